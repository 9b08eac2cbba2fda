"""Conditions: YAML → domain, with every name and number checked against what it speaks of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from advisor_app.domain.errors import FactValueError, InputError
from advisor_app.domain.facts import Catalogue, FactDef, FactType, parse_value
from advisor_app.domain.money import parse_money, parse_share
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Band,
    Citation,
    Compare,
    Condition,
    Count,
    Elapsed,
    FactRef,
    Happened,
    Indicator,
    Judgement,
    KeptAfter,
    Not,
    Op,
    Received,
    Recognized,
    Score,
    ScorePart,
    Span,
    Tally,
    Timing,
    UnderReading,
)
from advisor_app.domain.record import RecognitionEvent
from advisor_app.library.compiler.facts import split_ref
from advisor_app.library.compiler.load import Path_, Source
from advisor_app.library.compiler.problems import Problem
from advisor_app.library.compiler.schema import (
    COMPARISONS,
    ConditionShape,
    CountShape,
    IndicatorShape,
    ScoreShape,
)

NOWHERE = FactRef("")


@dataclass(slots=True)
class Names:
    """What content may refer to."""

    catalogue: Catalogue
    definitions: Mapping[str, tuple[ConditionShape, Source]]
    measures: frozenset[str]
    groups: frozenset[str]
    caps: frozenset[str]
    readings: Mapping[str, frozenset[str]]
    """Reading id → its options."""


class ConditionReader(ABC):
    """Reads conditions of one file; what owns them (a document, a standard) says how they are cited."""

    def __init__(self, source: Source, owner: str, names: Names, problems: list[Problem]) -> None:
        self.source = source
        self.owner = owner
        """Id that prefixes the owner's own groups, readings and judgements."""
        self.names = names
        self.problems = problems

    @abstractmethod
    def _cite(self, shape: ConditionShape, home: Citation, path: Path_) -> Citation:
        """The clause a condition stands in; ``home`` is that of the node around it."""

    @abstractmethod
    def _elsewhere(self, source: Source) -> ConditionReader:
        """The same reader for a definition that stands in another file."""

    def _refuse(self, path: Path_, sentence: str) -> None:
        self.problems.append(self.source.problem(path, sentence))

    # --- names and values -------------------------------------------------------------------------

    def _known(self, name: str, known: Iterable[str], what: str, path: Path_) -> str:
        """The full id of a name (its document's prefix may be left out)."""
        own = f"{self.owner}.{name}"
        known = frozenset(known)
        if own in known:
            return own
        if name not in known:
            self._refuse(path, f"{what}“{name}”未声明，请核对拼写或先声明。")
        return name

    def _money(self, text: str, path: Path_) -> Decimal:
        try:
            return parse_money(text)
        except InputError as error:
            self._refuse(path, str(error))
            return Decimal(0)

    def _share(self, text: str, path: Path_) -> Decimal:
        try:
            return parse_share(text)
        except InputError as error:
            self._refuse(path, str(error))
            return Decimal(0)

    def _ref(self, text: str, item: str | None, path: Path_) -> tuple[FactRef, FactDef | None]:
        parts = split_ref(text)
        if parts is None:
            self._refuse(path, f"“{text}”看不懂，请写成 key、key@last 或 key@-3。")
            return NOWHERE, None
        key, offset = parts
        if item is not None and (item, key) in self.names.catalogue.item_facts and offset is None:
            return FactRef(key, None, True), self.names.catalogue.item_facts[item, key]
        fact = self.names.catalogue.facts.get(key)
        if fact is None:
            self._refuse(path, f"事实“{key}”不在事实目录中，请先在 resources/facts 中声明。")
            return NOWHERE, None
        if (fact.scope.value == "year") != (offset is not None):
            hint = "是年度事实，请写明年度（如 @last）" if offset is None else "不是年度事实，请去掉 @"
            self._refuse(path, f"事实“{key}”{hint}。")
        return FactRef(key, offset), fact

    # --- conditions -------------------------------------------------------------------------------

    def condition(self, shape: ConditionShape, item: str | None, home: Citation, path: Path_) -> Condition:
        when = None if shape.when is None else self.condition(shape.when, item, home, (*path, "when"))
        cite = self._cite(shape, home, path)

        def inner(child: ConditionShape, *at: str | int) -> Condition:
            return self.condition(child, item, cite, (*path, *at))

        if shape.all is not None:
            children = tuple(inner(c, "all", i) for i, c in enumerate(shape.all))
            return AllOf(children, shape.label, when)
        if shape.any is not None:
            children = tuple(inner(c, "any", i) for i, c in enumerate(shape.any))
            return AnyOf(children, shape.label, when)
        if shape.not_ is not None:
            return Not(inner(shape.not_, "not"), shape.label, when)
        if shape.at_least_of is not None:
            children = tuple(
                inner(c, "at_least_of", "conditions", i) for i, c in enumerate(shape.at_least_of.conditions)
            )
            return AtLeast(shape.at_least_of.count, children, shape.label, when)
        if shape.elapsed is not None:
            return self._elapsed(shape, item, cite, path, when)
        if shape.count is not None:
            return self._count(shape, shape.count, cite, path, when)
        if shape.score is not None:
            return self._score(shape, shape.score, cite, path, when)
        return self._leaf(shape, item, cite, path, when)

    def _leaf(
        self, shape: ConditionShape, item: str | None, cite: Citation, path: Path_, when: Condition | None
    ) -> Condition:
        if shape.fact is not None:
            return self._compare(shape, item, cite, path, when)
        if shape.title is not None or shape.holds is not None:
            return self._recognized(shape, cite, path, when)
        if shape.happened is not None:
            ref, fact = self._ref(shape.happened, item, (*path, "happened"))
            if fact is not None and fact.type is not FactType.DATE:
                self._refuse((*path, "happened"), f"“{shape.happened}”不是日期事实。")
            return Happened(ref, cite, shape.years, shape.label, when)
        if shape.kept is not None:
            return self._kept(shape, cite, path, when)
        if shape.received is not None:
            ids = tuple(
                self._known(m, self.names.measures, "事项", (*path, "received", i))
                for i, m in enumerate(shape.received)
            )
            return Received(ids, cite, shape.label, when)
        if shape.judge is not None:
            name = f"{self.owner}.{shape.judge}"
            return Judgement(name, shape.question, shape.office, cite, shape.label, when)
        if shape.reading is not None:
            reading = self._reading(shape.reading, (*path, "reading"))
            option = shape.option or ""
            if option not in self.names.readings.get(reading, frozenset({option})):
                self._refuse((*path, "option"), f"读法“{shape.reading}”没有选项“{option}”。")
            return UnderReading(reading, option, cite, shape.label, when)
        return self._use(shape, item, cite, path, when)

    def _use(
        self, shape: ConditionShape, item: str | None, cite: Citation, path: Path_, when: Condition | None
    ) -> Condition:
        assert shape.use is not None
        if shape.use not in self.names.definitions:
            self._refuse((*path, "use"), f"定义“{shape.use}”不存在，请核对 definitions.yaml。")
            return AllOf((), shape.label, when)
        definition, source = self.names.definitions[shape.use]
        standard = replace(cite, standard=definition.standard, confidence=definition.confidence)
        condition = self._elsewhere(source).condition(definition, item, standard, ("definitions", shape.use))
        if when is None:
            return condition
        return AllOf((condition,), shape.label, when)

    def _compare(
        self, shape: ConditionShape, item: str | None, cite: Citation, path: Path_, when: Condition | None
    ) -> Condition:
        ref, fact = self._ref(shape.fact or "", item, (*path, "fact"))
        name = next(c for c in COMPARISONS if getattr(shape, c) is not None)
        raw = getattr(shape, name)
        value: Any = raw
        if fact is not None:
            value = self._threshold(fact, name, raw, (*path, name))
        return Compare(ref, Op(name), value, cite, shape.label, when)

    def _elapsed(
        self, shape: ConditionShape, item: str | None, cite: Citation, path: Path_, when: Condition | None
    ) -> Condition:
        ref, fact = self._ref(shape.elapsed or "", item, (*path, "elapsed"))
        if fact is not None and fact.type is not FactType.DATE:
            self._refuse((*path, "elapsed"), f"“{shape.elapsed}”不是日期事实。")
        name = next(c for c in COMPARISONS if getattr(shape, c) is not None)
        return Elapsed(ref, Op(name), int(getattr(shape, name)), Span(shape.unit), cite, shape.label, when)

    def _count(
        self, shape: ConditionShape, count: CountShape, cite: Citation, path: Path_, when: Condition | None
    ) -> Condition:
        if count.item not in self.names.catalogue.items:
            self._refuse((*path, "count", "item"), f"明细种类“{count.item}”不在目录中，请先声明。")
            return AllOf((), shape.label, when)
        where = (
            None
            if count.where is None
            else self.condition(count.where, count.item, cite, (*path, "count", "where"))
        )
        given = None if count.given is None else self._ref(count.given, None, (*path, "count", "given"))[0]
        name = next(c for c in COMPARISONS if getattr(shape, c) is not None)
        number = Decimal(str(getattr(shape, name)))
        return Count(count.item, where, Op(name), number, cite, given, shape.label, when)

    def _score(
        self, shape: ConditionShape, score: ScoreShape, cite: Citation, path: Path_, when: Condition | None
    ) -> Condition:
        known = {part.id for part in score.parts}
        indicators = []
        for i, line in enumerate(score.indicators):
            at: Path_ = (*path, "score", "indicators", i)
            if known and line.part not in known:
                self._refuse((*at, "part"), f"指标类别“{line.part}”未在 parts 中声明。")
            indicators.append(self._indicator(line, cite, at))
        if sum(i.most for i in indicators) != score.full:
            self._refuse((*path, "score", "full"), "各指标满分之和与 full 不符，请核对。")
        parts = tuple(ScorePart(p.id, p.label, Decimal(str(p.minimum))) for p in score.parts)
        op = Op.MORE_THAN if score.more_than is not None else Op.AT_LEAST
        least = Decimal(str(score.more_than if score.more_than is not None else score.at_least))
        return Score(op, least, tuple(indicators), cite, parts, shape.label, when)

    def _indicator(self, line: IndicatorShape, cite: Citation, path: Path_) -> Indicator:
        ref = None if line.fact is None else self._ref(line.fact, None, (*path, "fact"))[0]
        bands = tuple(
            Band(
                Decimal(str(b.points)),
                None if b.condition is None else self.condition(b.condition, None, cite, (*path, "bands", i)),
            )
            for i, b in enumerate(line.bands)
        )
        most = Decimal(str(line.most))
        if line.tally == "first" and bands and max(b.points for b in bands) != most:
            self._refuse((*path, "most"), "最高一档的分值与满分 most 不符，请核对。")
        step = None if line.step is None else Decimal(str(line.step))
        return Indicator(line.id, line.label, line.part, most, Tally(line.tally), bands, ref, step)

    def _threshold(self, fact: FactDef, name: str, raw: Any, path: Path_) -> Any:
        if name == "one_of":
            for choice in raw:
                if choice not in dict(fact.choices):
                    self._refuse(path, f"“{fact.key}”没有选项“{choice}”。")
            return tuple(raw)
        if fact.type is FactType.MONEY:
            return self._money(str(raw), path)
        if fact.type is FactType.RATIO:
            return self._share(str(raw), path)
        try:
            value = parse_value(fact, raw)
        except FactValueError as error:
            self._refuse(path, str(error))
            return raw
        return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value

    def _recognized(
        self, shape: ConditionShape, cite: Citation, path: Path_, when: Condition | None
    ) -> Condition:
        word = "title" if shape.title is not None else "holds"
        named = getattr(shape, word)
        kinds = (named,) if isinstance(named, str) else tuple(named)
        for kind in kinds:
            if kind not in self.names.catalogue.recognitions:
                self._refuse((*path, word), f"资质“{kind}”不在资质目录中，请先在 resources/facts 中声明。")
        events = (shape.event,) if isinstance(shape.event, str) else tuple(shape.event)
        read: list[RecognitionEvent] = []
        for event in events:
            try:
                read.append(RecognitionEvent(event))
            except ValueError:
                self._refuse(
                    (*path, "event"), f"认定情形“{event}”不存在，可用：{'、'.join(RecognitionEvent)}。"
                )
        timing = Timing.GRANTED if shape.title is not None else Timing.HELD
        return Recognized(kinds, timing, cite, tuple(read), shape.label, when, shape.relocated == "reading")

    def _kept(self, shape: ConditionShape, cite: Citation, path: Path_, when: Condition | None) -> Condition:
        assert shape.kept is not None
        kept = shape.kept
        if kept.title not in self.names.catalogue.recognitions:
            self._refuse((*path, "kept", "title"), f"资质“{kept.title}”不在资质目录中，请先声明。")
        ref, fact = self._ref(f"{kept.fact}@current", None, (*path, "kept", "fact"))
        if fact is not None and fact.type is not FactType.BOOL:
            self._refuse((*path, "kept", "fact"), f"“{kept.fact}”应是逐年的是否。")
        return KeptAfter(kept.title, ref, kept.years, cite, shape.label, when)

    def _reading(self, name: str, path: Path_) -> str:
        return self._known(name, self.names.readings, "读法", path)
