"""What is said of status, approval and the other meetings of the archive (REF6xx), and when nothing is said."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE
from tests.support.judging import changed, told

MAY = NOTICE.replace("1/26", "3/26").replace("2/26", "4/26").replace("2026-03-04", "2026-05-06")
MAY_PATH = "minutes/prove/2026/2026-05-06.yaml"
APPROVED = 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}\n'


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [('neste_moete: "2026-05-06"', 'neste_moete: "2026-05-07"')],
            "9: REF607 neste møte 2026-05-07 har ingen fil; det neste i arkivet er 2026-05-06",
        ),
        (
            [("status: referat\n", 'status: referat\ngodkjent: {dato: "2026-05-06"}\n')],
            "11: REF608 «godkjent» er ført, men status er «referat»",
        ),
        (
            [
                (
                    "status: referat\n",
                    'status: referat\nrettelser:\n  - {dato: "2026-05-06", gjelder: [2/26], tekst: Rettet.}\n',
                )
            ],
            "11: REF608 «rettelser» er ført, men status er «referat»",
        ),
        (
            [("status: referat\n", APPROVED.replace("2026-05-06", "2025-05-06").replace(", sak: 3/26", ""))],
            "11: REF609 referatet er godkjent 2025-05-06, før møtet 2026-03-04",
        ),
        (
            [
                (
                    "status: referat\n",
                    APPROVED + 'rettelser:\n  - {dato: "2026-04-01", gjelder: [2/26], tekst: Rettet.}\n',
                )
            ],
            "13: REF609 rettelsen er fra 2026-04-01, før referatet ble godkjent 2026-05-06",
        ),
        ([("status: referat\n", APPROVED.replace("3/26", "7/26"))], "11: REF610 møtet 2026-05-06 har ikke sak 7/26"),
        (
            [("status: referat\n", APPROVED.replace("3/26", "2/26"))],
            "11: REF610 sak 2/26 er i møtet 2026-03-04, ikke i et møte 2026-05-06",
        ),
    ],
)
def test_each_slip_is_told_in_a_sentence(changes: list[tuple[str, str]], sentence: str, tmp_path: Path) -> None:
    """With its line, and what the other file says."""
    assert told(tmp_path, changed(MINUTES, *changes), others={MAY_PATH: MAY}) == [sentence]


def test_a_decision_in_a_notice_shows_that_the_status_was_forgotten(tmp_path: Path) -> None:
    """Each case that has one is told of."""
    found = told(tmp_path, changed(MINUTES, ("status: referat", "status: innkalling")))
    assert found == [
        "33: REF608 sak 1/26 har vedtak, men status er «innkalling»",
        "44: REF608 sak 2/26 har vedtak, men status er «innkalling»",
    ]


@pytest.mark.parametrize(
    ("changes", "others"),
    [
        pytest.param([], {MAY_PATH: MAY}, id="the next meeting is there"),
        pytest.param([], {}, id="the next meeting has no file yet"),
        pytest.param(
            [],
            {"minutes/prove/2026/2026-03-04-2.yaml": MAY.replace("2026-05-06", "2026-03-04")},
            id="a second meeting the same day is not the next",
        ),
        pytest.param([("status: referat\n", APPROVED)], {MAY_PATH: MAY}, id="approved in the next meeting"),
        pytest.param([("status: referat\n", APPROVED)], {}, id="approved in a meeting that the archive does not have"),
        pytest.param(
            [("status: referat\n", APPROVED)], {MAY_PATH: MAY + "  saker: [\n"}, id="nobody can read in which"
        ),
    ],
)
def test_what_is_right_is_left_in_peace(changes: list[tuple[str, str]], others: dict[str, str], tmp_path: Path) -> None:
    """What the archive does not have proves nothing."""
    assert told(tmp_path, changed(MINUTES, *changes), others=others) == []


def test_a_second_meeting_needs_a_first(tmp_path: Path) -> None:
    """By its file name a meeting is the second or third of its day."""
    second = MAY.replace("2026-05-06", "2026-03-04")
    path = MEETING_PATH.replace(".yaml", "-2.yaml")
    assert told(tmp_path, path=path, others={path: second}) == []
    third = MEETING_PATH.replace(".yaml", "-4.yaml")
    assert told(tmp_path, path=third, others={path: MAY, third: second.replace("/26", "6/26")})[0] == (
        f"1: REF611 arkivet har ikke {MEETING_PATH.replace('.yaml', '-3.yaml')}, som kommer før denne"
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-03", ["3: REF613 møtet er 2026-03-04, som ikke har vært ennå"]),
        ("2026-03-04", []),
        ("2126-03-04", []),
    ],
)
def test_what_has_been_minuted_has_been_held(day: str, expected: list[str], tmp_path: Path) -> None:
    """The day is given, and a meeting may be minuted on its own."""
    assert told(tmp_path, MINUTES, today=date.fromisoformat(day)) == expected


def test_an_approval_in_the_future_is_told(tmp_path: Path) -> None:
    """It is the year that was mistyped."""
    approved = MINUTES.replace("status: referat\n", 'status: godkjent\ngodkjent: {dato: "2062-05-06"}\n')
    assert told(tmp_path, approved) == ["11: REF613 referatet er godkjent 2062-05-06, som ikke har vært ennå"]


def test_a_notice_is_told_of_when_its_day_is_long_past(tmp_path: Path) -> None:
    """Half a year on, somebody has forgotten the minutes, or to say that the meeting was called off."""
    assert told(tmp_path, NOTICE, today=date(2026, 9, 2)) == []
    assert told(tmp_path, NOTICE, today=date(2026, 9, 3)) == [
        "3: REF614 møtet var 2026-03-04, men status er fortsatt «innkalling»"
    ]
