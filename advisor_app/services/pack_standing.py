"""The policy pack in use, looked at again: whether it is still what was installed, and who vouches for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor_app.domain.errors import AdvisorError
from advisor_app.services.content_base import outdated
from advisor_app.services.pack_views import NOTHING

if TYPE_CHECKING:
    from advisor_app.packs.store import Installed
    from advisor_app.services.packs import Packs

AGAIN = "请重新安装它，或在“设置”→“政策包”里（advisor pack rollback）退回上一份。"
_UNSIGNED = "来源未经核验，屏幕和文书上处处标明。请向制作者索取签名的包再装。"
_REVOKED = (
    "请向制作者索取用新密钥签名的包；在那之前可在“设置”→“政策包”里（advisor pack rollback）退回上一份。"
)
_UNKNOWN = "请与制作者核对密钥编号，再用“设置”→“政策包”（advisor pack trust add）添加公钥。"
_EARLY = "制作者写明自 {} 起用。要等到那天的，请先退回：“设置”→“政策包”（advisor pack rollback）。"


@dataclass(frozen=True, slots=True)
class PackStanding:
    """``state``: which pack, and how it stands; ``remedy``: what to do, "" where all is well."""

    state: str
    remedy: str = ""


def pack_standing(packs: Packs, today: dt.date) -> PackStanding:
    """Look at the pack in use: file, signature, key, beginning. Changes nothing and raises nothing for it."""
    try:
        current = packs.store.current()
    except AdvisorError as error:
        return PackStanding("记录读不出来，用的是随程序的内容", str(error))
    if current is None:
        return PackStanding(NOTHING.rstrip("。"))
    pack, step = current
    name = f"{pack.id} 第 {pack.version} 版"
    if outdated(pack, step.over):
        return PackStanding(f"{name}，随程序的内容更新，已不用")
    state, remedy = _vouched(packs, pack)
    if not remedy and pack.valid_from > today.isoformat():
        remedy = _EARLY.format(pack.valid_from)
    return PackStanding(f"{name}，{state}", remedy)


def _vouched(packs: Packs, pack: Installed) -> tuple[str, str]:
    """What its signature is worth now, and the remedy."""
    from advisor_app.services.packs import Seal  # noqa: PLC0415 (it shows this module's words)

    try:
        if packs.trust().revoked(pack.signer):
            return "签名密钥已吊销", _REVOKED
        checked = packs.verify(pack.pack)
    except AdvisorError as error:
        return "核验不过", f"{error}{AGAIN}"
    if checked.pack.sha256 != pack.sha256:
        return "包被换过，不是安装的那一份", AGAIN
    if checked.seal is Seal.TRUSTED:
        return checked.sentence, ""
    if pack.signed:
        return f"签名的密钥 {pack.signer} 已不在可信之列", _UNKNOWN
    return "未签名（安装时明确选择）", _UNSIGNED
