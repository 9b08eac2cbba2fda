"""Linux libraries: which of them come from the system, what they need of glibc, what is stripped."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

SYSTEM_PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libexpat.so.1": "libexpat1",  # of fontconfig, and of a Python that comes from Debian
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
}
"""What every desktop has, in the version that fits its drivers, fonts and services → the Debian package."""
OPTIONAL_PACKAGES = ("libcups2t64 | libcups2", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1")
"""Printing and Wayland: the plug-in that needs one is passed over where it is not there."""
_FROM_THE_SYSTEM = re.compile(
    r"^lib(GL|EGL|GLX|GLdispatch|drm|gbm|stdc\+\+|gcc_s|fontconfig|freetype|expat|dbus-1|systemd|glib-2\.0"
    r"|gthread-2\.0|gio-2\.0|gobject-2\.0|gmodule-2\.0|X11|X11-xcb|xcb|Xau|Xdmcp|Xext|Xrender|cups)\.so"
)
_PLACES = ("/lib/", "/usr/lib/")
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
# Those of Qt and of pillow were rewritten by their makers; stripping such a file may break it.
_STRIPPED = re.compile(r"\.cpython-\d+-[^/]*\.so$|\.abi3\.so$|^libpython|^libcrypto|^libssl")
_LEFT_ALONE = re.compile(r"(^|/)(PySide6|shiboken6|PIL|[^/]*\.libs)/")

Entry = tuple[str, str, str]
"""Of PyInstaller: place in the bundle, file on this machine, type."""


def without_the_systems_own(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out what every desktop has, and what only such libraries or dropped plug-ins called for."""
    listed = list(entries)
    ours = [e for e in listed if not _is_of_the_system(e)]
    spare = {
        Path(e[0]).name: e
        for e in listed
        if _is_of_the_system(e) and not _FROM_THE_SYSTEM.match(Path(e[0]).name)
    }
    wanted: dict[str, Entry] = {}
    todo = [e for e in ours if e[2] != "SYMLINK"]
    while todo:
        for name in needed(Path(todo.pop()[1])):
            if name in spare and name not in wanted:
                wanted[name] = spare[name]
                todo.append(spare[name])
    return sorted([*(e for e in ours if not _FROM_THE_SYSTEM.match(Path(e[0]).name)), *wanted.values()])


def _is_of_the_system(entry: Entry) -> bool:
    """Whether it is a library of the system's; its Python, where that is used, is ours with its modules."""
    name, file, kind = entry
    return file.startswith(_PLACES) and kind != "EXTENSION" and not Path(name).name.startswith("libpython")


def note_origins(entries: Iterable[Entry], target: Path) -> None:
    """Note which files of this system's packages went in: their licences are to go with them."""
    places = sorted({e[1] for e in entries if e[1].startswith(_PLACES)})
    target.write_text("".join(f"{place}\n" for place in places), encoding="utf-8")


def needed(file: Path) -> tuple[str, ...]:
    """The libraries that a file names as needed; () for what is no ELF file."""
    done = subprocess.run(["objdump", "-p", str(file)], capture_output=True, text=True, check=False)
    return tuple(_NEEDED.findall(done.stdout))


def elf_files(folder: Path) -> list[Path]:
    """The programs and libraries in a folder, links left out; sorted."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def glibc_floor(folder: Path) -> tuple[tuple[int, int], list[str]]:
    """The oldest glibc that everything in a folder starts on, and the files that ask for it."""
    floor, asking = (0, 0), list[str]()
    for path in elf_files(folder):
        done = subprocess.run(["objdump", "-T", str(path)], capture_output=True, text=True, check=False)
        versions = [(int(major), int(minor)) for major, minor in _GLIBC.findall(done.stdout)]
        most = max(versions, default=(0, 0))
        if most > floor:
            floor, asking = most, []
        if most == floor:
            asking.append(path.relative_to(folder).as_posix())
    return floor, asking


def strip(folder: Path) -> int:
    """Take symbols that only a debugger reads out of what bears it; gives the bytes saved."""
    saved = 0
    for path in elf_files(folder):
        inside = path.relative_to(folder).as_posix()
        if _LEFT_ALONE.search(inside) or not _STRIPPED.search(path.name):
            continue
        before = path.stat().st_size
        subprocess.run(["strip", "--strip-unneeded", "--preserve-dates", str(path)], check=True)
        saved += before - path.stat().st_size
    return saved


def unmet(folder: Path) -> dict[str, list[str]]:
    """Libraries that are needed, not in the folder and not known to be the system's, and who asks for them.

    An empty answer means that the dependencies of the package are complete.
    """
    files = elf_files(folder)
    there = {path.name for path in folder.rglob("*.so*")}
    missing: dict[str, list[str]] = {}
    for path in files:
        for name in needed(path):
            if name in there or name in SYSTEM_PACKAGES or _ALWAYS.match(name):
                continue
            missing.setdefault(name, []).append(path.relative_to(folder).as_posix())
    return missing


_ALWAYS = re.compile(
    r"^(lib(c|m|dl|rt|pthread|util|resolv)|ld-linux[^.]*)\.so"  # glibc itself
    r"|^lib(gthread-2\.0|cups|wayland-(client|cursor|egl))\.so"  # with glib; optional plug-ins
)
