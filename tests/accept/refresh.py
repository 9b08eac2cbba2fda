"""Write the golden texts anew, after a change that is meant: ``python -m tests.accept.refresh``."""

from __future__ import annotations

from tests.accept.dossiers import golden_texts
from tests.accept.dump import GOLDEN


def main() -> None:
    """Write every golden file."""
    GOLDEN.mkdir(exist_ok=True)
    for name, text in golden_texts():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
