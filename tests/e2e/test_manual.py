"""The manual's commands, run as they stand: from a new client to its verdict on paper."""

from __future__ import annotations

from pathlib import Path

from advisor_app.dossier.pdf.pages import Pages
from advisor_app.runtime import resources
from tests.e2e.guide import carry_out


def test_the_manual_leads_from_nothing_to_a_verdict_on_paper(tmp_path: Path) -> None:
    said = dict(carry_out(resources.manual(), tmp_path, may_fail=("advisor doctor",)))
    (paper,) = (tmp_path / "交给客户").rglob("*.pdf")
    with Pages(paper.read_bytes()) as pages:
        text = pages.text(0).text
    assert "政策判定书" in text
    assert "示例·手册精工有限公司" in text
    listed = next(told for line, told in said.items() if line.startswith("advisor dossier --kept"))
    assert "政策判定书" in listed
    assert (tmp_path / "交接.peipao").stat().st_size > 0
