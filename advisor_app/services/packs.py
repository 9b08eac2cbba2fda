"""Policy packs as use cases: make, sign, look at, install, take back; and whom to trust.

Installing goes in one order: read whole → signature → order of versions → compile → the pack's own cases →
own content on top → differences; only then is anything put in use. Whatever fails before leaves what is
in use as it is.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app import __version__
from advisor_app.domain.errors import ContentError, InputError, StoreError
from advisor_app.domain.library import Library
from advisor_app.engine.assess import Assessor
from advisor_app.library.diff import Difference, between
from advisor_app.library.reader import open_library
from advisor_app.packs import cases, minisign, names, pack, trust
from advisor_app.packs import store as stores
from advisor_app.packs.manifest import Manifest
from advisor_app.packs.minisign import PublicKey, SecretKey
from advisor_app.packs.pack import Pack
from advisor_app.packs.store import Installed, Store
from advisor_app.packs.trust import Key, Trust
from advisor_app.packs.versions import numbers
from advisor_app.runtime import paths, resources
from advisor_app.runtime.whole_file import flush_folder, write_beside, write_whole
from advisor_app.services.client_file import read_client
from advisor_app.services.clock import Clock
from advisor_app.services.content_base import Base, compile_pack, content_base, outdated, shipped_version
from advisor_app.services.own_content import OwnContent
from advisor_app.services.pack_views import base_name

if TYPE_CHECKING:
    from advisor_app.services.effects import Effects
    from advisor_app.services.exporting import Exporting

__all__ = ["Checked", "Packs", "Prepared", "Seal", "Wanted"]
_TOLD = 3
"""So many failed cases are told at once."""


class Seal(StrEnum):
    """What a pack's signature is worth here."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pack to be made says of itself; see :class:`Manifest`. ``cases``: the folder of its cases."""

    id: str
    version: int
    cases: Path
    title: str = ""
    note: str = ""
    made_by: str = ""
    valid_from: str = ""
    least_app: str = ""
    next_key: Path | None = None
    revokes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A pack that was read: sound, not tampered with. ``older``: why it is behind what is or was in use."""

    pack: Pack
    seal: Seal
    signer: str
    """The key's id; "" without a signature."""
    origin: str
    """Where the trusted key came from, in words."""
    older: str
    notes: tuple[str, ...]
    """What is to be known before it is installed, a sentence each."""

    @property
    def manifest(self) -> Manifest:
        """The pack's own words."""
        return self.pack.manifest

    @property
    def sentence(self) -> str:
        """The signature in one line."""
        match self.seal:
            case Seal.TRUSTED:
                return f"签名有效：密钥 {self.signer}（{self.origin}）"
            case Seal.UNKNOWN:
                return f"签名的密钥 {self.signer} 不在可信之列，无法核验来源"
            case _:
                return "没有签名，无法核验来源"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pack compiled and tried, in a folder of its own; nothing is in use yet."""

    checked: Checked
    record: Installed
    ready: Path
    library: Library
    """The pack's content with own content on top: what would be in use."""
    file: Path
    """Its compiled file."""
    differences: tuple[Difference, ...]
    cases: int
    own_problem: str
    """Why own content would be left out; "" where it fits."""


class Packs:
    """What is installed, and what can be."""

    def __init__(self, clock: Clock, actor: str = "", folder: Path | None = None) -> None:
        self._clock = clock
        self._actor = actor
        self.store = Store(folder or paths.packs_dir())

    # --- making -----------------------------------------------------------------------------------

    def build(self, root: Path, wanted: Wanted, target: Path) -> Pack:
        """Make a pack of a content folder, try it, and write it unsigned; an existing file is not replaced.

        Raises CompileError, InputError (a case fails, a name is not allowed) or StoreError.
        """
        if target.exists():
            raise StoreError(f"“{target}”已存在，为免覆盖没有写。请换个文件名。")
        files = {**_content(root), **_cases(wanted.cases)}
        next_key = "" if wanted.next_key is None else minisign.read_public(_text(wanted.next_key)).line
        manifest = Manifest(
            wanted.id,
            wanted.version,
            _content_version(root),
            self._clock.today().isoformat(),
            wanted.made_by,
            wanted.title,
            wanted.note,
            wanted.valid_from,
            wanted.least_app,
            next_key,
            tuple(sorted(wanted.revokes)),
        )
        made = pack.make(manifest, files)
        scratch = self.store.scratch()
        try:
            _try(made, scratch, "", self._clock.today())
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        _write(target, pack.to_bytes(made))
        return made

    def sign(self, path: Path, key: SecretKey) -> Pack:
        """Sign a pack where it lies."""
        signed = pack.sign(pack.read(path), key)
        _write(path, pack.to_bytes(signed))
        return signed

    def attach(self, path: Path, signature: Path) -> Pack:
        """Put a signature that was made elsewhere (``minisign -S`` over manifest.json) into a pack."""
        text = _text(signature)
        minisign.read_signature(text)
        signed = replace(pack.read(path), signature=text)
        _write(path, pack.to_bytes(signed))
        return signed

    @staticmethod
    def keygen(target: Path, passphrase: str) -> tuple[PublicKey, Path, Path]:
        """A new key: the secret half at ``target``, the public one beside it; neither replaces a file."""
        public = target.with_suffix(".pub")
        for path in (target, public):
            if path.exists():
                raise StoreError(f"“{path}”已存在，为免覆盖没有生成密钥。请换个文件名。")
        key = minisign.new_key()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, minisign.secret_text(key, passphrase), mode=0o600)
            write_whole(public, key.public.file)
        except OSError as error:
            raise StoreError(f"密钥写不进“{target}”（{error.strerror}），请检查权限和磁盘空间。") from None
        return key.public, target, public

    # --- keys -------------------------------------------------------------------------------------

    def trust(self) -> Trust:
        """All known keys."""
        return trust.load(resources.keys(), self.store.keys)

    def keys(self) -> tuple[Key, ...]:
        """The same in a row."""
        return tuple(self.trust().keys.values())

    def trust_key(self, path: Path) -> PublicKey:
        """Trust a key from a ``.pub`` file."""
        public = minisign.read_public(_text(path))
        with self.store.changing():
            trust.save(self.trust().with_key(public), self.store.keys)
            self._log("信任密钥", key=public.id)
        return public

    def revoke_key(self, key_id: str) -> None:
        """Trust a key no more, for good."""
        with self.store.changing():
            trust.save(self.trust().without(key_id.upper()), self.store.keys)
            self._log("吊销密钥", key=key_id.upper())

    # --- looking ----------------------------------------------------------------------------------

    def verify(self, path: Path) -> Checked:
        """Read a pack and its signature; InputError where it was tampered with or can't be taken here."""
        return self._checked(pack.read(path))

    def _checked(self, read: Pack) -> Checked:
        manifest, known = read.manifest, self.trust()
        seal, signer, origin = Seal.NONE, "", ""
        if read.signature:
            signature = minisign.read_signature(read.signature)
            signer = signature.key_id
            if known.revoked(signer):
                raise InputError(f"签名的密钥 {signer} 已吊销，不能安装。请向制作者索取用新密钥签名的包。")
            public = known.trusted(signer)
            seal = Seal.UNKNOWN
            if public is not None:
                if not minisign.holds(read.signed, signature, public):
                    raise InputError(
                        "政策包的签名与内容不符（内容、版本或签名被改动过），不能安装，现有内容不变。"
                    )
                seal, origin = Seal.TRUSTED, known.keys[signer].origin
        if manifest.least_app and numbers(manifest.least_app) > numbers(__version__):
            raise InputError(
                f"这个政策包需要 {manifest.least_app} 以上的程序，本机是 {__version__}。请先升级程序。"
            )
        if seal is Seal.TRUSTED:
            known.rotated(signer, manifest.next_key, manifest.revokes)
        return Checked(read, seal, signer, origin, self._older(read), tuple(self._notes(read, seal)))

    def _older(self, read: Pack) -> str:
        manifest = read.manifest
        highest, digest = self.store.state().highest.get(manifest.id, (0, ""))
        if manifest.version < highest:
            return f"本机装过 {manifest.id} 第 {highest} 版，这个包是更旧的第 {manifest.version} 版"
        if manifest.version == highest and read.sha256 != digest:
            return f"本机装过的 {manifest.id} 第 {highest} 版与这个包版本相同、内容不同"
        base = self.current()
        used = shipped_version() if base.pack is None else base.pack.content_version
        if numbers(manifest.content_version) < numbers(used):
            return (
                f"现在用的内容是 {used.partition('（')[0]}，这个包的内容是更旧的 {manifest.content_version}"
            )
        return ""

    def _notes(self, read: Pack, seal: Seal) -> list[str]:
        manifest, base, told = read.manifest, self.current(), []
        if manifest.valid_from > self._clock.today().isoformat():
            told.append(f"制作者写明自 {manifest.valid_from} 起用；各份文件的施行日仍以文件自己的为准。")
        if base.pack is not None and base.pack.id != manifest.id:
            told.append(f"现在用的是另一系列的包 {base.pack.id}；安装后整份换成这个包的内容。")
        if base.pack is not None and base.pack.sha256 == read.sha256 and base.pack.signed:
            told.append("现在用的就是这个包。")
        if seal is Seal.TRUSTED and manifest.next_key:
            told.append(f"安装后还会信任密钥 {minisign.read_public(manifest.next_key).id}（由这个包指定）。")
        if seal is Seal.TRUSTED and manifest.revokes:
            told.append(f"安装后不再信任密钥 {'、'.join(manifest.revokes)}。")
        return told

    def current(self) -> Base:
        """What is in use now, without own content."""
        return content_base(self.store.folder)

    # --- installing -------------------------------------------------------------------------------

    def prepare(self, checked: Checked, *, unsigned: bool = False, older: bool = False) -> Prepared:
        """Compile a pack, run its own cases, put own content on top and compare; nothing is put in use.

        ``unsigned``, ``older``: that this was confirmed explicitly; without it such a pack is refused with
        InputError. Raises ContentError or InputError where the content or a case fails. What it gives is
        to be installed or discarded.
        """
        if checked.seal is not Seal.TRUSTED and not unsigned:
            raise InputError(
                f"{checked.sentence}。请先添加制作者的公钥；确知来源的，也可以明确选择按“未签名”安装。"
            )
        if checked.older and not older:
            raise InputError(f"{checked.older}，没有安装。确要换成旧的，请明确确认。")
        choices = tuple(
            name
            for name, chosen in (
                ("unsigned", checked.seal is not Seal.TRUSTED),
                ("older", bool(checked.older)),
            )
            if chosen
        )
        ready = self.store.scratch()
        try:
            return self._prepared(checked, ready, choices)
        except BaseException:
            shutil.rmtree(ready, ignore_errors=True)
            raise

    def _prepared(self, checked: Checked, ready: Path, choices: tuple[str, ...]) -> Prepared:
        read = checked.pack
        place = ready / "pack"
        record = Installed(
            **stores.record_of(read.manifest, read.sha256),
            library_sha256="",
            signer=checked.signer if checked.seal is Seal.TRUSTED else "",
            installed_at=self._clock.now().isoformat(timespec="seconds"),
            installed_by=self._actor,
            choices=choices,
            folder=place,
        )
        count = _try(read, place, record.mark, self._clock.today())
        stores.unpack({stores.PACK: pack.to_bytes(read)}, place)
        record = stores.with_library(record)
        own = OwnContent(base=lambda: Base(record.library, record, record.mark), compiled=ready)
        problem = own.problem()
        file = record.library if problem else own.file()
        library = open_library(file)
        return Prepared(
            checked, record, ready, library, file, between(OwnContent().load(), library), count, problem
        )

    def install(self, prepared: Prepared) -> Installed:
        """Put a prepared pack in use; raises StoreError, and then what was in use before still is."""
        checked = prepared.checked
        with self.store.changing():
            again = self._checked(checked.pack)  # keys and versions may have changed since
            if again.seal is not checked.seal or (again.older and not checked.older):
                raise InputError("查看之后，可信密钥或已装的政策包有变化，没有安装。请重新打开这个包。")
            done = self.store.place(prepared.ready / "pack", prepared.record)
            chosen = "，".join(_CHOICES[choice] for choice in done.choices)
            told = {"pack": done.id, "version": done.version, "sha256": done.sha256, "signer": done.signer}
            self._log("安装", **told, choice=chosen)
            if checked.seal is Seal.TRUSTED and (checked.manifest.next_key or checked.manifest.revokes):
                now = self.trust().rotated(
                    checked.signer, checked.manifest.next_key, checked.manifest.revokes
                )
                trust.save(now, self.store.keys)
            self.store.use(done, shipped_version().partition("（")[0])
            shutil.rmtree(prepared.ready, ignore_errors=True)
            self.store.sweep()
        return done

    @staticmethod
    def discard(prepared: Prepared) -> None:
        """Let a prepared pack go."""
        shutil.rmtree(prepared.ready, ignore_errors=True)

    def rollback(self) -> Base:
        """Go back to what was in use before; gives that. Raises NotFoundError where nothing was."""
        with self.store.changing():
            gone = self.store.back()
            base = self.current()
            self._log("退回", pack=gone, now=base_name(base))
        return base

    def installed(self) -> tuple[tuple[Installed, str], ...]:
        """The packs that can be gone back to, the latest first, each with its standing in words."""
        found = []
        known = self.trust()
        stack = {step.name: step for step in self.store.state().stack}
        for number, one in enumerate(self.store.installed()):
            told = ["签名有效" if one.signed else "未签名"]
            if known.revoked(one.signer):
                told.append("签名密钥已吊销")
            if number == 0:
                newer = outdated(one, stack[one.folder.name].over)
                told.append("随程序的内容更新，已不用" if newer else "在用")
            found.append((one, "，".join(told)))
        return tuple(found)

    # --- what it does to the clients --------------------------------------------------------------

    def effects(self, prepared: Prepared, exporting: Exporting) -> tuple[Effects, Path]:
        """Compares what is in use with what would be, over all clients; and the file of what is in use."""
        from advisor_app.services.assessing import Assessing  # noqa: PLC0415
        from advisor_app.services.effects import Effects  # noqa: PLC0415
        from advisor_app.services.kept_content import KeptContents  # noqa: PLC0415

        record = prepared.record
        own = OwnContent(base=lambda: Base(record.library, record, record.mark), compiled=prepared.ready)
        assessing = Assessing(self._clock, prepared.library)
        later = KeptContents(self._clock, own=own)
        return Effects(assessing, exporting.under(assessing), later), KeptContents(self._clock).current()

    def _log(self, what: str, **more: object) -> None:
        at = self._clock.now().isoformat(timespec="seconds")
        self.store.log({"at": at, "by": self._actor, "what": what, **more})


_CHOICES = {"unsigned": "明确选择安装未经核验来源的包", "older": "明确选择换成较旧的内容"}


# --- a pack's files -----------------------------------------------------------------------------------------


def _content(root: Path) -> dict[str, bytes]:
    """The files of a content folder that belong to a pack; a name that is not allowed is told."""
    found: dict[str, bytes] = {}
    for folder in ("policies", "documents", "facts", "ladder"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                found[_allowed(f"content/{path.relative_to(root).as_posix()}")] = path.read_bytes()
    if (root / "papers.yaml").is_file():
        found["content/papers.yaml"] = (root / "papers.yaml").read_bytes()
    if "content/policies/content.yaml" not in found:
        raise InputError(f"“{root}”不是政策内容：里面应有 policies、documents、facts。请核对文件夹。")
    return found


def _cases(folder: Path) -> dict[str, bytes]:
    found = {_allowed(f"tests/{path.name}"): path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
    if not found:
        raise InputError(f"“{folder}”里没有案例（.yaml）。政策包要带自己的案例，安装之前会先跑一遍。")
    return found


def _allowed(name: str) -> str:
    if not names.allowed(name):
        short = name.partition("/")[2]
        raise InputError(f"“{short}”这个名字不能放进政策包：只用小写字母、数字和连字符。请改名或移走。")
    return name


def _content_version(root: Path) -> str:
    from advisor_app.library.compiler.load import load  # noqa: PLC0415 (yaml)

    data = load(root / "policies" / "content.yaml").data
    return str(data.get("version", "")) if isinstance(data, dict) else ""


def _try(read: Pack, place: Path, mark: str, today: dt.date) -> int:
    """Unpack, compile and run a pack's own cases in ``place``; how many. Raises where any of it fails."""
    stores.unpack({n: data for n, data in read.files.items() if n.startswith("content/")}, place)
    try:
        compile_pack(place / stores.CONTENT, place / stores.LIBRARY, mark)
    except ContentError as error:
        lines = str(error).splitlines()
        raise ContentError(
            f"政策包的内容有 {len(lines)} 处编译不过，现有内容不变。第一处：{lines[0]}"
        ) from error
    library = open_library(place / stores.LIBRARY)
    if library.content_version != f"{read.manifest.content_version}{mark}":
        raise InputError("政策包清单上的内容版本与内容自己写的不同，现有内容不变。请向制作者核实。")
    return _run_cases(read, place, library, today)


def _run_cases(read: Pack, place: Path, library: Library, today: dt.date) -> int:
    from advisor_app.library.compiler.load import load  # noqa: PLC0415 (yaml)

    tests = {name: data for name, data in read.files.items() if name.startswith("tests/")}
    stores.unpack(tests, place)
    assessor, failed, count = Assessor(library), [], 0
    for name in sorted(tests):
        for case in cases.read_cases(load(place / name, name).data, name):
            count += 1
            try:
                facts = read_client(case.client, library.catalogue, max(today, case.as_of))
                told: Sequence[str] = cases.differences(
                    case, assessor.assess(facts, case.as_of, drafts=case.drafts)
                )
            except InputError as error:
                told = (str(error),)
            failed += [f"“{case.name}”：{'；'.join(told)}"] if told else []
    shutil.rmtree(place / names.TESTS, ignore_errors=True)
    if not count:
        raise InputError("政策包没有自己的案例，不能安装，现有内容不变。请向制作者索取带案例的包。")
    if failed:
        more = f"等 {len(failed)} 例" if len(failed) > _TOLD else ""
        raise ContentError(
            f"政策包自己的案例没有通过，没有采用，现有内容不变。{'　'.join(failed[:_TOLD])}{more}。"
        )
    return count


def _write(target: Path, content: bytes) -> None:
    scratch = target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = write_beside(target, content)
        pack.read(scratch)
        scratch.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise StoreError(f"政策包写不进“{target}”（{error.strerror}），请检查权限和磁盘空间。") from None
    finally:
        if scratch != target:
            scratch.unlink(missing_ok=True)


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return stream.read(8192).replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InputError(f"“{path}”不是文本文件，请核对所选文件。") from None
    except OSError as error:
        raise StoreError(f"打不开“{path}”（{error.strerror}），请核对路径和权限。") from None


def read_secret(path: Path, ask: Callable[[], str]) -> SecretKey:
    """A secret key from its file; ``ask`` gives the passphrase where it has one."""
    text = _text(path)
    return minisign.read_secret(text, ask() if minisign.needs_passphrase(text) else "")
