"""来历: every value that was stated for one thing, which of them is taken, and how that came to be."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.facts import FactDef, Value
from advisor_app.domain.phrases import value_phrase
from advisor_app.domain.source import Source, source_label
from advisor_app.portfolio.facts import FactRow, FactTurn, Slot
from advisor_app.services.entry import ValueEntry
from advisor_app.services.typed import again
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.pages.client_tabs import Desk, ask
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.form import Field
from advisor_app.ui.widgets.record_table import record_table


@dataclass(frozen=True, slots=True)
class _Read:
    values: tuple[FactRow, ...]
    turns: tuple[FactTurn, ...]


class OriginDialog(QDialog):
    """The values of one slot of one client."""

    def __init__(
        self,
        desk: Desk,
        tools: Tools,
        client_id: str,
        fact: FactDef,
        year: int | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tools = tools
        self._client_id = client_id
        self._fact = fact
        self._slot = Slot(fact.key, year)
        self.setWindowTitle(f"来历：{fact.label}（{year}）" if year else f"来历：{fact.label}")
        self.resize(820, 480)
        self.values: TableModel[FactRow] = TableModel(
            (
                Column("采用", lambda r: "✓ 采用" if r.adopted else ""),
                Column("值", lambda r: self._said(r.value)),
                Column("来源", lambda r: source_label(r.source) or "待补"),
                Column("核实于", lambda r: r.observed_on.isoformat() if r.observed_on else ""),
                Column("确认人", lambda r: r.confirmed_by),
                Column("佐证", lambda r: r.evidence),
                Column("备注", lambda r: r.note),
            ),
            self,
        )
        self.turns: TableModel[FactTurn] = TableModel(
            (
                Column("时间", lambda t: f"{t.at.astimezone():%Y-%m-%d %H:%M}"),
                Column("谁", lambda t: t.actor),
                Column("原来", lambda t: "" if t.old is None else self._said(t.old)),
                Column("改为", lambda t: "（清除）" if t.new is None else self._said(t.new)),
                Column("做了什么", lambda t: t.title),
            ),
            self,
        )
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[2])
        self.told = QLabel("同一项可以有几个来源的值并存，评估只用“采用”的那个。")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAccessibleDescription("来历说明")
        column.addWidget(self.told)
        self.table = record_table("各来源的值", self.values, height=30)
        column.addWidget(self.table, 1)
        acts = QHBoxLayout()
        for text, tip, act in (
            ("采用这个", "评估改用选中的值，其余留着", self.adopt),
            ("我已核实", "记下由您核实过", self.confirm),
            ("修改说明…", "来源、核实日期、佐证、备注", self.edit),
            ("删除这个", "只删选中来源的值；正在采用而另有来源的，先采用另一个", self.drop),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.clicked.connect(act)
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        heading = QLabel("怎么变成现在这样")
        heading.setObjectName("heading")
        column.addWidget(heading)
        column.addWidget(record_table("变更经过", self.turns, height=30), 1)
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.reload()

    def _said(self, value: Value) -> str:
        return value_phrase(value, self._fact, self._fact.unit)

    def reload(self) -> None:
        """Read the values and their history."""
        clients, client_id, slot = self._desk.clients, self._client_id, self._slot

        def read() -> _Read:
            own = tuple(row for row in clients.values(client_id) if row.slot == slot)
            return _Read(own, clients.turns(client_id, slot.key, year=slot.year, item=slot.item))

        self._tools.jobs.read(read, self._take)

    def _take(self, read: _Read) -> None:
        self.values.show(read.values)
        self.turns.show(read.turns)
        if read.values:
            self.table.selectRow(0)
        else:
            self.told.setText("这一项还没有填。")

    def _chosen(self) -> FactRow | None:
        return self.values.row_at(self.table.currentIndex())

    def _refused(self, error: AdvisorError) -> None:
        self.told.setText(str(error))

    def adopt(self) -> None:
        """Take the chosen value."""
        row = self._chosen()
        if row is not None:
            clients, client_id = self._desk.clients, self._client_id
            self._desk.write(lambda: clients.adopt_value(client_id, row.id), self.reload, self._refused)

    def confirm(self) -> None:
        """Note that the advisor has checked the chosen value."""
        row = self._chosen()
        if row is not None:
            clients, client_id = self._desk.clients, self._client_id
            self._desk.write(lambda: clients.confirm_value(client_id, row.id), self.reload, self._refused)

    def drop(self) -> None:
        """Remove the chosen value; Ctrl+Z brings it back."""
        row = self._chosen()
        if row is not None:
            clients, client_id = self._desk.clients, self._client_id

            def refused(error: AdvisorError) -> None:
                self._refused(error)
                self.reload()  # what stands there now, to be looked at

            self._desk.write(lambda: clients.drop_value(client_id, row.id, seen=row), self.reload, refused)

    def edit(self) -> None:
        """Change what is told of the chosen value; it becomes the adopted one."""
        row = self._chosen()
        if row is None:
            return
        fields = (
            Field("source", "来源", choices=tuple((s.value, s.label) for s in Source)),
            Field("observed_on", "核实于", "如 2026-03-31"),
            Field("evidence", "佐证", "如 2025 年度审计报告第 12 页"),
            Field("note", "备注"),
        )
        initial = {
            "source": row.source,
            "observed_on": row.observed_on.isoformat() if row.observed_on else "",
            "evidence": row.evidence,
            "note": row.note,
        }
        clients, client_id, slot = self._desk.clients, self._client_id, self._slot

        def save(values: dict[str, str], _confirmed: bool) -> object:
            entry = ValueEntry(
                slot.key,
                again(row.value),
                slot.year,
                slot.item,
                values["source"] or None,
                observed_on=values["observed_on"] or None,
                evidence=values["evidence"],
                note=values["note"],
            )
            return clients.set_values(client_id, [entry])

        ask(self._desk, "修改说明", fields, save, initial, self).accepted.connect(self.reload)
