"""先问什么: the missing facts that matter most, who has them, what proves them; answered right there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.facts import FactDef, FactType
from advisor_app.dossier.kinds import Sort
from advisor_app.portfolio.conflicts import ConflictError, Judged
from advisor_app.services.advice_views import ASK_HEADINGS, ASK_NUMBERS, answer_lines, question_rows
from advisor_app.services.advising import Advising, Subject
from advisor_app.services.entry import Seen, ValueEntry
from advisor_app.services.entry_places import EntryPlace, entry_place
from advisor_app.services.typed import echo, plain_text
from advisor_app.services.views import TreeRow
from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.panes.pane import At, Pane, PaneTools, show_rows, tree_of
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.conflict_dialog import ask_which
from advisor_app.ui.widgets.dressing import fault_label, muted

if TYPE_CHECKING:
    from advisor_app.advice.ask import Question
    from advisor_app.domain.assessment import Totals
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.asking import Asked

FEW = 3
WORKING = "正在逐个问题试算……"
STOP, RESUME = "取消", "重新试算"
_BAR_WIDTH = 160
NOTHING_LED = "资料里有线索的事项都已经问清楚了。勾选“没有线索的也问”，看看还有什么可能。"
NOTHING = "没有要问的了：能影响结论的资料都已经有了。"


@dataclass(frozen=True, slots=True)
class _Told:
    """The questions with their rows."""

    asked: Asked
    rows: tuple[TreeRow, ...]


class AskPane(Pane):
    """The questions above, the chosen one's answer below."""

    title = "先问什么"

    def __init__(self, tools: PaneTools) -> None:
        super().__init__(tools)
        self._questions: dict[str, Question] = {}
        self._now: Totals | None = None
        self._warm = False
        self.errand = Errand(tools.events, show_error, self)
        self.all = QCheckBox("列出全部")
        self.all.setToolTip("逐个问题把各种回答代进去试算，要几秒；可随时取消，已算出的先列出")
        self.bare = QCheckBox("没有线索的也问")
        self.bare.setToolTip("也问资料里毫无迹象的资质和项目：数额可能很大，但多数企业并没有")
        self.tally = muted(wrap=False)
        for box in (self.all, self.bare):
            box.toggled.connect(lambda _on: self.show_at(self.at))
        collect = QPushButton("出收集表…")
        collect.setToolTip("到导出打印页，出一份只列所缺数据的资料收集表，企业填好可读回")
        collect.clicked.connect(self._collect)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.setAccessibleName("试算进度")
        self.stop = QPushButton(STOP)
        self.stop.clicked.connect(self._stop_or_resume)
        self.bar.hide()
        self.stop.hide()
        self.errand.progress.connect(self._advance)
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        head.addWidget(self.tally)
        head.addWidget(self.bar)
        head.addWidget(self.stop)
        head.addStretch(1)
        for widget in (self.bare, self.all, collect):
            head.addWidget(widget)
        self.model = TreeModel(ASK_HEADINGS, tools.tokens, tone_column=0, parent=self, numbers=ASK_NUMBERS)
        self.tree = tree_of(self.model, "先问什么", (170, 200, 110, 110, 74), self._answer)
        self.tree.setRootIsDecorated(False)
        self.tree.setObjectName("flat")  # its text begins under the heading
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        self.column.addLayout(head)
        self.column.addWidget(self.tree, 1)
        self.column.addWidget(muted(_EXPLAINED))
        self.column.addWidget(self._build_answer())
        self.setFocusProxy(self.tree)

    def _build_answer(self) -> QFrame:
        self.question = QLabel()
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)
        self.question.setObjectName("heading")
        self.question.setAccessibleDescription("问题")
        self.effects = muted()
        self.effects.setAccessibleDescription("各种回答的结果")
        self.line = QLineEdit()
        self.line.setAccessibleName("回答")
        self.line.textChanged.connect(self._echo)
        self.box = QComboBox()
        self.box.setAccessibleName("回答")
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fields = QStackedWidget()
        self.fields.addWidget(self.line)
        self.fields.addWidget(self.box)
        self.fields.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("理由")
        self.reason.setPlaceholderText("判断的理由或依据（必填），如“查验证书原件”“区经信局电话答复”")
        self.echo = muted(wrap=False)
        self.save = QPushButton("保存")
        self.save.setObjectName("primary")
        self.save.clicked.connect(self.save_answer)
        for line in (self.line, self.reason):
            line.returnPressed.connect(self.save_answer)
        self.open = QPushButton("打开录入处")
        self.open.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.open.clicked.connect(self._open)
        self.fault = fault_label(self.tools.tokens)
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addWidget(self.fields, 1)
        row.addWidget(self.echo)
        row.addWidget(self.reason, 2)
        row.addWidget(self.save)
        row.addWidget(self.open)
        row.addStretch(0)
        card = QFrame()
        card.setObjectName("card")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        lines.setSpacing(SPACE[1])
        lines.addWidget(self.question)
        lines.addWidget(self.effects)
        lines.addLayout(row)
        lines.addWidget(self.fault)
        return card

    # --- reading --------------------------------------------------------------------------------------

    def show_at(self, at: At | None) -> None:
        """Be about this client on this day; what is being worked out for another state is not wanted."""
        self.errand.cancel()
        super().show_at(at)
        page = self.parentWidget()
        if page is not None and page.isVisible():
            self.warm()

    def warm(self) -> None:
        """The page is looked at: have what works the questions out ready."""
        advising = self.tools.advising
        if self.at is not None and not self._warm:
            self._warm = True
            self.tools.jobs.read(lambda: advising().warm(), lambda _none: None, lambda _error: None)

    def read(self, at: At) -> None:
        """Read the record on the worker; the questions are worked out in a process beside the window."""
        self.ask(lambda advising: (advising, advising.subject(at.client_id, at.as_of)), self._work_out)

    def _work_out(self, told: tuple[Advising, Subject]) -> None:
        advising, subject = told
        at, asked = self.at, self._asked
        if at is None or self.errand.busy:
            self._stale = self.errand.busy  # what is under way is of an earlier state: begun anew after it
            return
        limit = None if self.all.isChecked() else FEW
        leads_only = not self.bare.isChecked()

        def work(tell: Tell, cancelled: Cancelled) -> _Told:
            found = advising.ask_beside(
                subject,
                at.as_of,
                drafts=at.drafts,
                limit=limit,
                leads_only=leads_only,
                told=lambda done, total: tell((done, total)),
                cancelled=cancelled,
            )
            return _Told(found, question_rows(found.questions))

        def done(result: _Told) -> None:
            if asked == self._asked:
                self._show(result)
            else:
                self.show_at(self.at)

        def failed(sentence: str) -> None:
            self.bar.hide()
            self.stop.hide()
            self.tally.setText("")
            self.say(sentence)
            self.told.emit()

        if self.is_empty:
            self._show_rows(())
        self._show_working()
        self.errand.start(work, done, failed)

    def _show_working(self) -> None:
        """Say that it takes a while, and offer an end to it."""
        self.tally.setText(WORKING)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop.setText(STOP)
        self.stop.setEnabled(True)
        self.stop.setToolTip("停下来，先看已经算出的")
        self.stop.show()

    def _advance(self, progress: object) -> None:
        assert isinstance(progress, tuple)
        done, total = progress
        if self.bar.isVisible() and self.stop.isEnabled():
            self.tally.setText(f"已试算 {done} 个问题" + (f"，共 {total} 个" if self.all.isChecked() else ""))
        if self.all.isChecked():  # else only so many are tried as it takes to tell the best
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _stop_or_resume(self) -> None:
        if self.errand.busy:
            self.stop.setEnabled(False)
            self.tally.setText("正在停下来……")
            self.errand.cancel()
        else:
            self.show_at(self.at)

    def _show(self, told: _Told) -> None:
        asked = told.asked
        self._now = asked.now
        self.bar.hide()
        self.stop.setVisible(asked.cancelled)
        self.stop.setEnabled(True)
        self.stop.setText(RESUME)
        self.stop.setToolTip("从头再算一遍")
        self._show_rows(told.rows, asked.questions)
        if asked.cancelled:
            self.tally.setText(
                f"已取消：只试算了 {asked.tried} 个，共 {asked.open} 个" if asked.open else "已取消"
            )
        elif told.rows:
            self.tally.setText(f"列出 {len(told.rows)} 个问题" if self.all.isChecked() else "最值得先问的")
        else:
            self.tally.setText("")
            if self.bare.isChecked():
                self.say(NOTHING)
            else:
                self.question.setText(NOTHING_LED)

    def _show_rows(self, rows: tuple[TreeRow, ...], questions: tuple[Question, ...] = ()) -> None:
        before = self._current()
        self._questions = {question.key: question for question in questions}
        show_rows(self.tree, rows)
        place = 0
        if before is not None and before.key in self._questions:
            place = list(self._questions).index(before.key)
        self.show_body()
        if rows:
            self.tree.setCurrentIndex(self.model.index(place, 0))
        else:
            self._chosen(QModelIndex(), QModelIndex())

    @property
    def is_working(self) -> bool:
        """Whether questions are being worked out."""
        return self.errand.busy

    # --- answering ------------------------------------------------------------------------------------

    def _current(self) -> Question | None:
        row = self.model.row_at(self.tree.currentIndex())
        return None if row is None else self._questions.get(str(row.payload))

    def _chosen(self, _index: QModelIndex, _before: QModelIndex) -> None:
        question = self._current()
        self.fault.hide()
        self.line.clear()
        self.reason.clear()
        self.echo.hide()
        for widget in (self.fields, self.reason, self.save, self.open, self.effects):
            widget.setVisible(question is not None)
        if question is None:
            self.question.setText("")
            return
        self.question.setText(question.text)
        assert self._now is not None  # it came with the questions
        self.effects.setText(answer_lines(question, self._now))
        judged = self._is_judged(question)
        fact = self._fact(question)
        typed = judged or fact is not None
        place = self._place(question)
        for widget in (self.fields, self.save):
            widget.setVisible(typed)
        self.reason.setVisible(judged)
        self.open.setVisible(place is not None)
        self.open.setText("打开录入处" if place is None else f"打开录入处（{place.said}）")
        self._offer(question, fact)

    def _offer(self, question: Question, fact: FactDef | None) -> None:
        self.box.clear()
        choices: tuple[tuple[str, str], ...] = ()
        if question.missing.key.startswith("judgement:"):
            choices = (("yes", "是"), ("no", "否"))
        elif question.missing.key.startswith("reading:"):
            reading = self.tools.library.readings[question.missing.key.partition(":")[2]]
            choices = tuple((option.id, option.label) for option in reading.options)
        elif fact is not None and fact.type in (FactType.BOOL, FactType.CHOICE):
            choices = (*(fact.choices or (("是", "是"), ("否", "否"))), ("不适用", "不适用"))
        self.box.addItem("（请选）", "")
        for key, text in choices:
            self.box.addItem(text, key)
        self.fields.setCurrentWidget(self.box if choices else self.line)
        if fact is not None:
            unit = {
                FactType.MONEY: "元；也可写 800万",
                FactType.DATE: "如 2026-07-01",
                FactType.RATIO: "如 5%",
            }
            self.line.setPlaceholderText(unit.get(fact.type, fact.unit))

    @staticmethod
    def _is_judged(question: Question) -> bool:
        return question.missing.key.startswith(("judgement:", "reading:"))

    def _fact(self, question: Question) -> FactDef | None:
        """The fact that can be typed here; derived ones and lists have their own place."""
        catalogue = self.tools.library.catalogue
        if question.item is not None:
            kind = question.item.partition("#")[0]
            return catalogue.item_facts.get((kind, question.missing.key))
        fact = catalogue.facts.get(question.missing.key)
        return fact if fact is not None and fact.derivation is None else None

    def _place(self, question: Question) -> EntryPlace | None:
        key, catalogue = question.missing.key, self.tools.library.catalogue
        return entry_place(key, catalogue, question.year, question.item, new=True)

    def _echo(self, text: str) -> None:
        question = self._current()
        fact = None if question is None else self._fact(question)
        said = "" if fact is None else echo(fact, text)
        self.echo.setText(said)
        self.echo.setVisible(bool(said))

    def _answer(self) -> None:
        """Enter on a question: answer it here where that can be, else open its place."""
        question = self._current()
        if question is None:
            return
        if self._is_judged(question) or self._fact(question) is not None:
            self.fields.currentWidget().setFocus()
        else:
            self._open()

    def _open(self) -> None:
        question = self._current()
        place = None if question is None else self._place(question)
        if self.at is not None and place is not None:
            self.tools.events.open_entry.emit(self.at.client_id, place)

    def save_answer(self) -> None:
        """Write the answer as one step that can be taken back."""
        question, at = self._current(), self.at
        if question is None or at is None:
            return
        chosen = self.fields.currentWidget() is self.box
        text = str(self.box.currentData() or "") if chosen else self.line.text().strip()
        if not text:
            self._refuse("请先填写或选择回答。")
            return
        clients, client_id, key = self.tools.clients, at.client_id, question.missing.key
        if self._is_judged(question):
            asked = key if question.item is None else f"{key}@{question.item}"
            reason = self.reason.text()

            def save(seen: Any) -> Changes:
                return clients.answer(client_id, asked, text, reason=reason, seen=Judged(seen))
        else:
            fact = self._fact(question)
            assert fact is not None  # else nothing could be typed
            entry = ValueEntry(key, plain_text(fact, text), question.year, question.item)

            def save(seen: Any) -> Changes:
                return clients.set_values(client_id, [replace(entry, seen=Seen(seen))])

        self._write(save, None)

    def _write(self, save: Callable[[Any], Changes], seen: Any) -> None:
        """``save`` gets what was shown of the answer; a question is asked where there was none."""

        def saved(_changes: Changes) -> None:
            self.tools.events.said.emit("已保存，按 Ctrl+Z 撤销")
            self.tree.setFocus()

        def refused(error: AdvisorError) -> None:
            self._refuse(str(error))
            if isinstance(error, ConflictError):
                ask_which(error, self.tools.library.catalogue, self, partial(settle, error), self._called)

        def settle(error: ConflictError, mine: frozenset[str]) -> None:
            self.fault.hide()
            if mine:
                self._write(save, error.clashes[0].theirs)

        self.tools.jobs.write(lambda: save(seen), saved, refused)

    def _called(self, answer: str) -> str:
        """What an answer to the question is called."""
        place = self.box.findData(answer)
        return self.box.itemText(place) if place >= 0 else answer

    def _refuse(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.show()

    def _collect(self) -> None:
        if self.at is not None:
            self.tools.events.hand_over.emit(self.at.client_id, Sort.COLLECT)


_EXPLAINED = (
    "“可确认”是最有利的回答会增加的已确认金额，“会去掉”是最不利的回答会去掉的上限（没有线索的待定事项也算，"
    "所以会大于上面的“有线索 · 待核上限”）；"
    "金额仍分定额、上限、择优，各问题之间不能相加。"
)
