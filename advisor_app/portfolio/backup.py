"""A copy of the database that is whole and proven readable before it counts."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher, key_file, packing
from advisor_app.portfolio.connection import raw
from advisor_app.portfolio.refusals import plainly
from advisor_app.runtime.whole_file import flush_folder, write_whole

MAPPED = 4 << 30
"""Bytes of a file that are read through the page cache: half the time of a call for each page, where they are
asked for at random. They count as the program's own memory."""
_THOROUGH = 256 << 20
"""Up to this size every index is read against its table too; above, the pages and rows alone (a fourth of
the time)."""

_DAMAGED = "客户库“{}”已损坏，没有备份，以前的备份都还在。请从以前的备份恢复。"


def _nothing(_copy: Path) -> None:
    pass


def copy_database(
    source: Path, target: Path, *, compact: bool = False, beside: Callable[[Path], None] = _nothing
) -> Path:
    """Write a copy of ``source`` as the single file ``target``; an existing file is never replaced.

    The copy is of one moment, while others go on writing. It appears under its name only when it has been
    read back whole, so that a crash or a full disk cannot leave an empty file that looks like a backup.
    ``compact``: rebuilt without what was deleted, for handing on; it takes twice as long. ``beside``: run on
    the finished file while it is checked, before it has its name.
    """
    with plainly(str(target), disk=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            raise StoreError(f"“{target}”已存在，为免覆盖没有备份。请换个文件名。")
        scratch = target.with_name(f"{target.name}.{os.getpid()}.new")
        scratch.unlink(missing_ok=True)
        try:
            with plainly(str(source)), closing(raw(source)) as connection:
                if compact:
                    connection.execute("VACUUM INTO ?", (str(scratch),))
                elif not _copy_bytes(connection, source, scratch):
                    _copy_pages(connection, scratch, cipher.key_of(source))
            with ThreadPoolExecutor(2) as pool:  # three ways to wait: for the disk, for SQLite, for a digest
                waiting = [pool.submit(flush_file, scratch), pool.submit(beside, scratch)]
                good = sound(scratch)
                for each in waiting:
                    each.result()
            if not good:
                raise StoreError(f"备份“{target}”读回校验未通过，已作废。请检查磁盘后重试。")
            copy_keys(source, target)  # what has a backup's name has its keys beside it
            scratch.rename(target)
            flush_folder(target.parent)
        finally:
            for part in _parts(scratch):
                part.unlink(missing_ok=True)
    return target


def pack_database(source: Path, target: Path, *, beside: Callable[[Path], None] = _nothing) -> str:
    """Write a plain ``source`` packed as the single file ``target``; an existing file is never replaced.

    The same promises as :func:`copy_database` keeps: of one moment, and under its name only when all of it
    was flushed, read back and unpacked again to what was packed; that what was packed is a sound database is
    found on the file itself meanwhile. ``beside``: run on a plain file that holds just what was packed.
    Returns the SHA-256 of ``target``.
    """
    with plainly(str(target), disk=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            raise StoreError(f"“{target}”已存在，为免覆盖没有备份。请换个文件名。")
        scratch = target.with_name(f"{target.name}.{os.getpid()}.new")
        between = scratch.with_name(f"{target.stem}.{os.getpid()}.new")
        for part in (scratch, *_parts(between)):
            part.unlink(missing_ok=True)
        try:
            with (
                plainly(str(source)),
                closing(raw(source)) as connection,
                _still(connection, source) as still,
            ):
                if not still:
                    _copy_pages(connection, between, None)
                plain = source if still else between
                with ThreadPoolExecutor(1) as pool:
                    checking = pool.submit(sound, plain)
                    digest = packing.pack(plain, scratch)
                    beside(plain)
                    if not checking.result():
                        raise StoreError(_DAMAGED.format(source))
            scratch.rename(target)
            flush_folder(target.parent)
        finally:
            for part in (scratch, *_parts(between)):
                part.unlink(missing_ok=True)
    return digest


def unpack_database(packed: Path, target: Path) -> None:
    """Write a packed database as the single file ``target``, a new one; StoreError where it is damaged."""
    packing.unpack(packed, target)
    with plainly(str(packed), disk=True):
        _single_file(target)


def copy_keys(source: Path, target: Path) -> None:
    """Have the keys of an encrypted file (wrapped as they are) beside its copy; others go aside."""
    held = key_file.place(source)
    if held.exists() and cipher.encrypted(source):
        content, there = held.read_bytes(), key_file.place(target)
        if there.exists() and there.read_bytes() != content:
            key_file.put_aside(there)
        write_whole(there, content)


def _copy_bytes(source: sqlite3.Connection, path: Path, scratch: Path) -> bool:
    """Copy the file itself, as fast as the system can; False where it can't be told to be of one moment."""
    with _still(source, path) as still:
        if not still:
            return False
        scratch.touch(mode=0o600)
        try:
            shutil.copyfile(path, scratch)
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
                raise
            scratch.unlink(missing_ok=True)  # half a file: the pages are to be copied into a new one
            return False
    _single_file(scratch)
    return True


@contextmanager
def _still(source: sqlite3.Connection, path: Path) -> Iterator[bool]:
    """Whether the file itself is the database of one moment, and stays so while others go on writing.

    Once a reader has begun, no checkpoint writes beyond what he sees. If one run after that finds the whole
    log in the file already, the file is just what he sees, and stays so until he ends, whatever others append
    to the log meanwhile. Others are kept from the file by the lock beside it, not by SQLite's own, which a
    system may drop when a file is closed.
    """
    if source.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        yield False
        return
    source.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    with closing(raw(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        busy, log, done = source.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        yield not busy and log == done


def _copy_pages(source: sqlite3.Connection, scratch: Path, key: bytes | None) -> None:
    scratch.touch(mode=0o600)
    with closing(cipher.connect(scratch, "mode=rw", key)) as copy:
        # nothing reads it before it is whole and flushed: neither a journal nor locks are of use
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE"):
            copy.execute(f"PRAGMA {pragma}").fetchall()
        source.backup(copy, pages=-1)
    _single_file(scratch)


def _single_file(scratch: Path) -> None:
    """Have a copy without a log beside it, as on a read-only medium."""
    with closing(raw(scratch)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()


def _parts(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm", "-journal"))]


def sound(path: Path) -> bool:
    """Whether a file that nobody writes reads back whole as a database; damage is False, not an error."""
    if path.stat().st_size == 0:
        return False
    thorough = path.stat().st_size <= _THOROUGH
    try:
        with closing(raw_unchanging(path)) as connection:
            check = "integrity_check(1)" if thorough else "quick_check(1)"
            return [row[0] for row in connection.execute(f"PRAGMA {check}")] == ["ok"]
    except cipher.errors():
        return False


def raw_unchanging(path: Path) -> sqlite3.Connection:
    """A bare connection for reading a single file that nobody writes, on a read-only medium too."""
    return cipher.connect(path, "mode=ro&immutable=1", cipher.key_of(path), check_same_thread=False)


def flush_file(path: Path) -> None:
    """Have a file's content on the disk itself."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
