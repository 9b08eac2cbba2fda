"""A paper of an application's checklist."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is asked for; ``received_on`` None: not there yet. ``valid_to``: until when it serves."""

    name: str
    required: bool = True
    form: str = ""
    valid: str = ""
    issuer: str = ""
    received_on: dt.date | None = None
    valid_to: dt.date | None = None
    note: str = ""
