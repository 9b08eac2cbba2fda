"""``advisor policy issue | add | remove | correct | standards | diff``: own content and versions."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.cli.arguments import as_of
from advisor_app.cli.output import OK, pad, say, say_json
from advisor_app.domain.confidence import remark
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.library import Library

if TYPE_CHECKING:
    from advisor_app.services.own_content import OwnContent

ACTIONS = ("issue", "add", "remove", "correct", "material", "standards", "diff")
"""The sub-verbs this module does."""


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-verbs to ``advisor policy``."""
    issue = verbs.add_parser("issue", help="登记征求意见稿已正式印发", description="登记征求意见稿已正式印发")
    issue.add_argument("draft", help="征求意见稿的文件编号，如 wh-srdi-draft")
    issue.add_argument("--number", required=True, help="文号")
    issue.add_argument("--issued-on", type=as_of, required=True, help="印发日期")
    issue.add_argument("--effective-from", type=as_of, help="施行日，默认印发日期")
    issue.add_argument("--valid-to", type=as_of, help="有效期届满日，默认照征求意见稿")
    issue.add_argument("--id", default="", help="正式文件的编号，默认由征求意见稿推出")
    issue.add_argument("--text", type=Path, help="正式文本（.txt），与征求意见稿不同时给出")
    issue.add_argument("--note", default="", help="备注")
    add = verbs.add_parser("add", help="加入自建（区县）政策", description="加入自建（区县）政策")
    add.add_argument("folder", type=Path, help="放着 document.yaml、事项文件和原文 .txt 的文件夹")
    remove = verbs.add_parser("remove", help="移除自建文件", description="移除自建文件")
    remove.add_argument("id", help="自建文件的编号")
    correct = verbs.add_parser(
        "correct", help="核对或改正认定标准的一条", description="核对或改正认定标准的一条"
    )
    correct.add_argument("criterion", help="条件编号，如 little_giant.2026.revenue")
    correct.add_argument("--note", default="", help="依据：核对的原文、网址或文号")
    correct.add_argument(
        "--set", action="append", default=[], metavar="事实=数值", help="改正的数字，如 revenue@last=6000万元"
    )
    correct.add_argument("--withdraw", action="store_true", help="撤回本地核对")
    material = verbs.add_parser("material", help="给事项或标准加材料", description="给事项或标准加材料")
    material.add_argument("id", help="事项或标准的编号，如 hz-2025-66.10.grade-2、srdi_sme.2026")
    material.add_argument("name", help="材料名称")
    material.add_argument("--optional", action="store_true", help="选交（默认必交）")
    material.add_argument("--form", default="", help="形式，如 原件、复印件盖章")
    material.add_argument("--valid", default="", help="时效，如 近一年")
    material.add_argument("--issuer", default="", help="出具单位")
    standards = verbs.add_parser("standards", help="认定标准一览", description="认定标准一览")
    standards.add_argument("id", nargs="?", help="如 little_giant 或 little_giant.2026")
    standards.add_argument("--json", action="store_true", help="输出 JSON")
    diff = verbs.add_parser("diff", help="比较两个版本", description="比较两个文件或两版认定标准")
    diff.add_argument("before", help="旧版编号")
    diff.add_argument("after", help="新版编号")
    diff.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Do the sub-verb."""
    from advisor_app.services import policies  # noqa: PLC0415
    from advisor_app.services.clock import Clock  # noqa: PLC0415
    from advisor_app.services.own_content import Issue, OwnContent, OwnMaterial  # noqa: PLC0415

    own, today = OwnContent(), Clock().today()
    match args.action:
        case "issue":
            issue = Issue(args.number, args.issued_on, args.effective_from, args.valid_to, args.id, args.note)
            name = own.issue(args.draft, issue, today=today, text=args.text)
            document = own.load().documents[name]
            say(f"已登记：{document.title}（{document.number}），编号 {name}。")
            say(f"{args.draft} 自 {document.issued_on} 起被替代。")
            for title in document.not_carried:
                say(f"未沿用（正式文本里已没有原来的字句，请重新编写）：{title}")
        case "add":
            say(f"已加入自建文件 {own.add(args.folder)}。")
        case "remove":
            own.remove(args.id)
            say(f"已移除自建文件 {args.id}。")
        case "correct":
            _correct(own, args, today)
        case "material":
            paper = OwnMaterial(args.name, not args.optional, args.form, args.valid, args.issuer)
            own.add_material(args.id, paper)
            say(f"已给 {args.id} 加上材料“{args.name}”。")
        case "standards":
            return _standards(policies.load_library(), args.id, json=args.json)
        case _:
            return _diff(policies.load_library(), args.before, args.after, json=args.json)
    return OK


def _correct(own: OwnContent, args: argparse.Namespace, today: dt.date) -> None:
    if args.withdraw:
        own.withdraw(args.criterion)
        say(f"已撤回对 {args.criterion} 的本地核对。")
        return
    values = {}
    for pair in args.set:
        key, sign, value = pair.partition("=")
        if not sign or not value:
            raise InputError(f"“{pair}”看不懂，请写成 revenue@last=6000万元。")
        values[key] = value
    own.correct(args.criterion, args.note, on=today, values=values)
    say(f"已{'改正' if values else '核对'} {args.criterion}，依据：{args.note}")


def _standards(library: Library, wanted: str | None, *, json: bool) -> int:
    from advisor_app.library.wording import condition_lines  # noqa: PLC0415

    found = [s for s in library.standards if wanted is None or wanted in (s.id, s.title)]
    if not found:
        raise NotFoundError(f"没有认定标准“{wanted}”，请用“advisor policy standards”查看。")
    if json:
        say_json(
            [
                {
                    "id": s.id,
                    "title": s.title,
                    "label": s.label,
                    "source": s.source,
                    "confidence": s.confidence,
                    "url": s.url,
                    "note": s.note,
                    "applications": [
                        {
                            "purpose": str(a.purpose),
                            "from": None if a.days.start is None else a.days.start.isoformat(),
                            "to": None if a.days.end is None else a.days.end.isoformat(),
                            "why": a.why,
                            "settled": a.settled,
                            "confidence": a.confidence,
                        }
                        for a in s.applications
                    ],
                    "criteria": [
                        {
                            "id": f"{s.id}.{c.id}",
                            "label": c.label,
                            "confidence": c.confidence,
                            "source": c.source,
                            "purpose": None if c.purpose is None else str(c.purpose),
                            "conditions": condition_lines(c.condition, library.catalogue),
                            "note": c.note,
                        }
                        for c in s.criteria
                    ],
                    "materials": [
                        {"name": m.name, "required": m.required, "form": m.form, "valid": m.valid}
                        for m in s.materials
                    ],
                }
                for s in found
            ]
        )
        return OK
    for s in found:
        say(f"{pad(s.id, 26)}{s.label}　{s.source}（{remark(s.confidence)}）")
        if wanted is None:
            continue
        for a in s.applications:
            say(f"  {a.days.start or '—'} 至 {a.days.end or '—'}：{a.why}（{remark(a.confidence)}）")
        for c in s.criteria:
            say(f"  · {c.label}  [{s.id}.{c.id}]（{remark(c.confidence)}）")
            for line in condition_lines(c.condition, library.catalogue):
                say(f"      {line}")
    return OK


def _diff(library: Library, before: str, after: str, *, json: bool) -> int:
    from advisor_app.library.diff import Change, diff  # noqa: PLC0415

    found = diff(library, before, after)
    if json:
        say_json(
            {
                "before": found.before,
                "after": found.after,
                "record": [{"field": f.field, "before": f.before, "after": f.after} for f in found.record],
                "text": [
                    {"change": str(t.change), "article": t.article, "before": t.before, "after": t.after}
                    for t in found.text
                ],
                "rules": [
                    {
                        "change": str(r.change),
                        "key": r.key,
                        "title": r.title,
                        "fields": [
                            {"field": f.field, "before": f.before, "after": f.after} for f in r.fields
                        ],
                    }
                    for r in found.rules
                ],
            }
        )
        return OK
    words = {Change.ADDED: "新增", Change.REMOVED: "删去", Change.CHANGED: "改动"}
    for f in found.record:
        say(f"{f.field}：{f.before or '—'} → {f.after or '—'}")
    for t in found.text:
        say(f"原文{words[t.change]}（第 {t.article or '—'} 条）")
        if t.before:
            say(f"  － {t.before}")
        if t.after:
            say(f"  ＋ {t.after}")
    for r in found.rules:
        say(f"规则{words[r.change]}：{r.title}  [{r.key}]")
        for f in r.fields:
            say(f"  {f.field}：{f.before or '—'} → {f.after or '—'}")
    if not (found.record or found.text or found.rules):
        say("两个版本没有差别。")
    return OK
