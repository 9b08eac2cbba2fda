"""Handing over: an assessment is written as workbook and PDF, and kept as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.dossier.build import assessment_dossier
from advisor_app.dossier.layout import Letterhead
from advisor_app.dossier.write import write_dossier

if TYPE_CHECKING:
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.clients import Clients


class Exporting:
    """Writes dossiers under an agency's letterhead."""

    def __init__(self, library: Library, letterhead: Letterhead) -> None:
        self._library = library
        self._letterhead = letterhead

    def write(
        self, facts: FactSet, assessment: Assessment, folder: Path, *, xlsx: bool = True, pdf: bool = True
    ) -> list[Path]:
        """The files of one assessment; raises InputError or StoreError, nothing half written."""
        doc = assessment_dossier(assessment, self._library, facts, self._letterhead)
        return write_dossier(doc, folder, xlsx=xlsx, pdf=pdf)

    def hand_over(
        self,
        clients: Clients,
        client_id: str,
        assessment: Assessment,
        folder: Path,
        *,
        xlsx: bool = True,
        pdf: bool = True,
    ) -> tuple[list[Path], Changes]:
        """Write a client's files and keep the assessment with its content digest."""
        paths = self.write(clients.record(client_id), assessment, folder, xlsx=xlsx, pdf=pdf)
        return paths, clients.save_assessment(client_id, assessment).changes
