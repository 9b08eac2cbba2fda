"""导出打印: what is seen is what is printed and what is written; long work can be stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QPageRanges, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from advisor_app.domain.errors import InputError
from advisor_app.dossier.build import PAPER
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.pdf.pages import Pages
from advisor_app.runtime import resources
from advisor_app.runtime.settings import Theme
from advisor_app.services.entry import ValueEntry
from advisor_app.ui import choosing, theme
from advisor_app.ui.app import application
from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.pages.export import ExportPage
from advisor_app.ui.pages.letterhead import LetterheadDialog
from advisor_app.ui.printing import NO_PRINTER, Printing, pages_in, prepared, print_pages, wanted_pages
from advisor_app.ui.widgets.pages_view import GAP, LEVELS
from advisor_app.ui.widgets.preview import Preview
from advisor_app.ui.widgets.tick_list import TickList
from tests.gui.conftest import Desk
from tests.records import TODAY
from tests.unit.dossier.pdf.test_pages import paper

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
    assert pages_in([(5, 4), (1, 2), (2, 2)], 9) == [0, 1, 3, 4]
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


def tick_by_hand(ticks: TickList, row: int) -> None:
    """As the space bar does on a line."""
    ticks.setCurrentIndex(ticks.model().index(row, 0))
    QTest.keyClick(ticks, Qt.Key.Key_Space)


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
    preview._begin_search()
    qtbot.waitUntil(preview.words.hasFocus)  # Escape is heard where one types
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
    assert not view.verticalScrollBar().isVisible()
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


# --- the page -------------------------------------------------------------------------------------------


class Counter:
    """The page with clients, as its user has it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page: ExportPage = desk.window.findChild(ExportPage)  # type: ignore[assignment]
        self.said: list[str] = []
        desk.window.events.said.connect(self.said.append)

    def add(self, *files: str, rename: str = "") -> list[str]:
        """Take in demo clients; ``rename``: what the last one is called instead."""
        work, ids = self.desk.workspace, []
        for file in files:
            record = work.assessing.read(resources.demo() / file)
            if rename and file == files[-1]:
                record = replace(record, name=rename)
            saved = work.clients.import_record(record)
            ids.append(saved.id)
            self.desk.window.events.changed.emit(saved.changes)
        return ids

    def settle(self) -> None:
        """Wait until what is chosen is shown."""
        page, bot = self.page, self.desk.bot
        bot.wait(20)
        bot.waitUntil(
            lambda: not page._pause.isActive() and self.desk.window.jobs.idle and page._pages.idle,
            timeout=30_000,
        )
        bot.wait(20)
        bot.waitUntil(lambda: self.desk.window.jobs.idle and page._pages.idle, timeout=30_000)

    def open(self) -> None:
        self.desk.window.show_page("export")
        self.settle()

    def show(self, client: str, sort: Sort = Sort.SURVEY) -> None:
        self.page.choice.clients.make_current(client)
        self.page.choice.sorts.make_current(sort)
        self.settle()

    def tick(self, *clients: str) -> None:
        self.page.choice.clients.tick(clients)

    def ended(self) -> None:
        self.desk.bot.waitUntil(lambda: not self.page.errand.busy, timeout=60_000)
        self.settle()

    def pdf(self) -> bytes:
        assert self.page._shown is not None
        return self.page._shown.pdf

    def text(self) -> str:
        with Pages(self.pdf()) as pages:
            return "".join(pages.text(n).text for n in range(len(pages)))


@pytest.fixture
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Settings and letterhead of this test alone."""
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def counter(own_home: Path, desk: Desk) -> Iterator[Counter]:
    made = Counter(desk)
    yield made
    made.page.shut()


@pytest.mark.parametrize("step", ["document", "pdf"])
def test_a_fault_of_the_program_leaves_no_waiting_page(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr("advisor_app.ui.pages.export.show_error", told.append)
    (client,) = counter.add("01-qianchao.json")
    counter.open()

    def broken(*_args: object, **_more: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr(counter.desk.workspace.exporting, step, broken)
    counter.show(client, Sort.MONEY)
    assert "没有排成" in counter.page.preview.view.note
    assert [type(error) for error in told] == [ValueError]


def test_without_clients_the_page_says_what_to_do(counter: Counter) -> None:
    counter.open()
    page = counter.page
    assert "还没有客户" in page.preview.view.note
    assert not page.print.isEnabled()
    assert not page.export.isEnabled()
    page.tabs.setCurrentIndex(1)
    counter.settle()
    assert "还没有出具过文书" in page.preview.view.note


def test_what_is_seen_is_what_is_written_and_kept(counter: Counter, tmp_path: Path) -> None:
    (client,) = counter.add("01-qianchao.json")
    counter.open()
    page = counter.page
    counter.show(client)
    assert page.preview.view.count == 1
    assert "初步摸底单" in counter.text()
    assert page.wish.text() == "将导出：示例·钱潮智造科技有限公司 · 初步摸底单（PDF）", "it has no workbook"
    page.pdf.setChecked(False)
    assert page.wish.text().endswith("（没有所勾选的格式）")
    assert not page.export.isEnabled()
    page.pdf.setChecked(True)
    page.xlsx.setChecked(False)
    seen = counter.pdf()
    page.export_to(tmp_path / "out")
    counter.ended()
    (written,) = (tmp_path / "out").iterdir()
    assert written.read_bytes() == seen
    assert counter.said[-1] == f"已导出 1 个文件：{written.name}"
    assert page.strip.isVisible()
    (run,) = counter.desk.workspace.exporting.runs()
    assert (run.client_id, run.sort) == (client, Sort.SURVEY)
    page.tabs.setCurrentIndex(1)
    counter.settle()
    assert page.runs.list.count() == 1
    assert counter.pdf() == seen, "a stored run is shown as it was"
    page.export_to(tmp_path / "again")
    counter.ended()
    assert [path.read_bytes() for path in (tmp_path / "again").iterdir()] == [seen]
    assert len(counter.desk.workspace.exporting.runs()) == 1, "nothing new is kept"


def test_several_sorts_of_one_client_go_into_the_folder_together(counter: Counter, tmp_path: Path) -> None:
    (client,) = counter.add("01-qianchao.json")
    counter.open()
    page = counter.page
    for row in (0, 3):
        tick_by_hand(page.choice.sorts, row)
    assert page.wish.text().startswith("将导出：示例·钱潮智造科技有限公司 · 2 种文书")
    page.pdf.setChecked(False)
    page.export_to(tmp_path / "out")
    counter.ended()
    (written,) = (tmp_path / "out").iterdir()
    assert "申报材料清单" in written.name
    assert written.suffix == ".xlsx"
    assert page.strip.model.rowCount() == 1
    assert page.strip.model.index(0, 0).data() == "初步摸底单"
    assert "只有 PDF" in page.strip.model.index(0, 1).data()
    page.xlsx.setChecked(False)
    assert not page.export.isEnabled()
    assert "请勾选至少一种格式" in page.wish.text()
    assert client


def test_date_and_lens_set_it_anew_only_where_it_is_seen(counter: Counter) -> None:
    (client,) = counter.add("01-qianchao.json")
    counter.open()
    counter.show(client, Sort.VERDICT)
    now = counter.text()
    counter.desk.window.events.as_of.emit(dt.date(2026, 3, 2))
    counter.settle()
    assert "2026-03-02" in counter.text()
    counter.desk.window.events.as_of.emit(TODAY)
    counter.desk.window.events.drafts.emit(True)
    counter.settle()
    assert counter.text() != now
    assert "征求意见稿" in counter.text()
    counter.desk.window.show_page("clients")
    counter.settle()
    counter.desk.window.events.drafts.emit(False)
    counter.settle()
    assert counter.page._shown is None, "nothing is made for a page that nobody sees"
    counter.desk.window.show_page("export")
    counter.settle()
    assert counter.text() == now


def test_the_latest_choice_is_the_one_that_is_shown(counter: Counter) -> None:
    (client,) = counter.add("01-qianchao.json")
    counter.open()
    page = counter.page
    page.choice.sorts.make_current(Sort.WHOLE)
    counter.desk.bot.waitUntil(lambda: not page._pause.isActive(), timeout=5_000)
    assert page.preview.view.note == "正在排版……", "the long one is being laid out"
    page.choice.sorts.make_current(Sort.PAPERS)
    ready: list[Sort] = []

    def shown() -> bool:
        ready.extend([page._shown.prepared.sort] if page._shown is not None else [])
        return Sort.PAPERS in ready

    counter.desk.bot.waitUntil(shown, timeout=20_000)
    assert Sort.WHOLE not in ready, "not to be printed for the other"
    counter.settle()
    assert "申报材料清单" in counter.text()
    assert 0 < page.preview.view.count < 10
    assert page.choice.clients.current() == client


def test_a_change_elsewhere_is_seen(counter: Counter) -> None:
    first, second = counter.add("01-qianchao.json", "02-yunqi.json")
    counter.open()
    counter.tick(first)
    counter.show(second)
    before = counter.text()
    work = counter.desk.workspace.clients
    changes = work.set_values(second, [ValueEntry("employees", "321", 2025)])
    counter.desk.window.events.changed.emit(changes)
    counter.settle()
    assert counter.page.choice.clients.current() == second
    assert counter.page.choice.wanted_clients() == [first], "ticks stay"
    assert counter.text() != before


def test_clients_are_found_and_ticked_together(counter: Counter) -> None:
    first, second = counter.add("01-qianchao.json", "02-yunqi.json")
    counter.open()
    choice = counter.page.choice
    choice.text.setText("云栖")
    choice.clients.tick_shown(on=True)
    assert choice.wanted_clients() == [second]
    choice.text.clear()
    choice.clients.tick_shown(on=True)
    assert set(choice.wanted_clients()) == {first, second}
    assert "2 家" in counter.page.wish.text()
    choice.clients.tick_shown(on=False)
    assert choice.wanted_clients() == [choice.clients.current()]


def test_a_batch_goes_on_beside_the_window_and_tells_what_failed(counter: Counter, tmp_path: Path) -> None:
    clients = counter.add("01-qianchao.json", "02-yunqi.json", "09-qibu.json", rename="示例·\U0001f680公司")
    counter.open()
    page = counter.page
    counter.show(clients[0])
    counter.tick(*clients)
    page.xlsx.setChecked(False)
    page.export_to(tmp_path / "out")
    assert not page.export.isEnabled(), "one at a time"
    assert page.strip.cancel.isVisible()
    counter.desk.clients.reload()
    counter.desk.settle()
    counter.ended()
    assert counter.said[-1] == "出具 2 家，未成 1 家。"
    assert page.strip.told.text() == counter.said[-1]
    assert page.strip.model.rowCount() == 1
    assert page.strip.model.index(0, 0).data() == "示例·\U0001f680公司"
    assert "字体里没有" in page.strip.model.index(0, 1).data()
    assert (tmp_path / "out" / "索引.xlsx").exists()
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == 2
    assert page.export.isEnabled()
    assert len(counter.desk.workspace.exporting.runs()) == 2


def test_a_batch_is_cancelled_and_gone_on_with(counter: Counter, tmp_path: Path) -> None:
    clients = counter.add("01-qianchao.json", "02-yunqi.json", "09-qibu.json")
    counter.open()
    page = counter.page
    counter.tick(*clients)
    page.xlsx.setChecked(False)

    def stop(told: tuple[int, int, str]) -> None:
        if told[0] == 1:
            page.strip.cancel.click()

    page.errand.progress.connect(stop)
    page.export_to(tmp_path / "out")
    counter.ended()
    assert "再选同一个文件夹会接着做" in page.strip.told.text()
    done = len(counter.desk.workspace.exporting.runs())
    assert 1 <= done < 3
    page.errand.progress.disconnect(stop)
    page.export_to(tmp_path / "out")
    counter.ended()
    assert page.strip.told.text() == f"出具 {3 - done} 家，此前已出具 {done} 家。"


def test_closing_the_window_ends_a_batch_cleanly(counter: Counter, tmp_path: Path) -> None:
    clients = counter.add("01-qianchao.json", "02-yunqi.json", "09-qibu.json")
    counter.open()
    page = counter.page
    counter.tick(*clients)
    page.xlsx.setChecked(False)
    page.export_to(tmp_path / "out")
    counter.desk.window.close()
    assert page.errand._jobs._pool._shutdown
    whole = [path.read_bytes() for path in (tmp_path / "out").rglob("*.pdf")]
    assert all(data.rstrip().endswith(b"%%EOF") for data in whole)
    assert len(whole) == len(counter.desk.workspace.exporting.runs()) < 3


def test_without_a_printer_there_is_a_way_out(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.add("01-qianchao.json")
    counter.open()
    asked: list[Path] = []

    def choose(_parent: object, _title: str, start: Path) -> Path:
        asked.append(start)
        (tmp_path / "out").mkdir(exist_ok=True)
        return tmp_path / "out"

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(choosing, "folder", choose)
    counter.page.print.click()
    (box,) = counter.page.findChildren(QMessageBox)
    assert box.text() == NO_PRINTER
    counter.page.xlsx.setChecked(False)
    box.buttons()[0].click()
    counter.ended()
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 1
    counter.page._choose_folder()
    counter.ended()
    assert asked[1] == tmp_path / "out", "the folder is remembered"


def test_the_dialog_prints_what_is_seen(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.add("01-qianchao.json")
    counter.open()
    path = tmp_path / "out.pdf"
    shown: list[tuple[str, int, int]] = []

    def accept(dialog: QPrintDialog) -> int:
        shown.append((dialog.windowTitle(), dialog.minPage(), dialog.maxPage()))
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        dialog.printer().setResolution(600)
        return int(QPrintDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["某打印机"]))
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    counter.page.print.click()
    counter.desk.bot.waitUntil(lambda: counter.said[-1:] == ["已送到打印文件：1 页"], timeout=10_000)
    assert shown == [("打印：示例·钱潮智造科技有限公司 初步摸底单 2026-11-21", 1, 1)]
    with Pages(path.read_bytes()) as out, Pages(counter.pdf()) as seen:
        assert difference(seen, 0, out, 0) < 8, "small print is smoothed otherwise; another page is 15 apart"


def test_a_lost_document_says_why(counter: Counter) -> None:
    (client,) = counter.add("01-qianchao.json", rename="示例·\U0001f680公司")
    counter.open()
    counter.show(client)
    assert "字体里没有" in counter.page.preview.view.note
    assert not counter.page.print.isEnabled()


# --- the letterhead -------------------------------------------------------------------------------------


def opened(counter: Counter) -> LetterheadDialog:
    counter.page.edit_letterhead()
    counter.settle()
    return counter.page.findChildren(LetterheadDialog)[-1]


def sampled(counter: Counter, dialog: LetterheadDialog) -> str:
    """The text of the sample, when it has caught up with the form."""
    counter.desk.bot.waitUntil(lambda: not dialog._pause.isActive(), timeout=10_000)
    counter.settle()
    pages = dialog.view._pages
    return "" if pages is None else "".join(pages.text(n).text for n in range(len(pages)))


def test_a_letterhead_is_seen_refused_and_kept(counter: Counter) -> None:
    (client,) = counter.add("01-qianchao.json")
    counter.open()
    counter.show(client, Sort.VERDICT)
    dialog = opened(counter)
    dialog.agency.setText("示例陪跑事务所")
    assert "示例陪跑事务所" in sampled(counter, dialog)
    dialog.opening.setPlainText("我们保证通过。")
    assert "保证通过" in (sampled(counter, dialog) or dialog.view.note)
    assert "不能这样写给客户" in dialog.view.note
    dialog.save.click()
    counter.settle()
    assert dialog.isVisible()
    assert "不能这样写给客户" in dialog._fault.text()
    assert dialog.opening.toPlainText() == "我们保证通过。", "nothing typed is lost"
    dialog.opening.setPlainText("感谢信任。")
    dialog.accent.setText("FFFF00")
    dialog.save.click()
    counter.settle()
    assert "太浅" in dialog._fault.text()
    dialog.accent.setText("8A1C1C")
    dialog.save.click()
    counter.settle()
    assert not dialog.isVisible()
    assert "示例陪跑事务所" in counter.text(), "the preview is set anew"
    kept = counter.desk.workspace.exporting.letterhead()
    assert (kept.agency, kept.opening, kept.accent) == ("示例陪跑事务所", "感谢信任。", "8A1C1C")


def test_sections_are_put_in_order_and_left_out(counter: Counter) -> None:
    (client,) = counter.add("01-qianchao.json")
    counter.open()
    counter.show(client, Sort.VERDICT)
    dialog = opened(counter)
    assert dialog.values().order == (), "untouched, the usual order may grow"
    count = dialog.sections.count()
    listed = [dialog.sections.item(r).text() for r in range(count)]
    _, first, second, third = PAPER[Sort.VERDICT][:4]
    dialog.sections.setCurrentRow(listed.index(third))
    for _ in range(listed.index(third) - listed.index(first)):
        dialog.move_section(-1)
    dialog.sections.setCurrentRow(count - 1)
    before = dialog.values().order
    dialog.move_section(-1)
    assert dialog.values().order == before, "声明 stays last"
    items = [dialog.sections.item(r) for r in range(count)]
    next(i for i in items if i.text() == second).setCheckState(Qt.CheckState.Unchecked)
    assert not next(i for i in items if i.text() == "声明").flags() & Qt.ItemFlag.ItemIsUserCheckable
    dialog.save.click()
    counter.settle()
    text = counter.text()
    assert text.index(f"、{third}") < text.index(f"、{first}")
    assert f"、{second}" not in text
    again = opened(counter)
    assert again.values().left_out == (second,)
    assert again.values().order == before


def test_a_logo_is_shown_refused_and_taken_away(counter: Counter, tmp_path: Path) -> None:
    counter.add("01-qianchao.json")
    counter.open()
    dialog = opened(counter)
    picture = QImage(1200, 300, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkBlue)
    picture.save(str(tmp_path / "logo.png"))
    dialog.take_logo(tmp_path / "logo.png")
    counter.settle()
    assert not dialog._picture.pixmap().isNull()
    (tmp_path / "not.png").write_bytes(b"text")
    dialog.take_logo(tmp_path / "not.png")
    counter.settle()
    assert "不是能用的图片" in dialog._fault.text()
    assert dialog.values().logo, "the one before stays"
    dialog.take_logo(tmp_path / "gone.png")
    counter.settle()
    assert "读不出来" in dialog._fault.text()
    dialog._remove.click()
    assert dialog.values().logo == b""
    dialog.reject()


def test_a_damaged_letterhead_is_put_right_in_the_dialog(counter: Counter, own_home: Path) -> None:
    counter.add("01-qianchao.json")
    (own_home / "letterhead").mkdir(parents=True)
    (own_home / "letterhead" / "letterhead.json").write_text("{", encoding="utf-8")
    counter.open()
    assert "抬头文件" in counter.page.preview.view.note
    dialog = opened(counter)
    assert "抬头文件" in dialog._fault.text()
    dialog.agency.setText("示例事务所")
    dialog.save.click()
    counter.settle()
    assert "示例事务所" in counter.text()


def test_what_is_ticked_is_what_is_seen(counter: Counter) -> None:
    counter.add("01-qianchao.json")
    counter.open()
    page = counter.page
    sorts = page.choice.sorts
    verdict = next(r for r in range(sorts.count()) if sorts.model().index(r, 0).data() == Sort.VERDICT.title)
    tick_by_hand(sorts, verdict)
    counter.settle()
    assert page.choice.sorts.current() is Sort.VERDICT
    assert Sort.VERDICT.title in page.choice.sentence()
    client = page.choice.clients.current()
    page.hand_over(client, Sort.COLLECT)
    counter.settle()
    assert page.choice.sorts.current() is Sort.COLLECT
    assert page.choice.wanted_sorts() == [Sort.COLLECT], "not what was ticked before"
    assert page.choice.wanted_clients() == [client]
