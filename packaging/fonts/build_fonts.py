"""Builds resources/fonts/ from the Noto Sans SC of the npm package @expo-google-fonts/noto-sans-sc.

Keeps GBK, the 8105 characters of 通用规范汉字表 (2013) and the symbols that forms need, draws the three
ballot boxes ☐ ☑ ☒ that the font lacks, and leaves out the rest: a third of the size.

Needs npm (fetches the fonts) and Debian's package unicode-data (tells which characters are the 8105).
The same inputs and the same fontTools give the same bytes.
"""

import argparse
import bz2
import hashlib
import math
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "resources" / "fonts"

NPM_PACKAGE = "@expo-google-fonts/noto-sans-sc@0.4.3"
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
STANDARD_COUNT = 8105
# Of the 8105 characters in code point order, so that any Unicode version's Unihan may serve.
STANDARD_SHA256 = "17719705d5498f3f79616a1628bcf5c3fe67e0a177d43ef1f332f283b58c625d"

LICENCE = "package/LICENSE_FONT"
LICENCE_SHA256 = "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9"


@dataclass(frozen=True, slots=True)
class Weight:
    """One weight: where it lies in the package, what it must hash to, and how thick its boxes are drawn."""

    member: str
    sha256: str
    output: str
    stroke: int


WEIGHTS = (
    Weight(
        "package/400Regular/NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
        "NotoSansSC-Regular.ttf",
        56,
    ),
    Weight(
        "package/700Bold/NotoSansSC_700Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
        "NotoSansSC-Bold.ttf",
        84,
    ),
)

# Inclusive code point ranges kept besides the Chinese characters, as far as the font has them.
SYMBOLS = (
    (0x0020, 0x024F),  # Latin
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin with marks
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x218F),  # letterlike, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # ① ⑴ ⒈
    (0x2500, 0x257F),  # box drawing
    (0x2580, 0x25FF),  # blocks, shapes
    (0x2600, 0x27BF),  # signs, ticks, crosses
    (0x3000, 0x303F),  # CJK punctuation
    (0x3040, 0x312F),  # kana, bopomofo
    (0x3200, 0x33FF),  # enclosed and squared: ㈠ ㎡ ㏎
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full width
)


class InputError(Exception):
    """An input is missing or is not the one this build was made for."""


def check(name: str, data: bytes, sha256: str) -> bytes:
    """Return `data` if it hashes to `sha256`."""
    actual = hashlib.sha256(data).hexdigest()
    if actual != sha256:
        raise InputError(f"{name} 的 sha256 是 {actual}，应为 {sha256}")
    return data


def gbk() -> set[int]:
    """Every character that Python's GBK codec can write in two bytes."""
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.add(ord(bytes((lead, trail)).decode("gbk")))
            except UnicodeDecodeError:
                continue
    return found


def standard(unihan: Path) -> set[int]:
    """The characters of 通用规范汉字表, from Unihan's property kTGH."""
    if not unihan.exists():
        raise InputError(f"没有 {unihan}：请先安装 Debian 的 unicode-data")
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        named = [line.split("\t", 1)[0] for line in lines if "\tkTGH\t2013:" in line]
    found = {int(name.removeprefix("U+"), 16) for name in named}
    if len(found) != STANDARD_COUNT:
        raise InputError(f"kTGH 有 {len(found)} 个字，应为 {STANDARD_COUNT}")
    check("kTGH", "".join(map(chr, sorted(found))).encode(), STANDARD_SHA256)
    return found


def wanted(unihan: Path) -> set[int]:
    """All code points to keep."""
    symbols = {point for first, last in SYMBOLS for point in range(first, last + 1)}
    return gbk() | standard(unihan) | symbols


def unpack(package: Path) -> dict[str, bytes]:
    """The checked inputs out of the npm package."""
    sums = {weight.member: weight.sha256 for weight in WEIGHTS} | {LICENCE: LICENCE_SHA256}
    inputs = {}
    with tarfile.open(package) as archive:
        for member, sha256 in sums.items():
            stream = archive.extractfile(member)
            if stream is None:
                raise InputError(f"{package.name} 里没有 {member}")
            inputs[member] = check(member, stream.read(), sha256)
    return inputs


def fetch(folder: Path) -> Path:
    """Have npm put the package into `folder`."""
    npm = shutil.which("npm")
    if npm is None:
        raise InputError("没有 npm：请先安装，或用 --package 指出已取得的 .tgz")
    command = [npm, "pack", "--silent", "--pack-destination", str(folder), NPM_PACKAGE]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return folder / done.stdout.split()[-1]


Contour = list[tuple[int, int]]


def stroke_along(points: Sequence[tuple[int, int]], half: float) -> Contour:
    """The outline of a line through two or three points, `half` its thickness on either side, knee mitred."""
    normals = []
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        normals.append((-(y1 - y0) / length, (x1 - x0) / length))
    offsets = [normals[0]]
    for (ax, ay), (bx, by) in pairwise(normals):
        scale = 1 / (1 + ax * bx + ay * by)
        offsets.append(((ax + bx) * scale, (ay + by) * scale))
    offsets.append(normals[-1])
    there = [(x + dx * half, y + dy * half) for (x, y), (dx, dy) in zip(points, offsets, strict=True)]
    back = [(x - dx * half, y - dy * half) for (x, y), (dx, dy) in zip(points, offsets, strict=True)]
    return [(round(x), round(y)) for x, y in [*there, *reversed(back)]]


def draw_boxes(font: TTFont, stroke: int) -> None:
    """Add ☐ ☑ ☒ on the frame of the font's own □ (100..900 × -20..780 of an em of 1000)."""
    left, bottom, right, top = 100, -20, 900, 780
    outer: Contour = [(left, bottom), (left, top), (right, top), (right, bottom)]
    inner: Contour = [
        (left + stroke, bottom + stroke),
        (right - stroke, bottom + stroke),
        (right - stroke, top - stroke),
        (left + stroke, top - stroke),
    ]
    half = stroke / 2
    marks: dict[int, list[Contour]] = {
        0x2610: [],
        0x2611: [stroke_along([(270, 390), (440, 205), (730, 560)], half)],
        0x2612: [
            stroke_along([(290, 170), (710, 590)], half),
            stroke_along([(290, 590), (710, 170)], half),
        ],
    }
    order = font.getGlyphOrder()
    for point, contours in marks.items():
        pen = TTGlyphPen(None)
        for contour in (outer, inner, *contours):
            pen.moveTo(contour[0])
            for corner in contour[1:]:
                pen.lineTo(corner)
            pen.closePath()
        name = f"uni{point:04X}"
        order.append(name)
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (1000, left)
        font["vmtx"][name] = (1000, font["vhea"].ascent - top if "vhea" in font else 0)
        add_mapping(font, point, name)
    font.setGlyphOrder(order)


def add_mapping(font: TTFont, point: int, glyph: str) -> None:
    """Let `point` show `glyph`; tables of format 14 hold variation sequences and stay as they are."""
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap[point] = glyph


def subset(source: Path, points: Iterable[int], stroke: int) -> TTFont:
    """The font cut down to `points`, with its missing boxes and ✔ added."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern", "vert", "palt", "locl"]
    options.name_IDs = ["*"]
    options.hinting = False
    options.notdef_outline = True
    cutter = Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    draw_boxes(font, stroke)
    if 0x2714 not in font.getBestCmap():
        add_mapping(font, 0x2714, font.getBestCmap()[0x2713])
    return font


def build(package: Path, unihan: Path, target: Path) -> None:
    """Write the two fonts and their licence into `target`."""
    inputs = unpack(package)
    points = wanted(unihan)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for weight in WEIGHTS:
            source = Path(scratch) / weight.output
            source.write_bytes(inputs[weight.member])
            font = subset(source, points, weight.stroke)
            output = target / weight.output
            font.save(output)
            print(f"{output.name}：{len(font.getBestCmap())} 个字符，{output.stat().st_size / 1e6:.2f} MB")
    (target / "OFL.txt").write_bytes(inputs[LICENCE])


def main() -> int:
    """Run the build from the command line."""
    parser = argparse.ArgumentParser(description="生成 resources/fonts/ 里的字体。")
    parser.add_argument("--package", type=Path, help="已取得的 npm 包 .tgz；不给就用 npm pack 去取")
    parser.add_argument("--unihan", type=Path, default=UNIHAN, help="Unihan_OtherMappings.txt.bz2")
    parser.add_argument("--target", type=Path, default=TARGET, help="写到哪里")
    arguments = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as scratch:
            build(arguments.package or fetch(Path(scratch)), arguments.unihan, arguments.target)
    except InputError as error:
        print(f"没有生成字体：{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
