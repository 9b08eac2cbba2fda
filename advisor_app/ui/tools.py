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
    from advisor_app.services.calendar import Calendar
    from advisor_app.services.pipeline import Pipeline
    from advisor_app.services.timeline import Timeline
    from advisor_app.services.tracking import Tracking


@dataclass(frozen=True, slots=True)
class Tools:
    """What everything about applications in the window works with; ``today`` is asked anew each time."""

    tracking: Tracking
    pipeline: Pipeline
    timeline: Timeline
    calendar: Calendar
    jobs: Jobs
    events: Events
    tokens: Tokens
    today: Callable[[], dt.date]
