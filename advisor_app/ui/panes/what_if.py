"""假设: figures, facts, titles, place and day otherwise; what differs stands beside, at once.

Nothing is written: what is typed here goes to the assessment alone, and is forgotten with the client. Another
window in the place of this one supposes the same (:meth:`WhatIfPane.supposed`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.services.advice_views import difference_lead, difference_tree
from advisor_app.services.advising import Advising, Subject
from advisor_app.services.supposing import Knob
from advisor_app.services.views import TreeRow
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.panes.pane import At, Pane, PaneTools, show_rows, tree_of
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.dressing import fault_label, muted
from advisor_app.ui.widgets.form import make_searchable, settle_choice
from advisor_app.ui.widgets.knobs import ChosenField, DayField, KnobField, field_of
from advisor_app.ui.widgets.layouts import clear_layout, scrolled

_FIRST = 6
"""So many figures stand there from the start, and one title."""
_PAUSE_MS = 80
_NAME_WIDTH = 150
DAY, PLACE = "as_of", "region"
START = "左边改一个数、一项资质、注册地或日期，这里就列出结论和金额的变化。只是假设，不写入客户资料。"


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed of a client: the fields that stand there, and what was typed or chosen in some."""

    client_id: str
    shown: tuple[str, ...]
    states: Mapping[str, str]


class WhatIfPane(Pane):
    """Fields on the left, what differs on the right."""

    title = "假设"
    supposing = Signal(int)
    """So many things are supposed now."""

    def __init__(self, tools: PaneTools) -> None:
        super().__init__(tools)
        self._subject: Subject | None = None
        self._knobs: tuple[Knob, ...] = ()
        self._shown: list[str] = []
        self._waiting: Supposed | None = None
        self.fields: dict[str, KnobField] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._suppose)
        self._turn = 0
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._build_fields())
        halves.addWidget(self._build_answer())
        halves.setSizes([450, 780])
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(SPACE[3])
        self.column.addWidget(halves, 1)

    def _build_fields(self) -> QWidget:
        self.more = QComboBox()
        self.more.setAccessibleName("加一项假设")
        self.more.activated.connect(lambda _index: self._add_chosen())
        self.add = QPushButton("加上")
        self.add.clicked.connect(self._add_chosen)
        top = QHBoxLayout()
        top.setSpacing(SPACE[2])
        top.addWidget(self.more, 1)
        top.addWidget(self.add)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, SPACE[2], 0)
        self._grid.setHorizontalSpacing(SPACE[3])
        self._grid.setVerticalSpacing(SPACE[2])
        self._grid.setColumnStretch(1, 1)
        side = QWidget()
        side.setMinimumWidth(410)
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE[2])
        lines.addLayout(top)
        lines.addWidget(scrolled(self._grid), 1)
        self.setFocusProxy(self.more)
        return side

    def _build_answer(self) -> QWidget:
        self.lead = QLabel(START)
        self.lead.setWordWrap(True)
        self.lead.setAccessibleDescription("与现在相比")
        self.fault = fault_label(self.tools.tokens)
        self.model = TreeModel(("与现在相比", "变化", "依据"), self.tools.tokens, parent=self)
        self.tree = tree_of(self.model, "假设引起的变化", (330, 170))
        side = QWidget()
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE[2])
        lines.addWidget(self.lead)
        lines.addWidget(self.fault)
        lines.addWidget(self.tree, 1)
        lines.addWidget(muted("金额各类分列、不相加。要看别的假设，在左上“加一项假设”里找。"))
        return side

    # --- fields ---------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Another client: nothing is supposed."""
        self._shown = []
        for field in self.fields.values():
            field.blockSignals(True)
        self.fields = {}
        self._pause.stop()
        self._tell(())

    def show_at(self, at: At | None) -> None:
        """As every pane does; what waits to be supposed of another client is let go."""
        super().show_at(at)
        if self._waiting is not None and at is not None:
            if at.client_id == self._waiting.client_id:
                self.supposing.emit(len(self._waiting.states))
            else:
                self._waiting = None

    def supposed(self) -> Supposed | None:
        """What is supposed now, for :meth:`suppose`; None where nothing is."""
        states = {key: field.state() for key, field in self.fields.items() if field.changes()}
        if self.at is None or not states:
            return self._waiting
        return Supposed(self.at.client_id, tuple(self._shown), states)

    def suppose(self, supposed: Supposed | None) -> None:
        """Suppose that as soon as the client's fields are there."""
        self._waiting = supposed

    def read(self, at: At) -> None:
        """Ask for what is recorded; what is supposed already stays."""

        def work(advising: Advising) -> tuple[Subject, tuple[Knob, ...]]:
            subject = advising.subject(at.client_id, at.as_of)
            return subject, advising.knobs(subject, at.as_of)

        self.ask(work, self._take)

    def _take(self, told: tuple[Subject, tuple[Knob, ...]]) -> None:
        self._subject, self._knobs = told
        kept = {key: field.state() for key, field in self.fields.items() if field.changes()}
        if self._waiting is not None:
            self._shown, kept = list(self._waiting.shown), dict(self._waiting.states)
            self._waiting = None
        if not self._shown:
            figures = [k for k in self._knobs if k.group == "年度数据" and k.value is not None][:_FIRST]
            titles = [k for k in self._knobs if k.group == "资质"][:1]
            self._shown = [k.key for k in (*titles, *figures)]
        self._build(kept)
        self.show_body()
        self._suppose()

    def _build(self, kept: dict[str, str]) -> None:
        assert self.at is not None
        clear_layout(self._grid)
        catalogue = self.tools.library.catalogue
        assert self._subject is not None
        region = self._subject.facts.region or ""
        places = dict(catalogue.regions)
        places.setdefault(region, catalogue.region_name(region) if region else "待补")
        self.fields = {DAY: DayField(self.at.as_of)}
        self.fields[PLACE] = ChosenField("注册地", PLACE, tuple(places.items()), region)
        names = {DAY: "评估基准日", PLACE: "注册地"}
        known = {knob.key: knob for knob in self._knobs}
        for key in self._shown:
            if key in known:
                self.fields[key] = field_of(known[key], self.at.as_of)
                names[key] = known[key].label
        for row, (key, field) in enumerate(self.fields.items()):
            name = QLabel(names[key])
            name.setWordWrap(True)
            name.setFixedWidth(_NAME_WIDTH)
            name.setToolTip(names[key])
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, row, 1)
            if key in kept:
                field.restore(kept[key])
            field.changed.connect(self._altered)
        self._offer()

    def _offer(self) -> None:
        self.more.blockSignals(True)
        self.more.clear()
        if not self.more.isEditable():
            make_searchable(self.more)
        self.more.addItem("加一项假设：键入指标、资质、项目的名称查找", "")
        for knob in self._knobs:
            if knob.key not in self.fields:
                self.more.addItem(f"{knob.label}（{knob.group}）", knob.key)
        self.more.setCurrentIndex(0)
        self.more.blockSignals(False)

    def _add_chosen(self) -> None:
        if settle_choice(self.more):
            key = self.more.currentData()
            if key:
                self.add_field(str(key))

    def add_field(self, key: str) -> None:
        """Show one more thing that can be supposed, first among them, ready to be typed."""
        kept = {k: field.state() for k, field in self.fields.items() if field.changes()}
        self._shown = [key, *(k for k in self._shown if k != key)]
        self._build(kept)
        first = next((w for w in self.fields[key].findChildren(QWidget) if w.focusPolicy()), None)
        if first is not None:
            first.setFocus()

    # --- supposing ------------------------------------------------------------------------------------

    def changes(self) -> tuple[str, ...]:
        """What is supposed, as the service reads it."""
        return tuple(change for field in self.fields.values() for change in field.changes())

    def reset(self) -> None:
        """Suppose nothing any more."""
        for field in self.fields.values():
            field.reset()
        self._suppose()

    def _altered(self) -> None:
        self._tell(self._altered_keys())
        self._pause.start()

    def _altered_keys(self) -> tuple[str, ...]:
        return tuple(key for key, field in self.fields.items() if field.changes())

    def _tell(self, keys: Sequence[str]) -> None:
        self.supposing.emit(len(keys))

    def _suppose(self) -> None:
        """Work it out on the worker; only the latest is shown."""
        self._pause.stop()
        at, subject, changes = self.at, self._subject, self.changes()
        self._turn += 1
        turn, words = self._turn, self.tools.words
        self._tell(self._altered_keys())
        if at is None or subject is None or not changes:
            self._show(START, ())
            return

        def work() -> tuple[str, tuple[TreeRow, ...]] | None:
            if turn != self._turn:
                return None
            told = self.tools.advising().suppose(subject, changes, at.as_of, drafts=at.drafts)
            return difference_lead(told.difference), difference_tree(told.difference, words)

        def take(told: tuple[str, tuple[TreeRow, ...]] | None) -> None:
            if told is not None and turn == self._turn:
                self._show(*told)

        def refused(error: AdvisorError) -> None:
            if turn == self._turn:
                self._show("", ())
                self.fault.setText(str(error))
                self.fault.show()

        self.tools.jobs.read(work, take, refused)

    def _show(self, lead: str, rows: tuple[TreeRow, ...]) -> None:
        self.fault.hide()
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        show_rows(self.tree, rows)
        for place in range(len(rows)):
            self.tree.expand(self.model.index(place, 0))
        self.told.emit()
