"""Stories of a day's beginning: 建档, 收数, 每日开工."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from advisor_app.dossier.collect import FIGURES, VALUE
from advisor_app.dossier.kinds import Sort
from advisor_app.services.entry import ClientEntry
from advisor_app.services.workspace import Workspace
from tests.records import PILOT, USCC
from tests.stories.conftest import Tell
from tests.stories.papers import one, words
from tests.unit.services.test_collecting import places


def test_a_firm_is_entered_with_a_slip_and_gets_its_first_sheet(
    tell: Tell, tmp_path: Path, out: Path
) -> None:
    """建档 → 初步摸底单: a wrong check character is refused, the form stays, the firm is kept once."""
    teller = tell("建档")
    teller.opens("ctrl+n", "新建客户")
    teller.type("示例·建档一")
    teller.press("Tab")
    teller.type(PILOT)
    teller.press("Tab")
    teller.type("西湖区")
    teller.press("Return", "Return")
    teller.reads("校验位不符")
    teller.picture("代码不对")
    teller.press("shift+Tab", "ctrl+a")
    teller.type(USCC)
    teller.press("Return")
    teller.gone("新建客户")
    teller.press("ctrl+7")
    teller.row("客户", "建档一")
    teller.picture("初步摸底单")
    teller.opens("ctrl+shift+e", "导出到哪个文件夹")
    teller.save_to("导出到哪个文件夹", out)
    teller.sees("button", "打开文件夹")
    teller.end()
    sheet = words(one(out, "*初步摸底单*.pdf"))
    assert "示例·建档一" in sheet
    assert "待补" in sheet
    with Workspace(tmp_path / "home" / "portfolio.db") as workspace:
        (row,) = workspace.clients.rows()
        assert (row.name, row.uscc) == ("示例·建档一", USCC)
        assert not row.uscc_pilot
        assert row.region == "330106"
    assert teller.presses <= 20


def test_the_day_begins_with_the_list_and_one_call_is_seen_to(tell: Tell, database: Path) -> None:
    """每日开工: the page opens on what is overdue, Space sees to the first line, Ctrl+Z takes it back."""
    with Workspace(database) as workspace:
        due = len(workspace.clients.steps())
    teller = tell("每日开工")
    teller.wait(lambda: teller.rows("今天的事"), "what is to be done")
    teller.waits_in("list", "今天的事")
    first = teller.rows("今天的事")[0]
    teller.picture("开工")
    teller.press("ctrl+1", "space")
    teller.wait(lambda: teller.rows("今天的事")[:1] != [first], "the first line to go")
    teller.picture("登记已办")
    teller.press("Return")
    teller.sees("filler", "客户资料")
    teller.picture("打开客户")
    teller.end()
    with Workspace(database) as workspace:
        steps = workspace.clients.steps()
        assert len(steps) == due + 1
        assert "办" in steps[0].title or "办" in steps[-1].title
    assert teller.presses == 3


def test_a_form_goes_out_comes_back_filled_and_is_read_in(tell: Tell, tmp_path: Path) -> None:
    """收数: only what was filled in is written, after a look; one Ctrl+Z takes all of it back."""
    database = tmp_path / "home" / "portfolio.db"
    database.parent.mkdir()
    with Workspace(database) as workspace:
        client = workspace.clients.add_client(ClientEntry("示例·收数一", USCC, "330106")).id
        year = workspace.clock.today().year - 1
        prepared = workspace.exporting.document(client, Sort.COLLECT, workspace.clock.today())
        (form,), _ = workspace.exporting.hand_over(prepared, tmp_path, pdf=False)
    book = load_workbook(form)
    titles, rows = places(book[FIGURES])
    book[FIGURES].cell(rows[f"revenue@{year}"], titles[VALUE]).value = 5230
    returned = tmp_path / "returned.xlsx"
    book.save(returned)

    teller = tell("收数")
    teller.go_to(USCC)
    teller.go_to("读入收集表", "读入资料收集表")
    teller.type(str(returned))
    teller.press("Return")
    teller.sees("button", "读入勾选的")
    teller.picture("先看差异")
    teller.press("Return")
    teller.gone("读入资料收集表")
    teller.picture("已读入")
    teller.end()
    with Workspace(database) as workspace:
        value = workspace.clients.record(client).years["revenue"][year]
        assert (value.value, value.source) == (52_300_000, "企业自报")
        workspace.portfolio.undo()
        assert workspace.clients.record(client).years == {}
    assert teller.presses <= 10
