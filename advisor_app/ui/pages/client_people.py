"""联系人与关联: the people at a client, the firms it is tied to, and the tags it goes by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
)

from advisor_app.domain.labels import label
from advisor_app.domain.relation import Link, LinkKind, Person
from advisor_app.portfolio.links import LinkRow
from advisor_app.portfolio.people import PersonRow
from advisor_app.services.relations import PersonEntry
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.pages.client_tabs import Desk, ReadingTab
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.conflict_dialog import Shown
from advisor_app.ui.widgets.form import Field
from advisor_app.ui.widgets.record_table import record_table

_MAIN = (("yes", "是，先联系"), ("no", "否"))
_PERSON = (
    Field("name", "姓名", optional=False),
    Field("role", "职务"),
    Field("phone", "电话、微信"),
    Field("note", "备注"),
    Field("main", "首选联系人", choices=_MAIN, optional=False),
)


@dataclass(frozen=True, slots=True)
class _Read:
    people: tuple[PersonRow, ...]
    links: tuple[LinkRow, ...]
    tags: tuple[str, ...]


class PeopleTab(ReadingTab[_Read]):
    """Tags above, people below them, ties to other firms at the bottom."""

    def __init__(self, desk: Desk, tools: Tools) -> None:
        super().__init__(desk, tools)
        self.tags = QLineEdit()
        self.tags.setAccessibleName("标签")
        self.tags.setPlaceholderText("用逗号或空格隔开，如 重点，外贸；客户列表的筛选框能按标签找")
        self.tags.editingFinished.connect(self._save_tags)
        self._shown_tags: tuple[str, ...] = ()
        """Those that are shown, or were when they began to be typed over."""
        line = QHBoxLayout()
        line.addWidget(QLabel("标签"))
        line.addWidget(self.tags, 1)
        self.column.addLayout(line)
        self.people: TableModel[PersonRow] = TableModel(
            (
                Column("姓名", lambda r: f"★ {r.person.name}" if r.person.main else r.person.name),
                Column("职务", lambda r: r.person.role),
                Column("电话、微信", lambda r: r.person.phone),
                Column("备注", lambda r: r.person.note),
            ),
            self,
        )
        self.people_table = self._table(
            "联系人",
            self.people,
            (("新增联系人…", self.add_person), ("修改…", self.edit_person), ("删除", self.remove_person)),
        )
        self.links: TableModel[LinkRow] = TableModel(
            (
                Column("关联企业", lambda r: r.link.name),
                Column("是本企业的", lambda r: label(r.link.kind)),
                Column("在客户库里", lambda r: "是" if r.link.client_id else ""),
                Column("备注", lambda r: r.link.note),
            ),
            self,
        )
        self.links_table = self._table(
            "关联企业",
            self.links,
            (
                ("新增关联企业…", self.add_link),
                ("修改…", self.edit_link),
                ("删除", self.remove_link),
                ("打开该客户", self.open_link),
            ),
        )
        self.column.addWidget(self.fault)
        self.setFocusProxy(self.people_table)

    def _table(
        self,
        name: str,
        model: TableModel[PersonRow] | TableModel[LinkRow],
        acts: tuple[tuple[str, Callable[[], None]], ...],
    ) -> QTableView:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[2])
        for text, act in acts:
            button = QPushButton(text)
            button.setAccessibleName(f"{name}：{text}")
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch(1)
        table = record_table(name, model, height=34)
        self.column.addLayout(buttons)
        self.column.addWidget(table, 1)
        return table

    def read(self, client_id: str) -> _Read:
        """What surrounds the client."""
        asked = self.tools.relations()
        words = asked.tags(client_id).get(client_id, ())
        return _Read(asked.people(client_id), asked.links(client_id), words)

    def take(self, found: _Read) -> None:
        """Show it; tags that are being typed stay."""
        self.people.show(found.people)
        self.links.show(found.links)
        if not self.tags.hasFocus() or not self.tags.isModified():
            self._shown_tags = found.tags
            self.tags.setText("，".join(found.tags))

    def _save_tags(self) -> None:
        typed, seen = self.tags.text(), self._shown_tags
        if self.snapshot is None or typed.strip() == "，".join(seen):
            return
        relations, client_id = self.tools.relations, self.client_id
        self.tags.setModified(False)
        self.save(lambda: relations().put_tags(client_id, typed, seen=seen))

    # --- people ---------------------------------------------------------------------------------------

    def _person(self) -> PersonRow | None:
        row = self.people.row_at(self.people_table.currentIndex())
        if row is None:
            self.fault.setText("请先在表里选中一位联系人。")
            self.fault.show()
        return row

    @staticmethod
    def _entry(values: dict[str, str]) -> PersonEntry:
        return PersonEntry(
            values["name"], values["role"], values["phone"], values["note"], values["main"] == "yes"
        )

    def add_person(self) -> None:
        """Ask for a person."""
        relations, client_id = self.tools.relations, self.client_id
        self.ask(
            "新增联系人",
            _PERSON,
            lambda v, _: relations().add_person(client_id, self._entry(v)).changes,
            {"main": "no"},
        )

    def edit_person(self) -> None:
        """Change the chosen person."""
        row = self._person()
        if row is None:
            return
        relations = self.tools.relations

        def texts(p: Person) -> dict[str, str]:
            main = "yes" if p.main else "no"
            return {"name": p.name, "role": p.role, "phone": p.phone, "note": p.note, "main": main}

        self.change(
            "修改联系人",
            _PERSON,
            Shown(row.person, texts),
            lambda seen, v, _: relations().edit_person(row.id, self._entry(v), seen=seen),
        )

    def remove_person(self) -> None:
        """Remove the chosen person; Ctrl+Z brings it back."""
        row = self._person()
        if row is not None:
            relations = self.tools.relations
            self.take_away(lambda: relations().remove_person(row.id, seen=row.person))

    # --- ties -----------------------------------------------------------------------------------------

    def _link(self) -> LinkRow | None:
        row = self.links.row_at(self.links_table.currentIndex())
        if row is None:
            self.fault.setText("请先在表里选中一家关联企业。")
            self.fault.show()
        return row

    def add_link(self) -> None:
        """Ask for a firm the client is tied to."""
        relations, client_id = self.tools.relations, self.client_id
        fields = (
            Field("other", "关联企业", "写全称；与客户库里的名称一致就会连到那家客户", optional=False),
            Field("kind", "是本企业的", choices=_kinds(), optional=False),
            Field("note", "备注", "如 持股 60%"),
        )
        self.ask(
            "新增关联企业",
            fields,
            lambda v, _: relations().add_link(client_id, v["kind"], v["other"], v["note"]).changes,
            {"kind": LinkKind.PARENT.value},
        )

    def edit_link(self) -> None:
        """Change what the chosen firm is to the client."""
        row = self._link()
        if row is None:
            return
        relations, client_id = self.tools.relations, self.client_id
        fields = (Field("kind", "是本企业的", choices=_kinds(), optional=False), Field("note", "备注"))

        def texts(link: Link) -> dict[str, str]:
            return {"kind": link.kind.value, "note": link.note}

        self.change(
            f"修改关联企业：{row.link.name}",
            fields,
            Shown(row.link, texts),
            lambda seen, v, _: relations().edit_link(row.id, client_id, v["kind"], v["note"], seen=seen),
        )

    def remove_link(self) -> None:
        """Remove the chosen tie; Ctrl+Z brings it back."""
        row = self._link()
        if row is not None:
            relations = self.tools.relations
            self.take_away(lambda: relations().remove_link(row.id, seen=row))

    def open_link(self) -> None:
        """Show the chosen firm, where it is a client."""
        row = self._link()
        if row is None:
            return
        if row.link.client_id is None:
            self.fault.setText(f"“{row.link.name}”不在客户库里，需要时请先新建这家客户。")
            self.fault.show()
            return
        self.tools.events.open_client.emit(row.link.client_id)


def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((kind.value, label(kind)) for kind in LinkKind)
