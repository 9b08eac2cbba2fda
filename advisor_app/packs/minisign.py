"""Signatures in minisign's format (https://jedisct1.github.io/minisign/): anybody can check them without us.

Ed25519 is done by ``cryptography``, BLAKE2b by the standard library; here is only the format: key files,
signatures over the message (``Ed``) or its BLAKE2b-512 (``ED``), and the trusted comment, signed with them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from advisor_app.domain.errors import InputError

_PURE, _HASHED = b"Ed", b"ED"
_NO_KDF, _SCRYPT, _BLAKE = b"\0\0", b"Sc", b"B2"
_COMMENT, _TRUSTED = "untrusted comment: ", "trusted comment: "
_LONGEST = 4096
"""Characters of a key or signature file; minisign's own are some hundred."""
_OPERATIONS, _MEMORY = 1 << 22, 1 << 27
"""Of the passphrase's scrypt: N = 2^17, r = 8, p = 1 (128 MB)."""
_MOST_MEMORY = 1 << 31

NO_KEY = "这不是 minisign 公钥（.pub）。请核对所选文件，公钥文件有两行，第二行以 RW 开头。"
NO_SECRET = "这不是 minisign 私钥。请核对所选文件。"
NO_SIGNATURE = "签名不是 minisign 的格式，或者已损坏。请向制作者重新索取。"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Who signs: eight bytes that name the key, and its 32 bytes."""

    number: bytes
    raw: bytes

    @property
    def id(self) -> str:
        """The key's name as minisign shows it: 16 hexadecimal digits."""
        return self.number[::-1].hex().upper()

    @property
    def line(self) -> str:
        """The key in one line, as in a ``.pub`` file."""
        return _text(_PURE + self.number + self.raw)

    @property
    def file(self) -> str:
        """The text of a ``.pub`` file."""
        return f"{_COMMENT}minisign public key {self.id}\n{self.line}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What signs; never shown, never in a pack."""

    number: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """What checks its signatures."""
        key = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return PublicKey(self.number, key.public_bytes(Encoding.Raw, PublicFormat.Raw))

    def __repr__(self) -> str:
        """Without the secret: a repr ends up in logs."""
        return f"SecretKey({self.public.id})"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature file, read but not yet checked."""

    number: bytes
    hashed: bool
    signature: bytes
    trusted: str
    """What the signer says of it; only to be believed once checked."""
    whole: bytes
    """The signature over ``signature`` and ``trusted``."""

    @property
    def key_id(self) -> str:
        """The name of the key it says it was made with."""
        return self.number[::-1].hex().upper()


# --- keys ---------------------------------------------------------------------------------------------------


def new_key() -> SecretKey:
    """A key nobody has yet."""
    return SecretKey(
        os.urandom(8),
        Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()),
    )


def read_public(text: str) -> PublicKey:
    """A ``.pub`` file, or its second line alone; raises InputError."""
    lines = [line.strip() for line in text[:_LONGEST].splitlines() if line.strip()]
    if lines and lines[0].startswith(_COMMENT):
        del lines[0]
    if len(lines) != 1:
        raise InputError(NO_KEY)
    raw = _bytes(lines[0], 42, NO_KEY)
    if raw[:2] != _PURE:
        raise InputError(NO_KEY)
    return PublicKey(raw[2:10], raw[10:])


def secret_text(key: SecretKey, passphrase: str = "") -> str:
    """The text of a secret key's file, under a passphrase unless that is empty."""
    body = key.number + key.seed + key.public.raw
    checked = body + _sum(key.number, body[8:])
    if passphrase:
        salt = os.urandom(32)
        stream = _stream(passphrase, salt, _OPERATIONS, _MEMORY, len(checked))
        kdf, limits = _SCRYPT, salt + _OPERATIONS.to_bytes(8, "little") + _MEMORY.to_bytes(8, "little")
        checked = _xor(checked, stream)
    else:
        kdf, limits = _NO_KDF, bytes(48)
    how = "encrypted" if passphrase else "unencrypted"
    return f"{_COMMENT}minisign {how} secret key\n{_text(_PURE + kdf + _BLAKE + limits + checked)}\n"


def needs_passphrase(text: str) -> bool:
    """Whether a secret key's file is under a passphrase; raises InputError where it is none."""
    return _secret(text)[2:4] == _SCRYPT


def read_secret(text: str, passphrase: str = "") -> SecretKey:
    """A secret key's file; raises InputError where it is none or the passphrase is another."""
    raw = _secret(text)
    body = raw[54:]
    if raw[2:4] == _SCRYPT:
        if not passphrase:
            raise InputError("这个私钥带口令，请给出口令。")
        operations, memory = (int.from_bytes(raw[i : i + 8], "little") for i in (38, 46))
        body = _xor(body, _stream(passphrase, raw[6:38], operations, memory, len(body)))
    number, pair, told = body[:8], body[8:72], body[72:]
    plain = raw[2:4] == _NO_KDF and told == bytes(32)  # minisign's own, where there is no passphrase
    if not plain and not hmac.compare_digest(_sum(number, pair), told):
        raise InputError("私钥的口令不对，或文件已损坏。请核对口令后重试。")
    key = SecretKey(number, pair[:32])
    if key.public.raw != pair[32:]:
        raise InputError(NO_SECRET)
    return key


def _secret(text: str) -> bytes:
    lines = text[:_LONGEST].splitlines()
    if len(lines) < 2 or not lines[0].startswith(_COMMENT):
        raise InputError(NO_SECRET)
    raw = _bytes(lines[1].strip(), 158, NO_SECRET)
    if raw[:2] != _PURE or raw[2:4] not in {_NO_KDF, _SCRYPT} or raw[4:6] != _BLAKE:
        raise InputError(NO_SECRET)
    return raw


def _sum(number: bytes, pair: bytes) -> bytes:
    return hashlib.blake2b(_PURE + number + pair, digest_size=32).digest()


def _stream(passphrase: str, salt: bytes, operations: int, memory: int, length: int) -> bytes:
    """libsodium's scrypt with the cost it derives from its two limits."""
    operations = max(operations, 32768)
    narrow = operations < memory // 32
    most = operations // 32 if narrow else memory // 1024
    if most < 2 or memory > _MOST_MEMORY:
        raise InputError(NO_SECRET)
    log = most.bit_length() - 1
    parallel = 1 if narrow else max(1, min(operations // 4 >> log, 0x3FFFFFFF) // 8)
    if parallel > 16 or 128 * 8 << log > _MOST_MEMORY:
        raise InputError(NO_SECRET)
    return Scrypt(salt=salt, length=length, n=1 << log, r=8, p=parallel).derive(passphrase.encode())


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


# --- signatures ---------------------------------------------------------------------------------------------


def sign(message: bytes, key: SecretKey, trusted: str, *, hashed: bool = True) -> str:
    """The text of a signature file; ``trusted``: one line that is signed with it."""
    if "\n" in trusted or "\r" in trusted:
        raise ValueError("a trusted comment is one line")
    private = Ed25519PrivateKey.from_private_bytes(key.seed)
    signature = private.sign(_signed(message, hashed=hashed))
    whole = private.sign(signature + trusted.encode())
    head = _HASHED if hashed else _PURE
    first = f"{_COMMENT}signature from minisign secret key {key.public.id}"
    return f"{first}\n{_text(head + key.number + signature)}\n{_TRUSTED}{trusted}\n{_text(whole)}\n"


def read_signature(text: str) -> Signature:
    """A signature file of exactly four lines; raises InputError."""
    lines = text.split("\n")
    if (
        len(text) > _LONGEST
        or len(lines) != 5
        or lines[4]
        or not lines[0].startswith(_COMMENT)
        or not lines[2].startswith(_TRUSTED)
    ):
        raise InputError(NO_SIGNATURE)
    raw = _bytes(lines[1], 74, NO_SIGNATURE)
    if raw[:2] not in {_PURE, _HASHED}:
        raise InputError(NO_SIGNATURE)
    whole = _bytes(lines[3], 64, NO_SIGNATURE)
    return Signature(raw[2:10], raw[:2] == _HASHED, raw[10:], lines[2].removeprefix(_TRUSTED), whole)


def holds(message: bytes, signature: Signature, key: PublicKey) -> bool:
    """Whether the key made this signature over this message, and its trusted comment."""
    public = Ed25519PublicKey.from_public_bytes(key.raw)
    try:
        public.verify(signature.signature, _signed(message, hashed=signature.hashed))
        public.verify(signature.whole, signature.signature + signature.trusted.encode())
    except InvalidSignature:
        return False
    return hmac.compare_digest(signature.number, key.number)


def _signed(message: bytes, *, hashed: bool) -> bytes:
    return hashlib.blake2b(message, digest_size=64).digest() if hashed else message


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str, length: int, sentence: str) -> bytes:
    """Base64 in its one spelling: what decodes to the same but is written otherwise is refused."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise InputError(sentence) from None
    if len(raw) != length or _text(raw) != text:
        raise InputError(sentence)
    return raw
