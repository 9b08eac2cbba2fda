"""The one door to a database file, encrypted (SQLCipher) or not, by keys that this process has been told.

Which key a file needs is seen from the file: a plain one begins as SQLite's, an encrypted one with a random
salt, and the keys that are known are tried. So copies, backups and scratch files open like the database.
SQLCipher is an extra; without it plain files open as ever, and an encrypted one says what is missing.
"""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import key_file

HEADER = b"SQLite format 3\0"
_MODULE = "sqlcipher3.dbapi2"
MISSING = (
    "“{}”是加密的，这里没有安装加密组件，打不开。"
    '请安装带加密组件的版本，或运行：pip install "advisor-app[encryption]"。'
)

_keys: list[bytes] = []
_by_salt: dict[bytes, bytes] = {}
_sets: dict[Path, tuple[bytes, ...]] = {}


class SealedError(StoreError):
    """An encrypted file whose keys this process has not been told; ``keys``: the file that holds them."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”已加密，请先输入加密口令。")
        self.path = path
        self.keys = key_file.place(path)


def installed() -> bool:
    """Whether encrypted files can be opened here."""
    return find_spec("sqlcipher3") is not None


def module(path: Path) -> ModuleType:
    """SQLCipher's DB-API; StoreError where it is not installed."""
    try:
        return import_module(_MODULE)
    except ImportError:
        raise StoreError(MISSING.format(path)) from None


def errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What the drivers in use raise, and ``more``; asked for when something was raised."""
    loaded = sys.modules.get(_MODULE)
    return (sqlite3.Error, *more) if loaded is None else (sqlite3.Error, loaded.Error, *more)


# --- keys ---------------------------------------------------------------------------------------------


def learn(keys_of: Path, data: Iterable[bytes]) -> None:
    """Have keys at hand while the process lasts; ``keys_of``: the file that holds them, the present first."""
    told = tuple(data)
    _sets[keys_of.resolve()] = told
    _keys.extend(key for key in told if key not in _keys)


def learn_alike(known: Path, path: Path) -> None:
    """The keys of one file are those of another: a copy of them lies beside it."""
    keys = keys_for(known)
    if keys:
        learn(key_file.place(path), keys)


def forget() -> None:
    """Know no key any more."""
    _keys.clear()
    _by_salt.clear()
    _sets.clear()


def encrypted(path: Path) -> bool:
    """Whether a file is of ours and encrypted."""
    head = _head(path)
    return (
        bool(head) and head != HEADER and (key_file.place(path).exists() or _try_all(path, head) is not None)
    )


def key_of(path: Path) -> bytes | None:
    """The key a file is under; None for a plain one, and for what is no database of ours.

    SealedError where its keys have to be unwrapped first, StoreError where SQLCipher is not installed.
    """
    head = _head(path)
    if len(head) < len(HEADER) or head == HEADER:
        return None
    found = _try_all(path, head)
    if found is None and key_file.place(path).exists():
        module(path)
        if key_file.place(path).resolve() not in _sets:
            raise SealedError(path)
    return found


def key_for(path: Path) -> bytes | None:
    """The key that what comes into this place shall be under; None: plain. SealedError as above."""
    keys = keys_for(path) if key_file.place(path).exists() else ()
    return keys[0] if keys else None


def keys_for(path: Path) -> tuple[bytes, ...]:
    """All keys that go with a file, the present one first; none: it is plain. SealedError as above."""
    if _head(path) == HEADER:
        return ()
    told = _sets.get(key_file.place(path).resolve())
    if told is not None and key_file.place(path).exists():
        return told
    found = key_of(path)
    if found is not None:
        alike = next((each for each in _sets.values() if found in each), ())
        return (found, *(key for key in alike if key != found))
    if key_file.place(path).exists():
        raise SealedError(path)
    return ()


def known() -> tuple[bytes, ...]:
    """Every key that this process has been told."""
    return tuple(_keys)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(len(HEADER))
    except OSError:
        return b""


def _try_all(path: Path, salt: bytes) -> bytes | None:
    if salt not in _by_salt:
        for key in _keys:
            if _fits(path, key):
                _by_salt[salt] = key
                break
    return _by_salt.get(salt)


def _fits(path: Path, key: bytes) -> bool:
    try:
        with contextlib.closing(connect(path, "mode=ro&immutable=1", key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except errors():
        return False
    return True


# --- the doors ----------------------------------------------------------------------------------------


def connect(
    path: Path, query: str, key: bytes | None, *, able: bool = False, **more: Any
) -> sqlite3.Connection:
    """A bare connection under a key (None: plain); ``able``: one that can attach an encrypted file."""
    address = f"{path.resolve().as_uri()}?{query}"
    if key is None and not able:
        plain: sqlite3.Connection = sqlite3.connect(address, uri=True, isolation_level=None, **more)
        return plain
    made: Any = module(path).connect(address, uri=True, isolation_level=None, **more)
    connection: sqlite3.Connection = made  # in all that is used of one
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()  # a key that is tried is no event
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"").fetchall()
    return connection


def attach(connection: sqlite3.Connection, path: Path, query: str, key: bytes | None, name: str) -> None:
    """Attach a file to a connection made ``able``, or to a plain one where both files are plain."""
    address = f"{path.resolve().as_uri()}?{query}"
    if type(connection) is sqlite3.Connection:
        connection.execute(f"ATTACH ? AS {name}", (address,))
    else:
        secret = "''" if key is None else f"\"x'{key.hex()}'\""
        connection.execute(f"ATTACH ? AS {name} KEY {secret}", (address,))
