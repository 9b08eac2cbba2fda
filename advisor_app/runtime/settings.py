"""The user's settings: a small JSON file, read with tolerance and written whole."""

import json
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from advisor_app.runtime.whole_file import keep_whole


class Theme(StrEnum):
    """How the windows are coloured."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose; every field has a default, so that an empty file is a whole one."""

    advisor_name: str = ""
    database: str = ""
    """Path or URL of the client database; empty for the usual place."""
    export_dir: str = ""
    """Where exports are offered to be saved; empty for the user's documents."""
    theme: Theme = Theme.SYSTEM
    font_scale: int = field(default=100, metadata={"range": (75, 200)})
    """Per cent of the system's font size."""
    backup_folder: str = ""
    """Where backups go (a stick, a network folder); empty for the usual folder."""
    second_backup_folder: str = ""
    """Where each backup is written once more; empty for nowhere."""
    backup_hours: int = field(default=4, metadata={"range": (1, 720)})
    """At opening, back up what changed where the latest backup is older."""
    backups_kept: int = field(default=20, metadata={"range": (3, 500)})
    """The latest so many; of older ones, one a day, a week and a month stay besides."""
    payment_months: int = field(default=12, metadata={"range": (0, 120)})
    """Months from an application to its payment, as this agency has found them."""
    lock_minutes: int = field(default=10, metadata={"range": (0, 240)})
    """Minutes without a key or the mouse after which the window locks itself, where a passphrase for that is
    set; 0: only when asked to."""
    home_city: str = ""
    """The city most clients are in, as documents name it: the policy tree opens there."""
    assessment_pane: str = ""
    """Which part of an assessment was looked at last."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What was wrong with a settings file."""

    kept_as: Path | None
    """A copy of the damaged file; None where even that could not be written."""
    fields: tuple[str, ...]
    """The settings that fell back to their defaults; empty when the file as a whole was unreadable."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings that can be used in any case, and what had to be left aside to get them."""

    settings: Settings
    damage: Damage | None = None


def load(path: Path) -> Loaded:
    """Read `path`; a missing file means defaults, a damaged one is kept aside and reported."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError:
        return Loaded(Settings(), Damage(kept_as=None, fields=()))
    try:
        raw = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raw = None
    if not isinstance(raw, dict):
        return Loaded(Settings(), Damage(kept_as=_keep_aside(path, content), fields=()))
    good, bad = _sort_out(raw)
    damage = Damage(kept_as=_keep_aside(path, content), fields=bad) if bad else None
    return Loaded(Settings(**good), damage)


def save(settings: Settings, path: Path) -> None:
    """Write `settings` so that a crash leaves either the old file or the new one."""
    keep_whole(path, json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n")


def _sort_out(raw: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Divide known settings into usable values and names of unusable ones; unknown names are passed over."""
    good: dict[str, Any] = {}
    bad: list[str] = []
    for spec in fields(Settings):
        if spec.name not in raw:
            continue
        value = raw[spec.name]
        low, high = spec.metadata.get("range", (None, None))
        if spec.type is Theme and value in list(Theme):
            good[spec.name] = Theme(value)
        elif spec.type is not Theme and type(value) is spec.type and (low is None or low <= value <= high):
            good[spec.name] = value
        else:
            bad.append(spec.name)
    return good, tuple(bad)


def _keep_aside(path: Path, content: bytes) -> Path | None:
    """Copy `content` beside `path` under a free name, unless the newest such copy already equals it."""
    number = 1
    while (copy := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        try:
            if copy.read_bytes() == content:
                return copy
        except OSError:
            return None
        number += 1
    try:
        copy.write_bytes(content)
    except OSError:
        return None
    return copy
