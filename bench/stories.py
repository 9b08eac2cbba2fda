"""The stories of the real window (``tests/stories``) under the watchdog: when its thread gave no answer.

``python -m bench.stories [what pytest takes]``
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

import pytest

from bench.watched import BLOCKS


class Each:
    """Has each story's program write to a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Before the program starts."""
        os.environ[BLOCKS] = str(self._folder / re.sub(r"\W+", "-", item.name))


def main() -> int:
    """Run them one by one, and print each block of each story, the longest first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ADVISOR_PROGRAM"] = "bench.watched"
        code = pytest.main(["-q", "tests/stories", *sys.argv[1:]], plugins=[Each(folder)])
        found = [
            (*map(float, line.split("\t")[:2]), told.name, line.split("\t")[2])
            for told in folder.iterdir()
            for line in told.read_text(encoding="utf-8").splitlines()
        ]
    print(f"主线程超过 50 ms 没有回应：{len(found)} 次")
    for milliseconds, at, story, where in sorted(found, reverse=True):
        print(f"{milliseconds:10.1f} ms  第 {at:.1f} 秒  {story}：{where}")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
