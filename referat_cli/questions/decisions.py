"""What was proposed in a case, what was adopted, and what became of it?"""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct, field

from referat_cli.archive.archive import Archive, Entry
from referat_cli.meeting.outcome import derived, says_something
from referat_cli.meeting.redline import Change, Changes, compare
from referat_cli.questions.cases import FoundCase, all_cases
from referat_cli.record.minutes import Outcome


class Compared(NamedTuple):
    """A case with its proposal held against its decision.

    ``outcome`` is what became of it (None before the meeting), ``derived`` what follows from the texts alone; ``body``
    is the committee's name. ``proposed`` and ``decided`` tell whether there are texts on each side.
    """

    found: FoundCase
    body: str
    outcome: Outcome | None
    derived: Outcome | None
    changes: Changes
    proposed: bool
    decided: bool

    @property
    def held(self) -> bool:
        """Whether the meeting has been held."""
        return self.found.meeting.status != "innkalling"

    @property
    def compared(self) -> bool:
        """Whether there are two texts to hold against each other."""
        return self.held and self.proposed and self.decided

    @property
    def differs(self) -> bool:
        """Whether anything at all differs, cosmetics too."""
        return any(change.kind != "uendret" for change in self.changes)


class CaseChanges(Struct, frozen=True, kw_only=True):
    """A compared case as programs get it; the aliases are the JSON contract's names."""

    committee: str = field(name="utvalg")
    number: str = field(name="saksnr")
    date: str = field(name="moetedato")
    title: str = field(name="tittel")
    outcome: Outcome | None = field(name="utfall")
    changes: tuple[Change, ...] = field(name="endringer")


def compared(archive: Archive, found: FoundCase) -> Compared:
    """The case with its changes; there are none before the meeting, when nothing has been adopted or left out."""
    case, meeting = found.case, found.meeting
    register = archive.register_of(found.entry.path)
    body = register.committee.name if register and register.committee else meeting.committee
    proposed, decided = says_something(case.proposal), says_something(case.decision)
    if meeting.status == "innkalling":
        return Compared(found, body, None, None, (), proposed, decided)
    changes = compare(case.proposal or (), case.decision or ())
    follows = derived(case.proposal, case.decision, changes)
    return Compared(found, body, case.outcome or follows, follows, changes, proposed, decided)


def rows(cases: Iterable[Compared]) -> list[CaseChanges]:
    """The cases as the JSON contract has them."""
    return [
        CaseChanges(
            committee=case.found.meeting.committee,
            number=case.found.case.number,
            date=case.found.meeting.date,
            title=case.found.case.title,
            outcome=case.outcome,
            changes=case.changes,
        )
        for case in cases
    ]


def newest_decided(archive: Archive) -> list[Entry]:
    """The newest meeting in which anything was decided: several where committees met on the same day."""
    decided = {
        found.entry.path: found
        for found in all_cases(archive)
        if found.meeting.status != "innkalling" and says_something(found.case.decision)
    }
    newest = max((found.meeting.date for found in decided.values()), default="")
    return [found.entry for found in decided.values() if found.meeting.date == newest]


def newest_first(archive: Archive) -> list[FoundCase]:
    """Every case of the archive, newest meeting first, in the meeting's own order."""
    return sorted(all_cases(archive), key=lambda found: found.meeting.date, reverse=True)
