"""Which rows of a table are shown, and in which order: filters, ticked values, sorting by several columns.

Nothing of Qt: rows in, their places out. What a column reads is worked out once, so that a key typed
into a filter costs one pass over texts that are ready.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from advisor_app.domain.errors import InputError
from advisor_app.ui.models.matching import Cells, Contains, Kind, Match, fold, is_missing, read_filter

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Spec(Generic[Row]):
    """How a column reads, what it sorts by (its text where None), and what it holds (None: see)."""

    read: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Sorted by a column."""

    column: int
    descending: bool = False


class Arranged(Generic[Row]):
    """Rows under columns, some of them shown."""

    def __init__(self, specs: Sequence[Spec[Row]], searched: Callable[[Row], str] = str) -> None:
        """``searched``: all that a row is found by, whatever its columns show."""
        self._specs = (*specs, Spec(searched, kind=Kind.TEXT))
        self.rows: tuple[Row, ...] = ()
        self.filters: dict[int, str] = {}
        """Column → what is typed above it; never blank."""
        self.picked: dict[int, frozenset[str]] = {}
        """Column → the only texts that are shown."""
        self.orders: tuple[Order, ...] = ()
        self.sought = ""
        """A piece of what a row is found by."""
        self._cells: dict[int, Cells] = {}
        self._sorted: list[int] | None = None

    def take(self, rows: Sequence[Row]) -> None:
        """Replace the rows; what they are filtered and sorted by stays."""
        self.rows = tuple(rows)
        self._cells.clear()
        self._sorted = None

    def sort_by(self, orders: Sequence[Order]) -> None:
        """Sort by these columns, the first one first; by none: as the rows came."""
        self.orders = tuple(orders)
        self._sorted = None

    def cells(self, column: int) -> Cells:
        """A column as it reads, in the order of ``rows``."""
        found = self._cells.get(column)
        if found is None:
            spec = self._specs[column]
            found = self._cells[column] = Cells([spec.read(row) for row in self.rows], spec.kind)
        return found

    def kind(self, column: int) -> Kind:
        """What a column holds."""
        declared = self._specs[column].kind
        return self.cells(column).kind if declared is None else declared

    @property
    def narrowed(self) -> bool:
        """Whether a filter or a choice of values leaves rows out."""
        return bool(self.filters or self.picked)

    def matches(self) -> Mapping[int, Match]:
        """The filters that can be read, by column; what can't be read asks for nothing."""
        found: dict[int, Match] = {}
        for column, typed in self.filters.items():
            try:
                match = read_filter(typed, self.kind(column))
            except InputError:
                continue
            if match is not None:
                found[column] = match
        return found

    def shown(self) -> list[int]:
        """The places of the rows that pass, as they are sorted."""
        return self._passing(self._order(), but=None)

    def values(self, column: int) -> Counter[str]:
        """How often each text stands in a column among the rows that everything else lets pass."""
        texts = self.cells(column).texts
        return Counter(texts[at] for at in self._passing(range(len(self.rows)), but=column))

    def _passing(self, places: Sequence[int], *, but: int | None) -> list[int]:
        kept = list(places)
        if self.sought:
            kept = Contains(fold(self.sought)).keep(self.cells(len(self._specs) - 1), kept)
        for column, match in self.matches().items():
            if column != but:
                kept = match.keep(self.cells(column), kept)
        for column, wanted in self.picked.items():
            if column != but:
                texts = self.cells(column).texts
                kept = [at for at in kept if texts[at] in wanted]
        return kept

    def _order(self) -> list[int]:
        if self._sorted is None:
            places = list(range(len(self.rows)))
            for order in reversed(self.orders):
                places = self._sort(places, order)
            self._sorted = places
        return self._sorted

    def _sort(self, places: list[int], order: Order) -> list[int]:
        """By one column, equal ones staying as they were; what is missing stands last either way."""
        texts, rows, key = self.cells(order.column).texts, self.rows, self._specs[order.column].sort_key
        full = [at for at in places if not is_missing(texts[at])]
        empty = [at for at in places if is_missing(texts[at])]
        if key is None:
            ranks: Sequence[Any] = [in_order(text) for text in texts]
            full.sort(key=ranks.__getitem__, reverse=order.descending)
        else:
            sort_key = key
            full.sort(key=lambda at: sort_key(rows[at]), reverse=order.descending)
        return full + empty


def in_order(text: str) -> bytes:
    """Where a text stands among others: GB 18030 keeps the common characters in the order of their sounds."""
    return text.encode("gb18030", "replace")
