"""``advisor team``: members of a client database on a server, and their roles."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor_app.cli.output import NOTHING_FOUND, OK, pad, say, say_json
from advisor_app.domain.errors import InputError

if TYPE_CHECKING:
    from advisor_app.services.team import Team

PASSWORD_VARIABLE = "ADVISOR_MEMBER_PASSWORD"
_ROLES = ("lead", "advisor", "reader")


def register(parser: argparse.ArgumentParser) -> None:
    """Sub-verbs."""
    parser.epilog = (
        "服务器地址放在环境变量 ADVISOR_DATABASE_URL 里（postgresql://用户:口令@主机/库名；"
        "口令也可放在 ~/.pgpass）。增减成员用库的所有者登录。"
    )
    verbs = parser.add_subparsers(dest="action", required=True, metavar="动作", title="动作")

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        sub: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text)
        sub.add_argument("--json", action="store_true", help="输出 JSON")
        return sub

    verb("init", "建库、建角色、立规则；再做一次是把规则更新到本版本")
    verb("roles", "列出成员与角色")
    add = verb("add", "加入成员，或改姓名、角色、口令")
    add.add_argument("login", metavar="登录名", help="小写字母、数字、下划线")
    add.add_argument("--name", required=True, metavar="姓名", help="写进流水，也是客户的“陪跑顾问”")
    add.add_argument(
        "--role", choices=_ROLES, default="advisor", help="lead 负责人 · advisor 顾问（默认）· reader 只读"
    )
    add.add_argument(
        "--password",
        action="store_true",
        help=f"设口令：在终端里输入，或放在环境变量 {PASSWORD_VARIABLE} 里",
    )
    remove = verb("remove", "移出成员；登录名留在服务器上，但对客户库不再有任何权限")
    remove.add_argument("login", metavar="登录名")


def run(args: argparse.Namespace) -> int:
    """Do the sub-verb."""
    from advisor_app.services.team import Team  # noqa: PLC0415
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    with Workspace() as workspace:
        return _VERBS[args.action](Team(workspace.portfolio), args)


def _init(team: Team, args: argparse.Namespace) -> int:
    team.establish()
    return _told(args, "角色与规则已就绪。用“advisor team add”加入成员。")


def _add(team: Team, args: argparse.Namespace) -> int:
    from advisor_app.portfolio.roles import Member, Role  # noqa: PLC0415

    member = Member(args.login, args.name.strip(), Role(args.role))
    team.put(member, _password() if args.password else None)
    return _told(args, f"{member.name}（{member.login}）现在是{member.role.label}。")


def _remove(team: Team, args: argparse.Namespace) -> int:
    team.remove(args.login)
    return _told(args, f"{args.login} 已移出，对客户库不再有权限。")


def _told(args: argparse.Namespace, sentence: str) -> int:
    if args.json:
        say_json({"done": args.action})
    else:
        say(sentence)
    return OK


def _roles(team: Team, args: argparse.Namespace) -> int:
    found = team.members()
    if args.json:
        say_json([{"login": m.login, "name": m.name, "role": str(m.role)} for m in found])
    elif not found:
        say("还没有成员，库只由它的所有者使用。用“advisor team init”建立团队。")
    for member in found if not args.json else ():
        say(f"{pad(member.name, 20)}{pad(member.login, 24)}{member.role.label}")
    return OK if found else NOTHING_FOUND


def _password() -> str:
    """From the environment or typed, never from the command line, which others can read."""
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise InputError(f"要口令，但没有终端可以输入：请把口令放在环境变量 {PASSWORD_VARIABLE} 里。")
    typed = getpass.getpass("成员的口令：")
    if getpass.getpass("再输一次：") != typed:
        raise InputError("两次输入的口令不一样，没有作任何更改。")
    return typed


_VERBS: dict[str, Callable[[Team, argparse.Namespace], int]] = {
    "init": _init,
    "roles": _roles,
    "add": _add,
    "remove": _remove,
}
