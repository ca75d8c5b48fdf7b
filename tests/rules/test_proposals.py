"""What the rules say of proposals, of what was voted on, and of an outcome that the votes rule out."""

from pathlib import Path

import pytest

from tests.support.archives import write
from tests.support.asking import ask
from tests.support.school_council import MEETING, REGISTER

PATH = "minutes/ks/2026/2026-03-04.yaml"
WON = "      - {gjelder: [A], satt_opp_mot: [B], for: 1, imot: 3, stemte_for: [Kari Moe]}\n"


def told(root: Path, old: str, new: str) -> list[str]:
    """What is said of the council's meeting with one thing written otherwise, without places."""
    assert MEETING.count(old) == 1, old
    write(root, {"minutes/ks/utvalg.yaml": REGISTER, PATH: MEETING.replace(old, new)})
    lines = ask(root, "validate", "-f", "concise").out.splitlines()
    return [line.split(" ", 1)[1] for line in lines if line.startswith("minutes/")]


def test_a_good_moetebok_has_nothing_wrong(tmp_path: Path) -> None:
    """Of proposals and votes of every kind."""
    assert told(tmp_path, "moeteleder: Kari Moe", "moeteleder: Kari Moe") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("gjelder: [D]", "gjelder: [F]", "REF552 sak PS 1/26 har ikke noe forslag F; den har A, B, C, D, E"),
        ("gjelder: [D]", "gjelder: [B.3]", "REF552 forslag B i sak PS 1/26 har ikke punkt 3; det nærmeste er B.2"),
        ("endrer: [A.1]", "endrer: [A.4]", "REF553 forslag A i sak PS 1/26 har ikke punkt 4; det nærmeste er A.2"),
        ("endrer: [A.1]", "endrer: [C]", "REF553 forslag C endrer seg selv"),
        ("      - id: D", "      - id: B", "REF550 sak PS 1/26 har to forslag B"),
        (
            "      - Det bygges en ny barneskole på Nes.",
            "      - {tekst: Det bygges en ny barneskole på Nes., fra_forslag: B.7}",
            "REF512 forslag B i sak PS 1/26 har ikke punkt 7; det nærmeste er B.2",
        ),
        (
            "      - Det bygges en ny barneskole på Nes.",
            "      - {tekst: Det bygges en ny barneskole på Nes., fra_forslag: B.1}",
            "REF561 punktet kommer fra B.1, men det ble ikke vedtatt",
        ),
        ("        utfall: trukket", "        utfall: falt", ""),
        (
            "      - {gjelder: [D], for: 1, imot: 2}\n",
            "      - {gjelder: [E], for: 1, imot: 2}\n",
            "REF556 forslag E er ført som trukket, men etter voteringen ble det falt",
        ),
        (
            WON,
            WON + "    utfall: vedtatt_endret\n",
            "REF521 utfallet er «vedtatt_endret», men forslag B ble vedtatt i stedet for innstillingen",
        ),
        (WON, WON + "    utfall: avvist\n", "REF521 utfallet er «avvist», men forslag B ble vedtatt"),
        (WON, WON + "    utfall: erstattet\n", ""),
        (
            WON,
            WON + "      - {gjelder: [A], for: 4, imot: 0}\n",
            "REF555 forslag A og forslag B i sak PS 2/26 er begge vedtatt, men utelukker hverandre",
        ),
    ],
)
def test_what_cannot_be_is_said(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """With what there is instead."""
    found = told(tmp_path, old, new)
    assert (expected in " ".join(found)) if expected else found == [], found


def test_proposals_of_a_case_that_all_fell_need_no_decision(tmp_path: Path) -> None:
    """The votes tell that nothing was adopted."""
    old = MEETING[MEETING.index(WON) :]
    fell = "      - {gjelder: [A], for: 1, imot: 3}\n      - {gjelder: [B], for: 1, imot: 3}\n"
    assert told(tmp_path, old, fell) == []
    adopted = "      - {gjelder: [A], for: 3, imot: 1}\n"
    assert "har forslag, men ikke vedtak" in told(tmp_path, old, adopted)[0]
    step = "før inn teksten som ble vedtatt; står den ikke på papiret, skriv «vedtak: []»"
    assert step in " ".join(ask(tmp_path, "validate", "-f", "full").out.split())
    assert told(tmp_path, old, adopted + "    vedtak: []\n") == []


def test_a_proposal_that_nothing_decided_needs_a_decision(tmp_path: Path) -> None:
    """Though there is no recommendation; one that was withdrawn does not."""
    old = MEETING[MEETING.index("    forslag_til_vedtak:\n      - Kulturhuset") :]
    one = "    forslag:\n      - {id: B, punkter: [Kulturhuset bygges.]}\n"
    assert [said.split(" ", 1)[0] for said in told(tmp_path, old, one)] == ["REF603"]
    assert told(tmp_path, old, one.replace("]}", "], utfall: trukket}")) == []


def test_a_notice_has_no_votes(tmp_path: Path) -> None:
    """Nor elections and statements: the status is forgotten."""
    said = told(tmp_path, "status: referat", "status: innkalling")
    keys = ("votering", "vedtak", "valg", "protokolltilfoersler")
    expected = [f"REF608 sak PS 1/26 har {key}, men status er «innkalling»" for key in keys]
    assert [one for one in said if one.startswith("REF608 sak PS 1/26")] == expected


def test_plain_points_under_forslag_are_led_to_where_they_belong(tmp_path: Path) -> None:
    """As somebody writes it who has met only one proposal."""
    old = MEETING[MEETING.index("    forslag_til_vedtak:\n      - Kulturhuset") :]
    text = MEETING.replace(old, "    forslag: [Kulturhuset bygges.]\n")
    write(tmp_path, {"minutes/ks/utvalg.yaml": REGISTER, PATH: text})
    said = " ".join(ask(tmp_path, "validate", "-f", "full").out.split())
    assert "skriv punktene i innstillingen under «forslag_til_vedtak»" in said


@pytest.mark.parametrize(
    ("vote", "decision", "expected"),
    [
        # The two sides were taken for each other.
        ("gjelder: [A], satt_opp_mot: [B], for: 3, imot: 1", "[Skolen rives.]", ["1 i vedtaket er B.1, som falt"]),
        ("gjelder: [B], satt_opp_mot: [A], for: 3, imot: 1", "[Skolen rives.]", []),
        ("gjelder: [A.2], for: 1, imot: 3", "[Skolen males., Taket legges.]", ["2 i vedtaket er A.2, som falt"]),
        # What fell in one proposal was adopted in another, or put together with it; and other words are nobody's.
        ("gjelder: [C], satt_opp_mot: [A], for: 3, imot: 1", "[Skolen males.]", []),
        ("gjelder: [A], satt_opp_mot: [B], for: 3, imot: 1", "[Skolen rives i 2030.]", []),
        # A trial fells nothing, and what was withdrawn may have been taken up.
        ("gjelder: [A], satt_opp_mot: [B], for: 3, imot: 1, proeve: true", "[Skolen rives.]", []),
        ("gjelder: [A], for: 4, imot: 0", "[Skolen males., Taket legges., Det feires.]", []),
    ],
)
def test_a_decision_has_not_what_fell(tmp_path: Path, vote: str, decision: str, expected: list[str]) -> None:
    """Word for word, and in no proposal that may have been adopted."""
    cases = f"""saker:
  - saksnr: PS 1/26
    tittel: Skolen
    forslag_til_vedtak: [Skolen males., Taket legges.]
    forslag:
      - {{id: B, type: alternativt, punkter: [Skolen rives.]}}
      - {{id: C, type: alternativt, punkter: [Skolen males., Taket legges ikke.]}}
      - {{id: D, type: tillegg, punkter: [Det feires.], utfall: trukket}}
    votering:
      - {{{vote}}}
    vedtak: {decision}
"""
    write(tmp_path, {"minutes/ks/utvalg.yaml": REGISTER, PATH: MEETING.partition("saker:\n")[0] + cases})
    lines = ask(tmp_path, "validate", "--select", "REF562", "-f", "concise").out.splitlines()
    assert [line.partition(" REF562 punkt ")[2] for line in lines if " REF562 " in line] == expected


@pytest.mark.parametrize(
    ("votes", "decision", "letters"),
    [
        # The recommendation was written off as it stood.
        ("{gjelder: [A, B, C]}", "[Skolen males., Taket legges.]", "BC"),
        ("{gjelder: [A, B, C]}", "[Skolen males rød., Taket legges.]", ""),
        ("{gjelder: [A, C]}", "[Skolen males., Taket legges., Det feires.]", ""),
        # Only a point of the addition was adopted, or none; and a decision in other words may hold it.
        ("{gjelder: [A]}, {gjelder: [C.1], for: 4, imot: 0}", "[Skolen males., Taket legges.]", "C"),
        ("{gjelder: [A]}, {gjelder: [C], for: 0, imot: 4}", "[Skolen males., Taket legges.]", ""),
        ("{gjelder: [A, C]}", "[Innstillingen ble vedtatt med tillegget.]", ""),
        # What is sent on to others stands beside the decision.
        ("{gjelder: [A]}, {gjelder: [D], for: 4, imot: 0}", "[Skolen males., Taket legges.]", ""),
    ],
)
def test_a_decision_has_what_was_adopted(tmp_path: Path, votes: str, decision: str, letters: str) -> None:
    """An amendment or an addition that was adopted is not in a decision that is the recommendation word for word."""
    cases = f"""saker:
  - saksnr: PS 1/26
    tittel: Skolen
    forslag_til_vedtak: [Skolen males., Taket legges.]
    forslag:
      - {{id: B, type: endring, endrer: [A.1], punkter: [Skolen males rød.]}}
      - {{id: C, type: tillegg, punkter: [Det feires., Det danses.]}}
      - {{id: D, type: oversendelse, punkter: [Skolegården vurderes.]}}
    votering: [{votes.replace("]}", "], enstemmig: true, resultat: vedtatt}")}]
    vedtak: {decision}
"""
    write(tmp_path, {"minutes/ks/utvalg.yaml": REGISTER, PATH: MEETING.partition("saker:\n")[0] + cases})
    lines = ask(tmp_path, "validate", "--select", "REF563", "-f", "concise").out.splitlines()
    assert "".join(line.partition(" REF563 forslag ")[2][:1] for line in lines) == letters


@pytest.mark.parametrize(
    ("votes", "rest", "expected"),
    [
        # What was voted on is what was decided.
        ("{enstemmig: true, resultat: vedtatt}", "vedtak: [Skolen males.]", 0),
        ("{for: 3, imot: 1}", "vedtak: [Skolen males.]", 0),
        # It fell, came to nothing, or may have been on something else.
        ("{for: 1, imot: 3}", "vedtak: [Skolen males.]", 1),
        ("{enstemmig: true, resultat: vedtatt}", "vedtak: []", 1),
        ("{for: 3, imot: 1}, {for: 4, imot: 0}", "vedtak: [Skolen males., Taket legges.]", 2),
        ("{for: 3, imot: 1}", "forslag_til_vedtak: [Skolen males.]\n    vedtak: [Skolen males.]", 1),
        ("{for: 3, imot: 1}", "forslag: [{id: B, punkter: [Skolen rives.]}]\n    vedtak: [Skolen males.]", 1),
    ],
)
def test_the_only_vote_of_a_case_without_proposals_was_on_the_decision(
    tmp_path: Path, votes: str, rest: str, expected: int
) -> None:
    """So nobody has to say what it was on; in every other case somebody has."""
    cases = f"saker:\n  - saksnr: PS 1/26\n    tittel: Skolen\n    votering: [{votes}]\n    {rest}\n"
    write(tmp_path, {"minutes/ks/utvalg.yaml": REGISTER, PATH: MEETING.partition("saker:\n")[0] + cases})
    lines = ask(tmp_path, "validate", "--select", "REF557", "-f", "concise").out.splitlines()
    assert sum(" REF557 " in line for line in lines) == expected
