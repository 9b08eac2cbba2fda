"""From 线索 to money paid in two halves by two payers, by keys and mouse in the real window; and after it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from advisor_app.runtime import resources
from tests.e2e.test_window import MISSING, Screen, screen, until

__all__ = ["screen"]
pytestmark = pytest.mark.skipif(
    bool(MISSING) and "CI" not in os.environ, reason=f"needs {', '.join(MISSING)} for a real window"
)
CLIENT = "示例·钱潮智造科技有限公司"


class Desk:
    """The program on a screen, with its database read beside it."""

    def __init__(self, screen: Screen, home: Path) -> None:
        self.screen = screen
        self.home = home
        self.program: subprocess.Popen[str] | None = None

    def advisor(self, *words: str) -> Any:
        """The command line on the same database; the window has to be closed."""
        done = subprocess.run(
            [sys.executable, "-m", "advisor_app", *words, "--json"],
            env=self.screen.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def open(self) -> None:
        """Start the window and go to the boards."""
        self.program = subprocess.Popen(
            [sys.executable, "-m", "advisor_app"],
            env=self.screen.environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.screen.window("portfolio.db")
        time.sleep(4)
        self.screen.keys("ctrl+5")
        time.sleep(1)

    def close(self) -> None:
        """Close the window as its user would."""
        assert self.program is not None
        self.screen.window("portfolio.db")
        self.screen.keys("alt+F4")
        _, said = self.program.communicate(timeout=30)
        assert self.program.returncode == 0, said
        self.program = None

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What stands in the database now."""
        (path,) = self.home.rglob("portfolio.db")
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(statement).fetchall()

    def steps(self) -> list[str]:
        """The events registered so far, in order."""
        return [event for (event,) in self.rows("SELECT event FROM steps ORDER BY position")]

    def fill(self, title: str, *texts: str) -> None:
        """Fill the fields of a form from the first, and save it."""
        self.screen.window(title)
        for place, text in enumerate(texts):
            if place:
                self.screen.keys("Tab")
            self.screen.keys("ctrl+a")
            self.screen.type(text)
        self.screen.keys("Return")

    def registered(self, *events: str) -> None:
        """Wait until exactly these events are registered."""
        until(lambda: self.steps() == list(events), 30, f"{events}, has {self.steps()}")
        self.screen.window("portfolio.db")
        time.sleep(0.8)

    def menu(self, downs: int) -> None:
        """Choose from the menu of the current card."""
        self.screen.keys("Menu")
        time.sleep(0.8)
        self.screen.keys(*["Down"] * downs, "Return")


def test_from_a_lead_to_two_payments_and_a_review(screen: Screen, tmp_path: Path) -> None:
    desk = Desk(screen, tmp_path / "home")
    demo = next(p for p in resources.demo().glob("*.json") if CLIENT in p.read_text(encoding="utf-8"))
    desk.advisor("client", "import", str(demo))
    try:
        desk.open()
        begin(desk)
        file(desk)
        pay_twice(desk)
        review(desk)
        desk.close()
        same_by_command(desk)
        desk.open()
        desk.close()
        same_by_command(desk)
    finally:
        if desk.program is not None:
            desk.program.kill()
            desk.program.communicate()


def begin(desk: Desk) -> None:
    """Open the application; a drop that is cancelled leaves the card where it was; then it is dropped."""
    desk.screen.press_until("ctrl+n", "立项")
    time.sleep(1.5)  # the assessment fills what can be applied for
    desk.screen.keys("Tab", "Tab", "Tab", "Tab", "Return")
    until(lambda: len(desk.rows("SELECT id FROM applications")) == 1, 30, "the application")
    desk.screen.window("portfolio.db")
    time.sleep(1)
    drag(desk.screen, (200, 260), (400, 400))
    desk.screen.window("开始摸底")
    desk.screen.keys("Escape")
    time.sleep(0.5)
    assert desk.steps() == []
    drag(desk.screen, (200, 260), (400, 400))
    desk.fill("开始摸底", "2025-01-10")
    desk.registered("survey")


def file(desk: Desk) -> None:
    """From 摸底 to 认定 by keys."""
    events = ["survey"]
    for event, title, texts in (
        ("prepare", "开始备料", ("2025-02-10",)),
        ("submit", "递交", ("2025-03-01", "S-2025-01")),
        ("publish", "公示", ("2025-04-01", "GS-2025-3")),
        ("recognize", "认定", ("2025-05-01", "HZ-2025-8", "200000")),
    ):
        desk.screen.keys("ctrl+Right")
        desk.fill(title, *texts)
        events.append(event)
        desk.registered(*events)


def pay_twice(desk: Desk) -> None:
    """Two halves by two payers; too much is refused in the form; undone and done again."""
    desk.screen.keys("ctrl+Right")
    desk.fill("兑付", "2025-09-10", "100000", "shi")
    until(lambda: desk.steps().count("pay") == 1, 30, "the first payment")
    desk.screen.window("portfolio.db")
    time.sleep(0.8)
    desk.menu(3)  # 打开, 打开客户资料, 兑付…
    desk.fill("兑付", "2026-03-10", "300000", "qu")
    time.sleep(1)
    assert desk.steps().count("pay") == 1
    desk.screen.keys("shift+Tab")
    desk.fill("兑付", "100000")
    until(lambda: desk.steps().count("pay") == 2, 30, "the second payment")
    desk.screen.window("portfolio.db")
    time.sleep(0.8)
    had = desk.rows("SELECT amount, year, payer FROM received WHERE note LIKE '%到账' ORDER BY position")
    assert had == [(10_000_000, 2025, "shi"), (10_000_000, 2026, "qu")]
    desk.screen.keys("ctrl+z")
    until(lambda: desk.steps().count("pay") == 1, 30, "the payment taken back")
    desk.screen.keys("ctrl+y", "ctrl+shift+z")
    until(lambda: desk.steps().count("pay") == 2, 30, "the payment again")


def review(desk: Desk) -> None:
    """Into 复核 by keys, and through it by the card's menu."""
    desk.screen.window("portfolio.db")
    time.sleep(0.8)
    desk.screen.keys("ctrl+Right")
    desk.fill("进入复核", "2026-06-01")
    until(lambda: desk.steps()[-1] == "review", 30, "the review")
    desk.screen.window("portfolio.db")
    time.sleep(0.8)
    desk.menu(3)  # 打开, 打开客户资料, 复核通过…
    desk.fill("复核通过", "2026-07-01", "FH-1")
    until(lambda: desk.steps()[-1] == "pass", 30, "the review passed")


def same_by_command(desk: Desk) -> None:
    """What the command line says once the window is gone: stage, money, timeline; nothing offered twice."""
    (application,) = desk.advisor("pipeline", "show", CLIENT)["applications"]
    assert (application["stage_text"], application["paid"], application["due"]) == ("认定", "200000", "0")
    kinds = [line["kind"] for line in desk.advisor("pipeline", "timeline", CLIENT)]
    expected = ["复核通过", "进入复核", "兑付", "兑付", "认定", "公示", "递交", "开始备料", "开始摸底"]
    assert [kind for kind in kinds if kind != "立项"] == expected
    assessed = desk.advisor("assess", "--client", CLIENT)
    (result,) = (m for m in assessed["measures"] if m["id"] == application["target"])
    assert result["amount"]["confirmed"] in (None, "0")
    (line,) = (each for each in desk.advisor("pipeline", "figures")["lines"] if each["label"] == "合计")
    assert (line["granted"], line["paid"], line["due"]) == (1, "200000", "0")


def drag(screen: Screen, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag with the mouse, in steps, as a hand does."""
    screen.do("mousemove", *map(str, start))
    time.sleep(0.2)
    screen.do("mousedown", "1")
    for part in range(1, 9):
        x = start[0] + (end[0] - start[0]) * part // 8
        y = start[1] + (end[1] - start[1]) * part // 8
        screen.do("mousemove", str(x), str(y))
        time.sleep(0.06)
    time.sleep(0.2)
    screen.do("mouseup", "1")
