"""The pages put into the window, each handed what it needs: the one place where all of them meet.

Imported once the shell is painted: it loads everything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from advisor_app.domain.errors import AdvisorError
from advisor_app.dossier.kinds import Sort
from advisor_app.services.advice_views import Words
from advisor_app.services.advising import keep_setting
from advisor_app.services.kept_content import Kept, KeptContents
from advisor_app.services.locking import Locking
from advisor_app.ui.everywhere import equip, open_demo
from advisor_app.ui.guard import Guard
from advisor_app.ui.main_window import MainWindow, shell
from advisor_app.ui.pages.appearance import AppearanceSection, AppearanceTools
from advisor_app.ui.pages.assessment import AssessmentActions, AssessmentPage
from advisor_app.ui.pages.calendar import CalendarPage
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.pages.effect import EffectTools
from advisor_app.ui.pages.export import ExportPage, ExportTools
from advisor_app.ui.pages.keeping import KeepingSection, KeepingTools
from advisor_app.ui.pages.pipeline import PipelinePage
from advisor_app.ui.pages.policies import PoliciesPage
from advisor_app.ui.pages.security import SecuritySection, SecurityTools
from advisor_app.ui.pages.settings import SettingsPage
from advisor_app.ui.pages.workbench import Ways, WorkbenchPage
from advisor_app.ui.palette import Action
from advisor_app.ui.panes.pane import PaneTools
from advisor_app.ui.projecting import KEYS, Projecting
from advisor_app.ui.tools import Tools
from advisor_app.ui.watching import Watcher

if TYPE_CHECKING:
    from advisor_app.domain.assessment import Assessment
    from advisor_app.dossier.letterhead import Letterhead
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.redaction import MaskedWorkspace
    from advisor_app.services.workspace import Workspace
    from advisor_app.ui.theme import Tokens

Page = tuple[str, str, QWidget]
"""Key (its icon is called so too), title, widget."""


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


def furnish(window: MainWindow, workspace: Workspace, guard: Guard | None = None) -> ClientsPage:
    """Put in all pages, the settings among them; gives the one of the clients.

    ``guard``: what locks the window, made where there is none.
    """
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
    settings_page.add_section("外观与习惯", _appearance(window, workspace))
    security.protection.connect(window.show_protection)
    window.add_switch("隐名演示", "投影时用：客户换成代称，只看不改", KEYS, projecting.start)
    clients = furnish_pages(window, workspace, ("settings", "设置", settings_page))
    security.cipher.refresh()
    watch(window, workspace)
    remember_content(window, workspace)
    return clients


def furnish_pages(window: MainWindow, workspace: Workspace, *more: Page) -> ClientsPage:
    """Put in the pages about clients and policies, and ``more`` behind them."""
    library = workspace.assessing.library
    events, jobs, tokens, today = window.events, window.jobs, window.tokens, workspace.clock.today()
    _ = workspace.team  # what others wrote is told from here on
    tools = make_tools(window, workspace)
    clients = ClientsPage(workspace.clients, library, tools)
    comparing = EffectTools(
        lambda: workspace.effects, jobs, events, tokens, lambda: workspace.packs, lambda: workspace.exporting
    )
    policies = PoliciesPage(
        library, comparing, lambda: workspace.reach, lambda: workspace.clause_notes, today
    )
    policies.begin_with(workspace.settings.home_city)
    assessment = _assessment_page(window, workspace)
    pipeline, calendar = PipelinePage(tools), CalendarPage(tools)
    export = ExportPage(
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

    ways = Ways(
        _to(window, "clients", clients.new),
        _to(window, "clients", clients.choose_files),
        _to(window, "settings"),
        lambda: open_demo(tools, events.said.emit),
        _cities(workspace),
        lambda city: choose_city(window, city),
    )
    events.home_city.connect(policies.begin_with)
    workbench = WorkbenchPage(lambda: workspace.workbench, tools, ways)
    for page in (workbench, export, assessment, policies.effect, clients):
        window.installEventFilter(page)  # it ends what runs beside the window's work
    pages: list[Page] = [
        ("workbench", "工作台", workbench),
        ("clients", "客户", clients),
        ("policies", "政策库", policies),
        ("assessment", "评估", assessment),
        ("pipeline", "培育梯队", pipeline),
        ("calendar", "日程", calendar),
        ("export", "导出打印", export),
        *more,
    ]
    window.add_pages(pages)
    acts = (
        Action("新建客户", "Ctrl+N", ways.new_client),
        Action("导入名单或客户文件", "", ways.import_list),
        Action("回收站", "", _to(window, "clients", clients.open_bin)),
        Action("材料核对", "", _to(window, "clients", clients.check_files)),
        Action("立项", "", _to(window, "pipeline", pipeline.new)),
        Action("申报窗口", "", _to(window, "calendar", calendar.show_windows)),
        Action("政策变动影响到哪些客户", "", _to(window, "policies", policies.show_effect)),
        Action("各市政策对照、两版比较", "", _to(window, "policies", policies.show_contrast)),
        Action("打开示例客户库", "", ways.demo),
        *(
            Action(f"转到“{title}”", f"Ctrl+{place}", _to(window, key))
            for place, (key, title, _) in enumerate(pages, start=1)
        ),
    )
    equip(window, workspace, tools, clients, acts)
    route(window)
    checked = min((d.checked_on for d in library.documents.values()), default=today)
    window.show_content(f"政策内容 {library.content_version}，核对于 {checked}")
    name = Path(workspace.portfolio.place).name
    window.setWindowTitle(name)  # Qt adds the program's name behind it
    events.said.emit(f"客户库：{name}")
    return clients


def _to(window: MainWindow, key: str, act: Callable[[], object] | None = None) -> Callable[[], None]:
    """Turn to a page, where the window has it, and do something there."""

    def done() -> None:
        if key in window.keys:
            window.show_page(key)
            if act is not None:
                act()

    return done


def _assessment_page(window: MainWindow, workspace: Workspace) -> AssessmentPage:
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
    return AssessmentPage(panes, actions, workspace.clock.today())


def _cities(workspace: Workspace) -> tuple[str, ...]:
    return tuple(dict.fromkeys(d.city for d in workspace.assessing.library.documents.values()))


def choose_city(window: MainWindow, city: str) -> None:
    """Keep the city most clients are in; the policy tree opens there."""
    window.jobs.read(lambda: keep_setting(home_city=city), lambda _none: window.events.home_city.emit(city))


def _appearance(window: MainWindow, workspace: Workspace) -> AppearanceSection:
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


def masked_window(workspace: MaskedWorkspace, tokens: Tokens) -> MainWindow:
    """The window without names: all pages that show clients, and nothing that reads the files beside them."""
    window = shell(tokens, workspace.clock)
    furnish_pages(window, workspace)
    return window


def build_window(workspace: Workspace, tokens: Tokens) -> MainWindow:
    """The whole window on an open workspace."""
    window = shell(tokens, workspace.clock)
    furnish(window, workspace)
    return window


def route(window: MainWindow) -> None:
    """Turn to the page that shows what was asked for."""
    events = window.events
    for asked, key in (
        (events.open_client, "clients"),
        (events.open_entry, "clients"),
        (events.hand_over, "export"),
        (events.assess_client, "assessment"),
        (events.show_clause, "policies"),
    ):
        asked.connect(lambda *_what, k=key: window.show_page(k))


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
