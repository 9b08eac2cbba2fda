"""政策包: what is in use and what was before, back to that; whose signatures are trusted; what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.errors import AdvisorError
from advisor_app.services.pack_standing import PackStanding, pack_standing
from advisor_app.services.pack_views import (
    SHIPPED_CONTENT,
    base_name,
    history_line,
    key_line,
    pack_lines,
)
from advisor_app.ui import choosing
from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.pages.new_content import tell_new_content
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import button, fault_label, selectable, titled_card
from advisor_app.ui.widgets.form import complain

if TYPE_CHECKING:
    from advisor_app.services.packs import Packs

_KEYS = (
    "只有这里的密钥签的包才算来源可信。添加前请与制作者当面或打电话核对密钥编号。"
    "吊销了就不能再添加；换钥匙的包会自己带来下一把。"
)
_NO_KEYS = "还没有可信的密钥，请添加制作者的公钥（.pub）。"
_AT_LEAST = 160


@dataclass(frozen=True, slots=True)
class PacksTools:
    """What the section works with."""

    packs: Callable[[], Packs]
    today: Callable[[], dt.date]
    jobs: Jobs
    events: Events
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that the section says, read on the worker."""

    standing: PackStanding
    installed: tuple[tuple[str, str], ...]
    back_to: str
    """What a step back leads to; "" where there is none."""
    keys: tuple[tuple[str, str, bool], ...]
    """Id, line, whether it is revoked."""
    history: tuple[str, ...]


class PacksSection(QWidget):
    """Reads anew whenever it is turned to; each step is asked about before it is done."""

    def __init__(self, tools: PacksTools) -> None:
        super().__init__()
        self._tools = tools
        self._back_to = ""
        self.fault = fault_label(tools.tokens, "没有做成的原因")
        self.told = selectable("在用的政策内容")
        self.remedy = fault_label(tools.tokens, "该做什么")
        self.installed = _list("装过的政策包", chosen=False)
        self.back = button("退回…", self.ask_back)
        self.keys = _list("可信的密钥")
        self.add = button("添加公钥…", self._choose_key)
        self.revoke = button("吊销…", self.ask_revoke)
        self.keys.itemSelectionChanged.connect(self._key_chosen)
        self.history = _list("经过", chosen=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.fault)
        column.addWidget(_card("政策包", (self.told, self.remedy, self.installed), (self.back,)))
        about = selectable("可信的密钥", _KEYS)
        about.setObjectName("muted")
        column.addWidget(_card("可信的密钥", (about, self.keys), (self.add, self.revoke)))
        self._past = _card("经过", (self.history,), ())
        column.addWidget(self._past)
        column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again."""
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Ask the worker for what is shown."""
        self._tools.jobs.read(
            lambda: _read(self._tools.packs(), self._tools.today()), self._show, self._refused
        )

    def _show(self, shown: _Shown) -> None:
        self._back_to = shown.back_to
        self.told.setText(
            f"{shown.standing.state}。要装新的，把文件拖到“政策库”页，或在那里点“导入政策包…”。"
        )
        if shown.standing.remedy:
            complain(self.remedy, shown.standing.remedy)
        else:
            self.remedy.hide()
        _fill(self.installed, [(f"{first}\n{second}", None) for first, second in shown.installed])
        self.back.setVisible(bool(shown.back_to))
        self.back.setText(f"退回：{shown.back_to}…")
        _fill(
            self.keys,
            [(line, None if revoked else key) for key, line, revoked in shown.keys] or [(_NO_KEYS, None)],
        )
        _fill(self.history, [(line, None) for line in shown.history])
        self._past.setVisible(bool(shown.history))
        self._key_chosen()

    def _key_chosen(self) -> None:
        self.revoke.setEnabled(bool(self._key()))

    def _key(self) -> str:
        """The id of the chosen key, "" where none is that can be revoked."""
        chosen = self.keys.selectedItems()
        return str(chosen[0].data(Qt.ItemDataRole.UserRole) or "") if chosen else ""

    def _refused(self, error: AdvisorError) -> None:
        complain(self.fault, str(error))

    # --- steps ------------------------------------------------------------------------------------

    def ask_back(self) -> None:
        """Go back to the content before, when that is confirmed."""
        packs = self._tools.packs

        def done(name: str) -> None:
            self.read()
            tell_new_content("政策包", f"已退回：{name}。", self._tools.events, self)

        self._ask(
            "退回政策包",
            f"退回：{self._back_to}？现在用的这一份不再使用，记入经过；以前存档的评估和文书不变。",
            "退回",
            lambda: self._tools.jobs.read(lambda: base_name(packs().rollback()), done, self._refused),
        )

    def _choose_key(self) -> None:
        path = choosing.file(self, "制作者的公钥", "公钥 (*.pub)")
        if path is not None:
            self.trust(path)

    def trust(self, path: Path) -> None:
        """Trust the key of a file."""
        packs = self._tools.packs

        def done(key: str) -> None:
            self._done(f"已信任密钥 {key}。请与制作者当面或打电话核对编号；不对的，请吊销。")

        self._tools.jobs.read(lambda: packs().trust_key(path).id, done, self._refused)

    def ask_revoke(self) -> None:
        """Trust the chosen key no more, when that is confirmed."""
        key, packs = self._key(), self._tools.packs

        def done(_none: None) -> None:
            self._done(f"已吊销密钥 {key}，以后不再接受它签名的包。")
            self._tools.events.content.emit("")  # a pack in use that it signed is marked everywhere

        self._ask(
            "吊销密钥",
            f"吊销密钥 {key}？以后不再接受它签名的包，也不能再添加它；"
            "已装的包照用，处处标明“签名密钥已吊销”。",
            "吊销",
            lambda: self._tools.jobs.read(lambda: packs().revoke_key(key), done, self._refused),
        )

    def _done(self, sentence: str) -> None:
        self.fault.hide()
        self._tools.events.said.emit(sentence)
        self.read()

    def _ask(self, title: str, sentence: str, go: str, act: Callable[[], None]) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(title)
        box.setText(sentence)
        sure = box.addButton(go, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("取消", QMessageBox.ButtonRole.RejectRole))

        def answered(_result: int) -> None:
            if box.clickedButton() is sure:
                act()
            box.deleteLater()

        box.finished.connect(answered)
        box.open()


def _read(packs: Packs, today: dt.date) -> _Shown:
    installed = packs.installed()
    before = [f"{one.id} 第 {one.version} 版" for one, _ in installed[1:]]
    return _Shown(
        pack_standing(packs, today),
        tuple(pack_lines(one, standing) for one, standing in installed),
        (before or [SHIPPED_CONTENT])[0] if installed else "",
        tuple((key.public.id, key_line(key), key.revoked) for key in packs.trust().keys.values()),
        tuple(history_line(told) for told in packs.store.history()),
    )


def _list(name: str, *, chosen: bool = True) -> QListWidget:
    """``chosen``: whether a line can be."""
    view = QListWidget()
    if not chosen:
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setAccessibleName(name)
    view.setWordWrap(True)
    view.setMaximumHeight(_AT_LEAST)
    view.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
    return view


def _fill(view: QListWidget, lines: list[tuple[str, str | None]]) -> None:
    """Lines with what each stands for; the row that was chosen stays so."""
    row = view.currentRow()
    view.clear()
    for text, meant in lines:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, meant)
        view.addItem(item)
    view.setVisible(bool(lines))
    view.setCurrentRow(min(max(row, 0), len(lines) - 1))


def _card(title: str, parts: tuple[QWidget, ...], buttons: tuple[QPushButton, ...]) -> QFrame:
    card, column = titled_card(title)
    for part in parts:
        column.addWidget(part)
    row = QHBoxLayout()
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    column.addLayout(row)
    return card
