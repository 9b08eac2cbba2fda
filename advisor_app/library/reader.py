"""policies.db → :class:`Library`: the only door to it, opened read-only."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from advisor_app.domain.errors import ContentError
from advisor_app.domain.facts import Catalogue, FactDef, ItemKind, RecognitionKind, Scope
from advisor_app.domain.library import Library
from advisor_app.domain.policy import Document, ExclusionGroup, Measure, Node, Reading, SharedCap
from advisor_app.domain.standard import Standard
from advisor_app.library.values import decoder, read_shared
from advisor_app.runtime.collecting import no_collecting

SCHEMA = "2.0"
"""major.minor of policies.db: another minor is read, another major refused."""


def open_library(path: Path) -> Library:
    """Read all content.

    Raises ContentError with one sentence where the file is missing, damaged, or of another major.
    """
    if not path.is_file():
        raise ContentError(f"找不到政策库文件 {path.name}，请重新安装程序，或用“advisor policy build”生成。")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            with no_collecting():
                return _read(connection, path)
        finally:
            connection.close()
    except (sqlite3.DatabaseError, ValueError, LookupError, TypeError):
        raise ContentError(f"政策库文件 {path.name} 已损坏，读不出来，请用安装包中的原文件替换。") from None


def _read(connection: sqlite3.Connection, path: Path) -> Library:
    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    major, own = (int(schema.split(".", maxsplit=1)[0]) for schema in (meta["schema"], SCHEMA))
    if major != own:
        age, remedy = ("较新", "请先升级程序") if major > own else ("较旧", "请用本版安装包中的文件替换")
        raise ContentError(
            f"政策库文件 {path.name} 是{age}版本（{meta['schema']}），本程序读不了，{remedy}。"
        )

    def parsed(table: str) -> list[Any]:
        # one row and one parse a table: a row and a parse a value cost as much again
        ((text,),) = connection.execute(
            "SELECT '[' || coalesce(group_concat(value), '') || ']'"
            f" FROM (SELECT value FROM {table} ORDER BY position)"
        )
        found: list[Any] = json.loads(text)
        return found

    shared = read_shared(parsed("shared"))

    def values(table: str, cls: type) -> list[Any]:
        read = decoder(cls)
        return [read(value, shared) for value in parsed(table)]

    nodes: dict[str, list[Node]] = {}
    for node in values("nodes", Node):
        nodes.setdefault(node.document, []).append(node)
    documents: dict[str, Document] = {}
    read_document = decoder(Document)
    for identifier, value, text in connection.execute(
        "SELECT id, value, text FROM documents ORDER BY position"
    ):
        data = json.loads(value)
        document = read_document({**data, "nodes": [], "text": text}, shared)
        documents[identifier] = replace(document, nodes=tuple(nodes.get(identifier, ())))
    facts: list[FactDef] = values("facts", FactDef)
    return Library(
        meta["content_version"],
        meta["digest"],
        documents,
        tuple(values("measures", Measure)),
        {g.id: g for g in values("groups", ExclusionGroup)},
        {c.id: c for c in values("caps", SharedCap)},
        {r.id: r for r in values("readings", Reading)},
        Catalogue(
            {f.key: f for f in facts if f.scope is not Scope.ITEM},
            {(f.item_kind or "", f.key): f for f in facts if f.scope is Scope.ITEM},
            {k.key: k for k in values("recognitions", RecognitionKind)},
            {k.key: k for k in values("items", ItemKind)},
            dict(connection.execute("SELECT id, name FROM regions ORDER BY position").fetchall()),
        ),
        tuple(values("standards", Standard)),
    )
