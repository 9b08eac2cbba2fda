"""Policy values ↔ JSON, driven by their own type hints: what policies.db keeps in its value columns.

A dataclass becomes an object of its non-default fields; where a field may hold several classes the
object carries its class name under ``_``. Unknown fields are ignored when reading, so that content of a
newer minor schema can still be read.
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

Decoder = Callable[[Any], Any]
_AS_IS = (str, int, bool)
_REPEATED = (policy.Citation, policy.Material, policy.FactRef, policy.InKind)


def encode(value: Any) -> Any:
    """A domain value as plain JSON values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Any] = {"_": type(value).__name__}
        for field in dataclasses.fields(value):
            found = getattr(value, field.name)
            if field.default is not dataclasses.MISSING and found == field.default:
                continue
            out[field.name] = encode(found)
        return out
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, Decimal):
        return {"d": plain(value)}
    if isinstance(value, dt.date):
        return {"t": value.isoformat()}
    if isinstance(value, (tuple, list)):
        return [encode(v) for v in value]
    return value


@cache
def decoder(cls: type) -> Decoder:
    """A function that reads back what :func:`encode` wrote for ``cls``."""
    hints = typing.get_type_hints(cls, vars(policy) | vars(facts) | vars(standard))
    fields = {field.name: hints[field.name] for field in dataclasses.fields(cls) if field.init}
    # what JSON already gives as it is needs no reading: opening the library has to be quick
    readers = {name: None if hint in _AS_IS else _for_hint(hint) for name, hint in fields.items()}

    def read(data: Any) -> Any:
        values = {}
        for name, value in data.items():
            if name in readers:
                reader = readers[name]
                values[name] = value if reader is None else reader(value)
        return cls(**values)

    return _once(read) if cls in _REPEATED else read


def _once(read: Decoder) -> Decoder:
    """Makes equal flat values once: most of their kind repeat others, and making one costs most."""
    made: dict[tuple[Any, ...], Any] = {}

    def once(data: Any) -> Any:
        key = (*data, *data.values())
        if key not in made:
            made[key] = read(data)
        return made[key]

    return once


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        if "d" in value:
            return Decimal(value["d"])
        return dt.date.fromisoformat(value["t"])
    return tuple(_plain(v) for v in value) if isinstance(value, list) else value


def _for_hint(hint: Any) -> Decoder:
    origin = typing.get_origin(hint)
    if origin is tuple:
        inner = typing.get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            if inner[0] in _AS_IS:
                return tuple
            one = _lazy(inner[0])
            return lambda values: tuple([one(v) for v in values])
        return _plain
    if origin in (typing.Union, types.UnionType):
        return _for_union([a for a in typing.get_args(hint) if a is not type(None)])
    if dataclasses.is_dataclass(hint):
        return _lazy(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {str(member): member for member in hint}.__getitem__
    return _plain


def _lazy(hint: Any) -> Decoder:
    """Resolve on first use: condition types contain one another."""
    found: list[Decoder] = []

    def read(value: Any) -> Any:
        if not found:
            found.append(decoder(hint) if dataclasses.is_dataclass(hint) else _for_hint(hint))  # type: ignore[arg-type]
        return found[0](value)

    return read


def _for_union(options: list[Any]) -> Decoder:
    classes = {o.__name__: o for o in options if isinstance(o, type) and dataclasses.is_dataclass(o)}
    if not classes:
        plain_options = [o for o in options if isinstance(o, type) and issubclass(o, StrEnum)]
        if len(options) == 1:
            one = _lazy(options[0])
            return lambda value: None if value is None else one(value)
        assert not plain_options, "an enum beside plain types can't be told apart"
        return _plain
    readers = {name: _lazy(cls) for name, cls in classes.items()}

    def read(value: Any) -> Any:
        return None if value is None else readers[value["_"]](value)

    return read
