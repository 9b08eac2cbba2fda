"""The classes of Qt that the program names, all made by its own thread before another one is at work.

PySide makes a class when it is first asked for, and enters it among the others before it is ready. A module
that a worker loads would have it made there, and where the window's thread asks the same moment which class
an object is of, it reads what is half there: the program falls (PySide 6.9.3, one start of some hundreds;
``tests/gui/test_qt_classes.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module

CLASSES: Mapping[str, str] = {
    "PySide6.QtCore": (
        "QAbstractItemModel QAbstractListModel QAbstractTableModel QByteArray QDate QEvent QEventLoop "
        "QFileInfo QItemSelectionModel QLibraryInfo QLocale QMimeData QModelIndex QObject "
        "QPersistentModelIndex QPoint QPointF QRect QRectF QSignalBlocker QSize QStandardPaths QTime "
        "QTimer QTranslator QUrl Qt Signal"
    ),
    "PySide6.QtGui": (
        "QAction QClipboard QCloseEvent QColor QContextMenuEvent QDesktopServices QDragEnterEvent "
        "QDragLeaveEvent QDragMoveEvent QDropEvent QEnterEvent QFileOpenEvent QFocusEvent QFont "
        "QFontDatabase QFontMetrics QFontMetricsF QGuiApplication QHelpEvent QHideEvent QIcon QImage "
        "QIntValidator QKeyEvent QKeySequence QMouseEvent QPageLayout QPageSize QPaintEvent QPainter "
        "QPalette QPen QPixmap QPolygonF QRegion QResizeEvent QShortcut QShowEvent QTextBlock "
        "QTextCharFormat QTextCursor QTextDocument QTextFormat QTextFragment QTextFrameFormat "
        "QTextLayout QTextLength QTextOption QTextTable QTextTableFormat QWheelEvent QWindow"
    ),
    "PySide6.QtNetwork": "QLocalServer QLocalSocket",
    "PySide6.QtPrintSupport": "QAbstractPrintDialog QPrintDialog QPrinter QPrinterInfo",
    "PySide6.QtSvg": "QSvgRenderer",
    "PySide6.QtSvgWidgets": "QSvgWidget",
    "PySide6.QtWidgets": (
        "QAbstractButton QAbstractItemDelegate QAbstractItemView QAbstractScrollArea QApplication "
        "QButtonGroup QCheckBox QColorDialog QComboBox QCompleter QDateEdit QDialog QDialogButtonBox "
        "QFileDialog QFileIconProvider QFormLayout QFrame QGridLayout QHBoxLayout QHeaderView QLabel "
        "QLayout QLineEdit QListView QListWidget QListWidgetItem QMainWindow QMenu QMessageBox "
        "QPlainTextEdit QProgressBar QProgressDialog QPushButton QScrollArea QSizePolicy QSlider "
        "QSpinBox QSplitter QStackedLayout QStackedWidget QStyle QStyleOptionButton "
        "QStyleOptionComboBox QStyleOptionViewItem QStylePainter QStyledItemDelegate QTabBar QTabWidget "
        "QTableView QTableWidget QTableWidgetItem QTextBrowser QToolButton QToolTip QTreeView "
        "QVBoxLayout QWidget QWidgetAction"
    ),
}
"""Module → the names that are imported from it anywhere in the program."""


@cache
def make_all() -> None:
    """Make them; some 20 ms, once. To be called by the window's thread."""
    for module, names in CLASSES.items():
        with suppress(ImportError):  # told where a page that needs it is built
            made = import_module(module)
            for name in names.split():
                getattr(made, name)
