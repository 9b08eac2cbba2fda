"""The first run: what to do while there is no client yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.ui.icons import icon
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.city_box import CityBox

_WAYS = (
    ("clients", "新建第一家客户", "知道多少填多少；不知道的留空，之后再补。"),
    ("import", "导入客户名单…", "xlsx、xls、et、ods、csv 都行；先看差异，再写入。"),
    ("demo", "看看示例", "十家虚构的企业，放在它自己的客户库里，不会和您的混在一起。"),
    ("package", "从别的电脑带来…", "打开交接包，或恢复一份备份。"),
)
_LINES = (
    "按 Ctrl+K 随时查找客户、条款和操作；按 F1 看全部快捷键和十分钟上手。",
    "资料只在这台电脑上，程序从不联网；写下的每一步都能撤销（Ctrl+Z）。",
)


class Welcome(QWidget):
    """Four ways to begin, in the order of :data:`_WAYS`."""

    def __init__(self, acts: tuple[Callable[[], None], ...], tokens: Tokens) -> None:
        super().__init__()
        head = QLabel("从哪里开始？")
        head.setObjectName("title")
        self.buttons: list[QPushButton] = []
        grid = QGridLayout()
        grid.setSpacing(SPACE[4])
        for place, ((name, title, told), act) in enumerate(zip(_WAYS, acts, strict=True)):
            grid.addWidget(self._way(name, title, told, act, tokens), place // 2, place % 2)
        self.buttons[0].setObjectName("primary")
        self.buttons[0].setIcon(icon(_WAYS[0][0], tokens.on_accent))
        column = QVBoxLayout()
        column.setSpacing(SPACE[4])
        column.addStretch(1)
        column.addWidget(head)
        column.addLayout(grid)
        self._cities = QHBoxLayout()
        column.addLayout(self._cities)
        for text in _LINES:
            line = QLabel(text)
            line.setObjectName("muted")
            line.setWordWrap(True)
            column.addWidget(line)
        column.addStretch(2)
        middle = QWidget()
        middle.setMaximumWidth(760)
        middle.setLayout(column)
        whole = QVBoxLayout(self)
        whole.addWidget(middle, 1, Qt.AlignmentFlag.AlignHCenter)

    def ask_city(self, cities: tuple[str, ...], choose: Callable[[str], None]) -> None:
        """Ask where most clients are: the policy tree opens there."""
        self.city = CityBox("客户主要在哪个城市", cities, choose)
        self.city.setMinimumWidth(140)
        self._cities.addWidget(QLabel("客户主要在"))
        self._cities.addWidget(self.city)
        self._cities.addStretch(1)

    def _way(self, name: str, title: str, told: str, act: Callable[[], None], tokens: Tokens) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        button = QPushButton(icon(name, tokens.accent), title)
        button.setAccessibleDescription(told)
        button.clicked.connect(act)
        self.buttons.append(button)
        line = QLabel(told)
        line.setObjectName("muted")
        line.setWordWrap(True)
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(button)
        column.addWidget(line)
        column.addStretch(1)
        return card
