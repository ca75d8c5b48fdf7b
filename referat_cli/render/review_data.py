"""The review of a branch for programs: what `render/review.py` says in words, whole."""

from typing import Any

import msgspec

from referat_cli.model.case_names import case_address
from referat_cli.model.meeting import Meeting
from referat_cli.queries.decisions import rows as rows_of
from referat_cli.queries.review import Lost, Review, ReviewedList, ReviewedMeeting
from referat_cli.queries.revisions import ChangedRecord
from referat_cli.queries.touched import Touched
from referat_cli.render.data_forms import json_envelope
from referat_cli.render.followups import followup_record
from referat_cli.render.history import change_record, commit_record
from referat_cli.render.problems import problem_record
from referat_cli.render.review import verdict
from referat_cli.store.paths import meeting_name


def as_json(review: Review) -> str:
    """The contract for programs: ``schema/output/review.schema.json``."""
    return json_envelope(
        {
            "fra": review.since,
            "til": review.until,
            "dom": verdict(review),
            "uten_rettelse": len(review.silent),
            "innsjekkinger": [commit_record(commit) for commit in review.commits],
            "ikke_sjekket_inn": review.has_uncommitted,
            "godkjente_endret": [_touched_record(one) for one in review.touched],
            "ulest": [{"sti": path, "ny": is_new} for path, is_new in review.unreadable],
            "tapt": [_lost_record(one) for one in review.lost],
            "moeter": [_meeting_record(one) for one in review.meetings],
            "oppmoete": [_list_record(one) for one in review.attendance],
            "registre": [_register_record(one) for one in review.registers],
            "oppfoelging": [{"hva": one.kind, **followup_record(one.followup)} for one in review.commitments],
            "funn": [problem_record(problem) for problem in review.findings.told],
            "funn_rettet": review.findings.mended,
            "funn_fra_foer": review.findings.known,
        }
    )


def _about(path: str, meeting: Meeting) -> dict[str, Any]:
    return {"sti": path, "utvalg": meeting.committee, "moetedato": meeting.date}


def _touched_record(one: Touched) -> dict[str, Any]:
    date = one.adopted.date
    return {
        **_about(one.path, one.adopted),
        "hva": one.fate,
        "uten_rettelse": [change_record(one.path, date, change) for change in one.uncorrected],
        "rettet": [change_record(one.path, date, change) for change in one.corrected],
        "rettelser": [msgspec.to_builtins(entry) for entry in one.entries],
    }


def _lost_record(one: Lost) -> dict[str, Any]:
    point = {"punkt": one.number} if one.number else {}
    number = one.case and case_address(meeting_name(one.path, one.meeting.date), one.case)
    return {"hva": one.kind, **_about(one.path, one.meeting), "saksnr": number, "tekst": one.text, **point}


def _meeting_record(one: ReviewedMeeting) -> dict[str, Any]:
    old, path = one.file.old, one.file.path or ""
    record = {
        **_about(path, one.new),
        "hendelse": one.kind,
        "status_foer": old.status if isinstance(old, Meeting) else None,
        "status": one.new.status,
        "endringer": [change_record(path, one.new.date, change) for change in one.file.changes],
        "saker": [msgspec.to_builtins(row) for row in rows_of(one.cases)],
    }
    if one.file.old_path and one.file.old_path != path:
        record["sti_foer"] = one.file.old_path
    return record


def _list_record(one: ReviewedList) -> dict[str, Any]:
    groups = [
        {"gruppe": group.group, "antall": {mark: len(p) for mark, p in group.people.items()}} for group in one.groups
    ]
    changes = [change_record(one.path, one.meeting.date, change) for change in one.changes]
    return {**_about(one.path, one.meeting), "grupper": groups, "endringer": changes}


def _register_record(file: ChangedRecord) -> dict[str, Any]:
    path = file.path or file.old_path or ""
    return {
        "sti": path,
        "utvalg": path.split("/")[1],
        "endringer": [change_record(path, None, change) for change in file.changes],
    }
