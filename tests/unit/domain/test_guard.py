"""Text that a spreadsheet would run: guarded in a CSV, and the same text again when it is read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.guard import FORMULA, guarded, unguarded

RISKY = ["=1+1", "+86", "-2", "@SUM(A1)", "\t=x", "\rx", "'=1", "''=1"]


@given(st.text() | st.builds(str.__add__, st.sampled_from(["'", "''", *FORMULA]), st.text()))
def test_it_comes_back_and_runs_nowhere(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(FORMULA)


@pytest.mark.parametrize("text", ["示例·企业", "", "'引号'", "91330106MA2ABCDE1F", "1-2"])
def test_what_runs_nowhere_stays(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


def test_what_a_csv_of_ours_holds_is_read_back(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    from advisor_app.intake.door import open_foreign
    from advisor_app.screening.write import write_rows

    path = tmp_path / "未读.csv"
    write_rows(path, [{"内容": text} for text in RISKY if not text.startswith(("\t", "\r"))], ["内容"])
    assert "\n=" not in path.read_text(encoding="utf-8-sig")
    read = open_foreign(path).sheets[0].rows[1:]
    assert [row[0] for row in read] == [text for text in RISKY if not text.startswith(("\t", "\r"))]
