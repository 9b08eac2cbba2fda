"""How a client's yearly figures may go on: the advisor's own assumptions, never a forecast.

A scenario carries the last known value of every year fact into the years to come: flat, or by the
growth the advisor typed. What was never known stays missing; what is known is never touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Catalogue, FactDef, FactType, Scope, Value
from advisor_app.domain.money import CENT, round_cent
from advisor_app.domain.phrases import percent, sum_phrase, trim
from advisor_app.domain.record import FactSet, FactValue

GIVEN = frozenset({"srdi_score", "srdi_local_score", "hnte_score"})
"""Scores that a platform, a province or experts give: kept as last given, never made to grow."""
PASSING: Mapping[str, int] = {"niche_years": 1}
"""What grows by itself with every year a firm goes on: years in its market."""
NUMERIC = (FactType.INTEGER, FactType.NUMBER, FactType.MONEY, FactType.RATIO)
_SMALLEST = {FactType.NUMBER: CENT, FactType.RATIO: Decimal("0.000001")}


@dataclass(frozen=True, slots=True)
class Growth:
    """How one fact moves a year: by a ``rate`` (0.1 = 10%) or a ``step`` in the fact's own unit (元, 人).

    Raises InputError where both or neither are given, or where a rate takes more than all away.
    """

    rate: Decimal | None = None
    step: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.rate is None) == (self.step is None):
            raise InputError("每项增长假设请只填一种：每年增长率，或者每年增减多少。")
        if self.rate is not None and self.rate < -1:
            raise InputError("每年增长率不能低于 -100%，请改正。")

    def after(self, value: Decimal, years: int) -> Decimal:
        """The value so many years on, not rounded on the way."""
        if self.rate is not None:
            return value * (1 + self.rate) ** years
        assert self.step is not None
        return value + self.step * years

    def phrase(self, fact: FactDef) -> str:
        """``每年增长 10%``, ``每年增加 8人``, ``每年减少 50万元``."""
        if self.rate is not None:
            return f"每年{'增长' if self.rate >= 0 else '下降'} {percent(abs(self.rate))}"
        assert self.step is not None
        size = abs(self.step)
        if fact.type is FactType.MONEY:
            said = sum_phrase(size)
        elif fact.type is FactType.RATIO:
            said = f"{trim(size * 100)} 个百分点"
        else:
            said = f"{trim(size)}{fact.unit}"
        return f"每年{'增加' if self.step >= 0 else '减少'} {said}"


FLAT = Growth(step=Decimal(0))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named way things may go on: fact key → how it moves a year; what is not named stays flat."""

    name: str
    growth: Mapping[str, Growth] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """What stands as the source of a value it made."""
        return f"测算（{self.name}）"


AS_IS = Scenario("照现状")
"""The last known values go on flat."""
LIKELY, STRETCHED = "较可能", "努力一把"
"""Names for the two the advisor fills in."""


def check(scenario: Scenario, catalogue: Catalogue) -> None:
    """Raise InputError where a scenario moves what cannot be assumed to move."""
    for key, growth in scenario.growth.items():
        fact = catalogue.facts.get(key)
        if fact is None or fact.scope is not Scope.YEAR:
            raise InputError(f"“{key}”不是年度数据，不能设增长假设，请改选年度数据。")
        if fact.derivation is not None:
            raise InputError(f"“{fact.label}”由其他数据推算，请改为给推算它的数据设增长假设。")
        if fact.key in GIVEN:
            raise InputError(f"“{fact.label}”由平台或专家给出，不能测算，请按实际得分录入。")
        if fact.type not in NUMERIC:
            raise InputError(f"“{fact.label}”不是数字，不能设增长假设，请删去这一项。")
        if growth.rate is not None and fact.type is FactType.RATIO:
            raise InputError(f"“{fact.label}”本身是比例，请填每年增减几个百分点，不填增长率。")


def movement(fact: FactDef, scenario: Scenario) -> Growth:
    """How a fact moves in a scenario: as typed, by the passing of years, else flat."""
    typed = scenario.growth.get(fact.key)
    if typed is not None:
        return typed
    return Growth(step=Decimal(PASSING[fact.key])) if fact.key in PASSING else FLAT


def project(facts: FactSet, catalogue: Catalogue, scenario: Scenario, last_year: int) -> FactSet:
    """The record with every entered year fact carried on up to ``last_year``.

    Only years after the last known one are filled; a gap between known years stays a gap. Each made
    value names the scenario as its source. Raises InputError as :func:`check` does.
    """
    check(scenario, catalogue)
    years: dict[str, Mapping[int, FactValue]] = dict(facts.years)
    for key, known in facts.years.items():
        fact = catalogue.facts.get(key)
        if fact is None or fact.derivation is not None or not known:
            continue
        last = max(known)
        made = {
            year: FactValue(
                _carried(fact, known[last].value, movement(fact, scenario), year - last), scenario.source
            )
            for year in range(last + 1, last_year + 1)
        }
        if made:
            years[key] = {**known, **made}
    return replace(facts, years=years)


def is_projected(value: FactValue | None, scenario: Scenario) -> bool:
    """Whether a value was made by the scenario rather than recorded."""
    return value is not None and value.source == scenario.source


def _carried(fact: FactDef, value: Value, growth: Growth, years: int) -> Value:
    if fact.type not in NUMERIC or isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return value
    number = growth.after(Decimal(value), years)
    if growth.step == 0:
        return value
    if fact.minimum is not None:
        number = max(number, fact.minimum)
    if fact.maximum is not None:
        number = min(number, fact.maximum)
    if fact.type is FactType.INTEGER:
        return int(number.to_integral_value(rounding=ROUND_FLOOR))
    if fact.type is FactType.MONEY:
        return round_cent(number)
    return number.quantize(_SMALLEST[fact.type], rounding=ROUND_HALF_UP)
