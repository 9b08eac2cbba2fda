"""What a database or a disk refuses, said in one plain sentence with a next step."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import cipher

_SENTENCES = {
    "FULL": "磁盘空间不足，这次改动没有保存，原有数据未受影响。请清理“{place}”所在的磁盘后重试。",
    "READONLY": "“{place}”或其所在文件夹是只读的，无法保存。请检查写入权限，或把客户库放到可写的位置。",
    "CORRUPT": "客户库“{place}”已损坏，为免扩大损失，程序未作任何改动。请保留该文件，并从备份恢复。",
    "NOTADB": "“{place}”不是客户库文件（或已损坏），程序未作任何改动。请核对所选文件，必要时从备份恢复。",
    "BUSY": "“{place}”正被其他程序占用（如同步盘、杀毒软件），这次改动没有保存。请稍后重试。",
    "IOERR": "读写“{place}”时磁盘出错，这次改动没有保存。请检查磁盘或移动盘的连接，并尽快备份。",
}
_CODES = {
    "SQLITE_FULL": "FULL",
    "SQLITE_READONLY": "READONLY",
    "SQLITE_CANTOPEN": "READONLY",
    "SQLITE_PERM": "READONLY",
    "SQLITE_CORRUPT": "CORRUPT",
    "SQLITE_NOTADB": "NOTADB",
    "SQLITE_BUSY": "BUSY",
    "SQLITE_LOCKED": "BUSY",
    "SQLITE_IOERR": "IOERR",
}
_ERRNOS = {
    errno.ENOSPC: "FULL",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "FULL",
    errno.EACCES: "READONLY",
    errno.EPERM: "READONLY",
    errno.EROFS: "READONLY",
    errno.EIO: "IOERR",
}
STALE = "这条记录刚刚在别处改过，这次改动没有保存。请刷新后重试。"
TAKEN = "这次改动与已有记录重复（如统一社会信用代码已被占用），没有保存。请刷新后核对。"

LOST = "数据库“{place}”连接失败或已中断，这次改动没有保存。请检查网络与账号后重试。"
UNSURE = (
    "保存到最后一刻，与“{place}”的连接断了，不知道存上没有。"
    "请连上后看一眼“变更”，没有的再做一次，以免做两遍。"
)
FORBIDDEN = "您在这个客户库里的角色不能做这件事，没有作任何更改。请由负责人处理。"
_SERVER = {
    "08": LOST,
    "28": "服务器“{place}”不接受这个账号或口令，没有打开客户库。请核对地址，或请管理员处理。",
    "3D": "服务器上没有这个数据库（“{place}”），没有打开客户库。请核对地址，或请管理员建立。",
    "40": STALE,
    "55P03": "其他人正在写入“{place}”（如批量导入），这次改动没有保存。请稍后重试。",
    "57014": "服务器中止了这次操作，没有作任何更改。请稍后重试。",
    "57": LOST,
    "58": LOST,
    "53": "服务器“{place}”的磁盘、内存或连接数不足，这次改动没有保存。请联系服务器管理员。",
    "25006": "服务器“{place}”现在只读，这次改动没有保存。请联系服务器管理员。",
    "42501": FORBIDDEN,
}
"""By the first characters of SQLSTATE; the first that fits counts."""


def wording(error: BaseException, place: str) -> str | None:
    """The sentence for an error of the database or the disk; None: not one a person can mend."""
    if isinstance(error, StaleDataError):
        return STALE
    if isinstance(error, IntegrityError):
        return TAKEN if "UNIQUE" in str(error.orig).upper() else None
    if isinstance(error, DBAPIError):
        if not isinstance(error.orig, cipher.errors()):
            return _of_server(error, place)
        error = error.orig
    if isinstance(error, cipher.errors()):
        name = getattr(error, "sqlite_errorname", "") or ""
        kind = _CODES.get("_".join(name.split("_")[:2]))
    elif isinstance(error, OSError):
        kind = _ERRNOS.get(error.errno or 0)
        if kind is None:
            return f"读写“{place}”没有成功（{error.strerror or error}），请检查该位置后重试。"
    else:
        return None
    return None if kind is None else _SENTENCES[kind].format(place=place)


def _of_server(error: DBAPIError, place: str) -> str | None:
    """The sentence for what PostgreSQL says by its code; while it is being reached it gives none."""
    code, told = getattr(error.orig, "sqlstate", None) or "", str(error.orig)
    if not code and ("authentication failed" in told or "permission denied for database" in told):
        code = "28"
    if not code and f'database "{place.rpartition("/")[2]}" does not exist' in told:
        code = "3D"
    for start, sentence in _SERVER.items():
        if code.startswith(start):
            return sentence.format(place=place)
    return None if code else LOST.format(place=place)


def is_lost(error: BaseException | None) -> bool:
    """Whether the connection to a server broke."""
    return (
        isinstance(error, DBAPIError)
        and not isinstance(error.orig, cipher.errors())
        and _of_server(error, "") == LOST.format(place="")
    )


@contextmanager
def plainly(place: str, *, disk: bool = False) -> Iterator[None]:
    """Turn what the database refuses (and, with ``disk``, the file system) into a StoreError.

    Anything without a sentence goes on unchanged: it is a bug.
    """
    try:
        yield
    except cipher.errors(DBAPIError, StaleDataError, OSError) as error:
        sentence = None if isinstance(error, OSError) and not disk else wording(error, place)
        if sentence is None:
            raise
        raise StoreError(sentence) from error
