"""Cells of the client list, typed or pasted: what can be taken is written as one step, the rest told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor_app.domain.errors import InputError
from advisor_app.portfolio import clients as rows
from advisor_app.portfolio import tags
from advisor_app.portfolio.changes import Changes
from advisor_app.services.clients import Clients
from advisor_app.services.entry import read_text
from advisor_app.services.relations import read_tags


class ListField(StrEnum):
    """What of a client can be typed into the list; name, code and place need their form."""

    ADVISOR = "advisor"
    TAGS = "tags"
    INDUSTRY = "industry"
    SHORT_NAME = "short_name"
    NOTE = "note"


_LABELS = {
    ListField.ADVISOR: "陪跑顾问",
    ListField.TAGS: "标签",
    ListField.INDUSTRY: "行业",
    ListField.SHORT_NAME: "简称",
    ListField.NOTE: "备注",
}


CHANGED = "{}刚刚被别人改成“{}”，没有盖掉；请看过再改。"


@dataclass(frozen=True, slots=True)
class ClientCell:
    """A text for one cell; "" empties it. ``seen``: what it showed; None: it is not told."""

    client_id: str
    field: ListField
    text: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell that was not written, and why, in a sentence."""

    cell: ClientCell
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a block of cells."""

    changes: Changes
    taken: int
    refused: tuple[RefusedCell, ...]


def write_cells(clients: Clients, cells: Sequence[ClientCell]) -> Written:
    """Write all cells that can be taken, as one step; of two for the same cell the later one counts."""
    refused: list[RefusedCell] = []
    texts: dict[str, dict[str, str]] = {}
    words: dict[str, tuple[list[str], list[str] | None]] = {}
    seen: dict[tuple[str, str], str] = {}
    good: list[ClientCell] = []
    for cell in {(each.client_id, each.field): each for each in cells}.values():
        try:
            if cell.field is ListField.TAGS:
                shown = None if cell.seen is None else read_tags(cell.seen)
                words[cell.client_id] = read_tags(cell.text), shown
            else:
                text = read_text(cell.text, _LABELS[cell.field])
                texts.setdefault(cell.client_id, {})[cell.field] = text
                if cell.seen is not None:
                    seen[cell.client_id, cell.field] = cell.seen
        except InputError as error:
            refused.append(RefusedCell(cell, str(error)))
        else:
            good.append(cell)
    if not good:
        return Written(Changes(), 0, tuple(refused))
    touched = {cell.client_id for cell in good}
    with clients.portfolio.unit(_title(good, len(touched))) as unit:
        there = rows.in_list(unit.session, touched)
        left = rows.write_fields(unit, {key: fields for key, fields in texts.items() if key in there}, seen)
        for client_id, (typed, shown) in words.items():
            if client_id in there:
                tags.put(unit, client_id, typed, seen=shown)
    gone = [cell for cell in good if cell.client_id not in there]
    refused += [RefusedCell(cell, "这家客户已不在列表里，请刷新后重试。") for cell in gone]
    kept = [(cell, left[cell.client_id, cell.field]) for cell in good if (cell.client_id, cell.field) in left]
    refused += [RefusedCell(cell, CHANGED.format(_LABELS[cell.field], now or "空")) for cell, now in kept]
    return Written(unit.changes, len(good) - len(gone) - len(kept), tuple(refused))


def _title(cells: Sequence[ClientCell], clients: int) -> str:
    labels = "、".join(dict.fromkeys(_LABELS[cell.field] for cell in cells))
    return f"在列表里修改 {clients} 家客户的{labels}" if clients > 1 else f"在列表里修改{labels}"
