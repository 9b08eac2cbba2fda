"""Policies side by side: one topic across the cities, one document or standard in two versions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import Tone, article_phrase, marked, tone
from advisor_app.domain.policy import Issuance, Measure, Standing
from advisor_app.domain.text import fold
from advisor_app.library.diff import Change, Difference, FieldChange, TextChange
from advisor_app.library.wording import amount_words
from advisor_app.services.policy_tree import PolicyPlace
from advisor_app.services.views import TreeRow

TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("小巨人", ("小巨人",)),
    ("专精特新中小企业", ("专精特新中小企业",)),
    ("创新型中小企业", ("创新型中小企业", "科技和创新型")),
    ("单项冠军与隐形冠军", ("单项冠军", "隐形冠军")),
    ("技术改造与数字化", ("技术改造", "数字化", "智能工厂", "智能制造")),
    ("研发投入", ("研发",)),
    ("首台（套）与首批次", ("首台", "首批次", "首版次")),
    ("融资", ("贷款", "贴息", "担保", "融资", "上市")),
    ("人才", ("人才",)),
    ("知识产权", ("知识产权", "专利")),
    ("场地", ("租", "厂房", "用地")),
    ("中试与概念验证", ("中试", "概念验证")),
    ("创客中国", ("创客",)),
    ("产业链与链主", ("产业链", "链主")),
    ("绿色", ("绿色", "能耗")),
)
"""Topic → words: a measure is of it where its title or its quoted sentence has any of them."""
NONE = "政策库里这座城市的文件没有提到。"


@dataclass(frozen=True, slots=True)
class CityColumn:
    """What one city's documents say on a topic: documents with their measures, ``count`` of them."""

    city: str
    count: int
    rows: tuple[TreeRow, ...]


def words_of(topic: str) -> tuple[str, ...]:
    """The words of a topic; what is not one of :data:`TOPICS` is words itself, any of which counts."""
    return dict(TOPICS).get(topic) or tuple(topic.split())


def contrast(library: Library, topic: str, as_of: dt.date) -> tuple[CityColumn, ...]:
    """Every city that the library has, with its measures on a topic; none for a blank one.

    Those that only encourage are told after those that give something.
    """
    words = [fold(word).text.lower() for word in words_of(topic)]
    cities = dict.fromkeys(document.city for document in library.documents.values())
    found: dict[str, dict[str, list[Measure]]] = {city: {} for city in cities}
    for measure in library.measures:
        text = fold(f"{measure.title}{measure.quote}").text.lower()
        if any(word in text for word in words):
            city = library.documents[measure.document].city
            found[city].setdefault(measure.document, []).append(measure)
    return tuple(
        CityColumn(
            city,
            sum(map(len, documents.values())),
            tuple(_document(library, key, measures, as_of) for key, measures in documents.items())
            or (TreeRow((NONE, ""), None, Tone.MUTED),),
        )
        for city, documents in found.items()
    )


def _document(library: Library, key: str, measures: list[Measure], as_of: dt.date) -> TreeRow:
    document = library.documents[key]
    standing = document.standing(as_of)
    return TreeRow(
        (f"{document.short_title}（{len(measures)}）", marked(standing)),
        PolicyPlace(key),
        tone(standing),
        strong=True,
        tip=f"{document.title}\n{document.number}",
        children=tuple(
            _measure(library, m, standing) for m in sorted(measures, key=lambda m: not m.is_money)
        ),
    )


def _measure(library: Library, m: Measure, standing: Standing) -> TreeRow:
    document = library.documents[m.document]
    first = m.cites[0]
    amount = amount_words(m.benefit, library.catalogue, m.item_kind) or label(m.benefit.kind)
    return TreeRow(
        (m.title, amount),
        PolicyPlace(m.document, m.article, m.id, first.start, first.end),
        None if m.is_money and standing is Standing.IN_FORCE else Tone.MUTED,
        tip=f"{article_phrase(document, m.article)}\n{m.title}\n{amount}\n“{m.quote}”",
    )


# --- two versions -----------------------------------------------------------------------------------------

_CHANGES = {
    Change.ADDED: ("新增", Tone.GOOD),
    Change.REMOVED: ("删去", Tone.BAD),
    Change.CHANGED: ("改动", Tone.OPEN),
}


@dataclass(frozen=True, slots=True)
class Version:
    """What can be compared: a document or a standard."""

    id: str
    label: str
    standard: bool


def versions(library: Library) -> tuple[Version, ...]:
    """Documents, those first that never came into force, then standards by title and version."""
    ordered = sorted(library.documents.values(), key=lambda d: d.issuance is Issuance.ISSUED)
    documents = [Version(d.id, d.short_title, standard=False) for d in ordered]
    standards = [Version(s.id, s.label, standard=True) for s in library.standards]
    return (*documents, *standards)


def alike(library: Library, before: str) -> tuple[Version, ...]:
    """What a version can be compared with: other documents of the same city, other standards of the title."""
    documents = library.documents
    titles = {s.id: s.title for s in library.standards}

    def fits(other: Version) -> bool:
        if other.id == before or other.standard != (before in titles):
            return False
        if other.standard:
            return titles[other.id] == titles[before]
        return documents[other.id].city == documents[before].city

    return tuple(other for other in versions(library) if fits(other))


def difference_rows(found: Difference) -> tuple[TreeRow, ...]:
    """A difference as rows: where, before, after; the rules first, then the text paragraph by paragraph."""
    parts = []
    if found.record:
        parts.append(TreeRow(("名称、文号与日期", "", ""), strong=True, children=_fields(found.record)))
    for change, (word, colour) in _CHANGES.items():
        rules = [rule for rule in found.rules if rule.change is change]
        if rules:
            rows = tuple(
                TreeRow((rule.title, "", ""), None, colour, children=_fields(rule.fields)) for rule in rules
            )
            title = f"{word}的规则（{len(rules)}）"
            parts.append(TreeRow((title, "", ""), None, colour, strong=True, children=rows))
    if found.text:
        rows = tuple(map(_paragraph, found.text))
        parts.append(TreeRow((f"原文逐段（{len(rows)}）", "", ""), strong=True, children=rows))
    return tuple(parts)


def _paragraph(t: TextChange) -> TreeRow:
    word, colour = _CHANGES[t.change]
    where = f"{word}　第 {t.article} 条" if t.article else word
    return TreeRow((where, t.before, t.after), None, colour, tip=_both(t.before, t.after))


def _both(before: str, after: str) -> str:
    return "\n".join(part for part in (before and f"原：{before}", after and f"现：{after}") if part)


def _fields(fields: tuple[FieldChange, ...]) -> tuple[TreeRow, ...]:
    return tuple(
        TreeRow(
            (f.field, _line(f.before), _line(f.after)),
            tip=_both(f.before, f.after),
        )
        for f in fields
        if f.before or f.after
    )


def _line(text: str) -> str:
    return "；".join(text.split("\n"))
