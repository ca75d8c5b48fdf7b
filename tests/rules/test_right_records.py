"""Records that are right, however unusual, have no problem; and the slip that looks like each of them is still told."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER
from tests.support.judging import changed, told

OLA = "{navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}"
VARA = "{navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}"
SECOND = '  - {start: "09:30", slutt: "11:00", sak: 2/26, ansvarlig: [Kari Nordmann]}\n'
OFFICER = ("saksbehandler: [Åse Vik]", "saksbehandler: [Rådmannen]")
GUESTS = "  - gruppe: Innledere\n    personer:\n      - {navn: Tor Lie, oppmoete: møtt, paa_sak: [2/26]}\nsaksliste:\n"
HELP = "      - Kommunene går sammen om legevakt i helgene.\n"
LATER = MINUTES.replace("2026-03-04", "2026-05-06").replace("1/26", "3/26").replace('neste_moete: "2026-05-06"\n', "")
LATER_PATH = "minutes/prove/2026/2026-05-06.yaml"
POSTPONED = changed(MINUTES, (HELP, "      - Saken utsettes.\n"))
LAST_YEAR = changed(MINUTES.replace("2026-", "2025-").replace("2/26", "40/25").replace("1/26", "39/25"))
LAST_YEAR_PATH = "minutes/prove/2025/2025-03-04.yaml"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            [("oppmoete: forfall", "oppmoete: møtt"), (VARA, VARA[:-1] + ", paa_sak: [2/26]}")], id="substitute"
        ),
        pytest.param([(f"      - {OLA}\n", "")], id="absentee named only by the substitute"),
        pytest.param([OFFICER], id="officer by title"),
        pytest.param([("saksansvarlig: [Kari Nordmann]", "saksansvarlig: [Jens Dahl]")], id="officer by name"),
        pytest.param([("ansvarlig: [Kari Nordmann]}", "ansvarlig: [Jens Dahl]}")], id="presenter from outside"),
        pytest.param([("saksliste:\n", GUESTS)], id="guest in a group of guests"),
        pytest.param(
            [("saksliste:\n", GUESTS.replace("Innledere", "Andre til stede").replace(", paa_sak: [2/26]", ""))],
            id="guest in the group of guests",
        ),
        pytest.param([("sak: 2/26", "sak: 40/25"), ("saksnr: 2/26", "saksnr: 40/25")], id="case of the year before"),
        pytest.param(
            [
                ("sak: 2/26", "sak: 2/25"),
                (
                    "saksnr: 2/26\n    tittel: Samarbeid om legevakt",
                    "saksnr: 2/25\n    tittel: Legevakt\n    tidligere: [2/25]",
                ),
            ],
            id="case that says it comes again",
        ),
        pytest.param(
            [
                (SECOND, ""),
                ('slutt: "09:30"', 'slutt: "11:00"'),
                ("saksnr: 2/26\n", "saksnr: 2/26\n    tatt_opp_i_moetet: true\n"),
            ],
            id="added",
        ),
        pytest.param([("    vedtak:\n" + HELP, "    utfall: trukket\n")], id="withdrawn without a decision"),
    ],
)
def test_an_unusual_record_has_no_problem(changes: list[tuple[str, str]], tmp_path: Path) -> None:
    """What the record says can be so, and nothing speaks against it."""
    register = REGISTER.replace("format: 1", "format: 2")
    assert told(tmp_path, changed(MINUTES, *changes), register) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [("oppmoete: forfall", "oppmoete: møtt")],
            "18: REF304 «Ingrid Østby» møtte for «Ola Hansen», som selv er ført med «møtt»",
        ),
        (
            [("saksbehandler: [Åse Vik]", "saksbehandler: [Åse Vika]")],
            "30: REF301 «Åse Vika» står ikke i registeret for prove; mente du «Åse Vik»?",
        ),
        (
            [("ansvarlig: [Kari Nordmann]}", "ansvarlig: [Kari]}")],
            "24: REF301 «Kari» står ikke i registeret for prove; mente du «Kari Nordmann»?",
        ),
        (
            [("saksliste:\n", GUESTS.replace(", paa_sak: [2/26]", ""))],
            "22: REF309 gruppen «Innledere» står ikke i registeret for prove",
        ),
        (
            [("sak: 2/26", "sak: 2/25"), ("saksnr: 2/26", "saksnr: 2/25")],
            "35: REF502 sak 2/25 har et annet år enn møtet 2026-03-04",
        ),
        (
            [("sak: 2/26", "sak: 40/27"), ("saksnr: 2/26", "saksnr: 40/27")],
            "35: REF502 sak 40/27 har et annet år enn møtet 2026-03-04",
        ),
    ],
)
def test_the_slip_that_looks_like_it_is_told(changes: list[tuple[str, str]], sentence: str, tmp_path: Path) -> None:
    """Once, where it stands."""
    assert [
        line for line in told(tmp_path, changed(MINUTES, *changes)) if "REF301" not in line or "REF301" in sentence
    ] == [sentence]


@pytest.mark.parametrize("path", [MEETING_PATH, LATER_PATH])
@pytest.mark.parametrize(
    ("first", "number"),
    [
        pytest.param(POSTPONED, "2/26", id="postponed by the decision"),
        pytest.param(
            changed(MINUTES, (HELP, "      - Saken sendes tilbake.\n    utfall: tilbakesendt\n")),
            "2/26",
            id="sent back, as stated",
        ),
        pytest.param(
            changed(MINUTES, ("    vedtak:\n" + HELP, "    utfall: ikke_behandlet\n")), "2/26", id="not reached"
        ),
    ],
)
def test_a_case_that_was_not_finished_comes_again_under_its_number(
    first: str, number: str, path: str, tmp_path: Path
) -> None:
    """Neither meeting has anything wrong in it."""
    assert number in LATER
    register = REGISTER.replace("format: 1", "format: 2")
    assert told(tmp_path, first, register, path, others={LATER_PATH: LATER}) == []


def test_a_number_used_for_another_case_is_told_in_both_meetings(tmp_path: Path) -> None:
    """What was decided is finished, so the second is another case."""
    assert told(tmp_path, MINUTES, others={LATER_PATH: LATER}) == [
        "35: REF503 saksnummer 2/26 er brukt i møtet 2026-05-06"
    ]
    assert told(tmp_path, MINUTES, path=LATER_PATH, others={LATER_PATH: LATER}) == [
        "34: REF503 saksnummer 2/26 er brukt i møtet 2026-03-04"
    ]


def test_a_case_of_last_year_that_the_archive_has_comes_again(tmp_path: Path) -> None:
    """A number that would follow in this year is right where the case was postponed last year."""
    earlier = changed(LAST_YEAR.replace("40/25", "2/25").replace("39/25", "1/25"), (HELP, "      - Saken utsettes.\n"))
    meeting = changed(MINUTES, ("sak: 2/26", "sak: 2/25"), ("saksnr: 2/26", "saksnr: 2/25"))
    assert told(tmp_path, meeting, others={LAST_YEAR_PATH: earlier}) == []


def test_numbers_between_a_case_taken_up_again_and_the_new_ones_are_not_missing(tmp_path: Path) -> None:
    """The new cases of the meeting follow on each other; the old one is from before."""
    later = LATER.replace("3/26", "9/26")
    assert told(tmp_path, POSTPONED, path=LATER_PATH, others={LATER_PATH: later}) == [
        "25: REF507 arkivet har ikke sak 3/26–8/26, som kommer før 9/26"
    ]


def test_the_numbers_of_a_meeting_that_was_called_off_are_used_again(tmp_path: Path) -> None:
    """A meeting that was called off needs no more than its notice."""
    called_off = MINUTES[: MINUTES.index("deltakere:")].replace("status: referat", "status: avlyst")
    called_off = (
        called_off.replace("moeteleder: Kari Nordmann\nreferent: Åse Vik\n", "")
        + MINUTES[MINUTES.index("saksliste:") :]
    )
    called_off = changed(
        called_off, ("    vedtak:\n" + HELP, ""), ("    vedtak:\n      - Innkallingen godkjennes.\n", "")
    )
    register = REGISTER.replace("format: 1", "format: 2")
    later = LATER.replace("3/26", "1/26")
    assert told(tmp_path, called_off, register, others={LATER_PATH: later}) == []
    assert told(tmp_path, called_off, register, LATER_PATH, others={LATER_PATH: later}) == []


def test_minutes_that_name_no_chair_are_right(tmp_path: Path) -> None:
    """It may be worth knowing, and is no error."""
    assert told(tmp_path, changed(MINUTES, ("moeteleder: Kari Nordmann\n", ""))) == [
        "9: REF612 referatet sier ikke hvem som var møteleder"
    ]
