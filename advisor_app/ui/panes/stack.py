"""组合: the sums that exclude each other side by side, as bars; what is counted is filled."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advisor_app.domain.phrases import Tone
from advisor_app.services.advising import Advising
from advisor_app.services.stack_views import STACK_HEADINGS, Bar, stack_tree
from advisor_app.services.views import TreeRow
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.panes.pane import At, Pane, PaneTools, show_rows, tree_of
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import muted

NOTHING = "还没有条件已核实、金额确定的事项可以组合。先在“先问什么”里补资料。"
_EXPLAINED = (
    "同一件事只拿最高的一项，取舍是精确算出来的；绿的是定额，蓝的是上限或择优。"
    "只列企业自己的、已符合、有金额的。"
)


class BarDelegate(QStyledItemDelegate):
    """A bar as long as the sum, filled as far as it is counted; the sum in words behind it."""

    def __init__(self, model: TreeModel, tokens: Tokens) -> None:
        super().__init__(model)
        self._model = model
        self._tokens = tokens

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.row_at(index)
        bar = row.payload if row is not None else None
        if not isinstance(bar, Bar) or row is None:
            super().paint(painter, option, index)
            return
        t = self._tokens
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(t.accent_soft))  # type: ignore[attr-defined]
        rect = QRectF(option.rect).adjusted(SPACE[1], SPACE[1], -SPACE[1], -SPACE[1])  # type: ignore[attr-defined]
        metrics = QFontMetrics(option.font)  # type: ignore[attr-defined]
        words = row.cells[1]
        room = rect.width() - metrics.horizontalAdvance(words) - SPACE[2]
        whole, counted = (max(0.0, share * room) for share in bar.shares)
        colour = QColor((t.good if bar.fixed else t.accent) if counted else t.muted)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(rect.left(), rect.top(), max(whole, 3.0), rect.height())
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(outer, 3, 3)
        if counted:
            inner = QRectF(outer.left(), outer.top(), max(counted, 3.0), outer.height())
            painter.setBrush(colour)
            painter.drawRoundedRect(inner, 3, 3)
        painter.setPen(QColor(t.text if row.tone is Tone.GOOD else t.muted))
        painter.setFont(option.font)  # type: ignore[attr-defined]
        beside = QRectF(outer.right() + SPACE[2], rect.top(), rect.right() - outer.right(), rect.height())
        painter.drawText(beside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class StackPane(Pane):
    """Matters above, what stands alone below; Enter shows a measure's text."""

    title = "组合"

    def __init__(self, tools: PaneTools) -> None:
        super().__init__(tools)
        self._places = {m.id: (m.document, m.cites[0].start, m.cites[0].end) for m in tools.library.measures}
        self.model = TreeModel(STACK_HEADINGS, tools.tokens, tone_column=2, parent=self)
        self.tree = tree_of(self.model, "组合", (300, 110, 300), self._open, kept=(1,))
        self.tree.setToolTip("回车或双击：看原文")
        self.tree.setItemDelegateForColumn(1, BarDelegate(self.model, tools.tokens))
        self.column.addWidget(muted(_EXPLAINED))
        self.column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def read(self, at: At) -> None:
        """Ask for the stack."""
        library = self.tools.library

        def work(advising: Advising) -> tuple[TreeRow, ...]:
            subject = advising.subject(at.client_id, at.as_of)
            return stack_tree(advising.assess(subject, at.as_of, drafts=at.drafts), library)

        self.ask(work, self._show)

    def _show(self, rows: tuple[TreeRow, ...]) -> None:
        if not rows:
            self.say(NOTHING)
            return
        show_rows(self.tree, rows)
        self.tree.expandAll()
        self.show_body()

    def _open(self) -> None:
        row = self.model.row_at(self.tree.currentIndex())
        bar = row.payload if row is not None else None
        if isinstance(bar, Bar):
            self.tools.events.show_clause.emit(*self._places[bar.measure])
