"""A story of how the window looks: another one comes in its place, and stands where it stood."""

from __future__ import annotations

from pathlib import Path

from tests.stories.accessible import Box
from tests.stories.conftest import Tell
from tests.stories.teller import Teller

PLACE = Box(60, 40, 1150, 660)


def test_another_window_stands_where_the_one_before_stood(tell: Tell, database: Path) -> None:
    """复盘会, 外观: for the projector and back, in other colours, in a program started anew: to the pixel."""
    teller = tell("同一处")
    found = teller.screen.window("portfolio.db")
    teller.screen.do("windowsize", "--sync", found, str(PLACE.width), str(PLACE.height))
    teller.screen.do("windowmove", "--sync", found, str(PLACE.left), str(PLACE.top))
    stands(teller)
    teller.press("ctrl+shift+h")
    teller.front("隐名演示")
    stands(teller)
    teller.press("ctrl+shift+h")
    teller.front("结束隐名演示")
    teller.click("button", "结束演示")
    teller.front("portfolio.db")
    stands(teller)
    teller.press("ctrl+8")
    teller.hit(teller.row("设置的部分", "外观与习惯"))
    teller.click("field", "跟随系统")
    teller.press("End", "Return")
    teller.reads("已换上所选的配色与字号")
    stands(teller)
    teller.picture("深色")
    teller.end()
    teller.start()
    stands(teller)
    teller.end()
    assert teller.presses <= 10


def stands(teller: Teller) -> None:
    """Wait until the window is where it was put, without its frame, and stays there."""

    def look() -> bool:
        window = teller.reader.front()
        return window is not None and teller.still(window) == PLACE

    teller.wait(look, f"the window at {PLACE}")
    assert look()
