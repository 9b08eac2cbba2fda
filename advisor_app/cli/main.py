"""``advisor``: verbs, Chinese messages, exit codes (0 done, 1 nothing found, 2 bad input, 70 a bug)."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from advisor_app import __version__
from advisor_app.cli.output import BAD_INPUT, BUG, NOTHING_FOUND, complain
from advisor_app.domain.errors import AdvisorError, NotFoundError, StoreError

DEBUG_VARIABLE = "ADVISOR_DEBUG"
"""Set: a bug shows its whole stack on the terminal, messages and all."""
VERBS = {
    "open": "打开窗口，可指明客户库",
    "demo": "用虚构客户跑一遍：评估、导出、打开窗口",
    "facts": "列出事实目录",
    "policy": "政策库：查阅、检索、比较版本、登记印发、自建、核对标准、生成",
    "pack": "政策包：制作、签名、核验、安装、退回、可信密钥",
    "assess": "评估一个客户文件或已建档客户",
    "screen": "按名单筛：一城企业对全部政策和梯队标准（xlsx、csv、parquet）",
    "advise": "下一步：先问什么、培育方案、资金流、往后看、核对",
    "client": "客户：add、list、show、import、export",
    "pipeline": "梯队与申报：看板、立项、登记、批量、往来、统计",
    "dossier": "导出评估工作簿和 PDF",
    "db": "客户库：备份、恢复、交接包、并入、升级、核对",
    "team": "团队：服务器上客户库的成员与角色",
    "doctor": "检查运行环境",
}


class Parser(argparse.ArgumentParser):
    """argparse that helps and complains in Chinese, and exits with 2; so do its commands' own parsers."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示用法")

    def format_help(self) -> str:
        """The usage and what each option is for."""
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        """Turn argparse's English into one Chinese sentence."""
        self.exit(BAD_INPUT, f"{_translate(message)}用“{self.prog} --help”看用法。\n")


def _translate(message: str) -> str:
    """The Chinese for argparse's messages; what was typed stays as it is."""
    for english, chinese in (
        ("the following arguments are required: ", "缺少参数："),
        ("unrecognized arguments: ", "不认识的参数："),
        ("one of the arguments ", "须给出其一："),
    ):
        if message.startswith(english):
            return f"{chinese}{message.removeprefix(english).removesuffix(' is required')}。"
    if "invalid choice" in message:
        typed = message.partition("invalid choice: ")[2].partition(" (")[0].strip("'")
        return f"没有“{typed}”这个命令或选项。"
    if "expected" in message and "argument" in message:
        return f"{message.partition(':')[0].replace('argument ', '')} 后面缺少内容。"
    if "not allowed with" in message:
        return "有两个参数不能同时使用。"
    return f"参数不对（{message}）。"


def build_parser(verb: str | None = None) -> Parser:
    """The parser; only the verb that was typed has its options loaded."""
    parser = Parser(
        prog="advisor",
        description="陪跑顾问工作台：不带命令时打开窗口。",
    )
    parser.add_argument("--version", action="version", version=f"advisor {__version__}", help="显示版本")
    commands = parser.add_subparsers(dest="verb", metavar="命令", title="命令")
    for name, text in VERBS.items():
        sub = commands.add_parser(name, help=text, description=text)
        if name == verb:
            module = import_module(f"advisor_app.cli.commands.{name}")
            module.register(sub)
            sub.set_defaults(run=module.run)
    return parser


Window = Callable[..., int]
"""Opens the window on a client database (None: the user's own) and returns its exit code; ``handed=``: with a
file to be looked at in it."""


def main(arguments: Sequence[str] | None = None, open_window: Window | None = None) -> int:
    """Run one command, or open the window where there is no verb; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    verb = next((w for w in words if not w.startswith("-")), None)
    try:
        if not words and open_window is not None:
            return open_window(None)
        parsed = build_parser(verb).parse_args(words or ["--help"])
        parsed.open_window = open_window
        result = _run(parsed)
        sys.stdout.flush()
    except NotFoundError as error:
        complain(str(error))
        return NOTHING_FOUND
    except AdvisorError as error:
        complain(str(error))
        return BAD_INPUT
    except BrokenPipeError:
        sys.stderr.close()  # the reader left (``| head``): nothing more to say, and no traceback at exit
        return 0
    except KeyboardInterrupt:
        complain("已取消。")
        return 130
    except Exception as error:
        if DEBUG_VARIABLE in os.environ:
            raise
        return _bug(error)
    return result


def _run(parsed: argparse.Namespace) -> int:
    """Run the verb; where the database is encrypted, once more with its passphrase: it is opened first."""
    try:
        result: int = parsed.run(parsed)
    except StoreError as error:
        keys = getattr(error, "keys", None)  # of a SealedError, whose module is not loaded for every verb
        if keys is None:
            raise
        from advisor_app.services import encrypting  # noqa: PLC0415

        given = os.environ.get(encrypting.PASSPHRASE_VARIABLE)
        if given is None:
            if not sys.stdin.isatty():
                raise StoreError(
                    f"{error}没有终端可以输入的，请放在环境变量 {encrypting.PASSPHRASE_VARIABLE} 里。"
                ) from None
            given = getpass.getpass("加密口令：")
        encrypting.open_with(keys, given)
        result = parsed.run(parsed)
    return result


def _bug(error: Exception) -> int:
    """What no one foresaw: where the report lies, instead of a stack full of what was entered."""
    from advisor_app.services import faults  # noqa: PLC0415 (only when something went wrong)
    from advisor_app.services.clock import Clock  # noqa: PLC0415

    at = Clock().now().astimezone()
    kept = faults.keep(faults.report(error, at=at), at)
    where = f"报告写在“{kept}”" if kept else f"报告没有地方写，设环境变量 {DEBUG_VARIABLE} 再试可看到详情"
    complain(
        f"程序遇到一个没有料到的错误（{type(error).__name__}），已保存的数据不受影响；{where}，请发给维护者。"
    )
    return BUG
