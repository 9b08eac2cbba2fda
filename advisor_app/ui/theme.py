"""One theme: tokens for colour, type and space, in light and dark, turned into palette and style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from advisor_app.runtime import resources
from advisor_app.runtime.settings import Theme

if TYPE_CHECKING:
    from advisor_app.domain.phrases import Tone

FAMILY = "Noto Sans SC"
SPACE = (0, 4, 8, 12, 16, 24, 32)
"""The spacing scale in pixels; layouts take their margins and gaps from here."""
BASE_POINT_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme; text on ground keeps a contrast of at least 4.5 : 1."""

    ground: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    open: str
    bad: str
    quote: str
    quote_strong: str
    kind_1: str
    kind_2: str
    kind_3: str
    kind_4: str
    kind_5: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """Fills of the bars of the kinds of money, the surest first; told apart in grey too."""
        return self.kind_1, self.kind_2, self.kind_3, self.kind_4, self.kind_5

    def tone(self, tone: Tone) -> str:
        """The colour of a status."""
        colour: str = getattr(self, tone.value)
        return colour


LIGHT = Tokens(
    ground="#f3f5f8",
    surface="#ffffff",
    raised="#eef2f7",
    line="#d5dbe4",
    text="#1c2733",
    muted="#5a6776",
    accent="#1f5fa8",
    on_accent="#ffffff",
    accent_soft="#dce9f8",
    good="#1b7a43",
    open="#8a5a00",
    bad="#b3362b",
    quote="#fdf3c8",
    quote_strong="#ffdf7e",
    kind_1="#1b7a43",
    kind_2="#6fa3cf",
    kind_3="#1f5fa8",
    kind_4="#d8a657",
    kind_5="#a8b1ba",
)
DARK = Tokens(
    ground="#171b21",
    surface="#1f252d",
    raised="#28303a",
    line="#3a4450",
    text="#e6eaf0",
    muted="#a3afbd",
    accent="#7db4f0",
    on_accent="#10202f",
    accent_soft="#24405f",
    good="#6fd098",
    open="#e8b95a",
    bad="#f08a7f",
    quote="#4a4220",
    quote_strong="#7a6519",
    kind_1="#4fae79",
    kind_2="#9cc6f0",
    kind_3="#5a93d6",
    kind_4="#e8b95a",
    kind_5="#7c8896",
)


def is_dark(choice: Theme) -> bool:
    """Whether the dark theme applies: as chosen, else as the system says."""
    if choice is Theme.SYSTEM:
        return QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return choice is Theme.DARK


def tokens_in_use() -> Tokens:
    """The tokens the application is dressed in, for what paints itself."""
    return DARK if QApplication.palette().window().color() == QColor(DARK.ground) else LIGHT


def load_fonts() -> None:
    """Register the bundled Chinese font, so that every machine shows the same."""
    for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resources.font(name)))


def apply(app: QApplication, choice: Theme = Theme.SYSTEM, font_scale: int = 100) -> Tokens:
    """Dress the application, unless it is dressed so already; returns the tokens in use."""
    tokens = DARK if is_dark(choice) else LIGHT
    font = QFont(FAMILY)
    font.setPointSizeF(BASE_POINT_SIZE * font_scale / 100)
    sheet = _style(tokens)
    if app.styleSheet() == sheet and app.font() == font:
        return tokens  # dressing anew costs a second for each window that is open
    # each of these dresses every widget there is anew
    if not app.styleSheet():
        app.setStyle("Fusion")
    if app.font() != font:
        app.setFont(font)
    app.setPalette(_palette(tokens))
    app.setStyleSheet(sheet)
    return tokens


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, t.ground),
        (roles.WindowText, t.text),
        (roles.Base, t.surface),
        (roles.AlternateBase, t.raised),
        (roles.Text, t.text),
        (roles.Button, t.raised),
        (roles.ButtonText, t.text),
        (roles.ToolTipBase, t.raised),
        (roles.ToolTipText, t.text),
        (roles.Highlight, t.accent_soft),
        (roles.HighlightedText, t.text),
        (roles.Link, t.accent),
        (roles.PlaceholderText, t.muted),
        (roles.Mid, t.line),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.muted))
    return palette


def _style(t: Tokens) -> str:
    return f"""
    QWidget#rail {{ background: {t.surface}; border-right: 1px solid {t.line}; }}
    QWidget#rail QToolButton {{ border: 0; border-radius: 8px; padding: 8px 4px; color: {t.muted}; }}
    QWidget#rail QToolButton:hover {{ background: {t.raised}; color: {t.text}; }}
    QWidget#rail QToolButton:checked {{ background: {t.accent_soft}; color: {t.accent}; font-weight: bold; }}
    QWidget#rail QToolButton:focus {{ border: 2px solid {t.accent}; }}
    QWidget#bar {{ background: {t.surface}; border-bottom: 1px solid {t.line}; }}
    QFrame#card {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 8px; }}
    QLabel#title {{ font-size: {BASE_POINT_SIZE * 1.5:.1f}pt; font-weight: bold; }}
    QLabel#heading {{ font-size: {BASE_POINT_SIZE * 1.15:.1f}pt; font-weight: bold; }}
    QLabel#figure {{ font-size: {BASE_POINT_SIZE * 1.7:.1f}pt; font-weight: bold; }}
    QLabel#muted {{ color: {t.muted}; }}
    QLabel#mark {{
        background: {t.quote}; color: {t.text}; border-radius: 6px; padding: 4px 10px; font-weight: bold; }}
    QTreeView, QTableView, QTextBrowser, QListView {{
        background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px;
        selection-background-color: {t.accent_soft}; selection-color: {t.text};
        alternate-background-color: {t.raised}; outline: 0; }}
    QTreeView::item {{ padding: 4px 2px; }}
    QListView::item, QTreeView#flat::item {{ padding: 4px 6px; }}
    QTableView::item {{ padding: 2px 6px; }}
    QTableView {{ gridline-color: {t.line}; }}
    QTreeView::item:selected, QTableView::item:selected, QListView::item:selected {{
        background: {t.accent_soft}; color: {t.text}; }}
    QTreeView:focus, QTableView:focus, QTextBrowser:focus, QListView:focus {{ border: 1px solid {t.accent}; }}
    QListView#cards, QListView#cards:focus {{ background: transparent; border: 0; border-radius: 0; }}
    QScrollArea#board, QScrollArea#board::corner, QWidget#canvas {{ background: transparent; border: 0; }}
    QHeaderView::section {{
        background: {t.raised}; color: {t.muted}; border: 0; border-right: 1px solid {t.line};
        border-bottom: 1px solid {t.line}; padding: 5px 8px; }}
    QTableView#frozen, QTableView#frozen:focus {{
        border: 0; border-right: 2px solid {t.line}; border-radius: 0; }}
    QHeaderView {{ background: {t.raised}; }}
    QLineEdit#filter {{ border-radius: 3px; padding: 1px 4px; }}
    QLineEdit#filter[fault="true"] {{ border: 1px solid {t.bad}; color: {t.bad}; }}
    QLineEdit#cell {{ border-radius: 0; padding: 0 5px; }}
    QLabel#bubble, QLabel#tally {{
        background: {t.quote}; color: {t.text}; border: 1px solid {t.line}; border-radius: 4px;
        padding: 2px 8px; }}
    QTableCornerButton::section {{ background: {t.raised}; border: 0; }}
    QLineEdit, QDateEdit, QComboBox, QSpinBox, QPlainTextEdit {{
        background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; padding: 5px 8px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QLineEdit:focus, QDateEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus {{
        border: 1px solid {t.accent}; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 24px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{
        image: url({resources.icon("down.svg").as_posix()}); width: 14px; height: 14px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: 24px; }}
    QSpinBox::up-arrow {{ image: url({resources.icon("up.svg").as_posix()}); width: 14px; height: 14px; }}
    QSpinBox::down-arrow {{
        image: url({resources.icon("down.svg").as_posix()}); width: 14px; height: 14px; }}
    QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.line}; outline: 0; }}
    QCheckBox::indicator, QListView::indicator, QTableView::indicator {{
        width: 15px; height: 15px; border: 1px solid {t.muted}; border-radius: 4px;
        background: {t.surface}; }}
    QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {{
        background: {t.accent}; border: 1px solid {t.accent};
        image: url({resources.icon(f"tick-{'light' if t is LIGHT else 'dark'}.svg").as_posix()}); }}
    QCheckBox:focus {{ color: {t.accent}; }}
    QWidget#bar QToolButton {{
        background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; padding: 5px 10px; }}
    QWidget#bar QToolButton:hover {{ background: {t.raised}; }}
    QPushButton {{
        background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; padding: 6px 14px; }}
    QPushButton:hover {{ background: {t.raised}; }}
    QPushButton:focus {{ border: 1px solid {t.accent}; }}
    QPushButton:disabled {{ color: {t.muted}; background: {t.ground}; }}
    QPushButton#primary {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent}; }}
    QPushButton#primary:disabled {{
        background: {t.raised}; color: {t.muted}; border: 1px solid {t.line}; }}
    QTabWidget::pane {{ border: 0; }}
    QTabBar::tab {{ padding: 8px 14px; color: {t.muted}; border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {t.accent}; border-bottom: 2px solid {t.accent}; font-weight: bold; }}
    QTabBar::tab:focus {{ background: {t.raised}; }}
    QStatusBar {{ background: {t.surface}; border-top: 1px solid {t.line}; color: {t.muted}; }}
    QStatusBar::item {{ border: 0; }}
    QStatusBar QToolButton {{
        border: 1px solid {t.line}; border-radius: 6px; padding: 2px 10px; color: {t.muted}; }}
    QStatusBar QToolButton:hover {{ background: {t.raised}; color: {t.text}; }}
    QStatusBar QToolButton:focus {{ border: 1px solid {t.accent}; }}
    QStatusBar QLabel {{ padding: 2px 8px; color: {t.muted}; }}
    QProgressBar {{ border: 0; background: {t.raised}; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
    QSplitter::handle {{ background: transparent; }}
    QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line}; padding: 4px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{
        background: {t.line}; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 2px; }}
    QScrollBar::handle:hover {{ background: {t.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
