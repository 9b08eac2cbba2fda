"""The contents of files, each once under its SHA-256, beside the database that speaks of them.

``NAME.files/abcdef…``: relative to the database, so that both move together; nothing in here is ever
changed, and what a viewer opens is a copy. Where the database is encrypted so are they (``sealed_file``),
under its keys; both forms are read at any moment, so that going from one to the other may be cut off.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import stat
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.portfolio import cipher, sealed_file
from advisor_app.portfolio.refusals import plainly
from advisor_app.runtime.pieces import DamagedError, Readable
from advisor_app.runtime.whole_file import flush_folder

LARGEST = 500 * 1024 * 1024
"""Bytes a file may have."""
_CHUNK = 1 << 20
_PLAIN = re.compile("[0-9a-f]{64}")
_USER = re.compile("//[^/]*@")
_SCRATCH = ".new"
_TURNING = "turning"
"""Lies in the folder while its contents go from one form to the other."""
_changing = threading.RLock()
"""Held while contents come, go or change their form."""
log = logging.getLogger(__name__)


def folder_of(database: Path) -> Path:
    """The folder of the contents that a database speaks of; may not exist yet."""
    return database.with_name(f"{database.stem}.files")


def store_of(database: Path) -> FileStore:
    """The contents that a database file speaks of, encrypted as it is."""
    return FileStore(folder_of(database), database)


def server_store(folder: Path, place: str) -> FileStore:
    """The contents on this computer that a database on a server speaks of, for this user alone (0700, each
    0600) but not encrypted; ``place``: the server's address, whoever logs in there.

    Each database has its own folder: what one no longer speaks of, another may.
    """
    of = hashlib.sha256(_USER.sub("//", place, count=1).encode()).hexdigest()[:12]
    return FileStore(folder / f"server-{of}.files")


def damaged_remark(damaged: int) -> str:
    """What is said of contents that were damaged when they were turned; "" of none."""
    return f"有 {damaged} 份材料已损坏，转换修不好，请在“材料”页核对。" if damaged else ""


@dataclass(frozen=True, slots=True)
class FileStore:
    """The folder of contents; ``database``: whose keys they are under, None: none."""

    folder: Path
    database: Path | None = None

    def put(self, source: Path) -> tuple[str, int]:
        """Copy a file in; its SHA-256 and its size in bytes.

        Raises InputError with one sentence where it is no file with anything in it, or too large, and
        StoreError where it cannot be read or kept; a copy counts only when it is whole on the disk.
        """
        with plainly(str(source)):
            try:
                about = source.stat()
            except OSError as error:
                raise InputError(
                    f"读不到文件“{source.name}”（{error.strerror}），请确认它还在原处。"
                ) from None
        if not stat.S_ISREG(about.st_mode):
            raise InputError(f"“{source.name}”不是文件，请选择文件，或把文件夹压缩成一个文件再放入。")
        if about.st_size == 0:
            raise InputError(f"“{source.name}”是空文件（0 字节），请重新索取原件。")
        if about.st_size > LARGEST:
            size = f"{about.st_size >> 20:,} MB，超过 {LARGEST >> 20} MB"
            raise InputError(f"“{source.name}”有 {size}，请压缩或拆分后再放入。")
        with plainly(str(self.folder), disk=True), source.open("rb") as stream:
            return self._take(stream)

    def _take(self, stream: Readable, only: str = "") -> tuple[str, int]:
        """Keep what a stream gives; ``only``: what has another hash is let go."""
        with _changing:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            key = next(iter(self._own()), None)
            scratch = self.folder / f"{os.getpid()}-{id(stream)}{_SCRATCH}"
            try:
                sha, size = _write(stream, scratch, key)
                if not only or sha == only:
                    target = self._place(sha, key)
                    if not _reads(target, key, sha):
                        scratch.replace(target)
                        flush_folder(self.folder)
            finally:
                scratch.unlink(missing_ok=True)
        return sha, size

    # --- where a content lies ------------------------------------------------------------------------

    def _own(self) -> tuple[bytes, ...]:
        """The keys of the database, the present first; none: contents are kept as they are."""
        return () if self.database is None else cipher.keys_for(self.database)

    def _place(self, sha256: str, key: bytes | None) -> Path:
        if not _PLAIN.fullmatch(sha256):
            raise StoreError("文件的编号不对，可能记录已损坏，请运行体检（advisor doctor）。")
        return self.folder / (sha256 if key is None else sealed_file.name(key, sha256))

    def path(self, sha256: str) -> Path:
        """Where a content lies, or would."""
        found = self._find(sha256)
        return found[0] if found else self._place(sha256, next(iter(self._own()), None))

    def _find(self, sha256: str) -> tuple[Path, bytes | None] | None:
        """A content in any form that can be read: under one of the keys that are known, or plain."""
        for key in (*cipher.known(), None):
            path = self._place(sha256, key)
            if path.is_file():
                return path, key
        return None

    def _kept(self, sha256: str, keys: tuple[bytes, ...]) -> bool:
        """Whether a content is there in the form that the database wants: what another set of keys opens
        would be lost with that."""
        return any(self._place(sha256, key).is_file() for key in keys or (None,))

    def has(self, sha256: str) -> bool:
        """Whether a content is there, by name."""
        return self._find(sha256) is not None

    def all(self) -> Iterator[str]:
        """The hashes of all contents kept that can be read here."""
        found = set()
        for path in _contents(self.folder):
            if path.suffix != sealed_file.SUFFIX:
                found.add(path.name)
            elif told := sealed_file.sha_of(path, cipher.known()):
                found.add(told[0])
        yield from sorted(found)

    def plain(self) -> frozenset[str]:
        """The hashes of the contents that lie here unencrypted."""
        return frozenset(p.name for p in _contents(self.folder) if p.suffix != sealed_file.SUFFIX)

    def sealed(self) -> int:
        """How many contents lie here encrypted, under whatever keys."""
        return sum(p.suffix == sealed_file.SUFFIX for p in _contents(self.folder))

    def unread(self) -> int:
        """How many contents lie here encrypted under keys that are not known."""
        found = (path for path in _contents(self.folder) if path.suffix == sealed_file.SUFFIX)
        return sum(sealed_file.sha_of(path, cipher.known()) is None for path in found)

    # --- reading ---------------------------------------------------------------------------------------

    def whole(self, sha256: str) -> bool:
        """Whether a content is there and still reads as its hash says."""
        found = self._find(sha256)
        return found is not None and _reads(*found, sha256)

    def size(self, sha256: str) -> int:
        """How large a content is, in bytes; StoreError where it is not there."""
        path, key = self._require(sha256)
        return path.stat().st_size if key is None else sealed_file.plain_size(path)

    def read(self, sha256: str) -> Iterator[bytes]:
        """A content piece by piece, whatever its size; StoreError, in its midst too, where it is damaged."""
        path, key = self._require(sha256)
        try:
            yield from _pieces(path, key)
        except DamagedError:
            raise StoreError(
                "有一份材料的内容已损坏，请在“材料”页核对材料，从备份恢复或重新放入原件。"
            ) from None

    def _require(self, sha256: str) -> tuple[Path, bytes | None]:
        found = self._find(sha256)
        if found is None:
            raise StoreError("有一份材料的内容不在文件库里，请在“材料”页核对材料，从备份恢复或重新放入原件。")
        return found

    def copy_out(self, sha256: str, target: Path) -> None:
        """Write a copy for a viewer or a parcel; what is damaged is not handed out."""
        found = self._find(sha256)
        good = False
        with plainly(str(target), disk=True):
            if found is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                scratch = target.with_name(f"{target.name[:60]}.{os.getpid()}{_SCRATCH}")
                scratch.unlink(missing_ok=True)
                try:
                    good = _copy(*found, scratch) == sha256
                    if good:
                        scratch.replace(target)
                finally:
                    scratch.unlink(missing_ok=True)
        if not good:
            missing = "不在文件库里" if found is None else "已损坏"
            raise StoreError(f"“{target.name}”的内容{missing}，请从备份恢复，或重新放入原件。")

    # --- coming and going ---------------------------------------------------------------------------------

    def bring(self, other: FileStore, wanted: Iterable[str], *, damaged: bool = False) -> int:
        """Take from another folder those contents that are not here and are whole there; how many came.

        ``damaged``: those too that are here but don't read, which is found by reading every one.
        """
        came, keys = 0, self._own()
        for sha in wanted:
            here = self.whole(sha) if damaged else self._kept(sha, keys)
            found = None if here else other._find(sha)
            if found is not None:
                with plainly(str(self.folder), disk=True):
                    try:
                        came += self._take(_Chunks(_pieces(*found)), sha)[0] == sha
                    except DamagedError:
                        log.warning("a content that is damaged was not copied")
        return came

    def drop(self, sha256: str) -> int:
        """Delete a content for good, in every form; the bytes that came free."""
        size = 0
        with _changing:
            while (found := self._find(sha256)) is not None:
                size += found[0].stat().st_size
                found[0].unlink()
        return size

    # --- from one form to the other -------------------------------------------------------------------

    def begin_turning(self) -> None:
        """Say on the disk that the contents are about to change their form with the database."""
        if self.folder.is_dir():
            with plainly(str(self.folder), disk=True):
                (self.folder / _TURNING).touch()
                flush_folder(self.folder)

    def settle(self) -> str:
        """Have every content in its database's form where a turn was begun or cut off, or where some lie
        plain beside an encrypted one (it was encrypted by a version that left them so).

        A remark where some are not, which are tried again at the next opening; damaged ones stay so.
        """
        marker = self.folder / _TURNING
        try:
            with plainly(str(self.folder), disk=True):
                keys = self._own()[:1]
                if not marker.exists():
                    if not keys or not self.plain():
                        return ""
                    self.begin_turning()
                damaged = self.turn(keys)
                marker.unlink(missing_ok=True)
                flush_folder(self.folder)
        except StoreError as error:
            log.warning("the evidence was not all turned", exc_info=True)
            return f"材料还没有全部转换（{error}）下次打开时接着做。"
        return damaged_remark(damaged)

    def turn(self, keys: tuple[bytes, ...]) -> int:
        """Have every content under the first of ``keys``, or plain where there is none; how many are too
        damaged to be turned. Each is on the disk in its new form, and read back, before its old one goes."""
        key = next(iter(keys), None)
        with _changing:
            for scratch in self.folder.glob(f"*{_SCRATCH}"):
                scratch.unlink()  # what was being written when the program was killed
            # what is whole goes first: nothing damaged shall take its place
            left = [path for path in list(_contents(self.folder)) if not self._turn_one(path, key)]
            return sum(not self._turn_one(path, key, damaged=True) for path in left)

    def _turn_one(self, path: Path, key: bytes | None, *, damaged: bool = False) -> bool:
        """Whether a content is whole in its new form now; ``damaged``: one that is not goes there as it is,
        but never in the place of another."""
        old: bytes | None = None
        sha = path.name
        if path.suffix == sealed_file.SUFFIX:
            told = sealed_file.sha_of(path, cipher.known())
            if told is None:
                return False
            sha, old = told
        target = self._place(sha, key)
        if target == path:
            return True
        if _reads(target, key, sha):
            path.unlink()
            return True
        scratch = self.folder / f"{os.getpid()}-{sha[:16]}{_SCRATCH}"
        try:
            digest, _ = _write(_Chunks(_pieces(path, old)), scratch, key, claimed=sha)
            if digest != sha and (target.exists() or not damaged):
                return False
            if not _reads(scratch, key, digest):
                raise StoreError(f"“{scratch}”写出后读回不符，请检查磁盘后重试。")
            scratch.replace(target)
        except DamagedError:
            return False
        finally:
            scratch.unlink(missing_ok=True)
        flush_folder(self.folder)
        path.unlink()
        return digest == sha


class _Chunks:
    """A stream of what comes in pieces."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = b""

    def read(self, size: int = -1, /) -> bytes:
        while (size < 0 or len(self._held) < size) and (chunk := next(self._chunks, b"")):
            self._held += chunk
        size = len(self._held) if size < 0 else size
        out, self._held = self._held[:size], self._held[size:]
        return out


def _contents(folder: Path) -> Iterator[Path]:
    """The contents in a folder, in either form."""
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if _PLAIN.fullmatch(path.name.removesuffix(sealed_file.SUFFIX)):
                yield path


def _write(stream: Readable, target: Path, key: bytes | None, claimed: str = "") -> tuple[str, int]:
    """Write a stream to the disk itself, for this user alone, sealed or plain; its SHA-256 and size."""
    target.touch(mode=0o600)
    with target.open("wb") as copy:
        if key is not None:
            sha, size = sealed_file.write(stream, copy, key, claimed)
        else:
            digest, size = hashlib.sha256(), 0
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                copy.write(chunk)
            sha = digest.hexdigest()
        copy.flush()
        os.fsync(copy.fileno())
    return sha, size


def _pieces(path: Path, key: bytes | None) -> Iterator[bytes]:
    if key is not None:
        yield from sealed_file.opened(path, key)
        return
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _reads(path: Path, key: bytes | None, sha256: str) -> bool:
    """Whether a content is there and reads as its hash says."""
    if not path.is_file():
        return False
    digest = hashlib.sha256()
    try:
        for piece in _pieces(path, key):
            digest.update(piece)
    except DamagedError:
        return False
    return digest.hexdigest() == sha256


def _copy(path: Path, key: bytes | None, target: Path) -> str:
    """Write a content plainly; its SHA-256, empty where it is damaged."""
    digest = hashlib.sha256()
    try:
        with target.open("xb") as out:
            for piece in _pieces(path, key):
                digest.update(piece)
                out.write(piece)
    except DamagedError:
        return ""
    return digest.hexdigest()
