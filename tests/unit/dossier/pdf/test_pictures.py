"""The ladder and the gauges as shapes; colours and proportions, long names, nothing known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from advisor_app.domain.phrases import Tone
from advisor_app.dossier import style
from advisor_app.dossier.document import Gauge, Rung, Status
from advisor_app.dossier.pdf.pen import text_width
from advisor_app.dossier.pdf.pictures import gauges, rungs
from advisor_app.dossier.style import USUAL, palette

WIDTH = 460.0
HELD, OPEN, BAD = Status("已认定", Tone.GOOD), Status("待补", Tone.OPEN), Status("不符合", Tone.BAD)


def shapes(drawing: Any, kind: str) -> list[Any]:
    return [shape for shape in drawing.contents if type(shape).__name__ == kind]


def code(color: Any) -> str:
    return str(color.hexval()[2:].upper())


def words(drawing: Any) -> str:
    return "".join(shape.text for shape in shapes(drawing, "String"))


def steps(*statuses: Status, name: str = "称号") -> tuple[Rung, ...]:
    return tuple(Rung(f"{name}{n}", status, f"说明{n}") for n, status in enumerate(statuses))


def test_steps_rise_and_held_ones_are_filled() -> None:
    drawing = rungs("梯队", steps(HELD, HELD, OPEN, BAD), WIDTH, USUAL)
    boxes = shapes(drawing, "Rect")
    tops = [box.y + box.height for box in boxes]
    assert tops == sorted(tops)
    assert len(set(tops)) == 4
    assert [code(box.fillColor) for box in boxes] == [
        style.ACCENT, style.ACCENT, style.ACCENT_TINT, style.PALE,
    ]  # fmt: skip
    assert [box.strokeColor is not None and code(box.strokeColor) == style.ACCENT for box in boxes] == [
        False, False, True, False,
    ]  # fmt: skip
    said = words(drawing)
    for n, status in enumerate((HELD, HELD, OPEN, BAD)):
        assert f"称号{n}" in said
        assert f"说明{n}" in said
        assert str(status) in said


def test_the_step_after_the_highest_held_one_is_next() -> None:
    boxes = shapes(rungs("", steps(OPEN, HELD, OPEN), WIDTH, USUAL), "Rect")
    assert [code(box.fillColor) for box in boxes] == [style.PALE, style.ACCENT, style.ACCENT_TINT]
    first = shapes(rungs("", steps(OPEN, OPEN), WIDTH, USUAL), "Rect")[0]
    assert code(first.fillColor) == style.ACCENT_TINT


def test_long_names_are_set_in_lines_within_their_step() -> None:
    drawing = rungs("", steps(HELD, OPEN, BAD, name="国家级制造业领航培育企业产业链链主"), WIDTH, USUAL)
    boxes = shapes(drawing, "Rect")
    for string in shapes(drawing, "String"):
        home = [b for b in boxes if b.x - 1 <= string.x <= b.x + b.width]
        bold = string.fontName.endswith("Bold")
        assert home
        assert string.x + text_width(string.text, bold) * string.fontSize <= home[0].x + home[0].width + 0.01


def test_a_name_of_a_hundred_characters_is_cut() -> None:
    drawing = rungs("", steps(*[HELD] * 6, name="很长的名字" * 20), WIDTH, USUAL)
    assert "…" in words(drawing)
    assert min(shape.y for shape in shapes(drawing, "String")) >= 0


def test_no_steps_at_all() -> None:
    assert words(rungs("梯队", (), WIDTH, USUAL)) == "梯队"


def bar(share: str | None, tone: Tone = Tone.GOOD) -> Gauge:
    return Gauge("研发费用占比", "3%" if share else "", "≥ 5%", Decimal(share) if share else None, tone)


def fills(drawing: Any) -> list[Any]:
    tracks = (style.PALE, "FFFFFF")
    return [box for box in shapes(drawing, "Rect") if code(box.fillColor) not in tracks]


def test_bars_are_in_proportion_to_the_mark() -> None:
    drawing = gauges("差距", (bar("1"), bar("0.5"), bar("1.25")), WIDTH, USUAL)
    full, half, more = fills(drawing)
    assert half.width == pytest.approx(full.width / 2)
    assert more.width == pytest.approx(full.width * 1.25)
    (mark,) = [line for line in shapes(drawing, "Line") if line.x1 == line.x2]
    assert mark.x1 == pytest.approx(full.x + full.width)


def test_a_bar_beyond_the_edge_is_cut_there_and_less_than_nothing_is_nothing() -> None:
    far, edge = fills(gauges("", (bar("9"), bar("1.25"), bar("-3")), WIDTH, USUAL))
    assert far.width == edge.width


def test_unknown_is_hatched_and_says_so() -> None:
    drawing = gauges("", (bar(None, Tone.MUTED),), WIDTH, USUAL)
    assert not fills(drawing)
    assert "待补" in words(drawing)
    slanted = [line for line in shapes(drawing, "Line") if line.x1 != line.x2 and line.y1 != line.y2]
    assert len(slanted) > 5


def test_tones_colour_the_bars() -> None:
    drawing = gauges("", (bar("1"), bar("1", Tone.OPEN), bar("1", Tone.BAD)), WIDTH, palette("8A1538"))
    assert [code(box.fillColor) for box in fills(drawing)] == [
        "8A1538", style.BAR_TONES[Tone.OPEN], style.BAR_TONES[Tone.BAD],
    ]  # fmt: skip


@pytest.mark.parametrize("accent", ["FFD400", "FFFFFF", "00FFFF", "1F4E79"])
def test_any_accent_can_be_read_on_white(accent: str) -> None:
    chosen = palette(accent)
    parts = [int(chosen.accent[i : i + 2], 16) for i in (0, 2, 4)]
    assert style._contrast(parts) >= 4.5
    assert style._contrast([int(chosen.tint[i : i + 2], 16) for i in (0, 2, 4)]) < 1.3


def test_a_dark_accent_is_taken_as_it_is() -> None:
    assert palette("8A1538").accent == "8A1538"
    assert palette("") is USUAL
