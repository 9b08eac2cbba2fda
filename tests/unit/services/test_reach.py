"""Whom a clause is for: the same as each client's own assessment says, the surest first."""

from __future__ import annotations

from advisor_app.domain.verdict import Outcome
from advisor_app.runtime import resources
from advisor_app.services.clock import FixedClock
from advisor_app.services.workspace import Workspace
from tests.unit.services.conftest import to


def fill(work: Workspace, moving: FixedClock) -> dict[str, str]:
    to(moving, "2026-11-21")  # the demo's firms know of this year
    paths = sorted(resources.demo().glob("*.json"))[:5]
    read = [work.clients.read_file(path) for path in paths]
    return {work.clients.import_record(r.facts, r.profile).id: r.facts.name for r in read}


def test_each_line_is_what_the_assessment_says(work: Workspace, moving: FixedClock) -> None:
    names = fill(work, moving)
    day = work.clock.today()
    library = work.assessing.library
    some = {m.id for m in library.measures[::7]}
    reaching = work.reach.of(some, day)
    assert (reaching.seen, reaching.clients) == (5, 5)
    found = {(row.client_id, row.told.title): row.told.outcome for row in reaching.rows}
    expected = {}
    for client, record in work.clients.records().items():
        for m in work.assessing.assess(record, day, drafts=True).measures:
            if m.id in some and m.outcome is not Outcome.NOT_APPLICABLE:
                title = m.title if m.item is None else f"{m.title} · {m.item_title}"
                told = next(t for (c, t) in found if c == client and t.startswith(title))
                expected[client, told] = m.outcome
    assert found == expected
    assert {row.client for row in reaching.rows} <= set(names.values())
    ranks = [row.told.rank for row in reaching.rows]
    assert ranks == sorted(ranks)


def test_what_fails_and_what_is_missing_is_told(work: Workspace, moving: FixedClock) -> None:
    fill(work, moving)
    reaching = work.reach.of({m.id for m in work.assessing.library.measures}, work.clock.today())
    for outcome in (Outcome.INELIGIBLE, Outcome.UNDETERMINED):
        told = [row.told for row in reaching.rows if row.told.outcome is outcome]
        assert told
        assert all(each.why for each in told)
    assert all(not row.told.why for row in reaching.rows if row.told.outcome is Outcome.ELIGIBLE)


def test_clients_are_counted_once_by_their_best(work: Workspace, moving: FixedClock) -> None:
    fill(work, moving)
    reaching = work.reach.of({m.id for m in work.assessing.library.measures}, work.clock.today())
    best: dict[str, Outcome] = {}
    for row in reaching.rows:
        best.setdefault(row.client_id, row.told.outcome)
    said = reaching.sentence()
    assert f"可享受 {list(best.values()).count(Outcome.ELIGIBLE)} 家" in said
    assert "看了 5 家" in said


def test_it_can_be_ended(work: Workspace, moving: FixedClock) -> None:
    fill(work, moving)
    heard: list[int] = []
    reaching = work.reach.of(
        {m.id for m in work.assessing.library.measures},
        work.clock.today(),
        told=lambda done, _total: heard.append(done),
        cancelled=lambda: len(heard) >= 2,
    )
    assert (reaching.seen, reaching.clients) == (2, 5)
    assert reaching.sentence().endswith("已取消，没有看完（共 5 家）。")
