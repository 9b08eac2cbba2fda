"""Pages as pixels and text: sizes, bands, places of words, threads, and what is no PDF."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from advisor_app.domain.errors import InputError
from advisor_app.dossier.pdf import fonts
from advisor_app.dossier.pdf.pages import Pages, Raster


def paper(*texts: str, wide: tuple[int, ...] = ()) -> bytes:
    """A page for each text, with a black square at its upper left corner and a bar as long as its number.

    Those in ``wide`` lie on their side.
    """
    out = BytesIO()
    fonts.register()
    canvas = Canvas(out)
    for number, text in enumerate(texts):
        width, height = landscape(A4) if number in wide else A4
        canvas.setPageSize((width, height))
        canvas.rect(0, height - 72, 72, 72, stroke=0, fill=1)
        canvas.rect(100, 100, 60 * (number + 1), 20, stroke=0, fill=1)
        canvas.setFont(fonts.REGULAR, 12)
        for line, words in enumerate(text.split("\n")):
            canvas.drawString(100, height - 200 - 20 * line, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pixel(raster: Raster, x: int, y: int) -> bytes:
    start = y * raster.stride + 4 * x
    return raster.data[start : start + 3]


def test_sizes_are_in_points_and_know_their_side() -> None:
    with Pages(paper("一", "二", wide=(1,))) as pages:
        assert len(pages) == 2
        assert [(round(s.width), round(s.height), s.landscape) for s in pages.sizes] == [
            (595, 842, False),
            (842, 595, True),
        ]


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_a_page_is_drawn_at_its_scale(scale: float) -> None:
    with Pages(paper("一")) as pages:
        raster = pages.raster(0, scale)
    assert (raster.width, raster.height) == (round(595.28 * scale), round(841.89 * scale))
    assert len(raster.data) == raster.stride * raster.height
    edge = int(72 * scale)
    assert pixel(raster, edge - 2, edge - 2) == b"\x00\x00\x00"
    assert pixel(raster, edge + 2, edge + 2) == b"\xff\xff\xff"
    assert not raster.blank


def test_bands_put_together_are_the_page() -> None:
    with Pages(paper("一行字\n又一行字")) as pages:
        whole = pages.raster(0, 1.5)
        bands = [pages.raster(0, 1.5, (top, min(top + 100, whole.height))) for top in range(0, 1263, 100)]
    assert b"".join(band.data for band in bands) == whole.data
    assert bands[-1].blank, "the foot of the page is empty"
    assert not bands[0].blank


def test_text_comes_in_order_with_its_places() -> None:
    with Pages(paper("陪跑档案 2026-11-21\n第二行")) as pages:
        text = pages.text(0)
    assert text.text == "陪跑档案 2026-11-21\n第二行"
    assert len(text.boxes) == len(text.text)
    first = text.boxes[0]
    assert first.left == pytest.approx(100, abs=1)
    assert first.top < 200 < first.bottom + 4  # its baseline is 200 points below the top
    assert text.boxes[-1].top > first.bottom - 4


def test_a_character_outside_the_first_plane_has_one_place() -> None:
    with Pages(paper("姓名𬭚的")) as pages:
        text = pages.text(0)
    assert text.text == "姓名𬭚的"
    assert len(text.boxes) == 4


def test_words_are_found_across_lines_and_blanks_and_whatever_their_case() -> None:
    with Pages(paper("建设创新型\n企业 abc")) as pages:
        text = pages.text(0)
    (hit,) = text.find("创新型企业")
    assert text.text[slice(*hit)] == "创新型\n企业"
    upper, lower = text.covered(*hit)
    assert (upper.left, upper.right) == (text.boxes[hit[0]].left, text.boxes[hit[0] + 2].right)
    assert (lower.left, lower.right) == (text.boxes[hit[1] - 2].left, text.boxes[hit[1] - 1].right)
    (hit,) = text.find("企业ABC")
    assert text.text[slice(*hit)] == "企业 abc"
    assert text.find("没有") == []
    assert text.find("  ") == []


def test_the_caret_is_nearest_to_the_point() -> None:
    with Pages(paper("甲乙丙\n丁戊己")) as pages:
        text = pages.text(0)
    second = text.boxes[1]
    middle = (second.top + second.bottom) / 2
    assert text.caret(second.left + 1, middle) == 1
    assert text.caret(second.right - 1, middle) == 2
    assert text.caret(0, 0) == 0
    assert text.caret(590, 830) == len(text.text)


def test_many_threads_draw_the_same() -> None:
    with Pages(paper(*(f"第{n}页" for n in range(6)))) as pages:
        alone = [pages.raster(n, 1.0).data for n in range(6)]
        words = [pages.text(n).text for n in range(6)]
        with ThreadPoolExecutor(max_workers=4) as pool:
            drawn = list(pool.map(lambda n: pages.raster(n % 6, 1.0).data, range(36)))
            read = list(pool.map(lambda n: pages.text(n % 6).text, range(36)))
    assert drawn == [alone[n % 6] for n in range(36)]
    assert read == [words[n % 6] for n in range(36)]


@pytest.mark.parametrize("data", [b"", b"not a PDF", paper("一")[:300]])
def test_what_is_no_pdf_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match="不是完好的 PDF"):
        Pages(data)


def test_a_closed_document_refuses_and_closes_again() -> None:
    pages = Pages(paper("一"))
    pages.close()
    pages.close()
    with pytest.raises(ValueError, match="closed"):
        pages.raster(0, 1.0)
