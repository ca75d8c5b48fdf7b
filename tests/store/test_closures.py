"""What was public before a case was closed stands in Git, and in no answer."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.running import git, referat

HIDDEN = ("legevakt", "helgene", "Ingrid Østby la fram")
APPROVED = MINUTES.replace("status: referat", 'status: godkjent\ngodkjent: {dato: "2026-05-06", sak: 3/26}')
CASE = """\
  - saksnr: 2/26
    tittel: Personalsak
    lukket: {hjemmel: kommuneloven § 11-5 andre ledd}
"""


def closed(text: str) -> str:
    """The minutes when their second case has been closed."""
    return text[: text.index("  - saksnr: 2/26")].replace(", ansvarlig: [Kari Nordmann]}", "}") + CASE


def commit_all(root: Path, subject: str) -> None:
    """Commit everything."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", subject)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An archive whose second case was public in two commits, and is closed in the third."""
    register = REGISTER.replace("format: 1", "format: 2")
    write(tmp_path, {REGISTER_PATH: register, MEETING_PATH: MINUTES})
    git(tmp_path, "init", "-q", "-b", "main")
    commit_all(tmp_path, "Record the minutes")
    write(tmp_path, {MEETING_PATH: APPROVED})
    commit_all(tmp_path, "Approve")
    write(tmp_path, {MEETING_PATH: closed(APPROVED)})
    commit_all(tmp_path, "Close a case")
    return tmp_path


CALLS = [
    ("show", "2/26", "--rev", "HEAD~2"),
    ("show", "2/26", "--rev", "HEAD~2", "-f", "json"),
    ("show", "2026-03-04", "--rev", "HEAD~1"),
    ("show", "2026-03-04", "--rev", "HEAD~1", "-f", "json"),
    ("diff", "2/26", "--rev", "HEAD~2"),
    ("cases", "--rev", "HEAD~2"),
    ("followups", "--rev", "HEAD~2"),
    ("people", "Kari Nordmann", "--rev", "HEAD~2"),
    ("history", "2/26"),
    ("history", "2/26", "-f", "json"),
    ("history", "2026-03-04", "-f", "json"),
    ("history", "2/26", "--blame"),
    ("changes", "HEAD~1..HEAD"),
    ("changes", "HEAD~2..HEAD", "-f", "json"),
    ("changes", "HEAD~2..HEAD~1", "-f", "json"),
    ("review", "HEAD~1"),
    ("review", "HEAD~2", "-f", "json"),
    ("validate", "--since", "HEAD~2"),
    ("show", "2/26"),
    ("diff", "2/26"),
]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_no_answer_repeats_what_was_public_before(call: tuple[str, ...], repository: Path) -> None:
    """Of an older version no more is told than the record says of the case today."""
    answer = referat(repository, *call)
    assert answer.code in {0, 1}, answer.err
    assert not [word for word in HIDDEN if word in answer.out + answer.err]


def test_nothing_is_found_in_an_older_version_either(repository: Path) -> None:
    """The search has texts of its own."""
    referat(repository, "search", "innkallingen", "--rev", "HEAD~2")
    assert referat(repository, "search", "legevakt", "--rev", "HEAD~2").code == 1
    assert referat(repository, "search", "innkallingen", "--rev", "HEAD~2").code == 0


def test_the_case_is_closed_in_an_older_version_too(repository: Path) -> None:
    """With the title that it has today."""
    assert referat(repository, "show", "2/26", "--rev", "HEAD~2").out == (
        "Sak 2/26  Personalsak\n"
        "Prøveutvalget, 4. mars 2026 (referat)\n"
        "Unntatt offentlighet: kommuneloven § 11-5 andre ledd\n"
    )


def test_that_an_approved_case_was_closed_is_a_change(repository: Path) -> None:
    """Nobody takes a decision away by closing its case without a word."""
    answer = referat(repository, "validate", "--since", "HEAD~1", "--format", "concise")
    assert answer.code == 1
    assert "REF802" in answer.out
    assert "lukket" in referat(repository, "changes", "HEAD~1..HEAD").out


def test_with_the_correction_it_is_in_order(repository: Path) -> None:
    """That it was closed is what the entry says, and no more."""
    entry = 'rettelser:\n  - {dato: "2026-05-20", gjelder: [2/26, saksliste], tekst: Saken er lukket.}\n'
    git(repository, "reset", "-q", "--hard", "HEAD~1")
    text = closed(APPROVED).replace("deltakere:\n", f"{entry}deltakere:\n", 1)
    write(repository, {MEETING_PATH: text})
    commit_all(repository, "Close a case")
    answer = referat(repository, "validate", "--since", "HEAD~1", "--format", "concise")
    assert (answer.code, answer.out) == (0, "")


def test_a_correction_of_a_closed_case_says_no_more_than_that(repository: Path) -> None:
    """What else was corrected is told of where the rest of the case is."""
    later = 'utvalg: prove\nmoetedato: "2026-05-06"\nstatus: referat\nsaker:\n  - {saksnr: 3/26, tittel: Referat}\n'
    write(repository, {"minutes/prove/2026/2026-05-06.yaml": later})
    asked = ("correct", "2026-03-04", "--case", "3/26", "--concerns", "2/26", "--text")
    refused = referat(repository, *asked, "Legevakten er i Nordby.")
    assert refused.code == 2
    assert refused.err == (
        "referat: Rettelsen gjelder en lukket sak. Skriv «Saken er lukket.», «Tittelen er rettet.» eller «Hjemmelen er "
        "rettet.», og resten i det lukkede arkivet.\n"
    )
    assert referat(repository, *asked, "Saken er lukket.").code == 0


def test_what_was_treated_in_the_open_in_another_meeting_stays_so(repository: Path) -> None:
    """A case may come again with its number, and be closed then."""
    first = MINUTES.replace("2026-03-04", "2026-02-04").replace("1/26", "0/26")
    write(repository, {"minutes/prove/2026/2026-02-04.yaml": first})
    commit_all(repository, "Record the meeting before")
    git(repository, "commit", "-q", "--allow-empty", "-m", "Nothing")
    assert "legevakt" in referat(repository, "show", "2026-02-04", "--rev", "HEAD~1").out
    assert "legevakt" in referat(repository, "show", "2026-02-04").out
    assert "legevakt" not in referat(repository, "show", "2026-03-04", "--rev", "HEAD~3").out


def test_a_case_without_number_is_known_by_its_place(tmp_path: Path) -> None:
    """The second of the meeting, before and after."""
    register = REGISTER.replace("format: 1", "format: 2").replace('"{nr}/{aar:2}"', "[]")
    head = 'utvalg: prove\nmoetedato: "2026-03-04"\nstatus: innkalling\nsaker:\n'
    head += "  - tittel: Åpning\n    referat: Velkommen.\n"
    write(
        tmp_path, {REGISTER_PATH: register, MEETING_PATH: head + "  - tittel: Oppsigelse\n    referat: Ola slutter.\n"}
    )
    git(tmp_path, "init", "-q", "-b", "main")
    commit_all(tmp_path, "Call")
    write(tmp_path, {MEETING_PATH: head + "  - tittel: Personalsak\n    lukket: {hjemmel: offentleglova § 13}\n"})
    commit_all(tmp_path, "Close")
    shown = referat(tmp_path, "show", "2026-03-04", "--rev", "HEAD~1").out
    assert "Velkommen." in shown
    assert "Personalsak\nUnntatt offentlighet: offentleglova § 13\n" in shown
    told = referat(tmp_path, "history", "2026-03-04", "-f", "json")
    assert "Ola slutter" not in shown + told.out
