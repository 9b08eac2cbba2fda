"""The ladder's rungs and their dated names (design: rules, section 6).

The base rung was 创新型中小企业 and is, with 科技型中小企业, 科技和创新型中小企业 from 2026-04-01
(工信部企业〔2026〕2号).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

NEW_RULES = dt.date(2026, 4, 1)


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: its key, and the recognition kinds that prove a firm stands on it."""

    key: str
    proofs: tuple[str, ...]

    def name(self, as_of: dt.date) -> str:
        """Its official name on a day."""
        if self.key == "innovative_sme":
            return "科技和创新型中小企业" if as_of >= NEW_RULES else "创新型中小企业"
        return _NAMES[self.key]

    def proven_by(self, as_of: dt.date) -> tuple[str, ...]:
        """Titles that put a firm on it: 科技型 counts for the base rung from 2026-04-01 only."""
        if self.key == "innovative_sme" and as_of < NEW_RULES:
            return ("innovative_sme",)
        return self.proofs


_NAMES = {"srdi_sme": "专精特新中小企业", "little_giant": "专精特新“小巨人”企业"}

BESIDE = ("key_little_giant", "single_champion", "hidden_champion", "hnte", "tech_sme")
"""Titles that are followed beside the ladder."""
LADDER = (
    Rung("innovative_sme", ("innovative_sme", "tech_sme")),
    Rung("srdi_sme", ("srdi_sme",)),
    Rung("little_giant", ("little_giant",)),
)
