"""Fields for suppositions: each tells what it supposes in the words of the service, nothing as recorded."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.facts import FactType
from advisor_app.domain.labels import label
from advisor_app.domain.record import LOSING, RecognitionEvent
from advisor_app.services.supposing import NUMBERS, Knob, scaled_text
from advisor_app.services.typed import echo, plain_text
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.form import make_searchable

LOW, HIGH, STEP = 50, 200, 5
"""A slider's ends and step, in per cent of what is recorded."""
AS_RECORDED = "照实"
_GONE = "gone"
_UNITS = ("元", "万", "亿", "%", "％")


class KnobField(QWidget):
    """One thing that can be supposed."""

    changed = Signal()
    """Something else is supposed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(0)
        self._name = name

    @abstractmethod
    def changes(self) -> list[str]:
        """What it supposes, for the service; empty as recorded."""

    @abstractmethod
    def state(self) -> str:
        """What was typed or chosen."""

    @abstractmethod
    def restore(self, state: str) -> None:
        """Put back what was typed or chosen."""

    @abstractmethod
    def reset(self) -> None:
        """As recorded."""


class _CalmSlider(QSlider):
    """The wheel scrolls the list, not the figure."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what scrolls."""
        event.ignore()


class CalmChoice(QComboBox):
    """The wheel scrolls the list, not the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what scrolls."""
        event.ignore()


class TypedField(KnobField):
    """A text with its unit echoed; a number that is recorded has a slider around it."""

    def __init__(self, knob: Knob) -> None:
        super().__init__(knob.label)
        assert knob.fact is not None  # titles have a field of their own
        self._knob, self._fact = knob, knob.fact
        self.line = QLineEdit()
        self.line.setAccessibleName(f"假设：{knob.label}")
        self.line.setPlaceholderText("待补" if not knob.text else knob.text)
        self.echo = QLabel(self._fact.unit)
        self.echo.setObjectName("muted")
        self.lines.addWidget(self.line)
        self.slider: QSlider | None = None
        value = knob.value
        number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        below = QHBoxLayout()
        below.setSpacing(SPACE[2])
        if self._fact.type in NUMBERS and number and value:
            self.slider = self._made_slider()
            below.addWidget(self.slider, 1)
        below.addWidget(self.echo, 0, Qt.AlignmentFlag.AlignRight)
        self.lines.addLayout(below)
        self.reset()
        self._say(self.line.text())
        self.line.textChanged.connect(self._typed)

    def _made_slider(self) -> QSlider:
        slider = _CalmSlider(Qt.Orientation.Horizontal)
        slider.setRange(LOW // STEP, HIGH // STEP)
        slider.setPageStep(2)
        slider.setAccessibleName(f"假设：{self._knob.label}，原数的 {LOW}% 至 {HIGH}%")
        slider.setToolTip(f"原数的 {LOW}%～{HIGH}%，左右键每格 {STEP}%")
        slider.valueChanged.connect(self._slid)
        return slider

    def _slid(self, place: int) -> None:
        percent = place * STEP
        value = self._knob.value
        assert isinstance(value, int | Decimal)  # only numbers have a slider
        said = self._knob.text if percent == 100 else scaled_text(self._fact, Decimal(value), percent)
        self.line.setText(said)

    def _typed(self, text: str) -> None:
        self._say(text)
        self.changed.emit()

    def _say(self, text: str) -> None:
        """Echo a bare number with its unit; what is typed with one needs no echo."""
        bare = not text.strip().endswith(_UNITS)
        self.echo.setText((echo(self._fact, text) or self._fact.unit) if bare else "")

    def changes(self) -> list[str]:
        """What it supposes."""
        text = self.line.text().strip()
        return [] if text == self._knob.text else [f"{self._knob.key}={plain_text(self._fact, text)}"]

    def state(self) -> str:
        """What was typed."""
        return self.line.text()

    def restore(self, state: str) -> None:
        """Put back what was typed."""
        self.line.setText(state)

    def reset(self) -> None:
        """As recorded."""
        if self.slider is not None:
            self.slider.blockSignals(True)
            self.slider.setValue(100 // STEP)
            self.slider.blockSignals(False)
        self.line.setText(self._knob.text)


class ChosenField(KnobField):
    """One of a few: yes or no, a choice of the catalogue, a place."""

    def __init__(self, name: str, key: str, choices: Sequence[tuple[str, str]], recorded: str) -> None:
        super().__init__(name)
        self._key, self._recorded = key, recorded
        self.box = CalmChoice()
        self.box.setAccessibleName(f"假设：{name}")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(7)
        if len(choices) > 12:
            make_searchable(self.box)
        for value, text in choices:
            self.box.addItem(text, value)
        self.lines.addWidget(self.box)
        self.reset()
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def changes(self) -> list[str]:
        """What it supposes."""
        chosen = str(self.box.currentData() or "")
        return [] if chosen == self._recorded else [f"{self._key}={chosen}"]

    def state(self) -> str:
        """What was chosen."""
        return str(self.box.currentData() or "")

    def restore(self, state: str) -> None:
        """Choose it again."""
        self.box.setCurrentIndex(max(0, self.box.findData(state)))

    def reset(self) -> None:
        """As recorded."""
        self.restore(self._recorded)


class TitleField(KnobField):
    """A title: as recorded, not held, or granted on a day."""

    def __init__(self, knob: Knob, day: dt.date) -> None:
        super().__init__(knob.label)
        self._key = knob.key
        self.box = CalmChoice()
        self.box.setAccessibleName(f"假设：{knob.label}")
        self.box.addItem(f"{AS_RECORDED}（{knob.text or '没有登记'}）", "")
        for event in RecognitionEvent:
            if event not in LOSING:
                self.box.addItem(f"有，{label(event)}", str(event))
        self.box.addItem("没有（已核实）", _GONE)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(7)
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(f"假设：{knob.label}的认定日期")
        self.day.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addWidget(self.box, 1)
        row.addWidget(self.day)
        self.lines.addLayout(row)
        self.box.currentIndexChanged.connect(self._chosen)
        self.day.dateChanged.connect(lambda _day: self.changed.emit())

    def _chosen(self, _index: int) -> None:
        self.day.setEnabled(self.box.currentData() not in ("", _GONE))
        self.changed.emit()

    def changes(self) -> list[str]:
        """What it supposes."""
        chosen = self.box.currentData()
        if not chosen:
            return []
        if chosen == _GONE:
            whole = self._key.replace("recognition:", "complete:recognitions:", 1)
            return [f"{self._key}=", f"{whole}=yes"]
        return [f"{self._key}={chosen}@{self.day.date().toString('yyyy-MM-dd')}"]

    def state(self) -> str:
        """What was chosen, with the day."""
        return f"{self.box.currentData()}@{self.day.date().toString('yyyy-MM-dd')}"

    def restore(self, state: str) -> None:
        """Choose it again."""
        event, _, day = state.partition("@")
        self.day.setDate(QDate.fromString(day, "yyyy-MM-dd"))
        self.box.setCurrentIndex(max(0, self.box.findData(event)))

    def reset(self) -> None:
        """As recorded."""
        self.box.setCurrentIndex(0)


class DayField(KnobField):
    """The as-of day."""

    def __init__(self, day: dt.date) -> None:
        super().__init__("评估基准日")
        self._recorded = QDate(day.year, day.month, day.day)
        self.day = QDateEdit(self._recorded)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName("假设：评估基准日")
        self.lines.addWidget(self.day)
        self.day.dateChanged.connect(lambda _day: self.changed.emit())

    def changes(self) -> list[str]:
        """What it supposes."""
        chosen = self.day.date()
        return [] if chosen == self._recorded else [f"as_of={chosen.toString('yyyy-MM-dd')}"]

    def state(self) -> str:
        """The day."""
        return self.day.date().toString("yyyy-MM-dd")

    def restore(self, state: str) -> None:
        """Choose it again."""
        self.day.setDate(QDate.fromString(state, "yyyy-MM-dd"))

    def reset(self) -> None:
        """As recorded."""
        self.day.setDate(self._recorded)


def field_of(knob: Knob, day: dt.date) -> KnobField:
    """The field that a thing is supposed in; ``day``: a supposed title's first day."""
    fact = knob.fact
    if fact is None:
        return TitleField(knob, day)
    if fact.type in (FactType.BOOL, FactType.CHOICE):
        choices = fact.choices or (("是", "是"), ("否", "否"))
        offered = (("", "待补"), *choices, ("不适用", "不适用"))
        return ChosenField(knob.label, knob.key, offered, knob.text)
    return TypedField(knob)
