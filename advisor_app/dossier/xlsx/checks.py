"""What may be entered in a cell: drop-downs, figures from 0 on, days; with a hint and a plain refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from advisor_app.dossier.document import Fill, Kind, clean
from advisor_app.dossier.xlsx.columns import cut, units

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_LIST, _LONGEST_HINT = 255, 255
"""Characters that Excel takes; a longer list stands in cells of its own."""
_FIRST_DAY = dt.date(1900, 1, 1)
_HINTS = {Kind.MONEY: "单位：万元。没有的填 0，不清楚的请留空。", Kind.DATE: "请填日期，例如 2026-06-30。"}
_FIGURE = {"validate": "decimal", "criteria": ">=", "value": 0}
_DAY = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
_RULES: dict[Kind, tuple[dict[str, Any], str, str]] = {
    Kind.MONEY: (
        _FIGURE,
        "要填数字",
        "请填不小于 0 的数字，单位万元。没有的填 0，不清楚的请留空。",
    ),
    Kind.NUMBER: (_FIGURE, "要填数字", "请填不小于 0 的数字。没有的填 0，不清楚的请留空。"),
    Kind.DATE: (_DAY, "要填日期", "请填日期，例如 2026-06-30。不清楚的请留空。"),
}

Source = Callable[[tuple[str, ...]], str]
"""Puts a list into cells somewhere and gives the formula that leads to it."""


class Checks:
    """The checks of one sheet: cells that take the same share a rule."""

    def __init__(self) -> None:
        self._columns: dict[Fill, dict[int, list[list[int]]]] = {}

    def add(self, row: int, column: int, fill: Fill, last: int | None = None) -> None:
        """Check a cell, or the column's rows up to ``last`` (all from 0)."""
        runs = self._columns.setdefault(fill, {}).setdefault(column, [])
        if runs and runs[-1][2] == row - 1:
            runs[-1][2] = row if last is None else last
        else:
            runs.append([row, column, row if last is None else last, column])

    def write(self, sheet: Worksheet, source: Source) -> None:
        """Put the rules into the sheet."""
        for fill, columns in self._columns.items():
            rule = _rule(fill, source)
            if rule is not None:
                first, *others = [run for runs in columns.values() for run in runs]
                sheet.data_validation(*first, {**rule, "other_cells": others})


def _rule(fill: Fill, source: Source) -> dict[str, Any] | None:
    """The rule as XlsxWriter takes it; nothing where any text goes and nothing is to be told."""
    told: dict[str, Any] = {}
    hint = clean(fill.hint) or ("" if fill.choices else _HINTS.get(fill.kind, ""))
    if hint:
        told = {"input_title": "填写说明", "input_message": cut(hint, _LONGEST_HINT)}
    if fill.choices:
        choices = tuple(clean(choice) for choice in fill.choices)
        said = {"error_title": "不在选项里", "error_message": "请从下拉列表里选一项，或者留空。"}
        listed = ",".join(choices)
        # Commas part the choices of a list in the rule itself, and a quotation mark ends it.
        plain = units(listed) <= _LONGEST_LIST and listed.count(",") == len(choices) - 1 and '"' not in listed
        return {"validate": "list", "source": list(choices) if plain else source(choices), **said, **told}
    if fill.kind in _RULES:
        rule, title, message = _RULES[fill.kind]
        return {**rule, "error_title": title, "error_message": message, **told}
    return {"validate": "any", **told} if told else None
