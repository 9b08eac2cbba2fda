"""All policy content, as the engine reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor_app.domain.facts import Catalogue
from advisor_app.domain.policy import Document, ExclusionGroup, Measure, Reading, SharedCap
from advisor_app.domain.standard import Standard


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
