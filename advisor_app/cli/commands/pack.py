"""``advisor pack``: policy packs made, signed, verified, installed, taken back; and whom to trust."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor_app.cli.arguments import as_of
from advisor_app.cli.output import OK, Counter, say, say_json
from advisor_app.domain.errors import InputError

if TYPE_CHECKING:
    from advisor_app.services.packs import Checked, Packs, Prepared

PASSPHRASE_VARIABLE = "ADVISOR_PACK_PASSPHRASE"
"""The passphrase of a secret key, where nobody sits at a terminal."""


def register(parser: argparse.ArgumentParser) -> None:
    """Sub-verbs: keygen, build, sign, verify, install, rollback, list, trust."""
    verbs = parser.add_subparsers(dest="action", required=True, metavar="动作", title="动作")

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=text, description=text)

    keygen = verb("keygen", "生成签名用的密钥（minisign 格式）")
    keygen.add_argument("file", type=Path, help="私钥写到哪里，公钥写在旁边（.pub）；不要放进仓库")
    keygen.add_argument("--plain", action="store_true", help="私钥不设口令（只在离线保管时用）")
    build = verb("build", "由政策内容做成一个未签名的包，先编译、跑案例")
    build.add_argument("folder", type=Path, help="内容文件夹（policies、documents、facts、ladder）")
    build.add_argument("-o", "--output", type=Path, required=True, help="写到哪里，如 hz-7.zhengce")
    build.add_argument("--id", required=True, help="系列编号，永久不变，如 hz-policies")
    build.add_argument("--version", type=int, required=True, help="版本：从 1 起只增不减的整数")
    build.add_argument("--cases", type=Path, required=True, help="案例（.yaml）文件夹，安装时会先跑一遍")
    for name, text in (
        ("title", "标题"),
        ("note", "说明"),
        ("made-by", "制作者"),
        ("valid-from", "建议从哪天起用，如 2026-12-01（只提示）"),
        ("least-app", "最低程序版本"),
    ):
        build.add_argument(f"--{name}", default="", help=text)
    build.add_argument("--next-key", type=Path, help="下一把密钥的公钥（.pub）：安装后也可信")
    build.add_argument("--revoke", action="append", default=[], metavar="编号", help="吊销的密钥编号")
    sign = verb("sign", "给包签名（写回原文件）")
    sign.add_argument("file", type=Path, help="政策包")
    how = sign.add_mutually_exclusive_group(required=True)
    how.add_argument("--key", type=Path, help=f"私钥文件；口令可放在环境变量 {PASSPHRASE_VARIABLE}")
    how.add_argument("--signature", type=Path, help="别处用 minisign 对 manifest.json 做好的签名")
    verify = verb("verify", "核验签名与内容，不安装")
    verify.add_argument("file", type=Path, help="政策包")
    verify.add_argument("--json", action="store_true", help="输出 JSON")
    install = verb("install", "安装：核验、编译、跑案例、列出差异，然后启用")
    install.add_argument("file", type=Path, help="政策包")
    install.add_argument("--unsigned", action="store_true", help="明确选择安装未经核验来源的包，会处处标明")
    install.add_argument("--older", action="store_true", help="明确选择换成较旧的内容")
    install.add_argument("--dry-run", action="store_true", help="只看差异和影响，不启用")
    install.add_argument("--effect", action="store_true", help="列出对全部客户的影响")
    install.add_argument("--as-of", type=as_of, default=None, help="影响按哪天算，默认今天")
    install.add_argument("--db", type=Path, default=None, metavar="文件", help="客户库文件，默认常用的")
    install.add_argument("--json", action="store_true", help="输出 JSON")
    verb("rollback", "退回安装之前的内容")
    verb("list", "装过的政策包与经过").add_argument("--json", action="store_true", help="输出 JSON")
    trust = verb("trust", "可信的密钥").add_subparsers(dest="what", required=True, metavar="动作")
    trust.add_parser("add", help="信任一把公钥").add_argument("file", type=Path, help="公钥文件（.pub）")
    trust.add_parser("list", help="列出").add_argument("--json", action="store_true", help="输出 JSON")
    trust.add_parser("revoke", help="吊销").add_argument("key", help="密钥编号（16 位）")


def run(args: argparse.Namespace) -> int:
    """Do the sub-verb."""
    from advisor_app.runtime import paths, settings  # noqa: PLC0415
    from advisor_app.services.clock import Clock  # noqa: PLC0415
    from advisor_app.services.packs import Packs  # noqa: PLC0415

    name = settings.load(paths.settings_file()).settings.advisor_name
    packs = Packs(Clock(), name or "命令行")
    _ACTIONS[args.action](packs, args)
    return OK


def _keygen(packs: Packs, args: argparse.Namespace) -> None:
    passphrase = "" if args.plain else _passphrase("给私钥设一个口令：")
    if not args.plain and len(passphrase) < 8:
        raise InputError("口令至少 8 个字符；不设口令的，请加 --plain。")
    public, secret, beside = packs.keygen(args.file, passphrase)
    say(f"密钥 {public.id}：私钥 {secret}（请离线保管），公钥 {beside}。")


def _build(packs: Packs, args: argparse.Namespace) -> None:
    from advisor_app.services.packs import Wanted  # noqa: PLC0415

    wanted = Wanted(
        args.id,
        args.version,
        args.cases,
        args.title,
        args.note,
        args.made_by,
        args.valid_from,
        args.least_app,
        args.next_key,
        tuple(args.revoke),
    )
    made = packs.build(args.folder, wanted, args.output)
    say(f"已做成 {args.output}：{made.manifest.name}，{len(made.files)} 个文件，尚未签名。")


def _sign(packs: Packs, args: argparse.Namespace) -> None:
    from advisor_app.services.packs import read_secret  # noqa: PLC0415

    if args.signature is not None:
        packs.attach(args.file, args.signature)
        say(f"已放入签名：{args.file}。")
        return
    key = read_secret(args.key, lambda: _passphrase("私钥的口令："))
    packs.sign(args.file, key)
    say(f"已用密钥 {key.public.id} 签名：{args.file}。")


def _passphrase(prompt: str) -> str:
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise InputError(f"没有终端可以输入口令，请放在环境变量 {PASSPHRASE_VARIABLE} 里。")
    return getpass.getpass(prompt)


def _checked_json(checked: Checked) -> dict[str, Any]:
    m = checked.manifest
    return {
        "id": m.id,
        "version": m.version,
        "content_version": m.content_version,
        "title": m.title,
        "note": m.note,
        "made_by": m.made_by,
        "made_on": m.made_on,
        "valid_from": m.valid_from or None,
        "files": len(m.members),
        "signature": str(checked.seal),
        "key": checked.signer or None,
        "older": checked.older or None,
        "notes": list(checked.notes),
    }


def _say_checked(checked: Checked) -> None:
    m = checked.manifest
    by = f"，{m.made_by}" if m.made_by else ""
    say(f"{m.name}，内容版本 {m.content_version}，制作于 {m.made_on}{by}")
    for line in (m.title, m.note, f"{checked.sentence}。", checked.older, *checked.notes):
        if line:
            say(line)


def _verify(packs: Packs, args: argparse.Namespace) -> None:
    checked = packs.verify(args.file)
    if args.json:
        say_json(_checked_json(checked))
    else:
        _say_checked(checked)


def _install(packs: Packs, args: argparse.Namespace) -> None:
    from advisor_app.services.pack_views import change_lines  # noqa: PLC0415

    checked = packs.verify(args.file)
    prepared = packs.prepare(checked, unsigned=args.unsigned, older=args.older)
    try:
        effect = _effect(packs, prepared, args) if args.effect else None
        if not args.dry_run:
            packs.install(prepared)
    finally:
        packs.discard(prepared)
    lines = change_lines(prepared.differences)
    if args.json:
        say_json(
            {
                **_checked_json(checked),
                "installed": not args.dry_run,
                "cases": prepared.cases,
                "changes": lines,
                "own_problem": prepared.own_problem or None,
                "effect": effect,
            }
        )
        return
    _say_checked(checked)
    say(f"案例 {prepared.cases} 个，全部通过。")
    say(f"与现在的内容相比，{len(lines)} 处不同。" if lines else "与现在的内容没有不同。")
    for line in lines:
        say(f"  {line}")
    if prepared.own_problem:
        say(f"自建内容与这个包不合，装上后不载入：{prepared.own_problem.splitlines()[0]}")
    if effect is not None:
        say(effect["sentence"])
        for number, call in enumerate(effect["calls"], 1):
            say(f"{number}. {call['name']}：{call['first']}")
    say("没有启用（只看）。" if args.dry_run else f"已启用：{prepared.library.content_version}。")


def _effect(packs: Packs, prepared: Prepared, args: argparse.Namespace) -> dict[str, Any]:
    """What the pack does to all clients, in the order to call."""
    from advisor_app.services.advice_views import Words, calls  # noqa: PLC0415
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    with Workspace(args.db, create=False) as workspace:
        effects, before = packs.effects(prepared, workspace.exporting)
        with Counter("已比较") as counter:
            day = args.as_of or workspace.clock.today()
            compared = effects.compare(day, before, told=counter.tell)
        rows = calls(compared.effect, Words(effects.library))
    return {
        "sentence": compared.sentence(),
        "calls": [{"name": row.name, "first": row.first, "cause": row.cause} for row in rows],
    }


def _rollback(packs: Packs, _args: argparse.Namespace) -> None:
    from advisor_app.services.pack_views import base_name  # noqa: PLC0415

    say(f"已退回：{base_name(packs.rollback())}。")


def _list(packs: Packs, args: argparse.Namespace) -> None:
    from advisor_app.services.pack_views import NOTHING, pack_lines  # noqa: PLC0415

    found = packs.installed()
    if args.json:
        say_json(
            {
                "installed": [
                    {
                        "id": one.id,
                        "version": one.version,
                        "content_version": one.content_version,
                        "key": one.signer or None,
                        "installed_at": one.installed_at,
                        "installed_by": one.installed_by,
                        "choices": list(one.choices),
                        "standing": standing,
                    }
                    for one, standing in found
                ],
                "history": list(packs.store.history()),
            }
        )
        return
    for one, standing in found:
        first, second = pack_lines(one, standing)
        say(first)
        say(f"    {second}")
    if not found:
        say(NOTHING)


def _trust(packs: Packs, args: argparse.Namespace) -> None:
    if args.what == "add":
        key = packs.trust_key(args.file)
        say(f"已信任密钥 {key.id}。请与制作者当面或打电话核对编号；不对的，用“advisor pack trust revoke”。")
        return
    if args.what == "revoke":
        packs.revoke_key(args.key)
        say(f"已吊销密钥 {args.key.upper()}，以后不再接受它签名的包。")
        return
    from advisor_app.services.pack_views import key_line  # noqa: PLC0415

    keys = packs.keys()
    if args.json:
        say_json(
            [
                {
                    "key": k.public.id,
                    "public": k.public.line,
                    "origin": k.origin,
                    "named_by": k.named_by or None,
                    "revoked": k.revoked,
                }
                for k in keys
            ]
        )
        return
    for k in keys:
        say(key_line(k))
    if not keys:
        say("还没有可信的密钥，请用“advisor pack trust add”添加制作者的公钥。")


_ACTIONS = {
    "keygen": _keygen,
    "build": _build,
    "sign": _sign,
    "verify": _verify,
    "install": _install,
    "rollback": _rollback,
    "list": _list,
    "trust": _trust,
}
