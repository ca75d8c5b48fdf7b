"""Whole answers of ``referat attendance``, on the two real meetings and on a small archive with a past."""

import json
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER_PATH, archive
from tests.support.running import git, referat, repository

ROOT = Path(__file__).parents[2]


def committed(root: Path, old: str, new: str, subject: str, path: str = MEETING_PATH) -> None:
    """Commit the file with one text in place of another."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")
    git(root, "commit", "--quiet", "--all", f"--message={subject}")


def test_the_two_meetings_have_the_numbers_of_the_paper() -> None:
    """Members themselves 13 of 16 and 11 of 15, seats filled 15 and 12; observers 7 of 13 and 6 of 14."""
    found = json.loads(referat(ROOT, "attendance", "--by", "meeting", "-f", "json").out)["rader"]
    assert {
        (row["moetedato"], row["rolle"]): (row["moett"] + row["digitalt"], row["forventet"], row["besatt"], row["vara"])
        for row in found
    } == {
        ("2023-09-06", "medlem"): (13, 16, 15, 2),
        ("2024-10-29", "medlem"): (11, 15, 12, 1),
        ("2023-09-06", "observatør"): (7, 13, 8, 1),
        ("2024-10-29", "observatør"): (6, 14, 7, 1),
    }


def test_the_meetings_behind_the_numbers_have_file_and_line() -> None:
    """Wenche P. Dehli, also written Wenche Dehli, was away twice; each line is hers in the file."""
    done = referat(ROOT, "attendance", "--explain", "Wenche Dehli", "-f", "json")
    for row in json.loads(done.out)["moeter"]:
        line = (ROOT / row["sti"]).read_text(encoding="utf-8").splitlines()[row["linje"] - 1]
        assert "Dehli" in line
        assert "forfall" in line
        assert row["vara"] == ["Laura Steinsli"]


def test_a_mark_changed_and_changed_back_shows_as_both(tmp_path: Path) -> None:
    """The first recording is none; the newest stands first, and the later one came after approval."""
    root = repository(archive(tmp_path))
    committed(root, "Hansen, oppmoete: forfall", "Hansen, oppmoete: uteblitt", "Rett oppmøtet")
    committed(root, "status: referat", 'status: godkjent\ngodkjent: {dato: "2026-05-06"}', "Godkjenn")
    committed(root, "Hansen, oppmoete: uteblitt", "Hansen, oppmoete: forfall", "Rett tilbake")
    done = referat(root, "attendance", "--history", "-f", "json")
    assert [
        (row["emne"], row["navn"], row["foer"], row["etter"], row["etter_godkjenning"])
        for row in json.loads(done.out)["endringer"]
    ] == [
        ("Rett tilbake", "Ola Hansen", "uteblitt", "forfall", True),
        ("Rett oppmøtet", "Ola Hansen", "forfall", "uteblitt", False),
    ]
    done = referat(root, "attendance", "--history", "--person", "Kari Nordmann")
    assert (done.code, done.out) == (1, "")


def test_what_differs_from_a_revision_is_told_number_by_number(tmp_path: Path) -> None:
    """Ola was away then and is there now, and nobody else differs."""
    root = repository(archive(tmp_path))
    committed(root, "Hansen, oppmoete: forfall", "Hansen, oppmoete: møtt", "Rett oppmøtet")
    done = referat(root, "attendance", "--compare", "HEAD~1")
    told = "Forskjeller fra HEAD~1\n\n- Ola Hansen (medlem): møtt 0 → 1, forfall 1 → 0, andel 0 % → 100 %\n"
    assert done.out == told
    assert referat(root, "attendance", "--compare", "HEAD").out == "Forskjeller fra HEAD\n\nIngen.\n"


def test_an_old_version_that_cannot_be_used_is_named_with_its_commit(tmp_path: Path) -> None:
    """A mark of an unknown kind: the version is left out, and what mends it is compared with the last good one."""
    root = repository(archive(tmp_path))
    committed(root, "Hansen, oppmoete: forfall", "Hansen, oppmoete: kanskje", "Usikker")
    commit = git(root, "rev-parse", "HEAD")[:7]
    committed(root, "Hansen, oppmoete: kanskje", "Hansen, oppmoete: møtt", "Sikker")
    done = referat(root, "attendance", "--history", "-f", "json")
    (row,) = json.loads(done.out)["endringer"]
    assert (row["emne"], row["foer"], row["etter"]) == ("Sikker", "forfall", "møtt")
    assert f"{MEETING_PATH} kan ikke leses slik den sto i {commit}" in done.err


def test_a_meeting_deleted_before_its_committee_got_another_code_is_asked_for_by_the_new_one(tmp_path: Path) -> None:
    """The file names the old code for good, and no path leads from it to the new."""
    root = repository(archive(tmp_path))
    committed(root, "Hansen, oppmoete: forfall", "Hansen, oppmoete: uteblitt", "Rett oppmøtet")
    git(root, "rm", "--quiet", MEETING_PATH)
    git(root, "commit", "--quiet", "--message=Slett møtet")
    git(root, "mv", "minutes/prove", "minutes/ny")
    committed(root, "kode: prove", "kode: ny", "Ny kode", REGISTER_PATH.replace("prove", "ny"))
    done = referat(root, "attendance", "--history", "--committee", "ny", "-f", "json")
    assert [row["emne"] for row in json.loads(done.out)["endringer"]] == ["Rett oppmøtet"]


@pytest.mark.parametrize("by", ["person", "seat", "group", "unit", "meeting"])
def test_a_table_in_a_pipe_is_as_wide_as_text(by: str) -> None:
    """The units of the two meetings have names of up to 72 letters."""
    assert max(map(len, referat(ROOT, "attendance", "--by", by).out.splitlines())) <= 80


def test_those_who_came_to_a_seat_are_named_in_the_comparison(tmp_path: Path) -> None:
    """As a person writes a list."""
    root = repository(archive(tmp_path))
    committed(root, "Ola Hansen, enhet", "Eva Dal, enhet", "Ny i plassen", REGISTER_PATH)
    committed(root, "navn: Ola Hansen, oppmoete: forfall", "navn: Eva Dal, oppmoete: møtt", "Ny i møtet")
    done = referat(root, "attendance", "--by", "seat", "--compare", "HEAD~2")
    assert "- Kommunene, Vestby (medlem): innehavere Ola Hansen → Eva Dal, " in done.out


@pytest.mark.parametrize("view", [["--by", "unit"], ["--compare", "HEAD"], ["--history"], ["--chart"], []])
def test_where_nothing_is_found_one_sentence_says_so(tmp_path: Path, view: list[str]) -> None:
    """On standard error, whatever is asked; a program gets an empty list."""
    root = repository(archive(tmp_path))
    done = referat(root, "attendance", *view, "--year", "1999")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("Ingen ")


def test_wrong_calls_are_one_sentence(tmp_path: Path) -> None:
    """An unknown person, committee, role or pair of options leaves with 2; no hit leaves with 1 and an empty answer."""
    root = repository(archive(tmp_path))
    for arguments in (["--person", "Xyz"], ["--committee", "prøv"], ["--role", "sjef"], ["--limit", "2"]):
        done = referat(root, "attendance", *arguments)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), arguments
    done = referat(root, "attendance", "--year", "1999", "-f", "json")
    assert (done.code, json.loads(done.out)) == (1, {"versjon": 1, "rader": []})


def test_what_was_counted_although_it_disagrees_is_told(tmp_path: Path) -> None:
    """Nobody knows Kåre: counted as the meeting lists him; and without a register everybody has no role."""
    root = archive(tmp_path, d2026_03_04=MINUTES.replace("navn: Ola Hansen, oppmoete", "navn: Kåre Li, oppmoete"))
    assert "«Kåre Li» står ikke i registeret" in referat(root, "attendance").err
    (root / REGISTER_PATH).unlink()
    done = referat(root, "attendance")
    assert "prove: utvalget har ikke noe register" in done.err
    assert done.out.startswith("Uten rolle\n")


def test_who_changed_the_register_about_a_person(tmp_path: Path) -> None:
    """The first version adds Ola's line; a later commit ends his time."""
    root = repository(archive(tmp_path))
    line = "{navn: Ola Hansen, enhet: Vestby}"
    committed(root, line, line.replace("}", ', til: "2026-04-01"}'), "Ola går ut", REGISTER_PATH)
    done = referat(root, "people", "Ola Hansen", "--history", "-f", "json")
    assert [(row["emne"], row["felt"], row["foer"]) for row in json.loads(done.out)["endringer"]] == [
        ("Ola går ut", "grupper/Kommunene/Ola Hansen/til", None),
        ("Begin", "grupper/Kommunene/Ola Hansen", None),
    ]


def test_what_a_merge_did_to_the_register_itself_is_told(tmp_path: Path) -> None:
    """Both sides altered another line; the end of Ola's time is in neither, and so the merge's own."""
    root = repository(archive(tmp_path))
    git(root, "checkout", "--quiet", "-b", "side")
    committed(root, "navn: Prøveutvalget", "navn: Utvalget", "Name", REGISTER_PATH)
    git(root, "checkout", "--quiet", "main")
    committed(root, "{navn: Liv Berg}", '{navn: Liv Berg, fra: "2026-01-01"}', "Guest", REGISTER_PATH)
    git(root, "merge", "--quiet", "--no-ff", "--no-commit", "side")
    line = "{navn: Ola Hansen, enhet: Vestby}"
    committed(root, line, line.replace("}", ', til: "2026-04-01"}'), "Merge", REGISTER_PATH)
    done = referat(root, "people", "Ola Hansen", "--history", "-f", "json")
    rows = [(row["emne"], row["felt"]) for row in json.loads(done.out)["endringer"]]
    assert ("Merge", "grupper/Kommunene/Ola Hansen/til") in rows
    assert len(rows) == 2


def test_a_shallow_clone_does_not_tell_who_added_a_line(tmp_path: Path) -> None:
    """The oldest commit that it has need not have been the one; that is said instead."""
    root = repository(archive(tmp_path / "whole"))
    line = "{navn: Ola Hansen, enhet: Vestby}"
    committed(root, "navn: Prøveutvalget", "navn: Utvalget", "Name", REGISTER_PATH)
    committed(root, line, line.replace("}", ', til: "2026-04-01"}'), "Ola går ut", REGISTER_PATH)
    git(tmp_path, "clone", "--quiet", "--depth=2", root.as_uri(), "copy")
    done = referat(tmp_path / "copy", "people", "Ola Hansen", "--history", "-f", "json")
    assert [row["emne"] for row in json.loads(done.out)["endringer"]] == ["Ola går ut"]
    assert f"Historien til {REGISTER_PATH} begynner med" in done.err
