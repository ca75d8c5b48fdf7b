"""The times that Norwegian texts name, read by a calendar: what each may mean, and the day when it is over."""

import pytest

from referat_cli.model.dates import days, deadlines, times, weekday_beside
from tests.support.rows import each

WRITTEN = "2024-10-29"


@each(
    "text, first, last, due",
    [
        ("innen 30.06.25", "2025-06-30", "2025-06-30", "2025-06-30"),
        ("30. 6. 2025", "2025-06-30", "2025-06-30", "2025-06-30"),
        ("30/6-25", "2025-06-30", "2025-06-30", "2025-06-30"),
        ("30/6 2025", "2025-06-30", "2025-06-30", "2025-06-30"),
        ("2025-06-30", "2025-06-30", "2025-06-30", "2025-06-30"),
        ("30. juni 2025", "2025-06-30", "2025-06-30", "2025-06-30"),
        ("10. jan. 2025", "2025-01-10", "2025-01-10", "2025-01-10"),
        ("senest 15. desember", "2024-12-15", "2024-12-15", "2024-12-15"),
        ("seinast 1. februar", "2025-02-01", "2025-02-01", "2025-02-01"),
        ("senest 15/12", "2024-12-15", "2024-12-15", "2024-12-15"),
        ("innen 1.5.", "2025-05-01", "2025-05-01", "2025-05-01"),
        ("innen 29. februar", "2028-02-29", "2028-02-29", "2028-02-29"),
        ("før 1. mars 2025", "2025-02-28", "2025-03-01", "2025-02-28"),
        ("i juni 2025", "2025-06-01", "2025-06-30", "2025-06-30"),
        ("innen juni 2025", "2025-05-31", "2025-06-30", "2025-06-30"),
        ("innen utgangen av juni 2025", "2025-06-30", "2025-06-30", "2025-06-30"),
        ("innan utgangen av mars", "2025-03-31", "2025-03-31", "2025-03-31"),
        ("ut august", "2025-08-31", "2025-08-31", "2025-08-31"),
        ("i desember-møtet", "2024-12-01", "2024-12-31", "2024-12-31"),
        ("i møtet i februar 2025", "2025-02-01", "2025-02-28", "2025-02-28"),
        ("septembermøtet", "2025-09-01", "2025-09-30", "2025-09-30"),
        ("1. kvartal 2025", "2025-01-01", "2025-03-31", "2025-03-31"),
        ("fyrste kvartal 2026", "2026-01-01", "2026-03-31", "2026-03-31"),
        ("Q2 2025", "2025-04-01", "2025-06-30", "2025-06-30"),
        ("andre halvår i 2025", "2025-07-01", "2025-12-31", "2025-12-31"),
        ("annet halvår", "2024-07-01", "2024-12-31", "2024-12-31"),
        ("tredje tertial", "2024-09-01", "2024-12-31", "2024-12-31"),
        ("i løpet av høsten 2023", "2023-07-01", "2023-12-31", "2023-12-31"),
        ("hausten 2025", "2025-07-01", "2025-12-31", "2025-12-31"),
        ("til våren", "2025-01-01", "2025-06-30", "2025-06-30"),
        ("før sommeren 2025", "2025-05-31", "2025-06-01", "2025-05-31"),
        ("uke 12 2025", "2025-03-17", "2025-03-23", "2025-03-23"),
        ("veke 1 i 2026", "2025-12-29", "2026-01-04", "2026-01-04"),
        ("innen utgangen av 2025", "2025-12-31", "2025-12-31", "2025-12-31"),
        ("i 2025", "2025-01-01", "2025-12-31", "2025-12-31"),
        ("ut året", "2024-12-31", "2024-12-31", "2024-12-31"),
        ("neste år", "2025-01-01", "2025-12-31", "2025-12-31"),
        ("før jul", "2024-12-23", "2024-12-24", "2024-12-23"),
    ],
)
def test_what_a_text_says_is_read_as_a_span_of_days(text: str, first: str, last: str, due: str) -> None:
    """What may be meant, and the last day for what is to be done; a text without a year speaks of what comes."""
    (time,) = times(text, WRITTEN)
    assert (time.first, time.last, time.due) == (first, last, due)


@pytest.mark.parametrize(
    "text",
    [
        "sak 12/24",
        "sak 45/24 og 3.2",
        "kl. 12.30",
        "2 av 3",
        "1.5 mill.",
        "jevnlig",
        "snarest",
        "§ 11-5",
        "innen 1.5 km",
        "tlf. 73 86 01 23",
    ],
)
def test_other_numbers_are_no_times(text: str) -> None:
    """Case numbers, clocks, decimals and paragraphs."""
    assert list(times(text, WRITTEN)) == []


@pytest.mark.parametrize("text", ["innen 31. feb. 2025", "31.04.2025", "2025-02-29", "30. februar", "32. januar 2025"])
def test_a_day_that_no_calendar_has_is_known_as_such(text: str) -> None:
    """It is a day, and no day can be meant by it."""
    (time,) = times(text, WRITTEN)
    assert (time.is_day, time.last) == (True, "")


@pytest.mark.parametrize(
    ("text", "meeting", "year"),
    [
        ("på første møte i 2025", 1, "2025"),
        ("andre møtet", 2, "2024"),
        ("neste møte", 0, "2024"),
        ("3. møte i 2026", 3, "2026"),
    ],
)
def test_a_meeting_of_a_year_is_named_by_its_number(text: str, meeting: int, year: str) -> None:
    """Which day it is on only the archive knows."""
    (time,) = times(text, WRITTEN)
    assert (time.meeting, time.first[:4]) == (meeting, year)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AU rapporterer innen 30.06.25.", ["innen 30.06.25"]),
        ("Utvalet får saka innan 1. mars 2025.", ["innan 1. mars 2025"]),
        ("Brevet sendes før 1.12.24, og svaret ventes senest 15. desember.", ["før 1.12.24", "senest 15. desember"]),
        ("Frist for oppstart 01.12.24", ["Frist for oppstart 01.12.24"]),
        ("Høringsfrist: 1. mars 2025", ["Høringsfrist: 1. mars 2025"]),
        ("Planen er ferdig innen utgangen av 2025.", ["innen utgangen av 2025"]),
        ("Rapporten kommer innen 1. kvartal 2025.", ["innen 1. kvartal 2025"]),
        ("Rettes innen 31. feb. 2025.", ["innen 31. feb. 2025"]),
        ("Tiltak innen psykisk helse. Møtet holdes 1. mars 2025.", []),
        ("Før møtet 1. mars 2025 var det stille.", []),
        ("Møtet holdes 1. mars 2025.", []),
        ("Målet nås innen 2030.", []),
    ],
)
def test_a_deadline_is_a_word_that_sets_it_and_the_time_soon_after(text: str, expected: list[str]) -> None:
    """In the same sentence; a year alone is an aim, and what is after a full stop is another matter."""
    assert [deadline.text for deadline in deadlines(text, WRITTEN)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mandag 3. mars 2026", ("mandag", False)),
        ("tirsdag 3. mars 2026", ("tirsdag", True)),
        ("onsdag den 4. mars 2026", ("onsdag", True)),
        ("laurdag, 7. mars 2026", ("laurdag", True)),
        ("måndag 02.03.2026", ("måndag", True)),
        ("tysdag 2026-03-04", ("tysdag", False)),
        ("Mandag 3. mars", None),
        ("kl. 10 den 3. mars 2026", None),
    ],
)
def test_a_weekday_beside_a_day_is_that_days_or_not(text: str, expected: tuple[str, bool] | None) -> None:
    """Only a day with its year has one weekday."""
    (time,) = days(text, WRITTEN)
    beside = weekday_beside(text, time)
    assert (beside and (beside.written, beside.is_right)) == expected
