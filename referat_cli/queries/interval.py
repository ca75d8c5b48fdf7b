"""What became of each meeting between a commit and the version that is looked at, whatever lies between the two."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.queries.revisions import VersionPair, path_of, to_work_tree
from referat_cli.store.commits import Commit, CommittedFile, committed_files, short_id
from referat_cli.store.paths import kind_of
from referat_cli.store.timeline import FileChange, file_changes
from referat_cli.store.versions import FileVersion, Versions

if TYPE_CHECKING:
    from referat_cli.store.records import Records
    from referat_cli.store.snapshot import Snapshot

# What is not committed yet has no id, no author and no time.
NOT_COMMITTED = Commit("", (), "", "", "")


class Interval(NamedTuple):
    """What was done since a commit: what commits did to files, then what nobody has committed, and its ends.

    ``changes`` are those of meetings. ``pairs`` are the meetings that differ at the ends, and ``registers`` the
    registers; there are none where ``since`` is None, the beginning of everything. ``onto`` is the newest commit of
    what a branch is to go into, which may have gone on since.
    """

    since: str | None
    committed: list[CommittedFile]
    uncommitted: list[CommittedFile]
    changes: list[FileChange]
    pairs: list[VersionPair]
    registers: list[VersionPair]
    onto: str | None = None

    @property
    def files(self) -> list[CommittedFile]:
        """All that was done to files."""
        return [*self.committed, *self.uncommitted]

    @property
    def of_meetings(self) -> list[CommittedFile]:
        """What was done to meetings."""
        return [file for file in self.files if is_meeting(file.path or file.old_path)]


def done_since(records: "Records", snapshot: "Snapshot", since: str | None) -> Interval:
    """What was done since a commit (its id) until a snapshot, which is that of the records.

    Raises `UserError` where a shallow clone lacks commits.
    """
    tip = snapshot.commit
    committed = committed_files(records, since=since, until=tip)
    if since and any(file.commit.cut for file in committed):
        message = _(
            "Dette er en grunn kopi, som mangler noe av det som er gjort siden {rev}; kjør «git fetch --unshallow»."
        )
        raise UserError(message.format(rev=short_id(since)))
    git = records.location.git
    is_disk = snapshot.revision is None and tip is not None and git is not None and not git.bare
    uncommitted = list(as_committed(records, to_work_tree(records, tip))) if is_disk and tip else []
    differing = to_work_tree(records, since) if since else []
    pairs = [pair for pair in differing if is_meeting(path_of(pair))]
    registers = [pair for pair in differing if not is_meeting(path_of(pair))]
    done = Interval(since, committed, uncommitted, [], pairs, registers)
    return done._replace(changes=file_changes(records, done.of_meetings, since, tip))


def as_committed(records: "Records", differing: Iterable[VersionPair]) -> Iterator[CommittedFile]:
    """How files differ from a commit, as if committed by nobody; what is there and cannot be opened has not gone."""
    for before, after in differing:
        if after or (before and before.path not in records.snapshot.unreadable):
            yield CommittedFile(NOT_COMMITTED, after, (before,))


def is_meeting(path: str | None) -> bool:
    """Whether a path is that of a meeting."""
    return kind_of(path or "") == "moete"


class End(NamedTuple):
    """A meeting at the end of an interval, by its latest path, and what it has been since before the beginning.

    ``first`` is what it was at the beginning, None where it was not there; ``before`` are its versions that can be
    read, the oldest first. ``now`` is None where it is gone, and ``unread`` says that it cannot be read.
    """

    path: str
    first: FileVersion | None
    before: tuple[FileVersion, ...]
    now: FileVersion | None
    unread: bool


def ends(
    records: "Records",
    versions: Versions,
    changes: Iterable[FileChange],
    pairs: Iterable[VersionPair],
    *,
    newest_too: bool = False,
) -> Iterator[End]:
    """What has become of each meeting from one end of the interval to the other.

    ``pairs`` are the meetings that differ at the ends. One that does not may have been approved between them. With
    ``newest_too`` a file that is not committed as it stands comes as the newest commit has it, too: what a commit did
    is put right by a commit.
    """
    changes = list(changes)
    moved = {parent.path: change.latest_path for change in changes for parent in change.parents}
    of_paths: dict[str, list[FileVersion | None]] = {}
    first: dict[str, FileVersion | None] = {}
    for pair in pairs:
        path = path_of(pair) if pair.after else moved.get(path_of(pair), path_of(pair))
        of_paths.setdefault(path, []).append(pair.before)
        first[path] = first.get(path) or pair.before
    for change in changes:
        of_path = of_paths.setdefault(change.latest_path, [change.before])
        of_path += [change.before, change.after]
    today = {path: version_now(records, path) for path in of_paths}
    every = [version for of_path in of_paths.values() for version in of_path]
    readable = versions.readable(filter(None, [*every, *today.values()]))
    uncommitted = [change for change in changes if newest_too and not change.commit.id]
    newest = {change.latest_path: change.before for change in uncommitted if not change.returned}
    # What lies on the disk again is gone from the newest commit, if one of these took it out.
    deleted = {change.latest_path for change in changes if change.after is None}
    newest |= {change.latest_path: None for change in uncommitted if change.returned and change.latest_path in deleted}
    for path, of_path in of_paths.items():
        now = today[path]
        unread = (now is not None and now not in readable) or path in records.snapshot.unreadable
        begun = first.get(path, now)
        before = tuple(version for version in of_path if version and version in readable)
        yield End(path, begun, before, now, unread)
        if path in newest:
            committed = tuple(version for version in of_path[:-1] if version and version in readable)
            now = newest[path]
            yield End(path, begun, committed, now, now is not None and now not in readable)


def version_now(records: "Records", path: str) -> FileVersion | None:
    """The file of a path as the records have it."""
    query = "SELECT blob FROM snapshot_file WHERE path = ? AND kind IS NOT NULL"
    blob = next((blob for (blob,) in records.rows(query, (path,))), None)
    return FileVersion(path, blob) if blob else None
