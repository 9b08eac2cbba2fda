"""Several advisors on one server: who they are, and what the others did meanwhile."""

from __future__ import annotations

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
    """What others wrote up to the change set ``upto``; ``actors`` and ``titles`` in the order they wrote."""

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

    def since(self, change_set: int) -> Others:
        """What others wrote after ``change_set``: one's own steps are known already.

        Numbers are given out while it is one's turn to write, so none comes to light later than a higher one.
        """
        with self.portfolio.read() as session:
            upto = journal.latest(session)
            if upto == change_set:
                return Others(upto, Changes())
            steps = journal.steps_since(session, change_set, but=self.portfolio.actor)
            changes = journal.touched_by(session, [step.change_set for step in steps])
        told = tuple(_titled(step.kind, step.title) for step in steps)
        return Others(upto, changes, tuple(step.actor for step in steps), told)


def _titled(kind: str, title: str) -> str:
    return {"undo": f"撤销了“{title}”", "redo": f"重做了“{title}”"}.get(kind, title)
