"""The window's shell: rail, bar with search, the global as-of date and the draft lens, pages, status line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, QSize, Qt, QTime, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from advisor_app.services.clock import Clock
from advisor_app.ui.errors import show_error
from advisor_app.ui.events import Events
from advisor_app.ui.icons import app_icon, icon
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.theme import SPACE, Tokens

RAIL_WIDTH = 84
_FRAME = QSize(8, 44)
"""What a title bar and borders take, on any desktop."""


class MainWindow(QMainWindow):
    """Navigation only: it knows pages by key, title and icon, and nothing of what they do."""

    search_asked = Signal()
    turned = Signal(str)
    """The key of the page that was turned to."""

    def __init__(self, events: Events, jobs: Jobs, tokens: Tokens, as_of: dt.date) -> None:
        super().__init__()
        self.events = events
        self.jobs = jobs
        for each in (events, jobs):
            each.setParent(self)  # what listens to them goes with the window: no collector sees those ties
        self.tokens = tokens
        self.setWindowTitle("正在打开")
        self.setWindowIcon(app_icon())
        self.resize(self._first_size())
        self.setMinimumSize(1024, 640)

        self._rail = QWidget()
        self._rail.setObjectName("rail")
        self._rail.setFixedWidth(RAIL_WIDTH)
        self._buttons = QVBoxLayout(self._rail)
        self._buttons.setContentsMargins(SPACE[2], SPACE[3], SPACE[2], SPACE[3])
        self._buttons.setSpacing(SPACE[1])
        self._buttons.addStretch(1)
        self._group = QButtonGroup(self)
        self._pages = QStackedWidget()
        self.keys: tuple[str, ...] = ()
        self.again = False
        """Whether the program is to start anew once this window is closed."""
        self._group.idClicked.connect(lambda place: self.show_page(self.keys[place]))

        body = QWidget()
        column = self._column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_bar(as_of))
        column.addWidget(self._pages, 1)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._rail)
        across.addWidget(body, 1)
        self.setCentralWidget(whole)

        self._build_status()
        self._content_under: QWidget | None = None
        self._title_under = ""
        self._keys_under: list[QShortcut] = []

    def _build_bar(self, as_of: dt.date) -> QWidget:
        bar = QWidget()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        row.setSpacing(SPACE[3])
        self._title = QLabel()
        self._title.setObjectName("title")
        row.addWidget(self._title)
        row.addStretch(1)
        search = QToolButton()
        search.setText("查找　Ctrl+K")
        search.setIcon(icon("search", self.tokens.muted))
        search.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        search.setAccessibleName("查找客户、条款、资料和操作")
        search.setToolTip("客户、条款、资料和操作，按一段字或拼音首字母找（Ctrl+K）")
        search.clicked.connect(self.search_asked)
        QShortcut(QKeySequence("Ctrl+K"), self, self.search_asked.emit)
        row.addWidget(search)
        row.addWidget(QLabel("评估基准日"))
        self._as_of = QDateEdit(QDate(as_of.year, as_of.month, as_of.day))
        self._as_of.setCalendarPopup(True)
        self._as_of.setDisplayFormat("yyyy-MM-dd")
        self._as_of.setAccessibleName("评估基准日")
        self._as_of.setMinimumWidth(130)
        self._as_of.dateChanged.connect(self._tell_as_of)
        row.addWidget(self._as_of)
        today = QToolButton()
        today.setText("今天")
        today.clicked.connect(lambda: self._as_of.setDate(QDate(as_of.year, as_of.month, as_of.day)))
        row.addWidget(today)
        self._drafts = QCheckBox("草案透镜")
        self._drafts.setToolTip("同时看征求意见稿；草案的钱永远不计入合计")
        self._drafts.toggled.connect(self.events.drafts)
        row.addWidget(self._drafts)
        self._help = QToolButton()
        self._help.setIcon(icon("help", self.tokens.muted))
        self._help.setText("帮助")
        self._help.setAccessibleName("帮助")
        self._help.setToolTip("使用手册、快捷键、十分钟上手、关于（F1）")
        self._help.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._helps = QMenu("帮助", self)
        self._help.setMenu(self._helps)
        row.addWidget(self._help)
        return bar

    def _first_size(self) -> QSize:
        """A size that the screen holds together with the frame that the system puts around it."""
        room = self.screen().availableSize()
        return QSize(min(1366, room.width() - _FRAME.width()), min(768, room.height() - _FRAME.height()))

    def add_help(self, title: str, keys: str, act: Callable[[], object]) -> None:
        """Add a line to the help menu; its keys work anywhere in the window."""
        line = self._helps.addAction(title)
        line.triggered.connect(lambda _checked=False: act())
        if keys:
            line.setText(f"{title}\t{keys}")
            QShortcut(QKeySequence(keys), self, act)

    def _build_status(self) -> None:
        self._said = QLabel("正在打开客户库……")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setFixedWidth(120)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self.statusBar().addWidget(self._said, 1)
        self._saved = QLabel()
        self._saved.setTextFormat(Qt.TextFormat.PlainText)
        self._saved.setAccessibleDescription("最近保存")
        self.statusBar().addPermanentWidget(self._saved)
        self.events.changed.connect(self._note_saved)
        self.statusBar().addPermanentWidget(self._busy)
        self._server = QLabel()
        self._server.setTextFormat(Qt.TextFormat.PlainText)
        self._server.setAccessibleDescription("数据库服务器")
        self._server.hide()
        self.statusBar().addPermanentWidget(self._server)
        self._protection = QLabel()
        self._protection.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addPermanentWidget(self._protection)
        self._content = QLabel()
        self._content.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addPermanentWidget(self._content)
        self.events.said.connect(self._say)
        self._said_under = ""
        self.jobs.busy.connect(self._busy.setVisible)

    def add_pages(self, pages: Sequence[tuple[str, str, QWidget]]) -> None:
        """Add (key, title, page) in rail order; the icon is called like the key; Ctrl+1 … lead to them."""
        self.keys = tuple(key for key, _, _ in pages)
        for position, (key, title, page) in enumerate(pages):
            button = QToolButton()
            button.setText(title)
            button.setIcon(icon(key, self.tokens.accent))
            button.setIconSize(QSize(24, 24))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setFixedWidth(RAIL_WIDTH - 2 * SPACE[2])
            button.setAccessibleName(title)
            button.setToolTip(f"{title}（Ctrl+{position + 1}）")
            self._group.addButton(button, position)
            self._buttons.insertWidget(position, button)
            self._pages.addWidget(page)
            page.setAccessibleName(title)
            QShortcut(QKeySequence(f"Ctrl+{position + 1}"), self, lambda k=key: self.show_page(k))
        self.show_page(self.keys[0])

    def hold(self, page: QWidget) -> None:
        """Have a page that is still being made belong to the window, unseen: what comes into it is dressed as
        it comes, not all at once where the page is put."""
        page.hide()  # or it would show, were the window hidden now and shown again
        page.setParent(self._pages)

    def put_page(self, key: str, page: QWidget) -> None:
        """Put a page in the place of the one that stood for it; in front, it has the focus that one had."""
        position = self.keys.index(key)
        stood = self._pages.widget(position)
        in_front, had_focus = self.page == key, stood.hasFocus()
        page.setAccessibleName(stood.accessibleName())
        self._pages.insertWidget(position, page)
        if in_front:
            self._pages.setCurrentIndex(position)
            if had_focus:
                page.setFocus()
        stood.hide()  # before it has no parent: it would be a window for a moment
        self._pages.removeWidget(stood)
        stood.deleteLater()

    def mark(self, text: str, colour: str) -> None:
        """Say above everything what kind of window this is."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setStyleSheet(
            f"background: {colour}; color: {self.tokens.on_accent}; font-weight: bold; padding: {SPACE[1]}px;"
        )
        column = self._column
        column.insertWidget(0, label)

    def add_switch(self, text: str, tip: str, keys: str, act: Callable[[], None]) -> QToolButton:
        """A button at the right end of the status bar, with its keys."""
        switch = QToolButton()
        switch.setText(text)
        switch.setAccessibleName(text)
        switch.setToolTip(f"{tip}（{keys}）")
        switch.clicked.connect(lambda _checked=False: act())
        QShortcut(QKeySequence(keys), self, act)
        self.statusBar().addPermanentWidget(switch)
        return switch

    def show_protection(self, encrypted: bool, sentence: str) -> None:
        """Say in the status bar whether the client database is encrypted."""
        self._protection.setText("已加密" if encrypted else "未加密")
        self._protection.setToolTip(sentence)
        self._protection.setAccessibleDescription(sentence)

    def show_content(self, text: str) -> None:
        """Say which policy content is in use, and how old it is."""
        self._content.setText(text)

    @property
    def page(self) -> str:
        """The key of the page in front."""
        return self.keys[self._pages.currentIndex()]

    def show_as_of(self, day: dt.date) -> None:
        """Set the global as-of date."""
        self._as_of.setDate(QDate(day.year, day.month, day.day))

    @property
    def as_of(self) -> dt.date:
        """The global as-of date."""
        return _day(self._as_of.date())

    def show_drafts(self, on: bool) -> None:
        """Switch the draft lens."""
        self._drafts.setChecked(on)

    @property
    def drafts(self) -> bool:
        """Whether the draft lens is on."""
        return self._drafts.isChecked()

    def show_server(self, text: str) -> None:
        """Say which server the client database is on, and who one is there; "" nothing."""
        self._server.setText(text)
        self._server.setVisible(bool(text))

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        position = self.keys.index(key)
        self._pages.setCurrentIndex(position)
        button = self._group.button(position)
        button.setChecked(True)
        self._title.setText(button.text())
        self._pages.currentWidget().setFocus()
        self.turned.emit(key)

    def _note_saved(self, _changes: object) -> None:
        """Everything is saved as it is entered: say when that was last."""
        self._saved.setText(f"{QTime.currentTime().toString('HH:mm')} 已保存")

    def _say(self, sentence: str) -> None:
        """A line in the status bar; while the window is covered it waits."""
        if self.covered:
            self._said_under = sentence
        else:
            self._said.setText(sentence)

    @property
    def covered(self) -> bool:
        """Whether something stands in the place of all content."""
        return self._content_under is not None

    def cover(self, screen: QWidget, title: str) -> None:
        """Have ``screen`` in the place of everything: what was there is taken out of the window, so that
        neither the screen, nor the keys, nor assistive programs reach it."""
        if self.covered:
            return
        self._title_under, self._said_under = self.windowTitle(), self._said.text()
        self._keys_under = [key for key in self.findChildren(QShortcut) if key.isEnabled()]
        for key in self._keys_under:
            key.setEnabled(False)
        self._content_under = self.takeCentralWidget()
        self._said.clear()
        self.setCentralWidget(screen)
        self.statusBar().hide()
        self.setWindowTitle(title)
        screen.show()
        screen.setFocus()

    def uncover(self) -> None:
        """Put everything back as it was."""
        content = self._content_under
        if content is None:
            return
        self._content_under = None
        self.takeCentralWidget().hide()
        self.setCentralWidget(content)
        content.show()
        self.statusBar().show()
        self.setWindowTitle(self._title_under)
        self._said.setText(self._said_under)
        for key in self._keys_under:
            if isValid(key):
                key.setEnabled(True)

    def _tell_as_of(self, day: QDate) -> None:
        self.events.as_of.emit(_day(day))

    def open_again(self) -> None:
        """Close, and have the program start anew."""
        self.again = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what was begun end before the window goes; it is out of sight meanwhile."""
        if not self.jobs.idle:
            self.hide()
        self.jobs.close()
        super().closeEvent(event)


def _day(day: QDate) -> dt.date:
    return dt.date(day.year(), day.month(), day.day())


def shell(tokens: Tokens, clock: Clock) -> MainWindow:
    """The window without its pages."""
    events = Events()
    return MainWindow(events, Jobs(events, show_error), tokens, clock.today())
