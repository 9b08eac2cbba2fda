"""培育方案: a target, growth as the advisor assumes it, what three scenarios come to year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from advisor_app.advice.plan import MOST_YEARS
from advisor_app.domain.errors import AdvisorError, InputError
from advisor_app.domain.facts import FactDef
from advisor_app.domain.phrases import MISSING, value_phrase
from advisor_app.domain.record import FactSet
from advisor_app.dossier.document import Block
from advisor_app.dossier.kinds import Sort
from advisor_app.portfolio.conflicts import ConflictError
from advisor_app.services.advising import Advising, Subject
from advisor_app.services.conflict_views import assumed
from advisor_app.services.planning import SCENARIOS, PlanWish, TargetChoice, growth_hint, with_target
from advisor_app.ui.panes.pane import At, Pane, PaneTools, number_of
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.conflict_dialog import ask_which
from advisor_app.ui.widgets.dressing import fault_label, muted
from advisor_app.ui.widgets.form import make_searchable, settle_choice
from advisor_app.ui.widgets.layouts import clear_layout, scrolled
from advisor_app.ui.widgets.paper_text import PaperText

_PAUSE_MS = 400
_NAME_WIDTH = 128
NEXT_RUNG = "上一层级"
Sections = Sequence[tuple[str, Sequence[Block]]]


@dataclass(frozen=True, slots=True)
class _Read:
    """What the pane shows of a client: what is assumed, what can be, and what it comes to."""

    subject: Subject
    wish: PlanWish
    choices: tuple[TargetChoice, ...]
    inputs: tuple[FactDef, ...]
    sections: Sections
    fault: str = ""


class PlanPane(Pane):
    """Assumptions on the left, the plan on the right; what is typed is kept with the client."""

    title = "培育方案"

    def __init__(self, tools: PaneTools) -> None:
        super().__init__(tools)
        self.wish = PlanWish()
        self._seen = PlanWish()
        """What the widgets show as kept, or did when they began to be typed over."""
        self._filling = False
        self.fields: dict[tuple[str, str], QLineEdit] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._build_inputs())
        halves.addWidget(self._build_plan())
        halves.setSizes([430, 800])
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(SPACE[3])
        self.column.addLayout(self._build_head())
        self.column.addWidget(halves, 1)
        self.setFocusProxy(self.target)

    def _build_head(self) -> QHBoxLayout:
        self.target = QComboBox()
        self.target.setAccessibleName("目标")
        self.target.setMinimumWidth(380)  # the longest: “…小巨人”企业（复核（重新评价））
        make_searchable(self.target)
        self.target.activated.connect(lambda _index: self._chosen())
        self.years = number_of(0, MOST_YEARS, " 年", "往后看几年")
        self.years.valueChanged.connect(lambda _years: self._altered())
        self.day = QDateEdit()
        self.day.setDisplayFormat("M 月 d 日")
        self.day.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.day.setAccessibleName("每年的申报日")
        self.day.setToolTip("每年按这一天申报来判定；以当年通知的窗口为准")
        self.day.dateChanged.connect(lambda _day: self._altered())
        self.dossier = QPushButton("出方案…")
        self.dossier.setToolTip("到导出打印页，预览、打印或写成 PDF 和工作簿")
        self.dossier.clicked.connect(self._hand_over)
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        for name, field in (("目标", self.target), ("往后", self.years), ("每年申报日", self.day)):
            row.addWidget(QLabel(name))
            row.addWidget(field)
        row.addStretch(1)
        row.addWidget(self.dossier)
        return row

    def _build_inputs(self) -> QWidget:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, SPACE[2], 0)
        self._grid.setHorizontalSpacing(SPACE[2])
        self._grid.setVerticalSpacing(SPACE[2])
        side = QWidget()
        side.setMinimumWidth(400)
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE[2])
        lines.addWidget(muted("增长由顾问假设，不是预测；随客户保存，Ctrl+Z 撤销。不填的照现状不变。"))
        lines.addWidget(scrolled(self._grid), 1)
        return side

    def _build_plan(self) -> QWidget:
        self.fault = fault_label(self.tools.tokens)
        self.text = PaperText(self.tools.tokens, "培育方案")
        side = QWidget()
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE[2])
        lines.addWidget(self.fault)
        lines.addWidget(self.text, 1)
        return side

    # --- reading --------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Another client: what was typed for the last is kept already, or not wanted."""
        self._pause.stop()

    def read(self, at: At) -> None:
        """Ask for what was assumed last and what it comes to."""
        self.ask(lambda advising: _work(advising, at), self._show)

    def _show(self, told: _Read) -> None:
        at = self.at
        assert at is not None
        self._filling = True
        typed_over = self._pause.isActive()  # it is kept in a moment, beside what others wrote
        self.target.clear()
        for choice in told.choices:
            self.target.addItem(choice.text, choice.key)
        key = self.wish.key if typed_over else told.wish.key
        place = self.target.findData(key) if key else 0
        self.target.setCurrentIndex(place if told.choices else -1)
        if not key and not told.sections:
            self.target.setCurrentIndex(-1)  # nothing goes without saying: it has to be chosen
        if set(self.fields) != {(name, fact.key) for fact in told.inputs for name in SCENARIOS}:
            self._build_fields(told.inputs, told.subject.facts)
            self._fill(self.wish if typed_over else told.wish, at)
        elif not typed_over:
            self._fill(told.wish, at, self._typing())
        if not typed_over:
            self.wish, self._seen = told.wish, self._shown(told.wish)
        self.text.show_sections(told.sections)
        self._complain(told.fault)
        self._filling = False
        self.show_body()

    def _fill(self, wish: PlanWish, at: At, typing: tuple[str, str] | None = None) -> None:
        """Show what is assumed; the field that is being typed into is left alone."""
        self.years.setValue(wish.years)
        month, day = wish.apply_on or (at.as_of.month, at.as_of.day)
        self.day.setDate(QDate(at.as_of.year, month, day))
        for (name, key), field in self.fields.items():
            if (name, key) != typing:
                field.setText(wish.growth.get(name, {}).get(key, ""))

    def _shown(self, wish: PlanWish) -> PlanWish:
        """What was read as assumed, but for a field that still shows what it did."""
        typing = self._typing()
        if typing is None:
            return wish
        name, key = typing
        said = wish.growth.get(name, {}).get(key, "")
        if self.fields[typing].text().strip() == said:
            return wish
        before = self._seen.growth.get(name, {}).get(key, "")
        growth = {**wish.growth, name: {**wish.growth.get(name, {}), key: before}}
        return replace(wish, growth=growth)

    def _complain(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _typing(self) -> tuple[str, str] | None:
        return next((key for key, field in self.fields.items() if field.hasFocus()), None)

    def _build_fields(self, inputs: Sequence[FactDef], facts: FactSet) -> None:
        clear_layout(self._grid)
        self.fields = {}
        for column, name in enumerate(("数据（最近一年）", *SCENARIOS)):
            self._grid.addWidget(muted(name), 0, column)
        for row, fact in enumerate(inputs, 1):
            beside = QLabel(f"{fact.label}\n{_latest(fact, facts.years.get(fact.key, {}))}")
            beside.setWordWrap(True)
            beside.setMinimumWidth(_NAME_WIDTH)
            beside.setToolTip(fact.basis or fact.label)
            self._grid.addWidget(beside, row, 0)
            for column, scenario in enumerate(SCENARIOS, 1):
                field = QLineEdit()
                field.setPlaceholderText("不变")
                field.setAccessibleName(f"{scenario}：{fact.label}每年的增长")
                field.setToolTip(f"写成{growth_hint(fact)}；空着不变")
                field.textChanged.connect(lambda _text: self._altered())
                self.fields[scenario, fact.key] = field
                self._grid.addWidget(field, row, column)
        self._grid.setColumnStretch(0, 2)
        for column in range(1, len(SCENARIOS) + 1):
            self._grid.setColumnStretch(column, 1)

    # --- what is assumed ------------------------------------------------------------------------------

    def _chosen(self) -> None:
        if settle_choice(self.target) and self.target.currentData():
            self.wish = with_target(self._wished(), str(self.target.currentData()))
            self._keep()

    def _altered(self) -> None:
        if not self._filling and self.at is not None:
            self.wish = self._wished()
            self._pause.start()

    def _wished(self) -> PlanWish:
        """What the widgets say; growth of facts that this target does not read stays as it was."""
        assert self.at is not None
        growth: dict[str, dict[str, str]] = {n: dict(self.wish.growth.get(n, {})) for n in SCENARIOS}
        for (name, key), field in self.fields.items():
            text = field.text().strip()
            if text:
                growth[name][key] = text
            else:
                growth[name].pop(key, None)
        chosen, as_of = (self.day.date().month(), self.day.date().day()), self.at.as_of
        apply_on = None if chosen == (as_of.month, as_of.day) else chosen
        return replace(self.wish, years=self.years.value(), apply_on=apply_on, growth=growth)

    def _keep(self) -> None:
        """Keep it with the client, where it can be read; the page reads the plan anew from that."""
        self._pause.stop()
        at, wish, seen = self.at, self.wish, self._seen
        if at is None:
            return
        advising = self.tools.advising

        def work() -> object:
            return advising().keep_plan(at.client_id, at.as_of, wish, seen=seen)

        def refused(error: AdvisorError) -> None:
            if self.at == at:
                self._complain(str(error))
                if isinstance(error, ConflictError):
                    self._ask_which(error, at)

        self.tools.jobs.write(work, None, refused)

    def _ask_which(self, error: ConflictError, at: At) -> None:
        """Ask what is to stand of what another assumed meanwhile, and keep that."""

        def settle(mine: frozenset[str]) -> None:
            if self.at != at:
                return
            self._seen = assumed(self._seen, error)
            self.wish = assumed(self.wish, error, mine)
            self._filling = True
            self._fill(self.wish, at)
            self._filling = False
            self._keep()

        def said(key: str) -> str:
            place = self.target.findData(key)
            return self.target.itemText(place) if place >= 0 else key or NEXT_RUNG

        ask_which(error, self.tools.library.catalogue, self, settle, said)

    def _hand_over(self) -> None:
        if self.at is not None:
            if self._pause.isActive():
                self._keep()
            self.tools.events.hand_over.emit(self.at.client_id, Sort.PLAN)


def _work(advising: Advising, at: At) -> _Read:
    from advisor_app.dossier.plan import PlanLayout  # noqa: PLC0415 (lays out what is shown)

    subject = advising.subject(at.client_id, at.as_of)
    wish = advising.plan_wish(at.client_id)
    choices = advising.targets(subject, at.as_of)
    inputs = advising.plan_inputs(subject, at.as_of, wish)
    try:
        sections = tuple(PlanLayout(advising.plan_case(subject, at.as_of, wish)).sections())
    except InputError as error:
        return _Read(subject, wish, choices, inputs, (), str(error))
    return _Read(subject, wish, choices, inputs, sections)


def _latest(fact: FactDef, known: Mapping[int, object]) -> str:
    """The last known value with its year."""
    if not known:
        return MISSING
    year = max(known)
    value = getattr(known[year], "value", None)
    return f"{value_phrase(value, fact, fact.unit)}（{year}）"
