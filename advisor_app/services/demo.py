"""The demo: a portfolio of its own with fictional firms, assessed and exported."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from advisor_app.domain.application import Event
from advisor_app.domain.assessment import Assessment
from advisor_app.domain.errors import StoreError
from advisor_app.dossier.kinds import Sort
from advisor_app.runtime import resources
from advisor_app.services.calendar import WindowEntry
from advisor_app.services.timeline import ContactEntry
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace

DATABASE = "demo-portfolio.db"
_BEFORE = 100
"""Days back of the answer that the quarter's report compares with."""


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


def prepare(folder: Path) -> Path:
    """Make the demo's own portfolio in ``folder``, unless it is there; returns the database."""
    database = folder / DATABASE
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"不能建立文件夹“{folder}”（{error.strerror}），请检查权限。") from None
    if not database.exists():
        with Workspace(database, actor="演示") as workspace:
            fill(workspace)
            pursue(workspace)
    return database


def pursue(workspace: Workspace) -> None:
    """Give the demo's clients applications, windows and a timeline, dated back from today; once."""
    if workspace.tracking.rows():
        return
    told = json.loads((resources.demo() / "tracks" / "applications.json").read_text(encoding="utf-8"))
    today = workspace.clock.today()
    ids = {row.name: row.id for row in workspace.clients.rows()}

    def day(ahead: int) -> str:
        return (today + dt.timedelta(days=ahead)).isoformat()

    for name, advisor in told["advisors"].items():
        entry = replace(workspace.clients.entry(ids[name]), advisor=advisor)
        workspace.clients.edit_client(ids[name], entry)
    for window in told["windows"]:
        opens, closes = day(window["opens_in"]), day(window["closes_in"])
        workspace.calendar.put_window(
            WindowEntry(window["region"], window["label"], window["target"], opens, closes, window["note"])
        )
    for each in told["applications"]:
        opening = Opening(ids[each["client"]], each["target"], each.get("item", ""), each.get("round", ""))
        made = workspace.tracking.open(opening).id
        for event, ago, evidence in each["steps"]:
            workspace.tracking.move(made, Event(event), {**evidence, "day": day(-ago)})
        if "next" in each:
            workspace.tracking.plan(made, each["next"], day(each["next_in"]))
    for each in told["contacts"]:
        due = day(each["due_in"]) if "due_in" in each else ""
        noted = ContactEntry(each["kind"], each["text"], day(-each["ago"]), each["who"], due)
        workspace.timeline.add(ids[each["client"]], noted)


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
            today, record = workspace.clock.today(), workspace.clients.record(client_id)
            earlier = workspace.assessing.assess(record, today - dt.timedelta(days=_BEFORE))
            workspace.clients.save_assessment(client_id, earlier)
            assessment = workspace.assessing.assess(record)
            whole = workspace.exporting.document(client_id, Sort.WHOLE, today, assessment=assessment)
            files, _ = workspace.exporting.hand_over(whole, folder)
            yield Shown(assessment, tuple(files), time.perf_counter() - started)
        pursue(workspace)  # last: what the demo hands over shows the firms before any payment
