"""``NAME.db.key``: the keys of an encrypted database, wrapped, beside it and beside each of its backups.

A random main key is wrapped by the passphrase (scrypt, ChaCha20-Poly1305), and may besides lie in the
system's keyring; the database's own keys, the present one first, are sealed under the main key. So another
passphrase costs nothing, and a backup from before the key was changed still opens. Nothing in the file opens
anything without the passphrase or the keyring.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.runtime.whole_file import write_whole

SHORTEST = 8
"""Characters of a passphrase."""
COST = 2**17
"""scrypt's n: 128 MB and about half a second for each passphrase that is tried."""
_MOST_COST = 2**20
_LARGEST = 64 * 1024
_KEY = 32
_ASIDE = re.compile("[0-9a-f]{12}")

WRONG = "加密口令不对，请核对大小写、空格和输入法。"
_DAMAGED = (
    "钥匙文件“{}”已损坏或不见了，没有它打不开加密的客户库。"
    "请从备份文件夹里复制最近一份“….db.key”过来，改成这个名字。"
)


@dataclass(frozen=True, slots=True)
class Keys:
    """``id``: of this set of keys, hex; ``main``: what wraps; ``data``: the database's, the present first."""

    id: str
    main: bytes
    data: tuple[bytes, ...]
    in_keyring: bool = False


def place(database: Path) -> Path:
    """Where the keys of a database, or of a backup, lie."""
    return database.with_name(f"{database.name}.key")


def put_aside(file: Path) -> None:
    """Keep a key file under another name, before another takes its own: what its keys open may still lie
    about. The name is by the content, so the same is kept once."""
    if file.exists():
        content = file.read_bytes()
        kept = file.with_name(f"{file.name}.{hashlib.sha256(content).hexdigest()[:12]}")
        if not kept.exists():
            write_whole(kept, content)


def aside(file: Path) -> tuple[Path, ...]:
    """The key files that were put aside for this one."""
    start = f"{file.name}."
    found = file.parent.iterdir() if file.parent.is_dir() else ()
    return tuple(
        sorted(
            each
            for each in found
            if each.name.startswith(start) and _ASIDE.fullmatch(each.name[len(start) :])
        )
    )


def fresh() -> Keys:
    """A new set with one key."""
    return Keys(secrets.token_hex(8), secrets.token_bytes(_KEY), (secrets.token_bytes(_KEY),))


def with_another(keys: Keys) -> Keys:
    """The same with a new present key; the earlier ones stay, for the backups."""
    return replace(keys, data=(secrets.token_bytes(_KEY), *keys.data))


def checked(passphrase: str) -> str:
    """The passphrase in the one form in which it counts (NFC), long enough; InputError otherwise."""
    whole = unicodedata.normalize("NFC", passphrase)
    if len(whole) < SHORTEST:
        raise InputError(f"加密口令至少 {SHORTEST} 个字符；建议用几个不相干的词。忘了它，谁也打不开客户库。")
    return whole


def write(file: Path, keys: Keys, passphrase: str) -> None:
    """Wrap the keys by a passphrase; a crash leaves the old file or the new one."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrap = _derive(checked(passphrase), salt, COST, 8, 1)
    wrapped = ChaCha20Poly1305(wrap).encrypt(nonce, keys.main, keys.id.encode())
    slot = {
        "n": COST,
        "r": 8,
        "p": 1,
        "salt": salt.hex(),
        "nonce": nonce.hex(),
        "wrapped": wrapped.hex(),
    }
    _write(file, keys, slot)


def rewrite(file: Path, keys: Keys) -> None:
    """Write other keys, or whether the keyring has the main one, under the passphrase there is."""
    _write(file, keys, _read(file)["passphrase"])


def _write(file: Path, keys: Keys, slot: dict[str, Any]) -> None:
    nonce = secrets.token_bytes(12)
    sealed = ChaCha20Poly1305(keys.main).encrypt(nonce, b"".join(keys.data), keys.id.encode())
    told = {
        "format": 1,
        "id": keys.id,
        "keyring": keys.in_keyring,
        "passphrase": slot,
        "keys": {"nonce": nonce.hex(), "sealed": sealed.hex()},
    }
    try:
        write_whole(file, json.dumps(told, indent=1) + "\n")
    except OSError as error:
        raise StoreError(f"写不进“{file}”（{error.strerror}），请检查磁盘空间和写入权限。") from None


def about(file: Path) -> tuple[str, bool]:
    """The set's id, and whether the main key was put into a keyring; StoreError where it can't be read."""
    told = _read(file)
    return str(told["id"]), bool(told["keyring"])


def unwrap(file: Path, passphrase: str) -> Keys:
    """The keys; InputError where it is not the passphrase."""
    told = _read(file)
    slot = told["passphrase"]
    try:
        wrap = _derive(unicodedata.normalize("NFC", passphrase), _hex(slot["salt"]), *_cost(slot))
        main = ChaCha20Poly1305(wrap).decrypt(_hex(slot["nonce"]), _hex(slot["wrapped"]), told["id"].encode())
    except InvalidTag:
        raise InputError(WRONG) from None
    except (LookupError, ValueError, TypeError):
        raise StoreError(_DAMAGED.format(file)) from None
    return unwrap_with(file, main)


def unwrap_with(file: Path, main: bytes) -> Keys:
    """The same with the main key; StoreError where it is not of this file, or the file is damaged."""
    told = _read(file)
    try:
        sealed = told["keys"]
        joined = ChaCha20Poly1305(main).decrypt(
            _hex(sealed["nonce"]), _hex(sealed["sealed"]), told["id"].encode()
        )
        data = tuple(joined[start : start + _KEY] for start in range(0, len(joined), _KEY))
    except (InvalidTag, LookupError, ValueError, TypeError):
        raise StoreError(_DAMAGED.format(file)) from None
    return Keys(str(told["id"]), main, data, bool(told["keyring"]))


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size <= _LARGEST:
            told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            if told["format"] == 1 and isinstance(told["id"], str) and {"passphrase", "keys"} <= set(told):
                return told | {"keyring": told.get("keyring") is True}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        pass
    raise StoreError(_DAMAGED.format(file))


def _cost(slot: dict[str, Any]) -> tuple[int, int, int]:
    n, r, p = slot["n"], slot["r"], slot["p"]
    if not (2 <= n <= _MOST_COST and 1 <= r <= 32 and 1 <= p <= 16):
        raise ValueError(slot)
    return n, r, p


def _derive(passphrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    memory = 128 * n * r * p + (32 << 20)
    return hashlib.scrypt(passphrase.encode(), salt=salt, n=n, r=r, p=p, maxmem=memory, dklen=_KEY)


def _hex(text: str) -> bytes:
    return bytes.fromhex(text)
