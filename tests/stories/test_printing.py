"""A story of 导出打印 by keys: printed, one client's dossier, then two clients together; kept, and told."""

from __future__ import annotations

from pathlib import Path

from advisor_app.dossier.kinds import Sort
from advisor_app.runtime import resources, settings
from advisor_app.services.workspace import Workspace
from tests.stories.accessible import CHECKED, ENABLED
from tests.stories.conftest import Tell
from tests.stories.teller import Teller

PRINTING = ("没有打印机", "打印：")
"""With a printer its dialog opens, without one the box that says so."""


def test_one_and_then_two_clients_are_handed_over(tell: Tell, tmp_path: Path) -> None:
    home, one, both = tmp_path / "home", tmp_path / "one", tmp_path / "both"
    for folder in (home, one, both):
        folder.mkdir()
    with Workspace(home / "portfolio.db") as workspace:
        for name in ("01-qianchao.json", "02-yunqi.json"):
            workspace.clients.import_record(workspace.assessing.read(resources.demo() / name))
    teller = tell("导出打印")
    teller.press("ctrl+7")
    teller.wait(lambda: teller.sees("button", "打印").has(ENABLED), "a page to print")
    teller.press("ctrl+p")
    teller.wait(lambda: any(map(teller.is_open, PRINTING)), "the printer")
    teller.picture("打印")
    teller.press("Escape")
    teller.wait(lambda: not any(map(teller.is_open, PRINTING)), "it to close")
    teller.front("portfolio.db")
    export(teller, one)
    teller.wait(lambda: len(list(one.glob("*初步摸底单*.pdf"))) == 1, "the file")
    teller.press("space", "Down", "space")
    teller.wait(lambda: ticked(teller) == 2, "both clients to be ticked")
    export(teller, both)
    teller.wait((both / "索引.xlsx").exists, "the batch")
    teller.sees("button", "打开文件夹")
    said = teller.end()
    assert "still open" not in said, "every PDF is given back"
    assert len(list(both.rglob("*初步摸底单*.pdf"))) == 2
    assert settings.load(home / "settings.json").settings.export_dir == str(both)
    with Workspace(home / "portfolio.db") as workspace:
        assert {run.sort for run in workspace.exporting.runs()} == {Sort.SURVEY}
        assert len({run.client_id for run in workspace.exporting.runs()}) == 2
    assert teller.presses <= 14


def export(teller: Teller, folder: Path) -> None:
    """Ask for the folder by key, and name it."""
    teller.opens("ctrl+shift+e", "导出到哪个文件夹")
    teller.save_to("导出到哪个文件夹", folder)


def ticked(teller: Teller) -> int:
    """How many clients are ticked."""
    return sum(each.has(CHECKED) for each in teller.reader.items(teller.sees("list", "客户")))
