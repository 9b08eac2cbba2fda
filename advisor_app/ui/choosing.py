"""Asking where: for a folder, for files that are there, for one that is to be written.

The system's dialog where it has one; else Qt's own, which would look into each file of the folder for its
icon, on the window's thread, and hold it up for some 50 ms where a few hundred lie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QFileIconProvider, QWidget
from shiboken6 import isValid

from advisor_app.runtime import paths, settings
from advisor_app.ui.gradually import answering

_Mode, _Option = QFileDialog.FileMode, QFileDialog.Option
_Button = QDialogButtonBox.StandardButton


class _ByName(QFileIconProvider):
    """Icons and kinds of files by what they are called."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = super().icon(QFileIconProvider.IconType.Folder)
        self._file = super().icon(QFileIconProvider.IconType.File)

    def icon(self, what: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        if isinstance(what, QFileInfo):
            return self._folder if what.isDir() else self._file
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        return "文件夹" if info.isDir() else f"{info.suffix().upper()} 文件".strip()


@cache
def _by_name() -> _ByName:
    return _ByName()


def ready() -> Iterator[None]:
    """Load, part by part, what the first dialog would else make wait for."""
    _by_name()
    yield
    QDialogButtonBox(_Button.Open | _Button.Cancel)
    yield
    QFileDialog()


def folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """A folder that is there; None: none was chosen."""

    def dress(dialog: QFileDialog) -> None:
        dialog.setOption(_Option.ShowDirsOnly)

    return next(iter(_ask(parent, title, _Mode.Directory, start, dress=dress)), None)


def export_folder(parent: QWidget, title: str) -> Path | None:
    """A folder for what is handed over; the one chosen last is offered, else the user's documents."""
    chosen = folder(parent, title, _usual())
    if chosen is not None:
        kept = paths.settings_file()
        now = settings.load(kept).settings
        with suppress(OSError):  # not being able to remember stops no export
            settings.save(replace(now, export_dir=str(chosen)), kept)
    return chosen


def _usual() -> Path:
    last = settings.load(paths.settings_file()).settings.export_dir
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def file(parent: QWidget, title: str, kinds: str = "", start: Path | None = None) -> Path | None:
    """A file that is there, of ``kinds`` as Qt writes them (``名单 (*.xlsx *.csv);;…``); None: none."""
    return next(iter(_ask(parent, title, _Mode.ExistingFile, start, kinds)), None)


def files(parent: QWidget, title: str, kinds: str = "") -> list[Path]:
    """Files that are there, of ``kinds``."""
    return _ask(parent, title, _Mode.ExistingFiles, None, kinds)


def new_file(
    parent: QWidget, title: str, named: Path | str, kinds: str, *, replaces: bool = True
) -> Path | None:
    """A file to be written, ``named`` is offered, or its folder where it is one; None: none was chosen.

    ``replaces``: whether one that is there is written over, which is asked about then.
    """
    offered = Path(named)
    start, name = (offered, "") if offered.is_dir() else (offered.parent, offered.name)

    def dress(dialog: QFileDialog) -> None:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(_Option.DontConfirmOverwrite, not replaces)
        dialog.selectFile(name)

    begin = start if offered.is_absolute() else None
    return next(iter(_ask(parent, title, _Mode.AnyFile, begin, kinds, dress)), None)


def _ask(
    parent: QWidget,
    title: str,
    mode: QFileDialog.FileMode,
    start: Path | None,
    kinds: str = "",
    dress: Callable[[QFileDialog], None] = lambda _dialog: None,
) -> list[Path]:
    """What is chosen in a dialog that begins in ``start``, else where the one before it ended."""
    made: list[QFileDialog] = []
    begin = str(start) if start is not None and start.is_dir() else ""

    def parts() -> Iterator[None]:
        yield  # the button is painted first that was pressed
        if isValid(parent):
            made.append(QFileDialog(parent, title, begin, kinds))
            made[0].setIconProvider(_by_name())  # which the dialog does not keep alive
            made[0].setSupportedSchemes(["file"])

    answering(parts())
    if not made:
        return []
    (dialog,) = made
    dialog.setFileMode(mode)
    dress(dialog)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = [Path(name) for name in dialog.selectedFiles() if name] if accepted else []
    if isValid(dialog):  # it goes with what it stood before
        dialog.deleteLater()  # later: what was chosen is shown first
    return chosen
