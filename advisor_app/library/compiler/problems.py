"""What the compiler refuses: each with file, line, column and the way to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from advisor_app.domain.errors import ContentError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One refusal; ``line`` and ``column`` count from 1."""

    file: str
    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.sentence}"


class CompileError(ContentError):
    """The content can't be compiled; all problems found are listed."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))
