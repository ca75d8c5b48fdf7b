"""What was adopted of several proposals, and what fell, in every format of `referat diff`."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from tests.support.archives import write
from tests.support.asking import ask, data
from tests.support.school_council import MEETING, REGISTER, school_council

PATH = "minutes/ks/2026/2026-03-04.yaml"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the council; only read."""
    root = tmp_path_factory.mktemp("council")
    school_council(root)
    return root


def test_the_meeting_as_a_whole(root: Path) -> None:
    """An amended recommendation, whose amendment the minutes reworded, and an alternative that won."""
    assert (
        ask(root, "diff", "2026-03-04").out
        == """\
Kommunestyret, 4. mars 2026: 1 vedtatt med endringer, 1 erstattet av et annet
  vedtak

PS 1/26 vedtatt med endringer (utledet): 1 punkt endret
Skolestruktur
Vedtatt sammen med innstillingen: forslag C fra Siv Nes (SV), 2 mot 1 stemme.

  1  endret  [-Skolene i bygda beholdes-]{+Det bygges en ny barneskole på Nes+}.
             fra forslag C, punkt 1, med en annen ordlyd: Det bygges {+en+} ny
             barneskole på Nes.

  Uendret: 2 punkter.

  Falt: forslag B fra Ola Lie (Ap, SV), 1 mot 2 stemmer; forslag D fra Per Vik
    (Sp), 1 mot 2 stemmer.
  Trukket: forslag E fra Per Vik (Sp).

PS 2/26 erstattet av forslag B (utledet): 1 punkt endret
Kulturhus
Sammenlignet med forslag B fra Ola Lie (Ap), 3 mot 1 stemme.

  B.2 → 2  endret  Biblioteket flyttes {+i 2027+}.

  Uendret: 1 punkt.

  Falt: innstillingen (forslag A), 1 mot 3 stemmer.
"""
    )


def test_the_contract_for_programs(root: Path) -> None:
    """Which proposal was adopted, with which, what fell by how many, and where each point came from."""
    first, second = data(root, "diff", "2026-03-04")["saker"]
    assert (first["utfall"], first["vedtatt_forslag"], first["vedtatt_med"]) == ("vedtatt_endret", "A", ["C"])
    assert [(one["fra"], one["til"], one["art"], one["fra_forslag"]) for one in first["endringer"]] == [
        ("u1", "u1", "uendret", "A.u1"),
        ("1", "1", "endret", "C.1"),
        ("2", "2", "uendret", "A.2"),
    ]
    assert first["endringer"][1]["fra_forslag_ord"] == [
        ["uendret", "Det bygges "],
        ["tilfoeyd", "en "],
        ["uendret", "ny barneskole på Nes."],
    ]
    assert [(one["id"], one["utfall"], one["for"], one["imot"]) for one in first["forslag"]] == [
        ("B", "falt", 1, 2),
        ("D", "falt", 1, 2),
        ("E", "trukket", None, None),
    ]
    assert (second["utfall"], second["vedtatt_forslag"]) == ("erstattet", "B")
    assert [(one["fra"], one["til"], one["art"]) for one in second["endringer"]] == [
        ("B.1", "1", "uendret"),
        ("B.2", "2", "endret"),
    ]
    assert [one["id"] for one in second["forslag"]] == ["A"]


def test_every_other_format_tells_the_same(root: Path) -> None:
    """Markdown and a page with what fell after the points, a table with the addresses."""
    markdown = ask(root, "diff", "PS 1/26", "-f", "markdown").out
    assert (
        "<br>(fra forslag C, punkt 1, med en annen ordlyd: Det bygges <ins>en</ins> ny barneskole på Nes.)" in markdown
    )
    assert "\n\nFalt: forslag B fra Ola Lie (Ap, SV), 1 mot 2 stemmer; forslag D" in markdown
    page = ask(root, "diff", "PS 2/26", "-f", "html").out
    assert '<p class="merk">Falt: innstillingen (forslag A), 1 mot 3 stemmer.</p>' in page
    rows = list(csv.DictReader(StringIO(ask(root, "diff", "PS 2/26", "-f", "csv").out)))
    assert [(row["vedtatt_forslag"], row["fra"], row["fra_forslag"]) for row in rows] == [
        ("B", "B.1", "B.1"),
        ("B", "B.2", "B.2"),
    ]


COMPOSED = """\
    forslag_til_vedtak:
      - Skolene i bygda beholdes.
      - Budsjettet økes med en million kroner.
      - Rådmannen rapporterer i mai.
    forslag:
      - id: B
        forslagsstiller: [Ola Lie]
        punkter:
          - Skolene slås sammen til én.
          - Budsjettet kuttes med to millioner kroner.
      - id: C
        forslagsstiller: [Siv Nes]
        type: tillegg
        punkter:
          - >-
            Nytt punkt 4: Bussen til Vik går oftere i ferien.
    votering:
      - {gjelder: [A.1], satt_opp_mot: [B.1], resultat: vedtatt}
      - {gjelder: [A.2], satt_opp_mot: [B.2], for: 1, imot: 3}
      - {gjelder: [A.3], enstemmig: true, resultat: vedtatt}
      - {gjelder: [C], for: 3, imot: 1}
    vedtak:
      - Skolene i bygda beholdes.
      - Budsjettet kuttes med to millioner kroner.
      - Rådmannen rapporterer i mai.
      - Bussen til Vik går oftere i ferien.
"""


def test_a_decision_put_together_point_by_point(tmp_path: Path) -> None:
    """The recommendation, a point of another proposal that won over one of it, and an addition."""
    start = MEETING.index("    forslag_til_vedtak:\n      - Kulturhuset")
    write(tmp_path, {"minutes/ks/utvalg.yaml": REGISTER, PATH: MEETING[:start] + COMPOSED})
    assert (
        ask(tmp_path, "diff", "PS 2/26").out
        == """\
PS 2/26 vedtatt med endringer (utledet): 1 punkt endret, 1 punkt tilføyd
Kulturhus
Kommunestyret, 4. mars 2026 (referat)
Vedtatt sammen med innstillingen: punkt 2 i forslag B fra Ola Lie (Ap), 3 mot 1
stemme; forslag C fra Siv Nes (SV), 3 mot 1 stemme.

  2      endret   Budsjettet [-økes-]{+kuttes+} med [-en million-]{+to
                  millioner+} kroner.
                  fra forslag B, punkt 2
  – → 4  tilføyd  {+Bussen til Vik går oftere i ferien.+}
                  fra forslag C, punkt 1, med en annen ordlyd: [-Nytt punkt 4:-]
                  Bussen til Vik går oftere i ferien.

  Uendret: 2 punkter.

  Falt: punkt 1 i forslag B; punkt 2 i forslag A, 1 mot 3 stemmer.
"""
    )


def test_what_was_sent_on_beside_the_decision_is_told_with_it(tmp_path: Path) -> None:
    """It does not make the case one that was sent on."""
    old = "        type: utsettelse\n        punkter:\n          - Saken utsettes.\n"
    text = MEETING.replace(old, old.replace("utsettelse", "oversendelse").replace("utsettes", "oversendes rådet"))
    text = text.replace("{gjelder: [D], for: 1, imot: 2}", "{gjelder: [D], for: 2, imot: 1}")
    write(tmp_path, {"minutes/ks/utvalg.yaml": REGISTER, PATH: text})
    (case,) = data(tmp_path, "diff", "PS 1/26")["saker"]
    assert (case["utfall"], case["vedtatt_forslag"], case["vedtatt_med"]) == ("vedtatt_endret", "A", ["C", "D"])
    assert "2 mot 1 stemme; forslag D" in " ".join(ask(tmp_path, "diff", "PS 1/26").out.split())


def test_the_only_proposal_of_a_case_has_no_letter(tmp_path: Path) -> None:
    """As a board writes it."""
    start = MEETING.index("    merking: ingen")
    fell = "    forslag_til_vedtak: [Huset selges.]\n    votering: [{gjelder: [A], for: 1, imot: 3}]\n    vedtak: []\n"
    write(tmp_path, {"minutes/ks/utvalg.yaml": REGISTER, PATH: MEETING[:start] + fell})
    assert (
        ask(tmp_path, "diff", "PS 2/26").out
        == """\
PS 2/26 avvist (utledet), uten vedtak: forslaget har 1 punkt
Kulturhus
Kommunestyret, 4. mars 2026 (referat)

  Falt: forslaget, 1 mot 3 stemmer.
"""
    )


def test_a_point_of_a_proposal_has_an_address(root: Path) -> None:
    """With what became of it; a wrong one is told with those that there are."""
    assert (
        ask(root, "show", "PS 1/26#C.1").out
        == """\
Sak PS 1/26, punkt 1 i forslag C
Skolestruktur
Kommunestyret, 4. mars 2026 (referat)

Det bygges ny barneskole på Nes.

Forslag → vedtak: 1 endret
  [-Skolene i bygda beholdes-]{+Det bygges en ny barneskole på Nes+}.
  fra forslag C, punkt 1, med en annen ordlyd: Det bygges {+en+} ny barneskole
  på Nes.
"""
    )
    assert data(root, "show", "PS 1/26#u1")["punkt"]["endring"]["fra"] == "u1"
    point = data(root, "show", "PS 1/26#B.2")["punkt"]
    assert (point["felt"], point["punkt"], point["endring"]) == ("forslag", "B.2", None)
    wrong = ask(root, "show", "PS 1/26#F.1")
    assert (wrong.code, wrong.err) == (2, "referat: Sak PS 1/26 har ikke noe forslag F; den har A, B, C, D, E.\n")
    assert ask(root, "show", "PS 1/26#B.3").err == (
        "referat: Forslag B i sak PS 1/26 har ikke noe punkt 3; det siste er 2.\n"
    )
