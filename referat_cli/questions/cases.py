"""Which cases does the archive hold, and which one does a person mean?"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct, field

from referat_cli.archive.archive import Archive, Entry
from referat_cli.meeting.outcome import outcome
from referat_cli.record.minutes import Case, CaseType, Meeting, Outcome, Status
from referat_cli.record.names import nearest


class CaseRow(Struct, frozen=True, kw_only=True):
    """One row of the list of cases; the aliases are the JSON contract's names. ``path`` is from the archive's root."""

    committee: str = field(name="utvalg")
    number: str = field(name="saksnr")
    date: str = field(name="moetedato")
    title: str = field(name="tittel")
    type: CaseType | None = field(name="sakstype")
    status: Status
    responsible: tuple[str, ...] = field(name="saksansvarlig")
    case_workers: tuple[str, ...] = field(name="saksbehandler")
    outcome: Outcome | None = field(name="utfall")
    path: str = field(name="sti")


class FoundCase(NamedTuple):
    """A case with the meeting and the file it stands in."""

    entry: Entry
    meeting: Meeting
    case: Case

    @property
    def address(self) -> str:
        """The case's address in an archive of several committees: "asu:42/24"."""
        return f"{self.meeting.committee}:{self.case.number}"


def all_cases(archive: Archive) -> Iterator[FoundCase]:
    """Every case of every readable meeting, by committee, date and place in the meeting."""
    for entry in archive.meetings():
        if entry.meeting:
            for case in entry.meeting.cases:
                yield FoundCase(entry, entry.meeting, case)


def rows(found: Iterable[FoundCase]) -> list[CaseRow]:
    """The rows of cases, newest meeting first, in the meeting's own order."""
    listed = [
        CaseRow(
            committee=meeting.committee,
            number=case.number,
            date=meeting.date,
            title=case.title,
            type=case.type,
            status=meeting.status,
            responsible=case.responsible,
            case_workers=case.case_workers,
            outcome=outcome(case, meeting.status),
            path=entry.path,
        )
        for entry, meeting, case in found
    ]
    return sorted(listed, key=lambda row: row.date, reverse=True)


def cases_called(archive: Archive, address: str) -> list[FoundCase]:
    """The cases that an address such as "42/24" or "asu:42/24" means: at most one in each committee."""
    committee, _, number = address.rpartition(":")
    return [
        found
        for found in all_cases(archive)
        if found.case.number == number and committee in ("", found.meeting.committee)
    ]


def nearest_case(archive: Archive, address: str) -> str | None:
    """The address of the case most like an unknown one, for a suggestion: in the committee asked for, if it has any."""
    committee, _, number = address.rpartition(":")
    own = [found.case.number for found in all_cases(archive) if found.meeting.committee == committee]
    near = nearest(number, own or (found.case.number for found in all_cases(archive)), least=0.5)
    return f"{committee}:{near}" if near and own else near


def meetings_called(archive: Archive, name: str, committee: str = "") -> list[Entry]:
    """The readable meetings of a date, or of a file's own name ("2024-10-29-2"), of one committee or of all."""
    return [
        entry
        for entry in archive.meetings()
        if entry.meeting
        and name in (entry.meeting.date, entry.path.rpartition("/")[2].removesuffix(".yaml"))
        and committee in ("", entry.meeting.committee)
    ]


def nearest_date(archive: Archive, date: str) -> str | None:
    """The meeting date nearest to a date without a meeting, in days."""
    from datetime import date as day  # noqa: PLC0415 - only a wrong call pays

    dates = sorted({entry.meeting.date for entry in archive.meetings() if entry.meeting})
    wanted = day.fromisoformat(date)
    return min(dates, key=lambda known: abs((day.fromisoformat(known) - wanted).days), default=None)
