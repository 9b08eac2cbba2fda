"""The program on a screen, told what to do in short steps: keys are counted, steps leave pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import ImageGrab

from tests.e2e.test_window import Screen, until


class Teller:
    """Starts the program, presses keys as a user would, and keeps count.

    Pictures go to the folder that ADVISOR_PICTURES names, else to ``folder``.
    """

    def __init__(self, screen: Screen, folder: Path, story: str) -> None:
        self.screen = screen
        self.story = story
        self.presses = 0
        self.pictures = Path(os.environ.get("ADVISOR_PICTURES", str(folder)))
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.program = subprocess.Popen(
            [sys.executable, "-m", "advisor_app"], env=screen.environment, stderr=subprocess.PIPE, text=True
        )
        screen.window("portfolio.db")

    def press(self, *keys: str) -> None:
        """Press keys; each counts as one."""
        self.screen.keys(*keys)
        self.presses += len(keys)

    def type(self, text: str) -> None:
        """Type a text; it counts as one, however long."""
        self.screen.type(text)
        self.presses += 1

    def opens(self, key: str, title: str) -> None:
        """Press a key that opens a window."""
        self.screen.press_until(key, title)
        self.presses += 1

    def is_open(self, title: str) -> bool:
        """Whether a window of that title is seen."""
        return bool(self.screen.do("search", "--onlyvisible", "--name", title))

    def gone(self, title: str) -> None:
        """Wait for a window to close."""
        until(lambda: not self.is_open(title), 10, f"“{title}” to close")
        self.screen.window("portfolio.db")

    def picture(self, step: str) -> None:
        """Keep what the screen shows."""
        shown = ImageGrab.grab(xdisplay=self.screen.environment["DISPLAY"])
        shown.quantize(64).save(self.pictures / f"{self.story}-{step}.png")

    def end(self) -> None:
        """Close the window as its user would, once; a trace of an error fails the story."""
        if self.program.returncode is not None:
            return
        self.screen.keys("alt+F4")
        try:
            _, said = self.program.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.program.kill()
            _, said = self.program.communicate()
        assert "Traceback" not in said, said
