"""Cold starts in fresh processes, interleaved: Python alone, --help, a verdict, an empty window and ours."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from advisor_app.runtime import resources

ROUNDS = 7
EMPTY = """
import time
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
class W(QWidget):
    def paintEvent(self, e):
        super().paintEvent(e)
        print("painted", time.time(), flush=True)
        app.exit(0)
w = W()
w.show()
app.exec()
"""
SHELL = """
import sys, time
from pathlib import Path
from advisor_app.runtime import collecting
collecting.by_hand()
from advisor_app.ui import app
from advisor_app.ui.main_window import MainWindow
def painted(self, event):
    super(MainWindow, self).paintEvent(event)
    print("painted", time.time(), flush=True)
    app.QApplication.exit(0)
MainWindow.paintEvent = painted
app.run(Path(sys.argv[1]))
"""
FILLED = """
import sys, time
from pathlib import Path
from advisor_app.runtime import collecting
collecting.by_hand()
from advisor_app.ui import app
from advisor_app.ui.main_window import MainWindow
add_pages = MainWindow.add_pages
def filled(self, pages):
    add_pages(self, pages)
    def painted(event):
        print("painted", time.time(), flush=True)
        app.QApplication.exit(0)
    pages[0][2].paintEvent = painted
MainWindow.add_pages = filled
app.run(Path(sys.argv[1]))
"""


def seconds(command: list[str]) -> float:
    """From the start of a fresh process to its first paint, or to its end where it paints nothing."""
    with tempfile.TemporaryDirectory() as home:
        # its own each time: the window that is ended at its first paint would have the next ask what to do
        surroundings = {**os.environ, "ADVISOR_HOME": home}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        started = time.time()
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings)
    lines = [line for line in done.stdout.splitlines() if line.startswith("painted ")]
    return (float(lines[0].split()[1]) if lines else time.time()) - started


def main() -> None:
    """Print the medians and the ratios to their yardsticks."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    client = min(resources.demo().glob("*.json"))
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "portfolio.db")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "--help": [sys.executable, "-m", "advisor_app", "--help"],
            "一次评估": [sys.executable, "-m", "advisor_app", "assess", str(client), "--json"],
            "空的 PySide6 窗口": [sys.executable, "-c", EMPTY],
            "本程序的窗口画出": [sys.executable, "-c", SHELL, database],
            "客户页画出": [sys.executable, "-c", FILLED, database],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            seconds(command)
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(seconds(command))
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, value in medians.items():
        print(f"{value:8.3f} s  {name}")
    ratio = medians["本程序的窗口画出"] / medians["空的 PySide6 窗口"]
    print(f"窗口／空窗口 = {ratio:.2f}")


if __name__ == "__main__":
    main()
