"""The advisor's own policy content: district documents, drafts registered as issued, checked standards.

It lies as plain files in the user's data folder, in the same form as the content that ships, and is
compiled together with it. A change is tried on a copy first: what can't be compiled changes nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor_app.domain.errors import ContentError, InputError, NotFoundError
from advisor_app.domain.library import Library
from advisor_app.domain.policy import Issuance
from advisor_app.library.reader import open_library
from advisor_app.runtime import paths
from advisor_app.runtime.whole_file import flush_files, flush_folder
from advisor_app.services.content_base import Base, content_base

_ID = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)+$")
BROKEN = "（自建内容有误，未载入）"


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """One measure of a district document as a form takes it; ``same_as``: measures of the same matter."""

    title: str
    quote: str
    amount: str
    word: str = "不超过"
    recognition: str = ""
    event: str = ""
    payee: str = "enterprise"
    same_as: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A district document as a form takes it; days are ISO 8601, ``text`` is the original, whole."""

    id: str
    title: str
    number: str
    issuer: str
    region: str
    issued_on: str
    effective_from: str
    valid_to: str
    text: str
    overlap: str
    measures: Sequence[OwnMeasure]


@dataclass(frozen=True, slots=True)
class OwnMaterial:
    """A paper the advisor asks for beside what the texts name."""

    name: str
    required: bool = True
    form: str = ""
    valid: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """What is known of a draft's formal issue; ``id`` is made from the draft's where it is left empty."""

    number: str
    issued_on: dt.date
    effective_from: dt.date | None = None
    valid_to: dt.date | None = None
    id: str = ""
    note: str = ""


class OwnContent:
    """The folder of own content, and the library that comes of it."""

    def __init__(
        self,
        folder: Path | None = None,
        base: Callable[[], Base] = content_base,
        compiled: Path | None = None,
    ) -> None:
        """``base``: what it stands on; ``compiled``: where its compiled file goes, else beside the folder."""
        self.folder = folder or paths.own_content_dir()
        self.base = base
        self._place = compiled or self.folder.parent
        self._old = self.folder.with_name(f".{self.folder.name}.old")
        if (
            self._old.is_dir() and not self.folder.exists()
        ):  # cut off between its going and the other's coming
            with suppress(OSError):
                self._old.rename(self.folder)

    # --- the library ----------------------------------------------------------------------------

    def exists(self) -> bool:
        """Whether there is any own content."""
        return self.folder.is_dir() and any(self.folder.rglob("*.yaml"))

    def load(self) -> Library:
        """The library in use (shipped, or of an installed pack), with the own content where there is any.

        Own content that can't be compiled (a newer program may be stricter) is left out, and the
        content version says so on every screen and paper; :meth:`problem` tells what is wrong.
        """
        base = self.base()
        try:
            library, told = open_library(self._file(base)), ""
        except ContentError as error:
            if not self.exists():
                raise
            logging.getLogger(__name__).warning("own content left out: %s", error)
            library, told = open_library(base.file), BROKEN
        mark = f"{told}{base.warning}"
        return _renamed(library, f"{library.content_version}{mark}") if mark else library

    def file(self) -> Path:
        """The compiled file that :meth:`load` reads; raises ContentError where own content has faults."""
        return self._file(self.base())

    def _file(self, base: Base) -> Path:
        return self._compiled(self.folder, base) if self.exists() else base.file

    def problem(self) -> str:
        """What keeps the own content from being compiled; "" where nothing does."""
        if not self.exists():
            return ""
        try:
            self._compiled(self.folder, self.base())
        except ContentError as error:
            return str(error)
        return ""

    def _compiled(self, folder: Path, base: Base) -> Path:
        """The compiled file for the folder's very content, made where it is not there yet."""
        target = self._place / f"policies-{_stamp(folder, base.file)}.db"
        if target.is_file():
            return target
        from advisor_app.library.compiler.compile import compile_content  # noqa: PLC0415 (pydantic is slow)
        from advisor_app.library.compiler.emit import emit  # noqa: PLC0415

        library = compile_content(base.root, folder)
        library = _renamed(library, f"{library.content_version}{base.mark}")
        target.parent.mkdir(parents=True, exist_ok=True)
        emit(library, target)
        for old in target.parent.glob("policies-*.db"):
            if old != target:
                old.unlink(missing_ok=True)
        return target

    # --- changes --------------------------------------------------------------------------------

    def add(self, source: Path) -> str:
        """Take over a document's folder: ``document.yaml``, its measures, and the original as ``.txt``.

        Returns the document's id; raises InputError or ContentError with what is wrong.
        """
        from advisor_app.library.compiler.load import load  # noqa: PLC0415

        if not (source / "document.yaml").is_file():
            raise InputError(
                f"“{source}”里没有 document.yaml，请选择放着 document.yaml、事项文件和原文 .txt 的文件夹。"
            )
        texts = sorted(source.glob("*.txt"))
        if len(texts) != 1:
            raise InputError(
                f"“{source}”里应有且只有一个原文 .txt 文件，现在有 {len(texts)} 个，请整理后再试。"
            )
        data = load(source / "document.yaml").data
        identifier = str(data.get("id", "")) if isinstance(data, dict) else ""
        self._check_id(identifier)

        def change(folder: Path) -> None:
            place = folder / "policies" / identifier
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            for file in sorted(source.glob("*.yaml")):
                shutil.copyfile(file, place / file.name)
            (folder / "documents").mkdir(exist_ok=True)
            shutil.copyfile(texts[0], folder / "documents" / f"{identifier}.txt")

        self._change(change)
        return identifier

    def write(self, form: OwnDocument) -> str:
        """Add a district document from a form: one article for each measure's sentence."""
        from advisor_app.library.compiler.dump import dump  # noqa: PLC0415

        self._check_id(form.id)

        def change(folder: Path) -> None:
            place = folder / "policies" / form.id
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            data = _document_data(form, self._city(form.region))
            (place / "document.yaml").write_text(dump(data), encoding="utf-8")
            (place / "measures.yaml").write_text(dump(_measures_data(form)), encoding="utf-8")
            (folder / "documents").mkdir(exist_ok=True)
            (folder / "documents" / f"{form.id}.txt").write_text(form.text, encoding="utf-8")

        self._change(change)
        return form.id

    def remove(self, identifier: str) -> None:
        """Take an own document out again; raises NotFoundError where there is none."""
        place = self.folder / "policies" / identifier
        issued = self._listed("issued.yaml", "issued")
        if not place.is_dir() and all(e.get("id") != identifier for e in issued):
            raise NotFoundError(f"没有自建文件“{identifier}”，请用“advisor policy list”查看。")

        def change(folder: Path) -> None:
            shutil.rmtree(folder / "policies" / identifier, ignore_errors=True)
            (folder / "documents" / f"{identifier}.txt").unlink(missing_ok=True)
            self._put(folder, "issued.yaml", {"issued": [e for e in issued if e.get("id") != identifier]})

        self._change(change)

    def issue(self, draft: str, issue: Issue, *, today: dt.date, text: Path | None = None) -> str:
        """Register a draft as formally issued; returns the issued document's id.

        ``text``: the issued original, where it differs from the draft. Measures whose words it no
        longer holds are not carried over and are listed with the document.
        """
        library = self.load()
        known = library.documents.get(draft)
        if known is None or known.issuance is not Issuance.DRAFT:
            drafts = "、".join(d.id for d in library.documents.values() if d.issuance is Issuance.DRAFT)
            raise NotFoundError(f"“{draft}”不是库里的征求意见稿，现有：{drafts}。")
        if issue.issued_on > today:
            raise InputError(f"印发日期 {issue.issued_on} 晚于今天 {today}，尚未印发的请勿登记。")
        start = issue.effective_from or issue.issued_on
        if issue.valid_to is not None and issue.valid_to < start:
            raise InputError(f"有效期届满 {issue.valid_to} 早于施行日 {start}，请核对。")
        name = issue.id or f"{draft.removesuffix('-draft')}-{issue.issued_on.year}"
        self._check_id(name)
        entry: dict[str, Any] = {
            "draft": draft,
            "id": name,
            "number": issue.number,
            "issued_on": issue.issued_on.isoformat(),
            "effective_from": start.isoformat(),
            "registered_on": today.isoformat(),
        }
        if issue.valid_to is not None:
            entry["valid_to"] = issue.valid_to.isoformat()
        if issue.note:
            entry["note"] = issue.note
        issued = [e for e in self._listed("issued.yaml", "issued") if e.get("draft") != draft]

        def change(folder: Path) -> None:
            self._put(folder, "issued.yaml", {"issued": [*issued, entry]})
            if text is not None:
                (folder / "documents").mkdir(parents=True, exist_ok=True)
                shutil.copyfile(text, folder / "documents" / f"{name}.txt")

        self._change(change)
        return name

    def correct(
        self,
        criterion: str,
        note: str,
        *,
        on: dt.date,
        by: str = "",
        values: Mapping[str, str] | None = None,
        label: str = "",
    ) -> None:
        """Confirm a criterion of a standard, or put its numbers right; the note says by what source."""
        if not note.strip():
            raise InputError("请写明依据（如核对的原文、网址或通知文号），再确认或改正。")
        entry: dict[str, Any] = {"on": on.isoformat(), "by": by, "note": note.strip()}
        if label:
            entry["label"] = label
        if values:
            entry["values"] = dict(values)
        known = self._listed("corrections.yaml", "corrections", {})

        def change(folder: Path) -> None:
            self._put(folder, "corrections.yaml", {"corrections": {**known, criterion: entry}})

        self._change(change)

    def withdraw(self, criterion: str) -> None:
        """Take back a correction; raises NotFoundError where there is none."""
        known = dict(self._listed("corrections.yaml", "corrections", {}))
        if criterion not in known:
            raise NotFoundError(f"“{criterion}”没有本地核对记录。")
        del known[criterion]
        self._change(lambda folder: self._put(folder, "corrections.yaml", {"corrections": known}))

    def add_material(self, identifier: str, paper: OwnMaterial) -> None:
        """Add a paper to a measure or standard; raises ContentError where the id is unknown."""
        if not paper.name.strip():
            raise InputError("请写明材料名称。")
        entry: dict[str, Any] = {"name": paper.name.strip(), "required": paper.required}
        entry |= {
            key: value
            for key, value in (("form", paper.form), ("valid", paper.valid), ("issuer", paper.issuer))
            if value
        }
        known = dict(self._listed("materials.yaml", "materials", {}))
        same = [m for m in known.get(identifier, []) if m.get("name") != entry["name"]]
        known[identifier] = [*same, entry]
        self._change(lambda folder: self._put(folder, "materials.yaml", {"materials": known}))

    # --- files ----------------------------------------------------------------------------------

    def _check_id(self, identifier: str) -> None:
        if not _ID.match(identifier):
            raise InputError(
                f"文件编号“{identifier}”不合要求，请用小写字母、数字和连字符，如 hz-binjiang-2026。"
            )
        shipped = open_library(self.base().file).documents
        if identifier in shipped:
            raise InputError(f"文件编号“{identifier}”与随程序的文件重复，请另取一个。")

    def _city(self, region: str) -> str:
        """The city a district's documents are listed under."""
        library = open_library(self.base().file)
        same = (d.city for d in library.documents.values() if d.region[:4] == region[:4])
        return next(same, library.catalogue.region_name(region))

    def _listed(self, name: str, key: str, empty: Any = ()) -> Any:
        from advisor_app.library.compiler.load import load  # noqa: PLC0415

        path = self.folder / name
        data = load(path).data if path.is_file() else None
        return data.get(key, empty) if isinstance(data, dict) else empty

    @staticmethod
    def _put(folder: Path, name: str, data: dict[str, Any]) -> None:
        from advisor_app.library.compiler.dump import dump  # noqa: PLC0415

        folder.mkdir(parents=True, exist_ok=True)
        if any(data.values()):
            (folder / name).write_text(dump(data), encoding="utf-8")
        else:
            (folder / name).unlink(missing_ok=True)

    def _change(self, change: Callable[[Path], None]) -> None:
        """Try a change on a copy; only what compiles takes the folder's place."""
        trial = self.folder.with_name(f".{self.folder.name}.new")
        shutil.rmtree(trial, ignore_errors=True)
        try:
            if self.folder.is_dir():
                shutil.copytree(self.folder, trial)
            else:
                trial.mkdir(parents=True)
            change(trial)
            if any(trial.rglob("*.yaml")):
                self._compiled(trial, self.base())
            self._put_in_place(trial)
        except OSError as error:
            raise ContentError(
                f"自建内容写不进“{self.folder}”（{error.strerror}），请检查权限和磁盘空间。"
            ) from None
        finally:
            shutil.rmtree(trial, ignore_errors=True)

    def _put_in_place(self, trial: Path) -> None:
        """Have what was tried in the folder's place; what was there is back where that fails."""
        flush_files(trial)
        shutil.rmtree(self._old, ignore_errors=True)
        if self.folder.is_dir():
            self.folder.rename(self._old)
        try:
            trial.rename(self.folder)
        except OSError:
            if self._old.is_dir():
                self._old.rename(self.folder)
            raise
        flush_folder(self.folder.parent)
        shutil.rmtree(self._old, ignore_errors=True)


def _stamp(folder: Path, base: Path) -> str:
    """A name for the very content: the bytes of what it stands on and every own file's."""
    digest = hashlib.sha256(base.read_bytes())
    for file in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(str(file.relative_to(folder)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _renamed(library: Library, version: str) -> Library:
    from dataclasses import replace  # noqa: PLC0415

    return replace(library, content_version=version)


def _document_data(form: OwnDocument, city: str) -> dict[str, Any]:
    sentences = [m.quote for m in form.measures]
    opening = next((line.strip() for line in form.text.splitlines() if line.strip()), "")
    articles = [
        {"number": str(i), "mark": f"{i}.", "heading": m.title, "start": m.quote}
        for i, m in enumerate(form.measures, start=1)
    ]
    data: dict[str, Any] = {
        "id": form.id,
        "title": form.title,
        "short_title": form.title,
        "number": form.number,
        "issuer": form.issuer,
        "region": form.region,
        "city": city,
        "issuance": "issued",
        "issued_on": form.issued_on,
        "effective_from": form.effective_from or form.issued_on,
        "checked_on": form.issued_on,
        "addressed": form.title if form.title in form.text else sentences[0],
        "sections": [{"number": "", "heading": form.title, "start": opening, "articles": articles}],
    }
    if form.valid_to:
        data["valid_to"] = form.valid_to
    if form.overlap:
        data["overlap"] = form.overlap
    groups = {
        f"same-{i}": {
            "label": f"{m.title}与同类政策",
            "scope": "all_levels",
            "quote": form.overlap or m.quote,
            "members": list(m.same_as),
        }
        for i, m in enumerate(form.measures, start=1)
        if m.same_as
    }
    if groups:
        data["groups"] = groups
    return data


def _measures_data(form: OwnDocument) -> dict[str, Any]:
    articles = {}
    for i, m in enumerate(form.measures, start=1):
        condition: dict[str, Any] = {"all": []}
        if m.recognition:
            condition = {"title": m.recognition, "event": m.event} if m.event else {"holds": m.recognition}
        amount: dict[str, Any] = {"unspecified": "按规定给予"}
        if m.amount:
            kind = "fixed" if m.word == "给予" else "cap"
            amount = {kind: m.amount, "word": m.word}
        measure: dict[str, Any] = {
            "id": f"m{i}",
            "title": m.title,
            "quote": m.quote,
            "payee": m.payee,
            "condition": condition,
            "amount": amount,
        }
        if m.same_as:
            measure["groups"] = [f"same-{i}"]
        articles[str(i)] = [measure]
    return {"document": form.id, "articles": articles}
