"""When a meeting was and where, from words that no label stands before."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Any

from referat_cli.i18n import _
from referat_cli.paper.reading.head.reading import HeadReading
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_name, is_role
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.bodies import has_legal_form, is_body
from referat_cli.paper.reading.words.clock import (
    HOUR,
    MONTH,
    O_CLOCK,
    WEEKDAY,
    dates_in,
    days_told,
    hours_of_day,
    times_in,
)
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, WAS, phrase
from referat_cli.paper.reading.words.sentences import sentences

_OPENED = phrase(
    r"(?:møtet|møte) (?:ble |vart |blei )?(?:satt|sett|åpnet|opna|startet|starta|begynte|holdt|halde|avholdt"
    r"|gjennomført|gjennomførd|arrangert|varte)\b[^.\d]*"
    rf"(?P<time>{HOUR})"
)
_CLOSED = phrase(
    r"(?:møtet )?(?:ble |vart |blei )?(?:hevet|heva|avsluttet|avslutta|slutt(?:et|a)?|ferdig|løftet)\b[^.\d]*"
    rf"(?:\d{{1,2}}\. [a-zæøå]+(?: \d{{4}})?[^.\d]*)?(?P<time>{HOUR})"
)
_CLOSED_THEN = phrase(
    rf"(?P<time>{HOUR})\s*[:.,–-]?\s*møtet (?:ble |vart |blei )?(?:hevet|heva|avsluttet|avslutta|slutt)\b"
)
_KINDS_OF_PLACE = (
    "(?:rom|sal|hus|bygg|kontor|bibliotek|auditori|senter|hotell?|kantin|stov|stu|aula|skol|skul|kaf|arena|lokale"
    "|legevakt)"
)
_BUILDING = f"{_KINDS_OF_PLACE}(?:met|um|umet|en|et|a|e|é|een|ret)?"
_ROOM_NUMBER = r"(?:nr\.?\s*)?[A-ZÆØÅa-zæøå]?\d{1,4}[a-zæøå]?"
# A place that no capital tells: "personalrommet", "store sal".
ROOM = phrase(rf"(?:\w+\s){{0,2}}\w*{_BUILDING}(?: {_ROOM_NUMBER}| {CAPITAL})?", re.NOFLAG)
# A place by its name, as it stands on a line of its own: "Kulturhuset Elva", "Thon Hotel Vik", "Storgata 4", "Teams".
_PLACE_NAMED = phrase(
    rf"(?:[\w-]+\s){{0,3}}(?i:[\w-]*{_BUILDING})(?:\s(?:{CAPITAL}[\w-]*|{_ROOM_NUMBER})){{0,3}}"
    r"|[\w-]+(?i:gat[ae]n?|gate|vei(?:en)?|veg(?:en)?|plass(?:en)?|torg(?:et)?|kai(?:a|en)?|allé)\s\d+\s?[A-Za-z]?",
    re.NOFLAG,
)
_CHANNEL = phrase(r"(?:på )?(?:microsoft )?(?:teams|zoom|skype)")
# What tells it from somebody's name: "Rådhuset Vik", "Thon Hotel" and no "Faisal Vik".
_NO_PERSON = phrase(
    rf"(?<!\S)(?:{_BUILDING}|[\w-]+(?:{_KINDS_OF_PLACE}(?:met|umet|en|et|a|een|ret)|rom|bygg|kontor|senter|hotell?))(?!\S)"
)
_PARTS_OF_PLACE = phrase(r",\s|\s[–-]\s|\s?/\s?", re.NOFLAG)
# A room that has a name: "møterom Galdhøe", "sal B".
_ROOM_CALLED = phrase(rf"[a-zæøå]*(?:rom|rommet|sal|salen|lokale|lokalet) {CAPITAL}", re.NOFLAG)
# Where a room is: "kantina, Storgata 7", "grendehuset på Sletta".
_WHERE_IT_IS = phrase(rf", | (?:i|på|ved) (?={CAPITAL}|\w+(?:et|en|a)$)", re.NOFLAG)
PREPOSITION = phrase(r"(?:i|på|ved) ", re.NOFLAG)
_AT_HOME = phrase(rf"(?:hjemme |heime )?hos {CAPITAL}", re.NOFLAG)
_DAY = rf"(?:(?:den )?\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{MONTH}\b)|{WEEKDAY}\b)"
_HELD_AT = phrase(rf"\b(?:i|på|ved) (?P<place>[^\W\d][^.,]*?),? (?:{O_CLOCK}(?!\w)|{_DAY})", re.NOFLAG)
_HELD = phrase(r"\b(?:(?:av)?holdt|halde|gjennomført|hadde møte|fant sted|fann stad)\b|^\w*møte(?= på )")
_AT = phrase(
    rf"\b(?:i|på|ved) (?P<place>[^.,]+?(?:, {CAPITAL}[^.,]*?)?)(?= og (?:hevet|heva|avsluttet|avslutta|slutt)|[.,]|$)",
    re.NOFLAG,
)
# How a meeting was held, and then where: "ble det avholdt generalforsamling i Dal Vannverk SA på Dal skole".
_HELD_THERE = phrase(
    rf"{WAS} (?:det )?(?:(?:av)?holdt|halde) (?:[\w-]+ ){{1,3}}(?:(?:i|for) .+? (?:i|på|ved)|på|ved) (?P<place>[^.]+?)$"
)
_MOST_DAYS = 7
_LONGEST_SENTENCE = 160


def write_hours(pieces: Sequence[Piece], record: dict[str, Any], ledger: Ledger) -> None:
    """When a meeting began and ended, from the words that say when it was."""
    text = " ".join(piece.raw for piece in pieces)
    times = hours_of_day(text)
    told = (times[0], times[-1]) if len(times) > 1 else times
    ends = [*accumulate(len(piece.raw) + 1 for piece in pieces)]
    for key, found in zip(("start", "slutt"), told, strict=False):
        if key not in record:
            record[key] = found.value
            ledger.place((key,), pieces[bisect_right(ends, found.start)])


_SHORT_DATE = re.compile(r"(?<![\d.:/])(?P<day>\d{1,2})\s?[./]\s?(?P<month>\d{1,2})(?:\.|(?=[\s,;)]|$))(?!\s?\d)")


# What stands between the days of several meetings: "9. mars kl. 10–12, 4. mai og torsdag 7. juni".
_AND_DAY = phrase(
    rf"[\s,;&.:–-]*(?:{HOUR}[\s,;&.:–-]*|\d{{1,2}}(?:[.:]\d\d)?[\s,;–-]+)*(?:(?:og|samt|eller|{WEEKDAY}|den)\b\s*)*"
)


# A year that no date has, as of a plan: "Møter våren 2026: 4. mars".
_YEAR_BEFORE = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?=[\s:])(?=.*\d)", re.DOTALL)


def next_date(text: str, held: str) -> str:
    """When the next meeting is, after the day when one was held; "" where a text does not say."""
    return next(iter(dates_to_come(text, held)), "")


def dates_to_come(text: str, held: str) -> list[str]:
    """When the next meeting is and those after it, after the day when one was held.

    A date without a year is of the first that fits, also where only the last has its year, "9. mars og 7. juni 2026",
    or the plan that they are of: "Møter våren 2026: 9. mars og 7. juni".
    """
    dated = dates_in(text)
    year = _YEAR_BEFORE.search(text) if not dated else None
    every = dates_in(text, year[0] if year else held[:4])
    is_list = all(_AND_DAY.fullmatch(text[a.end : b.start]) for a, b in pairwise(every))
    found = _SHORT_DATE.search(text) if not every and held else None
    told = (
        dates_in(f"{found['day']}.{found['month']}.{held[:4]}") if found else every if is_list or not dated else dated
    )
    if not told:
        return []
    days = [one.value for one in told]
    if days[0] < held and not (told[0] in dated or year or held in days):
        return [f"{int(days[0][:4]) + 1}{days[0][4:]}"]
    later = [day for day in days if day > held] or days[:1]
    return later if is_list else later[:1]


def write_next(pieces: Sequence[Piece], record: dict[str, Any], ledger: Ledger) -> bool:
    """Whether words say when the next meeting is, which is written; the record has no place for those after it."""
    text = " ".join(piece.text for piece in pieces)
    held = record.get("moetedato", "")
    days = dates_to_come(text, held) or dates_to_come(text.replace(" ", ""), held)  # a narrow column breaks a year
    if days:
        ledger.value(("neste_moete",), *pieces)
        record["neste_moete"] = days[0]
    if days[1:]:
        why = _("papiret har flere møter som skal komme; referatet har plass til det neste")
        ledger.guess(pieces[0], f"neste_moete: {days[0]}", why)
    return bool(days)


def beside_time(words: Piece) -> Piece:
    """The words beside when it was, without what parts the two: " – Rådhuset", " (Teams)"."""
    bare = words.stripped(" ,.–-|/")
    bare = bare if "(" in bare.raw else bare.stripped(")")  # "(kl. 10–12, Rådhuset)"
    return bare.part(1, len(bare.raw) - 1) if bare.raw.startswith("(") and bare.raw.endswith(")") else bare


def is_place_told(words: Piece) -> bool:
    """Whether words after when it was begin as a place does: "på skulehuset", "heime hos Kari"."""
    bare = words.text.partition(" (")[0]
    return any(pattern.match(words.raw) for pattern in (PREPOSITION, _AT_HOME)) or is_place_named(bare)


def place_after_time(piece: Piece, reading: HeadReading) -> None:
    """Where it was, which stands after when it was: "7. februar 2026 kl. 11–15, Folkehøgskulen"."""
    told = (*days_told(piece.raw, "2000"), *times_in(piece.raw))
    ends = sorted((found.end, found.start) for found in told)
    after = [ends[-1][0] if ends else 0, *(end for end, _start in ends[:-1])]
    until = [len(piece.raw), *(start for _end, start in ends[1:])]
    for begin, end in zip(after, until, strict=True):
        words = next(iter(sentences(beside_time(piece.part(begin, max(begin, end))))), piece.part(end))
        place = _place_in(words.stripped("."), is_last=end == len(piece.raw))
        if place and "moetested" not in reading.record:
            reading.record["moetested"] = reading.ledger.value(("moetested",), place)
            reading.ledger.label(piece.part(begin, place.start - piece.start))  # "i", "på"
            reading.ledger.guess(place, place.text, _("står etter tidspunktet, og er lest som møtestedet"))


def place_before_time(piece: Piece, reading: HeadReading) -> None:
    """Where it was, which stands before when it was: "Møtet ble avholdt på Teams 11.05.2023 kl. 9"."""
    held = _HELD.search(piece.raw)
    place = _held_at(piece, held.end()) if held else None
    if place and "moetested" not in reading.record:
        reading.record["moetested"] = reading.ledger.value(("moetested",), place)


def _held_at(piece: Piece, begin: int) -> Piece | None:
    """The place that a sentence names before when it was."""
    found = _HELD_AT.search(piece.raw, begin)
    place = piece.part(*found.span("place")) if found else None
    return place if place and not is_body(place.text) and (place.text[:1].isupper() or _is_room(place.text)) else None


def _is_room(text: str) -> bool:
    """Whether a text names a room or a building, and maybe where that is: "kantina på skolen"."""
    return ROOM.fullmatch(_WHERE_IT_IS.split(text, maxsplit=1)[0]) is not None


def _place_in(words: Piece, *, is_last: bool) -> Piece | None:
    """The place that words beside a day or an hour are; between the two only what commas divide from them."""
    bare = PREPOSITION.match(words.raw)
    place = words.part(bare.end()) if bare else words
    if is_last and (held := _HELD_THERE.match(words.raw)):
        return words.part(*held.span("place"))
    if not is_last and place.end < len(place.line.text) and place.line.text[place.end] not in ",;|":
        return None
    is_room = _is_room(place.text) or _AT_HOME.match(place.raw) or ((bare or is_last) and _ROOM_CALLED.match(place.raw))
    return place if (place.text[:1].isupper() and not is_body(place.text)) or is_room else None


def read_place_alone(piece: Piece, reading: HeadReading) -> bool:
    """A line beside that of the day which is a place and nothing else: "Klubbhuset, Nordre stadion"."""
    is_place = is_place_named(piece.text) and not times_in(piece.raw)
    if is_place and "moetested" not in reading.record:
        bare = PREPOSITION.match(piece.raw.lower())
        reading.record["moetested"] = reading.ledger.value(("moetested",), piece.part(bare.end() if bare else 0))
        reading.ledger.label(piece)
        reading.ledger.guess(piece, piece.text, _("står ved tidspunktet, og er lest som møtestedet"))
    return is_place


def is_place_named(text: str) -> bool:
    """Whether a text names a place and nothing else, with where that is: "Rådhuset i Vik", "Storgata 4, Vik"."""
    if ":" in text or has_legal_form(text):
        return False
    parts = [_WHERE_IT_IS.split(part, maxsplit=1)[0] for part in _PARTS_OF_PLACE.split(text)]
    found = [_PLACE_NAMED.fullmatch(part) and (not is_name(part) or _NO_PERSON.search(part)) for part in parts]
    is_somebody = is_name(parts[0]) or is_role(parts[0])
    return bool(found[0] or _CHANNEL.fullmatch(text) or (any(found) and not is_somebody))


def days_of(dates: Sequence[str]) -> list[str]:
    """The days of a meeting from its first and its last, or from all of them."""
    first, last = date.fromisoformat(dates[0]), date.fromisoformat(dates[-1])
    between = (last - first).days
    if len(dates) > 2 or between >= _MOST_DAYS:  # noqa: PLR2004 - a first and a last day
        return list(dict.fromkeys(dates))
    return [(first + timedelta(days=step)).isoformat() for step in range(between + 1)]


_MET_AT = phrase(
    rf"(?:dette )?møtet (?:{BE} |fant |fann )(?:(?:av)?holdt |halde |lagt |gjennomført |arrangert |sted |stad )?"
    r"(?:i|på|ved|til) (?P<place>[^.:]+)\.?"
)


def read_place_told(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a sentence says where the meeting was, and nothing else: "Møtet ble holdt på rådhuset"."""
    found = _MET_AT.fullmatch(piece.raw)
    if not found or times_in(piece.raw) or dates_in(piece.raw, "2000"):
        return False
    if ledger:
        place = ledger.value(("moetested",), piece.part(*found.span("place")))
        record.setdefault("moetested", place)
        ledger.label(piece)
    return True


_HOURS_TOLD = (("start", _OPENED), ("slutt", _CLOSED), ("slutt", _CLOSED_THEN))


def read_hours(piece: Piece, record: dict[str, Any], ledger: Ledger | None) -> bool:
    """Whether a sentence says when the meeting began or ended, and nothing else; when it ended counts before a head."""
    text = piece.raw
    found = [(key, pattern.search(text)) for key, pattern in _HOURS_TOLD]
    told = [(key, match) for key, match in found if match and times_in(match["time"])]
    if not told or len(text) > _LONGEST_SENTENCE:
        return False
    times = times_in(text)
    if len(told) == 1 and told[0][0] == "start" and len(times) == 2:  # noqa: PLR2004 - from and to
        record.setdefault("slutt", times[1].value)
    for key, match in told:
        time = times_in(match["time"])[0].value
        first = record.setdefault(key, time)
        if key == "slutt":
            record[key] = time  # a head has when it was to end
        if ledger and first != time:
            why = _("papiret sier også «{other}»").format(other=time if record[key] == first else first)
            ledger.guess(piece, f"{key}: {record[key]}", why)
        elif ledger:
            ledger.place((key,), piece)
    if ledger:
        ledger.value((told[0][0],), piece)
        opened = told[0][1]
        after = _AT.match(text, opened.end() + 1)
        place = piece.part(*after.span("place")) if after else _held_at(piece, opened.start())
        if place and told[0][0] == "start" and "moetested" not in record:
            record["moetested"] = ledger.value(("moetested",), place)
    return True
