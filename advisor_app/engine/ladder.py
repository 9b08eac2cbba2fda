"""Where a client stands on the ladder, read off its titles."""

from __future__ import annotations

from advisor_app.domain.assessment import LadderStanding
from advisor_app.domain.tiers import LADDER
from advisor_app.engine.asof import held
from advisor_app.engine.case import Case


def standing(case: Case) -> LadderStanding:
    """The highest rung whose title is held on the as-of date, and the rung above it."""
    at = -1
    for index, rung in enumerate(LADDER):
        if any(held(case.titles(kind), case.as_of) for kind in rung.proven_by(case.as_of)):
            at = index
    above = LADDER[at + 1 :]
    known = all(case.facts.knows_all("recognitions", kind) for rung in above for kind in rung.proofs)
    here = LADDER[at] if at >= 0 else None
    following = above[0] if above else None
    return LadderStanding(
        here.key if here else None,
        here.name(case.as_of) if here else "",
        known,
        following.key if following else None,
        following.name(case.as_of) if following else "",
    )
