"""Measures: YAML → domain, with every name, number and quote checked against what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from advisor_app.domain.facts import Catalogue, FactType
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
    KeptAfter,
    Material,
    Measure,
    Not,
    Op,
    Payee,
    PerUnit,
    Pool,
    Portion,
    Quota,
    Rate,
    RateBenefit,
    Recognized,
    Step,
    StepUp,
    Tranche,
    Unspecified,
)
from advisor_app.library.compiler.conditions import NOWHERE, ConditionReader, Names
from advisor_app.library.compiler.documents import Read, _short
from advisor_app.library.compiler.load import Path_, Source
from advisor_app.library.compiler.problems import Problem
from advisor_app.library.compiler.schema import AmountShape, ConditionShape, MeasuresFile, MeasureShape


class MeasureReader(ConditionReader):
    """Reads the measures of one file against one document."""

    def __init__(self, source: Source, read: Read, names: Names, problems: list[Problem]) -> None:
        super().__init__(source, read.document.id, names, problems)
        self.read = read

    def measures(self, file: MeasuresFile) -> Iterable[tuple[Measure, Path_]]:
        """All measures of the file, in order, each with its place."""
        for article, shapes in file.articles.items():
            if self.read.text.article(article) is None:
                self._refuse(("articles", article), f"文件 {file.document} 没有第 {article} 条，请核对条号。")
                continue
            for i, shape in enumerate(shapes):
                path: Path_ = ("articles", article, i)
                yield self._measure(shape, article, path), path

    def _elsewhere(self, source: Source) -> MeasureReader:
        return MeasureReader(source, self.read, self.names, self.problems)

    def _cite(self, shape: ConditionShape, home: Citation, path: Path_) -> Citation:
        found = home if shape.quote is None else self._quoted(shape.quote, shape.article, home, path)
        if not shape.standard:
            return found
        return replace(found, standard=shape.standard, confidence=shape.confidence)

    def _quoted(self, quote: str, article: str | None, home: Citation, path: Path_) -> Citation:
        where = article or home.article
        found = self.read.text.cite(quote, where)
        if found is None:
            place = f"第 {where} 条" if where else "存档原文"
            self._refuse((*path, "quote"), f"摘录“{_short(quote)}”不在{place}中，请照原文逐字摘录。")
            return home
        return found

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
        if shape.portion is not None:
            rate = self._share(shape.portion, (*path, "portion"))
            stated = shape.of if isinstance(shape.of, str) else ""
            return Portion(rate, self._money(stated, (*path, "of")), shape.word or "给予")
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
        cites = tuple(self._quoted(q, article, nowhere, path) for q in quotes)
        item = shape.item
        if item is not None and item not in self.names.catalogue.items:
            self._refuse(
                (*path, "item"), f"明细种类“{item}”不在目录中，请先在 resources/facts/items 中声明。"
            )
            item = None
        condition = self.condition(shape.condition, item, cites[0], (*path, "condition"))
        benefit = self._amount(shape.amount, item, (*path, "amount"))
        materials = (
            *(
                Material(m.name, m.required, "text", m.proves, m.form, m.valid, m.issuer)
                for m in shape.materials
            ),
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
