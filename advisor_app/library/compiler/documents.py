"""Documents: official text cut into section → article → paragraph, every quote found in its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from advisor_app.domain.money import parse_money
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import (
    Aside,
    CapSpan,
    Citation,
    Document,
    ExclusionGroup,
    GroupScope,
    Issuance,
    Node,
    NodeKind,
    Reading,
    ReadingOption,
    SharedCap,
    Target,
)
from advisor_app.domain.text import Folded, fold, tidy
from advisor_app.library.compiler.load import Path_, Source
from advisor_app.library.compiler.problems import Problem
from advisor_app.library.compiler.schema import ArticleShape, CapShape, DocumentFile, GroupShape, SectionShape


@dataclass(slots=True)
class Text:
    """A document's text with its tree: where quotes are looked up."""

    id: str
    raw: str
    folded: Folded
    nodes: list[Node] = field(default_factory=list)

    def article(self, number: str) -> Node | None:
        """The article node with this number."""
        return next((n for n in self.nodes if n.kind is NodeKind.ARTICLE and n.number == number), None)

    def cite(self, quote: str, article: str | None) -> Citation | None:
        """The citation of a quote in an article (None: anywhere in the document); None where it is not."""
        start, end = 0, len(self.raw)
        if article is not None:
            node = self.article(article)
            if node is None:
                return None
            start, end = node.start, node.end
        found = self.folded.find(quote, start, end)
        if found is None:
            return None
        return Citation(self.id, article or "", tidy(self.raw, *found).text.replace("\n", ""), *found)


@dataclass(frozen=True, slots=True)
class Read:
    """A document with what its file declares beside it."""

    document: Document
    text: Text
    readings: dict[str, Reading]
    groups: dict[str, ExclusionGroup]
    caps: dict[str, SharedCap]


def read_document(shape: DocumentFile, raw: str, source: Source, problems: list[Problem]) -> Read:
    """Build a document from its file and stored text; what can't be found is reported."""

    def refuse(path: Path_, sentence: str) -> None:
        problems.append(source.problem(path, sentence))

    text = Text(shape.id, raw, fold(raw))
    text.nodes = _cut(shape, text, refuse)

    def cite(quote: str, path: Path_, article: str | None = None) -> Citation:
        found = text.cite(quote, article)
        if found is None:
            place = f"第 {article} 条" if article else "存档原文"
            refuse(path, f"摘录“{_short(quote)}”不在{place}中，请照原文逐字摘录。")
            return Citation(shape.id, article or "", quote, 0, 0)
        return found

    def maybe(quote: str | None, name: str) -> Citation | None:
        return None if quote is None else cite(quote, (name,))

    def day(value: str | None, name: str) -> dt.date | None:
        if value is None:
            return None
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            refuse((name,), f"“{value}”不是日期，请写成 2026-01-31。")
            return None

    checked = day(shape.checked_on, "checked_on")
    document = Document(
        id=shape.id,
        title=shape.title,
        short_title=shape.short_title,
        number=shape.number,
        issuer=shape.issuer,
        region=shape.region,
        city=shape.city,
        issuance=Issuance(shape.issuance),
        issued_on=day(shape.issued_on, "issued_on"),
        validity=Validity(day(shape.effective_from, "effective_from"), day(shape.valid_to, "valid_to")),
        checked_on=checked or dt.date.min,
        lead=shape.lead,
        addressed=cite(shape.addressed, ("addressed",)),
        overlap=maybe(shape.overlap, "overlap"),
        funding=maybe(shape.funding, "funding"),
        repeals=maybe(shape.repeals, "repeals"),
        scope_note=maybe(shape.scope_note, "scope_note"),
        superior_change=maybe(shape.superior_change, "superior_change"),
        targets=tuple(
            Target(
                t.label,
                Decimal(str(t.value)),
                t.unit,
                t.by,
                cite(t.quote, ("targets", i, "quote"), t.article),
            )
            for i, t in enumerate(shape.targets)
        ),
        nodes=tuple(text.nodes),
        text=raw,
        expected_from=day(shape.expected_from, "expected_from"),
        asides=tuple(
            Aside(a.reason, cite(a.quote, ("asides", i, "quote"), a.article))
            for i, a in enumerate(shape.asides)
        ),
    )
    readings = {
        f"{shape.id}.{key}": Reading(
            f"{shape.id}.{key}",
            shape.id,
            r.question,
            r.office,
            tuple(ReadingOption(o.id, o.label) for o in r.options),
            cite(r.quote, ("readings", key, "quote"), r.article),
        )
        for key, r in shape.readings.items()
    }

    def under(rule: GroupShape | CapShape, path: Path_) -> str | None:
        """The reading a group or ceiling hangs on, by its full id."""
        if rule.reading is None:
            return None
        reading = readings.get(f"{shape.id}.{rule.reading}")
        if reading is None:
            refuse((*path, "reading"), f"读法“{rule.reading}”未在 readings 中声明。")
            return None
        if rule.option not in {o.id for o in reading.options}:
            refuse((*path, "option"), f"读法“{rule.reading}”没有选项“{rule.option}”。")
        return reading.id

    groups = {
        f"{shape.id}.{key}": ExclusionGroup(
            f"{shape.id}.{key}",
            g.label,
            GroupScope(g.scope),
            cite(g.quote, ("groups", key, "quote"), g.article),
            g.per_item,
            under(g, ("groups", key)),
            g.option,
        )
        for key, g in shape.groups.items()
    }
    caps = {
        f"{shape.id}.{key}": SharedCap(
            f"{shape.id}.{key}",
            c.label,
            parse_money(c.amount),
            CapSpan(c.span),
            cite(c.quote, ("caps", key, "quote"), c.article),
            under(c, ("caps", key)),
            c.option,
        )
        for key, c in shape.caps.items()
    }
    return Read(document, text, readings, groups, caps)


def _short(quote: str) -> str:
    return quote if len(quote) <= 30 else f"{quote[:28]}……"


def _cut(shape: DocumentFile, text: Text, refuse: Callable[[Path_, str], None]) -> list[Node]:
    """Cut the text at the stated beginnings, in order; paragraphs by the text's own breaks."""
    starts: list[tuple[int, Path_, SectionShape | ArticleShape | None]] = []
    position = 0
    for i, section in enumerate(shape.sections):
        parts: list[tuple[Path_, SectionShape | ArticleShape]] = [(("sections", i), section)]
        parts += [(("sections", i, "articles", j), a) for j, a in enumerate(section.articles)]
        for path, part in parts:
            found = text.folded.find(part.start, position)
            if found is None:
                refuse((*path, "start"), f"开头“{_short(part.start)}”在上一处之后找不到，请照原文写。")
                continue
            starts.append((found[0], path, part))
            position = found[0] + 1
    if shape.closing is not None:
        found = text.folded.find(shape.closing, position)
        if found is None:
            refuse(("closing",), f"附则开头“{_short(shape.closing)}”找不到，请照原文写。")
        else:
            starts.append((found[0], ("closing",), None))
    nodes: list[Node] = []
    section_id: str | None = None
    ends = [at for at, _, _ in starts[1:]] + [len(text.raw)]
    section_ends = [*[at for at, _, part in starts if not isinstance(part, ArticleShape)][1:], len(text.raw)]
    seen_sections = 0
    for (start, _, cut), end in zip(starts, ends, strict=True):
        match cut:
            case SectionShape():
                section_id = f"{shape.id}#s{seen_sections + 1}"
                nodes.append(
                    Node(
                        section_id,
                        shape.id,
                        NodeKind.SECTION,
                        cut.number,
                        f"{cut.number}、" if cut.number else "",
                        cut.heading,
                        start,
                        section_ends[seen_sections],
                        None,
                    )
                )
                seen_sections += 1
                if not cut.articles:
                    nodes.extend(_paragraphs(nodes[-1], text))
            case ArticleShape():
                nodes.append(
                    Node(
                        f"{shape.id}#{cut.number}",
                        shape.id,
                        NodeKind.ARTICLE,
                        cut.number,
                        cut.mark,
                        cut.heading,
                        start,
                        end,
                        section_id,
                        tuple(cut.departments),
                    )
                )
                nodes.extend(_paragraphs(nodes[-1], text))
            case None:
                nodes.append(
                    Node(f"{shape.id}#closing", shape.id, NodeKind.CLOSING, "", "", "附则", start, end, None)
                )
    return nodes


def _paragraphs(parent: Node, text: Text) -> list[Node]:
    """The paragraphs of an article: ranges between the breaks that a reader sees."""
    tidied = tidy(text.raw, parent.start, parent.end)
    nodes: list[Node] = []
    begin = 0
    for index, part in enumerate(tidied.text.split("\n"), start=1):
        if part:
            start = tidied.offsets[begin]
            end = tidied.offsets[begin + len(part) - 1] + 1
            nodes.append(
                Node(
                    f"{parent.id}/p{index}",
                    parent.document,
                    NodeKind.PARAGRAPH,
                    str(index),
                    "",
                    "",
                    start,
                    end,
                    parent.id,
                )
            )
        begin += len(part) + 1
    return nodes
