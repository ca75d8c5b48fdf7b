"""Which lines above the cases list people after what they are there for: "Fra ledelsen: Kari Moe, Ola Lie"."""

import re
from collections.abc import Sequence

from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.head.title import is_title
from referat_cli.paper.reading.people.line_starts import begins_person, has_unit_before, units_apart
from referat_cli.paper.reading.people.list_headings import HEADING_WORDS, heading_of, is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_name, is_party, is_role
from referat_cli.paper.reading.people.splitting import people_on
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.bodies import is_institution
from referat_cli.paper.reading.words.labels import CASE, HEAD, PART, SECTION, label_apart, label_of, meaning_of

# Fewer names, or one line alone, may be about anything: "Kontakt: Kari Moe".
_FEWEST_NAMES, _FEWEST_LINES = 3, 2
# What is said of the paper, and of nobody who was there.
_BREAK = re.compile(r"\n")
_OF_PAPER = re.compile(
    r"\b(?:kopi|sendt|sendes|distribusjon|fordeling|kontakt\w*|innkal\w+|godkjen\w+|skrevet|skrive|utarbeid\w+|sign\w*"
    r"|dokument\w*|vedlegg|kilde|kjelde|valgt|vald)\b",
    re.IGNORECASE,
)


def lines_of_groups(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The places of the lines that have a group and the names of those who were there for it.

    They stand together, or beside a line that says who was there or away.
    """
    found = _under_headings(lines) | _rows_of_people(lines)
    run: list[int] = []
    names = 0
    for place in range(len(lines) + 1):
        line = lines[place] if place < len(lines) else None
        own = _names_of_group(line) if line else 0
        if line and (own or _is_of_list(line)):
            run.append(place)
            names += own or _names_after_heading(line)
            continue
        is_grouped = any(not is_attendance_heading(lines[one].text) for one in run)
        if len(run) >= _FEWEST_LINES and names >= _FEWEST_NAMES and is_grouped:
            found |= {*run}
        run, names = [], 0
    return frozenset(found)


def _names_after_heading(line: SourceLine) -> int:
    """How many people a line has after a heading that says whether they came, or what they are."""
    _head, names = _group_and_names(line)
    people = [one for piece in names for one in people_on(piece.stripped(" ."), None, is_list=True)]
    return len(people) if all(begins_person(one, None) for one in people) else 0


def _under_headings(lines: Sequence[SourceLine]) -> set[int]:
    """The places of headings that each have people below them, a line each, and of these people.

    Several stand together, or one above the heading of those who were away.
    """
    found: set[int] = set()
    run: list[int] = []
    at = groups = 0
    while at <= len(lines):
        end = _end_of_group(at, lines) if at < len(lines) else at
        if end > at:
            run += range(at, end)
            groups += 1
            at = end
            continue
        above_away = at < len(lines) and not lines[at].cells and heading_of(lines[at].text, None, "").mark == "forfall"
        if len(run) - groups >= _FEWEST_NAMES and (groups >= _FEWEST_LINES or above_away):
            found |= {*run}
        run, groups = [], 0
        at += 1
    return found


def _rows_of_people(lines: Sequence[SourceLine]) -> set[int]:
    """The places of rows below each other that each have somebody, and beside the name what they are or where from."""
    found: set[int] = set()
    run: list[int] = []
    for place in range(len(lines) + 1):
        if place < len(lines) and _is_row_of_person(lines[place]):
            run.append(place)
            continue
        found |= {*run} if len(run) >= _FEWEST_NAMES else set()
        run = []
    return found


def _is_row_of_person(line: SourceLine) -> bool:
    filled = [cell for cell in cells_of(line) if cell.text]
    texts = [piece.text for cell in filled[1:] for piece in cell.pieces]
    is_said = any(is_role(text) or is_role(text.lower()) or is_institution(text) or is_party(text) for text in texts)
    return is_said and is_name(filled[0].text) and not any(is_name(text) or ":" in text for text in texts)


def _end_of_group(at: int, lines: Sequence[SourceLine]) -> int:
    """Where the people end that stand below a heading at a place; the place itself where none do."""
    line = lines[at]
    text = line.text.strip(" :")
    is_heading = line.kind == "heading" or line.strong or line.text.rstrip().endswith(":")
    if line.cells or line.kind == "item" or not is_heading or not 0 < len(text.split()) <= HEADING_WORDS:
        return at
    if any(letter.isdigit() for letter in text) or _OF_PAPER.search(text) or is_title(text) or is_name(text):
        return at
    if any(meaning_of(text, lexicon) for lexicon in (HEAD, CASE, PART, SECTION)) or heading_of(text, None, "").mark:
        return at
    end = at + 1
    while end < len(lines) and _is_person(lines[end]):
        end += 1
    return end if end > at + 1 else at


def _is_person(line: SourceLine) -> bool:
    """Whether a line has somebody, and nothing else than what they are."""
    if line.cells or line.kind == "heading" or line.strong or "\t" in line.text or label_apart(line.text)[1]:
        return False
    return begins_person(whole(line).stripped(), None) and not line.text.rstrip().endswith(".")


def _names_of_group(line: SourceLine) -> int:
    """How many people a line or a row has after the name of a group; 0 where it has anything else."""
    head, names = _group_and_names(line)
    if "\t" in line.text:
        return 0
    if units := [part for part in _parts_of_units(line) if has_unit_before(part)]:
        return sum(len(people_on(part, None, is_list=True)) for part in units)
    if not names or len(head.split()) > HEADING_WORDS or not head.strip()[:1].isupper() or _OF_PAPER.search(head):
        return 0
    if any(meaning_of(head, lexicon) for lexicon in (HEAD, CASE, PART, SECTION)) or heading_of(head, None, "").mark:
        return 0
    people = [one for piece in names for one in people_on(piece.stripped(" ."), None, is_list=True)]
    return len(people) if people and all(begins_person(one, None) for one in people) else 0


def lists_units(line: SourceLine) -> bool:
    """Whether a line has several units, each with those who are there for it: "8A: Ida og Per, 8B: Siv"."""
    return len(_parts_of_units(line)) >= _FEWEST_NAMES


def _parts_of_units(line: SourceLine) -> list[Piece]:
    """A line, or the parts of it that have a unit each, on lines of their own or divided by commas."""
    if line.cells:
        return []
    parts = [part for part in whole(line).split(_BREAK) if part.text]
    is_broken = len(parts) > 1 and all(map(has_unit_before, parts))
    return parts if is_broken else units_apart(whole(line))


def _group_and_names(line: SourceLine) -> tuple[str, Sequence[Piece]]:
    """What stands before a colon and after it, or in the two cells of a row; no names where there is neither."""
    if line.cells:
        filled = [cell for cell in cells_of(line) if cell.text]
        head = filled[0].text.rstrip(": ") if len(filled) == 2 else ""  # noqa: PLR2004
        is_group = head and ":" not in head and not any(label_of(piece, HEAD) for piece in filled[1].pieces)
        return (head, filled[1].pieces) if is_group else ("", ())
    head, colon, rest = label_apart(line.text)
    return head, (whole(line).part(len(head) + 1),) if colon and rest.strip() else ()


def _is_of_list(line: SourceLine) -> bool:
    head, names = _group_and_names(line)
    return bool(names or line.text.rstrip().endswith(":")) and (
        is_attendance_heading(f"{head}:") or meaning_of(head, HEAD) == "leader"
    )
