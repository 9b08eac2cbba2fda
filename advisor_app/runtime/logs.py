"""The log file: rotating, local, and free of client data from INFO upwards."""

import copy
import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from advisor_app.runtime.faults import Recent, trace

LOGGER = "advisor_app"
FILE_NAME = "advisor.log"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MAX_BYTES = 1_000_000
FILES_KEPT = 5

# Unified social credit codes (GB 32100) and identity numbers (GB 11643), then telephone numbers, then names.
_PATTERNS = (
    (re.compile(r"(?<![0-9A-Za-z])[0-9A-HJ-NP-RTUW-Y]{17}[0-9A-HJ-NP-RTUW-Yx](?![0-9A-Za-z])"), "〔代码〕"),
    (re.compile(r"(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])"), "〔电话〕"),
    (re.compile(r"[\w（）()·]{2,40}?(?:公司|合伙企业|事务所|合作社|研究院|经营部)"), "〔企业〕"),
)


def redact(text: str) -> str:
    """Replace what could name a client: codes, identity and telephone numbers, firms' names."""
    for pattern, mark in _PATTERNS:
        text = pattern.sub(mark, text)
    return text


class RedactingFormatter(logging.Formatter):
    """Redacts whole entries, tracebacks included; DEBUG is for a developer's own data and stays as it is."""

    def format(self, record: logging.LogRecord) -> str:
        """Word one entry."""
        if record.levelno < logging.INFO:
            return super().format(record)
        told = copy.copy(record)
        error = told.exc_info[1] if told.exc_info else None
        if error is not None:
            # what an exception says may quote what was entered: the stack alone
            told.exc_info, told.exc_text = None, trace(error).rstrip()
        return redact(super().format(told))


def start(directory: Path, level: int = logging.INFO) -> Path | None:
    """Log into `directory`, in place of an earlier start; None where that folder cannot be written."""
    stop()
    path = directory / FILE_NAME
    try:
        directory.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=FILES_KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(RedactingFormatter(FORMAT))
    logger = logging.getLogger(LOGGER)
    logger.addHandler(handler)
    logger.addHandler(Recent())
    logger.setLevel(level)
    return path


def recent() -> tuple[str, ...]:
    """The last lines since the start, without their arguments: fit for a report."""
    found = [h for h in logging.getLogger(LOGGER).handlers if isinstance(h, Recent)]
    return found[0].lines() if found else ()


def stop() -> None:
    """Close the log file, if one is open."""
    logger = logging.getLogger(LOGGER)
    for handler in list(logger.handlers):
        if isinstance(handler, (RotatingFileHandler, Recent)):
            logger.removeHandler(handler)
            handler.close()
