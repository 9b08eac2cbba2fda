"""Advice on a client: read from the portfolio as it was on the day, with the agency's own settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from advisor_app.advice.cashflow import Kind
from advisor_app.advice.compare import Move, Sum
from advisor_app.domain.application import Event
from advisor_app.domain.errors import InputError
from advisor_app.domain.record import FactSet
from advisor_app.dossier.document import Table
from advisor_app.dossier.kinds import Sort
from advisor_app.runtime import paths, settings
from advisor_app.services.entry import RecognitionEntry, ValueEntry
from advisor_app.services.tracking import Opening
from advisor_app.services.workspace import Workspace
from tests.unit.services.conftest import START

DAY = dt.date(2026, 6, 15)
AWARD = "hz-2025-66.23.srdi"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def titled(work: Workspace, firm: str) -> str:
    """The firm with the title that 20万元 is given for."""
    work.clients.add_recognition(firm, RecognitionEntry("srdi_sme", "first", "2026-02-01", "2029-01-31"))
    return firm


def test_the_delay_is_the_agencys_and_moves_the_years(work: Workspace, titled: str) -> None:
    subject = work.advising.subject(titled, DAY)
    usual = work.advising.cash_flow(subject, DAY)
    assert work.advising.payment_months() == 12
    assert {row.year for row in usual.of(Kind.FIXED, Kind.CEILING)} == {2027}
    work.advising.set_payment_months(24)
    later = work.advising.cash_flow(subject, DAY)
    assert later.delays.months == 24
    assert {row.year for row in later.of(Kind.FIXED, Kind.CEILING)} == {2028}
    assert later.sum(Kind.CEILING) == usual.sum(Kind.CEILING)
    kept = settings.load(paths.settings_file()).settings
    assert kept.payment_months == 24


@pytest.mark.parametrize("months", [-1, 121])
def test_a_delay_that_cannot_be_is_refused_and_changes_nothing(work: Workspace, months: int) -> None:
    with pytest.raises(InputError, match="月数"):
        work.advising.set_payment_months(months)
    assert work.advising.payment_months() == 12


def test_setting_the_delay_leaves_other_settings_alone(work: Workspace) -> None:
    settings.save(settings.Settings(advisor_name="陈玥", payment_months=6), paths.settings_file())
    work.advising.set_payment_months(9)
    kept = settings.load(paths.settings_file()).settings
    assert (kept.advisor_name, kept.payment_months) == ("陈玥", 9)


def granted(work: Workspace, client: str) -> str:
    opened = work.tracking.open(Opening(client, AWARD)).id
    work.tracking.move(opened, Event.SUBMIT, {"day": "2026-02-02"})
    evidence = {"day": "2026-02-02", "number": "示例〔2026〕1号", "amount": "150000"}
    work.tracking.move(opened, Event.RECOGNIZE, evidence)
    return opened


def test_what_was_granted_is_expected_on_screen_and_on_paper(work: Workspace, titled: str) -> None:
    granted(work, titled)
    flow = work.advising.cash_flow(work.advising.subject(titled, DAY), DAY)
    assert flow.sum(Kind.GRANTED) == 150_000
    (material,) = work.exporting.materials([titled], DAY, [Sort.CASH])
    assessment = work.assessing.assess(material.facts, DAY)
    assert material.case(assessment, work.advising.library).flow.rows == flow.rows
    before = START - dt.timedelta(days=1)
    assert work.advising.subject(titled, before).expected == (), "not granted yet on that day"


def test_values_of_other_sources_are_audited_where_they_contradict(work: Workspace, firm: str) -> None:
    assert work.advising.findings(work.advising.subject(firm, DAY), DAY) == ()
    for source, value in (("tax", "90000000"), ("audit", "50000000")):
        work.clients.set_values(firm, [ValueEntry("revenue", value, 2024, source=source)])
    subject = work.advising.subject(firm, DAY)
    assert {a.key for a in subject.alternatives} == {"revenue"}
    found = work.advising.findings(subject, DAY)
    assert any(f.check == "conflict" and f.keys == ("revenue",) and f.years == (2024,) for f in found)


def test_a_supposition_writes_nothing(work: Workspace, firm: str) -> None:
    before = work.clients.export_client(firm)
    steps = work.clients.steps()
    subject = work.advising.subject(firm, DAY)
    changes = ["recognition:srdi_sme=first@2026-06-01", "as_of=2026-07-01"]
    told = work.advising.suppose(subject, changes, DAY)
    assert AWARD in {change.told.id for change in told.difference.of(Move.GAINED)}
    assert told.difference.sum(Sum.CONFIRMED).change >= Decimal(200_000)
    assert (told.now.as_of, told.then.as_of, told.as_of) == (DAY, dt.date(2026, 7, 1), dt.date(2026, 7, 1))
    assert work.clients.export_client(firm) == before
    assert work.clients.steps() == steps
    assert work.advising.suppose(subject, [], DAY).difference.empty
    with pytest.raises(InputError, match="revenue"):
        work.advising.suppose(subject, ["revenue=1"], DAY)


def test_days_ahead_and_drafts_come_from_the_record(work: Workspace, titled: str) -> None:
    subject = work.advising.subject(titled, DAY)
    days = [turn.day for turn in work.advising.ahead(subject, DAY, years=3)]
    assert days == sorted(set(days))
    assert dt.date(2029, 2, 1) in days, "the title runs out"
    assert work.advising.drafts(subject, DAY) == (), "no draft is for 杭州"


def test_the_cash_dossier_says_the_agencys_delay(work: Workspace, titled: str, tmp_path: Path) -> None:
    work.advising.set_payment_months(30)
    prepared = work.exporting.document(titled, Sort.CASH, DAY)
    said = repr(prepared.doc.paper)
    assert "30 个月" in said
    (table,) = [b for b in prepared.doc.sheets[0].blocks if isinstance(b, Table)]
    assert [row[0].value for row in table.rows] == ["2028"]


def test_the_roll_up_has_the_wanted_clients_and_their_granted_money(
    work: Workspace, titled: str, tmp_path: Path
) -> None:
    granted(work, titled)
    work.clients.import_record(FactSet("示例·另一家"))
    every = work.exporting.cash_roll(DAY, tmp_path)
    assert every is not None
    book = load_workbook(every)
    names = [row[1].value for row in book["按客户"].iter_rows(min_row=2)]
    assert "示例·另一家" in names
    single = work.exporting.cash_roll(DAY, tmp_path / "one", {titled})
    assert single is not None
    one = load_workbook(single)
    assert "示例·另一家" not in [row[1].value for row in one["按客户"].iter_rows(min_row=2)]
    cells = [cell.value for row in book["逐笔明细"].iter_rows() for cell in row]
    assert "核定待到账" in cells


def test_many_processes_roll_up_what_one_does_and_cancelling_writes_nothing(
    work: Workspace, titled: str, demo_firm: FactSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    granted(work, titled)
    for number in range(13):
        work.clients.import_record(replace(demo_firm, name=f"示例·第{number}家", uscc=None))
    alone = work.exporting.cash_roll(DAY, tmp_path / "one")
    monkeypatch.setattr("advisor_app.services.exporting._ROLLS_PAY", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    heard: list[tuple[int, int]] = []
    together = work.exporting.cash_roll(
        DAY, tmp_path / "many", told=lambda done, total: heard.append((done, total))
    )
    assert alone is not None
    assert together is not None
    assert together.read_bytes() == alone.read_bytes()
    assert heard == [(done, 14) for done in range(1, 15)]
    stopped = work.exporting.cash_roll(DAY, tmp_path / "none", cancelled=lambda: bool(heard))
    assert stopped is None
    assert not (tmp_path / "none").exists()
