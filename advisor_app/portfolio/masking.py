"""The client database as it may be shown on a projector: every text that leaves it has its names replaced.

The texts are replaced where SQLite hands them over, so that no page, search, journal line or JSON inside a
cell can be forgotten; and such a database can only be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor_app.domain.errors import StoreError
from advisor_app.portfolio import journal
from advisor_app.portfolio.connection import masked_engine
from advisor_app.portfolio.models import Client, FormerName, LinkRecord, PersonRecord
from advisor_app.portfolio.restore import StayErased
from advisor_app.portfolio.session import Portfolio, Timekeeper

READ_ONLY = "隐名演示中只能看，不能修改或出具，什么也没有写。请先结束隐名演示。"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
PHONE, CODE, MAIL = "〔电话〕", "〔代码〕", "〔邮箱〕"
_GENERAL = (
    # among Chinese alone, and never an amount
    (r"(?<=[\u3400-\u9fff：，、；。（])1[3-9][0-9]{9}(?![0-9A-Za-z.元万亿%])", PHONE),
    (r"(?<![0-9A-Za-z-])[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z-])", CODE),
    (r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])", CODE),
    (r"(?<![0-9-])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])", PHONE),
    (r"[0-9A-Za-z._%+-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+", MAIL),
)
_JSON = frozenset('{["')
Mask = Callable[[str], str]


def ordinal(number: int) -> str:
    """甲, 乙 … 癸, 甲2, 乙2 …: the ``number``-th from 0."""
    turn, place = divmod(number, len(_STEMS))
    return _STEMS[place] + (str(turn + 1) if turn else "")


def masks(portfolio: Portfolio) -> dict[str, str]:
    """What is replaced by what: each client has one name, whatever of its own names is written."""
    found: dict[str, str] = {}
    with portfolio.read() as session:
        order = list(
            session.execute(
                select(Client.id, Client.name, Client.short_name, Client.uscc).order_by(
                    Client.created_at, Client.id
                )
            )
        )
        alias = {row.id: f"客户{ordinal(number)}" for number, row in enumerate(order)}
        for row in order:
            for name in (row.name, row.short_name):
                _put(found, name, alias[row.id])
            _put(found, row.uscc, CODE)
        for client, name in session.execute(select(FormerName.client_id, FormerName.name)):
            _put(found, name, alias.get(client, "客户"))
        others = [name for name in session.scalars(select(LinkRecord.other_name)) if name]
        for number, name in enumerate(dict.fromkeys(others)):
            _put(found, name, f"关联企业{ordinal(number)}")
        _put_people(session, found)
    return found


def _put_people(session: Session, found: dict[str, str]) -> None:
    people: dict[str, str] = {}
    for name, phone in session.execute(select(PersonRecord.name, PersonRecord.phone)):
        if name and name not in people:
            people[name] = f"联系人{ordinal(len(people))}"
        _put(found, phone, PHONE)
    for name, alias in people.items():
        _put(found, name, alias)


def _put(found: dict[str, str], text: str | None, alias: str) -> None:
    """Texts of one character would be found everywhere."""
    text = (text or "").strip()
    if len(text) > 1:
        found.setdefault(text, alias)


def mask(aliases: Mapping[str, str]) -> Mask:
    """Replaces every one of the texts, the longest first, and what looks like a phone, a code or a mail
    address; as JSON writes a text counts as well.

    Amounts are texts too: a text of plain letters or digits counts only where it stands alone, as a whole
    cell or as a word among Chinese, so that no number and no key of the program is ever touched.
    """
    wide: dict[str, str] = {}
    narrow: dict[str, str] = {}
    for text, alias in aliases.items():
        (narrow if text.isascii() else wide)[text] = alias
    escaped = {json.dumps(text, ensure_ascii=False)[1:-1]: alias for text, alias in wide.items()}
    names = re.compile(_trie(wide)) if wide else None
    inside = re.compile(_trie(escaped)) if escaped else None
    words = re.compile(rf"(?<![0-9A-Za-z.]){_trie(narrow)}(?![0-9A-Za-z.]|\":)") if narrow else None
    general = [(re.compile(what), by) for what, by in _GENERAL]

    def apply(text: str) -> str:
        if text in narrow and _telling(text):
            return narrow[text]
        if inside is not None and _is_json(text):  # a quote in a name must not end a text of JSON
            text = inside.sub(lambda hit: escaped[hit.group()], text)
        elif names is not None:
            text = names.sub(lambda hit: wide[hit.group()], text)
        if words is not None and not text.isascii():
            text = words.sub(lambda hit: narrow[hit.group()], text)
        if len(text) >= 6:
            for what, by in general:
                text = what.sub(by, text)
        return text

    return apply


def _is_json(text: str) -> bool:
    if text[:1] not in _JSON:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _telling(text: str) -> bool:
    """Whether a cell of plain letters or digits can only be what was entered: the program's own words are
    small letters, and no amount begins with 0 or is as long as a code."""
    return text != text.lower() or " " in text or "-" in text or len(text) == 11 or len(text) >= 18


def _trie(words: Iterable[str]) -> str:
    """A pattern of many words that looks at each place of a text once, not once for each word."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def written(node: dict[str, Any]) -> str:
        ends = "" in node
        parts = [re.escape(letter) + written(below) for letter, below in sorted(node.items()) if letter]
        if not parts:
            return ""
        return f"(?:{'|'.join(parts)})" + ("?" if ends else "")

    return written(root)


class MaskedPortfolio(Portfolio):
    """A second look at an open database; it writes nothing, and closing it closes nothing else."""

    def __init__(self, real: Portfolio, hide: Mask, clock: Timekeeper) -> None:
        self._real = real
        super().__init__(
            masked_engine(Path(real.place), hide), real.place, actor=hide(real.actor), clock=clock
        )

    @property
    def on_server(self) -> bool:
        """Only files are shown so."""
        return False

    @property
    def file(self) -> Path:
        """Has no business of its own: backups and packages hold the names."""
        raise StoreError(READ_ONLY)

    def _working(self, _recorder: journal.Recorder) -> NoReturn:
        raise StoreError(READ_ONLY)

    def outside_the_journal(self, _title: str) -> NoReturn:
        """Refused."""
        raise StoreError(READ_ONLY)

    def restore(self, _backup: Path, _without: StayErased | None = None) -> NoReturn:
        """Refused."""
        raise StoreError(READ_ONLY)

    def reseal(self, _key: bytes | None) -> NoReturn:
        """Refused."""
        raise StoreError(READ_ONLY)


def masked(real: Portfolio, clock: Timekeeper) -> MaskedPortfolio:
    """The database with the names it has now replaced; StoreError where it is on a server."""
    if real.on_server:
        raise StoreError("客户库在数据库服务器上，暂不支持隐名演示。请用客户库文件演示。")
    return MaskedPortfolio(real, mask(masks(real)), clock)
