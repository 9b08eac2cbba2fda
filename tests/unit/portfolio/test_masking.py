"""Names replaced on their way out of the database."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from advisor_app.portfolio.masking import CODE, MAIL, PHONE, mask, ordinal

NAMES = st.text(st.sampled_from('示例蘑菇公司"\\·(A1'), min_size=1, max_size=8).map(lambda text: f"蘑{text}")


def test_ordinals_never_repeat() -> None:
    made = [ordinal(number) for number in range(500)]
    assert made[:2] == ["甲", "乙"]
    assert made[9:11] == ["癸", "甲2"]
    assert len(set(made)) == 500


@given(NAMES, st.text(max_size=30), st.text(max_size=30))
def test_a_name_is_found_anywhere(name: str, before: str, behind: str) -> None:
    before, behind = before.replace("蘑", ""), behind.replace("蘑", "")
    hide = mask({name: "客户甲"})
    assert name not in hide(f"{before}{name}{behind}")
    assert "客户甲" in hide(f"{before}{name}{behind}")


@given(st.lists(NAMES, min_size=1, max_size=20, unique=True))
def test_the_longest_wins_and_json_stays_json(names: list[str]) -> None:
    hide = mask({name: f"客户{ordinal(number)}" for number, name in enumerate(names)})
    assert [hide(name) for name in names] == [f"客户{ordinal(n)}" for n in range(len(names))]
    told = json.loads(hide(json.dumps({"名": names}, ensure_ascii=False)))
    assert told["名"] == [f"客户{ordinal(n)}" for n in range(len(names))]


def test_what_looks_like_a_code_a_phone_or_a_mail_address() -> None:
    hide = mask({})
    assert hide("电话13800001234。") == f"电话{PHONE}。"
    assert hide("0571-87654321") == PHONE
    assert hide("91330100MA2X00001X") == CODE
    assert hide("找 li.si@example.com.cn 要") == f"找 {MAIL} 要"


def test_a_name_of_plain_letters() -> None:
    hide = mask({"ABC Co": "客户甲", "abc": "客户乙"})
    assert hide("ABC Co") == "客户甲"
    assert hide("和abc谈过，abcd没有") == "和客户乙谈过，abcd没有"
    assert hide("abc") == "abc"  # may be a word of the program's own


def test_ids_dates_and_amounts_stay() -> None:
    hide = mask({"示例·甲": "客户甲", "key": "客户乙", "42": "客户丙"})
    for text in (
        "3f2b8c1e-1380-4a0b-9c7d-13800001234a",
        "2026-11-22 08:00:00.000000",
        "13800001234",
        "13800001234.50",
        '{"key":"revenue","value":"13800001234"}',
        "营业收入13800001234元",
        "hz-srdi-plan.3.award",
        "r0004",
        "330106",
    ):
        assert hide(text) == text
