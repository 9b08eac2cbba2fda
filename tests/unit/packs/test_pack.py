"""A pack has one spelling: whatever byte is changed, it is refused with a sentence."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import AdvisorError, InputError, StoreError
from advisor_app.packs import manifest as manifests
from advisor_app.packs import minisign, names, pack
from advisor_app.packs.manifest import Manifest

KEY = minisign.new_key()
FILES = {
    "content/policies/content.yaml": b'version: "2026.12.1"\n',
    "content/documents/hz-2026-1.txt": "示例·原文".encode(),
    "tests/hz.yaml": b"[]\n",
}
PLAIN = Manifest("hz-policies", 3, "2026.12.1", "2026-12-01", title="示例·十二月")
SIGNED = pack.sign(pack.make(PLAIN, FILES), KEY)
WHOLE = pack.to_bytes(SIGNED)


def believed(content: bytes) -> bool:
    """Whether a pack of these bytes would be read and its signature hold."""
    read = pack.from_bytes(content)
    return minisign.holds(read.signed, minisign.read_signature(read.signature), KEY.public)


def zipped(*members: tuple[zipfile.ZipInfo | str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as out:
        for name, data in members:
            out.writestr(name, data)
    return stream.getvalue()


def test_a_pack_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "p.zhengce").write_bytes(WHOLE)
    assert pack.read(tmp_path / "p.zhengce") == SIGNED
    assert believed(WHOLE)
    assert pack.to_bytes(pack.make(PLAIN, dict(reversed(FILES.items())))) == pack.to_bytes(
        pack.make(PLAIN, FILES)
    ), "the order of making does not matter"


def test_no_single_byte_can_be_changed() -> None:
    for place in range(len(WHOLE)):
        changed = bytearray(WHOLE)
        changed[place] ^= 1 << place % 8
        try:
            assert not believed(bytes(changed)), place
        except AdvisorError as error:
            assert str(error).endswith("。"), "one sentence that says what to do"  # noqa: PT017


@given(st.integers(0, len(WHOLE)), st.binary(max_size=9), st.integers(0, 9))
def test_nothing_can_be_put_in_or_taken_out(place: int, more: bytes, gone: int) -> None:
    changed = WHOLE[:place] + more + WHOLE[place + gone :]
    if changed == WHOLE:
        return
    try:
        assert not believed(changed)
    except InputError:
        return


@given(st.binary(max_size=400))
def test_any_bytes_are_a_sentence(content: bytes) -> None:
    for each in (content, b"PK\x03\x04" + content):
        with pytest.raises(InputError):
            pack.from_bytes(each)


# --- each class of bytes, with a file made anew around it, as an attacker would -----------------------------


def remade(**changes: object) -> bytes:
    """The same content under a changed manifest, with the old signature."""
    made = pack.make(replace(PLAIN, **changes), FILES)  # type: ignore[arg-type]
    return pack.to_bytes(replace(made, signature=SIGNED.signature))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 4},
        {"id": "hz-others"},
        {"content_version": "2027.1.1"},
        {"valid_from": "2026-01-01"},
        {"least_app": "0.1"},
        {"next_key": minisign.new_key().public.line},
        {"revokes": (KEY.public.id,)},
        {"title": "x"},
    ],
)
def test_a_changed_manifest_has_no_signature(changes: dict[str, object]) -> None:
    assert not believed(remade(**changes))


def test_a_changed_file_does_not_fit_the_manifest() -> None:
    for name, data in FILES.items():
        changed = pack.to_bytes(replace(SIGNED, files={**FILES, name: data + b" "}))
        with pytest.raises(InputError, match=name.rpartition("/")[2]):
            pack.from_bytes(changed)
    less = {name: data for name, data in FILES.items() if not name.startswith("tests/")}
    for files in (less, {**FILES, "tests/more.yaml": b""}):
        with pytest.raises(InputError, match="清单对不上"):
            pack.from_bytes(pack.to_bytes(replace(SIGNED, files=files)))


def test_a_changed_file_with_its_digest_put_right_has_no_signature() -> None:
    forged = pack.make(PLAIN, {**FILES, "content/documents/hz-2026-1.txt": b"other"})
    assert not believed(pack.to_bytes(replace(forged, signature=SIGNED.signature)))


def test_another_s_signature_does_not_hold() -> None:
    assert not believed(pack.to_bytes(pack.sign(SIGNED, minisign.new_key())))
    stranger = pack.sign(pack.make(replace(PLAIN, version=2), FILES), KEY)
    assert not believed(pack.to_bytes(replace(SIGNED, signature=stranger.signature)))


@pytest.mark.parametrize("told", ["[]", "{}", '{"format": 1}', "{", '"x"', "[" * 5000, '{"members": 3}'])
def test_a_manifest_of_another_shape_is_refused(told: str) -> None:
    with pytest.raises(InputError):
        pack.from_bytes(zipped((names.MANIFEST, told.encode())))


def test_a_manifest_spelled_otherwise_is_refused() -> None:
    told = json.loads(SIGNED.signed)
    for text in (
        json.dumps(told),
        SIGNED.signed.decode() + " ",
        SIGNED.signed.decode().replace('"version": 3', '"version": 9,\n "version": 3'),
        SIGNED.signed.decode().replace('"version": 3', '"version": 3.0'),
        SIGNED.signed.decode().replace('"version": 3', '"version": true'),
    ):
        with pytest.raises(InputError):
            manifests.read(text.encode())
    later = SIGNED.signed.decode().replace('"format": 1', '"format": 2')
    with pytest.raises(InputError, match="升级程序"):
        manifests.read(later.encode())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": "../x"}, "编号"),
        ({"version": 0}, "整数"),
        ({"content_version": "new"}, "内容版本"),
        ({"valid_from": "2026-13-01"}, "日期"),
        ({"valid_from": "20261201"}, "日期"),
        ({"least_app": "one"}, "程序版本"),
        ({"note": "a\nb"}, "换行"),
        ({"next_key": "RW"}, "公钥"),
        ({"revokes": ("x",)}, "16 位"),
    ],
)
def test_a_manifest_says_what_is_to_be_mended(changes: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        pack.make(replace(PLAIN, **changes), FILES)  # type: ignore[arg-type]


# --- hostile zips -------------------------------------------------------------------------------------------


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    "member",
    [
        "../evil.yaml", "/etc/passwd", "content/../../x.yaml", "content\\policies\\a.yaml", "C:/x.yaml",
        "content/policies/con.yaml", "content/policies/a/b/c.yaml", "content/documents/a.exe",
        "content/policies/A.yaml", "content/policies/a\x00.yaml", "content/", "portfolio.db",
        "content/fonts/a.yaml", link("content/papers.yaml"),
    ],
)  # fmt: skip
def test_foreign_members_are_refused(member: str | zipfile.ZipInfo) -> None:
    with pytest.raises(InputError):
        pack.from_bytes(zipped((names.MANIFEST, SIGNED.signed), (member, b"x")))


def test_nothing_unfolds() -> None:
    bomb = zipped(
        (names.MANIFEST, SIGNED.signed),
        ("content/papers.yaml", b"\0" * 1_000_000),
        method=zipfile.ZIP_DEFLATED,
    )
    with pytest.raises(InputError, match="不该有的内容"):
        pack.from_bytes(bomb)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_stands_once() -> None:
    twice = (("content/papers.yaml", b"a"), ("content/papers.yaml", b"b"))
    with pytest.raises(InputError):
        pack.from_bytes(zipped((names.MANIFEST, SIGNED.signed), *twice))


def test_too_large_and_not_there(tmp_path: Path) -> None:
    path = tmp_path / "large.zhengce"
    with path.open("wb") as stream:
        stream.truncate(pack.LARGEST + 1)
    with pytest.raises(InputError, match="大得不正常"):
        pack.read(path)
    with pytest.raises(StoreError, match="打不开"):
        pack.read(tmp_path / "none.zhengce")


@given(st.text(max_size=60))
def test_whatever_name_is_allowed_stays_inside(text: str) -> None:
    for name in (text, f"content/{text}", f"content/policies/{text}.yaml", f"tests/{text}.yaml"):
        if names.allowed(name):
            assert name.isascii()
            assert name == name.lower()
            assert ".." not in name
