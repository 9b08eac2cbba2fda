"""The advisor's own policy content as forms: a draft's issue, a district's measure, a checked criterion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from advisor_app.domain.errors import AdvisorError, InputError
from advisor_app.domain.labels import label
from advisor_app.domain.library import Library
from advisor_app.domain.period import parse_date
from advisor_app.domain.policy import Document
from advisor_app.domain.record import RecognitionEvent
from advisor_app.services.own_content import Issue, OwnContent, OwnDocument, OwnMeasure
from advisor_app.ui.events import Events
from advisor_app.ui.jobs import Jobs
from advisor_app.ui.pages.new_content import tell_new_content
from advisor_app.ui.theme import Tokens
from advisor_app.ui.widgets.form import Field, Form


class OwnPolicies:
    """Opens the forms, writes on the worker, and says what came of it."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        events: Events,
        tokens: Tokens,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        self._library = library
        self._jobs = jobs
        self._events = events
        self._tokens = tokens
        self._today = today
        self._parent = parent
        self._own = OwnContent()

    def issue(self, draft: Document) -> None:
        """Register that a draft was formally issued."""
        fields = (
            Field("number", "文号", "如 武政规〔2026〕9号"),
            Field("issued_on", "印发日期", "如 2026-12-01"),
            Field("effective_from", "施行日", "不填为印发日期"),
            Field("valid_to", "有效期届满", "不填照征求意见稿"),
            Field("text", "正式文本（.txt）", "与征求意见稿不同时填文件的完整路径"),
        )

        def write(values: dict[str, str]) -> str:
            if not values["number"]:
                raise InputError("请填写文号。")
            issued_on = _day(values["issued_on"], "印发日期")
            if issued_on is None:
                raise InputError("请填写印发日期。")
            issue = Issue(
                values["number"],
                issued_on,
                _day(values["effective_from"], "施行日"),
                _day(values["valid_to"], "有效期届满"),
            )
            name = self._own.issue(draft.id, issue, today=self._today, text=_file(values["text"]))
            dropped = self._own.load().documents[name].not_carried
            lost = f"\n正式文本里已没有原来字句、未沿用的事项：{'、'.join(dropped)}" if dropped else ""
            return f"已登记“{draft.short_title}”正式印发，征求意见稿自 {issued_on} 起被替代。{lost}"

        self._open(
            f"登记正式印发：{draft.short_title}", fields, write, {"valid_to": _iso(draft.validity.end)}
        )

    def district(self) -> None:
        """Add a district's measure with its document."""
        catalogue = self._library.catalogue
        titles = tuple((k.key, k.label) for k in catalogue.recognitions.values())
        events = tuple((str(e), label(e)) for e in (RecognitionEvent.FIRST, RecognitionEvent.RELOCATED_IN))
        cities = tuple(
            (m.id, f"{m.title}（{self._library.documents[m.document].short_title}）")
            for m in self._library.measures
            if m.is_money
        )
        fields = (
            Field("id", "文件编号", "小写字母、数字和连字符，如 hz-binjiang-2026"),
            Field("title", "文件标题"),
            Field("number", "文号"),
            Field("issuer", "发文机关"),
            Field("region", "适用地区", choices=tuple(catalogue.regions.items())),
            Field("issued_on", "印发日期", "如 2026-03-01"),
            Field("effective_from", "施行日", "不填为印发日期"),
            Field("valid_to", "有效期届满"),
            Field("text", "原文（.txt）", "原文文件的完整路径"),
            Field("measure", "事项名称"),
            Field("quote", "原文摘录", "照原文逐字，须含金额"),
            Field("amount", "金额", "如 50万元；没写金额的不填"),
            Field("word", "金额的用语", choices=(("不超过", "不超过（上限）"), ("给予", "给予（定额）"))),
            Field("recognition", "凭什么资质", choices=titles),
            Field("event", "怎样取得", choices=events),
            Field("same_as", "与哪项市级奖补同类", "两者就高不重复", choices=cities),
            Field("overlap", "不重复条款", "原文中“就高不重复”的那句，没有可不填"),
        )

        def write(values: dict[str, str]) -> str:
            path = _file(values["text"])
            if path is None:
                raise InputError("请填写原文文件（.txt）的完整路径。")
            measure = OwnMeasure(
                values["measure"],
                values["quote"],
                values["amount"],
                values["word"] or "不超过",
                values["recognition"],
                values["event"],
                same_as=(values["same_as"],) if values["same_as"] else (),
            )
            text = path.read_text(encoding="utf-8")
            own = {k: values[k] for k in ("id", "title", "number", "issuer", "region", "issued_on")}
            document = OwnDocument(
                **own,
                effective_from=values["effective_from"],
                valid_to=values["valid_to"],
                text=text,
                overlap=values["overlap"],
                measures=(measure,),
            )
            self._own.write(document)
            return f"已加入自建政策“{values['title']}”。"

        self._open("新建区县政策（自建）", fields, write)

    def remove(self, document: Document) -> None:
        """Take an own document out again, after asking."""
        sentence = f"移除自建文件“{document.short_title}”？以前存档的评估不变。"
        if QMessageBox.question(self._parent, "移除自建文件", sentence) is QMessageBox.StandardButton.Yes:

            def write() -> str:
                self._own.remove(document.id)
                return f"已移除“{document.short_title}”。"

            self._jobs.read(write, self._done)

    def correct(self, criterion: str, words: str) -> None:
        """Confirm a criterion of a standard against the official text, or put a number right."""
        fields = (
            Field("note", "依据", "核对的原文、网址或文号"),
            Field("values", "改正的数字", "只是核对无误的不填；如 revenue@last=6000万元"),
        )

        def write(values: dict[str, str]) -> str:
            pairs = {}
            for pair in values["values"].replace("；", ";").split(";"):
                key, sign, value = pair.partition("=")
                if pair.strip() and not sign:
                    raise InputError(f"“{pair}”看不懂，请写成 revenue@last=6000万元。")
                if sign:
                    pairs[key.strip()] = value.strip()
            self._own.correct(criterion, values["note"], on=self._today, values=pairs)
            return f"已{'改正' if pairs else '核对'}：{words}"

        self._open(f"核对标准：{words[:24]}", fields, write)

    # --- forms ------------------------------------------------------------------------------------

    def _open(
        self,
        title: str,
        fields: tuple[Field, ...],
        write: Callable[[dict[str, str]], str],
        initial: dict[str, str] | None = None,
    ) -> None:
        def submit(values: dict[str, str]) -> None:
            def done(sentence: str) -> None:
                form.accept()
                self._done(sentence)

            def failed(error: AdvisorError) -> None:
                form.refuse(str(error))

            self._jobs.read(lambda: write(values), done, failed)

        form = Form(title, fields, submit, self._tokens, self._parent, initial=initial or {})
        form.open()

    def _done(self, sentence: str) -> None:
        tell_new_content("自建政策内容", sentence, self._events, self._parent)


def _day(text: str, what: str) -> dt.date | None:
    return parse_date(text, what=what) if text else None


def _file(text: str) -> Path | None:
    if not text:
        return None
    path = Path(text).expanduser()
    if not path.is_file():
        raise InputError(f"找不到文件“{text}”，请核对路径。")
    return path


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()
