"""The passphrase of the window: set, changed, asked for, and slow to be guessed.

It keeps others from the window of a computer that was left alone; it encrypts nothing, and says so. What it
is checked against lies in a file of its own, so that damaged settings can't open the window.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import math
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from advisor_app.domain.errors import InputError, StoreError
from advisor_app.runtime import paths, settings
from advisor_app.runtime.whole_file import keep_whole
from advisor_app.services.clock import Clock

SHORTEST = 4
"""Characters: it stands against a passer-by, and wrong tries are slowed."""
COST = 2**16
"""scrypt's n: 64 MB and a fifth of a second for each try."""
_MOST_COST = 2**20
FREE = 3
"""Wrong tries that cost no waiting."""
LONGEST_WAIT = dt.timedelta(minutes=15)

WRONG = "口令不对，请核对大小写和输入法。"
FORGOTTEN = (
    "应用锁只锁窗口，不加密数据：忘了口令，请在数据文件夹里删除“lock.json”后重新打开程序，客户资料不受影响。"
    "客户库另行加密的，加密口令忘了就谁也打不开。"
)
_DAMAGED = "应用锁的文件“{}”已损坏，无法核对口令。请删除该文件后重新打开程序，客户资料不受影响。"


@dataclass(frozen=True, slots=True)
class _Kept:
    """``salt`` and ``digest`` in hex; ``tries``: wrong ones in a row, ``tried_at`` the last of them (ISO)."""

    n: int
    r: int
    p: int
    salt: str
    digest: str
    tries: int = 0
    tried_at: str = ""


class Locking:
    """The passphrase of the window."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return paths.lock_file()

    @property
    def is_set(self) -> bool:
        """Whether there is one; a damaged file counts, or damaging it would open the window."""
        return self.file.exists()

    @property
    def minutes(self) -> int:
        """After how many idle minutes the window locks itself; 0: only when asked to."""
        return settings.load(paths.settings_file()).settings.lock_minutes

    def lock_after(self, minutes: int) -> None:
        """Choose that; 0 to 240."""
        file = paths.settings_file()
        settings.save(replace(settings.load(file).settings, lock_minutes=minutes), file)

    def wait(self) -> int:
        """Seconds until the next try is looked at; a clock that was set changes nothing for the worse."""
        kept = self._read()
        if kept.tries <= FREE:
            return 0
        delay = min(dt.timedelta(seconds=2 ** min(kept.tries - FREE, 16)), LONGEST_WAIT)
        try:
            since = self._clock.now() - dt.datetime.fromisoformat(kept.tried_at)
        except (ValueError, TypeError):
            since = dt.timedelta()
        left = delay - max(since, dt.timedelta())
        return max(0, math.ceil(left.total_seconds()))

    def check(self, passphrase: str) -> None:
        """InputError, with what to do, unless it is the passphrase; the try counts before it is looked at,
        so that ending the program does not take it back."""
        kept = self._read()
        wait = self.wait()
        if wait:
            raise InputError(f"连续输错 {kept.tries} 次，请等 {wait} 秒再试。")
        self._write(replace(kept, tries=kept.tries + 1, tried_at=self._clock.now().isoformat()))
        if not hmac.compare_digest(_digest(passphrase, kept), kept.digest):
            wait = self.wait()
            raise InputError(WRONG + (f"请等 {wait} 秒再试。" if wait else ""))
        self._write(replace(kept, tries=0, tried_at=""))

    def set(self, passphrase: str, old: str = "") -> None:
        """Set it, or change it by way of the ``old`` one."""
        if self.is_set:
            self.check(old)
        if len(_plain(passphrase)) < SHORTEST:
            raise InputError(f"应用锁的口令至少 {SHORTEST} 个字符。")
        blank = _Kept(COST, 8, 1, secrets.token_hex(16), "")
        self._write(replace(blank, digest=_digest(passphrase, blank)))

    def remove(self, old: str) -> None:
        """Have none any more."""
        self.check(old)
        try:
            self.file.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"删不掉“{self.file}”（{error.strerror}），应用锁没有取消。请重试。") from None

    def _read(self) -> _Kept:
        try:
            kept = _Kept(**json.loads(self.file.read_text(encoding="utf-8")))
            whole = len(bytes.fromhex(kept.digest)) == 32 and bool(bytes.fromhex(kept.salt))
            cheap = 2 <= kept.n <= _MOST_COST and 1 <= kept.r <= 32 and 1 <= kept.p <= 16
            if whole and cheap and kept.tries >= 0:
                return kept
        except (OSError, ValueError, TypeError, RecursionError):
            pass
        raise StoreError(_DAMAGED.format(self.file))

    def _write(self, kept: _Kept) -> None:
        try:
            keep_whole(self.file, json.dumps(asdict(kept)) + "\n")
        except OSError as error:
            raise StoreError(f"写不进“{self.file}”（{error.strerror}），请检查磁盘空间和写入权限。") from None


def _plain(passphrase: str) -> str:
    """The one form in which it counts: input methods give the same letters in several."""
    return unicodedata.normalize("NFC", passphrase)


def _digest(passphrase: str, kept: _Kept) -> str:
    memory = 128 * kept.n * kept.r * kept.p + (32 << 20)
    made = hashlib.scrypt(
        _plain(passphrase).encode(),
        salt=bytes.fromhex(kept.salt),
        n=kept.n,
        r=kept.r,
        p=kept.p,
        maxmem=memory,
        dklen=32,
    )
    return made.hex()
