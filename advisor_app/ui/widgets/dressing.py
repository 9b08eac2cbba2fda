"""What stands on many pages, dressed alike everywhere: cards, sentences, complaints, buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from advisor_app.ui.theme import SPACE, Tokens


def dress(card: QFrame, title: str) -> QVBoxLayout:
    """Make a frame a card with a heading; its column."""
    card.setObjectName("card")
    card.setAccessibleName(title)
    column = QVBoxLayout(card)
    column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
    column.setSpacing(SPACE[2])
    heading = QLabel(title)
    heading.setObjectName("heading")
    column.addWidget(heading)
    return column


def titled_card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """A card with a heading, and its column."""
    card = QFrame()
    return card, dress(card, title)


def sentence(name: str, text: str = "") -> QLabel:
    """A sentence that wraps, never markup; ``name`` tells assistive programs what it is about.

    It is a description: an accessible name would be read in place of the sentence.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAccessibleDescription(name)
    return label


def selectable(name: str, text: str = "") -> QLabel:
    """The same, to be selected and copied."""
    label = sentence(name, text)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def muted(text: str = "", *, wrap: bool = True) -> QLabel:
    """A lesser line."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName("muted")
    label.setWordWrap(wrap)
    return label


def fault_label(tokens: Tokens, name: str = "需要改正") -> QLabel:
    """Where it is said what is wrong with what was typed; hidden until something is."""
    label = sentence(name)
    label.setStyleSheet(f"color: {tokens.bad};")
    label.hide()
    return label


def button(text: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
    """A button under its own name."""
    made = QPushButton(text)
    made.setAccessibleName(text.rstrip("…"))
    if primary:
        made.setObjectName("primary")
    made.clicked.connect(lambda _checked=False: act())
    return made
