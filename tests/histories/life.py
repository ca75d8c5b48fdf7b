"""How does a generated committee go on from meeting to meeting: notice, minutes, approval, and what comes between?"""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import count

from tests.histories import edits, texts
from tests.histories.mischief import AFTER_APPROVAL, Mischief, committee_moved
from tests.histories.model import Case, Line, Meeting, Other, Point, Slot
from tests.histories.people import ABSENT, VARA, Seating, Source
from tests.histories.record import CODER, Record
from tests.histories.truth import numbered
from tests.histories.unreadable import SPOILT

_TYPES = ("beslutning", "beslutning", "orientering", "valg")


class Life:
    """One committee's years. What is to be done stands in a queue by day, and days are gone through in order."""

    def __init__(self, record: Record, seating: Seating, days: list[date], *, bad: bool) -> None:
        self.record, self.seating, self.days, self.source = record, seating, list(days), record.source
        self._queue: list[tuple[date, int, Callable[[], object]]] = []
        self._order = count()
        self._numbers: dict[str, int] = {}
        self._keys = [self.source.key() for _ in days]
        self._forgotten: dict[int, list[tuple[str, Line]]] = {}
        self._bad = bad
        self._deck: list[str] = []

    def live(self, *, moves: bool) -> None:
        """Let everything happen."""
        first = self.days[0] - timedelta(days=30)
        self.record.on(first)
        text = Other("# Referatene til Prøveutvalget\n")
        register_path = self.record.register_path()
        self.record.commit(
            "begin", "Begin the record", {"README.md": text, register_path: self.seating.register}, CODER
        )
        for index, day in enumerate(self.days):
            self._at(day - timedelta(days=14), partial(self._notice, index))
        if moves:
            self._at(self.days[len(self.days) * 2 // 3], lambda: committee_moved(self.record, 0))
        if self._bad and len(self.days) > 1:
            self._at(first + timedelta(days=1), self._something_else)
        while self._queue:
            day, _order, act = heapq.heappop(self._queue)
            self.record.on(day)
            act()

    def _at(self, day: date, act: Callable[[], object]) -> None:
        heapq.heappush(self._queue, (day, next(self._order), act))

    def _something_else(self) -> None:
        """What will be the path of a meeting holds something else first."""
        path = f"minutes/{self.record.code}/{self.days[1].year}/{self.days[1]}.yaml"
        note = Other("Husk å bestille kaffe og rundstykker.\n", "something else")
        self.record.commit("something_else", "Keep a note for later", {path: note})

    def _cases(self, number: Callable[[], str], approves: str | None) -> Iterator[Case]:
        """The cases of a notice."""
        lead = (self.source.chance.choice([c.holder.name for c in self.seating.chairs if c.holder]),)
        what = f"Godkjenning av innkalling og referat fra {approves}" if approves else "Godkjenning av innkalling"
        opening = Point(
            self.source.key(), "Innkallingen og referatet fra forrige møte godkjennes samlet uten merknader."
        )
        yield Case(number(), what, "godkjenning", responsible=lead, proposal=(opening,))
        said, titles = [opening.text], [what]
        for kind in self.source.chance.choices(_TYPES, k=self.source.chance.randint(2, 4)):
            titles.append(texts.title(self.source.chance, titles))
            proposal = () if kind == "orientering" else self._proposal(said)
            said += [point.text for _number, point in numbered(proposal)]
            yield Case(number(), titles[-1], kind, responsible=lead, proposal=proposal)
        if self.source.happens(0.5):
            yield Case(number(), "Eventuelt", "eventuelt")

    def _proposal(self, said: list[str]) -> tuple[Point, ...]:
        """Two to four points, one of them sometimes with points under it."""
        new: list[Point] = []
        for _ in range(self.source.chance.randint(2, 4)):
            others = [*said, *(point.text for _number, point in numbered(tuple(new)))]
            point = Point(self.source.key(), texts.sentence(self.source.chance, others))
            if self.source.happens(0.25):
                below = [Point(self.source.key(), texts.sentence(self.source.chance, [*others, point.text]))]
                below.append(Point(self.source.key(), texts.sentence(self.source.chance, [*others, below[0].text])))
                point = replace(point, points=tuple(below))
            new.append(point)
        return tuple(new)

    def _number(self, day: date) -> str:
        year = f"{day.year % 100:02}"
        self._numbers[year] = self._numbers.get(year, 0) + 1
        return f"{self._numbers[year]}/{year}"

    def _notice(self, index: int) -> None:
        """The notice, and what becomes of it before the meeting."""
        day, key = self.days[index], self._keys[index]
        approves = self.days[index - 1].isoformat() if index else None
        cases = tuple(self._cases(lambda: self._number(day), approves))
        hours = [f"{hour:02}:{minute}" for hour in range(9, 14) for minute in ("00", "30")]
        items = [case.number for case in cases]
        items.insert(2, "Lunsj")
        rows = [
            Slot(hours[n], hours[n + 1], *((item, None) if "/" in item else (None, item)))
            for n, item in enumerate(items)
        ]
        venue = self.source.chance.choice(texts.VENUES)
        meeting = Meeting(key, self.record.code, day.isoformat(), venue, cases, tuple(rows), end=rows[-1].end)
        self.record.change("notice", f"Call the meeting of {day}", meeting)
        if self.source.happens(0.4):
            self._at(day - timedelta(days=8), lambda: self._reissue(index))
        later = self.days[index] + timedelta(days=self.source.chance.choice([1, 2, 7]))
        if index and self.source.happens(0.1):
            self._at(day - timedelta(days=3), lambda: self._postpone(index, later))
        self._at(max(day, later) + timedelta(days=2), lambda: self._minutes(index))

    def _reissue(self, index: int) -> None:
        """The notice is sent out anew, altered."""
        meeting = self.record.meeting(self._keys[index])
        if not meeting:
            return
        choices: dict[str, edits.Edit] = {
            "notice_case_added": self._case_added,
            "notice_case_removed": edits.case_removed,
            "notice_word": edits.word("proposal"),
            "notice_title": edits.title,
            "notice_point": edits.point_added("proposal"),
            "notice_slot": edits.slot,
        }
        kind = self.source.chance.choice(list(choices))
        changed = choices[kind](self.source, meeting)
        if changed:
            self.record.change(kind, f"Call the meeting of {meeting.date} anew", changed)

    def _case_added(self, source: Source, meeting: Meeting) -> Meeting:
        return edits.case_added(source, meeting, self._number(date.fromisoformat(meeting.date)))

    def _postpone(self, index: int, day: date) -> None:
        """The meeting is put off, and its file gets another name."""
        meeting, path = self.record.meeting(self._keys[index]), self.record.path(self._keys[index])
        if meeting and path:
            self.days[index] = day
            changed = replace(meeting, date=day.isoformat())
            to = self.record.home(changed)
            self.record.commit("postponed", f"Put off the meeting to {day}", {path: None, to: changed})

    def _minutes(self, index: int) -> None:
        """The minutes: the list, what was said and decided, and what the meeting tells of who sits in it."""
        meeting, day = self.record.meeting(self._keys[index]), self.days[index].isoformat()
        if not meeting:
            return
        before = self.seating.register
        self.seating.hand_over(day, meeting.cases[0].number)
        if self.source.happens(0.3):
            self.seating.register = self.seating.spelled_otherwise() or self.seating.register
        changed = self.seating.register is not before
        self.seating.register = register = replace(self.seating.register, code=self.record.code)
        listed, forgotten = self.seating.arrivals([case.number for case in meeting.cases])
        self._forgotten[meeting.key] = forgotten
        here = [line.name for _group, lines in listed for line in lines if line.mark in ("møtt", "digitalt")]
        following = self.days[index + 1].isoformat() if index + 1 < len(self.days) else None
        held = replace(
            meeting,
            status="referat",
            attendance=listed,
            chair=here[0],
            secretary=here[-1],
            next=following,
            cases=tuple(self._treated(case) for case in meeting.cases),
        )
        kind = "minutes"
        if self.source.happens(0.2):
            held, kind = edits.word("proposal")(self.source, held) or held, "minutes_proposal"
        together = self.source.happens(0.3) and changed
        self.record.change(kind, f"Record the minutes of {day}", held, register=register if together else None)
        if changed and not together:
            self.record.commit("seats", f"Note who sits since {day}", {self.record.register_path(): register})
        if self.source.happens(0.5):
            self._at(self.days[index] + timedelta(days=12), lambda: self._before_approval(index))
        if index + 1 < len(self.days):
            wait = timedelta(days=self.source.chance.randint(10, 16))
            self._at(self.days[index + 1] + wait, lambda: self._approve(index))

    def _treated(self, case: Case) -> Case:
        """A case as it was treated: the decision is the proposal, altered or not."""
        minutes = texts.prose(self.source.chance) if self.source.happens(0.6) else None
        if case.type == "eventuelt":
            title = texts.title(self.source.chance)
            return replace(case, other=((title, texts.prose(self.source.chance)),))
        decision = tuple(self._adopted(point) for point in case.proposal)
        if case.type == "orientering" and self.source.happens(0.5):
            decision = (Point(self.source.key(), texts.sentence(self.source.chance)),)
        if len(decision) > 2 and self.source.happens(0.2):
            decision = decision[:-1]
        return replace(case, minutes=minutes, decision=decision)

    def _adopted(self, point: Point) -> Point:
        """A point of the proposal as it was adopted: a point of its own, with its own key."""
        text = texts.reworded(self.source.chance, point.text) if self.source.happens(0.15) else point.text
        below = tuple(self._adopted(sub) for sub in point.points)
        owed = ("Sekretariatet",) if self.source.happens(0.2) else ()
        return Point(self.source.key(), text, below, responsible=owed)

    def _before_approval(self, index: int) -> None:
        """The draft is corrected, as drafts are; or its proposals are rewritten."""
        meeting = self.record.meeting(self._keys[index])
        if not meeting or meeting.status != "referat":
            return
        choices: dict[str, edits.Edit] = {
            "draft_mark": edits.mark,
            "draft_word": edits.word("decision"),
            "draft_prose": edits.prose,
            "draft_proposal": edits.word("proposal"),
            "draft_proposal_point": edits.point_removed("proposal"),
            "draft_person_added": self._person_added,
            "draft_person_removed": edits.line_removed,
            "draft_substitute_added": self._substitute_added,
            "draft_mixed": edits.both(edits.mark, edits.deadline, edits.point_added("decision"), edits.subtitle),
        }
        kind = "draft_person_added" if self._forgotten[meeting.key] else self.source.chance.choice(list(choices))
        if changed := choices[kind](self.source, meeting):
            self.record.change(kind, f"Correct the draft of {meeting.date}", changed)

    def _person_added(self, _source: Source, meeting: Meeting) -> Meeting | None:
        """Somebody who was forgotten comes into the list."""
        forgotten = self._forgotten[meeting.key]
        if not forgotten:
            return None
        group, line = forgotten.pop()
        return replace(meeting, attendance=edits.with_line(meeting.attendance or (), group, line))

    def _substitute_added(self, source: Source, meeting: Meeting) -> Meeting | None:
        """A substitute comes into the list, for somebody absent whom nobody met for."""
        absent = [line for line in edits.free_lines(meeting) if line.mark in ABSENT]
        listed = {line.name for _group, line in meeting.lines}
        pool = [name for name in self.seating.pool if name not in listed]
        if not absent or not pool:
            return None
        line = Line(source.key(), source.chance.choice(pool), "møtt", meets_for=source.chance.choice(absent).name)
        return replace(meeting, attendance=edits.with_line(meeting.attendance or (), VARA, line))

    def _approve(self, index: int) -> None:
        """The next meeting approved the minutes; then things begin to happen to them."""
        key, following = self._keys[index], self.record.meeting(self._keys[index + 1])
        meeting = self.record.meeting(key)
        if not meeting or meeting.status != "referat" or not following:
            return
        approved = replace(meeting, status="godkjent", approved=(following.date, following.cases[0].number))
        self.record.change("approved", f"Approve the minutes of {meeting.date}", approved)
        for _ in range(self.source.chance.randint(1, 2)):
            day = self.days[index + 1] + timedelta(days=self.source.chance.randint(20, 40))
            self._at(day, partial(self._befall, self._dealt(), key, day))

    def _dealt(self) -> Mischief:
        """The next thing that happens; every one of them happens before any does again."""
        every = AFTER_APPROVAL | (SPOILT if self._bad else {})
        if not self._deck:
            self._deck = self.source.chance.sample(sorted(every), len(every))
        return every[self._deck.pop()]

    def _befall(self, act: Mischief, key: int, day: date) -> None:
        if later := act(self.record, key):
            then = day + timedelta(days=self.source.chance.randint(3, 25))
            self._at(then, lambda: later(self.record))


def meeting_days(source: Source, years: int, meetings: int) -> list[date]:
    """The days of the meetings, evenly over each year, but for July."""
    apart = 340 // meetings
    return [
        date(2013 + year, 1, 10) + timedelta(days=nth * apart + source.chance.randint(0, max(0, apart - 25)))
        for year in range(years)
        for nth in range(meetings)
    ]
