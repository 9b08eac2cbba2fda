"""The window as it was left: found again at the next start."""

from __future__ import annotations

import base64
import datetime as dt

from PySide6.QtCore import QByteArray

from advisor_app.runtime import paths, session
from advisor_app.runtime.session import Session
from advisor_app.ui.events import Events
from advisor_app.ui.main_window import MainWindow


def stand(window: MainWindow) -> None:
    """Take the size and place it was left with, before it is shown."""
    kept = session.load(paths.session_file())
    if kept.geometry:
        window.restoreGeometry(QByteArray.fromBase64(kept.geometry.encode("ascii", "ignore")))


def front(today: dt.date) -> str:
    """The key of the page it was left at, "" for the first: a new day begins there."""
    kept = session.load(paths.session_file())
    return kept.page if kept.day == today.isoformat() else ""


def last_day() -> dt.date | None:
    """The day it was left on; None where that is not known."""
    try:
        return dt.date.fromisoformat(session.load(paths.session_file()).day)
    except ValueError:
        return None


def choose(events: Events) -> None:
    """Choose the client it was left at."""
    kept = session.load(paths.session_file())
    if kept.client:
        events.choose_client.emit(kept.client)


def remember(window: MainWindow, client: str, today: dt.date) -> None:
    """Keep where the window stands."""
    geometry = base64.b64encode(bytes(window.saveGeometry().data())).decode("ascii")
    session.save(Session(today.isoformat(), window.page, client, geometry), paths.session_file())
