"""Proposed against adopted in the two real meetings: every case and every point, as read by hand in the paper."""

import pytest
from msgspec import convert

from referat_cli.compare.points import bare, compare
from referat_cli.model.meeting import Case, Meeting
from tests.compare.applied_points import accept, reject
from tests.support.asu import MEETINGS, meeting_of
from tests.support.outcomes import outcome

# What became of each case, and of its points: the same ones in brief («1 1.1»), the others one by one.
OUTCOMES = {
    "30/23": "vedtatt_endret",
    "31/23": "vedtatt_endret",
    "32/23": "vedtatt_endret",
    "33/23": "vedtatt_endret",
    "34/23": "uten_vedtak",
    "41/24": "vedtatt_uendret",
    "42/24": "vedtatt_endret",
    "43/24": "vedtatt_uendret",
    "44/24": "vedtatt_uendret",
    "45/24": "utsatt",
    "46/24": "vedtatt_uendret",
    "47/24": "vedtatt_uendret",
    "48/24": "vedtatt_uendret",
    "49/24": "uten_vedtak",
}

UNCHANGED = {
    "30/23": "1",
    "31/23": "1 2 4 5 6 7 8 9 10 11",
    "32/23": "1",
    "33/23": "1 1.2 1.3 1.4 2",
    "34/23": "",
    "41/24": "1",
    "42/24": "1 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 2 3 4",
    "43/24": "1",
    "44/24": "1 2 3 3.1",
    "45/24": "",
    "46/24": "1 2",
    "47/24": "1 2 2.1 2.2 2.3 2.4 3 4",
    "48/24": "1",
    "49/24": "",
}

# In the order of the list: what, from, to, and the words that are not the same.
CHANGED = {
    "30/23": [
        ("tilfoeyd", None, "2", "{+Endring av ASU representasjon fra Fjellregionen tas til orientering.+}"),
    ],
    "31/23": [
        ("endret", "3", "3", "[-innarbeides i endelig dokument-] {+tas med i den videre prosessen+}"),
        (
            "tilfoeyd",
            None,
            "3.1",
            (
                "{+Helsefellesskapet har en omforent intensjon om å etablere et pilotprosjekt med tverrfaglig"
                " pasientsentrert helsetjenesteteam+}"
            ),
        ),
        ("tilfoeyd", None, "3.2", "{+Brukermedvirkning i pilotprosjektet sikres.+}"),
        ("tilfoeyd", None, "3.3", "{+Dokumentasjon av prosessen og evaluering innarbeides i planene.+}"),
        ("tilfoeyd", None, "3.4", "{+Tidspunktet for erfaringskonferanse avklares nærmere i AU/ASU.+}"),
        (
            "tilfoeyd",
            None,
            "12",
            (
                "{+ASU gir Arbeidsutvalget myndighet til å følge opp vedtaket videre, herunder avklare en tydelig"
                " ansvarsplassering for at tiltakene som er vedtatt blir operasjonalisert og målsettingene realisert.+}"
            ),
        ),
    ],
    "32/23": [("endret", "2", "2", "[-i oktober-] {+høsten 2023+}")],
    "33/23": [("endret", "1.1", "1.1", "{+ (vara: Ingjerd Astad)+}")],
    "42/24": [
        ("tilfoeyd", None, "1.3.1", "{+knyttes opp mot prosjekt innenfor digital hjemmeoppfølging+}"),
        ("kosmetisk", "2.1", "2.1", "[-rekruttering-] {+Rekruttering+}"),
        ("kosmetisk", "2.2", "2.2", "[-oppdragsbeskrivelse-] {+Oppdragsbeskrivelse+}"),
        (
            "tilfoeyd",
            None,
            "2.3",
            "{+Beskrivelse av mulighetene for Helseplattformen som samhandlingsverktøy i prosjektene+}",
        ),
        ("kosmetisk", "2.3", "2.4", "[-oppfølging-] {+Oppfølging+} [-.-]"),
        ("redaksjonell", "5", "5", "[-utlysnings-] {+utlysings+}"),
    ],
    "45/24": [
        (
            "stroeket",
            "1",
            None,
            (
                "[-ASU gir sin tilslutning til etablering av nytt samhandlingsforum etter de kriteriene gitt i saken."
                " AU delegeres å etablere det nye samhandlingsforumet.-]"
            ),
        ),
        (
            "stroeket",
            "1.1",
            None,
            (
                "[-AU bes om å ta stilling til organisatorisk plassering av samhandlingsforumet når ny"
                " organisasjonsstruktur i helsefelleskapet foreligger.-]"
            ),
        ),
        ("tilfoeyd", None, "1", "{+Saken utsettes til første halvår i 2025.+}"),
    ],
}

CASES = {
    case.number: (case, meeting.status)
    for meeting in (convert(meeting_of(day), Meeting) for day in MEETINGS)
    for case in meeting.cases
}


def points_of(number: str) -> Case:
    """The case as the record has it."""
    return CASES[number][0]


def marked_words(words: tuple[tuple[str, str], ...]) -> str:
    """The words that are not the same, marked."""
    marks = {"stroeket": "[-{}-]", "tilfoeyd": "{{+{}+}}"}
    return " ".join(marks[kind].format(text) for kind, text in words if kind != "uendret")


def test_the_two_meetings_have_these_cases() -> None:
    """All fourteen, so that none is left out below."""
    assert sorted(CASES) == sorted(OUTCOMES) == sorted(UNCHANGED)


@pytest.mark.parametrize("number", OUTCOMES)
def test_the_outcome_of_a_case(number: str) -> None:
    """What became of it, though the record states none."""
    case, status = CASES[number]
    assert case.outcome is None
    assert outcome(case, status) == OUTCOMES[number]


@pytest.mark.parametrize("number", OUTCOMES)
def test_every_point_of_a_case(number: str) -> None:
    """The unchanged ones by their numbers, the others with their words."""
    case = points_of(number)
    changes = compare(case.proposal or (), case.decision or ())
    same = [(change.source, change.target) for change in changes if change.kind == "uendret"]
    assert same == [(point, point) for point in UNCHANGED[number].split()]
    assert [
        (change.kind, change.source, change.target, marked_words(change.words))
        for change in changes
        if change.kind != "uendret"
    ] == CHANGED.get(number, [])


@pytest.mark.parametrize("number", OUTCOMES)
def test_accepted_it_is_the_decision_and_rejected_the_proposal(number: str) -> None:
    """The changes are all there is between the two."""
    case = points_of(number)
    proposal, decision = case.proposal or (), case.decision or ()
    changes = compare(proposal, decision)
    assert accept(proposal, changes) == bare(decision)
    assert reject(decision, changes) == bare(proposal)


def test_an_empty_bullet_of_the_proposal_is_left_out() -> None:
    """31/23 point 3 on paper: an empty bullet, filled in at the meeting; the record has an open list instead."""
    case = points_of("31/23")
    proposal = list(case.proposal or ())
    third = proposal[2]
    assert not isinstance(third, str)
    changes = compare((type(third)(text=third.text, points=("",)),), (case.decision or ())[2:3])
    assert [(change.kind, change.source, change.target) for change in changes] == [
        ("endret", "1", "1"),
        ("stroeket", "1.1", None),
        ("tilfoeyd", None, "1.1"),
        ("tilfoeyd", None, "1.2"),
        ("tilfoeyd", None, "1.3"),
        ("tilfoeyd", None, "1.4"),
    ]


def test_what_matched_each_pair_is_told() -> None:
    """42/24 has all passes but the one that the author of the record decides."""
    case = points_of("42/24")
    passes = {change.target: change.match for change in compare(case.proposal or (), case.decision or ())}
    assert (passes["1"], passes["2.4"], passes["5"], passes["2.3"]) == ("identisk", "kosmetisk", "lik", None)


def test_before_the_meeting_nothing_has_become_of_a_case() -> None:
    """Even a stated outcome says nothing while the status is «innkalling»."""
    assert outcome(points_of("45/24"), "innkalling") is None


def test_a_stated_outcome_wins() -> None:
    """The record knows better than the comparison."""
    case = convert({"saksnr": "1/24", "tittel": "Plan", "vedtak": ["Saken utsettes."], "utfall": "erstattet"}, Case)
    assert outcome(case, "referat") == "erstattet"
