"""A list of who was there whose columns were lost as it was copied: the words of each row on a line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.paper.reading.cases.heads import head_in
from referat_cli.paper.reading.cases.lost_agenda import column_names
from referat_cli.paper.reading.columns import MARK_COLUMNS
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.broken_names import runs_of_capitals
from referat_cli.paper.reading.people.list_headings import is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.attendance_words import CROSS, REMOTE
from referat_cli.paper.reading.words.labels import HEAD, label_of, word_set, words_in
from referat_cli.paper.reading.words.parties import is_party_name
from referat_cli.paper.reading.words.phrases import CAPITAL

_MARKS = re.compile(
    rf"(?:\s+|^)(?P<mark>{CROSS}(?:\s*\({REMOTE}\))?|{REMOTE}|ja|nei)\s*$",
    re.IGNORECASE,
)
# A cross, and who met instead of somebody who was away.
_INSTEAD = re.compile(rf"\s{CROSS}\s+(?P<instead>{CAPITAL}\S+(?:\s+\S+){{1,3}})$")
_IN_COLUMNS = re.compile(r"\t|\S\s{2,}\S")
_WORD = re.compile(r"\S+")
_TEXTS = ("name", "met for", "function", "unit", "party")
_MOST_WORDS, _LONGEST_ROW, _MOST_COLUMNS, _LONGEST_LIST = 14, 4, 3, 200
# The names of the columns go on over so many lines.
_LONGEST_HEADING = 3
_UNITS = word_set(
    "kommune kommuner kommunar fylkeskommune hf rhf iks as sykehus sjukehus hospital helseforetak helsefoeretak region "
    "regionen raad raadet forbund forbundet forening foreningen foreininga lag universitet hoegskole statsforvalteren"
)


class _Row(NamedTuple):
    """The words of a row, the mark after them, and who met instead, who may stand last."""

    words: tuple[Piece, ...]
    mark: Piece | None
    instead: Piece | None

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.words)


def with_lost_list(lines: Sequence[SourceLine], year: str, ledger: Ledger) -> list[SourceLine]:
    """The lines, those of such a list as rows with cells; of a cross nobody knows in which column it stood."""
    found: list[SourceLine] = []
    known = runs_of_capitals(lines)
    at = 0
    while at < len(lines):
        begin = next((end for end in range(at + _LONGEST_HEADING, at, -1) if _names(lines[at:end])), at + 1)
        names = _names(lines[at:begin])
        meanings = [meaning for meaning, _name in names]
        taken = [*_lines(lines[begin:], meanings, year)] if names else []
        if set(meanings).isdisjoint(MARK_COLUMNS):
            taken = _whole(taken, meanings, known)
        rows = [_row(row) for row in taken]
        told = [_divided(row.text, meanings, rows, known) for row in rows]
        is_below = at > 0 and is_attendance_heading(lines[at - 1].text)
        if (len(rows) > 1 or (rows and is_below)) and all(told):
            found.append(_heading(lines[at], names, ledger))
            found += [_cells(row, cells or [], meanings, ledger) for row, cells in zip(rows, told, strict=True)]
            at = begin + sum(map(len, taken))
        else:
            found.append(lines[at])
            at += 1
    return found


def _names(lines: Sequence[SourceLine]) -> list[tuple[str, tuple[Piece, ...]]]:
    """The columns that a line names, or several, where they name those of a list and nothing else."""
    if any(line.cells or line.kind == "item" or _IN_COLUMNS.search(line.text) for line in lines):
        return []
    words = [whole(line).part(*word.span()) for line in lines for word in _WORD.finditer(line.text)]
    names = (column_names(words) if len(words) <= _MOST_WORDS else None) or []
    texts = [meaning for meaning, _name in names if meaning in _TEXTS]
    is_list = "name" in texts and 1 < len(texts) <= _MOST_COLUMNS and len(set(texts)) == len(texts)
    return names if is_list else []


def _lines(lines: Sequence[SourceLine], meanings: Sequence[str], year: str) -> Iterator[list[SourceLine]]:
    """The lines of each row: up to its mark, where the list has marks."""
    has_marks = not set(meanings).isdisjoint(MARK_COLUMNS)
    row: list[SourceLine] = []
    for line in lines[:_LONGEST_LIST]:
        text = line.text.strip()
        if line.cells or line.kind != "paragraph" or len(text.split()) > _MOST_WORDS or text.endswith((".", ":")):
            return
        if is_attendance_heading(text) or head_in(line, 0, year) or label_of(whole(line), HEAD):
            return
        row.append(line)
        if not has_marks or _MARKS.search(text) or ("substitute" in meanings and _INSTEAD.search(text)):
            yield row
            row = []
        elif len(row) == _LONGEST_ROW:
            return


def _whole(rows: Sequence[list[SourceLine]], meanings: Sequence[str], known: Counter[str]) -> list[list[SourceLine]]:
    """The rows of a list without marks, those with the lines below them that begin with nobody's name."""
    found: list[list[SourceLine]] = []
    told = [_row(row) for row in rows]
    for row, one in zip(rows, told, strict=True):
        if found and _divided(one.text, meanings, told, known) is None:
            found[-1] = [*found[-1], *row]
        else:
            found.append(row)
    return found


def _row(lines: Sequence[SourceLine]) -> _Row:
    pieces = [whole(line).stripped() for line in lines]
    beside = _INSTEAD.search(pieces[-1].raw) if len(pieces) == 1 else None
    instead = pieces[-1].part(beside.start("instead"), beside.end("instead")) if beside else None
    if beside:
        pieces[-1] = pieces[-1].part(0, beside.start("instead")).stripped()
    found = _MARKS.search(pieces[-1].raw)
    mark = pieces[-1].part(found.start("mark"), found.end("mark")) if found else None
    if found:
        pieces[-1] = pieces[-1].part(0, found.start("mark")).stripped()
    words = [piece.part(word.start(), word.end()) for piece in pieces for word in _WORD.finditer(piece.raw)]
    return _Row(tuple(words), mark, instead)


def _divided(
    text: str, meanings: Sequence[str], rows: Sequence[_Row], known: Counter[str]
) -> list[tuple[int, int]] | None:
    """Where each column of texts begins and ends among the words of a row; None where it has nobody's name."""
    words = text.split()
    texts = [meaning for meaning in meanings if meaning in _TEXTS]
    best: tuple[float, list[tuple[int, int]]] | None = None
    for bounds in combinations(range(1, len(words) + 1), len(texts) - 1):
        spans = [*zip((0, *bounds), (*bounds, len(words)), strict=True)]
        score = sum(
            _likely(" ".join(words[a:b]), meaning, rows, known) for (a, b), meaning in zip(spans, texts, strict=True)
        )
        if best is None or score > best[0]:
            best = (score, spans)
    return best[1] if best and best[0] > 0 else None


def _likely(text: str, meaning: str, rows: Sequence[_Row], known: Counter[str]) -> float:
    """How much speaks for it that words are what a column has."""
    if meaning in ("name", "met for"):
        bare = text.partition(",")[0]
        last = bare.rpartition(" ")[2]
        if last == bare or not is_name(bare) or words_in(bare, _UNITS) or is_function(last):
            return -20.0
        return 4.0 * (known[bare] > 1) + (1.0 if len(bare.split()) == 2 else 0.5)  # noqa: PLR2004 - most have two names
    if not text:
        return -1.0
    same = sum(1 for row in rows if f" {text} " in f" {row.text} ") > 1
    if meaning == "function":
        begins = is_function(text.split(maxsplit=1)[0])
        return 3.0 * is_function(text) + 1.5 * begins + same - 2.0 * words_in(text, _UNITS)
    if meaning == "party":
        return 3.0 * is_party_name(text) + same
    is_unit = words_in(text, _UNITS) or text.isupper()
    as_name = 0.5 if text[0].isupper() else -1.5
    return 1.5 * is_unit + 1.5 * same + as_name - 2.0 * is_function(text.split(maxsplit=1)[0])


def _heading(line: SourceLine, names: Sequence[tuple[str, tuple[Piece, ...]]], ledger: Ledger) -> SourceLine:
    why = _("kolonnene gikk tapt da teksten ble kopiert; navn, verv og enhet er skilt fra hverandre etter ordene")
    ledger.guess(whole(line), _("oppmøte"), why)
    cells = [(_joined(name, ledger),) for _meaning, name in names]
    return ledger.part(whole(line).part(0, 0), kind="row", cells=tuple(cells), is_header=True)


def _cells(row: _Row, spans: Sequence[tuple[int, int]], meanings: Sequence[str], ledger: Ledger) -> SourceLine:
    texts = iter(spans)
    cells: list[tuple[SourceLine, ...]] = []
    only_mark = sum(1 for meaning in meanings if meaning in MARK_COLUMNS) == 1
    for meaning in meanings:
        if meaning in _TEXTS:
            begin, end = next(texts)
            cells.append((_joined(row.words[begin:end], ledger),) if end > begin else ())
        elif row.mark and meaning in MARK_COLUMNS and (only_mark or (meaning == "present" and len(row.mark.text) > 1)):
            cells.append((ledger.part(row.mark),))
        elif row.instead and meaning == "substitute":
            cells.append((ledger.part(row.instead),))
        else:
            cells.append(())
    if row.mark and not any(cell and cell[0].text == row.mark.text for cell in cells):
        ledger.label(row.mark)
    return ledger.part(row.words[0].part(0, 0), kind="row", cells=tuple(cells))


def _joined(pieces: Sequence[Piece], ledger: Ledger) -> SourceLine:
    """Pieces beside each other as one line."""
    first, last = pieces[0], pieces[-1]
    if all(piece.line is first.line for piece in pieces):
        return ledger.part(Piece(first.line, first.start, last.end))
    return ledger.joined([*pieces], ledger.part(first))
