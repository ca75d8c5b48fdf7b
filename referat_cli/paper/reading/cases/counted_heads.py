"""Where no line has the number of a case: headings and lines that count from one to the next, each a case."""

import re
from collections.abc import Sequence
from itertools import pairwise

from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.case_head import CaseHead
from referat_cli.paper.reading.cases.unnumbered import ELECTION, may_be_title
from referat_cli.paper.reading.elections.offices import office_above
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.labels import CASE, OTHER_BUSINESS, PART, SECTION, label_of, meaning_of
from referat_cli.paper.reading.words.phrases import CAPITAL

MOST_WORDS = 12
_SEVERAL = 2
# "1. Budsjett", "2) Lønn", "3 Valg", "4 - Ferie", and "7.1 Budsjett" in the seventh meeting.
_COUNTED = re.compile(
    rf"\s*(?P<series>\d{{1,3}}[.-])?(?P<number>\d{{1,3}})"
    rf"(?(series)\.?(?:\s?[-–—:])?|(?:[.)]|\s?[-–—:]|(?=\s+{CAPITAL})))\s+(?=\S)"
)

_LETTERED = re.compile(rf"\s*[A-Z][.)]?\s+{CAPITAL}")
# A number before a title that begins with a small letter, and how far it may be from the one before.
_SMALL = re.compile(r"\s*(?P<series>\b\B)?(?P<number>\d{1,3})\s+(?=[a-zæøå])")
_MOST_LEFT_OUT = 3


def counted_heads(lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads of cases of a paper in which no line has the number of one."""
    return _numbered_headings(lines) or _numbered_by_word(lines) or _numbered_alone(lines)


def _numbered_headings(lines: Sequence[SourceLine]) -> list[CaseHead]:
    """Headings that are numbered, each a case of the meeting.

    They count from 1, or are of one level and count on from a meeting before: "072 Budsjett", "073 Lønn". Of a level
    that the format tells, those are cases too whose number is a slip, or who have none.
    """
    found = _counted_from_one(lines)
    levels = {lines[head.place].level for head in found if lines[head.place].kind == "heading"}
    level = levels.pop() if len(levels) == 1 else 0
    by_level = _counted_by_level(lines)
    if level:
        found = [head for head in by_level.get(level, ()) if head.place >= found[0].place]
    elif not found:
        level, found = next(((level, heads) for level, heads in sorted(by_level.items()) if _count_on(heads)), (0, []))
    places = {head.place for head in found}
    if any(line.kind == "heading" and line.level == level and _is_part(line) for line in lines):
        level = 0  # which then tells nothing: all headings of the paper are of one
    for place in range(min(places), len(lines) - 1) if level else ():
        if place not in places and _is_case_beside(place, level, lines):
            found.append(_head_beside(place, lines[place]))
    return sorted(found, key=lambda head: head.place)


def _head_beside(place: int, line: SourceLine) -> CaseHead:
    """The head that a heading beside those of cases is, with the number of a part of one where it has that: "1.2 A"."""
    label = _COUNTED.match(line.text)
    if label is None or not label["series"]:
        return CaseHead(place, None, (whole(line).stripped(" :"),))
    title, written = whole(line).part(label.end()).stripped(" :"), whole(line).part(0, label.end())
    return CaseHead(place, None, (title,), written, f"{label['series']}{label['number']}")


def _is_case_beside(place: int, level: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a heading without a number stands among those of cases, of their level, and over something.

    It is no pause, no part of a case with a letter, and no office with its term: "A Valg av leder", "Leder (2 år)".
    """
    line, below = lines[place], lines[place + 1]
    if line.level != level or not may_be_title(line) or below.kind == "heading":
        return False
    office = office_above(whole(line), is_heading=True)
    is_office = office is not None and office.term is not None
    return not is_office and not _LETTERED.match(line.text) and not fold(line.text).startswith("pause")


def _is_part(line: SourceLine) -> bool:
    """Whether a line is what a part of a case is called: "Vedtak", "Forslag til vedtak:"."""
    return meaning_of(line.text.strip(" :"), PART) in ("proposal", "decision", "vote")


def _counted_from_one(lines: Sequence[SourceLine]) -> list[CaseHead]:
    """Several numbered headings or items, each with the number after that of the one before it."""
    found: list[CaseHead] = []
    of_agenda: set[tuple[str, str]] = set()
    begins = next((place for place, line in enumerate(lines) if _is_part(line)), len(lines))
    for place, line in enumerate(lines):
        label = _COUNTED.match(line.text) if line.kind == "heading" else None
        item = _COUNTED.match(f"{line.label} {line.text}") if line.kind == "item" and line.label else None
        is_plain = (
            item is not None
            and not item["series"]
            and (is_short_item(place, lines) or (line.label, fold(line.text)) in of_agenda)
        )
        if item and place < begins:  # the points of a decision repeat those of the proposal
            of_agenda.add((line.label, fold(line.text)))
        counted = label or (item if line.strong or is_plain else None)
        number, series = (int(counted["number"]), counted["series"] or "") if counted else (0, "")
        if number != len(found) + 1 or (found and found[-1].counted != f"{series}{number - 1}"):
            continue
        head = _counted_head(place, line, label, is_first=not found)
        found += [head._replace(counted=f"{series}{number}")] if head else []
    return found if len(found) > 1 else []


def _counted_by_level(lines: Sequence[SourceLine]) -> dict[int, list[CaseHead]]:
    """The numbered headings of each level that the format tells; parts of one of them, "4.2 Leder", are none."""
    levels: dict[int, list[CaseHead]] = {}
    for place, line in enumerate(lines):
        if line.kind != "heading" or not line.level:
            continue
        several = levels.setdefault(line.level, [])
        small = _SMALL.match(line.text)  # "262 velKom"
        follows = small and several and 0 < int(small["number"]) - _last_number(several) <= _MOST_LEFT_OUT
        label = _COUNTED.match(line.text) or (small if follows else None)
        head = _counted_head(place, line, label, is_first=False) if label else None
        if not label or not head:
            continue
        numbers = {one.counted for one in several}
        number = f"{label['series'] or ''}{label['number']}"
        if (label["series"] or "-")[:-1] not in numbers:
            several.append(head._replace(counted="" if number in numbers else number))
    return levels


def _last_number(heads: Sequence[CaseHead]) -> int:
    return int(heads[-1].counted) if heads[-1].counted.isdecimal() else 0


def _count_on(heads: Sequence[CaseHead]) -> bool:
    """Whether some have the number after that of the one before."""
    numbers = [int(head.counted) if head.counted.isdecimal() else 0 for head in heads]
    return any(after == number + 1 for number, after in pairwise(numbers))


def _counted_head(place: int, line: SourceLine, label: re.Match[str] | None, *, is_first: bool) -> CaseHead | None:
    """The head that a numbered line is, whose words are what a case may be called."""
    title = whole(line).part(label.end()) if label else whole(line)
    may_be_treatment = label or line.strong or fold(title.text) in ELECTION
    if (
        meaning_of(title.text, PART) not in (None, "other", "treatment" if may_be_treatment else "other")
        or meaning_of(title.text, SECTION) not in (None, None if is_first else "attendance")
        or meaning_of(title.text, CASE)
    ):
        return None
    return CaseHead(place, None, (title.stripped(),), whole(line).part(0, label.end()) if label else None)


# "Pkt 1 Avvik", "Tema 2: Brannvern".
_BY_WORD = re.compile(
    r"\s*(?P<word>pkt|punkt|post|tema|emne|(?:ad|til)\.?\s(?:pkt|punkt|post|sak)|ad)\.?"
    r"\s*(?P<number>\d{1,2})\s*[.):–-]?\s+(?=\S)",
    re.IGNORECASE,
)


def _numbered_by_word(lines: Sequence[SourceLine]) -> list[CaseHead]:
    """Lines that another word than «sak» numbers from 1, each a case of the meeting."""
    found: list[CaseHead] = []
    words: set[str] = set()
    for place, line in enumerate(lines):
        label = _BY_WORD.match(line.text) if not line.cells and line.kind != "item" else None
        if label and int(label["number"]) == len(found) + 1:
            title = whole(line).part(label.end()).stripped()
            found.append(CaseHead(place, None, (title,), whole(line).part(0, label.end()), label["number"]))
            words.add(label["word"].casefold())
    return found if len(found) >= _SEVERAL and len(words) == 1 else []


_NUMBER_AND_TITLE = re.compile(rf"\s*(?P<number>\d{{1,2}})(?:\s?[-–—:])?\s+(?={CAPITAL})")
_FEWEST_ALONE = 3


def _numbered_alone(lines: Sequence[SourceLine]) -> list[CaseHead]:
    """Where no number has a point: short lines that begin with one from 1 on, "2   Sommerfest", "2: Sommerfest"."""
    found: list[CaseHead] = []
    for place, line in enumerate(lines):
        label = _NUMBER_AND_TITLE.match(line.text) if not line.cells and line.kind != "item" else None
        is_short = len(line.text.split()) <= MOST_WORDS and not line.text.rstrip().endswith((".", ",", ":"))
        if label and is_short and int(label["number"]) == len(found) + 1:
            title = whole(line).part(label.end()).stripped()
            found.append(CaseHead(place, None, (title,), whole(line).part(0, label.end()), label["number"]))
    return found if len(found) >= _FEWEST_ALONE else []


def is_short_item(place: int, lines: Sequence[SourceLine], most: int = MOST_WORDS) -> bool:
    """Whether an item of plain text, of so many words at most, is the heading of what stands under it."""
    line = lines[place]
    below = lines[place + 1] if place + 1 < len(lines) else None
    words = line.text.split()
    return (
        below is not None
        and (below.kind != "heading" or label_of(whole(below), PART) is not None)
        and not below.label[:1].isdecimal()
        and len(words) <= most
        and (fold(line.text).strip(".") in OTHER_BUSINESS or not line.text.rstrip().endswith((".", ",", ";", ":")))
    )
