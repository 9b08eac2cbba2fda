"""Beginning applications: one for one client, or the same one for many clients of a season."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor_app.domain.application import Pursuit
from advisor_app.domain.errors import AdvisorError
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.clients import ClientName
from advisor_app.services.pipeline import SeasonReport
from advisor_app.services.tracking import Candidate, Opening
from advisor_app.ui.models.tips import tip
from advisor_app.ui.theme import SPACE
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.dressing import fault_label
from advisor_app.ui.widgets.form import complain, make_searchable, settle_choice


def ask_opening(
    tools: Tools, parent: QWidget, client_id: str = "", pursuit: Pursuit | None = None
) -> OpeningDialog:
    """Open the dialog for one client; given ones are chosen already."""
    dialog = OpeningDialog(tools, parent, client_id, pursuit)
    dialog.open()
    return dialog


def ask_season(tools: Tools, parent: QWidget) -> SeasonDialog:
    """Open the dialog for many clients."""
    dialog = SeasonDialog(tools, parent)
    dialog.open()
    return dialog


class OpeningDialog(QDialog):
    """Client, what to apply for (as the assessment stands, the nearest first), round and note."""

    def __init__(
        self, tools: Tools, parent: QWidget, client_id: str = "", pursuit: Pursuit | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._pursuit = pursuit
        self.setWindowTitle("立项")
        self.setMinimumWidth(620)
        self.client = _searchable("客户")
        self.client.currentIndexChanged.connect(self._client_chosen)
        self.target = _searchable("事项或称号")
        self.round = QLineEdit()
        self.round.setPlaceholderText("不填：有申报窗口的用窗口名称，没有的用今年")
        self.round.setAccessibleName("轮次")
        self.note = QLineEdit()
        self.note.setAccessibleName("备注")
        lines = QFormLayout()
        lines.setHorizontalSpacing(SPACE[4])
        lines.setVerticalSpacing(SPACE[2])
        lines.addRow("客户", self.client)
        lines.addRow("事项或称号", self.target)
        lines.addRow("轮次", self.round)
        lines.addRow("备注", self.note)
        self.fault = fault_label(tools.tokens)
        self.save = QPushButton("立项")
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        layout.setSpacing(SPACE[3])
        layout.addLayout(lines)
        layout.addWidget(self.fault)
        layout.addLayout(_buttons(self, self.save))
        tools.jobs.read(tools.tracking.names, lambda names: self._fill_clients(names, client_id))

    def _fill_clients(self, names: dict[str, ClientName], wanted: str) -> None:
        self.client.blockSignals(True)
        for each in sorted(names.values(), key=lambda c: c.name):
            self.client.addItem(each.name, each.id)
        self.client.setCurrentIndex(-1)
        self.client.blockSignals(False)
        self.client.setCurrentIndex(max(0, self.client.findData(wanted)))
        if not names:
            complain(self.fault, "还没有客户，请先到“客户”页录入。")

    def _client_chosen(self, _index: int = 0) -> None:
        client_id = self.client.currentData()
        self.target.clear()  # what another client may apply for is not to be chosen meanwhile
        if client_id is not None:
            self._tools.jobs.read(
                lambda: (client_id, self._tools.tracking.candidates(client_id)), self._fill_targets
            )

    def _fill_targets(self, found: tuple[str, tuple[Candidate, ...]]) -> None:
        client_id, candidates = found
        if client_id != self.client.currentData():
            return
        self.target.clear()
        for each in candidates:
            if self._pursuit in (None, each.pursuit):
                self.target.addItem(each.text, each)

    def _save(self) -> None:
        known = settle_choice(self.client) and settle_choice(self.target)
        chosen, client_id = self.target.currentData(), self.client.currentData()
        if not known or not isinstance(chosen, Candidate) or client_id is None:
            complain(self.fault, "请先选定客户和事项（或称号）。")
            return
        opening = Opening(client_id, chosen.target, chosen.item, self.round.text(), note=self.note.text())
        self.save.setEnabled(False)

        def done(_saved: object) -> None:
            self._tools.events.said.emit("已立项，按 Ctrl+Z 撤销")
            self.accept()

        def refused(error: AdvisorError) -> None:
            complain(self.fault, str(error))
            self.save.setEnabled(True)

        self._tools.jobs.write(lambda: self._tools.tracking.open(opening), done, refused)


class SeasonDialog(QDialog):
    """What to apply for, and for whom; the report is shown in place, and doing it again doubles nothing."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self._tools = tools
        self.setWindowTitle("申报季批量立项")
        self.setMinimumSize(680, 560)
        self.target = _searchable("事项或称号")
        for each in tools.tracking.targets():
            self.target.addItem(each.text, each)
        self.round = QLineEdit()
        self.round.setPlaceholderText("不填：有申报窗口的用窗口名称，没有的用今年")
        self.round.setAccessibleName("轮次")
        lines = QFormLayout()
        lines.setHorizontalSpacing(SPACE[4])
        lines.setVerticalSpacing(SPACE[2])
        lines.addRow("事项或称号", self.target)
        lines.addRow("轮次", self.round)
        self.text = QLineEdit()
        self.text.setPlaceholderText("按名称、城市、顾问查找")
        self.text.setClearButtonEnabled(True)
        self.text.setAccessibleName("查找客户")
        self.text.textChanged.connect(self._filter)
        everyone = QPushButton("全选所列")
        everyone.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        nobody = QPushButton("全不选")
        nobody.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        for button in (everyone, nobody):
            button.setAutoDefault(False)  # Enter in the search field ticks nobody
        picking = QHBoxLayout()
        picking.addWidget(self.text, 1)
        picking.addWidget(everyone)
        picking.addWidget(nobody)
        self.clients = QListWidget()
        self.clients.setAccessibleName("客户")
        self.clients.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clients.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.clients.itemChanged.connect(lambda _item: self._count())
        self.counted = QLabel()
        self.counted.setObjectName("muted")
        self.fault = fault_label(tools.tokens)
        self.report = QLabel()
        self.report.setWordWrap(True)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report.hide()
        self.save = QPushButton("为所选客户立项")
        self.save.setObjectName("primary")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[4])
        layout.setSpacing(SPACE[3])
        layout.addLayout(lines)
        layout.addLayout(picking)
        layout.addWidget(self.clients, 1)
        layout.addWidget(self.counted)
        layout.addWidget(self.fault)
        layout.addWidget(self.report)
        layout.addLayout(_buttons(self, self.save, "关闭"))
        tools.jobs.read(tools.tracking.names, self._fill)

    def _fill(self, names: dict[str, ClientName]) -> None:
        regions = self._tools.tracking.library.catalogue
        self.clients.blockSignals(True)
        for each in sorted(names.values(), key=lambda c: c.name):
            place = regions.region_name(each.region) if each.region else "注册地待补"
            item = QListWidgetItem("　".join(filter(None, (each.name, place, each.advisor))))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            item.setToolTip(tip(item.text()))
            self.clients.addItem(item)
        self.clients.blockSignals(False)
        self._count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.clients.item(row) for row in range(self.clients.count())]

    def _filter(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.strip().lower() not in item.text().lower())

    def _tick(self, state: Qt.CheckState) -> None:
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)

    def picked(self) -> list[str]:
        """The ids of the clients that are ticked."""
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _count(self) -> None:
        self.counted.setText(f"已选 {len(self.picked())} 家，共 {self.clients.count()} 家")

    def _save(self) -> None:
        known, clients = settle_choice(self.target), self.picked()
        chosen = self.target.currentData()
        if not known or not isinstance(chosen, Candidate) or not clients:
            complain(self.fault, "请先选定事项（或称号），并勾选至少一家客户。")
            return
        self.fault.hide()
        self.save.setEnabled(False)
        label = self.round.text()

        def done(result: tuple[SeasonReport, Changes]) -> None:
            report = result[0]
            lines = [report.sentence(), *(f"{name}：{why}" for name, why in report.refused)]
            self.report.setText("\n".join(lines))
            self.report.show()
            self.save.setEnabled(True)
            self._tools.events.said.emit(report.sentence())

        def refused(error: AdvisorError) -> None:
            complain(self.fault, str(error))
            self.save.setEnabled(True)

        self._tools.jobs.write(
            lambda: self._tools.pipeline.season(clients, chosen.target, round_label=label), done, refused
        )


def _searchable(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    make_searchable(box)
    box.setMinimumContentsLength(30)
    return box


def _buttons(dialog: QDialog, save: QPushButton, leave: str = "取消") -> QHBoxLayout:
    cancel = QPushButton(leave)
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(save)
    row.addWidget(cancel)
    return row
