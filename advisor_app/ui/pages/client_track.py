"""梯队与记录: where one client stands on each title, its timeline, and what to tell it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from advisor_app.domain.contact import Contact, ContactKind
from advisor_app.domain.labels import label
from advisor_app.portfolio.contacts import ContactRow
from advisor_app.services.clients import Saved
from advisor_app.services.timeline import ContactEntry, Moment, Origin
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.pages.client_tabs import Desk, ReadingTab
from advisor_app.ui.pages.opening import ask_opening
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.conflict_dialog import Shown
from advisor_app.ui.widgets.form import Field
from advisor_app.ui.widgets.record_table import record_table


@dataclass(frozen=True, slots=True)
class _Read:
    lines: tuple[str, ...]
    moments: tuple[Moment, ...]
    contacts: dict[str, ContactRow]


class TrackTab(ReadingTab[_Read]):
    """Standing above, timeline below; notes are added here, steps on the boards."""

    def __init__(self, desk: Desk, tools: Tools) -> None:
        super().__init__(desk, tools)
        self._contacts: dict[str, ContactRow] = {}
        self._standing = QLabel()
        self._standing.setTextFormat(Qt.TextFormat.PlainText)
        self._standing.setWordWrap(True)
        self._standing.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._standing.setAccessibleDescription("梯队")
        columns: tuple[Column[Moment], ...] = (
            Column("日期", lambda m: m.day.isoformat()),
            Column("种类", lambda m: m.kind + ("（待办）" if m.open else "")),
            Column("内容", lambda m: m.text),
        )
        self.model: TableModel[Moment] = TableModel(columns, self)
        self.table = record_table("往来与申报经过", self.model, height=32, widths=(100, 120))
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.setFocusProxy(self.table)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE[2])
        for text, tip, act in (
            ("记一条…", "拜访、电话、约定、文件、重大变化、结果", self.add),
            ("修改…", "", self.edit),
            ("已办", "约定已兑现，或重大变化已报告", self.keep),
            ("删除", "", self.remove),
            ("立项…", "开始一项申报", self._open),
            ("复制微信短文", "把在办申报的进展复制成一段话", self._copy_message),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.clicked.connect(act)
            acts.addWidget(button)
        acts.addStretch(1)
        self.column.addWidget(self._standing)
        self.column.addLayout(acts)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.fault)

    def read(self, client_id: str) -> _Read:
        """The client's standing, its timeline, and the entries that can be changed."""
        tools = self.tools
        return _Read(
            tools.pipeline.standing_lines(client_id),
            tools.timeline.moments(client_id, tools.tracking),
            {row.id: row for row in tools.timeline.rows(client_id)},
        )

    def take(self, found: _Read) -> None:
        """Show them."""
        self._contacts = found.contacts
        self._standing.setText("\n".join(found.lines) or "还没有梯队称号，也没有在办的称号申报。")
        self.model.show(found.moments)

    def _chosen(self) -> ContactRow | None:
        moment = self.model.row_at(self.table.currentIndex())
        if moment is None or moment.origin is not Origin.CONTACT:
            self.fault.setText("请先选中一条往来记录；申报的步骤请到“培育梯队”页登记或退回。")
            self.fault.show()
            return None
        return self._contacts.get(moment.id)

    def _fields(self) -> tuple[Field, ...]:
        kinds = tuple((kind.value, label(kind)) for kind in ContactKind)
        return (
            Field("kind", "种类", choices=kinds, optional=False),
            Field("text", "内容"),
            Field("day", "日期", "不填就是今天"),
            Field("who", "对方"),
            Field("due_on", "办理期限", "约定何时兑现，如 2026-12-01"),
        )

    @staticmethod
    def _entry(values: dict[str, str]) -> ContactEntry:
        return ContactEntry(values["kind"], values["text"], values["day"], values["who"], values["due_on"])

    def add(self) -> None:
        """Ask for an entry."""
        timeline, client_id = self.tools.timeline, self.client_id

        def save(values: dict[str, str], _confirmed: bool) -> object:
            saved: Saved = timeline.add(client_id, self._entry(values))
            return saved.changes

        self.ask("记一条往来", self._fields(), save, {"day": self.tools.today().isoformat()})

    def edit(self) -> None:
        """Change the chosen entry."""
        row = self._chosen()
        if row is None:
            return
        timeline = self.tools.timeline

        def texts(contact: Contact) -> dict[str, str]:
            return {
                "kind": contact.kind.value,
                "text": contact.text,
                "day": contact.day.isoformat(),
                "who": contact.who,
                "due_on": contact.due_on.isoformat() if contact.due_on else "",
            }

        self.change(
            "修改往来",
            self._fields(),
            Shown(row.contact, texts),
            lambda seen, v, _: timeline.edit(replace(row, contact=seen), self._entry(v)),
        )

    def keep(self) -> None:
        """Note that the chosen promise was kept."""
        row = self._chosen()
        if row is not None:
            self.save(lambda: self.tools.timeline.keep(row))

    def remove(self) -> None:
        """Remove the chosen entry."""
        row = self._chosen()
        if row is not None:
            self.take_away(lambda: self.tools.timeline.remove(row))

    def _open(self) -> None:
        ask_opening(self.tools, self, self.client_id)

    def _copy_message(self) -> None:
        client_id = self.client_id

        def copy(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.tools.events.said.emit("进展短文已复制，可贴进微信")

        self.tools.jobs.read(lambda: self.tools.timeline.message(client_id, self.tools.tracking), copy)
