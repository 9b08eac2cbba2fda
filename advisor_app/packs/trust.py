"""Which keys a pack may be signed with: those that ship, those the user added, those a trusted pack named.

The user's are one small file each change writes whole. A key that a pack named (rotation) remembers who
named it, and may revoke those it came from, nobody else: so a stolen key can't drive out the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from advisor_app.domain.errors import InputError, NotFoundError, StoreError
from advisor_app.packs import minisign
from advisor_app.packs.minisign import PublicKey
from advisor_app.runtime.whole_file import keep_whole

SHIPPED, ADDED = "随程序", "自行添加"


@dataclass(frozen=True, slots=True)
class Key:
    """A key with where it came from; ``named_by``: the id of the key whose pack named it, or ""."""

    public: PublicKey
    origin: str
    named_by: str = ""
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Trust:
    """All known keys by id."""

    keys: Mapping[str, Key] = field(default_factory=dict)

    def trusted(self, key_id: str) -> PublicKey | None:
        """The key of this id where it is trusted."""
        found = self.keys.get(key_id)
        return None if found is None or found.revoked else found.public

    def revoked(self, key_id: str) -> bool:
        """Whether this key was trusted once and is no more."""
        return key_id in self.keys and self.keys[key_id].revoked

    def with_key(self, public: PublicKey, origin: str = ADDED, named_by: str = "") -> Trust:
        """With one more; a revoked key does not come back, nor another key under a known id."""
        known = self.keys.get(public.id)
        if known is not None:
            if known.public != public:
                raise InputError(f"密钥编号 {public.id} 已是另一把密钥，没有添加。请向制作者核实。")
            if known.revoked:
                raise InputError(f"密钥 {public.id} 已吊销，不能再添加。请向制作者索取新的公钥。")
            return self
        return Trust({**self.keys, public.id: Key(public, origin, named_by)})

    def without(self, key_id: str) -> Trust:
        """With this key revoked for good; raises NotFoundError where it is not known."""
        known = self.keys.get(key_id)
        if known is None:
            raise NotFoundError(f"没有编号为“{key_id}”的密钥，请用“advisor pack trust list”查看。")
        return Trust({**self.keys, key_id: replace(known, revoked=True)})

    def ancestors(self, key_id: str) -> frozenset[str]:
        """The keys that led to this one by naming it."""
        found: list[str] = []
        known = self.keys.get(key_id)
        while known is not None and known.named_by and known.named_by not in found:
            found.append(known.named_by)
            known = self.keys.get(known.named_by)
        return frozenset(found)

    def rotated(self, signer: str, next_key: str, revokes: Iterable[str]) -> Trust:
        """After a pack of this signer: its next key is trusted, those it may revoke are not any more.

        Raises InputError where it revokes a key that it did not come from.
        """
        now = self
        unknown = sorted(set(revokes) - self.ancestors(signer))
        if unknown:
            raise InputError(
                f"这个包要吊销密钥 {'、'.join(unknown)}，但签名的密钥不是接替它的，没有安装。请向制作者核实。"
            )
        if next_key:
            public = minisign.read_public(next_key)
            now = now.with_key(public, f"由 {signer} 指定", signer)
        for key_id in revokes:
            now = now.without(key_id)
        return now


def load(shipped: Path, own: Path) -> Trust:
    """The keys in a folder of ``.pub`` files, and the user's; StoreError where the user's file is damaged."""
    trust = Trust()
    for path in sorted(shipped.glob("*.pub")) if shipped.is_dir() else ():
        trust = trust.with_key(minisign.read_public(path.read_text(encoding="utf-8")), SHIPPED)
    if not own.is_file():
        return trust
    keys = dict(trust.keys)
    try:
        for line in json.loads(own.read_text(encoding="utf-8"))["keys"]:
            public = minisign.read_public(line["key"])
            known = keys.get(public.id)
            kept = Key(public, str(line["origin"]), str(line["named_by"]), line["revoked"] is True)
            keys[public.id] = kept if known is None else replace(known, revoked=kept.revoked)
    except (OSError, ValueError, LookupError, TypeError, InputError):
        raise StoreError(
            f"记着可信密钥的文件“{own}”已损坏，没有读入。请移走它，再用“advisor pack trust add”重新添加。"
        ) from None
    return Trust(keys)


def save(trust: Trust, own: Path) -> None:
    """Write what differs from what ships; raises StoreError where that fails."""
    lines = [
        {"key": key.public.line, **{k: v for k, v in asdict(key).items() if k != "public"}}
        for key in trust.keys.values()
        if key.origin != SHIPPED or key.revoked
    ]
    try:
        keep_whole(own, json.dumps({"keys": lines}, ensure_ascii=False, indent=1))
    except OSError as error:
        raise StoreError(f"可信密钥写不进“{own}”（{error.strerror}），请检查权限和磁盘空间。") from None
