"""A foreign list: mapped, previewed cell by cell, accepted in part as one step, and undone by one."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from advisor_app.cli.commands import client
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.facts import FactDef
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet, FactValue
from advisor_app.domain.source import Source
from advisor_app.intake.mapping import Use
from advisor_app.intake.outline import Layout
from advisor_app.portfolio import images
from advisor_app.portfolio.backups import Reason
from advisor_app.runtime import paths
from advisor_app.services.assessing import Assessing
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry, ValueEntry
from advisor_app.services.importing import Importing, Kind, Preview
from advisor_app.services.workspace import Workspace
from tests.firms import LAST_DAY, firms

START = dt.date(2026, 2, 2)
CODE = "91330100MA2700000"
REVENUE = "2024年营收（万元）"
Rows = Sequence[Sequence[object]]


@pytest.fixture
def importing(work: Workspace, tmp_path: Path) -> Importing:
    return Importing(work.clients, tmp_path / "mappings")


def book(folder: Path, name: str = "名单.xlsx", **sheets: Rows) -> Path:
    made = Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    made.save(folder / name)
    return folder / name


def add(work: Workspace, name: str, uscc: str = "") -> str:
    return work.clients.add_client(ClientEntry(name, uscc)).id


def told(preview: Preview) -> list[tuple[str, str, str, str, str]]:
    return [(preview.firms[c.firm].name, c.label, c.now, c.new, c.place) for c in preview.changes]


def test_a_firm_a_row(work: Workspace, importing: Importing, tmp_path: Path) -> None:
    firm = add(work, "示例·甲")
    path = book(
        tmp_path,
        名单=[
            ["某某园区企业情况表"],
            ["序号", "企业名称", REVENUE, "2025年度职工人数", "是否制造业", "其他"],
            [1, "示例·甲", 12.5, 30, "是", "x"],
            [2, "示例·乙", "—", None, "否", "y"],
            ["合计", None, 99, 99, None, None],
        ],
    )
    preview = importing.preview(importing.open(path))
    assert told(preview) == [
        ("示例·甲", "2024 年营业收入", "待补", "12.5万元", "名单!C3"),
        ("示例·甲", "2025 年职工总数", "待补", "30人", "名单!D3"),
        ("示例·甲", "制造业企业", "待补", "是", "名单!E3"),
        ("示例·乙", "制造业企业", "待补", "否", "名单!E4"),
    ]
    assert preview.faults == ()
    assert any("合计" in each and "5" in each for each in preview.remarks)
    assert any("不是零" in each for each in preview.remarks)
    importing.accept(preview, create=())
    record = work.clients.record(firm)
    value = record.years["revenue"][2024]
    assert (value.value, value.source) == (Decimal(125_000), Source.SELF.label)
    assert value.observed_on == dt.date(2026, 2, 2)
    assert value.note == "导入：名单.xlsx 名单!C3"
    assert [row.name for row in work.clients.rows()] == ["示例·甲"]
    again = importing.preview(importing.open(path))
    assert again.equal == 3
    work.clients.undo()
    assert work.clients.record(firm).years == {}


def test_two_rows_of_headers_and_a_sheet_a_firm_and_a_row_a_figure_say_the_same(
    work: Workspace, importing: Importing, tmp_path: Path
) -> None:
    add(work, "示例·甲")
    wide = Workbook()
    sheet = wide.active
    assert sheet is not None
    for row in (
        ["企业名称", "营业收入（万元）", None, "职工总数"],
        [None, "2023", "2024", "2024年"],
        ["示例·甲", 10, 12.5, 30],
    ):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A2")
    wide.save(tmp_path / "两行.xlsx")
    form = book(
        tmp_path,
        "一家.xlsx",
        一=[
            ["企业名称", "示例·甲"],
            ["指标", "单位", "2023年", "2024年"],
            ["营业收入", "万元", 10, 12.5],
            ["职工总数", "人", None, 30],
        ],
    )
    long = book(
        tmp_path,
        "长表.xlsx",
        数=[
            ["企业名称", "指标", "年度", "数值", "单位"],
            ["示例·甲", "营业收入", 2023, 10, "万元"],
            ["示例·甲", "营业收入", "2024年", 12.5, "万元"],
            ["示例·甲", "职工总数", 2024, 30, "人"],
        ],
    )
    found = []
    for path, layout in ((tmp_path / "两行.xlsx", Layout.WIDE), (form, Layout.FORM), (long, Layout.LONG)):
        opened = importing.open(path)
        assert opened.outline.layout is layout
        preview = importing.preview(opened)
        assert preview.faults == ()
        found.append({each[:4] for each in told(preview)})
    assert found[0] == found[1] == found[2]
    assert {each[1:4] for each in found[0]} == {
        ("2023 年营业收入", "待补", "10万元"),
        ("2024 年营业收入", "待补", "12.5万元"),
        ("2024 年职工总数", "待补", "30人"),
    }


def test_a_unit_or_year_is_asked_for_and_remembered(
    work: Workspace, importing: Importing, tmp_path: Path
) -> None:
    add(work, "示例·甲")
    path = book(tmp_path, 名单=[["企业名称", "2024年营业收入", "总资产（元）"], ["示例·甲", 5, 7]])
    opened = importing.open(path)
    preview = importing.preview(opened)
    assert preview.changes == ()
    assert preview.open_heads == ("2024年营业收入", "总资产(元)")
    uses = dict(opened.uses)
    uses["2024年营业收入"] = replace(uses["2024年营业收入"], unit="万元")
    uses["总资产(元)"] = replace(uses["总资产(元)"], year=2025)
    assert [c.value for c in importing.preview(opened, uses).changes] == [Decimal(50_000), Decimal(7)]
    again = importing.open(path)
    assert again.remembered
    assert again.uses == uses
    other = book(tmp_path, "另.xlsx", 名单=[["企业名称", "2024年营业收入", "总资产"], ["示例·甲", 5, 7]])
    assert not importing.open(other).remembered


def test_a_stronger_source_stays_and_the_other_is_kept_beside(
    work: Workspace, importing: Importing, tmp_path: Path
) -> None:
    firm = add(work, "示例·甲")
    work.clients.set_values(firm, [ValueEntry("revenue", 1, 2024, source="audit")])
    path = book(tmp_path, 名单=[["企业名称", REVENUE, "职工总数2024"], ["示例·甲", 5, "约30"]])
    preview = importing.preview(importing.open(path))
    assert [c.kind for c in preview.changes] == [Kind.STRONGER, Kind.ESTIMATE]
    assert not any(c.ticked for c in preview.changes)
    with pytest.raises(InputError, match="没有勾选"):
        importing.accept(preview, keep_beside=False)
    importing.accept(preview)
    rows = {row.source: (row.value, row.adopted) for row in work.clients.values(firm)}
    assert rows == {"audit": (Decimal(1), True), "self": (Decimal(50_000), False)}
    importing.accept(importing.preview(importing.open(path)), chosen=[0, 1])
    rows = {row.source: (row.value, row.adopted) for row in work.clients.values(firm)}
    assert rows["self"] == (Decimal(50_000), True)
    assert rows["audit"] == (Decimal(1), False)
    assert rows["estimate"] == (30, True)
    work.clients.undo()
    work.clients.undo()
    assert [(row.value, row.adopted) for row in work.clients.values(firm)] == [(Decimal(1), True)]


def test_firms_are_told_apart(work: Workspace, importing: Importing, tmp_path: Path) -> None:
    from stdnum.cn import uscc

    code = CODE + uscc.calc_check_digit(CODE)
    other = "91330100MA2700001" + uscc.calc_check_digit("91330100MA2700001")
    first = add(work, "示例·甲", uscc=code)
    work.clients.edit_client(first, ClientEntry("示例·甲", code, former_names=("示例·旧甲",)))
    add(work, "示例·乙")
    path = book(
        tmp_path,
        名单=[
            ["企业名称", "统一社会信用代码", "2024年职工人数"],
            ["示例·旧甲", None, 1],
            ["示例·新甲", code, 1],
            ["示例·乙", code, 2],
            ["示例·甲", other, 3],
            ["示例·丙", 9.133e17, 4],
            ["示例·丁", code.replace("0", "O", 1), 5],
            [None, None, 6],
            ["示例·戊", other, 7],
        ],
    )
    preview = importing.preview(importing.open(path))
    assert [(c.label, c.value, preview.firms[c.firm].client_id) for c in preview.changes] == [
        ("2024 年职工总数", 1, first),
        ("2024 年职工总数", 7, None),
    ]
    said = "\n".join(preview.faults)
    for words in ("另一家客户“示例·乙”", "与客户“示例·甲”在册的", "名单!B6：信用代码成了数字", "是否应为"):
        assert words in said
    assert "名单!A8：这一行没有企业名称" in said
    assert any("曾用名" in each for each in preview.remarks)
    importing.accept(preview, create=[n for n, f in enumerate(preview.firms) if f.name == "示例·戊"])
    assert {row.name for row in work.clients.rows()} == {"示例·甲", "示例·乙", "示例·戊"}
    work.clients.undo()
    assert {row.name for row in work.clients.rows()} == {"示例·甲", "示例·乙"}


def test_another_clients_file_is_refused(work: Workspace, importing: Importing, tmp_path: Path) -> None:
    firm = add(work, "示例·甲")
    path = book(tmp_path, 表=[["企业名称", "示例·乙"], ["职工总数（2024年）", 3], ["制造业企业", "是"]])
    preview = importing.preview(importing.open(path), only=firm)
    assert preview.changes == ()
    assert "不是“示例·甲”的" in preview.faults[0]


def test_rows_that_disagree_are_refused(work: Workspace, importing: Importing, tmp_path: Path) -> None:
    add(work, "示例·甲")
    rows: Rows = [["企业名称", "2024年职工人数", "2023年职工人数"], ["示例·甲", 1, 5], ["示例·甲", 2, 5]]
    preview = importing.preview(importing.open(book(tmp_path, 名单=rows)))
    assert [(c.year, c.value) for c in preview.changes] == [(2023, 5)]
    assert "名单!B2、名单!B3" in preview.faults[0]


def test_a_record_that_changed_meanwhile_stops_it(
    work: Workspace, importing: Importing, tmp_path: Path
) -> None:
    firm = add(work, "示例·甲")
    path = book(tmp_path, 名单=[["企业名称", REVENUE], ["示例·甲", 5]])
    preview = importing.preview(importing.open(path))
    work.clients.set_values(firm, [ValueEntry("revenue", 1, 2024)])
    with pytest.raises(StoreError, match="又有改动"):
        importing.accept(preview)


def test_two_columns_of_one_thing_are_refused(work: Workspace, importing: Importing, tmp_path: Path) -> None:
    path = book(tmp_path, 名单=[["企业名称", "2024年营收（万元）", "甲"], ["示例·甲", 5, 6]])
    opened = importing.open(path)
    uses = {**opened.uses, "甲": Use(fact="revenue", year=2024, unit="元")}
    with pytest.raises(InputError, match="选成了同一项"):
        importing.preview(opened, uses)


def test_many_at_once_are_journaled_and_undone(work: Workspace, importing: Importing, tmp_path: Path) -> None:
    firm = add(work, "示例·企业0")
    work.clients.set_values(firm, [ValueEntry("revenue", 1, 2023, source="self")])
    years = (2023, 2024, 2025)
    rows: list[list[object]] = [["企业名称", *(f"{y}年营收（万元）" for y in years)]]
    rows += [[f"示例·企业{n}", *(n + y for y in years)] for n in range(300)]
    preview = importing.preview(importing.open(book(tmp_path, 名单=rows)))
    assert len(preview.changes) == 900
    importing.accept(preview)
    records = {r.name: r for r in work.clients.records().values()}
    assert len(records) == 300
    assert records["示例·企业7"].years["revenue"][2024].value == Decimal(20_310_000)
    assert len(work.clients.history(firm, table="facts", field="")) >= 3
    work.clients.undo()
    assert {r.name for r in work.clients.records().values()} == {"示例·企业0"}
    assert work.clients.record(firm).years["revenue"] == {
        2023: work.clients.record(firm).years["revenue"][2023]
    }
    work.clients.redo()
    assert {r.name: r for r in work.clients.records().values()} == records


def test_nothing_known_is_said(importing: Importing, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有认出表头"):
        importing.open(book(tmp_path, 名单=[["甲", "乙"], [1, 2]]))


def possible(record: FactSet, library: Library) -> FactSet:
    """The firm without figures that can't be entered, and without awards, which no client file carries."""
    catalogue = library.catalogue

    def fits(fact: FactDef, value: FactValue) -> bool:
        if not isinstance(value.value, (int, Decimal)) or isinstance(value.value, bool):
            return True
        least, most = fact.minimum, fact.maximum
        return (least is None or value.value >= least) and (most is None or value.value <= most)

    facts = {k: v for k, v in record.facts.items() if fits(catalogue.facts[k], v)}
    years = {
        k: {y: v for y, v in told.items() if fits(catalogue.facts[k], v)} for k, told in record.years.items()
    }
    items = tuple(
        replace(
            item,
            facts={k: v for k, v in item.facts.items() if fits(catalogue.item_facts[item.kind, k], v)},
        )
        for item in record.items
    )
    years = {k: told for k, told in years.items() if told}
    return replace(record, facts=facts, years=years, items=items, awards=())


@pytest.mark.parametrize("start", [0, 40])
def test_everything_exported_reads_back_the_same(
    work: Workspace, moving: FixedClock, library: Library, empty: Path, tmp_path: Path, start: int
) -> None:
    moving.advance(LAST_DAY - START)
    for record in firms(library, 20, start=start, as_of_year=2026):
        work.clients.import_record(possible(record, library))
    arguments = argparse.Namespace(action="export", all=tmp_path / "out", client="", output=None, json=False)
    assert client._export(work, arguments) == 0
    other = Path(shutil.copy(empty, tmp_path / "other.db"))
    with Workspace(other, clock=moving, actor="陈玥") as second:
        second.assessing = Assessing(moving, library)
        second.clients.import_files(
            [second.clients.read_file(p) for p in sorted((tmp_path / "out").glob("*"))]
        )
        back = sorted(second.clients.records().values(), key=lambda r: r.name)
    assert back == sorted(work.clients.records().values(), key=lambda r: r.name)


@given(
    image=st.dictionaries(st.text(max_size=8), st.none() | st.booleans() | st.integers(0, 9999) | st.text())
)
def test_the_fast_journal_writes_what_the_plain_one_does(image: dict[str, object]) -> None:
    try:
        fast = images.dump(image)
    except UnicodeEncodeError:
        return  # half a character: refused before it is entered
    assert fast == json.dumps(image, ensure_ascii=False, separators=(",", ":"))
    assert images.load(fast) == image


def test_a_list_is_written_after_a_backup_of_the_own_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    path = book(tmp_path, 名单=[["企业名称", "2025年度职工人数"], ["示例·甲", 30]])
    with Workspace(actor="陈玥", clock=FixedClock.on(START)) as own:
        own.assessing = Assessing(own.clock, library)
        add(own, "示例·早就有的")
        opened = own.importing.open(path)
        own.importing.accept(own.importing.preview(opened))
        assert [each.reason for each in own.keeping.backups()] == [Reason.BEFORE_IMPORT]
        assert own.clients.find("示例·甲").data.name == "示例·甲"
        own.portfolio.undo()
        monkeypatch.setattr(own.keeping, "back_up", _full)
        own.importing.accept(own.importing.preview(opened))  # undone in one step: a full disk stops nothing
        assert own.clients.find("示例·甲").data.name == "示例·甲"


def _full(*_: object, **__: object) -> None:
    raise StoreError("磁盘满了。")
