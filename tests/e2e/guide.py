"""A guide carried out as it stands: its files written, its commands run, in order."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.e2e.test_cli import ROOT, advisor

_BLOCK = re.compile(r"^```(console|yaml|text)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def carry_out(
    guide: Path, home: Path, *, may_fail: tuple[str, ...] = (), environment: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """Do what a guide says, in ``home``; gives each command with what it printed, right after it ran.

    ``may_fail``: commands that may say no (a check of the machine); ``environment``: more of it.
    """
    for kind, name, text in _BLOCK.findall(guide.read_text(encoding="utf-8")):
        if kind != "console":
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            words = shlex.split(line)
            if words[0] == "cp":
                shutil.copytree(ROOT / words[2], home / words[3])
                continue
            assert words[0] == "advisor", line
            done = advisor(*words[1:], home=home, **(environment or {}))
            assert done.returncode == 0 or line in may_fail, (line, done.stderr)
            yield line, done.stdout
