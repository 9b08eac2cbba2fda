"""Where a thing that is missing or looks wrong is entered: which tab of the client's page, which field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor_app.domain.facts import Catalogue, Scope


class EntryTab(StrEnum):
    """The tabs of a client's page that data are entered in, by their names."""

    OVERVIEW = "概况"
    FIGURES = "年度数据"
    TITLES = "资质"
    ITEMS = "项目与明细"
    RECEIVED = "已享受"


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """A tab and what to choose in it.

    ``key``: a fact (``uscc`` and ``region`` stand on 概况), a title, a kind of items, a measure; ``year`` and
    ``item`` where it has one. ``new``: nothing is recorded there yet, so that a form may be opened at once.
    """

    tab: EntryTab
    key: str
    year: int | None = None
    item: str | None = None
    new: bool = False

    @property
    def said(self) -> str:
        """How to get there, in words."""
        return f"客户 · {self.tab.value}"


_LISTS = {"recognition": EntryTab.TITLES, "item": EntryTab.ITEMS, "received": EntryTab.RECEIVED}


def entry_place(
    key: str, catalogue: Catalogue, year: int | None = None, item: str | None = None, *, new: bool = False
) -> EntryPlace | None:
    """Where ``key`` (as :class:`~advisor_app.domain.assessment.Missing` has it) is entered.

    None for judgements and readings: they are answered where they are asked.
    """
    kind, colon, rest = key.partition(":")
    if colon:
        tab = _LISTS.get(kind)
        return None if tab is None else EntryPlace(tab, rest, new=new)
    if kind == "received":
        return EntryPlace(EntryTab.RECEIVED, "", new=new)
    if item is not None:
        return EntryPlace(EntryTab.ITEMS, key, item=item)
    fact = catalogue.facts.get(key)
    while fact is not None and fact.derivation is not None:
        operand = fact.derivation.operands[0]
        year = None if year is None else year + operand.offset
        fact = catalogue.facts.get(operand.key)
    if fact is None:
        return EntryPlace(EntryTab.OVERVIEW, key)
    if fact.scope is Scope.YEAR:
        return EntryPlace(EntryTab.FIGURES, fact.key, year)
    return EntryPlace(EntryTab.OVERVIEW, fact.key)


def first_place(
    keys: Sequence[str], catalogue: Catalogue, years: Sequence[int], item: str | None
) -> EntryPlace | None:
    """Where to look first at what is about several facts; the latest year concerned."""
    year = years[-1] if years else None
    found = (entry_place(key, catalogue, year, item) for key in keys)
    return next((place for place in found if place is not None), None)
