"""A part of a case or a meeting alone: `show --only`."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.asking import ask

RULE = "─" * 80
HEADING = "Møtereferat – Prøveutvalget (prove)\n4. mars 2026\n"
FIRST = f"\n{RULE}\nSak 1/26  Godkjenning av innkalling\n\nVEDTAK\n1. Innkallingen godkjennes.\n"
SECOND = f"\n{RULE}\nSak 2/26  Samarbeid om legevakt\n"
DECISION = "\nVEDTAK\n1. Kommunene går sammen om legevakt i helgene.\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that is only asked; the last case of its meeting has nothing but a list of other business."""
    folder = archive(tmp_path_factory.mktemp("arkiv"))
    other = "  - {saksnr: 3/26, tittel: Eventuelt, sakstype: eventuelt, eventuelt: []}\n"
    return write(folder, {MEETING_PATH: MINUTES + other})


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        (["siste", "--only", "vedtak"], HEADING + FIRST + SECOND + DECISION),
        (
            ["2/26", "--only", "vedtak"],
            "Sak 2/26  Samarbeid om legevakt\nPrøveutvalget, 4. mars 2026 (referat)\n" + DECISION,
        ),
        (
            ["2/26", "--only", "forslag", "--only", "vedtak"],
            "Sak 2/26  Samarbeid om legevakt\nPrøveutvalget, 4. mars 2026 (referat)\n"
            "\nFORSLAG TIL VEDTAK\n1. Kommunene går sammen om legevakt.\n" + DECISION,
        ),
        (
            ["2026-03-04", "--only", "saksliste"],
            HEADING + "\nSAKSLISTE\n09:00–09:30 1/26    Godkjenning av innkalling\n"
            "09:30–11:00 2/26    Samarbeid om legevakt (Kari Nordmann)\n",
        ),
        (["siste", "--only", "eventuelt"], f"{HEADING}\n{RULE}\nSak 3/26  Eventuelt\n\nSAKER TIL EVENTUELT\nIngen\n"),
    ],
)
def test_only_what_is_asked_for_is_shown(root: Path, call: list[str], answer: str) -> None:
    """Under the name of the case and the meeting; of a meeting, the cases that have it."""
    done = ask(root, "show", *call)
    assert (done.code, done.out, done.err) == (0, answer, "")


@pytest.mark.parametrize("part", ["oppmøte", "oppmoete", "Oppmote"])
def test_who_was_there_is_a_part_of_a_meeting(root: Path, part: str) -> None:
    """As the whole meeting has it, and nothing else."""
    done = ask(root, "show", "siste", "--only", part)
    listed = ask(root, "show", "siste").out.partition("\nDELTAKERE\n")[2].partition("\nSAKSLISTE\n")[0]
    assert done.out == f"{HEADING}\nDELTAKERE\n{listed}"


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_part_may_be_a_page(root: Path, form: str) -> None:
    """What is left out on the screen is left out on paper."""
    page = ask(root, "show", "2/26", "--only", "vedtak", "-f", form).out
    assert "legevakt i helgene" in page
    assert "Ingrid Østby la fram saken" not in page


@pytest.mark.parametrize(
    ("call", "code", "sentence"),
    [
        (["3/26", "--only", "vedtak"], 1, "Sak 3/26 har ikke vedtak.\n"),
        (["siste", "--only", "vedlegg"], 1, "Møtet 2026-03-04 har ikke vedlegg.\n"),
        (
            ["2/26", "--only", "oppmøte"],
            2,
            "referat: oppmøte hører til et møte; se «referat show 2026-03-04 --only oppmøte».\n",
        ),
        (
            ["2/26#1", "--only", "vedtak"],
            2,
            "referat: --only viser en del av en sak eller et møte; «2/26#1» er ingen av dem.\n",
        ),
        (
            ["Nordmann", "--only", "vedtak"],
            2,
            "referat: --only viser en del av en sak eller et møte; «Nordmann» er ingen av dem.\n",
        ),
        (
            ["2/26", "--only", "alt"],
            2,
            "referat: --only: «alt» kan ikke velges; velg mellom forslag, habilitet, eventuelt, referat, ",
        ),
        (
            ["2/26", "--only", "vedtak", "--json"],
            2,
            "referat: --only velger hva som vises på en side; json har alle delene, hver under sitt navn. Se «",
        ),
    ],
)
def test_what_is_not_there_is_said(root: Path, call: list[str], code: int, sentence: str) -> None:
    """Exit 1 where the part is empty, and 2 where there is no such part."""
    done = ask(root, "show", *call)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(sentence)
