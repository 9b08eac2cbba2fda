"""Asking every client: the same answers in the same order, here and by processes; cancelling; ends."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from advisor_app.domain.codec import to_json
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.crowd import Helpers, ask_each
from tests.firms import firms

DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(open_library(resources.policies_db()))


@pytest.fixture(scope="module")
def helpers(assessor: Assessor) -> Iterator[Helpers]:
    with Helpers(assessor.library, 2) as made:
        yield made


def told(day: dt.date, assessor: Assessor, record: FactSet) -> str:
    return str(to_json(assessor.assess(record, day)))


def where(_assessor: Assessor, _order: int) -> int:
    return os.getpid()


def break_off(_assessor: Assessor, _order: int) -> int:
    os._exit(1)


def refuse(_assessor: Assessor, order: int) -> int:
    raise InputError(f"第 {order} 家不行。")


def test_processes_give_the_same_answers_in_the_same_order(assessor: Assessor) -> None:
    records = firms(assessor.library, 45)
    work = partial(told, DAY)
    expected = [told(DAY, assessor, record) for record in records]
    assert list(ask_each(assessor, records, work, pays=1000)) == expected
    assert list(ask_each(assessor, records, work, pays=1, processes=2)) == expected


def test_few_are_asked_here_and_many_by_processes(
    assessor: Assessor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    here = os.getpid()
    assert set(ask_each(assessor, range(9), where, pays=10)) == {here}
    there = set(ask_each(assessor, range(10), where, pays=10))
    assert there
    assert here not in there


@pytest.mark.parametrize("processes", [1, 2])
def test_cancelling_stops_before_the_rest_is_asked(assessor: Assessor, processes: int) -> None:
    records = firms(assessor.library, 10) * 40
    seen: list[str] = []
    asked = ask_each(
        assessor,
        records,
        partial(told, DAY),
        pays=1,
        processes=processes,
        cancelled=lambda: len(seen) >= 3,
    )
    seen.extend(asked)
    assert 3 <= len(seen) < 60
    assert seen == [told(DAY, assessor, record) for record in records[: len(seen)]]


def test_nobody_to_ask(assessor: Assessor) -> None:
    assert list(ask_each(assessor, [], partial(told, DAY), pays=0)) == []


def test_the_processes_stay_between_two_questions(helpers: Helpers) -> None:
    first = set(helpers.each(where, range(8), lambda: False))
    assert set(helpers.each(where, range(8), lambda: False)) & first


def test_a_refusal_comes_back_as_what_it_is(helpers: Helpers) -> None:
    with pytest.raises(InputError, match="第 0 家"):
        list(helpers.each(refuse, range(3), lambda: False))


def test_a_process_that_is_ended_from_outside_is_told_and_replaced(assessor: Assessor) -> None:
    with Helpers(assessor.library, 1) as helpers:
        with pytest.raises(StoreError, match="意外结束"):
            list(helpers.each(break_off, [0], lambda: False))
        assert list(helpers.each(where, [0], lambda: False)) != [os.getpid()]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_process_ends_with_the_program_that_started_it(tmp_path: Path) -> None:
    """Killed, it can't say good-bye: a process that waits for more work would stay for ever."""
    script = tmp_path / "window.py"
    script.write_text(
        "import os, signal\n"
        "from tests.unit.services.test_crowd import where\n"
        "from advisor_app.library.reader import open_library\n"
        "from advisor_app.runtime import resources\n"
        "from advisor_app.services.crowd import Helpers\n"
        "if __name__ == '__main__':\n"
        "    helpers = Helpers(open_library(resources.policies_db()), 1)\n"
        "    (worker,) = helpers.each(where, [0], lambda: False)\n"
        "    print(worker, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n",
        encoding="utf-8",
    )
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH"))))
    ended = subprocess.run(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        timeout=120,
    )
    worker = int(ended.stdout)
    end = time.monotonic() + 30
    while _runs(worker):
        assert time.monotonic() < end, "it is still there"
        time.sleep(0.05)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
