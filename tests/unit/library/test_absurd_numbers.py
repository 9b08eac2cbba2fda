"""Policy content with a number that no one can write out is refused, wherever a number may stand."""

import pytest
from pydantic import TypeAdapter, ValidationError

from advisor_app.library.compiler.schema import Number


@pytest.mark.parametrize("text", ["1e999999999", "-1e999999", "1e999999%", "nan", "Infinity", "9" * 5_000])
def test_it_is_refused_at_once(text: str) -> None:
    with pytest.raises(ValidationError, match="不正常"):
        TypeAdapter(Number).validate_python(text)


@pytest.mark.parametrize("number", ["200万元", "5%", "0.05", 12, "-3"])
def test_what_is_written_for_people_passes(number: str | int) -> None:
    assert TypeAdapter(Number).validate_python(number) == number
