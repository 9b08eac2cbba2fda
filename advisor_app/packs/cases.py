"""A pack's own cases: a fictional firm on a day, and what the content has to say of it.

    - case: 首次认定小巨人
      as_of: 2026-12-15
      client: {region: "330106", recognitions: [{kind: little_giant, event: first, granted_on: "2026-12-02"}]}
      measures: {hz-2025-66.23.little-giant: {outcome: eligible, confirmed: 100万元}}
      confirmed: 100万元

``measures``: what each named measure comes to; ``outcome`` of every result it has, ``confirmed`` the sum of
those that are eligible.
``confirmed`` beside it: the assessment's confirmed total. Without a unit an amount is refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.errors import InputError
from advisor_app.domain.labels import label
from advisor_app.domain.money import plain, sane
from advisor_app.domain.verdict import Outcome

FIRM = "示例·试例有限公司"
_KEYS = frozenset({"case", "as_of", "drafts", "client", "measures", "confirmed"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one measure has to come to; None: not asked. Sums in 元."""

    outcome: Outcome | None
    confirmed: Decimal | None


@dataclass(frozen=True, slots=True)
class Case:
    """One firm on one day; ``client`` as in a client file, ``confirmed``: the whole in 元."""

    name: str
    as_of: dt.date
    client: Mapping[str, Any]
    measures: Mapping[str, Wanted]
    confirmed: Decimal | None = None
    drafts: bool = False


def read_cases(data: Any, file: str) -> tuple[Case, ...]:
    """Cases from a parsed file; raises InputError naming the file and the case."""
    if not isinstance(data, list):
        raise InputError(f"案例文件 {file} 应是一个列表，请对照 docs/政策包.md 改正。")
    return tuple(_case(each, f"{file} 第 {number} 例") for number, each in enumerate(data, 1))


def _case(data: Any, where: str) -> Case:
    try:
        if not set(data) <= _KEYS:
            raise InputError(f"{where}有不认识的键：{'、'.join(sorted(set(data) - _KEYS))}，请改正。")
        measures = {key: _wanted(told, where) for key, told in data.get("measures", {}).items()}
        confirmed = _yuan(data.get("confirmed"), where)
        if not measures and confirmed is None:
            raise InputError(f"{where}没有写应得的结果（measures 或 confirmed），请补上。")
        return Case(
            str(data["case"]),
            dt.date.fromisoformat(data["as_of"]),
            {"name": FIRM, **data["client"]},
            measures,
            confirmed,
            data.get("drafts", False) is True,
        )
    except (TypeError, ValueError, LookupError, AttributeError):
        raise InputError(f"{where}写得不对，请对照 docs/政策包.md 改正。") from None


def _wanted(told: Mapping[str, Any], where: str) -> Wanted:
    if not told or not set(told) <= {"outcome", "confirmed"}:
        raise InputError(f"{where}的事项只写 outcome 和 confirmed，请改正。")
    outcome = None if "outcome" not in told else Outcome(told["outcome"])
    return Wanted(outcome, _yuan(told.get("confirmed"), where))


def _yuan(text: Any, where: str) -> Decimal | None:
    """``200万元`` or ``0元`` in 元; None stays None."""
    if text is None:
        return None
    number = str(text).removesuffix("元")
    times = 10_000 if number.endswith("万") else 1
    unread = InputError(f"{where}的金额“{text}”看不懂，请写成 100万元 或 0元。")
    try:
        if number == str(text):
            raise InputError(f"{where}的金额“{text}”没有写单位，请写成 100万元 或 0元。")
        amount = Decimal(number.removesuffix("万"))
    except InvalidOperation:
        raise unread from None
    if not sane(amount):
        raise unread
    return amount * times


def differences(case: Case, found: Assessment) -> tuple[str, ...]:
    """What came out otherwise, a sentence each; empty where all is as wanted."""
    told = []
    for key, wanted in case.measures.items():
        results = [m for m in found.measures if m.id == key]
        if not results:
            told.append(f"没有事项 {key}")
            continue
        outcomes = {m.outcome for m in results}
        if wanted.outcome is not None and outcomes != {wanted.outcome}:
            got = "、".join(sorted(label(o) for o in outcomes))
            told.append(f"{key} 应为{label(wanted.outcome)}，得到{got}")
        sums = (m.amount.confirmed or Decimal(0) for m in results if m.outcome is Outcome.ELIGIBLE)
        total = sum(sums, Decimal(0))
        if wanted.confirmed is not None and total != wanted.confirmed:
            told.append(f"{key} 应为 {plain(wanted.confirmed)} 元，得到 {plain(total)} 元")
    if case.confirmed is not None and found.totals.confirmed != case.confirmed:
        told.append(f"确定合计应为 {plain(case.confirmed)} 元，得到 {plain(found.totals.confirmed)} 元")
    return tuple(told)
