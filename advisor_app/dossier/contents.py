"""One assessment sorted for telling: the lists, condition lines, gaps, questions, papers and sources.

Paper and workbook are both laid out from here, so that they can't say different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from advisor_app.domain.assessment import (
    Assessment,
    ConditionResult,
    FactUse,
    MeasureResult,
    Missing,
    ReadingOutcome,
)
from advisor_app.domain.errors import InputError
from advisor_app.domain.facts import FactDef
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.money import ZERO
from advisor_app.domain.phrases import (
    BUCKETS,
    Tone,
    Whereabouts,
    article_phrase,
    bucket_of,
    citation_phrase,
    clause_phrase,
    dropped_phrase,
    finding_phrase,
    margin_phrase,
    measure_phrase,
    missing_phrase,
    quota_phrase,
    read_phrase,
    requirement_phrase,
    schedule_phrase,
    sourced_phrase,
    sum_phrase,
    tone,
)
from advisor_app.domain.policy import Citation, Document, Material, Measure, Standing
from advisor_app.domain.record import FactSet
from advisor_app.domain.verdict import NOT_APPLICABLE, Outcome, Verdict
from advisor_app.dossier.document import Status, TreeLine

NAMES_SHOWN = 3
"""So many measures are named where many share a paper or a question."""
PAPER_SOURCES = {"text": "条文列明", "national": "国家规定", "own": "自建", "implied": "佐证条件"}
_ASKED = ("text", "national", "own", "implied")
_BRANCHES = ("all", "any", "at_least", "not", "when")


@dataclass(frozen=True, slots=True)
class Line:
    """A node of a condition tree as one line, in reading order."""

    depth: int
    status: Status
    result: ConditionResult
    value: str
    margin: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A condition that fails, with the measure it fails."""

    measure: MeasureResult
    condition: ConditionResult
    status: Status
    barred: bool
    use: FactUse | None
    fact: FactDef | None


@dataclass(slots=True)
class Question:
    """Something missing, with all that hangs on it."""

    text: str
    basis: str
    holder: str
    papers: str
    measures: list[MeasureResult] = field(default_factory=list)

    @property
    def most(self) -> Decimal | None:
        """The largest single sum that waits for the answer, in 元; None: no figure among them."""
        return max((m.amount.possible for m in self.measures if m.amount.possible), default=None)

    @property
    def lead(self) -> bool:
        """Whether one of its measures shows a sign in the record."""
        return any(m.lead for m in self.measures)


@dataclass(slots=True)
class Paper:
    """A paper to hand in, with the measures it is for."""

    name: str
    proves: dict[str, None]
    holder: str
    source: str = "implied"
    """Who asks for it, as :class:`Material` says; the text goes before a condition it proves."""
    required: bool = False
    form: str = ""
    valid: str = ""
    issuer: str = ""
    measures: dict[str, MeasureResult] = field(default_factory=dict)

    @property
    def asked_by(self) -> str:
        """``条文列明，必交``."""
        return f"{PAPER_SOURCES[self.source]}，{'必交' if self.required else '选交'}"

    @property
    def details(self) -> str:
        """``复印件盖章，有效期内，市场监管部门出具``; what is not known is left out."""
        return paper_details(self.form, self.valid, self.issuer)


@dataclass(frozen=True, slots=True)
class OpenReading:
    """A sentence the text leaves open, and what each way of reading gives each measure."""

    question: str
    office: str
    cite: Citation
    options: tuple[tuple[str, bool], ...]
    """Label, and whether it is the one the headline assumes."""
    rows: tuple[tuple[MeasureResult, tuple[ReadingOutcome, ...]], ...]


class Contents:
    """An assessment with its library and facts, sorted."""

    def __init__(self, assessment: Assessment, library: Library, facts: FactSet) -> None:
        if library.digest != assessment.digest:
            raise InputError(
                f"这份评估依据的是政策内容 {assessment.content_version}，"
                f"现在的政策库是 {library.content_version}，两者不一致。请重新评估后再导出。"
            )
        self.assessment = assessment
        self.library = library
        self.facts = facts
        self.measures: dict[str, Measure] = {m.id: m for m in library.measures}
        self.names = {r.key: measure_phrase(r) for r in assessment.measures}
        self.where = Whereabouts(library)
        told = [r for r in assessment.measures if r.outcome is not Outcome.NOT_APPLICABLE]
        soft = {m.id for m in library.measures if not m.is_money}
        usable = [r for r in told if r.id in soft and r.outcome is Outcome.ELIGIBLE]
        self.services = [r for r in usable if r.standing is Standing.IN_FORCE]
        self.draft_services = [r for r in usable if r.standing is Standing.DRAFT]
        told = [r for r in told if r.id not in soft]
        now = [r for r in told if r.standing is Standing.IN_FORCE]
        eligible = sorted(
            (r for r in now if r.outcome is Outcome.ELIGIBLE), key=lambda r: (not r.chosen, -r.counted)
        )
        self.eligible = [r for r in eligible if r.payee.is_client]
        self.others = [r for r in eligible if not r.payee.is_client]
        self.undetermined = sorted(
            (r for r in now if r.outcome is Outcome.UNDETERMINED),
            key=lambda r: (not r.lead, not r.payee.is_client, -(r.amount.possible or ZERO)),
        )
        self.leads = [r for r in self.undetermined if r.lead]
        self.bare = [r for r in self.undetermined if not r.lead]
        self.ineligible = [r for r in now if r.outcome is Outcome.INELIGIBLE]
        self.dormant = [
            r
            for r in told
            if r.standing in (Standing.NOT_YET, Standing.EXPIRED, Standing.SUPERSEDED)
            and r.outcome is not Outcome.INELIGIBLE
        ]
        # what was never issued and has run out (history) is for the policy page, not for a client's paper
        self.drafts = [r for r in told if r.standing is Standing.DRAFT]
        self.not_applicable = sum(r.outcome is Outcome.NOT_APPLICABLE for r in assessment.measures)

    @property
    def has_drafts(self) -> bool:
        """Whether there is anything to say of drafts."""
        return bool(self.drafts or self.draft_services)

    # --- the whole --------------------------------------------------------------------------------

    def documents(self) -> list[Document]:
        """The documents that the lists rest on (drafts not among them), in the library's order."""
        used = {
            r.document
            for r in (*self.eligible, *self.others, *self.undetermined, *self.ineligible, *self.dormant)
        }
        return [d for d in self.library.documents.values() if d.id in used]

    def cite(self, citation: Citation) -> str:
        """Document, number and article."""
        return citation_phrase(citation, self.library.documents)

    def source(self, result: MeasureResult) -> str:
        """Where a measure stands: document, number and article."""
        return self.cite(result.cites[0])

    def clause(self, result: MeasureResult) -> str:
        """The same, short."""
        return clause_phrase(self.library.documents[result.document], result.article)

    def place(self, document: str, article: str, start: int = 0) -> tuple[str, str, str]:
        """Title, number (a draft: that it is one) and article."""
        found = self.library.documents.get(document)
        if found is None:
            return document, "", article_phrase(None, article)
        sign = found.number or label(found.issuance)
        return found.title, sign, article_phrase(found, article, start)

    def formula(self, result: MeasureResult, phrase: str) -> str:
        """How the amount was reached; empty where that says no more than the amount does."""
        formula = result.amount.formula
        return "" if formula.removeprefix(result.amount.word) in phrase else formula

    # --- one measure ------------------------------------------------------------------------------

    def bucket(self, result: MeasureResult) -> str:
        """The kind of confirmed money a counted measure is; empty where nothing of it is counted."""
        if not result.counted:
            return ""
        return BUCKETS[bucket_of(result.certainty, result.amount.word)]

    def remarks(self, result: MeasureResult) -> list[str]:
        """What must be said beside an amount: payment, quota, what was dropped and why."""
        measure = self.measures[result.id]
        dropped = dropped_phrase(result, self.names, self.library.documents)
        said = [dropped] if dropped else []
        confirmed = result.amount.confirmed
        if result.chosen and confirmed is not None and result.counted < confirmed:
            said.append(f"计入{sum_phrase(result.counted)}，其余已享受同类支持或超出共用上限")
        if result.amount.schedule:
            settled = result.outcome is Outcome.ELIGIBLE and whole_schedule(result)
            parts = schedule_phrase(result.amount.schedule, result.amount.word, sums=settled)
            said.append(f"分期拨付：{parts}")
        if measure.quota is not None:
            said.append(quota_phrase(measure.quota))
        if measure.pool is not None:
            said.append(f"全市每年资金总额{sum_phrase(measure.pool)}")
        if measure.frequency is not None:
            said.append(label(measure.frequency))
        if measure.payers:
            said.append(f"出资：{'、'.join(measure.payers)}")
        if measure.note:
            said.append(measure.note.rstrip("。"))
        if result.readings:
            said.append("原文有待明确之处，不同读法并列于后")
        return said

    def lines(self, result: MeasureResult) -> list[Line]:
        """The condition tree as lines, the root's own line left out."""
        return [line for child in result.why.children for line in self._lines(child, result, 0, False)]

    def _lines(
        self, node: ConditionResult, result: MeasureResult, depth: int, barred: bool
    ) -> Iterator[Line]:
        value, margin = self._read(node, result, barred=barred)
        yield Line(depth, _status(node.verdict, barred), node, value, margin)
        if node.verdict is NOT_APPLICABLE:
            return
        inside = barred != (node.kind == "not")
        for child in node.children:
            yield from self._lines(child, result, depth + 1, inside)

    def _read(self, node: ConditionResult, result: MeasureResult, *, barred: bool = False) -> tuple[str, str]:
        facts = [self.where.fact(use.key, result.id) for use in node.used]
        read = "；".join(
            sourced_phrase(node, use, fact)
            if _speaks_for_itself(node, use)
            else f"{use.label}：{sourced_phrase(node, use, fact)}"
            for use, fact in zip(node.used, facts, strict=True)
        )
        margin = margin_phrase(node, facts[0] if facts else None, barred=barred)
        note = "" if node.kind == "judgement" and node.verdict is not Verdict.UNKNOWN else node.note
        return "；".join(part for part in (read or finding_phrase(node), note) if part), margin

    def tree(self, result: MeasureResult) -> tuple[TreeLine, ...]:
        """The condition tree for paper."""
        return tuple(
            TreeLine(line.depth, line.status, line.result.label, line.value, line.margin)
            for line in self.lines(result)
        )

    # --- gaps -------------------------------------------------------------------------------------

    def gaps(self) -> list[Gap]:
        """Every condition that makes a measure fail, in the order of the measures."""
        return [gap for r in self.ineligible for gap in self.failing(r)]

    def failing(self, result: MeasureResult) -> list[Gap]:
        """The conditions that make one measure fail."""
        return list(self._failing(result.why, result, barred=False))

    def _failing(self, node: ConditionResult, result: MeasureResult, barred: bool) -> Iterator[Gap]:
        wanted = Verdict.MET if barred else Verdict.NOT_MET
        if node.verdict is not wanted:
            return
        if node.kind in _BRANCHES:
            for child in node.children:
                yield from self._failing(child, result, barred != (node.kind == "not"))
            return
        use = node.used[0] if node.used else None
        fact = self.where.fact(use.key, result.id) if use is not None else None
        yield Gap(result, node, _status(node.verdict, barred), barred, use, fact)

    def gap_value(self, gap: Gap) -> str:
        """What was read where a condition fails, with year and source, and the reason where one is noted."""
        return self._read(gap.condition, gap.measure)[0] or str(gap.status)

    def gap_read(self, gap: Gap) -> str:
        """The value alone."""
        if gap.use is None:
            return finding_phrase(gap.condition) or str(gap.status)
        return read_phrase(gap.condition, gap.use, gap.fact)

    def gap_remark(self, gap: Gap) -> tuple[str, str]:
        """What is asked, and how far off it is."""
        return (
            requirement_phrase(gap.condition, barred=gap.barred),
            margin_phrase(gap.condition, gap.fact, barred=gap.barred),
        )

    @staticmethod
    def gap_label(gap: Gap) -> str:
        """The condition that fails; what bars is said as such."""
        return f"不得属于：{gap.condition.label}" if gap.barred else gap.condition.label

    def questions(self) -> list[Question]:
        """What is missing, once each: where the record shows a sign first, then by the waiting sum."""
        found: dict[tuple[str, int | None, str | None], Question] = {}
        for result in self.undetermined:
            for missing in result.missing:
                key = (missing.key, missing.year, missing.item)
                if key not in found:
                    fact = self.where.fact(missing.key, result.id)
                    found[key] = Question(
                        self.missing(missing, result),
                        fact.basis if fact is not None else "",
                        self.where.holder(missing, result.id),
                        self.where.papers(missing, result.id),
                    )
                found[key].measures.append(result)
        return sorted(found.values(), key=lambda q: (not q.lead, -(q.most or ZERO), -len(q.measures)))

    def missing(self, missing: Missing, result: MeasureResult) -> str:
        """The phrase for what is missing."""
        return missing_phrase(missing, self.assessment.as_of, result.item_title)

    def missing_lines(self, result: MeasureResult) -> list[tuple[str, str, str]]:
        """What a measure lacks, who has it, which paper shows it; each once."""
        lines = (
            (self.missing(m, result), self.where.holder(m, result.id), self.where.papers(m, result.id))
            for m in result.missing
        )
        return list(dict.fromkeys(lines))

    def some_names(self, results: Iterable[MeasureResult]) -> str:
        """The names of a few measures, and how many there are in all."""
        names = list(dict.fromkeys(self.names[r.key] for r in results))
        said = "；".join(names[:NAMES_SHOWN])
        return said if len(names) <= NAMES_SHOWN else f"{said}等 {len(names)} 项"

    # --- readings, papers -------------------------------------------------------------------------

    def readings(self, results: Iterable[MeasureResult]) -> list[OpenReading]:
        """The open sentences that touch ``results``, each with its options side by side."""
        found: dict[str, dict[str, tuple[MeasureResult, dict[str, ReadingOutcome]]]] = {}
        for result in results:
            for outcome in result.readings:
                rows = found.setdefault(outcome.reading, {})
                rows.setdefault(result.key, (result, {}))[1][outcome.option] = outcome
        opened = []
        for rows in found.values():
            first = next(iter(rows.values()))[1]
            options = tuple(first)
            one = next(iter(first.values()))
            opened.append(
                OpenReading(
                    one.question,
                    one.office,
                    one.cite,
                    tuple((first[o].label, first[o].assumed) for o in options),
                    tuple((r, tuple(by[o] for o in options)) for r, by in rows.values()),
                )
            )
        return opened

    def papers(self) -> list[Paper]:
        """The papers for what is eligible and what there is a sign of; those the text names come first.

        Where nothing is known yet, the list of questions says which paper would show it.
        """
        found: dict[str, Paper] = {}
        wanted = [r for r in self.eligible if r.dropped_for is None]
        for result in (*wanted, *self.others, *self.leads):
            for material in self.measures[result.id].materials:
                paper = self._add(found, material.name, result, material.proves, "企业")
                paper.source = min(paper.source, material.source, key=_ASKED.index)
                paper.required |= material.required
                paper.form = paper.form or material.form
                paper.valid = paper.valid or material.valid
                paper.issuer = paper.issuer or material.issuer
            for use in _uses(result.why):
                fact = self.where.fact(use.key, result.id)
                if fact is None or use.value is None:
                    continue
                for name in fact.evidence:
                    self._add(found, name, result, fact.label, fact.held_by or "企业")
        return sorted(found.values(), key=lambda p: _ASKED.index(p.source))

    @staticmethod
    def _add(found: dict[str, Paper], name: str, result: MeasureResult, proves: str, holder: str) -> Paper:
        paper = found.setdefault(name, Paper(name, {}, holder))
        if proves:
            paper.proves[proves] = None
        paper.measures[result.key] = result
        return paper


def whole_schedule(result: MeasureResult) -> bool:
    """Whether the parts of a payment make up what is counted: nothing was had, nothing is cut off."""
    parts = [part.amount for part in result.amount.schedule]
    if result.amount.received or any(amount is None for amount in parts):
        return False
    whole = sum((amount for amount in parts if amount is not None), ZERO)
    return not result.chosen or whole == result.counted


def material_details(material: Material) -> str:
    """Form, how long it holds, who issues it."""
    return paper_details(material.form, material.valid, material.issuer)


def paper_details(form: str, valid: str, issuer: str) -> str:
    """``复印件盖章，有效期内，市场监管部门出具``; what is not known is left out."""
    return "，".join(part for part in (form, valid, f"{issuer}出具" if issuer else "") if part)


def _status(verdict: Verdict, barred: bool) -> Status:
    """The word for a condition; what bars (一票否决) is there or not, rather than met."""
    if not barred:
        return Status(label(verdict), tone(verdict))
    match verdict:
        case Verdict.MET:
            return Status("有此情形", Tone.BAD)
        case Verdict.NOT_MET:
            return Status("无此情形", Tone.GOOD)
        case _:
            return Status(label(verdict), tone(verdict))


def _speaks_for_itself(node: ConditionResult, use: FactUse) -> bool:
    """Whether a value needs no name beside the condition: 是 and 否 do, and so do titles and payments."""
    if isinstance(use.value, bool):
        return use.label in node.label and use.value
    return not use.key.partition(":")[1]


def _uses(node: ConditionResult) -> Iterator[FactUse]:
    yield from node.used
    for child in node.children:
        if child.verdict is not NOT_APPLICABLE:
            yield from _uses(child)
