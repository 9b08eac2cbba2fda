"""The named styles of a workbook, as a person would have set them up once.

XlsxWriter knows formats, not named styles: every format here bears the number of the named style it
comes from, and :func:`advisor_app.dossier.xlsx.package.finished` writes the names into the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from advisor_app.domain.phrases import Tone
from advisor_app.dossier import style
from advisor_app.dossier.document import Kind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = "微软雅黑"
"""On every Windows; other systems put their own Chinese font in its place."""
ORDINARY = {"font_name": FONT, "font_size": 10, "font_scheme": "none"}
"""The workbook's own font: its digits are the unit of column widths. A theme's font would replace it."""
_MONEY, _WHOLE, _TEXT, _SHARE, _DAY = 4, 3, 49, 9, "yyyy-mm-dd"
"""Number formats: built in are #,##0.00 · #,##0 · @ (text) · 0%."""
_DRAFT_TINT, _FILL_TINT = "FDECEA", "FFF8E1"

FILLED = {Kind.MONEY: "填写金额", Kind.NUMBER: "填写数字", Kind.DATE: "填写日期"}
"""Looks of cells to fill in; any other kind is 填写, which keeps as text whatever is entered."""

Properties = Mapping[str, Any]


class Looks:
    """The formats of one workbook: named styles, and variants that keep to their style's name.

    ``accent``: ``RRGGBB``, or "" for the usual colour.
    """

    def __init__(self, book: Workbook, accent: str = "") -> None:
        self._book = book
        self.accent = accent or style.ACCENT
        tint = _tint(accent) if accent else style.ACCENT_TINT
        self._styles = {**_running(self.accent), **_boxed(self.accent, tint)}
        self._twists: Mapping[str, Properties] = {
            "link": {"font_color": f"#{self.accent}", "underline": 1},
            "bold": {"bold": True},
            "left": {"align": "left", "indent": 0},
            "right": {"align": "right"},
            "quote": {"quote_prefix": True},
        }
        self._numbers = {name: number for number, name in enumerate(self._styles, 1)}
        self._made: dict[tuple[str, ...], Format] = {}
        for name in self._styles:
            self.get(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The named styles; the n-th (from 1) is the workbook's format n."""
        return tuple(self._styles)

    def get(self, name: str, *twists: str) -> Format:
        """The format of a style, or of a variant: link, bold, left, right, quote."""
        key = (name, *twists)
        found = self._made.get(key)
        if found is None:
            properties = dict(self._styles[name])
            for twist in twists:
                properties |= self._twists[twist]
            # Numbered here: left to itself, XlsxWriter makes one format of two styles that look alike.
            indices = self._book.xf_format_indices
            indices[key] = len(indices) + 1
            found = self._book.add_format({**properties, "xf_index": indices[key]})
            found.xf_id = self._numbers[name]
            self._made[key] = found
        return found

    def tone(self, tone: Tone) -> Format:
        """What a rule puts on a status word."""
        return self._book.add_format({"bold": True, "font_color": f"#{style.TONES[tone]}"})

    def bar(self, tone: Tone) -> str:
        """The fill of a chart's bar: the accent for what is confirmed."""
        return f"#{self._bar(tone)}"

    def ground(self, tone: Tone) -> str:
        """The fill of a bar in a cell: pale, because the figure stands on it."""
        return f"#{_tint(self._bar(tone), 0.4)}"

    def _bar(self, tone: Tone) -> str:
        return self.accent if tone is Tone.GOOD else style.BAR_TONES[tone]

    def size(self, name: str) -> float:
        """The size of a style's type, in points."""
        return float(self._styles[name].get("font_size", ORDINARY["font_size"]))


def _tint(color: str, strength: float = 0.1) -> str:
    """The colour as a pale ground: so much of it, the rest white."""
    parts = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts)


def _font(size: float = 10, *, bold: bool = False, color: str = style.INK) -> dict[str, Any]:
    return {"font_size": size, "bold": bold, "font_color": f"#{color}"}


def _running(accent: str) -> dict[str, Properties]:
    """Styles of text outside tables."""
    middle = {"text_wrap": True, "valign": "vcenter"}
    low = {"text_wrap": True, "valign": "bottom"}
    bar = {"bg_color": f"#{style.PALE}", "left": 5, "left_color": f"#{accent}"}
    warning = {"bg_color": f"#{_DRAFT_TINT}"}
    return {
        "标题": _font(16, bold=True, color=accent) | middle,
        "大字": _font(28, bold=True) | middle,
        "客户": _font(13, bold=True) | middle,
        "机构": _font(12, bold=True, color=accent) | middle,
        "题注": _font(9, color=style.SOFT) | middle,
        "小标题": _font(12, bold=True, color=accent) | low,
        "小小标题": _font(bold=True) | low,
        "段落": _font() | middle,
        "导语": _font(11, bold=True) | middle,
        "说明": _font(9, color=style.SOFT) | middle,
        "草案": _font(11, bold=True, color=style.TONES[Tone.BAD]) | middle | warning,
        "引文": _font() | middle | bar,
    }


def _boxed(accent: str, tint: str) -> dict[str, Properties]:
    """Styles of table cells."""
    box = {"border": 1, "border_color": f"#{style.RULE}"}
    text = box | {"text_wrap": True, "valign": "top"}
    figure = box | {"align": "right", "valign": "top", "indent": 1}
    day = box | {"align": "center", "valign": "top", "num_format": _DAY}
    head = box | {"align": "center", "valign": "vcenter", "text_wrap": True}
    tinted, pale = {"bg_color": f"#{tint}"}, {"bg_color": f"#{style.PALE}"}
    open_ = {"bg_color": f"#{_FILL_TINT}", "locked": False}
    plain, strong = _font(), _font(bold=True)
    return {
        "表头": _font(bold=True, color=accent) | head | tinted,
        "正文": plain | text,
        "强调": strong | text,
        "状态": strong | text,
        "编码": plain | text | {"num_format": _TEXT},
        "名目": _font(color=style.SOFT) | text | pale,
        "日期": plain | day,
        "整数": plain | figure | {"num_format": _WHOLE},
        "小数": plain | figure | {"num_format": _MONEY},
        "金额": plain | figure | {"num_format": _MONEY},
        "百分比": plain | figure | {"num_format": _SHARE},
        "金额合计": strong | figure | tinted | {"num_format": _MONEY},
        "整数合计": strong | figure | tinted | {"num_format": _WHOLE},
        "合计": strong | text | tinted,
        "填写": plain | text | open_ | {"num_format": _TEXT},
        "填写金额": plain | figure | open_ | {"num_format": _MONEY},
        "填写数字": plain | figure | open_,
        "填写日期": plain | day | open_,
    }
