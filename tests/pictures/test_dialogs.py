"""The accessibility walk through what comes up over the window: each dialog opened once, and each menu."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget

import advisor_app.ui
from advisor_app.domain.clause_note import ClauseNote
from advisor_app.runtime.settings import Theme
from advisor_app.services.collecting import Proposal, Returned
from advisor_app.services.conflict_views import ConflictRow
from advisor_app.services.keeping import SUFFIX, Offered
from advisor_app.ui.errors import BugDialog
from advisor_app.ui.furnishing import make_tools
from advisor_app.ui.pages.about import AboutDialog
from advisor_app.ui.pages.binding import BindingDialog
from advisor_app.ui.pages.calendar import CalendarPage, WindowsDialog, _AskNames
from advisor_app.ui.pages.client_tabs import FiguresTab
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.pages.erase_dialog import EraseDialog
from advisor_app.ui.pages.evidence_report import EvidenceReport
from advisor_app.ui.pages.export import ExportPage
from advisor_app.ui.pages.importing import ImportDialog
from advisor_app.ui.pages.keys import KeysDialog
from advisor_app.ui.pages.letterhead import LetterheadDialog
from advisor_app.ui.pages.merge_dialog import MergeDialog
from advisor_app.ui.pages.opening import OpeningDialog, SeasonDialog
from advisor_app.ui.pages.origin import OriginDialog
from advisor_app.ui.pages.pack_dialog import PackDialog, PassphraseDialog
from advisor_app.ui.pages.pack_install import PackInstallDialog
from advisor_app.ui.pages.pipeline import PipelinePage
from advisor_app.ui.pages.policies import PoliciesPage
from advisor_app.ui.pages.reach import ReachDialog
from advisor_app.ui.pages.recycle import RecycleBin
from advisor_app.ui.pages.restore_dialog import RestoreDialog
from advisor_app.ui.pages.returned import ReturnedDialog
from advisor_app.ui.pages.round_dialog import RoundDialog
from advisor_app.ui.pages.secret_dialog import SecretDialog
from advisor_app.ui.pages.taking import TakingDialog
from advisor_app.ui.pages.tour import TourDialog
from advisor_app.ui.palette import Palette
from advisor_app.ui.panes.clause_notes import NoteDialog
from advisor_app.ui.safe_start import SafeStartDialog
from advisor_app.ui.widgets.asking import AskingDialog
from advisor_app.ui.widgets.column_menu import cell_menu
from advisor_app.ui.widgets.columns_dialog import ColumnsDialog, ValuesDialog
from advisor_app.ui.widgets.conflict_dialog import ConflictDialog
from advisor_app.ui.widgets.form import Field, Form
from advisor_app.ui.widgets.record_table import RecordTable
from tests.pictures.names import nameless, unsaid
from tests.pictures.scenes import Stage, stage

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="as the pictures are")
GROUNDS = (AskingDialog, TakingDialog, RoundDialog)
"""What dialogs derive from, and never opens itself."""
FIRM = "示例·钱潮智造科技有限公司"


class Opener:
    """Opens each dialog as the window does, with the demo's data; ``kept`` ends what they work on."""

    def __init__(self, shown: Stage, folder: Path, kept: ExitStack) -> None:
        self.shown, self.folder, self.kept = shown, folder, kept
        self.window, self.workspace = shown.window, shown.workspace
        self.tokens = shown.window.tokens
        self.tools = make_tools(shown.window, shown.workspace)
        self.client = shown.workspace.clients.find(FIRM).id

    def made(self) -> dict[type[QDialog], Callable[[], object]]:
        """How each comes up: built here, or by the page that has it."""
        window, tokens, tools = self.window, self.tokens, self.tools
        clients, policies = self.shown.of(ClientsPage), self.shown.of(PoliciesPage)
        library = self.workspace.assessing.library
        application = self.workspace.tracking.rows([self.client])[0]
        choices = tuple((str(number), f"第 {number} 项") for number in range(20))
        fields = [Field("day", "日期"), Field("which", "哪一项", choices=choices)]
        return {
            AboutDialog: lambda: AboutDialog(library, window).open(),
            BindingDialog: lambda: BindingDialog(tools, self.client, application.id, "示例", window).open(),
            BugDialog: lambda: BugDialog("示例报告", "报告.txt", window).open(),
            ColumnsDialog: lambda: ColumnsDialog([(0, "名称", True)], window).open(),
            ConflictDialog: lambda: ConflictDialog(
                [ConflictRow("a", "名称", "", "甲", "乙")], "", window
            ).open(),
            EraseDialog: lambda: EraseDialog(
                self.workspace.erasing.preview(self.client), tokens, window
            ).open(),
            EvidenceReport: clients.check_files,
            Form: lambda: Form("示例", fields, lambda _values: None, tokens, window).open(),
            ImportDialog: lambda: clients.open_list(self.list_of_firms()),
            KeysDialog: lambda: KeysDialog(tokens, window).open(),
            LetterheadDialog: self.shown.of(ExportPage).edit_letterhead,
            MergeDialog: lambda: MergeDialog(self.offered(), library.catalogue, tokens, window).open(),
            NoteDialog: self.edit_note,
            OpeningDialog: lambda: OpeningDialog(tools, window, self.client).open(),
            OriginDialog: lambda: self.shown.of(FiguresTab).asked_origin.emit("revenue", 2025),
            PackDialog: lambda: PackDialog(tokens, window).open(),
            PackInstallDialog: lambda: policies.open_pack(self.folder / "没有.zhengce"),
            Palette: window.search_asked.emit,
            PassphraseDialog: lambda: PassphraseDialog("示例.peipao", tokens, window).open(),
            ReachDialog: policies.show_reach,
            RecycleBin: clients.open_bin,
            RestoreDialog: self.restore,
            ReturnedDialog: lambda: ReturnedDialog(
                tools, self.client, "示例", self.returned(), window
            ).open(),
            SafeStartDialog: lambda: SafeStartDialog("示例", window).open(),
            SeasonDialog: lambda: SeasonDialog(tools, window).open(),
            SecretDialog: self.secret,
            TourDialog: lambda: self.only(TourDialog).begin(),
            ValuesDialog: lambda: ValuesDialog("城市", {"杭州": 3}, None, window).open(),
            WindowsDialog: self.shown.of(CalendarPage).show_windows,
            _AskNames: lambda: _AskNames(tools, window).open(),
        }

    def only(self, kind: type[TourDialog]) -> TourDialog:
        found = self.window.findChild(kind)
        assert found is not None
        return found

    def list_of_firms(self) -> Path:
        made = Workbook()
        assert made.active is not None
        made.active.append(["企业名称", "2024年营业收入"])
        made.active.append([FIRM, 5230])
        made.save(self.folder / "名单.xlsx")
        return self.folder / "名单.xlsx"

    def offered(self) -> Offered:
        package = self.folder / f"示例{SUFFIX}"
        self.workspace.keeping.pack(package)
        self.workspace.clients.set_value(self.client, "revenue", "210000000", year=2025)
        return self.kept.enter_context(self.workspace.keeping.opened(package))

    def restore(self) -> None:
        backup = self.workspace.keeping.back_up().backups[0].path
        self.workspace.clients.set_value(self.client, "revenue", "220000000", year=2025)
        seen = self.workspace.keeping.preview(backup)
        RestoreDialog(backup.name, seen, self.tokens, self.window).open()

    def edit_note(self) -> None:
        notes = self.workspace.clause_notes
        notes.add(("hz-2025-65", "1"), "示例", "要问")
        (row,) = notes.all().at(("hz-2025-65", "1"))
        assert isinstance(row.note, ClauseNote)
        NoteDialog(row, ("要问",), self.tokens, self.window).open()

    def returned(self) -> Returned:
        return Returned((Proposal("数据!D1", "营业收入", "待补", "1万元"),), ("示例",), ())

    def secret(self) -> None:
        titles = ("示例", "示例", "好")
        SecretDialog(
            titles, lambda *_typed: None, self.tokens, self.window, old=True, new=True, tick="示例"
        ).open()


@pytest.fixture
def opener(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    with ExitStack() as kept, stage(tmp_path / "portfolio.db", "demo", Theme.LIGHT, 1366, 768) as shown:
        yield Opener(shown, tmp_path, kept)


def classes() -> set[type[QDialog]]:
    """The classes of dialogs that the program has."""
    for module in pkgutil.walk_packages(advisor_app.ui.__path__, "advisor_app.ui."):
        importlib.import_module(module.name)
    found: set[type[QDialog]] = set()
    waiting = [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("advisor_app."):
                found.add(kind)
    return found


def test_every_dialog_has_names(opener: Opener) -> None:
    made = opener.made()
    assert set(made) == classes() - set(GROUNDS), "a dialog that the walk does not open"
    unnamed: set[str] = set()
    for kind, act in made.items():
        act()
        dialog = up(opener, kind)
        opener.shown.settle()
        named = dialog.windowTitle() or dialog.accessibleName()
        unnamed |= {f"{kind.__name__}: no title"} if not named else set()
        unnamed |= {f"{kind.__name__}: {each}" for each in nameless(dialog.findChildren(QWidget))}
        dialog.close()
        dialog.deleteLater()
        opener.shown.settle()
    assert not sorted(unnamed)


def up(opener: Opener, kind: type[QDialog]) -> QDialog:
    """Wait for a dialog to be seen."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        opener.shown.settle()
        for widget in QApplication.topLevelWidgets():
            if type(widget) is kind and widget.isVisible():
                return widget
    raise AssertionError(f"{kind.__name__} did not come up")


def test_every_menu_has_words(opener: Opener) -> None:
    board, clients = opener.shown.of(PipelinePage), opener.shown.of(ClientsPage)
    opener.window.show_page("pipeline")
    opener.shown.settle()
    board._menu(opener.workspace.tracking.rows([opener.client])[0].id, QPoint())
    board._ladder_menu(opener.client, QPoint())
    opener.shown.settle()
    opener.shown.of(ExportPage).preview.view.menu()
    menus = opener.window.findChildren(QMenu)
    assert len(menus) >= 5
    tables = [table for table in clients.findChildren(RecordTable) if table.records.columns]
    assert len(tables) >= 5
    menus += [cell_menu(table, 0, "示例") for table in tables]
    assert not sorted({line for menu in menus for line in unsaid(menu)})
    for menu in menus:
        menu.close()


def test_a_dialog_that_lacks_a_name_is_found(opener: Opener) -> None:
    """The walk itself: a field without a name, and a menu with a bare line."""
    bare = QWidget(opener.window)
    field = QLineEdit(bare)
    bare.show()
    assert list(nameless([field])) == ["QLineEdit in QWidget"]
    menu = QMenu("示例", opener.window)
    menu.addAction("")
    assert list(unsaid(menu)) == ["a line of “示例”"]
