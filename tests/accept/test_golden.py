"""The dossiers say what they said; after a meant change run ``python -m tests.accept.refresh``."""

from __future__ import annotations

from tests.accept.dossiers import golden_texts
from tests.accept.dump import GOLDEN


def test_dossiers_are_as_kept() -> None:
    for name, text in golden_texts():
        kept = (GOLDEN / name).read_text(encoding="utf-8")
        assert text.splitlines() == kept.splitlines(), name
