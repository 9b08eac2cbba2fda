"""A thousand clients in forty columns as a workbook: ours beside openpyxl, by turns; a real assessment."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

from advisor_app.domain.phrases import Tone
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import Cell, Column, DossierDoc, Kind, Part, Row, Status, Table
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from advisor_app.runtime import resources
from advisor_app.services.assessing import Assessing

DAY = dt.date(2026, 12, 31)
CLIENTS, ROUNDS = 1000, 7
_KINDS = (Kind.TEXT, Kind.MONEY, Kind.DATE, Kind.STATUS, Kind.CODE) * 8
_LOOKS = {
    Kind.TEXT: ("正文", "General"),
    Kind.MONEY: ("金额", "#,##0.00"),
    Kind.DATE: ("日期", "yyyy-mm-dd"),
    Kind.STATUS: ("状态", "General"),
    Kind.CODE: ("编码", "@"),
}
_STATUSES = (Status("可享受", Tone.GOOD), Status("待定", Tone.OPEN), Status("不可享受", Tone.BAD))


def cell(kind: Kind, client: int, place: int) -> Cell:
    """A cell of the kind, unlike those around it."""
    number = client * 41 + place
    match kind:
        case Kind.MONEY:
            return Cell(Decimal(number * 100))
        case Kind.DATE:
            return Cell(DAY - dt.timedelta(days=number % 3000))
        case Kind.STATUS:
            return Cell(_STATUSES[number % 3])
        case Kind.CODE:
            return Cell(f"91330106MA2{number:06d}X")
        case _:
            return Cell(f"示例第{client}家科技有限公司的第{place}项说明")


def rows() -> tuple[Row, ...]:
    """All clients."""
    return tuple(tuple(cell(k, client, place) for place, k in enumerate(_KINDS)) for client in range(CLIENTS))


def document(body: tuple[Row, ...]) -> DossierDoc:
    """The clients as a dossier of one sheet."""
    columns = tuple(Column(f"第{place}栏", 12, kind) for place, kind in enumerate(_KINDS))
    part = Part("客户", (Table(columns, body, main=True),))
    return DossierDoc("客户一览", "一千家客户", DAY, "", (), (), (), (part,))


def openpyxl_book(body: tuple[Row, ...], *, write_only: bool) -> bytes:
    """The same cells in the same styles by openpyxl: no heights, rules, titles or page setup."""
    book = Workbook(write_only=write_only)
    line = Side("thin", "C9D1D9")
    box = Border(left=line, right=line, top=line, bottom=line)
    for name, written in _LOOKS.values():
        text = Alignment(wrap_text=True, vertical="top")
        made = NamedStyle(name, Font(name="微软雅黑", size=10), border=box, alignment=text)
        made.number_format = written
        book.add_named_style(made)
    sheet = book.create_sheet("客户") if write_only else book.active
    names = [_LOOKS[kind][0] for kind in _KINDS]
    for number, row in enumerate(body, 1):
        written = []
        for place, (one, kind, name) in enumerate(zip(row, _KINDS, names, strict=True), 1):
            value = one.value
            if isinstance(value, Decimal):
                value = value / 10_000
            elif kind is Kind.STATUS:
                value = str(value)
            made = WriteOnlyCell(sheet, value) if write_only else sheet.cell(number, place, value)
            made.style = name
            written.append(made)
        if write_only:
            sheet.append(written)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def main() -> None:
    """Print the medians of so many rounds, each way once a round."""
    body = rows()
    doc = document(body)
    assessing = Assessing()
    record = assessing.read(min(resources.demo().glob("*.json")))
    assessment = assessing.assessor.assess(record, DAY, drafts=True)
    real = build(Sort.WHOLE, Case(assessment, assessing.library, record))
    ways: dict[str, Callable[[], bytes]] = {
        "本程序，带行高、条件格式、筛选、版面": lambda: xlsx_bytes(doc),
        "openpyxl 只写模式，只有单元格与样式": lambda: openpyxl_book(body, write_only=True),
        "openpyxl 普通模式，只有单元格与样式": lambda: openpyxl_book(body, write_only=False),
        "一份真实的评估工作簿": lambda: xlsx_bytes(real),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    sizes: dict[str, int] = {}
    for _ in range(ROUNDS):
        for name, work in ways.items():
            started = time.perf_counter()
            sizes[name] = len(work())
            times[name].append(time.perf_counter() - started)
    print(f"{CLIENTS} 家客户 × {len(_KINDS)} 栏，{ROUNDS} 轮的中位数")
    for name, taken in times.items():
        print(f"{statistics.median(taken) * 1000:8.0f} ms  {sizes[name] / 1e6:5.2f} MB  {name}")


if __name__ == "__main__":
    main()
