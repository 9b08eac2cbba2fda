"""A bound set: files find their papers, pages are numbered, what can't be bound is told and stops nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A3, A4
from reportlab.pdfgen.canvas import Canvas

from advisor_app.domain.errors import InputError
from advisor_app.dossier.binding import bind, match
from advisor_app.dossier.track import Asked, Undertaking
from tests.accept.dossiers import LETTERHEAD, TRACK

DAY = dt.date(2026, 6, 15)
RENOVATION = TRACK.undertakings[0]
NAMES = ["营业执照", "年度审计报告", "12 月社保缴费人数证明", "专利证书", "专利证书变更页"]


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
    assert match(stem, NAMES) == place


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
    flat = ["".join(page.split()) for page in pages]
    assert "技术改造项目补助" in flat[0]
    assert "示例公司" in flat[0]
    assert "目录" in flat[1]
    contents = flat[1]
    assert "1项目备案文件" in contents
    assert "1–2" in contents
    assert "3–4" in contents
    papers = [page for page in flat if "/4页" in page]
    assert [p.index("/4页") >= 0 for p in papers] == [True] * 4
    assert "filingone" in papers[0]
    assert "invoice" in papers[2], "2 before 10"
    assert bound.missing == ("3. 项目现场照片",)
    assert len(bound.remarks) == 2
    assert "内容相同，只装一份" in bound.remarks[1]
    assert "“说明.docx”对不上清单里的材料" in bound.remarks[0]
    titles = [entry.title for entry in PdfReader(BytesIO(bound.data)).outline if not isinstance(entry, list)]
    assert "1. 项目备案文件" in titles
    assert "2. 设备发票清单" in titles
    assert bind(RENOVATION, "示例公司", LETTERHEAD, DAY, folder).data == bound.data, "the same bytes again"


def test_without_files_the_list_waits_for_the_papers() -> None:
    bound = bind(RENOVATION, "示例公司", LETTERHEAD, DAY, None)
    said = "".join("".join(texts(bound.data)).split())
    assert "原件另附" in said
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
        "x", "㛃龘" * 10, "2026", "准备", DAY, open=True, papers=(Asked("营业执照", form="复印件盖章"),)
    )
    said = "".join(texts(bind(undertaking, "𬭚示例" * 20, LETTERHEAD, DAY, None).data))
    assert "𬭚" in said
    assert "龘" in said
