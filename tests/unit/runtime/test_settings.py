import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.runtime.settings import Damage, Loaded, Settings, Theme, load, save

CHOSEN = Settings(
    advisor_name="陈玥",
    database="d.db",
    export_dir="out",
    theme=Theme.DARK,
    font_scale=125,
    backups_kept=50,
)


def test_missing_file_means_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Loaded(Settings())


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    save(CHOSEN, path)
    assert load(path) == Loaded(CHOSEN)
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]
    assert "陈玥" in path.read_text(encoding="utf-8")


def test_saving_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(CHOSEN, path)
    save(replace(CHOSEN, advisor_name=""), path)
    assert load(path).settings.advisor_name == ""


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"advisor_name": "甲"}', encoding="utf-8-sig")
    assert load(path) == Loaded(Settings(advisor_name="甲"))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", "{'a': 1}".encode("utf-16"), b"[" * 100_000],
)
def test_an_unreadable_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    loaded = load(path)
    kept = tmp_path / "settings.damaged-1.json"
    assert loaded == Loaded(Settings(), Damage(kept_as=kept, fields=()))
    assert kept.read_bytes() == content


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("advisor_name", 5),
        ("advisor_name", None),
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("font_scale", "100"),
        ("font_scale", True),
        ("font_scale", 100.0),
        ("font_scale", 74),
        ("font_scale", 201),
        ("backups_kept", 0),
    ],
)
def test_one_bad_value_costs_only_itself(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({**asdict(CHOSEN), name: value}), encoding="utf-8")
    loaded = load(path)
    assert loaded.damage == Damage(kept_as=tmp_path / "settings.damaged-1.json", fields=(name,))
    assert loaded.settings == replace(CHOSEN, **{name: getattr(Settings(), name)})


def test_the_same_damage_is_kept_once_and_another_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for content in (b"{", b"{", b"}"):
        path.write_bytes(content)
        load(path)
    kept = sorted(tmp_path.glob("settings.damaged-*.json"))
    assert [each.read_bytes() for each in kept] == [b"{", b"}"]


def test_settings_of_a_newer_version_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"from_the_future": 1, "font_scale": 110}', encoding="utf-8")
    assert load(path) == Loaded(Settings(font_scale=110))


def test_a_folder_in_the_files_place_is_reported(tmp_path: Path) -> None:
    assert load(tmp_path) == Loaded(Settings(), Damage(kept_as=None, fields=()))


def test_a_copy_that_cannot_be_written_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, data: bytes) -> int:
        raise PermissionError

    path = tmp_path / "settings.json"
    path.write_bytes(b"{")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert load(path) == Loaded(Settings(), Damage(kept_as=None, fields=()))


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    save(CHOSEN, path)

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        save(Settings(), path)
    assert load(path) == Loaded(CHOSEN)
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


@given(
    raw=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*asdict(CHOSEN), "other"]), inner, max_size=6)
        ),
        max_leaves=12,
    )
)
def test_no_json_breaks_the_start(raw: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    loaded = load(path)
    save(loaded.settings, path)
    assert load(path) == Loaded(loaded.settings)
