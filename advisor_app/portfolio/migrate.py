"""Bringing a database to the present schema, and checking that it is well.

The order is the one that loses nothing: back up → foreign keys off → BEGIN IMMEDIATE → migrate →
foreign_key_check → commit. Whatever fails is rolled back as a whole. Alembic is loaded when it is needed:
hardly ever.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher
from advisor_app.portfolio.backup import copy_database
from advisor_app.portfolio.connection import WRITING, raw, sqlite_engine
from advisor_app.portfolio.models import Base
from advisor_app.portfolio.refusals import wording
from advisor_app.portfolio.schemas import SCHEMAS

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext, MigrationStep

Revisions = Sequence[ModuleType]
NEWER = (
    "“{place}”由更新版本的程序保存（库版本 {revision}），本程序无法打开，文件未作任何改动。"
    "请升级程序后再打开。"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check: ``integrity``, ``links``, ``version``, ``structure`` or ``adopted``."""

    check: str
    good: bool
    sentence: str


def head(revisions: Revisions | None = None) -> str:
    """The newest schema this program knows (or these revisions make)."""
    return SCHEMAS[-1] if revisions is None else str(revisions[-1].revision)


def known(revision: str) -> bool:
    """Whether this program knows a schema; an unknown one is a later program's."""
    return revision in SCHEMAS


def current(connection: Connection) -> str | None:
    """The schema a database has; None: no tables yet."""
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    return MigrationContext.configure(connection).get_current_revision()


def run(connection: Connection, revisions: Revisions | None = None) -> None:
    """Apply what is missing (of all revisions, or of these), inside the transaction of ``connection``.

    Where columns change, what was written before can no longer be undone afterwards: the journal speaks of
    the old ones.
    """
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext, MigrationStep  # noqa: PLC0415
    from alembic.script.base import Script  # noqa: PLC0415
    from alembic.script.revision import RevisionMap  # noqa: PLC0415

    if revisions is None:
        from advisor_app.portfolio.migrations import REVISIONS  # noqa: PLC0415

        revisions = REVISIONS
    wanted = head(revisions)
    scripts = {module.revision: Script(module, module.revision, "") for module in revisions}
    chain = RevisionMap(scripts.values)

    def steps(current: tuple[str, ...], _context: MigrationContext) -> list[MigrationStep]:
        missing = list(chain.iterate_revisions(wanted, current, implicit_base=True))
        return [
            MigrationStep.upgrade_from_script(chain, scripts[each.revision]) for each in reversed(missing)
        ]

    context = MigrationContext.configure(connection, opts={"fn": steps})
    before = context.get_current_revision()
    with Operations.context(context):
        context.run_migrations()
    applied = [] if before is None else revisions[[m.revision for m in revisions].index(before) + 1 :]
    if not all(getattr(module, "rows_stay", False) for module in applied):
        connection.execute(text("UPDATE change_sets SET standing = 'gone'"))


def upgrade_file(
    path: Path,
    revision: str | None,
    *,
    backups: Path,
    moment: dt.datetime,
    revisions: Revisions | None = None,
) -> Path | None:
    """Bring the file at ``path`` from ``revision`` (None: an empty one) to the newest schema.

    Returns the backup that was made before, where there was anything to back up. A StoreError says that
    nothing was changed and where that backup lies.
    """
    backup = None
    if revision is not None:
        stamp = f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
        backup = copy_database(path, _free(backups, f"{path.stem}-before-{head(revisions)}-{stamp}"))
    engine = sqlite_engine(path, foreign_keys=False)
    try:
        with engine.execution_options(**WRITING).begin() as connection:
            run(connection, revisions)
            _hold_links(connection)
    except Exception as error:
        if backup is None:
            raise
        reason = wording(error, str(path)) or f"升级“{path}”没有成功，已全部撤回。"
        raise StoreError(f"{reason}升级前的备份在“{backup}”，请保留，并联系软件提供方。") from error
    finally:
        engine.dispose()
    return backup


def _free(folder: Path, stem: str) -> Path:
    """A name not taken yet: an upgrade that was cut off may be begun again in the same second, or the clock
    may have been set back to it."""
    number, target = 1, folder / f"{stem}.db"
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.db"
    return target


def upgrade_copy(path: Path) -> None:
    """Bring a copy that nobody else has open to the newest schema, as one file without a log.

    Raises StoreError where that fails; the copy is then of no use.
    """
    engine = sqlite_engine(path, foreign_keys=False)
    try:
        with engine.execution_options(**WRITING).begin() as connection:
            run(connection)
            _hold_links(connection)
    except Exception as error:
        reason = wording(error, str(path)) or f"“{path}”不能升级到本版本的格式。"
        raise StoreError(f"{reason}没有作任何更改，请保留原文件并联系软件提供方。") from error
    finally:
        engine.dispose()
    with closing(raw(path)) as single:
        single.execute("PRAGMA journal_mode=DELETE").fetchall()


def _hold_links(connection: Connection) -> None:
    """Stop a migration that lost a parent row: with foreign keys off the database itself is silent."""
    broken = _broken_links(connection)
    if broken:
        raise RuntimeError(f"migration left {broken} rows without their parent")


def _broken_links(connection: Connection) -> int:
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())


def check_file(path: Path) -> tuple[Finding, ...]:
    """Check a file without opening it for work; a damaged one gives findings, not an error."""
    try:
        with closing(raw(path)) as connection:
            lines = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    except cipher.errors() as error:
        return (Finding("integrity", False, wording(error, str(path)) or f"“{path}”读不出来：{error}。"),)
    if lines != ["ok"]:
        return (Finding("integrity", False, f"“{path}”有 {len(lines)} 处损坏，请保留该文件并从备份恢复。"),)
    engine = sqlite_engine(path)
    try:
        return (Finding("integrity", True, "文件完好。"), *check(engine))
    finally:
        engine.dispose()


def check(engine: Engine) -> tuple[Finding, ...]:
    """Check links, schema version, structure, and that each stated fact has exactly one adopted value."""
    with engine.connect() as connection:
        revision = current(connection)
        if revision != head():
            return (Finding("version", False, f"库版本是 {revision or '空'}，程序需要 {head()}。"),)
        findings = [Finding("version", True, f"库版本 {revision}，与程序一致。")]
        if engine.dialect.name == "sqlite":
            broken = _broken_links(connection)
            sentence = f"有 {broken} 处记录失去所属。" if broken else "记录之间的归属完好。"
            findings.append(Finding("links", not broken, sentence))
        differing = _differences(connection)
        sentence = f"表结构有 {len(differing)} 处与程序不符。" if differing else "表结构与程序一致。"
        findings.append(Finding("structure", not differing, sentence))
        orphaned = connection.execute(_WITHOUT_ADOPTED).scalar_one()
        sentence = f"有 {orphaned} 项数据没有采用值。" if orphaned else "每项数据恰有一个采用值。"
        findings.append(Finding("adopted", not orphaned, sentence))
    return tuple(findings)


_WITHOUT_ADOPTED = text(
    "SELECT count(*) FROM (SELECT 1 FROM facts GROUP BY client_id, item_id, key, year"
    " HAVING max(CASE WHEN adopted THEN 1 ELSE 0 END) = 0) AS slots"
)


def _differences(connection: Connection) -> list[object]:
    """What Alembic would still change to arrive at the live models."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    context = MigrationContext.configure(connection, opts={"compare_type": True})
    differences: list[object] = list(compare_metadata(context, Base.metadata))
    return differences
