"""Sentences that say who was there: "Fra administrasjonen møtte rådgiver Ola Lie."."""

from referat_cli.paper.reading.attendance_cells import add_substitute
from referat_cli.paper.reading.attendance_headings import heading_of
from referat_cli.paper.reading.attendance_list import PeopleRead, add_people
from referat_cli.paper.reading.people import is_name, people_on, read_person
from referat_cli.paper.reading.phrases import phrase
from referat_cli.paper.reading.sentences import sentences
from referat_cli.paper.reading.source import Piece

_SENTENCE = phrase(
    r"(?P<head>(?:fra|frå|i tillegg|dessuten|ellers|elles|videre|også|òg)\b[^.:,]{0,60}?\b"
    r"(?:møtte|møter|deltok|var til\s?stede|var tilstades)) (?P<names>[^.:]+)\.?"
)
# After who was away, who met instead: "Siv Nes. Vararepresentant Ola Lie møtte."
_MET_INSTEAD = phrase(
    r"(?:for (?:henne|ham|han|hun) )?(?:vara(?:medlem|representant)?(?:en)?) (?P<name>[^.,]+?) møtte"
    r"(?: i (?:stedet|staden))?\.?"
)


def read_sentence(piece: Piece, reading: PeopleRead) -> bool:
    """A sentence that says who was there: "Fra administrasjonen møtte rådgiver Ola Lie."."""
    found = _SENTENCE.fullmatch(piece.raw)
    names = piece.part(*found.span("names")) if found else piece
    people = people_on(names, reading.register, is_list=True) if found else []
    if not found or not all(is_name(read_person(one, reading.register).person["navn"]) for one in people):
        return False
    reading.ledger.label(piece)
    reading.heading = heading_of(found["head"], reading.register, "")
    add_people(people, reading, is_list=True)
    return True


def read_met_instead(piece: Piece, reading: PeopleRead) -> bool:
    """Somebody who was away, and a sentence that says who met instead."""
    both = sentences(piece)
    found = _MET_INSTEAD.fullmatch(both[1].raw) if len(both) == 2 else None  # noqa: PLR2004 - who was away, who met
    people = people_on(both[0].stripped("."), reading.register, is_list=True) if found else []
    if not found or len(people) != 1:
        return False
    for person in add_people(people, reading, is_list=True):
        reading.ledger.label(both[1])
        add_substitute(both[1].part(*found.span("name")), person, reading)
    return True
