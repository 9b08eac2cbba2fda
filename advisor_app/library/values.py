"""Policy values ↔ JSON, driven by their own type hints: what policies.db keeps in its value columns.

A dataclass becomes an object of its non-default fields; where a field may hold several classes the
object carries its class name under ``_``. Citations, materials, whole conditions repeat all over the
library: given a list of shared values, every dataclass inside a row is kept there once and stands in the
row as its number, so that the file is short and quick to read. Unknown fields are ignored when reading,
so that content of a newer minor schema can still be read.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from advisor_app.domain import facts, policy, standard
from advisor_app.domain.money import plain

Shared = list[Any]
"""The values kept once; a value elsewhere may be its number in here."""
Decoder = Callable[[Any, Shared], Any]
_AS_IS = (str, int, bool)
_CLASSES = vars(policy) | vars(facts) | vars(standard)


def encode(value: Any, shared: dict[Any, int] | None = None) -> Any:
    """A domain value as plain JSON values; with ``shared``, the values inside it are numbers there.

    New ones are added to ``shared`` with the next number, inner before outer.
    """
    if _is_value(value):
        out: dict[str, Any] = {"_": type(value).__name__}
        for field in dataclasses.fields(value):
            found = getattr(value, field.name)
            if field.default is not dataclasses.MISSING and found == field.default:
                continue
            out[field.name] = _inner(found, shared)
        return out
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, Decimal):
        return {"d": plain(value)}
    if isinstance(value, dt.date):
        return {"t": value.isoformat()}
    if isinstance(value, (tuple, list)):
        return [_inner(v, shared) for v in value]
    return value


def _inner(value: Any, shared: dict[Any, int] | None) -> Any:
    if shared is None or not _is_value(value):
        return encode(value, shared)
    if value not in shared:
        encode(value, shared)  # what it holds gets its numbers first
        shared[value] = len(shared)
    return shared[value]


def _is_value(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, type)


def read_shared(data: list[dict[str, Any]]) -> Shared:
    """The shared values from what :func:`encode` wrote for each of them, in order."""
    shared: Shared = []
    for value in data:
        shared.append(decoder(_CLASSES[value["_"]])(value, shared))
    return shared


@cache
def decoder(cls: type) -> Decoder:
    """A function that reads back what :func:`encode` wrote for ``cls``."""
    hints = typing.get_type_hints(cls, _CLASSES)
    fields = {field.name: hints[field.name] for field in dataclasses.fields(cls) if field.init}
    # what JSON already gives as it is needs no reading: opening the library has to be quick
    readers = {name: None if hint in _AS_IS else _for_hint(hint) for name, hint in fields.items()}

    def read(data: Any, shared: Shared) -> Any:
        if type(data) is int:
            return shared[data]
        values = {}
        for name, value in data.items():
            if name in readers:
                reader = readers[name]
                values[name] = value if reader is None else reader(value, shared)
        return cls(**values)

    return read


def _plain(value: Any, shared: Shared) -> Any:
    if isinstance(value, dict):
        if "d" in value:
            return Decimal(value["d"])
        return dt.date.fromisoformat(value["t"])
    return tuple([_plain(v, shared) for v in value]) if isinstance(value, list) else value


def _for_hint(hint: Any) -> Decoder:
    origin = typing.get_origin(hint)
    if origin is tuple:
        inner = typing.get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            if inner[0] in _AS_IS:
                return lambda values, _: tuple(values)
            one = _lazy(inner[0])
            return lambda values, shared: tuple([one(v, shared) for v in values])
        return _plain
    if origin in (typing.Union, types.UnionType):
        return _for_union([a for a in typing.get_args(hint) if a is not type(None)])
    if dataclasses.is_dataclass(hint):
        return _lazy(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        members = {str(member): member for member in hint}
        return lambda value, _: members[value]
    return _plain


def _lazy(hint: Any) -> Decoder:
    """Resolve on first use: condition types contain one another."""
    found: list[Decoder] = []

    def read(value: Any, shared: Shared) -> Any:
        if not found:
            found.append(decoder(hint) if dataclasses.is_dataclass(hint) else _for_hint(hint))  # type: ignore[arg-type]
        return found[0](value, shared)

    return read


def _for_union(options: list[Any]) -> Decoder:
    classes = {o.__name__: o for o in options if isinstance(o, type) and dataclasses.is_dataclass(o)}
    if not classes:
        plain_options = [o for o in options if isinstance(o, type) and issubclass(o, StrEnum)]
        if len(options) == 1:
            one = _lazy(options[0])
            return lambda value, shared: None if value is None else one(value, shared)
        assert not plain_options, "an enum beside plain types can't be told apart"
        return _plain
    readers = {name: _lazy(cls) for name, cls in classes.items()}

    def read(value: Any, shared: Shared) -> Any:
        if value is None:
            return None
        return shared[value] if type(value) is int else readers[value["_"]](value, shared)

    return read
