"""关于: version, policy content with the day each text was checked, and the licences of all that is used."""

from __future__ import annotations

import re
from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app import __version__
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.ui.theme import SPACE

_BESIDE = (
    ("Qt 6", "LGPL-3.0", "以动态库方式使用，可自行替换"),
    ("思源黑体 Noto Sans SC", "OFL-1.1", "随程序的中文字体"),
    ("Lucide", "ISC、MIT", "图标"),
)
_NAME = "advisor-app"


class AboutDialog(QDialog):
    """Plain text that can be copied whole: what to tell when asking for help."""

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("关于")
        self.resize(640, 520)
        head = QLabel(f"陪跑顾问工作台 {__version__}")
        head.setObjectName("title")
        self.text = QPlainTextEdit(about(library))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("关于")
        self.text.setTabChangesFocus(True)
        copy = QPushButton("复制")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close = QPushButton("关闭")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text, 1)
        column.addLayout(row)


def about(library: Library) -> str:
    """The text: program, content, licences; no word of any client."""
    lines = [
        f"程序版本 {__version__}",
        f"政策内容 {library.content_version}",
        "",
        "政策文件（状态、文号、核对于）",
    ]
    for document in library.documents.values():
        parts = (
            document.city,
            f"《{document.title}》",
            document.number or "无文号",
            label(document.issuance),
        )
        lines.append(f"· {'　'.join(parts)}，核对于 {document.checked_on}")
    lines += ["", "用到的软件与许可"]
    lines += [f"· {name}　{licence}　{told}" for name, licence, told in _BESIDE]
    lines += [f"· {name} {version}　{licence}" for name, version, licence in parts_used()]
    lines += ["", "本程序从不联网。测算结果供申报准备参考，以主管部门认定为准。"]
    return "\n".join(lines)


def parts_used() -> tuple[tuple[str, str, str], ...]:
    """The packages the program requires that are installed: name, version, licence; by name."""
    found = []
    try:
        required = metadata.requires(_NAME) or []
    except metadata.PackageNotFoundError:
        required = []
    for line in required:
        match = re.match(r"[A-Za-z0-9._-]+", line)
        if match is None or "extra ==" in line:
            continue
        try:
            told = metadata.metadata(match[0])
        except metadata.PackageNotFoundError:
            continue
        found.append((told["Name"], told["Version"], _licence(told)))
    return tuple(sorted(found, key=lambda part: part[0].lower()))


def _licence(told: metadata.PackageMetadata) -> str:
    for key in ("License-Expression", "License"):
        text = str((told.get_all(key) or [""])[0]).strip()
        if text and "\n" not in text and len(text) < 60:
            return text
    classified = [
        c.rsplit(" :: ", 1)[-1] for c in told.get_all("Classifier") or () if c.startswith("License")
    ]
    return "；".join(classified) or "见软件包内的许可文件"
