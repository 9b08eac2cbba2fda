"""``advisor pipeline``: applications and the ladder, moved on, planned, counted."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor_app.cli.arguments import store_verbs
from advisor_app.cli.output import OK, pad, say, say_json
from advisor_app.domain.application import Event, Need
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.labels import label, stage_label
from advisor_app.domain.money import format_wan, plain

if TYPE_CHECKING:
    from advisor_app.portfolio.applications import ApplicationRow
    from advisor_app.portfolio.changes import Changes
    from advisor_app.services.board import Card, Sums
    from advisor_app.services.workspace import Workspace

_EVENTS = "、".join(f"{event}（{label(event)}）" for event in Event)


_HELPS = {Need.DAY: "日期，默认今天"}


def register(parser: argparse.ArgumentParser) -> None:
    """Sub-verbs."""
    verb = store_verbs(parser)
    board = verb("board", "看板：申报各阶段，或梯队各层级")
    board.add_argument("--ladder", action="store_true", help="看梯队（每家客户一张卡）")
    board.add_argument("--all", action="store_true", help="连同已结束、已兑清的")
    board.add_argument("--text", default="", help="只看名称含这些字的")
    opening = verb("open", "为客户立项：政策事项编号或称号")
    opening.add_argument("client", help="信用代码、名称或编号")
    opening.add_argument("target", help="事项编号（如 hz-2025-65.1.srdi）或称号（如 little_giant）")
    opening.add_argument("--item", default="", help="所属明细的编号")
    opening.add_argument("--round", default="", help="轮次，默认申报窗口的名称或今年")
    show = verb("show", "一家客户的申报与梯队")
    show.add_argument("client", help="信用代码、名称或编号")
    move = verb("move", "登记一步")
    move.add_argument("application", help="申报编号（或其开头几位）")
    move.add_argument("event", help=_EVENTS)
    for need in Need:
        move.add_argument(f"--{need}", default="", help=_HELPS.get(need, label(need)))
    verb("back", "退回最后一步").add_argument("application", help="申报编号（或其开头几位）")
    plan = verb("plan", "安排下一步")
    plan.add_argument("application", help="申报编号（或其开头几位）")
    plan.add_argument("step", help="下一步做什么")
    plan.add_argument("--on", default="", help="哪天以前，如 2026-12-01")
    batch = verb("batch", "申报季：为多家客户立同一项，重复运行不会重复建立")
    batch.add_argument("target", help="事项编号或称号")
    batch.add_argument("clients", nargs="+", metavar="客户", help="信用代码、名称或编号")
    batch.add_argument("--round", default="", help="轮次")
    note = verb("note", "记一条往来：拜访、电话、约定、文件、重大变化、结果、备注")
    note.add_argument("client", help="信用代码、名称或编号")
    note.add_argument("kind", help="种类")
    note.add_argument("text", help="内容")
    note.add_argument("--day", default="", help="日期，默认今天")
    note.add_argument("--due", default="", help="办理期限")
    note.add_argument("--who", default="", help="对方")
    line = verb("timeline", "一家客户的往来与申报经过")
    line.add_argument("client", help="信用代码、名称或编号")
    line.add_argument("--message", action="store_true", help="输出可贴进微信的进展短文")
    _figures_arguments(verb("figures", "统计：在办、已报、认定、兑付、未成与理由、各阶段用时"))
    due = verb("due", "日程：逾期、今天、本周、30 天内、以后")
    due.add_argument("--as-of", default="", metavar="日期", help="按哪一天看，默认今天")
    due.add_argument(
        "--bucket", default="", help="只看一段：overdue、today、this_week、next_30_days、later …"
    )
    due.add_argument("--ics", type=Path, default=None, metavar="文件", help="另写成日历文件")
    due.add_argument("--names", action="store_true", help="日历里写入客户名称")
    window = verb("window", "申报窗口：不带内容时列出，带 --region 时登记")
    window.add_argument("--region", default="", help="地区，如 330100 或 杭州市")
    window.add_argument("--label", default="", help="名称，如 2026 年第一批")
    window.add_argument("--target", default="", help="事项编号或称号，不填为该地区全部")
    window.add_argument("--opens", default="", help="开始日期")
    window.add_argument("--closes", default="", help="截止日期")
    window.add_argument("--note", default="", help="备注")
    task = verb("task", "为客户加一项任务")
    task.add_argument("client", help="信用代码、名称或编号")
    task.add_argument("text", help="做什么")
    task.add_argument("--on", default="", help="哪天以前")
    verb("undo", "撤销上一步")
    verb("redo", "重做")


def _figures_arguments(figures: argparse.ArgumentParser) -> None:
    ways = ("city", "rung", "advisor", "round")
    figures.add_argument("--by", default="city", choices=ways, help="按什么分组")
    figures.add_argument(
        "--xlsx", type=Path, default=None, metavar="文件", help="另写成 Excel 台账，同名文件会被替换"
    )


def run(args: argparse.Namespace) -> int:
    """Do the sub-verb."""
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    with Workspace(args.db, create=False) as workspace:
        return _VERBS[args.action](workspace, args)


def _board(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.boards import Choice, Show  # noqa: PLC0415

    choice = Choice(text=args.text, show=Show.ALL if args.all else Show.OPEN)
    pipeline = workspace.pipeline
    board = pipeline.ladder(choice) if args.ladder else pipeline.applications(choice)
    if args.json:
        say_json(
            [
                {
                    "column": column.key,
                    "label": column.label,
                    "count": len(board.cards(column.key)),
                    "sums": _sums(board.sums(column.key)),
                    "cards": [_card(card) for card in board.cards(column.key)],
                }
                for column in board.columns
            ]
        )
        return OK
    for column in board.columns:
        cards, sums = board.cards(column.key), board.sums(column.key)
        kinds = (("确定", sums.fixed), ("上限", sums.ceiling), ("预期", sums.expected))
        amounts = "，".join(f"{word} {format_wan(amount)} 万元" for word, amount in kinds if amount)
        say(f"{column.label}（{len(cards)}）{amounts}")
        for card in cards:
            what = f"{pad(card.client, 40)}{card.title}"
            rest = "　".join(text for text in (card.amount, card.tag, card.next_step) if text)
            say(f"  {card.id[:8]}  {what}　{rest}".rstrip("　"))
    return OK


def _sums(sums: Sums) -> dict[str, str]:
    return {"fixed": plain(sums.fixed), "ceiling": plain(sums.ceiling), "expected": plain(sums.expected)}


def _card(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "client_id": card.client_id,
        "client": card.client,
        "title": card.title,
        "stage": card.stage,
        "stage_text": card.stage_text,
        "sums": _sums(card.sums),
        "amount": card.amount,
        "next_step": card.next_step,
        "next_on": None if card.next_on is None else card.next_on.isoformat(),
        "idle": card.idle,
        "tag": card.tag,
        "city": card.city,
        "advisor": card.advisor,
        "rung": card.rung,
        "round": card.round,
    }


def _open(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.tracking import Opening  # noqa: PLC0415

    client = workspace.clients.find(args.client)
    saved = workspace.tracking.open(Opening(client.id, args.target, args.item, args.round))
    return _done(args, saved.changes, saved.id)


def _done(args: argparse.Namespace, changes: Changes, made: str = "") -> int:
    if args.json:
        say_json({"id": made or None, "done": changes.title})
    else:
        say(f"{changes.title}{f'（编号 {made[:8]}）' if made else ''}。")
    return OK


def _row(workspace: Workspace, row: ApplicationRow) -> dict[str, Any]:
    application = row.application
    return {
        "id": row.id,
        "target": application.target,
        "title": workspace.tracking.title_of(application.target),
        "pursuit": application.pursuit,
        "round": application.round,
        "item": application.item or None,
        "stage": application.stage,
        "stage_text": stage_label(application.stage, application.pursuit),
        "stage_on": row.stage_on.isoformat(),
        "awarded": None if application.awarded is None else plain(application.awarded),
        "paid": plain(application.paid),
        "due": plain(application.due),
        "next_step": row.next_step,
        "next_on": None if row.next_on is None else row.next_on.isoformat(),
        "steps": [
            {
                "event": step.event,
                "stage": step.after,
                **{
                    need.value: _plainly(getattr(step.evidence, need.value))
                    for need in Need
                    if getattr(step.evidence, need.value) not in (None, "")
                },
            }
            for step in application.steps
        ],
    }


def _plainly(value: Any) -> str:
    from decimal import Decimal  # noqa: PLC0415

    return plain(value) if isinstance(value, Decimal) else str(value)


def _show(workspace: Workspace, args: argparse.Namespace) -> int:
    client = workspace.clients.find(args.client)
    rows = workspace.tracking.rows([client.id])
    standings = workspace.pipeline.standings(client.id)
    if args.json:
        say_json(
            {
                "client": client.data.name,
                "standings": [
                    {
                        "title": s.title,
                        "stage": s.stage,
                        "sure": s.sure,
                        "since": None if s.since is None else s.since.isoformat(),
                        "valid_to": None if s.valid_to is None else s.valid_to.isoformat(),
                    }
                    for s in standings
                ],
                "applications": [_row(workspace, row) for row in rows],
            }
        )
        return OK
    say(client.data.name)
    for line in workspace.pipeline.standing_lines(client.id):
        say(f"  {line}")
    for row in rows:
        application = row.application
        stage = stage_label(application.stage, application.pursuit)
        title = workspace.tracking.title_of(application.target)
        say(f"  {row.id[:8]}  {title}（{application.round}）：{stage}，{row.stage_on}")
    return OK


def _move(workspace: Workspace, args: argparse.Namespace) -> int:
    event = next((e for e in Event if args.event in (e.value, label(e))), None)
    if event is None:
        raise InputError(f"没有“{args.event}”这一步，可用：{_EVENTS}。")
    row = workspace.tracking.find(args.application)
    texts = {need.value: given for need in Need if (given := getattr(args, need.value))}
    return _done(args, workspace.tracking.move(row.id, event, texts), row.id)


def _back(workspace: Workspace, args: argparse.Namespace) -> int:
    row = workspace.tracking.find(args.application)
    return _done(args, workspace.tracking.retract(row.id), row.id)


def _plan(workspace: Workspace, args: argparse.Namespace) -> int:
    row = workspace.tracking.find(args.application)
    return _done(args, workspace.tracking.plan(row.id, args.step, args.on), row.id)


def _batch(workspace: Workspace, args: argparse.Namespace) -> int:
    ids = [workspace.clients.find(each).id for each in args.clients]
    report, _ = workspace.pipeline.season(ids, args.target, round_label=args.round)
    if args.json:
        say_json(
            {
                "opened": list(report.opened),
                "already": list(report.already),
                "refused": [{"client": name, "why": why} for name, why in report.refused],
            }
        )
        return OK
    say(report.sentence())
    for name, why in report.refused:
        say(f"  {name}：{why}")
    return OK


def _note(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.timeline import ContactEntry  # noqa: PLC0415

    client = workspace.clients.find(args.client)
    entry = ContactEntry(args.kind, args.text, args.day, args.who, args.due)
    saved = workspace.timeline.add(client.id, entry)
    return _done(args, saved.changes)


def _timeline(workspace: Workspace, args: argparse.Namespace) -> int:
    client = workspace.clients.find(args.client)
    if args.message:
        say(workspace.timeline.message(client.id, workspace.tracking))
        return OK
    found = workspace.timeline.moments(client.id, workspace.tracking)
    if args.json:
        say_json([{"day": m.day.isoformat(), "kind": m.kind, "text": m.text, "open": m.open} for m in found])
        return OK
    if not found:
        raise NotFoundError("这家客户还没有往来记录，也没有立项。")
    for moment in found:
        say(f"{moment.day}  {pad(moment.kind, 12)}{moment.text}")
    return OK


def _figures(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.pipeline import figures  # noqa: PLC0415

    if args.xlsx is None:
        counted = workspace.pipeline.counted()
    else:
        counted = workspace.pipeline.save_register(args.xlsx).counted
    lines = [*figures.by(args.by, counted), figures.line("合计", counted)]
    lost = figures.losses(counted)
    waits = figures.waits(counted)
    years = figures.paid_by_year(counted)
    if args.json:
        say_json(
            {
                "lines": [
                    {
                        "label": each.label,
                        "opened": each.opened,
                        "filed": each.filed,
                        "granted": each.granted,
                        "titles": each.titles,
                        "lost": each.lost,
                        "fixed": plain(each.fixed),
                        "ceiling": plain(each.ceiling),
                        "expected": plain(each.expected),
                        "awarded": plain(each.awarded),
                        "paid": plain(each.paid),
                        "due": plain(each.due),
                    }
                    for each in lines
                ],
                "paid_by_year": {str(year): plain(amount) for year, amount in years.items()},
                "losses": [{"event": e, "reason": reason, "count": count} for e, reason, count in lost],
                "waits": [
                    {"stage": w.stage, "count": w.count, "median": w.median, "longest": w.longest}
                    for w in waits
                ],
            }
        )
        return OK
    say(
        f"{pad('', 24)}{pad('立项', 6)}{pad('已报', 6)}{pad('认定', 6)}{pad('未成', 6)}"
        "在办（确定/上限/预期，万元）　核定/已兑付/待兑付（万元）"
    )
    for each in lines:
        hoped = "/".join(format_wan(a) for a in (each.fixed, each.ceiling, each.expected))
        had = "/".join(format_wan(a) for a in (each.awarded, each.paid, each.due))
        counts = "".join(pad(str(n), 6) for n in (each.opened, each.filed, each.granted, each.lost))
        say(f"{pad(each.label, 24)}{counts}{hoped}　{had}")
    for year, amount in years.items():
        say(f"{year} 年兑付 {format_wan(amount)} 万元")
    for event, reason, count in lost:
        say(f"{label(event)}（{count}）：{reason}")
    for wait in waits:
        say(f"“{label(wait.stage)}”停留：{wait.count} 次，中位 {wait.median:g} 天，最长 {wait.longest} 天")
    return OK


def _due(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.domain.reminder import Bucket  # noqa: PLC0415
    from advisor_app.services.entry import read_day  # noqa: PLC0415

    agenda = workspace.calendar.agenda(read_day(args.as_of, "日期", None))
    wanted = [b for b in Bucket if args.bucket in ("", b.value, label(b))]
    if not wanted:
        raise InputError(f"没有“{args.bucket}”这一段，可用：{'、'.join(Bucket)}。")
    if not args.bucket:
        wanted.remove(Bucket.DONE)
    if args.ics is not None:
        workspace.calendar.save_ics(args.ics, agenda.opened(*wanted), with_names=args.names)
    if args.json:
        say_json(
            {
                "as_of": agenda.as_of.isoformat(),
                "counts": {b.value: agenda.badge(b) for b in wanted},
                "reminders": [
                    {
                        "bucket": b.value,
                        "day": r.day.isoformat(),
                        "client_id": r.client_id,
                        "client": r.client,
                        "kind": r.kind,
                        "text": r.text,
                        "note": r.note,
                        "source": r.source,
                    }
                    for b in wanted
                    for r in agenda.opened(b)
                ],
            }
        )
        return OK
    for bucket in wanted:
        say(f"{label(bucket)}（{agenda.badge(bucket)}）")
        for r in agenda.opened(bucket):
            note = f"（{r.note}）" if r.note else ""
            say(f"  {r.day}  {pad(r.client, 36)}{r.text}{note}")
    return OK


def _window(workspace: Workspace, args: argparse.Namespace) -> int:
    from advisor_app.services.calendar import WindowEntry  # noqa: PLC0415

    if args.region or args.label:
        entry = WindowEntry(args.region, args.label, args.target, args.opens, args.closes, args.note)
        saved = workspace.calendar.put_window(entry)
        return _done(args, saved.changes, saved.id)
    rows = workspace.calendar.windows()
    if args.json:
        say_json(
            [
                {
                    "id": row.id,
                    "region": row.window.region,
                    "label": row.window.label,
                    "target": row.window.target,
                    "opens_on": None if row.window.opens_on is None else row.window.opens_on.isoformat(),
                    "closes_on": None if row.window.closes_on is None else row.window.closes_on.isoformat(),
                    "note": row.window.note,
                }
                for row in rows
            ]
        )
        return OK
    if not rows:
        raise NotFoundError("还没有登记申报窗口，请用 --region --label --closes 登记。")
    catalogue = workspace.assessing.library.catalogue
    for row in rows:
        w = row.window
        what = workspace.tracking.title_of(w.target) if w.target else "全部事项"
        place = f"{pad(catalogue.region_name(w.region), 12)}{pad(w.label, 20)}"
        say(f"{place}{w.opens_on or '……'} 至 {w.closes_on or '……'}  {what}")
    return OK


def _task(workspace: Workspace, args: argparse.Namespace) -> int:
    client = workspace.clients.find(args.client)
    return _done(args, workspace.calendar.add_task(client.id, args.text, args.on).changes)


def _undo(workspace: Workspace, args: argparse.Namespace) -> int:
    return _back_and_forth(args, "已撤销", workspace.portfolio.undo())


def _redo(workspace: Workspace, args: argparse.Namespace) -> int:
    return _back_and_forth(args, "已重做", workspace.portfolio.redo())


def _back_and_forth(args: argparse.Namespace, word: str, changes: Changes) -> int:
    if not changes:
        raise NotFoundError("没有可撤销或重做的。")
    if args.json:
        say_json({"done": changes.title})
    else:
        say(f"{word}：{changes.title}。")
    return OK


_VERBS = {
    "board": _board,
    "open": _open,
    "show": _show,
    "move": _move,
    "back": _back,
    "plan": _plan,
    "batch": _batch,
    "note": _note,
    "timeline": _timeline,
    "figures": _figures,
    "due": _due,
    "window": _window,
    "task": _task,
    "undo": _undo,
    "redo": _redo,
}
