"""What to hand over: which clients, which sorts of dossiers; or one that was handed over before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.dossier.kinds import Sort
from advisor_app.ui.models.arranging import in_order
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.tick_list import Choice, TickList

if TYPE_CHECKING:
    from advisor_app.portfolio.clients import ClientRow
    from advisor_app.services.exporting import RunRow

_SORTS = 200
"""Pixels that all sorts have room in, unless letters are large: then they scroll."""
NO_RUNS = "还没有出具过文书。导出之后会记在这里，随时可以照原样再看、再打印、再导出。"


def two_lines() -> QLabel:
    """A muted sentence that keeps its room, so that nothing moves when it gets longer."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName("muted")
    made.setWordWrap(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * 2 + SPACE[1])
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


class ChoiceView(QWidget):
    """Clients above, sorts below: a click shows one, ticks take several together."""

    shown = Signal()
    """Another client or sort is to be looked at."""
    changed = Signal()
    """Something else is to be handed over."""

    def __init__(self) -> None:
        super().__init__()
        self.clients = TickList("客户")
        self.clients.setMinimumHeight(90)
        self.sorts = TickList("文书")
        self.sorts.show_choices([Choice(sort, sort.title, sort.tip) for sort in Sort])
        rows = self.sorts.sizeHintForRow(0) * len(Sort) + 2 * self.sorts.frameWidth() + SPACE[1]
        self.sorts.setMinimumHeight(min(rows, _SORTS))
        self.sorts.setMaximumHeight(rows)
        self._tip = two_lines()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[2])
        layout.addLayout(self._build_search())
        layout.addWidget(self.clients, 1)
        layout.addWidget(self.sorts, 1)
        layout.addWidget(self._tip)
        for each in (self.clients, self.sorts):
            each.chosen.connect(self.shown)
            each.chosen.connect(self.changed)
            each.ticked.connect(self.changed)
        self.sorts.chosen.connect(self._show_tip)
        self._show_tip()

    def _build_search(self) -> QHBoxLayout:
        self.text = QLineEdit()
        self.text.setPlaceholderText("按名称、代码、顾问查找")
        self.text.setAccessibleName("查找客户")
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self.clients.filter)
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(self.text, 1)
        for name, tip, on in (("全选", "勾选所列的全部客户", True), ("全不选", "取消所列客户的勾选", False)):
            button = QPushButton(name)
            button.setToolTip(tip)
            button.setStyleSheet(f"padding: 6px {SPACE[2]}px;")
            button.clicked.connect(lambda _down, on=on: self.clients.tick_shown(on=on))
            row.addWidget(button)
        return row

    def show_clients(self, rows: Sequence[ClientRow]) -> None:
        """List the clients."""
        self.clients.show_choices(
            [
                Choice(row.id, row.name, words=" ".join((row.short_name, row.uscc or "", row.advisor)))
                for row in sorted(rows, key=lambda row: in_order(row.name))
            ]
        )
        self.clients.filter(self.text.text())

    def _show_tip(self) -> None:
        choice = self.sorts.current_choice()
        self._tip.setText("" if choice is None else choice.tip)

    def wanted_clients(self) -> list[str]:
        """The ticked clients; where none is, the one that is shown."""
        return [each.key for each in self.clients.wanted()]

    def wanted_sorts(self) -> list[Sort]:
        """The ticked sorts; where none is, the one that is shown."""
        return [each.key for each in self.sorts.wanted()]

    def sentence(self) -> str:
        """What will be handed over; empty without clients."""
        clients, sorts = self.clients.wanted(), self.sorts.wanted()
        if not clients:
            return ""
        whom = clients[0].text if len(clients) == 1 else f"{len(clients)} 家"
        what = sorts[0].text if len(sorts) == 1 else f"{len(sorts)} 种文书"
        return f"将导出：{whom} · {what}"


class RunsView(QWidget):
    """Dossiers that were handed over, the latest first."""

    shown = Signal()
    """Another one is to be looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QLineEdit()
        self.text.setPlaceholderText("按客户、文书、编号查找")
        self.text.setAccessibleName("查找已出具的文书")
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName("已出具的文书")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(lambda _now, _before: self.shown.emit())
        self._empty = QLabel(NO_RUNS)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[2])
        layout.addWidget(self.text)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1)

    def show_runs(self, runs: Sequence[RunRow]) -> None:
        """List them; the current one stays where it is still there."""
        before = self.current()
        self.list.blockSignals(True)
        self.list.clear()
        for run in runs:
            made = f"{run.made_at.astimezone():%Y-%m-%d %H:%M}"
            item = QListWidgetItem(f"{run.client}\n{run.sort.title}　{made} 出具")
            item.setToolTip(
                f"{run.client}\n{run.sort.title}，基准日 {run.as_of}，{made} 出具\n"
                f"运行编号 {run.run}，政策内容版本 {run.content_version}"
            )
            item.setData(Qt.ItemDataRole.UserRole, run)
            self.list.addItem(item)
            if before is not None and run.id == before.id:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(runs))
        self._empty.setVisible(not runs)
        self._filter(self.text.text())
        if before is None and runs:
            self.list.setCurrentRow(0)

    def current(self) -> RunRow | None:
        """The one that is looked at."""
        found: RunRow | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found

    def _filter(self, text: str) -> None:
        sought = text.strip().lower()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(sought not in item.toolTip().lower())
