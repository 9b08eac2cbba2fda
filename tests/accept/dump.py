"""Dossiers as text that can be compared line by line; the run id is left out, all else stands."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader

GOLDEN = Path(__file__).parent / "golden"
_RUN_ID = re.compile(r"\b[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}\b")


def cells(data: bytes) -> str:
    """Every sheet: layout first, then each cell with its look, formula, link and note."""
    book, results = load_workbook(BytesIO(data)), load_workbook(BytesIO(data), data_only=True)
    lines: list[str] = []
    for sheet in book:
        lines += [
            f"## {sheet.title}",
            f"冻结 {sheet.freeze_panes}  筛选 {sheet.auto_filter.ref}  打印 {sheet.print_area}",
            f"表头 {sheet.print_title_rows}  方向 {sheet.page_setup.orientation}",
            "合并 " + " ".join(sorted(str(r) for r in sheet.merged_cells.ranges)),
        ]
        hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
        checks = [f"{c.sqref} {c.type} {c.formula1}" for c in sheet.data_validations.dataValidation]
        extra = (("隐藏", hidden), ("校验", checks), ("保护", ["工作表"] if sheet.protection.sheet else []))
        lines += [f"{name} {'；'.join(said)}" for name, said in extra if said]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                parts = [f"{cell.coordinate} [{cell.style}] {cell.value!r}"]
                if cell.data_type == "f":
                    parts.append(f"＝{results[sheet.title][cell.coordinate].value!r}")
                if cell.hyperlink is not None:
                    parts.append(f"→{cell.hyperlink.location or cell.hyperlink.target}")
                if cell.comment is not None:
                    parts.append(f"批注 {cell.comment.text!r}")
                lines.append("  ".join(parts))
        lines.append("")
    return _masked("\n".join(lines))


def pages(data: bytes) -> str:
    """The text of every page, and the outline."""
    reader = PdfReader(BytesIO(data))
    lines = [f"## 第 {number} 页\n{page.extract_text()}" for number, page in enumerate(reader.pages, 1)]

    def outline(entries: object, depth: int) -> None:
        assert isinstance(entries, list)
        for entry in entries:
            if isinstance(entry, list):
                outline(entry, depth + 1)
            else:
                lines.append(f"{'  ' * depth}{entry.title}")

    lines.append("## 书签")
    outline(reader.outline, 0)
    return _masked("\n".join(lines))


def _masked(text: str) -> str:
    return _RUN_ID.sub("〈运行编号〉", text).rstrip() + "\n"
