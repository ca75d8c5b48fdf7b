"""The top of a paper: what it is, whose, when and where, in the record's own keys."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.names import fold, slug
from referat_cli.model.problem import Where
from referat_cli.model.register import Register
from referat_cli.paper.reading.clock import dates_in, times_in
from referat_cli.paper.reading.columns import cells_of, only_piece
from referat_cli.paper.reading.head_facts import HeadFact, facts_in, whole_rows
from referat_cli.paper.reading.labels import HEAD, label_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people import is_name, without_office
from referat_cli.paper.reading.phrases import FROM, phrase
from referat_cli.paper.reading.source import Piece, SourceLine, whole

# What papers are called; the first is a notice, the last a case alone.
_KINDS = phrase(
    r"(?:(?P<notice>(?:møte)?innkalling(?:a)?(?: og saksliste)?(?: til(?: møte i)?)?)|(?P<off>avlyst møte)|"
    r"(?P<meeting>(?:(?:extra)?ordinært? |ekstraordinært? )?"
    r"(?:årsmøte|styremøte|generalforsamling|medlemsmøte|allmøte) (?:i|for))|"
    r"(?P<numbered>(?:styre|utvalgs|råds|lags)?møte (?:nr\.?\s*)?\d{1,3}(?:/\d{2,4})?(?: i)?)|"
    r"(?P<minutes>(?:møte|styre|års?møte|protokoll)?(?:referat|protokoll|protokollutskrift|møtebok|møteprotokoll"
    r"|møteutskrift)(?: (?:fra|frå|for|av|i))?(?: (?:ordinært?|ekstraordinært?|konstituerende|konstituerande))?"
    r"(?: (?:møtet?|styremøtet?|årsmøtet?|generalforsamling(?:en|a)?))?"
    r"(?: (?:i|for|nr\.?\s*\d+(?:/\d+)?|\d+/\d{2,4}))*|saksprotokoll))(?!\w)"
)
# When it was, at the end of a title: "onsdag den 14. mai", "2026".
# "Fylkesutvalget – protokoll 14.04.2026": whose paper it is, before what it is.
_AFTER_NAME = phrase(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ .-]{2,60}?)(?:\s*,| [-–]) (?:møte)?(?:protokoll|referat|møtebok)(?!\w)(?=[^a-zæøå]*$)",
    re.NOFLAG,
)
_BEFORE_DAY = re.compile(r"[\s,–-]*(?:\b(?:(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag|den|kl)\b\.?[\s,]*)*$")
_YEAR_ALONE = phrase(r"(?:\s*[,–-])?\s*(?:19|20)\d\d(?:\s*/\s*\d{2,4})?\s*$", re.NOFLAG)
_CODE = phrase(r"\s*\((?P<code>[\wæøåÆØÅ-]{1,20})\)\s*$", re.NOFLAG)
_SPAN = re.compile(r"\s*(?:[-–—]|til|og)\s*")
_OPENED = phrase(
    r"(?:møtet|møte) (?:ble |vart |blei )?(?:satt|sett|åpnet|opna|startet|starta|begynte|holdt|halde|avholdt)\b[^.\d]*"
    r"(?P<time>kl\.?\s*\d{1,2}(?:[.:]?\d\d)?)"
)
_CLOSED = phrase(
    r"(?:møtet )?(?:ble |vart |blei )?(?:hevet|heva|avsluttet|avslutta|slutt(?:et|a)?|ferdig|løftet)\b[^.\d]*"
    r"(?P<time>kl\.?\s*\d{1,2}(?:[.:]?\d\d)?)"
)
# A place that no capital tells: "personalrommet", "store sal".
_ROOM = phrase(
    r"(?:[\wæøå]+\s){0,2}[\wæøå]*(?:rom|sal|hus|bygg|kontor|bibliotek|auditori|senter|kantin|stov|stu|aula|skol"
    r"|skul|kaf)(?:met|um|umet|en|et|a|e|é|een|ret)?"
    r"(?: (?:nr\.?\s*)?[A-ZÆØÅa-zæøå]?\d{1,4}[a-zæøå]?| [A-ZÆØÅ])?",
    re.NOFLAG,
)
_LED = phrase(
    r"(?P<name>[A-ZÆØÅ].+?) (?:ledet|leda|leidde|leia) møtet\.?|møtet (?:ble|vart|blei) "
    r"(?:ledet|leidd|leda|leia) av (?P<name2>.+?)\.?"
)
_PREPOSITION = phrase(r"(?:i|på|ved) ", re.NOFLAG)
_AT_HOME = phrase(r"(?:hjemme |heime )?hos [A-ZÆØÅ]", re.NOFLAG)
_HELD_AT = phrase(r"\b(?:i|på|ved) (?P<place>[A-ZÆØÅ][^.,]*?) kl", re.NOFLAG)
_AT = phrase(r"\b(?:i|på|ved) (?P<place>[^.,]+?)(?= og (?:hevet|heva|avsluttet|avslutta|slutt)|[.,]|$)", re.NOFLAG)
_MOST_DAYS = 7
_LONGEST_TITLE = 200
_LONGEST_SENTENCE = 160
_FORMS = {
    "fysisk": "fysisk", "fysisk moete": "fysisk", "digitalt": "digitalt", "digitalt moete": "digitalt",
    "teams": "digitalt", "fjernmoete": "digitalt", "nettmoete": "digitalt", "hybrid": "hybrid",
    "hybridmoete": "hybrid", "sirkulasjon": "sirkulasjon",
    "fysisk og digitalt": "hybrid", "digital": "digitalt", "hybridt": "hybrid", "skriftlig": "sirkulasjon",
    "fysisk digitalt": "hybrid",
}  # fmt: skip
_TYPES = {
    "konstituerende": "konstituerende", "konstituerande": "konstituerende", "ekstraordinaert": "ekstraordinært",
    "ekstraordinaer": "ekstraordinært",
}  # fmt: skip
_OFFICER = phrase(
    rf"\s*\((?:sak (?P<from>[^()]+?) til (?P<to>[^()]+)|{FROM} sak (?P<first>[^()]+)|til og med sak "
    r"(?P<last>[^()]+)|til sak (?P<till>[^()]+))\)",
    re.NOFLAG,
)
# When it was, after where: "Klubbhuset, kl. 19-21".
_HOUR_AFTER = phrase(r"\s*,?\s*\b(?:kl|klokka|klokken)\b\.?\s*\d.*$")
_MEETING_NUMBER = phrase(r"(?:nr\.?\s*|møtet? (?:nr\.?\s*)?)(?P<number>\d{1,3})(?:/\d{2,4})?\b")
_NUMBER_AT_END = phrase(
    r"(?P<what>(?<=møte) (?:nr\.?\s*|nummer )?|(?:\bmøtet? )?\b(?:nr\.?\s*|nummer ))"
    r"(?P<number>\d{1,3})(?:\s?/\s?\d{2,4})?$"
)
_NUMBERED_DAY = phrase(r",?\s*møte \d+\s*$")
_APPROVED = phrase(r"^(?:(?:referatet|protokollen|møteboka?) (?:er |ble |vart )?)?godkjen[dt]\b(?P<rest>.*)$")
_CORRECTED = phrase(
    r"^(?:Rettet|Retta) (?P<date>.+?\d{4})(?: i sak (?P<case>\S+))?(?: \((?P<concerns>[^()]*)\))?: (?P<text>.+)$",
    re.DOTALL,
)


@dataclass
class TitleRead:
    """What the title of a paper says: whose it is, with which code, which kind of paper; None where it does not say.

    ``is_extract`` is whether it is of one case, and ``goes_on`` whether the line below may say whose it is.
    """

    committee: str | None = None
    code: str | None = None
    kind: Literal["innkalling", "avlyst", "referat"] | None = None
    is_extract: bool = False
    goes_on: bool = False


class HeadReading(NamedTuple):
    """What the head is read with, what it departs from, and what the title said."""

    record: dict[str, Any]
    register: Register | None
    ledger: Ledger
    departures: list[dict[str, str]]
    title: TitleRead


def is_title(text: str) -> bool:
    """Whether a line says what paper it is: "MØTEREFERAT", "Protokoll fra styremøte"."""
    found = _KINDS.match(text.strip(" *_#"))
    return (
        found is not None
        and len(text) < _LONGEST_TITLE
        and (found.end() == len(text.strip(" *_#")) or not text[found.end() :][:1].isalpha())
    )


def is_title_alone(text: str) -> bool:
    """Whether a line says what paper it is and nothing else, as it does at the top of every page."""
    return _KINDS.fullmatch(text.strip(" *_#:.")) is not None and fold(text) not in ("referat", "protokoll")


def read_head(lines: Sequence[SourceLine], reading: HeadReading) -> list[SourceLine]:
    """Write what the head says into the record; the lines that remain."""
    rest = read_facts(lines, reading)
    rest = _read_title(rest, reading)
    return [line for line in rest if not _read_sentence(line, reading)]


def read_facts(lines: Sequence[SourceLine], reading: HeadReading) -> list[SourceLine]:
    """Write the labelled facts of lines into the record; the lines that have none."""
    facts, rest = facts_in(whole_rows(lines, reading.ledger))
    for fact in facts:
        reading.ledger.label(fact.label)
    facts = [fact for fact in facts if fact.values]
    whens = [fact for fact in facts if fact.meaning == "when"]
    for fact in whens:
        _write_when(fact, reading)
    for fact in facts:
        if fact.meaning != "when":
            _write_told(fact, reading)
    return rest


def _write_when(fact: HeadFact, reading: HeadReading) -> None:
    record, ledger = reading.record, reading.ledger
    text = " ".join(piece.raw for piece in fact.values)
    dates = [found.value for found in dates_in(_NUMBERED_DAY.sub("", text), record.get("moetedato", "")[:4])]
    if dates or times_in(text):
        ledger.value(("moetedato",), *fact.values)
    if dates and "moetedato" not in record:
        record["moetedato"] = dates[0]
        if len(dates) > 1 and dates[0] < dates[-1]:
            record["dager"] = days_of(dates)
    elif dates and dates[0] != record["moetedato"]:
        reading.departures.append({"felt": "moetedato", "skrevet": fact.text.strip(".")})
        ledger.guess(fact.values[0], record["moetedato"], _("papiret har to datoer for møtet; den første er tatt"))
    write_hours(fact.values, record, ledger)
    if not {"sted", "stad"}.isdisjoint(fold(fact.label.text).split()):
        place_after_time(fact.values[0], reading)


def write_hours(pieces: Sequence[Piece], record: dict[str, Any], ledger: Ledger) -> None:
    """When a meeting began and ended, from the words that say when it was."""
    times = times_in(" ".join(piece.raw for piece in pieces))
    told = (times[0], times[-1]) if len(times) > 1 else times
    ends = [*accumulate(len(piece.raw) + 1 for piece in pieces)]
    for key, found in zip(("start", "slutt"), told, strict=False):
        if key not in record:
            record[key] = found.value
            ledger.place((key,), pieces[bisect_right(ends, found.start)])


def place_after_time(piece: Piece, reading: HeadReading) -> None:
    """Where it was, which stands after when it was: "7. februar 2026 kl. 11–15, Folkehøgskulen"."""
    told = (*dates_in(piece.raw, "2000"), *times_in(piece.raw))
    rest = piece.part(max((found.end for found in told), default=0)).stripped(" ,.–-")
    bare = _PREPOSITION.match(rest.raw)
    place = rest.part(bare.end()) if bare else rest
    is_place = place.text[:1].isupper() or (_ROOM.fullmatch(place.text) or _AT_HOME.match(place.raw)) is not None
    if is_place and "moetested" not in reading.record:
        reading.record["moetested"] = reading.ledger.value(("moetested",), place)
        reading.ledger.guess(place, place.text, _("står etter tidspunktet, og er lest som møtestedet"))


def read_place_alone(piece: Piece, reading: HeadReading) -> bool:
    """A line under that of the day which is a place and nothing else: "Klubbhuset, Nordre stadion"."""
    is_place = _ROOM.fullmatch(piece.text.partition(",")[0].casefold()) is not None
    if is_place and "moetested" not in reading.record:
        reading.record["moetested"] = reading.ledger.value(("moetested",), piece)
        reading.ledger.guess(piece, piece.text, _("står under tidspunktet, og er lest som møtestedet"))
    return is_place


def days_of(dates: Sequence[str]) -> list[str]:
    """The days of a meeting from its first and its last, or from all of them."""
    first, last = date.fromisoformat(dates[0]), date.fromisoformat(dates[-1])
    between = (last - first).days
    if len(dates) > 2 or between >= _MOST_DAYS:  # noqa: PLR2004 - a first and a last day
        return list(dict.fromkeys(dates))
    return [(first + timedelta(days=step)).isoformat() for step in range(between + 1)]


_SAID_ONCE = ("start", "slutt", "neste_moete", "moeteleder", "referent", "moetenummer")


def _write_told(fact: HeadFact, reading: HeadReading) -> None:
    """Write a fact, and tell where the paper says something else of it before."""
    before = {key: reading.record[key] for key in _SAID_ONCE if key in reading.record}
    _write_fact(fact, reading)
    for key, first in before.items():
        if (second := reading.record[key]) != first:
            why = _("papiret sier også «{first}»; det siste er tatt").format(first=first)
            reading.ledger.guess(fact.values[0], f"{key}: {second}", why)


def _write_fact(fact: HeadFact, reading: HeadReading) -> None:  # noqa: C901, PLR0912 - a branch a fact
    record, ledger, text = reading.record, reading.ledger, fact.text
    match fact.meaning:
        case "start" | "end":
            if times := times_in(f"kl. {text}" if text[:1].isdigit() else text):
                key = "start" if fact.meaning == "start" else "slutt"
                record[key] = times[0].value
                ledger.value((key,), *fact.values)
        case "venue":
            _write_venue(fact, reading)
        case "next":
            year = record.get("moetedato", "")[:4]
            if dates := dates_in(text, year) or dates_in(text.replace(" ", ""), year):  # a narrow column breaks a year
                record["neste_moete"] = dates[0].value
                ledger.value(("neste_moete",), *fact.values)
        case "chair" | "secretary":
            key = "moeteleder" if fact.meaning == "chair" else "referent"
            record[key] = _officers(fact, (key,), reading)
        case "leader":
            record.setdefault("moeteleder", _officers(fact, ("moeteleder",), reading))
        case "number":
            if any(letter.isdigit() for letter in text):
                record["moetenummer"] = ledger.value(("moetenummer",), *fact.values)
        case "form" if fold(text) in _FORMS:
            record["moeteform"] = _FORMS[fold(text)]
            ledger.value(("moeteform",), *fact.values)
        case "type" if fold(text).split() and fold(text).split()[0] in _TYPES:
            record["moetetype"] = _TYPES[fold(text).split()[0]]
            ledger.value(("moetetype",), *fact.values)
        case "archive":
            record.setdefault("arkivsak", ledger.value(("arkivsak",), *fact.values))
        case "committee":
            ledger.value(("utvalg",), *fact.values)
            record.setdefault("utvalg", _committee(text, reading))


def _write_venue(fact: HeadFact, reading: HeadReading) -> None:
    """Where it was; what stands nearer to the cases is taken where the paper says two places."""
    record = reading.record
    if len(fact.values) == 1 and (found := _HOUR_AFTER.search(fact.values[0].raw)):
        write_hours([fact.values[0].part(found.start())], record, reading.ledger)
        reading.ledger.label(fact.values[0])
        fact = fact._replace(values=(fact.values[0].part(0, found.start()),))
    before = record.get("moetested")
    if before and fold(before) == fold(fact.text):
        reading.ledger.label(*fact.values)  # the record says it once
        return
    value = reading.ledger.value(("moetested",), *fact.values)
    if before:
        reading.departures.append({"felt": "moetested", "skrevet": before})
        why = _("papiret har to møtesteder, «{first}» og «{second}»; det siste er tatt")
        reading.ledger.guess(fact.values[0], value, why.format(first=before, second=value))
    record["moetested"] = value


def _committee(text: str, reading: HeadReading) -> str:
    if reading.register:
        return reading.register.committee.code
    code = _CODE.search(text)
    return slug(code["code"] if code else text)


def _officers(fact: HeadFact, where: Where, reading: HeadReading) -> str | list[dict[str, str]]:
    """One name, or several with the cases that they were it for."""
    officers: list[dict[str, str]] = []
    for piece in fact.values:
        masked = re.sub(r"\([^()]*\)", lambda found: "x" * len(found[0]), piece.raw)
        begin = 0
        for part in re.finditer(r",\s*|\s+og\s+|;\s*|/|$", masked):
            one = piece.part(begin, part.start()).stripped()
            begin = part.end()
            if one.text:
                officers.append(_officer(one, where, reading))
        reading.ledger.label(piece)
    real = [one for one in officers if is_name(one["navn"]) or len(officers) == 1]
    if len(real) == 1 and len(real[0]) == 1:
        return real[0]["navn"]
    return real or officers


def _officer(piece: Piece, where: Where, reading: HeadReading) -> dict[str, str]:
    found = _OFFICER.search(piece.raw)
    name = piece.part(0, found.start()).stripped() if found else piece
    if bracket := re.search(r"\s*\(", name.raw):
        name = name.part(0, bracket.start())
    name = without_office(name)
    reading.ledger.value(where, name)
    officer = {"navn": name.text}
    if found:
        if first := found["from"] or found["first"]:
            officer["fra_sak"] = first.strip()
        if last := found["to"] or found["last"] or found["till"]:
            officer["til_sak"] = last.strip()
    return officer


def _read_title(lines: Sequence[SourceLine], reading: HeadReading) -> list[SourceLine]:
    """What paper it is, and whose; the lines that are no title."""
    rest: list[SourceLine] = []
    for place, line in enumerate(lines):
        piece = only_piece(line) or _title_in_row(line, reading.ledger)
        found = _KINDS.match(piece.raw) if piece else None
        record, title = reading.record, reading.title
        if piece and title.committee is None and (before := _AFTER_NAME.match(piece.raw)):
            title.committee = before["name"].strip()
        if not piece or not found or len(piece.raw) > _LONGEST_TITLE:
            rest.append(line)
            continue
        title.kind = title.kind or ("innkalling" if found["notice"] else "avlyst" if found["off"] else "referat")
        title.is_extract |= "saksprotokoll" in piece.raw.lower()
        if number := _MEETING_NUMBER.search(found[0]):
            record.setdefault("moetenummer", number["number"])
        words = piece.part(found.end()).stripped(" –-:")
        for key, value in _TYPES.items():
            if key in fold(piece.text).split():
                record.setdefault("moetetype", value)
        words = _without_number(_without_day(words), record)
        if any(map(str.isalpha, words.text)):
            _note_committee(words.text, title)
        elif place + 1 < len(lines) and not label_of(whole(lines[place + 1]), HEAD):
            title.goes_on = True
        _write_when_of_title(piece.raw, record)
        told = times_in(piece.raw)
        place_told = piece.part(told[-1].end).stripped(" ,.–-") if told else piece
        if told and (_ROOM.fullmatch(place_told.text) or _PREPOSITION.match(place_told.raw)):
            place_after_time(piece, reading)
        reading.ledger.label(piece)
    return rest


def _note_committee(words: str, title: TitleRead) -> None:
    """Take what a title has after the kind of paper for whose it is, with the code in brackets; the first counts."""
    if title.committee is None:
        title.committee = _CODE.sub("", words)
    if title.code is None:
        found = _CODE.search(words)
        title.code = found["code"].lower() if found else ""


def _title_in_row(line: SourceLine, ledger: Ledger) -> Piece | None:
    """The title in a letterhead that is a row: "Møteprotokoll" over "for Dal menighetsråd" beside the church's name."""
    cells = cells_of(line)
    for cell in cells:
        if cell.pieces and _KINDS.fullmatch(cell.pieces[0].text):
            ledger.furniture(*(piece for other in cells if other is not cell for piece in other.pieces))
            return whole(ledger.joined(cell.pieces, cell.pieces[0].line)) if cell.pieces[1:] else cell.pieces[0]
    return None


def _without_day(words: Piece) -> Piece:
    """The words of a title up to the day that it names."""
    dates = dates_in(words.raw)
    year = _YEAR_ALONE.search(words.raw)
    end = dates[0].start if dates else year.start() if year else len(words.raw)
    return words.part(0, _BEFORE_DAY.search(words.raw, 0, end).start() if dates else end).stripped(" ,–-")  # type: ignore[union-attr]


def _without_number(words: Piece, record: dict[str, Any]) -> Piece:
    """The words of a title without the number of the meeting at their end: "elevrådsmøte nr. 5"."""
    found = _NUMBER_AT_END.search(words.raw)
    if not found:
        return words
    record.setdefault("moetenummer", found["number"])
    return words.part(0, found.start("what")).stripped(" ,–-")


def _write_when_of_title(text: str, record: dict[str, Any]) -> None:
    if dates := dates_in(text):
        record.setdefault("moetedato", dates[0].value)
        for key, time in zip(("start", "slutt"), times_in(text), strict=False):
            record.setdefault(key, time.value)


def _read_sentence(line: SourceLine, reading: HeadReading) -> bool:
    """What a sentence of the head says: when the meeting began and ended, that they were approved or corrected."""
    piece = only_piece(line)
    if piece is None:
        return False
    record, ledger = reading.record, reading.ledger
    if found := _CORRECTED.match(piece.text):
        _write_correction(found, piece, reading)
        return True
    approved = _APPROVED.match(piece.text.strip("."))
    if approved and (dates := dates_in(approved["rest"])):
        record["status"] = "godkjent"
        record["godkjent"] = {"dato": dates[0].value}
        if case := re.search(r"\bsak\s+(\S+(?:\s\d\S*)?)", approved["rest"][dates[0].end :]):
            record["godkjent"]["sak"] = case[1].strip(".")
        ledger.value(("godkjent",), piece)
        return True
    if approved and not approved["rest"].strip(" ."):
        record["status"] = "godkjent"
        ledger.value(("status",), piece)
        return True
    return read_chair(piece, record, ledger) or read_hours(piece, record, ledger)


def read_chair(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a sentence says who led the meeting, and nothing else."""
    found = _LED.fullmatch(piece.raw.strip())
    name = piece.stripped().part(*found.span("name" if found["name"] else "name2")) if found else piece
    if not found or not is_name((bare := without_office(name)).text):
        return False
    record.setdefault("moeteleder", bare.text)
    if ledger:
        ledger.value(("moeteleder",), bare)
        ledger.label(piece)
    return True


def read_hours(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a sentence says when the meeting began or ended, and nothing else."""
    text = piece.raw
    found = [(key, pattern.search(text)) for key, pattern in (("start", _OPENED), ("slutt", _CLOSED))]
    told = [(key, match) for key, match in found if match and times_in(match["time"])]
    if not told or len(text) > _LONGEST_SENTENCE:
        return False
    times = times_in(text)
    if len(told) == 1 and told[0][0] == "start" and len(times) == 2:  # noqa: PLR2004 - from and to
        record.setdefault("slutt", times[1].value)
    for key, match in told:
        time = times_in(match["time"])[0].value
        first = record.setdefault(key, time)
        if ledger and first != time:
            ledger.guess(
                piece, f"{key}: {first}", _("papiret sier også «{second}»; det første er tatt").format(second=time)
            )
        elif ledger:
            ledger.place((key,), piece)
    if ledger:
        ledger.value((told[0][0],), piece)
        opened = told[0][1]
        place = (_AT.match(text, opened.end() + 1) or _HELD_AT.search(opened[0])) if told[0][0] == "start" else None
        if place and "moetested" not in record:
            record["moetested"] = ledger.value(("moetested",), piece.part(*place.span("place")))
    return True


def _write_correction(found: re.Match[str], piece: Piece, reading: HeadReading) -> None:
    dates = dates_in(found["date"])
    if not dates:
        return
    correction: dict[str, Any] = {"dato": dates[0].value}
    concerns = re.split(r",\s*|\s+og\s+", found["concerns"]) if found["concerns"] else []
    correction |= {"gjelder": [one.strip() for one in concerns], "tekst": found["text"]}
    if found["case"]:
        correction["sak"] = found["case"]
    corrections = reading.record.setdefault("rettelser", [])
    if text := _CORRECTED.match(piece.raw):
        where = ("rettelser", len(corrections), "tekst")
        reading.ledger.value(where, piece.part(*text.span("text")))
    reading.ledger.label(piece)
    corrections.append(correction)


def names_in_head(record: dict[str, Any]) -> list[str]:
    """The names of those who led the meeting and wrote its minutes."""
    found: list[str] = []
    for key in ("moeteleder", "referent"):
        value = record.get(key)
        found += [value] if isinstance(value, str) else [one["navn"] for one in value or ()]
    return found
