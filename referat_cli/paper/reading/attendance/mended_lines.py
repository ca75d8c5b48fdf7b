"""The lines of the list as they are meant: an item over others, a colon after a name, people between breaks."""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from referat_cli.i18n import _
from referat_cli.paper.reading.attendance.one_a_line import one_a_line
from referat_cli.paper.reading.attendance.over_lines import UNFINISHED, begins_name
from referat_cli.paper.reading.attendance.reading import is_beside_members
from referat_cli.paper.reading.attendance.sentences import tells_people
from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.line_starts import begins_person, has_unit_before, is_first_name
from referat_cli.paper.reading.people.list_headings import is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.attendance_words import EMPTY_BOX, TICKED
from referat_cli.paper.reading.words.bodies import is_body, is_institution
from referat_cli.paper.reading.words.labels import label_apart
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

# "☒ Siv Nes", "x Kari Moe", "Ola Vik [ ]".
_BOX_FIRST = re.compile(rf"^\s*(?:{TICKED}|[xX](?=\s)|(?P<empty>{EMPTY_BOX}))\s*(?=\w)")
_BOX_LAST = re.compile(rf"[\s,:–-]+(?:{TICKED}|(?P<empty>{EMPTY_BOX}))\s*$")
# "Til stede: Kommunene: Siv Nes (Nesvik)".
_TWO_HEADINGS = re.compile(rf"\s*(?P<head>[^:,]{{3,30}}:)\s+(?P<group>{CAPITAL}[^:,()]{{2,40}}):\s+\S")
_ALL = phrase(r"(?:alle|samtlige|samtlege)(?: [a-zæøå]+)?")
_BREAK = re.compile(r"\n")
# The names of groups, one after the other: "Arbeidsgiver: Ida Lie. Arbeidstaker: Ola Vik".
_GROUPS = phrase(rf"(?:^|[.;] )(?P<group>{CAPITAL}[\w ]{{1,40}}: )", re.NOFLAG)


def mended_lines(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines of the list, each with the words of one person, or of one heading with its people."""
    lines = [_without_box(line, ledger) for line in lines]
    lines = [_with_comma_after_name(line, ledger) for line in one_a_line(_with_headings(lines, ledger), ledger)]
    return [part for line in lines for part in _people_apart(line, ledger)]


def _without_box(line: SourceLine, ledger: Ledger) -> SourceLine:
    """A line of somebody without a ticked box: they are of what stands above. An empty box is put behind the name.

    There it says that it is unknown whether they came.
    """
    box = None if line.cells else _BOX_FIRST.search(line.text) or _BOX_LAST.search(line.text)
    if box is None:
        return line
    name = whole(line).part(box.end() if not box.start() else 0, box.start() or None).stripped()
    if not begins_person(name, None):
        return line
    if box["empty"]:
        ledger.guess(name, "oppmoete: ukjent", _("ruten ved navnet er ikke krysset av"))
        return ledger.joined([name, whole(line).part(*box.span("empty"))], line, ["", ", "])
    ledger.label(whole(line).part(*box.span()))
    return ledger.part(name)


def _with_headings(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, an item of a list that is nobody as a heading: "Kommunene" over its people, deeper or called so."""
    found: list[SourceLine] = []
    for line, below in zip_longest(lines, lines[1:]):
        are_items = below is not None and line.kind == below.kind == "item" and not (line.cells or below.cells)
        is_over = are_items and _is_somebody(below) and (below.level > line.level or _names_group(line.text))
        is_heading = is_over and not begins_person(whole(line).stripped(), None)
        found.append(ledger.part(whole(line), strong=True) if is_heading else line)
    return found


def _is_somebody(line: SourceLine) -> bool:
    return begins_person(whole(line).stripped(), None) or is_first_name(whole(line).stripped())


def _names_group(text: str) -> bool:
    """Whether a text is what several are there for, or are, and no more: "Kommunene", "Observatører"."""
    return "," not in text and (is_institution(text) or is_beside_members(text) or is_body(text))


def _with_comma_after_name(line: SourceLine, ledger: Ledger) -> SourceLine:
    """A line of somebody, with a comma for a colon before what they are, or the mark: "Kari Moe, Dalen: forfall"."""
    name, colon, after = whole(line).part(0, 0), "", whole(line)
    if not line.cells:
        head, colon, _rest = label_apart(line.text)
        name, after = whole(line).part(0, len(head)).stripped(), whole(line).part(len(head) + 1).stripped()
    is_of_one = is_name(name.text) or ("," in name.raw and begins_name(name.text))
    if not colon or not after.text or not is_of_one or begins_person(after, None):
        return line
    return ledger.joined([name, after], line, ["", ", "])


def _people_apart(line: SourceLine, ledger: Ledger) -> list[SourceLine]:
    """A paragraph that has one of those who were there a line, as those lines; every other as it is.

    A row whose second cell has groups one after the other is read as a paragraph: "Arbeidsgiver: … Arbeidstaker: …".
    """
    cells = [cell for cell in cells_of(line) if cell.text] if line.cells else []
    if len(cells) == 2 and len(cells[1].pieces) == 1 and is_attendance_heading(cells[0].text):  # noqa: PLR2004
        (value,) = cells[1].pieces
        starts = [found.start("group") for found in _GROUPS.finditer(value.raw)]
        if len(starts) > 1 and starts[0] == 0:
            groups = [value.part(*bounds).stripped(" .;") for bounds in pairwise([*starts, len(value.raw)])]
            return [ledger.part(one) for one in (*cells[0].pieces, *groups)]
    if found := _TWO_HEADINGS.match(line.text) if not line.cells else None:
        head, group = whole(line).part(*found.span("head")), whole(line).part(found.end("head")).stripped()
        if is_attendance_heading(head.text) and not (is_name(found["group"]) or _ALL.fullmatch(found["group"])):
            return [ledger.part(head), ledger.part(group)]
    parts = [part for part in whole(line).split(_BREAK) if part.text] if not line.cells else []
    first = parts[1:] if parts and parts[0].raw.rstrip().endswith(":") else parts
    broken = any(part.raw.rstrip().endswith(UNFINISHED) for part in parts[:-1])
    are_people = all(begins_name(part.text) or has_unit_before(part) for part in first)
    if len(parts) < 2 or broken or tells_people(whole(line)) or not are_people:  # noqa: PLR2004 - several lines
        return [line]
    return [ledger.part(part, strong=line.strong) for part in parts]
