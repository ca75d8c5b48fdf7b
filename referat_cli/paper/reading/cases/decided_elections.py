"""Elections that the decision alone tells of: "Kari Moe velges som leder.", with the votes that were told before."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.elections.candidates import read_standing
from referat_cli.paper.reading.elections.elections import ElectionReader
from referat_cli.paper.reading.elections.offices import is_election
from referat_cli.paper.reading.elections.sentences import HOW_ELECTED, ONLY_ELECTED
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_function, is_office_of_several
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.votes.signs import is_only_adopted
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, phrase
from referat_cli.paper.reading.words.sentences import sentences
from referat_cli.paper.reading.words.vote_words import VOTING

_HOW = phrase(
    rf"\b(?P<how>skriftlig|skriftleg|hemmelig|hemmeleg)e? (?:valg|val|{VOTING})\b"
    rf"|\b(?:valget|valet)(?: (?:av|på) [\w ]+?)? {BE} (?:gjort |holdt |halde |gjennomført )?"
    r"(?P<how2>skriftlig|skriftleg|hemmelig|hemmeleg)\b|\b(?:valgt|vald) (?:ved|med) (?P<how3>akklamasjon)\b"
)
# "Kari Moe velges som leder og Siv Nes som nestleder."
_AND_ANOTHER = phrase(rf",? og (?=(?:{CAPITAL}[\w-]+ ){{2,5}}(?:som|til) )", re.NOFLAG)
# What elects nobody among those who are elected: "Styret fikk følgende sammensetning:", "Ola Lie fritas fra vervet."
_NOBODY = phrase(
    r"[^:]*:|.+? (?:fritas|fritast|fritatt|friteke|løses|løysast|løyst|får fritak|innvilges fritak|innvilgast fritak"
    r"|trer ut)\b.*"
)


def read_decided_elections(
    sections: Sequence[CasePart], told: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> None:
    """Write who a decision says was elected, where nothing before it did; the decision keeps its words.

    A decision of no more than «Godkjent» is in the words of the proposal. In an election by its title each of several
    sentences must name somebody, else nothing is certain; in another case one is enough that says to what office.
    ``told`` are the lines of the discussion.
    """
    _leave_those_named(case.get("valg", ()), sections)
    if "valg" in case or not case.get("vedtak"):
        return
    listed = is_election(case["tittel"])
    has_proposal = any(section.meaning == "proposal" for section in sections)
    meaning = "proposal" if is_only_adopted(case["vedtak"]) and has_proposal else "decision"
    decision = next((section.lines for section in sections if section.meaning == meaning), [])
    own: dict[str, Any] = {"tittel": case["tittel"]}
    reader = ElectionReader(own, where, Ledger([*decision, *told]), reading.known)
    before = [*_sentences(told)]
    for sentence in before:
        reader.await_candidates(sentence)
    after = [*_sentences(decision)]
    is_one = listed and len(case["vedtak"]) == 1 and not after[1:] and meaning == "decision"
    said_alone = str(case["vedtak"][0]) if is_one else ""
    only = ONLY_ELECTED.fullmatch(said_alone) or HOW_ELECTED.fullmatch(said_alone)
    told_by = _lists_read(reader, decision) if listed else None
    if told_by is None:
        told_by = _sentences_read(reader, before if only else after, proposed=bool(only), listed=listed)
    if told_by is None:
        return
    elections: list[dict[str, Any]] = own.get("valg", [])
    if only and len(elections) == 1:
        reader.read_decided(after[0], listed=listed)  # "Valgt ved akklamasjon."
    if not (listed or all(is_function(one["verv"]) or is_office_of_several(one["verv"]) for one in elections)):
        return  # "Alternativ B velges som løsning."
    forms = [_form_of(election, before, is_alone=len(elections) == 1) for election in elections]
    for at, (election, sentence, form) in enumerate(zip(elections, told_by, forms, strict=True)):
        _forget_others(election)
        if form:
            election.setdefault("form", form)
        reading.ledger.place((*where, "valg", at), sentence)
        made = f"valg: {election['verv']}: {', '.join(election.get('valgt', [])) or '–'}"
        reading.ledger.guess(sentence, made, _("lest som et valg"))
    if elections:
        case["valg"] = elections


def _leave_those_named(elections: Sequence[dict[str, Any]], sections: Sequence[CasePart]) -> None:
    """Say who was elected of several who stood for an office, where the votes do not: those whom the decision names."""
    decision = " ".join(line.text for one in sections if one.meaning == "decision" for line in one.lines)
    for election in elections:
        stood = [one["navn"] for one in election.get("kandidater", ())]
        is_open = len(stood) > 1 and len(election.get("valgt", stood)) == len(stood)
        if is_open and (named := [name for name in stood if name in decision]):
            election["valgt"] = named


def _lists_read(reader: ElectionReader, lines: Sequence[SourceLine]) -> list[Piece] | None:
    """The line of each election that is now read, where a decision lists names below each office; None of any other."""
    told_by: list[Piece] = []
    for at, line in enumerate(lines):
        piece = whole(line).stripped()
        if piece.raw.endswith(":"):
            if not reader.stand_under(piece, is_heading=True) and at:
                return None  # the first may lead up to the lists: "Til klagenemnda velges:"
        elif line.cells or not reader.read_person(_name_of(piece), stood=False):
            return None
        elif len(reader.case["valg"]) > len(told_by):
            told_by.append(piece)
    return told_by or None


def _name_of(piece: Piece) -> Piece:
    """Somebody on a list without the office that stands beside the name: "Kari Moe, leder"."""
    name, comma, office = piece.raw.partition(", ")
    return piece.part(0, len(name)) if comma and is_function(office.strip()) else piece


def _sentences_read(
    reader: ElectionReader, every: Sequence[Piece], *, proposed: bool, listed: bool
) -> list[Piece] | None:
    """The sentence of each election that is now read; "Vara: Siv Nes" goes on with the one before."""
    told_by: list[Piece] = []
    for sentence in every:
        if read_standing(sentence, reader.known):
            reader.await_candidates(sentence)
            continue
        first, *others = sentence.split(_AND_ANOTHER)
        if proposed:
            reader.read_proposed(sentence)
        elif not (is_read := reader.read_decided(first, listed=listed)) and (
            not listed or _NOBODY.fullmatch(first.raw)
        ):
            continue  # another point of the decision, or what leads up to those elected
        elif not is_read or not all(map(reader.read_joined, others)):
            return None
        told_by += [sentence] * (len(reader.case.get("valg", ())) - len(told_by))
    return told_by


def _form_of(election: dict[str, Any], told: Sequence[Piece], *, is_alone: bool) -> str | None:
    """How people voted, by a sentence that names the office where it is not alone: "Valget av leder var skriftlig."."""
    office = re.compile(rf"\b{re.escape(election['verv'])}\b", re.IGNORECASE)
    said = [found for one in told if is_alone or office.search(one.raw) if (found := _HOW.search(one.raw))]
    return next((found["how"] or found["how2"] or found["how3"] for found in said), None)


def _forget_others(election: dict[str, Any]) -> None:
    """Leave out candidates none of whom was elected: they stood for something else."""
    candidates = {one["navn"] for one in election.get("kandidater", ())}
    if candidates and not candidates.intersection(election.get("valgt", ())):
        del election["kandidater"]


def _sentences(lines: Sequence[SourceLine]) -> Iterator[Piece]:
    return (sentence for line in lines if not line.cells for sentence in sentences(whole(line)))
