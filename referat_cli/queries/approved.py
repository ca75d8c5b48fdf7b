"""What a committee approved, and what was changed in it afterwards.

The text where the status first became «godkjent», with the corrections recorded since, is what the committee adopted;
what differs from it is a later change, with or without an entry in ``rettelser``.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.model.case_names import short_name
from referat_cli.model.meeting import Case, Meeting
from referat_cli.queries.cases import CaseRow
from referat_cli.store.commits import Commit
from referat_cli.store.timeline import timeline
from referat_cli.store.versions import Versions

if TYPE_CHECKING:
    from referat_cli.compare.change import RecordChange
    from referat_cli.store.records import Records


class ChangedCase(NamedTuple):
    """A case that was changed after its minutes were approved.

    ``adopted`` is the case as the committee adopted it, None where it was no case then. ``changes`` lead from it to
    what stands, or, where the change is ``corrected`` in the record, from what was first approved. ``commit`` made the
    last of them; None of what is not committed.
    """

    adopted: Case | None
    changes: "tuple[RecordChange, ...]"
    corrected: bool
    commit: Commit | None


class ApprovalHistory(NamedTuple):
    """What is known of the approval of a meeting: whether Git has what came before it, and the cases changed since."""

    known: bool
    changed: dict[str, ChangedCase]


def approval_of(records: "Records", path: str, until: str | None) -> ApprovalHistory | None:
    """The approval of the meeting of a path; None of a meeting that is not approved."""
    meeting = records.meeting(path)
    if meeting.status != "godkjent":
        return None
    versions = Versions(records)
    steps = [
        (change, record)
        for change in (timeline(records, path=path, until=until) if records.location.git else ())
        if not change.gap and isinstance(record := versions.record(change.after), Meeting)
    ]
    start = next((at for at, (_change, record) in enumerate(steps) if record.status == "godkjent"), None)
    if start is None:
        return ApprovalHistory(known=False, changed={})
    first = steps[start][1]
    known = start > 0 or bool(steps[0][0].parents)
    if meeting.cases == first.cases:
        return ApprovalHistory(known, {})
    # Few minutes are touched after they were approved, and what compares takes a third of the time of a question.
    from referat_cli.compare.approval import approved_text  # noqa: PLC0415
    from referat_cli.compare.identity import with_names_of  # noqa: PLC0415
    from referat_cli.compare.records import meeting_changes  # noqa: PLC0415

    first = with_names_of(first, meeting)
    later = [(change, with_names_of(record, meeting)) for change, record in steps[start + 1 :]]
    adopted = approved_text([first, *(record for _change, record in later), meeting]) or first
    changed = {}
    for case in meeting.cases:
        before, now = _case(first, case.number), _case(adopted, case.number)
        if case == before:
            continue
        corrected = case == now
        changes = meeting_changes(first if corrected else adopted, meeting, records.canonical_name(meeting.committee))
        last, commit = first, None
        for change, record in later:
            if _case(record, case.number) != _case(last, case.number):
                commit = change.commit
            last = record
        if _case(last, case.number) != case:
            commit = None
        own = tuple(change for change in changes if change.case == case.number)
        changed[case.number] = ChangedCase(now, own, corrected, commit)
    return ApprovalHistory(known, changed)


def _case(meeting: Meeting, number: str) -> Case | None:
    return next((case for case in meeting.cases if case.number == number), None)


def mark_changed(records: "Records", rows: Iterable[CaseRow], paths: Iterable[str], until: str | None) -> list[CaseRow]:
    """The rows, with what was changed after the approval in the cases of these meetings, and the outcome adopted."""
    approvals = {path: approval_of(records, path, until) for path in paths}
    marked = []
    for row in rows:
        approval = approvals.get(row.path)
        since = approval.changed.get(short_name(row.number)) if approval else None
        if since:
            about: dict[str, object] = {"commit": since.commit and since.commit.id, "rettelse": since.corrected}
            row = row._replace(changed_since=about)  # noqa: PLW2901 - the same row
            from referat_cli.compare.outcome import case_outcome  # noqa: PLC0415 - as in `approval_of`

            outcome = case_outcome(since.adopted, "godkjent") if since.adopted else None
            if outcome:
                row = row._replace(  # noqa: PLW2901 - as above
                    outcome=outcome.outcome, outcome_derived=outcome.derived, outcome_certain=outcome.certain
                )
        marked.append(row)
    return marked
