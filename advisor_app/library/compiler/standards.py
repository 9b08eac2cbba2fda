"""Standards of the national ladder: YAML → domain. They hold no official text: each says its source.

A criterion's conditions are cited by the standard's document number, its annex and item, and the
confidence with which its numbers are known (V 见原文 … 缺).
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping

from advisor_app.domain.confidence import MARKS, weakest
from advisor_app.domain.period import Validity
from advisor_app.domain.policy import Citation, Material
from advisor_app.domain.standard import Applicability, Criterion, Duty, Purpose, Standard
from advisor_app.library.compiler.conditions import ConditionReader, Names
from advisor_app.library.compiler.load import Path_, Source
from advisor_app.library.compiler.problems import Problem
from advisor_app.library.compiler.schema import (
    ConditionShape,
    CriterionShape,
    SharedFile,
    StandardsFile,
    StandardShape,
)

SHARED = "shared"


class StandardReader(ConditionReader):
    """Reads the standards of one file."""

    def __init__(self, source: Source, names: Names, problems: list[Problem], owner: str = "") -> None:
        super().__init__(source, owner, names, problems)

    def _elsewhere(self, source: Source) -> StandardReader:
        return StandardReader(source, self.names, self.problems, self.owner)

    def _cite(self, shape: ConditionShape, home: Citation, path: Path_) -> Citation:
        if shape.quote is not None:
            self._refuse((*path, "quote"), "标准没有存档原文，不能写 quote，请写 source 与 confidence。")
        return home

    def standards(
        self, file: StandardsFile, shared: Mapping[str, tuple[list[CriterionShape], Source]]
    ) -> Iterable[Standard]:
        """The standards of a file, in order."""
        if file.title not in self.names.catalogue.recognitions:
            self._refuse(("title",), f"资质“{file.title}”不在资质目录中，请先声明。")
            return
        for version, shape in file.standards.items():
            yield self._standard(file, version, shape, shared)

    def _standard(
        self,
        file: StandardsFile,
        version: str,
        shape: StandardShape,
        shared: Mapping[str, tuple[list[CriterionShape], Source]],
    ) -> Standard:
        path: Path_ = ("standards", version)
        identifier = f"{file.title}.{version}"
        self.owner = identifier
        criteria: list[Criterion] = []
        for i, name in enumerate(shape.use):
            if name not in shared:
                self._refuse((*path, "use", i), f"共用条件“{name}”不在 shared.yaml 中，请核对。")
                continue
            common, source = shared[name]
            reader = StandardReader(source, self.names, self.problems, identifier)
            criteria += [reader.criterion(c, shape.source, (SHARED, name, j)) for j, c in enumerate(common)]
        criteria += [
            self.criterion(c, shape.source, (*path, "criteria", i)) for i, c in enumerate(shape.criteria)
        ]
        seen: set[str] = set()
        for c in criteria:
            if c.id in seen:
                self._refuse(path, f"条件编号“{c.id}”重复，请改名。")
            seen.add(c.id)
        applications = tuple(
            Applicability(
                Purpose(a.purpose),
                self._days(a.start, a.end, (*path, "applications", i)),
                a.why,
                a.confidence,
                a.settled,
            )
            for i, a in enumerate(shape.applications)
        )
        return Standard(
            id=identifier,
            title=file.title,
            label=shape.label,
            source=shape.source,
            url=shape.url,
            confidence=weakest([c.confidence for c in criteria if c.confidence in MARKS] or ["缺"]),
            region=file.region,
            applications=applications,
            criteria=tuple(criteria),
            duties=tuple(
                Duty(
                    d.id,
                    d.label,
                    self._days(d.start, d.end, (*path, "duties", i)),
                    d.confidence,
                    d.source or shape.source,
                    d.month,
                    d.day,
                    d.note,
                )
                for i, d in enumerate(shape.duties)
            ),
            materials=tuple(
                Material(m.name, m.required, "national", m.proves, m.form, m.valid, m.issuer)
                for m in shape.materials
            ),
            validity_years=file.validity_years,
            barred_years=file.barred_years,
            note=shape.note,
        )

    def criterion(self, shape: CriterionShape, document: str, path: Path_) -> Criterion:
        """One criterion, cited by its standard's number and its own place in it."""
        if shape.confidence not in MARKS:
            self._refuse(
                (*path, "confidence"), f"置信标记“{shape.confidence}”不存在，可用：{'、'.join(MARKS)}。"
            )
        source = f"{document} {shape.source}".strip()
        home = Citation(self.owner, shape.source, "", 0, 0, source, shape.confidence)
        return Criterion(
            shape.id,
            shape.label,
            self.condition(shape.condition, None, home, (*path, "condition")),
            shape.confidence,
            source,
            self._days(shape.start, shape.end, path),
            None if shape.purpose is None else Purpose(shape.purpose),
            shape.note,
        )

    def _days(self, start: str | None, end: str | None, path: Path_) -> Validity:
        def day(text: str | None, name: str) -> dt.date | None:
            if text is None:
                return None
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                self._refuse((*path, name), f"“{text}”不是日期，请写成 2026-01-31。")
                return None

        return Validity(day(start, "start"), day(end, "end"))


def read_standards(
    files: list[tuple[StandardsFile, Source]],
    shared: tuple[SharedFile, Source] | None,
    names: Names,
    problems: list[Problem],
) -> tuple[Standard, ...]:
    """All standards; versions of one title whose days of application overlap are reported."""
    common = {} if shared is None else {k: (v, shared[1]) for k, v in shared[0].shared.items()}
    found: list[Standard] = []
    for file, source in files:
        own = list(StandardReader(source, names, problems).standards(file, common))
        for purpose in Purpose:
            spans = sorted(
                (a.days.start or dt.date.min, a.days.end or dt.date.max, s.id)
                for s in own
                for a in s.applications
                if a.purpose is purpose
            )
            for (_, end, first), (start, _, second) in itertools.pairwise(spans):
                if start <= end:
                    sentence = f"“{first}”与“{second}”的适用日期重叠，同一天只能有一个版本。"
                    problems.append(source.problem(("standards",), sentence))
        found += own
    return tuple(found)
