"""Policy contents that were in use before: a copy of each, so that what a new one changes can be told.

The copies lie in the data folder under their digest, 1 MB each, the latest twelve; a copy's time is when it
was last used. What ships and what the advisor adds make one content together, so that both a newer program
and a draft registered as issued are a new content with the old one beside it.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from advisor_app.advice.effect import ClientEffect, Contents
from advisor_app.domain.errors import ContentError, StoreError
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import quota_phrase
from advisor_app.domain.policy import Measure
from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import SCHEMA, open_library
from advisor_app.library.wording import amount_words, condition_lines
from advisor_app.runtime import paths, resources
from advisor_app.services.clock import Clock
from advisor_app.services.own_content import OwnContent

_MOST = 12
_LINES = 2
"""So many lines of a changed condition are told."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A content that can be compared with; ``used_on`` None: it came with the program."""

    path: Path
    digest: str
    version: str
    used_on: dt.date | None = None

    @property
    def title(self) -> str:
        """How it is offered: version and when it was last used; two of one version differ in the digest."""
        when = "随程序的政策库" if self.used_on is None else f"最近使用 {self.used_on.isoformat()}"
        return f"{self.version}（{when}，摘要 {self.digest[:8]}）"


class KeptContents:
    """The folder of the contents used before."""

    def __init__(self, clock: Clock, folder: Path | None = None, own: OwnContent | None = None) -> None:
        self._clock = clock
        self.folder = folder or paths.kept_content_dir()
        self._own = own or OwnContent()

    def current(self) -> Path:
        """The compiled file of the content in use now; without own content, where that has faults."""
        try:
            return self._own.file()
        except ContentError:
            return self._own.base().file

    def remember(self) -> Kept | None:
        """Keep a copy of the content in use; gives the one used before where this one is new here.

        Raises StoreError where the folder can't be written.
        """
        file = self.current()
        known = read_kept(file)
        target = self.folder / f"{known.digest[:16]}.db"
        before = None if target.is_file() else next(iter(self._copies(known.digest)), None)
        moment = self._clock.now().timestamp()
        try:
            if not target.is_file():
                self.folder.mkdir(parents=True, exist_ok=True)
                fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
                shutil.copyfile(file, fresh)
                fresh.replace(target)
            os.utime(target, (moment, moment))
        except OSError as error:
            raise StoreError(
                f"政策内容的副本写不进“{self.folder}”（{error.strerror}），请检查权限和磁盘空间。"
            ) from None
        for old in self._by_use()[_MOST:]:
            with suppress(OSError):
                old.unlink()
        return before

    def others(self, digest: str) -> tuple[Kept, ...]:
        """What a content can be compared with, the one used last first, what ships behind."""
        found = list(self._copies(digest))
        with suppress(ContentError):
            shipped = read_kept(resources.policies_db())
            if shipped.digest != digest and all(kept.digest != shipped.digest for kept in found):
                found.append(shipped)
        return tuple(found)

    def before(self, digest: str) -> Kept | None:
        """The content used before the one of this digest; None where none is kept."""
        return next(iter(self.others(digest)), None)

    def _copies(self, digest: str) -> Iterator[Kept]:
        for path in self._by_use():
            with suppress(ContentError, OSError):
                used = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date()
                kept = read_kept(path, used)
                if kept.digest != digest:
                    yield kept

    def _by_use(self) -> list[Path]:
        return sorted(self.folder.glob("*.db"), key=lambda path: (-path.stat().st_mtime, path.name))


def read_kept(path: Path, used_on: dt.date | None = None) -> Kept:
    """What a compiled file says of itself; raises ContentError where this program can't read it."""
    if not path.is_file():
        raise ContentError(f"找不到政策库文件“{path}”，请核对路径。")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        schema, digest, version = meta["schema"], meta["digest"], meta["content_version"]
    except (sqlite3.DatabaseError, LookupError):
        raise ContentError(f"“{path.name}”不是政策库文件，或者已损坏，请换一个文件。") from None
    if schema.partition(".")[0] != SCHEMA.partition(".")[0]:
        raise ContentError(f"“{path.name}”是另一代格式（{schema}）的政策库，不能和现在的内容比较。")
    return Kept(path, digest, version, used_on)


# --- comparing --------------------------------------------------------------------------------------------


@lru_cache(maxsize=3)
def assessor_of(path: Path, digest: str) -> Assessor:
    """An earlier content ready to assess with; ``digest``: of the file's content, so that it is read anew."""
    library = open_library(path)
    if library.digest != digest:
        raise ContentError(f"“{path.name}”在比较时换了内容，请再比较一次。")
    return Assessor(library)


@lru_cache(maxsize=2)
def _contents(before: Path, digest: str, after: Assessor, as_of: dt.date) -> Contents:
    """An earlier content beside a later one, on a day, with what is changed in words."""
    earlier = assessor_of(before, digest)
    return Contents(earlier, after, as_of, changed_words(earlier.library, after.library))


def effect_under(before: Kept, as_of: dt.date, after: Assessor, client: tuple[str, FactSet]) -> ClientEffect:
    """What the later content does to one client (key, record); what a worker process does for each.

    Raises ContentError where the file holds another content by now.
    """
    return _contents(before.path, before.digest, after, as_of).of(*client)


def effect_on(before: Path, after: Assessor, key: str, facts: FactSet, as_of: dt.date) -> ClientEffect:
    """What the later content does to one client."""
    return effect_under(read_kept(before), as_of, after, (key, facts))


def changed_words(before: Library, after: Library) -> Mapping[str, str]:
    """Measure → what its rule says otherwise, as ``金额 不超过20万元 → 不超过30万元``."""
    then, now = ({m.id: m for m in library.measures} for library in (before, after))
    found = {}
    for measure in then.keys() & now.keys():
        was, is_ = then[measure], now[measure]
        if was is not is_ and was != is_:
            told = list(_changes(was, before, is_, after))
            if told:
                found[measure] = "；".join(told)
    return found


def _changes(was: Measure, before: Library, is_: Measure, after: Library) -> Iterator[str]:
    then, now = _words(was, before), _words(is_, after)
    for field, old in then.items():
        if old != now[field]:
            yield f"{field} {old or '—'} → {now[field] or '—'}"
    lines = [
        condition_lines(m.condition, library.catalogue, m.item_kind)
        for m, library in ((was, before), (is_, after))
    ]
    gone = [line.strip() for line in lines[0] if line not in lines[1]]
    come = [line.strip() for line in lines[1] if line not in lines[0]]
    if gone or come:
        yield f"条件 {_some(gone)} → {_some(come)}"


def _some(lines: list[str]) -> str:
    more = "等" if len(lines) > _LINES else ""
    return f"{'、'.join(lines[:_LINES])}{more}" if lines else "—"


def _words(m: Measure, library: Library) -> dict[str, str]:
    return {
        "金额": amount_words(m.benefit, library.catalogue, m.item_kind),
        "给谁": label(m.payee),
        "性质": label(m.certainty),
        "名额": "" if m.quota is None else quota_phrase(m.quota),
        "兑付": "；".join(f"{t.when} {t.share:%}" for t in m.schedule),
    }
