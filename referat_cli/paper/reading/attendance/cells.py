"""What the cells beside a name say of somebody on the list of attendance."""

import re
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.attendance.marks import is_cross, is_mark, is_understood, write_mark, write_status
from referat_cli.paper.reading.attendance.reading import PeopleRead, group_for
from referat_cli.paper.reading.columns import MARK_COLUMNS, Cell
from referat_cli.paper.reading.people.facts import MASK, RIGHTS, take_facts
from referat_cli.paper.reading.people.line_starts import begins_person
from referat_cli.paper.reading.people.list_headings import PRESENCE, is_away
from referat_cli.paper.reading.people.names_and_offices import is_function, is_initials, is_name, is_party, is_role
from referat_cli.paper.reading.people.person import add_function, read_beside_name, read_person
from referat_cli.paper.reading.people.remarks import CONTACT, is_reason
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import AWAY, INSTEAD, VARA
from referat_cli.paper.reading.words.bodies import is_body, is_institution
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.paper.reading.words.phrases import CAPITAL
from referat_cli.paper.reading.words.unions import is_delegate, is_union

_FIRST_WORD = re.compile(r"\w+[\s,(]+(?=\w)")
_BESIDE_MARK = ("fra_sak", "til_sak", "gikk_foer", "ikke_sak", "paa_sak", "kom", "gikk", "moette_for", *RIGHTS)
# A remark that begins so says that somebody was away: "Forfall, vara: Siv Nes".
_AWAY = re.compile(rf"(?:meldt\s+)?(?:{AWAY}|nei|(?P<leave>permisjon))(?=\s*(?:[,;:–-]|$))[\s,;:–-]*", re.IGNORECASE)
_NOBODY = ("ingen", "nei", "ikke", "ikkje")
_CASES = ("paa_sak", "fra_sak", "til_sak", "ikke_sak")
# What stands beside somebody who was not there, before the name of who met instead.
_INSTEAD = re.compile(
    rf"(?:{VARA}|{INSTEAD})(?:\s+møtte)?\s*:\s*",
    re.IGNORECASE,
)
_UNION = re.compile(r"(?P<unit>[^()]+?)\s*\((?P<union>[^()]*[^()\d][^()]*)\)")
# Who met instead, beside a mark: "Ja (vara Siv Nes)", "Ja, v/vara Siv Nes".
_BY_SUBSTITUTE = re.compile(rf"(?i:(?:ved\s+|v/\s*)?{VARA}(?:\s+møtte)?\s*:?)\s+(?={CAPITAL})")
# What stands beside somebody who was there, before the name of who was not.
_FOR = re.compile(
    rf"(?i:(?:(?:(?:personlig\s+|personleg\s+|\d\.\s*|f[øy]rste\s+)?{VARA},?|møtte?|møter|møtande|møtende)\s+)?for)"
    rf"\s+(?={CAPITAL})"
)
_UNIT_AND_FOR = re.compile(rf"(?P<unit>[^,()]+?)\s*[,(–-]\s*{_FOR.pattern}(?P<name>[^,()]+?)\s*\)?")


def write_cell(meaning: str, cell: Cell, person: dict[str, Any], reading: PeopleRead) -> None:
    """What a cell beside a name says of somebody."""
    text, word = cell.text, fold(cell.text)
    if meaning in ("party", "met for", "substitute") and not begins_person(cell.pieces[0], None):
        # in a part of the table that has other columns
        is_unit = meaning != "party" and (is_institution(text) or is_body(text))
        meaning = "function" if is_function(text) or is_role(text.lower()) else "unit" if is_unit else meaning
    if meaning in MARK_COLUMNS or (not meaning and is_cross(text) and not _has_marks(reading)):
        if meaning or not is_away(reading.heading.mark):  # under «Forfall» a cross says that somebody is of those
            _write_mark(meaning or "present", cell, person, reading)
    elif meaning == "unknown" or (
        not meaning and ((PRESENCE.search(text) and is_understood(text)) or word in ("digitalt", "teams", "permisjon"))
    ):
        write_status(text, person)
        _write_beside_mark(cell, person, reading)
    elif meaning in ("met for", "substitute") or (
        meaning in ("", "function") and (_FOR.match(text) or _tells_instead(text, person))
    ):
        _write_substitute(meaning, cell, person, reading)
    elif _tells_contact(meaning, cell, person, reading) or _tells_office(meaning, cell, person, reading):
        pass
    elif meaning == "party" or is_party(text, reading.register):
        person["parti"] = text
    elif meaning == "remark":
        _write_remark(cell, person, reading)
    elif not (meaning or "enhet" in person) and (text.isdecimal() or (len(text) == 1 and text.islower())):
        _tell_of_rest(cell, person, reading)  # a number or a mark that nobody explains
    else:
        _write_unit(cell, person, reading)


def _write_mark(column: str, cell: Cell, person: dict[str, Any], reading: PeopleRead) -> None:
    """A mark, or the name of who met in place of one: that somebody did, or another instead."""
    if column == "present" and _AWAY.match(cell.text):
        _write_remark(cell, person, reading)  # "Forfall, vara: Siv Nes"
    elif instead := _INSTEAD.match(cell.pieces[0].raw):
        person["oppmoete"] = "forfall"
        add_substitute(cell.pieces[0].part(instead.end()).stripped(), person, reading)
    elif cell.text == person["navn"]:
        write_mark(column, "x", person)
    elif begins_person(cell.pieces[0], None):
        if column == "present" and is_name(cell.text):
            person["oppmoete"] = "forfall"
            add_substitute(cell.pieces[0], person, reading)
        _tell_of_rest(cell, person, reading)
    elif is_mark(cell.text):
        write_mark(column, cell.text, person)
        _write_beside_mark(cell, person, reading)


def _tells_contact(meaning: str, cell: Cell, person: dict[str, Any], reading: PeopleRead) -> bool:
    """Whether a cell has a number, an address or the initials of somebody, which no record has; it is then told.

    The number of the row says nothing of anybody.
    """
    if meaning == "number":
        return True
    is_short = meaning != "party" and is_initials(cell.text, person["navn"])
    if meaning == "contact" or CONTACT.fullmatch(cell.text) or is_short:
        _tell_of_rest(cell, person, reading, "navn")
        return True
    return False


def _tells_office(meaning: str, cell: Cell, person: dict[str, Any], reading: PeopleRead) -> bool:
    """Whether a cell says what somebody is; it is then written, with where they work or when they were there.

    That is "Rådmann, Dalen kommune, leder", and "Medlem – permisjon fra kl. 15".
    """
    if meaning not in ("", "function", "unit"):
        return False
    told = read_beside_name(cell.pieces[0], reading.register) if len(cell.pieces) == 1 else {}
    facts = {"oppmoete", *_BESIDE_MARK} & told.keys()
    unit = told.get("enhet", "")
    is_placed = (is_institution(unit) or is_union(unit) or unit.isupper()) and "enhet" not in person
    is_beside = "funksjon" in told and "funksjon" not in person and (is_placed or (facts and "enhet" not in told))
    if is_beside or (told and told.keys() <= {*RIGHTS}):
        person.update(told)
        if is_placed:
            reading.units.append((person, cell.pieces[0]))
        return True
    if meaning == "function" or (not meaning and is_role(cell.text)):
        if fold(cell.text) not in fold(person.get("funksjon", "")):
            add_function(cell.text, person)
        return True
    return False


def _write_beside_mark(cell: Cell, person: dict[str, Any], reading: PeopleRead) -> None:
    """What a cell says beside its mark of when somebody was there, or for whom: "Ja, fra sak 3", "x (for Siv Nes)"."""
    rest = _FIRST_WORD.match(cell.pieces[0].raw)
    beside = cell.pieces[0].part(rest.end()).stripped(" )") if rest else None
    if beside and (by := _BY_SUBSTITUTE.match(beside.raw)) and is_name(beside.part(by.end()).text):
        person["oppmoete"] = "forfall"
        add_substitute(beside.part(by.end()), person, reading)
        _tell_of_rest(cell, person, reading)
        return
    days = [day.value for day in dates_in(beside.raw, reading.days[0][:4])] if beside and reading.days else []
    if days and set(days) <= {*reading.days}:
        person["dager"] = days  # "Møtte 19. mars", of a meeting of several days
        return
    told: dict[str, Any] = {}
    take_facts(cell.pieces[0].raw, told)
    facts = {key: value for key, value in told.items() if key in _BESIDE_MARK}
    person.update(facts)
    if not facts:
        _tell_unless_understood(cell, person, reading)


def _tell_unless_understood(cell: Cell, person: dict[str, Any], reading: PeopleRead) -> None:
    if not is_understood(cell.text):
        _tell_of_rest(cell, person, reading)


def _tell_of_rest(cell: Cell, person: dict[str, Any], reading: PeopleRead, key: str = "oppmoete") -> None:
    why = _("står ved {name}, og er ikke ført ord for ord").format(name=person["navn"])
    reading.ledger.guess(cell.pieces[0], f"{key}: {person[key]}", why)


def _tells_instead(text: str, person: dict[str, Any]) -> bool:
    return _is_away(person) and _INSTEAD.match(text) is not None


def _write_substitute(meaning: str, cell: Cell, person: dict[str, Any], reading: PeopleRead) -> None:
    """Who met for somebody who was away, or for whom somebody met who was there."""
    piece = cell.pieces[0]
    if not is_mark(piece.text) or fold(cell.text) in _NOBODY or is_reason(cell.text):
        return  # nobody met instead
    if is_cross(cell.text):
        if person["oppmoete"] == "ukjent":
            person["oppmoete"] = "møtt"  # a substitute who met
        return
    may_be_away = meaning == "substitute" and person["oppmoete"] == "ukjent" and not _FOR.match(cell.text)
    if (meaning or _tells_instead(cell.text, person)) and (_is_away(person) or may_be_away):
        found = _INSTEAD.match(piece.raw)
        reading.beside_members += [(person, piece)] if meaning == "substitute" else []
        add_substitute(piece.part(found.end()).stripped() if found else piece, person, reading)
        if not _is_away(person):
            person["oppmoete"] = "forfall"
            why = _("har ikke noe merke, og {name} møtte i stedet").format(name=piece.text)
            reading.ledger.guess(piece, f"oppmoete: forfall ({person['navn']})", why)
        return
    if meaning == "substitute" and not _FOR.match(cell.text):
        reading.beside_members.append((person, piece))
        return
    _write_met_for(cell, person, reading)


def settle_substitutes_beside(reading: PeopleRead) -> None:
    """Tell for whom one met beside whom a name stands under «Vara», and leave these names where several have one.

    They are then those who may meet for each, and it is a guess that one did for somebody who was away.
    """
    there = [(person, piece) for person, piece in reading.beside_members if not _is_away(person)]
    for person, piece in reading.beside_members:
        name = read_person(piece, reading.register).person["navn"]
        if len(there) == 1 and not _is_away(person):
            person["moette_for"] = name
            why = _("står under «Vara», ved siden av en som møtte")
            reading.ledger.guess(piece, f"moette_for: {name}", why)
        elif not _is_away(person):
            why = _("står som vara ved {name}, som møtte, og er ikke ført").format(name=person["navn"])
            reading.ledger.guess(piece, f"navn: {person['navn']}", why)
        elif len(there) > 1:
            why = _("står som vara ved {name}, og er lest som møtt").format(name=person["navn"])
            reading.ledger.guess(piece, f"moette_for: {person['navn']}", why)


def _write_unit(cell: Cell, person: dict[str, Any], reading: PeopleRead) -> None:
    """A unit, with the union of somebody who is there for those who work in it, or whom somebody from it met for.

    That is "Elvebyen sykehus HF (NSF)", and "Elvebyen sykehus HF, for Siv Nes".
    """
    if "enhet" in person:
        if fold(cell.text) != fold(person["enhet"]):
            _tell_of_rest(cell, person, reading, "enhet")
        return
    if _tells_no_unit(cell, person):
        return
    met = _UNIT_AND_FOR.fullmatch(cell.text)
    if met and is_name(met["name"]):
        person |= {"enhet": met["unit"], "moette_for": met["name"]}
        reading.units.append((person, cell.pieces[0]))
        return
    found = _UNION.fullmatch(cell.text)
    if found and (is_union(found["union"]) or is_delegate(person.get("funksjon", ""))):
        person |= {"enhet": found["unit"], "forbund": found["union"]}
    elif found and is_role(found["union"]):
        offices = [person["funksjon"]] if "funksjon" in person else []
        person |= {"enhet": found["unit"], "funksjon": ", ".join([*offices, found["union"]])}
    else:
        person["enhet"] = cell.text
    reading.units.append((person, cell.pieces[0]))


def _tells_no_unit(cell: Cell, person: dict[str, Any]) -> bool:
    """Whether the column of units says what somebody is, for whom they met or in which cases; it is then written."""
    facts: dict[str, Any] = {}
    left = take_facts(cell.text, facts).replace(MASK, "").strip(" ,;()")
    if facts and not left and is_name(facts.get("moette_for", person["navn"])):
        person.update(facts)
        return True
    if cell.text[:1].islower() and "funksjon" not in person and (is_function(cell.text) or (facts and is_role(left))):
        person["funksjon"] = cell.text
        return True
    return False


def _write_met_for(cell: Cell, person: dict[str, Any], reading: PeopleRead) -> None:
    """For whom somebody met, and in which cases where it was not all: "Siv Nes (Ap) i sak 52/26"."""
    before = _FOR.match(cell.pieces[0].raw)
    told = read_person(cell.pieces[0].part(before.end() if before else 0), reading.register).person
    name = told["navn"]
    is_whole = len(cell.pieces) == 1 and is_name(name)
    person["moette_for"] = name if is_whole else cell.text
    person.update({key: told[key] for key in _CASES if key in told and is_whole})


def _has_marks(reading: PeopleRead) -> bool:
    """Whether there are columns for marks, so that a cross in none of them says nothing."""
    return any(meaning in MARK_COLUMNS for meaning in reading.columns.meanings.values())


def _is_away(person: dict[str, Any]) -> bool:
    return is_away(person["oppmoete"])


def add_substitute(piece: Piece, absent: dict[str, Any], reading: PeopleRead) -> None:
    """Who met for somebody, beside whom they stand: one of the list, or one more of it."""
    listed = read_person(piece, reading.register)
    name = listed.person["navn"]
    if not is_name(name):
        return
    known = reading.person(name)
    if known is None:
        known = {"oppmoete": "møtt", **listed.person}
        place, group = reading.group(group_for(name, reading))
        reading.ledger.value(("deltakere", place, "personer", len(group["personer"]), "navn"), listed.name)
        reading.put(known, group)
    known.setdefault("moette_for", absent["navn"])


def _write_remark(cell: Cell, person: dict[str, Any], reading: PeopleRead) -> None:
    away = _AWAY.match(cell.pieces[0].raw) if len(cell.pieces) == 1 else None
    if away:
        person["oppmoete"] = "permisjon" if away["leave"] else "forfall"
        rest = cell.pieces[0].part(away.end())
        if instead := _INSTEAD.match(rest.raw) or _BY_SUBSTITUTE.match(rest.raw):
            add_substitute(rest.part(instead.end()).stripped(), person, reading)
        elif rest.text and not is_reason(rest.text):
            _tell_of_rest(cell, person, reading)
        return
    if _tells_instead(cell.text, person):
        _write_substitute("remark", cell, person, reading)
        return
    told = read_person(cell.pieces[0], reading.register)
    is_office = is_function(cell.text) and "moette_for" not in told.person
    if is_office and "funksjon" not in person:
        person["funksjon"] = cell.text
        return
    own = ("navn", "enhet", "parti", *(("funksjon",) if "moette_for" in told.person else ()))
    facts = {key: value for key, value in told.person.items() if key not in own}
    person.update(facts)
    if not facts:
        _tell_of_rest(cell, person, reading, "funksjon" if is_office else "oppmoete")
