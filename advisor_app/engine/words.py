"""The reasons of one assessment, put into words together when the first of them is looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from advisor_app.domain.assessment import Missing, Reasons, Told
from advisor_app.domain.facts import Catalogue
from advisor_app.domain.record import FactSet, Item
from advisor_app.engine.case import Case

Tell = Callable[[Case], Told]


class Words:
    """Keeps the record and what was asked of it; pure, so that it does not matter when it is asked again."""

    __slots__ = ("_asked", "_record", "_told")

    def __init__(self, facts: FactSet, as_of: dt.date, catalogue: Catalogue) -> None:
        self._record = (facts, as_of, catalogue)
        self._asked: list[tuple[Tell, Item | None, tuple[Missing, ...]]] = []
        self._told: list[Told] = []

    def later(self, tell: Tell, item: Item | None = None, lacking: tuple[Missing, ...] = ()) -> Reasons:
        """Reasons for the client or an item; ``lacking``: what its amount lacks besides."""
        self._asked.append((tell, item, lacking))
        return Reasons(self, len(self._asked) - 1)

    def tell(self, number: int) -> Told:
        """The reasons of a number; with them all others that were asked for."""
        told = self._told
        if number >= len(told):
            told = list(told)
            case = Case(*self._record)
            for tell, item, lacking in self._asked[len(told) :]:
                if item is not case.item:
                    case.take(item)
                told.append(with_lacking(tell(case), lacking))
            self._told = told
        return told[number]


def with_lacking(told: Told, lacking: tuple[Missing, ...]) -> Told:
    """Reasons with what an amount lacks added to what is missing."""
    return (told[0], tuple(dict.fromkeys((*told[1], *lacking)))) if lacking else told
