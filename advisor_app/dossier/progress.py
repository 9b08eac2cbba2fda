"""What is under way and what happened, as tables: applications, money that came, the timeline, days ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from advisor_app.dossier.document import Block, Cell, Column, Heading, Kind, Role, SumOf, Table
from advisor_app.dossier.layout import cells, plain
from advisor_app.dossier.track import Moment, Payment, Track, Undertaking

_MOMENTS = 120
"""So many entries of the timeline stand on paper; older ones stay in the program."""


def progress_blocks(track: Track) -> Iterator[Block]:
    """Every application with its money, then what came, then what lies ahead."""
    yield undertakings_table(track.undertakings)
    if track.paid:
        yield Heading("到账记录", 2)
        yield payments_table(track.paid)
    if track.ahead:
        yield Heading("接下来的日子", 2)
        yield ahead_table(track)


def undertakings_table(undertakings: Sequence[Undertaking], *, main: bool = False) -> Table:
    """A line an application, those under way first."""
    columns = (
        Column("事项或称号", 12),
        Column("轮次", 5, Kind.CODE),
        Column("进展", 6),
        Column("核定\n（万元）", 5.4, Kind.MONEY),
        Column("已到账\n（万元）", 5.4, Kind.MONEY),
        Column("待到账\n（万元）", 5.4, Kind.MONEY),
        Column("下一步", 9),
    )
    ordered = sorted(undertakings, key=lambda u: not u.open)
    rows = tuple(
        cells(
            u.title,
            u.round,
            f"{u.stage}\n{u.stage_on.isoformat()}",
            u.awarded,
            u.paid or None,
            u.due or None,
            f"{u.next_step}{f'（{u.next_on.isoformat()}）' if u.next_on else ''}" if u.next_step else "",
        )
        for u in ordered
    )
    sums = sums_of(undertakings)
    foot = (cells("合计", "", "", *(Cell(s, formula=SumOf(3 + i)) for i, s in enumerate(sums)), ""),)
    return Table(columns, rows, foot if any(sums) else (), main=main, empty="还没有立项。")


def sums_of(undertakings: Sequence[Undertaking]) -> tuple[Decimal, Decimal, Decimal]:
    """What was granted, came and is still to come, in 元."""
    return (
        sum((u.awarded or Decimal(0) for u in undertakings), Decimal(0)),
        sum((u.paid for u in undertakings), Decimal(0)),
        sum((u.due for u in undertakings), Decimal(0)),
    )


def payments_table(paid: Sequence[tuple[Undertaking, Payment]], *, main: bool = False) -> Table:
    """Money that came, oldest first."""
    ordered = sorted(paid, key=lambda pair: pair[1].day)
    rows = tuple(cells(Cell(p.day), u.title, p.amount, p.payer, p.tranche) for u, p in ordered)
    total = sum((p.amount for _, p in paid), Decimal(0))
    columns = (
        Column("到账日期", 6, Kind.DATE),
        Column("事项", 16),
        Column("金额（万元）", 7, Kind.MONEY),
        Column("付款方", 10),
        Column("第几笔", 5),
    )
    foot = (cells("合计", "", Cell(total, formula=SumOf(2)), "", ""),) if rows else ()
    return Table(columns, rows, foot, main=main, empty="没有到账。")


def ahead_table(track: Track, until: dt.date | None = None) -> Table:
    """What is due, the nearest first; ``until``: up to and with this day."""
    rows = tuple(cells(Cell(day), text) for day, text in track.ahead if until is None or day <= until)
    return Table((Column("日期", 6, Kind.DATE), Column("事情", 38)), rows, empty="没有排定的日期。")


def moment_blocks(track: Track) -> Iterator[Block]:
    """The timeline, newest first."""
    yield moments_table(track.moments[:_MOMENTS])
    if len(track.moments) > _MOMENTS:
        yield plain(f"只列最近 {_MOMENTS} 条，共 {len(track.moments)} 条。", Role.NOTE)


def moments_table(moments: Sequence[Moment], *, main: bool = False) -> Table:
    """Day, kind, words; what is promised and still open says so."""
    rows = tuple(cells(Cell(m.day), m.kind, f"{m.text}（未办）" if m.open else m.text) for m in moments)
    columns = (Column("日期", 6, Kind.DATE), Column("类别", 5), Column("内容", 33))
    return Table(columns, rows, main=main, empty="还没有往来记录。")
