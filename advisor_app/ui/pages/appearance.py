"""外观与习惯: theme, size of type, whose name stands on papers, where most clients are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.runtime.settings import Settings, Theme
from advisor_app.services.advising import keep_setting
from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.panes.pane import number_of
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.city_box import CityBox

_THEMES = ((Theme.SYSTEM, "跟随系统"), (Theme.LIGHT, "浅色"), (Theme.DARK, "深色"))
_LATER = "已保存；重新打开窗口后生效。"
_NOW = "已保存。"
_PAUSE_MS = 600
"""So long after the last step of the size, the window changes: not at every step on the way."""
_NOTHING = "改动当时就保存。"


@dataclass(frozen=True, slots=True)
class AppearanceTools:
    """What the section works with; ``choose_city`` keeps the city and opens the policy tree there."""

    settings: Settings
    cities: tuple[str, ...]
    choose_city: Callable[[str], None]
    jobs: Jobs
    events: Events


class AppearanceSection(QWidget):
    """A form; each change is kept at once, what needs a new window says so."""

    again = Signal()
    """Close the window and open it anew."""

    def __init__(self, tools: AppearanceTools) -> None:
        super().__init__()
        self._tools = tools
        kept = tools.settings
        self.theme = QComboBox()
        self.theme.setAccessibleName("配色")
        for theme, word in _THEMES:
            self.theme.addItem(word, str(theme))
        self.theme.setCurrentIndex(self.theme.findData(str(kept.theme)))
        self.theme.activated.connect(
            lambda _i: self._keep(_NOW, tools.events.dress.emit, theme=self.theme.currentData())
        )
        self.scale = number_of(75, 200, " %", "字号")
        self.scale.setSingleStep(5)
        self.scale.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.scale.setValue(kept.font_scale)
        self._stepped = QTimer(self)
        self._stepped.setSingleShot(True)
        self._stepped.setInterval(_PAUSE_MS)
        self._stepped.timeout.connect(tools.events.dress)
        self.scale.valueChanged.connect(lambda value: self._keep(_NOW, self._stepped.start, font_scale=value))
        self.name = QLineEdit(kept.advisor_name)
        self.name.setAccessibleName("顾问姓名")
        self.name.setPlaceholderText("写在文书和改动记录上")
        self.name.editingFinished.connect(self._keep_name)
        self.city = CityBox("客户主要在", tools.cities, tools.choose_city)
        self.city.show_city(kept.home_city)
        tools.events.home_city.connect(self.city.show_city)  # it is chosen on the first page too
        lines = QFormLayout()
        lines.setHorizontalSpacing(SPACE[4])
        lines.setVerticalSpacing(SPACE[3])
        lines.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for word, widget in (
            ("配色", self.theme),
            ("字号", self.scale),
            ("顾问姓名", self.name),
            ("客户主要在", self.city),
        ):
            widget.setMinimumWidth(260)
            lines.addRow(word, widget)
        self.told = QLabel(_NOTHING)
        self.told.setObjectName("muted")
        self.told.setAccessibleDescription("说明")
        self.reopen = QPushButton("现在重新打开")
        self.reopen.clicked.connect(self.again)
        self.reopen.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.told)
        foot.addWidget(self.reopen)
        foot.addStretch(1)
        card = QFrame()
        card.setObjectName("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        inner.setSpacing(SPACE[4])
        heading = QLabel("外观与习惯")
        heading.setObjectName("heading")
        inner.addWidget(heading)
        across = QHBoxLayout()
        across.addLayout(lines)
        across.addStretch(1)
        inner.addLayout(across)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def _keep_name(self) -> None:
        name = self.name.text().strip()
        if name != self._tools.settings.advisor_name or self.name.isModified():
            self.name.setModified(False)
            self._keep(_LATER, advisor_name=name)

    def _keep(self, said: str, then: Callable[[], None] | None = None, **changed: int | str) -> None:
        def done(_none: None) -> None:
            self.told.setText(said)
            self.reopen.setVisible(said == _LATER)
            if then is not None:
                then()

        def refused(error: AdvisorError) -> None:
            self.told.setText(str(error))

        self._tools.jobs.read(lambda: keep_setting(**changed), done, refused)
