"""The PDF of every demo firm, beside plain reportlab platypus setting the same texts, turn by turn.

Run: ``.venv/bin/python -m bench.paper``. Plain: Paragraph with wordWrap CJK, Table with repeatRows, page
"x / y" from a canvas that keeps its pages; no 目录, bookmarks, links, or Chinese rules of line breaking.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from advisor_app.domain.phrases import DISCLAIMER
from advisor_app.dossier import document
from advisor_app.dossier.build import build
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import Block, DossierDoc, Kind, clean, shown, walk
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.pdf import fonts
from advisor_app.dossier.pdf.charts import Bar, money_bars
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.client_file import load_client_file

DAY = dt.date(2026, 12, 31)
ROUNDS = 9
WIDTH = A4[0] - 43 * mm
_FONT = "PlainSC"
_BODY = ParagraphStyle("body", fontName=_FONT, fontSize=10.5, leading=17.5, wordWrap="CJK", spaceAfter=6)
_CELL = ParagraphStyle("cell", fontName=_FONT, fontSize=9, leading=13.5, wordWrap="CJK")
_HEAD = ParagraphStyle("head", fontName=_FONT, fontSize=13, leading=20, wordWrap="CJK", spaceBefore=16)
_RULES = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, "#E3E8ED")]


class _Counting(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Keeps the pages until their number is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  as reportlab calls it
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._kept, 1):
            self.__dict__.update(state)
            self.setFont(_FONT, 7.5)
            self.drawRightString(A4[0] - 18 * mm, 11 * mm, f"第 {number} / {len(self._kept)} 页")
            super().showPage()
        super().save()


def _text(said: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(clean(said)).replace("\n", "<br/>"), style)


def _table(widths: list[float], rows: list[list[str]], *, head: bool = True) -> Table:
    whole = sum(widths)
    cells = [[_text(said, _CELL) for said in row] for row in rows]
    return Table(cells, [w / whole * WIDTH for w in widths], repeatRows=int(head), style=_RULES)


def _flowables(blocks: tuple[Block, ...]) -> Iterator[Flowable]:
    for block in walk(blocks):
        match block:
            case document.Heading():
                yield _text(block.text, _HEAD)
            case document.Paragraph():
                yield _text(block.text, _BODY)
            case document.Quote():
                yield _text(block.text, _BODY)
                yield _text(f"——{block.source}", _CELL)
            case document.Grid():
                pairs = [[name, shown(cell, Kind.TEXT)] for name, cell in block.pairs]
                pairs += [["", ""]] * (-len(pairs) % block.columns)
                starts = range(0, len(pairs), block.columns)
                rows = [[said for pair in pairs[i : i + block.columns] for said in pair] for i in starts]
                yield _table([1, 3] * block.columns, rows, head=False)
            case document.Table() if block.rows:
                rows = [[c.title for c in block.columns]]
                for row in (*block.rows, *block.foot):
                    rows.append([shown(cell, c.kind) for cell, c in zip(row, block.columns, strict=True)])
                yield _table([c.width for c in block.columns], rows)
            case document.Table():
                yield _text(block.empty, _CELL)
            case document.Tree():
                rows = [["结论", "条件", "读取的值", "差距"]]
                rows += [[str(line.status), line.text, line.value, line.remark] for line in block.lines]
                yield _table([8, 21, 20, 12.5], rows)
            case document.Picture():
                found = zip(block.table.rows[: block.rows], block.tones, strict=True)
                bars = [
                    Bar(shown(row[block.label], Kind.TEXT), row[block.value].value, tone)  # type: ignore[arg-type]
                    for row, tone in found
                ]
                yield money_bars(block.title, bars, WIDTH)
            case document.SignOff():
                yield _table(
                    [1] * len(block.parties), [["\n".join((p.title, *p.lines)) for p in block.parties]]
                )
            case document.Disclaimer():
                yield from (_text(sentence, _BODY) for sentence in DISCLAIMER)
            case _:
                pass


def plain_bytes(doc: DossierDoc) -> bytes:
    """The same texts as platypus sets them."""
    story = [_text(doc.title, _HEAD), _text(doc.client, _BODY)]
    story += _flowables((document.Grid(doc.facts),))
    for part in doc.paper:
        story += [_text(part.title, _HEAD), *_flowables(part.blocks)]
    out = BytesIO()
    margins = {"leftMargin": 25 * mm, "rightMargin": 18 * mm, "topMargin": 25 * mm, "bottomMargin": 20 * mm}
    template = SimpleDocTemplate(out, pagesize=A4, invariant=1, pageCompression=1, **margins)
    template.build(story, canvasmaker=_Counting)
    return out.getvalue()


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """Print medians, pages and sizes of both, and how many firms a second."""
    fonts.register()
    pdfmetrics.registerFont(ttfonts.TTFont(_FONT, str(resources.font("NotoSansSC-Regular.ttf"))))
    library = open_library(resources.policies_db())
    assessor = Assessor(library)
    total = 0.0
    firms = sorted(resources.demo().glob("*.json"))
    print("          页        毫秒          倍      KB")
    print("企业    本  素    本     素   本/素   本   素")
    for path in firms:
        facts = load_client_file(path, library.catalogue, DAY)
        doc = build(Sort.WHOLE, Case(assessor.assess(facts, DAY, drafts=True), library, facts))
        ours, plain = pdf_bytes(doc), plain_bytes(doc)  # and everything is warm
        own, other = [], []
        for _ in range(ROUNDS):
            own.append(_seconds(lambda doc=doc: pdf_bytes(doc)))  # type: ignore[misc]
            other.append(_seconds(lambda doc=doc: plain_bytes(doc)))  # type: ignore[misc]
        mine, theirs = statistics.median(own), statistics.median(other)
        total += mine
        pages = [len(PdfReader(BytesIO(data)).pages) for data in (ours, plain)]
        sizes = [len(data) // 1024 for data in (ours, plain)]
        print(
            f"{path.stem[:2]}     {pages[0]:3} {pages[1]:3} {mine * 1000:6.0f} {theirs * 1000:6.0f}"
            f"   {mine / theirs:4.2f}  {sizes[0]:4} {sizes[1]:4}"
        )
    print(f"每秒 {len(firms) / total:.1f} 家（十家示例的中位数之和）")


if __name__ == "__main__":
    main()
