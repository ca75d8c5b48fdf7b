"""An agenda whose columns were lost as it was copied: the words of each row on a line, or on several."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from referat_cli.paper.reading.cases.heads import head_in, number_in
from referat_cli.paper.reading.head.title import is_title
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.broken_names import runs_of_capitals
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.clock import O_CLOCK
from referat_cli.paper.reading.words.labels import CASE, COLUMN, PART, label_of, meaning_of

_HOURS = re.compile(
    rf"(?:{O_CLOCK}\s*)?\d{{1,2}}[.:]\d\d\s*[-–]?\s*(?:\d{{1,2}}[.:]\d\d)?(?=\s|$)",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?:^|\s)(?P<minutes>\d{1,3}(?:\s*min\w*\.?)?)\s*$")
_WORD = re.compile(r"\S+")
_BETWEEN = re.compile(r"\s*/\s*|\s*,\s*|\s+og\s+")
# So many words the longest name of a column has, so many lines all names may take, and so many columns there are.
_LONGEST_NAME, _LINES_OF_NAMES, _FEWEST = 4, 4, 3
# So many lines of a page a row takes.
_LONGEST_ROW, _LONGEST_AGENDA = 12, 400


class _LostColumns(NamedTuple):
    """What the columns are for, from the left, and the pieces of their names."""

    meanings: list[str]
    names: list[tuple[Piece, ...]]
    lines: int


def with_lost_agenda(lines: Sequence[SourceLine], year: str, ledger: Ledger) -> list[SourceLine]:
    """The lines, those of such an agenda as rows with cells, under a row of the names of its columns."""
    found: list[SourceLine] = []
    at = 0
    while at < len(lines):
        columns = _columns(lines[at : at + _LINES_OF_NAMES])
        rows = [*_rows(lines, at + columns.lines, columns, year)] if columns else []
        if columns and len(rows) > 1 and not any(_HOURS.fullmatch(row[0].text.strip()) for row in rows):
            known = runs_of_capitals(lines)
            cells = [(_line(name, ledger),) for name in columns.names]
            found.append(ledger.part(whole(lines[at]).part(0, 0), kind="row", cells=tuple(cells), is_header=True))
            found += [_row(row, columns, known, year, ledger) for row in rows]
            at += columns.lines + sum(map(len, rows))
        else:
            found.append(lines[at])
            at += 1
    return found


def _columns(lines: Sequence[SourceLine]) -> _LostColumns | None:
    """The names of columns that lines have and nothing else: of an agenda they are three at least."""
    pieces: list[Piece] = []
    best: _LostColumns | None = None
    for count, line in enumerate(lines, 1):
        if line.cells or line.kind == "item" or "\t" in line.text or len(line.text) > 120:  # noqa: PLR2004 - a sentence
            break
        piece = whole(line)
        pieces += [piece.part(word.start(), word.end()) for word in _WORD.finditer(piece.raw)]
        told = column_names(pieces)
        if told is None:
            break
        meanings = [meaning for meaning, _name in told]
        is_agenda = "title" in meanings and {"number", "hours"} & set(meanings) and len(meanings) >= _FEWEST
        if is_agenda and len(set(meanings)) == len(meanings):
            best = _LostColumns(meanings, [name for _meaning, name in told], count)
    return best


def column_names(words: Sequence[Piece]) -> list[tuple[str, tuple[Piece, ...]]] | None:
    """Words as the names of columns, the longest first; None where some are none."""
    found: list[tuple[str, tuple[Piece, ...]]] = []
    at = 0
    while at < len(words):
        for end in range(min(at + _LONGEST_NAME, len(words)), at, -1):
            name = tuple(words[at:end])
            meaning = meaning_of(" ".join(piece.text for piece in name), COLUMN)
            if meaning == "number" and any(one == "number" for one, _ in found):
                meaning = "title"  # «Sak» beside «Saksnr.»
            if meaning or (not any(map(str.isalnum, name[0].text)) and end == at + 1):
                break
        else:
            return None
        if meaning:
            found.append((meaning, name))
        elif found:  # what was left of a name for which its column was too narrow
            found[-1] = (found[-1][0], (*found[-1][1], *name))
        at = end
    return found


def _rows(lines: Sequence[SourceLine], begin: int, columns: _LostColumns, year: str) -> Iterator[list[SourceLine]]:
    """The lines of each row: it begins with its hours, or its number, and ends with its minutes where it has any."""
    row: list[SourceLine] = []
    for line in lines[begin : begin + _LONGEST_AGENDA]:
        if line.cells or "\t" in line.text or _ends_agenda(line, year):
            break
        if _begins_row(line, columns, year):
            if row:
                yield row
            row = [line]
        elif not row or len(row) > _LONGEST_ROW or _is_whole(row, columns):
            break
        else:
            row.append(line)
    if row:
        yield row


def _begins_row(line: SourceLine, columns: _LostColumns, year: str) -> bool:
    if line.kind == "item":
        return False
    if "hours" in columns.meanings:
        return _HOURS.match(line.text.lstrip()) is not None
    head = number_in(whole(line), year)
    return head is not None and head.label is None


def _ends_agenda(line: SourceLine, year: str) -> bool:
    if line.kind == "item":
        return False
    told = [label_of(whole(line), lexicon) for lexicon in (PART, CASE)]
    head = head_in(line, 0, year)
    is_label = any(label and label.meaning not in ("other", "title", "number") for label in told)
    return bool(line.kind == "heading" or is_title(line.text) or is_label or (head and head.label))


def _is_whole(row: Sequence[SourceLine], columns: _LostColumns) -> bool:
    return columns.meanings[-1] == "minutes" and _MINUTES.search(row[-1].text) is not None


def _row(
    lines: Sequence[SourceLine], columns: _LostColumns, known: Counter[str], year: str, ledger: Ledger
) -> SourceLine:
    """A row with its cells: hours and number first, minutes last, names before them, and the title is what remains."""
    cells: dict[str, tuple[SourceLine, ...]] = {}
    rest = whole(lines[0]).stripped()
    if found := _HOURS.match(rest.raw) if "hours" in columns.meanings else None:
        cells["hours"] = (ledger.part(rest.part(0, found.end()).stripped()),)
        rest = rest.part(found.end()).stripped()
    if (head := number_in(rest, year)) and head.number and head.label is None:
        cells["number"] = (ledger.part(head.number),)
        rest = head.title[0] if head.title else rest.part(rest.end - rest.start)
    first = next((at for at, line in enumerate(lines) if line.kind == "item"), len(lines))
    pieces = [rest, *(whole(line).stripped() for line in lines[1:first])]
    items = [line for line in lines if line.kind == "item"]
    pieces += [whole(line).stripped() for line in lines[first:] if line.kind != "item"]
    pieces = [piece for piece in pieces if piece.text]
    if "minutes" in columns.meanings and pieces and (told := _MINUTES.search(pieces[-1].raw)):
        cells["minutes"] = (ledger.part(pieces[-1].part(told.start("minutes"), told.end("minutes"))),)
        pieces[-1] = pieces[-1].part(0, told.start("minutes")).stripped()
        pieces = [piece for piece in pieces if piece.text]
    if pieces:
        title = _line(tuple(pieces), ledger)
        at = _names_at(title.text, known, runs_of_capitals(lines)) if "responsible" in columns.meanings else None
        if at:
            cells["responsible"] = (ledger.part(whole(title).part(at).stripped()),)
            title = ledger.part(whole(title).part(0, at).stripped())
        cells["title"] = (title, *items)
    made = [cells.get(meaning, ()) for meaning in columns.meanings]
    return ledger.part(whole(lines[0]).part(0, 0), kind="row", cells=tuple(made))


def _names_at(text: str, everywhere: Counter[str], own: Counter[str]) -> int | None:
    """Where the names begin that a text ends with: those that the paper has elsewhere too."""
    known = Counter({name: everywhere[name] - here for name, here in own.items()})
    for word in [*_WORD.finditer(text)][1:]:
        names = _BETWEEN.split(text[word.start() :])
        if all(_is_known(name, known) or _are_two(name, known) for name in names):
            return word.start()
    return None


def _is_known(name: str, known: Counter[str]) -> bool:
    return known[name] > 0 and is_name(name)


def _are_two(names: str, known: Counter[str]) -> bool:
    """Whether two names stand beside each other with only a blank between."""
    blanks = [blank.start() for blank in re.finditer(r" ", names)]
    return any(_is_known(names[:at], known) and _is_known(names[at + 1 :], known) for at in blanks)


def _line(pieces: tuple[Piece, ...], ledger: Ledger) -> SourceLine:
    like = ledger.part(pieces[0])
    return ledger.joined(pieces, like) if pieces[1:] else like
