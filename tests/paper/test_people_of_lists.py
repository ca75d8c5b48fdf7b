"""What the lines of a list of people say of each: in which cases, as what, and that some lines are nobody."""

from typing import Any

import pytest

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document

_CASES = "".join(f"## Sak {number}/26 {title}\nVedtak: Saken utsettes.\n" for number, title in enumerate(
    ("Budsjett", "Havn", "Skole", "Brannvern", "Eventuelt spørsmål"), 4
))  # fmt: skip


def _read(head: str, cases: str = _CASES) -> dict[str, Any]:
    words = f"# Møteprotokoll\nUtvalg: Havnestyret\nDato: 04.03.2026\n{head}{cases}"
    return read_meeting(read_document("referat.docx", word_document(words)), None).record


def _people(head: str) -> list[dict[str, Any]]:
    return [person for group in _read(head)["deltakere"] for person in group["personer"]]


@pytest.mark.parametrize(
    ("told", "cases"),
    [
        ("(sakene 4–6)", ["4/26", "5/26", "6/26"]),
        (", sakene 5/26–7/26", ["5/26", "6/26", "7/26"]),
        ("(sak 4 til 6 og 8)", ["4/26", "5/26", "6/26", "8/26"]),
        ("(sak 4-6)", ["4/26", "5/26", "6/26"]),
        ("(sakene 4, 6 og 8)", ["4/26", "6/26", "8/26"]),
        ("(sak 3–6)", ["3", "6/26"]),
    ],
)
def test_a_run_of_cases_is_all_from_the_first_to_the_last(told: str, cases: list[str]) -> None:
    """A dash stands for the cases between; of what is no case of the meeting the paper's own words are kept."""
    assert _people(f"Til stede:\nKari Moe\nOla Lie {told}\n".replace(" ,", ","))[1] == {
        "navn": "Ola Lie",
        "oppmoete": "møtt",
        "paa_sak": cases,
    }


def test_two_people_of_a_row_without_headings_are_somebody_each_with_an_office() -> None:
    """A name is not where the one before it in the row is from."""
    rows = "| Kari Moe | nestleder | Ola Lie | styreleder (Teams) |\n| Siv Nes | styremedlem | Bo Ek | ansattvalgt |\n"

    assert _people(f"Følgende styremedlemmer møtte\n!plain\n{rows}!end\n") == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "funksjon": "nestleder"},
        {"navn": "Ola Lie", "oppmoete": "digitalt", "funksjon": "styreleder"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "funksjon": "styremedlem"},
        {"navn": "Bo Ek", "oppmoete": "møtt", "funksjon": "ansattvalgt"},
    ]


def test_who_came_for_the_first_cases_alone_left_after_the_last_of_them() -> None:
    """A run after «fra sak» has both ends."""
    assert _people("Til stede:\nKari Moe\nOla Lie (fra sak 5–7)\n")[1] == {
        "navn": "Ola Lie",
        "oppmoete": "møtt",
        "fra_sak": "5/26",
        "til_sak": "7/26",
    }


def test_two_who_led_a_meeting_did_so_for_cases_of_their_own() -> None:
    """A leader who comes back has two runs; the numbers are those of the record, with their series."""
    cases = _CASES.replace("Sak ", "Sak HS-")
    record = _read(
        "Møteledere: Havnefogd Kari Moe, sakene 4–5 og 8; Ola Lie, sak 6–7\nTil stede: Kari Moe, Ola Lie\n", cases
    )

    assert record["moeteleder"] == [
        {"navn": "Kari Moe", "fra_sak": "HS-4/26", "til_sak": "HS-5/26"},
        {"navn": "Kari Moe", "fra_sak": "HS-8/26", "til_sak": "HS-8/26"},
        {"navn": "Ola Lie", "fra_sak": "HS-6/26", "til_sak": "HS-7/26"},
    ]


@pytest.mark.parametrize(
    "line",
    ["Sakskart: Godkjent.", "Innkalling: Godkjent", "Dagsorden: Vedtatt", "Sakliste: OK", "Protokoll: godkjend."],
)
def test_that_the_agenda_was_approved_is_nobody_of_the_list_above(line: str) -> None:
    """A word alone after a colon may be a name there: "Gjest: Siv"."""
    people = _people(
        f"Til stede:\nHøyre: Kari Moe, Siv Nes\nI tillegg møtte:\nRektor Ola Lie, rådgiver Bo Ek\n{line}\n"
    )

    assert [one["navn"] for one in people] == ["Kari Moe", "Siv Nes", "Ola Lie", "Bo Ek"]


@pytest.mark.parametrize("line", ["Innkalling godkjent", "Saksliste kjent", "Møtebok ukjent"])
def test_a_word_and_a_participle_are_nobody(line: str) -> None:
    """A name alone has an office behind it: «Kari kasserer»."""
    assert [one["navn"] for one in _people(f"Til stede:\nKari Moe\nOla Lie\n{line}\n")] == ["Kari Moe", "Ola Lie"]


@pytest.mark.parametrize("office", ["Ansattvalgt", "Tilsettvald", "Plasstillitsvalgt"])
def test_who_is_elected_by_the_staff_is_that_and_from_nowhere(office: str) -> None:
    """The word stands for somebody, as «tillitsvalgt» does."""
    assert _people(f"Til stede: Kari Moe (leder), Ola Lie ({office})\n")[1]["funksjon"] == office


@pytest.mark.parametrize(
    ("told", "office", "union"),
    [
        ("(tillitsvalgt Fagforbundet)", "tillitsvalgt", "Fagforbundet"),
        ("(hovedtillitsvalgt for Utdanningsforbundet)", "hovedtillitsvalgt", "Utdanningsforbundet"),
        (", HTV Delta", "HTV", "Delta"),
        ("(plasstillitsvald i NSF)", "plasstillitsvald", "NSF"),
        ("(ansatterepresentant fra Norsk Sykepleierforbund)", "ansatterepresentant", "Norsk Sykepleierforbund"),
    ],
)
def test_who_a_union_has_chosen_is_that_and_of_the_union(told: str, office: str, union: str) -> None:
    """The union behind the office is no part of it."""
    person = _people(f"Til stede: Kari Moe (leder), Ola Lie {told}, Siv Nes (H)\n".replace(" ,", ","))[1]

    assert person == {"navn": "Ola Lie", "oppmoete": "møtt", "funksjon": office, "forbund": union}


@pytest.mark.parametrize(
    "line",
    [
        "HR-sjef Siv Nes, kommunedirektør Per Vik",
        "HR-sjef Siv Nes; kommunedirektør Per Vik",
        "HR-sjef Siv Nes og kommunedirektør Per Vik.",
        "!plain\n| HR-sjef Siv Nes, kommunedirektør Per Vik |\n!end",
    ],
)
@pytest.mark.parametrize("heading", ["Andre:", "**Fra administrasjonen:**", "Administrasjonen"])
def test_an_office_before_a_name_begins_one_more_person_of_a_line(heading: str, line: str) -> None:
    """Behind two of them nobody is where the other is from."""
    others = _people(f"Til stede:\nKari Moe (Ap)\nOla Lie (H)\n{heading}\n{line}\n")[2:]

    assert others == [
        {"navn": "Siv Nes", "oppmoete": "møtt", "funksjon": "HR-sjef"},
        {"navn": "Per Vik", "oppmoete": "møtt", "funksjon": "kommunedirektør"},
    ]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        (
            "revisor Siv Nes, Dalen Revisjon AS, controller Per Vik, Vik kommune",
            [("Siv Nes", "revisor", "Dalen Revisjon AS"), ("Per Vik", "controller", "Vik kommune")],
        ),
        (
            "ordfører Siv Nes, Dal, ordfører Per Vik, Vik",
            [("Siv Nes", "ordfører", "Dal"), ("Per Vik", "ordfører", "Vik")],
        ),
        ("Siv Nes, avdeling Store Lund", [("Siv Nes", None, "avdeling Store Lund")]),
        ("Siv Nes, ordfører Lille Dal", [("Siv Nes", "ordfører", "Lille Dal")]),
        ("Siv Nes, daglig leder Dalen Hotell", [("Siv Nes", "daglig leder Dalen Hotell", None)]),
    ],
)
def test_behind_an_office_and_a_name_stands_where_they_are_from_or_one_more_with_an_office(
    line: str, people: list[tuple[str, str | None, str | None]]
) -> None:
    """An office behind a name alone is of that one."""
    others = _people(f"Til stede:\nKari Moe (Ap)\nOla Lie (H)\nAndre:\n{line}\n")[2:]

    assert [(one["navn"], one.get("funksjon"), one.get("enhet")) for one in others] == people


def test_an_office_that_ends_a_line_is_that_of_the_next_where_who_stands_before_has_one() -> None:
    """The list goes on in the next line, and the line broke between the two."""
    people = _people("!plain\n| Til stede: | Kari Moe, Ola Lie, prost Per Vik, sekretær // Siv Nes, Anne Dal |\n!end\n")

    assert [(one["navn"], one.get("funksjon")) for one in people] == [
        ("Kari Moe", None),
        ("Ola Lie", None),
        ("Per Vik", "prost"),
        ("Siv Nes", "sekretær"),
        ("Anne Dal", None),
    ]


def test_an_office_before_a_name_below_those_who_were_there_is_no_group() -> None:
    """Two lines of the same list: one after the class, one after the office."""
    head = "Til stede:\n2A: Kari Moe\n2B: Ola Lie\nInspektør: Siv Nes\n"

    assert [group["gruppe"] for group in _read(head)["deltakere"]] == ["Medlemmer"]
    assert _people(head)[2] == {"navn": "Siv Nes", "oppmoete": "møtt", "funksjon": "Inspektør"}


@pytest.mark.parametrize(
    ("head", "groups"),
    [
        (
            "Faste medlemmer som møtte: Kari Moe, Ola Lie\nForfall: Siv Nes\nSom vara møtte: Per Vik\n",
            {"Faste medlemmer": ["Kari Moe", "Ola Lie", "Siv Nes"], "Vara": ["Per Vik"]},
        ),
        (
            "Til stede fra styret: Kari Moe, Ola Lie\nForfall: Siv Nes\nFra administrasjonen: Per Vik\n",
            {"Styret": ["Kari Moe", "Ola Lie", "Siv Nes"], "Fra administrasjonen": ["Per Vik"]},
        ),
        (
            "Politikere: Kari Moe, Ola Lie\nForeldre: Anne Dal, Jon Foss\nForfall: Siv Nes\n",
            {"Politikere": ["Kari Moe", "Ola Lie"], "Foreldre": ["Anne Dal", "Jon Foss"], "Medlemmer": ["Siv Nes"]},
        ),
        (
            "Til stede fra kommunene:\n- Kari Moe\n- Ola Lie\nBrukerutvalget:\n- Anne Dal\nForfall:\n- Siv Nes\n",
            {"Kommunene": ["Kari Moe", "Ola Lie"], "Brukerutvalget": ["Anne Dal"], "Medlemmer": ["Siv Nes"]},
        ),
        (
            "Medlemmer til stede: Kari Moe, Ola Lie\nMedlemmer med forfall: Siv Nes\n",
            {"Medlemmer": ["Kari Moe", "Ola Lie", "Siv Nes"]},
        ),
        (
            "Til stede: Kari Moe\nForfall uten vara: Ola Lie\nI tillegg møtte vaktmester Per Vik.\n",
            {"Medlemmer": ["Kari Moe", "Ola Lie"], "Andre": ["Per Vik"]},
        ),
    ],
)
def test_those_who_were_away_are_of_the_only_group_that_they_may_be_of(head: str, groups: dict[str, list[str]]) -> None:
    """«Forfall» names no group; of several the paper does not say which."""
    told = {group["gruppe"]: [one["navn"] for one in group["personer"]] for group in _read(head)["deltakere"]}

    assert told == groups


@pytest.mark.parametrize(
    ("line", "told", "shares"),
    [
        ("Fjell kommune ved ordfører Ola Lie", {"enhet": "Fjell kommune", "funksjon": "ordfører"}, []),
        ("Fjell Holding AS, 250 aksjer, ved Ola Lie", {"enhet": "Fjell Holding AS"}, ["250 aksjer"]),
        ("Fjell Holding AS (250 aksjer) v/ Ola Lie", {"enhet": "Fjell Holding AS"}, ["250 aksjer"]),
        ("Fjell Holding AS, representert ved Ola Lie", {"enhet": "Fjell Holding AS"}, []),
        ("Ola Lie, 50 aksjer", {}, ["50 aksjer"]),
        ("Ola Lie (1 200 andelar)", {}, ["(1 200 andelar)"]),
    ],
)
def test_somebody_votes_for_a_company_and_what_it_has_of_the_shares_is_no_unit(
    line: str, told: dict[str, str], shares: list[str]
) -> None:
    """The record has no place for shares, and the report tells of them."""
    words = f"Protokoll\n\nDato: 4.3.2026\n\nTil stede:\n\nKari Moe\n\n{line}\n\n{_CASES}"
    paper = read_meeting(read_document("referat.txt", words.encode()), None)

    assert paper.record["deltakere"][0]["personer"][1] == {"navn": "Ola Lie", "oppmoete": "møtt", **told}
    assert [guess.text for guess in paper.ledger.guesses if guess.made == "navn: Ola Lie"] == shares


@pytest.mark.parametrize("dash", ["-", "–"])
def test_where_those_of_a_line_are_from_may_stand_before_a_dash(dash: str) -> None:
    """It is that of all who stand behind it."""
    head = f"Dalen kommune {dash} Kari Moe og Ola Lie\nVik sykehus {dash} Siv Nes, Anne Dal\n"

    for above in ("Til stede:\n", ""):
        assert [(one["navn"], one["enhet"]) for one in _people(above + head)] == [
            ("Kari Moe", "Dalen kommune"),
            ("Ola Lie", "Dalen kommune"),
            ("Siv Nes", "Vik sykehus"),
            ("Anne Dal", "Vik sykehus"),
        ]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("Kari Moe (H), Ola Lie og Siv Nes (begge Ap)", [{"parti": "H"}, {"parti": "Ap"}, {"parti": "Ap"}]),
        ("Kari Moe, Ola Lie og Siv Nes (alle fra Dalen)", [{"enhet": "Dalen"}] * 3),
        ("Kari Moe, Vik, Ola Lie og Siv Nes, begge Dalen", [{"enhet": "Vik"}, {"enhet": "Dalen"}, {"enhet": "Dalen"}]),
    ],
)
def test_where_both_or_all_are_from_is_that_of_each(listed: str, told: list[dict[str, str]]) -> None:
    """The words are no part of the unit."""
    names = ("Kari Moe", "Ola Lie", "Siv Nes")

    assert _people(f"Til stede: {listed}\n") == [
        {"navn": name, "oppmoete": "møtt", **of_one} for name, of_one in zip(names, told, strict=True)
    ]


@pytest.mark.parametrize(
    "all_of_them",
    ["Alle (Kari Moe, Ola Lie)", "Alle: Kari Moe og Ola Lie", "Samtlige medlemmer – Kari Moe, Ola Lie"],
)
def test_those_who_are_all_of_them_are_on_the_list(all_of_them: str) -> None:
    """The word for all is no group, and hides nobody."""
    record = _read(f"Til stede: {all_of_them}\n")

    assert [group["gruppe"] for group in record["deltakere"]] == ["Medlemmer"]
    assert [one["navn"] for one in record["deltakere"][0]["personer"]] == ["Kari Moe", "Ola Lie"]


@pytest.mark.parametrize(
    ("in_room", "far"),
    [
        ("Til stede fysisk", "Til stede på Teams"),
        ("Fysisk til stede", "Digitalt til stede"),
        ("Fysisk", "Digitalt"),
        ("Til stede i møterommet", "Til stede via Teams"),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_those_in_the_room_and_those_who_are_not_are_of_one_group(in_room: str, far: str, between: str) -> None:
    """How somebody was there is no group."""
    record = _read(f"{in_room}:{between}Kari Moe, Dalen\n{far}:{between}Ola Lie, Vik\nForfall:{between}Siv Nes, Vik\n")

    assert [group["gruppe"] for group in record["deltakere"]] == ["Medlemmer"]
    assert [one["oppmoete"] for one in record["deltakere"][0]["personer"]] == ["møtt", "digitalt", "forfall"]


def test_who_sits_where_is_no_letterhead() -> None:
    """A line at the top that has the word for an institution may list people."""
    people = _people("På sykehuset: Kari Moe og Ola Lie\nPå Teams: Siv Nes\n")

    assert [(one["navn"], one["oppmoete"]) for one in people] == [
        ("Kari Moe", "møtt"),
        ("Ola Lie", "møtt"),
        ("Siv Nes", "digitalt"),
    ]


@pytest.mark.parametrize(
    ("told", "group"),
    [
        ("37 stemmeberettigede medlemmer var til stede.", "Medlemmer"),
        ("Det møtte 37 stemmeberettigede.", "Stemmeberettigede"),
        ("Til stede var 37 stemmeberettigede andelseiere.", "Andelseiere"),
        ("Til sammen 37 medlemmer var til stede.", "Medlemmer"),
        ("Det var 37 medlemmer til stede.", "Medlemmer"),
    ],
)
def test_how_many_may_vote_is_how_many_came_where_they_are_said_to_have_come(told: str, group: str) -> None:
    """Who was there is counted by whatever word."""
    assert _read(f"{told}\n")["deltakere"] == [{"gruppe": group, "antall": {"moett": 37}}]


@pytest.mark.parametrize(
    ("told", "facts"),
    [
        ("(kl. 10–12)", {"kom": "10:00", "gikk": "12:00"}),
        (", Dalen kommune (deltok kl. 10.00-11.30)", {"enhet": "Dalen kommune", "kom": "10:00", "gikk": "11:30"}),
        ("fra kl. 10 til kl. 12", {"kom": "10:00", "gikk": "12:00"}),
        (", møtte fra kl. 10.15 til 12", {"kom": "10:15", "gikk": "12:00"}),
    ],
)
def test_two_hours_beside_a_name_are_when_somebody_came_and_left(told: str, facts: dict[str, str]) -> None:
    """Neither is where one is from."""
    head = f"Til stede:\nKari Moe\nOla Lie {told}\n".replace(" ,", ",")

    assert _people(head)[1] == {"navn": "Ola Lie", "oppmoete": "møtt", **facts}


@pytest.mark.parametrize(
    ("when", "facts"),
    [("fra sak 5/26", {"fra_sak": "5/26"}), ("fra kl. 10", {"kom": "10:00"}), ("til kl. 10.30", {"gikk": "10:30"})],
)
def test_when_somebody_met_for_another_is_said_of_who_met(when: str, facts: dict[str, str]) -> None:
    """It stands behind the name of who was away."""
    people = _people(f"Til stede: Kari Moe, Siv Nes\nOla Lie møtte for Per Vik {when}.\n")

    assert people[2] == {"navn": "Ola Lie", "oppmoete": "møtt", "moette_for": "Per Vik", **facts}


def test_words_in_brackets_behind_a_unit_are_no_union() -> None:
    """The report tells of them."""
    head = "Til stede:\nKari Moe, Dalen kommune (første del av møtet)\nOla Lie, Vik kommune (Fagforbundet)\n"

    assert _people(head) == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "enhet": "Dalen kommune"},
        {"navn": "Ola Lie", "oppmoete": "møtt", "enhet": "Vik kommune", "forbund": "Fagforbundet"},
    ]


def test_initials_that_are_those_of_a_union_too_are_initials() -> None:
    """Others of the list have theirs."""
    head = "Til stede:\nKari Moe (KM), lege, Dalen kommune\nOmar Farah (OF), fastlege, Vik legesenter\n"

    assert _people(head)[1] == {
        "navn": "Omar Farah",
        "oppmoete": "møtt",
        "funksjon": "fastlege",
        "enhet": "Vik legesenter",
    }


@pytest.mark.parametrize("region", ["Søre Dal", "Nørdre Vik", "Austre Nes"])
def test_a_part_of_the_country_is_nobody(region: str) -> None:
    """It begins with where it lies."""
    head = (
        f"Til stede:\n!grid\n| Fra kommunene | Fra sykehuset |\n| Kari Moe, kommunalsjef, {region} | Ola Lie |\n!end\n"
    )

    assert [one["navn"] for one in _people(head)] == ["Kari Moe", "Ola Lie"]


@pytest.mark.parametrize(
    "told",
    [
        "Leder Kari Moe ønsket velkommen og ledet møtet.",
        "Leiar Kari Moe ønskte velkomen og leia møtet.",
        "Styreleder Kari Moe åpnet møtet og ledet det.",
        "Nestleder Kari Moe ledet møtet i leders fravær.",
    ],
)
def test_a_sentence_says_who_led_the_meeting(told: str) -> None:
    """With what else they did, or why they did it."""
    assert _read(f"{told}\nTil stede: Kari Moe, Ola Lie\n")["moeteleder"] == "Kari Moe"


@pytest.mark.parametrize("place", ["head", "case"])
@pytest.mark.parametrize(
    ("told", "facts"),
    [
        ("Kl. 14.30 forlot Kari Moe møtet.", {"gikk": "14:30"}),
        ("Klokken 14:30 gikk Kari Moe.", {"gikk": "14:30"}),
        ("Etter behandlingen av sak 5/26 forlot Kari Moe møtet.", {"til_sak": "5/26"}),
        ("Før sak 7/26 gikk Kari Moe.", {"gikk_foer": "7/26"}),
        ("Kari Moe var ikke med på behandlingen av sak 6/26.", {"ikke_sak": ["6/26"]}),
        ("Kari Moe var fraværende under behandlingen av sak 6/26.", {"ikke_sak": ["6/26"]}),
        (
            "Kari Moe fikk innvilget permisjon fra kl. 14.30 og var ikke med på behandlingen av sak 7/26 og 8/26.",
            {"gikk": "14:30", "ikke_sak": ["7/26", "8/26"]},
        ),
        ("Kari Moe gikk fra kl. 14.30.", {"gikk": "14:30"}),
        ("Kari Moe var til stede fram til kl. 14.30.", {"gikk": "14:30"}),
    ],
)
def test_when_somebody_left_is_read_in_whatever_order_it_is_told(place: str, told: str, facts: dict[str, Any]) -> None:
    """Below the list, and in a case, where it is no part of what was said."""
    head = "Til stede: Kari Moe, Ola Lie\n" + (f"{told}\n" if place == "head" else "")
    cases = _CASES if place == "head" else _CASES.replace("Vedtak", f"{told}\nVedtak", 1)
    record = _read(head, cases)

    assert record["deltakere"][0]["personer"][0] == {"navn": "Kari Moe", "oppmoete": "møtt", **facts}
    assert "start" not in record
    assert "referat" not in record["saker"][0]


@pytest.mark.parametrize(
    "told", ["Møteform: Digitalt", "Sted: Teams (digitalt møte)", "Møtet ble holdt digitalt på Teams."]
)
def test_that_those_of_a_meeting_on_a_screen_met_is_told_where_the_list_says_no_more(told: str) -> None:
    """It may tell those on a screen from others, and then says it of each."""
    head = f"# Møteprotokoll\nUtvalg: Havnestyret\nDato: 04.03.2026\n{told}\nTil stede: "
    papers = (f"{head}{there}\nForfall: Siv Nes\n{_CASES}" for there in ("Kari Moe", "Kari Moe (Teams)"))
    bare, marked = (read_meeting(read_document("referat.docx", word_document(paper)), None) for paper in papers)

    assert [one["oppmoete"] for one in bare.record["deltakere"][0]["personer"]] == ["møtt", "forfall"]
    assert "oppmoete: møtt" in [guess.made for guess in bare.ledger.guesses]
    assert marked.record["deltakere"][0]["personer"][0]["oppmoete"] == "digitalt"
    assert "oppmoete: møtt" not in [guess.made for guess in marked.ledger.guesses]


@pytest.mark.parametrize("told", ["– til stede på Teams", ", deltok via Teams", "(til stede digitalt)", "v/Teams"])
def test_who_was_there_on_a_screen_is_from_nowhere_for_it(told: str) -> None:
    """No word of it is a unit."""
    head = f"Medlemmer:\nKari Moe – til stede\nOla Lie {told}\n".replace(" ,", ",")

    assert _people(head)[1] == {"navn": "Ola Lie", "oppmoete": "digitalt"}


@pytest.mark.parametrize(
    "told", ["i stedet for Per Bø", "istedenfor Per Bø", "i staden for Per Bø", "(i stedet for Per Bø)"]
)
def test_somebody_met_in_the_place_of_another(told: str) -> None:
    """It is no part of the name before it, nor where the one before that is from."""
    people = _people(f"Til stede: Kari Moe (for Lise Dahl), Siv Nes {told}, dr. Ola Lie\n")

    assert people == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "moette_for": "Lise Dahl"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "moette_for": "Per Bø"},
        {"navn": "dr. Ola Lie", "oppmoete": "møtt"},
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("☒ Kari Moe, Dalen kommune", "☐ Ola Lie, Vik kommune"),
        ("[x] Kari Moe, Dalen kommune", "[ ] Ola Lie, Vik kommune"),
        ("Kari Moe, Dalen kommune ☑", "Ola Lie, Vik kommune ☐"),
    ],
)
def test_a_box_says_whether_somebody_is_of_the_list(lines: tuple[str, str]) -> None:
    """One that was ticked is, under those who were away too; of one that was not, it is unknown."""
    ticked, empty = lines
    absent = "☒ Siv Nes" if ticked.startswith("☒") else "Siv Nes"

    assert _people(f"Deltakere:\n{ticked}\n{empty}\nForfall:\n{absent}\n") == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "enhet": "Dalen kommune"},
        {"navn": "Ola Lie", "oppmoete": "ukjent", "enhet": "Vik kommune"},
        {"navn": "Siv Nes", "oppmoete": "forfall"},
    ]


@pytest.mark.parametrize(
    "told", ["Per Bø møtte som vara.", "Som vara møtte Per Bø.", "Per Bø deltok som varamedlem.", "Vara Per Bø møtte."]
)
def test_a_substitute_met_for_the_only_one_who_was_away(told: str) -> None:
    """Where several were, the paper does not say for whom."""
    met = {"navn": "Per Bø", "oppmoete": "møtt"}

    assert _people(f"Til stede: Kari Moe og Ola Lie\nForfall: Siv Nes\n{told}\n")[-1] == met | {"moette_for": "Siv Nes"}
    assert "moette_for" not in _people(f"Til stede: Kari Moe og Ola Lie\nForfall: Siv Nes, Bo Ek\n{told}\n")[-1]


@pytest.mark.parametrize(
    "told",
    [
        "Ola Lie tok over som møteleder fra sak 6/26.",
        "Nestleder Ola Lie overtok møteledelsen fra og med sak 6/26.",
        "Ola Lie tok over leiinga av møtet frå sak 6/26.",
        "Ola Lie ledet møtet fra sak 6/26.",
    ],
)
def test_who_led_the_meeting_did_so_until_another_took_over(told: str) -> None:
    """The first led up to the case before."""
    record = _read(f"Møteleder: Kari Moe\nTil stede: Kari Moe, Ola Lie\n{told}\n")

    assert record["moeteleder"] == [{"navn": "Kari Moe", "til_sak": "5/26"}, {"navn": "Ola Lie", "fra_sak": "6/26"}]


def test_who_led_one_case_gave_the_meeting_back() -> None:
    """Whoever led before did so again after it."""
    record = _read("Møteleder: Kari Moe\nTil stede: Kari Moe, Ola Lie\nOla Lie ledet møtet under sak 6/26.\n")

    assert record["moeteleder"] == [
        {"navn": "Kari Moe", "til_sak": "5/26"},
        {"navn": "Ola Lie", "fra_sak": "6/26", "til_sak": "6/26"},
        {"navn": "Kari Moe", "fra_sak": "7/26"},
    ]


@pytest.mark.parametrize("separator", ["\n", "; "])
def test_an_address_after_a_name_is_no_part_of_it(separator: str) -> None:
    """As an e-mail has its readers."""
    listed = separator.join(("Kari Moe <kari.moe@dalen.example.no>", "Ola Lie <ola@vik.example.no>", "Siv Nes"))

    assert [one["navn"] for one in _people(f"Til stede:\n{listed}\n")] == ["Kari Moe", "Ola Lie", "Siv Nes"]


@pytest.mark.parametrize("group", ["Observatør", "Gjest", "Observatør fra elevrådet"])
def test_who_is_called_no_member_is_none(group: str) -> None:
    """Those named after are of the group above."""
    head = f"Til stede:\nLeder: Kari Moe\n{group}: Siv Nes\nNestleder: Ola Lie\n"
    groups = _read(head)["deltakere"]

    assert [(one["gruppe"], [who["navn"] for who in one["personer"]]) for one in groups] == [
        ("Medlemmer", ["Kari Moe", "Ola Lie"]),
        (group, ["Siv Nes"]),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Til stede: Kari Moe, Ola Lie\nForfall: Siv Nes\nLeder: Ola Lie\nReferent: Kari Moe\n",
        "Til stede:\nKari Moe\nOla Lie, Vik\nForfall:\nSiv Nes\nLeiar: Ola Lie\n",
        "!plain\n| Møtande: | Kari Moe, Ola Lie |\n| Fråfall: | Siv Nes |\n| Leiar: | Ola Lie |\n!end\n",
    ],
)
def test_the_leader_below_the_list_is_who_led_the_meeting(told: str) -> None:
    """Somebody of the list, who is on it once."""
    record = _read(told)
    people = [person["navn"] for group in record["deltakere"] for person in group["personer"]]

    assert (record["moeteleder"], sorted(people)) == ("Ola Lie", ["Kari Moe", "Ola Lie", "Siv Nes"])


def test_the_offices_of_a_committee_do_not_say_who_led_the_meeting() -> None:
    """Who is deputy stands beside who is leader."""
    record = _read("Til stede: Kari Moe, Ola Lie, Siv Nes\nLeder: Kari Moe\nNestleder: Ola Lie\n")

    assert "moeteleder" not in record
    assert record["deltakere"][0]["personer"][0]["funksjon"] == "Leder"


@pytest.mark.parametrize("label", ["Som sekretær", "Som referent", "Som møtesekretær", "Som skribent"])
def test_as_what_somebody_was_there_ends_the_list_of_those_who_were_away(label: str) -> None:
    """Who wrote is said by the label, whatever is before the word."""
    record = _read(f"Til stede:\nKari Moe\nOla Lie\nForfall:\nSiv Nes\n{label}: Per Vik\n")
    away = [one["navn"] for one in record["deltakere"][0]["personer"] if one["oppmoete"] == "forfall"]

    assert (record["referent"], away) == ("Per Vik", ["Siv Nes"])


@pytest.mark.parametrize(
    "remark",
    [" – vara kunne ikke møte", " (vara kunne ikke stille)", ", vara var forhindret", " – vara er også syk",
     ", vara møtte ikke"],
)  # fmt: skip
def test_what_a_substitute_did_not_do_is_no_office(remark: str) -> None:
    """It stands beside the one who was away."""
    assert _people(f"Til stede:\nKari Moe\nOla Lie\nForfall:\nSiv Nes (Ap){remark}\n")[-1] == {
        "navn": "Siv Nes",
        "oppmoete": "forfall",
        "parti": "Ap",
    }


@pytest.mark.parametrize(
    "told",
    [
        "Ola Lie – forfall, vara Siv Nes møtte",
        "Ola Lie - forfall (vara: Siv Nes)",
        "Ola Lie (forfall, vara Siv Nes møtte)",
        "Ola Lie, forfall - Siv Nes møtte som vara",
        "Ola Lie – meldt forfall, Siv Nes møtte for henne",
    ],
)
def test_who_met_may_stand_behind_that_somebody_was_away(told: str) -> None:
    """In a list of all members, each with whether they came."""
    assert _people(f"Medlemmer:\nKari Moe – møtt\n{told}\nPer Vik – møtt\n")[1:3] == [
        {"navn": "Ola Lie", "oppmoete": "forfall"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "moette_for": "Ola Lie"},
    ]


@pytest.mark.parametrize(
    ("told", "facts"),
    [
        (" - møtt (Teams)", {"oppmoete": "digitalt"}),
        (" – møtt på Teams", {"oppmoete": "digitalt"}),
        (" – til stede (digitalt)", {"oppmoete": "digitalt"}),
        (" - møtt (kom kl. 10)", {"oppmoete": "møtt", "kom": "10:00"}),
        (" – møtt fra kl. 10", {"oppmoete": "møtt", "kom": "10:00"}),
    ],
)
def test_that_somebody_came_is_no_part_of_where_they_are_from(told: str, facts: dict[str, str]) -> None:
    """Whatever else stands beside it."""
    assert _people(f"Medlemmer:\nKari Moe – møtt\nOla Lie, Dalen kommune{told}\n")[1] == {
        "navn": "Ola Lie",
        "enhet": "Dalen kommune",
        **facts,
    }


@pytest.mark.parametrize(
    "rank", ["Orlogskaptein", "Oberst", "kapteinløytnant", "Brigader", "generalmajor", "Politioverbetjent", "Fenrik"]
)
def test_a_rank_before_a_name_is_what_somebody_is(rank: str) -> None:
    """As an office is."""
    assert _people(f"Til stede:\nOrdfører Kari Moe\n{rank} Ola Lie, Heimevernet\n")[1] == {
        "navn": "Ola Lie",
        "oppmoete": "møtt",
        "funksjon": rank,
        "enhet": "Heimevernet",
    }
