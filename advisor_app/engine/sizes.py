"""中小企业划型: large, medium, small or micro by industry, employees, revenue and assets.

Source: 工信部联企业〔2011〕300号《中小企业划型标准规定》 and 国统字〔2017〕213号. A firm is of a class where
it reaches all of the class's lower limits, else of the next one down; it is a small or medium firm
(including micro) where it misses any limit of the large class.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from advisor_app.domain.facts import Value
from advisor_app.domain.verdict import MET, NOT_MET, UNKNOWN, Verdict

Limits = tuple[int | None, int | None, int | None]
"""Lower limits: employees, revenue in 万元, assets in 万元; None: not asked."""

LINES: dict[str, tuple[Limits, Limits, Limits]] = {
    "industry": ((1000, 40000, None), (300, 2000, None), (20, 300, None)),
    "construction": ((None, 80000, 80000), (None, 6000, 5000), (None, 300, 300)),
    "wholesale": ((200, 40000, None), (20, 5000, None), (5, 1000, None)),
    "retail": ((300, 20000, None), (50, 500, None), (10, 100, None)),
    "transport": ((1000, 30000, None), (300, 3000, None), (20, 200, None)),
    "warehousing": ((200, 30000, None), (100, 1000, None), (20, 100, None)),
    "post": ((1000, 30000, None), (300, 2000, None), (20, 100, None)),
    "accommodation": ((300, 10000, None), (100, 2000, None), (10, 100, None)),
    "catering": ((300, 10000, None), (100, 2000, None), (10, 100, None)),
    "telecom": ((2000, 100000, None), (100, 1000, None), (10, 100, None)),
    "software": ((300, 10000, None), (100, 1000, None), (10, 50, None)),
    "real_estate": ((None, 200000, 10000), (None, 1000, 5000), (None, 100, 2000)),
    "property": ((1000, 5000, None), (300, 1000, None), (100, 500, None)),
    "leasing": ((300, None, 120000), (100, None, 8000), (10, None, 100)),
    "agriculture": ((None, 20000, None), (None, 500, None), (None, 50, None)),
    "other": ((300, None, None), (100, None, None), (10, None, None)),
}
"""Industry → the lower limits of large, medium and small; what reaches none is micro."""
CLASSES = ("large", "medium", "small", "micro")
WAN = Decimal(10000)
Figures = tuple[Decimal | None, ...]
_SCALES = (Decimal(1), WAN, WAN)
_LINES: dict[str, tuple[Figures, ...]] = {
    industry: tuple(
        tuple(None if n is None else n * scale for n, scale in zip(line, _SCALES, strict=True))
        for line in lines
    )
    for industry, lines in LINES.items()
}
"""The same in persons and 元."""
_LARGE = tuple(lines[0] for lines in _LINES.values())


def size_class(terms: Sequence[Value | None]) -> str | None:
    """The class for (industry, employees, revenue in 元, assets in 元); None while it is not settled."""
    industry, *figures = terms
    if industry not in LINES:
        return None
    for name, limits in zip(CLASSES, _LINES[str(industry)], strict=False):
        reached = _reaches(limits, figures)
        if reached is not NOT_MET:
            return name if reached is MET else None
    return CLASSES[-1]


def is_sme(terms: Sequence[Value | None]) -> bool | None:
    """Whether the firm is small or medium (including micro).

    Terms: a class known otherwise (or None), then those of :func:`size_class`.
    """
    known, industry, *figures = terms
    if known in CLASSES:
        return known != CLASSES[0]
    large = (_LINES[str(industry)][0],) if industry in LINES else _LARGE
    # below the large line of every industry: no need to know which
    answers = (_reaches(limits, figures) for limits in large)
    first = next(answers)
    if first is UNKNOWN or any(answer is not first for answer in answers):
        return None
    return first is NOT_MET


def _reaches(limits: Figures, figures: Sequence[Value | None]) -> Verdict:
    state = MET
    for limit, figure in zip(limits, figures, strict=True):
        if limit is None:
            continue
        if not isinstance(figure, (int, Decimal)):
            state = UNKNOWN
        elif figure < limit:
            return NOT_MET
    return state
