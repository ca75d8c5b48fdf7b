"""What became of a case with several proposals and with votes, and where each point of its decision came from."""

import pytest

from referat_cli.compare.adopted import adopted
from referat_cli.compare.origins import decision_changes
from referat_cli.compare.outcome import derive_outcome
from tests.support.proposals import written_case
from tests.support.rows import each

PROPOSALS = """
    forslag_til_vedtak: [Skolene i bygda beholdes., Budsjettet økes med en million kroner.]
    forslag:
      - {id: B, type: alternativt, punkter: [To skoler slås sammen., Bussen går oftere.]}
      - {id: C, type: endring, endrer: [A.1], punkter: [Det bygges ny barneskole på Nes.]}
      - {id: D, type: utsettelse, punkter: [Saken utsettes.]}
      - {id: E, type: tillegg, punkter: [Rådmannen rapporterer hvert år til formannskapet.]}
"""
A, B = (
    "[Skolene i bygda beholdes., Budsjettet økes med en million kroner.]",
    "[To skoler slås sammen., Bussen går oftere.]",
)
WITH_C = "[Det bygges ny barneskole på Nes., Budsjettet økes med en million kroner.]"
WITH_E = A.removesuffix("]") + ", Rådmannen rapporterer hvert år til formannskapet.]"


def outcome(votes: str, decision: str | None, proposals: str = PROPOSALS) -> str:
    """What became of the case, with "?" where it is not certain."""
    lines = "".join(f"\n      - {{{vote}}}" for vote in votes.split(" | ")) if votes else " []"
    decided = f"\n    vedtak: {decision}" if decision else ""
    found = derive_outcome(written_case(f"{proposals.rstrip()}\n    votering:{lines}{decided}"))
    return found.outcome + "?" * (not found.certain)


@each(
    "votes, decision, expected",
    [
        ("gjelder: [A], satt_opp_mot: [B], for: 25, imot: 10", A, "vedtatt_uendret"),
        ("gjelder: [A], satt_opp_mot: [B], for: 10, imot: 25", B, "erstattet"),
        ("gjelder: [B], for: 25, imot: 10", B, "erstattet"),
        # Whatever the texts say.
        ("gjelder: [A], for: 25, imot: 10", None, "vedtatt_uendret"),
        ("gjelder: [A], for: 25, imot: 10", "[Forslaget fra kommunedirektøren ble vedtatt.]", "vedtatt_uendret"),
        ("gjelder: [A], for: 25, imot: 10", "[Saken utsettes.]", "vedtatt_endret?"),
        ("gjelder: [A, C], for: 25, imot: 10", WITH_C, "vedtatt_endret"),
        ("gjelder: [A, C], for: 25, imot: 10", None, "vedtatt_endret"),
        ("gjelder: [A], satt_opp_mot: [C], for: 10, imot: 25", WITH_C, "vedtatt_endret"),
        ("gjelder: [C], for: 10, imot: 25 | gjelder: [A], for: 35, imot: 0", A, "vedtatt_uendret"),
        ("gjelder: [A], for: 35, imot: 0 | gjelder: [E], for: 20, imot: 15", WITH_E, "vedtatt_endret"),
        # The minutes have forgotten what was adopted, or added what was not.
        ("gjelder: [A], for: 35, imot: 0 | gjelder: [E], for: 20, imot: 15", A, "vedtatt_endret?"),
        ("gjelder: [A], for: 35, imot: 0 | gjelder: [E], for: 15, imot: 20", WITH_E, "vedtatt_endret"),
        # Only an amendment was voted on.
        ("gjelder: [C], for: 25, imot: 10", WITH_C, "vedtatt_endret"),
        ("gjelder: [D], for: 25, imot: 10", "[Saken utsettes.]", "utsatt"),
        ("gjelder: [D], for: 25, imot: 10", None, "utsatt"),
        ("gjelder: [D], for: 10, imot: 25 | gjelder: [A], enstemmig: true, resultat: vedtatt", A, "vedtatt_uendret"),
        ("gjelder: [A], for: 10, imot: 25", None, "avvist?"),
        ("gjelder: [A], for: 10, imot: 25", A, "avvist?"),
        ("gjelder: [A.1], for: 30, imot: 5 | gjelder: [A.2], for: 3, imot: 32", None, "vedtatt_endret"),
        (
            "gjelder: [A.1], for: 30, imot: 5 | gjelder: [A.2], for: 3, imot: 32",
            "[Skolene i bygda beholdes.]",
            "vedtatt_endret",
        ),
        # Nothing decided: the texts do, and nothing is said of what was not voted on.
        ("", A, "vedtatt_uendret"),
        ("", B, "erstattet"),
        ("", None, "uten_vedtak"),
        ("gjelder: [A], for: 10, imot: 25, proeve: true", A, "vedtatt_uendret"),
    ],
)
def test_votes_decide_the_outcome(votes: str, decision: str | None, expected: str) -> None:
    """And the texts whether what was adopted was changed."""
    assert outcome(votes, decision) == expected


ONE = """
    forslag:
      - {id: B, punkter: [To skoler slås sammen.]}
      - {id: C, type: %s, punkter: [Saken venter.]}
"""


@pytest.mark.parametrize(
    ("votes", "decision", "expected"),
    [
        ("gjelder: [B], for: 25, imot: 10", "[To skoler slås sammen.]", "vedtatt_uendret"),
        ("gjelder: [B], for: 25, imot: 10", "[To små skoler slås sammen.]", "vedtatt_endret"),
        ("gjelder: [B], for: 5, imot: 10 | gjelder: [C], for: 5, imot: 10", None, "avvist"),
        ("gjelder: [C], for: 25, imot: 10", None, "oversendt"),
        ("", "[To skoler slås sammen.]", "vedtatt_uendret"),
        ("", "[En ny skole bygges.]", "uten_forslag"),
    ],
)
def test_where_there_is_no_recommendation_the_adopted_proposal_counts(
    votes: str, decision: str | None, expected: str
) -> None:
    """As the recommendation would."""
    assert outcome(votes, decision, ONE % "oversendelse") == expected


@pytest.mark.parametrize(
    ("votes", "decision", "expected"),
    [
        ("tekst: Leders forslag, enstemmig: true, resultat: vedtatt", "[Planen følges.]", "uten_forslag"),
        ("tekst: Leders forslag, enstemmig: true, resultat: vedtatt", None, "uten_forslag"),
        ("tekst: Leders forslag, for: 3, imot: 9", None, "avvist"),
        ("tekst: Leders forslag, for: 3, imot: 9 | tekst: Et annet, for: 9, imot: 3", None, "uten_forslag"),
        ("tekst: Leders forslag", None, "uten_vedtak"),
        ("tekst: Utsettelse, for: 9, imot: 3", "[Saken utsettes.]", "utsatt"),
    ],
)
def test_a_vote_on_no_written_proposal(votes: str, decision: str | None, expected: str) -> None:
    """It was adopted or it fell, and what it was the decision says."""
    assert outcome(votes, decision, "\n    sakstype: beslutning") == expected


def sources(votes: str, decision: str, proposals: str = PROPOSALS) -> list[str]:
    """The points of the decision: where from, and what was changed; then what was left out."""
    lines = "".join(f"\n      - {{{vote}}}" for vote in votes.split(" | ")) if votes else " []"
    case = written_case(f"{proposals.rstrip()}\n    votering:{lines}\n    vedtak: {decision}")
    found = []
    for change in decision_changes(case):
        origin = f" ({change.origin})" if change.origin else ""
        found.append(f"{change.source or '–'} → {change.target or '–'} {change.kind}{origin}")
    main = adopted(case).main
    return [main.id if main else "?", *found]


def test_the_decision_is_held_against_what_was_adopted() -> None:
    """Under the addresses of that proposal."""
    assert sources("gjelder: [A], satt_opp_mot: [B], for: 10, imot: 25", B) == [
        "B",
        "B.1 → 1 uendret (B.1)",
        "B.2 → 2 uendret (B.2)",
    ]
    assert sources("gjelder: [A], satt_opp_mot: [B], for: 25, imot: 10", A) == [
        "A",
        "1 → 1 uendret (A.1)",
        "2 → 2 uendret (A.2)",
    ]


def test_an_adopted_amendment_is_where_its_point_came_from() -> None:
    """Held against the point that it changed, however different its words are."""
    assert sources("gjelder: [A, C], for: 25, imot: 10", WITH_C) == [
        "A",
        "1 → 1 endret (C.1)",
        "2 → 2 uendret (A.2)",
    ]
    assert sources("gjelder: [A, E], for: 25, imot: 10", WITH_E)[3:] == ["– → 3 tilfoeyd (E.1)"]


def test_a_point_that_won_over_another_stands_instead_of_it() -> None:
    """However different its words are."""
    won = "gjelder: [A.1], satt_opp_mot: [B.1], for: 8, imot: 20"
    decision = "[To skoler slås sammen., Budsjettet økes med en million kroner.]"
    assert sources(won, decision) == ["A", "1 → 1 endret (B.1)", "2 → 2 uendret (A.2)"]
    assert outcome(won, decision) == "vedtatt_endret"


def test_an_amendment_of_the_whole_that_is_the_decision_has_replaced_it() -> None:
    """Nothing is left of what it amended."""
    proposals = PROPOSALS.replace("type: endring, endrer: [A.1]", "type: endring")
    won = "gjelder: [C], satt_opp_mot: [A], for: 25, imot: 10"
    assert sources(won, "[Det bygges ny barneskole på Nes.]", proposals) == ["C", "C.1 → 1 uendret (C.1)"]
    assert outcome(won, "[Det bygges ny barneskole på Nes.]", proposals) == "erstattet"


def test_an_amendment_that_fell_is_no_origin() -> None:
    """Though its points have the numbers and the words of those in the decision."""
    assert sources("gjelder: [C], for: 10, imot: 25 | gjelder: [A], for: 35, imot: 0", WITH_C) == [
        "A",
        "1 → – stroeket",
        "– → 1 tilfoeyd",
        "2 → 2 uendret (A.2)",
    ]


def test_what_the_record_states_is_where_a_point_came_from() -> None:
    """Above what the words tell."""
    first, second = (
        "{tekst: Skolene beholdes likevel., fra_forslag: C.1}",
        "{tekst: Budsjettet økes., fra_forslag: B.2}",
    )
    decision = f"[{first}, {second}]"
    assert sources("gjelder: [A, C], for: 25, imot: 10", decision) == [
        "A",
        "1 → 1 endret (C.1)",
        "2 → 2 endret (B.2)",
    ]


def test_a_decision_put_together_from_three_proposals() -> None:
    """None of which is the recommendation: it is held against all that was adopted of them."""
    proposals = """
    forslag:
      - {id: B, punkter: [To skoler slås sammen., Bussen går oftere.]}
      - {id: C, punkter: [Det bygges ny barneskole på Nes.]}
      - {id: D, punkter: [Alt blir som før., Rådmannen rapporterer hvert år.]}
"""
    votes = "gjelder: [B.1], satt_opp_mot: [D.1], for: 9, imot: 8 | gjelder: [C], for: 9, imot: 8"
    votes += " | gjelder: [D.2], for: 9, imot: 8"
    decision = "[To skoler slås sammen., Det bygges ny barneskole på Nes., Rådmannen rapporterer hvert år.]"
    assert sources(votes, decision, proposals) == [
        "B",
        "B.1 → 1 uendret (B.1)",
        "C.1 → 2 uendret (C.1)",
        "D.2 → 3 uendret (D.2)",
    ]
    assert outcome(votes, decision, proposals) == "vedtatt_uendret"


def test_a_decision_to_wait_is_held_against_the_proposal_to_wait() -> None:
    """It was adopted; of the recommendation nothing is said, for nobody has decided on it."""
    case = written_case(
        f"{PROPOSALS.rstrip()}\n    votering: [{{gjelder: [D], for: 25, imot: 10}}]\n    vedtak: [Saken utsettes.]"
    )
    against = adopted(case)
    assert against.main is not None
    assert against.main.id == "D"
    assert (against.addresses, against.treated.outcome("A")) == ({"1": "D.1"}, None)
    assert [change.kind for change in decision_changes(case)] == ["uendret"]


def test_an_election_is_a_decision() -> None:
    """Also where no text says so; candidates alone elect nobody."""
    elected = "\n    valg: [{verv: Leder, kandidater: [{navn: Kari Moe, stemmer: 20}], valgt: [Kari Moe]}]"
    assert derive_outcome(written_case(elected)) == ("uten_forslag", True)
    assert derive_outcome(written_case(elected.replace(", valgt: [Kari Moe]", ""))) == ("uten_vedtak", True)
