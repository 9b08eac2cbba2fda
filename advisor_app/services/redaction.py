"""The workspace as it may be shown on a projector: 客户甲, 客户乙 … instead of names; read-only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio.file_store import FileStore, folder_of
from advisor_app.portfolio.masking import MaskedPortfolio, masked
from advisor_app.services.evidence import Evidence
from advisor_app.services.exporting import Exporting, Prepared, RunRow
from advisor_app.services.workspace import Workspace

_NO_FILES = "隐名演示中不打开材料原件，也不放入文件。请先结束隐名演示。"
_NO_ARCHIVE = "隐名演示中不打开已出具的存档：里面是真实名称。请先结束隐名演示。"


@dataclass(frozen=True, slots=True)
class _ClosedStore(FileStore):
    """Says whether a content is there, and hands none out."""

    def put(self, _source: Path) -> tuple[str, int]:
        raise StoreError(_NO_FILES)

    def copy_out(self, _sha256: str, _target: Path) -> None:
        raise StoreError(_NO_FILES)

    def drop(self, _sha256: str) -> int:
        raise StoreError(_NO_FILES)


class _MaskedExporting(Exporting):
    """What was handed over lies packed, where no text is replaced: it stays closed."""

    def again(self, _run: RunRow) -> Prepared:
        raise StoreError(_NO_ARCHIVE)


class MaskedWorkspace(Workspace):
    """A second workspace beside an open one, of which it uses the database and the policy library."""

    def __init__(self, real: Workspace) -> None:
        super().__init__(real.portfolio.file, clock=real.clock, actor=real.portfolio.actor, create=False)
        self._real = real
        self.assessing = real.assessing

    @cached_property
    def portfolio(self) -> MaskedPortfolio:
        """The client database, for reading."""
        return masked(self._real.portfolio, self.clock)

    @cached_property
    def evidence(self) -> Evidence:
        """The files by their names."""
        place = Path(self.portfolio.place)
        return Evidence(self.portfolio, _ClosedStore(folder_of(place), place), self.clock)

    @cached_property
    def exporting(self) -> Exporting:
        """Previews; what is handed over is kept, so that is refused."""
        advisor = self.settings.advisor_name
        return _MaskedExporting(self.assessing, advisor, lambda: self.portfolio, lambda: self.materials)

    def close(self) -> None:
        """Let go of its own connections alone."""
        if "portfolio" in self.__dict__:
            self.portfolio.close()
