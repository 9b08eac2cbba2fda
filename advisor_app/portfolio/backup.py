"""A copy of the database that is whole and proven readable before it counts."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio.connection import raw
from advisor_app.portfolio.refusals import plainly


def copy_database(source: Path, target: Path) -> Path:
    """Write a copy of ``source`` as the single file ``target``; an existing file is never replaced.

    The copy appears under its name only when it has been read back whole, so that a crash or a full
    disk cannot leave an empty file that looks like a backup.
    """
    with plainly(str(target), disk=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            raise StoreError(f"“{target}”已存在，为免覆盖没有备份。请换个文件名。")
        scratch = target.with_name(f"{target.name}.{os.getpid()}.new")
        scratch.unlink(missing_ok=True)
        try:
            with plainly(str(source)), closing(raw(source)) as connection:
                connection.execute("VACUUM INTO ?", (str(scratch),))
            with closing(raw(scratch)) as copy:
                verdict = [row[0] for row in copy.execute("PRAGMA integrity_check")]
            if verdict != ["ok"]:
                raise StoreError(f"备份“{target}”读回校验未通过，已作废。请检查磁盘后重试。")
            with scratch.open("rb+") as stream:
                os.fsync(stream.fileno())
            scratch.rename(target)
        finally:
            scratch.unlink(missing_ok=True)
    return target
