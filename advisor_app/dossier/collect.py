"""资料收集表: a form with only the facts that are missing, for the client to fill in and send back.

Each cell to fill in has a key in a hidden column so that the workbook can be
read back whatever was sorted, recoloured or renamed: ``fact``, ``fact@2025``, ``item#1:fact``,
``title:srdi_sme``. Money is entered in 万元 and per cents as numbers, as the 单位 column says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor_app.domain.assessment import Missing
from advisor_app.domain.facts import FactDef, FactType, Scope
from advisor_app.domain.labels import label
from advisor_app.domain.record import RecognitionEvent
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import Block, Cell, Column, Fill, Kind, Part, Role, Row, Table
from advisor_app.dossier.layout import cells, plain

KEY = "键"
"""Title of the hidden column that names what a row is about (as ``intake.form`` knows it)."""
CLIENT = "client"
"""The key of the row that says whose form it is."""
VALUE = "填写"
NOT_APPLICABLE, YES, NO = "不适用", "是", "否"
HELD, NOT_HELD = "已取得", "没有"
GUIDE, FIGURES, TITLES, ITEMS = "填写说明", "数据", "资质", "项目明细"
TITLE_COLUMNS = ("是否取得", "取得方式", "认定日期", "有效期至", "文号")
EVENTS = (RecognitionEvent.FIRST, RecognitionEvent.RENEWED, RecognitionEvent.RE_EVALUATED)
_KEYS = Column(KEY, 3, Kind.CODE, hidden=True)
_GUIDE = (
    "只填浅黄色的格子；不知道的空着，不要填 0。确实没有的填 0，不适用的填“不适用”。",
    "金额以万元填，百分比填数字（5% 填 5），日期写成 2026-03-16，有下拉的请从下拉里选。",
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
    hint = fact.question or fact.basis or fact.help
    match fact.type:
        case FactType.BOOL:
            return Fill(choices=(YES, NO, NOT_APPLICABLE), hint=hint)
        case FactType.CHOICE:
            return Fill(choices=(*(word for _, word in fact.choices), NOT_APPLICABLE), hint=hint)
        case FactType.MONEY:
            return Fill(Kind.MONEY, hint=hint)
        case FactType.INTEGER | FactType.NUMBER | FactType.RATIO:
            return Fill(Kind.NUMBER, hint=hint)
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
                place = f"{kind}：{item.title(kind)}"
                found.setdefault(f"{item.key}:{fact.key}", Wanted(f"{item.key}:{fact.key}", place, fact))
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
    """The titles it is not known of whether the firm has them: key, name, issuer."""
    kinds = case.library.catalogue.recognitions
    keys = dict.fromkeys(m.key.partition(":")[2] for m in _missing(case) if m.key.startswith("recognition:"))
    return tuple((key, kinds[key].label, kinds[key].issuer) for key in keys if key in kinds)


def items(case: Case) -> tuple[tuple[str, str], ...]:
    """The kinds of projects it is not known of whether the firm has any: key, name."""
    kinds = case.library.catalogue.items
    keys = dict.fromkeys(m.key.partition(":")[2] for m in _missing(case) if m.key.startswith("item:"))
    return tuple((key, kinds[key].label) for key in keys if key in kinds)


def collect_parts(case: Case) -> Iterator[Part]:
    """The form; the same on paper and as sheets, where only the tinted cells can be changed."""
    values, titles_, kinds = wanted(case), titles(case), items(case)
    guide: list[Block] = [plain(line) for line in (*case.letterhead.opening.splitlines(), *_GUIDE) if line]
    guide.append(
        Table(
            (Column("内容", 12), Column("要填几项", 10, Kind.NUMBER), _KEYS),
            (
                cells(case.facts.name, None, f"{CLIENT}:{case.facts.uscc or case.facts.name}"),
                cells(Cell(FIGURES, link=f"part:{FIGURES}"), len(values), ""),
                cells(Cell(TITLES, link=f"part:{TITLES}"), len(titles_), ""),
                cells(Cell(ITEMS, link=f"part:{ITEMS}"), len(kinds), ""),
            ),
        )
    )
    yield Part(GUIDE, tuple(guide))
    if values:
        yield Part(FIGURES, (_values(values),), locked=True)
    if titles_:
        yield Part(TITLES, tuple(_titles(titles_)), locked=True)
    if kinds:
        yield Part(ITEMS, tuple(_items(kinds)), locked=True)


def _values(values: Iterable[Wanted]) -> Table:
    columns = (
        Column("类别", 7),
        Column("数据", 11),
        Column("年度", 4, Kind.CODE),
        Column(VALUE, 8),
        Column("单位", 3.6),
        Column("口径", 11),
        Column("凭什么材料", 9),
        _KEYS,
    )
    rows = tuple(
        cells(
            one.place,
            one.fact.label,
            "" if one.year is None else str(one.year),
            Cell(None, fill=fill_of(one.fact)),
            unit_of(one.fact),
            one.fact.basis,
            "、".join(one.fact.evidence),
            one.key,
        )
        for one in values
    )
    return Table(columns, rows, main=True)


def _titles(kinds: Iterable[tuple[str, str, str]]) -> Iterator[Block]:
    yield plain("没有取得的请选“没有”；取得过的写认定日期（批文落款日）和文号。", Role.NOTE)
    columns = (
        Column("资质", 14),
        Column("认定部门", 10),
        Column(TITLE_COLUMNS[0], 5),
        Column(TITLE_COLUMNS[1], 6),
        Column(TITLE_COLUMNS[2], 6, Kind.DATE),
        Column(TITLE_COLUMNS[3], 6, Kind.DATE),
        Column(TITLE_COLUMNS[4], 9),
        _KEYS,
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


def _items(kinds: Iterable[tuple[str, str]]) -> Iterator[Block]:
    yield plain("没有这类项目的选“没有”；有的选“有”，并把立项、备案文件发给顾问，由顾问逐项录入。", Role.NOTE)
    columns = (
        Column("项目类别", 16),
        Column(VALUE, 6),
        Column("有几项、名称", 22),
        _KEYS,
    )
    rows = tuple(
        cells(name, Cell(None, fill=Fill(choices=("有", NOT_HELD))), Cell(None, fill=Fill()), f"items:{key}")
        for key, name in kinds
    )
    yield Table(columns, rows, main=True)
