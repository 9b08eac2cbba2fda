"""Going back to a backup: a look at what would be lost and gained, and the way there that loses nothing."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher, migrate
from advisor_app.portfolio.backup import copy_keys, flush_file, raw_unchanging, sound
from advisor_app.portfolio.backups import as_plain
from advisor_app.portfolio.compare import ClientDifference, differences
from advisor_app.portfolio.connection import raw
from advisor_app.portfolio.contents import Contents, contents_of_copy
from advisor_app.portfolio.erased import Erased, Known, Marks, digests_left_in, known_in
from advisor_app.portfolio.refusals import plainly
from advisor_app.portfolio.resealing import write_as
from advisor_app.portfolio.swap import ready_place
from advisor_app.portfolio.wiping import erase_in_copy
from advisor_app.runtime.whole_file import flush_folder


@dataclass(frozen=True, slots=True)
class Preview:
    """What going back would do. ``held``: what the backup holds; ``upgraded``: it is of an older schema.

    In ``clients`` "here" is what is now, "there" what the backup has. ``erased``: clients in the backup that
    were erased for good here since, by id.
    """

    held: Contents
    upgraded: bool
    clients: tuple[ClientDifference, ...]
    erased: Mapping[str, Erased] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StayErased:
    """What is not to come back with a copy: the clients, and what is to be known of all that were erased."""

    clients: tuple[str, ...] = ()
    marks: Marks = field(default_factory=dict)


def preview(now: Path, backup: Path) -> Preview:
    """Compare what is now with a backup, on a read-only stick too; both stay as they are."""
    held = _readable(backup)
    with at_present_schema(backup, now.parent) as copy:
        found = differences(now, copy)
        gone = known_of(now).gone(each.client_id for each in found if each.here is None)
        return Preview(held, held.revision != migrate.head(), found, gone)


def known_of(now: Path) -> Known:
    """What is known in a database of all that was erased."""
    with plainly(str(now)), closing(raw(now)) as connection:
        return known_in(connection)


def salvaged(damaged: Path, others: Iterable[Path], moment: dt.datetime) -> Known:
    """What is known to be erased in a database that can't be opened, or is gone: what it still tells itself,
    row by row or in its bytes, else what the first of its ``others`` (backups, the newest first) tells too.

    Of what only bytes tell the day is not known: it is said to be the moment.
    """
    known = _told(damaged)
    if known is None:
        known = next(filter(None, map(_told, others)), Known({}))
    left = (digests_left_in(damaged.with_name(damaged.name + tail)) for tail in ("", "-wal"))
    scanned = {mark: Erased(moment, "") for marks in left for mark in marks}
    return replace(known, marks={**scanned, **known.marks})


def _told(file: Path) -> Known | None:
    """Reading changes nothing: what lies there is kept as it is."""
    try:
        with as_plain(file) as plain, closing(raw_unchanging(plain)) as connection:
            return known_in(connection)
    except cipher.errors(StoreError, OSError, ValueError):  # whatever ails it
        return None


@contextmanager
def at_present_schema(file: Path, folder: Path | None = None) -> Iterator[Path]:
    """A client database file to read as of the present schema: itself, or an upgraded copy that goes again.

    ``folder``: where the copy lies; beside the file unless given. A newer schema is refused.
    """
    held = _readable(file)
    if held.revision == migrate.head():
        yield file
        return
    copy = (folder or file.parent) / f"{file.name}.upgraded"
    try:
        _copy_upgraded(file, copy, held.revision)
        yield copy
    finally:
        _clear(copy)


def lay_ready(file: Path, path: Path, without: StayErased | None = None) -> None:
    """Put a copy of a backup, at the present schema and checked, where the swap takes it from; what was
    erased here stays so in it from the first moment on."""
    held = _readable(file)
    ready = ready_place(path)
    _clear(ready)
    try:
        _copy_upgraded(file, ready, held.revision)
        if without is not None and (without.clients or without.marks):
            erase_in_copy(ready, without.clients, without.marks)
            flush_file(ready)
        _protect_alike(file, ready, path)
        _require_sound(ready, file)
    except BaseException:
        _clear(ready)
        raise


def _protect_alike(file: Path, ready: Path, path: Path) -> None:
    """Have what comes under the key of its place; an encrypted backup stays so in a place that was plain.

    Never less protected than before: a plain backup in an encrypted place is encrypted, not the other way.
    """
    wanted = cipher.key_for(path)
    if wanted is None:
        if cipher.encrypted(file):
            copy_keys(file, path)  # before the swap: keys beside a plain file do no harm
            cipher.learn_alike(file, path)
    elif cipher.key_of(ready) != wanted:
        other = ready.with_name(f"{ready.name}.sealed")
        write_as(ready, other, wanted)
        other.replace(ready)


def _require_sound(copy: Path, file: Path) -> None:
    with plainly(str(copy), disk=True):
        if not sound(copy):
            raise StoreError(f"备份“{file}”复制后校验未通过，没有恢复。请检查磁盘后重试。")


def _clear(file: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            file.with_name(file.name + tail).unlink(missing_ok=True)


def _copy_upgraded(file: Path, target: Path, revision: str) -> None:
    with plainly(str(target), disk=True):
        target.unlink(missing_ok=True)
        shutil.copyfile(file, target)  # a backup is a single file that nobody writes
    if revision != migrate.head():
        migrate.upgrade_copy(target)
    flush_file(target)


def set_aside(path: Path, moment: dt.datetime) -> Path:
    """Keep a database that can't be opened any more, log and all, beside its place; nothing is removed."""
    stamp = f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    with plainly(str(path), disk=True):
        number = 1
        while (folder := path.with_name(f"{path.stem}-损坏-{stamp}-{number}")).exists():
            number += 1
        folder.mkdir()
        for tail in ("", "-wal", "-shm", "-journal", ".key"):
            part = path.with_name(path.name + tail)
            if part.exists():
                kept = folder / part.name
                shutil.copyfile(part, kept)
                flush_file(kept)
        flush_folder(folder)
        flush_folder(folder.parent)
    return folder


def _readable(file: Path) -> Contents:
    """What a backup holds; a sentence where it can't be used."""
    with plainly(str(file), disk=True):
        if not file.is_file():
            raise StoreError(f"没有找到“{file}”，请核对路径；备份在移动盘上的，请先插上。")
        if not sound(file):
            raise StoreError(f"备份“{file}”已损坏，没有作任何更改。请换用另一份备份。")
        held = contents_of_copy(file)
        _refuse_code(file)
    if not migrate.known(held.revision):
        raise StoreError(migrate.NEWER.format(place=file, revision=held.revision))
    return held


def _refuse_code(file: Path) -> None:
    """A client database has tables and indexes; what runs by itself inside one was put there by somebody."""
    with closing(raw_unchanging(file)) as connection:
        strange = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
            " OR sql LIKE '%VIRTUAL%TABLE%'"
        ).fetchone()[0]
    if strange:
        raise StoreError(f"“{file}”里有不属于客户库的内容，为安全起见没有读入。请核实文件来源。")


def require_structure(file: Path) -> None:
    """Refuse a file of the present schema that is not built as this program builds it."""
    faults = [finding.sentence for finding in migrate.check_file(file) if not finding.good]
    if faults:
        raise StoreError(
            f"“{file.name}”核对未通过：{faults[0]}什么也没有读入，请对方在设置里核对后重新打包。"
        )
