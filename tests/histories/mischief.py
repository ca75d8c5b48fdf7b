"""What happens to the minutes of a generated meeting after they were approved, rightly and wrongly?

Each is one function of the record and a meeting's key, and commits what it does at once; what is to follow later it
gives back, to be done some days on.
"""

from collections.abc import Callable
from dataclasses import replace

from tests.histories import edits
from tests.histories.edits import Edit
from tests.histories.model import Correction, Document, Meeting, Other, Register
from tests.histories.record import AUTHORS, CODER, Record, moved
from tests.histories.texts import sentence
from tests.histories.truth import differences

Later = Callable[[Record], object] | None
Mischief = Callable[[Record, int], Later]


def _found(record: Record, key: int, status: str = "godkjent") -> Meeting | None:
    meeting = record.meeting(key)
    return meeting if meeting and meeting.status == status else None


def _silent(kind: str, edit: Edit) -> Mischief:
    """An edit of approved minutes that says nothing of itself."""

    def act(record: Record, key: int) -> Later:
        meeting = _found(record, key)
        if meeting and (changed := edit(record.source, meeting)):
            record.change(kind, f"Tidy the minutes of {meeting.date}", changed)
        return None

    return act


def _proper(kind: str, edit: Edit, *, names_it: bool = True) -> Mischief:
    """A correction after approval, with an entry that names what it concerns; or names something else."""

    def act(record: Record, key: int) -> Later:
        meeting = _found(record, key)
        changed = meeting and edit(record.source, meeting)
        if meeting and changed and meeting.approved:
            told = differences("", meeting, changed)
            concerns = tuple(dict.fromkeys(change.case or change.felt.split("/")[0] for change in told))
            day, case = meeting.approved
            text = sentence(record.source.chance)
            entry = Correction(day, case, concerns if names_it else ("moetested",), text)
            changed = replace(changed, corrections=(*meeting.corrections, entry))
            record.change(kind, f"Correct the minutes of {meeting.date}", changed)
        return None

    return act


def several(record: Record, key: int) -> Later:
    """One commit alters this meeting and others, in silence."""
    meeting = _found(record, key)
    others = [m for m in record.meetings() if m.status == "godkjent" and m.key != key]
    chosen = record.source.chance.sample(others, min(2, len(others)))
    edit = edits.both(edits.word("decision"), edits.mark)
    changed = [new for m in ([meeting, *chosen] if meeting else []) if (new := edit(record.source, m))]
    if changed:
        record.change("several", "Fix typing errors in the minutes", *changed)
    return None


def there_and_back(record: Record, key: int) -> Later:
    """A mark is changed, and later changed back by hand."""
    meeting = _found(record, key)
    changed = meeting and edits.mark(record.source, meeting)
    if not meeting or not changed:
        return None
    record.change("there", f"Correct who came on {meeting.date}", changed)

    def back(later: Record) -> None:
        now = later.meeting(key)
        if now and now.attendance == changed.attendance:
            later.change("back", f"Restore who came on {meeting.date}", replace(now, attendance=meeting.attendance))

    return back


def _reverted(kind: str, edit: Edit) -> Mischief:
    """An edit that is later undone with git revert, unless others came upon it."""

    def act(record: Record, key: int) -> Later:
        meeting = record.meeting(key)
        changed = meeting and edit(record.source, meeting)
        if not meeting or not changed:
            return None
        commit = record.change(kind, f"Rewrite the minutes of {meeting.date}", changed)
        return lambda later: later.revert(commit)

    return act


def _status_back(edit: Edit | None) -> Mischief:
    """Approved minutes become a draft again, alone or with an edit, and are approved anew later."""

    def act(record: Record, key: int) -> Later:
        meeting = _found(record, key)
        if not meeting:
            return None
        kind = "status_back_edited" if edit else "status_back"
        changed = (edit(record.source, meeting) if edit else None) or meeting
        record.change(kind, f"Reopen the minutes of {meeting.date}", replace(changed, status="referat", approved=None))

        def again(later: Record) -> None:
            if now := _found(later, key, "referat"):
                now = replace(now, status="godkjent", approved=meeting.approved)
                later.change("approved_again", f"Approve the minutes of {meeting.date} again", now)

        return again

    return act


def back_to_notice(record: Record, key: int) -> Later:
    """Minutes become a notice again, so that the meeting isn't held; mended later."""
    meeting = _found(record, key)
    if not meeting:
        return None
    record.change("back_to_notice", f"Reset {meeting.date}", replace(meeting, status="innkalling", approved=None))

    def again(later: Record) -> None:
        if now := _found(later, key, "innkalling"):
            now = replace(now, status="godkjent", approved=meeting.approved)
            later.change("approved_again", f"Approve the minutes of {meeting.date} again", now)

    return again


def deleted(record: Record, key: int) -> Later:
    """The minutes are deleted, and nearly always brought back with git revert."""
    path = record.path(key)
    if not path or not _found(record, key):
        return None
    commit = record.commit("deleted", "Remove an outdated file", {path: None})
    code = record.code
    if record.source.happens(0.25):
        return None
    # After a move of the committee the file would come back to a folder that nobody looks in.
    return lambda later: later.revert(commit) if later.code == code else None


def _move(kind: str, edit: Edit | None, *, back: bool) -> Mischief:
    """The file gets the name of a second meeting that day, or lies in the folder of the next year."""

    def act(record: Record, key: int) -> Later:
        meeting, path = record.meeting(key), record.path(key)
        if not meeting or not path:
            return None
        folder, _, _name = path.rpartition("/")
        to = record.home(meeting, "-2")
        if kind == "wrong_year":
            to = record.home(meeting).replace(f"/{meeting.date[:4]}/", f"/{int(meeting.date[:4]) + 1}/")
        if to in record.tree or folder != record.home(meeting).rpartition("/")[0]:
            return None
        changed = (edit(record.source, meeting) if edit else None) or meeting
        record.commit(kind, f"Move the minutes of {meeting.date}", {path: None, to: changed})

        def home(later: Record) -> None:
            now, lies = later.meeting(key), later.path(key)
            if now and lies and later.home(now) not in later.tree:
                later.commit("moved_home", f"Move the minutes of {now.date} back", {lies: None, later.home(now): now})

        return home if back else None

    return act


def _other_day(meeting: Meeting) -> Meeting:
    day = int(meeting.date[8:])
    return replace(meeting, date=f"{meeting.date[:8]}{day + 1 if day < 28 else day - 1:02}")


def second_of_another_day(record: Record, key: int) -> Later:
    """The meeting was another day than was written: its file takes the name of a second meeting of that day."""
    meeting, path = _found(record, key), record.path(key)
    if meeting and path:
        changed = _other_day(meeting)
        to = record.home(changed, "-2")
        if to not in record.tree:
            record.commit("other_day", f"Correct the day of {meeting.date}", {path: None, to: changed})
    return None


def committee_moved(record: Record, _key: int) -> Later:
    """The committee gets another code, and all its files another folder."""
    old, new = record.code, "prove-nye" if record.code == "prove" else "prove"
    record.code = new

    def recoded(document: Document) -> Document:
        if isinstance(document, Meeting | Register):
            return replace(document, code=new)
        return document

    pairs = [(path, path.replace(f"minutes/{old}/", f"minutes/{new}/")) for path in record.tree if f"/{old}/" in path]
    record.commit("committee_moved", f"Give the committee the code {new}", moved(record, pairs, recoded))
    return None


def _branch(*, same: bool) -> Mischief:
    """A side line alters a meeting while the main line alters another, or another place of the same; then they meet."""

    def act(record: Record, key: int) -> Later:
        meeting, path = _found(record, key), record.path(key)
        beside = edits.word("decision")(record.source, meeting) if meeting else None
        others = [m for m in record.meetings() if m.status == "godkjent" and m.key != key]
        other = meeting if same else record.source.chance.choice(others) if others else None
        if not meeting or not path or not beside or not other:
            return None
        altered = (edits.mark if same else edits.prose)(record.source, other)
        start = record.last
        writer, reader = record.source.chance.sample(AUTHORS, 2)
        side = record.side("side", f"Improve the wording of {meeting.date}", start, {path: beside}, writer)
        if twice := edits.subtitle(record.source, beside):
            side = record.side("side", f"Name the cases of {meeting.date}", side, {path: twice}, writer)
        if altered:
            record.change("beside_side", f"Look over the minutes of {other.date}", altered)
        brought = twice or beside
        if same and altered:
            brought = replace(brought, attendance=altered.attendance)
        record.merge(side, {path: brought}, reader)
        return None

    return act


def code_only(record: Record, _key: int) -> Later:
    """A commit that touches no record."""
    text = f"{sentence(record.source.chance)}\n"
    path = record.source.chance.choice(["README.md", "skript/tell.py"])
    record.commit("code", "Explain how to count", {path: Other(f"# {text}")}, CODER)
    return None


# Everything that can happen after approval; a history deals them like cards. The names are the kinds of the commits.
AFTER_APPROVAL: dict[str, Mischief] = {
    "silent_word": _silent("silent_word", edits.word("decision")),
    "silent_point_added": _silent("silent_point_added", edits.point_added("decision")),
    "silent_point_removed": _silent("silent_point_removed", edits.point_removed("decision")),
    "silent_proposal": _silent("silent_proposal", edits.word("proposal")),
    "silent_deadline": _silent("silent_deadline", edits.deadline),
    "silent_title": _silent("silent_title", edits.title),
    "silent_prose": _silent("silent_prose", edits.prose),
    "silent_venue": _silent("silent_venue", edits.venue),
    "silent_slot": _silent("silent_slot", edits.slot),
    "silent_mark": _silent("silent_mark", edits.mark),
    "silent_substitute": _silent("silent_substitute", edits.substitute_for_another),
    "silent_substitute_removed": _silent("silent_substitute_removed", edits.substitute_removed),
    "silent_person_removed": _silent("silent_person_removed", edits.line_removed),
    "silent_mixed": _silent("silent_mixed", edits.both(edits.mark, edits.word("decision"), edits.title)),
    "silent_approval": _silent("silent_approval", edits.approval),
    "corrected_approval": _proper("corrected_approval", edits.approval),
    "corrected_case": _proper("corrected_case", edits.word("decision")),
    "corrected_list": _proper("corrected_list", edits.mark),
    "corrected_both": _proper("corrected_both", edits.both(edits.mark, edits.title)),
    "corrected_elsewhere": _proper("corrected_elsewhere", edits.word("decision"), names_it=False),
    "several": several,
    "there": there_and_back,
    "reverted_word": _reverted("reverted_word", edits.word("decision")),
    "reverted_mark": _reverted("reverted_mark", edits.mark),
    "status_back": _status_back(None),
    "status_back_edited": _status_back(edits.word("decision")),
    "back_to_notice": back_to_notice,
    "deleted": deleted,
    "second": _move("second", None, back=False),
    "second_edited": _move("second_edited", edits.word("decision"), back=True),
    "wrong_year": _move("wrong_year", None, back=True),
    "other_day": second_of_another_day,
    "branch": _branch(same=False),
    "branch_same": _branch(same=True),
    "code": code_only,
}
