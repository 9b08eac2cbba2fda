"""Measures: YAML → domain, with every name, number and quote checked against what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from advisor_app.domain.errors import FactValueError, InputError
from advisor_app.domain.facts import Catalogue, FactDef, FactType, parse_value
from advisor_app.domain.money import parse_money
from advisor_app.domain.policy import (
    AllOf,
    AnyOf,
    AtLeast,
    Benefit,
    BenefitKind,
    Bracket,
    CapSpan,
    Certainty,
    Citation,
    Compare,
    Condition,
    Declining,
    FactRef,
    Flat,
    Frequency,
    Happened,
    InKind,
    Judgement,
    KeptAfter,
    Material,
    Measure,
    Not,
    Op,
    Payee,
    PerUnit,
    Pool,
    Quota,
    Rate,
    RateBenefit,
    Received,
    Recognized,
    Step,
    StepUp,
    Timing,
    Tranche,
    UnderReading,
    Unspecified,
)
from advisor_app.domain.record import RecognitionEvent
from advisor_app.library.compiler.documents import Read, _short
from advisor_app.library.compiler.facts import split_ref
from advisor_app.library.compiler.load import Path_, Source
from advisor_app.library.compiler.problems import Problem
from advisor_app.library.compiler.schema import AmountShape, ConditionShape, MeasuresFile, MeasureShape

_COMPARISONS = ("at_least", "more_than", "at_most", "less_than", "equals", "one_of")
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


class MeasureReader:
    """Reads the measures of one file against one document."""

    def __init__(self, source: Source, read: Read, names: Names, problems: list[Problem]) -> None:
        self.source = source
        self.read = read
        self.names = names
        self.problems = problems

    def measures(self, file: MeasuresFile) -> Iterable[tuple[Measure, Path_]]:
        """All measures of the file, in order, each with its place."""
        for article, shapes in file.articles.items():
            if self.read.text.article(article) is None:
                self._refuse(("articles", article), f"文件 {file.document} 没有第 {article} 条，请核对条号。")
                continue
            for i, shape in enumerate(shapes):
                path: Path_ = ("articles", article, i)
                yield self._measure(shape, article, path), path

    def _refuse(self, path: Path_, sentence: str) -> None:
        self.problems.append(self.source.problem(path, sentence))

    # --- names and values -------------------------------------------------------------------------

    def _known(self, name: str, known: Iterable[str], what: str, path: Path_) -> str:
        """The full id of a name (its document's prefix may be left out)."""
        own = f"{self.read.document.id}.{name}"
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
        for sign, divisor in (("%", 100), ("‰", 1000)):
            if text.endswith(sign):
                try:
                    return Decimal(text[:-1]) / divisor
                except InvalidOperation:
                    break
        self._refuse(path, f"比例“{text}”看不懂，请写成“5%”或“5‰”。")
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

    def _cite(
        self,
        quote: str | None,
        article: str | None,
        home: Citation,
        path: Path_,
        standard: str = "",
        confidence: str = "",
    ) -> Citation:
        if quote is None:
            base = home
        else:
            where = article or home.article
            found = self.read.text.cite(quote, where)
            if found is None:
                place = f"第 {where} 条" if where else "存档原文"
                self._refuse((*path, "quote"), f"摘录“{_short(quote)}”不在{place}中，请照原文逐字摘录。")
                found = home
            base = found
        if not standard:
            return base
        return Citation(base.document, base.article, base.quote, base.start, base.end, standard, confidence)

    # --- conditions -------------------------------------------------------------------------------

    def _condition(self, shape: ConditionShape, item: str | None, home: Citation, path: Path_) -> Condition:
        when = None if shape.when is None else self._condition(shape.when, item, home, (*path, "when"))
        cite = self._cite(shape.quote, shape.article, home, path, shape.standard, shape.confidence)

        def inner(child: ConditionShape, *at: str | int) -> Condition:
            return self._condition(child, item, cite, (*path, *at))

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
            name = f"{self.read.document.id}.{shape.judge}"
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
        reader = MeasureReader(source, self.read, self.names, self.problems)
        standard = Citation(
            cite.document,
            cite.article,
            cite.quote,
            cite.start,
            cite.end,
            definition.standard,
            definition.confidence,
        )
        condition = reader._condition(definition, item, standard, ("definitions", shape.use))
        if when is None:
            return condition
        return AllOf((condition,), shape.label, when)

    def _compare(
        self, shape: ConditionShape, item: str | None, cite: Citation, path: Path_, when: Condition | None
    ) -> Condition:
        ref, fact = self._ref(shape.fact or "", item, (*path, "fact"))
        name = next(c for c in _COMPARISONS if getattr(shape, c) is not None)
        raw = getattr(shape, name)
        value: Any = raw
        if fact is not None:
            value = self._threshold(fact, name, raw, (*path, name))
        return Compare(ref, Op(name), value, cite, shape.label, when)

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
        return Recognized(kinds, timing, cite, tuple(read), shape.label, when)

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

    # --- amounts ------------------------------------------------------------------------------------

    def _amount(self, shape: AmountShape, item: str | None, path: Path_) -> Benefit:
        def money(text: str, at: str) -> Decimal:
            return self._money(text, (*path, at))

        def base(at: str, text: str | None, kind: FactType = FactType.MONEY) -> FactRef:
            if text is None:
                self._refuse(path, f"这种金额须写 {at}。")
                return NOWHERE
            ref, fact = self._ref(text, item, (*path, at))
            wanted = (FactType.MONEY,) if kind is FactType.MONEY else (FactType.INTEGER, FactType.NUMBER)
            if fact is not None and fact.type not in wanted:
                self._refuse((*path, at), f"“{text}”的类型不能用来计算金额。")
            return ref

        cap = None if shape.cap is None else money(shape.cap, "cap")
        of = shape.of if isinstance(shape.of, str) else None
        if shape.rate is not None:
            reading = (
                None
                if shape.cap_reading is None
                else self._reading(shape.cap_reading, (*path, "cap_reading"))
            )
            rate = self._share(shape.rate, (*path, "rate"))
            return Rate(rate, base("of", of), shape.word or "不超过", cap, CapSpan(shape.cap_span), reading)
        if shape.bracket is not None:
            steps = tuple(
                Step(
                    Decimal(str(s.at_least if s.at_least is not None else s.more_than)),
                    Op.AT_LEAST if s.at_least is not None else Op.MORE_THAN,
                    self._money(s.amount, (*path, "steps", i, "amount")),
                )
                for i, s in enumerate(shape.steps)
            )
            return Bracket(base("bracket", shape.bracket, FactType.INTEGER), steps, shape.word or "不超过")
        if shape.step_up is not None:
            lower = tuple(
                self._known(m, self.names.measures, "事项", (*path, "lower", i))
                for i, m in enumerate(shape.lower)
            )
            skip = (
                None
                if shape.skip_reading is None
                else self._reading(shape.skip_reading, (*path, "skip_reading"))
            )
            return StepUp(money(shape.step_up, "step_up"), shape.word or "不超过", lower, skip)
        if shape.declining is not None:
            rates = tuple(self._share(r, (*path, "declining", i)) for i, r in enumerate(shape.declining))
            bases = tuple(base("of", b) for b in (shape.of if isinstance(shape.of, list) else []))
            if len(bases) != len(rates):
                self._refuse(path, "declining 与 of 的年数须相同。")
            if cap is None:
                self._refuse(path, "逐年递减须写每年上限 cap。")
            reading = (
                None
                if shape.base_reading is None
                else self._reading(shape.base_reading, (*path, "base_reading"))
            )
            ordinal = base("year", shape.year, FactType.INTEGER)
            return Declining(rates, bases, ordinal, shape.word, cap or Decimal(0), reading)
        if shape.per_unit is not None:
            return PerUnit(
                money(shape.per_unit, "per_unit"), base("of", of, FactType.INTEGER), shape.word or "给予", cap
            )
        return self._stated(shape, cap, path)

    def _stated(self, shape: AmountShape, cap: Decimal | None, path: Path_) -> Benefit:
        """The amounts that read no fact."""
        if shape.fixed is not None:
            return Flat(self._money(shape.fixed, (*path, "fixed")), shape.word or "给予")
        if shape.pool is not None:
            return Pool(self._money(shape.pool, (*path, "pool")), shape.word or "不超过")
        if shape.price is not None:
            rate = self._share(shape.price, (*path, "price"))
            return RateBenefit(rate, shape.of if isinstance(shape.of, str) else "", shape.word or "不超过")
        if shape.unspecified is not None:
            return Unspecified(shape.unspecified)
        if shape.in_kind is not None:
            return InKind(shape.in_kind, shape.word)
        assert cap is not None
        return Flat(cap, shape.word or "不超过")

    # --- the measure --------------------------------------------------------------------------------

    def _measure(self, shape: MeasureShape, article: str, path: Path_) -> Measure:
        document = self.read.document
        quotes = [shape.quote] if isinstance(shape.quote, str) else shape.quote
        anchor = self.read.text.article(article)
        assert anchor is not None
        nowhere = Citation(document.id, article, "", anchor.start, anchor.start)
        cites = tuple(self._cite(q, article, nowhere, path) for q in quotes)
        item = shape.item
        if item is not None and item not in self.names.catalogue.items:
            self._refuse(
                (*path, "item"), f"明细种类“{item}”不在目录中，请先在 resources/facts/items 中声明。"
            )
            item = None
        condition = self._condition(shape.condition, item, cites[0], (*path, "condition"))
        benefit = self._amount(shape.amount, item, (*path, "amount"))
        materials = (
            *(Material(m.name, m.required, "text", m.proves) for m in shape.materials),
            *_implied(condition, self.names.catalogue, item),
        )
        return Measure(
            id=f"{document.id}.{article}.{shape.id}",
            document=document.id,
            article=article,
            title=shape.title,
            kind=BenefitKind(shape.kind),
            payee=Payee(shape.payee),
            certainty=Certainty(shape.certainty),
            cites=cites,
            condition=condition,
            benefit=benefit,
            item_kind=item,
            frequency=None if shape.frequency is None else Frequency(shape.frequency),
            quota=None
            if shape.quota is None
            else Quota(shape.quota.count, shape.quota.unit, shape.quota.per),
            pool=None if shape.pool is None else self._money(shape.pool, (*path, "pool")),
            groups=tuple(
                self._known(g, self.names.groups, "不重复组", (*path, "groups", i))
                for i, g in enumerate(shape.groups)
            ),
            caps=tuple(
                self._known(c, self.names.caps, "合计上限", (*path, "caps", i))
                for i, c in enumerate(shape.caps)
            ),
            schedule=tuple(
                Tranche(self._share(t.share, (*path, "schedule", i, "share")), t.year, t.when)
                for i, t in enumerate(shape.schedule)
            ),
            payers=tuple(shape.payers),
            materials=tuple(dict.fromkeys(materials)),
            departments=tuple(shape.departments) or anchor.departments,
            note=shape.note,
            figures=tuple(shape.figures),
        )


def _implied(condition: Condition, catalogue: Catalogue, item: str | None) -> Iterable[Material]:
    """Papers that prove the conditions, from the catalogue: not named by the text, marked as implied."""
    match condition:
        case AllOf(children=children) | AnyOf(children=children) | AtLeast(children=children):
            for child in children:
                yield from _implied(child, catalogue, item)
        case Not(child=child):
            yield from _implied(child, catalogue, item)
        case KeptAfter(ref=ref):
            for paper in catalogue.facts[ref.key].evidence:
                yield Material(paper, True, "implied", catalogue.facts[ref.key].label)
        case Recognized(kinds=kinds):
            for kind in kinds:
                if kind in catalogue.recognitions:
                    title = catalogue.recognitions[kind].label
                    yield Material(f"{title}认定文件或证书", True, "implied", title)
        case Compare(ref=ref) | Happened(ref=ref):
            fact = (
                catalogue.item_facts.get((item or "", ref.key)) if ref.item else catalogue.facts.get(ref.key)
            )
            if fact is not None:
                for paper in fact.evidence:
                    yield Material(paper, True, "implied", fact.label)
        case _:
            return
