"""A certificate's life: how long it holds, which updates it asks for, its 复核, its end.

Days when an office takes 复核 applications are announced each year and entered by the advisor as a window;
here are the days from which one has to look out for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from advisor_app.domain.certificate import Certificate, Expiry
from advisor_app.domain.confidence import remark
from advisor_app.domain.labels import label
from advisor_app.domain.period import months_after, on_month_day, years_after
from advisor_app.domain.record import LOSING, Recognition, RecognitionEvent
from advisor_app.domain.reminder import TYPED_IN, Due, Mark, Reminder, ReminderKind, Subject
from advisor_app.domain.standard import Duty, Purpose

RADAR_DAYS = (180, 90, 30)
"""Days before expiry at which it is brought up; the workbench's own custom."""
CHANGE_MONTHS = 3
"""重大变化 3 个月内报告: 63 号文 (M高, S1), 138 号文 (S1); 2 号文 is taken to say the same (M中)."""
GRACE_DAYS = 60
"""How long a yearly update counts as overdue; after that the year is over. The workbench's own custom."""
EXPIRED_DAYS = 366
"""How long a certificate that ran out counts as overdue; then it is history. The workbench's own custom."""
AHEAD_DAYS = 400
"""How far ahead: the next day of every yearly duty lies within."""
BEHIND_DAYS = 366
"""How far back: the last day of every yearly duty lies within."""

_DAY = dt.timedelta(days=1)
RENEWAL = label(Purpose.RENEWAL)


class Keeping:
    """What keeping one title takes; what many holders owe on the same day is worked out once.

    ``renewal``: what its 复核 is called (重新认定 for 高企).
    """

    def __init__(self, duties: Iterable[Duty], renewal: str = RENEWAL) -> None:
        self.duties = tuple(duties)
        self.renewal = renewal
        self._yearly: dict[int, tuple[Due, ...]] = {}
        # titles are granted by the batch: few certificates, many holders
        self.dues = lru_cache(maxsize=8192)(self._dues)

    def updates(self, certificate: Certificate, start: dt.date, end: dt.date) -> list[Due]:
        """The updates due from ``start`` through ``end``, in order.

        A duty is due on its day of every year in which the firm holds the title: not on or before the day
        of the grant, not after the last day, and only where its rule is in force on that very day.
        """
        granted_on, last_day = certificate.granted_on, certificate.last_day
        if granted_on is not None and granted_on >= start:
            start = granted_on + _DAY
        if last_day is not None and last_day < end:
            end = last_day
        years = range(start.year, end.year + 1)
        return [due for year in years for due in self._in_year(year) if start <= due.day <= end]

    def milestones(self, certificate: Certificate) -> tuple[Due, ...]:
        """The days that bring up its end, in order; the last is the end itself, none where it has no end.

        Before it come 1 January of the year in which it runs out, and 180, 90 and 30 days ahead.
        """
        return tuple(_milestones(certificate, self.renewal))

    def _dues(self, certificate: Certificate, as_of: dt.date, ahead: int) -> tuple[Due, ...]:
        """What a certificate asks, as of a day and as far as ``ahead`` days; its end only if not ended."""
        start, end = as_of - dt.timedelta(days=BEHIND_DAYS), as_of + dt.timedelta(days=ahead)
        found = self.updates(certificate, start, end)
        if certificate.ended_by is None:
            days = self.milestones(certificate)
            passed = sum(due.day < as_of for due in days)
            found.extend(due for due in days[max(0, passed - 1) :] if due.day <= end)
        return tuple(found)

    def _in_year(self, year: int) -> tuple[Due, ...]:
        found = self._yearly.get(year)
        if found is None:
            dues = [due for duty in self.duties if (due := _update(duty, year)) is not None]
            found = self._yearly[year] = tuple(sorted(dues, key=lambda due: (due.day, due.occasion)))
        return found


def certificates(
    records: Iterable[Recognition], validity_years: int | None, as_of: dt.date
) -> tuple[Certificate, ...]:
    """The certificates of one title, by day of grant, from all its records known on the day.

    A last day that is not stated is reckoned as ``validity_years`` from the grant (national-standards:
    3 years, M高; 科技型 1 year, S). A newer grant, a revocation or a lapse ends what was granted before. A
    grant without a date is placed by its last day, one without any is left out.
    """
    placed = []
    for record in records:
        start = _start(record, validity_years)
        if start is not None and (record.granted_on is None or record.granted_on <= as_of):
            placed.append((start, record.event in LOSING, record))
    if len(placed) > 1:
        placed.sort(key=itemgetter(0, 1))
    found = []
    following: tuple[dt.date, RecognitionEvent] | None = None
    for start, losing, record in reversed(placed):
        if not losing:
            found.append(_certificate(record, validity_years, following))
        following = start, record.event or RecognitionEvent.RENEWED
    return tuple(reversed(found))


def radar(valid_to: dt.date, as_of: dt.date) -> int | None:
    """Which of 30, 90 and 180 days a certificate runs out within; None: later, or run out."""
    left = (valid_to - as_of).days
    return min((days for days in RADAR_DAYS if 0 <= left <= days), default=None)


def title_reminders(
    held: Sequence[Certificate],
    keeping: Keeping,
    subject: Subject,
    as_of: dt.date,
    ahead: int = AHEAD_DAYS,
) -> tuple[Reminder, ...]:
    """Updates, 复核 and expiry of a title, from its certificates in order, as far as ``ahead`` days.

    Of the milestones of a 复核 that passed only the latest is brought up; once the certificate has run
    out, its expiry stands for all. A title that was lost asks nothing.
    """
    if not held or held[-1].ended_by in LOSING:
        return ()
    return tuple([Reminder(due, subject) for each in held for due in keeping.dues(each, as_of, ahead)])


def unconfirmed_updates(
    certificate: Certificate, keeping: Keeping, subject: Subject, as_of: dt.date, done: Collection[Mark]
) -> tuple[Reminder, ...]:
    """Updates of a certificate's whole term that are past and not marked done.

    Two within one term end the title (2 号文: 累计两次未更新, S1); what nobody marked need not have
    been missed, so this is for asking, not for telling.
    """
    if certificate.granted_on is None:
        return ()
    past = keeping.updates(certificate, certificate.granted_on, as_of - _DAY)
    found = (Reminder(due, subject) for due in past)
    return tuple(each for each in found if each.mark not in done)


def change_deadline(changed_on: dt.date) -> dt.date:
    """The last day to report a change that took place on a day: three months on."""
    return months_after(changed_on, CHANGE_MONTHS)


def change_reminder(changed_on: dt.date, what: str, keeping: Keeping, subject: Subject) -> Reminder | None:
    """The report due on a change, by the rule in force when it took place; None where no rule asks one."""
    duty = next((d for d in keeping.duties if d.month is None and d.days.holds(changed_on)), None)
    if duty is None:
        return None
    said = f"{what}（{changed_on}），{CHANGE_MONTHS} 个月内报告"
    source, occasion = _duty_source(duty), f"{changed_on}/{what}"
    by = change_deadline(changed_on)
    return Reminder(Due(ReminderKind.CHANGE, by, said, source, occasion, None, duty.note), subject)


def _start(record: Recognition, validity_years: int | None) -> dt.date | None:
    """The day by which a record is placed among the title's others; None where it says nothing."""
    if record.granted_on is not None or record.event in LOSING or record.valid_to is None:
        return record.granted_on
    return years_after(record.valid_to, -(validity_years or 0))


def _certificate(
    record: Recognition, validity_years: int | None, following: tuple[dt.date, RecognitionEvent] | None
) -> Certificate:
    ended_on, ended_by = following or (None, None)
    if ended_on is not None and ended_by in LOSING:
        ended_on -= _DAY
    if record.valid_to is not None:
        return Certificate(record.granted_on, record.valid_to, Expiry.STATED, None, ended_on, ended_by)
    if record.granted_on is None or validity_years is None:
        return Certificate(record.granted_on, None, Expiry.OPEN, None, ended_on, ended_by)
    valid_to = years_after(record.granted_on, validity_years)
    return Certificate(record.granted_on, valid_to, Expiry.DERIVED, validity_years, ended_on, ended_by)


def _update(duty: Duty, year: int) -> Due | None:
    """A yearly duty's day of one year; None where it is none, or its rule is not in force on that day."""
    if duty.month is None or duty.day is None:
        return None
    day = on_month_day(year, duty.month, duty.day)
    if not duty.days.holds(day):
        return None
    until = day + dt.timedelta(days=GRACE_DAYS)
    occasion = f"{duty.id}/{year}"
    return Due(ReminderKind.UPDATE, day, duty.label, _duty_source(duty), occasion, until, duty.note)


def _milestones(certificate: Certificate, renewal: str) -> Iterator[Due]:
    end, granted_on = certificate.valid_to, certificate.granted_on
    if end is None:
        return
    source, key = _expiry_source(certificate), certificate.key
    days = {dt.date(end.year, 1, 1): "year"}
    days |= {end - dt.timedelta(days=ahead): str(ahead) for ahead in RADAR_DAYS}
    for day in sorted(days):
        if day < end and (granted_on is None or granted_on < day):
            what = _brought_up(days[day], end, renewal)
            yield Due(ReminderKind.RE_REVIEW, day, what, source, f"{key}/{days[day]}")
    until = end + dt.timedelta(days=EXPIRED_DAYS)
    yield Due(ReminderKind.CERTIFICATE, end, f"证书有效期至 {end}", source, key, until)


def _brought_up(name: str, valid_to: dt.date, renewal: str) -> str:
    if name == "year":
        return f"证书 {valid_to} 到期，{valid_to.year} 年应{renewal}，请关注通知和窗口"
    return f"证书 {valid_to} 到期（提前 {name} 天提醒），请确认{renewal}安排"


def _duty_source(duty: Duty) -> str:
    return f"{duty.source}（{remark(duty.confidence)}）"


def _expiry_source(certificate: Certificate) -> str:
    if certificate.expiry is Expiry.STATED:
        return f"{label(certificate.expiry)}（{TYPED_IN}）"
    return f"按有效期 {certificate.validity_years} 年推算，请核对证书"
