"""Evidence as use cases: files are copied in, tied to what they prove, opened as copies, and looked after."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from advisor_app.domain.errors import AdvisorError, InputError
from advisor_app.domain.evidence import EvidenceFile, Subject
from advisor_app.portfolio import clients, files
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.file_store import FileStore
from advisor_app.portfolio.files import FileRow
from advisor_app.portfolio.refusals import plainly
from advisor_app.portfolio.session import Portfolio
from advisor_app.runtime import paths, viewing
from advisor_app.services.clock import Clock
from advisor_app.services.entry import read_day, read_text

NEAR = dt.timedelta(days=60)
"""How long before its last day a file is told to run out."""
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of files that were dropped on a client."""

    ids: tuple[str, ...]
    """The rows of all that were taken, those that were there already among them."""
    known: tuple[str, ...]
    """Sentences on contents that this client, or another, has already."""
    refused: tuple[str, ...]
    """Sentences on what could not be taken."""
    changes: Changes


@dataclass(frozen=True, slots=True)
class State:
    """How a file stands on a day."""

    row: FileRow
    present: bool
    expired: bool
    expires_soon: bool


class Wrong(StrEnum):
    """What can be wrong with a file, the worst first; the value is how it is said."""

    GONE = "内容缺失"
    CHANGED = "内容损坏"
    EXPIRED = "已过有效期"
    EXPIRES_SOON = "将到期"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file with what is wrong, and whose it is."""

    row: FileRow
    client: str
    kind: Wrong

    @property
    def remedy(self) -> str:
        """What to do about it."""
        if self.kind in (Wrong.GONE, Wrong.CHANGED):
            return (
                "在“材料”页选中它，点“找回…”，选原件补回；"
                "没有原件的，从备份旁的“附件”里找（加密了的，恢复备份时自动补回）"
            )
        return f"有效期至 {self.row.file.valid_to}，换新的并改有效期"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at all files found; ``seen`` of ``files`` were read, fewer where it was cancelled."""

    troubles: tuple[Trouble, ...]
    seen: int
    files: int

    def sentence(self) -> str:
        """What came of it in a line."""
        if not self.files:
            return "还没有放入材料。"
        counts = Counter(trouble.kind for trouble in self.troubles)
        parts = [f"{kind.value} {counts[kind]} 份" for kind in Wrong if counts[kind]]
        said = f"通读了 {self.seen} 份材料：{'，'.join(parts) or '都完好，没有到期的'}。"
        return said if self.seen == self.files else f"{said}已取消，没有看完（共 {self.files} 份）。"


class Evidence:
    """The files of the portfolio's clients."""

    def __init__(self, portfolio: Portfolio, store: FileStore, clock: Clock) -> None:
        self.portfolio = portfolio
        self.store = store
        self.clock = clock

    # --- reading ------------------------------------------------------------------------------------

    def rows(self, client_id: str | None = None) -> tuple[FileRow, ...]:
        """The files of a client, or of all."""
        with self.portfolio.read() as session:
            return files.rows(session, client_id)

    def states(self, client_id: str | None = None, on: dt.date | None = None) -> tuple[State, ...]:
        """The files of a client (or of all): is the content there, has it run out."""
        day = on or self.clock.today()
        return tuple(
            State(
                row,
                self.store.has(row.file.sha256),
                row.file.expired(day),
                not row.file.expired(day) and row.file.expired(day + NEAR),
            )
            for row in self.rows(client_id)
        )

    def of(self, client_id: str, subject: Subject) -> tuple[FileRow, ...]:
        """The files kept for a subject."""
        return tuple(row for row in self.rows(client_id) if subject in row.file.subjects)

    def open_copy(self, file_id: str, folder: Path | None = None) -> Path:
        """A read-only copy under the file's own name, for a viewer; in ``folder``, or among those that go
        with the window. It is not encrypted."""
        row = self._row(file_id)
        with plainly(str(folder or paths.viewing_dir()), disk=True):
            target = (folder or viewing.folder()) / row.file.sha256[:8] / fit_name(row.file.name)
            target.unlink(missing_ok=True)
        self.store.copy_out(row.file.sha256, target)
        with plainly(str(target), disk=True):  # gone already where the window was locked meanwhile
            target.chmod(0o444)
        return target

    def check(
        self,
        told: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Checked:
        """Read every content of all clients, and look at every last day.

        ``told`` hears how many of how many files are read; ``cancelled`` ends it early.
        """
        day = self.clock.today()
        with self.portfolio.read() as session:
            names = {row.id: row.name for row in clients.names(session).values()}
            rows = [row for row in files.rows(session) if row.client_id in names]
        found: list[Trouble] = []
        seen = 0
        for row in rows:
            if cancelled():
                break
            kind = self._wrong(row, day)
            if kind is not None:
                found.append(Trouble(row, names[row.client_id], kind))
            seen += 1
            told(seen, len(rows))
        order = list(Wrong)
        found.sort(key=lambda t: (order.index(t.kind), t.client, t.row.file.name))
        return Checked(tuple(found), seen, len(rows))

    def _wrong(self, row: FileRow, day: dt.date) -> Wrong | None:
        if not self.store.has(row.file.sha256):
            return Wrong.GONE
        if not self.store.whole(row.file.sha256):
            return Wrong.CHANGED
        if row.file.expired(day):
            return Wrong.EXPIRED
        return Wrong.EXPIRES_SOON if row.file.expired(day + NEAR) else None

    def _row(self, file_id: str) -> FileRow:
        with self.portfolio.read() as session:
            return files.one(session, file_id)

    # --- writing ------------------------------------------------------------------------------------

    def take_in(self, client_id: str, sources: Sequence[Path], subjects: Iterable[Subject] = ()) -> TakenIn:
        """Copy files in, tied to subjects, as one step; one that cannot be taken does not stop the others."""
        wanted, known, refused = tuple(subjects), [], []
        before = self.rows()
        found: dict[str, EvidenceFile] = {}
        for path in dict.fromkeys(sources):
            try:
                sha, size = self.store.put(path)
            except AdvisorError as error:
                refused.append(str(error))
                continue
            twin = found.get(sha)
            if twin is not None:
                known.append(f"“{path.name}”与“{twin.name}”内容相同，只保留一份。")
                continue
            found[sha] = EvidenceFile(sha, path.name, size, subjects=wanted)
            known += [self._told(path.name, row, client_id) for row in before if row.file.sha256 == sha]
        if not found:
            return TakenIn((), tuple(known), tuple(refused), Changes())
        names = [f.name for f in found.values()]
        what = names[0] if len(names) == 1 else f"{names[0]}等 {len(names)} 份"
        with self.portfolio.unit(f"放入文件“{what}”") as unit:
            ids = tuple(files.add(unit, client_id, file) for file in found.values())
        return TakenIn(ids, tuple(known), tuple(refused), unit.changes)

    def _told(self, name: str, row: FileRow, client_id: str) -> str:
        if row.client_id == client_id:
            return f"“{name}”已在这家客户的文件里（“{row.file.name}”），没有重复放入。"
        with self.portfolio.read() as session:
            owner = clients.card(session, row.client_id).data.name
        return f"“{name}”与客户“{owner}”的“{row.file.name}”内容相同，请确认没有放错客户。"

    def edit(
        self, file_id: str, *, name: str, valid_to: str, note: str, seen: EvidenceFile | None = None
    ) -> Changes:
        """Change what is told of a file; ``valid_to`` as typed, blank: it does not run out.

        ``seen``: what the form showed.
        """
        told = read_text(name, "文件名")
        if not told:
            raise InputError("请写一个文件名。")
        day = read_day(valid_to, "有效期至", None)
        with self.portfolio.unit(f"修改文件“{told}”的说明") as unit:
            remark = read_text(note, "备注")
            files.edit(unit, file_id, name=told, valid_to=day, note=remark, seen=seen)
        return unit.changes

    def use(self, file_id: str, subject: Subject) -> Changes:
        """Keep a file for a subject."""
        with self.portfolio.unit("关联文件") as unit:
            files.use(unit, file_id, subject)
        return unit.changes

    def unuse(self, file_id: str, subject: Subject) -> Changes:
        """No longer keep a file for a subject."""
        with self.portfolio.unit("取消文件的关联") as unit:
            files.unuse(unit, file_id, subject)
        return unit.changes

    def remove(self, file_id: str, *, seen: EvidenceFile | None = None) -> Changes:
        """Take a file out, unless another changed it since it was ``seen``; undo brings it back with its
        content."""
        with self.portfolio.unit(f"移除文件“{self._row(file_id).file.name}”") as unit:
            files.remove(unit, file_id, seen=seen)
        return unit.changes

    # --- looking after ------------------------------------------------------------------------------

    def find_again(self, file_id: str, path: Path) -> None:
        """Put back a content that went missing; a different one is refused."""
        row = self._row(file_id)
        sha, _ = self.store.put(path)
        if sha != row.file.sha256:
            with self.portfolio.read() as session:
                if not files.remembered(session, sha):
                    self.store.drop(sha)
            raise InputError(
                f"“{path.name}”与原来放入的“{row.file.name}”内容不同，没有替换。请找原件，或作为新文件放入。"
            )

    def take_along(self, other: FileStore) -> int:
        """Copy what rows speak of and another folder has, but not this one; how many."""
        if not other.folder.is_dir():
            return 0
        with self.portfolio.read() as session:
            return self.store.bring(other, list(files.wanted(session)))

    def sweep(self) -> tuple[int, int]:
        """Delete the contents that neither a row nor the journal speaks of: how many, and their bytes."""
        gone = freed = 0
        with self.portfolio.read() as session:
            for sha in list(self.store.all()):
                if not files.remembered(session, sha):
                    freed += self.store.drop(sha)
                    gone += 1
        return gone, freed


def fit_name(name: str) -> str:
    """A file name as every system takes it."""
    fit = _UNFIT.sub("_", name).strip(" .") or "文件"
    stem, dot, suffix = fit.rpartition(".")
    return fit if len(fit.encode()) <= 200 else f"{stem[:60]}{dot}{suffix[:10]}"
