"""Figures in official text: every number with its unit, so that none goes unclaimed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.money import WAN, YI
from advisor_app.domain.text import Folded

_UNIT = r"亿元|万元|元|%|‰|个百分点|万辆|万家|万人|万亩|万|亿|辆|家|个月|个|年|场|人|次|项|亩|倍|强|名|折"
_DIGITS = re.compile(rf"(?<![0-9A-Za-z.第〔])([0-9]+(?:\.[0-9]+)?)({_UNIT})?(?![0-9A-Za-z号条月日])")
_WORDS = re.compile(r"(?<![0-9一二三四五六七八九十第])([一两二三四五六七八九十])(年|个|家|项|次|倍)(?!度)")
_WORD_VALUES = {"一": 1, "两": 2, **{c: i for i, c in enumerate("二三四五六七八九十", start=2)}}
_SCALES = {"亿元": YI, "万元": WAN, "万辆": WAN, "万家": WAN, "万人": WAN, "万亩": WAN, "万": WAN, "亿": YI}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at an original offset: ``kind`` money (元), ratio (fraction) or count."""

    start: int
    text: str
    kind: str
    value: Decimal


def figures(folded: Folded) -> Iterator[Figure]:
    """All figures of a text, in order; years like 2025年 and dates are not figures."""
    found: list[Figure] = []
    for match in _DIGITS.finditer(folded.text):
        number, unit = Decimal(match.group(1)), match.group(2) or ""
        if unit == "年" and number >= 1900:
            continue
        if not unit and _is_reference(folded.text, match):
            continue
        found.append(_figure(folded, match, number, unit))
    for match in _WORDS.finditer(folded.text):
        if match.group(1) == "一" and match.group(2) in "个项次家":
            continue  # 一个、一项 is an article, not a figure
        found.append(_figure(folded, match, Decimal(_WORD_VALUES[match.group(1)]), match.group(2)))
    yield from sorted(found, key=lambda f: f.start)


def _is_reference(text: str, match: re.Match[str]) -> bool:
    """A bare number that is a year, an article mark, or part of a name."""
    after = text[match.end() : match.end() + 1]
    return (
        after in (".", "G", "-")
        or len(match.group(1)) == 4
        or text[match.start() - 1 : match.start()] in "(-"
    )


def _figure(folded: Folded, match: re.Match[str], number: Decimal, unit: str) -> Figure:
    kind, value = measure(number, unit)
    return Figure(folded.offsets[match.start()], match.group(0), kind, value)


def measure(number: Decimal, unit: str) -> tuple[str, Decimal]:
    """A number with its unit as (kind, value): 200万元 → money 2000000; 5% → ratio 0.05; 5万辆 → count."""
    if unit.endswith("元"):
        return "money", number * _SCALES.get(unit, Decimal(1))
    if unit in ("%", "个百分点"):
        return "ratio", number / 100
    if unit == "‰":
        return "ratio", number / 1000
    return "count", number * _SCALES.get(unit, Decimal(1))
