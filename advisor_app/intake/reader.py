"""The process that opens one foreign file, and may be ended: ``python -m advisor_app.intake.reader``.

Foreign workbooks crash, hang and fill the memory of what reads them (a panic of the Rust reader is no
``Exception``, a malformed .xls aborts the process), so nothing of the desktop ever opens one itself. The
answer goes to standard output as one MessagePack value of bounded size: the whole, or one sentence.

What a file is, its first bytes say, not its name: an .et is an .xls or .xlsx inside.
"""

from __future__ import annotations

import contextlib
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from advisor_app.intake.book import MOST_BYTES, MOST_INSIDE, Book, Refused, Sheet, Whole
from advisor_app.intake.refusals import RefusedError, too_large

if TYPE_CHECKING:
    from advisor_app.intake.xlsx_marks import SheetMarks

MEMORY = 1 << 30
"""Bytes of address space; only where the system can limit a process."""
SECONDS = 60
"""Of computing, should the program that waits for the answer be gone."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def limit(memory: int = MEMORY, seconds: int = SECONDS) -> None:
    """Bound this process where the system can (Linux, macOS)."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))


def read(path: Path, encoding: str = "") -> Whole | Refused:
    """Read a file within its limits; what it can't be read for is one sentence."""
    try:
        return Whole(_read(path, encoding))
    except RefusedError as error:
        return Refused(str(error))
    except MemoryError:
        return Refused(f"“{path.name}”打开要用的内存太多，没有读。请只留要导入的表，另存一份再试。")
    except Exception:  # noqa: BLE001  whatever a foreign file makes a reader do, it is one sentence
        return Refused(f"“{path.name}”打不开，可能已损坏或加了密码；请用 WPS 打开后另存为 .xlsx 再试。")


def _read(path: Path, encoding: str) -> Book:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise RefusedError(f"“{path.name}”是文件夹，请选其中的文件。")
        if size > MOST_BYTES:
            raise too_large(path.name)
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError:
        raise RefusedError(f"没有“{path}”这个文件，请核对后重选。") from None
    except OSError as error:
        raise RefusedError(f"“{path.name}”读不出来（{error.strerror}），请检查文件权限。") from None
    if not head:
        raise RefusedError(f"“{path.name}”是空文件，请核对后重选。")
    if head.startswith(_OLE):
        from advisor_app.intake.error_marks import of_xls  # noqa: PLC0415

        return _by_calamine(path, "xls", errors=of_xls(path.read_bytes()))
    if head.startswith(b"PK"):
        return _zipped(path)
    if head.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8", b"Rar!", b"7z\xbc")):
        raise RefusedError(f"“{path.name}”不是表格文件，请选 xlsx、xls、et、ods 或 csv。")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise RefusedError(f"“{path.name}”其实是网页，不是工作簿；请用 WPS 打开后另存为 .xlsx 再试。")
    from advisor_app.intake.csv_text import read_csv  # noqa: PLC0415

    return read_csv(path, encoding)


def _zipped(path: Path) -> Book:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if len(entries) > 20_000 or sum(entry.file_size for entry in entries) > MOST_INSIDE:
            raise too_large(path.name)
        if "xl/workbook.xml" in names:
            from advisor_app.intake.xlsx_marks import Marks  # noqa: PLC0415

            return _by_calamine(path, "xlsx", Marks.of(archive, path.name))
        if "xl/workbook.bin" in names:
            from advisor_app.intake.error_marks import of_xlsb  # noqa: PLC0415

            return _by_calamine(path, "xlsb", errors=of_xlsb(archive))
        if "content.xml" in names:
            from advisor_app.intake.error_marks import of_ods  # noqa: PLC0415

            return _by_calamine(path, "ods", errors=of_ods(archive))
        if any(name.startswith("xl/") for name in names):
            return _by_calamine(path, "xlsx")
    raise RefusedError(f"“{path.name}”是压缩包，不是工作簿；请解压后选其中的表格。")


def _by_calamine(path: Path, kind: str, marks: object = None, errors: Sequence[SheetMarks] = ()) -> Book:
    from advisor_app.intake.calamine import sheets  # noqa: PLC0415
    from advisor_app.intake.xlsx_marks import Marks  # noqa: PLC0415

    known = marks if isinstance(marks, Marks) else None
    found: list[Sheet] = sheets(path, known, errors)
    if not any(sheet.rows for sheet in found):
        raise RefusedError(f"“{path.name}”里没有内容，请核对后重选。")
    return Book(kind, found, knows_percent=known is not None)


def main(arguments: list[str] | None = None) -> int:
    """Read the file that is named, then hand it over; the exit code says nothing."""
    words = sys.argv[1:] if arguments is None else arguments
    limit()
    answer = read(Path(words[0]), words[1] if len(words) > 1 else "")
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
