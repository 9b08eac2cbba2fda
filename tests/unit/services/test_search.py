"""Anything entered is found by any piece of it, as it reads now."""

import pytest

from advisor_app.services.entry import ClientEntry
from advisor_app.services.relations import PersonEntry
from advisor_app.services.workspace import Workspace


@pytest.fixture
def firm(work: Workspace) -> str:
    return work.clients.add_client(ClientEntry("示例云栖算谷数据有限公司", note="老板爱喝龙井")).id


def test_by_any_piece(work: Workspace, firm: str) -> None:
    for piece in ("谷", "算谷", "栖算谷", "云栖算谷", " 龙井 "):
        assert {hit.client_id for hit in work.search.find(piece)} == {firm}
    assert work.search.find("井龙") == ()


def test_as_it_reads_now(work: Workspace, firm: str) -> None:
    assert work.search.find("王示例") == ()
    work.search.follow(work.relations.add_person(firm, PersonEntry("王示例")).changes)
    (hit,) = work.search.find("王示例")
    assert (hit.client_id, hit.table) == (firm, "people")
    work.search.follow(work.clients.undo())
    assert work.search.find("王示例") == ()
    work.search.follow(work.clients.edit_client(firm, ClientEntry("示例换名有限公司")))
    assert work.search.find("算谷") == ()
    assert [hit.text for hit in work.search.find("换名")] == ["示例换名有限公司"]


@pytest.mark.parametrize("typed", ["'; DROP TABLE clients;--", "%", "_", '"', "*", "<img src=x>", "\\"])
def test_signs_stand_for_themselves(work: Workspace, firm: str, typed: str) -> None:
    assert work.search.find(typed) == ()
    odd = work.clients.add_client(ClientEntry(f"示例{typed}有限公司"))
    work.search.follow(odd.changes)
    assert {hit.client_id for hit in work.search.find(typed)} == {odd.id}
    assert len(work.clients.rows()) == 2
