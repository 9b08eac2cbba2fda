"""陪跑档案 of two hundred clients as PDF and workbook, on all cores: ``python -m bench.batch [clients]``.

The clients are the demo's ten firms again and again, each under a name of its own; the portfolio is
filled before the clock starts.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from advisor_app.dossier.kinds import Sort
from advisor_app.runtime import paths, resources
from advisor_app.services.batch import Wish
from advisor_app.services.workspace import Workspace


def main(count: int = 200) -> None:
    """Fill, hand over, say how long it took."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[paths.HOME_VARIABLE] = home  # under nobody's letterhead
        measure(Path(home), count)


def measure(home: Path, count: int) -> None:
    """The same in a folder."""
    with Workspace(home / "bench.db", actor="测速") as workspace:
        files = [workspace.clients.read_file(path) for path in sorted(resources.demo().glob("*.json"))]
        many = [
            replace(
                files[n % len(files)],
                facts=replace(files[n % len(files)].facts, name=f"示例{n + 1}号企业", uscc=None),
            )
            for n in range(count)
        ]
        ids, _ = workspace.clients.import_files(many, demo=True)
        day = workspace.clock.today()
        _ = workspace.assessing.library
        started = time.perf_counter()
        report = workspace.batch.run(Wish(tuple(ids), (Sort.WHOLE,), day), home / "out")
        seconds = time.perf_counter() - started
        written = [path.stat().st_size for path in (home / "out").rglob("*.pdf")]
        print(report.sentence())
        print(
            f"{count} 家，PDF 与工作簿：{seconds:.1f} 秒，每家 {seconds / count * 1000:.0f} 毫秒，"
            f"{os.cpu_count()} 核；{len(written)} 份 PDF 共 {sum(written) / 1e6:.0f} MB"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
