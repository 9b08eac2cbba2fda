"""Stories of an application: 材料归集, 递交与跟踪."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

from advisor_app.domain.application import Event
from advisor_app.services.clock import Clock
from advisor_app.services.workspace import Workspace
from tests.stories.conftest import Tell
from tests.stories.papers import one, words
from tests.stories.teller import Teller

FIRM = "示例·钱潮智造科技有限公司"
TITLE = "专精特新“小巨人”企业"


def scan(path: Path, shade: int) -> Path:
    """A page as a scanner makes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", (620, 877), shade).save(path)
    return path


def test_papers_become_one_numbered_set(tell: Tell, database: Path, tmp_path: Path, out: Path) -> None:
    """材料归集: two files of one name are both kept, originals may go, the set is in its order."""
    scans = [scan(tmp_path / place / "营业执照.png", shade) for place, shade in (("一", 90), ("二", 160))]
    papers = tmp_path / "papers"
    for shade, name in enumerate(("03 营业执照.png", "01 申请书.png", "无关.png"), start=60):
        scan(papers / name, shade)
    teller = tell("材料归集")
    teller.go_to("qczz")
    teller.press("alt+6")
    for count, path in enumerate(scans, start=1):
        teller.click("button", "新增材料")
        teller.save_to("选择要放入的材料", path)
        teller.wait(lambda n=count: len(teller.rows("材料")) == n, f"{count} files")  # type: ignore[misc]
    teller.picture("两份同名")
    for path in scans:
        path.unlink()
    card(teller, "补件", TITLE)
    teller.press("Return")
    teller.click("button", "装订…")
    teller.front("装订材料")
    teller.type(str(papers))
    teller.press("Tab", "Tab")
    teller.type(str(out))
    teller.press("Return")
    teller.wait(lambda: "缺 " in teller.text_of("field", "装订结果"), "the set")
    teller.picture("装订")
    told = teller.text_of("field", "装订结果")
    teller.press("Escape")
    teller.front("portfolio.db")
    teller.end()

    assert "无关.png" in told
    with Workspace(database) as workspace:
        client = next(row.id for row in workspace.clients.rows() if row.name == FIRM)
        kept = workspace.evidence.states(client)
        assert [state.row.file.name for state in kept] == ["营业执照.png"] * 2
        assert all(state.present for state in kept)
        assert len({workspace.evidence.open_copy(state.row.id).read_bytes() for state in kept}) == 2
    bound = one(out, f"{FIRM}_{TITLE}*装订册*.pdf")
    text = words(bound)
    assert "目录" in text
    assert text.index("申请书") < text.index("营业执照")
    assert len(PdfReader(bound).pages) >= 4
    assert teller.presses <= 26


def test_a_proof_that_has_run_out_is_seen_before_the_set_goes_out(
    tell: Tell, database: Path, tmp_path: Path, out: Path
) -> None:
    """材料归集: its last day is past; the client's files say so, and so does the set it is bound into."""
    proof = scan(tmp_path / "papers" / "04 社保缴费人数证明.png", 60)
    scan(tmp_path / "papers" / "01 申请书.png", 61)
    last = Clock().today() - dt.timedelta(days=1)
    teller = tell("过期证明")
    teller.go_to("qczz")
    teller.press("alt+6")
    teller.click("button", "新增材料")
    teller.save_to("选择要放入的材料", proof)
    teller.hit(teller.row("材料", proof.name))
    teller.click("button", "修改")
    teller.front("修改材料")
    teller.press("Tab")
    teller.type(last.isoformat())
    teller.press("Return")
    teller.gone("修改材料")
    teller.row("材料", "✗ 已过期")
    teller.picture("已过期")
    card(teller, "补件", TITLE)
    teller.press("Return")
    teller.click("button", "装订…")
    teller.front("装订材料")
    teller.type(str(proof.parent))
    teller.press("Tab", "Tab")
    teller.type(str(out))
    teller.press("Return")
    teller.wait(lambda: "缺 " in teller.text_of("field", "装订结果"), "the set")
    told = teller.text_of("field", "装订结果")
    teller.picture("装订时说")
    teller.press("Escape")
    teller.front("portfolio.db")
    teller.end()

    assert "有 1 份已过期，递交前请换新的" in told
    assert f"已过期 4. 上年 12 月社保缴费人数证明“{proof.name}”（有效期至 {last}）" in told.splitlines()
    assert f"（有效期至{last}）" in words(one(out, f"{FIRM}_{TITLE}*装订册*.pdf"))
    assert teller.presses <= 24


def test_a_step_without_its_proof_is_refused(tell: Tell, database: Path) -> None:
    """递交与跟踪: a day that is none and an award without its number are refused; then the step stands."""
    teller = tell("递交")
    card(teller, "补件", "质量奖")
    teller.press("ctrl+Right")
    teller.front("递交")
    teller.press("ctrl+a")
    teller.type("2026-11-31")
    teller.press("Return")
    teller.reads("2026-11-31")
    teller.picture("没有这一天")
    teller.press("ctrl+a")
    teller.type("2026-11-20")
    teller.press("Tab")
    teller.type("S-2026-7")
    teller.press("Return")
    teller.gone("递交")
    teller.wait(lambda: teller.find("list", "已报，2 张"), "the card in its new column")
    teller.picture("已递交")
    card(teller, "公示", "新雏鹰")
    teller.press("ctrl+Right")
    teller.front("认定")
    teller.press("Return")
    teller.reads("文号")
    teller.picture("没有文号")
    teller.press("Escape")
    teller.front("portfolio.db")
    teller.end()

    with Workspace(database) as workspace:
        (filed,) = (
            step.evidence
            for row in workspace.tracking.rows()
            for step in row.application.steps
            if step.event is Event.SUBMIT and step.evidence.receipt == "S-2026-7"
        )
        assert filed.day.isoformat() == "2026-11-20"
    assert teller.presses <= 18


def card(teller: Teller, column: str, words_of_it: str) -> None:
    """Turn to the board and click a card."""
    teller.press("ctrl+5")

    def look() -> bool:
        cards = teller.find("list", column)
        found = [] if cards is None else teller.reader.items(cards)
        chosen = next((each for each in found if words_of_it in each.name), None)
        if chosen is not None:
            teller.hit(chosen)
        return chosen is not None

    teller.wait(look, f"a card “{words_of_it}” in {column}")
