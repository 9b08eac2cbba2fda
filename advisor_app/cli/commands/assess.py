"""``advisor assess``: one client, from a file or from the portfolio, as of a day."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.cli.arguments import as_of
from advisor_app.cli.output import OK, pad, say, say_json
from advisor_app.domain.assessment import Assessment, MeasureResult
from advisor_app.domain.labels import label
from advisor_app.domain.policy import AmountKind
from advisor_app.domain.verdict import Outcome

if TYPE_CHECKING:
    from advisor_app.advice.compare import Difference
    from advisor_app.domain.library import Library


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", type=Path, metavar="FILE.json", help="客户文件")
    source.add_argument("--client", metavar="信用代码", help="客户库中的企业（统一社会信用代码）")
    parser.add_argument("--db", type=Path, default=None, metavar="文件", help="客户库文件，默认常用的")
    parser.add_argument("--as-of", type=as_of, default=None, help="评估基准日，如 2026-06-15，默认今天")
    parser.add_argument("--drafts", action="store_true", help="同时列出征求意见稿（不计入合计）")
    parser.add_argument(
        "--what-if",
        action="append",
        default=[],
        metavar="键=值",
        help="假设，如 rd_spend.2025=12000000、recognition:srdi_sme=first@2026-06-01、"
        "item:tech_renovation#1.approved_investment=2000万、as_of=2027-01-01，可多次；"
        "结果里另列与不作假设相比的变化",
    )
    parser.add_argument("--accept-pilot-code", action="store_true", help="确认信用代码是早期试点代码")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Assess and print."""
    from advisor_app.services.assessing import Assessing  # noqa: PLC0415

    assessing = Assessing()
    if args.client is not None:
        from advisor_app.services.workspace import Workspace  # noqa: PLC0415

        with Workspace(args.db, create=False) as workspace:
            facts = workspace.clients.record(workspace.clients.find(args.client).id)
    else:
        facts = assessing.read(args.file, args.as_of, accept_pilot=args.accept_pilot_code)
    assessment = assessing.assess(facts, args.as_of, drafts=args.drafts)
    difference: Difference | None = None
    if args.what_if:
        from advisor_app.advice.compare import compare  # noqa: PLC0415
        from advisor_app.services.whatif import suppose_all  # noqa: PLC0415

        latest = assessing.latest(args.as_of)
        supposed = suppose_all(facts, args.what_if, assessing.library.catalogue, latest)
        day = supposed.as_of or args.as_of
        plain, assessment = assessment, assessing.assess(supposed.facts, day, drafts=args.drafts)
        difference = compare(plain, assessment)
    if args.json:
        from advisor_app.domain.codec import to_json  # noqa: PLC0415

        told = to_json(assessment)
        if difference is not None:
            from advisor_app.advice import telling  # noqa: PLC0415

            told["difference"] = telling.to_json(difference)
        say_json(told)
    else:
        show(assessment)
        if difference is not None:
            show_difference(difference, assessing.library)
    return OK


def show(assessment: Assessment) -> None:
    """The three lists and the totals as plain lines."""
    from advisor_app.domain.money import format_wan  # noqa: PLC0415
    from advisor_app.domain.phrases import amount_phrase, missing_phrase  # noqa: PLC0415

    say(f"{assessment.client}　评估基准日 {assessment.as_of}　内容版本 {assessment.content_version}")
    totals = assessment.totals
    say(
        f"已确认 {format_wan(totals.confirmed)} 万元（定额 {format_wan(totals.fixed)}、"
        f"上限 {format_wan(totals.ceiling)}、择优 {format_wan(totals.competitive)}）；"
        f"有线索的合计上限 {format_wan(totals.leads)} 万元"
    )
    _show_ladder(assessment)
    for outcome in (Outcome.ELIGIBLE, Outcome.UNDETERMINED, Outcome.INELIGIBLE):
        rows = [m for m in assessment.measures if m.outcome is outcome and not _in_kind(m)]
        say()
        say(f"{label(outcome)}（{len(rows)}）")
        for m in rows:
            say(f"  {pad(_place(m), 22)}{pad(_title(m), 52)}{amount_phrase(m)}")
            if outcome is Outcome.UNDETERMINED:
                wanted = "、".join(missing_phrase(x, assessment.as_of) for x in m.missing[:4])
                say(f"  {'':22}待补：{wanted}{'……' if len(m.missing) > 4 else ''}")

    services = [m for m in assessment.measures if m.outcome is Outcome.ELIGIBLE and _in_kind(m)]
    if services:
        say()
        say(f"非资金支持（{len(services)}）")
        for m in services:
            say(f"  {pad(_place(m), 22)}{_title(m)}")


def show_difference(difference: Difference, library: Library) -> None:
    """What the suppositions change, as plain lines: sums, measures with what flipped, ladder."""
    from advisor_app.advice.telling import (  # noqa: PLC0415
        NO_DIFFERENCE,
        change_phrase,
        flip_phrase,
        ladder_lines,
        money_lines,
        standing_phrase,
    )
    from advisor_app.domain.money import format_wan  # noqa: PLC0415
    from advisor_app.domain.phrases import Whereabouts  # noqa: PLC0415

    then, now = difference.days
    say()
    say(f"与不作假设相比{'' if then == now else f'（基准日 {then} → {now}）'}")
    if difference.empty:
        say(f"  {NO_DIFFERENCE}")
        return
    for name, was, is_ in money_lines(difference):
        if was != is_:
            say(f"  {pad(name, 28)}{format_wan(was)} → {format_wan(is_)} 万元")
    where = Whereabouts(library)
    benefits = {m.id: m.benefit for m in library.measures}
    for change in difference.measures:
        told = change.told
        say(f"  {pad(_place(told), 22)}{change.name}：{change_phrase(change, benefits.get(told.id))}")
        reasons = [
            flip_phrase(flip, where.fact(flip.read, told.id) if flip.read else None) for flip in change.flips
        ]
        for reason in (standing_phrase(change), *reasons):
            if reason:
                say(f"  {'':22}{reason}")
    for line in ladder_lines(difference.ladder):
        say(f"  {line}")


def _show_ladder(assessment: Assessment) -> None:
    """Where the client stands, what the next rung asks, and what keeping the held titles takes."""
    from advisor_app.domain.phrases import ladder_phrase, marked  # noqa: PLC0415
    from advisor_app.domain.standard_phrases import (  # noqa: PLC0415
        standard_summary,
        standard_title,
        version_phrase,
    )

    ladder = assessment.ladder
    say()
    say(f"梯队：{ladder_phrase(ladder)}")
    for result in (ladder.next, *ladder.renewals):
        if result is None:
            continue
        say(f"  {standard_title(result)}：{standard_summary(result)}。{version_phrase(result)}")
        for criterion in (*result.gaps, *result.open):
            say(f"    {marked(criterion.verdict)}　{criterion.label}")


def _in_kind(m: MeasureResult) -> bool:
    return m.amount.kind is AmountKind.IN_KIND


def _place(m: MeasureResult) -> str:
    return f"{m.document} 第{m.article}条"


def _title(m: MeasureResult) -> str:
    return m.title if m.item is None else f"{m.title}（{m.item_title}）"
