import base64
import io
import os
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.handover import sealing

# Written by the age tool itself (1.1.1): age -p, passphrase below, of the sentence below three times.
BY_AGE = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBTaXB3c3hzMXVQcWRkaEpvaGpCKzdBIDE4Cnppbll4ekkxUzBLREJJQTRj"
    "cXlPOHVqTTB0N2gwcllqSDY1TnUvODBlaVEKLS0tIEN6b3dOR0RKajkzc2JwSElCVTBBcUVvcThQT0dyQWpzb3FKYm9LZytHcmsK"
    "VyTbtKFZNc0cT/rO/eauoOuFue9dhYesudwSJy91QPsw5/Yy9duHSY1J7hAs5cy2sJ6uKv8a/aDn/e2YeeEcKLHlCAW4GZdemXIW"
    "rGF8mYskQbbD4jrVwI2wQ4hMJU6cQxiiIFRXizsuB/dCBGzg+WpnySj8KkEr5JQ="
)
PASSPHRASE = "correct horse 电池"
SENTENCE = "示例·由标准工具加密\n"


@pytest.fixture(autouse=True)
def cheap() -> Iterator[None]:
    """Scrypt at a cost for tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "WORK", 2)
        yield


def seal(content: bytes, passphrase: str = PASSPHRASE) -> bytes:
    target = io.BytesIO()
    sealing.seal(io.BytesIO(content), target, passphrase)
    return target.getvalue()


def unseal(content: bytes, passphrase: str = PASSPHRASE) -> bytes:
    target = io.BytesIO()
    sealing.unseal(io.BytesIO(content), target, passphrase)
    return target.getvalue()


def test_what_the_standard_tool_wrote_can_be_read() -> None:
    assert unseal(BY_AGE).decode() == SENTENCE * 3


@settings(max_examples=25)
@given(st.sampled_from([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]), st.text(min_size=8, max_size=20))
def test_there_and_back(size: int, passphrase: str) -> None:
    content = os.urandom(size)
    try:
        sealing.checked_passphrase(passphrase)
    except InputError:
        return
    made = seal(content, passphrase)
    assert sealing.sealed(io.BytesIO(made))
    assert len(content) < 64 or content not in made
    assert unseal(made, passphrase) == content


def test_a_wrong_passphrase_is_told_from_damage() -> None:
    made = bytearray(seal(b"x" * 1000))
    with pytest.raises(InputError, match="口令不对"):
        unseal(bytes(made), "another passphrase")
    made[-1] ^= 1
    with pytest.raises(InputError, match="已损坏"):
        unseal(bytes(made))


def test_the_form_in_which_an_input_method_writes_does_not_matter() -> None:
    assert unseal(seal(b"x", "Ångström Ångström"), "A\u030angstro\u0308m A\u030angstro\u0308m") == b"x"


def test_every_flipped_byte_is_noticed() -> None:
    made = seal(b"abc" * 100)
    for place in range(len(made)):
        spoiled = bytearray(made)
        spoiled[place] ^= 0x04
        with pytest.raises(InputError) as told:
            unseal(bytes(spoiled))
        assert str(told.value).endswith("。")


def test_cut_off_doubled_or_swapped_pieces_are_noticed() -> None:
    made = seal(os.urandom(200_000))
    start = len(made) - 200_000 - 4 * 16
    piece = 65_536 + 16
    pieces = [made[at : at + piece] for at in range(start, len(made), piece)]
    assert b"".join([made[:start], *pieces]) == made
    for wrong in (
        pieces[:-1],
        pieces[:1],
        [],
        [pieces[1], pieces[0], *pieces[2:]],
        [pieces[0], *pieces],
        [*pieces, pieces[-1]],
        [*pieces, b""[:0] + b"\0" * 16],
    ):
        with pytest.raises(InputError, match="已损坏"):
            unseal(b"".join([made[:start], *wrong]))
    for end in (0, 10, start - 20, start - 1, len(made) - 1):
        with pytest.raises(InputError):
            unseal(made[:end])


def test_a_cost_that_would_stop_the_machine_is_refused() -> None:
    made = seal(b"x")
    assert b" 2\n" in made[:80]
    with pytest.raises(InputError, match="已损坏"):
        unseal(made.replace(b" 2\n", b" 30\n", 1))


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(InputError, match="至少 8 个字符"):
        seal(b"x", "1234567")


def test_two_seals_of_the_same_are_not_the_same() -> None:
    assert seal(b"x" * 100) != seal(b"x" * 100)
