"""What a policy pack changes, what is installed and whom is trusted, in lines for screen and terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from advisor_app.library.diff import Change, Difference, FieldChange
from advisor_app.packs.store import marked

if TYPE_CHECKING:
    from advisor_app.packs.store import Installed
    from advisor_app.packs.trust import Key
    from advisor_app.services.content_base import Base

SHIPPED_CONTENT = "随程序的内容"
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


# --- what is installed, and whom is trusted -----------------------------------------------------------------

NOTHING = "没有安装政策包，用的是随程序的内容。"


def pack_lines(one: Installed, standing: str) -> tuple[str, str]:
    """An installed pack: what it is and how it stands; when and by whom."""
    key = f"，密钥 {one.signer}" if one.signer else ""
    return (
        f"{one.id} 第 {one.version} 版，内容 {one.content_version}：{standing}{key}",
        f"{one.installed_at[:10]} 由 {one.installed_by} 安装",
    )


def base_name(base: Base) -> str:
    """The content in use, without own content."""
    return SHIPPED_CONTENT if base.pack is None else f"{base.pack.id} 第 {base.pack.version} 版"


def lacking(theirs: str, here: str) -> str:
    """What to tell who takes over records that were reckoned under another pack; "" where nothing lacks.

    ``theirs``, ``here``: the two content versions. A later version of the same pack serves as well.
    """
    wanted, present = marked(theirs), marked(here)
    if wanted is None or (present is not None and present[0] == wanted[0] and present[1] >= wanted[1]):
        return ""
    return (
        f"对方用的是政策包 {wanted[0]} 第 {wanted[1]} 版，这台电脑上没有在用。对方存档的评估和文书照样能看；"
        "要和对方算得一样，请向对方要这个政策包（.zhengce），在“政策库”页安装（advisor pack install）。"
    )


def key_line(key: Key) -> str:
    """A known key: its fingerprint, and where it came from."""
    return f"{key.public.id}　{key.origin}{'　已吊销' if key.revoked else ''}"


def history_line(told: Mapping[str, Any]) -> str:
    """A step of the history: when, who, what, and what was confirmed explicitly."""
    version = f" 第 {told['version']} 版" if "version" in told else ""
    about = told.get("pack") or told.get("key") or ""
    now = f"，改用{told['now']}" if told.get("now") else ""
    choice = f"，{told['choice']}" if told.get("choice") else ""
    at = str(told.get("at", ""))[:16].replace("T", " ")
    return f"{at}　{told.get('by', '')}　{told.get('what', '')} {about}{version}{now}{choice}"
