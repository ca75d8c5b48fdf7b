"""Elections of many offices: who was elected to what, however a general meeting tells of it."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.support.rows import each

Record = dict[str, Any]
_HEAD = "# Protokoll fra årsmøte i Dal velforening\n\nTid: 24. april 2025 kl. 18.00\n\n## 1. Regnskap\n\nGodkjent.\n\n"


def _elections(written: str, title: str = "Valg av tillitsvalgte", head: str = _HEAD) -> list[Record]:
    """The elections of the second case."""
    text = f"{head}## 2. {title}\n\n{written}\n"
    case: Record = read_meeting(read_document("referat.md", text.encode()), None).record["saker"][1]
    return case.get("valg", [])  # type: ignore[no-any-return]


@each(
    "line, names",
    [
        ("Leder: Ida Lie, 2 år (gjenvalg, enstemmig)", ["Ida Lie"]),
        ("Styremedlemmer: Ida Lie, Ola Vik og Siv Nes, alle for 2 år", ["Ida Lie", "Ola Vik", "Siv Nes"]),
        ("Varamedlemmer: 1. vara Ida Lie, 2. vara Ola Vik", ["Ida Lie", "Ola Vik"]),
        ("Valgkomité: Ida Lie (leder), Ola Vik, valgt for perioden 2025–2026", ["Ida Lie", "Ola Vik"]),
        ("Revisor: Ida Lie (attval)", ["Ida Lie"]),
        ("Revisorer: Ida Lie & Ola Vik", ["Ida Lie", "Ola Vik"]),
        ("Nestleder:\tIda Lie\tgjenvalgt for 1 år", ["Ida Lie"]),
    ],
)
def test_what_stands_beside_those_elected_is_no_part_of_their_names(line: str, names: list[str]) -> None:
    """For how long, how, and in which order."""
    (election,) = _elections(line)

    assert election == {"verv": line.partition(":")[0], "valgt": names}


def test_the_votes_of_those_who_stood_lead_up_to_who_was_elected() -> None:
    """The office before the candidates is what the one who was elected of them was elected to, and of no other."""
    elections = _elections(
        "Leder: Ida Lie fikk 20 stemmer, Ola Vik fikk 17 stemmer. Ida Lie ble gjenvalgt for 1 år.\n\n"
        "Siv Nes ble valgt.\n\nNestleder: Ola Vik\n",
        "Valg",
    )

    assert elections == [
        {
            "verv": "Leder",
            "kandidater": [{"navn": "Ida Lie", "stemmer": 20}, {"navn": "Ola Vik", "stemmer": 17}],
            "valgt": ["Ida Lie"],
        },
        {"verv": "Nestleder", "valgt": ["Ola Vik"]},
    ]


@each(
    "told",
    [
        "Ida Lie ble valgt med 3 stemmer. Ola Vik fikk 2 stemmer.",
        "Ida Lie ble valgt til leder med 3 stemmer. Ola Vik fekk 2 røyster.",
        "Ida Lie ble gjenvalgt som leder med tre stemmer. Ola Vik 2 stemmer.",
        "Ida Lie vart vald med 3 røyster. Ola Vik fikk to stemmer.",
    ],
)
def test_who_was_elected_by_so_many_votes_is_a_candidate_before_the_others(told: str) -> None:
    """The votes of the others stand in a sentence of their own."""
    (election,) = _elections(told, "Valg av leder")

    assert election == {
        "verv": "leder",
        "valgt": ["Ida Lie"],
        "kandidater": [{"navn": "Ida Lie", "stemmer": 3}, {"navn": "Ola Vik", "stemmer": 2}],
    }


@each("title", ["Akan-utvalget – valg av ny representant", "Akan-utvalget: valg av ny representant", "Akan-utvalget"])
def test_a_decision_elects_whom_it_names_for_an_office(title: str) -> None:
    """Also where the title says first of what the case is, or not that it elects."""
    (election,) = _elections("Vedtak: Ida Lie ble enstemmig valgt som ny representant.", title)

    assert election == {"verv": "representant", "form": "enstemmig", "valgt": ["Ida Lie"]}


def test_what_is_chosen_for_no_office_is_not_elected() -> None:
    """What stands in capitals like a name may be one of several ways."""
    assert _elections("Vedtak: Alternativ B ble valgt som løsning.", "Ny skole") == []


def test_a_table_may_say_how_somebody_was_elected_beside_the_name() -> None:
    """«(attval)» in the cell of the name."""
    elections = _elections(
        "| Verv | Vald | Periode |\n|---|---|---|\n| Styreleiar | Ida Lie (attval) | 1 år |\n"
        "| Valnemnd | Ola Vik, Siv Nes | 1 år |\n"
    )

    assert elections == [
        {"verv": "Styreleiar", "valgt": ["Ida Lie"]},
        {"verv": "Valnemnd", "valgt": ["Ola Vik", "Siv Nes"]},
    ]


def test_who_was_proposed_for_an_office_was_elected_where_the_line_below_says_so() -> None:
    """«Vedtak: Valgt» for each of several offices, one of them over a list."""
    elections = _elections(
        "A) Som leder for 2 år ble foreslått Ida Lie.\n\nVedtak: Valgt\n\n"
        "B) Som styremedlemmer ble foreslått:\n\nOla Vik\n\nSiv Nes\n\nVedtak: Valgt ved akklamasjon\n"
    )

    assert elections == [
        {"verv": "leder", "valgt": ["Ida Lie"]},
        {"verv": "styremedlemmer", "valgt": ["Ola Vik", "Siv Nes"], "form": "akklamasjon"},
    ]


def test_nobody_was_elected_who_was_only_proposed() -> None:
    """The same sentence without the line that says what came of it."""
    assert _elections("A) Som leder for 2 år ble foreslått Ida Lie.\n\nB) Som kasserer ble foreslått Ola Vik.") == []


def test_a_decision_says_who_is_the_substitute_of_who_was_elected() -> None:
    """The votes stand a line each, with the blank ones last."""
    (election,) = _elections(
        "Valget var skriftlig.\n\nIda Lie: 9 stemmer\n\nOla Vik: 4 stemmer\n\nBlanke: 1\n\n"
        "Vedtak: Ida Lie velges som utsending, med Ola Vik som vara.",
        "Valg av utsending til årsmøtet",
    )

    assert election == {
        "verv": "utsending",
        "form": "skriftlig",
        "kandidater": [{"navn": "Ida Lie", "stemmer": 9}, {"navn": "Ola Vik", "stemmer": 4}],
        "blanke": 1,
        "valgt": ["Ida Lie"],
        "varamedlemmer": ["Ola Vik"],
    }


def test_how_many_voted_for_each_stands_after_who_was_elected() -> None:
    """Who was not elected has a sentence too."""
    (election,) = _elections("Nestleder: Ida Lie, 2 år. Valgt med 34 stemmer. Ola Vik fikk 24 stemmer.")

    assert election == {
        "verv": "Nestleder",
        "valgt": ["Ida Lie"],
        "kandidater": [{"navn": "Ida Lie", "stemmer": 34}, {"navn": "Ola Vik", "stemmer": 24}],
    }


def test_a_substitute_in_a_sentence_of_its_own_is_of_who_was_elected_before() -> None:
    """The title says to what both were elected."""
    (election,) = _elections(
        "Vedtak: Ida Lie er valgt som utsending. Ola Vik er valgt som vara.", "Valg av utsending til årsmøtet"
    )

    assert election == {"verv": "utsending", "valgt": ["Ida Lie"], "varamedlemmer": ["Ola Vik"]}


@each(
    "sentence, election",
    [
        (
            "Til styreleiar for eitt år vart Ida Lie attvald med akklamasjon.",
            {"verv": "styreleiar", "valgt": ["Ida Lie"], "form": "akklamasjon"},
        ),
        ("Som revisor ble Ida Lie gjenvalgt.", {"verv": "revisor", "valgt": ["Ida Lie"]}),
    ],
)
def test_somebody_is_elected_again(sentence: str, election: Record) -> None:
    """With the name before the word for it."""
    assert _elections(sentence) == [election]


@each(
    "line",
    [
        "Medlemmer: Ida Lie (vara: Ola Vik), Siv Nes (personlig vara Per Moe)",
        "Medlemmer: Ida Lie med vara Ola Vik, Siv Nes med personlig varamedlem Per Moe",
    ],
)
def test_each_of_those_elected_may_have_a_substitute(line: str) -> None:
    """In brackets or words behind the name."""
    (election,) = _elections(line)

    assert election == {"verv": "Medlemmer", "valgt": ["Ida Lie", "Siv Nes"], "varamedlemmer": ["Ola Vik", "Per Moe"]}


def test_candidates_stand_in_sentences_of_their_own_before_who_was_elected() -> None:
    """So does the form; those who may meet for them are told after."""
    elections = _elections(
        "Det ble holdt skriftlig valg. Ida Lie fikk 20 stemmer, Ola Vik fikk 15 stemmer, 2 blanke. "
        "Ida Lie ble dermed valgt til leder for 2 år.\n\nVara: Siv Nes og Per Moe ble valgt.",
        "Valg",
    )

    assert elections == [
        {
            "verv": "leder",
            "kandidater": [{"navn": "Ida Lie", "stemmer": 20}, {"navn": "Ola Vik", "stemmer": 15}],
            "form": "skriftlig",
            "blanke": 2,
            "valgt": ["Ida Lie"],
            "varamedlemmer": ["Siv Nes", "Per Moe"],
        }
    ]


def test_all_who_were_proposed_in_sentences_were_elected() -> None:
    """«Begge ble valgt.»"""
    elections = _elections("Ida Lie ble foreslått som leder. Ola Vik ble foreslått som nestleder. Begge ble valgt.")

    assert elections == [{"verv": "leder", "valgt": ["Ida Lie"]}, {"verv": "nestleder", "valgt": ["Ola Vik"]}]


def test_the_votes_of_candidates_stand_behind_the_word_for_a_vote() -> None:
    """And a term of office before the verb is no part of the office."""
    (voted,) = _elections(
        "Forslag på kandidater: Ida Lie og Ola Vik.\n\nVotering: Ida Lie: 5 stemmer, Ola Vik: 4 stemmer.\n\n"
        "Vedtak: Ida Lie er valgt som nestleder.",
        "Valg av nestleder",
    )
    (term,) = _elections("Vedtak: Som nestleder i perioden 2026–2027 velges Ida Lie.", "Valg av nestleder")

    assert voted["kandidater"] == [{"navn": "Ida Lie", "stemmer": 5}, {"navn": "Ola Vik", "stemmer": 4}]
    assert term == {"verv": "nestleder", "valgt": ["Ida Lie"]}


@each(
    "told",
    [
        "Ida Lie ble valgt. Vara er Ola Vik.",
        "Ida Lie vart vald. Vara vart Ola Vik.",
        "Valgt ble Ida Lie. Varamedlem: Ola Vik.",
        "Valgt: Ida Lie. Vara: Ola Vik.",
    ],
)
def test_a_sentence_of_its_own_says_who_is_the_substitute(told: str) -> None:
    """The one whom the sentence before elects has it."""
    (election,) = _elections(told, "Valg av representant til vannområdet")

    assert election["valgt"] == ["Ida Lie"]
    assert election["varamedlemmer"] == ["Ola Vik"]


def test_all_who_were_proposed_are_called_so_in_the_decision() -> None:
    """As managers of property print it."""
    elections = _elections(
        "Som referent ble foreslått Ida Lie. Til å undertegne protokollen ble foreslått Ola Vik og Siv Nes.\n\n"
        "Vedtak: De foreslåtte ble enstemmig valgt.",
        "Valg av referent og to til å undertegne protokollen",
    )

    assert elections == [
        {"verv": "referent", "valgt": ["Ida Lie"]},
        {"verv": "å undertegne protokollen", "valgt": ["Ola Vik", "Siv Nes"]},
    ]


def test_the_form_of_each_election_is_told_with_its_office() -> None:
    """The decision is a list of who was elected."""
    elections = _elections(
        "Valget av leder var skriftlig.\n\nLeder: Ida Lie fikk 3 stemmer. Ola Vik fikk 2 stemmer.\n\n"
        "Nestleder: Siv Nes ble valgt ved akklamasjon.\n\nVedtak:\n\n- Leder: Ida Lie\n- Nestleder: Siv Nes",
        "Valg av leder og nestleder",
    )

    assert [(one["verv"], one["form"]) for one in elections] == [("Leder", "skriftlig"), ("Nestleder", "akklamasjon")]


def test_an_election_among_the_points_of_a_decision_says_after_whom() -> None:
    """In a case that is none by its title."""
    (election,) = _elections(
        "Vedtak:\n\n1. Siv Nes fritas fra vervet.\n2. Som nytt medlem i oppvekstutvalget etter Siv Nes velges Ola Vik.",
        "Søknad om fritak",
    )

    assert election == {"verv": "medlem i oppvekstutvalget", "valgt": ["Ola Vik"], "etter": ["Siv Nes"]}


def test_a_body_that_constitutes_itself_elects() -> None:
    """Headings of its own, or points, say to what."""
    elections = _elections(
        "1. Valg av leder\n\nIda Lie ble valgt.\n\n2. Valg av nestleder\n\nOla Vik ble valgt.", "Konstituering av rådet"
    )

    assert [(one["verv"], one["valgt"]) for one in elections] == [("leder", ["Ida Lie"]), ("nestleder", ["Ola Vik"])]


def test_candidates_are_told_with_how_people_voted() -> None:
    """«Ved skriftlig avstemning fikk …»"""
    (election,) = _elections(
        "Ved skriftlig avstemning fikk Ida Lie 6 stemmer og Ola Vik 3 stemmer.\n\nVedtak: Ida Lie er valgt til leder.",
        "Valg av leder",
    )

    assert election["kandidater"] == [{"navn": "Ida Lie", "stemmer": 6}, {"navn": "Ola Vik", "stemmer": 3}]
    assert election["form"] == "skriftlig"


def test_a_decision_lists_those_elected_below_each_office() -> None:
    """As a council elects a board; what leads up to the lists is no office."""
    elections = _elections(
        "Vedtak:\n\nTil klagenemnda velges:\n\nMedlemmer:\n\n"
        "1. Ida Lie, leder\n2. Ola Vik, nestleder\n\nVaramedlemmer:\n\n1. Siv Nes\n2. Per Moe",
        "Valg av medlemmer til klagenemnda",
        _HEAD.replace("## 1.", "Til stede: Ida Lie og Ola Vik\n\n## 1."),
    )

    assert elections == [
        {"verv": "Medlemmer", "valgt": ["Ida Lie", "Ola Vik"]},
        {"verv": "Varamedlemmer", "valgt": ["Siv Nes", "Per Moe"]},
    ]


def test_what_a_body_chooses_is_no_list_of_people() -> None:
    """In a case that is called an election."""
    assert _elections("Vedtak:\n\nStyret velger:\n\nAlternativ B", "Valg av løsning") == []


@each(
    "told, form",
    [
        ("Alle valgene var enstemmige.", "enstemmig"),
        ("Valgene ble foretatt ved akklamasjon.", "akklamasjon"),
        ("Samtlige valg skjedde ved akklamasjon.", "akklamasjon"),
        ("Alle ble enstemmig valgt.", "enstemmig"),
        ("Vala var samrøystes.", "samrøystes"),
    ],
)
def test_one_sentence_says_how_all_were_elected(told: str, form: str) -> None:
    """It stands after the last of them."""
    assert _elections(f"Leder: Ida Lie\n\nNestleder: Ola Vik\n\n{told}", "Valg av styre") == [
        {"verv": "Leder", "form": form, "valgt": ["Ida Lie"]},
        {"verv": "Nestleder", "form": form, "valgt": ["Ola Vik"]},
    ]


@each(
    "told, form",
    [
        ("Ida Lie ble valgt til leder. Valget var enstemmig.", "enstemmig"),
        ("Ida Lie vart vald til leiar. Valet var skriftleg.", "skriftleg"),
        ("Leder: Ida Lie. Valgt ved akklamasjon.", "akklamasjon"),
    ],
)
def test_the_next_sentence_says_how_somebody_was_elected(told: str, form: str) -> None:
    """Of the election that it stands after."""
    (election,) = _elections(told, "Valg av styre")

    assert (election["valgt"], election["form"]) == (["Ida Lie"], form)


def test_a_body_says_in_one_sentence_whom_it_constitutes_itself_with() -> None:
    """Each with an office."""
    elections = _elections(
        "Rådet konstituerte seg med Ida Lie som leder, Ola Vik som nestleder og Siv Nes som sekretær.", "Konstituering"
    )

    assert [(one["verv"], one["valgt"]) for one in elections] == [
        ("leder", ["Ida Lie"]),
        ("nestleder", ["Ola Vik"]),
        ("sekretær", ["Siv Nes"]),
    ]


def test_what_leads_up_to_those_elected_elects_nobody() -> None:
    """Nor does that somebody is let off."""
    led_up = _elections("Vedtak:\n\nStyret fikk følgende sammensetning:\n\nLeder: Ida Lie\n\nNestleder: Ola Vik")
    let_off = _elections(
        "Vedtak:\n\n1. Siv Nes fritas fra vervet.\n2. Ida Lie velges som nytt medlem i klagenemnda.",
        "Valg til klagenemnda",
    )

    assert led_up == [{"verv": "Leder", "valgt": ["Ida Lie"]}, {"verv": "Nestleder", "valgt": ["Ola Vik"]}]
    assert let_off == [{"verv": "medlem i klagenemnda", "valgt": ["Ida Lie"]}]


@each(
    "decision, office, elected",
    [
        (
            "Ida Lie og Ola Vik velges som representanter til styret.",
            "representanter til styret",
            ["Ida Lie", "Ola Vik"],
        ),
        ("Som delegater til landsmøtet velges Ida Lie og Ola Vik.", "delegater til landsmøtet", ["Ida Lie", "Ola Vik"]),
        ("Ida Lie og Ola Vik ble valgt til nye medlemmer av styret.", "medlemmer av styret", ["Ida Lie", "Ola Vik"]),
        ("Ida Lie og Ola Vik vert valde som utsendingar.", "utsendingar", ["Ida Lie", "Ola Vik"]),
        ("Ida Lie og Ola Vik velges til revisorer.", "revisorer", ["Ida Lie", "Ola Vik"]),
    ],
)
def test_a_decision_elects_several_to_an_office_of_several(decision: str, office: str, elected: list[str]) -> None:
    """Also in a case whose title says nothing of an election."""
    assert _elections(f"Vedtak: {decision}", "Konferansen") == [{"verv": office, "valgt": elected}]


@each("told", ["Siv Nes er vara.", "Vara: Siv Nes.", "Siv Nes velges som vara.", "Varamedlem er Siv Nes."])
@each("title", ["Konferansen", "Valg av to representanter til styret"])
def test_who_is_named_as_substitute_below_is_that_of_those_elected(told: str, title: str) -> None:
    """And is elected to nothing else."""
    (election,) = _elections(f"Vedtak: Ida Lie og Ola Vik velges som representanter til styret. {told}", title)

    assert (election["valgt"], election["varamedlemmer"]) == (["Ida Lie", "Ola Vik"], ["Siv Nes"])


def test_alternatives_are_elected_to_no_office() -> None:
    """However many there are."""
    assert _elections("Vedtak: Alternativ B og Alternativ C velges som løsninger.", "Skolen") == []


@each(
    "told, office",
    [
        ("Ida Lie ble valgt til leder for perioden 2026–2028.", "leder"),
        ("Ida Lie vart vald som leiar ut valperioden.", "leiar"),
        ("Årsmøtet valgte Ida Lie til leder.", "leder"),
        ("Styret valgte enstemmig Ida Lie som ny leder.", "leder"),
        ("Vedtak: Det ble vedtatt å velge Ida Lie som leder for 2 år.", "leder"),
        ("Ida Lie ble foreslått og valgt som leder.", "leder"),
    ],
)
def test_who_elected_somebody_and_for_how_long_is_no_part_of_the_office(told: str, office: str) -> None:
    """The body may be the one that the sentence is about."""
    (election,) = _elections(told, "Valg")

    assert (election["verv"], election["valgt"]) == (office, ["Ida Lie"])


@each(
    "line, decision, elected",
    [
        ("Leder: Ida Lie (6 stemmer), Ola Vik (3 stemmer)", "", ["Ida Lie"]),
        ("Leiar: Ola Vik (to røyster) og Ida Lie (seks røyster)", "", ["Ida Lie"]),
        ("Leder: Ida Lie 6 stemmer, Ola Vik 3 stemmer", "Ida Lie ble valgt.", ["Ida Lie"]),
        ("Leder: Ida Lie (4 stemmer), Ola Vik (4 stemmer)", "Vedtak: Ola Vik er valgt som leder.", ["Ola Vik"]),
        ("Miljøutvalget: Ida Lie (6 stemmer), Ola Vik (3 stemmer)", "Vedtak: Ida Lie velges.", ["Ida Lie"]),
        (
            "Valgkomité: Ida Lie (6 stemmer), Ola Vik (5 stemmer), Siv Nes (2 stemmer)",
            "Vedtak: Ida Lie og Ola Vik velges til valgkomiteen.",
            ["Ida Lie", "Ola Vik"],
        ),
        (
            "Styremedlemmer: Ida Lie (6 stemmer), Ola Vik (5 stemmer), Siv Nes (2 stemmer)",
            "Ida Lie og Ola Vik ble valgt som styremedlemmer.",
            ["Ida Lie", "Ola Vik"],
        ),
    ],
)
def test_who_stands_with_votes_behind_an_office_is_a_candidate_for_it(
    line: str, decision: str, elected: list[str]
) -> None:
    """The most votes elect to an office of one; else what is said below does."""
    (election,) = _elections(f"{line}\n\n{decision}", "Suppleringsvalg")

    assert election["valgt"] == elected
    assert len(election["kandidater"]) == line.count(",") + line.count(" og ") + 1
    assert {"navn": "Ida Lie", "stemmer": 4 if "4" in line else 6} in election["kandidater"]


def test_nobody_is_elected_by_as_many_votes_as_another_had() -> None:
    """The lot decides, and minutes say how it fell."""
    (election,) = _elections("Leder: Ida Lie (4 stemmer), Ola Vik (4 stemmer)", "Valg")

    assert "valgt" not in election


def test_a_decision_may_tell_the_votes_before_who_was_elected() -> None:
    """In a sentence of its own, which elects nobody."""
    (election,) = _elections("Vedtak: Ida Lie fikk 6 stemmer og Ola Vik 3 stemmer. Ida Lie er valgt som leder.", "Valg")

    assert (election["verv"], election["valgt"]) == ("leder", ["Ida Lie"])
    assert election["kandidater"] == [{"navn": "Ida Lie", "stemmer": 6}, {"navn": "Ola Vik", "stemmer": 3}]


@each(
    "lead, form",
    [
        ("Følgende ble valgt ved akklamasjon:", "akklamasjon"),
        ("Siv Nes la fram forslaget. Følgende personer ble valgt ved akklamasjon for to år:", "akklamasjon"),
        ("Ved akklamasjon ble følgende valgt:", "akklamasjon"),
        ("Desse vart valde med akklamasjon:", "akklamasjon"),
        ("Vedtak: Følgende ble ved skriftlig valg valgt:", "skriftlig valg"),
    ],
)
@each("people", ["- Leder: Ida Lie\n- Kasserer: Ola Vik", "| Leder | Ida Lie |\n|---|---|\n| Kasserer | Ola Vik |"])
def test_the_words_over_those_elected_say_how(lead: str, form: str, people: str) -> None:
    """For each below them, and for nobody who was elected in another sentence."""
    written = f"{lead}\n\n{people}\n\nPer Dal ble valgt til revisor."

    told = {one["verv"]: one.get("form") for one in _elections(written, "Valg")}
    assert told == {"Leder": form, "Kasserer": form, "revisor": None}


def test_a_table_elects_below_a_decision_that_says_for_how_long() -> None:
    """What stands in a third column stays in the text."""
    elections = _elections(
        "Vedtak: Følgende ble enstemmig valgt for to år:\n\n"
        "| Styreleder | Ida Lie | gjenvalg |\n|---|---|---|\n| 1. varamedlem | Ola Vik | ny |",
        "Valg av styremedlemmer",
    )

    assert elections == [{"verv": "Styreleder", "valgt": ["Ida Lie"]}, {"verv": "1. varamedlem", "valgt": ["Ola Vik"]}]


def test_as_many_as_a_sentence_holds_are_elected_in_it() -> None:
    """What comes of the names does not double with each of them."""
    names = [
        f"{first} {last}"
        for first in ("Ida", "Ola", "Siv", "Per", "Kari")
        for last in ("Lie", "Vik", "Nes", "Moe", "Bø")
    ]
    (election,) = _elections(f"Som valgkomité ble valgt {', '.join(names[:-1])} og {names[-1]}.")

    assert election["valgt"] == names
