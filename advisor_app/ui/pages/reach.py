"""对哪些客户有用: what the chosen clause or measure comes to for each client, the surest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from advisor_app.ui.errand import Cancelled, Tell
from advisor_app.ui.events import Events
from advisor_app.ui.models.table import Column
from advisor_app.ui.pages.round_dialog import RoundDialog, Wording

if TYPE_CHECKING:
    from advisor_app.services.reach import Reach, Reached

_NAME = "对哪些客户有用"


class ReachDialog(RoundDialog["Reached"]):
    """Each client's answer; Enter opens its assessment."""

    def __init__(
        self,
        title: str,
        measures: Collection[str],
        as_of: dt.date,
        reach: Callable[[], Reach],
        events: Events,
        parent: QWidget,
    ) -> None:
        self._measures, self._as_of, self._reach = frozenset(measures), as_of, reach
        several = len(self._measures) > 1
        columns: list[Column[Reached]] = [
            Column("客户", lambda r: r.client),
            Column("结论", lambda r: r.told.word, sort_key=lambda r: r.told.rank),
            Column("金额", lambda r: r.told.amount),
            Column("缺什么、差在哪里", lambda r: r.told.why),
        ]
        if several:
            columns.insert(1, Column("事项", lambda r: r.told.title))
        table = f"{_NAME}（多项）" if several else _NAME
        wording = Wording(f"{_NAME}：{title}", table, "正在逐家评估……", "评估进度", "看这家的评估")
        widths = (220, 240, 120, 170) if several else (240, 120, 190)
        super().__init__(wording, columns, widths, (960, 560), events, parent)

    def ask(self, tell: Tell, cancelled: Cancelled) -> tuple[Sequence[Reached], str]:
        """Assess them all."""
        found = self._reach().of(
            self._measures, self._as_of, told=lambda done, total: tell((done, total)), cancelled=cancelled
        )
        return found.rows, found.sentence()

    def client_of(self, row: Reached) -> str:
        """Whose answer it is."""
        return row.client_id
