"""The application: input method, fonts, theme; the shell is painted before the workspace is open."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from advisor_app import __version__
from advisor_app.domain.errors import AdvisorError
from advisor_app.runtime import collecting, logs, paths, viewing
from advisor_app.runtime.bundle import own_command
from advisor_app.runtime.running import Running
from advisor_app.services.clock import Clock
from advisor_app.ui import choosing, left, theme
from advisor_app.ui.errors import catch_uncaught
from advisor_app.ui.gradually import Gradually
from advisor_app.ui.handed import Application, Handed, spelled
from advisor_app.ui.input_method import choose_input_method
from advisor_app.ui.main_window import MainWindow, shell
from advisor_app.ui.single import Single, call, name_of
from advisor_app.ui.sitting import Sitting, dressed
from advisor_app.ui.start import Start

if TYPE_CHECKING:
    from advisor_app.services.recovering import Recovering
    from advisor_app.services.workspace import Workspace

_NAME = "advisor_app"
TURN = 0.00001
"""Seconds after which a thread at work lets the window's go on: a paint asks for its turn hundreds of times,
and would wait the usual 5 ms each time."""
_STILL = 3.0
"""Seconds without a key or a click after which nobody is at work."""
_REST = ("dossier.plan", "services.demo", "services.redaction", "ui.pages.pack_install")
"""Modules that pages load when they are asked for something."""
log = logging.getLogger(__name__)


def run(database: Path | None = None, handed: Path | None = None) -> int:
    """Open the window on a client database (None: the user's own) and stay until it is closed.

    A second start on the same database brings the first window to the front and ends at once. ``handed``: a
    package or pack to be looked at in it.

    Where the database or the policy library can't be used (damaged, newer, open elsewhere) a box says
    why, for who starts the program from an icon; then the error is raised for the command line.
    """
    sys.setswitchinterval(TURN)
    choose_input_method(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    app = application()
    meeting = name_of(str(database.absolute()) if database is not None else str(paths.data_dir()))
    if call(meeting, spelled(handed)):
        return 0
    logs.start(paths.log_dir())
    tokens = dressed()
    clock = Clock()
    running = Running()
    unfinished = running.begin(clock.now().astimezone().isoformat(timespec="seconds"), __version__)
    log.info("started, earlier starts that did not end in order: %d", unfinished.in_row if unfinished else 0)
    window = shell(tokens, clock)
    sitting = Sitting(window, clock)
    handed_over = Handed(window, Single(meeting, sitting), handed)
    refused: list[AdvisorError] = []
    front = (left.front(clock.today()) if database is None else "") or "workbench"

    def ready(workspace: Workspace) -> None:
        pages = sitting.begin(workspace, front)

        def complete() -> None:
            look_from_now_on(app, lambda: sitting.guard.idle.minutes() * 60 >= _STILL)
            keep_safe(window, workspace)
            count(window, workspace)
            window.jobs.read(lambda: load_rest(workspace), lambda _loaded: None)
            Gradually(choosing.ready(), window, ready=lambda: window.jobs.resting)
            if database is None:
                if not pages.page("clients").client_id:  # nobody has chosen one meanwhile
                    left.choose(window.events)
                pages.page("workbench").away_since(left.last_day())
            handed_over.ready(pages)
            sitting.renewed.connect(lambda: handed_over.move(sitting.window, sitting.pages))

        pages.go_on(complete)

    def refuse(error: AdvisorError | None) -> None:
        if error is not None:
            refused.append(error)
            QMessageBox.warning(window, "陪跑顾问工作台", str(error))
        app.exit(2 if error is not None else 0)

    start = Start(
        window, lambda: open_all(database, clock, front), lambda: recovering(database, clock), ready, refuse
    )
    if database is None:
        left.stand(window)

    def begin() -> None:
        # once the shell is painted: SQLAlchemy and the two databases load on the worker
        QTimer.singleShot(0, lambda: start.begin(unfinished))

    if sitting.guard.lock_first():
        sitting.guard.unlocked.connect(begin, Qt.ConnectionType.SingleShotConnection)
    else:
        begin()
    window.show()
    code = app.exec()
    handed_over.close()
    leave(sitting, database, clock)
    running.end(clean=sitting.workspace is not None)
    log.info("ended")
    logs.stop()
    if sitting.window.again:
        start_again(database)
    if refused:
        raise refused[0]
    return code


def look_from_now_on(
    app: Application, at_rest: Callable[[], bool] = lambda: True, every: int = 1000
) -> QTimer:
    """The program is loaded: what is there stays; look for cycles in what comes, in the window's thread.

    ``at_rest``: whether nobody is at work; ``every``: milliseconds between two looks.
    """
    collecting.set_aside()
    looks = QTimer(app)
    looks.timeout.connect(lambda: collecting.look(at_rest=at_rest()))
    looks.start(every)
    return looks


def leave(sitting: Sitting, database: Path | None, clock: Clock) -> None:
    """End what is under way, and keep what is to be found again."""
    sitting.close()
    sitting.window.jobs.close()
    viewing.clear()
    if database is None and sitting.pages is not None and sitting.pages.complete:
        left.remember(sitting.window, sitting.pages.page("clients").client_id, clock.today())
    if sitting.workspace is not None:
        leave_safe(sitting.workspace)


def start_again(database: Path | None) -> None:
    """Start the program anew, on the same database."""
    named = [] if database is None else ["open", str(database)]
    subprocess.Popen([*own_command(), *named], stdin=subprocess.DEVNULL)


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
        _ = workspace.team  # notes where it starts from before any page reads
        _ = workspace.tracking, workspace.pipeline, workspace.timeline, workspace.calendar  # all pages' tools
    except BaseException:
        workspace.close()
        raise
    return workspace


def open_all(database: Path | None, clock: Clock, front: str) -> Workspace:
    """Open both databases, and load what the first page is made of: the window need not wait for it."""
    workspace = open_workspace(database, clock)
    import_module("advisor_app.ui.furnishing").load(front)
    return workspace


def load_rest(workspace: Workspace) -> None:
    """Load what is needed as soon as something is handed over or taken in: nobody waits for it then."""
    for name in _REST:
        import_module(f"advisor_app.{name}")
    _ = workspace.exporting, workspace.collecting, workspace.evidence, workspace.past, workspace.batch


def application() -> Application:
    """The one application, speaking Chinese and with its fonts; made ready once.

    From here on widgets come and go: cycles are looked for by hand.
    """
    collecting.by_hand()
    found = QApplication.instance()
    app = found if isinstance(found, Application) else Application(sys.argv[:1])
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


def keep_safe(window: MainWindow, workspace: Workspace) -> None:
    """Back up what changed since the last time, and say where a backup is missing; the own database only."""
    if not workspace.usual or "://" in workspace.portfolio.place:
        return

    def work() -> str:
        from advisor_app.services import keeping  # noqa: PLC0415 (zip and ciphers, not needed to be shown)

        keeping.sweep()
        viewing.sweep()
        made = workspace.keeping.at_opening()
        standing = workspace.keeping.standing()
        told = "".join(made.unreachable) if made is not None else ""
        told = told or (standing.sentence if standing.alarm else "")
        return workspace.portfolio.evidence_remark + (f"{told}见“设置”→“数据与备份”。" if told else "")

    def told(sentence: str) -> None:
        if sentence:
            window.events.said.emit(sentence)

    window.jobs.read(work, told, lambda error: window.events.said.emit(str(error)))


def leave_safe(workspace: Workspace) -> None:
    """Back up what changed, once the window is gone, and close; what fails is told at the next opening."""
    if workspace.usual and "://" not in workspace.portfolio.place:
        try:
            workspace.keeping.at_closing()
        except AdvisorError:
            log.warning("no backup was made at closing", exc_info=True)
    workspace.close()
