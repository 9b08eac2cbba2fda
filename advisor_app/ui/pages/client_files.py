"""材料: the files of one client, what each proves, until when it may be used, whether it is still there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from advisor_app.domain.errors import AdvisorError
from advisor_app.domain.evidence import EvidenceFile, Subject, SubjectKind
from advisor_app.domain.labels import label
from advisor_app.runtime import viewing
from advisor_app.services.evidence import State, TakenIn
from advisor_app.ui import choosing
from advisor_app.ui.models.table import RIGHT, Column, TableModel
from advisor_app.ui.pages.client_tabs import Desk, RecordsTab, Snapshot
from advisor_app.ui.tools import Tools
from advisor_app.ui.widgets.conflict_dialog import Shown
from advisor_app.ui.widgets.form import Field

EMPTY = "还没有材料。把文件拖到这里，或点“新增材料…”：文件会复制进客户库，原件移走也不怕。"
_STANDING = ("⚠ 内容缺失", "✗ 已过期", "◷ 快到期", "")


def standing(state: State) -> str:
    """How a file stands, in a sign and a word; "" where all is well."""
    flags = (not state.present, state.expired, state.expires_soon, True)
    return next(word for word, holds in zip(_STANDING, flags, strict=True) if holds)


@dataclass(frozen=True, slots=True)
class _Read:
    client_id: str
    states: tuple[State, ...]


class FilesTab(RecordsTab):
    """Files come in by dropping or choosing them; a double click opens a copy."""

    noun = "材料"
    reads = True

    def __init__(self, desk: Desk, tools: Tools) -> None:
        columns: tuple[Column[State], ...] = (
            Column("文件", lambda s: s.row.file.name),
            Column("状态", standing),
            Column("有效期至", lambda s: s.row.file.valid_to.isoformat() if s.row.file.valid_to else ""),
            Column("证明什么", lambda s: "；".join(self._said(x) for x in s.row.file.subjects)),
            Column("大小", lambda s: _size(s.row.file.size), RIGHT, lambda s: s.row.file.size),
            Column("放入日期", lambda s: f"{s.row.added_at.astimezone():%Y-%m-%d}"),
            Column("备注", lambda s: s.row.file.note),
        )
        super().__init__(desk, TableModel(columns))  # type: ignore[arg-type]
        self._tools = tools
        self.setAcceptDrops(True)
        self.table.hint = ""  # told below the table
        self.table.doubleClicked.disconnect()
        self.table.doubleClicked.connect(lambda _index: self.open_copy())
        for text, tip, act in (
            ("打开", "用系统程序打开一份副本，库里的原件不会被改动", self.open_copy),
            ("关联…", "说明这份文件证明哪项数据或哪份材料", self.tie),
            ("取消关联", "去掉最后一项关联，文件留着", self.untie),
            ("找回…", "内容缺失时，选原件补回", self.find_again),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.clicked.connect(act)
            self.acts.insertWidget(self.acts.count() - 1, button)
        self.told = QLabel(EMPTY)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self.told.setAccessibleDescription("材料说明")
        self.column.addWidget(self.told)

    def fill(self, snapshot: Snapshot) -> None:
        """Read the client's files and show them."""
        client_id, evidence = snapshot.card.id, self._tools.evidence
        self._tools.jobs.read(lambda: _Read(client_id, evidence().states(client_id)), self._take)

    def _take(self, read: _Read) -> None:
        if self.snapshot is None or read.client_id != self.client_id:
            return
        self.model.show(read.states)
        self.told.setVisible(not read.states)
        self.told.setText(EMPTY)

    def _said(self, subject: Subject) -> str:
        """What a file proves, as a person says it."""
        catalogue, kind = self.desk.library.catalogue, label(subject.kind)
        if subject.kind is SubjectKind.FACT and subject.key in catalogue.facts:
            name = catalogue.facts[subject.key].label
            return f"{name}（{subject.year}）" if subject.year else name
        if subject.kind is SubjectKind.CLAUSE and subject.key in self.desk.library.documents:
            document = self.desk.library.documents[subject.key]
            return f"{document.short_title} {subject.item or ''}".strip()
        if subject.kind is SubjectKind.TITLE and self.snapshot is not None:
            for row in self.snapshot.titles:
                if row.id == subject.key and row.recognition.kind in catalogue.recognitions:
                    return catalogue.recognitions[row.recognition.kind].label
        return kind

    # --- taking in ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        self.take_in([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def add(self) -> None:
        """Choose files to take in."""
        self.take_in(choosing.files(self, "选择要放入的材料"))

    def take_in(self, paths: list[Path]) -> None:
        """Copy files in; what is there already, or cannot be taken, is told."""
        if not paths or self.snapshot is None:
            return
        client_id, evidence = self.client_id, self._tools.evidence

        def work() -> tuple[TakenIn, object]:
            taken = evidence().take_in(client_id, paths)
            return taken, taken.changes

        def then(result: tuple[TakenIn, object]) -> None:
            taken = result[0]
            said = [f"放入 {len(taken.ids)} 份材料"] if taken.ids else []
            self._tools.events.said.emit("；".join([*said, *taken.known]) or "没有放入任何文件")
            self.fault.setText("\n".join([*taken.refused, *taken.known]))
            self.fault.setVisible(bool(taken.refused or taken.known))

        self._tools.jobs.write(work, then, self._refused)

    def _refused(self, error: AdvisorError) -> None:
        self.fault.setText(str(error))
        self.fault.show()

    # --- one file -------------------------------------------------------------------------------------

    def _chosen(self) -> State | None:
        state: State | None = self.current()  # type: ignore[assignment]
        if state is None:
            self._refused(AdvisorError("请先在表里选中一份材料。"))
        return state

    def open_copy(self) -> None:
        """Open a copy in the system's viewer."""
        state = self._chosen()
        if state is None:
            return

        window = self.window()

        def opened(path: Path) -> None:
            if self.window() is not window:  # taken out of it: the window was locked meanwhile
                viewing.clear()
                return
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self._refused(AdvisorError(f"系统没有能打开“{path.name}”的程序，副本在“{path}”。"))

        evidence, file_id = self._tools.evidence, state.row.id
        self._tools.jobs.read(lambda: evidence().open_copy(file_id), opened, self._refused)

    def edit(self) -> None:
        """Change a file's name, last day and note."""
        state = self._chosen()
        if state is None:
            return
        evidence, file_id = self._tools.evidence, state.row.id

        def texts(file: EvidenceFile) -> dict[str, str]:
            until = file.valid_to.isoformat() if file.valid_to else ""
            return {"name": file.name, "valid_to": until, "note": file.note}

        def save(seen: EvidenceFile, v: dict[str, str], _confirmed: bool) -> object:
            name, until, note = v["name"], v["valid_to"], v["note"]
            return evidence().edit(file_id, name=name, valid_to=until, note=note, seen=seen)

        fields = (
            Field("name", "文件名", optional=False),
            Field("valid_to", "有效期至", "如 2027-06-30；长期有效留空"),
            Field("note", "备注"),
        )
        self.change("修改材料", fields, Shown(state.row.file, texts), save)

    def tie(self) -> None:
        """Say what the chosen file proves."""
        state = self._chosen()
        if state is None or self.snapshot is None:
            return
        evidence, file_id = self._tools.evidence, state.row.id
        choices = self._subjects(self.snapshot)

        def save(values: dict[str, str], _confirmed: bool) -> object:
            return evidence().use(file_id, choices[values["subject"]][1])

        options = tuple((key, text) for key, (text, _) in choices.items())
        self.ask("证明什么", (Field("subject", "这份文件证明", choices=options, optional=False),), save, {})

    def _subjects(self, snapshot: Snapshot) -> dict[str, tuple[str, Subject]]:
        """What a file can be tied to: what is on record, then the articles of the policies."""
        found: list[Subject] = [Subject(SubjectKind.TITLE, row.id) for row in snapshot.titles]
        found += [
            Subject(SubjectKind.FACT, key, year)
            for key, years in snapshot.record.years.items()
            for year in sorted(years, reverse=True)
        ]
        found += [Subject(SubjectKind.FACT, key) for key in snapshot.record.facts]
        found += [
            Subject(SubjectKind.CLAUSE, m.document, item=m.article)
            for m in {(m.document, m.article): m for m in self.desk.library.measures}.values()
        ]
        return {str(n): (f"{label(s.kind)}：{self._said(s)}", s) for n, s in enumerate(found)}

    def untie(self) -> None:
        """Take the last tie off; Ctrl+Z brings it back."""
        state = self._chosen()
        if state is None:
            return
        if not state.row.file.subjects:
            self._refused(AdvisorError("这份材料还没有关联，不用取消。"))
            return
        evidence, file_id, last = self._tools.evidence, state.row.id, state.row.file.subjects[-1]
        self.save(lambda: evidence().unuse(file_id, last))

    def find_again(self) -> None:
        """Put back a content that is missing, from the original."""
        state = self._chosen()
        if state is None:
            return
        if state.present:
            self._refused(AdvisorError("这份材料的内容还在，不用找回。"))
            return
        path = choosing.file(self, f"选择“{state.row.file.name}”的原件")
        if path is None:
            return
        evidence, file_id = self._tools.evidence, state.row.id

        def done(_nothing: None) -> None:
            self._tools.events.said.emit("内容已找回")
            if self.snapshot is not None:
                self.fill(self.snapshot)

        self._tools.jobs.read(lambda: evidence().find_again(file_id, path), done, self._refused)

    def remove(self) -> None:
        """Take the chosen file out; Ctrl+Z brings it back."""
        state = self._chosen()
        if state is not None:
            evidence, row = self._tools.evidence, state.row
            self.take_away(lambda: evidence().remove(row.id, seen=row.file))


def _size(size: int) -> str:
    for unit, step in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{size} 字节"
