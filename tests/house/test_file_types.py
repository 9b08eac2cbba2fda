"""Every system is told of the files that the program opens, under the suffixes that it writes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from advisor_app.cli.commands.open import HANDED

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.mark.parametrize(
    ("place", "pattern"),
    [
        ("linux/advisor-mime.xml", r'<glob pattern="\*(\.\w+)"/>'),
        ("windows/advisor.iss", r'Subkey: "Software\\Classes\\(\.\w+)"'),
    ],
)
def test_all_suffixes_are_registered(place: str, pattern: str) -> None:
    text = (PACKAGING / place).read_text(encoding="utf-8")
    assert set(re.findall(pattern, text)) == set(HANDED)


def test_macos_has_the_same() -> None:
    text = (PACKAGING / "advisor.spec").read_text(encoding="utf-8")
    (line,) = re.findall(r"^FILE_TYPES = (.*)$", text, re.MULTILINE)
    assert {f".{suffix}" for suffix in ast.literal_eval(line)} == set(HANDED)


def test_what_is_removed_from_windows_is_the_program_alone() -> None:
    text = (PACKAGING / "windows" / "advisor.iss").read_text(encoding="utf-8")
    deleted = re.findall(r'^Type: \w+; Name: "([^"]+)"', text, re.MULTILINE)
    assert deleted
    assert all(name.startswith("{app}\\") for name in deleted)
    assert "[UninstallDelete]" not in text
