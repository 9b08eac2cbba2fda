"""The blocks of a dossier as text on screen: the same words and values as on paper, without its pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtWidgets import QTextBrowser

from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Paragraph,
    Role,
    Row,
    Span,
    Status,
    Table,
    Together,
    shown,
)
from advisor_app.ui.theme import SPACE, Tokens

_RIGHT = (Kind.MONEY, Kind.NUMBER)


class PaperText(QTextBrowser):
    """Sections of a dossier, one below the other; pictures are left to paper."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self._tokens = tokens
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(SPACE[3])

    def show_sections(self, sections: Iterable[tuple[str, Sequence[Block]]]) -> None:
        """Replace everything, from the top."""
        parts = [
            f"<h3 style='margin-top: 14px; margin-bottom: 6px;'>{escape(name)}</h3>{self._blocks(blocks)}"
            for name, blocks in sections
        ]
        self.setHtml(f"<body style='line-height: 130%;'>{''.join(parts)}</body>")

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Heading(text=text):
                return f"<h4 style='margin-top: 10px; margin-bottom: 4px;'>{escape(text)}</h4>"
            case Paragraph(spans=spans, role=role):
                return self._paragraph(spans, role)
            case Table():
                return self._table(block)
            case Together(blocks=inner):
                return self._blocks(inner)
            case _:
                return ""

    def _paragraph(self, spans: Sequence[Span], role: Role) -> str:
        colour = self._tokens.muted if role is Role.NOTE else self._tokens.text
        said = "".join(self._span(span) for span in spans)
        return f"<p style='margin-top: 2px; margin-bottom: 4px; color: {colour};'>{said}</p>"

    def _span(self, span: Span) -> str:
        said = _lines(span.text)
        if span.tone is not None:
            said = f"<span style='color: {self._tokens.tone(span.tone)};'>{said}</span>"
        return f"<b>{said}</b>" if span.strong else said

    def _table(self, table: Table) -> str:
        if not table.rows:
            return f"<p style='color: {self._tokens.muted};'>{escape(table.empty)}</p>" if table.empty else ""
        head = "".join(
            f"<th align='{_side(column)}' width='{self._share(column, table)}%'>{_lines(column.title)}</th>"
            for column in table.columns
        )
        rows = "".join(self._row(row, table.columns, n) for n, row in enumerate((*table.rows, *table.foot)))
        t = self._tokens
        return (
            f"<table width='98%' cellspacing='0' cellpadding='5' border='0' style='margin-bottom: 6px;'>"
            f"<tr style='background: {t.raised}; color: {t.muted};'>{head}</tr>{rows}</table>"
        )

    @staticmethod
    def _share(column: Column, table: Table) -> int:
        whole = sum(each.width for each in table.columns)
        return max(1, round(column.width / whole * 100))

    def _row(self, row: Row, columns: Sequence[Column], number: int) -> str:
        ground = f" style='background: {self._tokens.raised};'" if number % 2 else ""
        cells = "".join(
            f"<td align='{_side(column)}'>{self._cell(cell, column)}</td>"
            for cell, column in zip(row, columns, strict=True)
        )
        return f"<tr{ground}>{cells}</tr>"

    def _cell(self, cell: Cell, column: Column) -> str:
        said = _lines(shown(cell, column.kind or Kind.TEXT))
        if isinstance(cell.value, Status):
            said = f"<span style='color: {self._tokens.tone(cell.value.tone)};'>{said}</span>"
        return f"<b>{said}</b>" if cell.strong else said


def _side(column: Column) -> str:
    return "right" if column.kind in _RIGHT else "left"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
