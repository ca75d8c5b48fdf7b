"""Whose meeting it was and when, where no label says it: the committee and the day alone on lines near the top."""

import re
from collections.abc import Sequence

from referat_cli.i18n import _
from referat_cli.model.names import fold, slug
from referat_cli.paper.reading.columns import only_piece
from referat_cli.paper.reading.head.form import read_form_beside
from referat_cli.paper.reading.head.reading import HeadReading
from referat_cli.paper.reading.head.title import body_of_meeting, is_title, without_day, without_meeting, without_number
from referat_cli.paper.reading.head.when_and_where import (
    days_of,
    is_place_named,
    place_after_time,
    place_before_time,
    read_place_alone,
    write_hours,
)
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.bodies import is_body, is_committee, is_institution
from referat_cli.paper.reading.words.clock import HOUR, O_CLOCK, dates_in, times_in
from referat_cli.paper.reading.words.labels import HEAD, label_of, word_set, words_in
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

_FIRST_LINES = 12
# What stands alone on a line between the title and whose it is: "PROTOKOLL", "FRA MØTE I", "Fjell AS".
_OF = ("i", "for", "ved", "fra moete i", "fraa moete i", "fra styremoete i", "fraa styremoete i")
_CODE = re.compile(r"\s*\((?P<code>[\w-]{1,20})\)\s*$")
_DASH = re.compile(r"\s+[–—-]\s+")
# A line at the top that begins with the word for a meeting, and the words that say only of what kind it was.
_MEETING_CALLED = phrase(rf"(?P<word>{CAPITAL}[\w-]*møtet?|Møtet?)(?!\w)", re.NOFLAG)
_KIND_OF_MEETING = phrase(r"(?:\w*(?:styre|års?|medlems|all|team[s-]*|video|hybrid|nett|fjern|ekstra))?-?møtet?")
_LETTERHEAD = 4
_WORDS_OF_A_NAME = 7
_NO_LETTERHEAD = word_set("moete referat protokoll moetebok moeteprotokoll sak saksliste")
# A line of hours alone: "Kl. 18.00 til 20.10 i naustet".
_HOUR_FIRST = re.compile(rf"\s*{O_CLOCK}\s*\d", re.IGNORECASE)
# Hours at the end of a line that says where before them: "Rådhuset, møterom Lyngen, kl. 15:00–16:40".
_HOURS_LAST = re.compile(
    rf"[\s,]+{O_CLOCK}\s*{HOUR}(?:\s*(?:[-–—]|til)\s*(?:{O_CLOCK}\s*)?{HOUR})?\.?\s*$", re.IGNORECASE
)
_WORDS_OF_HOURS = 10
_WORDS_OF_A_DAY = 30
# When the page with the minutes was put out.
_OF_PAGE = phrase(r"(?:publisert|sist (?:endret|endra|oppdatert)|oppdatert|lagt ut|skrevet ut|utskrift(?:sdato)?)\b")
# What joins the first day of a meeting and the last.
_UP_TO = re.compile(r"^[^\w]*[-–—][^\w]*$|\b(?:og|til)\b|,|^[^\w]*$")


def finish_head(reading: HeadReading, rest: Sequence[SourceLine], lines: Sequence[SourceLine]) -> None:
    """The committee and the day where no label says them: in the title, or near the top."""
    record, register, ledger, title = reading.record, reading.register, reading.ledger, reading.title
    name, code = title.committee or "", title.code or ""
    rest = _without_words_around(rest, ledger)
    wanted = {fold(one) for one in (name, register.committee.name if register else "") if one}
    is_named = any(True for line in rest[:_FIRST_LINES] if (piece := only_piece(line)) and _body_in(piece))
    beside = {line.place: (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]) for at, line in enumerate(lines)}
    for place, line in enumerate(rest[:_FIRST_LINES]):
        piece = only_piece(line)
        if piece is None or not piece.text:
            continue
        if "utvalg" not in record and not name and (body := _body_in(piece)):
            without_number(piece, record)
            body = without_number(without_meeting(body), record)
            found = _CODE.search(body.text)
            name, code = _CODE.sub("", body.text), found["code"].lower() if found else ""
            _take_body(body, piece, reading)
        elif fold(piece.text) in wanted or (
            not (name or register or is_named) and place == 0 and title.goes_on and _may_be_whose(piece)
        ):
            body = _after_kind(piece)
            name = name or without_number(without_meeting(body), record).text
            ledger.label(piece.part(0, body.start - piece.start))
            ledger.value(("utvalg",), body)
        elif any(_tells_time(one, piece) for one in beside.get(line.place, ())) and read_place_alone(piece, reading):
            continue
        elif _is_letterhead(piece, place, is_named=bool(name)):
            without_number(piece, record)
            ledger.furniture(piece)
        elif "moetedato" not in record or "start" not in record:
            _read_day_line(piece, reading)
    if "utvalg" not in record and (called := code or slug(name) or slug(_called_by_meeting(lines, reading))):
        record["utvalg"] = called
    if "moetedato" not in record:
        _guess_date(reading, lines)


def _take_body(body: Piece, line: Piece, reading: HeadReading) -> None:
    """Take the line that names a committee, and the day after it: "Nordre råd, 4. mars 2026"."""
    reading.ledger.value(("utvalg",), body)
    if body.start == line.start and dates_in(line.raw):
        _read_day_line(line.part(body.end - line.start).stripped(" ,–-"), reading)
    reading.ledger.furniture(line)


def _called_by_meeting(lines: Sequence[SourceLine], reading: HeadReading) -> str:
    """What the first line calls the meeting, where that says more than what kind it was: "Partnerskapsmøte 2026"."""
    piece = only_piece(lines[0]) if lines and not reading.register else None
    found = _MEETING_CALLED.match(piece.raw) if piece else None
    if piece is None or found is None or len(piece.text.split()) > _WORDS_OF_HOURS:
        return ""
    words = without_number(without_day(without_meeting(piece)), {})
    is_kind = words.start == piece.start and _KIND_OF_MEETING.fullmatch(found["word"])
    if not words.text or is_kind:
        return ""
    why = _("papiret nevner ikke noe utvalg; møtet er lest som det")
    reading.ledger.guess(words, words.text, why)
    return reading.ledger.value(("utvalg",), words)


def _tells_time(line: SourceLine, beside: Piece) -> bool:
    """Whether a line says when it was, and nothing longer; an institution beside a title is whose meeting it was."""
    if is_title(line.text) and is_institution(beside.text):
        return False
    text = " ".join(one.text for one in line.lines())
    label = label_of(whole(line), HEAD) if not line.cells else None
    is_told = dates_in(text, "2000") or times_in(text) or (label is not None and label.meaning == "when")
    return len(text.split()) <= _WORDS_OF_HOURS and bool(is_told)


def _after_kind(piece: Piece) -> Piece:
    """Whose paper it is, without the kind of body before it: "Sokneråd: Dal sokneråd"."""
    kind, colon, _name = piece.raw.partition(":")
    return piece.part(len(kind) + 1).stripped() if colon and is_body(kind) else piece


def _is_letterhead(piece: Piece, place: int, *, is_named: bool) -> bool:
    """Whether a line at the top has an institution and no hour, or is a name alone over a paper that says no other.

    What has a label says something else: "På sykehuset: Kari Moe og Ola Lie".
    """
    if place >= _LETTERHEAD or times_in(piece.raw) or ": " in piece.text:
        return False
    return _is_institution(piece.text) or (not (place or is_named) and _is_name_alone(piece))


def _without_words_around(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines without those that only join the title to whose paper it is, or say when a page was put out."""
    ledger.label(*(whole(line) for line in lines if fold(line.text) in _OF))
    ledger.furniture(*(whole(line) for line in lines if _OF_PAGE.match(line.text)))
    return [line for line in lines if fold(line.text) not in _OF and not _OF_PAGE.match(line.text)]


def _body_in(piece: Piece) -> Piece | None:
    """The committee that a line at the top names, alone, after whose it is or what it says of it.

    That is "HAVØY KOMMUNE – KOMMUNESTYRET", "Gjelder: Møte i brukerutvalget".
    """
    kind, colon, _name = piece.raw.partition(":")
    after = without_meeting(piece.part(piece.raw.find(":") + 1).stripped())
    parts = [piece, without_number(piece, {}), without_day(piece), *piece.split(_DASH), after, *after.split(_DASH)]
    named = next((part for part in parts if part.text and is_committee(part.text)), None)
    is_led = colon and is_committee(kind) and len(piece.text.split()) <= _WORDS_OF_A_NAME  # "Fagråd: Habilitering"
    return named or (piece if is_led else body_of_meeting(piece))


def _is_institution(text: str) -> bool:
    """Whether a line at the top is what a letterhead has: the name of an institution."""
    is_short = len(text.split()) <= _WORDS_OF_A_NAME and not (words_in(text, _NO_LETTERHEAD) or dates_in(text))
    return is_short and (text.isupper() or is_institution(text) or is_body(text))


def _may_be_whose(piece: Piece) -> bool:
    """Whether the line under a title may say whose paper it is: no sentence, and no day."""
    return not piece.text.endswith(".") and not dates_in(piece.raw) and ": " not in piece.text


def _is_name_alone(piece: Piece) -> bool:
    """Whether a line may be the name of whose paper it is: few words, the first with a capital, no sentence, no day."""
    is_short = len(piece.text.split()) <= _WORDS_OF_A_NAME and not dates_in(piece.raw)
    return is_short and piece.text[:1].isupper() and piece.text[-1].isalnum()


def _read_day_line(piece: Piece, reading: HeadReading) -> None:
    """A line without labels that says when it was, and where: "7. februar 2026 kl. 11–15, Folkehøgskulen"."""
    record, ledger = reading.record, reading.ledger
    dates = reading.days_of_meeting(piece.raw)
    hours = _HOURS_LAST.search(piece.raw) or _HOUR_FIRST.match(piece.raw) if not dates else None
    if hours and len(piece.text.split()) <= _WORDS_OF_HOURS:
        write_hours([piece], record, ledger)
        ledger.value(("start",), piece.part(hours.start()))
        read_form_beside(piece, record, ledger)
        before = piece.part(0, hours.start()).stripped(" ,–-")
        place_before_time(piece, reading)
        if before.text and "moetested" not in record:
            record["moetested"] = ledger.value(("moetested",), before)
            ledger.guess(piece, before.text, _("står før klokkeslettet, og er lest som møtestedet"))
        place_after_time(piece, reading)
        return
    if not dates or len(piece.text.split()) > _WORDS_OF_A_DAY:
        return
    is_span = _UP_TO.search(piece.raw[dates[0].end : dates[-1].start]) is not None
    if "moetedato" not in record:
        reading.tell_year(piece, dates[0].value)
    if record.setdefault("moetedato", dates[0].value) == dates[0].value < dates[-1].value and is_span:
        record["dager"] = days_of([found.value for found in dates])
    is_dated = bool(dates_in(piece.raw, dates[-1].value[:4]))  # "5.1." is a day in an e-mail alone
    write_hours([piece if is_dated else piece.part(dates[-1].end)], record, ledger)
    end = max(found.end for found in (*dates, *times_in(piece.raw)))
    read_form_beside(piece, record, ledger)
    place_before_time(piece, reading)
    before = piece.part(0, min(found.start for found in (*dates, *times_in(piece.raw)))).stripped(" ,–-")
    if is_place_named(before.text):
        read_place_alone(before, reading)
    ledger.value(("moetedato",), piece.part(0, end))
    place_after_time(piece if is_dated else piece.part(end), reading)


# What stands before the day of another meeting: "Godkjenning av referat fra 3. mars".
_OF_ANOTHER = phrase(
    r"\b(?:godkjenn\w*|møtereferat(?:et)?|(?:møte)?protokoll(?:en)?|møteboka?|referat(?:et)?|datert|forrige|sist|vedtatt)\b"
    r"[^.]{0,60}$"
)


def _guess_date(reading: HeadReading, lines: Sequence[SourceLine]) -> None:
    told = [(one, found) for line in lines for one in line.lines() for found in reading.days_in(one.text)[:1]]
    own = ((one, found) for one, found in told if not _OF_ANOTHER.search(one.text[: found.start]) or is_title(one.text))
    if told:
        one, found = next(own, told[0])
        reading.record["moetedato"] = found.value
        why = _("ingen dato har et navn; den første i dokumentet er tatt")
        reading.ledger.guess(whole(one).part(found.start, found.end), found.value, why)
    elif reading.sent:
        reading.record["moetedato"] = reading.sent.day
        why = _("ingen dag er nevnt; meldingen med referatet er sendt da")
        reading.ledger.guess(reading.sent.piece, reading.sent.day, why)
