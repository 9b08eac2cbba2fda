"""``advisor policy``: read, search, check and build the policy library."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from advisor_app.cli.arguments import as_of
from advisor_app.cli.commands import policy_own
from advisor_app.cli.output import OK, Counter, pad, say, say_json
from advisor_app.domain.errors import NotFoundError
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.policy import Document, Measure, Node, NodeKind
from advisor_app.domain.text import tidy


def register(parser: argparse.ArgumentParser) -> None:
    """Sub-verbs: list, tree, show, search, check, build, coverage, effect, and those of own content."""
    verbs = parser.add_subparsers(dest="action", required=True, metavar="动作", title="动作")
    for name, text in (
        ("list", "文件一览"),
        ("tree", "文件的章、条、事项"),
        ("coverage", "各条的事项数与未编入的条"),
    ):
        sub = verbs.add_parser(name, help=text, description=text)
        _common(sub)
        if name == "tree":
            sub.add_argument("document", nargs="?", help="文件编号，如 hz-2025-66；不写则全部")
    show = verbs.add_parser("show", help="文件、条或事项的原文与规则", description="看原文与规则")
    show.add_argument("id", help="如 hz-2025-66、hz-2025-66.10、hz-2025-66.10.grade-2")
    _common(show)
    search = verbs.add_parser("search", help="全文检索", description="全文检索")
    search.add_argument("text", nargs="+", help="要找的字词；多个词须在同一条")
    _common(search)
    verbs.add_parser("check", help="核对政策源文件与 policies.db", description="核对政策源文件与 policies.db")
    build = verbs.add_parser("build", help="由政策源文件生成 policies.db", description="生成 policies.db")
    build.add_argument("--source", type=Path, help="内容目录（含 policies、documents、facts），默认随程序")
    policy_own.register(verbs)
    effect = verbs.add_parser(
        "effect", help="政策内容变了，影响到哪些客户", description="两份政策内容之间，每家客户得失了什么"
    )
    _common(effect)
    effect.add_argument(
        "--before", type=Path, metavar="DB", help="此前的 policies.db，默认本机上一份用过的内容"
    )
    effect.add_argument("--xlsx", type=Path, metavar="OUT", help="把影响清单写成工作簿，放进这个文件夹")
    effect.add_argument("--db", type=Path, default=None, metavar="文件", help="客户库文件，默认常用的")
    build.add_argument("-o", "--output", type=Path, help="写到哪里，默认随程序的 policies.db")


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--as-of", type=as_of, default=None, help="基准日，如 2026-06-15，默认今天")


def run(args: argparse.Namespace) -> int:
    """Do the sub-verb."""
    if args.action in policy_own.ACTIONS:
        return policy_own.run(args)
    if args.action == "effect":
        return _effect(args)
    from advisor_app.services import policies  # noqa: PLC0415

    if args.action == "check":
        built = policies.check()
        say(f"政策库无误：{built.documents} 个文件、{built.measures} 个事项，摘要 {built.digest[:12]}。")
        return OK
    if args.action == "build":
        built = policies.build(args.source, args.output)
        size = f"{built.documents} 个文件、{built.measures} 个事项"
        say(f"已生成 {built.path.name}：{size}，摘要 {built.digest[:12]}。")
        return OK
    library = policies.load_library()
    day = args.as_of or _today()
    match args.action:
        case "list":
            return _list(library, day, json=args.json)
        case "tree":
            return _tree(library, args.document, day, json=args.json)
        case "show":
            return _show(library, args.id, day, json=args.json)
        case "search":
            return _search(library, " ".join(args.text), json=args.json)
        case _:
            return _coverage(library, json=args.json)


def _effect(args: argparse.Namespace) -> int:
    """What the content does to all clients; the content is remembered for the next time."""
    from advisor_app.services.advice_json import compared_json  # noqa: PLC0415
    from advisor_app.services.advice_views import Words, calls  # noqa: PLC0415
    from advisor_app.services.workspace import Workspace  # noqa: PLC0415

    with Workspace(args.db, create=False) as workspace:
        effects = workspace.effects
        with Counter("已比较") as counter:
            day = args.as_of or workspace.clock.today()
            compared = effects.compare(day, args.before, told=counter.tell)
        written = None if args.xlsx is None else effects.write_list(compared, args.xlsx)
        effects.kept.remember()
        rows = calls(compared.effect, Words(effects.library))
    if args.json:
        told = compared_json(compared)
        say_json(told if written is None else {**told, "file": str(written)})
        return OK
    say(f"{compared.before.version} → {compared.after.version}，基准日 {compared.as_of.isoformat()}")
    say(compared.sentence())
    for number, row in enumerate(rows, 1):
        counts = f"新增 {row.gained}、失去 {row.lost}、改变 {row.changed}"
        by = f"，最近时限 {row.deadline}" if row.deadline else ""
        say(f"{number}. {row.name}（{counts}{by}）")
        for line in (row.first, row.cause, row.todo):
            if line:
                say(f"   {line}")
    if written is not None:
        say(str(written))
    return OK


def _today() -> dt.date:
    from advisor_app.services.clock import Clock  # noqa: PLC0415

    return Clock().today()


def _document_row(document: Document, library: Library, day: dt.date) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "number": document.number,
        "issuer": document.issuer,
        "city": document.city,
        "region": document.region,
        "standing": str(document.standing(day)),
        "issued_on": _iso(document.issued_on),
        "effective_from": _iso(document.validity.start),
        "valid_to": _iso(document.validity.end),
        "checked_on": document.checked_on.isoformat(),
        "articles": len(document.articles()),
        "measures": sum(m.document == document.id for m in library.measures),
    }


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _list(library: Library, day: dt.date, *, json: bool) -> int:
    rows = [_document_row(d, library, day) for d in library.documents.values()]
    if json:
        say_json({"as_of": day.isoformat(), "content_version": library.content_version, "documents": rows})
        return OK
    for document, row in zip(library.documents.values(), rows, strict=True):
        standing = label(document.standing(day))
        say(f"{pad(row['id'], 22)}{pad(standing, 12)}{pad(row['number'] or '（无文号）', 26)}{row['title']}")
        span = f"{row['effective_from'] or '—'} 至 {row['valid_to'] or '—'}"
        size = f"{row['articles']} 条、{row['measures']} 个事项"
        say(f"{'':22}{span}，{size}，核对于 {row['checked_on']}")
    return OK


def _document(library: Library, identifier: str) -> Document:
    if identifier not in library.documents:
        known = "、".join(library.documents)
        raise NotFoundError(f"政策库里没有“{identifier}”，现有：{known}。")
    return library.documents[identifier]


def _text(document: Document, node: Node) -> str:
    return tidy(document.text, node.start, node.end).text


def _measure_row(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "title": measure.title,
        "kind": str(measure.kind),
        "payee": str(measure.payee),
        "certainty": str(measure.certainty),
        "item": measure.item_kind,
        "amount_kind": str(measure.benefit.kind),
        "quote": measure.quote,
    }


def _tree(library: Library, identifier: str | None, day: dt.date, *, json: bool) -> int:
    documents = [_document(library, identifier)] if identifier else list(library.documents.values())
    trees = []
    for document in documents:
        articles = {
            n.id: {
                "number": n.number,
                "mark": n.mark,
                "heading": n.heading,
                "departments": list(n.departments),
                "paragraphs": [_text(document, p) for p in document.nodes if p.parent == n.id],
                "measures": [
                    _measure_row(m)
                    for m in library.measures
                    if m.document == document.id and m.article == n.number
                ],
            }
            for n in document.articles()
        }
        sections = [
            {
                "number": s.number,
                "heading": s.heading,
                "articles": [articles[a.id] for a in document.articles() if a.parent == s.id],
            }
            for s in document.nodes
            if s.kind is NodeKind.SECTION
        ]
        trees.append(
            {**_document_row(document, library, day), "articles": len(articles), "sections": sections}
        )
    if json:
        say_json(trees if identifier is None else trees[0])
        return OK
    for document, tree in zip(documents, trees, strict=True):
        say(f"{tree['title']}（{label(document.standing(day))}）")
        for section in tree["sections"]:
            say(
                f"  {section['number']}、{section['heading']}"
                if section["number"]
                else f"  {section['heading']}"
            )
            for article in section["articles"]:
                say(f"    {article['mark']} {article['heading']}")
                for measure in article["measures"]:
                    say(f"      · {measure['title']}  [{measure['id']}]")
    return OK


def _show(library: Library, identifier: str, day: dt.date, *, json: bool) -> int:
    measure = next((m for m in library.measures if m.id == identifier), None)
    document_id, _, article = identifier.partition(".")
    document = _document(library, measure.document if measure else document_id)
    row = _document_row(document, library, day)
    if measure is not None:
        from advisor_app.library.values import encode  # noqa: PLC0415

        if json:
            say_json({**_measure_row(measure), "document": row, "rule": encode(measure)})
            return OK
        say(f"{measure.title}  [{measure.id}]")
        say(f"{document.number or document.title} 第 {measure.article} 条（{label(document.standing(day))}）")
        say(f"给{label(measure.payee)}，{label(measure.certainty)}，{label(measure.benefit.kind)}")
        say(f"原文：{measure.quote}")
        if measure.note:
            say(f"说明：{measure.note}")
        return OK
    if article:
        node = next((n for n in document.articles() if n.number == article), None)
        if node is None:
            raise NotFoundError(
                f"{document.id} 没有第 {article} 条或事项“{identifier}”，"
                f"请用“advisor policy tree {document.id}”查看。"
            )
        measures = [m for m in library.measures if m.document == document.id and m.article == article]
        if json:
            say_json(
                {
                    **row,
                    "article": {
                        "number": node.number,
                        "mark": node.mark,
                        "heading": node.heading,
                        "departments": list(node.departments),
                        "text": _text(document, node),
                        "measures": [_measure_row(m) for m in measures],
                    },
                }
            )
            return OK
        say(_text(document, node))
        for m in measures:
            say(f"· {m.title}  [{m.id}]")
        return OK
    if json:
        quotes = {
            name: None if cite is None else cite.quote
            for name, cite in (
                ("overlap", document.overlap),
                ("funding", document.funding),
                ("repeals", document.repeals),
                ("scope_note", document.scope_note),
                ("superior_change", document.superior_change),
            )
        }
        targets = [
            {"label": t.label, "value": str(t.value), "unit": t.unit, "by": t.by, "quote": t.cite.quote}
            for t in document.targets
        ]
        say_json({**row, **quotes, "targets": targets, "lead": document.lead, "text": document.text})
        return OK
    say(tidy(document.text).text)
    return OK


def _search(library: Library, query: str, *, json: bool) -> int:
    from advisor_app.library.search import search  # noqa: PLC0415

    hits = search(library, query)
    if not hits:
        raise NotFoundError(f"政策库里没有“{query}”，请换一个词。")
    if json:
        say_json(
            [
                {
                    "document": h.document,
                    "article": h.article,
                    "heading": h.heading,
                    "start": h.start,
                    "end": h.end,
                    "before": h.before,
                    "match": h.match,
                    "after": h.after,
                }
                for h in hits
            ]
        )
        return OK
    for h in hits:
        place = f"第 {h.article} 条 {h.heading}" if h.article else h.heading
        say(f"{pad(h.document, 22)}{pad(place, 30)}…{h.before}【{h.match}】{h.after}…".replace("\n", " "))
    return OK


def _coverage(library: Library, *, json: bool) -> int:
    from advisor_app.library.coverage import coverage  # noqa: PLC0415

    covers = coverage(library)
    if json:
        say_json(
            [
                {
                    "document": c.document,
                    "articles": len(c.articles),
                    "covered": c.covered,
                    "measures": sum(n for _, _, n in c.articles),
                    "without": [number for number, _ in c.bare],
                    "figures": c.figures,
                    "unclaimed": [
                        {"article": f.article, "figure": f.text, "around": f.around} for f in c.loose
                    ],
                    "set_aside": [{"quote": quote, "reason": reason} for quote, reason in c.explained],
                    "by_article": [
                        {"article": number, "heading": heading, "measures": count}
                        for number, heading, count in c.articles
                    ],
                }
                for c in covers
            ]
        )
        return OK
    for c in covers:
        measures = sum(n for _, _, n in c.articles)
        size = f"{c.covered}/{len(c.articles)} 条，{measures} 个事项，{c.figures} 个数字"
        say(f"{pad(c.document, 22)}{size}，{len(c.loose)} 个数字尚无着落")
        for number, heading, count in c.articles:
            say(f"{'':22}第 {number} 条 {heading}：{f'{count} 个事项' if count else '尚无事项'}")
        for figure in c.loose:
            say(f"{'':22}无着落 {figure.text}（第 {figure.article or '—'} 条）：…{figure.around}…")
        for quote, reason in c.explained:
            say(f"{'':22}另作说明“{quote}”：{reason}")
    return OK
