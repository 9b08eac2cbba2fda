"""Ctrl+K: one line to find clients, clauses, records and actions by, and go there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from advisor_app.services.finder import Found, Sort, fits
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.theme import SPACE, Tokens

_WIDTH = 720
_HEIGHT = 520
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done from anywhere: what it is called, its keys, and how it is done."""

    title: str
    keys: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list; a heading of a sort has nothing to open."""

    sort: Sort
    text: str
    beside: str = ""
    open: Callable[[], object] | None = None


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.sort.value}：{line.text}　{line.beside}"
        return None


class _Face(QStyledItemDelegate):
    """Text on the left, elided; the sort and what stands beside it on the right in the lesser colour."""

    def __init__(self, lines: _Lines, tokens: Tokens) -> None:
        super().__init__(lines)
        self._lines = lines
        self._tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(1, QFontMetrics(option.font).height() + 2 * SPACE[2])  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._lines.lines[index.row()]
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        font: QFont = option.font  # type: ignore[attr-defined]
        t = self._tokens
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(t.accent_soft))
        inner = rect.adjusted(SPACE[3], 0, -SPACE[3], 0)
        metrics = QFontMetrics(font)
        said = f"{line.sort.value}　{line.beside}" if line.beside else line.sort.value
        told = metrics.elidedText(said, Qt.TextElideMode.ElideRight, inner.width() * 2 // 5)
        painter.setFont(font)
        painter.setPen(QColor(t.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(right), told)
        room = inner.width() - metrics.horizontalAdvance(told) - SPACE[3]
        painter.setPen(QColor(t.text))
        text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


class Palette(QDialog):
    """Typed letters look; arrows choose; Enter goes there; Escape goes back."""

    def __init__(
        self,
        find: Callable[[str], tuple[Found, ...]],
        go: Callable[[Found], object],
        actions: Sequence[Action],
        jobs: Jobs,
        tokens: Tokens,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("查找")
        self._find, self._go, self._actions, self._jobs = find, go, tuple(actions), jobs
        self._asked = ""
        self._under_way = False
        self._opens = False
        """Enter came before what was found: the list still shows what an earlier word found."""
        self.line = QLineEdit()
        self.line.setAccessibleName("查找客户、条款、资料和操作")
        self.line.setPlaceholderText("客户名称、拼音首字母、代码、条款、电话、操作……")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.model = _Lines(self)
        self.list = QListView()
        self.list.setAccessibleName("查找结果")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Face(self.model, tokens))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._open)
        self.told = QLabel("回车打开，↑↓ 选择，Esc 关闭")
        self.told.setObjectName("muted")
        frame = QFrame()
        frame.setObjectName("card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        inner.setSpacing(SPACE[2])
        for widget in (self.line, self.list, self.told):
            inner.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self._over = parent

    def begin(self) -> None:
        """Come up over the window, ready to be typed into."""
        over = self._over
        width = min(_WIDTH, over.width() - 2 * SPACE[6])
        self.resize(width, min(_HEIGHT, over.height() - 2 * SPACE[6]))
        corner = over.mapToGlobal(over.rect().topLeft())
        self.move(corner.x() + (over.width() - width) // 2, corner.y() + SPACE[6])
        self.line.clear()
        self._show(())
        self.open()
        self.line.setFocus()

    def _look(self, typed: str) -> None:
        """Ask on the worker; one look at a time, the latest word being asked next."""
        self._asked = typed
        self._opens = False
        if not typed.strip():
            self._show(())
        elif not self._under_way:
            self._under_way = True
            self._jobs.read(lambda: (typed, self._find(typed)), self._take)

    def _take(self, found: tuple[str, tuple[Found, ...]]) -> None:
        typed, lines = found
        self._under_way = False
        if typed == self._asked:
            self._show(lines)
            if self._opens and self.isVisible():
                self._open(self.list.currentIndex())
        else:
            opens = self._opens
            self._look(self._asked)
            self._opens = opens

    def _show(self, found: Sequence[Found]) -> None:
        wanted = self._asked.strip()
        acts = [
            Line(Sort.ACTION, a.title, a.keys, a.run)
            for a in self._actions
            if not wanted or fits(wanted, a.title)
        ]
        lines = [Line(f.sort, f.text, f.beside, partial(self._go, f)) for f in found]
        clients = [line for line in lines if line.sort is Sort.CLIENT]
        self.model.show([*clients, *acts, *lines[len(clients) :]])
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self.told.setText(
            "回车打开，↑↓ 选择，Esc 关闭"
            if self.model.rowCount()
            else f"没有找到“{wanted}”：换一个说法，或只写其中几个字。"
        )

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self.model.lines[index.row()]
        self.accept()
        if line.open is not None:
            line.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the line is typed into; Enter opens."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self.model.rowCount():
                at = min(max(0, self.list.currentIndex().row() + step), self.model.rowCount() - 1)
                self.list.setCurrentIndex(self.model.index(at))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._opens = self._under_way
                if not self._under_way:
                    self._open(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)
