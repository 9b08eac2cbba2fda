"""The shipped Chinese font for PDF: registered once, checked for missing glyphs, copied out right."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from advisor_app.domain.errors import InputError
from advisor_app.runtime import resources

REGULAR, BOLD = "NotoSansSC", "NotoSansSC-Bold"
FAMILY = "Noto Sans SC"
"""Both weights, as programs other than reportlab name them."""
_FILES = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf"}
_LOCK = threading.Lock()
_INVISIBLE = frozenset(
    [
        0x00AD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0xFE00, 0xFE10),
        0xFEFF,
        *range(0xE0100, 0xE01F0),
    ]
)
"""Soft hyphen, zero-width and direction marks, variation selectors: paper shows nothing for them."""
_SHOWN = 20


def printable(text: str) -> str:
    """The text without characters that paper shows nothing for."""
    return text if text.isascii() else "".join(c for c in text if ord(c) not in _INVISIBLE)


def register() -> None:
    """Make both weights known to reportlab, and mend its way back to Unicode."""
    from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415  late: a fifth of a second

    with _LOCK:
        known = pdfmetrics.getRegisteredFontNames()
        for name, file in _FILES.items():
            if name not in known:
                pdfmetrics.registerFont(ttfonts.TTFont(name, str(resources.font(file))))
        ttfonts.makeToUnicodeCMap = _to_unicode


def _to_unicode(name: str, subset: Iterable[int]) -> str:
    """A ToUnicode map in UTF-16; reportlab 5.1's own is wrong beyond U+FFFF (names with 𬭚 and the like)."""
    codes = list(subset)
    pairs = "\n".join(
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(codes)
    )
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(codes) - 1:02X}>",
            "endcodespacerange",
            f"{len(codes)} beginbfchar",
            pairs,
            "endbfchar",
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )


def require_glyphs(texts: Iterable[str]) -> None:
    """Raise InputError where a character has no glyph: reportlab would drop it without a word."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415  late: a fifth of a second

    register()
    lacking: dict[str, None] = {}
    faces = [pdfmetrics.getFont(name).face.charToGlyph for name in (REGULAR, BOLD)]
    for character in set().union(*texts):
        if (
            character != "\n"
            and ord(character) not in _INVISIBLE
            and any(ord(character) not in f for f in faces)
        ):
            lacking[character] = None
    if lacking:
        found = sorted(lacking)
        said = "、".join(f"{c}（U+{ord(c):04X}）" for c in found[:_SHOWN])
        more = f"等 {len(found)} 个" if len(found) > _SHOWN else ""
        raise InputError(
            f"随附字体里没有这些字符，PDF 印不出来：{said}{more}。请改用常用字后再导出；Excel 不受影响。"
        )
