"""The client database encrypted on the disk: turned on, changed and off, and opened again.

The passphrase is always there, so that a backup opens on another computer; the system's keyring may besides
spare typing it on this one. What it covers, and what it does not, is said in plain words.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.portfolio import cipher, key_file
from advisor_app.portfolio.backups import Reason, listing
from advisor_app.portfolio.file_store import folder_of, store_of
from advisor_app.portfolio.key_file import Keys
from advisor_app.portfolio.session import Portfolio
from advisor_app.services.keeping import FILES, SEALED_FILES, Keeping

PASSPHRASE_VARIABLE = "ADVISOR_DATABASE_PASSPHRASE"
"""Holds the passphrase for programs that run without anyone at the keyboard."""
_SERVICE = "advisor_app"
log = logging.getLogger(__name__)

OFF = (
    "未加密：客户库是普通文件，电脑丢失或被别人拿到硬盘时，里面的客户资料能直接读出。"
    "请打开系统的整盘加密（BitLocker、FileVault、LUKS 等），或在这里加密客户库。"
)
ON = (
    "已加密（客户库 SQLCipher，AES-256；材料原件 ChaCha20-Poly1305）：没有口令或这台电脑的钥匙串，"
    "客户库、材料和它们的备份读不出来；材料有几份、各多大仍看得出来。"
)
REMEMBERED = "口令记在系统钥匙串里，在这台电脑上打开时不用输入；能登录本机账户的人因此也能打开。"
ASKED = "每次打开程序时输入口令。"
UNCOVERED = (
    "不在加密之内：已导出的文书、日志、设置和抬头；打开材料时给查看程序的副本（锁定窗口或退出时删除，"
    "查看程序自己另存、缓存的不归这里管）；转换时删掉的旧文件在磁盘上空出的扇区。"
    "它们要靠系统的整盘加密。交接包另有自己的口令。"
)
NOT_INSTALLED = (
    "这个版本没有带加密组件（sqlcipher3），现在不能加密客户库。"
    "要用请安装带加密组件的版本；在那之前请靠系统的整盘加密。"
)
ON_SERVER = (
    "客户库在数据库服务器上，磁盘加密请由服务器管理员设置。放进来的材料原件存在这台电脑上，没有加密，"
    "只有您的系统账户能读；电脑请打开系统的整盘加密。"
)
WARNING = "口令忘了谁也打不开，没有后门，软件提供方也帮不上。请把口令另记在安全的地方。"
WAITING = (
    "客户库旁有 {} 份材料是用以前的口令加密的，它们的钥匙文件（“….db.key.”后面带编号的，请不要删）也还在："
    "点“用以前的口令打开…”，输入那时的口令，就照客户库现在的样子存好。"
)
KEYS_STAY = "有的材料仍是加密的或已损坏，所以留着钥匙文件“{}”，请不要删它；加密口令也请记着。"
STILL_OLD = (
    "还有材料用以前的口令加密着，请用以前的口令加密客户库，之后再换口令；"
    "口令忘了的，请先把“{}”文件夹里的 .sealed 文件移到别处。"
)
NO_RING = "这台电脑没有可用的系统钥匙串，口令没有记住；每次打开时请输入。"


class Ring(Protocol):
    """The part of ``keyring`` that is used."""

    def get_password(self, service: str, name: str) -> str | None:
        """What is kept."""

    def set_password(self, service: str, name: str, value: str) -> None:
        """Keep it."""

    def delete_password(self, service: str, name: str) -> None:
        """Forget it."""


@dataclass(frozen=True, slots=True)
class Protection:
    """How the database is kept. ``possible``: it can be encrypted here; ``plain_backups``: how many of its
    backups are not encrypted. ``sentences``: all that in plain words."""

    encrypted: bool
    possible: bool
    remembered: bool
    plain_backups: int
    sentences: tuple[str, ...]
    unread: int = 0
    """Files that are under earlier keys, which lie beside the database and wait for their passphrase."""


class Encrypting:
    """Of one open client database."""

    def __init__(self, portfolio: Callable[[], Portfolio], keeping: Callable[[], Keeping]) -> None:
        self._portfolio = portfolio
        self._keeping = keeping

    def protection(self) -> Protection:
        """How things stand."""
        portfolio = self._portfolio()
        if portfolio.on_server:
            return Protection(False, False, False, 0, (ON_SERVER,))
        unread = store_of(portfolio.file).unread() if self._earlier() else 0
        waiting = (WAITING.format(unread),) if unread else ()
        if not cipher.encrypted(portfolio.file):
            possible = cipher.installed()
            lacking = () if possible else (NOT_INSTALLED,)
            return Protection(False, possible, False, 0, (OFF, *lacking, *waiting), unread)
        _, remembered = key_file.about(self._keys_place)
        folders = self._keeping().folders()
        plain = sum(each.size > 0 and not cipher.encrypted(each.path) for each in listing(folders))
        told = [ON, *waiting, REMEMBERED if remembered else ASKED, UNCOVERED]
        own = len(store_of(portfolio.file).plain())
        if own:
            told.insert(
                1,
                f"客户库旁还有 {own} 份材料没有加密（转换没有做完，或内容已损坏）：请重新打开程序再试一次，"
                f"仍有的请在“材料”页核对。{portfolio.evidence_remark}",
            )
        if plain:
            told.append(
                f"备份文件夹里有 {plain} 份加密之前的备份没有加密，里面有客户资料："
                "确认新的备份可用后，请自己删掉。"
            )
        plain_files = self._keeping().plain_files()
        if plain_files:
            told.append(
                f"备份旁的“{FILES}”文件夹里有 {plain_files} 份加密之前的材料没有加密"
                f"（已彻底删除的客户的也在内，有的可能是别的客户库的）：确认“{SEALED_FILES}”文件夹里已有新的、"
                f"也没有别的客户库备份到这里之后，请自己删掉整个“{FILES}”文件夹。"
            )
        return Protection(True, True, remembered, plain, tuple(told), unread)

    def turn_on(self, passphrase: str, *, remember: bool = False) -> str:
        """Encrypt the database under a passphrase, and back it up so; a remark where something is left.

        The keys are kept first; whatever cuts it off leaves a database that opens.
        """
        file = self._portfolio().file
        if cipher.encrypted(file):
            raise InputError("客户库已经加密了。")
        if not cipher.installed():
            raise StoreError(NOT_INSTALLED)
        keys = self._new_keys(passphrase)
        key_file.put_aside(self._keys_place)
        key_file.write(self._keys_place, keys, passphrase)
        cipher.learn(self._keys_place, keys.data)
        told = self._portfolio().reseal(keys.data[0])
        return told + self._remember(keys, wanted=remember) + self._back_up()

    def turn_off(self, passphrase: str) -> str:
        """Have a plain file again; encrypted backups stay so, each with its keys beside it.

        What is damaged or missing here is first taken back from beside the backups; where some of the
        evidence stays encrypted or damaged, so do the keys. Returns a remark, as the others do.
        """
        keys = self._unwrap(passphrase)
        cipher.learn(self._keys_place, keys.data)
        self._keeping().mend_files()
        told = self._portfolio().reseal(None)
        if told or store_of(self._portfolio().file).sealed():
            return f"{told}{KEYS_STAY.format(self._keys_place.name)}"
        if keys.in_keyring:
            _forget(keys.id)
        self._keys_place.unlink(missing_ok=True)
        return told

    def change_passphrase(self, old: str, new: str) -> str:
        """Another passphrase for the same keys; backups made before keep the old one."""
        keys = self._unwrap(old)
        key_file.write(self._keys_place, keys, new)
        return "以前的备份仍用原来的口令打开。" + self._back_up()

    def rekey(self, passphrase: str) -> str:
        """Another key: the database is written anew; the earlier keys stay with it, for the backups."""
        keys = key_file.with_another(self._unwrap(passphrase))
        key_file.rewrite(self._keys_place, keys)
        cipher.learn(self._keys_place, keys.data)
        return self._portfolio().reseal(keys.data[0]) + self._back_up()

    def remember(self, passphrase: str, *, wanted: bool) -> str:
        """Have the system's keyring open it on this computer, or no longer; a remark where it can't."""
        return self._remember(self._unwrap(passphrase), wanted=wanted)

    def open_earlier(self, passphrase: str) -> str:
        """Open what is under earlier keys, and have it as the database is kept; a remark where some is not.

        InputError where the passphrase opens none of the key files that were put aside.
        """
        if not [file for file in self._earlier() if _told(file, passphrase)]:
            raise InputError(key_file.WRONG)
        store = store_of(self._portfolio().file)
        store.begin_turning()
        return store.settle()

    def _earlier(self) -> tuple[Path, ...]:
        """The key files of earlier sets; where the database is plain its own is one of them."""
        own = self._keys_place
        left = own.exists() and not cipher.encrypted(self._portfolio().file)
        return (*((own,) if left else ()), *key_file.aside(own))

    @property
    def _keys_place(self) -> Path:
        return key_file.place(self._portfolio().file)

    def _new_keys(self, passphrase: str) -> Keys:
        """Fresh ones; where evidence here is still under earlier ones, these go along."""
        if not (self._keys_place.exists() and store_of(self._portfolio().file).sealed()):
            return key_file.fresh()
        try:
            return key_file.with_another(key_file.unwrap(self._keys_place, passphrase))
        except InputError:
            raise InputError(STILL_OLD.format(folder_of(self._portfolio().file).name)) from None

    def _unwrap(self, passphrase: str) -> Keys:
        if not cipher.encrypted(self._portfolio().file):
            raise InputError("客户库没有加密。")
        return key_file.unwrap(self._keys_place, passphrase)

    def _remember(self, keys: Keys, *, wanted: bool) -> str:
        kept = wanted and _keep(keys)
        if keys.in_keyring and not wanted:
            _forget(keys.id)
        key_file.rewrite(self._keys_place, replace(keys, in_keyring=kept))
        return NO_RING if wanted and not kept else ""

    def _back_up(self) -> str:
        """What changed nothing in the records still wants a backup of its own: the keys are new."""
        try:
            self._keeping().back_up(Reason.ASKED)
        except StoreError as error:
            return f"但还没有备份：{error}"
        return ""


# --- before a file is opened --------------------------------------------------------------------------------


def open_silently(path: Path) -> bool:
    """Fetch the keys of a file from the system's keyring; whether they are at hand now."""
    keys_place = key_file.place(path)
    for file in key_file.aside(keys_place):
        _from_ring(file)
    return keys_place.exists() and _from_ring(keys_place)


def _from_ring(keys_place: Path) -> bool:
    try:
        name, kept = key_file.about(keys_place)
        main = _fetch(name) if kept else None
        if main is None:
            return False
        cipher.learn(keys_place, key_file.unwrap_with(keys_place, main).data)
    except StoreError:
        return False  # asked for the passphrase, which says what is wrong
    return True


def keys_wanted(path: Path) -> Path | None:
    """The key file whose passphrase has to be asked for before a file can be read; None: nothing is."""
    try:
        cipher.key_of(path)
    except cipher.SealedError as error:
        return error.keys
    return None


def open_with(keys_place: Path, passphrase: str, *, remember: bool = False) -> None:
    """Unwrap the keys in a file by the passphrase, and those put aside for it that it opens too; InputError
    where it is wrong."""
    keys = key_file.unwrap(keys_place, passphrase)
    cipher.learn(keys_place, keys.data)
    for file in key_file.aside(keys_place):
        _told(file, passphrase)
    if remember and not keys.in_keyring and _keep(keys):
        key_file.rewrite(keys_place, replace(keys, in_keyring=True))


def _told(file: Path, passphrase: str) -> bool:
    """Whether a passphrase opens a key file; its keys are at hand then."""
    try:
        cipher.learn(file, key_file.unwrap(file, passphrase).data)
    except (InputError, StoreError):
        return False
    return True


# --- the system's keyring ---------------------------------------------------------------------------


def _ring() -> Ring | None:
    """The system's keyring; None where there is none that keeps secrets secret."""
    try:
        import keyring  # noqa: PLC0415 (an extra, and slow to load)
    except ImportError:
        return None
    found = keyring.get_keyring()
    return None if type(found).__module__.startswith(("keyrings.alt", "keyring.backends.fail")) else found


def _keep(keys: Keys) -> bool:
    ring = _ring()
    if ring is None:
        return False
    try:
        ring.set_password(_SERVICE, keys.id, keys.main.hex())
        return ring.get_password(_SERVICE, keys.id) == keys.main.hex()
    except Exception:
        log.warning("the keyring refused", exc_info=True)
        return False


def _fetch(name: str) -> bytes | None:
    ring = _ring()
    try:
        kept = ring.get_password(_SERVICE, name) if ring is not None else None
        return bytes.fromhex(kept) if kept else None
    except Exception:
        log.warning("the keyring could not be read", exc_info=True)
        return None


def _forget(name: str) -> None:
    ring = _ring()
    try:
        if ring is not None:
            ring.delete_password(_SERVICE, name)
    except Exception:
        log.warning("the keyring kept what should go", exc_info=True)
