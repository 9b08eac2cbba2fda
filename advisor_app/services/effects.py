"""What a new policy content does to the whole portfolio: compared, listed in the order to call, written.

The later content is the one that lies in the data folder now, which may be newer than the one this window
was opened with (own content that was just saved); the earlier one is a kept copy or a file that is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from advisor_app.advice.effect import ClientEffect, PortfolioEffect, gather
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.library import Library
from advisor_app.dossier.kinds import Sort
from advisor_app.services.assessing import Assessing
from advisor_app.services.batch import Batch, Progress, Report, Wish
from advisor_app.services.crowd import ask_each
from advisor_app.services.exporting import Exporting
from advisor_app.services.kept_content import Kept, KeptContents, effect_under, read_kept

_COMPARING_PAYS = 250
"""From so many clients on, several processes compare sooner than one (bench/crowds.py)."""
Told = Callable[[int, int, str], None]
"""Hears how many of all clients are done, and the name of the last."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The portfolio under two contents on a day; ``cancelled``: only the clients seen until then."""

    before: Kept
    after: Kept
    as_of: dt.date
    effect: PortfolioEffect
    cancelled: bool = False

    def sentence(self) -> str:
        """What came of it, in one line."""
        found = self.effect
        said = f"比较了 {found.seen} 家，受影响 {len(found.clients)} 家"
        if found.faint:
            said += f"，另有 {found.faint} 家只涉及没有线索的事项"
        return f"{said}{'；已取消，没有看完。' if self.cancelled else '。'}"


class Effects:
    """Compares contents over all clients."""

    def __init__(self, assessing: Assessing, exporting: Exporting, kept: KeptContents | None = None) -> None:
        self._assessing = assessing
        self._exporting = exporting
        self.kept = kept or KeptContents(assessing.clock)
        self._fresh: Assessing | None = None

    # --- the two contents ---------------------------------------------------------------------------

    def after(self) -> Kept:
        """The content that lies there now."""
        return read_kept(self.kept.current())

    def choices(self) -> tuple[Kept, ...]:
        """What it can be compared with, the likeliest first."""
        return self.kept.others(self.after().digest)

    @property
    def library(self) -> Library:
        """The later content."""
        return self._assessing_now().library

    def _assessing_now(self) -> Assessing:
        """Assessing with the content that lies there now: the window's own, where that is the same."""
        digest = self.after().digest
        if self._assessing.library.digest == digest:
            return self._assessing
        if self._fresh is None or self._fresh.library.digest != digest:
            self._fresh = Assessing(self._assessing.clock)
        return self._fresh

    # --- comparing ----------------------------------------------------------------------------------

    def compare(
        self,
        as_of: dt.date,
        before: Path | None = None,
        *,
        client_ids: Collection[str] | None = None,
        told: Told = lambda _done, _total, _name: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Compared:
        """Compare over all clients, or some; ``before`` None: the content used before this one.

        Raises NotFoundError where there is nothing to compare with, ContentError where a file can't be read,
        InputError where both are the same.
        """
        now = self._assessing_now()
        after = self.after()
        earlier = self._earlier(before)
        if earlier.digest == after.digest:
            raise InputError("两份政策内容相同，没有可以比较的变化，请另选一份此前的内容。")
        records = list(self._exporting.records(client_ids).items())
        work = partial(effect_under, earlier, as_of)

        def each() -> Iterator[ClientEffect]:
            asked = ask_each(now.assessor, records, work, pays=_COMPARING_PAYS, cancelled=cancelled)
            for done, ((_, facts), effect) in enumerate(zip(records, asked, strict=False), 1):
                yield effect
                told(done, len(records), facts.name)

        effect = gather(each())
        return Compared(earlier, after, as_of, effect, effect.seen < len(records))

    def _earlier(self, before: Path | None) -> Kept:
        if before is not None:
            return read_kept(before)
        found = next(iter(self.choices()), None)
        if found is None:
            raise NotFoundError(
                "还没有此前的政策内容可以比较：本机只用过现在这一份；也可以指定一份旧的 policies.db 文件。"
            )
        return found

    # --- handing over -------------------------------------------------------------------------------

    def write_list(self, compared: Compared, folder: Path) -> Path:
        """Write the call list as a workbook; raises StoreError where it can't be written."""
        from advisor_app.dossier.notice import LIST_TITLE, list_doc  # noqa: PLC0415
        from advisor_app.dossier.write import write_whole  # noqa: PLC0415
        from advisor_app.dossier.xlsx.writer import xlsx_bytes  # noqa: PLC0415  late: slow to load

        benefits = {m.id: m.benefit for m in self._exporting.library.measures}
        doc = list_doc(compared.effect, compared.as_of, self._exporting.letterhead().brand, benefits)
        path = folder / f"{LIST_TITLE}_{compared.as_of.isoformat()}.xlsx"
        write_whole(path, xlsx_bytes(doc))
        return path

    def write_letters(
        self,
        compared: Compared,
        client_ids: Collection[str],
        folder: Path,
        told: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Report:
        """Write each client's letter into a folder of its own, and keep it; raises as a batch does."""
        wish = Wish(
            tuple(client_ids),
            (Sort.NOTICE,),
            compared.as_of,
            xlsx=False,
            before=compared.before.path,
        )
        exporting = self._exporting.under(self._assessing_now())
        return Batch(exporting).run(wish, folder, told, cancelled)
