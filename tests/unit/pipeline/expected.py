"""What may happen to an application, by hand: to be read beside an office's notice, not beside the table."""

from advisor_app.domain.application import Event, Need, Pursuit, Stage

_MEASURE = """
              SURVEY  PREPARE    SUBMIT     RETURN     PUBLISH        RECOGNIZE   PAY     REVIEW     PASS        FAIL      REJECT    ABANDON    REOPEN     LAPSE REVOKE
LEAD          SURVEY  PREPARING  SUBMITTED  -          -              -           -       -          -           -         -         ABANDONED  -          -     -
SURVEY        -       PREPARING  SUBMITTED  -          -              -           -       -          -           -         -         ABANDONED  -          -     -
CULTIVATING   -       PREPARING  SUBMITTED  -          -              -           -       -          -           -         -         ABANDONED  -          -     -
PREPARING     -       -          SUBMITTED  -          -              -           -       -          -           -         -         ABANDONED  -          -     -
SUBMITTED     -       -          -          PREPARING  PUBLIC_NOTICE  RECOGNIZED  -       -          -           -         REJECTED  ABANDONED  -          -     -
PUBLIC_NOTICE -       -          -          -          -              RECOGNIZED  -       -          -           -         REJECTED  ABANDONED  -          -     -
RECOGNIZED    -       -          -          -          -              -           PAYING  RE_REVIEW  -           -         -         -          -          -     -
PAYING        -       -          -          -          -              -           PAYING  RE_REVIEW  -           -         -         -          -          -     -
RE_REVIEW     -       -          -          -          -              -           -       -          RECOGNIZED  REJECTED  -         -          -          -     -
REJECTED      -       -          -          -          -              -           -       -          -           -         -         -          -          -     -
ABANDONED     -       -          -          -          -              -           -       -          -           -         -         -          PREPARING  -     -
LAPSED        -       -          -          -          -              -           -       -          -           -         -         -          -          -     -
REVOKED       -       -          -          -          -              -           -       -          -           -         -         -          -          -     -
"""  # noqa: E501

_TITLE = """
              SURVEY  PREPARE    SUBMIT     RETURN     PUBLISH        RECOGNIZE   PAY     REVIEW     PASS        FAIL      REJECT    ABANDON    REOPEN     LAPSE   REVOKE
LEAD          -       PREPARING  SUBMITTED  -          -              -           -       -          -           -         -         ABANDONED  -          -       -
SURVEY        -       PREPARING  SUBMITTED  -          -              -           -       -          -           -         -         ABANDONED  -          -       -
CULTIVATING   -       PREPARING  SUBMITTED  -          -              -           -       -          -           -         -         ABANDONED  -          -       -
PREPARING     -       -          SUBMITTED  -          -              -           -       -          -           -         -         ABANDONED  -          -       -
SUBMITTED     -       -          -          PREPARING  PUBLIC_NOTICE  RECOGNIZED  -       -          -           -         REJECTED  ABANDONED  -          -       -
PUBLIC_NOTICE -       -          -          -          -              RECOGNIZED  -       -          -           -         REJECTED  ABANDONED  -          -       -
RECOGNIZED    -       -          -          -          -              -           -       RE_REVIEW  -           -         -         -          -          LAPSED  REVOKED
PAYING        -       -          -          -          -              -           -       RE_REVIEW  -           -         -         -          -          -       -
RE_REVIEW     -       -          -          -          -              -           -       -          RECOGNIZED  LAPSED    -         -          -          LAPSED  REVOKED
REJECTED      -       -          -          -          -              -           -       -          -           -         -         -          -          -       -
ABANDONED     -       -          -          -          -              -           -       -          -           -         -         -          PREPARING  -       -
LAPSED        -       -          -          -          -              -           -       -          -           -         -         -          -          -       -
REVOKED       -       -          -          -          -              -           -       -          -           -         -         -          -          -       -
"""  # noqa: E501


def _read(matrix: str) -> dict[tuple[Stage, Event], Stage]:
    head, *lines = matrix.strip().splitlines()
    events = [Event[name] for name in head.split()]
    assert events == list(Event)
    found = {}
    for line in lines:
        name, *cells = line.split()
        assert len(cells) == len(events), name
        for event, cell in zip(events, cells, strict=True):
            if cell != "-":
                found[Stage[name], event] = Stage[cell]
    assert [line.split()[0] for line in lines] == [stage.name for stage in Stage]
    return found


EXPECTED = {Pursuit.MEASURE: _read(_MEASURE), Pursuit.TITLE: _read(_TITLE)}
"""Stage and event → where it leads; what is not here is refused."""

_BOTH_NEED: dict[Event, tuple[Need, ...]] = {
    Event.RETURN: (Need.REASON,),
    Event.PUBLISH: (Need.NUMBER,),
    Event.PASS: (Need.NUMBER,),
    Event.FAIL: (Need.REASON,),
    Event.REJECT: (Need.REASON,),
    Event.ABANDON: (Need.REASON,),
    Event.REOPEN: (Need.REASON,),
}
NEEDS: dict[Pursuit, dict[Event, tuple[Need, ...]]] = {
    Pursuit.MEASURE: _BOTH_NEED
    | {
        Event.RECOGNIZE: (Need.NUMBER, Need.AMOUNT),
        Event.PAY: (Need.AMOUNT, Need.PAYER),
    },
    Pursuit.TITLE: _BOTH_NEED
    | {
        Event.RECOGNIZE: (Need.NUMBER,),
        Event.REVOKE: (Need.NUMBER, Need.REASON),
    },
}
"""What must be given beside the day."""

_BOTH_TAKE: dict[Event, tuple[Need, ...]] = {
    Event.SUBMIT: (Need.RECEIPT,),
    Event.PUBLISH: (Need.UNTIL,),
    Event.FAIL: (Need.NUMBER,),
}
TAKES: dict[Pursuit, dict[Event, tuple[Need, ...]]] = {
    Pursuit.MEASURE: _BOTH_TAKE | {Event.PAY: (Need.TRANCHE, Need.NUMBER)},
    Pursuit.TITLE: _BOTH_TAKE | {Event.RECOGNIZE: (Need.UNTIL,), Event.PASS: (Need.UNTIL,)},
}
"""What may be given."""
