"""抬头与版式: whose paper it is, and how it is arranged; what is typed is seen on a page beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError, InputError
from advisor_app.ui import choosing
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import fault_label
from advisor_app.ui.widgets.form import complain
from advisor_app.ui.widgets.pages_view import PagesView

if TYPE_CHECKING:
    from advisor_app.dossier.letterhead import Letterhead
    from advisor_app.services.exporting import Exporting

_PAUSE_MS = 700
"""A sample takes a second or two to set: it is made where typing stops."""
_LOGO = QSize(150, 45)
"""The shape of the room that paper has for a logo."""
NO_SAMPLE = "有了客户以后，这里会显示用这个抬头出具的文书。"


@dataclass(frozen=True, slots=True)
class LetterheadTools:
    """What the dialog works with; ``sample`` None: there is no client to show a page of."""

    exporting: Callable[[], Exporting]
    sample: Callable[[Letterhead], bytes] | None
    jobs: Jobs
    """A worker for samples; saving waits its turn there."""
    tokens: Tokens


class LetterheadDialog(QDialog):
    """A form on the left, a sample on the right; what can't be used is said, and nothing typed is lost."""

    saved = Signal()

    def __init__(self, head: Letterhead, tools: LetterheadTools, parent: QWidget, fault: str = "") -> None:
        super().__init__(parent)
        self._tools = tools
        self._logo = head.logo
        self.setWindowTitle("抬头与版式")
        room = self.screen().availableSize()
        self.resize(min(1040, room.width() - 2 * SPACE[5]), min(700, room.height() - 3 * SPACE[5]))
        self._asked = 0
        self.view = PagesView(tools.jobs, tools.tokens)
        self.view.setAccessibleName("抬头预览")
        self._build_fields()
        self._build_sections(head)
        form = QScrollArea()
        form.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it has the keyboard
        form.setObjectName("board")
        form.setFrameShape(QFrame.Shape.NoFrame)
        form.setWidgetResizable(True)
        form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form.setWidget(self._build_form())
        form.setFixedWidth(460)
        self._fault = fault_label(tools.tokens)
        across = QHBoxLayout()
        across.setSpacing(SPACE[4])
        across.addWidget(form)
        across.addWidget(self.view, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        whole.setSpacing(SPACE[3])
        whole.addLayout(across, 1)
        whole.addWidget(self._fault)
        whole.addLayout(self._build_acts())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._set_sample)
        self._fill(head)
        self._watch()
        if fault:
            complain(self._fault, fault)
        self.finished.connect(self._leave)
        if tools.sample is None:
            self.view.show_note(NO_SAMPLE)
        else:
            self.view.show_waiting()
            self._set_sample()

    # --- building -------------------------------------------------------------------------------------

    def _build_fields(self) -> None:
        self.agency = _line("单位名称", "印在抬头上；不填就留一条横线手写")
        self.advisor = _line("陪跑顾问", "客户自己有顾问的，用客户的")
        self.contact = _text("联系方式", "一行一项，最多三行", 3)
        self.opening = _text("开头的话", "印在标题下面", 2)
        self.closing = _text("结束的话", "印在声明前面；声明本身不能去掉", 2)
        self.accent = _line("标题颜色", "默认")
        self.accent.setMaxLength(7)
        self.accent.textChanged.connect(self._show_colour)
        self._swatch = QLabel()
        self._swatch.setFixedSize(SPACE[5], SPACE[5])
        self._colour = QPushButton("选颜色…")
        self._colour.clicked.connect(self._choose_colour)
        self._picture = QLabel()
        self._picture.setFixedSize(_LOGO)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName("徽标")
        # paper is white in either theme
        line = self._tools.tokens.line
        self._picture.setStyleSheet(
            f"background: white; color: #5a6776; border: 1px solid {line}; border-radius: 6px;"
        )
        self._choose = QPushButton("选图片…")
        self._choose.clicked.connect(self._choose_logo)
        self._remove = QPushButton("去掉")
        self._remove.clicked.connect(lambda: self._show_logo(b""))

    def _build_sections(self, head: Letterhead) -> None:
        from advisor_app.dossier.build import SECTIONS  # noqa: PLC0415 (loads all of dossier)
        from advisor_app.dossier.case import KEPT, arranged  # noqa: PLC0415

        self.sections = QListWidget()
        self.sections.setAccessibleName("章节")
        for name in arranged(SECTIONS, replace(head, left_out=())):
            item = QListWidgetItem(name)
            if name in KEPT:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip("每份文书都有，不能去掉")
                item.setCheckState(Qt.CheckState.Checked)
            else:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(
                    Qt.CheckState.Unchecked if name in head.left_out else Qt.CheckState.Checked
                )
            self.sections.addItem(item)
        self.sections.setCurrentRow(0)
        rows = self.sections.sizeHintForRow(0) * min(6, self.sections.count())
        self.sections.setFixedHeight(rows + 2 * self.sections.frameWidth() + SPACE[1])
        self._up, self._down = QPushButton("上移"), QPushButton("下移")
        self._up.clicked.connect(lambda: self.move_section(-1))
        self._down.clicked.connect(lambda: self.move_section(1))

    def _build_form(self) -> QWidget:
        colour = QHBoxLayout()
        colour.setSpacing(SPACE[2])
        colour.addWidget(self.accent, 1)
        colour.addWidget(self._swatch)
        colour.addWidget(self._colour)
        logo = QHBoxLayout()
        logo.setSpacing(SPACE[2])
        logo.addWidget(self._picture)
        logo.addWidget(self._choose)
        logo.addWidget(self._remove)
        logo.addStretch(1)
        moving = QVBoxLayout()
        moving.setSpacing(SPACE[2])
        moving.addWidget(self._up)
        moving.addWidget(self._down)
        moving.addStretch(1)
        order = QHBoxLayout()
        order.setSpacing(SPACE[2])
        order.addWidget(self.sections, 1, Qt.AlignmentFlag.AlignTop)
        order.addLayout(moving)
        form = QWidget()
        form.setObjectName("canvas")
        lines = QFormLayout(form)
        lines.setContentsMargins(0, 0, SPACE[3], 0)
        lines.setHorizontalSpacing(SPACE[4])
        lines.setVerticalSpacing(SPACE[2])
        lines.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        lines.addRow("单位名称", self.agency)
        lines.addRow("陪跑顾问", self.advisor)
        lines.addRow("联系方式", self.contact)
        lines.addRow("徽标", logo)
        lines.addRow("标题颜色", colour)
        lines.addRow("开头的话", self.opening)
        lines.addRow("结束的话", self.closing)
        lines.addRow("章节", order)
        return form

    def _build_acts(self) -> QHBoxLayout:
        self.save = QPushButton("保存")
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        cancel = QPushButton("取消")
        cancel.clicked.connect(self.reject)
        for button in (cancel, self._choose, self._remove, self._colour, self._up, self._down):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(cancel)
        return row

    def _fill(self, head: Letterhead) -> None:
        self.agency.setText(head.agency)
        self.advisor.setText(head.advisor)
        self.contact.setPlainText("\n".join(head.contact))
        self.accent.setText(head.accent)
        self._show_colour()
        self.opening.setPlainText(head.opening)
        self.closing.setPlainText(head.closing)
        self._show_logo(head.logo)

    def _watch(self) -> None:
        """Whatever is changed from now on is seen in the sample."""
        for line in (self.agency, self.advisor, self.accent):
            line.textChanged.connect(self._later)
        for text in (self.contact, self.opening, self.closing):
            text.textChanged.connect(self._later)
        self.sections.itemChanged.connect(self._later)

    # --- what is typed --------------------------------------------------------------------------------

    def values(self) -> Letterhead:
        """The letterhead as it stands in the form."""
        from advisor_app.dossier.letterhead import Letterhead  # noqa: PLC0415

        items = [self.sections.item(row) for row in range(self.sections.count())]
        return Letterhead(
            agency=self.agency.text(),
            advisor=self.advisor.text(),
            contact=tuple(line for line in self.contact.toPlainText().splitlines() if line.strip()),
            logo=self._logo,
            accent=self.accent.text().strip(),
            opening=self.opening.toPlainText(),
            closing=self.closing.toPlainText(),
            order=self._order(),
            left_out=tuple(i.text() for i in items if i.checkState() is Qt.CheckState.Unchecked),
        )

    def _order(self) -> tuple[str, ...]:
        """The sections as they stand; none where that is their usual order, which may grow."""
        from advisor_app.dossier.build import SECTIONS  # noqa: PLC0415
        from advisor_app.dossier.case import arranged  # noqa: PLC0415
        from advisor_app.dossier.letterhead import PLAIN  # noqa: PLC0415

        names = [self.sections.item(row).text() for row in range(self.sections.count())]
        return () if names == arranged(SECTIONS, PLAIN) else tuple(names)

    def move_section(self, by: int) -> None:
        """Move the current section up or down; 声明 stays last."""
        row = self.sections.currentRow()
        last = self.sections.count() - 2
        if row > last or not 0 <= row + by <= last:
            return
        item = self.sections.takeItem(row)
        self.sections.insertItem(row + by, item)
        self.sections.setCurrentRow(row + by)
        self._later()

    def _named_colour(self) -> QColor:
        from advisor_app.dossier.style import ACCENT  # noqa: PLC0415

        return QColor(f"#{self.accent.text().strip().lstrip('#') or ACCENT}")

    def _show_colour(self) -> None:
        named = self._named_colour()
        ground = named.name() if named.isValid() else "transparent"
        line = self._tools.tokens.line
        self._swatch.setStyleSheet(f"background: {ground}; border: 1px solid {line}; border-radius: 4px;")

    def _choose_colour(self) -> None:
        chosen = QColorDialog.getColor(self._named_colour(), self, "标题颜色")
        if chosen.isValid():
            self.accent.setText(chosen.name()[1:].upper())

    def _choose_logo(self) -> None:
        path = choosing.file(self, "选徽标图片", "图片 (*.png *.jpg *.jpeg *.bmp *.gif)", Path.home())
        if path is not None:
            self.take_logo(path)

    def take_logo(self, path: Path) -> None:
        """Read a picture and show it; what can't be used is said."""

        def read() -> bytes:
            from advisor_app.dossier.letterhead import fit_logo  # noqa: PLC0415

            try:
                return fit_logo(path.read_bytes())
            except OSError:
                raise InputError(f"“{path.name}”读不出来，请检查它还在不在、能不能打开。") from None

        def taken(logo: bytes) -> None:
            self._fault.hide()
            self._show_logo(logo)

        self._tools.jobs.read(read, taken, lambda error: complain(self._fault, str(error)))

    def _show_logo(self, logo: bytes) -> None:
        changed = logo != self._logo
        self._logo = logo
        shown = QPixmap()
        if logo:
            shown.loadFromData(logo)
            ratio = self.devicePixelRatioF()
            shown = shown.scaled(
                (_LOGO - QSize(SPACE[2], SPACE[2])) * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
        if logo:
            self._picture.setPixmap(shown)
        else:
            self._picture.setText("没有徽标")
        self._remove.setEnabled(bool(logo))
        if changed:
            self._later()

    # --- the sample and saving ------------------------------------------------------------------------

    def _later(self) -> None:
        if self._tools.sample is not None:
            self._pause.start()

    def _set_sample(self) -> None:
        sample = self._tools.sample
        if sample is None:
            return
        self._asked += 1
        asked, tried = self._asked, self.values()

        def take(pdf: bytes | None) -> None:
            if asked == self._asked and pdf is not None:
                self.view.show_pdf(pdf, same_place=True)

        def refused(error: AdvisorError) -> None:
            if asked == self._asked:
                self.view.show_note(str(error))

        self._tools.jobs.read(lambda: sample(tried) if asked == self._asked else None, take, refused)

    def _save(self) -> None:
        self.save.setEnabled(False)
        self._fault.hide()
        given = self.values()

        def done(_none: None) -> None:
            self.accept()
            self.saved.emit()

        def refused(error: AdvisorError) -> None:
            complain(self._fault, str(error))
            self.save.setEnabled(True)

        self._tools.jobs.read(lambda: self._tools.exporting().save_letterhead(given), done, refused)

    def _leave(self) -> None:
        self._pause.stop()
        self._asked += 1
        self.view.show_note("")


def _line(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setToolTip(hint)
    return made


def _text(name: str, hint: str, lines: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setToolTip(hint)
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + 2 * SPACE[3])
    return made
