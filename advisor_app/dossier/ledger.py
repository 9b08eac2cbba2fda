"""客户台账: the whole portfolio as a workbook — a line a client, its titles, its applications, the money.

Certain, capped and competitive sums have a column each and are never added up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.facts import Catalogue
from advisor_app.domain.labels import label
from advisor_app.domain.phrases import ABSENT, lead_sum
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import (
    Block,
    Brand,
    Cell,
    Column,
    DossierDoc,
    Kind,
    Part,
    Role,
    Row,
    SumOf,
    Table,
)
from advisor_app.dossier.layout import cells, plain
from advisor_app.dossier.progress import sums_of

TITLE = "客户台账"
_UNIT = "\n（万元）"
_NOTE = (
    "定额、上限、择优性质不同，各列一栏，不相加。"
    "“待核上限”是有线索的待定事项全部落实时最多再增加的金额，不计入合计。"
)
_CLIENTS = (
    Column("序号", 3, Kind.NUMBER),
    Column("客户", 16),
    Column("信用代码", 10, Kind.CODE),
    Column("注册地", 6),
    Column("顾问", 5),
    Column("梯队", 9),
    Column("下一级", 9),
    Column("下一级\n不符合（条）", 5, Kind.NUMBER),
    Column("下一级\n待补（条）", 5, Kind.NUMBER),
    Column("可享受\n（项）", 4, Kind.NUMBER),
    Column("待定\n（项）", 4, Kind.NUMBER),
    Column(f"定额{_UNIT}", 6, Kind.MONEY),
    Column(f"上限{_UNIT}", 6, Kind.MONEY),
    Column(f"择优{_UNIT}", 6, Kind.MONEY),
    Column(f"待核上限{_UNIT}", 6, Kind.MONEY),
    Column("在办申报\n（项）", 4.5, Kind.NUMBER),
    Column(f"已到账{_UNIT}", 6, Kind.MONEY),
    Column(f"待到账{_UNIT}", 6, Kind.MONEY),
    Column("下一步", 12),
    Column("日期", 6, Kind.DATE),
    Column("最近往来", 6, Kind.DATE),
)
_SUMS = (9, 10, 11, 12, 13, 14, 15, 16, 17)


@dataclass(frozen=True, slots=True)
class Entered:
    """A client of the ledger: its case, and whose it is."""

    case: Case
    region: str
    advisor: str


def ledger_doc(entered: Sequence[Entered], as_of: dt.date, version: str, brand: Brand) -> DossierDoc:
    """The workbook."""
    return DossierDoc(
        title=TITLE,
        client=f"{len(entered)} 家客户",
        as_of=as_of,
        standing="",
        record=(("政策内容版本", version),),
        facts=(("评估基准日", Cell(as_of, Kind.DATE)), ("政策内容版本", Cell(version, Kind.CODE))),
        paper=(),
        sheets=(
            Part("客户", tuple(_clients(entered))),
            Part("资质", (_titles(entered),)),
            Part("申报", (_undertakings(entered),)),
            Part("到账", (_payments(entered),)),
        ),
        brand=brand,
    )


def _clients(entered: Sequence[Entered]) -> Iterator[Block]:
    rows = tuple(_client(number, each) for number, each in enumerate(entered, 1))
    blank = Cell(None)
    foot: list[Cell] = [blank, Cell("合计（各栏分别相加）", strong=True), *[blank] * (len(_CLIENTS) - 2)]
    for place in _SUMS:
        values = (row[place].value for row in rows)
        total = sum((Decimal(v) for v in values if isinstance(v, int | Decimal)), Decimal(0))
        foot[place] = Cell(total, formula=SumOf(place), strong=True)
    yield Table(_CLIENTS, rows, (tuple(foot),) if rows else (), main=True, empty="还没有客户。")
    yield plain(_NOTE, Role.NOTE)


def _client(number: int, each: Entered) -> Row:
    case = each.case
    c, a, track = case.contents, case.assessment, case.track
    following = a.ladder.next
    settled = following is not None and following.settled
    under_way = [u for u in track.undertakings if u.open]
    step = min((u for u in under_way if u.next_on), key=lambda u: u.next_on or dt.date.max, default=None)
    return cells(
        number,
        a.client,
        a.uscc or "",
        each.region,
        each.advisor,
        a.ladder.name or ABSENT,
        a.ladder.next_name or ABSENT,
        len(following.gaps) if following is not None and settled else None,
        len(following.open) if following is not None and settled else None,
        len(c.eligible),
        len(c.undetermined),
        a.totals.fixed,
        a.totals.ceiling,
        a.totals.competitive,
        lead_sum(a),
        len(under_way),
        *sums_of(track.undertakings)[1:],
        "" if step is None else f"{step.title}：{step.next_step}",
        Cell(None if step is None else step.next_on),
        Cell(max((m.day for m in track.moments), default=None)),
    )


def _titles(entered: Sequence[Entered]) -> Table:
    columns = (
        Column("客户", 18),
        Column("资质", 18),
        Column("取得方式", 7),
        Column("认定日期", 6, Kind.DATE),
        Column("有效期至", 6, Kind.DATE),
        Column("文号", 12, Kind.CODE),
        Column("备注", 16),
    )
    rows = [
        cells(
            each.case.assessment.client,
            _kind(each.case.library.catalogue, r.kind),
            "待补" if r.event is None else label(r.event),
            Cell(r.granted_on),
            Cell(r.valid_to),
            r.document_number,
            r.note,
        )
        for each in entered
        for r in each.case.facts.recognitions
    ]
    return Table(columns, tuple(rows), main=True, empty="还没有资质。")


def _kind(catalogue: Catalogue, key: str) -> str:
    found = catalogue.recognitions.get(key)
    return key if found is None else found.label


def _undertakings(entered: Sequence[Entered]) -> Table:
    columns = (
        Column("客户", 18),
        Column("事项或称号", 18),
        Column("轮次", 6, Kind.CODE),
        Column("进展", 6),
        Column("自", 6, Kind.DATE),
        Column(f"核定{_UNIT}", 6, Kind.MONEY),
        Column(f"已到账{_UNIT}", 6, Kind.MONEY),
        Column(f"待到账{_UNIT}", 6, Kind.MONEY),
        Column("下一步", 14),
        Column("日期", 6, Kind.DATE),
    )
    told = [(each.case.assessment.client, u) for each in entered for u in each.case.track.undertakings]
    rows = tuple(
        cells(
            client,
            u.title,
            u.round,
            u.stage,
            Cell(u.stage_on),
            u.awarded,
            u.paid or None,
            u.due or None,
            u.next_step,
            Cell(u.next_on),
        )
        for client, u in told
    )
    sums = sums_of([u for _, u in told])
    foot = cells("合计", "", "", "", "", *(Cell(s, formula=SumOf(5 + i)) for i, s in enumerate(sums)), "", "")
    return Table(columns, rows, (foot,) if rows else (), main=True, empty="还没有立项。")


def _payments(entered: Sequence[Entered]) -> Table:
    columns = (
        Column("客户", 18),
        Column("事项", 20),
        Column("到账日期", 6, Kind.DATE),
        Column(f"金额{_UNIT}", 8, Kind.MONEY),
        Column("付款方", 14),
        Column("第几笔", 7),
    )
    paid = [(each.case.assessment.client, u, p) for each in entered for u, p in each.case.track.paid]
    rows = tuple(cells(client, u.title, Cell(p.day), p.amount, p.payer, p.tranche) for client, u, p in paid)
    total = sum((p.amount for _, _, p in paid), Decimal(0))
    foot = cells("合计", "", "", Cell(total, formula=SumOf(3)), "", "")
    return Table(columns, rows, (foot,) if rows else (), main=True, empty="还没有到账。")
