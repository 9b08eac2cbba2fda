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
    if held is not False and records:
        reviewed = any(a.stage is Stage.RE_REVIEW for a in applications)
        stage = Stage.RE_REVIEW if reviewed else Stage.RECOGNIZED
        # a loss is no certificate: what is held was granted beside or after it
        granted = [r for r in known if r.event not in _LOST] or [r for r in records if r.event not in _LOST]
        decides = granted[-1] if granted else records[-1]
        return TitleStanding(title, stage, held is True, decides.granted_on, decides.valid_to)
    if under_way is not None:
        day = under_way.steps[-1].evidence.day if under_way.steps else None
        return TitleStanding(title, under_way.stage, since=day)
    if latest is not None:
        lost = _LOST.get(latest.event) if latest.event else None
        if lost is not None:
            return TitleStanding(title, lost, since=latest.granted_on)
        return TitleStanding(title, Stage.LAPSED, since=latest.valid_to)
    if applications and applications[-1].stage is Stage.REJECTED:
        return TitleStanding(title, Stage.REJECTED, since=applications[-1].steps[-1].evidence.day)
    return TitleStanding(title, None)
