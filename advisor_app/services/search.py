"""Finding anything that was entered, by any piece of it."""

from __future__ import annotations

from threading import Lock

from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.finding import Finding, Hit, texts
from advisor_app.portfolio.session import Portfolio


class Search:
    """Texts of all clients; the index is built when first asked, and follows what is written."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._building = Lock()
        self._finding: Finding | None = None

    def find(self, wanted: str, *, limit: int | None = 200) -> tuple[Hit, ...]:
        """The texts that hold ``wanted`` (blanks around it do not count), letters large or small."""
        return self._ready().find(wanted.strip(), limit)

    def _ready(self) -> Finding:
        with self._building:
            if self._finding is None:
                with self._portfolio.read() as session:
                    self._finding = Finding(texts(session))
            return self._finding

    def follow(self, changes: Changes) -> None:
        """Look anew at the clients that a write touched."""
        with self._building:
            if self._finding is None:
                return
            ids = changes.client_ids - {""}
            with self._portfolio.read() as session:
                self._finding.replace(ids, texts(session, ids))
