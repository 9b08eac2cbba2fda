from pathlib import Path

import pytest

from advisor_app.runtime import paths

AT_LOADING = paths.data_dir()


def test_what_tests_read_as_they_load_is_not_the_users_own() -> None:
    assert paths.data_dir() == AT_LOADING
    assert AT_LOADING.parent.name.startswith("advisor-home-")


def test_home_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "甲"))
    home = tmp_path / "甲"
    assert paths.data_dir() == home
    assert paths.log_dir() == home / "logs"
    files = (paths.settings_file(), paths.database_file(), paths.instance_lock())
    assert {path.parent for path in files} == {home}
    assert len(set(files)) == 3
    assert paths.backup_dir() == tmp_path / "甲-备份"  # beside it, not in it


def test_asking_creates_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "none"))
    paths.data_dir()
    paths.log_dir()
    assert list(tmp_path.iterdir()) == []


def test_home_may_be_relative_or_start_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ADVISOR_HOME", "here")
    assert paths.data_dir() == tmp_path / "here"
    monkeypatch.setenv("ADVISOR_HOME", "~/there")
    assert paths.data_dir() == Path.home() / "there"


@pytest.mark.parametrize("value", [None, ""])
def test_without_the_variable_the_systems_folders_are_used(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is None:
        monkeypatch.delenv("ADVISOR_HOME", raising=False)
    else:
        monkeypatch.setenv("ADVISOR_HOME", value)
    assert paths.data_dir().is_absolute()
    assert "advisor_app" in paths.data_dir().parts
    assert "advisor_app" in paths.log_dir().parts
