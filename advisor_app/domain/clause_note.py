"""What an advisor writes beside a clause: 批注, with words to find it by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClauseNote:
    """A note on a document (``place`` ""), an article (its number) or a measure (its id).

    It belongs to the advisor, not to the content: it stays where the clause has gone with a new version.
    """

    document: str
    place: str
    text: str
    tags: tuple[str, ...] = ()
    noted_on: dt.date | None = None
    noted_by: str = ""
