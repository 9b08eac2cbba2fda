"""What happens on a disk that is full or read-only: ``python -m tests.store.cramped full|readonly FOLDER``.

Runs inside a mount namespace of its own, where FOLDER is such a disk; prints what it met as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from advisor_app.domain.errors import AdvisorError
from advisor_app.handover import sealing
from advisor_app.portfolio import clients
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.clock import Clock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.keeping import Keeping
from advisor_app.services.workspace import Workspace


def sentence(act: Callable[[], object]) -> str:
    """What a person is told; "" where it worked."""
    try:
        act()
    except AdvisorError as error:
        return str(error)
    return ""


def held(workspace: Workspace) -> list[str]:
    with workspace.portfolio.read() as session:
        return sorted(row.name for row in clients.rows(session))


def full(folder: Path) -> dict[str, object]:
    """Write until nothing fits; then everything that needs room; then make room and go on."""
    filler = folder / "filler"
    filler.write_bytes(bytes(600_000))
    told: dict[str, object] = {}
    with Workspace(folder / "portfolio.db", actor="示例顾问") as workspace:
        kept = Keeping(lambda: workspace.portfolio, Clock(), lambda: "")
        first = kept.back_up().backups[0]
        written = []
        refused = ""
        for number in range(2000):
            name = f"示例·{number:04d}有限公司{'很长的备注' * 200}"
            entry = ClientEntry(name[:16], note=name)
            refused = sentence(partial(workspace.clients.add_client, entry))
            if refused:
                break
            written.append(name[:16])
        told["write"] = refused
        told["kept"] = held(workspace) == sorted(written)
        told["backup"] = sentence(kept.back_up)
        told["pack"] = sentence(lambda: kept.pack(folder / "x.peipao"))
        told["sealed"] = sentence(lambda: kept.pack(folder / "y.peipao", passphrase="correct horse"))
        told["restore"] = sentence(lambda: kept.restore(first.path))
        told["good"] = [each.state for each in kept.backups()]
        told["litter"] = sorted(p.name for p in folder.rglob("*.new*"))
        told["still"] = held(workspace) == sorted(written)
        filler.unlink()
        told["after"] = sentence(lambda: workspace.clients.add_client(ClientEntry("示例·腾出空间之后")))
        told["sound"] = [f.sentence for f in workspace.portfolio.check() if not f.good]
    return told


def readonly(folder: Path) -> dict[str, object]:
    """The database on a medium that can't be written, and backups on one."""
    place = folder / "portfolio.db"
    told: dict[str, object] = {"open": sentence(lambda: Portfolio.open(place, actor="", clock=Clock()))}
    with Workspace(actor="示例顾问") as workspace:
        kept = workspace.keeping
        (backup,) = folder.glob("*-000001-*.db")
        told["check"] = kept.check(backup).trouble
        told["restore"] = sentence(lambda: kept.restore(backup))
        told["held"] = held(workspace)
        told["choose"] = sentence(lambda: kept.choose_folder(folder))
        told["pack"] = sentence(lambda: kept.pack(folder / "x.peipao"))
        with kept.opened(folder / "in.peipao") as offered:
            told["package"] = offered.plan.nothing
    return told


def main(kind: str, folder: str) -> int:
    """Do it and tell."""
    sealing.WORK = 2
    sys.stdout.write(json.dumps({"full": full, "readonly": readonly}[kind](Path(folder))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
