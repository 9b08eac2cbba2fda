"""What own content stands on: the installed policy pack in use, or what ships with the program.

A pack is a whole content. It stays in use until it is taken back, or until a newer program ships a content
that is newer than both the pack's and the one it was put over: newer by the content's own number, never by
a clock. A pack whose compiled file is not the one made at installation is compiled anew from the pack
itself; where that fails, what ships is used and every screen and paper says so.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from advisor_app.domain.errors import AdvisorError, ContentError
from advisor_app.library.reader import SCHEMA
from advisor_app.packs.names import SUFFIX as PACK_SUFFIX
from advisor_app.packs.store import UNSIGNED, Installed, Store, unpack, with_library
from advisor_app.packs.versions import numbers
from advisor_app.runtime import paths, resources

__all__ = ["BROKEN", "PACK_SUFFIX", "REVOKED", "UNKNOWN", "UNSIGNED", "Base", "compile_pack", "content_base"]
BROKEN = "（政策包有误，用的是随程序的内容）"
REVOKED = "（签名密钥已吊销）"
UNKNOWN = "（可信密钥的记录已损坏）"


@dataclass(frozen=True, slots=True)
class Base:
    """A whole content: its compiled file, its pack (None: it ships), and what is to be said of it.

    ``mark`` is already in the compiled file's version; ``warning`` is not.
    """

    file: Path
    pack: Installed | None = None
    mark: str = ""
    warning: str = ""

    @property
    def root(self) -> Path:
        """Its sources, in the form of resources/; of a pack exactly those that are in the pack."""
        return resources.policy_sources().parent if self.pack is None else restored(self.pack)


def shipped_version() -> str:
    """The content version that ships; "" where the file can't be read (opening it will tell)."""
    return version_of(resources.policies_db())[1]


def version_of(file: Path) -> tuple[str, str]:
    """Schema and content version of a compiled file; empty where it can't be read."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        return str(meta["schema"]), str(meta["content_version"])
    except (sqlite3.DatabaseError, LookupError):
        return "", ""


def content_base(folder: Path | None = None) -> Base:
    """The content in use, without own content; never raises for a pack's sake."""
    shipped = Base(resources.policies_db())
    store = Store(folder or paths.packs_dir())
    try:
        found = store.current()
        if found is None:
            return shipped
        pack, step = found
        if outdated(pack, step.over):
            return shipped
        if not _ready(pack):
            pack = _rebuild(store, pack)
    except (AdvisorError, OSError) as error:
        logging.getLogger(__name__).warning("policy pack left out: %s", error)
        return Base(shipped.file, warning=BROKEN)
    return Base(pack.library, pack, pack.mark, _warning(store, pack))


def outdated(pack: Installed, over: str) -> bool:
    """Whether the program has come with a newer content than the pack, since the pack was put in use."""
    now = numbers(shipped_version())
    return now > numbers(over) and now > numbers(pack.content_version)


def _warning(store: Store, pack: Installed) -> str:
    if not pack.signed:
        return ""
    from advisor_app.packs import trust  # noqa: PLC0415 (loads cryptography)

    try:
        return REVOKED if trust.load(resources.keys(), store.keys).revoked(pack.signer) else ""
    except AdvisorError:
        return UNKNOWN


def _ready(pack: Installed) -> bool:
    same = version_of(pack.library)[0].partition(".")[0] == SCHEMA.partition(".")[0]
    return same and pack.sound()


def _rebuild(store: Store, pack: Installed) -> Installed:
    """Compile the pack's library anew from the very file that was installed; raises where it is not that."""
    compile_pack(restored(pack), pack.library, pack.mark)
    again = with_library(pack)
    store.note(again)
    return again


def restored(pack: Installed) -> Path:
    """The folder of a pack's sources, file for file as in the pack; raises where the pack itself changed."""
    from advisor_app.packs import pack as packs  # noqa: PLC0415 (loads cryptography)

    read = packs.read(pack.pack)
    if read.sha256 != pack.sha256:
        raise ContentError(f"已安装的政策包 {pack.id} 被改动过，请重新安装。")
    wanted = {name: data for name, data in read.files.items() if name.startswith("content/")}
    there = {
        path.relative_to(pack.folder).as_posix(): path.read_bytes()
        for path in pack.content.rglob("*")
        if path.is_file()
    }
    if there != wanted:
        shutil.rmtree(pack.content, ignore_errors=True)
        unpack(wanted, pack.folder)
    return pack.content


def compile_pack(root: Path, target: Path, mark: str) -> None:
    """Compile a pack's content, its mark in the content version; raises CompileError."""
    from advisor_app.library.compiler.compile import compile_content  # noqa: PLC0415 (pydantic is slow)
    from advisor_app.library.compiler.emit import emit  # noqa: PLC0415

    library = compile_content(root)
    emit(replace(library, content_version=f"{library.content_version}{mark}"), target)
