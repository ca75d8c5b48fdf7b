"""People whom sentences, offices and titles tell of: who led, who came when, and what is no part of a name."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.meeting import read_meeting
from tests.support.rows import each

Record = dict[str, Any]
_LISTED = ["Kari Moe", "Per Vik", "Siv Nes"]


def _read(below: str, cases: str = "") -> DocumentReading:
    """A meeting of three, with more below the list of them, as a web page: each paragraph is one line."""
    cases = cases or "<h2>Sak 1/26 Regnskap</h2><p>Vedtak:</p><p>Godkjent.</p><h2>Sak 2/26 Båt</h2><p>Vedtak: Ja.</p>"
    people = "<p>Til stede:</p><ul><li>Kari Moe, leder</li><li>Per Vik</li><li>Siv Nes</li></ul>"
    page = f"<h1>Møte i styret i Dalen IKS</h1><p>Dato: 4. mars 2026</p>{people}{below}{cases}"
    return read_meeting(read_document("referat.html", f"<body>{page}</body>".encode()), None)


def _people(record: Record) -> list[Record]:
    return [person for group in record["deltakere"] for person in group["personer"]]


def _names(record: Record) -> list[str]:
    return [person["navn"] for person in _people(record)]


@each(
    "told",
    [
        "Kari Moe ledet møtet. Styret var vedtaksført.",
        "Møteleder var Kari Moe. Det var ingen merknader til innkallingen.",
        "Leder av styret, Kari Moe, ønsket velkommen og ledet møtet. Alle tre var til stede.",
        "Kari Moe, som er styrets leder, ledet møtet. Det ble servert kaffe.",
        "Lederen ledet møtet. Det var ingen merknader.",
    ],
)
def test_a_paragraph_is_not_the_rest_of_the_list_above_it(told: str) -> None:
    """Only a text that was wrapped breaks a paragraph: those with their offices are the last of the list."""
    record = _read(f"<p>Fra selskapet: daglig leder Roar Fossen og rådgiver Vigdis Hauge</p><p>{told}</p>").record

    assert record["moeteleder"] == "Kari Moe"
    assert _people(record)[3:] == [
        {"navn": "Roar Fossen", "oppmoete": "møtt", "funksjon": "daglig leder"},
        {"navn": "Vigdis Hauge", "oppmoete": "møtt", "funksjon": "rådgiver"},
    ]


@each(
    "told",
    [
        "Styrets leder, Kari Moe, åpnet møtet.",
        "Styreleder, Kari Moe, ønsket velkommen til årets første møte.",
        "Ordføreren, Kari Moe (Ap), orienterte om budsjettet for 2027.",
        "Per Vik, kommunens representant, redegjorde for arbeidet.",
        "Prosten, Kari Moe, las frå Salme 23 og bad.",
        "Leder i rådet, Kari Moe, innledet. Hun takket for innsatsen.",
    ],
)
def test_what_somebody_did_is_not_where_they_are_from(told: str) -> None:
    """Nobody is put on the list for it, and the report has the sentence."""
    reading = _read(f"<p>Fra administrasjonen: Roar Fossen, Vigdis Hauge</p><p>{told}</p>")

    assert _names(reading.record) == [*_LISTED, "Roar Fossen", "Vigdis Hauge"]
    assert [one.text for one in reading.ledger.unplaced()] == [told]


@each(
    "told",
    ["Lederen ledet møtet.", "Styreleder ledet møtet.", "Styrets leder leidde møtet.", "Møtet ble ledet av leder."],
)
def test_who_led_may_be_called_by_an_office_that_one_of_the_list_has(told: str) -> None:
    """The report tells whom that was taken to be."""
    reading = _read(f"<p>{told}</p>")

    assert reading.record["moeteleder"] == "Kari Moe"
    assert ("moeteleder: Kari Moe", told) in [(one.made, one.text) for one in reading.ledger.guesses]


def test_an_office_that_nobody_of_the_list_has_names_nobody() -> None:
    """Nor does one that two have."""
    reading = _read("<p>Nestleder ledet møtet.</p>")

    assert "moeteleder" not in reading.record
    assert "Nestleder ledet møtet." in [one.text for one in reading.ledger.unplaced()]


@each(
    "told, when",
    [
        ("Siv Nes kom kl. 10.40 og deltok fra og med sak 2/26.", {"kom": "10:40", "fra_sak": "2/26"}),
        ("Siv Nes kom kl. 10.40 og var med fra sak 2/26.", {"kom": "10:40", "fra_sak": "2/26"}),
        ("Siv Nes kom kl. 10.40 og tok del frå og med sak 2/26.", {"kom": "10:40", "fra_sak": "2/26"}),
        ("Siv Nes var med i møtet fra kl. 10.40 (fra sak 2/26).", {"kom": "10:40", "fra_sak": "2/26"}),
        ("Siv Nes deltok fra og med sak 2/26.", {"fra_sak": "2/26"}),
        ("Siv Nes var til stede fra og med sak 2/26.", {"fra_sak": "2/26"}),
        ("Siv Nes deltok i sak 1/26 og 2/26.", {"paa_sak": ["1/26", "2/26"]}),
    ],
)
def test_who_took_part_from_a_case_on_came_to_it(told: str, when: Record) -> None:
    """It is said of the one on the list, who stands there once."""
    record = _read(f"<p>{told}</p>").record

    assert _people(record)[2] == {"navn": "Siv Nes", "oppmoete": "møtt", **when}
    assert _names(record) == _LISTED


@each("title", ["Dekan", "Professor", "Førsteamanuensis", "Lektor", "Stipendiat", "Kateket", "Lensmann", "Fylkesråd"])
def test_what_somebody_is_may_begin_with_a_capital(title: str) -> None:
    """It is the same before the name, after it, and in another case."""
    record = _read(f"<p>Andre:</p><ul><li>{title} Ada Lie</li><li>Bo Ek, {title.lower()}</li></ul>").record

    assert _people(record)[3:] == [
        {"navn": "Ada Lie", "oppmoete": "møtt", "funksjon": title},
        {"navn": "Bo Ek", "oppmoete": "møtt", "funksjon": title.lower()},
    ]


def test_a_title_and_an_office_beside_it_are_both_kept() -> None:
    """What stood before the name was lost to the column."""
    below = "<table><tr><td>Dekan Ada Lie</td><td>medlem</td></tr><tr><td>Bo Ek</td><td>medlem</td></tr></table>"

    assert _people(_read(below).record)[3]["funksjon"] == "Dekan, medlem"


@each("beside, key", [("Bedriftshelsetjenesten", "enhet"), ("Ungdomsrådet", "enhet"), ("Hovedverneombud", "funksjon")])
def test_nobody_meets_for_what_is_no_person(beside: str, key: str) -> None:
    """A part of a table may have other columns than the heading above it."""
    rows = [("Navn", "Møtte for"), ("Ada Lie", "Ola By"), ("Andre som møtte:", ""), ("Bo Ek", beside)]
    table = "".join(f"<tr><td>{first}</td><td>{second}</td></tr>" for first, second in rows)
    record = _read(f"<p>Varamedlemmer:</p><table>{table}</table>").record

    assert _people(record)[3:] == [
        {"navn": "Ada Lie", "oppmoete": "møtt", "moette_for": "Ola By"},
        {"navn": "Bo Ek", "oppmoete": "møtt", key: beside},
    ]


@each(
    "ruling, types",
    [
        ("Budsjettet vedtas.", [None, None]),
        ("Saken tas til orientering.", ["referatsak", "referatsak"]),
    ],
)
def test_the_series_of_a_board_of_owners_is_none_of_matters_told(ruling: str, types: list[str | None]) -> None:
    """«RS» is «representantskapet» too: where something was decided, the letters say nothing of what a case is."""
    cases = f"<h2>RS 1/26 Budsjett</h2><p>Vedtak:</p><p>{ruling}</p><h2>RS 2/26 Drift</h2><p>Kari Moe orienterte.</p>"

    assert [case.get("sakstype") for case in _read("", cases).record["saker"]] == types


@each(
    "signed, chair",
    [
        ("Ida Lie<br>møteleder | Ola Vik | Siv Nes", "Ida Lie"),
        ("Ida Lie | Ola Vik | Siv Nes\nmøteleder |  | ", "Ida Lie"),
        ("Ida Lie | Ola Vik | Siv Nes\n | møteleder | ", "Ola Vik"),
        ("Ida Lie | Ola Vik | Siv Nes\n<p>møteleder</p>", None),
    ],
)
def test_an_office_below_several_who_sign_is_of_the_one_it_stands_under(signed: str, chair: str | None) -> None:
    """Where no column says which of them that is, nobody is said to have led, and the report tells of it."""
    rows, *below = signed.split("\n<p>")
    table = "".join(
        f"<tr>{''.join(f'<td>{one.strip()}</td>' for one in row.split('|'))}</tr>" for row in rows.split("\n")
    )
    end = f"<p>Dalen, 4. mars 2026</p><table>{table}</table>{''.join(f'<p>{one}' for one in below)}"
    cases = "<h2>Sak 1/26 Regnskap</h2><p>Vedtak: Ja.</p><h2>Sak 2/26 Båt</h2><p>Vedtak: Ja.</p>"
    reading = _read("", cases + end)

    assert reading.record.get("moeteleder") == chair
    assert (chair is None) == any(one.made == "moeteleder" for one in reading.ledger.guesses)
    assert reading.record["underskrifter"] == ["Ida Lie", "Ola Vik", "Siv Nes"]


@each(
    "listed, more, names",
    [
        ("Lendmann Ada Lie, Lendmann Bo Ek", "", ["Ada Lie", "Bo Ek"]),
        ("Speider Ada Lie, Speider Bo Ek", "", ["Ada Lie", "Bo Ek"]),
        ("Storbonde Ada Lie, Bo Ek", "Hver storbonde fikk ordet. Storbonden takket.", ["Ada Lie", "Bo Ek"]),
        ("Storbonde Ada Lie, Bo Ek", "", ["Storbonde Ada Lie", "Bo Ek"]),
        ("Bjørnar Ole Lie, Bjørnar Jon Ek", "", ["Bjørnar Ole Lie", "Bjørnar Jon Ek"]),
        ("Liv Eva Lie, Bo Ek", "Det var et godt liv. Livet går videre.", ["Liv Eva Lie", "Bo Ek"]),
    ],
)
def test_a_title_that_no_list_knows_is_told_by_how_the_paper_uses_the_word(
    listed: str, more: str, names: list[str]
) -> None:
    """It is that of several, or a noun elsewhere; a first name is neither."""
    items = "".join(f"<li>{one}</li>" for one in listed.split(", "))
    record = _read(f"<p>Andre:</p><ul>{items}</ul>", f"<h2>Sak 1/26 Vei</h2><p>{more}</p><p>Vedtak: Ja.</p>").record

    assert _names(record)[3:] == names
