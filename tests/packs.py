"""Contents, keys and packs for tests: what ships, with a change, signed by keys of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from advisor_app.packs import minisign
from advisor_app.packs.minisign import SecretKey
from advisor_app.runtime import resources
from advisor_app.services.packs import Packs, Wanted

AWARD = "hz-2025-66.23.srdi"
CASE = """\
- case: 首次认定专精特新中小企业
  as_of: "2026-06-15"
  client:
    region: "330106"
    recognitions: [{kind: srdi_sme, event: first, granted_on: "2026-05-01"}]
    complete: [recognitions, items, received]
  measures: {%s: {outcome: eligible, confirmed: %s}}
"""


def content(folder: Path, version: str, changes: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """A copy of what ships under another version; ``changes``: file → what is replaced by what."""
    for name in ("policies", "documents", "facts", "ladder"):
        shutil.copytree(resources.policy_sources().parent / name, folder / name)
    shutil.copyfile(resources.policy_sources().parent / "papers.yaml", folder / "papers.yaml")
    (folder / "policies" / "content.yaml").write_text(f'version: "{version}"\n', encoding="utf-8")
    for name, (old, new) in (changes or {}).items():
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def cases(folder: Path, amount: str = "20万元") -> Path:
    """A folder with one case: the award of a firm that was recognized."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "hz.yaml").write_text(CASE % (AWARD, amount), encoding="utf-8")
    return folder


def built(
    packs: Packs, root: Path, target: Path, version: int, key: SecretKey | None = None, **more: object
) -> Path:
    """A pack of a content folder, signed where a key is given."""
    wanted = Wanted("shili-pack", version, cases(target.parent / f"cases-{version}"), **more)  # type: ignore[arg-type]
    packs.build(root, wanted, target)
    if key is not None:
        packs.sign(target, key)
    return target


def public(folder: Path, key: SecretKey) -> Path:
    """A key's public half as a file."""
    path = folder / f"{key.public.id}.pub"
    path.write_text(key.public.file, encoding="utf-8")
    return path


def new_key() -> SecretKey:
    return minisign.new_key()
