"""数据与备份: where everything is, the backups, going back, handing over and taking over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError, InputError
from advisor_app.domain.facts import Catalogue
from advisor_app.portfolio.backups import State
from advisor_app.services.encrypting import keys_wanted, open_with
from advisor_app.services.keeping import SUFFIX, Keeping, Offered, Standing, is_sealed
from advisor_app.services.keeping_words import BackupRow, backup_rows, left_out_sentence, size_phrase
from advisor_app.services.whole_workbook import SAID, read_sentence, written_sentence
from advisor_app.ui import choosing
from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.events import Events
from advisor_app.ui.gradually import Making
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.models.table import RIGHT, Column, TableModel
from advisor_app.ui.pages.merge_dialog import MergeDialog, TakeOver
from advisor_app.ui.pages.pack_dialog import PackDialog, PassphraseDialog
from advisor_app.ui.pages.restore_dialog import RestoreDialog
from advisor_app.ui.pages.secret_dialog import SecretDialog
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import button, selectable, titled_card
from advisor_app.ui.widgets.errand_strip import ErrandStrip
from advisor_app.ui.widgets.record_table import RecordTable, making_table

if TYPE_CHECKING:
    from advisor_app.handover.package import Manifest, Progress
    from advisor_app.portfolio.backups import Made
    from advisor_app.portfolio.restore import Preview
    from advisor_app.services.whole_workbook import Opened, WholeWorkbook

T = TypeVar("T")
_STOPPED = "已取消，什么也没有改动。"


@dataclass(frozen=True, slots=True)
class KeepingTools:
    """What the section works with."""

    keeping: Callable[[], Keeping]
    whole_workbook: Callable[[], WholeWorkbook]
    catalogue: Catalogue
    jobs: Jobs
    events: Events
    tokens: Tokens


class KeepingSection(QWidget):
    """One card for how things stand, one for the list of backups, one for handing over."""

    def __init__(self, tools: KeepingTools) -> None:
        super().__init__()
        self._tools = tools
        self._fresh = False
        self._stack: ExitStack | None = None
        self._offering = False
        self.errand = Errand(tools.events, show_error, self)
        self.errand.progress.connect(self._advance)
        self.strip = ErrandStrip()
        self.strip.told.setAccessibleDescription("进度")
        self.strip.bar.setAccessibleName("进度")
        self.strip.cancelled.connect(self.errand.cancel)

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self._standing_card())
        yield
        self.table = yield from self._making_table()
        yield
        column.addWidget(self._list_card(), 1)
        yield
        column.addWidget(self._hand_card())
        column.addWidget(self.strip)
        self._tools.events.changed.connect(lambda _changes: self._stale())

    # --- what is seen -------------------------------------------------------------------------------

    def _standing_card(self) -> QWidget:
        card, column = titled_card("数据在哪里")
        self.place = selectable("客户库文件")
        self.told = selectable("备份情况")
        self.where = selectable("备份位置")
        for label in (self.place, self.told, self.where):
            column.addWidget(label)
        row = QHBoxLayout()
        self.now = button("现在备份", self.back_up, primary=True)
        self.open_folder = button("打开备份文件夹", self._open_folder)
        self.elsewhere = button("换个位置…", lambda: self._choose(second=False))
        self.second = button("再存一份到…", lambda: self._choose(second=True))
        self.second.setToolTip("每次备份都另存一份，如移动硬盘；没插上时会提示，备份照常存在第一个位置")
        self.usual = button("恢复默认位置", self._usual_folder)
        for each in (self.now, self.open_folder, self.elsewhere, self.second, self.usual):
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _making_table(self) -> Making[RecordTable]:
        columns: tuple[Column[BackupRow], ...] = (
            Column("时间", lambda r: r.when, sort_key=lambda r: r.backup.number),
            Column("起因", lambda r: r.why),
            Column("客户", lambda r: r.clients, RIGHT, lambda r: int(r.clients or 0)),
            Column("最后一次改动", lambda r: r.last),
            Column("大小", lambda r: r.size, RIGHT, lambda r: r.backup.size),
            Column("状态", lambda r: f"{r.state}：{r.trouble}" if r.trouble else r.state),
            Column("位置", lambda r: str(r.backup.path.parent)),
        )
        self.model: TableModel[BackupRow] = TableModel(columns, self)
        table = yield from making_table("备份列表", self.model, widths=(130, 80, 56, 220, 80, 280))
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(140)
        table.doubleClicked.connect(lambda _index: self.restore())
        table.selectionModel().selectionChanged.connect(lambda _now, _before: self._enable())
        return table

    def _list_card(self) -> QWidget:
        card, column = titled_card("备份")
        self.empty = selectable("没有备份")
        self.empty.setText(
            "还没有备份。按“现在备份”存第一份；以后打开、关闭程序时，有改动就会自动备份，每份都读回核对过才算数。"
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.empty, 1)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.go_back = button("恢复到这一份…", self.restore)
        self.check = button("核对这一份", self.check_one)
        self.other = button("用别处的备份恢复…", self._restore_other)
        for each in (self.go_back, self.check, self.other):
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _hand_card(self) -> QWidget:
        card, column = titled_card("交接")
        said = selectable("交接的说明")
        said.setText(
            "交出：客户库、附件、抬头和自建政策装进一个文件，可以加口令。"
            f"接收：先看差异，再并入这边的客户库，或整库代替（换电脑时用）。\n{SAID}"
        )
        column.addWidget(said)
        row = QHBoxLayout()
        self.pack = button("交出…", self.ask_pack)
        self.take = button("接收…", self.ask_take)
        self.write_whole = button("写成工作簿…", self.ask_write_whole)
        self.read_whole = button("从工作簿读回…", self.ask_read_whole)
        for each in (self.pack, self.take, self.write_whole, self.read_whole):
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        """Look again where something was written since."""
        super().showEvent(event)
        if not self._fresh:
            self.refresh()

    def _stale(self) -> None:
        self._fresh = False
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read how things stand."""
        self._fresh = True
        keeping = self._tools.keeping

        def read() -> tuple[Standing, tuple[BackupRow, ...]]:
            return keeping().standing(), backup_rows(keeping().backups())

        self._tools.jobs.read(read, self._show, self._refused)

    def _show(self, found: tuple[Standing, tuple[BackupRow, ...]]) -> None:
        standing, rows = found
        size = size_phrase(standing.place.stat().st_size) if standing.place.exists() else ""
        self.place.setText(f"客户库：{standing.place}　{size}")
        bad = f"有 {standing.bad} 份备份不能用，见列表。" if standing.bad else ""
        self.told.setText(f"{standing.sentence}{bad}")
        colour = self._tools.tokens.bad if standing.alarm or bad else self._tools.tokens.good
        self.told.setStyleSheet(f"color: {colour};")
        self.where.setText(
            "备份位置："
            + "；".join(f"{folder}{'' if there else '（现在用不了）'}" for folder, there in standing.folders)
        )
        self.model.show(rows)
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        if rows:
            self.table.selectRow(max(0, self.model.position(lambda r: r.backup.state is State.GOOD)))
        self._enable()

    def _refused(self, error: AdvisorError) -> None:
        self.told.setText(str(error))
        self.told.setStyleSheet(f"color: {self._tools.tokens.bad};")
        for each in (self.now, self.go_back, self.check, self.other, self.pack, self.take):
            each.setEnabled(False)

    def _enable(self) -> None:
        idle = not self.errand.busy
        row = self.chosen()
        for each in (self.now, self.other, self.pack, self.take, self.write_whole, self.read_whole):
            each.setEnabled(idle)
        self.check.setEnabled(idle and row is not None)
        self.go_back.setEnabled(idle and row is not None and row.backup.state is not State.BAD)

    def chosen(self) -> BackupRow | None:
        """The backup that is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.row_at(rows[0]) if rows else None

    # --- long work ----------------------------------------------------------------------------------

    def _begin(self, sentence: str, work: Callable[[Tell, Cancelled], T], then: Callable[[T], None]) -> None:
        def done(result: T) -> None:
            self.strip.hide()
            self._enable()
            then(result)

        self.strip.begin(sentence)
        self.errand.start(work, done, self._failed)
        self._enable()

    def _failed(self, sentence: str) -> None:
        self.strip.end(sentence, None)
        self._enable()

    def _advance(self, told: object) -> None:
        if isinstance(told, tuple):
            done, total = told
            share = done / total if total else 1
            self.strip.advance(f"已处理 {size_phrase(done)} / {size_phrase(total)}", int(share * 1000), 1000)
        elif isinstance(told, _Rows):
            self.strip.advance(f"已处理 {told.done:,} / {told.total:,} 行", told.done, max(told.total, 1))

    def _done(self, sentence: str, folder: Path | None = None) -> None:
        self.strip.end(sentence, folder)
        self._tools.events.said.emit(sentence)
        self.refresh()

    # --- backing up ---------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a backup now."""
        keeping = self._tools.keeping

        def done(made: Made) -> None:
            told = f"已备份并读回核对：{made.backups[0].path.name}。{''.join(made.unreachable)}"
            self._done(told, made.backups[0].path.parent)

        self._begin("正在备份并读回核对……", lambda _tell, _stop: keeping().back_up(), done)

    def check_one(self) -> None:
        """Read the chosen backup from end to end."""
        row, keeping = self.chosen(), self._tools.keeping
        if row is None:
            return
        path = row.backup.path
        self._begin(
            "正在核对……",
            lambda _tell, _stop: keeping().check(path),
            lambda checked: self._done(
                f"“{path.name}”{checked.trouble}" if checked.trouble else f"“{path.name}”完好，可以用来恢复。"
            ),
        )

    def _open_folder(self) -> None:
        keeping = self._tools.keeping
        self._tools.jobs.read(
            lambda: keeping().folders()[0],
            _open_place,
        )

    def _choose(self, *, second: bool) -> None:
        title = "备份再存一份到" if second else "备份存到"
        folder = choosing.folder(self, title, Path.home())
        if folder is not None:
            self.use_folder(folder, second=second)

    def use_folder(self, folder: Path | None, *, second: bool = False) -> None:
        """Have backups go there from now on; those that are elsewhere stay."""
        keeping = self._tools.keeping

        def failed(error: AdvisorError) -> None:
            self.strip.end(str(error), None)

        self._tools.jobs.read(
            lambda: keeping().choose_folder(folder, second=second),
            lambda _nothing: self._done("已换备份位置；原来位置的备份还在那里，没有移动。"),
            failed,
        )

    def _usual_folder(self) -> None:
        self.use_folder(None, second=True)
        self.use_folder(None)

    # --- going back ---------------------------------------------------------------------------------

    def restore(self) -> None:
        """Show what going back to the chosen backup would change, and ask."""
        row = self.chosen()
        if row is not None and self.go_back.isEnabled():
            self.ask_restore(row.backup.path)

    def _restore_other(self) -> None:
        path = choosing.file(self, "选一份备份", "客户库备份 (*.db *.db.zst)", Path.home())
        if path is not None:
            self.ask_restore(path)

    def ask_restore(self, path: Path) -> None:
        """The same for any file."""
        keeping = self._tools.keeping
        keys = keys_wanted(path)
        if keys is not None:
            self._ask_secret(path, keys)
            return

        def show(seen: Preview) -> None:
            dialog = RestoreDialog(path.name, seen, self._tools.tokens, self)
            dialog.accepted.connect(lambda: self._restore(path, erased_too=dialog.erased_too.isChecked()))
            dialog.open()

        self._begin("正在核对备份并比较……", lambda _tell, _stop: keeping().preview(path), show)

    def _ask_secret(self, path: Path, keys: Path) -> None:
        """The backup is encrypted under a passphrase that was not typed yet."""

        def send(dialog: SecretDialog, typed: str, _new: str) -> None:
            def then(_nothing: None) -> None:
                dialog.accept()
                self.ask_restore(path)

            self._tools.jobs.read(
                lambda: open_with(keys, typed), then, lambda error: dialog.refuse(str(error))
            )

        titles = ("备份已加密", f"“{path.name}”是加密的，请输入备份那时的加密口令。", "打开")
        SecretDialog(titles, send, self._tools.tokens, self, old=True).open()

    def _restore(self, path: Path, *, erased_too: bool) -> None:
        keeping = self._tools.keeping
        self.strip.begin("正在恢复；现在的客户库先另存一份备份……")
        self.strip.cancel.hide()  # it is one step: the old database or the new one
        self._tools.jobs.write(
            lambda: keeping().restore(path, erased_too=erased_too),
            lambda _changes: self._done(f"已恢复到“{path.name}”；恢复前的客户库已另存为备份。"),
            lambda error: self._failed(str(error)),
        )

    # --- handing over -------------------------------------------------------------------------------

    def ask_pack(self) -> None:
        """Ask where to, and whether under a passphrase."""
        dialog = PackDialog(self._tools.tokens, self)
        dialog.wanted.connect(self.hand_over)
        dialog.open()

    def hand_over(self, target: Path, passphrase: str, note: str) -> None:
        """Write the package."""
        keeping = self._tools.keeping

        def done(manifest: Manifest) -> None:
            told = f"已打包并读回核对：{manifest.clients} 家客户。"
            self._done(told + ("口令请另行告知对方，忘了谁也打不开。" if passphrase else ""), target.parent)

        self._begin(
            "正在打包……",
            lambda tell, stop: keeping().pack(
                target, passphrase=passphrase, note=note, progress=_stoppable(tell, stop)
            ),
            done,
        )

    def ask_take(self) -> None:
        """Ask for the package."""
        path = choosing.file(self, "选交接包", f"交接包 (*{SUFFIX})", Path.home())
        if path is not None:
            self.receive(path)

    def receive(self, path: Path) -> None:
        """Open a package, asking for its passphrase where it has one; not while another is looked at."""
        if self._offering or self.errand.busy:
            self._failed(f"上一件事还没有做完，“{path.name}”没有打开。请等它做完，再点“接收…”。")
            return
        try:
            sealed = is_sealed(path)
        except AdvisorError as error:
            self._failed(str(error))
            return
        if not sealed:
            self.look_into(path, "")
            return
        dialog = PassphraseDialog(path.name, self._tools.tokens, self)
        dialog.typed.connect(lambda passphrase: self.look_into(path, passphrase))
        dialog.open()

    def look_into(self, path: Path, passphrase: str) -> None:
        """Show what joining would do; the opened package goes when the dialog does."""
        keeping = self._tools.keeping
        self._put_away()
        self._stack = stack = ExitStack()

        def work(tell: Tell, stop: Cancelled) -> Offered:
            progress = _stoppable(tell, stop)
            return stack.enter_context(keeping().opened(path, passphrase=passphrase, progress=progress))

        self._begin("正在打开交接包并比较……", work, self._show_offered)

    def _show_offered(self, offered: Offered) -> None:
        self._offering = True
        dialog = MergeDialog(offered, self._tools.catalogue, self._tools.tokens, self)
        dialog.merged.connect(lambda choices: self._join(offered, choices, dialog))
        dialog.replaced.connect(lambda: self._replace(offered))
        dialog.rejected.connect(self._put_away)
        dialog.open()

    def _join(self, offered: Offered, choices: TakeOver, dialog: MergeDialog) -> None:
        keeping = self._tools.keeping
        rows = {row.id: row for row in dialog.rows}
        self.strip.begin("正在并入；现在的客户库先另存一份备份……")
        self.strip.cancel.hide()

        def done(result: tuple[object, ...]) -> None:
            self._put_away()
            joined = result[0]
            told = f"已并入 {getattr(joined, 'changed', 0)} 处，按 Ctrl+Z 可整体撤销。"
            self._done(told + left_out_sentence(getattr(joined, "left_out", ()), rows))

        def failed(error: AdvisorError) -> None:
            self._put_away()
            self._failed(str(error))

        self._tools.jobs.write(lambda: keeping().join(offered, choices), done, failed)

    def _replace(self, offered: Offered) -> None:
        keeping = self._tools.keeping
        self.strip.begin("正在整库接收；现在的客户库先另存一份备份……")
        self.strip.cancel.hide()

        def done(_changes: object) -> None:
            self._put_away()
            self._done(f"已整库接收{offered.manifest.made_by}的客户库；原来的已另存为备份，可随时恢复。")

        def failed(error: AdvisorError) -> None:
            self._put_away()
            self._failed(str(error))

        self._tools.jobs.write(lambda: keeping().take_over(offered), done, failed)

    def _put_away(self) -> None:
        """Remove what was unpacked."""
        self._offering = False
        if self._stack is not None:
            self._stack.close()
            self._stack = None

    # --- the whole as a workbook ----------------------------------------------------------------------

    def ask_write_whole(self) -> None:
        """Ask where to."""
        path = choosing.new_file(self, "写成工作簿", Path.home() / "整库导出.xlsx", "工作簿 (*.xlsx)")
        if path is not None:
            self.write_as_workbook(path)

    def write_as_workbook(self, path: Path) -> None:
        """Write all records into one workbook."""
        target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        workbook = self._tools.whole_workbook
        self._begin(
            "正在写成工作簿……",
            lambda tell, stop: workbook().write(target, _by_rows(tell, stop)),
            lambda rows: self._done(written_sentence(rows, target), target.parent),
        )

    def ask_read_whole(self) -> None:
        """Ask for the workbook."""
        path = choosing.file(self, "选整库工作簿", "工作簿 (*.xlsx)", Path.home())
        if path is not None:
            self.read_workbook(path)

    def read_workbook(self, path: Path) -> None:
        """Read a workbook back, where nobody is entered yet: first all of it is looked at, then written."""
        workbook = self._tools.whole_workbook

        def put(opened: Opened) -> None:
            self.strip.begin("正在读回……")
            self.strip.cancel.hide()  # it is one step: all of it or nothing
            self._tools.jobs.write(
                lambda: workbook().put(opened),
                lambda changes: self._done(f"{read_sentence(changes)}，按 Ctrl+Z 可整体撤销。"),
                lambda error: self._failed(str(error)),
            )

        self._begin(
            "正在核对工作簿……",
            lambda tell, stop: workbook().opened(path, _by_rows(tell, stop), stop),
            put,
        )

    # --- leaving ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is closing: end what runs, nothing half done, nothing unpacked left behind."""
        if event.type() is QEvent.Type.Close and isinstance(watched, QWidget):
            self.errand.close(watched)
            self._put_away()
        return False


def _open_place(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


@dataclass(frozen=True, slots=True)
class _Rows:
    """How many of how many rows."""

    done: int
    total: int


def _by_rows(tell: Tell, stop: Cancelled) -> Progress:
    return _stoppable(tell, stop, _Rows)


def _stoppable(
    tell: Tell, stop: Cancelled, told: Callable[[int, int], object] = lambda done, total: (done, total)
) -> Progress:
    def progress(done: int, total: int) -> None:
        if stop():
            raise InputError(_STOPPED)
        tell(told(done, total))

    return progress
