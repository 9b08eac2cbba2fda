"""Take the kept pictures anew: ``python -m tests.pictures.refresh [--all-parts FOLDER]``.

With a folder: every page and part of a page, full size and in colour, in both themes and with each kind of
data, for looking at; the kept ones stay as they are.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from advisor_app.runtime.settings import Theme
from tests.pictures import album
from tests.pictures.scenes import DATA, PARTS, SCENES, stage

LOOKS = (Theme.LIGHT, Theme.DARK)


def take_kept() -> None:
    """Write the pictures that the test compares with, each look at home as in the test."""
    for look in LOOKS:
        with (
            settled_home() as home,
            stage(home / "portfolio.db", "demo", look, *album.SIZES[0]) as shown,
        ):
            for width, height in album.SIZES:
                shown.resize(width, height)
                for scene in SCENES:
                    album.keep(album.shrunk(shown.grab(scene)), album.place(scene.name, look, width))


def take_all(home: Path, folder: Path) -> None:
    """Write everything there is to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    for data in DATA:
        for look in LOOKS:
            for width, height in album.SIZES:
                with stage(home / f"{data}-{look}-{width}.db", data, look, width, height) as shown:
                    for scene in (*SCENES, *PARTS):
                        shown.grab(scene).save(str(folder / f"{data}-{look}-{width}-{scene.name}.png"))


@contextmanager
def settled_home() -> Iterator[Path]:
    """A data folder of its own, at UTC: nothing of this machine gets into a picture."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    with tempfile.TemporaryDirectory(prefix="advisor-pictures-") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        os.environ["ADVISOR_HOME"] = str(home)
        yield home


def main() -> None:
    """Take the kept ones, or all there is to look at."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--all-parts", type=Path, metavar="FOLDER")
    told = ask.parse_args()
    if told.all_parts is None:
        take_kept()
        return
    with settled_home() as home:
        take_all(home, told.all_parts)


if __name__ == "__main__":
    main()
