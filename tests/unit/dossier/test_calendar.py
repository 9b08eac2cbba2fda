"""The calendar file: what RFC 5545 asks for, octet by octet, and what a program reads back."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from advisor_app.domain.errors import InputError
from advisor_app.domain.reminder import Due, Reminder, ReminderKind, Subject
from advisor_app.dossier.calendar import to_ics, uid

D = dt.date
CHINA = dt.timezone(dt.timedelta(hours=8))
MOMENT = dt.datetime(2026, 11, 21, 9, 30, 15, 999, CHINA)
SUBJECT = Subject("t1", "c1", "杭州钱潮精密机械有限公司", "专精特新“小巨人”企业")
UPDATE = Reminder(
    Due(
        ReminderKind.UPDATE,
        D(2027, 5, 31),
        "在培育平台更新企业信息",
        "工信部企业〔2026〕2号 附件2（待核验：单处转述）",
        "update-2026/2027",
        note="同一有效期内累计两次未更新的，取消认定；请提前一周提醒财务、知识产权和人事分别核对数据",
    ),
    SUBJECT,
)
NEW_YEAR = Reminder(Due(ReminderKind.DEADLINE, D(2026, 12, 31), "截止", "顾问录入"), SUBJECT)


def read(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).events)


def lines(data: bytes) -> list[str]:
    """The file's lines, unfolded."""
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def check_octets(data: bytes) -> None:
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")  # no character is cut


def test_the_calendar() -> None:
    data = to_ics([UPDATE, NEW_YEAR], MOMENT, name="陪跑日程，2026")
    check_octets(data)
    assert any(line.startswith(b" ") for line in data.split(b"\r\n"))
    found = lines(data)
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-2] == "END:VCALENDAR"
    for line in (
        "PRODID:-//advisor_app//陪跑顾问工作台//ZH",
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:陪跑日程，2026",
    ):
        assert found.index(line) < found.index("BEGIN:VEVENT")


def test_the_lines_of_an_event() -> None:
    found = lines(to_ics([UPDATE], MOMENT))
    assert found[found.index("BEGIN:VEVENT") : found.index("END:VEVENT") + 1] == [
        "BEGIN:VEVENT",
        f"UID:{uid(UPDATE)}",
        "DTSTAMP:20261121T013015Z",
        "DTSTART;VALUE=DATE:20270531",
        "DTEND;VALUE=DATE:20270601",
        "SUMMARY:信息更新｜杭州钱潮精密机械有限公司｜专精特新“小巨人”企业：在培育平台更新企业信息",
        "DESCRIPTION:" + UPDATE.note + "\\n依据：工信部企业〔2026〕2号 附件2（待核验：单处转述）",
        "CATEGORIES:信息更新",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:信息更新｜杭州钱潮精密机械有限公司｜专精特新“小巨人”企业：在培育平台更新企业信息",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
    ]


def test_read_back() -> None:
    update, deadline = read(to_ics([UPDATE, NEW_YEAR], MOMENT))
    assert update.decoded("dtstart") == D(2027, 5, 31)
    assert update.decoded("dtend") == D(2027, 6, 1)
    assert update.decoded("dtstamp") == dt.datetime(2026, 11, 21, 1, 30, 15, tzinfo=dt.UTC)
    assert str(update["uid"]) == uid(UPDATE)
    (alarm,) = update.walk("VALARM")
    at = dt.datetime.combine(update.decoded("dtstart"), dt.time(), CHINA) + alarm.decoded("trigger")
    assert at == dt.datetime(2027, 5, 30, 9, tzinfo=CHINA)
    assert (deadline.decoded("dtstart"), deadline.decoded("dtend")) == (D(2026, 12, 31), D(2027, 1, 1))
    assert str(deadline["description"]) == "依据：顾问录入"


def test_without_names() -> None:
    typed = Reminder(
        Due(
            ReminderKind.PROMISE,
            D(2026, 12, 1),
            "给杭州钱潮精密机械有限公司回电话",
            "顾问录入",
            note="杭州钱潮精密机械有限公司 张总",
        ),
        replace(SUBJECT, label=""),
    )
    data = to_ics([UPDATE, typed], MOMENT, with_names=False)
    assert "钱潮" not in "".join(lines(data))
    update, promise = read(data)
    assert str(update["summary"]) == "信息更新｜专精特新“小巨人”企业：在培育平台更新企业信息"
    assert str(promise["summary"]) == "承诺｜给客户回电话"
    assert str(promise["description"]) == "客户 张总\n依据：顾问录入"


def test_a_reminder_of_no_client() -> None:
    policy = Reminder(
        Due(ReminderKind.POLICY, D(2027, 12, 31), "有效期届满", "杭政办函〔2025〕66号"),
        Subject("hz-2025-66", "", "", "杭政办函〔2025〕66号"),
    )
    for with_names in (True, False):
        (event,) = read(to_ics([policy], MOMENT, with_names=with_names))
        assert str(event["summary"]) == "政策到期｜杭政办函〔2025〕66号：有效期届满"


def test_the_uid_stays_when_the_day_moves_and_differs_otherwise() -> None:
    moved = replace(UPDATE, due=replace(UPDATE.due, day=D(2027, 6, 30), what="更新", note=""))
    assert uid(moved) == uid(UPDATE)
    renamed = replace(UPDATE, about=replace(SUBJECT, client="新名", label="小巨人"))
    assert uid(renamed) == uid(UPDATE)
    others = [
        UPDATE,
        NEW_YEAR,
        replace(UPDATE, about=replace(SUBJECT, client_id="c2")),
        replace(UPDATE, about=replace(SUBJECT, id="t2")),
        replace(UPDATE, due=replace(UPDATE.due, kind=ReminderKind.TASK)),
        replace(UPDATE, due=replace(UPDATE.due, occasion="update-2026/2028")),
        replace(NEW_YEAR, due=replace(NEW_YEAR.due, day=D(2027, 1, 1))),
    ]
    assert len({uid(each) for each in others}) == len(others)
    assert all("c1" not in uid(each).partition("@")[2] for each in others)


def test_same_input_same_bytes() -> None:
    assert to_ics([UPDATE], MOMENT) == to_ics([UPDATE], MOMENT)


def test_nothing_to_write() -> None:
    with pytest.raises(InputError, match="没有可以导出的日程"):
        to_ics([], MOMENT)


def test_a_moment_needs_its_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_ics([UPDATE], MOMENT.replace(tzinfo=None))


TEXT = st.text(max_size=120) | st.text('专精特新,;\\"“”:\r\n\t\x0b𬭚é 👍🏽', max_size=120)


@given(TEXT, TEXT, TEXT, st.booleans())
def test_whatever_is_typed(what: str, note: str, client: str, with_names: bool) -> None:
    due = replace(UPDATE.due, what=what, note=note)
    reminder = Reminder(due, replace(SUBJECT, client=client))
    data = to_ics([reminder], MOMENT, with_names=with_names)
    check_octets(data)
    (event,) = read(data)
    assert event.decoded("dtstart") == reminder.day
    if with_names:
        shown = " ".join("".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in what).split())
        assert shown in str(event["summary"])
