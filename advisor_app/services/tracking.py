"""Applications as use cases: opened, moved by events with evidence, taken back; titles and money follow.

What the pipeline refuses is refused here before anything is written. A recognised title is written into
资质 and a payment into 已享受 in the same unit of work, so that undo takes all of it back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from advisor_app.domain.application import (
    Application,
    Event,
    Evidence,
    Need,
    Pursuit,
    Stage,
    Step,
)
from advisor_app.domain.assessment import Assessment, MeasureResult
from advisor_app.domain.errors import InputError, NotFoundError
from advisor_app.domain.facts import FactDef, FactType
from advisor_app.domain.labels import label, need_label
from advisor_app.domain.library import Library
from advisor_app.domain.paper import Paper
from advisor_app.domain.phrases import Bucket, amount_phrase, bucket_of, marked
from advisor_app.domain.policy import Issuance, Material, Measure, Standing
from advisor_app.domain.record import LOSING, ReceivedBenefit, Recognition, RecognitionEvent
from advisor_app.domain.standard import Purpose
from advisor_app.domain.tiers import LADDER
from advisor_app.domain.verdict import Outcome
from advisor_app.pipeline import machine
from advisor_app.pipeline.transitions import Transition
from advisor_app.portfolio import (
    applications,
    clients,
    factsets,
    received,
    recognitions,
    tasks,
    windows,
)
from advisor_app.portfolio.applications import ApplicationRow, Begun, Estimate, Planned
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.clients import ClientName
from advisor_app.portfolio.conflicts import last_writer
from advisor_app.portfolio.session import Portfolio, Unit
from advisor_app.portfolio.tasks import PaperRow
from advisor_app.portfolio.windows import WindowRow
from advisor_app.services.assessing import Assessing
from advisor_app.services.clients import Saved
from advisor_app.services.clock import Clock
from advisor_app.services.entry import LONGEST_NAME, nearest_name, read_day, read_text, read_value
from advisor_app.services.typed import plain_text

ZERO = Decimal(0)
_MADE = {
    Event.PASS: RecognitionEvent.RE_EVALUATED,
    Event.FAIL: RecognitionEvent.LAPSED,
    Event.LAPSE: RecognitionEvent.LAPSED,
    Event.REVOKE: RecognitionEvent.REVOKED,
}
_GRANTING = (Event.RECOGNIZE, Event.PASS)
_TEXTS = (Need.RECEIPT, Need.NUMBER, Need.PAYER, Need.TRANCHE, Need.REASON)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to apply for, as a line to choose."""

    target: str
    item: str
    text: str
    pursuit: Pursuit


@dataclass(frozen=True, slots=True)
class Opening:
    """What is to be begun; ``round`` "": the window's label, else the year."""

    client_id: str
    target: str
    item: str = ""
    round: str = ""
    window_id: str | None = None
    note: str = ""


class Tracking:
    """All that windows and the command line may do with applications."""

    def __init__(self, portfolio: Portfolio, assessing: Assessing, clock: Clock) -> None:
        self.portfolio = portfolio
        self.clock = clock
        self._assessing = assessing

    @property
    def library(self) -> Library:
        """The policy content."""
        return self._assessing.library

    # --- reading ------------------------------------------------------------------------------------

    def rows(self, client_ids: Iterable[str] | None = None) -> tuple[ApplicationRow, ...]:
        """The applications of the given clients, or of all outside the 回收站; oldest first."""
        with self.portfolio.read() as session:
            return applications.rows(session, client_ids)

    def get(self, application_id: str) -> ApplicationRow:
        """One application."""
        with self.portfolio.read() as session:
            return applications.get(session, application_id)

    def find(self, wanted: str) -> ApplicationRow:
        """The application meant by its id or the beginning of it."""
        text = wanted.strip().lower()
        found = [row for row in self.rows() if text and row.id.startswith(text)]
        if not found:
            raise NotFoundError(f"没有找到编号以“{wanted}”开头的申报，请用“advisor pipeline board”查看编号。")
        if len(found) > 1:
            raise InputError(f"编号“{wanted}”对应 {len(found)} 项申报，请多写几位。")
        return found[0]

    def names(self) -> dict[str, ClientName]:
        """The clients, by id."""
        with self.portfolio.read() as session:
            return clients.names(session)

    def papers(self, application_id: str) -> tuple[PaperRow, ...]:
        """The checklist of an application."""
        with self.portfolio.read() as session:
            return tasks.papers(session, application_id=application_id)

    def title_of(self, target: str) -> str:
        """What an application is for, in words."""
        measure = self._measure(target)
        if measure is not None:
            return measure.title
        kind = self.library.catalogue.recognitions.get(target)
        return kind.label if kind else target

    def is_draft(self, target: str) -> bool:
        """Whether the measure is only in a draft: its money is nobody's yet."""
        measure = self._measure(target)
        if measure is None:
            return False
        return self.library.documents[measure.document].issuance is not Issuance.ISSUED

    @cached_property
    def _measures(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.library.measures}

    def is_money(self, target: str) -> bool:
        """Whether the measure is paid in money; a title is not."""
        measure = self._measure(target)
        return measure is not None and measure.is_money

    def _measure(self, target: str) -> Measure | None:
        return self._measures.get(target)

    def candidates(self, client_id: str) -> tuple[Candidate, ...]:
        """What may be applied for: what is within reach first, then what is open, then titles."""
        with self.portfolio.read() as session:
            record = factsets.load_factset(session, client_id)
        assessment = self._assessing.assess(record, self.clock.today(), drafts=True)
        wanted = [r for r in assessment.measures if r.outcome in (Outcome.ELIGIBLE, Outcome.UNDETERMINED)]
        # money before services; what is counted, then what the record shows a sign of
        wanted.sort(
            key=lambda r: (
                not self._measures[r.id].is_money,
                not r.chosen,
                r.outcome is not Outcome.ELIGIBLE,
                not r.lead,
            )
        )
        found = [
            Candidate(r.id, r.item or "", f"{marked(r.outcome)}　{_named(r)}", Pursuit.MEASURE)
            for r in wanted
            if r.standing is not Standing.HISTORY
        ]
        found.extend(Candidate(t, "", self.title_of(t), Pursuit.TITLE) for t in self._titles())
        return tuple(found)

    def _titles(self) -> tuple[str, ...]:
        """The titles that have a standard: the rungs first, from below."""
        rungs = (rung.key for rung in LADDER)
        return tuple(dict.fromkeys([*rungs, *(standard.title for standard in self.library.standards)]))

    def targets(self) -> tuple[Candidate, ...]:
        """All that can be applied for at all: titles, then the measures of issued documents."""
        found = [Candidate(t, "", self.title_of(t), Pursuit.TITLE) for t in self._titles()]
        for measure in self.library.measures:
            document = self.library.documents[measure.document]
            if document.issuance is Issuance.ISSUED and measure.is_money:
                text = f"{document.short_title} 第{measure.article}条　{measure.title}"
                found.append(Candidate(measure.id, "", text, Pursuit.MEASURE))
        return tuple(found)

    # --- opening ------------------------------------------------------------------------------------

    def open(self, opening: Opening) -> Saved:
        """Begin an application for a measure or a title; its checklist comes with it."""
        what, who = self.title_of(self.require(opening.target)), self._name(opening.client_id)
        with self.portfolio.unit(f"为“{who}”立项“{what}”") as unit:
            made = self.begin(unit, opening)
            if made is None:
                raise InputError(f"“{who}”的“{what}”这一轮已经立项，请直接打开它。")
        return Saved(made, unit.changes)

    def begin(self, unit: Unit, opening: Opening) -> str | None:
        """Begin one in a unit of work; None where the client has the same one already."""
        today, target, item = self.clock.today(), self.require(opening.target), opening.item
        record = factsets.load_factset(unit.session, opening.client_id)
        keys = [each.key for each in record.items]
        if item and item not in keys:
            listed = f"已登记的有：{'、'.join(keys)}" if keys else "请先登记明细"
            raise InputError(f"这家客户没有明细“{item}”，{listed}。")
        window = self._window(unit, opening, record.region, today)
        round_ = read_text(opening.round, "轮次", longest=LONGEST_NAME)
        application = Application(
            Pursuit.MEASURE if self._measure(target) else Pursuit.TITLE,
            target,
            round_ or (window.window.label if window else str(today.year)),
            item,
            _purpose(target, record.recognitions),
            window=window.window if window else None,
        )
        if applications.same(unit.session, opening.client_id, application) is not None:
            return None
        made = applications.open_one(
            unit,
            opening.client_id,
            application,
            on=today,
            content_version=self.library.content_version,
            window_id=window.id if window else None,
            note=read_text(opening.note, "备注"),
        )
        papers = (_paper(m) for m in self.materials(target, application.purpose, today))
        tasks.add_papers(unit, opening.client_id, made, papers)
        self._estimate(unit, opening.client_id)
        return made

    def materials(self, target: str, purpose: Purpose, day: dt.date) -> tuple[Material, ...]:
        """What an application has to hand in: the measure's papers, or the standard's of the day."""
        measure = self._measure(target)
        if measure is not None:
            return measure.materials
        version = self.library.standard_for(target, purpose, day)
        return version.materials if version else ()

    def _window(self, unit: Unit, opening: Opening, region: str | None, today: dt.date) -> WindowRow | None:
        """The window named, else the next to close that takes this target at the client's place."""
        found = windows.rows(unit.session)
        if opening.window_id is not None:
            chosen = next((row for row in found if row.id == opening.window_id), None)
            if chosen is None:
                raise InputError("没有找到这个申报窗口，请刷新后重试。")
            # where the client is not known to be elsewhere, the advisor may choose
            if not chosen.window.takes(opening.target, region or chosen.window.region):
                what = self.title_of(opening.target)
                raise InputError(f"申报窗口“{chosen.window.label}”不受理这家客户的“{what}”，请另选窗口。")
            return chosen
        fitting = [
            row
            for row in found
            if row.window.takes(opening.target, region)
            and (row.window.label == opening.round if opening.round else not row.window.over(today))
        ]
        fitting.sort(key=lambda row: not row.window.target)  # its own window before the place's general one
        return fitting[0] if fitting else None

    def require(self, target: str) -> str:
        """The target, where it can be applied for; InputError otherwise."""
        if self._measure(target) is None and target not in self.library.catalogue.recognitions:
            known = [*self._measures, *self.library.catalogue.recognitions]
            raise InputError(f"政策库里没有事项或称号“{target}”{nearest_name(target, known)}。")
        measure = self._measure(target)
        if measure is not None:
            document = self.library.documents[measure.document]
            if document.issuance is Issuance.HISTORY:
                raise InputError(f"“{document.title}”是历史资料，不能据此立项。")
        return target

    def _name(self, client_id: str) -> str:
        with self.portfolio.read() as session:
            return clients.card(session, client_id).data.name

    # --- moving -------------------------------------------------------------------------------------

    def options(self, application_id: str) -> tuple[Transition, ...]:
        """What may happen to it now."""
        return machine.options(self.get(application_id).application)

    def leading_to(
        self, application_id: str, stages: frozenset[Stage], *, seen: tuple[Step, ...] | None = None
    ) -> tuple[Transition, ...]:
        """The events that lead to one of ``stages``; TransitionError says why where none does, or where there
        are other steps by now than were ``seen``."""
        with self.portfolio.read() as session:
            row = applications.get(session, application_id)
            _require_seen(row, seen, lambda: last_writer(session, row.client_id))
        return machine.leading_to(row.application, stages)

    def move(
        self,
        application_id: str,
        event: Event,
        texts: Mapping[str, str],
        *,
        seen: tuple[Step, ...] | None = None,
    ) -> Changes:
        """Register an event with its evidence as typed. ``seen``: the steps shown.

        Without ``day`` it is of today; a day that was asked for and left blank is refused: a step of a day
        that nobody named would be taken for known. Raises TransitionError where it can't be, or where there
        are other steps by now, and nothing is changed.
        """
        today = self.clock.today()
        row = self.get(application_id)
        evidence = self._evidence(event, texts, today)
        if event is Event.SUBMIT and self.is_draft(row.application.target):
            raise InputError("这是征求意见稿里的事项，尚未正式印发，不能登记递交；印发后请先在政策库登记。")
        what = self.title_of(row.application.target)
        with self.portfolio.unit(f"“{self._name(row.client_id)}”的“{what}”：{label(event)}") as unit:
            row = _as_seen(unit, application_id, seen)
            step = machine.take(row.application, event, evidence, today).steps[-1]
            if event is Event.LAPSE:
                _refuse_late_lapse(unit, row)
            recognition = self._title_made(unit, row, step)
            money = self._money_made(unit, row, step)
            applications.append(unit, application_id, step, recognition_id=recognition, received_id=money)
            self._estimate(unit, row.client_id)
        return unit.changes

    def retract(self, application_id: str, *, seen: tuple[Step, ...] | None = None) -> Changes:
        """Take back the last step, with the title or the money it made. ``seen``: as in :meth:`move`."""
        row = self.get(application_id)
        machine.retract(row.application)  # refuses where there is nothing to take back
        last = row.application.steps[-1]
        what = self.title_of(row.application.target)
        with self.portfolio.unit(f"退回“{self._name(row.client_id)}”的“{what}”：{label(last.event)}") as unit:
            # the step that the title names, and no other that was registered meanwhile
            _as_seen(unit, application_id, row.application.steps if seen is None else seen)
            recognition, money = applications.drop_last(unit, application_id)
            if recognition is not None:
                recognitions.remove(unit, row.client_id, recognition)
            if money is not None:
                received.remove(unit, row.client_id, money)
            self._estimate(unit, row.client_id)
        return unit.changes

    def _evidence(self, event: Event, texts: Mapping[str, str], today: dt.date) -> Evidence:
        if not texts.get(Need.DAY, today.isoformat()).strip():
            what = need_label(Need.DAY, event)
            raise InputError(f"请填{what}，如 {today}。还不知道是哪天的，问清楚了再登记，不会替您填今天。")
        texts = {key: text for key, text in texts.items() if text.strip()}
        day = read_day(texts.get(Need.DAY, ""), need_label(Need.DAY, event), None) or today
        asked = FactDef("amount", need_label(Need.AMOUNT, event), FactType.MONEY, unit="元")
        amount = read_value(asked, plain_text(asked, texts.get(Need.AMOUNT, "")), today)
        if amount is not None and not isinstance(amount, Decimal):
            raise InputError(f"{asked.label}请填金额，如 50万 或 500000。")
        words = {need.value: read_text(texts.get(need, ""), need_label(need, event)) for need in _TEXTS}
        until = read_day(texts.get(Need.UNTIL, ""), need_label(Need.UNTIL, event), None)
        return Evidence(day, amount=amount, until=until, **words)

    def _title_made(self, unit: Unit, row: ApplicationRow, step: Step) -> str | None:
        if row.application.pursuit is not Pursuit.TITLE:
            return None
        target = row.application.target
        if step.event is Event.RECOGNIZE:
            had = (r.recognition for r in recognitions.rows(unit.session, row.client_id))
            first = _purpose(target, had) is Purpose.FIRST
            event = RecognitionEvent.FIRST if first else RecognitionEvent.RENEWED
        elif step.event in _MADE:
            event = _MADE[step.event]
        else:
            return None
        given = step.evidence
        title = Recognition(target, event, given.day, given.until, given.number, given.reason)
        return recognitions.add(unit, row.client_id, title)

    def _money_made(self, unit: Unit, row: ApplicationRow, step: Step) -> str | None:
        if step.event is not Event.PAY:
            return None
        given = step.evidence
        assert given.amount is not None  # the table asks for it
        benefit = ReceivedBenefit(
            row.application.target,
            given.amount,
            given.day.year,
            given.payer,
            given.tranche,
            row.application.item or None,
        )
        note = f"{given.day} 到账" + (f"，{given.number}" if given.number else "")
        return received.add(
            unit, row.client_id, benefit, content_version=self.library.content_version, note=note
        )

    # --- planning -----------------------------------------------------------------------------------

    def plan(
        self,
        application_id: str,
        next_step: str,
        next_on: str,
        note: str | None = None,
        *,
        seen: Planned | None = None,
    ) -> Changes:
        """Note what is to be done next and by when; the note stays unless given. ``seen``: what was shown."""
        row = self.get(application_id)
        step = read_text(next_step, "下一步")
        day = read_day(next_on, "下一步日期", None)
        remark = None if note is None else read_text(note, "备注")
        with self.portfolio.unit(f"安排“{self._name(row.client_id)}”的下一步") as unit:
            kept = seen or applications.get(unit.session, application_id).planned
            planned = Planned(step, day, kept.note if remark is None else remark)
            applications.plan(unit, application_id, planned, seen=seen)
        return unit.changes

    def begun(self, application_id: str) -> Begun:
        """What would go with an application that is removed."""
        with self.portfolio.read() as session:
            return applications.begun(session, application_id)

    def remove(self, application_id: str, *, seen: Begun | None = None) -> Changes:
        """Remove an application that nothing was registered of yet, unless another changed what goes with it
        since it was ``seen``."""
        row = self.get(application_id)
        what = self.title_of(row.application.target)
        with self.portfolio.unit(f"删除“{self._name(row.client_id)}”的申报“{what}”") as unit:
            applications.remove(unit, application_id, seen=seen)
        return unit.changes

    def receive_paper(self, paper_id: str, *, there: bool, seen: Paper | None = None) -> Changes:
        """Note that a paper of the checklist came (today) or is missing again; its note stays.

        ``seen``: what was shown; what another noted of it since is not taken off.
        """
        on = self.clock.today() if there else None
        with self.portfolio.unit("登记收到材料" if there else "撤销收到材料") as unit:
            tasks.tick_paper(unit, paper_id, on, seen=seen)
        return unit.changes

    # --- what it may bring ----------------------------------------------------------------------------

    def estimate(self, client_ids: Iterable[str]) -> Changes:
        """Assess clients anew and keep what that promises of their open applications."""
        with self.portfolio.unit("重新测算在办申报") as unit:
            for client_id in client_ids:
                self._estimate(unit, client_id)
        return unit.changes

    def _estimate(self, unit: Unit, client_id: str) -> None:
        pursued = [
            row
            for row in applications.rows(unit.session, [client_id])
            if row.application.pursuit is Pursuit.MEASURE and row.application.open
            if row.application.awarded is None
        ]
        if not pursued:
            return
        today = self.clock.today()
        record = factsets.load_factset(unit.session, client_id)
        assessment = self._assessing.assess(record, today)
        for row in pursued:
            found = estimate_of(row.application, assessment)
            if found != row.estimate:
                applications.estimate(unit, row.id, found)


def estimate_of(application: Application, assessment: Assessment) -> Estimate:
    """What an assessment promises of an application.

    Counted money is certain, capped, or under a quota and so only hoped for; what is undetermined is
    hoped for with its upper bound. Drafts bring nothing.
    """
    found = Estimate(ZERO, ZERO, ZERO, assessment.as_of)
    for result in assessment.measures:
        if result.id != application.target or (application.item and result.item != application.item):
            continue
        if result.standing in (Standing.DRAFT, Standing.HISTORY):
            continue
        if result.outcome is Outcome.UNDETERMINED:
            found = replace(found, expected=found.expected + (result.amount.possible or ZERO))
        elif result.chosen:
            match bucket_of(result.certainty, result.amount.word):
                case Bucket.FIXED:
                    found = replace(found, fixed=found.fixed + result.counted)
                case Bucket.CEILING:
                    found = replace(found, ceiling=found.ceiling + result.counted)
                case Bucket.COMPETITIVE:
                    found = replace(found, expected=found.expected + result.counted)
    return found


def _purpose(target: str, titles: Iterable[Recognition]) -> Purpose:
    """A title that was had before is applied for anew."""
    had = any(r.kind == target and r.event not in LOSING for r in titles)
    return Purpose.RENEWAL if had else Purpose.FIRST


def _named(result: MeasureResult) -> str:
    """A measure with its item, its amount, and whether it is only a draft."""
    title = f"{result.title}（{result.item_title}）" if result.item else result.title
    draft = f"［{label(result.standing)}］" if result.standing is Standing.DRAFT else ""
    return f"{draft}{title}　{amount_phrase(result)}"


def _paper(material: Material) -> Paper:
    return Paper(material.name, material.required, material.form, material.valid, material.issuer)


def _as_seen(unit: Unit, application_id: str, seen: tuple[Step, ...] | None) -> ApplicationRow:
    """An application as it stands now that nobody else writes; TransitionError where its steps are others."""
    row = applications.get(unit.session, application_id)
    _require_seen(row, seen, lambda: last_writer(unit.session, row.client_id))
    return row


def _require_seen(row: ApplicationRow, seen: tuple[Step, ...] | None, by: Callable[[], str]) -> None:
    if seen is not None and row.application.steps != seen:
        raise machine.TransitionError(
            f"这项申报的经过刚刚由{by() or '别人'}改过，您的没有登记。请看过现在的经过，再重新登记。"
        )


def _refuse_late_lapse(unit: Unit, row: ApplicationRow) -> None:
    """A loss on record ends all that was granted up to its day, so also a newer certificate."""
    granted = max(s.evidence.day for s in row.application.steps if s.event in _GRANTING)
    found = (each.recognition for each in recognitions.rows(unit.session, row.client_id))
    newer = [
        r.granted_on
        for r in found
        if r.kind == row.application.target and r.event not in LOSING and r.granted_on is not None
        if r.granted_on > granted
    ]
    if newer:
        raise machine.TransitionError(
            f"这家客户已有 {max(newer)} 的新证书，旧证书到期不影响称号，不必登记“到期”。"
        )
