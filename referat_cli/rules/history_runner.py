"""What is wrong with what the commits of an interval, and the work tree after them, have done to the meetings?"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from referat_cli.compare.change import RecordChange
from referat_cli.compare.records import itself, meeting_changes
from referat_cli.document.document import Document
from referat_cli.i18n import _
from referat_cli.model.meeting import Meeting, point_number, walk
from referat_cli.model.problem import Finding, Origin, Problem, UserError
from referat_cli.queries.revisions import to_work_tree
from referat_cli.rules.history import Edit
from referat_cli.rules.registry import Rule
from referat_cli.rules.runner import accepting, rules
from referat_cli.store.archive import Archive
from referat_cli.store.commits import Commit, Step, steps
from referat_cli.store.paths import home, kind_of
from referat_cli.store.records import Records
from referat_cli.store.versions import Versions

# As much of an id as people use.
_SHORT = 7
# A version is asked for when it comes and when the next one takes its place, most often soon after.
_KEPT = 256
# What is not committed yet has no id, no author and no time.
_NOT_COMMITTED = Commit("", (), "", "", "")


class _Done(NamedTuple):
    """What one commit did to one meeting: the blobs of the last version that could be read and of the new one."""

    commit: Commit
    path: str
    old_path: str | None
    old: str | None
    new: str | None
    others: tuple[str, ...] = ()


def judge_since(records: Records, archive: Archive, since: str) -> tuple[list[Problem], int]:
    """The problems of the commits that HEAD comes from and ``since`` (an id) does not, and of what is not committed.

    They are told by file and line, and of one line in the order of the commits; the number is how many files were
    touched. ``records`` and ``archive`` are those of the disk. Raises `UserError` where a shallow clone lacks commits.
    """
    committed = steps(records, since=since)
    if any(step.commit.cut for step in committed):
        told = _(
            "Dette er en grunn kopi, som mangler noe av det som er gjort siden {rev}; kjør «git fetch --unshallow»."
        )
        raise UserError(told.format(rev=since[:_SHORT]))
    done = [step for step in [*committed, *_uncommitted(records)] if _concerns_a_meeting(step)]
    problems = _Judging(records, archive, since).judge(done)
    found = sorted(problems, key=lambda problem: (problem.path, problem.place.line, problem.place.column))
    return found, len({step.path or step.old_path for step in done})


def _uncommitted(records: Records) -> Iterator[Step]:
    """How the files on the disk differ from the newest commit, as steps that nobody has committed."""
    commit = records.held.commit
    if commit is None or records.location.git is None or records.location.git.bare:
        return
    for pair in to_work_tree(records, commit, Versions(records)):
        # What is there and cannot be opened has not gone.
        if pair.path or pair.old_path not in records.held.unopened:
            yield Step(_NOT_COMMITTED, pair.path, pair.old_path, pair.blob, pair.old_blob)


def _concerns_a_meeting(step: Step) -> bool:
    return kind_of(step.path or step.old_path or "") == "moete"


class _Judging:
    """One judgement of an interval: what is known of the files while the commits are gone through in their order."""

    def __init__(self, records: Records, archive: Archive, since: str) -> None:
        self._records, self._archive, self._since = records, archive, since
        self._versions = Versions(records)
        self._meeting = lru_cache(_KEPT)(self._versions.meeting)
        self._rules = [rule for rule in rules() if rule.check and rule.needs == ("edit",)]
        # The last version that could be read before one that cannot be, and of a path that is gone.
        self._readable: dict[tuple[str, str], str | None] = {}
        self._gone: dict[str, str | None] = {}
        # A committee and the address of a point → the files with a case that closes it, and the number of that case.
        self._closers: dict[tuple[str, str], dict[str, str]] = {}
        self._closed_by: dict[str, list[tuple[str, str]]] = {}

    def judge(self, done: list[Step]) -> list[Problem]:
        """Every problem, in the order of the commits."""
        self._see_to(done)
        self._begin_closers(done)
        together = [list(self._rejoined(list(of_one))) for _c, of_one in groupby(done, key=lambda step: step.commit)]
        today = _paths_of_today([edit for edits in together for edit in edits])
        found: list[Problem] = []
        for edits in together:
            for edit in edits:
                found += self._problems(edit, today[edit.commit.id, edit.path])
            for edit in edits:  # what one commit does is done at once
                if edit.old_path and edit.old_path != edit.path:
                    self._close(edit.old_path, None)
                self._close(edit.path, edit.new)
        return found

    def _problems(self, done: _Done, path: str) -> Iterator[Problem]:
        """What every rule says of one step, at the file of today."""
        edit = self._edit(done, path)
        entry = self._archive.entry(path) if path in self._archive.known else None
        document = entry.document if entry else Document(path=path, text="", readable=False)
        for rule in self._rules:
            for finding in rule.check(edit) if rule.check else ():
                yield _problem(finding, rule, document, done.commit)

    def _edit(self, done: _Done, path: str) -> Edit:
        before = self._meeting(done.old)
        after = self._meeting(done.new)
        if done.new and after is None:  # it cannot be read: the commit that mends it is compared with the last good one
            before = None
        if before is None or before == after:
            return Edit(before, after)
        where = home(path)
        register = self._records.register(where.committee) if where else None
        same = register.same if register else itself
        changes = meeting_changes(before, after, same) if after else ()
        for other in done.others:
            changes = _in_both(changes, meeting_changes(self._meeting(other), after, same))
        (blob,) = self._records.rows("SELECT max(blob) FROM held WHERE path = ?", (path,))[0]
        return Edit(
            before,
            after,
            changes,
            same,
            self._closed(before),
            was=self._versions.value(done.old),
            became=self._versions.value(done.new),
            now=self._versions.value(blob),
        )

    def _see_to(self, done: list[Step]) -> None:
        """Read every version of these steps that nobody has read yet."""
        self._versions.read(
            pair for step in done for pair in ((step.path, step.blob), (step.old_path, step.old_blob), *step.others)
        )

    def _closed(self, meeting: Meeting) -> dict[str, str]:
        """The points of a meeting's decisions that a case has closed → the number of that case."""
        found = {}
        for case in meeting.cases:
            for position, _point in walk(case.decision or ()):
                address = f"{case.number}#{point_number(position)}"
                if closers := self._closers.get((meeting.committee, address)):
                    found[address] = min(closers.items())[1]
        return found

    def _rejoined(self, of_one: list[Step]) -> Iterator[_Done]:
        """The steps of one commit; a meeting that went and came in another place, without Git seeing it, is moved."""
        went = {self._identity(step): step for step in of_one if not _kept(step.path) and _kept(step.old_path)}
        came = {self._identity(step): step for step in of_one if _kept(step.path) and not _kept(step.old_path)}
        moved = {key for key in went if key is not None and key in came}
        for step in of_one:
            key = self._identity(step)
            path = step.path if _kept(step.path) else None
            old_path = step.old_path if _kept(step.old_path) else None
            if key in moved and went[key] is step:
                continue
            old = step.old_blob if old_path else None
            if key in moved and came[key] is step:
                old_path, old = went[key].old_path, went[key].old_blob
            done = self._done(step, path, old_path, old)
            if done is not None:
                yield done

    def _done(self, step: Step, path: str | None, old_path: str | None, old: str | None) -> _Done | None:
        """The step with the last version that could be read instead of the last."""
        if old_path and old:
            old = self._last_readable(old_path, old)
        elif path in self._gone:
            old = self._gone[path]
        if path is None:
            if old_path is None:
                return None
            self._gone[old_path] = old
            return _Done(step.commit, old_path, old_path, old, None)
        if step.blob and self._meeting(step.blob) is None:
            self._readable[path, step.blob] = old
        others = tuple(other.blob for other in step.others if other.blob and self._meeting(other.blob))
        return _Done(step.commit, path, old_path, old, step.blob, others)

    def _last_readable(self, path: str, blob: str) -> str | None:
        """The blob, or the last one before it in which there was a meeting."""
        if self._meeting(blob) is not None:
            return blob
        if (path, blob) not in self._readable:
            earlier = steps(self._records, path=path, until=self._since)
            self._see_to(earlier)
            held = [step.blob for step in earlier if step.blob and self._meeting(step.blob) is not None]
            self._readable[path, blob] = held[-1] if held else None
        return self._readable[path, blob]

    def _identity(self, step: Step) -> object:
        """What makes two files the same meeting, wherever they lie."""
        blob = step.blob if _kept(step.path) else step.old_blob
        meeting = self._meeting(blob)
        return (meeting.date, tuple(case.number for case in meeting.cases)) if meeting else None

    def _begin_closers(self, done: list[Step]) -> None:
        """What the cases of every file closed before the first of the commits."""
        first: dict[str, str | None] = {}
        for step in done:
            if step.old_path:
                first.setdefault(step.old_path, step.old_blob)
            if step.path:
                first.setdefault(step.path, None)
        query = "SELECT DISTINCT h.path, h.blob FROM held h JOIN closing cl ON cl.version = h.version"
        for path, blob in self._records.rows(query):
            first.setdefault(path, blob)
        for path, held in first.items():
            self._close(path, held)

    def _close(self, path: str, blob: str | None) -> None:
        """Take over what the cases of a file close now."""
        meeting = self._meeting(blob)
        if blob and meeting is None:
            return
        for key in self._closed_by.pop(path, []):
            self._closers[key].pop(path, None)
        if meeting is None or meeting.status == "innkalling":
            return
        for case in meeting.cases:
            for address in case.follows_up:
                self._closers.setdefault((meeting.committee, address), {})[path] = case.number
                self._closed_by.setdefault(path, []).append((meeting.committee, address))


def _kept(path: str | None) -> bool:
    """Whether a path is one where the archive looks for meetings."""
    return path is not None and home(path) is not None


def _paths_of_today(done: list[_Done]) -> dict[tuple[str, str], str]:
    """Where each file lies after everything that came later, by the commit and by its path then."""
    later: dict[str, str] = {}
    found = {}
    for each in reversed(done):
        found[each.commit.id, each.path] = later.get(each.path, each.path)
        if each.old_path and each.old_path != each.path:
            later[each.old_path] = found[each.commit.id, each.path]
    return found


def _in_both(changes: tuple[RecordChange, ...], others: tuple[RecordChange, ...]) -> tuple[RecordChange, ...]:
    """What a merge did itself: what is new to both sides."""
    known = {(other.case, other.field, repr(other.after)) for other in others}
    return tuple(change for change in changes if (change.case, change.field, repr(change.after)) in known)


def _problem(finding: Finding, rule: Rule, document: Document, commit: Commit) -> Problem:
    """The finding as a problem of the file of today, with the commit and its author."""
    if commit.id:
        by = _("innsjekking {commit} av {author}").format(commit=commit.id[:_SHORT], author=commit.author)
    else:
        by = _("ikke sjekket inn")
    told = finding._replace(message=f"{finding.message} ({by})")
    problem = document.problem(told, rule.code, rule.severity)._replace(
        origin=Origin(commit.id or None, commit.author or None)
    )
    for acceptance in accepting(problem, document):
        problem = problem._replace(accepted=acceptance.reason)
    return problem
