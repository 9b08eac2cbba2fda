"""Client files that are wrong in their values, types, nesting, sizes or keys: read to the end or refused in
sentences a person can read, soon; and what is read is written, recorded and assessed as it is.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor_app.domain.errors import InputError
from advisor_app.domain.library import Library
from advisor_app.services.assessing import Assessing
from advisor_app.services.client_file import (
    KEYS,
    LARGEST,
    ClientFile,
    parse_json,
    read_whole,
    write_client_file,
)
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import MOST_FAULTS, Known
from advisor_app.services.policies import load_library
from advisor_app.services.workspace import Workspace
from tests.client_files import client_trees, plain_value, written

DAY = dt.date(2026, 11, 21)
LIBRARY = load_library()
KNOWN = Known.of(LIBRARY)
CATALOGUE = LIBRARY.catalogue
TREES = client_trees((*CATALOGUE.facts, *CATALOGUE.items, *CATALOGUE.recognitions))
SEEN = settings(deadline=5_000, suppress_health_check=list(HealthCheck))


def read(text: str) -> ClientFile | None:
    """What a file says; None where it is refused, in few sentences of a bearable length."""
    if len(text) > LARGEST:  # refused unread
        return None
    try:
        return read_whole(parse_json(text), LIBRARY.catalogue, DAY, known=KNOWN)
    except InputError as error:
        lines = str(error).splitlines()
        assert 0 < len(lines) <= MOST_FAULTS + 1
        assert all(line.strip() and len(line) <= 400 for line in lines)
        return None


@settings(SEEN, max_examples=400)
@given(TREES, st.booleans())
def test_a_client_file_is_read_to_the_end_or_refused(tree: Any, ascii_only: bool) -> None:
    found = read(written(tree, ascii_only=ascii_only))
    if found is not None:
        again = read(write_client_file(found.facts, found.profile))
        assert again == found


@settings(SEEN, max_examples=100)
@given(
    plain_value()
    | st.recursive(plain_value(), lambda below: st.lists(below) | st.dictionaries(st.text(), below))
)
def test_any_json_is_refused_in_sentences(tree: Any) -> None:
    read(written(tree))


def test_most_of_what_is_tried_gets_past_the_first_checks() -> None:
    """Otherwise the tests above would say little of what lies behind."""
    tried = past = whole = 0

    @settings(SEEN, max_examples=300, derandomize=True, database=None)
    @given(TREES)
    def look(tree: Any) -> None:
        nonlocal tried, past, whole
        tried += 1
        try:
            data = parse_json(written(tree))
        except InputError:
            return
        past += isinstance(data, dict) and set(data) <= set(KEYS) and isinstance(data.get("facts"), dict)
        whole += read(written(tree)) is not None

    look()
    assert past > tried / 2
    assert whole > tried / 10


@pytest.fixture
def record(work: Workspace, library: Library) -> Workspace:
    clock = FixedClock.on(DAY)
    work.clients.clock = clock
    work.assessing = Assessing(clock, library)
    return work


@settings(SEEN, max_examples=40)
@given(trees=st.lists(TREES, min_size=1, max_size=3))
def test_what_is_read_is_recorded_and_assessed(trees: list[Any], record: Workspace) -> None:
    found = [each for each in map(read, map(written, trees)) if each is not None]
    codes = [each.facts.uscc for each in found if each.facts.uscc]
    if len(set(codes)) < len(codes):
        return
    ids, _ = record.clients.import_files(found)
    for client_id, each in zip(ids, found, strict=True):
        assert record.clients.record(client_id) == each.facts
        assert record.assessing.assess(each.facts, DAY).client == each.facts.name
    record.portfolio.undo()
