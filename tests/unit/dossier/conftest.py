"""The made-up firm's dossier, built once; and a document with one of every block."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from advisor_app.domain.assessment import Assessment
from advisor_app.domain.library import Library
from advisor_app.domain.phrases import Tone
from advisor_app.domain.record import FactSet
from advisor_app.dossier.document import (
    Block,
    Cell,
    Column,
    Disclaimer,
    DossierDoc,
    Grid,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Part,
    Party,
    Picture,
    Quote,
    Role,
    SignOff,
    Span,
    Status,
    SumAbove,
    Table,
    Together,
    Tree,
    TreeLine,
)
from advisor_app.dossier.pdf.writer import pdf_bytes
from advisor_app.dossier.xlsx.writer import xlsx_bytes
from tests.accept.dossiers import whole
from tests.accept.example import example

Case = tuple[Assessment, Library, FactSet]


@pytest.fixture(scope="session")
def case() -> Case:
    """Assessment, library and facts, drafts shown."""
    return example()


@pytest.fixture(scope="session")
def doc(case: Case) -> DossierDoc:
    """The assessment report."""
    return whole(*case)


@pytest.fixture(scope="session")
def pdf(doc: DossierDoc) -> bytes:
    """It as PDF."""
    return pdf_bytes(doc)


@pytest.fixture(scope="session")
def xlsx(doc: DossierDoc) -> bytes:
    """It as workbook."""
    return xlsx_bytes(doc)


def document(
    *blocks: Block, client: str = "示例公司", draft: bool = False, title: str = "部分"
) -> DossierDoc:
    """A document of one part, the same on paper and as a sheet."""
    part = Part(title, blocks, draft=draft)
    return DossierDoc(
        "示例文书",
        client,
        dt.date(2026, 6, 15),
        "现行政策",
        (("政策内容版本", "1"), ("运行编号", "AAAA-BBBB-CCCC")),
        (("注册地", Cell("示例市")),),
        (part,),
        (part,),
    )


def table(*texts: str, main: bool = False) -> Table:
    """A table of texts in two columns."""
    rows = tuple((Cell(text), Cell(Decimal(10_000))) for text in texts)
    return Table((Column("名称", 10), Column("金额（万元）", 6, Kind.MONEY)), rows, main=main)


@pytest.fixture(scope="session")
def every_block() -> DossierDoc:
    """One of each block; nested, linked, summed."""
    money = Table(
        (Column("类别", 8), Column("金额（万元）", 8, Kind.MONEY), Column("日期", 6, Kind.DATE)),
        (
            (Cell("甲类", anchor="first"), Cell(Decimal(200_000)), Cell(dt.date(2026, 1, 2))),
            (Cell("乙类", link="first"), Cell(Decimal(300_000)), Cell(None)),
        ),
        ((Cell("合计"), Cell(Decimal(500_000), formula=SumAbove(2)), Cell(None)),),
        anchor="money",
    )
    return document(
        Heading("标题一级", 1, "top"),
        Paragraph((Span("导语文字"),), Role.LEAD),
        Paragraph((Span("正文"), Span("着重", strong=True, tone=Tone.BAD)), Role.BODY),
        Paragraph((Span("要点文字"),), Role.POINT),
        Paragraph((Span("注释文字"),), Role.NOTE),
        Grid((("名目", Cell("取值")), ("数目", Cell(Decimal(3), Kind.NUMBER)), ("单列", Cell("末项")))),
        money,
        Picture("图名", money, 0, 1, 2, (Tone.GOOD, Tone.OPEN)),
        Together((Heading("标题三级", 3), Quote("原文摘录。", "《某文件》第一条"))),
        Tree(
            (
                TreeLine(0, Status("符合", Tone.GOOD), "条件甲", "读数", "余 1"),
                TreeLine(1, Status("待补", Tone.OPEN), "条件乙"),
            )
        ),
        PageBreak(),
        Table((Column("空表", 4),), (), empty="这里没有内容"),
        Disclaimer(),
        SignOff((Party("甲方", ("签字处",)), Party("乙方", ("盖章处", "日期处")))),
    )  # fmt: skip
