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
        clients = self._workspace.clients
        paths = self.write(clients.record(client_id), assessment, folder, xlsx=xlsx, pdf=pdf)
        return paths, clients.save_assessment(client_id, assessment).changes
