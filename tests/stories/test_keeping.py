"""Stories of keeping and handing on: 交接与新电脑, 出事了."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from advisor_app.portfolio.backups import Reason, State
from advisor_app.services.clock import Clock
from advisor_app.services.workspace import Workspace
from tests.stories.accessible import ENABLED
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
    teller.wait(lambda: teller.rows("年度数据"), "the figures")
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


def test_a_backup_of_no_bytes_is_told_and_the_one_before_it_restores(
    tell: Tell, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """出事了: the newest backup is empty: it says so and can't be chosen; the one before brings all back."""
    monkeypatch.setenv("ADVISOR_HOME", str(database.parent))  # its backups lie beside it
    was = revenue(database)
    with Workspace(database) as workspace:
        good = workspace.keeping.back_up().backups[0].path
    now = revenue(database, "210000000")
    with Workspace(database) as workspace:
        empty = workspace.keeping.back_up().backups[0].path
    os.truncate(empty, 0)
    teller = tell("空备份")
    teller.press("ctrl+8")
    teller.reads("有 1 份备份不能用")
    teller.hit(teller.row("备份列表", "空文件（0 字节）"))
    teller.wait(lambda: not teller.sees("button", "恢复到这一份").has(ENABLED), "the button to be off")
    teller.picture("空的不能用")
    teller.hit(teller.row("备份列表", "完好"))
    teller.click("button", "恢复到这一份")
    teller.front("恢复到一份备份")
    teller.picture("恢复会怎样")
    teller.click("button", "恢复")
    teller.front("portfolio.db")
    teller.reads("已恢复")
    teller.picture("恢复了")
    teller.end()
    assert (now, revenue(database)) == (210_000_000, was)
    with Workspace(database) as workspace:
        states = {each.path: each.state for each in workspace.keeping.backups()}
        workspace.keeping.check(good)
        kept = [each for each in workspace.keeping.backups() if each.reason is Reason.BEFORE_RESTORE]
    assert (states[good], states[empty]) == (State.GOOD, State.BAD)
    assert len(kept) == 1
    assert teller.presses <= 6


def on_a_small_disk(disk: Path, beside: Path) -> Sequence[str]:
    """A command that has the program after it run where ``disk`` is small and holds what lies ``beside``.

    Nobody else sees that disk, and it goes with the program.
    """
    mount = f'mount -t tmpfs -o size=24m none "{disk}"'
    probe = ["unshare", "-m", "sh", "-c", mount]
    refused = os.geteuid() != 0 or shutil.which("unshare") is None
    if refused or subprocess.run(probe, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk can't be mounted here: that takes root and unshare")
    return ["unshare", "-m", "sh", "-c", f'{mount} && cp -a "{beside}/." "{disk}" && exec "$0" "$@"']


def test_a_full_disk_loses_nothing(tell: Tell, database: Path, tmp_path: Path) -> None:
    """出事了: the disk is full: the figure is refused and said again; with room it is saved."""
    disk, year = tmp_path / "disk", Clock().today().year - 1  # the latest whole one
    disk.mkdir()
    through = on_a_small_disk(disk, database.parent)
    teller = tell("满盘", begin=False)
    teller.start(disk, through=through)
    assert teller.program is not None
    inside = Path(f"/proc/{teller.program.pid}/root") / disk.relative_to("/")
    teller.go_to("qczz")
    teller.press("alt+2")
    teller.waits_in("list", "年度数据")
    with (inside / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
        while True:
            ballast.write(bytes(4096))
    teller.type("233")
    teller.press("Return")
    teller.reads(f"刚填的职工总数（{year} 年）“233”还没有存上")
    teller.reads("磁盘空间不足，这次改动没有保存，原有数据未受影响")
    teller.picture("满了")
    (inside / "ballast").unlink()
    teller.press("Up")
    teller.type("233")
    teller.press("Return")
    teller.wait(lambda: "已保存" in teller.says("最近保存"), "it to be saved")
    teller.end()
    saved = max((tmp_path / "disk-备份").glob("*.db"))  # made at closing, where there is room
    with Workspace(shutil.copy(saved, tmp_path / "saved.db")) as workspace:
        assert len(workspace.clients.rows()) == 10
        client = workspace.clients.find(FIRM).id
        assert workspace.clients.record(client).years["employees"][year].value == 233
    assert teller.presses <= 10
