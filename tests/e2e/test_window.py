"""The real program under a real X server and window manager, driven by keys: enter, read, hand over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from advisor_app.services.clock import Clock
from advisor_app.services.workspace import Workspace

NEEDED = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(
    bool(MISSING) and "CI" not in os.environ, reason=f"needs {', '.join(MISSING)} for a real window"
)


def until(done: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s for {what}")


class Screen:
    """An X server with a window manager, and keys to type on it."""

    def __init__(self, size: str, home: Path) -> None:
        reader, writer = os.pipe()
        # -noreset: else it begins anew whenever the last client leaves, and turns away who comes just then
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(writer,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as stream:
            display = stream.readline().strip()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "WAYLAND"))}
        self.environment = {**kept, "DISPLAY": f":{display}", "ADVISOR_HOME": str(home), "PYTHONUTF8": "1"}
        self.manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        until(lambda: bool(self.do("get_num_desktops")), 30, "the window manager")

    def do(self, *words: str) -> str:
        """One xdotool command."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """Wait for a window and bring it to the front."""
        seen: list[str] = []

        def there() -> bool:
            seen[:] = self.do("search", "--onlyvisible", "--name", title).split()
            return bool(seen)

        until(there, 30, title)
        self.do("windowactivate", "--sync", seen[-1])
        return seen[-1]

    def press_until(self, key: str, title: str) -> None:
        """Press a key, again where the program was not ready for it, until a window opens."""
        end = time.monotonic() + 60
        while time.monotonic() < end and not self.do("search", "--onlyvisible", "--name", title):
            self.keys(key)
            time.sleep(1.5)
        self.window(title)

    def keys(self, *names: str) -> None:
        """Press keys one after the other."""
        for name in names:
            self.do("key", "--clearmodifiers", name)
            time.sleep(0.08)

    def type(self, text: str, pause: int = 60) -> None:
        """Type text, ``pause`` milliseconds between letters, Chinese too: for that the keyboard is changed a
        key at a time, which takes a while."""
        for chinese, part in groupby(text, lambda letter: not letter.isascii()):
            self.do("type", "--delay", "300" if chinese else str(pause), "".join(part))
            time.sleep(0.15)

    def close(self) -> None:
        """End what was started here."""
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(10)


@pytest.fixture(params=["1366x768"])
def screen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Screen]:
    made = Screen(request.param, tmp_path / "home")
    yield made
    made.close()


def test_a_client_is_entered_by_hand_read_and_handed_over(screen: Screen, tmp_path: Path) -> None:
    home = tmp_path / "home"
    out = tmp_path / "out"
    out.mkdir()
    year = Clock().today().year
    program = subprocess.Popen(
        [sys.executable, "-m", "advisor_app"], env=screen.environment, stderr=subprocess.PIPE, text=True
    )
    try:
        screen.window("portfolio.db")
        screen.press_until("ctrl+n", "新建客户")
        screen.type("示例手工录入企业")
        screen.keys("Tab", "Tab")
        screen.type("西湖区")
        screen.keys("Return")  # takes the completion
        time.sleep(0.5)
        screen.keys("Return")  # saves
        until(lambda: not screen.do("search", "--onlyvisible", "--name", "新建客户"), 10, "the form to close")
        screen.window("portfolio.db")
        time.sleep(2)
        screen.keys("alt+2")
        time.sleep(0.5)
        # the grid stands on last year's first fact: two years of figures, the later first
        for text in ("120", "9000万", "8800万", "1200万"):
            screen.type(text)
            screen.keys("Return")  # goes down
            time.sleep(0.5)
        screen.keys("Up", "Left")
        screen.type("800万")
        screen.keys("Return")
        time.sleep(0.5)
        screen.keys("ctrl+4")
        screen.press_until("ctrl+e", "导出到哪个文件夹")
        screen.keys("ctrl+a")
        screen.type(str(out))
        screen.keys("Return")
        until(lambda: len(list(out.glob("*陪跑档案*"))) == 2, 60, "the files")
    finally:
        screen.keys("alt+F4")
        try:
            _, said = program.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            program.kill()
            _, said = program.communicate()
    assert "Traceback" not in said
    assert {p.suffix for p in out.iterdir()} == {".pdf", ".xlsx"}
    with Workspace(home / "portfolio.db") as workspace:
        client = workspace.clients.rows()[0]
        assert client.name.endswith("录入企业")  # the fake keyboard may drop a character of a fast type
        record = workspace.clients.record(client.id)
        assert record.region == "330106"
        assert record.years["employees"][year - 1].value == 120
        assert record.years["revenue"][year - 1].value == 90_000_000
        assert record.years["rd_spend"][year - 1].value == 12_000_000
        assert record.years["rd_spend"][year - 2].value == 8_000_000
        assert len(workspace.clients.assessments(client.id)) == 1
