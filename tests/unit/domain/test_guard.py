"""Text that a spreadsheet would run: guarded in a CSV, and the same text again when it is read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.guard import FORMULA, GUARDED, QUOTED, cell_of, guarded, unguarded

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


@given(
    st.text(max_size=6)
    | st.builds(str.__add__, st.sampled_from(["'", "''", '="', *FORMULA]), st.text("=-'\"\n0甲", max_size=5))
)
def test_a_screening_reads_a_cell_as_an_import_does(text: str) -> None:
    polars = pytest.importorskip("polars")
    told = polars.Series([text]).str.replace(QUOTED, "$1").str.replace(GUARDED, "$1")[0]
    assert told == cell_of(text)


def test_a_list_of_ours_is_screened_by_its_own_names(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    from advisor_app.screening.files import open_list

    path = tmp_path / "名单.csv"
    path.write_text(
        '\ufeff企业名称,\'=编号,代码\n\'=示例甲,\'-1,"=""0012"""\n\'引号\',1-2,3\n', encoding="utf-8"
    )
    opened = open_list(path, lambda headers: sum(h == "企业名称" for h in headers), tmp_path)
    assert opened.headers == ("企业名称", "=编号", "代码")
    (block,) = opened.blocks(opened.headers)
    assert block.rows() == [("=示例甲", "-1", "0012"), ("'引号'", "1-2", "3")]
