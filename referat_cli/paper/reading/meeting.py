"""A meeting read from the lines of a document: the record that the paper gives, and where every word of it went."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.case_numbers import names_of
from referat_cli.model.meeting import Meeting
from referat_cli.model.names import fold, slug
from referat_cli.model.register import Register
from referat_cli.paper.reading.agenda import Titles, is_agenda_heading, read_agenda
from referat_cli.paper.reading.attendance import read_attendance
from referat_cli.paper.reading.attendance_headings import heading_of, is_attendance_heading
from referat_cli.paper.reading.attendance_sentences import told_in_head
from referat_cli.paper.reading.bodies import is_committee
from referat_cli.paper.reading.broken_names import with_whole_names
from referat_cli.paper.reading.case_heads import CaseHead, find_heads
from referat_cli.paper.reading.case_layout import lay_out_cases
from referat_cli.paper.reading.case_reading import CaseReading, OtherBusinessOnPaper
from referat_cli.paper.reading.case_tables import rows_as_cases
from referat_cli.paper.reading.cases import case_number, read_case
from referat_cli.paper.reading.clock import dates_in
from referat_cli.paper.reading.columns import cells_of, columns_of, mark_columns, only_piece, take_cells
from referat_cli.paper.reading.doubtful_decisions import tell_doubtful_decisions
from referat_cli.paper.reading.flow import layout_of, uniform
from referat_cli.paper.reading.furniture import without_furniture
from referat_cli.paper.reading.head import read_head
from referat_cli.paper.reading.head_officers import names_in_head, read_officers_told
from referat_cli.paper.reading.head_reading import HeadReading, TitleRead
from referat_cli.paper.reading.labels import CASE, HEAD, SECTION, is_chapter, label_of, meaning_of, word_set, words_in
from referat_cli.paper.reading.ledger import DocumentReading, Ledger
from referat_cli.paper.reading.lost_agenda import with_lost_agenda
from referat_cli.paper.reading.lost_head import with_lost_head
from referat_cli.paper.reading.lost_list import with_lost_list
from referat_cli.paper.reading.officers import (
    name_in_full,
    read_elected_officers,
    read_officers,
    read_officers_in_cases,
)
from referat_cli.paper.reading.other_business import is_nothing, is_other_business
from referat_cli.paper.reading.people import begins_person, split_names
from referat_cli.paper.reading.rows_over_pages import rows_over_pages
from referat_cli.paper.reading.source import Piece, SourceDocument, SourceLine, whole
from referat_cli.paper.reading.tail import end_of_cases, read_tail, signatures_at
from referat_cli.paper.reading.task_columns import rows_of_tasks
from referat_cli.paper.reading.title import is_title, without_number
from referat_cli.paper.reading.treatment import Known
from referat_cli.paper.reading.when_and_where import (
    days_of,
    place_after_time,
    read_hours,
    read_place_alone,
    write_hours,
)
from referat_cli.paper.reading.who import is_party

_FIRST_LINES = 12
# What stands alone on a line between the title and whose it is: "PROTOKOLL", "FRA MØTE I", "Fjell AS".
_OF = ("i", "for", "ved", "fra moete i", "fraa moete i", "fra styremoete i", "fraa styremoete i")
_CODE = re.compile(r"\s*\((?P<code>[\w-]{1,20})\)\s*$")
_DASH = re.compile(r"\s+[–—-]\s+")
_LETTERHEAD = 4
_HEADING = 5
_WORDS_OF_A_NAME = 7
_INSTITUTIONS = word_set(
    "kommune fylkeskommune hf rhf iks as sa sykehus hospital kirke kyrkje universitet hoegskole hoegskule skole skule"
    " barnehage borettslag sameie velforening forening idrettslag mallag lag helsefellesskap region kyrkjelege"
)
_NO_LETTERHEAD = word_set("moete referat protokoll moetebok moeteprotokoll sak saksliste")
_WORDS_OF_A_DAY = 30
# What joins the first day of a meeting and the last.
_UP_TO = re.compile(r"^[^\w]*[-–—][^\w]*$|\b(?:og|til)\b|,|^[^\w]*$")
_PAGE_COLUMN = ("side", "s", "sidetall")


class _Zones(NamedTuple):
    """The lines of a document before the cases, by what they are."""

    head: list[SourceLine]
    attendance: list[SourceLine]
    agenda: list[SourceLine]
    signatures: list[SourceLine]


def read_meeting(document: SourceDocument, register: Register | None) -> DocumentReading:
    """The record that a document is the paper of, with the record's own keys, and the account of its words.

    ``register`` is that of the committee, None where there is none yet. Nothing is invented: what the paper does not
    say has no key, and words that are not understood stay unplaced in the ledger.
    """
    ledger = Ledger(document.lines)
    lines = [*rows_as_cases(rows_over_pages(uniform(without_furniture(document, ledger), ledger), ledger), ledger)]
    record: dict[str, Any] = {"utvalg": register.committee.code} if register else {}
    departures: list[dict[str, str]] = []
    year = _year(lines)
    if document.is_wrapped:
        lines = with_lost_list(with_lost_head(with_whole_names(lines, ledger), ledger), year, ledger)
        lines = with_lost_agenda(lines, year, ledger)
    heads = find_heads(lines, year)
    tasks = rows_of_tasks(lines)
    agenda = next((place for place, line in enumerate(lines) if place not in tasks and _begins_agenda(line)), None)
    paper = lay_out_cases(lines, heads, agenda)
    zones = _zones(lines[: paper.begin], paper.agenda, ledger)
    head = HeadReading(record, register, ledger, departures, TitleRead())
    rest = read_head(zones.head, head)
    _finish_head(head, rest, lines)
    attendance = read_attendance([*_counts(rest), *zones.attendance], register, ledger, _named_beside_labels(lines))
    read_officers(attendance, record)
    name_in_full(attendance, record, ledger)
    known = Known(record.get("moetedato", ""), _parties(attendance), register, record.get("dager", ()))
    reading = CaseReading(layout_of(document), register, ledger, known, departures, _other(paper.heads))
    cases, tail = _cases(lines, paper.heads, reading)
    read_elected_officers(cases, record)
    read_officers_in_cases(lines[paper.begin :], record, ledger)
    tell_doubtful_decisions(ledger)
    titles = {fold(case.get("saksnr", "")): case["tittel"] for case in cases}
    names = frozenset((*names_in_head(record), *known.parties))
    named = names_of(case.get("saksnr", "") for case in cases)
    nameless: dict[str, list[str]] = {}
    for case, name in zip(cases, named, strict=True):
        if "saksnr" not in case:
            nameless.setdefault(case["tittel"], []).append(name)
    _name_cases(attendance, nameless, [case["saksnr"] for case in cases if "saksnr" in case], reading)
    told = Titles(titles, lambda number: case_number(number, reading), year, names, nameless, {})
    slots = read_agenda(zones.agenda, told, register, ledger)
    _write_archives(cases, told.archives, ledger)
    if not cases:
        cases = _announced(slots)
    read_tail([*zones.signatures, *tail], head, frozenset(known.parties))
    parts = {"deltakere": attendance, "saksliste": slots, "saker": cases}
    record |= {key: value for key, value in parts.items() if value}
    if departures:
        record["kilde"] = {"dokument": document.name, "avvik": [_departure(one) for one in departures]}
    _settle_status(record, head.title)
    return DocumentReading({key: record[key] for key in Meeting.__struct_encode_fields__ if key in record}, ledger)


def _year(lines: Sequence[SourceLine]) -> str:
    """The year that the first date of the paper is in."""
    for line in lines:
        for one in line.lines():
            if dates := dates_in(one.text):
                return dates[0].value[:4]
    return ""


def _begins_agenda(line: SourceLine) -> bool:
    if is_agenda_heading(line):
        return True
    filled = [cell for cell in cells_of(line) if cell.text]
    if line.kind == "item" or not filled or any(fold(cell.text) not in _PAGE_COLUMN for cell in filled[1:]):
        return False
    found = label_of(filled[0].pieces[0], SECTION)
    return found is not None and found.meaning == "agenda" and not found.rest.text


def _zones(lines: Sequence[SourceLine], agenda: int | None, ledger: Ledger) -> _Zones:
    """The lines before the cases as head, list of attendance and agenda."""
    zones = _Zones([], [], [], [])
    into = zones.head
    told = told_in_head(lines[:agenda], ledger)
    signed = 0
    for place, line in enumerate(lines):
        signed = max(signed, place + signatures_at(place, lines))
        if place < signed:
            zones.signatures.append(line)
            continue
        if agenda is not None and place == agenda:
            into = zones.agenda
            _open_agenda(line, into, ledger)
            continue
        if into is not zones.agenda and _is_chapter(place, lines):
            ledger.label(whole(line))
            into = zones.head
            continue
        if place in told:
            into = zones.attendance
            zones.head.extend(sentence for sentence, is_told in told[place] if not is_told)
            into.extend(sentence for sentence, is_told in told[place] if is_told)
            continue
        if into is zones.head and _heads_names(place, lines):
            into = zones.attendance
        if _begins_attendance(line) and not (into is zones.agenda and _is_row(line)):
            into = zones.attendance
        elif into is not zones.agenda and (_is_fact(line) or _is_fact_row(line)):
            (zones.head if into is zones.attendance else into).append(line)
            continue
        elif into is zones.attendance and is_title(line.text) and not line.cells:
            into = zones.head
        into.append(line)
    return zones


def _open_agenda(line: SourceLine, agenda: list[SourceLine], ledger: Ledger) -> None:
    """Take the heading of an agenda, or its first row."""
    if is_agenda_heading(line) or not _begins_agenda(line):
        agenda.append(line)
    else:
        take_cells(cells_of(line), ledger)


def _is_chapter(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a line is the heading of several cases, or says that there are none under it."""
    line = lines[place]
    if line.cells or line.kind == "item":
        return False
    return is_chapter(line.text) or (place > 0 and is_nothing(line.text) and is_chapter(lines[place - 1].text))


def _heads_names(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a line stands over names that each have something beside them: "Fra arbeidsgiver:", "Kari Moe, leder"."""
    line = lines[place]
    if line.cells or line.kind == "item" or not line.text.rstrip().endswith(":") or len(line.text.split()) > _HEADING:
        return False
    if label_of(whole(line), HEAD) or label_of(whole(line), SECTION) or heading_of(line.text, None, "").mark:
        return False
    below = [whole(one).stripped() for one in lines[place + 1 : place + 3] if not one.cells]
    return bool(below) and begins_person(below[0], None) and any(re.search(r"[,(–]", one.raw) for one in below)


def _is_row(line: SourceLine) -> bool:
    return bool(line.cells) or "\t" in line.text


def _is_fact(line: SourceLine) -> bool:
    """Whether a line is a labelled fact of the head, also where it stands among those who were there."""
    if line.cells or "\t" in line.text or line.kind == "item":
        return False
    if read_officers_told(whole(line), {}, None) or read_hours(whole(line), {}, None):
        return True
    found = label_of(whole(line), HEAD)
    return found is not None and found.meaning != "leader" and found.label.raw.rstrip()[-1:] in (":", ";")


def _is_fact_row(line: SourceLine) -> bool:
    """Whether a row has a label of the head in one cell and its value in the other."""
    filled = [cell for cell in cells_of(line) if cell.text]
    if len(filled) != 2 or len(filled[0].pieces) != 1:  # noqa: PLR2004 - a label and its value
        return False
    meaning = meaning_of(filled[0].text, HEAD)
    return meaning in ("secretary", "chair", "next", "when", "venue") and not columns_of(cells_of(line)).meanings


def _begins_attendance(line: SourceLine) -> bool:
    """Whether the list of who was there begins on a line."""
    if mark_columns(line):
        return True
    cells = [cell for cell in cells_of(line) if cell.text]
    if len(cells) > 1:
        meanings = set(columns_of(cells_of(line)).meanings.values())
        if "present" in meanings or "absent" in meanings or ("name" in meanings and len(meanings) > 1):
            return True
    if not cells:
        return False
    text = cells[0].text
    if label := label_of(cells[0].pieces[0], HEAD):
        return label.meaning not in ("when", "venue") and is_attendance_heading(text) and meaning_of(text, HEAD) is None
    if is_title(text) or len(text.partition(":")[0].split()) > 8:  # noqa: PLR2004 - a heading, not a sentence
        return False
    return is_attendance_heading(text)


def _finish_head(reading: HeadReading, rest: Sequence[SourceLine], lines: Sequence[SourceLine]) -> None:
    """The committee and the day where no label says them: in the title, or near the top."""
    record, register, ledger, title = reading.record, reading.register, reading.ledger, reading.title
    name, code = title.committee or "", title.code or ""
    rest = _without_prepositions(rest, ledger)
    wanted = {fold(one) for one in (name, register.committee.name if register else "") if one}
    is_named = any(True for line in rest[:_FIRST_LINES] if (piece := only_piece(line)) and _body_in(piece))
    for place, line in enumerate(rest[:_FIRST_LINES]):
        piece = only_piece(line)
        if piece is None or not piece.text:
            continue
        if "utvalg" not in record and not name and (body := _body_in(piece)):
            body = without_number(body, record)
            found = _CODE.search(body.text)
            name, code = _CODE.sub("", body.text), found["code"].lower() if found else ""
            ledger.value(("utvalg",), body)
            ledger.furniture(piece)
        elif fold(piece.text) in wanted or (
            not (name or register or is_named) and place == 0 and title.goes_on and _may_be_whose(piece)
        ):
            name = name or without_number(piece, record).text
            ledger.value(("utvalg",), piece)
        elif place < _LETTERHEAD and (_is_institution(piece.text) or (not (place or name) and _is_name_alone(piece))):
            ledger.furniture(piece)
        elif place and "moetedato" in record and dates_in(rest[place - 1].text):
            read_place_alone(piece, reading)
        elif "moetedato" not in record or "start" not in record:
            _read_day_line(piece, reading)
    if "utvalg" not in record and (code or name):
        record["utvalg"] = code or slug(name)
    if "moetedato" not in record:
        _guess_date(record, lines, ledger)


def _without_prepositions(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines without those that only join the title to whose paper it is."""
    ledger.label(*(whole(line) for line in lines if fold(line.text) in _OF))
    return [line for line in lines if fold(line.text) not in _OF]


def _body_in(piece: Piece) -> Piece | None:
    """The committee that a line at the top names, alone or after whose it is: "HAVØY KOMMUNE – KOMMUNESTYRET"."""
    parts = [piece, *piece.split(_DASH)]
    return next((part for part in parts if part.text and is_committee(part.text)), None)


def _is_institution(text: str) -> bool:
    """Whether a line at the top is what a letterhead has: the name of an institution."""
    is_short = len(text.split()) <= _WORDS_OF_A_NAME and not words_in(text, _NO_LETTERHEAD)
    return is_short and (text.isupper() or words_in(text, _INSTITUTIONS))


def _may_be_whose(piece: Piece) -> bool:
    """Whether the line under a title may say whose paper it is: no sentence, and no day."""
    return not piece.text.endswith(".") and not dates_in(piece.raw)


def _is_name_alone(piece: Piece) -> bool:
    """Whether a line may be the name of whose paper it is: few words, the first with a capital, and no sentence."""
    words = piece.text.split()
    return len(words) <= _WORDS_OF_A_NAME and piece.text[:1].isupper() and piece.text[-1].isalnum()


def _read_day_line(piece: Piece, reading: HeadReading) -> None:
    """A line without labels that says when it was, and where: "7. februar 2026 kl. 11–15, Folkehøgskulen"."""
    record, ledger = reading.record, reading.ledger
    dates = dates_in(piece.raw)
    if not dates or len(piece.text.split()) > _WORDS_OF_A_DAY:
        return
    is_span = _UP_TO.search(piece.raw[dates[0].end : dates[-1].start]) is not None
    if record.setdefault("moetedato", dates[0].value) == dates[0].value < dates[-1].value and is_span:
        record["dager"] = days_of([found.value for found in dates])
    write_hours([piece], record, ledger)
    ledger.value(("moetedato",), piece)
    place_after_time(piece, reading)


def _guess_date(record: dict[str, Any], lines: Sequence[SourceLine], ledger: Ledger) -> None:
    for line in lines:
        for one in line.lines():
            if dates := dates_in(one.text):
                record["moetedato"] = dates[0].value
                piece = whole(one).part(dates[0].start, dates[0].end)
                ledger.guess(piece, dates[0].value, _("ingen dato har et navn; den første i dokumentet er tatt"))
                return


_MET = re.compile(
    r"^(?:det\s+|i\s+alt\s+)?(?:møtte|til\s?stede\s+var|frammøtte?:?)\s+\d+\b"
    r"|^\d+\s+[\wæøå]+\s+(?:møtte|var\s+til\s?stede|var\s+tilstades|var\s+representert)\b",
    re.IGNORECASE,
)


def _counts(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines of the head that say how many came."""
    return [line for line in lines if not line.cells and _MET.match(line.text.strip())]


def _parties(attendance: Sequence[dict[str, Any]]) -> dict[str, str | None]:
    """The party of each on the list: beside the name, or what they stand under."""
    return {
        person["navn"]: person.get("parti") or (group["gruppe"] if is_party(group["gruppe"], Known()) else None)
        for group in attendance
        for person in group.get("personer", ())
    }


_WORKERS = ("responsible", "workers")


def _named_beside_labels(lines: Sequence[SourceLine]) -> frozenset[str]:
    """The names that labels such as «Saksbehandler» have beside them, folded."""
    found: set[str] = set()
    for piece in (whole(line) for line in lines if not line.cells and ":" in line.text):
        label = label_of(piece, CASE)
        if label and label.meaning in _WORKERS:
            found |= {fold(name.text) for name in split_names(label.rest, None)}
    for cells in (cells_of(line) for line in lines if line.cells):
        if len(cells) > 1 and cells[0].text.endswith(":") and meaning_of(cells[0].text, CASE) in _WORKERS:
            found |= {fold(name.text) for piece in cells[1].pieces for name in split_names(piece, None)}
    return frozenset(found)


_CASES_OF_PEOPLE = ("fra_sak", "til_sak", "gikk_foer")
_LISTS_OF_PEOPLE = ("paa_sak", "ikke_sak")


def _name_cases(
    attendance: Sequence[dict[str, Any]],
    nameless: Mapping[str, Sequence[str]],
    numbers: Sequence[str],
    reading: CaseReading,
) -> None:
    """Call the cases that somebody came to or left before as the record calls them, with their series."""

    def called(written: str) -> str:
        own = nameless.get(written.strip("«»"))
        number = own[0] if own else case_number(written, reading)
        ends = [one for one in numbers if re.search(rf"(?:^|\s){re.escape(number)}(?:[/-]\d+)?$", one)]
        return ends[0] if len(ends) == 1 and number not in numbers else number

    for person in (one for group in attendance for one in group.get("personer", ())):
        person |= {key: called(person[key]) for key in _CASES_OF_PEOPLE if key in person}
        person |= {key: [called(one) for one in person[key]] for key in _LISTS_OF_PEOPLE if key in person}


def _other(heads: Sequence[CaseHead]) -> OtherBusinessOnPaper:
    titles = [" ".join(piece.stripped("*").text for piece in head.title) for head in heads]
    return OtherBusinessOnPaper(has_case=any(is_other_business(title) for title in titles))


def _cases(
    lines: Sequence[SourceLine], heads: Sequence[CaseHead], reading: CaseReading
) -> tuple[list[dict[str, Any]], list[SourceLine]]:
    """The cases, and the lines after the last; those for other business are read first, as others announce it."""
    if not heads:
        return [], []
    end = end_of_cases(lines, heads[-1].place + 1)
    bounds = [head.place for head in heads[1:]] + [end]
    for at, head in enumerate(heads[1:]):
        while head.number and bounds[at] > heads[at].place + 1 and _is_chapter(bounds[at] - 1, lines):
            bounds[at] -= 1
            reading.ledger.label(whole(lines[bounds[at]]))
    spans = [lines[head.place + 1 : bound] for head, bound in zip(heads, bounds, strict=True)]
    treats = [is_other_business(" ".join(piece.stripped("*").text for piece in head.title)) for head in heads]
    found: dict[int, dict[str, Any]] = {}
    for place in sorted(range(len(heads)), key=lambda place: not treats[place]):
        found[place] = read_case(heads[place], spans[place], place, reading)
    announced = reading.other.announced
    for case in found.values():
        for matter in case.get("eventuelt") or ():
            if announced is not None and fold(matter["tittel"]) not in announced:
                matter["meldt"] = False
    return [found[place] for place in sorted(found)], list(lines[end:])


def _write_archives(cases: Sequence[dict[str, Any]], archives: Mapping[str, Piece], ledger: Ledger) -> None:
    """Write what the archive calls a case where the agenda alone says it."""
    for at, case in enumerate(cases):
        archive = archives.get(fold(case.get("saksnr", "")))
        if archive and case.setdefault("arkivsak", archive.text) == archive.text:
            ledger.value(("saker", at, "arkivsak"), archive)


def _announced(slots: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cases of a notice, which are no more than rows of its agenda."""
    numbered = [slot for slot in slots if "sak" in slot]
    return [{"saksnr": slot["sak"], "tittel": slot.pop("tittel", slot["sak"])} for slot in numbered]


def _departure(departure: dict[str, str]) -> dict[str, str]:
    return {key: departure[key] for key in ("sak", "felt", "skrevet") if departure.get(key)}


def _settle_status(record: dict[str, Any], title: TitleRead) -> None:
    """How far the meeting has come: as the title says, or what was decided."""
    decided = any({"vedtak", "votering", "referat"} & set(case) for case in record.get("saker", ()))
    if "status" not in record:
        is_notice = title.kind == "innkalling" and not decided and "deltakere" not in record
        record["status"] = "innkalling" if is_notice else "avlyst" if title.kind == "avlyst" else "referat"
