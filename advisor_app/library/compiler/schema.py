"""The shape of the YAML files, checked by pydantic before anything is understood."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Text = Annotated[str, Field(min_length=1)]
Number = str | int


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
    "reading", "use",
)  # fmt: skip
_COMPARISONS = ("at_least", "more_than", "at_most", "less_than", "equals", "one_of")


class CountOf(Shape):
    count: int
    conditions: list[ConditionShape]


class KeptShape(Shape):
    """``fact`` (a yes/no of each year) holds in the ``years`` years after ``title`` was first granted."""

    title: Text
    fact: Text
    years: int = Field(ge=1)


class ConditionShape(Shape):
    """One node: exactly one operator; a ``fact`` has exactly one comparison."""

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

    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    equals: Any = None
    one_of: list[str] | None = None

    event: str | list[str] = []
    years: int | None = None
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
        comparisons = [c for c in _COMPARISONS if getattr(self, c) is not None]
        if self.fact is not None and len(comparisons) != 1:
            raise ValueError("fact 之后须且只须写一个比较：" + "、".join(_COMPARISONS))
        if self.fact is None and comparisons:
            raise ValueError("只有 fact 才能带比较（" + "、".join(comparisons) + "）")
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
    "fixed", "cap", "rate", "bracket", "step_up", "declining", "per_unit", "pool", "price",
    "unspecified", "in_kind",
)  # fmt: skip


class AmountShape(Shape):
    """One amount: exactly one of its kinds (``cap`` may also bound another kind)."""

    fixed: str | None = None
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
    name: Text
    required: bool = True
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


class ContentFile(Shape):
    version: Text


for _model in (CountOf, ConditionShape, MeasureShape, MeasuresFile, DefinitionsFile):
    _model.model_rebuild()
