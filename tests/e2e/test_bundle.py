"""The bundle, where one was built (``python3 dev.py bundle``): it needs nothing of Python on the path."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from advisor_app import __version__
from advisor_app.portfolio.migrations import REVISIONS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "bundle" / "dist" / "advisor"
PROGRAM = FOLDER / "advisor"
pytestmark = pytest.mark.skipif(
    not PROGRAM.exists(), reason="no bundle was built here: python3 dev.py bundle"
)
LARGEST = 200_000_000


def advisor(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the bundled program with an empty path, as on a machine without Python."""
    environment = {"PATH": str(home / "nothing"), "HOME": str(home), "ADVISOR_HOME": str(home / "资料")}
    return subprocess.run(
        [str(PROGRAM), *words],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_it_is_whole(tmp_path: Path) -> None:
    done = advisor("--smoke", str(tmp_path / "自检"), home=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "跳过" not in done.stdout
    assert not (tmp_path / "资料").exists()


def test_it_is_of_this_version(tmp_path: Path) -> None:
    assert advisor("--version", home=tmp_path).stdout.split() == ["advisor", __version__]


@pytest.mark.parametrize("revision", [module.revision for module in REVISIONS])
def test_portfolios_of_earlier_versions_come_along(revision: str, tmp_path: Path) -> None:
    place = tmp_path / "资料" / "portfolio.db"
    place.parent.mkdir()
    script = ROOT / "tests" / "store" / f"{revision}.sql"
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
        (clients,) = connection.execute("SELECT count(*) FROM clients WHERE deleted_at IS NULL").fetchone()
    done = advisor("db", "upgrade", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert advisor("db", "check", home=tmp_path).returncode == 0
    assert len(json.loads(advisor("client", "list", "--json", home=tmp_path).stdout)) == clients


def test_the_doctor_finds_its_own_libraries(tmp_path: Path) -> None:
    findings = json.loads(advisor("doctor", "--json", home=tmp_path).stdout)
    state = {finding["topic"]: finding for finding in findings}
    assert "安装包" in state["运行环境"]["state"]
    assert state["系统库"]["well"]
    assert state["中文字体"]["well"]


def test_it_is_small_and_says_what_it_is_made_of() -> None:
    size = sum(path.lstat().st_size for path in FOLDER.rglob("*") if not path.is_dir())
    assert size <= LARGEST
    text = (FOLDER / "sbom.cdx.json").read_text(encoding="utf-8")
    bom = json.loads(text)
    assert bom["specVersion"] == "1.5"
    named = {part["name"]: part for part in bom["components"]}
    assert {"SQLAlchemy", "PySide6_Essentials", "Qt 6", "Python", "Noto Sans SC", "sqlcipher3"} <= set(named)
    assert {"pytest", "pyinstaller", "hatchling", "cyclonedx-python-lib"} & set(named) == set()
    listed = (FOLDER / "许可" / "目录.txt").read_text(encoding="utf-8")
    assert [name for name in named if f"· {name} " not in listed] == []


def test_nothing_of_the_building_machine_is_in_it() -> None:
    for path in sorted([*FOLDER.rglob("*.dist-info/*"), FOLDER / "sbom.cdx.json"]):
        if path.is_file():
            text = path.read_bytes()
            assert str(ROOT).encode() not in text, path
            assert os.fsencode(Path.home()) + b"/" not in text, path
    assert not re.search(r"direct_url|RECORD", " ".join(p.name for p in FOLDER.rglob("*.dist-info/*")))
