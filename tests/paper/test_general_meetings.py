"""General meetings of housing companies and associations: the majority that a vote takes, elections under headings."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.support.rows import each

Record = dict[str, Any]
_HEAD = "# Protokoll fra årsmøte i Sameiet Solhøyden\n\nTid: 24. april 2025 kl. 18.00\n\n"
_PROPOSAL = "Forslag til vedtak: Taket får solceller.\n\n"


def _record(cases: str) -> Record:
    return read_meeting(read_document("referat.md", f"{_HEAD}{cases}".encode()), None).record


def _case(written: str) -> Record:
    """The first of two cases, as no paper has one alone that is only counted."""
    case: Record = _record(f"## 1. Solceller\n\n{written}\n\n## 2. Eventuelt\n\nIngen saker.\n")["saker"][0]
    return case


@each(
    "told, vote",
    [
        (
            "Krav til flertall: to tredjedeler (67 %).\n\n22 stemmer for, 13 mot.\n\nVedtak: Forslaget falt.",
            {"gjelder": ["A"], "for": 22, "imot": 13, "flertall": "2/3", "resultat": "falt"},
        ),
        (
            "Flertallskrav: 2/3\n\nFor: 35, mot: 2\n\nVedtak: Vedtatt",
            {"gjelder": ["A"], "for": 35, "imot": 2, "flertall": "2/3", "resultat": "vedtatt"},
        ),
        (
            "Det krever tre fjerdedels flertall.\n\nForslaget ble vedtatt med 30 mot 5 stemmer.\n\nVedtak: Vedtatt",
            {"gjelder": ["A"], "for": 30, "imot": 5, "flertall": "3/4", "resultat": "vedtatt"},
        ),
        (
            "Flertallskrav: Alminnelig (50 %)\n\nAvstemning: 20 stemmer for, 1 stemme mot.\n\nVedtak: Godkjent",
            {"gjelder": ["A"], "for": 20, "imot": 1, "resultat": "vedtatt"},
        ),
    ],
)
def test_the_decision_says_what_a_vote_came_to_and_a_line_what_it_took(told: str, vote: Record) -> None:
    """More were for it than against, and it fell where more was needed."""
    assert _case(_PROPOSAL + told)["votering"] == [vote]


def test_a_majority_that_no_vote_follows_stays_in_the_text() -> None:
    """Nothing says how it was voted, and the words are not lost."""
    assert _case(f"{_PROPOSAL}Krav til flertall: 2/3.\n\nVedtak: Vedtatt")["referat"] == "Krav til flertall: 2/3."


def test_lettered_parts_that_each_have_a_decision_are_cases() -> None:
    """«a) Valg av møteleder» under «1. Konstituering», with who was elected as it was proposed."""
    cases = _record(
        "## 1. Konstituering\n\n### a) Valg av møteleder\n\nForslag til vedtak: Ida Lie velges.\n\nVedtak: Godkjent\n\n"
        "### b) Godkjenning av innkalling\n\nVedtak: Godkjent\n\n## 2. Eventuelt\n\nIngen saker.\n"
    )

    assert [(case["saksnr"], case["tittel"]) for case in cases["saker"]] == [
        ("1", "Konstituering"),
        ("1a", "Valg av møteleder"),
        ("1b", "Godkjenning av innkalling"),
        ("2", "Eventuelt"),
    ]
    assert cases["moeteleder"] == "Ida Lie"


def test_a_heading_says_what_those_below_it_were_elected_to() -> None:
    """«Følgende ble valgt» under the office, with for how long."""
    cases = _record(
        "## 1. Regnskap\n\nVedtak: Godkjent\n\n## 2. Valg av tillitsvalgte\n\n### Styreleder (2 år)\n\n"
        "Følgende ble valgt: Ida Lie\n\n### Styremedlem, velges for 1 år\n\nFølgende ble valgt: Ola Vik og Siv Nes\n"
    )

    assert cases["saker"][1]["valg"] == [
        {"verv": "Styreleder", "valgt": ["Ida Lie"]},
        {"verv": "Styremedlem", "valgt": ["Ola Vik", "Siv Nes"]},
    ]


def test_the_letter_of_a_chapter_stands_over_its_cases() -> None:
    """«D: EVENTUELT» above «Sak 9/25 Eventuelt» is no word of the case before it."""
    record = _record(
        "**B: ORIENTERINGSSAKER**\n\n**Sak 8/25 Orienteringer**\n\nGalla 8. november.\n\n**D: EVENTUELT**\n\n"
        "**Sak 9/25 Eventuelt**\n\nIngen saker.\n"
    )

    assert record["saker"][0]["referat"] == "Galla 8. november."


def test_who_signed_below_a_place_and_a_day_before_the_cases_is_no_row_of_the_agenda() -> None:
    """The names with their offices under the list of cases."""
    record = _record(
        "SAKLISTE\n\n1/25 Budsjett\n\n2/25 Eventuelt\n\nDal, 24.04.2025\n\nIda Lie\n\nleder\n\nOla Vik\n\nsekretær\n\n"
        "**1/25 Budsjett**\n\nVedtak: Budsjettet vedtas.\n\n**2/25 Eventuelt**\n\nIngen saker.\n"
    )

    assert record["underskrifter"] == ["Ida Lie", "Ola Vik"]
    assert record["saksliste"] == [{"sak": "1/25"}, {"sak": "2/25"}]


def test_somebody_is_disqualified_in_a_part_of_a_case() -> None:
    """The sentence also says in what, and stays in the text for it."""
    told = "Ida Lie meldte seg inhabil ved behandlingen av søknaden fra Dal IL, og forlot møtet under dette punktet."
    case = _case(f"{told}\n\nVedtak: Vedtatt")

    assert case["habilitet"] == [{"navn": "Ida Lie", "utfall": "inhabil"}]
    assert case["referat"] == told


def test_the_votes_on_lines_below_a_decision_are_those_of_the_case() -> None:
    """As digital meetings have them, of more for it than against where it took two thirds."""
    case = _case(
        _PROPOSAL + "Vedtak\n\nForslaget ble ikke vedtatt.\n\nAntall stemmer for vedtak: 33\n\n"
        "Antall stemmer mot vedtak: 20\n\nAntall blanke stemmer: 5\n\nFlertallskrav: To tredjedels (67%)\n"
    )

    assert case["vedtak"] == ["Forslaget ble ikke vedtatt."]
    assert case["votering"] == [
        {"gjelder": ["A"], "for": 33, "imot": 20, "blanke": 5, "flertall": "2/3", "resultat": "falt"}
    ]


def test_those_who_stood_and_those_who_were_elected_stand_on_lines_under_the_office() -> None:
    """With the votes of each, and somebody who was not elected."""
    record = _record(
        "## 1. Regnskap\n\nVedtak: Godkjent\n\n## 2. Valg av styre\n\nValg av 2 styremedlemmer Velges for 2 år\n"
        "\nFølgende ble valgt:\n\nIda Lie (41 stemmer)\n\nOla Vik (38 stemmer)\n\nDisse stilte til valg:\n\nIda Lie\n"
        "\nOla Vik\n\nSiv Nes\n\nProtokollen er signert digitalt av:\n\nPer Bø, møteleder\n"
    )

    assert record["saker"][1]["valg"] == [
        {
            "verv": "styremedlemmer",
            "kandidater": [
                {"navn": "Ida Lie", "stemmer": 41},
                {"navn": "Ola Vik", "stemmer": 38},
                {"navn": "Siv Nes"},
            ],
            "valgt": ["Ida Lie", "Ola Vik"],
        }
    ]
    assert record["underskrifter"] == ["Per Bø"]


def test_a_meeting_over_days_has_its_year_at_the_last() -> None:
    """«fra 13. mai kl. 9 til 21. mai 2024», and how many took part."""
    text = (
        "# Protokoll til årsmøte i Borettslaget Solhøyden\n\nMøtet ble gjennomført digitalt fra 13. mai kl. 09:00 til "
        "21. mai 2024 kl. 12:00.\n\nAntall stemmeberettigede som deltok: 58.\n\n## 1. Regnskap\n\nVedtak: Godkjent\n\n"
        "## 2. Eventuelt\n\nIngen saker.\n"
    )
    record = read_meeting(read_document("referat.md", text.encode()), None).record

    assert (record["moetedato"], record["start"], record["slutt"]) == ("2024-05-13", "09:00", "12:00")
    assert [group["antall"] for group in record["deltakere"]] == [{"moett": 58}]


@each(
    "sentence, leader, secretary",
    [
        ("Som møteleder ble valgt Ida Lie, og som referent Ola Vik.", "Ida Lie", "Ola Vik"),
        ("Ida Lie ble valgt til møteleder og Ola Vik til referent.", "Ida Lie", "Ola Vik"),
        ("Årsmøtet valgte enstemmig Ida Lie til møteleder og Ola Vik til referent.", "Ida Lie", "Ola Vik"),
        ("Valgt ble: Ida Lie som møteleder, Ola Vik som referent", "Ida Lie", "Ola Vik"),
        ("Følgende ble valgt: Ida Lie til møteleder og Ola Vik til referent.", "Ida Lie", "Ola Vik"),
    ],
)
def test_two_are_elected_in_one_sentence(sentence: str, leader: str, secretary: str) -> None:
    """Each to an office of their own."""
    record = _record(f"## Sak 1: Konstituering\n\n{sentence}\n\n## Sak 2: Eventuelt\n\nIngen saker.\n")

    assert (record["moeteleder"], record["referent"]) == (leader, secretary)


def test_a_table_without_a_heading_elects_in_each_row() -> None:
    """An office, a name, and for how long, which stays in the text."""
    case = _record(
        "## Sak 1: Regnskap\n\nVedtak: Godkjent\n\n## Sak 2: Valg\n\n| Leder | Ida Lie | 2 år |\n|---|---|---|\n"
        "| Kasserer | Ola Vik | 1 år |\n"
    )["saker"][1]

    assert case["valg"] == [{"verv": "Leder", "valgt": ["Ida Lie"]}, {"verv": "Kasserer", "valgt": ["Ola Vik"]}]
    assert "2 år" in case["referat"]


def test_numbered_cases_have_lettered_parts_with_a_decision_each() -> None:
    """«a)» and «b)» under «Sak 5»."""
    record = _record(
        "## Sak 5: Innkomne saker\n\n**a) Fartsdumper**\n\nVedtak: Styret søker kommunen.\n\n**b) Lekeplass**\n\n"
        "Vedtak: Det settes av 50 000 kroner.\n\n## Sak 6: Eventuelt\n\nDet forelå ingen saker.\n"
    )

    assert [(case["saksnr"], case.get("vedtak")) for case in record["saker"]] == [
        ("5", None),
        ("5a", ["Styret søker kommunen."]),
        ("5b", ["Det settes av 50 000 kroner."]),
        ("6", None),
    ]
    assert record["saker"][-1]["eventuelt"] == []


@each(
    "told, votes",
    [
        ("Resolusjonen som helhet: 6 for, 1 avholdende. Vedtatt.", {"for": 6, "avholdende": 1, "resultat": "vedtatt"}),
        ("Budsjettet: 1 for, 6 mot. Falt.", {"for": 1, "imot": 6, "resultat": "falt"}),
    ],
)
def test_the_word_after_the_numbers_is_what_they_came_to(told: str, votes: Record) -> None:
    """On the line of what was voted on."""
    case = _case(f"Votering:\n\n- {told}")

    assert case["votering"] == [{"tekst": told.partition(":")[0], **votes}]
    assert "referat" not in case


def test_a_proposal_that_was_not_adopted_is_not_what_the_vote_on_the_decision_was_on() -> None:
    """The last proposal before a decision in other words."""
    case = _case(
        "Ida Lie foreslo at kontingenten holdes uendret.\n\nVedtak: Kontingenten settes til 400 kroner.\n\n"
        "Vedtatt med 19 mot 8 stemmer."
    )

    assert case["votering"] == [{"for": 19, "imot": 8, "resultat": "vedtatt"}]


def test_a_decision_that_says_how_it_was_voted_says_how_many_voted_neither_way() -> None:
    """The blank votes stand in a sentence of their own after it."""
    case = _case(_PROPOSAL + "Vedtak: Forslaget falt med 10 mot 22 stemmer. 2 stemte blankt.")

    assert [{key: vote[key] for key in ("for", "imot", "blanke", "resultat")} for vote in case["votering"]] == [
        {"for": 10, "imot": 22, "blanke": 2, "resultat": "falt"}
    ]


def test_a_decision_may_be_the_heading_of_those_who_were_elected() -> None:
    """«Vedtak: Følgende ble valgt:» over a table."""
    record = _record(
        "## Sak 1: Regnskap\n\nVedtak: Godkjent\n\n## Sak 2: Valg\n\nVedtak: Følgende ble valgt:\n\n| Verv | Navn |\n"
        "|---|---|\n| Leder | Ida Lie |\n| Kasserer | Ola Vik |\n"
    )

    assert record["saker"][1]["valg"] == [
        {"verv": "Leder", "valgt": ["Ida Lie"]},
        {"verv": "Kasserer", "valgt": ["Ola Vik"]},
    ]


@each(
    "heading, vote",
    [
        ("Styret fattet følgende enstemmige vedtak:", {"enstemmig": True, "resultat": "vedtatt"}),
        ("Styret fattet følgende vedtak mot to stemmer:", {"imot": 2, "resultat": "vedtatt"}),
        ("Styret gjorde samrøystes slikt vedtak:", {"enstemmig": True, "resultat": "vedtatt"}),
    ],
)
def test_a_sentence_over_the_decision_says_how_it_was_made(heading: str, vote: Record) -> None:
    """The text of the decision stands on the next line."""
    case = _case(f"{heading}\n\nSøknaden sendes innen fristen.")

    assert (case["vedtak"], case["votering"]) == (["Søknaden sendes innen fristen."], [vote])


@each(
    "held, venue",
    [
        ("Avholdt tirsdag 13. mai 2025 kl. 19.00 i grendehuset på Sletta.", "grendehuset på Sletta"),
        ("Møtet ble gjennomført 24. april 2025 kl. 18:00 i kantina, Nordbygata 7.", "kantina, Nordbygata 7"),
    ],
)
def test_a_room_is_told_with_where_it_is(held: str, venue: str) -> None:
    """After the hour, with no label."""
    text = f"# Protokoll fra generalforsamling i Dal borettslag\n\n{held}\n\n## Sak 1: Regnskap\n\nVedtak: Godkjent\n"

    assert read_meeting(read_document("referat.md", text.encode()), None).record["moetested"] == venue


def test_an_addition_alone_is_the_only_one_of_its_kind() -> None:
    """«Tillegget» after an addition was put forward."""
    case = _case(
        _PROPOSAL + "Ola Vik fremmet følgende tilleggsforslag:\n\n«Styret henter inn tre tilbud.»\n\n"
        "Tillegget ble vedtatt mot 2 stemmer.\n\nVedtak: Taket får solceller. Styret henter inn tre tilbud."
    )

    assert case["votering"] == [{"gjelder": ["B"], "imot": 2, "resultat": "vedtatt"}]


@each(
    "told, vote",
    [
        (
            "Styrets forslag ble vedtatt med 13 mot 6 stemmer.",
            {"gjelder": ["A"], "for": 13, "imot": 6, "resultat": "vedtatt"},
        ),
        (
            "Forslaget fra styret fikk 13 stemmer, forslaget fra Lie fikk 6 stemmer.",
            {"gjelder": ["A"], "satt_opp_mot": ["B"], "for": 13, "imot": 6, "resultat": "vedtatt"},
        ),
    ],
)
def test_what_the_board_proposed_is_the_recommendation_where_the_vote_was_on_its_proposal(
    told: str, vote: Record
) -> None:
    """Told in a sentence, beside that of somebody who is on no list."""
    case = _case(f"Styret foreslo å øke kontingenten.\n\nIda Lie foreslo at kontingenten holdes uendret.\n\n{told}")

    assert (case["innstilling_fra"], case["forslag_til_vedtak"]) == (
        "Styret",
        ["øke kontingenten."],
    )
    assert case["votering"] == [vote]


def test_what_the_board_proposed_is_told_where_nothing_speaks_of_its_proposal() -> None:
    """The sentence stays in the text."""
    case = _case("Styret foreslo å øke kontingenten.\n\nVedtak: Kontingenten settes til 400 kroner.")

    assert case["referat"] == "Styret foreslo å øke kontingenten."


def test_those_who_led_and_wrote_stand_in_one_line_of_a_case() -> None:
    """Each with a label."""
    record = _record("## Sak 1: Opning\n\nMøteleiar: Ida Lie. Referent: Ola Vik.\n\n## Sak 2: Ymse\n\nIngen saker.\n")

    assert (record["moeteleder"], record["referent"]) == ("Ida Lie", "Ola Vik")


def test_the_class_before_a_parent_is_whom_the_parent_speaks_for() -> None:
    """A line a class."""
    text = "# Referat fra FAU-møte\n\nDato: 15. januar 2025\n\nTil stede:\n\n1A: Ida Lie\n\n2A: Ola Vik (leder)\n"
    (group,) = read_meeting(read_document("referat.md", text.encode()), None).record["deltakere"]

    assert group["personer"] == [
        {"navn": "Ida Lie", "oppmoete": "møtt", "enhet": "1A"},
        {"navn": "Ola Vik", "oppmoete": "møtt", "enhet": "2A", "funksjon": "leder"},
    ]


def test_an_office_with_an_ordinal_is_no_item_of_a_list() -> None:
    """«1. varamedlem» under «Følgende ble valgt»."""
    case = _record(
        "## Sak 1: Regnskap\n\nVedtak: Godkjent\n\n## Sak 2: Valg\n\nDisse ble valgt:\n\nStyremedlem: Ida Lie (1 år)\n"
        "\n1. varamedlem: Ola Vik\n"
    )["saker"][1]

    assert case["valg"] == [
        {"verv": "Styremedlem", "valgt": ["Ida Lie"]},
        {"verv": "1. varamedlem", "valgt": ["Ola Vik"]},
    ]


def test_a_meeting_is_told_as_the_law_of_companies_has_it() -> None:
    """When, what, of whom and where, in one sentence."""
    text = (
        "# Protokoll fra generalforsamling i Dal Vannverk SA\n\nDen 10. april 2025 kl. 18.00 ble det avholdt ordinær "
        "generalforsamling i Dal Vannverk SA på Dal skole.\n\n## Sak 1: Regnskap\n\nVedtak: Godkjent\n"
    )
    record = read_meeting(read_document("referat.md", text.encode()), None).record

    assert (record["moetedato"], record["start"], record["moetested"]) == ("2025-04-10", "18:00", "Dal skole")


def test_the_first_day_of_a_labelled_span_has_the_year_of_the_last() -> None:
    """«Fredag 23. mai kl. 16 – lørdag 24. mai 2025 kl. 14»."""
    text = (
        "# Protokoll fra landsstyremøte 3/2025\n\nTid: Fredag 23. mai kl. 16.00 – lørdag 24. mai 2025 kl. 14.00\n\n"
        "## Sak 1: Regnskap\n\nVedtak: Godkjent\n"
    )
    record = read_meeting(read_document("referat.md", text.encode()), None).record

    assert (record["dager"], record["slutt"]) == (["2025-05-23", "2025-05-24"], "14:00")


def test_an_amount_is_a_proposal_where_it_was_voted_on() -> None:
    """«Ida Lie foreslo kr 1 200.», against the recommendation."""
    case = _case(
        "Styrets innstilling: Kontingenten økes til kr 1 400.\n\nIda Lie foreslo kr 1 200.\n\n"
        "Styrets innstilling fikk 17 stemmer, Lies forslag fikk 11 stemmer."
    )

    assert case["forslag"] == [{"id": "B", "forslagsstiller": ["Ida Lie"], "punkter": ["kr 1 200."]}]
    assert case["votering"] == [{"gjelder": ["A"], "satt_opp_mot": ["B"], "for": 17, "imot": 11, "resultat": "vedtatt"}]


def test_who_answers_for_a_case_stands_below_what_was_said_of_it() -> None:
    """Where nothing was decided; a sentence with what somebody does is no name."""
    told = _case("Møtet blir torsdag.\n\n**Ansvarlig:** Ida Lie")
    task = _case("Møtet blir torsdag.\n\n**Ansvarlig:** Ida Lie bestiller kaker.")

    assert (told["saksansvarlig"], told["referat"]) == (["Ida Lie"], "Møtet blir torsdag.")
    assert "saksansvarlig" not in task


def test_a_sentence_says_how_many_were_for_and_against_and_the_decision_what_it_came_to() -> None:
    """«Forslaget fikk 12 stemmer for og 17 mot.» over «Forslaget falt.»."""
    case = _case(_PROPOSAL + "Forslaget fikk 12 stemmer for og 17 mot.\n\nVedtak: Forslaget falt.")

    assert case["votering"] == [{"gjelder": ["A"], "for": 12, "imot": 17, "resultat": "falt"}]
    assert "referat" not in case


@each(
    "told, vote",
    [
        (
            "Regnskapet ble enstemmig godkjent.",
            {"tekst": "Regnskapet", "enstemmig": True, "resultat": "vedtatt"},
        ),
        ("Budsjettet ble vedtatt mot én stemme.", {"tekst": "Budsjettet", "imot": 1, "resultat": "vedtatt"}),
    ],
)
def test_a_vote_that_tells_what_was_adopted_is_the_decision_too(told: str, vote: Record) -> None:
    """No heading says that it is, and no proposal has other words for it."""
    case = _case(f"Kasserer la fram tallene.\n\n{told}")
    assert (case["vedtak"], case["votering"], case["referat"]) == ([told], [vote], "Kasserer la fram tallene.")


def test_a_vote_on_a_proposal_is_not_the_decision() -> None:
    """What was adopted stands in the proposal."""
    case = _case("Forslag til vedtak: Taket får solceller.\n\nForslaget ble enstemmig vedtatt.")
    assert "vedtak" not in case
    assert case["votering"] == [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}]


@each(
    "sentence, place",
    [
        ("Årsmøtet vart halde på Dal grendahus kl. 19.00.", "Dal grendahus"),
        ("Årsmøtet ble holdt på grendehuset tirsdag 24. april 2025 kl. 18.00.", "grendehuset"),
        ("Møtet ble avholdt i kantina på skolen 24. april 2025 kl. 18.00–19.30.", "kantina på skolen"),
        ("24. april 2025 kl. 18.00 i Dal velforening", None),
    ],
)
def test_where_a_meeting_was_is_told_in_the_sentence_of_when(sentence: str, place: str | None) -> None:
    """A room needs no capital, and a body is no place."""
    text = f"# Protokoll fra årsmøte 24. april 2025\n\n{sentence}\n\n## Sak 1: Regnskap\n\nVedtak: Godkjent\n"

    assert read_meeting(read_document("referat.md", text.encode()), None).record.get("moetested") == place


def test_nobody_signs_in_a_table_of_who_has_which_office() -> None:
    """Below the signatures stands the board as it now is."""
    record = _record(
        "## Sak 1: Regnskap\n\nVedtak: Godkjent\n\n## Sak 2: Eventuelt\n\nIngen saker.\n\n"
        "Protokollen signeres av:\n\nIda Lie /s/\n\nStyret har nå disse medlemmene:\n\n"
        "| Verv | Navn |\n|---|---|\n| Styreleder | Ola Vik |\n| Styremedlem | Siv Nes |\n"
    )

    assert record["underskrifter"] == ["Ida Lie"]


def test_the_day_may_stand_in_the_sentence_of_when_a_meeting_ended() -> None:
    """Where it went over several."""
    record = _record(
        "## Sak 1: Regnskap\n\nVedtak: Godkjent\n\n## Sak 2: Eventuelt\n\nIngen saker.\n\n"
        "Landsmøtet ble hevet søndag 25. april kl. 13.15.\n"
    )

    assert record["slutt"] == "13:15"


@each(
    "decision",
    [
        "Årsmeldingene for 2023 og 2024 ble enstemmig godkjent.",
        "Innkalling, saksliste og forretningsorden ble enstemmig godkjent.",
    ],
)
def test_a_decision_names_several_papers_that_it_adopts(decision: str) -> None:
    """Of two years, or a list of which no word has an article."""
    assert _case(f"Vedtak: {decision}")["votering"] == [
        {"tekst": decision.partition(" ble")[0], "enstemmig": True, "resultat": "vedtatt"}
    ]


def test_the_number_of_a_part_tells_that_it_is_a_case_however_long_its_title() -> None:
    """«1.2» after «1.1», with a decision below each."""
    long = "Valg av en til å føre protokoll og av to andelseiere til å underskrive den sammen med møteleder"
    cases = _record(
        f"## 1. Konstituering\n\n1.1 Valg av møteleder\n\nVedtak: Ida Lie ble valgt.\n\n"
        f"1.2 {long}\n\nVedtak: Godkjent.\n\n## 2. Regnskap\n\nVedtak: Godkjent.\n"
    )["saker"]
    assert [(case["saksnr"], case["tittel"]) for case in cases][1:3] == [("1.1", "Valg av møteleder"), ("1.2", long)]
    assert cases[2]["vedtak"] == ["Godkjent."]


def test_the_number_of_a_part_is_that_of_a_case_where_all_headings_are_of_one_level() -> None:
    """It is no word of the title."""
    cases = _record(
        "## 1. Konstituering\n\n## 1.1 Valg av møteleder\n\nVedtak: Ida Lie ble valgt.\n\n"
        "## 1.2 Godkjenning av innkalling\n\nVedtak: Godkjent.\n\n## 2. Regnskap\n\nVedtak: Godkjent.\n"
    )["saker"]
    assert [case["saksnr"] for case in cases] == ["1", "1.1", "1.2", "2"]
    assert [case["tittel"] for case in cases][1:3] == ["Valg av møteleder", "Godkjenning av innkalling"]
    assert [election["valgt"] for election in cases[1]["valg"]] == [["Ida Lie"]]


def test_lettered_parts_are_cases_in_a_text_without_headings() -> None:
    """«A Valg av møteleder» under «1 Konstituering», each with its decision."""
    lines = (
        "Protokoll fra generalforsamling i Vik borettslag", "Dato: 3. mars 2026", "1 Konstituering",
        "A Valg av møteleder", "Vedtak: Ida Lie ble valgt.", "B Godkjenning av innkalling", "Vedtak: Godkjent",
        "2 Regnskap", "Vedtak: Godkjent", "3 Budsjett", "Vedtak: Godkjent\n",
    )  # fmt: skip
    minutes = "\n\n".join(lines)
    record = read_meeting(read_document("referat.txt", minutes.encode()), None).record
    assert [case["saksnr"] for case in record["saker"]] == ["1", "1A", "1B", "2", "3"]


_PARTS = "## 1. Regnskap\n\nVedtak: Godkjent.\n\n## 2. Innkomne forslag\n\n{}\n\n## 3. Budsjett\n\nVedtak: Godkjent.\n"


@each(
    "fell, adopted",
    [
        ("Forslag fra Ida Lie: Vi bygger bom.\n\nForslaget falt med 9 mot 20 stemmer.", "Vedtak: Avgiften økes."),
        ("Ida Lie la fram forslaget.\n\nForslaget falt med 9 mot 20 stemmer.", "Forslaget ble enstemmig vedtatt."),
    ],
)
def test_parts_with_numbers_are_cases_by_the_votes_under_them(fell: str, adopted: str) -> None:
    """What fell has no decision, and what was adopted need not have one."""
    cases = _record(_PARTS.format(f"2.1 Bom ved veien\n\n{fell}\n\n2.2 Brøyting\n\n{adopted}"))["saker"]

    assert [case["saksnr"] for case in cases] == ["1", "2", "2.1", "2.2", "3"]
    assert [case["tittel"] for case in cases][2:4] == ["Bom ved veien", "Brøyting"]


@each(
    "below",
    [
        "2.1 Bakgrunn\n\nPlanen er fra i fjor.\n\n2.2 Vurdering\n\nForslaget ble enstemmig vedtatt.",
        "2.1 Bakgrunn\n\nDen ble vedtatt i fjor.\n\n2.2 Vurdering\n\nDen ble vedtatt av alle.",
        "Forslag:\n\n2.1 Avgiften økes.\n\n2.2 Bommen flyttes.\n\nPunkt 2.1 falt med 3 mot 9 stemmer.",
    ],
)
def test_parts_of_the_text_of_a_case_are_no_cases(below: str) -> None:
    """One vote is that of the case, and what was adopted once was voted on elsewhere."""
    assert [case["saksnr"] for case in _record(_PARTS.format(below))["saker"]] == ["1", "2", "3"]


def test_parts_of_a_case_that_are_voted_on_are_cases() -> None:
    """«4.1» and «4.2» under what was put forward, of which one has a decision and the other fell."""
    record = _record(
        "## 1. Regnskap\n\nVedtak: Godkjent.\n\n## 2. Innkomne forslag\n\n**2.1 Lys i løypa**\n\n"
        "Forslag: Vi bygger lys.\n\n"
        "Det ble stemt over forslaget: 14 for og 27 mot. Forslaget falt.\n\n"
        "**2.2 Brøyting**\n\nForslag: Avgiften økes.\n\n"
        "Vedtak: Avgiften økes.\n"
    )

    assert [case["tittel"] for case in record["saker"]] == ["Regnskap", "Innkomne forslag", "Lys i løypa", "Brøyting"]
    assert record["saker"][2]["votering"] == [{"gjelder": ["A"], "for": 14, "imot": 27, "resultat": "falt"}]


def test_a_table_belongs_to_the_point_that_it_stands_below() -> None:
    """Its rows are no points of the proposal."""
    case = _case(
        "Vedtak:\n\n1. Midlene fordeles slik:\n\n| Korps | 45 000 |\n|---|---|\n| Kor | 12 000 |\n\n2. Resten spares.\n"
    )

    first, second = case["vedtak"]
    assert (first["tekst"], first["punkter"]) == ("Midlene fordeles slik:", ["Korps: 45 000", "Kor: 12 000"])
    assert second == "Resten spares."


def test_those_who_were_put_forward_after_a_letter_were_elected() -> None:
    """«A. Som … ble foreslått:» with the name there, or with names below; who wrote is one of them."""
    record = _record(
        "## 1. Regnskap\n\nVedtak: Godkjent.\n\n## 2. Valg av tillitsvalgte\n\n"
        "**A. Som styreleder for 2 år ble foreslått:** "
        "Ida Lie\n\nVedtak: Valgt ved akklamasjon\n\n**B. Som varamedlemmer for 1 år ble foreslått:**\n\n1. Ola Vik\n"
        "2. Siv Nes\n\nVedtak: Valgt\n\nProtokollen signeres av undertegnede.\n\n"
        "| Møteleder og sekretær | Protokollvitne |\n"
        "|---|---|\n| Per Bø /s/ | Ola Vik /s/ |\n"
    )

    assert record["saker"][1]["valg"] == [
        {"verv": "styreleder", "form": "akklamasjon", "valgt": ["Ida Lie"]},
        {"verv": "varamedlemmer", "valgt": ["Ola Vik", "Siv Nes"]},
    ]
    assert (record["moeteleder"], record["referent"], record["underskrifter"]) == (
        "Per Bø",
        "Per Bø",
        ["Per Bø", "Ola Vik"],
    )


def test_a_decision_lists_who_was_elected_and_by_how_many() -> None:
    """Each with the office before, and how it went after the name."""
    record = _record(
        "## 1. Regnskap\n\nVedtak: Godkjent.\n\n## 2. Valg av leder og nestleder\n\n"
        "Vedtak: Leder: Ida Lie, valgt med 5 stemmer og 1 blank. Nestleder: Ola Vik, valgt ved akklamasjon.\n"
    )

    assert record["saker"][1]["valg"] == [
        {"verv": "Leder", "valgt": ["Ida Lie"], "kandidater": [{"navn": "Ida Lie", "stemmer": 5}], "blanke": 1},
        {"verv": "Nestleder", "valgt": ["Ola Vik"], "form": "akklamasjon"},
    ]


@each("who", ["Styret", "Ida Lie"])
def test_who_proposed_stands_after_a_label_above_the_proposal(who: str) -> None:
    """As managers of property print it, of the board and of owners."""
    case = _case(f"Forslagsstiller: {who}\n\nForslag til vedtak: Det bygges en bod.\n\nVedtak: Det bygges en bod.")

    assert (case["innstilling_fra"], case["forslag_til_vedtak"]) == (who, ["Det bygges en bod."])
    assert "referat" not in case
