"""Reading arguments that several verbs share."""

from __future__ import annotations

import datetime as dt

from advisor_app.domain.period import parse_date


def as_of(text: str) -> dt.date:
    """An as-of date; a wrong one is an InputError with one sentence."""
    return parse_date(text, what="评估基准日")
