"""The application: input method, fonts, theme; the shell is painted before the workspace is open."""

from __future__ import annotations

import datetime as dt
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from advisor_app import __version__
from advisor_app.domain.errors import AdvisorError
from advisor_app.runtime import logs, paths, settings
from advisor_app.runtime.running import Running
from advisor_app.services.clock import Clock
from advisor_app.services.locking import Locking
from advisor_app.ui import theme
from advisor_app.ui.errors import catch_uncaught, show_error
from advisor_app.ui.events import Events
from advisor_app.ui.guard import Guard
from advisor_app.ui.input_method import choose_input_method
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.projecting import KEYS, Projecting
from advisor_app.ui.start import Start

if TYPE_CHECKING:
    from advisor_app.domain.assessment import Assessment
    from advisor_app.dossier.kinds import Sort
    from advisor_app.dossier.letterhead import Letterhead
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.kept_content import Kept
    from advisor_app.services.recovering import Recovering
    from advisor_app.services.redaction import MaskedWorkspace
    from advisor_app.services.workspace import Workspace

_NAME = "advisor_app"


log = logging.getLogger(__name__)


def run(database: Path | None = None) -> int:
    """Open the window on a client database (None: the user's own) and stay until it is closed.

    Where the database or the policy library can't be used (damaged, newer, open elsewhere) a box says
    why, for who starts the program from an icon; then the error is raised for the command line.
    """
    choose_input_method(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    app = application()
    logs.start(paths.log_dir())
    chosen = settings.load(paths.settings_file()).settings
    tokens = theme.apply(app, chosen.theme, chosen.font_scale)
    clock = Clock()
    running = Running()
    unfinished = running.begin(clock.now().astimezone().isoformat(timespec="seconds"), __version__)
    log.info("started, earlier starts that did not end in order: %d", unfinished.in_row if unfinished else 0)
    window = shell(tokens, clock)
    guard = Guard(window, Locking(clock), clock)
    opened: list[Workspace] = []
    refused: list[AdvisorError] = []

    def ready(workspace: Workspace) -> None:
        opened.append(workspace)
        furnish(window, workspace, guard)
        keep_safe(window, workspace)
        count(window, workspace)

    def refuse(error: AdvisorError | None) -> None:
        if error is not None:
            refused.append(error)
            QMessageBox.warning(window, "陪跑顾问工作台", str(error))
        app.exit(2 if error is not None else 0)

    start = Start(
        window, lambda: open_workspace(database, clock), lambda: recovering(database, clock), ready, refuse
    )

    def begin() -> None:
        # once the shell is painted: SQLAlchemy and the two databases load on the worker
        QTimer.singleShot(0, lambda: start.begin(unfinished))

    if guard.lock_first():
        guard.unlocked.connect(begin, Qt.ConnectionType.SingleShotConnection)
    else:
        begin()
    window.show()
    code = app.exec()
    window.jobs.close()
    for workspace in opened:
        leave_safe(workspace)
        workspace.close()
    running.end(clean=bool(opened))
    log.info("ended")
    logs.stop()
    if refused:
        raise refused[0]
    return code


def recovering(database: Path | None, clock: Clock) -> Recovering:
    """What can be done while the database is not open; on the worker, for the same reason."""
    from advisor_app.services.recovering import Recovering  # noqa: PLC0415

    return Recovering(clock, database)


def count(window: MainWindow, workspace: Workspace) -> None:
    """Note in the log how much there is: the report of a bug tells of it."""

    def told(number: int) -> None:
        version = workspace.assessing.library.content_version
        log.info("opened: %d clients, content %s", number, version)

    window.jobs.read(lambda: len(workspace.clients.rows()), told)


def open_workspace(database: Path | None, clock: Clock) -> Workspace:
    """Open both databases; on the worker, since the libraries they need are slow to load."""
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    workspace = Workspace(database, clock=clock)
    try:
        _ = workspace.clients, workspace.assessing.assessor
    except BaseException:
        workspace.close()
        raise
    return workspace


def application() -> QApplication:
    """The one QApplication, speaking Chinese and with its fonts; made ready once."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    if app.applicationName() == _NAME:
        return app
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName("陪跑顾问工作台")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    theme.load_fonts()
    catch_uncaught(app)
    return app


def shell(tokens: theme.Tokens, clock: Clock) -> MainWindow:
    """The window without its pages."""
    events = Events()
    return MainWindow(events, Jobs(events, show_error), tokens, clock.today())


def furnish_pages(
    window: MainWindow, workspace: Workspace, more: Sequence[tuple[str, str, QWidget]] = ()
) -> None:
    """Put the pages about clients and policies into the window, and ``more`` behind them."""
    from advisor_app.dossier.kinds import Sort  # noqa: PLC0415
    from advisor_app.services.advice_views import Words  # noqa: PLC0415
    from advisor_app.ui.pages.assessment import AssessmentActions, AssessmentPage  # noqa: PLC0415
    from advisor_app.ui.pages.calendar import CalendarPage  # noqa: PLC0415
    from advisor_app.ui.pages.clients import ClientsPage  # noqa: PLC0415
    from advisor_app.ui.pages.effect import EffectTools  # noqa: PLC0415
    from advisor_app.ui.pages.export import ExportPage, ExportTools  # noqa: PLC0415
    from advisor_app.ui.pages.pipeline import PipelinePage  # noqa: PLC0415
    from advisor_app.ui.pages.policies import PoliciesPage  # noqa: PLC0415
    from advisor_app.ui.panes.pane import PaneTools  # noqa: PLC0415
    from advisor_app.ui.tools import Tools  # noqa: PLC0415

    assessing = workspace.assessing
    library = assessing.library
    events, jobs, tokens, today = window.events, window.jobs, window.tokens, workspace.clock.today()

    def export(client: str, assessment: Assessment, folder: Path) -> tuple[list[Path], Changes]:
        # loads the writers on first use
        exporting = workspace.exporting
        whole = exporting.document(client, Sort.WHOLE, assessment.as_of, assessment=assessment)
        return exporting.hand_over(whole, folder)

    actions = AssessmentActions(
        clients=lambda: [(row.id, row.name) for row in workspace.clients.rows()],
        assess=lambda client, day, drafts: assessing.assess(
            workspace.clients.record(client), day, drafts=drafts
        ),
        export=export,
    )
    panes = PaneTools(
        lambda: workspace.advising,
        workspace.clients,
        library,
        Words(library),
        jobs,
        events,
        tokens,
        workspace.clock.today,
    )
    tools = Tools(
        workspace.tracking,
        workspace.pipeline,
        workspace.timeline,
        workspace.calendar,
        lambda: workspace.exporting,
        lambda: workspace.collecting,
        lambda: workspace.evidence,
        lambda: workspace.relations,
        lambda: workspace.past,
        jobs,
        events,
        tokens,
        workspace.clock.today,
        lambda: workspace.erasing,
    )
    export_page = ExportPage(
        ExportTools(
            workspace.clients.rows,
            lambda: workspace.exporting,
            lambda: workspace.batch,
            sampler(workspace),
            jobs,
            events,
            tokens,
        ),
        today,
    )
    assessment_page = AssessmentPage(panes, actions, today)
    policies_page = PoliciesPage(library, EffectTools(lambda: workspace.effects, jobs, events, tokens), today)
    clients_page = ClientsPage(workspace.clients, library, tools)
    for page in (export_page, assessment_page, policies_page.effect, clients_page):
        window.installEventFilter(page)  # it ends what runs beside the window's work
    window.add_pages(
        [
            ("客户", "clients", clients_page),
            ("政策库", "policies", policies_page),
            ("评估", "assessment", assessment_page),
            ("培育梯队", "pipeline", PipelinePage(tools)),
            ("日程", "calendar", CalendarPage(tools)),
            ("导出打印", "export", export_page),
            *more,
        ]
    )
    events.open_client.connect(lambda _client: window.show_page(0))
    events.open_entry.connect(lambda *_place: window.show_page(0))
    events.hand_over.connect(lambda *_wish: window.show_page(5))
    events.assess_client.connect(lambda _client: window.show_page(2))
    events.show_clause.connect(lambda *_where: window.show_page(1))
    checked = min((d.checked_on for d in library.documents.values()), default=today)
    window.show_content(f"政策内容 {library.content_version}，核对于 {checked}")
    name = Path(workspace.portfolio.place).name
    window.setWindowTitle(name)  # Qt adds the program's name behind it
    events.said.emit(f"客户库：{name}")


def furnish(window: MainWindow, workspace: Workspace, guard: Guard | None = None) -> None:
    """Put the pages into the window, the settings among them; ``guard``: what locks it, made where there is
    none."""
    from advisor_app.ui.pages.keeping import KeepingSection, KeepingTools  # noqa: PLC0415
    from advisor_app.ui.pages.security import SecuritySection, SecurityTools  # noqa: PLC0415
    from advisor_app.ui.pages.settings import SettingsPage  # noqa: PLC0415

    events, jobs, tokens = window.events, window.jobs, window.tokens
    locking = Locking(workspace.clock)
    guard = guard or Guard(window, locking, workspace.clock)
    projecting = Projecting(window, guard, workspace, lambda masked: masked_window(masked, tokens))
    keeping = KeepingSection(
        KeepingTools(lambda: workspace.keeping, workspace.assessing.library.catalogue, jobs, events, tokens)
    )
    window.installEventFilter(keeping)
    settings_page = SettingsPage()
    settings_page.add_section("数据与备份", keeping)
    security = SecuritySection(
        SecurityTools(locking, guard, jobs, events, tokens, lambda: workspace.encrypting, projecting.start)
    )
    settings_page.add_section("安全", security)
    security.protection.connect(window.show_protection)
    window.add_switch("隐名演示", "投影时用：客户换成代称，只看不改", KEYS, projecting.start)
    furnish_pages(window, workspace, [("设置", "settings", settings_page)])
    security.cipher.refresh()
    remember_content(window, workspace)


def masked_window(workspace: MaskedWorkspace, tokens: theme.Tokens) -> MainWindow:
    """The window without names: all pages that show clients, and nothing that reads the files beside them."""
    window = shell(tokens, workspace.clock)
    furnish_pages(window, workspace)
    return window


def remember_content(window: MainWindow, workspace: Workspace) -> None:
    """Keep a copy of the policy content in use; where it is newer than the one before, say so."""
    from advisor_app.services.kept_content import KeptContents  # noqa: PLC0415

    def told(before: Kept | None) -> None:
        if before is not None:
            said = f"政策内容已由 {before.version} 更新，可在“政策库”页看看影响到哪些客户"
            window.events.said.emit(said)

    def failed(error: AdvisorError) -> None:
        window.events.said.emit(str(error))

    window.jobs.read(lambda: KeptContents(workspace.clock).remember(), told, failed)


def keep_safe(window: MainWindow, workspace: Workspace) -> None:
    """Back up what changed since the last time, and say where a backup is missing; the own database only."""
    if not workspace.usual or "://" in workspace.portfolio.place:
        return

    def work() -> str:
        from advisor_app.services import keeping  # noqa: PLC0415 (zip and ciphers, not needed to be shown)

        keeping.sweep()
        made = workspace.keeping.at_opening()
        standing = workspace.keeping.standing()
        told = "".join(made.unreachable) if made is not None else ""
        return told or (standing.sentence if standing.alarm else "")

    def told(sentence: str) -> None:
        if sentence:
            window.events.said.emit(f"{sentence}见“设置”→“数据与备份”。")

    window.jobs.read(work, told, lambda error: window.events.said.emit(str(error)))


def leave_safe(workspace: Workspace) -> None:
    """Back up what changed, once the window is gone; what fails here is told at the next opening."""
    if workspace.usual and "://" not in workspace.portfolio.place:
        try:
            workspace.keeping.at_closing()
        except AdvisorError:
            log.warning("no backup was made at closing", exc_info=True)


def sampler(workspace: Workspace) -> Callable[[str, Sort, dt.date, Letterhead], bytes]:
    """A dossier under a letterhead that is not kept yet, as PDF."""

    def sample(client: str, sort: Sort, day: dt.date, tried: Letterhead) -> bytes:
        from advisor_app.dossier.build import build  # noqa: PLC0415 (all of dossier)
        from advisor_app.dossier.letterhead import checked  # noqa: PLC0415
        from advisor_app.services.materials import case_of  # noqa: PLC0415

        head, exporting, assessing = checked(tried), workspace.exporting, workspace.assessing
        (material,) = exporting.materials([client], day, [sort])
        assessment = assessing.assess(material.facts, day)
        case = case_of(replace(material, letterhead=head), assessment, assessing.assessor, [sort])
        return exporting.pdf(build(sort, case))

    return sample


def build_window(workspace: Workspace, tokens: theme.Tokens) -> MainWindow:
    """The whole window on an open workspace."""
    window = shell(tokens, workspace.clock)
    furnish(window, workspace)
    return window
