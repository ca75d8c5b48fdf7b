"""Votes and disqualification as a secretary tells of them, written into the cases of a meeting."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.proposals import RECOMMENDATION
from referat_cli.model.user_error import UserError
from referat_cli.render.labels import listed
from referat_cli.workflow.record import Value


class ToldVote(NamedTuple):
    """A vote: on which proposals, against which, and how it went; ``names`` are those on one ``side``.

    ``place`` is that of the case. Without a count it was unanimous. Where no proposal is named, it is on the only one.
    """

    place: int
    on: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    counted: tuple[int, int] | None = None
    names: tuple[str, ...] = ()
    side: Literal["for", "imot"] = "imot"
    result: Literal["vedtatt", "falt"] | None = None


class Disqualified(NamedTuple):
    """Somebody who was disqualified in a case, and the one who met instead, where somebody did."""

    place: int
    name: str
    substitute: str | None = None


def proposals_of(case: Value) -> list[str]:
    """The letters of the proposals of a case, the recommendation first."""
    has_recommendation = bool(case.get("forslag_til_vedtak")) or "innstilling_fra" in case
    return [RECOMMENDATION] * has_recommendation + [str(one["id"]) for one in case.get("forslag", ())]


def with_votes(cases: Sequence[Value], names: Sequence[str], votes: Iterable[ToldVote]) -> list[Value]:
    """The cases with votes added in the order in which they are told; ``names`` are what the cases are called.

    Raises `UserError` for a vote on what is no proposal of its case, or of which nobody can tell how it went.
    """
    found = [*cases]
    for vote in votes:
        case = found[vote.place]
        written = _record_of(vote, proposals_of(case), names[vote.place])
        found[vote.place] = {**case, "votering": [*case.get("votering", ()), written]}
    return found


def unanimous(cases: Sequence[Value], told: Iterable[ToldVote]) -> list[ToldVote]:
    """A unanimous vote for each case that has one proposal and no vote yet, the told ones among them."""
    voted = {vote.place for vote in told}
    return [
        ToldVote(place)
        for place, case in enumerate(cases)
        if place not in voted and "votering" not in case and len(proposals_of(case)) == 1
    ]


def with_disqualified(cases: Sequence[Value], people: Iterable[Disqualified]) -> list[Value]:
    """The cases with those who were disqualified in them; somebody who stands there already is left as they stand."""
    found = [*cases]
    for one in people:
        case = found[one.place]
        if any(line["navn"] == one.name for line in case.get("habilitet", ())):
            continue
        line = {"navn": one.name, "utfall": "inhabil"} | ({"vara": one.substitute} if one.substitute else {})
        found[one.place] = {**case, "habilitet": [*case.get("habilitet", ()), line]}
    return found


def _record_of(vote: ToldVote, proposals: Sequence[str], name: str) -> Value:
    on = vote.on or _only(proposals, name)
    for one in (*on, *vote.against):
        if one.partition(".")[0] not in proposals:
            if not proposals:
                raise UserError(_no_proposal(name))
            sentence = _("Sak {case} har ikke forslag {letter}; den har {letters}.")
            raise UserError(sentence.format(case=name, letter=one, letters=listed(proposals)))
    written: Value = {"gjelder": [*on]}
    if vote.against:
        written["satt_opp_mot"] = [*vote.against]
    if vote.counted is None:
        return written | {"enstemmig": True, "resultat": vote.result or "vedtatt"}
    votes_for, votes_against = vote.counted
    number = votes_for if vote.side == "for" else votes_against
    if vote.names and len(vote.names) != number:
        sentence = _("Sak {case}: {n} stemte {side}, men det er {names} navn.")
        raise UserError(sentence.format(case=name, n=number, side=vote.side, names=len(vote.names)))
    if vote.result is None and votes_for == votes_against:
        sentence = _("Sak {case} sto {count}; skriv hva det ble til: «{case} {count} falt».")
        raise UserError(sentence.format(case=name, count=f"{votes_for}-{votes_against}"))
    written |= {"for": votes_for, "imot": votes_against}
    if vote.names:
        written[f"stemte_{vote.side}"] = [*vote.names]
    return written | {"resultat": vote.result or ("vedtatt" if votes_for > votes_against else "falt")}


def _only(proposals: Sequence[str], name: str) -> tuple[str, ...]:
    """The only proposal of a case."""
    if not proposals:
        raise UserError(_no_proposal(name))
    if len(proposals) > 1:
        sentence = _("Sak {case} har forslagene {letters}; skriv hvilket det ble stemt over: «{case} {letter} 14-8».")
        raise UserError(sentence.format(case=name, letters=listed(proposals), letter=proposals[0]))
    return (proposals[0],)


def _no_proposal(name: str) -> str:
    return _("Sak {case} har ikke noe forslag å stemme over; skriv voteringen i filen, med tekst.").format(case=name)
