"""Whether a window can be shown at all."""

from __future__ import annotations

import os
import sys


def missing_display() -> str | None:
    """One sentence where there is no display to open a window on; None where there is."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return None
    return "没有可用的图形显示，无法打开窗口；请在桌面环境中运行，或使用命令（advisor --help）。"
