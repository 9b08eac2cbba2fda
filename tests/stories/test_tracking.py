"""From 线索 to money paid in two halves by two payers, by keys and mouse in the real window; and after it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from advisor_app.runtime import resources
from tests.e2e.test_window import Screen
from tests.stories.accessible import FOCUSED, Box, Thing
from tests.stories.conftest import Tell
from tests.stories.teller import Teller

CLIENT = "示例·钱潮智造科技有限公司"


class Desk:
    """The program on a screen, with its database read beside it."""

    def __init__(self, teller: Teller, home: Path) -> None:
        self.teller = teller
        self.home = home

    def advisor(self, *words: str) -> Any:
        """The command line on the same database; the window has to be closed."""
        done = subprocess.run(
            [sys.executable, "-m", "advisor_app", *words, "--json"],
            env=self.teller.screen.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def open(self) -> None:
        """Start the window and go to the boards."""
        self.teller.start()
        self.teller.press("ctrl+5")
        self.teller.sees("filler", "线索，")

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What stands in the database now."""
        with closing(sqlite3.connect(f"{(self.home / 'portfolio.db').as_uri()}?mode=ro", uri=True)) as there:
            return there.execute(statement).fetchall()

    def steps(self) -> list[str]:
        """The events registered so far, in order."""
        return [event for (event,) in self.rows("SELECT event FROM steps ORDER BY position")]

    def fill(self, title: str, *texts: str) -> None:
        """Fill the fields of a form from the first, and save it."""
        self.teller.front(title)
        for place, text in enumerate(texts):
            if place:
                self.teller.press("Tab")
            self.teller.press("ctrl+a")
            self.teller.type(text)
        self.teller.press("Return")

    def registered(self, title: str, *events: str) -> None:
        """Wait until exactly these events are registered, and the keys are on the cards again."""
        self.teller.gone(title)
        self.teller.wait(lambda: self.steps() == list(events), f"{events}")
        self.on_a_card()

    def on_a_card(self) -> Thing:
        """Wait until a column with the one card has the keys."""

        def look() -> Thing | None:
            window = self.teller.reader.front()
            lists = self.teller.reader.within(window) if window is not None else ()
            return next((each for each in lists if "，1 张" in each.name and each.has(FOCUSED)), None)

        return self.teller.wait(look, "the card to have the keys")

    def choose(self, place: int) -> None:
        """Choose a line from the menu of the current card; a screen reader hears it only as it is gone
        through, so it is there when the program has a window more."""
        before = self.windows()
        self.teller.press("Menu")
        self.teller.wait(lambda: self.windows() - before, "the menu")
        self.teller.press(*["Down"] * place, "Return")

    def windows(self) -> set[str]:
        """What the program has on the screen, menus too."""
        assert self.teller.program is not None
        found = self.teller.screen.do("search", "--onlyvisible", "--pid", str(self.teller.program.pid))
        return set(found.split())


def test_from_a_lead_to_two_payments_and_a_review(tell: Tell, screen: Screen, tmp_path: Path) -> None:
    desk = Desk(tell("立项到兑付", begin=False), tmp_path / "home")
    demo = next(p for p in resources.demo().glob("*.json") if CLIENT in p.read_text(encoding="utf-8"))
    desk.advisor("client", "import", str(demo))
    desk.open()
    begin(desk)
    file(desk)
    pay_twice(desk)
    review(desk)
    desk.teller.end()
    same_by_command(desk)
    desk.open()
    desk.teller.end()
    same_by_command(desk)


def begin(desk: Desk) -> None:
    """Open the application; a drop that is cancelled leaves the card where it was; then it is dropped."""
    teller = desk.teller
    teller.opens("ctrl+n", "立项")
    teller.sees("field", "✓ 可享受")  # what can be applied for
    teller.press("Return")
    teller.gone("立项")
    teller.sees("list", "线索，1 张")
    drag(teller)
    teller.front("开始摸底")
    teller.press("Escape")
    teller.gone("开始摸底")
    teller.sees("list", "线索，1 张")
    assert desk.steps() == []
    drag(teller)
    desk.fill("开始摸底", "2025-01-10")
    desk.registered("开始摸底", "survey")


def file(desk: Desk) -> None:
    """From 摸底 to 认定 by keys."""
    events = ["survey"]
    for event, title, texts in (
        ("prepare", "开始备料", ("2025-02-10",)),
        ("submit", "递交", ("2025-03-01", "S-2025-01")),
        ("publish", "公示", ("2025-04-01", "GS-2025-3")),
        ("recognize", "认定", ("2025-05-01", "HZ-2025-8", "200000")),
    ):
        desk.teller.press("ctrl+Right")
        desk.fill(title, *texts)
        events.append(event)
        desk.registered(title, *events)


def pay_twice(desk: Desk) -> None:
    """Two halves by two payers; too much is refused in the form; undone and done again."""
    teller, before = desk.teller, desk.steps()
    teller.press("ctrl+Right")
    desk.fill("兑付", "2025-09-10", "100000", "shi")
    desk.registered("兑付", *before, "pay")
    desk.choose(3)  # 打开, 打开客户资料, 兑付…
    desk.fill("兑付", "2026-03-10", "300000", "qu")
    teller.reads("超过")
    assert desk.steps() == [*before, "pay"]
    teller.press("shift+Tab")
    desk.fill("兑付", "100000")
    desk.registered("兑付", *before, "pay", "pay")
    had = desk.rows("SELECT amount, year, payer FROM received WHERE note LIKE '%到账' ORDER BY position")
    assert had == [(10_000_000, 2025, "shi"), (10_000_000, 2026, "qu")]
    teller.press("ctrl+z")
    teller.wait(lambda: desk.steps() == [*before, "pay"], "the payment taken back")
    teller.press("ctrl+y", "ctrl+shift+z")
    teller.wait(lambda: desk.steps() == [*before, "pay", "pay"], "the payment again")


def review(desk: Desk) -> None:
    """Into 复核 by keys, and through it by the card's menu."""
    before = desk.steps()
    desk.on_a_card()
    desk.teller.press("ctrl+Right")
    desk.fill("进入复核", "2026-06-01")
    desk.registered("进入复核", *before, "review")
    desk.choose(3)  # 打开, 打开客户资料, 复核通过…
    desk.fill("复核通过", "2026-07-01", "FH-1")
    desk.registered("复核通过", *before, "review", "pass")


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


def drag(teller: Teller) -> None:
    """Drag the card of 线索 onto 摸底 with the mouse, in steps, as a hand does."""
    cards = teller.sees("list", "线索，1 张")
    (card,) = teller.reader.items(cards)
    start, ground = teller.still(card), teller.still(cards)
    column = teller.still(teller.sees("filler", "摸底，0 张"))
    end = Box(column.left, ground.top, column.width, ground.height).middle
    teller.screen.do("mousemove", *map(str, start.middle), "mousedown", "1")
    for part in range(1, 9):
        place = [a + (b - a) * part // 8 for a, b in zip(start.middle, end, strict=True)]
        teller.screen.do("mousemove", *map(str, place))
    teller.screen.do("mouseup", "1")
