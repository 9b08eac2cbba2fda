"""Whether an installed program is whole: everything that a missing part would break, done once for real.

A bundle may lack a library, a data file or a module that is found by name, and still start. So each step
here makes what an advisor would make, and looks at what came of it; all in a folder of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from advisor_app.domain.errors import AdvisorError, StoreError
from advisor_app.dossier.kinds import Sort
from advisor_app.runtime.paths import HOME_VARIABLE
from advisor_app.services import demo
from advisor_app.services.clock import Clock
from advisor_app.services.spelling import spelling
from advisor_app.services.workspace import Workspace

Picture = Callable[[Path, Path], None]
"""Opens the window on a database (the first path) and writes what it shows as a PNG (the second)."""
PICTURE = "窗口.png"
_MANY = 5
"""Clients, more than a batch does without starting processes."""
_LEAST_PICTURE = 100_000
"""Bytes: frames and headings without anything in them make a file of half that."""


@dataclass(frozen=True, slots=True)
class Done:
    """A step that went well: what it was, and what it left, in one line."""

    step: str
    told: str


def steps(folder: Path, picture: Picture) -> Iterator[Done]:
    """Do everything in ``folder``, one step at a time; a step that fails raises StoreError naming it.

    The user's own data is not touched: the program's home is inside ``folder`` from here on.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"不能建立文件夹“{folder}”（{error.strerror}），请换一个位置。") from None
    database = folder / demo.DATABASE
    if database.exists():
        raise StoreError(f"“{folder}”里已有自检的结果，请换一个空的文件夹。")
    os.environ[HOME_VARIABLE] = str(folder / "资料")
    jobs: tuple[tuple[str, Callable[[], str]], ...] = (
        ("客户库", partial(_database, database)),
        ("评估", partial(_assessment, database)),
        ("工作簿与 PDF", partial(_dossier, database, folder)),
        ("读外来表格（另一个进程）", partial(_foreign, database, folder)),
        ("批量出具（多个进程）", partial(_batch, database, folder)),
        ("日历", partial(_calendar, database, folder)),
        ("政策内容由原文重新生成", _content),
        ("窗口", partial(_window, database, folder, picture)),
        ("压缩的备份", partial(_packed, database, folder)),
        ("加密", partial(_sealed, folder)),
    )
    for name, job in jobs:
        try:
            told = job()
        except AdvisorError as error:
            raise StoreError(f"自检在“{name}”一步没有通过：{error}") from error
        yield Done(name, told)


def _require(good: object, what: str) -> None:
    if not good:
        raise StoreError(f"{what}，安装包可能不完整，请重新安装。")


def _database(database: Path) -> str:
    with Workspace(database, actor="自检") as workspace:
        clients = demo.fill(workspace)
        demo.pursue(workspace)
    _require(spelling("重庆") == "cq", "拼音词库没有载入")
    return f"{len(clients)} 家虚构客户"


def _assessment(database: Path) -> str:
    with Workspace(database, actor="自检") as workspace:
        first = workspace.clients.rows()[0]
        found = workspace.assessing.assess(workspace.clients.record(first.id))
    _require(found.measures, "评估没有任何事项")
    return f"{len(found.measures)} 个事项"


def _dossier(database: Path, folder: Path) -> str:
    from advisor_app.dossier.pdf.pages import Pages  # noqa: PLC0415 (slow to load)

    with Workspace(database, actor="自检") as workspace:
        first = workspace.clients.rows()[0]
        today = workspace.clock.today()
        written: list[Path] = []
        for sort in (Sort.WHOLE, Sort.COLLECT):
            prepared = workspace.exporting.document(first.id, sort, today)
            written += workspace.exporting.hand_over(prepared, folder)[0]
    (pdf, *_) = [path for path in written if path.suffix == ".pdf"]
    with Pages(pdf.read_bytes()) as pages:
        _require(pages.text(0).find(first.name), "PDF 里的中文读不回来")
        count = len(pages)
    return f"{len(written)} 个文件，{count} 页"


def _foreign(database: Path, folder: Path) -> str:
    with Workspace(database, actor="自检") as workspace:
        first = workspace.clients.rows()[0]
        (form,) = folder.glob(f"*{Sort.COLLECT.title}*.xlsx")
        returned = workspace.collecting.read(first.id, form)
        listed = folder / "名单.csv"
        listed.write_text("企业名称,2024年营业收入（万元）\n示例·自检有限公司,1200\n", encoding="utf-8")
        opened = workspace.importing.open(listed)
    _require(opened.uses, "名单没有读出来")
    return returned.sentence()


def _batch(database: Path, folder: Path) -> str:
    from advisor_app.services.batch import Wish  # noqa: PLC0415 (slow to load)

    with Workspace(database, actor="自检") as workspace:
        some = tuple(row.id for row in workspace.clients.rows()[:_MANY])
        wish = Wish(some, (Sort.SURVEY,), workspace.clock.today())
        report = workspace.batch.run(wish, folder / "批量")
    _require(len(report.done) == len(some), "批量没有全部写出")
    return report.sentence()


def _calendar(database: Path, folder: Path) -> str:
    with Workspace(database, actor="自检") as workspace:
        agenda = workspace.calendar.agenda()
        reminders = [*agenda.overdue, *agenda.this_week, *agenda.next_30_days, *agenda.later]
        workspace.calendar.save_ics(folder / "日程.ics", reminders, with_names=True)
    return f"{len(reminders)} 条提醒"


def _content() -> str:
    from advisor_app.library.compiler.compile import compile_content  # noqa: PLC0415 (YAML and pydantic)
    from advisor_app.runtime import resources  # noqa: PLC0415

    made = compile_content(resources.policy_sources().parent)
    return f"{len(made.documents)} 个文件"


def _window(database: Path, folder: Path, picture: Picture) -> str:
    target = folder / PICTURE
    picture(database, target)
    size = target.stat().st_size if target.exists() else 0
    _require(size > _LEAST_PICTURE, "窗口没有画出来")
    return f"{PICTURE}（{size // 1024} KB）"


def _packed(database: Path, folder: Path) -> str:
    from advisor_app.portfolio.backup import pack_database, unpack_database  # noqa: PLC0415

    packed, again = folder / "备份.db.zst", folder / "取回.db"
    pack_database(database, packed)
    unpack_database(packed, again)
    with Workspace(database, clock=Clock()) as here, Workspace(again, clock=Clock()) as there:
        rows = here.clients.rows()
        _require(rows and rows == there.clients.rows(), "压缩的备份取回来不一样")
    return f"{database.stat().st_size // 1024} KB 压成 {packed.stat().st_size // 1024} KB"


def _sealed(folder: Path) -> str:
    from advisor_app.portfolio import cipher  # noqa: PLC0415

    if not cipher.installed():
        return "没有装加密组件，跳过"
    database = folder / "加密.db"
    with Workspace(database, actor="自检", clock=Clock()) as workspace:
        demo.fill(workspace)
        workspace.encrypting.turn_on("自检用的口令 2026")
        count = len(workspace.clients.rows())
    _require(cipher.encrypted(database), "客户库没有加密")
    return f"加密后仍读得到 {count} 家"
