"""The phrases that window, workbook and paper share."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from msgspec import structs

from advisor_app.domain import phrases
from advisor_app.domain.assessment import (
    AmountResult,
    ConditionResult,
    FactUse,
    LadderStanding,
    MeasureResult,
    Missing,
    ReadingOutcome,
    Reasons,
    TranchePart,
)
from advisor_app.domain.facts import Blank, FactDef, FactType, Scope, Value
from advisor_app.domain.labels import label
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import (
    AmountKind,
    Benefit,
    Certainty,
    Citation,
    InKind,
    Payee,
    Pool,
    Quota,
    RateBenefit,
    Standing,
)
from advisor_app.domain.verdict import Outcome, Verdict
from tests.accept.example import AS_OF, DRAFT, MAIN, cite, library

WAN = Decimal(10_000)
MONEY = FactDef("revenue", "营业收入", FactType.MONEY, Scope.YEAR, "元")
SHARE = FactDef("share", "占比", FactType.RATIO, Scope.YEAR, "%")
PEOPLE = FactDef("people", "职工人数", FactType.INTEGER, Scope.YEAR, "人")
CHOICE = FactDef("size", "规模", FactType.CHOICE, choices=(("s", "小型"), ("m", "中型")))


def result(
    kind: AmountKind = AmountKind.CAP,
    word: str = "不超过",
    low: int | None = 20,
    high: int | None = 20,
    outcome: Outcome = Outcome.ELIGIBLE,
    certainty: Certainty = Certainty.ENTITLED,
    received: int = 0,
) -> MeasureResult:
    """A result with sums in 万元."""
    amount = AmountResult(
        kind,
        word,
        None if low is None else low * WAN,
        None if high is None else high * WAN,
        received=received * WAN,
    )
    root = ConditionResult(Verdict.MET, "all", "同时满足")
    return MeasureResult(
        "m",
        MAIN.id,
        "1",
        "奖励",
        None,
        "",
        Standing.IN_FORCE,
        outcome,
        certainty,
        Payee.ENTERPRISE,
        amount,
        (cite(MAIN, "1", "一次性奖励"),),
        Reasons.of(root),
    )


@pytest.mark.parametrize(
    ("case", "benefit", "said"),
    [
        (result(), None, "不超过20万元（上限）"),
        (result(word="给予", kind=AmountKind.FIXED), None, "给予20万元（定额）"),
        (result(certainty=Certainty.COMPETITIVE), None, "不超过20万元（上限，择优）"),
        (result(low=20, high=50), None, "不超过20万元（上限），待核上限50万元"),
        (result(low=0, high=20, outcome=Outcome.UNDETERMINED), None, "待核上限20万元（不超过，上限）"),
        (result(low=0, high=20), None, "待核上限20万元（不超过，上限）"),
        (result(low=10, high=10, received=10), None, "不超过10万元（上限，已扣除已享受的10万元）"),
        (result(low=0, high=0, received=20), None, "已享受20万元，不再计"),
        (result(low=0, high=0), None, "测算为0元"),
        (result(low=0, high=0, outcome=Outcome.INELIGIBLE), None, "—"),
        (result(AmountKind.UNSPECIFIED, "按规定给予", None, None), None, "未明确金额（按规定给予）"),
        (result(AmountKind.UNSPECIFIED, "", None, None), None, "未明确金额"),
        (result(AmountKind.IN_KIND, "", None, None), None, "非资金支持"),
        (result(AmountKind.IN_KIND, "", None, None), InKind("用地优先"), "非资金支持（用地优先）"),
        (
            result(AmountKind.POOL, "安排", None, None),
            Pool(1000 * WAN, "安排"),
            "安排1000万元（全市资金池，不归单个企业）",
        ),
        (
            result(AmountKind.RATE_BENEFIT, "不超过", None, None),
            RateBenefit(Decimal("0.005"), "担保费率", "不超过"),
            "担保费率不超过5‰（比例上限，不是拨付资金）",
        ),
        (result(AmountKind.RATE, "不超过", None, None), None, "金额待补（比例，原文未设上限）"),
    ],
)
def test_amounts_keep_word_and_nature(case: MeasureResult, benefit: Benefit | None, said: str) -> None:
    assert phrases.amount_phrase(case, benefit) == said


def test_an_amount_without_a_figure_is_never_zero() -> None:
    for kind in AmountKind:
        said = phrases.amount_phrase(result(kind, "", None, None))
        assert said
        assert "0" not in said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("200000", "20万元"),
        ("2469135.60", "246.91万元"),
        ("150000000", "1.5亿元"),
        ("3500", "3,500元"),
        ("0", "0元"),
    ],
)
def test_sums(amount: str, said: str) -> None:
    assert phrases.sum_phrase(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("rate", "said"), [("0.2", "20%"), ("0.005", "5‰"), ("0.01", "1%"), ("0.0255", "2.55%"), ("0", "0%")]
)
def test_rates(rate: str, said: str) -> None:
    assert phrases.percent(Decimal(rate)) == said


@pytest.mark.parametrize(
    ("value", "fact", "said"),
    [
        (None, MONEY, "待补"),
        (Blank.NOT_APPLICABLE, MONEY, "不适用"),
        (True, None, "是"),
        (False, None, "否"),
        (Decimal("12345678.9"), MONEY, "1,234.57万元"),
        (Decimal(0), MONEY, "0.00万元"),
        (Decimal("0.042"), SHARE, "4.2%"),
        (1280, PEOPLE, "1,280人"),
        (dt.date(2026, 3, 1), None, "2026-03-01"),
        ("m", CHOICE, "中型"),
        ("文字", None, "文字"),
    ],
)
def test_values(value: Value | None, fact: FactDef | None, said: str) -> None:
    assert phrases.value_phrase(value, fact) == said


def leaf(op: str, threshold: str, value: str, limit: str, fact: FactDef, verdict: Verdict) -> ConditionResult:
    use = FactUse(fact.key, fact.label, Decimal(value), fact.unit, 2025, "审计报告")
    margin = Decimal(value) - Decimal(limit)
    return ConditionResult(verdict, "compare", "条件", None, (), (use,), op, threshold, margin)


@pytest.mark.parametrize(
    ("op", "value", "limit", "fact", "verdict", "barred", "said"),
    [
        ("≥", "8000000", "10000000", MONEY, Verdict.NOT_MET, False, "差 200.00万元"),
        ("≥", "12000000", "10000000", MONEY, Verdict.MET, False, "高出 200.00万元"),
        ("≤", "12000000", "10000000", MONEY, Verdict.NOT_MET, False, "超出 200.00万元"),
        ("≤", "9000000", "10000000", MONEY, Verdict.MET, False, "余 100.00万元"),
        ("≥", "9999999.5", "10000000", MONEY, Verdict.NOT_MET, False, "差 0.5元"),
        ("≥", "0.042", "0.05", SHARE, Verdict.NOT_MET, False, "差 0.8个百分点"),
        ("≥", "95", "100", PEOPLE, Verdict.NOT_MET, False, "差 5人"),
        ("≥", "100", "100", PEOPLE, Verdict.MET, False, "恰好达到"),
        ("＞", "100", "100", PEOPLE, Verdict.NOT_MET, False, "恰好等于，须超过"),
        ("≤", "158", "500", PEOPLE, Verdict.MET, True, "差 342人"),
        ("≥", "600", "500", PEOPLE, Verdict.MET, True, "超出 100人"),
        ("≤", "600", "500", PEOPLE, Verdict.NOT_MET, True, "高出 100人"),
        ("≤", "500", "500", PEOPLE, Verdict.MET, True, "恰好等于，须超过"),
    ],
)
def test_margins(
    op: str, value: str, limit: str, fact: FactDef, verdict: Verdict, barred: bool, said: str
) -> None:
    node = leaf(op, "线", value, limit, fact, verdict)
    assert phrases.margin_phrase(node, fact, barred=barred) == said


def test_a_value_just_short_is_not_rounded_up_to_its_threshold() -> None:
    node = leaf("≥", "1000万元", "9999999.5", "10000000", MONEY, Verdict.NOT_MET)
    assert phrases.sourced_phrase(node, node.used[0], MONEY) == "9,999,999.5元（2025 年，审计报告）"
    near = leaf("≥", "5%", "0.049999", "0.05", SHARE, Verdict.NOT_MET)
    assert phrases.read_phrase(near, near.used[0], SHARE) == "4.9999%"
    assert phrases.margin_phrase(near, SHARE) == "差 0.0001个百分点"


def test_no_margin_where_nothing_is_measured() -> None:
    assert phrases.margin_phrase(ConditionResult(Verdict.MET, "held", "资质"), None) == ""


@pytest.mark.parametrize(
    ("op", "threshold", "barred", "said"),
    [
        ("≥", "1000万元", False, "≥ 1000万元"),
        ("≤", "500人", True, "＞ 500人"),
        ("＝", "是", False, "是"),
        ("＝", "是", True, "不得有此情形"),
        ("＝", "小型", True, "不得为“小型”"),
        ("属于", "甲、乙", False, "为其中之一：甲、乙"),
        ("属于", "甲、乙", True, "不得属于 甲、乙"),
        ("", "", False, ""),
        ("", "", True, "不得有此情形"),
    ],
)
def test_requirements(op: str, threshold: str, barred: bool, said: str) -> None:
    node = ConditionResult(Verdict.NOT_MET, "compare", "条件", op=op, threshold=threshold)
    assert phrases.requirement_phrase(node, barred=barred) == said


@pytest.mark.parametrize(
    ("kind", "verdict", "said"),
    [
        ("judgement", Verdict.MET, "人工判断：是"),
        ("judgement", Verdict.NOT_MET, "人工判断：否"),
        ("judgement", Verdict.UNKNOWN, ""),
        ("held", Verdict.NOT_MET, "已核实，没有有效期内的资质"),
        ("received", Verdict.NOT_MET, "已核实，没有享受过"),
        ("held", Verdict.MET, ""),
    ],
)
def test_findings_without_a_value(kind: str, verdict: Verdict, said: str) -> None:
    assert phrases.finding_phrase(ConditionResult(verdict, kind, "条件", note="人工判断")) == said


@pytest.mark.parametrize(
    ("missing", "item", "said"),
    [
        (Missing("rd_spend", "研发费用", 2025), "", "2025 年研发费用（上年度）"),
        (Missing("rd_spend", "研发费用", 2024), "", "2024 年研发费用（上上年度）"),
        (Missing("investment", "设备投资额", item="p#1"), "甲项目", "“甲项目”的设备投资额"),
        (Missing("recognition:hnte", "高新技术企业"), "", "高新技术企业认定情况"),
        (Missing("item:renovation", "技术改造项目"), "", "技术改造项目明细"),
        (Missing("judgement:x", "是否领先"), "", "人工判断：是否领先"),
        (Missing("reading:x", "是否包括"), "", "原文读法：是否包括"),
        (Missing("region", "注册地"), "", "注册地"),
    ],
)
def test_missing(missing: Missing, item: str, said: str) -> None:
    assert phrases.missing_phrase(missing, AS_OF, item) == said


@pytest.mark.parametrize(
    ("missing", "measure", "holder", "papers"),
    [
        (Missing("revenue", "营业收入", 2025), "demo-2025-1.12", "财务负责人", "年度审计报告"),
        (Missing("investment", "投资额", item="x"), "demo-2025-1.3", "项目负责人", "项目审定报告、设备发票"),
        (Missing("employees", "职工人数", 2025), "demo-2025-1.12", "人事负责人", "—"),
        (
            Missing("recognition:hnte", "高企"),
            "demo-2025-1.8",
            "企业；认定部门：科技部门",
            "认定证书或公布名单",
        ),
        (
            Missing("judgement:leading", "是否领先"),
            "demo-2025-1.12",
            "顾问判断，以市经济和信息化局认定为准",
            "判断理由及佐证",
        ),
        (
            Missing("reading:demo-2025-1.scale", "?"),
            "demo-2025-1.8",
            "示例市经济和信息化局企业处",
            "主管部门的答复记录",
        ),
        (Missing("received", "已享受的支持"), "demo-2025-1.12", "企业", "资金文件、到账凭证"),
        (Missing("region", "注册地"), "demo-2025-1.12", "企业", "营业执照"),
    ],
)
def test_who_has_it_and_which_paper(missing: Missing, measure: str, holder: str, papers: str) -> None:
    where = phrases.Whereabouts(library())
    assert where.holder(missing, measure) == holder
    assert where.papers(missing, measure) == papers


def test_questions_of_judgements() -> None:
    where = phrases.Whereabouts(library())
    assert where.question("leading") == "在细分市场是否处于领先地位"
    assert where.question("gone") == "gone"


def test_citations() -> None:
    documents = {MAIN.id: MAIN, DRAFT.id: DRAFT}
    quote = cite(MAIN, "4", "首次上规模的企业")
    assert phrases.citation_phrase(quote, documents) == (
        "《示例市支持专精特新企业发展若干措施》（示政办函〔2025〕1号）第（四）条"
    )
    outer = replace(quote, standard="某标准第3条", confidence="待核验")
    assert phrases.citation_phrase(outer, documents).endswith("；标准见某标准第3条（待核验）")
    assert phrases.citation_phrase(cite(DRAFT, "1", "给予30万元奖励"), documents) == (
        "《示例市优质企业培育办法（征求意见稿）》第（一）条"
    )
    assert phrases.citation_phrase(Citation("gone", "1", "x", 0, 1), documents) == "gone第1条"
    assert phrases.clause_phrase(MAIN, "12") == "示政办函〔2025〕1号第（十二）条"
    assert phrases.article_phrase(MAIN, "") == ""


@pytest.mark.parametrize(
    ("mark", "said"), [("10.", "第10条"), ("（二）", "第（二）条"), ("三（一）", "三（一）")]
)
def test_articles_as_they_are_cited(mark: str, said: str) -> None:
    nodes = tuple(replace(n, mark=mark) for n in MAIN.nodes if n.number == "1")
    assert phrases.article_phrase(replace(MAIN, nodes=nodes), "1") == said


def test_small_phrases() -> None:
    assert phrases.quota_phrase(Quota(50, "家")) == "名额每年50家"
    assert phrases.quota_phrase(Quota(50, "家", "all")) == "名额共50家"
    assert phrases.validity_phrase(Validity(dt.date(2026, 1, 1), None)) == "2026-01-01 至 未注明期限"
    assert phrases.validity_phrase(Validity(None, None)) == "未施行"
    parts = (
        TranchePart(Decimal("0.5"), Decimal(250_000), 1, "初期"),
        TranchePart(Decimal("0.5"), None, 2, ""),
    )
    assert phrases.schedule_phrase(parts) == "第1年50%即25万元（初期）；第2年50%"
    assert phrases.schedule_phrase(parts[:1], "最高") == "第1年50%即最高25万元（初期）"
    assert phrases.schedule_phrase(parts, sums=False) == "第1年50%（初期）；第2年50%"
    assert phrases.range_phrase(None, None) == "—"
    assert phrases.range_phrase(20 * WAN, 50 * WAN) == "20.00～50.00"
    ladder = LadderStanding("srdi_sme", "专精特新中小企业", False, "little_giant", "小巨人")
    assert (
        phrases.ladder_phrase(ladder)
        == "专精特新中小企业（资质清单未核全，可能已有更高层级）；上一层级为小巨人"
    )
    assert phrases.measure_phrase(structs.replace(result(), item_title="甲项目")) == "奖励：甲项目"


def test_dropped() -> None:
    documents = {MAIN.id: MAIN}
    lost = structs.replace(result(), dropped_for="other", dropped_clause=cite(MAIN, "2", "就高、不重复"))
    assert phrases.dropped_phrase(lost, {"other": "成长奖励"}, documents) == (
        "与“成长奖励”就高不重复，未计入，依据示政办函〔2025〕1号第（二）条"
    )
    assert "此前已享受的支持" in phrases.dropped_phrase(
        structs.replace(lost, dropped_for="received"), {}, documents
    )
    had = structs.replace(result(), dropped_for="received")
    assert phrases.dropped_phrase(had, {}, documents) == "此前已足额享受，不再计入"
    assert phrases.dropped_phrase(result(), {}, documents) == ""


@pytest.mark.parametrize(
    ("outcome", "high", "said"),
    [
        (Outcome.ELIGIBLE, 20, "✓ 可享受，不超过20.00万元，择优"),
        (Outcome.ELIGIBLE, 0, "✓ 可享受，不计入"),
        (Outcome.ELIGIBLE, None, "✓ 可享受，未明确金额"),
        (Outcome.INELIGIBLE, 0, "× 不可享受"),
        (Outcome.UNDETERMINED, 20, "△ 待定，待核上限20.00万元"),
    ],
)
def test_readings(outcome: Outcome, high: int | None, said: str) -> None:
    money = None if high is None else high * WAN
    quote = cite(MAIN, "8", "再给予30万元奖励")
    reading = ReadingOutcome("r", "a", "?", "甲", "局", quote, True, outcome, money, money)
    quoted = result(low=high, high=high, outcome=outcome, certainty=Certainty.COMPETITIVE)
    assert phrases.reading_phrase(reading, quoted) == said


def test_every_status_has_symbol_and_tone() -> None:
    for kind in (Verdict, Outcome, Standing):
        for member in kind:
            assert phrases.marked(member) == f"{phrases.SYMBOLS[phrases.tone(member)]} {label(member)}"


def test_no_promise_stands_in_the_disclaimer() -> None:
    said = "".join(phrases.DISCLAIMER) + phrases.DISCLAIMER_SHORT
    assert "不构成" in said
    assert not any(word in said for word in ("包过", "通过率", "保证"))
