"""Papers to hand in: what is known of each by its name, and those that the advisor adds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from advisor_app.domain.policy import Material, Measure
from advisor_app.domain.standard import Standard
from advisor_app.library.compiler.load import Source
from advisor_app.library.compiler.problems import Problem
from advisor_app.library.compiler.schema import OwnMaterialsFile, PapersFile, PaperShape


def with_papers(
    measures: list[Measure],
    standards: tuple[Standard, ...],
    papers: PapersFile | None,
    own: list[tuple[OwnMaterialsFile, Source]],
    problems: list[Problem],
) -> tuple[list[Measure], tuple[Standard, ...]]:
    """Measures and standards whose papers say form, validity and issuer, the advisor's own added."""
    known = {} if papers is None else papers.papers
    added: dict[str, list[Material]] = {}
    ids = {m.id for m in measures} | {s.id for s in standards}
    for file, source in own:
        for identifier, shapes in file.materials.items():
            if identifier not in ids:
                sentence = f"“{identifier}”不是事项或认定标准的编号，请核对。"
                problems.append(source.problem(("materials", identifier), sentence))
            added.setdefault(identifier, []).extend(
                Material(s.name, s.required, "own", s.proves, s.form, s.valid, s.issuer) for s in shapes
            )

    def whole(identifier: str, materials: Iterable[Material]) -> tuple[Material, ...]:
        found = dict.fromkeys((*materials, *added.get(identifier, ())))
        return tuple(_known(m, known.get(m.name)) for m in found)

    return (
        [replace(m, materials=whole(m.id, m.materials)) for m in measures],
        tuple(replace(s, materials=whole(s.id, s.materials)) for s in standards),
    )


def _known(material: Material, paper: PaperShape | None) -> Material:
    """A paper with what is known of it; what its own place says goes before."""
    if paper is None:
        return material
    return replace(
        material,
        form=material.form or paper.form,
        valid=material.valid or paper.valid,
        issuer=material.issuer or paper.issuer,
    )
