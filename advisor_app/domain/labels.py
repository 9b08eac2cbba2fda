"""Chinese words for enums; every member has one (a house test checks)."""

from __future__ import annotations

from enum import StrEnum

from advisor_app.domain.application import Event, Need, Pursuit, Stage
from advisor_app.domain.certificate import Expiry
from advisor_app.domain.contact import ContactKind
from advisor_app.domain.evidence import SubjectKind
from advisor_app.domain.facts import FactType, Scope
from advisor_app.domain.policy import (
    AmountKind,
    BenefitKind,
    CapSpan,
    Certainty,
    Frequency,
    GroupScope,
    Issuance,
    NodeKind,
    Op,
    Payee,
    Span,
    Standing,
    Tally,
    Timing,
)
from advisor_app.domain.record import RecognitionEvent
from advisor_app.domain.relation import LinkKind
from advisor_app.domain.reminder import Bucket, ReminderKind
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome, Verdict

WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    LinkKind: {
        LinkKind.PARENT: "母公司（控股方）",
        LinkKind.SUBSIDIARY: "子公司",
        LinkKind.SISTER: "同一控制下企业",
        LinkKind.AFFILIATE: "其他关联企业",
    },
    SubjectKind: {
        SubjectKind.FACT: "数据",
        SubjectKind.TITLE: "资质",
        SubjectKind.RECEIVED: "已享受资金",
        SubjectKind.PAPER: "申报材料",
        SubjectKind.CLAUSE: "政策条款",
    },
    Verdict: {
        Verdict.MET: "符合",
        Verdict.NOT_MET: "不符合",
        Verdict.UNKNOWN: "待补",
        Verdict.NOT_APPLICABLE: "不适用",
    },
    Outcome: {
        Outcome.ELIGIBLE: "可享受",
        Outcome.INELIGIBLE: "不可享受",
        Outcome.UNDETERMINED: "待定",
        Outcome.NOT_APPLICABLE: "不适用",
    },
    Standing: {
        Standing.IN_FORCE: "现行",
        Standing.NOT_YET: "未施行",
        Standing.EXPIRED: "已失效",
        Standing.DRAFT: "征求意见稿",
        Standing.SUPERSEDED: "已被替代",
        Standing.HISTORY: "历史资料",
    },
    Issuance: {Issuance.ISSUED: "正式印发", Issuance.DRAFT: "征求意见稿", Issuance.HISTORY: "历史资料"},
    Certainty: {
        Certainty.ENTITLED: "符合即享",
        Certainty.COMPETITIVE: "名额择优",
        Certainty.DISCRETIONARY: "部门裁量",
    },
    Payee: {
        Payee.ENTERPRISE: "企业",
        Payee.OPERATOR: "运营（创建）主体",
        Payee.INSTITUTION: "机构",
        Payee.DISTRICT: "区、县（市）",
        Payee.PERSON: "个人",
        Payee.TEAM: "团队",
    },
    BenefitKind: {
        BenefitKind.GRANT: "资金",
        BenefitKind.INTEREST: "贴息",
        BenefitKind.INSURANCE: "保险补偿",
        BenefitKind.INVESTMENT: "股权投资",
        BenefitKind.RECOGNITION: "认定",
        BenefitKind.LAND: "用地",
        BenefitKind.SERVICE: "服务",
        BenefitKind.ORIENTATION: "引导",
    },
    AmountKind: {
        AmountKind.FIXED: "定额",
        AmountKind.CAP: "上限",
        AmountKind.RATE: "比例",
        AmountKind.BRACKET: "分档",
        AmountKind.STEP_UP: "进档差额",
        AmountKind.DECLINING: "逐年递减",
        AmountKind.PER_UNIT: "按件",
        AmountKind.POOL: "资金池",
        AmountKind.RATE_BENEFIT: "比例上限",
        AmountKind.UNSPECIFIED: "未明确",
        AmountKind.IN_KIND: "非资金",
    },
    Frequency: {Frequency.ONCE: "一次性", Frequency.YEARLY: "按年度"},
    CapSpan: {CapSpan.GRANT: "每次", CapSpan.YEAR: "每年", CapSpan.TOTAL: "累计"},
    GroupScope: {
        GroupScope.CLAUSE: "本条之内",
        GroupScope.CITY: "本市各级政策之间",
        GroupScope.ALL_LEVELS: "各级政策之间",
    },
    NodeKind: {
        NodeKind.SECTION: "章",
        NodeKind.ARTICLE: "条",
        NodeKind.PARAGRAPH: "段",
        NodeKind.CLOSING: "附则",
    },
    ContactKind: {
        ContactKind.VISIT: "拜访",
        ContactKind.CALL: "电话",
        ContactKind.PROMISE: "约定",
        ContactKind.FILE: "文件",
        ContactKind.CHANGE: "重大变化",
        ContactKind.RESULT: "结果",
        ContactKind.NOTE: "备注",
    },
    Pursuit: {Pursuit.MEASURE: "政策事项", Pursuit.TITLE: "称号"},
    Stage: {
        Stage.LEAD: "线索",
        Stage.SURVEY: "摸底",
        Stage.CULTIVATING: "培育",
        Stage.PREPARING: "补件",
        Stage.SUBMITTED: "已报",
        Stage.PUBLIC_NOTICE: "公示",
        Stage.RECOGNIZED: "认定",
        Stage.PAYING: "兑付",
        Stage.RE_REVIEW: "复核",
        Stage.REJECTED: "未通过",
        Stage.ABANDONED: "放弃",
        Stage.LAPSED: "到期",
        Stage.REVOKED: "撤销",
    },
    Event: {
        Event.SURVEY: "开始摸底",
        Event.PREPARE: "开始备料",
        Event.SUBMIT: "递交",
        Event.RETURN: "退回补正",
        Event.PUBLISH: "公示",
        Event.RECOGNIZE: "认定",
        Event.PAY: "兑付",
        Event.REVIEW: "进入复核",
        Event.PASS: "复核通过",
        Event.FAIL: "复核未通过",
        Event.REJECT: "未通过",
        Event.ABANDON: "放弃",
        Event.REOPEN: "重新启动",
        Event.LAPSE: "到期",
        Event.REVOKE: "撤销（取消）称号",
    },
    Need: {
        Need.DAY: "日期",
        Need.RECEIPT: "受理编号",
        Need.NUMBER: "文号",
        Need.AMOUNT: "金额",
        Need.PAYER: "付款方",
        Need.TRANCHE: "第几笔",
        Need.UNTIL: "截止日期",
        Need.REASON: "理由",
    },
    ReminderKind: {
        ReminderKind.DEADLINE: "截止",
        ReminderKind.CERTIFICATE: "证书到期",
        ReminderKind.UPDATE: "信息更新",
        ReminderKind.CHANGE: "重大变化报告",
        ReminderKind.RE_REVIEW: "复核",
        ReminderKind.TASK: "任务",
        ReminderKind.NEXT_STEP: "下一步",
        ReminderKind.PROMISE: "承诺",
        ReminderKind.MATERIAL: "材料到期",
        ReminderKind.POLICY: "政策到期",
    },
    Bucket: {
        Bucket.OVERDUE: "逾期",
        Bucket.TODAY: "今天",
        Bucket.THIS_WEEK: "本周",
        Bucket.NEXT_30_DAYS: "30 天内",
        Bucket.LATER: "以后",
        Bucket.UNCONFIRMED: "未确认",
        Bucket.DONE: "已完成",
    },
    Expiry: {Expiry.STATED: "证书载明", Expiry.DERIVED: "按有效期推算", Expiry.OPEN: "未载明期限"},
    Op: {
        Op.AT_LEAST: "≥",
        Op.MORE_THAN: "＞",
        Op.AT_MOST: "≤",
        Op.LESS_THAN: "＜",
        Op.EQUALS: "＝",
        Op.ONE_OF: "属于",
    },
    Purpose: {Purpose.FIRST: "新认定", Purpose.RENEWAL: "复核（重新评价）"},
    Span: {Span.DAYS: "天", Span.YEARS: "年"},
    Tally: {
        Tally.FIRST: "就高一档",
        Tally.SUM: "逐项累加",
        Tally.STEPS: "按步累加",
        Tally.GIVEN: "照填",
    },
    Timing: {Timing.GRANTED: "获得认定", Timing.HELD: "在有效期内"},
    RecognitionEvent: {
        RecognitionEvent.FIRST: "首次认定",
        RecognitionEvent.RENEWED: "重新认定",
        RecognitionEvent.RE_EVALUATED: "复核通过",
        RecognitionEvent.RELOCATED_IN: "新引进",
        RecognitionEvent.REVOKED: "撤销",
        RecognitionEvent.LAPSED: "到期失效",
    },
    FactType: {
        FactType.BOOL: "是否",
        FactType.INTEGER: "整数",
        FactType.NUMBER: "数值",
        FactType.MONEY: "金额",
        FactType.RATIO: "比例",
        FactType.DATE: "日期",
        FactType.TEXT: "文字",
        FactType.CHOICE: "单选",
    },
    Scope: {Scope.CLIENT: "企业", Scope.YEAR: "年度", Scope.ITEM: "明细"},
}


def label(member: StrEnum) -> str:
    """The Chinese word for an enum member."""
    return WORDS[type(member)][member]


_TITLE_STAGES = {Stage.PREPARING: "准备", Stage.SUBMITTED: "已申报", Stage.RECOGNIZED: "已认定"}


def stage_label(stage: Stage, pursuit: Pursuit) -> str:
    """The word for a stage: of a title (培育 准备 已申报 …) or of a measure (线索 摸底 补件 …)."""
    return _TITLE_STAGES.get(stage, label(stage)) if pursuit is Pursuit.TITLE else label(stage)


_NEEDS = {
    (Event.SUBMIT, Need.DAY): "递交日期",
    (Event.PUBLISH, Need.DAY): "公示日期",
    (Event.PUBLISH, Need.NUMBER): "公示文号或标题",
    (Event.PUBLISH, Need.UNTIL): "公示截止",
    (Event.RECOGNIZE, Need.DAY): "认定日期",
    (Event.RECOGNIZE, Need.NUMBER): "认定文号",
    (Event.RECOGNIZE, Need.AMOUNT): "核定金额",
    (Event.RECOGNIZE, Need.UNTIL): "有效期至",
    (Event.PAY, Need.DAY): "到账日期",
    (Event.PAY, Need.AMOUNT): "到账金额",
    (Event.PAY, Need.NUMBER): "拨付文号",
    (Event.PASS, Need.DAY): "复核通过日期",
    (Event.PASS, Need.NUMBER): "复核文号",
    (Event.PASS, Need.UNTIL): "有效期至",
    (Event.LAPSE, Need.DAY): "到期日期",
    (Event.REVOKE, Need.DAY): "撤销日期",
    (Event.REVOKE, Need.NUMBER): "撤销文号",
}


def need_label(need: Need, event: Event) -> str:
    """What a field of the evidence is called where this event is on record."""
    return _NEEDS.get((event, need), label(need))
