"""A new policy content over all clients: what is kept to compare with, what is told, what is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from advisor_app.advice.effect import Reason, reason_phrase
from advisor_app.domain.errors import ContentError, InputError, NotFoundError
from advisor_app.domain.library import Library
from advisor_app.domain.policy import Flat
from advisor_app.domain.record import FactSet, Recognition, RecognitionEvent
from advisor_app.dossier.kinds import Sort
from advisor_app.library.compiler.emit import emit
from advisor_app.runtime import paths, resources
from advisor_app.services.clock import FixedClock
from advisor_app.services.effects import Effects
from advisor_app.services.kept_content import KeptContents, changed_words, read_kept
from advisor_app.services.own_content import Issue, OwnContent
from advisor_app.services.workspace import Workspace

DAY = dt.date(2026, 6, 15)
AWARD = "hz-2025-66.23.srdi"
OTHER = "hz-2025-65.1.srdi"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def old(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content, but for the award, which was lower."""
    poorer = tuple(
        replace(m, benefit=Flat(Decimal(150_000), "给予")) if m.id in (AWARD, OTHER) else m
        for m in library.measures
    )
    path = tmp_path_factory.mktemp("old") / "policies.db"
    emit(replace(library, measures=poorer, content_version="2026.05.1"), path)
    return path


def holder(name: str = "示例·持证") -> FactSet:
    title = Recognition("srdi_sme", RecognitionEvent.FIRST, dt.date(2026, 5, 1), dt.date(2029, 4, 30))
    return FactSet(name, region="330106", recognitions=(title,))


@pytest.fixture
def clients(work: Workspace) -> dict[str, str]:
    """One client that is concerned, and one that is not."""
    records = (holder(), FactSet("示例·外地", region="420106"))
    return {record.name: work.clients.import_record(record).id for record in records}


# --- what is kept -------------------------------------------------------------------------------------------


def test_a_content_in_use_is_kept_once_and_is_no_news_the_second_time(home: Path) -> None:
    clock = FixedClock.on(dt.date(2026, 11, 20))
    kept = KeptContents(clock)
    assert kept.remember() is None, "nothing was in use before"
    clock.advance(dt.timedelta(days=1))
    assert kept.remember() is None
    (copy,) = (home / "contents").glob("*.db")
    assert copy.read_bytes() == resources.policies_db().read_bytes()
    assert read_kept(copy).digest.startswith(copy.stem)
    assert kept.before(read_kept(copy).digest) is None


def test_a_newer_content_has_the_one_before_it_to_compare_with(home: Path, old: Path) -> None:
    kept = KeptContents(FixedClock.on(dt.date(2026, 11, 20)))
    (home / "contents").mkdir(parents=True)
    known = read_kept(old)
    (home / "contents" / f"{known.digest[:16]}.db").write_bytes(old.read_bytes())
    before = kept.remember()
    assert before is not None
    assert (before.version, before.digest) == ("2026.05.1", known.digest)
    assert kept.remember() is None, "news is told once"
    found = kept.before(read_kept(kept.current()).digest)
    assert found is not None
    assert found.digest == known.digest


def test_so_many_copies_stay_and_what_is_no_library_is_passed_by(home: Path) -> None:
    folder = home / "contents"
    folder.mkdir(parents=True)
    for number in range(15):
        (folder / f"{number:016d}.db").write_bytes(b"no library")
    kept = KeptContents(FixedClock.on(dt.date(2100, 1, 1)))
    assert kept.remember() is None
    assert len(list(folder.glob("*.db"))) == 12
    assert kept.others(read_kept(kept.current()).digest) == ()


def test_a_draft_registered_as_issued_is_compared_with_what_shipped(home: Path) -> None:
    clock = FixedClock.on(dt.date(2026, 11, 20))
    own = OwnContent()
    issue = Issue("武政规〔2026〕9号", dt.date(2026, 10, 1))
    own.issue("wh-srdi-draft", issue, today=clock.today())
    kept = KeptContents(clock)
    current = read_kept(kept.current())
    assert current.digest != read_kept(resources.policies_db()).digest
    (found,) = kept.others(current.digest)
    assert found.path == resources.policies_db()
    assert "随程序" in found.title


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\x00 but no more"])
def test_what_can_not_be_compared_with_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "some.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ContentError, match=r"some\.db"):
        read_kept(path)


def test_changed_words_name_what_a_rule_says_otherwise(library: Library, old: Path) -> None:
    from advisor_app.library.reader import open_library

    told = changed_words(open_library(old), library)
    assert set(told) == {AWARD, OTHER}
    assert told[AWARD].startswith("金额 ")
    assert "15万元" in told[AWARD].partition("→")[0]
    assert "20万元" in told[AWARD].partition("→")[2]
    assert changed_words(library, library) == {}


# --- comparing ----------------------------------------------------------------------------------------------


def test_the_concerned_client_is_told_why(work: Workspace, clients: dict[str, str], old: Path) -> None:
    heard: list[tuple[int, int, str]] = []
    found = work.effects.compare(DAY, old, told=lambda *told: heard.append(told))
    (client,) = found.effect.clients
    assert (client.key, client.name) == (clients["示例·持证"], "示例·持证")
    assert (found.effect.seen, found.cancelled) == (2, False)
    (caused,) = [c for c in client.now if c.change.change]
    assert caused.reasons == (Reason.AMOUNT,)
    assert caused.change.change == 50_000
    assert "15万元" in reason_phrase(caused)
    assert [done for done, _, _ in heard] == [1, 2]
    assert "受影响 1 家" in found.sentence()


def test_what_it_does_to_a_client_is_what_its_letter_tells(
    work: Workspace, clients: dict[str, str], old: Path, tmp_path: Path
) -> None:
    found = work.effects.compare(DAY, old)
    report = work.effects.write_letters(found, [clients["示例·持证"]], tmp_path / "letters")
    assert report.failed == ()
    assert [p.suffix for p in (tmp_path / "letters").rglob("*政策变动告知函*")] == [".pdf"]
    (run,) = work.exporting.runs()
    assert run.sort is Sort.NOTICE
    said = repr(work.exporting.again(run).doc.paper)
    assert "15万元" in said
    assert "金额改变" in said


def test_a_letter_without_anything_to_compare_says_so(work: Workspace, clients: dict[str, str]) -> None:
    letter = work.exporting.document(clients["示例·持证"], Sort.NOTICE, DAY)
    assert "没有选定政策内容的前后变化" in repr(letter.doc.paper)


def test_a_letter_compares_with_the_content_used_before(
    work: Workspace, clients: dict[str, str], old: Path, home: Path
) -> None:
    (home / "contents").mkdir(parents=True)
    (home / "contents" / f"{read_kept(old).digest[:16]}.db").write_bytes(old.read_bytes())
    letter = work.exporting.document(clients["示例·持证"], Sort.NOTICE, DAY)
    assert "金额改变" in repr(letter.doc.paper)
    other = work.exporting.document(clients["示例·外地"], Sort.NOTICE, DAY)
    assert "没有影响" in repr(other.doc.paper)


def test_some_clients_only_and_cancelling(work: Workspace, clients: dict[str, str], old: Path) -> None:
    found = work.effects.compare(DAY, old, client_ids={clients["示例·外地"]})
    assert (found.effect.seen, found.effect.clients) == (1, ())
    stopped = work.effects.compare(DAY, old, cancelled=lambda: True)
    assert (stopped.effect.seen, stopped.cancelled) == (0, True)
    assert "已取消" in stopped.sentence()


def test_many_processes_tell_what_one_tells(
    work: Workspace, clients: dict[str, str], old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        work.clients.import_record(holder(f"示例·持证{number}"))
    alone = work.effects.compare(DAY, old)
    monkeypatch.setattr("advisor_app.services.effects._COMPARING_PAYS", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    heard: list[tuple[int, int, str]] = []
    together = work.effects.compare(DAY, old, told=lambda *told: heard.append(told))
    assert together == alone
    assert [told[:2] for told in heard] == [(done, 14) for done in range(1, 15)]
    one = work.effects.write_list(alone, tmp_path / "one").read_bytes()
    assert work.effects.write_list(together, tmp_path / "many").read_bytes() == one
    stopped = work.effects.compare(DAY, old, cancelled=lambda: True)
    assert (stopped.effect.seen, stopped.cancelled) == (0, True)


def test_nothing_to_compare_with_and_the_same_are_refused(work: Workspace) -> None:
    with pytest.raises(NotFoundError, match="还没有此前的政策内容"):
        work.effects.compare(DAY)
    with pytest.raises(InputError, match="相同"):
        work.effects.compare(DAY, resources.policies_db())


def test_content_saved_meanwhile_is_what_is_compared(work: Workspace, library: Library) -> None:
    """The window was opened with what ships; a draft registered since then counts."""
    work.clients.import_record(replace(holder("示例·武汉"), region="420106"))
    OwnContent().issue(
        "wh-srdi-draft", Issue("武政规〔2026〕9号", dt.date(2026, 2, 1)), today=dt.date(2026, 2, 2)
    )
    found = Effects(work.assessing, work.exporting).compare(DAY)
    assert found.before.digest == library.digest
    (client,) = found.effect.clients
    assert {r for c in (*client.now, *client.services) for r in c.reasons} == {Reason.ISSUED}


def test_the_call_list_is_a_workbook(
    work: Workspace, clients: dict[str, str], old: Path, tmp_path: Path
) -> None:
    path = work.effects.write_list(work.effects.compare(DAY, old), tmp_path)
    book = load_workbook(path)
    cells = [cell.value for row in book["联系顺序"].iter_rows() for cell in row]
    assert "示例·持证" in cells
    assert "示例·外地" not in cells
