"""How the cost of judging grows with clients, with rules and with the years on record; drawn for the docs.

    python -m bench.growth            prints the medians
    python -m bench.growth --draw     and draws docs/pictures/growth.svg

Each curve is measured in turns over its sizes, so that a noisy machine disturbs all of them alike.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import HexColor

from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.assessing import Assessing
from bench import neutral
from tests.firms import firms

DAY = dt.date(2026, 11, 21)
ROUNDS = 5
PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "growth.svg"
Curve = dict[int, float]
"""Size → median milliseconds."""


def measured(works: Mapping[int, Callable[[], object]]) -> Curve:
    """Median milliseconds of each size, the sizes taking turns."""
    times: dict[int, list[float]] = {size: [] for size in works}
    for work in works.values():
        work()
    for _ in range(ROUNDS):
        for size, work in works.items():
            started = time.perf_counter()
            work()
            times[size].append((time.perf_counter() - started) * 1000)
    return {size: statistics.median(taken) for size, taken in times.items()}


def by_clients() -> Curve:
    """Whole assessments of more and more firms, the whole shipped library."""
    assessor = Assessor(open_library(resources.policies_db()))
    made = firms(assessor.library, 1600)

    def work(count: int) -> Callable[[], object]:
        return lambda: [assessor.assess(record, DAY) for record in made[:count]]

    return measured({count: work(count) for count in (100, 200, 400, 800, 1600)})


def by_rules() -> Curve:
    """One firm's verdicts under more and more rules (the neutral set, 43 and its multiples)."""
    records = [neutral.record(neutral.figures(n)) for n in range(20)]

    def work(times: int) -> Callable[[], object]:
        assessor = Assessor(neutral.library(times))
        return lambda: [assessor.outcomes(record, neutral.AS_OF) for record in records]

    found = measured({times: work(times) for times in (1, 3, 10, 30, 100)})
    return {times * neutral.RULES: taken / len(records) for times, taken in found.items()}


def by_loading() -> Curve:
    """Compiling more and more rules, as the program does when it opens."""

    def work(library: Library) -> Callable[[], object]:
        return lambda: Assessing(library=library).assessor

    found = measured({times: work(neutral.library(times)) for times in (1, 3, 10, 30, 100)})
    return {times * neutral.RULES: taken for times, taken in found.items()}


def by_years() -> Curve:
    """Whole assessments of a hundred firms with longer and longer records."""
    assessor = Assessor(open_library(resources.policies_db()))
    made = firms(assessor.library, 100)

    def work(count: int) -> Callable[[], object]:
        records = [_longer(record, count) for record in made]
        return lambda: [assessor.assess(record, DAY) for record in records]

    return measured({count: work(count) for count in (3, 6, 12, 24, 48)})


def _longer(record: FactSet, count: int) -> FactSet:
    """The record with each figure given for ``count`` years."""
    years = {
        key: {2025 - n: found.get(2025 - n, next(iter(found.values()))) for n in range(count)}
        for key, found in record.years.items()
    }
    return replace(record, years=years)


CURVES: Sequence[tuple[str, str, Callable[[], Curve]]] = (
    ("客户（家）", "整份评估，全库", by_clients),
    ("规则（条）", "一家的全部判定", by_rules),
    ("规则（条）", "编译", by_loading),
    ("资料年数", "一百家的整份评估", by_years),
)
WIDTH, HEIGHT, GAP = 300, 250, 20
INK, SOFT, ACCENT = HexColor("#1f2933"), HexColor("#9aa5b1"), HexColor("#1f6feb")


def draw(curves: Sequence[tuple[str, str, Curve]]) -> Drawing:
    """Each curve on double logarithmic axes, beside a thin line of proportional growth."""
    drawing = Drawing((WIDTH + GAP) * len(curves), HEIGHT)
    drawing.add(Rect(0, 0, drawing.width, HEIGHT, fillColor=HexColor("#ffffff"), strokeColor=None))
    for number, (title, what, curve) in enumerate(curves):
        _panel(drawing, number * (WIDTH + GAP), f"{what}（毫秒）随{title}", curve)
    return drawing


def _panel(drawing: Drawing, left: float, title: str, curve: Curve) -> None:
    sizes, times = list(curve), list(curve.values())
    low, high = math.log(min(times)), math.log(max(times))
    wide = math.log(sizes[-1] / sizes[0])
    tall = max(high - low, wide)
    inner, bottom, plot_width, plot_height = left + 48, 40.0, WIDTH - 64, HEIGHT - 84

    def at(size: float, milliseconds: float) -> tuple[float, float]:
        x = inner + math.log(size / sizes[0]) / wide * plot_width
        return x, bottom + (math.log(milliseconds) - low) / tall * plot_height

    def text(
        x: float, y: float, words: str, *, size: int = 11, anchor: str = "middle", color: object = INK
    ) -> None:
        drawing.add(String(x, y, words, fontSize=size, textAnchor=anchor, fillColor=color))

    text(left + 8, HEIGHT - 18, title, size=13, anchor="start")
    drawing.add(Line(inner, bottom, inner + plot_width, bottom, strokeColor=SOFT))
    drawing.add(Line(inner, bottom, inner, bottom + plot_height, strokeColor=SOFT))
    start, end = at(sizes[0], times[0]), at(sizes[-1], times[0] * sizes[-1] / sizes[0])
    drawing.add(Line(*start, *end, strokeColor=SOFT, strokeDashArray=[4, 3]))
    points = [at(size, taken) for size, taken in curve.items()]
    drawing.add(PolyLine([c for point in points for c in point], strokeColor=ACCENT, strokeWidth=2))
    for (x, y), size, taken in zip(points, sizes, times, strict=True):
        drawing.add(Circle(x, y, 3, fillColor=ACCENT, strokeColor=None))
        text(x, bottom - 16, f"{size:,}")
        text(x - 6, y + 7, f"{taken:,.2f}" if taken < 10 else f"{taken:,.0f}", size=10, anchor="end")
    text(end[0], bottom - 32, "虚线：按比例增长", size=10, anchor="end", color=SOFT)


def main() -> None:
    """Measure, print and, where asked, draw."""
    curves = [(title, what, measure()) for title, what, measure in CURVES]
    for title, what, curve in curves:
        print(f"{what}，随{title}")
        first, cost = next(iter(curve.items()))
        for size, taken in curve.items():
            print(f"  {size:6}  {taken:10.3f} ms   规模 ×{size / first:6.1f}  用时 ×{taken / cost:6.1f}")
    if "--draw" in sys.argv:
        PICTURE.write_text(renderSVG.drawToString(draw(curves)), encoding="utf-8")


if __name__ == "__main__":
    main()
