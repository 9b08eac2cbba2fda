"""Asking where, in Qt's own dialog: what is chosen, what is not, and that no file is looked into."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QMimeDatabase, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui import choosing

Act = Callable[[QFileDialog], object]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a folder, two workbooks and a letter in it."""
    (tmp_path / "往年").mkdir()
    for name in ("名单.xlsx", "底稿.xlsx", "来函.pdf"):
        (tmp_path / name).write_bytes(b"0")
    return tmp_path


def when_asked(act: Act) -> None:
    """Do it as soon as the dialog stands there."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, QFileDialog):
            try:
                act(found)
            except Exception:
                found.reject()  # who asks would wait for ever
                raise
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def type_in(text: str, dialog: QFileDialog) -> None:
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(text)
    dialog.accept()


def test_a_file_is_chosen(parent: QWidget, papers: Path) -> None:
    titles: list[str] = []

    def act(dialog: QFileDialog) -> None:
        titles.append(dialog.windowTitle())
        titles.extend(dialog.nameFilters())
        type_in("名单.xlsx", dialog)

    when_asked(act)
    assert choosing.file(parent, "选一份名单", "工作簿 (*.xlsx)", papers) == papers / "名单.xlsx"
    assert titles == ["选一份名单", "工作簿 (*.xlsx)"]


def test_several_files_are_chosen(parent: QWidget, papers: Path) -> None:
    named = " ".join(f'"{papers / name}"' for name in ("名单.xlsx", "来函.pdf"))
    when_asked(partial(type_in, named))
    assert set(choosing.files(parent, "材料")) == {papers / "名单.xlsx", papers / "来函.pdf"}


def test_a_folder_is_chosen(parent: QWidget, papers: Path) -> None:
    when_asked(partial(type_in, str(papers / "往年")))
    assert choosing.folder(parent, "存到", papers) == papers / "往年"


def test_who_goes_back_chose_nothing(parent: QWidget, papers: Path) -> None:
    when_asked(QFileDialog.reject)
    assert choosing.file(parent, "一", "", papers) is None
    when_asked(QFileDialog.reject)
    assert choosing.folder(parent, "二", papers) is None
    when_asked(QFileDialog.reject)
    assert choosing.new_file(parent, "三", papers / "新.xlsx", "") is None
    when_asked(QFileDialog.reject)
    assert choosing.files(parent, "四") == []


def test_a_new_file_is_offered_under_its_name_in_its_folder(parent: QWidget, papers: Path) -> None:
    when_asked(QFileDialog.accept)
    offered = papers / "往年" / "整库导出.xlsx"
    assert choosing.new_file(parent, "写成工作簿", offered, "工作簿 (*.xlsx)") == offered


@pytest.mark.parametrize("replaces", [True, False])
def test_a_file_that_is_there_is_asked_about_where_it_would_be_replaced(
    parent: QWidget, papers: Path, replaces: bool
) -> None:
    asked: list[str] = []

    def act(dialog: QFileDialog) -> None:
        def answer() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                asked.append(box.text())
                box.reject()
                dialog.reject()

        QTimer.singleShot(100, dialog, answer)
        dialog.accept()

    when_asked(act)
    chosen = choosing.new_file(parent, "存到", papers / "名单.xlsx", "", replaces=replaces)
    assert chosen == (None if replaces else papers / "名单.xlsx")
    assert len(asked) == replaces


def test_files_are_shown_by_their_names_alone(parent: QWidget, papers: Path) -> None:
    """What Qt's provider finds out of a file's bytes is not asked for: it would take the window's time."""
    (papers / "无名").write_bytes(b"%PDF-1.4")
    assert "PDF" in QMimeDatabase().mimeTypeForFile(str(papers / "无名")).comment()
    kinds: dict[str, str] = {}

    def act(dialog: QFileDialog) -> None:
        provider = dialog.iconProvider()
        for path in papers.iterdir():
            info = QFileInfo(str(path))
            kinds[path.name] = provider.type(info) if not provider.icon(info).isNull() else "（无图标）"
        dialog.reject()

    when_asked(act)
    choosing.file(parent, "选", "", papers)
    assert kinds == {
        "往年": "文件夹",
        "名单.xlsx": "XLSX 文件",
        "底稿.xlsx": "XLSX 文件",
        "来函.pdf": "PDF 文件",
        "无名": "文件",
    }


def test_what_is_to_be_written_may_be_offered_by_its_folder(parent: QWidget, papers: Path) -> None:
    seen: list[str] = []

    def act(dialog: QFileDialog) -> None:
        seen.append(dialog.directory().absolutePath())
        dialog.reject()

    when_asked(act)
    assert choosing.new_file(parent, "交接包存到", papers / "往年", "") is None
    assert seen == [str(papers / "往年")]


def test_a_folder_that_is_not_there_is_not_offered(parent: QWidget, papers: Path) -> None:
    typed: list[str] = []

    def act(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        typed.append(line.text() if line is not None else "（没有）")
        dialog.reject()

    when_asked(act)
    assert choosing.folder(parent, "存到", papers / "没有这个") is None
    assert typed == [""]


def test_where_the_asking_part_is_gone_nothing_is_asked(parent: QWidget, papers: Path) -> None:
    asking = QWidget(parent)
    asking.deleteLater()
    assert choosing.folder(asking, "存到", papers) is None
