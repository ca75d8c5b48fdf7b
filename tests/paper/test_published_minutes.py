"""Minutes as schools, clubs and unions publish them: Markdown of a site, pages copied as text, numbers of their own."""

from typing import Any

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.shown_lines import read, shown
from tests.support.rows import each

Record = dict[str, Any]


def _record(text: str, name: str = "referat.txt") -> Record:
    return read_meeting(read_document(name, text.encode()), None).record


def _titles(record: Record) -> list[tuple[str, str]]:
    return [(case.get("saksnr", ""), case["tittel"]) for case in record["saker"]]


def test_what_a_site_is_told_of_a_page_is_its_title_and_lines_of_their_own() -> None:
    """The title is a heading for people too; a rule that begins a text is none of that."""
    text = "---\ntitle: 'Styremøte i mai'\ndate: 2026-05-04\n---\n\n## Sak 1 Grill\n\nVi kjøper grill.\n"
    document = read("møte.md", text)

    assert shown(document.lines) == ["H1 Styremøte i mai", "P date: 2026-05-04", "H2 Sak 1 Grill", "P Vi kjøper grill."]
    assert _record(text, "møte.md")["moetedato"] == "2026-05-04"
    assert shown(read("møte.md", "---\n\nKjøper: Ida\n\n---\n").lines) == ["P Kjøper: Ida"]


def test_a_heading_needs_no_blank_after_its_signs() -> None:
    """As Markdown was before CommonMark; where no heading is set so, a word with the sign before it is a word."""
    assert shown(read("møte.md", "#Saker\n\n##Vedtak\nSå gjør vi.\n").lines) == [
        "H1 Saker",
        "H2 Vedtak",
        "P Så gjør vi.",
    ]
    assert shown(read("møte.md", "## Dugnad\n\n#dugnad er gøy\n").lines) == ["H2 Dugnad", "P #dugnad er gøy"]


@each(
    "headings, cases",
    [
        (["## 072 Budsjett", "## 073 Ferie"], [("072", "Budsjett"), ("073", "Ferie")]),
        (["## 1 - Hei", "## 2 – Budsjett", "## 3- Ferie"], [("1", "Hei"), ("2", "Budsjett"), ("3", "Ferie")]),
        (
            ["## 7 Hei", "## 8 Bar", "## 9 velKom", "## Pause", "## Ros"],
            [("7", "Hei"), ("8", "Bar"), ("9", "velKom"), ("", "Ros")],
        ),
        (["## 41. Hei", "### Bar", "## 42. Ferie", "## 45. Ymse"], [("41", "Hei"), ("42", "Ferie"), ("45", "Ymse")]),
    ],
)
def test_numbered_headings_are_cases_wherever_the_numbers_begin(
    headings: list[str], cases: list[tuple[str, str]]
) -> None:
    """Boards count on from one meeting to the next, without a year; headings of a lower level are within a case."""
    text = "# Styremøte 4. mai 2026\n\n" + "".join(f"{heading}\n\nVi snakket om det.\n\n" for heading in headings)

    assert _titles(_record(text, "møte.md")) == cases


def test_cases_below_a_heading_that_might_be_that_of_an_agenda_are_cases() -> None:
    """They stand nowhere else, and minutes tell under most of them what came of it."""
    text = (
        "Referat FAU-møte 4. mai 2026 kl. 18\nTil stede: Ida Lie, Ola Vik\n\nSaker:\nSak 1\nValg\nLeder: Ida Lie\n\n"
        "Sak 2\nRektor viste den nye skolegården\nDet er mye asfalt\n\nSak 3\n17. mai\nVi bestiller is\nog pølser.\n"
    )
    record = _record(text)

    assert "saksliste" not in record
    assert _titles(record) == [("1", "Valg"), ("2", "Rektor viste den nye skolegården"), ("3", "17. mai")]


def test_a_number_that_comes_twice_by_a_slip_is_no_agenda() -> None:
    """Of two cases both are kept, and what stands before the second is told."""
    numbers = ["10/26 Buff", "14/26 Nett", "24/26 Klubb", "37/26 Dugnad", "39/26 Bane", "39/26 Kiosk"]
    text = "Styremøte 8.9.2026\n\n" + "".join(f"Sak {one}\nStyret så på saken sammen.\n\n" for one in numbers)

    assert _titles(_record(text)) == [tuple(one.split(" ", 1)) for one in numbers]


@each(
    "listed, people",
    [
        (
            "Til stede: Ida Lie- 2.klasse, Ola Vik- leder,Siv Nes-1.klasse, Bo Moe-rektor\nForfall: Per Bø-6.klasse",
            ["Ida Lie/2.klasse", "Ola Vik/leder", "Siv Nes/1.klasse", "Bo Moe/rektor", "-Per Bø/6.klasse"],
        ),
        (
            "Til stede: Ida Lie(avtroppende leder) Ola Vik(styremedlem) Siv Nes(SU) Per Bø, Ada Moe",
            ["Ida Lie/avtroppende leder", "Ola Vik/styremedlem", "Siv Nes/SU", "Per Bø", "Ada Moe"],
        ),
        (
            "Tilstades: Ida Marie Lie (1. klasse), Ola Vik (2. klasse), Siv Nes (3. klasse), og Tom Ove\nBrekke",
            ["Ida Marie Lie/1. klasse", "Ola Vik/2. klasse", "Siv Nes/3. klasse", "Tom Ove Brekke"],
        ),
        (
            "Fremmøtte: Ida Moe, Ola Vik (vara Mus), Siv Nes (vara Rev) Kari Bø, Per Lie (vara Ulv).",
            ["Ida Moe", "Ola Vik/vara Mus", "Siv Nes/vara Rev", "Kari Bø", "Per Lie/vara Ulv"],
        ),
        (
            "Til stede: Ida Moe (H) Nordre Land, Ola Vik (Ap) Søndre Land, Siv Nes",
            ["Ida Moe/Nordre Land", "Ola Vik/Søndre Land", "Siv Nes"],
        ),
        ("Tilstede: Ida Lie, Per, Christoffer, Pia\nMangler: Ola", ["Ida Lie", "Per", "Christoffer", "Pia", "-Ola"]),
    ],
)
def test_who_was_there_is_typed_in_haste(listed: str, people: list[str]) -> None:
    """Blanks are missing, brackets stand for commas, a line breaks a name, and some have a surname and some not."""
    record = _record(f"Møte 3.3.2026\n\n{listed}\n\nSak 1 Dugnad\nVi rydder stranda.\n")
    found = [
        "-" * (person["oppmoete"] == "forfall")
        + "/".join(filter(None, (person["navn"], person.get("enhet"), person.get("funksjon"))))
        for group in record["deltakere"]
        for person in group["personer"]
    ]

    assert found == people


def test_who_was_there_may_stand_below_the_cases() -> None:
    """With nothing under it but that the meeting was over; a list in the middle is of something else."""
    cases = "1. Godkjenning av innkalling\nInnkalling godkjent\n\n2. Valg\nIda Lie er leder.\n\n"
    listed = "Tilstede:\nIda Lie\nOla Vik\nSiv A. Nes\n\n"
    record = _record(f"Generalforsamling i Verkstedet 30.4.2026\n\n{cases}{listed}Møtet hevet\n")

    (group,) = record["deltakere"]
    assert [person["navn"] for person in group["personer"]] == ["Ida Lie", "Ola Vik", "Siv A. Nes"]
    assert "Siv A. Nes" not in str(record["saker"])


def test_a_word_that_heads_nobody_is_not_lost() -> None:
    """It may be a name, or anything else: the report has it."""
    text = "Møte 3.3.2026\n\nTil stede: Ida Lie, Ola Vik\nKnutsen\n\nSak 1 Dugnad\nVi rydder stranda.\n"
    reading = read_meeting(read_document("referat.txt", text.encode()), None)

    assert [one.text for one in reading.ledger.unplaced()] == ["Knutsen"]


def test_the_day_of_another_paper_is_not_that_of_the_meeting() -> None:
    """Where no label says when it was, the minutes that were approved are from another day."""
    text = "1. Godkjenning av referat fra 25.4.2025\nGodkjent.\n\n2. Tur\nVi var samlet 3.5.2026 og ble enige om tur.\n"

    assert _record(text)["moetedato"] == "2026-05-03"


def test_the_number_of_a_case_has_the_council_before_it_and_the_title_close_behind() -> None:
    """«MR sak 14/2026Regnskap»; a colon within brackets divides no title, and a telephone number counts nobody."""
    text = (
        "MØTEPROTOKOLL 7.4.2026\n\nTil stede: Ida Lie, Ola Vik\n23 17 51 00\n\n"
        "MR sak 14/2026Regnskap\n\nVedtak:\nGodkjent.\n\n"
        "MR sak 15/2026 Innkalling (Vedlegg: Protokoll)\n\nVedtak:\nGodkjent.\n"
    )
    record = _record(text)

    assert _titles(record) == [
        ("MR sak 14/2026", "Regnskap"),
        ("MR sak 15/2026", "Innkalling (Vedlegg: Protokoll)"),
    ]
    assert "antall" not in record["deltakere"][0]


def test_the_numbers_of_one_vote_are_not_lost_to_the_next() -> None:
    """Each side stands on a line of its own, with «Ja» and «Nei» too, and nothing says what the votes were on."""
    text = (
        "Generalforsamling 18.4.2026\n\n# Sak 1/26 Forslag\n\nHemmelig votering:\n\nFor: 69 stemmer\n\n"
        "Mot: 4 stemmer\n\nBlankt: 6 stemmer\n\nDebatten gikk videre.\n\nFor: 32\n\nMot: 22\n\n# Sak 2/26 Julebord\n\n"
        "- Saksforslaget er vedtatt\n  - Ja: 71\n  - Nei: 10\n  - Blank: 7\n"
    )
    first, second = _record(text, "møte.md")["saker"]

    assert first["votering"] == [{"for": 69, "imot": 4, "blanke": 6}, {"for": 32, "imot": 22}]
    assert second["votering"] == [{"for": 71, "imot": 10, "blanke": 7}]


def test_that_somebody_else_comes_later_is_told_and_no_unit_without_a_word() -> None:
    """The report has what was made of it."""
    text = "Møte 3.3.2026\n\nTil stede: Ida, Ola og Siv (Kari kommer sent)\n\nSak 1 Dugnad\nVi rydder stranda.\n"
    reading = read_meeting(read_document("referat.txt", text.encode()), None)

    assert [guess.made for guess in reading.ledger.guesses] == ["enhet: Kari kommer sent"]
