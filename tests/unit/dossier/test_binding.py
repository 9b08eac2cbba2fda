"""A bound set: files find their papers, pages are numbered, what can't be bound is told and stops nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.pagesizes import A3, A4
from reportlab.pdfgen.canvas import Canvas

from advisor_app.domain.errors import InputError
from advisor_app.domain.paper import Paper
from advisor_app.domain.phrases import DISCLAIMER
from advisor_app.dossier import binding
from advisor_app.dossier.binding import bind, match
from advisor_app.dossier.pdf.pages import Pages
from advisor_app.dossier.track import Undertaking
from tests.accept.dossiers import LETTERHEAD, TRACK

DAY = dt.date(2026, 6, 15)
RENOVATION = TRACK.undertakings[0]
NAMES = ["营业执照", "年度审计报告", "12 月社保缴费人数证明", "专利证书", "专利证书变更页"]
FIVE = tuple(
    Paper(name, form="原件") for name in ("营业执照", "年度审计报告", "社保证明", "专项审计报告", "会议纪要")
)
LOOSE = "内部核对单（不装订）"


def pdf(*words: str, size: tuple[float, float] = A4, rotate: int = 0) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for word in words:
        canvas.drawString(100, 400, word)
        canvas.setPageRotation(rotate)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def photo(size: tuple[int, int] = (4000, 3000)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (200, 220, 240)).save(out, "JPEG")
    return out.getvalue()


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def asking(*papers: Paper) -> Undertaking:
    return replace(RENOVATION, papers=papers)


def flat(data: bytes) -> list[str]:
    return ["".join(page.split()) for page in texts(data)]


def titles(data: bytes) -> list[tuple[str, int]]:
    reader = PdfReader(BytesIO(data))
    entries = [entry for entry in reader.outline if not isinstance(entry, list)]
    return [(str(entry.title), reader.get_destination_page_number(entry) or 0) for entry in entries]


def seen(data: bytes, page: int) -> Image.Image:
    """A page as a viewer shows it, a pixel to the point."""
    with Pages(data) as pages:
        raster = pages.raster(page, 1)
    size = (raster.width, raster.height)
    return Image.frombytes("RGB", size, raster.data, "raw", "BGRX", raster.stride)


def shown_at(data: bytes, page: int, x: float, y: float) -> object:
    """The colour of a place of a page, in shares of its width and height from the top."""
    picture = seen(data, page)
    return picture.getpixel((int(x * picture.width), int(y * picture.height)))


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize(
    ("stem", "place"),
    [
        ("营业执照", 0),
        ("营业执照（副本）扫描件", 0),
        ("02 审计", 1),
        ("3、社保", 2),
        ("材料05-其他", 4),
        ("2025年度审计报告（盖章）", 1),
        ("专利证书变更页", 4),
        ("专利证书 3 件", 3),
        ("2025 年照片", None),  # no paper has the number 2025
        ("99 随便", None),
        ("照片", None),
        ("营业", None),  # too short to be sure
    ],
)
def test_which_file_is_which_paper(stem: str, place: int | None) -> None:
    assert match(stem, NAMES).place == place


@pytest.mark.parametrize(
    ("stem", "place", "sure"),
    [
        ("营业执照副本", 0, True),
        ("示例有限公司_营业执照_2025", 0, True),
        ("无锡示例有限公司营业执照", 0, True),
        ("2025年度审计报告（盖章）", 1, True),
        ("专项审计报告-设备投资", 3, True),
        ("营业执照说明", 0, False),
        ("营业执照（缺）", 0, False),
        ("项目公司营业执照", 0, False),
        ("社保证", 2, False),  # only a part of the name
        ("非营业执照说明", None, True),
        ("不含营业执照", None, True),
        ("缺营业执照", None, True),
        ("无营业执照", None, True),
        ("03-16 非营业执照", None, True),
        ("03", 2, True),
        ("03-1", 2, True),  # no date is written so
        ("03 社保", 2, True),
        ("3、社保缴费证明", 2, True),
        ("02 年报", 1, False),  # its characters alone are there
        ("03 会议", 2, False),
        ("03 非社保证明", 2, False),
        ("03 营业执照", 2, False),
        ("003", 2, False),  # a scanner's
        ("03-16 社保证明", 2, True),  # its sixteenth file
        ("03-16会议纪要", 4, True),  # a date, and a name
        ("03-16座谈会", None, True),
        ("03.16座谈会", None, True),
        ("3-16", None, True),
        ("3月16日座谈会", None, True),
        ("3 月座谈会", None, True),
        ("2026-03座谈会", None, True),
        ("20260316座谈会", None, True),
        ("26-03-16座谈会", None, True),
    ],
)
def test_how_sure_it_is(stem: str, place: int | None, sure: bool) -> None:
    found = match(stem, [paper.name for paper in FIVE])
    assert (found.place, found.sure) == (place, sure)


def test_long_numbers_in_a_name_take_no_time() -> None:
    found = match(f"营业执照{'1' * 200}备注", ["营业执照"])
    assert (found.place, found.sure) == (0, False)


def test_names_that_fit_two_papers() -> None:
    names = [paper.name for paper in FIVE]
    assert match("审计报告", names).rivals == (1, 3)
    assert match("审计报告扫描件", names).rivals == (1, 3)
    assert match("营业执照、会议纪要", names).rivals == (0, 4)
    assert match("02 审计报告", names).place == 1
    assert match("合同", ["合同", "合同"]).rivals == (0, 1)
    assert match("无欠税证明", ["无欠税证明"]).sure, "the paper is called so"
    assert match("欠税证明", ["无欠税证明"]).place == 0
    assert not match("欠税证明", ["无欠税证明"]).sure
    assert match("无欠税证明", ["欠税证明"]).place is None


def test_every_file_is_told_with_its_paper(tmp_path: Path) -> None:
    for number, name in enumerate(("营业执照副本", "03 现场照片", "审计报告", "2026-03 座谈会", "5")):
        (tmp_path / f"{name}.pdf").write_bytes(pdf(f"file {number}"))
    bound = bind(asking(*FIVE), "示例公司", LETTERHEAD, DAY, tmp_path)
    assert set(bound.placed) == {
        "“营业执照副本.pdf”→ 1. 营业执照",
        "“03 现场照片.pdf”→ 3. 社保证明（按序号，名称对不上，请核对）",
        "“5.pdf”→ 5. 会议纪要（按序号）",
    }
    again = "，未装入；文件名前写上序号（如 {}）再装一次。"
    assert set(bound.remarks) == {
        f"“审计报告.pdf”与“2. 年度审计报告”、“4. 专项审计报告”都像{again.format('02')}",
        f"“2026-03 座谈会.pdf”对不上清单里的材料{again.format('03')}",
    }
    assert bound.missing == ("2. 年度审计报告", "4. 专项审计报告")
    assert bound.unsure == ("3. 社保证明",)
    assert bound.sentence().endswith("；装入 3 份材料，其中 1 份待核对。")
    said = flat(bound.data)
    assert said[1].count("待核对") == 1
    assert "待核对的材料" in said[-1]
    assert "03现场照片.pdf" in said[-1]
    (tmp_path / "社保证明.pdf").write_bytes(pdf("the right one"))
    bound = bind(asking(*FIVE), "示例公司", LETTERHEAD, DAY, tmp_path)
    assert bound.unsure == ()
    assert "待核对" not in bound.sentence()
    assert "待核对" not in flat(bound.data)[1]


def test_a_tiff_keeps_all_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [Image.new("RGB", (300, 400), colour) for colour in ("red", "lime", "blue")]
    (tmp_path / "1.tif").write_bytes(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path)
    assert sum("/3页" in page for page in flat(bound.data)) == 3
    assert [shown_at(bound.data, page, 0.5, 0.5) for page in (2, 3, 4)] == [
        (255, 0, 0), (0, 255, 0), (0, 0, 255),
    ]  # fmt: skip
    monkeypatch.setattr(binding, "_MOST_PAGES", 2)
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path)
    assert bound.remarks == ("“1.tif”有 3 页，超过 2 页，未装入；请分成几份再装。",)


def test_a_small_copy_within_a_tiff_is_no_page(tmp_path: Path) -> None:
    page, small = Image.new("L", (300, 400), 90), Image.new("L", (30, 40), 90)
    small.encoderinfo = {"tiffinfo": {254: 1}}
    both = saved(page, "TIFF", save_all=True, append_images=[small])
    with Image.open(BytesIO(both)) as made:
        assert getattr(made, "n_frames", 1) == 2
        made.seek(1)
        assert getattr(made, "tag_v2", {})[254] == 1
    (tmp_path / "1.tif").write_bytes(both)
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path)
    places = dict(titles(bound.data))
    assert places["脊背标签（裁下粘贴，不装订）"] - places["1. 项目备案文件"] == 1


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_clear_in_a_picture_is_white(tmp_path: Path, mode: str) -> None:
    picture = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 300, 100))
    (tmp_path / "1.png").write_bytes(saved(picture.convert(mode), "PNG"))
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path)
    assert shown_at(bound.data, 2, 0.5, 0.6) == (255, 255, 255)
    assert shown_at(bound.data, 2, 0.5, 0.2) == (0, 0, 0)


@pytest.mark.parametrize(("kind", "name"), [("PNG", "1.png"), ("TIFF", "1.tif")])
def test_grey_of_sixteen_bits_is_scaled(tmp_path: Path, kind: str, name: str) -> None:
    picture = Image.new("I;16", (300, 400), 32_768)
    (tmp_path / name).write_bytes(saved(picture, kind))
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path)
    assert shown_at(bound.data, 2, 0.5, 0.5) in ((127, 127, 127), (128, 128, 128))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [A4, (3000, 2000)])
def test_numbers_stand_within_what_is_shown(tmp_path: Path, rotate: int, size: tuple[float, float]) -> None:
    writer = PdfWriter()
    writer.append(BytesIO(pdf("", size=size)))
    (page,) = writer.pages
    page.cropbox = RectangleObject((size[0] * 0.1, size[1] * 0.2, size[0] * 0.8, size[1] * 0.7))
    page.rotate(rotate)
    out = BytesIO()
    writer.write(out)
    (tmp_path / "1.pdf").write_bytes(out.getvalue())
    shown = ImageOps.invert(seen(bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path).data, 2))
    width, height = shown.size
    number = shown.crop((0, height - 30, width, height)).getbbox()
    paper = shown.crop((0, 0, width, 30)).getbbox()
    assert number is not None
    assert paper is not None
    assert number[2] - number[0] > 35, "all of it is there"
    assert abs((number[0] + number[2]) / 2 - width / 2) < 4
    assert 10 < 30 - number[3] < 20
    assert 35 < paper[0] < paper[2] < 80
    assert max(width, height) < 1_251


def test_internal_pages_are_loose(tmp_path: Path) -> None:
    (tmp_path / "1.pdf").write_bytes(pdf("filing"))
    data = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path).data
    said = flat(data)
    places = dict(titles(data))
    assert list(places) == ["封面", "目录", "1. 项目备案文件", "脊背标签（裁下粘贴，不装订）", LOOSE]
    assert list(places.values()) == sorted(places.values())
    loose = places[LOOSE]
    for page in said[:loose]:
        for inner in ("内部研究使用", "还缺的材料", "要盖章", "核对人", "装订日期2026-06-15材料"):
            assert inner not in page
    assert "目录" in said[places["目录"]]
    assert not said[places["目录"]].startswith("示例公司"), "no head line"
    assert LOOSE in said[loose]
    assert "还缺的材料" in said[loose]
    assert "要盖章、签字的地方" in said[loose]
    assert "核对人" in "".join(said[loose:])
    assert "内部研究使用" in said[loose]
    assert DISCLAIMER[0].replace(" ", "") in "".join(said[loose:])


def test_a_long_list_is_bare_on_every_page() -> None:
    papers = tuple(Paper(f"很长的材料名称第 {n} 号", form="复印件盖章") for n in range(1, 121))
    data = bind(asking(*papers), "示例公司", LETTERHEAD, DAY, None).data
    places = dict(titles(data))
    bare = flat(data)[: places["脊背标签（裁下粘贴，不装订）"]]
    assert len(bare) > 3
    assert not any("内部研究使用" in page or "示例公司" in page for page in bare[1:])


@pytest.mark.parametrize(
    ("form", "remark"),
    [
        ("原件盖章", "原件另附"),
        ("清单盖章或原件", "原件另附"),
        ("复印件盖章", "已收，未装入"),
        ("复印件，原件备查", "已收，未装入"),
        ("", "已收，未装入"),
    ],
)
def test_what_is_there_without_a_file(form: str, remark: str) -> None:
    bound = bind(asking(Paper("营业执照", form=form, received_on=DAY)), "示例公司", LETTERHEAD, DAY, None)
    said = flat(bound.data)[1]
    assert [word for word in ("原件另附", "已收，未装入") if word in said] == [remark]
    assert bound.missing == ()


def test_the_set(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    (folder / "发票").mkdir(parents=True)
    (folder / "项目备案文件.pdf").write_bytes(pdf("filing one", "filing two"))
    (folder / "发票" / "02-10 设备发票.jpg").write_bytes(photo())
    (folder / "发票" / "02-2 设备发票.pdf").write_bytes(pdf("invoice", size=A3, rotate=90))
    (folder / "说明.docx").write_bytes(b"PK")
    (folder / "项目备案文件 副本.pdf").write_bytes(pdf("filing one", "filing two"))
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, folder)
    pages = texts(bound.data)
    assert len(pages) == bound.pages
    said = flat(bound.data)
    assert "技术改造项目补助" in said[0]
    assert "示例公司" in said[0]
    assert "目录" in said[1]
    contents = said[1]
    assert "1项目备案文件" in contents
    assert "1–2" in contents
    assert "3–4" in contents
    papers = [page for page in said if "/4页" in page]
    assert [p.index("/4页") >= 0 for p in papers] == [True] * 4
    assert "filingone" in papers[0]
    assert "invoice" in papers[2], "2 before 10"
    assert bound.missing == ("3. 项目现场照片",)
    assert len(bound.remarks) == 2
    assert "内容相同，只装一份" in bound.remarks[1]
    assert "“说明.docx”对不上清单里的材料" in bound.remarks[0]
    assert ("1. 项目备案文件", 2) in titles(bound.data)
    assert ("2. 设备发票清单", 4) in titles(bound.data)
    assert "“02-10 设备发票.jpg”→ 2. 设备发票清单" in bound.placed
    assert bind(RENOVATION, "示例公司", LETTERHEAD, DAY, folder).data == bound.data, "the same bytes again"


def test_without_files_the_list_waits_for_the_papers() -> None:
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, None)
    said = "".join("".join(texts(bound.data)).split())
    assert "已收，未装入" in said
    assert "一、还缺的材料" in said
    assert bound.missing == ("2. 设备发票清单", "3. 项目现场照片")
    assert bound.sentence().endswith("缺 2 份材料。")


def test_what_can_not_be_bound_is_told(tmp_path: Path) -> None:
    locked = PdfWriter()
    locked.append(BytesIO(pdf("secret")))
    locked.encrypt("password")
    with (tmp_path / "1 加密.pdf").open("wb") as stream:
        locked.write(stream)
    (tmp_path / "2 坏的.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "2 空的.pdf").write_bytes(b"")
    (tmp_path / "3 坏图.jpg").write_bytes(b"\xff\xd8 not a picture")
    (tmp_path / "3 表.xlsx").write_bytes(b"PK")
    (tmp_path / "~$3 临时.pdf").write_bytes(b"")
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path)
    assert len(bound.remarks) == 5
    assert "有密码" in bound.remarks[0]
    assert sum("已损坏" in remark for remark in bound.remarks) == 2
    assert any("不是能用的图片" in remark for remark in bound.remarks)
    assert any("不是 PDF 或图片" in remark for remark in bound.remarks)


def test_what_has_run_out_is_told_before_it_is_handed_in(tmp_path: Path) -> None:
    (tmp_path / "1 营业执照.pdf").write_bytes(pdf("licence"))
    (tmp_path / "3 社保证明.pdf").write_bytes(pdf("proof"))
    day_before = DAY - dt.timedelta(days=1)
    proof = hashlib.sha256(pdf("proof")).hexdigest()
    licence = hashlib.sha256(pdf("licence")).hexdigest()
    papers = [*FIVE[:4], replace(FIVE[4], received_on=day_before, valid_to=day_before)]
    last_days = {proof: day_before, licence: DAY}
    bound = bind(asking(*papers), "示例公司", LETTERHEAD, DAY, tmp_path, last_days=last_days)
    assert bound.expired == (
        "3. 社保证明“3 社保证明.pdf”（有效期至 2026-06-14）",
        "5. 会议纪要（有效期至 2026-06-14）",
    )
    assert bound.sentence().endswith("；有 2 份已过期，递交前请换新的。")
    said = "".join("".join(texts(bound.data)).split())
    assert "已过期的材料" in said
    assert "社保证明“3社保证明.pdf”（有效期至2026-06-14）" in said


def test_large_pages_become_a4(tmp_path: Path) -> None:
    (tmp_path / "1.pdf").write_bytes(pdf("huge", size=(3000, 2000)))
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path)
    sizes = [
        (float(p.mediabox.width), float(p.mediabox.height)) for p in PdfReader(BytesIO(bound.data)).pages
    ]
    assert max(side for size in sizes for side in size) < 850


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有材料清单"):
        bind(replace(RENOVATION, papers=()), "示例公司", LETTERHEAD, DAY, None)
    with pytest.raises(InputError, match=r"没有.*这个文件夹"):
        bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path / "none")
    for number in range(501):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(InputError, match="不像是一项申报的材料"):
        bind(RENOVATION, "示例公司", LETTERHEAD, DAY, tmp_path)


def test_rare_characters_on_cover_and_spine() -> None:
    undertaking = Undertaking(
        "x", "㛃龘" * 10, "2026", "准备", DAY, open=True, papers=(Paper("营业执照", form="复印件盖章"),)
    )
    said = "".join(texts(bind(undertaking, "𬭚示例" * 20, LETTERHEAD, DAY, None).data))
    assert "𬭚" in said
    assert "龘" in said
