"""A policy pack in the window: looked at, confirmed where nobody vouches for it, installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox

from advisor_app.domain.record import FactSet
from advisor_app.packs import minisign
from advisor_app.runtime import paths
from advisor_app.services.policies import load_library
from advisor_app.ui.pages.pack_install import PackInstallDialog
from tests.gui.conftest import Desk
from tests.packs import built, content, public

KEY = minisign.new_key()
CULTIVATION = "policies/hz-2025-66/3-cultivation.yaml"
TITLE = "title: 省级专精特新中小企业首次认定奖励"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def given(home: Path, desk: Desk, tmp_path: Path) -> Path:
    root = content(tmp_path / "content", "2026.12.1", {CULTIVATION: (TITLE, f"{TITLE}（示例）")})
    return built(desk.workspace.packs, root, tmp_path / "示例.zhengce", 1, KEY, title="示例·十二月")


@pytest.fixture
def opened(desk: Desk) -> Iterator[Callable[[Path], PackInstallDialog]]:
    def drop(path: Path) -> PackInstallDialog:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        desk.policies.dropEvent(event)
        desk.settle()
        dialog = desk.policies.findChildren(PackInstallDialog)[-1]
        assert isinstance(dialog, PackInstallDialog)
        return dialog

    yield drop
    for dialog in desk.policies.findChildren(PackInstallDialog):
        dialog.reject()


def wait(desk: Desk, dialog: PackInstallDialog) -> None:
    desk.bot.waitUntil(lambda: not dialog.errand.busy, timeout=60_000)
    desk.settle()


def test_a_dropped_pack_is_looked_at_trusted_and_installed(
    desk: Desk, given: Path, tmp_path: Path, opened: Callable[[Path], PackInstallDialog]
) -> None:
    desk.workspace.clients.import_record(FactSet("示例·甲", region="330106"))
    dialog = opened(given)
    assert "不在可信之列" in dialog.seal.text()
    assert not dialog.go.isEnabled(), "nobody vouches for it"
    assert dialog.unsigned.isVisibleTo(dialog)
    dialog.trust(public(tmp_path, KEY))
    desk.settle()
    wait(desk, dialog)
    assert "签名有效" in dialog.seal.text()
    assert "首次认定奖励（示例）" in dialog.changes.item(0).text()
    assert "自带案例 1 个，全部通过" in dialog.changed.text()
    assert "比较了 1 家" in dialog.effect.text()
    assert "政策包" not in load_library().content_version, "nothing is in use yet"
    dialog.go.click()
    desk.settle()
    assert load_library().content_version == "2026.12.1（政策包 shili-pack 第 1 版）"
    for box in desk.policies.findChildren(QMessageBox):
        assert "评估和政策库随即按它计算" in box.text()
        with desk.bot.waitSignal(desk.window.events.content, timeout=5_000):
            box.close()


def test_without_a_signature_only_after_a_tick_and_a_damaged_one_never(
    desk: Desk, given: Path, tmp_path: Path, opened: Callable[[Path], PackInstallDialog]
) -> None:
    dialog = opened(given)
    dialog.unsigned.setChecked(True)
    wait(desk, dialog)
    assert dialog.go.isEnabled()
    dialog.reject()
    desk.settle()
    assert "政策包" not in load_library().content_version
    assert not list((paths.packs_dir()).glob("ready-*")), "what was made ready is gone"
    bad = bytearray(given.read_bytes())
    bad[len(bad) // 2] ^= 1
    (tmp_path / "坏.zhengce").write_bytes(bad)
    damaged = opened(tmp_path / "坏.zhengce")
    assert damaged.fault.isVisibleTo(damaged)
    assert "改动过" in damaged.fault.text()
    assert not damaged.go.isEnabled()
    assert not damaged.unsigned.isVisibleTo(damaged)
