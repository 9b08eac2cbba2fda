"""A small made-up library and a made-up firm (示例) that between them show every kind of outcome."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.facts import Catalogue, FactDef, FactType, ItemKind, RecognitionKind, Scope
from advisor_app.domain.library import Library
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import (
    AllOf,
    BenefitKind,
    CapSpan,
    Certainty,
    Citation,
    Compare,
    Condition,
    Document,
    ExclusionGroup,
    FactRef,
    Flat,
    Frequency,
    GroupScope,
    InKind,
    Issuance,
    Judgement,
    Material,
    Measure,
    Node,
    NodeKind,
    Not,
    Op,
    Payee,
    Pool,
    Quota,
    Rate,
    Reading,
    ReadingOption,
    Received,
    Recognized,
    StepUp,
    Timing,
    Tranche,
    UnderReading,
    Unspecified,
)
from advisor_app.domain.record import FactSet, FactValue, Item, ReceivedBenefit, Recognition, RecognitionEvent
from advisor_app.engine.assess import Assessor

AS_OF = dt.date(2026, 6, 15)
WAN = Decimal(10_000)
CITY, DISTRICT, ELSEWHERE = "330100", "330106", "420100"

_ARTICLES = {
    "1": "对首次认定的专精特新“小巨人”企业、专精特新中小企业，分别给予不超过100万元、20万元一次性奖励。",
    "2": "每年重点支持不超过100家优质专精特新中小企业高质量发展，根据研发创新等目标完成情况"
    "2年内给予每家企业最高50万元奖励"
    "（实施期初下达50%，实施期末根据评价情况下达剩余资金；该奖励与专精特新企业一次性认定奖励按“就高、不重复”原则享受）。",
    "3": "鼓励企业实施技术改造，对设备（含软件投入）审定投资额1000万元以上的项目，"
    "按照不超过20%的比例给予补助，单个项目补助不超过5000万元。",
    "4": "对首次上规模的企业，给予20万元奖励。",
    "5": "对认定为基础级、先进级智能工厂的企业，分别给予不超过80万元、200万元奖励；"
    "晋级的，按进档差额给予奖励。",
    "6": "支持企业建设技术中心，对经认定的市级企业技术中心，按规定给予支持。",
    "7": "对符合条件的专精特新企业，优先保障新增用地需求。",
    "8": "对首次上规模的高新技术企业，再给予30万元奖励。",
    "9": "对专精特新企业新引进的博士，给予个人10万元生活补贴。",
    "10": "每年安排1000万元服务券，支持中小企业购买专业服务。",
    "11": "对上年度研发费用1000万元以上且研发费用占营业收入比重不低于5%的企业，"
    "给予不超过50万元补助。近三年发生过重大安全事故的，不予支持。",
    "12": "对上年度营业收入达到4亿元、在细分市场处于领先地位的企业，给予最高30万元奖励。",
}
_NUMERALS = "一二三四五六七八九十"


def _mark(number: int) -> str:
    return f"（{_NUMERALS[number - 1]}）" if number <= 10 else f"（十{_NUMERALS[number - 11]}）"


def _document(
    ident: str, title: str, number: str, validity: Validity, articles: dict[str, str], region: str = CITY
) -> Document:
    """A document whose text is its title and its articles, one a line."""
    text = f"{title}\n"
    nodes: list[Node] = []
    for key, words in articles.items():
        mark = _mark(int(key))
        start = len(text)
        text += f"{mark}{words}\n"
        nodes.append(
            Node(
                id=f"{ident}.{key}",
                document=ident,
                kind=NodeKind.ARTICLE,
                number=key,
                mark=mark,
                heading="",
                start=start,
                end=len(text),
                parent=None,
            )
        )
    return Document(
        id=ident,
        title=title,
        short_title=title,
        number=number,
        issuer="示例市人民政府办公厅" if number else "示例市经济和信息化局",
        region=region,
        city="示例市",
        issuance=Issuance.ISSUED if number else Issuance.DRAFT,
        issued_on=None,
        validity=validity,
        checked_on=dt.date(2026, 6, 1),
        lead="示例市经济和信息化局",
        addressed=Citation(ident, "", title, 0, len(title)),
        overlap=None,
        funding=None,
        repeals=None,
        scope_note=None,
        superior_change=None,
        targets=(),
        nodes=tuple(nodes),
        text=text,
    )


MAIN = _document(
    "demo-2025-1",
    "示例市支持专精特新企业发展若干措施",
    "示政办函〔2025〕1号",
    Validity(dt.date(2026, 2, 27), dt.date(2028, 12, 31)),
    _ARTICLES,
)
DRAFT = _document(
    "demo-draft",
    "示例市优质企业培育办法（征求意见稿）",
    "",
    Validity(None, None),
    {"1": "对首次认定的专精特新中小企业，给予30万元奖励。", "2": "对首次上规模的企业，给予相应支持。"},
)
LATER = _document(
    "demo-2026-9",
    "示例市数字化转型扶持办法",
    "示政办函〔2026〕9号",
    Validity(dt.date(2027, 1, 1), dt.date(2029, 12, 31)),
    {"1": "对通过数字化转型评估的企业，给予不超过15万元奖励。"},
)
OTHER = _document(
    "demo-other",
    "外地市促进中小企业发展若干措施",
    "外政发〔2025〕3号",
    Validity(dt.date(2025, 1, 1), dt.date(2030, 12, 31)),
    {"1": "对首次认定的专精特新中小企业，给予40万元奖励。"},
    ELSEWHERE,
)


def cite(document: Document, article: str, quote: str) -> Citation:
    """Where ``quote`` stands; fails where it does not stand there."""
    start = document.text.index(quote)
    return Citation(document.id, article, quote, start, start + len(quote))


def _whole(article: str, document: Document = MAIN) -> Citation:
    node = next(n for n in document.nodes if n.number == article)
    quote = document.text[node.start + len(node.mark) : node.end].rstrip("\n")
    return cite(document, article, quote)


def _fact(
    key: str,
    name: str,
    kind: FactType,
    *,
    scope: Scope = Scope.CLIENT,
    unit: str = "",
    item: str | None = None,
    basis: str = "",
    held_by: str = "",
    evidence: tuple[str, ...] = (),
) -> FactDef:
    return FactDef(
        key,
        name,
        kind,
        scope,
        unit,
        item,
        "经营" if item is None else "项目",
        basis=basis,
        held_by=held_by,
        evidence=evidence,
    )


_FACTS = (
    _fact(
        "revenue",
        "营业收入",
        FactType.MONEY,
        scope=Scope.YEAR,
        unit="元",
        basis="利润表营业收入",
        held_by="财务负责人",
        evidence=("年度审计报告",),
    ),
    _fact(
        "rd_spend",
        "研发费用",
        FactType.MONEY,
        scope=Scope.YEAR,
        unit="元",
        basis="加计扣除口径的研发费用",
        held_by="财务负责人",
        evidence=("年度审计报告", "研发费用辅助账"),
    ),
    _fact(
        "rd_ratio",
        "研发费用占营业收入比重",
        FactType.RATIO,
        scope=Scope.YEAR,
        unit="%",
        held_by="财务负责人",
        evidence=("年度审计报告",),
    ),
    _fact("first_above", "首次上规模", FactType.BOOL, held_by="统计人员", evidence=("统计部门入库通知",)),
    _fact(
        "accident", "近三年发生过重大安全事故", FactType.BOOL, held_by="安全负责人", evidence=("无事故证明",)
    ),
    _fact(
        "doctors", "新引进博士人数", FactType.INTEGER, unit="人", held_by="人事负责人", evidence=("劳动合同",)
    ),
    _fact("digital", "通过数字化转型评估", FactType.BOOL, held_by="信息化负责人", evidence=("评估报告",)),
    _fact("employees", "职工人数", FactType.INTEGER, scope=Scope.YEAR, unit="人", held_by="人事负责人"),
)
_ITEM_FACTS = (
    _fact("name", "项目名称", FactType.TEXT, item="renovation"),
    _fact(
        "investment",
        "设备审定投资额",
        FactType.MONEY,
        unit="元",
        item="renovation",
        basis="含软件，经审定",
        held_by="项目负责人",
        evidence=("项目审定报告", "设备发票"),
    ),
)

CATALOGUE = Catalogue(
    facts={f.key: f for f in _FACTS},
    item_facts={("renovation", f.key): f for f in _ITEM_FACTS},
    recognitions={
        k.key: k
        for k in (
            RecognitionKind("srdi_sme", "专精特新中小企业", "省级", "省经济和信息化厅", 3),
            RecognitionKind("little_giant", "专精特新“小巨人”企业", "国家级", "工业和信息化部", 3),
            RecognitionKind("hnte", "高新技术企业", "国家级", "科技部门", 3),
            RecognitionKind("smart_basic", "基础级智能工厂", "市级", "市经济和信息化局"),
            RecognitionKind("smart_advanced", "先进级智能工厂", "市级", "市经济和信息化局"),
            RecognitionKind("tech_center", "市级企业技术中心", "市级", "市经济和信息化局"),
        )
    },
    items={"renovation": ItemKind("renovation", "技术改造项目")},
    regions={CITY: "示例市", DISTRICT: "示例市示例区", ELSEWHERE: "外地市"},
)

_FIRST = (RecognitionEvent.FIRST,)
STACKS = Reading(
    "demo-2025-1.on-top",
    MAIN.id,
    "“再给予30万元”能否与首次上规模的20万元同时享受？",
    "示例市经济和信息化局企业处",
    (
        ReadingOption("instead", "不能同时享受，只按30万元"),
        ReadingOption("on-top", "可以同时享受，合计50万元"),
    ),
    cite(MAIN, "8", "再给予30万元奖励"),
)
SCALE = Reading(
    "demo-2025-1.scale",
    MAIN.id,
    "“首次上规模”是否包括认定高新技术企业之前已上规模的企业？",
    "示例市经济和信息化局企业处",
    (ReadingOption("no", "不包括"), ReadingOption("yes", "包括")),
    cite(MAIN, "8", "首次上规模的高新技术企业"),
)
GROUPS = (
    ExclusionGroup(
        "demo-2025-1.titles",
        "认定奖励与成长奖励",
        GroupScope.CLAUSE,
        cite(MAIN, "2", "该奖励与专精特新企业一次性认定奖励按“就高、不重复”原则享受"),
    ),
    ExclusionGroup(
        "demo-2025-1.scale-awards",
        "上规模奖励",
        GroupScope.CLAUSE,
        cite(MAIN, "8", "再给予30万元奖励"),
        reading=STACKS.id,
        option="instead",
    ),
)


def _measure(
    number: str, title: str, condition: Condition, benefit: object, document: Document = MAIN, **more: object
) -> Measure:
    article = number.partition("-")[0]
    base = Measure(
        f"{document.id}.{number}",
        document.id,
        article,
        title,
        BenefitKind.GRANT,
        Payee.ENTERPRISE,
        Certainty.ENTITLED,
        (_whole(article, document),),
        condition,
        benefit,  # type: ignore[arg-type]
    )
    return replace(base, **more)  # type: ignore[arg-type]


def _first(kind: str, quote: Citation) -> Recognized:
    return Recognized((kind,), Timing.GRANTED, quote, _FIRST)


def measures() -> tuple[Measure, ...]:
    """The measures: each shows something the others do not."""
    award = cite(MAIN, "1", "首次认定的专精特新“小巨人”企业、专精特新中小企业")
    scale = cite(MAIN, "4", "首次上规模的企业")
    smart = cite(MAIN, "5", "认定为基础级、先进级智能工厂的企业")
    investment = cite(MAIN, "3", "设备（含软件投入）审定投资额1000万元以上的项目")
    spend = cite(MAIN, "11", "上年度研发费用1000万元以上")
    share = cite(MAIN, "11", "研发费用占营业收入比重不低于5%")
    above = FactRef("first_above")
    revenue = cite(MAIN, "12", "上年度营业收入达到4亿元")
    leading = cite(MAIN, "12", "在细分市场处于领先地位")
    accident = cite(MAIN, "11", "近三年发生过重大安全事故的，不予支持")
    drafted = _first("srdi_sme", cite(DRAFT, "1", "首次认定的专精特新中小企业"))
    drafted_scale = Compare(above, Op.EQUALS, True, cite(DRAFT, "2", "首次上规模的企业"))
    earlier = UnderReading(SCALE.id, "yes", cite(MAIN, "8", "首次上规模"), "认定前已上规模的也算首次上规模")
    return (
        _measure(
            "1-little-giant",
            "首次认定专精特新“小巨人”企业奖励",
            _first("little_giant", award),
            Flat(100 * WAN, "不超过"),
            groups=("demo-2025-1.titles",),
            frequency=Frequency.ONCE,
        ),
        _measure(
            "1-srdi",
            "首次认定专精特新中小企业奖励",
            _first("srdi_sme", award),
            Flat(20 * WAN, "不超过"),
            groups=("demo-2025-1.titles",),
            frequency=Frequency.ONCE,
            materials=(Material("奖励资金申请表", True, "text"), Material("认定文件", True, "text")),
        ),
        _measure(
            "2-growth",
            "优质专精特新中小企业成长奖励",
            AllOf(
                (
                    Recognized(("srdi_sme",), Timing.HELD, cite(MAIN, "2", "优质专精特新中小企业")),
                    Judgement(
                        "growth-goals",
                        "研发创新等目标是否按实施方案完成",
                        "市经济和信息化局",
                        cite(MAIN, "2", "根据研发创新等目标完成情况"),
                    ),
                )
            ),
            Flat(50 * WAN, "最高"),
            certainty=Certainty.COMPETITIVE,
            quota=Quota(100, "家"),
            groups=("demo-2025-1.titles",),
            schedule=(Tranche(Decimal("0.5"), 1, "实施期初"), Tranche(Decimal("0.5"), 2, "实施期末评价后")),
            materials=(Material("成长实施方案", True, "text"),),
        ),
        _measure(
            "3",
            "技术改造项目补助",
            Compare(FactRef("investment", item=True), Op.AT_LEAST, 1000 * WAN, investment),
            Rate(Decimal("0.2"), FactRef("investment", item=True), "不超过", 5000 * WAN, CapSpan.GRANT),
            item_kind="renovation",
            payers=("市级60%", "区级40%"),
            materials=(Material("项目备案文件", True, "text"),),
        ),
        _measure(
            "4", "首次上规模奖励", Compare(above, Op.EQUALS, True, scale), Flat(20 * WAN, "给予"),
            groups=("demo-2025-1.scale-awards",),
        ),
        _measure("5-basic", "基础级智能工厂奖励", _first("smart_basic", smart), Flat(80 * WAN, "不超过")),
        _measure(
            "5-advanced",
            "先进级智能工厂奖励",
            _first("smart_advanced", smart),
            StepUp(200 * WAN, "不超过", ("demo-2025-1.5-basic",)),
        ),
        _measure(
            "6",
            "市级企业技术中心支持",
            Recognized(("tech_center",), Timing.HELD, cite(MAIN, "6", "经认定的市级企业技术中心")),
            Unspecified("按规定给予支持"),
            certainty=Certainty.DISCRETIONARY,
        ),
        _measure(
            "7",
            "新增用地优先保障",
            Recognized(("srdi_sme",), Timing.HELD, cite(MAIN, "7", "符合条件的专精特新企业")),
            InKind("优先保障新增用地"),
            kind=BenefitKind.LAND,
        ),
        _measure(
            "8",
            "首次上规模高新技术企业再奖励",
            AllOf(
                (
                    Recognized(("hnte",), Timing.HELD, cite(MAIN, "8", "高新技术企业")),
                    Compare(above, Op.EQUALS, True, cite(MAIN, "8", "首次上规模的高新技术企业")),
                )
            ),
            Flat(30 * WAN, "给予"),
            groups=("demo-2025-1.scale-awards",),
        ),
        _measure(
            "8-earlier",
            "认定前已上规模的高新技术企业奖励",
            AllOf(
                (
                    Recognized(("hnte",), Timing.HELD, cite(MAIN, "8", "高新技术企业")),
                    earlier,
                )
            ),
            Flat(30 * WAN, "给予"),
        ),
        _measure(
            "9",
            "新引进博士生活补贴",
            Compare(FactRef("doctors"), Op.AT_LEAST, Decimal(1), cite(MAIN, "9", "新引进的博士")),
            Flat(10 * WAN, "给予"),
            payee=Payee.PERSON,
        ),
        _measure(
            "10", "专业服务券", Recognized(("srdi_sme",), Timing.HELD, cite(MAIN, "10", "中小企业")),
            Pool(1000 * WAN, "安排"),
        ),
        _measure(
            "11",
            "研发投入补助",
            AllOf(
                (
                    Compare(FactRef("rd_spend", -1), Op.AT_LEAST, 1000 * WAN, spend),
                    Compare(FactRef("rd_ratio", -1), Op.AT_LEAST, Decimal("0.05"), share),
                    Not(
                        Compare(FactRef("accident"), Op.EQUALS, True, accident)
                    ),
                )
            ),
            Flat(50 * WAN, "不超过"),
        ),
        _measure(
            "12",
            "细分市场领先企业奖励",
            AllOf(
                (
                    Compare(
                        FactRef("revenue", -1), Op.AT_LEAST, 40000 * WAN, revenue
                    ),
                    Judgement(
                        "leading", "在细分市场是否处于领先地位", "市经济和信息化局", leading
                    ),
                    Not(Received(("demo-2025-1.1-little-giant",), cite(MAIN, "12", "给予最高30万元奖励"))),
                )
            ),
            Flat(30 * WAN, "最高"),
        ),
        _measure(
            "1", "首次认定专精特新中小企业奖励（草案）", drafted,
            Flat(30 * WAN, "给予"), DRAFT,
        ),
        _measure(
            "2", "首次上规模企业支持（草案）", drafted_scale,
            Unspecified("给予相应支持"), DRAFT,
        ),
        _measure(
            "1",
            "数字化转型奖励",
            Compare(FactRef("digital"), Op.EQUALS, True, cite(LATER, "1", "通过数字化转型评估的企业")),
            Flat(15 * WAN, "不超过"),
            LATER,
        ),
        _measure(
            "1", "外地认定奖励", _first("srdi_sme", cite(OTHER, "1", "首次认定的专精特新中小企业")),
            Flat(40 * WAN, "给予"), OTHER,
        ),
    )  # fmt: skip


def library(more: tuple[Measure, ...] = ()) -> Library:
    """The whole content."""
    return Library(
        "2026.06.1",
        "0f3c" * 16,
        {d.id: d for d in (MAIN, DRAFT, LATER, OTHER)},
        (*measures(), *more),
        {g.id: g for g in GROUPS},
        {},
        {r.id: r for r in (STACKS, SCALE)},
        CATALOGUE,
    )


def many(count: int) -> tuple[Measure, ...]:
    """So many further measures, in turn eligible, undetermined and not."""
    patterns = [m for m in measures() if m.id.rpartition(".")[2] in ("4", "12", "11")]
    return tuple(
        replace(
            patterns[n % 3],
            id=f"demo-2025-1.more-{n}",
            title=f"{patterns[n % 3].title}·第{n + 1}批",
            groups=(),
        )
        for n in range(count)
    )


def firm(name: str = "示例精工科技有限公司") -> FactSet:
    """A made-up firm: some conditions met, some failed, some not known."""
    audit = "审计报告"
    return FactSet(
        name,
        "91330106MA2EXMPL0X",
        DISTRICT,
        facts={
            "first_above": FactValue(True, "统计部门", "入库通知.pdf", dt.date(2026, 3, 1)),
            "accident": FactValue(True, "企业自报", note="2024年11月一起，已结案"),
            "doctors": FactValue(2, "企业自报"),
            "digital": FactValue(True, "评估机构"),
        },
        years={
            "rd_spend": {
                2024: FactValue(Decimal(8000000), audit),
                2025: FactValue(Decimal("9999999.50"), audit, "2025审计报告.pdf", dt.date(2026, 4, 20)),
            },
            "rd_ratio": {2025: FactValue(Decimal("0.042"), audit)},
            "employees": {2025: FactValue(128, "纳税申报")},
        },
        recognitions=(
            Recognition(
                "srdi_sme",
                RecognitionEvent.FIRST,
                dt.date(2026, 3, 20),
                dt.date(2029, 3, 19),
                "示经信〔2026〕8号",
            ),
            Recognition("hnte", RecognitionEvent.RENEWED, dt.date(2025, 12, 1), dt.date(2028, 11, 30)),
            Recognition("smart_basic", RecognitionEvent.FIRST, dt.date(2026, 3, 1)),
            Recognition("smart_advanced", RecognitionEvent.FIRST, dt.date(2026, 5, 30)),
            Recognition("tech_center", RecognitionEvent.FIRST, dt.date(2026, 4, 1)),
        ),
        items=(
            Item(
                "renovation",
                "renovation#1",
                {
                    "name": FactValue("数字化车间改造（示例）"),
                    "investment": FactValue(Decimal(12345678), "项目审定报告"),
                },
            ),
            Item("renovation", "renovation#2", {"name": FactValue("二号产线扩建（示例）")}),
        ),
        received=(ReceivedBenefit("demo-2025-1.5-basic", 80 * WAN, 2026, "市级财政"),),
        complete=frozenset({"recognitions", "received"}),
        answers={"judgement:growth-goals": "yes"},
    )


def example(
    *, drafts: bool = True, name: str = "示例精工科技有限公司"
) -> tuple[Assessment, Library, FactSet]:
    """The assessment of the made-up firm, with what it was made from."""
    content, facts = library(), firm(name)
    return Assessor(content).assess(facts, AS_OF, drafts=drafts), content, facts
