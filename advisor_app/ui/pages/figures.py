"""The owner's figures: by city, rung, advisor or round; losses with their reasons; time in each stage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTableView, QVBoxLayout, QWidget

from advisor_app.domain.labels import label
from advisor_app.domain.money import format_wan
from advisor_app.pipeline import figures
from advisor_app.pipeline.figures import Counted, Line
from advisor_app.services.pipeline import DIMENSIONS
from advisor_app.ui.models.table import RIGHT, Column, TableModel
from advisor_app.ui.theme import SPACE

_COUNTS: tuple[tuple[str, str], ...] = (
    ("立项", "opened"),
    ("已报", "filed"),
    ("认定", "granted"),
    ("其中称号", "titles"),
    ("未成", "lost"),
)
_SUMS: tuple[tuple[str, str], ...] = (
    ("在办确定", "fixed"),
    ("在办上限", "ceiling"),
    ("在办预期", "expected"),
    ("已核定", "awarded"),
    ("已兑付", "paid"),
    ("待兑付", "due"),
)


class FiguresView(QWidget):
    """A table of groups with their total, and below it what was lost and how long things took."""

    def __init__(self) -> None:
        super().__init__()
        self._counted: Sequence[Counted] = ()
        self._by = QComboBox()
        self._by.setAccessibleName("按什么分组")
        for key, name in DIMENSIONS.items():
            self._by.addItem(f"按{name}", key)
        self._by.currentIndexChanged.connect(lambda _i: self._show())
        note = QLabel("金额单位：万元。确定、上限、预期三类不相加；“在办”是尚未核定的。")
        note.setObjectName("muted")
        head = QHBoxLayout()
        head.addWidget(self._by)
        head.addWidget(note, 1)
        columns: list[Column[Line]] = [Column("分组", lambda row: row.label)]
        columns += [_count(name, key) for name, key in _COUNTS]
        columns += [_sum(name, key) for name, key in _SUMS]
        self._model: TableModel[Line] = TableModel(columns, self)
        self._table = QTableView()
        self._table.setModel(self._model)
        self._table.setAccessibleName("统计")
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(32)
        self._table.setColumnWidth(0, 180)
        for place in range(1, len(columns)):
            self._table.setColumnWidth(place, 84)
        self._rest = QLabel()
        self._rest.setWordWrap(True)
        self._rest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rest.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[3])
        layout.addLayout(head)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._rest)
        self.setFocusProxy(self._table)

    def show_counted(self, counted: Sequence[Counted]) -> None:
        """Show the figures of all applications."""
        self._counted = counted
        self._show()

    def _show(self) -> None:
        key = str(self._by.currentData())
        self._model.show([*figures.by(key, self._counted), figures.line("合计", self._counted)])
        self._rest.setText("\n".join(_rest(self._counted)))


def _rest(counted: Sequence[Counted]) -> list[str]:
    years = figures.paid_by_year(counted)
    lines = []
    if years:
        lines.append("兑付：" + "，".join(f"{year} 年 {format_wan(had)} 万元" for year, had in years.items()))
    lost = figures.losses(counted)
    if lost:
        lines.append("未成：" + "；".join(f"{label(e)} {n} 项（{reason}）" for e, reason, n in lost[:6]))
    waits = figures.waits(counted)
    if waits:
        said = "，".join(f"{label(w.stage)} 中位 {w.median:g} 天、最长 {w.longest} 天" for w in waits)
        lines.append(f"各阶段停留：{said}")
    return lines


def _count(name: str, key: str) -> Column[Line]:
    return Column(name, lambda row: str(getattr(row, key)), RIGHT, lambda row: getattr(row, key))


def _sum(name: str, key: str) -> Column[Line]:
    return Column(name, lambda row: format_wan(getattr(row, key)), RIGHT, lambda row: getattr(row, key))
