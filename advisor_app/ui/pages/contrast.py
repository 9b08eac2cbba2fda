"""对照: one topic across the cities, or two versions of a document or a standard, side by side."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.library import Library
from advisor_app.library.diff import diff
from advisor_app.services.contrast import (
    TOPICS,
    alike,
    contrast,
    difference_rows,
    versions,
)
from advisor_app.services.policy_tree import PolicyPlace
from advisor_app.services.views import TreeRow
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.panes.pane import show_rows, tree_of
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.clause_view import ClauseView
from advisor_app.ui.widgets.dressing import muted

_MODES = ("各市对照", "两版比较")


class ContrastView(QWidget):
    """Tabs for the two comparisons; Escape goes back to the tree."""

    left = Signal()

    def __init__(self, library: Library, tokens: Tokens, as_of: dt.date) -> None:
        super().__init__()
        self._library = library
        self._tokens = tokens
        self._as_of = as_of
        back = QPushButton("返回政策库")
        back.setToolTip("Esc")
        back.clicked.connect(self.left)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self.modes = QTabBar()
        self.modes.setExpanding(False)
        self.modes.setDrawBase(False)
        self.modes.setAccessibleName("怎么对照")
        for name in _MODES:
            self.modes.addTab(name)
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        head.addWidget(back)
        head.addWidget(self.modes)
        head.addStretch(1)
        stack = QStackedWidget()
        stack.addWidget(self._build_cities())
        stack.addWidget(self._build_versions())
        self.modes.currentChanged.connect(stack.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[3])
        layout.addLayout(head)
        layout.addWidget(stack, 1)
        self.setFocusProxy(self.topic)

    # --- one topic, all cities ------------------------------------------------------------------------

    def _build_cities(self) -> QWidget:
        self.topic = QComboBox()
        self.topic.setEditable(True)
        self.topic.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.topic.setAccessibleName("主题")
        self.topic.addItems([name for name, _ in TOPICS])
        self.topic.setMinimumWidth(240)
        self.topic.currentTextChanged.connect(self.show_topic)
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addWidget(QLabel("主题"))
        row.addWidget(self.topic)
        row.addWidget(muted("选一个，或自己写词（空格隔开，有其一即列）；事项名称和原文里都找", wrap=False))
        row.addStretch(1)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setHandleWidth(SPACE[2])
        self._columns.setChildrenCollapsible(False)
        self.cities: dict[str, tuple[QLabel, TreeModel, QTreeView, ClauseView]] = {}
        for city in dict.fromkeys(d.city for d in self._library.documents.values()):
            self._columns.addWidget(self._build_city(city))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._columns, 1)
        return made

    def _build_city(self, city: str) -> QWidget:
        name = QLabel(city)
        name.setObjectName("heading")
        model = TreeModel(("事项", "金额"), self._tokens, parent=self)
        tree = tree_of(model, f"{city}的事项", (150,))
        tree.setAlternatingRowColors(False)
        tree.setRootIsDecorated(False)
        text = ClauseView(self._tokens)
        text.setAccessibleName(f"{city}原文")
        tree.selectionModel().currentChanged.connect(lambda index, _before: self._show_quote(city, index))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(tree)
        halves.addWidget(text)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setHandleWidth(SPACE[2])
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(name)
        column.addWidget(halves, 1)
        self.cities[city] = (name, model, tree, text)
        return made

    def open(self, as_of: dt.date) -> None:
        """Show the chosen topic as of a day."""
        self._as_of = as_of
        self.show_topic(self.topic.currentText())

    def show_topic(self, topic: str) -> None:
        """Fill the columns."""
        for found in contrast(self._library, topic, self._as_of):
            name, _model, tree, text = self.cities[found.city]
            name.setText(f"{found.city}　{found.count} 项")
            show_rows(tree, found.rows)
            tree.expandAll()
            text.clear()
            first = tree.model().index(0, 0)
            if found.count:
                tree.setCurrentIndex(tree.model().index(0, 0, first))

    def _show_quote(self, city: str, index: QModelIndex) -> None:
        _name, model, _tree, text = self.cities[city]
        row = model.row_at(index)
        place = row.payload if row is not None else None
        if isinstance(place, PolicyPlace) and place.article is not None:
            text.show_article(
                self._library.documents[place.document], place.article, [(place.start, place.end)]
            )

    # --- two versions ---------------------------------------------------------------------------------

    def _build_versions(self) -> QWidget:
        self.before, self.after = QComboBox(), QComboBox()
        for box, called in ((self.before, "此前"), (self.after, "此后")):
            box.setAccessibleName(called)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(26)
        for version in versions(self._library):
            if alike(self._library, version.id):
                self.before.addItem(version.label, version.id)
        self.before.currentIndexChanged.connect(self._offer)
        self.after.currentIndexChanged.connect(self.compare)
        self.told = muted("")
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        for name, box in (("此前", self.before), ("此后", self.after)):
            row.addWidget(QLabel(name))
            row.addWidget(box, 1)
        row.addStretch(1)
        self.changes = TreeModel(("哪里", "此前", "此后"), self._tokens, parent=self)
        self.tree = tree_of(self.changes, "两版的不同", (380, 380))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.tree, 1)
        self._offer()
        return made

    def _offer(self) -> None:
        """Only what it can sensibly be compared with."""
        before = self.before.currentData()
        self.after.blockSignals(True)
        self.after.clear()
        for version in alike(self._library, before) if before else ():
            self.after.addItem(version.label, version.id)
        self.after.blockSignals(False)
        self.compare()

    def compare(self) -> None:
        """Show what differs between the two chosen."""
        before, after = self.before.currentData(), self.after.currentData()
        rows: tuple[TreeRow, ...] = ()
        if before and after:
            rows = difference_rows(diff(self._library, before, after))
            self.told.setText("停在一格上看全文。" if rows else "两版没有不同。")
        else:
            self.told.setText("没有可以比较的另一版。")
        show_rows(self.tree, rows)
        for place in range(len(rows)):
            self.tree.expand(self.changes.index(place, 0))
