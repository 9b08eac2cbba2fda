"""资料收集表: a form with only the facts that are missing, for the client to fill in and send back.

Each row to fill in has a key in a hidden column so that the workbook can be
read back whatever was sorted, recoloured or renamed: ``fact``, ``fact@2025``, ``item#1:fact``,
``title:srdi_sme``, ``items:renovation``. The title of that column says whose form it is, so that each sheet
alone tells it. Money is entered in 万元 and per cents as numbers, as the 单位 column says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from advisor_app.domain.assessment import Missing
from advisor_app.domain.facts import FactDef, FactType, Scope
from advisor_app.domain.labels import label
from advisor_app.domain.money import WAN
from advisor_app.domain.record import Item, RecognitionEvent
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import Block, Cell, Column, Fill, Kind, Part, Role, Row, Table
from advisor_app.dossier.layout import cells, plain, words

KEY = "键"
"""Title of the hidden column that names what a row is about, before ``:`` and whose form it is.

``intake.form`` knows it so.
"""
CLIENT, COUNT = "client", "count"
"""The keys of the rows that say whose form it is, and how many rows each of its sheets had."""
GROUP, NAME, YEAR, VALUE, UNIT = "类别", "数据", "年度", "填写", "单位"
TITLE, KIND, MORE, TALLY = "资质", "项目类别", "有几项、名称", "要填几项"
NOT_APPLICABLE, YES, NO = "不适用", "是", "否"
HELD, ANY, NOT_HELD = "已取得", "有", "没有"
GUIDE, FIGURES, TITLES, ITEMS = "填写说明", "数据", "资质", "项目明细"
TITLE_COLUMNS = ("是否取得", "取得方式", "认定日期", "有效期至", "文号")
EVENTS = (RecognitionEvent.FIRST, RecognitionEvent.RENEWED, RecognitionEvent.RE_EVALUATED)
_FRACTION = "填小数"
"""Begins a 口径 that tells how a ratio is written elsewhere; here it is a number of per cent."""
_GUIDE = (
    "只填浅黄色的格子；不知道的空着，不要填 0。确实没有的填 0，不适用的填“不适用”。",
    "金额以万元填（亏损填负数），百分比填数字（5% 填 5），日期写成 2026-03-16，有下拉的请从下拉里选。",
    "不要增删行列；填好后原样发回，顾问核对之后读入。数据请以审计报告、纳税申报表和证书为准。",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value that is missing: its key in the form, where it belongs and what it is."""

    key: str
    place: str
    fact: FactDef
    year: int | None = None


def fill_of(fact: FactDef) -> Fill:
    """What a cell for a fact takes."""
    hint = fact.question or basis_of(fact) or fact.help
    minimum = None if fact.minimum is None else in_unit(fact, fact.minimum)
    match fact.type:
        case FactType.BOOL:
            return Fill(choices=(YES, NO, NOT_APPLICABLE), hint=hint)
        case FactType.CHOICE:
            return Fill(choices=(*(word for _, word in fact.choices), NOT_APPLICABLE), hint=hint)
        case FactType.MONEY:
            return Fill(Kind.MONEY, hint=hint, minimum=minimum)
        case FactType.INTEGER | FactType.NUMBER | FactType.RATIO:
            return Fill(Kind.NUMBER, hint=hint, minimum=minimum)
        case FactType.DATE:
            return Fill(Kind.DATE, hint=hint)
        case FactType.TEXT:
            return Fill(hint=hint)


def unit_of(fact: FactDef) -> str:
    """The unit a value is entered in."""
    match fact.type:
        case FactType.MONEY:
            return "万元"
        case FactType.RATIO:
            return "%"
        case FactType.DATE:
            return "日期"
        case _:
            return fact.unit


def in_unit(fact: FactDef, number: Decimal) -> Decimal:
    """A number of the fact's own unit in the unit it is entered in."""
    match fact.type:
        case FactType.MONEY:
            return number / WAN
        case FactType.RATIO:
            return number * 100
        case _:
            return number


def basis_of(fact: FactDef) -> str:
    """The 口径, without what says otherwise than the 单位 column."""
    if fact.type is not FactType.RATIO:
        return fact.basis
    return "；".join(part for part in fact.basis.split("；") if not part.startswith(_FRACTION))


def place_of(item: Item, kind: str) -> str:
    """The 类别 of an item's values: ``kind``, the name of its kind, and its title."""
    return f"{kind}：{item.title(kind)}"


def _missing(case: Case) -> Iterator[Missing]:
    """What would settle something, most telling first, each once."""
    c, ladder = case.contents, case.assessment.ladder
    found: dict[Missing, None] = {}
    for result in (*c.leads, *c.bare):
        found |= dict.fromkeys(result.missing)
    for standard in (ladder.next, *ladder.renewals):
        if standard is not None:
            found |= dict.fromkeys(standard.missing)
    yield from found


def wanted(case: Case) -> tuple[Wanted, ...]:
    """The missing values of the firm, its years and the items it has."""
    catalogue, items = case.library.catalogue, {item.key: item for item in case.facts.items}
    found: dict[str, Wanted] = {}
    for missing in _missing(case):
        item = items.get(missing.item or "")
        if item is not None:
            fact = catalogue.item_facts.get((item.kind, missing.key))
            kind = catalogue.items[item.kind].label
            if fact is not None and fact.derivation is None:
                key = f"{item.key}:{fact.key}"
                found.setdefault(key, Wanted(key, place_of(item, kind), fact))
            continue
        fact = catalogue.facts.get(missing.key)
        if fact is None or missing.item is not None:
            continue
        for asked, year in _entered(case, fact, missing.year):
            key = asked.key if year is None else f"{asked.key}@{year}"
            found.setdefault(key, Wanted(key, asked.group or "企业", asked, year))
    return tuple(sorted(found.values(), key=lambda w: w.place))


def _entered(case: Case, fact: FactDef, year: int | None) -> Iterator[tuple[FactDef, int | None]]:
    """The facts, with their years, that a person enters for one that may be worked out from others."""
    if fact.derivation is None:
        yield fact, year if fact.scope is Scope.YEAR else None
        return
    for operand in fact.derivation.operands:
        found = case.library.catalogue.facts.get(operand.key)
        if found is not None:
            yield from _entered(case, found, None if year is None else year + operand.offset)


def titles(case: Case) -> tuple[tuple[str, str, str], ...]:
    """The titles it is not known of whether the firm has them: key, name, issuer.

    What is open of one on record is the advisor's to complete.
    """
    kinds, held = case.library.catalogue.recognitions, {r.kind for r in case.facts.recognitions}
    keys = dict.fromkeys(m.key.partition(":")[2] for m in _missing(case) if m.key.startswith("recognition:"))
    return tuple(
        (key, kinds[key].label, kinds[key].issuer) for key in keys if key in kinds and key not in held
    )


def items(case: Case) -> tuple[tuple[str, str], ...]:
    """The kinds of projects it is not known of whether the firm has any: key, name."""
    kinds = case.library.catalogue.items
    keys = dict.fromkeys(m.key.partition(":")[2] for m in _missing(case) if m.key.startswith("item:"))
    return tuple((key, kinds[key].label) for key in keys if key in kinds)


def collect_parts(case: Case) -> Iterator[Part]:
    """The form; the same on paper and as sheets, where only the tinted cells can be changed."""
    values, titles_, kinds = wanted(case), titles(case), items(case)
    who = case.facts.uscc or case.facts.name
    keys = Column(f"{KEY}:{who}", 3, Kind.CODE, hidden=True)
    guide: list[Block] = [*words(case.letterhead.opening), *map(plain, _GUIDE)]
    guide.append(
        Table(
            (Column("内容", 12), Column(TALLY, 10, Kind.NUMBER), keys),
            (
                cells(case.facts.name, None, f"{CLIENT}:{who}"),
                cells(Cell(FIGURES, link=f"part:{FIGURES}"), len(values), f"{COUNT}:{FIGURES}"),
                cells(Cell(TITLES, link=f"part:{TITLES}"), len(titles_), f"{COUNT}:{TITLES}"),
                cells(Cell(ITEMS, link=f"part:{ITEMS}"), len(kinds), f"{COUNT}:{ITEMS}"),
            ),
        )
    )
    yield Part(GUIDE, tuple(guide))
    if values:
        yield Part(FIGURES, (_values(values, keys),), locked=True)
    if titles_:
        yield Part(TITLES, tuple(_titles(titles_, keys)), locked=True)
    if kinds:
        yield Part(ITEMS, tuple(_items(kinds, keys)), locked=True)


def _values(values: Iterable[Wanted], keys: Column) -> Table:
    columns = (
        Column(GROUP, 7),
        Column(NAME, 11),
        Column(YEAR, 4, Kind.CODE),
        Column(VALUE, 8),
        Column(UNIT, 3.6),
        Column("口径", 11),
        Column("凭什么材料", 9),
        keys,
    )
    rows = tuple(
        cells(
            one.place,
            one.fact.label,
            "" if one.year is None else str(one.year),
            Cell(None, fill=fill_of(one.fact)),
            unit_of(one.fact),
            basis_of(one.fact),
            "、".join(one.fact.evidence),
            one.key,
        )
        for one in values
    )
    return Table(columns, rows, main=True)


def _titles(kinds: Iterable[tuple[str, str, str]], keys: Column) -> Iterator[Block]:
    yield plain("没有取得的请选“没有”；取得过的写认定日期（批文落款日）和文号。", Role.NOTE)
    columns = (
        Column(TITLE, 14),
        Column("认定部门", 10),
        Column(TITLE_COLUMNS[0], 5),
        Column(TITLE_COLUMNS[1], 6),
        Column(TITLE_COLUMNS[2], 6, Kind.DATE),
        Column(TITLE_COLUMNS[3], 6, Kind.DATE),
        Column(TITLE_COLUMNS[4], 9),
        keys,
    )
    yield Table(columns, tuple(_title(*kind) for kind in kinds), main=True)


def _title(key: str, name: str, issuer: str) -> Row:
    return cells(
        name,
        issuer,
        Cell(None, fill=Fill(choices=(HELD, NOT_HELD))),
        Cell(None, fill=Fill(choices=tuple(label(event) for event in EVENTS))),
        Cell(None, fill=Fill(Kind.DATE)),
        Cell(None, fill=Fill(Kind.DATE)),
        Cell(None, fill=Fill()),
        f"title:{key}",
    )


def _items(kinds: Iterable[tuple[str, str]], keys: Column) -> Iterator[Block]:
    yield plain("没有这类项目的选“没有”；有的选“有”，并把立项、备案文件发给顾问，由顾问逐项录入。", Role.NOTE)
    columns = (
        Column(KIND, 16),
        Column(VALUE, 6),
        Column(MORE, 22),
        keys,
    )
    rows = tuple(
        cells(name, Cell(None, fill=Fill(choices=(ANY, NOT_HELD))), Cell(None, fill=Fill()), f"items:{key}")
        for key, name in kinds
    )
    yield Table(columns, rows, main=True)
