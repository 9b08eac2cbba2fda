"""A day's work in the window opens no socket: any attempt in Python fails, and the kernel sees none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DAY = """
import datetime as dt, socket, sys
from pathlib import Path

tried = []

def watch(event, args):
    if event.startswith("socket.") and event != "socket.gethostname":
        tried.append(f"{event} {args}")
        raise PermissionError(event)

sys.addaudithook(watch)

from PySide6.QtCore import QEventLoop, QTimer
from advisor_app.runtime.settings import Theme
from advisor_app.services.clock import Clock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.furnishing import build_window
from advisor_app.dossier.kinds import Sort

def settle(window):
    for _ in range(3000):
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()
        if window.jobs.idle:
            return
    raise SystemExit("still busy")

folder = Path(sys.argv[1])
app = application()
with Workspace(folder / "portfolio.db") as workspace:
    window = build_window(workspace, theme.apply(app, Theme.LIGHT))
    window.show()
    settle(window)
    client = workspace.clients.add_client(ClientEntry("示例·不上网", region="330106")).id
    workspace.clients.set_value(client, "revenue", "9000000", year=2025)
    (folder / "one.json").write_text(workspace.clients.export_client(client), "utf-8")
    workspace.clients.delete_client(client)
    workspace.erasing.erase(client, "示例·不上网")
    (made,), _changes = workspace.clients.import_files([workspace.clients.read_file(folder / "one.json")])
    window.events.open_client.emit(made)
    settle(window)
    window.events.assess_client.emit(made)
    settle(window)
    for page in window.keys:
        window.show_page(page)
        settle(window)
    day = workspace.clock.today()
    paper = workspace.exporting.document(made, Sort.WHOLE, day)
    files, _changes = workspace.exporting.hand_over(paper, folder / "out")
    assert files and all(path.stat().st_size for path in files), files
    workspace.keeping.back_up()
    window.close()
print("TRIED", tried)
"""


def work(folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    env = {**kept, "ADVISOR_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.run(
        [*before, sys.executable, "-c", DAY, str(folder)],
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_python_opens_no_socket(tmp_path: Path) -> None:
    done = work(tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "TRIED []"


@pytest.mark.skipif(
    shutil.which("strace") is None, reason="needs strace to see what libraries ask the kernel"
)
def test_the_kernel_is_asked_for_no_network_socket(tmp_path: Path) -> None:
    """Libraries of C too. AF_UNIX (display, desktop bus) stays on this machine and is allowed."""
    told = tmp_path / "calls.txt"
    done = work(tmp_path, "strace", "-f", "-qq", "-e", "trace=socket", "-o", str(told))
    if "ptrace" in done.stderr and done.returncode != 0:
        pytest.skip("this machine lets nobody trace")
    assert done.returncode == 0, done.stderr
    calls = [line for line in told.read_text("utf-8").splitlines() if "socket(" in line]
    assert [line for line in calls if "AF_UNIX" not in line] == []
