"""Who voted what: those whom a vote names, and those on the side that it leaves to be worked out from who was there."""

from typing import Literal, NamedTuple

from referat_cli.model.meeting import Vote
from referat_cli.model.presence import CasePerson, CasePresence

Choice = Literal["for", "imot", "blank", "avholdende"]


class Ballot(NamedTuple):
    """What one person voted, and the party; ``derived`` where the record does not name the person."""

    name: str
    party: str | None
    choice: Choice
    derived: bool = False


class Sides(NamedTuple):
    """The ballots of a vote: those named first, in the order of the record, then those worked out, as in the list.

    ``whole`` is whether they are everybody's who was there with a vote.
    """

    ballots: tuple[Ballot, ...]
    whole: bool

    def names(self, choice: Choice) -> tuple[str, ...]:
        """Those who made a choice."""
        return tuple(ballot.name for ballot in self.ballots if ballot.choice == choice)


class VoteSide(NamedTuple):
    """One side of a vote: the names that the record has, as written, and the number, None where it has none."""

    choice: Choice
    names: tuple[str, ...]
    number: int | None


def sides_of(vote: Vote) -> tuple[VoteSide, ...]:
    """The four sides of a vote as the record has them; where it was unanimous, nobody was on the one that lost."""
    in_favour = VoteSide("for", vote.voted_for, vote.votes_for)
    against = VoteSide("imot", vote.voted_against, vote.votes_against)
    if vote.unanimous and _has_anybody(against) and in_favour.number is None:
        in_favour = in_favour._replace(number=len(in_favour.names))
    elif vote.unanimous and vote.result == "falt" and not _has_anybody(in_favour) and against.number is None:
        in_favour = in_favour._replace(number=0)
    elif vote.unanimous and against.number is None:
        against = against._replace(number=len(against.names))
    return (
        in_favour,
        against,
        VoteSide("blank", vote.voted_blank, vote.blank),
        VoteSide("avholdende", vote.abstained, vote.abstaining),
    )


def _has_anybody(side: VoteSide) -> bool:
    return bool(side.names or side.number)


def people_on(side: VoteSide) -> int | None:
    """How many there were on a side: the number, else its names; None where the record has neither."""
    return side.number if side.number is not None else len(side.names) or None


def sides(vote: Vote, presence: CasePresence) -> Sides:
    """Who voted what.

    The rest of those who were there with a vote are on the one side that lacks names, where the numbers agree. Who may
    have been there was, where the number takes all of them; else only those are meant who surely were. Where several
    sides lack names, or somebody has voted who was not there, nobody is said to have voted what the record does not
    say.
    """
    found: list[Ballot] = []
    given = sides_of(vote)
    for side in given:
        for written in side.names:
            person = presence.find(written)
            found.append(Ballot(presence.called(written), person.party if person else None, side.choice))
    possible = presence.voters if presence.certain else presence.possible_voters
    voted = {ballot.name for ballot in found}
    rest = [one for one in possible if one.name not in voted | {presence.called(name) for name in vote.not_present}]
    if not voted <= {one.name for one in possible}:
        return Sides(tuple(found), whole=False)
    lacking = [side for side in given if _lacks_names(side)]
    if not rest or len(lacking) != 1 or _others_away(vote):
        return Sides(tuple(found), whole=presence.certain and not rest)
    side = lacking[0]
    number = None if side.number is None else side.number - len(side.names)
    whole = presence.complete and (presence.certain if number is None else number == len(rest))
    those = rest if whole else _surely_there(rest, number, presence)
    found += [Ballot(one.name, one.party, side.choice, derived=True) for one in those]
    return Sides(tuple(found), whole=whole)


def _surely_there(rest: list[CasePerson], number: int | None, presence: CasePresence) -> list[CasePerson]:
    """Those of the rest who surely were there.

    Nobody where the number has no room for them, or is more than there can have been: then somebody was out, or is
    missing in the list.
    """
    sure = [one for one in rest if one.state == "present"]
    enough = number is None or (len(sure) <= number and (number <= len(rest) or not presence.complete))
    return sure if enough else []


def _lacks_names(side: VoteSide) -> bool:
    """Whether there are people on a side whom the record does not name: none is named, and the number is not 0.

    Of those who voted blank or not at all nothing is said where there were none.
    """
    if side.names:
        return side.number is not None and side.number != len(side.names)
    return bool(side.number) or (side.number is None and side.choice in ("for", "imot"))


def _others_away(vote: Vote) -> bool:
    """Whether more were out when the vote was taken than those whom it names."""
    return vote.absent is not None and vote.absent != len(vote.not_present)
