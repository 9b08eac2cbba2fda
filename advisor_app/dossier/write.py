"""A dossier into a folder: safe names, whole files or none."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from advisor_app.domain.errors import StoreError
from advisor_app.dossier.document import DossierDoc, clean
from advisor_app.runtime.whole_file import require_free, write_beside

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\n\x7f]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_LONGEST_FOLDER = 40
"""Characters of a client's folder; Windows allows 260 for the whole path."""
_LONGEST = 80
"""Characters of a name without its ending; 80 Chinese characters are 240 bytes on Linux."""


def write_dossier(doc: DossierDoc, folder: Path, *, xlsx: bool = True, pdf: bool = True) -> list[Path]:
    """Write the wanted files and return their paths; an older file of the same name is replaced.

    All are rendered before any is written. Raises InputError where a text can't be printed,
    StoreError where the folder or a file can't be written.
    """
    wanted: list[tuple[str, Callable[[DossierDoc], bytes]]] = []
    if xlsx:
        from advisor_app.dossier.xlsx.writer import xlsx_bytes  # noqa: PLC0415  late: slow to load

        wanted.append((".xlsx", xlsx_bytes))
    if pdf:
        from advisor_app.dossier.pdf.writer import pdf_bytes  # noqa: PLC0415  late: so does reportlab

        wanted.append((".pdf", pdf_bytes))
    stem = file_stem(doc.client, doc.title, doc.as_of)
    rendered = [(folder / f"{stem}{ending}", render(doc)) for ending, render in wanted]
    _require_folder(folder)
    for path, _ in rendered:
        _require_free(path)
    scratch: list[tuple[Path, Path]] = []
    try:
        for path, data in rendered:
            scratch.append((_write_beside(path, data), path))
        for new, path in scratch:
            _put_in_place(new, path)
    finally:
        for new, _ in scratch:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
    return [path for path, _ in rendered]


def write_whole(path: Path, data: bytes) -> None:
    """Write one file, which replaces an older one only when it is whole; StoreError where it can't be."""
    _require_folder(path.parent)
    _require_free(path)
    scratch = _write_beside(path, data)
    try:
        _put_in_place(scratch, path)
    finally:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)


def file_stem(client: str, title: str, as_of: dt.date) -> str:
    """Client, kind of dossier and as-of date, as a name that Windows takes too."""
    ending = f"_{_safe(title, _LONGEST // 2)}_{as_of.isoformat()}"
    return f"{_safe(client, _LONGEST - len(ending))}{ending}"


def folder_names(names: Mapping[str, str]) -> dict[str, str]:
    """A folder for each client (id → name), the same whichever of them are asked for.

    Where names are alike, or alike but for what Windows does not tell apart, the id's beginning parts them.
    """
    safe = {key: _safe(name, _LONGEST_FOLDER) for key, name in names.items()}
    alike = Counter(_folded(name) for name in safe.values())
    return {key: name if alike[_folded(name)] == 1 else f"{name}（{key[:8]}）" for key, name in safe.items()}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _safe(name: str, longest: int) -> str:
    """A name without what Windows forbids."""
    said = _FORBIDDEN.sub(" ", clean(name)).strip(" .")
    said = (re.sub(r"\s+", " ", said) or "客户")[:longest].rstrip(" .")
    return f"_{said}" if _DEVICES.match(said) else said


def _require_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"不能在“{folder}”建立文件夹（{_reason(error)}），请换一个文件夹再导出。") from error


def _require_free(path: Path) -> None:
    """Refuse before anything is changed where an older file is held open (Windows) or protected."""
    try:
        require_free(path)
    except OSError as error:
        raise _held(path, error) from error


def _write_beside(path: Path, data: bytes) -> Path:
    """The data in a new file beside ``path``, safely on disk."""
    try:
        return write_beside(path, data)
    except PermissionError as error:
        raise StoreError(
            f"文件夹“{path.parent}”不能写入（{_reason(error)}），请换一个文件夹再导出。"
        ) from error
    except OSError as error:
        raise StoreError(
            f"“{path.name}”没有写成（{_reason(error)}），原有文件未动，请处理后再导出。"
        ) from error


def _put_in_place(scratch: Path, path: Path) -> None:
    try:
        scratch.replace(path)
    except OSError as error:
        raise _held(path, error) from error


def _held(path: Path, error: OSError) -> StoreError:
    hint = "如果它正在 WPS、Excel 或阅读器里打开，请先关闭再导出。"
    return StoreError(f"“{path.name}”不能替换（{_reason(error)}）。{hint}")


def _reason(error: OSError) -> str:
    """Why, in plain words."""
    match error:
        case PermissionError():
            return "没有写入权限或文件被占用"
        case FileExistsError() | NotADirectoryError() | IsADirectoryError():
            return "同名的文件或文件夹挡住了"
        case _ if error.errno == 28:
            return "磁盘空间不足"
        case _:
            return error.strerror or "系统拒绝"
