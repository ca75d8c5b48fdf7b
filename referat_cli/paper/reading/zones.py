"""The lines of a document before its cases, by what they are: the head, who was there, the agenda, signatures."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.paper.reading.attendance.beside import heads_groups
from referat_cli.paper.reading.attendance.groups import lines_of_groups, lists_units
from referat_cli.paper.reading.attendance.sentences import told_among_rows, told_in_head
from referat_cli.paper.reading.attendance.stacks import heads_offices
from referat_cli.paper.reading.attendance.when_there import tells_when
from referat_cli.paper.reading.cases.agenda import is_agenda_heading, names_pages
from referat_cli.paper.reading.cases.other_business import is_nothing
from referat_cli.paper.reading.columns import MARK, cells_of, columns_of, mark_columns, take_cells
from referat_cli.paper.reading.end_of_cases import signatures_at
from referat_cli.paper.reading.head.officers import office_told, read_officers_told
from referat_cli.paper.reading.head.title import is_title
from referat_cli.paper.reading.head.when_and_where import read_hours
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.deeds import tells_deed
from referat_cli.paper.reading.people.line_starts import begins_person, is_first_name
from referat_cli.paper.reading.people.list_headings import OTHERS, PRESENCE, heading_of, is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.people.person import read_person
from referat_cli.paper.reading.people.splitting import people_on
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.labels import (
    HEAD,
    SECTION,
    LabelFound,
    inner_label,
    is_chapter,
    label_apart,
    label_of,
    meaning_of,
)
from referat_cli.paper.reading.words.sentences import sentences

_HEADING = 5
# A sentence of fewer words may be a name with what somebody is.
_SENTENCE = 4
# What stands between a name and what somebody is.
_BESIDE_NAME = re.compile(r"[,\t]")


class Zones(NamedTuple):
    """The lines of a document before the cases, by what they are."""

    head: list[SourceLine]
    attendance: list[SourceLine]
    agenda: list[SourceLine]
    signatures: list[SourceLine]


def zones_of(lines: Sequence[SourceLine], agenda: int | None, ledger: Ledger, *, is_wrapped: bool) -> Zones:
    """The lines before the cases as head, list of attendance and agenda."""
    zones = Zones([], [], [], [])
    into = zones.head
    told = told_in_head(lines[:agenda], ledger, is_wrapped=is_wrapped) | told_among_rows(lines, agenda, ledger)
    groups = lines_of_groups(lines[:agenda])
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
        if into is not zones.agenda and heads_cases(place, lines):
            ledger.label(whole(line))
            into = zones.head
            continue
        if place in told:
            zones.head.extend(sentence for sentence, is_told in told[place] if not is_told)
            people = [sentence for sentence, is_told in told[place] if is_told]
            zones.attendance.extend(people)
            into = zones.attendance if people and into is not zones.agenda else into
            continue
        in_groups = place in groups or (
            into is zones.head
            and (heads_groups(place, lines) or heads_offices(place, lines) or _lists_others(line) or lists_units(line))
        )
        begins = _begins_attendance(line) and not (into is zones.agenda and _is_row(line))
        is_group = into is zones.attendance and _heads_somebody(place, lines)
        may_be_fact = into is not zones.agenda and not (begins or is_group)
        if may_be_fact and (
            _is_no_part(line, in_list=into is zones.attendance) or _leads_listed(place, lines, zones.attendance)
        ):
            (zones.head if into is zones.attendance else into).append(line)
            continue
        if in_groups and into is zones.head and not begins:
            why = _("ingen overskrift sier hvem som møtte; de som står i gruppene her, er lest som til stede")
            ledger.guess(whole(line), _("oppmøte"), why)
        if begins or (into is zones.head and (in_groups or _heads_names(place, lines))):
            into = zones.attendance
        elif into is zones.attendance and _ends_attendance(place, lines):
            into = zones.head
        into.append(line)
    return zones


def begins_agenda(line: SourceLine) -> bool:
    """Whether the agenda begins on a line: its heading, or the first row of its table."""
    if is_agenda_heading(line):
        return True
    filled = [cell for cell in cells_of(line) if cell.text]
    if names_pages(filled):
        return True
    if line.kind == "item" or len(filled) != 1:
        return False
    found = label_of(filled[0].pieces[0], SECTION)
    return found is not None and found.meaning == "agenda" and not found.rest.text


def _ends_attendance(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a line tells of something else than who was there: a title, or items that are sentences."""
    line = lines[place]
    if line.cells:
        return False
    if line.kind != "item":
        return is_title(line.text)
    above = next((one for one in reversed(lines[:place]) if one.kind != "item"), line)
    has_names = bool(label_apart(above.text)[2].strip()) and not above.cells  # the list was on one line
    return has_names or _is_fact(above) or _is_prose(line) or _is_prose(above)


def _is_prose(line: SourceLine) -> bool:
    """Whether a line is a sentence about something else than people."""
    head, colon, rest = line.text.partition(":")
    is_long = len((rest or head).split()) >= _SENTENCE and (line.kind == "item" or line.text.rstrip().endswith("."))
    if line.cells or not is_long or PRESENCE.search(line.text) or any(map(tells_when, sentences(whole(line)))):
        return False
    told = whole(line).part(len(head) + 1 if colon else 0).stripped()
    if any(map(tells_deed, sentences(told)[:1])):
        return True
    people = people_on(told, None, is_list=True)
    lower = sum(word[0].islower() for word in told.text.split())
    named = (begins_person(one, None) or is_name(read_person(one, None).person["navn"]) for one in people)
    return not any(named) and (lower > len(told.text.split()) / 2 or not any(map(_is_by_first_name, people)))


def _is_by_first_name(piece: Piece) -> bool:
    """Whether words are somebody by the first name, with what they are or when they came: "Per - kom kl. 19"."""
    told = read_person(piece, None).person
    return is_first_name(piece) and len(told.get("enhet", "").split()) < _SENTENCE


def _open_agenda(line: SourceLine, agenda: list[SourceLine], ledger: Ledger) -> None:
    """Take the heading of an agenda, or its first row."""
    if is_agenda_heading(line) or names_pages(cells_of(line)) or not begins_agenda(line):
        agenda.append(line)
    else:
        take_cells(cells_of(line), ledger)


def heads_cases(place: int, lines: Sequence[SourceLine]) -> bool:
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


def _lists_others(line: SourceLine) -> bool:
    """Whether a line names those from somewhere, and nobody else: "Fra skolen: Siv, Ola og rektor Ida Lie"."""
    head, colon, rest = label_apart(line.text)
    if line.cells or not colon or not OTHERS.match(head) or len(head.split()) > _HEADING:
        return False
    people = people_on(whole(line).part(len(line.text) - len(rest)).stripped(" ."), None, is_list=True)
    return len(people) > 1 and all(begins_person(one, None) or is_first_name(one) for one in people)


def _heads_somebody(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a line stands over somebody with a mark or a unit beside, and so is a group: "Sekretær:"."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is None or below.cells or lines[place].cells or not lines[place].text.rstrip().endswith(":"):
        return False
    mark = MARK.search(below.text) or _BESIDE_NAME.search(below.text)
    return mark is not None and begins_person(whole(below).part(0, mark.start()).stripped(), None)


def _is_row(line: SourceLine) -> bool:
    return bool(line.cells) or "\t" in line.text


def _is_fact(line: SourceLine) -> bool:
    """Whether a line is a labelled fact of the head, also where it stands among those who were there."""
    if line.cells or "\t" in line.text or line.kind == "item":
        return False
    if read_officers_told(whole(line), {}, None) or office_told(whole(line)):
        return True
    if read_hours(whole(line), {}, None):
        return not tells_when(whole(line))  # "Kl. 14.30 forlot Ola Lie møtet."
    found = label_of(whole(line), HEAD)
    is_list = found is not None and found.meaning == "leader" and not inner_label(found.rest, HEAD)
    return found is not None and not is_list and found.is_set_off


def _leads_listed(place: int, lines: Sequence[SourceLine], listed: Sequence[SourceLine]) -> bool:
    """Whether a line names as leader one of those listed above it: who led the meeting, as nobody else has an office.

    "Leder: Kari Moe" and "Nestleder: Ola Lie" tell what these are in the committee.
    """
    label = _label_and_name(lines[place]) if listed else None
    if label is None or label.meaning != "leader" or not is_name(label.rest.text):
        return False
    beside = [
        label_apart(cells_of(one)[0].text)[0] for one in (*lines[place - 1 : place], *lines[place + 1 : place + 2])
    ]
    is_office = any(is_function(text) and meaning_of(text, HEAD) is None for text in beside)
    return not is_office and any(label.rest.text in one.text for line in listed for one in line.lines())


def _label_and_name(line: SourceLine) -> LabelFound | None:
    """The label of the head that a line begins with, and the one thing beside it, on the line or in the next cell."""
    filled = [cell for cell in cells_of(line) if cell.text]
    if not filled or any(len(cell.pieces) > 1 for cell in filled):
        return None
    found = label_of(filled[0].pieces[0], HEAD)
    return found._replace(rest=filled[1].pieces[0]) if found and len(filled) == 2 and not found.rest.text else found  # noqa: PLR2004 - a label and its value


def _is_no_part(line: SourceLine, *, in_list: bool) -> bool:
    """Whether a line is a fact of the head, or in a list of people a paragraph about something else."""
    return _is_fact(line) or _is_fact_row(line) or (in_list and (_is_told_row(line) or _is_prose_alone(line)))


def _is_prose_alone(line: SourceLine) -> bool:
    return line.kind == "paragraph" and _is_prose(line)


def _is_told_row(line: SourceLine) -> bool:
    """Whether a cell of a row has a sentence about something else than people."""
    pieces = [piece for cell in cells_of(line) for piece in cell.pieces] if line.cells else []
    return any(_is_prose(piece.line) for piece in pieces if not piece.line.cells)


# What the head says that may stand among those who were there.
_FACTS = ("secretary", "chair", "next", "when", "venue")


def _is_fact_row(line: SourceLine) -> bool:
    """Whether a row has a label of the head in one cell and its value in the other."""
    filled = [cell for cell in cells_of(line) if cell.text]
    if len(filled) != 2 or len(filled[0].pieces) != 1:  # noqa: PLR2004 - a label and its value
        return False
    meaning = meaning_of(filled[0].text, HEAD)
    return meaning in _FACTS and not columns_of(cells_of(line)).meanings


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
    text = cells[0].pieces[0].text  # the names may stand below it in the cell
    if label := label_of(cells[0].pieces[0], HEAD):
        return label.meaning not in ("when", "venue") and is_attendance_heading(text) and meaning_of(text, HEAD) is None
    if is_title(text) or len(label_apart(text)[0].split()) > 8:  # noqa: PLR2004 - a heading, not a sentence
        return False
    return is_attendance_heading(text)
