"""A dossier kept as it was: the neutral document as text, from which it can be written again years later.

Neither library, record nor letterhead is needed for it: what was said then stands in the document.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import enum
import hashlib
import json
import zlib
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, cast

from advisor_app.domain.errors import InputError
from advisor_app.domain.money import plain
from advisor_app.domain.phrases import Tone
from advisor_app.dossier import document
from advisor_app.dossier.document import DossierDoc

_CLASSES: dict[str, Any] = {
    name: cls
    for name, cls in (*vars(document).items(), ("Tone", Tone))
    if isinstance(cls, type) and (dataclasses.is_dataclass(cls) or issubclass(cls, enum.StrEnum))
}

LARGEST = 64_000_000
"""Bytes of an archived dossier's text; a long one has some hundred thousand."""
_AS_IS = frozenset((str, int, bool, float, type(None)))


def to_text(doc: DossierDoc) -> str:
    """The document as JSON: each value an object with its class under ``_`` and its non-default fields."""
    return json.dumps(_encode(doc), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> DossierDoc:
    """Read back what :func:`to_text` wrote; raises InputError where this version does not know it."""
    try:
        doc = _decode(json.loads(text))
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError):
        doc = None
    if not isinstance(doc, DossierDoc):
        raise InputError("这份存档是别的版本写的，本版本读不出来，请升级程序后再看。")
    return doc


def pack(doc: DossierDoc) -> bytes:
    """The document as few bytes, the same for the same document."""
    return zlib.compress(to_text(doc).encode("utf-8", "surrogatepass"), 6)


def unpack(data: bytes) -> DossierDoc:
    """Read back what :func:`pack` wrote; raises InputError where it is damaged or not known."""
    text, whole = "", False
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(data, LARGEST).decode("utf-8", "surrogatepass")
        whole = unpacking.eof  # else it is cut short, or larger than any dossier
    except (zlib.error, UnicodeDecodeError):
        pass
    if not whole:
        raise InputError("这份存档已经损坏，读不出来；请从备份恢复，或重新出具。")
    return from_text(text)


def digest(text: str) -> str:
    """A short mark of a text: the same text has the same mark."""
    found = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest().upper()
    return f"{found[:4]}-{found[4:8]}-{found[8:12]}"


@cache
def _shape(cls: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[Any, ...]]:
    """The names of a class's fields, a way to all their values at once, and their defaults."""
    fields = dataclasses.fields(cls)
    names = tuple(field.name for field in fields)
    values: Callable[[Any], tuple[Any, ...]]
    if len(names) > 1:
        values = attrgetter(*names)
    else:  # attrgetter gives no tuple of one

        def values(value: Any) -> tuple[Any, ...]:
            return tuple(getattr(value, name) for name in names)

    return names, values, tuple(field.default for field in fields)


def _encode(value: Any) -> Any:
    cls = type(value)
    if cls in _AS_IS:
        return value
    if cls is tuple:
        return [_encode(one) for one in value]
    if cls is Decimal:
        return {"d": plain(value)}
    if isinstance(value, enum.Enum):
        return {"_": cls.__name__, "e": value.value}
    if isinstance(value, dt.date):
        return {"t": value.isoformat()}
    if cls is bytes:
        return {"b": base64.b64encode(value).decode()}
    out: dict[str, Any] = {"_": cls.__name__}
    names, values, defaults = _shape(cast("Any", cls))
    given = values(value)
    if given[1:] == defaults[1:]:  # most cells hold a value and nothing more
        names = names[:1]
    for name, found, default in zip(names, given, defaults, strict=False):
        if found is not default and found != default:
            out[name] = _encode(found)
    return out


def _decode(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_decode(one) for one in data)
    if not isinstance(data, dict):
        return data
    if "_" not in data:
        if "d" in data:
            return Decimal(data["d"])
        return dt.date.fromisoformat(data["t"]) if "t" in data else base64.b64decode(data["b"])
    cls = _CLASSES[data["_"]]
    if "e" in data:
        return cls(data["e"])
    return cls(**{name: _decode(value) for name, value in data.items() if name != "_"})
