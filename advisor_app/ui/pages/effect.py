"""What a new policy content does to the clients: compared beside the window, listed in the order to call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from advisor_app.portfolio.changes import Changes
from advisor_app.services.advice_views import Call, Words, calls, effect_tree
from advisor_app.ui import choosing
from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.events import Events
from advisor_app.ui.gradually import Making
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.models.table import RIGHT, Column, TableModel
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.panes.pane import show_rows, tree_of
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import muted
from advisor_app.ui.widgets.errand_strip import ErrandStrip
from advisor_app.ui.widgets.record_table import record_table

if TYPE_CHECKING:
    from advisor_app.advice.effect import ClientEffect
    from advisor_app.services.batch import Progress, Report
    from advisor_app.services.effects import Compared, Effects
    from advisor_app.services.exporting import Exporting
    from advisor_app.services.kept_content import Kept
    from advisor_app.services.packs import Packs

NOTHING_KEPT = (
    "还没有此前的政策内容可以比较：本机只用过现在这一份。登记印发、新建区县政策、核对改正，或者升级程序带来"
    "新的政策库之后，这里会列出每家客户得失了什么、先给谁打电话。"
)
_KEEPING = frozenset({"assessments", "dossiers"})


@dataclass(frozen=True, slots=True)
class EffectTools:
    """What the view works with; the service is asked for on a worker, since it loads what lays out paper."""

    effects: Callable[[], Effects]
    jobs: Jobs
    events: Events
    tokens: Tokens
    packs: Callable[[], Packs]
    exporting: Callable[[], Exporting]


@dataclass(frozen=True, slots=True)
class _Found:
    """A comparison with its rows."""

    compared: Compared
    calls: tuple[Call, ...]
    words: Words


class EffectView(QWidget):
    """Choose what to compare with, compare, call."""

    left = Signal()
    """Back to the policies."""

    def __init__(self, tools: EffectTools, as_of: dt.date) -> None:
        super().__init__()
        self._tools = tools
        self._as_of = as_of
        self._found: _Found | None = None
        self._again = False
        self.errand = Errand(tools.events, show_error, self)
        self.errand.progress.connect(self._advance)

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        self.strip = ErrandStrip()
        self.strip.cancelled.connect(self.errand.cancel)
        self.note = muted(NOTHING_KEPT)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.lead.setAccessibleDescription("比较的结果")
        yield
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[2])
        layout.addLayout(self._build_head())
        layout.addWidget(self.lead)
        layout.addWidget(self.note, 1)
        yield
        layout.addWidget((yield from self._build_lists()), 1)
        layout.addWidget(self.strip)
        self.setFocusProxy(self.table)
        self._tools.events.as_of.connect(self._on_as_of)
        self._arrange()

    def _build_head(self) -> QHBoxLayout:
        back = QPushButton("返回政策库")
        back.setToolTip("Esc")
        back.clicked.connect(self.left)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self.before = QComboBox()
        self.before.setAccessibleName("与哪份内容比较")
        self.before.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.before.setMinimumContentsLength(24)
        self.start = QPushButton("比较")
        self.start.setObjectName("primary")
        self.start.clicked.connect(self.compare)
        self.save = QPushButton("导出影响清单…")
        self.save.clicked.connect(self._choose_list)
        self.letters = QPushButton("出告知函…")
        self.letters.setToolTip("给选中的客户出政策变动告知函（按住 Ctrl 或 Shift 选多家，Ctrl+A 全选）")
        self.letters.clicked.connect(self._choose_letters)
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addWidget(back)
        row.addWidget(QLabel("现在的内容，与"))
        row.addWidget(self.before, 1)
        row.addWidget(QLabel("相比"))
        row.addWidget(self.start)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.letters)
        return row

    def _build_lists(self) -> Making[QSplitter]:
        columns: tuple[Column[Call], ...] = (
            Column("客户", lambda c: c.name),
            Column("最近时限", lambda c: c.deadline),
            Column("新增", lambda c: _count(c.gained), RIGHT, lambda c: c.gained),
            Column("失去", lambda c: _count(c.lost), RIGHT, lambda c: c.lost),
            Column("改变", lambda c: _count(c.changed), RIGHT, lambda c: c.changed),
            Column("先说什么", lambda c: c.first),
            Column("原因", lambda c: c.cause),
        )
        self.model: TableModel[Call] = TableModel(columns, self)
        self.table = record_table(
            "受影响的客户", self.model, height=34, widths=(210, 96, 52, 52, 52, 430), many=True, frozen=1
        )
        self.table.noun = "家"
        self.table.setToolTip("回车：打开这家客户")
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.table.doubleClicked.connect(lambda _index: self._open())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table, self._open)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        yield
        self.detail = TreeModel(("事项", "对这家企业", "原因"), self._tools.tokens, parent=self)
        self.tree = tree_of(self.detail, "逐项变动", (380, 300))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(self.tree)
        halves.setSizes([260, 200])
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(SPACE[2])
        self._lists = halves
        return halves

    # --- what to compare with -------------------------------------------------------------------------

    def open(self) -> None:
        """Offer what can be compared with; where there is one, compare at once."""
        effects = self._tools.effects
        self._tools.jobs.read(lambda: effects().choices(), self._offer)

    def _offer(self, choices: Sequence[Kept]) -> None:
        self.before.clear()
        for kept in choices:
            self.before.addItem(kept.title, kept.path)
        self.note.setText(NOTHING_KEPT)
        self._arrange()
        if choices:
            self.compare()

    def _on_as_of(self, day: dt.date) -> None:
        self._as_of = day
        if self.isVisible():
            self.compare()

    # --- comparing ------------------------------------------------------------------------------------

    def compare(self) -> None:
        """Compare all clients under the two contents, beside the window's work."""
        before = self.before.currentData()
        if self.errand.busy:
            self._again = True  # another day came meanwhile
            self.errand.cancel()
            return
        if before is None:
            return
        self._found, self._again = None, False
        effects, day = self._tools.effects, self._as_of

        def work(tell: Tell, cancelled: Cancelled) -> _Found:
            def told(done: int, total: int, name: str) -> None:
                tell((done, total, f"已比较 {done} / {total} 家：{name}"))

            service = effects()
            compared = service.compare(day, Path(before), told=told, cancelled=cancelled)
            words = Words(service.library)
            return _Found(compared, calls(compared.effect, words), words)

        self.strip.begin("正在比较……")
        self.errand.start(work, self._done, self._failed)
        self._arrange()

    def _advance(self, progress: object) -> None:
        assert isinstance(progress, tuple)
        done, total, words = progress
        self.strip.advance(words, done, total)

    def _done(self, found: _Found) -> None:
        if self._again:
            self.compare()
            return
        self._found = found
        sentence = found.compared.sentence()
        self.strip.end(sentence, None)
        self.strip.hide()
        self._tools.events.said.emit(sentence)
        compared = found.compared
        self.lead.setText(
            f"{compared.before.version} → {compared.after.version}，{compared.as_of}：{sentence}"
        )
        self.note.setText(f"{sentence}没有要打的电话。")
        self.model.show(found.calls)
        self._arrange()
        if found.calls:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus()

    def _failed(self, sentence: str) -> None:
        self.strip.end(sentence, None)
        self._tools.events.said.emit(sentence)
        self._arrange()

    def _arrange(self) -> None:
        """Show what there is, and offer what can be done with it."""
        listed = self._found is not None and bool(self._found.calls)
        self._lists.setVisible(listed)
        self.note.setVisible(not listed)
        self.lead.setVisible(listed)
        idle = not self.errand.busy
        self.start.setEnabled(idle and self.before.count() > 0)
        for button in (self.save, self.letters):
            button.setEnabled(idle and listed)

    # --- the list -------------------------------------------------------------------------------------

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row_at(index)
        found = self._found
        if row is None or found is None:
            return
        effect = next(each for each in found.compared.effect.clients if each.key == row.client_id)
        self._show_effect(effect, found.words)

    def _show_effect(self, effect: ClientEffect, words: Words) -> None:
        rows = effect_tree(effect, words)
        show_rows(self.tree, rows)
        for place in range(len(rows)):
            self.tree.expand(self.detail.index(place, 0))

    def _open(self) -> None:
        row = self.model.row_at(self.table.currentIndex())
        if row is not None:
            self._tools.events.open_client.emit(row.client_id)

    def chosen_clients(self) -> list[str]:
        """The selected clients, in the order of the list."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        found = (self.model.row_at(self.model.index(row, 0)) for row in rows)
        return [call.client_id for call in found if call is not None]

    # --- handing over ---------------------------------------------------------------------------------

    def _choose_list(self) -> None:
        folder = choosing.export_folder(self, "影响清单存到哪个文件夹")
        if folder is not None:
            self.write_list(folder)

    def write_list(self, folder: Path) -> None:
        """Write the call list as a workbook."""
        found, effects = self._found, self._tools.effects
        if found is not None:
            self._tools.jobs.read(
                lambda: effects().write_list(found.compared, folder),
                lambda path: self._tools.events.said.emit(f"已写出 {path}"),
            )

    def _choose_letters(self) -> None:
        folder = choosing.export_folder(self, "告知函存到哪个文件夹")
        if folder is not None:
            self.write_letters(folder)

    def write_letters(self, folder: Path) -> None:
        """Write the selected clients' letters, a folder each, beside the window's work."""
        found, effects, wanted = self._found, self._tools.effects, self.chosen_clients()
        if found is None or not wanted or self.errand.busy:
            return

        def work(tell: Tell, cancelled: Cancelled) -> tuple[Report, Changes]:
            def told(progress: Progress) -> None:
                words = f"已出具 {progress.done} / {progress.total} 家：{progress.client}"
                tell((progress.done, progress.total, words))

            report = effects().write_letters(found.compared, wanted, folder, told, cancelled)
            tables = _KEEPING if report.done else frozenset[str]()
            return report, Changes("出具政策变动告知函", None, frozenset(wanted), tables)

        def done(told: tuple[Report, Changes]) -> None:
            report, changes = told
            self.strip.end(report.sentence(), folder, report.failed)
            self._tools.events.said.emit(report.sentence())
            self._arrange()
            if changes:
                self._tools.events.changed.emit(changes)

        self.strip.begin(f"正在出具 {len(wanted)} 家的告知函……")
        self.errand.start(work, done, self._failed)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is closing: end what runs beside it, nothing half done."""
        if event.type() is QEvent.Type.Close and isinstance(watched, QWidget):
            self.errand.close(watched)
        return False


def _count(number: int) -> str:
    return str(number) if number else ""
