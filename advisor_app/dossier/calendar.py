"""Reminders as an iCalendar file (RFC 5545) that phones and mail programs take in.

Every reminder is an event of its whole day with an alarm at nine the morning before. Its UID follows from
what it is, not from its day: taking a newer file in moves the event instead of adding a second one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterable

from icalendar import Alarm, Calendar, Event

from advisor_app.domain.errors import InputError
from advisor_app.domain.labels import label
from advisor_app.domain.reminder import Reminder

PRODID = "-//advisor_app//陪跑顾问工作台//ZH"
NAME = "陪跑日程"
ALARM = dt.timedelta(hours=-15)
"""From midnight at which the day begins, back to nine of the morning before."""
NAMELESS = "客户"


def to_ics(
    reminders: Iterable[Reminder], moment: dt.datetime, *, with_names: bool = True, name: str = NAME
) -> bytes:
    """One calendar of all the reminders; ``moment``, with its time zone: when it is written.

    ``with_names`` False leaves the clients' names out, for a calendar that others see. Raises InputError
    where there is nothing to write: a calendar needs at least one event.
    """
    if moment.tzinfo is None:
        raise ValueError("moment without time zone")
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(name))
    stamp = moment.astimezone(dt.UTC).replace(microsecond=0)
    for each in reminders:
        calendar.add_component(_event(each, stamp, with_names=with_names))
    if not calendar.subcomponents:
        raise InputError("没有可以导出的日程，请先调整筛选条件。")
    written: bytes = calendar.to_ical(sorted=False)
    return written


def uid(reminder: Reminder) -> str:
    """The same for the same reminder in every file; it tells nothing of the client."""
    text = "\n".join(reminder.mark)
    return f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@advisor-app"


def _event(reminder: Reminder, stamp: dt.datetime, *, with_names: bool) -> Event:
    who = _plain(reminder.client) if with_names else ""
    text = _named(reminder, reminder.text, with_names=with_names)
    summary = "｜".join(part for part in (label(reminder.kind), who, text) if part)
    lines = [_named(reminder, reminder.note, with_names=with_names), f"依据：{_plain(reminder.source)}"]
    event = Event()
    event.add("uid", uid(reminder))
    event.add("dtstamp", stamp)
    event.add("dtstart", reminder.day)
    event.add("dtend", reminder.day + dt.timedelta(days=1))
    event.add("summary", summary)
    event.add("description", "\n".join(line for line in lines if line))
    event.add("categories", [label(reminder.kind)])
    event.add("transp", "TRANSPARENT")  # a reminder makes nobody busy for the day
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", ALARM)
    event.add_component(alarm)
    return event


def _named(reminder: Reminder, text: str, *, with_names: bool) -> str:
    """The text; without names, even one that the advisor typed into it is replaced."""
    if not with_names and reminder.client:
        text = text.replace(reminder.client, NAMELESS)
    return _plain(text)


def _plain(text: str) -> str:
    """On one line, without the control characters that RFC 5545 forbids."""
    shown = "".join(" " if unicodedata.category(each) in ("Cc", "Cs") else each for each in text)
    return " ".join(shown.split())
