"""People, tags, ties between firms, and the advisor's own opinion."""

import pytest

from advisor_app.domain.errors import InputError
from advisor_app.domain.relation import LinkKind
from advisor_app.domain.verdict import Outcome
from advisor_app.services.entry import ClientEntry
from advisor_app.services.relations import PersonEntry
from advisor_app.services.workspace import Workspace

MEASURE = "hz-2025-66.7.renovation"


@pytest.fixture
def firm(work: Workspace) -> str:
    return work.clients.add_client(ClientEntry("示例甲有限公司")).id


@pytest.fixture
def other(work: Workspace) -> str:
    return work.clients.add_client(ClientEntry("示例乙有限公司")).id


def names(work: Workspace, firm: str) -> list[tuple[str, bool]]:
    return [(row.person.name, row.person.main) for row in work.relations.people(firm)]


def test_one_person_is_called_first(work: Workspace, firm: str) -> None:
    first = work.relations.add_person(firm, PersonEntry(" 王示例 ", "财务总监", "0571-1")).id
    second = work.relations.add_person(firm, PersonEntry("李示例")).id
    assert names(work, firm) == [("王示例", True), ("李示例", False)]
    work.relations.edit_person(second, PersonEntry("李示例", "总经理", main=True))
    assert names(work, firm) == [("李示例", True), ("王示例", False)]
    work.relations.remove_person(first)
    work.clients.undo()
    work.clients.undo()
    assert names(work, firm) == [("王示例", True), ("李示例", False)]
    with pytest.raises(InputError, match="姓名"):
        work.relations.add_person(firm, PersonEntry("  "))


def test_tags_are_words_parted_by_anything(work: Workspace, firm: str) -> None:
    work.relations.put_tags(firm, "重点，外贸、重点 老客户")
    assert work.relations.tags() == {firm: ("外贸", "老客户", "重点")}
    work.relations.put_tags(firm, "外贸")
    assert work.relations.tags() == {firm: ("外贸",)}
    work.relations.put_tags(firm, "")
    assert work.relations.tags() == {}
    with pytest.raises(InputError, match="最多 20 个"):
        work.relations.put_tags(firm, "长" * 21)


def test_a_tie_reads_from_both_ends(work: Workspace, firm: str, other: str) -> None:
    link_id = work.relations.add_link(firm, "parent", "示例乙有限公司", "持股 60%").id
    (here,) = work.relations.links(firm)
    (there,) = work.relations.links(other)
    assert (here.link.kind, here.link.name, here.link.client_id) == (
        LinkKind.PARENT,
        "示例乙有限公司",
        other,
    )
    assert (there.link.kind, there.link.name, there.link.client_id) == (
        LinkKind.SUBSIDIARY,
        "示例甲有限公司",
        firm,
    )
    work.relations.edit_link(link_id, other, "sister", "同一控制人")
    assert work.relations.links(firm)[0].link.kind is LinkKind.SISTER
    work.relations.edit_link(link_id, other, "parent", "")
    assert work.relations.links(firm)[0].link.kind is LinkKind.SUBSIDIARY
    for client_id, name in ((firm, "示例乙有限公司"), (other, "示例甲有限公司")):
        with pytest.raises(InputError, match="已经登记过"):
            work.relations.add_link(client_id, "affiliate", name)
    with pytest.raises(InputError, match="它自己"):
        work.relations.add_link(firm, "affiliate", "示例甲有限公司")
    work.relations.remove_link(link_id)
    assert work.relations.links(other) == ()


def test_a_firm_outside_has_only_its_name(work: Workspace, firm: str) -> None:
    work.relations.add_link(firm, "parent", "示例集团")
    (row,) = work.relations.links(firm)
    assert (row.link.name, row.link.client_id) == ("示例集团", None)


def test_an_opinion_stands_beside_the_verdict(work: Workspace, firm: str) -> None:
    with pytest.raises(InputError, match="理由"):
        work.relations.hold(firm, MEASURE, None, "eligible", " ")
    work.relations.hold(firm, MEASURE, None, "eligible", "电话核实")
    work.relations.hold(firm, MEASURE, None, "ineligible", "再次核实")
    (held,) = work.relations.opinions(firm)
    assert (held.outcome, held.reason, held.held_by) == (Outcome.INELIGIBLE, "再次核实", "陈玥")
    work.relations.withdraw(firm, MEASURE)
    assert work.relations.opinions(firm) == ()
