"""资金流: when money comes, by year and payer, kinds apart; and the agency's own delay behind the years."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)

from advisor_app.advice.cashflow import ADDED, KINDS, CashFlow
from advisor_app.dossier.kinds import Sort
from advisor_app.services.advice_views import CASH_HEADINGS, CASH_NUMBERS, NO_CASH, cash_lead, cash_tree
from advisor_app.services.advising import Advising
from advisor_app.services.views import TreeRow
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.panes.pane import At, Pane, PaneTools, number_of, show_rows, tree_of
from advisor_app.ui.theme import SPACE
from advisor_app.ui.widgets.dressing import muted
from advisor_app.ui.widgets.year_bars import YearBars


class CashPane(Pane):
    """Bars above, years × payers below."""

    title = "资金流"

    def __init__(self, tools: PaneTools) -> None:
        super().__init__(tools)
        self.flow: CashFlow | None = None
        self.months = number_of(0, 120, " 个月", "申报到拨付的月数")
        self.months.setToolTip("本机构按经验设定，所有客户共用；不是文件规定。直接键入，或按上下键增减")
        self.months.valueChanged.connect(self._set_months)
        self.dossier = QPushButton("出资金流测算…")
        self.dossier.setToolTip("到导出打印页，预览、打印或写成 PDF 和工作簿")
        self.dossier.clicked.connect(self._hand_over)
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.lead.setAccessibleDescription("合计，各类分列")
        head = QHBoxLayout()
        head.setSpacing(SPACE[2])
        head.addWidget(QLabel("申报到拨付"))
        head.addWidget(self.months)
        head.addWidget(muted("定额、上限、择优性质不同，不相加（万元）", wrap=False))
        head.addStretch(1)
        head.addWidget(self.dossier)
        self.bars = YearBars([KINDS[kind] for kind in ADDED], tools.tokens)
        card = QFrame()
        card.setObjectName("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        inner.addWidget(self.lead)
        inner.addWidget(self.bars, 1)
        self.model = TreeModel(CASH_HEADINGS, tools.tokens, parent=self, numbers=CASH_NUMBERS)
        self.tree = tree_of(self.model, "按年度和付款方", (84, 92, 84, 92, 84, 92, 210))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(card)
        halves.addWidget(self.tree)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(SPACE[2])
        self.column.addLayout(head)
        self.column.addWidget(halves, 1)
        self.setFocusProxy(self.tree)

    def read(self, at: At) -> None:
        """Ask for the payments."""

        def work(advising: Advising) -> tuple[CashFlow, tuple[TreeRow, ...]]:
            flow = advising.cash_flow(advising.subject(at.client_id, at.as_of), at.as_of, drafts=at.drafts)
            return flow, cash_tree(flow)

        self.ask(work, self._show)

    def _show(self, told: tuple[CashFlow, tuple[TreeRow, ...]]) -> None:
        flow, rows = told
        self.flow = flow
        self.months.blockSignals(True)
        self.months.setValue(flow.delays.months)
        self.months.blockSignals(False)
        if not rows:
            self.say(NO_CASH)
            return
        self.lead.setText(
            cash_lead(flow) or "还没有已经确认的资金；待核的逐项列在下面，定下来之前不列入任何年度。"
        )
        self.lead.setToolTip("\n".join(flow.assumptions()))
        self.bars.setVisible(bool(flow.years))
        self.bars.show_bars(flow.bars())
        show_rows(self.tree, rows)
        for place in range(len(rows)):
            index = self.model.index(place, 0)
            self.tree.expand(index)
        self.show_body()

    def _set_months(self, months: int) -> None:
        self.tools.jobs.read(
            lambda: self.tools.advising().set_payment_months(months), lambda _none: self._again()
        )

    def _again(self) -> None:
        self.tools.events.said.emit("已保存：申报到拨付的月数，所有客户的资金流都按它推算")
        self.show_at(self.at)

    def _hand_over(self) -> None:
        if self.at is not None:
            self.tools.events.hand_over.emit(self.at.client_id, Sort.CASH)
