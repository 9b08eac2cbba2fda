"""One content of the evidence folder, encrypted under a key of its database.

``mark ‖ salt ‖ sealed SHA-256 ‖ pieces``: the keys of both sealed parts are derived (HKDF-SHA256) from the
database's key and the file's own random salt, so that no nonce ever repeats. The name is an HMAC of the
content's SHA-256 under a third key: the same content is found under the same name, yet whoever lacks the
key can't tell whether a document that he has is among them. How many contents there are, and about how
large each is, stays to be seen.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from advisor_app.runtime import pieces
from advisor_app.runtime.pieces import DamagedError, Readable

SUFFIX = ".sealed"
_MARK = b"peipao content 1"
_SALT = 16
_HEADER = len(_MARK) + _SALT + 32 + pieces.TAG


def name(key: bytes, sha256: str) -> str:
    """What a content is called under a key."""
    secret = _derive(key, b"", b"name")
    return hmac.digest(secret, bytes.fromhex(sha256), "sha256").hex() + SUFFIX


def write(plain: Readable, target: BinaryIO, key: bytes, claimed: str = "") -> tuple[str, int]:
    """Seal ``plain`` into ``target``, which can seek; the SHA-256 and the size of what was read.

    ``claimed``: the hash it is kept under, where that is known before; one that was damaged already is kept
    as it is, and found damaged when it is read.
    """
    salt = secrets.token_bytes(_SALT)
    target.write(bytes(_HEADER))
    reading = _Digesting(plain)
    target.writelines(pieces.sealed(reading, _cipher(key, salt, b"pieces")))
    sha = bytes.fromhex(claimed) if claimed else reading.digest.digest()
    target.seek(0)
    target.write(_MARK + salt + _cipher(key, salt, b"header").encrypt(bytes(12), sha, None))
    return reading.digest.hexdigest(), reading.size


def sha_of(path: Path, keys: Iterable[bytes]) -> tuple[str, bytes] | None:
    """Under which hash a content was kept, and the key that opens it; None where none of these does."""
    with path.open("rb") as stream:
        header = stream.read(_HEADER)
    for key in keys:
        try:
            return _sha_in(header, key), key
        except DamagedError:
            continue
    return None


def opened(path: Path, key: bytes) -> Iterator[bytes]:
    """The content piece by piece; DamagedError where it was changed or cut off."""
    with path.open("rb") as stream:
        header = stream.read(_HEADER)
        _sha_in(header, key)
        yield from pieces.opened(stream, _cipher(key, _salt_of(header), b"pieces"))


def _sha_in(header: bytes, key: bytes) -> str:
    """The hash in a header; DamagedError where it is not of this key, or no header at all."""
    if len(header) != _HEADER or not header.startswith(_MARK):
        raise DamagedError
    try:
        seal = _cipher(key, _salt_of(header), b"header")
        return seal.decrypt(bytes(12), header[len(_MARK) + _SALT :], None).hex()
    except InvalidTag:
        raise DamagedError from None


def _salt_of(header: bytes) -> bytes:
    return header[len(_MARK) : len(_MARK) + _SALT]


def plain_size(path: Path) -> int:
    """How large the content is, in bytes."""
    return pieces.plain_size(path.stat().st_size - _HEADER)


class _Digesting:
    """Takes the hash of what is read through it."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.digest, self.size = hashlib.sha256(), 0

    def read(self, size: int = -1, /) -> bytes:
        chunk = self._stream.read(size)
        self.digest.update(chunk)
        self.size += len(chunk)
        return chunk


def _cipher(key: bytes, salt: bytes, part: bytes) -> ChaCha20Poly1305:
    """For one part of one file, whose salt makes the key its own."""
    return ChaCha20Poly1305(_derive(key, salt, part))


def _derive(key: bytes, salt: bytes, part: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt or None, b"advisor evidence " + part).derive(key)
