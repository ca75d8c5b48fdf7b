"""Laws of who was there: everybody once at each case, in no order, and votes add up or are told."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_cli.model.ballots import sides
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting, Vote
from referat_cli.model.presence import PresenceByCase, presences
from referat_cli.model.register import Register
from referat_cli.rules.votes import fewer_votes_than_voters, more_votes_than_voters, names_against_numbers, votes_taken
from tests.support.effort import examples

MEMBERS = ("Kari Moe", "Ola Lie", "Siv Nes", "Per Vik")
SUBSTITUTES = ("Tor Dahl", "Eva Lund")
NUMBERS = ("1/26", "2/26", "3/26")
MARKS = ("møtt", "digitalt", "forfall", "permisjon", "uteblitt", "ukjent")
CASES = st.sampled_from(NUMBERS)
PARTS = st.fixed_dictionaries(
    {},
    optional={
        "fra_sak": CASES,
        "til_sak": CASES,
        "gikk_foer": CASES,
        "ikke_sak": st.lists(CASES, min_size=1, max_size=2, unique=True),
        "paa_sak": st.lists(CASES, min_size=1, max_size=2, unique=True),
        "kom": st.sampled_from(["17:00", "18:15", "19:00"]),
        "gikk": st.sampled_from(["18:30", "19:00", "21:00"]),
        "stemmerett": st.booleans(),
    },
)
AGENDA = [
    {"start": "18:00", "slutt": "18:30", "sak": "1/26"},
    {"start": "18:30", "sak": "2/26"},
    {"sak": "3/26"},
]


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Members with and without a first day, and two substitutes."""
    people = [{"navn": name} | ({"fra": "2020-01-01"} if draw(st.booleans()) else {}) for name in MEMBERS]
    groups = [
        {"gruppe": "Styret", "rolle": "medlem", "personer": people},
        {"gruppe": "Varaer", "rolle": "vara", "personer": [{"navn": name, "vara": True} for name in SUBSTITUTES]},
    ]
    return Register(msgspec.convert({"format": 2, "kode": "ks", "navn": "K", "grupper": groups}, Committee))


@st.composite
def meetings(draw: st.DrawFn, parts: Any = PARTS, *, marks: tuple[str, ...] = MARKS) -> Meeting:  # noqa: ANN401
    """Some of the members listed, and substitutes for some of them."""
    listed = draw(st.lists(st.sampled_from(MEMBERS), unique=True))
    lines = [{"navn": name, "oppmoete": draw(st.sampled_from(marks)), **draw(parts)} for name in listed]
    others = [
        {"navn": name, "oppmoete": draw(st.sampled_from(marks)), "moette_for": whom, **draw(parts)}
        for name in draw(st.lists(st.sampled_from(SUBSTITUTES), unique=True))
        for whom in [draw(st.sampled_from(MEMBERS))]
    ]
    disqualified = st.lists(
        st.builds(
            lambda name, vara: {"navn": name, "utfall": "inhabil", "vara": vara},
            st.sampled_from(MEMBERS),
            st.sampled_from([*SUBSTITUTES, "ingen"]),
        ),
        max_size=1,
    )
    cases = [{"saksnr": number, "tittel": "Sak", "habilitet": draw(disqualified)} for number in NUMBERS]
    return msgspec.convert(
        {
            "utvalg": "ks",
            "moetedato": "2026-03-04",
            "start": "18:00",
            "status": "referat",
            "deltakere": [{"gruppe": "Styret", "personer": lines}, {"gruppe": "Varaer", "personer": others}],
            "saksliste": AGENDA,
            "saker": cases,
        },
        Meeting,
    )


# Each draws a register and a meeting, which says much.
FEW = settings(max_examples=examples(12))
WHOLE: st.SearchStrategy[dict[str, Any]] = st.just({})


@FEW
@given(meetings(), registers())
def test_everybody_listed_or_in_office_is_in_one_state_at_each_case(meeting: Meeting, register: Register) -> None:
    """Nobody is lost, nobody is counted twice, and nobody is made up."""
    lines = [line for group in meeting.attendance or () for line in group.people]
    known = {line.name for line in lines} | {line.substitute_for for line in lines if line.substitute_for}
    known |= {tenure.name for _group, tenure in register.proven(meeting.date)}
    for case, found in zip(meeting.cases, presences(meeting, register), strict=True):
        named = {name for one in case.impartiality for name in (one.name, one.substitute) if name and name != "ingen"}
        people = [one.name for one in found.people]
        assert len(people) == len(set(people))
        assert set(people) == known | named
        states = [found.of(state) for state in ("present", "away", "disqualified", "unknown", "outside")]
        assert sum(map(len, states)) == len(people)
        assert set(found.voters) <= set(found.present)


@FEW
@given(meetings(WHOLE), registers())
def test_without_a_word_of_cases_presence_is_that_of_the_meeting(meeting: Meeting, register: Register) -> None:
    """Where nobody came, went or was disqualified every case has the same."""
    plain = msgspec.structs.replace(
        meeting, cases=tuple(msgspec.structs.replace(case, impartiality=()) for case in meeting.cases)
    )
    first, *others = presences(plain, register)
    assert all(other == first for other in others)


@FEW
@given(meetings(), registers())
def test_the_order_of_the_lines_changes_nothing(meeting: Meeting, register: Register) -> None:
    """Neither within a group nor of the groups."""

    def states(one: Meeting) -> list[dict[str, tuple[str, bool | None]]]:
        return [{p.person: (p.state, p.may_vote) for p in found.people} for found in presences(one, register)]

    groups = tuple(
        msgspec.structs.replace(group, people=group.people[::-1]) for group in reversed(meeting.attendance or ())
    )
    assert states(msgspec.structs.replace(meeting, attendance=groups)) == states(meeting)


@FEW
@given(meetings(marks=("møtt", "forfall")), registers(), st.data())
def test_votes_add_up_or_are_told(meeting: Meeting, register: Register, data: st.DataObject) -> None:
    """Ballots of those who were there with a vote are left in peace, and one more or one fewer is told."""
    for place, found in enumerate(presences(meeting, register)):
        voters = [one.name for one in found.voters]
        against = data.draw(st.lists(st.sampled_from(voters), unique=True)) if voters else []
        vote = Vote(
            votes_for=len(voters) - len(against), votes_against=len(against), voted_against=tuple(against), on=("A",)
        )
        one_more = msgspec.structs.replace(vote, votes_for=len(voters) - len(against) + 1)
        one_fewer = msgspec.structs.replace(vote, votes_against=len(against) + 1)
        assert told(meeting, register, place, vote) == set()
        assert told(meeting, register, place, one_more) == ({"more"} if found.certain else set())
        names = {"names"} if against else set()
        assert told(meeting, register, place, one_fewer) == ({"more"} if found.certain else set()) | names
        if found.certain:
            worked_out = sides(vote, found)
            assert worked_out.whole
            assert set(worked_out.names("imot")) == set(against)
            assert set(worked_out.names("for")) == set(voters) - set(against)


def told(meeting: Meeting, register: Register, place: int, vote: Vote) -> set[str]:
    """Which of the rules of sums say something of a vote in one case."""
    cases = tuple(
        msgspec.structs.replace(case, votes=(vote,)) if at == place else case for at, case in enumerate(meeting.cases)
    )
    changed = msgspec.structs.replace(meeting, cases=cases)
    votes, presence = tuple(votes_taken(changed)), PresenceByCase(changed, register)
    rules = {
        "more": more_votes_than_voters(votes, presence),
        "fewer": fewer_votes_than_voters(votes, presence),
        "names": names_against_numbers(votes),
    }
    return {name for name, findings in rules.items() if list(findings)}
