"""The only place that reads today's date and the current moment; everything else is handed a day."""

from __future__ import annotations

import datetime as dt


class Clock:
    """The machine's clock."""

    def today(self) -> dt.date:
        """The day where the advisor is."""
        return dt.date.today()

    def now(self) -> dt.datetime:
        """The moment in UTC."""
        return dt.datetime.now(dt.UTC)

    def end_of(self, day: dt.date) -> dt.datetime:
        """The last moment of a day where this computer is."""
        return dt.datetime.combine(day, dt.time.max).astimezone()


class FixedClock(Clock):
    """A clock that stands still until it is moved: for tests and for reproducing an earlier day."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    @classmethod
    def on(cls, day: dt.date) -> FixedClock:
        """Noon UTC on ``day``, which is the same day in China."""
        return cls(dt.datetime.combine(day, dt.time(12), dt.UTC))

    def today(self) -> dt.date:
        """The day the clock stands on."""
        return self.moment.date()

    def now(self) -> dt.datetime:
        """The moment the clock stands on."""
        return self.moment

    def end_of(self, day: dt.date) -> dt.datetime:
        """The last moment of a day, UTC."""
        return dt.datetime.combine(day, dt.time.max, dt.UTC)

    def advance(self, by: dt.timedelta) -> None:
        """Move the clock on."""
        self.moment += by
