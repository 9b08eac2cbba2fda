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
        app.exit(0)
w = W()
w.show()
app.exec()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import application, build_window
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and watched is self.parent():
            application().exit(0)
        return False
with Workspace(Path(sys.argv[1])) as workspace:
    app = application()
    window = build_window(workspace, theme.apply(app))
    filter = Painted(window)
    window.installEventFilter(filter)
    window.show()
    app.exec()
    window.close()
"""


def seconds(command: list[str]) -> float:
    """Wall time of one fresh process."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


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
            "本程序的窗口": [sys.executable, "-c", OURS, database],
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
    ratio = medians["本程序的窗口"] / medians["空的 PySide6 窗口"]
    print(f"窗口／空窗口 = {ratio:.2f}")


if __name__ == "__main__":
    main()
