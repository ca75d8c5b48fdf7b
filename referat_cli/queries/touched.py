"""Which approved meetings were touched since a commit: what was changed, and which corrections account for it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_cli.compare.approval import approved_text, concerned, new_entries, status_went_back, uncorrected_changes
from referat_cli.compare.records import meeting_changes
from referat_cli.model.meeting import Correction, Meeting
from referat_cli.queries.interval import End, Interval, ends
from referat_cli.store.paths import FOLDER
from referat_cli.store.versions import FileVersion, Versions

if TYPE_CHECKING:
    from referat_cli.compare.change import RecordChange
    from referat_cli.queries.revisions import ChangedRecord
    from referat_cli.store.records import Records

# What became of an approved meeting: the words of the data formats.
Fate = Literal["endret", "satt_tilbake", "slettet", "ulest", "rettet", "godkjent_siden"]


class Touched(NamedTuple):
    """An approved meeting that is not as it was approved, or was corrected since.

    ``adopted`` is what the committee approved with the corrections recorded since, and ``now`` what stands, None where
    nothing does that can be read. ``corrected`` are the changes that ``entries``, the new corrections, account for, and
    ``uncorrected`` those that nothing does. One that was approved after the branch left has neither: what it did to the
    draft is done to the approved text when the two are merged.
    """

    path: str
    adopted: Meeting
    now: Meeting | None
    uncorrected: "tuple[RecordChange, ...]"
    corrected: "tuple[RecordChange, ...]"
    entries: tuple[Correction, ...]
    fate: Fate

    @property
    def is_silent(self) -> bool:
        """Whether the approved text was touched without a correction."""
        return self.fate not in ("rettet", "godkjent_siden")

    @property
    def decisions(self) -> set[str]:
        """The numbers of the cases whose decisions are not what was approved, and nothing accounts for it."""
        return {
            change.case
            for change in self.uncorrected
            if change.case and change.field.partition("/")[0] in ("saker", "vedtak")
        }


def touched_meetings(records: "Records", done: Interval) -> list[Touched]:
    """The approved meetings that were touched, by path; one that is right on the disk alone is as it was committed."""
    versions = Versions(records)
    found: dict[str, Touched] = {}
    for end in ends(records, versions, done.changes, done.pairs, newest_too=True):
        for touched in _touched(records, versions, end):
            known = found.get(end.path)
            if known is None or (touched.is_silent and not known.is_silent):
                found[end.path] = touched
            else:  # what a commit did is told, whatever was done on the disk since
                there = {(change.case, change.field) for change in known.uncorrected}
                more = (change for change in touched.uncorrected if (change.case, change.field) not in there)
                found[end.path] = known._replace(uncorrected=(*known.uncorrected, *more))
    return [found[path] for path in sorted(found)]


def approved_meanwhile(records: "Records", changed: Iterable["ChangedRecord"], done: Interval) -> Iterator[Touched]:
    """The meetings that were drafts where the branch began, and have been approved since where it is to go.

    One that the branch has word for word as it was approved, or has only moved, is none of these.
    """
    drafts = {
        file.old_path or "": file
        for file in changed
        if isinstance(file.old, Meeting) and file.old.status != "godkjent" and file.new != file.old
    }
    git, below, versions = records.location.git, records.location.below, Versions(records)
    if git is None or not drafts or done.onto is None or done.onto == done.since:
        return
    listed = git.files_of(done.onto, below + FOLDER)
    newest = [FileVersion(path, blob) for path in sorted(drafts) if (blob := listed.get(below + path))]
    readable = versions.readable(newest)
    for version in filter(readable.__contains__, newest):
        file, there = drafts[version.path], versions.record(version)
        if isinstance(there, Meeting) and there.status == "godkjent" and there != file.new:
            now = file.new if isinstance(file.new, Meeting) else None
            yield Touched(file.path or version.path, there, now, (), (), (), "godkjent_siden")


def _touched(records: "Records", versions: Versions, end: End) -> Iterator[Touched]:
    """What was done to the meeting of an end, where it was approved by then and anything was."""
    *before, now = (versions.record(version) for version in (*end.before, end.now))
    after = now if isinstance(now, Meeting) and not end.unread else None
    meetings = [meeting for meeting in (*before, after) if isinstance(meeting, Meeting)]
    first = next((meeting for meeting in meetings if meeting.status == "godkjent"), None)
    adopted = approved_text(meetings)
    if first is None or adopted is None or first == adopted == after:
        return
    canonical_name = records.canonical_name(end.path.split("/")[1])
    changes = meeting_changes(adopted, after, canonical_name) if after else ()
    uncorrected = uncorrected_changes(adopted, after, changes)
    corrected = meeting_changes(first, adopted, canonical_name)
    fate: Fate = "rettet"
    if after is None:
        fate = "ulest" if end.unread else "slettet"
    elif status_went_back(adopted, after):
        fate = "satt_tilbake"
    elif uncorrected:
        fate = "endret"
    yield Touched(
        end.path,
        adopted,
        after,
        uncorrected,
        tuple(change for change in corrected if concerned(change) != "rettelser"),
        tuple(new_entries(first, adopted)),
        fate,
    )
