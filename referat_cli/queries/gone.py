"""What is in the archive no longer: cases taken out of their meetings, and deleted meetings."""

from typing import NamedTuple

from referat_cli.model.case_numbers import folded, has_number
from referat_cli.model.meeting import Meeting
from referat_cli.queries.history import ends, has_case, history_of
from referat_cli.store.commits import Commit, committed_files
from referat_cli.store.paths import file_stem, home
from referat_cli.store.records import Records
from referat_cli.store.timeline import FileChange, file_changes


class Gone(NamedTuple):
    """A case or a meeting that is not in the archive any more: where it lay last, and its life.

    ``number`` is that of the case, None of a meeting. ``end`` is the commit by which it went; None where it is gone
    from the disk alone.
    """

    path: str
    number: str | None
    title: str
    date: str
    end: Commit | None

    @property
    def meeting(self) -> str:
        """What the meeting was called: the name of its file."""
        return file_stem(self.path)


def find_gone_cases(records: Records, number: str, committee: str, until: str | None) -> list[Gone]:
    """The cases that had this number in a meeting of before, and stand in the archive no longer.

    A case that has another number now is not gone, and not found here; nor is one of a file that cannot be read as it
    stands, because nobody knows what it says.
    """
    found: dict[str, Gone] = {}
    unread = records.unreadable()
    changes = file_changes(records, committed_files(records, committee=committee or None, until=until))
    query = "SELECT v.blob, cs.number FROM case_ cs JOIN version v ON v.id = cs.version WHERE cs.called = ?"
    written: dict[str, str] = dict(records.rows(query, (folded(number),)))
    # The index may have other versions too, of other committees or revisions.
    names = [written[blob] for change in changes for blob in _blobs(change) if blob in written]
    if not has_number(number) or not names:  # what has no number is called by its place, which others take
        return []
    number = number if number in names else names[-1]
    for change in changes:
        had_it = any(blob in written for blob in _blobs(change))
        path = change.latest_path
        if had_it and path not in found and path not in unread and (gone := _gone_case(records, path, number, until)):
            found[path] = gone
    return list(found.values())


def _blobs(change: FileChange) -> list[str]:
    """What a change led from, and to."""
    return [version.blob for version in (*change.parents, change.after) if version]


def _gone_case(records: Records, path: str, number: str, until: str | None) -> Gone | None:
    """The case as its meeting had it last; None where no version had it, and where it has another number now."""
    events = history_of(records, path, until).events
    holding = [event for event in events if has_case(event.new, number)]
    if not holding or not isinstance(holding[-1].new, Meeting):
        return None
    later = events[events.index(holding[-1]) + 1 :]
    removed = next((event for event in later if ends(event, number)), None)
    renumbered = any(c.field == "saksnr" and c.before == number for event in later for c in event.changes)
    if renumbered:
        return None
    meeting = holding[-1].new
    title = next(case.title for case in meeting.cases if case.number == number)
    return Gone(path, number, title, meeting.date, removed and removed.commit)


def find_gone_meetings(records: Records, name: str, committee: str, until: str | None) -> list[Gone]:
    """The meetings that a date, or a file's own name, meant before they were deleted."""
    found = []
    files = committed_files(records, committee=committee or None, until=until)
    there = records.files()
    lay = {file.old_path for file in files if not (file.path and home(file.path))} - {None, *there}
    for path in sorted(path for path in lay if path and path.endswith(f"/{name}.yaml")):
        events = history_of(records, path, until).events
        if events and isinstance(events[-1].old, Meeting) and events[-1].new is None:
            found.append(Gone(path, None, "", events[-1].old.date, events[-1].commit))
    return found
