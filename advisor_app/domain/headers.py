"""What the headers of foreign lists say: names of facts and titles, units in brackets, fiscal years.

Shared by the screening of whole lists and by the import of clients; pure words, nothing is decided here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from advisor_app.domain.record import RecognitionEvent

NOT_APPLICABLE = "不适用"
EMPTY = frozenset(
    {"", "-", "--", "—", "——", "－", "/", "／", "\\", "空", "未填", "待补", "N/A", "n/a", "#N/A"}
)
"""What people put where there is nothing to put: missing, never 0 and never 否."""
YES = frozenset({"是", "有", "true", "yes", "y", "√", "✓", "1"})
NO = frozenset({"否", "无", "false", "no", "n", "×", "✗", "0"})
UNITS: Mapping[str, Decimal] = {
    "元": Decimal(1),
    "万元": Decimal(10_000),
    "万": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
    "亿": Decimal(100_000_000),
    "%": Decimal("0.01"),
    "％": Decimal("0.01"),
    "‰": Decimal("0.001"),
    "小数": Decimal(1),
}
"""What one of a unit is in the fact's own unit (元, a plain fraction)."""
MONEYS = ("元", "万元", "百万元", "亿元")
SHARES = ("%", "‰", "小数")
"""The units that a column of money, and one of ratios, may be in."""
IDENTITY = {"name": "企业名称", "uscc": "统一社会信用代码", "region": "注册地"}
"""What says whose a row is, and what it is called."""
IDENTITY_HEADERS = {
    "name": ("企业名称", "单位名称", "公司名称", "企业", "名称", "name"),
    "uscc": ("统一社会信用代码", "社会信用代码", "统一信用代码", "信用代码", "uscc"),
    "region": (
        "注册地",
        "注册地区",
        "所在地",
        "所在地区",
        "行政区划",
        "行政区划代码",
        "所属区县",
        "区县",
        "所在区",
        "region",
    ),
}
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])(?:年度|年末|年底|年|财年)?")
YEAR_WORDS = (
    ("上上年度", -2),
    ("前年", -2),
    ("上一年度", -1),
    ("上年度", -1),
    ("上年", -1),
    ("去年", -1),
    ("本年度", 0),
    ("今年", 0),
)
UNIT = re.compile(
    r"(?:[(\[【/_,]|单位[::]?)\s*(万元|百万元|亿元|元|%|‰|小数)\s*[)\]】]?\s*$|(万元|百万元|亿元|%|‰)$"
)
TAIL = re.compile(r"[(\[【].*?[)\]】]")
DUST = re.compile(r"[\s_\-·:：/\\,，、“”\"'‘’.()\[\]【】]+")
TITLE_PARTS: Sequence[tuple[str, str, RecognitionEvent | None]] = (
    ("首次认定日期", "granted_on", RecognitionEvent.FIRST),
    ("首次认定时间", "granted_on", RecognitionEvent.FIRST),
    ("重新认定日期", "granted_on", RecognitionEvent.RENEWED),
    ("重新认定时间", "granted_on", RecognitionEvent.RENEWED),
    ("复核通过日期", "granted_on", RecognitionEvent.RE_EVALUATED),
    ("复核日期", "granted_on", RecognitionEvent.RE_EVALUATED),
    ("迁入日期", "granted_on", RecognitionEvent.RELOCATED_IN),
    ("撤销日期", "granted_on", RecognitionEvent.REVOKED),
    ("认定日期", "granted_on", None),
    ("认定时间", "granted_on", None),
    ("获评日期", "granted_on", None),
    ("授予日期", "granted_on", None),
    ("有效期至", "valid_to", None),
    ("有效期截止", "valid_to", None),
    ("到期日期", "valid_to", None),
    ("到期日", "valid_to", None),
    ("认定类型", "event", None),
    ("认定方式", "event", None),
    ("granted_on", "granted_on", None),
    ("valid_to", "valid_to", None),
    ("event", "event", None),
)


def folded(text: str) -> str:
    """Full-width letters and digits as plain ones, without spaces around."""
    return unicodedata.normalize("NFKC", text).strip()


def plain_header(text: str) -> str:
    """A header without what says nothing: spaces, brackets, points; in small letters."""
    return DUST.sub("", folded(text)).lower()


def names_of(key: str, label: str, aliases: Sequence[str]) -> set[str]:
    """The plain headers by which a fact goes."""
    return {plain_header(each) for each in (key, label, *aliases, TAIL.sub("", folded(label)))}


def title_names_of(key: str, label: str, aliases: Sequence[str]) -> set[str]:
    """The plain headers by which a title goes, with 企业 behind it and without."""
    found = names_of(key, label, aliases)
    return found | {each.removesuffix("企业") for each in found} | {f"{each}企业" for each in found}


def index(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each name is (pairs of name and key); a name of two things is a name of none."""
    found: dict[str, str | None] = {}
    for name, key in pairs:
        found[name] = key if found.get(name, key) == key else None
    return {name: key for name, key in found.items() if key is not None and name}


def cut_unit(told: str) -> tuple[str, str]:
    """The unit at the end of a header ("" where there is none), and the header without it."""
    found = UNIT.search(told)
    if found is None:
        return "", told
    return found.group(1) or found.group(2), told[: found.start()]


def cut_year(told: str, this_year: int) -> tuple[int | None, str]:
    """The fiscal year in a header (2025年, 上年度), and the header without it."""
    found = YEAR.search(told)
    if found is not None:
        return int(found.group(1)), told[: found.start()] + told[found.end() :]
    for word, offset in YEAR_WORDS:
        if word in told:
            return this_year + offset, told.replace(word, "", 1)
    return None, told
