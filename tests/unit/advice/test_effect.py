"""A change of content, client by client: with its reason, its money and the day to act by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.advice.compare import Move, Sum
from advisor_app.advice.effect import (
    REASONS,
    Caused,
    ClientEffect,
    Contents,
    PortfolioEffect,
    Reason,
    effect,
    gather,
    meaning_phrase,
    reason_phrase,
    todo_phrase,
    when_phrase,
)
from advisor_app.advice.telling import change_phrase
from advisor_app.domain.library import Library
from advisor_app.domain.period import Validity
from advisor_app.domain.phrases import Bucket
from advisor_app.domain.policy import Certainty, Compare, Document, Flat, Issuance, Measure, Quota
from advisor_app.domain.record import FactSet
from advisor_app.engine.assess import Assessor
from tests.accept.example import AS_OF, MAIN, WAN, firm, library
from tests.unit.engine.test_assess import DAY, HZ, assessor, records, title
from tests.unit.engine.test_assess import firm as hangzhou

SCALE = "demo-2025-1.4"


def with_measure(content: Library, wanted: str, change: Callable[[Measure], Measure]) -> Library:
    measures = tuple(change(m) if m.id == wanted else m for m in content.measures)
    return replace(content, measures=measures, content_version="2026.07.1")


def with_document(content: Library, document: Document) -> Library:
    documents = {**content.documents, document.id: document}
    return replace(content, documents=documents, content_version="2026.07.1")


def on(after: Library, *clients: FactSet, before: Library | None = None, **more: object) -> PortfolioEffect:
    told = ((facts.name, facts) for facts in clients or (firm(),))
    return effect(Assessor(before or library()), Assessor(after), told, AS_OF, **more)  # type: ignore[arg-type]


def the(found: PortfolioEffect, measure: str) -> Caused:
    (client,) = found.clients
    return next(c for c in (*client.now, *client.ahead) if c.change.told.id == measure)


# --- reasons ------------------------------------------------------------------------------------------


def test_the_same_content_changes_nothing() -> None:
    found = on(library(), firm(), firm("示例二号"))
    assert found.clients == ()
    assert (found.seen, found.unaffected, found.faint) == (2, 2, 0)
    assert not any(m.change for m in found.money)


def test_a_changed_sum_is_told_as_such() -> None:
    content = library()
    raised = with_measure(content, SCALE, lambda m: replace(m, benefit=Flat(25 * WAN, "给予")))
    found = on(raised, changed={SCALE: "20万元 → 25万元"})
    caused = the(found, SCALE)
    assert caused.reasons == (Reason.AMOUNT,)
    assert caused.change.change == 0, "the award beside it is the higher one still"
    more = with_measure(content, SCALE, lambda m: replace(m, benefit=Flat(55 * WAN, "给予")))
    found = on(more, changed={SCALE: "20万元 → 55万元"})
    caused = the(found, SCALE)
    assert (caused.change.move, caused.change.change) == (Move.MORE, Decimal(550_000))
    assert reason_phrase(caused) == "金额改变：20万元 → 55万元"
    pushed = the(found, "demo-2025-1.8")
    assert pushed.reasons == (Reason.RELATED,), "its own rule is the same"
    assert pushed.change.move is Move.LESS
    assert found.sum(Sum.FIXED).change == 250_000


def test_a_changed_condition_and_a_changed_quota() -> None:
    content = library()

    def stricter(m: Measure) -> Measure:
        assert isinstance(m.condition, Compare)
        return replace(m, condition=replace(m.condition, value=Decimal(99_999_999)))

    caused = the(on(with_measure(content, "demo-2025-1.3", stricter)), "demo-2025-1.3")
    assert caused.reasons == (Reason.CONDITION,)
    assert caused.change.move is Move.LOST
    assert [flip.label for flip in caused.change.flips]

    def limited(m: Measure) -> Measure:
        return replace(m, certainty=Certainty.COMPETITIVE, quota=Quota(5, "家"))

    found = on(with_measure(content, "demo-2025-1.8", limited))
    caused = the(found, "demo-2025-1.8")
    assert caused.reasons == (Reason.TERMS,)
    assert change_phrase(caused.change) == "金额性质变化，由定额变为定额，择优"
    assert found.sum(Sum.FIXED).change == -found.sum(Sum.COMPETITIVE).change == -300_000


def test_other_words_for_the_same_rule_are_no_change() -> None:
    def reworded(m: Measure) -> Measure:
        cites = tuple(replace(c, quote=f"{c.quote}。", start=c.start + 1) for c in m.cites)
        return replace(m, cites=cites, condition=replace(m.condition, label="另一种说法"), note="新注")

    content = library()
    changed = replace(content, measures=tuple(map(reworded, content.measures)), content_version="2026.07.1")
    assert on(changed).clients == ()


def test_a_measure_that_came_and_one_that_went() -> None:
    content = library()
    without = replace(
        content, measures=tuple(m for m in content.measures if m.id != SCALE), content_version="2026.07.1"
    )
    gone = the(on(without), SCALE)
    assert (gone.reasons, gone.source) == (
        (Reason.REMOVED,),
        f"《{MAIN.title}》（{MAIN.number}）第（四）条",
    )
    came = the(on(content, before=without), SCALE)
    assert came.reasons == (Reason.ADDED,)
    assert when_phrase(came) == "自 2026-02-27 起"
    assert todo_phrase(came, AS_OF).startswith("核对条件的依据")


def test_a_draft_that_was_issued() -> None:
    content = library()
    draft = content.documents["demo-draft"]
    issued = replace(
        draft,
        id="demo-2026-20",
        issuance=Issuance.ISSUED,
        number="示政办〔2026〕20号",
        validity=Validity(dt.date(2026, 3, 1), None),
        based_on=draft.id,
    )
    measures = tuple(
        replace(m, id=m.id.replace("demo-draft", issued.id), document=issued.id)
        for m in content.measures
        if m.document == draft.id
    )
    after = with_document(replace(content, measures=(*content.measures, *measures)), issued)
    found = on(after)
    caused = the(found, "demo-2026-20.1")
    assert caused.reasons == (Reason.ISSUED,)
    assert caused.change.move is Move.GAINED
    assert found.sum(Sum.FIXED).change == 300_000
    same = replace(draft, issuance=Issuance.ISSUED, number="示政办〔2026〕20号", validity=issued.validity)
    assert the(on(with_document(content, same)), "demo-draft.1").reasons == (Reason.ISSUED,)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (replace(MAIN, validity=Validity(MAIN.validity.start, dt.date(2026, 6, 14))), Reason.EXPIRED),
        (replace(MAIN, superseded_on=dt.date(2026, 6, 1)), Reason.SUPERSEDED),
        (replace(MAIN, validity=Validity(dt.date(2026, 7, 1), None)), Reason.NOT_YET),
    ],
    ids=["ended", "replaced", "put off"],
)
def test_a_document_out_of_force(changed: Document, reason: Reason) -> None:
    found = on(with_document(library(), changed))
    caused = the(found, SCALE)
    assert reason in caused.reasons
    assert caused.change.move is not Move.GAINED
    assert found.sum(Sum.CONFIRMED).after == 0
    assert found.clients[0].losses == found.sum(Sum.CONFIRMED).before
    back = on(library(), before=with_document(library(), changed))
    assert Reason.IN_FORCE in the(back, SCALE).reasons


# --- what lies ahead ------------------------------------------------------------------------------------


def test_an_end_brought_forward_is_a_loss_with_a_deadline() -> None:
    sooner = replace(MAIN, superseded_by="demo-2027", superseded_on=dt.date(2026, 10, 1))
    found = on(with_document(library(), sooner))
    (client,) = found.clients
    assert client.now == ()
    caused = the(found, "demo-2025-1.8")
    assert caused.reasons == (Reason.SUPERSEDED,)
    assert (caused.deadline, caused.on) == (dt.date(2026, 9, 30), dt.date(2026, 10, 1))
    assert client.deadline == dt.date(2026, 9, 30)
    for kind, total in ((Bucket.FIXED, Sum.FIXED), (Bucket.CEILING, Sum.CEILING)):
        assert client.at_stake(kind) == found.sum(total).before == found.sum(total).after > 0
    assert client.at_stake(Bucket.COMPETITIVE) == found.sum(Sum.COMPETITIVE).before
    assert todo_phrase(caused, AS_OF) == (
        "最迟 2026-09-30 递交申报；是否以递交日为准，向主管部门确认。"
        if not caused.office
        else f"最迟 2026-09-30 递交申报；是否以递交日为准，向{caused.office}确认。"
    )
    assert when_phrase(caused) == "自 2026-10-01 起"
    later = replace(MAIN, validity=Validity(MAIN.validity.start, dt.date(2029, 12, 31)))
    assert on(with_document(library(), later)).clients == (), "more time is no loss"


def test_an_award_that_another_document_gives_as_well_is_not_lost_with_the_first() -> None:
    """小巨人 100 万元 stands in 65 号 and in 66 号: where 65 号 ends sooner, 66 号 still gives it."""
    old, main = assessor(), "hz-2025-65"
    content = old.library
    ended = replace(content.documents[main], validity=Validity(dt.date(2026, 2, 27), dt.date(2026, 12, 31)))
    facts = hangzhou(recognitions=(title("little_giant", "2026-07-01"),))
    day = dt.date(2026, 8, 1)

    def found(library: Library) -> ClientEffect:
        return Contents(old, Assessor(library), day).of("a", facts)

    both = found(with_document(content, ended))
    assert old.assess(facts, day).totals.ceiling == 1_000_000
    assert [both.at_stake(kind) for kind in Bucket] == [0, 0, 0]
    assert f"{main}.1.little-giant" not in {c.change.key for c in both.ahead}
    half = with_measure(
        content, f"{HZ}.23.little-giant", lambda m: replace(m, benefit=Flat(50 * WAN, "不超过"))
    )
    less = Contents(Assessor(half), Assessor(with_document(half, ended)), day).of("a", facts)
    assert less.at_stake(Bucket.CEILING) == 50 * WAN
    (lost,) = [c for c in less.ahead if c.change.key == f"{main}.1.little-giant"]
    assert lost.deadline == dt.date(2026, 12, 31)
    assert meaning_phrase(lost).endswith("首次认定奖励”计入 50.00 万元")


def test_what_begins_later_is_a_gain_to_come() -> None:
    content = library()
    old = replace(content, documents={k: d for k, d in content.documents.items() if k != "demo-2026-9"})
    old = replace(old, measures=tuple(m for m in old.measures if m.document != "demo-2026-9"))
    found = on(content, before=old)
    (client,) = found.clients
    (caused,) = client.ahead
    assert (caused.change.move, caused.on) == (Move.GAINED, dt.date(2027, 1, 1))
    assert caused.deadline is None
    assert client.gained == (caused,)
    assert found.sum(Sum.CONFIRMED).change == 0


# --- whom to call ----------------------------------------------------------------------------------------


def test_the_call_list_begins_with_deadlines_then_losses_then_gains() -> None:
    content = library()
    after = with_document(content, replace(MAIN, superseded_on=dt.date(2026, 10, 1)))
    after = with_measure(after, "demo-2025-1.3", lambda m: replace(m, benefit=Flat(10 * WAN, "不超过")))
    found = on(after, firm("示例甲"), replace(firm("示例丙"), region="420100"))
    assert [c.name for c in found.clients] == ["示例甲"]
    assert found.seen == 2
    sooner = effect_of("丁", dt.date(2026, 8, 1))
    later = effect_of("戊", dt.date(2026, 9, 1))
    (real,) = found.clients
    less = with_measure(content, "demo-2025-1.3", lambda m: replace(m, benefit=Flat(10 * WAN, "不超过")))
    (loser,) = on(less, firm("示例己")).clients
    (winner,) = on(content, firm("示例庚"), before=less).clients
    ordered = gather([winner, loser, later, real, sooner]).clients
    assert [c.name for c in ordered] == ["丁", "戊", "示例甲", "示例己", "示例庚"]


def effect_of(name: str, deadline: dt.date) -> ClientEffect:
    sooner = replace(MAIN, validity=Validity(MAIN.validity.start, deadline))
    (found,) = on(with_document(library(), sooner), firm(name)).clients
    assert found.deadline == deadline
    return found


def test_a_measure_of_which_the_record_shows_no_sign_is_counted_and_not_told() -> None:
    content = library()
    without = tuple(m for m in content.measures if m.id != "demo-2025-1.1-little-giant")
    stranger = FactSet("示例生客", None, "330106")
    found = on(content, stranger, before=replace(content, measures=without))
    assert found.clients == ()
    assert (found.unaffected, found.faint) == (1, 1)


@settings(max_examples=12)
@given(st.lists(records(), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_the_whole_is_the_sum_of_its_clients_in_any_order(clients: list[FactSet], chance: object) -> None:
    old = assessor()
    ended = replace(old.library.documents[HZ], validity=Validity(dt.date(2025, 12, 29), dt.date(2026, 9, 30)))
    cheaper = with_measure(
        old.library, f"{HZ}.23.srdi", lambda m: replace(m, benefit=Flat(Decimal(1), "不超过"))
    )
    contents = Contents(old, Assessor(with_document(cheaper, ended)), DAY)
    told = [contents.of(str(number), facts) for number, facts in enumerate(clients)]
    whole = gather(told)
    shuffled = list(told)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert gather(shuffled) == whole
    for money in whole.money:
        assert money.before == sum((c.difference.sum(money.sum).before for c in told), Decimal(0))
        assert money.after == sum((c.difference.sum(money.sum).after for c in told), Decimal(0))
    for client in told:
        own = client.difference.sum(Sum.CONFIRMED)
        assert client.gains - client.losses == own.change
        for caused in (*client.now, *client.ahead):
            assert caused.reasons
            assert all(REASONS[reason] in reason_phrase(caused) for reason in caused.reasons)
            assert todo_phrase(caused, DAY).endswith("。")


def test_the_shipped_content_with_one_sum_changed_finds_its_clients() -> None:
    cheaper = with_measure(
        assessor().library,
        f"{HZ}.13.green-factory-provincial",
        lambda m: replace(m, benefit=Flat(Decimal(1), "不超过")),
    )
    winner = replace(hangzhou(recognitions=(title("green_factory_provincial", "2026-04-10"),)), name="示例绿")
    found = effect(assessor(), Assessor(cheaper), [("a", winner), ("b", hangzhou())], DAY)
    assert [(c.key, c.losses) for c in found.clients] == [("a", Decimal(499_999))]
