"""A policy pack that came: who signed it, what it changes, whom it concerns; then install it or leave it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.services.advice_views import Words, calls
from advisor_app.services.pack_views import change_lines
from advisor_app.services.packs import Checked, Prepared, Seal
from advisor_app.ui import choosing
from advisor_app.ui.errand import Cancelled, Errand, Tell
from advisor_app.ui.errors import show_error
from advisor_app.ui.pages.effect import EffectTools
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.dressing import sentence
from advisor_app.ui.widgets.errand_strip import ErrandStrip
from advisor_app.ui.widgets.form import complain


@dataclass(frozen=True, slots=True)
class _Seen:
    """A prepared pack with what it changes and does, in lines."""

    prepared: Prepared
    changes: list[str]
    effect: str
    calls: list[str]


class PackInstallDialog(QDialog):
    """Verify at once; compare once it may be; install only by the button."""

    installed = Signal(str)
    """The content version that is in use from the next start on."""

    def __init__(self, tools: EffectTools, path: Path, as_of: dt.date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("安装政策包")
        self.resize(820, 560)
        self._tools = tools
        self._path = path
        self._as_of = as_of
        self._checked: Checked | None = None
        self._seen: _Seen | None = None
        self._made: list[Prepared] = []
        """Every pack made ready here; the worker adds, closing lets them go."""
        self.errand = Errand(tools.events, show_error, self)
        self.errand.progress.connect(self._advance)
        self.strip = ErrandStrip()
        self.strip.cancelled.connect(self.errand.cancel)
        self._build()
        self._verify()

    def _build(self) -> None:
        self.head = _label("政策包", "正在核验……")
        self.head.setObjectName("title")
        self.seal = _label("签名", "")
        self.notes = _label("须知", "")
        self.notes.setObjectName("muted")
        self.unsigned = QCheckBox("我确知这个包的来源，仍按“未签名”安装（记入经过，屏幕和文书上处处标明）")
        self.older = QCheckBox("我确认换成较旧的内容（记入经过）")
        for box in (self.unsigned, self.older):
            box.setAccessibleName(box.text())
            box.toggled.connect(self._chosen)
        self.key = QPushButton("添加制作者的公钥…")
        self.key.clicked.connect(self._choose_key)
        self.changes = _list("与现在的内容有什么不同")
        self.calls = _list("受影响的客户，先给谁打电话")
        self.changed = _label("差异", "")
        self.effect = _label("影响", "")
        self.fault = _label("不能安装的原因", "")
        self.fault.setStyleSheet(f"color: {self._tools.tokens.bad};")
        buttons = QDialogButtonBox()
        self.go = QPushButton("安装")
        self.go.setObjectName("primary")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.go.clicked.connect(self.install)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        column.setSpacing(SPACE[2])
        for widget in (self.head, self.seal, self.notes, self.key, self.unsigned, self.older, self.changed):
            column.addWidget(widget)
        column.setAlignment(self.key, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.changes, 3)
        column.addWidget(self.effect)
        column.addWidget(self.calls, 2)
        column.addWidget(self.strip)
        column.addWidget(self.fault)
        column.addStretch()
        column.addWidget(buttons)
        self.go.setDefault(True)  # only now is there a dialog to be the default of
        self._arrange()

    # --- looking ----------------------------------------------------------------------------------

    def _verify(self) -> None:
        packs, path = self._tools.packs, self._path
        self._tools.jobs.read(
            lambda: packs().verify(path), self._verified, lambda error: self._refuse(str(error))
        )

    def _verified(self, checked: Checked) -> None:
        self._checked = checked
        m = checked.manifest
        by = f"，{m.made_by}" if m.made_by else ""
        title = f"{m.title}　" if m.title else ""
        self.head.setText(f"{title}{m.name}，内容版本 {m.content_version}，制作于 {m.made_on}{by}")
        tokens = self._tools.tokens
        good = checked.seal is Seal.TRUSTED
        self.seal.setText(f"{'✓' if good else '⚠'} {checked.sentence}")
        self.seal.setStyleSheet(f"color: {tokens.good if good else tokens.bad};")
        told = (m.note, f"{checked.older}。" if checked.older else "", *checked.notes)
        self.notes.setText("\n".join(line for line in told if line))
        self.fault.hide()
        self._arrange()
        self._chosen()

    def _choose_key(self) -> None:
        path = choosing.file(self, "制作者的公钥", "公钥 (*.pub)", self._path.parent)
        if path is not None:
            self.trust(path)

    def trust(self, path: Path) -> None:
        """Trust the maker's key, and look at the pack again."""
        packs = self._tools.packs
        self._tools.jobs.read(
            lambda: packs().trust_key(path),
            lambda _key: self._verify(),
            lambda error: complain(self.fault, str(error)),
        )

    def _chosen(self) -> None:
        """Compare as soon as nothing is left to be confirmed; beside the window's work."""
        checked = self._checked
        ready = checked is not None and self._confirmed(checked)
        if checked is None or not ready or self._seen is not None or self.errand.busy:
            self._arrange()
            return
        unsigned, older = self.unsigned.isChecked(), self.older.isChecked()
        tools, day = self._tools, self._as_of

        def work(tell: Tell, cancelled: Cancelled) -> _Seen:
            def told(done: int, total: int, name: str) -> None:
                tell((done, total, f"已比较 {done} / {total} 家：{name}"))

            packs = tools.packs()
            prepared = packs.prepare(checked, unsigned=unsigned, older=older)
            self._made.append(prepared)
            effects, before = packs.effects(prepared, tools.exporting())
            lines = change_lines(prepared.differences)
            if not lines and not prepared.own_problem:
                return _Seen(prepared, lines, "对客户没有影响。", [])
            compared = effects.compare(day, before, told=told, cancelled=cancelled)
            rows = calls(compared.effect, Words(prepared.library))
            return _Seen(prepared, lines, compared.sentence(), [f"{r.name}　{r.first}" for r in rows])

        self.strip.begin("正在编译、跑案例、比较……")
        self.errand.start(work, self._compared, self._refuse)
        self._arrange()

    def _confirmed(self, checked: Checked) -> bool:
        unsigned = checked.seal is Seal.TRUSTED or self.unsigned.isChecked()
        return unsigned and (not checked.older or self.older.isChecked())

    def _advance(self, progress: object) -> None:
        assert isinstance(progress, tuple)
        done, total, words = progress
        self.strip.advance(words, done, total)

    def _compared(self, seen: _Seen) -> None:
        self._seen = seen
        self.strip.hide()
        own = seen.prepared.own_problem
        left_out = f"自建内容与这个包不合，装上后不载入：{own.splitlines()[0]}　" if own else ""
        count = f"与现在的内容有 {len(seen.changes)} 处不同" if seen.changes else "与现在的内容没有不同"
        self.changed.setText(f"{left_out}{count}；自带案例 {seen.prepared.cases} 个，全部通过。")
        self.effect.setText(seen.effect)
        for view, lines in ((self.changes, seen.changes), (self.calls, seen.calls)):
            view.clear()
            view.addItems(lines)
        self._arrange()
        self.go.setFocus()

    def _refuse(self, sentence: str) -> None:
        self.strip.hide()
        if self._checked is None:
            self.head.setText("这个文件不能安装")
        complain(self.fault, sentence)
        self._arrange()

    def _arrange(self) -> None:
        checked, seen = self._checked, self._seen
        self.key.setVisible(checked is not None and checked.seal is Seal.UNKNOWN and seen is None)
        self.unsigned.setVisible(checked is not None and checked.seal is not Seal.TRUSTED)
        self.older.setVisible(checked is not None and bool(checked.older))
        for widget in (self.seal, self.notes):
            widget.setVisible(bool(widget.text()))
        for widget in (self.changed, self.effect):
            widget.setVisible(seen is not None)
        self.changes.setVisible(seen is not None and bool(seen.changes))
        self.calls.setVisible(seen is not None and bool(seen.calls))
        for box in (self.unsigned, self.older):
            box.setEnabled(seen is None and not self.errand.busy)
        self.go.setEnabled(seen is not None and not self.errand.busy)

    # --- installing -------------------------------------------------------------------------------

    def install(self) -> None:
        """Put it in use."""
        seen, packs = self._seen, self._tools.packs
        if seen is None:
            return
        self.go.setEnabled(False)

        def done(version: str) -> None:
            self.accept()
            self.installed.emit(version)

        def work() -> str:
            packs().install(seen.prepared)
            return seen.prepared.library.content_version

        self._tools.jobs.read(work, done, lambda error: self._refuse(str(error)))

    def done(self, result: int) -> None:
        """Let what was made ready go, whichever way the dialog closes."""
        self.errand.close()
        for prepared in self._made:
            self._tools.packs().discard(prepared)
        self._made.clear()
        super().done(result)


def _label(name: str, text: str) -> QLabel:
    label = sentence(name, text)
    label.setVisible(bool(text))
    return label


def _list(name: str) -> QListWidget:
    view = QListWidget()
    view.setAccessibleName(name)
    view.setWordWrap(True)
    view.setAlternatingRowColors(True)
    return view
