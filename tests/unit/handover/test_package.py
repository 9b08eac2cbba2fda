import hashlib
import io
import json
import os
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.errors import AdvisorError, InputError, StoreError
from advisor_app.handover import sealing
from advisor_app.handover.package import Manifest, is_sealed, sweep, unpacked, write

MANIFEST = Manifest("0.1.0", "2026.11.1", "r0003", "李航", "2026-11-21T12:00:00+00:00", 3, "改名", "示例备注")
DATABASE = b"SQLite format 3\0" + bytes(range(256)) * 40
EVIDENCE = b"%PDF-1.7 example"
PASSPHRASE = "correct horse"


@pytest.fixture(autouse=True)
def cheap() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "WORK", 2)
        yield


@pytest.fixture
def sources(tmp_path: Path) -> tuple[Path, dict[str, Path]]:
    database = tmp_path / "in" / "copy.db"
    database.parent.mkdir()
    database.write_bytes(DATABASE)
    folders = {name: tmp_path / "in" / name for name in ("files", "letterhead", "content")}
    for path, content in (
        (folders["files"] / hashlib.sha256(EVIDENCE).hexdigest(), EVIDENCE),
        (folders["files"] / "notes.txt", b"not named by its digest: stays out"),
        (folders["letterhead"] / "letterhead.json", b"{}"),
        (folders["content"] / "documents" / "示例.txt", "示例原文".encode()),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return database, folders


@pytest.fixture(params=["", PASSPHRASE], ids=["plain", "sealed"])
def made(
    request: pytest.FixtureRequest, sources: tuple[Path, dict[str, Path]], tmp_path: Path
) -> tuple[Path, str]:
    target = tmp_path / "out" / "示例.peipao"
    write(target, MANIFEST, *sources, passphrase=request.param)
    return target, request.param


def refuse(path: Path, folder: Path, passphrase: str = "") -> str:
    """The sentence; nothing may be left, in the folder or beside it."""
    before = sorted(folder.parent.rglob("*"))
    with pytest.raises(AdvisorError) as told, unpacked(path, folder, passphrase=passphrase):
        pass
    assert [each for each in sorted(folder.parent.rglob("*")) if each not in before and each != folder] == []
    sentence = str(told.value)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence


def test_there_and_back(made: tuple[Path, str], tmp_path: Path) -> None:
    path, passphrase = made
    assert is_sealed(path) is bool(passphrase)
    with unpacked(path, tmp_path / "work", passphrase=passphrase) as found:
        assert found.database.read_bytes() == DATABASE
        assert stat.S_IMODE(found.database.parent.stat().st_mode) == 0o700
        inside = {
            each.relative_to(folder).as_posix(): each.read_bytes()
            for folder in found.folders.values()
            for each in folder.rglob("*")
            if each.is_file()
        }
        assert inside == {
            hashlib.sha256(EVIDENCE).hexdigest(): EVIDENCE,
            "letterhead.json": b"{}",
            "documents/示例.txt": "示例原文".encode(),
        }
        assert (found.manifest.made_by, found.manifest.clients, found.manifest.note) == (
            "李航",
            3,
            "示例备注",
        )
    assert list((tmp_path / "work").iterdir()) == []
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_same_content_gives_the_same_bytes(sources: tuple[Path, dict[str, Path]], tmp_path: Path) -> None:
    one, two = tmp_path / "1.peipao", tmp_path / "2.peipao"
    write(one, MANIFEST, *sources)
    write(two, MANIFEST, *sources)
    assert one.read_bytes() == two.read_bytes()


def test_nothing_of_the_content_shows_under_a_passphrase(
    sources: tuple[Path, dict[str, Path]], tmp_path: Path
) -> None:
    write(tmp_path / "x.peipao", MANIFEST, *sources, passphrase=PASSPHRASE)
    content = (tmp_path / "x.peipao").read_bytes()
    for telling in (
        "李航".encode(),
        b"portfolio.db",
        b"manifest",
        EVIDENCE,
        hashlib.sha256(EVIDENCE).digest(),
    ):
        assert telling not in content


def test_a_wrong_or_missing_passphrase(sources: tuple[Path, dict[str, Path]], tmp_path: Path) -> None:
    write(tmp_path / "x.peipao", MANIFEST, *sources, passphrase=PASSPHRASE)
    assert "口令不对" in refuse(tmp_path / "x.peipao", tmp_path / "work", "wrong horse")
    assert "请输入口令" in refuse(tmp_path / "x.peipao", tmp_path / "work")


def test_every_flipped_byte_and_every_length_is_noticed(made: tuple[Path, str], tmp_path: Path) -> None:
    path, passphrase = made
    content = path.read_bytes()
    spoiled = tmp_path / "spoiled.peipao"
    for place in range(0, len(content), max(1, len(content) // 400)):
        spoiled.write_bytes(content[:place] + bytes([content[place] ^ 0x01]) + content[place + 1 :])
        refuse(spoiled, tmp_path / "work", passphrase)
    for length in (0, 1, 50, len(content) // 2, len(content) - 1):
        spoiled.write_bytes(content[:length])
        refuse(spoiled, tmp_path / "work", passphrase)
    spoiled.write_bytes(content + b"\0")
    refuse(spoiled, tmp_path / "work", passphrase)


def test_an_existing_file_is_not_replaced(sources: tuple[Path, dict[str, Path]], tmp_path: Path) -> None:
    target = tmp_path / "x.peipao"
    target.write_bytes(b"older")
    with pytest.raises(StoreError, match="已存在"):
        write(target, MANIFEST, *sources)
    assert target.read_bytes() == b"older"


def test_a_full_disk_leaves_no_half_package(
    sources: tuple[Path, dict[str, Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="没有留下不完整"):
        write(tmp_path / "out" / "x.peipao", MANIFEST, *sources)
    assert list((tmp_path / "out").iterdir()) == []


def test_it_can_be_stopped(sources: tuple[Path, dict[str, Path]], tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise InputError("已取消。")

    with pytest.raises(InputError, match="已取消"):
        write(tmp_path / "out" / "x.peipao", MANIFEST, *sources, progress=stop)
    assert list((tmp_path / "out").iterdir()) == []
    write(tmp_path / "out" / "x.peipao", MANIFEST, *sources)
    with (
        pytest.raises(InputError, match="已取消"),
        unpacked(tmp_path / "out" / "x.peipao", tmp_path / "work", progress=stop),
    ):
        pass
    assert list((tmp_path / "work").iterdir()) == []


def test_what_a_killed_program_had_unpacked_is_swept(tmp_path: Path) -> None:
    (tmp_path / "unpacking-abc").mkdir()
    (tmp_path / "unpacking-abc" / "portfolio.db").write_bytes(b"x")
    (tmp_path / "else").mkdir()
    (tmp_path / "unpacking-link").symlink_to(tmp_path / "else")
    sweep(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {"else", "unpacking-link"}


# --- hostile packages: whole by their digest, made by hand --------------------------------------------------


def line(name: str, content: bytes, **wrong: Any) -> dict[str, Any]:
    return {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest(), **wrong}


def hostile(
    path: Path,
    members: list[tuple[str | zipfile.ZipInfo, bytes]],
    lines: Any = None,
    change: Callable[[bytearray], None] | None = None,
    **manifest: Any,
) -> Path:
    """A zip of these members with a manifest that (unless told otherwise) is right, and a right trailer."""
    told = {
        **{name: getattr(MANIFEST, name) for name in Manifest.__dataclass_fields__},
        "members": [line(str(getattr(n, "filename", n)), content) for n, content in members]
        if lines is None
        else lines,
        **manifest,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in members:
            if isinstance(name, zipfile.ZipInfo):
                pack.writestr(name, content, zipfile.ZIP_DEFLATED)
            else:
                pack.writestr(name, content)
        pack.writestr("manifest.json", json.dumps(told))
        pack.comment = b"sha256=" + b"0" * 64
    whole = bytearray(buffer.getvalue()[:-64])
    if change is not None:
        change(whole)
    path.write_bytes(whole + hashlib.sha256(whole).hexdigest().encode())
    return path


DB: tuple[str, bytes] = ("portfolio.db", DATABASE)


def test_one_made_by_hand_is_read(tmp_path: Path) -> None:
    with unpacked(hostile(tmp_path / "x.peipao", [DB]), tmp_path / "work") as found:
        assert found.database.read_bytes() == DATABASE


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "../../portfolio.db",
        "/tmp/evil",
        "content/../../evil",
        "content\\..\\evil",
        "C:\\evil",
        "content/NUL",
        "settings.json",
        "portfolio.db-wal",
        "content/x/",
        "files/readme",
    ],
)
def test_a_path_that_leads_elsewhere(tmp_path: Path, name: str) -> None:
    assert "不该有的内容" in refuse(hostile(tmp_path / "x.peipao", [DB, (name, b"evil")]), tmp_path / "work")


def test_a_link_in_the_package(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("content/link")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    told = refuse(hostile(tmp_path / "x.peipao", [DB, (link, b"/etc/passwd")]), tmp_path / "work")
    assert "不该有的内容" in told


def test_a_name_with_a_zero_byte(tmp_path: Path) -> None:
    def cut(content: bytearray) -> None:
        content[:] = content.replace(b"content/abX..", b"content/ab\0..")

    path = hostile(tmp_path / "x.peipao", [DB, ("content/abX..", b"x")], change=cut)
    assert "不该有的内容" in refuse(path, tmp_path / "work")


def test_a_bomb(tmp_path: Path) -> None:
    bomb = bytes(300 << 20)
    path = hostile(tmp_path / "x.peipao", [DB, ("content/bomb.txt", bomb)])
    assert path.stat().st_size < 1 << 20
    assert "大得不正常" in refuse(path, tmp_path / "work")


def test_a_size_that_lies(tmp_path: Path) -> None:
    content = os.urandom(5000)
    for wrong in ({"size": 10}, {"size": 6000}, {"sha256": "0" * 64}):
        path = hostile(
            tmp_path / "x.peipao",
            [DB, ("content/a.txt", content)],
            [line(*DB), line("content/a.txt", content, **wrong)],
        )
        assert "已损坏" in refuse(path, tmp_path / "work")


def test_a_size_that_lies_in_the_zip_itself(tmp_path: Path) -> None:
    content = b"a" * 5000

    def shrink(pack: bytearray) -> None:
        at = pack.rindex(b"PK\x01\x02", 0, pack.rindex(b"content/a.txt"))
        pack[at + 24 : at + 28] = (10).to_bytes(4, "little")

    lines = [line(*DB), line("content/a.txt", content[:10])]
    path = hostile(tmp_path / "x.peipao", [DB, ("content/a.txt", content)], lines, shrink)
    assert "已损坏" in refuse(path, tmp_path / "work")


@pytest.mark.parametrize("name", ["portfolio.db", "manifest.json"])
def test_a_member_that_lies_before_the_package(tmp_path: Path, name: str) -> None:
    def further(pack: bytearray) -> None:
        """The directory says that it lies further on than it does, and so do its members."""
        end = pack.rindex(b"PK\x05\x06")
        (at,) = struct.unpack_from("<I", pack, end + 16)
        struct.pack_into("<I", pack, end + 16, at + 1000)
        first = pack.rindex(b"PK\x01\x02", 0, pack.rindex(name.encode()))
        assert first >= at

    assert "已损坏" in refuse(hostile(tmp_path / "x.peipao", [DB], change=further), tmp_path / "work")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_and_manifest_must_agree(tmp_path: Path) -> None:
    extra = [DB, ("content/a.txt", b"x")]
    for members, lines in (
        (extra, [line(*DB)]),
        ([DB], [line(*DB), line("content/a.txt", b"x")]),
        ([DB, DB], None),
        ([("content/a.txt", b"x")], None),
        ([DB], [line(*DB), line(*DB)]),
    ):
        assert "已损坏" in refuse(hostile(tmp_path / "x.peipao", list(members), lines), tmp_path / "work")


def test_a_file_under_anothers_digest(tmp_path: Path) -> None:
    path = hostile(tmp_path / "x.peipao", [DB, ("files/" + "0" * 64, b"evil")])
    assert "已损坏" in refuse(path, tmp_path / "work")


@pytest.mark.parametrize(
    "wrong",
    [
        {"clients": -1},
        {"clients": "3"},
        {"made_by": None},
        {"lines": 3},
        {"lines": [3]},
        {"surprise": 1},
        {"format": True},
        {"format": 0.5},
    ],
)
def test_a_manifest_of_other_types(tmp_path: Path, wrong: dict[str, Any]) -> None:
    assert "已损坏" in refuse(hostile(tmp_path / "x.peipao", [DB], **wrong), tmp_path / "work")


def test_a_later_format_is_told(tmp_path: Path) -> None:
    assert "更新版本" in refuse(hostile(tmp_path / "x.peipao", [DB], format=2), tmp_path / "work")


def test_a_manifest_nested_too_deep(tmp_path: Path) -> None:
    path = tmp_path / "x.peipao"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("portfolio.db", DATABASE)
        pack.writestr("manifest.json", "[" * 200_000)
        pack.comment = b"sha256=" + b"0" * 64
    content = buffer.getvalue()[:-64]
    path.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
    assert "已损坏" in refuse(path, tmp_path / "work")


def test_a_zip_of_a_strange_kind(tmp_path: Path) -> None:
    def encrypted(pack: bytearray) -> None:
        pack[pack.index(b"PK\x01\x02") + 8] |= 1

    def strange(pack: bytearray) -> None:
        pack[pack.index(b"PK\x01\x02") + 10] = 14  # LZMA

    def later(pack: bytearray) -> None:
        pack[pack.index(b"PK\x01\x02") + 6] = 99

    for change in (encrypted, strange, later):
        refuse(hostile(tmp_path / "x.peipao", [DB], change=change), tmp_path / "work")


def test_other_files_are_not_packages(tmp_path: Path) -> None:
    path = tmp_path / "x.peipao"
    for content in (
        b"",
        b"PK",
        b"x" * 1000,
        b"age-encryption.org/v1\n",
        b"age-encryption.org/v1\n" + b"-> x\n" * 999,
    ):
        path.write_bytes(content)
        refuse(path, tmp_path / "work", "some passphrase")
    with pytest.raises(StoreError, match="请核对路径"), unpacked(tmp_path / "none", tmp_path / "work"):
        pass
