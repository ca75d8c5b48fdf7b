"""The candidates of an election, and the votes that each of them had."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from referat_cli.model.problem import Where
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_function, is_office_of_several
from referat_cli.paper.reading.people.who import Known, read_names
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.bodies import is_body
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import BE, BETWEEN_NAMES, FOLLOWING, phrase
from referat_cli.paper.reading.words.vote_words import GOT as GOT_VOTES
from referat_cli.paper.reading.words.vote_words import VOTES, VOTING

# What heads the candidates: "Følgende stilte til valg:".
STOOD = phrase(rf"(?:{FOLLOWING}|desse|disse) (?:stilte|stilde|stod|sto) til val(?:g)?\s*:?|kandidat(?:er|ar)\s*:?")
GOT = phrase(rf"(?P<name>[^,:]+?)(?:\s*:| [–-])? (?:fikk |fekk )?(?P<votes>{NUMBER})(?: {VOTES})?")
WITH_VOTES = phrase(rf"(?P<name>[^(),:]+?)\s*\((?P<votes>{NUMBER}) {VOTES}\)")
_NAMED = phrase(r"(?:(?:forslag|framlegg) (?:på|til) )?kandidat(?:er|ar)?\s*: (?P<names>.+?)\.?")
_VOTES = phrase(rf"(?:{VOTES}|stemmetall|{VOTING})\s*: (?P<list>.+?)\.?")
_BLANK = phrase(
    rf"(?P<n>{NUMBER}) (?:stemte |{VOTES} {BE} )?blan(?:k|ke|kt)(?: {VOTES})?"
    rf"|blank(?:e|t)?(?: {VOTES})?\s*: (?P<n2>{NUMBER})"
)
# What leads up to the votes: "Det ble holdt skriftlig valg: …", "Ved skriftlig valg på leder fikk …".
_OF_ELECTION = rf"(?:\w+ )?(?:valg|val|{VOTING})(?: (?:av|på|til|om) [\w ]{{1,40}}?)?"
_ANNOUNCED = phrase(
    rf"(?:(?:det {BE} (?:holdt|halde|gjennomført) )?{_OF_ELECTION}\s*:|(?:ved|i|etter) {_OF_ELECTION} {GOT_VOTES}) "
)
# How people voted, before the sentence with their votes: "Det ble holdt skriftlig valg."
_HELD = phrase(rf"(?:det {BE} (?:holdt|halde|gjennomført) )?{_OF_ELECTION}(?: {BE} (?:holdt|gjennomført))?\.?")
_COUNTED = phrase(rf"\b{VOTES}\b")
_BETWEEN = phrase(BETWEEN_NAMES, re.NOFLAG)


class Candidates(NamedTuple):
    """Candidates, each with the votes that are told, and how many votes were blank."""

    all: list[tuple[Piece, int | None]]
    blank: int | None = None

    @property
    def are_counted(self) -> bool:
        """Whether the votes of each are told."""
        return all(votes is not None for _name, votes in self.all)


def read_votes(sentence: Piece, known: Known) -> Candidates | None:
    """The candidates of a sentence that is called after their votes: "Stemmer: Kari Moe 12, Ola Lie 9"."""
    match = _VOTES.fullmatch(sentence.raw)
    return read_candidates(sentence.part(*match.span("list")), known) if match else None


def read_standing(sentence: Piece, known: Known) -> Candidates | None:
    """The candidates that a sentence names as such, or with the votes of each of them."""
    if announced := _ANNOUNCED.match(sentence.raw):
        sentence = sentence.part(announced.end())
    if match := _NAMED.fullmatch(sentence.raw):
        return read_candidates(sentence.part(*match.span("names")), known)
    found = read_votes(sentence, known) or read_candidates(sentence.stripped("."), known)
    return found if found and found.are_counted else None


def is_held(sentence: Piece) -> bool:
    """Whether a sentence says that people voted, and perhaps how, and nothing else."""
    return _HELD.fullmatch(sentence.raw) is not None


def read_candidates(piece: Piece, known: Known) -> Candidates | None:
    """The candidates that words name one after the other; None where any of it is not understood."""
    found: list[tuple[Piece, int | None]] = []
    blank = None
    for one in piece.split(_BETWEEN):
        if match := _BLANK.fullmatch(one.raw):
            blank = number(match["n"] or match["n2"])
            continue
        match = WITH_VOTES.fullmatch(one.raw) or GOT.fullmatch(one.raw)
        who = read_names(one.part(*match.span("name")) if match else one, known)
        if who is None or len(who.names) != 1 or who.groups:
            return None
        found.append((who.names[0], number(match["votes"]) if match else None))
    return Candidates(found, blank)


def read_counted(names: Piece, known: Known) -> Candidates | None:
    """Several who stood for an office, with the votes of each: "Kari Moe (6 stemmer), Ola Lie (3 stemmer)"."""
    found = read_candidates(names.stripped("."), known) if _COUNTED.search(names.raw) else None
    return found if found and found.are_counted and len(found.all) > 1 else None


def most_voted(candidates: Candidates, office: str) -> list[Piece]:
    """Who was elected of those who stood: all, to an office of several; else who alone got most votes, or nobody."""
    if is_office_of_several(office):
        return [name for name, _votes in candidates.all]
    most = max(votes or 0 for _name, votes in candidates.all)
    first = [name for name, votes in candidates.all if votes == most]
    return first if is_function(office) and not is_body(office) and len(first) == 1 else []


def write_candidates(
    candidates: Sequence[tuple[Piece, int | None]], entry: dict[str, Any], place: Where, ledger: Ledger
) -> None:
    """Write candidates into their election, after those that it has."""
    written = entry.setdefault("kandidater", [])
    for name, votes in candidates:
        told = {"navn": ledger.value((*place, "kandidater", len(written), "navn"), name)}
        written.append(told | ({} if votes is None else {"stemmer": votes}))
