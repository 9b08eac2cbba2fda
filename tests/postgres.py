"""A PostgreSQL server of the tests' own, on the loopback address, gone when they end."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

OWNER, PASSWORD = "owner", "示例口令 geheim"
_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
WANTED = bool(os.environ.get("CI") or os.environ.get("ADVISOR_ENGINES"))
"""Whether tests that run on a file run on a server too (as those of Spark: dev.py)."""


def absent(what: str) -> None:
    """Skip where a tool is not installed; in CI it has to be."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not installed, and CI is set")
    pytest.skip(f"{what} is not installed")


def needs(module: str) -> None:
    """Skip where a library of engines.lock is not installed; in CI it has to be."""
    if importlib.util.find_spec(module) is None:
        absent(module)


@dataclass(slots=True)
class Server:
    """A running server; everybody has the same password."""

    folder: Path
    port: int
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str, user: str = OWNER, password: str = PASSWORD) -> str:
        """The address of a database as it is configured."""
        from sqlalchemy import URL

        address = URL.create("postgresql", user, password, "127.0.0.1", self.port, database)
        return address.render_as_string(hide_password=False)

    def connect(self, database: str, user: str = OWNER) -> Any:
        """A bare connection, each statement by itself: what psql would be."""
        import psycopg

        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=user,
            password=PASSWORD,
            dbname=database,
            autocommit=True,
        )

    def database(self, template: str = "template1") -> str:
        """A new database with a name of its own."""
        name = f"peipao{next(self.numbers)}"
        with self.connect("postgres") as connection:
            connection.execute(f'CREATE DATABASE {name} OWNER {OWNER} TEMPLATE "{template}"')
        return name

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected."""
        with self.connect("postgres") as connection:
            connection.execute(f"DROP DATABASE {database} WITH (FORCE)")

    def stop(self) -> None:
        """Stop at once, as a crash would; transactions under way are lost."""
        self._call(f"{_BINARIES[-1]}/pg_ctl -D {self.folder}/data -m immediate -w stop")

    def start(self) -> None:
        """Start; what was committed is there."""
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -k {self.folder} -c max_connections=60"
        self._call(
            f'{_BINARIES[-1]}/pg_ctl -D {self.folder}/data -o "{options}" -l {self.folder}/log -w start'
        )

    def create(self) -> None:
        """Lay out the server's folder."""
        (self.folder / "word").write_text(PASSWORD, encoding="utf-8")
        (self.folder / "word").chmod(0o644)
        self._call(
            f"{_BINARIES[-1]}/initdb -D {self.folder}/data -A scram-sha-256 -U {OWNER}"
            f" --pwfile={self.folder}/word -E UTF8 --locale=C --no-sync"
        )

    def _call(self, command: str) -> None:
        root = os.geteuid() == 0  # the server refuses to run as root
        words = ["su", "postgres", "-s", "/bin/sh", "-c", command] if root else ["/bin/sh", "-c", command]
        subprocess.run(words, check=True, capture_output=True, cwd=self.folder, timeout=120)


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """A server of one's own."""
    if not _BINARIES:
        absent("PostgreSQL (postgresql)")
    needs("psycopg")
    # the socket's path must be short, and the server's own user has to reach it
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
            folder.chmod(0o755)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        running = Server(folder, port)
        running.create()
        running.start()
        try:
            yield running
        finally:
            with contextlib.suppress(subprocess.CalledProcessError):  # a test may have stopped it
                running.stop()
