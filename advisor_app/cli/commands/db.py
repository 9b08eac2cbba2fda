"""``advisor db``: the client database's schema and health, backups, going back, handing over."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor_app.cli.arguments import store_verbs
from advisor_app.cli.output import NOTHING_FOUND, OK, pad, say, say_json
from advisor_app.domain.errors import InputError, StoreError

if TYPE_CHECKING:
    from advisor_app.portfolio.backups import Backup
    from advisor_app.services.workspace import Workspace

PASSPHRASE_VARIABLE = "ADVISOR_PASSPHRASE"
_OLD = "ADVISOR_DATABASE_PASSPHRASE"
NEW_VARIABLE = "ADVISOR_NEW_DATABASE_PASSPHRASE"


def register(parser: argparse.ArgumentParser) -> None:
    """Sub-verbs."""
    verb = store_verbs(parser)
    verb("upgrade", "建立或升级客户库（先备份）")
    verb("check", "核对客户库是否完好")
    verb("backup", "现在备份一次").add_argument(
        "--if-changed", action="store_true", help="上次备份后没有改动就不备份"
    )
    listed = verb("backups", "列出备份")
    listed.add_argument("--verify", action="store_true", help="逐份从头到尾核对")
    restore = verb("restore", "恢复到一份备份（先预览，加 --yes 才恢复）")
    restore.add_argument("backup", metavar="备份", help="备份文件，或“备份列表”里的序号")
    restore.add_argument(
        "--erased-too", action="store_true", help="在这边彻底删除过的客户也一起回来；不加则恢复后仍然没有"
    )
    restore.add_argument("--yes", action="store_true", help="恢复；现在的客户库先另存一份备份")
    pack = verb("pack", "打成一个交接包")
    pack.add_argument("target", type=Path, metavar="交接包", help="写成哪个文件（.peipao）")
    pack.add_argument("--note", default="", metavar="文字", help="给对方的话")
    unpack = verb("unpack", "把交接包里的客户库取出成文件；加 --replace 整库代替现在的")
    unpack.add_argument("package", type=Path, metavar="交接包")
    whither = unpack.add_mutually_exclusive_group(required=True)
    whither.add_argument("--to", type=Path, metavar="文件", help="取出成这个文件")
    whither.add_argument("--replace", action="store_true", help="代替现在的客户库（先备份）")
    merge = verb("merge", "把交接包并入现在的客户库（先预览，加 --yes 才并入）")
    merge.add_argument("package", type=Path, metavar="交接包")
    merge.add_argument("--yes", action="store_true", help="并入，一步撤销")
    merge.add_argument(
        "--both", choices=("here", "there"), default="here", help="两边都改过的取哪边，默认 here（这边）"
    )
    remember = "口令记在系统钥匙串里，在这台电脑上不用再输入"
    verb("encrypt", "加密客户库（SQLCipher）").add_argument("--remember", action="store_true", help=remember)
    verb("decrypt", "取消客户库的加密")
    rekey = verb("rekey", "换加密的口令；加 --new-key 换钥匙（整库重写）")
    rekey.add_argument("--new-key", action="store_true", help="口令不变，换一把钥匙")
    for each in (pack, unpack, merge):
        each.add_argument(
            "--passphrase",
            action="store_true",
            help=f"交接包用口令保护：在终端里输入，或放在环境变量 {PASSPHRASE_VARIABLE} 里",
        )


def run(args: argparse.Namespace) -> int:
    """Do the sub-verb."""
    if args.action == "unpack" and args.to is not None:
        return _unpack(args)
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    creates = args.action in {"upgrade", "merge"} or getattr(args, "replace", False)
    try:
        with Workspace(args.db, create=creates) as workspace:
            return _VERBS[args.action](workspace, args)
    except StoreError:
        if args.action == "restore" and _unusable(args):
            return _rescue(args)
        raise


def _health(workspace: Workspace, args: argparse.Namespace) -> int:
    portfolio = workspace.portfolio
    findings = portfolio.check() if args.action == "check" else ()
    backup = portfolio.upgraded_from
    if args.json:
        lines = [{"check": f.check, "good": f.good, "sentence": f.sentence} for f in findings]
        say_json(
            {
                "place": portfolio.place,
                "backup": None if backup is None else str(backup),
                "evidence": portfolio.evidence_remark,
                "findings": lines,
            }
        )
    elif args.action == "upgrade":
        say(f"客户库 {portfolio.place} 已是本版本。")
        if backup is not None:
            say(f"升级前的备份：{backup}")
        if portfolio.evidence_remark:
            say(portfolio.evidence_remark)
    else:
        for finding in findings:
            say(f"{'✓' if finding.good else '×'} {finding.sentence}")
    return OK if all(f.good for f in findings) else NOTHING_FOUND


def _backup(workspace: Workspace, args: argparse.Namespace) -> int:
    made = workspace.keeping.back_up(unless_unchanged=args.if_changed)
    if args.json:
        say_json(
            {
                "backups": [_told(each) for each in made.backups],
                "unchanged": None if made.unchanged is None else _told(made.unchanged),
                "unreachable": list(made.unreachable),
                "removed": [str(path) for path in made.removed],
            }
        )
        return OK
    if made.unchanged is not None:
        say(f"上次备份之后没有改动：{made.unchanged.path}")
    for each in made.backups:
        say(f"已备份并读回核对：{each.path}")
    for sentence in made.unreachable:
        say(sentence)
    return OK


def _backups(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.keeping_words import backup_rows  # noqa: PLC0415

    keeping = workspace.keeping
    found = keeping.backups()
    if args.verify:
        found = tuple(keeping.check(each.path) for each in found)
    if args.json:
        say_json({"standing": keeping.standing().sentence, "backups": [_told(each) for each in found]})
    else:
        say(keeping.standing().sentence)
        for row in backup_rows(found):
            number = str(row.backup.number or "")
            say(
                f"{pad(number, 6)}{pad(row.when, 18)}{pad(row.why, 12)}{pad(row.state, 8)}"
                f"{pad(f'{row.clients} 家' if row.clients else '', 8)}{pad(row.size, 12)}{row.backup.path}"
            )
            if row.trouble:
                say(f"      {row.trouble}")
    return OK if found else NOTHING_FOUND


def _restore(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.keeping_words import preview_rows, preview_sentence  # noqa: PLC0415

    keeping = workspace.keeping
    path = _named(args.backup, keeping.backups())
    seen = keeping.preview(path)
    rows = preview_rows(seen)
    if args.yes:
        keeping.restore(path, erased_too=args.erased_too)
    if args.json:
        lines = [{"client": r.client, "fate": r.fate, "detail": r.detail} for r in rows]
        say_json({"backup": str(path), "restored": args.yes, "clients": lines})
        return OK
    for row in rows:
        say(f"{pad(row.fate, 12)}{row.client}　{row.detail}")
    say(preview_sentence(seen))
    say(f"已恢复到 {path}。" if args.yes else "这是预览，什么也没有改动；加 --yes 恢复。")
    return OK


def _named(wanted: str, found: tuple[Backup, ...]) -> Path:
    """A backup by its number in the list, or by its path."""
    if wanted.isdecimal() and not Path(wanted).exists():
        for each in found:
            if each.number == int(wanted):
                return each.path
        raise InputError(f"没有序号为 {wanted} 的备份，用“advisor db backups”看有哪些。")
    return Path(wanted).expanduser().absolute()


def _place(args: argparse.Namespace) -> str:
    from advisor_app.services.workspace import usual_place  # noqa: PLC0415

    return str(args.db) if args.db is not None else usual_place()


def _unusable(args: argparse.Namespace) -> bool:
    """Whether the database itself, not the backup, is what can't be opened."""
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    if "://" in _place(args) or not Path(args.backup).is_file():
        return False
    try:
        with Workspace(args.db, create=False) as workspace:
            _ = workspace.portfolio
    except StoreError:
        return True
    return False


def _rescue(args: argparse.Namespace) -> int:
    """The database can't be opened: keep it aside, and put the backup in its place."""
    from advisor_app.services.clock import Clock  # noqa: PLC0415
    from advisor_app.services.recovering import Recovering  # noqa: PLC0415

    backup = Path(args.backup).expanduser().absolute()
    if not args.yes:
        raise InputError(
            "现在的客户库打不开，无法预览。确认要恢复请加 --yes；现在的文件会原样另存，不会删除。"
        )
    done = Recovering(Clock(), Path(_place(args))).use(backup, erased_too=args.erased_too)
    aside = None if done.aside is None else str(done.aside)
    if args.json:
        say_json({"backup": str(backup), "restored": True, "aside": aside, "stayed_erased": done.stayed})
    else:
        kept = "" if aside is None else f"原来打不开的文件另存在 {aside}。"
        say(f"已恢复到 {backup}。{kept}{done.remark}")
    return OK


def _pack(workspace: Workspace, args: argparse.Namespace) -> int:
    manifest = workspace.keeping.pack(args.target, passphrase=_passphrase(args, twice=True), note=args.note)
    files = sum(member.name.startswith("files/") for member in manifest.members)
    if args.json:
        say_json({"clients": manifest.clients, "files": files, "members": len(manifest.members)})
    else:
        say(f"已打包并读回核对：{manifest.clients} 家客户，{files} 个附件。")
    return OK


def _unpack(args: argparse.Namespace) -> int:
    from advisor_app.services import keeping  # noqa: PLC0415

    manifest = keeping.unpack_to(args.package, args.to, passphrase=_passphrase(args))
    if args.json:
        say_json({"clients": manifest.clients, "made_by": manifest.made_by, "to": str(args.to)})
    else:
        say(f"已取出{manifest.made_by}的客户库（{manifest.clients} 家客户）：{args.to}")
    return OK


def _replace(workspace: Workspace, args: argparse.Namespace) -> int:
    keeping = workspace.keeping
    with keeping.opened(args.package, passphrase=_passphrase(args)) as offered:
        keeping.take_over(offered)
        clients, who = offered.manifest.clients, offered.manifest.made_by
    if args.json:
        say_json({"clients": clients, "made_by": who, "to": workspace.portfolio.place})
    else:
        say(f"已整库接收{who}的客户库（{clients} 家客户）；原来的客户库已先备份。")
    return OK


def _merge(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.portfolio.merge import Kind, Side  # noqa: PLC0415
    from advisor_app.services.keeping_words import (  # noqa: PLC0415
        left_out_sentence,
        merge_rows,
        merge_sentence,
    )

    keeping = workspace.keeping
    with keeping.opened(args.package, passphrase=_passphrase(args)) as offered:
        rows = merge_rows(offered.plan, workspace.assessing.library.catalogue)
        choices = {d.id: Side(args.both) for d in offered.plan.differences if d.kind is Kind.BOTH}
        joined = None
        if args.yes and not offered.plan.nothing:
            joined, _ = keeping.join(offered, choices)
    if args.json:
        say_json(
            {
                "joined": joined is not None,
                "changed": 0 if joined is None else joined.changed,
                "left_out": [] if joined is None else list(joined.left_out),
                "lacking_pack": offered.lacking or None,
                "differences": [
                    {
                        "client": r.client,
                        "what": r.what,
                        "kind": r.kind,
                        "old": r.old,
                        "here": r.here,
                        "there": r.there,
                    }
                    for r in rows
                ],
            }
        )
        return OK
    for row in rows:
        say(
            f"{pad(row.kind, 14)}{row.client}　{row.what}　"
            f"原来：{row.old or '—'}　这边：{row.here}　对方：{row.there}"
        )
    say(merge_sentence(offered.plan))
    if offered.lacking:
        say(offered.lacking)
    if joined is None:
        say("" if offered.plan.nothing else "这是预览，什么也没有改动；加 --yes 并入。")
    else:
        say(f"已并入 {joined.changed} 处。{left_out_sentence(joined.left_out, {r.id: r for r in rows})}")
    return OK


def _passphrase(args: argparse.Namespace, *, twice: bool = False) -> str:
    """From the environment or typed, never from the command line, which others can read."""
    if not args.passphrase:
        return ""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise InputError(f"要口令，但没有终端可以输入：请把口令放在环境变量 {PASSPHRASE_VARIABLE} 里。")
    typed = getpass.getpass("口令：")
    if twice and getpass.getpass("再输一次：") != typed:
        raise InputError("两次输入的口令不一样，没有打包。")
    return typed


def _encrypt(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.encrypting import ON, WARNING  # noqa: PLC0415

    remark = workspace.encrypting.turn_on(
        _secret("新的加密口令", NEW_VARIABLE, twice=True), remember=args.remember
    )
    return _sealed(workspace, args, f"{ON}{WARNING}{remark}")


def _decrypt(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.encrypting import OFF  # noqa: PLC0415

    remark = workspace.encrypting.turn_off(_secret("加密口令", _OLD))
    return _sealed(workspace, args, f"已取消加密。{OFF}{remark}")


def _rekey(workspace: Workspace, args: argparse.Namespace) -> int:
    old = _secret("现在的加密口令", _OLD)
    if args.new_key:
        remark = workspace.encrypting.rekey(old)
        return _sealed(workspace, args, f"已换钥匙，客户库已整库重写。{remark}")
    remark = workspace.encrypting.change_passphrase(old, _secret("新的加密口令", NEW_VARIABLE, twice=True))
    return _sealed(workspace, args, f"已换口令。{remark}")


def _sealed(workspace: Workspace, args: argparse.Namespace, sentence: str) -> int:
    standing = workspace.encrypting.protection()
    if args.json:
        say_json(
            {
                "encrypted": standing.encrypted,
                "remembered": standing.remembered,
                "plain_backups": standing.plain_backups,
            }
        )
    else:
        say(sentence)
    return OK


def _secret(what: str, variable: str, *, twice: bool = False) -> str:
    """A passphrase of the database, from the environment or typed."""
    given = os.environ.get(variable)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise InputError(f"要{what}，但没有终端可以输入：请放在环境变量 {variable} 里。")
    typed = getpass.getpass(f"{what}：")
    if twice and getpass.getpass("再输一次：") != typed:
        raise InputError("两次输入的口令不一样，没有作任何改动。")
    return typed


def _told(backup: Backup) -> dict[str, Any]:
    held = backup.held
    return {
        "path": str(backup.path),
        "number": backup.number,
        "at": None if backup.at is None else backup.at.isoformat(),
        "state": backup.state,
        "trouble": backup.trouble,
        "size": backup.size,
        "clients": None if held is None else held.clients,
        "last": None if held is None else held.last,
    }


_VERBS: dict[str, Callable[[Workspace, argparse.Namespace], int]] = {
    "upgrade": _health,
    "check": _health,
    "backup": _backup,
    "backups": _backups,
    "restore": _restore,
    "pack": _pack,
    "unpack": _replace,
    "merge": _merge,
    "encrypt": _encrypt,
    "decrypt": _decrypt,
    "rekey": _rekey,
}
