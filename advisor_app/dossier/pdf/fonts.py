"""The shipped Chinese font for PDF: registered once, checked for missing glyphs, copied out right.

reportlab cuts a font into one font object for each 255 characters, so that Chinese text changes its font
every few characters, and copies characters beyond U+FFFF wrongly. ``WideFont`` gives every character of
a document one two-byte code: one font object, short page streams, right text on copy.
"""

from __future__ import annotations

import hashlib
import re
import struct
import threading
from collections.abc import Iterable
from functools import cache
from typing import Any

from advisor_app.domain.errors import InputError
from advisor_app.runtime import resources

REGULAR, BOLD = "NotoSansSC", "NotoSansSC-Bold"
FAMILY = "Noto Sans SC"
"""Both weights, as programs other than reportlab name them."""
_FILES = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf"}
_LOCK = threading.Lock()
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
"""Soft hyphen, zero-width and direction marks, variation selectors: paper shows nothing for them."""
_SHOWN = 8
"""So many missing characters are named, each with a place."""
_EXCERPT = 14
"""Characters of the text that holds one."""


def printable(text: str) -> str:
    """The text without characters that paper shows nothing for."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


@cache
def wide_font_class() -> Any:
    """The class of both weights; made late, for reportlab takes a fifth of a second to load."""
    from reportlab.pdfbase import pdfdoc, ttfonts  # noqa: PLC0415

    class WideFont(ttfonts.TTFont):  # type: ignore[misc]  # reportlab has no types
        """A TrueType font with two-byte codes, given out anew in each document."""

        def codes(self, doc: Any) -> Codes:
            """The codes of ``doc``, which lists the font from the first call on."""
            if doc not in self.state:
                self.state[doc] = Codes(f"/F{len(doc.fontMapping) + 1}")
                doc.fontMapping[self.fontName] = self.state[doc].name
                doc.delayedFonts.append(self)
            found: Codes = self.state[doc]
            return found

        def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: ARG002, N802  as reportlab calls it
            """The whole text as one chunk: there is only one subset."""
            return [(0, bytes.fromhex(text.translate(self.codes(doc))))]

        def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: ARG002, N802  as reportlab calls it
            """The font's name in page streams."""
            return self.codes(doc).name

        def addObjects(self, doc: Any) -> None:  # noqa: N802  as reportlab calls it
            """Write the characters used, their widths, and the way back to Unicode."""
            codes: Codes = self.state.pop(doc)
            points = [0, *codes]
            name = f"{_tag(points)}+{self.face.name.decode()}"
            # the subset numbers glyphs in the order of first use; characters may share one
            order: dict[int, int] = {0: 0}
            glyphs = [order.setdefault(self.face.charToGlyph.get(p, 0), len(order)) for p in points]
            widths = [self.face.getCharWidth(p) for p in points]
            descendant = pdfdoc.PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/CIDFontType2",
                    "BaseFont": f"/{name}",
                    "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
                    "FontDescriptor": self.face.addSubsetObjects(doc, name, points),
                    "CIDToGIDMap": _stream(doc, struct.pack(f">{len(glyphs)}H", *glyphs), f"gids:{name}"),
                    "DW": 1000,
                    "W": "[" + " ".join(f"{n} [{w:g}]" for n, w in enumerate(widths) if w != 1000) + "]",
                }
            )
            font = pdfdoc.PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": f"/{name}",
                    "Encoding": "/Identity-H",
                    "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"cid:{name}")]),
                    "ToUnicode": _stream(doc, to_unicode(codes).encode(), f"unicode:{name}"),
                }
            )
            doc.idToObject["BasicFonts"].dict[codes.name[1:]] = doc.Reference(font, f"font:{name}")

    def _stream(doc: Any, content: bytes, name: str) -> Any:
        return doc.Reference(pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress]), name)

    return WideFont


class Codes(dict[int, str]):
    """Code point → four hex digits, given out in the order of first use: a table for str.translate."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __missing__(self, point: int) -> str:
        self[point] = code = f"{len(self) + 1:04X}"
        return code


def _tag(points: Iterable[int]) -> str:
    """Six letters that tell subsets of one font apart, as PDF asks for."""
    digest = hashlib.sha256(",".join(map(str, points)).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def to_unicode(codes: Iterable[int]) -> str:
    """The map from codes, counted from 1, back to UTF-16; at most 100 of them a block."""
    pairs = [
        f"<{n:04X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for n, point in enumerate(codes, 1)
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )


def register() -> None:
    """Make both weights known to reportlab, and its files binary."""
    from reportlab import rl_config  # noqa: PLC0415  late: a fifth of a second
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415

    with _LOCK:
        # for good, not around each document: two threads writing at once would undo each other's setting
        rl_config.useA85 = 0
        known = pdfmetrics.getRegisteredFontNames()
        for name, file in _FILES.items():
            if name not in known:
                pdfmetrics.registerFont(wide_font_class()(name, str(resources.font(file))))


def require_glyphs(texts: Iterable[str]) -> None:
    """Raise InputError where a character has no glyph: reportlab would drop it without a word.

    The sentence names the characters and, for each, the beginning of the first text that holds it.
    """
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415  late: a fifth of a second

    register()
    said = list(dict.fromkeys(texts))
    faces = [pdfmetrics.getFont(name).face.charToGlyph for name in (REGULAR, BOLD)]
    lacking = {
        character
        for character in set().union(*said)
        if character != "\n"
        and not _INVISIBLE.match(character)
        and any(ord(character) not in face for face in faces)
    }
    if not lacking:
        return
    places: dict[str, str] = {}
    for text in said:
        for character in text:
            if character in lacking:
                places.setdefault(character, text)
    named = "、".join(
        f"{c}（U+{ord(c):04X}）见“{_excerpt(text)}”" for c, text in list(places.items())[:_SHOWN]
    )
    more = f"等 {len(places)} 个" if len(places) > _SHOWN else ""
    raise InputError(
        f"随附字体里没有这些字符，PDF 印不出来：{named}{more}。请改用常用字后再导出；Excel 不受影响。"
    )


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT]}…"
