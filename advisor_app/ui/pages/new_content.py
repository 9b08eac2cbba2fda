"""Other policy content was put in use: what was done is said, then the window goes over to it."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from advisor_app.ui.events import Events

NOW = "评估和政策库随即按它计算；以前存档的评估和文书不变。"


def tell_new_content(title: str, sentence: str, events: Events, parent: QWidget) -> None:
    """Say what was done; when that is read, the window shows the content (``Events.content``)."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(title)
    box.setText(f"{sentence}\n\n{NOW}")
    look = box.addButton("看看影响到哪些客户", QMessageBox.ButtonRole.ActionRole)
    box.setEscapeButton(box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole))

    def read(_result: int) -> None:
        events.content.emit("show_effect" if box.clickedButton() is look else "")
        box.deleteLater()

    box.finished.connect(read)
    box.open()
