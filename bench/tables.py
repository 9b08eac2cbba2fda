"""The client list of ten thousand: read, shown, filtered by each key typed, sorted, copied, pasted."""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from advisor_app.portfolio.session import Portfolio
from advisor_app.runtime.settings import Theme
from advisor_app.services.clock import FixedClock
from advisor_app.services.policies import load_library
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.furnishing import build_window
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.models.arranging import Order
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.pages.export import ExportPage
from advisor_app.ui.widgets.record_table import RecordTable
from bench.record import TODAY, fill, median, show

TYPED = ((0, "1号"), (0, "12号光"), (2, ">=100"), (3, "9133"), (9, ">2026-01"))
"""Column and what is typed above it, key by key."""


def keys(table: RecordTable, column: int, text: str) -> list[float]:
    """Seconds of each key typed into a column's filter, the painting of the table included."""
    table.filter_column(column)
    line = table.filter_line(column)
    assert line is not None  # the filters are open
    times = []
    for sign in text:
        started = time.perf_counter()
        line.insert(sign) if ord(sign) > 127 else QTest.keyClicks(line, sign)
        if ord(sign) > 127:  # an input method commits it, which says the same
            line.textEdited.emit(line.text())
        QApplication.processEvents()
        times.append(time.perf_counter() - started)
    table.records.clear_filters()
    QApplication.processEvents()
    return times


def settle(window: MainWindow) -> None:
    """Wait for what is read beside the window."""
    while not window.jobs.idle:
        QTest.qWait(5)
    QApplication.processEvents()


def timed(work: Callable[[], object]) -> Callable[[], None]:
    """Work and the painting it causes."""

    def run() -> None:
        work()
        QApplication.processEvents()

    return run


def main() -> None:
    """Print medians."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--clients", type=int, default=10_000)
    told = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ADVISOR_HOME"] = folder
        path, clock = Path(folder) / "portfolio.db", FixedClock.on(TODAY)
        with Portfolio.open(path, actor="顾问", clock=clock):
            pass
        fill(path, told.clients, years=(2025,), facts_a_year=1)
        app = application()
        theme.load_fonts()
        tokens = theme.apply(app, Theme.LIGHT)
        load_library()
        with Workspace(path, clock=clock, actor="顾问") as workspace:
            window = build_window(workspace, tokens)
            window.resize(1366, 768)
            window.show()
            settle(window)
            _measure(workspace, window)
            window.close()


def _measure(workspace: Workspace, window: MainWindow) -> None:
    table = next(each for each in window.findChildren(RecordTable) if each.accessibleName() == "客户列表")
    search, ticks = (
        next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "查找客户")
        for kind in (ClientsPage, ExportPage)
        if isinstance(page := window.findChild(kind), QWidget)
    )
    model = table.records
    print(f"{model.total:,} 家，{len(model.columns)} 列")
    show("读客户列表", median(workspace.clients.rows, 9))
    rows = workspace.clients.rows()
    show("换上一份读好的列表（其中一家变了）", median(timed(lambda: model.show(list(rows))), 9))
    for column, text in TYPED:
        every = [keys(table, column, text) for _ in range(5)]
        label = model.columns[column].label
        show(f"在“{label}”上键入 {text}，每键", statistics.median(t for run in every for t in run))
        show("　　其中最慢的一键", max(statistics.median(each) for each in zip(*every, strict=True)))
    for name, line in (("在客户页的查找框里", search), ("在导出页的查找框里", ticks)):
        line.setFocus()
        times = []
        for text in ("光", "光电", "光电数", "光电", "光", "", "9", "91", ""):
            started = time.perf_counter()
            line.setText(text)
            QApplication.processEvents()
            times.append(time.perf_counter() - started)
            settle(window)
        show(f"{name}键入，每键", statistics.median(times))
    orders = iter([[Order(n % 4, bool(n % 2)), Order(0)] for n in range(100)])
    show("按两列排序", median(timed(lambda: table.sort_by(next(orders))), 9))
    table.sort_by([Order(0)])
    places = iter(range(100, 10**6, 97))
    show("向下滚一屏", median(timed(lambda: table.verticalScrollBar().setValue(next(places))), 30))
    table.selectAll()
    show("复制全部", median(lambda: table.copy(headings=True), 3))


if __name__ == "__main__":
    main()
