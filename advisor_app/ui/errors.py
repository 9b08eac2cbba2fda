"""Showing an error: a known one as its sentence, a bug calmly, with a report that can be handed on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from advisor_app.domain.errors import AdvisorError, NotFoundError
from advisor_app.services import faults
from advisor_app.services.clock import Clock
from advisor_app.ui import choosing
from advisor_app.ui.theme import SPACE

log = logging.getLogger(__name__)

_shown: list[QDialog] = []
"""What is shown now: without a parent (no window is active) nothing else would hold it."""


def show_error(error: BaseException, parent: QWidget | None = None) -> None:
    """One plain sentence for what a person can mend; for a bug, what to do with it."""
    parent = parent or QApplication.activeWindow()
    if isinstance(error, AdvisorError):
        box = QMessageBox(parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("请看一下")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(str(error))
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        _show(box)
        return
    log.error("unexpected error", exc_info=error)
    for dialog in _shown:
        if isinstance(dialog, BugDialog) and isValid(dialog):  # its window may have gone, and it with it
            dialog.again()  # one bug seldom comes alone: a pile of boxes helps nobody
            return
    at = Clock().now().astimezone()
    text = faults.report(error, at=at)
    faults.keep(text, at)
    _show(BugDialog(text, faults.file_name(at), parent))


def unless_gone(read_again: Callable[[], None]) -> Callable[[AdvisorError], None]:
    """What to do where a client could not be read: one that has just gone is no error, another stands in its
    place."""

    def failed(error: AdvisorError) -> None:
        if isinstance(error, NotFoundError):
            read_again()
        else:
            show_error(error)

    return failed


def _show(dialog: QDialog) -> None:
    _shown[:] = [each for each in _shown if isValid(each)]
    _shown.append(dialog)
    dialog.finished.connect(lambda _result: _shown.remove(dialog))
    dialog.open()


class BugDialog(QDialog):
    """What happened, what it means for the data, and the report, which can be read before it is sent."""

    def __init__(self, report: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("程序出错")
        self.resize(680, 440)
        self._name = name
        self._times = 1
        head = QLabel("程序遇到一个没有料到的错误")
        head.setObjectName("heading")
        self.told = QLabel(
            "已保存的数据不受影响；刚才那一步可能没有做成，请回去看一眼。"
            f"请把下面的报告发给维护者。{faults.ASSURANCE}"
        )
        self.told.setWordWrap(True)
        self.told.setAccessibleDescription("说明")
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("问题报告")
        self.said = QLabel()
        self.said.setObjectName("muted")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setAccessibleDescription("结果")
        copy, keep, go_on = QPushButton("复制报告"), QPushButton("保存报告…"), QPushButton("继续工作")
        keep.setAccessibleName("保存报告")
        go_on.setObjectName("primary")
        go_on.setDefault(True)
        copy.clicked.connect(self.copy)
        keep.clicked.connect(self._ask_where)
        go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        for button in (copy, keep, go_on):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(head)
        column.addWidget(self.told)
        column.addWidget(self.report, 1)
        column.addLayout(row)
        go_on.setFocus()

    def again(self) -> None:
        """Another bug while this one is shown: it is in the log, and counted here."""
        self._times += 1
        self.said.setText(f"又出错 {self._times - 1} 次，已记入日志")

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QApplication.clipboard().setText(self.report.toPlainText())
        self.said.setText("已复制")

    def save(self, target: Path) -> None:
        """Write the report as a file."""
        try:
            faults.save(self.report.toPlainText(), target)
        except AdvisorError as error:
            self.said.setText(str(error))
        else:
            self.said.setText(f"已保存为 {target.name}")

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = choosing.new_file(self, "保存报告", Path(folder) / self._name, "文本 (*.txt)")
        if path is not None:
            self.save(path)


class _Relay(QObject):
    """Brings what failed in another thread to the one that may show it."""

    caught = Signal(object)


def catch_uncaught(owner: QObject) -> None:
    """Route what no one caught, on the main thread (slots too) or another, into the same dialog.

    ``owner``: what lives as long as the program.
    """
    relay = _Relay(owner)
    relay.caught.connect(show_error, Qt.ConnectionType.QueuedConnection)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show_error(error.with_traceback(trace))

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            relay.caught.emit(args.exc_value)

    sys.excepthook = hook
    threading.excepthook = in_thread
