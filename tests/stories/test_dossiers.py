"""Stories that end with paper: 判定, 金额组合, 培育方案, 申报季批量."""

from __future__ import annotations

import re
from pathlib import Path

from advisor_app.services.workspace import Workspace
from tests.stories.conftest import Tell
from tests.stories.papers import one, words
from tests.stories.teller import Teller

AWARDED = "示例·钱潮智造科技有限公司"
UNDER_A_DRAFT = "示例·南湖传感科技有限公司"
"""Its city has a draft and nothing in force that concerns it."""
RENOVATION = "hz-2025-66.7.renovation"


def test_a_verdict_a_sum_and_a_plan_are_handed_over(tell: Tell, database: Path, out: Path) -> None:
    """判定, 培育方案: a draft is told and not counted, 最高 is an upper bound, the plan names its target."""
    teller = tell("判定")
    teller.press("ctrl+7")
    teller.tick("草案透镜", on=True)
    teller.hit(teller.row("客户", UNDER_A_DRAFT))
    teller.hit(teller.row("文书", "政策判定书"))
    teller.export(out)
    teller.picture("征求意见稿")
    teller.tick("草案透镜", on=False)
    teller.hit(teller.row("客户", AWARDED))
    teller.hit(teller.row("文书", "政策判定书"))
    teller.press("space", "Down", "space", "End", "space")
    teller.export(out)
    teller.picture("三种文书")
    teller.end()

    draft = words(one(out, f"{UNDER_A_DRAFT}_政策判定书*.pdf"))
    assert "尚未生效，不作为申报依据，不计入任何合计" in draft
    assert "定额0.00万元、上限0.00万元、择优0.00万元" in draft
    assert re.search(r"如原样印发，企业最多可再增加[\d,]+\.\d\d万元（仅供研判）", draft)
    verdict = words(one(out, f"{AWARDED}_政策判定书*.pdf"))
    assert "征求意见稿（未生效）" not in verdict
    assert "不超过372万元（上限）" in verdict
    assert "上限由主管部门在限额内核定，择优受名额限制" in verdict
    plan = words(one(out, f"{AWARDED}_培育方案*.pdf"))
    assert "本方案的目标：专精特新“小巨人”企业·新认定" in plan
    assert "四、逐年目标" in plan
    assert len(list(out.iterdir())) == 8
    assert teller.presses <= 20


def test_what_was_paid_before_lowers_the_sum(tell: Tell, database: Path, tmp_path: Path) -> None:
    """金额组合: an earlier payment is entered, and the sheet counts that much less."""
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        folder.mkdir()
    teller = tell("金额组合")
    teller.go_to("qczz")
    sheet(teller, before)
    teller.press("ctrl+2", "alt+5")
    teller.click("button", "新增已享受")
    teller.front("登记已享受")
    for text in (RENOVATION, "72万", "2026", "示例市级财政"):
        teller.type(text)
        teller.press("Tab")
    teller.press("Return")
    teller.gone("登记已享受")
    teller.picture("已享受")
    teller.press("ctrl+7")
    teller.export(after)
    teller.end()

    sums = [summed(words(one(folder, "*资金组合测算表*.pdf"))) for folder in (before, after)]
    assert [round(earlier - later, 2) for earlier, later in zip(*sums, strict=True)] == [0.0, 72.0, 0.0]
    with Workspace(database) as workspace:
        client = next(row.id for row in workspace.clients.rows() if row.name == AWARDED)
        paid = workspace.clients.record(client).received
        assert [r.amount for r in paid if r.measure == RENOVATION] == [720_000]
    assert teller.presses <= 30


def sheet(teller: Teller, folder: Path) -> None:
    """Hand over the client's sheet of sums."""
    teller.press("ctrl+7")
    teller.hit(teller.row("客户", AWARDED))
    teller.hit(teller.row("文书", "资金组合测算表"))
    teller.export(folder)


def summed(text: str) -> tuple[float, ...]:
    """What a sheet counts as 定额, 上限 and 择优, 万元 each."""
    found = re.search(r"定额([\d,.]+)万元、上限([\d,.]+)万元、择优([\d,.]+)万元", text)
    assert found is not None
    return tuple(float(each.replace(",", "")) for each in found.groups())


def test_a_season_s_checklists_are_written_once(tell: Tell, database: Path, out: Path) -> None:
    """申报季批量: all clients at one go, each with boxes to tick and a place to sign; twice adds nothing."""
    teller = tell("申报季批量")
    teller.press("ctrl+7")
    teller.sees("list", "客户")
    teller.click("button", "全选")
    teller.hit(teller.row("文书", "申报材料清单"))
    teller.export(out)
    first = {path: path.stat().st_mtime_ns for path in out.rglob("*.*")}
    teller.picture("一家一册")
    teller.click("button", "关闭")
    teller.export(out)
    teller.picture("再来一次")
    teller.end()

    with Workspace(database) as workspace:
        clients = [row.name for row in workspace.clients.rows()]
        kept = len(workspace.exporting.runs())
    lists = sorted(out.rglob("*申报材料清单*.pdf"))
    assert len(lists) == len(clients) == kept
    assert set(out.rglob("*.*")) == set(first)
    (filing,) = (path for path in lists if AWARDED in path.name)
    assert "☐" in words(filing)
    assert "签收" in words(filing)
    assert teller.presses <= 13
