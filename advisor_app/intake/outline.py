"""How a foreign book is laid out, and the figures in it, each with its firm, header, year and cell.

Three layouts: a firm a row (headers may stand in two rows), a firm a sheet (labels with values beside them,
years across), and a row for each figure (firm, fact, year, value). What is no figure (subtotals, notes,
hidden rows and sheets) is left and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from advisor_app.domain.facts import FactDef, Scope
from advisor_app.domain.headers import IDENTITY, YEAR, cut_year, folded, plain_header
from advisor_app.intake.book import Book, Mark, Plain, Sheet
from advisor_app.intake.cells import NUMBERS, shown
from advisor_app.intake.mapping import Use, Words, units_of

_LOOK = 15
"""Rows among which a header is looked for."""
_FORM_ROWS, _FORM_COLUMNS = 400, 40
_SUMS = ("合计", "小计", "总计", "累计", "汇总", "平均")
_NOTES = ("注:", "说明:", "备注:", "填表", "制表", "审核", "单位负责人")
_FACT_HEADS = frozenset({"指标", "指标名称", "项目", "项目名称", "数据项", "事实", "科目", "fact"})
_VALUE_HEADS = frozenset({"数值", "值", "数据", "填报值", "填报数", "数额", "value"})
_YEAR_HEADS = frozenset({"年度", "年份", "年", "会计年度", "year"})
_UNIT_HEADS = frozenset({"单位", "计量单位", "unit"})
_OWN_UNIT = re.compile(r"(?:元|万|亿|%|％|‰)\s*(?:左右|上下)?$")


class Layout(StrEnum):
    """How firms and figures stand in a book."""

    WIDE = "wide"
    FORM = "form"
    LONG = "long"

    @property
    def label(self) -> str:
        """In a person's words."""
        return {"wide": "一行一家", "form": "一张表一家", "long": "一行一个数"}[self.value]


@dataclass(frozen=True, slots=True)
class Head:
    """A header: what its words say it is (``why`` where that is nothing), and a few of its cells.

    ``brings_year``: its cells have their year elsewhere; ``needs_unit``: a bare number stands under it.
    """

    text: str
    place: str
    use: Use
    why: str = ""
    samples: tuple[str, ...] = ()
    brings_year: bool = False
    needs_unit: bool = True


@dataclass(frozen=True, slots=True)
class Firm:
    """Who a row or sheet says it is about, as it stands there."""

    place: str
    name: str = ""
    code: Plain = None
    code_mark: str = ""
    code_place: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A cell that says something: of which firm (its place in the order they come), header, year, unit."""

    firm: int
    head: str
    year: int | None
    unit: str
    raw: Plain
    mark: str
    sheet: int
    row: int
    column: int
    merged: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """Where figures stand on one sheet. ``columns``: of a wide or long table, header → column."""

    sheet: int
    first: int
    columns: Mapping[str, int]
    cells: tuple[tuple[str, int | None, str, int, int], ...] = ()
    """Of a form: header, year, unit, row, column."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A book understood: its layout, headers, and what was left out of it."""

    layout: Layout
    heads: tuple[Head, ...]
    blocks: tuple[_Block, ...]
    remarks: tuple[str, ...] = ()
    skipped: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Rows left out, by sheet."""


def outline(book: Book, words: Words) -> Outline | None:
    """How a book is laid out; None where nothing in it is recognised."""
    remarks = [f"表“{sheet.name}”是隐藏的，没有读。" for sheet in book.sheets if not sheet.visible]
    shown_sheets = [(n, sheet) for n, sheet in enumerate(book.sheets) if sheet.visible and sheet.rows]
    for find in (_long, _wide, _form):
        found = find(shown_sheets, words)
        if found is not None:
            left = {each.sheet for each in found.blocks}
            unread = [sheet.name for number, sheet in shown_sheets if number not in left]
            if unread:
                remarks.append(f"没有认出内容、没有读的表：{'、'.join(unread[:10])}。")
            return Outline(found.layout, found.heads, found.blocks, (*remarks, *found.remarks), found.skipped)
    return None


# --- a firm a row -----------------------------------------------------------------------------------------


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [" ".join(folded(v).split()) if isinstance(v, str) else shown(v) for v in sheet.rows[row]]


def _unique(texts: Sequence[str]) -> list[str]:
    """Headers, each its own: a repeated one gets its place behind it, an empty one stays empty."""
    found: list[str] = []
    for place, text in enumerate(texts, 1):
        found.append(f"{text}〔第{place}列〕" if text and text in found else text)
    return found


def _joined(sheet: Sheet, row: int) -> list[str]:
    """Two rows of headers as one: the upper reaches as far as it is merged, or until the next one."""
    upper, lower = _texts(sheet, row), _texts(sheet, row + 1)
    spans = {(a, b): d for a, b, c, d in sheet.merged if a == row}
    width = max(len(upper), len(lower))
    reach: list[str] = []
    text, until = "", -1
    for column in range(width):
        here = upper[column] if column < len(upper) else ""
        if here:
            text, until = here, spans.get((row, column), width if not spans else column)
        reach.append(text if column <= until else "")
    return [
        f"{below}{above}" if below and above and below != above else above or below
        for above, below in zip(reach, lower + [""] * (width - len(lower)), strict=True)
    ]


def _header(sheet: Sheet, words: Words) -> tuple[int, list[str]] | None:
    """The first row below the headers, and them: where most are known and one says which firm it is."""
    best: tuple[int, int, list[str]] | None = None
    for row in range(min(_LOOK, len(sheet.rows))):
        for rows in (1, 2):
            if row + rows > len(sheet.rows):
                continue
            texts = _unique(_texts(sheet, row) if rows == 1 else _joined(sheet, row))
            uses = [words.use_of(text)[0] if text else Use() for text in texts]
            if not any(use.is_ in ("name", "uscc") for use in uses):
                continue
            known = sum(use.is_read for use in uses)
            if known >= 2 and (best is None or known > best[0]):
                best = (known, row + rows, texts)
    return None if best is None else best[1:]


def _wide(sheets: Sequence[tuple[int, Sheet]], words: Words) -> Outline | None:
    blocks: list[_Block] = []
    heads: dict[str, Head] = {}
    remarks: list[str] = []
    skipped: dict[int, frozenset[int]] = {}
    for number, sheet in sheets:
        found = _header(sheet, words)
        if found is None:
            continue
        first, texts = found
        columns = {text: column for column, text in enumerate(texts) if text}
        blocks.append(_Block(number, first, columns))
        hidden = set(sheet.hidden_columns)
        for text, column in columns.items():
            if text not in heads:
                heads[text] = _head(words, text, sheet, first, column, hidden=column in hidden)
        out, told = _left_out(sheet, first, [c for t, c in columns.items() if words.use_of(t)[0].is_])
        skipped[number] = out
        remarks += told
    return (
        Outline(Layout.WIDE, tuple(heads.values()), tuple(blocks), tuple(remarks), skipped)
        if blocks
        else None
    )


def _head(words: Words, text: str, sheet: Sheet, first: int, column: int, *, hidden: bool = False) -> Head:
    """A column's header with its proposal; a hidden column is proposed for nothing."""
    use, why = words.use_of(re.sub(r"〔第[0-9]+列〕$", "", text))
    if hidden and use.is_read and not use.is_:
        use, why = Use(), "这一列是隐藏的"
    elif text.endswith("列〕") and use.is_read:
        use, why = Use(), "与前面一列同名"
    samples: list[str] = []
    bare = False
    fact = words.catalogue.facts.get(use.fact)
    for row in range(first, len(sheet.rows)):
        raw = sheet.at(row, column)
        if raw is None:
            continue
        if len(samples) < 3:
            samples.append(shown(raw))
        bare = bare or (fact is not None and _is_bare(fact, raw, sheet.mark(row, column)))
        if bare and len(samples) == 3:
            break
    return Head(text, sheet.place(first - 1, column), use, why, tuple(samples), needs_unit=bare)


def _is_bare(fact: FactDef, raw: Plain, mark: str) -> bool:
    """Whether a number stands there whose unit the header has to tell."""
    if fact.type not in NUMBERS or not units_of(fact) or mark == Mark.PERCENT:
        return False
    if isinstance(raw, str):
        text = folded(raw)
        return any(sign.isdigit() for sign in text) and not _OWN_UNIT.search(text)
    return raw is not None


def _left_out(sheet: Sheet, first: int, who: Sequence[int]) -> tuple[frozenset[int], list[str]]:
    """Rows below the header that are no firm's: subtotals, notes, what is hidden."""
    sums: list[int] = []
    notes: list[int] = []
    hidden = [
        row for row in sheet.hidden_rows if row >= first and row < len(sheet.rows) and any(sheet.rows[row])
    ]
    for row in range(first, len(sheet.rows)):
        line = sheet.rows[row]
        lead = next((folded(v) for v in line if isinstance(v, str) and v.strip()), "")
        named = [folded(v) for c in who if isinstance(v := sheet.at(row, c), str)] or [lead]
        if any(plain_header(each).startswith(_SUMS) for each in named):
            sums.append(row)
        elif lead.startswith(_NOTES) and len([v for v in line if v is not None]) <= 4:
            notes.append(row)
    told = []
    for rows, what in ((sums, "是合计一类的行"), (notes, "是说明"), (hidden, "是隐藏的")):
        if rows:
            named_rows = "、".join(str(row + 1) for row in rows[:10]) + ("等" if len(rows) > 10 else "")
            told.append(f"{sheet.name}第 {named_rows} 行{what}，没有读。")
    return frozenset((*sums, *notes, *hidden)), told


# --- a row for each figure --------------------------------------------------------------------------------

_ROLES = {"fact": _FACT_HEADS, "value": _VALUE_HEADS, "year": _YEAR_HEADS, "unit": _UNIT_HEADS}


def _roles(texts: Sequence[str], words: Words) -> dict[str, int] | None:
    """Which column is what in a long table; None where these are no headers of one."""
    found: dict[str, int] = {}
    for column, text in enumerate(texts):
        plain = plain_header(text)
        role = next((role for role, names in _ROLES.items() if plain in names), "")
        is_ = words.use_of(text)[0].is_ if text and not role else ""
        if role or is_:
            found.setdefault(role or is_, column)
    needed = {"fact", "value"} <= set(found) and ("name" in found or "uscc" in found)
    return found if needed else None


def _long(sheets: Sequence[tuple[int, Sheet]], words: Words) -> Outline | None:
    blocks: list[_Block] = []
    heads: dict[str, Head] = {}
    remarks: list[str] = []
    skipped: dict[int, frozenset[int]] = {}
    for number, sheet in sheets:
        for row in range(min(_LOOK, len(sheet.rows))):
            roles = _roles(_texts(sheet, row), words)
            if roles is None:
                continue
            blocks.append(_Block(number, row + 1, roles))
            out, told = _left_out(sheet, row + 1, [c for r, c in roles.items() if r in IDENTITY])
            skipped[number] = out
            remarks += told
            for line in range(row + 1, len(sheet.rows)):
                if line not in out:
                    _note_head(heads, words, sheet, line, roles)
            break
    return (
        Outline(Layout.LONG, tuple(heads.values()), tuple(blocks), tuple(remarks), skipped) if heads else None
    )


def _note_head(
    heads: dict[str, Head], words: Words, sheet: Sheet, row: int, roles: Mapping[str, int]
) -> None:
    said = sheet.at(row, roles["fact"])
    if not isinstance(said, str) or not said.strip():
        return
    text = " ".join(folded(said).split())
    value = sheet.at(row, roles["value"])
    old = heads.get(text)
    use, why = words.use_of(text)
    fact = words.catalogue.facts.get(use.fact)
    unit = _unit_said(sheet.at(row, roles["unit"])) if "unit" in roles else ""
    bare = fact is not None and not unit and _is_bare(fact, value, sheet.mark(row, roles["value"]))
    if old is None:
        place = sheet.place(row, roles["fact"])
        heads[text] = Head(text, place, use, why, (shown(value),), "year" in roles, bare)
    elif bare and not old.needs_unit:
        heads[text] = Head(text, old.place, use, why, old.samples, old.brings_year, needs_unit=True)


def _unit_said(raw: Plain) -> str:
    return folded(raw).strip("()") if isinstance(raw, str) else ""


# --- a firm a sheet ---------------------------------------------------------------------------------------


def _form(sheets: Sequence[tuple[int, Sheet]], words: Words) -> Outline | None:
    blocks: list[_Block] = []
    heads: dict[str, Head] = {}
    for number, sheet in sheets:
        cells = list(_form_cells(sheet, words))
        if len({text for text, *_ in cells}) < 2:
            continue
        blocks.append(_Block(number, 0, {}, tuple(cells)))
        for text, year, unit, row, column in cells:
            use, why = words.use_of(text)
            fact = words.catalogue.facts.get(use.fact)
            raw = sheet.at(row, column)
            bare = fact is not None and not unit and _is_bare(fact, raw, sheet.mark(row, column))
            old = heads.get(text)
            samples = (*(old.samples if old else ()), *([shown(raw)] if raw is not None else []))[:3]
            brings = (old is None or old.brings_year) and year is not None
            place = old.place if old else sheet.place(row, max(0, column - 1))
            heads[text] = Head(
                text, place, use, why, samples, brings, bare or (old is not None and old.needs_unit)
            )
    return Outline(Layout.FORM, tuple(heads.values()), tuple(blocks)) if blocks else None


def _form_cells(sheet: Sheet, words: Words) -> Iterator[tuple[str, int | None, str, int, int]]:
    """Labels that are known, each with the cells to its right up to the next label."""
    years: dict[int, int] = {}
    units: set[int] = set()
    for row in range(min(len(sheet.rows), _FORM_ROWS)):
        texts = _texts(sheet, row)[:_FORM_COLUMNS]
        told = {c: _year_alone(text) for c, text in enumerate(texts)}
        across = {c: year for c, year in told.items() if year is not None}
        labels = [c for c, text in enumerate(texts) if text and words.knows(text) and c not in across]
        if across and not any(words.use_of(texts[c])[0].fact for c in labels):
            years = across
            units = {c for c, text in enumerate(texts) if plain_header(text) in _UNIT_HEADS}
            continue
        for label, end in zip(labels, [*labels, len(texts)][1:], strict=True):
            text = texts[label]
            use = words.use_of(text)[0]
            fact = words.catalogue.facts.get(use.fact)
            unit = next((_unit_said(sheet.at(row, c)) for c in sorted(units) if label < c < end), "")
            if fact is not None and fact.scope is Scope.YEAR and use.year is None and years:
                columns = [c for c in years if label < c]
                yield from ((text, years[c], unit, row, c) for c in columns)
                continue
            values = [c for c in range(label + 1, end) if c not in units and sheet.at(row, c) is not None]
            if values:
                yield text, None, unit, row, values[0]


def _year_alone(text: str) -> int | None:
    """The year that a cell is a header of: 2024, 2024年, 2024年度."""
    if YEAR.fullmatch(text) is None:
        return None
    year, _ = cut_year(text, 0)
    return year


# --- the figures ------------------------------------------------------------------------------------------


def read_points(book: Book, found: Outline, uses: Mapping[str, Use], firms: list[Firm]) -> Iterator[Point]:
    """Every cell of what is read, row by row; ``firms`` is filled on the way."""
    for block in found.blocks:
        sheet = book.sheets[block.sheet]
        out = found.skipped.get(block.sheet, frozenset())
        match found.layout:
            case Layout.WIDE:
                yield from _wide_points(sheet, block, out, uses, firms)
            case Layout.LONG:
                yield from _long_points(sheet, block, out, uses, firms)
            case Layout.FORM:
                yield from _form_points(sheet, block, uses, firms)


def _tall(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells merged with others above or below them, each with the first one."""
    return {
        (row, column): (a, b)
        for a, b, c, d in sheet.merged
        if c > a
        for row in range(a, c + 1)
        for column in range(b, d + 1)
    }


def _who(
    sheet: Sheet, row: int, columns: Mapping[str, int], tall: Mapping[tuple[int, int], tuple[int, int]]
) -> Firm:
    """The firm of a row; a name merged over several rows is said in each."""
    at = {what: tall.get((row, column), (row, column)) for what, column in columns.items()}
    name = sheet.at(*at["name"]) if "name" in at else None
    region = sheet.at(*at["region"]) if "region" in at else None
    lead = min(columns.values(), default=0)
    return Firm(
        sheet.place(row, columns.get("name", lead)),
        " ".join(folded(name).split()) if isinstance(name, str) else shown(name),
        sheet.at(*at["uscc"]) if "uscc" in at else None,
        sheet.mark(*at["uscc"]) if "uscc" in at else "",
        sheet.place(*at["uscc"]) if "uscc" in at else "",
        folded(region) if isinstance(region, str) else shown(region),
    )


def _wide_points(
    sheet: Sheet, block: _Block, out: frozenset[int], uses: Mapping[str, Use], firms: list[Firm]
) -> Iterator[Point]:
    who = {uses[t].is_: c for t, c in reversed(list(block.columns.items())) if t in uses and uses[t].is_}
    read = [(t, uses[t], c) for t, c in block.columns.items() if t in uses and uses[t].fact]
    tall = _tall(sheet)
    for row in range(block.first, len(sheet.rows)):
        line = sheet.rows[row]
        if row in out or not any(value is not None for value in line):
            continue
        firms.append(_who(sheet, row, who, tall))
        number = len(firms) - 1
        for text, use, column in read:
            raw = line[column] if column < len(line) else None
            merged = (row, column) in tall
            mark = sheet.mark(row, column)
            if raw is not None or mark or merged:
                yield Point(number, text, use.year, use.unit, raw, mark, block.sheet, row, column, merged)


def _long_points(
    sheet: Sheet, block: _Block, out: frozenset[int], uses: Mapping[str, Use], firms: list[Firm]
) -> Iterator[Point]:
    who = {what: column for what, column in block.columns.items() if what in IDENTITY}
    tall = _tall(sheet)
    column = block.columns["value"]
    for row in range(block.first, len(sheet.rows)):
        if row in out or not any(value is not None for value in sheet.rows[row]):
            continue
        said = sheet.at(row, block.columns["fact"])
        text = " ".join(folded(said).split()) if isinstance(said, str) else ""
        use = uses.get(text, Use())
        if not use.fact:
            continue
        firm = _who(sheet, row, who, tall)
        last = firms[-1] if firms else None
        if last is None or (last.name, last.code) != (firm.name, firm.code):
            firms.append(firm)
        year = use.year
        if "year" in block.columns:
            told = sheet.at(row, block.columns["year"])
            year = _year_alone(shown(told)) or use.year
        unit = _unit_said(sheet.at(row, block.columns["unit"])) if "unit" in block.columns else ""
        yield Point(
            len(firms) - 1, text, year, unit or use.unit, sheet.at(row, column), sheet.mark(row, column),
            block.sheet, row, column,
        )  # fmt: skip


def _form_points(sheet: Sheet, block: _Block, uses: Mapping[str, Use], firms: list[Firm]) -> Iterator[Point]:
    said: dict[str, tuple[int, int]] = {}
    for text, _, _, row, column in block.cells:
        if text in uses and uses[text].is_:
            said.setdefault(uses[text].is_, (row, column))
    texts = {what: shown(sheet.at(*at)) for what, at in said.items()}
    code = said.get("uscc")
    firms.append(
        Firm(
            sheet.place(*said["name"]) if "name" in said else f"{sheet.name}!A1",
            texts.get("name", ""),
            None if code is None else sheet.at(*code),
            "" if code is None else sheet.mark(*code),
            "" if code is None else sheet.place(*code),
            texts.get("region", ""),
        )
    )
    for text, year, unit, row, column in block.cells:
        use = uses.get(text, Use())
        raw, mark = sheet.at(row, column), sheet.mark(row, column)
        if use.fact and (raw is not None or mark):
            yield Point(
                len(firms) - 1, text, year if year is not None else use.year, unit or use.unit, raw, mark,
                block.sheet, row, column,
            )  # fmt: skip


def missing(head: Head, use: Use, fact: FactDef | None) -> str:
    """What has to be chosen before a header is read: "year", "unit", or nothing."""
    if fact is None:
        return ""
    if fact.scope is Scope.YEAR and use.year is None and not head.brings_year:
        return "year"
    if units_of(fact) and not use.unit and head.needs_unit:
        return "unit"
    return ""
