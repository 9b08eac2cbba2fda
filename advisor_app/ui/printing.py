"""Printing the pages that are shown: drawn by the same library, in the size of the paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressDialog, QWidget

from advisor_app.domain.errors import InputError
from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.events import Events
from advisor_app.ui.widgets.pages_view import picture

if TYPE_CHECKING:
    from advisor_app.dossier.pdf.pages import Pages

FINEST = 600
"""Dots to the inch; finer is not seen, and takes four times the memory."""
_BAND_BYTES = 4_000_000
"""A page is drawn in bands of this size: while Qt packs one, nothing else runs."""
_POINTS = 72
NO_PRINTER = "这台电脑没有安装打印机。可以先导出 PDF，拿到有打印机的电脑上打印，版面和这里看到的一样。"


class Printing(QObject):
    """Asks how to print, and prints while a box shows how far it is."""

    def __init__(self, events: Events, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._events = events
        self.errand = Errand(events, show_error, self)

    def ask(self, data: bytes, title: str, current: int) -> QMessageBox | None:
        """Let the advisor choose printer and pages; ``current``: the page that is looked at, from 1.

        Without a printer the box that says so is returned: its first button is the way out.
        """
        if not QPrinterInfo.availablePrinterNames():
            return self._say_no_printer()
        from advisor_app.dossier.pdf.pages import Pages  # noqa: PLC0415 (loads PDFium)

        with Pages(data) as pages:
            count, landscape = len(pages), pages.sizes[0].landscape
        printer = prepared(title, landscape=landscape)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(f"打印：{title}")
        dialog.setMinMax(1, count)
        options = QAbstractPrintDialog.PrintDialogOption
        dialog.setOption(options.PrintToFile, on=False)  # exporting gives a better file
        dialog.setOption(options.PrintSelection, on=False)
        dialog.setOption(options.PrintCurrentPage, on=True)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.start(data, printer, current)
        return None

    def _say_no_printer(self) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle("没有打印机")
        box.setText(NO_PRINTER)
        box.addButton("导出 PDF…", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("知道了", QMessageBox.ButtonRole.RejectRole)
        box.open()
        return box

    def start(self, data: bytes, printer: QPrinter, current: int) -> None:
        """Print as the printer is set."""
        if self.errand.busy:
            self._events.said.emit("上一份还在打印，请等它打完。")
            return
        box = QProgressDialog("正在准备打印……", "取消", 0, 0, self._window)
        box.setWindowTitle("打印")
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setMinimumDuration(300)
        box.setMinimumWidth(320)
        box.setAutoClose(False)
        box.setAutoReset(False)
        box.canceled.connect(self.errand.cancel)

        def told(progress: object) -> None:
            assert isinstance(progress, tuple)
            done, total = progress
            box.setMaximum(total)
            box.setValue(done)
            box.setLabelText(f"正在打印：第 {done + 1} 页，共 {total} 页")

        def end(sentence: str) -> None:
            self.errand.progress.disconnect(told)
            box.canceled.disconnect(self.errand.cancel)  # closing counts as cancelling
            box.close()
            box.deleteLater()
            self._events.said.emit(sentence)

        def done(count: int) -> None:
            name = printer.printerName()
            where = f"打印机“{name}”" if name else "打印文件"
            end(f"已送到{where}：{count} 页" if count else "已取消打印，没有送出的页不再打印。")

        self.errand.progress.connect(told)

        def work(tell: Tell, cancelled: Cancelled) -> int:
            from advisor_app.dossier.pdf.pages import Pages  # noqa: PLC0415 (loads PDFium)

            with Pages(data) as pages:
                wanted = wanted_pages(printer, len(pages), current)
                return print_pages(pages, wanted, printer, tell, cancelled)

        self.errand.start(work, done, end)

    def close(self, window: QWidget | None = None) -> None:
        """Stop printing where the window goes."""
        self.errand.close(window)


def prepared(title: str, *, landscape: bool = False) -> QPrinter:
    """A printer set for our paper: A4, both sides along the long edge where it can."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(_orientation(landscape=landscape))
    long_edge = QPrinter.DuplexMode.DuplexLongSide
    if long_edge in QPrinterInfo(printer).supportedDuplexModes():
        printer.setDuplex(long_edge)
    return printer


def wanted_pages(printer: QPrinter, count: int, current: int) -> tuple[int, ...]:
    """The pages to print (from 0) in their order; raises InputError where none of them exists.

    Qt leaves the range, the order and, with some printers, the copies to the program.
    """
    chosen = printer.printRange()
    named = [part.split("-") for part in printer.pageRanges().toString().split(",") if part]
    ranges = [(int(part[0]), int(part[-1])) for part in named]
    if chosen is QPrinter.PrintRange.CurrentPage:
        ranges = [(current, current)]
    elif chosen is not QPrinter.PrintRange.PageRange or not ranges:
        ranges = [(1, count)]
    numbers = pages_in(ranges, count)
    if not numbers:
        raise InputError(f"这份文件共 {count} 页，没有所选的页，请重新选择页码。")
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return tuple(numbers * copies)
    return tuple(number for number in numbers for _ in range(copies))


def pages_in(ranges: Iterable[tuple[int, int]], count: int) -> list[int]:
    """The pages (from 0) that ranges (from 1) name, each once, in order; what does not exist is left out."""
    named = {
        number - 1
        for one, other in ranges
        for number in range(max(1, min(one, other)), min(count, max(one, other)) + 1)
    }
    return sorted(named)


def print_pages(
    pages: Pages, numbers: tuple[int, ...], printer: QPrinter, tell: Tell, cancelled: Cancelled
) -> int:
    """Print the pages in the size of their paper; how many were sent, 0 where it was cancelled."""
    printer.setFullPage(True)
    if printer.resolution() > FINEST:
        printer.setResolution(FINEST)
    painter = QPainter()
    try:
        for place, number in enumerate(numbers):
            if cancelled():
                printer.abort()
                return 0
            tell((place, len(numbers)))
            printer.setPageOrientation(_orientation(landscape=pages.sizes[number].landscape))
            ready = printer.newPage() if place else painter.begin(printer)
            if not ready:
                raise InputError("打印机没有接受这份文件，请检查它是否开机、联机、有纸，然后再打印。")
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            _draw(pages, number, printer, painter)
    finally:
        if painter.isActive():
            painter.end()
    return len(numbers)


def _draw(pages: Pages, number: int, printer: QPrinter, painter: QPainter) -> None:
    """One page, centred on the paper: the same size as on any other printer."""
    scale = printer.resolution() / _POINTS
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    width, height = pages.sizes[number].pixels(scale)
    left, top = (paper.width() - width) // 2, (paper.height() - height) // 2
    rows = max(1, _BAND_BYTES // (4 * width))
    for first in range(0, height, rows):
        band = pages.raster(number, scale, (first, min(first + rows, height)))
        if not band.blank:
            painter.drawImage(left, top + first, picture(band))


def _orientation(*, landscape: bool) -> QPageLayout.Orientation:
    return QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
