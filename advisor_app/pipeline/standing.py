"""Where a firm stands on one title: what its certificates say, and what is under way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from advisor_app.domain.application import Application, Stage
from advisor_app.domain.record import Recognition, RecognitionEvent

_LOST = {RecognitionEvent.REVOKED: Stage.REVOKED, RecognitionEvent.LAPSED: Stage.LAPSED}


@dataclass(frozen=True, slots=True)
class TitleStanding:
    """A firm's place on the way to (or in) a title; ``stage`` None: neither held nor pursued.

    ``sure`` False: certificates are recorded, but not whether they still hold. ``since``: the day of what
    decides. ``valid_to``: the last day of the certificate held, None not recorded.
    """

    title: str
    stage: Stage | None
    sure: bool = True
    since: dt.date | None = None
    valid_to: dt.date | None = None


def standing(
    title: str,
    held: bool | None,
    records: Sequence[Recognition],
    applications: Sequence[Application],
    as_of: dt.date,
) -> TitleStanding:
    """The standing on ``as_of``.

    ``held``: whether the title is held on the day by ``records``, as the engine reads them.
    ``applications``: the firm's for this title, oldest first.
    """
    known = [r for r in records if r.granted_on is not None and r.granted_on <= as_of]
    known.sort(key=lambda r: r.granted_on or as_of)
    latest = known[-1] if known else None
    under_way = next((a for a in reversed(applications) if a.open), None)
    since = latest.granted_on if latest else None
    if held is not False and records:
        stage = Stage.RE_REVIEW if under_way and under_way.stage is Stage.RE_REVIEW else Stage.RECOGNIZED
        valid_to = latest.valid_to if latest else next((r.valid_to for r in reversed(records)), None)
        return TitleStanding(title, stage, held is True, since, valid_to)
    if under_way is not None:
        day = under_way.steps[-1].evidence.day if under_way.steps else None
        return TitleStanding(title, under_way.stage, since=day)
    if latest is not None:
        lost = _LOST.get(latest.event, Stage.LAPSED) if latest.event else Stage.LAPSED
        return TitleStanding(title, lost, since=latest.valid_to if lost is Stage.LAPSED else since)
    if applications and applications[-1].stage is Stage.REJECTED:
        return TitleStanding(title, Stage.REJECTED, since=applications[-1].steps[-1].evidence.day)
    return TitleStanding(title, None)
