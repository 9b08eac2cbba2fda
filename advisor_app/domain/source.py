"""Where a value was read: the paper or the person it rests on."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """The kinds of sources an advisor tells apart, the strongest first."""

    AUDIT = "audit"
    TAX = "tax"
    CERTIFICATE = "certificate"
    PLATFORM = "platform"
    SELF = "self"
    ESTIMATE = "estimate"

    @property
    def label(self) -> str:
        """Its Chinese word: what a record's ``FactValue.source`` holds and every page shows."""
        return _WORDS[self]


_WORDS = {
    Source.AUDIT: "审计报告",
    Source.TAX: "纳税申报",
    Source.CERTIFICATE: "证书",
    Source.PLATFORM: "平台",
    Source.SELF: "企业自报",
    Source.ESTIMATE: "顾问估计",
}


def source_label(key: str) -> str:
    """The Chinese word for a stored source; "" stays "", and a key of a later program stays itself."""
    return next((source.label for source in Source if source == key), key)


def find_source(text: str) -> Source | None:
    """The source meant by a key or a Chinese word; None: no such source."""
    return next((source for source in Source if text in (source.value, source.label)), None)
