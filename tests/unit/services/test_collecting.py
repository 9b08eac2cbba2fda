"""A form sent out, filled in and read back: equal values, one step, and sentences for what can't be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Blank, FactType, Scope
from advisor_app.domain.record import FactSet
from advisor_app.dossier.collect import NOT_HELD, VALUE
from advisor_app.dossier.kinds import Sort
from advisor_app.intake.form import KEY, read_form
from advisor_app.services.workspace import Workspace
from tests.dumps import dump

DAY = dt.date(2026, 2, 2)
Sheet = Any


@pytest.fixture
def firm(work: Workspace, demo_firm: FactSet) -> str:
    """A firm of which nothing is known but that it is there and has projects."""
    bare = replace(demo_firm, facts={}, years={}, complete=frozenset(), answers={})
    items = tuple(
        replace(item, facts={"name": item.facts["name"]} if "name" in item.facts else {})
        for item in bare.items
    )
    return work.clients.import_record(replace(bare, items=items)).id


def form(work: Workspace, firm: str, folder: Path) -> Path:
    prepared = work.exporting.document(firm, Sort.COLLECT, DAY)
    (path,), _ = work.exporting.hand_over(prepared, folder, pdf=False)
    return path


def places(sheet: Sheet) -> tuple[dict[str, int], dict[str, int]]:
    """Columns by title, and rows by key."""
    for row in sheet.iter_rows():
        titles = {str(c.value).replace("\n", ""): c.column for c in row if isinstance(c.value, str)}
        if KEY in titles and len(titles) > 2:
            keys = {
                sheet.cell(number, titles[KEY]).value: number
                for number in range(row[0].row + 1, sheet.max_row + 1)
            }
            return titles, {key: number for key, number in keys.items() if key}
    raise AssertionError("no table with keys")


def fill(path: Path, change: Callable[[Workbook], None]) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)


def test_what_goes_out_filled_comes_back_equal(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    catalogue = work.clients.catalogue
    given: dict[tuple[str, int | None], Any] = {}

    def enter(book: Workbook) -> None:
        sheet = book["数据"]
        titles, rows = places(sheet)
        for number, (key, row) in enumerate(rows.items()):
            if ":" in key:
                continue
            name, _, year = key.partition("@")
            fact = catalogue.facts[name]
            cell = sheet.cell(row, titles[VALUE])
            where = (name, int(year) if year else None)
            match fact.type:
                case FactType.BOOL:
                    cell.value, given[where] = ("是", True) if number % 2 else ("否", False)
                case FactType.MONEY:
                    cell.value, given[where] = 1234.5678, Decimal(12345678)
                case FactType.RATIO:
                    cell.value, given[where] = 5.25, Decimal("0.0525")
                case FactType.INTEGER:
                    cell.value, given[where] = 3, 3
                case FactType.NUMBER:
                    cell.value, given[where] = 2.5, Decimal("2.5")
                case FactType.DATE:
                    cell.value, given[where] = dt.date(2020, 5, 1), dt.date(2020, 5, 1)
                case FactType.CHOICE:
                    cell.value, given[where] = fact.choices[0][1], fact.choices[0][0]
                case FactType.TEXT:
                    cell.value, given[where] = "示例文字", "示例文字"

    fill(path, enter)
    assert given
    returned = work.collecting.read(firm, path)
    assert returned.faults == ()
    before = dump(work.portfolio)
    work.collecting.accept(firm, returned.proposals)
    record = work.clients.record(firm)
    for (name, year), value in given.items():
        found = record.facts.get(name) if year is None else record.years[name].get(year)
        assert found is not None, name
        assert found.value == value, name
        assert found.source == "企业自报"
    assert work.collecting.read(firm, path).proposals == (), "read twice, nothing more to change"
    work.portfolio.undo()
    assert dump(work.portfolio) == before, "one step back takes all of it"


def test_titles_and_kinds_of_projects(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    kept: list[str] = []

    def enter(book: Workbook) -> None:
        titles, rows = places(book["资质"])
        held, none, *_ = rows
        kept.extend([held.partition(":")[2], none.partition(":")[2]])
        sheet = book["资质"]
        entered: dict[str, str | dt.date] = {
            "是否取得": "已取得",
            "取得方式": "首次认定",
            "认定日期": dt.date(2025, 3, 1),
            "有效期至": dt.date(2028, 2, 29),
            "文号": "示例〔2025〕1号",
        }
        for title, value in entered.items():
            sheet.cell(rows[held], titles[title]).value = value
        sheet.cell(rows[none], titles["是否取得"]).value = NOT_HELD
        items = book["项目明细"]
        columns, kinds = places(items)
        first, second, *_ = kinds
        items.cell(kinds[first], columns[VALUE]).value = NOT_HELD
        items.cell(kinds[second], columns[VALUE]).value = "有"
        kept.append(first.partition(":")[2])

    fill(path, enter)
    returned = work.collecting.read(firm, path)
    assert returned.faults == ()
    assert len(returned.remarks) == 1
    assert "请在“项目与明细”里录入" in returned.remarks[0]
    work.collecting.accept(firm, returned.proposals)
    record = work.clients.record(firm)
    (title,) = record.recognitions
    assert (title.kind, title.granted_on, title.valid_to, title.document_number) == (
        kept[0], dt.date(2025, 3, 1), dt.date(2028, 2, 29), "示例〔2025〕1号",
    )  # fmt: skip
    assert record.knows_all("recognitions", kept[1])
    assert record.knows_all("items", kept[2])


def test_traps_of_the_sheet(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    catalogue = work.clients.catalogue
    names: dict[str, str] = {}

    def enter(book: Workbook) -> None:
        sheet = book["数据"]
        titles, rows = places(sheet)
        of = {
            kind: [k for k in rows if ":" not in k and catalogue.facts[k.partition("@")[0]].type is kind]
            for kind in (FactType.MONEY, FactType.BOOL)
        }
        money, flags = of[FactType.MONEY], of[FactType.BOOL]
        for key, entered in zip(money, ("5230万", "约500", "  "), strict=False):
            sheet.cell(rows[key], titles[VALUE]).value = entered
            names[entered] = key
        sheet.cell(rows[flags[0]], titles[VALUE]).value = "也许"
        sheet.cell(rows[flags[1]], titles[VALUE]).value = "不适用"
        names["不适用"] = flags[1]

    fill(path, enter)
    returned = work.collecting.read(firm, path)
    values = {each.value.key: each.value.raw for each in returned.proposals if each.value is not None}
    assert values.pop(names["5230万"].partition("@")[0]) == "52300000"
    assert values.pop(names["不适用"].partition("@")[0]) == Blank.NOT_APPLICABLE
    assert values == {}, "blank is not zero"
    assert len(returned.faults) == 2
    assert all(fault.startswith("数据!") for fault in returned.faults)
    assert any("约500" in fault for fault in returned.faults)


def test_percent_cells_are_not_divided_again(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    facts = work.clients.catalogue.facts.values()
    ratio = next(f for f in facts if f.type is FactType.RATIO and f.scope is Scope.YEAR and not f.derivation)

    def enter(book: Workbook) -> None:
        sheet = book["数据"]
        titles, rows = places(sheet)
        first, second, *_ = rows.values()
        for row, year, value in ((first, 2025, 0.05), (second, 2024, 5)):
            sheet.cell(row, titles[KEY]).value = f"{ratio.key}@{year}"
            sheet.cell(row, titles[VALUE]).value = value
        sheet.cell(first, titles[VALUE]).number_format = "0.00%"

    fill(path, enter)
    read = work.collecting.read(firm, path).proposals
    assert [p.value.raw for p in read if p.value is not None] == ["0.05", "0.05"]


def test_another_clients_form_is_refused(work: Workspace, firm: str, tmp_path: Path) -> None:
    other = work.clients.import_record(FactSet("另一家示例公司", None, "330109"), demo=True).id
    path = form(work, other, tmp_path)
    with pytest.raises(InputError, match="是给“另一家示例公司”的"):
        work.collecting.read(firm, path)


def test_sorted_and_renamed_it_still_reads(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    whole = read_form(path)

    def change(book: Workbook) -> None:
        book["数据"].title = "Sheet1"
        book.move_sheet("Sheet1", offset=2)

    fill(path, change)
    assert {row.key for row in read_form(path)} == {row.key for row in whole}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old xls", b"a,b\n1,2"])
def test_what_is_no_workbook_says_so(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"另存为 \.xlsx"):
        read_form(path)


def test_a_foreign_workbook_and_none(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "客户"  # type: ignore[index]
    book.save(tmp_path / "foreign.xlsx")
    with pytest.raises(InputError, match="不是本程序出的资料收集表"):
        read_form(tmp_path / "foreign.xlsx")
    with pytest.raises(InputError, match="没有"):
        read_form(tmp_path / "none.xlsx")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 250_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(InputError, match="解开后过大"):
        read_form(path)
