"""The list of who was there as on paper, and who came, went or was out at each case."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from referat_cli.i18n import _
from referat_cli.model.case_names import case_called, case_name
from referat_cli.model.case_numbers import has_number
from referat_cli.model.meeting import PRESENT, Attendee, AttendeeGroup, Meeting, Officer
from referat_cli.model.spans import Cases, Span
from referat_cli.render.labels import listed, long_date
from referat_cli.render.page import Listed

if TYPE_CHECKING:
    from referat_cli.model.committee import Group
    from referat_cli.model.register import Register


def attendance_list(meeting: Meeting, register: "Register | None") -> list[Listed]:
    """Everybody on the list, or how many they were, under the headings that the register prints."""
    printed = {group.group: printed_heading(group) for group in register.committee.groups} if register else {}
    return [
        Listed(printed.get(group.group, group.group), *row)
        for group in meeting.attendance or ()
        for row in _rows(group, meeting)
    ]


def printed_heading(group: "Group") -> str:
    """What the paper prints above the people of a group."""
    return group.heading or group.group


def _rows(group: AttendeeGroup, meeting: Meeting) -> Iterator[tuple[str, str, str]]:
    for attendee in group.people:
        yield (described_attendee(attendee, meeting), *_marks(attendee))
    if (count := group.headcount) and not group.people:
        there = _("{there} av {all}").format(there=count.present, all=count.of) if count.of else str(count.present)
        yield _("(bare antall)"), there, ""


def described_attendee(attendee: Attendee, meeting: Meeting) -> str:
    """A line of the list in words: the name with party, office and unit, for whom, and when."""
    name = f"{attendee.name} ({attendee.party})" if attendee.party else attendee.name
    unit = f"{attendee.unit or ''}{f' ({attendee.union})' if attendee.union else ''}".strip()
    text = ", ".join(filter(None, (name, attendee.function, unit)))
    if attendee.substitute_for:
        text = _("{person} møtte for {absent}").format(person=text, absent=attendee.substitute_for)
    if attendee.mark == "ukjent":
        text = _("{person} (oppmøtet er ikke ført)").format(person=text)
    if attendee.on_cases:
        text = _("{person} på sak {cases}").format(person=text, cases=_cases(attendee.on_cases, meeting))
    return ", ".join((text, *_part(attendee, meeting)))


def _cases(written: tuple[str, ...], meeting: Meeting) -> str:
    return listed([case_in_words(one, meeting) for one in written])


def case_in_words(written: str, meeting: Meeting) -> str:
    """What people call a case of the meeting: its number, or its title where it has none."""
    place = case_called(meeting, written)
    if place is None or has_number(case_name(meeting, place)):
        return written
    return _("«{title}»").format(title=meeting.cases[place].title)


def officers_in_words(people: Sequence[Officer], meeting: Meeting) -> str:
    """Who chaired a meeting or wrote its minutes, each with the cases that it was for."""
    return ", ".join(_officer(officer, meeting) for officer in people)


def _officer(officer: Officer, meeting: Meeting) -> str:
    if officer.from_case and officer.to_case:
        sentence = _("{name} (sak {first} til {last})")
    elif officer.from_case:
        sentence = _("{name} (fra sak {first})")
    else:
        sentence = _("{name} (til og med sak {last})") if officer.to_case else "{name}"
    first, last = (case_in_words(case, meeting) if case else "" for case in (officer.from_case, officer.to_case))
    return sentence.format(name=officer.name, first=first, last=last)


def _part(line: Attendee, meeting: Meeting) -> Iterator[str]:
    """What the list says beside the name of when somebody was there, and of vote and speech."""
    if line.days:
        yield listed([long_date(day) for day in line.days])
    for key, sentence in (
        (line.from_case, _("fra sak {case}")),
        (line.to_case, _("til og med sak {case}")),
        (line.left_before, _("gikk før sak {case}")),
    ):
        if key:
            yield sentence.format(case=case_in_words(key, meeting))
    if line.not_cases:
        yield _("ute under sak {cases}").format(cases=_cases(line.not_cases, meeting))
    if line.came:
        yield _("kom kl. {time}").format(time=line.came)
    if line.left:
        yield _("gikk kl. {time}").format(time=line.left)
    if line.may_vote is not None:
        yield _("med stemmerett") if line.may_vote else _("uten stemmerett")
    if line.may_speak is not None:
        yield _("med talerett") if line.may_speak else _("uten talerett")


def _marks(attendee: Attendee) -> tuple[str, str]:
    """What stands in the columns of those who were there and those who were not."""
    if attendee.mark == "digitalt":
        return _("x (digitalt)"), ""
    if attendee.mark in PRESENT:
        return "x", ""
    if attendee.mark == "ukjent":  # not recorded is neither present nor absent
        return "", ""
    if attendee.mark == "uteblitt":
        return "", _("uteblitt")
    return "", "x" if attendee.mark == "forfall" else attendee.mark


class Movements:
    """Who of the list came, went or was out at each case of a meeting."""

    def __init__(self, meeting: Meeting) -> None:
        self._order = Cases(meeting)
        self._people = [(lines, _was_there(lines, self._order)) for lines in _lines_by_name(meeting)]

    def at(self, place: int) -> str:
        """Who came to a case, was out under it or went after it; who was disqualified stands in the case itself."""
        if self._order.meeting.cases[place].closed:
            return ""
        return " ".join(
            sentence
            for lines, there in self._people
            for line in lines
            for sentence in _moves(line, self._order, place, there)
        )

    def away_from(self, place: int) -> str:
        """Who of the list had not come yet at a case, or had gone, where the case itself says nothing of it.

        Of a substitute nothing is said: whether there is one follows from who was away.
        """
        told = []
        for lines, there in self._people:
            moved = any(sentence for line in lines for sentence in _moves(line, self._order, place, there))
            part = any(line.on_cases or line.substitute_for for line in lines)
            if part or moved or there[place] is not False:
                continue
            before, after = True in there[:place], True in there[place + 1 :]
            sentence = _("{name} hadde gått.") if before and not after else _("{name} var ikke kommet.")
            told.append((_("{name} var ute.") if before == after else sentence).format(name=lines[0].name))
        return " ".join(told)


def _lines_by_name(meeting: Meeting) -> list[list[Attendee]]:
    """The lines of those who were there, those of one name together."""
    found: dict[str, list[Attendee]] = {}
    for group in meeting.attendance or ():
        for line in group.people:
            if line.mark in PRESENT:
                found.setdefault(line.name, []).append(line)
    return list(found.values())


def _was_there(lines: list[Attendee], order: Cases) -> Span:
    """For which cases one of the lines says that the person was there."""
    spans = zip(*map(order.span, lines), strict=True)
    return tuple(True if True in known else None if None in known else False for known in spans)


def _moves(line: Attendee, order: Cases, place: int, there: Span) -> Iterator[str]:
    """What a line says of one case, in sentences; ``there`` is for which cases any of the person's lines is."""
    came, last, left = (
        case_called(order.meeting, written) if written else None
        for written in (line.from_case, line.to_case, line.left_before)
    )
    words = {"name": line.name, "absent": line.substitute_for}
    if came == place and not (place and there[place - 1] is True):
        yield _("{name} kom til saken.").format(**words)
    told = {one.substitute for one in order.meeting.cases[place].impartiality}
    if line.substitute_for and line.name not in told and place in order.named(line.on_cases):
        yield _("{name} møtte for {absent}.").format(**words)
    if left == place and there[place] is not True:
        yield _("{name} gikk før saken.").format(**words)
    if place in order.named(line.not_cases) and there[place] is not True:
        yield _("{name} var ute under saken.").format(**words)
    if last == place < order.number - 1 and there[place + 1] is not True:
        yield _("{name} gikk etter saken.").format(**words)
    yield from _by_clock(line, order, place)


def _by_clock(line: Attendee, order: Cases, place: int) -> Iterator[str]:
    """The same of somebody of whom the list has the clock, where the agenda's tells which case it was."""
    if not (line.came or line.left):
        return
    span = order.span(line)
    words = {"name": line.name, "came": line.came, "left": line.left}
    if line.came and not line.from_case and span[place] is not False and span[:place] == (False,) * place:
        unsure = span[place] is None
        if place or unsure:
            sentence = _("{name} kom under saken (kl. {came}).") if unsure else _("{name} kom til saken (kl. {came}).")
            yield sentence.format(**words)
    after = span[place + 1 :]
    by_case = line.to_case or line.left_before
    if line.left and not by_case and span[place] is not False and after == (False,) * len(after):
        if span[place] is None:
            yield _("{name} gikk under saken (kl. {left}).").format(**words)
        elif after:
            yield _("{name} gikk etter saken (kl. {left}).").format(**words)
