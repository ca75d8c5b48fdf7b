"""A point of a decision or of a proposal, asked for by its address: `diff` and `history`."""

from pathlib import Path

import pytest

from tests.support.asking import ask
from tests.support.lives import commit
from tests.support.running import repository
from tests.support.school_council import MEETING, REGISTER

PATH = "minutes/ks/2026/2026-03-04.yaml"
FIRST = MEETING.replace(
    "      - Budsjettet økes med en million kroner.\n    valg", "      - Budsjettet økes.\n    valg"
)
# A point is put in before the one that is asked for, and then that one is reworded.
SECOND = FIRST.replace("      - Budsjettet økes.\n", "      - Bussen går hver time.\n      - Budsjettet økes.\n")
THIRD = SECOND.replace("      - Budsjettet økes.\n", "      - Budsjettet økes kraftig.\n")
FOURTH = THIRD.replace("          - Bussen går oftere.", "          - Bussen går mye oftere.")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the council, with four versions of its meeting; only read."""
    root = tmp_path_factory.mktemp("council")
    repository(root)
    commit(root, "2026-03-05", "Kari Moe", "Register the council", {"minutes/ks/utvalg.yaml": REGISTER})
    for day, text in enumerate((FIRST, SECOND, THIRD, FOURTH), start=6):
        commit(root, f"2026-03-{day:02}", "Kari Moe", f"Version {day}", {PATH: text})
    return root


def subjects(root: Path, *call: str) -> list[str]:
    """The commits of an answer."""
    return [line.rsplit(": ", 1)[1] for line in ask(root, "history", *call).out.splitlines() if ": Version" in line]


def test_the_history_of_a_point_follows_it_through_its_numbers(root: Path) -> None:
    """What was put in before it has given it another number, and is no change of it."""
    assert subjects(root, "PS 1/26#3") == ["Version 6", "Version 8"]
    assert subjects(root, "PS 1/26#2") == ["Version 7"]
    assert subjects(root, "PS 1/26#B.2") == ["Version 6", "Version 9"]
    assert subjects(root, "PS 1/26#A.1") == ["Version 6"]
    assert ask(root, "history", "PS 1/26#7").err == (
        "referat: Vedtaket i sak PS 1/26 har ikke noe punkt 7; det siste er 3.\n"
    )
    assert ask(root, "history", "PS 1/26#3", "--blame").code == 2


def test_the_changes_of_one_point(root: Path) -> None:
    """Alone, unchanged or not; one of a proposal that fell is in no decision."""
    shown = ask(root, "diff", "PS 1/26#1").out
    assert "1 punkt endret\n" in shown
    assert "Budsjettet" not in shown
    assert "  u1  uendret  Følgende legges til grunn for budsjettet.\n" in ask(root, "diff", "PS 1/26#u1").out
    assert ask(root, "diff", "PS 1/26#B.1").out.startswith("PS 1/26 vedtatt med endringer (utledet)\nSkolestruktur\n")
    assert ask(root, "diff", "PS 1/26#B.9").code == 2
