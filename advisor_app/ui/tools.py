"""What the pages about applications are handed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.theme import Tokens

if TYPE_CHECKING:
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.calendar import Calendar
    from advisor_app.services.collecting import Collecting
    from advisor_app.services.erasing import Erasing
    from advisor_app.services.evidence import Evidence
    from advisor_app.services.exporting import Exporting
    from advisor_app.services.importing import Importing
    from advisor_app.services.past import Past
    from advisor_app.services.pipeline import Pipeline
    from advisor_app.services.relations import Relations
    from advisor_app.services.timeline import Timeline
    from advisor_app.services.tracking import Tracking


@dataclass(frozen=True, slots=True)
class Tools:
    """What everything about applications in the window works with; ``today`` is asked anew each time."""

    tracking: Tracking
    pipeline: Pipeline
    timeline: Timeline
    calendar: Calendar
    exporting: Callable[[], Exporting]
    """Paper for on first use: it loads what lays out paper."""
    collecting: Callable[[], Collecting]
    evidence: Callable[[], Evidence]
    relations: Callable[[], Relations]
    past: Callable[[], Past]
    importing: Callable[[], Importing]
    jobs: Jobs
    events: Events
    tokens: Tokens
    today: Callable[[], dt.date]
    erasing: Callable[[], Erasing] | None = None
    """None: nothing can be erased for good here."""

    def undo(self) -> None:
        """Take back the advisor's latest step, and say so."""
        self.jobs.write(self.tracking.portfolio.undo, self._told("已撤销", "没有可撤销的"))

    def redo(self) -> None:
        """Carry out again what was undone last, and say so."""
        self.jobs.write(self.tracking.portfolio.redo, self._told("已重做", "没有可重做的"))

    def _told(self, word: str, nothing: str) -> Callable[[Changes], None]:
        def say(changes: Changes) -> None:
            self.events.said.emit(f"{word}：{changes.title}" if changes else nothing)

        return say
