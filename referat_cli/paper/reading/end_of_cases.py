"""Where the last case ends, and which lines tell of the meeting."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.head.when_and_where import next_date
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.first_names import is_first_name_alone
from referat_cli.paper.reading.people.names_and_offices import is_function, is_name
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.tail_lines import (
    CHOSEN_TO_SIGN,
    GAP,
    NEXT,
    OF_MINUTES,
    OF_PARTY,
    PLAN_ABOVE,
    TO_BE_SIGNED,
    WITH_OFFICE,
    begins_signatures,
    begins_with_day,
    ends_meeting,
    goes_on_certifying,
    is_copied,
    is_greeting,
    is_hours,
    is_of_plan,
    is_place_and_day,
    is_tail,
    is_with_office,
    tells_end,
)
from referat_cli.paper.reading.words.clock import is_day_alone
from referat_cli.paper.reading.words.labels import HEAD, PART, label_of, meaning_of
from referat_cli.paper.reading.words.phrases import phrase
from referat_cli.paper.reading.words.sentences import sentences

# Offices that stand before the names of those who sign.
_SIGNS = phrase(r"lede(?:r|ren)$|leiar(?:en)?$|ordstyr|dirigent|referent|sekretær|før[ea]r|skriv[ea]r|vitne|^ref\b")
_ELECTION = phrase(r"\b(?:valg|val|konstituering)\b")
_LAST_LINES = 5
# So many lines after that of the next meeting may be those of a foot of the page.
_SURROUNDING = 3
# So many lines may stand below when the meeting ended.
_LONGEST_END = 20


def end_of_cases(lines: Sequence[SourceLine], first: int) -> int:
    """Where the last case ends; ``first`` is where its lines begin."""
    end = next((at for at in range(first, len(lines)) if _begins_end(at, lines)), len(lines))
    for place in range(max(first, end - _LAST_LINES), end):
        if is_greeting(lines[place]):
            end = place
            break
    below = end
    is_election = first > 0 and _ELECTION.search(lines[first - 1].text) is not None
    is_plan = first > 0 and is_of_plan(lines[first - 1].text)
    while end > first and not _is_office(lines[end - 1], is_election) and _is_tail(end - 1, lines, first):
        if is_plan and NEXT.match(lines[end - 1].text.strip()):
            return end  # what the case is about
        end -= 1
    if end > first and _leads_on(lines[end - 1]):  # "Vedtak:", "Leder: Kari Moe", "Nestleder: Ola Lie"
        is_apart = below < len(lines) and begins_signatures(lines[below])
        while end < below and (is_apart or ":" in lines[end].text):
            end += 1
    return next((place for place in range(max(first, end - _SURROUNDING), end) if _tells_next(lines[place])), end)


def _is_tail(place: int, lines: Sequence[SourceLine], first: int) -> bool:
    """Whether a line tells of the meeting and not of its last case; a day does so over the name of who signs."""
    is_dated = not lines[place].cells and is_day_alone(lines[place].text.strip())
    names = is_dated and place + 1 < len(lines) and _names_somebody(lines[place + 1])
    return bool(names) or is_tail(lines[place], may_be_name=place > first)


def with_end_apart(lines: Sequence[SourceLine], first: int, ledger: Ledger) -> list[SourceLine]:
    """The lines, the last sentences of the last case that end the meeting on a line of their own.

    "Ingen saker til eventuelt. Møtet ble hevet kl. 12."
    """
    for place in range(len(lines) - 1, first - 1, -1):
        line = lines[place]
        every = sentences(whole(line)) if line.kind == "paragraph" and not line.cells else []
        own = [*dropwhile(ends_meeting, reversed(every))]
        if own and len(own) < len(every):
            before, after = whole(line).part(0, own[0].end), whole(line).part(own[0].end).stripped()
            return [*lines[:place], ledger.part(before), ledger.part(after), *lines[place + 1 :]]
        if every and own:
            break
    return [*lines]


def with_plan_on_line(lines: Sequence[SourceLine], first: int, ledger: Ledger) -> list[SourceLine]:
    """The lines, the days of the meetings to come on that of their heading, unless the last case is about them."""
    plans = (PLAN_ABOVE.fullmatch(line.text.strip()) for line in lines[first:])
    at, plan = next(((at, plan) for at, plan in enumerate(plans, first) if plan), (len(lines), None))
    days = [*takewhile(lambda line: not line.cells and begins_with_day(whole(line).stripped()), lines[at + 1 :])]
    if not (plan and days[0 if plan["colon"] else 1 :]) or is_of_plan(lines[first - 1].text):
        return [*lines]
    pieces, between = [whole(line).stripped() for line in (lines[at], *days)], [] if plan["colon"] else ["", ": "]
    told = ledger.joined(pieces, replace(lines[at], kind="paragraph", level=0), between)
    return [*lines[:at], told, *lines[at + len(days) + 1 :]]


def attachments_before_end(lines: Sequence[SourceLine], first: int) -> list[SourceLine]:
    """The lines, a list of attachments before what tells of the meeting and stands above it: "Neste møte: 3. mai"."""
    at = next((place for place in range(len(lines) - 1, first, -1) if _heads_attachments(lines[place])), len(lines))
    end = next((place for place in range(at + 1, len(lines)) if is_tail(lines[place], may_be_name=True)), len(lines))
    begin = at
    while begin > first + 1 and is_tail(lines[begin - 1], may_be_name=False):
        begin -= 1
    return [*lines[:begin], *lines[at:end], *lines[begin:at], *lines[end:]]


def _heads_attachments(line: SourceLine) -> bool:
    found = label_of(whole(line).stripped("*"), PART) if not line.cells and line.kind != "item" else None
    return found is not None and found.meaning == "attachments"


def end_of_account(lines: Sequence[SourceLine]) -> int:
    """Where a paper without cases ends: nothing but who wrote stands below when the next meeting is."""
    end = next((place for place, line in enumerate(lines) if _tells_next(line)), len(lines))
    below = lines[end + 1 :]
    is_end = all(
        is_tail(line, may_be_name=True) or is_greeting(line) or is_first_name_alone(line.text.strip()) for line in below
    )
    return end if is_end else len(lines)


def _begins_end(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a line ends the last case: nothing but when the meeting ended and who signed is below it."""
    line = lines[place]
    is_end = begins_signatures(line) or _ends_meeting(place, lines) or _heads_copies(place, lines)
    return is_end or (_leads_on(line) and _vouches(place, lines))


def _ends_meeting(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a line says when the meeting ended, and those below it that it is signed, or by whom."""
    line, below = lines[place], lines[place + 1 :]
    if line.cells or not below:
        return False
    first, *_others = sentences(whole(line)) or [whole(line)]
    if tells_end(first) and len(below) <= _LONGEST_END and not any(map(_is_of_case, below)):
        return True
    is_to_be_signed = not below[0].cells and TO_BE_SIGNED.match(below[0].text.strip()) is not None
    return is_hours(whole(line).stripped()) and (is_to_be_signed or _is_rest(below))


def _is_of_case(line: SourceLine) -> bool:
    """Whether a line goes on with a case: it is of a list, or heads a part of one."""
    label = label_of(whole(line).stripped("*"), PART) if not line.cells else None
    return line.kind == "item" or (label is not None and label.is_set_off)


def _heads_copies(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a line stands over those who get a copy of the minutes, and nothing but the end of the paper below."""
    is_heading = not lines[place].cells and is_copied(whole(lines[place]).stripped())
    return is_heading and all(one.kind == "item" or is_tail(one, may_be_name=True) for one in lines[place + 1 :])


def _vouches(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a line says something of the minutes themselves, and those below it who stands for that."""
    below = lines[place + 1 :]
    is_of_minutes = not lines[place].cells and OF_MINUTES.match(lines[place].text.strip()) is not None
    return is_of_minutes and _is_rest(below) and any(map(_names_somebody, below))


def _is_rest(lines: Sequence[SourceLine]) -> bool:
    return all(is_tail(line, may_be_name=True) for line in lines)


def _names_somebody(line: SourceLine) -> bool:
    told = [part for one in line.lines() for part in whole(one).split(GAP)]
    return any(is_name(part.text) or WITH_OFFICE.fullmatch(part.raw) for part in told)


def signatures_at(place: int, lines: Sequence[SourceLine]) -> int:
    """How many lines from a place say who signed, where that stands above the cases; 0 where no name does."""
    if not lines[place].cells and (chosen := CHOSEN_TO_SIGN.match(lines[place].text.strip())):
        name = (chosen["names"] or chosen["names2"]).split(" og ")[0]
        return int(is_name(OF_PARTY.sub("", name.split(",")[0])))
    is_dated = is_place_and_day(lines[place].text)
    if not (is_dated or begins_signatures(lines[place])):
        return 0
    end = place + 1
    while end < len(lines) and (
        begins_signatures(lines[end])
        or CHOSEN_TO_SIGN.match(lines[end].text.strip())
        or is_tail(lines[end], may_be_name=True)
        or goes_on_certifying(lines[end], lines[end - 1].text)
    ):
        end += 1
    told = [part.text for line in lines[place:end] for one in line.lines() for part in whole(one).split(GAP)]
    is_signed = any(is_name(text) or CHOSEN_TO_SIGN.match(text) for text in told) and (
        not is_dated or any(map(is_function, told))
    )
    return end - place if is_signed else 0


def _tells_next(line: SourceLine) -> bool:
    """Whether a line near the end says when the next meeting is: what stands below it surrounds the page."""
    piece = whole(line).stripped()
    if line.cells or line.kind == "item" or not next_date(piece.raw, "2000-01-01"):
        return False
    label = label_of(piece, HEAD)
    return bool(label and label.meaning == "next" and label.rest.text) or NEXT.match(piece.text) is not None


def _leads_on(line: SourceLine) -> bool:
    """Whether the words of a line stand below it: it is the heading of a part of a case, or ends with a colon."""
    label = label_of(whole(line), PART) if not line.cells else None
    return (label is not None and not label.rest.text) or (not line.cells and line.text.rstrip().endswith(":"))


def _is_office(line: SourceLine, is_election: bool) -> bool:  # noqa: FBT001 - asked of one line after the other
    """Whether a line says who has an office, as an election does: a signature has that of who led or wrote."""
    if is_election and not line.cells and is_with_office(line.text.strip()):
        return True
    cells = cells_of(line) if is_election and line.cells else []
    if len(cells) > 1 and is_function(cells[0].text) and is_name(cells[1].text):
        return True
    office, colon, name = line.text.partition(":")
    if line.cells or not colon or not is_function(office) or not is_name(name.strip()):
        return False
    if meaning_of(office, HEAD) == "secretary":
        return False
    return is_election or not _SIGNS.search(office)
