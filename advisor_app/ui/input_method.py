"""Chinese input: the Qt wheel has no fcitx plug-in, but fcitx answers through its IBus front end.

Measured: with ``QT_IM_MODULE=fcitx`` typing stays Latin; with ``ibus`` the same fcitx5 opens its candidates.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path


def choose_input_method(plugins: Path, environment: MutableMapping[str, str] | None = None) -> str | None:
    """Set QT_IM_MODULE to ``ibus`` where fcitx is asked for and no fcitx plug-in is there.

    To be called before the QApplication; returns what was set, or None.
    """
    values = os.environ if environment is None else environment
    if sys.platform != "linux":
        return None
    wanted = values.get("QT_IM_MODULE", "") or values.get("XMODIFIERS", "").removeprefix("@im=")
    if not wanted.startswith("fcitx"):
        return None
    if any((plugins / "platforminputcontexts").glob("*fcitx*")):
        return None
    values["QT_IM_MODULE"] = "ibus"
    return "ibus"
