"""The check of an installed program: passes where all is there, and names the step that a lack breaks."""

from pathlib import Path

import pytest

from advisor_app.domain.errors import StoreError
from advisor_app.runtime import paths
from advisor_app.services import smoke


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))  # undone afterwards: the check sets it


def painted(database: Path, target: Path) -> None:
    target.write_bytes(database.read_bytes()[:150_000])


def test_everything_is_made_and_the_own_data_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "自检"
    done = [each.step for each in smoke.steps(folder, painted)]
    assert done[0] == "客户库"
    assert "窗口" in done
    assert {path.suffix for path in folder.iterdir()} >= {".db", ".pdf", ".xlsx", ".ics", ".png"}
    assert not (tmp_path / "home").exists()
    with pytest.raises(StoreError, match="空的文件夹"):
        next(smoke.steps(folder, painted))


def test_a_step_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smoke, "spelling", lambda text: text)
    with pytest.raises(StoreError, match="“客户库”一步没有通过：拼音词库"):
        list(smoke.steps(tmp_path / "自检", painted))


def test_a_window_that_stays_empty(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    with pytest.raises(StoreError, match="窗口没有画出来"):
        smoke._window(tmp_path / "empty", tmp_path, lambda _database, target: target.touch())
