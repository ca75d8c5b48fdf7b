"""The history of record files: each change by a commit, with the versions before and after that can be compared.

Here alone it is decided what stands in for a version that cannot be read, what a merge did itself, which file came back
after a deletion, and which was moved without Git seeing it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_cli.store.commits import Commit, CommittedFile, committed_files, number_files
from referat_cli.store.paths import home
from referat_cli.store.versions import FileVersion, Versions

if TYPE_CHECKING:
    from referat_cli.compare.change import RecordChange
    from referat_cli.model.committee import Committee
    from referat_cli.model.meeting import Meeting
    from referat_cli.store.records import Records


class FileChange(NamedTuple):
    """What one commit did to one file of the archive.

    ``path`` and ``old_path`` are where the file lies after and before the commit, None where it does not;
    ``latest_path`` is where it lies when all changes have been made. ``after`` is the new version, None where the file
    is not in the archive any more. ``parents`` are the versions to compare it with, one for each parent of the commit
    that has the file: the last that can be read, so that ``across`` says that there are others between.

    ``gap`` is why the change cannot be described: the new version cannot be read, or a shallow clone lacks what came
    before. ``returned``: the file had been deleted, and is compared with what it was then.
    """

    commit: Commit
    path: str | None
    old_path: str | None
    latest_path: str
    after: FileVersion | None
    parents: tuple[FileVersion, ...]
    gap: Literal["ulest", "grunn"] | None = None
    across: bool = False
    returned: bool = False

    @property
    def before(self) -> FileVersion | None:
        """The version of the first parent that has the file; None where none has."""
        return self.parents[0] if self.parents else None

    @property
    def moved(self) -> bool:
        """Whether the file got another path; the sides of a merge have done so themselves."""
        return None not in (self.path, self.old_path) and self.path != self.old_path and not self.commit.is_merge


def timeline(records: "Records", *, path: str | None = None, until: str | None = None) -> list[FileChange]:
    """The changes of all record files, or of one, by the commits that ``until`` (None: HEAD) comes from."""
    return file_changes(records, committed_files(records, path=path, until=until))


def file_changes(
    records: "Records", files: Sequence[CommittedFile], since: str | None = None, until: str | None = None
) -> list[FileChange]:
    """The changes that commits made to these files, in their order.

    ``since`` is the commit before the first of them; where a version of it cannot be read, its own history has the last
    one that can. ``until`` (None: HEAD) is the one that they lead to.
    """
    versions = Versions(records)
    readable = versions.readable(
        [version for file in files for version in (file.after, *file.parents) if version is not None]
    )
    files = [file for file in _with_unseen_moves(files, versions) if any(map(_archived, (file.after, *file.parents)))]
    numbers, _last = number_files(files)
    latest = {}
    for number, file in zip(numbers, files, strict=True):
        lies = _archived(file.after) or next(filter(_archived, file.parents), None)
        latest[number] = lies.path if lies else ""
    resolver = _Resolver(records, readable, since, until)
    return [resolver.change(file, latest[number]) for number, file in zip(numbers, files, strict=True)]


def own_changes(of_parents: "Sequence[tuple[RecordChange, ...]]") -> "tuple[RecordChange, ...]":
    """What a commit did itself, by the changes from each of its parents: of a merge, what is new to all its sides."""
    first, *others = of_parents
    for other in others:
        common = {(change.case, change.field, repr(change.after)) for change in other}
        first = tuple(change for change in first if (change.case, change.field, repr(change.after)) in common)
    return first


def approved_sides(change: FileChange, versions: Versions) -> FileChange:
    """The change, of a merge compared with the sides that had approved the meeting alone, where some had.

    What a draft of another side says instead of the approved text, the merge did to it, and no commit of that side.
    """
    approved = tuple(side for side in change.parents if getattr(versions.record(side), "status", None) == "godkjent")
    return change._replace(parents=approved) if approved else change


class _Resolver:
    """Finds the version to compare with, going through the changes in their order."""

    def __init__(self, records: "Records", readable: set[FileVersion], since: str | None, until: str | None) -> None:
        self._records, self._readable, self._since, self._until = records, readable, since, until
        # A version that cannot be read → the last before it that can; a path that is gone → what it was.
        self._instead: dict[FileVersion, FileVersion | None] = {}
        self._deleted: dict[str, FileVersion] = {}

    def change(self, file: CommittedFile, latest_path: str) -> FileChange:
        """The change, of a file that is followed by every change before it."""
        after, *parents = map(_archived, (file.after, *file.parents))
        comparable = [self._last_readable(version) for version in parents if version]
        change = FileChange(
            file.commit,
            file.path,
            file.old_path,
            latest_path,
            after,
            tuple(version for version in comparable if version),
            across=any(version not in self._readable for version in parents if version),
        )
        if after and after not in self._readable:
            self._instead[after] = change.before
            return change._replace(gap="ulest")
        if after and file.commit.cut:
            return change._replace(gap="grunn")
        if after is None and change.before and file.old_path:
            self._deleted[file.old_path] = change.before
        if after and not change.parents and (deleted := self._deleted.get(after.path) or self._deleted_before(file)):
            return change._replace(parents=(deleted,), returned=True)
        return change

    def _deleted_before(self, file: CommittedFile) -> FileVersion | None:
        """What the file was when it was deleted before the first of the changes; None where it never was there."""
        if self._since is None:
            return None
        deleted = None
        for change in file_changes(self._records, committed_files(self._records, path=file.path, until=self._until)):
            if change.commit == file.commit:
                break
            if change.path is None and change.old_path == file.path:
                deleted = change.before
        return deleted

    def _last_readable(self, version: FileVersion) -> FileVersion | None:
        if version in self._readable:
            return version
        if version not in self._instead:
            self._instead[version] = self._last_readable_before(version.path)
        return self._instead[version]

    def _last_readable_before(self, path: str) -> FileVersion | None:
        if self._since is None:
            return None
        earlier = file_changes(self._records, committed_files(self._records, path=path, until=self._since))
        return next((change.after for change in reversed(earlier) if change.after and change.gap != "ulest"), None)


def _archived(version: FileVersion | None) -> FileVersion | None:
    """The version, where it lies where the archive looks for records."""
    return version if version and home(version.path) else None


def _with_unseen_moves(files: Iterable[CommittedFile], versions: Versions) -> Iterator[CommittedFile]:
    """The files, where a meeting that Git has deleted in one place and added in another is moved.

    It is the same meeting where the day and the numbers of the cases are the same.
    """
    for _commit, group in groupby(files, key=lambda file: file.commit):
        of_commit = list(group)
        went = [file for file in of_commit if _archived(file.parents[0]) and not _archived(file.after)]
        came = [file for file in of_commit if _archived(file.after) and not _archived(file.parents[0])]
        if not went or not came:
            yield from of_commit
            continue
        origins = {_identity(versions.record(file.parents[0])): file for file in went}
        targets = {_identity(versions.record(file.after)): file for file in came}
        moves = {targets[key]: origins[key] for key in targets if key is not None and key in origins}
        for file in of_commit:
            if file in moves:
                yield file._replace(parents=(moves[file].parents[0], *file.parents[1:]))
            elif file not in moves.values():
                yield file


def _identity(record: "Meeting | Committee | None") -> object:
    """What makes two files the same meeting; None of a register, and of what cannot be read."""
    from referat_cli.model.meeting import Meeting  # noqa: PLC0415 - it costs msgspec, and few commits move anything

    return (record.date, tuple(case.number for case in record.cases)) if isinstance(record, Meeting) else None
