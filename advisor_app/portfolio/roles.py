"""Who may do what in a client database on a server, held by PostgreSQL itself.

A member is a login with a name and a role. The role is a group of the server (one set a database: a lead here
is nobody next door), and row level security asks by ``current_user`` whose name that is: whoever comes by
another way than this program meets the same walls.

* a lead (负责人) reads and writes all of it, and may erase;
* an advisor (顾问) reads all, writes clients that are his or nobody's, and appends to the journal;
* a reader (只读) reads.

Nobody signs with another's name. The database's owner stands above: migrations and members are his.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, inspect, text

from advisor_app.domain.errors import InputError, NotFoundError, StoreError
from advisor_app.portfolio.connection import TEAM_SCHEMA
from advisor_app.portfolio.models import RECORDS, UNJOURNALED, Client

_LOGIN = re.compile(r"[a-z_][a-z0-9_]{0,39}")
_LONGEST_DATABASE = 50
"""So that a group's name stays within the 63 bytes of an identifier."""
STRANGER = "这个账号还不是客户库的成员，没有打开。请管理员用“advisor team add”把它加入。"
READ_ONLY = "您是只读成员，可以查看，不能修改。需要修改的，请负责人调整您的角色。"
NOT_YOURS = "客户“{name}”由{advisor}负责，您可以查看，不能修改。请由{advisor}或负责人修改。"
NOT_TO_GIVE = "把客户交给别人由负责人操作。您可以填自己，或留空（谁都可以接手）。"


class Role(StrEnum):
    """What a member may do."""

    LEAD = "lead"
    ADVISOR = "advisor"
    READER = "reader"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return {"lead": "负责人", "advisor": "顾问", "reader": "只读"}[self]


@dataclass(frozen=True, slots=True)
class Member:
    """A login of the server, the name that stands in the journal and in 陪跑顾问, and the role."""

    login: str
    name: str
    role: Role

    def refuse_client(self, name: str, advisor: str) -> None:
        """Raise StoreError where this member may not write the client ``name`` that ``advisor`` looks after.

        The server would refuse too; here it is said whom to ask.
        """
        if self.role is Role.ADVISOR and advisor not in {"", self.name}:
            raise StoreError(NOT_YOURS.format(name=name, advisor=advisor))

    def refuse_hand_over(self, advisor: str) -> None:
        """Raise StoreError where a client would be given to somebody else without a lead."""
        if self.role is Role.ADVISOR and advisor not in {"", self.name}:
            raise StoreError(NOT_TO_GIVE)


# --- who is there -----------------------------------------------------------------------------------------


def is_on(connection: Connection) -> bool:
    """Whether the database has members; otherwise it is its owner's alone."""
    return inspect(connection).has_table("members", schema=TEAM_SCHEMA)


def is_owner(connection: Connection) -> bool:
    """Whether this login owns the database, by itself, by a group, or as superuser."""
    owns = "SELECT pg_has_role(current_user, datdba, 'MEMBER') FROM pg_database"
    return bool(connection.scalar(text(f"{owns} WHERE datname = current_database()")))


def myself(connection: Connection) -> Member | None:
    """The member this login is; None: the owner. Raises StoreError where it is neither."""
    if not is_on(connection):
        if is_owner(connection):
            return None
        raise StoreError(STRANGER)
    if not connection.scalar(text(f"SELECT has_table_privilege('{TEAM_SCHEMA}.members', 'SELECT')")):
        raise StoreError(STRANGER)
    row = connection.execute(
        text(f"SELECT login, name, role FROM {TEAM_SCHEMA}.members WHERE login = current_user")
    ).one_or_none()
    if row is not None:
        return Member(row.login, row.name, Role(row.role))
    if is_owner(connection):
        return None
    raise StoreError(STRANGER)


def members(connection: Connection) -> tuple[Member, ...]:
    """All members by name; none where the database has no team."""
    if not is_on(connection):
        return ()
    found = connection.execute(text(f"SELECT login, name, role FROM {TEAM_SCHEMA}.members ORDER BY name"))
    return tuple(Member(row.login, row.name, Role(row.role)) for row in found)


def groups(connection: Connection) -> dict[Role, str]:
    """The server's groups that stand for the roles in this database."""
    database = str(connection.scalar(text("SELECT current_database()")))
    if len(database.encode()) > _LONGEST_DATABASE:
        raise InputError(f"数据库名“{database}”太长，请改成 {_LONGEST_DATABASE} 个字节以内再建立团队。")
    return {role: f"{database}_{role}" for role in Role}


# --- changing it ------------------------------------------------------------------------------------------


def establish(connection: Connection) -> None:
    """Make groups, table of members and rules; done again it brings the rules up to date.

    Needs the database's owner, with the right to make roles.
    """
    for group in groups(connection).values():
        if not _has_role(connection, group):
            connection.exec_driver_sql(f"CREATE ROLE {_quoted(connection, group)} NOLOGIN")
    connection.exec_driver_sql(_MEMBERS)
    apply(connection)


def apply(connection: Connection) -> None:
    """Give each table its grants and policies; after a migration too, for what it created."""
    named = {role: _quoted(connection, group) for role, group in groups(connection).items()}
    database = _quoted(connection, str(connection.scalar(text("SELECT current_database()"))))
    everybody = ", ".join(named.values())
    for statement in (
        *_FUNCTIONS,
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {database} TO {everybody}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public, {TEAM_SCHEMA} TO {everybody}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {everybody}",
        f"GRANT SELECT ON {TEAM_SCHEMA}.members TO {everybody}",
        *_of_journal(named[Role.LEAD], named[Role.ADVISOR], everybody),
    ):
        connection.exec_driver_sql(statement)
    for table, model in RECORDS.items():
        own = "true"
        if model is Client:
            own = f"advisor IN ('', {TEAM_SCHEMA}.who())"
        elif "client_id" in model.__table__.c:
            own = f"{TEAM_SCHEMA}.mine(client_id)"
        acts = "INSERT" if table in UNJOURNALED else "INSERT, UPDATE, DELETE"
        for statement in (
            f"GRANT {acts} ON {table} TO {named[Role.ADVISOR]}",
            f"GRANT INSERT, UPDATE, DELETE ON {table} TO {named[Role.LEAD]}",
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            *_policy(table, "reading", f"FOR SELECT TO {everybody} USING (true)"),
            *_policy(table, "lead", f"TO {named[Role.LEAD]} USING (true) WITH CHECK (true)"),
            *_policy(table, "own", f"TO {named[Role.ADVISOR]} USING ({own}) WITH CHECK ({own})"),
        ):
            connection.exec_driver_sql(statement)


def put_member(connection: Connection, member: Member, password: str | None = None) -> None:
    """Add a member, or change name, role or password of one.

    The login is made where the server has none of that name; ``password`` goes to the server as its SCRAM
    verifier, so no log of the server has it. One that is there already keeps its password unless it is a
    member here. Raises InputError for what can't be a login or a name.
    """
    if not _LOGIN.fullmatch(member.login):
        raise InputError(f"登录名“{member.login}”不能用，请用小写字母开头，只含小写字母、数字和下划线。")
    if not member.name.strip():
        raise InputError("姓名不能为空：它写进流水，也是客户的“陪跑顾问”。")
    present = {each.login: each for each in members(connection)}
    if any(each.name == member.name and each.login != member.login for each in present.values()):
        raise InputError(f"已有成员叫“{member.name}”，同名的请加以区分，如“{member.name}（二组）”。")
    named = groups(connection)
    if member.login in named.values():
        raise InputError(f"“{member.login}”是角色的名字，请换一个登录名。")
    login = _quoted(connection, member.login)
    if not _has_role(connection, member.login):
        if not password:
            raise InputError(f"服务器上还没有“{member.login}”这个登录名，请为它设一个口令。")
        connection.exec_driver_sql(
            f"CREATE ROLE {login} LOGIN PASSWORD '{_verifier(connection, member.login, password)}'"
        )
    elif password:
        if member.login not in present:
            raise InputError(
                f"“{member.login}”是服务器上已有的登录名，口令请由管理员另改；加入时不必给口令。"
            )
        connection.exec_driver_sql(
            f"ALTER ROLE {login} PASSWORD '{_verifier(connection, member.login, password)}'"
        )
    for role, group in named.items():
        verb = "GRANT {} TO {}" if role is member.role else "REVOKE {} FROM {}"
        if role is member.role or _has_membership(connection, member.login, group):
            connection.exec_driver_sql(verb.format(_quoted(connection, group), login))
    connection.execute(
        text(
            f"INSERT INTO {TEAM_SCHEMA}.members (login, name, role) VALUES (:login, :name, :role)"
            " ON CONFLICT (login) DO UPDATE SET name = excluded.name, role = excluded.role"
        ),
        {"login": member.login, "name": member.name, "role": str(member.role)},
    )


def remove_member(connection: Connection, login: str) -> None:
    """Take every right here from a login at once; the login itself stays, it may be of use elsewhere."""
    if login not in {each.login for each in members(connection)}:
        raise NotFoundError(f"没有登录名为“{login}”的成员，用“advisor team roles”看有哪些。")
    for group in groups(connection).values():
        if _has_membership(connection, login, group):
            connection.exec_driver_sql(
                f"REVOKE {_quoted(connection, group)} FROM {_quoted(connection, login)}"
            )
    connection.execute(text(f"DELETE FROM {TEAM_SCHEMA}.members WHERE login = :login"), {"login": login})


# --- in the server's words ----------------------------------------------------------------------------------

_MEMBERS = f"""
CREATE TABLE IF NOT EXISTS {TEAM_SCHEMA}.members (
  login text PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> ''),
  role text NOT NULL CHECK (role IN ('lead', 'advisor', 'reader'))
)"""
_FUNCTIONS = (
    f"""
CREATE OR REPLACE FUNCTION {TEAM_SCHEMA}.who() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT m.name FROM {TEAM_SCHEMA}.members m WHERE m.login = current_user
$$""",
    # of a client that is gone (its creation was undone) the history may still be written
    f"""
CREATE OR REPLACE FUNCTION {TEAM_SCHEMA}.mine(client text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT {TEAM_SCHEMA}.who() IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM public.clients c WHERE c.id = client AND c.advisor NOT IN ('', {TEAM_SCHEMA}.who())
  )
$$""",
)


def _of_journal(lead: str, advisor: str, everybody: str) -> tuple[str, ...]:
    """Steps and entries: appended under one's own name, and only a lead (erasing a client) takes any away."""
    writers = f"{lead}, {advisor}"
    signed = f"actor = {TEAM_SCHEMA}.who()"
    of_mine = f"EXISTS (SELECT 1 FROM public.change_sets s WHERE s.id = change_set AND s.{signed})"
    return (
        f"GRANT UPDATE ON {TEAM_SCHEMA}.turn TO {writers}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {writers}",
        f"GRANT INSERT ON change_sets, journal TO {writers}",
        f"GRANT UPDATE (standing) ON change_sets TO {advisor}",
        f"GRANT UPDATE (standing, title) ON change_sets TO {lead}",
        f"GRANT DELETE ON journal TO {lead}",
        "ALTER TABLE change_sets ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE journal ENABLE ROW LEVEL SECURITY",
        *_policy("change_sets", "reading", f"FOR SELECT TO {everybody} USING (true)"),
        *_policy("change_sets", "signing", f"FOR INSERT TO {writers} WITH CHECK ({signed})"),
        *_policy("change_sets", "own", f"FOR UPDATE TO {advisor} USING ({signed}) WITH CHECK ({signed})"),
        *_policy("change_sets", "lead", f"FOR UPDATE TO {lead} USING (true) WITH CHECK (true)"),
        *_policy("journal", "reading", f"FOR SELECT TO {everybody} USING (true)"),
        *_policy(
            "journal",
            "own",
            f"FOR INSERT TO {advisor} WITH CHECK ({of_mine} AND {TEAM_SCHEMA}.mine(client_id))",
        ),
        *_policy("journal", "lead", f"FOR INSERT TO {lead} WITH CHECK ({of_mine})"),
        *_policy("journal", "erasing", f"FOR DELETE TO {lead} USING (true)"),
    )


def _policy(table: str, name: str, rule: str) -> tuple[str, str]:
    return f"DROP POLICY IF EXISTS {name} ON {table}", f"CREATE POLICY {name} ON {table} {rule}"


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)


def _has_role(connection: Connection, name: str) -> bool:
    query = text("SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = :name)")
    return bool(connection.scalar(query, {"name": name}))


def _has_membership(connection: Connection, login: str, group: str) -> bool:
    query = text(
        "SELECT EXISTS (SELECT 1 FROM pg_auth_members WHERE roleid = CAST(:of AS regrole)"
        " AND member = CAST(:login AS regrole))"
    )
    of = {"of": _quoted(connection, group), "login": _quoted(connection, login)}
    return bool(connection.scalar(query, of))


def _verifier(connection: Connection, login: str, password: str) -> str:
    """What the server keeps of a password; made here, with the server's own library."""
    bare = connection.connection.driver_connection
    assert bare is not None
    made: bytes = bare.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return made.decode().replace("'", "''")
