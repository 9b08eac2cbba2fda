"""What is found is what LIKE finds, whatever is asked and however the texts change."""

import sqlite3
from random import Random

import pytest

from advisor_app.portfolio.finding import Finding, Text

SIGNS = "示例科技有限公司精密机械ABab 01-\"'*%_\\;（）"
SIGNS_IN_TWOS = [SIGNS[at : at + 2] for at in range(len(SIGNS) - 1)]
SIGNS_IN_THREES = [SIGNS[at : at + 3] for at in range(len(SIGNS) - 2)]


def text(dice: Random, number: int, client: int) -> Text:
    written = "".join(dice.choice(SIGNS) for _ in range(dice.randrange(1, 30)))
    return Text(f"c{client}", "contacts", str(number), written)


def like(rows: list[Text], wanted: str) -> list[str]:
    """Row ids by SQLite's LIKE."""
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE t(place INTEGER PRIMARY KEY, row_id, text)")
        db.executemany("INSERT INTO t(row_id, text) VALUES (?, ?)", [(r.row_id, r.text) for r in rows])
        pattern = wanted.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
        found = db.execute(
            r"SELECT row_id FROM t WHERE text LIKE ? ESCAPE '\' ORDER BY place", (f"%{pattern}%",)
        )
        return [row[0] for row in found]


@pytest.mark.parametrize("seed", range(20))
def test_hits_are_those_of_like(seed: int) -> None:
    dice = Random(seed)
    rows = [text(dice, n, n % 7) for n in range(200)]
    finding = Finding(rows)
    for _ in range(60):
        wanted = "".join(dice.choice(SIGNS) for _ in range(dice.randrange(1, 5)))
        assert [hit.row_id for hit in finding.find(wanted)] == like(rows, wanted), wanted


@pytest.mark.parametrize("seed", range(10))
def test_what_changed_is_found_as_it_reads_now(seed: int) -> None:
    dice = Random(seed)
    rows = [text(dice, n, n % 7) for n in range(100)]
    finding = Finding(rows)
    for turn in range(5):
        client = dice.randrange(8)
        anew = [text(dice, 1000 * (turn + 1) + n, client) for n in range(dice.randrange(4))]
        rows = [row for row in rows if row.client_id != f"c{client}"] + anew
        finding.replace([f"c{client}"], anew)
        for wanted in (*SIGNS, *SIGNS_IN_TWOS, *SIGNS_IN_THREES):
            assert [hit.row_id for hit in finding.find(wanted)] == like(rows, wanted), wanted


def test_what_is_put_in_again_unchanged_is_found_once() -> None:
    rows = [Text("c1", "clients", "1", "示例企业"), Text("c2", "clients", "2", "示例企业")]
    finding = Finding(rows)
    for wanted in ("企业", "示例企"):
        finding.replace(["c1"], rows[:1])
        assert [hit.row_id for hit in finding.find(wanted)] == ["2", "1"]
        assert finding.find(wanted) == (rows[1], rows[0])


def test_the_first_hits_are_enough_and_nothing_finds_nothing() -> None:
    finding = Finding([Text("c", "clients", str(n), "示例企业") for n in range(10)])
    assert [hit.row_id for hit in finding.find("企业", 3)] == ["0", "1", "2"]
    assert finding.find("") == ()
    assert finding.find("没有的") == ()
