"""The title of a paper: what kind it is, whose, and which meeting it is of."""

import re
from collections.abc import Sequence
from typing import Any

from referat_cli.model.names import fold, slug
from referat_cli.paper.reading.columns import cells_of, only_piece
from referat_cli.paper.reading.head.form import read_form_beside, without_form
from referat_cli.paper.reading.head.officers import read_officers_told
from referat_cli.paper.reading.head.reading import HeadReading
from referat_cli.paper.reading.head.when_and_where import beside_time, is_place_told, place_after_time
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.bodies import is_committee
from referat_cli.paper.reading.words.clock import MONTH, WEEKDAY, dates_in, days_told, times_in
from referat_cli.paper.reading.words.labels import HEAD, label_of
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

# What papers are called; the first is a notice, the last a case alone.
_KINDS = phrase(
    r"(?:(?P<notice>(?:møte)?innkalling(?:a)?(?: og saksliste)?(?: til(?: møte i)?)?)|(?P<off>avlyst møte)|"
    r"(?P<meeting>(?:(?:extra)?ordinært? |ekstraordinært? )?"
    r"(?:årsmøte|styremøte|generalforsamling|medlemsmøte|allmøte) (?:i|for))|"
    r"(?P<numbered>[a-zæøå]*møte (?:nr\.?\s*)?\d{1,3}(?:/\d{2,4})?(?!\.?\d|/|-\d|\s(?:19|20)\d\d"
    rf"|\.?\s?{MONTH}\b)"
    r"(?: i)?)|"
    r"(?P<minutes>(?:møte|styre|års?møte|protokoll)?(?:referat|protokoll|protokollutskrift|møtebok|møteprotokoll"
    r"|møteutskrift)(?: (?:fra|frå|for|av|i|til))?(?: (?:ordinært?|ekstraordinært?|konstituerende|konstituerande))?"
    r"(?: (?:møtet?|styremøtet?|årsmøtet?|generalforsamling(?:en|a)?))?"
    r"(?: (?:i|for|nr\.?\s*\d+(?:/\d+)?|\d+/\d{2,4}))*|saksprotokoll))(?!\w)"
    # "Innkallingen ble godkjent", "Innkalling og saksliste: Ingen merknader" are sentences about it
    r"(?!(?: (?:og|samt) (?:saks?|dags?)\w+)?:? (?:ble|blei|vart|er|var|vert|blir|skal"
    r"|godkjen[nt]\w*|godkjend|ingen|uten|utan)\b)"
)
_SUBJECT = phrase(r"(?:sak|emne|gjelder|gjeld|vedr(?:ørende|\.)?|ang(?:ående|\.)?|tema|møte)\s*:\s*")
# "Fylkesutvalget – protokoll 14.04.2026": whose paper it is, before what it is.
_AFTER_NAME = phrase(
    rf"(?P<name>{CAPITAL}[\w .,/()-]{{2,90}}?)(?:\s*,| [-–]) "
    r"(?i:(?:møte)?(?:protokoll|referat|møtebok))(?!\w)(?=[^a-zæøå]*$)",
    re.NOFLAG,
)
# When it was, at the end of a title: "onsdag den 14. mai", "2026".
BEFORE_DAY = re.compile(rf"[\s,–-]*(?:\b(?:{WEEKDAY}|den|kl)\b\.?[\s,]*)*$", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")
_YEAR_ALONE = phrase(r"(?:\s*[,–-])?\s*(?<![\d/])(?:19|20)\d\d(?:\s*/\s*\d{2,4})?\s*$", re.NOFLAG)
CODE = phrase(r"\s*\((?P<code>[\w-]{1,20})\)\s*$", re.NOFLAG)
# What stands before whose meeting it was: "ordinær generalforsamling i Dal Kraft AS".
_MEETING_OF = phrase(
    r"(?:fr[aå] )?(?-i:(?!for |i |ved |hos )[a-zæøå]+ ){0,3}"
    r"(?:(?:styre|års?|medlems|all|hybrid|nett|fjern|video|teams|ekstra)?-?møtet?"
    r"|generalforsamling(?:en|a)?|landsmøtet?)(?: (?:19|20)\d\d)? (?:i|for|ved|hos) (?=\S)"
    r"|(?:19|20)\d\d (?:i|for|ved|hos) (?=\S)"
)
# "SU-møte Lia barnehage", "HMS-utvalgsmøte ved Nes": the body stands in the word for its meeting.
_MEETING_OF_BODY = phrase(
    r"(?P<body>[A-ZÆØÅ]{2,6}|[\w-]+(?:utvalg|utval|råd|nemnd|komit[eé]|gruppe))s?-?møtet?(?!\w)", re.NOFLAG
)
# "brukerutvalgets møte"
_WHOSE_MEETING = phrase(r"(?P<body>.+?)(?:s| sitt| si) (?:[a-zæøå]+ )?møte", re.NOFLAG)
_LONGEST_TITLE = 200
TYPES = {
    "konstituerende": "konstituerende", "konstituerande": "konstituerende", "ekstraordinaert": "ekstraordinært",
    "ekstraordinaer": "ekstraordinært",
}  # fmt: skip
_MEETING_NUMBER = phrase(
    r"(?:nr\.?\s*|møtet? (?:nr\.?\s*)?|protokoll (?=\d+/))(?P<number>\d{1,3})(?:/\d{2,4})?\b(?!\.\s?\d)"
)
_NUMBER_AS_WRITTEN = re.compile(r"\d{1,3}(?:/\d{2,4})?$")
_NUMBER_AT_END = phrase(
    r"(?P<what>[,–-] ?møte (?:nr\.?\s*)?|(?<=møte) (?:nr\.?\s*|nummer )?|(?:\bmøtet? )?\b(?:nr\.?\s*|nummer ))"
    r"(?P<number>\d{1,3})(?:\s?/\s?\d{2,4})?$"
)


def is_title(text: str) -> bool:
    """Whether a line says what paper it is: "MØTEREFERAT", "Protokoll fra styremøte"."""
    found = _KINDS.match(text.strip(" *_#"))
    return (
        found is not None
        and len(text) < _LONGEST_TITLE
        and (found.end() == len(text.strip(" *_#")) or not text[found.end() :][:1].isalpha())
    )


def is_notice(text: str) -> bool:
    """Whether a line is the title of a paper that calls to a meeting."""
    found = _KINDS.match(text.strip(" *_#"))
    return found is not None and found["notice"] is not None


def is_title_alone(text: str) -> bool:
    """Whether a line says what paper it is and nothing else, as it does at the top of every page."""
    found = _KINDS.fullmatch(text.strip(" *_#:."))
    return found is not None and found["numbered"] is None and fold(text) not in ("referat", "protokoll")


def year_of_title(lines: Sequence[SourceLine]) -> str:
    """The year that a title has without a day: "Protokoll fra årsmøte 2026"; "" where it has none, or two."""
    titles = (line.text for line in lines if is_title(line.text) or _KINDS.search(line.text))
    years = next((found for title in titles if (found := _YEAR.findall(title)) and not dates_in(title)), [])
    return years[0] if len(years) == 1 else ""


def read_title(lines: Sequence[SourceLine], reading: HeadReading) -> list[SourceLine]:
    """What paper it is, and whose; the lines that are no title."""
    rest: list[SourceLine] = []
    lines = _without_number_alone(lines, reading)
    for place, line in enumerate(lines):
        piece = only_piece(line) or _title_in_row(line, reading)
        piece = piece and _without_subject(piece, reading.ledger)
        found = _KINDS.match(piece.raw) if piece else None
        record, title = reading.record, reading.title
        if piece and title.committee is None and (before := _AFTER_NAME.match(piece.raw)):
            _note_committee(piece.part(*before.span("name")), reading)
            reading.ledger.label(piece.part(before.end("name"), before.end()))
        is_fact = found and title.kind and piece and piece.raw[found.end() :].lstrip().startswith(":")
        is_fact = is_fact or (piece is not None and read_officers_told(piece, {}, None))  # "Referat ved Ola Lie."
        if not piece or not found or is_fact or len(piece.raw) > _LONGEST_TITLE or line.kind == "item":
            rest.append(line)
            continue
        title.kind = title.kind or ("innkalling" if found["notice"] else "avlyst" if found["off"] else "referat")
        title.is_extract |= "saksprotokoll" in piece.raw.lower()
        if number := _MEETING_NUMBER.search(found[0]):
            record.setdefault("moetenummer", number["number"])
        words = piece.part(found.end()).stripped(" ,–-:")
        for key, value in TYPES.items():
            if key in fold(piece.text).split():
                record.setdefault("moetetype", value)
        words = without_number(without_form(without_day(words)), record)
        if any(map(str.isalpha, words.text)):
            _note_committee(words, reading)
        elif place + 1 < len(lines) and not label_of(whole(lines[place + 1]), HEAD):
            title.goes_on = True
        _write_when_of_title(piece, reading)
        end = max((one.end for one in (*days_told(piece.raw), *times_in(piece.raw))), default=len(piece.raw))
        if is_place_told(beside_time(piece.part(end))):
            place_after_time(piece, reading)
        reading.ledger.label(piece.part(0, end))
        read_form_beside(piece, record, reading.ledger)
    return rest


def _without_subject(piece: Piece, ledger: Ledger) -> Piece:
    """A title without the word that says what a letter is about: "Sak: Referat fra møte i Dal råd"."""
    found = _SUBJECT.match(piece.raw)
    if not found or not _KINDS.match(piece.raw, found.end()):
        return piece
    ledger.label(piece.part(0, found.end()))
    return piece.part(found.end())


def _without_number_alone(lines: Sequence[SourceLine], reading: HeadReading) -> list[SourceLine]:
    """The lines without one below the title that only says which meeting it was: "Møte nr. 3/2026"."""
    rest: list[SourceLine] = []
    for line in lines:
        piece = only_piece(line)
        found = _KINDS.fullmatch(piece.raw) if piece and any(is_title(one.text) for one in rest) else None
        number = _NUMBER_AS_WRITTEN.search(found[0]) if found and found["numbered"] else None
        if piece is None or number is None or "moetenummer" in reading.record:
            rest.append(line)
            continue
        reading.record["moetenummer"] = reading.ledger.value(("moetenummer",), piece.part(*number.span()))
        reading.ledger.label(piece)
    return rest


def _note_committee(words: Piece, reading: HeadReading) -> None:
    """Take what a title has after the kind of paper for whose it is, with the code in brackets; the first counts."""
    title = reading.title
    words = without_meeting(words)
    if (whose := _WHOSE_MEETING.fullmatch(words.raw)) and is_committee(whose["body"]):
        words = words.part(*whose.span("body"))
    if found := _MEETING_OF_BODY.match(words.raw):
        reading.title.code = reading.title.code or slug(found["body"])
    code = CODE.search(words.raw)
    if title.committee is None:
        name = words.part(0, code.start() if code else len(words.raw)).stripped()
        title.committee = name.text
        reading.ledger.value(("utvalg",), name)
    if title.code is None:
        title.code = code["code"].lower() if code else ""


def body_of_meeting(words: Piece) -> Piece | None:
    """The body in the word for its meeting, which a line begins with: "SSU-møte 4. mars", "Styringsgruppemøte"."""
    found = _MEETING_OF_BODY.match(words.raw)
    return words.part(*found.span("body")) if found else None


def without_meeting(words: Piece) -> Piece:
    """Whose meeting it was, of words that say which it was too: "ordinær generalforsamling i Dal Kraft AS"."""
    found = _MEETING_OF.match(words.raw)
    return words.part(found.end()) if found else words


def _title_in_row(line: SourceLine, reading: HeadReading) -> Piece | None:
    """The title in a letterhead that is a row: "Møteprotokoll" over "for Dal menighetsråd" beside the church's name.

    What stands beside a title alone may be whose it is.
    """
    ledger = reading.ledger
    cells = cells_of(line)
    for cell in cells:
        if cell.pieces and _KINDS.fullmatch(cell.pieces[0].text):
            beside = [piece for other in cells if other is not cell for piece in other.pieces]
            ledger.furniture(*beside)
            if not cell.pieces[1:] and (body := next((one for one in beside if is_committee(one.text)), None)):
                _note_committee(body, reading)
            return whole(ledger.joined(cell.pieces, cell.pieces[0].line)) if cell.pieces[1:] else cell.pieces[0]
    return None


def without_day(words: Piece) -> Piece:
    """The words of a title up to the day that it names."""
    dates = dates_in(words.raw) or [
        one
        for one in dates_in(words.raw, "2000")
        if not words.raw[one.end :].startswith("-")  # "17. mai-komiteen"
    ]
    year = _YEAR_ALONE.search(words.raw)
    end = dates[0].start if dates else year.start() if year else len(words.raw)
    return words.part(0, BEFORE_DAY.search(words.raw, 0, end).start() if dates else end).stripped(" ,–-")  # type: ignore[union-attr]


def without_number(words: Piece, record: dict[str, Any]) -> Piece:
    """The words of a title without the number of the meeting at their end: "elevrådsmøte nr. 5"."""
    found = _NUMBER_AT_END.search(words.raw)
    if not found:
        return words
    record.setdefault("moetenummer", found["number"])
    return words.part(0, found.start("what")).stripped(" ,–-")


def _write_when_of_title(piece: Piece, reading: HeadReading) -> None:
    if dates := reading.days_of_meeting(piece.raw):
        if "moetedato" not in reading.record:
            reading.tell_year(piece, dates[0].value)
        reading.record.setdefault("moetedato", dates[0].value)
        told = piece if dates_in(piece.raw, "2000") else piece.part(dates[-1].end)  # "18.11" is no hour there
        for key, time in zip(("start", "slutt"), times_in(told.raw), strict=False):
            reading.record.setdefault(key, time.value)
