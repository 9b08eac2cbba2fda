"""What changed between two versions: of a document (draft and issued text), or of a title's standard."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import quota_phrase, validity_phrase
from advisor_app.domain.policy import Document, Measure, NodeKind
from advisor_app.domain.standard import Standard
from advisor_app.domain.text import tidy
from advisor_app.library.wording import amount_words, condition_lines


class Change(StrEnum):
    """What happened to a paragraph or a rule."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A paragraph with the article it stands in; "" where it is not there."""

    change: Change
    article: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One property of a rule, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A measure (or a criterion), by the name both versions give it."""

    change: Change
    key: str
    title: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from ``before`` to ``after``."""

    before: str
    after: str
    record: tuple[FieldChange, ...]
    text: tuple[TextChange, ...]
    rules: tuple[RuleChange, ...]


def diff(library: Library, before: str, after: str) -> Difference:
    """Compare two documents or two standards by id; raises NotFoundError where one is not there."""
    standards = {s.id: s for s in library.standards}
    if before in library.documents and after in library.documents:
        return _documents(library, library.documents[before], library.documents[after])
    if before in standards and after in standards:
        return _standards(library, standards[before], standards[after])
    known = {*library.documents, *standards}
    wrong = next((i for i in (before, after) if i not in known), None)
    if wrong is None:
        raise NotFoundError("一个是文件、一个是认定标准，不能比较，请给出同类的两个编号。")
    raise NotFoundError(
        f"政策库里没有“{wrong}”，文件用“advisor policy list”、标准用“advisor policy standards”查看编号。"
    )


def between(before: Library, after: Library) -> tuple[Difference, ...]:
    """What changed from one content to another: each document and standard that is in both and differs.

    What is in one of them only has a Difference with ``before`` or ``after`` "" and its rules alone.
    """
    found = []
    for key in dict.fromkeys((*before.documents, *after.documents)):
        old, new = before.documents.get(key), after.documents.get(key)
        if old is not None and new is not None:
            found.append(_documents(before, old, new, after))
        else:
            rules = _rules(
                {} if old is None else _measure_words(before, old),
                {} if new is None else _measure_words(after, new),
            )
            found.append(Difference("" if old is None else key, "" if new is None else key, (), (), rules))
    then, now = ({s.id: s for s in library.standards} for library in (before, after))
    for key in dict.fromkeys((*then, *now)):
        if key in then and key in now:
            found.append(_standards(before, then[key], now[key], after))
        else:
            found.append(Difference(key if key in then else "", key if key in now else "", (), (), ()))
    return tuple(f for f in found if f.before != f.after or f.record or f.text or f.rules)


def _documents(library: Library, old: Document, new: Document, later: Library | None = None) -> Difference:
    rules = _rules(_measure_words(library, old), _measure_words(later or library, new))
    return Difference(old.id, new.id, _changed(_record(old), _record(new)), _text(old, new), rules)


def _standards(library: Library, old: Standard, new: Standard, later: Library | None = None) -> Difference:
    def words(standard: Standard, library: Library) -> dict[str, tuple[str, dict[str, str]]]:
        return {
            c.id: (
                c.label,
                {
                    "要求": c.label,
                    "条件": "\n".join(condition_lines(c.condition, library.catalogue)),
                    "出处": c.source,
                    "适用": "" if c.purpose is None else label(c.purpose),
                },
            )
            for c in standard.criteria
        }

    record = _changed({"名称": old.label, "出处": old.source}, {"名称": new.label, "出处": new.source})
    return Difference(old.id, new.id, record, (), _rules(words(old, library), words(new, later or library)))


def _record(d: Document) -> dict[str, str]:
    return {
        "标题": d.title,
        "文号": d.number,
        "性质": label(d.issuance),
        "印发日期": "" if d.issued_on is None else d.issued_on.isoformat(),
        "有效期": validity_phrase(d.validity),
    }


def _measure_words(library: Library, document: Document) -> dict[str, tuple[str, dict[str, str]]]:
    return {
        m.id.removeprefix(f"{document.id}."): (m.title, _words(m, library))
        for m in library.measures
        if m.document == document.id
    }


def _words(m: Measure, library: Library) -> dict[str, str]:
    return {
        "名称": m.title,
        "金额": amount_words(m.benefit, library.catalogue, m.item_kind),
        "条件": "\n".join(condition_lines(m.condition, library.catalogue, m.item_kind)),
        "给谁": label(m.payee),
        "性质": label(m.certainty),
        "名额": "" if m.quota is None else quota_phrase(m.quota),
        "不重复": "、".join(library.groups[g].label for g in m.groups),
        "兑付": "；".join(f"{t.when} {t.share:%}" for t in m.schedule),
        "原文": m.quote,
    }


def _rules(
    old: Mapping[str, tuple[str, dict[str, str]]], new: Mapping[str, tuple[str, dict[str, str]]]
) -> tuple[RuleChange, ...]:
    changes = []
    for key, (title, words) in old.items():
        if key not in new:
            changes.append(RuleChange(Change.REMOVED, key, title))
            continue
        fields = _changed(words, new[key][1])
        if fields:
            changes.append(RuleChange(Change.CHANGED, key, new[key][0], fields))
    changes += [
        RuleChange(Change.ADDED, key, title, _changed(dict.fromkeys(words, ""), words))
        for key, (title, words) in new.items()
        if key not in old
    ]
    return tuple(changes)


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(k, old[k], new[k]) for k in old if old[k] != new[k])


def _text(old: Document, new: Document) -> tuple[TextChange, ...]:
    before, after = _paragraphs(old), _paragraphs(new)
    matcher = difflib.SequenceMatcher(None, [t for _, t in before], [t for _, t in after], autojunk=False)
    changes: list[TextChange] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone, come = before[i1:i2], after[j1:j2]
        for i in range(max(len(gone), len(come))):
            was = gone[i] if i < len(gone) else None
            now = come[i] if i < len(come) else None
            change = Change.CHANGED if was and now else Change.REMOVED if was else Change.ADDED
            article = (now or was or ("", ""))[0]
            changes.append(TextChange(change, article, was[1] if was else "", now[1] if now else ""))
    return tuple(changes)


def _paragraphs(document: Document) -> Sequence[tuple[str, str]]:
    """All paragraphs of the text in order, each with its article's number."""
    articles = [n for n in document.nodes if n.kind is NodeKind.ARTICLE]
    found: list[tuple[str, str]] = []
    tidied = tidy(document.text)
    position = 0
    for part in tidied.text.split("\n"):
        if part.strip():
            start = tidied.offsets[position]
            number = next((a.number for a in articles if a.start <= start < a.end), "")
            found.append((number, part.strip()))
        position += len(part) + 1
    return found
