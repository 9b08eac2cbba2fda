"""The compiler's one entry: a folder of content → a Library, or every problem in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from advisor_app.domain.policy import Library, Measure
from advisor_app.library.compiler.claims import check_figures
from advisor_app.library.compiler.conditions import Names
from advisor_app.library.compiler.documents import Read, read_document
from advisor_app.library.compiler.facts import read_catalogue
from advisor_app.library.compiler.load import Path_, Source, load
from advisor_app.library.compiler.measures import MeasureReader
from advisor_app.library.compiler.problems import CompileError, Problem
from advisor_app.library.compiler.schema import (
    ConditionShape,
    ContentFile,
    DefinitionsFile,
    DocumentFile,
    FactsFile,
    ItemsFile,
    MeasuresFile,
    RecognitionsFile,
    RegionsFile,
    SharedFile,
    StandardsFile,
)
from advisor_app.library.compiler.standards import read_standards

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Content:
    """Where content stands: ``policies/`` (YAML), ``documents/`` (text), ``facts/`` (YAML)."""

    root: Path

    def yaml(self, folder: str, pattern: str) -> list[Path]:
        """Files in a stable order."""
        return sorted((self.root / folder).glob(pattern))


_WORDS = {
    "extra_forbidden": "不认识的键，请核对拼写或删去",
    "missing": "缺少必填的键",
    "string_type": "应为文字（请加引号）",
    "int_type": "应为整数",
    "bool_type": "应为 true 或 false",
    "list_type": "应为列表",
    "dict_type": "应为键值对",
    "model_type": "应为键值对",
    "string_too_short": "不能为空",
    "too_short": "项数不足",
    "literal_error": "不在可选之列",
    "model_attributes_type": "应为键值对",
}


def _shape(model: type[Shape], source: Source, problems: list[Problem]) -> Shape | None:
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        for detail in error.errors():
            path: Path_ = tuple(p for p in detail["loc"] if not isinstance(p, str) or p in _keys(source, p))
            word = _WORDS.get(detail["type"])
            if word is None:
                word = str(detail.get("ctx", {}).get("error", detail["msg"]))
            elif detail["type"] == "literal_error":
                word = f"{word}（可用：{detail['ctx']['expected']}）"
            last = detail["loc"][-1] if detail["loc"] else ""
            name = f"“{last}”" if isinstance(last, str) and last else ""
            problems.append(source.problem(tuple(path), f"{name}{word}。"))
        return None


def _keys(source: Source, key: str) -> tuple[str, ...]:
    """pydantic puts union branch names into locations: keep only what stands in the file."""
    return (key,) if any(key in path for path in source.marks) or key else ()


def compile_content(root: Path) -> Library:
    """Compile the content under ``root``; raises CompileError listing every problem with its place."""
    content = Content(root)
    problems: list[Problem] = []
    sources: dict[Path, Source] = {}

    def open_(path: Path) -> Source | None:
        try:
            sources[path] = load(path, str(path.relative_to(root)).replace("\\", "/"))
        except CompileError as error:
            problems.extend(error.problems)
            return None
        except FileNotFoundError:
            problems.append(Problem(str(path.relative_to(root)), 1, 1, "缺少这个文件，请补上。"))
            return None
        return sources[path]

    def read(model: type[Shape], path: Path) -> tuple[Shape, Source] | None:
        source = open_(path)
        shape = None if source is None else _shape(model, source, problems)
        return None if shape is None or source is None else (shape, source)

    def give_up() -> None:
        if problems:
            raise CompileError(problems)

    version = read(ContentFile, root / "policies" / "content.yaml")
    fact_files = [read(FactsFile, p) for p in content.yaml("facts", "*.yaml") if p.stem != "regions"]
    items = [read(ItemsFile, p) for p in content.yaml("facts", "items/*.yaml")]
    recognitions = [read(RecognitionsFile, p) for p in content.yaml("facts", "recognitions/*.yaml")]
    regions = read(RegionsFile, root / "facts" / "regions.yaml")
    definitions = read(DefinitionsFile, root / "policies" / "definitions.yaml")
    document_files = [read(DocumentFile, p) for p in content.yaml("policies", "*/document.yaml")]
    measure_files = [
        read(MeasuresFile, p) for p in content.yaml("policies", "*/*.yaml") if p.stem != "document"
    ]
    give_up()
    assert version
    assert regions
    assert definitions
    catalogue = read_catalogue(
        [f for f in fact_files if f],
        [f for f in items if f],
        [f for f in recognitions if f],
        regions[0],
        problems,
    )
    reads: dict[str, Read] = {}
    for shape, source in (f for f in document_files if f):
        path = root / "documents" / f"{shape.id}.txt"
        if not path.is_file():
            problems.append(source.problem(("id",), f"缺少存档原文 documents/{shape.id}.txt，请补上。"))
            continue
        if shape.id in reads:
            problems.append(source.problem(("id",), f"文件编号“{shape.id}”重复，请改名或删去一个。"))
        reads[shape.id] = read_document(shape, path.read_text(encoding="utf-8"), source, problems)
    give_up()
    places = _places((f for f in measure_files if f), reads, problems)
    names = Names(
        catalogue,
        _definitions(definitions),
        frozenset(places),
        frozenset(g for r in reads.values() for g in r.groups),
        frozenset(c for r in reads.values() for c in r.caps),
        {k: frozenset(o.id for o in v.options) for r in reads.values() for k, v in r.readings.items()},
    )
    measures: list[Measure] = []
    for file, source in (f for f in measure_files if f):
        if file.document in reads:
            reader = MeasureReader(source, reads[file.document], names, problems)
            measures.extend(measure for measure, _ in reader.measures(file))
    shared_path = root / "ladder" / "shared.yaml"
    shared = read(SharedFile, shared_path) if shared_path.is_file() else None
    standards = read_standards(
        [
            f
            for f in (read(StandardsFile, p) for p in content.yaml("ladder", "*.yaml") if p.stem != "shared")
            if f
        ],
        shared,
        names,
        problems,
    )
    give_up()
    caps = {k: v for r in reads.values() for k, v in r.caps.items()}

    def refuse(measure: str, sentence: str) -> None:
        source, path = places[measure]
        problems.append(source.problem(path, sentence))

    check_figures(measures, {k: r.text for k, r in reads.items()}, catalogue, caps, refuse)
    give_up()
    order = {article.id: i for r in reads.values() for i, article in enumerate(r.document.nodes)}
    measures.sort(key=lambda m: (list(reads).index(m.document), order[f"{m.document}#{m.article}"]))
    return Library(
        version[0].version,
        "",
        {k: r.document for k, r in reads.items()},
        tuple(measures),
        {k: v for r in reads.values() for k, v in r.groups.items()},
        caps,
        {k: v for r in reads.values() for k, v in r.readings.items()},
        catalogue,
        standards,
    )


def _definitions(
    file: tuple[DefinitionsFile, Source],
) -> dict[str, tuple[ConditionShape, Source]]:
    return {name: (shape, file[1]) for name, shape in file[0].definitions.items()}


def _places(
    files: Iterable[tuple[MeasuresFile, Source]], reads: dict[str, Read], problems: list[Problem]
) -> dict[str, tuple[Source, Path_]]:
    """Every measure id with its place; duplicates and unknown documents are reported."""
    places: dict[str, tuple[Source, Path_]] = {}
    for file, source in files:
        if file.document not in reads:
            problems.append(
                source.problem(("document",), f"文件“{file.document}”没有 document.yaml，请先建立。")
            )
        for article, shapes in file.articles.items():
            for i, shape in enumerate(shapes):
                full = f"{file.document}.{article}.{shape.id}"
                path: Path_ = ("articles", article, i, "id")
                if full in places:
                    problems.append(
                        source.problem(path, f"事项编号“{full}”重复，请改名：编号永久不变、不可重用。")
                    )
                places[full] = (source, path)
    return places
