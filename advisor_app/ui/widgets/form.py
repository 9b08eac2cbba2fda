"""A small form in a dialog: fields declared, what is wrong said under them, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import fault_label


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form; with ``choices`` (key, label) a list to choose from, which can be searched."""

    key: str
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    optional: bool = True
    blank: str = "（未填）"
    """What choosing nothing is called."""


class Form(QDialog):
    """Asks for the fields; ``submit`` gets the texts and later calls :meth:`accept` or :meth:`refuse`."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        submit: Callable[[dict[str, str]], None],
        tokens: Tokens,
        parent: QWidget | None = None,
        *,
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._submit = submit
        self._inputs: dict[str, QLineEdit | QComboBox] = {}
        values = initial or {}
        lines = QFormLayout()
        lines.setHorizontalSpacing(SPACE[4])
        lines.setVerticalSpacing(SPACE[2])
        lines.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for field in fields:
            made = self._choice(field) if field.choices else QLineEdit()
            made.setAccessibleName(field.label)
            made.setToolTip(field.hint)
            if isinstance(made, QComboBox):
                _choose(made, values.get(field.key, ""))
            else:
                made.setPlaceholderText(field.hint)
                _write(made, values.get(field.key, ""))
            self._inputs[field.key] = made
            lines.addRow(field.label, made)
        self._fault = fault_label(tokens)
        self._confirm = QCheckBox()
        self._confirm.hide()
        save = QPushButton("保存")
        save.setObjectName("primary")
        save.setDefault(True)
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(QPushButton("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._send)
        self._buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        whole.setSpacing(SPACE[3])
        whole.addLayout(lines)
        whole.addWidget(self._fault)
        whole.addWidget(self._confirm)
        whole.addWidget(self._buttons)

    def _choice(self, field: Field) -> QComboBox:
        box = QComboBox()
        if len(field.choices) > 12:
            make_searchable(box)
        if field.optional:
            box.addItem(field.blank, "")
        for key, label in field.choices:
            box.addItem(label, key)
        return box

    def values(self) -> dict[str, str]:
        """The texts (and chosen keys) as they stand."""
        return {
            key: str(made.currentData() or "") if isinstance(made, QComboBox) else made.text().strip()
            for key, made in self._inputs.items()
        }

    def change(self, values: Mapping[str, str]) -> None:
        """Put other texts (or choices) into some of the fields."""
        for key, text in values.items():
            made = self._inputs[key]
            if isinstance(made, QComboBox):
                _choose(made, text)
            else:
                _write(made, text)

    def send(self) -> None:
        """Submit, as the button does."""
        self._send()

    @property
    def confirmed(self) -> bool:
        """Whether the confirmation that :meth:`refuse` asked for was given."""
        return self._confirm.isChecked()

    def refuse(self, sentence: str, confirm: str = "") -> None:
        """Say what is wrong (and offer a confirmation); what was typed stays."""
        complain(self._fault, sentence)
        if confirm:
            self._confirm.setText(confirm)
            self._confirm.show()
        self._buttons.setEnabled(True)

    def _send(self) -> None:
        self._buttons.setEnabled(False)
        self._fault.hide()
        for made in self._inputs.values():
            if not isinstance(made, QComboBox):
                continue
            if not settle_choice(made):
                self.refuse(f"列表里没有“{made.currentText()}”，请从列表里选定{made.accessibleName()}。")
                return
            if made.currentIndex() < 0:
                self.refuse(f"请先从列表里选定{made.accessibleName()}。")
                return
        self._submit(self.values())


def _write(line: QLineEdit, text: str) -> None:
    """A text that is longer than its field is seen from its beginning."""
    line.setText(text)
    line.setCursorPosition(0)


def _choose(box: QComboBox, key: str) -> None:
    """Choose what stands for a key; without it, nothing in a long list: its first line would be a guess."""
    found = box.findData(key)
    box.setCurrentIndex(found if found >= 0 or box.isEditable() else 0)


def make_searchable(box: QComboBox) -> None:
    """Let a list be searched by typing any part of a line; it stays narrow however long its lines are.

    Best while it is empty: Qt would measure each of its lines.
    """
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    completer, line = box.completer(), box.lineEdit()
    assert completer is not None  # an editable box has both
    assert line is not None
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    # in a list below, not in the line: there the end of a match would be put behind its middle
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    line.setPlaceholderText("打几个字查找，或按 ↓ 看全部")
    line.editingFinished.connect(lambda: settle_choice(box))
    # a long line is read from its beginning
    box.currentIndexChanged.connect(lambda _index: line.setCursorPosition(0))


def settle_choice(box: QComboBox) -> bool:
    """Choose the one line that begins with what was typed, or has it in it; False for none or several.

    Otherwise what is read and what is chosen would not be the same.
    """
    typed = box.currentText().strip()
    if not box.isEditable() or box.currentText() == box.itemText(box.currentIndex()):
        return True  # without a choice both are empty
    exact = box.findText(typed, Qt.MatchFlag.MatchFixedString)
    lines = [box.itemText(i).lower() for i in range(box.count())]
    found = [i for i, line in enumerate(lines) if typed and typed.lower() in line]
    begun = [i for i in found if lines[i].startswith(typed.lower())]  # 西湖区 is not 东西湖区
    if exact < 0 and len(found) != 1 and len(begun) != 1:
        return False
    box.setCurrentIndex(exact if exact >= 0 else (begun if len(begun) == 1 else found)[0])
    box.setEditText(box.itemText(box.currentIndex()))
    return True


def complain(label: QLabel, sentence: str) -> None:
    """Say what is wrong; its dialog grows where the sentence takes several lines."""
    label.setText(sentence)
    label.show()
    grow(label.window())


def grow(dialog: QWidget) -> None:
    """Make a dialog as high as what it shows now needs; another window stays as it is."""
    layout = dialog.layout()
    if isinstance(dialog, QDialog) and layout is not None and layout.hasHeightForWidth():
        layout.activate()
        wanted = layout.totalHeightForWidth(dialog.width())
        if wanted > dialog.height():
            dialog.resize(dialog.width(), wanted)
