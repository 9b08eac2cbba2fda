import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import StoreError
from advisor_app.domain.facts import Blank, Value
from advisor_app.portfolio.values import FORMS, from_columns, to_columns

VALUES: st.SearchStrategy[Value] = st.one_of(
    st.booleans(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False, places=6),
    st.dates(),
    st.text(),
    st.just(Blank.NOT_APPLICABLE),
)


@given(VALUES)
def test_what_is_stored_is_read_again(value: Value) -> None:
    form, text = to_columns(value)
    again = from_columns(form, text)
    assert again == value
    assert type(again) is type(value)
    assert form in FORMS


@pytest.mark.parametrize(
    ("value", "columns"),
    [
        (0, ("integer", "0")),
        (False, ("bool", "false")),
        (Decimal("0.00"), ("decimal", "0")),
        (Decimal("1E+3"), ("decimal", "1000")),
        ("", ("text", "")),
        ("0", ("text", "0")),
        (Blank.NOT_APPLICABLE, ("blank", "not_applicable")),
        (dt.date(2026, 7, 1), ("date", "2026-07-01")),
    ],
)
def test_zero_empty_and_not_applicable_stay_apart(value: Value, columns: tuple[str, str]) -> None:
    assert to_columns(value) == columns


@pytest.mark.parametrize(("form", "text"), [("decimal", "1e999999999"), ("integer", "9" * 5_000)])
def test_a_number_that_no_program_of_ours_wrote_is_refused_at_once(form: str, text: str) -> None:
    with pytest.raises(StoreError, match="不正常"):
        from_columns(form, text)
