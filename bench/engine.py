"""One client and a thousand, the whole library; reading, compiling and searching it.

Reasons are put into words when somebody looks at them, hence two figures: the assessment as every page asks
for it, and with the reasons of all its hundreds of lines written out. The thousand firms are all different.
"""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from advisor_app.library.compiler.compile import compile_content
from advisor_app.library.compiler.emit import emit
from advisor_app.library.reader import open_library
from advisor_app.library.search import search
from advisor_app.runtime import resources
from advisor_app.services.assessing import Assessing
from advisor_app.services.policies import sources
from tests.firms import firms

DAY = dt.date(2026, 11, 21)


def median(work: Callable[[], object], rounds: int) -> float:
    """Median seconds of ``rounds`` runs."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    """Print the medians."""
    assessing = Assessing()
    library, assessor = assessing.library, assessing.assessor
    records = [assessing.read(path) for path in sorted(resources.demo().glob("*.json"))]
    thousand = firms(library, 1000)

    def each(some: list[FactSet], *, worded: bool = False) -> Callable[[], object]:
        def work() -> None:
            for record in some:
                found = assessor.assess(record, DAY)
                if worded:
                    for result in found.measures:
                        assert result.why is not None

        return work

    lines = [
        ("十家示例，一家", median(each(records), 30) / len(records)),
        ("十家示例，一家，理由全部写成字", median(each(records, worded=True), 30) / len(records)),
        ("一千家各不相同的企业，一家", median(each(thousand), 5) / len(thousand)),
        ("一千家各不相同的企业", median(each(thousand), 5)),
        ("打开 policies.db", median(lambda: open_library(resources.policies_db()), 20)),
        ("把规则编译成函数", median(lambda: Assessor(library), 20)),
        ("全文检索“小巨人”", median(lambda: search(library, "小巨人"), 20)),
    ]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "policies.db"
        lines.append(("由源文件生成政策库", median(lambda: emit(compile_content(sources()), target), 5)))
    print(f"{len(library.measures)} 个事项")
    for name, seconds in lines:
        print(f"{seconds * 1000:10.2f} ms  {name}")


if __name__ == "__main__":
    main()
