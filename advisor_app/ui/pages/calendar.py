"""日程: what is overdue, due today, this week and later; windows and tasks; a calendar file to hand on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.application import Window
from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.labels import label
from advisor_app.domain.reminder import Bucket, Reminder
from advisor_app.pipeline.agenda import Agenda
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.conflicts import ConflictError
from advisor_app.portfolio.windows import WindowRow
from advisor_app.services.calendar import WindowEntry
from advisor_app.services.clients import Saved
from advisor_app.ui import choosing
from advisor_app.ui.models.table import Column, TableModel
from advisor_app.ui.pages.page import DayPage
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.conflict_dialog import Shown, ask_in_form
from advisor_app.ui.widgets.dressing import fault_label
from advisor_app.ui.widgets.form import Field, Form
from advisor_app.ui.widgets.record_table import making_table, record_table

_TOUCHED = (
    "applications", "steps", "clients", "recognitions", "tasks", "papers", "windows", "contacts", "marks",
)  # fmt: skip


class CalendarPage(DayPage):
    """One tab a bucket, its number the length of the list it opens."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.today)
        self._tools = tools
        self._agenda: Agenda | None = None

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        self._buckets = QTabBar()
        self._buckets.setExpanding(False)
        self._buckets.setDrawBase(False)
        self._buckets.setAccessibleName("日程分段")
        for bucket in Bucket:
            self._buckets.addTab(label(bucket))
        self._buckets.currentChanged.connect(lambda _i: self._show(0))
        columns: tuple[Column[Reminder], ...] = (
            Column("日期", _day, sort_key=lambda r: r.day),
            Column("客户", lambda r: r.client or "（全部）"),
            Column("种类", lambda r: label(r.kind)),
            Column("要办的事", lambda r: r.text),
            Column("说明", lambda r: r.note),
            Column("依据", lambda r: r.source),
        )
        self.model: TableModel[Reminder] = TableModel(columns, self)
        self.table = yield from making_table(
            "日程", self.model, height=34, widths=(128, 220, 88, 460, 180), filters=True
        )
        yield
        self.table.doubleClicked.connect(lambda _index: self._open_client())
        self._empty = QLabel()
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[4])
        layout.setSpacing(SPACE[2])
        layout.addLayout(self._build_head())
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty)
        self.setFocusProxy(self.table)
        QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, self._see_to).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        self._tools.events.changed.connect(self._changed)

    def _build_head(self) -> QVBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(SPACE[2])
        self._done = QPushButton("登记已办")
        for button, tip, act in (
            (self._done, "空格；在“已办”里是重新待办", self._see_to),
            (QPushButton("新增任务…"), "为所选一行的客户加一项任务", self._add_task),
            (QPushButton("申报窗口…"), "各地每年的申报起止日期，由顾问录入", self.show_windows),
            (QPushButton("导出日历…"), "ICS 文件，手机和电脑日历都能导入", self._export),
        ):
            button.setToolTip(tip)
            button.clicked.connect(act)
            acts.addWidget(button)
        acts.addStretch(1)
        head = QVBoxLayout()
        head.setSpacing(SPACE[2])
        head.addWidget(self._buckets)  # a row of its own: seven tabs with their numbers
        head.addLayout(acts)
        return head

    # --- showing --------------------------------------------------------------------------------------

    def read(self) -> None:
        """Reckon everything again, as of today."""
        day = self._day
        self._tools.jobs.read(lambda: self._tools.calendar.agenda(day), self._take)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_TOUCHED):
            self.reload()

    def _take(self, agenda: Agenda) -> None:
        first = self._agenda is None
        self._agenda = agenda
        due = (place for place, bucket in enumerate(Bucket) if agenda.badge(bucket))
        if first and (place := next(due, 0)) != self._buckets.currentIndex():
            self._buckets.setCurrentIndex(place)  # an empty list would hide that there is something to do
        for place, bucket in enumerate(Bucket):
            self._buckets.setTabText(place, f"{label(bucket)} {agenda.badge(bucket)}")
        self._show(self.table.currentIndex().row())

    @property
    def bucket(self) -> Bucket:
        """The part of the agenda that is shown."""
        return list(Bucket)[self._buckets.currentIndex()]

    def _show(self, place: int) -> None:
        """Fill the table; ``place``: the line to choose, so that one after the other can be seen to."""
        if self._agenda is None:
            return
        shown = self._agenda.opened(self.bucket)
        self.model.show(shown)
        last = self.model.rowCount() - 1
        if last >= 0:
            self.table.setCurrentIndex(self.model.index(min(max(0, place), last), 0))
        self._empty.setText("" if shown else f"没有“{label(self.bucket)}”的事项。")
        self._empty.setVisible(not shown)
        done = self.bucket is Bucket.DONE
        self._done.setText("重新待办" if done else "登记已办")
        self._done.setEnabled(bool(shown))

    def current(self) -> Reminder | None:
        """The chosen reminder."""
        return self.model.row_at(self.table.currentIndex())

    # --- acts -----------------------------------------------------------------------------------------

    def _see_to(self) -> None:
        reminder = self.current()
        if reminder is None:
            return
        done = self.bucket is not Bucket.DONE
        self._write(lambda: self._tools.calendar.see_to(reminder, done=done), "已登记，按 Ctrl+Z 撤销")

    def _write(self, work: Callable[[], object], said: str) -> None:
        def refused(error: AdvisorError) -> None:
            self._tools.events.said.emit(str(error))

        self._tools.jobs.write(work, lambda _result: self._tools.events.said.emit(said), refused)

    def _open_client(self) -> None:
        reminder = self.current()
        if reminder is not None and reminder.client_id:
            self._tools.events.open_client.emit(reminder.client_id)

    def _add_task(self) -> None:
        reminder = self.current()
        initial = {} if reminder is None else {"client": reminder.client_id}

        def ask(names: tuple[tuple[str, str], ...]) -> None:
            def submit(values: dict[str, str]) -> None:
                if not values["due"]:
                    form.refuse("请填写期限，如 2026-12-01；没有期限的任务不会出现在日程里。")
                    return
                self._tools.jobs.write(
                    lambda: self._tools.calendar.add_task(values["client"], values["title"], values["due"]),
                    added,
                    lambda error: form.refuse(str(error)),
                )

            def added(_saved: Saved) -> None:
                form.accept()
                self._tools.events.said.emit("已新增任务，按 Ctrl+Z 撤销")

            fields = (
                Field("client", "客户", choices=names, optional=False),
                Field("title", "任务"),
                Field("due", "期限", "2026-12-01"),
            )
            form = Form("新增任务", fields, submit, self._tools.tokens, self, initial=initial)
            form.open()

        def read() -> tuple[tuple[str, str], ...]:
            found = self._tools.tracking.names().values()
            return tuple((each.id, each.name) for each in sorted(found, key=lambda c: c.name))

        self._tools.jobs.read(read, ask)

    def show_windows(self) -> WindowsDialog:
        """Open the list of windows."""
        dialog = WindowsDialog(self._tools, self)
        dialog.open()
        return dialog

    def _export(self) -> None:
        path = choosing.new_file(self, "导出日历", "陪跑日程.ics", "日历文件 (*.ics)")
        if path is not None:
            box = _AskNames(self._tools, self)
            if box.exec() == QDialog.DialogCode.Accepted:
                self.export(path, with_names=box.with_names.isChecked())

    def export(self, path: Path, *, with_names: bool) -> None:
        """Write what is open into a calendar file."""
        agenda, calendar = self._agenda, self._tools.calendar
        if agenda is None:
            return
        wanted = [b for b in Bucket if b is not Bucket.DONE]
        reminders = agenda.opened(*wanted)
        self._tools.jobs.read(
            lambda: calendar.save_ics(path, reminders, with_names=with_names),
            lambda _none: self._tools.events.said.emit(f"已写出 {path.name}（{len(reminders)} 项）"),
        )


class _AskNames(QDialog):
    """Whether client names go into a file that may be passed on."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出日历")
        self.with_names = QCheckBox("写入客户名称（日历会被转发的，请不要勾选）")
        save = QPushButton("导出")
        save.setObjectName("primary")
        save.clicked.connect(self.accept)
        cancel = QPushButton("取消")
        cancel.clicked.connect(self.reject)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(save)
        acts.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        layout.setSpacing(SPACE[3])
        layout.addWidget(QLabel("再次导入时，同一事项会更新，不会重复。"))
        layout.addWidget(self.with_names)
        layout.addLayout(acts)
        self.setStyleSheet(f"QLabel {{ color: {tools.tokens.text}; }}")


class WindowsDialog(QDialog):
    """The windows of all places and years, added, put right and removed."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self._tools = tools
        self.setWindowTitle("申报窗口")
        self.resize(860, 460)
        catalogue = tools.tracking.library.catalogue
        columns: tuple[Column[WindowRow], ...] = (
            Column("地区", lambda r: catalogue.region_name(r.window.region)),
            Column("名称", lambda r: r.window.label),
            Column("事项或称号", lambda r: self._target(r.window.target)),
            Column("开始", lambda r: _iso(r.window.opens_on)),
            Column("截止", lambda r: _iso(r.window.closes_on)),
            Column("备注", lambda r: r.window.note),
        )
        self.model: TableModel[WindowRow] = TableModel(columns, self)
        self.table = record_table("申报窗口", self.model, widths=(90, 160, 260, 100, 100))
        self.table.doubleClicked.connect(lambda _index: self.edit())
        hint = QLabel("政策文件里没有申报起止日期，请按当年通知录入；在办申报的倒排计划随之推算。")
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE[2])
        for text, act in (("新增…", self.add), ("修改…", self.edit), ("删除", self.remove)):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            acts.addWidget(button)
        acts.addStretch(1)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        acts.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        layout.setSpacing(SPACE[3])
        self._fault = fault_label(tools.tokens)
        layout.addWidget(hint)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._fault)
        layout.addLayout(acts)
        self.reload()

    def _target(self, target: str) -> str:
        return self._tools.tracking.title_of(target) if target else "该地区全部事项"

    def reload(self) -> None:
        """Read the windows again."""
        self._tools.jobs.read(self._tools.calendar.windows, self.model.show)

    def _ask(self, title: str, row: WindowRow | None = None) -> None:
        catalogue = self._tools.tracking.library.catalogue
        regions = tuple((code, f"{name}（{code}）") for code, name in catalogue.regions.items())
        targets = tuple((c.target, c.text) for c in self._tools.tracking.targets())
        shown = None if row is None else Shown(row.window, _texts)

        def submit(values: dict[str, str]) -> None:
            entry, calendar = WindowEntry(**values), self._tools.calendar
            window_id = None if row is None else row.id
            seen = None if shown is None else shown.record
            self._tools.jobs.write(lambda: calendar.put_window(entry, window_id, seen=seen), saved, refused)

        def saved(_saved: Saved) -> None:
            form.accept()
            self.reload()

        def refused(error: AdvisorError) -> None:
            form.refuse(str(error))
            if isinstance(error, ConflictError) and shown is not None:
                ask_in_form(error, catalogue, form, form, shown.again, self._target)

        fields = (
            Field("region", "地区", choices=regions, optional=False),
            Field("label", "名称", "如 2026 年第一批"),
            Field("target", "事项或称号", choices=targets, blank="该地区全部事项"),
            Field("opens_on", "开始日期", "2026-03-01"),
            Field("closes_on", "截止日期", "2026-04-30"),
            Field("note", "备注", "通知文号等"),
        )
        initial = {} if shown is None else shown.texts
        form = Form(title, fields, submit, self._tools.tokens, self, initial=initial)
        form.open()

    def add(self) -> None:
        """Ask for a window."""
        self._ask("新增申报窗口")

    def edit(self) -> None:
        """Put the chosen window right."""
        row = self.model.row_at(self.table.currentIndex())
        if row is not None:
            self._ask("修改申报窗口", row)

    def remove(self) -> None:
        """Remove the chosen window; one that another changed meanwhile is shown first."""
        row = self.model.row_at(self.table.currentIndex())

        def refused(error: AdvisorError) -> None:
            self._fault.setText(str(error))
            self._fault.show()
            self.reload()

        if row is not None:
            self._fault.hide()
            self._tools.jobs.write(
                lambda: self._tools.calendar.remove_window(row.id, seen=row.window),
                lambda _changes: self.reload(),
                refused,
            )


def _texts(window: Window) -> dict[str, str]:
    """A window as its form shows it."""
    return {
        "region": window.region,
        "label": window.label,
        "target": window.target,
        "opens_on": _iso(window.opens_on),
        "closes_on": _iso(window.closes_on),
        "note": window.note,
    }


def _day(reminder: Reminder) -> str:
    return f"{reminder.day} 周{'一二三四五六日'[reminder.day.weekday()]}"


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()
