"""Stories of a day's beginning: 建档, 收数, 每日开工."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from advisor_app.dossier.collect import FIGURES, HELD, NOT_HELD, TITLES, VALUE
from advisor_app.dossier.kinds import Sort
from advisor_app.runtime import session
from advisor_app.runtime.session import Session
from advisor_app.services.clock import Clock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.workbench import Listed
from advisor_app.services.workspace import Workspace
from tests.records import PILOT, USCC
from tests.stories.conftest import Tell
from tests.stories.papers import one, words
from tests.stories.teller import Teller
from tests.unit.intake.test_door import converted
from tests.unit.services.test_collecting import places


def read_back(teller: Teller, returned: Path) -> None:
    """Take a form that came back up to what differs."""
    teller.go_to(USCC)
    teller.go_to("读入收集表", "读入资料收集表")
    teller.type(str(returned))
    teller.press("Return")
    teller.sees("button", "读入勾选的")


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


def test_after_two_weeks_what_was_missed_stands_first(
    tell: Tell, two_weeks_old: Path, tmp_path: Path
) -> None:
    """每日开工: left two weeks ago at another page; it opens on the day's list, what was missed counted."""
    today = Clock().today()
    left_on = today - dt.timedelta(weeks=2)
    with Workspace(two_weeks_old) as workspace:
        seen = workspace.workbench.today()
        overdue = seen.calls(Listed.OVERDUE).rows
        missed = [each for each in overdue if each.reminder is not None and each.reminder.day > left_on]
    session.save(Session(left_on.isoformat(), "export"), tmp_path / "home" / "session.json")
    teller = tell("睡了两周")
    teller.waits_in("list", "今天的事")
    rows = teller.rows("今天的事")
    told = f"上次打开是 {left_on.month} 月 {left_on.day} 日，其间新逾期 {len(missed)} 件"
    teller.reads(told)
    teller.picture("开工")
    teller.sees("button", f"逾期 {len(overdue)} 项")
    teller.press("space")
    teller.sees("button", f"逾期 {len(overdue) - 1} 项")
    teller.reads(told)  # the first was overdue before
    teller.end()
    assert len(missed) >= 10
    assert len(rows) == len(overdue) > len(missed)
    assert all(row[0].startswith("逾期 ") for row in rows)
    assert [row[1] for row in rows[-len(missed) :]] == [each.client for each in missed]
    assert "逾期 12 天" in {row[0] for row in rows}
    assert teller.presses == 1


def sent_out(database: Path, folder: Path) -> tuple[str, int, Path]:
    """A firm of which nothing is known, the year that is asked about, and the form that went out to it."""
    database.parent.mkdir()
    with Workspace(database) as workspace:
        client = workspace.clients.add_client(ClientEntry("示例·收数一", USCC, "330106")).id
        year = workspace.clock.today().year - 1
        prepared = workspace.exporting.document(client, Sort.COLLECT, workspace.clock.today())
        (form,), _ = workspace.exporting.hand_over(prepared, folder, pdf=False)
    return client, year, form


def test_a_form_goes_out_comes_back_filled_and_is_read_in(tell: Tell, tmp_path: Path) -> None:
    """收数: only what was filled in is written, after a look; one Ctrl+Z takes all of it back."""
    database = tmp_path / "home" / "portfolio.db"
    client, year, form = sent_out(database, tmp_path)
    book = load_workbook(form)
    titles, rows = places(book[FIGURES])
    book[FIGURES].cell(rows[f"revenue@{year}"], titles[VALUE]).value = 5230
    returned = tmp_path / "returned.xlsx"
    book.save(returned)

    teller = tell("收数")
    read_back(teller, returned)
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


def test_what_an_old_workbook_says_badly_is_refused_by_cell_and_the_rest_is_taken(
    tell: Tell, tmp_path: Path
) -> None:
    """收数: an .xls with “约500”, a 13th month and a sheet of its own: each is named, the rest is read in."""
    database = tmp_path / "home" / "portfolio.db"
    client, year, form = sent_out(database, tmp_path)
    book = load_workbook(form)
    titles, rows = places(book[FIGURES])
    for key, said in ((f"employees@{year}", 120), (f"revenue@{year}", "约500")):
        book[FIGURES].cell(rows[key], titles[VALUE]).value = said
    about = f"{FIGURES}!{get_column_letter(titles[VALUE])}{rows[f'revenue@{year}']}"
    titles, rows = places(book[TITLES])
    held, none = list(rows)[:2]
    book[TITLES].cell(rows[held], titles["是否取得"]).value = HELD
    book[TITLES].cell(rows[held], titles["认定日期"]).value = "2025.13.1"
    book[TITLES].cell(rows[none], titles["是否取得"]).value = NOT_HELD
    month = f"{TITLES}!{get_column_letter(titles['认定日期'])}{rows[held]}"
    book.create_sheet("补充").append(["我们另有两张证书，下次带来"])
    book.save(tmp_path / "returned.xlsx")
    returned = converted(tmp_path / "returned.xlsx", "xls", tmp_path)

    teller = tell("收数：老表")
    read_back(teller, returned)
    told = teller.text_of("field", "读不懂的和要人工处理的")
    offered = teller.rows("表里要改的")
    teller.picture("逐格说明")
    teller.press("Return")
    teller.gone("读入资料收集表")
    teller.end()
    with Workspace(database) as workspace:
        record = workspace.clients.record(client)
        assert list(record.years) == ["employees"]
        assert record.years["employees"][year].value == 120
        assert record.recognitions == ()
        assert record.knows_all("recognitions", none.partition(":")[2])
    assert len(offered) == 2
    for place, words_of_it in ((about, "约500"), (month, "2025.13.1"), ("补充", "没有读入")):
        assert any(line.startswith(place) and words_of_it in line for line in told.splitlines()), told
    assert teller.presses <= 10
