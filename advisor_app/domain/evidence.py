"""Files that prove something, and what each is kept for.

A file is known by the SHA-256 of its content; under what names it came is only told.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class SubjectKind(StrEnum):
    """What sort of thing a file proves."""

    FACT = "fact"
    TITLE = "title"
    RECEIVED = "received"
    PAPER = "paper"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a file is kept for.

    FACT: ``key`` with ``year`` or ``item`` (the key of a 明细) where it has one. TITLE, RECEIVED, PAPER: the
    row's id in ``key``. CLAUSE: a document's id in ``key``, an article's or measure's id in ``item``.
    """

    kind: SubjectKind
    key: str
    year: int | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of a client.

    ``sha256``: 64 hexadecimal digits; ``size`` in bytes; ``valid_to``: the last day on which it may be used.
    """

    sha256: str
    name: str
    size: int
    valid_to: dt.date | None = None
    note: str = ""
    subjects: tuple[Subject, ...] = field(default=())

    def expired(self, on: dt.date) -> bool:
        """Whether it may no longer be used on a day."""
        return self.valid_to is not None and self.valid_to < on
