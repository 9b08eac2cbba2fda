"""Foreign cells into prepared columns, a block of rows at a time; cells that can't be taken are listed.

The plain forms (numbers, 是/否, 2026-07-01) are read for a whole column at once; every other distinct text
goes through :mod:`advisor_app.screening.cells` once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from advisor_app.domain.client import is_region
from advisor_app.domain.facts import Catalogue, FactDef, FactType
from advisor_app.domain.headers import EMPTY, NO, NOT_APPLICABLE, UNITS, YES, folded
from advisor_app.domain.record import LOSING, RecognitionEvent
from advisor_app.screening.cells import (
    Cell,
    read_cell,
    read_day,
    read_event,
    read_yes_no,
)
from advisor_app.screening.layout import EVENTS, MOST, SCALES, FactColumn, Layout, TitleColumns
from advisor_app.screening.mapping import OWN_UNIT, Columns, Use
from advisor_app.screening.texts import as_text

ROW = "row"
"""Each prepared row's number in the list, from 0."""
_DIGITS = 16
"""A number of at most so many characters is told exactly by its float."""
_LARGE = 10**15
_EXACT = 4.5e-16
"""See :func:`_fitting`."""
_CODE = r"^[0-9A-HJ-NPQRTUWXY]{18}$"


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that was not taken: it counts as missing. ``row`` from 0."""

    row: int
    column: str
    text: str
    fault: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A column of a block as read; ``refused``: rows (of the block) with the fault."""

    values: pl.Series
    blanks: pl.Series | None
    faults: Mapping[int, str]


class Preparer:
    """Prepares blocks of one list; its layout is known once all blocks were seen."""

    def __init__(self, columns: Columns, catalogue: Catalogue) -> None:
        self._columns = columns
        self._catalogue = catalogue
        self._blanks: set[str] = set()
        """Fact headers under which a cell said 不适用."""
        self.refused: list[Refused] = []
        self.counts: dict[str, int] = {}
        """Cells refused, by header; all of them, also those not listed any more."""
        self._names = {header: f"c{n}" for n, header in enumerate(columns.columns)}
        self._records = self._grouped()

    def _grouped(self) -> dict[tuple[str, str], dict[str, str]]:
        """(title, record) → part → header."""
        groups: dict[tuple[str, str], dict[str, str]] = {}
        for header, use in self._columns.columns.items():
            if use.title:
                groups.setdefault((use.title, use.record), {})[use.part] = header
        return groups

    # --- the layout -------------------------------------------------------------------------------------

    def layout(self) -> Layout:
        """The columns of the prepared table, as far as blocks were prepared."""
        uses = self._columns.columns
        names = {use.is_: self._names[h] for h, use in uses.items() if use.is_}
        complete = {f"recognitions:{t}": f"all_{n}" for n, t in enumerate(self._told_complete())}
        return Layout(
            tuple(self._fact_columns()),
            tuple(self._title_columns()),
            self._columns.region,
            names.get("region"),
            self._columns.complete,
            complete,
            self._columns.answers,
            {use.answer: self._names[h] for h, use in uses.items() if use.answer},
            names.get("name"),
            names.get("uscc"),
        )

    def _fact_columns(self) -> Iterable[FactColumn]:
        for header, use in self._columns.columns.items():
            if use.fact:
                name = self._names[header]
                yield FactColumn(use.fact, use.year, name, f"{name}_na" if header in self._blanks else None)

    def _title_columns(self) -> Iterable[TitleColumns]:
        for number, ((title, _), parts) in enumerate(self._records.items()):
            granted, until = parts.get("granted_on"), parts.get("valid_to")
            event, header = self._event(parts), parts.get("event")
            yield TitleColumns(
                title,
                f"t{number}",
                None if granted is None else self._names[granted],
                None if until is None else self._names[until],
                event,
                None if header is None or event is not None else self._names[header],
            )

    def _event(self, parts: Mapping[str, str]) -> RecognitionEvent | None:
        told = [self._columns.columns[h].event for h in parts.values()]
        return next((e for e in told if e is not None), None)

    def _told_complete(self) -> tuple[str, ...]:
        """Titles of which some column says that what it does not name is not there."""
        uses = self._columns.columns.values()
        return tuple(dict.fromkeys(u.title for u in uses if u.title and u.complete))

    # --- blocks -----------------------------------------------------------------------------------------

    def block(self, raw: pl.DataFrame, first: int) -> pl.DataFrame:
        """Prepare the rows from ``first`` on; ``raw`` has a column (of any type) for every header in use.

        Rows in which nothing is written are left out.
        """
        made: dict[str, pl.Series] = {ROW: pl.int_range(first, first + len(raw), eager=True, dtype=pl.Int64)}
        quick = self._typed(raw)
        texts = raw.select(_as_text(raw.schema[h], h, told=h not in quick) for h in self._columns.columns)
        refused: dict[str, set[int]] = {}
        for header, use in self._columns.columns.items():
            read = quick.get(header) or self._column(use, texts.get_column(header))
            name = self._names[header]
            made[name] = read.values
            if use.fact:
                made[f"{name}_na"] = (
                    pl.zeros(len(raw), pl.Boolean, eager=True) if read.blanks is None else read.blanks
                )
                if read.blanks is not None and read.blanks.any():
                    self._blanks.add(header)
            refused[header] = set(read.faults)
            self._refuse(header, texts.get_column(header), read.faults, first)
        self._titles(made, texts, refused, first)
        written = texts.select(
            pl.any_horizontal((pl.all().str.strip_chars() != "").fill_null(value=False))
        ).to_series()
        return pl.DataFrame(made).filter(written)

    def _typed(self, raw: pl.DataFrame) -> dict[str, _Read]:
        """Columns of numbers that are numbers already and all fit: they need no look at their text."""
        found: dict[str, _Read] = {}
        for header, use in self._columns.columns.items():
            if not use.fact or not raw.schema[header].is_numeric():
                continue
            fact = self._catalogue.facts[use.fact]
            factor = _factor(use.unit)
            if fact.type not in SCALES or factor is None:
                continue
            column = raw.get_column(header)
            values = _fitting(fact, factor, pl.col("x").cast(pl.Float64), column)
            if values.null_count() == column.null_count():
                found[header] = _Read(values, None, {})
        return found

    def _refuse(self, header: str, texts: pl.Series, faults: Mapping[int, str], first: int) -> None:
        if not faults:
            return
        self.counts[header] = self.counts.get(header, 0) + len(faults)
        room = MOST_LISTED - len(self.refused)
        for row, fault in list(faults.items())[: max(0, room)]:
            self.refused.append(Refused(first + row, header, str(texts[row]), fault))

    def _column(self, use: Use, texts: pl.Series) -> _Read:
        if use.is_ == "name":
            return _Read(texts.str.strip_chars(), None, {})
        if use.is_ == "uscc":
            return _uscc(texts)
        if use.is_ == "region":
            return self._region(texts)
        if use.answer:
            return _spelled(texts, _YES_NO, pl.Boolean, read_yes_no)
        if use.title:
            if use.part == "held":
                return _spelled(texts, _YES_NO, pl.Boolean, read_yes_no)
            if use.part == "event":
                return _spelled(texts, {}, pl.Int64, read_event)
            return _days(texts)
        return _fact(self._catalogue.facts[use.fact], use.unit, texts)

    def _region(self, texts: pl.Series) -> _Read:
        places = _places(self._catalogue.regions)

        def read(text: str) -> Cell:
            told = folded(text)
            if is_region(told):
                return Cell(int(told))
            code = places.get(told)
            return Cell(code) if code is not None else Cell(fault="认不出的地名，请填六位行政区划代码")

        return _spelled(texts, {}, pl.Int64, read)

    # --- titles -----------------------------------------------------------------------------------------

    def _titles(
        self, made: dict[str, pl.Series], texts: pl.DataFrame, refused: Mapping[str, set[int]], first: int
    ) -> None:
        """Which rows have a record of each title, and in which it is known that there is none."""
        height = len(texts)
        none = pl.zeros(height, pl.Boolean, eager=True)
        denied: dict[str, pl.Series] = {}
        closed: dict[str, list[pl.Series]] = {}
        for number, ((title, _), parts) in enumerate(self._records.items()):
            present = none
            for part, header in parts.items():
                if part != "held":
                    present = present | made[self._names[header]].is_not_null()
            held_header = parts.get("held")
            if held_header is not None:
                held = made[self._names[held_header]]
                dated = present & ~self._lost(made, parts, height)
                clash = dated & ~held.fill_null(value=True)
                faults = dict.fromkeys(clash.arg_true().to_list(), "填了“否”，却有认定日期、有效期或类型")
                self._refuse(held_header, texts.get_column(held_header), faults, first)
                held = held.set(clash, None)
                present = present | held.fill_null(value=False)
                if self._columns.columns[held_header].complete:
                    no = ~held.fill_null(value=True)
                    denied[title] = denied.get(title, none) | no
            for part, header in parts.items():
                if part != "held" and self._columns.columns[header].complete:
                    bad = (
                        pl.Series([n in refused[header] for n in range(height)]) if refused[header] else none
                    )
                    closed.setdefault(title, []).append(~bad)
            made[f"t{number}"] = present
        for number, title in enumerate(self._told_complete()):
            every = none
            if title in closed:
                every = ~none
                for each in closed[title]:
                    every = every & each
            made[f"all_{number}"] = every | denied.get(title, none)

    def _lost(self, made: Mapping[str, pl.Series], parts: Mapping[str, str], height: int) -> pl.Series:
        """Rows whose record says that the title was lost: 否 does not contradict it."""
        event = self._event(parts)
        if event is not None:
            return pl.repeat(event in LOSING, height, dtype=pl.Boolean, eager=True)
        header = parts.get("event")
        if header is None:
            return pl.zeros(height, pl.Boolean, eager=True)
        return made[self._names[header]].is_in([EVENTS.index(e) for e in LOSING]).fill_null(value=False)


MOST_LISTED = 100_000
"""So many refused cells are listed; all are counted."""


# --- columns ----------------------------------------------------------------------------------------------


def _as_text(kind: Any, header: str, *, told: bool) -> pl.Expr:
    """A column of any type as text; ``told`` False: only whether something is written matters."""
    if told:
        return as_text(kind, header)
    return pl.when(pl.col(header).is_not_null()).then(pl.lit("0")).alias(header)


_YES_NO: Mapping[str, bool] = {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}


def _spelled(texts: pl.Series, words: Mapping[str, Any], kind: Any, read: Callable[[str], Cell]) -> _Read:
    """A column of words: those in ``words`` at once, each other text by ``read``."""
    values = pl.repeat(None, len(texts), dtype=kind, eager=True)
    if words:
        values = texts.replace_strict(list(words), list(words.values()), default=None, return_dtype=kind)
    return _rest(texts, values, kind, read)


def _rest(texts: pl.Series, values: pl.Series, kind: Any, read: Callable[[str], Cell]) -> _Read:
    """Read what is still missing, each distinct text once."""
    open_ = texts.is_not_null() & values.is_null()
    if not open_.any():
        return _Read(values, None, {})
    left = texts.filter(open_).unique().to_list()
    cells = {text: _EMPTY if folded(text) in EMPTY else read(text) for text in left}
    known = {t: c.value for t, c in cells.items() if c.value is not None}
    if known:
        more = texts.replace_strict(list(known), list(known.values()), default=None, return_dtype=kind)
        values = values.fill_null(more) if values.dtype == kind else more
    blank = [t for t, c in cells.items() if c.blank]
    blanks = (texts.is_in(blank) & open_).fill_null(value=False) if blank else None
    bad = {t: c.fault for t, c in cells.items() if c.fault}
    faults: dict[int, str] = {}
    if bad:
        rows = (texts.is_in(list(bad)) & open_).fill_null(value=False).arg_true().to_list()
        faults = {row: bad[texts[row]] for row in rows}
    return _Read(values, blanks, faults)


_EMPTY = Cell()


def _factor(unit: str) -> Decimal | None:
    """What one of the header's unit is in the fact's own; None: each cell has to say it."""
    return None if unit == OWN_UNIT else UNITS.get(unit, Decimal(1))


def _fact(fact: FactDef, unit: str, texts: pl.Series) -> _Read:
    factor = _factor(unit)

    def read(text: str) -> Cell:
        return read_cell(fact, factor, text)

    match fact.type:
        case FactType.BOOL:
            return _spelled(texts, _YES_NO, pl.Boolean, read)
        case FactType.CHOICE:
            places = {word: n for n, pair in enumerate(fact.choices) for word in pair}
            return _spelled(texts, places, pl.Int64, read)
        case FactType.DATE:
            return _days(texts)
        case FactType.TEXT:
            told = texts.str.strip_chars()
            blanks = (told == NOT_APPLICABLE).fill_null(value=False)
            values = told.set(blanks | told.is_in(list(EMPTY)).fill_null(value=False), None)
            return _Read(values, blanks, {})
        case _:
            return _rest(texts, _numbers(fact, factor, texts), pl.Int64, read)


def _numbers(fact: FactDef, factor: Decimal | None, texts: pl.Series) -> pl.Series:
    """The stored integers of plainly written numbers; missing where a text has to be looked at."""
    if factor is None:
        return pl.repeat(None, len(texts), dtype=pl.Int64, eager=True)
    written = pl.col("x").str.replace_all(",", "", literal=True).cast(pl.Float64, strict=False)
    short = pl.col("x").str.len_bytes() <= _DIGITS
    return _fitting(fact, factor, pl.when(short).then(written), texts)


def _fitting(fact: FactDef, factor: Decimal, number: pl.Expr, column: pl.Series) -> pl.Series:
    """Floats of a column ``x`` as stored integers where they are some, within the fact's bounds.

    The float of a decimal of at most fifteen digits, times the scale, is off by less than 2.3·10⁻¹⁶ of it;
    such a decimal that is no integer once scaled is off by more than 10⁻¹⁵ of it. In between lies the line.
    """
    scale = float(factor * SCALES[fact.type])
    least = -MOST[fact.type] if fact.minimum is None else int(fact.minimum * SCALES[fact.type])
    most = MOST[fact.type] if fact.maximum is None else int(fact.maximum * SCALES[fact.type])
    frame = column.alias("x").to_frame().lazy()
    frame = frame.with_columns((number * scale).alias("f")).with_columns(pl.col("f").round().alias("r"))
    plain = (
        (pl.col("r").abs() < _LARGE)
        & ((pl.col("f") - pl.col("r")).abs() <= pl.col("r").abs() * _EXACT)
        & (pl.col("r") >= least)
        & (pl.col("r") <= most)
    )
    found: pl.DataFrame = frame.select(
        pl.when(plain).then(pl.col("r").cast(pl.Int64, strict=False))
    ).collect()
    return found.to_series()


def _days(texts: pl.Series) -> _Read:
    plain = texts.str.strip_suffix(" 00:00:00").str.to_date("%Y-%m-%d", strict=False)
    sound = plain.dt.year().is_between(1980, 2100) & (texts.str.len_bytes() >= 10)
    values = plain.set(~sound.fill_null(value=False), None)

    def read(text: str) -> Cell:
        return Cell(blank=True) if folded(text) == NOT_APPLICABLE else read_day(text)

    return _rest(texts, values, pl.Date, read)


def _uscc(texts: pl.Series) -> _Read:
    """Codes as they are; those that can't be one are told, and kept."""
    values = texts.str.strip_chars().str.to_uppercase()
    odd = (~values.str.contains(_CODE)).fill_null(value=False).arg_true().to_list()
    told = {
        row: "不是 18 位的统一社会信用代码（照录）" for row in odd if folded(str(texts[row])) not in EMPTY
    }
    return _Read(values, None, told)


def _places(regions: Mapping[str, str]) -> Mapping[str, int]:
    """Names of places, also with what they lie in; a name of two places is a name of none."""
    found: dict[str, set[int]] = {}
    for code, name in regions.items():
        above = [
            regions[c]
            for c in dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00"))
            if c in regions and c != code
        ]
        for start in range(len(above) + 1):
            found.setdefault("".join([*above[start:], name]), set()).add(int(code))
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
