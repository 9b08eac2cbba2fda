"""The composition root: opens the policy library and the client database, and closes them."""

from __future__ import annotations

import getpass
import logging
import os
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from advisor_app.domain.errors import StoreError
from advisor_app.runtime import paths, settings
from advisor_app.services.assessing import Assessing
from advisor_app.services.clock import Clock

if TYPE_CHECKING:
    from advisor_app.portfolio.session import Portfolio
    from advisor_app.services.advising import Advising
    from advisor_app.services.batch import Batch
    from advisor_app.services.calendar import Calendar
    from advisor_app.services.clause_notes import ClauseNotes
    from advisor_app.services.clients import Clients
    from advisor_app.services.collecting import Collecting
    from advisor_app.services.effects import Effects
    from advisor_app.services.encrypting import Encrypting
    from advisor_app.services.erasing import Erasing
    from advisor_app.services.evidence import Evidence
    from advisor_app.services.exporting import Exporting
    from advisor_app.services.finder import Finder
    from advisor_app.services.importing import Importing
    from advisor_app.services.keeping import Keeping
    from advisor_app.services.materials import Materials
    from advisor_app.services.packs import Packs
    from advisor_app.services.past import Past
    from advisor_app.services.pipeline import Pipeline
    from advisor_app.services.reach import Reach
    from advisor_app.services.relations import Relations
    from advisor_app.services.search import Search
    from advisor_app.services.team import Team
    from advisor_app.services.timeline import Timeline
    from advisor_app.services.tracking import Tracking
    from advisor_app.services.whole_workbook import WholeWorkbook
    from advisor_app.services.workbench import Workbench

log = logging.getLogger(__name__)
URL_VARIABLE = "ADVISOR_DATABASE_URL"
"""Names a client database on a server, before the settings and the usual place."""


def usual_place() -> str:
    """The client database that is opened unless another is named: a path or a URL."""
    return (
        os.environ.get(URL_VARIABLE)
        or settings.load(paths.settings_file()).settings.database
        or str(paths.database_file())
    )


class Workspace:
    """One open client database with the policy library beside it; both are opened on first use."""

    def __init__(
        self,
        database: Path | str | None = None,
        *,
        clock: Clock | None = None,
        actor: str = "",
        create: bool = True,
    ) -> None:
        self.clock = clock or Clock()
        self.assessing = Assessing(self.clock)
        self.settings = settings.load(paths.settings_file()).settings
        self._place = str(database) if database is not None else usual_place()
        self._usual = database is None
        self._create = create
        self._actor = actor or self.settings.advisor_name or _user()

    def with_content(self) -> Workspace:
        """A workspace on the same open database with the policy content in use now, read and compiled.

        The database is the new one's to close; of this one only :attr:`assessing` is. Raises ContentError
        where the content can't be read.
        """
        anew = Workspace(self._place, clock=self.clock, actor=self._actor, create=False)
        anew._usual = self._usual
        anew.portfolio = self.portfolio
        _ = anew.clients, anew.assessing.assessor
        return anew

    @cached_property
    def portfolio(self) -> Portfolio:
        """The client database."""
        from advisor_app.portfolio.session import Portfolio  # noqa: PLC0415 (SQLAlchemy is slow to load)
        from advisor_app.services.encrypting import open_silently  # noqa: PLC0415

        if self._usual and "://" not in self._place:
            folder = Path(self._place).expanduser().parent
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(
                    f"不能建立数据文件夹“{folder}”（{error.strerror}），请检查权限或在设置中改用其他位置。"
                ) from None
        if "://" not in self._place:
            open_silently(Path(self._place).expanduser())
        return Portfolio.open(
            self._place,
            actor=self._actor,
            clock=self.clock,
            backups=self._upgrade_backups(),
            create=self._create,
        )

    def _upgrade_backups(self) -> Path | None:
        """Where the backup before an upgrade goes: with the others; beside the database where that fails."""
        folder = place = paths.backup_dir()
        while not place.exists() and place != place.parent:
            place = place.parent
        return folder if self._usual and os.access(place, os.W_OK) else None

    @cached_property
    def clients(self) -> Clients:
        """Use cases on clients."""
        from advisor_app.services.clients import Clients  # noqa: PLC0415

        library = self.assessing.library
        return Clients(self.portfolio, library.catalogue, self.clock, library)

    @cached_property
    def clause_notes(self) -> ClauseNotes:
        """The advisor's notes on clauses."""
        from advisor_app.services.clause_notes import ClauseNotes  # noqa: PLC0415

        return ClauseNotes(self.portfolio, self.assessing.library, self.clock)

    @cached_property
    def relations(self) -> Relations:
        """People, tags, ties to other firms, and the advisor's own opinion."""
        from advisor_app.services.relations import Relations  # noqa: PLC0415

        return Relations(self.portfolio, self.assessing.library, self.clock)

    @cached_property
    def evidence(self) -> Evidence:
        """The files that prove things."""
        from advisor_app.portfolio.file_store import (  # noqa: PLC0415
            FileStore,
            folder_of,
            server_store,
            store_of,
        )
        from advisor_app.services.evidence import Evidence  # noqa: PLC0415

        if self.portfolio.on_server:
            store = server_store(paths.data_dir(), self.portfolio.place)
            evidence = Evidence(self.portfolio, store, self.clock)
            # an earlier version kept them among those of the local database
            evidence.take_along(FileStore(folder_of(paths.database_file())))
            return evidence
        return Evidence(self.portfolio, store_of(Path(self.portfolio.place)), self.clock)

    @cached_property
    def erasing(self) -> Erasing:
        """Erasing one client for good."""
        from advisor_app.services.erasing import Erasing  # noqa: PLC0415

        return Erasing(self.portfolio, self.evidence.store, lambda: self.keeping)

    @cached_property
    def search(self) -> Search:
        """Finding anything that was entered."""
        from advisor_app.services.search import Search  # noqa: PLC0415

        return Search(self.portfolio)

    @cached_property
    def reach(self) -> Reach:
        """Whom a clause is for."""
        from advisor_app.services.reach import Reach  # noqa: PLC0415

        return Reach(self.assessing, lambda: self.portfolio)

    @cached_property
    def finder(self) -> Finder:
        """Finding everything at once."""
        from advisor_app.services.finder import Finder  # noqa: PLC0415

        return Finder(self.portfolio, self.assessing.library, self.search)

    @cached_property
    def team(self) -> Team:
        """The others on the same server."""
        from advisor_app.services.team import Team  # noqa: PLC0415

        return Team(self.portfolio)

    @cached_property
    def past(self) -> Past:
        """Then versus now."""
        from advisor_app.services.past import Past  # noqa: PLC0415

        return Past(self.portfolio, self.assessing.library, self.clock)

    @cached_property
    def tracking(self) -> Tracking:
        """Use cases on applications."""
        from advisor_app.services.tracking import Tracking  # noqa: PLC0415

        return Tracking(self.portfolio, self.assessing, self.clock)

    @cached_property
    def pipeline(self) -> Pipeline:
        """All applications together."""
        from advisor_app.services.pipeline import Pipeline  # noqa: PLC0415

        return Pipeline(self.tracking, self.clock)

    @cached_property
    def timeline(self) -> Timeline:
        """Use cases on meetings, calls and promises."""
        from advisor_app.services.timeline import Timeline  # noqa: PLC0415

        return Timeline(self.portfolio, self.clock)

    @cached_property
    def calendar(self) -> Calendar:
        """Use cases on dates."""
        from advisor_app.services.calendar import Calendar  # noqa: PLC0415

        return Calendar(self.tracking, self.clock)

    @cached_property
    def materials(self) -> Materials:
        """What dossiers are made from."""
        from advisor_app.services.materials import Materials  # noqa: PLC0415

        return Materials(self.portfolio, self.tracking, self.calendar)

    @cached_property
    def exporting(self) -> Exporting:
        """Use cases of handing over."""
        from advisor_app.services.exporting import Exporting  # noqa: PLC0415

        advisor = self.settings.advisor_name
        return Exporting(self.assessing, advisor, lambda: self.portfolio, lambda: self.materials)

    @cached_property
    def advising(self) -> Advising:
        """Advice on a client."""
        from advisor_app.services.advising import Advising  # noqa: PLC0415

        return Advising(self.assessing, lambda: self.portfolio)

    @cached_property
    def effects(self) -> Effects:
        """What a new policy content does to the clients."""
        from advisor_app.services.effects import Effects  # noqa: PLC0415

        return Effects(self.assessing, self.exporting)

    @cached_property
    def packs(self) -> Packs:
        """Policy packs."""
        from advisor_app.services.packs import Packs  # noqa: PLC0415

        return Packs(self.clock, self._actor)

    @cached_property
    def collecting(self) -> Collecting:
        """Forms that come back."""
        from advisor_app.services.collecting import Collecting  # noqa: PLC0415

        return Collecting(self.clients)

    @cached_property
    def importing(self) -> Importing:
        """Foreign lists."""
        from advisor_app.services.importing import Importing  # noqa: PLC0415

        return Importing(self.clients, paths.mappings_dir(), self._before_import)

    def _before_import(self) -> None:
        """Back up the own database; an import is one step that can be undone, so a failure stops nothing."""
        from advisor_app.portfolio.backups import Reason  # noqa: PLC0415

        if self._usual and not self.portfolio.on_server:
            try:
                self.keeping.back_up(Reason.BEFORE_IMPORT, unless_unchanged=True)
            except StoreError:
                log.warning("no backup was made before an import", exc_info=True)

    @cached_property
    def workbench(self) -> Workbench:
        """What the day begins with."""
        from advisor_app.services.workbench import Workbench  # noqa: PLC0415

        return Workbench(self.pipeline, self.calendar, self.assessing, self.clock)

    @cached_property
    def batch(self) -> Batch:
        """Handing over to many clients at once."""
        from advisor_app.services.batch import Batch  # noqa: PLC0415

        return Batch(self.exporting)

    @cached_property
    def keeping(self) -> Keeping:
        """Backups, going back, handing over."""
        from advisor_app.services.keeping import Keeping  # noqa: PLC0415

        return Keeping(lambda: self.portfolio, self.clock, lambda: self.assessing.library.content_version)

    @cached_property
    def whole_workbook(self) -> WholeWorkbook:
        """The whole portfolio as one workbook, and back."""
        from advisor_app.services.whole_workbook import WholeWorkbook  # noqa: PLC0415

        return WholeWorkbook(self.portfolio, self.assessing.library.catalogue)

    @cached_property
    def encrypting(self) -> Encrypting:
        """The client database encrypted on the disk."""
        from advisor_app.services.encrypting import Encrypting  # noqa: PLC0415

        return Encrypting(lambda: self.portfolio, lambda: self.keeping)

    @property
    def usual(self) -> bool:
        """Whether it is the user's own database, not one named for this time."""
        return self._usual

    def close(self) -> None:
        """Close the database, where it was opened, and let go of what computes beside it."""
        self.assessing.close()
        if "portfolio" in self.__dict__:
            self.portfolio.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "本机用户"
