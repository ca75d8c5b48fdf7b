"""What was moved in a case, in few words: that it is put off, by whom, and what it was set against."""

from typing import Any

from tests.paper.treatment_lines import KNOWN, read
from tests.support.rows import each

A: dict[str, Any] = {"forslag_til_vedtak": ["Planen vedtas."]}
TWO: dict[str, Any] = {"forslag_til_vedtak": ["Planen vedtas.", "Havna bygges."]}


def test_those_who_moved_something_are_called_as_on_the_list() -> None:
    """A paper names them by their surnames, and an officer by the office."""
    record, rest, _ledger = read(
        "Lund og Berg fremmet følgende forslag:\nPlanen sendes på høring.\nForslaget falt med 2 mot 6 stemmer.", A
    )

    assert record["forslag"] == [
        {"id": "B", "forslagsstiller": ["Eva Lund", "Tor Berg"], "punkter": ["Planen sendes på høring."]}
    ]
    assert rest == []


@each(
    "told, whose, group",
    [
        (
            "Siv Nes fremmet følgende forslag på vegne av de ansattvalgte:",
            "Forslaget fra de ansattvalgte",
            "de ansattvalgte",
        ),
        ("Siv Nes sette på vegner av dei tilsette fram slikt framlegg:", "Framlegget frå dei tilsette", "dei tilsette"),
        ("Siv Nes foreslo, på vegne av de rødgrønne partiene:", "Forslaget", "de rødgrønne partiene"),
        ("Forslag fra Siv Nes på vegne av den samlede opposisjonen:", "Forslaget", "den samlede opposisjonen"),
    ],
)
def test_somebody_moves_something_for_those_who_have_no_name_but_what_they_are(
    told: str, whose: str, group: str
) -> None:
    """An article and what they are called stand for a party, where it is moved and where it is voted on."""
    record, rest, _ledger = read(f"{told}\nPlanen sendes på høring.\n{whose} falt med 2 mot 4 stemmer.", A)

    assert record["forslag"] == [
        {"id": "B", "forslagsstiller": ["Siv Nes"], "paa_vegne_av": [group], "punkter": ["Planen sendes på høring."]}
    ]
    assert record["votering"] == [{"gjelder": ["B"], "for": 2, "imot": 4, "resultat": "falt"}]
    assert rest == []


@each(
    "told",
    [
        "Per Vik ba om at saken ble utsatt.",
        "Per Vik (H) ba også om utsettelse av saken.",
        "Vik ønsket saken utsatt.",
        "Per Vik bad om å få saka utsett.",
        "Per Vik tok til orde for utsettelse.",
        "Per Vik satte fram utsettelsesforslag.",
        "Det ble fremmet forslag om utsettelse fra Per Vik.",
        "Forslag fra Per Vik (H) om å utsette saken:",
    ],
)
def test_somebody_asks_that_the_case_waits(told: str) -> None:
    """The type says what was moved, and no text is needed; what is voted on is called by a pronoun or its kind."""
    for what in ("Dette", "Utsettelse", "Utsettelsesforslaget"):
        record, rest, _ledger = read(f"{told}\n{what} falt med 2 mot 6 stemmer.", A)

        assert record["forslag"] == [{"id": "B", "forslagsstiller": ["Per Vik"], "type": "utsettelse"}]
        assert record["votering"] == [{"gjelder": ["B"], "for": 2, "imot": 6, "resultat": "falt"}]
        assert rest == []


@each(
    "told",
    [
        "Per Vik viste til at utredningen ikke er ferdig, og foreslo at saken utsettes.",
        "Vik (H) meinte at tala manglar og føreslo at saka vert utsett.",
        "Per Vik mente grunnlaget er tynt, og ba om utsettelse.",
        "Per Vik viste til høringen, og fremmet forslag om å utsette saken.",
    ],
)
def test_somebody_says_why_before_moving_that_the_case_waits(told: str) -> None:
    """Who spoke is who moved it; why has no other place than the running text."""
    record, rest, _ledger = read(f"{told}\nUtsettelsesforslaget ble vedtatt med 5 mot 2 stemmer.", A)

    (proposal,) = record["forslag"]
    assert (proposal["forslagsstiller"], proposal["type"]) == (["Per Vik"], "utsettelse")
    assert record["votering"] == [{"gjelder": ["B"], "for": 5, "imot": 2, "resultat": "vedtatt"}]
    assert rest == [told]


def test_what_somebody_is_told_to_have_moved_is_no_proposal() -> None:
    """The one who speaks moved nothing, and the other may have done so anywhere."""
    told = "Per Vik fortalte at Eva Lund var uenig, og at hun foreslo at saken utsettes."
    record, rest, _ledger = read(told, A)

    assert "forslag" not in record
    assert rest == [told]


@each(
    "told",
    [
        "Per Vik ba om at saken utsettes. Han trenger mer tid.",
        "Utvalget ønsket saken utsatt. Forslaget ble enstemmig vedtatt.",
        "Per Vik ba om at planen trykkes. Forslaget ble enstemmig vedtatt.",
    ],
)
def test_a_wish_that_nobody_voted_on_is_part_of_what_was_said(told: str) -> None:
    """So is that of the whole body, and one for something else."""
    record, rest, _ledger = read(told, A)

    assert "forslag" not in record
    assert told.startswith(rest[0])


def test_it_is_what_was_moved_in_the_sentence_before_and_no_other() -> None:
    """After another sentence nobody knows what «det» is."""
    moved = "Per Vik foreslo at saken utsettes."
    record, rest, _ledger = read(f"{moved} Det falt mot 2 stemmer.", A)
    other, left, _ledger = read(f"{moved} Møtet ble hevet i ti minutter. Det falt mot 2 stemmer.", A)

    assert (record["votering"], rest) == ([{"gjelder": ["B"], "for": 2, "resultat": "falt"}], [])
    assert "votering" not in other
    assert left == ["Møtet ble hevet i ti minutter. Det falt mot 2 stemmer."]


@each("told", ["Forslaget fikk ikke støtte.", "Forslaget fekk ikkje fleirtal.", "Det fikk ikke tilslutning."])
def test_what_had_no_support_fell(told: str) -> None:
    """In these words as well as in «falt»."""
    record, rest, _ledger = read(f"Per Vik (H) fremmet forslag om utsettelse. {told}", A)

    assert (record["votering"], rest) == ([{"gjelder": ["B"], "resultat": "falt"}], [])


def test_a_proposal_is_called_as_its_heading_calls_it() -> None:
    """«Benkeforslaget» is the proposal that was headed so, among others."""
    record, _rest, _ledger = read(
        "Benkeforslag fra Per Vik:\nPlanen sendes på høring.\nForslag fra Eva Lund:\nPlanen skrives om.\n"
        "Benkeforslaget falt mot 3 stemmer.",
        A,
    )

    assert record["votering"] == [{"gjelder": ["B"], "for": 3, "resultat": "falt"}]


def test_the_recommendation_is_called_by_what_it_says_is_adopted() -> None:
    """«Planen ble vedtatt» where it reads «Planen vedtas»."""
    record, rest, _ledger = read("Planen ble deretter enstemmig vedtatt.", A)

    assert (record["votering"], rest) == ([{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}], [])


@each(
    "vote, kind",
    [
        ("Punkt 2 ble satt opp mot forslaget. Punkt 2 ble vedtatt med 6 mot 3 stemmer.", "endring"),
        ("Forslaget falt mot 3 stemmer.", "tillegg"),
    ],
)
def test_a_new_point_that_was_set_against_one_stands_in_its_place(vote: str, kind: str) -> None:
    """Else it is one more."""
    record, _rest, _ledger = read(
        f"Per Vik (H) fremmet følgende forslag til nytt punkt 2:\nHavna bygges om fem år.\n{vote}", TWO
    )
    (proposal,) = record["forslag"]

    assert (proposal["type"], proposal.get("endrer")) == (kind, ["A.2"] if kind == "endring" else None)


def test_a_new_point_stands_in_place_of_one_that_was_not_adopted() -> None:
    """The decision has the new point 2, and the old one no more."""
    decided = {**TWO, "vedtak": ["Planen vedtas.", "Havna bygges om fem år."]}
    record, _rest, _ledger = read("Forslag fra Per Vik (H) til nytt punkt 2:\nHavna bygges om fem år.", decided)

    assert (record["forslag"][0]["type"], record["forslag"][0]["endrer"]) == ("endring", ["A.2"])


@each("whose", ["Administrerende direktørs forslag", "Forslaget fra daglig leder", "Kommunedirektørens forslag"])
def test_an_officer_without_a_proposal_is_who_recommends(whose: str) -> None:
    """Also one whose office is two words."""
    record, rest, _ledger = read(f"{whose} ble vedtatt med 5 mot 2 stemmer.", A)

    assert (record["votering"], rest) == ([{"gjelder": ["A"], "for": 5, "imot": 2, "resultat": "vedtatt"}], [])


def test_those_who_voted_are_of_the_vote_that_was_told_last_and_no_other() -> None:
    """Where that was not understood, they stay in the text with it."""
    told = "Den andre varianten, som var ny for alle, fikk så tilslutning med 7 mot 2 stemmer. Moe og Vik stemte mot."
    record, rest, _ledger = read(
        f"Forslag fra Eva Lund (SV):\nPlanen skrives om.\nForslaget falt med 2 mot 7 stemmer. {told}", A
    )

    assert record["votering"] == [{"gjelder": ["B"], "for": 2, "imot": 7, "resultat": "falt"}]
    assert rest == [told]


@each(
    "told",
    [
        "Det ble fremmet et motforslag fra Per Vik om kr 150 000.",
        "Per Vik (H) fremmet et motforslag om kr 150 000.",
    ],
)
def test_an_amount_was_put_against_what_is_recommended(told: str) -> None:
    """«Motforslaget» is that."""
    record, rest, _ledger = read(f"{told}\nStyrets forslag fikk 29 stemmer, og motforslaget fikk 9 stemmer.", A)

    assert record["forslag"] == [
        {"id": "B", "forslagsstiller": ["Per Vik"], "type": "alternativt", "punkter": ["kr 150 000."]}
    ]
    assert record["votering"] == [
        {"gjelder": ["A"], "satt_opp_mot": ["B"], "for": 29, "imot": 9, "resultat": "vedtatt"}
    ]
    assert rest == []


@each(
    "told, who",
    [
        ("Særmerknad:\nPer Vik (H) og Anne Dal (V) mener at planen er for dyr.", ["Per Vik", "Anne Dal"]),
        ("Stemmeforklaring: Siv Nes (Ap) stemte for, men mener at planen er for dyr.", ["Siv Nes"]),
        ("Dissens fra Per Vik: Planen er for dyr.", ["Per Vik"]),
    ],
)
def test_a_remark_after_the_decision_is_whose_it_says(told: str, who: list[str]) -> None:
    """By its heading, or by whom its text begins with."""
    (remark,) = read(told, {**A, "vedtak": ["Planen vedtas."]})[0]["protokolltilfoersler"]

    assert remark["av"] == who
    assert remark["tekst"].endswith("er for dyr.")


def test_who_dissented_is_no_point_of_the_decision() -> None:
    """They were against it."""
    record, rest, _ledger = read("Per Vik og Tor Berg tok dissens.", {**A, "vedtak": ["Planen vedtas."]})

    assert record["votering"] == [{"gjelder": ["A"], "stemte_imot": ["Per Vik", "Tor Berg"], "resultat": "vedtatt"}]
    assert rest == []


@each(
    "told, vote",
    [
        ("Forslaget fikk 20 stemmer for og 12 stemmer mot.", {"for": 20, "imot": 12}),
        (
            "20 stemte for forslaget og 12 stemte mot. Nødvendig 2/3 flertall ble ikke oppnådd.",
            {"for": 20, "imot": 12, "flertall": "2/3"},
        ),
    ],
)
def test_what_had_more_votes_and_fell_had_too_few(told: str, vote: dict[str, Any]) -> None:
    """The sentence says which are those for it: nobody turns them round."""
    record, rest, _ledger = read(told, {**A, "vedtak": ["Forslaget falt."]})

    assert record["votering"] == [{"gjelder": ["A"], **vote, "resultat": "falt"}]
    assert rest == []


def test_the_vote_of_the_chair_decided_what_was_even() -> None:
    """«Stemmelikhet» tells the numbers."""
    record, _rest, _ledger = read(
        "Det ble stemmelikhet, 4 mot 4. Møteleders stemme avgjorde, og forslaget ble vedtatt.",
        {**A, "vedtak": ["Planen vedtas."]},
    )

    assert record["votering"] == [{"gjelder": ["A"], "for": 4, "imot": 4, "dobbeltstemme": True, "resultat": "vedtatt"}]


@each(
    "asked",
    ["ba om følgende protokolltilførsel: «Planen er for dyr.»", "ønsket følgende protokollført: Planen er for dyr."],
)
def test_who_voted_against_may_ask_for_a_remark_in_the_same_sentence(asked: str) -> None:
    """Both are in the record."""
    record, rest, _ledger = read(
        f"Vedtatt med 5 mot 1 stemme.\nPer Vik (H) stemte mot og {asked}", {**A, "vedtak": ["Planen vedtas."]}
    )

    assert record["protokolltilfoersler"] == [{"av": ["Per Vik"], "tekst": "Planen er for dyr."}]
    assert record["votering"] == [
        {"gjelder": ["A"], "for": 5, "imot": 1, "stemte_imot": ["Per Vik"], "resultat": "vedtatt"}
    ]
    assert rest == []


def test_an_officer_is_called_by_the_office_also_where_the_list_has_the_name() -> None:
    """«Leders tilleggsforslag» is that of the only one who is it."""
    known = KNOWN._replace(offices={"leder": "Kari Moe"})
    record, rest, _ledger = read(
        "Leder foreslo følgende tillegg:\nHavna skal ha bad.\nLeders tilleggsforslag ble enstemmig vedtatt.", A, known
    )

    assert record["forslag"][0]["forslagsstiller"] == ["Kari Moe"]
    assert (record["votering"], rest) == ([{"gjelder": ["B"], "enstemmig": True, "resultat": "vedtatt"}], [])


def test_one_of_two_that_nobody_named_is_nothing_that_was_voted_on() -> None:
    """What "sistnevnte" means, no sentence before it says."""
    record, rest, _ledger = read("Sistnevnte ble vedtatt med 5 mot 2 stemmer.", A)

    assert "votering" not in record
    assert rest == ["Sistnevnte ble vedtatt med 5 mot 2 stemmer."]


@each(
    "told, points",
    [
        ("Ap foreslo å sende planen på høring.", ["sende planen på høring."]),
        ("Ola Lie (Ap) fremmer forslag om at planen sendes på høring.", ["planen sendes på høring."]),
        ("Det ble fremmet forslag om at planen sendes på høring.", ["planen sendes på høring."]),
        ("Det kom forslag om å sende planen på høring.", ["sende planen på høring."]),
    ],
)
def test_a_proposal_may_be_told_in_one_sentence(told: str, points: list[str]) -> None:
    """What is voted on next is that proposal, not the recommendation."""
    record, rest, _ledger = read(f"{told}\nForslaget falt med 2 mot 5 stemmer.", A)

    assert [one["punkter"] for one in record["forslag"]] == [points]
    assert (record["votering"], rest) == ([{"gjelder": ["B"], "for": 2, "imot": 5, "resultat": "falt"}], [])


@each("told", ["Det ble foreslått å sende planen på høring.", "Ap foreslår at planen sendes på høring."])
def test_the_recommendation_is_not_what_fell_where_another_proposal_is_told(told: str) -> None:
    """Where that is not understood, neither is the vote on «forslaget»."""
    record, rest, _ledger = read(f"{told}\nForslaget falt med 2 mot 5 stemmer.", A)

    assert "votering" not in record
    assert rest == [told, "Forslaget falt med 2 mot 5 stemmer."]


def test_what_became_of_a_proposal_is_no_text_of_it() -> None:
    """A sentence that tells both stays as it is."""
    told = "Ola Lie (Ap) foreslo å sende planen på høring, men trakk forslaget."
    record, rest, _ledger = read(f"{told}\nInnstillingen ble enstemmig vedtatt.", A)

    assert ("forslag" in record, rest) == (False, [told])


def test_a_proposal_may_be_on_behalf_of_those_in_a_body() -> None:
    """The vote on it names them as the proposal does."""
    record, rest, _ledger = read(
        "Siv Nes sette fram slikt framlegg på vegner av dei tilsette i styret:\nPlanen går på høyring.\n"
        "Framlegget frå dei tilsette i styret fall med 2 mot 4 røyster.",
        A,
    )

    assert record["forslag"][0]["paa_vegne_av"] == ["dei tilsette i styret"]
    assert (record["votering"], rest) == ([{"gjelder": ["B"], "for": 2, "imot": 4, "resultat": "falt"}], [])


@each(
    "table",
    [
        "| Forslag | Stemmer |\n| Innstillingen | 5 |\n| Forslaget fra Ap | 2 |",
        "| Innstillingen | Forslaget fra Ap |\n| 5 | 2 |",
    ],
)
def test_a_table_has_how_many_voted_for_each_of_two(table: str) -> None:
    """In a row each, or a column."""
    record, rest, _ledger = read(f"Forslag fra Ap:\nPlanen går på høring.\n{table}", A)

    assert record["votering"] == [{"gjelder": ["A"], "satt_opp_mot": ["B"], "for": 5, "imot": 2, "resultat": "vedtatt"}]
    assert rest == []
