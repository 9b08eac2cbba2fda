"""Handing over: dossiers of every sort are laid out, shown, written, and kept as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.library import Library
from advisor_app.domain.record import FactSet
from advisor_app.dossier import archive, letterhead
from advisor_app.dossier.build import build, run_id
from advisor_app.dossier.document import DossierDoc
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.letterhead import Letterhead
from advisor_app.dossier.track import NOTHING
from advisor_app.dossier.write import file_stem, write_dossier, write_whole
from advisor_app.runtime import paths
from advisor_app.services.advising import delays
from advisor_app.services.assessing import Assessing
from advisor_app.services.crowd import ask_each
from advisor_app.services.kept_content import KeptContents
from advisor_app.services.materials import Material, case_of

if TYPE_CHECKING:
    from advisor_app.advice.cashflow import CashFlow
    from advisor_app.dossier.binding import Bound
    from advisor_app.engine.assess import Assessor
    from advisor_app.portfolio.assessments import Snapshot
    from advisor_app.portfolio.changes import Changes
    from advisor_app.portfolio.dossiers import Kept
    from advisor_app.portfolio.session import Portfolio
    from advisor_app.services.materials import Materials

_ROLLS_PAY = 500
"""From so many clients on, several processes roll up sooner than one (bench/crowds.py)."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A dossier ready to be shown, printed and written.

    ``assessment`` None: it was handed over before and is only written again; nothing new is kept.
    """

    client_id: str
    sort: Sort
    doc: DossierDoc
    assessment: Assessment | None = None

    def kept(self) -> Kept:
        """What is kept of it."""
        from advisor_app.portfolio.dossiers import Kept  # noqa: PLC0415

        doc, version = self.doc, dict(self.doc.record)["政策内容版本"]
        return Kept(self.sort.value, doc.as_of, run_id(doc), version, archive.pack(doc))


@dataclass(frozen=True, slots=True)
class RunRow:
    """A dossier that was handed over."""

    id: str
    client_id: str
    client: str
    sort: Sort
    as_of: dt.date
    made_at: dt.datetime
    run: str
    content_version: str


class Exporting:
    """Everything that windows and the command line hand over."""

    def __init__(
        self,
        assessing: Assessing,
        advisor: str,
        portfolio: Callable[[], Portfolio],
        materials: Callable[[], Materials],
    ) -> None:
        """``portfolio`` and ``materials`` are asked for on first use: a client file needs neither."""
        self._assessing = assessing
        self._advisor = advisor
        self._portfolio = portfolio
        self._materials = materials

    @property
    def library(self) -> Library:
        """The policy content."""
        return self._assessing.library

    def under(self, assessing: Assessing) -> Exporting:
        """The same with another policy content."""
        return Exporting(assessing, self._advisor, self._portfolio, self._materials)

    # --- the letterhead -----------------------------------------------------------------------------

    @cached_property
    def _head(self) -> Letterhead:
        return letterhead.load(paths.letterhead_dir())

    def letterhead(self) -> Letterhead:
        """The agency's letterhead, with the user's own name where it has none; InputError: unreadable."""
        found = self._head
        return found if found.advisor else replace(found, advisor=self._advisor)

    def save_letterhead(self, given: Letterhead) -> None:
        """Keep a letterhead from now on; raises InputError where it can't be used, StoreError on disk."""
        self._head = letterhead.save(given, paths.letterhead_dir())

    # --- laying out ---------------------------------------------------------------------------------

    def document(
        self,
        client_id: str,
        sort: Sort,
        as_of: dt.date,
        *,
        drafts: bool = False,
        assessment: Assessment | None = None,
    ) -> Prepared:
        """Lay out a dossier of a client; ``assessment``: the answer on screen, else it is made anew."""
        (material,) = self.materials([client_id], as_of, [sort])
        if assessment is None:
            assessment = self._assessing.assess(material.facts, as_of, drafts=drafts)
        case = case_of(material, assessment, self._assessing.assessor, [sort])
        return Prepared(client_id, sort, build(sort, case), assessment)

    def materials(
        self, client_ids: Iterable[str], as_of: dt.date, sorts: Collection[Sort], before: Path | None = None
    ) -> tuple[Material, ...]:
        """What dossiers of these sorts are made from, under the agency's letterhead.

        ``before``: the content that a letter on changes compares with; None: the one used before this one.
        """
        if before is None and Sort.NOTICE in sorts:
            kept = KeptContents(self._assessing.clock).before(self.library.digest)
            before = None if kept is None else kept.path
        found = self._materials().of(client_ids, as_of, self.letterhead(), sorts)
        payment = delays()
        return tuple(replace(material, delays=payment, before=before) for material in found)

    def client_names(self) -> dict[str, str]:
        """All clients outside the 回收站: id → name."""
        from advisor_app.portfolio import clients  # noqa: PLC0415

        with self._portfolio().read() as session:
            return {client_id: client.name for client_id, client in clients.names(session).items()}

    def records(self, client_ids: Collection[str] | None = None) -> dict[str, FactSet]:
        """These clients, or all outside the 回收站, by id in the order of their names."""
        from advisor_app.portfolio import factsets  # noqa: PLC0415

        names = self.client_names()
        wanted = names if client_ids is None else [i for i in names if i in set(client_ids)]
        with self._portfolio().read() as session:
            found = factsets.load_factsets(session, wanted)
        return {client_id: found[client_id] for client_id in sorted(found, key=lambda i: names[i])}

    def of_file(self, facts: FactSet, assessment: Assessment, sort: Sort = Sort.WHOLE) -> DossierDoc:
        """Lay out a dossier of a client file, which has no history."""
        kept = KeptContents(self._assessing.clock).before(self.library.digest)
        before = None if kept is None else kept.path
        material = Material("", facts, NOTHING, self.letterhead(), delays=delays(), before=before)
        return build(sort, case_of(material, assessment, self._assessing.assessor, [sort]))

    # --- handing over -------------------------------------------------------------------------------

    @staticmethod
    def pdf(doc: DossierDoc) -> bytes:
        """The very bytes that the preview shows, the printer prints and the file holds."""
        from advisor_app.dossier.pdf.writer import pdf_bytes  # noqa: PLC0415  late: reportlab takes a fifth of a second

        return pdf_bytes(doc)

    @staticmethod
    def write(doc: DossierDoc, folder: Path, *, xlsx: bool = True, pdf: bool = True) -> list[Path]:
        """Write the files; raises InputError or StoreError, nothing half written."""
        return write_dossier(doc, folder, xlsx=xlsx, pdf=pdf)

    def hand_over(
        self, prepared: Prepared, folder: Path, *, xlsx: bool = True, pdf: bool = True
    ) -> tuple[list[Path], Changes]:
        """Write a client's files, and keep the dossier and the answer behind it."""
        written = self.write(prepared.doc, folder, xlsx=xlsx, pdf=pdf)
        kept = [prepared.kept()] if prepared.assessment is not None else []
        return written, self.keep(prepared.client_id, prepared.assessment, kept)

    def keep(self, client_id: str, assessment: Assessment | Snapshot | None, kept: Iterable[Kept]) -> Changes:
        """Keep dossiers of a client, and the answer they were made from; what is kept already stays."""
        from advisor_app.portfolio import assessments, clients, dossiers  # noqa: PLC0415

        with self._portfolio().read() as session:
            name = clients.card(session, client_id).data.name
        with self._portfolio().unit(f"给“{name}”出具文书") as unit:
            if assessment is not None:
                assessments.save(unit, client_id, assessment)
            for each in kept:
                dossiers.keep(unit, client_id, each)
        return unit.changes

    def ledger(self, as_of: dt.date, folder: Path, told: Callable[[int, int], None] | None = None) -> Path:
        """Write the whole portfolio as one workbook; ``told`` hears how many of all clients are assessed."""
        from advisor_app.dossier.ledger import TITLE, Entered, ledger_doc  # noqa: PLC0415
        from advisor_app.dossier.xlsx.writer import xlsx_bytes  # noqa: PLC0415
        from advisor_app.portfolio import clients  # noqa: PLC0415

        with self._portfolio().read() as session:
            names = clients.names(session)
        catalogue, entered = self.library.catalogue, []
        order = sorted(names, key=lambda client_id: names[client_id].name)
        for material in self.materials(order, as_of, []):
            assessment = self._assessing.assess(material.facts, as_of)
            place = catalogue.region_name(material.facts.region) if material.facts.region else "待补"
            advisor = names[material.client_id].advisor
            entered.append(Entered(material.case(assessment, self.library), place, advisor))
            if told is not None:
                told(len(entered), len(order))
        doc = ledger_doc(entered, as_of, self.library.content_version, self.letterhead().brand)
        path = folder / f"{TITLE}_{as_of.isoformat()}.xlsx"
        write_whole(path, xlsx_bytes(doc))
        return path

    def cash_roll(
        self,
        as_of: dt.date,
        folder: Path,
        client_ids: Collection[str] | None = None,
        told: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Path | None:
        """Write 资金流汇总 of all clients, or of some, as one workbook; None: cancelled, nothing is written.

        ``told`` hears how many of how many clients are done.
        """
        from advisor_app.advice.cashflow import roll_up  # noqa: PLC0415
        from advisor_app.dossier.cash import ROLL_TITLE, roll_doc  # noqa: PLC0415
        from advisor_app.dossier.xlsx.writer import xlsx_bytes  # noqa: PLC0415

        names = self.client_names()
        wanted = sorted((i for i in names if client_ids is None or i in client_ids), key=lambda i: names[i])
        materials = self.materials(wanted, as_of, [])
        asked = ask_each(
            self._assessing.assessor, materials, partial(flow_of, as_of), pays=_ROLLS_PAY, cancelled=cancelled
        )
        flows: list[tuple[str, CashFlow]] = []
        for material, flow in zip(materials, asked, strict=False):
            flows.append((material.client_id, flow))
            told(len(flows), len(materials))
        if len(flows) < len(materials):
            return None
        named = [(names[client_id], flow) for client_id, flow in flows]
        brand = self.letterhead().brand
        doc = roll_doc(roll_up(flows), named, as_of, self.library.content_version, brand)
        path = folder / f"{ROLL_TITLE}_{as_of.isoformat()}.xlsx"
        write_whole(path, xlsx_bytes(doc))
        return path

    def bind(
        self, client_id: str, application_id: str, files: Path | None, folder: Path, as_of: dt.date
    ) -> tuple[Path, Bound]:
        """Bind an application's papers with the files of a folder into one PDF; gives where it lies."""
        from advisor_app.dossier.binding import TITLE, bind  # noqa: PLC0415
        from advisor_app.portfolio import files as kept_files  # noqa: PLC0415

        (material,) = self.materials([client_id], as_of, [])
        found = next((u for u in material.track.undertakings if u.id == application_id), None)
        if found is None:
            raise NotFoundError("没有找到这项申报，或它在评估基准日之后才立项，请核对日期。")
        name = material.facts.name
        with self._portfolio().read() as session:
            last_days = {
                row.file.sha256: row.file.valid_to
                for row in kept_files.rows(session, client_id)
                if row.file.valid_to is not None
            }
        bound = bind(found, name, material.letterhead, as_of, files, last_days=last_days)
        path = folder / f"{file_stem(name, f'{found.title}_{TITLE}', as_of)}.pdf"
        write_whole(path, bound.data)
        return path, bound

    # --- what was handed over -----------------------------------------------------------------------

    def runs(self, client_id: str | None = None) -> tuple[RunRow, ...]:
        """The dossiers that were handed over to a client or to all, the latest first."""
        from advisor_app.portfolio import dossiers  # noqa: PLC0415

        with self._portfolio().read() as session:
            found = dossiers.rows(session, client_id)
        sorts = {sort.value: sort for sort in Sort}
        return tuple(
            RunRow(
                row.id,
                row.client_id,
                row.client,
                sorts[row.sort],
                row.as_of,
                row.made_at,
                row.run,
                row.content_version,
            )
            for row in found
            if row.sort in sorts
        )

    def again(self, run: RunRow) -> Prepared:
        """A dossier as it was handed over, whatever has changed since; raises InputError where damaged."""
        from advisor_app.portfolio import dossiers  # noqa: PLC0415

        with self._portfolio().read() as session:
            body = dossiers.body(session, run.id)
        return Prepared(run.client_id, run.sort, archive.unpack(body))


def flow_of(as_of: dt.date, assessor: Assessor, material: Material) -> CashFlow:
    """One client's payments by year, payer and kind; what a worker process does for the roll-up."""
    return material.case(assessor.assess(material.facts, as_of), assessor.library).flow
