"""Builds what advisors install, and proves it: ``python3 dev.py bundle`` runs this in its own environment.

Steps: icons → PyInstaller → strip → trim ICU → licences and parts list → glibc floor, sizes, dependencies
→ the program's own check (``--smoke``) with nothing of Python on the path → .deb and tar.xz. On Windows and
macOS it ends with the folder; ``windows/advisor.iss`` and ``macos/make_dmg.sh`` go on from there.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bundling import elf, icons, icu, licences, linux, parts, sbom, version_info
from bundling.parts import ROOT

BUILD = ROOT / "build" / "bundle"
OUT = ROOT / "dist"
LARGEST_FOLDER = 200_000_000
LARGEST_DEB = 70_000_000


def main() -> int:
    """Build everything for this system; 0, or SystemExit with one sentence."""
    parser = argparse.ArgumentParser(description="打包：给没有 Python 的电脑")
    parser.add_argument("--glibc", default="", metavar="主.次", help="高于它就不算成功（统信 UOS 20：2.28）")
    parser.add_argument("--no-packages", action="store_true", help="只做文件夹，不压缩")
    args = parser.parse_args()
    epoch = _epoch()
    began = time.perf_counter()
    _tell("图标与版本")
    icons.make(BUILD / "icons")
    version_info.write(BUILD / "version_info.txt")
    _tell("PyInstaller")
    program = _freeze(epoch)
    if sys.platform == "linux":
        _tell(f"去掉调试符号，省 {elf.strip(program) / 1e6:.0f} MB")
        _tell(f"裁去 ICU 里别国的数据，省 {icu.trim(program) / 1e6:.0f} MB")
    origins = BUILD / "libraries.txt"
    libraries = [Path(p) for p in origins.read_text("utf-8").splitlines()] if origins.exists() else []
    rows = licences.collect(parts.distributions(), libraries, program / "许可")
    sbom.write(rows, program / "sbom.cdx.json", epoch)
    _tell(f"许可与部件表：{len(rows)} 个组件")
    if sys.platform == "darwin":
        _into_app(program)
    if sys.platform == "linux":
        linux.normalise(program, epoch)
        floor = _fits(program, args.glibc)
    size = sum(path.lstat().st_size for path in program.rglob("*") if not path.is_dir())
    _require(size <= LARGEST_FOLDER, f"展开后 {size / 1e6:.1f} MB，超过 {LARGEST_FOLDER // 10**6} MB")
    _tell(f"展开后 {size / 1e6:.1f} MB")
    _smoke(program)
    if sys.platform == "linux" and not args.no_packages:
        OUT.mkdir(exist_ok=True)
        stage = BUILD / "deb"
        linux.stage(program, BUILD / "icons", stage)
        made = [
            linux.make_deb(stage, OUT, floor, epoch),
            linux.make_tar(program, BUILD / "icons", OUT, epoch),
        ]
        _require(made[0].stat().st_size <= LARGEST_DEB, f"{made[0].name} 超过 {LARGEST_DEB // 10**6} MB")
        for path in made:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            _tell(f"{path.name}　{path.stat().st_size / 1e6:.1f} MB　sha256 {digest}")
    _tell(f"用时 {time.perf_counter() - began:.0f} 秒")
    return 0


def _epoch() -> int:
    """The time that goes into files: of SOURCE_DATE_EPOCH, else of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        command = ["git", "log", "-1", "--format=%ct"]
        given = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    return int(given)


def _freeze(epoch: int) -> Path:
    # the order of sets goes into what PyInstaller writes
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "1"}
    spec = ROOT / "packaging" / "advisor.spec"
    places = ["--workpath", str(BUILD / "work"), "--distpath", str(BUILD / "dist")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    subprocess.run([*command, *places, str(spec)], check=True, env=environment, cwd=ROOT)
    return BUILD / "dist" / "advisor"


def _into_app(program: Path) -> None:
    """PyInstaller made the .app before these were written."""
    (app,) = program.parent.glob("*.app")
    resources = app / "Contents" / "Resources"
    shutil.copytree(program / "许可", resources / "许可", dirs_exist_ok=True)
    shutil.copy(program / "sbom.cdx.json", resources)


def _fits(program: Path, wanted: str) -> tuple[int, int]:
    """Check what the folder needs of the system; gives the glibc floor."""
    missing = elf.unmet(program)
    _require(not missing, f"没有着落的系统库：{missing}")
    floor, asking = elf.glibc_floor(program)
    _tell(f"glibc 下限 {floor[0]}.{floor[1]}（{'、'.join(asking[:4])} 等 {len(asking)} 个文件）")
    if wanted:
        major, minor = (int(word) for word in wanted.split("."))
        _require(
            floor <= (major, minor),
            f"glibc 下限 {floor[0]}.{floor[1]} 高于要求的 {wanted}，请在更旧的系统上打包",
        )
    return floor


def _smoke(program: Path) -> None:
    """Run the program's own check with an empty path and a home of its own."""
    name = "advisor-cli.exe" if sys.platform == "win32" else "advisor"
    with tempfile.TemporaryDirectory() as folder:
        kept = {k: v for k, v in os.environ.items() if k in ("SYSTEMROOT", "TEMP", "TMP", "LANG")}
        environment = {**kept, "HOME": folder, "PATH": str(Path(folder) / "nothing")}
        began = time.perf_counter()
        code = subprocess.call([str(program / name), "--smoke", str(Path(folder) / "自检")], env=environment)
        _require(code == 0, "自检没有通过")
        shutil.copy(Path(folder) / "自检" / "窗口.png", BUILD / "window.png")
    _tell(f"自检通过，{time.perf_counter() - began:.0f} 秒；窗口的样子在 {BUILD / 'window.png'}")


def _require(good: object, sentence: str) -> None:
    if not good:
        raise SystemExit(f"打包不成：{sentence}")


def _tell(text: str) -> None:
    print(f"→ {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
