"""导出打印: what is seen is what is printed and what is written; long work can be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPageRanges, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from advisor_app.domain.errors import InputError
from advisor_app.dossier.pages import Pages
from advisor_app.runtime.settings import Theme
from advisor_app.ui import theme
from advisor_app.ui.app import application
from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.printing import Printing, pages_in, prepared, print_pages, wanted_pages
from advisor_app.ui.widgets.pages_view import GAP, LEVELS
from advisor_app.ui.widgets.preview import Preview
from tests.unit.dossier.test_pages import paper

pytestmark = pytest.mark.gui
FIVE = paper(*(f"第{n}页的文字\n接着一行" for n in range(1, 6)), wide=(2,))
MM = 72 / 25.4


def broken(error: BaseException) -> None:
    raise error


# --- printing -------------------------------------------------------------------------------------------


def to_file(path: Path, *, dots: int = 600) -> QPrinter:
    printer = prepared("试打")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dots)
    return printer


def difference(one: Pages, number: int, other: Pages, place: int) -> float:
    """The mean difference of two pages in levels of 256."""
    first, second = one.raster(number, 0.5), other.raster(place, 0.5)
    assert abs(first.width - second.width) <= 1
    assert abs(first.height - second.height) <= 1
    total = 0
    width, rows = min(first.width, second.width) * 4, min(first.height, second.height)
    for row in range(rows):
        a = first.data[row * first.stride : row * first.stride + width]
        b = second.data[row * second.stride : row * second.stride + width]
        if a != b:
            total += sum(abs(x - y) for x, y in zip(a, b, strict=True))
    return total / (width * rows)


def match(out: Pages, place: int, pages: Pages) -> int:
    """Which page stands at ``place`` of what was printed: the one that is nearly the same."""
    side = out.sizes[place].landscape
    apart = {
        n: difference(pages, n, out, place) for n in range(len(pages)) if pages.sizes[n].landscape == side
    }
    nearest = min(apart, key=lambda n: apart[n])
    assert apart[nearest] < 0.6
    assert all(far > 1.5 * apart[nearest] for n, far in apart.items() if n != nearest)
    return nearest


def printed(path: Path, printer: QPrinter, current: int = 1) -> Pages:
    with Pages(FIVE) as pages:
        told: list[object] = []
        numbers = wanted_pages(printer, len(pages), current)
        sent = print_pages(pages, numbers, printer, told.append, lambda: False)
        assert sent == len(numbers)
        assert told == [(place, len(numbers)) for place in range(len(numbers))]
    return Pages(path.read_bytes())


@pytest.mark.parametrize("dots", [150, 1200])
def test_the_printed_pages_are_the_pages(qtbot: QtBot, tmp_path: Path, dots: int) -> None:
    path = tmp_path / "out.pdf"
    printer = to_file(path, dots=dots)
    with printed(path, printer) as out, Pages(FIVE) as pages:
        assert printer.resolution() == min(dots, 600)
        assert len(out) == len(pages)
        for number in range(len(pages)):
            assert match(out, number, pages) == number
            assert out.text(number).text == "", "the very picture, not set anew"
        for size, side in zip(out.sizes, ((210, 297), (210, 297), (297, 210)), strict=False):
            assert round(size.width / MM) == side[0]
            assert round(size.height / MM) == side[1]


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [(2, 3, [1, 2]), (3, 2, [1, 2]), (4, 9, [3, 4]), (5, 5, [4]), (1, 5, [0, 1, 2, 3, 4])],
)
def test_a_range_is_printed(qtbot: QtBot, tmp_path: Path, first: int, last: int, wanted: list[int]) -> None:
    path = tmp_path / "out.pdf"
    printer = to_file(path, dots=100)
    chosen = QPageRanges()
    chosen.addRange(first, last)
    printer.setPageRanges(chosen)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    with printed(path, printer) as out, Pages(FIVE) as pages:
        assert [match(out, place, pages) for place in range(len(out))] == wanted


def test_ranges_are_put_in_order_and_named_once() -> None:
    assert pages_in([(4, 5), (1, 2), (2, 4)], 9) == [0, 1, 2, 3, 4]
    assert pages_in([(7, 9)], 5) == []


def test_what_is_beyond_the_end_is_refused_with_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    chosen = QPageRanges()
    chosen.addRange(7, 9)
    printer.setPageRanges(chosen)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    with pytest.raises(InputError, match="共 5 页"):
        wanted_pages(printer, 5, 1)


def test_the_order_the_copies_and_the_current_page(qtbot: QtBot, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert wanted_pages(printer, 3, 1) == (2, 1, 0)
    printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert wanted_pages(printer, 3, 1) == (0, 1, 2, 0, 1, 2)
    printer.setCollateCopies(False)
    assert wanted_pages(printer, 3, 1) == (0, 0, 1, 1, 2, 2)
    printer.setCopyCount(1)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert wanted_pages(printer, 3, 2) == (1,)


def test_last_page_first_is_printed_so(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    printer = to_file(path, dots=100)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    with printed(path, printer) as out, Pages(FIVE) as pages:
        assert [match(out, place, pages) for place in range(len(out))] == [4, 3, 2, 1, 0]


def test_printing_stops_where_it_is_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    told: list[object] = []
    with Pages(FIVE) as pages:
        printer = to_file(tmp_path / "out.pdf", dots=100)
        sent = print_pages(pages, (0, 1, 2, 3, 4), printer, told.append, lambda: len(told) == 2)
    assert sent == 0
    assert told == [(0, 5), (1, 5)]


def test_the_window_prints_beside_its_work_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    theme.apply(application(), Theme.LIGHT)
    events = Events()
    said: list[str] = []
    events.said.connect(said.append)
    preview = Preview(Jobs(events, broken), events, theme.LIGHT)
    qtbot.addWidget(preview)
    preview.show()
    printing = Printing(events, preview)
    path = tmp_path / "out.pdf"
    printing.start(FIVE, to_file(path, dots=150), 1)
    printing.start(FIVE, to_file(tmp_path / "other.pdf"), 1)
    assert said == ["上一份还在打印，请等它打完。"]
    qtbot.waitUntil(lambda: len(said) > 1, timeout=10_000)
    assert said[-1] == "已送到打印文件：5 页"
    with Pages(path.read_bytes()) as out:
        assert len(out) == 5
    printing.start(FIVE, to_file(tmp_path / "third.pdf"), 1)
    qtbot.waitUntil(lambda: bool(preview.findChildren(QProgressDialog)))
    box = preview.findChildren(QProgressDialog)[-1]
    QTest.mouseClick(box.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(said) > 2, timeout=10_000)
    assert said[-1].startswith("已取消打印")
    chosen = QPageRanges()
    chosen.addRange(8, 9)
    printer = to_file(tmp_path / "fourth.pdf")
    printer.setPageRanges(chosen)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printing.start(FIVE, printer, 1)
    qtbot.waitUntil(lambda: len(said) > 3, timeout=10_000)
    assert said[-1].startswith("这份文件共 5 页")
    printing.close()


# --- the preview ----------------------------------------------------------------------------------------


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Preview]:
    theme.apply(application(), Theme.LIGHT)
    events = Events()
    jobs = Jobs(events, broken)
    made = Preview(jobs, events, theme.LIGHT)
    qtbot.addWidget(made)
    made.resize(720, 600)
    made.show()
    made.view.show_pdf(FIVE)
    settle(qtbot, made)
    yield made
    jobs.close()
    made.view.close_document()


def settle(bot: QtBot, preview: Preview) -> None:
    bot.wait(30)  # painting asks for pages
    bot.waitUntil(lambda: preview.view._jobs.idle, timeout=10_000)
    bot.wait(10)


def dark(preview: Preview, number: int) -> bool:
    """Whether the black square at the upper left corner of a page is painted where it belongs."""
    rect = preview.view._rect(number)
    edge = round(72 * preview.view._scale())
    image = preview.view.viewport().grab().toImage()
    inside, outside = rect.topLeft() + QPoint(edge - 4, 6), rect.topLeft() + QPoint(edge + 4, 6)
    return image.pixelColor(inside).lightness() < 30 and image.pixelColor(outside).lightness() > 220


def test_pages_are_painted_when_they_come_into_view(qtbot: QtBot, preview: Preview) -> None:
    view = preview.view
    assert (view.page, view.count) == (1, 5)
    assert dark(preview, 0)
    assert 4 not in view._pictures, "not before it is seen"
    view.go_to(5)
    settle(qtbot, preview)
    assert view.page == 5
    assert dark(preview, 4)
    view.go_to(99)
    assert view.page == 5
    view.go_to(-3)
    assert view.page == 1
    assert not view.horizontalScrollBar().isVisible(), "pages fit the width"
    assert view._rect(2).width() <= view.viewport().width() - 2 * GAP + 1, "the widest page does"


def test_zoom_goes_by_levels_and_stays_at_its_place(qtbot: QtBot, preview: Preview) -> None:
    view = preview.view
    assert view.fits
    view.go_to(3)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (view.zoom, view.fits) == (1.0, False)
    assert preview.zoom.currentText() == "100 %"
    assert view.page == 3
    assert view._rect(0).height() == round(841.89 * view.logicalDpiX() / 72), "the size of the paper"
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1.1
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 0.9
    turn = QWheelEvent(
        QPointF(100, 100), QPointF(100, 100), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turn)
    assert view.zoom == 1.0
    for _ in LEVELS:
        view.step_zoom(1)
    assert view.zoom == LEVELS[-1]
    settle(qtbot, preview)
    sharp = view._pictures[view.page - 1].image
    assert sharp.width() * sharp.height() <= 16_100_000
    preview.zoom.setCurrentIndex(0)
    preview.zoom.activated.emit(0)
    assert view.fits
    assert view.page == 3


def test_keys_turn_the_pages(qtbot: QtBot, preview: Preview) -> None:
    view, bar = preview.view, preview.view.verticalScrollBar()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == 5
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    preview.page.setFocus()
    preview.page.selectAll()
    QTest.keyClicks(preview.page, "4")
    QTest.keyClick(preview.page, Qt.Key.Key_Return)
    assert view.page == 4
    assert preview.page.text() == "4"


def test_text_is_copied_by_page_and_by_mouse(qtbot: QtBot, preview: Preview) -> None:
    view = preview.view
    view.go_to(2)
    settle(qtbot, preview)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, preview)
    assert QGuiApplication.clipboard().text() == "第2页的文字\n接着一行"
    rect, scale, text = view._rect(1), view._scale(), view._texts[1]

    def at(place: int, *, right: bool = False) -> QPointF:
        box = text.boxes[place]
        x = box.right - 1 if right else box.left + 1
        return QPointF(rect.left() + x * scale, rect.top() + (box.top + box.bottom) / 2 * scale)

    left = Qt.MouseButton.LeftButton
    for kind, where, button in (
        (QEvent.Type.MouseButtonPress, at(0), left),
        (QEvent.Type.MouseMove, at(2, right=True), Qt.MouseButton.NoButton),
    ):
        sent = QMouseEvent(kind, where, where, button, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), sent)
    assert view.selected_text() == "第2页"
    assert view.menu().actions()[0].text() == "复制所选文字"
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "第2页"


def test_search_shows_each_place_round_about(qtbot: QtBot, preview: Preview) -> None:
    view = preview.view
    preview.words.setText("文字接着")
    settle(qtbot, preview)
    assert preview._found.text() == "1 / 5"
    QTest.keyClick(preview.words, Qt.Key.Key_Return)
    assert preview._found.text() == "2 / 5"
    assert view._rect(1).intersects(view.viewport().rect())
    view.next_hit(-1)
    view.next_hit(-1)
    assert preview._found.text() == "5 / 5"
    settle(qtbot, preview)
    assert view.page == 5
    preview.words.setText("没有这句话")
    settle(qtbot, preview)
    assert preview._found.text() == "没有找到"
    QTest.keyClick(preview.words, Qt.Key.Key_Escape)
    assert preview.words.text() == ""
    assert preview._found.text() == ""


def test_the_latest_document_wins_and_the_place_is_kept_where_asked(qtbot: QtBot, preview: Preview) -> None:
    view = preview.view
    view.go_to(3)
    settle(qtbot, preview)
    place = view.verticalScrollBar().value()
    view.show_waiting()
    assert (view.note, view.page) == ("正在排版……", 0)
    view.show_pdf(paper("一", "二"))
    view.show_pdf(FIVE, same_place=True)
    settle(qtbot, preview)
    assert view.count == 5
    assert view.verticalScrollBar().value() == place
    view.show_pdf(paper("一", "二"))
    settle(qtbot, preview)
    assert (view.count, view.page) == (2, 1)
    view.show_pdf(b"no PDF")
    settle(qtbot, preview)
    assert "不是完好的 PDF" in view.note
    assert view.accessibleDescription() == view.note
