"""Promises are found however they are spelled; official text holds none."""

from __future__ import annotations

import pytest

from advisor_app.domain.errors import InputError
from advisor_app.dossier.wording import PROMISES, WAYS_ROUND, promises, require_sober
from advisor_app.runtime import resources
from advisor_app.services.policies import load_library


@pytest.mark.parametrize(
    "text", ["专精特新包过", "包 过", "包\u200b过", "包·过", "通 过-率 98%", "１００％通过"]
)
def test_promises_are_found(text: str) -> None:
    assert promises(text)


@pytest.mark.parametrize(
    "text", ["", "通过审核后拨付", "率先通过", "提高效率", "包装机械", "审核通过，比率 5%"]
)
def test_sober_words_pass(text: str) -> None:
    assert promises(text) == ()


def test_each_listed_word_is_found_by_itself() -> None:
    assert [word for word in (*PROMISES, *WAYS_ROUND) if not promises(word)] == []


def test_the_sentence_says_where_and_what() -> None:
    with pytest.raises(InputError, match=r"结束语里有“包过”、“内部渠道”：.*请改写"):
        require_sober([("开头语", "您好"), ("结束语", "我们有内部渠道，包过")])


def test_shipped_content_makes_no_promise() -> None:
    """So that no quotation could ever stop a dossier."""
    library = load_library()
    texts = [path.read_text(encoding="utf-8") for path in resources.documents().glob("*.txt")]
    assert texts
    quoted = [m.title + m.note for m in library.measures]
    assert [promises(text) for text in (*texts, *quoted) if promises(text)] == []
