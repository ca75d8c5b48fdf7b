"""Lists of names that have one person a line, where nothing after the name is another, and those that have several."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_cli.i18n import _
from referat_cli.paper.reading.attendance.over_lines import UNFINISHED, names_columns
from referat_cli.paper.reading.columns import MARK, cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.line_starts import begins_person
from referat_cli.paper.reading.people.list_headings import HEADING_WORDS, is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_role
from referat_cli.paper.reading.people.remarks import is_reason
from referat_cli.paper.reading.people.splitting import people_on
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.labels import label_apart

_LEAST = 3
_BESIDE = re.compile(r"[,(]| [–-] ")
_PAIR = 2
_UNIT = re.compile(r",\s*(?P<unit>[^,()]+?)\s*$")
_AND = re.compile(r"\s(?:og|samt)\s")


class _Run(NamedTuple):
    """Lines of a list: the heading on the first of them, if any, their people's pieces, and where they end."""

    heading: Piece | None
    people: list[Piece]
    end: int


def one_a_line(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, those of such a list as its heading and an item for each person."""
    found: list[SourceLine] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at, ledger)
        if _has_one_each(run.people):
            found += [ledger.part(run.heading, strong=True)] if run.heading else []
            found += [_alone(piece, ledger) for piece in run.people]
        else:
            found += lines[at : run.end]
        at = run.end
    return found


def has_several_a_line(lines: Sequence[SourceLine], ledger: Ledger) -> bool:
    """Whether items have several people each: a third of them or more, and none has a unit behind a comma.

    Where each has two, "Kari Moe, Ola Vik", the second may as well be where the first is from, and is read so.
    """
    pieces = [whole(line).stripped() for line in lines if line.kind == "item" and not line.cells]
    items = [piece for piece in pieces if begins_person(piece, None) and not label_apart(piece.raw)[1]]
    people = [people_on(piece, None, is_list=True) for piece in items]
    several = [one for one in people if len(one) > 1 and not _AND.search(one[-1].line.text)]
    told = (_UNIT.search(one.raw) for parts in people for one in parts)
    has_units = any(found and not is_role(found["unit"]) and not is_reason(found["unit"]) for found in told)
    if not several or len(several) * _LEAST < len(people) or has_units:
        return False
    are_pairs = all(len(one) == _PAIR and "(" not in one[0].raw for one in people)
    first = several[0][0]
    why = (
        _("står etter komma, og kan være personer")
        if are_pairs
        else _("står etter komma, og er lest som flere personer")
    )
    ledger.guess(whole(first.line), ", ".join(one.text for one in several[0]), why)
    return not are_pairs


def _run(lines: Sequence[SourceLine], at: int, ledger: Ledger) -> _Run:
    """The list that begins at a line, up to the next heading; that line alone where none does."""
    heading, people = _opened(lines[at])
    end = at + 1
    while people and end < len(lines) and (more := _more(lines[end])):
        if more[0].text[:1].islower():
            people[-1:] = [_joined(people[-1], more[0], ledger)]
            more = more[1:]
        people += more
        end += 1
    return _Run(heading, people, end)


def _joined(piece: Piece, rest: Piece, ledger: Ledger) -> Piece:
    line = ledger.joined([piece, rest], piece.line)
    return Piece(line, 0, len(line.text))


def _opened(line: SourceLine) -> tuple[Piece | None, list[Piece]]:
    """The heading of a list and its first people, where a line begins one."""
    cells = [cell for cell in cells_of(line) if cell.text]
    if not cells or line.kind in ("item", "heading") or line.is_header or MARK.search(line.text):
        return None, []
    first, *below = cells[0].pieces
    head, colon, rest = label_apart(first.raw)
    if len(cells) > 2 or len(head.split()) > HEADING_WORDS:  # noqa: PLR2004 - a heading and its names
        return None, []
    if not colon and len(cells) == 1:
        return None, _people(cells[0].pieces)
    if rest.strip() or (len(cells) == 1 and below):
        after = first.part(len(head) + 1).stripped()
        names = [*([after] if after.text else []), *below]
        return first.part(0, len(head) + 1), _people(names) if len(cells) == 1 and not names_columns(after) else []
    is_heading = len(cells) > 1 and not below and (colon or is_attendance_heading(head))
    return first, _people(cells[1].pieces) if is_heading else []


def _people(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that each begin with somebody's name; none where one does not."""
    is_list = all(not label_apart(piece.raw)[1] and begins_person(piece, None) for piece in pieces)
    return list(pieces) if is_list else []


def _more(line: SourceLine) -> list[Piece]:
    """The people of a line within a list, or the rest of the line above; none where it is no part of one."""
    cells = cells_of(line)
    filled = [cell for cell in cells if cell.text]
    is_below = len(filled) == 1 and (len(cells) == 1 or not cells[0].text)
    if not is_below or line.kind in ("item", "heading") or MARK.search(line.text):
        return []
    if is_attendance_heading(filled[0].text):
        return []
    pieces = filled[0].pieces
    is_rest = pieces[0].text[:1].islower() and not label_apart(pieces[0].raw)[1] and not pieces[0].text.endswith(".")
    return [pieces[0], *_people(pieces[1:])] if is_rest else _people(pieces)


def _has_one_each(people: Sequence[Piece]) -> bool:
    """Whether most lines have one name and something after it, none ends within a list, and some look like lists."""
    if len(people) < _LEAST or any(piece.raw.rstrip().endswith(UNFINISHED) for piece in people[:-1]):
        return False
    alone = sum(1 for piece in people if len(people_on(piece, None, is_list=True)) == 1)
    beside = sum(1 for piece in people if _BESIDE.search(piece.raw))
    return len(people) > alone and alone * 3 >= len(people) * 2 and beside * 2 >= len(people)


def _alone(piece: Piece, ledger: Ledger) -> SourceLine:
    """A person as an item; two on one line, as «Kari Moe og Ola Lie», as the list that they are."""
    several = _AND.search(piece.raw) is not None and len(people_on(piece, None, is_list=True)) > 1
    return ledger.part(piece, kind="paragraph" if several else "item")
