"""The policy library as use cases: open it, build it, check that it is what its sources say."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from advisor_app.domain.errors import ContentError
from advisor_app.domain.library import Library
from advisor_app.library.digest import rows_digest
from advisor_app.library.reader import open_library
from advisor_app.runtime import resources
from advisor_app.services.own_content import OwnContent


def load_library() -> Library:
    """The library: an installed policy pack or else what ships, and the advisor's own content beside it.

    Raises ContentError with one sentence where the shipped file can't be read.
    """
    return OwnContent().load()


def sources() -> Path:
    """The folder that holds policies/, documents/ and facts/."""
    return resources.policy_sources().parent


@dataclass(frozen=True, slots=True)
class Built:
    """What the compiler made."""

    path: Path
    digest: str
    documents: int
    measures: int


def build(root: Path | None = None, target: Path | None = None) -> Built:
    """Compile the content under ``root`` into ``target``; raises CompileError listing every problem."""
    from advisor_app.library.compiler.compile import compile_content  # noqa: PLC0415 (pydantic is slow)
    from advisor_app.library.compiler.emit import emit  # noqa: PLC0415

    library = compile_content(root or sources())
    path = target or resources.policies_db()
    digest = emit(library, path)
    return Built(path, digest, len(library.documents), len(library.measures))


def check(root: Path | None = None, shipped: Path | None = None) -> Built:
    """Compile, and compare row digests with policies.db.

    Raises CompileError where the content has problems, ContentError where policies.db was edited or
    is not what the sources say.
    """
    path = shipped or resources.policies_db()
    stored = open_library(path).digest
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        if rows_digest(connection) != stored:
            raise ContentError(
                f"{path.name} 的内容与其摘要不符（被改动过），请运行“advisor policy build”重新生成。"
            )
    finally:
        connection.close()
    with tempfile.TemporaryDirectory() as folder:
        built = build(root, Path(folder) / "policies.db")
    if built.digest != stored:
        raise ContentError(
            f"{path.name} 与政策源文件不一致，请运行“advisor policy build”重新生成并一起提交。"
        )
    return Built(path, stored, built.documents, built.measures)
