"""The whole portfolio as one workbook: read back, every row of every table is as it was."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from advisor_app.cli.main import main
from advisor_app.domain.application import Pursuit, Stage
from advisor_app.domain.errors import InputError, StoreError
from advisor_app.domain.facts import Blank, Value
from advisor_app.domain.source import Source
from advisor_app.domain.standard import Purpose
from advisor_app.domain.verdict import Outcome
from advisor_app.portfolio import whole
from advisor_app.portfolio.compare import differences
from advisor_app.portfolio.models import (
    ApplicationRecord,
    BoardView,
    Client,
    ContactRecord,
    FactRecord,
    FileRecord,
    FileUse,
    FormerName,
    ItemRecord,
    OpinionRecord,
    PersonRecord,
    ReceivedRecord,
    RecognitionRecord,
    TagRecord,
)
from advisor_app.portfolio.values import to_columns
from advisor_app.services import demo
from advisor_app.services.clock import FixedClock
from advisor_app.services.entry import ClientEntry
from advisor_app.services.record_words import COLUMNS, TABLES
from advisor_app.services.workspace import Workspace
from tests.records import TODAY

CLOCK = FixedClock.on(TODAY)
MONTH = dt.date(2026, 5, 1)
ODD = (
    "",
    " 前后有空格 ",
    "=1+1",
    "-2",
    "@SUM(A1)",
    "\t制表",
    "0001",
    "1E5",
    "91330106MA2ABCDE1F",
    '"引号"',
    '"',
    "_x0041_",
    "<r>标记</r>",
    "第一行\n第二行\r\n第三行",
    "\x00\x07\x85\ufffe",
    "𠮷野家",
    "（长）" * 1_500,
    "x " * 2_500,
    "True",
    "2026-01-01",
)


def opened(path: Path) -> Workspace:
    return Workspace(path, clock=CLOCK, actor="示例顾问")


def there_and_back(work: Workspace, folder: Path) -> Path:
    """Write the open portfolio as a workbook and read it into a new one, which is compared with it."""
    book = folder / "整库.xlsx"
    book.unlink(missing_ok=True)
    back = folder / "读回.db"
    for path in folder.glob("读回.db*"):
        path.unlink()
    work.whole_workbook.write(book)
    with opened(back) as other:
        other.whole_workbook.read(book)
        assert differences(work.portfolio.file, back) == ()
        with work.portfolio.read() as here, other.portfolio.read() as there:
            for table in whole.TABLES:
                assert list(whole.rows(here, table)) == list(whole.rows(there, table))
        assert other.portfolio.check() == work.portfolio.check()
    return book


def test_every_column_has_a_name_of_its_own() -> None:
    for table in whole.TABLES:
        named = [COLUMNS[column] for column in whole.columns(table)]
        assert len(set(named)) == len(named)
        assert TABLES[table]
    assert len({TABLES[table] for table in whole.TABLES}) == len(whole.TABLES)


def test_the_demo_comes_back_equal(tmp_path: Path) -> None:
    with opened(tmp_path / "p.db") as work:
        demo.fill(work)
        demo.pursue(work)
        book = there_and_back(work, tmp_path)
        clients = len(work.clients.rows())
    with opened(tmp_path / "读回.db") as other:
        assert len(other.clients.rows()) == clients
        other.portfolio.undo()  # it was one step
        assert other.clients.rows() == ()
    sheet = openpyxl.load_workbook(book)["数据"]
    head = [cell.value for cell in sheet[1]]
    assert head[:4] == ["（看）客户", "（看）数据项", "（看）单位", "（看）来源"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert head[-3:] == ["编号", "客户编号", "明细编号"]  # for the program, so they come last
    assert sheet["F2"].style == "编码"


def test_odd_texts_come_back_as_they_are(tmp_path: Path) -> None:
    with opened(tmp_path / "p.db") as work:
        with work.portfolio.unit("示例") as unit:
            client = Client(name="示例·怪字有限公司", uscc="")
            file = FileRecord(client_id=client.id, sha256="0" * 64, name="示例.pdf", size=2**40)
            unit.add(client, Client(name="示例·没有代码", uscc=None))
            unit.add(file)
            for position, text in enumerate(ODD):
                unit.add(
                    FormerName(client_id=client.id, name=text, position=position),
                    ContactRecord(client_id=client.id, kind="visit", day=MONTH, text=text, who=text),
                    PersonRecord(client_id=client.id, name=text, note=text, position=position),
                    TagRecord(client_id=client.id, word=text),
                    FileUse(client_id=client.id, file_id=file.id, kind="fact", key=str(position), item=text),
                )
        book = there_and_back(work, tmp_path)
    formulas = [
        c for ws in openpyxl.load_workbook(book) for row in ws.iter_rows() for c in row if c.data_type == "f"
    ]
    assert formulas == []


VALUES: st.SearchStrategy[Value] = st.one_of(
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.just(0),
    st.just(Decimal("0.00")),
    st.decimals(min_value=-(10**15), max_value=10**15, places=4),
    st.dates(),
    st.just(""),
    st.text(max_size=40),
    st.just(Blank.NOT_APPLICABLE),
)
MONEY = st.decimals(min_value=0, max_value=10**12, places=2)
WORDS = st.text(max_size=30)


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(st.data())
def test_records_that_nobody_thought_of_come_back_equal(tmp_path: Path, data: st.DataObject) -> None:
    for path in tmp_path.glob("p.db*"):
        path.unlink()
    days = st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
    with opened(tmp_path / "p.db") as work:
        with work.portfolio.unit("示例") as unit:
            client = Client(name=data.draw(WORDS), note=data.draw(WORDS), uscc_pilot=data.draw(st.booleans()))
            unit.add(client)
            unit.add(ItemRecord(client_id=client.id, kind="rd_project", key=data.draw(WORDS), position=0))
            for number, value in enumerate(data.draw(st.lists(VALUES, max_size=8))):
                form, text = to_columns(value)
                unit.add(
                    FactRecord(
                        client_id=client.id,
                        key=f"fact_{number}",
                        year=data.draw(st.none() | st.integers(1980, 2030)),
                        form=form,
                        value=text,
                        source=data.draw(st.sampled_from(["", *Source])),
                        evidence=data.draw(WORDS),
                        observed_on=data.draw(days),
                        confirmed_by=data.draw(WORDS),
                        note=data.draw(WORDS),
                        adopted=number % 2 == 0,
                    )
                )
            unit.add(
                RecognitionRecord(
                    client_id=client.id,
                    kind="x",
                    granted_on=data.draw(days),
                    note=data.draw(WORDS),
                    position=0,
                ),
                ReceivedRecord(
                    client_id=client.id, measure="m", amount=data.draw(MONEY), year=2025, position=0
                ),
                OpinionRecord(
                    client_id=client.id,
                    measure=data.draw(WORDS),
                    outcome=next(iter(Outcome)),
                    reason=data.draw(WORDS),
                    held_on=MONTH,
                ),
                ApplicationRecord(
                    client_id=client.id,
                    pursuit=next(iter(Pursuit)),
                    target="m",
                    round=data.draw(WORDS),
                    purpose=next(iter(Purpose)),
                    opened_on=MONTH,
                    stage=next(iter(Stage)),
                    stage_on=MONTH,
                    fixed=data.draw(st.none() | MONEY),
                    next_on=data.draw(days),
                ),
                BoardView(name=data.draw(WORDS), choices="{}"),
            )
        there_and_back(work, tmp_path)


def test_by_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here, there, book = (str(tmp_path / name) for name in ("p.db", "q.db", "整库.xlsx"))
    with opened(Path(here)) as work:
        work.clients.add_client(ClientEntry("示例·命令行有限公司"))
    assert main(["client", "export", "--db", here, "--all", book]) == 0
    assert main(["client", "export", "--db", here, "--all", book]) != 0  # nothing is written over
    assert "已存在" in capsys.readouterr().err
    assert main(["client", "import", "--db", there, book]) == 0
    assert "1 家" in capsys.readouterr().out
    assert differences(Path(here), Path(there)) == ()


# --- what is refused ------------------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> Path:
    with opened(tmp_path / "p.db") as work:
        demo.fill(work)
        work.whole_workbook.write(tmp_path / "整库.xlsx")
    return tmp_path / "整库.xlsx"


def refused(book: Path, tmp_path: Path) -> str:
    with opened(tmp_path / "空.db") as other:
        with pytest.raises(InputError) as error:
            other.whole_workbook.read(book)
        assert other.clients.rows() == ()
    return str(error.value)


def edited(book: Path, sheet: str, head: str, value: str | None) -> Path:
    opened_book = openpyxl.load_workbook(book)
    ws = opened_book[sheet]
    column = next(cell.column for cell in ws[1] if cell.value == head)
    ws.cell(2, column).value = value
    opened_book.save(book)
    return book


def test_only_an_empty_portfolio_takes_it(book: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "有.db") as other:
        other.clients.add_client(ClientEntry("示例·已有有限公司"))
        with pytest.raises(StoreError, match="空的客户库"):
            other.whole_workbook.read(book)
        assert len(other.clients.rows()) == 1


@pytest.mark.parametrize(
    ("sheet", "head", "value", "said"),
    [
        ("数据", "值", "1e999999999", "一类的值"),
        ("数据", "形式", "number", "不是程序里有的代码"),
        ("数据", "年度", "两千", "读不懂"),
        ("数据", "采用", "对", "读不懂"),
        ("数据", "客户编号", "没有这家", "互相对不上"),
        ("数据", "建立时间", "2026-01-01T00:00:00", "没有写时区"),
        ("客户", "编号", None, "应有"),
        ("客户", "名称", "=1+1", "没有存下算出的结果"),
        ("客户", "名称", '"\\ud800"', "无法保存的字符"),
        ("客户", "地区代码", "33010600", "太长"),
        ("客户", "建立时间", "0001-01-01T00:00:00+00:00", "年份不合理"),
        ("数据", "年度", "99999", "数太大"),
    ],
)
def test_what_was_changed_badly_is_refused_at_its_place(
    book: Path, tmp_path: Path, sheet: str, head: str, value: str | None, said: str
) -> None:
    if head == "值":
        edited(book, sheet, "形式", "decimal")  # whichever row stands first
    told = refused(edited(book, sheet, head, value), tmp_path)
    assert said in told
    if said not in {"互相对不上", "应有"}:
        assert sheet in told


def test_a_row_that_went_missing_is_noticed(book: Path, tmp_path: Path) -> None:
    opened_book = openpyxl.load_workbook(book)
    opened_book["数据"].delete_rows(5)
    opened_book.save(book)
    assert "“数据”应有" in refused(book, tmp_path)


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    other = openpyxl.Workbook()
    other.active["A1"] = "企业名称"  # type: ignore[index]
    other.save(tmp_path / "名单.xlsx")
    assert "import-list" in refused(tmp_path / "名单.xlsx", tmp_path)
