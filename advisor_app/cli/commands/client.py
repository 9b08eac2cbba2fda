"""``advisor client``: add, list, show, import, export."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.cli.arguments import store_verbs
from advisor_app.cli.output import OK, pad, say, say_json
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.headers import MONEYS, SHARES
from advisor_app.domain.money import plain
from advisor_app.runtime.whole_file import keep_whole, write_whole

if TYPE_CHECKING:
    from advisor_app.portfolio.clients import ClientRow
    from advisor_app.services.workspace import Workspace


def register(parser: argparse.ArgumentParser) -> None:
    """Sub-verbs."""
    verb = store_verbs(parser)
    add = verb("add", "新建客户")
    add.add_argument("--name", required=True, help="企业名称")
    add.add_argument("--uscc", default="", help="统一社会信用代码")
    add.add_argument("--region", default="", help="注册地代码，如 330106")
    add.add_argument("--industry", default="", help="行业")
    add.add_argument("--note", default="", help="备注")
    add.add_argument("--accept-pilot-code", action="store_true", help="确认信用代码是早期试点代码")
    verb("list", "客户一览").add_argument("--deleted", action="store_true", help="看回收站")
    verb("show", "一家客户的全部资料").add_argument("client", help="信用代码、名称或编号")
    load = verb(
        "import", "导入客户文件（JSON），可多个；有一处错误则都不导入。整库导出的 .xlsx 读进空的客户库"
    )
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--accept-pilot-code", action="store_true", help="确认信用代码是早期试点代码")
    collect = verb("collect", "读入企业填好发回的资料收集表")
    collect.add_argument("client", help="信用代码、名称或编号")
    collect.add_argument("file", type=Path, metavar="FILE.xlsx")
    collect.add_argument("--dry-run", action="store_true", help="只看会改什么，不写入")
    table = verb("import-list", "从外来名单（xlsx、xls、et、ods、csv）读入资料：先看差异，加 --yes 才写入")
    table.add_argument("file", type=Path, metavar="FILE")
    table.add_argument("--client", default=None, help="全部是这一家的（信用代码、名称或编号）")
    table.add_argument("--encoding", default="", help="csv 的编码，如 gb18030、utf-8、big5、cp1252")
    table.add_argument("--money-unit", choices=MONEYS, default="", help="没写单位的金额是什么单位")
    table.add_argument("--share-unit", choices=SHARES, default="", help="没写单位的比例是百分数还是小数")
    table.add_argument("--year", type=int, default=None, help="没写年度的年度数据是哪一年的")
    table.add_argument("--observed-on", default=None, help="资料的日期，如 2026-07-01；默认今天")
    table.add_argument("--create", action="store_true", help="名单上不在客户库的企业，建议新建的一并新建")
    table.add_argument("--yes", action="store_true", help="写入（默认只看差异）")
    export = verb(
        "export", "导出客户文件（JSON）；--all 文件夹：每家一个（申报记录不在内）；--all 文件.xlsx：整库一册"
    )
    export.add_argument("client", nargs="?", default="", help="信用代码、名称或编号")
    export.add_argument(
        "--all", type=Path, default=None, metavar="PLACE", help="全部客户：文件夹，或一个 .xlsx"
    )
    export.add_argument("-o", "--output", type=Path, default=None, help="写到哪个文件，默认显示在屏幕")
    gone = verb("erase", "彻底删除回收站里的一家客户（先预览，照名称输入 --confirm 才删，不能撤销）")
    gone.add_argument("client", help="信用代码、名称或编号")
    gone.add_argument("--confirm", default=None, metavar="名称", help="照原样输入企业名称，确认彻底删除")


def run(args: argparse.Namespace) -> int:
    """Do the sub-verb."""
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    with Workspace(args.db, create=args.action in ("add", "import", "import-list")) as workspace:
        match args.action:
            case "add":
                return _add(workspace, args)
            case "list":
                return _list(workspace, args)
            case "show":
                return _show(workspace, args)
            case "import":
                return _import(workspace, args)
            case "import-list":
                return _import_list(workspace, args)
            case "collect":
                return _collect(workspace, args)
            case "erase":
                return _erase(workspace, args)
            case _:
                return _export(workspace, args)


def _add(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.entry import ClientEntry  # noqa: PLC0415

    entry = ClientEntry(args.name, args.uscc, args.region, industry=args.industry, note=args.note)
    like = workspace.clients.similar(args.name)
    saved = workspace.clients.add_client(entry, accept_pilot=args.accept_pilot_code)
    if args.json:
        say_json({"id": saved.id, "similar": [row.name for row in like]})
        return OK
    say(f"已新建“{args.name}”（编号 {saved.id}）。")
    if like:
        say(f"名称相近的已有客户：{'、'.join(row.name for row in like)}，请确认不是同一家。")
    return OK


def _row(row: ClientRow, facts: int) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "uscc": row.uscc,
        "region": row.region,
        "industry": row.industry,
        "demo": row.demo,
        "facts": facts,
        "assessed_as_of": None if row.assessed_as_of is None else row.assessed_as_of.isoformat(),
        "confirmed": None if row.confirmed is None else plain(row.confirmed),
        "possible": None if row.possible is None else plain(row.possible),
    }


def _list(workspace: Workspace, args: argparse.Namespace) -> int:
    rows = workspace.clients.rows(deleted=args.deleted)
    if args.json:
        counts = workspace.clients.fact_counts()
        say_json([_row(row, counts.get(row.id, 0)) for row in rows])
        return OK
    if not rows:
        raise NotFoundError(
            "回收站是空的。" if args.deleted else "还没有客户，请先“advisor client add”或“import”。"
        )
    for row in rows:
        say(f"{pad(row.uscc or '（无代码）', 22)}{pad(row.name, 44)}{row.region or '注册地待补'}")
    return OK


def _show(workspace: Workspace, args: argparse.Namespace) -> int:
    card = workspace.clients.find(args.client)
    if args.json:
        from advisor_app.services.client_file import parse_json  # noqa: PLC0415

        say_json({"id": card.id, **parse_json(workspace.clients.export_client(card.id))})
        return OK
    say(workspace.clients.export_client(card.id))
    return OK


def _import(workspace: Workspace, args: argparse.Namespace) -> int:
    if any(path.suffix.lower() == ".xlsx" for path in args.files):
        return _import_whole(workspace, args)
    read = [workspace.clients.read_file(path, accept_pilot=args.accept_pilot_code) for path in args.files]
    ids, _ = workspace.clients.import_files(read)
    names = [each.facts.name for each in read]
    if args.json:
        say_json([{"id": i, "name": name} for i, name in zip(ids, names, strict=True)])
    else:
        say(f"已导入 {len(ids)} 家：{'、'.join(names)}。")
    return OK


def _import_whole(workspace: Workspace, args: argparse.Namespace) -> int:
    if len(args.files) > 1:
        raise InputError("整库工作簿一次只读一个，请分开运行。")
    from advisor_app.services.whole_workbook import read_sentence  # noqa: PLC0415

    changes = workspace.whole_workbook.read(args.files[0])
    count = len(changes.client_ids - {""})
    if args.json:
        say_json({"clients": count})
    else:
        say(f"{read_sentence(changes)}；在窗口里可一步撤销。")
    return OK


def _import_list(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.entry import read_day  # noqa: PLC0415

    importing = workspace.importing
    day = read_day(args.observed_on, "资料的日期", importing.today())
    only = None if args.client is None else workspace.clients.find(args.client).id
    opened = importing.open(args.file, args.encoding)
    uses = importing.filled(opened, year=args.year, money=args.money_unit, share=args.share_unit)
    preview = importing.preview(opened, uses, only)
    if args.json:
        say_json(
            {
                "firms": [
                    {
                        "place": f.place,
                        "name": f.name,
                        "client": f.client_id,
                        "told": f.told,
                        "fault": f.fault,
                    }
                    for f in preview.firms
                ],
                "changes": [
                    {"place": c.place, "client": preview.firms[c.firm].name, "label": c.label}
                    | {"before": c.now, "after": c.new, "kind": c.kind.value}
                    for c in preview.changes
                ],
                "faults": preview.faults,
                "remarks": preview.remarks,
            }
        )
    else:
        for c in preview.changes:
            mark = "" if c.ticked else f"（{c.kind.label}，不自动采用）"
            say(f"{pad(c.place, 14)}{preview.firms[c.firm].name} {c.label}：{c.now} → {c.new}{mark}")
        for sentence in (*preview.faults, *preview.remarks, preview.sentence()):
            say(sentence)
    if args.yes:
        importing.accept(preview, create=None if args.create else (), observed_on=day)
        if not args.json:
            say("已写入；在窗口里可一步撤销。")
    return OK


def _export(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.domain.errors import StoreError  # noqa: PLC0415

    if args.all is not None:
        return _export_all(workspace, args.all)
    if not args.client:
        raise InputError("请写明导出哪一家，或用 --all 导出全部。")
    text = workspace.clients.export_client(workspace.clients.find(args.client).id)
    if args.output is None:
        say(text)
        return OK
    try:
        keep_whole(args.output, text + "\n")
    except OSError as error:
        raise StoreError(f"写不了“{args.output}”（{error.strerror}），请换一个位置。") from None
    say(f"已写出 {args.output}。")
    return OK


def _export_all(workspace: Workspace, folder: Path) -> int:
    """Every client as a file of its own, numbered in the order of the list: names may repeat."""
    from advisor_app.domain.errors import StoreError  # noqa: PLC0415

    if folder.suffix.lower() == ".xlsx":
        if folder.exists():
            raise StoreError(f"“{folder}”已存在，为免覆盖没有写出。请换个文件名。")
        from advisor_app.services.whole_workbook import written_sentence  # noqa: PLC0415

        count = workspace.whole_workbook.write(folder)
        say(f"{written_sentence(count, folder)}读回用 advisor client import，只读进空的客户库。")
        return OK
    rows = workspace.clients.rows()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.glob("*.json")):
            raise StoreError(f"“{folder}”里已有客户文件，请换一个空文件夹，以免混在一起。")
        for number, row in enumerate(rows, 1):
            path = folder / f"{number:05}.json"
            write_whole(path, workspace.clients.export_client(row.id) + "\n")
    except OSError as error:
        raise StoreError(f"写不了“{folder}”（{error.strerror}），请换一个位置。") from None
    say(f"已写出 {len(rows)} 家，在 {folder}。")
    return OK


def _collect(workspace: Workspace, args: argparse.Namespace) -> int:
    client_id = workspace.clients.find(args.client).id
    returned = workspace.collecting.read(client_id, args.file)
    if args.json:
        told = [
            {"place": each.place, "label": each.label, "before": each.before, "after": each.after}
            for each in returned.proposals
        ]
        say_json({"proposals": told, "faults": returned.faults, "remarks": returned.remarks})
        if returned.proposals and not args.dry_run:
            workspace.collecting.accept(client_id, returned.proposals)
        return OK
    for each in returned.proposals:
        say(f"{pad(each.place, 12)}{each.label}：{each.before} → {each.after}")
    for sentence in (*returned.faults, *returned.remarks):
        say(sentence)
    if returned.proposals and not args.dry_run:
        workspace.collecting.accept(client_id, returned.proposals)
        say(f"{returned.sentence()}已写入。")
    else:
        say(returned.sentence())
    return OK


def _erase(workspace: Workspace, args: argparse.Namespace) -> int:
    wanted = args.client.strip()
    for row in workspace.clients.rows(deleted=True):
        if wanted in {row.id, row.uscc, row.name}:
            client_id = row.id
            break
    else:
        client_id = workspace.clients.find(wanted).id  # says that it has to go to the 回收站 first
    seen = workspace.erasing.preview(client_id)
    if args.confirm is not None:
        workspace.erasing.erase(client_id, args.confirm)
    if args.json:
        say_json(
            {
                "client": client_id,
                "erased": args.confirm is not None,
                "rows": dict(seen.held.rows),
                "journal": seen.held.journal,
                "files": len(seen.held.contents),
                "backups": [str(path) for path in seen.backups],
                "unread": [str(path) for path in seen.unread],
            }
        )
        return OK
    for sentence in (*seen.going, *seen.staying):
        say(sentence)
    if args.confirm is not None:
        say("已彻底删除。")
    else:
        say("这是预览，什么也没有改动；加 --confirm 企业名称 才彻底删除，不能撤销。")
    return OK
