"""A journal as programs before schema r0006 wrote it: every image has every column."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from advisor_app.portfolio import images


def rewrite(path: Path, *, every: int = 1) -> int:
    """Write out in full what each ``every``-th image leaves out, in a file that nobody has open; how many."""
    with closing(sqlite3.connect(path)) as raw:
        lines = raw.execute(
            "SELECT j.id, table_name, row_id, client_id, s.at, old, new FROM journal AS j"
            " JOIN change_sets AS s ON s.id = j.change_set WHERE op <> 'update' ORDER BY j.id"
        ).fetchall()
        for number, table, row_id, client_id, at, *texts in lines[::every]:
            moment = dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC)
            known = images.known(table, row_id, client_id, moment)
            wholes = [text and in_full(images.read(table, text, known)) for text in texts]
            raw.execute("UPDATE journal SET old = ?, new = ? WHERE id = ?", (*wholes, number))
        raw.commit()
        return len(lines[::every])


def in_full(image: images.Image) -> str:
    """An image as it was kept then."""
    return json.dumps(image, ensure_ascii=False, separators=(",", ":"))
