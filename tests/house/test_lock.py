"""The lock names versions and hashes, and no place they come from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = (ROOT / "bundle.lock").read_text(encoding="utf-8")
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", lock, flags=re.MULTILINE))


@pytest.mark.parametrize("lock", [LOCK, BUNDLE])
def test_no_urls_in_lock(lock: str) -> None:
    assert re.findall(r"https?://\S+", lock) == []


def test_what_is_shipped_is_what_was_tested() -> None:
    tested, shipped = pins(LOCK), pins(BUNDLE)
    both = set(tested) & set(shipped)
    assert len(both) > 30
    assert {name: (tested[name], shipped[name]) for name in both if tested[name] != shipped[name]} == {}


def test_the_tools_of_the_tests_are_not_where_the_bundle_is_built() -> None:
    assert {"pytest", "mypy", "polars", "hypothesis"} & set(pins(BUNDLE)) == set()
    assert {"pyinstaller", "cyclonedx-python-lib", "sqlcipher3"} <= set(pins(BUNDLE))


def test_no_index_options_in_lock() -> None:
    assert [line for line in LOCK.splitlines() if line.startswith("-")] == []


def test_every_pin_has_a_hash() -> None:
    pins = re.split(r"^(?=[A-Za-z])", LOCK, flags=re.MULTILINE)[1:]
    assert len(pins) > 20
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_every_direct_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["dev"], *extras["screen"]]
    named = {re.split(r"[<>=;\[ ]", each)[0].lower().replace("_", "-") for each in wanted}
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK, flags=re.MULTILINE))
    assert named - locked == set()


def test_qt_stays_on_the_line_for_old_glibc() -> None:
    assert re.search(r"^pyside6-essentials==6\.9\.", LOCK, flags=re.MULTILINE)
