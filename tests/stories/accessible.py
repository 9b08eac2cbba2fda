"""What the program tells a screen reader: names, roles, states and texts, over AT-SPI on a bus of its own.

The calls are those of https://docs.gtk.org/atspi2 as Qt answers them; the bus is private to one story, so
nothing of the user's own desktop is seen and stories may run beside each other.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from jeepney import DBusAddress, DBusErrorResponse, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

REGISTRY = shutil.which("at-spi2-registryd", path="/usr/libexec:/usr/lib/at-spi2-core")
"""It is no command of its own: where Debian and others put it."""
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE, _TEXT, _COMPONENT, _TABLE, _ACTION = (
    f"org.a11y.atspi.{name}" for name in ("Accessible", "Text", "Component", "Table", "Action")
)
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ON_SCREEN = 0  # coordinates count from the corner of the screen

ACTIVE, CHECKED, ENABLED, FOCUSED, SELECTED, SHOWING = 1, 4, 8, 12, 23, 25
"""Places of the states' bits."""
ITEMS = frozenset({"table", "tree", "tree table", "list"})
"""What may have thousands of children: they are asked for by place, never walked."""


class Box(NamedTuple):
    """A place on the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.left + self.width // 2, self.top + self.height // 2


@dataclass(frozen=True, slots=True)
class Thing:
    """A widget, an item or a cell as the program described it when it was asked."""

    program: str
    path: str
    role: str
    name: str
    states: int

    def has(self, state: int) -> bool:
        """Whether a state held then; see :data:`ACTIVE` and the others."""
        return bool(self.states >> state & 1)


class Bus:
    """A message bus with the registry of accessible programs on it; :attr:`environment` leads to it."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        reader, writer = os.pipe()
        self._daemon = subprocess.Popen(
            [
                "dbus-daemon",
                "--session",
                "--nofork",
                "--nosyslog",
                f"--address=unix:dir={folder}",
                f"--print-address={writer}",
            ],
            pass_fds=(writer,),
            env=dict(environment),
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as stream:
            self.address = stream.readline().strip()
        self.environment = {
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "AT_SPI_BUS_ADDRESS": self.address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        assert REGISTRY is not None
        # Started here: the bus would start it itself, but not where it may not raise its limit of open files.
        self._registry = subprocess.Popen(
            [REGISTRY],
            env={**environment, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self) -> None:
        """End what was started here."""
        for process in (self._registry, self._daemon):
            process.terminate()
            process.wait(10)


class GoneError(Exception):
    """What was asked about is there no longer, or cannot be asked that."""


class Reader:
    """Asks the programs on a bus; every answer is of the moment it was asked."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(bus=address)

    def close(self) -> None:
        self._connection.close()

    def windows(self) -> list[Thing]:
        """The windows that are seen, of the program that came last."""
        try:
            programs = self._call("org.a11y.atspi.Registry", _ROOT, _ACCESSIBLE, "GetChildren")[0]
            found = [self._thing(*place) for place in self._places(*programs[-1])] if programs else []
        except GoneError:
            return []
        return [each for each in found if each.has(SHOWING)]

    def front(self) -> Thing | None:
        """The window that has the keys, or None."""
        return next((each for each in reversed(self.windows()) if each.has(ACTIVE)), None)

    def within(self, thing: Thing) -> Iterator[Thing]:
        """What is seen inside, from outer to inner; not the items of tables, trees and lists."""
        try:
            places = self._places(thing.program, thing.path)
        except GoneError:
            return
        for place in places:
            try:
                each = self._thing(*place)
            except GoneError:
                continue
            if each.has(SHOWING):
                yield each
                if each.role not in ITEMS:
                    yield from self.within(each)

    def items(self, thing: Thing) -> list[Thing]:
        """All items of a list, cells of a table: its children."""
        with contextlib.suppress(GoneError):
            return [self._thing(*place) for place in self._places(thing.program, thing.path)]
        return []

    def rows(self, table: Thing) -> list[list[Thing]]:
        """The cells of a table or tree, row by row."""
        try:
            down, across = (int(self._property(table, _TABLE, name)) for name in ("NRows", "NColumns"))
            return [[self._cell(table, row, column) for column in range(across)] for row in range(down)]
        except GoneError:
            return []

    def text(self, thing: Thing) -> str:
        """The text that stands in a field, else the name."""
        try:
            return str(self._ask(thing, _TEXT, "GetText", "ii", (0, -1))[0])
        except GoneError:
            return thing.name

    def about(self, thing: Thing) -> str:
        """What it says it is about, besides its name; "" where it says nothing."""
        try:
            return str(self._property(thing, _ACCESSIBLE, "Description"))
        except GoneError:
            return ""

    def box(self, thing: Thing) -> Box:
        """Where it is on the screen.

        Raises:
            GoneError: it is not there any more.
        """
        return Box(*self._ask(thing, _COMPONENT, "GetExtents", "u", (_ON_SCREEN,))[0])

    def _cell(self, table: Thing, row: int, column: int) -> Thing:
        return self._thing(*self._ask(table, _TABLE, "GetAccessibleAt", "ii", (row, column))[0])

    def _places(self, program: str, path: str) -> list[tuple[str, str]]:
        return list(self._call(program, path, _ACCESSIBLE, "GetChildren")[0])

    def _thing(self, program: str, path: str) -> Thing:
        role = self._call(program, path, _ACCESSIBLE, "GetRoleName")[0]
        low, high = self._call(program, path, _ACCESSIBLE, "GetState")[0]
        bare = Thing(program, path, role, "", low | high << 32)
        return Thing(program, path, role, str(self._property(bare, _ACCESSIBLE, "Name")), bare.states)

    def _property(self, thing: Thing, interface: str, name: str) -> Any:
        return self._ask(thing, _PROPERTIES, "Get", "ss", (interface, name))[0][1]

    def _ask(self, thing: Thing, interface: str, method: str, signature: str, values: tuple[Any, ...]) -> Any:
        return self._call(thing.program, thing.path, interface, method, signature, values)

    def _call(
        self,
        program: str,
        path: str,
        interface: str,
        method: str,
        signature: str = "",
        values: tuple[Any, ...] = (),
    ) -> Any:
        address = DBusAddress(path, bus_name=program, interface=interface)
        message = new_method_call(address, method, signature or None, values)
        try:
            reply = self._connection.send_and_get_reply(message, timeout=20)
        except (DBusErrorResponse, TimeoutError) as error:
            raise GoneError(path) from error
        if reply.header.message_type is MessageType.error:
            raise GoneError(f"{path}: {reply.body}")
        return reply.body
