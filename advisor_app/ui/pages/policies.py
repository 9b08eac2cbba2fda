"""政策库: the tree of every city's documents beside the original text, each quote leading to its measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import article_phrase
from advisor_app.domain.policy import Document, Issuance, Node, Payee, Standing
from advisor_app.library.search import Hit, search
from advisor_app.portfolio.clause_notes import NoteRow
from advisor_app.services.content_base import PACK_SUFFIX, UNSIGNED
from advisor_app.services.policy_tree import PolicyPlace, place_of, policy_tree
from advisor_app.services.views import Fact, document_sheet, measure_sheet, quotes_of
from advisor_app.ui import choosing
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.pages.contrast import ContrastView
from advisor_app.ui.pages.effect import EffectTools, EffectView
from advisor_app.ui.pages.new_content import tell_new_content
from advisor_app.ui.pages.own_policies import OwnPolicies
from advisor_app.ui.pages.reach import ReachDialog
from advisor_app.ui.panes.clause_notes import ClauseNotesPane, told
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.clause_view import ClauseView
from advisor_app.ui.widgets.sharing_tree import SharingTree
from advisor_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from advisor_app.services.clause_notes import ClauseNotes
    from advisor_app.services.reach import Reach


_STANDING_WIDTH = 90
_NOTED = (("有无批注", None), ("有批注的", ""))
"""The first choices of the filter by note; each tag follows."""


class PoliciesPage(QWidget):
    """Tree and search on the left; text and fact sheet on the right."""

    title = "政策库"

    def __init__(
        self,
        library: Library,
        tools: EffectTools,
        reach: Callable[[], Reach],
        notes: Callable[[], ClauseNotes],
        as_of: dt.date,
    ) -> None:
        super().__init__()
        self._events = tools.events
        self._reach = reach
        self._place: PolicyPlace | None = None
        jobs, events, tokens = tools.jobs, tools.events, tools.tokens
        self._tools = tools
        self.setAcceptDrops(True)
        self._own = OwnPolicies(library, jobs, events, tokens, as_of, self)
        self.effect = EffectView(tools, as_of)
        self.effect.left.connect(self._leave)
        self._library = library
        self._as_of = as_of
        self._document = ""
        self._measures = {m.id: m for m in library.measures}
        self.notes = ClauseNotesPane(notes, jobs, events, tokens)

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        library, tokens, events = self._library, self._tools.tokens, self._tools.events
        yield
        yield from self.effect.parts()
        self._build_filters()
        yield
        self._build_lists(tokens)
        yield
        self._text = ClauseView(tokens)
        self._text.measure_clicked.connect(self.show_measure)
        self._sheet = Sheet()
        right = QWidget()
        reading = QVBoxLayout(right)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(SPACE[2])
        reading.addWidget(self._sheet)
        reading.addWidget(self.notes)
        reading.addWidget(self._text, 1)
        yield

        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._build_left())
        yield
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 4)
        splitter.setStretchFactor(1, 6)
        splitter.setSizes([480, 720])
        splitter.setHandleWidth(SPACE[3])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        self._whole = QStackedWidget()
        self._whole.addWidget(splitter)
        self._whole.addWidget(self.effect)
        self._contrast: ContrastView | None = None
        layout.addWidget(self._whole)
        yield

        QShortcut(QKeySequence.StandardKey.Find, self, self._query.setFocus)
        self.setFocusProxy(self._tree)
        events.as_of.connect(self._on_as_of)
        events.show_clause.connect(self.show_clause)
        self._fill()
        yield
        self.notes.changed.connect(self._notes_changed)
        self.notes.read()
        yield
        first = next(iter(library.documents), None)
        if first is not None:
            self._be_at(PolicyPlace(first))
            self._show_document(first)

    def _build_left(self) -> QWidget:
        """Search, filters, the tree or what was found, and what can be done."""
        filters = QHBoxLayout()
        filters.setSpacing(SPACE[2])
        filters.addWidget(self._standing, 1)
        filters.addWidget(self._payee, 1)
        filters.addWidget(self._tag, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self._query)
        column.addLayout(filters)
        column.addWidget(self._stack, 1)
        column.addLayout(self._build_own())
        return left

    def _build_filters(self) -> None:
        self._query = QLineEdit()
        self._query.setPlaceholderText("搜索原文与事项（Ctrl+F）")
        self._query.setClearButtonEnabled(True)
        self._query.setAccessibleName("搜索政策")
        self._query.textChanged.connect(self._search)
        self._standing = QComboBox()
        self._standing.setAccessibleName("按状态筛选")
        self._standing.addItem("全部状态", None)
        for standing in Standing:
            self._standing.addItem(label(standing), standing)
        self._standing.currentIndexChanged.connect(self._fill)
        self._payee = QComboBox()
        self._payee.setAccessibleName("按受益对象筛选")
        self._payee.addItem("全部对象", "")
        for payee in Payee:
            self._payee.addItem(f"给{label(payee)}", str(payee))
        self._payee.currentIndexChanged.connect(self._fill)
        self._tag = QComboBox()
        self._tag.setAccessibleName("按批注筛选")
        for told_as, tag in _NOTED:
            self._tag.addItem(told_as, tag)
        self._tag.currentIndexChanged.connect(self._fill)

    def _notes_changed(self) -> None:
        """The tags in use are what can be filtered by; the row that was chosen stays so."""
        chosen = self._tag.currentText()
        self._tag.blockSignals(True)
        while self._tag.count() > len(_NOTED):
            self._tag.removeItem(self._tag.count() - 1)
        for tag in self.notes.notes.tags:
            self._tag.addItem(f"#{tag}", tag)
        self._tag.setCurrentIndex(max(0, self._tag.findText(chosen)))
        self._tag.blockSignals(False)
        place = self._place
        self._fill()
        index = self._model.find(place) if place is not None else QModelIndex()
        if index.isValid():
            self._tree.setCurrentIndex(index)

    def begin_with(self, city: str) -> None:
        """Show the first document of a city, the other cities folded; all are open for ""."""
        first = next((d for d in self._library.documents.values() if d.city == city), None)
        if first is None:
            return
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            self._tree.setExpanded(index, str(index.data()) == city)
        self._show_document(first.id)

    def show_effect(self) -> None:
        """Compare the content with the one before it, over all clients."""
        self._whole.setCurrentWidget(self.effect)
        self.setFocusProxy(self.effect)
        self.effect.open()

    def _be_at(self, place: PolicyPlace) -> None:
        """This document, article or measure is what can be asked about."""
        self._place = place
        self._whom.setEnabled(True)
        self.notes.show_spot(place.spot)

    def show_reach(self) -> ReachDialog | None:
        """Ask every client what the chosen measure, article or document comes to for it."""
        place = self._place
        if place is None:
            return None
        measures = [
            m.id
            for m in self._library.measures
            if m.document == place.document
            and place.article in (None, m.article)
            and place.measure in (None, m.id)
        ]
        document = self._library.documents[place.document]
        title = document.short_title
        if place.measure is not None:
            title = self._measures[place.measure].title
        elif place.article is not None:
            title = f"{title} {article_phrase(document, place.article)}"
        dialog = ReachDialog(title, measures, self._as_of, self._reach, self._events, self)
        dialog.opened.connect(self._events.assess_client)
        dialog.begin()
        return dialog

    @property
    def contrast(self) -> ContrastView:
        """Cities and versions side by side, built when it is first asked for."""
        if self._contrast is None:
            self._contrast = ContrastView(self._library, self._tools.tokens, self._as_of)
            self._contrast.left.connect(self._leave)
            self._whole.addWidget(self._contrast)
        return self._contrast

    def show_contrast(self) -> None:
        """Cities side by side, versions side by side."""
        self._whole.setCurrentWidget(self.contrast)
        self.setFocusProxy(self.contrast)
        self.contrast.open(self._as_of)
        self.contrast.setFocus()

    def _leave(self) -> None:
        self._whole.setCurrentIndex(0)
        self.setFocusProxy(self._tree)
        self._tree.setFocus()

    def _build_own(self) -> QVBoxLayout:
        """The count, and what an advisor can do with content of their own."""
        self._issue = QPushButton("登记印发…")
        self._issue.setToolTip("选中的征求意见稿已正式印发：填文号和日期")
        self._issue.clicked.connect(lambda: self._own.issue(self._library.documents[self._document]))
        self._remove = QPushButton("移除自建…")
        self._remove.clicked.connect(lambda: self._own.remove(self._library.documents[self._document]))
        district = QPushButton("新建区县政策…")
        district.clicked.connect(self._own.district)
        affected = QPushButton("看看影响到哪些客户…")
        affected.setToolTip("现在的内容与此前用过的比较：谁得了什么、失了什么、先给谁打电话")
        affected.clicked.connect(self.show_effect)
        whole = QVBoxLayout()
        whole.setSpacing(SPACE[2])
        whole.addWidget(self._count)
        self._whom = QPushButton("对哪些客户有用…")
        self._whom.setToolTip("选中的事项、条或文件，逐家评估一遍：谁可享受、谁缺什么")
        self._whom.setEnabled(False)
        self._whom.clicked.connect(self.show_reach)
        beside = QPushButton("对照…")
        beside.setToolTip("同一主题各市并排；同一文件或标准两版并排")
        beside.clicked.connect(self.show_contrast)
        bring = QPushButton("导入政策包…")
        bring.setToolTip("打开签名的政策包（也可以把文件拖到这一页）：先看签名、差异和影响，再决定安装")
        bring.clicked.connect(self.choose_pack)
        for buttons in ((self._whom, beside, affected), (bring, district, self._issue, self._remove)):
            row = QHBoxLayout()
            row.setSpacing(SPACE[2])
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            whole.addLayout(row)
        return whole

    # --- policy packs -----------------------------------------------------------------------------

    def choose_pack(self) -> None:
        """Choose a policy pack to look at."""
        path = choosing.file(self, "打开政策包", f"政策包 (*{PACK_SUFFIX})")
        if path is not None:
            self.open_pack(path)

    def open_pack(self, path: Path) -> None:
        """Show what a policy pack is and does, to be installed or left."""
        from advisor_app.ui.pages.pack_install import PackInstallDialog  # noqa: PLC0415 (loads cryptography)

        dialog = PackInstallDialog(self._tools, path, self._as_of, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.installed.connect(self._installed)
        dialog.open()

    def _installed(self, version: str) -> None:
        sentence = f"已启用政策内容 {version}。"
        self._tools.events.said.emit(sentence)
        tell_new_content("政策包", f"{sentence}要退回，在“设置”→“政策包”。", self._tools.events, self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one policy pack."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the pack that was dropped."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_pack(path)

    def _build_lists(self, tokens: Tokens) -> None:
        self._model = TreeModel(("条款与事项", "状态"), tokens, parent=self)
        self._tree = SharingTree(self._model, (_STANDING_WIDTH,))
        self._tree.setAccessibleName("政策树")
        self._tree.selectionModel().currentChanged.connect(self._chosen)
        self._hits = QListWidget()
        self._hits.setAccessibleName("搜索结果")
        self._hits.setWordWrap(True)
        self._hits.currentItemChanged.connect(self._hit_chosen)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tree)
        self._stack.addWidget(self._hits)
        self._count = QLabel()
        self._count.setObjectName("muted")

    # --- filling ----------------------------------------------------------------------------------

    def _fill(self) -> None:
        standing = self._standing.currentData()  # Qt gives back plain text
        rows = policy_tree(
            self._library,
            self._as_of,
            standing=None if standing is None else Standing(standing),
            payee=self._payee.currentData(),
            notes=self.notes.notes,
            tag=self._tag.currentData(),
        )
        self._model.show(rows)
        self._tree.expandToDepth(2 if len(self._library.documents) == 1 else 1)
        self._count.setText(
            f"{len(self._library.documents)} 个文件，{len(self._library.measures)} 个事项，"
            f"内容版本 {self._library.content_version}"
        )

    def _on_as_of(self, day: dt.date) -> None:
        self._as_of = day
        self._fill()

    def _search(self, text: str) -> None:
        if not text.strip():
            self._stack.setCurrentWidget(self._tree)
            self._fill()
            return
        hits = search(self._library, text)
        written = self.notes.notes.found(text.strip())
        self._hits.clear()
        for row in written:
            item = QListWidgetItem(f"✎ 我的批注\n{told(row)}")
            item.setData(Qt.ItemDataRole.UserRole, row)
            self._hits.addItem(item)
        for hit in hits:
            document = self._library.documents[hit.document]
            place = f"第 {hit.article} 条 {hit.heading}" if hit.article else hit.heading
            before, after = hit.before.replace("\n", ""), hit.after.replace("\n", "")
            item = QListWidgetItem(f"{document.short_title} · {place}\n…{before}{hit.match}{after}…")
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self._hits.addItem(item)
        count = len(hits) + len(written)
        self._count.setText(f"找到 {count} 处“{text.strip()}”" if count else "没有找到，请换一个词")
        self._stack.setCurrentWidget(self._hits)

    # --- showing ----------------------------------------------------------------------------------

    def _chosen(self, index: QModelIndex, _previous: QModelIndex) -> None:
        row = self._model.row_at(index)
        place = row.payload if row is not None else None
        if isinstance(place, NoteRow):
            self._show_note(place)
        if not isinstance(place, PolicyPlace):
            return
        self._be_at(place)
        if place.measure is not None:
            self.show_measure(place.measure)
        else:
            self._show_document(place.document, [(place.start, place.end)] if place.end else [])

    def _hit_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        hit: Hit | NoteRow = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(hit, NoteRow):
            self._show_note(hit)
        else:
            self.show_clause(hit.document, hit.start, hit.end)

    def _show_note(self, row: NoteRow) -> None:
        """Go to the clause of a note; to the note alone where the content no longer has it."""
        document, place = self._library.documents.get(row.note.document), row.note.place
        if place in self._measures:
            self.show_measure(place)
        elif document is not None and not place:
            self._be_at(PolicyPlace(document.id))
            self._show_document(document.id)
        elif document is not None and (article := _article(document, place)) is not None:
            self._be_at(PolicyPlace(document.id, place, None, article.start, article.end))
            self._show_document(document.id, [(article.start, article.end)])
        else:
            self.notes.show_row(row)

    def _show_document(self, identifier: str, focus: list[tuple[int, int]] | None = None) -> None:
        document = self._library.documents[identifier]
        self._choose(document)
        facts = document_sheet(document, self._as_of)
        if UNSIGNED in self._library.content_version and not document.own:
            facts = (Fact("来源", "⚠ 未签名的政策包，来源未经核验"), *facts)
        self._sheet.show_facts(document.title, facts)
        self._text.show_document(document, quotes_of(self._library, identifier), focus or [])

    def _choose(self, document: Document) -> None:
        self._document = document.id
        self._issue.setVisible(document.issuance is Issuance.DRAFT and document.superseded_by is None)
        self._remove.setVisible(document.own)

    def show_clause(self, identifier: str, start: int, end: int) -> None:
        """Show a document with one range highlighted."""
        self._whole.setCurrentIndex(0)
        self._show_document(identifier, [(start, end)])

    def show_measure(self, identifier: str) -> None:
        """Show a measure: its facts, and its quotes strongly highlighted in the text."""
        measure = self._measures[identifier]
        document = self._library.documents[measure.document]
        self._choose(document)
        self._be_at(place_of(measure))
        self._sheet.show_facts(measure.title, measure_sheet(measure, self._library))
        focus = [(c.start, c.end) for c in measure.cites]
        self._text.show_document(document, quotes_of(self._library, document.id), focus)


def _article(document: Document, number: str) -> Node | None:
    return next((each for each in document.articles() if each.number == number), None)


def _dropped(data: QMimeData) -> Path | None:
    """The one policy pack that is dragged; None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix == PACK_SUFFIX else None
