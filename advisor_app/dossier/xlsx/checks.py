"""What may be entered in a cell: drop-downs, figures, days; with a hint, and a plain word where it differs.

Figures and days are only asked about: who means it (不适用, a loss) goes on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from advisor_app.domain.money import plain as plain_number
from advisor_app.dossier.document import Fill, Kind, clean
from advisor_app.dossier.xlsx.columns import cut, units

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_LIST, _LONGEST_HINT = 255, 255
"""Characters that Excel takes; a longer list stands in cells of its own."""
_FIRST_DAY = dt.date(1900, 1, 1)
_HINTS = {Kind.MONEY: "单位：万元。没有的填 0，不清楚的请留空。", Kind.DATE: "请填日期，例如 2026-06-30。"}
_LOWEST = -(10**15)
"""Where a figure has no limit of its own: any number is taken, and only text asked about."""
_GO_ON = "没有的填 0，不清楚的请留空。确实不适用的可以填“不适用”，提示时请选继续。"
_DAY = {
    "validate": "date",
    "criteria": ">=",
    "value": _FIRST_DAY,
    "error_type": "warning",
    "error_title": "要填日期",
    "error_message": "请填日期，例如 2026-06-30。不清楚的请留空。确要照现在填的，提示时请选继续。",
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
    if fill.kind in (Kind.MONEY, Kind.NUMBER):
        return {**_figure(fill.minimum, fill.kind), **told}
    if fill.kind is Kind.DATE:
        return {**_DAY, **told}
    return {"validate": "any", **told} if told else None


def _figure(minimum: Decimal | None, kind: Kind) -> dict[str, Any]:
    """The rule of a figure: any number from its limit on, else the program asks whether it is meant."""
    least = "" if minimum is None else f"不小于 {plain_number(minimum)} 的"
    below = "可以填负数。" if minimum is None else ""
    unit = "，单位万元" if kind is Kind.MONEY else ""
    return {
        "validate": "decimal",
        "criteria": ">=",
        "value": _LOWEST if minimum is None else plain_number(minimum),
        "error_type": "warning",
        "error_title": "要填数字",
        "error_message": f"请填{least}数字{unit}。{below}{_GO_ON}",
    }
