"""The file behind a workbook: the same bytes for the same content, results beside formulas."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

_EPOCH = (1980, 1, 1, 0, 0, 0)
_EMPTY_RESULT = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)(?:<v ?/>|<v></v>)')
_MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def repeatable(
    data: bytes, names: Sequence[str], results: Mapping[str, Mapping[str, str]], day: dt.date
) -> bytes:
    """The same archive without the time of writing, and with the formulas' results put in.

    ``results``: sheet name → cell → result. openpyxl writes formulas without one, so a preview that
    can't calculate (a phone, a mail program) would show them empty.
    """
    by_file = {
        f"xl/worksheets/sheet{number}.xml": results[name]
        for number, name in enumerate(names, 1)
        if name in results
    }
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                stamp = rf"\g<1>{day.isoformat()}T00:00:00Z\g<2>"
                content = _MODIFIED.sub(stamp, content.decode("utf-8")).encode("utf-8")
            elif entry.filename in by_file:
                content = _with_results(content.decode("utf-8"), by_file[entry.filename]).encode("utf-8")
            new.writestr(zipfile.ZipInfo(entry.filename, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _with_results(xml: str, results: Mapping[str, str]) -> str:
    def fill(found: re.Match[str]) -> str:
        return f"{found[1]}<v>{escape(results[found[2]])}</v>"

    return _EMPTY_RESULT.sub(fill, xml)
