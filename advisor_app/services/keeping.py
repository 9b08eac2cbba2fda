"""Backups, going back, and handing over: what the window and the command line ask for."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from advisor_app import __version__
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.handover import names, package
from advisor_app.handover.package import Manifest, Progress
from advisor_app.portfolio import backups, cipher, files, migrate
from advisor_app.portfolio.backup import copy_database
from advisor_app.portfolio.backups import Backup, Made, Reason, State
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.compare import TABLES
from advisor_app.portfolio.contents import clients_in, contents, contents_of_copy, files_of, identify
from advisor_app.portfolio.erased import Known, digest
from advisor_app.portfolio.file_store import FileStore, store_of
from advisor_app.portfolio.foreign import strange_column
from advisor_app.portfolio.joining import outcome
from advisor_app.portfolio.lineage import titled
from advisor_app.portfolio.merge import Plan, Side, plan
from advisor_app.portfolio.resealing import write_as
from advisor_app.portfolio.restore import (
    Preview,
    StayErased,
    at_present_schema,
    known_of,
    preview,
    require_structure,
    salvaged,
)
from advisor_app.portfolio.retention import Generations
from advisor_app.portfolio.session import Portfolio, restore_file
from advisor_app.runtime import paths, settings
from advisor_app.runtime.whole_file import flush_files
from advisor_app.services.clock import Clock
from advisor_app.services.entry import read_text
from advisor_app.services.pack_views import lacking

OVERDUE = dt.timedelta(days=7)
"""A latest backup older than this is told."""
_ABSENT = "备份位置“{}”现在用不了，请插好移动盘或另选位置。"
FILES = "附件"
"""The folder beside the backups that keeps the clients' files."""
SEALED_FILES = "附件-加密"
"""The same of an encrypted database: so that what lies there from before can be deleted as a whole."""
SUFFIX = package.SUFFIX
is_sealed = package.is_sealed


@dataclass(frozen=True, slots=True)
class Standing:
    """How the backups are: the database, the folders and whether each can be reached, the latest good one.

    ``changed``: something was written since the latest. ``sentence``: in one line, ``alarm`` where it wants
    doing something.
    """

    place: Path
    folders: tuple[tuple[Path, bool], ...]
    latest: Backup | None
    changed: bool
    bad: int
    sentence: str
    alarm: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A package that lies open: what it says of itself, and what joining it would do."""

    path: Path
    manifest: Manifest
    database: Path
    folders: Mapping[str, Path]
    plan: Plan
    lacking: str = ""
    """The policy pack that the other side used and this one does not, with what to do; "" where none."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining did: how many changes, the ids of what had to be left out, and files added."""

    changed: int
    left_out: tuple[str, ...]
    files: int


class Keeping:
    """Everything about the safety of one client database."""

    def __init__(
        self, portfolio: Callable[[], Portfolio], clock: Clock, content_version: Callable[[], str]
    ) -> None:
        self._portfolio = portfolio
        self._clock = clock
        self._content_version = content_version

    # --- backing up -------------------------------------------------------------------------------

    def folders(self) -> tuple[Path, ...]:
        """Where backups go: the chosen folder and the second; the usual one steps in for an absent one."""
        chosen = settings.load(paths.settings_file()).settings
        usual = paths.backup_dir()
        first = Path(chosen.backup_folder).expanduser() if chosen.backup_folder else usual
        second = [Path(chosen.second_backup_folder).expanduser()] if chosen.second_backup_folder else []
        if first != usual and not _reachable(first):
            return (usual, first, *second)
        return (first, *second)

    def choose_folder(self, folder: Path | None, *, second: bool = False) -> None:
        """Have backups go elsewhere (None: to the usual folder; for the second: nowhere)."""
        loaded = settings.load(paths.settings_file()).settings
        text = ""
        if folder is not None:
            folder = folder.expanduser().absolute()
            place = folder.resolve()
            if place.is_relative_to(paths.data_dir().resolve()) or place == self._file().parent.resolve():
                raise InputError("备份不能放在数据文件夹里面：文件夹一起丢失时备份也没了。请换一个位置。")
            if not _reachable(folder):
                raise InputError(f"写不进“{folder}”，请检查移动盘是否插好、有没有写入权限，或换一个位置。")
            text = str(folder)
        changed = (
            replace(loaded, second_backup_folder=text) if second else replace(loaded, backup_folder=text)
        )
        settings.save(changed, paths.settings_file())

    def back_up(self, reason: Reason = Reason.ASKED, *, unless_unchanged: bool = False) -> Made:
        """Make a backup now; what is unreachable is told in the result, StoreError where nothing worked."""
        kept = settings.load(paths.settings_file()).settings.backups_kept
        folders = self.folders()
        there = [folder for folder in folders if _reachable(folder)]
        made = backups.make(
            self._file(),
            there or folders[:1],
            reason=reason,
            moment=self._clock.now(),
            generations=Generations(latest=kept),
            unless_unchanged=unless_unchanged,
        )
        self._back_up_files(there)
        absent = [_ABSENT.format(folder) for folder in folders if there and folder not in there]
        return replace(made, unreachable=(*made.unreachable, *absent))

    def _back_up_files(self, folders: Iterable[Path]) -> None:
        """The clients' files lie beside the backups, each once; they never change, so new ones suffice."""
        file = self._file()
        own, name = store_of(file), SEALED_FILES if cipher.encrypted(file) else FILES
        kept = list(own.all())
        for folder in folders:
            FileStore(folder / name, file).bring(own, kept)

    def plain_files(self) -> int:
        """How many files lie unencrypted beside the backups: those of clients that were erased too, and
        those of other databases that are backed up there, which nothing tells apart."""
        return sum(len(FileStore(folder / FILES).plain()) for folder in dict.fromkeys(self.folders()))

    def _bring_files_back(self, place: Path) -> None:
        """Of the files that rows speak of, those that are gone here and lie beside the backups."""
        with self._portfolio().read() as session:
            wanted = list(files.wanted(session))
        for folder in dict.fromkeys((place, *self.folders())):
            for name in (FILES, SEALED_FILES):
                store_of(self._file()).bring(FileStore(folder / name), wanted)

    def mend_files(self) -> int:
        """Take back from beside the backups what is missing or damaged here, while its keys are known."""
        own = store_of(self._file())
        with self._portfolio().read() as session:
            wanted = {*files.wanted(session), *own.all()}
        came = 0
        for folder in dict.fromkeys(self.folders()):
            for name in (SEALED_FILES, FILES):
                came += own.bring(FileStore(folder / name), sorted(wanted), damaged=True)
        return came

    def at_opening(self) -> Made | None:
        """Back up where the latest is old (or from the future: the clock was set) and something changed."""
        latest = backups.newest_good(self.backups())
        hours = settings.load(paths.settings_file()).settings.backup_hours
        if latest is not None and latest.at is not None:
            age = self._clock.now() - latest.at
            if dt.timedelta() <= age < dt.timedelta(hours=hours):
                return None
        return self.back_up(Reason.OPENED, unless_unchanged=True)

    def at_closing(self) -> Made:
        """Back up what changed since the latest."""
        return self.back_up(Reason.CLOSED, unless_unchanged=True)

    def backups(self) -> tuple[Backup, ...]:
        """Of this database, the newest first; looked at from outside."""
        return backups.listing(self.folders(), identify(self._file()))

    def check(self, path: Path) -> Backup:
        """Read one backup from end to end."""
        return backups.check(self.backup(path))

    def backup(self, path: Path) -> Backup:
        """One of the list, or any other file, as a backup."""
        found = [each for each in self.backups() if each.path == path]
        if found:
            return found[0]
        if not path.is_file():
            raise StoreError(f"没有找到“{path}”，请核对路径；备份在移动盘上的，请先插上。")
        return backups.look(path)

    def standing(self) -> Standing:
        """How things stand, for the settings page and the status bar."""
        file = self._file()
        found = self.backups()
        latest = backups.newest_good(b for b in found if b.place in {str(file), ""})
        changed = (
            latest is None or latest.held is None or latest.held.fingerprint != contents(file).fingerprint
        )
        bad = sum(each.state is State.BAD for each in found)
        sentence, alarm = self._told(latest, changed=changed)
        folders = tuple((folder, _reachable(folder)) for folder in self.folders())
        absent = [folder for folder, there in folders if not there]
        if absent:
            sentence, alarm = f"{sentence}{_ABSENT.format(absent[0])}", True
        return Standing(file, folders, latest, changed, bad, sentence, alarm)

    def _told(self, latest: Backup | None, *, changed: bool) -> tuple[str, bool]:
        if latest is None or latest.at is None:
            return "还没有备份。", True
        age = self._clock.now() - latest.at
        when = f"{latest.at.astimezone():%Y-%m-%d %H:%M}"
        if age < dt.timedelta():
            return f"最近一次备份的时间是 {when}，晚于现在，请核对电脑的日期。", True
        if not changed:
            return f"最近一次备份 {when}，之后没有改动。", False
        if age > OVERDUE:
            return f"最近一次备份 {when}，已超过 {age.days} 天，之后有改动还没有备份。", True
        return f"最近一次备份 {when}，之后有改动。", False

    def _file(self) -> Path:
        return self._portfolio().file

    # --- going back -------------------------------------------------------------------------------

    def preview(self, path: Path) -> Preview:
        """What going back to a backup would change, client by client; it is checked first."""
        with self._good(path) as file:
            return preview(self._file(), file)

    def restore(self, path: Path, *, erased_too: bool = False) -> Changes:
        """Go back to a backup. What is now is backed up first; without that nothing is done.

        ``erased_too``: clients that were erased for good here come back with it; otherwise they stay erased.
        """
        with self._good(path) as file:
            self.back_up(Reason.BEFORE_RESTORE)
            changes = self._become(file, "恢复备份", erased_too=erased_too)
        self._bring_files_back(path.parent)
        return changes

    @contextmanager
    def _good(self, path: Path) -> Iterator[Path]:
        """A backup, checked, as a plain file."""
        cipher.key_of(path)  # a SealedError says that its passphrase is wanted first
        with backups.opened(self.backup(path)) as file:
            yield file

    def _become(self, file: Path, title: str, *, erased_too: bool = False) -> Changes:
        portfolio = self._portfolio()
        before = self._clients()
        portfolio.restore(file, _staying(known_of(self._file()), file, erased_too=erased_too))
        return Changes(title, None, before | self._clients(), frozenset(TABLES))

    def _clients(self) -> frozenset[str]:
        from advisor_app.portfolio import clients  # noqa: PLC0415 -- only here

        with self._portfolio().read() as session:
            listed = [*clients.rows(session), *clients.rows(session, deleted=True)]
        return frozenset(row.id for row in listed)

    # --- handing over -----------------------------------------------------------------------------

    def pack(
        self,
        target: Path,
        *,
        passphrase: str = "",
        note: str = "",
        progress: Progress = lambda _done, _total: None,
    ) -> Manifest:
        """Write everything into one file: the database, kept files, letterhead, own policy content."""
        note = read_text(note, "给对方的话")
        if target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX)
        portfolio = self._portfolio()
        identify(portfolio.file)
        sealed = cipher.encrypted(portfolio.file)
        if sealed and not passphrase:
            raise InputError("客户库是加密的，交接包也要加口令：包里的客户库靠这个口令保护。")
        with _scratch() as folder:
            copy = folder / names.DATABASE
            if sealed:
                write_as(portfolio.file, copy, None)
            else:
                copy_database(portfolio.file, copy, compact=True)
            held = contents_of_copy(copy)
            manifest = Manifest(
                app_version=__version__,
                content_version=self._content_version(),
                revision=held.revision,
                made_by=portfolio.actor,
                made_at=self._clock.now().isoformat(),
                clients=held.clients,
                last=held.last,
                note=note,
            )
            kept = store_of(portfolio.file)
            files = {sha: partial(kept.read, sha) for sha in kept.all()}
            total = sum(kept.size(sha) for sha in files)
            return package.write(
                target,
                manifest,
                copy,
                _folders(),
                files=package.Files(files, total),
                passphrase=passphrase,
                progress=progress,
            )

    @contextmanager
    def opened(
        self, path: Path, *, passphrase: str = "", progress: Progress = lambda _done, _total: None
    ) -> Iterator[Offered]:
        """Open a package and work out what joining it would do; nothing is changed."""
        portfolio = self._portfolio()
        with unpacked(path, passphrase=passphrase, progress=progress) as (found, database):
            with portfolio.read() as session:
                wanted = plan(portfolio.file, session.connection(), database)
            lacks = lacking(found.manifest.content_version, self._content_version())
            yield Offered(path, found.manifest, database, found.folders, wanted, lacks)

    def join(self, offered: Offered, choices: Mapping[str, Side]) -> tuple[Joined, Changes]:
        """Join what was chosen, as one step that can be undone; the present state is backed up first."""
        self.back_up(Reason.BEFORE_MERGE)
        who = f"并入{offered.manifest.made_by}的交接包"
        portfolio = self._portfolio()
        with portfolio.unit(titled(who, offered.plan.token)) as unit:
            made = outcome(unit.session.connection(), offered.plan, choices)
            unit.carry_out(made.entries)
        files = self._take_files(offered)
        left = tuple(each.id for each in made.left_out)
        return Joined(len(made.entries), left, files), unit.changes

    def _take_files(self, offered: Offered) -> int:
        """The package's files, but for those of clients that were erased here and did not come back."""
        gone = known_of(self._file()).gone(clients_in(offered.database))
        with self._portfolio().read() as session:
            wanted = files.wanted(session)
        theirs = files_of(offered.database, gone)
        return _add_files(offered.folders, self._file(), but=theirs - set(wanted))

    def take_over(self, offered: Offered) -> Changes:
        """Have the package's portfolio, history and all, in the place of the present one.

        The present one is backed up first. Clients that were erased for good here stay so. Letterhead and own
        content come along where there is none here.
        """
        self.back_up(Reason.BEFORE_RESTORE)
        title = f"整库接收{offered.manifest.made_by}的交接包"
        changes = self._become(offered.database, title)
        self._take_files(offered)
        for name, place in _folders().items():
            source = offered.folders.get(name)
            if source is not None and not place.exists():
                scratch = place.with_name(f"{place.name}.{os.getpid()}.new")
                shutil.copytree(source, scratch)
                flush_files(scratch)
                scratch.rename(place)
        return changes


@contextmanager
def unpacked(
    path: Path, *, passphrase: str = "", progress: Progress = lambda _done, _total: None
) -> Iterator[tuple[package.Unpacked, Path]]:
    """A package's content and its database at the present schema, checked; all of it goes again."""
    folder = paths.unpacking_dir()
    with (
        package.unpacked(path, folder, passphrase=passphrase, progress=progress) as found,
        at_present_schema(found.database) as database,
    ):
        require_structure(database)
        strange = strange_column(database)
        if strange:
            raise StoreError(
                f"交接包里有不是本程序写得出的内容（{strange}），为安全起见没有读入。请向对方核实文件来源。"
            )
        yield found, database


def unpack_to(path: Path, target: Path, *, passphrase: str = "") -> Manifest:
    """Write a package's database as a new file; an existing one is never replaced."""
    if target.exists():
        raise StoreError(f"“{target}”已存在，为免覆盖没有写出。请换个文件名。")
    with unpacked(path, passphrase=passphrase) as (found, database):
        copy_database(database, target)
        _add_files(found.folders, target)
        return found.manifest


@dataclass(frozen=True, slots=True)
class Rescued:
    """Where the database that no longer opened is kept (None: there was none), and how many clients in the
    backup stayed erased for good."""

    aside: Path | None
    stayed: int

    @property
    def remark(self) -> str:
        """What is to be said of those that stayed erased; "" nothing."""
        if not self.stayed:
            return ""
        return f"其中 {self.stayed} 家彻底删除过，没有回来；要它们回来，请恢复这份备份并选上“一起回来”。"


def rescue(
    file: Path, backup: Path, clock: Clock, others: Iterable[Path] = (), *, erased_too: bool = False
) -> Rescued:
    """Put a backup in the place of a database that no longer opens.

    ``others``: later backups of it, the newest first; they tell what was erased for good where it can't
    itself. That stays erased unless ``erased_too``.
    """
    cipher.key_of(backup)
    seen = backups.look(backup) if backup.is_file() else Backup(backup, State.UNKNOWN, 0)
    with backups.opened(seen) as plain:
        known = salvaged(file.expanduser().resolve(), others, clock.now())
        without = _staying(known, plain, erased_too=erased_too)
        return Rescued(restore_file(file, plain, clock.now(), without), len(without.clients))


def _staying(known: Known, copy: Path, *, erased_too: bool) -> StayErased:
    """What of a copy stays erased, by what is known here; where it comes back, nothing is known of it."""
    gone, marks = known.gone(clients_in(copy)), known.marks
    if erased_too:
        back = {digest(each) for each in gone}
        return StayErased((), {mark: each for mark, each in marks.items() if mark not in back})
    return StayErased(tuple(gone), marks)


def known_revision(revision: str) -> bool:
    """Whether this program can read a database of that schema."""
    return migrate.known(revision)


def sweep() -> None:
    """Remove what a killed program had unpacked."""
    package.sweep(paths.unpacking_dir())


def _folders() -> dict[str, Path]:
    return {
        names.LETTERHEAD: paths.letterhead_dir(),
        names.CONTENT: paths.own_content_dir(),
    }


def _add_files(folders: Mapping[str, Path], database: Path, but: frozenset[str] = frozenset()) -> int:
    """Take in the files that a database does not have yet, ``but`` for some; how many."""
    source = folders.get(names.FILES)
    if source is None:
        return 0
    if not source.is_dir():
        raise StoreError("记录已并入，但附件的临时文件不见了，附件没有写入。请再打开一次这个交接包。")
    offered = FileStore(source)
    try:
        return store_of(database).bring(offered, [sha for sha in offered.all() if sha not in but])
    except StoreError as error:
        raise StoreError(f"记录已并入，但附件没有全部写好：{error}请再打开一次这个交接包。") from error


def _reachable(folder: Path) -> bool:
    """Whether a folder is there (or can be made where its parent is) and takes files."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    if place != folder and folder != paths.backup_dir() and place != folder.parent:
        return False  # a stick that is not in: its folder would be made on the disk beneath
    return place.is_dir() and os.access(place, os.W_OK)


@contextmanager
def _scratch() -> Iterator[Path]:
    with package.private(paths.unpacking_dir()) as folder:
        yield folder
    with suppress(OSError):
        paths.unpacking_dir().rmdir()
