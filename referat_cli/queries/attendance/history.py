"""The changes that commits made to recorded attendance lists: marks, substitutes and lines.

The first recording of a list is no change. A version that cannot be used is left out, and the next one that can be is
compared with the last before it; so is a list that is taken away, or a file that is deleted, when it comes back.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.queries.attendance.account import decode_groups
from referat_cli.store.commits import Commit, CommittedFile, commits, committed_files
from referat_cli.store.paths import home, kind_of
from referat_cli.store.timeline import FileChange, file_changes, own_changes
from referat_cli.store.versions import rows_of

if TYPE_CHECKING:
    from referat_cli.compare.change import RecordChange
    from referat_cli.model.meeting import AttendeeGroup
    from referat_cli.store.records import Records

# How long the place of a group's own key is, and at the least that of a line: deltakere, 0, personer, 3.
_GROUP_KEY, _LINE = 3, 4


class AttendanceChange(NamedTuple):
    """One change that one commit made; ``name`` is the registered one, None where it is of a whole group."""

    commit: Commit
    committee: str
    date: str
    path: str
    group: str
    name: str | None
    after_approval: bool
    change: "RecordChange"


class HistoryCriteria(NamedTuple):
    """The conditions on the changes; None sets none. The person goes by the registered name."""

    committee: str | None = None
    person: str | None = None
    first: str | None = None
    last: str | None = None


class _MeetingVersion(NamedTuple):
    """A version of a meeting without its list; ``roster`` is the number of the list in the index, None for none."""

    committee: str
    date: str
    status: str
    roster: int | None


class _ListChange(NamedTuple):
    """From one list to another: the version before it in each parent, and the version after it.

    ``committee`` is the one that the file belongs to in the end, under whose name it is asked for.
    """

    file: FileChange
    committee: str
    olds: tuple[_MeetingVersion, ...]
    new: _MeetingVersion


def attendance_history(
    records: "Records", criteria: HistoryCriteria, until: str | None = None, limit: int | None = None
) -> tuple[list[AttendanceChange], list[FileChange], bool]:
    """The changes, newest commit first; the versions that cannot be read; whether the limit leaves some out.

    ``until`` is the commit whose history it is, None for HEAD.
    """
    files: dict[str, list[CommittedFile]] = {"moete": [], "utvalg": []}
    for file in _committed_files(records, criteria.committee, until):
        files[kind_of(file.path or file.old_path or "")].append(file)
    changes = file_changes(records, files["moete"])
    versions = _versions(records, changes)
    owners = _owners(records, changes, versions, criteria.committee, _new_codes(files["utvalg"]))
    found: list[AttendanceChange] = []
    for change in _newest_commit_first(list(_list_changes(changes, owners, versions))):
        if _matches(change, criteria):
            found += (one for one in _changes_of(change, records) if criteria.person in (None, one.name))
        if limit is not None and len(found) > limit:
            break
    unreadable = [change for change in reversed(changes) if change.gap == "ulest"]
    return found[:limit], unreadable, limit is not None and len(found) > limit


def _newest_commit_first(changes: list[_ListChange]) -> Iterator[_ListChange]:
    """The changes by commit; those of one commit keep their order."""
    for _commit, found in groupby(reversed(changes), lambda change: change.file.commit.id):
        yield from reversed(list(found))


def _matches(change: _ListChange, criteria: HistoryCriteria) -> bool:
    first, last = criteria.first or "", criteria.last or "9999-99-99"
    return first <= change.new.date <= last and criteria.committee in (None, change.committee)


def _changes_of(change: _ListChange, records: "Records") -> Iterator[AttendanceChange]:
    """The changes of marks, substitutes and lines from one list to another."""
    from referat_cli.compare.records import attendance_changes  # noqa: PLC0415 - few commits change a list

    same = records.canonical_name(change.committee)
    new = _list_of(records, change.new)
    for one in own_changes([attendance_changes(_list_of(records, old), new, same) for old in change.olds]):
        place = one.was_at if one.is_at is None else one.is_at
        listed = _list_of(records, change.olds[0]) if one.is_at is None else new
        if listed is None or place is None or len(place) < _GROUP_KEY:
            continue  # the list itself, a group or an order: nobody's mark
        group = listed[int(place[1])]
        name = same(group.people[int(place[3])].name) if len(place) >= _LINE else None
        if name is None and place[-1] != "gruppe":
            continue
        yield AttendanceChange(
            change.file.commit,
            change.committee,
            change.new.date,
            change.file.path or "",
            group.group,
            name,
            change.olds[0].status == "godkjent",
            one,
        )


def _committed_files(records: "Records", committee: str | None, until: str | None) -> list[CommittedFile]:
    """What commits did to the files of a committee, oldest first; its folder may have had other names."""
    if committee is None:
        return committed_files(records, until=until)
    found: dict[str, list[CommittedFile]] = {}
    waiting = [committee]
    while waiting:
        code = waiting.pop()
        found[code] = committed_files(records, committee=code, until=until)
        for file in found[code]:
            for name in filter(None, (file.path, file.old_path)):
                other = where.committee if (where := home(name)) else code
                if other not in found and other not in waiting:
                    waiting.append(other)
    if len(found) == 1:
        return found[committee]
    distinct = dict.fromkeys(file for several in found.values() for file in several)
    order = {commit.id: at for at, commit in enumerate(commits(records, until=until))}
    return sorted(distinct, key=lambda file: order[file.commit.id])


def _versions(records: "Records", changes: Sequence[FileChange]) -> dict[str, _MeetingVersion]:
    """The versions of meetings, by blob."""
    blobs = [version.blob for change in changes for version in (change.after, *change.parents) if version]
    query = """SELECT v.blob, mt.committee, mt.date, mt.status, mt.roster
        FROM version v JOIN meeting mt ON mt.version = v.id WHERE {blobs}"""
    return {row[0]: _MeetingVersion(*row[1:]) for row in rows_of(records, query, blobs, "moete")}


def _new_codes(registers: Sequence[CommittedFile]) -> dict[str, str]:
    """What the codes of committees were changed to, by the registers that were moved, oldest first."""
    codes: dict[str, str] = {}
    for file in registers:
        old, new = home(file.old_path or ""), home(file.path or "")
        if old and new and old.committee != new.committee:
            codes = {code: new.committee if now == old.committee else now for code, now in codes.items()}
            codes[old.committee] = new.committee
            codes.pop(new.committee, None)
    return codes


def _owners(
    records: "Records",
    changes: Sequence[FileChange],
    versions: Mapping[str, _MeetingVersion],
    committee: str | None,
    new_codes: Mapping[str, str],
) -> dict[str, str]:
    """The committee that each file belongs to, by its latest path, because folders change their names.

    It is the one that the file names now, or where the file is gone, what the one became that it named last.
    """
    owners: dict[str, str] = {}
    for change in changes:
        if change.after and (version := versions.get(change.after.blob)):
            owners[change.latest_path] = new_codes.get(version.committee, version.committee)
    query = """SELECT f.path, mt.committee FROM meeting mt JOIN snapshot_file f ON f.version = mt.version
        WHERE mt.committee = coalesce(?, mt.committee)"""
    return owners | dict(records.rows(query, (committee,)))


def _list_changes(
    changes: Sequence[FileChange], owners: Mapping[str, str], versions: Mapping[str, _MeetingVersion]
) -> Iterator[_ListChange]:
    """The changes that may concern a list that was recorded before, oldest first."""
    emptied: set[str] = set()  # the blobs of versions without a list that had one before
    for change in changes:
        if change.gap or change.after is None:
            continue
        new = versions[change.after.blob]
        blobs = [version.blob for version in change.parents]
        olds = [versions[blob] for blob in blobs if versions[blob].roster is not None or blob in emptied]
        if not olds:
            continue
        if new.roster is None:
            emptied.add(change.after.blob)
        if all(old.roster != new.roster for old in olds):
            yield _ListChange(change, owners.get(change.latest_path, ""), tuple(olds), new)


def _list_of(records: "Records", version: _MeetingVersion) -> "tuple[AttendeeGroup, ...] | None":
    """The attendance list of a version."""
    rows = records.rows("SELECT lines FROM roster WHERE id = ?", (version.roster,))
    return decode_groups(rows[0][0]) if rows else None
