import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.runtime import logs

LOGGER = logging.getLogger("advisor_app.test")


@pytest.fixture(autouse=True)
def closed_again() -> Iterator[None]:
    level = logging.getLogger(logs.LOGGER).level
    yield
    logs.stop()
    logging.getLogger(logs.LOGGER).setLevel(level)


def written(folder: Path) -> str:
    return (folder / logs.FILE_NAME).read_text(encoding="utf-8")


def test_entries_land_in_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    assert logs.start(folder) == folder / "advisor.log"
    LOGGER.info("已打开政策库")
    LOGGER.debug("not this one")
    assert "INFO advisor_app.test: 已打开政策库" in written(folder)
    assert "not this one" not in written(folder)


@pytest.mark.parametrize(
    ("entry", "kept"),
    [
        ("saved 91330106MA2ABCDE4K", "saved 〔代码〕"),
        ("saved 330106199001011234 and 33010619900101123x", "saved 〔代码〕 and 〔代码〕"),
        ("call 13800000000", "call 〔电话〕"),
        ("import 杭州某某（集团）科技股份有限公司 ok", "import 〔企业〕 ok"),
        ("digest " + "0123456789abcdef" * 4, "digest " + "0123456789abcdef" * 4),
        ("took 12345 ms", "took 12345 ms"),
    ],
)
def test_client_data_stays_out(tmp_path: Path, entry: str, kept: str) -> None:
    logs.start(tmp_path)
    LOGGER.info("%s", entry)
    assert written(tmp_path).rstrip().endswith(": " + kept)


def test_client_data_stays_out_of_tracebacks(tmp_path: Path) -> None:
    logs.start(tmp_path)
    try:
        int("杭州某某有限公司")
    except ValueError:
        LOGGER.exception("failed")
    assert "Traceback" in written(tmp_path)
    assert "某某" not in written(tmp_path)


def test_debug_is_for_a_developer_and_stays_as_it_is(tmp_path: Path) -> None:
    logs.start(tmp_path, logging.DEBUG)
    LOGGER.debug("call 13800000000")
    assert "13800000000" in written(tmp_path)


def test_a_second_start_moves_the_log(tmp_path: Path) -> None:
    logs.start(tmp_path / "a")
    logs.start(tmp_path / "b")
    LOGGER.info("once")
    assert "once" not in written(tmp_path / "a")
    assert written(tmp_path / "b").count("once") == 1


def test_the_file_rotates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 2000)
    logs.start(tmp_path)
    for number in range(400):
        LOGGER.info("entry %d", number)
    names = {each.name for each in tmp_path.iterdir()}
    assert names == {"advisor.log", *(f"advisor.log.{number}" for number in range(1, 6))}
    assert all(each.stat().st_size <= 2000 for each in tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert logs.start(tmp_path / "file" / "logs") is None
    LOGGER.info("goes nowhere")
