"""The agenda as a table or as lines, in the record's own keys: hours, case, title, points, who answers for it."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.model.register import Register
from referat_cli.paper.reading.cases.agenda_rows import LENGTH, RowRead, Titles, read_row
from referat_cli.paper.reading.cases.flow import Block
from referat_cli.paper.reading.cases.heads import head_in, number_in
from referat_cli.paper.reading.cases.points import read_points
from referat_cli.paper.reading.columns import Cell, Columns, cells_of, columns_of, take_cells
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.splitting import split_names
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.clock import dates_in, hours_in
from referat_cli.paper.reading.words.labels import AGENDA_GROUP, COLUMN, OTHER_BUSINESS, PART, SECTION, meaning_of

_MINUTES = 60
_WORDS_OF_A_DAY = 5
_LEAST_COLUMNS = 2
_PAGES = frozenset({"side", "s", "sidetall", "sidenr"})
_BEFORE_DATE = re.compile(
    r"\b(?:fra|frå|av|den|til|og|per|pr\.?|i|for|møte|møtet|innen|innan|datert)\s*$", re.IGNORECASE
)
_PAGE = re.compile(r"(?:^|\s)(?P<page>\d{1,3})$")
# The lengths of an agenda are whole numbers of these.
_MINUTES_OF_A_SLOT = 5
# Fewer words than these say too little for two titles that begin with them to be of the same case.
_WORDS_OF_A_BEGINNING = 3


def is_agenda_heading(line: SourceLine) -> bool:
    """Whether a row names the columns of an agenda."""
    if not (line.cells or "\t" in line.text):
        return False
    columns = columns_of(cells := cells_of(line))
    found = set(columns.meanings.values())
    number = columns.place("number")
    is_of_cases = number is not None and "sak" in fold(cells[number].text) and "type" in found
    return ("title" in found and bool(found & {"number", "hours"})) or {"number", "archive"} <= found or is_of_cases


def read_agenda(
    lines: Sequence[SourceLine], titles: Titles, register: Register | None, ledger: Ledger
) -> list[dict[str, Any]]:
    """The rows of the agenda."""
    slots: list[RowRead] = []
    pages = _pages_behind(lines, titles.year)
    columns = Columns({})
    for place, (line, is_chapter) in enumerate(zip(lines, _chapters(lines, titles), strict=True)):
        cells = _without(pages.get(place), cells_of(line), columns, ledger)
        filled = [cell for cell in cells if cell.text]
        if len(filled) == 1 and slots and _wants_date(slots[-1]) and _day(filled[0], line, titles):
            slots[-1].title += filled[0].pieces
        elif len(filled) == 1 and (day := _day(filled[0], line, titles)):
            ledger.label(*filled[0].pieces)
            slots.append(RowRead())
            slots[-1].row["dag"] = day
        elif is_chapter:
            ledger.label(*(piece for cell in filled for piece in cell.pieces))
        elif len(filled) > 1 or line.cells:
            if (named := _named_columns(cells, columns, slots)) is not None:
                columns = named
                take_cells(cells, ledger)
                continue
            _add_row(read_row(cells, columns, titles, register, ledger), slots, ledger)
        elif fold(line.text) in _PAGES:
            columns = Columns({-1: "page"})
            ledger.label(whole(line))
        elif (
            _is_words_of_columns(line)
            or meaning_of(line.text, AGENDA_GROUP)
            or (line is lines[-1] and _is_over_case(line, lines[:-1]))
        ):
            ledger.label(whole(line))
        else:
            _read_line(line, slots, titles, register, ledger)
    return _records(_with_days(slots), titles, register, ledger)


def _chapters(lines: Sequence[SourceLine], titles: Titles) -> list[bool]:
    """Of each line, whether it stands over others of the agenda."""
    numbered = [head_in(line, place, titles.year) is not None for place, line in enumerate(lines)]
    said = Counter(fold(cell.text) for line in lines if line.cells for cell in cells_of(line))
    return [
        (line.kind == "heading" and any(numbered) and not is_row) or _heads_rows(line, said)
        for line, is_row in zip(lines, numbered, strict=True)
    ]


def _heads_rows(line: SourceLine, said: Counter[str]) -> bool:
    """Whether a row that has one cell stands over others: it is called so, or is the title of one of them too."""
    first, *others = [cell for cell in cells_of(line) if cell.text] or [Cell(())]
    is_alone = bool(line.cells) and len(first.pieces) == 1 and not others
    return is_alone and (meaning_of(first.text, AGENDA_GROUP) is not None or said[fold(first.text)] > 1)


def _pages_behind(lines: Sequence[SourceLine], year: str) -> dict[int, Piece]:
    """The page numbers at the ends of the rows, by the places of these, which no heading names.

    They rise as no lengths do, and stand in a column of their own, or behind the title of every case.
    """
    ends: dict[int, Piece] = {}
    alone: set[int] = set()
    for place, line in enumerate(lines):
        *others, last = [cell for cell in cells_of(line) if cell.text] or [Cell(())]
        if others and (found := _PAGE.search(last.pieces[-1].raw)):
            ends[place] = last.pieces[-1].part(*found.span("page"))
            alone |= {place} if _PAGE.fullmatch(last.text) else set()
    cases = {place for place, line in enumerate(lines) if cells_of(line)[1:] and head_in(line, place, year)}
    rows = sorted(ends if cases and cases <= ends.keys() else alone)
    numbers = [int(ends[place].text) for place in rows]
    is_rising = numbers == sorted(numbers) and numbers[:1] != numbers[-1:]
    if not is_rising or not any(number % _MINUTES_OF_A_SLOT for number in numbers):
        return {}
    return {place: ends[place] for place in rows}


def _without(page: Piece | None, cells: list[Cell], columns: Columns, ledger: Ledger) -> list[Cell]:
    """The cells of a row without the page that stands at its end, unless the column there has another name."""
    last = max((place for place, cell in enumerate(cells) if cell.text), default=0)
    if page is None or columns.meanings.get(last, "title") not in ("title", "page"):
        return cells
    ledger.furniture(page)
    *above, piece = cells[last].pieces
    pieces = (*above, piece.part(0, page.start - piece.start).stripped())
    return [*cells[:last], Cell(tuple(one for one in pieces if one.text)), *cells[last + 1 :]]


def names_pages(cells: Sequence[Cell]) -> bool:
    """Whether the heading of an agenda says no more than that page numbers stand beside the cases: "SAKSKART  Side"."""
    first, *others = [cell for cell in cells if cell.text] or [Cell(())]
    is_heading = bool(others) and meaning_of(first.text, SECTION) == "agenda"
    return is_heading and all(fold(cell.text) in _PAGES for cell in others)


def _named_columns(cells: Sequence[Cell], columns: Columns, slots: Sequence[RowRead]) -> Columns | None:
    """The columns after a row that names some; None of a row of the agenda."""
    if names_pages(cells):
        return Columns({-1: "page"})  # the rows have more cells than their heading
    filled = [cell for cell in cells if cell.text]
    if not slots and len(filled) == 1 and meaning_of(filled[0].text, COLUMN):
        return columns  # a second name of a column, under the first: «Arkivsaksnr.», «Tittel»
    own_pages = {place: "page" for place, cell in enumerate(cells) if fold(cell.text) in _PAGES}  # no side of a table
    named = Columns(columns_of(cells).meanings | own_pages)
    return named if len(named.meanings) > 1 and _is_heading_row(cells, named) else None


def _day(cell: Cell, line: SourceLine, titles: Titles) -> str:
    """The day that a line of little more than a date says is the day of the rows below it; "" where it is none."""
    dates = dates_in(cell.text)
    is_day = dates and len(cell.text.split()) <= _WORDS_OF_A_DAY and not head_in(line, 0, titles.year)
    return dates[0].value if is_day else ""


def _wants_date(slot: RowRead) -> bool:
    """Whether a title has no end without a date: "Godkjenning av protokoll fra", "Møte den"."""
    return bool(slot.title) and _BEFORE_DATE.search(slot.title[-1].raw) is not None


def _add_row(slot: RowRead, slots: list[RowRead], ledger: Ledger) -> None:
    """Add a row of a table, or what it says of the row above it."""
    if slots and _is_title_below(slot, slots[-1]):
        slots[-1].title += slot.title
    elif slots and _is_rest(slot):
        _join_people(slots[-1], slot.responsible, ledger)
    else:
        slots.append(slot)


def _is_title_below(slot: RowRead, above: RowRead) -> bool:
    """Whether a row has nothing but the title of the case in the row above it."""
    return "sak" in above.row and not above.title and bool(slot.title) and not (slot.row or slot.responsible)


def _is_rest(slot: RowRead) -> bool:
    """Whether a row has nothing but people: the end of the row above, on the next page."""
    return bool(slot.responsible) and not (slot.row or slot.title or slot.points or slot.length)


def _join_people(slot: RowRead, more: Sequence[Piece], ledger: Ledger) -> None:
    last = slot.responsible[-1] if slot.responsible else None
    if last and len(re.split(r"/|,|\sog\s", last.raw)[-1].split()) == 1:
        pieces = [last, *more]
        slot.responsible[-1] = whole(ledger.joined(pieces, last.line))
    else:
        slot.responsible += more


def _is_heading_row(cells: Sequence[Cell], columns: Columns) -> bool:
    return (
        all(meaning_of(cell.text, COLUMN) for cell in cells if len(cell.text) > 1)
        or len(columns.meanings) > _LEAST_COLUMNS
        or {"number", "title"} <= set(columns.meanings.values())
    )


def _is_words_of_columns(line: SourceLine) -> bool:
    """Whether a line has nothing but the names of columns, which a lost table has left."""
    words = line.text.split()
    return len(words) >= _LEAST_COLUMNS and all(meaning_of(word, COLUMN) for word in words)


def _is_over_case(line: SourceLine, above: Sequence[SourceLine]) -> bool:
    """Whether the line below an agenda stands over the first case: "REFERAT", or the first chapter of the agenda."""
    is_of_all = line.text.isupper() and meaning_of(line.text, PART) == "minutes"
    return is_of_all or (line.kind == "heading" and fold(line.text) in {fold(one.text) for one in above})


def _with_days(slots: list[RowRead]) -> list[RowRead]:
    """Rows under the heading of a day have that day; the heading itself is no row."""
    found: list[RowRead] = []
    day = ""
    for slot in slots:
        if set(slot.row) == {"dag"} and not slot.title:
            day = slot.row["dag"]
            continue
        if day:
            slot.row["dag"] = day
        found.append(slot)
    return found


def _read_line(
    line: SourceLine, slots: list[RowRead], titles: Titles, register: Register | None, ledger: Ledger
) -> None:
    """A line of an agenda that is no table, or whose table was lost."""
    piece = whole(line).stripped()
    last = slots[-1] if slots else None
    is_bullet = line.kind == "item" and (line.label in ("-", "–", "•", "o") or not line.label[:1].isdecimal())
    bulleted = number_in(piece, titles.year) if is_bullet else None
    if bulleted and bulleted.number and bulleted.title and fold(titles.number(bulleted.number.text)) in titles.of:
        _begin_case(bulleted.number, bulleted.title, slots, titles, ledger)
        ledger.label(*filter(None, [bulleted.label]))
        return
    if is_bullet and last:
        last.points.append(Block((line,), "item", line.label, line.level))
        return
    times = hours_in(piece.raw) if line.kind != "item" else []
    if times and (
        len(times) > 1
        or ":" in piece.raw[: times[0].end]
        or "." in piece.raw[: times[0].end]
        or times[0].end == len(piece.raw)
    ):
        rest = _read_times(piece, times, slots, ledger)
        if rest is None:
            return
        piece, last = rest, slots[-1]
    head = head_in(piece.line, 0, titles.year) if piece.start == 0 or piece.line is line else None
    if head and head.number:
        _begin_case(head.number, head.title, slots, titles, ledger)
        ledger.label(*filter(None, [head.label]))
        _take_people_of_title(slots[-1], titles, register, ledger)
        return
    if (line.kind == "item" and line.label[:1].isdecimal()) or fold(piece.text) in OTHER_BUSINESS:
        slots.append(RowRead())
        slots[-1].title.append(piece)
        return
    if last is not None:
        _add_to_slot(piece, last, titles, register, ledger)


def _read_times(piece: Piece, times: Sequence[Any], slots: list[RowRead], ledger: Ledger) -> Piece | None:
    """Hours at the beginning of a line: those of a new row, or the end of the one that waits for it."""
    taken = piece.part(0, times[-1].end)
    ledger.label(taken)
    last = slots[-1] if slots else None
    if last and set(last.row) == {"start"} and not last.title and len(times) == 1:
        last.row["slutt"] = times[0].value
    else:
        slots.append(RowRead())
        for key, found in zip(("start", "slutt"), times, strict=False):
            slots[-1].row[key] = found.value
    rest = piece.part(times[-1].end).stripped("-–: ")
    return rest if rest.text else None


def _begin_case(number: Piece, title: Sequence[Piece], slots: list[RowRead], titles: Titles, ledger: Ledger) -> None:
    last = slots[-1] if slots else None
    if last is None or last.title or "sak" in last.row:
        last = RowRead()
        slots.append(last)
    last.row["sak"] = titles.number(number.text)
    ledger.label(number)
    last.title += title


def _add_to_slot(piece: Piece, slot: RowRead, titles: Titles, register: Register | None, ledger: Ledger) -> None:
    """A line under a row: who answers for it, how long it takes, its title, or a point."""
    length = LENGTH.search(piece.raw)
    rest = piece.part(0, length.start()).stripped() if length else piece
    names = split_names(rest, register) if rest.text else []
    known = bool(names) and all(_is_known(name.text, titles, register) for name in names)
    if length and (known or not rest.text or (not slot.title and not slot.row.get("sak"))):
        slot.length = int(length["minutes"])
        ledger.label(piece.part(length.start()))
        if not rest.text:
            return
        piece = rest
    if known and slot.title:
        slot.responsible.append(piece)
    elif not slot.title:
        slot.title.append(piece)
    else:
        slot.points.append(Block((ledger.part(piece),), "item", "-", 0))
        if piece.raw.endswith("."):
            ledger.guess(piece, _("saksliste"), _("kan være det som ble sagt i møtet"))


def _take_people_of_title(slot: RowRead, titles: Titles, register: Register | None, ledger: Ledger) -> None:
    """Those who answer for a case, and its length, at the end of its line: "3/26 Budsjett Siv Nes 30"."""
    if not slot.title or not (length := LENGTH.search(slot.title[-1].raw)):
        return
    text = slot.title[-1].part(0, length.start()).stripped()
    for blank in re.finditer(r"\s+", text.raw):
        names = split_names(people := text.part(blank.end()), register)
        if all(_is_known(name.text, titles, register) for name in names):
            ledger.label(slot.title[-1].part(length.start()))
            slot.title[-1], slot.length = text.part(0, blank.start()), int(length["minutes"])
            slot.responsible.append(people)
            return


def _is_known(name: str, titles: Titles, register: Register | None) -> bool:
    return (register is not None and register.person(name) is not None) or name in titles.names


def _records(
    slots: Sequence[RowRead], titles: Titles, register: Register | None, ledger: Ledger
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    unnumbered = _unnumbered_cases(slots, titles)
    for number, slot in enumerate(slots):
        where = ("saksliste", len(found))
        row = slot.row
        text = " ".join(piece.text for piece in slot.title)
        ledger.value((*where, "tittel"), *slot.title)
        title = titles.of.get(fold(row.get("sak", "")))
        if number in unnumbered:
            row["sak"], title = unnumbered[number]
        if text and ("sak" not in row or (title != text and not _is_broken(title, slot))):
            row["tittel"] = text
        if slot.points:
            points = read_points(slot.points, "strek", (*where, "punkter"), ledger)
            if points and any(_has_text(point) for point in points):
                row["punkter"] = [point for point in points if _has_text(point)]
        people = [name for piece in slot.responsible for name in split_names(piece, register)]
        if people:
            row["ansvarlig"] = [ledger.value((*where, "ansvarlig"), name) for name in people]
            ledger.label(*slot.responsible)
        if slot.length is not None and slot.length != _length(row):
            row["minutter"] = slot.length
        if row:
            found.append(row)
    return found


def _is_broken(title: str | None, slot: RowRead) -> bool:
    """Whether a title is that of its case, but for a mark that was lost where a narrow column broke it."""
    text = " ".join(piece.text for piece in slot.title)
    letters = [fold(one).replace(" ", "") for one in (title or "", text)]
    return letters[0] == letters[1]


def _unnumbered_cases(slots: Sequence[RowRead], titles: Titles) -> dict[int, tuple[str, str]]:
    """The rows that are of cases without numbers, each with what its case is called and its title.

    A row that begins as one such case does, or the case as it, is of that case: the agenda often says more, or less.
    """
    told = {
        number: " ".join(piece.text for piece in slot.title)
        for number, slot in enumerate(slots)
        if "sak" not in slot.row and slot.title
    }
    free = {title: [*names] for title, names in titles.nameless.items()}
    found: dict[int, tuple[str, str]] = {}
    for is_same in (str.__eq__, _begins_alike):
        for number, text in told.items():
            alike = [title for title, names in free.items() if names and is_same(title, text)]
            if number not in found and len(alike) == 1:
                found[number] = (free[alike[0]].pop(0), alike[0])
    return found


def _begins_alike(one: str, other: str) -> bool:
    """Whether the shorter of two titles is how the other begins."""
    first, second = sorted((fold(one).split(), fold(other).split()), key=len)
    return len(first) >= _WORDS_OF_A_BEGINNING and second[: len(first)] == first


def _has_text(point: str | dict[str, Any]) -> bool:
    return bool(point["tekst"] if isinstance(point, dict) else point)


def _length(row: dict[str, Any]) -> int | None:
    """How many minutes there are between the hours of a row."""
    if "start" not in row or "slutt" not in row:
        return None
    begin, end = (int(row[key][:2]) * _MINUTES + int(row[key][3:]) for key in ("start", "slutt"))
    return (end - begin) % (24 * _MINUTES)
