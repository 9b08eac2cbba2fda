"""The owner's figures as a file: from the service and from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from advisor_app.cli.main import main
from advisor_app.dossier.pdf.charts import PRINTED
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace


def test_the_register_counts_what_the_figures_count(work: Workspace, firm: str, tmp_path: Path) -> None:
    work.tracking.open(Opening(firm, "little_giant"))
    pipeline = work.pipeline
    register = pipeline.save_register(tmp_path / pipeline.register_name())
    assert register.counted == pipeline.counted()
    assert register.content_version == work.tracking.library.content_version
    sheet = load_workbook(tmp_path / "申报台账_2026-02-02.xlsx")["申报台账"]
    assert [c.value for c in sheet[4]][:4] == [
        "示例·钱潮智造科技有限公司", "专精特新“小巨人”企业", "2026", "培育",
    ]  # fmt: skip


def test_a_picture_only_where_there_is_money(work: Workspace, firm: str) -> None:
    work.tracking.open(Opening(firm, "little_giant"))
    assert work.pipeline.picture("city", work.pipeline.counted(), 500, PRINTED) == ""


def test_figures_with_a_workbook(
    work: Workspace, firm: str, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work.tracking.open(Opening(firm, "little_giant"))
    work.close()
    path = tmp_path / "out.xlsx"
    assert main(["pipeline", "figures", "--db", str(place), "--xlsx", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lines"][-1]["opened"] == 1
    assert load_workbook(path).sheetnames == ["汇总", "申报台账", "兑付", "未成与用时"]
