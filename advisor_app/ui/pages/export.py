"""导出打印: what a client is given, seen as it will be, printed, written, and kept as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.dossier.kinds import PDF, XLSX, Sort
from advisor_app.portfolio.changes import Changes
from advisor_app.ui import choosing
from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.pages.export_choice import NO_RUNS, ChoiceView, RunsView, two_lines
from advisor_app.ui.pages.letterhead import LetterheadDialog, LetterheadTools
from advisor_app.ui.printing import Printing
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.errand_strip import ErrandStrip
from advisor_app.ui.widgets.pages_view import PagesView
from advisor_app.ui.widgets.preview import Preview

if TYPE_CHECKING:
    from advisor_app.dossier.letterhead import Letterhead
    from advisor_app.portfolio.clients import ClientRow
    from advisor_app.services.batch import Batch, Progress
    from advisor_app.services.exporting import Exporting, Prepared

NEW, RUNS = 0, 1
_FORMS = {PDF: "PDF", XLSX: "工作簿"}
_KEEPING = frozenset({"assessments", "dossiers"})
"""Tables that handing over writes: what is shown is not another for it."""
_PAUSE_MS = 200
"""Who goes through a list by keys sees the line stopped at."""
NO_CLIENTS = "还没有客户：请先在“客户”页新建，或导入客户文件。"


@dataclass(frozen=True, slots=True)
class ExportTools:
    """What the page works with; services are asked for on a worker, since the writers are slow to load."""

    clients: Callable[[], Sequence[ClientRow]]
    exporting: Callable[[], Exporting]
    batch: Callable[[], Batch]
    sample: Callable[[str, Sort, dt.date, Letterhead], bytes]
    """client id, sort, as-of, a letterhead to try → the PDF."""
    jobs: Jobs
    events: Events
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the preview shows, and for which choice it was made."""

    key: object
    prepared: Prepared
    pdf: bytes


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of handing over."""

    sentence: str
    folder: Path
    changes: tuple[Changes, ...]
    failed: tuple[tuple[str, str], ...] = ()


class ExportPage(QWidget):
    """Choose on the left, see on the right; what is seen is what is printed and written."""

    def __init__(self, tools: ExportTools, as_of: dt.date) -> None:
        super().__init__()
        self._tools = tools
        self._as_of = as_of
        self._drafts = False
        self._shown: _Shown | None = None
        self._last_key: object = None
        self._wanted: str | None = None
        self._asked = 0
        self._stale = True
        self._pages = Jobs(tools.events, self._broken)
        self.errand = Errand(tools.events, show_error, self)
        self.errand.progress.connect(self._advance)
        self.printing = Printing(tools.events, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._set)

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        tools = self._tools
        self.preview = Preview(self._pages, tools.events, tools.tokens)
        yield
        self.choice = ChoiceView()
        yield
        self.runs = RunsView()
        self.strip = ErrandStrip()
        self.strip.cancelled.connect(self.errand.cancel)
        yield

        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._build_left())
        yield
        splitter.addWidget(self._build_right())
        yield
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([300, 900])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(SPACE[3])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addLayout(self._build_top())
        layout.addWidget(splitter, 1)
        yield
        self.setFocusProxy(self.choice.clients)

        self.choice.shown.connect(self.refresh)
        self.choice.changed.connect(self._tell_wish)
        self.runs.shown.connect(self.refresh)
        self.tabs.currentChanged.connect(self._turn)
        tools.events.as_of.connect(self._on_as_of)
        tools.events.drafts.connect(self._on_drafts)
        tools.events.changed.connect(self._changed)
        tools.events.hand_over.connect(self.hand_over)
        self._tell_wish()
        self._read_clients()
        self._read_runs()

    def _build_top(self) -> QHBoxLayout:
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("出具或已出具")
        self.tabs.addTab("出具")
        self.tabs.addTab("已出具")
        self.print = QPushButton("打印…")
        self.export = QPushButton("导出…")
        self.export.setObjectName("primary")
        self.head = QPushButton("抬头与版式…")
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addWidget(self.tabs)
        row.addStretch(1)
        for button, keys, tip, act in (
            (self.head, "", "单位、顾问、徽标、颜色、开头结尾的话、章节次序", self.edit_letterhead),
            (self.print, "Ctrl+P", "打印正在预览的这一份", self._print),
            (self.export, "Ctrl+Shift+E", "写成文件；勾选多家或多种就批量导出", self._choose_folder),
        ):
            if keys:
                button.setShortcut(keys)
            button.setToolTip(f"{tip}（{keys}）" if keys else tip)
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    def _build_left(self) -> QWidget:
        self._left = QStackedWidget()
        self._left.addWidget(self.choice)
        self._left.addWidget(self.runs)
        self.pdf = QCheckBox(_FORMS[PDF])
        self.xlsx = QCheckBox(_FORMS[XLSX])
        forms = QHBoxLayout()
        forms.setSpacing(SPACE[4])
        forms.addWidget(QLabel("格式"))
        for box, tip in ((self.pdf, "与预览一模一样"), (self.xlsx, "Excel、WPS 都能打开，可筛选、可填写")):
            box.setChecked(True)
            box.setToolTip(tip)
            box.toggled.connect(self._tell_wish)
            forms.addWidget(box)
        forms.addStretch(1)
        self.wish = two_lines()
        self.wish.setAccessibleDescription("将导出什么")
        column = QWidget()
        column.setMinimumWidth(270)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE[2])
        lines.addWidget(self._left, 1)
        lines.addLayout(forms)
        lines.addWidget(self.wish)
        return column

    def _build_right(self) -> QWidget:
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE[2])
        lines.addWidget(self.preview, 1)
        lines.addWidget(self.strip)
        return column

    # --- what is listed -------------------------------------------------------------------------------

    def _read_clients(self) -> None:
        self._tools.jobs.read(self._tools.clients, self._take_clients)

    def _take_clients(self, rows: Sequence[ClientRow]) -> None:
        self.choice.show_clients(rows)
        if self._wanted is not None:
            self.choice.clients.make_current(self._wanted)
            self._wanted = None
        self._tell_wish()
        self.refresh()

    def _read_runs(self) -> None:
        if self.isVisible():  # the writers are loaded with it
            self._tools.jobs.read(lambda: self._tools.exporting().runs(), self.runs.show_runs)

    def _changed(self, changes: Changes) -> None:
        self._read_runs()
        if not changes.tables <= _KEEPING:
            self._read_clients()

    def _on_as_of(self, day: dt.date) -> None:
        self._as_of = day
        self.refresh()

    def _on_drafts(self, on: bool) -> None:
        self._drafts = on
        self.refresh()

    def _turn(self, tab: int) -> None:
        self._left.setCurrentIndex(tab)
        self.setFocusProxy(self.choice.clients if tab == NEW else self.runs.list)
        self._tell_wish()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_runs()
        if self._stale:
            self.refresh()

    def hand_over(self, client_id: str, sort: Sort) -> None:
        """Show this sort of dossier for this client."""
        self.tabs.setCurrentIndex(NEW)
        self.choice.text.clear()
        for ticks in (self.choice.clients, self.choice.sorts):
            ticks.tick(())  # what is handed over is what is shown
        self.choice.sorts.make_current(sort)
        self._wanted = client_id
        self._read_clients()  # it may be newer than what is listed

    # --- the preview ----------------------------------------------------------------------------------

    def _key(self) -> object:
        """What is to be shown."""
        if self.tabs.currentIndex() == RUNS:
            return self.runs.current()
        client = self.choice.clients.current()
        return None if client is None else (client, self.choice.sorts.current(), self._as_of, self._drafts)

    def refresh(self) -> None:
        """Set the chosen dossier anew; while the page is not seen, that waits."""
        self._asked += 1
        self._stale = True
        self._shown = None
        self._tell_shown()
        if not self.isVisible():
            return
        if self._key() is None:
            self._pause.stop()
            self.preview.view.show_note(NO_CLIENTS if self.tabs.currentIndex() == NEW else NO_RUNS)
            return
        self.preview.view.show_waiting()
        self._pause.start()

    def _set(self) -> None:
        """Lay out on the window's worker, which has the database; set the pages on the preview's own."""
        key, asked, tools = self._key(), self._asked, self._tools
        self._stale = False
        lay_out = self._laying_out()

        def work() -> Prepared | Exception | None:
            if asked != self._asked:
                return None
            try:
                return lay_out()
            except AdvisorError:
                raise
            except Exception as error:  # noqa: BLE001 (told in place of the pages, which nobody would set)
                return error

        def laid(prepared: Prepared | Exception | None) -> None:
            if prepared is None or asked != self._asked:
                return
            if isinstance(prepared, Exception):
                self._broken(prepared)
                return
            self._pages.read(
                lambda: None if asked != self._asked else tools.exporting().pdf(prepared.doc),
                lambda pdf: self._take(asked, key, prepared, pdf),
                refused,
            )

        def refused(error: AdvisorError) -> None:
            if asked == self._asked:
                self.preview.view.show_note(str(error))

        tools.jobs.read(work, laid, refused)

    def _laying_out(self) -> Callable[[], Prepared]:
        exporting = self._tools.exporting
        if self.tabs.currentIndex() == RUNS:
            run = self.runs.current()
            assert run is not None  # there is something to show
            return lambda: exporting().again(run)
        client, sort = self.choice.clients.current(), self.choice.sorts.current()
        day, drafts = self._as_of, self._drafts
        return lambda: exporting().document(client, sort, day, drafts=drafts)

    def _take(self, asked: int, key: object, prepared: Prepared, pdf: bytes | None) -> None:
        if pdf is None or asked != self._asked:
            return
        self._shown = _Shown(key, prepared, pdf)
        same = (prepared.client_id, prepared.sort)
        self.preview.view.show_pdf(pdf, same_place=same == self._last_key)
        self._last_key = same
        self._tell_shown()

    def _broken(self, error: BaseException) -> None:
        self.preview.view.show_note("程序出错，这一份没有排成。请把错误信息发给维护者，先看别的文书。")
        show_error(error)

    def _tell_shown(self) -> None:
        self.print.setEnabled(self._shown is not None)
        self._tell_wish()

    def _tell_wish(self) -> None:
        """Say what 导出 will write, and whether it can."""
        if self.tabs.currentIndex() == NEW:
            what, sorts = self.choice.sentence(), self.choice.wanted_sorts()
            ready = bool(what)
        else:
            run = self.runs.current()
            what = "" if run is None else f"将照原样导出：{run.client} · {run.sort.title}"
            sorts = [] if run is None else [run.sort]
            ready = self._shown is not None
        offered = {form for sort in sorts for form in sort.forms}
        ticked = self._ticked()
        written = [_FORMS[form] for form in _FORMS if form in ticked & offered]
        written_as = "请勾选至少一种格式" if not ticked else "、".join(written) or "没有所勾选的格式"
        self.wish.setText(f"{what}（{written_as}）" if what else "")
        self.export.setEnabled(ready and bool(written) and not self.errand.busy)

    def _ticked(self) -> set[str]:
        """The forms that are ticked."""
        return {form for form, box in ((PDF, self.pdf), (XLSX, self.xlsx)) if box.isChecked()}

    # --- printing -------------------------------------------------------------------------------------

    def _print(self) -> None:
        if self._shown is None:
            return
        doc = self._shown.prepared.doc
        title = f"{doc.client} {doc.title} {doc.as_of}"
        box = self.printing.ask(self._shown.pdf, title, self.preview.view.page)
        if box is not None:
            box.accepted.connect(self._save_instead)

    def _save_instead(self) -> None:
        """Without a printer here: a file to take to one."""
        self.pdf.setChecked(True)
        self._choose_folder()

    # --- handing over ---------------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        folder = choosing.export_folder(self, "导出到哪个文件夹")
        if folder is not None:
            self.export_to(folder)

    def export_to(self, folder: Path) -> None:
        """Write what is chosen into a folder, beside the window's work."""
        xlsx, pdf = self.xlsx.isChecked(), self.pdf.isChecked()
        if self.tabs.currentIndex() == RUNS:
            if self._shown is None:
                return
            work = self._writing(
                [self._shown.prepared.sort], self._shown.prepared, folder, xlsx=xlsx, pdf=pdf
            )
        else:
            clients, sorts = self.choice.wanted_clients(), self.choice.wanted_sorts()
            if len(clients) > 1:
                work = self._batching(tuple(clients), tuple(sorts), folder, xlsx=xlsx, pdf=pdf)
            else:
                work = self._writing(sorts, clients[0], folder, xlsx=xlsx, pdf=pdf)
        self.strip.begin("正在准备导出……")
        self.errand.start(work, self._done, self._failed)
        self._tell_wish()

    def _writing(
        self, sorts: Sequence[Sort], of: Prepared | str, folder: Path, *, xlsx: bool, pdf: bool
    ) -> Callable[[Tell, Cancelled], _Outcome]:
        """One client's dossiers into ``folder``; ``of``: a dossier that is ready, or the client."""
        exporting, day, drafts = self._tools.exporting, self._as_of, self._drafts

        def work(tell: Tell, cancelled: Cancelled) -> _Outcome:
            written: list[str] = []
            changes: list[Changes] = []
            failed: list[tuple[str, str]] = []
            for place, sort in enumerate(sorts):
                if cancelled():
                    break
                tell((place, len(sorts), f"正在导出：{sort.title}"))
                forms = {PDF: pdf and PDF in sort.forms, XLSX: xlsx and XLSX in sort.forms}
                if not any(forms.values()):
                    failed.append((sort.title, f"只有 {_forms_of(sort)}，请勾选后再导出。"))
                    continue
                try:
                    ready = exporting().document(of, sort, day, drafts=drafts) if isinstance(of, str) else of
                    made, changed = exporting().hand_over(ready, folder, xlsx=forms[XLSX], pdf=forms[PDF])
                except AdvisorError as error:
                    failed.append((sort.title, str(error)))
                    continue
                written += [path.name for path in made]
                changes.append(changed)
            parts = [f"已导出 {len(written)} 个文件：{'、'.join(written)}" if written else "没有写出文件"]
            if failed:
                parts.append(f"未成 {len(failed)} 种")
            if cancelled():
                parts.append("已取消")
            return _Outcome("，".join(parts), folder, tuple(changes), tuple(failed))

        return work

    def _batching(
        self, clients: tuple[str, ...], sorts: tuple[Sort, ...], folder: Path, *, xlsx: bool, pdf: bool
    ) -> Callable[[Tell, Cancelled], _Outcome]:
        """Many clients' dossiers, a folder each."""
        batch, day, drafts = self._tools.batch, self._as_of, self._drafts

        def work(tell: Tell, cancelled: Cancelled) -> _Outcome:
            from advisor_app.services.batch import Wish  # noqa: PLC0415 (loads the writers)

            def told(progress: Progress) -> None:
                words = f"已出具 {progress.done} / {progress.total} 家：{progress.client}"
                tell((progress.done, progress.total, words))

            tell((0, len(clients), f"正在出具 {len(clients)} 家……"))
            wish = Wish(clients, sorts, day, drafts, xlsx, pdf)
            report = batch().run(wish, folder, told, cancelled)
            kept = Changes("批量出具文书", None, frozenset(clients), _KEEPING if report.done else frozenset())
            return _Outcome(report.sentence(), folder, (kept,), report.failed)

        return work

    def _advance(self, progress: object) -> None:
        assert isinstance(progress, tuple)
        done, total, words = progress
        self.strip.advance(words, done, total)

    def _done(self, outcome: _Outcome) -> None:
        self.strip.end(outcome.sentence, outcome.folder, outcome.failed)
        self._tools.events.said.emit(outcome.sentence)
        self._tell_wish()
        for changes in outcome.changes:
            if changes:
                self._tools.events.changed.emit(changes)

    def _failed(self, sentence: str) -> None:
        self.strip.end(sentence, None)
        self._tools.events.said.emit(sentence)
        self._tell_wish()

    # --- the letterhead -------------------------------------------------------------------------------

    def edit_letterhead(self) -> None:
        """Read the letterhead, and open the dialog on it."""
        tools, client, sort, day = (
            self._tools, self.choice.clients.current(), self.choice.sorts.current(), self._as_of,
        )  # fmt: skip

        def sample(tried: Letterhead) -> bytes:
            return tools.sample(client, sort, day, tried)

        def ask(head: Letterhead, fault: str = "") -> None:
            given = LetterheadTools(tools.exporting, sample if client else None, self._pages, tools.tokens)
            dialog = LetterheadDialog(head, given, self, fault)
            dialog.saved.connect(self._head_saved)
            dialog.open()

        def refused(error: AdvisorError) -> None:
            from advisor_app.dossier.letterhead import PLAIN  # noqa: PLC0415

            ask(PLAIN, str(error))  # it is put right where it says it should be

        tools.jobs.read(lambda: tools.exporting().letterhead(), ask, refused)

    def _head_saved(self) -> None:
        self._tools.events.said.emit("抬头已保存，之后出具的文书都用它；已出具的不变")
        self.refresh()

    # --- leaving --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is closing: end what runs beside it, nothing half done."""
        if event.type() is QEvent.Type.Close and isinstance(watched, QWidget):
            self.shut(watched)
        return False

    def shut(self, window: QWidget | None = None) -> None:
        """Cancel and wait, ``window`` out of sight; may be called again."""
        self._pause.stop()
        self.errand.close(window)
        self.printing.close(window)
        self._pages.close()
        for view in self.findChildren(PagesView):
            view.close_document()


def _forms_of(sort: Sort) -> str:
    return "、".join(_FORMS[form] for form in sort.forms)
