"""Finding texts of the client database by any piece of them: LIKE's hits without reading every row.

Chinese has no words to index by; it has characters, thousands of them. The index is in memory, built from the
rows and brought up to date after each change: nothing of it lies on a disk, and it is the same for a file, an
encrypted file and a server.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
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
    """An index over texts: for every character the texts that have it. Threads may share it.

    The rarest character of what is sought names the texts worth reading; those are read.
    """

    def __init__(self, rows: Iterable[Text] = ()) -> None:
        self._lock = Lock()
        self._rows: list[Text] = []
        self._folded: list[str] = []
        self._having: dict[str, array[int]] = {}
        self._of_client: dict[str, list[int]] = {}
        self._add(rows)

    def _add(self, rows: Iterable[Text]) -> None:
        having = self._having
        for place, row in enumerate(rows, len(self._rows)):
            folded = row.text.lower()
            self._rows.append(row)
            self._folded.append(folded)
            self._of_client.setdefault(row.client_id, []).append(place)
            for character in set(folded):
                if character not in having:
                    having[character] = array("L")
                having[character].append(place)

    def replace(self, client_ids: Iterable[str], rows: Iterable[Text]) -> None:
        """Let the texts of some clients be these."""
        with self._lock:
            for client_id in client_ids:
                for place in self._of_client.pop(client_id, ()):
                    self._folded[place] = ""  # is found no more; its place in the index stays
            self._add(rows)

    def find(self, wanted: str, limit: int | None = None) -> tuple[Hit, ...]:
        """The texts that hold ``wanted``, letters large or small; those taken in first come first."""
        folded = wanted.lower()
        if not folded:
            return ()
        with self._lock:
            lists = [self._having.get(character, ()) for character in set(folded)]
            rows, texts = self._rows, self._folded
            found = (rows[place] for place in min(lists, key=len) if folded in texts[place])
            return tuple(islice(found, limit))
