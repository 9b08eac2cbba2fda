"""The demo: a portfolio of its own with fictional firms, assessed and exported."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.errors import StoreError
from advisor_app.runtime import resources
from advisor_app.services.workspace import Workspace

DATABASE = "demo-portfolio.db"


@dataclass(frozen=True, slots=True)
class Shown:
    """One firm of the demo: its assessment, the files written and the seconds it took."""

    assessment: Assessment
    files: tuple[Path, ...]
    seconds: float


def fill(workspace: Workspace) -> list[str]:
    """Import the fictional firms into an empty demo portfolio; returns the ids of all its clients."""
    known = {row.uscc: row.id for row in workspace.clients.rows()}
    ids: list[str] = []
    for path in sorted(resources.demo().glob("*.json")):
        read = workspace.clients.read_file(path)
        found = known.get(read.facts.uscc)
        ids.append(found or workspace.clients.import_record(read.facts, read.profile, demo=True).id)
    return ids


def run(folder: Path) -> Iterator[Shown]:
    """Make ``folder``, fill its portfolio, and assess and export every firm, one at a time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"不能建立文件夹“{folder}”（{error.strerror}），请用 --out 指定可写的位置。"
        ) from None
    with Workspace(folder / DATABASE, actor="演示") as workspace:
        for client_id in fill(workspace):
            started = time.perf_counter()
            assessment = workspace.assessing.assess(workspace.clients.record(client_id))
            files, _ = workspace.exporting.hand_over(workspace.clients, client_id, assessment, folder)
            yield Shown(assessment, tuple(files), time.perf_counter() - started)
