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


def turn(window: MainWindow, events: Events, today: dt.date) -> None:
    """Turn to the page and client it was left at; a new day begins on the first page, with that client."""
    kept = session.load(paths.session_file())
    if kept.client:
        events.choose_client.emit(kept.client)
    if kept.day == today.isoformat() and kept.page in window.keys:
        window.show_page(kept.page)


def remember(window: MainWindow, client: str, today: dt.date) -> None:
    """Keep where the window stands."""
    geometry = base64.b64encode(bytes(window.saveGeometry().data())).decode("ascii")
    session.save(Session(today.isoformat(), window.page, client, geometry), paths.session_file())
