"""Which columns of a table are seen, in which order; and which values of one column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.tick_list import Choice, TickList


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    for kind, text in (
        (QDialogButtonBox.StandardButton.Ok, "确定"),
        (QDialogButtonBox.StandardButton.Cancel, "取消"),
    ):
        box.button(kind).setText(text)
    ok = box.button(QDialogButtonBox.StandardButton.Ok)
    ok.setObjectName("primary")
    ok.style().polish(ok)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box


class ColumnsDialog(QDialog):
    """The columns, ticked where they are seen; moved by dragging or by Alt and an arrow."""

    def __init__(self, columns: Sequence[tuple[int, str, bool]], parent: QWidget) -> None:
        """``columns``: number, heading, seen; from left to right."""
        super().__init__(parent)
        self.setWindowTitle("列选择")
        self.resize(320, 420)
        self.list = QListWidget()
        self.list.setAccessibleName("列")
        self.list.setUniformItemSizes(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for number, label, seen in columns:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if seen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(lambda _item: self._look())
        hint = QLabel("空格勾选；拖动或按 Alt+↑、Alt+↓ 调整次序。")
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        moves = QHBoxLayout()
        moves.setSpacing(SPACE[2])
        for text, keys, step in (("上移", "Alt+Up", -1), ("下移", "Alt+Down", 1)):
            button = QPushButton(text)
            button.setToolTip(keys)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, by=step: self.move_by(by))
            moves.addWidget(button)
            QShortcut(QKeySequence(keys), self, lambda by=step: self.move_by(by))
        moves.addStretch(1)
        self._box = _buttons(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        for part in (hint, self.list):
            layout.addWidget(part)
        layout.addLayout(moves)
        layout.addWidget(self._box)

    def move_by(self, step: int) -> None:
        """Move the current column up or down."""
        at = self.list.currentRow()
        if 0 <= at + step < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(at + step, item)
            self.list.setCurrentRow(at + step)

    def chosen(self) -> list[tuple[int, bool]]:
        """Number and seen, from left to right."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            (int(item.data(Qt.ItemDataRole.UserRole)), item.checkState() is Qt.CheckState.Checked)
            for item in items
        ]

    def _look(self) -> None:
        """A table without columns could not be mended from its headings."""
        seen = any(on for _, on in self.chosen())
        self._box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(seen)


class ValuesDialog(QDialog):
    """The texts of one column with how often they stand there; only the ticked ones are to be shown."""

    def __init__(
        self, heading: str, counts: Mapping[str, int], picked: frozenset[str] | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{heading}：只看这些值")
        self.resize(340, 440)
        self.list = TickList("值")
        texts = sorted(counts, key=lambda text: (-counts[text], text))
        self.list.show_choices([Choice(text, f"{text or '（空）'}　{counts[text]:,}") for text in texts])
        self.list.tick(counts if picked is None else picked)
        self.list.ticked.connect(self._look)
        find = QLineEdit()
        find.setPlaceholderText("查找值")
        find.setAccessibleName("查找值")
        find.setClearButtonEnabled(True)
        find.textChanged.connect(self.list.filter)
        every = QHBoxLayout()
        every.setSpacing(SPACE[2])
        for text, on in (("全选", True), ("全不选", False)):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, tick=on: self.list.tick_shown(on=tick))
            every.addWidget(button)
        every.addStretch(1)
        self._box = _buttons(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(find)
        layout.addLayout(every)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._box)
        self.list.setFocus()

    def chosen(self) -> frozenset[str] | None:
        """The ticked texts; None: all of them."""
        picked = frozenset(choice.key for choice in self.list.picked())
        return None if len(picked) == self.list.count() else picked

    def _look(self) -> None:
        self._box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.list.picked()))
