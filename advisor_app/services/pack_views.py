"""What a policy pack changes, in lines for screen and terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor_app.library.diff import Change, Difference, FieldChange

_WORDS = {Change.ADDED: "新增", Change.REMOVED: "删去", Change.CHANGED: "改动"}
_LONGEST = 60


def change_lines(differences: Iterable[Difference]) -> list[str]:
    """A line for each document or standard that came, went or was rewritten, and for each rule."""
    return [line for each in differences for line in _lines(each)]


def _lines(each: Difference) -> Iterator[str]:
    name = each.after or each.before
    if not each.before or not each.after:
        what = "事项" if each.rules else "内容"
        count = f"，{len(each.rules)} 个{what}" if each.rules else ""
        yield f"{name}　{'新增' if not each.before else '删去'}整份{count}"
        return
    if each.record:
        yield f"{name}　{_fields(each.record)}"
    if each.text:
        yield f"{name}　原文 {len(each.text)} 段不同"
    for rule in each.rules:
        told = f"：{_fields(rule.fields)}" if rule.change is Change.CHANGED else ""
        yield f"{name}　{_WORDS[rule.change]}“{rule.title}”{told}"


def _fields(fields: Iterable[FieldChange]) -> str:
    return "；".join(f"{f.field} {_short(f.before)} → {_short(f.after)}" for f in fields)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line or "—"
