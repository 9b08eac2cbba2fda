"""The program on a screen, told what to do in short steps: keys and clicks are counted, steps leave pictures.

What is on the screen is read as a screen reader reads it (:mod:`tests.stories.accessible`): things are found
by their role and name, and a step waits for what it needs to see, never for a time. A click is a click: the
mouse goes to the middle of what is seen there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PIL import ImageGrab

from tests.e2e.test_window import Screen
from tests.stories.accessible import CHECKED, ENABLED, FOCUSED, ITEMS, Box, Bus, GoneError, Reader, Thing

Found = TypeVar("Found")
KINDS = {
    "button": frozenset({"push button", "check box", "radio button", "toggle button", "button menu"}),
    "field": frozenset({"text", "password text", "spin box", "combo box"}),
    "list": ITEMS,
    "item": frozenset({"menu item", "check menu item", "page tab"}),
}
"""What a user calls it → what a screen reader does; other words are a screen reader's own."""
_TRIES = 5
_TICK = 12
"""Pixels from the left."""
PATIENCE = 60.0
"""Seconds after which what was waited for will not come."""


class Teller:
    """Presses and clicks as a user would, reads the screen, and keeps count; :meth:`start` comes first.

    Pictures go to the folder that ADVISOR_PICTURES names, else to ``folder``.
    """

    def __init__(self, screen: Screen, folder: Path, story: str) -> None:
        self.screen = screen
        self.story = story
        self.presses = 0
        self.pictures = Path(os.environ.get("ADVISOR_PICTURES", str(folder)))
        self.pictures.mkdir(parents=True, exist_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        self.bus = Bus(folder, screen.environment)
        self.reader = Reader(self.bus.address)
        self.program: subprocess.Popen[str] | None = None

    def start(
        self, home: Path | None = None, title: str = "portfolio.db", through: Sequence[str] = ()
    ) -> None:
        """Start the program and wait for a window.

        ``home``: on another computer, as it were; ``through``: a command that makes ready what it runs on,
        and then becomes the program whose command line follows.
        """
        self.program = subprocess.Popen(
            [*through, sys.executable, "-m", os.environ.get("ADVISOR_PROGRAM", "advisor_app")],
            env={
                **self.screen.environment,
                **self.bus.environment,
                **({"ADVISOR_HOME": str(home)} if home else {}),
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        self.front(title)

    # --- reading --------------------------------------------------------------------------------------

    def wait(self, look: Callable[[], Found | None], what: str) -> Found:
        """Look again and again until something is there.

        Raises:
            AssertionError: it did not come; the picture is kept, and what was seen is said.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.05)
        self.picture("等不到")
        raise AssertionError(f"waited {PATIENCE:.0f} s for {what}; seen: {self.seen()}")

    def front(self, title: str) -> Thing:
        """Wait until the window of that title has the keys."""

        def look() -> Thing | None:
            window = self.reader.front()
            return window if window is not None and title in window.name else None

        return self.wait(look, f"the window “{title}” in front")

    def find(self, kind: str, name: str) -> Thing | None:
        """What is seen of that kind whose name begins so, in the window in front."""
        window = self.reader.front()
        roles = KINDS.get(kind, frozenset({kind}))
        for each in self.reader.within(window) if window is not None else ():
            if each.role in roles and each.name.startswith(name):
                return each
        return None

    def sees(self, kind: str, name: str) -> Thing:
        """Wait until something of that kind and name is seen."""
        return self.wait(lambda: self.find(kind, name), f"{kind} “{name}”")

    def text_of(self, kind: str, name: str) -> str:
        """What stands in a field."""
        return self.reader.text(self.sees(kind, name))

    def says(self, about: str) -> str:
        """What the sentence about something says now; "" where none is seen."""
        window = self.reader.front()
        for each in self.reader.within(window) if window is not None else ():
            if each.role == "label" and self.reader.about(each) == about:
                return each.name
        return ""

    def seen(self) -> list[str]:
        """All that is seen in the window in front, as words."""
        window = self.reader.front()
        if window is None:
            return []
        return [f"{each.role}:{each.name}" for each in self.reader.within(window) if each.name]

    def reads(self, words: str) -> None:
        """Wait until these words are seen on the window in front."""
        self.wait(lambda: any(words in each for each in self.seen()), f"“{words}”")

    def rows(self, name: str) -> list[list[str]]:
        """The words of a table, tree or list, row by row."""
        thing = self.sees("list", name)
        return [[cell.name for cell in row] for row in self.reader.rows(thing)]

    def rows_seen(self, name: str) -> list[str]:
        """The same, a row's words in one; [] while it is not seen."""
        thing = self.find("list", name)
        return [" ".join(cell.name for cell in row) for row in self.reader.rows(thing)] if thing else []

    def row(self, name: str, words: str) -> Thing:
        """Wait for the cell of a table, tree or list that says these words."""

        def look() -> Thing | None:
            thing = self.find("list", name)
            rows = self.reader.rows(thing) if thing is not None else []
            return next((cell for row in rows for cell in row if words in cell.name), None)

        return self.wait(look, f"“{words}” in “{name}”")

    # --- doing ----------------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys; each counts as one."""
        self.screen.keys(*keys)
        self.presses += len(keys)

    def type(self, text: str) -> None:
        """Type a text; it counts as one, however long.

        A busy program may miss a key, above all of Chinese, for which the keyboard is changed for every
        character: what stands in the field is looked at, and typed again, slower, where it is another.
        """
        self.screen.type(text, pause=8)
        self.presses += 1
        for _again in range(_TRIES):
            if self._typed(text):
                return
            self.screen.keys("ctrl+a")
            self.screen.type(text)

    def _typed(self, text: str) -> bool:
        """Whether a text stands in the field that has the keys."""
        for _look in range(10):  # the last character may be under way
            time.sleep(0.05)
            window = self.reader.front()
            fields = [
                each
                for each in (self.reader.within(window) if window is not None else ())
                if each.role in ("text", "combo box") and each.has(FOCUSED)
            ]
            if not fields or any(text in (each.name, self.reader.text(each)) for each in fields):
                return True
        return False

    def click(self, kind: str, name: str) -> None:
        """Click what has that name, once it can be clicked."""

        def look() -> Thing | None:
            thing = self.find(kind, name)
            return thing if thing is not None and thing.has(ENABLED) else None

        self.hit(self.wait(look, f"{kind} “{name}” to be clicked"))

    def hit(self, thing: Thing) -> None:
        """Click something seen: in its middle, a box to tick at its left, where the tick is."""
        try:
            box = self.still(thing)
        except GoneError as error:
            raise AssertionError(f"{thing.name} went away") from error
        x = box.left + min(box.width // 2, _TICK) if thing.role == "check box" else box.middle[0]
        self.screen.do("mousemove", str(x), str(box.middle[1]), "click", "1")
        self.presses += 1

    def tick(self, name: str, *, on: bool) -> None:
        """Tick a box or take the tick off."""
        self.click("button", name)
        self.wait(lambda: self.sees("button", name).has(CHECKED) is on, f"“{name}” ticked: {on}")

    def still(self, thing: Thing) -> Box:
        """Where it is, once it no longer moves."""
        box = self.reader.box(thing)
        while True:
            time.sleep(0.05)
            before, box = box, self.reader.box(thing)
            if before == box:
                return box

    def waits_in(self, kind: str, name: str) -> None:
        """Wait until a field has the keys."""

        def look() -> bool:
            thing = self.find(kind, name)
            return thing is not None and thing.has(FOCUSED)

        self.wait(look, f"{kind} “{name}” to have the keys")

    def go_to(self, text: str, title: str = "portfolio.db") -> None:
        """Find something with Ctrl+K, and open the first that is found; ``title``: the window that comes."""
        self.opens("ctrl+k", "查找")
        self.type(text)
        self.press("Return")
        self.front(title)

    def save_to(self, title: str, place: Path, then: str = "portfolio.db") -> None:
        """Give a file dialog its folder or file; ``then``: the window that comes."""
        self.front(title)
        self.press("ctrl+a")
        self.type(str(place))
        self.press("Return")
        self.front(then)

    def export(self, folder: Path) -> None:
        """Export what is chosen on the page 导出打印, and wait until it is written."""
        self.click("button", "导出…")
        self.save_to("导出到哪个文件夹", folder)
        self.sees("button", "打开文件夹")

    def opens(self, key: str, title: str) -> None:
        """Press a key that opens a window, and wait for it."""
        self.press(key)
        self.front(title)

    def is_open(self, title: str) -> bool:
        """Whether a window of that title is seen."""
        return any(title in window.name for window in self.reader.windows())

    def gone(self, title: str) -> None:
        """Wait for a window to close."""
        self.wait(lambda: not self.is_open(title), f"“{title}” to close")
        self.front("portfolio.db")

    def picture(self, step: str) -> None:
        """Keep what the screen shows."""
        shown = ImageGrab.grab(xdisplay=self.screen.environment["DISPLAY"])
        shown.quantize(64).save(self.pictures / f"{self.story}-{step}.png")

    # --- ending ---------------------------------------------------------------------------------------

    def kill(self) -> None:
        """End the program as a power cut does."""
        assert self.program is not None
        self.program.kill()
        self.program.communicate()
        self.program = None

    def end(self) -> str:
        """Close the window as its user would; a trace of an error fails the story. What it said to stderr."""
        program, self.program = self.program, None
        if program is None:
            return ""
        self.screen.keys("alt+F4")
        try:
            _, said = program.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            program.kill()
            _, said = program.communicate()
        assert "Traceback" not in said, said
        return said

    def close(self) -> None:
        """End the program where it still runs, and what it was watched with."""
        told = self.pictures / f"{self.story}.txt"
        told.write_text(f"{self.story}：按了 {self.presses} 下\n", encoding="utf-8")
        try:
            self.end()
        finally:
            self.reader.close()
            self.bus.close()
