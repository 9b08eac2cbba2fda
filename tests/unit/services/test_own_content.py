"""Own content: drafts registered as issued, district documents, checked standards; and what changed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from advisor_app.domain.confidence import CONFIRMED
from advisor_app.domain.errors import ContentError, InputError, NotFoundError
from advisor_app.domain.library import Library
from advisor_app.domain.policy import Compare, Standing
from advisor_app.domain.record import FactSet, Recognition, RecognitionEvent
from advisor_app.domain.verdict import Outcome
from advisor_app.engine.assess import Assessor
from advisor_app.library.diff import Change, diff
from advisor_app.services.own_content import BROKEN, Issue, OwnContent, OwnDocument, OwnMeasure

TODAY = dt.date(2026, 11, 21)
JIAXING = "jx-2026-2028-draft"
TEXT = """示例区专精特新奖励办法

为支持企业发展，制定本办法。

1.对首次认定的专精特新“小巨人”企业，给予50万元奖励。

2.对首次认定的专精特新“小巨人”企业，再给予不超过30万元研发补助。

本办法与各级同类政策有重叠的，按就高原则执行。
"""


@pytest.fixture
def own(tmp_path: Path) -> OwnContent:
    return OwnContent(tmp_path / "content")


def issued(own: OwnContent, text: Path | None = None) -> Library:
    issue = Issue("嘉政发〔2026〕9号", dt.date(2026, 9, 1), dt.date(2026, 10, 1), note="示例")
    assert own.issue(JIAXING, issue, today=TODAY, text=text) == "jx-2026-2028-2026"
    return own.load()


def firm(region: str, day: str) -> FactSet:
    return FactSet(
        "示例企业",
        region=region,
        recognitions=(Recognition("little_giant", RecognitionEvent.FIRST, dt.date.fromisoformat(day)),),
        complete=frozenset({"recognitions", "items", "received"}),
    )


# --- issued drafts ------------------------------------------------------------------------------------


def test_an_issued_document_supersedes_its_draft_from_that_day(own: OwnContent) -> None:
    library = issued(own)
    draft, law = library.documents[JIAXING], library.documents["jx-2026-2028-2026"]
    assert draft.standing(dt.date(2026, 8, 31)) is Standing.DRAFT
    assert draft.standing(dt.date(2026, 9, 1)) is Standing.SUPERSEDED
    assert law.standing(dt.date(2026, 9, 30)) is Standing.NOT_YET
    assert law.standing(dt.date(2026, 10, 1)) is Standing.IN_FORCE
    assert (law.number, law.based_on, draft.superseded_by) == ("嘉政发〔2026〕9号", JIAXING, law.id)
    assert law.own
    assert "征求意见稿" not in law.title + law.short_title
    assert law.not_carried == ()


def test_money_of_an_issued_document_counts_and_the_draft_s_no_more(own: OwnContent) -> None:
    assessor = Assessor(issued(own))
    found = assessor.assess(firm("330402", "2026-10-20"), TODAY)
    chosen = [m for m in found.measures if m.chosen and m.counted]
    assert [m.id for m in chosen] == ["jx-2026-2028-2026.r1.little-giant"]
    assert found.totals.confirmed == 1_500_000
    assert found.totals.drafts_possible == 0
    before = assessor.assess(firm("330402", "2026-08-20"), dt.date(2026, 8, 31), drafts=True)
    assert before.totals.confirmed == 0
    assert {m.standing for m in before.measures if m.document == JIAXING} == {Standing.DRAFT}


def test_a_changed_text_drops_what_it_no_longer_says(own: OwnContent, tmp_path: Path) -> None:
    shipped = own.load().documents[JIAXING].text
    text = tmp_path / "issued.txt"
    changed = shipped.replace("对首次升规后保持在库两年的工业企业给予10万元奖励", "对升规企业给予适当奖励")
    text.write_text(changed, encoding="utf-8")
    library = issued(own, text)
    law = library.documents["jx-2026-2028-2026"]
    assert law.not_carried == ("首次升规后保持在库两年奖励",)
    found = diff(library, JIAXING, law.id)
    assert [(r.change, r.key) for r in found.rules] == [(Change.REMOVED, "r1.kept-on-scale")]
    (line,) = [t for t in found.text if t.change is Change.CHANGED]
    assert "两年的工业企业给予10万元" in line.before
    assert "适当奖励" in line.after
    assert {f.field for f in found.record} == {"文号", "性质", "印发日期", "有效期"}


def test_issuing_can_be_taken_back(own: OwnContent) -> None:
    issued(own)
    own.remove("jx-2026-2028-2026")
    assert not own.exists()
    assert own.load().documents[JIAXING].standing(TODAY) is Standing.DRAFT


@pytest.mark.parametrize(
    ("draft", "issue", "sentence"),
    [
        ("hz-2025-66", Issue("1号", dt.date(2026, 1, 1)), "不是库里的征求意见稿"),
        ("hz-srdi-plan-draft", Issue("1号", dt.date(2026, 1, 1)), "不是库里的征求意见稿"),
        (JIAXING, Issue("1号", dt.date(2026, 12, 1)), "尚未印发"),
        (JIAXING, Issue("1号", dt.date(2026, 1, 1), None, dt.date(2025, 1, 1)), "早于施行日"),
        (JIAXING, Issue("1号", dt.date(2026, 1, 1), id="嘉兴"), "不合要求"),
        (JIAXING, Issue("1号", dt.date(2026, 1, 1), id="hz-2025-66"), "重复"),
    ],
)
def test_a_wrong_registration_changes_nothing(
    own: OwnContent, draft: str, issue: Issue, sentence: str
) -> None:
    with pytest.raises((InputError, NotFoundError), match=sentence):
        own.issue(draft, issue, today=TODAY)
    assert not own.exists()


# --- checked standards --------------------------------------------------------------------------------


def revenue(library: Library) -> tuple[str, str, object]:
    standard = next(s for s in library.standards if s.id == "little_giant.2026")
    found = next(c for c in standard.criteria if c.id == "revenue")
    assert isinstance(found.condition, Compare)
    return found.label, found.confidence, found.condition.value


def test_a_criterion_can_be_confirmed_put_right_and_taken_back(own: OwnContent) -> None:
    before = revenue(own.load())
    own.correct("little_giant.2026.revenue", "对照官网附件2", on=TODAY, by="示例顾问")
    assert revenue(own.load()) == (before[0], CONFIRMED, before[2])
    own.correct(
        "little_giant.2026.revenue", "官网为 6000 万元", on=TODAY, values={"revenue@last": "6000万元"}
    )
    label, _, value = revenue(own.load())
    assert value == 60_000_000
    assert "5000" not in label
    assert "6000万元" in label
    own.withdraw("little_giant.2026.revenue")
    assert revenue(own.load()) == before


@pytest.mark.parametrize(
    ("criterion", "note", "values", "sentence"),
    [
        ("little_giant.2026.revenue", " ", {}, "请写明依据"),
        ("little_giant.2026.nothing", "x", {}, "不存在"),
        ("little_giant.2026.revenue", "x", {"employees@last": "5"}, "没有“employees@last”的数字"),
        ("little_giant.2026.revenue", "x", {"revenue@last": "很多"}, "看不懂"),
        ("little_giant.2026.revenue", "x", {"foo@last": "1"}, "不在目录中"),
    ],
)
def test_a_wrong_correction_changes_nothing(
    own: OwnContent, criterion: str, note: str, values: dict[str, str], sentence: str
) -> None:
    with pytest.raises((InputError, ContentError), match=sentence):
        own.correct(criterion, note, on=TODAY, values=values)
    assert not own.exists()


# --- district documents -------------------------------------------------------------------------------


def district(**changes: object) -> OwnDocument:
    parts: dict[str, object] = {
        "id": "hz-shili-2026",
        "title": "示例区专精特新奖励办法",
        "number": "示例政发〔2026〕1号",
        "issuer": "示例区人民政府",
        "region": "330106",
        "issued_on": "2026-03-01",
        "effective_from": "",
        "valid_to": "2028-12-31",
        "text": TEXT,
        "overlap": "本办法与各级同类政策有重叠的，按就高原则执行。",
        "measures": (
            OwnMeasure(
                "小巨人奖励",
                "1.对首次认定的专精特新“小巨人”企业，给予50万元奖励",
                "50万元",
                "给予",
                "little_giant",
                "first",
                same_as=("hz-2025-66.23.little-giant",),
            ),
            OwnMeasure(
                "小巨人研发补助",
                "2.对首次认定的专精特新“小巨人”企业，再给予不超过30万元研发补助",
                "30万元",
                "不超过",
                "little_giant",
                "first",
            ),
        ),
    }
    return OwnDocument(**{**parts, **changes})  # type: ignore[arg-type]


def test_a_district_s_measures_stack_with_the_city_s_by_the_same_rules(own: OwnContent) -> None:
    own.write(district())
    found = Assessor(own.load()).assess(firm("330106", "2026-03-20"), dt.date(2026, 4, 1))
    by_id = {m.id: m for m in found.measures}
    assert by_id["hz-shili-2026.1.m1"].dropped_for is not None  # 与市级 100 万元同类，就高
    assert by_id["hz-shili-2026.2.m2"].chosen
    assert found.totals.confirmed == 1_300_000
    elsewhere = Assessor(own.load()).assess(firm("330108", "2026-03-20"), dt.date(2026, 4, 1))
    assert elsewhere.totals.confirmed == 1_000_000
    mine = {m.outcome for m in elsewhere.measures if m.document == "hz-shili-2026"}
    assert mine == {Outcome.NOT_APPLICABLE}


def test_own_documents_are_marked_and_the_version_says_so(own: OwnContent) -> None:
    own.write(district())
    library = own.load()
    assert library.documents["hz-shili-2026"].own
    assert not library.documents["hz-2025-66"].own
    assert library.content_version.endswith("+自建")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"measures": (OwnMeasure("奖励", "1.对首次认定的企业给予90万元奖励", "90万元"),)}, "找不到|不在"),
        (
            {
                "measures": (
                    OwnMeasure("奖励", "1.对首次认定的专精特新“小巨人”企业，给予50万元奖励", "60万元"),
                )
            },
            "不在本事项的摘录中",
        ),
        ({"id": "杭州"}, "不合要求"),
        ({"issued_on": "去年"}, "不是日期"),
    ],
)
def test_a_wrong_district_document_changes_nothing(
    own: OwnContent, changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises((InputError, ContentError), match=sentence):
        own.write(district(**changes))
    assert not own.exists()


def test_a_folder_of_files_is_taken_over(own: OwnContent, tmp_path: Path) -> None:
    other = OwnContent(tmp_path / "other")
    other.write(district())
    source = other.folder / "policies" / "hz-shili-2026"
    (source / "原文.txt").write_text(TEXT, encoding="utf-8")
    assert own.add(source) == "hz-shili-2026"
    assert own.load().documents["hz-shili-2026"].text == TEXT
    with pytest.raises(InputError, match=r"document\.yaml"):
        own.add(tmp_path)


def test_content_that_no_longer_compiles_is_left_out_and_said(own: OwnContent) -> None:
    own.write(district())
    (own.folder / "policies" / "hz-shili-2026" / "measures.yaml").write_text(
        "document: 无\n", encoding="utf-8"
    )
    library = own.load()
    assert "hz-shili-2026" not in library.documents
    assert library.content_version.endswith(BROKEN)
    assert "measures.yaml" in own.problem()


# --- differences --------------------------------------------------------------------------------------


def test_two_versions_of_a_standard_are_compared_by_criterion(own: OwnContent) -> None:
    found = diff(own.load(), "srdi_sme.2022", "srdi_sme.2026")
    changed = {r.key: {f.field: (f.before, f.after) for f in r.fields} for r in found.rules}
    assert "≥ 1000万元" in changed["revenue"]["条件"][0]
    assert "≥ 1500万元" in changed["revenue"]["条件"][1]
    assert ("rd", Change.REMOVED) in {(r.key, r.change) for r in found.rules}


def test_a_document_and_a_standard_can_not_be_compared(own: OwnContent) -> None:
    with pytest.raises(NotFoundError, match="不能比较"):
        diff(own.load(), "hz-2025-66", "srdi_sme.2026")
    with pytest.raises(NotFoundError, match="没有“nothing”"):
        diff(own.load(), "hz-2025-66", "nothing")
    assert diff(own.load(), "hz-2025-66", "hz-2025-66").rules == ()


@pytest.mark.parametrize("killed", [False, True])
def test_a_change_that_is_cut_off_loses_nothing(
    own: OwnContent, monkeypatch: pytest.MonkeyPatch, *, killed: bool
) -> None:
    """Each of its two renames in turn: the program is killed there, or the system refuses."""
    issued(own)
    usual = Path.rename

    def held() -> dict[Path, bytes]:
        return {path.relative_to(own.folder): path.read_bytes() for path in own.folder.rglob("*.yaml")}

    before = held()
    for at in (1, 2):
        left = [None] * (at - 1)

        def rename(path: Path, target: Path, left: list[None] = left) -> Path:
            if left:
                left.pop()
                return usual(path, target)
            raise KeyboardInterrupt if killed else OSError(5, "Input/output error")

        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", rename)
            # a rename that put things back is refused too where the system refuses all
            with pytest.raises((KeyboardInterrupt, ContentError)):
                own.write(district())
        again = OwnContent(own.folder)
        assert held() == before
        assert again.load().documents["jx-2026-2028-2026"].own
    OwnContent(own.folder).write(district())
    assert set(held()) > set(before)
