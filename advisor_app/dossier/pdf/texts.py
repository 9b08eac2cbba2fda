"""Every text of a dossier that its paper will show, to be looked through before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from advisor_app.domain.phrases import DISCLAIMER, DISCLAIMER_SHORT, SYMBOLS
from advisor_app.dossier.document import (
    Block,
    Cover,
    DossierDoc,
    Gauges,
    Grid,
    Heading,
    Kind,
    Paragraph,
    Picture,
    Quote,
    Rungs,
    SignOff,
    Spine,
    Table,
    Tree,
    clean,
    shown,
    walk,
)

DRAFT_MARK = "征求意见稿"
_OWN = "第 / 页目录（续）·—0123456789,.…☐☑结论条件读取的值（年度、来源）差距达标线要求待补未生效"
"""What paper writes by itself."""


def paper_texts(doc: DossierDoc) -> Iterator[str]:
    """Every text that will be drawn, as it will be."""
    yield from (doc.title, clean(doc.client), doc.standing, doc.dated)
    yield from (clean(doc.brand.agency), *map(clean, doc.brand.lines))
    for name, value in doc.record:
        yield from (clean(name), clean(value))
    yield from _block_texts((Grid(doc.facts),))
    for part in doc.paper:
        yield clean(part.title)
        yield from _block_texts(part.blocks)
    yield from (_OWN, DRAFT_MARK, DISCLAIMER_SHORT, *DISCLAIMER, *SYMBOLS.values())


def _block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield clean(text)
            case Quote():
                yield from (clean(block.text), clean(block.source))
            case Grid():
                for name, cell in block.pairs:
                    yield from (clean(name), shown(cell, Kind.TEXT))
                    yield from map(clean, cell.fill.choices if cell.fill else ())
            case Table():
                yield from _table_texts(block)
            case Tree():
                for line in block.lines:
                    yield from (str(line.status), clean(line.text), clean(line.value), clean(line.remark))
            case Picture():
                yield clean(block.title)
                yield from _table_texts(block.table)
            case _:
                yield from _picture_texts(block)


def _picture_texts(block: Block) -> Iterator[str]:
    match block:
        case Rungs():
            yield clean(block.title)
            for step in block.steps:
                yield from (clean(step.name), clean(str(step.status)), clean(step.note))
        case Gauges():
            yield clean(block.title)
            for bar in block.bars:
                yield from (clean(bar.label), clean(bar.found), clean(bar.wanted))
        case Cover():
            yield from (clean(block.title), clean(block.subtitle))
            for pair in block.lines:
                yield from map(clean, pair)
        case Spine():
            yield from (clean(block.title), clean(block.subtitle), clean(block.year))
        case SignOff():
            for party in block.parties:
                yield from (clean(party.title), *map(clean, party.lines))
        case _:
            pass


def _table_texts(table: Table) -> Iterator[str]:
    seen = [(number, column) for number, column in enumerate(table.columns) if not column.hidden]
    yield from (clean(column.title) for _, column in seen)
    yield clean(table.empty)
    for row in (*table.rows, *table.foot):
        for number, column in seen:
            yield shown(row[number], column.kind)
            fill = row[number].fill
            if fill is not None:
                yield from map(clean, fill.choices)
