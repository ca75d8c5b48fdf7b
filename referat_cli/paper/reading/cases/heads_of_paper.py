"""Where the cases of a meeting begin on paper, and what they are called there."""

import re
from collections.abc import Sequence

from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.case_head import CaseHead
from referat_cli.paper.reading.cases.counted_heads import counted_heads
from referat_cli.paper.reading.cases.heads import YEAR, head_in
from referat_cli.paper.reading.cases.part_headings import NUMBERED_PARTS, part_heading
from referat_cli.paper.reading.cases.task_columns import rows_of_tasks
from referat_cli.paper.reading.cases.titles_without_numbers import (
    with_titles_of_agenda,
    with_titles_over_numbers,
)
from referat_cli.paper.reading.cases.types import LETTERED, type_named
from referat_cli.paper.reading.cases.unnumbered import is_other_business_alone, unnumbered_titles
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.labels import OTHER_BUSINESS, word_set

_YEAR_OF_NUMBER = re.compile(r"(?<!\d)\d{1,4}\s?[/-]\s?(?P<year>(?:20)?\d\d)$|^(?P<first>20\d\d)\s?[/-]\s?\d{1,4}$")
# The head of a case that has the committee in place of the word "sak".
_OF_BODY = re.compile(rf"(?P<body>[A-ZÆØÅ][\w., -]{{3,60}}?)\s+(?P<number>\d{{1,4}}/{YEAR})", re.IGNORECASE)
_NO_BODY = word_set(
    "saksprotokoll vedtak innstilling behandling behandlet behandla handsaming handsama votering moete referat"
    " protokoll fra i til av under ved kun bare berre deltok moette paa sak"
)


def find_heads(lines: Sequence[SourceLine], year: str) -> list[CaseHead]:
    """Every line that may be the head of a case, in order, those of an agenda too."""
    tasks = rows_of_tasks(lines)
    every = (head_in(line, place, year) for place, line in enumerate(lines) if place not in tasks)
    numbered = _with_types_apart(_without_days([head for head in every if head]))
    found = with_titles_over_numbers(_without_parts(numbered, lines), lines)
    if found:
        return with_titles_of_agenda(_titled(_with_bodies(found, lines), lines), lines)
    counted = counted_heads(lines)
    return counted or [
        CaseHead(place, None, (whole(lines[place]).stripped(" :"),)) for place in unnumbered_titles(lines)
    ]


_YEAR_FIRST = re.compile(r"(?P<year>\d\d)/(?P<number>\d{1,3})")


def _without_days(heads: list[CaseHead]) -> list[CaseHead]:
    """The heads, without one of a number such as «26/6» where no other has that year first: it is a day."""
    found = {head.place: _YEAR_FIRST.fullmatch(head.number.text) for head in heads if head.number}
    series: dict[str, set[str]] = {}
    for match in filter(None, found.values()):
        series.setdefault(match["year"], set()).add(match["number"])
    days = {
        place
        for place, match in found.items()
        if match and len(match["number"]) == 1 and len(series[match["year"]]) == 1
    }
    return [head for head in heads if head.place not in days or head.label]


def _with_types_apart(heads: list[CaseHead]) -> list[CaseHead]:
    """The heads, a letter between number and title with the title where it is of a type: "4/24 O Økonomi".

    Where two cases differ by the letter alone, as 12/26 A and 12/26 B, it is of the number.
    """
    found = [LETTERED.fullmatch(head.number.raw) if head.number else None for head in heads]
    letters: dict[str, set[str]] = {}
    for one in filter(None, found):
        letters.setdefault(one["number"], set()).add(one["letter"])
    if any(len(several) > 1 for several in letters.values()):
        return heads
    return [_with_letter(head, one) if one else head for head, one in zip(heads, found, strict=True)]


def _with_letter(head: CaseHead, lettered: re.Match[str]) -> CaseHead:
    """A head, the letter behind its number before its title, which stands on the same line."""
    number, title = head.number, head.title[:1]
    is_type = number and title and title[0].line is number.line and type_named(lettered["letter"])
    if not (number and is_type):
        return head
    letter = number.part(lettered.start("letter"))
    return head._replace(
        number=number.part(0, lettered.end("number")),
        title=(Piece(letter.line, letter.start, title[0].end), *head.title[1:]),
    )


def _without_parts(heads: list[CaseHead], lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads, without one that repeats the number of the case over it and then names a part of that.

    "FS-012/26 Innstilling til kommunestyret:" is the title of a case only where no case of the number is open.
    """
    found: list[CaseHead] = []
    for head in heads:
        is_open = bool(found) and found[-1].called != head.called and _digits(head) == _digits(found[-1]) != ""
        line = lines[head.place]
        part = part_heading(line) if is_open else None
        is_title = part is not None and part.meaning == "treatment" and not line.text.rstrip("*_ ").endswith(":")
        if part is None or part.meaning not in NUMBERED_PARTS or is_title:
            found.append(head)
    return found


def _digits(head: CaseHead) -> str:
    """The number of a head without the committee or the word before it: "12/26" of "FS-012/26"."""
    return re.sub(r"^\D*0*", "", head.number.text) if head.number else ""


def numbered_year(heads: Sequence[CaseHead]) -> str:
    """The year that all the numbers of cases have; none where they have several, or none."""
    numbers = (_YEAR_OF_NUMBER.search(head.number.text) for head in heads if head.number)
    years = {(found["year"] or found["first"])[-2:] for found in numbers if found}
    return f"20{years.pop()}" if len(years) == 1 else ""


def _with_bodies(heads: list[CaseHead], lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads and, where an agenda has the number, those that name the committee before it: "FORMANNSKAPET 8/26"."""
    keys = {head.key for head in heads}
    places = {head.place for head in heads}
    found = list(heads)
    for place, line in enumerate(lines):
        match = _OF_BODY.fullmatch(line.text.strip()) if not line.cells and place not in places else None
        words = set(fold(match["body"]).split()) if match else set()
        is_somebody = "," in (match["body"] if match else "")  # "Plansjef Siv Nes, sak 8/26"
        if match and not is_somebody and fold(match["number"]) in keys and words.isdisjoint(_NO_BODY):
            piece = whole(line).stripped()
            number = piece.part(match.start("number"), match.end("number"))
            found.append(CaseHead(place, number, (), piece.part(0, match.start("number"))))
    last = max(places)
    titles = {fold(" ".join(piece.text for piece in head.title)) for head in heads}
    if titles.isdisjoint(OTHER_BUSINESS):
        untitled = {head.place + 1 for head in found if not head.title}
        later = (place for place in range(last + 1, len(lines)) if place not in untitled)
        own = (place for place in later if is_other_business_alone(lines[place]))
        found += [CaseHead(place, None, (whole(lines[place]).stripped(" :"),)) for place in [*own][:1]]
    return sorted(found, key=lambda head: head.place)


def _titled(heads: list[CaseHead], lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads; those whose row has other things beside the number, and the title of the agenda under it, without."""
    titles: dict[str, set[str]] = {}
    for head in heads:
        titles.setdefault(head.key, set()).add(head.called)
    named = {head.key: head.title for head in reversed(heads) if head.title}
    found = []
    for head in heads:
        below = lines[head.place + 1] if head.place + 1 < len(lines) else None
        text = fold(below.text) if below and not below.cells else ""
        if not head.title and head.key in named and below and below.text.rstrip().endswith("."):
            found.append(head._replace(title=named[head.key]))  # "Ad sak 3/26" over what was said
            continue
        if head.beside and text in titles[head.key] and text != head.called:
            found.append(head._replace(title=(), beside=(*head.title, *head.beside)))
        else:
            found.append(head)
    return found
