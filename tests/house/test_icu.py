"""What the bundle keeps of ICU's data still serves Chinese; what it can't read it leaves alone."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import PySide6
import pytest

ROOT = Path(__file__).resolve().parents[2]
QT = Path(PySide6.__file__).parent / "Qt" / "lib"
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not all(map(shutil.which, ("as", "ld", "readelf", "objdump"))),
    reason="Qt brings ICU on Linux; needs binutils",
)


@pytest.fixture(scope="module")
def icu() -> ModuleType:
    spec = importlib.util.spec_from_file_location("icu", ROOT / "packaging" / "bundling" / "icu.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder with Qt's ICU."""
    for library in QT.glob("libicu*.so.*"):
        shutil.copy(library, tmp_path / library.name)
    return tmp_path


def test_what_is_left_sorts_by_pinyin_and_opens_chinese_encodings(icu: ModuleType, program: Path) -> None:
    (library,) = program.glob("libicudata.so.*")
    number = library.suffix[1:]
    before = library.stat().st_size
    assert icu.trim(program) == before - library.stat().st_size
    assert library.stat().st_size < before / 5
    icu.check(program, number)
    once = library.read_bytes()
    assert icu.trim(program) == 0, "trimmed again it is the same"
    assert library.read_bytes() == once


def test_data_that_icu_cannot_work_with_is_not_taken(icu: ModuleType, program: Path) -> None:
    (library,) = program.glob("libicudata.so.*")
    data, symbol = icu._object(library, library.read_bytes())
    without = {name: item for name, item in icu.items(data).items() if not name.startswith("coll/")}
    icu._link(icu.packed(data, without), symbol, library)
    with pytest.raises(icu.IcuError, match="不能用"):
        icu.check(program, library.suffix[1:])


def test_items_are_found_again_whole(icu: ModuleType) -> None:
    (library,) = QT.glob("libicudata.so.*")
    data, _ = icu._object(library, library.read_bytes())
    items = icu.items(data)
    assert {"root.res", "coll/zh.res", "gb18030.cnv"} <= set(items)
    assert icu.items(icu.packed(data, items)) == items
    with pytest.raises(icu.IcuError):
        icu.items(b"\0" * 64)
