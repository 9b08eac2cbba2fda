"""The sorts of dossiers that a client is given."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

PDF, XLSX = "pdf", "xlsx"


class Sort(Enum):
    """What a dossier is for."""

    SURVEY = "survey"
    VERDICT = "verdict"
    MONEY = "money"
    PAPERS = "papers"
    WHOLE = "whole"
    QUARTER = "quarter"
    CASH = "cash"
    NOTICE = "notice"
    COLLECT = "collect"
    PLAN = "plan"

    @property
    def title(self) -> str:
        """Its Chinese name, which it bears."""
        return _TOLD[self][0]

    @property
    def tip(self) -> str:
        """In one line what it is for."""
        return _TOLD[self][1]

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms it is written in: ``pdf``, ``xlsx``."""
        return (PDF,) if self in (Sort.SURVEY, Sort.NOTICE) else (PDF, XLSX)


_TOLD: Mapping[Sort, tuple[str, str]] = {
    Sort.SURVEY: ("初步摸底单", "一页：位置、能享受的、先补什么；第一次见面时用"),
    Sort.VERDICT: ("政策判定书", "逐条判定，每条附原文、理由和差距"),
    Sort.MONEY: ("资金组合测算表", "选用哪些、未计入哪些、为什么，分期拨付与不同读法"),
    Sort.PAPERS: ("申报材料清单", "逐份打勾：原件、复印件、盖章、签收，末尾盖章交接"),
    Sort.WHOLE: ("陪跑档案", "全部内容装成一册：结论、金额、依据、缺口、梯队、材料、进展"),
    Sort.QUARTER: ("季度陪跑报告", "近三个月：前后对比、办成的事、到账的钱、下一步"),
    Sort.CASH: ("资金流测算", "按年、付款方、性质列出何时来钱：已到账、核定、定额、上限、择优分列"),
    Sort.NOTICE: ("政策变动告知函", "政策内容更新之后：变了什么、对这家企业意味着什么、何时前办什么"),
    Sort.COLLECT: ("资料收集表", "只列还缺的数据，企业填好发回，可直接读回"),
    Sort.PLAN: ("培育方案", "下一级资质还差什么、补多少、最早哪年申报，三种情景并列"),
}


def find_sort(text: str) -> Sort | None:
    """The sort meant by a key or a Chinese name."""
    return next((s for s in Sort if text.strip() in (s.value, s.title)), None)
