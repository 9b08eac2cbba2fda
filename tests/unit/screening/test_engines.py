"""The same plan on Spark and on PostgreSQL: the very same answers as embedded, for the same rows."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from advisor_app.screening.plan import Plan, compile_plan
from advisor_app.screening.settle import settled
from tests.unit.screening.compare import differences
from tests.unit.screening.engines import answered, load, postgres, spark
from tests.unit.screening.firms import Firms, library

DAY = dt.date(2026, 8, 15)


class Case:
    """Rows with the embedded answers: the whole library, drafts too, over a list of middling width."""

    def __init__(self, seed: int, *, titles: int, gaps: bool) -> None:
        firms = Firms(seed, DAY, titles=titles)
        self.rows = firms.rows(60).with_columns(pl.Series("number", range(60)))
        self.plan: Plan = compile_plan(library(), firms.layout, DAY, drafts=True, gaps=gaps)
        found: pl.DataFrame = (
            self.plan.run(nw.from_native(self.rows.lazy()), ("number",)).to_native().collect()
        )
        self.embedded = found

    def same(self, answers: list[tuple[Any, ...]]) -> None:
        there = pl.DataFrame(answers, schema=self.embedded.schema, orient="row").sort("number")
        assert there.width > 80
        wrong = [c for c in there.columns if not there.get_column(c).equals(self.embedded.get_column(c))]
        assert wrong == []


@pytest.fixture(scope="module")
def case() -> Case:
    return Case(41, titles=14, gaps=True)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with spark(tmp_path_factory.mktemp("spark")) as found:
            yield found


def test_the_embedded_answers_are_the_engines(case: Case) -> None:
    found = settled(library(), case.plan, case.rows, case.embedded, drafts=True)
    assert differences(case.plan, case.rows, found, drafts=True) == []


def test_postgresql_answers_alike(case: Case) -> None:
    with postgres() as connection:
        table = load(connection, "firms", case.rows)
        case.same(answered(connection, case.plan.run(nw.from_native(table), ("number",)).to_native()))


@pytest.mark.filterwarnings("ignore")
def test_spark_answers_alike(session: Any, tmp_path: Path) -> None:
    # narrower: every expression is built by a call into the Java process
    case = Case(42, titles=6, gaps=False)
    case.rows.write_parquet(tmp_path / "firms.parquet")
    frame = session.read.parquet(str(tmp_path / "firms.parquet"))
    query = case.plan.run(nw.from_native(frame), ("number",)).to_native()
    case.same([tuple(row) for row in query.collect()])
