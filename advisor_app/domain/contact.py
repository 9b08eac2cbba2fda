"""What passed between an advisor and a client."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ContactKind(StrEnum):
    """What sort of entry it is."""

    VISIT = "visit"
    CALL = "call"
    PROMISE = "promise"
    FILE = "file"
    CHANGE = "change"
    RESULT = "result"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Contact:
    """One entry of a client's timeline.

    ``due_on``: when a promise is to be kept; a 重大变化 is to be reported within 3 months of ``day``.
    ``done_on``: when it was.
    """

    kind: ContactKind
    day: dt.date
    text: str
    who: str = ""
    due_on: dt.date | None = None
    done_on: dt.date | None = None
