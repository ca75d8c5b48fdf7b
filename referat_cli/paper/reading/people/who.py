"""Who did something, and for whom: "Ola Lie (Ap)", "H, FrP og V", "Sp v/Kari Moe", "Ola Lie på vegne av Ap og SV"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.model.patterns import Pattern
from referat_cli.model.register import Register
from referat_cli.paper.reading.source import Piece, whole
from referat_cli.paper.reading.words.bodies import forms_of_office, is_body_or_office, is_institution, is_office
from referat_cli.paper.reading.words.parties import is_party_name, same_party
from referat_cli.paper.reading.words.phrases import CAPITAL, LETTER, NAME_PARTICLE, phrase
from referat_cli.paper.reading.words.sentences import sentences


class Known(NamedTuple):
    """What is known before a case is read: the meeting's ISO date, who is on its list with their parties, the register.

    ``days`` are those of a meeting over several. ``parties`` has every name of the attendance list as it is written
    there, None where it has no party. ``offices`` has who alone has an office there, by the folded word for it.
    """

    date: str = ""
    parties: Mapping[str, str | None] = {}
    register: Register | None = None
    days: Sequence[str] = ()
    offices: Mapping[str, str] = {}

    def party_of(self, name: str) -> str | None:
        """The party of somebody on the list; None also of those who are not."""
        return self.parties.get(self.full_name(name))

    def full_name(self, name: str) -> str:
        """The name on the list of the only one there who has this surname, or this office; else the name itself."""
        found = [one for one in self.parties if one.split()[-1:] == [name]]
        return found[0] if len(found) == 1 else self.holder_of(name) or name

    def holder_of(self, office: str) -> str | None:
        """The only one of the list who has an office, however it is written: "Styreleder", "utvalgets leder"."""
        held = (self.offices.get(fold(form)) for form in forms_of_office(office))
        return next(filter(None, held), None)

    def full_names(self, names: Sequence[Piece]) -> list[str]:
        """What people are called on the list, whom a paper may name by their surnames alone."""
        return [self.full_name(name.text) for name in names]


class Who(NamedTuple):
    """People, and the parties or bodies that they acted for; either may be empty.

    ``told`` are words beside them that the record says elsewhere: titles, and parties that the list has.
    """

    names: tuple[Piece, ...] = ()
    groups: tuple[Piece, ...] = ()
    told: tuple[Piece, ...] = ()

    @property
    def somebody(self) -> tuple[Piece, ...]:
        """The people, also those who are called by an office alone: "Ordføreren"."""
        return (*self.names, *(one for one in self.groups if is_office(one.text)))

    @property
    def bodies(self) -> tuple[Piece, ...]:
        """The parties and bodies, without the offices."""
        return tuple(one for one in self.groups if not is_office(one.text))

    def on_behalf_of(self, groups: Iterable[Piece]) -> "Who":
        """The same people, for these groups too."""
        return self._replace(groups=(*self.groups, *_new(groups, self.groups)))


# A part of a body: what a proposal comes from that is nobody's name.
_FACTION = phrase(
    r"(?:\w+ )*[\w-]*(?:partiet|partia|partiene|lista|listen|liste|fraksjonen|flertallet|fleirtalet|mindretallet"
    r"|mindretalet|posisjonen|opposisjonen|representantene|representantane|medlemmene|medlemene|organisasjonene"
    r"|organisasjonane|foreningene|foreiningane|siden|sida|kommunene|kommunane)"
)
# Several who are called by what they are: "de ansattvalgte", "dei tilsette", "de ansattes representanter".
_THOSE = re.compile(
    r"(?:[Dd]ei?|[Dd]en) (?!som\b)(?:[a-zæøå-]+ )?[a-zæøå-]+(?:e|a|er|ar|en)(?: (?:i|på|fra|frå) [\wæøå-]+)?"
)
# The same in one word, with what they are from: "elevene", "arbeidstakarane i kommunen".
_SEVERAL = re.compile(r"[a-zæøå-]+(?:[aei]ne|rne|dra|ra)(?: (?:i|på|ved|fra|frå) [\wæøå-]+)?")
_ALL_OF_THEM = phrase(
    r"(?:alle|samtlige|samtlege|(?:en |ein )?(?:samlet|samla)) (?:parti(?:er|ene|a)?|gruppe(?:r|ne)|opposisjon(?:en)?)"
)
_WORD = rf"{CAPITAL}[\w'’´-]*\.?"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|{NAME_PARTICLE}))*\s+{_WORD}")
_TITLE = re.compile(
    r"(?:(?:aksje|andels|seksjons)(?:eier|eigar)(?:en)?|aksjonær(?:en)?|representanten?|representantane|representantene|medlem(?:met)?|styremedlem(?:met)?|vararepresentant(?:en)?"
    r"|varamedlem(?:met)?|(?:vara)?ordfører(?:en)?|(?:vara)?ordførar(?:en)?|(?:gruppe|nest|møte|utvalgs|styre|komite)?"
    rf"(?:leder|leiar)(?:en)?|rep\.|repr\.|delegat(?:en)?)\s+(?={LETTER})",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"(?:(?:vara|fylkes|fylkesvara)?ordfør[ea]r(?:en)?|(?:møte|utvalgs|utvals|styre|gruppe)?(?:leder|leiar)(?:en)?)",
    re.IGNORECASE,
)
# Who put the question or the interpellation that a case is, whom its title names.
_ASKER = re.compile(
    r"(?:interpellanten|spørsmålsstille?r(?:en)?|spørsmålsstillar(?:en)?|spørreren|spørjaren)", re.IGNORECASE
)
_PRONOUN = re.compile(r"han|hun|ho|hen", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;&]|(?<!v)/)\s*(?:(?:og|samt)\s+)?|\s+(?:og|samt)\s+")
_BEHALF = re.compile(r"\s*,?\s+(?:på\s+vegne?r?\s+av|for)\s+(?=\S)", re.IGNORECASE)
_THROUGH = re.compile(r"\s*,?\s*(?:\bv/\s*|\bved\s+)")
# "Rødt, fremmet av Ola Lie".
_PUT_BY = re.compile(
    r"\s*,?\s+(?:fremmet|fremma|fremja|fr[ae]msatt|framsett|lagt\s+fr[ae]m|sett\s+fram|satt\s+fr[ae]m)\s+(?:av|ved)\s+"
)
_BESIDE = re.compile(r"\s*[,/]\s*")
_BODY_OF_OFFICE = re.compile(r"(?P<body>[\w-]+)s\s+[\w-]+")
_PAIR = 2
_BRACKET = re.compile(r"\s*\(([^()]*)\)$")


def read_who(piece: Piece, known: Known) -> Who | None:
    """Who is meant by all of a piece; None where any of it is not understood."""
    is_apposition = piece.raw.rstrip().endswith(",")
    piece = piece.stripped(",")
    if behalf := _BEHALF.search(piece.raw):
        before = read_who(piece.part(0, behalf.start()), known)
        after = read_groups(piece.part(behalf.end()), known, spoken_for=True)
        if before is None or after is None:
            return None
        return Who(before.names, (*_new(before.groups, after), *after), before.told)
    if put := _PUT_BY.search(piece.raw):
        groups, names = read_groups(piece.part(0, put.start()), known), read_names(piece.part(put.end()), known)
        if groups and _OFFICER.fullmatch(piece.part(put.end()).text):
            return Who((), groups, (piece.part(put.end()),))
        return Who(names.names, (*groups, *_new(names.groups, groups)), names.told) if groups and names else None
    parts = [*split_outside_brackets(piece, _BETWEEN)]
    if is_apposition and len(parts) == _PAIR and (person := _with_office(parts[0], parts[1], known)):
        return person
    return _joined([_one(one, known) for one in parts])


def _with_office(office: Piece, name: Piece, known: Known) -> Who | None:
    """Somebody whose office stands before the name, between commas: "Valgkomiteens leder, Siv Nes (Ap), la fram"."""
    who = _one(name, known)
    body = _BODY_OF_OFFICE.fullmatch(office.raw)
    if who is None or not who.names or is_person(office.text, known) or not _is_collective(office.text):
        return None
    groups = (office.part(0, body.end("body")),) if body and is_body_or_office(body["body"]) else ()
    return Who(who.names, (*who.groups, *groups), (office, *who.told))


def read_names(piece: Piece, known: Known) -> Who | None:
    """Some people and nobody else; their parties are told or, where the list does not have them, in ``groups``."""
    found = [
        *_with_parties([_one(one, known) for one in split_outside_brackets(piece.stripped(",."), _BETWEEN)], known)
    ]
    return _joined(found) if all(who and who.names for who in found) else None


def _with_parties(found: Iterable[Who | None], known: Known) -> Iterator[Who | None]:
    """People, each with the party that stands after a comma: "Ola Lie, Ap, og Siv Nes, H"."""
    person: Who | None = None
    for who in found:
        if person and who and who.groups and not who.names and all(is_party(one.text, known) for one in who.groups):
            own = same_party(known.party_of(person.names[-1].text) or "", who.groups[0].text)
            yield Who(person.names, () if own else who.groups, (*person.told, *(who.groups if own else ())))
            person = None
            continue
        if person:
            yield person
        person = who if who and len(who.names) == 1 and not who.groups else None
        if person is None:
            yield who
    if person:
        yield person


def read_groups(piece: Piece, known: Known, *, spoken_for: bool = False) -> tuple[Piece, ...] | None:
    """Parties or bodies, and no people.

    Those who are ``spoken_for`` may be several who are called by what they are: "på vegne av elevene".
    """
    groups = tuple(split_outside_brackets(piece.stripped(",."), _BETWEEN))
    several = [spoken_for and _SEVERAL.fullmatch(one.text) is not None for one in groups]
    if not groups or not all(are or is_group(one.text, known) for are, one in zip(several, groups, strict=True)):
        return None
    named = [one.text.casefold() for one in groups]
    return tuple(one for at, one in enumerate(groups) if named[at] not in named[:at])


def is_group(text: str, known: Known) -> bool:
    """Whether a text is what a party or a body is called."""
    folded = text.casefold().removesuffix("s gruppe")
    listed = {party.casefold() for party in known.parties.values() if party}
    if folded in listed or is_party_name(folded):
        return True
    if text in known.parties:
        return False
    is_all = _ALL_OF_THEM.fullmatch(text) is not None
    return is_all or bool(
        re.fullmatch(r"[A-ZÆØÅ]{2,6}", text) or ((" " not in text or _THOSE.fullmatch(text)) and _is_collective(text))
    )


def _is_collective(text: str) -> bool:
    """Whether a text is what a body, a part of one or an office is called, and no name of a party."""
    return is_body_or_office(text) or any(form.fullmatch(text) for form in (_FACTION, _THOSE))


def is_party(text: str, known: Known) -> bool:
    """Whether a text is what a party is called, not any other body."""
    listed = any(same_party(text, party) for party in known.parties.values() if party)
    return listed or bool(is_group(text, known) and not _is_collective(text)) or text.casefold().endswith("partiet")


def is_chair(text: str) -> bool:
    """Whether a text is the office of somebody who leads a body, and who may put something forward in it."""
    return _OFFICER.fullmatch(text) is not None


def is_person(text: str, known: Known) -> bool:
    """Whether a text is a person's name: one of the list, what one alone there is called, or several capitals."""
    if text in known.parties:
        return True
    surnames = [name.split()[-1] for name in known.parties]
    given = [name.split()[0] for name in known.parties]
    if surnames.count(text) == 1 or given.count(text) == 1:
        return True
    return bool(_NAME.fullmatch(text)) and not is_group(text, known)


def split_outside_brackets(piece: Piece, separator: Pattern) -> Iterator[Piece]:
    """The parts of a piece between separators that stand in no bracket."""
    raw, begin = piece.raw, 0
    for match in separator.finditer(raw):
        if raw[: match.start()].count("(") == raw[: match.start()].count(")"):
            yield piece.part(begin, match.start()).stripped()
            begin = match.end()
    yield piece.part(begin).stripped()


def _one(piece: Piece, known: Known) -> Who | None:
    """One person or one group."""
    if _ASKER.fullmatch(piece.text):
        return Who((), (), (piece,))
    if _PRONOUN.fullmatch(piece.text):
        return _told_of_before(piece, known)
    if title := _TITLE.match(piece.raw):
        who = _one(piece.part(title.end()), known)
        return who and Who(who.names, who.groups, (piece.part(0, title.end()), *who.told))
    if through := _THROUGH.search(piece.raw):
        groups = read_groups(piece.part(0, through.start()), known)
        who = _one(piece.part(through.end()), known)
        return Who(who.names, (*groups, *_new(who.groups, groups)), who.told) if groups and who else None
    bracket = _BRACKET.search(piece.raw)
    named = piece.part(0, bracket.start()).stripped() if bracket else piece
    if is_person(named.text, known):
        return _person(named, piece.part(*bracket.span(1)).stripped() if bracket else None, known)
    is_whose = bracket is None and (is_group(piece.text, known) or _is_collective(piece.text))
    is_whose = is_whose or is_institution(piece.text)
    return Who((), (piece,)) if is_whose else None


def _told_of_before(pronoun: Piece, known: Known) -> Who | None:
    """Whom a pronoun means: the only one whom the sentence before names, and says something of.

    Whoever speaks at a general meeting may be on no list.
    """
    line = whole(pronoun.line)
    before = sentences(line.part(0, pronoun.start - line.start))[-1:]
    named = [name for name in known.parties if before and name in before[0].raw]
    if before and not named:
        named = [name[0] for name in _NAME.finditer(before[0].raw) if is_person(name[0], known)]
    at = before[0].raw.find(named[0]) if len(named) == 1 else -1
    if at < 0 or (at and not before[0].raw.startswith(", som ", at + len(named[0]))):
        return None
    return Who((before[0].part(at, at + len(named[0])),), (), (pronoun,))


def _person(name: Piece, party: Piece | None, known: Known) -> Who | None:
    """Somebody with what stands in brackets after the name."""
    if party is None:
        return Who((name,))
    if same_party(known.party_of(name.text) or "", party.text):
        return Who((name,), (), (party,))
    groups = tuple(split_outside_brackets(party, _BESIDE))
    if all(is_group(one.text, known) for one in groups):
        return Who((name,), groups)
    return Who((name,), (), (party,)) if name.text in known.parties else None  # the list has where they are from


def _new(groups: Iterable[Piece], there: Iterable[Piece]) -> list[Piece]:
    names = {one.text.casefold() for one in there}
    return [one for one in groups if one.text.casefold() not in names]


def _joined(found: Sequence[Who | None]) -> Who | None:
    """Several together; None where one of them is not understood, or there are none."""
    every = [who for who in found if who]
    if not every or len(every) < len(found):
        return None
    groups: list[Piece] = []
    names: list[Piece] = []
    for who in every:
        groups += _new(who.groups, groups)
        names += _new(who.names, names)
    return Who(
        tuple(names),
        tuple(groups),
        tuple(told for who in every for told in who.told),
    )
