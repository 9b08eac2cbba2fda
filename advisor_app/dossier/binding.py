"""装订册: an application's papers as one file to print and bind.

Cover, 目录 with page numbers, the papers with their pages numbered, labels for the back; last a loose
sheet that is not handed in: what is lacking, what to check, where to seal.

The papers lie in a folder as PDF or pictures; which file is which paper its name says, and every file is
told with its paper. What can't be bound is told with its reason and never stops the rest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path
from typing import Any

from advisor_app.domain.errors import InputError
from advisor_app.domain.paper import Paper
from advisor_app.dossier.checklist import TICK, heading
from advisor_app.dossier.contents import paper_details
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Cover,
    DossierDoc,
    Heading,
    Kind,
    Part,
    Party,
    Role,
    Row,
    Shape,
    SignOff,
    Spine,
    Table,
)
from advisor_app.dossier.layout import cells, plain
from advisor_app.dossier.letterhead import Letterhead
from advisor_app.dossier.pdf import fonts
from advisor_app.dossier.track import Undertaking

TITLE = "申报材料装订册"
LOOSE = "内部核对单（不装订）"
"""What the last pages are headed."""
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp")
_MOST_FILES, _MOST_PAGES = 500, 2_000
_LONGEST_SIDE = 1_250.0
"""Points; a page larger than A3 is made A4."""
_SHARP = 2_000
"""Pixels of a picture's longer side: 200 dpi on A4."""
_NUMBERED = re.compile(r"\s*(?:材料)?\s*(0*\d{1,3})(?:[\s、._\-—)]|$)")
_DATED = re.compile(
    r"\s*(?:\d\d[-._–—])?(?:(?:0?[1-9]|1[0-2])\s*月(?!度)"
    r"|(?:0[1-9]|1[0-2])[-._–—](?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?:[1-9]|1[0-2])[-._–—](?:[1-9]|[12]\d|3[01])(?!\d))"
)
"""Month and day, both with a nought before or both without; a leading year is no number anyway."""
_RUNNING = 3
"""A name of nothing but so many digits is a scanner's."""
_SHORTEST = 3
"""Characters that a file's and a paper's name must have in common."""
_ENOUGH = 2
"""So many are enough where the number says the same."""
_SAME = (
    r"(?:\d++(?:年度$|年(?!度)|月份?(?!度)|[日号版页份件张期次项个本套家人])?"
    r"|第[一二三四五六七八九十]+[页份件张期册]|副本|正本|复印件?|扫描件?|影印件?|原件|打印件|电子[版件]"
    r"|加?盖章[版件]?|已?签[字章]版?|公章|最新版?|最终版?|定稿|终稿|正式版?|彩色|黑白|正反?面|反面|全[套份]"
    r"|材料|附件|final|scan|copy|v\d++)"
)
"""Words beside a paper's name that leave it the same paper."""
_ONLY_SAME = re.compile(f"{_SAME}*")
_ENDS = re.compile(f"^{_SAME}+|{_SAME}+$")
_NEGATES = re.compile(r"非|不含|不是|没有|缺|无(?!锡)")
_OTHER = re.compile(
    r"^(?:[非不缺未没待旧]|无(?!锡))|[缺无]$|说明|声明|申请|通知|承诺|纪要|模板|样本|样表|范本|空白|草稿|初稿|作废"
    r"|过期|失效|丢失|遗失|清单|目录|(?:项目|子|母|分|关联|控股|参股)公司"
)
"""Words that make it another paper, or none."""
_ORIGINAL = re.compile(r"原件(?!备查|备验|核对|核验|一致)")
_FILL = "＿" * 9
_SUBFILE, _NO_PAGE = 254, 1 | 4
"""The tag of a TIFF that tells small copies and masks from pages, and its bits for them."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file as pages of PDF, ready to be bound."""

    name: str
    data: bytes
    pages: int
    sure: bool = True
    valid_to: dt.date | None = None


@dataclass(slots=True)
class Filed:
    """A paper of the checklist with its files and the pages it takes; 0: none is bound."""

    number: int
    paper: Paper
    leaves: list[Leaf] = field(default_factory=list)
    first: int = 0
    last: int = 0

    @property
    def title(self) -> str:
        """``3. 社保证明``."""
        return f"{self.number}. {self.paper.name}"

    @property
    def unsure(self) -> bool:
        """Whether only files are bound of which it is not certain that they are this paper."""
        return bool(self.leaves) and not any(leaf.sure for leaf in self.leaves)

    def expired(self, as_of: dt.date) -> list[str]:
        """What of it serves no more on a day, a line each."""
        files = [(f"{self.title}“{leaf.name}”", leaf.valid_to) for leaf in self.leaves]
        return [
            f"{name}（有效期至 {until}）"
            for name, until in (*files, (self.title, self.paper.valid_to))
            if until is not None and until < as_of
        ]

    @property
    def pages(self) -> str:
        """``3–5``, ``7``; nothing where no file is bound."""
        if not self.first:
            return ""
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class Bound:
    """The bound set, which file became which paper, and what has to be seen to by hand: a line each.

    ``filled``: so many papers have files; ``unsure`` are those of them that have to be checked; ``expired``
    are papers and files that serve no more.
    """

    data: bytes
    pages: int
    missing: tuple[str, ...]
    remarks: tuple[str, ...]
    placed: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    filled: int = 0
    expired: tuple[str, ...] = ()

    def sentence(self) -> str:
        """What came of it."""
        said = f"装订册共 {self.pages} 页"
        if self.missing:
            said += f"，缺 {len(self.missing)} 份材料"
        if self.remarks:
            said += f"，另有 {len(self.remarks)} 处要人工处理"
        if self.unsure:
            said += f"；装入 {self.filled} 份材料，其中 {len(self.unsure)} 份待核对"
        if self.expired:
            said += f"；有 {len(self.expired)} 份已过期，递交前请换新的"
        return f"{said}。"


@dataclass(frozen=True, slots=True)
class Match:
    """Which paper a file is, and how that is known; ``rivals``: the papers it fits equally well."""

    place: int | None = None
    how: str = ""
    sure: bool = True
    rivals: tuple[int, ...] = ()


def bind(
    undertaking: Undertaking,
    client: str,
    letterhead: Letterhead,
    as_of: dt.date,
    folder: Path | None,
    *,
    last_days: Mapping[str, dt.date] | None = None,
) -> Bound:
    """Bind an application's papers with the files of ``folder`` (None: the papers are added by hand).

    ``last_days``: until when a file serves, by the SHA-256 of its content, where that is known.

    Raises InputError where there is no checklist, or the folder can't be read or holds far too much.
    """
    from advisor_app.dossier.pdf.writer import pdf_bytes  # noqa: PLC0415  late: reportlab takes a fifth of a second

    if not undertaking.papers:
        raise InputError(f"“{undertaking.title}”还没有材料清单，请先在申报里列出材料再装订。")
    filed = [Filed(number, paper) for number, paper in enumerate(undertaking.papers, 1)]
    placed: list[str] = []
    remarks: list[str] = []
    if folder is not None:
        _file(filed, _files(folder), folder, last_days or {}, (placed, remarks))
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
    loose = _loose(undertaking, client, letterhead, as_of, filed)
    data, pages = _join(pdf_bytes(front), filed, pdf_bytes(labels), pdf_bytes(loose), front, page)
    return Bound(
        data,
        pages,
        tuple(each.title for each in _lacking(filed)),
        tuple(remarks),
        tuple(placed),
        tuple(each.title for each in filed if each.unsure),
        sum(bool(each.leaves) for each in filed),
        tuple(line for each in filed for line in each.expired(as_of)),
    )


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


def _file(
    filed: Sequence[Filed],
    files: Iterable[Path],
    folder: Path,
    last_days: Mapping[str, dt.date],
    told: tuple[list[str], list[str]],
) -> None:
    """Put every file to its paper, the same content once; ``told``: what was placed, and what was not."""
    placed, remarks = told
    seen: dict[str, str] = {}
    names = [each.paper.name for each in filed]
    for path in sorted(files, key=lambda p: _natural(p.relative_to(folder).as_posix())):
        found = match(path.stem, names)
        if found.place is None:
            remarks.append(_unplaced(path.name, found, filed))
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
        paper = filed[found.place]
        try:
            leaf = replace(_leaf(path, data, sure=found.sure), valid_to=last_days.get(mark))
        except InputError as error:
            remarks.append(str(error))
            continue
        paper.leaves.append(leaf)
        how = found.how if found.sure else f"{found.how}，请核对"
        placed.append(f"“{path.name}”→ {paper.title}" + (f"（{how}）" if how else ""))


def _unplaced(name: str, found: Match, filed: Sequence[Filed]) -> str:
    """Why a file is not bound, and what to do."""
    if found.rivals:
        alike = "、".join(f"“{filed[place].title}”" for place in found.rivals)
        number = f"{filed[found.rivals[0]].number:02}"
        return f"“{name}”与{alike}都像，未装入；文件名前写上序号（如 {number}）再装一次。"
    why = f"（{found.how}）" if found.how else ""
    return f"“{name}”对不上清单里的材料{why}，未装入；文件名前写上序号（如 03）再装一次。"


def match(stem: str, names: Sequence[str]) -> Match:
    """Which paper a file is, by its leading number, else by its name.

    It is sure where the name is the paper's with nothing that would make it another, or where number and
    name say the same. Month and day at the front are a number only where the name says so too.
    """
    text = unicodedata.normalize("NFKC", stem).casefold()
    named = _by_name(text, names)
    numbered = _NUMBERED.match(text)
    place = int(numbered[1]) - 1 if numbered is not None else -1
    if numbered is None or not 0 <= place < len(names):
        return named
    rest = text[numbered.end() :]
    alike = _alike(rest, names[place])
    if not alike and _DATED.match(text):
        unknown = named.place is None and not named.rivals
        return Match(how="前面的数字看作日期") if unknown else named
    if not _core(rest):
        running = len(numbered[1]) >= _RUNNING
        return Match(place, "只有数字，像扫描的流水号" if running else "按序号", not running)
    if named.place not in (None, place) and named.sure:
        return Match(place, f"按序号，名称却是“{names[named.place or 0]}”", sure=False)
    return Match(place) if alike else Match(place, "按序号，名称对不上", sure=False)


def _by_name(text: str, names: Sequence[str]) -> Match:
    """The paper whose name the file bears, else the one whose name is longer than the file's."""
    core = _core(text)
    wanted = [_plain(name) for name in names]
    beside = {place: spot for place, name in enumerate(wanted) if (spot := _beside(text, name, core))}
    # a longer name that is there too is the one that is meant
    whole = [
        place
        for place in beside
        if not any(wanted[place] != wanted[other] and wanted[place] in wanted[other] for other in beside)
    ]
    if len(whole) == 1 and _same(*beside[whole[0]]):
        return Match(whole[0])
    partly = [
        place
        for place, name in enumerate(wanted)
        if len(core) >= _SHORTEST and core in name and place not in beside
    ]
    fitting = sorted((*whole, *partly))
    if len(fitting) == 1:
        return Match(fitting[0], "按名称，不完全一样", sure=False)
    return Match(rivals=tuple(fitting))


def _beside(text: str, name: str, core: str) -> tuple[str, str] | None:
    """What stands before and after a paper's name in a file's; None where it is not there or negated."""
    at = _plain(text).find(name)
    if at < 0 or not name or (len(name) < _SHORTEST and name != core):
        return None
    places = [place for place, each in enumerate(text) if each.isalnum()]
    before, after = text[: places[at]], text[places[at + len(name) - 1] + 1 :]
    lead = _core(before)
    if _NEGATES.match(lead) or any(found.end() == len(lead) for found in _NEGATES.finditer(lead)):
        return None
    return before, after


def _same(before: str, after: str) -> bool:
    """Whether what stands beside a paper's name leaves it the same paper: a firm, a year, a detail."""
    lead, tail = _core(before), _plain(after)
    if _OTHER.search(lead) or (lead and before[-1].isalnum() and not lead.endswith(("公司", "企业", "厂"))):
        return False
    if _ONLY_SAME.fullmatch(tail):
        return True
    return not after[0].isalnum() and not _OTHER.search(tail)


def _alike(rest: str, name: str) -> bool:
    """Whether what follows a number may be the paper of this number, said in other words."""
    wanted = _plain(name)
    for said in (rest, *re.split(r"[\W_]+", rest)):
        core = _core(said)
        if len(core) < _ENOUGH or (_NEGATES.match(core) and not _NEGATES.match(wanted)):
            continue
        run = SequenceMatcher(None, core, wanted, autojunk=False).find_longest_match().size
        if run == min(len(core), len(wanted)) or (run >= _SHORTEST and run * 2 >= len(core)):
            return True
        if len(core) >= _SHORTEST and (_within(core, wanted) or _within(wanted, core)):
            return True
    return False


def _within(short: str, long: str) -> bool:
    """Whether a name is another one with words left out."""
    left = iter(long)
    return all(each in left for each in short)


def _core(text: str) -> str:
    """A name without the dates, counts and words at its ends that say nothing of what it is."""
    return _ENDS.sub("", _plain(text))


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _natural(text: str) -> list[tuple[int, str]]:
    """``2`` before ``10``."""
    parts = re.split(r"(\d+)", text)
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]


# --- files as pages ---------------------------------------------------------------------------------


def _leaf(path: Path, data: bytes, *, sure: bool) -> Leaf:
    """A file as PDF; raises InputError with one sentence where it can't be bound."""
    kind = path.suffix.lower()
    if kind in _PICTURES:
        return Leaf(path.name, *_pictured(path.name, data), sure)
    if kind == ".pdf":
        return Leaf(path.name, data, _count(path.name, data), sure)
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


def _pictured(name: str, data: bytes) -> tuple[bytes, int]:
    """A picture on an A4 page, upright as it was taken, every page of it; and how many there are."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    fonts.register()  # and with it how streams are packed: the same picture gives the same bytes
    width, height = A4
    room = (width - 110, height - 130)
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    count = 0
    for upright in _frames(name, data):
        scale = min(room[0] / upright.width, room[1] / upright.height)
        size = (upright.width * scale, upright.height * scale)
        canvas.drawImage(ImageReader(upright), (width - size[0]) / 2, (height - size[1]) / 2, *size)
        canvas.showPage()
        count += 1
    canvas.save()
    return out.getvalue(), count


def _frames(name: str, data: bytes) -> Iterator[Any]:
    """The pages of a TIFF, else the one picture; raises InputError where one can't be used."""
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(BytesIO(data)) as found:
            # a photograph or a PNG with more than one picture has small or moving ones besides
            count = getattr(found, "n_frames", 1) if found.format == "TIFF" else 1
            if count > _MOST_PAGES:
                raise InputError(f"“{name}”有 {count} 页，超过 {_MOST_PAGES} 页，未装入；请分成几份再装。")
            for number in range(count):
                found.seek(number)
                tags: Any = getattr(found, "tag_v2", {})
                if number and tags.get(_SUBFILE, 0) & _NO_PAGE:
                    continue
                yield _sober(found)
    except (
        OSError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError, EOFError, struct.error,
        Image.DecompressionBombError, Warning,
    ):  # fmt: skip
        raise InputError(f"“{name}”不是能用的图片，未装入；请重新拍照或另存。") from None


def _sober(picture: Any) -> Any:
    """A picture upright, in plain colours on white, no larger than is sharp on A4."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    picture.draft("RGB", (_SHARP * 2, _SHARP * 2))
    upright = ImageOps.exif_transpose(picture)
    if upright.mode[0] in "IF":
        upright = _eight_bits(upright)
    if upright.has_transparency_data:
        over = upright.convert("RGBA")
        upright = Image.new("RGB", over.size, "white")
        upright.paste(over, mask=over.getchannel("A"))
    upright = upright.convert("RGB")
    upright.thumbnail((_SHARP, _SHARP))
    return upright


def _eight_bits(grey: Any) -> Any:
    """Grey of more than eight bits, scaled to eight: white is what 16 bits hold, or the lightest there is."""
    wide = grey if grey.mode == "F" else grey.convert("I")
    high = wide.getextrema()[1]
    usual = (
        (65_535,) if grey.mode.startswith("I;16") else (1, 255, 65_535) if grey.mode == "F" else (255, 65_535)
    )
    white = next((most for most in usual if high <= most), high)
    small = wide.point(lambda value: value * (255 / white)).convert("L")
    small.info.pop("transparency", None)
    return small


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
        Part("目录", tuple(_list(filed)), bare=True),
    ]
    return DossierDoc(
        TITLE,
        client,
        as_of,
        "",
        (),
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
    yield Heading("目录", 2)
    yield Table(columns, tuple(_entry(each) for each in filed))
    yield plain("页码印在材料每页下方正中。", Role.NOTE)


def _entry(each: Filed) -> Row:
    paper = each.paper
    if each.leaves:
        remark = "待核对" if each.unsure else ""
    elif paper.received_on is not None:
        remark = "原件另附" if _ORIGINAL.search(paper.form) else "已收，未装入"
    else:
        remark = "缺" if paper.required else "选交"
    return cells(
        each.number, paper.name, paper_details(paper.form, paper.valid, paper.issuer), each.pages, remark
    )


def _loose(
    undertaking: Undertaking, client: str, letterhead: Letterhead, as_of: dt.date, filed: Sequence[Filed]
) -> DossierDoc:
    """What is for the desk alone: it is not bound and not handed in."""
    title = heading(undertaking)
    parts = [("还缺的材料", _wanted(filed))]
    if any(each.unsure for each in filed):
        parts.append(("待核对的材料", _unsure(filed)))
    if expired := [line for each in filed for line in each.expired(as_of)]:
        parts.append(("已过期的材料", _expired(expired)))
    parts.append(("要盖章、签字的地方", _sealed(filed, client)))
    return DossierDoc(
        LOOSE,
        client,
        as_of,
        title,
        (("材料", f"{len(filed)} 份"),),
        (("申报事项", Cell(title)), ("装订日期", Cell(as_of))),
        tuple(
            Part(f"{n}、{name}", tuple(blocks)) for n, (name, blocks) in zip("一二三四", parts, strict=False)
        ),
        (),
        letterhead.brand,
        dated="装订日期",
        shape=Shape.ONE_PAGE,
    )


def _wanted(filed: Sequence[Filed]) -> Iterator[Block]:
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
    yield plain("没有页码的材料收齐后，请按序号插入。", Role.NOTE)


def _unsure(filed: Sequence[Filed]) -> Iterator[Block]:
    columns = (
        Column("序号", 3, Kind.NUMBER),
        Column("材料", 16),
        Column("页码", 5, Kind.CODE),
        Column("装入的文件", 17),
        Column("无误", 4),
    )
    yield Table(
        columns,
        tuple(
            cells(e.number, e.paper.name, e.pages, "\n".join(leaf.name for leaf in e.leaves), TICK)
            for e in filed
            if e.unsure
        ),
    )


def _expired(lines: Iterable[str]) -> Iterator[Block]:
    yield Table((Column("材料", 38), Column("已换", 4)), tuple(cells(line, TICK) for line in lines))
    yield plain("换了新的，请再装订一次；客户库里的材料也改好有效期。", Role.NOTE)


def _sealed(filed: Sequence[Filed], client: str) -> Iterator[Block]:
    sealed = [each for each in filed if "盖章" in each.paper.form or "签" in each.paper.form]
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
    front: bytes, filed: Sequence[Filed], labels: bytes, loose: bytes, doc: DossierDoc, total: int
) -> tuple[bytes, int]:
    """Everything in one file, the papers' pages numbered, with a bookmark for each paper and each rest."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    writer = PdfWriter()
    writer.append(BytesIO(front), import_outline=False)
    for number, part in enumerate(doc.paper):  # a cover is one page, and all that follows is the 目录
        writer.add_outline_item(title=part.title, page_number=number)
    page = 0
    for each in filed:
        for leaf in each.leaves:
            begins = len(writer.pages)
            writer.append(BytesIO(leaf.data), import_outline=False)
            if leaf is each.leaves[0]:
                writer.add_outline_item(title=each.title, page_number=begins)
            for number in range(begins, len(writer.pages)):
                page += 1
                _stamp(writer.pages[number], f"材料 {each.number}", f"第 {page} / {total} 页")
    for title, pages in (("脊背标签（裁下粘贴，不装订）", labels), (LOOSE, loose)):
        begins = len(writer.pages)
        writer.append(BytesIO(pages), import_outline=False)
        writer.add_outline_item(title=title, page_number=begins)
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
    left_edge, foot, width, height = _visible(page)
    longest = max(width, height)
    if longest > _LONGEST_SIDE:
        page.scale_by(842 / longest)
        left_edge, foot, width, height = _visible(page)
    fonts.register()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.setFont(fonts.REGULAR, 9)
    canvas.drawCentredString(width / 2, 16, middle)
    canvas.drawString(40, height - 20, left)
    canvas.save()
    (over,) = PdfReader(BytesIO(out.getvalue())).pages
    page.merge_translated_page(over, left_edge, foot)


def _visible(page: Any) -> tuple[float, float, float, float]:
    """Left and lower edge, width and height of what is shown of a page: its crop within its paper."""
    paper, crop = page.mediabox, page.cropbox
    left, foot = max(float(paper.left), float(crop.left)), max(float(paper.bottom), float(crop.bottom))
    right, top = min(float(paper.right), float(crop.right)), min(float(paper.top), float(crop.top))
    if right <= left or top <= foot:
        return float(paper.left), float(paper.bottom), float(paper.width), float(paper.height)
    return left, foot, right - left, top - foot
