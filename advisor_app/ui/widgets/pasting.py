"""A block from the clipboard, laid over the cells of a table: what is to be written, and what can't be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from advisor_app.ui.models.blocks import Grid
from advisor_app.ui.models.matching import is_missing
from advisor_app.ui.models.table import Column, Typed

_NAMED = 5
"""Refusals that are told one by one."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Cells to be written, and a sentence for each that can't be."""

    cells: tuple[Typed, ...]
    refused: tuple[str, ...] = ()


def lay(grid: Grid, rows: Sequence[Any], columns: Sequence[Column[Any]]) -> Laid:
    """Lay a block over rows and columns from their first on.

    Blank cells and those that read so already change nothing. What falls on a column that can't be typed
    into, or beyond the table, is refused, never moved elsewhere.
    """
    cells: list[Typed] = []
    refused: list[str] = []
    for down, line in enumerate(grid):
        for across, raw in enumerate(line):
            text = raw.strip()
            if is_missing(text):
                continue
            if down >= len(rows) or across >= len(columns):
                refused.append(f"“{text}”超出了表格")
                continue
            row, column = rows[down], columns[across]
            if text == column.read(row).strip():
                continue
            if column.field:
                cells.append(Typed(row, column.field, text))
            else:
                refused.append(f"“{column.label}”不能在表里改（{text}）")
    return Laid(tuple(cells), tuple(refused))


def sentence(written: int, refused: Sequence[str]) -> str:
    """What became of a block: how many cells were written, and which were not and why."""
    if not written and not refused:
        return "粘贴的内容与表里相同，没有改动。"
    if not refused:
        return f"粘贴 {written} 格，Ctrl+Z 一步撤销。"
    told = "；".join(each.rstrip("。") for each in refused[:_NAMED])
    more = f"；等 {len(refused)} 格" if len(refused) > _NAMED else ""
    return f"粘贴 {written} 格，{len(refused)} 格没有写入：{told}{more}。"
