"""The child process that opens a workbook: first sheet in, Parquet of texts out, within limits.

    python -m advisor_app.screening.sheet LIST.xlsx OUT.parquet BYTES

Exit codes: 0 done, 3 empty; anything else: it can't be read.
"""

from __future__ import annotations

import sys

EMPTY = 3
_BLOCK = 100_000


def main(source: str, target: str, most_bytes: int) -> int:
    """Convert; every cell as the text a person sees (dates as 2026-07-01 00:00:00)."""
    limit_memory(most_bytes)
    import fastexcel  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    reader = fastexcel.read_excel(source)
    table = reader.load_sheet(0, header_row=None, dtypes="string").to_polars()
    if table.is_empty():
        return EMPTY
    table.columns = [f"column_{n}" for n in range(1, table.width + 1)]
    table.select(pl.all().cast(pl.String)).write_parquet(target, compression="lz4", row_group_size=_BLOCK)
    return 0


def limit_memory(most_bytes: int) -> None:
    """Let this process take no more than so much memory, where the system knows such limits."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return  # Windows has none; the time limit stands
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
