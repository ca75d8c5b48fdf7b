"""What the two real meetings do not hold, built: moved, split, merged, collapsed and near-identical points."""

import msgspec
import pytest

from referat_cli.compare.points import Change, compare
from referat_cli.model.meeting import Case, Point, Points
from tests.support.outcomes import derived, outcome

FOLLOW_UP = "AU følger opp rapporten om bemanning og legger den frem for utvalget i mars."
BUDGET = "Budsjettet for legevakten økes med 0,4 mill. kroner fra neste år."
NURSES = "Kommunene oppretter en felles turnus for jordmødre og helsesykepleiere."
TRANSPORT = "Sykehuset dekker utgifter til transport av pasienter mellom øyene."
TEETH = "Tannhelse for beboere på institusjon utredes sammen med fylkeskommunen."


def brief(changes: tuple[Change, ...]) -> list[tuple[str, str | None, str | None]]:
    """What, from and to, of every point."""
    return [(change.kind, change.source, change.target) for change in changes]


def changed(proposal: Points, decision: Points) -> list[tuple[str, str | None, str | None]]:
    """What, from and to, of the points that did change."""
    return [line for line in brief(compare(proposal, decision)) if line[0] != "uendret"]


def of(changes: tuple[Change, ...], target: str) -> Change:
    """What became of one point of the decision."""
    return next(change for change in changes if change.target == target)


def under(text: str, *points: str | Point) -> Point:
    """A point with points under it."""
    return Point(text=text, points=points)


def test_a_point_moved_up() -> None:
    """One point moved; the ones it passed did not."""
    proposal, decision = (FOLLOW_UP, BUDGET, NURSES, TRANSPORT), (TRANSPORT, FOLLOW_UP, BUDGET, NURSES)
    assert brief(compare(proposal, decision)) == [
        ("flyttet", "4", "1"),
        ("uendret", "1", "2"),
        ("uendret", "2", "3"),
        ("uendret", "3", "4"),
    ]


def test_a_point_moved_down_and_changed() -> None:
    """`tekst` says what happened to its words."""
    changes = compare(
        (FOLLOW_UP, BUDGET, NURSES, TRANSPORT), (BUDGET, NURSES, TRANSPORT, FOLLOW_UP.replace("mars", "mai"))
    )
    assert brief(changes)[-1] == ("flyttet", "1", "4")
    assert (changes[-1].wording, changes[-1].match) == ("endret", "lik")
    assert ("stroeket", "mars") in changes[-1].words


def test_a_point_moved_into_another_parent() -> None:
    """A long text that vanished there and came here is the same point."""
    proposal = (under("Helse:", FOLLOW_UP, NURSES), under("Økonomi:", BUDGET))
    decision = (under("Helse:", FOLLOW_UP), under("Økonomi:", BUDGET, NURSES))
    assert changed(proposal, decision) == [("flyttet", "1.2", "2.2")]


def test_a_parent_moved_with_its_points() -> None:
    """The children of a moved point did not move: they stand where they stood under it."""
    proposal = (under("Om økonomien i felles tiltak vedtas:", BUDGET, TRANSPORT), FOLLOW_UP, NURSES, TEETH)
    decision = (FOLLOW_UP, NURSES, TEETH, under("Om økonomien i felles tiltak vedtas:", BUDGET, TRANSPORT))
    assert changed(proposal, decision) == [("flyttet", "1", "4")]
    assert ("uendret", "1.2", "4.2") in brief(compare(proposal, decision))


def test_a_short_line_that_comes_back_elsewhere_is_no_move() -> None:
    """«Rapporteres årlig.» can be written twice; a false move is worse than a missed one."""
    proposal = (under("Helse:", NURSES, "Rapporteres årlig."), under("Økonomi:", BUDGET))
    decision = (under("Helse:", NURSES), under("Økonomi:", BUDGET, "Rapporteres årlig."))
    assert changed(proposal, decision) == [("stroeket", "1.2", None), ("tilfoeyd", None, "2.2")]


def test_a_boilerplate_text_that_stands_elsewhere_too_is_no_move() -> None:
    """Which of the three lines went where, nobody can tell."""
    line = "Status i arbeidet rapporteres til utvalget to ganger i året."
    proposal = (under("Helse:", NURSES, line), under("Økonomi:", BUDGET), under("Skole:", TEETH, line))
    decision = (under("Helse:", NURSES), under("Økonomi:", BUDGET, line), under("Skole:", TEETH, line))
    assert changed(proposal, decision) == [("stroeket", "1.2", None), ("tilfoeyd", None, "2.2")]


def test_an_insertion_at_the_top_renumbers_and_changes_nothing() -> None:
    """Old and new number are shown; no point but the new one changed."""
    proposal, decision = (FOLLOW_UP, BUDGET, NURSES), (TEETH, FOLLOW_UP, BUDGET, NURSES)
    assert brief(compare(proposal, decision)) == [
        ("tilfoeyd", None, "1"),
        ("uendret", "1", "2"),
        ("uendret", "2", "3"),
        ("uendret", "3", "4"),
    ]


def test_a_point_split_in_two() -> None:
    """Both halves are the point, and every word of them is kept."""
    proposal = (FOLLOW_UP, f"{NURSES} {BUDGET}", TEETH)
    changes = compare(proposal, (FOLLOW_UP, NURSES, BUDGET, TEETH))
    assert brief(changes) == [("uendret", "1", "1"), ("delt", "2", "2"), ("delt", "2", "3"), ("uendret", "3", "4")]
    assert [change.words for change in changes[1:3]] == [(("uendret", NURSES),), (("uendret", BUDGET),)]
    assert [change.old_text for change in changes[1:3]] == [NURSES, BUDGET]


def test_a_point_split_in_three_with_a_word_changed() -> None:
    """None of the three has half of its words, and what was changed in one is shown there."""
    changes = compare(
        (FOLLOW_UP, f"{NURSES} {BUDGET} {TRANSPORT}"), (FOLLOW_UP, NURSES, BUDGET.replace("0,4", "0,5"), TRANSPORT)
    )
    assert brief(changes)[1:] == [("delt", "2", "2"), ("delt", "2", "3"), ("delt", "2", "4")]
    assert ("tilfoeyd", "0,5") in changes[2].words


def test_two_points_merged_into_one() -> None:
    """One change, with both points that it came from, and every word kept."""
    changes = compare((FOLLOW_UP, NURSES, BUDGET, TEETH), (FOLLOW_UP, f"{NURSES} {BUDGET}", TEETH))
    assert brief(changes) == [("uendret", "1", "1"), ("slaatt_sammen", "2", "2"), ("uendret", "4", "3")]
    merged = changes[1]
    assert (merged.source, merged.other_sources, merged.old_texts) == ("2", ("3",), (NURSES, BUDGET))
    assert merged.words == (("uendret", f"{NURSES} {BUDGET}"),)
    assert derived((FOLLOW_UP, NURSES, BUDGET, TEETH), (FOLLOW_UP, f"{NURSES} {BUDGET}", TEETH)) == "vedtatt_endret"


def test_three_points_merged_into_one_with_other_words_between() -> None:
    """What joins them is shown as added."""
    merged = f"{NURSES.removesuffix('.')}, {BUDGET.removesuffix('.')}, og {TRANSPORT[0].lower()}{TRANSPORT[1:]}"
    changes = compare((NURSES, BUDGET, TRANSPORT, TEETH), (merged, TEETH))
    assert brief(changes) == [("slaatt_sammen", "1", "1"), ("uendret", "4", "2")]
    assert changes[0].other_sources == ("2", "3")


def test_a_sub_point_split_under_its_heading() -> None:
    """Also where it stands under another point."""
    proposal = (under("Helse:", f"{NURSES} {BUDGET}", TEETH), FOLLOW_UP)
    assert changed(proposal, (under("Helse:", NURSES, BUDGET, TEETH), FOLLOW_UP)) == [
        ("delt", "1.1", "1.1"),
        ("delt", "1.1", "1.2"),
    ]


def test_halves_in_another_order_are_no_split() -> None:
    """The words stand in another order, so they were not only parted."""
    kinds = {change.kind for change in compare((FOLLOW_UP, f"{NURSES} {BUDGET}"), (FOLLOW_UP, BUDGET, NURSES))}
    assert "delt" not in kinds


def test_a_heading_dropped_over_points_that_stay() -> None:
    """The points under it moved up; they are not the heading."""
    proposal = (FOLLOW_UP, under("Følgende tiltak settes i verk:", NURSES, TRANSPORT), TEETH)
    decision = (FOLLOW_UP, NURSES, TRANSPORT, TEETH)
    assert brief(compare(proposal, decision)) == [
        ("uendret", "1", "1"),
        ("stroeket", "2", None),
        ("flyttet", "2.1", "2"),
        ("flyttet", "2.2", "3"),
        ("uendret", "3", "4"),
    ]


def test_a_heading_added_over_points_that_stay() -> None:
    """The mirror image."""
    proposal = (FOLLOW_UP, NURSES, TRANSPORT, TEETH)
    decision = (FOLLOW_UP, under("Følgende tiltak settes i verk:", NURSES, TRANSPORT), TEETH)
    assert brief(compare(proposal, decision)) == [
        ("uendret", "1", "1"),
        ("tilfoeyd", None, "2"),
        ("flyttet", "2", "2.1"),
        ("flyttet", "3", "2.2"),
        ("uendret", "4", "3"),
    ]


def test_a_heading_dropped_over_short_points_one_of_them_changed() -> None:
    """«Barn og unge» is known again because its neighbours came along."""
    proposal = (
        FOLLOW_UP,
        under("Midlene går til:", "Barn og unge", "Eldre på institusjon", "Digitale team i bydelene"),
    )
    decision = (FOLLOW_UP, "Barn og unge", "Eldre i institusjon", "Digitale team i bydelene")
    assert changed(proposal, decision) == [
        ("stroeket", "2", None),
        ("flyttet", "2.1", "2"),
        ("flyttet", "2.2", "3"),
        ("flyttet", "2.3", "4"),
    ]


def test_a_heading_dropped_at_the_top_of_everything() -> None:
    """The whole proposal stood under it."""
    proposal = (under("Kommunestyret vedtar:", NURSES, TRANSPORT),)
    assert brief(compare(proposal, (NURSES, TRANSPORT))) == [
        ("stroeket", "1", None),
        ("flyttet", "1.1", "1"),
        ("flyttet", "1.2", "2"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Innkallingen godkjennes.", "Innkalling og saksliste godkjennes."),
        ("1 representant fra KS", "2 representanter fra KS"),
        ("Protokollen godkjennes.", "Protokollene godkjennes."),
        ("Møtet heves.", "Møtene heves."),
        ("Tre medlemmer fra brukerne", "Fire medlemmer fra brukerne"),
        ("Sakslista vert godkjend.", "Innkalling og saksliste vert godkjende."),
        ("Leder velges.", "Leder og nestleder velges."),
    ],
)
def test_a_short_point_keeps_its_counterpart(old: str, new: str) -> None:
    """A word in another form is still that word."""
    assert brief(compare((old,), (new,))) == [("endret", "1", "1")]
    assert derived((old,), (new,)) == "vedtatt_endret"


ITEMS = (
    "Forsterket utskrivningsteam, 0,8 mill.",
    "Barn og unge, 0,8 mill.",
    "Felles traineeordning, 0,8 mill.",
    "Kombinerte stillinger, 0,8 mill.",
    "Digitale team, 0,8 mill.",
    "Psykisk helse voksne, 0,8 mill.",
    "Erfaringskonferanse, 0,8 mill.",
    "Lindrende enhet, 0,8 mill.",
)


def test_one_of_eight_amounts_changed() -> None:
    """The other seven are told apart by their names."""
    decision = tuple(item.replace("0,8", "0,9") if item.startswith("Digitale") else item for item in ITEMS)
    assert changed(ITEMS, decision) == [("endret", "5", "5")]


def test_all_amounts_changed_and_one_item_left_out() -> None:
    """Every item is paired with its own, not with the next one."""
    decision = tuple(item.replace("0,8", "0,7") for item in ITEMS if not item.startswith("Felles"))
    assert brief(compare(ITEMS, decision)) == [
        ("endret", "1", "1"),
        ("endret", "2", "2"),
        ("stroeket", "3", None),
        ("endret", "4", "3"),
        ("endret", "5", "4"),
        ("endret", "6", "5"),
        ("endret", "7", "6"),
        ("endret", "8", "7"),
    ]


def test_one_of_eight_equal_lines_changed() -> None:
    """Eight lines with nothing to tell them apart: the changed one is the one in its place."""
    proposal = ("0,8 mill.",) * 8
    decision = ("0,8 mill.",) * 4 + ("0,9 mill.",) + ("0,8 mill.",) * 3
    assert changed(proposal, decision) == [("endret", "5", "5")]


def test_boilerplate_told_apart_by_two_words_with_the_first_left_out() -> None:
    """Each point that was changed a little is paired with its own, though the next one is nearly as alike."""
    wards = ("Malvik 100", "Skaun 200", "Rindal 300", "Frøya 400", "Ørland 500")
    proposal = tuple(
        f"{ward} kroner bevilges til kommunens arbeid med velferdsteknologi i hjemmet neste år." for ward in wards
    )
    decision = tuple(text.replace("neste år", "i perioden") for text in proposal[1:])
    assert brief(compare(proposal, decision)) == [
        ("stroeket", "1", None),
        ("endret", "2", "1"),
        ("endret", "3", "2"),
        ("endret", "4", "3"),
        ("endret", "5", "4"),
    ]


def test_one_word_changed_in_twelve_long_points() -> None:
    """One pair is changed; eleven are as they were."""
    matters = ("skole", "veg", "vann", "skatt", "helse", "plan", "idrett", "kultur", "brann", "miljø", "havn", "arkiv")
    proposal = tuple(f"Prøveutvalget ber om at saken om {m} utredes videre og legges frem i mars." for m in matters)
    decision = tuple(text.replace("ber om", "krever") if "havn" in text else text for text in proposal)
    assert changed(proposal, decision) == [("endret", "11", "11")]


def test_half_of_the_words_rewritten_between_neighbours_that_stayed() -> None:
    """It is still that point."""
    rewritten = "AU følger opp rapporten om bemanning etter at fylkeslegen har avgitt sin endelige uttalelse."
    assert changed((BUDGET, FOLLOW_UP, TEETH), (BUDGET, rewritten, TEETH)) == [("endret", "2", "2")]


def test_a_whole_proposal_replaced() -> None:
    """Number alone pairs nothing."""
    proposal = (FOLLOW_UP, BUDGET)
    decision = ("Komiteen innhenter en ny vurdering.",)
    assert brief(compare(proposal, decision)) == [
        ("stroeket", "1", None),
        ("stroeket", "2", None),
        ("tilfoeyd", None, "1"),
    ]
    assert derived(proposal, decision) == "erstattet"


def test_adopted_in_part() -> None:
    """What was not adopted is left out where it stood, and the outcome is no adoption unchanged."""
    proposal, decision = (FOLLOW_UP, BUDGET, NURSES), (FOLLOW_UP, NURSES)
    assert brief(compare(proposal, decision)) == [
        ("uendret", "1", "1"),
        ("stroeket", "2", None),
        ("uendret", "3", "2"),
    ]
    assert derived(proposal, decision) == "vedtatt_endret"


def test_sub_points_collapsed_into_their_parent() -> None:
    """The parent took their words; they themselves are gone."""
    proposal = (FOLLOW_UP, under("Midlene fordeles slik:", "skolehelsetjenesten", "legevakten", "hjemmetjenesten"))
    decision = (FOLLOW_UP, "Midlene fordeles slik: skolehelsetjenesten, legevakten og hjemmetjenesten")
    assert changed(proposal, decision) == [
        ("endret", "2", "2"),
        ("stroeket", "2.1", None),
        ("stroeket", "2.2", None),
        ("stroeket", "2.3", None),
    ]


def test_a_heading_rewritten_over_the_same_list() -> None:
    """The points under it did not change with it."""
    proposal = (under("Følgende tiltak prioriteres:", NURSES, TRANSPORT), FOLLOW_UP)
    decision = (under("Utvalget går inn for", NURSES, TRANSPORT), FOLLOW_UP)
    assert changed(proposal, decision) == [("endret", "1", "1")]


def test_a_short_identical_line_never_parts_two_long_points() -> None:
    """«Andre saker» went from first to last; the two long points only changed a word."""
    proposal = ("Andre saker", FOLLOW_UP, BUDGET)
    decision = (FOLLOW_UP.replace("mars", "mai"), BUDGET.replace("neste", "dette"), "Andre saker")
    assert changed(proposal, decision) == [
        ("stroeket", "1", None),
        ("endret", "2", "1"),
        ("endret", "3", "2"),
        ("tilfoeyd", None, "3"),
    ]


def test_the_best_pairs_are_chosen_together() -> None:
    """One excellent pair beats two poor ones, and a greedy choice of the first does not block it."""
    proposal = ("AU følger opp rapporten om bemanning.", FOLLOW_UP)
    decision = (FOLLOW_UP.replace("mars", "mai"), "Kommunene takkes.")
    assert changed(proposal, decision) == [
        ("stroeket", "1", None),
        ("endret", "2", "1"),
        ("tilfoeyd", None, "2"),
    ]


def test_the_author_knows_better_than_the_comparison() -> None:
    """`fra_forslag` pairs two texts without a word in common, in their place or moved."""
    decision = (
        Point(text="Komiteen venter.", from_proposal="1"),
        BUDGET,
        Point(text="Ta dette først.", from_proposal="2"),
    )
    changes = compare((FOLLOW_UP, NURSES, BUDGET), decision)
    assert brief(changes) == [("endret", "1", "1"), ("uendret", "3", "2"), ("flyttet", "2", "3")]
    assert [change.match for change in changes] == ["fra_forslag", "identisk", "fra_forslag"]


def test_an_address_that_is_none_counts_for_nothing() -> None:
    """And of two points that name the same one, the first has it."""
    decision = (
        Point(text=BUDGET, from_proposal="9.9"),
        Point(text=TEETH, from_proposal="2"),
        Point(text=NURSES, from_proposal="2"),
    )
    assert brief(compare((BUDGET, NURSES), decision)) == [
        ("uendret", "1", "1"),
        ("endret", "2", "2"),
        ("tilfoeyd", None, "3"),
    ]


def test_an_empty_proposal_and_an_empty_decision() -> None:
    """Everything is added, or everything left out."""
    assert brief(compare((), (FOLLOW_UP,))) == [("tilfoeyd", None, "1")]
    assert brief(compare((FOLLOW_UP,), ())) == [("stroeket", "1", None)]
    assert compare((), ()) == ()
    assert derived((), (FOLLOW_UP,)) == derived(None, (FOLLOW_UP,)) == "uten_forslag"
    assert derived((FOLLOW_UP,), ()) == derived((FOLLOW_UP,), None) == derived(None, None) == "uten_vedtak"


def test_nynorsk() -> None:
    """The language of the text makes no difference."""
    proposal = (
        "Utvalet skal leggje fram ein plan for skuleskyssen.",
        "Kommunane bør vurdere eigne tiltak for ungdomen.",
    )
    decision = (
        "Utvalet skal ikkje leggje fram ein plan for skuleskyssen.",
        "kommunane bør vurdere eigne tiltak for ungdomen",
    )
    assert brief(compare(proposal, decision)) == [("endret", "1", "1"), ("kosmetisk", "2", "2")]
    assert derived(proposal, ("Saka blir utsett til neste møte.",)) == "utsatt"


def test_english() -> None:
    """Minutes may be kept in English too."""
    proposal = ("The board shall present a plan for school transport.", "The organization reports to the board.")
    decision = ("The board may present a plan for school transport.", "The organisation reports to the board.")
    assert brief(compare(proposal, decision)) == [("endret", "1", "1"), ("redaksjonell", "2", "2")]
    assert derived(proposal, ("The matter was postponed until June.",)) == "utsatt"


def test_left_out_points_stand_where_they_stood() -> None:
    """After what stayed before them, before what came there, and with their own points under them."""
    proposal = (FOLLOW_UP, under("Om økonomien:", "Mer til skole.", "Mindre til veg."), TEETH)
    decision = (FOLLOW_UP, NURSES, TEETH)
    assert brief(compare(proposal, decision)) == [
        ("uendret", "1", "1"),
        ("stroeket", "2", None),
        ("stroeket", "2.1", None),
        ("stroeket", "2.2", None),
        ("tilfoeyd", None, "2"),
        ("uendret", "3", "3"),
    ]


def test_a_change_as_json_has_the_names_of_the_record() -> None:
    """What other programs read; `tekst` only where a point was moved."""
    changes = compare((FOLLOW_UP, BUDGET, NURSES), (BUDGET, NURSES, FOLLOW_UP))
    assert msgspec.to_builtins(changes[2]) == {
        "art": "flyttet",
        "fra": "1",
        "til": "3",
        "fra_tekst": FOLLOW_UP,
        "til_tekst": FOLLOW_UP,
        "ord": (("uendret", FOLLOW_UP),),
        "treff": "identisk",
        "tekst": "uendret",
    }
    assert msgspec.json.decode(msgspec.json.encode(compare((), ("Ny.",)))) == [
        {
            "art": "tilfoeyd",
            "fra": None,
            "til": "1",
            "fra_tekst": None,
            "til_tekst": "Ny.",
            "ord": [["tilfoeyd", "Ny."]],
            "treff": None,
        }
    ]


def test_a_case_without_either_text_has_no_decision() -> None:
    """34/23 and 49/24 are other business: nothing was decided."""
    assert outcome(Case(number="1/24", title="Eventuelt"), "referat") == "uten_vedtak"
