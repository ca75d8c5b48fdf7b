"""Every place where the record of a meeting names somebody, and what the name does there."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from referat_cli.model.case_names import case_called
from referat_cli.model.meeting import Case, Meeting, Officer, Point, point_where, walk
from referat_cli.model.problem import Where

# The place of what belongs to the meeting and to none of its cases.
NO_CASE = -1

# The lists of names of a vote: the field of `model.meeting.Vote`, and the key of the record.
VOTERS = {
    "voted_for": "stemte_for",
    "voted_against": "stemte_imot",
    "voted_blank": "stemte_blankt",
    "abstained": "avholdt_seg",
}

# What stands for the name of a substitute where nobody met.
NOBODY = "ingen"


class Mention(NamedTuple):
    """A name as written, the case that it belongs to (from 0, or `NO_CASE`), what it does there, and where it stands.

    What it does is a key of the record, as in `store.tables.ROLES`.
    """

    name: str
    place: int
    role: str
    where: Where


# The names that are not asked for: most of a meeting are of the register, and the rules seek those that are not.
Known = Container[str]
_NOBODY: Known = frozenset()


def mentions_of(meeting: Meeting, known: Known = _NOBODY) -> Iterator[Mention]:
    """Every place where the meeting names somebody who is not known; one invited to a case is named there as well."""
    yield from _in_meeting(meeting, known)
    for place, case in enumerate(meeting.cases):
        yield from mentions_in(place, case, known)


def officers(meeting: Meeting) -> Iterator[tuple[Where, Officer]]:
    """Those who chaired the meeting and wrote its minutes, each with the place of the name."""
    for key, written, people in (
        ("moeteleder", meeting.chair, meeting.chairs),
        ("referent", meeting.secretary, meeting.secretaries),
    ):
        for index, officer in enumerate(people):
            yield ((key,) if isinstance(written, str) else (key, index, "navn")), officer


def _in_meeting(meeting: Meeting, known: Known) -> Iterator[Mention]:
    """Where the meeting names somebody outside of its cases: at its head and end, in the list and the agenda."""
    places = {case.number: place for place, case in enumerate(meeting.cases)}

    def place_of(written: str) -> int | None:
        return places[written] if written in places else case_called(meeting, written)

    for where, officer in officers(meeting):
        if officer.name not in known:
            yield Mention(officer.name, NO_CASE, str(where[0]), where)
    yield from _in_list(meeting, place_of, known)
    for s, slot in enumerate(meeting.agenda):
        for mention in _listed(slot.responsible, NO_CASE, "ansvarlig", ("saksliste", s, "ansvarlig"), known):
            called = place_of(slot.case) if slot.case else None
            yield mention if called is None else mention._replace(place=called)
    yield from _listed(meeting.signatures, NO_CASE, "underskrifter", ("underskrifter",), known)


def _in_list(meeting: Meeting, place_of: Callable[[str], int | None], known: Known) -> Iterator[Mention]:
    """Who is in the attendance list, for whom, and invited to what."""
    for g, group in enumerate(meeting.attendance or ()):
        for p, attendee in enumerate(group.people):
            name, instead_of = attendee.name, attendee.substitute_for
            is_known = name in known
            if not is_known:
                yield Mention(name, NO_CASE, "deltakere", ("deltakere", g, "personer", p, "navn"))
            if instead_of and instead_of not in known:
                yield Mention(instead_of, NO_CASE, "moette_for", ("deltakere", g, "personer", p, "moette_for"))
            if is_known or not attendee.on_cases:
                continue
            for n, number in enumerate(attendee.on_cases):
                if (invited := place_of(number)) is not None:
                    yield Mention(name, invited, "paa_sak", ("deltakere", g, "personer", p, "paa_sak", n))


def mentions_in(place: int, case: Case, known: Known = _NOBODY) -> Iterator[Mention]:
    """Every place in a case where somebody is named; ``place`` is that of the case, from 0."""
    yield from _listed(case.responsible, place, "saksansvarlig", ("saker", place, "saksansvarlig"), known)
    yield from _listed(case.case_workers, place, "saksbehandler", ("saker", place, "saksbehandler"), known)
    if case.decision:
        yield from _charged(case.decision, place, "oppfoelging", ("saker", place, "vedtak"), known)
    if case.tasks:
        yield from _charged(case.tasks, place, "oppgaver", ("saker", place, "oppgaver"), known)
    here: Where = ("saker", place)
    if case.impartiality or case.elections or case.proposals or case.votes or case.statements:
        yield from _taking_part(place, case, here, known)


def _taking_part(place: int, case: Case, here: Where, known: Known) -> Iterator[Mention]:
    """Who proposed, voted, stood for election or had something said of them; what few cases have."""
    for p, proposal in enumerate(case.proposals):
        yield from _listed(
            proposal.proposers, place, "forslagsstiller", (*here, "forslag", p, "forslagsstiller"), known
        )
    yield from _judged(place, case, here, known)
    for v, vote in enumerate(case.votes):
        where = (*here, "votering", v)
        for field, key in VOTERS.items():
            yield from _listed(getattr(vote, field), place, "votering", (*where, key), known)
        yield from _listed(vote.not_present, place, "ikke_til_stede", (*where, "ikke_til_stede"), known)
        if isinstance(vote.casting, str) and vote.casting not in known:
            yield Mention(vote.casting, place, "votering", (*where, "dobbeltstemme"))
    yield from _elected(place, case, here, known)
    for s, statement in enumerate(case.statements):
        where = (*here, "protokolltilfoersler", s, "av")
        yield from _listed(statement.by, place, "protokolltilfoersler", where, known)


def _judged(place: int, case: Case, here: Where, known: Known) -> Iterator[Mention]:
    """Whose impartiality was judged, and who met instead of them."""
    for i, one in enumerate(case.impartiality):
        if one.name not in known:
            yield Mention(one.name, place, "habilitet", (*here, "habilitet", i, "navn"))
        if one.substitute and one.substitute not in known and one.substitute != NOBODY:
            yield Mention(one.substitute, place, "habilitet", (*here, "habilitet", i, "vara"))


def _elected(place: int, case: Case, here: Where, known: Known) -> Iterator[Mention]:
    """Who stood for an election, was elected, or was replaced."""
    for e, election in enumerate(case.elections):
        where = (*here, "valg", e)
        for c, candidate in enumerate(election.candidates):
            if candidate.name not in known:
                yield Mention(candidate.name, place, "valg", (*where, "kandidater", c, "navn"))
        for key, names in (
            ("valgt", election.elected),
            ("varamedlemmer", election.substitutes),
            ("etter", election.after),
        ):
            yield from _listed(names, place, "valg", (*where, key), known)


def _charged(points: Iterable[str | Point], place: int, role: str, where: Where, known: Known) -> Iterator[Mention]:
    """Who is to do something, by the points of a decision or a list of tasks."""
    for index, top in enumerate(points):
        if isinstance(top, str):
            continue
        for (_first, *below), point in walk((top,)):
            at = (*where, *point_where((index, *below)), "ansvarlig")
            yield from _listed(point.responsible, place, role, at, known)


def _listed(names: Sequence[str], place: int, role: str, where: Where, known: Known) -> Iterable[Mention]:
    return [Mention(n, place, role, (*where, at)) for at, n in enumerate(names) if n not in known] if names else ()
