"""Erasing one client for good, as a use case: what will go, what will not, and the name typed to confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.portfolio import cipher, erase, packing
from advisor_app.portfolio.backup import raw_unchanging
from advisor_app.portfolio.backups import listing
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.erase import Holdings
from advisor_app.portfolio.file_store import FileStore
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.keeping import Keeping
from advisor_app.services.keeping_words import size_phrase
from advisor_app.services.record_words import TABLES


@dataclass(frozen=True, slots=True)
class Preview:
    """What erasing takes along, and what still has the client afterwards.

    ``backups``: those that hold it; ``unread``: those that can't be looked into.
    """

    client_id: str
    held: Holdings
    backups: tuple[Path, ...]
    unread: tuple[Path, ...]

    @property
    def going(self) -> tuple[str, ...]:
        """Sentences on what goes."""
        rows = "、".join(f"{TABLES[t]} {n}" for t, n in self.held.rows)
        told = [f"记录：{rows}。", f"修改记录 {self.held.journal} 条；撤销不回来。"]
        if self.held.contents:
            size = size_phrase(sum(size for _sha, size in self.held.contents))
            told.append(f"附件 {len(self.held.contents)} 个（{size}），别家也用的不算。")
        if self.held.links:
            told.append(f"别家登记的与它的关联 {self.held.links} 条。")
        return tuple(told)

    @property
    def staying(self) -> tuple[str, ...]:
        """Sentences on what is not touched and may still have it."""
        told = []
        if self.backups:
            told.append(
                f"有 {len(self.backups)} 份备份里还有它，程序不动备份；要一并清除请自己删掉，或等它们轮换掉："
                + "；".join(path.name for path in self.backups[:5])
                + ("……" if len(self.backups) > 5 else "")
            )
        if self.unread:
            told.append(f"有 {len(self.unread)} 份备份看不了，里面可能有它。")
        if self.held.contents and self.backups:
            told.append("备份旁边“附件”文件夹里的附件副本也不动。")
        if self.held.mentions:
            told.append(f"别家的资料里有 {self.held.mentions} 处提到它的名称或代码，请自己查找修改。")
        told.append("已导出的文书、发出的交接包、插着的移动盘上的副本，程序管不到。")
        return tuple(told)


class Erasing:
    """Only of a client in the 回收站."""

    def __init__(self, portfolio: Portfolio, store: FileStore, keeping: Callable[[], Keeping]) -> None:
        self._portfolio = portfolio
        self._store = store
        self._keeping = keeping

    def preview(self, client_id: str) -> Preview:
        """Count what is there, and look into every backup that can be reached; changes nothing."""
        held = erase.holdings(self._portfolio, client_id)
        having: list[Path] = []
        unread: list[Path] = []
        for path in self._backups():
            holds = _holds(path, client_id)
            if holds is None:
                unread.append(path)
            elif holds:
                having.append(path)
        return Preview(client_id, held, tuple(having), tuple(unread))

    def _backups(self) -> Iterable[Path]:
        if self._portfolio.on_server:
            return ()
        return [backup.path for backup in listing(self._keeping().folders())]

    def erase(self, client_id: str, typed: str) -> Changes:
        """Erase it; ``typed`` must be its name, letter by letter. It can't be undone."""
        held = erase.holdings(self._portfolio, client_id)
        if typed.strip() != held.name:
            raise InputError(f"输入的名称与“{held.name}”不一致，没有删除。请照原样输入。")
        for sha in erase.erase(self._portfolio, client_id):
            self._store.drop(sha)
        return Changes(
            "彻底删除一家客户",
            None,
            frozenset({client_id}),
            frozenset(("clients", *(t for t, _n in held.rows))),
        )


def _holds(path: Path, client_id: str) -> bool | None:
    """Whether a backup has the client; None where it can't be read. A packed one is looked through for the
    client's id, which stands whole in one piece: unpacking dozens of them to look would take minutes."""
    try:
        if packing.is_packed(path):
            return any(client_id.encode() in piece for piece in packing.pieces(path))
        with closing(raw_unchanging(path)) as connection:
            found = connection.execute("SELECT 1 FROM clients WHERE id = ?", (client_id,)).fetchone()
    except cipher.errors(StoreError, OSError):
        return None
    return found is not None
