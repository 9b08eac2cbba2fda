"""The register: typed cells, totals that are sums of the rows, text that stays text, whole files; bars."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from advisor_app.domain.application import Application, Event, Evidence, Pursuit
from advisor_app.domain.errors import StoreError
from advisor_app.dossier.pdf.charts import Group, Inks, group_bars, to_svg
from advisor_app.dossier.register import Entry, Register, register_doc, write_register
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from advisor_app.pipeline.figures import Counted
from advisor_app.pipeline.machine import take

DAY = dt.date(2026, 11, 21)
DIMENSIONS = {"city": "城市", "rung": "梯队", "advisor": "顾问", "round": "轮次"}
SUBMIT = (Event.SUBMIT, Evidence(dt.date(2026, 2, 1), receipt="回执1"))
GRANT = (Event.RECOGNIZE, Evidence(dt.date(2026, 5, 1), number="12", amount=Decimal(500_000)))
PAID = (
    Event.PAY,
    Evidence(dt.date(2026, 8, 1), amount=Decimal(123_450), payer="@区财政局", tranche="1"),
)
LOST = (Event.REJECT, Evidence(dt.date(2026, 3, 1), number="通知3", reason="-名额已满"))


def entry(client: str, city: str, *steps: tuple[Event, Evidence], next_step: str = "") -> Entry:
    application = Application(Pursuit.MEASURE, "x", "2026")
    for event, evidence in steps:
        application = take(application, event, evidence, DAY)
    groups = {"city": city, "rung": "尚无梯队称号", "advisor": "陈玥", "round": "2026"}
    sums = Decimal(300_000), Decimal(1_000_000), Decimal(25_000)
    counted = Counted(application, dt.date(2026, 1, 10), *sums, groups)
    last = steps[-1][1].day if steps else counted.opened_on
    return Entry(counted, client, "研发奖励", last, next_step, dt.date(2026, 12, 1) if next_step else None)


ENTRIES = (
    entry("甲公司", "杭州市", next_step="=HYPERLINK(1)"),
    entry("+乙公司", "嘉兴市", SUBMIT),
    entry("丙公司", "杭州市", SUBMIT, GRANT, PAID),
    entry("丁公司", "嘉兴市", SUBMIT, LOST),
)


def register(*entries: Entry) -> Register:
    return Register(entries, DIMENSIONS, DAY, "2026.11.3")


@pytest.fixture(scope="module")
def data() -> bytes:
    return xlsx_bytes(register_doc(register(*ENTRIES)))


@pytest.fixture(scope="module")
def book(data: bytes) -> Any:
    return load_workbook(BytesIO(data), data_only=True)


def midnight(year: int, month: int, day: int) -> dt.datetime:
    """A day as openpyxl reads it."""
    return dt.datetime.combine(dt.date(year, month, day), dt.time())


def row(sheet: Any, first: str) -> list[Any]:
    """The first row that begins with this text."""
    return next(list(r) for r in sheet.iter_rows() if r[0].value == first)


def test_four_sheets_that_print_on_a_width_under_frozen_heads(book: Any) -> None:
    assert book.sheetnames == ["汇总", "申报台账", "兑付", "未成与用时"]
    for sheet in book:
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_area
        # One page wide is what is meant where the width is not said.
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", None)
        assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    for name, filtered in (("申报台账", "A3:R7"), ("兑付", "A3:F4"), ("未成与用时", "A3:D4")):
        assert (book[name].auto_filter.ref, book[name].print_title_rows) == (filtered, "$3:$3")
    said = [c.value for r in book["汇总"].iter_rows(max_row=5) for c in r if c.value is not None]
    assert said[:6] == ["申报统计", "4 家客户的 4 项申报", "截至", midnight(2026, 11, 21),
                        "政策内容版本", "2026.11.3"]  # fmt: skip


def test_an_application_a_row_with_what_each_cell_is(book: Any) -> None:
    sheet = book["申报台账"]
    assert [c.value.split("\n")[0] for c in sheet[3]] == [
        "客户", "事项或称号", "轮次", "阶段", "阶段日期", "确定", "上限", "预期", "核定", "已兑付", "待兑付",
        "下一步", "日期", "城市", "顾问", "梯队", "文号", "未成的理由",
    ]  # fmt: skip
    granted = row(sheet, "丙公司")
    assert [c.value for c in granted] == [
        "丙公司", "研发奖励", "2026", "兑付", midnight(2026, 8, 1), None, None, None, 50, 12.345, 37.655,
        None, None, "杭州市", "陈玥", "尚无梯队称号", "12", None,
    ]  # fmt: skip
    assert (granted[2].data_type, granted[16].data_type) == ("s", "s"), "rounds and numbers are no figures"
    assert (granted[4].is_date, granted[4].number_format) == (True, "yyyy-mm-dd")
    assert granted[9].number_format == "#,##0.00"
    hoped = row(sheet, "甲公司")
    assert [c.value for c in hoped[5:11]] == [30, 100, 2.5, None, None, None]
    assert hoped[12].value == midnight(2026, 12, 1)
    lost = row(sheet, "丁公司")
    assert [c.value for c in lost[5:11]] == [None] * 6, "what is lost is hoped for no more"
    assert (lost[16].value, lost[17].value) == (None, "-名额已满")


def test_totals_are_the_sums_of_the_groups_and_of_the_rows(data: bytes, book: Any) -> None:
    sheet, formulas = book["汇总"], load_workbook(BytesIO(data))["汇总"]
    everything = [c.value for c in row(sheet, "全部")[1:12]]
    assert everything == [4, 3, 1, 0, 1, 60, 200, 5, 50, 12.345, 37.655]
    assert all(type(value) is int for value in everything[:5])
    starts = [r[0].row for r in sheet.iter_rows() if r[0].value in DIMENSIONS.values()]
    assert len(starts) == 4
    for start in starts:
        end = next(r for r in range(start, start + 9) if sheet.cell(r, 1).value == "合计")
        for place, whole in enumerate(everything, 2):
            parts = [sheet.cell(r, place).value for r in range(start + 1, end)]
            total = sheet.cell(end, place)
            assert sum(parts) == pytest.approx(whole) == pytest.approx(total.value)
            assert total.number_format == ("#,##0" if place < 7 else "#,##0.00")
            assert str(formulas.cell(end, place).value).startswith("=SUM(")
    foot = row(book["申报台账"], "合计（各栏分别相加）")
    assert [c.value for c in foot[5:11]] == pytest.approx(everything[5:])
    assert row(book["兑付"], "合计")[3].value == 12.345


def test_payments_losses_and_waits(book: Any) -> None:
    assert [c.value for c in row(book["兑付"], "丙公司")] == [
        "丙公司", "研发奖励", midnight(2026, 8, 1), 12.345, "@区财政局", "1",
    ]  # fmt: skip
    endings = book["未成与用时"]
    assert [c.value for c in row(endings, "未通过")] == ["未通过", 1, "-名额已满", "丁公司"]
    assert [c.value for c in row(endings, "线索")] == ["线索", 3, 22, 22]
    assert [c.value for c in row(endings, "已报")] == ["已报", 2, 58.5, 89]


def test_text_that_looks_like_a_formula_stays_text(data: bytes) -> None:
    book = load_workbook(BytesIO(data))
    risky = [
        c for s in book for r in s.iter_rows() for c in r if str(c.value or "")[0:1] in ("=", "+", "-", "@")
    ]
    texts = {str(c.value) for c in risky if c.data_type != "f"}
    assert texts == {"=HYPERLINK(1)", "+乙公司", "-名额已满", "@区财政局"}
    assert all(c.quotePrefix for c in risky if c.data_type != "f")
    assert all(str(c.value).startswith("=SUM(") for c in risky if c.data_type == "f")


def test_an_empty_register_is_a_workbook_too() -> None:
    book = load_workbook(BytesIO(xlsx_bytes(register_doc(register()))))
    said = {c.value for sheet in book for r in sheet.iter_rows() for c in r}
    assert {"还没有立项。", "还没有到账。", "没有未成的申报。"} <= said


def test_the_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "新" / "台账.xlsx"
    write_register(path, register(*ENTRIES))
    first = path.read_bytes()
    write_register(path, register(*ENTRIES))
    assert path.read_bytes() == first, "the same content, the same bytes"

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StoreError, match=r"台账\.xlsx"):
        write_register(path, register())
    assert path.read_bytes() == first
    assert [each.name for each in path.parent.iterdir()] == ["台账.xlsx"]


def test_bars_stand_side_by_side_on_one_scale() -> None:
    inks = Inks("#111111", "#222222", "#333333", ("#ff0000", "#00ff00", "#0000ff"))
    groups = (
        Group("甲<市>", (Decimal(500_000), Decimal(1_000_000), Decimal(0))),
        Group("乙" * 30, (Decimal(0), Decimal(0), Decimal(0))),
    )
    svg = to_svg(group_bars(("确定", "上限", "预期"), groups, 400, inks))
    bars = {
        m[2]: (float(m[0]), float(m[1]))
        for m in re.findall(r'<rect x="([\d.]+)"[^>]*? width="([\d.]+)"[^>]*?fill: rgb\(([^)]*)\)', svg)
    }
    assert list(bars) == ["100%,0%,0%", "0%,100%,0%"], "what is nothing has no bar"
    assert bars["100%,0%,0%"][0] == bars["0%,100%,0%"][0], "each begins at the line: none is stacked"
    assert bars["0%,100%,0%"][1] == pytest.approx(2 * bars["100%,0%,0%"][1], rel=1e-3)
    assert "确定 50.00" in svg
    assert "甲&lt;市&gt;" in svg
    assert "没有金额" in svg
    assert f"{'乙' * 13}…" in svg
    assert "font-family: 'Noto Sans SC'" in svg
    assert "clip" not in svg, "Qt would paint the clip black"
