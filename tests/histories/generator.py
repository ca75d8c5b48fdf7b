"""Which histories of a committee, with known truth, can chance make up?

`make` writes a real Git repository of a committee over years, from a seed, and gives a `History` that knows what
happened. Nothing in it is worked out by the project's code or read back from the files: the generator keeps a model of
every version in which each meeting, point, line and tenure has a key (`histories_model`), and so it knows what became
of each.

    history = make(tmp_path, seed=1, seats=6, years=2, meetings=4)

What a test iterates over:

- ``history.commits``: every commit, parents before children: id, kind, subject, author («Navn <adresse>»), time (ISO,
  as ``%aI``), parents. ``kind`` says what the generator wanted ("silent_mark", "merge", "revert", …).
- ``history.trees[commit.id]``: path → document of that commit (`Meeting`, `Register`, `Other`); ``history.head``.
- ``history.events``: every `Event`, in the order of the commits: the commit, a `Change` (path, date, case, felt,
  before, after: `histories_truth` says how), and what the meeting was before it. A merge has none: each side tells its
  own. ``history.told(commit)`` are the changes of one commit; ``history.between(old, new)`` of any two.
- ``history.added``, ``deleted``: (commit, path) of records that came or went whole, which are no events; ``renamed``:
  (commit, old path, new path), whatever else the commit did to the file.
- ``history.silent``: the events that alter an approved meeting without a new entry in ``rettelser`` whose ``gjelder``
  names the case or the top-level key. ``event.older_entry``: an entry from before named it. What takes the approval
  itself away (status, and godkjent with it) stands in ``backwards`` instead; another day for it is a silent edit.
- ``history.after_notice``: events on proposals of a meeting that is, or that commit makes, more than a notice.
- ``history.notices``: meeting.key → (commit, meeting) of the last version with status ``innkalling``; one whose status
  went all the way back has that version here.
- ``history.rewritten``: the paths at HEAD of meetings that say something else than was approved by what was done
  to them while the approval was taken away, so that no single commit altered approved minutes.
- ``history.backwards``: events whose ``status`` went backwards; ``removed_person``: a line gone from a list.
- ``history.blame(number)``: the points of a case's decision at HEAD, each with the commit that gave it its words; a
  revert gives words too, but what was deleted and brought back has those it had. The history of a case is its events.
- ``history.main_line`` and ``as_of(day)``: the first-parent line of HEAD, and its last commit by the end of a day.
- ``history.unreadable``: (commit, path, why) for every commit that leaves a version that can't be used. The commit that
  mends it is compared with the last good version.
- ``history.attendance(first, last)``: the tables by person and role and by seat, at HEAD (`histories_count` says how);
  ``history.attendance(rev=commit.id)`` at any other.
- ``history.attendance_history``: the events under ``deltakere/`` of a meeting that had a list before, with the
  registered name; ``after_approval``: the meeting was approved before the commit. A meeting deleted or brought
  back is none.

The working tree is that of HEAD. The same arguments give the same commit ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tests.histories.count import Attendance, attendance
from tests.histories.life import Life, meeting_days
from tests.histories.model import Document, Meeting, Other, Register, Tree
from tests.histories.people import Seating, Source
from tests.histories.record import Record
from tests.histories.repository import Commit, Importer
from tests.histories.truth import Change, between, differences, identity, numbered

_RANK = {"innkalling": 0, "referat": 1, "godkjent": 2}


@dataclass(frozen=True)
class Event:
    """One change that one commit made.

    ``approved``: the meeting was approved before it. ``recorded``: it had an attendance list before it. ``entry``: the
    commit's own new corrections name what was changed; ``older_entry``: one from before does.
    """

    commit: Commit
    change: Change
    approved: bool = False
    recorded: bool = False
    status: str | None = None
    entry: bool = False
    older_entry: bool = False


@dataclass(frozen=True)
class AttendanceEvent:
    """A later change to a mark, a substitute or a line: of whom, by the name in the register at HEAD."""

    commit: Commit
    change: Change
    group: str
    person: str
    after_approval: bool


@dataclass(frozen=True)
class History:
    """A repository, and the truth about it."""

    root: Path
    commits: list[Commit]
    trees: dict[str, Tree] = field(repr=False)

    @property
    def head(self) -> Tree:
        """The files of HEAD."""
        return self.trees[self.commits[-1].id]

    def told(self, commit: Commit) -> list[Change]:
        """The changes of one commit."""
        return self._told.get(commit.id, [])

    @cached_property
    def _told(self) -> dict[str, list[Change]]:
        told: dict[str, list[Change]] = {}
        for event in self.events:
            told.setdefault(event.commit.id, []).append(event.change)
        return told

    def between(self, old: str, new: str) -> list[Change]:
        """What changed between two commits, by id, in the records that both have."""
        return between(self.trees[old], self.trees[new])

    def attendance(self, first: str = "", last: str = "9", rev: str | None = None) -> Attendance:
        """The tables of an interval of dates, inclusive, as the record stands at HEAD or at another commit."""
        return attendance(self.trees[rev] if rev else self.head, first, last)

    def _steps(self) -> Iterator[tuple[Commit, Tree, Tree]]:
        """Every commit that is no merge, with the files before it and after it."""
        for commit in self.commits:
            if not commit.is_merge:
                yield commit, self.trees[commit.parents[0]] if commit.parents else {}, self.trees[commit.id]

    @cached_property
    def events(self) -> list[Event]:
        """Every change of every commit."""
        return list(self._events())

    def _events(self) -> Iterator[Event]:
        for commit, before, after in self._steps():
            if not before:
                continue
            known = {identity(document): document for document in before.values()}
            for path, new in sorted(after.items()):
                old = known.get(identity(new)) if identity(new) is not None else None
                if old is None or old is new:
                    continue
                told = differences(path, old, new)
                was = _last_read(old)
                if isinstance(was, Meeting) and isinstance(new, Meeting):
                    yield from (_event(commit, change, was, new) for change in told)
                else:
                    yield from (Event(commit, change) for change in told)

    def _paths(self) -> Iterator[tuple[Commit, str | None, str | None]]:
        """Where every record of a commit lay before it and lies after it, where that differs."""
        for commit, before, after in self._steps():
            was, now = ({identity(d): path for path, d in tree.items()} for tree in (before, after))
            for same in dict.fromkeys([*was, *now]):
                if same is not None and was.get(same) != now.get(same):
                    yield commit, was.get(same), now.get(same)

    @property
    def main_line(self) -> list[Commit]:
        """The commits on the first-parent line of HEAD, oldest first."""
        known = {commit.id: commit for commit in self.commits}
        line = [self.commits[-1]]
        while line[-1].parents:
            line.append(known[line[-1].parents[0]])
        return line[::-1]

    def as_of(self, day: str) -> Commit | None:
        """The last commit of the main line made that day or before."""
        return next((commit for commit in reversed(self.main_line) if commit.time[:10] <= day), None)

    def blame(self, number: str) -> dict[str, Commit]:
        """Each point of a decision as it stands at HEAD, by its number, with the commit that gave it its words."""
        found: dict[int, Commit] = {}
        words: dict[int, str] = {}
        for commit, before, after in self._steps():
            was, now = _decided(before, number), _decided(after, number)
            for key, (_number, text) in now.items():
                # What was deleted and brought back has the words that it had.
                if (was[key][1] if key in was else words.get(key) if not was else None) != text:
                    found[key] = commit
                    words[key] = text
        return {place: found[key] for key, (place, _text) in _decided(self.head, number).items()}

    @cached_property
    def added(self) -> list[tuple[Commit, str]]:
        """The records that came whole; the first register is one."""
        return [(commit, new) for commit, old, new in self._paths() if old is None and new]

    @cached_property
    def deleted(self) -> list[tuple[Commit, str]]:
        """The records that went whole."""
        return [(commit, old) for commit, old, new in self._paths() if new is None and old]

    @cached_property
    def renamed(self) -> list[tuple[Commit, str, str]]:
        """The records that got another path."""
        return [(commit, old, new) for commit, old, new in self._paths() if old and new]

    @cached_property
    def silent(self) -> list[Event]:
        """What altered approved meetings and says nothing of itself."""
        return [event for event in self.events if event.approved and not event.entry and not _of_approval(event)]

    @cached_property
    def after_notice(self) -> list[Event]:
        """The proposals that changed when the notice was no longer only that."""
        proposals = [event for event in self.events if event.change.felt.startswith("forslag_til_vedtak/")]
        return [event for event in proposals if event.status != "innkalling"]

    @cached_property
    def notices(self) -> dict[int, tuple[Commit, Meeting]]:
        """Each meeting's last version that was only a notice, by the meeting's key, with the commit that made it."""
        return {
            new.key: (commit, new)
            for commit, before, after in self._steps()
            for path, new in after.items()
            if isinstance(new, Meeting) and new.status == "innkalling" and _last_read(before.get(path)) != new
        }

    @cached_property
    def rewritten(self) -> set[str]:
        """The meetings that came by other words than the approved ones while they were not approved.

        What an approval takes in is what the committee was shown: to take it away, write, and approve again is no
        correction. Places that a commit altered in approved minutes, too, are told of that commit.
        """
        approved: dict[int, Meeting] = {}
        between: dict[int, set[tuple[str | None, str]]] = {}
        silent: dict[int, set[tuple[str | None, str]]] = {}
        for _commit, before, after in self._steps():
            known = {identity(document): _last_read(document) for document in before.values()}
            for path, new in after.items():
                old = known.get(identity(new))
                if not isinstance(old, Meeting) or not isinstance(new, Meeting) or old is new:
                    continue
                places = {(change.case, change.felt) for change in differences(path, old, new)}
                if old.status == "godkjent":
                    silent.setdefault(new.key, set()).update(places)
                    approved.setdefault(new.key, old)
                elif new.key in approved:
                    between.setdefault(new.key, set()).update(places)
        found = set()
        for path, document in self.head.items():
            now = _last_read(document)
            if isinstance(now, Meeting) and now.key in between:
                was = approved[now.key]
                events = [_event(self.commits[-1], change, was, now) for change in differences(path, was, now)]
                standing = {(e.change.case, e.change.felt) for e in events if not e.entry}
                if standing & between[now.key] - silent[now.key]:
                    found.add(path)
        return found

    @cached_property
    def backwards(self) -> list[Event]:
        """Where a status went backwards."""
        statuses = [event for event in self.events if event.change.date and event.change.felt == "status"]
        return [e for e in statuses if _RANK[str(e.change.after)] < _RANK[str(e.change.before)]]

    @cached_property
    def removed_person(self) -> list[Event]:
        """Lines that went out of an attendance list."""
        lines = [event for event in self.events if event.change.felt.startswith("deltakere/")]
        return [event for event in lines if event.change.felt.count("/") == 2 and event.change.after is None]

    @cached_property
    def unreadable(self) -> list[tuple[Commit, str, str]]:
        """The versions that can't be used, each at the commit that made it."""
        return [
            (commit, path, new.wrong)
            for commit, before, after in self._steps()
            for path, new in after.items()
            if isinstance(new, Other) and new.wrong and before.get(path) is not new
        ]

    @cached_property
    def attendance_history(self) -> list[AttendanceEvent]:
        """Every later change to a mark, a substitute or a line."""
        register = next(document for document in self.head.values() if isinstance(document, Register))
        found = []
        for event in self.events:
            top, *rest = event.change.felt.split("/")
            if top == "deltakere" and event.recorded:
                person = register.means(rest[1])
                found.append(AttendanceEvent(event.commit, event.change, rest[0], person, event.approved))
        return found


def _event(commit: Commit, change: Change, old: Meeting, new: Meeting) -> Event:
    named = {change.case or change.felt.split("/", maxsplit=1)[0]}
    older = {name for entry in old.corrections for name in entry.concerns}
    newer = {name for entry in new.corrections if entry not in old.corrections for name in entry.concerns}
    own = change.felt.startswith("rettelser/") and change.before is None
    approved, recorded = old.status == "godkjent", old.attendance is not None
    entry = own or bool(named & newer)
    return Event(commit, change, approved, recorded, new.status, entry=entry, older_entry=bool(named & older))


def _last_read(document: Document | None) -> Document | None:
    """A document, or in place of what cannot be read, the last good version of it."""
    return document.hides if isinstance(document, Other) else document


def _decided(tree: Tree, number: str) -> dict[int, tuple[str, str]]:
    """The points of the decision in a case, by key, with number and text; of a spoilt meeting the last good ones."""
    documents = map(_last_read, tree.values())
    cases = (case for d in documents if isinstance(d, Meeting) for case in d.cases if case.number == number)
    return {point.key: (place, point.text) for case in cases for place, point in numbered(case.decision)}


def _of_approval(event: Event) -> bool:
    """Whether the change only takes the approval away."""
    return event.status != "godkjent" and event.change.case is None and event.change.felt in ("status", "godkjent")


def make(  # noqa: PLR0913 - a history is described by its size
    folder: Path,
    seed: int,
    *,
    seats: int = 30,
    years: int = 12,
    meetings: int = 8,
    bad: bool = True,
    moves: bool | None = None,
) -> History:
    """Make a history in an empty folder.

    ``bad``: some versions can't be used. ``moves``: the committee gets another folder once; None leaves it to chance.
    """
    source = Source(seed)
    days = meeting_days(source, years, meetings)
    moves = source.happens(0.4) if moves is None else moves
    with Importer(folder) as importer:
        record = Record(source, importer)
        Life(record, Seating(source, record.code, seats, days[0].isoformat()), days, bad=bad).live(moves=moves)
    return History(folder, record.commits, record.trees)
