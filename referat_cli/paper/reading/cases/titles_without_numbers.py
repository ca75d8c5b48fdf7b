"""Cases whose title stands alone: their number is under it, or in the agenda."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.case_head import CaseHead
from referat_cli.paper.reading.cases.course import numbers_of_course
from referat_cli.paper.reading.cases.unnumbered import may_be_title, unnumbered_titles
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.labels import CASE, PART, SECTION, is_chapter, label_of

# So many lines below a title belong to it.
_NEAR = 4
_SEVERAL = 2
_MARKS = " :*"


def with_titles_over_numbers(heads: Sequence[CaseHead], lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads, and the headings over a line with nothing but a number, "Saksnr: 4/26", or over a table with theirs.

    Of several numbers in a table it is the one that the agenda has.
    """
    below = {place: numbers for place in range(len(lines)) if (numbers := numbers_of_course(place, lines))}
    below |= {head.place: {head.place: head.number} for head in heads if head.number and _is_alone(head, lines)}
    rows = {row for numbers in below.values() for row in numbers}
    found = {head.place: head for head in heads if head.place not in rows}
    known = {head.key for head in found.values()}
    for place in sorted(below):
        numbers = below[place]
        title = _title_above(place, lines, found)
        own = [number for number in numbers.values() if fold(number.text) in known] or [*numbers.values()]
        if title is not None and len(own) == 1:
            found[title] = CaseHead(title, own[0], (whole(lines[title]).stripped(_MARKS),))
        else:
            found |= {head.place: head for head in heads if head.place in numbers}
    return [found[place] for place in sorted(found)]


def _is_alone(head: CaseHead, lines: Sequence[SourceLine]) -> bool:
    """Whether a head is a number that a word with a colon leads, and no heading itself."""
    is_led = head.label is not None and head.label.text.endswith(":")
    return is_led and not head.title and lines[head.place].kind == "paragraph"


def _title_above(place: int, lines: Sequence[SourceLine], heads: Mapping[int, CaseHead]) -> int | None:
    """The place of the title that a number is under: facts of the case may stand between."""
    for above in range(place - 1, max(place - _NEAR, 0) - 1, -1):
        line = lines[above]
        if above in heads:
            return None
        if may_be_title(line) and (lines[place].cells or not is_chapter(line.text)):
            return above if above - 1 not in heads or heads[above - 1].title else None
        if not (line.cells or label_of(whole(line), CASE) or label_of(whole(line), PART)):
            return None
    return None


def with_titles_of_agenda(heads: Sequence[CaseHead], lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads, and the lines below an agenda that repeat titles of it whose numbers have no other title.

    Headings of their level between two of them, as many as there are rows between those of the agenda, are the cases
    of these rows. So are the titles of cases in other words, where they are as many as the rows.
    """
    times = Counter(one for head in heads for one in {head.key, head.called})
    rows = [head for head in heads if head.key and times[head.key] == times[head.called] == 1]
    again = _repeated(rows, lines) or _as_many(rows, lines)
    rows = [head for head in rows if head.place < min(again, default=0)]
    is_agenda = len(again) > 1 or any(map(_heads_agenda, lines[: rows[0].place] if rows else ()))
    if not is_agenda or len(again) * 2 < len(rows):
        return [*heads]
    again |= _between(again, rows, lines)
    found = [row._replace(place=place, title=(whole(lines[place]).stripped(_MARKS),)) for place, row in again.items()]
    return sorted([*heads, *found], key=lambda head: head.place)


def _repeated(rows: Sequence[CaseHead], lines: Sequence[SourceLine]) -> dict[int, CaseHead]:
    """The places of the lines that each repeat the title of a row above and nothing else, below all these rows."""
    titles = {row.called: row for row in rows}
    found: dict[str, int] = {}
    for place in range(rows[0].place + 1 if rows else len(lines), len(lines)):
        line = lines[place]
        text = fold(line.text.strip(_MARKS)) if line.kind in ("paragraph", "heading") else ""
        if text in titles and titles[text].place < place:
            found.setdefault(text, place)
    first = min(found.values(), default=0)
    return {place: titles[text] for text, place in found.items() if titles[text].place < first}


def _as_many(rows: Sequence[CaseHead], lines: Sequence[SourceLine]) -> dict[int, CaseHead]:
    """The places of titles below an agenda of nothing but rows that are as many as these, each with its row."""
    if len(rows) < _SEVERAL or rows[-1].place - rows[0].place >= len(rows):
        return {}
    above, below = lines[: rows[0].place], rows[-1].place + 1
    titles = unnumbered_titles(lines[below:]) if any(map(_heads_agenda, above)) else []
    return {below + place: row for place, row in zip(titles, rows, strict=False)} if len(titles) == len(rows) else {}


def _between(
    again: Mapping[int, CaseHead], rows: Sequence[CaseHead], lines: Sequence[SourceLine]
) -> Iterator[tuple[int, CaseHead]]:
    """The headings between two of the titles, and the rows that they are of."""
    for place, below in pairwise(sorted(again)):
        level = lines[place].level if lines[place].kind == "heading" else 0
        headings = [
            one
            for one in range(place + 1, below if level else 0)
            if lines[one].level == level and may_be_title(lines[one])
        ]
        left = rows[rows.index(again[place]) + 1 : rows.index(again[below])]
        if len(left) == len(headings):
            yield from zip(headings, left, strict=True)


def _heads_agenda(line: SourceLine) -> bool:
    label = label_of(whole(line), SECTION) if not line.cells else None
    return label is not None and label.meaning == "agenda"
