"""The judgement on approved meetings: what was changed without a correction.

What is approved is corrected openly: the change comes with a new entry in ``rettelser`` that names the case or the
top-level key. Everything that asks takes the answer from here.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from referat_cli.compare.change import RecordChange
from referat_cli.compare.identity import CORRECTIONS, as_written, pair_items, with_names_of
from referat_cli.compare.records import meeting_changes
from referat_cli.model.case_numbers import has_number
from referat_cli.model.committee import Committee
from referat_cli.model.fields import fields
from referat_cli.model.meeting import Case, Correction, Meeting

# What the approval itself is; where the status goes back, that is reported instead of these.
APPROVAL_KEYS = ("status", "godkjent")

_STATUS_ORDER = ("innkalling", "avlyst", "referat", "godkjent")


def status_went_back(before: Meeting, after: Meeting) -> bool:
    """Whether the status went from approved to minutes, or from minutes to a notice."""
    return _STATUS_ORDER.index(after.status) < _STATUS_ORDER.index(before.status)


def uncorrected_changes(
    before: Meeting | Committee | None,
    after: Meeting | Committee | None,
    changes: tuple[RecordChange, ...],
) -> tuple[RecordChange, ...]:
    """The changes of an approved meeting that no entry of its own in ``rettelser`` accounts for; a register has none.

    An entry accounts for what it names in the version in which it is new; one that was rewritten is not new. The
    approval's own date and case are approved too, unless the change takes the approval away. ``changes`` are those from
    the one version to the other; of a merge, what it did itself.
    """
    if not isinstance(before, Meeting) or not isinstance(after, Meeting) or before.status != "godkjent":
        return ()
    corrected = {name for entry in new_entries(before, after) for name in entry.concerns}
    return tuple(
        change
        for change in changes
        if concerned(change) not in corrected
        and not _is_new_entry(change)
        and not (after.status != "godkjent" and change.case is None and concerned(change) in APPROVAL_KEYS)
    )


def approved_text(versions: Iterable[Meeting]) -> Meeting | None:
    """What the committee approved: the first approved one of these versions, with the corrections recorded since.

    None where none is approved. A later version counts for what its new entries in ``rettelser`` name, and as a whole
    where they account for all that it changed.
    """
    approved: Meeting | None = None
    for version in versions:
        if version.status == "godkjent":
            approved = version if approved is None else _corrected(approved, version)
    return approved


def _corrected(approved: Meeting, later: Meeting) -> Meeting:
    """The approved text with what a later version corrects openly."""
    if not uncorrected_changes(approved, later, meeting_changes(approved, later)):
        return later
    entries = new_entries(approved, later)
    if not entries:
        return approved
    named = {name for entry in entries for name in entry.concerns}
    of_keys = {
        field.attribute: getattr(later, field.attribute) for key, field in fields(Meeting).items() if key in named
    }
    theirs = {case.number: case for case in later.cases if case.number in named}
    cases = [
        theirs.pop(name, _without_number_of(case, name))
        for case, name in zip(approved.cases, (c.number for c in with_names_of(approved, later).cases), strict=True)
        if name not in named or name in theirs
    ]
    if theirs:  # new cases stand where the later version has them
        places = {case.number: place for place, case in enumerate(later.cases)}
        cases = sorted((*cases, *theirs.values()), key=lambda case: places.get(case.number, len(places)))
    new = {"cases": tuple(cases), "corrections": (*approved.corrections, *entries)}
    return replace(approved, **(new | of_keys))  # an entry may name the lists themselves


def _without_number_of(case: Case, later: str) -> Case:
    """A case that is called so in a later version; one that was approved without a number has not got it by that."""
    return case if case.is_numbered else replace(case, number=f"{case.number}–" if has_number(later) else later)


def concerned(change: RecordChange) -> str:
    """What a correction has to name to account for a change: the case, or the top-level key."""
    return change.case or change.field.partition("/")[0]


def new_entries(before: Meeting, after: Meeting) -> list[Correction]:
    """The entries of ``rettelser`` that the later version has and the earlier has not.

    Where entries are gone, as many of these stand in their place, and are rewritten; unless one names the list itself.
    """
    old = pair_items(before.corrections, after.corrections, CORRECTIONS.keys, as_written)
    new = [entry for column, entry in enumerate(after.corrections) if column not in old]
    gone = len(before.corrections) - len(old)
    return new if any("rettelser" in entry.concerns for entry in new) else new[gone:]


def _is_new_entry(change: RecordChange) -> bool:
    """Whether the change is a new entry itself, or only that the list is written."""
    return concerned(change) == "rettelser" and change.before is None and change.was_at in (None, ("rettelser",))
