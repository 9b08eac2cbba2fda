"""A list as a file, from foreign cells to words: what it says is what the engine says of each firm."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partialmethod
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.facts import Blank
from advisor_app.domain.labels import label
from advisor_app.domain.record import FactSet, FactValue, Recognition, RecognitionEvent
from advisor_app.engine.assess import Assessor
from advisor_app.screening import files, workbook
from advisor_app.screening.files import BLOCK, List
from advisor_app.screening.mapping import Defaults
from advisor_app.screening.run import Order, Screened, screen
from tests.unit.screening.firms import library
from tests.unit.screening.test_equal import ties

DAY = dt.date(2026, 8, 15)
HEADERS = (
    "企业名称",
    "统一社会信用代码",
    "注册地",
    "2025年营业收入（万元）",
    "2024年研发费用（万元）",
    "2025年研发费用（万元）",
    "2025年职工总数",
    "2025年资产总额（万元）",
    "小巨人认定日期",
    "小巨人认定类型",
    "是否高新技术企业",
    "是否人工智能企业",
    "联系电话",
)
ROWS: Sequence[Sequence[str]] = (
    (
        "示例·甲",
        "91330109MADEM0011R",
        "西湖区",
        "20000",
        "800",
        "1,000",
        "500",
        "2亿",
        "2026-07-01",
        "首次认定",
        "否",
        "是",
        "1",
    ),
    ("示例·乙", "", "330402", "不适用", "约500", "1000", "", "-", "", "", "是", "不清楚", "2"),
    ("示例·丙", "91330109MADEM0011R", "杭州市", "", "", "", "12.5", "", "2026年3月", "", "", "", ""),
    ("", "", "", "", "", "", "", "", "", "", "", "", ""),
    (
        "示例·丁",
        "91330109MADEM0011R",
        "",
        "20000",
        "800",
        "1000",
        "500",
        "20000",
        "2024/3/5",
        "复核",
        "否",
        "否",
        "",
    ),
)


def value(what: Any) -> FactValue:
    return FactValue(what)


FIRMS = (
    FactSet(
        "示例·甲",
        "91330109MADEM0011R",
        "330106",
        {"is_ai_firm": value(True)},
        {
            "revenue": {2025: value(Decimal(200_000_000))},
            "rd_spend": {2024: value(Decimal(8_000_000)), 2025: value(Decimal(10_000_000))},
            "employees": {2025: value(500)},
            "total_assets": {2025: value(Decimal(200_000_000))},
        },
        (Recognition("little_giant", RecognitionEvent.FIRST, dt.date(2026, 7, 1)),),
        complete=frozenset({"recognitions:hnte"}),
    ),
    FactSet(
        "示例·乙",
        None,
        "330402",
        {},
        {"revenue": {2025: value(Blank.NOT_APPLICABLE)}, "rd_spend": {2025: value(Decimal(10_000_000))}},
        (Recognition("hnte"),),
    ),
    FactSet("示例·丙", "91330109MADEM0011R", "330100"),
    FactSet(
        "示例·丁",
        "91330109MADEM0011R",
        None,
        {"is_ai_firm": value(False)},
        {
            "revenue": {2025: value(Decimal(200_000_000))},
            "rd_spend": {2024: value(Decimal(8_000_000)), 2025: value(Decimal(10_000_000))},
            "employees": {2025: value(500)},
            "total_assets": {2025: value(Decimal(200_000_000))},
        },
        (Recognition("little_giant", RecognitionEvent.RE_EVALUATED, dt.date(2024, 3, 5)),),
        complete=frozenset({"recognitions:hnte"}),
    ),
)


def write_csv(path: Path, rows: Sequence[Sequence[str]] = ROWS, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([HEADERS, *rows])
    return path


def write_xlsx(path: Path) -> Path:
    """As a bureau sends it: a title above the header, numbers as numbers, a real date."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "某市企业名单（示例）")
        sheet.write_row(1, 0, HEADERS)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(ROWS, 2):
            for column, text in enumerate(row):
                if text == "2026-07-01":
                    sheet.write_datetime(at, column, dt.datetime(2026, 7, 1), day)  # noqa: DTZ001
                elif text.isdigit() and len(text) < 7 and column != 2:
                    sheet.write_number(at, column, int(text))
                elif text:
                    sheet.write_string(at, column, text)
    return path


def write_parquet(path: Path) -> Path:
    frame = pl.DataFrame([dict(zip(HEADERS, row, strict=True)) for row in ROWS])
    rd = pl.Series("2025年研发费用（万元）", [1000.0, 1000.0, None, None, 1000.0])
    frame.with_columns(rd, pl.col("2025年营业收入（万元）").replace("", None)).write_parquet(path)
    return path


def run(source: Path, output: str = "out.parquet", **parts: Any) -> Screened:
    order = Order(source, source.parent / output, DAY, Defaults(DAY.year), **parts)
    return screen(library(), order)


def rows_of(done: Screened) -> list[dict[str, Any]]:
    return pl.read_parquet(done.written[0]).to_dicts()


def check(row: Mapping[str, Any], done: Screened, facts: FactSet, *, drafts: bool = False) -> None:
    """A row of the result says what the engine says of the firm written out by hand."""
    told = {m.id: m for m in Assessor(library()).assess(facts, DAY, drafts=drafts).measures if m.item is None}
    by_id = {
        name.partition("〔")[2].partition("〕")[0]: name.partition("〕")[0] + "〕"
        for name in row
        if "〔" in name
    }
    seen = 0
    for line in done.overview:
        result = told.get(line["编号"])
        if result is None:
            continue
        if line["逐家成列"] == "否":
            assert line[label(result.outcome)] == len(FIRMS), line
            continue
        name = by_id[result.id]
        assert row[name] == label(result.outcome), (facts.name, result.id)
        seen += 1
        for tail, amount in (
            ("已确认（元）", result.amount.confirmed),
            ("可能（元）", result.amount.possible),
        ):
            if f"{name}{tail}" in row:
                assert row[f"{name}{tail}"] == amount, (facts.name, result.id, tail)
    assert seen > 30


@pytest.mark.parametrize("kind", ["csv", "gb18030", "xlsx", "parquet"])
@pytest.mark.parametrize("drafts", [False, True])
def test_a_list_in_any_form_gets_the_engines_answers(tmp_path: Path, kind: str, drafts: bool) -> None:
    makes = {
        "csv": lambda: write_csv(tmp_path / "list.csv", encoding="utf-8-sig"),
        "gb18030": lambda: write_csv(tmp_path / "list.csv", encoding="gb18030"),
        "xlsx": lambda: write_xlsx(tmp_path / "list.xlsx"),
        "parquet": lambda: write_parquet(tmp_path / "list.parquet"),
    }
    done = run(makes[kind](), drafts=drafts)
    assert done.firms == 4
    assert done.skipped == ()
    rows = rows_of(done)
    assert [r["企业名称"] for r in rows] == [f.name for f in FIRMS]
    assert [r["注册地"] for r in rows] == ["西湖区", "南湖区", "杭州市", ""]
    for row, facts in zip(rows, FIRMS, strict=True):
        check(row, done, facts, drafts=drafts)
    assert done.columns.left == {"联系电话": "认不出是哪一项"}
    assert done.refused == {
        "2024年研发费用（万元）": 1,
        "2025年职工总数": 1,
        "小巨人认定日期": 1,
        "是否人工智能企业": 1,
    }
    with (tmp_path / "out.未读.csv").open(encoding="utf-8-sig") as file:
        told = [(int(r["行"]), r["列"], r["内容"]) for r in csv.DictReader(file)]
    above = {"xlsx": 2, "parquet": 0}.get(kind, 1)
    assert (above + 2, "2024年研发费用（万元）", "约500") in told
    assert (above + 3, "小巨人认定日期", "2026年3月") in told


def test_blocks_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_parquet(tmp_path / "list.parquet")
    whole = rows_of(run(source))
    monkeypatch.setattr(
        files.List,
        "blocks",
        lambda self, headers: (self.table.select(headers).slice(n, 2).collect() for n in (0, 2, 4)),
    )
    assert rows_of(run(source)) == whole


def test_csv_and_parquet_say_the_same(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "list.csv")
    rows = rows_of(run(source))
    run(source, "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig") as file:
        told = list(csv.DictReader(file))
    plain = [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows]
    assert told == plain


def test_a_workbook_has_the_money_and_all_measures_on_a_second_sheet(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    done = run(write_csv(tmp_path / "list.csv"), "out.xlsx", money_only=True)
    book = load_workbook(tmp_path / "out.xlsx", read_only=True)
    first, second = book["名单"], book["事项"]
    rows = list(first.iter_rows(values_only=True))
    assert len(rows) == 5
    at = rows[0].index(next(h for h in rows[0] if str(h).endswith("23.little-giant〕已确认（元）")))
    assert rows[1][at] == 1_000_000
    assert len(list(second.iter_rows(values_only=True))) == len(done.overview) + 1
    book.close()


def test_long_form_lists_only_what_can_be_had_or_is_open(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "list.csv")
    flat = rows_of(run(source))
    told = rows_of(run(source, "long.parquet", long=True))
    assert {r["结论"] for r in told} == {"可享受", "待定"}
    expected = sum(
        v in ("可享受", "待定") for row in flat for k, v in row.items() if k.endswith("〕") and "hz-" in k
    )
    assert len(told) == expected
    assert [r["企业名称"] for r in told] == sorted(
        (r["企业名称"] for r in told), key=[f.name for f in FIRMS].index
    )


def test_what_is_missing_is_counted_and_named(tmp_path: Path) -> None:
    done = run(write_csv(tmp_path / "list.csv"))
    row = rows_of(done)[2]
    assert "2025 年营业收入（上年度）" in row["表内缺项"]
    assert row["缺项数"] > 20
    wanted = {m["key"]: m for m in done.missing if m["year"] in (2025, None)}
    assert wanted["revenue"]["in_table"]
    assert not wanted["own_brand"]["in_table"] if "own_brand" in wanted else True
    assert done.missing[0]["firms"] >= done.missing[-1]["firms"]


def test_completeness_and_answers_come_from_the_mapping(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "list.csv", ROWS[:1])
    told = {
        "complete": ["recognitions", "received"],
        "region": "330100",
        "columns": {
            "联系电话": None,
            "小巨人认定日期": {"title": "little_giant", "part": "granted_on", "complete": True},
        },
    }
    done = run(source, mapping=told)
    facts = replace(FIRMS[0], complete=frozenset({"recognitions", "received"}))
    engine = {m.id: m for m in Assessor(library()).assess(facts, DAY).measures if m.item is None}
    for line in done.overview:
        if line["编号"] in engine:
            assert line[label(engine[line["编号"]].outcome)] == 1, line


@pytest.mark.parametrize("complete", [True, False])
def test_an_empty_date_is_a_no_only_where_the_column_is_stated_complete(
    tmp_path: Path, complete: bool
) -> None:
    source = write_csv(tmp_path / "list.csv", ROWS[1:3])
    entry = {"title": "little_giant", "part": "granted_on", "complete": complete}
    done = run(source, mapping={"columns": {"小巨人认定日期": entry, "小巨人认定类型": None}}, drafts=True)
    rows = rows_of(done)
    name = next(k for k in rows[0] if k.endswith("〔jx-2026-2028-draft.r1.little-giant〕"))
    # in 嘉兴, nothing written: no title only if the list says so
    assert rows[0][name] == ("不可享受" if complete else "待定")


def test_a_cell_that_was_refused_closes_nothing(tmp_path: Path) -> None:
    row = [*ROWS[1]]
    row[HEADERS.index("小巨人认定日期")] = "2026年3月"
    source = write_csv(tmp_path / "list.csv", [row])
    entry = {"title": "little_giant", "part": "granted_on", "complete": True}
    done = run(source, mapping={"columns": {"小巨人认定日期": entry, "小巨人认定类型": None}}, drafts=True)
    line = next(x for x in done.overview if x["编号"] == "jx-2026-2028-draft.r1.little-giant")
    assert line["待定"] == 1


def test_a_no_against_a_date_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("企业名称,注册地,小巨人认定日期,是否小巨人\n示例·甲,330100,2026-07-01,否\n", "utf-8")
    done = run(path)
    assert done.refused == {"是否小巨人": 1}
    line = next(x for x in done.overview if x["编号"] == "hz-2025-66.23.little-giant")
    assert line["待定"] == 1  # granted, but whether first is not known


@pytest.mark.parametrize("block", [BLOCK, 3])
def test_the_whole_way_settles_rows_on_a_line_and_keeps_the_others_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(List, "blocks", partialmethod(List.blocks, size=block))
    monkeypatch.setattr("advisor_app.screening.run._AT_ONCE", 2)
    names = {"main_revenue": "主营业务收入", "revenue": "营业收入", "net_profit": "净利润"}
    figures = [row for tie in ties() for row in (tie, {k: 3 * v + 1 for k, v in tie.items()})]
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        years = {"before": 2023, "middle": 2024, "after": 2025}
        out.writerow(["企业名称", *(f"{y}年{n}（元）" for n in names.values() for y in years.values())])
        for number, row in enumerate(figures):
            cells = [format(Decimal(row[when]) / 100, "f") for _ in names for when in years]
            out.writerow([f"示例·{number}", *cells])
    done = run(path, drafts=True)
    assert done.settled >= len(figures) // 4
    found = rows_of(done)
    assert [r["企业名称"] for r in found] == [f"示例·{n}" for n in range(len(figures))]
    alone = []
    for number in (0, 1, len(figures) - 1):
        lines = path.read_text("utf-8").splitlines()
        single = tmp_path / "single.csv"
        single.write_text("\n".join([lines[0], lines[number + 1]]) + "\n", "utf-8")
        (row,) = rows_of(run(single, "single.parquet", drafts=True))
        alone.append({k: v for k, v in row.items() if k in found[number]})
        assert alone[-1] == {k: found[number][k] for k in alone[-1]}
    assert alone[0] != alone[1]


# --- what can't be read -----------------------------------------------------------------------------------


def refused(words: str, source: Path, output: str = "out.parquet", **parts: Any) -> None:
    with pytest.raises(InputError, match=words) as caught:
        run(source, output, **parts)
    assert str(caught.value).endswith("。")


def test_bad_lists_are_refused_in_one_sentence(tmp_path: Path) -> None:
    good = write_csv(tmp_path / "list.csv")
    refused("找不到名单", tmp_path / "none.csv")
    refused("应是 xlsx、csv 或 parquet", tmp_path / "list.xls")
    refused("应是 parquet、csv 或 xlsx", good, "out.txt")
    refused("不存在", good, "nowhere/out.csv")
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    refused("是空的", empty)
    odd = tmp_path / "odd.csv"
    odd.write_text("甲,乙\n1,2\n", "utf-8")
    refused("没有一列认得出", odd)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK not a workbook")
    refused("打不开", broken)
    not_parquet = tmp_path / "broken.parquet"
    not_parquet.write_bytes(b"nothing")
    refused("读不出来", not_parquet)
    latin = tmp_path / "latin.csv"
    latin.write_bytes("name,Größe\nx,\xff\xff\xff\n".encode("latin-1"))
    refused("编码", latin)


def test_a_list_without_firms_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("企业名称,2025年职工总数\n,\n", "utf-8")
    with pytest.raises(NotFoundError, match="没有企业"):
        run(path)


def test_a_sheet_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_xlsx(tmp_path / "list.xlsx")
    monkeypatch.setattr(workbook, "TIME_LIMIT", 0.01)
    refused("打开太久", source)


def test_a_sheet_that_eats_all_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_xlsx(tmp_path / "list.xlsx")
    monkeypatch.setattr(workbook, "MEMORY_LIMIT", 10 * 2**20)
    refused("打不开", source)


def test_too_many_rows_for_a_sheet_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor_app.screening.write.SHEET_ROWS", 4)
    refused("工作表最多", write_csv(tmp_path / "list.csv"), "out.xlsx")


def test_names_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    row = ["=1+1", *ROWS[0][1:]]
    run(write_csv(tmp_path / "list.csv", [row]), "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig") as file:
        assert next(csv.DictReader(file))["企业名称"] == "'=1+1"
