import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.runtime import resources

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def forget_the_place() -> Iterator[None]:
    resources._base.cache_clear()
    yield
    resources._base.cache_clear()


def lay_out(base: Path) -> Path:
    for folder in ("policies", "documents", "facts", "fonts", "icons"):
        (base / "resources" / folder).mkdir(parents=True)
    (base / "resources" / "fonts" / "a.ttf").touch()
    (base / "policies.db").touch()
    return base


def test_source_tree() -> None:
    assert resources.policies_db() == ROOT / "policies.db"
    assert resources.font("OFL.txt") == ROOT / "resources" / "fonts" / "OFL.txt"
    assert resources.icon("advisor.svg").exists()


def test_wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    base = lay_out(tmp_path / "advisor_app" / "_bundled")
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "advisor_app")
    assert resources.policies_db() == base / "policies.db"
    assert resources.font("a.ttf") == base / "resources" / "fonts" / "a.ttf"


def test_frozen_bundle_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    base = lay_out(tmp_path / "bundle")
    monkeypatch.setattr(sys, "_MEIPASS", str(base), raising=False)
    assert resources.policies_db() == base / "policies.db"
    folders = (resources.policy_sources(), resources.documents(), resources.facts())
    assert [folder.relative_to(base).as_posix() for folder in folders] == [
        "resources/policies",
        "resources/documents",
        "resources/facts",
    ]


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(lay_out(tmp_path)), raising=False)
    with pytest.raises(resources.MissingResourceError) as caught:
        resources.font("none.ttf")
    assert caught.value.path == tmp_path / "resources" / "fonts" / "none.ttf"
    assert "none.ttf" in str(caught.value)


def test_policies_db_may_be_asked_for_before_it_is_compiled(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.policies_db() == tmp_path / "policies.db"
