"""Minisign's format: our own round trip, and the real program both ways where it is installed."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.packs import minisign

KEY = minisign.new_key()
MESSAGE = "示例·政策包".encode()
real = pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")


def run(*words: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["minisign", *map(str, words)], capture_output=True, text=True, input=typed, timeout=60, check=False
    )


@given(st.binary(max_size=200), st.text(st.characters(exclude_categories=("C", "Z")), max_size=40))
def test_what_is_signed_is_held_and_nothing_else(message: bytes, trusted: str) -> None:
    for hashed in (True, False):
        signature = minisign.read_signature(minisign.sign(message, KEY, trusted, hashed=hashed))
        assert (signature.trusted, signature.hashed) == (trusted, hashed)
        assert signature.key_id == KEY.public.id
        assert minisign.holds(message, signature, KEY.public)
        assert not minisign.holds(message + b"x", signature, KEY.public)
        assert not minisign.holds(message, signature, minisign.new_key().public)


def test_a_changed_trusted_comment_is_no_longer_held() -> None:
    text = minisign.sign(MESSAGE, KEY, "version 1")
    changed = minisign.read_signature(text.replace("version 1", "version 2"))
    assert not minisign.holds(MESSAGE, changed, KEY.public)


@pytest.mark.parametrize("line", [1, 3])
@pytest.mark.parametrize("place", range(0, 80, 7))
def test_no_character_of_a_signature_can_change(line: int, place: int) -> None:
    lines = minisign.sign(MESSAGE, KEY, "x").split("\n")
    old = lines[line][place]
    lines[line] = lines[line][:place] + ("A" if old != "A" else "B") + lines[line][place + 1 :]
    try:
        signature = minisign.read_signature("\n".join(lines))
    except InputError:
        return
    assert not minisign.holds(MESSAGE, signature, KEY.public)


def test_keys_are_written_and_read(tmp_path: Path) -> None:
    assert minisign.read_public(KEY.public.file) == KEY.public == minisign.read_public(KEY.public.line)
    plain, sealed = minisign.secret_text(KEY), minisign.secret_text(KEY, "口令 一二三")
    assert (minisign.needs_passphrase(plain), minisign.needs_passphrase(sealed)) == (False, True)
    assert minisign.read_secret(plain) == KEY == minisign.read_secret(sealed, "口令 一二三")
    with pytest.raises(InputError, match="口令不对"):
        minisign.read_secret(sealed, "口令")
    with pytest.raises(InputError, match="请给出口令"):
        minisign.read_secret(sealed)
    assert KEY.seed.hex() not in repr(KEY)
    assert KEY.seed.hex() not in sealed


def test_a_cost_that_would_eat_the_memory_is_refused() -> None:
    lines = minisign.secret_text(KEY, "x" * 8).split("\n")
    raw = bytearray(base64.b64decode(lines[1]))
    raw[38:54] = b"\xff" * 16
    with pytest.raises(InputError, match="不是 minisign 私钥"):
        minisign.read_secret(f"{lines[0]}\n{base64.b64encode(raw).decode()}\n", "x" * 8)


@pytest.mark.parametrize(
    "text", ["", "RW", "x\ny\n", "untrusted comment: a\nRWQ=\n", KEY.public.line + "A"], ids=range(5)
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="公钥"):
        minisign.read_public(text)
    with pytest.raises(InputError, match="私钥"):
        minisign.read_secret(text)
    with pytest.raises(InputError, match="签名"):
        minisign.read_signature(text)


@real
@pytest.mark.parametrize("hashed", [True, False])
def test_the_real_program_holds_our_signature(tmp_path: Path, hashed: bool) -> None:
    (tmp_path / "m").write_bytes(MESSAGE)
    (tmp_path / "k.pub").write_text(KEY.public.file)
    (tmp_path / "m.minisig").write_text(minisign.sign(MESSAGE, KEY, "示例 version 1", hashed=hashed))
    told = run("-V", "-p", tmp_path / "k.pub", "-m", tmp_path / "m")
    assert told.returncode == 0, told.stderr
    assert "示例 version 1" in told.stdout
    (tmp_path / "m").write_bytes(MESSAGE + b"x")
    assert run("-V", "-p", tmp_path / "k.pub", "-m", tmp_path / "m").returncode != 0


@real
@pytest.mark.parametrize("passphrase", ["", "pass-12345"])
def test_the_real_program_signs_with_our_key(tmp_path: Path, passphrase: str) -> None:
    (tmp_path / "m").write_bytes(MESSAGE)
    (tmp_path / "k.key").write_text(minisign.secret_text(KEY, passphrase))
    told = run(
        "-S", "-s", tmp_path / "k.key", "-m", tmp_path / "m", "-x", tmp_path / "s", typed=f"{passphrase}\n"
    )
    assert told.returncode == 0, told.stderr
    signature = minisign.read_signature((tmp_path / "s").read_text())
    assert minisign.holds(MESSAGE, signature, KEY.public)


@real
def test_we_sign_with_a_key_of_the_real_program(tmp_path: Path) -> None:
    made = run("-G", "-W", "-p", tmp_path / "k.pub", "-s", tmp_path / "k.key")
    if made.returncode != 0:
        pytest.skip("a minisign that can't make a key without a passphrase")
    key = minisign.read_secret((tmp_path / "k.key").read_text())
    assert key.public == minisign.read_public((tmp_path / "k.pub").read_text())
    (tmp_path / "m").write_bytes(MESSAGE)
    (tmp_path / "m.minisig").write_text(minisign.sign(MESSAGE, key, "x"))
    assert run("-V", "-p", tmp_path / "k.pub", "-m", tmp_path / "m").returncode == 0
