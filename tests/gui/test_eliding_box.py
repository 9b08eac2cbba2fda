"""The box of clients: a name that is too long ends in …, and is read whole in the tip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui import theme
from advisor_app.ui.widgets.eliding_box import ElidingBox

LONG, SHORT = f"示例·{'长' * 60}<b>有限公司", "示例·甲"


@pytest.mark.qt_log_ignore(r"This plugin does not support raise")
def test_a_long_name_is_elided_and_told_whole(qtbot: QtBot, light: theme.Tokens) -> None:
    box = ElidingBox()
    qtbot.addWidget(box)
    box.addItems([SHORT, LONG])
    box.setFixedWidth(240)
    box.show()
    assert box.seen_text() == SHORT
    box.setCurrentIndex(1)
    assert box.seen_text() != LONG
    assert LONG.startswith(box.seen_text()[:-1])
    assert box.seen_text()[-1] == "…"
    at = box.rect().center()
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, at, box.mapToGlobal(at)))
    assert "&lt;b&gt;" in QToolTip.text(), "read letter by letter, not as markup"
    QToolTip.hideText()


def test_a_long_name_is_seen_whole_where_there_is_room(qtbot: QtBot, light: theme.Tokens) -> None:
    row, box = QWidget(), ElidingBox()
    qtbot.addWidget(row)
    box.setMinimumWidth(120)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItems([SHORT, LONG])
    line = QHBoxLayout(row)
    line.addWidget(box)
    line.addStretch(1)
    row.resize(1600, 60)
    row.show()
    narrow = box.width()
    box.setCurrentIndex(1)
    qtbot.waitUntil(lambda: box.width() > narrow)
    assert box.seen_text() == LONG
    row.resize(300, 60)
    qtbot.waitUntil(lambda: box.width() < 300)
    assert box.seen_text()[-1] == "…"
