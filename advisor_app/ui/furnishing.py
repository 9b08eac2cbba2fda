"""The pages put into the window, each handed what it needs: the one place where all of them meet.

What a page is made of loads on the worker; then it is built in parts, the page in front before the others:
the first page is seen in half the time, and the window answers meanwhile. A page that is asked for sooner is
built then, and keys and clicks wait for it: they would go astray else (:meth:`Furnishing.page`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from advisor_app.domain.errors import AdvisorError
from advisor_app.services.advising import keep_setting
from advisor_app.services.kept_content import Kept, KeptContents
from advisor_app.services.locking import Locking
from advisor_app.ui import qt_classes
from advisor_app.ui.everywhere import equip, open_demo
from advisor_app.ui.gradually import Gradually, answering
from advisor_app.ui.guard import Guard
from advisor_app.ui.main_window import MainWindow, shell
from advisor_app.ui.pages.workbench import Ways, WorkbenchPage
from advisor_app.ui.palette import Action
from advisor_app.ui.projecting import KEYS, Projecting
from advisor_app.ui.tools import Tools
from advisor_app.ui.waiting import until
from advisor_app.ui.watching import Watcher
from advisor_app.ui.widgets.placeholder import Placeholder

if TYPE_CHECKING:
    from advisor_app.domain.assessment import Assessment
    from advisor_app.dossier.kinds import Sort
    from advisor_app.dossier.letterhead import Letterhead
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.redaction import MaskedWorkspace
    from advisor_app.services.workspace import Workspace
    from advisor_app.ui.pages.appearance import AppearanceSection
    from advisor_app.ui.theme import Tokens

_KEPT = (("现在备份", "back_up"), ("交出客户库", "hand_over"), ("接收交接包", "take_over"))
"""What the settings do from anywhere; the window without names has none."""
_PAINT_MS = 30
"""What a page takes to be painted, with which the worker's next work would interfere."""
_COVERED_MS = 500
"""While the window is locked nothing is built; so often it is looked whether it still is."""
PageParts = Iterator[QWidget | None]
"""A page in the making: the page itself as soon as there is one, then None for each part of what it holds."""


@dataclass(frozen=True, slots=True)
class Maker:
    """How a page comes to be: its title, what builds it, and the signals that ask something of it."""

    title: str
    make: Callable[[], PageParts]
    asked: tuple[Any, ...] = ()


_MODULES: dict[str, tuple[str, ...]] = {
    **{
        key: (key,)
        for key in ("workbench", "clients", "policies", "assessment", "pipeline", "calendar", "export")
    },
    "settings": ("settings", "keeping", "security", "appearance", "packs"),
}
"""Page → what it is made of."""


def load(key: str) -> None:
    """Load what a page is made of: on the worker, so that nobody waits for it."""
    for name in _MODULES.get(key, ()):
        import_module(f"advisor_app.ui.pages.{name}")


def _loadable(key: str) -> None:
    """Load; what can't be loaded is told where the page is built."""
    with suppress(Exception):
        load(key)


class Furnishing:
    """The pages of one window: ``first`` comes before them, ``wire`` is called once no more are to come."""

    def __init__(
        self,
        window: MainWindow,
        makers: Mapping[str, Maker],
        first: Iterator[None],
        wire: Callable[[], None],
    ) -> None:
        self._window = window
        self._makers = makers
        self._first = first
        self._wire = wire
        self._then: Callable[[], None] = lambda: None
        self._pages: dict[str, QWidget] = {}
        self._order: list[str] = []
        self._begun: dict[str, Iterator[None]] = {}
        self._loaded: set[str] = set()
        self._failed: set[str] = set()
        self._under_way = False
        self.complete = False
        """Whether no more are to come: all are there, or could not be built."""

    def begin(self, front: str) -> None:
        """Empty pages hold the places; ``front`` is shown, and built before the others."""
        window = self._window
        window.add_pages([(key, maker.title, Placeholder()) for key, maker in self._makers.items()])
        window.show_page(front)
        self._order = [front, *(key for key in self._makers if key != front)]
        window.turned.connect(self.page)
        for key, maker in self._makers.items():
            for asked in maker.asked:
                _hear_early(asked, partial(self._wait_for, key))
        # a page that came later would show, and hand over, another day
        for asked in (window.events.as_of, window.events.drafts, window.events.home_city):
            _hear_early(asked, self._wait_for_all)

    def go_on(self, then: Callable[[], None] = lambda: None) -> None:
        """Build the pages one by one; ``then`` is called after the last.

        What is typed meanwhile is for the page in front: it waits for that one.
        """
        self._then = then
        self._under_way = True
        self._turn()
        self._wait_for(self._order[0])

    def finish(self) -> None:
        """Build at once what is still missing."""
        for _part in self._missing_parts():
            pass
        self._end()

    def gather(self) -> None:
        """Build all and come back when they are there; the window answers meanwhile."""
        self.go_on(self._then)
        self._wait_for_all()

    def clear(self) -> None:
        """Take the pages away one by one, and come back; the window answers meanwhile."""
        self._window.turned.disconnect(self.page)  # they do not come again
        answering(self._take_away())

    def _take_away(self) -> Iterator[None]:
        while self._pages:
            key, page = self._pages.popitem()
            self._window.put_page(key, Placeholder())
            page.deleteLater()
            yield

    def page(self, key: str) -> Any:
        """A page; who asks knows its class. One that is not there is built now, and waited for."""
        self._wait_for(key)
        return self._pages[key]

    def _wait_for(self, key: str) -> bool:
        """Whether the page had to be waited for."""
        if key in self._pages:
            return False
        if self._under_way:
            self._load_now([key])
            answering(self._parts_of(key))
        self._put(key)  # where nothing is under way
        return True

    def _wait_for_all(self) -> bool:
        """Whether any page had to be waited for."""
        if self.complete:
            return False
        if self._under_way and not self._window.jobs.closed:
            self._load_now(self._order)
            answering(self._missing_parts())
            self._end()
        return self.complete

    def _missing_parts(self) -> Iterator[None]:
        """Of all pages; what keeps one from being built is raised when the others are there."""
        failed: list[Exception] = []
        for key in self._order:
            if key not in self._pages:
                try:
                    yield from self._parts_of(key)
                    yield  # it is painted before the next one is begun
                except Exception as error:  # noqa: BLE001 (raised below)
                    failed.append(error)
        if failed:
            raise failed[0]

    def _load_now(self, keys: Sequence[str]) -> None:
        """Load what pages are made of beside the worker, which may be at something long."""
        if wanted := [key for key in keys if key not in self._loaded]:
            qt_classes.make_all()
            with ThreadPoolExecutor(1) as beside:
                loading = [beside.submit(load, key) for key in wanted]
                until(lambda: all(each.done() for each in loading))
            self._loaded.update(wanted)  # what can't be loaded is told where its page is built

    def _turn(self) -> None:
        """What is to be done next: all is loaded before anything is built, for while the worker loads, the
        window's thread gets on slowly. Only the page in front is not kept waiting for that."""
        missing = [key for key in self._order if key not in self._pages and key not in self._failed]
        unseen = 1 if not self._pages else None
        unloaded = next((key for key in missing[:unseen] if key not in self._loaded), None)
        if not missing:
            self._end()
        elif unloaded is None:
            self._build(missing[0])
        else:
            self._window.jobs.read(lambda: _loadable(unloaded), lambda _loaded: self._note_loaded(unloaded))

    def _note_loaded(self, key: str) -> None:
        self._loaded.add(key)
        self._turn()

    def _build(self, key: str) -> None:
        if self._window.covered:
            QTimer.singleShot(_COVERED_MS, self._window, lambda: self._build(key))
            return
        Gradually(self._in_turn(key), self._window, ready=lambda: self._window.jobs.resting)

    def _in_turn(self, key: str) -> Iterator[None]:
        """A page in parts; then the next one's turn comes."""
        try:
            yield from self._parts_of(key)
        except Exception:
            self._failed.add(key)
            self._turn()
            raise
        QTimer.singleShot(_PAINT_MS, self._window, self._turn)

    def _put(self, key: str) -> None:
        """At once, what was begun gone on with."""
        if key not in self._pages:
            for _part in self._parts_of(key):
                pass

    def _parts_of(self, key: str) -> Iterator[None]:
        if key not in self._begun:
            self._begun[key] = self._make(key)
        return self._begun[key]

    def _make(self, key: str) -> Iterator[None]:
        maker, page = self._makers[key], None
        try:
            yield from self._first  # nothing more to do for the pages that follow
            for made in maker.make():
                if made is not None:
                    page = made
                    self._window.hold(page)
                yield
            assert page is not None
            yield  # what the window lays out is a part of its own
        except Exception:
            del self._begun[key]  # who asks again has it tried again
            if page is not None and isValid(page):
                page.deleteLater()
            raise
        self._pages[key] = page
        self._failed.discard(key)
        self._window.put_page(key, page)
        for asked in maker.asked:  # behind what the page itself does then: it is shown as it is to be
            asked.connect(partial(self._show, key))

    def _show(self, key: str, *_asked: object) -> None:
        self._window.show_page(key)

    def _end(self) -> None:
        if not self.complete:
            self.complete = True
            self._wire()
            self._then()


def _hear_early(asked: Any, wait: Callable[[], bool]) -> None:
    """What is asked of a page that is not there yet is asked again when it is."""

    def heard(*what: object) -> None:
        if wait():
            asked.emit(*what)

    asked.connect(heard)


def make_tools(window: MainWindow, workspace: Workspace) -> Tools:
    """What most pages work with."""
    return Tools(
        workspace.tracking,
        workspace.pipeline,
        workspace.timeline,
        workspace.calendar,
        lambda: workspace.exporting,
        lambda: workspace.collecting,
        lambda: workspace.evidence,
        lambda: workspace.relations,
        lambda: workspace.past,
        lambda: workspace.importing,
        window.jobs,
        window.events,
        window.tokens,
        workspace.clock.today,
        lambda: workspace.erasing,
    )


def furnish(
    window: MainWindow, workspace: Workspace, guard: Guard | None = None, front: str = "workbench"
) -> Furnishing:
    """All pages, the settings among them, ready to be built; ``front`` is the first.

    ``guard``: what locks the window, made where there is none.
    """
    tokens = window.tokens
    locking = Locking(workspace.clock)
    guard = guard or Guard(window, locking, workspace.clock)
    projecting = Projecting(window, guard, workspace, lambda masked: masked_window(masked, tokens))
    window.add_switch("隐名演示", "投影时用：客户换成代称，只看不改", KEYS, projecting.start)
    settings = Maker("设置", lambda: _settings_page(window, workspace, locking, guard, projecting))

    def wire() -> None:
        watch(window, workspace)
        remember_content(window, workspace)

    pages = furnish_pages(window, workspace, {"settings": settings}, wire, front)
    guard.unset.connect(lambda: _show_security(window, pages))
    return pages


def _show_security(window: MainWindow, pages: Furnishing) -> None:
    """Where a passphrase is set."""
    from advisor_app.ui.pages.security import SecuritySection  # noqa: PLC0415

    window.show_page("settings")
    pages.page("settings").turn_to(SecuritySection).setFocus()


def _settings_page(
    window: MainWindow, workspace: Workspace, locking: Locking, guard: Guard, projecting: Projecting
) -> PageParts:
    from advisor_app.ui.pages.keeping import KeepingSection, KeepingTools  # noqa: PLC0415
    from advisor_app.ui.pages.packs import PacksSection, PacksTools  # noqa: PLC0415
    from advisor_app.ui.pages.security import SecuritySection, SecurityTools  # noqa: PLC0415
    from advisor_app.ui.pages.settings import SettingsPage  # noqa: PLC0415

    events, jobs, tokens = window.events, window.jobs, window.tokens
    page = SettingsPage()
    yield page
    keeping = KeepingSection(
        KeepingTools(
            lambda: workspace.keeping,
            lambda: workspace.whole_workbook,
            workspace.assessing.library.catalogue,
            jobs,
            events,
            tokens,
        )
    )
    yield from keeping.parts()
    window.installEventFilter(keeping)
    page.add_section("数据与备份", keeping)
    yield None
    security = SecuritySection(
        SecurityTools(locking, guard, jobs, events, tokens, lambda: workspace.encrypting, projecting.start)
    )
    yield from security.parts()
    page.add_section("安全", security)
    yield None
    page.add_section("外观与习惯", _appearance(window, workspace))
    yield None
    packs = PacksTools(lambda: workspace.packs, workspace.clock.today, jobs, events, tokens)
    page.add_section("政策包", PacksSection(packs))
    security.protection.connect(window.show_protection)
    security.cipher.refresh()


def furnish_pages(
    window: MainWindow,
    workspace: Workspace,
    more: Mapping[str, Maker],
    wire: Callable[[], None],
    front: str = "workbench",
) -> Furnishing:
    """The pages about clients and policies, and ``more`` behind them, ready to be built."""
    library, events = workspace.assessing.library, window.events
    _ = workspace.team  # what others wrote is told from here on
    tools = make_tools(window, workspace)

    makers = {
        "workbench": Maker("工作台", lambda: _workbench_page(window, workspace, ways)),
        "clients": Maker(
            "客户",
            lambda: _clients_page(window, workspace, tools),
            (events.open_client, events.open_entry),
        ),
        "policies": Maker("政策库", lambda: _policies_page(window, workspace), (events.show_clause,)),
        "assessment": Maker("评估", lambda: _assessment_page(window, workspace), (events.assess_client,)),
        "pipeline": Maker("培育梯队", lambda: _pipeline_page(tools, seen)),
        "calendar": Maker("日程", lambda: _calendar_page(tools)),
        "export": Maker("导出打印", lambda: _export_page(window, workspace), (events.hand_over,)),
        **more,
    }

    def seen() -> str:
        """The client that was looked at last."""
        return str(made.page("clients").client_id)

    def to(key: str, name: str = "") -> Callable[[], None]:
        """Turn to a page, where the window has it, and do there what is called so."""

        def done() -> None:
            if key in window.keys:
                window.show_page(key)
                if name:
                    getattr(made.page(key), name)()

        return done

    ways = Ways(
        to("clients", "new"),
        to("clients", "choose_files"),
        to("settings"),
        lambda: open_demo(tools, events.said.emit),
        _cities(workspace),
        lambda city: choose_city(window, city),
    )
    acts = (
        Action("新建客户", "Ctrl+N", ways.new_client),
        Action("导入名单或客户文件", "", ways.import_list),
        Action("读入收集表", "", to("clients", "choose_form")),
        Action("回收站", "", to("clients", "open_bin")),
        Action("材料核对", "", to("clients", "check_files")),
        Action("立项", "", to("pipeline", "new")),
        Action("申报窗口", "", to("calendar", "show_windows")),
        Action("政策变动影响到哪些客户", "", to("policies", "show_effect")),
        Action("各市政策对照、两版比较", "", to("policies", "show_contrast")),
        Action("导入政策包", "", to("policies", "choose_pack")),
        Action("打开示例客户库", "", ways.demo),
        *(Action(name, "", to("settings", done)) for name, done in _KEPT if "settings" in makers),
        *(
            Action(f"转到“{maker.title}”", f"Ctrl+{place}", to(key))
            for place, (key, maker) in enumerate(makers.items(), start=1)
        ),
    )
    first = equip(window, workspace, tools, lambda tab: made.page("clients").show_tab(tab), acts)
    made = Furnishing(window, makers, first, wire)
    made.begin(front if front in makers else "workbench")
    today = workspace.clock.today()
    checked = min((d.checked_on for d in library.documents.values()), default=today)
    window.show_content(f"政策内容 {library.content_version}，核对于 {checked}")
    name = Path(workspace.portfolio.place).name
    window.setWindowTitle(name)  # Qt adds the program's name behind it
    events.said.emit(f"客户库：{name}")
    return made


def _workbench_page(window: MainWindow, workspace: Workspace, ways: Ways) -> PageParts:
    page = WorkbenchPage(lambda: workspace.workbench, make_tools(window, workspace), ways)
    yield page
    yield from page.parts()
    window.installEventFilter(page)  # it ends what runs beside the window's work


def _clients_page(window: MainWindow, workspace: Workspace, tools: Tools) -> PageParts:
    from advisor_app.ui.pages.clients import ClientsPage  # noqa: PLC0415

    page = ClientsPage(workspace.clients, workspace.assessing.library, tools)
    yield page
    yield from page.parts()
    window.installEventFilter(page)


def _policies_page(window: MainWindow, workspace: Workspace) -> PageParts:
    from advisor_app.ui.pages.effect import EffectTools  # noqa: PLC0415
    from advisor_app.ui.pages.policies import PoliciesPage  # noqa: PLC0415

    tools = EffectTools(
        lambda: workspace.effects,
        window.jobs,
        window.events,
        window.tokens,
        lambda: workspace.packs,
        lambda: workspace.exporting,
    )
    library, today = workspace.assessing.library, workspace.clock.today()
    page = PoliciesPage(library, tools, lambda: workspace.reach, lambda: workspace.clause_notes, today)
    yield page
    yield from page.parts()
    page.begin_with(workspace.settings.home_city)
    window.events.home_city.connect(page.begin_with)
    window.installEventFilter(page.effect)


def _pipeline_page(tools: Tools, seen: Callable[[], str]) -> PageParts:
    from advisor_app.ui.pages.pipeline import PipelinePage  # noqa: PLC0415

    page = PipelinePage(tools, seen)
    yield page
    yield from page.parts()


def _calendar_page(tools: Tools) -> PageParts:
    from advisor_app.ui.pages.calendar import CalendarPage  # noqa: PLC0415

    page = CalendarPage(tools)
    yield page
    yield from page.parts()


def _export_page(window: MainWindow, workspace: Workspace) -> PageParts:
    from advisor_app.ui.pages.export import ExportPage, ExportTools  # noqa: PLC0415

    tools = ExportTools(
        workspace.clients.rows,
        lambda: workspace.exporting,
        lambda: workspace.batch,
        sampler(workspace),
        window.jobs,
        window.events,
        window.tokens,
    )
    page = ExportPage(tools, workspace.clock.today())
    yield page
    yield from page.parts()
    window.installEventFilter(page)


def _assessment_page(window: MainWindow, workspace: Workspace) -> PageParts:
    from advisor_app.dossier.kinds import Sort  # noqa: PLC0415
    from advisor_app.services.advice_views import Words  # noqa: PLC0415
    from advisor_app.ui.pages.assessment import AssessmentActions, AssessmentPage  # noqa: PLC0415
    from advisor_app.ui.panes.pane import PaneTools  # noqa: PLC0415

    assessing = workspace.assessing

    def export(client: str, assessment: Assessment, folder: Path) -> tuple[list[Path], Changes]:
        exporting = workspace.exporting
        whole = exporting.document(client, Sort.WHOLE, assessment.as_of, assessment=assessment)
        return exporting.hand_over(whole, folder)

    actions = AssessmentActions(
        clients=lambda: [(row.id, row.name) for row in workspace.clients.rows()],
        assess=lambda client, day, drafts: assessing.assess(
            workspace.clients.record(client), day, drafts=drafts
        ),
        export=export,
        relations=lambda: workspace.relations,
    )
    panes = PaneTools(
        lambda: workspace.advising,
        workspace.clients,
        assessing.library,
        Words(assessing.library),
        window.jobs,
        window.events,
        window.tokens,
        workspace.clock.today,
    )
    page = AssessmentPage(panes, actions, workspace.clock.today())
    yield page
    yield from page.parts()
    window.installEventFilter(page)


def _cities(workspace: Workspace) -> tuple[str, ...]:
    return tuple(dict.fromkeys(d.city for d in workspace.assessing.library.documents.values()))


def choose_city(window: MainWindow, city: str) -> None:
    """Keep the city most clients are in; the policy tree opens there."""
    window.jobs.read(lambda: keep_setting(home_city=city), lambda _none: window.events.home_city.emit(city))


def _appearance(window: MainWindow, workspace: Workspace) -> AppearanceSection:
    from advisor_app.ui.pages.appearance import AppearanceSection, AppearanceTools  # noqa: PLC0415

    section = AppearanceSection(
        AppearanceTools(
            workspace.settings,
            _cities(workspace),
            lambda city: choose_city(window, city),
            window.jobs,
            window.events,
        )
    )
    section.again.connect(window.open_again)
    return section


def masked_window(workspace: MaskedWorkspace, tokens: Tokens) -> tuple[MainWindow, Furnishing]:
    """The window without names: all pages that show clients, and nothing that reads the files beside them."""
    window = shell(tokens, workspace.clock)
    return window, furnish_pages(window, workspace, {}, lambda: None)


def build_window(workspace: Workspace, tokens: Tokens) -> MainWindow:
    """The whole window on an open workspace."""
    window = shell(tokens, workspace.clock)
    furnish_whole(window, workspace)
    return window


def furnish_whole(window: MainWindow, workspace: Workspace) -> None:
    """Put in all pages at once, with all their parts."""
    furnish(window, workspace).finish()
    while missing := [part for part in window.findChildren(Gradually) if not part.done]:
        for part in missing:  # a part may have parts of its own
            part.finish()


def watch(window: MainWindow, workspace: Workspace) -> None:
    """On a server: say so, and follow what others write."""
    if not workspace.portfolio.on_server:
        return

    team = workspace.team
    window.show_server(team.standing)
    window.installEventFilter(Watcher(team.since, team.start, window.events, window))


def remember_content(window: MainWindow, workspace: Workspace) -> None:
    """Keep a copy of the policy content in use; where it is newer than the one before, say so."""

    def told(before: Kept | None) -> None:
        if before is not None:
            said = f"政策内容已由 {before.version} 更新，可在“政策库”页看看影响到哪些客户"
            window.events.said.emit(said)

    def failed(error: AdvisorError) -> None:
        window.events.said.emit(str(error))

    window.jobs.read(lambda: KeptContents(workspace.clock).remember(), told, failed)


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
