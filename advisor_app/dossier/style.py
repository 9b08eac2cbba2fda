"""One look for paper and workbook: colours, the scale of type, the scale of space."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor_app.domain.phrases import Tone

ACCENT = "1F4E79"
ACCENT_TINT = "EAF0F6"
INK = "1F2328"
SOFT = "5F6B76"
RULE = "C9D1D9"
HAIR = "E3E8ED"
PALE = "F6F8FA"

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
