"""The contents of files, each once under its SHA-256, beside the database that speaks of them.

``NAME.files/abcdef…``: relative to the database, so that both move together; nothing in here is ever
changed, and what a viewer opens is a copy.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.portfolio.refusals import plainly

LARGEST = 500 * 1024 * 1024
"""Bytes a file may have."""
_CHUNK = 1 << 20


def folder_of(database: Path) -> Path:
    """The folder of the contents that a database speaks of; may not exist yet."""
    return database.with_name(f"{database.stem}.files")


@dataclass(frozen=True, slots=True)
class FileStore:
    """The folder of contents."""

    folder: Path

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
        with plainly(str(self.folder), disk=True):
            return self._copy(source)

    def _copy(self, source: Path) -> tuple[str, int]:
        self.folder.mkdir(parents=True, exist_ok=True)
        scratch = self.folder / f"{os.getpid()}-{id(source)}.new"
        digest, size = hashlib.sha256(), 0
        try:
            with source.open("rb") as stream, scratch.open("wb") as copy:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
            target = self.path(digest.hexdigest())
            if not self.whole(digest.hexdigest()):
                scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)
        return digest.hexdigest(), size

    def path(self, sha256: str) -> Path:
        """Where a content lies, or would."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise StoreError("文件的编号不对，可能记录已损坏，请运行体检（advisor doctor）。")
        return self.folder / sha256

    def has(self, sha256: str) -> bool:
        """Whether a content is there, by name."""
        return self.path(sha256).is_file()

    def whole(self, sha256: str) -> bool:
        """Whether a content is there and still reads as its hash says."""
        path = self.path(sha256)
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256

    def copy_out(self, sha256: str, target: Path) -> None:
        """Write a copy for a viewer or a parcel; what is damaged is not handed out."""
        if not self.whole(sha256):
            missing = "已损坏" if self.has(sha256) else "不在文件库里"
            raise StoreError(f"“{target.name}”的内容{missing}，请从备份恢复，或重新放入原件。")
        with plainly(str(target), disk=True):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.path(sha256), target)

    def all(self) -> Iterator[str]:
        """The hashes of all contents kept."""
        if self.folder.is_dir():
            for path in sorted(self.folder.iterdir()):
                if len(path.name) == 64:
                    yield path.name

    def bring(self, other: FileStore, wanted: Iterable[str]) -> int:
        """Take from another folder those contents that are not here and are whole there; how many came."""
        came = 0
        for sha in wanted:
            if not self.has(sha) and other.has(sha):
                came += self.put(other.path(sha))[0] == sha
        return came

    def drop(self, sha256: str) -> int:
        """Delete a content for good; the bytes that came free."""
        path = self.path(sha256)
        size = path.stat().st_size if path.is_file() else 0
        path.unlink(missing_ok=True)
        return size
