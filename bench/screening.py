"""A whole city: 100,000 firms from CSV, Parquet and a workbook to a screened list; the plan on a million;
one and four million firms from a file, whose peak memory should be the same.

Each run is a process of its own, so that its peak memory is its own. ``--streaming`` does only the last.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import lists

DAY = dt.date(2026, 8, 15)
FIRMS = 100_000
MILLION = 1_000_000
ROUNDS = 3
_CHILD = """
import json, resource, sys, time
started = time.perf_counter()
from advisor_app.cli.main import main
code = main(sys.argv[1:])
spent = time.perf_counter() - started
own, children = (resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
# not the first of these: it begins with what the parent held
own = int(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0])
cpu = sum(sum(resource.getrusage(w)[:2]) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([code, spent, cpu, max(own, children) / 1024]), file=sys.stderr)
"""


def screen(source: Path, output: Path) -> tuple[float, float, float]:
    """Seconds by the clock and of processors, and peak MB, of one ``advisor screen`` in its own process."""
    words = ["screen", str(source), "-o", str(output), "--as-of", DAY.isoformat()]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "ADVISOR_HOME": home, "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, *words],
            capture_output=True,
            text=True,
            env=environment,
            check=True,
        )
    code, spent, cpu, peak = json.loads(done.stderr.splitlines()[-1])
    if code != 0:
        raise SystemExit(done.stderr)
    return spent, cpu, peak


def show(name: str, firms: int, runs: list[tuple[float, float, float]]) -> None:
    """One line: medians."""
    spent, cpu, peak = (statistics.median(column) for column in zip(*runs, strict=True))
    print(
        f"{spent:8.2f} s  {cpu:8.2f} s 处理器  {peak:8.0f} MB  {firms / spent:11,.0f} 家/秒  {name}",
        flush=True,
    )


def plan_alone(folder: Path) -> None:
    """The plan over a million prepared firms in memory: verdicts and amounts; with gaps; with states."""
    import narwhals as nw  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    from advisor_app.screening.mapping import Defaults, recognise  # noqa: PLC0415
    from advisor_app.screening.plan import compile_plan  # noqa: PLC0415
    from advisor_app.screening.prepare import Preparer  # noqa: PLC0415
    from advisor_app.services.policies import load_library  # noqa: PLC0415

    library = load_library()
    raw = pl.read_parquet(folder / "list.parquet")
    columns = recognise(raw.columns, library.catalogue, Defaults(DAY.year))
    preparer = Preparer(columns, library.catalogue)
    block = preparer.block(raw.select(list(columns.columns)), 0)
    rows = pl.concat([block] * (MILLION // FIRMS)).rechunk()
    layout = preparer.layout()
    for name, gaps, states in (
        ("结论与金额", False, False),
        ("另算缺什么", True, False),
        ("另留每个条件", True, True),
    ):
        started = time.perf_counter()
        plan = compile_plan(library, layout, DAY, gaps=gaps, keep_states=states)
        query = plan.run(nw.from_native(rows.lazy())).to_native()
        compiled = time.perf_counter() - started
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            query.collect(engine="streaming")
            times.append(time.perf_counter() - started)
        spent = statistics.median(times)
        told = f"编译 {compiled:.2f} s  {len(plan.columns)} 列  一百万家，内存中的表，{name}"
        print(f"{spent:8.2f} s  {MILLION / spent:11,.0f} 家/秒  {told}", flush=True)


def streaming(folder: Path) -> None:
    """Files of one and of four million firms: what is held at once should not grow with them."""
    for kind in ("parquet", "csv"):
        for millions in (1, 4):
            source = folder / f"list{millions}.{kind}"
            # by another process, so that this one stays small
            code = (
                "import sys; from pathlib import Path; from bench import lists;"
                "lists.write(lists.city(int(sys.argv[1])), Path(sys.argv[2]))"
            )
            subprocess.run([sys.executable, "-c", code, str(millions * MILLION), str(source)], check=True)
            size = source.stat().st_size / 2**20
            run = screen(source, folder / "out.parquet")
            show(f"{millions} 百万家，{kind}（{size:,.0f} MB）→ parquet", millions * MILLION, [run])
            source.unlink()


def main() -> None:
    """Print the medians."""
    if "--streaming" in sys.argv:
        with tempfile.TemporaryDirectory() as name:
            streaming(Path(name))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("csv", "parquet", "xlsx"):
            lists.write(lists.city(FIRMS), folder / f"list.{kind}")
        for kind in ("csv", "parquet", "xlsx"):
            runs = [screen(folder / f"list.{kind}", folder / "out.parquet") for _ in range(ROUNDS)]
            show(f"十万家，{kind} → parquet，全部事项与梯队，含启动", FIRMS, runs)
        runs = [screen(folder / "list.csv", folder / "out.csv") for _ in range(ROUNDS)]
        show("十万家，csv → csv", FIRMS, runs)
        plan_alone(folder)
        streaming(folder)


if __name__ == "__main__":
    main()
