"""Installed packs: a folder each, and one small file that says which is in use.

    packs/state.json                the stack: the last entry is in use; rewritten whole, so old or new
    packs/ID-VERSION-DIGEST/        pack.zhengce, content/, policies.db, record.json
    packs/history.jsonl             what was done when, and which choices were made; only grows
    packs/keys.json                 trusted keys (:mod:`advisor_app.packs.trust`)

A pack is made ready in a folder of its own, renamed to its name, and only then pointed at. Killed at any
moment, the state names the old one or the new one, both whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor_app.domain.errors import NotFoundError, StoreError
from advisor_app.runtime.whole_file import flush_files, write_whole

if TYPE_CHECKING:
    from advisor_app.packs.manifest import Manifest

PACK, CONTENT, LIBRARY, RECORD = "pack.zhengce", "content", "policies.db", "record.json"
UNSIGNED = "未签名"
_MARK = re.compile(rf"（(?:{UNSIGNED})?政策包 ([a-z0-9-]{{1,64}}) 第 (\d{{1,9}}) 版）")
_READY = "ready-"
_MOST = 6
"""So many steps can be taken back."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack as it was taken; ``signer``: the key's id, "" where it was not signed by a trusted one.

    ``sha256``: of its manifest; ``library_sha256``: of the compiled file; ``choices``: what was confirmed
    explicitly (``unsigned``, ``older``). ``installed_at``: ISO 8601 with zone.
    """

    id: str
    version: int
    content_version: str
    title: str
    valid_from: str
    sha256: str
    library_sha256: str
    signer: str
    installed_at: str
    installed_by: str
    choices: tuple[str, ...] = ()
    folder: Path = field(default=Path())

    @property
    def signed(self) -> bool:
        """Whether a trusted key signed it when it was installed."""
        return bool(self.signer)

    @property
    def mark(self) -> str:
        """What the content version says of it, on every screen and paper."""
        return f"（{'' if self.signed else UNSIGNED}政策包 {self.id} 第 {self.version} 版）"

    @property
    def content(self) -> Path:
        """Its sources, in the form of resources/."""
        return self.folder / CONTENT

    @property
    def library(self) -> Path:
        """Its compiled file."""
        return self.folder / LIBRARY

    @property
    def pack(self) -> Path:
        """The very file that was installed."""
        return self.folder / PACK

    def sound(self) -> bool:
        """Whether the compiled file is the one that was made at installation."""
        try:
            return hashlib.sha256(self.library.read_bytes()).hexdigest() == self.library_sha256
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the stack; ``over``: the shipped content's version when it was put in use."""

    name: str
    over: str


@dataclass(frozen=True, slots=True)
class State:
    """``highest``: pack id → the highest version ever put in use, with its digest."""

    stack: tuple[Step, ...] = ()
    highest: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def marked(content_version: str) -> tuple[str, int] | None:
    """Id and version of the pack that a content version names (:attr:`Installed.mark`); None: of none."""
    found = _MARK.search(content_version)
    return None if found is None else (found[1], int(found[2]))


class Store:
    """The folder of installed packs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keys = folder / "keys.json"
        self._state = folder / "state.json"
        self._history = folder / "history.jsonl"

    # --- reading ----------------------------------------------------------------------------------

    def state(self) -> State:
        """What is in use and what was before; raises StoreError where the file is damaged."""
        if not self._state.is_file():
            return State()
        try:
            told = json.loads(self._state.read_text(encoding="utf-8"))
            stack = tuple(Step(str(each["name"]), str(each["over"])) for each in told["stack"])
            highest = {str(k): (int(n), str(digest)) for k, (n, digest) in told["highest"].items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            raise StoreError(
                f"政策包的记录“{self._state}”已损坏。请把它移走后重新安装政策包；客户资料不受影响。"
            ) from None
        return State(stack, highest)

    def current(self) -> tuple[Installed, Step] | None:
        """The pack in use; None: what ships. Raises StoreError where its record can't be read."""
        stack = self.state().stack
        return (self._read(stack[-1].name), stack[-1]) if stack else None

    def installed(self) -> tuple[Installed, ...]:
        """The stack, the one in use first; what can't be read is left out."""
        found = []
        for step in reversed(self.state().stack):
            try:
                found.append(self._read(step.name))
            except StoreError:
                continue
        return tuple(found)

    def _read(self, name: str) -> Installed:
        folder = self.folder / name
        try:
            told: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
            choices = tuple(str(c) for c in told.pop("choices"))
            return Installed(**told, choices=choices, folder=folder)
        except (OSError, ValueError, LookupError, TypeError):
            raise StoreError(
                f"已安装的政策包“{name}”读不出来，请重新安装它，或用“advisor pack rollback”退回上一份。"
            ) from None

    def history(self) -> tuple[Mapping[str, Any], ...]:
        """What was done, the latest first; a line that a crash cut off is passed by."""
        try:
            lines = self._history.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ()
        found = []
        for line in lines:
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
        return tuple(each for each in reversed(found) if isinstance(each, dict))

    # --- changing ---------------------------------------------------------------------------------

    @contextmanager
    def changing(self) -> Iterator[None]:
        """One at a time may change what is installed; raises StoreError where another does."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 (not needed for reading)

        with _told(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.folder / "lock", timeout=5):
                yield
        except Timeout:
            raise StoreError("另一个窗口正在安装政策包，请等它做完再试。") from None

    def scratch(self) -> Path:
        """A private folder on the same disk, to make a pack ready in; those left by a crash go."""
        with _told(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(prefix=_READY, dir=self.folder))

    def place(self, ready: Path, record: Installed) -> Installed:
        """Give a folder that holds pack, content and compiled file its record and its name."""
        stem = f"{record.id}-{record.version}-{record.sha256[:12]}"
        with _told(self.folder):
            self.note(replace(record, folder=ready))
            flush_files(ready)
            name = next(n for n in _names(stem) if not (self.folder / n).exists())
            ready.rename(self.folder / name)
        return replace(record, folder=self.folder / name)

    def note(self, record: Installed) -> None:
        """Write a pack's record into its folder."""
        told = {**asdict(record), "choices": list(record.choices)}
        del told["folder"]
        with _told(self.folder):
            write_whole(record.folder / RECORD, json.dumps(told, ensure_ascii=False, indent=1))

    def use(self, pack: Installed, over: str) -> None:
        """Point at an installed pack: from here on it is in use."""
        now = self.state()
        stack = (*now.stack, Step(pack.folder.name, over))[-_MOST:]
        known = now.highest.get(pack.id, (0, ""))
        highest = dict(now.highest)
        if pack.version > known[0]:
            highest[pack.id] = (pack.version, pack.sha256)
        self._write(State(stack, highest))

    def back(self) -> str:
        """Point at what was in use before; returns the name of the pack's folder that is no longer."""
        now = self.state()
        if not now.stack:
            raise NotFoundError("没有安装政策包，用的就是随程序的内容，没有可以退回的。")
        self._write(replace(now, stack=now.stack[:-1]))
        return now.stack[-1].name

    def _write(self, state: State) -> None:
        told = {
            "stack": [asdict(step) for step in state.stack],
            "highest": {key: list(value) for key, value in state.highest.items()},
        }
        with _told(self.folder):
            write_whole(self._state, json.dumps(told, ensure_ascii=False, indent=1))

    def log(self, line: Mapping[str, Any]) -> None:
        """Add a line to the history."""
        with _told(self.folder), self._history.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(f"{json.dumps(dict(line), ensure_ascii=False)}\n")
            stream.flush()
            os.fsync(stream.fileno())

    def sweep(self) -> None:
        """Remove what a crash left and what the stack no longer names; call it while ``changing``."""
        named = {step.name for step in self.state().stack}
        for folder in self.folder.iterdir():
            if folder.is_dir() and not folder.is_symlink() and folder.name not in named:
                shutil.rmtree(folder, ignore_errors=True)


def unpack(content: Mapping[str, bytes], folder: Path) -> None:
    """Write a pack's members (their names are checked) below a folder; raises StoreError."""
    with _told(folder):
        for name, data in content.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def record_of(manifest: Manifest, sha256: str) -> dict[str, Any]:
    """What a record takes over from a manifest."""
    return {
        "id": manifest.id,
        "version": manifest.version,
        "content_version": manifest.content_version,
        "title": manifest.title,
        "valid_from": manifest.valid_from,
        "sha256": sha256,
    }


def with_library(record: Installed) -> Installed:
    """The record with the digest of the compiled file that lies in its folder."""
    with _told(record.folder):
        return replace(record, library_sha256=hashlib.sha256(record.library.read_bytes()).hexdigest())


def _names(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"政策包写不进“{folder}”（{error.strerror or error}），现有内容不变。请检查权限和磁盘空间。"
        ) from None
