"""A form sent out, filled in and read back: equal values, one step, and sentences for what can't be read."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import Blank, FactDef, FactType, Scope
from advisor_app.domain.record import FactSet
from advisor_app.dossier.collect import (
    FIGURES,
    GROUP,
    ITEMS,
    MORE,
    NAME,
    NOT_HELD,
    TITLES,
    UNIT,
    VALUE,
    YEAR,
    basis_of,
    fill_of,
)
from advisor_app.dossier.kinds import Sort
from advisor_app.intake.form import KEY, read_form
from advisor_app.services.collecting import Returned
from advisor_app.services.entry import RecognitionEntry
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
        titles = {c.value.replace("\n", ""): c.column for c in row if isinstance(c.value, str)}
        titles = {KEY if title.startswith(f"{KEY}:") else title: place for title, place in titles.items()}
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
            told = {KEY: f"{ratio.key}@{year}", NAME: ratio.label, YEAR: str(year), UNIT: "%", VALUE: value}
            for title, text in told.items():
                sheet.cell(row, titles[title]).value = text
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
    assert {row.key for row in read_form(path).rows} == {row.key for row in whole.rows}


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old xls"])
def test_what_is_no_workbook_says_so(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"另存为 \.xlsx"):
        read_form(path)


def test_an_empty_file_and_a_csv_say_so(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"")
    with pytest.raises(InputError, match="空文件"):
        read_form(path)
    path.write_bytes(b"a,b\n1,2")
    with pytest.raises(InputError, match="不是本程序出的资料收集表"):
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


# --- nothing wrong is taken, nothing is lost without a word -----------------------------------------


def ask(work: Workspace, sheet: Sheet, key: str, value: object, **told: str) -> str:
    """A further row under the table, as if the form had asked for ``key`` (a firm's fact); its cell."""
    name, _, year = key.partition("@")
    fact = work.clients.catalogue.facts[name]
    titles, _ = places(sheet)
    row = int(sheet.max_row) + 1
    unit = {FactType.MONEY: "万元", FactType.RATIO: "%", FactType.DATE: "日期"}.get(fact.type, fact.unit)
    beside = {KEY: key, GROUP: fact.group, NAME: fact.label, YEAR: year, UNIT: unit, **told}
    for title, text in beside.items():
        sheet.cell(row, titles[title]).value = text
    cell = sheet.cell(row, titles[VALUE])
    cell.value = value
    return f"{sheet.title}!{cell.coordinate}"


def put(sheet: Sheet, key: str, **entered: object) -> None:
    """What a client enters in the row of ``key``, by title."""
    titles, rows = places(sheet)
    for title, value in entered.items():
        sheet.cell(rows[key], titles[title]).value = value


def raws(returned: Returned) -> dict[tuple[str, object], object]:
    return {(p.value.key, p.value.year): p.value.raw for p in returned.proposals if p.value is not None}


def one(sentences: tuple[str, ...], *words: str) -> str:
    """The only sentence that says all this."""
    (found,) = [each for each in sentences if all(word in each for word in words)]
    return found


def test_losses_and_not_applicable_may_be_entered(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    checks = load_workbook(path)[FIGURES].data_validations.dataValidation
    assert {c.errorStyle for c in checks if c.type == "decimal"} == {"warning"}
    fact = work.clients.catalogue.facts["net_profit"]
    assert fill_of(fact).minimum is None
    assert fill_of(work.clients.catalogue.facts["revenue"]).minimum == 0

    def enter(book: Workbook) -> None:
        ask(work, book[FIGURES], "net_profit@2025", -120.5)
        ask(work, book[FIGURES], "net_profit@2024", "－120.5万元")
        ask(work, book[FIGURES], "net_profit@2023", -0.1 - 0.2)
        ask(work, book[FIGURES], "revenue@2025", "不适用")

    fill(path, enter)
    returned = work.collecting.read(firm, path)
    assert returned.faults == ()
    assert raws(returned) == {
        ("net_profit", 2025): "-1205000",
        ("net_profit", 2024): "-1205000",
        ("net_profit", 2023): "-3000",
        ("revenue", 2025): Blank.NOT_APPLICABLE,
    }


@pytest.mark.parametrize("kept", [FIGURES, TITLES, ITEMS, None])
def test_each_sheet_alone_tells_whose_it_is(work: Workspace, kept: str | None, tmp_path: Path) -> None:
    ours = work.clients.import_record(FactSet("甲示例公司", None, "330109"), demo=True).id
    other = work.clients.import_record(FactSet("乙示例公司", None, "330109"), demo=True).id
    path = form(work, other, tmp_path)

    def tear(book: Workbook) -> None:
        for name in book.sheetnames:
            if name != (kept or FIGURES):
                del book[name]
        if kept is None:  # nothing says whose it is
            titles, _ = places(book[FIGURES])
            row = next(r for r in book[FIGURES].iter_rows() if r[titles[VALUE] - 1].value == VALUE)
            row[titles[KEY] - 1].value = KEY

    fill(path, tear)
    with pytest.raises(InputError, match="是给“乙示例公司”的" if kept else "看不出是给哪家企业的"):
        work.collecting.read(ours, path)
    if kept:
        assert work.collecting.read(other, path).faults == ()


def head_of(sheet: Sheet, title: str) -> Any:
    return next(c for row in sheet.iter_rows() for c in row if str(c.value).partition(":")[0] == title)


def test_a_table_that_lost_a_column_is_told(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)

    def tear(book: Workbook) -> None:
        put(book[TITLES], "title:hnte", 是否取得="已取得")
        put(book[ITEMS], "items:network_project", 填写="没有")
        head_of(book[FIGURES], VALUE).value = "填这里"
        titles, rows = places(book[TITLES])
        for row in (head_of(book[TITLES], KEY).row, *rows.values()):
            book[TITLES].cell(row, titles[KEY]).value = None
        row = head_of(book[ITEMS], KEY).row
        for cell in book[ITEMS][row]:
            cell.value = None

    fill(path, tear)
    returned = work.collecting.read(firm, path)
    assert returned.proposals == ()
    assert one(returned.faults, "数据!A", "“填写”")
    assert one(returned.faults, "资质!A", "“键”一列")
    assert one(returned.faults, "项目明细：标题行不见了")


def test_rows_that_were_added_or_torn_off_are_told(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    told: dict[str, str] = {}

    def tear(book: Workbook) -> None:
        sheet = book[FIGURES]
        told["added"] = ask(work, sheet, "revenue@2025", 1, 键="")
        told["formula"] = ask(work, sheet, "revenue@2024", "=1+1")
        told["error"] = ask(work, sheet, "revenue@2023", "#REF!")
        told["taken"] = ask(work, sheet, "rd_spend@2025", 7)
        titles, rows = places(sheet)
        aside = sheet.cell(rows["rd_spend@2025"], titles[KEY] + 1)
        aside.value, told["aside"] = "合并口径", f"数据!{aside.coordinate}"
        put(book[ITEMS], "items:network_project", **{MORE: "2 项"})
        _, titles_ = places(book[TITLES])
        told["count"] = str(len(titles_))
        book[TITLES].delete_rows(titles_["title:hnte"])

    fill(path, tear)
    returned = work.collecting.read(firm, path)
    assert [p.place for p in returned.proposals] == [told["taken"]]
    assert one(returned.faults, told["added"], "不是发出时就有的", "“1”")
    assert one(returned.faults, told["formula"], "是公式")
    assert one(returned.faults, told["error"], "错误值“#REF!”")
    assert one(returned.faults, "项目明细!", "填了“2 项”", "没有选有还是没有")
    assert len(returned.faults) == 4
    assert one(returned.remarks, told["aside"], "“合并口径”", "没有读入")
    assert one(returned.remarks, f"“资质”发出时有 {told['count']} 项", f"只找到 {int(told['count']) - 1} 项")


def test_nothing_filled_in_is_said(work: Workspace, firm: str, tmp_path: Path) -> None:
    returned = work.collecting.read(firm, form(work, firm, tmp_path))
    assert (returned.proposals, returned.faults, returned.remarks) == ((), (), ())
    assert returned.sentence().startswith("可读入 0 项：表里没有填")


def test_a_row_beside_another_key_is_no_value(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    told: dict[str, str] = {}

    def tear(book: Workbook) -> None:
        sheet = book[FIGURES]
        told["name"] = ask(work, sheet, "revenue@2025", 1, 数据="资产总额")
        told["year"] = ask(work, sheet, "revenue@2024", 1, 年度="2025")
        told["unit"] = ask(work, sheet, "revenue@2023", 1, 单位="元")
        put(book[TITLES], "title:hnte", 资质="科技型中小企业", 是否取得="没有")
        put(book[ITEMS], "items:network_project", 项目类别="首批次新材料", 填写="没有")

    fill(path, tear)
    returned = work.collecting.read(firm, path)
    assert returned.proposals == ()
    for which, title in (("name", NAME), ("year", YEAR), ("unit", UNIT)):
        assert one(returned.faults, told[which], f"“{title}”", "对不上")
    assert one(returned.faults, "资质!", "“科技型中小企业”", "“高新技术企业”对不上")
    assert one(returned.faults, "项目明细!", "“首批次新材料”", "对不上")


def test_sorted_without_the_hidden_column(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    filled: list[str] = []

    def sort(book: Workbook) -> None:
        sheet = book[FIGURES]
        titles, rows = places(sheet)
        filled.extend(rows)
        for row in rows.values():
            sheet.cell(row, titles[VALUE]).value = "是"
        order = [[sheet.cell(row, column).value for column in range(1, titles[KEY])] for row in rows.values()]
        for row, values in zip(rows.values(), reversed(order), strict=True):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value

    fill(path, sort)
    returned = work.collecting.read(firm, path)
    assert returned.proposals == ()
    assert len(returned.faults) == len(filled) > 20
    assert all("对不上" in fault for fault in returned.faults)


def test_a_row_sorted_above_its_titles_is_read(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)

    def sort(book: Workbook) -> None:
        titles, rows = places(book[ITEMS])
        head, first = head_of(book[ITEMS], KEY).row, rows["items:network_project"]
        put(book[ITEMS], "items:network_project", 填写="没有")
        for column in range(1, titles[KEY] + 1):
            above, below = book[ITEMS].cell(head, column), book[ITEMS].cell(first, column)
            above.value, below.value = below.value, above.value

    fill(path, sort)
    returned = work.collecting.read(firm, path)
    assert [p.complete for p in returned.proposals] == ["items:network_project"]


def test_an_item_that_took_the_key_of_another(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    key = "tech_renovation#1"

    def enter(book: Workbook) -> None:
        put(book[FIGURES], f"{key}:fission_selected", 填写="是")

    fill(path, enter)
    (proposal,) = work.collecting.read(firm, path).proposals
    assert proposal.label == "技术改造项目：精密减速器产线智能化改造：入选市级内生裂变项目"
    work.clients.set_value(firm, "name", "另一个项目", item=key)
    returned = work.collecting.read(firm, path)
    assert returned.proposals == ()
    assert one(returned.faults, "“类别”", "精密减速器产线智能化改造", "对不上")
    work.clients.remove_item(firm, key)
    assert one(work.collecting.read(firm, path).faults, "在客户资料里已经没有")


def test_what_is_entered_twice(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)

    def enter(book: Workbook) -> None:
        for value in (5, 6):
            ask(work, book[FIGURES], "revenue@2025", value)
            ask(work, book[FIGURES], "revenue@2024", 8)

    fill(path, enter)
    returned = work.collecting.read(firm, path)
    assert raws(returned) == {("revenue", 2024): "80000"}, "said twice alike"
    assert one(returned.faults, "填了几次")
    work.collecting.accept(firm, returned.proposals)


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        ("没有", True), ("无", True), ("否", True), ("没", True), (0, True),
        ("不适用", False), ("-", False), ("有2项", False), (2, False), ("是", False), (True, False),
    ],
)  # fmt: skip
def test_none_of_a_kind_of_project(
    work: Workspace, firm: str, tmp_path: Path, answer: object, taken: bool
) -> None:
    path = form(work, firm, tmp_path)
    fill(path, lambda book: put(book[ITEMS], "items:network_project", 填写=answer))
    returned = work.collecting.read(firm, path)
    assert [p.complete for p in returned.proposals] == ["items:network_project"] * taken
    assert len(returned.faults) == (not taken)
    assert returned.remarks == ()
    work.collecting.accept(firm, returned.proposals)
    assert work.collecting.read(firm, path).proposals == ()


def test_no_project_against_the_record_or_its_own_words(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)

    def enter(book: Workbook) -> None:
        put(book[ITEMS], "items:network_project", 填写="没有")
        put(book[ITEMS], "items:chain_project", 填写="没有", **{MORE: "2 项"})

    fill(path, enter)
    work.clients.add_item(firm, "network_project", {"name": "示例配套项目"})
    returned = work.collecting.read(firm, path)
    assert returned.proposals == ()
    assert one(returned.faults, "已在册（示例配套项目）")
    assert one(returned.faults, "却填了“2 项”")


@pytest.mark.parametrize(
    ("entered", "day"),
    [
        ("2025-03-16", "2025-03-16"),
        ("2025/3/16", "2025-03-16"),
        ("2025.3.6", "2025-03-06"),
        ("2025年3月16日", "2025-03-16"),
        ("2025 年 3 月 16 日", "2025-03-16"),
        (dt.date(2025, 3, 16), "2025-03-16"),
        ("2025年3月", None),
        ("2025-3/16", None),
        ("2025-02-30", None),
        ("不适用", None),
        (45000, None),
        (dt.date(2027, 1, 1), None),
    ],
)
def test_days(work: Workspace, firm: str, tmp_path: Path, entered: object, day: str | None) -> None:
    path = form(work, firm, tmp_path)

    def enter(book: Workbook) -> None:
        put(book[TITLES], "title:hnte", 是否取得="已取得", 认定日期=entered)
        put(book[TITLES], "title:tech_sme", 是否取得="没有")
        titles, rows = places(book[TITLES])
        if not isinstance(entered, dt.date):
            book[TITLES].cell(rows["title:hnte"], titles["认定日期"]).number_format = "General"
        ask(work, book[FIGURES], "established_on", entered if entered != "不适用" else None)

    fill(path, enter)
    returned = work.collecting.read(firm, path)
    work.collecting.accept(firm, returned.proposals)
    record = work.clients.record(firm)
    assert record.knows_all("recognitions", "tech_sme"), "one wrong row does not block the others"
    assert [str(r.granted_on) for r in record.recognitions] == ([day] if day else [])
    if day:
        assert returned.faults == ()
        assert str(record.facts["established_on"].value) == day
    else:
        assert one(returned.faults, "资质!E", "高新技术企业")


def test_contradictions_of_titles(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)

    def enter(book: Workbook) -> None:
        sheet = book[TITLES]
        put(sheet, "title:hnte", 是否取得="没有", 认定日期=dt.date(2025, 3, 1))
        put(sheet, "title:tech_sme", 是否取得="没有", 文号="浙科〔2025〕1号")
        put(sheet, "title:srdi_sme", 是否取得="没有")
        put(sheet, "title:little_giant", 认定日期=dt.date(2025, 3, 1))
        put(sheet, "title:single_champion", 是否取得="不适用")
        put(sheet, "title:new_eaglet", 是否取得="已取得", 认定日期="2025-3-1", 有效期至="2024-3-1")
        put(sheet, "title:hidden_champion", 是否取得="已取得", 取得方式="自评")
        put(sheet, "title:pilot_base", 是否取得="已取得", 文号=dt.date(2025, 3, 1))
        put(sheet, "title:ai_factory_1", 是否取得="已取得", 文号="无")

    fill(path, enter)
    granted = dt.date(2024, 5, 1)
    work.clients.add_recognition(
        firm, RecognitionEntry("srdi_sme", "first", granted, None, "浙经信〔2024〕9号")
    )
    returned = work.collecting.read(firm, path)
    (kept,) = returned.proposals
    assert kept.title is not None
    assert (kept.title.kind, kept.title.document_number) == ("ai_factory_1", "")
    for words in (
        ("高新技术企业", "却填了“2025-03-01”"),
        ("科技型中小企业", "却填了“浙科〔2025〕1号”"),
        ("专精特新中小企业", "已在册（首次认定，2024-05-01，浙经信〔2024〕9号）"),
        ("没有选“是否取得”",),
        ("国家级制造业单项冠军企业", "现在是“不适用”"),
        ("有效期至 2024-03-01 早于认定日期", "资质!F"),
        ("取得方式应是", "“自评”"),
        ("文号成了“2025-03-01”",),
    ):
        assert one(returned.faults, *words).startswith("资质!")
    assert len(returned.faults) == 8


def test_a_title_is_added_once(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    day = dt.date(2025, 3, 1)

    def enter(book: Workbook) -> None:
        sheet = book[TITLES]
        put(sheet, "title:hnte", 是否取得="已取得", 认定日期=day, 文号="甲1号", 有效期至=dt.date(2028, 3, 1))
        put(sheet, "title:tech_sme", 是否取得="已取得")
        put(sheet, "title:srdi_sme", 是否取得="已取得", 认定日期=day, 取得方式="复核通过")
        put(sheet, "title:pilot_base", 是否取得="已取得", 认定日期=day, 文号="乙1号")

    fill(path, enter)
    first = work.collecting.read(firm, path)
    assert len(first.proposals) == 4
    early = [p for p in first.proposals if p.title and p.title.kind in ("hnte", "tech_sme")]
    work.collecting.accept(firm, early)
    again = work.collecting.read(firm, path)
    assert {p.title.kind for p in again.proposals if p.title} == {"srdi_sme", "pilot_base"}
    assert again.remarks == (), "what is on record as it was entered needs no word"
    work.clients.add_recognition(firm, RecognitionEntry("srdi_sme"))
    work.clients.add_recognition(
        firm, RecognitionEntry("pilot_base", None, dt.date(2024, 1, 1), None, "乙 1号")
    )
    last = work.collecting.read(firm, path)
    assert (last.proposals, last.faults) == ((), ())
    assert one(last.remarks, "专精特新中小企业", "没有另加", "2025-03-01")
    assert one(last.remarks, "杭州市中试基地", "已在册（2024-01-01，乙 1号）")


def test_titles_on_record_are_not_asked_for(work: Workspace, firm: str, tmp_path: Path) -> None:
    assert "title:hnte" in places(load_workbook(form(work, firm, tmp_path))[TITLES])[1]
    work.clients.add_recognition(firm, RecognitionEntry("hnte", None, dt.date(2026, 1, 5)))
    path = form(work, firm, tmp_path / "again")
    assert "title:hnte" not in places(load_workbook(path)[TITLES])[1]


def test_refusals_speak_in_the_unit_of_the_form(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    said: dict[str, str] = {}

    def enter(book: Workbook) -> None:
        for key, value in (
            ("revenue@2025", "约500"),
            ("revenue@2024", -3),
            ("revenue@2023", "12,5"),
            ("revenue@2022", Decimal("1.23456789")),
            ("market_share_domestic@2025", 520),
            ("market_share_domestic@2024", -5),
            ("srdi_score@2025", 101),
            ("net_profit@2025", -1e300),
            ("pilot_base_years_supported", 2.5),
            ("total_assets@2025", dt.date(2026, 3, 5)),
        ):
            said[key] = ask(work, book[FIGURES], key, value)

    fill(path, enter)
    returned = work.collecting.read(firm, path)
    assert returned.proposals == ()
    for key, *words in (
        ("revenue@2025", "（单位：万元）", "约500"),
        ("revenue@2024", "不能为负", "“-3”"),
        ("revenue@2023", "（单位：万元）", "“12,5”"),
        ("revenue@2022", "六位小数"),
        ("market_share_domestic@2025", "不能大于 100%", "“520”"),
        ("market_share_domestic@2024", "不能为负", "“-5”"),
        ("net_profit@2025", "的数值过大", "0…”"),
        ("srdi_score@2025", "不能大于 100分", "“101”"),
        ("pilot_base_years_supported", "整数", "“2.5”"),
        ("total_assets@2025", "（单位：万元）", "“2026-03-05”"),
    ):
        fault = one(returned.faults, said[key], *words)
        assert "单位：元" not in fault
        assert "大于 1，" not in fault


def test_a_per_cent_below_one_is_told(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)

    def enter(book: Workbook) -> None:
        ask(work, book[FIGURES], "market_share_domestic@2025", 0.05)
        ask(work, book[FIGURES], "market_share_domestic@2024", "0.5%")

    fill(path, enter)
    returned = work.collecting.read(firm, path)
    assert [p.after for p in returned.proposals] == ["0.05%", "0.5%"]
    assert len(returned.remarks) == 1
    assert "按 0.05% 读入；如果是 5%，请改正" in returned.remarks[0]


def test_a_figure_shown_as_per_cent_is_no_sum(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)

    def enter(book: Workbook) -> None:
        place = ask(work, book[FIGURES], "revenue@2025", 0.05)
        book[FIGURES][place.partition("!")[2]].number_format = "0%"

    fill(path, enter)
    returned = work.collecting.read(firm, path)
    assert returned.proposals == ()
    assert one(returned.faults, "应填数字", "“5%”")


def test_ratios_are_asked_for_in_per_cent_alone() -> None:
    ratio = FactDef("rate", "费率", FactType.RATIO, basis="填小数，2% 填 0.02；含税", minimum=Decimal("0.01"))
    assert (basis_of(ratio), fill_of(ratio).hint, fill_of(ratio).minimum) == ("含税", "含税", Decimal(1))


def test_sums_in_the_wrong_unit(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    said: dict[str, str] = {}

    def enter(book: Workbook) -> None:
        for key, value in (
            ("revenue@2025", 52_300_000),  # 5,230 亿
            ("total_assets@2025", 5_000_000),  # 500 亿, beside 50 万元 a year before
            ("rd_spend@2025", 5_000_000),  # 500 亿, with nothing to compare
            ("main_revenue@2025", 5_000_000),  # 500 亿, beside 400 万元 in the form
            ("main_revenue@2024", 400),
            ("net_profit@2025", -5_000_000),
        ):
            said[key] = ask(work, book[FIGURES], key, value)

    fill(path, enter)
    for key in ("total_assets", "net_profit"):
        work.clients.set_value(firm, key, 500_000, year=2024)
    returned = work.collecting.read(firm, path)
    assert set(raws(returned)) == {("rd_spend", 2025), ("main_revenue", 2024)}
    for key in ("revenue@2025", "total_assets@2025", "main_revenue@2025", "net_profit@2025"):
        assert one(returned.faults, said[key], "可能填成了元")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_saved_by_another_program_it_reads_the_same(work: Workspace, firm: str, tmp_path: Path) -> None:
    path = form(work, firm, tmp_path)
    places_: dict[str, str] = {}

    def enter(book: Workbook) -> None:
        places_["sum"] = ask(work, book[FIGURES], "revenue@2025", "=1000+234.5")
        ask(work, book[FIGURES], "net_profit@2025", -12.5)
        ask(work, book[FIGURES], "market_share_domestic@2025", 5.25)
        places_["wrong"] = ask(work, book[FIGURES], "rd_spend@2025", "约500")
        ask(work, book[FIGURES], "total_assets@2025", "不适用")
        put(book[TITLES], "title:hnte", 是否取得="已取得", 认定日期=dt.date(2025, 3, 1), 文号="甲1号")
        put(book[TITLES], "title:tech_sme", 是否取得="没有")
        put(book[ITEMS], "items:network_project", 填写="没有")

    fill(path, enter)
    assert one(work.collecting.read(firm, path).faults, places_["sum"], "是公式")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", "--norestore", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    command += ["--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    returned = work.collecting.read(firm, tmp_path / "out" / path.name)
    assert raws(returned) == {
        ("revenue", 2025): "12345000",
        ("net_profit", 2025): "-125000",
        ("market_share_domestic", 2025): "0.0525",
        ("total_assets", 2025): Blank.NOT_APPLICABLE,
    }
    assert [p.title.granted_on for p in returned.proposals if p.title] == [dt.date(2025, 3, 1)]
    assert [p.complete for p in returned.proposals if p.complete] == [
        "recognitions:tech_sme",
        "items:network_project",
    ]
    assert len(returned.faults) == 1
    assert returned.faults[0].startswith(places_["wrong"])
    work.collecting.accept(firm, returned.proposals)
    assert work.collecting.read(firm, tmp_path / "out" / path.name).proposals == ()


def test_a_sheet_of_their_own_is_told_and_a_13th_month_is_said_as_written(
    work: Workspace, firm: str, tmp_path: Path
) -> None:
    path = form(work, firm, tmp_path)

    def enter(book: Workbook) -> None:
        book.create_sheet("补充").append(["另有两张证书"])
        book.create_sheet("空白")
        put(book[TITLES], "title:hnte", 是否取得="已取得", 认定日期="2025.13.1")

    fill(path, enter)
    returned = work.collecting.read(firm, path)
    assert one(returned.faults, "高新技术企业", "“2025.13.1”不是日期")
    assert one(returned.remarks, "补充：", "没有读入")
    assert returned.proposals == ()
