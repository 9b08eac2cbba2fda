"""The shipped fonts show every character that people's names and the documents need."""

import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from advisor_app.runtime import resources

ROOT = Path(__file__).resolve().parents[2]
REGULAR, BOLD = "NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"
BOXES = "☐☑☒"
RARE = "𬭚㛃龘镕喆囍堃"
SYMBOLS = "“”‘’〔〕《》①⑳㈠√×÷≤≥□■○●△▲→←│─┌┐└┘㎡℃‰№…—～￥✓✔"


@cache
def read(name: str) -> TTFont:
    return TTFont(BytesIO(resources.font(name).read_bytes()))


def gb2312() -> set[str]:
    """All characters of GB 2312, rows 16 to 87: its 6763 Chinese characters."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return {text for pair in pairs if (text := pair.decode("gb2312", errors="ignore"))}


@pytest.mark.parametrize("name", [REGULAR, BOLD])
def test_covers(name: str) -> None:
    wanted = gb2312()
    assert len(wanted) == 6763
    wanted |= set(BOXES + RARE + SYMBOLS) | {chr(point) for point in range(0x20, 0x7F)}
    for folder in ("documents", "policies", "facts"):
        for path in (ROOT / "resources" / folder).rglob("*.*"):
            wanted |= set(path.read_text(encoding="utf-8"))
    mapped = read(name).getBestCmap()
    assert sorted(each for each in wanted if ord(each) not in mapped and each.isprintable()) == []


@pytest.mark.parametrize("name", [REGULAR, BOLD])
def test_boxes_are_drawn_and_differ(name: str) -> None:
    font = read(name)
    glyphs = [font["glyf"][font.getBestCmap()[ord(box)]] for box in BOXES]
    assert [glyph.numberOfContours for glyph in glyphs] == [2, 3, 4]
    frames = {(glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) for glyph in glyphs}
    assert len(frames) == 1


def test_outlines_are_truetype() -> None:
    """The PDF writer embeds no others."""
    assert all("glyf" in read(name) for name in (REGULAR, BOLD))


def test_weights_differ() -> None:
    sums = {hashlib.sha256(resources.font(name).read_bytes()).hexdigest() for name in (REGULAR, BOLD)}
    assert len(sums) == 2
    assert [read(name)["OS/2"].usWeightClass for name in (REGULAR, BOLD)] == [400, 700]


def test_licence_lies_beside_them() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in resources.font("OFL.txt").read_text(encoding="utf-8")
