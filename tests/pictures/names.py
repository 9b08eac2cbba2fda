"""What a screen reader would find without a name: controls that can be focused, and lines of menus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget


def nameless(widgets: Iterable[QWidget]) -> Iterator[str]:
    """The controls seen among these that can be focused and have no name, each with where it is.

    A label is heard by its text, so while it has none it need not have a name; a button by its text too.
    """
    for widget in widgets:
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        if not widget.focusPolicy().value or widget.focusProxy() is not None:
            continue
        if isinstance(widget, QLabel) and (widget.text() or widget.accessibleDescription()):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text):
            yield f"{type(widget).__name__} in {type(widget.parent()).__name__}"


def unsaid(menu: QMenu) -> Iterator[str]:
    """What of a menu, and of those in it, has no words: itself, or a line."""
    name = menu.accessibleName() or menu.title()
    if not name:
        yield f"a menu of {type(menu.parent()).__name__}"
    for action in menu.actions():
        if not action.isSeparator() and not action.text().strip():
            yield f"a line of “{name}”"
        under = action.menu()
        if isinstance(under, QMenu):
            yield from unsaid(under)
