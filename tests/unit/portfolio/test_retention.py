import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from advisor_app.portfolio.retention import Generations, Mark, keep

START = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)
SMALL = Generations(latest=3, days=4, weeks=3, months=2, pinned=2)

moments = st.integers(0, 20 * 365 * 24).map(lambda hours: START + dt.timedelta(hours=hours - 50_000))
series = st.lists(st.tuples(moments, st.booleans()), max_size=60).map(
    lambda made: [Mark(number, at, pinned) for number, (at, pinned) in enumerate(made, 1)]
)


@given(series)
def test_the_newest_always_stays_whatever_the_clock_said(made: list[Mark]) -> None:
    kept = keep(made, SMALL)
    assert kept <= {each.number for each in made}
    assert {each.number for each in made[-3:]} <= kept


@given(series)
def test_deciding_twice_takes_nothing_more(made: list[Mark]) -> None:
    kept = keep(made, SMALL)
    assert keep([each for each in made if each.number in kept], SMALL) == kept


@given(series, st.randoms())
def test_the_order_of_the_question_does_not_matter(made: list[Mark], random: Random) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert keep(shuffled, SMALL) == keep(made, SMALL)


@given(series)
def test_the_latest_pinned_ones_stay(made: list[Mark]) -> None:
    assert {each.number for each in [e for e in made if e.pinned][-2:]} <= keep(made, SMALL)


@given(series, moments)
def test_a_jump_of_the_clock_costs_no_more_than_a_backup_at_the_usual_time(
    made: list[Mark], jumped: dt.datetime
) -> None:
    """One backup with a false date pushes out no more than one place of each generation."""
    before = keep(made, SMALL)
    number = len(made) + 1
    after = keep([*made, Mark(number, jumped)], SMALL)
    assert number in after
    assert len(before - after) <= 4


def test_a_year_of_hourly_backups_leaves_each_generation() -> None:
    kept: list[Mark] = []
    for hour in range(24 * 400):
        kept.append(Mark(hour + 1, START + dt.timedelta(hours=hour)))
        staying = keep(kept, Generations())
        kept = [each for each in kept if each.number in staying]
    dates = {each.at.date() for each in kept}
    last = max(dates)
    assert {last - dt.timedelta(days=back) for back in range(14)} <= dates
    assert len({(d.year, d.month) for d in dates}) == 12
    assert len({d.isocalendar()[:2] for d in dates if last - d <= dt.timedelta(weeks=7)}) == 8
    assert len(kept) <= 20 + 14 + 8 + 12


def test_a_clock_set_back_a_year_rotates_no_good_one_away() -> None:
    good = [Mark(number, START + dt.timedelta(days=number)) for number in range(1, 15)]
    back = START - dt.timedelta(days=365)
    wrong = [Mark(100 + n, back + dt.timedelta(minutes=n)) for n in range(5)]
    kept = keep([*good, *wrong], Generations(latest=3, days=14, weeks=8, months=12))
    assert {102, 103, 104} <= kept  # the newest, though their date is the oldest
    assert len(kept & {each.number for each in good}) >= 13


def test_months_ahead_by_mistake_take_one_place_only() -> None:
    good = [Mark(number, START + dt.timedelta(days=number)) for number in range(1, 10)]
    ahead = Mark(50, dt.datetime(2036, 1, 1, tzinfo=dt.UTC))
    later = [Mark(60 + n, START + dt.timedelta(days=20 + n)) for n in range(3)]
    kept = keep([*good, ahead, *later], Generations(latest=1, days=10, weeks=1, months=1))
    assert {60, 61, 62, 50} <= kept
    assert len(kept & {each.number for each in good}) == 6
