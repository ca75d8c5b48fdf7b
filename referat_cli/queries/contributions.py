"""What somebody did in the cases: proposed, was disqualified in, was elected in, had entered in the minutes, voted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from referat_cli.model.meeting import Election, Impartiality, RecordedStatement
from referat_cli.model.proposals import TreatedProposal, treatment
from referat_cli.queries.cases import FoundCase, found
from referat_cli.queries.people import mentions, name_of
from referat_cli.queries.votes import VoteCriteria, VoteRow, votes
from referat_cli.store.records import Records
from referat_cli.store.tables import ROLES

# As what a name stands in an election, or where somebody's impartiality was judged.
Part = Literal["valgt", "varamedlem", "kandidat", "etter", "vurdert", "vara"]

_OF_PEOPLE = ("forslagsstiller", "habilitet", "valg", "protokolltilfoersler")


class Contribution(NamedTuple):
    """Something that the record of a case says of a person, and as what, where it may be as several things.

    ``votes`` are those that a candidate got, where the record has them.
    """

    found: FoundCase
    entry: TreatedProposal | Impartiality | Election | RecordedStatement
    part: Part | None = None
    votes: int | None = None


class Contributions(NamedTuple):
    """What somebody did in cases, of the newest meeting first, and the votes with what they voted."""

    entries: tuple[Contribution, ...] = ()
    votes: tuple[VoteRow, ...] = ()


def contributions(records: Records, who: str, committee: str | None) -> Contributions:
    """What the archive knows that somebody whom `people_called` names did in the cases of a committee, or of all.

    Of several people of one name each has what is said of the name.
    """
    name = name_of(records, who)
    query, values = mentions(records, who)
    roles = ", ".join(str(ROLES.index(role)) for role in _OF_PEOPLE)
    rows = records.rows(
        f"""SELECT DISTINCT f.path, me.place FROM ({query}) me CROSS JOIN snapshot_file f ON f.version = me.version
        CROSS JOIN meeting mt ON mt.version = me.version
        WHERE me.role IN ({roles}) AND mt.committee = coalesce(?, mt.committee)
        ORDER BY mt.date DESC, mt.committee, f.path, me.place""",  # noqa: S608 - our own query, and numbers
        (*values, committee),
    )
    entries = (one for case in found(records, rows) for one in _of_case(records, case, name))
    told = votes(records, VoteCriteria(committee=committee, person=who))
    return Contributions(tuple(entries), tuple(told.rows))


def _of_case(records: Records, case: FoundCase, name: str) -> Iterator[Contribution]:
    """What a case says of a person, in the order of the record."""
    registered = records.canonical_name(case.meeting.committee)

    def is_meant(names: Iterable[str]) -> bool:
        return name in map(registered, names)

    for proposal in treatment(case.case).proposals:
        if is_meant(proposal.proposal.proposers):
            yield Contribution(case, proposal)
    for one in case.case.impartiality:
        if part := _part({"vurdert": [one.name], "vara": filter(None, [one.substitute])}, is_meant):
            yield Contribution(case, one, part)
    for election in case.case.elections:
        if part := _part(_parts(election), is_meant):
            own = next((one.votes for one in election.candidates if is_meant([one.name])), None)
            yield Contribution(case, election, part, own)
    for statement in case.case.statements:
        if is_meant(statement.by):
            yield Contribution(case, statement)


def _part(parts: Mapping[Part, Iterable[str]], is_meant: Callable[[Iterable[str]], bool]) -> Part | None:
    """The first part of which those who are meant have the name."""
    return next((part for part, names in parts.items() if is_meant(names)), None)


def _parts(election: Election) -> dict[Part, Iterable[str]]:
    """Those named in an election by what they are there; somebody elected was more than a candidate."""
    return {
        "valgt": election.elected,
        "varamedlem": election.substitutes,
        "kandidat": [candidate.name for candidate in election.candidates],
        "etter": election.after,
    }
