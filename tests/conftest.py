"""What every test gets: no screen, no home of its own user, no network."""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_own = tempfile.TemporaryDirectory(prefix="advisor-home-", ignore_cleanup_errors=True)
_home = Path(_own.name) / "home"  # backups go beside it
_home.mkdir()
os.environ["ADVISOR_HOME"] = str(_home)  # now, not in a fixture: test modules read the library as they load

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_HERE = Path(__file__).parent
_LOOPBACK = ("127.", "::1", "localhost")
_strays: list[str] = []
_WINDOWED = {"gui": "gui", "pictures": "gui", "e2e": "e2e", "stories": "e2e"}
"""Folder → the mark of its tests."""


def _watch_sockets(event: str, args: tuple[Any, ...]) -> None:
    """Audit hook: refuse and note every address outside this machine."""
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}:
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None  # a string is a Unix socket's path
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    if host and not host.startswith(_LOOPBACK):
        _strays.append(f"{event} {host}")
        raise PermissionError(f"tests may not reach the network: {event} {host}")


sys.addaudithook(_watch_sockets)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail a test that tried to leave this machine, even where the refusal was swallowed."""
    _strays.clear()
    yield
    if _strays:
        pytest.fail("reached for the network: " + ", ".join(_strays))


def pytest_unconfigure() -> None:
    """Clear away the home; a worker of several ends without the interpreter's own clearing."""
    _own.cleanup()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark window tests by the folder they lie in, and those on a real screen, before -m selects."""
    for item in items:
        room = item.path.relative_to(_HERE).parts[0] if item.path.is_relative_to(_HERE) else ""
        if room in _WINDOWED:
            item.add_marker(_WINDOWED[room])
        if "screen" in getattr(item, "fixturenames", ()):
            item.add_marker("screen")


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The program's own application, which pytest-qt makes; loaded only where there are windows."""
    from advisor_app.runtime import collecting
    from advisor_app.ui.handed import Application

    collecting.by_hand()
    return Application


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Where there are windows nobody else looks for what the test left behind."""
    if not gc.isenabled():
        gc.collect(1)
