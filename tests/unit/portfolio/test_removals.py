"""Nothing is taken away that another changed since it was shown; undo brings back exactly what went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from advisor_app.domain.application import Application, Pursuit
from advisor_app.domain.clause_note import ClauseNote
from advisor_app.domain.contact import Contact, ContactKind
from advisor_app.domain.errors import StoreError
from advisor_app.domain.evidence import EvidenceFile, Subject, SubjectKind
from advisor_app.domain.facts import Value
from advisor_app.domain.paper import Paper
from advisor_app.domain.record import ReceivedBenefit, Recognition
from advisor_app.domain.relation import Link, LinkKind, Person
from advisor_app.portfolio import (
    applications,
    clause_notes,
    contacts,
    facts,
    files,
    items,
    links,
    people,
    received,
    recognitions,
    tasks,
)
from advisor_app.portfolio.applications import Begun, Planned
from advisor_app.portfolio.facts import Slot, Stated
from advisor_app.portfolio.factsets import load_factset
from advisor_app.portfolio.session import Portfolio, Unit
from advisor_app.portfolio.tasks import Task
from tests.dumps import dump

DAY = dt.date(2026, 11, 21)


@dataclass(frozen=True)
class Standing:
    """A record that stands: how it is read as windows show it, changed in several ways, and taken away."""

    read: Callable[[Session], Any]
    changes: tuple[Callable[[Unit], object], ...]
    remove: Callable[[Unit, Any], None]
    act: str = "删除"


Make = Callable[[Unit, str], Standing]


def _person(unit: Unit, client_id: str) -> Standing:
    first = Person("示例王", "总监", "1", "旧")
    row = people.add(unit, client_id, first)
    return Standing(
        lambda session: next(each.person for each in people.rows(session, client_id) if each.id == row),
        (
            lambda unit: people.edit(unit, row, replace(first, phone="2")),
            lambda unit: people.add(unit, client_id, Person("示例李", main=True)),  # now called first
        ),
        lambda unit, seen: people.remove(unit, row, seen=seen),
    )


def _tie(unit: Unit, client_id: str) -> Standing:
    row = links.add(unit, client_id, Link(LinkKind.PARENT, "示例集团", None, "旧"))
    return Standing(
        lambda session: links.rows(session, client_id)[0],
        (
            lambda unit: links.edit(unit, row, client_id, LinkKind.PARENT, "持股 60%"),
            lambda unit: links.edit(unit, row, client_id, LinkKind.SISTER, "持股 60%"),
        ),
        lambda unit, seen: links.remove(unit, row, seen=seen),
    )


def _file(unit: Unit, client_id: str) -> Standing:
    patents = Subject(SubjectKind.FACT, "patents")
    row = files.add(unit, client_id, EvidenceFile("0" * 64, "审计报告.pdf", 3, DAY, "旧", (patents,)))
    return Standing(
        lambda session: files.one(session, row).file,
        (
            lambda unit: files.edit(unit, row, name="审计报告.pdf", valid_to=None, note="旧"),
            lambda unit: files.use(unit, row, Subject(SubjectKind.FACT, "revenue", 2025)),
            lambda unit: files.unuse(unit, row, patents),
        ),
        lambda unit, seen: files.remove(unit, row, seen=seen),
    )


def _task(unit: Unit, client_id: str) -> Standing:
    row = tasks.add(unit, client_id, Task("寄材料", DAY))
    return Standing(
        lambda session: tasks.rows(session, client_id)[0].task,
        (
            lambda unit: tasks.edit(unit, row, "寄原件", DAY, "催"),
            lambda unit: tasks.finish(unit, row, DAY),
        ),
        lambda unit, seen: tasks.remove(unit, row, seen=seen),
    )


def _begin(unit: Unit, client_id: str) -> str:
    made = applications.open_one(unit, client_id, Application(Pursuit.MEASURE, "m", "2026"), on=DAY)
    tasks.add_papers(unit, client_id, made, [Paper("营业执照", received_on=DAY)])
    return made


def _paper(unit: Unit, client_id: str) -> Standing:
    _begin(unit, client_id)
    row = tasks.papers(unit.session, client_id=client_id)[0].id
    return Standing(
        lambda session: tasks.papers(session, client_id=client_id)[0].paper,
        (
            lambda unit: tasks.receive_paper(unit, row, DAY, dt.date(2027, 1, 1), ""),
            lambda unit: tasks.receive_paper(unit, row, DAY, dt.date(2027, 1, 1), "原件"),
        ),
        lambda unit, seen: tasks.tick_paper(unit, row, None, seen=seen),
        "取消收到",
    )


def _application(unit: Unit, client_id: str) -> Standing:
    made = _begin(unit, client_id)
    paper = tasks.papers(unit.session, client_id=client_id)[0].id
    task = tasks.add(unit, client_id, Task("寄材料", DAY, application_id=made))
    tasks.add(unit, client_id, Task("别的", DAY))
    return Standing(
        lambda session: applications.begun(session, made),
        (
            lambda unit: applications.plan(unit, made, Planned("约区里", DAY)),
            lambda unit: tasks.receive_paper(unit, paper, DAY, DAY, "原件"),
            lambda unit: tasks.add_papers(unit, client_id, made, [Paper("审计报告")]),
            lambda unit: tasks.finish(unit, task, DAY),
            lambda unit: tasks.remove(unit, task),
        ),
        lambda unit, seen: applications.remove(unit, made, seen=seen),
    )


def _contact(unit: Unit, client_id: str) -> Standing:
    first = Contact(ContactKind.PROMISE, DAY, "给报告", due_on=DAY)
    row = contacts.add(unit, client_id, first)
    return Standing(
        lambda session: contacts.rows(session, client_id)[0].contact,
        (
            lambda unit: contacts.edit(unit, row, replace(first, who="张三")),
            lambda unit: contacts.keep(unit, row, DAY),
        ),
        lambda unit, seen: contacts.remove(unit, row, seen=seen),
    )


def _title(unit: Unit, client_id: str) -> Standing:
    first = Recognition("hnte", granted_on=DAY)
    row = recognitions.add(unit, client_id, first)
    return Standing(
        lambda session: recognitions.rows(session, client_id)[0].recognition,
        (lambda unit: recognitions.edit(unit, client_id, row, replace(first, document_number="1 号")),),
        lambda unit, seen: recognitions.remove(unit, client_id, row, seen=seen),
    )


def _money(unit: Unit, client_id: str) -> Standing:
    first = ReceivedBenefit("m", Decimal(5), 2025)
    row = received.add(unit, client_id, first)
    return Standing(
        lambda session: received.rows(session, client_id)[0].benefit,
        (lambda unit: received.edit(unit, client_id, row, replace(first, payer="示例区")),),
        lambda unit, seen: received.remove(unit, client_id, row, seen=seen),
    )


def _item(unit: Unit, client_id: str) -> Standing:
    key = items.add(unit, client_id, "tech_renovation").key
    named = Slot("name", item=key)
    facts.put(unit, client_id, [Stated(named, "示例产线")])

    def read(session: Session) -> dict[str, Value]:
        (item,) = load_factset(session, client_id).items
        return {fact: told.value for fact, told in item.facts.items()}

    return Standing(
        read,
        (
            lambda unit: facts.put(unit, client_id, [Stated(Slot("investment", item=key), 5)]),
            lambda unit: facts.put(unit, client_id, [Stated(named, "示例二线")]),
            lambda unit: facts.clear(unit, client_id, [named]),
        ),
        lambda unit, seen: items.remove(unit, client_id, key, seen=seen),
    )


def _source(unit: Unit, client_id: str) -> Standing:
    first = Stated(Slot("patents"), 3, source="self")
    facts.put(unit, client_id, [first])
    row = facts.rows(unit.session, client_id)[0].id
    return Standing(
        lambda session: facts.rows(session, client_id)[0],
        (
            lambda unit: facts.put(unit, client_id, [replace(first, value=5)]),
            lambda unit: facts.put(unit, client_id, [replace(first, value=5, note="专利清单第 2 页")]),
            lambda unit: facts.confirm(unit, client_id, row, "李响"),
        ),
        lambda unit, seen: facts.drop(unit, client_id, row, seen=seen),
    )


def _note(unit: Unit, _client_id: str) -> Standing:
    first = ClauseNote("d", "1", "按首次认定日算", ("要问",), DAY, "陈玥")
    row = clause_notes.add(unit, first)
    return Standing(
        lambda session: clause_notes.rows(session)[0].note,
        (lambda unit: clause_notes.edit(unit, row, replace(first, tags=("急",))),),
        lambda unit, seen: clause_notes.remove(unit, row, seen=seen),
    )


KINDS = [
    _person, _tie, _file, _task, _paper, _application, _contact, _title, _money, _item, _source, _note,
]  # fmt: skip


@pytest.mark.parametrize("make", KINDS)
def test_what_another_changed_stays_until_it_was_seen(
    portfolio: Portfolio, client_id: str, make: Make
) -> None:
    with portfolio.unit("登记") as unit:
        kept = make(unit, client_id)

    def shown() -> Any:
        with portfolio.read() as session:
            return kept.read(session)

    for change in kept.changes:
        seen = shown()
        portfolio.actor = "李响"
        with portfolio.unit("对方") as unit:
            change(unit)
        portfolio.actor = "王一"
        with portfolio.unit("别处") as unit:
            people.add(unit, client_id, Person("示例周"))
        portfolio.actor = "陈玥"
        standing = dump(portfolio)
        refusal = f"刚刚由李响改过，没有{kept.act}。请先看过现在的内容"
        with pytest.raises(StoreError, match=refusal), portfolio.unit("删") as unit:
            kept.remove(unit, seen)
        assert dump(portfolio) == standing
    before, now = dump(portfolio), shown()
    with portfolio.unit("看过再删") as unit:
        kept.remove(unit, now)
    assert dump(portfolio) != before
    portfolio.undo()
    assert dump(portfolio) == before


@pytest.mark.parametrize("make", KINDS)
def test_what_does_not_say_what_it_showed_is_taken_away(
    portfolio: Portfolio, client_id: str, make: Make
) -> None:
    """The command line names what goes by its number, and shows nothing before."""
    with portfolio.unit("登记") as unit:
        kept = make(unit, client_id)
    before = dump(portfolio)
    with portfolio.unit("删") as unit:
        kept.remove(unit, None)
    assert dump(portfolio) != before


def test_a_tie_is_told_from_the_end_it_was_seen_from(
    portfolio: Portfolio, client_id: str, other: str
) -> None:
    with portfolio.unit("登记") as unit:
        row = links.add(unit, client_id, Link(LinkKind.PARENT, "示例乙", other))
    with portfolio.read() as session:
        (seen,) = links.rows(session, other)
    assert seen.link.kind is LinkKind.SUBSIDIARY
    with portfolio.unit("那一头删") as unit:
        links.remove(unit, row, seen=seen)
    with portfolio.read() as session:
        assert links.rows(session, client_id) == ()


def test_what_was_assessed_anew_is_no_change_of_an_application(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("登记") as unit:
        made = _begin(unit, client_id)
        seen = applications.begun(unit.session, made)
    assert seen == Begun(Planned(), (Paper("营业执照", received_on=DAY),), ())
    with portfolio.unit("测算") as unit:
        zero = Decimal(0)
        applications.estimate(unit, made, applications.Estimate(zero, Decimal(5), zero, DAY))
    with portfolio.unit("删") as unit:
        applications.remove(unit, made, seen=seen)
    with portfolio.read() as session:
        assert applications.rows(session) == ()
