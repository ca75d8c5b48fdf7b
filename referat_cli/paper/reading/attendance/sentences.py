"""Sentences that say who was there: "Fra administrasjonen møtte rådgiver Ola Lie."."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.attendance.cells import add_substitute
from referat_cli.paper.reading.attendance.entries import add_people
from referat_cli.paper.reading.attendance.reading import PeopleRead
from referat_cli.paper.reading.attendance.when_there import read_when_told, tells_when, when_told
from referat_cli.paper.reading.head.officers import sentences_with_officers
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.first_names import has_office_before
from referat_cli.paper.reading.people.line_starts import begins_person, is_first_name
from referat_cli.paper.reading.people.list_headings import (
    NOT_MET,
    OTHERS,
    ListHeading,
    heading_of,
    is_attendance_heading,
    is_away,
)
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.people.person import read_person
from referat_cli.paper.reading.people.remarks import CAUSES
from referat_cli.paper.reading.people.splitting import people_on
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.attendance_words import AWAY, IN_ALL, INSTEAD, PRESENT, REMOTE, VARA
from referat_cli.paper.reading.words.labels import COLUMN, HEAD, SECTION, label_apart, label_of, meaning_of
from referat_cli.paper.reading.words.phrases import FOLLOWING, FROM, phrase
from referat_cli.paper.reading.words.sentences import sentences

_MET = rf"(?:møtte|møter|deltok|deltar|deltek|stilte|var med|(?:var|er) {PRESENT})"
_THERE = rf"(?:{PRESENT}|møtt|fr[ae]m?møtte?|møtende|med)"
_AWAY = f"(?:meldt )?{AWAY}"
_ALSO = r"(?:også|òg|i tillegg|dessuten|dessutan)"
# Who was there, by what stands before the names.
_SENTENCE = phrase(
    r"(?P<head>(?:fra|frå|i tillegg|dessuten|dessutan|ellers|elles|videre|vidare|også|òg|utenom disse|utanom desse)\b"
    rf"[^.:,]{{0,60}}?\b{_MET}) (?:{_ALSO} )?(?P<names>[^.:]+)\.?"
)
_THERE_FIRST = phrase(
    rf"(?P<head>(?:(?:{_THERE}|deltakere|deltakarar|deltagere)(?: (?:på|i) (?:møtet|møtes?))?|(?:på|i) møtet)"
    r" (?:var|er|møtte|deltok)"
    rf"|(?:{FOLLOWING}|desse|disse) {_MET}|det møtte) (?:{FOLLOWING} |{_ALSO} )?(?P<names>[^:]+?)"
    rf"(?: {_THERE})?\.?"
)
_WE_WERE = phrase(r"(?P<head>vi (?:var|er|møttes|møttest)\b[^:.]{0,60}): (?P<names>[^:]+?)\.?")
_FROM_WERE = phrase(rf"(?P<head>{FROM} [^.:,]{{2,60}}?) var (?P<names>[^:]+?) (?:{PRESENT}|med)\.?")
# By what stands after them: "Ola Lie og Siv Nes deltok fra administrasjonen."
_NAMES_FIRST = phrase(
    rf"(?P<names>[^:]+?) (?:{_MET}(?: {_ALSO})?|(?:var|er) {_ALSO} {_THERE})(?: (?:på|i) møtet)?"
    r"(?P<cases> (?:under|på|i|ved|til) sak[^.:]*)?"
    rf"(?: (?P<head>{FROM} (?!og med |sak|kl)[^.:,]{{2,60}}))?\.?"
)
# "Revisor Siv Nes deltok på Teams."
_REMOTELY = phrase(rf"(?P<names>[^:]+? {_MET} (?:(?:på|via|over|per|pr\.) )?{REMOTE})\.?")
# "Bedriftshelsetjenesten var representert ved Siv Nes."
_REPRESENTED = phrase(
    r"(?P<body>[^.:,]{2,60}?) (?:(?:var|er) representert|møtte|stilte) (?:ved|med|v/) (?P<names>[^:]+?)\.?"
)
_AWAY_FIRST = phrase(
    rf"(?:det (?:var|er|ble|vart) )?{_AWAY}(?: (?:hadde|fra|frå|var meldt av|er|var"
    r"|(?:var|er|ble|vart) meldt (?:fra|frå|av)))? (?P<names>[^:]+?)\.?"
    r"|(?:fraværende|fråverande) var (?P<more>[^:]+?)\.?"
)
_AWAY_LAST = phrase(
    rf"(?P<names>[^:]+?) (?:(?:hadde|har|meldte|melde) {_AWAY}|var (?:fraværende|fråverande|forhindret|forhindra)"
    r"|kunne (?:ikke|ikkje)(?: (?:møte|komme?|kome|delta|stille|være med|vere med))?"
    rf"|(?:var|er) (?:på |i |til )?(?:{CAUSES}))\.?"
)
_ALL_BUT = phrase(
    r"(?:alle|samtlige|samtlege)\b[^.:,]{0,40}? (?:unntatt|unnateke|utenom|utanom|bortsett (?:fra|frå)|med unntak av) "
    r"(?P<names>[^:]+?)\.?"
)
_NOT_THERE = phrase(
    rf"(?P<names>[^:]+?) (?:(?:var|er) (?:ikke|ikkje) {_THERE}|(?:møtte|kom|deltok) (?:ikke|ikkje))"
    r"(?: (?:på|i) møtet)?\.?"
)
# Sentences that speak of nobody but people, so that first names alone are names.
_OF_PEOPLE_ALONE = (_WE_WERE, _THERE_FIRST, _AWAY_FIRST, _AWAY_LAST, _NOT_THERE, _ALL_BUT)
# Who met for whom, and that this one was away.
_MET_FOR = phrase(
    rf"(?P<names>[^:]+?) {_MET} (?:som {VARA} )?(?:for|{INSTEAD} for) "
    r"(?P<away>[^,:]+?)(?P<why>,? som [^:]*|,? \(?(?:forfall|syk|sjuk|permisjon)\)?)?\.?"
)
# "Varamedlem Ola Lie møtte i hennes sted."
_IN_STEAD = phrase(
    rf"(?P<names>[^:,]+?) {_MET} (?:som {VARA} )?(?:for (?:hans|hennes|hennar) (?:sted|stad)|{INSTEAD}"
    r"|for (?:ham|han|henne|hun|ho|vedkommende|vedkomande))\.?"
)
# "For henne møtte varamedlem Ola Lie.", "I hans sted møtte Ola Lie."
_IN_STEAD_FIRST = phrase(
    rf"(?:for (?:ham|han|henne|hun|ho|vedkommende|vedkomande)"
    rf"|{INSTEAD}) {_MET} (?P<names>[^:]+?)\.?"
)
# "Som vara møtte Ola Lie.", "Ola Lie og Siv Nes møtte som varamedlemmer."
_AS_SUBSTITUTES = phrase(rf"som {VARA} {_MET} (?P<names>[^:]+?)\.?|(?P<more>[^:]+?) {_MET}(?: {_ALSO})? som {VARA}\.?")
# Who was there for some cases, by what they did in them: "Plansjef Siv Nes orienterte i sak 3/26."
_IN_CASES = phrase(
    r"(?P<names>[^:]+?) (?:orienterte|informerte|innledet|innleidde|presenterte|redegjorde|gjorde greie)"
    r"(?P<cases> (?:under|på|i|ved|til|for) sak[^.:]*)\.?"
)
_SUBSTITUTE_MET = phrase(rf"{VARA} ")
# After who was away, who met instead: "Siv Nes. Vararepresentant Ola Lie møtte."
_MET_INSTEAD = phrase(rf"(?:for (?:henne|ham|han|hun) )?{VARA} (?P<name>[^.,]+?) møtte(?: {INSTEAD})?\.?")
# "Siv Nes – vara: Ola Lie møtte", "Siv Nes (Ola Lie møtte)".
_BESIDE = phrase(
    rf"(?P<away>[^–:,(]+?(?:\s*\([^()]*\))?)\s*(?:\s[–-]|,|\()\s*"
    rf"(?P<said>(?:meldt |meldte )?{AWAY}(?:,|\s[–-])\s*)?(?:(?P<vara>{VARA})\s*:? )?"
    r"(?P<name>[^–:,()]+?(?: \([^()]*\))?) "
    rf"(?:møtte|møter)(?: (?:{INSTEAD}|som {VARA}|for (?:henne|ham|han|hun|ho|hen)))?\)?\.?"
)
# "Siv Nes, møtte vara Ola Lie".
_MET_BESIDE = phrase(
    rf"(?P<away>[^–:,(]+?(?:\s*\([^()]*\))?)\s*(?:\s[–-]|,|\()\s*møtte {VARA}\s*:? (?P<name>[^–:,()]+?)\)?\.?"
)
_SUBSTITUTES = "Varamedlemmer"
_WHEN = ("paa_sak", "fra_sak", "til_sak")
# How many met: "22 medlemmer møtte", "Antall frammøtte: 22".
_COUNTED = phrase(
    rf"(?:(?:det|{IN_ALL}) )?(?:møtte|{_THERE} var|fram?møtte?:?) \d+\b"
    rf"|(?:{IN_ALL} )?\d+(?: av \d+)?(?: [\w-]+){{0,3}}"
    rf" (?:(?:hadde |har )?møtte?|deltok|var {_THERE}|var representert)\b"
    rf"|det var (?:{IN_ALL} )?\d+(?: [\w-]+){{0,2}} (?:fr[ae]m?møtte?|{PRESENT})\b"
    rf"|antall? (?:\w+ ){{0,4}}(?:deltok|deltakere|møtte|frammøtte|{PRESENT}|representert)\s*:?\s*\d+\.?$"
)
# What several are called together: "Ansatte", "Foreldre", "Lærarar".
_SEVERAL = phrase(r"(?:[a-zæøå]+ )?[a-zæøå]+(?:te|de|re|er|ar)", re.IGNORECASE)
_WORDS_OF_A_HEADING, _MOST_LINES, _LONG_LINE = 6, 12, 55


def told_in_head(
    lines: Sequence[SourceLine], ledger: Ledger, *, is_wrapped: bool
) -> dict[int, list[tuple[SourceLine, bool]]]:
    """The lines of the head that tell who was there, by their places: the sentences of each, with whether they do.

    Where a sentence goes on over several lines, it stands at the first of them, and the others have none. A line of
    which one sentence says who led the meeting or wrote is told apart too. Only where the text ``is_wrapped`` may a
    line have been broken for want of room.
    """
    found: dict[int, list[tuple[SourceLine, bool]]] = {}
    for place, line in enumerate(lines):
        if place in found or not _is_prose(line):
            continue
        end = place + 1
        while (
            end < len(lines)
            and end - place < _MOST_LINES
            and _goes_on(lines[end - 1], lines[end], is_wrapped=is_wrapped)
        ):
            end += 1
        for last in (end, place + 1) if end > place + 1 else (end,):
            if told := _people_apart(lines[place:last], ledger):
                found |= {place: told, **{more: [] for more in range(place + 1, last)}}
                break
        else:
            if several := sentences_with_officers(line):
                found[place] = [(ledger.part(one), False) for one in several]
    return found


def told_among_rows(
    lines: Sequence[SourceLine], agenda: int | None, ledger: Ledger
) -> dict[int, list[tuple[SourceLine, bool]]]:
    """The lines of an agenda that tell when somebody came or left, in the same way as those of the head."""
    found: dict[int, list[tuple[SourceLine, bool]]] = {}
    for place, line in enumerate(lines):
        several = sentences(whole(line)) if agenda is not None and place > agenda and _is_prose(line) else []
        if any(map(tells_when, several)):
            found[place] = [(ledger.part(one), tells_when(one)) for one in several]
    return found


def _is_prose(line: SourceLine) -> bool:
    return not line.cells and line.kind == "paragraph" and "\t" not in line.text


def _goes_on(line: SourceLine, below: SourceLine, *, is_wrapped: bool) -> bool:
    """Whether a line ends within a sentence that goes on in the one below."""
    text = line.text.rstrip()
    if not _is_prose(below) or not below.text.strip() or text.endswith((".", ":")):
        return False
    is_below = below.place.page != line.place.page or below.place.line == line.place.line + 1
    if below.text.lstrip()[0].islower() or text.endswith((",", " og", " for", " samt")):
        return True
    is_full = is_wrapped and is_below and len(text) >= _LONG_LINE
    return is_full and not text.endswith(")") and not label_apart(below.text)[1]


def _people_apart(lines: Sequence[SourceLine], ledger: Ledger) -> list[tuple[SourceLine, bool]]:
    """The sentences of lines, each with whether it says who was there; none where no sentence does."""
    label = label_of(whole(lines[0]), COLUMN)
    if label and label.meaning == "remark" and label.rest.text:
        rest = [ledger.part(label.rest), *lines[1:]]
        if said := _people_apart(rest, ledger) or ([(rest[0], True)] if tells_when(label.rest) else []):
            ledger.label(label.label)  # "Merknader: Ola Lie fikk permisjon fra kl. 20."
        return said
    text = " ".join(line.text.strip() for line in lines)
    several = sentences(Piece(replace(lines[0], text=text), 0, len(text)))
    told = [
        tells_people(one)
        or bool(tells_count(one.text) or (len(several) > 1 and (_is_labelled(one) or tells_when(one))))
        for one in several
    ]
    if not any(told):
        return []
    told = [is_told or _is_names_alone(one) for is_told, one in zip(told, several, strict=True)]
    line = ledger.joined([whole(one).stripped() for one in lines], lines[0]) if len(lines) > 1 else lines[0]
    if len(several) == 1:
        return [(line, True)]
    apart = sentences(whole(line))
    return [(ledger.part(one, strong=line.strong), is_told) for one, is_told in zip(apart, told, strict=True)]


def _is_names_alone(sentence: Piece) -> bool:
    """Whether a sentence beside a list goes on with it: "Til stede: Ida, Ola. Kontaktlærer Rune"."""
    people = people_on(sentence.stripped(" ."), None, is_list=True)
    return bool(people) and all(begins_person(one, None) or has_office_before(one.text) for one in people)


def tells_people(piece: Piece) -> bool:
    """Whether a sentence says of people with names that they were there, or were not."""
    return _told_in(piece) is not None or _met_for(piece) is not None or _in_stead(piece) is not None


def tells_count(text: str) -> bool:
    """Whether a sentence says how many were there."""
    return _COUNTED.match(text) is not None


def _is_labelled(sentence: Piece) -> bool:
    """Whether a sentence is a heading of the list and the names under it: "Gjest: havnesjef Siv Nes."."""
    head, colon, _rest = label_apart(sentence.raw)
    if not colon or len(head.split()) > _WORDS_OF_A_HEADING or meaning_of(head, HEAD):
        return False
    names = people_on(sentence.part(len(head) + 1).stripped(" ."), None, is_list=True)
    if is_attendance_heading(head):
        return True
    several = _SEVERAL.fullmatch(head.strip()) is not None and len(names) > 1 and not meaning_of(head, SECTION)
    by_first_name = several or OTHERS.match(head) is not None
    return bool(names) and all(begins_person(one, None) or (by_first_name and is_first_name(one)) for one in names)


def _told_in(piece: Piece) -> tuple[ListHeading | str, Piece] | None:
    """The heading that a sentence has its names under, the words of it or what they mean, and the names."""
    if len(sentences(piece)) > 1:
        return None
    piece = piece.stripped("()") if piece.raw.startswith("(") else piece  # "(Siv kunne ikke.)"
    for pattern, mark in (
        (_AWAY_FIRST, "forfall"),
        (_AWAY_LAST, "forfall"),
        (_NOT_THERE, NOT_MET),
        (_ALL_BUT, NOT_MET),
        (_AS_SUBSTITUTES, "møtt"),
        (_SENTENCE, ""),
        (_FROM_WERE, ""),
        (_THERE_FIRST, "møtt"),
        (_WE_WERE, "møtt"),
        (_REPRESENTED, ""),
        (_REMOTELY, ""),
        (_NAMES_FIRST, ""),
        (_IN_CASES, ""),
    ):
        if not (found := pattern.fullmatch(piece.raw)):
            continue
        key = "names" if found["names"] else "more"
        names = piece.part(*found.span(key)).stripped(" .")
        is_mark = names.raw.endswith(("–", "-", ","))  # "Siv Nes, Dalen – møtte" is somebody of a list
        if is_mark or not _are_people(names, first_names=pattern in _OF_PEOPLE_ALONE):
            continue
        if pattern is _AS_SUBSTITUTES:
            return ListHeading(_SUBSTITUTES, mark), names
        if pattern is _REPRESENTED:
            return ListHeading(found["body"].strip(), "møtt"), names
        head = found["head"] if "head" in pattern.compiled.groupindex else None
        if mark or not head:
            return ListHeading("", mark or "møtt"), names
        return head if pattern is _SENTENCE else f"{head} møtte", names
    return None


def _are_people(names: Piece, *, first_names: bool = False) -> bool:
    """Whether words are names; ``first_names`` where some may have no surname."""
    people = people_on(names, None, is_list=True)
    return bool(people) and all(
        is_name(read_person(one, None).person["navn"]) or (first_names and is_first_name(one)) for one in people
    )


def _met_for(piece: Piece) -> re.Match[str] | None:
    found = _MET_FOR.fullmatch(piece.raw)
    if not found or not all(_are_people(piece.part(*found.span(key))) for key in ("names", "away")):
        return None
    return found


def _in_stead(piece: Piece) -> Piece | None:
    found = _IN_STEAD.fullmatch(piece.raw) or _IN_STEAD_FIRST.fullmatch(piece.raw)
    names = piece.part(*found.span("names")) if found else piece
    return names if found and _are_people(names) else None


def read_sentence(piece: Piece, reading: PeopleRead) -> bool:
    """A sentence that says who was there: "Fra administrasjonen møtte rådgiver Ola Lie."."""
    several = sentences(piece)
    if several[1:] and any(tells_people(one) or when_told(one, reading) for one in several):
        read = [read_sentence(one, reading) for one in several]
        return any(read)
    if read_when_told(piece, reading):
        return True
    if found := _met_for(piece):
        _read_met_for(piece, found, reading)
        return True
    absent = [person for group in reading.groups for person in group["personer"] if person["oppmoete"] == "forfall"]
    if (names := _in_stead(piece)) and absent:
        reading.ledger.label(piece)
        add_substitute(names, absent[-1], reading)
        return True
    return _read_told(piece, absent, reading)


def _read_told(piece: Piece, absent: Sequence[dict[str, Any]], reading: PeopleRead) -> bool:
    """A sentence that names those who were there, or away."""
    told = _told_in(piece)
    if not told:
        return False
    heading, names = told
    without = [one for one in absent if one["navn"] not in substituted(reading)]
    is_substitute = heading == ListHeading(_SUBSTITUTES, "møtt") or _SUBSTITUTE_MET.match(piece.raw)
    if is_substitute and len(without) == len(people_on(names, None, is_list=True)) == 1:
        reading.ledger.label(piece)
        add_substitute(without_substitute_word(names), without[0], reading)
        return True
    reading.ledger.label(piece.part(0, names.start - piece.start), piece.part(names.end - piece.start))
    reading.heading = heading_of(heading, reading.register, "") if isinstance(heading, str) else heading
    if not (is_away(reading.heading.mark) and read_met_instead(names, reading)):
        _add_told(piece, names, reading)
    return True


def read_all_but(piece: Piece, reading: PeopleRead) -> bool:
    """All but some, where a list has no more than that: "Til stede: alle unntatt Siv"."""
    if _ALL_BUT.fullmatch(piece.raw) is None or not read_sentence(piece, reading):
        return False
    why = _("de andre var til stede; papiret nevner dem ikke, og de er ikke ført")
    reading.ledger.guess(piece, _("deltakere"), why)
    return True


def _add_told(piece: Piece, names: Piece, reading: PeopleRead) -> None:
    """Put those whom a sentence names on the list, with the cases that it says they were there for."""
    added = add_people(people_on(names, reading.register, is_list=True), reading, is_list=True)
    found = _NAMES_FIRST.fullmatch(piece.raw) or _IN_CASES.fullmatch(piece.raw)
    if found and found["cases"]:
        for person in added:
            person |= {key: value for key, value in _facts(piece.part(*found.span("cases"))).items() if key in _WHEN}


def substituted(reading: PeopleRead) -> set[str]:
    """Those whom somebody on the list met for."""
    return {person.get("moette_for", "") for group in reading.groups for person in group["personer"]}


def without_substitute_word(name: Piece) -> Piece:
    """A name without "vara" before it."""
    found = _SUBSTITUTE_MET.match(name.raw)
    return name.part(found.end()) if found else name


def _facts(piece: Piece) -> dict[str, Any]:
    return read_person(piece, None).person


def _read_met_for(piece: Piece, found: re.Match[str], reading: PeopleRead) -> None:
    """Who met for somebody who was away."""
    reading.ledger.label(piece)
    absent = read_person(piece.part(*found.span("away")), reading.register)
    reading.heading = ListHeading("", "møtt")
    names = people_on(piece.part(*found.span("names")), reading.register, is_list=True)
    there = [reading.person(read_person(name, reading.register).person["navn"]) for name in names]
    met = [one for one in there if one and one["oppmoete"] in ("møtt", "digitalt")]
    met += add_people([name for name, one in zip(names, there, strict=True) if one not in met], reading, is_list=True)
    when = {key: value for key, value in absent.person.items() if key in (*_WHEN, "kom", "gikk", "gikk_foer")}
    for person in met:
        person |= {"moette_for": absent.person["navn"], **when}
    if not met:
        add_substitute(piece.part(*found.span("names")), absent.person, reading)
    if found["why"] and reading.person(absent.person["navn"]) is None:
        reading.heading = ListHeading("", "forfall")
        add_people([piece.part(*found.span("away"))], reading, is_list=True)
    reading.heading = ListHeading("", "")


def read_met_instead(piece: Piece, reading: PeopleRead) -> bool:
    """Somebody who was away, and who met instead, in a sentence of its own or after a dash."""
    beside = _BESIDE.fullmatch(piece.raw) or _MET_BESIDE.fullmatch(piece.raw)
    is_said = beside is not None and bool(beside.groupdict().get("said"))
    is_told = is_said or reading.heading.mark not in ("møtt", "") or "vara" in fold(piece.text)
    names = (
        [read_person(piece.part(*beside.span(one)), None).person["navn"] for one in ("away", "name")] if beside else []
    )
    if beside and is_told and all(map(is_name, names)):
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
