"""Folding finds quotes across page breaks and mixed marks; the way back is the original range."""

from advisor_app.domain.text import fold, tidy

RAW = (
    "（一）加强。给予不超过 500 万元、1200\n\n万元的**奖励**[bookmark: _GoBack]"
    "〔责任单位：市经信局〕。\n\n第二段。"
)


def test_finds_a_quote_across_a_page_break() -> None:
    found = fold(RAW).find("500万元、1200 万元的奖励")
    assert found is not None
    assert RAW[found[0] : found[1]] == "500 万元、1200\n\n万元的**奖励"


def test_brackets_and_quote_marks_are_one() -> None:
    assert fold(RAW).find("[责任单位:市经信局]") is not None
    assert fold("“小巨人”").find('"小巨人"') == (0, 5)


def test_a_quote_outside_the_bounds_is_not_found() -> None:
    assert fold(RAW).find("第二段", 0, 20) is None


def test_tidied_text_joins_page_breaks_and_keeps_paragraphs() -> None:
    tidied = tidy(RAW)
    assert tidied.text == "（一）加强。给予不超过500万元、1200万元的奖励〔责任单位：市经信局〕。\n第二段。"
    start, end = fold(RAW).find("1200万元") or (0, 0)
    first, last = tidied.locate(start, end)
    assert tidied.text[first:last] == "1200万元"
