"""The doctor: what the machine lacks, each finding with its remedy; no client data in it.

It only looks: nothing is created, upgraded or repaired, and a database that a window has open is left alone.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from advisor_app.domain.errors import AdvisorError
from advisor_app.runtime import paths, resources
from advisor_app.runtime.display import missing_display
from advisor_app.runtime.running import RUNNING_FILE, Running
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


_READ_THROUGH = 256 * 1024 * 1024
"""Bytes: a larger client database is not read from end to end here."""
_FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
_SYNCED = ("onedrive", "dropbox", "nutstore", "坚果云", "icloud", "mobile documents", "wpsdrive", "百度网盘",
           "baidunetdisk", "baidusyncdisk", "腾讯微云", "google drive")  # fmt: skip
"""In the name of a folder: a program copies its files elsewhere while they are being written."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; ``remedy`` empty where it is well.

    ``told``: what of it goes into a report for a stranger: never a folder, a name or a figure of a client.
    """

    topic: str
    state: str
    remedy: str = ""
    told: str = ""

    @property
    def well(self) -> bool:
        """Nothing to do."""
        return not self.remedy


def examine(clock: Clock | None = None) -> tuple[Finding, ...]:
    """Look at everything; never raises for what it finds."""
    clock = clock or Clock()
    kind = "安装包" if getattr(sys, "frozen", False) else "源码"
    versions = f"Python {sys.version.split()[0]}，SQLite {sqlite3.sqlite_version}，{sys.platform}，{kind}"
    return (
        Finding("运行环境", versions, told=kind),
        _system_libraries(),
        _display(),
        *_input_method(),
        _fonts(),
        _folder(),
        *_last_end(),
        *_database(),
        *_server(clock),
        *_content(clock),
        _pack(clock),
    )


def _system_libraries() -> Finding:
    if sys.platform != "linux":
        return Finding("系统库", "本系统无须另装")
    missing = [package for name, package in _LIBRARIES.items() if not _loads(name)]
    if not missing:
        return Finding("系统库", "齐全")
    names = " ".join(missing)
    return Finding(
        "系统库", f"缺 {len(missing)} 个", f"运行：sudo apt-get install -y {names}", told=f"缺 {names}"
    )


def _loads(name: str) -> bool:
    """Whether the system has a library, or the bundle has brought it along."""
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled is not None and (Path(bundled) / name).exists():
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _display() -> Finding:
    reason = missing_display()
    return Finding("图形显示", "可用") if reason is None else Finding("图形显示", "没有", reason)


def _input_method() -> Iterator[Finding]:
    if sys.platform != "linux":
        return
    wanted = os.environ.get("QT_IM_MODULE") or os.environ.get("XMODIFIERS", "").removeprefix("@im=")
    topic, family = "中文输入法", "fcitx" if wanted.startswith("fcitx") else "ibus"
    if missing_display() is not None:
        yield Finding(topic, wanted or "未设置")
    elif not wanted:
        remedy = "要输入中文，请安装并启用 fcitx5 或 ibus，再重新登录"
        yield Finding(topic, "未设置", remedy, told="未设置")
    elif wanted.startswith(("fcitx", "ibus")) and not _runs(family):
        start = "fcitx5 -d" if family == "fcitx" else "ibus-daemon -drx"
        remedy = f"输入法没有在运行，请运行：{start}，或在系统设置里启用后重新登录"
        yield Finding(topic, f"{family} 没有在运行", remedy, told=f"{family} 没有在运行")
    else:
        yield Finding(topic, wanted)


def _runs(family: str) -> bool:
    """Whether a process of that name is there; True where that can't be known."""
    processes = Path("/proc")
    if not processes.is_dir():
        return True
    for entry in processes.iterdir():
        if entry.name.isdigit():
            try:
                if (entry / "comm").read_text("utf-8", "replace").startswith(family):
                    return True
            except OSError:
                continue  # ended meanwhile
    return False


def _fonts() -> Finding:
    try:
        cut = [name for name in _FONTS if not _whole_font(resources.font(name))]
    except OSError as error:
        return Finding("中文字体", "缺失", f"安装包不完整（{error}），请重新安装", told="缺失")
    if cut:
        return Finding("中文字体", "残缺", f"{'、'.join(cut)} 不完整，请重新安装", told="残缺")
    return Finding("中文字体", "随程序自带")


def _whole_font(path: Path) -> bool:
    """Whether every table of a TrueType file lies within it: one that was cut off draws empty boxes."""
    with path.open("rb") as stream:
        head = stream.read(12)
        if len(head) < 12 or head[:4] != b"\x00\x01\x00\x00":
            return False
        (count,) = struct.unpack(">H", head[4:6])
        tables = stream.read(16 * count)
    if len(tables) < 16 * count:
        return False
    ends = [sum(struct.unpack(">II", tables[at + 8 : at + 16])) for at in range(0, len(tables), 16)]
    return max(ends, default=0) <= path.stat().st_size


def _folder() -> Finding:
    folder, topic = paths.data_dir(), "数据文件夹"
    place = folder
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK):
        remedy = "请修正文件夹权限，或用环境变量 ADVISOR_HOME 改到别处"
        return Finding(topic, f"{folder} 不可写", remedy, told="不可写")
    free = shutil.disk_usage(place).free
    if free < _LEAST_FREE:
        told = f"剩余 {free // 2**20} MB"
        return Finding(topic, told, "磁盘将满，请先腾出空间再录入", told=told)
    if any(word in part.lower() for part in folder.parts for word in _SYNCED):
        remedy = "同步盘会在写入中途复制文件，请把数据移出同步文件夹；要备份，请在设置里另选备份位置"
        return Finding(topic, f"{folder} 在同步盘里", remedy, told="在同步盘里")
    return Finding(topic, f"{folder}，剩余 {free / 2**30:.1f} GB")


def _last_end() -> Iterator[Finding]:
    if not (paths.data_dir() / RUNNING_FILE).exists():
        return  # asking would leave a lock file where there was nothing
    last = Running().last()
    if last is not None:
        yield Finding(
            "上次退出",
            f"没有正常退出（连续 {last.in_row} 次）",
            "打开窗口会先核对客户库；反复出现请用 advisor doctor --report 文件 写一份报告发给维护者",
            told=f"连续 {last.in_row} 次",
        )


def _database() -> Iterator[Finding]:
    """The client database as a file, and who holds it."""
    place, topic = usual_place(), "客户库"
    if "://" in place:
        return
    path = Path(place).expanduser()
    if not path.exists():
        yield Finding(topic, f"{path} 还没有，第一次打开窗口时建立", told="还没有")
        return
    held = _lock(path)
    yield held
    if not held.well or held.told == _HELD:
        return
    from advisor_app.portfolio import cipher  # noqa: PLC0415 (SQLAlchemy is slow to load)
    from advisor_app.portfolio.contents import contents  # noqa: PLC0415
    from advisor_app.portfolio.migrate import check_file, head, known  # noqa: PLC0415

    try:
        if cipher.encrypted(path):
            if not cipher.installed():
                remedy = "这台电脑上的程序没有装加密组件，请安装带加密的安装包"
                yield Finding(topic, "已加密，打不开", remedy, told="缺加密组件")
            else:
                yield Finding(topic, "已加密，未核对；输入口令打开后可用 advisor db check", told="已加密")
            return
        unread = path.stat().st_size >= _READ_THROUGH
        checks = () if unread else check_file(path)
        faults = [f.sentence for f in checks if not f.good and f.check != "version"]
        revision = "" if faults else contents(path).revision
    except AdvisorError as error:
        yield Finding(topic, "打不开", str(error), told="打不开")
        return
    if faults:
        remedy = f"{faults[0]}打开窗口时可换用最近一份好的备份"
        yield Finding(topic, "有损坏", remedy, told="有损坏")
    elif not known(revision):
        remedy = "客户库由更新版本的程序保存，请升级程序，文件没有动"
        yield Finding(topic, f"版本 {revision}，本程序不认识", remedy, told=f"版本 {revision}")
    else:
        state = f"{path}，{path.stat().st_size / 2**20:.1f} MB，版本 {revision}"
        old = "" if revision == head() else "，打开窗口时先备份再升级"
        rest = "，较大未通读（advisor db check 可通读）" if unread else ""
        yield Finding(topic, f"{state}{old}{rest}", told=f"版本 {revision}")


_HELD = "正由另一个窗口使用"


def _lock(path: Path) -> Finding:
    """Whether another process has the database open; changes nothing of its hold."""
    topic, file = "占用", path.with_name(f"{path.name}.lock")
    if not file.exists():
        return Finding(topic, "没有人在用")
    try:
        with FileLock(file, timeout=0):
            return Finding(topic, "没有人在用")
    except Timeout:
        return Finding(topic, f"{_HELD}，这里不再核对它", told=_HELD)
    except (OSError, RuntimeError):  # filelock says the latter where a file system knows no locks
        remedy = "这个位置不能加锁（多半是网络盘或权限不对），请把客户库移到本机硬盘"
        return Finding(topic, "不能加锁", remedy, told="不能加锁")


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
        yield Finding("数据库服务器", "不可用", str(error), told="不可用")


def _pack(clock: Clock) -> Finding:
    """The policy pack in use: read through, its signature checked again."""
    from advisor_app.services.pack_standing import pack_standing  # noqa: PLC0415
    from advisor_app.services.packs import Packs  # noqa: PLC0415 (loads cryptography)

    found = pack_standing(Packs(clock), clock.today())
    return Finding("政策包", found.state, found.remedy, told=found.state)


def _content(clock: Clock) -> Iterator[Finding]:
    try:
        library = load_library()
    except AdvisorError as error:
        yield Finding("政策库", "不可用", str(error), told="不可用")
        return
    oldest = min(d.checked_on for d in library.documents.values())
    newest = max(d.checked_on for d in library.documents.values())
    if newest > clock.today():
        remedy = "电脑的日期早于政策内容的核对日，请先校准日期：评估与提醒都按它算"
        yield Finding("电脑日期", f"{clock.today()}", remedy, told="早于政策内容的核对日")
    age = (clock.today() - oldest).days
    state = f"版本 {library.content_version}，{len(library.documents)} 个文件，核对于 {oldest}"
    remedy = f"已 {age} 天未核对，请向内容维护者索取新版本" if age > STALE_DAYS else ""
    yield Finding("政策库", state, remedy, told=f"版本 {library.content_version}，{age} 天")
    own = OwnContent()
    problem = own.problem()
    if problem:
        yield Finding("自建政策内容", "有误，未载入", problem)
    elif own.exists():
        count = sum(d.own for d in library.documents.values())
        yield Finding("自建政策内容", f"{count} 个文件，位于 {own.folder}")
