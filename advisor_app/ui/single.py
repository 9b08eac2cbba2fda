"""One window a database: a second start brings the first to the front and ends.

The two meet at a local socket (a named pipe on Windows) that only this user may use.
"""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500
_LONGEST = 16_384
"""Bytes: longer than any path."""


def name_of(place: str) -> str:
    """What the meeting place of a database is called."""
    return f"advisor-{hashlib.sha256(place.encode()).hexdigest()[:16]}"


def call(name: str, handed: str = "") -> bool:
    """Ask a window that is open to come to the front, and to take a file; whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(f"{handed}\n".encode(errors="surrogateescape"))
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class Single(QObject):
    """Listens for further starts."""

    called = Signal(str)
    """Somebody started the program again; the path of the file that was to be opened, or ""."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left behind by a window that was killed: nobody answered
            self._server.listen(name)
        self._server.newConnection.connect(self._meet)

    def _meet(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            handed = ""
            if caller.canReadLine() or caller.waitForReadyRead(_WAIT_MS):
                handed = (
                    bytes(caller.readLine(_LONGEST).data()).decode("utf-8", "surrogateescape").rstrip("\n")
                )
            caller.close()
            self.called.emit(handed)

    def close(self) -> None:
        """Let the name go."""
        self._server.close()
