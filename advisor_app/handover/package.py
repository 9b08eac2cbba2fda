"""Writing and reading a hand-over package: a zip with a manifest, closed by a digest of the whole file.

Whoever wrote the file may be hostile, the way it came may have damaged it. So it is read in one order:
the digest of the whole → the manifest, small → each member against its declared name, size and digest, to
a place that this program chose. A member that is not in the manifest, a name that is not one of ours, a
size that is not as declared, too much of anything: the package is refused as a whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.handover import names, sealing
from advisor_app.handover.sealing import DAMAGED
from advisor_app.runtime import paths

SUFFIX = ".peipao"
FORMAT = 1
LARGEST = 64 << 30
"""Bytes that a package may unpack to."""
LARGEST_MANIFEST = 64 << 20
LONGEST_TEXT = 20_000
"""Characters of what a manifest says: who, when, a note."""
MOST_MEMBERS = 200_000
STEEPEST = 200
"""A member that unpacks to more than so many times its packed size was made to fill the disk."""
_SMALL = 1 << 20
"""Below this size steepness is of no matter: empty pages of a database pack well."""
_CHUNK = 1 << 20
_MARK = b"sha256="
_TRAILER = len(_MARK) + 64
_DATE = (2026, 1, 1, 0, 0, 0)
"""Of every member, so that the same content gives the same bytes."""

_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,  # a zip of a later version, or JSON nested too deep
)
"""What the standard library raises for a file that is not what it says."""

Progress = Callable[[int, int], None]
"""Told bytes done and bytes in all; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package is: by whom and when it was made, of what, and what is in it.

    ``made_at``: ISO 8601 with zone. ``revision``: the database's schema. ``last``: what was done last in it.
    """

    app_version: str
    content_version: str
    revision: str
    made_by: str
    made_at: str
    clients: int
    last: str = ""
    note: str = ""
    members: tuple[Member, ...] = ()
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A package's content in a folder that goes again; every file as the manifest says."""

    manifest: Manifest
    database: Path
    folders: Mapping[str, Path] = field(default_factory=dict)
    """``files``, ``letterhead``, ``content``: those that the package has."""


@dataclass(frozen=True, slots=True)
class Files:
    """The clients' files to be packed: by SHA-256 how each is read, piece by piece; ``size``: their bytes."""

    read: Mapping[str, Callable[[], Iterable[bytes]]] = field(default_factory=dict)
    size: int = 0


def _no_progress(_done: int, _total: int) -> None:
    pass


_NO_FILES = Files()


# --- writing ------------------------------------------------------------------------------------------------


def write(
    target: Path,
    manifest: Manifest,
    database: Path,
    folders: Mapping[str, Path],
    *,
    files: Files = _NO_FILES,
    passphrase: str = "",
    progress: Progress = _no_progress,
) -> Manifest:
    """Write a package as ``target``; an existing file is never replaced. Returns the whole manifest.

    ``database``: a copy that nobody writes. ``folders``: by their name in the package; one that is not
    there is left out. ``files``: what reads them may raise StoreError. The package has its name only once it
    has been read back.
    """
    if passphrase:
        sealing.checked_passphrase(passphrase)
    if target.exists():
        raise StoreError(f"“{target}”已存在，为免覆盖没有打包。请换个文件名。")
    paths = {names.DATABASE: database, **_sources(folders)}
    total = 2 * (files.size + sum(path.stat().st_size for path in paths.values()))
    sources: dict[str, Callable[[], Iterable[bytes]]] = {
        name: partial(_chunks, path) for name, path in paths.items()
    }
    sources |= {f"{names.FILES}/{sha}": read for sha, read in files.read.items()}
    told = _Counter(progress, total)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _passing(target) as scratch:
            with scratch.open("w+b") as stream:
                if passphrase:
                    # the plain zip never has a name that others see
                    with tempfile.TemporaryFile(dir=target.parent) as plain:
                        made = _write_zip(plain, manifest, sources, told)
                        plain.seek(0)
                        sealing.seal(plain, stream, passphrase)
                else:
                    made = _write_zip(stream, manifest, sources, told)
                stream.flush()
                os.fsync(stream.fileno())
            with scratch.open("rb") as written:
                _read_back(written, made, passphrase, told)
            scratch.rename(target)
    except OSError as error:
        raise StoreError(
            f"交接包写不进“{target}”（{error.strerror or error}），没有留下不完整的文件。"
            "请检查磁盘空间和权限，或换个位置。"
        ) from error
    return made


def _sources(folders: Mapping[str, Path]) -> dict[str, Path]:
    found = {}
    for name, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            inside = f"{name}/{path.relative_to(folder).as_posix()}"
            if path.is_file() and not path.is_symlink() and names.allowed(inside):
                found[inside] = path
    return found


@contextmanager
def _passing(target: Path) -> Iterator[Path]:
    scratch = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        yield scratch
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while piece := source.read(_CHUNK):
            yield piece


def _write_zip(
    stream: BinaryIO,
    manifest: Manifest,
    sources: Mapping[str, Callable[[], Iterable[bytes]]],
    told: _Counter,
) -> Manifest:
    members = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as pack:
        for name, read in sources.items():
            digest, size = hashlib.sha256(), 0
            with pack.open(_info(name), "w", force_zip64=True) as out:
                for piece in read():
                    digest.update(piece)
                    size += len(piece)
                    out.write(piece)
                    told.add(len(piece))
            members.append(Member(name, size, digest.hexdigest()))
        made = replace(manifest, members=tuple(members))
        pack.writestr(_info(names.MANIFEST), json.dumps(asdict(made), ensure_ascii=False, indent=1))
        pack.comment = _MARK + b"0" * 64  # filled in below; its length is part of what is digested
    end = stream.seek(0, io.SEEK_END) - 64
    whole = _digest(stream, end)
    stream.seek(end)
    stream.write(whole)
    return made


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    return info


def _digest(stream: BinaryIO, end: int) -> bytes:
    """Of the first ``end`` bytes, in hexadecimal."""
    stream.seek(0)
    digest, left = hashlib.sha256(), end
    while left and (piece := stream.read(min(_CHUNK, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest().encode()


def _read_back(stream: BinaryIO, made: Manifest, passphrase: str, told: _Counter) -> None:
    try:
        with _plain(stream, passphrase, None) as plain, _opened(plain) as (pack, manifest):
            _require(sound=manifest == made)
            for member in manifest.members:
                _copy(pack, member, None, told)
    except InputError as error:
        raise StoreError("交接包读回校验未通过，已作废。请检查磁盘后重试。") from error


def _require(*, sound: bool) -> None:
    if not sound:
        raise InputError(DAMAGED)


class _Counter:
    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def add(self, count: int) -> None:
        self._done += count
        self._progress(min(self._done, self._total), self._total)


# --- reading ------------------------------------------------------------------------------------------------


def is_sealed(path: Path) -> bool:
    """Whether a package asks for a passphrase; StoreError where the file can't be read."""
    with _file(path) as stream:
        return sealing.sealed(stream)


@contextmanager
def unpacked(
    path: Path, folder: Path, *, passphrase: str = "", progress: Progress = _no_progress
) -> Iterator[Unpacked]:
    """A package's content, whole and checked, in a private folder below ``folder`` that goes again.

    InputError with one sentence where anything about the package is not as it should be; nothing is
    written outside that folder in any case.
    """
    with _file(path) as stream, private(folder) as place:
        with _plain(stream, passphrase, place) as plain, _opened(plain) as (pack, manifest):
            total = sum(member.size for member in manifest.members)
            if total > shutil.disk_usage(place).free:
                raise StoreError(
                    f"磁盘空间不足：展开交接包需要 {total / 2**20:.0f} MB。请清理“{folder}”所在的磁盘后重试。"
                )
            told = _Counter(progress, total)
            for member in manifest.members:
                target = place / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                try:
                    with target.open("xb") as out:
                        _copy(pack, member, out, told)
                except OSError as error:
                    raise StoreError(
                        f"展开交接包时写不进“{folder}”（{error.strerror or error}），什么也没有改动。"
                        "请检查磁盘空间后重试。"
                    ) from error
        present = {name: place / name for name in names.FOLDERS if (place / name).is_dir()}
        yield Unpacked(manifest, place / names.DATABASE, present)


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise StoreError(f"打不开“{path}”（{error.strerror or error}），请核对路径和权限。") from error
    with stream:
        yield stream


@contextmanager
def private(folder: Path) -> Iterator[Path]:
    """A folder that only this user can look into (mkdtemp: 0700)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=paths.UNPACKING, dir=folder))
    except OSError as error:
        raise StoreError(f"写不进“{folder}”（{error.strerror or error}），请检查磁盘空间和权限。") from error
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what a killed program had unpacked below ``folder``; call it where nothing is being unpacked."""
    for place in folder.glob(f"{paths.UNPACKING}*"):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _plain(stream: BinaryIO, passphrase: str, folder: Path | None) -> Iterator[BinaryIO]:
    """The zip itself: the stream, or what is under the passphrase."""
    if not sealing.sealed(stream):
        yield stream
        return
    if not passphrase:
        raise InputError("这个交接包带口令，请输入口令。")
    with tempfile.TemporaryFile(dir=folder) as plain:
        sealing.unseal(stream, plain, passphrase)
        plain.seek(0)
        yield plain


@contextmanager
def _opened(stream: BinaryIO) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The zip and its manifest, once the whole and each entry are as they should be."""
    _check_whole(stream)
    try:
        pack = zipfile.ZipFile(stream)
    except _UNREADABLE:
        raise InputError(DAMAGED) from None
    with pack:
        infos = pack.infolist()
        if len(infos) > MOST_MEMBERS or len({info.filename for info in infos}) != len(infos):
            raise InputError(DAMAGED)
        for info in infos:
            _check_entry(info)
        manifest = _manifest(pack)
        if {m.name for m in manifest.members} | {names.MANIFEST} != {info.filename for info in infos}:
            raise InputError(DAMAGED)
        yield pack, manifest


def _check_whole(stream: BinaryIO) -> None:
    size = stream.seek(0, io.SEEK_END)
    if size < _TRAILER:
        raise InputError("这不是交接包（或没有传完整）。请核对所选文件，或请对方重新发送。")
    stream.seek(size - _TRAILER)
    trailer = stream.read(_TRAILER)
    if not trailer.startswith(_MARK):
        raise InputError("这不是交接包（或没有传完整）。请核对所选文件，或请对方重新发送。")
    if _digest(stream, size - 64) != trailer[len(_MARK) :]:
        raise InputError(DAMAGED)


def _check_entry(info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if (
        not names.allowed(info.orig_filename)  # zipfile itself cuts a name at a zero byte
        or info.is_dir()
        or kind not in {0, stat.S_IFREG}
        or info.flag_bits & 0x1
        or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    ):
        raise InputError("交接包里有不该有的内容，为安全起见没有读入。请向对方核实文件来源。")
    if info.header_offset < 0:  # where no file can be read from
        raise InputError(DAMAGED)
    steep = info.file_size > _SMALL and info.file_size > STEEPEST * max(1, info.compress_size)
    if info.file_size > LARGEST or steep:
        raise InputError("交接包展开后大得不正常，为安全起见没有读入。请向对方核实文件来源。")


def _manifest(pack: zipfile.ZipFile) -> Manifest:
    try:
        info = pack.getinfo(names.MANIFEST)
        if info.file_size > LARGEST_MANIFEST:
            raise InputError(DAMAGED)
        with pack.open(info) as source:
            content = source.read(LARGEST_MANIFEST + 1)
        told = json.loads(content)
        if isinstance(told, dict) and isinstance(told.get("format"), int) and told["format"] > FORMAT:
            raise InputError("这个交接包由更新版本的程序制作，本程序读不了。请升级程序后再打开。")
        return _typed(told)
    except _UNREADABLE:
        raise InputError(DAMAGED) from None


def _typed(told: dict[str, object]) -> Manifest:
    """The manifest with its types checked; ValueError otherwise."""
    lines = told.pop("members")
    if not isinstance(lines, list):
        raise TypeError("members")
    members = tuple(Member(**line) for line in lines)
    manifest = Manifest(**told, members=members)  # type: ignore[arg-type]  # checked next
    numbers = (manifest.format, manifest.clients, *(m.size for m in members))
    texts = (
        *(getattr(manifest, f) for f in ("app_version", "content_version", "revision", "made_by", "made_at")),
        manifest.last,
        manifest.note,
        *(each for m in members for each in (m.name, m.sha256)),
    )
    if any(type(n) is not int or n < 0 for n in numbers) or any(type(t) is not str for t in texts):
        raise ValueError("types")
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise ValueError("a text that no screen shows")
    known = [m.name for m in members]
    if names.DATABASE not in known or len(set(known)) != len(known) or names.MANIFEST in known:
        raise ValueError("members")
    if any(not re.fullmatch(r"[0-9a-f]{64}", m.sha256) for m in members):
        raise ValueError("digests")
    if any(m.name.startswith(f"{names.FILES}/") and m.name[6:] != m.sha256 for m in members):
        raise ValueError("a file under another's digest")
    if sum(m.size for m in members) > LARGEST:
        raise ValueError("size")
    return manifest


def _copy(pack: zipfile.ZipFile, member: Member, out: BinaryIO | None, told: _Counter) -> None:
    """Read a member against its size and digest, never more of it than it declared."""
    digest, left = hashlib.sha256(), member.size
    try:
        with pack.open(member.name) as source:
            while piece := source.read(min(_CHUNK, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise InputError(DAMAGED)
                digest.update(piece)
                if out is not None:
                    out.write(piece)
                told.add(len(piece))
    except _UNREADABLE:
        raise InputError(DAMAGED) from None
    if left or digest.hexdigest() != member.sha256:
        raise InputError(DAMAGED)
