"""The series of backups of one portfolio, in one or two folders outside the data folder.

A backup is a single database file (a large one packed, ``.db.zst``; an encrypted one never: it would not get
smaller) with a small JSON beside it that says what it holds and its digest.
Only what was written and read back as good has that JSON; whatever else lies there is shown, never counted
and never removed.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher, key_file, packing
from advisor_app.portfolio.backup import (
    copy_database,
    copy_keys,
    flush_file,
    pack_database,
    sound,
    unpack_database,
)
from advisor_app.portfolio.cipher import SealedError
from advisor_app.portfolio.contents import Contents, contents, contents_of_copy, identify
from advisor_app.portfolio.refusals import plainly, wording
from advisor_app.portfolio.retention import Generations, Mark, keep
from advisor_app.runtime import paths
from advisor_app.runtime.whole_file import flush_folder, write_whole

_NAME = re.compile(r"(?P<stem>.+)-(?P<identity>[0-9a-f]{8})-(?P<number>\d{6,})-(?P<at>\d{8}T\d{6}Z)")
_SCRATCH = re.compile(r".+\.\d+\.new(-wal|-shm|-journal)?")
_UPGRADE = "-before-r"
_STALE_SECONDS = 3600
_LARGEST_NOTE = 64 * 1024


class Reason(StrEnum):
    """Why a backup was made; what comes before something that can't be taken back is kept longer."""

    ASKED = "asked"
    OPENED = "opened"
    CLOSED = "closed"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_MERGE = "before-merge"
    BEFORE_UPGRADE = "before-upgrade"

    @property
    def pinned(self) -> bool:
        """Kept longer."""
        return self in _PINNED


_PINNED = frozenset({Reason.BEFORE_RESTORE, Reason.BEFORE_MERGE, Reason.BEFORE_UPGRADE})


class State(StrEnum):
    """``good``: written and read back, and of that size still; ``unknown``: nothing says so; ``bad``."""

    GOOD = "good"
    UNKNOWN = "unknown"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Backup:
    """One file of a series. ``number`` 0: not named by this program.

    ``trouble``: why it is not good, as a sentence. ``place``: the database it is of. ``at``: what the
    clock said; None where nothing tells.
    """

    path: Path
    state: State
    size: int
    trouble: str = ""
    identity: str = ""
    number: int = 0
    at: dt.datetime | None = None
    reason: Reason | None = None
    place: str = ""
    sha256: str = ""
    held: Contents | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The outcome of a backup: one file for each folder that could be written, and what could not.

    Without ``backups`` nothing had changed since the last good one, which is ``unchanged``.
    """

    backups: tuple[Backup, ...] = ()
    unreachable: tuple[str, ...] = ()
    removed: tuple[Path, ...] = ()
    unchanged: Backup | None = None

    @property
    def latest(self) -> Backup | None:
        """The good backup there is now."""
        return self.backups[0] if self.backups else self.unchanged


def listing(folders: Iterable[Path], identity: str = "") -> tuple[Backup, ...]:
    """The backups in the folders, the newest number first; ``identity``: of that portfolio alone.

    Looks at names and sizes, not into the files. A folder that is not there has none.
    """
    found: list[Backup] = []
    for folder in dict.fromkeys(folders):
        with contextlib.suppress(OSError):
            files = [*folder.glob("*.db"), *folder.glob(f"*.db{packing.SUFFIX}")]
            found.extend(look(path) for path in sorted(files) if path.is_file())
    wanted = [each for each in found if not identity or each.identity in {identity, ""}]
    return tuple(sorted(wanted, key=lambda each: (-each.number, str(each.path))))


def newest_good(backups: Iterable[Backup]) -> Backup | None:
    """The latest that counts, by number."""
    return max((b for b in backups if b.state is State.GOOD), key=lambda b: b.number, default=None)


def look(path: Path) -> Backup:
    """One file as a backup, from its name, its size and the JSON beside it; OSError."""
    size = path.stat().st_size
    named = _NAME.fullmatch(_stem(path))
    backup = Backup(path, State.UNKNOWN, size, "没有随附的校验说明，使用前请先核对。")
    if named is not None:
        at = dt.datetime.strptime(named["at"], "%Y%m%dT%H%M%S%z")
        backup = replace(backup, identity=named["identity"], number=int(named["number"]), at=at)
    elif _UPGRADE in path.stem:  # named by the migration, which runs before anything here can
        backup = replace(backup, reason=Reason.BEFORE_UPGRADE)
    if size == 0:
        return replace(backup, state=State.BAD, trouble="是空文件（0 字节），不能用来恢复。")
    note = _read_note(path)
    if note is None:
        return backup
    backup = replace(
        backup,
        reason=note["reason"] or backup.reason,
        place=note["place"],
        sha256=note["sha256"],
        held=note["held"],
    )
    if note["size"] != size:
        return replace(backup, state=State.BAD, trouble="大小与备份时不符，可能没有复制完整。")
    return replace(backup, state=State.GOOD, trouble="")


def check(backup: Backup) -> Backup:
    """Read a backup from end to end: good only where every byte is as it was written and it opens.

    One without its JSON gets it where it is sound.
    """
    with contextlib.ExitStack() as stack:
        return _checked(backup, stack, plain=False)[0]


@contextlib.contextmanager
def opened(backup: Backup) -> Iterator[Path]:
    """A backup, checked, as a plain database file: itself, or what was packed, in a private folder that goes
    again; StoreError where it is not good."""
    with contextlib.ExitStack() as stack:
        checked, file = _checked(backup, stack, plain=True)
        if checked.state is not State.GOOD:
            raise StoreError(f"备份“{backup.path.name}”{checked.trouble}")
        yield file


@contextlib.contextmanager
def as_plain(path: Path) -> Iterator[Path]:
    """A backup as a plain database file, unchecked: itself, or what was packed, in a private folder that goes
    again; StoreError where that can't be unpacked."""
    with contextlib.ExitStack() as stack:
        yield _unpacked(path, stack) if packing.is_packed(path) else path


def _checked(backup: Backup, stack: contextlib.ExitStack, *, plain: bool) -> tuple[Backup, Path]:
    """As :func:`check`; ``plain``: with the plain file, which is there until the stack is closed."""
    path = file = backup.path
    try:
        if backup.size == 0 or path.stat().st_size == 0:
            return replace(backup, state=State.BAD, trouble="是空文件（0 字节），不能用来恢复。"), file
        digest = _digest(path)
        if backup.sha256 and digest != backup.sha256:
            trouble = "内容与备份时不同（有字节损坏或被改动），不能用来恢复。请换用另一份备份。"
            return replace(backup, state=State.BAD, trouble=trouble), file
        if packing.is_packed(path):
            if backup.sha256 and backup.held is not None and not plain:
                # the very bytes that were found good when they were written: they have to unpack, no more
                deque(packing.pieces(path), maxlen=0)
                return replace(backup, state=State.GOOD, trouble="", size=path.stat().st_size), file
            file = _unpacked(path, stack)
        if not sound(file):
            damaged = "文件已损坏，不能用来恢复。请换用另一份备份。"
            return replace(backup, state=State.BAD, trouble=damaged), file
        held = contents_of_copy(file)
    except SealedError as error:
        return replace(backup, state=State.UNKNOWN, trouble=str(error)), file
    except (OSError, StoreError) as error:
        trouble = str(error) if isinstance(error, StoreError) else wording(error, str(path)) or str(error)
        return replace(backup, state=State.BAD, trouble=trouble), file
    checked = replace(
        backup,
        state=State.GOOD,
        trouble="",
        size=path.stat().st_size,
        sha256=digest,
        held=held,
        identity=backup.identity or held.identity,
    )
    if backup.held is None:
        with contextlib.suppress(OSError):  # a read-only stick: it is checked again next time
            _write_note(checked)
    return checked, file


def _unpacked(path: Path, stack: contextlib.ExitStack) -> Path:
    """What was packed, in the data folder: the backup's own may be on a read-only stick."""
    folder = paths.unpacking_dir()
    with plainly(str(folder), disk=True):
        folder.mkdir(parents=True, exist_ok=True)
        private = stack.enter_context(tempfile.TemporaryDirectory(prefix=paths.UNPACKING, dir=folder))
        file = Path(private) / path.name.removesuffix(packing.SUFFIX)
        unpack_database(path, file)
    return file


def make(
    source: Path,
    folders: Sequence[Path],
    *,
    reason: Reason,
    moment: dt.datetime,
    generations: Generations,
    unless_unchanged: bool = False,
) -> Made:
    """Back up ``source`` into every folder that can be written, then let old good ones go.

    ``unless_unchanged``: do nothing where the latest good backup in the first folder that can be written
    holds the same. Raises StoreError where no folder could be written; nothing is removed then.
    """
    identity, place = identify(source), str(source)
    before = listing(folders, identity)
    held = contents(source)
    latest = newest_good(b for b in before if b.place == place)
    if unless_unchanged and latest and latest.held and latest.held.fingerprint == held.fingerprint:
        return Made(unchanged=latest)
    number = max((each.number for each in before), default=0) + 1
    name = f"{source.stem}-{identity}-{number:06d}-{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}.db"
    if source.stat().st_size > packing.WORTHWHILE and not cipher.encrypted(source):
        name += packing.SUFFIX
    made: list[Backup] = []
    unreachable: list[str] = []
    removed: list[Path] = []
    for folder in dict.fromkeys(folders):
        target = folder / name
        try:
            backup = _write(source, target, made[0] if made else None)
        except StoreError as error:
            unreachable.append(str(error))
            continue
        backup = replace(
            backup, identity=identity, number=number, at=moment.astimezone(dt.UTC), reason=reason, place=place
        )
        with plainly(str(target), disk=True):
            _write_note(backup)
        made.append(backup)
        removed.extend(_rotate(folder, identity, place, generations))
    if not made:
        raise StoreError(unreachable[0] if unreachable else "没有可用的备份位置，请在设置里指定一个。")
    return Made(tuple(made), tuple(unreachable), tuple(removed))


def _write(source: Path, target: Path, first: Backup | None) -> Backup:
    """Copy the database, or the copy that was made of it already; opened and checked either way."""
    with plainly(str(target), disk=True):
        _sweep(target.parent)
        # what is in the file itself: the source may have been written to meanwhile
        if first is not None:
            copy_keys(first.path, target)
            digest, held = _copy_file(first.path, target), first.held
            if digest != first.sha256:
                target.unlink(missing_ok=True)
                raise StoreError(f"备份“{target}”读回校验未通过，已作废。请检查磁盘后重试。")
        elif packing.is_packed(target):
            seen: list[Contents] = []
            digest = pack_database(source, target, beside=lambda file: seen.append(contents_of_copy(file)))
            (held,) = seen
        else:
            told: list[str] = []
            copy_database(source, target, beside=lambda copy: told.append(_digest(copy)))
            (digest,) = told
            held = contents_of_copy(target)
        return Backup(target, State.GOOD, target.stat().st_size, sha256=digest, held=held)


def _copy_file(source: Path, target: Path) -> str:
    """Copy under a passing name, read the digest back from the copy, and give it its name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        shutil.copyfile(source, scratch)
        flush_file(scratch)
        digest = _digest(scratch)
        scratch.rename(target)
        flush_folder(target.parent)
    finally:
        scratch.unlink(missing_ok=True)
    return digest


def _rotate(folder: Path, identity: str, place: str, generations: Generations) -> list[Path]:
    """Let go what no generation needs; only good ones of this database are counted and go.

    Called only when a newer good one has just been written and read back in the same folder.
    """
    good = {
        each.number: each
        for each in listing([folder], identity)
        if each.state is State.GOOD and each.place == place and each.at is not None and each.number
    }
    marks = [
        Mark(n, each.at, each.reason is not None and each.reason.pinned)
        for n, each in good.items()
        if each.at is not None
    ]
    staying = keep(marks, generations)
    removed = []
    for number, each in good.items():
        if number not in staying:
            with contextlib.suppress(OSError):
                each.path.unlink()
                removed.append(each.path)
                _note_place(each.path).unlink(missing_ok=True)
                key_file.place(each.path).unlink(missing_ok=True)
    return removed


def _sweep(folder: Path) -> None:
    """Remove what a killed program left half written: nothing that ever had a backup's name."""
    if not folder.is_dir():
        return
    stale = [path for path in folder.iterdir() if _SCRATCH.fullmatch(path.name) and path.is_file()]
    if not stale:
        return
    probe = folder / f"probe.{os.getpid()}.new"  # the folder's own clock, not this machine's
    probe.touch()
    now = probe.stat().st_mtime
    probe.unlink()
    for path in stale:
        with contextlib.suppress(OSError):
            if abs(now - path.stat().st_mtime) > _STALE_SECONDS:
                path.unlink()


# --- the JSON beside a backup -------------------------------------------------------------------------------


def _stem(path: Path) -> str:
    return path.name.removesuffix(packing.SUFFIX).removesuffix(".db")


def _note_place(path: Path) -> Path:
    return path.with_name(f"{_stem(path)}.json")


def _write_note(backup: Backup) -> None:
    held = backup.held
    assert held is not None  # only what was read has a note
    told: dict[str, Any] = {
        "format": 1,
        "size": backup.size,
        "sha256": backup.sha256,
        "reason": backup.reason or "",
        "place": backup.place,
        "at": "" if backup.at is None else backup.at.isoformat(),
        "held": asdict(_outside(held, backup.path)),
    }
    target = _note_place(backup.path)
    write_whole(target, json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _outside(held: Contents, path: Path) -> Contents:
    """What may be told beside a backup: what was done last names a client, which an encrypted one hides."""
    return replace(held, last="") if cipher.encrypted(path) else held


def _read_note(path: Path) -> dict[str, Any] | None:
    """What the JSON says; None where it is not there or does not hold together."""
    note = _note_place(path)
    try:
        if note.stat().st_size > _LARGEST_NOTE:
            return None
        told: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
        held = Contents(**told["held"])
        texts = [told["sha256"], told["place"], held.identity, held.revision, held.last, held.last_at]
        if {type(told["size"]), type(held.clients)} != {int} or {type(each) for each in texts} != {str}:
            return None
        told["held"] = held
        told["reason"] = Reason(told["reason"]) if told["reason"] else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return told


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
