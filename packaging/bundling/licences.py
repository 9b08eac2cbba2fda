"""The licence texts of everything in a bundle, in a folder beside the program, with a table of contents."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from bundling import parts
from bundling.parts import ROOT

_GNU = ROOT / "packaging" / "licences"
NOT_TOLD = "见许可文件"
_BESIDE = {
    "Qt 6": ("LGPL-3.0", (_GNU / "LGPL-3.0.txt", _GNU / "GPL-3.0.txt")),
    "Noto Sans SC": ("OFL-1.1", (ROOT / "resources" / "fonts" / "OFL.txt",)),
    "Lucide": ("ISC AND MIT", (ROOT / "resources" / "icons" / "Lucide-LICENSE.txt",)),
}
"""What no distribution of Python tells of: name → licence, texts."""
_HEAD = """随程序一起发行的组件与许可

本程序以 MIT 许可发行（LICENSE）。下面每一行是一个组件：名称、版本、许可、全文在哪个文件。
Qt 与 PySide6 按 LGPL-3.0 使用：以动态库放在 _internal/PySide6 里，可以用自己编译的同版本替换。
标“未附全文”的，是组件的发行包里没有许可全文，许可以其自己的声明为准。
"""


def collect(
    dists: Iterable[metadata.Distribution], libraries: Iterable[Path], folder: Path
) -> list[tuple[str, str, str]]:
    """Write all texts and ``目录.txt`` into ``folder``; gives name, version and licence of each part.

    ``libraries``: files of this system that are in the bundle; their texts are those of their Debian
    packages, where this is a Debian.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[tuple[str, str, str, list[str]]] = []
    for dist in dists:
        name = dist.metadata["Name"]
        texts = []
        for file, text in parts.licence_files(dist):
            texts.append(_write(folder, f"{name}-{file.rpartition('dist-info_')[2]}", text))
        rows.append((name, dist.version, parts.licence(dist) or NOT_TOLD, texts))
    for name, (licence, files) in _BESIDE.items():
        texts = [_write(folder, f"{name}-{f.name}", f.read_text(encoding="utf-8")) for f in files]
        version = metadata.version("PySide6-Essentials") if name == "Qt 6" else ""
        rows.append((name, version, licence, texts))
    rows.append(_python(folder))
    rows += _debian(libraries, folder)
    rows.sort(key=lambda row: row[0].lower())
    lines = [f"· {n} {v}　{lic}　{'、'.join(texts) or '未附全文'}" for n, v, lic, texts in rows]
    (folder / "目录.txt").write_text(_HEAD + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return [(name, version, licence) for name, version, licence, _ in rows]


def _write(folder: Path, name: str, text: str) -> str:
    name = re.sub(r"[^\w.+-]+", "_", name)
    if not name.endswith((".txt", ".rst", ".md")):
        name += ".txt"
    (folder / name).write_text(text, encoding="utf-8")
    return name


def _python(folder: Path) -> tuple[str, str, str, list[str]]:
    version = sys.version.split()[0]
    minor = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    places = (
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(sys.base_prefix) / "lib" / minor / "LICENSE.txt",
        Path("/usr/share/doc") / minor / "copyright",
    )
    found = next((place for place in places if place.is_file()), None)
    texts = [_write(folder, "Python-LICENSE.txt", found.read_text(encoding="utf-8"))] if found else []
    return "Python", version, "PSF-2.0", texts


def _debian(libraries: Iterable[Path], folder: Path) -> list[tuple[str, str, str, list[str]]]:
    rows: dict[str, tuple[str, str, str, list[str]]] = {}
    for library in libraries:
        package = _owner(library)
        if not package or package in rows:
            continue
        query = ["dpkg-query", "-W", "-f=${Version}", package]
        version = subprocess.run(query, capture_output=True, text=True, check=True).stdout
        told = Path("/usr/share/doc") / package / "copyright"
        texts = []
        if told.is_file():
            texts = [_write(folder, f"{package}-copyright.txt", told.read_text(encoding="utf-8"))]
        rows[package] = (package, version, NOT_TOLD, texts)
    return list(rows.values())


def _owner(library: Path) -> str:
    """The Debian package that a file is of; "" where none is, or this is no Debian."""
    for place in (library, library.resolve(), Path(str(library.resolve()).removeprefix("/usr"))):
        try:
            done = subprocess.run(["dpkg", "-S", str(place)], capture_output=True, text=True, check=False)
        except FileNotFoundError:
            return ""
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    return ""
