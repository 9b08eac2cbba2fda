"""Finding texts of the client database by any piece of them: LIKE's hits without reading every row.

Chinese has no words to index by; it has characters, thousands of them. The index is in memory, built from the
rows and brought up to date after each change: nothing of it lies on a disk, and it is the same for a file, an
encrypted file and a server.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import islice
from operator import add
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from advisor_app.portfolio.models import (
    ApplicationRecord,
    Client,
    ContactRecord,
    FactRecord,
    FileRecord,
    FormerName,
    LinkRecord,
    OpinionRecord,
    PersonRecord,
    Record,
    TagRecord,
    TaskRecord,
)

_TEXTS: tuple[tuple[type[Record], tuple[InstrumentedAttribute[str], ...]], ...] = (
    (Client, (Client.name, Client.short_name, Client.industry, Client.advisor, Client.note)),
    (FormerName, (FormerName.name,)),
    (FactRecord, (FactRecord.evidence, FactRecord.note)),
    (ContactRecord, (ContactRecord.text, ContactRecord.who)),
    (PersonRecord, (PersonRecord.name, PersonRecord.role, PersonRecord.phone, PersonRecord.note)),
    (TagRecord, (TagRecord.word,)),
    (LinkRecord, (LinkRecord.other_name, LinkRecord.note)),
    (FileRecord, (FileRecord.name, FileRecord.note)),
    (TaskRecord, (TaskRecord.title, TaskRecord.note)),
    (ApplicationRecord, (ApplicationRecord.next_step, ApplicationRecord.note)),
    (OpinionRecord, (OpinionRecord.reason,)),
)
"""What can be found, by table."""
PLACES = tuple(model.__tablename__ for model, _ in _TEXTS)


@dataclass(frozen=True, slots=True)
class Hit:
    """A text in which something was found: whose it is, in which table and row, and how it reads."""

    client_id: str
    table: str
    row_id: str
    text: str


Text = Hit
"""A text that can be found."""


def texts(session: Session, client_ids: Iterable[str] | None = None) -> list[Text]:
    """All texts of all clients (those in the 回收站 too), or of some."""
    wanted = None if client_ids is None else list(client_ids)
    found: list[Text] = []
    for model, columns in _TEXTS:
        owner = Client.id if model is Client else model.client_id  # type: ignore[attr-defined]
        query = select(owner, model.id, *columns)
        if wanted is not None:
            query = query.where(owner.in_(wanted))
        for client_id, row_id, *parts in session.execute(query):
            found += [Text(client_id, model.__tablename__, row_id, part) for part in parts if part]
    return found


class Finding:
    """An index over texts: for every character, and every two that stand together, the texts that have them.

    One or two characters are looked up; of more, the rarest two name the texts worth reading, and those are
    read. The lists hold the texts themselves: what is found is copied out, and nothing else is touched.
    Threads may share it.
    """

    def __init__(self, rows: Iterable[Text] = ()) -> None:
        self._lock = Lock()
        self._having: defaultdict[str, list[Text]] = defaultdict(list)
        self._of_client: defaultdict[str, list[Text]] = defaultdict(list)
        self._gone: dict[int, Text] = {}
        """What was replaced, by ``id()``; kept, so that no other text gets that id."""
        self._stale: set[str] = set()
        """Pieces whose lists still have some that are gone."""
        self._add(rows)

    def _add(self, rows: Iterable[Text]) -> None:
        having = self._having
        for given in rows:
            row = copy(given) if id(given) in self._gone else given
            self._of_client[row.client_id].append(row)
            for piece in _pieces(row):
                having[piece].append(row)

    def replace(self, client_ids: Iterable[str], rows: Iterable[Text]) -> None:
        """Let the texts of some clients be these."""
        with self._lock:
            for client_id in client_ids:
                for row in self._of_client.pop(client_id, ()):
                    self._gone[id(row)] = row
                    self._stale |= _pieces(row)
            self._add(rows)

    def find(self, wanted: str, limit: int | None = None) -> tuple[Hit, ...]:
        """The texts that hold ``wanted``, letters large or small; those taken in first come first."""
        folded = wanted.lower()
        pieces = {folded} if len(folded) <= 2 else {*map(add, folded, folded[1:])}
        with self._lock:
            found: Iterable[Hit] = self._holding(
                min(pieces, key=lambda piece: len(self._having.get(piece, ())))
            )
            if len(folded) > 2:
                found = (row for row in found if folded in row.text.lower())
            return tuple(islice(found, limit))

    def _holding(self, piece: str) -> Sequence[Hit]:
        """The texts that hold one or two characters; what is gone leaves the list when it is asked for."""
        if piece in self._stale:
            self._having[piece] = [row for row in self._having[piece] if id(row) not in self._gone]
            self._stale.discard(piece)
        return self._having.get(piece, ())


def _pieces(row: Text) -> set[str]:
    folded = row.text.lower()
    return {*folded, *map(add, folded, folded[1:])}
