"""The first letters of a name, and the words they are told by."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources

import pytest

from advisor_app.services.spelling import _SLICE, by_and_by, spelling


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("重庆长安", "cqca"),
        ("湘湖重型装备股份有限公司", "xhzxzbgfyxgs"),
        ("杭州·千潮（3D）", "hzqc3d"),
        ("ABC 智造", "abczz"),
        ("", ""),
    ],
)
def test_names_are_spelt_as_they_are_read(text: str, letters: str) -> None:
    assert spelling(text) == letters


def test_words_that_come_by_and_by_are_all_there() -> None:
    words = (resources.files("pypinyin") / "phrases_dict.json").read_text(encoding="utf-8")
    assert by_and_by(words) == json.loads(words)
    assert by_and_by('{"重庆": [["chóng"], ["qìng"]]}') == {"重庆": [["chóng"], ["qìng"]]}


def test_they_are_never_read_in_one_go() -> None:
    longest = f"""
import json
from advisor_app.services.spelling import spelling
lengths, loads = [], json.loads
json.loads = lambda text: lengths.append(len(text)) or loads(text)
assert spelling("重庆重型") == "cqzx"
lengths.remove(max(lengths))  # the characters' own
assert 100 < len(lengths) and max(lengths) < {_SLICE} + 1000, (len(lengths), max(lengths))
"""
    subprocess.run([sys.executable, "-c", longest], check=True, timeout=120)
