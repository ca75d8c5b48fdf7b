"""A case with proposals, votes and all else that a møtebok has, as it is read."""

from pathlib import Path

import pytest

from tests.support.asking import ask
from tests.support.school_council import school_council

SCHOOLS = """\
Sak PS 1/26  Skolestruktur
Kommunestyret, 4. mars 2026 (referat)
Utfall: vedtatt med endringer (utledet)

INNSTILLING fra Kommunedirektøren (forslag A)
Følgende legges til grunn for budsjettet.
1. Skolene i bygda beholdes.
2. Budsjettet økes med en million kroner.

FORSLAG B fra Ola Lie for Ap og SV, alternativt
1. To skoler slås sammen.
2. Bussen går oftere.

FORSLAG C fra Siv Nes (SV), endring av A.1
1. Det bygges ny barneskole på Nes.

FORSLAG D fra Per Vik (Sp), utsettelse
1. Saken utsettes.

FORSLAG E fra Per Vik (Sp)
1. Saken utredes.
Forslaget ble trukket.

HABILITET
Per Vik var inhabil (forvaltningsloven § 6). Han er rektor. Ingen møtte i
stedet.

VOTERING
- Forslag D falt med 1 mot 2 stemmer.
- Forslag C ble vedtatt med 2 mot 1 stemme (H).
  Imot: Kari Moe (H).
- Forslag A og C ble satt opp mot forslag B og vedtatt med 2 mot 1 stemme (Ap).
  Imot: Ola Lie (Ap).

VEDTAK
Følgende legges til grunn for budsjettet.
1. Det bygges en ny barneskole på Nes.
2. Budsjettet økes med en million kroner.

VALG
- Leder i byggekomiteen (skriftlig): Kari Moe, etter Liv Berg
  Stemmer: Kari Moe 2, Ola Lie 1, 1 blank. Varamedlemmer: Ola Lie.

PROTOKOLLTILFØRSEL fra Ola Lie for Ap
Gruppen viser til høringen.

OPPGAVER
- Sende ut notatet. (Per Vik, frist 31. mars 2026)
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the council; only read."""
    root = tmp_path_factory.mktemp("council")
    school_council(root)
    return root


def test_a_case_reads_like_a_good_moetebok(root: Path) -> None:
    """Who put forward what, who was disqualified, how it was voted, what was decided, and who said what to it."""
    assert ask(root, "show", "PS 1/26").out == SCHOOLS


def test_points_that_paper_does_not_number_have_no_number(root: Path) -> None:
    """In every format; the innstilling has no letter where nobody says whose it was, but other proposals do."""
    assert (
        ask(root, "show", "PS 2/26", "--only", "forslag", "--only", "vedtak").out
        == """\
Sak PS 2/26  Kulturhus
Kommunestyret, 4. mars 2026 (referat)

FORSLAG TIL VEDTAK (forslag A)
Kulturhuset bygges.

FORSLAG B fra Ola Lie for Ap, alternativt
Kinoen pusses opp.
Biblioteket flyttes.

VEDTAK
Kinoen pusses opp.
Biblioteket flyttes i 2027.
"""
    )
    markdown = ask(root, "show", "PS 1/26", "--only", "vedtak", "-f", "markdown").out
    assert "Følgende legges til grunn for budsjettet.\n\n- **1.** Det bygges en ny barneskole på Nes.\n" in markdown
    assert "<li>Kinoen pusses opp.\n</li>" in ask(root, "show", "PS 2/26", "-f", "html").out


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("habilitet", ["Per Vik var inhabil (forvaltningsloven § 6). Han er rektor. Ingen møtte i"]),
        ("votering", ["- Forslag D falt med 1 mot 2 stemmer."]),
        ("valg", ["- Leder i byggekomiteen (skriftlig): Kari Moe, etter Liv Berg"]),
        ("protokolltilførsler", ["Gruppen viser til høringen."]),
        ("oppgaver", ["- Sende ut notatet. (Per Vik, frist 31. mars 2026)"]),
    ],
)
def test_each_part_can_be_asked_for_alone(root: Path, part: str, expected: list[str]) -> None:
    """Of a case, and of every case of a meeting that has it."""
    assert ask(root, "show", "PS 1/26", "--only", part).out.splitlines()[4:5] == expected
    assert expected[0] in ask(root, "show", "siste", "--only", part).out
    if part != "votering":
        assert ask(root, "show", "PS 2/26", "--only", part).err == f"Sak PS 2/26 har ikke {part}.\n"
