"""Writes the fixture of the newest schema: ``python -m tests.store.freeze``, once, when it is released.

The fixture is a dump in SQL, so that a review sees what it holds; a released one is never written again.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from advisor_app.domain.application import Application, Event, Evidence, Pursuit, Stage, Step, Window
from advisor_app.domain.clause_note import ClauseNote
from advisor_app.domain.contact import Contact, ContactKind
from advisor_app.domain.evidence import EvidenceFile, Subject, SubjectKind
from advisor_app.domain.paper import Paper
from advisor_app.domain.record import ReceivedBenefit, Recognition, RecognitionEvent
from advisor_app.domain.relation import Link, LinkKind, Person
from advisor_app.domain.reminder import Mark, ReminderKind
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome
from advisor_app.portfolio import (
    applications,
    board_views,
    clause_notes,
    contacts,
    dossiers,
    files,
    links,
    marks,
    opinions,
    people,
    plans,
    received,
    recognitions,
    tags,
    tasks,
    windows,
)
from advisor_app.portfolio.applications import Estimate, Planned
from advisor_app.portfolio.dossiers import Kept
from advisor_app.portfolio.migrate import head
from advisor_app.portfolio.opinions import Opinion
from advisor_app.portfolio.session import Portfolio
from advisor_app.portfolio.tasks import Task
from advisor_app.services.client_file import Profile
from advisor_app.services.clients import Clients
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry, ValueEntry
from tests.records import CATALOGUE, PILOT, RECORD, TODAY, assessment

HERE = Path(__file__).parent
ZERO = Decimal(0)

WINDOW = Window(
    "330100", "hz-2025-66.7.renovation", "2026", dt.date(2026, 3, 1), dt.date(2026, 6, 30), "示例通知"
)
MONEY = Application(
    Pursuit.MEASURE, "hz-2025-66.7.renovation", "2026", "tech_renovation#1", Purpose.FIRST, WINDOW
)
TITLE = Application(Pursuit.TITLE, "little_giant", "2026", "", Purpose.RENEWAL, WINDOW)
PAID = ReceivedBenefit(
    "hz-2025-66.7.renovation", Decimal("0.01"), 2026, "示例区经信局", "第一笔", "tech_renovation#1"
)
WON = Recognition(
    "little_giant", RecognitionEvent.FIRST, dt.date(2026, 7, 1), dt.date(2029, 6, 30), "示例〔2026〕7号"
)
MONEY_STEPS = (
    Step(Event.SUBMIT, Stage.LEAD, Stage.SUBMITTED, Evidence(dt.date(2026, 5, 1), "受理 1 号")),
    Step(
        Event.RECOGNIZE,
        Stage.SUBMITTED,
        Stage.RECOGNIZED,
        Evidence(dt.date(2026, 7, 1), number="示例〔2026〕8号", amount=Decimal("1234567.89")),
    ),
    Step(
        Event.PAY,
        Stage.RECOGNIZED,
        Stage.PAYING,
        Evidence(
            dt.date(2026, 9, 1), number="拨 1 号", amount=PAID.amount, payer=PAID.payer, tranche=PAID.tranche
        ),
    ),
)
TITLE_STEPS = (
    Step(Event.SUBMIT, Stage.CULTIVATING, Stage.SUBMITTED, Evidence(dt.date(2026, 5, 1))),
    Step(
        Event.RECOGNIZE,
        Stage.SUBMITTED,
        Stage.RECOGNIZED,
        Evidence(WON.granted_on or TODAY, number=WON.document_number, until=WON.valid_to),
    ),
    Step(Event.REVIEW, Stage.RECOGNIZED, Stage.RE_REVIEW, Evidence(dt.date(2026, 10, 1))),
)
PAPERS = (Paper("营业执照", form="复印件"), Paper("佐证", required=False))
PLAN = {"title": "little_giant", "years": 3, "growth": {"较可能": {"revenue": "10%"}}}
PERSON = Person("王示例", "财务总监", "0571-00000000", "周一不在", main=True)
FILE = EvidenceFile(
    "0123456789abcdef" * 4,
    "审计报告.pdf",
    1 << 33,
    dt.date(2027, 6, 30),
    "扫描件",
    (Subject(SubjectKind.FACT, "revenue", 2025), Subject(SubjectKind.CLAUSE, "hz-2025-66", item="7")),
)
OPINION = Opinion("hz-2025-66.7.renovation", "", Outcome.ELIGIBLE, "已电话向区经信局核实", TODAY, "陈玥")
NOTE = ClauseNote("hz-2025-66", "7", "区经信局电话答复：按首次认定日算", ("要问", "抢名额"), TODAY, "陈玥")
PROMISE = Contact(ContactKind.PROMISE, TODAY, "寄审计报告", "王工", dt.date(2026, 12, 20))


def fill(portfolio: Portfolio, clock: FixedClock) -> None:
    """Something in every table, and every kind of step in the journal."""
    clients = Clients(portfolio, CATALOGUE, clock)
    profile = Profile("示例甲", "通用设备制造业", ("示例旧名有限公司",), "示例备注")
    first = clients.import_record(RECORD, profile).id
    clients.set_value(first, "revenue", "95000000", year=2025, source="tax")
    clients.save_assessment(first, assessment())
    with portfolio.unit("出具") as unit:
        dossiers.keep(unit, first, Kept("verdict", TODAY, "0A1B-2C3D-4E5F", "2026.11.1", b"\x00\xff'"))
    entry = ClientEntry("示例乙有限公司", PILOT, advisor="李航")
    second = clients.add_client(entry, accept_pilot=True, demo=True).id
    clients.set_values(second, [ValueEntry("employees", "12", 2024), ValueEntry("patents", "不适用")])
    clients.delete_client(second)
    third = clients.import_record(replace(RECORD, name="示例丙有限公司", uscc=None)).id
    clients.set_value(third, "employees", "", year=2025)
    clients.undo()
    clients.redo()
    clients.undo()
    pursue(portfolio, first)
    clients.undo()
    relate(portfolio, first, third)


def relate(portfolio: Portfolio, client_id: str, other_id: str) -> None:
    """People, tags, ties, a file and an opinion."""
    with portfolio.unit("补充") as unit:
        people.add(unit, client_id, PERSON)
        tags.put(unit, client_id, ["重点", "外贸"])
        links.add(unit, client_id, Link(LinkKind.PARENT, "示例集团", note="持股 60%"))
        links.add(unit, client_id, Link(LinkKind.SISTER, "", other_id))
        files.add(unit, client_id, FILE)
        opinions.put(unit, client_id, OPINION)
        clause_notes.add(unit, NOTE)


def pursue(portfolio: Portfolio, client_id: str) -> None:
    """A title won and money paid in part, with all that goes with an application; the last step undone."""
    with portfolio.unit("立项") as unit:
        window = windows.put(unit, WINDOW)
        money, title = (
            applications.open_one(
                unit,
                client_id,
                each,
                on=TODAY,
                content_version="2026.11.1",
                window_id=window,
                note="示例备注",
            )
            for each in (MONEY, TITLE)
        )
        applications.plan(unit, money, Planned("约区经信局", dt.date(2026, 12, 1), "示例备注"))
        applications.estimate(unit, title, Estimate(ZERO, Decimal(200000), Decimal("0.01"), TODAY))
        tasks.add(unit, client_id, Task("盖章", dt.date(2026, 12, 10), application_id=money))
        tasks.add(unit, client_id, Task("回访", done_on=TODAY, note="示例备注"))
        tasks.add_papers(unit, client_id, money, PAPERS)
        contacts.add(unit, client_id, PROMISE)
        marks.put(unit, Mark(client_id, "hnte", ReminderKind.UPDATE, "update-2026/2026"), TODAY)
        board_views.put(unit, "我的", {"city": "杭州市", "lanes": "advisor"})
        plans.put(unit, client_id, PLAN)
    with portfolio.unit("推进") as unit:
        for step in MONEY_STEPS:
            paid = received.add(unit, client_id, PAID) if step.event is Event.PAY else None
            applications.append(unit, money, step, received_id=paid)
        for step in TITLE_STEPS:
            won = recognitions.add(unit, client_id, WON) if step.event is Event.RECOGNIZE else None
            applications.append(unit, title, step, recognition_id=won)
    with portfolio.unit("收到材料") as unit:
        paper = tasks.papers(unit.session, application_id=money)[0]
        tasks.receive_paper(unit, paper.id, TODAY, dt.date(2027, 2, 20), "原件")


def main() -> int:
    """Freeze the newest schema, unless it is frozen already."""
    target = HERE / f"{head()}.sql"
    if target.exists():
        sys.stderr.write(f"{target.name} is released and stays as it is\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "portfolio.db"
        clock = FixedClock.on(TODAY)
        with Portfolio.open(path, actor="陈玥", clock=clock) as portfolio:
            fill(portfolio, clock)
        with closing(sqlite3.connect(path)) as raw:
            target.write_text("\n".join(raw.iterdump()) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
