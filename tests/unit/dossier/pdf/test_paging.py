"""Where pieces come to stand, without drawing any."""

from __future__ import annotations

import pytest

from advisor_app.dossier.pdf.paging import Item, Need, Page, PageKind, Piece, Turn, Whole, paginate, stacked
from advisor_app.dossier.pdf.pen import Pen

HEIGHT = 100.0


class Block(Piece):
    """A piece of a height; ``lines`` high pieces of 10 are cut anywhere between them."""

    def __init__(self, name: str, height: float, before: float = 0, after: float = 0) -> None:
        self.name, self.height, self.before, self.after = name, height, before, after

    def wrap(self, width: float) -> float:
        del width
        return self.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        raise AssertionError(f"nothing is drawn while pages are made: {pen}, {x}, {top}")


class Lines(Block):
    """Lines of 10 points."""

    def split(self, width: float, room: float, *, fresh: bool) -> tuple[Piece, Piece] | None:
        del width, fresh
        count = int(room / 10)
        if not count:
            return None
        return Lines(self.name, count * 10), Lines(self.name, self.height - count * 10)


def pages(*story: Item, first: PageKind = PageKind.PLAIN) -> list[Page]:
    return paginate(story, lambda _: (50.0, HEIGHT), first)


def names(*story: Item) -> list[str]:
    return ["".join(p.name for p, _ in page.placed if isinstance(p, Block)) for page in pages(*story)]


def test_fills_a_page_to_its_last_point() -> None:
    assert names(Block("a", 60), Block("b", 40), Block("c", 1)) == ["ab", "c"]


def test_space_between_is_the_greater_one_and_none_at_the_top() -> None:
    (page,) = pages(Block("a", 10, before=9, after=3), Block("b", 10, before=7), Block("c", 10))
    assert [depth for _, depth in page.placed] == [0, 17, 27]
    assert stacked([Block("a", 10, before=9, after=3), Block("b", 10, before=7)], 50) == 27


def test_what_can_be_cut_is_cut_and_nothing_is_lost() -> None:
    found = pages(Block("a", 75), Lines("b", 300))
    assert [sum(p.wrap(50) for p, _ in page.placed) for page in found] == [95, 100, 100, 80]


def test_what_fits_no_page_stands_alone() -> None:
    assert names(Block("a", 10), Block("b", 150), Block("c", 10)) == ["a", "b", "c"]


@pytest.mark.parametrize(("before", "expected"), [(0.0, ["ab"]), (1.0, ["a", "b"])])
def test_need_counts_the_space_above(before: float, expected: list[str]) -> None:
    assert names(Block("a", 60), Need(40, before), Block("b", 20)) == expected


def test_whole_stays_on_one_page() -> None:
    group = Whole((Block("b", 30), Block("c", 30)))
    assert names(Block("a", 50), group) == ["a", "bc"]
    assert names(Block("a", 40), group) == ["abc"]


def test_whole_that_no_page_holds_flows_from_where_it_stands() -> None:
    assert names(Block("a", 50), Whole((Block("b", 50), Need(60), Block("c", 60)))) == ["ab", "c"]


def test_turns_never_leave_an_empty_page() -> None:
    assert names(Turn(), Block("a", 1), Turn(), Turn(), Block("b", 1), Turn()) == ["a", "b"]


def test_kinds_of_pages() -> None:
    found = pages(
        Block("a", 90),
        Block("b", 90),
        Turn(PageKind.DRAFT),
        Block("c", 90),
        Block("d", 90),
        first=PageKind.OPENING,
    )
    assert [page.kind for page in found] == [PageKind.OPENING, PageKind.PLAIN, PageKind.DRAFT, PageKind.DRAFT]
