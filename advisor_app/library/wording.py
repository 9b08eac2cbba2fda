"""Rules in words: what a condition asks and what an amount gives, for lists and comparisons of rules."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from advisor_app.domain.facts import Catalogue, FactDef, FactType
from advisor_app.domain.labels import label as word
from advisor_app.domain.money import speak
from advisor_app.domain.period import year_label
from advisor_app.domain.phrases import percent
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Benefit,
    Bracket,
    Compare,
    Condition,
    Count,
    Declining,
    Elapsed,
    FactRef,
    Flat,
    Happened,
    InKind,
    Judgement,
    KeptAfter,
    Not,
    PerUnit,
    Pool,
    Portion,
    Rate,
    RateBenefit,
    Received,
    Recognized,
    Score,
    StepUp,
    Timing,
    UnderReading,
    Unspecified,
)


def amount_words(benefit: Benefit, catalogue: Catalogue, item: str | None = None) -> str:
    """What an amount gives, in one phrase."""

    def fact(ref: FactRef) -> str:
        return _named(ref, catalogue, item)[0]

    match benefit:
        case Flat(amount=amount, word=said):
            return f"{said}{speak(amount)}"
        case Portion(rate=rate, base=base, word=said):
            return f"{said}{speak(base)}的{percent(rate)}"
        case Rate(rate=rate, base=base, word=said, cap=cap):
            limit = "" if cap is None else f"，不超过{speak(cap)}（{word(benefit.cap_span)}）"
            return f"{said}{fact(base)}的{percent(rate)}{limit}"
        case Bracket(by=by, steps=steps, word=said):
            parts = "；".join(f"{word(s.op)}{format(s.threshold, ',f')} {speak(s.amount)}" for s in steps)
            return f"按{fact(by)}分档{said}：{parts}"
        case StepUp(amount=amount, word=said):
            return f"{said}{speak(amount)}，扣除低一档已得"
        case Declining(rates=rates, cap=cap):
            return f"逐年{'、'.join(map(percent, rates))}，每年不超过{speak(cap)}"
        case PerUnit(each=each, count=count, cap=cap, word=said):
            limit = "" if cap is None else f"，不超过{speak(cap)}"
            return f"每{fact(count)}{said}{speak(each)}{limit}"
        case Pool() | RateBenefit() | Unspecified() | InKind():
            return _unpaid(benefit)


def _unpaid(benefit: Pool | RateBenefit | Unspecified | InKind) -> str:
    """What states no sum for one client."""
    match benefit:
        case Pool(amount=amount, word=said):
            return f"全市合计{said}{speak(amount)}"
        case RateBenefit(rate=rate, of=of, word=said):
            return f"{of}{said}{percent(rate)}"
        case Unspecified(word=said):
            return f"未明确金额：{said}"
        case InKind(what=what):
            return what


def condition_lines(condition: Condition, catalogue: Catalogue, item: str | None = None) -> list[str]:
    """What a condition asks, a line a leaf, indented by two spaces a level."""
    return list(_lines(condition, catalogue, item, 0))


def _lines(condition: Condition, catalogue: Catalogue, item: str | None, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if condition.when is not None:
        yield f"{indent}仅当："
        yield from _lines(condition.when, catalogue, item, depth + 1)
    match condition:
        case AllOf(children=children):
            if condition.label or depth:
                yield f"{indent}{condition.label or '同时满足'}："
                depth += 1
            for child in children:
                yield from _lines(child, catalogue, item, depth)
        case AnyOf(children=children) | AtLeast(children=children):
            count = condition.count if isinstance(condition, AtLeast) else 1
            yield f"{indent}{condition.label or ('满足其一' if count == 1 else f'至少满足 {count} 项')}："
            for child in children:
                yield from _lines(child, catalogue, item, depth + 1)
        case Not(child=child):
            yield f"{indent}{condition.label or '不得属于'}："
            yield from _lines(child, catalogue, item, depth + 1)
        case Score(indicators=indicators, op=op, minimum=minimum, parts=parts):
            yield f"{indent}{condition.label or '评价得分'}：{word(op)}{minimum} 分"
            for part in parts:
                yield f"{indent}  {part.label} ≥{part.minimum} 分"
            for indicator in indicators:
                yield f"{indent}  {indicator.label}（{indicator.most} 分）"
        case _:
            yield f"{indent}{_leaf(condition, catalogue, item)}"


def _leaf(condition: Condition, catalogue: Catalogue, item: str | None) -> str:
    match condition:
        case Compare(ref=ref, op=op, value=value):
            name, fact = _named(ref, catalogue, item)
            asked = f"{name} {word(op)} {_value(value, fact)}"
            return asked if not condition.label else f"{condition.label}（{asked}）"
        case Recognized(kinds=kinds, timing=timing, events=events):
            titles = "或".join(catalogue.recognitions[k].label for k in kinds)
            how = "、".join(map(word, events)) or word(timing)
            said = f"有效期内的{titles}" if timing is Timing.HELD else f"{how}：{titles}"
            return f"{condition.label}（{said}）" if condition.label else said
        case KeptAfter(kind=kind, years=years):
            return condition.label or f"{catalogue.recognitions[kind].label}后连续 {years} 年保持"
        case Happened(ref=ref):
            return condition.label or f"{_named(ref, catalogue, item)[0]}在政策有效期内"
        case Elapsed(ref=ref, op=op, amount=amount, unit=unit):
            asked = f"{_named(ref, catalogue, item)[0]}距申报日{word(op)}{amount}{word(unit)}"
            return f"{condition.label}（{asked}）" if condition.label else asked
        case Count(item=kind, op=op, number=number):
            asked = f"{catalogue.items[kind].label}{word(op)}{number} 项"
            return f"{condition.label}（{asked}）" if condition.label else asked
        case Received(measures=measures):
            return condition.label or f"已享受：{'、'.join(measures)}"
        case Judgement(question=question, office=office):
            return f"人工判断：{question}{f'（{office}）' if office else ''}"
        case UnderReading(option=option):
            return condition.label or f"按读法“{option}”"
        case _:
            return condition.label


def _named(ref: FactRef, catalogue: Catalogue, item: str | None) -> tuple[str, FactDef]:
    fact = catalogue.item_facts[item or "", ref.key] if ref.item else catalogue.facts[ref.key]
    return year_label(fact.label, ref.offset), fact


def _value(value: object, fact: FactDef) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(fact.choice_label(str(v)) for v in value)
    if isinstance(value, Decimal):
        if fact.type is FactType.MONEY:
            return speak(value)
        return percent(value) if fact.type is FactType.RATIO else f"{value}{fact.unit}"
    return fact.choice_label(str(value))
