"""Cells typed or pasted into the client list, and blocks of figures."""

from __future__ import annotations

from dataclasses import replace

from advisor_app.services.cells import ClientCell, ListField, write_cells
from advisor_app.services.clients import Clients
from advisor_app.services.entry import ClientEntry, ValueEntry
from advisor_app.services.relations import LONGEST_TAG
from advisor_app.services.workspace import Workspace


def made(service: Clients, *names: str) -> list[str]:
    return [service.add_client(ClientEntry(name)).id for name in names]


def test_a_block_is_one_step_over_many_clients_and_one_undo_takes_it_back(work: Workspace) -> None:
    service = work.clients
    first, second = made(service, "示例·甲", "示例·乙")
    written = write_cells(
        service,
        [
            ClientCell(first, ListField.ADVISOR, "张"),
            ClientCell(second, ListField.ADVISOR, "李"),
            ClientCell(first, ListField.NOTE, "老客户"),
            ClientCell(first, ListField.ADVISOR, "王"),
        ],
    )
    assert (written.taken, written.refused) == (3, ())
    assert written.changes.client_ids == {first, second}
    data = service.card(first).data
    assert (data.advisor, data.note, service.card(second).data.advisor) == ("王", "老客户", "李")
    assert service.steps(limit=1)[0].title == "在列表里修改 2 家客户的陪跑顾问、备注"
    service.undo()
    assert {service.card(each).data.advisor for each in (first, second)} == {""}
    assert service.card(first).data.note == ""


def test_what_cannot_be_taken_is_told_with_its_cell_and_nothing_else_is_lost(work: Workspace) -> None:
    service = work.clients
    first, gone = made(service, "示例·甲", "示例·乙")
    service.delete_client(gone)
    cells = [
        ClientCell(first, ListField.TAGS, "重点，" + "长" * (LONGEST_TAG + 1)),
        ClientCell(first, ListField.INDUSTRY, "带\x00的行业"),
        ClientCell(gone, ListField.ADVISOR, "张"),
        ClientCell("nobody", ListField.TAGS, "张"),
        ClientCell(first, ListField.SHORT_NAME, "甲"),
    ]
    written = write_cells(service, cells)
    assert written.taken == 1
    assert [each.cell for each in written.refused] == cells[:4]
    assert all(each.reason.endswith("。") for each in written.refused)
    assert service.card(first).data.short_name == "甲"
    assert service.card(gone).data.advisor == ""
    steps = len(service.steps())
    assert write_cells(service, cells[:2]).taken == 0
    assert len(service.steps()) == steps, "nothing that can be taken: no step"


def test_what_another_changed_since_it_was_shown_is_not_written_over(work: Workspace) -> None:
    service = work.clients
    first, second = made(service, "示例·甲", "示例·乙")
    service.edit_client(first, replace(service.entry(first), note="对方的", industry="轴承"))
    cells = [
        ClientCell(first, ListField.NOTE, "我的", ""),
        ClientCell(first, ListField.INDUSTRY, "轴承", ""),  # both wrote the same
        ClientCell(first, ListField.ADVISOR, "张", ""),
        ClientCell(second, ListField.NOTE, "我的", ""),
    ]
    written = write_cells(service, cells)
    assert (written.taken, [each.cell for each in written.refused]) == (3, cells[:1])
    assert "“对方的”" in written.refused[0].reason
    data = service.card(first).data
    assert (data.note, data.industry, data.advisor) == ("对方的", "轴承", "张")
    write_cells(service, [ClientCell(first, ListField.TAGS, "对方", "")])
    write_cells(service, [ClientCell(first, ListField.TAGS, "我的", "")])
    assert set(work.relations.tags(first)[first]) == {"对方", "我的"}


def test_tags_are_replaced_and_emptied(work: Workspace) -> None:
    service = work.clients
    (first,) = made(service, "示例·甲")
    for text in ("重点 外贸", "外贸", ""):
        written = write_cells(service, [ClientCell(first, ListField.TAGS, text)])
        assert written.taken == 1
    assert [step.title for step in service.steps(first)][:3] == ["在列表里修改标签"] * 3


def test_figures_that_can_be_taken_are_one_step_and_the_others_come_back(work: Workspace) -> None:
    service = work.clients
    (first,) = made(service, "示例·甲")
    service.set_value(first, "employees", 5, year=2023)
    pasted = service.paste_values(
        first,
        [
            ValueEntry("employees", "100", 2024),
            ValueEntry("employees", "很多", 2023),
            ValueEntry("revenue", "1", 1066),
            ValueEntry("nothing", "1", 2024),
            ValueEntry("revenue", "52300000", 2024),
        ],
    )
    assert pasted.taken == 2
    assert [entry.raw for entry, _ in pasted.refused] == ["很多", "1", "1"]
    years = service.record(first).years
    assert {year: each.value for year, each in years["employees"].items()} == {2023: 5, 2024: 100}
    service.undo()
    assert "revenue" not in service.record(first).years
    assert service.record(first).years["employees"].keys() == {2023}
    steps = len(service.steps())
    assert not service.paste_values(first, [ValueEntry("employees", "很多", 2023)]).changes
    assert len(service.steps()) == steps
