"""Attendance case by case, asked of a small council: expected values are read off its record."""

import json
from pathlib import Path

import pytest

from tests.support.council import council
from tests.support.running import referat

ON_SCREEN = """\
Medlemmer
  Sak   Til stede  Med stemmerett  Inhabile  Borte
2026-05-06
  6/26          7               7            Eva Lund
2026-03-04
  1/26          5               5            Siv Nes, Eva Lund
  2/26          5               5            Siv Nes, Eva Lund
  3/26          5               5  Per Vik   Eva Lund
  4/26          6               6            Eva Lund
  5/26          6               6            Eva Lund
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the council; only asked."""
    return council(tmp_path_factory.mktemp("council"))


def test_each_case_has_who_was_there_for_it(root: Path) -> None:
    """Siv came to 3/26, Per was disqualified in it, and Jon had Eva's seat in May."""
    done = referat(root, "attendance", "--by", "case")
    assert (done.code, done.out, done.err) == (0, ON_SCREEN, "")


def test_a_person_has_the_cases_that_the_person_was_there_for(root: Path) -> None:
    """One where she was there, none where she was not."""
    done = referat(root, "attendance", "--by", "case", "--person", "Siv", "--to", "2026-04-01", "-f", "json")
    rows = json.loads(done.out)["rader"]
    assert [(row["saksnr"], row["til_stede"], row["fravaerende"]) for row in rows] == [
        ("1/26", 0, ["Siv Nes"]),
        ("2/26", 0, ["Siv Nes"]),
        ("3/26", 1, []),
        ("4/26", 1, []),
        ("5/26", 1, []),
    ]


def test_the_secretariat_has_no_vote(root: Path) -> None:
    """Asked for by its role."""
    done = referat(root, "attendance", "--by", "case", "--role", "sekretariat", "--from", "2026-05-01", "-f", "csv")
    assert done.out == (
        "utvalg,moetedato,saksnr,sti,rolle,til_stede,stemmeberettigede,fravaerende,inhabile,ukjente\n"
        "kst,2026-05-06,6/26,minutes/kst/2026/2026-05-06.yaml,sekretariat,1,0,,,\n"
    )


def test_cases_are_not_drawn(root: Path, tmp_path: Path) -> None:
    """Whoever asks for that gets one sentence."""
    assert referat(root, "attendance", "--by", "case", "--plot", str(tmp_path / "x.svg")).code == 2


def test_the_cases_of_each_role_stand_together(root: Path) -> None:
    """The members' first, then those of the secretariat, however many meetings there are."""
    done = referat(root, "attendance", "--by", "case", "--role", "medlem", "--role", "sekretariat", "-f", "json")
    roles = [row["rolle"] for row in json.loads(done.out)["rader"]]
    assert roles == ["medlem"] * 6 + ["sekretariat"] * 6


def test_a_substitute_for_nobody_named_may_have_had_a_vote(tmp_path: Path) -> None:
    """So the number of those with a vote is unknown, until the line says for whom, or whether there was one."""
    path = council(tmp_path) / "minutes/kst/2026/2026-05-06.yaml"
    text = path.read_text(encoding="utf-8")
    assert ", moette_for: Eva Lund" in text
    asked = ("attendance", "--by", "case", "--from", "2026-05-01", "-f", "json")
    for ending, numbers in (("", (6, None)), (", stemmerett: false", (6, 6)), (", stemmerett: true", (7, 7))):
        path.write_text(text.replace(", moette_for: Eva Lund", ending), encoding="utf-8")
        (row,) = json.loads(referat(tmp_path, *asked).out)["rader"]
        assert (row["til_stede"], row["stemmeberettigede"]) == numbers
