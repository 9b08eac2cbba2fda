"""Where a firm stands on a title: certificates first, then what is under way."""

import datetime as dt

import pytest

from advisor_app.domain.application import Application, Event, Evidence, Pursuit, Stage, Step
from advisor_app.domain.record import Recognition, RecognitionEvent
from advisor_app.engine.asof import held
from advisor_app.pipeline.standing import TitleStanding, standing

KIND = "srdi_sme"
AS_OF = dt.date(2026, 11, 21)
GRANTED, UNTIL = dt.date(2024, 1, 1), dt.date(2026, 12, 31)
FIRST = Recognition(KIND, RecognitionEvent.FIRST, GRANTED, UNTIL)
R = RecognitionEvent


def under(*path: tuple[Event, Stage, dt.date], round_: str = "2026") -> Application:
    application = Application(Pursuit.TITLE, KIND, round_)
    steps: list[Step] = []
    for event, after, day in path:
        before = steps[-1].after if steps else application.first_stage
        steps.append(Step(event, before, after, Evidence(day, number="号", reason="因")))
    return Application(Pursuit.TITLE, KIND, round_, steps=tuple(steps))


FILED = (Event.SUBMIT, Stage.SUBMITTED, dt.date(2026, 3, 1))
HELD = (Event.RECOGNIZE, Stage.RECOGNIZED, dt.date(2026, 5, 1))
REVIEWED = (Event.REVIEW, Stage.RE_REVIEW, dt.date(2026, 6, 1))


def stand(
    records: list[Recognition], applications: list[Application] | None = None, *, years: int | None = None
) -> TitleStanding:
    return standing(KIND, held(records, AS_OF, years), records, applications or [], AS_OF)


def test_neither_held_nor_pursued() -> None:
    assert stand([]) == TitleStanding(KIND, None)


@pytest.mark.parametrize(
    ("path", "stage", "since"),
    [
        ((), Stage.CULTIVATING, None),
        (((Event.PREPARE, Stage.PREPARING, dt.date(2026, 2, 1)),), Stage.PREPARING, dt.date(2026, 2, 1)),
        ((FILED,), Stage.SUBMITTED, dt.date(2026, 3, 1)),
        (
            (FILED, (Event.PUBLISH, Stage.PUBLIC_NOTICE, dt.date(2026, 4, 1))),
            Stage.PUBLIC_NOTICE,
            dt.date(2026, 4, 1),
        ),
        ((FILED, (Event.REJECT, Stage.REJECTED, dt.date(2026, 4, 2))), Stage.REJECTED, dt.date(2026, 4, 2)),
        ((FILED, (Event.ABANDON, Stage.ABANDONED, dt.date(2026, 4, 2))), None, None),
    ],
)
def test_on_the_way(
    path: tuple[tuple[Event, Stage, dt.date], ...], stage: Stage | None, since: dt.date | None
) -> None:
    assert stand([], [under(*path)]) == TitleStanding(KIND, stage, since=since)


def test_a_certificate_counts_whatever_is_under_way() -> None:
    want = TitleStanding(KIND, Stage.RECOGNIZED, sure=True, since=GRANTED, valid_to=UNTIL)
    assert stand([FIRST]) == want
    assert stand([FIRST], [under(FILED)]) == want


def test_a_review_of_what_is_held() -> None:
    want = TitleStanding(KIND, Stage.RE_REVIEW, sure=True, since=GRANTED, valid_to=UNTIL)
    old = under(FILED, HELD, REVIEWED)
    assert stand([FIRST], [old]) == want
    # a round begun beside it hides nothing
    assert stand([FIRST], [old, under(round_="2027")]) == want
    assert stand([FIRST], [under(round_="2025"), old]) == want


def test_a_certificate_that_is_not_sure_says_so() -> None:
    assert stand([Recognition(KIND)]) == TitleStanding(KIND, Stage.RECOGNIZED, sure=False)
    ends = Recognition(KIND, valid_to=UNTIL)
    assert stand([ends]) == TitleStanding(KIND, Stage.RECOGNIZED, sure=False, valid_to=UNTIL)
    open_ended = Recognition(KIND, R.FIRST, GRANTED)
    assert stand([open_ended], years=2).sure is False
    assert stand([open_ended], years=3) == TitleStanding(KIND, Stage.RECOGNIZED, since=GRANTED)


def test_the_latest_certificate_decides() -> None:
    renewed = Recognition(KIND, R.RENEWED, dt.date(2026, 7, 1), dt.date(2029, 6, 30))
    for records in ([FIRST, renewed], [renewed, FIRST]):
        found = stand(records)
        assert (found.since, found.valid_to) == (dt.date(2026, 7, 1), dt.date(2029, 6, 30))


def test_what_comes_later_than_the_day_is_not_known_yet() -> None:
    ahead = Recognition(KIND, R.RENEWED, dt.date(2026, 12, 1), dt.date(2029, 11, 30))
    assert stand([FIRST, ahead]).since == GRANTED
    assert stand([ahead]).stage is None


def test_a_title_that_ran_out() -> None:
    old = Recognition(KIND, R.FIRST, dt.date(2021, 1, 1), dt.date(2023, 12, 31))
    assert stand([old]) == TitleStanding(KIND, Stage.LAPSED, since=dt.date(2023, 12, 31))
    assert stand([old], [under(FILED)]).stage is Stage.SUBMITTED


@pytest.mark.parametrize(("event", "stage"), [(R.LAPSED, Stage.LAPSED), (R.REVOKED, Stage.REVOKED)])
def test_a_title_that_was_lost(event: RecognitionEvent, stage: Stage) -> None:
    """Since the day it was lost: a losing event carries no end of its own."""
    day = dt.date(2026, 6, 1)
    assert stand([FIRST, Recognition(KIND, event, day)]) == TitleStanding(KIND, stage, since=day)


def test_a_title_won_again() -> None:
    lost = Recognition(KIND, R.REVOKED, dt.date(2025, 6, 1))
    again = Recognition(KIND, R.RENEWED, dt.date(2026, 6, 1), dt.date(2029, 5, 31))
    assert stand([FIRST, lost, again]) == TitleStanding(
        KIND, Stage.RECOGNIZED, since=dt.date(2026, 6, 1), valid_to=dt.date(2029, 5, 31)
    )


def test_a_loss_does_not_date_a_certificate_that_may_still_hold() -> None:
    """An undated certificate beside a loss: nobody knows, and the day of the loss is not its day."""
    lost = Recognition(KIND, R.REVOKED, dt.date(2025, 6, 1))
    assert stand([Recognition(KIND), lost]) == TitleStanding(KIND, Stage.RECOGNIZED, sure=False)
