"""Boards and general meetings: votes in the line of the decision, elections by who was put up, the end of a paper."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.meeting import read_meeting
from tests.support.rows import each

Record = dict[str, Any]
_HEAD = "# Protokoll fra generalforsamling i Lia borettslag\n\nTid: 24. april 2026 kl. 18.00\n\n"


def _reading(cases: str, *, end: str = "") -> DocumentReading:
    text = f"{_HEAD}## Sak 1 Regnskap\n\nVedtak: Godkjent\n\n{cases}\n\n{end}"
    return read_meeting(read_document("referat.md", text.encode()), None)


def _case(written: str, title: str = "Port") -> Record:
    """The second case of three."""
    case: Record = _reading(f"## Sak 2 {title}\n\n{written}\n\n## Sak 3 Eventuelt\n\nIngen saker.").record["saker"][1]
    return case


_OF_MEMBER = "Forslag fra Ola Vik: Porten males.\n\nStyrets innstilling: Styret støtter ikke forslaget.\n\n"


@each(
    "written, vote",
    [
        ("Honoraret ble foreslått til kr 900.\n\nVedtak: Godkjent mot 3 stemmer", {"imot": 3, "resultat": "vedtatt"}),
        (
            "Styret foreslo kr 900.\n\nVedtak: Styrets forslag ble enstemmig vedtatt.",
            {"tekst": "Styrets forslag", "enstemmig": True, "resultat": "vedtatt"},
        ),
        (
            f"{_OF_MEMBER}Forslaget krever 2/3 flertall.\n\nVedtak: Forslaget ble vedtatt med 35 mot 8 stemmer.",
            {"gjelder": ["B"], "for": 35, "imot": 8, "flertall": "2/3", "resultat": "vedtatt"},
        ),
        (
            f"{_OF_MEMBER}Vedtak: Forslaget falt. Det fikk 19 stemmer.",
            {"gjelder": ["B"], "for": 19, "resultat": "falt"},
        ),
        (f"{_OF_MEMBER}Vedtak: Forslaget fikk 4 stemmer og falt.", {"gjelder": ["B"], "for": 4, "resultat": "falt"}),
        (
            f"{_OF_MEMBER}Vedtak: Forslaget ble nedstemt med 30 mot 8 stemmer.",
            {"gjelder": ["B"], "for": 8, "imot": 30, "resultat": "falt"},
        ),
        (
            "Vedtak: Vedtatt med 30 mot 5 stemmer, dvs. mer enn 2/3 flertall.",
            {"for": 30, "imot": 5, "flertall": "2/3", "resultat": "vedtatt"},
        ),
        (
            "Vedtak: Regnskapet ble godkjent med 30 stemmer. 5 avholdt seg fra å stemme.",
            {"tekst": "Regnskapet", "for": 30, "avholdende": 5, "resultat": "vedtatt"},
        ),
    ],
)
def test_the_line_of_the_decision_tells_the_vote(written: str, vote: Record) -> None:
    """What was voted on may be no proposal of the case; "forslaget" is the member's where the board speaks of it."""
    assert _case(written)["votering"] == [vote]


def test_what_the_board_recommends_on_a_proposal_is_the_recommendation() -> None:
    """«Forslag:» above it is what was put forward, by nobody who is named there."""
    case = _case("Forslag: Porten males.\n\nStyrets innstilling: Forslaget avvises.\n\nVedtak: Forslaget falt.")

    assert (case["innstilling_fra"], case["forslag_til_vedtak"]) == ("Styret", ["Forslaget avvises."])
    assert case["forslag"] == [{"id": "B", "punkter": ["Porten males."]}]


def test_a_recommendation_after_a_proposal_for_a_decision_may_be_the_decision() -> None:
    """«Forslag til vedtak» is no proposal of nobody."""
    case = _case(
        "Forslag til vedtak:\n\nPorten males.\n\nBehandling:\n\nIda Lie orienterte.\n\n"
        "Formannskapets innstilling til kommunestyret:\n\nPorten males rød."
    )

    assert (case["forslag_til_vedtak"], case["vedtak"]) == (["Porten males."], ["Porten males rød."])


@each(
    "written, elections",
    [
        (
            (
                "A Som styremedlem for 2 år, ble foreslått Ida Lie\n\nVedtak: Valgt\n\n"
                "B Som varamedlem for 1 år, ble foreslått Ola Vik\n\nVedtak: Valgt ved akklamasjon"
            ),
            [("styremedlem", ["Ida Lie"], None), ("varamedlem", ["Ola Vik"], "akklamasjon")],
        ),
        (
            (
                "A) Som leder for 2 år, ble foreslått: Per Moe\n\nVedtak: Valgt ved akklamasjon\n\n"
                "B) Som styremedlem for 2 år, ble foreslått: Ida Lie, Ola Vik og Siv Nes. To skulle velges.\n\n"
                "Ida Lie fikk 30 stemmer, Siv Nes fikk 25 stemmer og Ola Vik fikk 17 stemmer.\n\n"
                "Vedtak: Ida Lie og Siv Nes ble valgt.\n\n"
                "C) Som varamedlem for 1 år, ble foreslått: Ola Vik\n\nVedtak: Valgt ved akklamasjon"
            ),
            [
                ("leder", ["Per Moe"], "akklamasjon"),
                ("styremedlem", ["Ida Lie", "Siv Nes"], None),
                ("varamedlem", ["Ola Vik"], "akklamasjon"),
            ],
        ),
        (
            (
                "Som styremedlem ble foreslått Ida Lie.\n\nVedtak: Godkjent\n\n"
                "Som varamedlem ble foreslått Ola Vik.\n\nVedtak: Godkjent"
            ),
            [("styremedlem", ["Ida Lie"], None), ("varamedlem", ["Ola Vik"], None)],
        ),
        ("Som leder for 2 år ble foreslått Ida Lie.\n\nVedtak: Godkjent", [("leder", ["Ida Lie"], None)]),
        (
            "Som sekretær ble foreslått Ida Lie, og som protokollvitner Ola Vik og Siv Nes.\n\nVedtak: Valgt",
            [("sekretær", ["Ida Lie"], None), ("protokollvitner", ["Ola Vik", "Siv Nes"], None)],
        ),
        (
            "Valgkomiteen foreslo Ida Lie og Ola Vik for to år.\n\nVedtak: Begge ble valgt ved akklamasjon.",
            [("tillitsvalgte", ["Ida Lie", "Ola Vik"], "akklamasjon")],
        ),
        (
            (
                "Som varamedlem ble Per Moe valgt.\n\nStyret består nå av:\n\n"
                "| Verv | Navn |\n|---|---|\n| Leder | Ida Lie |\n| Sekretær | Ola Vik |"
            ),
            [("varamedlem", ["Per Moe"], None)],
        ),
    ],
)
def test_who_was_put_up_was_elected_where_the_decision_says_so(written: str, elections: list[object]) -> None:
    """In one word below each, whatever the decision is called; who sits on the board now is no election."""
    for ruling in ("Vedtak:", "Beslutning:", "Konklusjon:"):
        found = _case(written.replace("Vedtak:", ruling), "Valg av tillitsvalgte").get("valg", [])

        assert [(one["verv"], one["valgt"], one.get("form")) for one in found] == elections


def test_the_end_of_a_paper_has_who_signed_in_columns_and_who_sits_on_the_board() -> None:
    """The hour has a colon of its own, each office stands over its name, and nobody signs in the last table."""
    record = _reading(
        "## Sak 2 Port\n\nVedtak: Porten males.",
        end=(
            "Møtet ble hevet kl.: 19.35. Protokollen signeres av\n\n| Møteleder | Fører av protokollen |\n|---|---|\n"
            "| Ida Lie /s/ | Ola Vik /s/ |\n\nStyret har etter valget fått følgende sammensetning:\n\n"
            "|  | Navn | Adresse | Valgt for |\n|---|---|---|---|\n| Leder | Siv Nes | Liveien 4 | 2025–2027 |\n"
        ),
    ).record

    assert (record["slutt"], record["moeteleder"], record["referent"]) == ("19:35", "Ida Lie", "Ola Vik")
    assert record["underskrifter"] == ["Ida Lie", "Ola Vik"]


@each(
    "signed",
    [
        "Godkjent og signert elektronisk av Ida Lie, Ola Vik og Siv Nes.",
        "Protokollen er elektronisk signert av Ida Lie, Ola Vik og Siv Nes.",
    ],
)
def test_a_sentence_below_a_decision_of_points_says_who_signed(signed: str) -> None:
    """It is no point of what was decided."""
    record = _reading("## Sak 2 Port\n\nVedtak:\n\n1. Porten males.\n2. Den blir rød.", end=signed).record

    assert record["underskrifter"] == ["Ida Lie", "Ola Vik", "Siv Nes"]
    assert record["saker"][-1]["vedtak"] == ["Porten males.", "Den blir rød."]


def test_a_line_that_the_minutes_are_right_does_not_hide_when_the_meeting_ended() -> None:
    """It stands between that and the names of those who sign."""
    end = "Årsmøtet ble avsluttet kl. 21.05.\n\nProtokollen er riktig gjengitt:\n\nIda Lie\t\tOla Vik\n"
    record = _reading("## Sak 2 Port\n\nVedtak: Porten males.", end=end).record

    assert (record["slutt"], record["underskrifter"]) == ("21:05", ["Ida Lie", "Ola Vik"])
    assert "referat" not in record["saker"][-1]


@each("told, place", [("Velhuset klubbrom", "Velhuset klubbrom"), ("Storgata 7, 2. etasje", "Storgata 7, 2. etasje")])
def test_words_of_a_place_that_look_like_the_hour_or_the_day_are_of_the_place(told: str, place: str) -> None:
    """«kl» begins «klubbrom», and «2. e» is no day."""
    text = f"# Protokoll fra årsmøtet\n\nMøtet ble holdt 17. mars 2026 kl. 19.00 på {told}.\n\n"
    paper = f"{text}## Sak 1 Port\n\nVedtak: Ja.\n".encode()

    assert read_meeting(read_document("referat.md", paper), None).record["moetested"] == place


def test_a_vote_that_is_not_understood_is_told_in_the_report() -> None:
    """It stands in the running text, under «Votering» or not."""
    told = "Vedtaket ble gjort med alles velsignelse."
    reading = _reading(f"## Sak 2 Port\n\nPorten er rusten.\n\nVotering:\n\n{told}\n\nVedtak: Porten males.")

    assert told in reading.record["saker"][1]["referat"]
    assert [one.why for one in reading.ledger.guesses if one.text == told] == [
        "kan fortelle om en votering; står bare i teksten"
    ]


_LIST = "Til stede: Ida Lie (styreleder), Ola Vik (nestleder), Siv Nes\n\n"


@each(
    "told",
    [
        "Styreleder ble enstemmig erklært inhabil.",
        "Styrelederen er med i laget og ba styret vurdere habiliteten. Styret fant henne inhabil.",
        "Styreleder fratrådte som inhabil.",
    ],
)
def test_who_is_disqualified_may_be_named_by_an_office_that_one_of_the_list_has(told: str) -> None:
    """The record has the name; the report says how it was read."""
    text = f"# Styremøte i Lia vel\n\nDato: 4. mars 2026\n\n{_LIST}## Sak 1/26 Naust\n\n{told}\n\nVedtak: Ja.\n"
    reading = read_meeting(read_document("referat.md", text.encode()), None)

    assert [(one["navn"], one["utfall"]) for one in reading.record["saker"][0]["habilitet"]] == [("Ida Lie", "inhabil")]
    assert "habilitet: Ida Lie, inhabil" in [one.made for one in reading.ledger.guesses]


def test_what_the_board_and_a_member_proposed_in_no_more_than_an_amount_is_voted_on() -> None:
    """Whose each is says which votes it had."""
    case = _case(
        "Styret gjorde framlegg om kr 3 200 per hus.\n\nOla Vik gjorde framlegg om uendra avgift, kr 2 900.\n\n"
        "Røysting: Framlegget frå styret fekk 22 røyster. Framlegget frå Ola Vik fekk 13 røyster.\n\n"
        "Vedtak: Avgifta vert kr 3 200 per hus."
    )

    assert (case["innstilling_fra"], case["forslag_til_vedtak"]) == ("Styret", ["kr 3 200 per hus."])
    assert case["votering"] == [{"gjelder": ["A"], "satt_opp_mot": ["B"], "for": 22, "imot": 13, "resultat": "vedtatt"}]


def test_an_amount_of_something_is_a_proposal_too() -> None:
    """«… foreslo en leie på 8 000 kroner» beside another who put a sum forward."""
    case = _case(
        "Ida Lie foreslo en leie på 8 000 kroner. Ola Vik foreslo at leien settes til 5 000 kroner.\n\n"
        "Forslaget fra Vik falt med 1 mot 2 stemmer.\n\nVedtak: Leien er 8 000 kroner."
    )

    assert [one["forslagsstiller"] for one in case["forslag"]] == [["Ida Lie"], ["Ola Vik"]]
    assert case["votering"] == [{"gjelder": ["C"], "for": 1, "imot": 2, "resultat": "falt"}]


def test_where_a_board_met_stands_between_the_word_for_the_meeting_and_the_day() -> None:
    """No verb says that it was held."""
    text = "# Styreprotokoll\n\nStyremøte på Teams onsdag 6. mai 2026, kl. 16–17\n\n## Sak 1/26 Naust\n\nVedtak: Ja.\n"

    assert read_meeting(read_document("referat.md", text.encode()), None).record["moetested"] == "Teams"


@each("heading", ["", "**Votering:**\n\n"])
def test_a_sentence_on_the_majority_before_the_numbers_is_of_the_vote(heading: str) -> None:
    """It is no point of the proposal above it."""
    case = _case(
        f"Forslag fra styret: Styret skal ha fem medlemmer.\n\n{heading}"
        "Lovendringer krever 2/3 flertall. 44 stemte for og 8 stemte mot.\n\nVedtak: Forslaget ble vedtatt."
    )

    assert case["forslag_til_vedtak"] == ["Styret skal ha fem medlemmer."]
    assert case["votering"] == [{"gjelder": ["A"], "for": 44, "imot": 8, "flertall": "2/3", "resultat": "vedtatt"}]


def test_a_vote_on_what_is_not_read_as_a_proposal_keeps_the_words_for_it() -> None:
    """And a shareholder's title is no part of the name."""
    case = _case(
        "Styrets leder foreslo at honoraret økes. Aksjeeier Siv Nes foreslo at satsene holdes uendret. "
        "Styrets forslag ble vedtatt med 480 mot 132 stemmer."
    )

    assert case["votering"] == [{"tekst": "Styrets forslag", "for": 480, "imot": 132, "resultat": "vedtatt"}]
    assert case["forslag"][0]["forslagsstiller"] == ["Siv Nes"]


@each(
    "announced",
    [
        "I samsvar med styrets forslag ble følgende vedtak truffet:",
        "Daglig leder gikk gjennom regnskapet. Følgende vedtak ble fattet:",
    ],
)
def test_a_sentence_that_a_decision_was_made_leads_up_to_it(announced: str) -> None:
    """Alone, or behind what was said."""
    assert _case(f"{announced}\n\nPorten males. Den blir rød.")["vedtak"] == ["Porten males. Den blir rød."]


@each(
    "told",
    [
        "Det ble holdt skriftlig valg: Ida Lie fikk 31 stemmer, Ola Vik fikk 20 stemmer, 1 blank. Ida Lie er valgt.",
        "Ved skriftlig valg på leder fikk Ida Lie 31 stemmer, Ola Vik 20 stemmer og 1 blank. Ida Lie er valgt.",
        (
            "| Leder | Ida Lie | 1 år |\n|---|---|---|\n| Kasserer | Siv Nes | 1 år |\n\n"
            "Det ble holdt skriftlig valg: Ida Lie fikk 31 stemmer, Ola Vik fikk 20 stemmer, 1 blank."
        ),
    ],
)
def test_the_votes_of_an_election_may_follow_what_it_was(told: str) -> None:
    """In the same sentence, before or after who was elected."""
    election = _case(told, "Valg av leder")["valg"][0]

    assert election["kandidater"] == [{"navn": "Ida Lie", "stemmer": 31}, {"navn": "Ola Vik", "stemmer": 20}]
    assert (election["valgt"], election["blanke"], election["form"]) == (["Ida Lie"], 1, "skriftlig")


@each("letters", ["A B C", "A. B. C.", "**A** **B** **C**", "A: B: C:", "A.1 A.2 A.3", "1. 2. 3."])
def test_the_letters_before_several_elections_are_no_part_of_their_sentences(letters: str) -> None:
    """As the administrators of housing set them."""
    told = (
        "Som styreleder for 2 år ble valgt Ida Lie.",
        "Som styremedlem for 2 år ble valgt Ola Vik.",
        "Siv Nes Moe ble valgt til varamedlem.",
    )
    written = "\n\n".join(f"{letter} {one}" for letter, one in zip(letters.split(), told, strict=True))

    assert [(one["verv"], one["valgt"]) for one in _case(written, "Valg av tillitsvalgte")["valg"]] == [
        ("styreleder", ["Ida Lie"]),
        ("styremedlem", ["Ola Vik"]),
        ("varamedlem", ["Siv Nes Moe"]),
    ]


@each(
    "told",
    [
        "Kravet om to tredjedels flertall er oppfylt.",
        "Kravet til 2/3 flertall var dermed oppfylt.",
        "Dermed er kravet om to tredjedels flertall oppfylt.",
        "Nødvendig flertall på to tredjedeler ble oppnådd.",
        "Kravet om kvalifisert flertall (2/3) er oppfylt.",
        "Vedtaket krever to tredjedels flertall.",
    ],
)
def test_the_majority_may_be_told_behind_the_vote_of_a_decision(told: str) -> None:
    """In words, too, and in the same paragraph."""
    case = _case(f"{_OF_MEMBER}Vedtak: Forslaget ble vedtatt med 33 mot 6 stemmer. {told}")

    assert (case["votering"][0]["for"], case["votering"][0]["flertall"]) == (33, "2/3")


@each(
    "how",
    [
        "med nødvendig to tredjedels flertall (33 mot 6 stemmer)",
        "med to tredjedels flertall, 33 mot 6 stemmer",
        "med 33 mot 6 stemmer (2/3 flertall)",
        "med det nødvendige flertallet på to tredjedeler (33 mot 6 stemmer)",
        "med 2/3 flertall (33 for, 6 mot)",
    ],
)
def test_a_majority_in_words_is_that_in_figures(how: str) -> None:
    """And the numbers in brackets behind it are those of the vote."""
    case = _case(
        f"Forslag til vedtak: Porten males.\n\nVotering: Forslaget ble vedtatt {how}.\n\nVedtak: Porten males."
    )
    vote = case["votering"][0]

    assert (vote["for"], vote["imot"], vote["flertall"]) == (33, 6, "2/3")
