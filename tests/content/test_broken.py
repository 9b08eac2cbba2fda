"""Bad content: one file a fault, each refused at its place with the sentence that mends it.

A file's first line says ``# expect LINE:COLUMN: words``.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from advisor_app.library.compiler.compile import compile_content
from advisor_app.library.compiler.problems import CompileError

ROOT = Path(__file__).parents[2]
BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def content_with(measures: Path, folder: Path) -> Path:
    """The shipped content with ``measures`` as the only measures of 66号."""
    root = folder / "resources"
    for part in ("facts", "documents"):
        shutil.copytree(ROOT / "resources" / part, root / part)
    policies = root / "policies"
    (policies / "hz-2025-66").mkdir(parents=True)
    for name in ("content.yaml", "definitions.yaml", "hz-2025-66/document.yaml"):
        shutil.copy(ROOT / "resources" / "policies" / name, policies / name)
    shutil.copy(measures, policies / "hz-2025-66" / "measures.yaml")
    return root


@pytest.mark.parametrize("path", BROKEN, ids=lambda p: p.stem)
def test_bad_content_is_refused_at_its_place(path: Path, tmp_path: Path) -> None:
    expected = re.match(r"# expect (\d+):(\d+): (.+)", path.read_text(encoding="utf-8"))
    assert expected is not None
    with pytest.raises(CompileError) as refused:
        compile_content(content_with(path, tmp_path))
    found = [(p.line, p.column) for p in refused.value.problems if expected.group(3) in p.sentence]
    assert (int(expected.group(1)), int(expected.group(2))) in found, str(refused.value)
    assert all(p.file.endswith("measures.yaml") for p in refused.value.problems)
    assert all(p.sentence.endswith("。") for p in refused.value.problems)


def test_every_fault_has_its_file() -> None:
    assert len(BROKEN) >= 18
