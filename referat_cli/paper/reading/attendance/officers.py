"""Those who led a meeting or wrote its minutes, where only the list of attendance says it: "Siv Moe (ref.)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.head.officers import KEYS_OF_OFFICES, office_told
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_initials, is_name
from referat_cli.paper.reading.people.who import Known
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.labels import HEAD, label_of, meaning_of, word_set
from referat_cli.paper.reading.words.phrases import BE, phrase
from referat_cli.paper.reading.words.sentences import sentences

# What somebody was in the meeting alone.
_OFFICES = {
    "referent": word_set("referent ref moetereferent protokollfoerer protokollfoerar referatskriver skrivar"),
    "moeteleder": word_set("moeteleder moeteleiar ordstyrer ordstyrar"),
}
# With what somebody may be elected to, or be in the committee too.
_ELECTED = {
    "moeteleder": _OFFICES["moeteleder"] | word_set("dirigent moetedirigent moetestyrer"),
    "referent": _OFFICES["referent"] | word_set("moetesekretaer protokollsekretaer"),
}
# The same in words of what they did: "som også førte protokollen".
_ALSO = r"\(?(?:som )?(?:(?:òg|også|og) )?"
_DID = {
    "referent": phrase(
        rf"{_ALSO}(?:førte|førde|skrev|skreiv) (?:møte)?(?:protokoll|referat|møtebok)(?:en|et|a)?\)?\.?"
    ),
    "moeteleder": phrase(rf"{_ALSO}(?:ledet|leda|leidde|leia) møtet\)?\.?"),
}


_BETWEEN_OFFICES = re.compile(r"\s*[(/]\s*|\)|,\s+|\s+og\s+")


def read_officers(attendance: Sequence[dict[str, Any]], record: dict[str, Any], ledger: Ledger) -> None:
    """Write them into the record where it has nobody, and take the word from what they are in the committee.

    A leader of the committee is not said to have led the meeting.
    """
    for key, words in _OFFICES.items():
        if key in record:
            continue
        own = [group for group in attendance if KEYS_OF_OFFICES.get(meaning_of(group["gruppe"], HEAD) or "") == key]
        if len(below := [*_people(own)]) == 1:
            record[key] = below[0]["navn"]
            continue
        if did := [person for person in _people(attendance) if _DID[key].fullmatch(person.get("enhet", ""))]:
            record[key] = did[0]["navn"]
            del did[0]["enhet"]
            continue
        found = [
            (person, part) for person in _people(attendance) for part in _parts(person) if fold(part) in _ELECTED[key]
        ]
        if len(found) != 1:
            continue
        person, told = found[0]
        record[key] = person["navn"]
        if fold(told) not in words:
            why = _("kan også være det {name} ellers er").format(name=person["navn"])
            ledger.guess(_place_of(person, ledger), f"{key}: {person['navn']}", why)
            continue
        left = [part for part in _parts(person) if part != told]
        person.pop("funksjon")
        if left:
            person["funksjon"] = ", ".join(left)


def _place_of(person: Mapping[str, Any], ledger: Ledger) -> Piece:
    """Where the name of somebody on the list stands."""
    return next(piece for where, piece in ledger.values if where[-1] == "navn" and piece.text == person["navn"])


def name_in_full(attendance: Sequence[dict[str, Any]], record: dict[str, Any], ledger: Ledger) -> None:
    """Name in full those of whom the head has only a part, where one of the list has it: "Referent: HN", "Marte"."""
    names = [person["navn"] for person in _people(attendance)]
    for key in _OFFICES:
        written = record.get(key)
        found = [name for name in names if isinstance(written, str) and _is_short_for(written, name)]
        places = [piece for where, piece in ledger.values if where == (key,)]
        if len(found) == 1 and places:
            record[key] = found[0]
            ledger.guess(places[0], f"{key}: {found[0]}", _("papiret har ikke hele navnet"))


def _is_short_for(written: str, name: str) -> bool:
    """Whether a text is the initials of a name, or its first or last word."""
    words = name.split()
    return is_initials(written, name) or (len(words) > 1 and written in (words[0], words[-1]))


def read_officers_by_office(lines: Sequence[SourceLine], record: dict[str, Any], known: Known, ledger: Ledger) -> None:
    """Write who led or wrote where a sentence calls them by an office that one of the list alone has."""
    for sentence in (one for line in lines if not line.cells for one in sentences(whole(line))):
        key, office = office_told(sentence) or ("", sentence)
        holder = known.holder_of(office.text) if key and key not in record else None
        if holder:
            record[key] = holder
            ledger.guess(sentence, f"{key}: {holder}", _("papiret har bare vervet; én på listen har det"))
            ledger.label(sentence)


_ELECTED_HERE = phrase(rf"\s+{BE} (?:enstemmig |samrøystes )?(?:valgt|vald)\b[^.]{{0,30}}\.?$")


def read_officers_in_cases(
    cases: Sequence[dict[str, Any]], lines: Sequence[SourceLine], record: dict[str, Any], ledger: Ledger
) -> None:
    """Write those whom the meeting elected to lead it or to write, or a line of a case names, where no other does."""
    _read_elected_officers(cases, record)
    for sentence in (one for line in lines if not line.cells and ":" in line.text for one in sentences(whole(line))):
        found = label_of(sentence, HEAD)
        key = KEYS_OF_OFFICES.get(found.meaning) if found else None
        name = _ELECTED_HERE.sub("", found.rest.text).strip(".") if found else ""
        if found and key and key not in record and is_name(name):
            record[key] = name
            ledger.guess(
                found.rest, f"{key}: {record[key]}", _("står i en sak; er lest som den som hadde oppgaven i møtet")
            )


def _read_elected_officers(cases: Sequence[dict[str, Any]], record: dict[str, Any]) -> None:
    """Write those whom the meeting itself elected to lead it or to write its minutes, where nothing else says who."""
    for election in (one for case in cases for one in case.get("valg") or ()):
        for key, words in _ELECTED.items():
            if fold(election["verv"]) in words and len(election.get("valgt", ())) == 1:
                record.setdefault(key, election["valgt"][0])


def _people(attendance: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (person for group in attendance for person in group.get("personer", ()))


def _parts(person: dict[str, Any]) -> list[str]:
    """What somebody is, one by one: of "Rådgiver (referent)" both."""
    return [part for part in _BETWEEN_OFFICES.split(person.get("funksjon", "")) if part]
