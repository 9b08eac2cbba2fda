import datetime as dt

from advisor_app.services.clock import Clock, FixedClock


def test_the_machines_clock_knows_day_and_moment() -> None:
    clock = Clock()
    before = clock.now()
    assert before.tzinfo is dt.UTC
    assert before <= clock.now()
    assert abs(clock.today() - before.date()) <= dt.timedelta(days=1)


def test_a_fixed_clock_stands_until_it_is_moved() -> None:
    clock = FixedClock.on(dt.date(2026, 11, 21))
    assert clock.today() == dt.date(2026, 11, 21)
    assert clock.now() == clock.now() == dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
    clock.advance(dt.timedelta(hours=12))
    assert clock.today() == dt.date(2026, 11, 22)
