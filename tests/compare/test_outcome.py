"""What became of a case, from what was proposed and what was decided."""

import pytest

from tests.support.outcomes import derived

PROPOSAL = ("Prøveutvalget gir sin tilslutning til en felles legevakt fra neste år.",)

POSTPONED = [
    "Saken utsettes til første halvår i 2025.",
    "Prøveutvalget utsetter saken.",
    "Behandlingen av saken utsettes.",
    "Saken ble enstemmig utsatt.",
    "Saken tas opp igjen i neste møte.",
    "Saken behandles i et senere møte.",
    "Saka blir utsett til neste møte.",
    "Utvalet utset saka.",
    "Handsaminga vert utsett.",
    "The item is deferred to the next meeting.",
    "Saken utsettes, da saksgrunnlaget ikke er klart.",
    "Behandlingen av saken utsettes fordi AU ikke har levert rapporten.",
]

REJECTED = [
    "Forslaget avvises.",
    "Innstillingen ble nedstemt.",
    "Søknaden avslås.",
    "Saken avvises.",
    "Forslaget vedtas ikke.",
    "Framlegget blir ikkje vedteke.",
    "Prøveutvalget gir ikke sin tilslutning til en felles legevakt fra neste år.",
    "Vi går ikkje inn for dette.",
    "The proposal was rejected.",
    "Prøveutvalget gir ingen tilslutning til en felles legevakt fra neste år.",
]

# Decisions of their own, though a word in them sounds like postponing or rejecting.
REPLACED = [
    "AU bes utarbeide en ny modell.",
    "Saken utsettes ikke.",
    "Forslaget fra fagrådet avvises ikke; kommunene ordner vakt hver for seg.",
    "Kommunene gir ikke fra seg personell, men oppretter hver sin vaktordning.",
    "Oppstart av prosjektet utsettes til høsten.",
    "Ansatte som utsettes for vold, skal følges opp.",
    "AU bes gjennomgå økonomien før utsatt frist.",
    "Det etableres et tilbud til dem som får avslag hos NAV.",
]


@pytest.mark.parametrize("decision", POSTPONED)
def test_a_decision_that_postpones_the_case(decision: str) -> None:
    """Nothing of the proposal is kept, and the case waits."""
    assert derived(PROPOSAL, (decision,)) == "utsatt"


@pytest.mark.parametrize("decision", REJECTED)
def test_a_decision_that_rejects_the_proposal(decision: str) -> None:
    """In so many words, or by putting a negation into the proposal's own."""
    assert derived(PROPOSAL, (decision,)) == "avvist"


@pytest.mark.parametrize("decision", REPLACED)
def test_another_decision_in_its_place(decision: str) -> None:
    """Neither postponed nor rejected."""
    assert derived(PROPOSAL, (decision,)) == "erstattet"


def test_a_proposal_to_postpone_that_is_adopted_is_adopted() -> None:
    """What was proposed was decided."""
    assert derived(("Saken utsettes.",), ("Saken utsettes",)) == "vedtatt_uendret"


def test_cosmetic_and_editorial_differences_change_no_decision() -> None:
    """42/24 would have been adopted unchanged without its two additions."""
    assert derived(("tilskudd til helsefelleskapet",), ("Tilskudd til helsefellesskapet.",)) == "vedtatt_uendret"


def test_a_point_moved_is_a_change() -> None:
    """The order of a decision is part of it."""
    points = ("Kommunene oppretter felles turnus.", "Sykehuset dekker all transport.", "Tannhelse utredes videre.")
    assert derived(points, (points[2], points[0], points[1])) == "vedtatt_endret"


def test_a_list_left_open_proposes_nothing() -> None:
    """An empty bullet is no proposal, and an empty text no decision."""
    assert derived(("",), PROPOSAL) == "uten_forslag"
    assert derived(PROPOSAL, (" ",)) == "uten_vedtak"


@pytest.mark.parametrize(
    ("proposal", "decision", "expected"),
    [
        ("ASU godkjenner ny plan for legevakt.", "ASU avviser saken om ny plan for legevakt.", "avvist"),
        ("Saken om ny organisasjonsplan vedtas.", "Saken om ny organisasjonsplan utsettes.", "utsatt"),
        ("ASU gir sin tilslutning til ordningen.", "ASU gir ikke sin tilslutning til ordningen nå.", "avvist"),
        ("ASU oppnemner gruppe for legevakt.", "ASU oppnemner ei gruppe for legevakt.", "vedtatt_endret"),
    ],
)
def test_a_point_turned_into_its_opposite(proposal: str, decision: str, expected: str) -> None:
    """The point is still that point, but what it says is what became of the case; the article «ei» denies nothing."""
    assert derived((proposal,), (decision,)) == expected
