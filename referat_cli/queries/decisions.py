"""What was proposed in a case, what was adopted, and what became of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET, Struct, UnsetType, field
from msgspec.structs import replace

from referat_cli.compare.adopted import Adopted, adopted
from referat_cli.compare.origins import decision_changes
from referat_cli.compare.outcome import case_outcome, derive_outcome
from referat_cli.compare.points import Change, Changes
from referat_cli.i18n import _
from referat_cli.model.commitments import TASK, points_to_do
from referat_cli.model.meeting import (
    CaseOutcome,
    Outcome,
    Point,
    Points,
    Proposal,
    ProposalOutcome,
    ProposalType,
    says_something,
)
from referat_cli.model.point_numbers import number_at, numbered, position_called
from referat_cli.model.proposals import RECOMMENDATION, TreatedProposal, all_proposals, origin_address, votes_of
from referat_cli.model.user_error import UserError
from referat_cli.queries.cases import FoundCase

if TYPE_CHECKING:
    from referat_cli.queries.approved import ApprovalHistory, ChangedCase
    from referat_cli.store.commits import Commit
    from referat_cli.store.records import Records


class FoundPoint(NamedTuple):
    """A point of a decision, or of a proposal, under its number.

    ``proposal`` is the letter of the proposal that it stands in, None for a point of the decision. ``change`` is what
    became of it, None where there are no two texts to compare; ``below`` is what was changed under it.
    """

    found: FoundCase
    number: str
    point: Point
    proposal: str | None
    change: Change | None
    below: Changes = ()

    @property
    def is_task(self) -> bool:
        """Whether it is a task outside of the decision."""
        return self.number.startswith(TASK)

    @property
    def proposed(self) -> bool:
        """Whether the point stands in a proposal."""
        return self.proposal is not None


_OF_PROPOSAL = re.compile(r"([A-Z]{1,2})[.](.+)")


def point_called(found: FoundCase, number: str) -> FoundPoint:
    """The point of that number ("2.3", or "2a" as it is printed; "B.1" of a proposal).

    Without a letter it is one of the decision, or of the recommendation where nothing has been decided. Raises
    `UserError` where there is none.
    """
    case, held = found.case, found.meeting.was_held
    if re.fullmatch(f"{TASK}[0-9.]+", number.lower()):
        return _task_called(found, number.lower())
    letter = None if held and case.decision is not None else RECOMMENDATION
    labels, tree = case.labels, (case.decision if letter is None else case.proposal) or ()
    if of_proposal := _OF_PROPOSAL.fullmatch(number):
        letter, number = of_proposal.groups()
        proposal = _proposal_called(found, letter)
        labels, tree = proposal.labels or case.labels, proposal.points
    points = {one: point for one, _at, point in numbered(tree)}
    position = position_called(tree, number, labels or "tall")
    if position is None:
        if not points:
            raise UserError(_("Sak {case} har ingen punkter.").format(case=case.number))
        where = _("Forslag {letter}").format(letter=letter) if of_proposal else _("Forslaget")
        sentence = _("{where} i sak {case} har ikke noe punkt {number}; det siste er {last}.")
        where = where if letter else _("Vedtaket")
        raise UserError(sentence.format(where=where, case=case.number, number=number, last=list(points)[-1]))
    number = number_at(tree, position)
    return _found_point(FoundPoint(found, number, points[number], letter, None), explicit=bool(of_proposal))


def _task_called(found: FoundCase, number: str) -> FoundPoint:
    """The task of that number; raises `UserError` where there is none."""
    tasks = {one.address: one.point for one in points_to_do(found.case) if one.is_task}
    if number in tasks:
        return FoundPoint(found, number, tasks[number], None, None)
    sentence = _("Sak {case} har ikke oppgaven {number}; den har {known}.")
    if not tasks:
        sentence = _("Sak {case} har ingen oppgaver utenfor vedtaket.")
    raise UserError(sentence.format(case=found.case.number, number=number, known=", ".join(tasks)))


def _proposal_called(found: FoundCase, letter: str) -> Proposal:
    """The proposal of that letter; raises `UserError` where there is none."""
    proposals = {one.id: one for one in all_proposals(found.case)}
    if letter in proposals:
        return proposals[letter]
    sentence = _("Sak {case} har ikke noe forslag {letter}; den har {letters}.")
    if not proposals:
        sentence = _("Sak {case} har ingen forslag.")
    raise UserError(sentence.format(case=found.case.number, letter=letter, letters=", ".join(proposals)))


def _found_point(found: FoundPoint, *, explicit: bool) -> FoundPoint:
    """The point with what became of it, where there are two texts to compare."""
    case, number = found.found.case, found.number
    against = adopted(case)
    if not (found.found.meeting.was_held and against.points and case.decision):
        return found
    changes = decision_changes(case, against)
    if not explicit:
        change = next((change for change in changes if change.target == number), None)
        return found._replace(change=change, below=_changed_below(changes, number, change))
    address = f"{found.proposal}.{number}"
    told = (change for change in changes if address in (change.origin, change.source and origin_address(change.source)))
    return found._replace(number=address, change=next(told, None))


def _changed_below(changes: Changes, number: str, change: Change | None) -> Changes:
    """What was changed under a point: what stands under it, and what was left out there."""
    source = change.source if change else None
    return tuple(
        one
        for one in changes
        if one.kind != "uendret"
        and (
            one.target.startswith(f"{number}.")
            if one.target
            else source is not None and (one.source or "").startswith(f"{source}.")
        )
    )


class Compared(NamedTuple):
    """A case with what was adopted, or proposed, held against its decision.

    ``outcome`` is what became of it (None before the meeting, and of a closed case), ``derived`` what follows from the
    texts alone, which is ``certain`` where they leave no doubt; ``body`` is the committee's name. ``against`` is what
    the decision is held against. ``proposed`` and ``decided`` tell whether there are texts on each side. ``notice`` is
    the commit whose proposal it is, where that is another than the record's own; ``lost`` says that only that notice
    has the case. ``since`` is what was changed in it after its minutes were approved, and ``approval_known`` says
    whether the text that was approved is known.
    """

    found: FoundCase
    body: str
    outcome: Outcome | None
    derived: Outcome | None
    changes: Changes
    against: Adopted
    proposed: bool
    decided: bool
    certain: bool = True
    notice: "Commit | None" = None
    lost: bool = False
    since: "ChangedCase | None" = None
    approval_known: bool = True

    @property
    def known(self) -> CaseOutcome | None:
        """The outcome, and how it is known."""
        stated = self.found.case.outcome is not None
        return CaseOutcome(self.outcome, not stated, stated or self.certain) if self.outcome else None

    @property
    def adopted_beside(self) -> tuple[Proposal, ...]:
        """The other proposals that were adopted: what amends it or was added, and what was sent on beside it."""
        main, procedure = self.against.main, self.against.treated.procedure
        if main is None or procedure is None or procedure.id == main.id:
            return self.against.with_it
        return (*self.against.with_it, procedure)

    @property
    def not_adopted(self) -> tuple[TreatedProposal, ...]:
        """The proposals that fell, were withdrawn, or that nothing decided."""
        main = self.against.main
        return tuple(one for one in self.against.treated.not_adopted if not main or one.id != main.id)

    @property
    def was_voted_on(self) -> bool:
        """Whether the meeting was held and the record has votes, or other proposals than the recommendation."""
        return self.held and bool(self.found.case.proposals or self.found.case.votes)

    @property
    def held(self) -> bool:
        """Whether the meeting has been held."""
        return self.found.meeting.was_held

    @property
    def compared(self) -> bool:
        """Whether there are two texts to hold against each other."""
        return self.held and self.proposed and self.decided

    @property
    def differs(self) -> bool:
        """Whether anything at all differs, cosmetics too."""
        return any(change.kind != "uendret" for change in self.changes)


class Notice(Struct, frozen=True):
    """The commit of the notice that the proposal is from."""

    commit: str
    time: str = field(name="tid")


class ChangedSince(Struct, frozen=True):
    """A change after the approval: the commit, null where it is not committed, and whether ``rettelser`` has it."""

    commit: str | None
    corrected: bool = field(name="rettelse")


class NotAdopted(Struct, frozen=True, kw_only=True):
    """A proposal that was not adopted: it fell or was withdrawn, or nothing decided it (null); with its votes."""

    id: str
    type: ProposalType | None
    proposers: tuple[str, ...] = field(name="forslagsstiller")
    on_behalf_of: tuple[str, ...] = field(name="paa_vegne_av")
    outcome: ProposalOutcome | None = field(name="utfall")
    votes_for: int | None = field(name="for")
    votes_against: int | None = field(name="imot")


class CaseChanges(Struct, frozen=True, kw_only=True):
    """A compared case as programs get it; the aliases are the JSON contract's names."""

    committee: str = field(name="utvalg")
    number: str = field(name="saksnr")
    date: str = field(name="moetedato")
    status: str
    title: str = field(name="tittel")
    outcome: Outcome | None = field(name="utfall")
    outcome_derived: bool = field(name="utfall_utledet")
    outcome_certain: bool = field(name="utfall_sikkert")
    changes: tuple[Change, ...] = field(name="endringer")
    adopted_proposal: str | UnsetType | None = field(name="vedtatt_forslag", default=UNSET)
    adopted_with_it: tuple[str, ...] | UnsetType = field(name="vedtatt_med", default=UNSET)
    not_adopted: tuple[NotAdopted, ...] | UnsetType = field(name="forslag", default=UNSET)
    notice: Notice | UnsetType = field(name="innkalling", default=UNSET)
    lost: bool | UnsetType = field(name="tapt", default=UNSET)
    changed_since: ChangedSince | UnsetType = field(name="endret_etter_godkjenning", default=UNSET)
    adopted: Points | UnsetType | None = field(name="vedtak_godkjent", default=UNSET)


def compared(found: FoundCase, names: Mapping[str, str]) -> Compared:
    """The case with its changes; there are none before the meeting, when nothing has been adopted or left out.

    ``names`` are the names of committees by their codes.
    """
    case, meeting = found.case, found.meeting
    body = names.get(meeting.committee, meeting.committee)
    against, decided = adopted(case), says_something(case.decision)
    if not meeting.was_held or case.closed:
        known = case_outcome(case, meeting.status)
        return Compared(found, body, known and known.outcome, None, (), against, says_something(case.proposal), decided)
    changes = decision_changes(case, against)
    follows, certain = derive_outcome(case, changes)
    proposed = says_something(against.points)
    return Compared(found, body, case.outcome or follows, follows, changes, against, proposed, decided, certain)


def rows(cases: Iterable[Compared]) -> list[CaseChanges]:
    """The cases as the JSON contract has them."""
    return [
        CaseChanges(
            committee=case.found.meeting.committee,
            number=case.found.number,
            date=case.found.meeting.date,
            status=case.found.meeting.status,
            title=case.found.case.title,
            outcome=case.outcome,
            outcome_derived=case.known.derived if case.known else False,
            outcome_certain=case.known.certain if case.known else True,
            changes=case.changes,
            adopted_proposal=_letter(case.against.main) if case.was_voted_on else UNSET,
            adopted_with_it=tuple(one.id for one in case.adopted_beside) if case.was_voted_on else UNSET,
            not_adopted=tuple(_not_adopted(case)) if case.was_voted_on else UNSET,
            notice=Notice(case.notice.id, case.notice.time) if case.notice else UNSET,
            lost=case.lost or UNSET,
            changed_since=changed_since(case.since) if case.since else UNSET,
            adopted=_adopted(case.since) if case.since else UNSET,
        )
        for case in cases
    ]


def _letter(proposal: Proposal | None) -> str | None:
    return proposal.id if proposal else None


def _not_adopted(case: Compared) -> Iterator[NotAdopted]:
    """The proposals that were not adopted, as the JSON contract has them."""
    for one in case.not_adopted:
        proposal = one.proposal
        vote = case.found.case.votes[one.vote] if one.vote is not None else None
        votes_for, votes_against = votes_of(proposal.id, vote) if vote else (None, None)
        yield NotAdopted(
            id=proposal.id,
            type=proposal.type,
            proposers=proposal.proposers,
            on_behalf_of=proposal.on_behalf_of,
            outcome=one.outcome,
            votes_for=votes_for,
            votes_against=votes_against,
        )


def _adopted(change: "ChangedCase") -> Points | None:
    return change.adopted.decision if change.adopted else None


def changed_since(change: "ChangedCase") -> ChangedSince:
    """A change after the approval as the JSON contract has it."""
    return ChangedSince(change.commit and change.commit.id, change.corrected)


def as_adopted(
    found: FoundCase, approval: "ApprovalHistory | None", names: Mapping[str, str], *, proposed: bool = True
) -> Compared:
    """The case as the committee adopted it, held against its proposal, and what was changed in it afterwards.

    Its proposal too is that of the approved minutes if ``proposed``, else the one that the case comes with.
    """
    since = approval.changed.get(found.case.number) if approval else None
    shown = found
    if since and since.adopted:
        cases = list(found.meeting.cases)
        proposal = since.adopted.proposal if proposed else found.case.proposal
        cases[found.place] = replace(since.adopted, proposal=proposal)
        shown = found._replace(meeting=replace(found.meeting, cases=tuple(cases)))
    return compared(shown, names)._replace(since=since, approval_known=approval is None or approval.known)


def about_points(case: Compared, numbers: Sequence[str]) -> Compared:
    """The case with the changes of these points alone, and of what stands under them; raises as `point_called`."""
    if not numbers:
        return case
    points = [point_called(case.found, number) for number in numbers]
    if task := next((point for point in points if point.is_task), None):
        sentence = _("En oppgave har ikke noe forslag å holdes mot; se «referat show {case}#{number}».")
        raise UserError(sentence.format(case=case.found.case.number, number=task.number))
    asked = {change for point in points for change in (point.change, *point.below) if change}
    return case._replace(changes=tuple(change for change in case.changes if change in asked))


def newest_decided(records: "Records") -> list[str]:
    """The newest meeting in which anything was decided: several where committees met on the same day."""
    decided = """FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        WHERE EXISTS (SELECT 1 FROM case_ cs WHERE cs.version = f.version AND cs.decided)"""
    query = f"SELECT f.path {decided} AND mt.date = (SELECT max(mt.date) {decided}) ORDER BY mt.committee, f.path"
    return [path for (path,) in records.rows(query)]


def newest_first(records: "Records") -> list[tuple[str, int]]:
    """Every case of the archive, path and place, newest meeting first, in the meeting's own order."""
    return records.rows(
        """SELECT f.path, cs.place FROM snapshot_file f JOIN meeting mt ON mt.version = f.version
        JOIN case_ cs ON cs.version = f.version ORDER BY mt.date DESC, mt.committee, f.path, cs.place"""
    )
