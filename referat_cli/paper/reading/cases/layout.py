"""Which heads begin cases and which are rows of the agenda."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.case_head import CaseHead
from referat_cli.paper.reading.cases.part_headings import part_heading
from referat_cli.paper.reading.cases.unnumbered import sections_above_list, titles_before_agenda
from referat_cli.paper.reading.columns import only_piece
from referat_cli.paper.reading.head.title import is_notice, is_title
from referat_cli.paper.reading.source import SourceLine, whole

# A sentence has so many words.
_SENTENCE = 4
# Of heads that have one number so many are compared.
_MOST_ALIKE = 10
# At most one in so many numbers is a slip.
_FEW = 4


class CasesOnPaper(NamedTuple):
    """The heads of the cases, and where the agenda and the cases begin; ``agenda`` is None where there is none.

    ``numbers`` are the numbers of cases by what else the paper calls them: "22/24" of "PS 22/24" in the agenda.
    """

    heads: list[CaseHead]
    agenda: int | None
    begin: int
    numbers: Mapping[str, str] = MappingProxyType({})


def lay_out_cases(lines: Sequence[SourceLine], heads: list[CaseHead], agenda: int | None) -> CasesOnPaper:
    """Which heads begin cases and which are rows of the agenda.

    A number that comes a second time has its case there; where none does, the rows under the heading of an agenda that
    have nothing but each other beneath them are one, unless sentences tell what came of them.
    """
    known = [head for head in heads if head.key]
    if not known:
        first = heads[0].place if heads else len(lines)
        return CasesOnPaper(heads, agenda if agenda is not None and agenda < first else None, first)
    start = agenda if agenda is not None else 0
    heads = _told_apart(_by_last_number(heads), lines)
    known = [head for head in heads if head.key]
    seen: set[str] = set()
    begin = len(lines)
    for head in known:
        if head.place < start:
            continue
        if head.name in seen:
            begin = head.place
            break
        seen.add(head.name)
    if begin == len(lines):
        rows = [head for head in known if head.place >= start]
        if agenda is None or not rows or not _is_dense(lines[rows[0].place :]) or _are_told(rows, lines):
            begin = rows[0].place if rows else len(lines)
            return CasesOnPaper(
                _first_of_each(heads, begin), agenda if agenda is not None and agenda < begin else None, begin
            )
        return CasesOnPaper([], agenda, len(lines))
    heads = _without_rows_of_lists(heads, begin, seen, lines)
    if agenda is None:
        agenda = min(head.place for head in known if head.name in seen)
    numbers = {head.written: head.own for head in known if head.own and head.own != head.written}
    return CasesOnPaper(_first_of_each(heads, begin), agenda, begin, numbers)


def _by_last_number(heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads of one title and one running number by the number of the last: "22/24" of "PS 22/24" in the agenda."""
    last = {(head.running, head.called): head.written for head in heads if head.running and head.called}
    return [head._replace(own=last.get((head.running, head.called), "")) for head in heads]


def chapters_of_agenda(lines: Sequence[SourceLine], paper: CasesOnPaper) -> frozenset[str]:
    """What stands alone on lines of the agenda, folded: the titles of its chapters."""
    rows = () if paper.agenda is None else lines[paper.agenda + 1 : paper.begin]
    alone = (only_piece(line) for line in rows if line.kind != "item")
    return frozenset(fold(piece.text) for piece in alone if piece and piece.text)


def with_opening(lines: list[SourceLine], paper: CasesOnPaper) -> tuple[list[SourceLine], CasesOnPaper]:
    """The lines, what was treated above the agenda of numbered cases below it: "Åpen halvtime", "Informasjon"."""
    end = paper.begin if paper.agenda is None else paper.agenda
    titles = titles_before_agenda(lines[:end]) if any(head.key for head in paper.heads) else []
    if not titles:
        return lines, paper
    sections = sections_above_list(lines, titles[0])
    early = [place for section in sections for place in section]
    if early:  # what was treated before people were called up stands with the rest
        above = [line for place, line in enumerate(lines[: titles[0]]) if place not in early]
        lines = [*above, *(lines[place] for place in early), *lines[titles[0] :]]
        titles = [*(len(above) + early.index(section.start) for section in sections), *titles]
    first, rows = titles[0], paper.begin - end
    opening = [CaseHead(place + rows, None, (whole(lines[place]).stripped(" :"),)) for place in titles]
    moved = [*lines[:first], *lines[end : paper.begin], *lines[first:end], *lines[paper.begin :]]
    agenda = None if paper.agenda is None else first
    return moved, paper._replace(heads=[*opening, *paper.heads], agenda=agenda, begin=first + rows)


def _without_rows_of_lists(
    heads: Sequence[CaseHead], begin: int, seen: Container[str], lines: Sequence[SourceLine]
) -> list[CaseHead]:
    """The heads without the rows of a table within a case, which the agenda does not have: "RS 4/26", "Brev fra …".

    Where rows are over the cases that it has, one with the same letters before its number is over a case too.
    """
    rows = [head for head in heads if head.place >= begin and lines[head.place].cells and head.key]
    series = {head.series for head in rows if head.name in seen}
    others = [head for head in rows if head.name not in seen and head.series not in series]
    return [head for head in heads if head not in others]


def _is_dense(rows: Sequence[SourceLine]) -> bool:
    """Whether nothing that belongs to a case stands among rows."""
    return not any(
        (found := part_heading(line)) and found.meaning in ("proposal", "minutes", "decision") for line in rows
    )


def _are_told(rows: Sequence[CaseHead], lines: Sequence[SourceLine]) -> bool:
    """Whether sentences under most of the rows say what came of them, on a paper that calls nobody to a meeting.

    In minutes, and so named, any lines under them do.
    """
    above = [line.text for line in lines[: rows[0].place]]
    are_minutes = any(map(is_title, above))
    told = 0
    for head, end in zip(rows, [*(head.place for head in rows[1:]), len(lines)], strict=True):
        below = lines[head.place + 1 : end]
        paragraphs = sum(line.kind == "paragraph" for line in below) - (not head.title)
        told += any(map(_is_told, below)) or (are_minutes and paragraphs > 0)
    return told > len(rows) / 2 and not any(map(is_notice, above))


def _is_told(line: SourceLine) -> bool:
    return line.kind == "paragraph" and line.text.rstrip().endswith(".") and len(line.text.split()) >= _SENTENCE


def _first_of_each(heads: Sequence[CaseHead], begin: int) -> list[CaseHead]:
    found: dict[str, CaseHead] = {}
    for head in heads:
        if head.place >= begin:
            found.setdefault(head.name, head)
    return sorted(found.values(), key=lambda head: head.place)


def _told_apart(heads: Sequence[CaseHead], lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads, those of two cases that a paper has given one number told apart by their titles too.

    Both are set alike, and what was decided stands under each before the next head, or sentences do where few numbers
    come again, as those of an agenda would.
    """
    own: dict[str, list[CaseHead]] = {}
    times = Counter(head.key for head in heads if head.key)
    are_few = sum(count > 1 for count in times.values()) * _FEW <= len(times)
    for head, after in pairwise([*heads, CaseHead(len(lines), None, ())]):
        below = lines[head.place : after.place]
        if head.key and head.called and (not _is_dense(below) or (are_few and any(map(_is_told, below)))):
            own.setdefault(head.key, []).append(head)
    twice = {
        key for key, same in own.items() if any(_are_two(*two, lines) for two in combinations(same[:_MOST_ALIKE], 2))
    }
    return [head._replace(same=head.called) if head.key in twice else head for head in heads]


def _are_two(one: CaseHead, other: CaseHead, lines: Sequence[SourceLine]) -> bool:
    """Whether two heads of one number are of two cases, and the second is not what goes on with the first."""
    first, second = one.called, other.called
    is_rest = first.startswith(second) or second.startswith(first) or "forts" in f"{first} {second}"
    alike = (lines[one.place].kind, lines[one.place].strong) == (lines[other.place].kind, lines[other.place].strong)
    return alike and not is_rest
