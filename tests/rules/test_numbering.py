"""Numbers are judged by the register: its series, when they begin again, and cases that have none."""

import json

import pytest

from referat_cli.rules.runner import fix, judge
from tests.support.judging import in_memory
from tests.support.running import TODAY

CODES = {"REF403", "REF404", "REF408", "REF501", "REF502", "REF503", "REF506", "REF507", "REF510", "REF511", "REF529",
         "REF532", "REF533", "REF534", "REF535", "REF536", "REF537", "REF538"}  # fmt: skip
COUNCIL = [{"form": "PS {nr}/{aar:2}"}, {"form": "RS {nr}/{aar:2}", "sakstype": ["referatsak"]}]

Case = dict[str, object]


def case(number: str, title: str = "Vei", **more: object) -> Case:
    """A case; "" for no number."""
    return ({"saksnr": number} if number else {}) | {"tittel": title, **more}


def judged(numbering: object, **meetings: list[Case]) -> list[str]:
    """What the rules on numbers say of the last of some meetings («m0304», «m0304_2» the second that day)."""
    files = {"minutes/kst/utvalg.yaml": {"format": 2, "kode": "kst", "navn": "Tinget", "saksnummer": numbering}}
    for name, cases in meetings.items():
        day = f"{name[1:3]}-{name[3:5]}"
        counted = [f"+{n}" for n in range(1, 9)]
        slots = [{"sak": one.get("saksnr") or counted.pop(0)} for one in cases]
        value = {"utvalg": "kst", "moetedato": f"2026-{day}", "status": "referat"}
        path = f"minutes/kst/2026/2026-{day}{name[5:].replace('_', '-')}.yaml"
        files[path] = value | {"saksliste": slots, "saker": cases}
    contents = {path: json.dumps(value).encode() for path, value in files.items()}
    found = [problem for path in contents for problem in judge(in_memory(contents), path, TODAY)]
    last = [*contents][-1]
    return [f"{p.code} {p.message}" for p in found if p.code in CODES and p.path in {last, "minutes/kst/utvalg.yaml"}]


@pytest.mark.parametrize(
    ("numbering", "numbers"),
    [
        (COUNCIL, ["PS 1/26", "RS 1/26", "PS 2/26", "RS 2/26"]),
        ("{nr:3}-{aar}", ["001-2026", "002-2026"]),
        ([{"form": "{kap}.{nr}"}], ["3.1", "3.2", "4.1", "4.2"]),
        ("{nr}", ["157", "158"]),
        ("{moete}/{nr}", ["3/1", "3/2"]),
        ("{nr} {sesong}", ["12 2025/26", "13 2025/26"]),
        ("{nr}/{aar:2}", ["1/26", "2/26", "2/26 B", "3A/26"]),
        ([], ["", ""]),
        ([{"form": "{nr}/{aar:2}", "sakstype": ["beslutning"]}], ["1/26", "", ""]),
    ],
)
def test_numbers_of_any_form_are_right(numbering: object, numbers: list[str]) -> None:
    """From 1 where they begin again, and from anywhere where they go on."""
    kinds = {"RS": "referatsak", "PS": "beslutning", "": "orientering"}
    cases = [case(one, f"Sak {n}", sakstype=kinds.get(one[:2], "beslutning")) for n, one in enumerate(numbers)]
    assert judged(numbering, m0304=cases) == []


def test_each_series_is_counted_by_itself() -> None:
    """Within the meeting and within the year."""
    first = [case("PS 1/26", "En"), case("RS 1/26", "To", sakstype="referatsak")]
    second = [case("PS 2/26", "Tre"), case("PS 4/26", "Fire"), case("RS 3/26", "Fem", sakstype="referatsak")]
    assert judged(COUNCIL, m0304=first, m0408=second) == [
        "REF506 PS 3/26 mangler mellom PS 2/26 og PS 4/26",
        "REF507 arkivet har ikke sak RS 2/26, som kommer før RS 3/26",
    ]


@pytest.mark.parametrize(
    ("series", "told"),
    [
        ({"omstart": "moete"}, []),
        ({"omstart": "aar"}, ["REF503 saksnummer 1 er brukt i møtet 2026-03-04"]),
        ({"omstart": "periode", "perioder": ["2026-01-01"]}, ["REF503 saksnummer 1 er brukt i møtet 2026-03-04"]),
        ({"omstart": "periode", "perioder": ["2022-04-01", "2026-04-01"]}, []),
        ({}, ["REF503 saksnummer 1 er brukt i møtet 2026-03-04"]),
    ],
)
def test_a_number_is_used_twice_only_within_what_it_begins_again_with(
    series: dict[str, object], told: list[str]
) -> None:
    """The meeting, the year, the period, or all time."""
    assert judged([{"form": "{nr}", **series}], m0304=[case("1", "En")], m0408=[case("1", "To")]) == told


def test_a_board_whose_numbers_begin_again_is_told_how_to_say_so() -> None:
    """A number without a year goes on for ever, unless the register says otherwise; following the step ends it."""
    meeting = {"utvalg": "kst", "status": "referat", "saker": [case("Sak 1", "En")]}
    written = 'skriv «saksnummer: [{form: "Sak {nr}", omstart: moete}]» i utvalg.yaml'
    step = f"gi saken et nummer som ikke er brukt; begynner numrene på 1 igjen i hvert møte, {written}"
    for numbering, steps in (("Sak {nr}", [step]), ([{"form": "Sak {nr}", "omstart": "moete"}], [])):
        files = {
            "minutes/kst/utvalg.yaml": {"format": 2, "kode": "kst", "navn": "Tinget", "saksnummer": numbering},
            "minutes/kst/2026/2026-03-04.yaml": meeting | {"moetedato": "2026-03-04"},
            "minutes/kst/2026/2026-04-08.yaml": meeting | {"moetedato": "2026-04-08"},
        }
        contents = {path: json.dumps(value).encode() for path, value in files.items()}
        found = judge(in_memory(contents), "minutes/kst/2026/2026-04-08.yaml", TODAY)
        assert [p.step for p in found if p.code == "REF503"] == steps


def test_a_number_that_goes_on_for_ever_is_used_twice_in_two_years_too() -> None:
    """And is not, where its form has the year."""
    for numbering, told in (("{nr}", 1), ("{nr}/{aar:2}", 0)):
        number = "7" if told else "7/25"
        files = {
            "minutes/kst/utvalg.yaml": {"format": 2, "kode": "kst", "navn": "Tinget", "saksnummer": numbering},
            "minutes/kst/2025/2025-03-04.yaml": {
                "utvalg": "kst", "moetedato": "2025-03-04", "status": "referat", "saker": [case(number, "En")],
            },
            "minutes/kst/2026/2026-03-04.yaml": {
                "utvalg": "kst", "moetedato": "2026-03-04", "status": "referat",
                "saker": [case("7" if told else "7/26", "To")],
            },
        }  # fmt: skip
        contents = {path: json.dumps(value).encode() for path, value in files.items()}
        found = judge(in_memory(contents), "minutes/kst/2026/2026-03-04.yaml", TODAY)
        assert [p.code for p in found].count("REF503") == told


def test_a_number_in_another_form_is_told_with_the_right_one() -> None:
    """That of the series of its type; many that nobody can read are one finding."""
    found = judged(
        COUNCIL, m0304=[case("5/26", sakstype="referatsak"), case("ps 6-2026", "To"), case("XS 7/26", "Tre")]
    )
    form = "har ikke utvalgets form, som PS 41/26 eller RS 41/26"
    assert [one for one in found if "REF502" in one] == [
        f"REF502 saksnummeret «5/26» {form}", f"REF502 saksnummeret «ps 6-2026» {form}",
        f"REF502 saksnummeret «XS 7/26» {form}",
    ]  # fmt: skip
    many = judged(COUNCIL, m0304=[case(f"{letter}S 7/26", letter) for letter in "XYZ"])
    assert many == [f"REF502 3 saksnumre, XS 7/26 til ZS 7/26, {form}"]


def test_a_number_of_a_series_that_is_used_no_longer_is_told() -> None:
    """A case that comes again keeps its old number."""
    numbering = [{"form": "{nr}/{aar:2}", "til": "2026-03-31"}, {"form": "PS {nr}/{aar:2}", "fra": "2026-04-01"}]
    first = [case("1/26", "En", utfall="utsatt"), case("2/26", "To")]
    assert judged(numbering, m0304=first, m0408=[case("1/26", "En"), case("3/26", "Tre")]) == [
        "REF502 saksnummeret «3/26» har ikke utvalgets form, som PS 41/26"
    ]


def test_cases_without_numbers_are_told_of_where_cases_have_numbers() -> None:
    """Many in one finding; and of types that get none nothing is said."""
    assert judged("{nr}/{aar:2}", m0304=[case("1/26", "En"), case("", "To")]) == [
        "REF533 saken «To» har ikke noe saksnummer"
    ]
    assert judged("{nr}/{aar:2}", m0304=[case("", title) for title in "ABC"]) == [
        "REF533 3 saker har ikke noe saksnummer"
    ]
    assert judged([], m0304=[case("1/26", "En"), case("", "To")]) == [
        "REF534 sak 1/26 har nummer, men utvalget nummererer ikke sakene sine"
    ]


def test_a_case_is_named_as_the_meeting_calls_it() -> None:
    """Another way of writing the number is told with the right one."""
    departures = {"kilde": {"dokument": "x.txt", "avvik": [{"sak": "ps1/26", "felt": "tittel", "skrevet": "A"}]}}
    value = {"utvalg": "kst", "moetedato": "2026-03-04", "status": "innkalling", "saker": [case("PS 1/26")]}
    register = {"format": 2, "kode": "kst", "navn": "Tinget", "saksnummer": COUNCIL}
    files = {"minutes/kst/utvalg.yaml": register, "minutes/kst/2026/2026-03-04.yaml": value | departures}
    contents = {path: json.dumps(one).encode() for path, one in files.items()}
    found = judge(in_memory(contents), "minutes/kst/2026/2026-03-04.yaml", TODAY)
    assert [(p.message, p.step) for p in found if p.code == "REF501"] == [
        ("saken er skrevet «ps1/26», men heter PS 1/26", "skriv PS 1/26")
    ]


TEXT = """\
utvalg: kst
moetedato: "2026-03-04"
status: innkalling

saksliste:
  - {sak: 1-26}
  - {sak: 2/26}

saker:
  - saksnr: 1-26  # slik det sto
    tittel: Skole
  - {saksnr: 2/26, tittel: Vei}
"""


def test_a_number_that_can_only_be_one_is_put_right_wherever_it_stands() -> None:
    """In the case and on the agenda, and nothing else is touched; not where another case has that number."""
    register = b'format: 2\nkode: kst\nnavn: Tinget\nsaksnummer: "{nr}/{aar:2}"\n'
    path = "minutes/kst/2026/2026-03-04.yaml"
    for text, right in ((TEXT, TEXT.replace("1-26", "1/26")), (TEXT.replace("2/26", "1/26"), None)):
        contents = {"minutes/kst/utvalg.yaml": register, path: text.encode()}
        _left, changed = fix(in_memory(contents), [path], TODAY, lambda problem: problem.code == "REF502")
        assert (changed[path][1].decode() if path in changed else None) == right


def test_a_case_of_a_number_that_many_meetings_have_is_named_with_its_meeting() -> None:
    """What is followed up, and what was treated before; with the meeting they are found."""
    first = [case("1", "En", vedtak=[{"tekst": "AU skriver.", "ansvarlig": ["AU"]}])]
    later = [case("1", "En", vedtak=[{"tekst": "AU ringer.", "ansvarlig": ["AU"]}])]
    for written, told in (
        ("1", ["REF511 sak 1 er i flere møter", "REF532 sak 1 er i flere møter"]),
        ("2026-03-04/1", []),
    ):
        again = [case("1", "Åpning"), case("2", "To", foelger_opp=[f"{written}#1"], tidligere=[written])]
        assert judged([{"form": "{nr}", "omstart": "moete"}], m0304=first, m0401=later, m0408=again) == told


def test_a_number_that_looks_like_another_value_is_quoted_as_it_is_written() -> None:
    """4.10 is neither a time nor 4.1, and 157 no amount."""
    register = b'format: 2\nkode: kst\nnavn: Tinget\nsaksnummer: "{kap}.{nr}"\n'
    path = "minutes/kst/2026/2026-03-04.yaml"
    head = 'utvalg: kst\nmoetedato: "2026-03-04"\nstatus: innkalling\n'
    text = head + "saksliste:\n  - {sak: 4.9}\n  - {sak: 4.10}\nsaker:\n  - {saksnr: 4.9, tittel: A}\n"
    text += "  - {saksnr: 4.10, tittel: B, tidligere: [157]}\n"
    contents = {"minutes/kst/utvalg.yaml": register, path: text.encode()}
    told = [f"{p.code} {p.step}" for p in judge(in_memory(contents), path, TODAY) if p.place.line == 9]
    assert told == [
        'REF116 skriv "4.10"; referat validate --fix retter dette',
        'REF203 skriv «"157"»; referat validate --fix retter dette',
    ]
    _left, changed = fix(in_memory(contents), [path], TODAY, lambda _problem: True)
    right = text.replace("4.9", '"4.9"').replace("4.10", '"4.10"').replace("[157]", '["157"]')
    assert changed[path][1].decode() == right
