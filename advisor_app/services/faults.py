"""The report of a bug: version, system, stack, last log lines, counts; no word that a client is made of."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app import __version__
from advisor_app.domain.errors import StoreError
from advisor_app.runtime import logs, paths
from advisor_app.runtime.faults import shortened, trace
from advisor_app.runtime.whole_file import keep_whole

if TYPE_CHECKING:
    from advisor_app.runtime.running import Unfinished
    from advisor_app.services.doctor import Finding

_LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "alembic", "msgspec", "reportlab", "XlsxWriter", "openpyxl")
HEAD = "陪跑顾问工作台 问题报告"
ASSURANCE = "报告里只有程序自己的文件名、行号、类型和条数，没有客户的名称、代码、数字和备注。"


def report(
    error: BaseException | None = None,
    *,
    at: dt.datetime,
    counts: Mapping[str, int] | None = None,
    findings: Iterable[Finding] = (),
    unfinished: Unfinished | None = None,
) -> str:
    """The report as text. ``counts``: rows by table; ``findings``: of the doctor, told without folders."""
    parts = [HEAD, ASSURANCE, "", f"时间　　{at.isoformat(timespec='seconds')}", *_system()]
    if counts:
        parts += ["", "条数", *(f"  {name} {number}" for name, number in counts.items())]
    told = [f"  {'好' if f.well else '要处理'} {f.topic}{'：' if f.told else ''}{f.told}" for f in findings]
    if told:
        parts += ["", "运行环境", *told]
    if unfinished is not None:
        parts += ["", f"上次没有正常退出（连续 {unfinished.in_row} 次）", shortened(unfinished.stack)]
    if error is not None:
        parts += ["", "出错的地方", trace(error).rstrip()]
    lines = logs.recent()
    if lines:
        parts += ["", "最近的日志（不含内容）", *(f"  {line}" for line in lines)]
    return "\n".join(parts) + "\n"


def _system() -> list[str]:
    found = []
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    libc = " ".join(platform.libc_ver()).strip()
    shown = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("XDG_SESSION_TYPE", "")
    return [
        f"版本　　{__version__}",
        f"系统　　{platform.system()} {platform.release()} {platform.machine()} {libc}".rstrip(),
        f"显示　　{shown if shown.isalnum() else ''}",
        f"Python　{sys.version.split()[0]}，SQLite {sqlite3.sqlite_version}",
        f"组件　　{'，'.join(found)}",
    ]


def save(text: str, target: Path) -> Path:
    """Write a report as a file; StoreError with one sentence where that can't be."""
    try:
        keep_whole(target, text)
    except OSError as error:
        raise StoreError(f"写不了“{target}”（{error.strerror}），请换一个位置。") from None
    return target


def file_name(at: dt.datetime) -> str:
    """How a report is called."""
    return f"问题报告-{at:%Y%m%d-%H%M%S}.txt"


def keep(text: str, at: dt.datetime) -> Path | None:
    """Keep a report with the logs; None where that folder can't be written."""
    try:
        return save(text, paths.log_dir() / file_name(at))
    except StoreError:
        return None
