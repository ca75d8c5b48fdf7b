"""What is said of votes that do not add up, or of those who cast them (REF330-REF341), and when nothing is."""

from pathlib import Path

import pytest

from tests.support.archives import write
from tests.support.judging import problems

REGISTER = """\
format: 2
kode: prove
navn: Kommunestyret
grupper:
  - gruppe: Kommunestyret
    rolle: medlem
    personer:
      - {navn: Kari Moe}
      - {navn: Ola Lie}
      - {navn: Siv Nes}
      - {navn: Per Vik}
  - gruppe: Varamedlemmer
    rolle: vara
    personer:
      - {navn: Tor Dahl, vara: true}
  - gruppe: Administrasjonen
    rolle: sekretariat
    personer:
      - {navn: Eva Lund}
alias:
  P. Vik: Per Vik
"""

MINUTES = """\
utvalg: prove
moetedato: "2026-03-04"
moeteleder: Kari Moe
referent: Eva Lund
status: referat
deltakere:
  - gruppe: Kommunestyret
    personer:
      - {navn: Kari Moe, oppmoete: møtt}
      - {navn: Ola Lie, oppmoete: møtt}
      - {navn: Siv Nes, oppmoete: møtt, fra_sak: 2/26}
      - {navn: Per Vik, oppmoete: PER}
  - gruppe: Varamedlemmer
    personer:
      - {navn: Tor Dahl, oppmoete: møtt, moette_for: Siv Nes, til_sak: 1/26}
  - gruppe: Administrasjonen
    personer:
      - {navn: Eva Lund, oppmoete: møtt}
saksliste:
  - {sak: 1/26}
  - {sak: 2/26}
saker:
  - {saksnr: 1/26, tittel: Legevakt}
  - saksnr: 2/26
    tittel: Skolestruktur
    forslag_til_vedtak: [Strukturen beholdes.]
    CASE
    votering:
      - {gjelder: [A], VOTE}
"""
REGISTER_PATH, MEETING_PATH = "minutes/prove/utvalg.yaml", "minutes/prove/2026/2026-03-04.yaml"


def said(root: Path, vote: str, case: str = "", per: str = "møtt") -> list[str]:
    """The code and sentence of what is said of a vote; four have a vote in the case, where Per was there."""
    text = MINUTES.replace("VOTE", vote).replace("    CASE\n", f"    {case}\n" if case else "").replace("PER", per)
    write(root, {REGISTER_PATH: REGISTER, MEETING_PATH: text})
    found = [p for p in problems(root, MEETING_PATH) if p.accepted is None and p.code.startswith("REF3")]
    return [f"{p.code} {p.message}" for p in found]


DISQUALIFIED = "habilitet: [{navn: Per Vik, utfall: inhabil, vara: ingen}]"
QUALIFIED = "habilitet: [{navn: Per Vik, utfall: habil}]"
OWN_MATTER = "tekst: Spørsmålet om habilitet, for: 3, imot: 0, resultat: vedtatt"
IN_CASE = "voteringen i sak 2/26"


@pytest.mark.parametrize(
    ("vote", "case", "per"),
    [
        ("for: 3, imot: 1, resultat: vedtatt", "", "møtt"),
        ("for: 3, imot: 1, stemte_imot: [P. Vik], resultat: vedtatt", "", "digitalt"),
        ("for: 2, imot: 1, blanke: 1, resultat: vedtatt", "", "møtt"),
        ("for: 2, imot: 1, avholdende: 1, avholdt_seg: [Siv Nes], resultat: vedtatt", "", "møtt"),
        ("for: 2, imot: 1, ikke_til_stede: [Per Vik], resultat: vedtatt", "", "møtt"),
        ("for: 2, imot: 1, fravaerende: 1, resultat: vedtatt", "", "møtt"),
        ("for: 2, imot: 1, resultat: vedtatt", "", "forfall"),
        ("for: 2, imot: 1, resultat: vedtatt", DISQUALIFIED, "møtt"),
        ("imot: 1, resultat: vedtatt", "", "møtt"),
        ("enstemmig: true, resultat: vedtatt", "", "møtt"),
        ("enstemmig: true, for: 4, resultat: vedtatt", "", "møtt"),
        ("enstemmig: true, imot: 4, resultat: falt", "", "møtt"),
        ("for: 2, imot: 2, dobbeltstemme: true, resultat: falt", "", "møtt"),
        ("for: 2, imot: 2, dobbeltstemme: Kari Moe, resultat: vedtatt", "", "møtt"),
        ("for: 2, imot: 2, loddtrekning: true, resultat: vedtatt", "", "møtt"),
        ("for: 2, imot: 2, resultat: falt", "", "møtt"),
        ("for: 2, imot: 2, flertall: 2/3, resultat: falt", "", "møtt"),
        ("for: 3, imot: 1, flertall: 2/3, resultat: vedtatt", "", "møtt"),
        ("for: 28, imot: 1, resultat: vedtatt", "stemmeberettigede: 29", "ukjent"),
        ("imot: 1, stemte_imot: [Per Vik], resultat: vedtatt", "", "ukjent"),
        ("for: 3, imot: 1, resultat: vedtatt", "", "ukjent"),
        # The one whose impartiality was voted on was out for that, and there or not for the rest.
        (f"for: 4, imot: 0, resultat: vedtatt}}\n      - {{{OWN_MATTER}", QUALIFIED, "møtt"),
        (f"for: 3, imot: 0, resultat: vedtatt}}\n      - {{{OWN_MATTER}", DISQUALIFIED, "møtt"),
    ],
)
def test_a_vote_that_adds_up_is_left_in_peace(vote: str, case: str, per: str, tmp_path: Path) -> None:
    """Where somebody's presence is unknown nothing is said of sums."""
    assert said(tmp_path, vote, case, per) == []


@pytest.mark.parametrize(
    ("vote", "case", "per", "sentences"),
    [
        (
            "for: 28, imot: 1, resultat: vedtatt",
            "",
            "ukjent",
            [f"REF343 {IN_CASE} er ikke holdt mot hvem som var der: det er ukjent om «Per Vik» var med"],
        ),
        (
            "for: 4, imot: 1, resultat: vedtatt",
            "",
            "møtt",
            [f"REF330 {IN_CASE} har 5 stemmer, men det var 4 til stede med stemmerett"],
        ),
        (
            "for: 3, imot: 1, resultat: vedtatt",
            DISQUALIFIED,
            "møtt",
            [f"REF330 {IN_CASE} har 4 stemmer, men det var 3 til stede med stemmerett"],
        ),
        (
            "for: 2, imot: 1, resultat: vedtatt",
            "",
            "møtt",
            [f"REF331 {IN_CASE} har 3 stemmer, men det var 4 til stede med stemmerett"],
        ),
        (
            "for: 2, imot: 1, resultat: vedtatt",
            "stemmeberettigede: 5",
            "møtt",
            [
                "REF332 sak 2/26 har 5 stemmeberettigede, men 4 var til stede med stemmerett",
                f"REF331 {IN_CASE} har 3 stemmer, men det var 5 stemmeberettigede",
            ],
        ),
        (
            "for: 2, stemte_for: [Per Vik, P. Vik], resultat: vedtatt",
            "",
            "møtt",
            [f"REF333 «P. Vik» står to ganger under stemte_for i {IN_CASE}"],
        ),
        (
            "for: 2, stemte_for: [Per Vik, Ola Lie], avholdt_seg: [P. Vik], resultat: vedtatt",
            "",
            "møtt",
            [f"REF333 «P. Vik» står både under stemte_for og under avholdt_seg i {IN_CASE}"],
        ),
        (
            "stemte_imot: [Per Vik], resultat: vedtatt",
            "",
            "permisjon",
            [f"REF334 «Per Vik» har stemt i {IN_CASE}, men var ikke til stede da"],
        ),
        (
            "stemte_imot: [Tor Dahl], resultat: vedtatt",
            "",
            "møtt",
            [f"REF334 «Tor Dahl» har stemt i {IN_CASE}, men var ikke til stede da"],
        ),
        (
            "stemte_imot: [Eva Lund], resultat: vedtatt",
            "",
            "møtt",
            [f"REF335 «Eva Lund» har stemt i {IN_CASE}, men hadde ikke stemmerett"],
        ),
        (
            "stemte_imot: [Per Vik], resultat: vedtatt",
            DISQUALIFIED,
            "møtt",
            [f"REF336 «Per Vik» har stemt i {IN_CASE}, men var inhabil i saken"],
        ),
        (
            "for: 3, imot: 1, stemte_imot: [Per Vik, Siv Nes], resultat: vedtatt",
            "",
            "møtt",
            [f"REF337 {IN_CASE} har 2 navn under stemte_imot, men imot er 1"],
        ),
        (
            "enstemmig: true, for: 3, imot: 1, resultat: vedtatt",
            "",
            "møtt",
            [f"REF338 {IN_CASE} er enstemmig, men 1 stemte imot"],
        ),
        (
            "for: 3, imot: 2, dobbeltstemme: true, resultat: vedtatt",
            "",
            "møtt",
            [f"REF339 {IN_CASE} ble avgjort ved dobbeltstemme, men det sto 3 mot 2"],
        ),
        (
            "for: 1, imot: 3, resultat: vedtatt",
            "",
            "møtt",
            [f"REF340 {IN_CASE} er ført som vedtatt, men det sto 1 mot 3"],
        ),
        (
            "for: 2, imot: 2, resultat: vedtatt",
            "",
            "møtt",
            [f"REF340 {IN_CASE} er ført som vedtatt, men det sto likt, 2 mot 2"],
        ),
        (
            "for: 2, imot: 1, blanke: 1, flertall: 3/4, resultat: vedtatt",
            "",
            "møtt",
            [f"REF340 {IN_CASE} er ført som vedtatt, men det sto 2 mot 1, og kravet var 3/4"],
        ),
        (
            "for: 3, imot: 1, resultat: vedtatt}\n      - {gjelder: [A], for: 3, imot: 1, resultat: vedtatt",
            "",
            "møtt",
            ["REF341 votering 2 i sak 2/26 er den samme som votering 1"],
        ),
    ],
)
def test_a_vote_that_does_not_add_up_is_told(
    vote: str, case: str, per: str, sentences: list[str], tmp_path: Path
) -> None:
    """Each contradiction is told by its own code, and nothing else is."""
    assert said(tmp_path, vote, case, per) == sentences
