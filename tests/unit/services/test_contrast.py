"""Side by side: what a topic's words find in each city, and what two versions differ in."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor_app.domain.library import Library
from advisor_app.library.diff import diff
from advisor_app.services.contrast import (
    NONE,
    TOPICS,
    alike,
    contrast,
    difference_rows,
    versions,
    words_of,
)
from advisor_app.services.policy_tree import PolicyPlace

DAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize("topic", [name for name, _ in TOPICS])
def test_every_topic_finds_what_has_its_words_and_nothing_else(library: Library, topic: str) -> None:
    words = words_of(topic)
    columns = contrast(library, topic, DAY)
    assert [c.city for c in columns] == ["杭州", "嘉兴", "武汉"]
    found = {
        row.payload.measure
        for column in columns
        for document in column.rows
        for row in document.children
        if isinstance(row.payload, PolicyPlace)
    }
    expected = {
        m.id for m in library.measures if any(word in "".join((m.title + m.quote).split()) for word in words)
    }
    assert found == expected
    assert sum(c.count for c in columns) == len(expected) > 0


def test_a_city_without_the_topic_says_so(library: Library) -> None:
    columns = {c.city: c for c in contrast(library, "首批次", DAY)}
    assert columns["武汉"].rows[0].cells[0] == NONE
    assert columns["武汉"].count == 0
    assert all(c.count == 0 for c in contrast(library, "  ", DAY))


def test_drafts_are_marked_and_each_row_leads_to_its_sentence(library: Library) -> None:
    (wuhan,) = (c for c in contrast(library, "小巨人", DAY) if c.city == "武汉")
    assert "征求意见稿" in wuhan.rows[0].cells[1]
    for row in wuhan.rows[0].children:
        place = row.payload
        assert isinstance(place, PolicyPlace)
        assert place.measure is not None
        measure = next(m for m in library.measures if m.id == place.measure)
        assert (place.start, place.end) == (measure.cites[0].start, measure.cites[0].end)


def test_only_the_like_is_compared(library: Library) -> None:
    cities = {d.id: d.city for d in library.documents.values()}
    titles = {s.id: s.title for s in library.standards}
    for version in versions(library):
        for other in alike(library, version.id):
            known = titles if version.standard else cities
            assert known[other.id] == known[version.id]
            assert other.id != version.id


def test_each_change_of_a_standard_is_a_row(library: Library) -> None:
    first = next(v for v in versions(library) if v.standard and alike(library, v.id))
    second = alike(library, first.id)[0]
    found = diff(library, first.id, second.id)
    rows = difference_rows(found)
    told = {row.cells[0] for part in rows for row in part.children}
    assert {rule.title for rule in found.rules} <= told
    assert difference_rows(diff(library, first.id, first.id)) == ()
