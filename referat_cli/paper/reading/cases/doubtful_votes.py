"""Sentences that may tell of votes where the record does not say so: in a decision, a proposal or the running text."""

from collections.abc import Iterator

from referat_cli.i18n import _
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.signs import is_vote_label, looks_like_vote
from referat_cli.paper.reading.words.phrases import phrase
from referat_cli.paper.reading.words.sentences import sentences

_PARTS = ("vedtak", "forslag_til_vedtak")
_TREATED = phrase(
    r"^(?:enstemmig|samrøystes|einstemmig|vedtatt|vedteke|falt|fall)\b|\b(?:stemmer?|stemmene|røyst(?:er|ene)?)\b"
    r"|^(?:forslaget|framlegget|innstillinga|innstillingen|tilrådinga|tilrådingen|saken|saka|vedtaket)\b.*"
    r"\b(?:ble|blei|vart|falt|fall)\b"
)


def tell_doubtful_decisions(ledger: Ledger) -> None:
    """Note the sentences that follow others in a decision or a proposal and tell of votes or what became of it."""
    for key, piece in _later_sentences(ledger):
        if _TREATED.search(piece.text):
            ledger.guess(piece, f"{key}: {piece.text}", _("kan være behandlingen; er lest som en del av teksten"))


def tell_unread_votes(ledger: Ledger) -> None:
    """Note what stands under «Votering», or tells of a vote, and is nothing but running text."""
    told = {(guess.place, guess.text) for guess in ledger.guesses}
    above, under = None, False
    for where, piece in ledger.values:
        if where[0] != "saker" or where[2:] != ("referat",):
            continue
        is_heading = is_vote_label(piece.text) or piece.line.kind == "heading"
        under = is_vote_label(piece.text) if is_heading else under and where == above
        above = where
        for sentence in sentences(piece) if not is_heading else ():
            if (under or looks_like_vote(sentence.raw)) and (sentence.place, sentence.text) not in told:
                ledger.guess(sentence, "referat", _("kan fortelle om en votering; står bare i teksten"))


def _later_sentences(ledger: Ledger) -> Iterator[tuple[str, Piece]]:
    seen = set()
    for where, piece in ledger.values:
        key = where[2] if len(where) > 2 else ""  # noqa: PLR2004 - ("saker", 0, "vedtak", …)
        if where[0] != "saker" or key not in _PARTS:
            continue
        for sentence in sentences(piece):
            if where in seen:
                yield str(key), sentence
            seen.add(where)
