"""``advisor dossier``: a client's assessment as workbook and PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from advisor_app.cli.arguments import as_of
from advisor_app.cli.output import OK, say, say_json


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", type=Path, metavar="FILE.json", help="客户文件")
    source.add_argument("--client", metavar="信用代码", help="客户库中的企业（信用代码、名称或编号）")
    parser.add_argument("--db", type=Path, default=None, metavar="文件", help="客户库文件，默认常用的")
    parser.add_argument("--as-of", type=as_of, default=None, help="评估基准日，默认今天")
    parser.add_argument("--drafts", action="store_true", help="附上征求意见稿（不计入合计，加水印）")
    parser.add_argument("--xlsx", action="store_true", help="只要工作簿")
    parser.add_argument("--pdf", action="store_true", help="只要 PDF")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="DIR", help="写到哪个文件夹，默认当前"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Assess and write; a client of the portfolio keeps the assessment."""
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    xlsx, pdf = args.xlsx or not args.pdf, args.pdf or not args.xlsx
    with Workspace(args.db, create=False) as workspace:
        assessing = workspace.assessing
        if args.client is not None:
            client_id = workspace.clients.find(args.client).id
            facts = workspace.clients.record(client_id)
            assessment = assessing.assess(facts, args.as_of, drafts=args.drafts)
            paths, _ = workspace.exporting.hand_over(
                workspace.clients, client_id, assessment, args.output, xlsx=xlsx, pdf=pdf
            )
        else:
            facts = assessing.read(args.file, args.as_of)
            assessment = assessing.assess(facts, args.as_of, drafts=args.drafts)
            paths = workspace.exporting.write(facts, assessment, args.output, xlsx=xlsx, pdf=pdf)
    if args.json:
        say_json([str(path) for path in paths])
    else:
        for path in paths:
            say(str(path))
    return OK
