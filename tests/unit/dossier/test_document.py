"""Blocks, and text that every writer can take."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from advisor_app.domain.phrases import Tone
from advisor_app.dossier.document import Cell, Heading, Kind, Status, Together, clean, shown, walk


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("普通文字", "普通文字"),
        ("甲\x00乙\x0b丙\x1f丁", "甲乙\n丙丁"),
        ("甲\ufffe乙\uffff丙\ufdd0", "甲乙丙"),
        ("甲\ud800乙", "甲乙"),
        ("一\r\n二\r三\u2028四\u0085五", "一\n二\n三\n四\n五"),
        ("一\t二", "一 二"),
        ("𬭚龘\U0001fffe", "𬭚龘"),
        ("一\u3000二\u00a0三", "一\u3000二\u00a0三"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (Cell(Decimal(1234567)), Kind.MONEY, "123.46"),
        (Cell(0), Kind.MONEY, "0.00"),
        (Cell(None), Kind.MONEY, "—"),
        (Cell(None), Kind.TEXT, ""),
        (Cell(1200), Kind.NUMBER, "1,200"),
        (Cell(Decimal("4.20")), Kind.NUMBER, "4.2"),
        (Cell(dt.date(2026, 6, 5)), Kind.TEXT, "2026-06-05"),
        (Cell(Status("符合", Tone.GOOD)), Kind.STATUS, "✓ 符合"),
        (Cell(Decimal(50_000), Kind.MONEY), Kind.TEXT, "5.00"),
    ],
)
def test_shown(cell: Cell, kind: Kind, text: str) -> None:
    assert shown(cell, kind) == text


def test_walk_opens_what_is_kept_together() -> None:
    one, two = Heading("一"), Heading("二")
    assert list(walk((one, Together((two, Together((one,))))))) == [one, two, one]
