"""The only door to the client database: opening it, reading, and units of work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, event, func, make_url, select, update
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import ORMExecuteState, Session

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher, journal, migrate, restore, roles, server, swap
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.connection import WRITING, raw, refusing_engine, server_engine, sqlite_engine
from advisor_app.portfolio.file_store import damaged_remark, store_of
from advisor_app.portfolio.models import Base, ChangeSet, Record
from advisor_app.portfolio.refusals import UNSURE, is_lost, plainly
from advisor_app.portfolio.resealing import write_as

QUICK = 64 << 20
"""Bytes of a file that is read through each time it is opened.

A larger one, which takes seconds, only where it was not closed in order; backups read it whole all the same,
and a damaged page is refused when it is met.
"""


class Timekeeper(Protocol):
    """Tells the moment; the program's only clock stands in ``services.clock``."""

    def now(self) -> dt.datetime:
        """The moment, with its time zone."""


class Unit:
    """One unit of work: what is written through it is journaled and saved as a whole, or not at all.

    ``changes`` says what was touched; it is complete once the unit has ended.
    """

    def __init__(self, session: Session, recorder: journal.Recorder) -> None:
        self.session = session
        self.now = recorder.at
        self.actor = recorder.actor
        self._recorder = recorder

    @property
    def changes(self) -> Changes:
        """What the unit touched."""
        return self._recorder.changes()

    def add(self, *rows: Record) -> None:
        """Insert rows now, so that rows that refer to them can follow."""
        self.session.add_all(rows)
        self.session.flush()

    def insert(self, kind: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert many rows of one kind at once, journaled as those of :meth:`add`: a fifth of its time.

        Each row names its columns, the id among them, but not when it came.
        """
        self.session.flush()
        journal.insert_all(self.session.connection(), self._recorder, kind, rows)

    def remove(self, *rows: Record) -> None:
        """Delete rows now."""
        for row in rows:
            self.session.delete(row)
        self.session.flush()

    def carry_out(self, entries: Sequence[journal.Entry]) -> None:
        """Make changes worked out elsewhere (merging another's work), in their order."""
        self.session.flush()
        journal.carry_out(self.session.connection(), self._recorder, entries)

    def flush(self) -> None:
        """Write changed rows now, before others that depend on it."""
        self.session.flush()


class Portfolio:
    """An open client database. One process has it at a time; threads may share it."""

    def __init__(
        self, engine: Engine, place: str, *, actor: str, clock: Timekeeper, lock: FileLock | None = None
    ) -> None:
        self.place = place
        """The file, or the server's address without its password."""
        self.actor = actor
        """Who is at work: written into the journal, and whose steps undo takes back."""
        self.upgraded_from: Path | None = None
        """The backup that was made where opening brought the file to a newer schema."""
        self.evidence_remark = ""
        """What is left of the evidence that could not be turned into the form of the file; "" nothing."""
        self.member: roles.Member | None = None
        """Who it is among several on a server; None: nobody else is there, or the server's owner."""
        self._clock = clock
        self._lock = lock
        self._use(engine)

    def _use(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**WRITING)

    @classmethod
    def open(
        cls,
        target: Path | str,
        *,
        actor: str,
        clock: Timekeeper,
        backups: Path | None = None,
        create: bool = True,
    ) -> Portfolio:
        """Open a file (or, by URL, a database server), creating or upgrading its schema where needed.

        ``backups``: where a backup goes before an upgrade; beside the file unless given. Raises StoreError
        with one sentence, nothing changed, where the file cannot be used as it is.
        """
        if isinstance(target, str) and "://" in target:
            url = _read_url(target)
            if url.get_backend_name() != "sqlite":
                return cls._open_server(target, actor=actor, clock=clock)
            target = url.database or ""
        with plainly(str(target), disk=True):
            path = Path(target).expanduser().resolve()
            _look_at_place(path, create=create)
        lock = _take_lock(path)
        try:
            return cls._open_file(path, lock, actor=actor, clock=clock, backups=backups)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _open_file(
        cls, path: Path, lock: FileLock, *, actor: str, clock: Timekeeper, backups: Path | None
    ) -> Portfolio:
        backup = None
        with plainly(str(path), disk=True):
            swap.finish(path)  # a restore that was cut off after its point of no return
        if path.exists():
            revision = _look_at_file(path)
            if revision is not None and not migrate.known(revision):
                raise StoreError(migrate.NEWER.format(place=path, revision=revision))
            if revision != migrate.head():
                backups = path.parent / "backups" if backups is None else backups
                with plainly(str(path), disk=True):
                    backup = migrate.upgrade_file(path, revision, backups=backups, moment=clock.now())
        else:
            with plainly(str(path), disk=True):
                _create(path, clock.now())
        portfolio = cls(sqlite_engine(path), str(path), actor=actor, clock=clock, lock=lock)
        portfolio.upgraded_from = backup
        portfolio.evidence_remark = store_of(path).settle()  # a conversion that was cut off, or never begun
        return portfolio

    @classmethod
    def _open_server(cls, url: str, *, actor: str, clock: Timekeeper) -> Portfolio:
        place = server.place_of(make_url(url))
        if not server.speaks(url):
            raise StoreError(server.NOT_SPOKEN.format(place=place))
        try:
            engine = server_engine(url)
        except (ImportError, ArgumentError) as error:
            raise StoreError(server.NO_DRIVER.format(place=place)) from error
        try:
            with plainly(place):
                server.make_ready(engine, place)
                with engine.connect() as connection:
                    member = roles.myself(connection)
        except BaseException:
            engine.dispose()
            raise
        portfolio = cls(engine, place, actor=actor if member is None else member.name, clock=clock)
        portfolio.member = member
        return portfolio

    @property
    def on_server(self) -> bool:
        """Whether it lies on a server, and not in a file."""
        return self._lock is None

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded into it."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        """Stay open for a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close after the block."""
        self.close()

    # --- reading and writing ------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view for reading; a write in it is a bug."""
        with plainly(self.place), Session(self._engine, autoflush=False) as session:
            event.listen(session, "before_flush", _refuse_flush)
            event.listen(session, "do_orm_execute", _only_select)
            yield session

    @contextmanager
    def unit(self, title: str) -> Iterator[Unit]:
        """One unit of work, saved as a whole when the block ends; ``title`` is what the user did."""
        recorder = journal.Recorder(title=title, actor=self.actor, at=self._clock.now())
        with self._working(recorder) as unit:
            yield unit

    @contextmanager
    def _working(self, recorder: journal.Recorder) -> Iterator[Unit]:
        if self.member is not None and self.member.role is roles.Role.READER:
            raise StoreError(roles.READ_ONLY)
        options: dict[str, Any] = {"autoflush": False, "expire_on_commit": False}
        ended = False
        try:
            with plainly(self.place), Session(self._writer, **options) as session, session.begin():
                session.info["member"] = self.member
                event.listen(session, "before_flush", recorder.stamp)
                event.listen(session, "after_flush", recorder.record)
                event.listen(session, "do_orm_execute", _only_select)
                session.connection()  # takes the write lock before anything is read
                yield Unit(session, recorder)
                session.flush()
                ended = True
        except StoreError as error:
            if not (ended and is_lost(error.__cause__) and self._arrived(recorder)):
                raise

    def _arrived(self, recorder: journal.Recorder) -> bool:
        """Whether a unit was saved whose commit was not answered: its number is given to no other."""
        try:
            with self.read() as session:
                row = session.get(ChangeSet, recorder.change_set or 0)
                return row is not None and (row.at, row.actor) == (recorder.at, recorder.actor)
        except StoreError:
            raise StoreError(UNSURE.format(place=self.place)) from None

    @contextmanager
    def outside_the_journal(self, title: str) -> Iterator[Connection]:
        """A transaction for what must leave no trace (erasing for good): it can't be undone, and in a file
        what it frees is overwritten. The journal keeps ``title`` alone."""
        recorder = journal.Recorder(title=title, actor=self.actor, at=self._clock.now())
        with plainly(self.place), self._writer.begin() as connection:
            if not self.on_server:
                connection.exec_driver_sql("PRAGMA secure_delete=ON").close()
            recorder.write(connection, (), bare=True)
            connection.execute(
                update(ChangeSet).where(ChangeSet.id == recorder.change_set).values(standing="gone")
            )
            yield connection

    @contextmanager
    def administering(self) -> Iterator[Connection]:
        """A transaction on the server for its owner's own matters: members and their roles."""
        if not self.on_server:
            raise StoreError(server.NO_TEAM)
        with plainly(self.place), self._engine.begin() as connection:
            yield connection

    # --- there and back -----------------------------------------------------------------------------

    def undo(self) -> Changes:
        """Take back the latest step of this actor; empty changes where there is none."""
        return self._replay(back=True)

    def redo(self) -> Changes:
        """Carry out again the step undone last; empty changes where there is none."""
        return self._replay(back=False)

    def _replay(self, *, back: bool) -> Changes:
        kind = "undo" if back else "redo"
        recorder = journal.Recorder(title="", actor=self.actor, at=self._clock.now(), kind=kind)
        with self._working(recorder) as unit:
            step = self._step(unit.session, back=back)
            if step is None:
                return Changes()
            recorder.title, recorder.target = step.title, step.id
            journal.replay(unit.session.connection(), recorder, step.id, back=back)
        return unit.changes

    def _step(self, session: Session, *, back: bool) -> ChangeSet | None:
        return (journal.undoable if back else journal.redoable)(session, self.actor)

    def undo_title(self) -> str | None:
        """What undo would take back; None: nothing."""
        with self.read() as session:
            step = self._step(session, back=True)
            return None if step is None else step.title

    def redo_title(self) -> str | None:
        """What redo would carry out again; None: nothing."""
        with self.read() as session:
            step = self._step(session, back=False)
            return None if step is None else step.title

    # --- going back to a backup -------------------------------------------------------------------

    @property
    def file(self) -> Path:
        """The database file; StoreError where the database is on a server, which keeps its own backups."""
        if self._lock is None:
            raise StoreError("客户库在数据库服务器上，备份与恢复请由服务器管理员进行。")
        return Path(self.place)

    def restore(self, backup: Path, without: restore.StayErased | None = None) -> None:
        """Make the database what ``backup`` holds (an older schema is upgraded on the way), but for what was
        erased and is to stay so.

        What was here before must have been backed up by the caller. A crash at any moment leaves the old
        database or the new one, whole. StoreError, nothing changed, where the backup can't be used or
        something is being read or written meanwhile.
        """
        path = self.file
        restore.lay_ready(backup, path, without)
        if self._engine.pool.checkedout():  # type: ignore[attr-defined]  # a file's pool is a QueuePool
            swap.ready_place(path).unlink(missing_ok=True)
            raise StoreError("还有别的工作在读写客户库（如批量导出），没有恢复。请等它结束后重试。")
        self._engine.dispose()
        store_of(path).begin_turning()  # what was plain may come to be encrypted
        try:
            with plainly(str(path), disk=True):
                _swap(path)
        finally:
            self._use(sqlite_engine(path))
            self.evidence_remark = store_of(path).settle()

    def reseal(self, key: bytes | None) -> str:
        """Put the database and its evidence under another key (None: none), whole; the keys must have been
        kept by the caller. A remark where some of the evidence is not.

        Meanwhile nobody reads or writes. A crash at any moment leaves the old file or the new one, and
        evidence that can be read with either, which goes the way of the file at the next opening. StoreError,
        nothing changed, where something is being read or written.
        """
        path, ready = self.file, swap.ready_place(self.file)
        store = store_of(path)
        busy = self._engine.pool.checkedout()  # type: ignore[attr-defined]  # a file's pool is a QueuePool
        if busy:
            raise StoreError("还有别的工作在读写客户库（如批量导出），没有转换。请等它结束后重试。")
        self._engine.dispose()
        self._use(refusing_engine("正在转换客户库的加密，这次没有读写。请等它结束后重试。"))
        damaged = 0
        try:
            with plainly(str(path), disk=True):
                store.begin_turning()
                if key is None and store.folder.is_dir():
                    # first, while the file still says which keys open what is left
                    damaged = store.turn(())
                write_as(path, ready, key)
                _swap(path)
        finally:
            self._use(sqlite_engine(path))
            self.evidence_remark = store.settle() or damaged_remark(damaged)
        return self.evidence_remark

    def counts(self) -> dict[str, int]:
        """How many rows each table has; nothing of what is in them."""
        with self.read() as session:
            return {
                name: session.scalar(select(func.count()).select_from(table)) or 0
                for name, table in Base.metadata.tables.items()
            }

    def check(self) -> tuple[migrate.Finding, ...]:
        """Check the whole database: the file, links, schema, structure, adopted values."""
        with plainly(self.place):
            if self._lock is None:
                return migrate.check(self._engine)
            return migrate.check_file(Path(self.place))


def _refuse_flush(_session: Session, _context: object, _instances: object) -> None:
    raise RuntimeError("a session for reading was written to; use Portfolio.unit()")


def _only_select(state: ORMExecuteState) -> None:
    """Statements that write would pass the journal by."""
    if not state.is_select:
        raise RuntimeError("write rows through the unit: a statement is not journaled")


def _read_url(text: str) -> URL:
    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        raise StoreError(
            "数据库地址看不懂，请写成 postgresql+psycopg://用户:密码@主机/库名，或改用文件路径。"
        ) from None


def _swap(path: Path) -> None:
    """Swap the laid-out file in, or leave everything as it was: what is written next must not be lost."""
    if path.with_name(
        f"{path.name}-wal"
    ).exists():  # closing the last connection folds the log and removes it
        swap.ready_place(path).unlink(missing_ok=True)
        raise StoreError(f"“{path}”正被其他程序占用，没有恢复。请关闭占用它的程序后重试。")
    try:
        swap.swap_in(path)
    except OSError:
        swap.withdraw(path)
        raise


def restore_file(
    path: Path, backup: Path, moment: dt.datetime, without: restore.StayErased | None = None
) -> Path | None:
    """Put a backup in the place of a database that can't be opened, or is gone; ``without``: what stays
    erased.

    What lies there is kept aside first, log and all; returns where. The lock is held meanwhile, so that no
    other program has the file.
    """
    path = path.expanduser().resolve()
    lock = _take_lock(path)
    try:
        with plainly(str(path), disk=True):
            swap.finish(path)
        restore.lay_ready(backup, path, without)
        aside = restore.set_aside(path, moment) if path.exists() else None
        store_of(path).begin_turning()
        with plainly(str(path), disk=True):
            swap.swap_in(path)
    finally:
        lock.release()
    return aside


# --- before a file is opened ------------------------------------------------------------------------------


def _look_at_place(path: Path, *, create: bool) -> None:
    """Refuse a place where no client database can be."""
    if path.is_dir():
        raise StoreError(f"“{path}”是文件夹，请指定客户库文件（如 portfolio.db）。")
    if not path.parent.is_dir():
        raise StoreError(f"文件夹“{path.parent}”不存在，请先建立该文件夹，或改用其他位置。")
    if path.exists():
        if not path.is_file():
            raise StoreError(f"“{path}”不是普通文件，请改用其他位置。")
    elif not create:
        raise StoreError(f"没有找到客户库“{path}”，请核对路径。")


def _take_lock(path: Path) -> FileLock:
    """Hold the file for this process; it lies beside the database as ``NAME.lock``."""
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=0, thread_local=False)
    with plainly(str(path), disk=True):
        try:
            lock.acquire()
        except Timeout:
            raise StoreError(
                f"客户库“{path}”已由另一个正在运行的程序打开。请切换到那个窗口，或关闭它后重试。"
            ) from None
    return lock


def _create(path: Path, moment: dt.datetime) -> None:
    """Make an empty portfolio, which takes its name only when it is whole: a crash leaves no husk of it."""
    scratch = path.with_name(f"{path.name}.new")
    parts = [scratch, *(scratch.with_name(scratch.name + tail) for tail in ("-wal", "-shm"))]
    for part in parts:
        part.unlink(missing_ok=True)
    try:
        migrate.upgrade_file(scratch, None, backups=path.parent, moment=moment)
        scratch.rename(path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def _look_at_file(path: Path) -> str | None:
    """The schema revision of an existing file; None: it has no tables yet. Changes nothing.

    A database that is empty but whole is one whose creation was interrupted before its first commit.
    """
    place = str(path)
    # closed in order, a file has no log beside it
    in_order = not path.with_name(f"{path.name}-wal").exists()
    with plainly(place, disk=True):
        with path.open("rb+") as stream:  # SQLite itself notices a read-only file only when it writes
            header = stream.read(len(cipher.HEADER))
        if not header:
            raise StoreError(
                f"客户库“{place}”是空文件（0 字节），可能在复制或同步时丢失了内容。"
                "请从备份恢复；确要新建的，请先移走该文件。"
            )
        if header != cipher.HEADER and cipher.key_of(path) is None:
            raise StoreError(
                f"“{place}”不是客户库文件（或已损坏），未作任何改动。请核对所选文件，必要时从备份恢复。"
            )
        with closing(raw(path)) as connection:
            connection.execute("BEGIN IMMEDIATE")  # says now whether another program holds it
            connection.execute("ROLLBACK")
            checked = not in_order or path.stat().st_size <= QUICK
            if checked and [row[0] for row in connection.execute("PRAGMA quick_check(1)")] != ["ok"]:
                raise StoreError(
                    f"客户库“{place}”已损坏，为免扩大损失，程序未作任何改动。请保留该文件，并从备份恢复。"
                )
            tables = {
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            if not tables:
                return None
            if not {"alembic_version", "change_sets", "clients"} <= tables:
                raise StoreError(f"“{place}”是其他程序的数据库，不是客户库，未作任何改动。请核对所选文件。")
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return None if found is None else str(found[0])
