"""A content of any length under one key: pieces of 64 KiB, each authenticated before it is used.

The payload of age-encryption.org/v1 (the STREAM construction, Hoang, Reyhanitabar, Rogaway and Vizár, 2015)
over ``cryptography``'s ChaCha20-Poly1305. A nonce is the number of the piece and whether it is the last, so
that a changed, missing, doubled or moved piece is noticed, and a cut-off end; memory stays bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

PIECE = 64 * 1024
TAG = 16


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; empty at the end."""


class DamagedError(Exception):
    """What was read is not what was written under this key."""


def sealed(plain: Readable, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    """``plain`` to its end as sealed pieces; the key behind ``cipher`` must be for this content alone."""
    count, piece = 0, plain.read(PIECE)
    while True:
        following = plain.read(PIECE)
        yield cipher.encrypt(_nonce(count, last=not following), piece, None)
        if not following:
            return
        count, piece = count + 1, following


def opened(source: Readable, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    """What was sealed, piece by piece, to the end of ``source``.

    DamagedError where it was changed or cut; what came before that is authentic but not whole.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 (not before the window is painted)

    count, piece = 0, source.read(PIECE + TAG)
    while True:
        following = source.read(PIECE + TAG)
        # an empty last piece is allowed only where it is the only one
        if len(piece) < TAG or (len(piece) == TAG and count):
            raise DamagedError
        try:
            yield cipher.decrypt(_nonce(count, last=not following), piece, None)
        except InvalidTag:
            raise DamagedError from None
        if not following:
            return
        count, piece = count + 1, following


def plain_size(size: int) -> int:
    """How many bytes are in ``size`` sealed ones."""
    return max(0, size - TAG * max(1, -(-size // (PIECE + TAG))))


def _nonce(count: int, *, last: bool) -> bytes:
    return count.to_bytes(11, "big") + bytes([last])
