"""Several at once on a real server: nothing is lost, and what breaks is said in one sentence."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from advisor_app.domain.application import Window
from advisor_app.domain.errors import StoreError
from advisor_app.domain.evidence import EvidenceFile, Subject, SubjectKind
from advisor_app.domain.relation import Person
from advisor_app.domain.reminder import Mark, ReminderKind
from advisor_app.portfolio import (
    board_views,
    clients,
    connection,
    facts,
    files,
    journal,
    marks,
    migrate,
    people,
    plans,
    windows,
)
from advisor_app.portfolio.board_views import Held
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.conflicts import Clash, ConflictError
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.file_store import server_store
from advisor_app.portfolio.session import Portfolio, Unit
from advisor_app.runtime import paths
from advisor_app.services.entry import ClientEntry
from advisor_app.services.workspace import Workspace
from tests.dumps import dump
from tests.postgres import OWNER, PASSWORD
from tests.team import writer
from tests.team.conftest import CLOCK, Team

ROOT = Path(__file__).resolve().parents[2]


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        work()
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert "geheim" not in sentence
    return sentence


def start(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.team.writer", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def replayed(portfolio: Portfolio, client_id: str) -> dict[tuple[str, str], object]:
    """A client's rows as the journal alone says they are."""
    found: dict[tuple[str, str], object] = {}
    with portfolio.read() as session:
        for line in reversed(journal.history(session, client_id)):
            key = (line.table, line.row_id)
            if line.op == "insert":
                assert key not in found
                found[key] = dict(line.new)
            elif line.op == "delete":
                assert found.pop(key) == line.old
            else:
                row = found[key]
                assert isinstance(row, dict)
                assert row[line.field] == line.old
                row[line.field] = line.new
    return found


# --- opening --------------------------------------------------------------------------------------------


def test_programs_that_open_an_empty_server_at_once_migrate_it_once(bare: Team) -> None:
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _n: bare.open(), range(6)))
    for portfolio in opened:
        assert all(finding.good for finding in portfolio.check())
        portfolio.close()
    with bare.server.connect(bare.database) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(migrate.head(),)]


def test_another_programs_database_is_refused_and_left_alone(bare: Team) -> None:
    with bare.server.connect(bare.database) as raw:
        raw.execute("CREATE TABLE orders (id int)")
        assert "其他程序" in refused(bare.open)
        tables = raw.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert tables == [("orders",)]


def test_a_newer_programs_database_is_refused(bare: Team) -> None:
    bare.open().close()
    with bare.server.connect(bare.database) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'r9999'")
    assert "更新版本的程序" in refused(bare.open)


def test_only_the_owner_upgrades(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "head", lambda *_: "r9999")
    assert "只有它的所有者能升级" in refused(lambda: team.open("chen"))


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"password": "falsch geheim"}, "账号或口令"),
        ({"user": "nobody"}, "账号或口令"),
        ({"database": "nirgends"}, "没有这个数据库"),
    ],
)
def test_what_is_wrong_with_the_address_is_said(bare: Team, wrong: dict[str, str], word: str) -> None:
    address = {"database": bare.database, **wrong}
    sentence = refused(lambda: Portfolio.open(bare.server.url(**address), actor="示例", clock=CLOCK))
    assert word in sentence
    assert PASSWORD not in sentence


def test_a_password_among_the_options_is_not_shown(bare: Team) -> None:
    url = f"{bare.server.url(bare.database)}?application_name=geheim&sslmode=disable"
    with Portfolio.open(url, actor="示例", clock=CLOCK) as portfolio:
        assert portfolio.place == f"postgresql://owner@127.0.0.1:{bare.server.port}/{bare.database}"


# --- at once ----------------------------------------------------------------------------------------------


def test_programs_at_work_at_once_lose_nothing(bare: Team) -> None:
    with bare.open() as portfolio:
        ids = []
        for name in ("示例·甲", "示例·乙"):
            with portfolio.unit("新建") as unit:
                ids.append(clients.create(unit, ClientData(name)))
        running = [start(bare.url("owner"), f"顾问{number}", "60", *ids) for number in range(3)]
        counted = 0
        for each in running:
            out, err = each.communicate(timeout=180)
            assert each.returncode == 0, err
            counted += int(out)
        with portfolio.read() as session:
            assert sum(writer.value(session, client_id) for client_id in ids) == counted
            steps = journal.steps(session)
            for client_id in ids:
                assert replayed(portfolio, client_id) == journal.images_of(session, client_id)
        assert len({step.actor for step in steps if step.actor.startswith("顾问")}) == 3
        assert all(finding.good for finding in portfolio.check())


def test_a_unit_sees_what_was_saved_while_it_waited(bare: Team) -> None:
    with bare.open() as one, bare.open() as two, ThreadPoolExecutor(1) as pool:
        with one.unit("新建") as unit:
            client_id = clients.create(unit, ClientData("示例·甲"))

            def rename() -> None:
                with two.unit("改名") as later:
                    clients.edit(later, client_id, ClientData("示例·改过"))

            waiting = pool.submit(rename)
            unit.session.connection().exec_driver_sql("SELECT pg_sleep(0.3)")
            assert not waiting.done()
        waiting.result(timeout=10)
        with one.read() as session:
            assert clients.card(session, client_id).data.name == "示例·改过"


def test_a_reader_keeps_one_view(bare: Team) -> None:
    with bare.open() as one, bare.open() as two:
        with one.unit("新建") as unit:
            client_id = clients.create(unit, ClientData("示例·甲"))
        with one.read() as session:
            assert len(clients.rows(session)) == 1
            with two.unit("另一家") as unit:
                clients.create(unit, ClientData("示例·乙"))
            assert len(clients.rows(session)) == 1
            assert clients.card(session, client_id).data.name == "示例·甲"
        with one.read() as session:
            assert len(clients.rows(session)) == 2


def test_waiting_for_ones_turn_ends(bare: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    turn = connection._TURN.replace(f"{connection.TURN_SECONDS}s", "200ms")
    monkeypatch.setattr(connection, "_TURN", turn)
    with bare.open() as one, bare.open() as two, one.unit("长活") as unit:
        clients.create(unit, ClientData("示例·甲"))

        def work() -> None:
            with two.unit("插队") as other:
                clients.create(other, ClientData("示例·乙"))

        assert "正在写入" in refused(work)


def test_everyone_undoes_his_own(bare: Team) -> None:
    slot = Slot("patents")

    def opened(actor: str) -> Portfolio:
        return Portfolio.open(bare.url("owner"), actor=actor, clock=CLOCK)

    with opened("示例甲") as one, opened("示例乙") as two:
        with one.unit("新建") as unit:
            client_id = clients.create(unit, ClientData("示例·甲"))
        with one.unit("填一") as unit:
            facts.put(unit, client_id, [Stated(slot, 1)])
        with two.unit("填别的") as unit:
            facts.put(unit, client_id, [Stated(Slot("planned_on"), "x")])
        assert one.undo().title == "填一"
        assert one.redo().title == "填一"
        with two.unit("填二") as unit:
            facts.put(unit, client_id, [Stated(slot, 2)])
        assert "后来又有改动" in refused(one.undo)
        assert two.undo().title == "填二"
        with one.read() as session:
            assert writer.value(session, client_id) == 1


def test_the_second_of_two_advisors_is_asked_and_loses_nothing(team: Team) -> None:
    shown = Window("330100", "", "2026", dt.date(2026, 6, 1), dt.date(2026, 7, 31))
    day, later = dt.date(2026, 11, 21), dt.date(2026, 11, 22)
    with team.open("chen") as chen, team.open("wang") as wang:
        with chen.unit("登记") as unit:
            client_id = clients.create(unit, ClientData("示例·甲"))
            window = windows.put(unit, shown)
            plans.put(unit, client_id, {"years": 2})
            board_views.put(unit, "在办", {"city": "杭州市"})
        mark = Mark(client_id, "hnte", ReminderKind.CERTIFICATE, "2026")
        writes: tuple[Callable[[Unit, str], object], ...] = (
            lambda unit, who: windows.put(unit, replace(shown, note=who), window, seen=shown),
            lambda unit, who: plans.put(unit, client_id, {"target": who}, seen={"years": 2}),
            lambda unit, who: board_views.put(unit, "在办", {"advisor": who}, seen=Held({"city": "杭州市"})),
        )
        for write in writes:
            with chen.unit("先写") as unit:
                write(unit, "示例陈")
            with pytest.raises(ConflictError, match="示例陈") as asked, wang.unit("后写") as unit:
                write(unit, "示例王")
            assert any({"示例陈", "示例王"} <= _words(clash) for clash in asked.value.clashes)
        for portfolio, on in ((chen, day), (wang, later)):  # no question where both ticked it
            with portfolio.unit("已办") as unit:
                marks.put(unit, mark, on)
        with wang.read() as session:
            assert windows.get(session, window) == replace(shown, note="示例陈")
            assert plans.rows(session, [client_id]) == {client_id: {"target": "示例陈"}}
            assert board_views.rows(session) == {"在办": {"advisor": "示例陈"}}
            assert marks.all_marks(session) == {mark}
        assert dump(wang)["marks"].popitem()[1]["done_on"] == day


def test_nothing_goes_that_another_advisor_changed_unseen(team: Team) -> None:
    with team.open("chen") as chen, team.open("wang") as wang:
        with chen.unit("登记") as unit:
            client_id = clients.create(unit, ClientData("示例·甲"))
            person = people.add(unit, client_id, Person("示例李"))
            file = files.add(unit, client_id, EvidenceFile("0" * 64, "审计报告.pdf", 3))
        with wang.read() as session:
            seen = people.rows(session, client_id)[0].person
            kept = files.one(session, file).file
        with chen.unit("先改") as unit:
            people.edit(unit, person, replace(seen, phone="2"))
            files.use(unit, file, Subject(SubjectKind.FACT, "patents"))
        removals: tuple[Callable[[Unit], None], ...] = (
            lambda unit: people.remove(unit, person, seen=seen),
            lambda unit: files.remove(unit, file, seen=kept),
        )
        standing = dump(chen)
        for remove in removals:
            with pytest.raises(StoreError, match="刚刚由示例陈改过，没有删除"), wang.unit("删") as unit:
                remove(unit)
        assert dump(wang) == standing
        with wang.read() as session:
            seen = people.rows(session, client_id)[0].person
            kept = files.one(session, file).file
        for remove in removals:
            with wang.unit("看过再删") as unit:
                remove(unit)
        assert (dump(chen)["people"], dump(chen)["files"], dump(chen)["file_uses"]) == ({}, {}, {})
        for _ in removals:
            wang.undo()
        assert dump(chen) == standing


def _words(clash: Clash) -> set[object]:
    values = [clash.theirs, clash.mine]
    return {word for value in values for word in (value.values() if isinstance(value, dict) else [value])}


# --- breaking ---------------------------------------------------------------------------------------------


def test_a_server_that_dies_in_the_middle_loses_only_that_unit(bare: Team) -> None:
    with bare.open() as portfolio:
        with portfolio.unit("新建") as unit:
            client_id = clients.create(unit, ClientData("示例·甲"))

        def cut_off() -> None:
            with portfolio.unit("断在中间") as unit:
                clients.edit(unit, client_id, ClientData("示例·没存上"))
                bare.server.stop()
                facts.put(unit, client_id, [Stated(Slot("patents"), 1)])

        try:
            assert "没有保存" in refused(cut_off)
            assert "网络" in refused(portfolio.undo_title)
        finally:
            bare.server.start()
        with portfolio.read() as session:  # the same window goes on
            assert clients.card(session, client_id).data.name == "示例·甲"
        with portfolio.unit("接着做") as unit:
            clients.edit(unit, client_id, ClientData("示例·接着做"))
        assert replayed(portfolio, client_id)
        assert all(finding.good for finding in portfolio.check())


def test_a_commit_whose_answer_is_lost_is_looked_up(bare: Team) -> None:
    """Whether it was saved is asked of the server, not guessed."""
    from sqlalchemy import event

    with bare.open() as portfolio:
        for reaches_it in (True, False):

            def cut(raw: object, reaches: bool = reaches_it) -> None:
                bare_connection = raw.connection.driver_connection  # type: ignore[attr-defined]
                if reaches:
                    bare_connection.commit()
                with bare.server.connect(bare.database) as other:
                    other.execute("SELECT pg_terminate_backend(%s)", (bare_connection.info.backend_pid,))
                bare_connection.pgconn.finish()

            event.listen(portfolio._writer, "commit", cut)
            name = f"示例·{reaches_it}"

            def work(name: str = name) -> None:
                with portfolio.unit("新建") as unit:
                    clients.create(unit, ClientData(name))

            if reaches_it:
                work()
            else:
                assert "没有保存" in refused(work)
            event.remove(portfolio._writer, "commit", cut)
        with portfolio.read() as session:
            assert [row.name for row in clients.rows(session)] == ["示例·True"]


def test_the_command_line_makes_a_team(bare: Team, tmp_path: Path) -> None:
    def advisor(*words: str, url: str, code: int | None = 0, more: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "advisor_app", *words],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "ADVISOR_HOME": str(tmp_path),
                "ADVISOR_DATABASE_URL": url,
                **(more or {}),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert code is None or done.returncode == code, done.stderr
        assert "geheim" not in done.stdout + done.stderr
        return done.stdout + done.stderr

    owner = bare.url("owner")
    advisor("team", "init", url=owner)
    word = {"ADVISOR_MEMBER_PASSWORD": PASSWORD}
    for login, name, role in (("cli_lead", "示例甲", "lead"), ("cli_reader", "示例乙", "reader")):
        advisor("team", "add", login, "--name", name, "--role", role, "--password", url=owner, more=word)
    told = json.loads(advisor("team", "roles", "--json", url=bare.url("cli_reader")))
    assert {each["name"]: each["role"] for each in told} == {"示例甲": "lead", "示例乙": "reader"}
    new = ("client", "add", "--name", "示例·从命令行来")
    assert "只读" in advisor(*new, url=bare.url("cli_reader"), code=2)
    advisor(*new, url=bare.url("cli_lead"))
    assert "示例·从命令行来" in advisor("client", "list", url=bare.url("cli_reader"))
    assert "不能做" in advisor("team", "remove", "cli_lead", url=bare.url("cli_lead"), code=2)
    assert "完好" not in advisor("db", "check", url=bare.url("cli_reader"))
    display = {"DISPLAY": ":0", "QT_IM_MODULE": "ibus"}
    assert "角色：只读" in advisor("doctor", url=bare.url("cli_reader"), code=None, more=display)
    advisor("team", "remove", "cli_reader", url=owner)
    advisor("client", "list", url=bare.url("cli_reader"), code=2)


def test_the_evidence_of_a_server_lies_apart_and_for_the_user_alone(
    bare: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "家"))
    local, early = tmp_path / "本机的.pdf", tmp_path / "以前的.pdf"
    local.write_bytes(b"local")
    early.write_bytes(b"early")
    with Workspace(clock=CLOCK, actor="示例陈") as work:
        firm = work.clients.add_client(ClientEntry("示例·本机")).id
        work.evidence.take_in(firm, [local])
        own = work.evidence.store
        own.put(early)  # an earlier version kept all of them here
    with Workspace(bare.url(OWNER), clock=CLOCK, actor="示例陈") as there:
        firm = there.clients.add_client(ClientEntry("示例·服务器")).id
        with there.portfolio.unit("以前放入") as unit:
            files.add(unit, firm, EvidenceFile(hashlib.sha256(b"early").hexdigest(), "以前的.pdf", 5))
        (tmp_path / "新的.pdf").write_bytes(b"fresh")
        taken = there.evidence.take_in(firm, [tmp_path / "新的.pdf"])
        assert [state.present for state in there.evidence.states()] == [True, True]
        store = there.evidence.store
        assert store.folder != own.folder
        if sys.platform != "win32":
            assert store.folder.stat().st_mode & 0o777 == 0o700
            assert {path.stat().st_mode & 0o777 for path in store.folder.iterdir()} == {0o600}
        there.evidence.remove(taken.ids[0])
        there.evidence.sweep()
    assert len(list(own.all())) == 2  # what the local database speaks of is not swept with it
    at = f"{bare.server.port}/{bare.database}"
    assert server_store(paths.data_dir(), f"postgresql://chen@127.0.0.1:{at}").folder == store.folder
