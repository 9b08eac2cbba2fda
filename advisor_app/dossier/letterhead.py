"""The agency's letterhead: name, lines, logo, colour, wording, and which sections come in which order.

It lies in a folder of its own (``letterhead.json``, ``logo.png``), so that it can be copied to another
desk. The disclaimer is no part of it: no letterhead can leave it out.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields
from io import BytesIO
from pathlib import Path
from typing import Any

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.dossier.document import Brand, clean
from advisor_app.dossier.wording import require_sober
from advisor_app.runtime.whole_file import keep_whole

FILE, LOGO = "letterhead.json", "logo.png"
LOGO_WIDTH, LOGO_HEIGHT = 800, 240
"""A logo is kept no larger than this, in pixels: sharp at 16 mm on paper."""
_LARGEST_LOGO = 40_000_000
"""Bytes of a picture that is looked at at all."""
_MOST_PIXELS = 80_000_000
"""Decoding more takes seconds and hundreds of megabytes."""
_LONGEST_LINE, _LONGEST_TEXT = 60, 600
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_DARKEST = 4.5
"""Contrast with white that headings in the agency's colour need (WCAG AA)."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a dossier, and how; empty fields leave a line to write on, or the usual way.

    ``accent``: ``RRGGBB``. ``opening`` stands under the title, ``closing`` before the disclaimer.
    ``order``: section names, which come first in this order; ``left_out``: sections not wanted.
    """

    agency: str = ""
    advisor: str = ""
    contact: tuple[str, ...] = ()
    logo: bytes = b""
    accent: str = ""
    opening: str = ""
    closing: str = ""
    order: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def brand(self) -> Brand:
        """What the writers need of it."""
        return Brand(self.agency, self.contact, self.logo, self.accent)


PLAIN = Letterhead()
"""Nobody's: lines to write on."""


def checked(given: Letterhead) -> Letterhead:
    """The letterhead with its texts cleaned; raises InputError with one sentence where it can't be used."""
    agency = _line(given.agency, "单位名称")
    advisor = _line(given.advisor, "陪跑顾问")
    contact = tuple(line for line in (_line(text, "联系方式") for text in given.contact) if line)
    if len(contact) > 3:
        raise InputError("联系方式最多三行，请合并后再保存。")
    opening, closing = _text(given.opening, "开头语"), _text(given.closing, "结束语")
    require_sober(
        (
            ("单位名称", agency),
            *(("联系方式", line) for line in contact),
            ("开头语", opening),
            ("结束语", closing),
        )
    )
    logo = given.logo and fit_logo(given.logo)
    order = tuple(dict.fromkeys(given.order))
    left_out = tuple(dict.fromkeys(given.left_out))
    return Letterhead(
        agency, advisor, contact, logo, _colour(given.accent), opening, closing, order, left_out
    )


def fit_logo(data: bytes) -> bytes:
    """A picture as a PNG of at most 800 × 240 pixels, the same bytes for the same picture.

    Raises InputError where it is no picture, or one too large to be looked at.
    """
    from PIL import Image  # noqa: PLC0415  late: only a new logo needs it

    if len(data) > _LARGEST_LOGO:
        raise InputError("这个图片文件超过 40 MB，请换一个小一些的徽标。")
    try:
        with Image.open(BytesIO(data)) as picture:
            return _small(data, picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        raise InputError("这个文件不是能用的图片，徽标请用 PNG 或 JPEG。") from None


def _small(data: bytes, picture: Any) -> bytes:
    from PIL import Image  # noqa: PLC0415

    if picture.width * picture.height > _MOST_PIXELS:
        raise InputError("这个图片超过 8000 万像素，请缩小后再作徽标。")
    if picture.format == "PNG" and picture.width <= LOGO_WIDTH and picture.height <= LOGO_HEIGHT:
        picture.load()
        return data
    picture.draft("RGB", (LOGO_WIDTH * 2, LOGO_HEIGHT * 2))
    small = picture.convert("RGBA")
    small.thumbnail((LOGO_WIDTH, LOGO_HEIGHT), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def load(folder: Path) -> Letterhead:
    """The letterhead in ``folder``; the usual one where there is none; InputError where it can't be read."""
    try:
        raw = json.loads((folder / FILE).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return PLAIN
    except (OSError, ValueError, RecursionError):
        raise InputError(f"抬头文件“{folder / FILE}”读不出来，请在“抬头与版式”里重新设置。") from None
    if not isinstance(raw, dict):
        raise InputError(f"抬头文件“{folder / FILE}”内容不对，请在“抬头与版式”里重新设置。")
    try:
        logo = (folder / LOGO).read_bytes()
    except OSError:
        logo = b""
    known = {field.name for field in fields(Letterhead)} - {"logo"}
    return checked(Letterhead(**{key: _value(raw[key], key) for key in known if key in raw}, logo=logo))


def save(given: Letterhead, folder: Path) -> Letterhead:
    """Keep a letterhead; gives it as kept. Raises InputError where it can't be used, StoreError on disk."""
    kept = checked(given)
    text = json.dumps(
        {key: value for key, value in asdict(kept).items() if key != "logo"}, ensure_ascii=False, indent=2
    )
    try:
        if kept.logo:
            keep_whole(folder / LOGO, kept.logo)
        else:
            (folder / LOGO).unlink(missing_ok=True)
        keep_whole(folder / FILE, text)
    except OSError as error:
        raise StoreError(f"抬头没有保存成（{error.strerror}），请检查“{folder}”能否写入。") from error
    return kept


def _value(raw: Any, key: str) -> Any:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, list) and all(isinstance(entry, str) for entry in raw):
        return tuple(raw)
    raise InputError(f"抬头文件里“{key}”写得不对，请在“抬头与版式”里重新设置。")


def _line(text: str, what: str) -> str:
    line = " ".join(clean(text).split())
    if len(line) > _LONGEST_LINE:
        raise InputError(f"{what}超过 {_LONGEST_LINE} 个字，请缩短。")
    return line


def _text(text: str, what: str) -> str:
    said = clean(text).strip()
    if len(said) > _LONGEST_TEXT:
        raise InputError(f"{what}超过 {_LONGEST_TEXT} 个字，请缩短。")
    return said


def _colour(text: str) -> str:
    if not text.strip():
        return ""
    found = _COLOUR.fullmatch(text.strip())
    if found is None:
        raise InputError(f"颜色“{text}”应写成六位十六进制，如 1F4E79。")
    code = found[1].upper()
    if contrast(code) < _DARKEST:
        raise InputError(f"颜色“{code}”太浅，白纸上看不清标题，请选深一些的颜色。")
    return code


def contrast(code: str) -> float:
    """The contrast of a colour ``RRGGBB`` with white, 1 to 21 (WCAG 2.2)."""
    shares = [int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
