"""Votes in words, as councils, boards and annual meetings write them."""

from referat_cli.model.meeting import Case, Proposal, Vote
from referat_cli.render.votes import proposal_heading, proposal_name, vote_of_proposal, vote_sentence
from tests.support.rows import each

COUNCIL = Case(title="Skole", proposal=("Ja.",), proposals=(Proposal(id="B"), Proposal(id="C")))
BOARD = Case(title="Budsjett", proposal=("Ja.",))
PARTIES = {"Ola Lie": "Ap", "Siv Nes": "SV", "Kari Moe": "H"}


@each(
    "vote, sentence",
    [
        (Vote(on=("A",), unanimous=True, result="vedtatt"), "Forslag A ble enstemmig vedtatt."),
        (Vote(on=("A",), unanimous=True, votes_for=35), "Forslag A ble enstemmig vedtatt (35 stemmer)."),
        (Vote(on=("C",), unanimous=True, result="falt"), "Forslag C falt enstemmig."),
        (
            Vote(on=("A",), against=("B",), votes_for=22, votes_against=2, voted_against=("Ola Lie", "Siv Nes")),
            "Forslag A ble satt opp mot forslag B og vedtatt med 22 mot 2 stemmer (Ap, SV).",
        ),
        # Not all who voted so are named, or not all have a party.
        (
            Vote(on=("A",), votes_for=22, votes_against=6, voted_against=("Ola Lie",)),
            "Forslag A ble vedtatt med 22 mot 6 stemmer.",
        ),
        (
            Vote(on=("A",), votes_for=22, votes_against=1, voted_against=("Per Vik",)),
            "Forslag A ble vedtatt med 22 mot 1 stemme (Per Vik).",
        ),
        (
            Vote(on=("C",), votes_for=14, votes_against=14, casting=True, result="falt"),
            "Forslag C falt med 14 mot 14 stemmer, med møtelederens dobbeltstemme.",
        ),
        (
            Vote(on=("C",), votes_for=14, votes_against=14, casting="Kari Moe", result="vedtatt"),
            "Forslag C ble vedtatt med 14 mot 14 stemmer, med dobbeltstemmen til Kari Moe.",
        ),
        (
            Vote(on=("C",), votes_for=14, votes_against=14, by_lot=True, result="vedtatt"),
            "Forslag C ble vedtatt med 14 mot 14 stemmer, ved loddtrekning.",
        ),
        (
            Vote(
                on=("A",),
                votes_for=20,
                votes_against=9,
                blank=1,
                abstaining=2,
                majority="2/3",
                result="vedtatt",
            ),
            "Forslag A ble vedtatt med 20 mot 9 stemmer, 1 blank, 2 avholdende. Det krevdes 2/3 flertall.",
        ),
        (
            Vote(on=("A.1", "A.2"), votes_for=9, votes_against=0),
            "Punkt 1 og 2 i forslag A ble vedtatt med 9 mot 0 stemmer.",
        ),
        (Vote(on=("A", "C"), votes_for=9, votes_against=1), "Forslag A og C ble vedtatt med 9 mot 1 stemme."),
        (
            Vote(on=("A",), votes_for=14, votes_against=14),
            "Det ble stemt over forslag A, 14 mot 14 stemmer. Resultatet er ikke ført.",
        ),
        (Vote(on=("A",), unanimous=True), "Det ble stemt enstemmig over forslag A. Resultatet er ikke ført."),
        (
            Vote(on=("A",), against=("B",), votes_for=9, votes_against=5, trial=True),
            "Prøvevotering: forslag A ble satt opp mot forslag B, 9 mot 5 stemmer.",
        ),
        (
            Vote(text="Leders forslag til møteplan", unanimous=True, form="akklamasjon", result="vedtatt"),
            "Leders forslag til møteplan ble enstemmig vedtatt (akklamasjon).",
        ),
        (Vote(votes_for=9, votes_against=5), "Forslaget ble vedtatt med 9 mot 5 stemmer."),
        (Vote(on=("A",), votes_for=1, result="vedtatt"), "Forslag A ble vedtatt med 1 stemme."),
    ],
)
def test_a_vote_is_a_sentence(vote: Vote, sentence: str) -> None:
    """With no more than the record has."""
    assert vote_sentence(vote, COUNCIL, PARTIES) == sentence


def test_where_there_is_one_proposal_it_has_no_letter() -> None:
    """As a board writes it, and with whose it was where somebody recommended it."""
    vote = Vote(on=("A",), unanimous=True, result="vedtatt")
    assert vote_sentence(vote, BOARD, {}) == "Forslaget ble enstemmig vedtatt."
    recommended = Case(title="Budsjett", proposal=("Ja.",), recommended_by="Styret")
    assert vote_sentence(vote, recommended, {}) == "Innstillingen ble enstemmig vedtatt."


def test_a_proposal_and_who_put_it_forward() -> None:
    """Above its text, and in a sentence."""
    one = Proposal(id="C", proposers=("Ola Lie", "Siv Nes"), on_behalf_of=("Ap", "SV"), amends=("A.1",))
    assert proposal_heading(one) == ("Forslag C", "fra Ola Lie og Siv Nes for Ap og SV, endring av A.1")
    assert proposal_name(one) == "forslag C fra Ola Lie og Siv Nes (Ap, SV)"
    of_a_party = Proposal(id="B", on_behalf_of=("Ap",), type="tillegg")
    assert proposal_heading(of_a_party) == ("Forslag B", "fra Ap, tillegg")
    assert proposal_name(of_a_party) == "forslag B fra Ap"


def test_the_numbers_of_a_vote_are_those_of_the_proposal_first() -> None:
    """Whichever side it was on."""
    vote = Vote(on=("A",), against=("B",), votes_for=25, votes_against=10)
    assert vote_of_proposal("B", vote) == "10 mot 25 stemmer"
    assert vote_of_proposal("A", vote) == "25 mot 10 stemmer"
