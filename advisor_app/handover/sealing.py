"""A file under a passphrase, in the published format of age (age-encryption.org/v1), scrypt recipient.

A known format rather than one of our own: whoever has the passphrase opens it with any age tool, without
this program. Ciphers, key derivation and authentication are ``cryptography``'s; only the layout of the
format is written here. Content goes through in pieces (``runtime.pieces``), so that memory stays bounded.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
import secrets
import unicodedata
from collections.abc import Callable
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from advisor_app.domain.errors import InputError
from advisor_app.runtime import pieces

INTRO = b"age-encryption.org/v1\n"
WORK = 17
"""log2 of scrypt's cost: 128 MB and about half a second for each passphrase that is tried."""
_MOST_WORK = 20
"""A file that asks for more is made to exhaust the machine that opens it."""
_LONGEST_HEADER = 4096
SHORTEST = 8
"""Characters of a passphrase."""

WRONG = (
    "口令不对（请核对大小写、空格和输入法）。确认口令无误仍打不开的，是文件开头损坏了，请对方重新打包发送。"
)
DAMAGED = "交接包已损坏或没有传完整，什么也没有读入。请对方重新发送，或换一种方式传送。"

_STANZA = re.compile(
    rb"-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>[1-9][0-9]?)\n(?P<body>[A-Za-z0-9+/]{43})\n"
    rb"--- (?P<mac>[A-Za-z0-9+/]{43})\n"
)

Tick = Callable[[int], None]
"""Told the number of bytes done since; may raise to stop."""


def _nothing(_bytes: int) -> None:
    pass


def checked_passphrase(passphrase: str) -> str:
    """The passphrase in the one form in which it counts (NFC), long enough; InputError otherwise."""
    whole = unicodedata.normalize("NFC", passphrase)
    if len(whole) < SHORTEST:
        raise InputError(f"口令至少 {SHORTEST} 个字符；建议用几个不相干的词，并另行告知对方。")
    return whole


def sealed(stream: BinaryIO) -> bool:
    """Whether a stream begins as a file under a passphrase; it is read from its beginning afterwards."""
    beginning = stream.read(len(INTRO))
    stream.seek(0)
    return beginning == INTRO


def seal(plain: BinaryIO, target: BinaryIO, passphrase: str, tick: Tick = _nothing) -> None:
    """Write ``plain`` to ``target`` under a passphrase."""
    file_key, salt = secrets.token_bytes(16), secrets.token_bytes(16)
    wrap = _wrap_key(checked_passphrase(passphrase), salt, WORK)
    body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    header = INTRO + b"-> scrypt %s %d\n%s\n---" % (_encode(salt), WORK, _encode(body))
    target.write(header + b" " + _encode(_mac(file_key, header)) + b"\n")
    nonce = secrets.token_bytes(16)
    target.write(nonce)
    cipher = ChaCha20Poly1305(_derive(file_key, nonce, b"payload"))
    for piece in pieces.sealed(plain, cipher):
        target.write(piece)
        tick(len(piece) - pieces.TAG)


def unseal(source: BinaryIO, target: BinaryIO, passphrase: str, tick: Tick = _nothing) -> None:
    """Write what is under the passphrase to ``target``; InputError for a wrong one or a damaged file.

    What reached ``target`` before an error is authentic but not whole: throw it away.
    """
    beginning = source.read(_LONGEST_HEADER)
    found = _STANZA.match(beginning, len(INTRO)) if beginning.startswith(INTRO) else None
    if found is None or int(found["work"]) > _MOST_WORK:
        raise InputError(DAMAGED)
    salt, body, mac = (_decode(found[name]) for name in ("salt", "body", "mac"))
    wrap = _wrap_key(unicodedata.normalize("NFC", passphrase), salt, int(found["work"]))
    try:
        file_key = ChaCha20Poly1305(wrap).decrypt(bytes(12), body, None)
    except InvalidTag:
        raise InputError(WRONG) from None
    header = beginning[: found.start("mac") - 1]
    if not hmac.compare_digest(_mac(file_key, header), mac):
        raise InputError(DAMAGED)
    source.seek(found.end())
    nonce = source.read(16)
    if len(nonce) != 16:
        raise InputError(DAMAGED)
    cipher = ChaCha20Poly1305(_derive(file_key, nonce, b"payload"))
    try:
        for piece in pieces.opened(source, cipher):
            target.write(piece)
            tick(len(piece) + pieces.TAG)
    except pieces.DamagedError:
        raise InputError(DAMAGED) from None


def _wrap_key(passphrase: str, salt: bytes, work: int) -> bytes:
    try:
        kdf = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=2**work, r=8, p=1)
        return kdf.derive(passphrase.encode())
    except MemoryError:
        raise InputError("内存不足，不能处理带口令的交接包。请关闭其他程序后重试。") from None


def _derive(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt or None, info).derive(file_key)


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derive(file_key, b"", b"header"), header, "sha256")


def _encode(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _decode(text: bytes) -> bytes:
    """Unpadded base64 in its one canonical form, or the file was changed."""
    try:
        content = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise InputError(DAMAGED) from None
    if _encode(content) != text:
        raise InputError(DAMAGED)
    return content
