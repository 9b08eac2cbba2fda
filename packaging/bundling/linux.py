"""What a Linux user installs: a .deb, and a tar.xz for who may not install anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from bundling import elf, parts
from bundling.icons import SIZES
from bundling.parts import ROOT

PACKAGE = "peipao-advisor"
HOME = f"opt/{PACKAGE}"
_HERE = ROOT / "packaging" / "linux"
_CONTROL = """Package: {package}
Version: {version}
Architecture: {architecture}
Maintainer: the advisor_app authors <advisor@localhost>
Installed-Size: {size}
Section: misc
Priority: optional
Depends: libc6 (>= {glibc}), {depends}
Recommends: {recommends}
Description: 陪跑顾问工作台
 面向中小企业梯度培育陪跑顾问的离线政策工作台：记录客户，读政策原文，
 逐条说明能不能享受、为什么、多少钱、还缺什么，出具工作簿与 PDF。
 .
 不联网；自带运行环境，不需要另装 Python。卸载不会删除客户资料。
"""


def architecture() -> str:
    """This machine's, as Debian calls it."""
    done = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def stage(program: Path, icons: Path, root: Path) -> None:
    """Lay out under ``root`` what the package installs; ``program``: the folder that PyInstaller made."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(program, root / HOME, symlinks=True)
    _place(_HERE / "advisor.desktop", root / "usr/share/applications/advisor.desktop")
    _place(_HERE / "advisor-mime.xml", root / "usr/share/mime/packages/advisor.xml")
    _place(ROOT / "resources/icons/advisor.svg", root / "usr/share/icons/hicolor/scalable/apps/advisor.svg")
    _place(
        ROOT / "resources/icons/package.svg",
        root / "usr/share/icons/hicolor/scalable/mimetypes/application-x-peipao.svg",
    )
    for size in SIZES:
        _place(
            icons / f"advisor-{size}.png",
            root / f"usr/share/icons/hicolor/{size}x{size}/apps/advisor.png",
        )
    doc = root / "usr/share/doc" / PACKAGE
    _place(program / "许可" / "目录.txt", doc / "copyright")
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/advisor").symlink_to(f"/{HOME}/advisor")


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def make_deb(root: Path, out: Path, glibc: tuple[int, int], epoch: int) -> Path:
    """Build the package from a staged ``root``; the same input gives the same bytes."""
    control = root / "DEBIAN" / "control"
    control.parent.mkdir(exist_ok=True)
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    text = _CONTROL.format(
        package=PACKAGE,
        version=parts.version(),
        architecture=architecture(),
        size=size,
        glibc=".".join(map(str, glibc)),
        depends=", ".join(dict.fromkeys(elf.SYSTEM_PACKAGES.values())),
        recommends=", ".join(elf.OPTIONAL_PACKAGES),
    )
    control.write_text(text, encoding="utf-8")
    normalise(root, epoch)
    target = out / f"{PACKAGE}_{parts.version()}_{architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(target)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return target


def make_tar(program: Path, icons: Path, out: Path, epoch: int) -> Path:
    """Pack the program with its menu entry and ``install.sh``, which puts it into the user's own folders."""
    name = f"{PACKAGE}-{parts.version()}-{architecture()}"
    target = out / f"{name}.tar.xz"

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = epoch
        return entry

    beside = {
        "install.sh": _HERE / "install.sh",
        "advisor.desktop": _HERE / "advisor.desktop",
        "advisor-mime.xml": _HERE / "advisor-mime.xml",
        "advisor.png": icons / "advisor-256.png",
    }
    with (
        target.open("wb") as stream,
        subprocess.Popen(["xz", "-6", "-T2"], stdin=subprocess.PIPE, stdout=stream) as packer,
    ):
        assert packer.stdin is not None
        with tarfile.open(fileobj=packer.stdin, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            for inside, source in sorted(beside.items()):
                archive.add(source, f"{name}/{inside}", filter=plain)
            archive.add(program, f"{name}/program", filter=plain)  # sorted by tarfile
        packer.stdin.close()
    if packer.returncode:
        raise SystemExit("xz 没有写成")
    return target


def normalise(root: Path, epoch: int) -> None:
    """Give everything the same times and the plain rights, whoever builds it whenever."""
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    root.chmod(0o755)
    os.utime(root, (epoch, epoch))
