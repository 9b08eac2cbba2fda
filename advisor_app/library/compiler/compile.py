"""The compiler's one entry: folders of content → a Library, or every problem in it.

The first folder is the content that ships; the others are the advisor's own (自建): documents in the
same form, drafts registered as issued, and local corrections of the ladder's standards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from advisor_app.domain.facts import Catalogue
from advisor_app.domain.library import Library
from advisor_app.domain.policy import Measure
from advisor_app.domain.standard import Standard
from advisor_app.library.compiler.claims import check_figures
from advisor_app.library.compiler.conditions import Names
from advisor_app.library.compiler.corrections import corrected
from advisor_app.library.compiler.documents import Read, read_document
from advisor_app.library.compiler.facts import read_catalogue
from advisor_app.library.compiler.issue import issued_shape
from advisor_app.library.compiler.load import Path_, Source, load
from advisor_app.library.compiler.measures import MeasureReader
from advisor_app.library.compiler.papers import with_papers
from advisor_app.library.compiler.problems import CompileError, Problem
from advisor_app.library.compiler.schema import (
    ContentFile,
    CorrectionsFile,
    DefinitionsFile,
    DocumentFile,
    FactsFile,
    IssuedFile,
    IssuedShape,
    ItemsFile,
    MeasuresFile,
    OwnMaterialsFile,
    PapersFile,
    RecognitionsFile,
    RegionsFile,
    SharedFile,
    StandardsFile,
)
from advisor_app.library.compiler.standards import read_standards

Shape = TypeVar("Shape", bound=BaseModel)
OWN = "自建"

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


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A document's file with the text it is read against, and whether it is the advisor's own."""

    shape: DocumentFile
    source: Source
    text: Path
    own: bool
    issue: IssuedShape | None = None
    """Set where the document is a draft registered as issued."""


class _Content:
    """The files of all folders, opened once; every problem is collected."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = roots
        self.problems: list[Problem] = []

    def give_up(self) -> None:
        """Raise what was found so far."""
        if self.problems:
            raise CompileError(self.problems)

    def read(self, model: type[Shape], path: Path, root: Path) -> tuple[Shape, Source] | None:
        """One file in its shape; None where it is missing or wrong."""
        name = str(path.relative_to(root)).replace("\\", "/")
        if root != self.roots[0]:
            name = f"{OWN}/{name}"
        try:
            source = load(path, name)
        except CompileError as error:
            self.problems.extend(error.problems)
            return None
        except FileNotFoundError:
            self.problems.append(Problem(name, 1, 1, "缺少这个文件，请补上。"))
            return None
        except (OSError, UnicodeDecodeError):
            self.problems.append(Problem(name, 1, 1, "读不出来，请存成 UTF-8 编码的文本。"))
            return None
        shape = _shape(model, source, self.problems)
        return None if shape is None else (shape, source)

    def files(
        self, model: type[Shape], folder: str, pattern: str, *, without: str = ""
    ) -> list[tuple[Shape, Source]]:
        """All files of a pattern, in a stable order, the shipped ones first."""
        return [(shape, source) for shape, source, _ in self.placed(model, folder, pattern, without=without)]

    def placed(
        self, model: type[Shape], folder: str, pattern: str, *, without: str = ""
    ) -> list[tuple[Shape, Source, Path]]:
        """The same, each with the folder it came from."""
        found = []
        for root in self.roots:
            for path in sorted((root / folder).glob(pattern)):
                read = None if path.stem == without else self.read(model, path, root)
                if read is not None:
                    found.append((*read, root))
        return found

    def shipped(self, model: type[Shape], name: str) -> tuple[Shape, Source] | None:
        """A file that only the shipped content has."""
        return self.read(model, self.roots[0] / name, self.roots[0])

    @cached_property
    def version(self) -> str:
        """The shipped content's version; with own content it says so."""
        file = self.shipped(ContentFile, "policies/content.yaml")
        own = "+自建" if len(self.roots) > 1 else ""
        return "" if file is None else f"{file[0].version}{own}"


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


def compile_content(root: Path, *own: Path) -> Library:
    """Compile shipped content with the advisor's own beside it; CompileError lists every problem."""
    content = _Content((root, *own))
    version = content.version
    catalogue = _catalogue(content)
    drafted = _documents(content)
    measure_files = content.files(MeasuresFile, "policies", "*/*.yaml", without="document")
    definitions = content.shipped(DefinitionsFile, "policies/definitions.yaml")
    content.give_up()
    assert catalogue
    assert definitions
    reads = _reads(drafted, content.problems)
    content.give_up()
    places = _places(measure_files, drafted, content.problems)
    names = Names(
        catalogue,
        {name: (shape, definitions[1]) for name, shape in definitions[0].definitions.items()},
        frozenset(places),
        frozenset(g for r in reads.values() for g in r.groups),
        frozenset(c for r in reads.values() for c in r.caps),
        {k: frozenset(o.id for o in v.options) for r in reads.values() for k, v in r.readings.items()},
    )
    measures = _measures(measure_files, drafted, reads, names, content.problems)
    standards = _standards(content, names)
    content.give_up()
    measures = _joined(measures, drafted, content.problems)
    measures, standards = with_papers(measures, standards, *_papers(content), content.problems)
    caps = {k: v for r in reads.values() for k, v in r.caps.items()}

    def refuse(measure: str, sentence: str) -> None:
        source, path = places[measure]
        content.problems.append(source.problem(path, sentence))

    check_figures(measures, {k: r.text for k, r in reads.items()}, catalogue, caps, refuse)
    content.give_up()
    order = {article.id: i for r in reads.values() for i, article in enumerate(r.document.nodes)}
    position = {document: i for i, document in enumerate(reads)}
    measures.sort(key=lambda m: (position[m.document], order[f"{m.document}#{m.article}"]))
    return Library(
        version,
        "",
        {k: r.document for k, r in reads.items()},
        tuple(measures),
        {k: v for r in reads.values() for k, v in r.groups.items()},
        caps,
        {k: v for r in reads.values() for k, v in r.readings.items()},
        catalogue,
        standards,
    )


def _papers(
    content: _Content,
) -> tuple[PapersFile | None, list[tuple[OwnMaterialsFile, Source]]]:
    """What is known of papers, and the papers the advisor added."""
    path = content.roots[0] / "papers.yaml"
    papers = content.shipped(PapersFile, "papers.yaml") if path.is_file() else None
    return (papers[0] if papers else None), content.files(OwnMaterialsFile, "", "materials.yaml")


def _catalogue(content: _Content) -> Catalogue | None:
    facts = content.files(FactsFile, "facts", "*.yaml", without="regions")
    items = content.files(ItemsFile, "facts", "items/*.yaml")
    recognitions = content.files(RecognitionsFile, "facts", "recognitions/*.yaml")
    regions = content.shipped(RegionsFile, "facts/regions.yaml")
    if content.problems or regions is None:
        return None
    return read_catalogue(facts, items, recognitions, regions[0], content.problems)


def _documents(content: _Content) -> list[_Drafted]:
    """All documents' files; a draft registered as issued stands a second time, under its new id."""
    found = [
        _Drafted(shape, source, root / "documents" / f"{shape.id}.txt", root != content.roots[0])
        for shape, source, root in content.placed(DocumentFile, "policies", "*/document.yaml")
    ]
    by_id = {d.shape.id: d for d in found}
    for file, source, root in content.placed(IssuedFile, "", "issued.yaml"):
        for i, issue in enumerate(file.issued):
            draft = by_id.get(issue.draft)
            if draft is None or draft.shape.issuance == "issued":
                sentence = f"“{issue.draft}”不是库里的征求意见稿，请核对文件编号。"
                content.problems.append(source.problem(("issued", i, "draft"), sentence))
                continue
            own_text = root / "documents" / f"{issue.id}.txt"
            text = own_text if own_text.is_file() else draft.text
            shape = issued_shape(draft.shape, issue, text.read_text(encoding="utf-8"))
            found.append(_Drafted(shape, source, text, True, issue))
    return found


def _reads(drafted: list[_Drafted], problems: list[Problem]) -> dict[str, Read]:
    reads: dict[str, Read] = {}
    superseded = {d.issue.draft: d.shape for d in drafted if d.issue is not None}
    for d in drafted:
        if not d.text.is_file():
            sentence = f"缺少存档原文 documents/{d.shape.id}.txt，请补上。"
            problems.append(d.source.problem(("id",), sentence))
            continue
        if d.shape.id in reads:
            sentence = f"文件编号“{d.shape.id}”重复，请改名或删去一个。"
            problems.append(d.source.problem(("id",), sentence))
        read = read_document(d.shape, d.text.read_text(encoding="utf-8"), d.source, problems)
        successor = superseded.get(d.shape.id)
        document = replace(
            read.document,
            own=d.own,
            based_on=None if d.issue is None else d.issue.draft,
            superseded_by=None if successor is None else successor.id,
        )
        reads[d.shape.id] = replace(read, document=document)
    for d in drafted:
        if d.issue is not None and d.shape.id in reads and d.issue.draft in reads:
            old = reads[d.issue.draft]
            on = reads[d.shape.id].document.issued_on
            reads[d.issue.draft] = replace(old, document=replace(old.document, superseded_on=on))
    return reads


def _measures(
    files: list[tuple[MeasuresFile, Source]],
    drafted: list[_Drafted],
    reads: dict[str, Read],
    names: Names,
    problems: list[Problem],
) -> list[Measure]:
    measures: list[Measure] = []
    for file, source in files:
        if file.document in reads:
            reader = MeasureReader(source, reads[file.document], names, problems)
            measures.extend(measure for measure, _ in reader.measures(file))
    for d in drafted:
        if d.issue is None:
            continue
        dropped: list[str] = []
        for file, source in files:
            if file.document != d.issue.draft:
                continue
            for measure, found in _carried(file, source, reads[d.shape.id], names):
                if found:
                    dropped.append(measure.title)
                else:
                    measures.append(measure)
        read = reads[d.shape.id]
        reads[d.shape.id] = replace(read, document=replace(read.document, not_carried=tuple(dropped)))
    return measures


def _carried(
    file: MeasuresFile, source: Source, read: Read, names: Names
) -> Iterable[tuple[Measure, list[Problem]]]:
    """A draft's measures read against the issued text, each with what no longer fits."""
    for article, shapes in file.articles.items():
        for shape in shapes:
            own: list[Problem] = []
            one = MeasuresFile(document=read.document.id, articles={article: [shape]})
            for measure, _ in MeasureReader(source, read, names, own).measures(one):
                yield measure, own


def _joined(measures: list[Measure], drafted: list[_Drafted], problems: list[Problem]) -> list[Measure]:
    """Measures with the groups that other documents' files put them into (``members``)."""
    known = {m.id for m in measures}
    one = _same(measures, drafted)
    extra: dict[str, list[str]] = {}
    for d in drafted:
        for key, group in d.shape.groups.items():
            for i, member in enumerate(group.members):
                if member not in known:
                    sentence = f"事项“{member}”不在政策库中，请核对编号。"
                    problems.append(d.source.problem(("groups", key, "members", i), sentence))
                for same in one.get(member, (member,)):
                    extra.setdefault(same, []).append(f"{d.shape.id}.{key}")
    return [
        replace(m, groups=tuple(dict.fromkeys((*m.groups, *extra[m.id])))) if m.id in extra else m
        for m in measures
    ]


def _same(measures: list[Measure], drafted: list[_Drafted]) -> dict[str, tuple[str, ...]]:
    """Measure id → all measures that are one and the same support."""
    same = {f"{d.shape.id}.{key}" for d in drafted for key, g in d.shape.groups.items() if g.same}
    return {
        m.id: tuple(o.id for o in measures if set(o.groups) & set(m.groups) & same)
        for m in measures
        if set(m.groups) & same
    }


def _standards(content: _Content, names: Names) -> tuple[Standard, ...]:
    files = content.files(StandardsFile, "ladder", "*.yaml", without="shared")
    has_shared = (content.roots[0] / "ladder" / "shared.yaml").is_file()
    shared = content.shipped(SharedFile, "ladder/shared.yaml") if has_shared else None
    standards = read_standards(files, shared, names, content.problems)
    for file, source in content.files(CorrectionsFile, "", "corrections.yaml"):
        standards = corrected(standards, file, source, names.catalogue, content.problems)
    return standards


def _places(
    files: Iterable[tuple[MeasuresFile, Source]], drafted: list[_Drafted], problems: list[Problem]
) -> dict[str, tuple[Source, Path_]]:
    """Every measure id with its place; duplicates and unknown documents are reported."""
    places: dict[str, tuple[Source, Path_]] = {}
    documents = {d.shape.id for d in drafted}
    successors = {d.issue.draft: d.shape.id for d in drafted if d.issue is not None}
    for file, source in files:
        if file.document not in documents:
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
                if file.document in successors:
                    places[f"{successors[file.document]}.{article}.{shape.id}"] = (source, path)
    return places
