"""A notice turned into minutes: everybody with a mark, and the decisions that were as proposed."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, REGISTER, REGISTER_PATH, write
from tests.support.running import environment, referat

NOTICE = """\
utvalg: prove
moetedato: "2026-03-04"
status: innkalling # kalt inn av Åse

saksliste:
  - {sak: 1/26}
  - {sak: 2/26}

saker:
  # Kommer hver gang
  - saksnr: 1/26
    tittel: Godkjenning av innkalling
    sakstype: godkjenning
    forslag_til_vedtak:
      - Innkallingen godkjennes.
  - saksnr: 2/26
    tittel: Samarbeid om legevakt
    sakstype: beslutning
    forslag_til_vedtak:
      - Kommunene går sammen om legevakt.
"""
LIST = """\
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
      - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}
  - gruppe: Vararepresentanter
    personer:
      - {navn: Ingrid Østby, oppmoete: møtt, moette_for: Ola Hansen}
  - gruppe: Andre til stede
    personer:
      - {navn: Ida Bru, oppmoete: møtt, paa_sak: [2/26]}
  - gruppe: Sekretariatet
    personer:
      - {navn: Åse Vik, oppmoete: digitalt}
"""


@pytest.fixture
def called(tmp_path: Path) -> Path:
    """The invented committee with a meeting that is called."""
    return write(tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: NOTICE})


def test_a_notice_becomes_minutes(called: Path) -> None:
    """Only status and what is new are other lines: who leads, who was there, and the decision that was as proposed."""
    done = referat(
        called, "minutes", "2026-03-04", "--present", "all", "--remote", "vik", "--substitute", "Østby for Hansen",
        "--guest", "Ida Bru på 2/26", "--chair", "kari", "--secretary", "Åse", "--adopted-as-proposed", "1/26",
    )  # fmt: skip
    assert (done.code, done.out) == (0, f"{MEETING_PATH}\n")
    assert done.err == "Til stede: 2 av 3, 1 vara.\nVedtak som må skrives: 2/26.\n"
    written = (called / MEETING_PATH).read_text(encoding="utf-8")
    assert written == NOTICE.replace(
        "status: innkalling # kalt inn av Åse\n",
        f"moeteleder: Kari Nordmann\nreferent: Åse Vik\nstatus: referat # kalt inn av Åse\n\n{LIST}",
    ).replace(
        "      - Innkallingen godkjennes.\n",
        "      - Innkallingen godkjennes.\n    vedtak:\n      - Innkallingen godkjennes.\n",
    )
    assert referat(called, "fmt", "--check").code == 0


def test_the_open_decision_is_named_by_validate(called: Path) -> None:
    """What the command leaves to be written, the check asks for."""
    assert referat(called, "minutes", "2026-03-04", "--present", "all", "--adopted-as-proposed", "1/26").code == 0
    assert "2/26" in referat(called, "validate").out


def test_all_that_was_proposed_may_have_been_adopted(called: Path) -> None:
    """`all` leaves nothing to be written."""
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--adopted-as-proposed", "all")
    assert done.err == "Til stede: 3 av 3.\n"


def test_some_are_named_and_the_rest_are_left_out(called: Path) -> None:
    """Where only some are said to have been there, the others are not called absent."""
    done = referat(called, "minutes", "2026-03-04", "--present", "Nordmann, Vik", "--adopted-as-proposed", "all")
    assert done.err == "Til stede: 2 av 2.\nIkke ført: Ola Hansen.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Si hvem som møtte: --present all, eller --present «Moe, Vik»."),
        (("--present", "Nordmnn"), "Ingen heter «Nordmnn». Mente du Kari Nordmann?"),
        (("--present", "all", "--chair", "no"), "«no» kan være Kari Nordmann eller Nora Lie; skriv mer av navnet."),
        (
            ("--present", "all", "--excused", "Hansen", "--absent", "Ola"),
            "Ola Hansen kan ikke være både forfall og uteblitt.",
        ),
        (
            ("--present", "all", "--remote", "Hansen", "--substitute", "Østby for Hansen"),
            "Ola Hansen var med digitalt, og kan ikke ha vara.",
        ),
        (("--present", "Kari", "--excused", "Kari"), "Kari Nordmann kan ikke være både forfall og møtt."),
        (
            ("--present", "Hansen", "--substitute", "Østby for Hansen"),
            "Ola Hansen møtte selv, og kan ikke ha vara.",
        ),
        (
            ("--present", "all", "--substitute", "Østby for Hansen", "--substitute", "Østby for Kari"),
            "Ingrid Østby kan ikke møte for både Ola Hansen og Kari Nordmann.",
        ),
        (
            ("--present", "all", "--substitute", "Østby for Hansen, Moe for Hansen"),
            "Ola Hansen kan ikke ha både Ingrid Østby og Per Moe som vara.",
        ),
        (
            ("--present", "all", "--substitute", "Kari for Hansen"),
            "Kari Nordmann har selv en plass i møtet, og kan ikke møte for Ola Hansen.",
        ),
        (
            ("--present", "all", "--remote", "Østby"),
            "Ingrid Østby har ingen fast plass i møtet; en vara føres slik: --substitute «Ingrid Østby for Hansen».",
        ),
        (("--present", "all", "--guest", "Ida Bru på 9/26"), "Møtet har ingen sak 9/26; det har 1/26 og 2/26."),
        (("--present", "all", "--substitute", "Østby"), "«Østby» sier ikke for hvem; skriv «Vik for Hansen»."),
        (
            ("--present", "all", "--adopted-as-proposed", "9/26"),
            "Møtet har ingen sak 9/26; det har 1/26 og 2/26.",
        ),
    ],
)
def test_a_wrong_call_writes_nothing(called: Path, arguments: tuple[str, ...], sentence: str) -> None:
    """One sentence with the next step, and exit 2."""
    done = referat(called, "minutes", "2026-03-04", *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"referat: {sentence}\n")
    assert (called / MEETING_PATH).read_text(encoding="utf-8") == NOTICE


def test_the_present_may_be_named_one_by_one(called: Path) -> None:
    """An option that is given twice means both."""
    done = referat(called, "minutes", "2026-03-04", "--present", "Kari", "--present", "Hansen, Vik")
    assert done.err.startswith("Til stede: 3 av 3.\n")


def test_a_name_may_have_a_comma(called: Path) -> None:
    """A register may have the surname first."""
    write(called, {REGISTER_PATH: REGISTER.replace("Ola Hansen", '"Hansen, Ola"').replace("Per Moe", '"Moe, Per"')})
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--substitute", "Moe, Per for Hansen, Ola")
    assert done.err.startswith("Til stede: 2 av 3, 1 vara.\n")
    write(called, {MEETING_PATH: NOTICE})
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--excused", "Hansen, Ola")
    assert done.err.startswith("Til stede: 2 av 3.\n")


def test_a_substitute_from_the_secretariat_is_listed_once(called: Path) -> None:
    """Nobody is there twice."""
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--substitute", "Vik for Hansen")
    assert done.code == 0
    assert (called / MEETING_PATH).read_text(encoding="utf-8").count("navn: Åse Vik") == 1


def test_a_chair_who_was_not_there_is_told_of(called: Path) -> None:
    """The notice says who was to lead; the minutes need who did."""
    write(called, {MEETING_PATH: NOTICE.replace("status:", "moeteleder: Kari Nordmann\nstatus:")})
    done = referat(called, "minutes", "2026-03-04", "--present", "all", "--excused", "Kari")
    assert "Kari Nordmann står som møteleder, men var ikke der; rett «moeteleder» i filen.\n" in done.err


def test_minutes_are_written_once(called: Path) -> None:
    """What is minutes already is changed in the file, or corrected."""
    assert referat(called, "minutes", "2026-03-04", "--present", "all").code == 0
    done = referat(called, "minutes", "2026-03-04", "--present", "all")
    assert (done.code, done.err) == (
        2,
        "referat: Møtet 4. mars 2026 har status referat; bare en innkalling kan bli referat.\n",
    )


def test_what_cannot_be_read_is_not_touched(called: Path) -> None:
    """Nothing is written into a file with a mistake of form."""
    write(called, {MEETING_PATH: NOTICE.replace("saksliste:", "sakslise:")})
    done = referat(called, "minutes", "2026-03-04", "--present", "all")
    assert done.code == 2
    assert (called / MEETING_PATH).read_text(encoding="utf-8") == NOTICE.replace("saksliste:", "sakslise:")


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_a_terminal_is_asked_group_by_group(called: Path) -> None:
    """One key a person, and Enter where the rest were there; a wrong key is asked for again."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "referat_cli", "minutes", "2026-03-04"]
    process = subprocess.Popen(
        command, cwd=called, env=environment(), stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    os.close(theirs)
    os.write(ours, b"mx\nmf\n\n")
    out, err = process.communicate(timeout=60)
    os.close(ours)
    assert (process.returncode, out.decode()) == (0, f"{MEETING_PATH}\n")
    assert (
        "Kommunene\n  1. Kari Nordmann\n  2. Ola Hansen\n> Skriv ett av tegnene m d f u ? - for hver, høyst 2.\n"
        in err.decode()
    )
    written = (called / MEETING_PATH).read_text(encoding="utf-8")
    assert "{navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}" in written
    assert "{navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}" in written
    assert "{navn: Åse Vik, oppmoete: møtt}" in written
