"""Who was there: the list of attendance as a table, in columns of text or as running text, in the record's keys."""

import re
from collections.abc import Container, Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.model.register import Register
from referat_cli.paper.reading.attendance.beside import one_list_after_another
from referat_cli.paper.reading.attendance.cells import settle_substitutes_beside
from referat_cli.paper.reading.attendance.columns import beside_names, with_names
from referat_cli.paper.reading.attendance.counts import settle_counts
from referat_cli.paper.reading.attendance.entries import add_people, settle_called, settle_substituted
from referat_cli.paper.reading.attendance.lost_columns import without_lost_columns
from referat_cli.paper.reading.attendance.marks import is_cross, is_understood
from referat_cli.paper.reading.attendance.mended_lines import mended_lines
from referat_cli.paper.reading.attendance.names import read_names, read_names_with, read_units
from referat_cli.paper.reading.attendance.offices import note_office
from referat_cli.paper.reading.attendance.one_a_line import has_several_a_line
from referat_cli.paper.reading.attendance.over_lines import (
    begins_name,
    names_columns,
    whole_lists,
)
from referat_cli.paper.reading.attendance.reading import OF_MINUTES, ListOf, PeopleRead
from referat_cli.paper.reading.attendance.rows import read_row
from referat_cli.paper.reading.attendance.sentences import read_met_instead, read_sentence
from referat_cli.paper.reading.attendance.surnames_first import with_first_names_first
from referat_cli.paper.reading.attendance.titles import settle_titles
from referat_cli.paper.reading.attendance.units import (
    settle_parties,
    tell_contradictions,
    tell_doubtful_groups,
    tell_doubtful_units,
)
from referat_cli.paper.reading.columns import (
    MARK,
    Cell,
    Columns,
    MarkColumns,
    by_gaps,
    cells_of,
    columns_of,
    mark_columns,
    take_cells,
)
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.first_names import is_somebody
from referat_cli.paper.reading.people.line_starts import CLASS, begins_person, is_first_name
from referat_cli.paper.reading.people.list_headings import (
    HEADING_WORDS,
    NOT_MET,
    ONE_OTHER,
    OTHERS,
    PRESENCE,
    SUBSTITUTES,
    ListHeading,
    find_group,
    heading_of,
    is_attendance_heading,
    is_away,
    registered_group,
)
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name, is_party
from referat_cli.paper.reading.people.remarks import is_reason
from referat_cli.paper.reading.people.splitting import people_on
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.bodies import is_institution
from referat_cli.paper.reading.words.labels import COLUMN, SECTION, label_apart, meaning_of
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase
from referat_cli.paper.reading.words.sentences import sentences
from referat_cli.paper.reading.words.vote_words import ADOPTED

# Who met for somebody, after the name of that one: "Vara for Kari Moe: Siv Nes".
_FOR_ONE = phrase(rf"(?:\d\. ?|[Pp]ersonle?i?g )?[Vv]ara\w* for (?P<name>{CAPITAL}\w+(?: {CAPITAL}\w+)*)", re.NOFLAG)
# What may stand between the word for those who came and their names: "Deltakere på møtet var Ida og Ola".
_LEADS_TO_NAMES = phrase(r"(?: (?:på|i) møtet)?(?: (?:var|er) )?")
# What an item has beside a name, and no heading beside what it is called: "Ola (forfall)", "Siv – ikke møtt".
_MARK_BESIDE = re.compile(r"\S\s*(?:\(|,|\s[–-])[^(]+$")

# What became of the notice of the meeting or the agenda.
_APPROVED = phrase(rf"(?:{ADOPTED}|ok)\.?")
# What stands between a name and a remark on it.
_BESIDE = re.compile(r",|\(|\s[–-]\s")


def read_attendance(
    lines: Sequence[SourceLine],
    register: Register | None,
    ledger: Ledger,
    told: Container[str] = frozenset(),
    kind: ListOf = OF_MINUTES,
) -> list[dict[str, Any]]:
    """The groups of the list; the lines that are no part of it stay untaken.

    ``told`` are names that stand elsewhere on the paper, folded.
    """
    reading = PeopleRead(register, ledger, told)
    reading.days = kind.days
    lines = with_first_names_first(lines, ledger, told)
    lines = mended_lines(lines, ledger)
    reading.has_several_a_line = has_several_a_line(lines, ledger)
    for line in without_lost_columns(whole_lists([*one_list_after_another(lines, ledger)], ledger), reading):
        _read_line(line, reading)
    _settle_blanks(reading)
    _settle_absence(reading)
    if kind.is_notice:
        _leave_unknown(reading)
    settle_titles(reading, kind.words)
    settle_called(reading)
    settle_substitutes_beside(reading)
    settle_substituted(reading)
    settle_parties(reading)
    tell_doubtful_units(reading)
    tell_doubtful_groups(reading)
    tell_contradictions(reading)
    if kind.is_remote:
        _tell_remote(reading)
    settle_counts(reading)
    groups = [group for group in reading.groups if group["personer"] or "antall" in group]
    return [{key: value for key, value in group.items() if value or key == "gruppe"} for group in groups]


def _leave_unknown(reading: PeopleRead) -> None:
    """Let it be unknown whether those came of whom nothing is said."""
    for person in reading.assumed:
        person["oppmoete"] = "ukjent"


def _tell_remote(reading: PeopleRead) -> None:
    """Tell that those who came are said to have come, where nobody was in a room and the list tells nobody apart."""
    marks = {person["oppmoete"] for group in reading.groups for person in group["personer"]}
    if "møtt" in marks and "digitalt" not in marks:
        told = [piece for where, piece in reading.ledger.values if where[:1] == ("deltakere",) and where[-1] == "navn"]
        why = _(
            "møtet var digitalt, og papiret sier ikke mer enn at de møtte; skriv «digitalt» om det skal telles slik"
        )
        reading.ledger.guess(told[0], "oppmoete: møtt", why)


def _read_line(line: SourceLine, reading: PeopleRead) -> None:
    if reading.columns_above.meanings and len(line.cells) == reading.width:
        reading.columns, reading.columns_above = reading.columns_above, Columns({})
    cells = _under_headings(line, reading)
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return
    if marks := mark_columns(line):
        _read_mark_heading(line, marks, reading)
        return
    columns = columns_of(cells) if len(filled) > 1 else Columns({})
    if not line.cells and columns.meanings == {0: "present", 1: "absent"}:
        reading.columns, reading.marks = beside_names(columns), None
        take_cells(cells, reading.ledger)
    elif _names_columns(line, filled, columns) and not _is_row_of_person(cells, reading):
        _read_column_heading(cells, columns, reading)
        reading.lefts, reading.width = line.columns, len(line.cells)
    elif len(filled) == 1:
        _read_single(line, filled[0], reading)
    else:
        read_row(cells, reading)


def _names_columns(line: SourceLine, filled: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row says what columns are for, also beside a heading of people: "Fra administrasjonen", "Stilling"."""
    if not columns.meanings:
        return False
    if filled[0].text.endswith(":") and begins_person(filled[1].pieces[0], None):
        return False  # "Forfall:", "Siv Nes", "Medlem"
    if len(columns.meanings) != 1 or line.is_header:
        return True
    if columns.meanings == {0: "unit"}:  # "Kommune", "Politisk ledelse", "Administrativ ledelse"
        return not any(is_understood(cell.text) or begins_person(cell.pieces[0], None) for cell in filled[1:])
    is_heading = is_attendance_heading(filled[0].text) or OTHERS.match(filled[0].text)
    return bool(is_heading) and all(meaning_of(cell.text, COLUMN) for cell in filled[1:])


def _is_row_of_person(cells: Sequence[Cell], reading: PeopleRead) -> bool:
    """Whether a row has a name in the column for names, whatever else it says: "Kari Moe", "Medlem", "Til stede"."""
    at = reading.columns.place("name")
    return at is not None and at < len(cells) and is_name(cells[at].text) and not meaning_of(cells[at].text, COLUMN)


def _under_headings(line: SourceLine, reading: PeopleRead) -> list[Cell]:
    """The cells of a row, those of a table without lines each under the heading that it stands nearest to.

    A part of such a table that has no mark in a column has a column less.
    """
    cells, lefts = cells_of(line), reading.lefts
    names_own = len(columns_of(cells).meanings) > 1  # of another table
    if names_own or len(line.columns) != len(cells) or not 1 < len(cells) < len(lefts):
        return cells
    places = [min(range(len(lefts)), key=lambda at: abs(lefts[at] - left)) for left in line.columns]
    if len(set(places)) < len(places):
        return cells
    return [cells[places.index(at)] if at in places else Cell(()) for at in range(len(lefts))]


def _read_mark_heading(line: SourceLine, marks: MarkColumns, reading: PeopleRead) -> None:
    """A line such as "Kommunene:  Møtte  Forfall"."""
    reading.marks, reading.columns = marks, Columns({})
    name = whole(line).part(0, int(marks.present)).stripped(": \t")
    reading.ledger.label(whole(line))
    reading.heading = (
        ListHeading(registered_group(name.text, reading.register), "") if name.text else ListHeading("", "")
    )


def _read_column_heading(cells: Sequence[Cell], columns: Columns, reading: PeopleRead) -> None:
    named = with_names(cells, columns, are_away=is_away(reading.heading.mark))
    reading.columns, reading.marks, reading.unit_above = named.columns, None, None
    reading.columns_above = Columns({})
    if "absent" in columns.meanings.values():
        reading.mark = ""  # the table says itself who was away, and no list below it does
    if named.title and fold(named.title) not in ("navn", "namn"):
        reading.heading = heading_of(named.title, reading.register, reading.mark_over(named.title))
    take_cells(cells, reading.ledger)


def _read_single(line: SourceLine, cell: Cell, reading: PeopleRead) -> None:
    """A line with one text: a heading of a group, somebody, or a heading and names after it."""
    piece = cell.pieces[0]
    marked = MARK.search(line.text) if reading.marks and not line.cells else None
    if marked and line.text[: marked.start()].strip():
        _read_marked(line, marked, reading)
        return
    if not line.cells and "\t" not in line.text and reading.width and ":" in piece.raw:
        # what is told below a table stands in none of its columns
        is_heading = piece.raw.rstrip().endswith(":")
        reading.columns_above = reading.columns if is_heading and reading.columns.meanings else Columns({})
        reading.columns = Columns({})
    tells_reason = is_reason(_BESIDE.split(piece.raw)[-1].strip(" .)"))  # "Kari Moe – vara møtte ikke"
    if len(cell.pieces) == 1 and any(
        not tells_reason and read(piece, reading)
        for read in (read_met_instead, read_sentence, read_units, _read_names_beside)
    ):
        return
    head, colon, after = label_apart(piece.raw)
    if "," in head and begins_name(head):
        head, colon, after = piece.raw, "", ""  # "Kari Moe, vara: Ola Lie"
    if colon and not line.cells and names_columns(piece.part(len(head) + 1)):
        _read_heading_of_columns(line, reading)
        return
    stands_over_rows = bool(line.cells or reading.marks) and not after.strip()
    several = bool(colon) and _are_several(piece.part(len(head) + 1))
    if colon and (stands_over_rows or several or _is_heading(head, line, reading, colon=True)):
        _read_list(head, cell, line, reading)
        return
    if not colon and _is_heading(piece.text, line, reading, colon=False):
        _note_heading(piece, reading)
        heading = heading_of(piece.text, reading.register, "")
        reading.open_heading(heading, piece, is_marking=bool(PRESENCE.search(piece.text)))
        return
    parts = by_gaps(line) if not line.cells else [cell]
    if len(parts) > 1 and (reading.columns.meanings or _is_office_and_name(parts)):
        read_row(parts, reading)
        return
    note_office(head if colon else "", line, reading)
    for one in cell.pieces:
        is_list = line.kind != "item" and bool(reading.heading.mark)
        read_names(one, reading, is_list=not line.cells and (is_list or reading.has_several_a_line))


def _read_names_beside(piece: Piece, reading: PeopleRead) -> bool:
    """Names with no more than a blank or a dash between them and whether they were there: "Ikke til stede Siv Nes"."""
    found = PRESENCE.search(piece.raw)
    if found is None or label_apart(piece.raw)[1] or (found.start() and len(sentences(piece)) > 1):
        return False
    leads = _LEADS_TO_NAMES.match(piece.raw, found.end())
    end = leads.end() if leads else found.end()
    beside = (part.stripped(" .,;=–-") for part in (piece.part(0, found.start()), piece.part(end)))
    names = [one for one in beside if one.text]
    people = people_on(names[0], None, is_list=True) if len(names) == 1 else []
    is_list = not found.start() and bool(people[1:])
    if not people or not all(begins_person(one, None) or (is_list and is_first_name(one)) for one in people):
        return False
    reading.ledger.label(piece.part(found.start(), end))
    above, told = reading.heading, heading_of(found[0], reading.register, "")
    reading.heading = above._replace(mark=told.mark) if found.start() else told
    read_names(names[0], reading, is_list=True)
    if found.start():
        reading.heading = above  # "Siv Nes – forfall" says nothing of those below
    return True


def _are_several(piece: Piece) -> bool:
    """Whether what stands after an office are several with whole names: the office is that of a group."""
    people = people_on(piece.stripped(), None, is_list=True) if "," in piece.raw else []
    return len(people) > 1 and all(begins_person(one, None) for one in people)


def _is_office_and_name(parts: Sequence[Cell]) -> bool:
    """Whether blanks divide what somebody is from the name after it: "Leder        Kari Moe"."""
    office, name = parts[0].pieces[0].stripped(":"), parts[1].pieces[0]
    return is_function(office.text) and begins_person(name, None) and not begins_person(office, None)


def _read_list(head: str, cell: Cell, line: SourceLine, reading: PeopleRead) -> None:
    """A heading with a colon, and the names after it, if any."""
    piece = cell.pieces[0]
    after = piece.part(len(head) + 1).stripped()
    if after.text:
        if not _may_list(head, after, reading):
            return  # "Utlevert: Brev" says nothing of anybody
        reading.waiting = []
    _note_heading(piece.part(0, len(head)), reading)
    if after.text and not line.cells:
        reading.columns = Columns({})  # a list in a line of its own stands in no column of the table above
    heading = heading_of(head, reading.register, reading.mark_over(head.strip()) if after.text else "")
    if after.text and is_party(head.strip(), reading.register):
        read_names_with("parti", head.strip(), after, reading)
    elif after.text and re.fullmatch(CLASS, head.strip(), re.IGNORECASE):
        read_names_with("enhet", head.strip(), after, reading)
    elif after.text and (found := _FOR_ONE.fullmatch(head.strip())) and is_somebody(found["name"]):
        reading.heading = ListHeading("Varamedlemmer", reading.mark_over(head.strip()) or "møtt")
        read_names_with("moette_for", found["name"], after, reading)
    elif after.text:
        above, reading.heading = reading.heading, heading
        read_names(after, reading, is_list=True)
        reading.heading = above if ONE_OTHER.match(head) else heading
    else:
        reading.open_heading(heading, piece, is_marking=bool(PRESENCE.search(head)))
    for more in cell.pieces[1:]:
        read_names(more, reading, is_list=False)
    if after.text:
        reading.waiting = []  # what stands after it was nobody


def _note_heading(heading: Piece, reading: PeopleRead) -> None:
    """Take the words of a heading that is one of people; any other may be of something else, or the rest of a name."""
    names_list = meaning_of(heading.text, SECTION) == "attendance"
    is_bare = is_attendance_heading(heading.text) and not heading_of(heading.text, reading.register, "").group
    if names_list or is_bare or OTHERS.match(heading.text) or SUBSTITUTES.search(heading.text):
        reading.ledger.label(heading)
    else:
        reading.waiting.append(heading)


def _may_list(head: str, after: Piece, reading: PeopleRead) -> bool:
    """Whether what stands after a heading may be people: one word alone only where the heading is of a list."""
    if PRESENCE.fullmatch(after.text.strip(".")) or _APPROVED.fullmatch(after.text):
        return False  # "Bedriftshelsetjenesten: ikke til stede" names nobody, nor does "Sakskart: Godkjent."
    is_known = is_attendance_heading(head) or SUBSTITUTES.search(head) or OTHERS.match(head) or reading.mark
    return bool(
        is_known or len(after.text.split()) > 1 or is_party(head.strip(), reading.register) or is_function(head)
    )


def _read_heading_of_columns(line: SourceLine, reading: PeopleRead) -> None:
    first, *others = by_gaps(line)
    reading.heading = heading_of(first.text.rstrip(":"), reading.register, "")
    meanings = {place: meaning_of(cell.text, COLUMN) or "" for place, cell in enumerate(others, 1)}
    reading.columns, reading.marks = Columns({0: "name", **meanings}), None
    reading.ledger.label(whole(line))


def _is_heading(text: str, line: SourceLine, reading: PeopleRead, *, colon: bool) -> bool:
    if is_attendance_heading(text) and (colon or line.kind != "item" or not _MARK_BESIDE.search(text)):
        return True
    if reading.register and find_group(text, reading.register):
        return True
    if line.kind == "heading" or line.strong or line.is_header:
        return True
    words = text.split()
    if colon:
        return len(words) <= HEADING_WORDS and (
            not is_function(text)
            or bool(reading.mark and reading.heading.group)
            or bool(SUBSTITUTES.match(text) or OTHERS.match(text))
            or words[0].lower() in ("fra", "frå")
            or words[1:2] == ["for"]
        )
    named = is_name(re.split(r"\s*[,(]|\s+(?:møtte|på)\s", text, maxsplit=1)[0])
    known = reading.register is not None and reading.register.person(text) is not None
    has_mark = MARK.search(line.text) is not None
    in_table = reading.columns.place("present") is not None or reading.columns.place("absent") is not None
    is_group = len(words) <= HEADING_WORDS and not text.endswith(".")
    if in_table and (line.cells or is_group):
        return not (named or known or "," in text)
    is_short = not (named or known or has_mark or "," in text) and len(words) <= 5  # noqa: PLR2004
    return _is_word_among_names(text, line, reading) or (reading.marks is not None and is_short)


def _is_word_among_names(text: str, line: SourceLine, reading: PeopleRead) -> bool:
    """Whether a line is a word alone below people who all have two names, and so the heading of others: "Gjester".

    Where people work, "Kommunene", is nobody's name above them either.
    """
    is_word = text.isalpha() and text[:1].isupper() and not line.cells and line.kind == "paragraph"
    says_nobody = fold(text) in ("ingen", "intet", "ingenting", "alle", "samtlige")
    are_whole = bool(reading.named) and all(" " in name for name in reading.named)
    return is_word and not says_nobody and (are_whole or is_institution(text))


def _read_marked(line: SourceLine, found: re.Match[str], reading: PeopleRead) -> None:
    """A line with a mark in a column that only its place on the line tells."""
    marks = reading.marks
    text = whole(line).part(0, found.start("mark")).stripped()
    mark = whole(line).part(found.start("mark"), found.end("mark"))
    added = add_people([text], reading, is_list=False)
    reading.ledger.label(mark)
    digital = not is_cross(mark.text)
    if marks is None:
        return
    if marks.by_blanks:
        blanks = len(line.text) - found.end("mark")
        for person in added:
            person["oppmoete"] = "digitalt" if digital else "ukjent"
            if not digital:
                reading.blanks.append((person, blanks, mark))
        return
    is_present = abs(found.start("mark") - marks.present) <= abs(found.start("mark") - marks.absent)
    for person in added:
        person["oppmoete"] = "digitalt" if digital else "møtt" if is_present else "forfall"


def _settle_blanks(reading: PeopleRead) -> None:
    """Tell who was there by the blanks after the marks, where they still are of two lengths: fewer are the last column.

    A line that lost its blanks has lost its column, and nothing is guessed.
    """
    lengths = sorted({blanks for _person, blanks, _mark in reading.blanks})
    if len(lengths) != 2 or not lengths[0]:  # noqa: PLR2004 - two columns
        return
    for person, blanks, _mark in reading.blanks:
        person["oppmoete"] = "møtt" if blanks == lengths[1] else "forfall"
    mark = reading.blanks[0][2]
    why = _("kolonnene er bare mellomrom etter merket: {most} er Møtte, {fewest} er Forfall")
    reading.ledger.guess(mark, _("oppmøte"), why.format(most=lengths[1], fewest=lengths[0]))


def _settle_absence(reading: PeopleRead) -> None:
    """Tell those who «ikke møtte» from those who sent word, where the paper has a heading for each."""
    people = [person for group in reading.groups for person in group["personer"]]
    both = any(person.get("oppmoete") == "forfall" for person in people)
    for person in people:
        if person.get("oppmoete") == NOT_MET:
            person["oppmoete"] = "uteblitt" if both else "forfall"
