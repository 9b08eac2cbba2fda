"""The pipeline as a whole: boards, a season's batch, figures, saved views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.domain.application import Pursuit
from advisor_app.domain.errors import AdvisorError, InputError
from advisor_app.domain.labels import stage_label
from advisor_app.domain.tiers import BESIDE, LADDER
from advisor_app.dossier.register import NAME, Entry, Register, write_register
from advisor_app.pipeline import figures
from advisor_app.pipeline.figures import Counted
from advisor_app.pipeline.standing import TitleStanding
from advisor_app.portfolio import board_views, clients, recognitions
from advisor_app.portfolio.applications import ApplicationRow
from advisor_app.portfolio.board_views import Held
from advisor_app.portfolio.changes import Changes
from advisor_app.portfolio.session import Unit
from advisor_app.services.board import Board
from advisor_app.services.boards import (
    NOBODY,
    Choice,
    Ground,
    application_board,
    application_cards,
    choice_as_kept,
    ladder_board,
    ladder_cards,
    read_choice,
)
from advisor_app.services.clock import Clock
from advisor_app.services.entry import LONGEST_NAME, read_text
from advisor_app.services.tracking import Opening, Tracking

if TYPE_CHECKING:
    from advisor_app.dossier.pdf.charts import Inks

ZERO = Decimal(0)
STANDING_TITLES = (*(rung.key for rung in reversed(LADDER)), *BESIDE)
"""The rungs, and the titles beside them."""
PICTURED = ("fixed", "ceiling", "expected", "paid")
"""The sums that a picture of groups shows, a bar each."""
DIMENSIONS = {"city": "城市", "rung": "梯队", "advisor": "顾问", "round": "轮次"}


@dataclass(frozen=True, slots=True)
class SeasonReport:
    """What a batch did: clients newly opened, those that had it already, and those refused with why."""

    opened: tuple[str, ...]
    already: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]

    def sentence(self) -> str:
        """The report in a line."""
        parts = [f"新立项 {len(self.opened)} 家"]
        if self.already:
            parts.append(f"已有 {len(self.already)} 家未重复建立")
        if self.refused:
            parts.append(f"未能立项 {len(self.refused)} 家")
        return "，".join(parts) + "。"


class Pipeline:
    """What the 培育梯队 page and ``advisor pipeline`` show of all clients together."""

    def __init__(self, tracking: Tracking, clock: Clock) -> None:
        self.tracking = tracking
        self.portfolio = tracking.portfolio
        self.clock = clock

    def ground(self) -> Ground:
        """What the cards stand on."""
        with self.portfolio.read() as session:
            names = clients.names(session)
            titles = recognitions.all_rows(session)
        return Ground(
            names,
            titles,
            self.tracking.library.catalogue,
            self.tracking.title_of,
            self.tracking.is_draft,
            self.tracking.is_money,
            self.clock.today(),
            self.clock.now(),
        )

    def applications(self, choice: Choice | None = None) -> Board:
        """The board of applications."""
        cards = application_cards(self.tracking.rows(), self.ground())
        return application_board(cards, choice or Choice(), self.clock.today())

    def ladder(self, choice: Choice | None = None) -> Board:
        """The board of clients by rung."""
        cards = ladder_cards(self.tracking.rows(), self.ground())
        return ladder_board(cards, choice or Choice(), self.clock.today())

    def standings(self, client_id: str) -> tuple[TitleStanding, ...]:
        """Where a client stands on each rung and on the titles beside the ladder, the highest first."""
        ground, rows = self.ground(), self.tracking.rows([client_id])
        return tuple(ground.standing(client_id, kind, rows) for kind in STANDING_TITLES)

    def standing_lines(self, client_id: str) -> tuple[str, ...]:
        """The same in words; what is neither held nor pursued is left out."""
        words = (self._standing_words(s) for s in self.standings(client_id))
        return tuple(text for text in words if text)

    def _standing_words(self, found: TitleStanding) -> str:
        if found.stage is None:
            return ""
        parts = [f"{self.tracking.title_of(found.title)}：{stage_label(found.stage, Pursuit.TITLE)}"]
        if not found.sure:
            parts.append("有效期待核")
        if found.since is not None:
            parts.append(f"自 {found.since}")
        if found.valid_to is not None:
            parts.append(f"有效期至 {found.valid_to}")
        return "，".join(parts)

    # --- a season -------------------------------------------------------------------------------------

    def season(
        self, client_ids: Sequence[str], target: str, *, round_label: str = "", window_id: str | None = None
    ) -> tuple[SeasonReport, Changes]:
        """Open the same application for many clients as one step; done twice, nothing is doubled."""
        names = self.tracking.names()
        opened: list[str] = []
        already: list[str] = []
        refused: list[tuple[str, str]] = []
        what = self.tracking.title_of(target)
        chosen = tuple(dict.fromkeys(client_ids))
        with self.portfolio.unit(f"批量立项“{what}”：{len(chosen)} 家") as unit:
            for client_id in chosen:
                known = names.get(client_id)
                if known is None:
                    raise InputError("所选客户里有一家已不在客户列表中，请刷新后重选。")
                try:
                    made = self.tracking.begin(
                        unit, Opening(client_id, target, round=round_label, window_id=window_id)
                    )
                except AdvisorError as error:
                    refused.append((known.name, str(error)))
                    continue
                (already if made is None else opened).append(known.name)
        return SeasonReport(tuple(opened), tuple(already), tuple(refused)), unit.changes

    # --- figures --------------------------------------------------------------------------------------

    def counted(self) -> tuple[Counted, ...]:
        """All applications as they are counted."""
        return self.count(self.tracking.rows(), self.ground())

    def count(self, rows: Iterable[ApplicationRow], ground: Ground) -> tuple[Counted, ...]:
        """The same of applications that were read already."""
        return tuple(entry.counted for entry in self._entries(rows, ground))

    def register(self) -> Register:
        """All applications as the register lists them today."""
        version = self.tracking.library.content_version
        entries = self._entries(self.tracking.rows(), self.ground())
        return Register(entries, DIMENSIONS, self.clock.today(), version)

    def register_name(self) -> str:
        """What the register's file is called by itself."""
        return f"{NAME}_{self.clock.today().isoformat()}.xlsx"

    def save_register(self, path: Path) -> Register:
        """Write the register as a workbook, in place of an older one; says what was written."""
        register = self.register()
        write_register(path, register)
        return register

    @staticmethod
    def picture(dimension: str, counted: Sequence[Counted], width: float, inks: Inks) -> str:
        """The sums of each group as bars, as SVG; "" where there is nothing to show."""
        from advisor_app.dossier.pdf.charts import Group, group_bars, to_svg  # noqa: PLC0415

        groups = [
            Group(line.label, tuple(getattr(line, key) for key in PICTURED))
            for line in figures.by(dimension, counted)
        ]
        if not any(amount for group in groups for amount in group.amounts):
            return ""
        kinds = [figures.SUMS[key] for key in PICTURED]
        return to_svg(group_bars(kinds, groups, width, inks))

    def _entries(self, rows: Iterable[ApplicationRow], ground: Ground) -> tuple[Entry, ...]:
        found = []
        for row in rows:
            client = ground.names.get(row.client_id)
            if client is None:
                continue
            groups = {
                "city": ground.city(client),
                "rung": ground.rung_name(ground.rung(row.client_id)),
                "advisor": client.advisor or NOBODY,
                "round": row.application.round,
            }
            target = row.application.target
            title = ground.title_of(target) + ("（征求意见稿）" if ground.is_draft(target) else "")
            counted = self._counted(row, groups)
            found.append(Entry(counted, client.name, title, row.stage_on, row.next_step, row.next_on))
        return tuple(found)

    def _counted(self, row: ApplicationRow, groups: dict[str, str]) -> Counted:
        promised = None if self.tracking.is_draft(row.application.target) else row.estimate
        fixed, ceiling, expected = (
            (promised.fixed, promised.ceiling, promised.expected) if promised else (ZERO, ZERO, ZERO)
        )
        return Counted(row.application, row.opened_on, fixed, ceiling, expected, groups)

    # --- saved views ----------------------------------------------------------------------------------

    def views(self) -> dict[str, Choice]:
        """The saved views, by name; what this version does not know of them is left out."""
        with self.portfolio.read() as session:
            found = board_views.rows(session)
        return {name: read_choice(choices) for name, choices in found.items()}

    def save_view(self, name: str, choice: Choice, *, seen: Mapping[str, Choice] | None = None) -> Changes:
        """Keep a choice under a name, in place of what it held; ``seen``: the views that were shown."""
        called = read_text(name, "视图名称", longest=LONGEST_NAME)
        if not called:
            raise InputError("请给视图起个名称。")
        with self.portfolio.unit(f"保存看板视图“{called}”") as unit:
            shown = _held(unit, called, seen)
            board_views.put(unit, called, choice_as_kept(choice), seen=shown)
        return unit.changes

    def remove_view(self, name: str, *, seen: Mapping[str, Choice] | None = None) -> Changes:
        """Forget a view, unless it holds another choice than was ``seen``."""
        with self.portfolio.unit(f"删除看板视图“{name}”") as unit:
            board_views.remove(unit, name, seen=_held(unit, name, seen))
        return unit.changes

    def refresh(self, client_ids: Iterable[str]) -> Changes:
        """Assess clients anew for what their open applications may bring."""
        return self.tracking.estimate(client_ids)


def _held(unit: Unit, name: str, seen: Mapping[str, Choice] | None) -> Held | None:
    """What was shown under a name, with what this version does not know of it and so never shows."""
    if seen is None:
        return None
    kept, shown = board_views.rows(unit.session).get(name), seen.get(name)
    if kept is not None and shown == read_choice(kept):
        return Held(kept)
    return Held(None if shown is None else choice_as_kept(shown))
