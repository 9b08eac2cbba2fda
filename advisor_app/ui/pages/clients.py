"""客户: the list of clients, and the chosen one's tabs beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.library import Library
from advisor_app.domain.money import format_wan
from advisor_app.services.cells import ClientCell, ListField, Written, write_cells
from advisor_app.ui import choosing
from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error, unless_gone
from advisor_app.ui.gradually import Gradually, Making
from advisor_app.ui.models.arranging import Order
from advisor_app.ui.models.table import RIGHT, Column, TableModel, Typed
from advisor_app.ui.models.tips import tip
from advisor_app.ui.pages.client_files import FilesTab
from advisor_app.ui.pages.client_past import PastTab
from advisor_app.ui.pages.client_people import PeopleTab
from advisor_app.ui.pages.client_tabs import (
    Desk,
    FiguresTab,
    ItemsTab,
    OverviewTab,
    ReceivedTab,
    Snapshot,
    Tab,
    TitlesTab,
    ask,
    client_fields,
    entry_of,
)
from advisor_app.ui.pages.client_track import TrackTab
from advisor_app.ui.pages.evidence_report import EvidenceReport
from advisor_app.ui.pages.importing import KINDS, ImportDialog, open_list
from advisor_app.ui.pages.origin import OriginDialog
from advisor_app.ui.pages.recycle import RecycleBin
from advisor_app.ui.pages.returned import ask_returned
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.errand_strip import ErrandStrip
from advisor_app.ui.widgets.pasting import Laid, sentence
from advisor_app.ui.widgets.record_table import making_table

if TYPE_CHECKING:
    from advisor_app.portfolio.clients import ClientRow
    from advisor_app.services.clients import Clients
    from advisor_app.services.entry_places import EntryPlace
    from advisor_app.services.importing import OpenedList, Preview


_PAUSE_MS = 150
"""A pause in typing after which the client that is found is read."""


_TABS = (
    "概况",
    "年度数据",
    "资质",
    "项目与明细",
    "已享受",
    "材料",
    "联系人与关联",
    "梯队与记录",
    "变更",
)
"""In the order of their keys, Alt+1 and on."""


def _put(pages: QTabWidget, position: int, tab: QWidget, title: str) -> None:
    """Put a tab in its place, instead of what stood there for it."""
    in_front, stood = pages.currentIndex() == position, pages.widget(position)
    pages.insertTab(position, tab, title)
    pages.setTabToolTip(position, f"Alt+{position + 1}")
    if in_front:
        pages.setCurrentIndex(position)
    if stood is not None:
        pages.removeTab(position + 1)
        stood.deleteLater()


class ClientsPage(QWidget):
    """Find a client, or enter one; its record is on the right."""

    title = "客户"

    def __init__(
        self,
        clients: Clients,
        library: Library,
        tools: Tools,
    ) -> None:
        super().__init__()
        self._clients = clients
        self._library = library
        self._tools = tools
        self._jobs = tools.jobs
        self._events = tools.events
        self._rows: tuple[ClientRow, ...] = ()
        self._tags: dict[str, tuple[str, ...]] = {}
        self._as_of = tools.today()
        self._wanted: str | None = None
        self._read_id: str | None = None
        self._place: EntryPlace | None = None
        self._desk = Desk(clients, library, self._write, self._read_again, tools.tokens, self._resting)
        self._snapshot: Snapshot | None = None
        self._tabs: dict[str, Tab] = {}

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        tools, events = self._tools, self._events
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget((yield from self._build_list()))
        yield
        splitter.addWidget((yield from self._build_tabs(tools.today().year)))
        yield
        splitter.setSizes([576, 664])
        self.setFocusProxy(self._table)
        splitter.setHandleWidth(SPACE[3])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addWidget(splitter, 1)
        self.setAcceptDrops(True)
        self.errand = Errand(events, show_error, self)
        self.errand.progress.connect(self._advance)
        self.strip = ErrandStrip()
        self.strip.cancelled.connect(self.errand.cancel)
        layout.addWidget(self.strip)
        yield
        for keys, act in (
            (QKeySequence.StandardKey.New, self.new),
            (QKeySequence.StandardKey.Find, self._filter.setFocus),
        ):
            QShortcut(keys, self, act)
        self._read_later = QTimer(self)
        self._read_later.setSingleShot(True)
        self._read_later.setInterval(_PAUSE_MS)
        self._read_later.timeout.connect(self._read)
        events.changed.connect(self._heed)
        events.open_client.connect(self.show_client)
        events.choose_client.connect(self.show_client)
        events.open_entry.connect(self.open_entry)
        events.as_of.connect(self._on_as_of)
        self.reload()

    def _build_list(self) -> Making[QWidget]:
        names = self._library.catalogue
        columns: tuple[Column[ClientRow], ...] = (
            Column("名称", lambda r: r.name),
            Column("注册地", lambda r: names.region_name(r.region) if r.region else "待补"),
            Column(
                "三类合计（万元）",
                lambda r: "" if r.confirmed is None else format_wan(r.confirmed),
                RIGHT,
                lambda r: r.confirmed,
            ),
            Column("信用代码", lambda r: r.uscc or "待补"),
            Column("陪跑顾问", lambda r: r.advisor, field=ListField.ADVISOR, hint="由谁负责这家客户"),
            Column(
                "标签",
                lambda r: "，".join(self._tags.get(r.id, ())),
                field=ListField.TAGS,
                hint="用逗号或空格隔开；清空即去掉全部标签",
            ),
            Column("行业", lambda r: r.industry, field=ListField.INDUSTRY, hint="行业"),
            Column("简称", lambda r: r.short_name, field=ListField.SHORT_NAME, hint="简称"),
            Column("备注", lambda r: r.note, field=ListField.NOTE, hint="备注"),
            Column("评估基准日", lambda r: "" if r.assessed_as_of is None else r.assessed_as_of.isoformat()),
        )
        self._model: TableModel[ClientRow] = TableModel(columns, self, searched=self._searched)
        self._model.sort_by([Order(0)])
        self._model.typed.connect(self._typed)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText("按名称、代码、行业、标签查找（Ctrl+F）")
        self._filter.setClearButtonEnabled(True)
        self._filter.setAccessibleName("查找客户")
        self._filter.textChanged.connect(self._show_rows)
        yield
        self._table = yield from making_table(
            "客户列表",
            self._model,
            height=36,
            widths=(216, 70, 126, 170, 90, 120, 140, 100, 160, 100),
            cells=True,
            filters=True,
            frozen=1,
        )
        yield
        self._table.noun = "家"
        self._table.own_tally = False
        self._table.counted.connect(self._counted)
        self._table.pasted.connect(self._pasted)
        self._table.selectionModel().currentChanged.connect(self._chosen)
        self._table.doubleClicked.connect(self._opened)
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setObjectName("muted")
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(self._build_acts())
        column.addWidget(self._filter)
        column.addWidget(self._table, 1)
        column.addWidget(self._count)
        return side

    def _build_acts(self) -> QHBoxLayout:
        """What is done with the list as a whole."""
        new = QPushButton("新建客户…")
        new.setObjectName("primary")
        new.setToolTip("Ctrl+N")
        new.clicked.connect(self.new)
        load = QPushButton("导入…")
        load.setToolTip("外来名单（xlsx、xls、et、ods、csv）或客户文件（json）；也可以把文件拖到这一页")
        load.clicked.connect(self.choose_files)
        refusal = self._clients.why_not()
        for button in (new, load):
            if refusal:
                button.setEnabled(False)
                button.setToolTip(refusal)
        buttons = QHBoxLayout()
        buttons.addWidget(new)
        buttons.addWidget(load)
        books = QMenu("汇总与核对", self)
        books.setToolTipsVisible(True)
        ledger = books.addAction("客户台账…", self._choose_ledger)
        ledger.setToolTip("整个客户库写成一份工作簿：梯队、金额分类、申报、到账")
        roll = books.addAction("资金流汇总…", self._choose_roll)
        roll.setToolTip("所列客户的资金按年、付款方、性质汇总成一份工作簿，各类不相加")
        files = books.addAction("材料核对…", self.check_files)
        files.setToolTip("通读全部客户的材料文件：缺失、损坏、到期的列出来")
        whole = QPushButton("汇总与核对")
        whole.setMenu(books)
        buttons.addWidget(whole)
        bin_ = QPushButton("回收站…")
        bin_.setToolTip("已删除的客户，可以恢复")
        bin_.clicked.connect(self.open_bin)
        buttons.addWidget(bin_)
        buttons.addStretch(1)
        return buttons

    def _build_tabs(self, year: int) -> Making[QWidget]:
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setObjectName("heading")
        self._name.setWordWrap(True)
        collect = QPushButton("读入收集表…")
        collect.setToolTip("读入企业填好发回的资料收集表，先看差异再写入")
        collect.clicked.connect(self.choose_form)
        assess = QPushButton("看评估")
        assess.clicked.connect(self._assess)
        delete = QPushButton("删除")
        delete.setToolTip("移入回收站，Ctrl+Z 可撤销")
        delete.clicked.connect(self._delete)
        self._changing = (collect, delete)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(collect)
        head.addWidget(assess)
        head.addWidget(delete)
        self._pages = pages = QTabWidget()
        pages.setAccessibleName("客户资料")
        yield
        for position, title in enumerate(_TABS):
            _put(pages, position, QWidget(), title)
            QShortcut(QKeySequence(f"Alt+{position + 1}"), self, partial(self._turn_to, title))
        self._making = Gradually(self._make_tabs(year), self, ready=self._resting)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(head)
        column.addWidget(pages, 1)
        empty = QLabel("还没有客户。\n点“新建客户”录入第一家，或点“导入”，也可以把文件拖进来。")
        empty.setObjectName("muted")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._right = QStackedWidget()
        self._right.addWidget(empty)
        self._right.addWidget(shown)
        return self._right

    def _make_tabs(self, year: int) -> Iterator[Tab]:
        """The tabs one by one, each with the client that is shown."""
        desk, tools = self._desk, self._tools
        makers: tuple[Callable[[], Tab], ...] = (
            lambda: OverviewTab(desk),
            lambda: FiguresTab(desk, year),
            lambda: TitlesTab(desk),
            lambda: ItemsTab(desk),
            lambda: ReceivedTab(desk),
            lambda: FilesTab(desk, tools),
            lambda: PeopleTab(desk, tools),
            lambda: TrackTab(desk, tools),
            lambda: PastTab(desk, tools),
        )
        for position, (title, make) in enumerate(zip(_TABS, makers, strict=True)):
            tab = make()
            tab.hide()
            tab.setParent(self._pages)  # it goes with the page, should that go now
            if isinstance(tab, OverviewTab | FiguresTab):
                tab.asked_origin.connect(self._show_origin)
            yield tab
            self._tabs[title] = tab
            _put(self._pages, position, tab, title)
            if self._snapshot is not None:
                tab.show_client(self._snapshot)
            yield tab

    def _resting(self) -> bool:
        return self._jobs.resting

    def _turn_to(self, title: str) -> None:
        self.show_tab(title)
        self._tabs[title].setFocus()

    # --- the list -----------------------------------------------------------------------------------

    def _heed(self, _changes: object) -> None:
        self.reload()

    def reload(self) -> None:
        """Read the clients again."""
        relations = self._tools.relations
        self._jobs.read(lambda: (self._clients.rows(), relations().tags()), self._take_rows)

    def _show_origin(self, key: str, year: int | None = None) -> None:
        fact, client_id = self._library.catalogue.facts[key], self._wanted
        if client_id:
            OriginDialog(self._desk, self._tools, client_id, fact, year, self).open()

    def show_tab(self, title: str) -> None:
        """Turn to the tab of that name."""
        self._making.gather()
        self._pages.setCurrentWidget(self._tabs[title])

    @property
    def tab(self) -> str:
        """The name of the tab in front."""
        return self._pages.tabText(self._pages.currentIndex())

    @property
    def client_id(self) -> str:
        """The client that is shown, "" for none."""
        return self._wanted or ""

    def check_files(self) -> EvidenceReport:
        """Read every file of every client through."""
        report = EvidenceReport(self._tools, self)
        report.opened.connect(self._show_files)
        report.begin()
        return report

    def _show_files(self, client_id: str) -> None:
        self.show_tab("材料")
        self._events.open_client.emit(client_id)

    def open_bin(self) -> None:
        """Show the 回收站."""
        RecycleBin(self._desk, self._tools, self).open()

    def show_client(self, client_id: str) -> None:
        """Choose a client, whatever the list was filtered by."""
        self._wanted = client_id
        self._filter.clear()
        if self._model.place_of(client_id) < 0:
            self._model.clear_filters()
        self._read_id = None
        self._show_rows()

    def _on_as_of(self, day: dt.date) -> None:
        self._as_of = day

    def open_entry(self, client_id: str, place: EntryPlace) -> None:
        """Show a client with the place chosen in which something is entered."""
        self._place = place
        if client_id == self._wanted and self._right.currentIndex() == 1:
            self._read_client(client_id, self._show)
        else:
            self.show_client(client_id)

    def _take_rows(self, read: tuple[tuple[ClientRow, ...], dict[str, tuple[str, ...]]]) -> None:
        self._rows, self._tags = read
        self._read_id = None  # whatever is chosen now is read anew
        before = self._table.currentIndex().row()
        self._model.show(self._rows)
        self._choose(before)

    def _show_rows(self) -> None:
        """Show the rows that are looked for."""
        self._model.find(self._filter.text())
        self._choose(0)

    def _choose(self, place: int) -> None:
        """Make the wanted client current; where it is not listed, the one that stands at its place."""
        at, shown = self._model.place_of(self._wanted), len(self._model.shown)
        if at < 0:
            at = min(max(0, place), shown - 1)
        if at < 0:
            self._right.setCurrentIndex(0)
            return
        if self._table.currentIndex().row() != at:
            column = max(0, self._table.currentIndex().column())
            self._table.setCurrentIndex(self._model.index(at, column))
        if self._read_id is None:
            self._read()

    def _counted(self, shown: int, _total: int) -> None:
        """Say how many clients are listed, and how many there are where some are left out."""
        every = len(self._rows)
        left_out = f"（共 {every:,} 家；Esc 清除列筛选）" if self._model.narrowed else f"（共 {every:,} 家）"
        self._count.setText(f"{shown:,} 家客户" + (left_out if shown != every else ""))

    def _searched(self, row: ClientRow) -> str:
        tags = " ".join(self._tags.get(row.id, ()))
        return f"{row.name} {row.short_name} {row.uscc or ''} {row.industry} {tags}"

    def _chosen(self, index: QModelIndex, _previous: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is None:
            return
        if row.id == self._read_id:
            return  # another cell of the client that is shown
        self._wanted = row.id
        if self._filter.hasFocus():
            self._read_later.start()  # reading beside the window would slow the next key
        else:
            self._read()

    def _read(self) -> None:
        """Read the chosen client anew."""
        client_id = self._wanted
        self._read_later.stop()
        if client_id is not None:
            self._read_id = client_id
            self._model.emphasise(client_id)
            self._read_client(client_id, self._show)

    def _read_client(self, client_id: str, then: Callable[[Snapshot], None]) -> None:
        read_again = unless_gone(self.reload)
        self._jobs.read(lambda: Snapshot.read(self._clients, client_id), then, read_again)

    def _read_again(self, then: Callable[[], None]) -> None:
        client_id = self._wanted

        def show(snapshot: Snapshot) -> None:
            self._show(snapshot)
            if client_id == self._wanted:
                then()

        if client_id is not None:
            self._read_client(client_id, show)

    def _show(self, snapshot: Snapshot) -> None:
        if snapshot.card.id != self._wanted:
            return
        refusal = self._clients.why_not(snapshot.card.data.advisor)
        mark = ("　示例" if snapshot.card.data.demo else "") + ("　只能查看" if refusal else "")
        self._name.setText(snapshot.card.data.name + mark)
        self._name.setToolTip(tip(refusal))
        for button in self._changing:
            button.setEnabled(not refusal)
        self._snapshot = snapshot
        for tab in self._tabs.values():
            tab.show_client(snapshot)
        self._right.setCurrentIndex(1)
        place, self._place = self._place, None
        if place is not None:
            self.show_tab(place.tab.value)
            self._tabs[place.tab.value].go_to(place)

    def _opened(self, index: QModelIndex) -> None:
        """A double click opens the assessment, but where it begins to edit the cell."""
        if not self._model.columns[index.column()].field:
            self._assess()

    # --- typing into the list -------------------------------------------------------------------------

    def _typed(self, cells: tuple[Typed, ...]) -> None:
        self._write_cells(cells, (), pasted=False)

    def _pasted(self, laid: Laid) -> None:
        if laid.cells:
            self._write_cells(laid.cells, laid.refused, pasted=True)
        else:
            self._events.said.emit(sentence(0, laid.refused))

    def _write_cells(self, typed: tuple[Typed, ...], refused: tuple[str, ...], *, pasted: bool) -> None:
        """Write cells as one step; those that can't be taken are marked, and the others are not lost."""
        shows = {column.field: column.read for column in self._model.columns}
        cells = [
            ClientCell(each.row.id, ListField(each.field), each.text, shows[each.field](each.row))
            for each in typed
        ]

        def then(written: tuple[Written, object]) -> None:
            faults = written[0].refused
            self._model.mark({(each.cell.client_id, each.cell.field): each.reason for each in faults})
            reasons = (*refused, *(each.reason for each in faults))
            if pasted:
                self._events.said.emit(sentence(written[0].taken, reasons))
            else:
                self._events.said.emit(reasons[0] if reasons else "已保存")

        def work() -> tuple[Written, object]:
            written = write_cells(self._clients, cells)
            return written, written.changes

        self._jobs.write(work, then, lambda error: self._events.said.emit(str(error)))

    # --- acts ---------------------------------------------------------------------------------------

    def _write(
        self, work: Callable[[], object], done: Callable[[], None], refused: Callable[[AdvisorError], None]
    ) -> None:
        def then(_result: object) -> None:
            done()
            self._events.said.emit("已保存")

        self._jobs.write(work, then, refused)

    def new(self) -> None:
        """Ask for a new client and show it."""

        def save(values: dict[str, str], confirmed: bool) -> object:
            saved = self._clients.add_client(entry_of(values), accept_pilot=confirmed)
            self._wanted = saved.id
            return saved

        self._filter.clear()
        ask(self._desk, "新建客户", client_fields(self._library), save, {}, self)

    def choose_files(self) -> None:
        """Ask for the files to import."""
        kinds = f"名单和客户文件 (*.xlsx *.xls *.et *.xlsb *.ods *.csv *.json);;{KINDS};;客户文件 (*.json)"
        if files := choosing.files(self, "导入", kinds):
            self.take_files(files)

    def take_files(self, files: list[Path]) -> None:
        """Import client files, or open one foreign list."""
        if all(path.suffix.lower() == ".json" for path in files):
            self.import_files(files)
        elif len(files) > 1:
            self._events.said.emit("名单请一次导入一份。")
        else:
            self.open_list(files[0])

    def open_list(self, path: Path) -> None:
        """Open a foreign list beside the window's work, and show what it would change."""
        if self.errand.busy:
            self._events.said.emit("上一件事还没有做完，请等它做完或取消后再来。")
            return
        importing = self._tools.importing()

        def work(_tell: Tell, cancelled: Cancelled) -> tuple[OpenedList, Preview]:
            return open_list(importing, path, cancelled)

        def done(found: tuple[OpenedList, Preview]) -> None:
            self.strip.hide()
            ImportDialog(importing, self._tools, *found, self).open()

        def failed(sentence: str) -> None:
            self.strip.end(sentence, None)
            self._events.said.emit(sentence)

        self.strip.begin(f"正在打开“{path.name}”……")
        self.errand.start(work, done, failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if event.mimeData().hasUrls() and all(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A dropped file is imported as if it had been chosen."""
        event.acceptProposedAction()
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls()])

    def import_files(self, files: list[Path]) -> None:
        """Import client files: all, or none where one has a fault."""

        def work() -> object:
            ids, changes = self._clients.import_files([self._clients.read_file(p) for p in files])
            self._wanted = ids[0]
            return ids, changes

        self._jobs.write(work, lambda _result: self._events.said.emit(f"已导入 {len(files)} 家客户"))

    def choose_form(self) -> None:
        """Ask for the 资料收集表 that the client sent back."""
        path = choosing.file(self, "读入资料收集表", "工作簿 (*.xlsx *.xls *.et *.ods)")
        if path is not None:
            self.read_form(path)

    def read_form(self, path: Path) -> None:
        """Show what a form that came back would change for the chosen client."""
        if self._wanted is not None:
            ask_returned(self._tools, self._wanted, self._name.text(), path, self)

    def _choose_ledger(self) -> None:
        folder = choosing.folder(self, "客户台账存到哪个文件夹", Path.home())
        if folder is not None:
            self.write_ledger(folder)

    def write_ledger(self, folder: Path) -> None:
        """Write the whole portfolio as one workbook."""
        exporting, day = self._tools.exporting(), self._tools.today()
        self._events.said.emit("正在写客户台账……")
        self._jobs.read(
            lambda: exporting.ledger(day, folder),
            lambda path: self._events.said.emit(f"已写出 {path}"),
            lambda error: self._events.said.emit(str(error)),
        )

    def _choose_roll(self) -> None:
        folder = choosing.folder(self, "资金流汇总存到哪个文件夹", Path.home())
        if folder is not None:
            self.write_roll(folder)

    def write_roll(self, folder: Path) -> None:
        """Write the payments of the clients that are listed as one workbook, beside the window's work."""
        exporting, day = self._tools.exporting, self._as_of
        listed = [row.id for row in self._model.shown]
        if self.errand.busy:
            self._events.said.emit("上一份汇总还没有写完，请等它写完或取消后再来。")
            return

        def work(tell: Tell, cancelled: Cancelled) -> Path | None:
            def told(done: int, total: int) -> None:
                tell((f"已汇总 {done} / {total} 家", done, total))

            return exporting().cash_roll(day, folder, listed, told, cancelled)

        def done(path: Path | None) -> None:
            end("已取消，没有写出文件。" if path is None else f"已写出 {path}")

        def end(sentence: str) -> None:
            self.strip.end(sentence, folder)
            self._events.said.emit(sentence)

        self.strip.begin(f"正在汇总 {len(listed)} 家客户的资金流……")
        self.errand.start(work, done, end)

    def _advance(self, progress: object) -> None:
        assert isinstance(progress, tuple)
        self.strip.advance(*progress)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is closing: end what runs beside it."""
        if event.type() is QEvent.Type.Close and isinstance(watched, QWidget):
            self.errand.close(watched)
        return False

    def _assess(self) -> None:
        if self._wanted is not None:
            self._events.assess_client.emit(self._wanted)

    def _delete(self) -> None:
        client = self._wanted
        if client is not None:
            said = "已移入回收站，按 Ctrl+Z 撤销"
            self._jobs.write(
                lambda: self._clients.delete_client(client), lambda _result: self._events.said.emit(said)
            )
