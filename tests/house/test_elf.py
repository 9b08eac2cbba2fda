"""Which libraries go into the bundle: the program's, the Python's, and what only they call for."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIB = "/usr/lib/x86_64-linux-gnu"
NEEDS = {
    "/venv/qt/libqxcb.so": ("libxcb-cursor.so.0", "libxcb.so.1"),
    f"{LIB}/libxcb-cursor.so.0": ("libxcb-util.so.1",),
    "/usr/lib/python3.11/lib-dynload/_ssl.so": ("libssl.so.3",),
}


@pytest.fixture
def elf(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("elf", ROOT / "packaging" / "bundling" / "elf.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "needed", lambda file: NEEDS.get(str(file), ()))
    return module


def test_the_systems_python_is_taken_with_its_modules(elf: ModuleType) -> None:
    entries = [
        ("libpython3.11.so.1.0", f"{LIB}/libpython3.11.so.1.0", "BINARY"),
        ("python3.11/lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", "EXTENSION"),
        ("libssl.so.3", f"{LIB}/libssl.so.3", "BINARY"),
        ("libgtk-3.so.0", f"{LIB}/libgtk-3.so.0", "BINARY"),
    ]
    kept = {name for name, _, _ in elf.without_the_systems_own(entries)}
    assert kept == {"libpython3.11.so.1.0", "python3.11/lib-dynload/_ssl.so", "libssl.so.3"}


def test_what_every_desktop_has_stays_out(elf: ModuleType) -> None:
    entries = [
        ("PySide6/libqxcb.so", "/venv/qt/libqxcb.so", "BINARY"),
        *((n, f"{LIB}/{n}", "BINARY") for n in ("libxcb-cursor.so.0", "libxcb-util.so.1", "libxcb.so.1")),
        ("libxcb.so.1", "/venv/pillow.libs/libxcb.so.1", "BINARY"),
    ]
    kept = {name for name, _, _ in elf.without_the_systems_own(entries)}
    assert kept == {"PySide6/libqxcb.so", "libxcb-cursor.so.0", "libxcb-util.so.1"}
