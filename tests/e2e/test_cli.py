"""The command line as another program meets it: exit codes, JSON shapes, one plain sentence for bad input."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DEMO = sorted((ROOT / "resources" / "demo").glob("*.json"))


def advisor(*words: str | Path, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "ADVISOR_HOME": str(home), "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", "advisor_app", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        cwd=home,
        timeout=120,
        check=False,
    )


def read(*words: str | Path, home: Path) -> Any:
    done = advisor(*words, "--json", home=home)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def refused(done: subprocess.CompletedProcess[str], words: str, code: int = 2) -> None:
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    assert words in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert done.stderr.strip().endswith("。")


def client_file(folder: Path, **parts: Any) -> Path:
    path = folder / "client.json"
    path.write_text(json.dumps({"name": "示例甲", "region": "330100", **parts}, ensure_ascii=False), "utf-8")
    return path


# --- shapes ---------------------------------------------------------------------------------------------


def test_assess_answers_every_article_in_the_agreed_shape(tmp_path: Path) -> None:
    found = read("assess", DEMO[0], "--as-of", "2026-06-15", home=tmp_path)
    assert {"as_of", "content_version", "digest", "measures", "totals", "ladder"} <= set(found)
    assert {m["article"] for m in found["measures"] if m["document"] == "hz-2025-66"} == {
        str(n) for n in range(1, 32)
    }
    for m in found["measures"]:
        assert m["verdict"] in ("eligible", "ineligible", "undetermined", "not_applicable")
        assert m["certainty"] in ("entitled", "competitive", "discretionary")
        assert {"id", "title", "item", "standing", "payee", "chosen", "dropped_for", "missing"} <= set(m)
        assert {"kind", "word", "confirmed", "possible", "schedule"} <= set(m["amount"])
        assert m["quote"]
        assert {"verdict", "children"} <= set(m["why"])
        if m["verdict"] == "undetermined":
            assert m["missing"]
    assert {"confirmed", "possible", "drafts_possible"} <= set(found["totals"])
    assert isinstance(found["totals"]["confirmed"], str)


def test_what_if_changes_the_answer_and_nothing_else(tmp_path: Path) -> None:
    path = client_file(tmp_path, items=[{"kind": "tech_renovation", "approved_investment": "9999999.99"}])
    before = path.read_bytes()
    plain = read("assess", path, "--as-of", "2026-06-15", home=tmp_path)
    title = "recognition:srdi_sme=first@2026-06-01"
    supposed = read("assess", path, "--as-of", "2026-06-15", "--what-if", title, home=tmp_path)
    assert plain["totals"]["confirmed"] == "0"
    assert supposed["totals"]["confirmed"] == "200000"
    assert path.read_bytes() == before
    assert "difference" not in plain
    found = supposed["difference"]
    assert found["totals"]["confirmed"] == {"before": "0", "after": "200000", "change": "200000"}
    moved = {m["id"]: m["move"] for m in found["measures"]}
    assert moved["hz-2025-66.23.srdi"] == moved["hz-2025-65.1.srdi"] == "gained"
    said = advisor(
        "assess", path, "--as-of", "2026-06-15", "--what-if", "as_of=2026-02-26", home=tmp_path
    ).stdout
    assert "与不作假设相比（基准日 2026-06-15 → 2026-02-26）" in said


def test_facts_and_policy_verbs_give_json(tmp_path: Path) -> None:
    facts = read("facts", home=tmp_path)
    assert {"key", "label", "type", "unit", "scope", "choices"} <= set(facts[0])
    assert {f["scope"].partition(":")[0] for f in facts} == {"client", "year", "item"}
    covers = {c["document"]: c for c in read("policy", "coverage", home=tmp_path)}
    assert (covers["hz-2025-66"]["covered"], covers["hz-2025-66"]["articles"]) == (31, 31)
    listed = read("policy", "list", "--as-of", "2031-01-01", home=tmp_path)
    standing = {d["id"]: d["standing"] for d in listed["documents"]}
    assert standing["hz-2025-66"] == "expired"
    assert read("policy", "tree", "hz-2025-66", home=tmp_path)["sections"][0]["articles"][0]["measures"]
    assert read("policy", "show", "hz-2025-66.10.grade-2", home=tmp_path)["quote"]
    assert read("policy", "search", "智能座舱", home=tmp_path)[0]["article"] == "21"


def test_policy_check_passes_on_what_is_committed(tmp_path: Path) -> None:
    done = advisor("policy", "check", home=tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_client_goes_in_is_assessed_exported_and_comes_out_equal(tmp_path: Path) -> None:
    assert advisor("client", "import", DEMO[2], home=tmp_path).returncode == 0
    rows = read("client", "list", home=tmp_path)
    code = rows[0]["uscc"]
    from_store = read("assess", "--client", code, "--as-of", "2026-11-21", home=tmp_path)
    from_file = read("assess", DEMO[2], "--as-of", "2026-11-21", home=tmp_path)
    assert from_store == from_file
    out = tmp_path / "again.json"
    assert advisor("client", "export", code, "-o", out, home=tmp_path).returncode == 0
    assert read("assess", out, "--as-of", "2026-11-21", home=tmp_path) == from_file
    written = read("dossier", "--client", code, "-o", tmp_path / "paper", home=tmp_path)
    assert sorted(Path(p).suffix for p in written) == [".pdf", ".xlsx"]
    assert all(Path(p).stat().st_size > 10_000 for p in written)
    assert read("client", "list", home=tmp_path)[0]["confirmed"] == from_file["totals"]["confirmed"]


def test_every_verb_has_help_and_stands_in_the_readme(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for verb in ("demo", "facts", "policy", "assess", "client", "dossier", "db", "doctor"):
        done = advisor(verb, "--help", home=tmp_path)
        assert done.returncode == 0
        assert f"advisor {verb}" in readme


# --- bad input ------------------------------------------------------------------------------------------

BAD: dict[str, tuple[dict[str, Any], str]] = {
    "unknown fact": ({"facts": {"rd_spent": {"2025": 1}}}, "是否想写“rd_spend”"),
    "text in a number": ({"facts": {"rd_spend": {"2025": "约500万"}}}, "研发投入"),
    "negative money": ({"facts": {"rd_spend": {"2025": -1}}}, "不能为负"),
    "year 1900": ({"facts": {"employees": {"1900": 5}}}, "1900"),
    "year 3000": ({"facts": {"employees": {"3000": 5}}}, "3000"),
    "no year": ({"facts": {"employees": 5}}, "年度"),
    "future title": (
        {"recognitions": [{"kind": "hnte", "event": "first", "granted_on": "2099-01-01"}]},
        "2099-01-01",
    ),
    "date 1900": (
        {"recognitions": [{"kind": "hnte", "event": "first", "granted_on": "1900-01-01"}]},
        "1900",
    ),
    "unknown title": ({"recognitions": [{"kind": "little_gaint"}]}, "little_giant"),
    "unknown item": ({"items": [{"kind": "tech_renovatoin"}]}, "tech_renovation"),
    "wrong check digit": ({"uscc": "91330106MADEM0011A"}, "校验位"),
    "short code": ({"uscc": "9133"}, "18 位"),
    "unknown key": ({"fact": {}}, "fact"),
    "yes for a number": ({"facts": {"employees": {"2025": True}}}, "职工总数"),
    "bad region": ({"region": "杭州"}, "6 位"),
    "no name": ({"name": ""}, "名称"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_client_file_is_one_sentence_and_changes_nothing(fault: str, tmp_path: Path) -> None:
    parts, words = BAD[fault]
    path = client_file(tmp_path, **parts)
    refused(advisor("assess", path, home=tmp_path), words)


def test_import_with_a_fault_takes_nothing(tmp_path: Path) -> None:
    bad = client_file(tmp_path, facts={"rd_spend": {"2025": "x"}})
    refused(advisor("client", "import", DEMO[0], bad, home=tmp_path), "研发投入")
    done = advisor("client", "list", home=tmp_path)
    assert done.returncode in (1, 2)
    assert "示例" not in done.stdout


@pytest.mark.parametrize(
    "text", ["", "{", '{"name": "甲",}', "[1, 2]", "null", '{"name": NaN}', '{"a": 1, "a": 2}']
)
def test_malformed_json_is_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, "utf-8")
    refused(advisor("assess", path, home=tmp_path), "客户文件")


def test_a_pilot_code_is_taken_on_explicit_confirmation(tmp_path: Path) -> None:
    path = client_file(tmp_path, uscc="91330106MADEM0011A")
    refused(advisor("assess", path, home=tmp_path), "试点")
    assert advisor("assess", path, "--accept-pilot-code", home=tmp_path).returncode == 0


def test_wrong_arguments_are_answered_in_chinese(tmp_path: Path) -> None:
    refused(advisor("asses", home=tmp_path), "asses")
    refused(advisor("assess", home=tmp_path), "FILE.json")
    refused(advisor("assess", DEMO[0], "--as-of", "2026/06/15", home=tmp_path), "2026/06/15")
    refused(advisor("assess", tmp_path / "no.json", home=tmp_path), "找不到文件")
    refused(advisor("assess", DEMO[0], "--what-if", "rd_spent.2025=1", home=tmp_path), "rd_spent")
    refused(advisor("policy", "show", "hz-9", home=tmp_path), "hz-9", 1)
    refused(advisor("policy", "search", "没有这样的话", home=tmp_path), "没有这样的话", 1)


def test_the_same_code_twice_names_the_firm_that_has_it(tmp_path: Path) -> None:
    assert advisor("client", "import", DEMO[0], home=tmp_path).returncode == 0
    refused(advisor("client", "import", DEMO[0], home=tmp_path), "钱潮")
    assert len(read("client", "list", home=tmp_path)) == 1


# --- places ---------------------------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the source tree, whose policies.db can be harmed."""
    copy = tmp_path / "tree"
    shutil.copytree(
        ROOT / "advisor_app", copy / "advisor_app", ignore=shutil.ignore_patterns("__pycache__", "_bundled")
    )
    shutil.copytree(ROOT / "resources", copy / "resources", ignore=shutil.ignore_patterns("fonts"))
    shutil.copy(ROOT / "policies.db", copy)
    return copy


@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "newer"])
def test_a_harmed_policy_library_is_one_sentence(harm: str, tree: Path, tmp_path: Path) -> None:
    database = tree / "policies.db"
    if harm == "missing":
        database.unlink()
    elif harm == "empty":
        database.write_bytes(b"")
    elif harm == "cut":
        database.write_bytes(database.read_bytes()[:9000])
    else:
        with sqlite3.connect(database) as connection:
            connection.execute("UPDATE meta SET value = '9.0' WHERE key = 'schema'")
        connection.close()
    done = advisor("assess", DEMO[0], home=tmp_path, PYTHONPATH=str(tree))
    refused(done, "升级程序" if harm == "newer" else "policies.db")


def test_a_portfolio_from_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    assert advisor("client", "import", DEMO[0], home=tmp_path).returncode == 0
    database = tmp_path / "portfolio.db"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    connection.close()
    before = database.read_bytes()
    refused(advisor("client", "list", home=tmp_path), "升级")
    assert database.read_bytes() == before


def test_a_damaged_portfolio_is_refused_untouched(tmp_path: Path) -> None:
    database = tmp_path / "portfolio.db"
    database.write_bytes(b"this is no database" * 100)
    refused(advisor("client", "list", home=tmp_path), "客户库")
    assert database.read_bytes() == b"this is no database" * 100


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    refused(advisor("demo", "--out", blocked / "out", "--no-window", home=tmp_path), "file")
    refused(advisor("dossier", DEMO[0], "-o", blocked / "out", home=tmp_path), "file")
    refused(advisor("client", "list", home=tmp_path, ADVISOR_HOME=str(blocked / "x")), "x")


def test_a_second_instance_on_the_same_file_is_told_so(tmp_path: Path) -> None:
    assert advisor("client", "import", DEMO[0], home=tmp_path).returncode == 0
    holder = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from advisor_app.services.workspace import Workspace\n"
        "with Workspace(Path(sys.argv[1])) as w:\n"
        "    w.portfolio\n"
        "    print('open', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    database = str(tmp_path / "portfolio.db")
    with subprocess.Popen(
        [sys.executable, "-c", holder, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline().strip() == "open"
        refused(advisor("client", "list", home=tmp_path), "另一个正在运行的程序")
        first.stdin.close()
        first.wait(30)
    assert advisor("client", "list", home=tmp_path).returncode == 0


def test_doctor_says_what_to_do_without_client_data(tmp_path: Path) -> None:
    done = advisor("doctor", "--json", home=tmp_path)
    assert done.returncode in (0, 1)
    findings = json.loads(done.stdout)
    assert {f["topic"] for f in findings} >= {"运行环境", "政策库", "数据文件夹", "中文字体"}
    assert all(f["well"] or f["remedy"] for f in findings)


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "advisor_app"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**env, "ADVISOR_HOME": str(tmp_path), "PYTHONUTF8": "1"},
        check=False,
        timeout=60,
    )
    if sys.platform == "linux":
        refused(done, "图形显示")


def test_the_whole_library_is_covered_and_its_standards_told(tmp_path: Path) -> None:
    covers = read("policy", "coverage", home=tmp_path)
    assert sum(c["articles"] for c in covers) == sum(c["covered"] for c in covers) == 111
    assert [c["unclaimed"] for c in covers] == [[]] * 5
    standards = read("policy", "standards", "little_giant", home=tmp_path)
    assert [s["id"] for s in standards] == [
        "little_giant.2022",
        "little_giant.2026",
        "little_giant.2027-renewal",
    ]
    assert all(c["confidence"] for s in standards for c in s["criteria"])
    changed = read("policy", "diff", "little_giant.2022", "little_giant.2026", home=tmp_path)
    assert {r["key"] for r in changed["rules"] if r["change"] == "removed"} >= {"innovation", "brand"}


def test_a_draft_can_be_registered_as_issued_and_compared(tmp_path: Path) -> None:
    issue = ("--number", "武政规〔2026〕9号", "--issued-on", "2024-10-01")
    assert advisor("policy", "issue", "wh-srdi-draft", *issue, home=tmp_path).returncode == 0
    listed = read("policy", "list", "--as-of", "2025-01-01", home=tmp_path)
    standing = {d["id"]: d["standing"] for d in listed["documents"]}
    assert (standing["wh-srdi-draft"], standing["wh-srdi-2024"]) == ("superseded", "in_force")
    found = read("policy", "diff", "wh-srdi-draft", "wh-srdi-2024", home=tmp_path)
    assert found["text"] == found["rules"] == []
    assert {f["field"] for f in found["record"]} >= {"文号", "性质"}


def test_a_material_and_a_correction_of_one_s_own_are_kept(tmp_path: Path) -> None:
    added = advisor(
        "policy", "material", "srdi_sme.2026", "示例区推荐函", "--issuer", "区经信局", home=tmp_path
    )
    assert added.returncode == 0
    note = ("--note", "对照官网附件1")
    assert advisor("policy", "correct", "srdi_sme.2026.debt", *note, home=tmp_path).returncode == 0
    (standard,) = read("policy", "standards", "srdi_sme.2026", home=tmp_path)
    assert "示例区推荐函" in {m["name"] for m in standard["materials"]}
    assert {c["id"]: c["confidence"] for c in standard["criteria"]}["srdi_sme.2026.debt"] == "已核"
    wrong = advisor("policy", "correct", "srdi_sme.2026.debt", home=tmp_path)
    assert wrong.returncode == 2
    assert "请写明依据" in wrong.stderr


# --- handing over ---------------------------------------------------------------------------------------


def test_every_sort_is_written_kept_and_written_again(tmp_path: Path) -> None:
    advisor("client", "import", *DEMO[:2], home=tmp_path)
    code = json.loads(DEMO[0].read_text("utf-8"))["uscc"]
    kinds = "survey,政策判定书,money,papers,quarter,collect"
    written = read("dossier", "--client", code, "--kind", kinds, "-o", tmp_path / "out", home=tmp_path)
    assert len(written) == 11, "survey is paper alone"
    kept = read("dossier", "--kept", home=tmp_path)
    assert {each["kind"] for each in kept} == {"survey", "verdict", "money", "papers", "quarter", "collect"}
    run = next(each["run"] for each in kept if each["kind"] == "money")
    again = read("dossier", "--again", run[:9], "-o", tmp_path / "again", home=tmp_path)
    for path in again:
        assert Path(path).read_bytes() == (tmp_path / "out" / Path(path).name).read_bytes()
    refused(advisor("dossier", "--again", "ZZZZ", home=tmp_path), "没有运行编号", code=1)
    refused(advisor("dossier", "--client", code, "--kind", "包过书", home=tmp_path), "没有“包过书”这种文书")
    refused(advisor("dossier", "--client", code, "--kind", "survey", "--xlsx", home=tmp_path), "只有 PDF")


def test_all_clients_the_ledger_and_a_form_that_comes_back(tmp_path: Path) -> None:
    advisor("client", "import", *DEMO[:2], home=tmp_path)
    code = json.loads(DEMO[0].read_text("utf-8"))["uscc"]
    told = read("dossier", "--all", "--kind", "survey,collect", "-o", tmp_path / "all", home=tmp_path)
    assert len(told["done"]) == 2
    assert told["failed"] == {}
    assert Path(told["index"]).exists()
    again = read("dossier", "--all", "--kind", "survey,collect", "-o", tmp_path / "all", home=tmp_path)
    assert (again["done"], len(again["skipped"])) == ([], 2)
    (ledger,) = read("dossier", "--ledger", "-o", tmp_path, home=tmp_path)
    assert Path(ledger).suffix == ".xlsx"
    form = next((tmp_path / "all").rglob("*钱潮*收集表*.xlsx"))
    read_back = read("client", "collect", code, form, home=tmp_path)
    assert read_back == {"proposals": [], "faults": [], "remarks": []}, "nothing was filled in"
    other = json.loads(DEMO[1].read_text("utf-8"))["uscc"]
    refused(advisor("client", "collect", other, form, home=tmp_path), "请核对客户后再读")


def test_papers_are_bound(tmp_path: Path) -> None:
    advisor("client", "import", DEMO[0], home=tmp_path)
    code = json.loads(DEMO[0].read_text("utf-8"))["uscc"]
    opened = read("pipeline", "open", code, "little_giant", home=tmp_path)
    bound = read("dossier", "--bind", opened["id"], "-o", tmp_path / "bound", home=tmp_path)
    assert Path(bound["file"]).exists()
    assert bound["missing"]
    gone = advisor("dossier", "--bind", opened["id"], "--files", tmp_path / "none", home=tmp_path)
    refused(gone, "这个文件夹")
