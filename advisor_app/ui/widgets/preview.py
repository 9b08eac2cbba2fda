"""The pages of a document with what goes with looking at them: page number, search, zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.pages_view import LEVELS, PagesView

_FITS = 0.0
"""What the list of zooms has for 适合宽度."""


class Preview(QWidget):
    """A bar over a :class:`PagesView`."""

    def __init__(self, jobs: Jobs, events: Events, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PagesView(jobs, tokens)
        self.view.said.connect(events.said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[2])
        layout.addLayout(self._build_bar())
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.view.turned.connect(self._show_page)
        self.view.zoomed.connect(self._show_zoom)
        self.view.found.connect(self._show_found)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._begin_search),
            (QKeySequence(Qt.Key.Key_F3), lambda: self.view.next_hit(1)),
            (QKeySequence("Shift+F3"), lambda: self.view.next_hit(-1)),
        ):
            QShortcut(keys, self, act)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.words, self._end_search)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._show_page(0, 0)
        self._show_zoom()
        self._show_found(0, 0)

    def _build_bar(self) -> QHBoxLayout:
        self.page = QLineEdit()
        self.page.setAccessibleName("页码")
        self.page.setToolTip("输入页码，按回车跳到这一页")
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setValidator(QIntValidator(1, 9999, self.page))
        self.page.setFixedWidth(52)
        self.page.returnPressed.connect(self._jump)
        self._count = QLabel()
        self.words = QLineEdit()
        self.words.setPlaceholderText("查找（Ctrl+F）")
        self.words.setAccessibleName("在预览中查找")
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(260)
        self.words.textChanged.connect(self.view.search)
        self.words.returnPressed.connect(lambda: self.view.next_hit(1))
        self._found = QLabel()
        self._found.setObjectName("muted")
        self._before = self._button("上一处（Shift+F3）", lambda: self.view.next_hit(-1))
        self._before.setArrowType(Qt.ArrowType.UpArrow)
        self._after = self._button("下一处（F3）", lambda: self.view.next_hit(1))
        self._after.setArrowType(Qt.ArrowType.DownArrow)
        self.zoom = QComboBox()
        self.zoom.setAccessibleName("缩放")
        self.zoom.setToolTip("Ctrl+加号、减号、0，或按住 Ctrl 转滚轮")
        self.zoom.addItem("适合宽度", _FITS)
        for level in LEVELS:
            self.zoom.addItem(f"{level:.0%}".replace("%", " %"), level)
        self.zoom.activated.connect(self._choose_zoom)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE[2])
        bar.addWidget(self.page)
        bar.addWidget(self._count)
        bar.addStretch(1)
        bar.addWidget(self.words, 1)
        bar.addWidget(self._found)
        bar.addWidget(self._before)
        bar.addWidget(self._after)
        bar.addWidget(self.zoom)
        return bar

    def _button(self, name: str, act: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        made.setAutoRaise(True)
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.clicked.connect(act)
        return made

    def _jump(self) -> None:
        self.view.go_to(int(self.page.text()))
        self._show_page(self.view.page, self.view.count)

    def _show_page(self, page: int, count: int) -> None:
        self.page.setText(str(page) if count else "")
        self.page.setEnabled(count > 0)
        self._count.setText(f"/ {count} 页" if count else "/ – 页")

    def _choose_zoom(self) -> None:
        level = float(self.zoom.currentData())
        if level == _FITS:
            self.view.fit_width()
        else:
            self.view.set_zoom(level)

    def _show_zoom(self) -> None:
        self.zoom.setCurrentIndex(self.zoom.findData(_FITS if self.view.fits else self.view.zoom))

    def _begin_search(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _end_search(self) -> None:
        self.words.clear()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_found(self, place: int, count: int) -> None:
        sought = bool(self.words.text().strip()) and self.view.count > 0
        self._found.setText(f"{place} / {count}" if count else "没有找到" if sought else "")
        self._before.setEnabled(count > 1)
        self._after.setEnabled(count > 1)
