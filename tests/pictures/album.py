"""The kept pictures: how one is made small, where it lies, how two are compared.

A picture is the window at a quarter of its size in sixteen greys: some six kilobytes, and still every line of
text leaves its trace. Small differences (another font renderer) stay under the bounds; a word that is
clipped, a column that moved or a button that is gone does not.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPixmap

KEPT = Path(__file__).parent / "kept"
SIZES = ((1366, 768), (1920, 1080))
SHRINK = 4
LEVELS = 16
BLOCK = 8
"""Side of the squares compared one by one, in kept pixels: 32 of the window's."""
MEAN_BOUND = 1.2
"""Mean difference of the whole picture, of 255."""
BLOCK_BOUND = 16
"""Largest mean difference of one square, of 255; a line of text that came or went makes 30 and more."""


def shrunk(pixmap: QPixmap) -> Image.Image:
    """A grab as it is kept: 8-bit grey at a quarter of its size."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(held, "PNG")
    whole = Image.open(BytesIO(held.data().data())).convert("L")
    step = 255 // (LEVELS - 1)
    return whole.reduce(SHRINK).point([round(grey / step) * step for grey in range(256)])


def place(name: str, look: str, width: int) -> Path:
    """Where the picture of a scene lies."""
    return KEPT / f"{name}-{look}-{width}.png"


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture with its few greys as a palette."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(LEVELS).save(path, optimize=True)


def load(path: Path) -> Image.Image:
    """A kept picture as grey."""
    with Image.open(path) as held:
        return held.convert("L")


def differences(now: Image.Image, kept: Image.Image) -> tuple[float, float]:
    """Mean difference of the whole, and that of the square that differs most, of 255."""
    if now.size != kept.size:
        return 255.0, 255.0
    apart = ImageChops.difference(now, kept)
    _, most = apart.reduce(BLOCK).getextrema()
    assert not isinstance(most, tuple)  # of one band
    return ImageStat.Stat(apart).mean[0], most


def same(now: Image.Image, kept: Image.Image) -> bool:
    """Whether two pictures show the same within the bounds."""
    mean, most = differences(now, kept)
    return mean <= MEAN_BOUND and most <= BLOCK_BOUND
