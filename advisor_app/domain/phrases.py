"""The short Chinese phrases that window, workbook and paper say alike.

An amount never goes without its word (给予, 不超过) and its nature (定额, 上限, 择优); what is missing
names its year; a value read names year and source. Nothing here computes: every number is handed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from advisor_app.domain.assessment import (
    Assessment,
    ConditionResult,
    FactUse,
    LadderStanding,
    MeasureResult,
    Missing,
    ReadingOutcome,
    TranchePart,
)
from advisor_app.domain.confidence import remark
from advisor_app.domain.facts import Blank, FactDef, FactType, Value
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.money import WAN, format_wan, speak
from advisor_app.domain.period import Validity, year_word
from advisor_app.domain.policy import (
    AllOf,
    AmountKind,
    AnyOf,
    AtLeast,
    Benefit,
    Certainty,
    Citation,
    Condition,
    Document,
    InKind,
    Judgement,
    NodeKind,
    Not,
    Op,
    Pool,
    Quota,
    RateBenefit,
    Standing,
)
from advisor_app.domain.verdict import Outcome, Verdict

# --- what stands on every paper ---------------------------------------------------------------------

DISCLAIMER = (
    "本报告依据所列政策原文和客户提供的数据整理，供客户与顾问内部研究使用，不构成对认定结果、资金额度或拨付时间的承诺。",
    "能否享受、享受多少、何时兑付，均以主管部门的申报通知、审核结论和资金文件为准；政策调整的，按调整后的政策执行。",
    "“上限”“择优”“待核上限”不是应得金额：上限由主管部门在限额内核定，择优受名额限制，待核上限在补齐材料之前不能计入。",
    "征求意见稿尚未生效，不作为申报依据，其金额不计入任何合计。",
)
"""What no dossier goes without; writers take it from here, so that no builder can leave it out."""

DISCLAIMER_SHORT = "供客户与顾问内部研究使用，不构成承诺，一切以主管部门审核结论为准。"
"""The same in one line, for the foot of every page."""

MISSING = "待补"
ABSENT = "—"
UNSPECIFIED = "未明确金额"
IN_KIND = "非资金支持"
PENDING = "待核上限"
LEADS, BARE = "待核上限（有线索）", "待核上限（无线索）"
"""Undetermined money where the record shows a sign of it, and where nothing is known yet."""

# --- status: a word, a symbol and a tone ------------------------------------------------------------


class Tone(StrEnum):
    """What a status looks like, beside its word and symbol; the theme gives the colours."""

    GOOD = "good"
    OPEN = "open"
    BAD = "bad"
    MUTED = "muted"


_TONES: dict[StrEnum, Tone] = {
    Verdict.MET: Tone.GOOD,
    Verdict.NOT_MET: Tone.BAD,
    Verdict.UNKNOWN: Tone.OPEN,
    Verdict.NOT_APPLICABLE: Tone.MUTED,
    Outcome.ELIGIBLE: Tone.GOOD,
    Outcome.INELIGIBLE: Tone.BAD,
    Outcome.UNDETERMINED: Tone.OPEN,
    Outcome.NOT_APPLICABLE: Tone.MUTED,
    Standing.IN_FORCE: Tone.GOOD,
    Standing.NOT_YET: Tone.OPEN,
    Standing.EXPIRED: Tone.BAD,
    Standing.DRAFT: Tone.OPEN,
    Standing.SUPERSEDED: Tone.BAD,
    Standing.HISTORY: Tone.MUTED,
}
SYMBOLS: Mapping[Tone, str] = {Tone.GOOD: "✓", Tone.OPEN: "△", Tone.BAD: "×", Tone.MUTED: "－"}
"""One character each, told apart without colour."""


def tone(member: Verdict | Outcome | Standing) -> Tone:
    """The tone of a status."""
    return _TONES[member]


def marked(member: Verdict | Outcome | Standing) -> str:
    """Symbol and word: ``✓ 可享受``."""
    return f"{SYMBOLS[tone(member)]} {label(member)}"


# --- amounts ----------------------------------------------------------------------------------------


class Bucket(StrEnum):
    """The three kinds of confirmed money that are never shown as one."""

    FIXED = "fixed"
    CEILING = "ceiling"
    COMPETITIVE = "competitive"


BUCKETS: Mapping[Bucket, str] = {Bucket.FIXED: "定额", Bucket.CEILING: "上限", Bucket.COMPETITIVE: "择优"}
CEILING_WORDS = ("不超过", "最高")
"""Words of the text that make a sum a ceiling."""


def bucket_of(certainty: Certainty, word: str) -> Bucket:
    """Which kind of confirmed money a sum is: a quota first, then what the text's word says."""
    if certainty is Certainty.COMPETITIVE:
        return Bucket.COMPETITIVE
    return Bucket.CEILING if any(w in word for w in CEILING_WORDS) else Bucket.FIXED


def nature(certainty: Certainty, word: str) -> str:
    """``定额``, ``上限``, and with a quota ``上限，择优``."""
    ceiling = bucket_of(Certainty.ENTITLED, word) is Bucket.CEILING
    said = BUCKETS[Bucket.CEILING if ceiling else Bucket.FIXED]
    return f"{said}，{BUCKETS[Bucket.COMPETITIVE]}" if certainty is Certainty.COMPETITIVE else said


def sum_phrase(amount: Decimal) -> str:
    """A sum in running text: ``20万元``, ``1.5亿元``, ``246.91万元``; below 1万元 in 元."""
    if amount and abs(amount) >= WAN and amount % WAN:
        return f"{format_wan(amount)}万元"
    return speak(amount)


def amount_phrase(result: MeasureResult, benefit: Benefit | None = None) -> str:
    """A measure's amount as it may be said: ``不超过20万元（上限）``, ``待核上限20万元（…）``, 未明确金额.

    ``benefit`` lets pools and price ceilings name their figure, which is nobody's money.
    """
    amount = result.amount
    if amount.confirmed is None or amount.possible is None:
        return _no_figure(result, benefit)
    if result.outcome in (Outcome.INELIGIBLE, Outcome.NOT_APPLICABLE):
        return ABSENT
    what = nature(result.certainty, amount.word)
    if amount.received:
        what = f"{what}，已扣除已享受的{sum_phrase(amount.received)}"
    low, high = amount.confirmed, amount.possible
    if not high:
        return f"已享受{sum_phrase(amount.received)}，不再计" if amount.received else "测算为0元"
    if result.outcome is Outcome.UNDETERMINED or not low:
        said = f"{amount.word}，{what}" if amount.word else what
        return f"{PENDING}{sum_phrase(high)}（{said}）"
    sure = f"{amount.word}{sum_phrase(low)}（{what}）"
    return sure if low == high else f"{sure}，{PENDING}{sum_phrase(high)}"


def _no_figure(result: MeasureResult, benefit: Benefit | None) -> str:
    kind, word = result.amount.kind, result.amount.word
    if isinstance(benefit, InKind):
        return f"{IN_KIND}（{benefit.what}）"
    if kind is AmountKind.IN_KIND:
        return IN_KIND
    if isinstance(benefit, Pool):
        return f"{word}{sum_phrase(benefit.amount)}（全市资金池，不归单个企业）"
    if isinstance(benefit, RateBenefit):
        return f"{benefit.of}{word}{percent(benefit.rate)}（比例上限，不是拨付资金）"
    if kind is AmountKind.UNSPECIFIED:
        return f"{UNSPECIFIED}（{word}）" if word else UNSPECIFIED
    return f"金额{MISSING}（{label(kind)}，原文未设上限）"


def percent(rate: Decimal) -> str:
    """A fraction as per cent, or as per mille where the text would: ``20%``, ``5‰``."""
    scaled = rate * 100
    if rate and scaled < 1 and rate * 1000 == (rate * 1000).to_integral_value():
        return f"{trim(rate * 1000)}‰"
    return f"{trim(scaled)}%"


def schedule_phrase(parts: Iterable[TranchePart], word: str = "", *, sums: bool = True) -> str:
    """The payments in order: ``第1年50%即不超过60万元（实施期初）；第2年…``.

    ``word``: the text's own, said with each sum where it makes a ceiling; ``sums`` False: shares only,
    for what is not settled.
    """
    bound = word if bucket_of(Certainty.ENTITLED, word) is Bucket.CEILING else ""
    said = []
    for part in parts:
        share = trim(part.share * 100)
        amount = f"即{bound}{sum_phrase(part.amount)}" if sums and part.amount is not None else ""
        when = f"（{part.when}）" if part.when else ""
        said.append(f"第{part.year}年{share}%{amount}{when}")
    return "；".join(said)


def range_phrase(confirmed: Decimal | None, possible: Decimal | None) -> str:
    """A range in 万元 for a table cell: ``20.00``, ``20.00～50.00``; no figure: ``—``."""
    if confirmed is None or possible is None:
        return ABSENT
    low, high = format_wan(confirmed), format_wan(possible)
    return low if low == high else f"{low}～{high}"


def measure_phrase(result: MeasureResult) -> str:
    """A measure's name, with the item it is for."""
    return f"{result.title}：{result.item_title}" if result.item_title else result.title


def dropped_phrase(result: MeasureResult, names: Mapping[str, str], documents: Mapping[str, Document]) -> str:
    """Why an eligible measure is not counted: what took its place, under which clause.

    ``names``: key of a result → its name. Empty where the measure was not dropped.
    """
    if result.dropped_for is None:
        return ""
    if result.dropped_for == "ceiling":
        return "共用的上限已经用完，不再计入"
    winner = names.get(result.dropped_for)
    if winner is None and result.dropped_clause is None:
        return "此前已足额享受，不再计入"
    rival = f"“{winner}”" if winner is not None else "此前已享受的支持"
    clause = ""
    if result.dropped_clause is not None:
        cite = result.dropped_clause
        clause = f"，依据{clause_phrase(documents[cite.document], cite.article, cite.start)}"
    return f"与{rival}就高不重复，未计入{clause}"


def quota_phrase(quota: Quota) -> str:
    """A quota: ``名额每年50家``."""
    return f"名额{'每年' if quota.per == 'year' else '共'}{quota.count}{quota.unit}"


def reading_phrase(outcome: ReadingOutcome, result: MeasureResult, unit: str = "万元") -> str:
    """What one way of reading gives ``result``: ``✓ 可享受，不超过20.00万元``, or that it is not counted."""
    if outcome.outcome is not Outcome.ELIGIBLE and outcome.outcome is not Outcome.UNDETERMINED:
        return marked(outcome.outcome)
    if outcome.possible is None:
        return f"{marked(outcome.outcome)}，{UNSPECIFIED}"
    if outcome.outcome is Outcome.UNDETERMINED or (not outcome.confirmed and outcome.possible):
        return f"{marked(outcome.outcome)}，{PENDING}{format_wan(outcome.possible)}{unit}"
    if not outcome.possible:
        return f"{marked(outcome.outcome)}，不计入"
    quota = "，择优" if result.certainty is Certainty.COMPETITIVE else ""
    said = range_phrase(outcome.confirmed, outcome.possible)
    return f"{marked(outcome.outcome)}，{result.amount.word}{said}{unit}{quota}"


def validity_phrase(validity: Validity) -> str:
    """A document's life: ``2026-02-27 至 2028-12-31``."""
    start = validity.start.isoformat() if validity.start else "施行日未定"
    end = validity.end.isoformat() if validity.end else "未注明期限"
    return f"{start} 至 {end}" if validity.start or validity.end else "未施行"


# --- values -----------------------------------------------------------------------------------------


def trim(number: Decimal, places: int = 2) -> str:
    """Thousands separators and at most ``places`` decimals, none of them idle: ``1,200.5``."""
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_phrase(value: Value | None, fact: FactDef | None, unit: str = "", places: int = 2) -> str:
    """A value as a person writes it, with its unit; missing is 待补, never 0.

    ``places``: decimals of per cent or a plain number; money that needs more than two is said in 元.
    """
    kind = fact.type if fact is not None else None
    match value:
        case None:
            return MISSING
        case Blank():
            return "不适用"
        case bool():
            return "是" if value else "否"
        case int() | Decimal():
            number = Decimal(value)
            if kind is FactType.MONEY or unit == "元":
                return f"{format_wan(number)}万元" if places == 2 else f"{trim(number)}元"
            if kind is FactType.RATIO:
                return f"{trim(number * 100, places)}%"
            return f"{trim(number, places)}{fact.unit if fact is not None else unit}"
        case dt.date():
            return value.isoformat()
        case str():
            return fact.choice_label(value) if fact is not None else value


def _telling_places(result: ConditionResult, use: FactUse, fact: FactDef | None) -> int:
    """Enough decimals that a value short of its threshold is not rounded up to it."""
    if not result.margin or not isinstance(use.value, (int, Decimal)):
        return 2
    scale = _scale(fact, use.unit)
    value, threshold = Decimal(use.value) * scale, (Decimal(use.value) - result.margin) * scale
    for places in range(2, 8):
        step = Decimal(1).scaleb(-places)
        if value.quantize(step, rounding=ROUND_HALF_UP) != threshold.quantize(step, rounding=ROUND_HALF_UP):
            return places
    return 8


def _scale(fact: FactDef | None, unit: str) -> Decimal:
    """From a fact's own unit to the one shown: 元 → 万元, fraction → %."""
    if unit == "元" or (fact is not None and fact.type is FactType.MONEY):
        return 1 / WAN
    return Decimal(100) if fact is not None and fact.type is FactType.RATIO else Decimal(1)


def read_phrase(result: ConditionResult, use: FactUse, fact: FactDef | None) -> str:
    """A value as a condition read it, without year and source."""
    return value_phrase(use.value, fact, use.unit, _telling_places(result, use, fact))


def origin_phrase(use: FactUse) -> str:
    """Year and source of a value: ``2025 年，审计报告``."""
    year = "" if use.year is None else f"{use.year} 年"
    return "，".join(part for part in (year, use.source) if part)


def sourced_phrase(result: ConditionResult, use: FactUse, fact: FactDef | None) -> str:
    """The value with year and source: ``1,200.00万元（2025 年，审计报告）``."""
    origin = origin_phrase(use)
    said = read_phrase(result, use, fact)
    return f"{said}（{origin}）" if origin else said


_OPPOSITE = {"≥": "＜", "＞": "≤", "≤": "＞", "＜": "≥"}
_UPPER = ("≤", "＜")


def requirement_phrase(result: ConditionResult, *, barred: bool = False) -> str:
    """What a leaf asks for: ``≥ 1000万元``; ``barred``: it stands under a *not*, so the opposite."""
    if not result.op:
        return "不得有此情形" if barred else ""
    if barred and result.op in _OPPOSITE:
        return f"{_OPPOSITE[result.op]} {result.threshold}"
    if result.op == "＝":
        if barred:
            return "不得有此情形" if result.threshold == "是" else f"不得为“{result.threshold}”"
        return result.threshold
    if result.op == label(Op.ONE_OF) and "、" in result.threshold and not barred:
        return f"为其中之一：{result.threshold}"
    said = f"{result.op} {result.threshold}"
    return f"不得{said}" if barred else said


_ABSENT_BY_KIND = {
    "recognized": "已核实，没有相应的认定",
    "held": "已核实，没有有效期内的资质",
    "received": "已核实，没有享受过",
}


def finding_phrase(result: ConditionResult) -> str:
    """What a leaf that read no value found: a person's answer, or a verified absence."""
    if result.verdict is Verdict.UNKNOWN:
        return ""
    if result.kind == "judgement":
        return f"{result.note}：{'是' if result.verdict is Verdict.MET else '否'}"
    return "" if result.verdict is Verdict.MET else _ABSENT_BY_KIND.get(result.kind, "")


_ON_THE_LINE = {"＞": "恰好等于，须超过", "＜": "恰好等于，须低于"}
"""At the threshold itself, where the text leaves the number out."""


def margin_phrase(result: ConditionResult, fact: FactDef | None, *, barred: bool = False) -> str:
    """How far a value lies from what is asked for, in its unit: ``差 200.00万元``, ``超出 5人``.

    ``barred``: the leaf stands under a *not*, so its opposite is asked for.
    """
    if result.margin is None or not result.used:
        return ""
    use = result.used[0]
    asked = _OPPOSITE.get(result.op, result.op) if barred else result.op
    if not result.margin:
        return _ON_THE_LINE.get(asked, "恰好达到")
    places = _telling_places(result, use, fact)
    size = abs(result.margin)
    if fact is not None and fact.type is FactType.RATIO:
        amount = f"{trim(size * 100, places)}个百分点"
    else:
        amount = value_phrase(size, fact, use.unit, places)
    above = result.margin > 0
    if (result.verdict is Verdict.MET) != barred:
        return f"高出 {amount}" if above else f"余 {amount}"
    return f"超出 {amount}" if above and asked in _UPPER else f"差 {amount}"


# --- what is missing --------------------------------------------------------------------------------


def missing_phrase(missing: Missing, as_of: dt.date, item_title: str = "") -> str:
    """What is missing, with its year: ``2025 年研发费用（上年度）``."""
    kind, _, _ = missing.key.partition(":")
    of_item = f"“{item_title}”的" if item_title and missing.item is not None else ""
    match kind:
        case "recognition":
            said = f"{missing.label}认定情况"
        case "item":
            said = f"{missing.label}明细"
        case "judgement":
            said = f"人工判断：{missing.label}"
        case "reading":
            said = f"原文读法：{missing.label}"
        case _ if missing.year is not None:
            said = f"{missing.year} 年{missing.label}（{year_word(missing.year - as_of.year)}）"
        case _:
            said = missing.label
    return f"{of_item}{said}"


class Whereabouts:
    """Who has what is missing, and which papers show it, as catalogue and content say."""

    __slots__ = ("_judgements", "_kinds", "_library")

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kinds = {m.id: m.item_kind for m in library.measures}
        self._judgements: dict[str, Judgement] = {}
        for measure in library.measures:
            for judgement in _judgements(measure.condition):
                self._judgements.setdefault(judgement.id, judgement)

    def fact(self, key: str, measure: str) -> FactDef | None:
        """The catalogue's entry behind a key that ``measure`` reads; None for titles and the like."""
        kind = self._kinds.get(measure)
        catalogue = self._library.catalogue
        if kind is not None and (kind, key) in catalogue.item_facts:
            return catalogue.item_facts[kind, key]
        return catalogue.facts.get(key)

    def question(self, judgement: str) -> str:
        """The question of a judgement, or its id where the content no longer asks it."""
        found = self._judgements.get(judgement)
        return found.question if found is not None else judgement

    def holder(self, missing: Missing, measure: str) -> str:
        """Who has it."""
        kind, _, rest = missing.key.partition(":")
        match kind:
            case "recognition":
                title = self._library.catalogue.recognitions.get(rest)
                return f"企业；认定部门：{title.issuer}" if title is not None and title.issuer else "企业"
            case "reading":
                reading = self._library.readings.get(rest)
                return reading.office if reading is not None else "主管部门"
            case "judgement":
                judgement = self._judgements.get(rest)
                office = judgement.office if judgement is not None else ""
                return f"顾问判断，以{office}认定为准" if office else "顾问判断"
        fact = self.fact(missing.key, measure)
        return fact.held_by if fact is not None and fact.held_by else "企业"

    def papers(self, missing: Missing, measure: str) -> str:
        """Which papers show it."""
        kind, _, _ = missing.key.partition(":")
        if kind in _PAPERS:
            return _PAPERS[kind]
        fact = self.fact(missing.key, measure)
        return "、".join(fact.evidence) if fact is not None and fact.evidence else ABSENT


_PAPERS = {
    "recognition": "认定证书或公布名单",
    "region": "营业执照",
    "received": "资金文件、到账凭证",
    "reading": "主管部门的答复记录",
    "judgement": "判断理由及佐证",
    "item": "项目明细表",
}


def _judgements(condition: Condition) -> Iterator[Judgement]:
    if condition.when is not None:
        yield from _judgements(condition.when)
    match condition:
        case Judgement():
            yield condition
        case AllOf() | AnyOf() | AtLeast():
            for child in condition.children:
                yield from _judgements(child)
        case Not():
            yield from _judgements(condition.child)


# --- documents --------------------------------------------------------------------------------------


def article_phrase(document: Document | None, number: str, start: int = 0) -> str:
    """An article as one cites it: ``第7条``, ``第（一）条``; outside the articles ``附则`` or nothing.

    ``start``: where in the stored text the words stand.
    """
    nodes = document.nodes if document is not None else ()
    if not number:
        closing = (n for n in nodes if n.kind is NodeKind.CLOSING and n.start <= start < n.end)
        return next((n.heading or label(n.kind) for n in closing), "")
    mark = next((n.mark for n in nodes if n.kind is NodeKind.ARTICLE and n.number == number), number)
    mark = mark.rstrip(".．、 ")
    return f"第{mark}条" if mark.isdigit() or mark.startswith(("（", "(")) else mark


def document_phrase(document: Document) -> str:
    """``《…》（杭政办函〔2025〕66号）``; a draft says so in place of a number."""
    said = f"《{document.title}》"
    if document.number:
        return f"{said}（{document.number}）"
    sort = label(document.issuance)
    return said if sort in document.title else f"{said}（{sort}）"


def clause_phrase(document: Document, article: str, start: int = 0) -> str:
    """Where words stand, short: ``杭政办函〔2025〕66号第7条``; a draft is named by its short title."""
    named = document.number or document.short_title
    return f"{named}{article_phrase(document, article, start)}"


def citation_phrase(cite: Citation, documents: Mapping[str, Document]) -> str:
    """Document, number and article of a quote; an outer standard is named with how surely it is known."""
    document = documents.get(cite.document)
    if document is None and cite.standard:
        return f"{cite.standard}（{remark(cite.confidence)}）"
    named = document_phrase(document) if document is not None else cite.document
    said = f"{named}{article_phrase(document, cite.article, cite.start)}"
    if not cite.standard:
        return said
    confidence = f"（{remark(cite.confidence)}）" if cite.confidence else ""
    return f"{said}；标准见{cite.standard}{confidence}"


# --- the whole --------------------------------------------------------------------------------------


def ladder_phrase(ladder: LadderStanding) -> str:
    """Where the client stands on the ladder, and what comes next."""
    here = ladder.name or "尚未登记梯队资质"
    following = f"；上一层级为{ladder.next_name}" if ladder.next_name else ""
    open_end = "" if ladder.known else "（资质清单未核全，可能已有更高层级）"
    return f"{here}{open_end}{following}"


def confirmed(assessment: Assessment) -> dict[Bucket, Decimal]:
    """The confirmed money in 元 by its kind; nothing that is handed over adds them up."""
    t = assessment.totals
    return {Bucket.FIXED: t.fixed, Bucket.CEILING: t.ceiling, Bucket.COMPETITIVE: t.competitive}


def totals_phrase(assessment: Assessment) -> str:
    """The confirmed money, always in its three kinds."""
    return "、".join(
        f"{BUCKETS[kind]} {format_wan(sum_)} 万元" for kind, sum_ in confirmed(assessment).items()
    )


def lead_sum(assessment: Assessment) -> Decimal:
    """What may still come to the confirmed where the record shows a sign of it (有线索), in 元.

    From undetermined measures, and from eligible ones whose range or reading is open.
    """
    return assessment.totals.leads - assessment.totals.confirmed


def bare_sum(assessment: Assessment) -> Decimal:
    """What all the other undetermined measures could add at the very most, in 元."""
    return assessment.totals.possible - assessment.totals.leads
