"""What a write touched, so that every page knows whether to read again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The outcome of one unit of work; an empty one changed nothing.

    ``change_set`` is its number in the journal, None where nothing was journaled.
    """

    title: str = ""
    change_set: int | None = None
    client_ids: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything was written."""
        return bool(self.tables)

    def touches(self, *tables: str, client_id: str | None = None) -> bool:
        """Whether one of ``tables`` was written, for ``client_id`` where one is named."""
        if client_id is not None and client_id not in self.client_ids:
            return False
        return not tables or not self.tables.isdisjoint(tables)
