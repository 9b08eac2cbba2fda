"""Fictional firms judged by the official text alone: the rule library has to come to the same.

``cases/DOCUMENT.yaml`` is a list; each case names an article, a day, a client as in a client file (name
and region are filled in), and what the text gives this firm from this article.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.assessment import MeasureResult
from advisor_app.domain.library import Library
from advisor_app.domain.policy import AmountKind, Issuance, NodeKind, Payee, Standing
from advisor_app.domain.text import fold
from advisor_app.domain.verdict import Outcome
from advisor_app.library.compiler.load import load
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.assessing import Assessing
from advisor_app.services.client_file import read_client
from advisor_app.services.clock import FixedClock
from advisor_app.services.policies import build

TODAY = dt.date(2026, 11, 21)
FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
KEYS = {
    "case", "article", "as_of", "client", "eligible", "undetermined", "missing", "counted", "standing",
    "because", "sums", "promised",
}  # fmt: skip
NOTHING = "无"
COUNTED = (Standing.IN_FORCE, Standing.DRAFT, Standing.HISTORY)
"""What a text gives is checked for drafts and history too; none of theirs ever enters a total."""


@dataclass(frozen=True)
class Case:
    """One firm and what one article gives it."""

    document: str
    data: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.document}：{self.data['article']} {self.data['case']}"


def read_cases() -> list[Case]:
    return [Case(path.stem, data) for path in FILES for data in load(path).data]


CASES = read_cases()


def yuan(text: str) -> Decimal | None:
    """``200万元`` or ``100001元`` in 元; 无 (in kind) is None."""
    if text == NOTHING:
        return None
    number = text.removesuffix("元")
    assert number != text, f"金额“{text}”没有写单位"
    if number.endswith("万"):
        return Decimal(number.removesuffix("万")) * 10000
    return Decimal(number)


def shown(amounts: Counter[tuple[Decimal | None, str]]) -> str:
    return "、".join(
        f"{n} × {amount if amount is not None else NOTHING}（{payee}）"
        for (amount, payee), n in sorted(amounts.items(), key=str)
    )


@pytest.fixture(scope="module")
def assessing(tmp_path_factory: pytest.TempPathFactory) -> Assessing:
    path = resources.policies_db()
    if not path.exists():
        path = build(target=tmp_path_factory.mktemp("library") / "policies.db").path
    return Assessing(FixedClock.on(TODAY), open_library(path))


def assessed(case: Case, assessing: Assessing) -> list[MeasureResult]:
    """What the library says of the case's article."""
    as_of = dt.date.fromisoformat(case.data["as_of"])
    document = assessing.library.documents[case.document]
    data = {"name": "示例·试例有限公司", "region": document.region, **case.data["client"]}
    facts = read_client(data, assessing.library.catalogue, max(TODAY, as_of))
    results = assessing.assess(facts, as_of, drafts=document.issuance is not Issuance.ISSUED).measures
    return [m for m in results if (m.document, m.article) == (case.document, case.data["article"])]


def obtained(measures: list[MeasureResult]) -> Counter[tuple[Decimal | None, str]]:
    """Amount and payee of all that the firm gets on the day."""
    return Counter(
        (m.amount.confirmed, str(m.payee))
        for m in measures
        if m.outcome is Outcome.ELIGIBLE and m.standing in COUNTED
    )


def wanted(entries: list[dict[str, str]]) -> Counter[tuple[Decimal | None, str]]:
    return Counter((yuan(e["amount"]), e.get("payee", str(Payee.ENTERPRISE))) for e in entries)


def named_missing(measures: list[MeasureResult]) -> set[str]:
    return {gap.key for m in measures for gap in (*m.missing, *m.amount.missing)}


def article_text(library: Library, case: Case) -> str:
    document = library.documents[case.document]
    node = next(n for n in document.nodes if n.kind is NodeKind.ARTICLE and n.number == case.data["article"])
    return document.text[node.start : node.end]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.id)
def test_the_library_says_what_the_text_says(case: Case, assessing: Assessing) -> None:
    expected = case.data
    measures = assessed(case, assessing)
    assert measures
    differences: list[str] = []
    if "eligible" in expected:
        got, want = obtained(measures), wanted(expected["eligible"])
        if got != want:
            differences.append(f"所得应为 {shown(want) or '没有'}，库为 {shown(got) or '没有'}")
    if "sums" in expected:
        stated = Counter({k: n for k, n in obtained(measures).items() if k[0] is not None})
        if stated != wanted(expected["sums"]):
            differences.append(
                f"有金额的应为 {shown(wanted(expected['sums'])) or '没有'}，库为 {shown(stated) or '没有'}"
            )
    if "promised" in expected:
        count = sum(
            m.outcome is Outcome.ELIGIBLE and m.amount.kind is AmountKind.UNSPECIFIED for m in measures
        )
        if count != expected["promised"]:
            differences.append(f"未明确金额的应为 {expected['promised']} 项，库为 {count} 项")
    if "undetermined" in expected:
        count = sum(m.outcome is Outcome.UNDETERMINED for m in measures)
        if count != expected["undetermined"]:
            differences.append(f"待定应为 {expected['undetermined']} 项，库为 {count} 项")
    gaps = named_missing(measures)
    if not gaps.issuperset(expected.get("missing", ())):
        differences.append(f"所缺应有 {expected['missing']}，库为 {sorted(gaps)}")
    if "counted" in expected:
        total = sum((m.counted for m in measures if m.payee.is_client), Decimal(0))
        if total != yuan(expected["counted"]):
            differences.append(f"计入应为 {expected['counted']}，库为 {total} 元")
    if "standing" in expected:
        found = {str(m.standing) for m in measures}
        if found != {expected["standing"]}:
            differences.append(f"效力应为 {expected['standing']}，库为 {sorted(found)}")
    details = "\n".join(
        f"  {m.key}：{m.outcome}，{m.amount.confirmed} … {m.amount.possible}，计入 {m.counted}"
        for m in measures
        if m.outcome is not Outcome.INELIGIBLE
    )
    assert not differences, "\n".join([*differences, details])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.id)
def test_a_case_rests_on_words_of_its_article(case: Case, assessing: Assessing) -> None:
    assert set(case.data) <= KEYS
    because = fold(case.data["because"]).text
    assert because
    assert because in fold(article_text(assessing.library, case)).text


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_article_has_its_cases_and_every_case_its_name(path: Path, assessing: Assessing) -> None:
    mine = [case.data for case in CASES if case.document == path.stem]
    names = Counter((data["article"], data["case"]) for data in mine)
    assert [name for name, n in names.items() if n > 1] == []
    articles = {n.number for n in assessing.library.documents[path.stem].nodes if n.kind is NodeKind.ARTICLE}
    assert {data["article"] for data in mine} == articles
