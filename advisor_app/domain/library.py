"""All policy content, as the engine reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from advisor_app.domain.facts import Catalogue
from advisor_app.domain.policy import Document, ExclusionGroup, Measure, Reading, SharedCap
from advisor_app.domain.standard import Purpose, Standard


@dataclass(frozen=True, slots=True)
class Library:
    """All content, as the engine reads it."""

    content_version: str
    digest: str
    documents: Mapping[str, Document]
    measures: tuple[Measure, ...]
    groups: Mapping[str, ExclusionGroup]
    caps: Mapping[str, SharedCap]
    readings: Mapping[str, Reading]
    catalogue: Catalogue
    standards: tuple[Standard, ...] = ()

    def standard_for(self, title: str, purpose: Purpose, day: dt.date) -> Standard | None:
        """The version that decides on an application for a title on a day; None where none is known."""
        of_title = (s for s in self.standards if s.title == title)
        return next((s for s in of_title if s.applies(purpose, day) is not None), None)
