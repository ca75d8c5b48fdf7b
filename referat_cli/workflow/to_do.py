"""What there is to do in an archive now, the most pressing first."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from referat_cli.i18n import _, ngettext
from referat_cli.model.problem import Problem
from referat_cli.queries.followups import FollowupCriteria, followups
from referat_cli.queries.meetings import MeetingCriteria, MeetingRow, meetings
from referat_cli.render.labels import long_date
from referat_cli.store.paths import meeting_name
from referat_cli.store.records import Records

Kind = Literal["feil", "ikke_foert", "ikke_innkalt", "forfalt", "ikke_godkjent", "ikke_innsjekket", "advarsel"]


class Task(NamedTuple):
    """Something to do: what kind of thing it is, the sentence, and the command or step that does it."""

    kind: Kind
    sentence: str
    step: str


def tasks(records: Records, problems: list[Problem], uncommitted: int, today: date) -> Iterator[Task]:
    """The tasks of an archive, given what is wrong in it and how many files are not committed."""
    day = today.isoformat()
    open_problems = [problem for problem in problems if problem.accepted is None]
    if errors := [problem for problem in open_problems if problem.severity == "feil"]:
        files = len({problem.path for problem in errors})
        sentence = ngettext("{n} feil i {files} fil", "{n} feil i {files} filer", files)
        yield Task("feil", sentence.format(n=len(errors), files=files), "referat validate")
    rows = meetings(records, MeetingCriteria(), day)
    several = len({row.committee for row in rows}) > 1
    yield from _not_minuted(rows, several=several)
    yield from _not_called(rows, day, several=several)
    yield from _overdue(records, day)
    yield from _not_approved(rows, several=several)
    if uncommitted:
        sentence = ngettext("{n} fil er ikke sjekket inn", "{n} filer er ikke sjekket inn", uncommitted)
        yield Task("ikke_innsjekket", sentence.format(n=uncommitted), "referat changes, git add, git commit")
    if warnings := [problem for problem in open_problems if problem.severity == "advarsel"]:
        sentence = ngettext("{n} advarsel", "{n} advarsler", len(warnings)).format(n=len(warnings))
        yield Task("advarsel", sentence, "referat validate")


def _address(row: MeetingRow, *, several: bool) -> str:
    name = meeting_name(row.path, row.date)
    return f"{row.committee}:{name}" if several else name


def _not_minuted(rows: list[MeetingRow], *, several: bool) -> Iterator[Task]:
    for row in reversed(rows):
        if row.missing == "referat":
            sentence = _("Møtet {day} er holdt, men referatet er ikke skrevet").format(day=long_date(row.date))
            yield Task("ikke_foert", sentence, f"referat minutes {_address(row, several=several)}")


def _not_called(rows: list[MeetingRow], day: str, *, several: bool) -> Iterator[Task]:
    """The next meetings that minutes tell of and nobody has called."""
    there = {(row.committee, row.date) for row in rows}
    for row in reversed(rows):
        following = row.next_meeting
        if following and following >= day and (row.committee, following) not in there:
            sentence = _("Møtet {day} er ikke innkalt").format(day=long_date(following))
            option = f" --committee {row.committee}" if several else ""
            yield Task("ikke_innkalt", sentence, f"referat new {following}{option}")


def _overdue(records: Records, day: str) -> Iterator[Task]:
    due = followups(records, FollowupCriteria(states=("forfalt",)), day)
    if due:
        sentence = ngettext("{n} oppfølging er forfalt", "{n} oppfølginger er forfalt", len(due)).format(n=len(due))
        yield Task("forfalt", sentence, "referat followups --state forfalt")


def _not_approved(rows: list[MeetingRow], *, several: bool) -> Iterator[Task]:
    for row in reversed(rows):
        if row.missing == "godkjenning":
            sentence = _("Referatet fra {day} er ikke godkjent").format(day=long_date(row.date))
            yield Task("ikke_godkjent", sentence, f"referat approve {_address(row, several=several)} --case SAK")
