"""What can be altered in one version of a generated meeting?

An edit takes the source of chance and a meeting and gives the altered meeting, or None where the meeting has nothing of
the kind. Who is altered in the attendance list stands there once, and nobody met for them.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from tests.histories import texts
from tests.histories.model import Case, Line, Listed, Meeting, Point, Slot
from tests.histories.people import ABSENT, GUESTS, SECRETARIAT, VARA, Source
from tests.histories.truth import numbered

Edit = Callable[[Source, Meeting], Meeting | None]
_Texts = Literal["proposal", "decision"]


def sentences(meeting: Meeting) -> list[str]:
    """Every point of a meeting."""
    return [p.text for case in meeting.cases for part in (case.proposal, case.decision) for _n, p in numbered(part)]


def with_case(meeting: Meeting, case: Case) -> Meeting:
    """The meeting with this version of a case of it."""
    return replace(meeting, cases=tuple(case if old.number == case.number else old for old in meeting.cases))


def _mapped(points: tuple[Point, ...], key: int, change: Callable[[Point], Point]) -> tuple[Point, ...]:
    return tuple(
        change(point) if point.key == key else replace(point, points=_mapped(point.points, key, change))
        for point in points
    )


def _points(case: Case, part: _Texts) -> tuple[Point, ...]:
    return case.proposal if part == "proposal" else case.decision


def _with_points(meeting: Meeting, case: Case, part: _Texts, points: tuple[Point, ...]) -> Meeting:
    changed = replace(case, proposal=points) if part == "proposal" else replace(case, decision=points)
    return with_case(meeting, changed)


def word(part: _Texts) -> Edit:
    """One or two words of a point become others."""

    def edit(source: Source, meeting: Meeting) -> Meeting | None:
        every = [(case, point) for case in meeting.cases for _n, point in numbered(_points(case, part))]
        if not every:
            return None
        case, point = source.chance.choice(every)
        text = texts.reworded(source.chance, point.text, sentences(meeting))
        changed = _mapped(_points(case, part), point.key, lambda old: replace(old, text=text))
        return _with_points(meeting, case, part, changed)

    return edit


def point_added(part: _Texts) -> Edit:
    """A point comes in anywhere, so that those after it get other numbers."""

    def edit(source: Source, meeting: Meeting) -> Meeting | None:
        cases = [case for case in meeting.cases if _points(case, part)]
        if not cases:
            return None
        case = source.chance.choice(cases)
        points = _points(case, part)
        at = source.chance.randint(0, len(points))
        new = Point(source.key(), texts.sentence(source.chance, sentences(meeting)))
        return _with_points(meeting, case, part, (*points[:at], new, *points[at:]))

    return edit


def point_removed(part: _Texts) -> Edit:
    """A point goes out, with what is under it; not the last one."""

    def edit(source: Source, meeting: Meeting) -> Meeting | None:
        cases = [case for case in meeting.cases if len(_points(case, part)) > 1]
        if not cases:
            return None
        case = source.chance.choice(cases)
        points = _points(case, part)
        gone = source.chance.choice(points)
        return _with_points(meeting, case, part, tuple(point for point in points if point is not gone))

    return edit


def deadline(source: Source, meeting: Meeting) -> Meeting | None:
    """A point of a decision gets a deadline, or another one."""
    every = [(case, point) for case in meeting.cases for _n, point in numbered(case.decision)]
    if not every:
        return None
    case, point = source.chance.choice(every)
    days = [f"{int(meeting.date[:4]) + 1}-{month:02}-{day}" for month in range(1, 13) for day in (15, 28)]
    day = source.chance.choice([day for day in days if day != point.deadline])
    changed = _mapped(case.decision, point.key, lambda old: replace(old, deadline=day))
    return with_case(meeting, replace(case, decision=changed))


def title(source: Source, meeting: Meeting) -> Meeting | None:
    """A case of substance gets another title."""
    cases = [case for case in meeting.cases if case.type in ("beslutning", "orientering")]
    if not cases:
        return None
    case = source.chance.choice(cases)
    return with_case(meeting, replace(case, title=texts.reworded(source.chance, case.title)))


def subtitle(source: Source, meeting: Meeting) -> Meeting | None:
    """A case gets a subtitle, or loses it."""
    case = source.chance.choice(meeting.cases)
    return with_case(meeting, replace(case, subtitle=None if case.subtitle else "status og veien videre"))


def prose(source: Source, meeting: Meeting) -> Meeting | None:
    """What was said in a case reads otherwise."""
    cases = [case for case in meeting.cases if case.minutes]
    if not cases:
        return None
    case = source.chance.choice(cases)
    return with_case(meeting, replace(case, minutes=texts.prose_edited(source.chance, case.minutes or "")))


def venue(source: Source, meeting: Meeting) -> Meeting | None:
    """The meeting was somewhere else."""
    return replace(meeting, venue=source.chance.choice([place for place in texts.VENUES if place != meeting.venue]))


def slot(source: Source, meeting: Meeting) -> Meeting | None:
    """The last row of the agenda ends later, or gets somebody to answer for it."""
    last = meeting.agenda[-1]
    if source.happens(0.5):
        changed = replace(last, end="14:30" if last.end != "14:30" else "14:45")
    else:
        changed = replace(last, responsible=() if last.responsible else meeting.cases[0].responsible)
    return replace(meeting, agenda=(*meeting.agenda[:-1], changed))


def with_line(listed: Listed, group: str, line: Line) -> Listed:
    """The list with a line more in a group, which may be new to it."""
    if group in dict(listed):
        return tuple((name, (*lines, line) if name == group else lines) for name, lines in listed)
    at = next((n for n, (name, _l) in enumerate(listed) if name == SECRETARIAT), len(listed))
    return (*listed[:at], (group, (line,)), *listed[at:])


def _changed(meeting: Meeting, line: Line, to: Line | None) -> Meeting:
    """The meeting with a line changed, or gone; a group that is left with nobody goes with its last line."""
    found = []
    for group, lines in meeting.attendance or ():
        kept = tuple(to if old is line and to else old for old in lines if old is not line or to)
        if kept:
            found.append((group, kept))
    return replace(meeting, attendance=tuple(found))


def free_lines(meeting: Meeting) -> list[Line]:
    """The lines of those who hold a seat, stand there once, and whom nobody met for."""
    names = [line.name for _group, line in meeting.lines]
    met_for = {_person(line.meets_for) for _group, line in meeting.lines if line.meets_for}
    seated = [line for group, line in meeting.lines if group not in (VARA, GUESTS, SECRETARIAT)]
    return [line for line in seated if names.count(line.name) == 1 and _person(line.name) not in met_for]


def _person(name: str) -> tuple[str, str]:
    """What the spellings of a person have in common."""
    first, *_initial, last = name.split(" ")
    return first, last


def mark(source: Source, meeting: Meeting) -> Meeting | None:
    """Somebody's mark becomes another."""
    lines = free_lines(meeting)
    if not lines:
        return None
    line = source.chance.choice(lines)
    others = [m for m in ("møtt", "digitalt", "forfall", "uteblitt", "ukjent") if m != line.mark]
    return _changed(meeting, line, replace(line, mark=source.chance.choice(others)))


def line_removed(source: Source, meeting: Meeting) -> Meeting | None:
    """Somebody goes out of the list."""
    lines = free_lines(meeting)
    return _changed(meeting, source.chance.choice(lines), None) if len(lines) > 2 else None


def _stand_ins(meeting: Meeting) -> list[Line]:
    return [line for _group, line in meeting.lines if line.meets_for]


def substitute_for_another(source: Source, meeting: Meeting) -> Meeting | None:
    """A substitute met for somebody else than was written."""
    absent = [line for line in free_lines(meeting) if line.mark in ABSENT]
    if not absent or not _stand_ins(meeting):
        return None
    line = source.chance.choice(_stand_ins(meeting))
    return _changed(meeting, line, replace(line, meets_for=source.chance.choice(absent).name))


def substitute_removed(source: Source, meeting: Meeting) -> Meeting | None:
    """A substitute goes out of the list."""
    lines = _stand_ins(meeting)
    return _changed(meeting, source.chance.choice(lines), None) if lines else None


def case_added(source: Source, meeting: Meeting, number: str) -> Meeting:
    """The notice with a case more."""
    title_ = texts.title(source.chance, [case.title for case in meeting.cases])
    proposal = (Point(source.key(), texts.sentence(source.chance, sentences(meeting))),)
    row = Slot("14:00", "14:20", case=number)
    added = Case(number, title_, "beslutning", proposal=proposal)
    return replace(meeting, cases=(*meeting.cases, added), agenda=(*meeting.agenda, row))


def case_removed(_source: Source, meeting: Meeting) -> Meeting | None:
    """The notice without its last case."""
    if len(meeting.cases) < 3:
        return None
    gone = meeting.cases[-1].number
    rows = tuple(row for row in meeting.agenda if row.case != gone)
    return replace(meeting, cases=meeting.cases[:-1], agenda=rows)


def both(*edits: Edit) -> Edit:
    """Several edits in one; those that find nothing are left out."""

    def edit(source: Source, meeting: Meeting) -> Meeting | None:
        changed = meeting
        for one in edits:
            changed = one(source, changed) or changed
        return changed if changed is not meeting else None

    return edit


def approval(_source: Source, meeting: Meeting) -> Meeting | None:
    """The minutes were approved in another case than was written."""
    if not meeting.approved:
        return None
    day, case = meeting.approved
    number, _, year = case.partition("/")
    return replace(meeting, approved=(day, f"{int(number) + 1}/{year}"))
