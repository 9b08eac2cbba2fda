"""A foreign list: what its headers are, what it would change, which firms are new; taken in part or whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.facts import Catalogue, Scope
from advisor_app.domain.headers import IDENTITY
from advisor_app.intake.csv_text import ENCODINGS
from advisor_app.intake.mapping import Use, units_of
from advisor_app.intake.outline import Head
from advisor_app.services.importing import Change, FirmFound
from advisor_app.ui.models.ticks import TickModel
from advisor_app.ui.pages.taking import TakingDialog
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools

if TYPE_CHECKING:
    from advisor_app.services.importing import Importing, OpenedList, Preview

KINDS = "名单 (*.xlsx *.xls *.et *.xlsb *.ods *.csv *.txt);;所有文件 (*)"
_YEARS = 8
_MAPPING = ("表头", "例", "是什么", "年度", "单位", "说明")
_CHANGES = ("读入", "企业", "项目", "现在", "表里的", "怎么回事", "位置")
_FIRMS = ("新建", "企业", "信用代码", "说明", "位置")


class ImportDialog(TakingDialog):
    """Three leaves: the headers and what they are, the changes with a tick each, the firms that are new."""

    def __init__(
        self, importing: Importing, tools: Tools, opened: OpenedList, preview: Preview, parent: QWidget
    ) -> None:
        told = ("读不懂的和要知道的", 120)
        super().__init__(tools, f"导入名单：{opened.path.name}", (1180, 640), told, parent)
        self._importing = importing
        self._opened = opened
        self._preview = preview
        self._shown: dict[str, Use] = dict(opened.uses)
        self._used = dict(self._shown)
        """The mapping of the preview that is shown."""
        self._new: list[int] = []
        self.mapping = QTableWidget(0, len(_MAPPING))
        self.changes: TickModel[Change] = TickModel(
            _CHANGES,
            (
                lambda c: self._preview.firms[c.firm].name,
                lambda c: c.label,
                lambda c: c.now,
                lambda c: c.new,
                lambda c: c.kind.label,
                lambda c: c.place,
            ),
            self,
        )
        self.firms: TickModel[FirmFound] = TickModel(
            _FIRMS,
            (
                lambda f: f.name,
                lambda f: "" if f.uscc is None else f.uscc.code,
                lambda f: f.told,
                lambda f: f.place,
            ),
            self,
        )
        self.leaves = QTabWidget()
        self.leaves.setAccessibleName("导入的三页")
        self.leaves.addTab(self._build_mapping(), "表头对照")
        self.leaves.addTab(self._build_changes(), "改动")
        self.leaves.addTab(self._build_firms(), "新企业")
        self.leaves.currentChanged.connect(self._turned)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[3])
        column.addWidget(self.sentence)
        column.addWidget(self.leaves, 1)
        column.addWidget(self.told)
        column.addLayout(self._build_how())
        column.addWidget(self.buttons)
        self.changes.ticked.connect(self._count)
        self.firms.ticked.connect(self._count)
        self._fill_mapping()
        self._show(preview)
        self.leaves.setCurrentIndex(0 if preview.open_heads or not preview.changes else 1)

    # --- building -------------------------------------------------------------------------------------

    def _build_mapping(self) -> QWidget:
        table = self.mapping
        table.setHorizontalHeaderLabels(_MAPPING)
        table.setAccessibleName("表头对照")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(36)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        for place, width in enumerate((230, 190, 260, 90, 90)):
            table.setColumnWidth(place, width)
        book = self._opened.book
        told = QLabel(
            f"认作：{self._opened.outline.layout.label}。"
            + ("对照与上次这样的表相同。" if self._opened.remembered else "对照是按表头猜的，请核对。")
            + "没有写明的年度和单位不猜，选好才读。"
        )
        told.setWordWrap(True)
        self.encoding = QComboBox()
        self.encoding.setAccessibleName("文字编码")
        self.encoding.addItems(list(dict.fromkeys((book.encoding, *ENCODINGS))))
        self.encoding.setToolTip("汉字显示不对时，换一种编码再读")
        self.encoding.activated.connect(lambda _at: self._reread())
        line = QHBoxLayout()
        line.addWidget(told, 1)
        label = QLabel("文字编码")
        for widget in (label, self.encoding):
            widget.setVisible(book.kind == "csv")
            line.addWidget(widget)
        return _leaf(line, table)

    def _build_changes(self) -> QWidget:
        self.table = _table(self.changes, "要改的", (48, 220, 250, 190, 150, 150))
        line = QHBoxLayout()
        for text, act in (
            ("全选", lambda: self.changes.tick(range(len(self.changes.rows)), on=True)),
            ("全不选", lambda: self.changes.tick(range(len(self.changes.rows)), on=False)),
            ("只选这一家", self._only_this),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            line.addWidget(button)
        hint = QLabel("空格键勾选所选各行")
        hint.setObjectName("muted")
        line.addWidget(hint)
        line.addStretch(1)
        return _leaf(line, self.table)

    def _build_firms(self) -> QWidget:
        table = _table(self.firms, "不在客户库的企业", (48, 260, 190, 460))
        hint = QLabel("勾选的建为新客户；不勾的不读。名称相近的默认不勾，请先核对是不是同一家。")
        hint.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(hint, 1)
        return _leaf(line, table)

    def _build_how(self) -> QHBoxLayout:
        today = self._importing.today()
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setMaximumDate(self.day.date())
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName("资料的日期")
        self.beside = QCheckBox("与更强来源（审计、税务、证书、平台）不同而没有勾选的，并存记下，不采用")
        self.beside.setChecked(True)
        line = QHBoxLayout()
        line.addWidget(QLabel("来源：企业自报，资料的日期"))
        line.addWidget(self.day)
        line.addSpacing(SPACE[4])
        line.addWidget(self.beside, 1)
        return line

    # --- the mapping ----------------------------------------------------------------------------------

    def _fill_mapping(self) -> None:
        heads = self._opened.outline.heads
        self.mapping.setRowCount(len(heads))
        for row, head in enumerate(heads):
            for place, text in ((0, head.text), (1, "、".join(head.samples))):
                item = QTableWidgetItem(text)
                item.setToolTip(f"{text}\n{head.place}")
                self.mapping.setItem(row, place, item)
            self.mapping.setItem(row, 5, QTableWidgetItem())
            self._fill_row(row, head, self._shown[head.text])

    def _fill_row(self, row: int, head: Head, use: Use) -> None:
        what = QComboBox()
        what.setAccessibleName(f"{head.text}是什么")
        for text, chosen in _choices(self._importing.catalogue):
            what.addItem(text, chosen)
        what.setCurrentIndex(max(0, what.findData(f"{use.is_}:{use.fact}")))
        what.activated.connect(lambda _at, row=row: self._rechosen(row))
        self.mapping.setCellWidget(row, 2, what)
        self._fill_details(row, head, use)

    def _fill_details(self, row: int, head: Head, use: Use) -> None:
        fact = self._importing.catalogue.facts.get(use.fact)
        has_year = fact is not None and fact.scope is Scope.YEAR and not head.brings_year
        this = self._importing.today().year
        years = sorted({*range(this - _YEARS, this + 1), *([use.year] if use.year else [])}, reverse=True)
        year = _combo(f"{head.text}的年度", ["", *map(str, years)], str(use.year or ""))
        unit = _combo(f"{head.text}的单位", ["", *(units_of(fact) if fact else ())], use.unit)
        for place, box, shown in ((3, year, has_year), (4, unit, bool(fact and units_of(fact)))):
            box.activated.connect(lambda _at, row=row: self._read_row(row))
            box.setEnabled(shown)
            self.mapping.setCellWidget(row, place, box)
        problem = self._importing.problem(head, use)
        item = self.mapping.item(row, 5)
        if item is not None:
            item.setText(problem or ("" if use.is_read else head.why or "不读"))
            item.setToolTip(item.text())

    def _box(self, row: int, place: int) -> QComboBox:
        box = self.mapping.cellWidget(row, place)
        assert isinstance(box, QComboBox)
        return box

    def _rechosen(self, row: int) -> None:
        head = self._opened.outline.heads[row]
        is_, _, fact = str(self._box(row, 2).currentData()).partition(":")
        same = head.use if (head.use.is_, head.use.fact) == (is_, fact) else Use(is_, fact)
        self._shown[head.text] = same
        self._fill_details(row, head, same)

    def _read_row(self, row: int) -> None:
        head = self._opened.outline.heads[row]
        year = self._box(row, 3).currentText()
        use = replace(
            self._shown[head.text],
            year=int(year) if year else None,
            unit=self._box(row, 4).currentText(),
        )
        self._shown[head.text] = use
        self._fill_details(row, head, use)

    def _reread(self) -> None:
        encoding = self.encoding.currentText()
        importing, path = self._importing, self._opened.path

        def read() -> tuple[OpenedList, Preview]:
            opened = importing.open(path, encoding)
            return opened, importing.preview(opened)

        def then(found: tuple[OpenedList, Preview]) -> None:
            self._opened = found[0]
            self._shown = dict(found[0].uses)
            self._used = dict(self._shown)
            self._fill_mapping()
            self._show(found[1])

        self._tools.jobs.read(read, then, self._refused)

    # --- the preview ----------------------------------------------------------------------------------

    def _turned(self, leaf: int) -> None:
        if leaf > 0 and self._shown != self._used:
            self.refresh()

    def refresh(self) -> None:
        """Work the preview out anew for the mapping as it is chosen now."""
        uses = dict(self._shown)
        self.take.setEnabled(False)
        self.sentence.setText("正在按新的对照重新预览……")

        def then(preview: Preview) -> None:
            self._used = uses
            self._show(preview)

        self._tools.jobs.read(lambda: self._importing.preview(self._opened, uses), then, self._refused)

    def _refused(self, error: AdvisorError) -> None:
        self.sentence.setText(str(error))
        self.leaves.setCurrentIndex(0)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        self._new = [n for n, f in enumerate(preview.firms) if f.client_id is None and not f.fault]
        self.changes.show(preview.changes, (n for n, c in enumerate(preview.changes) if c.ticked))
        new = [preview.firms[n] for n in self._new]
        self.firms.show(new, (n for n, firm in enumerate(new) if firm.create))
        self.sentence.setText(preview.sentence())
        self.tell(*preview.faults, *preview.remarks)
        self.leaves.setTabText(1, f"改动（{len(preview.changes):,}）")
        self.leaves.setTabText(2, f"新企业（{len(new):,}）")
        self._count()

    def _count(self) -> None:
        made = {self._new[n] for n in self.firms.chosen}
        firms = self._preview.firms
        count = sum(
            firms[c.firm].client_id is not None or c.firm in made
            for c in (self._preview.changes[n] for n in self.changes.chosen)
        )
        self.take.setText(f"读入 {count:,} 个数" + (f"，新建 {len(made):,} 家" if made else ""))
        self.take.setEnabled(bool(count or made))

    def _only_this(self) -> None:
        rows = self.table.selectionModel().selectedRows() or [self.table.currentIndex()]
        wanted = {self.changes.rows[index.row()].firm for index in rows if index.isValid()}
        places = [n for n, each in enumerate(self.changes.rows) if each.firm in wanted and each.ticked]
        self.changes.tick(range(len(self.changes.rows)), on=False)
        self.changes.tick(places, on=True)

    # --- taking it in ---------------------------------------------------------------------------------

    def send(self) -> None:
        """Take the ticked changes and firms in; what was not looked at is shown first."""
        if self._shown != self._used:  # only what was looked at is written
            self.leaves.setCurrentIndex(1)
            return
        chosen, create = set(self.changes.chosen), {self._new[n] for n in self.firms.chosen}
        preview, beside = self._preview, self.beside.isChecked()
        date = self.day.date()
        day = dt.date(date.year(), date.month(), date.day())
        importing = self._importing
        self.write(
            lambda: importing.accept(preview, chosen, create, observed_on=day, keep_beside=beside),
            f"已导入“{preview.path.name}”，按 Ctrl+Z 一次撤销",
        )

    def refuse(self, told: str) -> None:
        """Said above, where the headers are."""
        self.sentence.setText(told)


def _leaf(line: QHBoxLayout, table: QWidget) -> QWidget:
    leaf = QWidget()
    column = QVBoxLayout(leaf)
    column.setSpacing(SPACE[2])
    column.addLayout(line)
    column.addWidget(table, 1)
    return leaf


def _combo(name: str, texts: list[str], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(texts)
    box.setCurrentText(chosen)
    return box


def _choices(catalogue: Catalogue) -> list[tuple[str, str]]:
    """What a header may be chosen to be: in words, and as ``identity:fact``."""
    found = [("（不读）", ":")]
    found += [(label, f"{is_}:") for is_, label in IDENTITY.items()]
    found += [(f.label, f":{f.key}") for f in catalogue.facts.values() if f.derivation is None]
    return found


def _table(model: TickModel[Change] | TickModel[FirmFound], name: str, widths: tuple[int, ...]) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    for place, width in enumerate(widths):
        table.setColumnWidth(place, width)

    def toggle() -> None:
        rows = [index.row() for index in table.selectionModel().selectedRows()]
        if rows:
            model.tick(rows, on=not set(rows) <= model.chosen)

    keys = QShortcut(QKeySequence(Qt.Key.Key_Space), table, toggle)
    keys.setContext(Qt.ShortcutContext.WidgetShortcut)
    return table


def open_list(importing: Importing, path: Path, cancelled: Callable[[], bool]) -> tuple[OpenedList, Preview]:
    """A list with its first preview: done beside the window's work."""
    opened = importing.open(path, cancelled=cancelled)
    return opened, importing.preview(opened)
