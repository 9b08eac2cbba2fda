"""What XlsxWriter leaves to do in a finished workbook: named styles, and links that every system follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

_FORMATS = re.compile(r"<cellXfs[^>]*>(.*?)</cellXfs>", re.DOTALL)
_FORMAT = re.compile(r"<xf [^>]*/>|<xf .*?</xf>", re.DOTALL)
_PARENT = re.compile(r' xfId="\d+"')
_STYLE_FORMATS = re.compile(r"<cellStyleXfs.*?</cellStyleXfs>", re.DOTALL)
_STYLES = re.compile(r"<cellStyles.*?</cellStyles>", re.DOTALL)


def finished(data: bytes, names: Sequence[str]) -> bytes:
    """The workbook with its named styles: ``names`` are those of the formats 1, 2, …, in their order."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "xl/styles.xml":
                content = _named(content.decode("utf-8"), names).encode("utf-8")
            elif entry.filename.endswith(".rels"):
                # XlsxWriter parts folders with a backslash, which only Windows follows.
                content = content.replace(b"\\", b"/")
            new.writestr(entry, content)
    return out.getvalue()


def _named(xml: str, names: Sequence[str]) -> str:
    """Each of the first formats as a named style too; format 0 is the ordinary one."""
    found = _FORMATS.search(xml)
    assert found is not None, "XlsxWriter writes cellXfs in every workbook"
    formats = _FORMAT.findall(found[1])[: len(names) + 1]
    parents = "".join(_PARENT.sub("", each) for each in formats)
    styles = "".join(f'<cellStyle name={quoteattr(n)} xfId="{i}"/>' for i, n in enumerate(names, 1))
    count = len(formats)
    ordinary = '<cellStyle name="Normal" xfId="0" builtinId="0"/>'
    style_formats = f'<cellStyleXfs count="{count}">{parents}</cellStyleXfs>'
    xml = _STYLE_FORMATS.sub(lambda _: style_formats, xml, count=1)
    return _STYLES.sub(lambda _: f'<cellStyles count="{count}">{ordinary}{styles}</cellStyles>', xml, count=1)
