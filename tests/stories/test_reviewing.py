"""Stories of looking back and showing others: 复盘会, 老板看盘, 政策更新."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import load_workbook

from advisor_app.dossier.kinds import Sort
from advisor_app.services.clock import Clock, FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.packs import Packs
from advisor_app.services.workspace import Workspace
from tests.packs import built, content, new_key, public
from tests.records import USCC
from tests.stories.conftest import Tell
from tests.stories.papers import one, words

FIRM = "示例·钱潮智造科技有限公司"
UNDER_A_DRAFT = "示例·南湖传感科技有限公司"
DRAFT = "policies/jx-2026-2028-draft/document.yaml"
IN_DRAFT = """\
number: ""
issuer: 嘉兴市人民政府
region: "330400"
city: 嘉兴
issuance: draft
expected_from: 2026-01-01  # “2026年*月*日”
"""
FINAL = """\
number: 示例〔2026〕1号
issuer: 嘉兴市人民政府
region: "330400"
city: 嘉兴
issuance: issued
issued_on: 2026-11-01
effective_from: 2026-11-01
"""


def test_a_quarter_is_reported_and_the_projector_shows_no_name(tell: Tell, database: Path, out: Path) -> None:
    """复盘会: the report compares with the last one kept; 隐名演示 opens every page and none shows a name."""
    teller = tell("复盘会")
    teller.press("ctrl+7")
    teller.hit(teller.row("客户", FIRM))
    teller.hit(teller.row("文书", "季度陪跑报告"))
    teller.export(out)
    teller.picture("季度报告")
    teller.press("ctrl+2")
    teller.hit(teller.row("客户列表", FIRM))
    teller.reads("91330109MADEM0011R")
    teller.press("ctrl+shift+h")
    teller.front("隐名演示")
    seen = []
    for page in range(1, 8):
        teller.press(f"ctrl+{page}")
        teller.reads("隐名演示：")
        seen += teller.seen()
        for name in ("今天的事", "客户列表"):
            if teller.find("list", name):
                seen += [cell for row in teller.rows(name) for cell in row]
        assert not teller.is_open("程序出错")
    teller.press("ctrl+2")
    teller.hit(teller.row("客户列表", "客户甲"))
    teller.sees("filler", "客户资料")
    teller.picture("投影")
    seen += teller.seen()
    teller.press("ctrl+shift+h")
    teller.front("结束隐名演示")
    teller.click("button", "结束演示")
    teller.front("portfolio.db")
    teller.end()

    assert [each for each in seen if "钱潮" in each or "MADEM" in each] == []
    assert any("客户甲" in each for each in seen)
    report = words(one(out, f"{FIRM}_季度陪跑报告*.pdf"))
    assert "三、办了什么" in report
    assert "本期之前没有存档的评估，无法前后对比" in report
    assert teller.presses <= 22


def test_last_quarter_is_told_again_as_it_was_shown_then(tell: Tell, tmp_path: Path, out: Path) -> None:
    """复盘会: figures have changed since; the report of then has the same bytes, what changed is listed."""
    database = tmp_path / "home" / "portfolio.db"
    database.parent.mkdir()
    clock = FixedClock(Clock().now() - dt.timedelta(days=92))
    with Workspace(database, clock=clock) as workspace:
        client = workspace.clients.add_client(ClientEntry("示例·复盘一", USCC, "330106")).id
        year = clock.today().year - 1
        workspace.clients.set_value(client, "revenue", "96300000", year=year)
        then = workspace.exporting.document(client, Sort.QUARTER, clock.today())
        workspace.exporting.hand_over(then, tmp_path, xlsx=False)
    with Workspace(database) as workspace:
        workspace.clients.set_value(client, "revenue", "220000000", year=year)
    teller = tell("上季度")
    teller.press("ctrl+7")
    teller.hit(teller.sees("item", "已出具"))
    teller.hit(teller.row("已出具的文书", "季度陪跑报告"))
    teller.export(out)
    teller.picture("照原样再印")
    teller.hit(teller.sees("item", "出具"))
    teller.hit(teller.row("客户", "示例·复盘一"))
    teller.hit(teller.row("文书", "季度陪跑报告"))
    teller.export(out)
    teller.go_to(USCC)
    teller.press("alt+9")
    teller.click("button", "比较两天")
    changed = teller.wait(lambda: teller.rows_seen("两天之间的不同"), "what has changed")
    teller.picture("那天与此刻")
    teller.end()

    kept = next(tmp_path.glob("*季度陪跑报告*.pdf"))
    assert (out / kept.name).read_bytes() == kept.read_bytes()
    assert len(list(out.glob("*.pdf"))) == 2
    (now,) = (path for path in out.glob("*.pdf") if path.name != kept.name)
    told = words(now)
    assert f"对比的是基准日{clock.today()}的存档评估" in told
    assert f"营业收入{year}9,630.00万元22,000.00万元" in told
    assert changed == [f"数据 营业收入（{year}） 9,630.00万元 22,000.00万元"]
    assert teller.presses <= 20


def test_the_owner_s_sheet_keeps_kinds_of_money_apart(tell: Tell, database: Path, out: Path) -> None:
    """老板看盘: one workbook of all clients; 定额, 上限 and 择优 are summed each for itself."""
    teller = tell("老板看盘")
    teller.press("ctrl+2")
    teller.sees("list", "客户列表")
    teller.click("button", "汇总与核对")
    teller.press("Down", "Return")
    teller.save_to("客户台账存到哪个文件夹", out)
    teller.wait(lambda: list(out.glob("*.xlsx")), "the ledger")
    teller.reads("已写出")
    teller.picture("客户台账")
    teller.end()

    book = load_workbook(one(out, "*.xlsx"))
    rows = [[cell.value for cell in row] for row in book["客户"].iter_rows()]
    heads = next(row for row in rows if "信用代码" in row)
    sums = next(row for row in rows if any("合计（各栏分别相加）" in str(cell) for cell in row))
    kinds = [place for place, head in enumerate(heads) if head and "万元" in str(head)]
    assert len(kinds) >= 6
    assert all(str(sums[place]).startswith("=S") for place in kinds)
    letters = [str(sums[place]).split("(")[1] for place in kinds]
    assert len(set(letters)) == len(kinds), "two sums of one column"
    assert teller.presses <= 10


def test_a_new_pack_makes_a_draft_final_and_its_clients_are_told(
    tell: Tell, database: Path, tmp_path: Path, out: Path
) -> None:
    """政策更新: a signed pack is looked at and installed; who gains is listed and told; the old stays."""
    with Workspace(database) as workspace:
        client = next(row.id for row in workspace.clients.rows() if row.name == UNDER_A_DRAFT)
        old = workspace.exporting.document(client, Sort.VERDICT, workspace.clock.today())
        workspace.exporting.hand_over(old, tmp_path, xlsx=False)
        key = new_key()
        maker = Packs(workspace.clock, folder=tmp_path / "work")
        root = content(tmp_path / "content", "2026.12.1", {DRAFT: (IN_DRAFT, FINAL)})
        pack = built(maker, root, tmp_path / "示例.zhengce", 1, key, title="示例·十二月")
    teller = tell("政策更新")
    teller.press("ctrl+3")
    teller.click("button", "导入政策包")
    teller.save_to("打开政策包", pack, "安装政策包")
    teller.click("button", "添加制作者的公钥")
    teller.save_to("制作者的公钥", public(tmp_path, key), "安装政策包")
    calls = teller.wait(
        lambda: [row for row in teller.rows_seen("受影响的客户") if UNDER_A_DRAFT in row], "who is to be told"
    )
    teller.picture("装之前")
    teller.click("button", "安装")
    teller.front("政策包")
    teller.click("button", "知道了")
    teller.front("portfolio.db")
    teller.wait(lambda: any("政策内容 2026.12.1" in each for each in teller.seen()), "the new content in use")
    teller.end()
    assert len(calls) == 1

    teller.start()
    teller.go_to("政策变动")
    teller.wait(lambda: teller.rows_seen("受影响的客户"), "who is concerned")
    teller.picture("先给谁打电话")
    teller.click("button", "出告知函…")
    teller.save_to("告知函存到哪个文件夹", out)
    teller.sees("button", "打开文件夹")
    teller.press("ctrl+7")
    teller.hit(teller.sees("item", "已出具"))
    teller.hit(teller.row("已出具的文书", "政策判定书"))
    teller.export(out)
    teller.end()

    letter = words(one(out, f"{UNDER_A_DRAFT}_政策变动告知函*.pdf"))
    assert "示例〔2026〕1号2026-11-012026-11-01至2028-12-31" in letter
    assert "新增待定，待核上限150万元（给予，定额）征求意见稿已印发" in letter
    assert "定额0.000.00上限0.000.00择优0.000.00" in letter
    again = one(out, f"{UNDER_A_DRAFT}_政策判定书*.pdf")
    assert again.read_bytes() == (tmp_path / again.name).read_bytes()
    assert teller.presses <= 30
