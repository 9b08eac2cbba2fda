"""From how many clients on do several processes pay? Comparing contents and rolling up, by one and by all.

Fictional firms of all sorts; both ways give the same answers, which is looked at too.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from advisor_app.domain.policy import Flat
from advisor_app.domain.record import FactSet
from advisor_app.dossier.letterhead import Letterhead
from advisor_app.dossier.track import NOTHING
from advisor_app.engine.assess import Assessor
from advisor_app.library.compiler.emit import emit
from advisor_app.services.crowd import ask_each
from advisor_app.services.exporting import flow_of
from advisor_app.services.kept_content import effect_under, read_kept
from advisor_app.services.materials import Material
from advisor_app.services.policies import load_library
from tests.firms import firms

DAY = dt.date(2026, 11, 21)
NUMBERS = (50, 150, 400, 1000)


def measure(name: str, assessor: Assessor, records: Sequence[Any], work: Callable[..., Any]) -> None:
    """Print how long it takes, in s, for growing numbers of clients."""
    list(ask_each(assessor, records[:5], work, pays=len(records) + 1))  # what is compiled once
    for number in NUMBERS:
        taken, found = [], []
        for processes in (1, os.cpu_count() or 1):
            began = time.perf_counter()
            found.append(list(ask_each(assessor, records[:number], work, pays=0, processes=processes)))
            taken.append(time.perf_counter() - began)
        same = "相同" if found[0] == found[1] else "不同！"
        print(
            f"{name} {number:5} 家：一个进程 {taken[0]:6.2f} s，{processes} 个 {taken[1]:6.2f} s，结果{same}"
        )


def main() -> None:
    library = load_library()
    assessor = Assessor(library)
    known: list[FactSet] = firms(library, max(NUMBERS))
    poorer = tuple(
        replace(m, benefit=Flat(Decimal(150_000), "不超过")) if m.id == "hz-2025-65.1.srdi" else m
        for m in library.measures
    )
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old.db"
        emit(replace(library, measures=poorer, content_version="2026.05.1"), old)
        records = [(str(number), facts) for number, facts in enumerate(known)]
        measure("比较", assessor, records, partial(effect_under, read_kept(old), DAY))
    materials = [Material(str(n), facts, NOTHING, Letterhead()) for n, facts in enumerate(known)]
    measure("汇总", assessor, materials, partial(flow_of, DAY))


if __name__ == "__main__":
    main()
