"""The judgement of what the commits of an interval, and the work tree after them, have done to the meetings."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from referat_cli.compare.records import meeting_changes
from referat_cli.document.document import Document
from referat_cli.i18n import _
from referat_cli.model.meeting import Meeting, point_number, walk
from referat_cli.model.problem import Finding, Origin, Problem, UserError
from referat_cli.queries.revisions import to_work_tree
from referat_cli.rules.history import MeetingEdit
from referat_cli.rules.registry import Rule
from referat_cli.rules.runner import accepting, rules
from referat_cli.store.archive import Archive
from referat_cli.store.commits import Commit, CommittedFile, committed_files
from referat_cli.store.paths import home, kind_of
from referat_cli.store.records import Records
from referat_cli.store.timeline import FileChange, file_changes, own_changes
from referat_cli.store.versions import FileVersion, Versions

# As much of an id as people use.
_SHORT = 7
# What is not committed yet has no id, no author and no time.
_NOT_COMMITTED = Commit("", (), "", "", "")


def judge_since(records: Records, archive: Archive, since: str) -> tuple[list[Problem], int]:
    """The problems of the commits that HEAD comes from and ``since`` (an id) does not, and of what is not committed.

    They come by file and line, and of one line in the order of the commits; the number is how many files were
    touched. ``records`` and ``archive`` are those of the disk. Raises `UserError` where a shallow clone lacks commits.
    """
    committed = committed_files(records, since=since)
    if any(file.commit.cut for file in committed):
        message = _(
            "Dette er en grunn kopi, som mangler noe av det som er gjort siden {rev}; kjør «git fetch --unshallow»."
        )
        raise UserError(message.format(rev=since[:_SHORT]))
    files = [file for file in [*committed, *_uncommitted(records)] if _concerns_a_meeting(file)]
    problems = _judge(records, archive, files, since)
    ordered = sorted(problems, key=lambda problem: (problem.path, problem.place.line, problem.place.column))
    return ordered, len({file.path or file.old_path for file in files})


def _uncommitted(records: Records) -> Iterator[CommittedFile]:
    """How the files on the disk differ from the newest commit, as if committed by nobody."""
    commit = records.snapshot.commit
    if commit is None or records.location.git is None or records.location.git.bare:
        return
    for before, after in to_work_tree(records, commit):
        # What is there and cannot be opened has not gone.
        if after or (before and before.path not in records.snapshot.unreadable):
            yield CommittedFile(_NOT_COMMITTED, after, (before,))


def _concerns_a_meeting(file: CommittedFile) -> bool:
    return kind_of(file.path or file.old_path or "") == "moete"


def _judge(records: Records, archive: Archive, files: list[CommittedFile], since: str) -> Iterator[Problem]:
    """Every problem, in the order of the commits."""
    changes = file_changes(records, files, since)
    versions = Versions(records)
    closed = _ClosedPoints(records, versions, files)
    of_history = [rule for rule in rules() if rule.check and rule.needs == ("edit",)]
    for _commit, group in groupby(changes, key=lambda change: change.commit):
        of_commit = list(group)
        for change in of_commit:
            edit = _edit(records, versions, change, closed)
            entry = archive.entry(change.latest_path) if archive.has(change.latest_path) else None
            document = entry.document if entry else Document(path=change.latest_path, text="", readable=False)
            for rule in of_history:
                for finding in rule.check(edit) if rule.check else ():
                    yield _problem(finding, rule, document, change.commit)
        for change in of_commit:  # what one commit does is done at once
            closed.take_over(change)


def _edit(records: Records, versions: Versions, change: FileChange, closed: "_ClosedPoints") -> MeetingEdit:
    """A change as the rules are asked of it; one to a version that cannot be read says nothing yet."""
    before, after = _meeting(versions, change.before), _meeting(versions, change.after)
    if change.gap:
        return MeetingEdit(None, None)
    if before is None or before == after:
        return MeetingEdit(before, after)
    canonical_name = records.canonical_name(_committee(change))
    parents = [meeting for parent in change.parents if (meeting := _meeting(versions, parent))]
    (blob,) = records.rows("SELECT max(blob) FROM snapshot_file WHERE path = ?", (change.latest_path,))[0]
    return MeetingEdit(
        before,
        after,
        own_changes([meeting_changes(parent, after, canonical_name) for parent in parents]) if after else (),
        canonical_name,
        closed.of(before),
        was=versions.value(change.before),
        became=versions.value(change.after),
        now=versions.value(FileVersion(change.latest_path, blob) if blob else None),
    )


def _committee(change: FileChange) -> str:
    where = home(change.latest_path)
    return where.committee if where else ""


def _meeting(versions: Versions, version: FileVersion | None) -> Meeting | None:
    record = versions.record(version)
    return record if isinstance(record, Meeting) else None


class _ClosedPoints:
    """The points of decisions that cases have closed, while the commits are gone through in their order."""

    def __init__(self, records: Records, versions: Versions, files: Iterable[CommittedFile]) -> None:
        """Begin with what was closed before the first of the commits."""
        self._versions = versions
        # A committee and the address of a point → the files with a case that closes it, and the number of that case.
        self._closers: dict[tuple[str, str], dict[str, str]] = {}
        self._closed_by: dict[str, list[tuple[str, str]]] = {}
        first: dict[str, FileVersion | None] = {}
        for file in files:
            if before := file.parents[0]:
                first.setdefault(before.path, before)
            if file.after:
                first.setdefault(file.after.path, None)
        query = "SELECT DISTINCT f.path, f.blob FROM snapshot_file f JOIN closing cl ON cl.version = f.version"
        for path, blob in records.rows(query):
            first.setdefault(path, FileVersion(path, blob))
        for path, version in first.items():
            self._replace(path, version)

    def of(self, meeting: Meeting) -> dict[str, str]:
        """The points of a meeting's decisions that a case has closed → the number of that case."""
        found = {}
        for case in meeting.cases:
            for position, _point in walk(case.decision or ()):
                address = f"{case.number}#{point_number(position)}"
                if closers := self._closers.get((meeting.committee, address)):
                    found[address] = min(closers.items())[1]
        return found

    def take_over(self, change: FileChange) -> None:
        """What a file closes after a change; a version that cannot be read changes nothing."""
        if change.old_path and change.old_path != change.path:
            self._replace(change.old_path, None)
        if change.path and not change.gap:
            self._replace(change.path, change.after)

    def _replace(self, path: str, version: FileVersion | None) -> None:
        meeting = _meeting(self._versions, version)
        if version and meeting is None:
            return
        for key in self._closed_by.pop(path, []):
            self._closers[key].pop(path, None)
        if meeting is None or not meeting.was_held:
            return
        for case in meeting.cases:
            for address in case.follows_up:
                self._closers.setdefault((meeting.committee, address), {})[path] = case.number
                self._closed_by.setdefault(path, []).append((meeting.committee, address))


def _problem(finding: Finding, rule: Rule, document: Document, commit: Commit) -> Problem:
    """The finding as a problem of the file of today, with the commit and its author."""
    if commit.id:
        by = _("innsjekking {commit} av {author}").format(commit=commit.id[:_SHORT], author=commit.author)
    else:
        by = _("ikke sjekket inn")
    finding = finding._replace(message=f"{finding.message} ({by})")
    problem = document.problem(finding, rule.code, rule.severity)._replace(
        origin=Origin(commit.id or None, commit.author or None)
    )
    for acceptance in accepting(problem, document):
        problem = problem._replace(accepted=acceptance.reason)
    return problem
