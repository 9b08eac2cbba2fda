"""The sentences in which a foreign file is refused."""

from __future__ import annotations

from advisor_app.intake.book import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS

SCREEN = "只想筛一遍整城名单的，请用命令 advisor screen"


class RefusedError(Exception):
    """A file that is not read, and why: one sentence that says what to do."""


def too_large(name: str) -> RefusedError:
    """Too many bytes, there or unpacked."""
    return RefusedError(f"“{name}”太大（或解开后过大），没有读。请只留要导入的客户另存一份；{SCREEN}。")


def too_many_rows(name: str, sheet: str) -> RefusedError:
    """More rows than a list may have."""
    return RefusedError(
        f"“{name}”的“{sheet}”超过 {MOST_ROWS:,} 行，没有读：一份名单最多 {MOST_ROWS:,} 行，"
        f"请只留要导入的客户另存一份；{SCREEN}。"
    )


def too_many_columns(name: str, sheet: str) -> RefusedError:
    """More columns than a list may have."""
    return RefusedError(
        f"“{name}”的“{sheet}”超过 {MOST_COLUMNS:,} 列，没有读，请删去用不着的列（包括看不见内容的空列）。"
    )


def too_many_cells(name: str) -> RefusedError:
    """More cells than a book may have."""
    return RefusedError(
        f"“{name}”里的格子超过 {MOST_CELLS // 10_000} 万个，没有读。请拆成几份再导入；{SCREEN}。"
    )


def too_many_sheets(name: str) -> RefusedError:
    """More sheets than a book may have."""
    return RefusedError(f"“{name}”有 {MOST_SHEETS} 张以上的表，没有读。请拆成几份再导入。")


def unread(name: str) -> str:
    """The process that read it ended without an answer."""
    return f"“{name}”打不开，可能已损坏或内容异常；请用 WPS 或 Excel 打开后另存为 .xlsx 再试。"


def too_slow(name: str) -> str:
    """The process that read it was ended."""
    return f"“{name}”打开太久，已停下；请用 WPS 或 Excel 打开，只留要导入的表，另存为 .xlsx 再试。"
