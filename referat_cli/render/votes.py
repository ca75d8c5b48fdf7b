"""Proposals, votes and elections in words, as a good møtebok has them.

Every word of them stands in one table, so that minutes in another form of Norwegian can have their own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from referat_cli.i18n import Messages, _, marked
from referat_cli.model.meeting import (
    Case,
    CaseOutcome,
    Election,
    Impartiality,
    Meeting,
    Proposal,
    ProposalType,
    RecordedStatement,
    Vote,
)
from referat_cli.model.proposals import RECOMMENDATION, counted, letter_of, point_of, vote_result
from referat_cli.render.labels import capitalized, listed, outcome_phrase, outcome_words

WORDS = Messages(
    {
        "proposal": marked("forslag {letters}"),
        "recommendation A": marked("innstillingen (forslag A)"),
        "points": marked("punkt {numbers} i forslag {letter}"),
        "recommendation": marked("innstillingen"),
        "the proposal": marked("forslaget"),
        "this": marked("forslaget"),
        "from": marked("fra {names}"),
        "for": marked("for {groups}"),
        "adopted": marked("{what} ble vedtatt{how}"),
        "unanimously adopted": marked("{what} ble enstemmig vedtatt{how}"),
        "fell": marked("{what} falt{how}"),
        "unanimously fell": marked("{what} falt enstemmig{how}"),
        "undecided": marked("det ble stemt over {what}{how}"),
        "unanimously undecided": marked("det ble stemt enstemmig over {what}{how}"),
        "adopted against": marked("{what} ble satt opp mot {other} og vedtatt{how}"),
        "unanimously adopted against": marked("{what} ble satt opp mot {other} og enstemmig vedtatt{how}"),
        "fell against": marked("{what} ble satt opp mot {other} og falt{how}"),
        "unanimously fell against": marked("{what} ble satt opp mot {other} og falt enstemmig{how}"),
        "undecided against": marked("{what} ble satt opp mot {other}{how}"),
        "unanimously undecided against": marked("{what} ble satt opp mot {other}, enstemmig{how}"),
        "trial": marked("Prøvevotering: {sentence}"),
        "no result": marked("Resultatet er ikke ført."),
        "majority": marked("Det krevdes {majority} flertall."),
        "votes": marked("{votes_for} mot {votes_against} stemmer"),
        "votes against one": marked("{votes_for} mot 1 stemme"),
        "votes for": marked("{number} stemmer"),
        "one vote": marked("1 stemme"),
        "votes against": marked("{number} stemmer imot"),
        "one vote against": marked("1 stemme imot"),
        "with": marked(" med {votes}"),
        "casting": marked("med møtelederens dobbeltstemme"),
        "casting of": marked("med dobbeltstemmen til {name}"),
        "lot": marked("ved loddtrekning"),
        "blank": marked("{number} blanke"),
        "one blank": marked("1 blank"),
        "abstaining": marked("{number} avholdende"),
        "absent": marked("{number} fraværende"),
        "unanimous": marked("enstemmig"),
        "and": marked(" og "),
        "statement": marked("Protokolltilførsel"),
        "disqualified": marked("{name} var inhabil"),
        "qualified": marked("{name} var habil"),
        "substitute": marked("{name} møtte i stedet."),
        "no substitute": marked("Ingen møtte i stedet."),
        "nobody": marked("Ingen ble valgt."),
        "replaces": marked("etter {names}"),
        "substitutes": marked("Varamedlemmer: {names}."),
        "candidates": marked("Stemmer: {candidates}."),
    }
)

_TYPES: Mapping[ProposalType, str] = Messages(
    {
        "alternativt": marked("alternativt"),
        "endring": marked("endring"),
        "tillegg": marked("tillegg"),
        "utsettelse": marked("utsettelse"),
        "tilbakesendelse": marked("tilbakesendelse"),
        "oversendelse": marked("oversendelse"),
    }
)

# More names than this are not told beside a vote.
_FEW = 6


def parties(meeting: Meeting) -> dict[str, str]:
    """The names of the attendance list with the party that each has there."""
    people = (attendee for group in meeting.attendance or () for attendee in group.people)
    return {attendee.name: attendee.party for attendee in people if attendee.party}


def with_party(name: str, party_of: Mapping[str, str]) -> str:
    """A name with the party in brackets, where the list has one."""
    return f"{name} ({party_of[name]})" if name in party_of else name


_NO_PARTIES: Mapping[str, str] = {}


# What a part of a case is, and whose: only the first is set as a heading, so that names keep their letters.
Heading = tuple[str, str]


def proposal_heading(proposal: Proposal, party_of: Mapping[str, str] = _NO_PARTIES) -> Heading:
    """What stands above a proposal: "Forslag B", "fra Ola Lie for Ap og SV, endring av A.1".

    Where it was not put forward for anybody, the party of each proposer stands in brackets.
    """
    letter = WORDS["proposal"].format(letters=proposal.id)
    kind = _TYPES[proposal.type] if proposal.type else ""
    if proposal.amends:
        kind = _("{kind} av {addresses}").format(kind=kind or _TYPES["endring"], addresses=", ".join(proposal.amends))
    by = _from(proposal.proposers, proposal.on_behalf_of, party_of)
    return capitalized(letter), ", ".join(filter(None, (by, kind)))


def recommendation_heading(case: Case) -> Heading:
    """What stands above proposal A: "Innstilling", "fra Kommunedirektøren (forslag A)"."""
    by = WORDS["from"].format(names=case.recommended_by) if case.recommended_by else ""
    letter = f"({WORDS['proposal'].format(letters=RECOMMENDATION)})" if case.proposals else ""
    return (_("Innstilling") if by else _("Forslag til vedtak")), " ".join(filter(None, (by, letter)))


def outcome_of_case(became: CaseOutcome, main: Proposal | None) -> str:
    """What became of a case, with the proposal that was adopted instead where it was another."""
    words = outcome_phrase(became)
    if became.outcome == "erstattet" and main and main.id != RECOMMENDATION:
        words = words.replace(outcome_words("erstattet"), _("erstattet av forslag {letter}").format(letter=main.id))
    return words


def proposal_name(proposal: Proposal, party_of: Mapping[str, str] = _NO_PARTIES) -> str:
    """A proposal in a sentence: "forslag B fra Ola Lie (Ap, SV)"."""
    by = _from(proposal.proposers, (), {} if proposal.on_behalf_of else party_of)
    groups = ", ".join(proposal.on_behalf_of)
    if groups:
        by = f"{by} ({groups})" if by else WORDS["from"].format(names=groups)
    is_recommendation = proposal.id == RECOMMENDATION
    name = WORDS["recommendation A"] if is_recommendation else WORDS["proposal"].format(letters=proposal.id)
    return f"{name} {by}".rstrip()


def _from(names: Sequence[str], groups: Sequence[str], party_of: Mapping[str, str]) -> str:
    """Who put something forward, and for whom: "fra Ola Lie for Ap og SV"; else with the party: "fra Ola Lie (Ap)"."""
    if not groups:
        names = [with_party(name, party_of) for name in names]
    told = [WORDS["from"].format(names=listed(names, WORDS["and"]))] if names else []
    if groups:
        behalf = listed(groups, WORDS["and"])
        told.append(WORDS["for" if names else "from"].format(groups=behalf, names=behalf))
    return " ".join(told)


def describe_addresses(addresses: Iterable[str], case: Case) -> str:
    """Proposals and points in a sentence: "forslag A og C", "punkt 1 og 2 i forslag B".

    Where a case has no other proposal, the recommendation has no letter.
    """
    told = []
    for is_point, some in groupby(addresses, key=lambda address: letter_of(address) if point_of(address) else ""):
        group = list(some)
        if is_point:
            numbers = listed([point_of(address) for address in group], WORDS["and"])
            told.append(WORDS["points"].format(numbers=numbers, letter=is_point))
        elif group == [RECOMMENDATION] and not case.proposals:
            told.append(WORDS["recommendation" if case.recommended_by else "the proposal"])
        else:
            told.append(WORDS["proposal"].format(letters=listed(group, WORDS["and"])))
    return listed(told, WORDS["and"]) if told else ""


def vote_sentence(vote: Vote, case: Case, party_of: Mapping[str, str], *, names: bool = True) -> str:
    """A vote and what it came to: "Forslag A ble satt opp mot forslag B og vedtatt med 22 mot 6 stemmer (Ap, SV)."."

    Where ``names`` stand below it, the sentence has the parties alone.
    """
    what = describe_addresses(vote.on, case) if vote.on else f"{vote.text or WORDS['this']}"
    other = describe_addresses(vote.against, case)
    result = None if vote.trial else vote_result(vote)
    way = {"vedtatt": "adopted", "falt": "fell", None: "undecided"}[result]
    minority = _minority(vote, party_of, names=names)
    form = f"{'unanimously ' * vote.unanimous}{way}{' against' * bool(other)}"
    sentence = WORDS[form].format(what=what, other=other, how=_how(vote, minority, certain=result is not None))
    sentence = capitalized(sentence) + (f" ({vote.form})" if vote.form else "") + "."
    if vote.trial:
        sentence = WORDS["trial"].format(sentence=sentence[:1].lower() + sentence[1:] if vote.on else sentence)
    more = [WORDS["majority"].format(majority=vote.majority)] if vote.majority else []
    if result is None and not vote.trial:
        more.append(WORDS["no result"])
    return " ".join([sentence, *more])


def _how(vote: Vote, minority: str, *, certain: bool) -> str:
    """By how many, who, and what decided it; nothing where nothing of it is recorded."""
    votes = "" if vote.unanimous else vote_count(vote)
    told = ""
    if votes:
        told = WORDS["with"].format(votes=votes) if certain else f", {votes}"
    elif vote.unanimous and (number := vote.votes_for or vote.votes_against):
        told = f" ({WORDS['one vote'] if number == 1 else WORDS['votes for'].format(number=number)})"
    told += minority if votes else ""
    return told + "".join(f", {more}" for more in (*_decided_by(vote), *_rest(vote)))


def vote_count(vote: Vote, *, turned: bool = False) -> str:
    """The numbers of a vote: "22 mot 6 stemmer", ``turned`` as those that it was set against have them."""
    numbers = counted(vote)
    votes_for, votes_against = reversed(numbers) if turned else numbers
    if votes_for is not None and votes_against is not None:
        said = WORDS["votes against one" if votes_against == 1 else "votes"]
        return said.format(votes_for=votes_for, votes_against=votes_against)
    if votes_for is not None:
        return WORDS["one vote"] if votes_for == 1 else WORDS["votes for"].format(number=votes_for)
    if votes_against is not None:
        return WORDS["one vote against"] if votes_against == 1 else WORDS["votes against"].format(number=votes_against)
    return ""


def _minority(vote: Vote, party_of: Mapping[str, str], *, names: bool) -> str:
    """Those of the smaller side, in brackets: their parties where the list has them, else the names of a few."""
    sides = [names for names in (vote.voted_for, vote.voted_against) if names]
    people = min(sides, key=len, default=())
    numbers = [number for number in counted(vote) if number is not None]
    if numbers and len(people) not in (min(numbers), 0):
        return ""  # not all of a side, or the larger one
    if people and all(name in party_of for name in people):
        return f" ({', '.join(dict.fromkeys(party_of[name] for name in people))})"
    return f" ({', '.join(people)})" if names and 0 < len(people) <= _FEW else ""


def voter_lines(vote: Vote, party_of: Mapping[str, str]) -> list[str]:
    """Who voted what, a line for each side that the record names, with the party in brackets."""
    sides = {
        _("For"): vote.voted_for,
        _("Imot"): vote.voted_against,
        _("Blankt"): vote.voted_blank,
        _("Avholdende"): vote.abstained,
        _("Ikke til stede"): vote.not_present,
    }
    told = {side: ", ".join(with_party(name, party_of) for name in names) for side, names in sides.items() if names}
    return [_("{side}: {names}.").format(side=side, names=names) for side, names in told.items()]


def _decided_by(vote: Vote) -> Iterator[str]:
    """What decided a tie."""
    if vote.casting:
        yield WORDS["casting"] if vote.casting is True else WORDS["casting of"].format(name=vote.casting)
    if vote.by_lot:
        yield WORDS["lot"]


def _rest(vote: Vote) -> Iterator[str]:
    """How many voted for neither side, or were not there."""
    blank = vote.blank or len(vote.voted_blank)
    if blank:
        yield WORDS["one blank"] if blank == 1 else WORDS["blank"].format(number=blank)
    if abstaining := vote.abstaining or len(vote.abstained):
        yield WORDS["abstaining"].format(number=abstaining)
    if absent := vote.absent or len(vote.not_present):
        yield WORDS["absent"].format(number=absent)


def vote_of_proposal(letter: str, vote: Vote) -> str:
    """The numbers of a vote as one of the proposals in it has them: "10 mot 25 stemmer", "enstemmig"."""
    turned = all(letter_of(address) != letter for address in vote.on)
    votes = WORDS["unanimous"] if vote.unanimous else vote_count(vote, turned=turned)
    return ", ".join(filter(None, [votes, *_decided_by(vote)]))


def election_lines(election: Election) -> tuple[str, str]:
    """An election: the office and who was elected, and what else there is to tell of it."""
    office = f"{election.office} ({election.form})" if election.form else election.office
    elected = listed(election.elected, WORDS["and"]) if election.elected else WORDS["nobody"].rstrip(".").lower()
    if election.after:
        elected = f"{elected}, {WORDS['replaces'].format(names=listed(election.after, WORDS['and']))}"
    candidates = [one.name if one.votes is None else f"{one.name} {one.votes}" for one in election.candidates] + (
        [WORDS["one blank"] if election.blank == 1 else WORDS["blank"].format(number=election.blank)]
        * bool(election.blank)
    )
    more = [WORDS["candidates"].format(candidates=", ".join(candidates))] if candidates else []
    if election.by_lot:
        more.append(capitalized(WORDS["lot"]) + ".")
    if election.substitutes:
        more.append(WORDS["substitutes"].format(names=", ".join(election.substitutes)))
    return f"{office}: {elected}", " ".join(more)


def statement_heading(statement: RecordedStatement, party_of: Mapping[str, str] = _NO_PARTIES) -> Heading:
    """Who had a remark entered: "Protokolltilførsel", "fra Ola Lie for Ap"."""
    return WORDS["statement"], _from(statement.by, statement.on_behalf_of, party_of)


def impartiality_sentence(one: Impartiality) -> str:
    """Who was found disqualified or not, why, and who met instead."""
    name = WORDS["disqualified" if one.outcome == "inhabil" else "qualified"].format(name=one.name)
    sentence = f"{name} ({one.legal_basis})." if one.legal_basis else f"{name}."
    substitute = ""
    if one.substitute:
        nobody = one.substitute == "ingen"
        substitute = WORDS["no substitute"] if nobody else WORDS["substitute"].format(name=one.substitute)
    return " ".join(filter(None, [sentence, one.reason, substitute]))
