"""Each page in both themes and sizes looks as it did; ``-m tests.pictures.refresh`` takes them anew."""

from __future__ import annotations

import sys
import time
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from advisor_app.runtime.settings import Theme
from tests.pictures import album
from tests.pictures.names import nameless, unsaid
from tests.pictures.scenes import PARTS, SCENES, stage

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems render text in their own way"
)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder nobody arranged a table in, and a known hour."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("ADVISOR_HOME", str(home))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    return home


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_every_page_looks_as_kept(qapp: QApplication, own_home: Path, tmp_path: Path, look: Theme) -> None:
    told = []
    with stage(own_home / "portfolio.db", "demo", look, *album.SIZES[0]) as shown:
        for (width, height), scene in product(album.SIZES, SCENES):
            shown.resize(width, height)
            now = album.shrunk(shown.grab(scene))
            path = album.place(scene.name, look, width)
            assert path.exists(), f"{path.name} was never taken: python -m tests.pictures.refresh"
            kept = album.load(path)
            if not album.same(now, kept):
                mean, most = album.differences(now, kept)
                seen = tmp_path / path.name
                now.save(seen)
                told.append(f"{path.name}: mean {mean:.2f}, worst square {most:.0f}; now {seen}")
    assert not told, "\n".join([*told, "meant so? python -m tests.pictures.refresh"])


def test_a_change_is_seen_and_a_softer_letter_is_not() -> None:
    kept = album.load(album.place("clients", Theme.LIGHT, 1366))
    assert album.same(kept, kept)
    softer = kept.point([min(255, grey + 3) if grey < 128 else grey for grey in range(256)])
    assert album.same(softer, kept)
    lacking = kept.copy()
    name_of_first = (28, 72, 92, 78)
    assert ImageChops.difference(lacking.crop(name_of_first), Image.new("L", (64, 6), 255)).getbbox()
    ImageDraw.Draw(lacking).rectangle(name_of_first, fill=255)
    assert not album.same(lacking, kept)
    shifted = ImageChops.offset(kept, 4, 0)
    assert not album.same(shifted, kept)


@pytest.mark.parametrize("data", ["demo", "empty"])
def test_every_part_has_names_and_needs_no_wider_window(
    qapp: QApplication, own_home: Path, data: str
) -> None:
    """The accessibility walk: what can be focused has a name, and so have the lines of menus; no page forces
    the window past 1366 × 768."""
    unnamed: set[str] = set()
    with stage(own_home / "portfolio.db", data, Theme.LIGHT, 1366, 768) as shown:
        for scene in (*SCENES, *PARTS):
            scene.turn(shown)
            shown.settle()
            assert (shown.window.width(), shown.window.height()) == (1366, 768), scene.name
            unnamed |= {f"{scene.name}: {each}" for each in nameless(shown.window.findChildren(QWidget))}
        unnamed |= {line for menu in shown.window.findChildren(QMenu) for line in unsaid(menu)}
    assert not sorted(unnamed)
