"""Several advisors on one server: who they are, and what the others did meanwhile."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor_app.portfolio import journal, roles
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.roles import Member, Role

if TYPE_CHECKING:
    from advisor_app.portfolio.session import Portfolio

ROLES = tuple((str(role), role.label) for role in Role)
"""What a member may be: key and Chinese word."""


@dataclass(frozen=True, slots=True)
class Others:
    """What was written elsewhere up to the change set ``upto``.

    ``actors`` and ``titles``: the steps of other people, in their order; one may oneself be at work at
    another machine too.
    """

    upto: int
    changes: Changes
    actors: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """For the status line; "" where there is nothing to say."""
        if not self.titles:
            return ""
        last = f"{self.actors[-1]}刚刚{self.titles[-1]}"
        return last if len(self.titles) == 1 else f"{last}，另有 {len(self.titles) - 1} 步"


class Team:
    """Use cases of a shared client database."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.portfolio = portfolio
        self.start = self.latest() if portfolio.on_server else 0
        """The latest change set when this was made: before any page reads."""

    @property
    def standing(self) -> str:
        """For the status bar: the server, and who one is there; "" for a file."""
        if not self.portfolio.on_server:
            return ""
        member = self.portfolio.member
        who = "管理员" if member is None else f"{member.name}（{member.role.label}）"
        return f"服务器 {self.portfolio.place.partition('@')[2] or self.portfolio.place}　{who}"

    def members(self) -> tuple[Member, ...]:
        """All members by name; none where the database has no team."""
        with self.portfolio.administering() as connection:
            return roles.members(connection)

    def establish(self) -> None:
        """Make the roles and their rules; again, to bring them up to date. The database's owner only."""
        with self.portfolio.administering() as connection:
            roles.establish(connection)

    def put(self, member: Member, password: str | None = None) -> None:
        """Add a member, or change one; see :func:`roles.put_member`."""
        with self.portfolio.administering() as connection:
            if not roles.is_on(connection):
                roles.establish(connection)
            roles.put_member(connection, member, password)

    def remove(self, login: str) -> None:
        """Take all rights from a member, at once."""
        with self.portfolio.administering() as connection:
            roles.remove_member(connection, login)

    def latest(self) -> int:
        """The number of the latest change set, to look from."""
        with self.portfolio.read() as session:
            return journal.latest(session)

    def since(self, change_set: int, own: Container[int] = ()) -> Others:
        """What was written after ``change_set``, but for the steps ``own``, which are known here already.

        Numbers are given out while it is one's turn to write, so none comes to light later than a higher one.
        """
        with self.portfolio.read() as session:
            upto = journal.latest(session)
            if upto == change_set:
                return Others(upto, Changes())
            steps = [s for s in journal.steps_since(session, change_set) if s.change_set not in own]
            changes = journal.touched_by(session, [step.change_set for step in steps])
        others = [step for step in steps if step.actor != self.portfolio.actor]
        told = tuple(_titled(step.kind, step.title) for step in others)
        return Others(upto, changes, tuple(step.actor for step in others), told)


def _titled(kind: str, title: str) -> str:
    return {"undo": f"撤销了“{title}”", "redo": f"重做了“{title}”"}.get(kind, title)
