"""Files: names that every system takes, whole or not at all, sentences where it can't be done."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.dossier.document import DossierDoc
from advisor_app.dossier.write import file_stem, write_dossier
from tests.unit.dossier.conftest import document, table

DAY = dt.date(2026, 6, 15)


@pytest.fixture
def small() -> DossierDoc:
    return document(table("一"), client="示例公司")


def test_writes_both_and_nothing_else(small: DossierDoc, tmp_path: Path) -> None:
    folder = tmp_path / "新建" / "文件夹"
    paths = write_dossier(small, folder)
    assert [p.name for p in paths] == [
        "示例公司_示例文书_2026-06-15.xlsx",
        "示例公司_示例文书_2026-06-15.pdf",
    ]
    assert sorted(folder.iterdir()) == sorted(paths)
    assert paths[1].read_bytes().startswith(b"%PDF")


def test_writes_only_what_is_wanted(small: DossierDoc, tmp_path: Path) -> None:
    assert [p.suffix for p in write_dossier(small, tmp_path, pdf=False)] == [".xlsx"]
    assert [p.suffix for p in write_dossier(small, tmp_path / "b", xlsx=False)] == [".pdf"]
    assert write_dossier(small, tmp_path / "c", xlsx=False, pdf=False) == []


def test_replaces_an_older_file(small: DossierDoc, tmp_path: Path) -> None:
    (path,) = write_dossier(small, tmp_path, pdf=False)
    path.write_bytes(b"old")
    write_dossier(small, tmp_path, pdf=False)
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("client", "stem"),
    [
        ('示例<>:"/\\|?*公司', "示例 公司"),
        ("  示例公司. ", "示例公司"),
        ("", "客户"),
        ("...", "客户"),
        ("CON", "_CON"),
        ("com1.示例", "_com1.示例"),
        ("示例\n公司\x00", "示例 公司"),
        ("示例" * 60, "示例" * 30),
    ],
)
def test_names(client: str, stem: str) -> None:
    found = file_stem(client, "示例文书", DAY)
    assert found.startswith(stem)
    assert found.endswith("_示例文书_2026-06-15")
    assert len(found) <= 80
    assert len(found.encode()) <= 240


def test_nothing_is_written_where_a_character_has_no_glyph(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        write_dossier(document(table("😀")), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_way_of_the_folder(small: DossierDoc, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(StoreError, match="请换一个文件夹"):
        write_dossier(small, tmp_path / "out")


def test_a_folder_in_the_way_of_the_file(small: DossierDoc, tmp_path: Path) -> None:
    (tmp_path / f"{file_stem(small.client, small.title, small.as_of)}.pdf").mkdir()
    with pytest.raises(StoreError, match="不能替换"):
        write_dossier(small, tmp_path)
    assert [p.suffix for p in tmp_path.iterdir()] == [".pdf"], "the workbook was not written either"


def test_a_full_disk_leaves_the_older_file(
    small: DossierDoc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = write_dossier(small, tmp_path, pdf=False)
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="磁盘空间不足"):
        write_dossier(small, tmp_path, pdf=False)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_open_elsewhere(
    small: DossierDoc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace an open file."""

    def held(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(StoreError, match="请先关闭再导出"):
        write_dossier(small, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_not_writable(small: DossierDoc, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="没有写入权限"):
        write_dossier(small, tmp_path)
    tmp_path.chmod(0o700)


def test_importing_the_package_is_cheap() -> None:
    probe = (
        "import sys, advisor_app.dossier, advisor_app.dossier.build, advisor_app.dossier.write;"
        "print(*(m for m in ('openpyxl', 'xlsxwriter', 'reportlab') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
