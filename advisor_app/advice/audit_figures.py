"""Checks on figures: within a year, between years, against what they are made of and other sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from advisor_app.advice.audit_record import Found, Record, number_of
from advisor_app.domain.facts import Derivation, FactDef, FactType, Operand, Value
from advisor_app.domain.money import plain
from advisor_app.domain.phrases import sum_phrase, value_phrase
from advisor_app.engine.derive import DERIVATIONS

# --- within a year ------------------------------------------------------------------------------------


def not_above(small: str, large: str, record: Record) -> Iterator[Found]:
    """A part that is more than its whole."""
    for year in record.years(small, large):
        part, whole = record.number(small, year), record.number(large, year)
        if part is not None and whole is not None and part > whole:
            yield Found(
                f"{year} 年{record.label(small)} {record.said(small, part)}，"
                f"大于{record.label(large)} {record.said(large, whole)}。",
                (year,),
            )


def not_below(small: str, large: str, least: Decimal, record: Record) -> Iterator[Found]:
    """A figure so small beside another of its year that one of them is in another unit."""
    for year in record.years(small, large):
        part, whole = record.number(small, year), record.number(large, year)
        if part and whole and whole > 0 and 0 < part < whole * least:
            yield Found(
                f"{year} 年{record.label(small)} {plain(part)} 元，不到{record.label(large)} "
                f"{plain(whole)} 元的万分之{plain(least * 10_000)}。",
                (year,),
            )


_LEAST_PER_HEAD, _MOST_PER_HEAD = Decimal(1_000), Decimal(100_000_000)
"""元 of revenue a head; beyond these it is a slip of units, not a poor or rich firm."""


def per_head(record: Record) -> Iterator[Found]:
    """Revenue without staff, or a revenue a head that no firm has."""
    for year in record.years("revenue", "employees"):
        revenue, staff = record.number("revenue", year), record.number("employees", year)
        if not revenue or staff is None:
            continue
        if not staff:
            yield Found(f"{year} 年营业收入 {record.said('revenue', revenue)}，职工总数却是 0 人。", (year,))
        elif not _LEAST_PER_HEAD <= revenue / staff <= _MOST_PER_HEAD:
            each = sum_phrase((revenue / staff).quantize(Decimal("0.01")))
            yield Found(
                f"{year} 年营业收入 {plain(revenue)} 元、职工 {plain(staff)} 人，人均 {each}。", (year,)
            )


def bounds(record: Record) -> Iterator[Found]:
    """Outside the catalogue's own bounds: it could not be entered today, but old data may hold it."""
    for fact, year, item, value in _numbers(record):
        low, high = fact.minimum, fact.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            when = "" if year is None else f"{year} 年"
            yield Found(
                f"{when}{fact.label} {value_phrase(value, fact)}，超出可能的范围。",
                () if year is None else (year,),
                (fact.key,),
                item,
            )


def _numbers(record: Record) -> Iterator[tuple[FactDef, int | None, str | None, Decimal]]:
    """Every number of the record with its catalogue entry, year and item."""
    catalogue = record.catalogue
    places: list[tuple[FactDef | None, int | None, str | None, Value]] = []
    places += [(catalogue.facts.get(k), None, None, v.value) for k, v in record.facts.facts.items()]
    for key, years in record.facts.years.items():
        places += [(catalogue.facts.get(key), year, None, v.value) for year, v in sorted(years.items())]
    for item in record.facts.items:
        places += [
            (catalogue.item_facts.get((item.kind, k)), None, item.key, v.value) for k, v in item.facts.items()
        ]
    for fact, year, key_of_item, value in places:
        number = number_of(value)
        if fact is not None and number is not None:
            yield fact, year, key_of_item, number


_RATIO_LIMITS: Mapping[str, Decimal] = {"debt_ratio": Decimal(5), "rd_ratio": Decimal(5)}
_GROWN = Decimal(20)
"""Ratios that may well be above 1, and growth that is above 20 times."""


def ratio_as_percent(record: Record) -> Iterator[Found]:
    """5 where 5% was meant."""
    for fact, year, item, value in _numbers(record):
        if fact.type is not FactType.RATIO or value <= 0:
            continue
        grows = fact.derivation is not None and fact.derivation.operator != "ratio"
        limit = _GROWN if grows else _RATIO_LIMITS.get(fact.key, Decimal(1))
        if value > limit:
            when = "" if year is None else f"{year} 年"
            yield Found(
                f"{when}{fact.label} {value_phrase(value, fact)}（存为 {plain(value)}），"
                f"像是把 {plain(value)}% 填成了 {plain(value)}。",
                () if year is None else (year,),
                (fact.key,),
                item,
            )


# --- between years --------------------------------------------------------------------------------------

_UNIT = (Decimal(3_000), Decimal(30_000))
"""A jump of about ten thousand: 元 and 万元."""
_NOUGHT = (Decimal(8), Decimal("12.5"))
"""A jump of about ten: a nought too many or too few."""
_EXTREME = Decimal(5)
_NEAR_YEARS = 2
_STEADY = (
    "revenue",
    "main_revenue",
    "total_assets",
    "rd_spend",
    "cost_and_expense",
    "total_income",
    "employees",
)
"""Figures that don't grow or shrink fivefold in a year in the ordinary way of things."""


def jumps(record: Record) -> Iterator[Found]:
    """About ten thousand, about ten or more than five times from one year to the next."""
    for fact in record.of_year(FactType.MONEY, FactType.INTEGER):
        for earlier, later in pairwise(record.years(fact.key)):
            was, is_ = record.number(fact.key, earlier), record.number(fact.key, later)
            if not was or not is_ or was < 0 or is_ < 0:
                continue
            times = max(was, is_) / min(was, is_)
            known = fact.key in _STEADY and later - earlier <= _NEAR_YEARS
            if fact.type is FactType.MONEY and _UNIT[0] <= times <= _UNIT[1]:
                why = "像是元与万元混填"
            elif known and _NOUGHT[0] <= times <= _NOUGHT[1]:
                why = "像是多填或少填了一个 0"
            elif known and times > _EXTREME:
                why = "变化过大"
            else:
                continue
            values = f"{record.said(fact.key, was)} → {record.said(fact.key, is_)}"
            yield Found(
                f"{fact.label} {earlier} 年 → {later} 年：{values}，相差 {times:.1f} 倍，{why}。",
                (earlier, later),
                (fact.key,),
            )


_RUN = 3


def unchanged(record: Record) -> Iterator[Found]:
    """The same to the 分 over three years: copied rather than reported."""
    for fact in record.of_year(FactType.MONEY):
        years = record.years(fact.key)
        for run in zip(years, years[1:], years[2:], strict=False):
            values = {record.number(fact.key, year) for year in run}
            value = next(iter(values))
            if len(values) == 1 and value and run[-1] - run[0] == _RUN - 1:
                yield Found(
                    f"{fact.label} {run[0]} 至 {run[-1]} 年都是 {record.said(fact.key, value)}，分毫不差。",
                    run,
                    (fact.key,),
                )


def niche(record: Record) -> Iterator[Found]:
    """Years in a niche can't shrink, nor be more than the firm is old."""
    key, founded = "niche_years", record.day("established_on")
    for earlier, later in pairwise(record.years(key)):
        was, is_ = record.number(key, earlier), record.number(key, later)
        if was is not None and is_ is not None and is_ < was:
            yield Found(
                f"{record.label(key)} {earlier} 年末 {was} 年，{later} 年末却是 {is_} 年。", (earlier, later)
            )
    for year in record.years(key) if founded is not None else ():
        assert founded is not None
        said = record.number(key, year)
        if said is not None and said > year - founded.year + 1:
            yield Found(
                f"{year} 年末{record.label(key)} {said} 年，而企业 {founded} 才成立。",
                (year,),
                (key, "established_on"),
            )


def contradicted(record: Record) -> Iterator[Found]:
    """A derived figure that was typed in and is not what its parts give."""
    for key, years in record.facts.years.items():
        fact = record.catalogue.facts.get(key)
        if fact is None or fact.derivation is None or fact.derivation.operator not in DERIVATIONS:
            continue
        for year in sorted(years):
            given, found = record.number(key, year), _derived(record, fact.derivation, year)
            if given is None or found is None:
                continue
            least = Decimal("0.005") if fact.type is FactType.RATIO else Decimal(1)
            if abs(given - found) > max(least, abs(found) * Decimal("0.02")):
                names = "、".join(_operand(record, o, year) for o in fact.derivation.operands)
                yield Found(
                    f"{year} 年{fact.label}填的是 {value_phrase(given, fact)}，"
                    f"按{names}推算是 {value_phrase(found, fact)}。",
                    (year,),
                    (key, *(o.key for o in fact.derivation.operands)),
                )


def _operand(record: Record, operand: Operand, year: int) -> str:
    return f"{year + operand.offset} 年{record.label(operand.key)}"


def _derived(record: Record, derivation: Derivation, year: int) -> Decimal | None:
    """What the parts give; a part that is itself derived is worked out where it was not typed in."""
    terms: list[Decimal] = []
    for operand in derivation.operands:
        at = year + operand.offset
        value = record.number(operand.key, at)
        fact = record.catalogue.facts.get(operand.key)
        if value is None and fact is not None and fact.derivation is not None:
            value = _derived(record, fact.derivation, at)
        if value is None:
            return None
        terms.append(value)
    operator = DERIVATIONS.get(derivation.operator)
    found = None if operator is None else operator(terms)
    return None if found is None else Decimal(found)


def conflicts(record: Record) -> Iterator[Found]:
    """Two sources that say different things of the same."""
    items = {item.key: item for item in record.facts.items}
    for other in record.alternatives:
        if other.item is not None:
            item = items.get(other.item)
            fact = None if item is None else record.catalogue.item_facts.get((item.kind, other.key))
            adopted = None if item is None else item.facts.get(other.key)
        else:
            fact = record.catalogue.facts.get(other.key)
            years = record.facts.years.get(other.key, {})
            adopted = record.facts.facts.get(other.key) if other.year is None else years.get(other.year)
        if adopted is None or adopted.value == other.value:
            continue
        when = "" if other.year is None else f"{other.year} 年"
        name = other.key if fact is None else fact.label
        yield Found(
            f"{when}{name}：采用的是 {value_phrase(adopted.value, fact)}（{adopted.source or '来源未记'}），"
            f"另有 {value_phrase(other.value, fact)}（{other.source or '来源未记'}）。",
            () if other.year is None else (other.year,),
            (other.key,),
            other.item,
        )
