"""How `show` tells who was there: the list as on paper, and at each case who came, went or was out."""

from pathlib import Path

import pytest

from tests.support.archives import write
from tests.support.running import referat

REGISTER = """\
format: 2
kode: kst
navn: Kommunestyret
saksnummer: "PS {nr}/{aar:2}"
grupper:
  - gruppe: Kommunestyret
    rolle: medlem
    personer:
      - {navn: Kari Moe}
      - {navn: Ola Lie}
      - {navn: Siv Nes}
      - {navn: Per Vik}
      - {navn: Eva Lund}
  - {gruppe: Innbyggere, rolle: gjest, aapen: true}
"""

MINUTES = """\
utvalg: kst
moetedato: "2026-03-04"
start: "18:00"
slutt: "20:00"
moetested: Rådhuset
moeteleder: Kari Moe
referent: Kari Moe
status: referat
deltakere:
  - gruppe: Kommunestyret
    personer:
      - {navn: Kari Moe, oppmoete: møtt, parti: Sp, funksjon: ordfører}
      - {navn: Ola Lie, oppmoete: møtt, parti: Ap, gikk_foer: PS 3/26}
      - {navn: Siv Nes, oppmoete: møtt, parti: Ap, kom: "18:30"}
      - {navn: Per Vik, oppmoete: møtt, parti: H, fra_sak: PS 2/26, ikke_sak: [PS 3/26]}
      - {navn: Eva Lund, oppmoete: permisjon, parti: SV}
  - gruppe: Innbyggere
    antall: {moett: 34, av: 75}
saksliste:
  - {start: "18:00", slutt: "18:45", sak: PS 1/26}
  - {start: "18:45", slutt: "19:15", sak: PS 2/26}
  - {start: "19:15", slutt: "20:00", sak: PS 3/26}
saker:
  - {saksnr: PS 1/26, tittel: Skole}
  - {saksnr: PS 2/26, tittel: Kaia}
  - {saksnr: PS 3/26, tittel: Budsjett}
"""

LIST = """\
DELTAKERE
                                                       Møtte       Forfall
Kommunestyret
  Kari Moe (Sp), ordfører                              x
  Ola Lie (Ap), gikk før sak PS 3/26                   x
  Siv Nes (Ap), kom kl. 18:30                          x
  Per Vik (H), fra sak PS 2/26, ute under sak PS 3/26  x
  Eva Lund (SV)                                                    permisjon
Innbyggere
  (bare antall)                                        34 av 75
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of one meeting; only asked."""
    files = {"minutes/kst/utvalg.yaml": REGISTER, "minutes/kst/2026/2026-03-04.yaml": MINUTES}
    return write(tmp_path_factory.mktemp("show"), {**files})


def test_the_list_says_what_it_says_on_paper(root: Path) -> None:
    """Parties in brackets, functions, and when somebody came and went."""
    done = referat(root, "show", "2026-03-04", "--only", "oppmøte")
    assert done.out.partition("DELTAKERE")[1:] == LIST.partition("DELTAKERE")[1:]


@pytest.mark.parametrize(
    ("case", "line"),
    [
        ("PS 2/26", "Oppmøte: Per Vik kom til saken."),
        ("PS 3/26", "Oppmøte: Ola Lie gikk før saken. Per Vik var ute under saken."),
    ],
)
def test_a_case_tells_who_came_and_went(case: str, line: str, root: Path) -> None:
    """One line, in the case and in the meeting."""
    assert line in referat(root, "show", case).out.splitlines()
    assert line in referat(root, "show", "2026-03-04").out.splitlines()


def test_a_case_alone_tells_who_was_not_there(root: Path) -> None:
    """Those who had not come yet, or had gone; in the meeting the list says it."""
    asked = referat(root, "show", "PS 1/26").out.splitlines()
    assert "Oppmøte: Siv Nes kom under saken (kl. 18:30). Per Vik var ikke kommet." in asked
    assert "ikke kommet" not in referat(root, "show", "2026-03-04").out


TURNS = """\
utvalg: kst
moetedato: "2026-04-08"
moeteleder: Kari Moe
referent: Kari Moe
status: referat
deltakere:
  - gruppe: Kommunestyret
    personer:
      - {navn: Kari Moe, oppmoete: møtt}
      - {navn: Ola Lie, oppmoete: møtt, til_sak: PS 4/26}
      - {navn: Ola Lie, oppmoete: møtt, fra_sak: PS 6/26}
      - {navn: Siv Nes, oppmoete: møtt, til_sak: PS 5/26}
      - {navn: Per Vik, oppmoete: forfall}
      - {navn: Eva Lund, oppmoete: møtt, ikke_sak: [PS 6/26]}
  - gruppe: Varamedlemmer
    personer:
      - {navn: Tor Dahl, oppmoete: møtt, moette_for: Ola Lie, paa_sak: [PS 5/26]}
      - {navn: Nils Aas, oppmoete: møtt, moette_for: Per Vik, til_sak: PS 5/26}
      - {navn: Nils Aas, oppmoete: møtt, moette_for: Siv Nes, fra_sak: PS 6/26}
      - {navn: Jon Rud, oppmoete: møtt, moette_for: Eva Lund, paa_sak: [PS 6/26]}
saker:
  - {saksnr: PS 4/26, tittel: Skole}
  - {saksnr: PS 5/26, tittel: Kaia}
  - {saksnr: PS 6/26, tittel: Budsjett, habilitet: [{navn: Eva Lund, utfall: inhabil, vara: Jon Rud}]}
"""


def test_the_lines_of_one_person_are_told_together(tmp_path: Path) -> None:
    """Somebody who came again was out, and a substitute of two has not moved; who met for one case is told for whom."""
    files = {"minutes/kst/utvalg.yaml": REGISTER, "minutes/kst/2026/2026-04-08.yaml": TURNS}
    write(tmp_path, {**files})
    cases = ("PS 4/26", "PS 5/26", "PS 6/26")
    shown = [" ".join(referat(tmp_path, "show", case).out.split()) for case in cases]
    assert [text.partition("Oppmøte: ")[2].partition(" HABILITET")[0] for text in shown] == [
        "Ola Lie gikk etter saken.",
        "Siv Nes gikk etter saken. Tor Dahl møtte for Ola Lie. Ola Lie var ute.",
        "Ola Lie kom til saken. Eva Lund var ute under saken. Siv Nes hadde gått.",
    ]


def test_a_person_is_found_beside_a_group_that_is_only_counted(root: Path) -> None:
    """The meeting lists Siv, whoever else it counts."""
    done = referat(root, "people", "Siv Nes")
    assert (done.code, done.err) == (0, "")
    assert "- 2026-03-04  møtt (Kommunestyret)" in done.out.splitlines()


def test_who_led_from_a_case_without_a_number_led_from_its_title(tmp_path: Path) -> None:
    """On the screen as on paper; "+1" is what the file calls it."""
    leaders = "moeteleder: [{navn: Kari Moe, til_sak: PS 2/26}, {navn: Ola Lie, fra_sak: +1}]"
    minutes = MINUTES.replace("moeteleder: Kari Moe", leaders).replace("saksnr: PS 3/26, tittel", "tittel")
    minutes = (
        minutes.replace("sak: PS 3/26", "sak: +1")
        .replace("[PS 3/26]", "[+1]")
        .replace("gikk_foer: PS 3", "gikk_foer: PS 2")
    )
    root = write(tmp_path, {"minutes/kst/utvalg.yaml": REGISTER, "minutes/kst/2026/2026-03-04.yaml": minutes})
    shown = referat(root, "show", "2026-03-04").out
    assert "Møteleder: Kari Moe (til og med sak PS 2/26), Ola Lie (fra sak «Budsjett»)" in " ".join(shown.split())
