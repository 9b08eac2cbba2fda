"""Errors that a person can mend.

An :class:`AdvisorError` carries one plain Chinese sentence that says what is wrong and what to do.
Everything else that is raised is a bug.
"""

from __future__ import annotations


class AdvisorError(Exception):
    """A known error; ``str(error)`` is the sentence shown to the advisor."""


class InputError(AdvisorError):
    """What was typed, pasted or read from a file can't be taken as it is."""


class FactValueError(InputError):
    """A value does not fit its fact definition."""


class UscError(InputError):
    """A unified social credit code is malformed (GB 32100-2015)."""

    def __init__(self, sentence: str, *, checksum_only: bool = False) -> None:
        super().__init__(sentence)
        self.checksum_only = checksum_only
        """True where only the check character differs: early pilot codes are real and look so."""


class ContentError(AdvisorError):
    """Policy content can't be compiled or read."""


class StoreError(AdvisorError):
    """A database or folder can't be used as it is."""


class NotFoundError(AdvisorError):
    """What was asked for is not there (exit code 1 on the command line)."""
