"""Making the boards: applications by stage, clients by rung; filtered, in lanes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from decimal import Decimal
from enum import StrEnum

from advisor_app.domain.application import BEFORE_FILING, ENDED, Application, Pursuit, Stage
from advisor_app.domain.facts import Catalogue
from advisor_app.domain.labels import label, stage_label
from advisor_app.domain.money import format_wan
from advisor_app.domain.phrases import Tone
from advisor_app.domain.record import Recognition
from advisor_app.domain.tiers import BESIDE, LADDER
from advisor_app.engine.asof import held
from advisor_app.pipeline.standing import TitleStanding, standing
from advisor_app.portfolio.applications import ApplicationRow
from advisor_app.portfolio.clients import ClientName
from advisor_app.services.board import Board, Card, Column, Lane, Sums

ZERO = Decimal(0)
STALE_DAYS = 14
"""An open card that nobody touched for so long is looked at."""
SETTLED_DAYS = 30
"""So long a card that was paid in full stays on the board."""
NO_RUNG = "none"
UNKNOWN_PLACE, NOBODY = "注册地待补", "未指定顾问"

STAGE_COLUMNS: Mapping[str, tuple[str, frozenset[Stage]]] = {
    "lead": ("线索", frozenset({Stage.LEAD, Stage.CULTIVATING})),
    "survey": ("摸底", frozenset({Stage.SURVEY})),
    "preparing": ("补件", frozenset({Stage.PREPARING})),
    "submitted": ("已报", frozenset({Stage.SUBMITTED})),
    "public_notice": ("公示", frozenset({Stage.PUBLIC_NOTICE})),
    "recognized": ("认定", frozenset({Stage.RECOGNIZED})),
    "paying": ("兑付", frozenset({Stage.PAYING})),
    "re_review": ("复核", frozenset({Stage.RE_REVIEW})),
    "ended": ("已结束", ENDED),
}
_COLUMN_OF = {stage: key for key, (_, stages) in STAGE_COLUMNS.items() for stage in stages}


class Lanes(StrEnum):
    """What lanes part the cards by."""

    NONE = ""
    CITY = "city"
    ADVISOR = "advisor"
    RUNG = "rung"
    ROUND = "round"


LANES: Mapping[Lanes, str] = {
    Lanes.NONE: "不分泳道",
    Lanes.CITY: "按城市",
    Lanes.ADVISOR: "按顾问",
    Lanes.RUNG: "按梯队",
    Lanes.ROUND: "按轮次",
}


class Show(StrEnum):
    """Which applications are wanted."""

    OPEN = "open"
    STALE = "stale"
    DUE = "due"
    ALL = "all"


SHOWN: Mapping[Show, str] = {
    Show.OPEN: "在办",
    Show.STALE: f"{STALE_DAYS} 天未动",
    Show.DUE: "下一步已到期",
    Show.ALL: "全部（含已结束、已兑清）",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a board shows: filters ("" all) and lanes; kept under a name as a view."""

    text: str = ""
    city: str = ""
    advisor: str = ""
    rung: str = ""
    round: str = ""
    pursuit: str = ""
    show: Show = Show.OPEN
    lanes: Lanes = Lanes.NONE

    def keeps(self, card: Card) -> bool:
        """Whether a card is wanted, apart from its being open."""
        wanted = self.text.strip().lower()
        return (
            (not wanted or wanted in f"{card.client} {card.title} {card.note}".lower())
            and self.city in ("", card.city)
            and self.advisor in ("", card.advisor)
            and self.rung in ("", card.rung)
            and self.round in ("", card.round)
            and self.pursuit in ("", card.pursuit)
        )


def choice_as_kept(choice: Choice) -> dict[str, str]:
    """A choice as a view keeps it."""
    return {key: str(value) for key, value in asdict(choice).items()}


def read_choice(choices: Mapping[str, object]) -> Choice:
    """A choice that was kept; what this version does not know of it is left out."""
    known = {field.name for field in fields(Choice)}
    kept = {key: value for key, value in choices.items() if key in known and isinstance(value, str)}
    show = kept.pop("show", Show.OPEN)
    lanes = kept.pop("lanes", Lanes.NONE)
    return Choice(
        **kept,
        show=Show(show) if show in set(Show) else Show.OPEN,
        lanes=Lanes(lanes) if lanes in set(Lanes) else Lanes.NONE,
    )


def choice_words(choice: Choice) -> str:
    """A choice in words: ``含“轴承”，杭州市，在办，按顾问``."""
    text = f"含“{choice.text}”" if choice.text.strip() else ""
    pursuit = label(Pursuit(choice.pursuit)) if choice.pursuit in set(Pursuit) else choice.pursuit
    filters = (text, choice.city, choice.advisor, choice.rung, choice.round, pursuit)
    return "，".join(filter(None, (*filters, SHOWN[choice.show], LANES[choice.lanes])))


@dataclass(frozen=True, slots=True)
class Ground:
    """What the cards of both boards stand on: clients, their titles, the words for things."""

    names: Mapping[str, ClientName]
    titles: Mapping[str, Sequence[Recognition]]
    catalogue: Catalogue
    title_of: Callable[[str], str]
    is_draft: Callable[[str], bool]
    is_money: Callable[[str], bool]
    today: dt.date
    moment: dt.datetime
    rungs: dict[str, int] = field(default_factory=dict)
    """What :meth:`rung` found so far: cards, ladder and figures all ask for it."""

    def city(self, client: ClientName) -> str:
        """The city a client is registered in."""
        if client.region is None:
            return UNKNOWN_PLACE
        return self.catalogue.region_name(f"{client.region[:4]}00")

    def held(self, client_id: str, kind: str) -> bool | None:
        """Whether a client holds a title today."""
        records = [r for r in self.titles.get(client_id, ()) if r.kind == kind]
        known = self.catalogue.recognitions.get(kind)
        return held(records, self.today, known.validity_years if known else None)

    def rung(self, client_id: str) -> int:
        """The place in the ladder of the highest rung held; −1: none on record."""
        if client_id not in self.rungs:
            proven = (any(self.held(client_id, k) for k in r.proven_by(self.today)) for r in LADDER)
            self.rungs[client_id] = max((i for i, holds in enumerate(proven) if holds), default=-1)
        return self.rungs[client_id]

    def certificate(self, client_id: str, place: int, rows: Sequence[ApplicationRow]) -> TitleStanding | None:
        """The certificate to watch: of a higher rung that may be held, else of the rung held; None: none."""
        for i in range(len(LADDER) - 1, max(place, 0) - 1, -1):
            for kind in LADDER[i].proven_by(self.today):
                if self.held(client_id, kind) or (i > place and self.held(client_id, kind) is None):
                    return self.standing(client_id, kind, rows)
        return None

    def rung_name(self, place: int) -> str:
        """The name of a rung today."""
        return LADDER[place].name(self.today) if place >= 0 else "尚无梯队称号"

    def standing(self, client_id: str, kind: str, rows: Iterable[ApplicationRow]) -> TitleStanding:
        """Where a client stands on a title; ``rows``: its applications."""
        records = [r for r in self.titles.get(client_id, ()) if r.kind == kind]
        pursued = [row.application for row in rows if row.application.target == kind]
        return standing(kind, self.held(client_id, kind), records, pursued, self.today)


# --- 申报 -------------------------------------------------------------------------------------------------


def application_cards(rows: Iterable[ApplicationRow], ground: Ground) -> tuple[Card, ...]:
    """One card an application, oldest first."""
    known = ((row, ground.names.get(row.client_id)) for row in rows)
    return tuple(_application_card(row, client, ground) for row, client in known if client is not None)


def _application_card(row: ApplicationRow, client: ClientName, ground: Ground) -> Card:
    application = row.application
    draft = ground.is_draft(application.target)
    sums = Sums() if draft else _sums(row)
    tag, tone = _tag(row, ground.today, draft=draft)
    return Card(
        id=row.id,
        client_id=row.client_id,
        client=client.name,
        title=ground.title_of(application.target),
        column=_COLUMN_OF[application.stage],
        stage_text=stage_label(application.stage, application.pursuit),
        pursuit=application.pursuit,
        stage=application.stage,
        sums=sums,
        amount=_amount(row, sums, money=ground.is_money(application.target)),
        next_step=row.next_step,
        next_on=row.next_on,
        idle=_idle(row, ground),
        tone=tone,
        city=ground.city(client),
        advisor=client.advisor or NOBODY,
        rung=ground.rung_name(ground.rung(client.id)),
        round=application.round,
        tag=tag,
        note=row.note,
        settled=_settled(row, ground),
        steps=application.steps,
    )


def _idle(row: ApplicationRow, ground: Ground) -> int:
    """Whole days since anything of an open application changed; 0 where the clock was set back."""
    return max(0, (ground.moment - row.touched_at).days) if row.application.open else 0


def _settled(row: ApplicationRow, ground: Ground) -> bool:
    """Paid in full, and nothing was done since for a month: a review may still follow the last payment."""
    if not row.application.settled or row.application.open:
        return False
    return (ground.moment - row.touched_at).days >= SETTLED_DAYS


def _sums(row: ApplicationRow) -> Sums:
    """What is still to come: granted and not paid, else what the assessment promises."""
    application = row.application
    if application.stage in ENDED:
        return Sums()
    if application.awarded is not None:
        return Sums(fixed=application.due)
    if row.estimate is None:
        return Sums()
    return Sums(row.estimate.fixed, row.estimate.ceiling, row.estimate.expected)


def _amount(row: ApplicationRow, sums: Sums, *, money: bool) -> str:
    application = row.application
    if application.pursuit is Pursuit.TITLE:
        return ""
    if not money:
        return "非资金支持"
    if application.awarded is not None:
        paid = f"，已兑付 {format_wan(application.paid)}" if application.paid else ""
        return f"核定 {format_wan(application.awarded)}{paid} 万元"
    kinds = (("确定", sums.fixed), ("上限", sums.ceiling), ("预期", sums.expected))
    parts = [f"{word} {format_wan(amount)}" for word, amount in kinds if amount]
    return f"{'，'.join(parts)} 万元" if parts else "金额待定"


def _tag(row: ApplicationRow, today: dt.date, *, draft: bool) -> tuple[str, Tone]:
    application = row.application
    if application.stage in ENDED:
        return stage_label(application.stage, application.pursuit), Tone.MUTED
    if application.settled and application.stage is not Stage.RE_REVIEW:
        return "已兑清", Tone.GOOD
    if draft:
        return "征求意见稿", Tone.OPEN
    due = [day for day in (row.next_on, _deadline(application)) if day is not None]
    if due and min(due) < today:
        return f"逾期 {(today - min(due)).days} 天", Tone.BAD
    if due and (min(due) - today).days <= 7:
        days = (min(due) - today).days
        return ("今天到期" if days == 0 else f"还有 {days} 天"), Tone.OPEN
    if application.pursuit is Pursuit.TITLE and application.stage is Stage.RECOGNIZED:
        return "", Tone.GOOD
    return "", Tone.MUTED


def _deadline(application: Application) -> dt.date | None:
    """The day it must be filed by, while it is not."""
    if application.window is None or application.filed or application.stage not in BEFORE_FILING:
        return None
    return application.window.closes_on


def application_board(cards: Iterable[Card], choice: Choice, today: dt.date) -> Board:
    """The board of what a choice keeps."""
    kept = [card for card in cards if choice.keeps(card) and _shown(card, choice.show, today)]
    columns = tuple(Column(key, label) for key, (label, _) in STAGE_COLUMNS.items())
    if choice.show is not Show.ALL:
        columns = tuple(c for c in columns if c.key != "ended")
    return Board(columns, _lanes(kept, choice.lanes))


def _shown(card: Card, show: Show, today: dt.date) -> bool:
    if show is Show.ALL:
        return True
    if card.stage in ENDED or card.settled:
        return False
    match show:
        case Show.STALE:
            return card.idle >= STALE_DAYS
        case Show.DUE:
            return card.next_on is not None and card.next_on <= today
        case _:
            return True


def _lanes(cards: Iterable[Card], lanes: Lanes) -> tuple[Lane, ...]:
    parted: dict[str, dict[str, list[Card]]] = {}
    for card in cards:
        label = str(getattr(card, lanes)) if lanes else ""
        parted.setdefault(label, {}).setdefault(card.column, []).append(card)
    if not parted and not lanes:
        parted[""] = {}
    return tuple(
        Lane(label, {key: tuple(found) for key, found in parted[label].items()})
        for label in sorted(parted, reverse=lanes is Lanes.ROUND)
    )


# --- 梯队 -------------------------------------------------------------------------------------------------


def ladder_cards(rows: Iterable[ApplicationRow], ground: Ground) -> tuple[Card, ...]:
    """One card a client, in the column of the rung it holds; it says what is under way to the next."""
    pursued: dict[str, list[ApplicationRow]] = {}
    for row in rows:
        if row.application.pursuit is Pursuit.TITLE:
            pursued.setdefault(row.client_id, []).append(row)
    return tuple(
        _ladder_card(client, pursued.get(client.id, []), ground)
        for client in sorted(ground.names.values(), key=lambda c: c.name)
    )


def _ladder_card(client: ClientName, rows: Sequence[ApplicationRow], ground: Ground) -> Card:
    place = ground.rung(client.id)
    here = ground.certificate(client.id, place, rows)
    open_row = next((row for row in reversed(rows) if row.application.open), None)
    tag, tone = _certificate(here, ground.today)
    title = f"有效期至 {here.valid_to}" if here is not None and here.valid_to else ""
    under_way = ""
    if open_row is not None:
        stage = stage_label(open_row.application.stage, Pursuit.TITLE)
        under_way = f"{ground.title_of(open_row.application.target)}：{stage}"
    beside = [
        ground.catalogue.recognitions[kind].label
        for kind in BESIDE
        if kind in ground.catalogue.recognitions and ground.held(client.id, kind)
    ]
    return Card(
        id=client.id,
        client_id=client.id,
        client=client.name,
        title=under_way or title or "尚未立项",
        column=LADDER[place].key if place >= 0 else NO_RUNG,
        stage_text=ground.rung_name(place),
        pursuit=Pursuit.TITLE,
        stage=open_row.application.stage if open_row else None,
        sums=Sums(),
        amount="、".join(beside),
        next_step=open_row.next_step if open_row else "",
        next_on=open_row.next_on if open_row else None,
        idle=_idle(open_row, ground) if open_row else 0,
        tone=tone,
        city=ground.city(client),
        advisor=client.advisor or NOBODY,
        rung=ground.rung_name(place),
        round=open_row.application.round if open_row else "",
        tag=tag,
        note=title if under_way else "",
        pursued=tuple(rows),
    )


def _certificate(here: TitleStanding | None, today: dt.date) -> tuple[str, Tone]:
    if here is None:
        return "", Tone.MUTED
    if not here.sure:
        return "有效期待核", Tone.OPEN
    if here.stage is Stage.RE_REVIEW:
        return "复核中", Tone.OPEN
    if here.valid_to is not None:
        left = (here.valid_to - today).days
        if left <= 30:
            return f"还有 {left} 天到期", Tone.BAD
        if here.valid_to.year == today.year or left <= 180:
            return f"还有 {left} 天到期", Tone.OPEN
    return "", Tone.GOOD


def ladder_board(cards: Iterable[Card], choice: Choice, today: dt.date) -> Board:
    """Clients by rung; all of them, whatever the state of their applications."""
    columns = (Column(NO_RUNG, "尚无梯队称号"), *(Column(rung.key, rung.name(today)) for rung in LADDER))
    return Board(columns, _lanes([card for card in cards if choice.keeps(card)], choice.lanes))
