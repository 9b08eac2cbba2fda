"""How surely the content of a standard is known, and what is said of it on screen and paper."""

from __future__ import annotations

from collections.abc import Iterable

CONFIRMED = "已核"
"""An advisor checked it against the official text and said so, with a note."""
MARKS = {
    CONFIRMED: "顾问已核对原文",
    "V": "见逐字原文",
    "S": "多处转述一致",
    "S1": "单处转述",
    "M高": "凭记忆，把握高",
    "M中": "凭记忆，把握一般",
    "M低": "凭记忆，把握低",
    "缺": "没有找到",
}
"""Mark → what it means, the surest first."""
UNVERIFIED = "待核验"


def is_verified(mark: str) -> bool:
    """Whether content with this mark may stand without 待核验."""
    return mark in (CONFIRMED, "V")


def weakest(marks: Iterable[str]) -> str:
    """The least sure of several marks."""
    order = list(MARKS)
    return max(marks, key=order.index)


def remark(mark: str) -> str:
    """``待核验：多处转述一致`` or, for what was seen, ``见逐字原文``; an unknown mark stands as it is."""
    said = MARKS.get(mark, mark)
    return said if is_verified(mark) or said == UNVERIFIED else f"{UNVERIFIED}：{said}"
