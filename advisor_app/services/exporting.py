"""Handing over: an assessment is written as workbook and PDF, and kept as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.record import FactSet
from advisor_app.dossier.build import assessment_dossier
from advisor_app.dossier.layout import Letterhead
from advisor_app.dossier.write import write_dossier

if TYPE_CHECKING:
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.workspace import Workspace


class Exporting:
    """Writes dossiers of a workspace's clients."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def write(
        self, facts: FactSet, assessment: Assessment, folder: Path, *, xlsx: bool = True, pdf: bool = True
    ) -> list[Path]:
        """The files of one assessment; raises InputError or StoreError, nothing half written."""
        kept = self._workspace.settings
        letterhead = Letterhead(agency=kept.agency_name, advisor=kept.advisor_name)
        library = self._workspace.assessing.library
        return write_dossier(
            assessment_dossier(assessment, library, facts, letterhead), folder, xlsx=xlsx, pdf=pdf
        )

    def hand_over(
        self, client_id: str, assessment: Assessment, folder: Path, *, xlsx: bool = True, pdf: bool = True
    ) -> tuple[list[Path], Changes]:
        """Write a client's files and keep the assessment with its content digest."""
        paths = self.write(self._workspace.record(client_id), assessment, folder, xlsx=xlsx, pdf=pdf)
        return paths, self.keep(client_id, assessment)

    def keep(self, client_id: str, assessment: Assessment) -> Changes:
        """Keep an assessment as it was handed over."""
        from advisor_app.portfolio import assessments  # noqa: PLC0415

        with self._workspace.portfolio.unit(f"保存评估（{assessment.as_of}）") as unit:
            assessments.save(unit, client_id, assessment)
        return unit.changes
