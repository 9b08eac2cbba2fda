"""One application in full beside the board: what may happen next, what happened, what is to be handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.application import Event
from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.labels import label
from advisor_app.pipeline.transitions import Transition
from advisor_app.portfolio.applications import Planned
from advisor_app.portfolio.conflicts import ConflictError
from advisor_app.services.board import Card
from advisor_app.services.conflict_views import key_of, seen_now
from advisor_app.services.timeline import evidence_words
from advisor_app.ui.pages.binding import BindingDialog
from advisor_app.ui.pages.evidence import ask_evidence
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.conflict_dialog import ask_which
from advisor_app.ui.widgets.dressing import fault_label, muted
from advisor_app.ui.widgets.layouts import clear_layout
from advisor_app.ui.widgets.name_button import NameButton

if TYPE_CHECKING:
    from advisor_app.portfolio.applications import ApplicationRow
    from advisor_app.portfolio.tasks import PaperRow

_PANEL_WIDTH = 340
_MAIN = (Event.SURVEY, Event.PREPARE, Event.SUBMIT, Event.PUBLISH, Event.RECOGNIZE, Event.PAY, Event.PASS)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows, read at once on the worker."""

    row: ApplicationRow
    papers: tuple[PaperRow, ...]
    options: tuple[Transition, ...]


class ApplicationPanel(QFrame):
    """Beside the board; hidden until a card is opened."""

    closed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(_PANEL_WIDTH)
        self._tools = tools
        self._tracking = tools.tracking
        self._id = ""
        self._shown: Shown | None = None
        self._asking = False
        self._seen = Planned()
        """What the lines of the next step show, or did when they began to be typed over."""
        self._unsaved = False  # a next step that was refused: what was typed stays
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        column.setSpacing(SPACE[2])
        self._build_head(column)
        self._build_plan(column)
        self._build_papers(column)
        self._build_foot(column)
        scroll = QScrollArea()
        scroll.setAccessibleName("打开的申报")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        for ground in (scroll.viewport(), body):
            ground.setAutoFillBackground(False)  # the card's own shows, corners and all
        scroll.setStyleSheet("QScrollArea { background: transparent; border: 0; }")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.hide()

    def _build_head(self, column: QVBoxLayout) -> None:
        self._client = NameButton("打开客户资料")
        self._client.clicked.connect(self._open_client)
        close = QPushButton("关闭")
        close.setToolTip("Esc")
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._client, 1)
        head.addWidget(close)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("heading")
        self._title.setWordWrap(True)
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._acts = QGridLayout()
        self._acts.setSpacing(SPACE[2])
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addLayout(self._acts)

    def _build_plan(self, column: QVBoxLayout) -> None:
        self._next = QLineEdit()
        self._next.setPlaceholderText("下一步做什么")
        self._next.setAccessibleName("下一步")
        self._next_on = QLineEdit()
        self._next_on.setPlaceholderText("2026-12-01")
        self._next_on.setAccessibleName("下一步日期")
        self._next_on.setFixedWidth(110)
        for line in (self._next, self._next_on):
            line.editingFinished.connect(self._plan)
        planned = QHBoxLayout()
        planned.addWidget(self._next, 1)
        planned.addWidget(self._next_on)
        self._fault = fault_label(self._tools.tokens)
        column.addWidget(muted("下一步", wrap=False))
        column.addLayout(planned)
        column.addWidget(self._fault)

    def _build_papers(self, column: QVBoxLayout) -> None:
        self._papers = QListWidget()
        self._papers.setAccessibleName("材料清单")
        self._papers.setMinimumHeight(120)
        self._papers.setWordWrap(True)
        self._papers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._papers.itemChanged.connect(self._paper_ticked)
        self._papers_head = muted("材料清单", wrap=False)
        self._bind = QPushButton("装订…")
        self._bind.setToolTip("把收齐的材料装成一份带封面、目录和页码的 PDF")
        self._bind.clicked.connect(self.bind)
        head = QHBoxLayout()
        head.addWidget(self._papers_head, 1)
        head.addWidget(self._bind)
        column.addLayout(head)
        column.addWidget(self._papers, 1)

    def _build_foot(self, column: QVBoxLayout) -> None:
        self._steps = QLabel()
        self._steps.setTextFormat(Qt.TextFormat.PlainText)
        self._steps.setWordWrap(True)
        self._steps.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._back = QPushButton("退回上一步")
        self._back.setToolTip("登记有误时用：连同这一步写入的资质或资金一起退回，可再撤销")
        self._back.clicked.connect(self._retract)
        text = QPushButton("复制微信短文")
        text.clicked.connect(self._copy_message)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addWidget(text)
        foot.addStretch(1)
        column.addWidget(muted("经过", wrap=False))
        column.addWidget(self._steps)
        column.addLayout(foot)
        column.addStretch(0)

    @property
    def application_id(self) -> str:
        """What is shown; "" nothing."""
        return self._id

    def show_card(self, card: Card) -> None:
        """Read and show an application."""
        if card.id != self._id:
            # nothing of another application is left to be saved as this one's
            self._shown, self._unsaved = None, False
            self._next.clear()
            self._next_on.clear()
            self._papers.clear()
            self._fault.hide()
        self._id = card.id
        self._client.show_name(card.client)
        self._title.setText(f"{card.title}（{card.round}）")
        self._state.setText("　".join(filter(None, (card.stage_text, card.amount, card.tag))))
        self._read()

    def _read(self) -> None:
        application_id = self._id

        def read() -> Shown:
            row = self._tracking.get(application_id)
            return Shown(row, self._tracking.papers(application_id), self._tracking.options(application_id))

        self._tools.jobs.read(read, self._take, lambda _gone: self.close_panel())

    def close_panel(self) -> None:
        """Leave the room to the board."""
        self._id = ""
        self.hide()
        self.closed.emit()

    def _take(self, shown: Shown) -> None:
        if shown.row.id != self._id:
            return
        fresh = self._shown is None
        self._shown = shown
        row = shown.row
        if not self._unsaved:
            now = row.planned
            if self._show_line(self._next, now.next_step, fresh):
                self._seen = replace(self._seen, next_step=now.next_step)
            if self._show_line(self._next_on, now.next_on.isoformat() if now.next_on else "", fresh):
                self._seen = replace(self._seen, next_on=now.next_on)
            self._seen = replace(self._seen, note=now.note)
        clear_layout(self._acts)
        for place, transition in enumerate(shown.options):
            button = QPushButton(f"{label(transition.event)}…")
            if transition.event in _MAIN:
                button.setObjectName("primary")
            button.clicked.connect(lambda _checked=False, t=transition: self.register(t))
            self._acts.addWidget(button, place // 2, place % 2)
        self._fill_papers(shown.papers)
        self._steps.setText("\n".join(_step_lines(row)) or f"{row.opened_on} 立项")
        self._back.setEnabled(bool(row.application.steps))
        self.show()

    @staticmethod
    def _show_line(line: QLineEdit, text: str, fresh: bool) -> bool:
        """What is being typed is left alone (False); a long text is shown from its beginning."""
        if not fresh and line.hasFocus():
            return False
        if line.text() != text:
            line.setText(text)
            line.setCursorPosition(0)
        return True

    def _fill_papers(self, papers: tuple[PaperRow, ...]) -> None:
        bar = self._papers.verticalScrollBar()
        chosen, seen = self._papers.currentRow(), bar.value()
        self._papers.blockSignals(True)
        self._papers.clear()
        for row in papers:
            paper = row.paper
            more = "，".join(filter(None, ("" if paper.required else "选交", paper.form, paper.valid)))
            item = QListWidgetItem(paper.name + (f"（{more}）" if more else ""))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            there = paper.received_on is not None
            item.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setToolTip(
                f"{paper.issuer or '出具单位未列明'}" + (f"，{paper.received_on} 收到" if there else "")
            )
            self._papers.addItem(item)
        self._papers.setCurrentRow(chosen)
        self._papers.blockSignals(False)
        bar.setValue(seen)
        came = sum(row.paper.received_on is not None for row in papers)
        self._papers_head.setText(f"材料清单（已收 {came} / {len(papers)}）" if papers else "没有列明的材料")
        self._papers.setVisible(bool(papers))
        self._bind.setVisible(bool(papers))

    # --- acts ---------------------------------------------------------------------------------------

    def register(self, transition: Transition) -> None:
        """Ask for the evidence of an event, and register it."""
        if self._shown is None:
            return
        application_id, seen = self._id, self._shown.row.application.steps
        ask_evidence(
            transition,
            self._title.text(),
            lambda event, texts: self._tracking.move(application_id, event, texts, seen=seen),
            self._tools,
            self,
        )

    def bind(self) -> None:
        """Ask where the papers lie, and bind them."""
        if self._shown is not None:
            row = self._shown.row
            BindingDialog(self._tools, row.client_id, row.id, self._title.text(), self).open()

    def _write(self, work: Callable[[], object], said: str, *, plan: bool = False) -> None:
        def refused(error: AdvisorError) -> None:
            self._fault.setText(str(error))
            self._fault.show()
            self._unsaved = self._unsaved or plan
            if isinstance(error, ConflictError):
                catalogue = self._tracking.library.catalogue
                self._asking = True  # the line that loses the focus to the dialog is not saved as well
                dialog = ask_which(error, catalogue, self, lambda mine: self._settle_plan(error, mine))
                dialog.rejected.connect(self._asked)
            else:
                self._read()  # what is refused may not be shown as done, nor what another did be missing

        def done(_changes: object) -> None:
            if plan:
                self._unsaved = False
            self._fault.setVisible(self._unsaved)
            self._tools.events.said.emit(said)

        self._tools.jobs.write(work, done, refused)

    def _plan(self) -> None:
        row = self._shown.row if self._shown else None
        if row is None or row.id != self._id or self._asking:
            return
        step, day = self._next.text().strip(), self._next_on.text().strip()
        if (step, day) == (row.next_step, row.next_on.isoformat() if row.next_on else ""):
            self._unsaved = False
            self._fault.hide()
            return
        seen = self._seen
        self._write(lambda: self._tracking.plan(row.id, step, day, seen=seen), "已保存下一步", plan=True)

    def _asked(self) -> None:
        self._asking = False

    def _settle_plan(self, error: ConflictError, mine: frozenset[str]) -> None:
        """Take theirs where it was chosen, and save again."""
        self._asking = False
        self._seen = seen_now(self._seen, error)
        for clash in error.clashes:
            if key_of(clash) not in mine:
                line = self._next if clash.field == "next_step" else self._next_on
                line.setText("" if clash.theirs is None else str(clash.theirs))
        self._plan()

    def _paper_ticked(self, item: QListWidgetItem) -> None:
        paper_id = item.data(Qt.ItemDataRole.UserRole)
        there = item.checkState() is Qt.CheckState.Checked
        if self._shown is None:
            return
        papers = {row.id: row for row in self._shown.papers}
        seen = papers[paper_id].paper
        # ticked and unticked at once, it is not another's
        on = (seen.received_on or self._tools.today()) if there else None
        ticked = replace(seen, received_on=on, valid_to=seen.valid_to if there else None)
        papers[paper_id] = replace(papers[paper_id], paper=ticked)
        self._shown = replace(self._shown, papers=tuple(papers.values()))
        self._write(lambda: self._tracking.receive_paper(paper_id, there=there, seen=seen), "已保存材料")

    def _retract(self) -> None:
        if self._shown is None:
            return
        application_id, seen = self._id, self._shown.row.application.steps
        said = "已退回上一步，按 Ctrl+Z 撤销"
        self._write(lambda: self._tracking.retract(application_id, seen=seen), said)

    def _copy_message(self) -> None:
        if self._shown is None:
            return
        client_id = self._shown.row.client_id

        def copy(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._tools.events.said.emit("进展短文已复制，可贴进微信")

        self._tools.jobs.read(lambda: self._tools.timeline.message(client_id, self._tracking), copy)

    def _open_client(self) -> None:
        if self._shown is not None:
            self._tools.events.open_client.emit(self._shown.row.client_id)


def _step_lines(row: ApplicationRow) -> list[str]:
    return [
        "，".join([f"{step.evidence.day} {label(step.event)}", *evidence_words(step.event, step.evidence)])
        for step in reversed(row.application.steps)
    ]
