"""The judgement of what has been done to meetings after the fact: by commits, by the work tree, and by what is staged.

Each commit of an interval is judged by itself, and so that nothing is hidden by how it came about (a merge, a rebuilt
branch), each meeting is judged as a whole too: what stands now against the last notice, the first minutes and the text
that was approved with its recorded corrections. What a commit did and the whole does not show has been put right; it is
told as a note.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from referat_cli.compare.approval import approved_text
from referat_cli.compare.records import meeting_changes
from referat_cli.document.document import Document
from referat_cli.i18n import _
from referat_cli.model.commitments import points_to_do
from referat_cli.model.fields import as_json
from referat_cli.model.meeting import Case, Meeting
from referat_cli.model.problem import Finding, Origin, Problem, Severity
from referat_cli.queries.interval import NOT_COMMITTED, End, Interval, as_committed, ends, is_meeting, version_now
from referat_cli.queries.revisions import VersionPair, path_of, to_work_tree
from referat_cli.rules.history_register import list_findings
from referat_cli.rules.meeting_edit import MeetingEdit
from referat_cli.rules.registry import Check, Rule
from referat_cli.rules.runner import accepting, rule_of, rules
from referat_cli.store.archive import Archive, unopened
from referat_cli.store.commits import Commit, CommittedFile, committed_files, last_notices, short_id
from referat_cli.store.paths import FOLDER, home
from referat_cli.store.records import Records
from referat_cli.store.snapshot import link_in_git
from referat_cli.store.timeline import FileChange, approved_sides, file_changes, own_changes, timeline
from referat_cli.store.versions import FileVersion, Versions

# What a commit may do that is judged by the whole: the commit is told, but only what stands now stops anybody.
_BY_THE_WHOLE = frozenset({"REF801", "REF802", "REF803", "REF804", "REF805", "REF807", "REF808", "REF809"})


class _Found(NamedTuple):
    """What a rule found in the meeting that lies, or lay last, at a path; of a commit, None of the interval."""

    rule: Rule
    finding: Finding
    path: str
    commit: Commit | None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same finding as one of another comparison."""
        return self.rule.code, self.path, self.finding.where


def judge_since(records: Records, archive: Archive, done: Interval) -> tuple[list[Problem], int]:
    """The problems of what was done: of the commits that HEAD comes from and ``done.since`` does not, and after them.

    They come by file and line, and of one line in the order of the commits; the number is how many files were
    touched. ``records`` and ``archive`` are those of the disk, or of a commit that stands in the place of HEAD.
    """
    since = done.since
    judge = _Judge(records, archive, done.of_meetings)
    of_commits = list(judge.commits(done.changes))
    outstanding = {found.key: found for found in judge.ends(done.changes, done.pairs, newest_too=True)}
    # Where a held meeting is gone, so is its notice, and only the commit that deleted it as one tells that.
    notices = {("REF807", *where) for code, *where in outstanding if code == "REF804"}
    stands = notices | outstanding.keys()
    problems = [
        judge.problem(found, put_right=found.rule.code in _BY_THE_WHOLE and found.key not in stands)
        for found in of_commits
    ]
    told_of_commits = notices.union(found.key for found in of_commits)
    problems += [
        judge.problem(found, since=since or "") for key, found in outstanding.items() if key not in told_of_commits
    ]
    of_registers = list(_lists(records, done.files, since, _edited_registers(done.files)))
    if not_committed := _edited_registers(done.uncommitted):
        of_registers += _lists(records, done.committed, since, not_committed, until=archive.snapshot.commit)
    once = {(found.path, found.finding.message): found for found in of_registers}
    lists = [judge.problem(found, since=since or "") for found in once.values()]
    told = {problem.path for problem in problems}
    unread = [problem for problem in _unread(archive, since) if problem.path not in told]
    ordered = sorted(
        problems + lists + unread, key=lambda problem: (problem.path, problem.place.line, problem.place.column)
    )
    judged = {path_of(pair) for pair in done.pairs} | {file.path or file.old_path for file in done.of_meetings}
    return ordered, len(judged | {problem.path for problem in lists + unread})


def _unread(archive: Archive, since: str | None) -> Iterator[Problem]:
    """Why files that were touched are not read as they stand, or where they lie: what they say was not judged."""
    location = archive.snapshot.location
    before = location.git.files_of(since, location.below + FOLDER) if location.git and since else {}
    commit = archive.snapshot.commit
    newest = location.git.files_of(commit, location.below + FOLDER) if location.git and commit else {}
    for path, blob in archive.snapshot.files.items():
        if blob and before.get(location.below + path) == blob:
            continue
        entry = archive.entry(path)
        if home(path) and newest.get(location.below + path, "") is None and entry.document.readable:
            yield unopened(path, link_in_git())
            continue
        if not (entry.meeting or entry.committee):
            yield from entry.problems
        elif home(path) is None:
            misplaced = rule_of("REF604")
            for finding in misplaced.check(path) if misplaced.check else ():
                yield entry.document.problem(finding, misplaced.code, misplaced.severity)


def judge_against_notices(records: Records, archive: Archive) -> list[Problem]:
    """The cases that the last notice of minutes not yet approved had, and they have not: a warning each."""
    judge = _Judge(records, archive, [])
    return [
        judge.problem(found, softened=True)
        for path, blob in sorted(last_notices(records).items())
        for found in judge.against(path, FileVersion(path, blob))
        if found.rule.code == "REF808"
    ]


class Staged(NamedTuple):
    """What is wrong with what is staged, and the approved meetings that there is nothing to hold against.

    Those are ``new`` to Git, or ``cut``: a shallow clone lacks what was approved.
    """

    problems: list[Problem]
    new: list[str]
    cut: list[str]


def judge_staged(records: Records, archive: Archive) -> Staged:
    """What is staged, held against what was called, recorded and approved; ``records`` and ``archive`` are those of it.

    What the newest commit has is not what counts: to put an approved text back is never wrong.
    """
    commit = records.snapshot.commit
    approved = {path for (path,) in records.rows(_APPROVED)}
    if commit is None:
        return Staged([], sorted(approved), [])
    differing = to_work_tree(records, commit)
    pairs = [pair for pair in differing if is_meeting(path_of(pair))]
    files = [CommittedFile(NOT_COMMITTED, pair.after, (pair.before,)) for pair in pairs]
    now = {change.latest_path: change for change in file_changes(records, files, commit)}
    old = [pair for pair in pairs if pair.before or (path_of(pair) in now and now[path_of(pair)].returned)]
    staged = Staged([], sorted(approved & {path_of(pair) for pair in pairs if pair not in old}), [])
    judge = _Judge(records, archive, files)
    whole: dict[tuple[object, ...], _Found] = {}
    for pair in old:
        path = path_of(pair)
        lay = pair.before.path if pair.before else path
        changes = [change._replace(latest_path=path) for change in timeline(records, path=lay)]
        whole |= {found.key: found for found in judge.ends([*changes, *filter(None, [now.get(path)])], ())}
        if any(change.gap == "grunn" for change in changes) and path in approved:
            staged.cut.append(path)
    of_commit = [
        found
        for found in judge.commits(now[path] for path in map(path_of, old) if path in now)
        if found.rule.code not in _BY_THE_WHOLE or found.key in whole
    ]
    explained = {found.key for found in of_commit}
    errors = [found for key, found in whole.items() if key not in explained and found.rule.severity == "feil"]
    staged.problems.extend(map(judge.problem, [*of_commit, *errors]))
    every = list(as_committed(records, differing))
    for committee in _edited_registers(every):
        files = [*committed_files(records, committee=committee), *every]
        lists = _lists(records, files, None, {committee})
        staged.problems.extend(judge.problem(found) for found in lists if found.commit == NOT_COMMITTED)
    staged.problems.sort(key=lambda problem: (problem.path, problem.place.line, problem.place.column))
    return staged


def _edited_registers(files: Iterable[CommittedFile]) -> set[str]:
    """The committees whose registers are among these files."""
    places = (home(file.path or file.old_path or "") for file in files)
    return {place.committee for place in places if place and place.date is None}


def _lists(
    records: Records,
    files: Sequence[CommittedFile],
    since: str | None,
    committees: set[str],
    *,
    until: str | None = None,
) -> Iterator[_Found]:
    """The approved lists of these committees that edits of their registers, since a commit, gave another meaning.

    They are read as they stand, or as another commit (``until``) has them.
    """
    if not committees:
        return

    def of_committees(listed: Mapping[str, str | None]) -> dict[str, FileVersion]:
        places = ((path, blob, home(path)) for path, blob in listed.items())
        return {
            path: FileVersion(path, blob) for path, blob, at in places if blob and at and at.committee in committees
        }

    def of_commit(commit: str | None) -> dict[str, FileVersion]:
        location = records.location
        listed = location.git.files_of(commit, location.below + FOLDER) if location.git and commit else {}
        return of_committees({name.removeprefix(location.below): blob for name, blob in listed.items()})

    changes = file_changes(records, files, since)
    today = of_commit(until) if until else of_committees(records.files())
    for path, commit, finding in list_findings(Versions(records), of_commit(since), changes, today):
        yield _Found(rule_of("REF811"), finding, path, commit)


_APPROVED = "SELECT f.path FROM snapshot_file f JOIN meeting m ON m.version = f.version WHERE m.status = 'godkjent'"


class _Judge:
    """The rules over history, asked of one commit after another, and of the meetings as wholes."""

    def __init__(self, records: Records, archive: Archive, files: Sequence[CommittedFile]) -> None:
        self._records, self._archive = records, archive
        self._versions = Versions(records)
        self._closed = _ClosedPoints(records, self._versions, files)
        self._checks: list[tuple[Rule, Check]] = [
            (rule, rule.check) for rule in rules() if rule.check and rule.needs == ("edit",)
        ]

    def commits(self, changes: Iterable[FileChange]) -> Iterator[_Found]:
        """What each commit did, in the order of the commits."""
        for commit, group in groupby(changes, key=lambda change: change.commit):
            of_commit = list(group)
            for change in of_commit:
                yield from self._found(self._edit(change), change.latest_path, commit)
            for change in of_commit:  # what one commit does is done at once
                self._closed.take_over(change)

    def ends(
        self, changes: Iterable[FileChange], pairs: Iterable[VersionPair], *, newest_too: bool = False
    ) -> Iterator[_Found]:
        """What is wrong with what has become of each meeting (`queries/interval.py`)."""
        for end in ends(self._records, self._versions, changes, pairs, newest_too=newest_too):
            yield from self._whole(end)

    def against(self, path: str, before: FileVersion) -> Iterator[_Found]:
        """What has become of a meeting since one of its versions."""
        was, now = self._meeting(before), self._meeting(version_now(self._records, path))
        if was and now:
            yield from self._found(self._comparison(path, was, now), path, None)

    def _whole(self, end: End) -> Iterator[_Found]:
        """A version of a meeting against what it is held to, each finding once."""
        meetings = [meeting for version in end.before if (meeting := self._meeting(version))]
        after = self._meeting(end.now)
        seen = set()
        versions = [*meetings, *([after] if after else [])]
        approved = approved_text(versions)
        for standard in filter(None, (*_standards(versions), approved)):
            if standard == after:
                continue
            edit = self._comparison(end.path, standard, after)._replace(unreadable=end.unread, approved=approved)
            for found in self._found(edit, end.path, None):
                if found.key not in seen and found.rule.code in _BY_THE_WHOLE:
                    seen.add(found.key)
                    yield found

    def _comparison(self, path: str, before: Meeting, after: Meeting | None) -> MeetingEdit:
        """A meeting held against what it was, whatever lies between."""
        where = home(path)
        canonical_name = self._records.canonical_name(where.committee if where else "")
        changes = meeting_changes(before, after, canonical_name) if after else ()
        value = self._versions.value(version_now(self._records, path))
        return MeetingEdit(
            before,
            after,
            changes,
            canonical_name,
            self._closed.of(before),
            was=as_json(before),
            became=value,
            now=value,
        )

    def _edit(self, change: FileChange) -> MeetingEdit:
        """A change as the rules are asked of it; one to a version that cannot be read says nothing yet."""
        change = approved_sides(change, self._versions)
        before, after = self._meeting(change.before), self._meeting(change.after)
        if change.gap:
            return MeetingEdit(None, None)
        if before is None or before == after:
            return MeetingEdit(before, after)
        parents = [meeting for parent in change.parents if (meeting := self._meeting(parent))]
        edit = self._comparison(change.latest_path, before, after)
        own = own_changes([meeting_changes(parent, after, edit.canonical_name) for parent in parents]) if after else ()
        was, became = self._versions.value(change.before), self._versions.value(change.after)
        return edit._replace(changes=own, was=was, became=became, approving=self._approving(change.latest_path, after))

    def _approving(self, path: str, meeting: Meeting | None) -> Case | None:
        """The case in which the minutes were approved, where the archive has it."""
        where, number = home(path), meeting and meeting.approved and meeting.approved.case
        cases = self._archive.cases_called(where.committee, number) if where and number else ()
        return cases[0].case if cases else None

    def _meeting(self, version: FileVersion | None) -> Meeting | None:
        return _meeting(self._versions, version)

    def _found(self, edit: MeetingEdit, path: str, commit: Commit | None) -> Iterator[_Found]:
        edit = edit._replace(commit=commit)
        for rule, check in self._checks:
            yield from (_Found(rule, finding, path, commit) for finding in check(edit))

    def problem(self, found: _Found, *, put_right: bool = False, softened: bool = False, since: str = "") -> Problem:
        """The finding as a problem of the file of today, with the commit and its author.

        What was ``put_right`` is a note, and what is ``softened`` a warning of the file as it stands.
        """
        finding, rule, path, commit = found.finding, found.rule, found.path, found.commit
        entry = self._archive.entry(path) if self._archive.has(path) else None
        document = entry.document if entry else Document(path=path, text="", readable=False)
        message = finding.message
        if commit and commit.id:
            by = _("{message} (innsjekking {commit} av {author})")
            message = by.format(message=message, commit=commit.short_id, author=commit.author)
        elif since:
            message = _("{message} (sammenlignet med {rev})").format(message=message, rev=short_id(since))
        elif not softened:
            message = _("{message} (ikke sjekket inn)").format(message=message)
        if put_right:
            finding = finding._replace(step="")
            message = _("rettet opp siden: {message}").format(message=message)
        origin = Origin(commit.id or None, commit.author or None) if commit else Origin(None, None)
        severity: Severity = "info" if put_right else "advarsel" if softened else rule.severity
        problem = document.problem(finding._replace(message=message), rule.code, severity)._replace(origin=origin)
        for acceptance in accepting(problem, document):
            problem = problem._replace(accepted=acceptance.reason)
        return problem


def _standards(versions: Sequence[Meeting]) -> tuple[Meeting | None, Meeting | None]:
    """What the last of these versions is held to, beside the approved text: the last notice and the first minutes."""
    notice: Meeting | None = None
    for version in versions:
        if version.status != "innkalling":
            break
        notice = version
    return notice, next((version for version in versions if version.status == "referat"), None)


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
            for one in points_to_do(case):
                address = f"{case.number}#{one.address}"
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
