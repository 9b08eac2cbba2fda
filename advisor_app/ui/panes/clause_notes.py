"""我的批注: what advisors wrote at the clause that is shown; written, changed and taken away here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.clause_note import ClauseNote
from advisor_app.domain.errors import AdvisorError
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.clause_notes import NoteRow
from advisor_app.portfolio.conflicts import ConflictError
from advisor_app.services.clause_notes import ClauseNotes, Notes, Spot
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.asking import AskingDialog, line_edit
from advisor_app.ui.widgets.conflict_dialog import Anew, Shown, ask_in_form
from advisor_app.ui.widgets.dressing import muted

if TYPE_CHECKING:
    from advisor_app.ui.events import Events
    from advisor_app.ui.jobs import Jobs

_MOST_HEIGHT = 116
"""Pixels: four lines; more are scrolled to."""
TABLE = "clause_notes"


class ClauseNotesPane(QFrame):
    """The notes at one spot, and the keeper of all of them for its page (:attr:`notes`)."""

    changed = Signal()
    """The notes are others than before."""

    def __init__(self, notes: Callable[[], ClauseNotes], jobs: Jobs, events: Events, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self.notes = Notes()
        self._service = notes
        self._jobs = jobs
        self._events = events
        self._tokens = tokens
        self._spot: Spot | None = None
        self.head = muted(wrap=False)
        self.write = QPushButton("批注…")
        self.write.setToolTip("在选中的文件、条或事项旁写几句，加上标签（Ctrl+J）")
        self.write.clicked.connect(self.begin)
        QShortcut(QKeySequence("Ctrl+J"), self, self.begin)
        self.list = QListWidget()
        self.list.setAccessibleName("我的批注")
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda item: self._edit(item.data(Qt.ItemDataRole.UserRole)))
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Delete),
            self.list,
            self._remove_current,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        row = QHBoxLayout()
        row.addWidget(self.head, 1)
        row.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        column.setSpacing(SPACE[2])
        column.addLayout(row)
        column.addWidget(self.list)
        events.changed.connect(self._changed)
        self.show_spot(None)

    def read(self) -> None:
        """Read all notes."""
        self._jobs.read(lambda: self._service().all(), self._take)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(TABLE):
            self.read()

    def _take(self, notes: Notes) -> None:
        if notes == self.notes:
            return
        self.notes = notes
        self.show_spot(self._spot)
        self.changed.emit()

    def show_spot(self, spot: Spot | None) -> None:
        """Show what stands at a document, article or measure."""
        self._spot = spot
        self._show(self.notes.at(spot) if spot is not None else ())

    def show_row(self, row: NoteRow) -> None:
        """Show one note whose clause is gone: it can be changed and removed, none can be added there."""
        self._spot = None
        self._show((row,))

    def _show(self, rows: tuple[NoteRow, ...]) -> None:
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(told(row))
            item.setToolTip("回车：修改；Delete：删除")
            item.setData(Qt.ItemDataRole.UserRole, row)
            self.list.addItem(item)
        self.list.setVisible(bool(rows))
        self._fit()
        self.head.setText(f"我的批注（{len(rows)}）" if rows else "我的批注：还没有")
        self.write.setEnabled(self._spot is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped lines need more height where there is less width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as what is written, up to a bound."""
        wanted = sum(self.list.sizeHintForRow(place) for place in range(self.list.count()))
        self.list.setFixedHeight(min(wanted + 2 * SPACE[1], _MOST_HEIGHT))

    def begin(self) -> NoteDialog | None:
        """Write a note at the spot that is shown."""
        spot = self._spot
        if spot is None:
            return None
        dialog = self._open(lambda text, tags: self._service().add(spot, text, tags), None)
        dialog.setWindowTitle(f"批注：{self._service().told(spot)}")
        return dialog

    def _edit(self, row: NoteRow) -> NoteDialog:
        def texts(note: ClauseNote) -> dict[str, str]:
            return {"text": note.text, "tags": "，".join(note.tags)}

        shown = Shown(row.note, texts)

        def save(text: str, tags: str) -> Changes:
            return self._service().edit(replace(row, note=shown.record), text, tags)

        return self._open(save, row, shown.again)

    def _open(
        self, save: Callable[[str, str], Changes], row: NoteRow | None, anew: Anew | None = None
    ) -> NoteDialog:
        dialog = NoteDialog(row, self.notes.tags, self._tokens, self)

        def send(text: str, tags: str) -> None:
            self._jobs.write(lambda: save(text, tags), lambda _changes: dialog.accept(), refused)

        def refused(error: AdvisorError) -> None:
            dialog.refuse(str(error))
            if isinstance(error, ConflictError) and anew is not None:
                ask_in_form(error, self._service().catalogue, dialog, dialog, anew)

        dialog.sent.connect(send)
        if row is not None:
            dialog.removed.connect(lambda: self._remove(row))
        dialog.open()
        return dialog

    def _remove_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._remove(item.data(Qt.ItemDataRole.UserRole))

    def _remove(self, row: NoteRow) -> None:
        def said(_changes: Changes) -> None:
            self._events.said.emit("已删除批注，按 Ctrl+Z 撤销")

        def refused(error: AdvisorError) -> None:
            self._events.said.emit(str(error))
            self.read()

        self._jobs.write(lambda: self._service().remove(row), said, refused)


class NoteDialog(AskingDialog):
    """A note's words and tags."""

    sent = Signal(str, str)
    removed = Signal()

    def __init__(self, row: NoteRow | None, known: tuple[str, ...], tokens: Tokens, parent: QWidget) -> None:
        title = "批注" if row is None else "修改批注"
        told = "记在原文旁边，给自己和同事看；政策内容不变。"
        super().__init__((title, told, "保存"), tokens, parent, width=520)
        self.text = QPlainTextEdit("" if row is None else row.note.text)
        self.text.setAccessibleName("批注")
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText("如：区经信局王科长 11 月 3 日电话，按首次认定日算，不看公示日")
        self.tags = line_edit("标签")
        self.tags.setText("" if row is None else "，".join(row.note.tags))
        self.tags.setPlaceholderText("用逗号或空格隔开，如 要问，抢名额")
        if known:
            self.tags.setToolTip(f"用过的：{'、'.join(known)}")
        QShortcut(QKeySequence("Ctrl+Return"), self, self.go.click)
        lines = QFormLayout()
        lines.setHorizontalSpacing(SPACE[4])
        lines.setVerticalSpacing(SPACE[2])
        lines.addRow("批注", self.text)
        lines.addRow("标签", self.tags)
        remove = None if row is None else QPushButton("删除")
        if remove is not None:
            remove.clicked.connect(self._remove)
        self.lay_out(lines, undo=remove)
        self.text.setFocus()

    def change(self, values: Mapping[str, str]) -> None:
        """Put other words or tags into it."""
        if "text" in values:
            self.text.setPlainText(values["text"])
        if "tags" in values:
            self.tags.setText(values["tags"])

    def send(self) -> None:
        """Save once; meanwhile it stays, to be told how that went."""
        self.go.setEnabled(False)
        self.sent.emit(self.text.toPlainText(), self.tags.text())

    try_typed = send

    def reject(self) -> None:
        """Put it away, unless it is being saved."""
        if self.go.isEnabled():
            super().reject()

    def _remove(self) -> None:
        self.removed.emit()
        self.accept()


def told(row: NoteRow) -> str:
    """A note as its list shows it: words, tags, by whom and when."""
    note = row.note
    tags = " ".join(f"#{tag}" for tag in note.tags)
    by = " ".join(part for part in (note.noted_by, str(note.noted_on or "")) if part)
    return "　".join(part for part in (note.text, tags, by) if part)
