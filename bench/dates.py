"""The dates of ten thousand clients: two titles each with their duties, one application with its tasks."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable

from advisor_app.domain.application import Application, Pursuit, Window
from advisor_app.domain.record import Recognition, RecognitionEvent
from advisor_app.domain.reminder import Bucket, Reminder, Subject
from advisor_app.library.reader import open_library
from advisor_app.pipeline.agenda import agenda
from advisor_app.pipeline.certificates import AHEAD_DAYS, Keeping, certificates, title_reminders
from advisor_app.pipeline.schedule import application_reminders
from advisor_app.runtime import resources
from advisor_app.runtime.collecting import no_collecting

DAY = dt.date(2026, 11, 21)
CLIENTS = 10_000
NEAR = 200
"""As the calendar looks ahead."""
TITLES = ("srdi_sme", "little_giant")


def median(work: Callable[[], object], rounds: int) -> float:
    """Median seconds of ``rounds`` runs."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        with no_collecting():  # as the calendar itself does
            work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    """Print the medians."""
    library = open_library(resources.policies_db())
    keeping = {t: Keeping(d for s in library.standards if s.title == t for d in s.duties) for t in TITLES}
    years = {t: library.catalogue.recognitions[t].validity_years for t in TITLES}
    # every client on other days: grants over three years, deadlines over half a year
    titles = [
        (
            title,
            [
                Recognition(
                    title, RecognitionEvent.FIRST, DAY - dt.timedelta(days=(n * 7 + place * 400) % 1100)
                )
            ],
            Subject(f"{title}:{n}", str(n), f"示例企业{n:05}", library.catalogue.recognitions[title].label),
        )
        for n in range(CLIENTS)
        for place, title in enumerate(TITLES)
    ]
    applications = [
        (
            Application(
                Pursuit.TITLE,
                "little_giant",
                "2027",
                window=Window("", "", "2027", closes_on=DAY + dt.timedelta(days=n % 180)),
            ),
            DAY - dt.timedelta(days=n % 90),
            Subject(f"application:{n}", str(n), f"示例企业{n:05}", "小巨人 2027"),
        )
        for n in range(CLIENTS)
    ]

    def of_titles(ahead: int = AHEAD_DAYS) -> list[Reminder]:
        found: list[Reminder] = []
        for title, records, subject in titles:
            held = certificates(records, years[title], DAY)
            found.extend(title_reminders(held, keeping[title], subject, DAY, ahead))
        return found

    def of_applications() -> list[Reminder]:
        found: list[Reminder] = []
        for application, opened_on, subject in applications:
            found.extend(application_reminders(application, opened_on, subject))
        return found

    reminders = of_titles() + of_applications()
    done = frozenset(each.mark for each in reminders[::7])
    lines = [
        ("证书：更新、复核、到期", median(of_titles, 7)),
        ("倒排任务与截止", median(of_applications, 7)),
        ("分到各栏", median(lambda: agenda(reminders, DAY), 7)),
        ("分到各栏，七分之一已完成", median(lambda: agenda(reminders, DAY, done), 7)),
        ("合计", median(lambda: agenda(of_titles() + of_applications(), DAY, done), 7)),
        (
            f"合计，证书只看 {NEAR} 天以内",
            median(lambda: agenda(of_titles(NEAR) + of_applications(), DAY, done), 7),
        ),
    ]
    found = agenda(reminders, DAY, done)
    print(f"{CLIENTS} 家，{len(reminders)} 条提醒：", {b.value: found.badge(b) for b in Bucket})
    for name, seconds in lines:
        print(f"{seconds * 1000:10.2f} ms  {name}")


if __name__ == "__main__":
    main()
