"""A tree whose columns share out the room by what their texts need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTreeView

from advisor_app.services.views import TreeRow
from advisor_app.ui.models.sharing import share, widest
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.widgets.filter_row import held

_NARROWEST = 60
_LEAST_FIRST = 140
_LOOKED_AT = 400
"""Rows, those below others too, that are looked at for what a column needs."""
_BESIDE = 18
"""Pixels of a cell beside its text."""


class SharingTree(QTreeView):
    """Rows of a ``TreeModel``.

    ``widths``: what the columns after the first have, in pixels, before the room is shared out; ``first``:
    what the first has at most; ``rest``: the column that takes what nobody needs; ``kept``: those that show
    more than text, and give nothing away.
    """

    def __init__(
        self,
        model: TreeModel,
        widths: Sequence[int],
        *,
        first: int = 260,
        rest: int = 0,
        kept: Collection[int] = (),
    ) -> None:
        super().__init__()
        self._first, self._widths = first, tuple(widths)
        self._rest, self._kept = rest, frozenset(kept)
        self._needs: list[int] | None = None
        self._own_widths = False
        """Whether the user made columns as wide as they are."""
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(rest, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(_NARROWEST)
        header.sectionResized.connect(self._resized)
        for column, width in enumerate(self._widths, 1):
            self.setColumnWidth(column, width)

    def _resized(self) -> None:
        if held(self.header()):
            self._own_widths = True

    def reset(self) -> None:
        """Other rows need other widths."""
        super().reset()
        self._needs = None
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room there is now."""
        self._share()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known how wide the tree is."""
        super().showEvent(event)
        self._share()

    def _share(self) -> None:
        model = self.model()
        if self._own_widths or not self.isVisible() or not isinstance(model, TreeModel):
            return
        if self._needs is None:
            self._needs = self._measured(model)
        needs, room = list(self._needs), self.viewport().width()
        # before anything has to be scrolled sideways, the first column makes room
        first = max(_LEAST_FIRST, min(self._first, room - sum(self._widths)))
        fair = [min(needs[0], first), *self._widths]
        for column in self._kept:
            needs[column] = max(needs[column], fair[column])
        widths = share(fair, needs, room)
        # stretched, a column would be squeezed where the others leave no room for it
        mode = QHeaderView.ResizeMode.Stretch if sum(widths) <= room else QHeaderView.ResizeMode.Interactive
        self.header().setSectionResizeMode(self._rest, mode)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _measured(self, model: TreeModel) -> list[int]:
        """What each column takes that cuts nothing short; a line that stands alone has the whole width."""
        rows = list(islice(_below(model.rows), _LOOKED_AT))
        strong = QFont(self.font())
        strong.setBold(True)
        plain, bold = QFontMetrics(self.font()), QFontMetrics(strong)
        needs = []
        for column in range(model.columnCount()):
            heading, least = self.header().sectionSizeHint(column), _NARROWEST
            for look, metrics in ((False, plain), (True, bold)):
                levels: dict[int, list[str]] = {}
                for depth, row in rows:
                    if row.strong is look and column < len(row.cells) and any(row.cells[1:]):
                        levels.setdefault(depth if column == 0 else -1, []).append(row.cells[column])
                for depth, texts in levels.items():
                    indent = (depth + self.rootIsDecorated()) * self.indentation()
                    beside = _BESIDE + (indent if column == 0 else 0)
                    least = max(least, widest(texts, metrics.horizontalAdvance) + beside)
            needs.append(max(heading, least))
        return needs


def _below(rows: Iterable[TreeRow], depth: int = 0) -> Iterator[tuple[int, TreeRow]]:
    for row in rows:
        yield depth, row
        yield from _below(row.children, depth + 1)
