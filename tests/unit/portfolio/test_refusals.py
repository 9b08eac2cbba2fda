import errno
import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio.refusals import plainly, wording


def sqlite_error(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (sqlite_error("SQLITE_FULL"), "磁盘空间不足"),
        (sqlite_error("SQLITE_READONLY_DIRECTORY"), "只读"),
        (sqlite_error("SQLITE_CANTOPEN_ISDIR"), "只读"),
        (sqlite_error("SQLITE_CORRUPT_INDEX"), "已损坏"),
        (sqlite_error("SQLITE_NOTADB"), "不是客户库"),
        (sqlite_error("SQLITE_BUSY_SNAPSHOT"), "其他程序占用"),
        (sqlite_error("SQLITE_IOERR_WRITE"), "磁盘出错"),
        (OperationalError("INSERT", {}, sqlite_error("SQLITE_FULL")), "磁盘空间不足"),
        (OperationalError("SELECT", {}, Exception("server closed the connection")), "网络与账号"),
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘空间不足"),
        (PermissionError(errno.EACCES, "Permission denied"), "只读"),
        (FileExistsError(errno.EEXIST, "File exists"), "没有成功（File exists）"),
    ],
)
def test_each_refusal_has_its_sentence(error: Exception, word: str) -> None:
    sentence = wording(error, "客户.db")
    assert sentence is not None
    assert word in sentence
    assert "客户.db" in sentence
    assert sentence.endswith("。")
    with pytest.raises(StoreError, match=r"客户\.db"), plainly("客户.db", disk=True):
        raise error


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError(),
        sqlite_error("SQLITE_MISUSE"),
        IntegrityError("INSERT", {}, sqlite3.IntegrityError("FOREIGN KEY constraint failed")),
    ],
)
def test_bugs_go_on_unchanged(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, plainly("客户.db", disk=True):
        raise error
    assert caught.value is error


def test_files_of_the_caller_are_not_the_databases() -> None:
    with pytest.raises(FileNotFoundError), plainly("客户.db"):
        raise FileNotFoundError
