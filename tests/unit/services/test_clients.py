import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from advisor_app.domain.errors import InputError, NotFoundError, StoreError, UscError
from advisor_app.domain.facts import Blank
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet, FactValue
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.facts import Slot
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.client_file import ClientFile, Profile, write_client_file
from advisor_app.services.clients import Clients
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry, ReceivedEntry, RecognitionEntry, ValueEntry
from tests.records import CATALOGUE, PILOT, RECORD, TODAY, USCC, assessment


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock.on(TODAY)


@pytest.fixture
def clients(tmp_path: Path, clock: FixedClock) -> Iterator[Clients]:
    with Portfolio.open(tmp_path / "portfolio.db", actor="陈玥", clock=clock) as portfolio:
        yield Clients(portfolio, CATALOGUE, clock)


@pytest.fixture
def client_id(clients: Clients) -> str:
    return clients.add_client(ClientEntry("示例甲公司")).id


def lines(caught: pytest.ExceptionInfo[InputError]) -> list[str]:
    return str(caught.value).split("\n")


# --- clients ------------------------------------------------------------------------------------------

ENTRY = ClientEntry("示例甲公司", USCC, "330109", "示例甲", "通用设备", "备注", ("示例旧名",))


def test_a_client_is_entered_and_read_as_typed(clients: Clients) -> None:
    saved = clients.add_client(ENTRY)
    assert clients.entry(saved.id) == ENTRY
    assert saved.changes.client_ids == {saved.id}
    assert clients.undo_title() == "新建客户“示例甲公司”"
    assert clients.find("示例旧名").id == saved.id


def test_all_faults_of_a_client_are_said_and_nothing_is_written(clients: Clients) -> None:
    with pytest.raises(InputError) as caught:
        clients.add_client(ClientEntry("", "913301", "3301", former_names=("",)))
    assert len(lines(caught)) == 4
    assert clients.rows() == ()


def test_a_code_at_fault_only_in_its_check_can_be_confirmed(clients: Clients) -> None:
    with pytest.raises(UscError) as caught:
        clients.add_client(ClientEntry("示例甲公司", PILOT))
    assert caught.value.checksum_only
    saved = clients.add_client(ClientEntry("示例甲公司", PILOT), accept_pilot=True)
    assert clients.rows()[0].uscc_pilot
    clients.edit_client(saved.id, ClientEntry("示例甲有限公司", PILOT))
    assert clients.rows()[0].uscc_pilot
    clients.edit_client(saved.id, ClientEntry("示例甲有限公司", USCC))
    assert not clients.rows()[0].uscc_pilot
    with pytest.raises(UscError):
        clients.edit_client(saved.id, ClientEntry("示例甲有限公司", PILOT))


def test_an_edit_on_a_stale_form_is_refused(clients: Clients, client_id: str) -> None:
    version = clients.card(client_id).version
    clients.edit_client(client_id, ClientEntry("示例乙公司"), version=version)
    with pytest.raises(StoreError, match="别处改过"):
        clients.edit_client(client_id, ClientEntry("示例丙公司"), version=version)


def test_deleting_and_restoring(clients: Clients, client_id: str) -> None:
    assert clients.delete_client(client_id).touches("clients", client_id=client_id)
    assert clients.rows() == ()
    assert [row.id for row in clients.rows(deleted=True)] == [client_id]
    clients.restore_client(client_id)
    assert clients.undo().title == "恢复客户“示例甲公司”"
    assert clients.undo().title == "删除客户“示例甲公司”"
    assert [row.id for row in clients.rows()] == [client_id]


def test_like_names_are_shown_not_refused(clients: Clients, client_id: str) -> None:
    assert [row.id for row in clients.similar("示例甲股份有限公司")] == [client_id]
    assert clients.add_client(ClientEntry("示例甲公司")).id != client_id


# --- values -------------------------------------------------------------------------------------------


def test_values_are_entered_cleared_and_not_applicable(clients: Clients, client_id: str) -> None:
    clients.set_values(
        client_id,
        [
            ValueEntry(
                "revenue", "78,500,000", 2024, source="audit", evidence="第 3 页", observed_on="2026-03-01"
            ),
            ValueEntry("employees", 0, "2025", note="停产"),
            ValueEntry("capacity", "不适用", 2025),
            ValueEntry("is_manufacturing", "是", source="企业自报"),
        ],
    )
    record = clients.record(client_id)
    assert record.years == {
        "revenue": {
            2024: FactValue(Decimal(78500000), "审计报告", "第 3 页", dt.date(2026, 3, 1)),
        },
        "employees": {2025: FactValue(0, note="停产")},
        "capacity": {2025: FactValue(Blank.NOT_APPLICABLE)},
    }
    assert record.facts == {"is_manufacturing": FactValue(value=True, source="企业自报")}
    assert clients.undo_title() == "修改“示例甲公司”的营业收入（2024）、从业人员（2025）等 4 项"
    changes = clients.set_value(client_id, "employees", "  ", year=2025)
    assert changes == Changes(
        "修改“示例甲公司”的从业人员（2025）", 3, frozenset({client_id}), frozenset({"facts"})
    )
    assert "employees" not in clients.record(client_id).years


def test_one_refusal_refuses_the_whole_paste(clients: Clients, client_id: str) -> None:
    with pytest.raises(InputError) as caught:
        clients.set_values(
            client_id,
            [
                ValueEntry("revenue", "1", 2024),
                ValueEntry("revenue", "-1", 2025),
                ValueEntry("revenue", "1", 2027),
                ValueEntry("revenue", "1", 1979),
                ValueEntry("revenue", "1"),
                ValueEntry("patents", "1", 2025),
                ValueEntry("revenu", "1", 2025),
                ValueEntry("established_on", "2027-01-01"),
                ValueEntry("patents", "很多"),
                ValueEntry("share", "private", source="听说"),
                ValueEntry("name", "项目", item="tech_renovation#1"),
                ValueEntry("revenue", "2", 2024),
            ],
        )
    words = [
        "不能为负",
        "“2027”不合理",
        "“1979”不合理",
        "请指明年度",
        "不分年度",
        "是否想写“revenue”",
        "晚于 2026-11-21",
        "应填数字",
        "来源“听说”不认识",
        "没有明细“tech_renovation#1”",
        "填了两次",
    ]
    found = lines(caught)
    assert len(found) == len(words)
    assert all(word in sentence for word, sentence in zip(words, found, strict=True))
    assert clients.values(client_id) == ()


def test_values_of_several_sources_are_kept_and_one_adopted(clients: Clients, client_id: str) -> None:
    clients.set_value(client_id, "revenue", 100, year=2025, source="self")
    clients.set_value(client_id, "revenue", 118, year=2025, source="audit")
    adopted, beside = clients.values(client_id)
    assert (adopted.value, beside.value) == (118, 100)
    clients.confirm_value(client_id, adopted.id)
    assert clients.values(client_id)[0].confirmed_by == "陈玥"
    clients.confirm_value(client_id, adopted.id, "李响")
    clients.adopt_value(client_id, beside.id)
    assert clients.record(client_id).years["revenue"][2025].value == 100
    clients.drop_value(client_id, adopted.id)
    assert [row.id for row in clients.values(client_id)] == [beside.id]
    assert [turn.new for turn in clients.turns(client_id, "revenue", year=2025)] == [100, 118, 100]


# --- items, titles, money, statements -------------------------------------------------------------------


def test_items_come_with_their_facts(clients: Clients, client_id: str) -> None:
    saved = clients.add_item(
        client_id, "tech_renovation", {"name": "示例产线", "investment": "2000", "completed_on": ""}
    )
    assert saved.id == "tech_renovation#1"
    clients.set_value(client_id, "investment", "3000", item=saved.id)
    assert {row.slot: row.value for row in clients.values(client_id)} == {
        Slot("name", None, saved.id): "示例产线",
        Slot("investment", None, saved.id): Decimal(3000),
    }
    assert [item.key for item in clients.items(client_id)] == [saved.id]
    with pytest.raises(InputError, match="不认识的事实“doctor”"):
        clients.set_value(client_id, "doctor", True, item=saved.id)
    clients.remove_item(client_id, saved.id)
    assert clients.record(client_id).items == ()
    with pytest.raises(NotFoundError):
        clients.remove_item(client_id, saved.id)


def test_items_that_do_not_fit_are_refused_whole(clients: Clients, client_id: str) -> None:
    with pytest.raises(InputError, match="是否想写“talent”"):
        clients.add_item(client_id, "talents")
    with pytest.raises(InputError) as caught:
        clients.add_item(client_id, "tech_renovation", {"name": "甲", "investment": "-1", "nmae": "乙"})
    assert len(lines(caught)) == 2
    assert clients.items(client_id) == ()


def test_titles_are_checked_and_kept(clients: Clients, client_id: str) -> None:
    saved = clients.add_recognition(client_id, RecognitionEntry("hnte", "first", "2026-01-20", "2029-01-19"))
    assert clients.undo_title() == "为“示例甲公司”新增“高新技术企业”"
    clients.edit_recognition(client_id, saved.id, RecognitionEntry("srdi_sme", note="改"))
    (row,) = clients.recognitions(client_id)
    assert (row.recognition.kind, row.recognition.granted_on, row.recognition.note) == (
        "srdi_sme",
        None,
        "改",
    )
    for entry in (
        RecognitionEntry("hnet"),
        RecognitionEntry("hnte", granted_on=TODAY + dt.timedelta(days=1)),
    ):
        with pytest.raises(InputError):
            clients.add_recognition(client_id, entry)
    clients.remove_recognition(client_id, saved.id)
    assert clients.recognitions(client_id) == ()


def test_money_received_is_checked_and_kept(clients: Clients, client_id: str) -> None:
    saved = clients.add_received(client_id, ReceivedEntry("hz-1", "200000.01", 2026, "示例区", note="首笔"))
    clients.edit_received(client_id, saved.id, ReceivedEntry("hz-1", "3", "2025"))
    (row,) = clients.received(client_id)
    assert (row.benefit.amount, row.benefit.year, row.note, row.content_version) == (Decimal(3), 2025, "", "")
    with pytest.raises(InputError, match="不在该客户的明细中"):
        clients.add_received(client_id, ReceivedEntry("hz-1", 1, 2026, item="talent#1"))
    clients.remove_received(client_id, saved.id)
    assert clients.received(client_id) == ()


def test_a_library_marks_money_and_refuses_unknown_measures(clients: Clients, client_id: str) -> None:
    library = Library("2026.11.1", "d" * 64, {}, (), {}, {}, {}, CATALOGUE)
    strict = Clients(clients.portfolio, CATALOGUE, clients.clock, library)
    with pytest.raises(InputError, match="不在政策库中"):
        strict.add_received(client_id, ReceivedEntry("hz-1", 1, 2026))
    with pytest.raises(InputError, match="不在政策库中"):
        strict.answer(client_id, "judgement:x", "yes", reason="有函")
    with pytest.raises(InputError, match="不在政策库中"):
        strict.import_client({"name": "示例乙公司", "answers": {"reading:cap": "year"}})


def test_statements_carry_who_and_when(clients: Clients, client_id: str) -> None:
    clients.declare_complete(client_id, "items:talent")
    clients.answer(client_id, "judgement:x", "yes", reason=" 有函 ")
    (declared,) = clients.declarations(client_id)
    (answer,) = clients.answers(client_id)
    assert (declared.entry, declared.declared_on, declared.declared_by) == ("items:talent", TODAY, "陈玥")
    assert (answer.value, answer.reason, answer.answered_on, answer.answered_by) == (
        "yes",
        "有函",
        TODAY,
        "陈玥",
    )
    with pytest.raises(InputError, match="理由"):
        clients.answer(client_id, "judgement:x", "no", reason=" ")
    with pytest.raises(InputError, match="不认识"):
        clients.declare_complete(client_id, "talent")
    clients.withdraw_complete(client_id, "items:talent")
    clients.retract(client_id, "judgement:x")
    assert clients.record(client_id) == FactSet("示例甲公司")


# --- whole records --------------------------------------------------------------------------------------

PROFILE = Profile("示例甲", "通用设备", ("示例旧名",), "备注")


def test_a_client_file_is_imported_and_exported_without_loss(clients: Clients, tmp_path: Path) -> None:
    text = write_client_file(RECORD, PROFILE)
    path = tmp_path / "客户.json"
    path.write_text(text, encoding="utf-8")
    for source in (text, path):
        saved = clients.import_client(source, demo=True)
        assert clients.record(saved.id) == RECORD
        assert clients.export_client(saved.id) == text
        assert clients.card(saved.id).data.demo
        clients.undo()
    assert clients.rows() == ()
    assert clients.import_client({"name": "示例乙公司"}).id == clients.find("示例乙公司").id


def test_a_pilot_code_survives_the_way_there_and_back(clients: Clients) -> None:
    with pytest.raises(InputError, match="校验位不符"):
        clients.import_client({"name": "示例甲公司", "uscc": PILOT})
    saved = clients.import_client({"name": "示例甲公司", "uscc": PILOT}, accept_pilot=True)
    assert clients.card(saved.id).data.uscc is not None
    text = clients.export_client(saved.id)
    clients.undo()
    assert clients.rows() == ()
    clients.import_client(text)
    assert clients.rows()[0].uscc_pilot


def test_nothing_of_a_faulty_file_is_taken(clients: Clients) -> None:
    with pytest.raises(InputError) as caught:
        clients.import_client({"name": "示例甲公司", "facts": {"x": 1}, "items": 3})
    assert len(lines(caught)) == 2
    assert clients.rows() == ()


def test_the_same_code_is_not_imported_twice(clients: Clients) -> None:
    first = clients.import_record(RECORD)
    with pytest.raises(InputError, match=f"已属于客户“{RECORD.name}”"):
        clients.import_record(RECORD)
    clients.delete_client(first.id)
    with pytest.raises(InputError, match="在回收站中"):
        clients.import_record(RECORD)


def test_several_files_are_one_step(clients: Clients) -> None:
    ids, changes = clients.import_files([ClientFile(FactSet("示例甲公司")), ClientFile(RECORD)])
    assert changes.client_ids == set(ids)
    assert clients.undo_title() == "导入 2 家客户"
    assert set(clients.records()) == set(ids)
    with pytest.raises(InputError):
        clients.import_files([ClientFile(FactSet("示例乙公司")), ClientFile(RECORD)])
    assert len(clients.rows()) == 2
    clients.undo()
    assert clients.rows() == ()
    assert clients.redo_title() == "导入 2 家客户"
    assert clients.redo().client_ids == set(ids)


def test_an_assessment_is_kept_and_read_again(clients: Clients, client_id: str) -> None:
    saved = clients.save_assessment(client_id, assessment())
    assert [row.id for row in clients.assessments(client_id)] == [saved.id]
    assert clients.assessment(saved.id) == assessment()
    assert clients.rows()[0].confirmed == Decimal(200000)


def test_the_journal_is_told_by_steps_and_by_lines(clients: Clients, client_id: str) -> None:
    clients.set_value(client_id, "revenue", 1, year=2025)
    assert [step.title for step in clients.steps(client_id)] == [
        "修改“示例甲公司”的营业收入（2025）",
        "新建客户“示例甲公司”",
    ]
    assert clients.steps(limit=1) == clients.steps(client_id)[:1]
    (line,) = clients.history(client_id, table="facts")
    assert (line.op, line.new["value"]) == ("insert", "1")
