"""十分钟上手: the work of a first day in eight steps, each shown on the page where it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from advisor_app.ui.theme import SPACE


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the page it is done on, its name, and what to do there."""

    page: str
    title: str
    text: str


STEPS = (
    Step(
        "clients",
        "建档",
        "点“新建客户”，只有名称必填；信用代码当场校验。不知道的留空：空着是“不知道”，程序不会当成“没有”。"
        "手上有名单的，点“导入”，先看差异再写入。",
    ),
    Step(
        "clients",
        "填数",
        "在“年度数据”里直接打字：9000万、9000 万元、90000000 都认，旁边会念出读成了多少。"
        "每个数都有来源和经手人，Alt+回车看来历。",
    ),
    Step(
        "assessment",
        "看评估",
        "左边是可享受、待定、不可享受；点一行，右边是逐条的条件、读到的数、差多少，下面是政策原文那一句。"
        "上限就是上限，择优的不算确定。",
    ),
    Step(
        "assessment",
        "先问什么",
        "“先问什么”把缺的资料按牵动的钱排好；能当场答的当场填。“出收集表”只问缺的，企业填好发回来直接读入。",
    ),
    Step(
        "policies",
        "查政策",
        "一市一棵树，正式文件与征求意见稿分开标明。搜索框里打几个字就到原文；每处标亮的字都能回到事项。",
    ),
    Step(
        "pipeline",
        "立项与跟踪",
        "给一家“立项”，或“申报季批量”一次多家。拖卡片或按 Ctrl+→ 往前走，"
        "该填的文号、日期当场问；取消就回原处。",
    ),
    Step(
        "calendar",
        "日程",
        "截止日、倒排任务、证书到期都自动排好，只需登记“已办”。电脑关了两周，开机仍是对的。",
    ),
    Step(
        "export",
        "交给客户",
        "选客户、选文书，预览就是印出来的样子。导出 PDF、工作簿，或直接打印。资料改了，重新出一份即可。",
    ),
    Step(
        "settings",
        "放心",
        "每一步当时就存好，Ctrl+Z 能撤；备份自动做，放在数据文件夹之外。换电脑时打一个交接包带走。",
    ),
)


class TourDialog(QDialog):
    """Beside the window, not over it: the page can be used meanwhile."""

    def __init__(self, show_page: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self._over = parent
        self.setWindowTitle("十分钟上手")
        self._show_page = show_page
        self.place = 0
        self.title = _label("heading", "这一步")
        self.text = _label("", "做什么")
        self.text.setMinimumHeight(96)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.count = _label("muted", "第几步")
        self.back = QPushButton("上一步")
        self.back.clicked.connect(lambda: self.turn(self.place - 1))
        self.onward = QPushButton("下一步")
        self.onward.setObjectName("primary")
        self.onward.setDefault(True)
        self.onward.clicked.connect(self._onward)
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.onward)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.setFixedWidth(420)

    def begin(self) -> None:
        """Come up in the lower right corner of the window."""
        self.turn(0)
        self.adjustSize()
        corner = self._over.mapToGlobal(self._over.rect().bottomRight())
        self.move(corner.x() - self.width() - SPACE[5], corner.y() - self.height() - 2 * SPACE[6])
        self.show()
        self.onward.setFocus()

    def turn(self, place: int) -> None:
        """Show a step, and its page behind it."""
        self.place = min(max(0, place), len(STEPS) - 1)
        step = STEPS[self.place]
        self.title.setText(step.title)
        self.text.setText(step.text)
        self.count.setText(f"第 {self.place + 1} 步，共 {len(STEPS)} 步")
        self.back.setEnabled(self.place > 0)
        self.onward.setText("完成" if self.place == len(STEPS) - 1 else "下一步")
        self._show_page(step.page)
        self.raise_()

    def _onward(self) -> None:
        if self.place == len(STEPS) - 1:
            self.accept()
        else:
            self.turn(self.place + 1)


def _label(name: str, called: str) -> QLabel:
    made = QLabel()
    made.setObjectName(name)
    made.setAccessibleDescription(called)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
