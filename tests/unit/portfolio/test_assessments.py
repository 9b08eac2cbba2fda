import datetime as dt
from decimal import Decimal

import pytest

from advisor_app.domain.errors import NotFoundError
from advisor_app.portfolio import assessments
from advisor_app.portfolio.assessments import AssessmentRow
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import FixedClock
from tests.records import TODAY, assessment

DAY = dt.date(2026, 3, 1)


def test_an_assessment_is_kept_whole(
    portfolio: Portfolio, client_id: str, other: str, clock: FixedClock
) -> None:
    given = assessment(confirmed="123456.78")
    with portfolio.unit("评估") as unit:
        first = assessments.save(unit, client_id, given)
    clock.advance(dt.timedelta(minutes=1))
    with portfolio.unit("评估") as unit:
        second = assessments.save(unit, client_id, assessment(DAY))
        third = assessments.save(unit, other, assessment(DAY))
    with portfolio.read() as session:
        assert assessments.load(session, first) == given
        latest, earlier = assessments.rows(session, client_id)
        assert latest.id == second
        assert earlier == AssessmentRow(
            first,
            client_id,
            TODAY,
            clock.now() - dt.timedelta(minutes=1),
            given.content_version,
            given.digest,
            drafts=False,
            confirmed=Decimal("123456.78"),
            possible=Decimal("246913.56"),
        )
        assert {row.id for row in assessments.rows(session)} == {first, second, third}
        with pytest.raises(NotFoundError, match="没有找到这份评估"):
            assessments.load(session, "none")
