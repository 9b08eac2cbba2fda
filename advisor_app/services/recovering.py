"""Opening after the program did not end in order: a backup can take the database's place before it opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import backups
from advisor_app.services import keeping
from advisor_app.services.keeping import Keeping, Rescued
from advisor_app.services.keeping_words import BackupRow, backup_rows
from advisor_app.services.workspace import usual_place

if TYPE_CHECKING:
    from advisor_app.services.clock import Clock


class Recovering:
    """The usual database, or one named, as long as it is not open."""

    def __init__(self, clock: Clock, database: Path | None = None) -> None:
        self._clock = clock
        self._place = str(database) if database is not None else usual_place()

    @property
    def possible(self) -> bool:
        """Whether it is a file, which can be replaced."""
        return "://" not in self._place

    @property
    def file(self) -> Path:
        """The database file."""
        return Path(self._place).expanduser()

    def backups(self) -> tuple[BackupRow, ...]:
        """The backups there are of this database, the latest first."""
        place = str(self.file.resolve())
        found = backups.listing(Keeping(_closed, self._clock, str).folders())
        return backup_rows(each for each in found if each.place in {place, ""})

    def use(self, backup: Path, *, erased_too: bool = False) -> Rescued:
        """Have a backup take the database's place; what lay there is kept aside.

        What was erased for good stays so unless ``erased_too``.
        """
        found = [row.backup for row in self.backups()]
        number = next((each.number for each in found if each.path == backup), 0)
        later = [each.path for each in found if each.number > number]
        return keeping.rescue(self.file, backup, self._clock, later, erased_too=erased_too)


def _closed() -> NoReturn:
    raise StoreError("客户库还没有打开。")
