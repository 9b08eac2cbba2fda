"""安全: what keeps others from the clients' records on this computer, and in plain words what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from advisor_app.domain.errors import AdvisorError
from advisor_app.services.encrypting import ASKED, OFF, REMEMBERED, UNCOVERED, WARNING, Encrypting, Protection
from advisor_app.services.locking import Locking
from advisor_app.ui.events import Events
from advisor_app.ui.guard import Guard
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.pages.secret_dialog import SecretDialog
from advisor_app.ui.theme import SPACE, Tokens
from advisor_app.ui.widgets.dressing import button, dress, selectable
from advisor_app.ui.widgets.errand_strip import ErrandStrip

_LOCK_ON = (
    "已设口令。离开时按 Ctrl+L 锁定；锁定后窗口里什么也看不到、按键不起作用，从这里复制的内容也会清掉。"
)
_LOCK_OFF = "没有设口令：走开时，别人能直接看到窗口里的客户资料。"
_LOCK_LIMIT = "应用锁只锁窗口，不加密文件：能登录这台电脑的人仍可直接读客户库文件，也能删掉口令。"


PROJECTING = (
    "投影时用：录入过的客户名称、简称、曾用名、代码、关联企业、联系人和电话都换成代称，同一家始终是同一个代称，"
    "只能看，不能改。备注里没有登记过的人名、地址、产品名认不出来，数字和日期照原样，投影前请自己看一遍。"
)
_COVERS = (
    "转换时客户库整个重写、逐行核对后才换上，材料逐份转换、读回后才删去原来的；"
    "中途断电，留下的总是能打开的一份。"
)


@dataclass(frozen=True, slots=True)
class SecurityTools:
    """What the section works with."""

    locking: Locking
    guard: Guard
    jobs: Jobs
    events: Events
    tokens: Tokens
    encrypting: Callable[[], Encrypting]
    project: Callable[[], None]
    """Begin to show the window without names."""


class SecuritySection(QWidget):
    """A card for each of the things that can be switched on."""

    protection = Signal(bool, str)
    """Whether the database is encrypted, and what that means."""

    def __init__(self, tools: SecurityTools) -> None:
        super().__init__()
        self._tools = tools

    def parts(self) -> Iterator[None]:
        """Build what it holds, part by part."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        self.lock = LockCard(self._tools)
        column.addWidget(self.lock)
        yield
        self.cipher = CipherCard(self._tools)
        self.cipher.shown.connect(self.protection)
        column.addWidget(self.cipher)
        yield
        column.addWidget(_project_card(self._tools))
        column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again."""
        super().showEvent(event)
        self.lock.refresh()
        self.cipher.refresh()


class LockCard(QFrame):
    """The passphrase of the window."""

    def __init__(self, tools: SecurityTools) -> None:
        super().__init__()
        self._tools = tools
        column = dress(self, "应用锁")
        self.told = selectable("应用锁")
        self.limit = selectable("应用锁的限度", _LOCK_LIMIT)
        self.limit.setObjectName("muted")
        self.minutes = QSpinBox()
        self.minutes.setRange(0, 240)
        self.minutes.setSuffix(" 分钟")
        self.minutes.setSpecialValueText("不自动锁定")
        self.minutes.setAccessibleName("几分钟没有操作就锁定")
        self.minutes.setKeyboardTracking(False)
        self.minutes.setValue(tools.locking.minutes)
        self.minutes.valueChanged.connect(self._choose)
        self.now = button("现在锁定", tools.guard.lock, primary=True)
        self.now.setToolTip("Ctrl+L")
        self.set = button("设口令…", self.ask_set, primary=True)
        self.change = button("更换口令…", self.ask_change)
        self.remove = button("取消口令…", self.ask_remove)
        row = QHBoxLayout()
        for widget in (self.now, self.set, self.change, self.remove):
            row.addWidget(widget)
        row.addSpacing(SPACE[4])
        self._idle = QLabel("没有操作后")
        row.addWidget(self._idle)
        row.addWidget(self.minutes)
        row.addStretch(1)
        for label in (self.told, self.limit):
            column.addWidget(label)
        column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Show whether there is one."""
        there = self._tools.locking.is_set
        self.told.setText(_LOCK_ON if there else _LOCK_OFF)
        self.told.setStyleSheet(f"color: {self._tools.tokens.good if there else self._tools.tokens.open};")
        self.set.setVisible(not there)
        for widget in (self.now, self.change, self.remove, self.minutes, self._idle):
            widget.setVisible(there)

    def _choose(self, minutes: int) -> None:
        self._tools.guard.choose_minutes(minutes)
        self._tools.events.said.emit(
            f"没有操作 {minutes} 分钟后自动锁定" if minutes else "不自动锁定；离开时请按 Ctrl+L"
        )

    def ask_set(self) -> None:
        """Ask for a first passphrase."""
        self._ask("设应用锁的口令", "设口令", self._tools.locking.set, new=True, done="已设应用锁的口令")

    def ask_change(self) -> None:
        """Ask for the present one and another."""
        self._ask(
            "更换应用锁的口令", "更换", self._tools.locking.set, old=True, new=True, done="已更换应用锁的口令"
        )

    def ask_remove(self) -> None:
        """Ask for the present one, and have none."""
        remove = self._tools.locking.remove
        self._ask("取消应用锁", "取消应用锁", lambda _new, old: remove(old), old=True, done="已取消应用锁")

    def _ask(
        self,
        title: str,
        go: str,
        work: Callable[[str, str], None],
        *,
        old: bool = False,
        new: bool = False,
        done: str,
    ) -> None:
        def send(dialog: SecretDialog, typed_old: str, typed_new: str) -> None:
            def then(_nothing: None) -> None:
                dialog.accept()
                self.refresh()
                self._tools.events.said.emit(done)

            def failed(error: AdvisorError) -> None:
                dialog.refuse(str(error))

            self._tools.jobs.read(lambda: work(typed_new, typed_old), then, failed)

        SecretDialog((title, _LOCK_LIMIT, go), send, self._tools.tokens, self, old=old, new=new).open()


class CipherCard(QFrame):
    """The client database encrypted on the disk."""

    shown = Signal(bool, str)

    def __init__(self, tools: SecurityTools) -> None:
        super().__init__()
        self._tools = tools
        self._protection: Protection | None = None
        column = dress(self, "客户库加密")
        self.told = selectable("客户库加密")
        self.more = selectable("加密的说明")
        self.more.setObjectName("muted")
        self.on = button("加密客户库…", self.ask_on, primary=True)
        self.change = button("更换口令…", self.ask_change)
        self.rekey = button("换钥匙…", self.ask_rekey)
        self.ring = button("记在钥匙串里…", self.ask_ring)
        self.off = button("取消加密…", self.ask_off)
        self.earlier = button("用以前的口令打开…", self.ask_earlier)
        row = QHBoxLayout()
        for widget in (self.on, self.change, self.rekey, self.ring, self.off, self.earlier):
            widget.hide()
            row.addWidget(widget)
        row.addStretch(1)
        for label in (self.told, self.more):
            column.addWidget(label)
        column.addLayout(row)
        self.strip = ErrandStrip()
        self.strip.hide()
        column.addWidget(self.strip)

    def refresh(self) -> None:
        """Read how it is kept."""
        encrypting = self._tools.encrypting
        self._tools.jobs.read(
            lambda: encrypting().protection(), self._show, lambda error: self.told.setText(str(error))
        )

    def _show(self, protection: Protection) -> None:
        self._protection = protection
        first, *others = protection.sentences
        self.shown.emit(protection.encrypted, first)
        self.told.setText(first)
        colour = self._tools.tokens.good if protection.encrypted else self._tools.tokens.open
        self.told.setStyleSheet(f"color: {colour};")
        self.more.setText("\n".join(others))
        self.more.setVisible(bool(others))
        self.on.setVisible(protection.possible and not protection.encrypted)
        self.earlier.setVisible(protection.unread > 0)
        self.ring.setText("不再记在钥匙串里…" if protection.remembered else "记在钥匙串里…")
        self.ring.setAccessibleName(self.ring.text().rstrip("…"))
        for widget in (self.change, self.rekey, self.ring, self.off):
            widget.setVisible(protection.encrypted)

    def ask_on(self) -> None:
        """Ask for a passphrase twice, and encrypt."""
        self._ask(
            ("加密客户库", f"{WARNING}{_COVERS}{UNCOVERED}", "加密"),
            lambda _old, new, tick: self._tools.encrypting().turn_on(new, remember=tick),
            "客户库已加密，并另存了一份加密的备份。",
            new=True,
            tick="口令记在系统钥匙串里，在这台电脑上打开时不用输入",
        )

    def ask_change(self) -> None:
        """Another passphrase."""
        self._ask(
            ("更换加密口令", WARNING, "更换"),
            lambda old, new, _tick: self._tools.encrypting().change_passphrase(old, new),
            "已更换加密口令。",
            old=True,
            new=True,
        )

    def ask_rekey(self) -> None:
        """Another key under the same passphrase."""
        self._ask(
            (
                "换钥匙",
                f"口令不变，换一把钥匙，整库重写。怀疑钥匙文件和口令一起泄露过的时候用。{_COVERS}",
                "换钥匙",
            ),
            lambda old, _new, _tick: self._tools.encrypting().rekey(old),
            "已换钥匙。",
            old=True,
        )

    def ask_ring(self) -> None:
        """Keep it in the system's keyring, or no longer."""
        wanted = self._protection is not None and not self._protection.remembered
        self._ask(
            ("系统钥匙串", REMEMBERED if wanted else ASKED, "记住" if wanted else "不再记住"),
            lambda old, _new, _tick: self._tools.encrypting().remember(old, wanted=wanted),
            "已改。",
            old=True,
        )

    def ask_off(self) -> None:
        """A plain file again."""
        self._ask(
            ("取消加密", f"取消以后：{OFF}", "取消加密"),
            lambda old, _new, _tick: self._tools.encrypting().turn_off(old),
            "已取消加密，客户库是普通文件。加密过的备份不变，仍用口令打开。",
            old=True,
        )

    def ask_earlier(self) -> None:
        """Open what is under earlier keys."""
        self._ask(
            ("以前加密的材料", "请输入加密这些材料时用的口令。", "打开"),
            lambda old, _new, _tick: self._tools.encrypting().open_earlier(old),
            "以前加密的材料已照客户库现在的样子存好。",
            old=True,
        )

    def _ask(
        self,
        titles: tuple[str, str, str],
        work: Callable[[str, str, bool], str],
        done: str,
        *,
        old: bool = False,
        new: bool = False,
        tick: str = "",
    ) -> None:
        def send(dialog: SecretDialog, typed_old: str, typed_new: str) -> None:
            ticked = dialog.tick.isChecked()

            def then(remark: str) -> None:
                dialog.accept()
                self.strip.end(f"{done}{remark}", None)
                self._tools.events.said.emit(done)
                self.refresh()

            def failed(sentence: str) -> None:
                self.strip.hide()
                dialog.refuse(sentence)

            self.strip.begin("正在转换、核对……")
            # jobs, not a thread of its own: nothing else may read or write meanwhile
            self._tools.jobs.read(
                lambda: work(typed_old, typed_new, ticked), then, lambda error: failed(str(error))
            )

        dialog = SecretDialog(titles, send, self._tools.tokens, self, old=old, new=new, tick=tick)
        dialog.open()


def _project_card(tools: SecurityTools) -> QFrame:
    card = QFrame()
    column = dress(card, "隐名演示")
    said = selectable("隐名演示的说明", PROJECTING)
    said.setObjectName("muted")
    column.addWidget(said)
    row = QHBoxLayout()
    start = button("开始隐名演示", tools.project)
    start.setToolTip("Ctrl+Shift+H")
    row.addWidget(start)
    row.addStretch(1)
    column.addLayout(row)
    return card
