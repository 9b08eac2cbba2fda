"""Where most clients are: one city of those the content knows, or all over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox


class CityBox(QComboBox):
    """Tells ``choose`` of what is chosen by hand: a city's name, "" for all over."""

    def __init__(self, name: str, cities: Sequence[str], choose: Callable[[str], None]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.addItem("（都有）", "")
        for city in cities:
            self.addItem(city, city)
        self.activated.connect(lambda _place: choose(self.currentData()))

    def show_city(self, city: str) -> None:
        """Show what is chosen; a city that is not known is all over."""
        self.setCurrentIndex(max(0, self.findData(city)))
