"""Where the window stood when it was closed: a small JSON file of its own, which may be lost without harm."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from advisor_app.runtime.whole_file import keep_whole


@dataclass(frozen=True, slots=True)
class Session:
    """``day``: ISO date it was closed on; ``page``: key; ``client``: id; ``geometry``: Qt's own, base64."""

    day: str = ""
    page: str = ""
    client: str = ""
    geometry: str = ""


def load(path: Path) -> Session:
    """The session last kept; an empty one where there is none, or none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Session()
    if not isinstance(found, dict):
        return Session()
    known = {key: found[key] for key in Session.__slots__ if isinstance(found.get(key), str)}
    return Session(**known)


def save(session: Session, path: Path) -> None:
    """Keep it; where that fails the next window stands as a new one does."""
    with contextlib.suppress(OSError):
        keep_whole(path, json.dumps(asdict(session)))
