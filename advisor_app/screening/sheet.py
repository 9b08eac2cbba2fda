"""The child process that opens a workbook: first sheet in, Arrow tables out, within limits.

    python -m advisor_app.screening.sheet LIST.xlsx FOLDER BYTES READERS SIZE

READERS 0: the sheet as a whole, else in pieces of SIZE bytes, so many at a time. Exit codes: 0 done, 3 empty,
4 only to be read as a whole; anything else: it can't be read.
"""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

EMPTY = 3
NOT_PLAIN = 4
_LONG = re.compile(rb'<c r="[A-Z]+[0-9]+"[^<>]*><v>-?[0-9]*(?:\.[0-9]{10}|[0-9.]*[Ee]-)')
"""A number of more decimals than the library gives where it makes a text of one (nine)."""
_MADE_UP = "|".join((r"\.[0-9]{9}$", *(rf"^-?[0-9]{{{n}}}\.[0-9]{{{16 - n},}}$" for n in range(8, 16))))
"""As many as it gives, or more digits than the fifteen of a number: 22484416.6 comes as 22484416.600000001,
20871727003152.8 as 20871727003152.80078125."""


def main(source: Path, folder: Path, most_bytes: int, readers: int, size: int) -> int:
    """Convert; columns of numbers as they are, else every cell as the text a person sees.

    Dates are told as 2026-07-01 00:00:00.
    """
    limit_memory(most_bytes)
    from advisor_app.screening.pieces import NotPlainError  # noqa: PLC0415

    if not readers:
        table = cells(source, None)
        if table.is_empty():
            return EMPTY
        table.write_ipc(folder / "piece-00000.arrow", compression="lz4", record_batch_size=2**14)
        return 0
    try:
        in_pieces(source, folder, readers, size)
    except NotPlainError:
        return NOT_PLAIN
    return 0


def in_pieces(source: Path, folder: Path, readers: int, size: int) -> None:
    """Convert piece by piece, several at a time: the library leaves the interpreter to others as it reads.

    The sheet is inflated once, by whoever comes for the next piece. Raises NotPlainError.
    """
    from advisor_app.screening.pieces import pieces  # noqa: PLC0415

    waiting = pieces(source, size)
    taking = Lock()

    def read() -> None:
        while True:
            with taking:
                piece = next(waiting, None)
            if piece is None:
                return
            table = placed(cells(piece.workbook, piece.rows), piece.above, piece.last)
            table.write_ipc(folder / f"piece-{piece.number:05d}.arrow", compression="lz4")

    with ThreadPoolExecutor(readers) as pool:
        for reading in [pool.submit(read) for _ in range(readers)]:
            reading.result()


def cells(source: Path | bytes, rows: bytes | None) -> pl.DataFrame:
    """The first sheet of a workbook; ``rows``: the sheet itself, where it is at hand."""
    import fastexcel  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    from advisor_app.screening.texts import as_text  # noqa: PLC0415

    reader = fastexcel.read_excel(source)

    def load(kind: fastexcel.DType | None) -> pl.DataFrame:
        sheet = reader.load_sheet(0, header_row=None, dtypes=kind, schema_sample_rows=None)
        table = sheet.to_polars()
        table.columns = [f"column_{n}" for n in range(1, table.width + 1)]
        return table

    # a column of numbers only keeps all their digits; true among numbers would become 1
    plain = (pl.String, pl.Float64, pl.Int64, pl.Date, pl.Datetime, pl.Null)
    table = None if rows is None or b' t="b"' in rows else load(None)
    if table is None or not all(isinstance(kind, plain) for kind in table.dtypes):
        table, rows = load("string"), None
    numbers = (pl.Float64, pl.Int64)
    told = table.with_columns(
        as_text(kind, name) for name, kind in table.schema.items() if kind not in numbers
    )
    mixed = [
        name
        for place, (name, kind) in enumerate(table.schema.items(), 1)
        if kind == pl.String
        and (rows is None or (_is_mixed(table[name]) and (_invents(table[name]) or has_long(rows, place))))
    ]
    if not mixed:
        return told
    digits = load("float").select(mixed)
    exact = [
        pl.when(
            (pl.col(name).cast(pl.Float64, strict=False) != digits[name])
            | (pl.col(name).str.contains(_MADE_UP) & digits[name].is_not_null())
        )
        .then(digits.select(as_text(pl.Float64, name)).to_series())
        .otherwise(pl.col(name))
        .alias(name)
        for name in mixed
    ]
    return told.with_columns(exact)


def _invents(column: pl.Series) -> bool:
    """Whether some text has digits that only the library gives."""
    return bool(column.str.contains(_MADE_UP).any())


def has_long(rows: bytes, place: int) -> bool:
    """Whether a column of a sheet (from 1) has numbers of more than nine decimals."""
    start = b'<c r="%s' % _letters(place)
    at = rows.find(start)
    while at >= 0:
        if _LONG.match(rows, at):
            return True
        at = rows.find(start, at + 1)
    return False


def _letters(place: int) -> bytes:
    """A column's letters by its number."""
    made = b""
    while place:
        place, letter = divmod(place - 1, 26)
        made = bytes([ord("A") + letter]) + made
    return made


def _is_mixed(column: pl.Series) -> bool:
    """Whether a column of texts may be one of numbers with texts between them, so that digits may be lost.

    Codes and telephone numbers are texts all of them, and without a fraction.
    """
    import polars as pl  # noqa: PLC0415

    told = column.drop_nulls()
    numbers = told.cast(pl.Float64, strict=False).is_not_null()
    if not numbers.any():
        return False
    return not numbers.all() or bool(told.str.contains(".", literal=True).any())


def placed(table: pl.DataFrame, above: int, last: int) -> pl.DataFrame:
    """A piece's rows without the one that was added, as many as there are from ``above`` to ``last``."""
    import polars as pl  # noqa: PLC0415

    from advisor_app.screening.pieces import NotPlainError  # noqa: PLC0415

    rows = table[:-1] if above == 0 else table[1:]
    lacking = last - above - len(rows)
    if lacking < 0:
        raise NotPlainError
    if lacking and above:
        rows = pl.concat([rows, pl.DataFrame(schema=rows.schema).clear(lacking)])
    return rows


def limit_memory(most_bytes: int) -> None:
    """Let this process take no more than so much memory, where the system knows such limits."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return  # Windows has none; the time limit stands
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:])))
