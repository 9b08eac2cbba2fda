"""A large file packed (zstd), by several threads and a gigabyte a second: a fifth of the bytes to write.

Any zstd unpacks one: it is a plain sequence of frames, each of a mebibyte with a checksum of its content.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO, TypeVar

from advisor_app.domain.errors import StoreError

SUFFIX = ".zst"
WORTHWHILE = 256 << 20
"""Bytes above which a backup is packed; what is smaller is copied in no time, and opens with any tool."""
PIECE = 1 << 20
"""Bytes of the file in one frame."""
_LEVEL = -1
"""Of what zstd offers, what takes the least time with the disk counted in."""
_THREADS = min(4, os.cpu_count() or 1)
_AT_WORK = 2 * _THREADS
_SIP = 4096
"""Packed bytes that are unpacked at a time: a hundred megabytes at the worst."""
_FLUSHED = 64 << 20
"""Packed bytes after which the disk is set to work, so that little is left to wait for at the end."""
_Made = TypeVar("_Made")


def is_packed(path: Path) -> bool:
    """Whether a file's name says so."""
    return path.suffix == SUFFIX


def pack(source: Path, target: Path) -> str:
    """Write a file that nobody changes packed as ``target``, a new one for this user's eyes; return the
    SHA-256 of what lies there.

    It is on the disk itself then, was read back from end to end, and unpacked again to what was packed.
    StoreError where it does not; OSError.
    """
    target.touch(mode=0o600, exist_ok=False)
    frames = _write_frames(source, target)
    digest, unpacked = _read_back(target, frames)
    if unpacked != source.stat().st_size or target.stat().st_size != sum(frames):
        raise StoreError(_DAMAGED.format(target))
    return digest


def unpack(packed: Path, target: Path) -> None:
    """Write what was packed as ``target``, a new file for this user's eyes; StoreError where it is damaged or
    cut off, OSError."""
    target.touch(mode=0o600, exist_ok=False)
    with target.open("r+b") as stream:
        for piece in pieces(packed):
            stream.write(piece)


def pieces(packed: Path) -> Iterator[bytes]:
    """What was packed, piece by piece; StoreError where it is damaged, cut off or something else, OSError."""
    from zstandard import ZstdDecompressor, ZstdError  # noqa: PLC0415 -- large databases only

    # a frame at a time, to tell what is cut off from what ends; by little, since a false one may be a bomb
    with packed.open("rb") as stream:
        rest = b""
        try:
            while rest or (rest := stream.read(_SIP)):
                frame = ZstdDecompressor().decompressobj()
                made = bytearray(frame.decompress(rest))
                while not frame.eof:
                    if len(made) > PIECE or not (rest := stream.read(_SIP)):
                        raise StoreError(_DAMAGED.format(packed))
                    made += frame.decompress(rest)
                rest = frame.unused_data
                yield bytes(made)
        except ZstdError as error:
            raise StoreError(_DAMAGED.format(packed)) from error


_DAMAGED = "“{}”已损坏或不完整，不能用来恢复。请换用另一份备份。"


def _write_frames(source: Path, target: Path) -> list[int]:
    """How long each frame is that was written, flushed to the disk."""
    from zstandard import ZstdCompressor  # noqa: PLC0415 -- large databases only

    rooms: SimpleQueue[tuple[bytearray, ZstdCompressor]] = SimpleQueue()
    for _ in range(_AT_WORK):
        rooms.put((bytearray(PIECE), ZstdCompressor(level=_LEVEL, write_checksum=True)))

    def read(stream: BinaryIO) -> Iterator[Callable[[], bytes]]:
        while True:
            room, packer = rooms.get()
            size = _fill(stream, room)
            if not size:
                return

            def packed(room: bytearray = room, packer: ZstdCompressor = packer, size: int = size) -> bytes:
                with memoryview(room)[:size] as piece:
                    frame = packer.compress(piece)
                rooms.put((room, packer))
                return frame

            yield packed

    frames = []
    with (
        source.open("rb", buffering=0) as given,
        target.open("r+b", buffering=0) as stream,
        ThreadPoolExecutor(1) as disk,
    ):
        flushing, waiting = disk.submit(os.fsync, stream.fileno()), 0
        for frame in _each(read(given)):
            _write(stream, frame)
            frames.append(len(frame))
            waiting += len(frame)
            if waiting >= _FLUSHED and flushing.done():
                flushing.result()
                flushing, waiting = disk.submit(os.fsync, stream.fileno()), 0
        flushing.result()
        os.fsync(stream.fileno())
    return frames


def _read_back(target: Path, frames: Iterable[int]) -> tuple[str, int]:
    """SHA-256 of all, and how many bytes the frames unpack to; the checksum of each is compared."""
    from zstandard import ZstdDecompressor, ZstdError  # noqa: PLC0415 -- large databases only

    rooms: SimpleQueue[bytearray] = SimpleQueue()
    for _ in range(_AT_WORK):
        rooms.put(bytearray(PIECE + 1))
    digest = hashlib.sha256()

    def read(stream: BinaryIO) -> Iterator[Callable[[], int]]:
        for size in frames:
            frame = stream.read(size)
            digest.update(frame)

            def unpacked(frame: bytes = frame) -> int:
                room = rooms.get()
                with ZstdDecompressor().stream_reader(frame) as reader:
                    made = reader.readinto(room)
                rooms.put(room)
                return made

            yield unpacked

    try:
        with target.open("rb", buffering=0) as stream:
            unpacked_size = sum(_each(read(stream)))
    except ZstdError as error:
        raise StoreError(_DAMAGED.format(target)) from error
    return digest.hexdigest(), unpacked_size


def _fill(stream: BinaryIO, room: bytearray) -> int:
    """Read as much as there is room for, in one go or several."""
    size = 0
    with memoryview(room) as view:
        while got := stream.readinto(view[size:]):  # type: ignore[attr-defined]  # a raw stream has it
            size += got
    return size


def _write(stream: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def _each(given: Iterable[Callable[[], _Made]]) -> Iterator[_Made]:
    """What each makes, in order, by all threads; few are at work or waited for at once."""
    with ThreadPoolExecutor(_THREADS) as pool:
        at_work: deque[Future[_Made]] = deque()
        for each in given:
            at_work.append(pool.submit(each))
            if len(at_work) == _AT_WORK:
                yield at_work.popleft().result()
        while at_work:
            yield at_work.popleft().result()
