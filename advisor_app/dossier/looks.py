"""The named styles of a workbook, as a person would have set them up once."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from advisor_app.domain.phrases import Tone
from advisor_app.dossier import style

FONT = "微软雅黑"
"""On every Windows; other systems put their own Chinese font in its place."""
_MONEY, _WHOLE, _DAY, _TEXT, _ANY = "#,##0.00", "#,##0", "yyyy-mm-dd", "@", "General"
_DRAFT_TINT = "FDECEA"


def add_looks(book: Workbook) -> None:
    """Add the styles, and make the ordinary one Chinese: its digits are the unit of column widths."""
    normal = book._named_styles["Normal"]  # type: ignore[attr-defined]  # noqa: SLF001  no public way
    normal.font = _font()
    for made in (*_running(), *_boxed()):
        book.add_named_style(made)


def _font(size: float = 10, *, bold: bool = False, color: str = style.INK) -> Font:
    return Font(name=FONT, size=size, bold=bold, color=color)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color)


def _running() -> list[NamedStyle]:
    """Styles of text outside tables."""
    middle, line = Alignment(wrap_text=True, vertical="center"), Alignment(vertical="center")
    low = Alignment(vertical="bottom")
    quote = NamedStyle("引文", font=_font(), alignment=middle, fill=_fill(style.PALE))
    quote.border = Border(left=Side("thick", style.ACCENT))
    return [
        NamedStyle(
            "标题", font=_font(16, bold=True, color=style.ACCENT), alignment=Alignment(vertical="center")
        ),
        NamedStyle("客户", font=_font(13, bold=True), alignment=line),
        NamedStyle("题注", font=_font(9, color=style.SOFT), alignment=line),
        NamedStyle(
            "小标题", font=_font(12, bold=True, color=style.ACCENT), alignment=Alignment(vertical="bottom")
        ),
        NamedStyle("小小标题", font=_font(bold=True), alignment=low),
        NamedStyle("段落", font=_font(), alignment=middle),
        NamedStyle("导语", font=_font(11, bold=True), alignment=middle),
        NamedStyle("说明", font=_font(9, color=style.SOFT), alignment=middle),
        NamedStyle(
            "草案",
            font=_font(11, bold=True, color=style.TONES[Tone.BAD]),
            alignment=middle,
            fill=_fill(_DRAFT_TINT),
        ),
        quote,
    ]


def _boxed() -> list[NamedStyle]:
    """Styles of table cells."""
    line = Side("thin", style.RULE)
    box = Border(left=line, right=line, top=line, bottom=line)
    text = Alignment(wrap_text=True, vertical="top")
    figure = Alignment("right", "top", indent=1)
    head = Alignment("center", "center", wrap_text=True)
    tint, pale = _fill(style.ACCENT_TINT), _fill(style.PALE)
    plain, strong = _font(), _font(bold=True)
    return [
        NamedStyle("表头", _font(bold=True, color=style.ACCENT), tint, box, head),
        NamedStyle("正文", plain, border=box, alignment=text),
        NamedStyle("强调", strong, border=box, alignment=text),
        NamedStyle("状态", strong, border=box, alignment=text),
        NamedStyle("编码", plain, border=box, alignment=text, number_format=_TEXT),
        NamedStyle("名目", _font(color=style.SOFT), pale, box, text),
        NamedStyle("日期", plain, border=box, alignment=Alignment("center", "top"), number_format=_DAY),
        NamedStyle("整数", plain, border=box, alignment=figure, number_format=_WHOLE),
        NamedStyle("小数", plain, border=box, alignment=figure, number_format=_MONEY),
        NamedStyle("金额", plain, border=box, alignment=figure, number_format=_MONEY),
        NamedStyle("金额合计", strong, tint, box, figure, _MONEY),
        NamedStyle("整数合计", strong, tint, box, figure, _WHOLE),
        NamedStyle("合计", strong, tint, box, text, _ANY),
    ]
