"""使用手册: the manual that ships with the program, beside the window, with its chapters and a search."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from advisor_app.ui.theme import SPACE, Tokens

PICTURE_WIDTH = 760
"""How wide a picture is shown, in pixels of the layout: the width of the text."""
_CHAPTER = 2
"""The level of heading that the list of chapters shows."""


@dataclass(frozen=True, slots=True)
class Opened:
    """How the manual lies open: its window's place, the text's position on top, what was looked for."""

    place: QRect
    position: int
    typed: str


class ManualWindow(QWidget):
    """A window of its own: what it tells can be done beside it."""

    def __init__(self, text: Path, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("使用手册")
        self.resize(1080, 720)
        self.page = _Page(tokens)
        self.page.read(text)
        self.chapters = QListWidget()
        self.chapters.setAccessibleName("手册目录")
        self.chapters.setSpacing(SPACE[1])
        self.chapters.currentRowChanged.connect(self._turn)
        self.page.verticalScrollBar().valueChanged.connect(self._follow)
        for block in self.page.headings(_CHAPTER):
            item = QListWidgetItem(block.text())
            item.setData(Qt.ItemDataRole.UserRole, block.position())
            self.chapters.addItem(item)
        self.line = QLineEdit()
        self.line.setPlaceholderText("在手册里查找（Ctrl+F），回车找下一处")
        self.line.setAccessibleName("在手册里查找")
        self.line.setClearButtonEnabled(True)
        self.line.returnPressed.connect(self._find)
        self.found = QLabel()
        self.found.setObjectName("muted")
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.found.setAccessibleDescription("查找结果")
        self.found.hide()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.line.setFocus)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.found)
        beside = QSplitter()
        beside.addWidget(self.chapters)
        beside.addWidget(self.page)
        beside.setStretchFactor(1, 1)
        beside.setSizes([220, 860])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addLayout(row)
        column.addWidget(beside, 1)

    def turn_to(self, words: str) -> None:
        """Open at the chapter whose title has these words in it; nowhere else where none has."""
        for row in range(self.chapters.count()):
            if words in self.chapters.item(row).text():
                self.chapters.setCurrentRow(row)
                return

    def begin(self) -> None:
        """Come up, or come to the front where it was left."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    @property
    def opened(self) -> Opened:
        """How it lies open."""
        return Opened(self.geometry(), self.page.top, self.line.text())

    def open_again(self, opened: Opened) -> None:
        """Lie open as another did, beside the window that has the keys."""
        self.setGeometry(opened.place)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.show()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)
        self.line.setText(opened.typed)
        self.page.show_from(opened.position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _turn(self, row: int) -> None:
        item = self.chapters.item(row)
        if item is not None:
            self.page.show_from(int(item.data(Qt.ItemDataRole.UserRole)))

    def _follow(self) -> None:
        """Show in the list which chapter stands on top."""
        top = self.page.top
        items = map(self.chapters.item, range(self.chapters.count()))
        starts = [int(item.data(Qt.ItemDataRole.UserRole)) for item in items]
        row = sum(start <= top for start in starts) - 1
        with QSignalBlocker(self.chapters):  # the text stays where it is
            self.chapters.setCurrentRow(row)

    def _find(self) -> None:
        typed = self.line.text().strip()
        found = not typed or self.page.find(typed)
        if not found:
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            found = self.page.find(typed)
        self.found.setText(f"没有“{typed}”，换一个词再找")
        self.found.setVisible(not found)


class _Page(QTextBrowser):
    """The text, set in the colours of the theme, with pictures as wide as it."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setAccessibleName("手册正文")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self._tokens = tokens
        self._folder = Path()
        colours = self.palette()  # what was found is seen while the search line has the keys
        colours.setColor(QPalette.ColorRole.Highlight, QColor(tokens.accent))
        colours.setColor(QPalette.ColorRole.HighlightedText, QColor(tokens.on_accent))
        self.setPalette(colours)

    def read(self, text: Path) -> None:
        """Show a Markdown file whose pictures lie beside it."""
        self._folder = text.parent
        self.document().setDocumentMargin(SPACE[5])
        self.document().setMarkdown(
            text.read_text(encoding="utf-8"), QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        self._dress()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture in as many pixels as the screen shows it in; nothing but what lies beside the text."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        wanted = (self._folder / (name.path() if isinstance(name, QUrl) else name)).resolve()
        if not wanted.is_relative_to(self._folder.resolve()):
            return None
        picture = QImage(str(wanted))
        if picture.isNull():
            return None
        ratio = self.devicePixelRatioF()
        width = min(PICTURE_WIDTH, picture.width())
        shown = picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        return shown

    def headings(self, level: int) -> list[QTextBlock]:
        """The headings of one level, in order."""
        return [block for block in self._blocks() if block.blockFormat().headingLevel() == level]

    def show_from(self, position: int) -> None:
        """Scroll so that the line at a position stands on top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - SPACE[3])

    @property
    def top(self) -> int:
        """The position that stands on top."""
        return self.cursorForPosition(QPoint(0, SPACE[6])).position()

    def _blocks(self) -> list[QTextBlock]:
        blocks = []
        block = self.document().begin()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks

    def _dress(self) -> None:
        """What Markdown says nothing of: the space between lines, the look of tables and of code."""
        for block in self._blocks():
            cursor = QTextCursor(block)
            shape = block.blockFormat()
            level = shape.headingLevel()
            picture = any(piece.charFormat().isImageFormat() for piece in _pieces(block))
            shape.setLineHeight(100 if picture else 150, 1)  # per cent of the line (ProportionalHeight)
            shape.setBottomMargin(SPACE[2])
            if shape.hasProperty(QTextFormat.Property.BlockCodeFence.value):
                shape.setBackground(QColor(self._tokens.raised))
                shape.setTopMargin(0)
                shape.setBottomMargin(0)
                shape.setLineHeight(100, 1)
            if level:
                shape.setTopMargin(SPACE[6] if level <= _CHAPTER else SPACE[4])
            cursor.setBlockFormat(shape)
            for piece in _pieces(block):
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(self._written(piece.charFormat(), level))
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                frame.setFormat(self._ruled(frame.format().toTableFormat(), frame.columns()))

    def _written(self, was: QTextCharFormat, level: int) -> QTextCharFormat:
        now = QTextCharFormat()
        if level:
            now.setForeground(QColor(self._tokens.text))
            now.setFontWeight(QFont.Weight.Bold)
        elif was.fontFixedPitch():
            now.setForeground(QColor(self._tokens.accent))
            now.setBackground(QColor(self._tokens.raised))
        return now

    def _ruled(self, shape: QTextTableFormat, columns: int) -> QTextTableFormat:
        shape.setBorderCollapse(True)
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QColor(self._tokens.line))
        shape.setCellPadding(SPACE[2])
        shape.setCellSpacing(0)
        shape.setWidth(QTextLength(QTextLength.Type.FixedLength, PICTURE_WIDTH))
        if columns == 2:
            shape.setColumnWidthConstraints(
                [QTextLength(QTextLength.Type.PercentageLength, share) for share in (22, 78)]
            )
        return shape


def _pieces(block: QTextBlock) -> list[QTextFragment]:
    found = []
    place = block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found
