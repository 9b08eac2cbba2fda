"""Stories of keeping and handing on: 交接与新电脑, 出事了."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.services.workspace import Workspace
from tests.stories.conftest import Tell

FIRM = "示例·钱潮智造科技有限公司"
YEAR = 2025


def revenue(database: Path, text: str = "") -> object:
    """The firm's revenue, entered anew where a text is given."""
    with Workspace(database) as workspace:
        client = next(row.id for row in workspace.clients.rows() if row.name == FIRM)
        if text:
            workspace.clients.set_value(client, "revenue", text, year=YEAR)
        return workspace.clients.record(client).years["revenue"][YEAR].value


def test_a_package_goes_to_another_computer_and_comes_back(
    tell: Tell, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """交接: all in one file; what both have changed is asked about, and one Ctrl+Z takes the joining back."""
    there = tmp_path / "别处" / "home"
    packages = [tmp_path / f"交接{number}.peipao" for number in (1, 2)]
    teller = tell("交接")
    teller.press("ctrl+8")
    teller.click("button", "交出")
    teller.front("交出客户库")
    teller.type(str(packages[0]))
    teller.tick("用口令保护", on=False)
    teller.press("Return")
    teller.gone("交出客户库")
    teller.reads("已打包并读回核对：10 家客户")
    teller.picture("交出")
    teller.end()

    teller.start(there)
    teller.press("ctrl+8")
    teller.click("button", "接收")
    teller.save_to("选交接包", packages[0], "接收交接包")
    teller.picture("新电脑")
    teller.press("Return")
    teller.front("portfolio.db")
    teller.reads("已并入")
    teller.end()
    assert revenue(there / "portfolio.db") == revenue(database)

    revenue(there / "portfolio.db", "210000000")
    revenue(database, "220000000")
    with Workspace(there / "portfolio.db") as workspace:
        workspace.keeping.pack(packages[1])
    teller.start()
    teller.press("ctrl+8")
    teller.click("button", "接收")
    teller.save_to("选交接包", packages[1], "接收交接包")
    asked = [row for row in teller.rows("两边的差异") if any("22,000" in cell for cell in row)]
    teller.picture("两边都改过")
    teller.click("button", "这家全取对方")
    teller.press("Return")
    teller.front("portfolio.db")
    teller.reads("已并入")
    teller.end()
    assert len(asked) == 1
    assert any("21,000" in cell for cell in asked[0])
    assert revenue(database) == 210_000_000
    with Workspace(database) as workspace:
        assert len(workspace.clients.rows()) == 10
        workspace.portfolio.undo()
    assert revenue(database) == 220_000_000
    assert teller.presses <= 22


def test_what_was_saved_is_there_after_a_power_cut(tell: Tell, database: Path) -> None:
    """出事了: killed in the middle of typing, the program opens again with all that was entered before."""
    teller = tell("出事了")
    teller.go_to("qczz")
    teller.press("alt+2")
    teller.waits_in("list", "年度数据")
    teller.type("233")
    teller.press("Return")
    teller.wait(lambda: any("233" in cell for row in teller.rows("年度数据") for cell in row), "the figure")
    teller.wait(lambda: "已保存" in teller.says("最近保存"), "it to be saved")
    teller.type("9")
    teller.kill()
    teller.start(title="安全启动")
    teller.reads("已保存的数据都在")
    teller.picture("再打开")
    teller.press("Return")
    teller.front("portfolio.db")
    teller.go_to("qczz")
    teller.press("alt+2")
    teller.wait(lambda: any("233" in cell for row in teller.rows("年度数据") for cell in row), "the figure")
    teller.end()
    with Workspace(database) as workspace:
        client = next(row.id for row in workspace.clients.rows() if row.name == FIRM)
        employees = workspace.clients.record(client).years["employees"]
        assert employees[max(employees)].value == 233
        assert workspace.keeping.standing().bad == 0
    assert teller.presses <= 16
