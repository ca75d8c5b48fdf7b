"""Lists of names after a heading that go on over several lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from referat_cli.paper.reading.columns import cells_of, mark_columns
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.line_starts import begins_person
from referat_cli.paper.reading.people.list_headings import HEADING_WORDS, is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name, without_office
from referat_cli.paper.reading.people.splitting import people_on
from referat_cli.paper.reading.source import DocumentPlace, Piece, SourceLine, whole
from referat_cli.paper.reading.words.labels import COLUMN, HEAD, PART, SECTION, label_apart, meaning_of
from referat_cli.paper.reading.words.phrases import CAPITAL
from referat_cli.paper.reading.words.sentences import sentences

# What divides people who stand beside each other.
_AND = re.compile(r",|;|\sog\s")
# After these a list of names goes on in the next line.
UNFINISHED = (",", " og", ";", " for", " fra", " frå", " på", " sak", " under", " møtte", " samt")
# What is so many lines further down goes on with nothing.
_FURTHEST = 2
# Before a name stand a heading and so many others where it is one of several.
_SEVERAL = 2
# A line of so many letters may have been full.
_FULL_LINE = 60
# The rest of a name that a line broke, and others after it.
_SURNAME = re.compile(rf"{CAPITAL}[\w-]+(?:\s*\([^()]*\))?,\s")


def running_lists(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, a heading of those who were there with running text after it, or below it, as one line of both."""
    found: list[SourceLine] = []
    for line in lines:
        above = found[-1] if found else None
        if above and not above.cells and _is_running(line) and _is_heading_alone(above):
            found[-1] = _as_list(whole(above), whole(line), ledger)
            continue
        cells = [cell for cell in cells_of(line) if cell.text] if not line.cells else []
        is_list = len(cells) == 2 and is_attendance_heading(cells[0].text)  # noqa: PLR2004 - a heading and its names
        several = is_list and _AND.search(cells[1].text)
        found.append(_as_list(cells[0].pieces[0], cells[1].pieces[0], ledger) if several else line)
    return found


def _is_heading_alone(line: SourceLine) -> bool:
    return line.text.rstrip().endswith(":") and line.kind != "item" and is_attendance_heading(line.text)


def _is_running(line: SourceLine) -> bool:
    """Whether a line has names in more than one sentence: "Ida, Ola og Per. Ansatte: Siv"."""
    first, *others = sentences(whole(line)) if line.kind == "paragraph" else [whole(line)]
    return bool(others) and _AND.search(first.raw) is not None and not is_attendance_heading(line.text)


def _as_list(heading: Piece, names: Piece, ledger: Ledger) -> SourceLine:
    like = replace(heading.line, kind="paragraph", strong=False, marks=(), columns=())
    return ledger.joined([heading.stripped(" :*"), names], like, ["", ": "])


def whole_lists(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, those on which a list of names after a heading goes on joined to it."""
    found: list[list[Piece]] = []
    kept: list[SourceLine] = []
    for line in lines:
        pieces = [piece for cell in cells_of(line) for piece in cell.pieces]
        if found and found[-1] and pieces and _goes_on(line, found[-1][-1]):
            found[-1] += pieces
            continue
        found.append(pieces if _opens_list(line, pieces) else [])
        kept.append(line)
    return [
        ledger.joined(pieces, replace(pieces[0].line, cells=(), kind="paragraph")) if len(pieces) > 1 else line
        for line, pieces in zip(kept, found, strict=True)
    ]


def _opens_list(line: SourceLine, pieces: Sequence[Piece]) -> bool:
    """Whether a line is a heading with names after it, in two cells of a row or on one line."""
    head, colon, rest = label_apart(pieces[0].raw) if pieces else ("", "", "")
    if not colon or line.kind in ("item", "heading") or len(head.split()) > HEADING_WORDS:
        return False
    if names_columns(pieces[0].part(len(head) + 1)) or (pieces[1:] and pieces[1].text.endswith(":")):
        return False
    return bool(rest.strip()) if len(pieces) == 1 else not rest.strip() and len(pieces) == 2  # noqa: PLR2004 - two cells


def _goes_on(line: SourceLine, last: Piece) -> bool:
    """Whether a line has the rest of a list of names: it has no heading, and begins where the names above do."""
    cells = cells_of(line)
    text = " ".join(cell.text for cell in cells)
    if label_apart(text)[1] or line.kind in ("item", "heading") or is_attendance_heading(text) or mark_columns(line):
        return False
    if line.place.page == last.line.place.page and line.place.line - last.line.place.line > _FURTHEST:
        return False  # something else stood between
    if _is_somebody_else(text if line.cells else line.text.strip(), last):
        return False
    filled = [cell for cell in cells if cell.text]
    is_inside = bool(line.cells) and not cells[0].text and len(filled) == 1
    hangs = not line.cells and line.text[:1].isspace()
    ended = last.raw.rstrip()
    is_surname = "," in ended and (_SURNAME.match(text) is not None or _is_last_word(line, last))
    unfinished = ended.endswith(UNFINISHED) or is_surname or text.startswith("(") or breaks_off(last)
    return is_inside or (len(filled) == 1 and (hangs or unfinished))


def _is_last_word(line: SourceLine, last: Piece) -> bool:
    """Whether a line is the one word that a full line above it had no room for."""
    is_below = line.place.line == last.line.place.line + 1 and len(last.line.text) >= _FULL_LINE
    is_label = any(meaning_of(line.text, one) for one in (HEAD, SECTION, PART, COLUMN))
    return is_below and not is_label and re.fullmatch(rf"{CAPITAL}[\w-]+\.?", line.text.strip()) is not None


def breaks_off(piece: Piece) -> bool:
    """Whether a list ends within what it says of somebody: after a first name, or an office that is the next one's.

    So it is where who stands before it has an office already: "prost Siv Nes, sekretær".
    """
    *others, last = piece.split(re.compile(r"\s*,\s*"))
    is_next_office = len(others) > 1 and is_function(last.text) and without_office(others[-1]) is not others[-1]
    return is_next_office or _is_half_a_name(piece.raw.rstrip())


def _is_half_a_name(text: str) -> bool:
    """Whether a text ends after the first name of somebody, whose surname is yet to come, as the others have theirs."""
    *others, last = (name.split() for name in re.split(r"[,;:]|\sog\s", text))
    are_whole = len(others) < len(last) * _SEVERAL or any(len(name) > 1 for name in others[1:])
    return len(last) == 1 and last[0][0].isupper() and not last[0].endswith(".") and are_whole


def _is_somebody_else(text: str, last: Piece) -> bool:
    """Whether a list has one person a line: the line above has one, and a text begins with the name of another."""
    above = last.part(last.raw.find(":") + 1).stripped()
    if above.raw.endswith((",", ";")) or not begins_name(text):
        return False
    return begins_name(above.raw.strip()) and len(people_on(above, None, is_list=True)) == 1


def begins_name(text: str) -> bool:
    """Whether a text begins with the name of somebody, perhaps with an office before it: "Revisor Siv Nes, Ap"."""
    name = re.split(r"\s*[,(]|\s{3,}", text, maxsplit=1)[0]
    return is_name(name) or begins_person(whole(SourceLine(DocumentPlace(1, 1), name)), None)


def names_columns(piece: Piece) -> bool:
    """Whether what follows a heading are the names of columns that blanks divide: "Desse møtte:      Parti"."""
    parts = piece.stripped().split(re.compile(r"\s{2,}|\t+"))
    return bool(parts) and all(meaning_of(part.text, COLUMN) for part in parts)
