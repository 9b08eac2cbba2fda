"""No write goes over another's that its writer never saw; what only one touched goes through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from advisor_app.domain.application import Application, Pursuit, Window
from advisor_app.domain.clause_note import ClauseNote
from advisor_app.domain.contact import Contact, ContactKind
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.evidence import EvidenceFile
from advisor_app.domain.paper import Paper
from advisor_app.domain.record import ReceivedBenefit, Recognition
from advisor_app.domain.relation import Link, LinkKind, Person
from advisor_app.domain.verdict import Outcome
from advisor_app.portfolio import (
    applications,
    board_views,
    clause_notes,
    clients,
    contacts,
    facts,
    files,
    links,
    opinions,
    people,
    plans,
    received,
    recognitions,
    statements,
    tags,
    tasks,
    windows,
)
from advisor_app.portfolio.applications import Planned
from advisor_app.portfolio.board_views import Held
from advisor_app.portfolio.clients import ClientData
from advisor_app.portfolio.conflicts import Clash, ConflictError, Judged, three_way
from advisor_app.portfolio.facts import Expected, Slot, Stated
from advisor_app.portfolio.opinions import Opinion
from advisor_app.portfolio.plans import Parts
from advisor_app.portfolio.session import Portfolio, Unit
from advisor_app.portfolio.tasks import Task
from advisor_app.services.conflict_views import seen_now

TITLES = st.builds(
    Recognition,
    kind=st.sampled_from(["hnte", "srdi_sme"]),
    document_number=st.sampled_from(["", "1", "2"]),
    note=st.sampled_from(["", "a", "b"]),
)
NAMES = [each.name for each in fields(Recognition)]


@given(TITLES, TITLES, TITLES)
def test_three_ways_meet(seen: Recognition, theirs: Recognition, mine: Recognition) -> None:
    merged, clashes = three_way(seen, theirs, mine)
    for name in NAMES:
        was, now, wanted, result = (getattr(one, name) for one in (seen, theirs, mine, merged))
        clash = Clash(name, was, now, wanted)
        assert (clash in clashes) == (len({was, now, wanted}) == 3)
        if was == now:
            assert result == wanted
        if was == wanted:
            assert result == now
        if now == wanted:
            assert result == now
    if not clashes:  # whoever comes second, the outcome is the same
        assert three_way(seen, mine, theirs) == (merged, ())


@given(TITLES, TITLES, TITLES)
def test_what_was_chosen_goes_through(seen: Recognition, theirs: Recognition, mine: Recognition) -> None:
    _, clashes = three_way(seen, theirs, mine)
    shown = replace(seen, **{clash.field: clash.theirs for clash in clashes})
    merged, again = three_way(shown, theirs, mine)
    assert again == ()
    for clash in clashes:
        assert getattr(merged, clash.field) == clash.mine


def test_a_clients_entry(portfolio: Portfolio, client_id: str) -> None:
    shown = ClientData("示例甲公司", note="旧")
    with portfolio.unit("备注") as unit:
        clients.edit(unit, client_id, shown)
    with portfolio.unit("对方改备注和行业") as unit:
        clients.edit(unit, client_id, replace(shown, note="对方", industry="轴承"), seen=shown)
    with portfolio.unit("我只改名") as unit:
        clients.edit(unit, client_id, replace(shown, name="示例甲新公司"), seen=shown)
    with portfolio.read() as session:
        card = clients.card(session, client_id)
    assert card.data == ClientData("示例甲新公司", note="对方", industry="轴承")
    with pytest.raises(ConflictError, match="陈玥") as caught, portfolio.unit("我也改备注") as unit:
        clients.edit(unit, client_id, replace(shown, note="我的", region="330100"), seen=shown)
    assert caught.value.clashes == (Clash("note", "旧", "对方", "我的"),)
    with portfolio.read() as session:
        assert clients.card(session, client_id) == card


def test_values(portfolio: Portfolio, client_id: str) -> None:
    slot, other = Slot("patents"), Slot("revenue", 2025)
    with portfolio.unit("对方") as unit:
        facts.put(unit, client_id, [Stated(slot, 5), Stated(other, 7)])

    def meet(*expected: Expected) -> frozenset[Slot]:
        with portfolio.unit("我的") as unit:
            return facts.untouched(unit, client_id, expected)

    assert meet(Expected(slot, 5, 6), Expected(other, 7, None)) == frozenset()
    assert meet(Expected(slot, None, 5)) == frozenset()  # both wrote the same
    assert meet(Expected(slot, None, None), Expected(other, 3, 3)) == {slot, other}
    with pytest.raises(ConflictError) as caught:
        meet(Expected(slot, None, 6), Expected(other, 1, None), Expected(Slot("gone"), None, 1))
    assert caught.value.clashes == (
        Clash("patents", None, 5, 6),
        Clash("revenue", 1, 7, None, 2025),
    )
    # what was there and was cleared by another
    with pytest.raises(ConflictError):
        meet(Expected(Slot("gone"), 4, 5))
    # true is not 1
    with portfolio.unit("是") as unit:
        facts.put(unit, client_id, [Stated(Slot("flag"), True)])
    with pytest.raises(ConflictError):
        meet(Expected(Slot("flag"), 1, False))


def test_titles_and_money(portfolio: Portfolio, client_id: str) -> None:
    from decimal import Decimal

    title, money = Recognition("hnte", note="旧"), ReceivedBenefit("m", Decimal(5), 2025)
    with portfolio.unit("登记") as unit:
        one = recognitions.add(unit, client_id, title)
        two = received.add(unit, client_id, money)
    with portfolio.unit("对方") as unit:
        recognitions.edit(unit, client_id, one, replace(title, note="对方"), seen=title)
        received.edit(unit, client_id, two, replace(money, amount=Decimal(6)), seen=money)
    with portfolio.unit("我") as unit:
        recognitions.edit(unit, client_id, one, replace(title, document_number="1"), seen=title)
        received.edit(unit, client_id, two, replace(money, payer="市"), seen=money)
    with portfolio.read() as session:
        assert recognitions.rows(session, client_id)[0].recognition == replace(
            title, note="对方", document_number="1"
        )
        assert received.rows(session, client_id)[0].benefit == replace(money, amount=Decimal(6), payer="市")
    with pytest.raises(ConflictError), portfolio.unit("我") as unit:
        recognitions.edit(unit, client_id, one, replace(title, note="我的"), seen=title)
    with pytest.raises(ConflictError), portfolio.unit("我") as unit:
        received.edit(unit, client_id, two, replace(money, amount=Decimal(7)), seen=money)


Write = Callable[[Unit, Any, Any], None]
"""Writes a record (third) as a form does that showed it otherwise (second; None: it does not say)."""


@dataclass(frozen=True)
class Kept:
    """A record in the portfolio: as it stands first, how it is written and read, and three changes of it.

    ``other`` touches another field than ``theirs`` and ``mine``, which say different things of one.
    """

    first: Any
    theirs: Any
    mine: Any
    other: Any
    write: Write
    read: Callable[[Session], Any]

    def both(self) -> Any:
        """What stands where ``theirs`` and ``other`` were written by two."""
        one = three_way(self.first, self.theirs, self.other)
        assert one[1] == ()
        return one[0]


def _person(unit: Unit, client_id: str) -> Kept:
    first = Person("示例王", "总监", "1", "旧")
    row = people.add(unit, client_id, first)

    def write(unit: Unit, seen: Any, mine: Any) -> None:
        people.edit(unit, row, mine, seen=seen)

    def read(session: Session) -> Person:
        return replace(people.rows(session, client_id)[0].person, main=False)

    return Kept(
        first, replace(first, phone="2"), replace(first, phone="3"), replace(first, role="总"), write, read
    )


def _file(unit: Unit, client_id: str) -> Kept:
    first = EvidenceFile("0" * 64, "审计报告.pdf", 3, dt.date(2026, 12, 1), "旧")
    row = files.add(unit, client_id, first)

    def write(unit: Unit, seen: Any, mine: Any) -> None:
        files.edit(unit, row, name=mine.name, valid_to=mine.valid_to, note=mine.note, seen=seen)

    def read(session: Session) -> EvidenceFile:
        return files.rows(session, client_id)[0].file

    return Kept(
        first,
        replace(first, valid_to=None),
        replace(first, valid_to=dt.date(2027, 1, 1)),
        replace(first, note="新"),
        write,
        read,
    )


def _application(unit: Unit, client_id: str) -> str:
    made = Application(Pursuit.MEASURE, "m", "2026")
    return applications.open_one(unit, client_id, made, on=dt.date(2026, 1, 1))


def _paper(unit: Unit, client_id: str) -> Kept:
    application = _application(unit, client_id)
    first = Paper("营业执照")
    tasks.add_papers(unit, client_id, application, [first])
    unit.flush()
    row = tasks.papers(unit.session, client_id=client_id)[0].id

    def write(unit: Unit, seen: Any, mine: Any) -> None:
        tasks.receive_paper(unit, row, mine.received_on, mine.valid_to, mine.note, seen=seen)

    def read(session: Session) -> Paper:
        return tasks.papers(session, client_id=client_id)[0].paper

    return Kept(
        first,
        replace(first, note="要原件"),
        replace(first, note="要复印件"),
        replace(first, received_on=dt.date(2026, 2, 2)),
        write,
        read,
    )


def _task(unit: Unit, client_id: str) -> Kept:
    first = Task("寄材料", dt.date(2026, 12, 1))
    row = tasks.add(unit, client_id, first)

    def write(unit: Unit, seen: Any, mine: Any) -> None:
        tasks.edit(unit, row, mine.title, mine.due_on, mine.note, seen=seen)

    def read(session: Session) -> Task:
        return tasks.rows(session, client_id)[0].task

    later, last = dt.date(2026, 12, 2), dt.date(2026, 12, 3)
    return Kept(
        first,
        replace(first, due_on=later),
        replace(first, due_on=last),
        replace(first, note="催"),
        write,
        read,
    )


def _next_step(unit: Unit, client_id: str) -> Kept:
    application = _application(unit, client_id)
    first = Planned("约区里", dt.date(2026, 12, 1))
    applications.plan(unit, application, first)

    def write(unit: Unit, seen: Any, mine: Any) -> None:
        applications.plan(unit, application, mine, seen=seen)

    def read(session: Session) -> Planned:
        return applications.get(session, application).planned

    return Kept(
        first,
        replace(first, next_step="盖章"),
        replace(first, next_step="寄件"),
        replace(first, next_on=None),
        write,
        read,
    )


def _tie(unit: Unit, client_id: str) -> Kept:
    first = Link(LinkKind.PARENT, "示例集团", None, "旧")
    row = links.add(unit, client_id, first)

    def write(unit: Unit, seen: Any, mine: Any) -> None:
        links.edit(unit, row, client_id, mine.kind, mine.note, seen=seen)

    def read(session: Session) -> Link:
        return links.rows(session, client_id)[0].link

    return Kept(
        first,
        replace(first, note="持股 60%"),
        replace(first, note="持股 51%"),
        replace(first, kind=LinkKind.SISTER),
        write,
        read,
    )


def _note(unit: Unit, _client_id: str) -> Kept:
    first = ClauseNote("d", "1", "按首次认定日算", ("要问",), dt.date(2026, 11, 3), "陈玥")
    row = clause_notes.add(unit, first)

    def write(unit: Unit, seen: Any, mine: Any) -> None:
        clause_notes.edit(unit, row, mine, seen=seen)

    def read(session: Session) -> ClauseNote:
        return clause_notes.rows(session)[0].note

    return Kept(
        first,
        replace(first, text="对方的"),
        replace(first, text="我的"),
        replace(first, tags=("要问", "抢名额")),
        write,
        read,
    )


def _window(unit: Unit, _client_id: str) -> Kept:
    first = Window("330100", "hnte", "2026", dt.date(2026, 6, 1), dt.date(2026, 7, 31), "旧")
    row = windows.put(unit, first)

    def write(unit: Unit, seen: Any, mine: Any) -> None:
        assert windows.put(unit, mine, row, seen=seen) == row

    def read(session: Session) -> Window:
        return windows.get(session, row)

    return Kept(
        first,
        replace(first, closes_on=dt.date(2026, 8, 15)),
        replace(first, closes_on=dt.date(2026, 8, 31)),
        replace(first, note="通知 3 号"),
        write,
        read,
    )


@pytest.mark.parametrize("make", [_person, _file, _paper, _task, _next_step, _tie, _note, _window])
def test_every_record_that_is_edited(
    portfolio: Portfolio, client_id: str, make: Callable[[Unit, str], Kept]
) -> None:
    with portfolio.unit("登记") as unit:
        kept = make(unit, client_id)

    def write(seen: Any, mine: Any) -> None:
        with portfolio.unit("改") as unit:
            kept.write(unit, seen, mine)

    def standing() -> Any:
        with portfolio.read() as session:
            return kept.read(session)

    write(kept.first, kept.theirs)
    assert standing() == kept.theirs
    write(kept.first, kept.theirs)  # both wrote the same
    assert standing() == kept.theirs
    write(kept.first, kept.other)  # another field: both stand
    assert standing() == kept.both()
    with pytest.raises(ConflictError, match="陈玥") as caught:
        write(kept.first, kept.mine)
    assert standing() == kept.both()
    (clash,) = caught.value.clashes
    field = clash.field
    assert (clash.seen, clash.theirs, clash.mine) == tuple(
        getattr(one, field) for one in (kept.first, kept.theirs, kept.mine)
    )
    write(seen_now(kept.first, caught.value), kept.mine)  # it was shown by now, and mine was chosen
    assert standing() == replace(kept.both(), **{field: clash.mine})
    write(None, kept.first)  # what says nothing of what it showed is written as it is given
    assert standing() == kept.first


DAY = dt.date(2026, 11, 21)


def _opinion(client_id: str) -> tuple[Callable[..., None], Callable[[Session], Any]]:
    def write(unit: Unit, said: tuple[str, str] | None, seen: Judged | None) -> None:
        if said is None:
            opinions.withdraw(unit, client_id, "m", seen=seen)
        else:
            outcome = Outcome.ELIGIBLE if said[0] == "yes" else Outcome.INELIGIBLE
            opinions.put(unit, client_id, Opinion("m", "", outcome, said[1], DAY, unit.actor), seen=seen)

    def read(session: Session) -> tuple[str, str] | None:
        found = opinions.rows(session, client_id)
        return (
            None if not found else ("yes" if found[0].outcome is Outcome.ELIGIBLE else "no", found[0].reason)
        )

    return write, read


def _answer(client_id: str) -> tuple[Callable[..., None], Callable[[Session], Any]]:
    def write(unit: Unit, said: tuple[str, str], seen: Judged | None) -> None:
        value, reason = said
        statements.answer(
            unit, client_id, "judgement:x", value, reason=reason, on=DAY, by=unit.actor, seen=seen
        )

    def read(session: Session) -> tuple[str, str] | None:
        found = statements.answers(session, client_id)
        return (found[0].value, found[0].reason) if found else None

    return write, read


@pytest.mark.parametrize("make", [_opinion, _answer])
def test_a_judgement_and_its_reason_are_one_thing(
    portfolio: Portfolio,
    client_id: str,
    make: Callable[[str], tuple[Callable[..., None], Callable[..., Any]]],
) -> None:
    put, read = make(client_id)

    def write(said: Any, seen: Judged | None) -> None:
        with portfolio.unit("判断") as unit:
            put(unit, said, seen)

    def standing() -> Any:
        with portfolio.read() as session:
            return read(session)

    none, first = Judged(), ("yes", "电话答复")
    write(first, none)
    assert standing() == first
    write(first, none)  # both wrote the same
    with pytest.raises(ConflictError):  # the form showed that there was none
        write(("no", "函"), none)
    with portfolio.read() as session:
        seen = Judged(first if make is _answer else (Outcome.ELIGIBLE, "电话答复"))
        assert read(session) == first
    write(("no", "新函"), seen)
    with pytest.raises(ConflictError, match="陈玥") as caught:  # a reason goes with its judgement
        write(("yes", "电话答复，已记录"), seen)
    assert standing() == ("no", "新函")
    write(first, seen)  # left as it was shown: theirs stays
    assert standing() == ("no", "新函")
    (clash,) = caught.value.clashes
    write(("yes", "电话答复，已记录"), Judged(clash.theirs))
    assert standing() == ("yes", "电话答复，已记录")


def test_an_opinion_that_another_changed_is_not_withdrawn_unseen(
    portfolio: Portfolio, client_id: str
) -> None:
    put, read = _opinion(client_id)
    seen = Judged((Outcome.ELIGIBLE, "甲"))
    with portfolio.unit("判断") as unit:
        put(unit, ("yes", "甲"), None)
    with portfolio.unit("对方") as unit:
        put(unit, ("yes", "乙"), seen)
    with pytest.raises(ConflictError) as caught, portfolio.unit("撤回") as unit:
        put(unit, None, seen)
    with portfolio.unit("撤回") as unit:
        put(unit, None, Judged(caught.value.clashes[0].theirs))
    with portfolio.read() as session:
        assert read(session) is None


def test_tags_put_on_and_taken_off_by_two_add_up(portfolio: Portfolio, client_id: str) -> None:
    def put(words: list[str], seen: list[str] | None) -> tuple[str, ...]:
        with portfolio.unit("标签") as unit:
            tags.put(unit, client_id, words, seen=seen)
        with portfolio.read() as session:
            return tags.rows(session, client_id).get(client_id, ())

    shown = list(put(["甲", "乙"], None))
    put(["乙", "丙"], shown)  # 甲 off, 丙 on
    assert put(["甲", "乙", "丁"], shown) == ("丁", "丙", "乙")  # 丁 on; 甲 was left alone
    assert put(["甲", "丙"], ["甲", "乙"]) == ("丁", "丙")  # both put 丙 on; 乙 off
    assert put([], None) == ()


def test_what_is_ticked_twice_keeps_its_first_day(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("登记") as unit:
        kept = _paper(unit, client_id)
        kept.write(unit, None, replace(kept.first, valid_to=DAY, note="原件"))
        task = tasks.add(unit, client_id, Task("寄"))
        promise = contacts.add(unit, client_id, Contact(ContactKind.PROMISE, DAY, "给", due_on=DAY))
        unit.flush()
        paper = tasks.papers(unit.session, client_id=client_id)[0].id
    for day in (DAY, dt.date(2026, 11, 22)):
        with portfolio.unit("收到") as unit:
            tasks.tick_paper(unit, paper, day)
            tasks.finish(unit, task, day)
            contacts.keep(unit, promise, day)
    with portfolio.read() as session:
        assert kept.read(session) == replace(kept.first, received_on=DAY, valid_to=DAY, note="原件")
        assert tasks.rows(session, client_id)[0].task.done_on == DAY
        assert contacts.rows(session, client_id)[0].contact.done_on == DAY
    with portfolio.unit("撤销") as unit:
        tasks.tick_paper(unit, paper, None)
        tasks.finish(unit, task, None)
        contacts.keep(unit, promise, None)
    with portfolio.read() as session:
        assert kept.read(session) == replace(kept.first, note="原件")  # what is missing serves no more
        assert tasks.rows(session, client_id)[0].task.done_on is None
        assert contacts.rows(session, client_id)[0].contact.done_on is None


def test_who_is_told_is_who_wrote_there(portfolio: Portfolio, client_id: str) -> None:
    with portfolio.unit("登记") as unit:
        kept = _person(unit, client_id)
    portfolio.actor = "李响"
    with portfolio.unit("对方") as unit:
        kept.write(unit, kept.first, kept.theirs)
    portfolio.actor = "陈玥"
    with portfolio.unit("别处") as unit:
        tags.put(unit, client_id, ["甲"])
    with pytest.raises(ConflictError, match="李响"), portfolio.unit("我") as unit:
        kept.write(unit, kept.first, kept.mine)


def test_the_days_of_a_window_that_two_moved_past_each_other_are_refused(portfolio: Portfolio) -> None:
    shown = Window("330100", "", "2026", dt.date(2026, 6, 1), dt.date(2026, 7, 31))
    with portfolio.unit("登记") as unit:
        row = windows.put(unit, shown)
    with portfolio.unit("对方提前截止") as unit:
        windows.put(unit, replace(shown, closes_on=dt.date(2026, 6, 20)), row, seen=shown)
    with pytest.raises(InputError, match="2026-06-20”早于开始日期 2026-07-01"), portfolio.unit("我") as unit:
        windows.put(unit, replace(shown, opens_on=dt.date(2026, 7, 1)), row, seen=shown)
    with portfolio.read() as session:
        assert windows.get(session, row) == replace(shown, closes_on=dt.date(2026, 6, 20))


GROWING = {"target": "title:srdi_sme:first", "growth": {"较可能": {"revenue": "10%"}}}


def test_assumptions_of_two_stand_side_by_side_and_the_same_one_is_asked_about(
    portfolio: Portfolio, client_id: str
) -> None:
    def keep(inputs: dict[str, Any], seen: dict[str, Any] | None) -> dict[str, Any] | None:
        with portfolio.unit("方案") as unit:
            plans.put(unit, client_id, inputs, seen=seen)
        with portfolio.read() as session:
            return plans.rows(session, [client_id]).get(client_id)

    assert keep(GROWING, {}) == GROWING
    theirs = {**GROWING, "growth": {"较可能": {"revenue": "10%", "employees": "5"}}, "years": 5}
    assert keep(theirs, GROWING) == theirs
    mine = {**GROWING, "growth": {"较可能": {"revenue": "12%"}}}
    both = {**theirs, "growth": {"较可能": {"revenue": "12%", "employees": "5"}}}
    assert keep(mine, GROWING) == both  # each another's fact
    assert keep(both, GROWING) == both  # both wrote the same
    with pytest.raises(ConflictError, match="陈玥") as caught:
        keep({**GROWING, "growth": {"较可能": {"revenue": "15%"}}, "years": 1}, GROWING)
    assert caught.value.clashes == (
        Clash("growth.较可能.revenue", "10%", "12%", "15%"),
        Clash("years", None, 5, 1),
    )
    assert caught.value.of is Parts
    assert keep(both, both) == both  # nothing was written meanwhile
    shown = seen_now(Parts.of(GROWING), caught.value).whole()
    assert keep({**mine, "years": 1}, shown) == {**both, "years": 1}
    with pytest.raises(ConflictError):
        keep({}, GROWING)  # what another filled in is not emptied unseen
    assert keep({}, {**both, "years": 1}) is None


@given(
    st.recursive(
        st.integers() | st.text(), lambda below: st.dictionaries(st.sampled_from("abc"), below, min_size=1)
    )
)
def test_assumptions_are_put_together_as_they_were_taken_apart(inputs: Any) -> None:
    if isinstance(inputs, dict):
        assert Parts.of(inputs).whole() == inputs


def test_a_view_is_one_thing(portfolio: Portfolio) -> None:
    def save(choices: dict[str, str], seen: Held | None) -> dict[str, str]:
        with portfolio.unit("视图") as unit:
            board_views.put(unit, "在办", choices, seen=seen)
        with portfolio.read() as session:
            return board_views.rows(session)["在办"]

    first, theirs, mine = {"city": "杭州市"}, {"city": "杭州市", "show": "due"}, {"lanes": "advisor"}
    assert save(first, Held()) == first
    assert save(first, Held()) == first  # both made the same
    with pytest.raises(ConflictError, match="陈玥") as caught:
        save(theirs, Held())  # the name was free when it was shown
    assert caught.value.clashes == (Clash("choices", None, first, theirs),)
    assert save(theirs, Held(first)) == theirs
    assert save(first, Held(first)) == theirs  # left as it was shown
    with pytest.raises(ConflictError):
        save(mine, Held(first))  # nor are two boards mixed into one
    assert save(mine, Held(theirs)) == mine


def test_what_another_changed_is_not_removed_unseen(portfolio: Portfolio) -> None:
    shown = Window("330100", "", "2026", None, dt.date(2026, 7, 31))
    with portfolio.unit("登记") as unit:
        row = windows.put(unit, shown)
        board_views.put(unit, "在办", {"city": "杭州市"})
    portfolio.actor = "李响"
    with portfolio.unit("对方") as unit:
        windows.put(unit, replace(shown, note="延期"), row)
        board_views.put(unit, "在办", {"city": "嘉兴市"})
    portfolio.actor = "陈玥"
    with pytest.raises(StoreError, match="“2026”刚刚由李响改过，没有删除"), portfolio.unit("删") as unit:
        windows.remove(unit, row, seen=shown)
    with pytest.raises(StoreError, match="视图“在办”刚刚由李响改过"), portfolio.unit("删") as unit:
        board_views.remove(unit, "在办", seen=Held({"city": "杭州市"}))
    with portfolio.unit("看过再删") as unit:
        windows.remove(unit, row, seen=replace(shown, note="延期"))
        board_views.remove(unit, "在办", seen=Held({"city": "嘉兴市"}))
    with portfolio.read() as session:
        assert (windows.rows(session), board_views.rows(session)) == ((), {})
