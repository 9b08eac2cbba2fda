"""资金流测算 and 资金流汇总: kinds in columns of their own, payments with their clauses, a picture."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from reportlab.graphics.shapes import Rect, String

from advisor_app.advice.cashflow import ADDED, KINDS, OPEN, Delays, Kind, cash_flow, roll_up
from advisor_app.domain.money import format_wan
from advisor_app.domain.record import FactSet
from advisor_app.dossier import style
from advisor_app.dossier.archive import pack, unpack
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.cash import by_year, roll_doc
from advisor_app.dossier.document import Brand, DossierDoc, Groups, Table, walk
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.pdf.pictures import groups
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from advisor_app.engine.assess import Assessor
from tests.accept.dossiers import case
from tests.accept.example import AS_OF, firm, library
from tests.unit.dossier.test_build import paper_text


def tables(doc: DossierDoc, sheet: str) -> list[Table]:
    part = next(p for p in doc.sheets if p.title == sheet)
    return [b for b in walk(part.blocks) if isinstance(b, Table)]


def test_columns_are_kinds_and_each_has_its_own_sum() -> None:
    given = case()
    doc = build(Sort.CASH, given)
    for sheet, before in (("总览", 1), ("按年按付款方", 2)):
        table = tables(doc, sheet)[0]
        names = [c.title.split("\n")[0] for c in table.columns[before:]]
        assert names == [KINDS[kind] for kind in ADDED]
        (foot,) = table.foot
        for place, kind in enumerate(ADDED, before):
            assert foot[place].value == given.flow.sum(kind)
            body = [row[place].value for row in table.rows]
            assert sum(Decimal(v) for v in body if isinstance(v, Decimal | int)) == foot[place].value
        whole = sum((given.flow.sum(kind) for kind in ADDED), Decimal(0))
        assert not any(cell.value == whole for row in (*table.rows, *table.foot) for cell in row)


def test_the_workbook_adds_up_by_itself() -> None:
    data = xlsx_bytes(build(Sort.CASH, case()))
    book, results = load_workbook(BytesIO(data)), load_workbook(BytesIO(data), data_only=True)
    formulas = [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert len(formulas) == 2 * len(ADDED)
    sheet = results["按年按付款方"]
    for column in range(3, 3 + len(ADDED)):
        values = [row[column - 1].value for row in sheet.iter_rows(min_row=4)]
        numbers = [v for v in values if isinstance(v, int | float)]
        assert abs(sum(numbers[:-1]) - numbers[-1]) < 1e-9


def test_every_payment_has_its_clause_and_open_ones_stand_apart() -> None:
    given = case()
    doc = build(Sort.CASH, given)
    (detail,) = tables(doc, "逐笔明细")
    assert len(detail.rows) == len(given.flow.of(*ADDED))
    assert all(str(row[-1].value).startswith("示政办函〔2025〕1号第") for row in detail.rows)
    waiting = tables(doc, "待核")[0]
    assert len(waiting.rows) == len(given.flow.of(Kind.LEAD))
    assert not waiting.foot
    drafts = [part for part in doc.sheets if part.draft]
    assert [part.title for part in drafts] == ["附：征求意见稿"]
    paper = paper_text(pdf_bytes(doc))
    assert f"待核上限{format_wan(given.flow.sum(Kind.LEAD))}万元，定下来之前不列入任何年度" in paper
    for sentence in given.flow.assumptions():
        assert "".join(sentence.split()) in paper


def test_the_agencys_own_delay_is_the_years_of_the_paper() -> None:
    plain = case()
    late = replace(plain, delays=Delays(30))
    assert "30个月" in paper_text(pdf_bytes(build(Sort.CASH, late)))
    assert {row.year for row in late.flow.of(Kind.CEILING)} == {2028}


def test_a_firm_without_anything_is_told_so() -> None:
    nobody = FactSet("外地示例公司", None, "990000")
    content = library()
    empty = Case(Assessor(content).assess(nobody, AS_OF), content, nobody)
    doc = build(Sort.CASH, empty)
    said = paper_text(pdf_bytes(doc))
    assert "没有已经确认的资金" in said
    assert not any(isinstance(b, Groups) for part in doc.paper for b in walk(part.blocks))
    xlsx_bytes(doc)


# --- the picture --------------------------------------------------------------------------------------


def _bars(amounts: list[tuple[int, list[int]]]) -> Groups:
    parts = [(year, [Decimal(a) for a in row]) for year, row in amounts]
    sums = [sum((row[i] for _, row in parts), Decimal(0)) for i in range(len(ADDED))]
    table = by_year(parts, sums)
    return Groups("按年", table, 0, tuple(range(1, len(ADDED) + 1)), len(table.rows))


def test_bars_are_to_scale_and_stand_side_by_side() -> None:
    drawing = groups(
        _bars([(2026, [100_000, 0, 0, 300_000, 0]), (2027, [0, 0, 200_000, 0, 0])]), 480, style.USUAL
    )
    boxes = [s for s in drawing.contents if isinstance(s, Rect) and s.width > 20]
    assert len(boxes) == 3
    first, second, third = boxes
    assert abs(second.height / first.height - 3) < 1e-6
    assert abs(third.height / first.height - 2) < 1e-6
    assert first.y == second.y == third.y
    assert first.x + first.width <= second.x < second.x + second.width <= third.x
    words = [s.text for s in drawing.contents if isinstance(s, String)]
    assert {"2026", "2027", "30.00", "20.00", *(KINDS[kind] for kind in ADDED)} <= set(words)
    assert "40.00" not in words, "a group is no total"


def test_twenty_years_and_none_are_drawn() -> None:
    many = _bars([(2020 + n, [n * 1000] * len(ADDED)) for n in range(20)])
    drawing = groups(many, 480, style.USUAL)
    assert all(0 <= s.x <= 480 for s in drawing.contents if isinstance(s, Rect))
    groups(_bars([(2026, [0] * len(ADDED))]), 480, style.USUAL)


def test_the_workbook_has_a_chart_over_its_own_cells() -> None:
    with zipfile.ZipFile(BytesIO(xlsx_bytes(build(Sort.CASH, case())))) as package:
        (name,) = [n for n in package.namelist() if n.startswith("xl/charts/chart")]
        chart = package.read(name).decode()
    assert 'c:grouping val="clustered"' in chart
    assert chart.count("<c:ser>") == len(ADDED)
    spans = re.findall(r"'总览'!\$A\$(\d+):\$A\$(\d+)", chart)
    assert len(spans) == len(ADDED)
    assert {int(last) - int(first) + 1 for first, last in spans} == {len(case().flow.years)}


def test_a_kept_paper_keeps_its_picture() -> None:
    doc = build(Sort.CASH, case())
    assert unpack(pack(doc)) == doc
    assert pdf_bytes(unpack(pack(doc))) == pdf_bytes(doc)


# --- the portfolio --------------------------------------------------------------------------------------


def test_the_roll_up_lists_every_client_and_keeps_kinds_apart() -> None:
    content = library()
    assessor = Assessor(content)
    records = (firm(), firm("示例二号"), FactSet("外地示例公司", None, "990000"))
    flows = [(f.name, cash_flow(assessor.assess(f, AS_OF, drafts=True), content, f)) for f in records]
    rolled = roll_up(flows)
    doc = roll_doc(rolled, flows, AS_OF, content.content_version, Brand("示例机构"))
    (clients,) = tables(doc, "按客户")
    assert [row[1].value for row in clients.rows] == [f.name for f in records]
    (foot,) = clients.foot
    for place, kind in enumerate((*ADDED, *OPEN), 2):
        assert foot[place].value == sum((flow.sum(kind) for _, flow in flows), Decimal(0))
    years, counts, apart = tables(doc, "按年")
    assert [row[0].value for row in years.rows] == [str(y) for y in rolled.years]
    assert counts.rows[0][1].value == 2
    assert [row[2].value for row in apart.rows] == [2, 2]
    assert len(tables(doc, "逐笔明细")[0].rows) == sum(len(flow.rows) for _, flow in flows)
    xlsx_bytes(doc)
    nothing = roll_doc(roll_up([]), [], dt.date(2026, 1, 1), "1", Brand())
    xlsx_bytes(nothing)
