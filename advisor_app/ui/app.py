"""The application: input method, fonts, theme, workspace, pages; one window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.errors import AdvisorError
from advisor_app.portfolio.changes import Changes
from advisor_app.services.workspace import Workspace
from advisor_app.ui import theme
from advisor_app.ui.errors import catch_uncaught, show_error
from advisor_app.ui.events import Events
from advisor_app.ui.input_method import choose_input_method
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.assessment import AssessmentActions, AssessmentPage
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.pages.policies import PoliciesPage


def run(database: Path | None = None) -> int:
    """Open the window on a client database (None: the user's own) and stay until it is closed.

    A known error before the window is there (a damaged file, a second instance) is shown in a box, for
    who starts the program from an icon, and raised for the command line.
    """
    choose_input_method(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    app = application()
    with Workspace(database) as workspace:
        tokens = theme.apply(app, workspace.settings.theme, workspace.settings.font_scale)
        try:
            _ = workspace.portfolio, workspace.assessing.library
        except AdvisorError as error:
            QMessageBox.warning(None, "陪跑顾问工作台", str(error))
            raise
        window = build_window(workspace, tokens)
        window.show()
        return app.exec()


def application() -> QApplication:
    """The one QApplication, speaking Chinese and with its fonts."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("advisor_app")
    app.setApplicationDisplayName("陪跑顾问工作台")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    theme.load_fonts()
    catch_uncaught()
    return app


def build_window(workspace: Workspace, tokens: theme.Tokens) -> MainWindow:
    """The window with its pages, each handed what it needs."""
    assessing = workspace.assessing
    library = assessing.library
    today = workspace.clock.today()
    events = Events()
    jobs = Jobs(events, show_error)
    checked = min((d.checked_on for d in library.documents.values()), default=today)
    content = f"政策内容 {library.content_version}，核对于 {checked}"
    window = MainWindow(events, jobs, tokens, today, content)

    def export(client: str, assessment: Assessment, folder: Path) -> tuple[list[Path], Changes]:
        # loads the writers on first use
        return workspace.exporting.hand_over(workspace.clients, client, assessment, folder)

    actions = AssessmentActions(
        clients=lambda: [(row.id, row.name) for row in workspace.clients.rows()],
        assess=lambda client, day, drafts: assessing.assess(
            workspace.clients.record(client), day, drafts=drafts
        ),
        export=export,
    )
    clients = ClientsPage(workspace.clients, library, jobs, events, tokens, today)
    assessment = AssessmentPage(library, actions, jobs, events, tokens, today)
    policies = PoliciesPage(library, events, tokens, today)
    window.add_pages(
        [
            ("客户", "clients", clients),
            ("政策库", "policies", policies),
            ("评估", "assessment", assessment),
        ]
    )
    events.assess_client.connect(lambda _client: window.show_page(2))
    events.show_clause.connect(lambda *_where: window.show_page(1))
    events.said.emit(f"客户库：{Path(workspace.portfolio.place).name}")
    return window
