"""How the cases of the archive were voted on, and who voted what."""

import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from referat_cli.model.ballots import Ballot, sides
from referat_cli.model.meeting import Meeting, Vote, VoteResult
from referat_cli.model.names import fold, sort_key
from referat_cli.model.presence import CasePresence, PresenceByCase
from referat_cli.model.proposals import vote_result
from referat_cli.model.votes import is_unanimous
from referat_cli.queries.cases import FoundCase
from referat_cli.queries.people import name_of
from referat_cli.store.records import Records, conditions
from referat_cli.store.tables import unpacked


class VoteRow(NamedTuple):
    """A vote in its case; ``nr`` is its place among the votes of the case, from 1.

    ``result`` is what it came to, stated or worked out from the numbers; ``unanimous`` is None where nobody knows.
    ``ballots`` are those that are asked for.
    """

    found: FoundCase
    nr: int
    result: VoteResult | None
    unanimous: bool | None
    ballots: tuple[Ballot, ...] = ()

    @property
    def vote(self) -> Vote:
        """The vote itself."""
        return self.found.case.votes[self.nr - 1]


class VoteCriteria(NamedTuple):
    """Which votes are asked for; None is any. ``cases`` are files and places in them; ``person`` is a registered name.

    ``split`` leaves out those that were unanimous, and those of which nobody knows.
    """

    committee: str | None = None
    first: str | None = None
    last: str | None = None
    cases: frozenset[tuple[str, int]] | None = None
    person: str | None = None
    party: str | None = None
    split: bool = False


_ROSTERS = """SELECT DISTINCT r.lines FROM snapshot_file f CROSS JOIN meeting mt ON mt.version = f.version
    CROSS JOIN roster r ON r.id = mt.roster"""
_VOTED_ON = """SELECT f.path, cs.place FROM snapshot_file f CROSS JOIN meeting mt ON mt.version = f.version
    JOIN case_ cs ON cs.version = f.version WHERE cs.voting IS NOT NULL AND {} ORDER BY mt.date DESC, mt.committee,
    f.path, cs.place"""


class FoundVotes(NamedTuple):
    """The votes that were asked for; ``unnamed`` are those of which it is not known what all who are meant voted."""

    rows: list[VoteRow]
    unnamed: int


def votes(records: Records, criteria: VoteCriteria, limit: int | None = None, *, by_person: bool = False) -> FoundVotes:
    """The votes that are asked for, of the newest meeting first, in the order in which they were taken.

    Where a person or a party is asked for, or everybody, each has the ballots: of a person or party those alone, and
    only votes in which there are any. Of several people of one name each has what is said of the name.
    """
    rows = (found for found in _rows(records, criteria) if not criteria.split or found[0].unanimous is False)
    if criteria.person is None and criteria.party is None and not by_person:
        return FoundVotes([row for row, _presence in islice(rows, limit)], 0)
    who = name_of(records, criteria.person) if criteria.person is not None else None
    party = fold(criteria.party) if criteria.party is not None else None
    found: list[VoteRow] = []
    unnamed = 0
    for row, presence in rows:
        if len(found) == limit:
            break
        there = presence().cases[row.found.place]
        told = sides(row.vote, there)
        ballots = [one for one in told.ballots if who in (None, one.name)]
        if party is not None:
            ballots = [one for one in ballots if fold(one.party or "") == party]
        if ballots:
            found.append(row._replace(ballots=tuple(ballots)))
        if not told.whole and not (who and (ballots or not _may_have_voted(there, who))):
            unnamed += 1
    return FoundVotes(found, unnamed)


def _may_have_voted(there: CasePresence, name: str) -> bool:
    own = (one for one in there.people if one.name == name and one.may_vote is not False)
    return any(one.state in ("present", "unknown") for one in own)


def _rows(records: Records, criteria: VoteCriteria) -> Iterator[tuple[VoteRow, Callable[[], PresenceByCase]]]:
    """Every vote of the cases that may be meant, with who was there at its meeting."""
    where, values = conditions(
        {"mt.committee = ?": criteria.committee, "mt.date >= ?": criteria.first, "mt.date <= ?": criteria.last}
    )
    rows = records.rows(_VOTED_ON.format(" AND ".join(where)), values)
    chosen = (one for one in rows if criteria.cases is None or one in criteria.cases)
    for path, places in groupby(chosen, key=itemgetter(0)):
        meeting = records.meeting(path)
        presence = cache(partial(_presence, records, meeting))
        for _path, place in places:
            found = FoundCase(path, meeting, place)
            for nr, vote in enumerate(found.case.votes, 1):
                yield VoteRow(found, nr, vote_result(vote), is_unanimous(vote)), presence


def _presence(records: Records, meeting: Meeting) -> PresenceByCase:
    return PresenceByCase(meeting, records.register(meeting.committee))


def parties(records: Records) -> list[str]:
    """The parties that the registers and the attendance lists name."""
    named = set()
    for code in records.names_of_committees():
        if register := records.register(code):
            named |= {tenure.party for _group, tenure in register.tenures()}
    for (lines,) in records.rows(_ROSTERS):
        for group in json.loads(unpacked(lines)):
            named |= {line.get("parti") for line in group.get("personer", ())}
    return sorted((party for party in named if party), key=sort_key)
