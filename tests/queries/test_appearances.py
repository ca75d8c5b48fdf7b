"""A case that comes again is followed through its meetings and committees, with its number or another."""

from pathlib import Path

import pytest

from tests.support.archives import write
from tests.support.asking import data
from tests.support.running import git, referat, repository, run

COUNCIL = "format: 2\nkode: kst\nnavn: Tinget\nsaksnummer: PS {nr}/{aar:2}\n"
BOARD = "format: 2\nkode: fsk\nnavn: Rådet\nsaksnummer: []\n"


def held(committee: str, date: str, *cases: str, status: str = "referat") -> str:
    """A meeting with these cases, written as below ``saker``."""
    head = f'utvalg: {committee}\nmoetedato: "{date}"\nstatus: {status}\nsaker:\n'
    return head + "".join(f"  - {case}" for case in cases)


def numbered(number: str, title: str, *more: str) -> str:
    """A case."""
    return f"saksnr: {number}\n    tittel: {title}\n" + "".join(f"    {line}\n" for line in more)


POSTPONED = ("utfall: utsatt", "vedtak: [Saken utsettes.]")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board recommends, the council postpones twice: first with the same number, then with a new one."""
    root = tmp_path_factory.mktemp("arkiv")
    meetings = [
        ("fsk", "2026-02-03", "tittel: Åpning\n", "tittel: Skole\n    vedtak: [Strukturen beholdes.]\n"),
        (
            "kst",
            "2026-02-17",
            numbered("PS 1/26", "Godkjenning av innkalling", "vedtak: [Innkallingen godkjennes.]"),
            numbered("PS 2/26", "Skole", 'tidligere: ["fsk:2026-02-03/+2", PS 40/25]', *POSTPONED),
        ),
        ("kst", "2026-03-17", numbered("PS 2/26", "Skole", *POSTPONED)),
        ("kst", "2026-04-21", numbered("PS 3/26", "Skole", "tidligere: [PS 2/26]", "vedtak: [To skoler.]")),
    ]
    write(root, {"minutes/kst/utvalg.yaml": COUNCIL, "minutes/fsk/utvalg.yaml": BOARD})
    repository(root)
    for committee, date, *cases in meetings:
        write(root, {f"minutes/{committee}/2026/{date}.yaml": held(committee, date, *cases)})
        git(root, "add", ".")
        day = f"{date}T12:00:00Z"
        run(root, "git", "commit", "-qm", f"Før {committee} {date}", GIT_COMMITTER_DATE=day, GIT_AUTHOR_DATE=day)
    return root


def lines(archive: Path, *arguments: str) -> list[str]:
    """What is said of where a case was before and after."""
    done = referat(archive, "show", *arguments)
    assert done.code == 0, done.err
    return [line for line in done.out.splitlines() if line.startswith(("Behandlet før", "Tatt opp igjen"))]


def test_the_last_of_them_was_treated_three_times_before(archive: Path) -> None:
    """One line each, with what became of it; one that the archive does not have is named as it is written."""
    assert lines(archive, "PS 3/26") == [
        "Behandlet før: sak PS 40/25, som arkivet ikke har",
        "Behandlet før: «Skole» i Rådet, 3. februar 2026: vedtatt uten ført forslag",
        "Behandlet før: sak PS 2/26, 17. februar 2026: utsatt",
        "Behandlet før: sak PS 2/26, 17. mars 2026: utsatt",
    ]


def test_the_first_of_them_came_again(archive: Path) -> None:
    """Also in another committee, which has called it by a number."""
    assert lines(archive, "2026-02-03/+2") == [
        "Tatt opp igjen: sak PS 2/26 i Tinget, 17. februar 2026: utsatt",
        "Tatt opp igjen: sak PS 2/26 i Tinget, 17. mars 2026: utsatt",
        "Tatt opp igjen: sak PS 3/26 i Tinget, 21. april 2026: vedtatt uten ført forslag",
    ]
    assert lines(archive, "2026-02-03/+1") == []
    assert lines(archive, "PS 1/26") == []


def test_a_number_that_was_kept_means_the_case_as_it_stood_last(archive: Path) -> None:
    """An earlier meeting is asked for by its day."""
    assert "17. mars 2026" in referat(archive, "show", "ps2/26").out
    assert data(archive, "show", "2026-02-17/PS 2/26")["sak"]["tatt_opp_igjen"] == [
        {"utvalg": "kst", "saksnr": "PS 2/26", "moetedato": "2026-03-17", "utfall": "utsatt",
         "sti": "minutes/kst/2026/2026-03-17.yaml"},
        {"utvalg": "kst", "saksnr": "PS 3/26", "moetedato": "2026-04-21", "utfall": "uten_forslag",
         "sti": "minutes/kst/2026/2026-04-21.yaml"},
    ]  # fmt: skip


def test_the_history_of_a_case_goes_through_its_meetings(archive: Path) -> None:
    """In the order of the commits, each with the case and the meeting; from whichever end it is asked."""
    heads = [
        "Ført (fsk 2026-02-03)",
        "Ført (sak PS 2/26, kst 2026-02-17)",
        "Ført (sak PS 2/26, kst 2026-03-17)",
        "Ført (sak PS 3/26, kst 2026-04-21)",
    ]
    for address in ("PS 3/26", "2026-02-03/+2"):
        told = referat(archive, "history", address).out
        assert [line.partition("  ")[2] for line in told.splitlines() if line[:2] == "20"] == heads


def test_a_number_of_a_meeting_that_was_called_off_may_be_another_case(tmp_path: Path) -> None:
    """Two cases of one number are one only where the title says so."""
    off = held("kst", "2026-02-17", numbered("PS 1/26", "Skole"), numbered("PS 2/26", "Vei"), status="avlyst")
    new = held("kst", "2026-03-17", numbered("PS 1/26", "Vann"), numbered("PS 2/26", "Vei"))
    folder = "minutes/kst/2026"
    write(tmp_path, {f"{folder}/2026-02-17.yaml": off, f"{folder}/2026-03-17.yaml": new})
    write(tmp_path, {"minutes/kst/utvalg.yaml": COUNCIL})
    assert lines(tmp_path, "PS 1/26") == []
    assert lines(tmp_path, "PS 2/26") == ["Behandlet før: sak PS 2/26, 17. februar 2026: ikke behandlet (utledet)"]
