"""The client database on a PostgreSQL server: reaching it, and bringing it to the present schema.

What several at once need lies in a schema of its own, so that the tables stay those of a file: a table that
is locked while somebody writes, and (``roles``) who the members are.
"""

from __future__ import annotations

from sqlalchemy import URL, Connection, Engine, inspect, make_url, text

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import migrate, roles
from advisor_app.portfolio.connection import TEAM_SCHEMA

NO_DRIVER = (
    "打不开数据库“{place}”：本机没有它的驱动（PostgreSQL 需安装 psycopg）。请安装后重试，或改用客户库文件。"
)
NOT_SPOKEN = "打不开数据库“{place}”：客户库可放在 PostgreSQL 上，其他数据库没有可用的驱动。请改正地址。"
FOREIGN = "“{place}”里已有其他程序的表，不是客户库，未作任何改动。请换一个空的数据库。"
NO_TEAM = (
    "客户库是本机的文件，只有您一人。几位顾问同时用，请把它放到 PostgreSQL 上，"
    "用环境变量 ADVISOR_DATABASE_URL 给出地址。"
)
NOT_OWNER = (
    "“{place}”要升级到本版本的格式，只有它的所有者能升级，未作任何改动。"
    "请管理员先用本版本运行“advisor db upgrade”。"
)
_OPENING = 0x61647669736F72
"""The key of the lock (``pg_advisory_xact_lock``) that lets one program at a time migrate."""


def speaks(url: str) -> bool:
    """Whether the address is of PostgreSQL."""
    return make_url(url).drivername.partition("+")[0] in {"postgresql", "postgres"}


def place_of(address: URL) -> str:
    """The server's address as it may be shown: without password, and without options, which may hold one."""
    port = f":{address.port}" if address.port else ""
    who = f"{address.username}@" if address.username else ""
    return f"{address.get_backend_name()}://{who}{address.host or ''}{port}/{address.database or ''}"


def make_ready(engine: Engine, place: str) -> None:
    """Create or upgrade the schema where needed; programs that open at once wait for each other.

    Raises StoreError, nothing changed, where the database is a later program's or another's altogether.
    """
    # each statement looks anew: who waited sees what the other did
    opening = engine.execution_options(isolation_level="READ COMMITTED")
    with opening.begin() as connection:
        if _is_ready(connection, place):
            return
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _OPENING})
        if _is_ready(connection, place):
            return
        if not roles.is_owner(connection):
            raise StoreError(NOT_OWNER.format(place=place))
        if migrate.current(connection) != migrate.head():
            migrate.run(connection)
            if roles.is_on(connection):
                roles.apply(connection)
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {TEAM_SCHEMA}")
        connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {TEAM_SCHEMA}.turn (nothing boolean)")


def _is_ready(connection: Connection, place: str) -> bool:
    tables = set(inspect(connection).get_table_names())
    if not tables and not roles.is_owner(connection):
        raise StoreError(roles.STRANGER)
    if tables and "alembic_version" not in tables:
        raise StoreError(FOREIGN.format(place=place))
    revision = migrate.current(connection) if tables else None
    if revision is not None and not migrate.known(revision):
        raise StoreError(migrate.NEWER.format(place=place, revision=revision))
    return revision == migrate.head() and inspect(connection).has_table("turn", schema=TEAM_SCHEMA)
