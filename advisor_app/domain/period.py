"""Dates and fiscal years: validity ranges that include both ends, and years read off an as-of date."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from advisor_app.domain.errors import InputError

FIRST_YEAR = 1980
"""Earlier figures and dates are taken for typing slips: the ladder's firms are younger."""


@dataclass(frozen=True, slots=True)
class Validity:
    """A range of days, both ends included (有效期至 includes its day); an open end is None."""

    start: dt.date | None
    end: dt.date | None

    def before(self, day: dt.date) -> bool:
        """The range is over by ``day``."""
        return self.end is not None and day > self.end

    def after(self, day: dt.date) -> bool:
        """The range has not begun on ``day``."""
        return self.start is not None and day < self.start

    def holds(self, day: dt.date) -> bool:
        """``day`` lies in the range."""
        return not self.before(day) and not self.after(day)


_YEAR_WORDS = {0: "本年度", -1: "上年度", -2: "上上年度"}


def year_word(offset: int) -> str:
    """本年度 (0), 上年度 (−1), 上上年度 (−2), 前N年度."""
    return _YEAR_WORDS.get(offset, f"前{-offset}年度")


def year_label(label: str, offset: int | None) -> str:
    """A year fact's name with its year: ``上年度营业收入``; what spans years (近两年…) names them itself."""
    if offset is None or (offset == -1 and label.startswith("近")):
        return label
    return f"{year_word(offset)}{label}"


def parse_date(text: str, *, what: str, latest: dt.date | None = None) -> dt.date:
    """Read ``2026-07-01``; refuse other forms, years before 1980, and days after ``latest``.

    ``latest`` None accepts any later day up to 2100 (a validity end lies in the future).
    """
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{what}“{text}”不是日期，请写成 2026-07-01 这样的形式。") from None
    if len(text) != 10:
        raise InputError(f"{what}“{text}”不是日期，请写成 2026-07-01 这样的形式。")
    if not FIRST_YEAR <= day.year <= 2100:
        raise InputError(f"{what}“{text}”的年份不合理，请核对后改正（应在 {FIRST_YEAR} 至 2100 年之间）。")
    if latest is not None and day > latest:
        raise InputError(f"{what}“{text}”晚于 {latest.isoformat()}，尚未发生的事请勿录入为事实。")
    return day


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day ``years`` years on; 29 February falls to the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day ``months`` months on, the month's last day where it has no such day.

    So 民法典 第二百零二条 counts a term in months (M高: from memory): it ends on the corresponding day, or
    on the last of the month. A negative number counts back.
    """
    years, month = divmod(day.month - 1 + months, 12)
    return on_month_day(day.year + years, month + 1, day.day)


def on_month_day(year: int, month: int, day: int) -> dt.date:
    """That day of a year, the month's last one where it is shorter: a yearly 29 February."""
    return dt.date(year, month, min(day, monthrange(year, month)[1]))


def check_year(year: int, *, what: str, latest: int) -> int:
    """Refuse fiscal years before 1980 or after ``latest``."""
    if not FIRST_YEAR <= year <= latest:
        raise InputError(
            f"{what}的年度“{year}”不合理，请核对后改正（应在 {FIRST_YEAR} 至 {latest} 年之间）。"
        )
    return year
