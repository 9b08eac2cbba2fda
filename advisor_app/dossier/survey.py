"""初步摸底单: one page for the first meeting: where the firm stands, what it gets, what is lacking."""

from __future__ import annotations

from collections.abc import Iterator

from advisor_app.domain.phrases import ABSENT, ladder_phrase
from advisor_app.dossier.case import Case
from advisor_app.dossier.document import Block, Column, Heading, Kind, Paragraph, Part, Role, Span, Table
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.ladder import rungs
from advisor_app.dossier.layout import NO_ELIGIBLE, Layout, cells, plain, words

_MEASURES, _QUESTIONS = 5, 4
"""So many lines a page has room for; the sentence under the table says how many more there are."""


def survey_part(case: Case) -> Part:
    """The one page."""
    return Part("摸底结论", tuple(_Survey(case).blocks()))


class _Survey(Layout):
    def __init__(self, case: Case) -> None:
        super().__init__(case.contents)
        self.case = case

    def blocks(self) -> Iterator[Block]:
        """位置, 能享受的, 先补什么."""
        yield from words(self.case.letterhead.opening)
        yield self.counts()
        yield Paragraph((*self.sums(), Span(f"。{self.pending()}")))
        yield from rungs(self.contents)
        following = self.assessment.ladder.next
        if following is not None and following.settled:
            met = len(following.why.children) - len(following.gaps) - len(following.open)
            gap = (
                f"下一级{following.name}共 {len(following.why.children)} 条：符合 {met} 条，"
                f"不符合 {len(following.gaps)} 条，待补 {len(following.open)} 条。"
            )
            yield plain(gap)
        else:
            yield plain(f"{ladder_phrase(self.assessment.ladder)}。")
        yield from self._best()
        yield from self._first()
        yield from words(self.case.letterhead.closing)

    def _best(self) -> Iterator[Block]:
        c = self.contents
        chosen = [r for r in c.eligible if r.dropped_for is None]
        yield Heading("可享受的事项", 2)
        yield Table(
            (Column("事项", 15), Column("金额", 13), Column("依据", 13)),
            tuple(cells(c.names[r.key], self.phrase(r), c.clause(r)) for r in chosen[:_MEASURES]),
            empty=NO_ELIGIBLE,
        )
        more, dropped = max(0, len(chosen) - _MEASURES), len(c.eligible) - len(chosen)
        said = [f"另有 {more} 项"] * bool(more) + [f"可享受但未计入 {dropped} 项"] * bool(dropped)
        if said:
            yield plain(f"{'，'.join(said)}，见{Sort.VERDICT.title}。", Role.NOTE)

    def _first(self) -> Iterator[Block]:
        c = self.contents
        questions = c.questions()
        yield Heading("先补这些资料", 2)
        yield Table(
            (
                Column("缺什么", 14),
                Column("谁掌握", 8),
                Column("凭什么材料", 11),
                Column("涉及最大（万元）", 8, Kind.MONEY),
            ),
            tuple(cells(q.text, q.holder, q.papers or ABSENT, q.most) for q in questions[:_QUESTIONS]),
            empty="政策事项没有要补的资料。",
        )
        if len(questions) > _QUESTIONS:
            more = f"另有 {len(questions) - _QUESTIONS} 项，见{Sort.VERDICT.title}"
            yield plain(f"{more}；要企业填的，见{Sort.COLLECT.title}。", Role.NOTE)
