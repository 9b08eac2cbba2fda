"""The doctor: what the machine lacks, each finding with its remedy; no client data in it."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from advisor_app.domain.errors import AdvisorError
from advisor_app.runtime import paths, resources
from advisor_app.runtime.display import missing_display
from advisor_app.services.clock import Clock
from advisor_app.services.own_content import OwnContent
from advisor_app.services.policies import load_library
from advisor_app.services.workspace import Workspace, usual_place

STALE_DAYS = 180
"""Content not checked against its sources for so long is called old."""
_LEAST_FREE = 200 * 1024 * 1024
_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; ``remedy`` empty where it is well."""

    topic: str
    state: str
    remedy: str = ""

    @property
    def well(self) -> bool:
        """Nothing to do."""
        return not self.remedy


def examine(clock: Clock | None = None) -> tuple[Finding, ...]:
    """Look at everything; never raises for what it finds."""
    return (
        Finding(
            "运行环境", f"Python {sys.version.split()[0]}，SQLite {sqlite3.sqlite_version}，{sys.platform}"
        ),
        _system_libraries(),
        _display(),
        *_input_method(),
        _fonts(),
        _folder(),
        *_server(clock or Clock()),
        *_content(clock or Clock()),
    )


def _system_libraries() -> Finding:
    if sys.platform != "linux":
        return Finding("系统库", "本系统无须另装")
    missing = [package for name, package in _LIBRARIES.items() if not _loads(name)]
    if not missing:
        return Finding("系统库", "齐全")
    return Finding("系统库", f"缺 {len(missing)} 个", f"运行：sudo apt-get install -y {' '.join(missing)}")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _display() -> Finding:
    reason = missing_display()
    return Finding("图形显示", "可用") if reason is None else Finding("图形显示", "没有", reason)


def _input_method() -> Iterator[Finding]:
    wanted = os.environ.get("QT_IM_MODULE") or os.environ.get("XMODIFIERS", "").removeprefix("@im=")
    if sys.platform == "linux":
        state = wanted or "未设置"
        remedy = "" if wanted else "要输入中文，请安装并启用 fcitx5 或 ibus，再重新登录"
        if missing_display() is not None:
            remedy = ""
        yield Finding("中文输入法", state, remedy)


def _fonts() -> Finding:
    try:
        resources.font("NotoSansSC-Regular.ttf")
        resources.font("NotoSansSC-Bold.ttf")
    except FileNotFoundError as error:
        return Finding("中文字体", "缺失", f"安装包不完整（{error}），请重新安装")
    return Finding("中文字体", "随程序自带")


def _folder() -> Finding:
    folder = paths.data_dir()
    place = folder
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK):
        return Finding(
            "数据文件夹", f"{folder} 不可写", "请修正文件夹权限，或用环境变量 ADVISOR_HOME 改到别处"
        )
    free = shutil.disk_usage(place).free
    if free < _LEAST_FREE:
        return Finding("数据文件夹", f"剩余 {free // 2**20} MB", "磁盘将满，请先腾出空间再录入")
    return Finding("数据文件夹", f"{folder}，剩余 {free // 2**30} GB")


def _server(clock: Clock) -> Iterator[Finding]:
    """The database server, where one is configured; otherwise no socket is opened."""
    if "://" not in usual_place():
        return
    try:
        with Workspace(clock=clock) as workspace:
            member = workspace.portfolio.member
            role = "所有者" if member is None else member.role.label
            yield Finding("数据库服务器", f"已连上，角色：{role}")
    except AdvisorError as error:
        yield Finding("数据库服务器", "不可用", str(error))


def _content(clock: Clock) -> Iterator[Finding]:
    try:
        library = load_library()
    except AdvisorError as error:
        yield Finding("政策库", "不可用", str(error))
        return
    oldest = min(d.checked_on for d in library.documents.values())
    age = (clock.today() - oldest).days
    state = f"版本 {library.content_version}，{len(library.documents)} 个文件，核对于 {oldest}"
    remedy = f"已 {age} 天未核对，请向内容维护者索取新版本" if age > STALE_DAYS else ""
    yield Finding("政策库", state, remedy)
    own = OwnContent()
    problem = own.problem()
    if problem:
        yield Finding("自建政策内容", "有误，未载入", problem)
    elif own.exists():
        count = sum(d.own for d in library.documents.values())
        yield Finding("自建政策内容", f"{count} 个文件，位于 {own.folder}")
