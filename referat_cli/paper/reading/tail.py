"""What stands under the last case, written into the record."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.head.head import read_facts
from referat_cli.paper.reading.head.officers import KEYS_OF_OFFICES
from referat_cli.paper.reading.head.reading import HeadReading
from referat_cli.paper.reading.head.when_and_where import write_next
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.first_names import is_first_name_alone, is_somebody
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.people.splitting import split_names
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.tail_lines import (
    CERTIFIED,
    CHOSEN_TO_SIGN,
    FACTS,
    GAP,
    HAS_SIGNED,
    NEXT,
    NEXT_UNKNOWN,
    OF_MINUTES,
    OF_PARTY,
    OF_SIGNING,
    SENTENCES,
    SHORT,
    SIGNED,
    WITH_OFFICE,
    WORDS_OF_A_DAY,
    begins_with_day,
    goes_on_certifying,
    is_copied,
    is_greeting,
    is_of_paper,
    is_over_names,
    is_place_and_day,
    parts,
    place_and_day_apart,
)
from referat_cli.paper.reading.words.clock import dates_in, is_day_alone
from referat_cli.paper.reading.words.labels import HEAD, SECTION, LabelFound, label_of, meaning_of, names_column
from referat_cli.paper.reading.words.sentences import sentences

_SEVERAL_OFFICES = re.compile(r"\s*/\s*|\s+og\s+")
_LINE_END = re.compile(r"\n")
_TABS = re.compile(r"\t+")
_WORDS_OF_TWO = 4


def with_facts_below(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, the heading «Neste møte» and the days below it on one, and «Referent:» and the name below it."""
    found: list[SourceLine] = []
    labels: list[LabelFound | None] = []
    days = False
    for line in lines:
        piece = whole(line).stripped()
        above, label = (found[-1], labels[-1]) if found and not line.cells else (None, None)
        if above and days and begins_with_day(piece) and not line.cells:
            found[-1] = ledger.joined([whole(above), piece], above)
            continue
        days = False
        if above and label and _is_value(piece, label, several=len(labels) > 1 and labels[-2] is not None):
            between = [] if label.label.raw.rstrip().endswith(":") else ["", ": "]
            found[-1] = ledger.joined([label.label, piece], replace(above, kind="paragraph", level=0), between)
            labels[-1], days = None, label.meaning == "next"
            continue
        found.append(line)
        is_case = line.kind == "item" and line.label[:1].isalnum()
        alone = None if line.cells or is_case else label_of(whole(line), HEAD)
        labels.append(alone if alone and not alone.rest.text else None)
    return found


def _is_value(piece: Piece, label: LabelFound, *, several: bool) -> bool:
    """Whether a line is what the label alone above it tells: a day, or who led or wrote; ``several`` stand there."""
    if label.meaning == "next":
        return len(piece.text.split()) <= WORDS_OF_A_DAY and bool(dates_in(piece.raw, "2000"))
    is_of_somebody = label.meaning in KEYS_OF_OFFICES and label.label.raw.rstrip().endswith(":") and not several
    return is_of_somebody and (is_name(piece.text) or is_first_name_alone(piece.text))


def read_tail(lines: Sequence[SourceLine], reading: HeadReading, there: Container[str]) -> None:
    """Write what stands under the last case into the record; ``there`` are the names of those who came."""
    names: list[str] = reading.record.get("underskrifter", [])
    ends, copied, above, waiting = False, False, "", ""
    for first, second in pairwise(lines):
        _note_officers_beside(first, second, reading)
        _note_officers_beside(second, first, reading)
    own = [line for line, is_other in zip(lines, _of_other_lists(lines), strict=True) if not is_other]
    for line, is_below_several in _lines_of(own, reading):
        piece = whole(line).stripped("_")
        above, waiting = "" if line.cells or is_below_several else above, "" if is_below_several else waiting
        ends = ends or is_greeting(line)
        copied = is_copied(piece) or (copied and line.kind == "item")
        if ends or copied or is_of_paper(piece.text):
            reading.ledger.furniture(piece)
            continue
        if not piece.text or any(read(piece, reading.record, reading.ledger) for read in SENTENCES):
            continue
        if _read_next(piece, reading):
            continue
        if signed := SIGNED.match(piece.raw) or CHOSEN_TO_SIGN.match(piece.raw):
            _read_those_who_sign(piece, signed, names, reading)
            continue
        label = label_of(piece, HEAD)
        if label and label.meaning in FACTS and label.rest.text:
            _set_fact(line, reading)
        elif _is_label(piece) or goes_on_certifying(line, above):
            reading.ledger.label(piece)
            above = piece.text
        else:
            _read_names(piece, names, reading, there)
            _note_officers(above, piece, reading)
            _note_officer(piece.text, waiting, reading)
            waiting = piece.text if not is_somebody(above) else ""  # the office stands above the name
            above = piece.text
    if names and not reading.title.is_extract:
        reading.record["underskrifter"] = names


def _read_next(piece: Piece, reading: HeadReading) -> bool:
    """Whether a sentence says when the next meeting is, or that nobody knows yet; what stood above it counts."""
    told = {"moetedato": reading.record.get("moetedato", "")}
    if NEXT_UNKNOWN.fullmatch(piece.text):
        reading.ledger.label(piece)
        return True
    is_told = NEXT.match(piece.text) is not None and write_next([piece], told, reading.ledger)
    if is_told:
        reading.record.setdefault("neste_moete", told["neste_moete"])
    return is_told


def _of_other_lists(lines: Sequence[SourceLine]) -> Iterator[bool]:
    """Of each line, whether it is of a list in which nobody signs, as of who is now elected.

    Its columns are named, or a sentence that leads on to it says nothing of signing or the minutes.
    """
    width, is_led_to = 0, False
    for line in lines:
        texts = {cell.text for cell in cells_of(line)} if len(line.cells) > 1 else set()
        is_heading = sum(map(names_column, texts)) > 1
        width = len(line.cells) if is_heading else width if len(line.cells) == width else 0
        office, colon, _name = line.text.partition(":")
        is_signed = len(texts) > 1 and (all(map(is_name, texts)) or all(map(is_function, texts)))
        is_listed = (line.cells and not is_signed) or line.kind == "item" or (colon and is_function(office))
        is_led_to = is_led_to if is_listed else _leads_elsewhere(line.text.strip())
        yield width > 0 or (is_led_to and bool(is_listed))


def _leads_elsewhere(text: str) -> bool:
    """Whether a text leads on to what is no list of those who sign: "Styret består etter valget av:"."""
    return text.endswith(":") and len(text.split()) > SHORT // 2 and OF_SIGNING.search(text) is None


def _read_those_who_sign(piece: Piece, signed: re.Match[str], names: list[str], reading: HeadReading) -> None:
    span = signed.span("names") if signed["names"] else signed.span("names2")
    for name in split_names(piece.part(*span), reading.register):
        party = OF_PARTY.search(name.raw)
        bare = name.part(0, party.start()) if party else name
        if is_somebody(bare.text):  # "Protokollen signeres av undertegnede."
            names.append(reading.ledger.value(("underskrifter", len(names)), bare))
    reading.ledger.label(piece)


def _note_officers(above: str, piece: Piece, reading: HeadReading) -> None:
    """Who led and who wrote, where only a signature says it: "Kari Moe, referent", or the word below the name."""
    for first, second in pairwise([above, *(part.text for part in piece.split(_LINE_END))]):
        signed = HAS_SIGNED.sub("", second).rstrip(" )")
        mark = next((mark for mark in (",", "(") if mark in signed), "")
        name, _mark, office = signed.partition(mark) if mark else (first, "", signed)
        _note_officer(name if is_somebody(name.strip()) else first, office.rstrip(". "), reading)


def _note_officers_beside(names: SourceLine, offices: SourceLine, reading: HeadReading) -> None:
    """What a row says of those whose names stand in the row above or below it, each in the same column."""
    above, beside = _columns(names), _columns(offices)
    if len(above) == len(beside) > 1:
        for name, office in zip(above, beside, strict=True):
            _note_officer(name, office, reading)


def _lines_of(rows: Sequence[SourceLine], reading: HeadReading) -> Iterator[tuple[SourceLine, bool]]:
    """The lines of rows, and whether each is the first below a row of several who sign."""
    for before, row in zip((None, *rows), rows, strict=False):
        is_below = before is not None and _names_several(before)
        if is_below and not row.cells:
            _tell_whose_is_unknown(whole(row).stripped(), reading)
        for line in (part for one in row.lines() for part in _told_apart(one, reading)):
            yield line, is_below
            is_below = False


def _names_several(line: SourceLine) -> bool:
    """Whether several who sign stand beside each other."""
    return sum(is_somebody(HAS_SIGNED.sub("", text).strip()) for text in _columns(line)) > 1


def _tell_whose_is_unknown(piece: Piece, reading: HeadReading) -> None:
    """Tell that an office stands alone below several names: it is of the one it stands under, which no line says."""
    key = KEYS_OF_OFFICES.get(meaning_of(piece.text, HEAD) or "")
    if key and key not in reading.record:
        reading.ledger.guess(piece, key, _("står under flere navn; hvem av dem det er, er ikke ført"))


def _columns(line: SourceLine) -> list[str]:
    """The texts of a row, or those that tabs set beside each other on a line."""
    return [one.text for one in cells_of(line)] if line.cells else _TABS.split(line.text.strip())


def _note_officer(name: str, office: str, reading: HeadReading) -> None:
    name = HAS_SIGNED.sub("", name).strip()
    for one in _SEVERAL_OFFICES.split(HAS_SIGNED.sub("", office).strip()) if is_somebody(name) else ():
        if key := KEYS_OF_OFFICES.get(meaning_of(one, HEAD) or ""):
            reading.record.setdefault(key, name)


def _told_apart(line: SourceLine, reading: HeadReading) -> list[SourceLine]:
    """A line, or its sentences where one of several says when the meeting ended or the next is."""
    if line.cells:
        return [line]
    every = sentences(whole(line))
    apart = every if any(map(parts, every)) else place_and_day_apart(whole(line))
    return [reading.ledger.part(one) for one in apart] if apart[1:] else [line]


def _is_label(piece: Piece) -> bool:
    """Whether a line only says that signatures follow, or where and when they were written."""
    found = label_of(piece, SECTION)
    is_heading = found is not None and not found.rest.text
    is_set_over = CERTIFIED.match(piece.text) or (OF_MINUTES.match(piece.text) and piece.text.endswith(":"))
    is_dated = is_place_and_day(piece.line.text) or is_day_alone(piece.text)
    return is_heading or bool(is_set_over) or is_over_names(piece.text) or is_dated


def _set_fact(line: SourceLine, reading: HeadReading) -> None:
    """A labelled fact, which the head may have said already."""
    own: dict[str, Any] = {"moetedato": reading.record.get("moetedato", "")}
    read_facts([line], reading._replace(record=own))
    for key, value in ((key, value) for key, value in own.items() if value):
        if (first := reading.record.setdefault(key, value)) != value and isinstance(value, str):
            why = _("papiret sier også «{second}»; det første er tatt").format(second=value)
            reading.ledger.guess(whole(line), f"{key}: {first}", why)


def _read_names(piece: Piece, names: list[str], reading: HeadReading, there: Container[str]) -> None:
    for part in (one for written in piece.split(GAP) for one in _apart(written, there)):
        if is_name(part.text) and fold(part.text) not in {fold(name) for name in names}:
            if len(part.text.split()) >= _WORDS_OF_TWO:
                reading.ledger.guess(part, "underskrifter", _("kan være navnene på to"))
            names.append(reading.ledger.value(("underskrifter", len(names)), part))
        elif (told := WITH_OFFICE.fullmatch(part.raw)) and is_function(told["office"] or told["before"]):
            _read_names(part.part(*told.span("name" if told["office"] else "after")), names, reading, there)
            reading.ledger.label(part)
        elif is_name(part.text) or is_function(part.text) or is_place_and_day(part.text):
            reading.ledger.label(part)
    for mark in HAS_SIGNED.finditer(piece.raw):
        reading.ledger.label(piece.part(*mark.span()))


def _apart(piece: Piece, there: Container[str]) -> list[Piece]:
    """Two of those who were there with nothing but a blank between their names, apart."""
    for blank in re.finditer(r"\s+", piece.raw):
        first, second = piece.part(0, blank.start()), piece.part(blank.end())
        if first.text in there and (second.text in there or len(_apart(second, there)) > 1):
            return [first, *_apart(second, there)]
    return [piece]
