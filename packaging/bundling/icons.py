"""The program's icon in the sizes and files that the systems want, from the one SVG."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image

from bundling.parts import ROOT

SIZES = (16, 24, 32, 48, 64, 128, 256)
SOURCE = ROOT / "resources" / "icons" / "advisor.svg"


def _drawn(size: int) -> Image.Image:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt  # noqa: PLC0415 (the screen is chosen first)
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(SOURCE.read_bytes())).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(data.data()))


def make(folder: Path) -> None:
    """Write ``advisor-SIZE.png``, ``advisor.ico`` (Windows) and ``advisor.icns`` (macOS) into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: _drawn(size) for size in (*SIZES, 512, 1024)}
    for size in SIZES:
        pictures[size].save(folder / f"advisor-{size}.png", optimize=True)
    small = [pictures[size] for size in SIZES[:-1]]
    pictures[256].save(folder / "advisor.ico", append_images=small, sizes=[(s, s) for s in SIZES])
    pictures[1024].save(folder / "advisor.icns", append_images=[pictures[s] for s in (32, 64, 128, 256, 512)])
