"""What became of the proposals of a case, by what the record states and by its votes."""

import pytest

from referat_cli.model.meeting import Vote, VoteResult
from referat_cli.model.proposals import treatment, vote_result
from tests.support.proposals import written_case
from tests.support.rows import each

PROPOSALS = """
    innstilling_fra: Kommunedirektøren
    forslag_til_vedtak: [Skolene beholdes., Budsjettet økes.]
    forslag:
      - {id: B, type: alternativt, punkter: [To skoler slås sammen.]}
      - {id: C, type: endring, endrer: [A.1], punkter: [Skolene beholdes til 2030.]}
      - {id: D, type: utsettelse, punkter: [Saken utsettes.]}
      - {id: E, punkter: [Tre skoler bygges.]}
"""


def outcomes(votes: str, proposals: str = PROPOSALS) -> str:
    """What became of each proposal, "?" where nothing decided it; then what the decision is to be compared with."""
    lines = "".join(f"\n      - {{{vote}}}" for vote in votes.split(" | ")) if votes else " []"
    case = written_case(f"{proposals.rstrip()}\n    votering:{lines}")
    found = treatment(case)
    each = " ".join(f"{one.id}:{(one.outcome or '?')[0]}" for one in found.proposals)
    beside = "".join(f"+{one.id}" for one in found.with_it)
    return f"{each} = {found.main.id if found.main else '-'}{beside}" + (
        f" {found.procedure.type}" if found.procedure else ""
    )


@each(
    "votes, expected",
    [
        ("", "A:? B:? C:? D:? E:? = -"),
        ("gjelder: [A], enstemmig: true, resultat: vedtatt", "A:v B:? C:? D:? E:? = A"),
        ("gjelder: [A], for: 3, imot: 9", "A:f B:? C:? D:? E:? = -"),
        # What is set against another falls where that one wins, and wins where it falls.
        ("gjelder: [A], satt_opp_mot: [B], for: 22, imot: 6", "A:v B:f C:? D:? E:? = A"),
        ("gjelder: [A], satt_opp_mot: [B], for: 6, imot: 22", "A:f B:v C:? D:? E:? = B"),
        # Of two that it was set against, nobody knows which won.
        ("gjelder: [A], satt_opp_mot: [B, E], for: 6, imot: 22", "A:f B:? C:? D:? E:? = -"),
        ("gjelder: [A], satt_opp_mot: [B, E], for: 22, imot: 6", "A:v B:f C:? D:? E:f = A"),
        # A trial decides nothing.
        ("gjelder: [A], satt_opp_mot: [B], for: 6, imot: 22, proeve: true", "A:? B:? C:? D:? E:? = -"),
        # The winner of the first is the loser of the second.
        (
            "gjelder: [B], satt_opp_mot: [E], for: 20, imot: 8 | gjelder: [B], satt_opp_mot: [A], for: 10, imot: 18",
            "A:v B:f C:? D:? E:f = A",
        ),
        # Postponing was voted on first and fell; the case goes on.
        (
            "gjelder: [D], for: 4, imot: 24 | gjelder: [A], enstemmig: true, resultat: vedtatt",
            "A:v B:? C:? D:f E:? = A",
        ),
        ("gjelder: [D], for: 24, imot: 4", "A:? B:? C:? D:v E:? = - utsettelse"),
        # A as amended by C.
        ("gjelder: [A, C], for: 20, imot: 8", "A:v B:? C:v D:? E:? = A+C"),
        ("gjelder: [A, C], satt_opp_mot: [B], for: 8, imot: 20", "A:f B:v C:f D:? E:? = B"),
        ("gjelder: [A, C], satt_opp_mot: [A], for: 8, imot: 20", "A:v B:? C:f D:? E:? = A"),
        # An amendment that wins over A does not fell it: A lives on as amended.
        ("gjelder: [A], satt_opp_mot: [C], for: 8, imot: 20", "A:? B:? C:v D:? E:? = A+C"),
        ("gjelder: [A.1], satt_opp_mot: [C.1], for: 8, imot: 20", "A:? B:? C:v D:? E:? = A+C"),
        # A point of an alternative that wins over a point of A does not fell the rest of A.
        ("gjelder: [A.1], satt_opp_mot: [B.1], for: 8, imot: 20", "A:? B:v C:? D:? E:? = A+B"),
        (
            "gjelder: [A.1], satt_opp_mot: [B.1], for: 8, imot: 20 | gjelder: [A], for: 28, imot: 0",
            "A:v B:v C:? D:? E:? = A+B",
        ),
        (
            "gjelder: [C], for: 20, imot: 8 | gjelder: [A], satt_opp_mot: [B], for: 9, imot: 19",
            "A:f B:v C:v D:? E:? = B",
        ),
        # Points voted on one by one.
        (
            "gjelder: [A.1], for: 20, imot: 8 | gjelder: [A.2], for: 2, imot: 26",
            "A:v B:? C:? D:? E:? = A",
        ),
        (
            "gjelder: [A.1], for: 2, imot: 8 | gjelder: [A.2], for: 2, imot: 26",
            "A:f B:? C:? D:? E:? = -",
        ),
        ("gjelder: [A.2], for: 2, imot: 26", "A:? B:? C:? D:? E:? = -"),
        # Three, one at a time.
        (
            "gjelder: [B], for: 5, imot: 23 | gjelder: [E], for: 9, imot: 19 | gjelder: [A], for: 15, imot: 13",
            "A:v B:f C:? D:? E:f = A",
        ),
        # Where an alternative was adopted, A fell, voted on or not; beside another proposal it did not.
        ("gjelder: [B], for: 25, imot: 3", "A:f B:v C:? D:? E:? = B"),
        ("gjelder: [E], for: 25, imot: 3", "A:? B:? C:? D:? E:v = E"),
        (
            "gjelder: [A], for: 25, imot: 3 | gjelder: [E], for: 25, imot: 3",
            "A:v B:? C:? D:? E:v = A+E",
        ),
        # A vote that cannot be worked out takes back what the one before it had decided for the moment.
        (
            "gjelder: [B], satt_opp_mot: [E], for: 20, imot: 8 | gjelder: [B], satt_opp_mot: [A], for: 14, imot: 14",
            "A:? B:? C:? D:? E:f = -",
        ),
    ],
)
def test_votes_in_their_order_decide(votes: str, expected: str) -> None:
    """Each vote by itself, and a later one stands above an earlier one about the same proposal."""
    assert outcomes(votes) == expected


@pytest.mark.parametrize(
    ("votes", "deciding"),
    [
        # The amendment was adopted by itself, and then the whole as amended: the first vote was the one about it.
        ("gjelder: [C], for: 15, imot: 13 | gjelder: [A, C], enstemmig: true, resultat: vedtatt", 0),
        # The same vote was taken again.
        ("gjelder: [C], for: 15, imot: 13 | gjelder: [C], for: 16, imot: 12", 1),
        # What first fell was adopted together with the rest.
        ("gjelder: [C], for: 13, imot: 15 | gjelder: [A, C], for: 20, imot: 8", 1),
        ("gjelder: [A, C], for: 20, imot: 8 | gjelder: [C], for: 15, imot: 13", 1),
        ("gjelder: [A, C], for: 20, imot: 8 | gjelder: [A, C], for: 21, imot: 7", 1),
    ],
)
def test_the_vote_that_decided_a_proposal_is_the_one_about_it(votes: str, deciding: int) -> None:
    """A later vote on the whole as amended does not hide by how many the amendment was adopted."""
    lines = "".join(f"\n      - {{{vote}}}" for vote in votes.split(" | "))
    found = treatment(written_case(f"{PROPOSALS.rstrip()}\n    votering:{lines}"))

    assert [(one.outcome, one.vote) for one in found.proposals if one.id == "C"] == [("vedtatt", deciding)]


def test_what_the_record_states_stands_above_the_votes() -> None:
    """A proposal that was withdrawn after it won a vote was not adopted."""
    proposals = PROPOSALS.replace("{id: B, type: alternativt,", "{id: B, type: alternativt, utfall: trukket,")

    assert outcomes("gjelder: [B], satt_opp_mot: [E], for: 20, imot: 8", proposals) == ("A:? B:t C:? D:? E:f = -")


def test_an_addition_is_one_to_whatever_was_adopted() -> None:
    """An alternative won over the recommendation, and more was added; unless it says to which of them."""
    votes = "gjelder: [A], satt_opp_mot: [B], for: 6, imot: 22 | gjelder: [C], for: 20, imot: 8"
    addition = PROPOSALS.replace("type: endring, endrer: [A.1]", "type: tillegg")

    assert outcomes(votes, addition) == "A:f B:v C:v D:? E:? = B+C"
    assert outcomes(votes, addition.replace("tillegg", "tillegg, endrer: [A]")) == "A:f B:v C:v D:? E:? = B"


def test_an_empty_list_is_a_recommendation_where_it_was_voted_on() -> None:
    """A case that came without a recommendation, and was decided by what was put forward in the meeting."""
    texts = "[Skolene beholdes., Budsjettet økes.]"
    empty = PROPOSALS.replace("innstilling_fra: Kommunedirektøren", "").replace(texts, "[]")

    assert outcomes("gjelder: [B], satt_opp_mot: [E], for: 20, imot: 8", empty) == "B:v C:? D:? E:f = B"
    assert outcomes("gjelder: [A], satt_opp_mot: [B], for: 20, imot: 8", empty) == "A:v B:f C:? D:? E:? = A"


def test_a_recommendation_without_its_text_is_a_proposal() -> None:
    """Proposal A is there where the record says whose it was, and nowhere else."""
    proposals = "    {}\n    forslag:\n      - {{id: B, punkter: [To skoler slås sammen.]}}\n"

    assert outcomes("", proposals.format("innstilling_fra: Styret")) == "A:? B:? = -"
    assert outcomes("", proposals.format("sakstype: annet")) == "B:? = -"


@each(
    "vote, expected",
    [
        (Vote(votes_for=15, votes_against=14), "vedtatt"),
        (Vote(votes_for=14, votes_against=15), "falt"),
        (Vote(votes_for=14, votes_against=14), None),
        (Vote(votes_for=14, votes_against=14, casting=True), None),
        (Vote(votes_for=14, votes_against=14, casting="Kari Moe", voted_for=("Kari Moe",)), "vedtatt"),
        (Vote(votes_for=14, votes_against=14, casting="Kari Moe", voted_against=("Kari Moe",)), "falt"),
        (Vote(votes_for=14, votes_against=14, by_lot=True), None),
        (Vote(votes_for=14, votes_against=14, by_lot=True, result="falt"), "falt"),
        # Somebody needs no majority of those who voted blank, and somebody does.
        (Vote(votes_for=15, votes_against=10, blank=4), "vedtatt"),
        (Vote(votes_for=15, votes_against=10, blank=5), None),
        (Vote(votes_for=10, votes_against=15, blank=9), "falt"),
        # Two thirds are enough, half is not.
        (Vote(votes_for=20, votes_against=10, majority="2/3"), "vedtatt"),
        (Vote(votes_for=19, votes_against=10, majority="2/3"), "falt"),
        (Vote(votes_for=20, votes_against=10, blank=1, majority="2/3"), None),
        (Vote(votes_for=10, votes_against=10, majority="1/2"), "falt"),
        # Names are numbers too; one side alone is none.
        (Vote(voted_for=("Kari Moe", "Ola Lie"), voted_against=("Siv Nes",)), "vedtatt"),
        (Vote(voted_for=("Kari Moe", "Ola Lie")), None),
        (Vote(votes_for=9), None),
        # All voted the same, but which way?
        (Vote(unanimous=True), None),
        (Vote(unanimous=True, votes_for=9), "vedtatt"),
        (Vote(unanimous=True, votes_against=9), "falt"),
        (Vote(), None),
        (Vote(votes_for=0, votes_against=0), None),
    ],
)
def test_the_result_of_a_vote_by_its_numbers(vote: Vote, expected: VoteResult | None) -> None:
    """Never stronger than the numbers prove."""
    assert vote_result(vote) == expected
