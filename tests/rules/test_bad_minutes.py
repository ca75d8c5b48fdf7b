"""What minutes of councils and boards get wrong is told in a line with the next step, and doing that mends it."""

import json
from pathlib import Path

import pytest

from tests.support.archives import write
from tests.support.asking import ask

REGISTER = """\
format: 2
kode: styret
navn: Styret i Nordvik kraftlag
grupper:
  - gruppe: Styret
    rolle: medlem
    personer:
      - {navn: Kari Moe}
      - {navn: Ola Lie}
      - {navn: Siv Nes}
      - {navn: Per Vik}
      - {navn: Tor Dahl}
"""
# What the examples spoil.
FIRST_VOTE = "{gjelder: [A], for: 4, imot: 1, stemte_imot: [Per Vik], resultat: vedtatt}"
PRESENT = "{navn: Tor Dahl, oppmoete: møtt}"
DECISION = "    vedtak:\n      - Lokalene leies.\n"
CLOSED = "    lukket: {hjemmel: offentleglova § 13}\n"
MINUTES = f"""\
utvalg: styret
moetedato: "2026-03-04"
moeteleder: Kari Moe
referent: Siv Nes
status: referat

deltakere:
  - gruppe: Styret
    personer:
      - {{navn: Kari Moe, oppmoete: møtt}}
      - {{navn: Ola Lie, oppmoete: møtt}}
      - {{navn: Siv Nes, oppmoete: møtt}}
      - {{navn: Per Vik, oppmoete: møtt}}
      - {PRESENT}

saksliste:
  - {{sak: 1/26}}
  - {{sak: 2/26}}
  - {{sak: 3/26}}

saker:
  - saksnr: 1/26
    tittel: Regnskap
    sakstype: beslutning
    forslag_til_vedtak:
      - Regnskapet godkjennes.
    votering:
      - {FIRST_VOTE}
    vedtak:
      - Regnskapet godkjennes.
  - saksnr: 2/26
    tittel: Lokaler
    sakstype: beslutning
    forslag_til_vedtak:
      - Lokalene leies.
    votering:
      - {{gjelder: [A], for: 5, imot: 0, resultat: vedtatt}}
{DECISION}  - saksnr: 3/26
    tittel: Personalsak
{CLOSED}"""
PATH = "minutes/styret/2026/2026-03-04.yaml"

# The right text, the wrong one in its place, what is told, and the text that the step leads to where it is another.
MISTAKES = {
    "more voters than there were people": (
        "for: 5, imot: 0",
        "for: 6, imot: 0",
        "37:9: REF330 voteringen i sak 2/26 har 6 stemmer, men det var 5 til stede med stemmerett",
        "rett tallene her, eller hvem som var der (deltakere, habilitet)",
    ),
    "a person on both sides": (
        FIRST_VOTE,
        FIRST_VOTE.replace("stemte_imot:", "stemte_for: [Kari Moe, Ola Lie, Siv Nes, Per Vik], stemte_imot:"),
        "28:106: REF333 «Per Vik» står både under stemte_for og under stemte_imot i voteringen i sak 1/26",
        "la navnet stå ett sted",
    ),
    "a vote of which nobody can tell how it went": (
        "for: 5, imot: 0, resultat: vedtatt",
        "for: 2, imot: 2, avholdende: 1",
        "37:9: REF554 voteringen i sak 2/26 har ikke noe resultat",
        "skriv «resultat: vedtatt» eller «resultat: falt»; var den bare en prøve, «proeve: true»",
    ),
    "a vote on a proposal that is not there": (
        FIRST_VOTE,
        FIRST_VOTE.replace("[A]", "[B]"),
        "28:20: REF552 sak 1/26 har ikke noe forslag B; den har A",
        "rett bokstaven eller nummeret, før inn forslaget, eller skriv under tekst hva det gjaldt",
    ),
    "a point that came from nowhere": (
        DECISION,
        "    vedtak:\n      - tekst: Lokalene leies.\n        fra_forslag: B.1\n",
        "40:22: REF512 sak 2/26 har ikke noe forslag B; den har A",
        "skriv nummeret på punktet det kommer fra, eller ta bort fra_forslag",
    ),
    "text in a closed case": (
        CLOSED,
        CLOSED + "    referat: Hemmelig.\n",
        "43:5: REF580 saken er lukket, så «referat» skal ikke stå her",
        "flytt det til det lukkede arkivet, og slett linjen her",
    ),
    "a case in another form": (
        "saksnr: 2/26",
        "saksnr: 2/2026",
        "31:13: REF502 saksnummeret «2/2026» har ikke utvalgets form, som 41/26",
        "skriv 2/26, eller rett formen under saksnummer i utvalg.yaml",
    ),
    # Whether such a person was there for a vote is not known, so that no vote is said to have too many.
    "somebody who left before a case and came to a later one": (
        PRESENT,
        PRESENT.replace("møtt", "møtt, fra_sak: 2/26, gikk_foer: 1/26"),
        "14:68: REF320 «Tor Dahl» kom til sak 2/26, men gikk før sak 1/26",
        "rett linjen; var vedkommende ute en stund, skriv sakene som ikke_sak, eller en linje til for tiden etterpå",
    ),
    "somebody who left before coming": (
        PRESENT,
        PRESENT.replace("møtt", 'møtt, kom: "12:00", gikk: "11:00"'),
        "14:62: REF320 «Tor Dahl» kom 12:00, men gikk 11:00",
        "rett linjen; var vedkommende ute en stund, skriv sakene som ikke_sak, eller en linje til for tiden etterpå",
    ),
}


@pytest.mark.parametrize(("right", "wrong", "told", "step"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_what_mends_it(tmp_path: Path, right: str, wrong: str, told: str, step: str) -> None:
    """The line stands with its step, no other question stops, and the right text in its place is a clean file."""
    assert MINUTES.count(right) == 1
    root = write(tmp_path, {"minutes/styret/utvalg.yaml": REGISTER, PATH: MINUTES.replace(right, wrong)})
    problems = json.loads(ask(root, "validate", "-f", "json").out)["problemer"]
    assert ask(root, "validate", "-f", "concise").out == f"{PATH}:{told}\n"
    # Whether the program can take the step by itself is said after it.
    assert [problem["tiltak"].removesuffix("; referat validate --fix retter dette") for problem in problems] == [step]
    for question in ("cases", "votes", "attendance", "diff"):
        assert ask(root, question).code == 0, question
    write(tmp_path, {PATH: MINUTES})
    assert (ask(root, "validate").code, ask(root, "validate").out) == (0, "")
