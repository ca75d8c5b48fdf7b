"""The history of a meeting, of one of its cases, or of a person in the registers, and who gave each point its words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_cli.compare.approval import APPROVAL_KEYS, status_went_back, uncorrected_changes
from referat_cli.compare.change import RecordChange
from referat_cli.compare.identity import Canonical, with_names_of
from referat_cli.compare.points import compare
from referat_cli.compare.records import meeting_changes, register_changes
from referat_cli.model.case_numbers import has_number
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Case, Meeting, Points
from referat_cli.model.point_numbers import numbered
from referat_cli.model.register import identity
from referat_cli.queries.cases import FoundCase
from referat_cli.store.commits import Commit
from referat_cli.store.paths import FOLDER, REGISTER
from referat_cli.store.timeline import FileChange, approved_sides, own_changes, timeline
from referat_cli.store.versions import Versions

if TYPE_CHECKING:
    from referat_cli.store.records import Records

MeetingOrRegister = Meeting | Committee

# How long the place of a person's line is at the least: grupper, 0, personer, 3.
_LINE = 4

# What a commit did to a meeting, or to a case: the words of the data formats.
EventKind = Literal[
    "innkalt",
    "foreslaatt",
    "foert",
    "vedtatt",
    "godkjent",
    "endret",
    "rettet",
    "rettet_etter_godkjenning",
    "endret_uten_rettelse",
    "tilbakestilt",
    "flyttet",
    "slettet",
    "tatt_ut",
    "register",
]


class Event(NamedTuple):
    """What one commit did to one record.

    A merge that did nothing itself has no changes; it is there because it joins the versions of its sides.

    ``path`` and ``old_path`` are None where the record is not. ``old`` and ``new`` are what it says before and after,
    the last version that can be read; ``across`` says that versions between them cannot. ``olds`` are the blobs of the
    versions before, one for each parent that has the file, and ``blob`` that of the new.
    """

    commit: Commit
    path: str | None
    old_path: str | None
    old: MeetingOrRegister | None
    new: MeetingOrRegister | None
    changes: tuple[RecordChange, ...]
    across: bool = False
    blob: str | None = None
    olds: tuple[str, ...] = ()
    moved: bool = False

    @property
    def has_content(self) -> bool:
        """Whether there is anything to show: changes, or another place."""
        return bool(self.changes) or self.moved

    @property
    def date(self) -> str | None:
        """The meeting's date, as it is now or was last; None for a register."""
        record = self.new or self.old
        return record.date if isinstance(record, Meeting) else None


class History(NamedTuple):
    """Events in the order of the commits, and the changes that cannot be described."""

    events: tuple[Event, ...]
    gaps: tuple[FileChange, ...]


def history_of(records: "Records", path: str | None = None, until: str | None = None) -> History:
    """What the commits that ``until`` (None: HEAD) comes from did to one file, or to all, in the record's own terms.

    Commits that changed only how the file is written did nothing. A version that cannot be read is passed over: the
    next is compared with the last that can.
    """
    changes = timeline(records, path=path, until=until)
    versions = Versions(records)
    complete = [change for change in changes if not change.gap]
    events = (_event(each, versions, records.canonical_name(each.latest_path.split("/")[1])) for each in complete)
    return History(tuple(filter(None, events)), tuple(change for change in changes if change.gap))


def _event(change: FileChange, versions: Versions, canonical_name: Canonical) -> Event | None:
    """What a change of a file did to its record; None for nothing that the record shows."""
    olds = [versions.record(parent) for parent in approved_sides(change, versions).parents]
    new = versions.record(change.after)
    across = change.across
    if change.returned:
        # What comes back as it was comes into the archive; what comes back altered was altered.
        across = olds[0] != new
        olds = olds if across else []
    if new is None and not olds:
        return None
    changes = own_changes([record_changes(old, new, canonical_name) for old in olds or [None]])
    if not changes and not change.moved and not change.commit.is_merge:
        return None
    return Event(
        change.commit,
        change.path,
        change.old_path,
        olds[0] if olds else None,
        new,
        changes,
        across,
        change.after and change.after.blob,
        tuple(parent.blob for parent in change.parents),
        change.moved,
    )


def record_changes(
    old: MeetingOrRegister | None, new: MeetingOrRegister | None, canonical_name: Canonical
) -> tuple[RecordChange, ...]:
    """The changes from one version of a record to another."""
    if isinstance(old or new, Committee):
        olds, news = (side if isinstance(side, Committee) else None for side in (old, new))
        return register_changes(olds, news)
    before, after = (side if isinstance(side, Meeting) else None for side in (old, new))
    return meeting_changes(before, after, canonical_name)


class CaseEvent(NamedTuple):
    """An event in the life of a case: its changes alone, and the number the case has after it and had before it."""

    event: Event
    number: str
    old_number: str


def case_events(events: Iterable[Event], number: str) -> list[CaseEvent]:
    """What happened to the case that has this number last, whatever it was called before.

    With it comes what its meeting's status was changed to, because that is when it was decided and approved.
    """
    found = []
    for event in reversed(tuple(events)):
        changes = [change for change in event.changes if change.case == number]
        renamed = [change for change in changes if change.field == "saksnr" and isinstance(change.before, str)]
        old = str(renamed[0].before) if renamed else _name_before(event, number)
        if changes or (has_case(event.old, old) and has_case(event.new, number)):
            shown = tuple(c for c in event.changes if c.case == number or (c.case is None and c.field in APPROVAL_KEYS))
            found.append(CaseEvent(event._replace(changes=shown), number, old))
        number = old
    return found[::-1]


def _name_before(event: Event, number: str) -> str:
    """What a case was called before an event that gave it no other number: without one, by its place then."""
    if has_number(number) or not isinstance(event.old, Meeting) or not isinstance(event.new, Meeting):
        return number
    renamed = with_names_of(event.old, event.new).cases
    names = {new.number: old.number for new, old in zip(renamed, event.old.cases, strict=True)}
    return names.get(number, number)


def with_points(one: CaseEvent) -> Event:
    """The event with the points that its case came with: of a new case a change has the title alone."""
    event, new = one.event, one.event.new
    if not isinstance(new, Meeting) or not _begins(event, one.number):
        return event
    from msgspec.structs import replace  # noqa: PLC0415 - few cases are new

    bare = {"proposal": None, "proposals": (), "decision": None, "tasks": ()}
    without = (replace(case, **bare) if case.number == one.number else case for case in new.cases)
    points = meeting_changes(replace(new, cases=tuple(without)), new)
    return event._replace(changes=(*event.changes, *points))


def _begins(event: Event, number: str) -> bool:
    """Whether the event is the one in which the case of that number came to be."""
    return any(c.case == number and c.field == "saker" and c.before is None for c in event.changes)


def ends(event: Event, number: str) -> bool:
    """Whether the event is the one by which the case of that number went."""
    return any(c.case == number and c.field == "saker" and c.after is None for c in event.changes)


def has_case(document: MeetingOrRegister | None, number: str) -> bool:
    """Whether a version of a meeting has the case of that number."""
    return isinstance(document, Meeting) and any(case.number == number for case in document.cases)


def event_kind(event: Event, number: str | None = None) -> EventKind:
    """What a commit did to a meeting; or to the case of that number, whose event it is."""
    old, new = event.old, event.new
    if not isinstance(old or new, Meeting):
        return "register"
    if not isinstance(new, Meeting):
        return "slettet"
    if not isinstance(old, Meeting):
        return _kind_of_first(new, number)
    if number is not None and _begins(event, number):
        return _kind_of_first(new, number)
    if number is not None and ends(event, number):
        return "tatt_ut"
    return _kind_of_later(event, old, new, number)


def _kind_of_later(event: Event, old: Meeting, new: Meeting, number: str | None) -> EventKind:
    """What it is to change a meeting that is there."""
    if status_went_back(old, new):
        return "tilbakestilt"
    if old.status != new.status:
        decided = any(change.case == number and change.field.startswith("vedtak") for change in event.changes)
        return "godkjent" if new.status == "godkjent" else "vedtatt" if number is not None and decided else "foert"
    if not event.changes:
        return "flyttet"
    if new.status != "godkjent":
        return "rettet" if new.was_held else "endret"
    return "endret_uten_rettelse" if uncorrected_changes(old, new, event.changes) else "rettet_etter_godkjenning"


def _kind_of_first(new: Meeting, number: str | None) -> EventKind:
    """What it is to come into a meeting, or into the archive."""
    if not new.was_held:
        return "innkalt" if number is None else "foreslaatt"
    return "godkjent" if new.status == "godkjent" else "foert"


def last_notice(events: Iterable[Event]) -> Event | None:
    """The event that made the last version of a meeting that was only a notice; None where there was none."""
    notices = (e for e in reversed(tuple(events)) if isinstance(e.new, Meeting) and e.new.status == "innkalling")
    return next(notices, None)


# The commit of each point, by its number; None for one that no commit gave, as far as is known.
PointCommits = dict[str, Commit | None]


class BlamedPoint(NamedTuple):
    """A point of the decision as it stands, its words, and the commit that gave it them."""

    number: str
    text: str
    commit: Commit | None


def blame(events: Iterable[CaseEvent], decision: Points, blob: str | None = None) -> list[BlamedPoint]:
    """Each point of a decision as it stands in a version of its file, by the events of its case.

    Words that no commit has given yet have no commit.

    A point that moved, in its list or with its file, keeps its words and so its commit; a merge gives no words that one
    of its sides had. What was deleted and brought back has the words it had.
    """
    of_version: dict[str, tuple[Points, PointCommits]] = {}
    last: tuple[Points, PointCommits] = ((), {})
    for event, number, old_number in events:
        now = _decision(event.new, number)
        sides = [of_version[blob] for blob in event.olds if blob in of_version]
        sides = sides or [(_decision(event.old, old_number), {})]
        sides = [side if side[0] else last for side in sides]
        given: PointCommits = {one: event.commit for one, _at, _point in numbered(now)}
        for points, theirs in sides:
            given |= _unchanged_points(points, now, theirs)
        if now:
            last = (now, given)
        if event.blob:
            of_version[event.blob] = (now, given)
    points, theirs = of_version.get(blob or "", last)
    final = _unchanged_points(points, decision, theirs)
    return [BlamedPoint(one, point.text, final.get(one)) for one, _at, point in numbered(decision)]


def _decision(document: MeetingOrRegister | None, number: str) -> Points:
    if not isinstance(document, Meeting):
        return ()
    return next((case.decision or () for case in document.cases if case.number == number), ())


def _unchanged_points(old: Points, new: Points, given: Mapping[str, Commit | None]) -> PointCommits:
    """The points of a new decision that have the words they had, each with the commit it had."""
    if not old or not new:
        return {}
    return {
        change.target: given.get(change.source)
        for change in compare(old, new, splits=False)
        if change.source and change.target and change.old_text == change.new_text
    }


class RegisterChange(NamedTuple):
    """A change that one commit made in what a register says of the person."""

    commit: Commit
    committee: str
    path: str
    change: RecordChange


def register_history(
    records: "Records", who: str, until: str | None = None
) -> tuple[list[RegisterChange], list[FileChange]]:
    """The changes of a person, by registered name or by id, newest first, and the changes of files that have a gap.

    A line that stands in the first version of a register is added by it.
    """
    versions = Versions(records)
    found: list[RegisterChange] = []
    gaps: list[FileChange] = []
    for code in sorted(records.names_of_committees()):
        same = records.canonical_name(code)
        for change in timeline(records, path=f"{FOLDER}/{code}/{REGISTER}", until=until):
            new = versions.record(change.after)
            if change.gap:
                gaps.append(change)
            elif isinstance(new, Committee) and change.after:
                empty = Committee(format=new.format, code=new.code, name=new.name)
                olds = [old for old in map(versions.record, change.parents) if isinstance(old, Committee)] or [empty]
                found += [
                    RegisterChange(change.commit, code, change.after.path, one)
                    for one in own_changes([register_changes(old, new) for old in olds])
                    if who in {*_identities(one, olds[0], new), *map(same, _names(one, olds[0], new))}
                ]
    order = {commit.id: at for at, commit in enumerate(dict.fromkeys(change.commit for change in found))}
    return sorted(found, key=lambda c: (c.commit.time, order[c.commit.id]), reverse=True), gaps


def _identities(change: RecordChange, old: Committee, new: Committee) -> Iterator[str]:
    """The ids of those whose lines a change is about."""
    for place, register in ((change.was_at, old), (change.is_at, new)):
        if place and place[0] == "grupper" and len(place) >= _LINE:
            yield identity(register.groups[int(place[1])].people[int(place[3])])


def _names(change: RecordChange, old: Committee, new: Committee) -> Iterator[str]:
    """The names that a change is about, as written."""
    for place, register in ((change.was_at, old), (change.is_at, new)):
        if place and place[0] == "grupper" and len(place) >= _LINE:
            yield register.groups[int(place[1])].people[int(place[3])].name
    place = change.is_at or change.was_at
    if place and place[0] == "alias":
        yield from (value for value in (change.before, change.after) if isinstance(value, str))


class Noticed(NamedTuple):
    """A case with the proposal that the last notice had instead of its own, and the commit of that notice.

    ``proposed`` tells whether the notice had the case at all, ``lost`` that the minutes have it no longer.
    """

    found: FoundCase
    commit: Commit
    proposed: bool
    lost: bool = False


class Notices:
    """The notices of meetings, each meeting's history read once."""

    def __init__(self, records: "Records", until: str | None = None) -> None:
        self._records, self._until = records, until
        self._histories: dict[str, History] = {}

    def history(self, path: str) -> "History":
        """What happened to a meeting."""
        if path not in self._histories:
            self._histories[path] = history_of(self._records, path, self._until)
        return self._histories[path]

    def of(self, found: FoundCase) -> Noticed | None:
        """The case as the last version of its meeting proposed it that was a notice; None where there was no notice."""
        events = self.history(found.path).events
        notice = last_notice(events)
        if notice is None or not isinstance(notice.new, Meeting):
            return None
        number = found.case.number
        later = case_events(events[events.index(notice) + 1 :], number)
        number = later[0].old_number if later else number
        case = next((case for case in notice.new.cases if case.number == number), None)
        return Noticed(_proposed(found, case), notice.commit, case is not None)

    def lost(self, path: str) -> list[Noticed]:
        """The cases that the last notice of a meeting had, and its minutes have not, as if they stood last in them."""
        meeting, notice = self._records.meeting(path), last_notice(self.history(path).events)
        if notice is None or not isinstance(notice.new, Meeting) or not meeting.was_held:
            return []
        from msgspec.structs import replace  # noqa: PLC0415 - this question is seldom asked

        same = self._records.canonical_name(meeting.committee)
        gone = [
            replace(notice.new.cases[int(change.was_at[1])], decision=None)
            for change in meeting_changes(notice.new, meeting, same)
            if change.field == "saker" and change.case and change.after is None and change.was_at
        ]
        whole = replace(meeting, cases=(*meeting.cases, *gone))
        places = range(len(meeting.cases), len(whole.cases))
        return [Noticed(FoundCase(path, whole, place), notice.commit, proposed=True, lost=True) for place in places]


def _proposed(found: FoundCase, case: Case | None) -> FoundCase:
    """The case with another's proposal."""
    from msgspec.structs import replace  # noqa: PLC0415 - this question is seldom asked

    cases = list(found.meeting.cases)
    cases[found.place] = replace(found.case, proposal=case.proposal if case else None)
    return found._replace(meeting=replace(found.meeting, cases=tuple(cases)))
