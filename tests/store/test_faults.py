"""Disk full, read-only medium, locked database: one sentence, nothing lost, a way on."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import connection as reached
from advisor_app.services.clock import Clock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.keeping import Keeping
from advisor_app.services.workspace import Workspace

ROOT = Path(__file__).parents[2]


def on_a_disk(kind: str, mount: str, folder: Path, home: Path) -> dict[str, Any]:
    """Run the scene where ``folder`` is such a disk: a mount that nobody else sees, and that goes with it."""
    unshare = shutil.which("unshare")
    if unshare is None or os.geteuid() != 0:
        pytest.skip("mounting needs root and unshare")
    probe = subprocess.run([unshare, "-m", "sh", "-c", mount], cwd=ROOT, capture_output=True, check=False)
    if probe.returncode != 0:
        pytest.skip(f"mounting is refused here: {probe.stderr.decode(errors='replace').strip()}")
    script = f'{mount} && exec "$0" -m tests.store.cramped {kind} "$1"'
    done = subprocess.run(
        [unshare, "-m", "sh", "-c", script, sys.executable, str(folder)],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ADVISOR_HOME": str(home)},
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    told = on_a_disk("full", f'mount -t tmpfs -o size=4m none "{disk}"', disk, disk / "家")
    for act in ("write", "backup", "pack", "sealed", "restore"):
        assert "空间" in told[act], (act, told[act])
        assert told[act].endswith("。")
    assert (told["kept"], told["still"], told["sound"], told["after"]) == (True, True, [], "")
    assert set(told["good"]) == {"good"}
    assert told["litter"] == []


def test_a_read_only_medium(tmp_path: Path) -> None:
    medium, home = tmp_path / "medium", tmp_path / "家"
    medium.mkdir()
    with Workspace(medium / "portfolio.db", clock=Clock(), actor="示例顾问") as workspace:
        workspace.clients.add_client(ClientEntry("示例·光盘上的公司"))
        kept = Keeping(lambda: workspace.portfolio, Clock(), lambda: "")
        made = kept.back_up().backups[0]
        shutil.copy(made.path, medium)
        shutil.copy(made.path.with_suffix(".json"), medium)
        kept.pack(medium / "in.peipao")
    home.mkdir()
    mount = f'mount --bind "{medium}" "{medium}" && mount -o remount,ro,bind "{medium}"'
    told = on_a_disk("readonly", mount, medium, home)
    for act in ("open", "choose", "pack"):
        assert told[act].endswith("。"), (act, told[act])
    assert "只读" in told["open"]
    assert (told["check"], told["restore"], told["package"]) == ("", "", True)
    assert told["held"] == ["示例·光盘上的公司"]


def test_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, a backup is made of what is committed; a write says it is taken."""
    monkeypatch.setattr(reached, "BUSY_SECONDS", 0.2)
    with Workspace(tmp_path / "portfolio.db", clock=Clock(), actor="示例顾问") as workspace:
        workspace.clients.add_client(ClientEntry("示例·甲有限公司"))
        workspace.keeping.back_up()
        with closing(sqlite3.connect(tmp_path / "portfolio.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE clients SET note = 'x'")
            made = workspace.keeping.back_up()
            assert made.backups[0].held is not None
            assert made.backups[0].held.clients == 1
            with pytest.raises(StoreError, match="正被其他程序占用"):
                workspace.clients.add_client(ClientEntry("示例·乙有限公司"))
            with pytest.raises(StoreError, match="占用"):
                workspace.keeping.restore(made.backups[0].path)
            other.execute("ROLLBACK")
        workspace.clients.add_client(ClientEntry("示例·乙有限公司"))
        assert len(workspace.clients.rows()) == 2
