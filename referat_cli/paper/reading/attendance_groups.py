"""Which lines above the cases list people after what they are there for: "Fra ledelsen: Kari Moe, Ola Lie"."""

import re
from collections.abc import Sequence

from referat_cli.paper.reading.attendance_headings import HEADING_WORDS, heading_of, is_attendance_heading
from referat_cli.paper.reading.labels import CASE, HEAD, PART, SECTION, meaning_of
from referat_cli.paper.reading.people import begins_person, people_on
from referat_cli.paper.reading.source import SourceLine, whole

# Fewer names, or one line alone, may be about anything: "Kontakt: Kari Moe".
_FEWEST_NAMES, _FEWEST_LINES = 3, 2
# What is said of the paper, and of nobody who was there.
_OF_PAPER = re.compile(
    r"\b(?:kopi|sendt|sendes|distribusjon|fordeling|kontakt\w*|innkal\w+|godkjen\w+|skrevet|skrive|utarbeid\w+|sign\w*"
    r"|dokument\w*|vedlegg|kilde|kjelde|valgt|vald)\b",
    re.IGNORECASE,
)


def lines_of_groups(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The places of the lines that have a group and the names of those who were there for it.

    They stand together, or beside a line that says who was there or away.
    """
    found: set[int] = set()
    run: list[int] = []
    names = 0
    for place in range(len(lines) + 1):
        line = lines[place] if place < len(lines) else None
        own = _names_of_group(line) if line else 0
        if own or (run and line and _is_of_list(line)):
            run.append(place)
            names += own
            continue
        if len(run) >= _FEWEST_LINES and names >= _FEWEST_NAMES:
            found |= {*run}
        run, names = [], 0
    return frozenset(found)


def _names_of_group(line: SourceLine) -> int:
    """How many people a line has after the name of a group; 0 where it has anything else."""
    head, colon, rest = line.text.partition(":")
    if not colon or not rest.strip() or line.cells or "\t" in line.text:
        return 0
    if len(head.split()) > HEADING_WORDS or not head.strip()[:1].isupper() or _OF_PAPER.search(head):
        return 0
    if any(meaning_of(head, lexicon) for lexicon in (HEAD, CASE, PART, SECTION)) or heading_of(head, None, "").mark:
        return 0
    people = people_on(whole(line).part(len(head) + 1).stripped(" ."), None, is_list=True)
    return len(people) if people and all(begins_person(one, None) for one in people) else 0


def _is_of_list(line: SourceLine) -> bool:
    return ":" in line.text and (
        is_attendance_heading(line.text) or meaning_of(line.text.partition(":")[0], HEAD) == "leader"
    )
