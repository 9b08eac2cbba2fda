"""Asking what is on record of an event before it is registered; cancelled, nothing has happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from advisor_app.domain.application import Event, Need
from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.labels import label, need_label
from advisor_app.pipeline.transitions import Transition
from advisor_app.ui.theme import Tokens
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.form import Field, Form

_HINTS = {
    Need.DAY: "2026-07-01",
    Need.AMOUNT: "如 50万 或 500000（元）",
    Need.UNTIL: "2029-06-30",
    Need.PAYER: "如 市级财政、区级财政",
    Need.TRANCHE: "如 第一笔",
}


def ask_evidence(
    transition: Transition,
    subject: str,
    move: Callable[[Event, dict[str, str]], object],
    tools: Tools,
    parent: QWidget,
) -> Form:
    """Open the form of one event; ``move`` runs on the worker, its refusal is said in the form."""
    event = transition.event
    fields = [_field(need, event, needed=True) for need in transition.needs]
    fields += [_field(need, event, needed=False) for need in transition.takes]

    def submit(values: dict[str, str]) -> None:
        tools.jobs.write(lambda: move(event, values), registered, refused)

    def registered(_changes: object) -> None:
        form.accept()
        tools.events.said.emit(f"已登记“{label(event)}”，按 Ctrl+Z 撤销")

    def refused(error: AdvisorError) -> None:
        form.refuse(str(error))

    form = Form(
        f"{label(event)}：{subject}",
        fields,
        submit,
        tools.tokens,
        parent,
        initial={Need.DAY.value: tools.today().isoformat()},
    )
    form.open()
    return form


def _field(need: Need, event: Event, *, needed: bool) -> Field:
    name = need_label(need, event)
    return Field(need.value, name if needed else f"{name}（可不填）", _HINTS.get(need, ""))


def ask_which(
    transitions: Sequence[Transition],
    then: Callable[[Transition], None],
    tokens: Tokens,
    parent: QWidget,
) -> Form | None:
    """Ask which of several events is meant; one alone needs no question."""
    if len(transitions) == 1:
        then(transitions[0])
        return None

    def submit(values: dict[str, str]) -> None:
        form.accept()
        then(next(t for t in transitions if t.event == values["event"]))

    choices = tuple((t.event.value, label(t.event)) for t in transitions)
    form = Form(
        "登记哪一步", [Field("event", "这一步是", choices=choices, optional=False)], submit, tokens, parent
    )
    form.open()
    return form
