"""材料核对: every file of every client read through; what is gone, damaged or running out, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from advisor_app.services.evidence import Trouble
from advisor_app.ui.errand import Cancelled, Tell
from advisor_app.ui.models.table import Column
from advisor_app.ui.pages.round_dialog import RoundDialog, Wording
from advisor_app.ui.tools import Tools

_WORDING = Wording("材料核对", "材料核对", "正在通读材料……", "核对进度", "打开这家客户的材料")


class EvidenceReport(RoundDialog[Trouble]):
    """The files that something is wrong with; Enter leads to the client's own."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        self._tools = tools
        columns: tuple[Column[Trouble], ...] = (
            Column("问题", lambda t: t.kind.value),
            Column("客户", lambda t: t.client),
            Column("文件", lambda t: t.row.file.name),
            Column("怎么办", lambda t: t.remedy),
        )
        super().__init__(_WORDING, columns, (96, 220, 220), (940, 520), tools.events, parent)

    def acts(self) -> Sequence[QPushButton]:
        """Room can be made here too."""
        clean = self._button("清理不用的内容", self.sweep)
        clean.setToolTip("删去既没有客户用、撤销也用不到的文件内容，腾出磁盘空间")
        return (clean,)

    def ask(self, tell: Tell, cancelled: Cancelled) -> tuple[Sequence[Trouble], str]:
        """Read them all."""
        found = self._tools.evidence().check(lambda done, total: tell((done, total)), cancelled)
        return found.troubles, found.sentence()

    def client_of(self, row: Trouble) -> str:
        """Whose file it is."""
        return row.row.client_id

    def sweep(self) -> None:
        """Delete what nobody speaks of any more, and say how much that was."""
        evidence = self._tools.evidence

        def done(freed: tuple[int, int]) -> None:
            number, size = freed
            self.told.setText(
                f"清理了 {number} 份，腾出 {size / 1e6:,.1f} MB。" if number else "没有可以清理的内容。"
            )

        self._tools.jobs.read(lambda: evidence().sweep(), done, lambda error: self.told.setText(str(error)))
