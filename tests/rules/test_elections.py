"""What is said of elections, and of those who took part without being listed (REF570–REF574); and when nothing is."""

from pathlib import Path

import pytest

from tests.support.archives import write
from tests.support.council import MARCH, MARCH_PATH, REGISTER, REGISTER_PATH
from tests.support.judging import changed, problems

# The election of the council in `tests.support.council`: six have a vote in its case.
ELECTION = MARCH[MARCH.index("      - verv: Leder i klagenemnda") :]
TWO = "kandidater: [{navn: Siv Nes, stemmer: 4}, {navn: Per Vik, stemmer: 1}]"
SIXES = "valgt: [Siv Nes, Per Vik], kandidater: [{navn: Siv Nes, stemmer: 6}, {navn: Per Vik, stemmer: 6}]"
OFFICE = "«Leder» i sak 5/26"


def told(root: Path, *changes: tuple[str, str]) -> list[str]:
    """What is said of the council's meeting with these changes."""
    write(root, {REGISTER_PATH: REGISTER, MARCH_PATH: changed(MARCH, *changes)})
    return [f"{one.code} {one.message}" for one in problems(root, MARCH_PATH)]


def of_election(root: Path, election: str) -> list[str]:
    """What is said of an election with these keys."""
    return told(root, (ELECTION, f"      - {{verv: Leder, {election}}}\n"))


@pytest.mark.parametrize(
    ("election", "sentence"),
    [
        (
            f"{TWO}, valgt: [Siv Næs]",
            f"REF570 «Siv Næs» er valgt til {OFFICE}, men står ikke blant kandidatene; mente du «Siv Nes»?",
        ),
        (
            "kandidater: [{navn: Siv Nes, stemmer: 7}], valgt: [Siv Nes]",
            f"REF572 valget til {OFFICE} har 7 stemmer, men det var 6 til stede med stemmerett",
        ),
        # To two places twelve votes may be given.
        (
            f"{SIXES}, blanke: 1",
            f"REF572 valget til {OFFICE} har 13 stemmer, men det var 6 til stede med stemmerett",
        ),
        (
            f"{TWO}, valgt: [Per Vik]",
            f"REF573 «Per Vik» er valgt til {OFFICE}, men fikk færre stemmer enn «Siv Nes» (1 mot 4)",
        ),
        (
            "kandidater: [{navn: Siv Nes, stemmer: 2}, {navn: Per Vik, stemmer: 2}], valgt: [Siv Nes]",
            f"REF573 «Siv Nes» er valgt til {OFFICE}, men fikk like mange stemmer som «Per Vik» (2)",
        ),
        (
            f"{TWO}, valgt: [Siv Nes], varamedlemmer: [S. Nes]",
            f"REF574 «S. Nes» står både under valgt og under varamedlemmer i valget til {OFFICE}",
        ),
        (
            "valgt: [Siv Nes], etter: [Siv Nes]",
            f"REF574 «Siv Nes» står både under valgt og under etter i valget til {OFFICE}",
        ),
        (
            "kandidater: [{navn: Siv Nes}, {navn: S. Nes}], valgt: [Siv Nes]",
            f"REF574 «S. Nes» står to ganger under kandidater i valget til {OFFICE}",
        ),
    ],
)
def test_an_election_that_contradicts_itself_is_told(election: str, sentence: str, tmp_path: Path) -> None:
    """Once, with the names and the numbers of the record."""
    assert of_election(tmp_path, election) == [sentence]


@pytest.mark.parametrize(
    "election",
    [
        f"{TWO}, blanke: 1, valgt: [Siv Nes], varamedlemmer: [Ukjent Person], etter: [En Annen]",
        f"{TWO}, valgt: [S. Nes]",
        "kandidater: [{navn: Siv Nes, stemmer: 2}, {navn: Per Vik, stemmer: 2}], loddtrekning: true, valgt: [Siv Nes]",
        "kandidater: [{navn: Siv Nes}, {navn: Per Vik, stemmer: 6}], valgt: [Siv Nes]",
        SIXES,
        "kandidater: [{navn: Siv Nes, stemmer: 4}]",
        "valgt: [Ukjent Person]",
        "form: akklamasjon",
    ],
)
def test_an_election_that_may_be_right_is_left_alone(election: str, tmp_path: Path) -> None:
    """Numbers that are missing contradict nothing, and anybody may be elected."""
    assert of_election(tmp_path, election) == []


def test_nothing_is_said_of_numbers_where_nobody_knows_who_was_there(tmp_path: Path) -> None:
    """Of one member it is not recorded whether they came."""
    many = (ELECTION, "      - {verv: Leder, kandidater: [{navn: Siv Nes, stemmer: 9}], valgt: [Siv Nes]}\n")
    unsure = ("{navn: Eva Lund, oppmoete: forfall", "{navn: Eva Lund, oppmoete: ukjent")
    assert [one for one in told(tmp_path, many, unsure) if "REF572" in one] == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            ("stemte_for: [Tor Berg, Anne Dal]", "stemte_for: [Tor Berg, Jon Foss]"),
            "REF571 «Jon Foss» har stemt i sak 3/26, men står ikke i deltakerlisten",
        ),
        (
            ("forslagsstiller: [Ola Lie]", "forslagsstiller: [Jon Foss]"),
            "REF571 «Jon Foss» fremmet et forslag i sak 2/26, men står ikke i deltakerlisten",
        ),
        (
            ("{av: [Tor Berg]", "{av: [Jon Foss]"),
            "REF571 «Jon Foss» fikk ført en merknad i sak 3/26, men står ikke i deltakerlisten",
        ),
        # A body may propose; who met for somebody disqualified was there; and who is in the list by another spelling.
        (("forslagsstiller: [Ola Lie]", "forslagsstiller: [Kommunedirektøren]"), None),
        (("forslagsstiller: [Ola Lie]", "forslagsstiller: [S. Nes]"), None),
    ],
)
def test_who_took_part_is_listed(change: tuple[str, str], sentence: str | None, tmp_path: Path) -> None:
    """Of those whom the register knows; a stranger's name is told by another rule, or may be a body's."""
    assert [one for one in told(tmp_path, change) if "REF571" in one] == ([sentence] if sentence else [])


def test_who_met_for_somebody_disqualified_was_there(tmp_path: Path) -> None:
    """And where only the number of a group is known, anybody may have been."""
    voted = ("stemte_for: [Tor Berg, Anne Dal]", "stemte_for: [Tor Berg, Jon Foss]")
    met = told(tmp_path, voted, ("parkeringshus., vara: ingen", "parkeringshus., vara: Jon Foss"))
    administration = "  - gruppe: Administrasjonen\n    "
    named = f"{administration}personer:\n      - {{navn: Liv Strand, oppmoete: møtt}}\n"
    counted = (named, f"{administration}antall: {{moett: 3}}\n")
    assert [one for one in met + told(tmp_path, voted, counted) if "REF571" in one] == []
