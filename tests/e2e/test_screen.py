"""``advisor screen`` as another program meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIST = (
    "企业名称,统一社会信用代码,注册地,2025年营业收入（万元）,2025年职工总数,小巨人首次认定日期,是否高新技术企业,联系电话\n"
    "示例·甲,91330109MADEM0011R,西湖区,20000,500,2026-07-01,否,1\n"
    "示例·乙,91330109MADEM0011R,余杭区,约500,20,,是,2\n"
)
WITHOUT = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "polars":
            raise ModuleNotFoundError("No module named 'polars'", name="polars")
sys.meta_path.insert(0, Absent())
from advisor_app.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def run(*words: str | Path, home: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "ADVISOR_HOME": str(home), "PYTHONUTF8": "1"}
    program = ["-c", code] if code else ["-m", "advisor_app"]
    return subprocess.run(
        [sys.executable, *program, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        cwd=home,
        timeout=120,
        check=False,
    )


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_a_list_is_screened_and_what_was_read_is_told(listed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    found = run(
        "screen", listed, "--as-of", "2026-08-15", "-o", out, "--map-out", tmp_path / "m.json", home=tmp_path
    )
    assert found.returncode == 0, found.stderr
    assert "2025年营业收入（万元） → 事实 revenue 2025 年，单位 万元" in found.stderr
    assert "联系电话：认不出是哪一项" in found.stderr
    assert "2025年营业收入（万元）：1 格" in found.stderr
    assert "筛了 2 家" in found.stdout
    header, first, second = out.read_text("utf-8-sig").splitlines()
    assert header.startswith("企业名称,统一社会信用代码,注册地,所在梯队")
    assert first.startswith("示例·甲,91330109MADEM0011R,西湖区,专精特新“小巨人”企业")
    assert second.startswith("示例·乙")
    assert "约500" in (tmp_path / "out.未读.csv").read_text("utf-8-sig")
    # the mapping that was found gives the same again
    again = run(
        "screen",
        listed,
        "--map",
        tmp_path / "m.json",
        "--as-of",
        "2026-08-15",
        "-o",
        tmp_path / "two.csv",
        home=tmp_path,
    )
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "two.csv").read_bytes() == out.read_bytes()


def test_the_summary_is_json(listed: Path, tmp_path: Path) -> None:
    found = run(
        "screen", listed, "--as-of", "2026-08-15", "-o", tmp_path / "o.parquet", "--json", home=tmp_path
    )
    assert found.returncode == 0, found.stderr
    told = json.loads(found.stdout)
    assert told["firms"] == 2
    giant = next(m for m in told["measures"] if m["id"] == "hz-2025-66.23.little-giant")
    assert (giant["eligible"], giant["undetermined"]) == (1, 1)
    assert told["refused"] == {"2025年营业收入（万元）": 1}
    assert told["left"] == {"联系电话": "认不出是哪一项"}
    assert {"key", "label", "year", "firms", "in_table"} == set(told["missing"][0])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["none.csv", "-o", "out.csv"], "找不到名单“none.csv”"),
        (["list.csv", "-o", "out.doc"], "应是 parquet、csv 或 xlsx"),
        (["list.csv", "-o", "out.csv", "--region", "杭州"], "六位行政区划代码"),
        (["list.csv", "-o", "out.csv", "--map", "none.json"], "读不了对照文件"),
        (["list.csv", "-o", "out.csv", "--as-of", "昨天"], "不是日期"),
        (["list.csv", "-o", "out.csv", "--map-out", "none/m.json"], "写不了“m.json”，请换一个位置"),
        (["list.csv", "-o", "none/out.csv"], "放输出的文件夹“none”不存在"),
    ],
)
def test_bad_input_is_one_sentence(listed: Path, tmp_path: Path, words: list[str], sentence: str) -> None:
    found = run("screen", *words, home=tmp_path)
    assert found.returncode == 2
    assert sentence in found.stderr
    assert "Traceback" not in found.stderr
    assert found.stdout == ""
    assert not (tmp_path / "none").exists()


def test_an_empty_list_is_nothing_found(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("企业名称,2025年职工总数\n", "utf-8")
    found = run("screen", path, "-o", tmp_path / "out.csv", home=tmp_path)
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == "名单“list.csv”里没有企业。\n"


def test_without_the_extra_one_sentence_says_what_to_install(listed: Path, tmp_path: Path) -> None:
    found = run("screen", listed, "-o", tmp_path / "out.csv", home=tmp_path, code=WITHOUT)
    assert found.returncode == 2
    assert "advisor-app[screen]" in found.stderr
    assert found.stderr.count("\n") == 1
    # the rest of the program does without
    assert run("facts", "--json", home=tmp_path, code=WITHOUT).returncode == 0


def test_neither_window_nor_other_verbs_load_dataframes(tmp_path: Path) -> None:
    code = (
        "import sys, importlib, pkgutil\n"
        "import advisor_app.__main__, advisor_app.ui\n"
        "for m in pkgutil.walk_packages(advisor_app.ui.__path__, 'advisor_app.ui.'):\n"
        "    importlib.import_module(m.name)\n"
        "from advisor_app.cli.main import VERBS\n"
        "for verb in VERBS: importlib.import_module(f'advisor_app.cli.commands.{verb}')\n"
        "print(*(n for n in ('polars', 'narwhals', 'fastexcel', 'pyspark') if n in sys.modules))\n"
    )
    found = run(home=tmp_path, code=code)
    assert found.returncode == 0, found.stderr
    assert found.stdout.strip() == ""
