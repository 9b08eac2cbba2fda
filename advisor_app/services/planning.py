"""The inputs of a development plan: target, years, growth as it is typed; kept with the client.

Growth is typed a fact and scenario: ``10%`` a year, or so much more: ``50万`` of money, ``8`` of heads. Of a
fact that is a ratio itself ``2%`` means two points more a year. Sums and points need their unit: a bare 10
could be meant for per cent.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from advisor_app.advice.judge import Target
from advisor_app.advice.plan import MOST_YEARS, Plan, plan, plan_inputs
from advisor_app.advice.scenario import AS_IS, LIKELY, STRETCHED, Growth, Scenario
from advisor_app.domain.assessment import Assessment
from advisor_app.domain.client import within
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import FactDef, FactType
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.money import sane
from advisor_app.domain.phrases import measure_phrase
from advisor_app.domain.record import FactSet
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.assess import Assessor
from advisor_app.services.typed import plain_text

SPAN = 3
"""Years ahead that a plan looks at unless more are wanted."""
SCENARIOS = (LIKELY, STRETCHED)
"""What the advisor fills in, beside things as they are."""


@dataclass(frozen=True, slots=True)
class PlanWish:
    """A target with what is assumed; ``title`` and ``measure`` "": the client's next rung.

    ``apply_on``: month and day of application in every year; None: those of the as-of day.
    ``growth``: scenario → fact key → as typed.
    """

    title: str = ""
    purpose: Purpose = Purpose.FIRST
    measure: str = ""
    item: str | None = None
    years: int = SPAN
    apply_on: tuple[int, int] | None = None
    growth: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The target as one text: ``title:little_giant:first``, ``measure:ID@ITEM``, "" for the next rung."""
        if self.title:
            return f"title:{self.title}:{self.purpose}"
        if self.measure:
            return f"measure:{self.measure}" + (f"@{self.item}" if self.item else "")
        return ""


@dataclass(frozen=True, slots=True)
class TargetChoice:
    """A target that can be planned for: its key (see :class:`PlanWish`) and how it reads."""

    key: str
    text: str


def to_json(wish: PlanWish) -> dict[str, Any]:
    """The wish as it is kept; what is as usual is left out."""
    found: dict[str, Any] = {}
    if wish.key:
        found["target"] = wish.key
    if wish.years != SPAN:
        found["years"] = wish.years
    if wish.apply_on is not None:
        found["apply_on"] = list(wish.apply_on)
    growth = {name: dict(typed) for name, typed in wish.growth.items() if typed}
    if growth:
        found["growth"] = growth
    return found


def from_json(kept: Mapping[str, Any]) -> PlanWish:
    """A wish that was kept; what this version does not know is passed over."""
    years, target = kept.get("years", SPAN), kept.get("target", "")
    return with_target(
        PlanWish(
            years=years if isinstance(years, int) and 0 <= years <= MOST_YEARS else SPAN,
            apply_on=_month_day(kept.get("apply_on")),
            growth=_typed_growth(kept.get("growth")),
        ),
        target if isinstance(target, str) else "",
    )


def _month_day(kept: object) -> tuple[int, int] | None:
    match kept:
        case [int(month), int(day)] if 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]:
            return month, day  # that year has every day
        case _:
            return None


def _typed_growth(kept: object) -> dict[str, dict[str, str]]:
    named = kept if isinstance(kept, Mapping) else {}
    return {
        name: {str(key): text for key, text in named[name].items() if isinstance(text, str)}
        for name in SCENARIOS
        if isinstance(named.get(name), Mapping)
    }


def with_target(wish: PlanWish, key: str) -> PlanWish:
    """The same for another target; a key that can't be read means the next rung."""
    kind, _, rest = key.partition(":")
    title, purpose, measure, item = "", Purpose.FIRST, "", None
    if kind == "title":
        title, _, purposed = rest.partition(":")
        purpose = Purpose(purposed) if purposed in set(Purpose) else Purpose.FIRST
    elif kind == "measure":
        measure, _, on = rest.partition("@")
        item = on or None
    return PlanWish(title, purpose, measure, item, wish.years, wish.apply_on, wish.growth)


def targets(assessment: Assessment, facts: FactSet, library: Library) -> tuple[TargetChoice, ...]:
    """What can be planned for: the next rung first, renewals, other titles, then open and failed measures."""
    ladder = assessment.ladder
    found: dict[str, str] = {}
    if ladder.next_tier is not None:
        found[f"title:{ladder.next_tier}:{Purpose.FIRST}"] = f"{ladder.next_name}（上一层级）"
    for renewed in ladder.renewals:
        found[f"title:{renewed.title}:{Purpose.RENEWAL}"] = f"{renewed.name}（{label(Purpose.RENEWAL)}）"
    held = {record.kind for record in facts.recognitions}
    for standard in library.standards:
        here = not standard.region or (facts.region is not None and within(facts.region, standard.region))
        if here and standard.title not in held:
            named = library.catalogue.recognitions[standard.title].label
            found.setdefault(f"title:{standard.title}:{Purpose.FIRST}", f"{named}（{label(Purpose.FIRST)}）")
    money = {m.id for m in library.measures if m.is_money}
    for result in assessment.measures:
        if result.outcome in (Outcome.UNDETERMINED, Outcome.INELIGIBLE) and result.id in money:
            found.setdefault(f"measure:{result.key}", f"事项：{measure_phrase(result)}")
    return tuple(TargetChoice(key, text) for key, text in found.items())


def target_of(wish: PlanWish, assessment: Assessment) -> Target:
    """The target that is meant; raises InputError where there is no rung above and nothing was chosen."""
    if wish.title:
        return Target(title=wish.title, purpose=wish.purpose)
    if wish.measure:
        return Target(measure=wish.measure, item=wish.item)
    ladder = assessment.ladder
    if ladder.next_tier is not None:
        return Target(title=ladder.next_tier)
    if ladder.renewals:
        return Target(title=ladder.renewals[0].title, purpose=Purpose.RENEWAL)
    raise InputError("这家企业没有上一层级，也没有要复核的资质，请在“目标”里选一项资质或政策事项。")


def plan_for(assessor: Assessor, facts: FactSet, assessment: Assessment, wish: PlanWish) -> Plan:
    """The plan in all three scenarios; raises InputError with one sentence, for growth naming the fact."""
    target, as_of = target_of(wish, assessment), assessment.as_of
    scenarios = scenarios_of(wish, plan_inputs(assessor.library, target, as_of, wish.years))
    return plan(assessor, facts, target, as_of, scenarios, wish.years, apply_on=wish.apply_on)


def scenarios_of(wish: PlanWish, inputs: tuple[FactDef, ...]) -> tuple[Scenario, ...]:
    """Things as they are, and the two the advisor fills in; raises InputError naming the fact."""
    return (AS_IS, *(Scenario(name, dict(_growth(wish, name, inputs))) for name in SCENARIOS))


def _growth(wish: PlanWish, name: str, inputs: tuple[FactDef, ...]) -> Iterator[tuple[str, Growth]]:
    """What is typed for the facts that this target turns on."""
    typed = wish.growth.get(name, {})
    for fact in inputs:
        if typed.get(fact.key, "").strip():
            yield fact.key, read_growth(fact, typed[fact.key])


def read_growth(fact: FactDef, text: str) -> Growth:
    """Growth as it is typed; raises InputError naming the fact."""
    said = text.strip().replace("％", "%").replace("，", "").replace(",", "").replace("＋", "+")
    sign, bare = (Decimal(-1), said[1:]) if said[:1] in ("-", "－") else (Decimal(1), said.lstrip("+"))
    percent = bare.endswith("%")
    bounded = (
        percent or bare.endswith(("元", "万", "亿")) or fact.type not in (FactType.MONEY, FactType.RATIO)
    )
    try:
        rate = percent and fact.type is not FactType.RATIO
        size = Decimal(bare[:-1] if percent else plain_text(fact, bare))
    except InvalidOperation:
        bounded, rate, size = False, False, Decimal(0)
    if not (bounded or bare == "0") or not sane(size):
        raise InputError(f"“{fact.label}”的增长“{text.strip()}”看不懂，请写成{growth_hint(fact)}。")
    size = size / 100 if percent else size
    return Growth(rate=sign * size) if rate else Growth(step=sign * size)


def growth_hint(fact: FactDef) -> str:
    """How growth of a fact is typed: ``每年 10%，或每年增加 50万（减少写 -50万）``."""
    if fact.type is FactType.RATIO:
        return "每年增加几个百分点，如 2%（减少写 -2%）"
    more = "50万" if fact.type is FactType.MONEY else "8"
    return f"每年 10%，或每年增加 {more}（减少写 -{more}）"
