"""The owner's figures: by city, rung, advisor or round; losses with their reasons; time in each stage."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.labels import label
from advisor_app.domain.money import format_wan
from advisor_app.dossier.pdf.charts import Inks
from advisor_app.pipeline import figures
from advisor_app.pipeline.figures import Counted, Line
from advisor_app.services.pipeline import DIMENSIONS
from advisor_app.ui import choosing
from advisor_app.ui.models.table import RIGHT, Column, TableModel
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.record_table import record_table

_WIDTH = 560.0
"""Of the picture, in units of which nine are the height of its letters."""
_LETTERS = 9.0


class FiguresView(QWidget):
    """A table of groups with their total; below it their bars, what was lost and how long things took."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._counted: Sequence[Counted] = ()
        self._drawn = False
        self._asked = 0
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
        export = QPushButton("导出 Excel…")
        export.setToolTip("汇总、每项申报、每笔兑付、未成与用时，写成一个工作簿")
        export.clicked.connect(self._export)
        head.addWidget(export)
        columns: list[Column[Line]] = [Column("分组", lambda row: row.label)]
        columns += [_count(name, key) for key, name in figures.COUNTS.items()]
        columns += [_sum(name, key) for key, name in figures.SUMS.items()]
        self._model: TableModel[Line] = TableModel(columns, self)
        widths = (180, *(84 for _ in columns[1:]))
        self._table = record_table("统计", self._model, height=32, widths=widths, cells=True, frozen=1)
        self._table.head.setStretchLastSection(False)  # a figure stands under its heading, not at the edge
        self._rest = QLabel()
        self._rest.setAccessibleDescription("到账、未成与用时")
        self._rest.setWordWrap(True)
        self._rest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rest.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[3])
        layout.addLayout(head)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._build_picture(), 1)
        layout.addWidget(self._rest)
        self.setFocusProxy(self._table)

    def _build_picture(self) -> QScrollArea:
        self._picture = QSvgWidget()
        self._picture.setAccessibleName("统计图：各组的在办确定、在办上限、在办预期、已兑付，单位万元")
        self._area = QScrollArea()
        self._area.setAccessibleName("各组金额的图")
        self._area.setObjectName("board")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._picture)
        self._picture.setAutoFillBackground(False)
        self._area.hide()
        return self._area

    def show_counted(self, counted: Sequence[Counted]) -> None:
        """Show the figures of all applications."""
        self._counted = counted
        self._show()

    def _show(self) -> None:
        key = str(self._by.currentData())
        self._model.show([*figures.by(key, self._counted), figures.line("合计", self._counted)])
        self._rest.setText("\n".join(_rest(self._counted)))
        self._drawn = False
        if self.isVisible():
            self._draw()

    # --- the picture ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """The picture is made when it is first looked at: its library is slow to load."""
        super().showEvent(event)
        if not self._drawn:
            self._draw()

    def _draw(self) -> None:
        self._drawn = True
        self._asked += 1
        asked, key, counted = self._asked, str(self._by.currentData()), self._counted
        t, pipeline = self._tools.tokens, self._tools.pipeline
        inks = Inks(t.text, t.muted, t.line, (t.accent, t.open, t.muted, t.good))

        def take(svg: str) -> None:
            if asked == self._asked:
                self._take_picture(svg)

        self._tools.jobs.read(lambda: pipeline.picture(key, counted, _WIDTH, inks), take)

    def _take_picture(self, svg: str) -> None:
        self._area.setVisible(bool(svg))
        if svg:
            self._picture.load(QByteArray(svg.encode()))
            scale = self.fontInfo().pixelSize() / _LETTERS
            self._picture.setFixedSize(self._picture.renderer().defaultSize() * scale)
            bar = self._area.horizontalScrollBar().sizeHint().height()
            self._area.setMaximumHeight(self._picture.height() + bar)

    # --- handing over ---------------------------------------------------------------------------------

    def _export(self) -> None:
        named = self._tools.pipeline.register_name()
        path = choosing.new_file(self, "导出 Excel", named, "Excel 工作簿 (*.xlsx)")
        if path is not None:
            self.export(path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx"))

    def export(self, path: Path) -> None:
        """Write the register of all applications as a workbook."""
        pipeline = self._tools.pipeline
        self._tools.jobs.read(
            lambda: pipeline.save_register(path),
            lambda register: self._tools.events.said.emit(
                f"已写出 {path.name}（{len(register.entries)} 项申报）"
            ),
        )


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
