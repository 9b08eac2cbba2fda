#!/usr/bin/env python3
"""Sets the project up from nothing and runs it, its tests and its checks; needs only a standard Python.

    python3 dev.py run  [参数…]       装好环境，打开演示工作台（参数交给 advisor demo）
    python3 dev.py test [pytest 参数]  装好环境，跑测试
    python3 dev.py check [--no-tests] 格式、规则、类型、层次、测试、政策内容，全查一遍
    python3 dev.py lock [uv 参数]      按 pyproject.toml 重写三份 .lock（--upgrade 取新版本）
    python3 dev.py fonts [参数…]       重新生成 resources/fonts
    python3 dev.py bundle [参数…]      打包：给没有 Python 的电脑（另用一个环境，约三分钟）

The text must parse on Python 3.7, so that an old one can say in one sentence what to install.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
ENGINES_LOCK = ROOT / "engines.lock"
BUNDLE_LOCK = ROOT / "bundle.lock"
PYPROJECT = ROOT / "pyproject.toml"
BUNDLE_VENV = ROOT / "build" / "bundle-venv"
STAMP = VENV / "advisor-stamp"
ENGINES_STAMP = VENV / "engines-stamp"
WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / "Scripts" / "python.exe" if WINDOWS else VENV / "bin" / "python"

OLDEST, TOO_NEW = (3, 11), (3, 14)

# What Qt opens at run time → the Debian package that has it. Without the first group nothing of Qt imports.
NEEDED_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# What the tests of the real window call → the Debian package that has it.
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "pdftotext": "poppler-utils",
}
# What the proof on distributed engines calls; half a gigabyte, so only in CI or where it is asked for.
ENGINE_TOOLS = {
    "java": "default-jre-headless",
    "pg_lsclusters": "postgresql",
}


class SetupError(Exception):
    """Something the user has to settle first; the message says what."""


# --- saying what happens ------------------------------------------------------------------------------


def say(text: str) -> None:
    print(text, flush=True)


@contextlib.contextmanager
def step(name: str) -> Iterator[None]:
    """Print a step's name, and how long it took."""
    say(f"→ {name}…")
    began = time.perf_counter()
    yield
    say(f"  用时 {time.perf_counter() - began:.1f} 秒")


def call(command: Sequence[str | Path]) -> int:
    return subprocess.call([str(part) for part in command], cwd=str(ROOT))


def must(command: Sequence[str | Path], otherwise: str) -> None:
    if call(command) != 0:
        raise SetupError(otherwise)


# --- the machine --------------------------------------------------------------------------------------


def fitting_python() -> str | None:
    """This Python, or another on PATH that fits, or None."""
    if OLDEST <= sys.version_info[:2] < TOO_NEW:
        return sys.executable
    for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        # A version manager's shim may stand there without the version itself.
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return found
    return None


def opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(wanted: dict[str, str], present: Callable[[str], object]) -> list[str]:
    return [package for name, package in wanted.items() if not present(name)]


def with_engines() -> bool:
    """Whether the tests on Spark and PostgreSQL run: in CI, or where ADVISOR_ENGINES is set."""
    return bool(os.environ.get("CI") or os.environ.get("ADVISOR_ENGINES"))


def provide_system(for_tests: bool) -> None:
    """Install the system libraries that are missing, where that may be done; else say how."""
    if not sys.platform.startswith("linux"):
        return
    essential = missing_packages(NEEDED_LIBRARIES, opens)
    if importlib.util.find_spec("ensurepip") is None and not STAMP.exists() and not shutil.which("uv"):
        essential.append(f"python3.{sys.version_info[1]}-venv")
    wanted = missing_packages(WINDOW_LIBRARIES, opens)
    if for_tests:
        wanted += missing_packages(TEST_TOOLS, shutil.which)
        if with_engines():
            wanted += missing_packages(ENGINE_TOOLS, shutil.which)
    packages = essential + wanted
    if not packages:
        return
    if not shutil.which("apt-get"):
        say("本机缺少下面这些组件（Debian 包名），请用本系统的软件管理器安装：" + " ".join(packages))
    elif os.geteuid() != 0:
        say("请先运行这一行，再重新开始：")
        say("  sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(packages))
        if essential:
            raise SetupError("缺少必需的系统组件。")
    else:
        with step("安装系统组件（" + " ".join(packages) + "）"):
            apt_install(packages, essential)


def apt_install(packages: list[str], essential: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "DEBCONF_NOWARNINGS": "yes"}
    command = ["apt-get", "install", "-y", "-qq", "-o=Dpkg::Use-Pty=0", "--no-install-recommends", *packages]
    subprocess.call(["apt-get", "update", "-qq"], env=environment)
    if subprocess.call(command, stdout=subprocess.DEVNULL, env=environment) != 0:
        if essential:
            raise SetupError("系统组件没有装上：" + " ".join(packages))
        say("系统组件没有装全，相关的窗口测试会跳过。")


# --- the environment ----------------------------------------------------------------------------------


def fingerprint(*paths: Path) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]}\n".encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def works(python: Path) -> bool:
    """Whether `python` starts and is of this Python's version."""
    show = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run([str(python), "-c", show], stdout=subprocess.PIPE, check=False)
    except OSError:
        return False
    return done.stdout.split() == [b"%d" % number for number in sys.version_info[:2]]


def provide_environment() -> None:
    """Bring .venv to exactly what requirements.lock says; nothing to do where the stamp fits."""
    wanted = fingerprint(LOCK, PYPROJECT)
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted and VENV_PYTHON.exists():
        return
    uv = shutil.which("uv")
    if not works(VENV_PYTHON):
        with step("建立虚拟环境 .venv"):
            make_venv(uv)
    with step("安装依赖（按 requirements.lock 核对哈希，第一次约一分钟）"):
        install_locked(LOCK, uv)
    with step("安装本项目（可编辑方式）"):
        if not (uv and call([uv, "pip", "install", "-q", "--python", VENV_PYTHON, *EDITABLE]) == 0):
            provide_pip()
            must([VENV_PYTHON, "-m", "pip", *PIP, *EDITABLE], "本项目没有装上：请看上面的原因。")
    STAMP.write_text(wanted, encoding="ascii")


def install_locked(lock: Path, uv: str | None) -> None:
    wanted: list[str | Path] = ["--require-hashes", "-r", lock]
    if not (uv and call([uv, "pip", "install", "-q", "--python", VENV_PYTHON, *wanted]) == 0):
        provide_pip()
        must([VENV_PYTHON, "-m", "pip", *PIP, *wanted], "依赖没有装上：请看上面的原因，检查网络后再试。")


def provide_engines() -> None:
    """Add Spark and the way to PostgreSQL to .venv, where their tests run."""
    wanted = fingerprint(LOCK, ENGINES_LOCK)
    if ENGINES_STAMP.exists() and ENGINES_STAMP.read_text(encoding="ascii") == wanted:
        return
    with step("安装 Spark 与 PostgreSQL 的接口（按 engines.lock 核对哈希，约四百兆）"):
        install_locked(ENGINES_LOCK, shutil.which("uv"))
    ENGINES_STAMP.write_text(wanted, encoding="ascii")


PIP = ["install", "-q", "--disable-pip-version-check", "--no-compile"]
EDITABLE = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]


def make_venv(uv: str | None) -> None:
    if uv and call([uv, "venv", "-q", "--clear", "--python", sys.executable, VENV]) == 0:
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        minor = sys.version_info[1]
        raise SetupError(
            f"这个 Python 没有 venv 模块，请先安装（Debian/Ubuntu：apt install python3.{minor}-venv）。"
        )
    must([sys.executable, "-m", "venv", "--clear", VENV], "虚拟环境没有建成：请看上面的原因。")


def provide_pip() -> None:
    """A .venv that uv made has no pip."""
    quiet = subprocess.DEVNULL
    if subprocess.call([str(VENV_PYTHON), "-m", "pip", "--version"], stdout=quiet, stderr=quiet) != 0:
        must([VENV_PYTHON, "-m", "ensurepip"], "虚拟环境里没有 pip，也装不上：请删除 .venv 后再试。")


def prepare(for_tests: bool) -> None:
    provide_system(for_tests)
    provide_environment()
    if for_tests and with_engines():
        provide_engines()


# --- verbs --------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    prepare(for_tests=False)
    command = [str(VENV_PYTHON), "-m", "advisor_app", "demo", *arguments]
    if not WINDOWS:
        os.execv(command[0], command)
    return subprocess.call(command)


class Counts(NamedTuple):
    """How many tests ended how."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


NO_TESTS_COLLECTED = 5


def count(report: Path) -> Counts:
    """What pytest wrote into its JUnit report; a run that broke off leaves none and counts as one failure."""
    if not report.exists():
        return Counts(failed=1)
    head = report.read_text(encoding="utf-8")[:2000]
    number = {name: int(value) for name, value in re.findall(r' (\w+)="([0-9]+)"', head)}
    failed = number["failures"] + number["errors"]
    return Counts(number["tests"] - failed - number["skipped"], failed, number["skipped"])


def run_pytest(arguments: Sequence[str | Path], bytecode: Path | None = None) -> int:
    """Run pytest; ``bytecode``: where the programs that tests start share what Python compiled."""
    environment = dict(os.environ)
    if bytecode is not None:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(bytecode)
    command = [str(part) for part in (VENV_PYTHON, "-m", "pytest", *arguments)]
    return subprocess.call(command, cwd=str(ROOT), env=environment)


WINDOWED = ("tests/gui", "tests/pictures", "tests/e2e")


def run_tests() -> int:
    """All tests, side by side but for those that press keys and wait a fixed time: nothing runs beside them.

    Stories wait for what they see, each on a screen of its own: two at a time.
    """
    side_by_side = ["-n", str(min(os.cpu_count() or 1, 4))]
    phases = [
        ("测试（无窗口）", [*side_by_side, "-m", "not gui and not e2e"]),
        (
            "测试（离屏窗口、命令行）",
            [*side_by_side, "--dist", "loadfile", "-m", "not screen", *WINDOWED],
        ),
        ("测试（真窗口）", ["-m", "screen", "tests/e2e"]),
        ("测试（真窗口里的故事）", ["-n", str(min(os.cpu_count() or 1, 2)), "tests/stories"]),
    ]
    codes: list[int] = []
    total = Counts()
    with tempfile.TemporaryDirectory() as folder:
        for name, selection in phases:
            report = Path(folder) / f"{len(codes)}.xml"
            with step(name):
                code = run_pytest(["-q", f"--junitxml={report}", *selection], Path(folder) / "bytecode")
            codes.append(0 if code == NO_TESTS_COLLECTED else code)
            total = total.plus(count(report))
    say(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    if total.passed + total.failed == 0:
        codes.append(NO_TESTS_COLLECTED)
    return next((code for code in codes if code != 0), 0)


def test(arguments: list[str]) -> int:
    prepare(for_tests=True)
    return run_pytest(arguments) if arguments else run_tests()


def check(arguments: list[str]) -> int:
    unknown = [argument for argument in arguments if argument != "--no-tests"]
    if unknown:
        raise SetupError("check 只认 --no-tests，不认：" + " ".join(unknown))
    with_tests = not arguments
    prepare(for_tests=with_tests)
    python = str(VENV_PYTHON)
    checks = [
        ("格式", [python, "-m", "ruff", "format", "--check", "."]),
        ("规则", [python, "-m", "ruff", "check", "."]),
        ("类型", [python, "-m", "mypy"]),
        ("层次", [str(VENV_PYTHON.with_name("lint-imports"))]),
        ("测试", None),
        ("政策内容", [python, "-m", "advisor_app", "policy", "check"]),
    ]
    results = []
    for name, command in checks:
        if command is None and not with_tests:
            continue
        say(f"→ {name}…")
        began = time.perf_counter()
        code = call(command) if command is not None else run_tests()
        results.append((name, code, time.perf_counter() - began))
    say("")
    for name, code, seconds in results:
        say(f"{'通过' if code == 0 else '未过'}  {name}（{seconds:.1f} 秒）")
    return 1 if any(code for _, code, _ in results) else 0


def lock(arguments: list[str]) -> int:
    """Resolve for all systems and Pythons; hashes instead of addresses, so that any index will do."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv")
        if uv is None:
            with step("取得 uv（临时环境，用完即删）"):
                must([sys.executable, "-m", "venv", folder], "临时环境没有建成：请看上面的原因。")
                binaries = Path(folder) / ("Scripts" if WINDOWS else "bin")
                must([binaries / "python", "-m", "pip", "install", "-q", "uv"], "没有取得 uv：请检查网络。")
                uv = str(binaries / "uv")
        options = ["--universal", "--generate-hashes", "--no-header", "-q", *arguments]
        targets = (
            (LOCK, ["dev", "screen"]),
            (ENGINES_LOCK, ["engines"]),
            (BUNDLE_LOCK, ["encryption", "bundle"]),
        )
        for target, extras in targets:
            # the first one's versions are the others' bounds
            bounds = [] if target == LOCK else ["-c", LOCK.name]
            named = [word for extra in extras for word in ("--extra", extra)]
            with step(f"解析依赖，写 {target.name}"):
                must(
                    [uv, "pip", "compile", PYPROJECT.name, *named, *bounds, *options, "-o", target.name],
                    "依赖没有解析出来：请看上面的原因。",
                )
            if re.search(r"https?://|^--", target.read_text(encoding="utf-8"), re.MULTILINE):
                raise SetupError(f"{target.name} 里出现了地址或索引选项，不能提交。")
    return 0


def fonts(arguments: list[str]) -> int:
    provide_environment()
    with step("生成字体"):
        return call([VENV_PYTHON, ROOT / "packaging" / "fonts" / "build_fonts.py", *arguments])


def bundle(arguments: list[str]) -> int:
    """Build in an environment of its own, so that nothing of the tests' tools gets into what is shipped."""
    stamp = BUNDLE_VENV / "advisor-stamp"
    wanted = fingerprint(BUNDLE_LOCK, PYPROJECT)
    python = BUNDLE_VENV / VENV_PYTHON.relative_to(VENV)
    if not (stamp.exists() and stamp.read_text(encoding="ascii") == wanted and works(python)):
        with step("建立打包用的环境（按 bundle.lock 核对哈希）"):
            must([sys.executable, "-m", "venv", "--clear", BUNDLE_VENV], "虚拟环境没有建成：请看上面的原因。")
            for what in (["--require-hashes", "-r", BUNDLE_LOCK], EDITABLE):
                must([python, "-m", "pip", *PIP, *what], "没有装上：请看上面的原因，检查网络后再试。")
        stamp.write_text(wanted, encoding="ascii")
    return call([python, ROOT / "packaging" / "build_bundle.py", *arguments])


VERBS = {"run": run, "test": test, "check": check, "lock": lock, "fonts": fonts, "bundle": bundle}


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if not arguments or arguments[0] not in VERBS:
        say((__doc__ or "").split("\n\n")[1])
        return 0 if arguments in (["-h"], ["--help"]) else 2
    python = fitting_python()
    if python is None:
        here = ".".join(map(str, sys.version_info[:2]))
        say(f"本项目需要 Python 3.11、3.12 或 3.13，现在运行的是 {here}，请先安装其中一个再试。")
        return 2
    if python != sys.executable:
        return subprocess.call([python, str(ROOT / "dev.py"), *arguments])
    try:
        return VERBS[arguments[0]](arguments[1:])
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
