"""Spark in this process and a PostgreSQL server of one's own, for the same rows as the embedded engine."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from tests.postgres import absent, needs, server

TYPES = {
    pl.Boolean: ("boolean", "boolean"),
    pl.Date: ("date", "date"),
    pl.String: ("string", "text"),
    pl.Int8: ("int16", "smallint"),
    pl.Int16: ("int16", "smallint"),
    pl.Int32: ("int32", "integer"),
    pl.Int64: ("int64", "bigint"),
}
"""Polars' type → Ibis' and PostgreSQL's names for it."""


# --- Spark ------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def spark(folder: Path) -> Iterator[Any]:
    """A local Spark session that listens on the loopback address only."""
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        absent("Java (default-jre-headless)")
    needs("pyspark")
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(folder / "local"),
        "spark.sql.session.timeZone": "UTC",
        # the wide rounds are too long for a generated method anyway
        "spark.sql.codegen.wholeStage": "false",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master("local[1]").appName("screening")
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()


# --- PostgreSQL -------------------------------------------------------------------------------------------


@contextlib.contextmanager
def postgres() -> Iterator[Any]:
    """A connection to a server of one's own."""
    needs("ibis")
    with server() as running, running.connect("postgres") as connection:
        yield connection


def load(connection: Any, table: str, rows: pl.DataFrame) -> Any:
    """Copy rows into a table; the Ibis table that stands for it."""
    import ibis

    kinds = {name: TYPES[type(kind)] for name, kind in rows.schema.items()}
    columns = ", ".join(f'"{name}" {kind}' for name, (_, kind) in kinds.items())
    with connection.cursor() as cursor:
        cursor.execute(f'create table "{table}" ({columns})')
        with cursor.copy(f'copy "{table}" from stdin') as copy:
            for row in rows.iter_rows():
                copy.write_row(row)
    return ibis.table({name: kind for name, (kind, _) in kinds.items()}, name=table)


def answered(connection: Any, query: Any) -> list[tuple[Any, ...]]:
    """Run an Ibis query as SQL on the server."""
    import ibis

    with connection.cursor() as cursor:
        cursor.execute(str(ibis.to_sql(query, dialect="postgres")))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
