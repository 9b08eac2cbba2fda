"""Policy packs from the command line: the worked example of the documentation, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.guide import carry_out
from tests.e2e.test_cli import ROOT, advisor, client_file, read, refused

GUIDE = ROOT / "docs" / "政策包.md"
PASSPHRASE = {"ADVISOR_PACK_PASSPHRASE": "示例口令一二三四"}
FIRST = {"kind": "little_giant", "event": "first", "granted_on": "2026-12-05"}
NEW = "hz-shili-2026.1.little-giant"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("guide")


def measures(home: Path) -> tuple[str, set[str]]:
    firm = client_file(home, region="330106", recognitions=[FIRST], complete=["recognitions"])
    found = read("assess", firm, "--as-of", "2026-12-15", home=home)
    return found["content_version"], {m["id"] for m in found["measures"]}


def test_the_documented_example_runs_as_it_stands(home: Path) -> None:
    said: dict[str, str] = {}
    during: tuple[str, set[str]] = ("", set())
    for line, told in carry_out(GUIDE, home, environment=PASSPHRASE):
        said[line] = told
        if line == "advisor pack list":
            during = measures(home)
    assert "签名有效" in said["advisor pack verify hz-1.zhengce"]
    look = said["advisor pack install hz-1.zhengce --dry-run"]
    assert "hz-shili-2026　新增整份，1 个事项" in look
    assert "没有启用" in look
    assert "案例 2 个，全部通过" in said["advisor pack install hz-1.zhengce"]
    assert "签名有效，在用" in said["advisor pack list"]
    assert during[0] == "2026.12.1（政策包 hz-policies 第 1 版）"
    assert NEW in during[1]
    after = measures(home)
    assert "政策包" not in after[0]
    assert NEW not in after[1]


def test_what_is_refused_says_why_and_changes_nothing(home: Path, tmp_path: Path) -> None:
    path = home / "hz-1.zhengce"
    whole = bytearray(path.read_bytes())
    for place in (60, len(whole) // 2, len(whole) - 30):
        changed = bytearray(whole)
        changed[place] ^= 1
        (tmp_path / "t.zhengce").write_bytes(changed)
        refused(advisor("pack", "install", tmp_path / "t.zhengce", "--unsigned", home=home), "。")
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    refused(advisor("pack", "install", path, home=stranger), "不在可信之列")
    refused(advisor("pack", "rollback", home=stranger), "没有可以退回", code=1)
    refused(advisor("pack", "sign", path, "--key", home / "日常.key", home=home), "ADVISOR_PACK_PASSPHRASE")
    assert path.read_bytes() == whole
    told = read("pack", "verify", path, home=stranger)
    assert (told["signature"], told["version"]) == ("unknown", 1)
    done = advisor("pack", "install", path, "--unsigned", home=stranger)
    assert done.returncode == 0, done.stderr
    assert measures(stranger)[0] == "2026.12.1（未签名政策包 hz-policies 第 1 版）"
    (listed,) = read("pack", "list", home=stranger)["installed"]
    assert listed["choices"] == ["unsigned"]
