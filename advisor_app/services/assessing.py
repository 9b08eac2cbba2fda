"""Assessing as a use case: library, record and day in; the assessment out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from advisor_app.runtime.collecting import no_collecting
from advisor_app.services.client_file import load_client_file
from advisor_app.services.clock import Clock
from advisor_app.services.crowd import Helpers
from advisor_app.services.policies import load_library
from advisor_app.services.whatif import suppose


class Assessing:
    """The shipped library, compiled on first use, and the clock's day as the default as-of date."""

    def __init__(self, clock: Clock | None = None, library: Library | None = None) -> None:
        self.clock = clock or Clock()
        self._library = library

    @cached_property
    def library(self) -> Library:
        """The policy content."""
        return self._library or load_library()

    @cached_property
    def assessor(self) -> Assessor:
        """The library compiled for assessing."""
        with no_collecting():
            return Assessor(self.library)

    @cached_property
    def helpers(self) -> Helpers:
        """One process that assesses beside this one; it starts when it is first needed."""
        return Helpers(self.library, 1)

    def close(self) -> None:
        """Let that process go, where there is one."""
        if "helpers" in self.__dict__:
            self.helpers.close()

    def latest(self, as_of: dt.date | None) -> dt.date:
        """The last day a fact may speak of: today, or the as-of date where that lies ahead."""
        today = self.clock.today()
        return today if as_of is None else max(today, as_of)

    def read(self, path: Path, as_of: dt.date | None = None, *, accept_pilot: bool = False) -> FactSet:
        """A record from a client file; raises InputError with a sentence a fault."""
        return load_client_file(path, self.library.catalogue, self.latest(as_of), accept_pilot=accept_pilot)

    def assess(
        self,
        facts: FactSet,
        as_of: dt.date | None = None,
        *,
        drafts: bool = False,
        what_if: Iterable[str] = (),
    ) -> Assessment:
        """Assess a record as of a day (default today), with changes that are only supposed."""
        changed = suppose(facts, what_if, self.library.catalogue, self.latest(as_of))
        return self.assessor.assess(changed, as_of or self.clock.today(), drafts=drafts)
