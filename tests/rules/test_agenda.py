"""What is said of the timetable (REF4xx), and when nothing is said."""

from pathlib import Path

import pytest

from tests.support.archives import MINUTES
from tests.support.judging import changed, told

FIRST = '  - {start: "09:00", slutt: "09:30", sak: 1/26}\n'
SECOND = '  - {start: "09:30", slutt: "11:00", sak: 2/26, ansvarlig: [Kari Nordmann]}\n'


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [('start: "09:30"', 'start: "09:45"')],
            "24: REF405 det er et hull på 15 minutter mellom 09:30 (1/26 slutter) og 09:45 (2/26)",
        ),
        (
            [('{start: "09:00"', '{start: "09:10"')],
            "23: REF405 det er et hull på 10 minutter mellom 09:00 (møtet begynner) og 09:10 (1/26)",
        ),
        (
            [('slutt: "11:00", sak', 'slutt: "10:30", sak')],
            "24: REF405 den siste posten slutter 10:30, men møtet slutter 11:00",
        ),
        (
            [('slutt: "09:30", sak', 'slutt: "09:30", minutter: 20, sak')],
            "23: REF406 1/26 er satt til 20 minutter, men varer fra 09:00 til 09:30, som er 30",
        ),
        (
            [(FIRST, "  - {minutter: 20, sak: 1/26}\n"), (SECOND, "  - {minutter: 90, sak: 2/26}\n")],
            "22: REF407 postene har 110 minutter til sammen, men møtet varer 120",
        ),
        (
            [("sak: 2/26, ansvarlig", "sak: 2/26, tittel: Samarbeid om legevakt, ansvarlig")],
            "24: REF408 posten gjentar tittelen på sak 2/26",
        ),
        (
            [(SECOND, SECOND + "  - {ansvarlig: [Kari Nordmann]}\n")],
            "25: REF409 post 3 på sakslisten har verken sak eller tittel",
        ),
        (
            [("[Kari Nordmann]", "[Ola Hansen]")],
            "24: REF410 «Ola Hansen» skulle legge fram 2/26, men er ikke ført som til stede",
        ),
    ],
)
def test_each_slip_is_told_in_a_sentence(changes: list[tuple[str, str]], sentence: str, tmp_path: Path) -> None:
    """With its line, the times and the slot."""
    assert told(tmp_path, changed(MINUTES, *changes)) == [sentence]


NIGHT = ('start: "09:00"\nslutt: "11:00"', 'start: "18:00"\nslutt: "00:30"')


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (
            "18:00–23:30",
            "23:45–00:30",
            "24: REF405 det er et hull på 15 minutter mellom 23:30 (1/26 slutter) og 23:45 (2/26)",
        ),
        ("18:00–23:30", "23:30–00:45", "24: REF402 2/26 slutter 00:45, etter at møtet er slutt 00:30"),
        ("17:30–23:30", "23:30–00:30", "23: REF402 1/26 begynner 17:30, før møtet begynner 18:00"),
        ("18:00–00:10", "00:05–00:30", "24: REF401 2/26 begynner 00:05, før 1/26 er slutt 00:10"),
        ("18:00–00:10", "00:10–00:15", "24: REF405 den siste posten slutter 00:15, men møtet slutter 00:30"),
    ],
)
def test_times_past_midnight_are_those_of_the_next_day(first: str, second: str, sentence: str, tmp_path: Path) -> None:
    """They are compared as such: what is before, after, or between is told as in any other meeting."""
    slots = [
        f'  - {{start: "{span[:5]}", slutt: "{span[6:]}", sak: {number}}}\n'
        for span, number in ((first, "1/26"), (second, "2/26"))
    ]
    assert told(tmp_path, changed(MINUTES, NIGHT, (FIRST, slots[0]), (SECOND, slots[1]))) == [sentence]


@pytest.mark.parametrize("end", ["08:30", "06:00", "09:00"])
def test_twelve_hours_or_more_is_a_slip(end: str, tmp_path: Path) -> None:
    """Who writes an end before the start means the same day when it would last half the night and the day after."""
    found = told(tmp_path, changed(MINUTES, ('start: "09:00"\nslutt: "11:00"', f'start: "18:00"\nslutt: "{end}"')))
    assert found[0].endswith(f"REF402 møtet slutter {end}, men begynner 18:00")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([('start: "09:00"\nslutt: "11:00"\n', "")], id="a meeting without times"),
        pytest.param([(FIRST, "  - {sak: 1/26}\n"), (SECOND, "  - {sak: 2/26}\n")], id="an agenda without times"),
        pytest.param(
            [(FIRST, FIRST + "  - {tittel: Pause}\n"), ('start: "09:30"', 'start: "09:45"')],
            id="a slot without times may fill the gap",
        ),
        pytest.param(
            [('slutt: "11:00", sak', 'slutt: "10:45", sak'), (SECOND[-5:], SECOND[-5:] + "  - {tittel: Avslutning}\n")],
            id="a closing word without times after the last case",
        ),
        pytest.param(
            [(FIRST, "  - {minutter: 30, sak: 1/26}\n"), (SECOND, "  - {sak: 2/26}\n")],
            id="minutes for some of the slots",
        ),
        pytest.param([('slutt: "09:30", sak', 'slutt: "09:30", minutter: 30, sak')], id="minutes that say the same"),
        pytest.param(
            [("sak: 2/26, ansvarlig", "sak: 2/26, tittel: Samarbeid om legevakt., ansvarlig")],
            id="a title that the notice worded otherwise, if only by a full stop",
        ),
        pytest.param([("[Kari Nordmann]", "[AU]")], id="a body presents the case"),
        pytest.param(
            [
                ('start: "09:00"\nslutt: "11:00"', 'start: "18:00"\nslutt: "00:30"'),
                (FIRST, '  - {start: "18:00", slutt: "23:30", sak: 1/26}\n'),
                (SECOND, '  - {start: "23:30", slutt: "00:30", sak: 2/26, ansvarlig: [Kari Nordmann]}\n'),
            ],
            id="a meeting that lasts past midnight",
        ),
        pytest.param(
            [
                ('start: "09:00"\nslutt: "11:00"\n', ""),
                (FIRST, '  - {start: "23:30", slutt: "00:15", sak: 1/26}\n'),
                (SECOND, '  - {start: "00:15", slutt: "01:00", sak: 2/26}\n'),
            ],
            id="an agenda alone that goes on past midnight",
        ),
        pytest.param(
            [
                (FIRST, '  - {start: "09:00", slutt: "11:00", sak: 1/26}\n'),
                (SECOND, ""),
                ("    sakstype: beslutning\n", "    sakstype: beslutning\n    tatt_opp_i_moetet: true\n"),
            ],
            id="a case that was added in the meeting",
        ),
        pytest.param(
            [
                ("[Kari Nordmann]", "[Ola Hansen]"),
                ("forfall, enhet", "ukjent, enhet"),
                ("møtt, moette_for: Ola Hansen", "forfall"),
            ],
            id="nobody recorded whether the presenter came",
        ),
    ],
)
def test_what_is_right_is_left_in_peace(changes: list[tuple[str, str]], tmp_path: Path) -> None:
    """What the agenda leaves open proves nothing."""
    assert told(tmp_path, changed(MINUTES, *changes)) == []
