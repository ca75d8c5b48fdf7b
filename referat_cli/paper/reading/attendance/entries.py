"""Whom a line puts on the list of attendance, each once: those it names, who met for whom, and who is on it again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.attendance.reading import PeopleRead, group_for
from referat_cli.paper.reading.people.facts import rights_under, take_facts
from referat_cli.paper.reading.people.list_headings import (
    SUBSTITUTES,
    is_away,
)
from referat_cli.paper.reading.people.names_and_offices import (
    has_no_name,
    is_function,
    is_name,
    is_party,
)
from referat_cli.paper.reading.people.person import HOUR_ALONE, PersonOnLine, goes_on, read_person
from referat_cli.paper.reading.people.splitting import people_on, split_names
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import AWAY, VARA
from referat_cli.paper.reading.words.bodies import is_body, is_institution
from referat_cli.paper.reading.words.clock import times_in
from referat_cli.paper.reading.words.labels import COLUMN, HEAD, meaning_of, word_set
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, FROM, phrase

# What somebody is for one meeting.
_IN_MEETING = word_set(
    "referent ref moeteleder moeteleiar ordstyrer ordstyrar protokollfoerer protokollfoerar sekretaer moetesekretaer"
    " utvalgssekretaer utvalssekretaer"
)
# A heading of those of the list who were disqualified in a case, which says so itself.
DISQUALIFIED = re.compile(r"(?:in)?habil(?:e|itet)?\b|ugild(?:e|skap)?\b|gildskap\b", re.IGNORECASE)
# What stands in place of a name where a seat has nobody: "Vakant, Indre region".
_VACANT = phrase(
    r"(?:^\s*|[,:–-] ?)(?:vakant|ubesatt|ubesett|ledig(?: plass)?"
    r"|(?:ikke|ikkje|ennå ikke|enno ikkje) (?:oppnevnt|oppnemnd?|valgt|vald?)|N\.? ?N\.?)(?=\s*(?:$|[,(–-]))"
)
_SECRETARIAT = re.compile(r"(?:fra |frå )?(?:sekretariat|sekretær|teknisk)", re.IGNORECASE)
_MOST_NAMES = 5
# How an office that several have ends: "styremedlemmene", "styremedlemene", "representantane".
_OF_SEVERAL = ("lemmene", "lemene", "ene", "ane", "ne")
# The heading of those who were called, whoever came.
_CALLED = re.compile(rf"(?:(?:følgende|desse|disse)\s+)?(?:{BE}\s+)?innkal(?:t|l)", re.IGNORECASE)
# What is said of several at once.
_OF_EACH = phrase(rf"(?:(?P<both>begge(?: to)?)|alle(?: tre| fire)?|samtlige|samtlege) (?:{FROM} |(?=(?-i:{CAPITAL})))")
# What is said of somebody who is on the list already.
_WHEN = ("moette_for", "kom", "gikk", "fra_sak", "til_sak", "gikk_foer", "ikke_sak")
_AS_SUBSTITUTE = rf"(?:\d\.\s*)?{VARA}\s*:?\s+"
_INSTEAD = (
    rf"(?:(?P<instead>for (?:henne|ham|han|hun|ho|dei|dem) (?:møtte|møter)\s+)(?:{_AS_SUBSTITUTE})?|{_AS_SUBSTITUTE})"
)
_SUBSTITUTE_BESIDE = re.compile(rf"(?i:{_INSTEAD})(?={CAPITAL})")
# What says of one alone that they were away: "Ola Lie – forfall".
_SAID_AWAY = phrase(rf"[,(–-]\s*(?:meldt |meldte )?{AWAY}\b")
_CAME_INSTEAD = re.compile(
    rf"\s*(?P<sign>[,(–-])\s*{_INSTEAD}(?P<name>[^,;()]+?)(?P<beside>\s*\([^()\d]*\))?"
    r"(?P<met>\s+møtte?(?P<when>\s+(?:fra|frå|til|på|i|under|kl)\s[^()]*)?)?\s*\)?[\s.]*$",
    re.IGNORECASE,
)


def add_people(pieces: Sequence[Piece], reading: PeopleRead, *, is_list: bool) -> list[dict[str, Any]]:
    """Put people on the list; those named together before a case are there for it."""
    if DISQUALIFIED.match(reading.heading.group):
        return []
    pieces = [one for piece in pieces for one in _people_on(piece, reading, is_list=is_list)]
    pieces = _with_substitutes(pieces, are_away=is_away(reading.heading.mark))
    added: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = []
    for listed, piece in (told for one in pieces for told in _with_substitute(one, reading)):
        name = listed.person["navn"]
        if not _may_be_person(name, reading):
            continue
        if _is_listed(listed, reading) or _was_called(listed, reading):
            reading.take_headings()
            there, _group = reading.named.get(name, ({}, {}))
            reading.ledger.label(listed.name if _says_more(listed, there) else piece)
            added += (
                [there] if "moette_for" in there else []
            )  # named beside who was away, and now in a row of their own
            continue
        rights = rights_under(reading.heading.group)
        person = {"navn": name, "oppmoete": reading.heading.mark or "møtt", **rights, **listed.person}
        if (
            not reading.heading.mark
            and (reading.columns.place("present") is not None or reading.marks is not None)
            and "oppmoete" not in listed.person
        ):
            person["oppmoete"] = "ukjent"
        reading.take_headings()
        reading.note_assumed(person, listed.person)
        group = group_for(name, reading)
        place, entry = reading.group(group)
        where = ("deltakere", place, "personer", len(entry["personer"]))
        reading.put(person, entry)
        if "enhet" in person:
            reading.units.append((person, piece))
        reading.ledger.value((*where, "navn"), listed.name)
        reading.ledger.label(piece)
        _tell_beside(_with_hour(listed, person, reading), reading)
        reading.close_marking()
        added.append(person)
        waiting.append(person)
        if "paa_sak" in person:
            is_own = "(" in piece.raw and not _shares_bracket(piece, added[:-1], reading)
            for one in waiting if not is_own else ():
                if not _IN_MEETING.isdisjoint(fold(one.get("funksjon", "")).split()):
                    continue  # who writes the minutes is there for every case
                one.setdefault("paa_sak", person["paa_sak"])
            waiting = []
    _take_words_between(pieces, reading)
    _share_offices(added)
    _share_units(added, reading)
    return added


def _shares_bracket(piece: Piece, before: Sequence[dict[str, Any]], reading: PeopleRead) -> bool:
    """Whether cases in brackets are of those before «og» too; else they are said of one alone.

    So it is where others of the line have brackets of their own: "Siv Nes (sak 3/26), Ola Lie og Bo Ek (sak 4/26)".
    """
    joined = re.search(r"\s(?:og|samt)\s+$", piece.line.text[: piece.start]) is not None
    if not joined or not any("paa_sak" in person for person in before) or "paa_sak" in before[-1]:
        return False
    why = _("sakene står i parentes etter begge navnene")
    reading.ledger.guess(piece, f"paa_sak: {before[-1]['navn']}", why)
    return True


def _people_on(piece: Piece, reading: PeopleRead, *, is_list: bool) -> Iterator[Piece]:
    """A line as one piece a person; none for a seat that nobody has."""
    is_list = is_list or _lists_secretariat(piece, reading)
    for one in people_on(piece, reading.register, is_list=is_list, told=reading.told):
        if _VACANT.search(one.raw):
            reading.ledger.guess(one, _("ingen"), _("plassen er ledig, så ingen er ført der"))
            reading.ledger.label(one)
        else:
            yield one


def _with_substitutes(people: Sequence[Piece], *, are_away: bool) -> list[Piece]:
    """The people of those who were away, each with the substitute behind: "Siv Nes, vara Bo Ek, Ola Lie"."""
    found: list[Piece] = []
    for one in people:
        is_away_before = bool(found) and (are_away or _SAID_AWAY.search(found[-1].raw) is not None)
        if is_away_before and one.line is found[-1].line and _SUBSTITUTE_BESIDE.match(one.raw):
            found[-1] = Piece(one.line, found[-1].start, one.end)
        else:
            found.append(one)
    return found


def _lists_secretariat(piece: Piece, reading: PeopleRead) -> bool:
    """Whether a line of the secretariat is names alone: those who work there have no unit beside them."""
    if not _SECRETARIAT.match(reading.heading.group) or "(" in piece.raw:
        return False
    names = split_names(piece, reading.register)
    if len(names) == 1 or not all(is_name(name.text) and not is_function(name.text) for name in names):
        return False
    if any(fold(name.text) not in reading.told for name in names[1:]):
        why = _("står etter komma, og er lest som flere personer")
        reading.ledger.guess(piece, ", ".join(name.text for name in names), why)
    return True


def _share_offices(people: Sequence[dict[str, Any]]) -> None:
    """Let what several are together be what each of them is: "styremedlemmene Ola Lie og Siv Nes"."""
    shared = ""
    for person in people:
        office = person.get("funksjon", "")
        ending = next((one for one in _OF_SEVERAL if office.endswith(one) and " " not in office), "")
        single = office.removesuffix(ending) + ("lem" if ending.startswith("lem") else "")
        if ending and is_function(single):
            shared = single
        elif office:
            shared = ""
        if shared:
            person["funksjon"] = shared


def _share_units(people: Sequence[dict[str, Any]], reading: PeopleRead) -> None:
    """Let where several are from be that of each: "Ola Lie og Siv Nes (begge Dalen)", "(alle Ap)"."""
    for place, person in enumerate(people):
        found = _OF_EACH.match(person.get("enhet", ""))
        if not found:
            continue
        unit = person.pop("enhet")[found.end() :]
        key = "parti" if is_party(unit, reading.register) else "enhet"
        first = place - 1 if found["both"] else 0
        own = takewhile(lambda one: not {"enhet", "parti"} & one.keys(), reversed(people[max(first, 0) : place + 1]))
        for one in own:
            one[key] = unit
        reading.units = [told for told in reading.units if "enhet" in told[0]]


def _with_hour(listed: PersonOnLine, person: dict[str, Any], reading: PeopleRead) -> PersonOnLine:
    """Write when somebody came or left whom a heading says that of: the hour beside the name, else it is told."""
    when = reading.heading.when
    hours = [piece for piece in listed.untold if HOUR_ALONE.fullmatch(piece.text.strip("() "))] if when else []
    if hours and when not in person:
        person[when] = times_in(hours[0].text)[0].value
        return listed._replace(untold=tuple(piece for piece in listed.untold if piece is not hours[0]))
    if when and when not in person:
        why = _("overskriften sier at {name} kom eller gikk, men ikke når").format(name=listed.name.text)
        reading.ledger.guess(listed.name, "oppmoete: møtt", why)
    return listed


def _tell_beside(listed: PersonOnLine, reading: PeopleRead) -> None:
    """Note what beside a name is not written into the record."""
    name = listed.name
    for piece in listed.untold:
        why = _("står ved {name}, og er ikke tatt med i referatet").format(name=name.text)
        reading.ledger.guess(piece, f"navn: {name.text}", why)


def _was_called(listed: PersonOnLine, reading: PeopleRead) -> bool:
    """Whether somebody stands in the list of those who were called to the meeting, and in another: they are one.

    The other list says whether they came.
    """
    if listed.person["navn"] not in reading.named:
        return False
    there, group = reading.named[listed.person["navn"]]
    if _CALLED.match(group["gruppe"]) and reading.heading.mark:
        there["oppmoete"] = reading.heading.mark
        reading.settled.append(there)
        _tell_beside(listed, reading)
    elif is_away(reading.heading.mark) and any(one is there for one in reading.assumed):
        there["oppmoete"] = reading.heading.mark  # "Medlemmer: Kari Moe, Ola Lie", "Forfall: Ola Lie"
        _tell_beside(listed, reading)
    elif not _CALLED.match(reading.heading.group):
        return False
    there.update({key: value for key, value in listed.person.items() if key not in there})
    return True


def _is_listed(listed: PersonOnLine, reading: PeopleRead) -> bool:
    """Whether somebody who is named once more, for when or for whom they met, is on the list; it then says that too."""
    told = {key: value for key, value in listed.person.items() if key in _WHEN}
    if listed.person == {"navn": listed.person["navn"], "oppmoete": "digitalt"}:
        told = {"oppmoete": "digitalt"}  # "Siv Nes deltok på Teams."
    there = reading.person(listed.person["navn"]) if told else None
    if not told and _is_officer_again(listed, reading):
        return True
    if not told and any(goes_on(one.text) for one in listed.untold) and listed.person["navn"] in reading.named:
        _tell_beside(listed, reading)
        return True
    if not told and (_is_again_under_words(listed, reading) or _is_substitute_again(listed, reading)):
        return True
    if there is None and not told and "moette_for" in reading.named.get(listed.person["navn"], ({},))[0]:
        there = reading.person(listed.person["navn"])  # who met for somebody, as it stood beside that one
        told = {key: value for key, value in listed.person.items() if key != "navn"}
        return there is not None and reading.heading.mark in ("", "møtt") and not there.update(told | there)
    if there is None or not reading.may_have_been_there(there, told):
        return False
    reading.note_when(there, told, listed.name)
    return True


def _says_more(listed: PersonOnLine, there: Mapping[str, Any]) -> bool:
    """Whether a line that names somebody once more goes on with a sentence, which looks like where they work."""
    unit: str = listed.person.get("enhet", "")
    return unit[:1].islower() and unit != there.get("enhet")


def _is_substitute_again(listed: PersonOnLine, reading: PeopleRead) -> bool:
    """Whether a substitute who came stands among all who came too, with nothing else said."""
    there, group = reading.named.get(listed.person["navn"], ({}, {"gruppe": ""}))
    told = {"oppmoete": reading.heading.mark or "møtt", **listed.person}
    are_substitutes = {SUBSTITUTES.search(name) is not None for name in (group["gruppe"], reading.heading.group)}
    return told["oppmoete"] == "møtt" and told.items() <= there.items() and len(are_substitutes) > 1


def _is_officer_again(listed: PersonOnLine, reading: PeopleRead) -> bool:
    """Whether a line names somebody of the list once more, for what they did in the meeting: "Referent: Kari Moe"."""
    above = reading.heading.group
    office = listed.person.get("funksjon", above if meaning_of(above, HEAD) in ("chair", "secretary") else "")
    there = reading.person(listed.person["navn"]) if office else None
    if there is None or not listed.person.keys() <= {"navn", "funksjon"}:
        return False
    is_new = "funksjon" not in there and is_name(there["navn"])
    if not (is_new or fold(office) in _IN_MEETING) or there["oppmoete"] not in ("møtt", "digitalt"):
        return False
    there["funksjon"] = ", ".join(filter(None, (there.get("funksjon"), office)))
    return True


def _is_again_under_words(listed: PersonOnLine, reading: PeopleRead) -> bool:
    """Whether somebody who was there stands once more under words that may be no group: "Kjørte: Kari Moe"."""
    name, heading = listed.name, reading.heading
    there = reading.person(name.text) if heading.group and not heading.mark else None
    if there is None or there["oppmoete"] not in ("møtt", "digitalt"):
        return False
    is_one = is_name(name.text)  # two may have a first name
    once, twice = _("{name} står også under «{heading}», og er ført én gang"), _("{name} står to ganger på listen")
    why = once if is_one else twice
    reading.ledger.guess(name, f"navn: {name.text}", why.format(name=name.text, heading=heading.group))
    return is_one


def _with_substitute(piece: Piece, reading: PeopleRead) -> Iterator[tuple[PersonOnLine, Piece]]:
    """Somebody, and who met instead where the line says it: "Ola Lie – vara Siv Moe møtte"."""
    found = _CAME_INSTEAD.search(piece.raw)
    is_met = found is not None and bool(found["met"] or found["instead"])
    is_told = is_met or is_away(reading.heading.mark) or _SAID_AWAY.search(piece.raw) is not None
    if found and not (is_told and (found["met"] or is_name(found["name"]))):
        found = None
    absent = piece.part(0, found.start()).stripped() if found else piece
    listed = read_person(absent, reading.register)
    yield listed, absent
    if found:
        name = piece.part(*found.span("name"))
        reading.ledger.label(piece)
        if not is_met:
            why = _("står som vara ved {name}, og er lest som møtt").format(name=listed.person["navn"])
            reading.ledger.guess(name, f"moette_for: {listed.person['navn']}", why)
        person = {"navn": name.text, "oppmoete": "møtt", "moette_for": listed.person["navn"]}
        if found["beside"]:
            told = piece.part(found.start("name"), found.end("beside"))
            person = read_person(told, reading.register).person | person
        take_facts(found["when"] or "", person)
        yield PersonOnLine(person, name), name


def settle_called(reading: PeopleRead) -> None:
    """Tell that those who were called, and are on no other list, are read as there; unknown where one says who came."""
    lists_present = any(one["oppmoete"] == "møtt" for one in reading.settled)
    for where, piece in list(reading.ledger.values):
        match where:
            case ("deltakere", int(group), "personer", int(at), "navn") if _CALLED.match(
                reading.groups[group]["gruppe"]
            ):
                person = reading.groups[group]["personer"][at]
            case _:
                continue
        if person["oppmoete"] == "møtt" and all(person is not one for one in reading.settled):
            person["oppmoete"] = "ukjent" if lists_present else "møtt"
            why = _("{name} står blant de innkalte, og papiret sier ikke mer").format(name=person["navn"])
            reading.ledger.guess(piece, f"oppmoete: {person['oppmoete']}", why)


def settle_substituted(reading: PeopleRead) -> None:
    """Name those whom somebody met for in full, where the paper has a part of a name that one other has."""
    people = [person for group in reading.groups for person in group["personer"]]
    listed = [person["navn"] for person in people]
    for where, piece in list(reading.ledger.values):
        match where:
            case ("deltakere", int(group), "personer", int(at), "navn"):
                person = reading.groups[group]["personer"][at]
            case _:
                continue
        short = person.get("moette_for", "")
        words = short.strip(".").split() if short not in listed else ()
        found = [name for name in listed if name != person["navn"] and _is_short_for(words, name.split())]
        if len(found) == 1:
            person["moette_for"] = found[0]
            why = _("papiret har bare «{short}»").format(short=short)
            reading.ledger.guess(piece, f"moette_for: {found[0]}", why)


def _is_short_for(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are a name without its last or its first ones, or with the last shortened: "Jan Ove", "Kari M"."""
    if not words or len(words) > len(name):
        return False
    begins = list(name[: len(words) - 1]) == list(words[:-1]) and name[len(words) - 1].startswith(words[-1])
    return begins or list(name[-len(words) :]) == list(words)


def _may_be_person(name: str, reading: PeopleRead) -> bool:
    if reading.register and reading.register.person(name):
        return True
    words = name.split()
    if ":" in name or meaning_of(name, COLUMN) or (has_no_name(words[0]) and not is_name(name)):
        return False  # the heading of a table that was copied as running words, or what ends a letter
    if reading.heading.mark == "ukjent":
        return False  # whom the paper is sent to was not there for that: "Kopi til: Siv Nes"
    if fold(name) in ("alle", "samtlige", "ingen"):
        return False
    if (len(words) == 1 and (name.isupper() or is_function(name))) or is_body(name) or is_institution(name):
        return False  # a heading that no label knows, or somebody without a name
    few = 0 < len(words) <= _MOST_NAMES and not any(letter.isdigit() for letter in name)
    return is_name(name) or (few and all(word[:1].isupper() for word in words) and not name.endswith("."))


def _take_words_between(pieces: Sequence[Piece], reading: PeopleRead) -> None:
    """Take «og» between the names of one line."""
    for before, after in pairwise(pieces):
        if before.line is after.line:
            reading.ledger.label(Piece(before.line, before.end, after.start))
