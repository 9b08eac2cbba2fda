"""What is packed comes back byte for byte, or is refused."""

import errno
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import BinaryIO

import pytest
import zstandard

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import packing
from advisor_app.portfolio.packing import PIECE, pack, pieces, unpack

pytestmark = pytest.mark.file_only


def written(folder: Path, size: int) -> Path:
    """Half of it noise, which does not get smaller."""
    dice, file = Random(size), folder / "file"
    file.write_bytes(
        dice.randbytes(size // 2) + b"client" * (size // 12) + bytes(size - size // 2 - size // 12 * 6)
    )
    assert file.stat().st_size == size
    return file


@pytest.mark.parametrize("size", [1, 4096, PIECE - 1, PIECE, PIECE + 1, 12 * PIECE + 7])
def test_there_and_back(tmp_path: Path, size: int) -> None:
    file, packed, again = written(tmp_path, size), tmp_path / "packed.zst", tmp_path / "again"
    pack(file, packed)
    unpack(packed, again)
    assert again.read_bytes() == file.read_bytes()
    assert packed.stat().st_mode & 0o777 == again.stat().st_mode & 0o777 == 0o600


def test_any_zstd_unpacks_it(tmp_path: Path) -> None:
    file, packed = written(tmp_path, 3 * PIECE + 5), tmp_path / "packed.zst"
    pack(file, packed)
    with packed.open("rb") as stream:
        whole = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True).read()
    assert whole == file.read_bytes()


def unpacked(packed: Path) -> bytes | None:
    """None where it is refused."""
    try:
        return b"".join(pieces(packed))
    except StoreError:
        return None


@pytest.mark.parametrize("bit", range(8))
def test_a_flipped_bit_never_makes_another_file(tmp_path: Path, bit: int) -> None:
    """The few bits that may be either way (one in each frame's header, say) make no difference."""
    file, packed = tmp_path / "file", tmp_path / "packed.zst"
    file.write_bytes(Random(1).randbytes(300) + b"client" * (PIECE // 6) + Random(2).randbytes(100))
    pack(file, packed)
    content, whole, refused = bytearray(packed.read_bytes()), file.read_bytes(), 0
    assert len(content) < 2000
    for place in range(len(content)):
        content[place] ^= 1 << bit
        packed.write_bytes(content)
        found = unpacked(packed)
        refused += found is None
        assert found in {None, whole}, place
        content[place] ^= 1 << bit
    assert refused > 0.95 * len(content)


def test_a_missing_end_is_noticed(tmp_path: Path) -> None:
    file, packed = tmp_path / "file", tmp_path / "packed.zst"
    file.write_bytes(Random(1).randbytes(300) + b"client" * 9000)
    pack(file, packed)
    content = packed.read_bytes()
    for end in range(1, len(content)):
        packed.write_bytes(content[:end])
        assert unpacked(packed) is None, end


def test_a_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    packed = tmp_path / "packed.zst"
    with packed.open("wb") as stream, zstandard.ZstdCompressor().stream_writer(stream) as bomb:
        for _ in range(1 << 10):
            bomb.write(bytes(PIECE))
    assert packed.stat().st_size < PIECE
    tracemalloc.start()
    try:
        assert unpacked(packed) is None
        assert tracemalloc.get_traced_memory()[1] < 300 << 20
    finally:
        tracemalloc.stop()


def test_a_missing_frame_is_noticed_while_packing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaving_out(
        stream: BinaryIO, frame: bytes, write: Callable[[BinaryIO, bytes], None] = packing._write
    ) -> None:
        if stream.tell() == 0:
            write(stream, frame)

    monkeypatch.setattr(packing, "_write", leaving_out)
    with pytest.raises(StoreError, match="损坏"):
        pack(written(tmp_path, 3 * PIECE), tmp_path / "packed.zst")


@pytest.mark.parametrize("place", [0, 40, -1])
def test_what_the_disk_got_wrong_is_noticed_while_packing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    def wrongly(
        stream: BinaryIO, frame: bytes, write: Callable[[BinaryIO, bytes], None] = packing._write
    ) -> None:
        spoiled = bytearray(frame)
        spoiled[place] ^= 1
        write(stream, bytes(spoiled))

    monkeypatch.setattr(packing, "_write", wrongly)
    with pytest.raises(StoreError, match="损坏"):
        pack(written(tmp_path, 3 * PIECE), tmp_path / "packed.zst")


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(stream: BinaryIO, frame: bytes) -> None:
        raise OSError(errno.ENOSPC, "示例")

    monkeypatch.setattr(packing, "_write", full)
    with pytest.raises(OSError, match="示例"):
        pack(written(tmp_path, 40 * PIECE), tmp_path / "packed.zst")


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    file, packed = written(tmp_path, 5000), tmp_path / "packed.zst"
    packed.write_bytes(b"older")
    with pytest.raises(FileExistsError):
        pack(file, packed)
    with pytest.raises(FileExistsError):
        unpack(packed, file)
    assert packed.read_bytes() == b"older"
