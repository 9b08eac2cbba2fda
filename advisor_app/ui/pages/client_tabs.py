"""The tabs of one client: overview, yearly figures, titles, items, money received."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError, StoreError, UscError
from advisor_app.domain.facts import FactDef, FactType, Scope, Value
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.money import format_wan
from advisor_app.domain.record import FactSet, FactValue, ReceivedBenefit, Recognition, RecognitionEvent
from advisor_app.domain.source import Source
from advisor_app.portfolio.conflicts import ConflictError
from advisor_app.services.conflict_views import settled
from advisor_app.services.entry import ClientEntry, ReceivedEntry, RecognitionEntry, Seen, ValueEntry
from advisor_app.services.typed import again, echo, plain_text
from advisor_app.ui.gradually import Gradually
from advisor_app.ui.models.blocks import LARGEST
from advisor_app.ui.models.grid import LaidFigures, YearGrid
from advisor_app.ui.models.table import RIGHT, Column, TableModel
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.conflict_dialog import Anew, Shown, ask_in_form, ask_which
from advisor_app.ui.widgets.copying import chosen_block, held_block, put_block
from advisor_app.ui.widgets.dressing import fault_label
from advisor_app.ui.widgets.echo_edit import EchoDelegate
from advisor_app.ui.widgets.form import Field, Form
from advisor_app.ui.widgets.layouts import scrolled
from advisor_app.ui.widgets.pasting import sentence
from advisor_app.ui.widgets.record_table import record_table

if TYPE_CHECKING:
    from advisor_app.portfolio.changes import Changes
    from advisor_app.portfolio.clients import ClientCard, ClientData
    from advisor_app.portfolio.items import ItemRow
    from advisor_app.portfolio.received import ReceivedRow
    from advisor_app.portfolio.recognitions import RecognitionRow
    from advisor_app.services.clients import Clients, PastedValues
    from advisor_app.services.entry_places import EntryPlace
    from advisor_app.ui.tools import Tools

YEARS = 4
"""Fiscal years shown: this one and the three before."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that the tabs show of one client, read at once."""

    card: ClientCard
    record: FactSet
    titles: tuple[RecognitionRow, ...]
    items: tuple[ItemRow, ...]
    received: tuple[ReceivedRow, ...]

    @classmethod
    def read(cls, clients: Clients, client_id: str) -> Snapshot:
        """Read on the worker."""
        return cls(
            clients.card(client_id),
            clients.record(client_id),
            clients.recognitions(client_id),
            clients.items(client_id),
            clients.received(client_id),
        )


T = TypeVar("T")
Found = TypeVar("Found")
"""What a tab reads of a client."""
Again = Callable[[Callable[[], None]], None]
"""Reads the client that is shown anew; then the function, unless another client is shown by then."""
Write = Callable[[Callable[[], object], Callable[[], None], Callable[[AdvisorError], None]], None]
"""Runs a write on the worker; then the second function, or the third where it is refused."""
PILOT = "确为早期试点代码，已对照营业执照确认"


@dataclass(frozen=True, slots=True)
class Desk:
    """What every tab works with."""

    clients: Clients
    library: Library
    write: Write
    again: Again
    tokens: Tokens
    resting: Callable[[], bool]
    """Whether something that is not asked for may be made now."""


def typed_again(entries: Sequence[ValueEntry], facts: Mapping[str, FactDef]) -> str:
    """What was typed and could not be saved, in a sentence: its cell shows what is on record again."""
    typed = [
        f"{facts[each.key].label}{f'（{each.year} 年）' if each.year else ''}“{each.raw}”"
        for each in entries
        if each.raw not in (None, "")
    ]
    return f"刚填的{'、'.join(typed)}还没有存上，请稍后再填一次。" if typed else ""


class Tab(QWidget):
    """A tab that shows one client's snapshot."""

    reads = False
    """Whether it reads more than the snapshot holds: then only while it is seen, or when it comes to be."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._behind = False
        self.desk = desk
        self.snapshot: Snapshot | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SPACE[3], 0, 0)
        self.column.setSpacing(SPACE[2])
        self.fault = fault_label(desk.tokens)

    @property
    def client_id(self) -> str:
        """The client shown."""
        assert self.snapshot is not None
        return self.snapshot.card.id

    def show_client(self, snapshot: Snapshot) -> None:
        """Show a client; what was refused before is forgotten."""
        self.snapshot = snapshot
        self.fault.hide()
        self._behind = self.reads and not self.isVisible()
        if not self._behind:
            self.fill(snapshot)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._behind and self.snapshot is not None:
            self._behind = False
            self.fill(self.snapshot)

    @abstractmethod
    def fill(self, snapshot: Snapshot) -> None:
        """Fill the widgets."""

    def go_to(self, _place: EntryPlace) -> None:
        """Choose what is to be entered, ready to be typed."""
        self.setFocus()

    def save(self, work: Callable[[], Changes]) -> None:
        """Write, and say in the tab what was refused."""

        self.desk.write(work, self.fault.hide, lambda error: self._say(str(error)))

    def take_away(self, work: Callable[[], Changes]) -> None:
        """Delete; where that is refused, say so beside what stands there now."""

        def refused(error: AdvisorError) -> None:
            self.desk.again(lambda: self._say(str(error)))

        self.desk.write(work, self.fault.hide, refused)

    def _say(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.show()

    def set_values(self, entries: Sequence[ValueEntry]) -> None:
        """Save values as one step."""
        clients, client_id = self.desk.clients, self.client_id

        def refused(error: AdvisorError) -> None:
            catalogue = self.desk.library.catalogue
            if isinstance(error, StoreError) and not isinstance(error, ConflictError):
                self.fault.setText(f"{typed_again(entries, catalogue.facts)}{error}")
            else:
                self.fault.setText(str(error))
            self.fault.show()
            if isinstance(error, ConflictError):
                ask_which(error, catalogue, self, lambda mine: self.set_values(settled(entries, error, mine)))

        if entries:
            self.desk.write(lambda: clients.set_values(client_id, entries), self.fault.hide, refused)
        else:
            self.fault.hide()

    def ask(
        self,
        title: str,
        fields: Sequence[Field],
        save: Callable[[dict[str, str], bool], object],
        initial: Mapping[str, str],
        anew: Anew | None = None,
    ) -> Form:
        """Open a form that stays open, with what was typed, until it can be saved.

        ``save`` gets the texts and whether an unusual code was confirmed; ``anew``: see :data:`Anew`.
        """
        return ask(self.desk, title, fields, save, initial, self, anew=anew)

    def change(
        self,
        title: str,
        fields: Sequence[Field],
        shown: Shown[T],
        save: Callable[[T, dict[str, str], bool], object],
    ) -> Form:
        """Open a form on a record; ``save`` gets it as it was shown, besides what :meth:`ask` gives."""
        return self.ask(
            title,
            fields,
            lambda values, confirmed: save(shown.record, values, confirmed),
            shown.texts,
            shown.again,
        )


class ReadingTab(Tab, Generic[Found]):
    """A tab that reads by itself what it shows."""

    reads = True

    def __init__(self, desk: Desk, tools: Tools) -> None:
        super().__init__(desk)
        self.tools = tools

    @abstractmethod
    def read(self, client_id: str) -> Found:
        """Read on the worker what the tab shows of a client."""

    @abstractmethod
    def take(self, found: Found) -> None:
        """Show what was read."""

    def fill(self, snapshot: Snapshot) -> None:
        """Read and show, unless another client is shown by then."""
        client_id = snapshot.card.id

        def take(found: Found) -> None:
            if self.snapshot is not None and self.client_id == client_id:
                self.take(found)

        self.tools.jobs.read(lambda: self.read(client_id), take)


def ask(
    desk: Desk,
    title: str,
    fields: Sequence[Field],
    save: Callable[[dict[str, str], bool], object],
    initial: Mapping[str, str],
    parent: QWidget,
    *,
    anew: Anew | None = None,
) -> Form:
    """Open a form whose refusals are said in it; what another changed meanwhile is asked about."""

    def submit(values: dict[str, str]) -> None:
        confirmed = form.confirmed
        desk.write(lambda: save(values, confirmed), form.accept, refused)

    def refused(error: AdvisorError) -> None:
        pilot = isinstance(error, UscError) and error.checksum_only
        form.refuse(str(error), PILOT if pilot else "")
        if isinstance(error, ConflictError) and anew is not None:
            ask_in_form(error, desk.library.catalogue, form, form, anew)

    form = Form(title, fields, submit, desk.tokens, parent, initial=initial)
    form.open()
    return form


class _CalmBox(QComboBox):
    """A choice that the wheel passes by: who scrolls over it must not change a client's facts."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what scrolls."""
        event.ignore()


class ValueInput(QWidget):
    """One fact as a form line: a choice or a text with its unit echoed; saved when it is left."""

    def __init__(self, fact: FactDef, save: Callable[[FactDef, str], None]) -> None:
        super().__init__()
        self._fact = fact
        self._save = save
        self._shown = ""
        self.seen: Value | None = None
        """The value that is shown, or was when it began to be typed over."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._echo = QLabel(fact.unit)
        self._echo.setObjectName("muted")
        self._input: QComboBox | QLineEdit
        if fact.type in (FactType.BOOL, FactType.CHOICE):
            box = _CalmBox()
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.addItem("（待补）", "")
            choices = fact.choices or (("是", "是"), ("否", "否"))
            for key, text in (*choices, ("不适用", "不适用")):
                box.addItem(text, key)
            box.activated.connect(self._left)
            self._input = box
        else:
            line = QLineEdit()
            line.setPlaceholderText("如 2026-07-01" if fact.type is FactType.DATE else "待补")
            line.editingFinished.connect(self._left)
            line.textChanged.connect(self._say)
            self._input = line
        self._input.setAccessibleName(fact.label)
        self._input.setToolTip("\n".join(filter(None, (fact.question, fact.basis))))
        row.addWidget(self._input, 1)
        row.addWidget(self._echo)

    def show_value(self, value: Value | None) -> None:
        """Show a value as it would be typed; what is being typed stays, with what it is typed over."""
        text = "" if value is None else again(value)
        if isinstance(self._input, QComboBox):
            self._input.setCurrentIndex(max(0, self._input.findData(text)))
        elif self._input.hasFocus() and self._input.isModified():
            return
        else:
            self._input.setText(text)
        self._shown, self.seen = text, value

    def follow(self, before: QWidget) -> QWidget:
        """Be what the Tab key leads to from ``before``; what the next may follow."""
        QWidget.setTabOrder(before, self._input)
        return self._input

    def take_focus(self) -> None:
        """Be ready to be typed in."""
        self._input.setFocus()

    def _text(self) -> str:
        if isinstance(self._input, QComboBox):
            return str(self._input.currentData() or "")
        return self._input.text().strip()

    def _say(self, text: str) -> None:
        self._echo.setText(echo(self._fact, text) or self._fact.unit)

    def _left(self) -> None:
        if isinstance(self._input, QLineEdit):
            self._input.setModified(False)  # it is saved now: what comes back may be shown
        if self._text() != self._shown:
            self._shown = self._text()
            self._save(self._fact, self._shown)


_NAME_WIDTH = 230
"""Pixels of a fact's name; longer ones are wrapped."""
_AT_ONCE = 2
"""Fields that are made between two events."""
_AROUND = 80
"""Pixels that are seen above and below a field that was looked up."""


def _fact_lines() -> QFormLayout:
    lines = QFormLayout()
    lines.setContentsMargins(0, 0, SPACE[3], 0)
    lines.setHorizontalSpacing(SPACE[4])
    lines.setVerticalSpacing(SPACE[1])
    lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return lines


def _show_of(snapshot: Snapshot, key: str, made: ValueInput) -> None:
    value = snapshot.record.facts.get(key)
    made.show_value(None if value is None else value.value)


class OverviewTab(Tab):
    """概况: who the client is, facts without a year, and which lists hold all there is."""

    asked_origin = Signal(str)
    """A fact whose origin is asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._who = QLabel()
        self._who.setAccessibleDescription("代码、注册地、行业、顾问与备注")
        self._who.setTextFormat(Qt.TextFormat.PlainText)
        self._who.setWordWrap(True)
        self._who.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        edit = QPushButton("修改名称、代码、注册地…")
        edit.clicked.connect(self._edit)
        self._last: QWidget = edit
        head = QHBoxLayout()
        head.addWidget(self._who, 1)
        head.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        self._inputs: dict[str, ValueInput] = {}
        lines = _fact_lines()
        self._area = scrolled(lines)
        self._making = Gradually(self._make_inputs(lines), self, _AT_ONCE, desk.resting)
        self._lists: dict[str, QCheckBox] = {}
        known = QLabel("只有勾选“已核全”，清单里没有的才算“没有”；不勾选，没有列出的一律按“待补”。")
        known.setObjectName("muted")
        known.setWordWrap(True)
        boxes = QHBoxLayout()
        for entry, text in (
            ("recognitions", "资质清单已核全"),
            ("items", "项目与明细已核全"),
            ("received", "已享受已核全"),
        ):
            box = QCheckBox(text)
            box.clicked.connect(lambda on, e=entry: self._declare(e, on))
            self._lists[entry] = box
            boxes.addWidget(box)
        boxes.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(known)
        self.column.addLayout(boxes)
        self.column.addWidget(self.fault)

    def _make_inputs(self, lines: QFormLayout) -> Iterator[str]:
        """The facts without a year under the names of their groups, one by one, with what the client that is
        shown has of them; there are more than a page holds."""
        groups: dict[str, list[FactDef]] = {}
        for fact in self.desk.library.catalogue.facts.values():
            if fact.scope is Scope.CLIENT and fact.derivation is None:
                groups.setdefault(fact.group or "其他", []).append(fact)
        for group, facts in groups.items():
            heading = QLabel(group)
            heading.setObjectName("heading")
            lines.addRow(heading)
            for fact in facts:
                made = self._inputs[fact.key] = ValueInput(fact, self._save_value)
                if self.snapshot is not None:
                    _show_of(self.snapshot, fact.key, made)
                name = QLabel(fact.label)
                name.setWordWrap(True)
                name.setFixedWidth(_NAME_WIDTH)
                name.setToolTip(fact.basis or fact.question or fact.label)
                lines.addRow(name, made)
                shortcut = QShortcut(QKeySequence("Alt+Return"), made)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(partial(self.asked_origin.emit, fact.key))
                origin = QAction("来历…（Alt+Enter）", name)
                origin.triggered.connect(partial(self.asked_origin.emit, fact.key))
                name.addAction(origin)
                name.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
                # made after what stands below it, it is reached before that all the same
                self._last = made.follow(self._last)
                for each in (name, made, *made.findChildren(QWidget)):
                    each.ensurePolished()  # or all of them would be at once, where the tab is first seen
                yield fact.key

    def go_to(self, place: EntryPlace) -> None:
        """Put the cursor into the field; name, code and place are in the form."""
        self._making.gather()
        made = self._inputs.get(place.key)
        if made is None:
            self._edit()
        else:
            made.take_focus()
            self._area.ensureWidgetVisible(made, 0, _AROUND)

    def fill(self, snapshot: Snapshot) -> None:
        """Fill the widgets."""
        data, catalogue = snapshot.card.data, self.desk.library.catalogue
        code = data.uscc.code if data.uscc else "信用代码待补"
        warning = data.uscc.organisation_warning() if data.uscc else None
        region = catalogue.region_name(data.region) if data.region else "注册地待补"
        parts = [f"{code}　{region}　{data.industry}".rstrip()]
        if data.uscc is not None and data.uscc.pilot:
            parts.append("早期试点代码，已人工确认")
        if warning:
            parts.append(warning)
        if data.advisor:
            parts.append(f"陪跑顾问 {data.advisor}")
        if data.note:
            parts.append(data.note)
        self._who.setText("\n".join(parts))
        for key, made in self._inputs.items():
            _show_of(snapshot, key, made)
        for entry, box in self._lists.items():
            box.setChecked(entry in snapshot.record.complete)

    def _save_value(self, fact: FactDef, text: str) -> None:
        seen = Seen(self._inputs[fact.key].seen)
        self.set_values([ValueEntry(fact.key, plain_text(fact, text), seen=seen)])

    def _declare(self, entry: str, on: bool) -> None:
        clients, client_id = self.desk.clients, self.client_id
        act = clients.declare_complete if on else clients.withdraw_complete
        self.save(lambda: act(client_id, entry))

    def _edit(self) -> None:
        assert self.snapshot is not None
        clients, client_id, data = self.desk.clients, self.client_id, self.snapshot.card.data

        def save(seen: ClientData, values: dict[str, str], confirmed: bool) -> Changes:
            entry = replace(entry_of(values), short_name=data.short_name, former_names=data.former_names)
            return clients.edit_client(client_id, entry, seen=seen, accept_pilot=confirmed)

        self.change("修改客户", client_fields(self.desk.library), Shown(data, texts_of), save)


def texts_of(data: ClientData) -> dict[str, str]:
    """A client's own data as the form shows them."""
    return {
        "name": data.name,
        "uscc": data.uscc.code if data.uscc else "",
        "region": data.region or "",
        "industry": data.industry,
        "advisor": data.advisor,
        "note": data.note,
    }


def entry_of(values: Mapping[str, str]) -> ClientEntry:
    """A client's own data as the form gives them."""
    return ClientEntry(
        values["name"],
        values["uscc"],
        values["region"],
        industry=values["industry"],
        note=values["note"],
        advisor=values["advisor"],
    )


def client_fields(library: Library) -> tuple[Field, ...]:
    """The form of a client's own data."""
    regions = tuple((code, f"{name}（{code}）") for code, name in library.catalogue.regions.items())
    return (
        Field("name", "企业名称", "与营业执照一致"),
        Field("uscc", "统一社会信用代码", "18 位"),
        Field("region", "注册地", choices=regions),
        Field("industry", "行业"),
        Field("advisor", "陪跑顾问", "由谁负责这家客户"),
        Field("note", "备注"),
    )


def hint(fact: FactDef) -> str:
    """How to type a fact."""
    unit = {FactType.MONEY: "单位：元；也可写 800万、1.2亿", FactType.BOOL: "填 是 或 否"}.get(fact.type)
    return f"{fact.label}：{unit or f'单位：{fact.unit}'}；清空为待补，填“不适用”为不适用"


_NARROWEST_NAME = 132
_EDGES = 2
"""Pixels between two columns of figures, which Qt adds to what it was told that they take."""
_NARROWEST_YEAR, _WIDEST_YEAR = 96, 170
"""Pixels that the name of a fact keeps: nine characters."""


class _YearTable(QTableView):
    """Where there is little room, names give way before a year is pushed out of sight, or they themselves."""

    def __init__(self) -> None:
        super().__init__()
        self._widths: dict[int, int] = {}

    def sizeHintForColumn(self, column: int) -> int:
        """The width of a column's longest text; the delegate of every cell would take half a second."""
        if column not in self._widths:
            metrics = self.fontMetrics()
            cells = [self.model().index(row, column) for row in range(self.model().rowCount())]
            told = {str(cell.data() or ""): cell for cell in cells}
            longest = max(told, key=metrics.horizontalAdvance, default="")
            self._widths[column] = self.sizeHintForIndex(told[longest]).width() + 1 if told else 0
        return self._widths[column]

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        /,
        roles: Sequence[int] = (),
    ) -> None:
        """Measure again."""
        self._widths.clear()
        super().dataChanged(first, last, roles)

    def reset(self) -> None:
        """Measure again."""
        self._widths.clear()
        super().reset()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again where the type has changed."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths.clear()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the names what the figures leave, within bounds, and every year as much of the rest."""
        head, room = self.horizontalHeader(), self.viewport().width()
        wanted = [
            max(self.sizeHintForColumn(column), head.sectionSizeHint(column), _NARROWEST_YEAR)
            for column in range(1, head.count())
        ]
        name = min(
            max(_NAME_WIDTH, self.sizeHintForColumn(0)),
            max(_NARROWEST_NAME, room - sum(wanted) - _EDGES * len(wanted)),
        )
        fair = (room - name) // max(1, len(wanted))
        fits = max(wanted, default=0) <= fair
        head.setMinimumSectionSize(min(fair, _WIDEST_YEAR) if fits else _NARROWEST_YEAR)
        self.setColumnWidth(0, name)


class FiguresTab(Tab):
    """年度数据: fact × year."""

    asked_origin = Signal(str, int)
    """A fact and its year whose origin is asked for."""

    def __init__(self, desk: Desk, year: int) -> None:
        super().__init__(desk)
        self._years = tuple(range(year - YEARS + 1, year + 1))
        facts = [
            f for f in desk.library.catalogue.facts.values() if f.scope is Scope.YEAR and f.derivation is None
        ]
        self._facts = {f.key: f for f in facts}
        self._known: Mapping[str, Mapping[int, FactValue]] = {}
        self._filled: Snapshot | None = None
        self.model = YearGrid(facts, desk.tokens, self._edited, self)
        self.grid = _YearTable()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName("年度数据")
        self.grid.verticalHeader().hide()
        self.grid.verticalHeader().setDefaultSectionSize(34)
        head = self.grid.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # a figure is never cut short
        head.setMinimumSectionSize(_NARROWEST_YEAR)
        head.setStretchLastSection(True)
        self.grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFocusProxy(self.grid)
        self.grid.setAlternatingRowColors(True)
        self.grid.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._echo = QLabel("双击或直接键入；Ctrl+C 复制，Ctrl+Shift+C 带标题复制，Ctrl+V 从 Excel 整块粘贴")
        self._echo.setObjectName("muted")
        self._echo.setWordWrap(True)
        delegate = EchoDelegate(self._reads, self, self._echo.setText)
        delegate.closeEditor.connect(lambda *_: QTimer.singleShot(0, self._catch_up))
        delegate.closeEditor.connect(self._next_row)
        self.grid.setItemDelegate(delegate)
        self._told: tuple[str, str, dict[tuple[str, int], str]] | None = None
        self._source = QComboBox()
        self._source.setAccessibleName("接下来录入的数据来源")
        for source in Source:
            self._source.addItem(source.label, str(source))
        self._source.setCurrentIndex(self._source.findData(str(Source.SELF)))
        top = QHBoxLayout()
        top.addWidget(QLabel("接下来录入的数据来自"))
        top.addWidget(self._source)
        top.addStretch(1)
        self.origin = QPushButton("来历…")
        self.origin.setToolTip("选中的数从哪里来、各来源的值、怎么改过（Alt+Enter）")
        self.origin.clicked.connect(self._ask_origin)
        top.addWidget(self.origin)
        self.column.addLayout(top)
        self.column.addWidget(self.grid, 1)
        self.column.addWidget(self._echo)
        self.column.addWidget(self.fault)
        for keys, act in (
            (QKeySequence.StandardKey.Copy, self._copy),
            (QKeySequence("Ctrl+Shift+C"), partial(self._copy, headings=True)),
            (QKeySequence.StandardKey.Paste, self._paste),
            (QKeySequence.StandardKey.Delete, self._clear),
            (QKeySequence("Alt+Return"), self._ask_origin),
        ):
            shortcut = QShortcut(keys, self.grid, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def fill(self, snapshot: Snapshot) -> None:
        """Fill the grid, keeping the place; while a cell is typed in, once it is left."""
        typing = self.grid.state() == QAbstractItemView.State.EditingState
        if typing and self._filled is not None and self._filled.card.id == snapshot.card.id:
            return
        self._filled = snapshot
        self._known = snapshot.record.years
        # a table that has the keys before its figures stands on the first name, where nothing can be typed
        at = self.grid.currentIndex() if self.model.columnCount() > 1 else QModelIndex()
        key = list(self._facts)[at.row()] if at.isValid() else ""
        _, year = self.model.slot_at(at) or ("", None)
        known = {year for by_year in snapshot.record.years.values() for year in by_year}
        first = min([*known, self._years[0]])
        years = tuple(range(max(first, self._years[0] - 4), self._years[-1] + 1))
        self.model.show(years, snapshot.record.years)
        self.grid.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        if not at.isValid():
            self.grid.fit()
        place = self._cell(key, year)
        self.grid.setCurrentIndex(place if at.column() else place.siblingAtColumn(0))
        if self._told is not None and self._told[0] == self.client_id:
            self.model.mark(self._told[2])
            self.fault.setText(self._told[1])
            self.fault.show()
        else:
            self.model.mark({})

    def _next_row(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """回车 goes down a row, as in any sheet."""
        at = self.grid.currentIndex()
        entered = hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache
        if entered and at.row() + 1 < self.model.rowCount():
            row, column = at.row() + 1, at.column()
            QTimer.singleShot(0, self.grid, lambda: self.grid.setCurrentIndex(self.model.index(row, column)))

    def _catch_up(self) -> None:
        """Show what came while a cell was typed in."""
        if self.snapshot is not None and self.snapshot is not self._filled:
            self.fill(self.snapshot)

    def go_to(self, place: EntryPlace) -> None:
        """Choose the cell; without a year the latest whole one."""
        self.grid.setCurrentIndex(self._cell(place.key, place.year))
        self.grid.scrollTo(self.grid.currentIndex())
        self.grid.setFocus()

    def _cell(self, key: str, year: int | None) -> QModelIndex:
        """The cell of a fact, else of the first, and of a year, else of the latest whole one.

        By its year, not its column: another client may have other years.
        """
        years = [self.model.slot_at(self.model.index(0, c)) for c in range(1, self.model.columnCount())]
        columns = {slot[1]: column for column, slot in enumerate(years, 1) if slot is not None}
        column = columns.get(year or 0, max(1, self.model.columnCount() - 2))
        return self.model.index(list(self._facts).index(key) if key in self._facts else 0, column)

    def _entry(self, key: str, year: int, text: str) -> ValueEntry:
        known = self._known.get(key, {}).get(year)
        return ValueEntry(
            key,
            plain_text(self._facts[key], text),
            year,
            source=self._source.currentData(),
            seen=Seen(None if known is None else known.value),
        )

    def _reads(self, index: QModelIndex | QPersistentModelIndex, text: str) -> str:
        fact = self.model.fact_at(index)
        return echo(fact, text) or hint(fact)

    def _edited(self, key: str, year: int, text: str) -> None:
        self._told = None
        self.set_values([self._entry(key, year, text)])

    def _ask_origin(self) -> None:
        slot = self.model.slot_at(self.grid.currentIndex())
        if slot is not None:
            self.asked_origin.emit(*slot)

    def _clear(self) -> None:
        slots = [self.model.slot_at(i) for i in self.grid.selectedIndexes()]
        entries = [self._entry(*slot, "") for slot in slots if slot is not None]
        if entries:
            self._told = None
            self.set_values(entries)

    def _copy(self, *, headings: bool = False) -> None:
        """Copy the chosen cells as they would be typed again: money in 元, what is missing empty."""
        across = Qt.Orientation.Horizontal

        def heading(column: int) -> str:
            return str(self.model.headerData(column, across))

        block = chosen_block(self.grid, self.model.plain, heading if headings else None)
        if block:
            put_block(block)

    def _paste(self) -> None:
        """Paste a block as copied from a spreadsheet, from the current cell on, as one step.

        What can't be taken is marked and told; one cell fills all that are chosen.
        """
        start, block = self.grid.currentIndex(), held_block()
        if not start.isValid() or not block:
            return
        if sum(len(line) for line in block) > LARGEST:
            laid = LaidFigures((), (f"剪贴板里有 {len(block):,} 行，太多了，请分几次粘贴",))
        elif len(block) == len(block[0]) == 1:
            each = [self.model.lay(block, i.row(), i.column()) for i in self.grid.selectedIndexes()]
            laid = LaidFigures(
                tuple(cell for one in each for cell in one.cells),
                tuple(text for one in each for text in one.refused),
            )
        else:
            laid = self.model.lay(block, start.row(), start.column())
        entries = [self._entry(*cell) for cell in laid.cells]
        if not entries:
            self._tell_pasted(0, laid.refused, {})
            return
        clients, client_id = self.desk.clients, self.client_id
        held: list[PastedValues] = []

        def work() -> tuple[PastedValues, Changes]:
            held.append(clients.paste_values(client_id, entries))
            return held[0], held[0].changes

        def done() -> None:
            faults = {(entry.key, int(entry.year or 0)): why for entry, why in held[0].refused}
            self._tell_pasted(held[0].taken, (*laid.refused, *faults.values()), faults)

        def refused(error: AdvisorError) -> None:
            self.fault.setText(str(error))
            self.fault.show()

        self.desk.write(work, done, refused)

    def _tell_pasted(self, taken: int, refused: Sequence[str], faults: Mapping[tuple[str, int], str]) -> None:
        """Say what became of a block; it stays until something else is entered."""
        text = sentence(taken, refused)
        self._echo.setText("" if refused else text)
        self._told = (self.client_id, text, dict(faults)) if refused else None
        self.fault.setText(text)
        self.fault.setVisible(bool(refused))
        self.model.mark(faults)


class RecordsTab(Tab):
    """A table of records with add, edit, remove."""

    noun = ""

    def __init__(self, desk: Desk, model: TableModel[object]) -> None:
        super().__init__(desk)
        self.model = model
        self.table = record_table(self.noun, model, height=34)
        self.table.hint = f"还没有登记{self.noun}：点“新增{self.noun}…”。"
        self.setFocusProxy(self.table)
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.acts = QHBoxLayout()
        for text, act in (
            (f"新增{self.noun}…", self.add),
            ("修改…", self.edit),
            ("删除", self.remove),
        ):
            button = QPushButton(text)
            button.clicked.connect(act)
            self.acts.addWidget(button)
        self.acts.addStretch(1)
        self.column.addLayout(self.acts)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.fault)

    def current(self) -> object | None:
        """The chosen record."""
        return self.model.row_at(self.table.currentIndex())

    def choose(self, wanted: Callable[[object], bool]) -> bool:
        """Make the first such record current; False where there is none."""
        row = self.model.position(wanted)
        if row >= 0:
            self.table.selectRow(row)
            self.table.setCurrentIndex(self.model.index(row, 0))
        self.table.setFocus()
        return row >= 0

    @abstractmethod
    def add(self) -> None:
        """Ask for a new record."""

    @abstractmethod
    def edit(self) -> None:
        """Ask for changes to the chosen record."""

    @abstractmethod
    def remove(self) -> None:
        """Remove the chosen record."""


class TitlesTab(RecordsTab):
    """资质: titles with event, dates and number."""

    noun = "资质"

    def __init__(self, desk: Desk) -> None:
        kinds = desk.library.catalogue.recognitions
        columns: tuple[Column[RecognitionRow], ...] = (
            Column(
                "资质",
                lambda r: (
                    kinds[r.recognition.kind].label if r.recognition.kind in kinds else r.recognition.kind
                ),
            ),
            Column("情形", lambda r: label(r.recognition.event) if r.recognition.event else "待补"),
            Column(
                "认定日期",
                lambda r: r.recognition.granted_on.isoformat() if r.recognition.granted_on else "待补",
            ),
            Column(
                "有效期至", lambda r: r.recognition.valid_to.isoformat() if r.recognition.valid_to else ""
            ),
            Column("文号", lambda r: r.recognition.document_number),
            Column("备注", lambda r: r.recognition.note),
        )
        super().__init__(desk, TableModel(columns))  # type: ignore[arg-type]

    def fill(self, snapshot: Snapshot) -> None:
        """Fill the table."""
        self.model.show(snapshot.titles)

    def _fields(self) -> tuple[Field, ...]:
        kinds = tuple((k.key, k.label) for k in self.desk.library.catalogue.recognitions.values())
        events = tuple((str(e), label(e)) for e in RecognitionEvent)
        return (
            Field("kind", "资质", choices=kinds, optional=False),
            Field("event", "情形", choices=events),
            Field("granted_on", "认定日期", "如 2026-07-01；不知道先留空"),
            Field("valid_to", "有效期至", "如 2029-06-30"),
            Field("document_number", "文号"),
            Field("note", "备注"),
        )

    @staticmethod
    def _entry(values: dict[str, str]) -> RecognitionEntry:
        return RecognitionEntry(
            values["kind"],
            values["event"] or None,
            values["granted_on"] or None,
            values["valid_to"] or None,
            values["document_number"],
            values["note"],
        )

    def go_to(self, place: EntryPlace) -> None:
        """Choose the title; where it is not recorded, ask for it."""
        if not self.choose(lambda r: r.recognition.kind == place.key) and place.new:  # type: ignore[attr-defined]
            self._add(place.key)

    def add(self) -> None:
        """Ask for a title."""
        self._add("")

    def _add(self, kind: str) -> None:
        clients, client_id = self.desk.clients, self.client_id
        self.ask(
            "新增资质",
            self._fields(),
            lambda v, _: clients.add_recognition(client_id, self._entry(v)).changes,
            {"kind": kind},
        )

    def edit(self) -> None:
        """Change the chosen title."""
        row: RecognitionRow | None = self.current()  # type: ignore[assignment]
        if row is None:
            return
        clients, client_id = self.desk.clients, self.client_id

        def texts(r: Recognition) -> dict[str, str]:
            return {
                "kind": r.kind,
                "event": str(r.event or ""),
                "granted_on": r.granted_on.isoformat() if r.granted_on else "",
                "valid_to": r.valid_to.isoformat() if r.valid_to else "",
                "document_number": r.document_number,
                "note": r.note,
            }

        self.change(
            "修改资质",
            self._fields(),
            Shown(row.recognition, texts),
            lambda seen, v, _: clients.edit_recognition(client_id, row.id, self._entry(v), seen=seen),
        )

    def remove(self) -> None:
        """Remove the chosen title; Ctrl+Z brings it back."""
        row: RecognitionRow | None = self.current()  # type: ignore[assignment]
        if row is not None:
            clients, client_id = self.desk.clients, self.client_id
            self.take_away(lambda: clients.remove_recognition(client_id, row.id, seen=row.recognition))


class ItemsTab(RecordsTab):
    """项目与明细: projects, products, policies, people, each with its own facts."""

    noun = "明细"

    def __init__(self, desk: Desk) -> None:
        kinds = desk.library.catalogue.items
        columns: tuple[Column[ItemRow], ...] = (
            Column("种类", lambda r: kinds[r.kind].label if r.kind in kinds else r.kind),
            Column("名称", self._name),
            Column("内容", self._summary),
        )
        self._facts: dict[str, Mapping[str, str]] = {}
        self._values: dict[str, Mapping[str, Value | None]] = {}
        super().__init__(desk, TableModel(columns))  # type: ignore[arg-type]
        self._kind = QComboBox()
        self._kind.setAccessibleName("明细种类")
        for kind in kinds.values():
            self._kind.addItem(kind.label, kind.key)
        which = QLabel("种类")
        which.setBuddy(self._kind)
        row = QHBoxLayout()
        row.addWidget(which)
        row.addWidget(self._kind, 1)
        self.column.insertLayout(0, row)

    def _name(self, row: ItemRow) -> str:
        return self._facts.get(row.key, {}).get("name", row.key)

    def _summary(self, row: ItemRow) -> str:
        catalogue, known = self.desk.library.catalogue, self._facts.get(row.key, {})
        parts = []
        for fact in catalogue.of_item(row.kind):
            if fact.key == "name":
                continue
            text = known.get(fact.key)
            shown = "待补" if text is None else fact.choice_label(text)
            if text is not None and fact.type is FactType.MONEY and text != "不适用":
                shown = echo(fact, text).removeprefix("＝ ")
            parts.append(f"{fact.label} {shown}")
        return "；".join(parts)

    def fill(self, snapshot: Snapshot) -> None:
        """Fill the table."""
        self._values = {
            item.key: {key: found.value for key, found in item.facts.items()}
            for item in snapshot.record.items
        }
        self._facts = {
            item.key: {k: again(v.value) for k, v in item.facts.items()} for item in snapshot.record.items
        }
        self.model.show(snapshot.items)

    def go_to(self, place: EntryPlace) -> None:
        """Choose the item and ask for its facts; of a kind, the first of it, or a new one."""
        kind = place.key if place.item is None else place.item.partition("#")[0]
        self._kind.setCurrentIndex(max(0, self._kind.findData(kind)))
        found = self.choose(
            lambda r: r.key == place.item if place.item is not None else r.kind == kind  # type: ignore[attr-defined]
        )
        if found and place.item is not None:
            self.edit()
        elif not found and place.new:
            self.add()

    def _fields(self, kind: str) -> tuple[Field, ...]:
        fields = []
        for fact in self.desk.library.catalogue.of_item(kind):
            choices = fact.choices or ((("是", "是"), ("否", "否")) if fact.type is FactType.BOOL else ())
            more = (("不适用", "不适用"),) if choices else ()
            unit = "如 2026-07-01" if fact.type is FactType.DATE else fact.unit
            if fact.type is FactType.MONEY:
                unit = "元；也可写 800万"
            fields.append(Field(fact.key, fact.label, fact.basis or unit, (*choices, *more)))
        return tuple(fields)

    def _plain(self, kind: str, values: dict[str, str]) -> dict[str, str]:
        facts = self.desk.library.catalogue.item_facts
        return {key: plain_text(facts[kind, key], text) for key, text in values.items()}

    def add(self) -> None:
        """Ask for a new item of the kind chosen above."""
        clients, client_id, kind = self.desk.clients, self.client_id, str(self._kind.currentData())
        self.ask(
            f"新增{self._kind.currentText()}",
            self._fields(kind),
            lambda v, _: clients.add_item(client_id, kind, self._plain(kind, v)),
            {},
        )

    def edit(self) -> None:
        """Change the chosen item."""
        row: ItemRow | None = self.current()  # type: ignore[assignment]
        if row is None:
            return
        clients, client_id = self.desk.clients, self.client_id
        seen = dict(self._values.get(row.key, {}))

        def save(values: dict[str, str], _confirmed: bool) -> Changes:
            texts = self._plain(row.kind, values)
            return clients.set_values(
                client_id,
                [
                    ValueEntry(key, text, item=row.key, seen=Seen(seen.get(key)))
                    for key, text in texts.items()
                ],
            )

        def anew(error: ConflictError) -> dict[str, str]:
            seen.update((clash.field, clash.theirs) for clash in error.clashes)
            return {key: "" if value is None else again(value) for key, value in seen.items()}

        title = self.desk.library.catalogue.items[row.kind].label
        self.ask(f"修改{title}", self._fields(row.kind), save, self._facts.get(row.key, {}), anew)

    def remove(self) -> None:
        """Remove the chosen item; Ctrl+Z brings it back."""
        row: ItemRow | None = self.current()  # type: ignore[assignment]
        if row is not None:
            clients, client_id = self.desk.clients, self.client_id
            told = self._values.get(row.key, {})
            seen = {key: value for key, value in told.items() if value is not None}
            self.take_away(lambda: clients.remove_item(client_id, row.key, seen=seen))


class ReceivedTab(RecordsTab):
    """已享受: money the client has had, by measure, year and payer."""

    noun = "已享受"

    def __init__(self, desk: Desk) -> None:
        titles = {m.id: m.title for m in desk.library.measures}
        columns: tuple[Column[ReceivedRow], ...] = (
            Column("事项", lambda r: titles.get(r.benefit.measure, r.benefit.measure)),
            Column("年度", lambda r: str(r.benefit.year)),
            Column("金额（万元）", lambda r: format_wan(r.benefit.amount), RIGHT),
            Column("付款方", lambda r: r.benefit.payer),
            Column("批次", lambda r: r.benefit.tranche),
            Column("明细", lambda r: self._called.get(r.benefit.item or "", r.benefit.item or "")),
        )
        self._called: dict[str, str] = {}
        """What the items are called, by their keys."""
        super().__init__(desk, TableModel(columns))  # type: ignore[arg-type]

    def fill(self, snapshot: Snapshot) -> None:
        """Fill the table."""
        kinds = self.desk.library.catalogue.items
        self._called = {
            item.key: item.title(kinds[item.kind].label if item.kind in kinds else "")
            for item in snapshot.record.items
        }
        self.model.show(snapshot.received)

    def go_to(self, place: EntryPlace) -> None:
        """Choose the payment."""
        self.choose(lambda r: r.benefit.measure == place.key)  # type: ignore[attr-defined]

    def _fields(self) -> tuple[Field, ...]:
        items = tuple(self._called.items())
        measures = tuple((m.id, f"{m.title}（{m.id}）") for m in self.desk.library.measures)
        return (
            Field("measure", "事项", choices=measures, optional=False),
            Field("amount", "金额", "元；也可写 20万"),
            Field("year", "年度", "如 2026"),
            Field("payer", "付款方", "市、区……"),
            Field("tranche", "批次", "第一笔……"),
            Field("item", "哪一项明细", choices=items) if items else Field("item", "哪一项明细"),
        )

    @staticmethod
    def _entry(values: dict[str, str]) -> ReceivedEntry:
        amount = FactDef("amount", "金额", FactType.MONEY)
        return ReceivedEntry(
            values["measure"],
            plain_text(amount, values["amount"]),
            values["year"],
            values["payer"],
            values["tranche"],
            values["item"] or None,
        )

    def add(self) -> None:
        """Ask for money received."""
        clients, client_id = self.desk.clients, self.client_id
        self.ask(
            "登记已享受",
            self._fields(),
            lambda v, _: clients.add_received(client_id, self._entry(v)).changes,
            {},
        )

    def edit(self) -> None:
        """Change the chosen entry."""
        row: ReceivedRow | None = self.current()  # type: ignore[assignment]
        if row is None:
            return
        clients, client_id = self.desk.clients, self.client_id

        def texts(b: ReceivedBenefit) -> dict[str, str]:
            return {
                "measure": b.measure,
                "amount": again(b.amount),
                "year": str(b.year),
                "payer": b.payer,
                "tranche": b.tranche,
                "item": b.item or "",
            }

        self.change(
            "修改已享受",
            self._fields(),
            Shown(row.benefit, texts),
            # the form has no line for the note
            lambda seen, v, _: clients.edit_received(
                client_id, row.id, replace(self._entry(v), note=None), seen=seen
            ),
        )

    def remove(self) -> None:
        """Remove the chosen entry; Ctrl+Z brings it back."""
        row: ReceivedRow | None = self.current()  # type: ignore[assignment]
        if row is not None:
            clients, client_id = self.desk.clients, self.client_id
            self.take_away(lambda: clients.remove_received(client_id, row.id, seen=row.benefit))
