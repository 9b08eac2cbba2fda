"""Advice on the command line: shapes that stay, one plain sentence for bad input, nothing written."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.test_cli import DEMO, ROOT, advisor, client_file, read, refused

RICH, POOR = DEMO[0], DEMO[8]
DAY = ("--as-of", "2026-11-21")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client database with one firm; nothing else was done with it."""
    made = tmp_path_factory.mktemp("home")
    done = advisor("client", "import", RICH, home=made)
    assert done.returncode == 0, done.stderr
    return made


def said(*words: str | Path, home: Path) -> str:
    done = advisor(*words, home=home)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    ("action", "keys", "words"),
    [
        ("ask", {"questions"}, "各问题之间不能相加"),
        ("plan", {"plan"}, "较可能"),
        ("cash", {"years", "sums", "bounds", "rows", "assumptions", "unstated"}, "待核上限"),
        ("ahead", {"turns", "drafts"}, "2027-01-01"),
        ("audit", {"findings"}, "没有发现"),
    ],
)
def test_each_action_tells_people_and_machines(
    tmp_path: Path, action: str, keys: set[str], words: str
) -> None:
    before = RICH.read_bytes()
    found = read("advise", action, RICH, *DAY, home=tmp_path)
    assert {"client", "as_of", "content_version"} | keys <= set(found)
    assert words in said("advise", action, RICH, *DAY, home=tmp_path)
    assert RICH.read_bytes() == before
    assert list(tmp_path.iterdir()) == [], "nothing is written"


def test_questions_money_and_findings_in_json(tmp_path: Path) -> None:
    asked = read("advise", "ask", RICH, "--leads-only", *DAY, home=tmp_path)["questions"]
    assert len(asked) == 3
    assert {"key", "text", "held_by", "evidence", "gain", "loss", "decides", "answers"} <= set(asked[0])
    assert all(isinstance(q["gain"], str) for q in asked)
    cash = read("advise", "cash", RICH, *DAY, home=tmp_path)
    rows = [row for row in cash["rows"] if row["kind"] == "ceiling"]
    assert sum(float(row["amount"]) for row in rows) == pytest.approx(float(cash["sums"]["ceiling"]))
    slip = client_file(tmp_path, facts={"rd_spend": {"2025": "90000000"}, "revenue": {"2025": "9000000"}})
    (finding,) = read("advise", "audit", slip, *DAY, home=tmp_path)["findings"]
    assert (finding["check"], finding["level"], finding["years"]) == (
        "rd-over-revenue",
        "suspicious",
        [2025],
    )


def test_a_plan_takes_a_target_and_growth(tmp_path: Path) -> None:
    more = ("--growth", "revenue=10%", "--stretch", "rd_spend=50万", "--years", "1")
    made = read("advise", "plan", POOR, "--target", "srdi_sme", *more, *DAY, home=tmp_path)["plan"]
    assert made["target"]["title"] == "srdi_sme"
    assert [track["scenario"] for track in made["tracks"]] == ["照现状", "较可能", "努力一把"]
    moves = {each["key"]: each["moves"] for each in made["assumptions"]}
    assert moves["revenue"] == [
        {"rate": None, "step": "0"},
        {"rate": "0.1", "step": None},
        {"rate": None, "step": "0"},
    ]
    assert moves["rd_spend"][2] == {"rate": None, "step": "500000"}
    of_measure = read(
        "advise", "plan", POOR, "--target", "hz-2025-66.23.srdi", *DAY, home=tmp_path
    )["plan"]  # fmt: skip
    assert of_measure["target"]["measure"] == "hz-2025-66.23.srdi"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("plan", POOR, "--target", "nope"), "不认识"),
        (("plan", POOR, "--growth", "revenue=10"), "看不懂"),
        (("plan", POOR, "--growth", "nope=10%"), "事实目录"),
        (("plan", POOR, "--growth", "revenue"), "键=每年"),
        (("plan", POOR, "--years", "9"), "5 年"),
        (("ahead", POOR, "--years", "0"), "年数"),
        (("ask",), "须给出其一"),
        (("nothing", POOR), "没有“nothing”"),
        (("cash", "missing.json"), "missing.json"),
    ],
)
def test_bad_input_is_one_plain_sentence(
    tmp_path: Path, words: tuple[str | Path, ...], sentence: str
) -> None:
    refused(advisor("advise", *words, home=tmp_path), sentence)


def test_a_client_of_the_database(home: Path) -> None:
    code = json.loads(RICH.read_text(encoding="utf-8"))["uscc"]
    of_file = read("advise", "cash", RICH, *DAY, home=home)
    of_client = read("advise", "cash", "--client", code, *DAY, home=home)
    assert of_client["sums"] == of_file["sums"]
    done = advisor("advise", "cash", "--client", "91330109MADEM0099X", home=home)
    refused(done, "没有找到", 1)


# --- a new content ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content with another version, digest and one measure less."""
    path = tmp_path_factory.mktemp("old") / "policies.db"
    path.write_bytes((ROOT / "policies.db").read_bytes())
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE meta SET value = '2026.05.1' WHERE key = 'content_version'")
        raw.execute("UPDATE meta SET value = ? WHERE key = 'digest'", ("f" * 64,))
        raw.execute("DELETE FROM measures WHERE value LIKE '%\"hz-2025-66.7.renovation\"%'")
        raw.commit()
    return path


def test_what_a_new_content_does(home: Path, old: Path, tmp_path: Path) -> None:
    words = ("policy", "effect", "--before", old, "--as-of", "2026-11-21")
    found: Any = read(*words, "--xlsx", tmp_path, home=home)
    assert found["before"]["content_version"] == "2026.05.1"
    assert found["seen"] == 1
    (client,) = found["clients"]
    assert any(key.startswith("hz-2025-66.7.renovation") for key in client["gained"])
    assert Path(found["file"]).is_file()
    told = said(*words, home=home)
    assert "受影响 1 家" in told
    assert "事项新增" in told


def test_without_anything_to_compare_it_says_so(home: Path) -> None:
    refused(advisor("policy", "effect", home=home), "还没有此前的政策内容", 1)
    refused(advisor("policy", "effect", "--before", "nope.db", home=home), "nope.db")


def test_papers_with_advice_are_written(home: Path, tmp_path: Path) -> None:
    code = json.loads(RICH.read_text(encoding="utf-8"))["uscc"]
    kinds = ("--kind", "cash,plan,notice", "--pdf", "-o", tmp_path / "one")
    paths = read("dossier", "--client", code, *kinds, *DAY, home=home)
    assert [Path(path).name.split("_")[1] for path in paths] == ["资金流测算", "培育方案", "政策变动告知函"]
    (roll,) = read("dossier", "--cash-roll", *DAY, "-o", tmp_path, home=home)
    assert Path(roll).name == "资金流汇总_2026-11-21.xlsx"
