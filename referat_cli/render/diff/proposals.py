"""The proposals of a compared case in words: what it is held against, where its points came from, and which fell."""

from referat_cli.compare.points import Change
from referat_cli.compare.text_diff import Words
from referat_cli.i18n import _
from referat_cli.model.meeting import Proposal, ProposalOutcome
from referat_cli.model.proposals import RECOMMENDATION, letter_of, point_of
from referat_cli.queries.decisions import Compared
from referat_cli.render.labels import listed
from referat_cli.render.votes import describe_addresses, parties, proposal_name, vote_of_proposal


def origin(change: Change) -> Words:
    """Where a point came from that is another than the one it is held against, and what was changed in it there."""
    if change.origin is None or change.origin_wording is None:
        return ()
    where = _("fra forslag {letter}, punkt {number}")
    where = where.format(letter=letter_of(change.origin), number=point_of(change.origin))
    if change.origin_wording == "uendret":
        return (("uendret", where),)
    return (("uendret", _("{where}, med en annen ordlyd: ").format(where=where)), *change.origin_words)


def held_against(case: Compared) -> list[str]:
    """The proposal that the decision is held against, where it is not the recommendation, and what went with it."""
    main = case.against.main
    if main is None or not case.was_voted_on:
        return []
    lines = []
    if main.id != RECOMMENDATION:
        lines.append(_("Sammenlignet med {proposal}.").format(proposal=_with_votes(main, case)))
    if case.adopted_beside:
        others = "; ".join(_with_votes(one, case) for one in case.adopted_beside)
        sentence = _("Vedtatt sammen med forslag {letter}: {proposals}.")
        if main.id == RECOMMENDATION:
            sentence = _("Vedtatt sammen med innstillingen: {proposals}.")
        lines.append(sentence.format(letter=main.id, proposals=others))
    return lines


def _name(proposal: Proposal, case: Compared) -> str:
    """A proposal as a sentence has it; of one that was adopted in part, the points that were."""
    if not case.found.case.proposals:  # the only one there is has no letter
        return describe_addresses([proposal.id], case.found.case)
    name = proposal_name(proposal, parties(case.found.meeting))
    treated = case.against.treated
    if not any(one.in_part and one.outcome == "vedtatt" for one in treated.proposals if one.id == proposal.id):
        return name
    own = [point for point in treated.points if letter_of(point.address) == proposal.id and point.result == "vedtatt"]
    numbers = listed([point_of(point.address) for point in own])
    return _("punkt {numbers} i {proposal}").format(numbers=numbers, proposal=name)


def _with_votes(proposal: Proposal, case: Compared) -> str:
    """A proposal and the numbers of the vote that decided it."""
    indices = [one.vote for one in case.against.treated.proposals if one.id == proposal.id and one.vote is not None]
    told = vote_of_proposal(proposal.id, case.found.case.votes[indices[0]]) if indices else ""
    return ", ".join(filter(None, [_name(proposal, case), told]))


def not_adopted(case: Compared) -> list[str]:
    """The proposals that fell, were withdrawn or that nothing decided, each kind in a sentence."""
    if not case.was_voted_on:
        return []
    ways: dict[ProposalOutcome | None, list[str]] = {"falt": [], "trukket": [], None: []}
    for one in case.not_adopted:
        if one.outcome is not None or case.found.case.proposals:
            told = _with_votes(one.proposal, case) if one.outcome == "falt" else _name(one.proposal, case)
            ways[one.outcome].append(told)
    treated = case.against.treated
    for address, result, index in treated.points:
        letter = letter_of(address)
        if result == "falt" and treated.outcome(letter) == "vedtatt":
            votes = vote_of_proposal(letter, case.found.case.votes[index])
            ways["falt"].append(", ".join(filter(None, [describe_addresses([address], case.found.case), votes])))
    sentences = {
        "falt": _("Falt: {proposals}."),
        "trukket": _("Trukket: {proposals}."),
        None: _("Ikke avgjort: {proposals}."),
    }
    return [sentences[way].format(proposals="; ".join(told)) for way, told in ways.items() if told]
