"""Showing an error: a known one as its sentence, a bug as a report that can be sent."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from advisor_app.domain.errors import AdvisorError

log = logging.getLogger(__name__)


def show_error(error: BaseException, parent: QWidget | None = None) -> None:
    """One plain sentence for what a person can mend; for a bug, what to do with it."""
    box = QMessageBox(parent or QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Warning)
    if isinstance(error, AdvisorError):
        box.setWindowTitle("请看一下")
        box.setText(str(error))
    else:
        text = "".join(traceback.format_exception(error))
        log.error("unexpected error\n%s", text)
        box.setWindowTitle("程序出错")
        box.setText("程序遇到一个没有料到的错误，已保存的数据不受影响。请把下面的详细信息发给维护者。")
        box.setDetailedText(text)
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.open()


def catch_uncaught() -> None:
    """Route what no one caught on the main thread into the same window instead of the console."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show_error(error.with_traceback(trace))

    sys.excepthook = hook
