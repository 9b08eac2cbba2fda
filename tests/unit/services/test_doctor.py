"""The doctor names what is lacking and how to get it; lacks are made up here, one at a time."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from filelock import FileLock

from advisor_app.runtime import paths, resources
from advisor_app.services import doctor, faults
from advisor_app.services.clock import FixedClock
from advisor_app.services.doctor import Finding, examine
from advisor_app.services.policies import load_library
from advisor_app.services.workspace import URL_VARIABLE, Workspace

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
LIBRARY = load_library()


class Usage(NamedTuple):
    """Stands in for what ``shutil.disk_usage`` tells."""

    total: int
    used: int
    free: int


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own on a desktop with a running input method."""
    home = tmp_path / "资料"
    monkeypatch.setenv(paths.HOME_VARIABLE, str(home))
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.setattr(doctor, "_runs", lambda _family: True)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(doctor, "_loads", lambda _name: True)
    monkeypatch.setattr(doctor, "load_library", lambda: LIBRARY)
    home.mkdir()
    return home


def found(topic: str, day: dt.datetime = NOW) -> Finding:
    (one,) = [f for f in examine(FixedClock(day)) if f.topic == topic]
    return one


def topics() -> set[str]:
    return {f.topic for f in examine(FixedClock(NOW)) if not f.well}


def portfolio(home: Path) -> Path:
    with Workspace(clock=FixedClock(NOW)) as workspace:
        return Path(workspace.portfolio.place)


def test_a_good_machine_needs_nothing(home: Path) -> None:
    portfolio(home)
    assert topics() == set()


def test_the_policy_pack_has_a_line(home: Path) -> None:
    assert found("政策包").state == "没有安装政策包，用的是随程序的内容"
    folder = home / "packs"
    folder.mkdir()
    (folder / "state.json").write_text("{", encoding="utf-8")
    assert topics() == {"政策包"}
    assert "已损坏" in found("政策包").remedy


def test_missing_libraries_are_named_by_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_loads", lambda name: "xcb" not in name)
    remedy = found("系统库").remedy
    assert remedy.startswith("运行：sudo apt-get install -y libxcb-cursor0")
    assert "libgl1" not in remedy


def test_what_the_bundle_brought_is_not_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    name = "libno-such-library.so.9"
    assert not doctor._loads(name)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    (tmp_path / name).touch()
    assert doctor._loads(name)


def test_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "桌面环境" in found("图形显示").remedy
    assert found("中文输入法").well


def test_no_input_method_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_IM_MODULE")
    monkeypatch.delenv("XMODIFIERS", raising=False)
    assert "fcitx5" in found("中文输入法").remedy


@pytest.mark.parametrize(("wanted", "start"), [("fcitx", "fcitx5 -d"), ("ibus", "ibus-daemon")])
def test_an_input_method_that_does_not_run(wanted: str, start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_IM_MODULE", wanted)
    monkeypatch.setattr(doctor, "_runs", lambda family: family != wanted)
    assert start in found("中文输入法").remedy


@pytest.mark.parametrize("kept", [0, 11, 200, 100_000])
def test_a_font_that_was_cut_off(kept: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resources.font("NotoSansSC-Bold.ttf").read_bytes()
    cut = tmp_path / "cut.ttf"
    cut.write_bytes(whole[:kept])
    monkeypatch.setattr(resources, "font", lambda _name: cut)
    assert found("中文字体").state == "残缺"
    cut.write_bytes(whole)
    assert found("中文字体").well


def test_a_font_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "font", lambda name: tmp_path / name)
    assert "重新安装" in found("中文字体").remedy


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(10**9, 10**9, 50 * 2**20))
    assert found("数据文件夹").state == "剩余 50 MB"
    assert "腾出空间" in found("数据文件夹").remedy


def test_a_folder_that_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "OneDrive - 公司" / "资料"))
    assert "移出同步文件夹" in found("数据文件夹").remedy


def test_a_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda _place, _mode: False)
    assert "ADVISOR_HOME" in found("数据文件夹").remedy


def test_no_database_yet_is_none_made(home: Path) -> None:
    assert found("客户库").well
    assert list(home.iterdir()) == []


def test_a_damaged_database(home: Path) -> None:
    path = portfolio(home)
    data = bytearray(path.read_bytes())
    data[4096 : 3 * 4096] = b"\xff" * (2 * 4096)
    path.write_bytes(data)
    bad = found("客户库")
    assert bad.state in ("有损坏", "打不开")
    assert bad.remedy
    assert path.read_bytes() == data


def test_a_database_of_a_newer_program(home: Path) -> None:
    path = portfolio(home)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    assert "升级程序" in found("客户库").remedy


def test_an_old_database_is_looked_at_and_not_upgraded(home: Path) -> None:
    path = paths.database_file()
    with closing(sqlite3.connect(path)) as connection, connection:
        script = Path(__file__).parents[2] / "store" / "r0002.sql"
        connection.executescript(script.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode=WAL")  # as every released program leaves it
    before = path.read_bytes()
    one = found("客户库")
    assert one.well
    assert "先备份再升级" in one.state
    assert path.read_bytes() == before


def test_an_open_window_is_left_alone(home: Path) -> None:
    path = portfolio(home)
    with FileLock(path.with_name(f"{path.name}.lock"), timeout=0):
        assert "另一个窗口" in found("占用").state
        assert topics() == set()
        assert not [f for f in examine(FixedClock(NOW)) if f.topic == "客户库"]


def test_a_place_without_locks(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portfolio(home)

    def refuse(*told: object, **more: object) -> FileLock:
        raise OSError(95, "not supported")

    monkeypatch.setattr(doctor, "FileLock", refuse)
    assert "本机硬盘" in found("占用").remedy


def test_a_start_that_did_not_end(home: Path) -> None:
    (home / "running.json").write_text('{"at": "2026-11-21T08:00:00+08:00", "version": "0.1.0", "in_row": 1}')
    last = found("上次退出")
    assert "连续 2 次" in last.state
    assert "--report" in last.remedy


def test_old_content_and_a_clock_set_back() -> None:
    assert "索取新版本" in found("政策库", dt.datetime(2028, 1, 1, tzinfo=dt.UTC)).remedy
    assert "校准日期" in found("电脑日期", dt.datetime(2020, 1, 1, tzinfo=dt.UTC)).remedy


def test_the_report_tells_what_is_wrong_and_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "OneDrive" / "示例·密件"))
    monkeypatch.setattr(doctor, "_loads", lambda name: name != "libGL.so.1")
    text = faults.report(at=NOW, findings=examine(FixedClock(NOW)))
    assert "要处理 系统库：缺 libgl1" in text
    assert "要处理 数据文件夹：在同步盘里" in text
    assert "密件" not in text
    assert str(tmp_path) not in text
