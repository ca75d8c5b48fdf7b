"""What a branch does to the record, for the one who reviews it.

Nothing is judged here. What was done to approved texts is `queries/touched.py`, what rules say comes as problems, and
what changed is told by the comparisons that every other question takes its answer from.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_cli.compare.points import compare
from referat_cli.model.meeting import AttendeeGroup, Mark, Meeting
from referat_cli.model.problem import OF_APPROVED_TEXTS
from referat_cli.queries.cases import FoundCase
from referat_cli.queries.decisions import Compared, compared
from referat_cli.queries.followups import Followup
from referat_cli.queries.history import Event, EventKind, event_kind
from referat_cli.queries.interval import NOT_COMMITTED, Interval, ends
from referat_cli.queries.revisions import ChangedRecord, VersionPair, difference, path_of
from referat_cli.queries.touched import Touched, approved_meanwhile, touched_meetings
from referat_cli.store.commits import Commit
from referat_cli.store.versions import Versions

if TYPE_CHECKING:
    from referat_cli.compare.change import RecordChange
    from referat_cli.model.problem import Problem
    from referat_cli.store.records import Records

_TEXTS = ("vedtak", "forslag_til_vedtak")


class Lost(NamedTuple):
    """What was in the record and is not any more: a meeting, a case of it, the decision of a case, or a point.

    ``text`` is the title of the case, or the words of the point that had that ``number``.
    """

    kind: Literal["moete", "sak", "vedtak", "punkt"]
    path: str
    meeting: Meeting
    case: str | None
    text: str
    number: str | None = None


class ReviewedMeeting(NamedTuple):
    """A meeting that is new or has changed: what was done to it, and its cases with proposal against decision.

    Of minutes that were written now these are all cases, else those that are new, or whose proposal or decision has
    changed since the meeting.
    """

    file: ChangedRecord
    kind: EventKind
    new: Meeting
    cases: tuple[Compared, ...]


class GroupMarks(NamedTuple):
    """A group of an attendance list: those that have each mark."""

    group: str
    people: Mapping[Mark, Sequence[str]]


class ReviewedList(NamedTuple):
    """An attendance list that is new or has changed; ``changes`` are those of a list that was there before."""

    path: str
    meeting: Meeting
    groups: tuple[GroupMarks, ...]
    changes: "tuple[RecordChange, ...]"


class Commitment(NamedTuple):
    """A commitment that was made, closed, or taken out."""

    kind: Literal["ny", "lukket", "borte"]
    followup: Followup


class Findings(NamedTuple):
    """What the rules find: what was done to the history first, then what is new, and how much was mended or there."""

    of_history: "tuple[Problem, ...]"
    new: "tuple[Problem, ...]"
    mended: int
    known: int

    @property
    def told(self) -> "tuple[Problem, ...]":
        """Those that are the branch's own."""
        return (*self.of_history, *self.new)


class Review(NamedTuple):
    """What a branch does, from the commit ``since`` to the commit ``until`` (None: the disk).

    ``commits`` are those that touched the record, and ``has_uncommitted`` says that the disk has more than they do.
    ``judged`` are the problems of approved texts, by path. ``unreadable`` are files and whether it is the new version
    that cannot be read.
    """

    since: str
    until: str | None
    commits: tuple[Commit, ...]
    has_uncommitted: bool
    touched: tuple[Touched, ...]
    judged: "Mapping[str, Sequence[Problem]]"
    lost: tuple[Lost, ...]
    meetings: tuple[ReviewedMeeting, ...]
    attendance: tuple[ReviewedList, ...]
    registers: tuple[ChangedRecord, ...]
    commitments: tuple[Commitment, ...]
    findings: Findings
    unreadable: tuple[tuple[str, bool], ...]

    @property
    def silent(self) -> tuple[Touched, ...]:
        """The approved meetings that were touched without a correction."""
        return tuple(touched for touched in self.touched if touched.is_silent)

    @property
    def approved_since(self) -> int:
        """How many drafts of the branch were approved where it is to go, after it left."""
        return sum(touched.fate == "godkjent_siden" for touched in self.touched)

    @property
    def stops(self) -> bool:
        """Whether an approved text is not safe with the branch."""
        return bool(self.silent or self.approved_since)


class Judgements(NamedTuple):
    """The problems of what was done, and of the whole archive before and after."""

    of_history: "Sequence[Problem]"
    before: "Sequence[Problem]"
    after: "Sequence[Problem]"


def review_of(
    records: "Records", done: Interval, until: str | None, judged: Judgements, made: Sequence[Commitment]
) -> Review:
    """The review of what was done until a commit, None for the disk; ``records`` are those at the end of it."""
    pairs = [*_meeting_pairs(records, done), *done.registers]
    changed = difference(records, pairs)
    meetings = [file for file in changed.files if isinstance(file.new or file.old, Meeting)]
    names = records.names_of_committees()
    commits = dict.fromkeys(file.commit for file in done.committed)
    moved = {file.old_path: file.path for file in changed.files if file.old_path and file.path}
    return Review(
        since=done.since or "",
        until=until,
        commits=tuple(commits),
        has_uncommitted=bool(done.uncommitted),
        touched=(*touched_meetings(records, done), *approved_meanwhile(records, meetings, done)),
        judged=_of_approved(judged.of_history),
        lost=tuple(lost for file in meetings for lost in _lost(file)),
        meetings=tuple(reviewed for file in meetings for reviewed in _reviewed(file, names)),
        attendance=tuple(listed for file in meetings for listed in _listed(file)),
        registers=tuple(file for file in changed.files if not isinstance(file.new or file.old, Meeting)),
        commitments=tuple(made),
        findings=findings_of(judged, moved),
        unreadable=_unreadable(records, changed.unreadable),
    )


def _of_approved(problems: "Iterable[Problem]") -> "dict[str, list[Problem]]":
    """What rules say of approved texts that are not as they were approved."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code in OF_APPROVED_TEXTS and problem.severity == "feil":
            found.setdefault(problem.path, []).append(problem)
    return found


def _unreadable(records: "Records", found: Iterable[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """The versions that could not be read: those that were touched, and files that cannot even be opened."""
    return tuple(sorted({*found, *((path, True) for path in records.snapshot.unreadable)}))


def _meeting_pairs(records: "Records", done: Interval) -> list[VersionPair]:
    """The meetings that differ at the ends, each followed to where it lies now."""
    pairs = {
        end.path: VersionPair(end.first, end.now)
        for end in ends(records, Versions(records), done.changes, done.pairs)
        if end.first != end.now
    }
    return sorted(pairs.values(), key=path_of)


def _lost(file: ChangedRecord) -> Iterator[Lost]:
    """What a meeting has no longer."""
    path, old, new = file.path or file.old_path or "", file.old, file.new
    if not isinstance(old, Meeting):
        return
    if not isinstance(new, Meeting):
        yield Lost("moete", path, old, None, "")
    undecided = dict(_undecided(file, old, new)) if isinstance(new, Meeting) else {}
    for change in file.changes:
        root, _slash, number = change.field.partition("/")
        if change.after is not None or not change.case:
            continue
        if root == "saker":
            yield Lost("sak", path, old, change.case, str(change.before))
        elif root in _TEXTS and change.text and not (root == "vedtak" and change.case in undecided):
            yield Lost("punkt", path, old, change.case, str(change.before), f"{root}/{number}")
    for number, title in undecided.items():
        yield Lost("vedtak", path, old, number, title)


def _undecided(file: ChangedRecord, old: Meeting, new: Meeting) -> Iterator[tuple[str, str]]:
    """The number and the title of the cases that had a decision and have none now."""
    was = {change.case: str(change.before) for change in file.changes if change.field == "saksnr"}
    came = {change.case for change in file.changes if change.field == "saker" and change.before is None}
    decided = {case.number for case in old.cases if case.decision}
    for case in new.cases:
        if not case.decision and case.number not in came and was.get(case.number, case.number) in decided:
            yield case.number, case.title


def _reviewed(file: ChangedRecord, names: Mapping[str, str]) -> Iterator[ReviewedMeeting]:
    """A meeting that is there, with what to hold against each other in it."""
    old, new = file.old, file.new
    if not isinstance(new, Meeting) or not file.path:
        return
    was = old if isinstance(old, Meeting) else None
    kind = event_kind(Event(NOT_COMMITTED, file.path, file.old_path, was, new, file.changes))
    whole = was is None or (new.was_held and not was.was_held)
    texts = (*_TEXTS, "utfall") if new.was_held else ()
    own = {
        change.case
        for change in file.changes
        if change.field.partition("/")[0] in texts or (change.field == "saker" and change.before is None)
    }
    places = [place for place, case in enumerate(new.cases) if whole or case.number in own]
    cases = tuple(compared(FoundCase(file.path, new, place), names) for place in places)
    yield ReviewedMeeting(file, kind, new, cases)


def _listed(file: ChangedRecord) -> Iterator[ReviewedList]:
    """The attendance list of a meeting, where it is new or has changed."""
    old, new = file.old, file.new
    if not isinstance(new, Meeting) or not file.path:
        return
    had = isinstance(old, Meeting) and old.attendance is not None
    changes = tuple(change for change in file.changes if change.field.partition("/")[0] == "deltakere") if had else ()
    if changes or (new.attendance and not had):
        yield ReviewedList(file.path, new, tuple(map(_marks, new.attendance or ())), changes)


def _marks(group: AttendeeGroup) -> GroupMarks:
    people: dict[Mark, list[str]] = {}
    for one in group.people:
        people.setdefault(one.mark, []).append(one.name)
    return GroupMarks(group.group, people)


def commitment_changes(before: Iterable[Followup], after: Iterable[Followup]) -> list[Commitment]:
    """The commitments that were made, closed or taken out.

    One is the same where its case has a commitment of the same words, or else one of that number which was reworded.
    """
    left: dict[tuple[str, str], list[Followup]] = {}
    for row in before:
        left.setdefault(_case_of(row), []).append(row)
    found, new = list[Commitment](), list[Followup]()
    for row in after:
        olds = left.get(_case_of(row), [])
        if was := next((old for old in olds if old.text == row.text), None):
            olds.remove(was)
            found += _closed(was, row)
        else:
            new.append(row)
    for row in new:
        olds = left.get(_case_of(row), [])
        was = next((old for old in olds if _is_reworded(old, row)), None)
        if was:
            olds.remove(was)
        else:
            found.append(Commitment("ny", row))
        found += _closed(was, row)
    return [*found, *(Commitment("borte", row) for olds in left.values() for row in olds)]


def _case_of(row: Followup) -> tuple[str, str]:
    return row.committee, row.number


def _is_reworded(old: Followup, new: Followup) -> bool:
    """Whether two commitments of one number are the same point with other words, as the comparison of points has it."""
    return old.point == new.point and len(compare((old.text,), (new.text,), splits=False)) == 1


def _closed(was: Followup | None, now: Followup) -> list[Commitment]:
    closed = now.state == "lukket" and (was is None or was.state != "lukket")
    return [Commitment("lukket", now)] if closed else []


def findings_of(judged: Judgements, moved: Mapping[str, str]) -> Findings:
    """The findings of the branch and those that were there; one is the same by its code, its file and its words."""
    before = Counter(map(_identity, (p._replace(path=moved.get(p.path, p.path)) for p in _open(judged.before))))
    of_history = [p for p in _open(judged.of_history) if p.code not in OF_APPROVED_TEXTS or p.severity == "info"]
    told = {_identity(problem) for problem in judged.of_history}
    left, new = Counter(before), []
    for problem in _open(judged.after):
        key = _identity(problem)
        if left[key]:
            left[key] -= 1
        elif key not in told:
            new.append(problem)
    known = before.total() - left.total()
    return Findings(tuple(of_history), tuple(sorted(new, key=by_severity)), left.total(), known)


def _open(problems: "Iterable[Problem]") -> "Iterator[Problem]":
    """The problems that the record does not accept."""
    return (problem for problem in problems if problem.accepted is None)


def _identity(problem: "Problem") -> tuple[str, str, str]:
    return problem.code, problem.path, problem.message


def by_severity(problem: "Problem") -> int:
    """Errors first."""
    return ("feil", "advarsel", "info").index(problem.severity)


def title_of(meeting: Meeting, number: str) -> str:
    """The title of a case of a meeting, "" where it has none of that number."""
    return next((case.title for case in meeting.cases if case.number == number), "")
