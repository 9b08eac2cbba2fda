"""``advisor facts``: the fact catalogue."""

from __future__ import annotations

import argparse
from typing import Any

from advisor_app.cli.output import OK, pad, say, say_json
from advisor_app.domain.facts import FactDef
from advisor_app.domain.labels import label


def register(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--titles", action="store_true", help="列出资质种类（recognitions 的 kind）")
    parser.add_argument("--items", action="store_true", help="列出明细种类（items 的 kind）")


def run(args: argparse.Namespace) -> int:
    """List facts, titles or item kinds."""
    from advisor_app.services.policies import load_library  # noqa: PLC0415

    catalogue = load_library().catalogue
    rows: list[dict[str, Any]]
    if args.titles:
        rows = [
            {"kind": k.key, "label": k.label, "level": k.level, "issuer": k.issuer}
            for k in catalogue.recognitions.values()
        ]
        lines = [f"{pad(r['kind'], 42)}{r['label']}" for r in rows]
    elif args.items:
        rows = [{"kind": k.key, "label": k.label} for k in catalogue.items.values()]
        lines = [f"{pad(r['kind'], 28)}{r['label']}" for r in rows]
    else:
        facts = [*catalogue.facts.values(), *catalogue.item_facts.values()]
        rows = [_row(f) for f in facts]
        lines = [
            f"{pad(r['scope'], 30)}{pad(r['key'], 30)}{pad(label(f.type), 6)}{f.label}"
            for r, f in zip(rows, facts, strict=True)
        ]
    if args.json:
        say_json(rows)
    else:
        for line in lines:
            say(line)
    return OK


def _row(fact: FactDef) -> dict[str, Any]:
    return {
        "key": fact.key,
        "label": fact.label,
        "type": str(fact.type),
        "unit": fact.unit,
        "scope": fact.scope_name,
        "choices": [{"value": value, "label": word} for value, word in fact.choices],
        "group": fact.group,
        "basis": fact.basis,
        "question": fact.question,
        "held_by": fact.held_by,
        "evidence": list(fact.evidence),
        "aliases": list(fact.aliases),
        "derived": fact.derivation is not None,
    }
