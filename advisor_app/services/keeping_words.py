"""What backups, previews and merges say on screen and in the terminal: rows in plain Chinese."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from advisor_app.domain.facts import Catalogue
from advisor_app.domain.phrases import value_phrase
from advisor_app.domain.source import Source
from advisor_app.portfolio.backups import Backup, Reason, State
from advisor_app.portfolio.compare import ClientDifference
from advisor_app.portfolio.erased import Erased
from advisor_app.portfolio.images import Image
from advisor_app.portfolio.merge import ADOPTED, ASKED, STEPS, WHOLE, ClientPlan, Difference, Kind, Plan, Side
from advisor_app.portfolio.restore import Preview
from advisor_app.portfolio.values import from_columns
from advisor_app.services import record_words

REASONS = {
    Reason.ASKED: "手动",
    Reason.OPENED: "打开时",
    Reason.CLOSED: "关闭时",
    Reason.BEFORE_IMPORT: "导入之前",
    Reason.BEFORE_RESTORE: "恢复之前",
    Reason.BEFORE_MERGE: "并入之前",
    Reason.BEFORE_UPGRADE: "升级之前",
}
STATES = {State.GOOD: "完好", State.UNKNOWN: "未核对", State.BAD: "不能用"}
COLUMNS = record_words.COLUMNS | {"region": "注册地", "deleted_at": "回收站", "window_id": "申报窗口"}
"""What is said of a change, where what is written is a code or an id."""
_TELLING = {
    "clients": ("name",),
    "former_names": ("name",),
    "items": ("key",),
    "recognitions": ("kind", "granted_on", "valid_to", "document_number"),
    "received": ("measure", "year", "amount", "payer"),
    "declarations": ("entry",),
    "answers": ("key", "value"),
    "windows": ("region", "label", "opens_on", "closes_on"),
    "applications": ("target", "round"),
    "steps": ("event", "day", "number"),
    "tasks": ("title", "due_on", "done_on"),
    "papers": ("name",),
    "contacts": ("day", "text"),
    "people": ("name", "role"),
    "tags": ("word",),
    "links": ("other_name", "kind", "note"),
    "files": ("name",),
    "file_uses": ("key", "year"),
    "opinions": ("measure", "outcome", "reason"),
    "clause_notes": ("text", "tags"),
    "marks": ("subject",),
    "plans": ("inputs",),
    "board_views": ("name",),
    "assessments": ("as_of", "content_version"),
    "dossiers": ("sort", "as_of", "run"),
}
KINDS = {
    Kind.NEW_THERE: "对方新增",
    Kind.CHANGED_THERE: "只有对方改过",
    Kind.GONE_THERE: "对方已删除",
    Kind.CHANGED_HERE: "只有这边改过",
    Kind.GONE_HERE: "这边没有取",
    Kind.ERASED_HERE: "这边彻底删除过",
    Kind.ERASED_THERE: "对方已彻底删除",
    Kind.BOTH: "两边都改过",
}
_ERASED = frozenset({Kind.ERASED_HERE, Kind.ERASED_THERE})
NONE = "（没有）"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A line of the list of backups."""

    backup: Backup
    when: str
    why: str
    clients: str
    size: str
    last: str
    state: str
    trouble: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What going back does to one client: ``fate`` in a word, ``detail`` by table; ``loses``: anything."""

    client: str
    fate: str
    detail: str
    loses: bool


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One thing to settle when joining."""

    id: str
    client_id: str
    client: str
    what: str
    kind: str
    old: str
    here: str
    there: str
    usual: Side
    asks: bool


def backup_rows(found: Iterable[Backup]) -> tuple[BackupRow, ...]:
    """The list as it reads, in the order given."""
    return tuple(
        BackupRow(
            each,
            "" if each.at is None else f"{each.at.astimezone():%Y-%m-%d %H:%M}",
            REASONS[each.reason] if each.reason else "" if each.number else "其他文件",
            "" if each.held is None else str(each.held.clients),
            size_phrase(each.size),
            "" if each.held is None else each.held.last,
            STATES[each.state],
            each.trouble,
        )
        for each in found
    )


def size_phrase(size: int) -> str:
    """Bytes as people read them."""
    return f"{size / 2**20:,.1f} MB" if size >= 2**20 else f"{-(-size // 1024):,} KB"


def preview_rows(seen: Preview) -> tuple[PreviewRow, ...]:
    """Client by client, what would be lost first."""
    rows = [_preview_row(each, erased=each.client_id in seen.erased) for each in seen.clients]
    return tuple(sorted(rows, key=lambda row: (not row.loses, row.client)))


def preview_sentence(seen: Preview) -> str:
    """The whole in a sentence or two."""
    gone = sum(each.there is None and each.client_id != "" for each in seen.clients)
    back = sum(each.here is None and each.client_id not in {"", *seen.erased} for each in seen.clients)
    other = sum(each.here is not None and each.there is not None for each in seen.clients)
    upgraded = "备份是旧格式，恢复时在副本上升级。" if seen.upgraded else ""
    names = {each.client_id: each.there for each in seen.clients}
    erased = "、".join(f"“{names[each]}”（{erased_phrase(when)}）" for each, when in seen.erased.items())
    if erased:
        upgraded += (
            f"其中 {len(seen.erased)} 家客户在这边彻底删除过：{erased}；除非另外选定，恢复后仍然没有它们。"
        )
    if not seen.clients:
        return f"备份与现在完全相同，恢复不会改变任何内容。{upgraded}"
    return (
        f"恢复后：现在有而备份里没有的客户 {gone} 家会消失，找回 {back} 家，另有 {other} 家的内容回到备份时。"
        f"恢复前会先把现在的客户库另存一份备份，随时可以再回来。{upgraded}"
    )


def _preview_row(each: ClientDifference, *, erased: bool) -> PreviewRow:
    name = each.here or each.there or "各客户共用（申报窗口、看板视图）"
    if each.client_id and each.there is None:
        fate = "会消失"
    elif erased:
        fate = "彻底删除过"
    elif each.client_id and each.here is None:
        fate = "找回"
    elif each.binned_here != each.binned_there:
        fate = "回到回收站" if each.binned_there else "移出回收站"
    else:
        fate = "回到备份时"
    parts = []
    for table, count in each.tables.items():
        told = [
            f"{word} {number}"
            for word, number in (("失去", count.here), ("找回", count.there), ("变回", count.changed))
            if number
        ]
        parts.append(f"{record_words.TABLES[table]}：{'、'.join(told)}")
    loses = any(count.here or count.changed for count in each.tables.values())
    return PreviewRow(name, fate, "；".join(parts), loses)


def merge_rows(wanted: Plan, catalogue: Catalogue) -> tuple[MergeRow, ...]:
    """What is to be settled: what asks first, then what the other side brings; quiet things are left out."""
    rows = [_merge_row(client, each, catalogue) for client in wanted.clients for each in _shown(client)]
    order = {KINDS[kind]: place for place, kind in enumerate((*sorted(ASKED), *Kind))}
    return tuple(sorted(rows, key=lambda row: (not row.asks, row.client, order[row.kind])))


def _shown(client: ClientPlan) -> Iterable[Difference]:
    """A new client as a whole; a value that only asks to be adopted once, by that question."""
    if client.whole is not None:
        return [client.whole]
    asked = {key for each in client.differences if each.field == ADOPTED for key, _ in each.rows}
    return [
        each
        for each in client.differences
        if not each.quiet and (each.field or (each.table, each.row_id) not in asked)
    ]


def merge_sentence(wanted: Plan) -> str:
    """The whole in a sentence or two."""
    gone = _erased_sentence(wanted)
    if wanted.nothing:
        return "没有需要并入的内容：对方的改动这边都已经有了。"
    new = sum(client.new for client in wanted.clients)
    taken = sum(d.usual is Side.THERE for d in wanted.differences)
    asked = sum(d.kind is Kind.BOTH and not d.quiet for d in wanted.differences)
    joined = (
        f"有 {len(wanted.joined)} 家企业两边各建了一份（同一信用代码），并为一家。" if wanted.joined else ""
    )
    past = "" if wanted.known else "两份客户库没有共同的来历，凡是不同的都请选定。"
    ask = f"有 {asked} 处两边都改过，不选定的保留这边的。" if asked else ""
    taking = f"对方新增客户 {new} 家，共 {taken} 处改动会并入。"
    return f"{gone}{taking}{ask}{joined}{past}并入是一步，按 Ctrl+Z 可整体撤销。"


def _erased_sentence(wanted: Plan) -> str:
    """Clients that one side erased for good and the other still has; they are asked about by name."""
    kinds = {d.client_id: d.kind for d in wanted.differences if d.kind in _ERASED}
    here = [c for c in wanted.clients if c.erased and kinds.get(c.client_id) is Kind.ERASED_HERE]
    there = [c for c in wanted.clients if c.erased and kinds.get(c.client_id) is Kind.ERASED_THERE]
    told = ""
    if here:
        told += f"有 {len(here)} 家客户在这边彻底删除过，对方还有：{_when(here)}；不勾选就不会回来。"
    if there:
        told += (
            f"有 {len(there)} 家客户对方已彻底删除，这边还有：{_when(there)}；不勾选就留着，"
            "勾选的移入回收站，要彻底删除请再到回收站。"
        )
    return told


def _when(found: Iterable[ClientPlan]) -> str:
    return "、".join(f"“{c.name}”（{erased_phrase(c.erased)}）" for c in found if c.erased)


def erased_phrase(erased: Erased) -> str:
    """When it was erased, and by whom."""
    by = f"由{erased.by}" if erased.by else ""
    return f"{erased.at.astimezone():%Y-%m-%d} {by}删除"


def _merge_row(client: ClientPlan, each: Difference, catalogue: Catalogue) -> MergeRow:
    old, here, there = (_say(each, image, catalogue) for image in (each.old, each.here, each.there))
    name = client.name or "各客户共用"
    whole = f"整家客户（{len(client.differences)} 条记录）"
    what = whole if each is client.whole else _what(each, catalogue)
    return MergeRow(
        each.id,
        each.client_id,
        name,
        what,
        KINDS[each.kind],
        "" if each.old is None else old,
        here,
        there,
        each.usual,
        each.kind in ASKED,
    )


def _what(each: Difference, catalogue: Catalogue) -> str:
    image = each.here or each.there or {}
    table = record_words.TABLES[each.table]
    if each.table == "facts":
        fact = catalogue.facts.get(image.get("key", ""))
        label = fact.label if fact else str(image.get("key", ""))
        year = f"（{image['year']} 年度）" if image.get("year") else ""
        return f"{label}{year}" + ("：采用哪个值" if each.field == ADOPTED else "")
    if each.field == STEPS:
        return f"申报进度：{_telling(each.table, image)}"
    if each.field in {"", WHOLE}:
        return table
    owner = "" if each.table == "clients" else f"：{_telling(each.table, image)}"
    return f"{table}{owner}　{COLUMNS.get(each.field, each.field)}"


def _say(each: Difference, image: Image | None, catalogue: Catalogue) -> str:
    if image is None:
        return NONE
    if each.table == "facts":
        return _fact(image, catalogue)
    if each.field == STEPS:
        return _plain(image.get("stage"))
    if each.field in {"", WHOLE}:
        return _telling(each.table, image)
    if each.field == "deleted_at":
        return "在回收站" if image[each.field] else "不在"
    return _plain(image.get(each.field))


def _fact(image: Image, catalogue: Catalogue) -> str:
    value = from_columns(image["form"], image["value"])
    said = value_phrase(value, catalogue.facts.get(image["key"]))
    source = image.get("source") or ""
    return f"{said}（{Source(source).label if source in list(Source) else source or '来源未注明'}）"


def _telling(table: str, image: Image) -> str:
    return _cut(" ".join(_plain(image.get(c)) for c in _TELLING[table] if image.get(c) not in {None, ""}))


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    return _cut(str(value))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def made_phrase(moment: str) -> str:
    """A moment of a manifest in local time; as it stands where it is no moment."""
    try:
        return f"{dt.datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return moment[:20]


def left_out_sentence(left: Iterable[str], rows: Mapping[str, MergeRow]) -> str:
    """What could not be taken, though it was wanted."""
    told = [f"{rows[each].client}的{rows[each].what}" for each in left if each in rows]
    if not told:
        return ""
    more = f"等 {len(told)} 处" if len(told) > 3 else ""
    why = "与这边的记录冲突，如代码已被另一家占用，或所属的记录这边已删除"
    return f"没有并入：{'、'.join(told[:3])}{more}（{why}）。"
