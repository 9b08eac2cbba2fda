"""Handing over to many clients at once: a folder each, an index, and a list of what is done to go on from.

Clients are laid out and written by worker processes, so that all cores work and the window stays free;
only this process touches the database.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor_app.domain.errors import AdvisorError, InputError, StoreError
from advisor_app.dossier.build import build
from advisor_app.dossier.index import Listed, Made, index_doc
from advisor_app.dossier.kinds import PDF, XLSX, Sort
from advisor_app.dossier.write import folder_names, write_dossier, write_whole
from advisor_app.portfolio.assessments import Snapshot
from advisor_app.runtime.collecting import no_collecting
from advisor_app.services.assessing import Assessing
from advisor_app.services.exporting import Exporting, Prepared
from advisor_app.services.materials import Material, case_of

if TYPE_CHECKING:
    from advisor_app.portfolio.dossiers import Kept

_LOG = logging.getLogger(__name__)
INDEX = "索引.xlsx"
DONE = "进度.jsonl"
"""A line a client that is done, so that the same folder can be gone on with."""
_FEW = 3
"""So few clients are quicker done here than by starting processes."""
_MOST_WORKERS = 4
_AHEAD = 2
"""Clients waiting for each worker: few, so that cancelling is quick."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be handed over to whom."""

    client_ids: tuple[str, ...]
    sorts: tuple[Sort, ...]
    as_of: dt.date
    drafts: bool = False
    xlsx: bool = True
    pdf: bool = True
    before: Path | None = None
    """The content that a letter on changes compares with; None: the one used before this one."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is; ``client``: the one finished last."""

    done: int
    total: int
    client: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it: clients done now, done before in the same folder, and failed with the reason."""

    done: tuple[str, ...]
    skipped: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    cancelled: bool
    index: Path

    def sentence(self) -> str:
        """One sentence for the status line."""
        parts = [f"出具 {len(self.done)} 家"]
        if self.skipped:
            parts.append(f"此前已出具 {len(self.skipped)} 家")
        if self.failed:
            parts.append(f"未成 {len(self.failed)} 家")
        end = "，已取消；再选同一个文件夹会接着做。" if self.cancelled else "。"
        return "，".join(parts) + end


@dataclass(frozen=True, slots=True)
class _Order:
    """One client's work."""

    material: Material
    folder: str
    mark: str
    """A digest of all that goes in: the same order need not be done twice."""

    @property
    def name(self) -> str:
        """The client's name."""
        return self.material.facts.name


@dataclass(frozen=True, slots=True)
class _Made:
    """What a worker gives back."""

    files: tuple[str, ...]
    kept: tuple[Kept, ...]
    snapshot: Snapshot
    sums: tuple[str, ...]
    """定额, 上限, 择优, in 元."""


class Batch:
    """Hands over to many clients at once."""

    def __init__(self, exporting: Exporting) -> None:
        self._exporting = exporting

    def run(
        self,
        wish: Wish,
        folder: Path,
        told: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Report:
        """Write the wanted dossiers, each client's into a folder of its own under ``folder``.

        What was done there before from the same data is passed by. A client that fails is told at the
        end; the others go on. Raises InputError where nothing is wanted, StoreError where ``folder``
        can't be written.
        """
        _require(wish)
        orders = self._orders(wish)
        state = _State(folder)
        before = [order for order in orders if state.holds(order)]
        there = {order.mark for order in before}
        todo = [order for order in orders if order.mark not in there]
        done: list[_Order] = []
        failed: dict[str, str] = {}
        with _Workers(wish, folder, len(todo)) as workers:
            for order, outcome in workers.each(todo, cancelled):
                fault = self._keep(order, outcome, state) if isinstance(outcome, _Made) else outcome
                if fault is None:
                    done.append(order)
                else:
                    failed[order.material.client_id] = str(fault)
                told(Progress(len(before) + len(done) + len(failed), len(orders), order.name))
        index = folder / INDEX
        write_whole(index, self._index(wish, state.listed(orders, failed)))
        return Report(
            tuple(order.name for order in done),
            tuple(order.name for order in before),
            tuple((o.name, failed[o.material.client_id]) for o in todo if o.material.client_id in failed),
            len(done) + len(failed) < len(todo),
            index,
        )

    def _keep(self, order: _Order, made: _Made, state: _State) -> AdvisorError | None:
        """Keep what was written, and note that it is done; or why it can't be (a client that is gone)."""
        try:
            self._exporting.keep(order.material.client_id, made.snapshot, made.kept)
        except AdvisorError as error:
            return error
        state.add(order, made)
        return None

    def _orders(self, wish: Wish) -> list[_Order]:
        materials = self._exporting.materials(wish.client_ids, wish.as_of, wish.sorts, wish.before)
        folders = folder_names(self._exporting.client_names())
        content = self._exporting.library.digest
        return [_Order(m, folders[m.client_id], _mark(m, wish, content)) for m in materials]

    def _index(self, wish: Wish, listed: Sequence[Listed]) -> bytes:
        from advisor_app.dossier.xlsx.writer import xlsx_bytes  # noqa: PLC0415  late: slow to load

        version, brand = self._exporting.library.content_version, self._exporting.letterhead().brand
        titles = [sort.title for sort in wish.sorts]
        return xlsx_bytes(index_doc(listed, titles, wish.as_of, version, brand))


def _require(wish: Wish) -> None:
    if not wish.client_ids:
        raise InputError("还没有选客户，请先勾选要出具的客户。")
    if not wish.sorts:
        raise InputError("还没有选文书，请至少勾选一种。")
    if not any(_forms(wish, sort) for sort in wish.sorts):
        raise InputError("所选文书没有这种格式，请改选 PDF 或工作簿。")


def _forms(wish: Wish, sort: Sort) -> tuple[str, ...]:
    wanted = ((PDF, wish.pdf), (XLSX, wish.xlsx))
    return tuple(form for form, on in wanted if on and form in sort.forms)


def _mark(material: Material, wish: Wish, content: str) -> str:
    """What goes in, as one short mark."""
    told = (material, wish.sorts, wish.as_of, wish.drafts, wish.xlsx, wish.pdf, content)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:24]


# --- what is done already ---------------------------------------------------------------------------


class _State:
    """What was done in a folder, a JSON line for each order; a line that can't be read counts for nothing.

    A file is what it was only where its digest says so: another order may have written over it since.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / DONE
        self._lines: dict[str, dict[str, Any]] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            text = self._path.read_text(encoding="utf-8") if self._path.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"文件夹“{folder}”不能用来导出（{error}），请换一个。") from error
        for line in text.splitlines():
            try:
                told = json.loads(line)
                self._lines[told["mark"]] = {key: told[key] for key in _TOLD}
            except (ValueError, KeyError, TypeError):
                continue

    def holds(self, order: _Order) -> bool:
        """Whether this very order was done, and its files are still those it wrote."""
        found = self._lines.get(order.mark)
        return found is not None and self._there(found)

    def _there(self, line: Mapping[str, Any]) -> bool:
        try:
            return all(_digest(self._folder / name) == mark for name, mark in line["files"].items())
        except OSError:
            return False

    def add(self, order: _Order, made: _Made) -> None:
        """Note that it is done, safely on disk."""
        facts = order.material.facts
        told = {
            "mark": order.mark,
            "id": order.material.client_id,
            "client": facts.name,
            "uscc": facts.uscc or "",
            "files": {name: _digest(self._folder / name) for name in made.files},
            "sums": made.sums,
            "runs": [kept.run for kept in made.kept],
        }
        self._lines[order.mark] = told
        try:
            with self._path.open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(json.dumps(told, ensure_ascii=False) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise StoreError(f"“{self._path}”不能写入（{error.strerror}），请检查磁盘后再导出。") from error

    def listed(self, orders: Iterable[_Order], failed: Mapping[str, str]) -> list[Listed]:
        """The index: the clients asked for, then the others whose files are here from before."""
        found: dict[str, Listed] = {}
        for order in orders:
            fault = failed.get(order.material.client_id)
            uscc = order.material.facts.uscc or ""
            state = Made.FAILED if fault else Made.NOT_YET
            found[order.material.client_id] = Listed(order.name, uscc, (), None, fault or "还没有出具", state)
        for line in self._lines.values():
            if self._there(line) and line["id"] not in failed:
                earlier = found.get(line["id"])
                files = (*(earlier.files if earlier else ()), *line["files"])
                runs = "、".join(
                    filter(None, (earlier.remark if earlier and earlier.files else "", *line["runs"]))
                )
                sums = tuple(Decimal(each) for each in line["sums"])
                files = tuple(dict.fromkeys(files))
                found[line["id"]] = Listed(line["client"], line["uscc"], files, sums, runs, Made.DONE)
        return list(found.values())


_TOLD = ("id", "client", "uscc", "files", "sums", "runs")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:24]


# --- workers ----------------------------------------------------------------------------------------

_assessing: Assessing | None = None
"""The library of a worker process, opened once."""


def _open() -> None:
    global _assessing  # noqa: PLW0603  a process of its own, which does nothing else
    _assessing = Assessing()
    _ = _assessing.assessor


def _do(order: _Order, wish: Wish, folder: Path, assessing: Assessing | None = None) -> _Made:
    """Lay out and write one client's dossiers; all are rendered before any is written."""
    used = assessing or _assessing
    assert used is not None
    material = order.material
    assessment = used.assess(material.facts, wish.as_of, drafts=wish.drafts)
    case = case_of(material, assessment, used.assessor, wish.sorts)
    files: list[str] = []
    kept: list[Kept] = []
    for sort in wish.sorts:
        forms = _forms(wish, sort)
        if not forms:
            continue
        doc = build(sort, case)
        written = write_dossier(doc, folder / order.folder, xlsx=XLSX in forms, pdf=PDF in forms)
        files.extend(f"{order.folder}/{path.name}" for path in written)
        kept.append(Prepared(material.client_id, sort, doc).kept())
    t = assessment.totals
    sums = tuple(str(amount) for amount in (t.fixed, t.ceiling, t.competitive))
    return _Made(tuple(files), tuple(kept), Snapshot.of(assessment), sums)


class _Workers:
    """Processes that do orders, or this one where there are few."""

    def __init__(self, wish: Wish, folder: Path, orders: int) -> None:
        self._wish = wish
        self._folder = folder
        self._count = min(os.cpu_count() or 1, _MOST_WORKERS, orders)
        self._pool: ProcessPoolExecutor | None = None
        if orders > _FEW and self._count > 1:
            # a fresh process: a forked one would inherit the window's threads
            self._pool = ProcessPoolExecutor(
                self._count, multiprocessing.get_context("spawn"), initializer=_open
            )

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def each(
        self, orders: Iterable[_Order], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[_Order, _Made | AdvisorError]]:
        """Each order with what came of it, in the order in which they end; stops where cancelled."""
        if self._pool is None:
            assessing = Assessing()
            for order in orders:
                if cancelled():
                    return
                yield order, _attempt(order, self._wish, self._folder, assessing)
            return
        waiting = iter(orders)
        running: dict[Future[_Made | AdvisorError], _Order] = {}
        while True:
            while len(running) < self._count * _AHEAD and not cancelled():
                following = next(waiting, None)
                if following is None:
                    break
                running[self._pool.submit(_attempt, following, self._wish, self._folder)] = following
            if not running:
                return
            ended, _ = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in ended:
                order = running.pop(future)
                try:
                    yield order, future.result()
                except BrokenProcessPool as error:
                    raise StoreError(
                        "导出用的后台进程意外结束（可能内存不足），已写好的文件都在；再选同一个文件夹会接着做。"
                    ) from error


def _attempt(
    order: _Order, wish: Wish, folder: Path, assessing: Assessing | None = None
) -> _Made | AdvisorError:
    try:
        with no_collecting():
            return _do(order, wish, folder, assessing)
    except AdvisorError as error:
        return error
    except Exception as error:  # noqa: BLE001  one client's fault must not end the others' work
        _LOG.exception("a dossier of a batch")
        return StoreError(f"程序内部出错（{type(error).__name__}），这一家没有出具；其余不受影响。")
