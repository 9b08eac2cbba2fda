"""Which keys are trusted: two at once, one following the other, revoked for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.domain.errors import InputError, NotFoundError, StoreError
from advisor_app.packs import minisign, trust
from advisor_app.packs.trust import Trust

A, B, C = (minisign.new_key().public for _ in range(3))


def test_shipped_and_added_keys_stand_together(tmp_path: Path) -> None:
    shipped, own = tmp_path / "keys", tmp_path / "own.json"
    shipped.mkdir()
    for key in (A, B):
        (shipped / f"{key.id}.pub").write_text(key.file)
    known = trust.load(shipped, own)
    assert [known.trusted(k.id) for k in (A, B, C)] == [A, B, None]
    trust.save(known.with_key(C).without(A.id), own)
    again = trust.load(shipped, own)
    assert [again.trusted(k.id) for k in (A, B, C)] == [None, B, C]
    assert again.revoked(A.id), "a shipped key can be revoked too"
    assert again.keys[A.id].origin == trust.SHIPPED
    with pytest.raises(InputError, match="已吊销"):
        again.with_key(A)


def test_a_key_that_was_named_may_revoke_the_one_that_named_it() -> None:
    known = Trust().with_key(A).with_key(C)
    named = known.rotated(A.id, B.line, ())
    assert named.trusted(B.id) == B
    assert named.trusted(A.id) == A
    after = named.rotated(B.id, "", (A.id,))
    assert (after.trusted(A.id), after.trusted(B.id)) == (None, B)


def test_a_key_can_not_revoke_a_stranger_nor_its_follower() -> None:
    known = Trust().with_key(A).with_key(C).rotated(A.id, B.line, ())
    for signer, victim in ((A, C), (A, B), (A, A), (C, A)):
        with pytest.raises(InputError, match="不是接替它的"):
            known.rotated(signer.id, "", (victim.id,))


def test_another_key_under_a_known_id_is_refused() -> None:
    false = minisign.PublicKey(A.number, B.raw)
    with pytest.raises(InputError, match="另一把"):
        Trust().with_key(A).with_key(false)
    with pytest.raises(NotFoundError):
        Trust().without(A.id)


@pytest.mark.parametrize("text", ["", "{", '{"keys": 3}', '{"keys": [{}]}', '{"keys": [{"key": "x"}]}'])
def test_a_damaged_file_is_told_and_trusts_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.json").write_text(text)
    with pytest.raises(StoreError, match="已损坏"):
        trust.load(tmp_path / "keys", tmp_path / "own.json")
