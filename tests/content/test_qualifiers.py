"""What a clause asks of a firm beside its title is asked, also where no money hangs on it."""

from __future__ import annotations

import pytest

from advisor_app.domain.assessment import MeasureResult
from advisor_app.domain.policy import Certainty
from advisor_app.domain.verdict import Outcome
from tests.content.test_traps import HZ, JX, assess, assessing, result, title

DAY = "2026-11-15"
TITLE = title("srdi_sme", "2025-03-01", valid_to="2028-02-28")

ASKED = [
    (HZ, "hz-2025-65.7.open-bidding-preference", "open_bidding_selected"),
    (HZ, "hz-srdi-plan-draft.15.no-tender", "irreplaceable_technology"),
    (HZ, "hz-srdi-plan-draft.15.single-source", "irreplaceable_technology"),
    (JX, "jx-2026-2028-draft.8.preliminary-examination", "in_prereview_field"),
    (JX, "jx-2026-2028-draft.11.fund-srdi", "fund_invested"),
    (JX, "jx-2026-2028-draft.11.fund-contest", "contest_prize_provincial_up"),
]
LEFT_TO_THE_OFFICE = [
    "hz-2025-65.1.nurture-pool",
    "hz-2025-65.1.nurture-reserve",
    "hz-2025-65.1.seedling-reserve",
    "hz-2025-65.15.zhejiang-made",
    "hz-2025-65.15.quality-awards",
    "hz-2025-65.15.defence",
    "hz-2025-65.15.aeo",
    "jx-2026-2028-draft.3.pool",
    "jx-2026-2028-draft.6.champion-list",
]


@pytest.mark.parametrize(("region", "measure", "fact"), ASKED)
def test_it_is_asked_and_neither_taken_for_granted_nor_for_refused(
    region: str, measure: str, fact: str
) -> None:
    def given(**facts: bool) -> MeasureResult:
        return result(assess(region, DAY, drafts=True, recognitions=[TITLE], facts=facts), measure)

    unknown = given()
    assert unknown.outcome is Outcome.UNDETERMINED
    assert fact in {gap.key for gap in unknown.missing}
    assert given(**{fact: False}).outcome is Outcome.INELIGIBLE
    assert given(**{fact: True}).outcome is Outcome.ELIGIBLE


@pytest.mark.parametrize("measure", LEFT_TO_THE_OFFICE)
def test_what_the_text_leaves_to_the_office_is_nobodys_due(measure: str) -> None:
    found = next(m for m in assessing().library.measures if m.id == measure)
    assert found.certainty in {Certainty.DISCRETIONARY, Certainty.COMPETITIVE}
    assert "条文" in found.note
