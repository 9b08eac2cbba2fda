"""The shape of the YAML files, checked by pydantic before anything is understood."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from advisor_app.domain.money import sane
from advisor_app.domain.policy import Op

Text = Annotated[str, Field(min_length=1)]


def _sane(number: str | int) -> str | int:
    """Refuse what no one can write out: an exponent of a billion is read at once."""
    try:
        good = sane(Decimal(str(number).rstrip("%‰")))
    except InvalidOperation:
        return number  # words, with a unit: read and refused where it is understood
    if not good:
        raise ValueError(f"数“{str(number)[:30]}”大得或细得不正常，请核对后写成普通的数")
    return number


Number = Annotated[str | int, AfterValidator(_sane)]


class Shape(BaseModel):
    """Strict base: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)


# --- vocabulary ---------------------------------------------------------------------------------


class FactShape(Shape):
    label: Text
    type: Literal["bool", "integer", "number", "money", "ratio", "date", "text", "choice"]
    unit: str = ""
    choices: dict[str, str] = {}
    basis: str = ""
    question: str = ""
    help: str = ""
    held_by: str = ""
    evidence: list[Text] = []
    aliases: list[Text] = []
    minimum: Number | None = None
    maximum: Number | None = None
    future: bool = False
    derive: str | None = None
    of: list[Text] = []

    @model_validator(mode="after")
    def _whole(self) -> FactShape:
        if (self.type == "choice") != bool(self.choices):
            raise ValueError("type 为 choice 时须写 choices，其他类型不写")
        if (self.derive is None) != (not self.of):
            raise ValueError("derive 与 of 须同时写")
        return self


class FactsFile(Shape):
    group: Text
    scope: Literal["client", "year"]
    facts: dict[str, FactShape]


class ItemShape(Shape):
    label: Text
    help: str = ""
    facts: dict[str, FactShape]


class ItemsFile(Shape):
    items: dict[str, ItemShape]


class RecognitionShape(Shape):
    label: Text
    level: str = ""
    issuer: str = ""
    validity_years: int | None = None
    aliases: list[Text] = []
    help: str = ""


class RecognitionsFile(Shape):
    recognitions: dict[str, RecognitionShape]


class RegionsFile(Shape):
    regions: dict[str, Text]


# --- documents ----------------------------------------------------------------------------------


class ArticleShape(Shape):
    number: Text
    mark: Text
    heading: Text
    start: Text
    departments: list[Text] = []


class SectionShape(Shape):
    number: str
    heading: Text
    start: Text
    articles: list[ArticleShape] = []


class OptionShape(Shape):
    id: Text
    label: Text


class ReadingShape(Shape):
    question: Text
    office: Text
    quote: Text
    article: str | None = None
    options: list[OptionShape] = Field(min_length=2)


def _reading_with_option(shape: Any) -> Any:
    if (shape.reading is None) != (shape.option is None):
        raise ValueError("reading 与 option 须同时写")
    return shape


class GroupShape(Shape):
    label: Text
    scope: Literal["clause", "city", "all_levels"]
    quote: Text
    article: str | None = None
    per_item: bool = False
    same: bool = False
    """Its members are one support told in several documents: what joins one of them joins all."""
    members: list[str] = []
    reading: str | None = None
    option: str | None = None

    _pair = model_validator(mode="after")(_reading_with_option)


class CapShape(Shape):
    label: Text
    amount: Text
    span: Literal["year", "total"]
    quote: Text
    article: str | None = None
    reading: str | None = None
    option: str | None = None

    _pair = model_validator(mode="after")(_reading_with_option)


class TargetShape(Shape):
    label: Text
    value: Number
    unit: str
    by: str
    quote: Text
    article: str | None = None


class AsideShape(Shape):
    reason: Text
    quote: Text
    article: str | None = None


class DocumentFile(Shape):
    id: Text
    title: Text
    short_title: Text
    number: str = ""
    issuer: str
    region: Text
    city: Text
    issuance: Literal["issued", "draft", "history"]
    issued_on: str | None = None
    effective_from: str | None = None
    valid_to: str | None = None
    expected_from: str | None = None
    checked_on: Text
    lead: str = ""
    addressed: Text
    overlap: str | None = None
    funding: str | None = None
    repeals: str | None = None
    scope_note: str | None = None
    superior_change: str | None = None
    targets: list[TargetShape] = []
    asides: list[AsideShape] = []
    sections: list[SectionShape] = Field(min_length=1)
    closing: str | None = None
    readings: dict[str, ReadingShape] = {}
    groups: dict[str, GroupShape] = {}
    caps: dict[str, CapShape] = {}


# --- measures -----------------------------------------------------------------------------------

_OPERATORS = (
    "all", "any", "not_", "at_least_of", "fact", "title", "holds", "kept", "happened", "received", "judge",
    "reading", "use", "elapsed", "count", "score",
)  # fmt: skip
_COMPARED = ("fact", "elapsed", "count")
"""Operators that take a comparison."""
COMPARISONS = tuple(map(str, Op))
"""How a comparison is written, which is what the rule language calls it."""


class CountOf(Shape):
    count: int
    conditions: list[ConditionShape]


class KeptShape(Shape):
    """``fact`` (a yes/no of each year) holds in the ``years`` years after ``title`` was first granted."""

    title: Text
    fact: Text
    years: int = Field(ge=1)


class CountShape(Shape):
    """How many items of a kind meet ``where``; ``given`` is a fact that holds the number itself."""

    item: Text
    where: ConditionShape | None = None
    given: str | None = None


class BandShape(Shape):
    points: Number
    condition: ConditionShape | None = None


class IndicatorShape(Shape):
    id: Text
    label: Text
    part: str = ""
    most: Number
    tally: Literal["first", "sum", "steps", "given"] = "first"
    bands: list[BandShape] = []
    fact: str | None = None
    step: Number | None = None

    @model_validator(mode="after")
    def _whole(self) -> IndicatorShape:
        if (self.tally in ("steps", "given")) != (self.fact is not None):
            raise ValueError("steps 与 given 须写 fact，其他不写")
        if (self.tally == "steps") != (self.step is not None):
            raise ValueError("steps 须写 step")
        if self.tally == "steps" and len(self.bands) != 1:
            raise ValueError("steps 须写一档 bands（每步的分值）")
        return self


class PartShape(Shape):
    id: Text
    label: Text
    minimum: Number


class ScoreShape(Shape):
    """A scoring table of ``full`` points; the total is ``at_least`` or ``more_than`` so many."""

    full: Number
    at_least: Number | None = None
    more_than: Number | None = None
    parts: list[PartShape] = []
    indicators: list[IndicatorShape] = Field(min_length=1)

    @model_validator(mode="after")
    def _one(self) -> ScoreShape:
        if (self.at_least is None) == (self.more_than is None):
            raise ValueError("评分表须且只须写 at_least 或 more_than")
        return self


class ConditionShape(Shape):
    """One node: exactly one operator; ``fact``, ``elapsed`` and ``count`` have exactly one comparison."""

    all: list[ConditionShape] | None = None
    any: list[ConditionShape] | None = None
    not_: ConditionShape | None = Field(default=None, alias="not")
    at_least_of: CountOf | None = None
    fact: str | None = None
    title: str | list[str] | None = None
    holds: str | list[str] | None = None
    kept: KeptShape | None = None
    happened: str | None = None
    received: list[str] | None = None
    judge: str | None = None
    reading: str | None = None
    use: str | None = None
    elapsed: str | None = None
    count: CountShape | None = None
    score: ScoreShape | None = None

    unit: Literal["days", "years"] = "years"
    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    equals: Any = None
    one_of: list[str] | None = None

    event: str | list[str] = []
    years: int | None = None
    relocated: Literal["reading", "apart"] = "reading"
    question: str = ""
    office: str = ""
    option: str | None = None

    label: str = ""
    when: ConditionShape | None = None
    quote: str | None = None
    article: str | None = None
    standard: str = ""
    confidence: str = ""

    @model_validator(mode="after")
    def _one_operator(self) -> ConditionShape:
        named = [o for o in _OPERATORS if getattr(self, o) is not None]
        if len(named) != 1:
            raise ValueError("每个条件须且只须写一个：" + "、".join(o.rstrip("_") for o in _OPERATORS))
        comparisons = [c for c in COMPARISONS if getattr(self, c) is not None]
        if named[0] in _COMPARED and len(comparisons) != 1:
            raise ValueError(f"{named[0]} 之后须且只须写一个比较：" + "、".join(COMPARISONS))
        if named[0] not in _COMPARED and comparisons:
            raise ValueError("只有 fact、elapsed、count 才能带比较（" + "、".join(comparisons) + "）")
        if self.judge is not None and not self.question:
            raise ValueError("judge 须写 question")
        if self.reading is not None and self.option is None:
            raise ValueError("reading 须写 option")
        return self


class StepShape(Shape):
    at_least: Number | None = None
    more_than: Number | None = None
    amount: Text

    @model_validator(mode="after")
    def _one(self) -> StepShape:
        if (self.at_least is None) == (self.more_than is None):
            raise ValueError("每档须且只须写 at_least 或 more_than")
        return self


_AMOUNTS = (
    "fixed", "cap", "portion", "rate", "bracket", "step_up", "declining", "per_unit", "pool", "price",
    "unspecified", "in_kind",
)  # fmt: skip


class AmountShape(Shape):
    """One amount: exactly one of its kinds (``cap`` may also bound another kind)."""

    fixed: str | None = None
    portion: str | None = None
    rate: str | None = None
    bracket: str | None = None
    step_up: str | None = None
    declining: list[str] | None = None
    per_unit: str | None = None
    pool: str | None = None
    price: str | None = None
    unspecified: str | None = None
    in_kind: str | None = None
    cap: str | None = None

    word: str = ""
    of: str | list[str] | None = None
    cap_span: Literal["grant", "year", "total"] = "grant"
    cap_reading: str | None = None
    steps: list[StepShape] = []
    lower: list[str] = []
    skip_reading: str | None = None
    year: str | None = None
    base_reading: str | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> AmountShape:
        named = [a for a in _AMOUNTS if a != "cap" and getattr(self, a) is not None]
        if len(named) > 1 or (not named and self.cap is None):
            raise ValueError("金额须且只须写一种：" + "、".join(_AMOUNTS))
        return self


class TrancheShape(Shape):
    share: Text
    year: int
    when: Text


class QuotaShape(Shape):
    count: int
    unit: Text
    per: str = "year"


class MaterialShape(Shape):
    """A paper to hand in: 必交 or 选交, its form (原件、复印件、盖章), how long it holds, who issues it."""

    name: Text
    required: bool = True
    form: str = ""
    valid: str = ""
    issuer: str = ""
    proves: str = ""


class MeasureShape(Shape):
    id: Text
    title: Text
    kind: Literal[
        "grant", "interest", "insurance", "investment", "recognition", "land", "service", "orientation"
    ] = "grant"
    quote: str | list[str]
    payee: Literal["enterprise", "operator", "institution", "district", "person", "team"] = "enterprise"
    certainty: Literal["entitled", "competitive", "discretionary"] = "entitled"
    item: str | None = None
    frequency: Literal["once", "yearly"] | None = None
    condition: ConditionShape
    amount: AmountShape
    quota: QuotaShape | None = None
    pool: str | None = None
    groups: list[str] = []
    caps: list[str] = []
    schedule: list[TrancheShape] = []
    payers: list[str] = []
    materials: list[MaterialShape] = []
    departments: list[str] = []
    figures: list[str] = []
    note: str = ""


class MeasuresFile(Shape):
    document: Text
    articles: dict[str, list[MeasureShape]]


class DefinitionsFile(Shape):
    """Named conditions taken from outer standards, used by several measures."""

    definitions: dict[str, ConditionShape]


# --- the ladder ---------------------------------------------------------------------------------


class ApplicationShape(Shape):
    purpose: Literal["first", "renewal"]
    start: str | None = None
    end: str | None = None
    why: Text
    confidence: Text
    settled: bool = True


class CriterionShape(Shape):
    id: Text
    label: Text
    condition: ConditionShape
    confidence: Text
    source: str = ""
    purpose: Literal["first", "renewal"] | None = None
    start: str | None = None
    end: str | None = None
    note: str = ""


class DutyShape(Shape):
    id: Text
    label: Text
    start: str | None = None
    end: str | None = None
    month: int | None = None
    day: int | None = None
    confidence: Text
    source: str = ""
    note: str = ""


class StandardShape(Shape):
    label: Text
    source: Text
    url: str = ""
    applications: list[ApplicationShape] = Field(min_length=1)
    use: list[str] = []
    criteria: list[CriterionShape] = []
    duties: list[DutyShape] = []
    materials: list[MaterialShape] = []
    note: str = ""


class StandardsFile(Shape):
    """The versions of what one title takes. ``use``: shared criteria of ``shared.yaml``."""

    title: Text
    region: str = ""
    validity_years: int | None = None
    barred_years: int | None = None
    standards: dict[str, StandardShape]


class SharedFile(Shape):
    """Criteria that several standards have in common, by name."""

    shared: dict[str, list[CriterionShape]]


# --- the advisor's own --------------------------------------------------------------------------


class IssuedShape(Shape):
    """A draft registered as issued; ``id`` is the issued document's own."""

    draft: Text
    id: Text
    title: str = ""
    number: Text
    issued_on: Text
    effective_from: str | None = None
    valid_to: str | None = None
    registered_on: Text
    note: str = ""


class IssuedFile(Shape):
    issued: list[IssuedShape]


class CorrectionShape(Shape):
    """A criterion checked by the advisor: ``values`` gives new thresholds by fact, ``label`` new words."""

    on: Text
    by: str = ""
    note: Text
    label: str = ""
    values: dict[str, Number] = {}


class OwnMaterialsFile(Shape):
    """Papers the advisor adds, by the measure's or the standard's id."""

    materials: dict[str, list[MaterialShape]]


class PaperShape(Shape):
    form: str = ""
    valid: str = ""
    issuer: str = ""


class PapersFile(Shape):
    """What is known of papers by their name: form, how long they hold, who issues them."""

    papers: dict[str, PaperShape]


class CorrectionsFile(Shape):
    """Corrections by criterion id, e.g. ``little_giant.2026.revenue``."""

    corrections: dict[str, CorrectionShape]


class ContentFile(Shape):
    version: Text


for _model in (
    CountOf, CountShape, BandShape, ConditionShape, MeasureShape, MeasuresFile, DefinitionsFile,
    CriterionShape, StandardShape, StandardsFile, SharedFile,
):  # fmt: skip
    _model.model_rebuild()
