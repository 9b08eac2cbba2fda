"""One look for paper and workbook: colours, the scale of type, the scale of space."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from advisor_app.domain.phrases import Tone

ACCENT = "1F4E79"
ACCENT_TINT = "EAF0F6"
INK = "1F2328"
SOFT = "5F6B76"
RULE = "C9D1D9"
HAIR = "E3E8ED"
PALE = "F6F8FA"
FIELD = "8C959F"
"""Round what is to be filled in."""

TONES: Mapping[Tone, str] = {
    Tone.GOOD: "1A7F4B",
    Tone.OPEN: "9A6700",
    Tone.BAD: "B42318",
    Tone.MUTED: "6E7781",
}
"""Text colours of a status; all pass 4.5:1 on white."""
BAR_TONES: Mapping[Tone, str] = {
    Tone.GOOD: "1F4E79",
    Tone.OPEN: "D8A657",
    Tone.BAD: "C4685E",
    Tone.MUTED: "A8B1BA",
}
"""Fills of bars: the accent for what is confirmed."""
KINDS = ("1A7F4B", "6FA3CF", "1F4E79", "D8A657", "A8B1BA")
"""Fills of the bars of a group, from the surest money on; told apart in grey too."""

XS, S, M, L, XL = 3.0, 6.0, 10.0, 16.0, 28.0
"""The scale of space, in points."""


@dataclass(frozen=True, slots=True)
class Type:
    """One step of the scale of type, in points."""

    size: float
    leading: float
    bold: bool = False
    color: str = INK
    before: float = 0.0
    after: float = 0.0
    justified: bool = False


COVER_TITLE = Type(32, 46, bold=True, color=ACCENT)
COVER_SUBTITLE = Type(18, 28, bold=True)
COVER_LINE = Type(13, 24)
AGENCY = Type(12, 18, bold=True)
TITLE = Type(24, 34, bold=True, color=ACCENT, after=S)
SUBTITLE = Type(14, 21, bold=True, after=M)
HEADINGS = (
    Type(15, 22, bold=True, color=ACCENT, before=XL, after=M),
    Type(12, 18, bold=True, before=L, after=S),
    Type(10.5, 16, bold=True, before=L, after=XS),
)
LEAD = Type(12, 20, after=S, justified=True)
BODY = Type(10.5, 17.5, after=S, justified=True)
POINT = Type(10.5, 17.5, after=XS, justified=True)
NOTE = Type(9, 14, color=SOFT, after=S, justified=True)
QUOTE = Type(10, 16.5, justified=True)
SOURCE = Type(8, 12, color=SOFT)
TABLE = Type(9, 13.5)
TABLE_HEAD = Type(9, 13.5, bold=True, color=ACCENT)
SMALL = Type(7.5, 11, color=SOFT)

_READABLE = 4.5
"""Contrast with white that small type needs."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one document that its brand may choose; both ``RRGGBB``."""

    accent: str = ACCENT
    tint: str = ACCENT_TINT
    """Behind the heads of tables."""

    def face(self, face: Type) -> Type:
        """``face`` in this palette's accent where it is in the usual one."""
        return replace(face, color=self.accent) if face.color == ACCENT != self.accent else face

    def bar(self, tone: Tone) -> str:
        """The fill of a bar."""
        return self.accent if tone is Tone.GOOD else BAR_TONES[tone]


USUAL = Palette()
"""The colours of a document without a brand of its own."""


def palette(accent: str) -> Palette:
    """The palette for an accent ``RRGGBB`` ("": the usual one), darkened until it can be read on white."""
    if not accent:
        return USUAL
    parts = [int(accent[i : i + 2], 16) for i in (0, 2, 4)]
    while _contrast(parts) < _READABLE:
        parts = [int(part * 0.94) for part in parts]
    tint = [round(255 - (255 - part) * 0.09) for part in parts]
    return Palette(*("".join(f"{part:02X}" for part in colour) for colour in (parts, tint)))


def _contrast(parts: list[int]) -> float:
    """Contrast with white by relative luminance (WCAG), 1 to 21."""
    linear = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in parts)
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
