"""Unified social credit codes (GB 32100) and regions."""

import pytest
from stdnum.cn import ric

from advisor_app.domain.client import Uscc, is_region, parse_uscc, within
from advisor_app.domain.errors import UscError


def _check(body: str) -> str:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    total = sum(w * alphabet.index(c) for w, c in zip(weights, body, strict=True))
    return alphabet[(31 - total % 31) % 31]


BODY = "91330106MA27XF5T0"


def test_accepts_a_right_code_and_folds_writing() -> None:
    code = BODY + _check(BODY)
    assert parse_uscc(f" {code[:4].lower()} {code[4:]} ").code == code


def test_a_stand_in_for_a_code_has_no_check_of_its_own() -> None:
    assert Uscc("代码甲").organisation_warning() is None
    assert Uscc(BODY + _check(BODY)).organisation_warning() is not None


def test_a_wrong_check_character_is_refused_unless_confirmed() -> None:
    right = _check(BODY)
    wrong = BODY + ("0" if right != "0" else "1")
    with pytest.raises(UscError, match="校验位") as refused:
        parse_uscc(wrong)
    assert refused.value.checksum_only
    assert parse_uscc(wrong, accept_pilot=True).pilot


@pytest.mark.parametrize("text", ["", "9133", "9133010OMA27XF5T0X", "91330106MA27XF5TI0"])
def test_malformed_codes_are_refused_even_when_confirmed(text: str) -> None:
    with pytest.raises(UscError) as refused:
        parse_uscc(text, accept_pilot=True)
    assert not refused.value.checksum_only


def test_an_identity_number_is_named_as_such() -> None:
    body = "33010619800101001"
    number = body + ric.calc_check_digit(body + "0")
    with pytest.raises(UscError, match="身份证号"):
        parse_uscc(number, accept_pilot=True)


def test_a_place_lies_in_its_city_and_province() -> None:
    assert within("330106", "330100")
    assert within("330100", "330100")
    assert within("330106", "330000")
    assert not within("330106", "330400")
    assert not within("330100", "330106")
    assert is_region("330106")
    assert not is_region("33010")
    assert not is_region("999999")
