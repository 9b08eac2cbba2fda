"""Words that may stand on no paper a client is given: promises of an outcome, and hints at ways round.

Official text and the client's own data are not touched by it: the shipped content is tested to hold none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from advisor_app.domain.errors import InputError

PROMISES = (
    "包过", "保过", "必过", "稳过", "秒过", "包通过", "保通过", "包获批", "保获批", "包下证",
    "包拿证", "包拿下", "保证通过", "确保通过", "保证获批", "确保获批", "承诺通过", "承诺获批",
    "承诺认定", "保证认定", "确保认定", "保证到账", "确保到账", "承诺到账", "保证拿到", "确保拿到",
    "百分百通过", "百分之百通过", "100%通过", "100%成功", "通过率", "成功率", "过审率", "命中率",
    "获批率", "零风险", "无风险", "不过退款", "不成功退款", "不过不收费",
)  # fmt: skip
"""Nobody can promise what an office decides."""
WAYS_ROUND = (
    "内部渠道", "内部关系", "内部名额", "内部指标", "特殊渠道", "特殊关系", "绿色关系", "走后门",
    "找关系", "托关系", "疏通关系", "打点关系", "勾兑", "预留名额", "评审专家已沟通", "专家打过招呼",
)  # fmt: skip
"""Nor may a paper hint that there is another way than the official one."""
_LISTED = tuple(unicodedata.normalize("NFKC", word) for word in (*PROMISES, *WAYS_ROUND))
_MEASURED = re.compile(r"(?:检测|检验|测试|试验|产品|一次|直通|抽检|验收)(?:通过率|成功率)")
"""Rates of products and tests are no promise."""
_GAPS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff·•.\-_*]+")


def promises(text: str) -> tuple[str, ...]:
    """The listed words in a text, also where blanks, points or full-width letters are put between."""
    plain = _MEASURED.sub("", _GAPS.sub("", unicodedata.normalize("NFKC", text)))
    return tuple(word for word in _LISTED if word in plain)


def require_sober(texts: Iterable[tuple[str, str]]) -> None:
    """Raise InputError where a text makes a promise; ``texts``: where it stands, and its words."""
    for where, text in texts:
        found = promises(text)
        if found:
            said = "、".join(f"“{word}”" for word in found)
            raise InputError(f"{where}里有{said}：认定与拨付由主管部门决定，不能这样写给客户，请改写。")
