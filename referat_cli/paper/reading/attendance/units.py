"""What of the list of attendance is in doubt: units that may be people, and somebody who was there and was not."""

import re
from collections.abc import Iterator
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.attendance.reading import PeopleRead, is_beside_members
from referat_cli.paper.reading.people.first_names import is_office
from referat_cli.paper.reading.people.list_headings import OTHERS, is_away, is_members
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.bodies import is_body, is_institution
from referat_cli.paper.reading.words.labels import word_set

# What is shortened so is no party.
_ORGANIZATIONS = word_set(
    "fau ffo safo nav nho lo ks hr bht ppt amu smu sfo bup dps uio uib ntnu oslomet nmbu uit hf rhf iks su samu kfu"
)
_SEVERAL = 2
_LONGEST_PARTY = 5
_FOR = re.compile(r"\s+for\s+")
# What begins so says when somebody was there.
_WHEN = re.compile(
    r"(?:kl|kom|ankom|gikk|gjekk|fra|frå|til|ikke|ikkje|møtte|forlot|dro|reiste|ute|unntatt)\b[^.]*\d|.*\b(?:ikke|ikkje|møte|møtte?|kom(?:mer)?|kjem|går|deltar|deltek)\b",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s*[,(]")


def settle_parties(reading: PeopleRead) -> None:
    """Let the letters beside somebody be a party where they are those of several others: "SVL" beside "Ap" and "H"."""
    known = [person["parti"] for group in reading.groups for person in group["personer"] if "parti" in person]
    if len(set(known)) < _SEVERAL:
        return
    for person, piece in reading.units:
        unit = person.get("enhet", "")
        if not (unit.isalpha() and unit.isupper() and len(unit) <= _LONGEST_PARTY) or "parti" in person:
            continue
        if fold(unit) not in _ORGANIZATIONS:
            person["parti"] = person.pop("enhet")
            why = _("kan være en organisasjon; er lest som partiet til {name}").format(name=person["navn"])
            reading.ledger.guess(piece, f"parti: {unit}", why)
    reading.units = [(person, piece) for person, piece in reading.units if "enhet" in person]


def tell_doubtful_units(reading: PeopleRead) -> None:
    """Note the units that may be somebody of the list or the register, or tell when somebody was there, or why not.

    What stands in small letters in brackets beside somebody who was away is rather the reason: "Siv Nes (fri)".
    """
    listed = {fold(person["navn"]) for group in reading.groups for person in group["personer"]}
    for person, piece in reading.units:
        is_bracketed = person["enhet"].islower() and f"({person['enhet']}" in piece.raw
        if is_away(person["oppmoete"]) and is_bracketed and not _is_body(person["enhet"]):
            why = _("kan si hvorfor {name} var borte, og er ikke tatt med i referatet").format(name=person["navn"])
            reading.ledger.guess(piece, person.pop("enhet"), why)
            continue
        if _WHEN.match(person["enhet"]):
            why = _("kan si når {name} var til stede; er lest som enheten")
        elif _may_be_person(person, piece, listed, reading):
            why = _("kan være en person; er lest som enheten til {name}")
        else:
            continue
        reading.ledger.guess(piece, f"enhet: {person['enhet']}", why.format(name=person["navn"]))


def _is_body(unit: str) -> bool:
    return is_institution(unit) or is_body(unit)


def _may_be_person(person: dict[str, Any], piece: Piece, listed: set[str], reading: PeopleRead) -> bool:
    unit, *others = _FOR.split(person["enhet"])
    if not others and "moette_for" in person:
        others = [person["moette_for"]]
    name, register = _AFTER_NAME.split(unit, maxsplit=1)[0], reading.register
    _place, colon, after = unit.partition(": ")
    if colon and is_name(_AFTER_NAME.split(after, maxsplit=1)[0]):
        return True  # "Dalen: Kari Moe, Vik: Ola Lie"
    if is_name(name) and (others and is_name(_AFTER_NAME.split(others[0], maxsplit=1)[0])):
        return True
    if is_name(name) and re.search(rf"\({re.escape(name)} \w", piece.raw):
        return True  # the brackets say more: "Kari Moe (Ola Lie forfall)"
    if register is not None and register.person(name) and register.unit(name) not in register.units:
        return True
    return fold(name) in listed


def tell_doubtful_groups(reading: PeopleRead) -> None:
    """Note the groups whose heading is no word for people, beside a list of those who met: "Hytta: Siv, Ola"."""
    assumed = {id(person) for person in reading.assumed}
    if not any(one["oppmoete"] == "møtt" and id(one) not in assumed for one, _group in reading.named.values()):
        return
    told: set[str] = set()
    for person, group, piece in _listed(reading):
        heading = group["gruppe"]
        is_plain = (
            is_members(heading) or is_beside_members(heading) or OTHERS.match(heading) or is_office(heading.lower())
        )
        if id(person) in assumed and not is_plain and heading not in told:
            told.add(heading)
            why = _("«{heading}» sier ikke om de møtte; de er lest som til stede").format(heading=heading)
            reading.ledger.guess(piece, f"oppmoete: {person['oppmoete']}", why)


def _listed(reading: PeopleRead) -> Iterator[tuple[dict[str, Any], dict[str, Any], Piece]]:
    """Everybody on the list, with the group and the name on the paper."""
    for where, piece in list(reading.ledger.values):
        match where:
            case ("deltakere", int(group), "personer", int(at), "navn"):
                yield reading.groups[group]["personer"][at], reading.groups[group], piece


def tell_contradictions(reading: PeopleRead) -> None:
    """Note those whom one list has among those who were there, and another among those who were not."""
    marks: dict[str, str] = {}
    for person, _group, piece in _listed(reading):
        mark = person["oppmoete"]
        if (first := marks.setdefault(person["navn"], mark)) != mark:
            why = _("{name} er også ført som «{first}»").format(name=person["navn"], first=first)
            reading.ledger.guess(piece, f"oppmoete: {mark}", why)
