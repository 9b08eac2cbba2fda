"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import BigInteger, DateTime, Dialect
from sqlalchemy.types import TypeDecorator


class Money(TypeDecorator[Decimal]):
    """Money as integer 分; Decimal 元 outside, so that no database ever rounds it."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> int | None:
        """元 → 分; a fraction of a 分 is a bug of the caller, never rounded away here."""
        if value is None:
            return None
        cents = value.scaleb(2)
        if cents != cents.to_integral_value():
            raise ValueError(f"money finer than 0.01: {value}")
        return int(cents)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> Decimal | None:
        """分 → 元."""
        return None if value is None else Decimal(value).scaleb(-2)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment, stored as naive UTC and handed out aware.

    SQLite would lose the zone of ``DateTime(timezone=True)`` and PostgreSQL keep it.
    """

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, _dialect: Dialect) -> dt.datetime | None:
        """Aware → naive UTC; a naive moment is refused, because nobody knows which one it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without its time zone: {value}")
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, _dialect: Dialect) -> dt.datetime | None:
        """Naive UTC → aware."""
        return None if value is None else value.replace(tzinfo=dt.UTC)
