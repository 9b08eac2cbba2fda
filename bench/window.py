"""The window with two thousand clients: started cold, walked through, typed into, and watched all the time.

:mod:`bench.watchdog` notes where the window's thread stood while it gave no sign of life.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTabWidget

from advisor_app.portfolio.session import Portfolio
from advisor_app.runtime.settings import Theme
from advisor_app.services.clock import FixedClock
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import TURN, application, look_from_now_on
from advisor_app.ui.furnishing import build_window
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.widgets.record_table import RecordTable
from bench.record import TODAY, fill, show
from bench.start import FILLED, SHELL, seconds
from bench.watchdog import LONGEST, Watchdog

_ROUNDS = 3


@dataclass(slots=True)
class Walk:
    """What an advisor does with the window, and how long each step holds it up."""

    window: MainWindow
    dog: Watchdog
    times: dict[str, list[float]] = field(default_factory=dict)

    def settle(self) -> None:
        """Wait, answering, for what is read beside the window."""
        QTest.qWait(20)
        while not self.window.jobs.idle:
            QTest.qWait(5)

    def step(self, name: str, act: Callable[[], object]) -> None:
        """Do something, and paint it; what comes later from the worker is waited for but not counted."""
        self.dog.during = name
        started = time.perf_counter()
        act()
        QApplication.processEvents()
        self.times.setdefault(name, []).append(time.perf_counter() - started)
        self.settle()

    def pages(self) -> None:
        """To each page, twice: the first time it may have to be built."""
        for round_ in ("第一次", "再次"):
            for key in self.window.keys:
                self.step(f"{round_}翻到 {key}", lambda k=key: self.window.show_page(k))  # type: ignore[misc]

    def clients(self) -> None:
        """Through a client's tabs, down the list, and a name typed."""
        self.window.show_page("clients")
        self.settle()
        page = self.window.findChild(ClientsPage)
        assert page is not None
        (tabs,) = [t for t in page.findChildren(QTabWidget) if t.accessibleName() == "客户资料"]
        for place in range(tabs.count()):
            self.step(f"客户资料 {tabs.tabText(place)}", lambda p=place: tabs.setCurrentIndex(p))  # type: ignore[misc]
        tabs.setCurrentIndex(0)
        (table,) = [t for t in page.findChildren(RecordTable) if t.accessibleName() == "客户列表"]
        for _ in range(10):
            self.step("下一家客户", lambda: QTest.keyClick(table, Qt.Key.Key_Down))
        (line,) = [w for w in page.findChildren(QLineEdit) if w.accessibleName() == "查找客户"]
        line.setFocus()
        for sign in "12号光":
            self.step("查找客户，一键", lambda s=sign: line.insert(s))  # type: ignore[misc]
        self.step("清空查找", line.clear)

    def report(self) -> None:
        """Print each step's longest time, and each block."""
        for name, found in self.times.items():
            show(f"{name}（{len(found)} 次，最长）" if len(found) > 1 else name, max(found))
        again = [t for name, found in self.times.items() if name.startswith("再次") for t in found]
        show("再次翻页，最长", max(again))
        print(f"主线程超过 {LONGEST * 1000:.0f} ms 没有回应：{len(self.dog.blocks)} 次")
        for block in sorted(self.dog.blocks, key=lambda b: -b.seconds):
            print(f"{block.seconds * 1000:10.1f} ms  {block.during}：{block.where}")


def memory() -> str:
    """Resident memory of this process now and at its peak; nothing where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return "内存：本系统不提供"
    told = dict(line.split(":", 1) for line in lines if ":" in line)
    now, peak = (int(told[key].split()[0]) / 1024 for key in ("VmRSS", "VmHWM"))
    return f"内存：现在 {now:,.0f} MB，最高 {peak:,.0f} MB"


def cold(database: Path) -> None:
    """Fresh processes: until the shell is painted, and until the first page is."""
    for name, code in (("冷启动：窗口画出", SHELL), ("冷启动：第一页画出", FILLED)):
        command = [sys.executable, "-c", code, str(database)]
        seconds(command)
        show(name, statistics.median(seconds(command) for _ in range(_ROUNDS)))


def walk(database: Path) -> None:
    """In this process: the whole walk under the watchdog."""
    sys.setswitchinterval(TURN)
    tokens = theme.apply(application(), Theme.LIGHT)
    with Workspace(database, clock=FixedClock.on(TODAY), actor="示例顾问") as workspace:
        _ = workspace.assessing.assessor
        window = build_window(workspace, tokens)
        look_from_now_on(application())  # as the program does once its pages are there
        window.show()
        QTest.qWait(500)
        with Watchdog() as dog:
            walked = Walk(window, dog)
            walked.settle()
            walked.pages()
            walked.clients()
        walked.report()
        print(memory())
        window.close()


def main() -> None:
    """On a portfolio of its own."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--clients", type=int, default=2_000)
    ask.add_argument("--walk", type=Path, metavar="DATABASE", help="only the walk, in this process")
    told = ask.parse_args()
    if told.walk is not None:
        walk(told.walk)
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ADVISOR_HOME"] = str(Path(folder) / "home")
        Path(os.environ["ADVISOR_HOME"]).mkdir()
        database = Path(folder) / "portfolio.db"
        with Portfolio.open(database, actor="示例顾问", clock=FixedClock.on(TODAY)):
            pass
        fill(database, told.clients)
        print(f"{told.clients:,} 家客户，{database.stat().st_size / 1e6:,.0f} MB")
        cold(database)
        sys.stdout.flush()
        # a process of its own: what filled the database does not count as the window's memory; and once
        # before, so that all has its bytecode, as in an installed program
        surroundings = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        command = [sys.executable, "-m", "bench.window", "--walk", str(database)]
        subprocess.run(command, check=True, capture_output=True, env=surroundings)
        subprocess.run(command, check=True, env=surroundings)


if __name__ == "__main__":
    main()
