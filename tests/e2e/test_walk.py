"""The walk of docs/一个数的路.md, taken: a cell of a firm's own sheet becomes a line of its verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from advisor_app.dossier.pdf.pages import Pages
from tests.e2e.test_cli import advisor, read
from tests.records import USCC

CELL, LINE = 1217, "1,217.00万元"
"""10,000 yuan; a number that stands nowhere else."""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """What a firm sends."""
    path = tmp_path / "示例.xlsx"
    with Workbook(path) as book:
        page = book.add_worksheet()
        heads = ("企业名称", "统一社会信用代码", "2025年研发费用（万元）", "2024年研发费用（万元）")
        page.write_row(0, 0, heads)
        page.write_row(1, 0, ("示例·走一遍有限公司", USCC, CELL, 800))
    return path


def test_a_cell_becomes_a_line_of_the_verdict(sheet: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    added = ("--name", "示例·走一遍有限公司", "--uscc", USCC, "--region", "330106")
    assert advisor("client", "add", *added, home=home).returncode == 0
    done = advisor("client", "import-list", sheet, "--yes", home=home)
    assert done.returncode == 0, done.stderr

    kept = read("client", "show", USCC, home=home)
    assert kept["facts"]["rd_spend"]["2025"]["value"] == str(CELL * 10_000)

    done = advisor("dossier", "--client", USCC, "--kind", "whole", "--pdf", "-o", "out", home=home)
    assert done.returncode == 0, done.stderr
    (paper,) = (home / "out").rglob("*.pdf")
    with Pages(paper.read_bytes()) as pages:
        text = "".join(pages.text(number).text for number in range(len(pages)))
    assert LINE in text.replace("\n", "")
