"""The names on one line of the list of attendance, or how many they were."""

import re

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.attendance.counts import read_count
from referat_cli.paper.reading.attendance.entries import add_people
from referat_cli.paper.reading.attendance.reading import PeopleRead
from referat_cli.paper.reading.attendance.sentences import read_all_but, read_met_instead
from referat_cli.paper.reading.people.first_names import has_office_before
from referat_cli.paper.reading.people.line_starts import (
    begins_person,
    has_unit_before,
    is_first_name,
    names_nobody_of_unit,
    units_apart,
)
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.people.person import GOES_ON
from referat_cli.paper.reading.people.remarks import is_reason
from referat_cli.paper.reading.people.splitting import each_with_unit, people_on
from referat_cli.paper.reading.source import Piece, whole
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase
from referat_cli.paper.reading.words.sentences import sentences

_SEMICOLON = re.compile(r"\s*;\s*")
_SURNAME_FIRST = phrase(
    rf"(?P<last>{CAPITAL}[\w-]+(?: {CAPITAL}[\w-]+)?), (?P<first>{CAPITAL}[\w.-]+(?: {CAPITAL}[\w.-]*)?)"
    r"(?: (?P<more>[(].*))?",
    re.NOFLAG,
)
# "Alle (Siv Nes, Ola Lie)", "Samtlige medlemmer: Siv Nes og Ola Lie".
_ALL = phrase(r"(?:alle|samtlige|samtlege)(?: [a-zæøå]+)?\s*[(:–-]\s*(?=\w)")
_NOBODY = frozenset({"ingen", "ingen forfall", "ingen meldt", "intet", "ingen fravaer"})


def read_names(piece: Piece, reading: PeopleRead, *, is_list: bool) -> None:
    """Names on a line of running text, or how many they were."""
    if fold(piece.text) in _NOBODY:
        reading.take_headings()
        reading.ledger.label(piece)
        reading.close_marking()
    elif (every := _ALL.match(piece.raw)) and all(map(_is_somebody, _people_after(every, piece))):
        reading.ledger.label(piece.part(0, every.end()))
        _read_people(_after(every, piece), reading, is_list=True)
    elif counted := read_count(piece, reading, is_list=is_list):
        rest = counted.stripped(" ,")
        if is_list and counted.raw.startswith(",") and all(map(_is_somebody, people_on(rest, None, is_list=True))):
            read_names(rest, reading, is_list=True)
    elif not any(read(piece, reading) for read in (read_met_instead, read_units, read_all_but)):
        _read_people(piece, reading, is_list=is_list)


def read_units(piece: Piece, reading: PeopleRead) -> bool:
    """A line that has several units, each with those who were there for it: "8A: Ida og Per, 8B: Siv, 9A: ingen"."""
    parts = units_apart(piece)
    for part in parts[1:] and parts:
        if names_nobody_of_unit(part):
            reading.ledger.label(part)
        else:
            _read_people(part, reading, is_list=True)
    return len(parts) > 1


def read_names_with(key: str, said: str, names: Piece, reading: PeopleRead) -> None:
    """The names after what is true of each: their party, "Ap: Kari Moe", or for whom they met."""
    before = {id(person) for group in reading.groups for person in group["personer"]}
    read_names(names, reading, is_list=True)
    for person in (person for group in reading.groups for person in group["personer"]):
        if id(person) not in before:
            person.setdefault(key, said)


def _read_people(piece: Piece, reading: PeopleRead, *, is_list: bool) -> None:
    """The names on a line, or a part of it that has one unit."""
    if turned := _surnames_last(piece, reading):
        for one in turned:
            _read_people(one, reading, is_list=is_list)
        return
    apart = sentences(piece)
    while apart[1:] and is_reason(apart[-1].text.rstrip(".")):
        reading.ledger.guess(apart[-1], apart[0].text, _("er ikke tatt med i referatet"))
        apart = apart[:-1]
        piece = piece.part(0, apart[-1].end - piece.start).stripped(".")
    if apart[1:] and all(begins_person(one, reading.register) or _tells_of_somebody(one) for one in apart):
        for one in apart:
            read_names(one.stripped("."), reading, is_list=is_list)
        return
    if apart[1:] and not any(map(_is_somebody, people_on(apart[0].stripped("."), None, is_list=True))):
        return  # "To skal velges. Vi spør Siv Nes" tells of nobody who was there
    is_list = is_list or has_unit_before(piece)
    people = people_on(
        piece, reading.register, is_list=is_list, told=reading.told, by_first_name=reading.calls_by_first_name()
    )
    added = add_people(people, reading, is_list=is_list and not each_with_unit(piece))
    if has_unit_before(piece) and not any("enhet" in person for person in added[1:]):
        for person in (person for person in added[1:] if "funksjon" not in person):
            person["enhet"] = added[0]["enhet"]


def _surnames_last(piece: Piece, reading: PeopleRead) -> list[Piece]:
    """Those of a list that has surnames first, each with the first name before it: "Moe, Siv (leder); Vik, Ola".

    Semicolons tell that it is one; another list of the paper may have no more than one.
    """
    parts = piece.stripped(" .;").split(_SEMICOLON)
    found = [_SURNAME_FIRST.fullmatch(part.raw) for part in parts]
    if not all(found) or not (parts[1:] or reading.has_surnames_first):
        return []
    if all(" " in match["last"] for match in found if match):
        return []  # "Siv Moe, Nesvik; Ola Vik, Dalen"
    reading.has_surnames_first = True
    turned = []
    for part, match in zip(parts, found, strict=True):
        names = [part.part(*match.span(one)) for one in ("first", "last", "more") if match and match[one]]
        turned.append(whole(reading.ledger.joined(names, part.line)))
    return turned


def _after(found: re.Match[str], piece: Piece) -> Piece:
    return piece.part(found.end()).stripped(" .)")


def _people_after(found: re.Match[str], piece: Piece) -> list[Piece]:
    return people_on(_after(found, piece), None, is_list=True)


def _is_somebody(piece: Piece) -> bool:
    """Whether words are somebody with what they are, and no other who are only counted: "styrer Siv", "Ola Vik"."""
    return begins_person(piece, None) or has_office_before(piece.text) or is_first_name(piece)


def _tells_of_somebody(sentence: Piece) -> bool:
    """Whether a sentence begins with somebody's name, and what they did: "Siv Nes måtte gå kl. 11.15."."""
    did = GOES_ON.search(sentence.raw)
    return did is not None and is_name(sentence.raw[: did.start()].strip())
