"""Roles are held by the server: what the program would not offer, psql is refused too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from advisor_app.domain.application import Window
from advisor_app.domain.errors import InputError, NotFoundError, StoreError
from advisor_app.portfolio import clients, erase, facts, journal, roles, windows
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.refusals import FORBIDDEN
from advisor_app.portfolio.roles import Member, Role
from advisor_app.portfolio.session import Portfolio
from tests.postgres import PASSWORD
from tests.team.conftest import CLOCK, Team


@pytest.fixture
def firms(team: Team) -> dict[str, str]:
    """A client of each advisor, and one of nobody's; by the advisor's name."""
    made = {}
    with team.open("lin") as lead:
        for advisor in ("示例陈", "示例王", ""):
            with lead.unit("新建") as unit:
                made[advisor] = clients.create(unit, ClientData(f"示例·{advisor}的客户", advisor=advisor))
    return made


def write(portfolio: Portfolio, client_id: str, number: int = 7) -> None:
    with portfolio.unit("填数") as unit:
        facts.put(unit, client_id, [Stated(Slot("patents"), number)])


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        work()
    return str(caught.value)


def test_a_lead_writes_all(team: Team, firms: dict[str, str]) -> None:
    with team.open("lin") as portfolio:
        for client_id in firms.values():
            write(portfolio, client_id)
        with portfolio.unit("交给别人") as unit:
            clients.edit(unit, firms["示例陈"], ClientData("示例·陈的客户", advisor="示例王"))
        assert portfolio.undo()


def test_an_advisor_writes_his_own_and_nobodys(team: Team, firms: dict[str, str]) -> None:
    with team.open("chen") as portfolio:
        assert portfolio.actor == "示例陈"  # not what the settings say
        write(portfolio, firms["示例陈"])
        write(portfolio, firms[""])
        with portfolio.unit("接手") as unit:
            clients.edit(unit, firms[""], ClientData("示例·接手的客户", advisor="示例陈"))
        with portfolio.unit("新建") as unit:
            created = clients.create(unit, ClientData("示例·新客户", advisor="示例陈"))
        write(portfolio, created)
        with portfolio.unit("回收站") as unit:
            clients.delete(unit, created)
        for _ in range(3):
            assert portfolio.undo()
        with portfolio.read() as session:
            assert created not in {row.id for row in clients.rows(session)}
        assert portfolio.redo()
        with portfolio.unit("窗口") as unit:
            windows.put(unit, Window("330100", "", "示例批次"))


def test_an_advisor_is_told_whose_client_it_is(team: Team, firms: dict[str, str]) -> None:
    with team.open("chen") as portfolio:
        with portfolio.read() as session:
            assert len(clients.rows(session)) == 3  # all may be read
        told = refused(lambda: write(portfolio, firms["示例王"]))
        assert "示例王" in told
        assert "不能修改" in told

        def give_away() -> None:
            with portfolio.unit("交给别人") as unit:
                clients.edit(unit, firms["示例陈"], ClientData("示例·陈的客户", advisor="示例王"))

        assert "由负责人操作" in refused(give_away)
        assert refused(lambda: erase.erase(portfolio, firms["示例陈"]))


def test_a_lead_erases_for_good(team: Team, firms: dict[str, str]) -> None:
    with team.open("lin") as lead, team.open("chen") as chen:
        write(chen, firms["示例陈"])
        with lead.unit("回收站") as unit:
            clients.delete(unit, firms["示例陈"])
        assert refused(lambda: erase.erase(chen, firms["示例陈"])) == FORBIDDEN
        erase.erase(lead, firms["示例陈"])
        with lead.read() as session:
            assert journal.history(session, firms["示例陈"]) == ()
            assert len(clients.rows(session)) == 2
        assert lead.counts()["facts"] == 0


def test_a_reader_writes_nothing(team: Team, firms: dict[str, str]) -> None:
    with team.open("du") as portfolio:
        assert "只读" in refused(lambda: write(portfolio, firms[""]))
        assert portfolio.undo_title() is None


def test_who_took_over_is_not_undone_by_who_had_it(team: Team, firms: dict[str, str]) -> None:
    with team.open("chen") as chen, team.open("lin") as lead:
        write(chen, firms["示例陈"])
        with lead.unit("交给别人") as unit:
            clients.edit(unit, firms["示例陈"], ClientData("示例·陈的客户", advisor="示例王"))
        assert refused(chen.undo) == FORBIDDEN
        with lead.read() as session:
            assert [row.value for row in facts.rows(session, firms["示例陈"])] == [7]


PSQL: list[tuple[str, str, int | str]] = [
    # a foreign client: the row is not seen by UPDATE and DELETE, an INSERT is refused
    ("chen", "UPDATE clients SET name = 'x' WHERE id = '{王}'", 0),
    ("chen", "UPDATE clients SET advisor = '示例王' WHERE id = '{陈}'", "row-level security"),
    ("chen", "DELETE FROM facts WHERE client_id = '{王}'", 0),
    ("chen", "UPDATE facts SET value = '9' WHERE client_id = '{王}'", 0),
    ("chen", "UPDATE facts SET client_id = '{陈}' WHERE client_id = '{王}'", 0),
    ("chen", "UPDATE facts SET client_id = '{王}' WHERE client_id = '{陈}'", "row-level security"),
    (
        "chen",
        (
            "INSERT INTO tags (id, client_id, word, created_at, updated_at)"
            " VALUES ('t', '{王}', 'x', now(), now())"
        ),
        "row-level security",
    ),
    # the journal is appended to, under one's own name
    ("chen", "DELETE FROM journal", "permission denied"),
    ("chen", "UPDATE journal SET new = old", "permission denied"),
    ("chen", "DELETE FROM change_sets", "permission denied"),
    ("chen", "UPDATE change_sets SET actor = '示例王'", "permission denied"),
    ("chen", "UPDATE change_sets SET standing = 'gone' WHERE actor = '示例林'", 0),
    (
        "chen",
        (
            "INSERT INTO change_sets (at, actor, title, kind, standing)"
            " VALUES (now(), '示例王', 'x', 'do', 'done')"
        ),
        "row-level security",
    ),
    (
        "chen",
        (
            "INSERT INTO journal (change_set, client_id, table_name, row_id, op, field)"
            " SELECT min(id), '{陈}', 'facts', 'x', 'update', 'value' FROM change_sets"
            " WHERE actor = '示例林'"
        ),
        "row-level security",
    ),
    ("lin", "UPDATE change_sets SET actor = '示例王'", "permission denied"),
    ("chen", "UPDATE advisor_team.members SET role = 'lead' WHERE login = 'chen'", "permission denied"),
    ("lin", "INSERT INTO advisor_team.members VALUES ('x', 'x', 'lead')", "permission denied"),
    ("chen", "DROP TABLE tags", "must be owner"),
    ("chen", "ALTER TABLE clients DISABLE ROW LEVEL SECURITY", "must be owner"),
    ("chen", "CREATE TABLE mine (x int)", "permission denied"),
    ("chen", "UPDATE alembic_version SET version_num = 'x'", "permission denied"),
    ("du", "INSERT INTO tags VALUES ('t', '{无}', 'x', now(), now())", "permission denied"),
    ("du", "UPDATE clients SET name = 'x'", "permission denied"),
    ("du", "LOCK TABLE advisor_team.turn IN EXCLUSIVE MODE", "permission denied"),
    ("du", "SET ROLE {group}", "permission denied"),
]


def test_psql_meets_the_same_walls(team: Team, firms: dict[str, str]) -> None:
    import psycopg

    with team.open("lin") as lead:
        for client_id in firms.values():
            write(lead, client_id)
    places = {"王": firms["示例王"], "陈": firms["示例陈"], "无": firms[""], "group": f"{team.database}_lead"}
    wrong = []
    for login, statement, outcome in PSQL:
        with team.server.connect(team.database, login) as connection:
            connection.autocommit = False
            try:
                found: int | str = connection.execute(statement.format(**places)).rowcount
            except psycopg.Error as error:
                found = str(error)
            connection.rollback()
            good = found == outcome if isinstance(outcome, int) else outcome in str(found)
            if not good:
                wrong.append((login, statement, found))
    assert wrong == []


def test_the_servers_refusal_is_one_sentence(team: Team, firms: dict[str, str]) -> None:
    with team.open("chen") as portfolio:
        portfolio.member = None  # a program that does not ask first
        with pytest.raises(StoreError) as caught:
            write(portfolio, firms["示例王"])
        assert str(caught.value) == FORBIDDEN
        with portfolio.read() as session:
            assert facts.rows(session, firms["示例王"]) == ()
            assert journal.history(session, firms["示例王"], table="facts") == ()


def test_a_stranger_and_a_removed_member_see_nothing(team: Team) -> None:
    with team.open() as portfolio, portfolio.administering() as connection:
        roles.remove_member(connection, "wang")
        with pytest.raises(NotFoundError):
            roles.remove_member(connection, "wang")
    assert refused(lambda: team.open("wang"))
    with team.open() as portfolio, portfolio.administering() as connection:
        roles.put_member(connection, Member("wang", "示例王", Role.READER))
        assert {m.login: m.role for m in roles.members(connection)}["wang"] is Role.READER
    with team.open("wang") as portfolio:
        assert portfolio.member == Member("wang", "示例王", Role.READER)


def test_rules_can_be_laid_again_and_hold_for_new_tables(team: Team, firms: dict[str, str]) -> None:
    with team.open() as portfolio:
        with portfolio.administering() as connection:
            roles.establish(connection)
            guarded = connection.exec_driver_sql(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND NOT relrowsecurity"
                " AND relnamespace = 'public'::regnamespace"
            )
            assert {row[0] for row in guarded} == {"alembic_version"}
        assert all(finding.good for finding in portfolio.check())
    with team.open("chen") as portfolio:
        write(portfolio, firms["示例陈"])
        assert all(finding.good for finding in portfolio.check())


@pytest.mark.parametrize(
    ("member", "password", "word"),
    [
        (Member("Chen", "示例甲", Role.READER), PASSWORD, "登录名"),
        (Member("x; DROP ROLE", "示例甲", Role.READER), PASSWORD, "登录名"),
        (Member("zhao", " ", Role.READER), PASSWORD, "姓名"),
        (Member("zhao", "示例陈", Role.READER), PASSWORD, "已有成员"),
        (Member("zhao_missing", "示例赵", Role.READER), None, "口令"),
        (Member("owner", "示例赵", Role.READER), PASSWORD, "已有的登录名"),
    ],
)
def test_what_is_no_member_is_refused(team: Team, member: Member, password: str | None, word: str) -> None:
    with (
        team.open() as portfolio,
        portfolio.administering() as connection,
        pytest.raises(InputError, match=word),
    ):
        roles.put_member(connection, member, password)


def test_a_file_has_no_members(tmp_path: object) -> None:
    with Portfolio.open(f"{tmp_path}/portfolio.db", actor="示例", clock=CLOCK) as portfolio:
        assert "文件" in refused(lambda: portfolio.administering().__enter__())
