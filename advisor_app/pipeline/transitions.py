"""The table of what may happen to an application: event × stage → stage, with the evidence it needs."""

from __future__ import annotations

from dataclasses import dataclass

from advisor_app.domain.application import Event, Need, Pursuit, Stage

S = Stage
BOTH = frozenset(Pursuit)
MEASURE = frozenset({Pursuit.MEASURE})
TITLE = frozenset({Pursuit.TITLE})


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table. ``needs``: fields that must be given; ``takes``: fields that may be."""

    event: Event
    sources: frozenset[Stage]
    target: Stage
    pursuits: frozenset[Pursuit]
    needs: tuple[Need, ...]
    takes: tuple[Need, ...] = ()


def _line(
    event: Event,
    sources: set[Stage],
    target: Stage,
    pursuits: frozenset[Pursuit] = BOTH,
    *,
    needs: tuple[Need, ...] = (),
    takes: tuple[Need, ...] = (),
) -> Transition:
    return Transition(event, frozenset(sources), target, pursuits, (Need.DAY, *needs), takes)


_UNFILED = {S.LEAD, S.SURVEY, S.CULTIVATING, S.PREPARING}

TABLE: tuple[Transition, ...] = (
    _line(Event.SURVEY, {S.LEAD}, S.SURVEY, MEASURE),
    _line(Event.PREPARE, {S.LEAD, S.SURVEY, S.CULTIVATING}, S.PREPARING),
    # a firm may have filed before the advisor came to it
    _line(Event.SUBMIT, _UNFILED, S.SUBMITTED, takes=(Need.RECEIPT,)),
    _line(Event.RETURN, {S.SUBMITTED}, S.PREPARING, needs=(Need.REASON,)),
    _line(Event.PUBLISH, {S.SUBMITTED}, S.PUBLIC_NOTICE, needs=(Need.NUMBER,), takes=(Need.UNTIL,)),
    # not every office announces before it grants
    _line(
        Event.RECOGNIZE,
        {S.SUBMITTED, S.PUBLIC_NOTICE},
        S.RECOGNIZED,
        MEASURE,
        needs=(Need.NUMBER, Need.AMOUNT),
    ),
    _line(
        Event.RECOGNIZE,
        {S.SUBMITTED, S.PUBLIC_NOTICE},
        S.RECOGNIZED,
        TITLE,
        needs=(Need.NUMBER,),
        takes=(Need.UNTIL,),
    ),
    _line(
        Event.PAY,
        {S.RECOGNIZED, S.PAYING},
        S.PAYING,
        MEASURE,
        needs=(Need.AMOUNT, Need.PAYER),
        takes=(Need.TRANCHE, Need.NUMBER),
    ),
    _line(Event.REVIEW, {S.RECOGNIZED, S.PAYING}, S.RE_REVIEW),
    _line(Event.PASS, {S.RE_REVIEW}, S.RECOGNIZED, MEASURE, needs=(Need.NUMBER,)),
    _line(Event.PASS, {S.RE_REVIEW}, S.RECOGNIZED, TITLE, needs=(Need.NUMBER,), takes=(Need.UNTIL,)),
    _line(Event.FAIL, {S.RE_REVIEW}, S.REJECTED, MEASURE, needs=(Need.REASON,), takes=(Need.NUMBER,)),
    _line(Event.FAIL, {S.RE_REVIEW}, S.LAPSED, TITLE, needs=(Need.REASON,), takes=(Need.NUMBER,)),
    _line(Event.REJECT, {S.SUBMITTED, S.PUBLIC_NOTICE}, S.REJECTED, needs=(Need.REASON,)),
    _line(
        Event.ABANDON,
        _UNFILED | {S.SUBMITTED, S.PUBLIC_NOTICE},
        S.ABANDONED,
        needs=(Need.REASON,),
    ),
    _line(Event.REOPEN, {S.ABANDONED}, S.PREPARING, needs=(Need.REASON,)),
    _line(Event.LAPSE, {S.RECOGNIZED, S.RE_REVIEW}, S.LAPSED, TITLE),
    _line(
        Event.REVOKE,
        {S.RECOGNIZED, S.RE_REVIEW},
        S.REVOKED,
        TITLE,
        needs=(Need.NUMBER, Need.REASON),
    ),
)

_BY_EVENT = {(line.event, pursuit): line for line in TABLE for pursuit in line.pursuits}


def find(event: Event, pursuit: Pursuit) -> Transition | None:
    """The line of an event for this kind of pursuit; None where it never happens to it."""
    return _BY_EVENT.get((event, pursuit))


def from_stage(stage: Stage, pursuit: Pursuit) -> tuple[Transition, ...]:
    """All that may happen now, in the table's order."""
    return tuple(line for line in TABLE if pursuit in line.pursuits and stage in line.sources)


def stages(pursuit: Pursuit) -> tuple[Stage, ...]:
    """All stages this kind of pursuit can have, in order."""
    reached = {line.target for line in TABLE if pursuit in line.pursuits}
    first = Stage.CULTIVATING if pursuit is Pursuit.TITLE else Stage.LEAD
    return tuple(stage for stage in Stage if stage in reached or stage is first)
