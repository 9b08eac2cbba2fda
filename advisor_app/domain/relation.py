"""Who a client is to others: its people, its group, the tags an advisor gave it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the client; ``main``: the one to call first."""

    name: str
    role: str = ""
    phone: str = ""
    note: str = ""
    main: bool = False


class LinkKind(StrEnum):
    """What the other firm is to the client."""

    PARENT = "parent"
    SUBSIDIARY = "subsidiary"
    SISTER = "sister"
    AFFILIATE = "affiliate"

    @property
    def inverse(self) -> LinkKind:
        """What the client is to the other firm."""
        return _INVERSE.get(self, self)


_INVERSE = {LinkKind.PARENT: LinkKind.SUBSIDIARY, LinkKind.SUBSIDIARY: LinkKind.PARENT}


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another firm: a client (by its id), or one outside the portfolio (by its name).

    ``name`` of a client is its present one.
    """

    kind: LinkKind
    name: str
    client_id: str | None = None
    note: str = ""
