"""Columns of any type as the text a person sees."""

from __future__ import annotations

from typing import Any

import polars as pl


def as_text(kind: Any, header: str) -> pl.Expr:
    """A column as text; floats by the fifteen digits a workbook shows."""
    column = pl.col(header)
    if kind == pl.String:
        return column
    if kind in (pl.Float32, pl.Float64):
        return column.round_sig_figs(15).cast(pl.String).str.strip_suffix(".0").alias(header)
    if isinstance(kind, pl.Datetime):
        return column.dt.to_string("%Y-%m-%d %H:%M:%S").alias(header)
    if kind in (pl.Categorical, pl.Enum) or kind.is_numeric() or kind.is_temporal() or kind == pl.Boolean:
        return column.cast(pl.String)
    return column.cast(pl.String, strict=False)
