"""Writing and reading a policy pack: a zip whose every byte follows from what is in it.

Members are stored, not packed, in one order with one date: so a pack has one spelling, and the reader
writes anew what it read and compares. No byte between, before or behind the members can say anything, no
size can lie, nothing can unfold into more than the file itself. Then: the manifest, each member against
its size and digest, and last the signature over the manifest. Nothing is written to the disk.
"""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.packs import manifest as manifests
from advisor_app.packs import minisign, names
from advisor_app.packs.manifest import DAMAGED, Manifest

LARGEST = 64 << 20
"""Bytes of a pack; all that ships is below 1 MB."""
MOST_MEMBERS = 5000
_DATE = (2026, 1, 1, 0, 0, 0)
NO_PACK = "这不是政策包（或没有传完整）。请核对所选文件，或请制作者重新发送。"
FOREIGN = "政策包里有不该有的内容，为安全起见没有读入，现有内容不变。请向制作者核实文件来源。"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, RuntimeError, OSError)
"""What the standard library raises for a file that is not what it says."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack, whole and as its manifest says; whether the signature holds is another question."""

    manifest: Manifest
    signed: bytes
    """The manifest's bytes: what a signature is made over."""
    files: Mapping[str, bytes]
    signature: str = ""

    @property
    def sha256(self) -> str:
        """Of what is signed: two packs of one manifest have the same content."""
        return hashlib.sha256(self.signed).hexdigest()


def make(manifest: Manifest, files: Mapping[str, bytes]) -> Pack:
    """A pack without a signature; raises InputError where a name or a part of the manifest is not allowed."""
    members = tuple(manifests.member(name, files[name]) for name in sorted(files))
    made = replace(manifest, members=members)
    return Pack(made, manifests.write(made), dict(files))


def to_bytes(pack: Pack) -> bytes:
    """The pack as a file: the same bytes on every system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as out:
        out.writestr(_info(names.MANIFEST), pack.signed)
        if pack.signature:
            out.writestr(_info(names.SIGNATURE), pack.signature.encode())
        for name in sorted(pack.files):
            out.writestr(_info(name), pack.files[name])
    return stream.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system = 3
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    return info


def read(path: Path) -> Pack:
    """A pack's content; StoreError where the file can't be read, InputError where it is no sound pack."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise InputError("政策包大得不正常，为安全起见没有读入。请向制作者核实文件来源。")
        content = path.read_bytes()
    except OSError as error:
        raise StoreError(f"打不开“{path}”（{error.strerror or error}），请核对路径和权限。") from error
    return from_bytes(content)


def from_bytes(content: bytes) -> Pack:
    """The same of bytes."""
    if len(content) > LARGEST:
        raise InputError("政策包大得不正常，为安全起见没有读入。请向制作者核实文件来源。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as stored:
            read_files = _members(stored)
    except _UNREADABLE:
        raise InputError(NO_PACK if not content.startswith(b"PK\x03\x04") else DAMAGED) from None
    signed = read_files.pop(names.MANIFEST, None)
    if signed is None:
        raise InputError(NO_PACK)
    manifest = manifests.read(signed)
    try:
        signature = read_files.pop(names.SIGNATURE, b"").decode()
    except UnicodeDecodeError:
        raise InputError(minisign.NO_SIGNATURE) from None
    listed = {m.name: m for m in manifest.members}
    if listed.keys() != read_files.keys():
        raise InputError("政策包里的文件与清单对不上，没有读入，现有内容不变。请向制作者重新索取。")
    for name, data in read_files.items():
        if manifests.member(name, data) != listed[name]:
            raise InputError(
                f"政策包里的“{name}”与清单对不上（被改动过），没有读入，现有内容不变。请向制作者重新索取。"
            )
    pack = Pack(manifest, signed, read_files, signature)
    if to_bytes(pack) != content:
        raise InputError(DAMAGED)
    return pack


def _members(stored: zipfile.ZipFile) -> dict[str, bytes]:
    infos = stored.infolist()
    if len(infos) > MOST_MEMBERS or len({info.filename for info in infos}) != len(infos):
        raise InputError(DAMAGED)
    if sum(info.file_size for info in infos) > LARGEST:
        raise InputError(DAMAGED)
    found = {}
    for info in infos:
        name = info.orig_filename  # zipfile itself cuts a name at a zero byte
        plain = name in {names.MANIFEST, names.SIGNATURE} or names.allowed(name)
        regular = stat.S_IFMT(info.external_attr >> 16) in {0, stat.S_IFREG} and not info.is_dir()
        if not plain or not regular or info.flag_bits & 0x1 or info.compress_type != zipfile.ZIP_STORED:
            raise InputError(FOREIGN)
        found[name] = stored.read(info)
    return found


def sign(pack: Pack, key: minisign.SecretKey) -> Pack:
    """The pack signed; a signature it had is replaced."""
    trusted = f"policy pack {pack.manifest.id} version {pack.manifest.version}"
    return replace(pack, signature=minisign.sign(pack.signed, key, trusted))
