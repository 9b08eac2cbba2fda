"""The index of a batch: a line a client, with ways to its files and its sums by kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from advisor_app.domain.phrases import Tone
from advisor_app.dossier.document import Brand, Cell, Column, DossierDoc, Kind, Part, Status, SumOf, Table
from advisor_app.dossier.layout import cells

_FIRST_SUM = 5


class Made(Enum):
    """What came of a client in a batch."""

    DONE = Status("已出具", Tone.GOOD)
    FAILED = Status("未成", Tone.BAD)
    NOT_YET = Status("还没做", Tone.OPEN)


@dataclass(frozen=True, slots=True)
class Listed:
    """A client of the batch; ``sums``: 定额, 上限, 择优 in 元, None where nothing was made.

    ``files``: relative to the index. ``remark``: the run ids, or why nothing was made.
    """

    client: str
    uscc: str
    files: tuple[str, ...]
    sums: tuple[Decimal, ...] | None
    remark: str
    made: Made


def index_doc(
    listed: Sequence[Listed], titles: Sequence[str], as_of: dt.date, version: str, brand: Brand
) -> DossierDoc:
    """The workbook; the three kinds of money have a column each and are never added up."""
    width = max((len(each.files) for each in listed), default=1) or 1
    columns = (
        Column("序号", 3, Kind.NUMBER),
        Column("客户", 18),
        Column("信用代码", 10, Kind.CODE),
        Column("结果", 5, Kind.STATUS),
        Column("文件数", 4, Kind.NUMBER),
        Column("定额\n（万元）", 6, Kind.MONEY),
        Column("上限\n（万元）", 6, Kind.MONEY),
        Column("择优\n（万元）", 6, Kind.MONEY),
        *(Column(f"文件 {number}", 14) for number in range(1, width + 1)),
        Column("运行编号或未成的原因", 22),
    )
    rows = tuple(
        cells(
            number,
            each.client,
            each.uscc,
            Cell(each.made.value),
            len(each.files),
            *(each.sums or (None,) * 3),
            *(_file(each.files, place) for place in range(width)),
            each.remark,
        )
        for number, each in enumerate(listed, 1)
    )
    blank = Cell(None)
    totals = [sum((each.sums[i] for each in listed if each.sums), Decimal(0)) for i in range(3)]
    foot = (
        blank,
        Cell("合计（三类性质不同，不相加）", strong=True),
        *([blank] * 3),
        *(Cell(total, formula=SumOf(_FIRST_SUM + i), strong=True) for i, total in enumerate(totals)),
        *([blank] * (width + 1)),
    )
    made = sum(bool(each.files) for each in listed)
    return DossierDoc(
        title="批量出具索引",
        client=f"{len(listed)} 家客户，已出具 {made} 家",
        as_of=as_of,
        standing="",
        record=(("政策内容版本", version),),
        facts=(
            ("评估基准日", Cell(as_of, Kind.DATE)),
            ("政策内容版本", Cell(version, Kind.CODE)),
            ("文书", Cell("、".join(titles))),
        ),
        paper=(),
        sheets=(Part("索引", (Table(columns, rows, (foot,) if rows else (), main=True),)),),
        brand=brand,
    )


def _file(files: Sequence[str], place: int) -> Cell:
    if place >= len(files):
        return Cell(None)
    return Cell(files[place].partition("/")[2], link=f"file:{files[place]}")
