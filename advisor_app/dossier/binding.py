"""装订册: an application's papers as one file to print and bind.

Cover, 目录 with page numbers, what is lacking, where to seal, the papers with their pages numbered, and
labels for the back.

The papers lie in a folder as PDF or pictures; which file is which paper its name says. What can't be
bound is told with its reason and never stops the rest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from advisor_app.domain.errors import InputError
from advisor_app.dossier.checklist import TICK, heading
from advisor_app.dossier.contents import paper_details
from advisor_app.dossier.document import (
    Block,
    Column,
    Cover,
    DossierDoc,
    Kind,
    Part,
    Party,
    Role,
    Row,
    SignOff,
    Spine,
    Table,
)
from advisor_app.dossier.layout import cells, plain
from advisor_app.dossier.letterhead import Letterhead
from advisor_app.dossier.pdf import fonts
from advisor_app.dossier.track import Asked, Undertaking

TITLE = "申报材料装订册"
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp")
_MOST_FILES, _MOST_PAGES = 500, 2_000
_LONGEST_SIDE = 1_250.0
"""Points; a page larger than A3 is made A4."""
_SHARP = 2_000
"""Pixels of a picture's longer side: 200 dpi on A4."""
_NUMBERED = re.compile(r"\s*(?:材料)?\s*0*(\d{1,3})(?:[\s、.．_\-—)）]|$)")
_SHORTEST = 3
"""Characters that a file's and a paper's name must have in common."""
_FILL = "＿" * 9


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file as pages of PDF, ready to be bound."""

    name: str
    data: bytes
    pages: int


@dataclass(slots=True)
class Filed:
    """A paper of the checklist with its files and the pages it takes; 0: none is bound."""

    number: int
    paper: Asked
    leaves: list[Leaf] = field(default_factory=list)
    first: int = 0
    last: int = 0

    @property
    def pages(self) -> str:
        """``3–5``, ``7``; nothing where no file is bound."""
        if not self.first:
            return ""
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class Bound:
    """The bound set, and what has to be seen to by hand: a sentence each."""

    data: bytes
    pages: int
    missing: tuple[str, ...]
    remarks: tuple[str, ...]

    def sentence(self) -> str:
        """What came of it."""
        said = f"装订册共 {self.pages} 页"
        if self.missing:
            said += f"，缺 {len(self.missing)} 份材料"
        if self.remarks:
            said += f"，另有 {len(self.remarks)} 处要人工处理"
        return f"{said}。"


def bind(
    undertaking: Undertaking, client: str, letterhead: Letterhead, as_of: dt.date, folder: Path | None
) -> Bound:
    """Bind an application's papers with the files of ``folder`` (None: the papers are added by hand).

    Raises InputError where there is no checklist, or the folder can't be read or holds far too much.
    """
    from advisor_app.dossier.pdf.writer import pdf_bytes  # noqa: PLC0415  late: reportlab takes a fifth of a second

    if not undertaking.papers:
        raise InputError(f"“{undertaking.title}”还没有材料清单，请先在申报里列出材料再装订。")
    filed = [Filed(number, paper) for number, paper in enumerate(undertaking.papers, 1)]
    remarks: list[str] = []
    if folder is not None:
        _file(filed, _files(folder), folder, remarks)
    page = 0
    for each in filed:
        count = sum(leaf.pages for leaf in each.leaves)
        if count:
            each.first, each.last = page + 1, page + count
            page += count
    if page > _MOST_PAGES:
        raise InputError(f"材料共 {page} 页，超过 {_MOST_PAGES} 页，请分册装订。")
    front = _front(undertaking, client, letterhead, as_of, filed)
    labels = _labels(undertaking, client, letterhead, as_of)
    data, pages = _join(pdf_bytes(front), filed, pdf_bytes(labels), front, page)
    lacking = tuple(f"{each.number}. {each.paper.name}" for each in _lacking(filed))
    return Bound(data, pages, lacking, tuple(remarks))


def _lacking(filed: Iterable[Filed]) -> list[Filed]:
    """The papers that are neither bound nor there as originals."""
    return [each for each in filed if not each.leaves and each.paper.received_on is None]


# --- which file is which paper ----------------------------------------------------------------------


def _files(folder: Path) -> list[Path]:
    try:
        found = sorted(
            path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "~$"))
        )
    except OSError as error:
        raise InputError(f"文件夹“{folder}”读不了（{error.strerror}），请核对后重选。") from error
    if not folder.is_dir():
        raise InputError(f"没有“{folder}”这个文件夹，请核对后重选。")
    if len(found) > _MOST_FILES:
        raise InputError(f"“{folder.name}”里有 {len(found)} 个文件，不像是一项申报的材料，请换一层选。")
    return found


def _file(filed: Sequence[Filed], files: Iterable[Path], folder: Path, remarks: list[str]) -> None:
    """Put every file to its paper; the same content is bound once."""
    seen: dict[str, str] = {}
    for path in sorted(files, key=lambda p: _natural(p.relative_to(folder).as_posix())):
        place = match(path.stem, [each.paper.name for each in filed])
        if place is None:
            remarks.append(f"“{path.name}”对不上清单里的材料，未装入；文件名前写上序号（如 03）再装一次。")
            continue
        try:
            data = path.read_bytes()
        except OSError as error:
            remarks.append(f"“{path.name}”读不了（{error.strerror}），未装入。")
            continue
        mark = hashlib.sha256(data).hexdigest()
        if mark in seen:
            remarks.append(f"“{path.name}”与“{seen[mark]}”内容相同，只装一份。")
            continue
        seen[mark] = path.name
        try:
            filed[place].leaves.append(_leaf(path, data))
        except InputError as error:
            remarks.append(str(error))


def match(stem: str, names: Sequence[str]) -> int | None:
    """The place of the paper that a file is, by its leading number or the longest name in common."""
    numbered = _NUMBERED.match(unicodedata.normalize("NFKC", stem))
    if numbered is not None and 1 <= int(numbered[1]) <= len(names):
        return int(numbered[1]) - 1
    wanted = _plain(stem)
    best: tuple[int, int] | None = None
    for place, name in enumerate(names):
        plain_name = _plain(name)
        common = plain_name if plain_name in wanted else wanted if wanted in plain_name else ""
        if len(common) >= _SHORTEST and (best is None or len(common) > best[0]):
            best = (len(common), place)
    return None if best is None else best[1]


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _natural(text: str) -> list[tuple[int, str]]:
    """``2`` before ``10``."""
    parts = re.split(r"(\d+)", text)
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]


# --- files as pages ---------------------------------------------------------------------------------


def _leaf(path: Path, data: bytes) -> Leaf:
    """A file as PDF; raises InputError with one sentence where it can't be bound."""
    kind = path.suffix.lower()
    if kind in _PICTURES:
        return Leaf(path.name, _picture(path.name, data), 1)
    if kind == ".pdf":
        return Leaf(path.name, data, _count(path.name, data))
    raise InputError(f"“{path.name}”不是 PDF 或图片，未装入；请另存为 PDF，或打印后按序号插入。")


def _count(name: str, data: bytes) -> int:
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, OSError, RecursionError):
        raise InputError(f"“{name}”已损坏，未装入；请重新扫描或另存。") from None
    if locked:
        raise InputError(f"“{name}”有密码，未装入；请去掉密码再装。")
    if not count:
        raise InputError(f"“{name}”里没有页面，未装入。")
    return count


def _picture(name: str, data: bytes) -> bytes:
    """A picture on an A4 page, upright as it was taken."""
    from PIL import Image, ImageOps  # noqa: PLC0415
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    try:
        with Image.open(BytesIO(data)) as found:
            found.draft("RGB", (_SHARP * 2, _SHARP * 2))
            upright = ImageOps.exif_transpose(found).convert("RGB")
            upright.thumbnail((_SHARP, _SHARP))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        raise InputError(f"“{name}”不是能用的图片，未装入；请重新拍照或另存。") from None
    fonts.register()  # and with it how streams are packed: the same picture gives the same bytes
    width, height = A4
    room = (width - 110, height - 130)
    scale = min(room[0] / upright.width, room[1] / upright.height)
    size = (upright.width * scale, upright.height * scale)
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(upright), (width - size[0]) / 2, (height - size[1]) / 2, *size)
    canvas.save()
    return out.getvalue()


# --- the pages before and after ---------------------------------------------------------------------


def _front(
    undertaking: Undertaking, client: str, letterhead: Letterhead, as_of: dt.date, filed: Sequence[Filed]
) -> DossierDoc:
    cover = Cover(
        undertaking.title,
        client,
        (
            ("申报轮次", undertaking.round),
            ("申报单位（盖章）", ""),
            ("联系人", ""),
            ("联系电话", ""),
            ("装订日期", as_of.isoformat()),
            ("辅导单位", letterhead.agency),
        ),
    )
    parts = [
        Part("封面", (cover,), bare=True),
        Part("目录", tuple(_list(filed))),
        Part("盖章、签字与缺件", tuple(_to_do(filed, client))),
    ]
    return DossierDoc(
        TITLE,
        client,
        as_of,
        heading(undertaking),
        (("材料", f"{len(filed)} 份"),),
        (),
        tuple(parts),
        (),
        letterhead.brand,
        dated="装订日期",
    )


def _list(filed: Sequence[Filed]) -> Iterator[Block]:
    columns = (
        Column("序号", 3, Kind.NUMBER),
        Column("材料", 20),
        Column("要求", 13),
        Column("页码", 5, Kind.CODE),
        Column("备注", 7),
    )
    yield Table(columns, tuple(_entry(each) for each in filed))
    yield plain("页码是材料部分的页码，印在每页下方正中；没有页码的材料请按序号插入。", Role.NOTE)


def _entry(each: Filed) -> Row:
    paper = each.paper
    if each.leaves:
        remark = ""
    elif paper.received_on is not None:
        remark = "原件另附"
    else:
        remark = "缺" if paper.required else "选交"
    return cells(
        each.number, paper.name, paper_details(paper.form, paper.valid, paper.issuer), each.pages, remark
    )


def _to_do(filed: Sequence[Filed], client: str) -> Iterator[Block]:
    yield plain("一、还缺的材料", Role.LEAD)
    yield Table(
        (Column("序号", 3, Kind.NUMBER), Column("材料", 22), Column("要求", 16), Column("补齐", 4)),
        tuple(
            cells(
                e.number,
                e.paper.name + ("" if e.paper.required else "（选交）"),
                paper_details(e.paper.form, e.paper.valid, e.paper.issuer),
                TICK,
            )
            for e in _lacking(filed)
        ),
        empty="没有缺的材料。",
    )
    sealed = [each for each in filed if "盖章" in each.paper.form or "签" in each.paper.form]
    yield plain("二、要盖章、签字的地方", Role.LEAD)
    yield Table(
        (
            Column("序号", 3, Kind.NUMBER),
            Column("材料", 22),
            Column("页码", 5, Kind.CODE),
            Column("怎么盖", 11),
            Column("已办", 4),
        ),
        tuple(cells(e.number, e.paper.name, e.pages, e.paper.form, TICK) for e in sealed),
        empty="清单里没有要求盖章的材料；封面与骑缝是否盖章，以申报通知为准。",
    )
    yield plain("封面盖公章；整册盖骑缝章。盖章前请逐页核对。", Role.NOTE)
    day = f"日期：{_FILL}"
    yield SignOff(
        (
            Party("申报单位核对（盖章）", (f"单位：{client}", f"经办人：{_FILL}", day)),
            Party("装订核对", (f"核对人：{_FILL}", day)),
        )
    )


def _labels(undertaking: Undertaking, client: str, letterhead: Letterhead, as_of: dt.date) -> DossierDoc:
    spine = Spine(undertaking.title, client, undertaking.round)
    return DossierDoc(
        TITLE, client, as_of, "", (), (), (Part("脊背标签", (spine,), bare=True),), (), letterhead.brand
    )


# --- joining ----------------------------------------------------------------------------------------


def _join(
    front: bytes, filed: Sequence[Filed], labels: bytes, doc: DossierDoc, total: int
) -> tuple[bytes, int]:
    """Everything in one file, the papers' pages numbered, with a bookmark for each paper."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    writer = PdfWriter()
    writer.append(BytesIO(front), import_outline=True)
    page = 0
    for each in filed:
        for leaf in each.leaves:
            begins = len(writer.pages)
            writer.append(BytesIO(leaf.data), import_outline=False)
            if leaf is each.leaves[0]:
                writer.add_outline_item(title=f"{each.number}. {each.paper.name}", page_number=begins)
            for number in range(begins, len(writer.pages)):
                page += 1
                _stamp(writer.pages[number], f"材料 {each.number}", f"第 {page} / {total} 页")
    begins = len(writer.pages)
    writer.append(BytesIO(labels), import_outline=False)
    writer.add_outline_item(title="脊背标签（裁下粘贴，不装订）", page_number=begins)
    day = doc.as_of.strftime("D:%Y%m%d000000+00'00'")
    writer.add_metadata(
        {
            "/Title": f"{doc.title}·{doc.client}",
            "/Author": doc.brand.agency or "advisor_app",
            "/Producer": "advisor_app",
            "/Creator": "advisor_app",
            "/CreationDate": day,
            "/ModDate": day,
        }
    )
    out = BytesIO()
    writer.write(out)
    return out.getvalue(), len(PdfReader(BytesIO(out.getvalue())).pages)


def _stamp(page: Any, left: str, middle: str) -> None:
    """Which paper it is and the page's number, over whatever stands there."""
    from pypdf import PdfReader  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    page.transfer_rotation_to_content()
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    longest = max(width, height)
    if longest > _LONGEST_SIDE:
        page.scale_by(842 / longest)
        width, height = float(page.mediabox.width), float(page.mediabox.height)
    fonts.register()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.setFont(fonts.REGULAR, 9)
    canvas.drawCentredString(width / 2, 16, middle)
    canvas.drawString(40, height - 20, left)
    canvas.save()
    (over,) = PdfReader(BytesIO(out.getvalue())).pages
    page.merge_translated_page(over, float(page.mediabox.left), float(page.mediabox.bottom))
