"""The only door to the files that ship with the program.

They lie in one of three places: the source tree, `_bundled` inside an installed wheel, or the folder that
a frozen bundle unpacks to. Callers see paths and never ask which.
"""

import sys
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


class MissingResourceError(FileNotFoundError):
    """A file that should ship with the program is not there: the installation is incomplete."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"shipped file is missing: {path}")
        self.path = path


@cache
def _base() -> Path:
    """The folder that holds `resources` and `policies.db`."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen)
    bundled = PACKAGE / "_bundled"
    return bundled if bundled.is_dir() else PACKAGE.parent


def _existing(path: Path) -> Path:
    if not path.exists():
        raise MissingResourceError(path)
    return path


def policies_db() -> Path:
    """The compiled policy content; not checked for, because a source tree compiles it to this place."""
    return _base() / "policies.db"


def policy_sources() -> Path:
    """The folder of the policies' YAML."""
    return _existing(_base() / "resources" / "policies")


def documents() -> Path:
    """The folder of the policies' original texts."""
    return _existing(_base() / "resources" / "documents")


def facts() -> Path:
    """The folder of the fact catalogue."""
    return _existing(_base() / "resources" / "facts")


def keys() -> Path:
    """The folder of the public keys that packs may be signed with; it may hold none."""
    return _base() / "resources" / "keys"


def font(name: str) -> Path:
    """One font file, for example `NotoSansSC-Regular.ttf`."""
    return _existing(_base() / "resources" / "fonts" / name)


def icon(name: str) -> Path:
    """One icon file, for example `advisor.svg`."""
    return _existing(_base() / "resources" / "icons" / name)


def demo() -> Path:
    """The folder of the fictional clients' files."""
    return _existing(_base() / "resources" / "demo")


def manual() -> Path:
    """The user's manual, Markdown; its pictures lie beside it."""
    return _existing(_base() / "resources" / "manual" / "手册.md")
