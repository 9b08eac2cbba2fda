"""评估: the lists of one client, the condition tree, the sentence it rests on; and what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.assessment import Assessment, MeasureResult, StandardResult
from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.labels import label
from advisor_app.domain.phrases import amount_phrase, clause_phrase, dropped_phrase, reading_phrase
from advisor_app.domain.policy import Citation
from advisor_app.domain.standard_phrases import standard_title
from advisor_app.domain.verdict import Outcome
from advisor_app.portfolio.conflicts import ConflictError, Judged
from advisor_app.portfolio.opinions import judged
from advisor_app.runtime import paths, settings
from advisor_app.services.advising import keep_setting
from advisor_app.services.views import (
    Fact,
    Figure,
    TreeRow,
    assessment_tree,
    condition_tree,
    headline,
    missing_lines,
    opinion_phrase,
    standard_sheet,
    standard_tree,
)
from advisor_app.ui import choosing
from advisor_app.ui.errors import unless_gone
from advisor_app.ui.gradually import Making
from advisor_app.ui.models.arranging import in_order
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.pages.own_policies import OwnPolicies
from advisor_app.ui.pages.page import Page
from advisor_app.ui.panes.ahead import AheadPane
from advisor_app.ui.panes.ask import AskPane
from advisor_app.ui.panes.audit import AuditPane
from advisor_app.ui.panes.cash import CashPane
from advisor_app.ui.panes.pane import At, Pane, PaneTools
from advisor_app.ui.panes.plan import PlanPane
from advisor_app.ui.panes.stack import StackPane
from advisor_app.ui.panes.what_if import WhatIfPane
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.clause_view import ClauseView
from advisor_app.ui.widgets.conflict_dialog import Shown, ask_which
from advisor_app.ui.widgets.eliding_box import ElidingBox
from advisor_app.ui.widgets.form import Field, Form
from advisor_app.ui.widgets.layouts import clear_layout
from advisor_app.ui.widgets.sharing_tree import SharingTree
from advisor_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from advisor_app.portfolio.changes import Changes
    from advisor_app.portfolio.opinions import Opinion
    from advisor_app.services.relations import Relations


@dataclass(frozen=True, slots=True)
class AssessmentActions:
    """What the page asks of the services; all run on the worker."""

    clients: Callable[[], list[tuple[str, str]]]
    """(id, name) of all clients, in list order."""
    assess: Callable[[str, dt.date, bool], Assessment]
    """client id, as-of, with drafts → assessment."""
    export: Callable[[str, Assessment, Path], tuple[list[Path], object]]
    """client id, assessment, folder → the files written, and what keeping the assessment touched."""
    relations: Callable[[], Relations]
    """Where the advisor's own judgements are kept."""


RESULTS = "评估结果"
_HELD = tuple(
    (str(outcome), label(outcome))
    for outcome in (Outcome.ELIGIBLE, Outcome.UNDETERMINED, Outcome.INELIGIBLE, Outcome.NOT_APPLICABLE)
)


def _texts(held: Judged) -> dict[str, str]:
    outcome, reason = held.said or ("", "")
    return {"outcome": str(outcome), "reason": reason}


class AssessmentPage(Page):
    """Choose a client, read the answer, see what to do next, hand it over."""

    title = "评估"

    def __init__(self, tools: PaneTools, actions: AssessmentActions, as_of: dt.date) -> None:
        super().__init__()
        library, events, tokens = tools.library, tools.events, tools.tokens
        self._tools = tools
        self._library = library
        self._actions = actions
        self._jobs = jobs = tools.jobs
        self._events = events
        self._as_of = as_of
        self._drafts = False
        self._assessment: Assessment | None = None
        self._held: dict[str, Opinion] = {}
        self._wanted: str | None = None
        self._measures = {m.id: m for m in library.measures}
        self._criteria = {f"{s.id}.{c.id}" for s in library.standards for c in s.criteria}
        self._own = OwnPolicies(library, jobs, events, tokens, as_of, self)

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        events, tokens = self._events, self._tools.tokens
        self._client = _client_box()
        self._client.currentIndexChanged.connect(self._reassess)
        self._judge = self._button("我的判断…", "Ctrl+J", self.judge)
        self._judge.setToolTip("对选中的事项记下自己的判断和理由，与程序的结论并列（Ctrl+J）")
        self._export = self._button("导出工作簿与 PDF…", "Ctrl+E", self._choose_folder)
        self._export.setObjectName("primary")
        self._figures = QHBoxLayout()
        self._figures.setSpacing(SPACE[3])
        yield
        self._build_list(tokens)
        yield
        self._build_reasons(tokens)
        yield
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self._sheet)
        right.addWidget(self._why)
        right.addWidget(self._text)
        right.setStretchFactor(0, 0)
        right.setStretchFactor(1, 3)
        right.setStretchFactor(2, 2)
        right.setHandleWidth(SPACE[2])
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._list)
        splitter.addWidget(right)
        splitter.setSizes([540, 660])
        splitter.setHandleWidth(SPACE[3])
        self._empty = QLabel("还没有客户：请先在“客户”页新建，或导入客户文件。")
        self._empty.setObjectName("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[3])
        layout.addLayout(self._top())
        layout.addLayout(self._figures)
        layout.addWidget(self._empty)
        layout.addLayout((yield from self._build_panes(splitter)))
        layout.addWidget(self._stack, 1)

        self.setFocusProxy(self._list)
        events.as_of.connect(self._on_as_of)
        events.drafts.connect(self._on_drafts)
        events.changed.connect(self.heed)
        events.assess_client.connect(self.show_client)
        events.choose_client.connect(self.show_client)

    def _build_panes(self, results: QWidget) -> Making[QHBoxLayout]:
        """The tabs of the parts, and the mark that something is only supposed."""
        self.ask = AskPane(self._tools)
        yield
        self.what_if = WhatIfPane(self._tools)
        yield
        stack, plan = StackPane(self._tools), PlanPane(self._tools)
        yield
        cash, ahead = CashPane(self._tools), AheadPane(self._tools)
        yield
        self.audit = AuditPane(self._tools)
        self.panes: tuple[Pane, ...] = (self.ask, self.what_if, stack, plan, cash, ahead, self.audit)
        yield
        self._stack = QStackedWidget()
        self._stack.addWidget(results)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("评估的各部分")
        self.tabs.addTab(RESULTS)
        for pane in self.panes:
            self._stack.addWidget(pane)
            self.tabs.addTab(pane.title)
            pane.setAccessibleName(pane.title)
            yield
        for place in range(self.tabs.count()):
            self.tabs.setTabToolTip(place, f"Alt+{place + 1}")
            QShortcut(QKeySequence(f"Alt+{place + 1}"), self, lambda p=place: self.turn_to(p))
        self.tabs.currentChanged.connect(self._turned)
        self._mark = QLabel()
        self._mark.setObjectName("mark")
        self._mark.setAccessibleDescription("假设中")
        self._restore = QPushButton("还原")
        self._restore.setToolTip("去掉全部假设，回到资料里的数")
        self._restore.clicked.connect(self.what_if.reset)
        self._show_supposing(0)
        self.what_if.supposing.connect(self._show_supposing)
        self.audit.counted.connect(self._show_count)
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._restore)
        last = settings.load(paths.settings_file()).settings.assessment_pane
        names = [RESULTS, *(pane.title for pane in self.panes)]
        if last in names:
            self.tabs.setCurrentIndex(names.index(last))
        return row

    def turn_to(self, place: int) -> None:
        """Show a part, ready for the keyboard."""
        self.tabs.setCurrentIndex(place)
        self._stack.currentWidget().setFocus()

    def show_pane(self, title: str) -> None:
        """Show the part of that title."""
        names = [RESULTS, *(pane.title for pane in self.panes)]
        self.turn_to(names.index(title))

    def _turned(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        title = RESULTS if place == 0 else self.panes[place - 1].title
        self.setFocusProxy(self._list if place == 0 else self.panes[place - 1])
        self._jobs.read(lambda: keep_setting(assessment_pane=title), lambda _none: None)

    def _show_supposing(self, number: int) -> None:
        self._mark.setText(f"假设中：{number} 项，没有写入资料")
        for widget in (self._mark, self._restore):
            widget.setVisible(number > 0)

    def _show_count(self, number: int) -> None:
        place = 1 + self.panes.index(self.audit)
        self.tabs.setTabText(place, f"{self.audit.title}（{number}）" if number else self.audit.title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is closing: let what is worked out beside it end."""
        if event.type() is QEvent.Type.Close and isinstance(watched, QWidget):
            self.ask.errand.close(watched)
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask.warm()

    @staticmethod
    def _button(text: str, keys: str, act: Callable[[], None]) -> QPushButton:
        made = QPushButton(text)
        made.setShortcut(keys)
        made.setToolTip(keys)
        made.clicked.connect(act)
        made.setEnabled(False)
        return made

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(SPACE[3])
        top.addWidget(self._client)
        top.addStretch(1)
        top.addWidget(self._judge)
        top.addWidget(self._export)
        return top

    def _build_list(self, tokens: Tokens) -> None:
        self._list_model = TreeModel(("事项", "金额", "选用"), tokens, parent=self)
        self._list = SharingTree(self._list_model, (184, 74), first=300)
        self._list.setAccessibleName("评估结果")
        self._list.selectionModel().currentChanged.connect(self._chosen)

    def _build_reasons(self, tokens: Tokens) -> None:
        self._why_model = TreeModel(
            ("条件", "结论", "读到的值", "年度与来源", "差距与说明"), tokens, parent=self
        )
        self._why = SharingTree(self._why_model, (72, 130, 110, 100))
        self._why.setAccessibleName("条件与依据")
        self._why.setAlternatingRowColors(True)
        self._why.selectionModel().currentChanged.connect(self._condition_chosen)
        self._why.doubleClicked.connect(self._check_criterion)
        self._sheet = Sheet()
        self._text = ClauseView(tokens)

    # --- what to show -----------------------------------------------------------------------------

    def read(self) -> None:
        """Read the clients again and assess the chosen one."""
        self._jobs.read(self._actions.clients, self._fill_clients)

    @property
    def client_id(self) -> str:
        """The client that is assessed; "" none yet."""
        return self._wanted or ""

    def show_client(self, client: str) -> None:
        """Assess this client."""
        self._wanted = client
        index = self._client.findData(client)
        if index >= 0:
            self._client.setCurrentIndex(index)

    def _fill_clients(self, clients: list[tuple[str, str]]) -> None:
        keep = self._wanted or self._client.currentData()
        self._client.blockSignals(True)
        self._client.clear()
        for identifier, name in sorted(clients, key=lambda client: in_order(client[1])):
            self._client.addItem(name, identifier)
        self._client.setCurrentIndex(max(0, self._client.findData(keep)) if clients else -1)
        self._client.blockSignals(False)
        self._client.updateGeometry()
        self._empty.setVisible(not clients)
        for widget in (self.tabs, self._stack):
            widget.setVisible(bool(clients))  # one sentence says what to do first
        self._reassess()

    def _on_as_of(self, day: dt.date) -> None:
        self._as_of = day
        self._again()

    def _on_drafts(self, on: bool) -> None:
        self._drafts = on
        self._again()

    def _again(self) -> None:
        if self.isVisible():
            self._reassess()
        else:
            self.reload()  # when it is seen next

    def _reassess(self) -> None:
        client = self._client.currentData()
        if client is None:
            self._show(None)
            self._tell_panes(None)
            return
        self._wanted = client
        as_of, drafts = self._as_of, self._drafts
        self._tell_panes(At(client, self._client.currentText(), as_of, drafts))
        actions = self._actions

        def work() -> tuple[Assessment, tuple[Opinion, ...]]:
            return actions.assess(client, as_of, drafts), actions.relations().opinions(client)

        def take(read: tuple[Assessment, tuple[Opinion, ...]]) -> None:
            assessment, opinions = read
            self._held = {f"{o.measure}@{o.item}" if o.item else o.measure: o for o in opinions}
            self._show(assessment)

        self._jobs.read(work, take, unless_gone(self.reload))

    def _tell_panes(self, at: At | None) -> None:
        for pane in self.panes:
            pane.show_at(at)

    # --- showing ----------------------------------------------------------------------------------

    def _show(self, assessment: Assessment | None) -> None:
        before = self._current()
        self._assessment = assessment
        self._export.setEnabled(assessment is not None)
        self._show_figures(() if assessment is None else headline(assessment))
        held = {key: opinion.outcome for key, opinion in self._held.items()}
        rows = () if assessment is None else assessment_tree(assessment, self._library, held)
        self._list_model.show(rows)
        for position in range(min(2, len(rows))):
            self._list.expand(self._list_model.index(position, 0))
        wanted = None
        if before is not None and assessment is not None:
            wanted = next((m for m in assessment.measures if m.key == before.key), None)
        index = self._list_model.find(wanted) if wanted is not None else QModelIndex()
        if not index.isValid() and rows and rows[0].children:
            index = self._list_model.index(0, 0, self._list_model.index(0, 0))
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)
        else:
            self._why_model.show(())
            self._sheet.show_facts("", ())
            self._text.clear()

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        clear_layout(self._figures)
        for figure in figures:
            self._figures.addWidget(_card(figure), 1)

    def _current(self) -> MeasureResult | None:
        row = self._list_model.row_at(self._list.currentIndex())
        return row.payload if row is not None and isinstance(row.payload, MeasureResult) else None

    def _chosen(self, _index: QModelIndex, _previous: QModelIndex) -> None:
        self._judge.setEnabled(self._current() is not None)
        row = self._list_model.row_at(self._list.currentIndex())
        if row is not None and isinstance(row.payload, StandardResult):
            self._show_standard(row.payload)
            return
        m = self._current()
        if m is None or self._assessment is None:
            return
        measure = self._measures[m.id]
        self._sheet.show_facts(m.title, self._facts(m))
        self._show_reasons(condition_tree(m, self._library.catalogue, measure.item_kind))
        self._text.show()
        self._show_quote(m.cites)

    def _show_standard(self, result: StandardResult) -> None:
        """A title's standard: its version and criteria; there is no stored text to show beside them."""
        assert self._assessment is not None
        self._sheet.show_facts(
            standard_title(result), standard_sheet(result, self._assessment, self._library)
        )
        self._show_reasons(standard_tree(result, self._assessment, self._library.catalogue), expanded=False)
        self._text.hide()

    def _show_reasons(self, rows: tuple[TreeRow, ...], *, expanded: bool = True) -> None:
        self._why_model.show(rows)
        if expanded:
            self._why.expandAll()

    def _facts(self, m: MeasureResult) -> list[Fact]:
        assert self._assessment is not None
        document = self._library.documents[m.document]
        facts = [
            Fact("依据", clause_phrase(document, m.article)),
            Fact(
                "金额",
                f"{amount_phrase(m, self._measures[m.id].benefit)}，给{label(m.payee)}，{label(m.certainty)}",
            ),
        ]
        if m.amount.formula and m.outcome in (Outcome.ELIGIBLE, Outcome.UNDETERMINED):
            facts.append(Fact("计算", m.amount.formula))
        if m.dropped_for:
            names = {r.key: r.title for r in self._assessment.measures}
            facts.append(Fact("未选用", dropped_phrase(m, names, self._library.documents)))
        if m.outcome is Outcome.UNDETERMINED:
            lines = missing_lines(m, self._assessment, self._library.catalogue)
            facts.append(Fact("待补", "；".join(lines)))
        facts.extend(Fact("读法", reading_phrase(r, m)) for r in m.readings)
        opinion = self._held.get(m.key)
        if opinion is not None:
            facts.append(Fact("顾问判断", opinion_phrase(opinion, m.outcome)))
        return facts

    def judge(self) -> None:
        """Ask what the advisor holds of the chosen measure, and why; the program's verdict stays."""
        m, client, relations = self._current(), self._client.currentData(), self._actions.relations
        if m is None or client is None:
            return
        shown = Shown(judged(self._held.get(m.key)), _texts)

        def submit(values: dict[str, str]) -> None:
            def work() -> Changes:
                outcome, seen = values["outcome"], shown.record
                if outcome:
                    return relations().hold(client, m.id, m.item, outcome, values["reason"], seen=seen)
                return relations().withdraw(client, m.id, m.item, seen=seen)

            self._jobs.write(work, lambda _changes: form.accept(), refused)

        def refused(error: AdvisorError) -> None:
            form.refuse(str(error))
            if isinstance(error, ConflictError):
                ask_which(error, self._library.catalogue, form, partial(settle, error))

        def settle(error: ConflictError, mine: frozenset[str]) -> None:
            texts = shown.again(error)
            if not mine:
                form.change(texts)
            form.send()

        fields = (
            Field("outcome", "我认为", choices=_HELD, blank="（没有自己的判断）"),
            Field("reason", "理由", "必填，如“区经信局 11 月 3 日电话答复可以申报”"),
        )
        form = Form(f"我的判断：{m.title}", fields, submit, self._tools.tokens, self, initial=shown.texts)
        form.open()

    def _show_quote(self, cites: tuple[Citation, ...]) -> None:
        first = cites[0]
        document = self._library.documents[first.document]
        focus = [(c.start, c.end) for c in cites]
        if first.article:
            self._text.show_article(document, first.article, focus)
        else:
            self._text.show_document(document, (), focus)

    def _condition_chosen(self, index: QModelIndex, _previous: QModelIndex) -> None:
        row = self._why_model.row_at(index)
        if row is not None and isinstance(row.payload, Citation) and row.payload.quote:
            self._show_quote((row.payload,))

    def _check_criterion(self, index: QModelIndex) -> None:
        """A standard's criterion was double-clicked: confirm it or put it right."""
        row = self._why_model.row_at(index)
        cite = row.payload if row is not None else None
        if row is None or not isinstance(cite, Citation):
            return
        criterion = f"{cite.document}.{cite.article}"
        if criterion in self._criteria:
            self._own.correct(criterion, row.cells[0])

    # --- handing over -----------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        folder = choosing.folder(self, "导出到哪个文件夹", Path.home())
        if folder is not None:
            self.export_to(folder)

    def export_to(self, folder: Path) -> None:
        """Write the workbook and the PDF, and open their folder."""
        client, assessment = self._client.currentData(), self._assessment
        if client is None or assessment is None:
            return
        self._export.setEnabled(False)
        self._events.said.emit("正在导出……")

        def done(result: tuple[list[Path], object]) -> None:
            paths = result[0]
            self._export.setEnabled(True)
            names = "、".join(p.name for p in paths)
            self._events.said.emit(f"已导出：{names}")
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        def failed(error: Exception) -> None:
            self._export.setEnabled(True)
            self._events.said.emit(str(error))

        self._jobs.write(lambda: self._actions.export(client, assessment, folder), done, failed)


def _card(figure: Figure) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    card.setToolTip(figure.tip)
    box = QVBoxLayout(card)
    box.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
    box.setSpacing(0)
    name = QLabel(f"{figure.label}（万元）")
    name.setObjectName("muted")
    value = QLabel(figure.text)
    value.setObjectName("figure")
    value.setAccessibleDescription(figure.label)
    box.addWidget(name)
    box.addWidget(value)
    return card


def _client_box() -> ElidingBox:
    """The choice of a client: the longest name must not make the window wider than the screen."""
    box = ElidingBox()
    box.setAccessibleName("客户")
    box.setMinimumWidth(320)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(64)
    return box
