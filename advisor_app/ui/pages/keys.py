"""F1: every key, by place; a test holds it against the shortcuts that the window really has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from advisor_app.services.views import TreeRow
from advisor_app.ui.models.tree import TreeModel
from advisor_app.ui.panes.pane import tree_of
from advisor_app.ui.theme import SPACE, Tokens

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "任何地方",
        (
            ("Ctrl+K", "查找客户、条款、资料和操作；客户可以打拼音首字母"),
            ("F1", "快捷键"),
            ("Shift+F1", "使用手册"),
            ("Ctrl+L", "锁定窗口"),
            ("Ctrl+Shift+H", "隐名演示：投影时客户换成代称；再按一次结束"),
            ("Ctrl+1 … Ctrl+8", "转到左边的第几页"),
            ("Ctrl+Z / Ctrl+Y", "撤销、重做（整个程序，关掉再开也在）"),
            ("Tab / Shift+Tab", "下一处、上一处"),
        ),
    ),
    (
        "表格",
        (
            ("Ctrl+Shift+L", "筛选行；在第一行按 ↑ 也进去，Esc 清掉全部条件"),
            ("Alt+Down", "这一列的菜单：排序、只看这些值、隐藏、冻结"),
            ("F2", "改这一格"),
            ("Ctrl+C / Ctrl+Shift+C", "复制所选；带标题复制"),
            ("Ctrl+V", "粘贴一块（Excel、WPS 里的也行）"),
            ("Shift+单击标题", "加为次序"),
        ),
    ),
    (
        "工作台",
        (
            ("Ctrl+N", "新建客户"),
            ("空格", "登记已办"),
            ("回车", "打开这家客户"),
        ),
    ),
    (
        "客户",
        (
            ("Ctrl+N", "新建客户"),
            ("Ctrl+F", "查找"),
            ("Alt+1 … Alt+9", "概况、年度数据……变更"),
            ("Alt+回车", "这个数的来历"),
            ("Delete", "清空所选的格"),
        ),
    ),
    (
        "政策库",
        (
            ("Ctrl+F", "搜索原文与事项"),
            ("Ctrl+J", "给选中的条款写批注、加标签"),
            ("回车", "打开这一行"),
            ("Esc", "离开“影响到哪些客户”"),
        ),
    ),
    (
        "评估",
        (
            ("Ctrl+E", "导出工作簿与 PDF"),
            ("Ctrl+J", "对选中的事项记下自己的判断"),
            ("Alt+1 … Alt+8", "评估结果、先问什么、假如……核对"),
            ("回车", "去填、去改这一行"),
        ),
    ),
    (
        "培育梯队",
        (
            ("Ctrl+N", "立项"),
            ("Ctrl+F", "筛选"),
            ("方向键", "在卡片之间走"),
            ("Ctrl+← / Ctrl+→", "把卡片移到上一列、下一列"),
            ("回车", "打开卡片"),
            ("空格", "卡片的菜单"),
            ("Esc", "关上右边"),
        ),
    ),
    ("日程", (("空格", "登记已办；在“已办”里是重新待办"),)),
    (
        "导出打印",
        (
            ("Ctrl+Shift+E", "导出"),
            ("Ctrl+P", "打印"),
            ("Ctrl+F", "在预览里找字"),
            ("F3 / Shift+F3", "下一处、上一处"),
            ("Ctrl+＋ / Ctrl+－ / Ctrl+0", "放大、缩小、原大"),
            ("Esc", "结束查找"),
        ),
    ),
)
"""Place → (keys as they are printed, what they do)."""


class KeysDialog(QDialog):
    """A tree of places with their keys, all open."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键")
        self.resize(620, 560)
        model = TreeModel(("做什么", "按键"), tokens, parent=self)
        tree = tree_of(model, "快捷键", (210,))
        tree.setAlternatingRowColors(False)
        model.show(
            tuple(
                TreeRow(
                    (place, ""),
                    None,
                    strong=True,
                    children=tuple(TreeRow((what, keys)) for keys, what in rows),
                )
                for place, rows in KEYS
            )
        )
        tree.expandAll()
        told = QLabel("每个按钮的提示里也写着它的按键；菜单和对话框都能只用键盘。")
        told.setObjectName("muted")
        told.setTextFormat(Qt.TextFormat.PlainText)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[4])
        column.setSpacing(SPACE[3])
        column.addWidget(tree, 1)
        column.addWidget(told)
        column.addWidget(close)
