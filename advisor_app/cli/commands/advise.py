"""``advisor advise``: what to do next for one client — ask, plan, money by year, the days ahead, an audit."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.cli.arguments import as_of
from advisor_app.cli.output import OK, pad, say, say_json
from advisor_app.domain.errors import InputError

if TYPE_CHECKING:
    from advisor_app.dossier.document import Block
    from advisor_app.services.advising import Advising, Subject
    from advisor_app.services.planning import PlanWish
    from advisor_app.services.views import TreeRow

_FEW = 3
_ACTIONS = {
    "ask": "先问什么：最值得先问的缺项，问谁、凭什么、影响多少",
    "plan": "培育方案：三种情景、最早哪年、每项差距的最小改动",
    "cash": "资金流：按年、付款方、性质列出何时来钱",
    "ahead": "往后看：哪一天结论会变、为什么；征求意见稿另列",
    "audit": "核对：不可能和存疑的数",
}


def register(parser: argparse.ArgumentParser) -> None:
    """Sub-verbs with the client they are about."""
    verbs = parser.add_subparsers(dest="action", required=True, metavar="动作", title="动作")
    for name, text in _ACTIONS.items():
        sub = verbs.add_parser(name, help=text, description=text)
        source = sub.add_mutually_exclusive_group(required=True)
        source.add_argument("file", nargs="?", type=Path, metavar="FILE.json", help="客户文件")
        source.add_argument("--client", metavar="信用代码", help="客户库中的企业（信用代码、名称或编号）")
        sub.add_argument("--db", type=Path, default=None, metavar="文件", help="客户库文件，默认常用的")
        sub.add_argument("--as-of", type=as_of, default=None, help="评估基准日，如 2026-06-15，默认今天")
        sub.add_argument("--accept-pilot-code", action="store_true", help="确认信用代码是早期试点代码")
        sub.add_argument("--json", action="store_true", help="输出 JSON")
        if name in ("ask", "cash"):
            sub.add_argument("--drafts", action="store_true", help="同时看征求意见稿（不计入合计）")
        if name == "ask":
            sub.add_argument("--all", action="store_true", help=f"列出全部，默认最值得先问的 {_FEW} 个")
            sub.add_argument("--leads-only", action="store_true", help="只问资料里有线索的")
        if name in ("plan", "ahead"):
            sub.add_argument("--years", type=int, default=3, help="往后看几年，默认 3")
        if name == "plan":
            _plan_options(sub)


def _plan_options(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--target",
        metavar="目标",
        default="",
        help="资质（如 little_giant，复核写 little_giant:renewal）或事项编号，默认上一层级",
    )
    for name, scenario in (("--growth", "较可能"), ("--stretch", "努力一把")):
        sub.add_argument(
            name,
            action="append",
            default=[],
            metavar="键=每年",
            help=f"情景“{scenario}”的假设，如 revenue=10%%、employees=8、rd_spend=50万，可多次",
        )


def run(args: argparse.Namespace) -> int:
    """Work it out and print."""
    with _subject(args) as (advising, subject, day, client_id):
        _DO[args.action](args, advising, subject, day, client_id)
    return OK


@contextmanager
def _subject(args: argparse.Namespace) -> Iterator[tuple[Advising, Subject, dt.date, str]]:
    """The client, the day, and what works on them."""
    from advisor_app.services.advising import Subject  # noqa: PLC0415
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    with Workspace(args.db, create=False) as workspace:
        day = args.as_of or workspace.clock.today()
        if args.client is not None:
            client_id = workspace.clients.find(args.client).id
            yield workspace.advising, workspace.advising.subject(client_id, day), day, client_id
        else:
            pilot = args.accept_pilot_code
            facts = workspace.assessing.read(args.file, args.as_of, accept_pilot=pilot)
            yield workspace.advising, Subject(facts), day, ""


def _told(advising: Advising, subject: Subject, day: dt.date, **more: object) -> None:
    """JSON with whom and what it is about."""
    say_json(
        {
            "client": subject.facts.name,
            "as_of": day.isoformat(),
            "content_version": advising.library.content_version,
            **more,
        }
    )


def _head(advising: Advising, subject: Subject, day: dt.date) -> None:
    version = advising.library.content_version
    say(f"{subject.facts.name}　评估基准日 {day.isoformat()}　内容版本 {version}")


# --- the actions --------------------------------------------------------------------------------------------


def _ask(args: argparse.Namespace, advising: Advising, subject: Subject, day: dt.date, _id: str) -> None:
    from advisor_app.domain.money import format_wan  # noqa: PLC0415
    from advisor_app.services.advice_json import questions_json  # noqa: PLC0415
    from advisor_app.services.advice_views import answer_lines  # noqa: PLC0415

    limit = None if args.all else _FEW
    found = advising.questions(subject, day, drafts=args.drafts, limit=limit, leads_only=args.leads_only)
    if args.json:
        _told(advising, subject, day, questions=questions_json(found))
        return
    _head(advising, subject, day)
    if not found:
        say("没有要问的。")
    now = advising.assess(subject, day, drafts=args.drafts).totals
    for number, each in enumerate(found, 1):
        say()
        say(f"{number}. {each.text}")
        say(f"   问{each.held_by}，凭{'、'.join(each.evidence) or '口头说明'}")
        gains = f"可确认 {format_wan(each.gain)} 万元，会去掉 {format_wan(each.loss)} 万元"
        say(f"   {gains}，能定 {each.decides} 项")
        say(f"   {answer_lines(each, now)}")
    if found:
        say()
        say("金额仍分定额、上限、择优，各问题之间不能相加。")


def _cash(args: argparse.Namespace, advising: Advising, subject: Subject, day: dt.date, _id: str) -> None:
    from advisor_app.services.advice_json import cash_json  # noqa: PLC0415
    from advisor_app.services.advice_views import CASH_HEADINGS, NO_CASH, cash_tree  # noqa: PLC0415

    flow = advising.cash_flow(subject, day, drafts=args.drafts)
    if args.json:
        _told(advising, subject, day, **cash_json(flow))
        return
    _head(advising, subject, day)
    rows = cash_tree(flow)
    if not rows:
        say(NO_CASH)
        return
    say(_columns(CASH_HEADINGS[:7], 44))
    _show_rows(rows, 44)
    for sentence in flow.assumptions():
        say(sentence)


def _ahead(args: argparse.Namespace, advising: Advising, subject: Subject, day: dt.date, _id: str) -> None:
    from advisor_app.services.advice_json import drafts_json, turns_json  # noqa: PLC0415
    from advisor_app.services.advice_views import NO_TURNS, Words, ahead_tree  # noqa: PLC0415

    turns = advising.ahead(subject, day, years=args.years)
    drafts = advising.drafts(subject, day)
    if args.json:
        _told(advising, subject, day, turns=turns_json(turns), drafts=drafts_json(drafts))
        return
    _head(advising, subject, day)
    rows = ahead_tree(turns, drafts, Words(advising.library))
    if not rows:
        say(NO_TURNS)
    _outline(rows)


def _audit(args: argparse.Namespace, advising: Advising, subject: Subject, day: dt.date, _id: str) -> None:
    from advisor_app.advice.audit_record import LEVELS  # noqa: PLC0415
    from advisor_app.services.advice_json import findings_json  # noqa: PLC0415
    from advisor_app.services.advice_views import NO_FINDINGS  # noqa: PLC0415

    found = advising.findings(subject, day)
    if args.json:
        _told(advising, subject, day, findings=findings_json(found))
        return
    _head(advising, subject, day)
    if not found:
        say(NO_FINDINGS)
    for each in found:
        say(f"{pad(LEVELS[each.level], 8)}{each.sentence}")
        say(f"{'':8}{each.remedy}")


def _plan(args: argparse.Namespace, advising: Advising, subject: Subject, day: dt.date, client: str) -> None:
    from advisor_app.dossier.plan import PlanLayout  # noqa: PLC0415
    from advisor_app.services.advice_json import plan_json  # noqa: PLC0415

    wish = _wish(args, advising, client)
    case = advising.plan_case(subject, day, wish)
    if args.json:
        assert case.plan is not None  # it was just made
        _told(advising, subject, day, plan=plan_json(case.plan))
        return
    _head(advising, subject, day)
    for name, blocks in PlanLayout(case).sections():
        say()
        say(name)
        for block in blocks:
            _show_block(block)


def _wish(args: argparse.Namespace, advising: Advising, client: str) -> PlanWish:
    """What is asked for; without target and growth what was kept with the client."""
    from advisor_app.advice.scenario import LIKELY, STRETCHED  # noqa: PLC0415
    from advisor_app.domain.standard import Purpose  # noqa: PLC0415
    from advisor_app.services.planning import PlanWish, with_target  # noqa: PLC0415

    if client and not (args.target or args.growth or args.stretch):
        return advising.plan_wish(client)
    growth = {LIKELY: _pairs(args.growth), STRETCHED: _pairs(args.stretch)}
    for key in (key for typed in growth.values() for key in typed):
        if key not in advising.library.catalogue.facts:
            raise InputError(f"增长假设里的“{key}”不是事实目录中的键，请用“advisor facts”查看。")
    wish = PlanWish(years=args.years, growth=growth)
    if not args.target:
        return wish
    if any(args.target.partition("@")[0] == m.id for m in advising.library.measures):
        return with_target(wish, f"measure:{args.target}")
    title, _, purpose = args.target.partition(":")
    if title not in advising.library.catalogue.recognitions or purpose not in ("", *Purpose):
        raise InputError(
            f"目标“{args.target}”不认识：资质用“advisor facts --titles”、事项用“advisor policy tree”查看。"
        )
    return with_target(wish, f"title:{title}:{purpose or Purpose.FIRST}")


def _pairs(texts: Iterable[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        key, sign, value = (part.strip() for part in text.partition("="))
        if not sign or not value:
            raise InputError(f"增长假设“{text}”应写成 键=每年，如 revenue=10%。")
        found[key] = value
    return found


# --- printing -----------------------------------------------------------------------------------------------


def _columns(cells: Iterable[str], first: int) -> str:
    name, *rest = cells
    return pad(name, first) + "".join(_right(cell, 14) for cell in rest)


def _right(text: str, columns: int) -> str:
    from advisor_app.cli.output import width  # noqa: PLC0415

    return " " * max(1, columns - width(text)) + text


def _show_rows(rows: Iterable[TreeRow], first: int, depth: int = 0) -> None:
    for row in rows:
        name, *rest = row.cells
        numbers, said = rest[:6], rest[6:]
        tail = f"  {said[0]}" if said and said[0] else ""
        line = _columns(("  " * depth + name, *numbers), first).rstrip()
        say(f"{line}{tail}")
        _show_rows(row.children, first, depth + 1)


def _outline(rows: Iterable[TreeRow], depth: int = 0) -> None:
    for row in rows:
        said = "：".join(part for part in row.cells[:2] if part)
        source = f"（{row.cells[2]}）" if len(row.cells) > 2 and row.cells[2] else ""
        say(f"{'  ' * depth}{said}{source}")
        _outline(row.children, depth + 1)


def _show_block(block: Block) -> None:
    """A block of paper as plain lines."""
    from advisor_app.dossier.document import Heading, Paragraph, Table, Together, shown  # noqa: PLC0415

    match block:
        case Heading(text=text):
            say(f"  【{text}】")
        case Paragraph(spans=spans):
            say(f"  {''.join(span.text for span in spans)}")
        case Table():
            for row in (*block.rows, *block.foot):
                cells = [shown(c, column.kind) for c, column in zip(row, block.columns, strict=True)]
                titles = [column.title.replace("\n", "") for column in block.columns]
                pairs = (f"{t} {c}" if t else c for t, c in zip(titles, cells, strict=True) if c)
                said = "；".join(pairs).replace("\n", "，")
                say(f"  · {said}")
        case Together(blocks=blocks):
            for each in blocks:
                _show_block(each)


_Act = Callable[[argparse.Namespace, "Advising", "Subject", dt.date, str], None]
_DO: Mapping[str, _Act] = {"ask": _ask, "plan": _plan, "cash": _cash, "ahead": _ahead, "audit": _audit}
