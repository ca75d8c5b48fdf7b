"""Sentences that say who was there: "Fra administrasjonen møtte rådgiver Ola Lie."."""

from referat_cli.model.names import fold
from referat_cli.paper.reading.attendance_cells import add_substitute
from referat_cli.paper.reading.attendance_headings import heading_of
from referat_cli.paper.reading.attendance_list import PeopleRead, add_people
from referat_cli.paper.reading.names_and_offices import is_name
from referat_cli.paper.reading.people import people_on, read_person
from referat_cli.paper.reading.phrases import phrase
from referat_cli.paper.reading.sentences import sentences
from referat_cli.paper.reading.source import Piece

_SENTENCE = phrase(
    r"(?P<head>(?:fra|frå|i tillegg|dessuten|dessutan|ellers|elles|videre|vidare|også|òg|utenom disse|utanom desse)\b"
    r"[^.:,]{0,60}?\b(?:møtte|møter|deltok|var til\s?stede|var til\s?stades)) (?P<names>[^.:]+)\.?"
)
# After who was away, who met instead: "Siv Nes. Vararepresentant Ola Lie møtte."
_MET_INSTEAD = phrase(
    r"(?:for (?:henne|ham|han|hun) )?(?:vara(?:medlem|representant)?(?:en)?) (?P<name>[^.,]+?) møtte"
    r"(?: i (?:stedet|staden))?\.?"
)
# "Siv Nes – vara: Ola Lie møtte", "Siv Nes (Ola Lie møtte)".
_BESIDE = phrase(
    r"(?P<away>[^–:,(]+?)\s*(?:\s[–-]|,|\()\s*(?:vara(?:medlem|representant)?\s*:? )?(?P<name>[^–:,()]+?) "
    r"(?:møtte|møter)(?: (?:i (?:stedet|staden)|som vara))?\)?\.?"
)


def read_sentence(piece: Piece, reading: PeopleRead) -> bool:
    """A sentence that says who was there: "Fra administrasjonen møtte rådgiver Ola Lie."."""
    several = sentences(piece)
    if several[1:] and any(_SENTENCE.fullmatch(one.raw) for one in several):
        read = [read_sentence(one, reading) for one in several]
        return any(read)
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
    """Somebody who was away, and who met instead, in a sentence of its own or after a dash."""
    beside = _BESIDE.fullmatch(piece.raw)
    is_told = reading.heading.mark not in ("møtt", "") or "vara" in fold(piece.text)
    if beside and is_told and all(is_name(beside[one]) for one in ("away", "name")):
        for person in add_people([piece.part(*beside.span("away"))], reading, is_list=True):
            person["oppmoete"] = reading.heading.mark if reading.heading.mark not in ("møtt", "") else "forfall"
            reading.ledger.label(piece)
            add_substitute(piece.part(*beside.span("name")), person, reading)
        return True
    both = sentences(piece)
    found = _MET_INSTEAD.fullmatch(both[1].raw) if len(both) == 2 else None  # noqa: PLR2004 - who was away, who met
    people = people_on(both[0].stripped("."), reading.register, is_list=True) if found else []
    if not found or len(people) != 1 or not is_name(read_person(people[0], reading.register).person["navn"]):
        return False
    for person in add_people(people, reading, is_list=True):
        reading.ledger.label(both[1])
        add_substitute(both[1].part(*found.span("name")), person, reading)
    return True
