"""What a policy pack says of itself: the small text that is signed, in one spelling only."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from advisor_app.domain.errors import InputError
from advisor_app.packs import minisign, names

FORMAT = 1
LARGEST = 1 << 20
DAMAGED = "政策包已损坏或被改动过，没有读入，现有内容不变。请向制作者重新索取。"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NUMBERS = re.compile(r"\d+(\.\d+){1,3}")
_KEY_ID = re.compile(r"[0-9A-F]{16}")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a pack: its name, bytes, and SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A pack's own words.

    ``version``: a whole number that only grows for one ``id``; it alone decides which of two is newer.
    ``content_version``: of the content, as ``2026.12.1``. ``valid_from``: ISO 8601 or ""; told, not
    enforced. ``least_app``: the oldest program that can take it, or "". ``next_key``: a public key's line
    that is trusted once the pack is installed, or "". ``revokes``: ids of keys no longer to be trusted.
    """

    id: str
    version: int
    content_version: str
    made_on: str
    made_by: str = ""
    title: str = ""
    note: str = ""
    valid_from: str = ""
    least_app: str = ""
    next_key: str = ""
    revokes: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    format: int = FORMAT

    @property
    def name(self) -> str:
        """How it is called: its id and version."""
        return f"{self.id} 第 {self.version} 版"


def member(name: str, content: bytes) -> Member:
    """A file as the manifest lists it."""
    return Member(name, len(content), hashlib.sha256(content).hexdigest())


def write(manifest: Manifest) -> bytes:
    """The one spelling: UTF-8, keys in order; raises InputError where a part is not as it has to be."""
    _check(manifest)
    told = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{told}\n".encode()


def read(content: bytes) -> Manifest:
    """A manifest with its types checked; raises InputError, also where it is spelled otherwise."""
    if len(content) > LARGEST:
        raise InputError(DAMAGED)
    try:
        told = json.loads(content)
        if isinstance(told, dict) and isinstance(told.get("format"), int) and told["format"] > FORMAT:
            raise InputError("这个政策包由更新版本的程序制作，本程序读不了。请升级程序后再打开。")
        manifest = _typed(told)
        same = write(manifest) == content
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise InputError(DAMAGED) from None
    if not same:
        raise InputError(DAMAGED)
    return manifest


def _typed(told: Mapping[str, Any]) -> Manifest:
    parts = dict(told)
    members = tuple(Member(**line) for line in parts.pop("members"))
    manifest = Manifest(**{**parts, "revokes": tuple(parts["revokes"])}, members=members)
    whole = (manifest.version, manifest.format, *(m.size for m in members))
    texts = (
        *(getattr(manifest, field) for field in _TEXTS),
        *manifest.revokes,
        *(text for m in members for text in (m.name, m.sha256)),
    )
    if any(type(n) is not int for n in whole) or any(type(t) is not str for t in texts):
        raise TypeError("types")
    return manifest


_TEXTS = (
    "id", "content_version", "made_on", "made_by", "title", "note", "valid_from", "least_app", "next_key",
)  # fmt: skip


def _check(m: Manifest) -> None:
    """Whether every part is one that can be meant; raises InputError with what to mend."""
    if not _ID.fullmatch(m.id) or len(m.id) > 60:
        raise InputError("政策包编号只用小写字母、数字和连字符，如 hz-policies，请改正。")
    if not 1 <= m.version <= 10**9:
        raise InputError("政策包版本应是从 1 起递增的整数，请改正。")
    if not _NUMBERS.fullmatch(m.content_version):
        raise InputError("内容版本（policies/content.yaml）应写成 年.月.序号，如 2026.12.1，请改正。")
    if m.least_app and not _NUMBERS.fullmatch(m.least_app):
        raise InputError("最低程序版本应写成 1.2.0 的样子，请改正。")
    try:
        for day in (m.made_on, m.valid_from):
            if day and dt.date.fromisoformat(day).isoformat() != day:
                raise InputError(f"日期“{day}”应写成 2026-12-01 的样子，请改正。")
    except ValueError:
        raise InputError("日期应写成 2026-12-01 的样子，请改正。") from None
    for text in (m.title, m.note, m.made_by):
        if len(text) > _LONGEST or any(not c.isprintable() for c in text):
            raise InputError(f"标题、说明、制作者各不超过 {_LONGEST} 个字，不能换行，请改短。")
    if m.next_key:
        minisign.read_public(m.next_key)
    if any(not _KEY_ID.fullmatch(key) for key in m.revokes):
        raise InputError("吊销的密钥要写 16 位编号，如 0A1B2C3D4E5F6071，请改正。")
    listed = [each.name for each in m.members]
    if listed != sorted(set(listed)) or not all(names.allowed(name) for name in listed):
        raise InputError("政策包里有不该有的文件，为安全起见没有读入。请向制作者核实文件来源。")
    if any(each.size < 0 or not re.fullmatch(r"[0-9a-f]{64}", each.sha256) for each in m.members):
        raise InputError(DAMAGED)
