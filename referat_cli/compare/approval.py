"""The judgement on approved meetings: what was changed without a correction.

What is approved is corrected openly: the change comes with a new entry in ``rettelser`` that names the case or the
top-level key. Everything that asks takes the answer from here.
"""

from referat_cli.compare.change import RecordChange
from referat_cli.compare.identity import CORRECTIONS, as_written, pair_items
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting

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
    corrected = _named_by_new_entries(before, after)
    return tuple(
        change
        for change in changes
        if concerned(change) not in corrected
        and not _is_new_entry(change)
        and not (after.status != "godkjent" and change.case is None and concerned(change) in APPROVAL_KEYS)
    )


def concerned(change: RecordChange) -> str:
    """What a correction has to name to account for a change: the case, or the top-level key."""
    return change.case or change.field.partition("/")[0]


def _named_by_new_entries(before: Meeting, after: Meeting) -> frozenset[str]:
    old = pair_items(before.corrections, after.corrections, CORRECTIONS.keys, as_written)
    new = (entry for column, entry in enumerate(after.corrections) if column not in old)
    return frozenset(name for entry in new for name in entry.concerns)


def _is_new_entry(change: RecordChange) -> bool:
    """Whether the change is a new entry itself, or only that the list is written."""
    return concerned(change) == "rettelser" and change.before is None and change.was_at in (None, ("rettelser",))
