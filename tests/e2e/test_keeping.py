"""Backups, going back and handing over from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.test_cli import DEMO, advisor, read, refused

PASSPHRASE = "correct horse 电池"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "家"
    home.mkdir()
    assert advisor("client", "import", DEMO[0], home=home).returncode == 0
    return home


def clients(home: Path) -> int:
    return len(read("client", "list", home=home))


def test_a_backup_and_back(home: Path) -> None:
    (made,) = read("db", "backup", home=home)["backups"]
    assert (made["state"], made["clients"], made["number"]) == ("good", 1, 1)
    assert Path(made["path"]).parent == home.with_name("家-备份")
    assert read("db", "backup", "--if-changed", home=home)["unchanged"]["path"] == made["path"]
    advisor("client", "import", DEMO[1], home=home)
    seen = read("db", "restore", "1", home=home)
    assert (seen["restored"], [each["fate"] for each in seen["clients"]]) == (False, ["会消失"])
    assert clients(home) == 2
    assert read("db", "restore", made["path"], "--yes", home=home)["restored"]
    assert clients(home) == 1
    listed = read("db", "backups", "--verify", home=home)["backups"]
    assert [each["state"] for each in listed] == ["good", "good"]
    refused(advisor("db", "restore", "77", home=home), "没有序号为 77 的备份")


def test_a_database_that_no_longer_opens(home: Path) -> None:
    (made,) = read("db", "backup", home=home)["backups"]
    (home / "portfolio.db").write_bytes(b"garbage" * 999)
    refused(advisor("client", "list", home=home), "从备份恢复")
    refused(advisor("db", "restore", made["path"], home=home), "加 --yes")
    aside = read("db", "restore", made["path"], "--yes", home=home)["aside"]
    assert (Path(aside) / "portfolio.db").read_bytes() == b"garbage" * 999
    assert clients(home) == 1


def test_handing_over_and_joining(home: Path, tmp_path: Path) -> None:
    new = tmp_path / "新"
    new.mkdir()
    done = advisor("db", "pack", tmp_path / "a", "--passphrase", home=home, ADVISOR_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    package = tmp_path / "a.peipao"
    refused(advisor("db", "merge", package, home=new), "请输入口令")
    wrong = advisor("db", "merge", package, "--passphrase", home=new, ADVISOR_PASSPHRASE="nonsense")
    refused(wrong, "口令不对")
    done = advisor(
        "db", "unpack", package, "--replace", "--passphrase", home=new, ADVISOR_PASSPHRASE=PASSPHRASE
    )
    assert done.returncode == 0, done.stderr
    advisor("client", "import", DEMO[1], home=new)
    advisor("db", "pack", tmp_path / "b.peipao", home=new)
    seen = read("db", "merge", tmp_path / "b.peipao", home=home)
    assert (seen["joined"], clients(home)) == (False, 1)
    assert [each["kind"] for each in seen["differences"]] == ["对方新增"]
    assert read("db", "merge", tmp_path / "b.peipao", "--yes", home=home)["joined"]
    assert clients(home) == 2
    again = read("db", "merge", tmp_path / "b.peipao", "--yes", home=home)
    assert (again["joined"], again["differences"]) == (False, [])


def test_a_package_with_a_flipped_byte(home: Path, tmp_path: Path) -> None:
    advisor("db", "pack", tmp_path / "a.peipao", home=home)
    content = bytearray((tmp_path / "a.peipao").read_bytes())
    content[len(content) // 3] ^= 0x20
    (tmp_path / "a.peipao").write_bytes(content)
    before = json.dumps(read("client", "list", home=home))
    for words in (("merge",), ("unpack", "--replace"), ("unpack", "--to", tmp_path / "x.db")):
        refused(advisor("db", words[0], tmp_path / "a.peipao", *words[1:], home=home), "已损坏")
    assert json.dumps(read("client", "list", home=home)) == before
    assert not (tmp_path / "x.db").exists()
