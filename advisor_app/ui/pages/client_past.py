"""变更: what was done to a client, and what of its record differs between two days."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
)

from advisor_app.portfolio.journal import Step
from advisor_app.services.past import Difference
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.pages.client_tabs import Desk, ReadingTab
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.record_table import record_table

SHOWN = 500
"""Steps that are listed, the newest first."""
_DONE = {"do": "", "undo": "撤销：", "redo": "重做："}


class PastTab(ReadingTab[tuple[Step, ...]]):
    """Two days above with their differences, the steps below."""

    def __init__(self, desk: Desk, tools: Tools) -> None:
        super().__init__(desk, tools)
        today = tools.today()
        self.then = self._date("从哪天", today - dt.timedelta(days=90))
        self.now = self._date("到哪天", today)
        compare = QPushButton("比较两天")
        compare.setObjectName("primary")
        compare.clicked.connect(self.compare)
        copy = QPushButton("复制")
        copy.setToolTip("复制比较结果，可粘贴到 Excel")
        copy.clicked.connect(self._copy)
        line = QHBoxLayout()
        line.setSpacing(SPACE[2])
        for widget in (QLabel("从"), self.then, QLabel("到"), self.now, compare, copy):
            line.addWidget(widget)
        line.addStretch(1)
        self.differences: TableModel[Difference] = TableModel(
            (
                Column("在哪里", lambda d: d.place),
                Column("哪一项", lambda d: d.what),
                Column("那天", lambda d: d.then or "（没有）"),
                Column("后来", lambda d: d.now or "（没有）"),
            ),
            self,
        )
        self.told = QLabel("选两天，看资料有哪些不同；下面是每一步改动，最近的在前。")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setObjectName("muted")
        self.told.setAccessibleDescription("比较结果")
        self.steps: TableModel[Step] = TableModel(
            (
                Column(
                    "时间", lambda s: f"{s.at.astimezone():%Y-%m-%d %H:%M}", sort_key=lambda s: s.change_set
                ),
                Column("谁", lambda s: s.actor),
                Column("做了什么", lambda s: f"{_DONE[s.kind]}{s.title}"),
            ),
            self,
        )
        self.column.addLayout(line)
        self.column.addWidget(self.told)
        self.differences_table = record_table(
            "两天之间的不同", self.differences, height=30, widths=(90, 190, 150), many=True
        )
        self.steps_table = record_table("改动记录", self.steps, height=30, widths=(140, 90), many=True)
        for table in (self.differences_table, self.steps_table):
            table.setWordWrap(False)
            self.column.addWidget(table, 1)
        self.column.addWidget(self.fault)
        self.setFocusProxy(self.steps_table)

    @staticmethod
    def _date(name: str, day: dt.date) -> QDateEdit:
        made = QDateEdit(QDate(day.year, day.month, day.day))
        made.setDisplayFormat("yyyy-MM-dd")
        made.setCalendarPopup(True)
        made.setAccessibleName(name)
        return made

    def read(self, client_id: str) -> tuple[Step, ...]:
        """The client's steps."""
        return self.desk.clients.steps(client_id, limit=SHOWN)

    def take(self, found: tuple[Step, ...]) -> None:
        """Show them; a comparison of what was before goes."""
        self.steps.show(found)
        self.differences.show(())
        self.told.setText("选两天，看资料有哪些不同；下面是每一步改动，最近的在前。")

    def compare(self) -> None:
        """Show what differs between the two days."""
        if self.snapshot is None:
            return
        days = sorted(date.date().toPython() for date in (self.then, self.now))  # type: ignore[type-var]
        past, client_id = self.tools.past, self.client_id
        since, until = days[0], days[1]
        assert isinstance(since, dt.date)
        assert isinstance(until, dt.date)

        def show(found: tuple[Difference, ...]) -> None:
            if self.snapshot is None or client_id != self.client_id:
                return
            self.differences.show(found)
            what = f"有 {len(found)} 处不同" if found else "没有不同"
            self.told.setText(f"{since} 日终与 {until} 日终相比，{what}。")

        self.tools.jobs.read(lambda: past().between(client_id, since, until), show)

    def _copy(self) -> None:
        rows = [
            self.differences.row_at(self.differences.index(n, 0)) for n in range(self.differences.rowCount())
        ]
        lines = [self.differences.headings(), *(self.differences.text(r) for r in rows if r is not None)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.tools.events.said.emit(f"已复制 {len(lines) - 1} 处不同")
