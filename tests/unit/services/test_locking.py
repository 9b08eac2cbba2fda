"""The passphrase of the window."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.runtime import paths
from advisor_app.services import locking
from advisor_app.services.clock import FixedClock
from advisor_app.services.locking import FREE, LONGEST_WAIT, Locking

MOMENT = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "家"))
    monkeypatch.setattr(locking, "COST", 4)
    return FixedClock(MOMENT)


def test_set_check_change_remove(clock: FixedClock) -> None:
    lock = Locking(clock)
    assert not lock.is_set
    lock.set("一二三四")
    assert Locking(clock).is_set
    lock.check("一二三四")
    with pytest.raises(InputError, match="口令不对"):
        lock.set("五六七八", "不知道")
    lock.check("一二三四")
    lock.set("五六七八", "一二三四")
    with pytest.raises(InputError):
        lock.check("一二三四")
    lock.remove("五六七八")
    assert not lock.is_set


def test_too_short(clock: FixedClock) -> None:
    with pytest.raises(InputError, match="至少 4 个字符"):
        Locking(clock).set("abc")
    assert not Locking(clock).is_set


def test_the_passphrase_is_nowhere_in_the_file(clock: FixedClock) -> None:
    Locking(clock).set("secret words")
    kept = paths.lock_file().read_text(encoding="utf-8")
    assert "secret" not in kept
    assert set(json.loads(kept)) == {"n", "r", "p", "salt", "digest", "tries", "tried_at"}


def test_the_same_letters_in_another_form(clock: FixedClock) -> None:
    Locking(clock).set("café au lait")
    Locking(clock).check("cafe\u0301 au lait")


def test_wrong_tries_are_slowed_and_a_restart_does_not_help(clock: FixedClock) -> None:
    Locking(clock).set("right words")
    for _ in range(FREE + 1):
        assert Locking(clock).wait() == 0
        with pytest.raises(InputError):
            Locking(clock).check("wrong")
    wait = Locking(clock).wait()  # another start of the program
    assert wait == 2
    with pytest.raises(InputError, match="请等 2 秒"):
        Locking(clock).check("right words")
    clock.advance(dt.timedelta(seconds=wait))
    with pytest.raises(InputError, match="请等 4 秒"):
        Locking(clock).check("wrong")
    clock.advance(dt.timedelta(seconds=4))
    Locking(clock).check("right words")
    assert Locking(clock).wait() == 0


def test_the_wait_has_an_end_and_a_clock_set_back_does_not_lengthen_it(clock: FixedClock) -> None:
    lock = Locking(clock)
    lock.set("right words")
    kept = json.loads(lock.file.read_text(encoding="utf-8"))
    lock.file.write_text(json.dumps(kept | {"tries": 90, "tried_at": MOMENT.isoformat()}), encoding="utf-8")
    assert lock.wait() == LONGEST_WAIT.total_seconds()
    clock.advance(dt.timedelta(days=-400))
    assert lock.wait() == LONGEST_WAIT.total_seconds()


@given(st.binary(max_size=200))
def test_a_damaged_file_opens_nothing(content: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locking, "COST", 4)
        lock = Locking(FixedClock(MOMENT))
        lock.file.parent.mkdir(parents=True, exist_ok=True)
        lock.file.write_bytes(content)
        try:
            assert lock.is_set
            with pytest.raises(StoreError, match="删除该文件"):
                lock.check("right words")
        finally:
            lock.file.unlink()


def test_a_file_that_asks_for_too_much_is_damaged(clock: FixedClock) -> None:
    lock = Locking(clock)
    lock.set("right words")
    kept = json.loads(lock.file.read_text(encoding="utf-8"))
    lock.file.write_text(json.dumps(kept | {"n": 2**30}), encoding="utf-8")
    with pytest.raises(StoreError):
        lock.check("right words")


def test_minutes_are_kept(clock: FixedClock) -> None:
    lock = Locking(clock)
    assert lock.minutes == 10
    lock.lock_after(0)
    assert Locking(clock).minutes == 0
