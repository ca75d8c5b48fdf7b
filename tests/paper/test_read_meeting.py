"""Minutes in many layouts, each with its record written by hand beside it: `layouts`."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from ruamel.yaml import YAML

from referat_cli.paper.reading.account import account
from referat_cli.paper.reading.attendance.attendance import read_attendance
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading, Ledger
from referat_cli.paper.reading.meeting import read_meeting
from referat_cli.paper.reading.rows_over_pages import rows_over_pages
from referat_cli.paper.reading.source import DocumentPlace, SourceLine
from tests.paper.word import word_document

LAYOUTS = Path(__file__).parent / "layouts"
_WHEN = ("fra_sak", "til_sak", "gikk_foer", "ikke_sak")
_NAMES = sorted(path.name for path in LAYOUTS.iterdir() if path.suffix in (".txt", ".md"))
# What no key of the record is for, and the report tells of.
_LEFT = {
    "kommunestyre.txt": ["Protokollen godkjennes elektronisk i etterkant av møtet."],
    "foreldreutvalg.md": ["2B, 4A"],
}


def _read(name: str, content: str) -> DocumentReading:
    return read_meeting(read_document(name, content.encode()), None)


def _file(name: str) -> DocumentReading:
    return _read(name, (LAYOUTS / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", _NAMES)
def test_minutes_are_read_as_a_person_reads_them(name: str) -> None:
    """All keys and values, and no others."""
    truth: dict[str, Any] = YAML(typ="safe").load((LAYOUTS / name).with_suffix(".yaml").read_text(encoding="utf-8"))

    assert _file(name).record == truth


@pytest.mark.parametrize("name", _NAMES)
def test_what_is_not_understood_is_left_and_told(name: str) -> None:
    """Every other word is in the record, or a label of what is."""
    assert [one.text for one in _file(name).ledger.unplaced()] == _LEFT.get(name, [])


@pytest.mark.parametrize(
    ("written", "key", "value"),
    [
        ("Møtedato: 29.10.24", "moetedato", "2024-10-29"),
        ("Dato: onsdag 4. mars 2026", "moetedato", "2026-03-04"),
        ("Tid: 5/3-2026 kl. 18", "moetedato", "2026-03-05"),
        ("Møtedatoer: 21. og 22. april 2026", "dager", ["2026-04-21", "2026-04-22"]),
        ("Dato: 4.3.2026 kl. 1800-2030", "slutt", "20:30"),
        ("Dato: 4.3.2026 Tid: 13.00 – 17.00", "start", "13:00"),
        ("Dato: 4.3.2026\nMøtet ble satt kl. 18.00 og hevet kl. 21.30.", "slutt", "21:30"),
        ("Dato: Onsdag 4. mars kl. 10-12 2026", "moetedato", "2026-03-04"),
        ("Dato: Onsdag 4. mars kl. 10-12 2026", "slutt", "12:00"),
        ("Dato: 04.03.26, 10–12", "start", "10:00"),
        ("Tid og sted: onsdag 4. mars kl. 10-12 2026, Rådhuset", "moetested", "Rådhuset"),
        ("Møte nr. 3/2026\t4. mars 2026 kl. 10–12\tKirkestua, Vik", "moetested", "Kirkestua, Vik"),
        ("Møte nr. 3/2026\t4. mars 2026 kl. 10–12\tKirkestua, Vik", "slutt", "12:00"),
        ("Kirkestua, Vik\t4. mars 2026\t10.00–12.00", "moetested", "Kirkestua, Vik"),
        ("Dato: 4.3.2026\nMøteleder: Kari Moe | Referent: Ola Lie", "moeteleder", "Kari Moe"),
        ("Dato: 4.3.2026\nMøteleder: Kari Moe – Referent: Ola Lie", "moeteleder", "Kari Moe"),
        ("Dato: 4.3.2026\nMøteform: ☒ Digitalt ☐ Fysisk", "moeteform", "digitalt"),
        ("Dato: 4.3.2026\nMøteform: Fysisk [x] Digitalt [ ]", "moeteform", "fysisk"),
        ("Dato: 4.3.2026\nMøtetype: ☐ Ordinært ☒ Ekstraordinært", "moetetype", "ekstraordinært"),
        ("Dato: 4.3.2026\nMøtetype: Fysisk ( ) Digitalt (x)", "moeteform", "digitalt"),
        ("Dato: 4.3.2026\nMøteform: ❏ Fysisk ☒ Digitalt", "moeteform", "digitalt"),
        ("Dato: 4.3.2026\nMøtetype: ☒ Ordinært ☐ Ekstraordinært", "moetetype", None),
        ("Dato: 4.3.2026\nSted: Videomøte (Teams)", "moetested", "Videomøte (Teams)"),
        ("Dato: 4.3.2026\nSted: Teams (digitalt møte)", "moetested", "Teams"),
        ("Dato: 4.3.2026\nSted: Digitalt på Teams", "moetested", "Teams"),
        ("Dato: 4.3.2026\nSted: Formannskapssalen (hybrid)", "moetested", "Formannskapssalen"),
        ("Dato: 4.3.2026\nMøteform: Teams", "moeteform", "digitalt"),
        ("Dato: 4.3.2026\nSted: Digitalt møte (Teams)", "moeteform", "digitalt"),
        ("Dato: 4.3.2026\nSted: Hybrid: Flisa, rom 3, og Teams", "moeteform", "hybrid"),
        ("Dato: 4.3.2026\nSted: Vik rådhus (fysisk) og Teams (digitalt)", "moeteform", "hybrid"),
        ("Dato: 4.3.2026\nSted: Fysisk møte, Vik rådhus", "moeteform", "fysisk"),
        ("Dato: 4.3.2026\nSted: Vik rådhus / digitalt", "moeteform", "hybrid"),
        ("Dato: 4.3.2026\nSted: Vik rådhus, med mulighet for digital deltakelse", "moeteform", "hybrid"),
        ("Dato: 4.3.2026\nMøteform: Fysisk, med noen på Teams", "moeteform", "hybrid"),
        ("Dato: 4.3.2026\nMøtetype: Digitalt", "moeteform", "digitalt"),
        ("Dato: 4.3.2026\nSted: Videomøte", "moeteform", "digitalt"),
        ("Dato: 4.3.2026 kl. 10–12 (digitalt)", "moeteform", "digitalt"),
        ("4. mars 2026 kl. 10–12, hybridmøte", "moeteform", "hybrid"),
        ("Dato: 4.3.2026\nMøtet ble gjennomført som hybridmøte.", "moeteform", "hybrid"),
        ("Dato: 4.3.2026\nMøtet vart halde digitalt på Teams.", "moeteform", "digitalt"),
        ("Dato: 4.3.2026\nMøtet vart halde digitalt på Teams.", "moetested", "Teams"),
        ("Dato: 4.3.2026\nHybridmøte", "moeteform", "hybrid"),
        ("Dato: 4.3.2026\nSted: Vik sykehus. Møtet varte i to timer, fra kl. 9 til 11.", "slutt", "11:00"),
        ("Dato: 4.3.2026\nSted: Vik sykehus. Klokken 9.00–11.00.", "start", "09:00"),
        ("Dato: 4.3.2026\nSted: Vik sykehus. Kari Moe ledet møtet.", "moeteleder", "Kari Moe"),
        ("Tid/sted: 4.3.2026 kl. 10–12 / Nordre helsehus, møterom 3", "moetested", "Nordre helsehus, møterom 3"),
        ("Sted og tid: Nordre helsehus, 4. mars 2026 kl. 10", "moetested", "Nordre helsehus"),
        ("Sted og tid: Nordre helsehus, 4. mars 2026 kl. 10", "start", "10:00"),
        ("Tid: 4. mars 2026, 09:00 - 11:00 (Teams)", "moetested", "Teams"),
        ("Dato: 4.3.2026\nSted: Vik sykehus. Inngang fra parken.", "moetested", "Vik sykehus"),
        ("Dato: 4.3.2026\nSted: Kirkeg. 4, Vik", "moetested", "Kirkeg. 4, Vik"),
        ("Dato: 4.3.2026\nMøtet ble holdt i kantina på Vik skole.", "moetested", "kantina på Vik skole"),
        (
            "Dato: 4.3.2026\nStad: Storstova, Vik. Møtet varte frå kl. 9.15 til kl. 11.",
            "moetested",
            "Storstova, Vik",
        ),
        ("Dato: 4.3.2026\nStad: Storstova, Vik. Møtet varte frå kl. 9.15 til kl. 11.", "slutt", "11:00"),
        ("Onsdag 4. mars 2026 kl. 10–15\nGrand hotell, Vik", "moetested", "Grand hotell, Vik"),
        ("Dato: 4.3.2026\nMøteleder: Kari Moe, referent: Ola Lie", "moeteleder", "Kari Moe"),
        ("Dato: 4.3.2026\nMøteleder: Kari Moe, referent: Ola Lie", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nMøteleder: Kari Moe og referent: Ola Lie", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nSekretær for møtet var Ola Lie.\n", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nOla Lie var sekretær for møtet.\n", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nSekretariatet ved Ola Lie førte referatet.\n", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nReferatet er skrevet av Ola Lie, Vik kommune.\n", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nReferat ved Ola Lie.\n", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nTil referent ble valgt Ola Lie.\n", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nMøteleder var Kari Moe, og sekretær var Ola Lie.\n", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nMøteleder Kari Moe, referent Ola Lie\n", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nMøteleder: Kari Moe (referent: Ola Lie)\n", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nLeder: Kari Moe, sekretær: Ola Lie\n", "moeteleder", "Kari Moe"),
        ("Dato: 4.3.2026\nMøteleder for dagen var Kari Moe.\n", "moeteleder", "Kari Moe"),
        ("Dato: 4.3.2026\nKari Moe ønsket velkommen og ledet møtet.\n", "moeteleder", "Kari Moe"),
        ("Dato: 4.3.2026\nNestleder Kari Moe ledet møtet i leders fravær.\n", "moeteleder", "Kari Moe"),
        ("Dato: 4.3.2026\nOrdstyrer: Kari Moe\n", "moeteleder", "Kari Moe"),
        ("Dato: 4.3.2026\nProtokollen ble ført av Kari Moe.\n", "referent", "Kari Moe"),
        ("Dato: 4.3.2026\nDagleg leiar Ola Lie leia møtet, og Kari Moe skreiv referat.\n", "referent", "Kari Moe"),
        ("Dato: 4.3.2026\nReferent: Kari\nTil stede: Ola Lie, Kari Moe\n", "referent", "Kari Moe"),
        ("Dato: 4.3.2026\nTil stede: Ola Lie, Kari Moe, som også førte møteboka\n", "referent", "Kari Moe"),
        ("Dato: 4.3.2026\nSted: Verkstedet, Bruveien 4.\n", "moetested", "Verkstedet, Bruveien 4"),
        ("Dato: 4.3.2026\nReferent: Daglig leder Ola Lie", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nRef.: 24/01877-12\nReferent: Ola Lie", "referent", "Ola Lie"),
        ("Dato: 4.3.2026\nRef.: 24/01877-12", "arkivsak", "24/01877-12"),
    ],
)
def test_the_head_of_a_paper_is_read_however_it_is_written(written: str, key: str, value: object) -> None:
    """Dates and times of every form that Norwegians use."""
    assert _read("referat.txt", f"Referat fra møte i Nordre råd\n\n{written}\n").record.get(key) == value


_PLACES = (
    "Thon Hotel Vik, Dal;Storgata 4, 2. etasje;Rådhuset i Vik;Møterom Elva, Vik rådhus;Kulturhuset Elva;"
    "Vik sykehus – auditoriet;Sykehuset Fjord, møterom 3;Microsoft Teams"
)


@pytest.mark.parametrize("place", _PLACES.split(";"))
@pytest.mark.parametrize(
    "head", ["Onsdag 4. mars 2026 kl. 10–15\n{}", "4. mars 2026\nkl. 10.00–15.00\n{}", "{}\n4. mars 2026 kl. 10–15"]
)
def test_a_place_on_a_line_of_its_own_beside_the_time_is_where_it_was(place: str, head: str) -> None:
    """It is told as a guess, because no label says so."""
    found = _read("referat.txt", f"Referat fra møte i Nordre råd\n\n{head.format(place)}\n\nTil stede: Kari Moe\n")

    assert found.record["moetested"] == place
    assert [one.made for one in found.ledger.guesses] == [place]


@pytest.mark.parametrize("beside", ["Faisal Malthus", "Nordre sykehus HF"])
def test_what_stands_below_the_time_may_be_no_place(beside: str) -> None:
    """A name may end as words for houses do, and an institution is whose meeting it was."""
    assert "moetested" not in _read("a.txt", f"Møte i Nordre råd\n\n4. mars 2026 kl. 10–15\n{beside}\n").record


def test_whose_meeting_it_was_stands_below_a_title_with_its_day() -> None:
    """A school is no place there."""
    assert "moetested" not in _read("a.txt", "Referat fra elevrådsmøte 4. mars 2026\nVik skole\n").record


@pytest.mark.parametrize(
    "title",
    [
        "Referat fra digitalt møte i Nordre råd",
        "Referat fra hybridmøte i Nordre råd",
        "Referat fra det første ordinære møtet i Nordre råd",
        "Referat – møte i Nordre råd (digitalt)",
    ],
)
def test_how_a_meeting_was_is_no_part_of_whose_it_was(title: str) -> None:
    """Nor which of several it was."""
    assert _read("referat.txt", f"{title}\n\nDato: 4.3.2026\n").record["utvalg"] == "nordre-raad"


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("Nordre fagråd (NF), barn og unge – møtereferat", "nordre-fagraad-nf-barn-og-unge"),
        ("Referat – Nordre fagråd, møte 2/26", "nordre-fagraad"),
        ("Referat fra Nordre fagråds møte", "nordre-fagraad"),
        ("MØTEREFERAT\n\nFagråd: Barn og unge", "fagraad-barn-og-unge"),
        ("Referat fra Nordre råd sitt møte 4. mars 2026", "nordre-raad"),
        ("Sak: Referat fra møte i Nordre råd", "nordre-raad"),
        ("Nordre råd\nReferat\tOnsdag 4. mars 2026\tkl. 10–12", "nordre-raad"),
        ("Referat\nNordre råd, 4. mars 2026", "nordre-raad"),
        ("Gjelder: Møtereferat fra Nordre råd", "nordre-raad"),
        ("SSU-møte", "ssu"),
    ],
)
def test_whose_meeting_it_was_is_read_from_a_title_of_every_form(title: str, committee: str) -> None:
    """What it is, which it is and what kind of body it is may stand on either side."""
    assert _read("referat.txt", f"{title}\n\nDato: 4.3.2026\nTil stede: Kari Moe\n").record["utvalg"] == committee


def test_whose_meeting_it_was_stands_beside_the_title_in_a_row() -> None:
    """And where and when below, a row each."""
    words = (
        "!grid\n| REFERAT | Nordre råd |\n| Møtedato | 04.03.2026 |\n| Sted | Rådhuset |\n!end\nTil stede: Kari Moe\n"
    )
    found = read_meeting(read_document("referat.docx", word_document(words)), None)

    assert (found.record["utvalg"], found.record["moetested"]) == ("nordre-raad", "Rådhuset")


def test_where_it_was_stands_in_brackets_with_the_hours_after_the_title() -> None:
    """Both are read."""
    record = _read(
        "referat.txt", "Referat fra Nordre råd 4. mars 2026 (kl. 10.00–12.00, Vik rådhus)\n\nKari Moe\n"
    ).record

    assert (record["slutt"], record["moetested"]) == ("12:00", "Vik rådhus")


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("Partnerskapsmøte 2026", "partnerskapsmoete"),
        ("Samarbeidsmøte 4. mars 2026", "samarbeidsmoete"),
        ("Dialogmøte mellom kommunen og sykehuset", "dialogmoete-mellom-kommunen-og-sykehuset"),
        ("Styremøte 4. mars 2026", None),
        ("Årsmøte 2026", None),
    ],
)
def test_a_meeting_that_has_a_name_of_its_own_is_called_by_it(title: str, committee: str | None) -> None:
    """Where the paper names no committee, which is told; a word for the kind of meeting is no name."""
    found = _read("referat.txt", f"{title}\nDato: 4.3.2026\nTil stede: Kari Moe\n")

    assert found.record.get("utvalg") == committee
    assert len(found.ledger.guesses) == (committee is not None)


def test_who_gets_a_copy_is_told_of_the_paper() -> None:
    """Also in the table at its top."""
    words = "| Møte: | Nordre fagråd – Helsefellesskapet Dal |\n| Dato: | 04.03.2026 |\n| Kopi til: | Avdelingen |\n"
    found = read_meeting(read_document("referat.docx", word_document(f"Referat\n{words}Til stede: Kari Moe\n")), None)

    assert found.record["utvalg"] == "nordre-fagraad-helsefellesskapet-dal"
    assert [*found.ledger.unplaced()] == []


def test_who_wrote_to_whom_is_told_of_the_letter() -> None:
    """Who wrote it need not have been there."""
    letter = "Til: Medlemmene i utvalget\nFra: Per Vik\nDato: 04.03.2026\nKopi: Rådmannen"
    found = _read("referat.txt", f"Referat fra møte i Nordre råd\n{letter}\nTil stede: Kari Moe, Ola Lie\n")

    assert [one["navn"] for group in found.record["deltakere"] for one in group["personer"]] == ["Kari Moe", "Ola Lie"]
    assert [*found.ledger.unplaced()] == []


def test_who_was_chosen_to_sign_may_stand_above_the_cases_below_what_is_signed() -> None:
    """All of it tells of signatures."""
    found = _read(
        "referat.txt",
        "Møteprotokoll for Nordre råd\n\nDato: 4.3.2026\nTil stede: Kari Moe, Ola Lie\n\nUnderskrift:\n\n"
        "Vi bekrefter med underskriftene våre at møteboka er rett.\n\n"
        "Til å skrive under protokollen ble valgt: Kari Moe og Ola Lie.\n\nSak 1/26 Port\nPorten males.\n",
    )

    assert found.record["underskrifter"] == ["Kari Moe", "Ola Lie"]
    assert [*found.ledger.unplaced()] == []


def test_a_title_may_stand_in_a_row_beside_when_and_where() -> None:
    """The cell that has no labels is the letterhead."""
    words = """| Nordre råd // Referat fra møte 2/26 | Dato: 04.03.2026 // Tid: 12.00–14.00 // Sted: Rådhuset |
Til stede: Kari Moe
"""
    found = read_meeting(read_document("referat.docx", word_document(words)), None)

    told = [found.record[key] for key in ("utvalg", "moetenummer", "moetedato", "slutt", "moetested")]
    assert told == ["nordre-raad", "2", "2026-03-04", "14:00", "Rådhuset"]
    assert [*found.ledger.unplaced()] == []


def test_a_list_of_people_and_a_fact_may_stand_beside_each_other() -> None:
    """Who wrote the minutes was not away."""
    record = _read(
        "referat.txt",
        "Referat fra møte i Nordre råd\n\nDato: 4.3.2026\nTil stede: Kari Moe\nForfall: Siv Nes\tReferent: Per Ås\n",
    ).record

    assert record["referent"] == "Per Ås"
    people = [person for group in record["deltakere"] for person in group["personer"]]
    assert [one["navn"] for one in people if one["oppmoete"] == "forfall"] == ["Siv Nes"]


def test_who_led_and_who_wrote_may_stand_beside_each_other_below_the_list() -> None:
    """A tab between them divides two labels, and no columns of people."""
    record = _read(
        "referat.txt",
        "Referat fra møte i Nordre råd\n\nDato: 4.3.2026\nTil stede: Kari Moe, Ola Lie\nForfall: Siv Nes\n"
        "Møteleder: Kari Moe\t\tReferent: Ola Lie\n\nSak 1/26 Port\nPorten males.\n",
    ).record

    assert (record["moeteleder"], record["referent"]) == ("Kari Moe", "Ola Lie")


@pytest.mark.parametrize("place", ["Teams", "Digital arena, Oslo", "Senter for helse og digital utvikling"])
def test_a_place_that_does_not_say_how_the_meeting_was_is_only_a_place(place: str) -> None:
    """Some may have sat together and met others on Teams."""
    record = _read("referat.txt", f"Referat fra møte i Nordre råd\n\nDato: 4.3.2026\nSted: {place}\n").record

    assert (record["moetested"], "moeteform" in record) == (place, False)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Kari Moe", {"navn": "Kari Moe"}),
        ("Kari Moe (Ap)", {"navn": "Kari Moe", "parti": "Ap"}),
        ("Kari Moe, ordfører", {"navn": "Kari Moe", "funksjon": "ordfører"}),
        ("Kari Moe, Nordre kommune (NSF)", {"navn": "Kari Moe", "enhet": "Nordre kommune", "forbund": "NSF"}),
        ("Kari Moe for Ola Lie", {"navn": "Kari Moe", "moette_for": "Ola Lie"}),
        ("Kari Moe (vara for Ola Lie)", {"navn": "Kari Moe", "moette_for": "Ola Lie"}),
        ("Kari Moe (for ordfører Ola Lie)", {"navn": "Kari Moe", "moette_for": "Ola Lie"}),
        ("Kari Moe, fra sak 3/26", {"navn": "Kari Moe", "fra_sak": "3/26"}),
        ("Kari Moe, gikk før sak 4/26", {"navn": "Kari Moe", "gikk_foer": "4/26"}),
        ("Kari Moe på sak 2/26 og 3/26", {"navn": "Kari Moe", "paa_sak": ["2/26", "3/26"]}),
        ("Kari Moe (kom kl. 18.30)", {"navn": "Kari Moe", "kom": "18:30"}),
        ("Kari Moe (Teams)", {"navn": "Kari Moe", "oppmoete": "digitalt"}),
        ("Kari Moe, uten stemmerett", {"navn": "Kari Moe", "stemmerett": False}),
        ("Kari Moe (talerett)", {"navn": "Kari Moe", "talerett": True}),
        ("Kari Moe (møte- og talerett)", {"navn": "Kari Moe", "talerett": True}),
        ("Kari Moe, med tale-, men uten stemmerett", {"navn": "Kari Moe", "stemmerett": False, "talerett": True}),
        ("Kari Moe – talerett, ikke stemmerett", {"navn": "Kari Moe", "stemmerett": False, "talerett": True}),
        ("sokneprest Kari Moe", {"navn": "Kari Moe", "funksjon": "sokneprest"}),
    ],
)
def test_somebody_on_the_list_is_read_with_what_stands_beside(line: str, person: dict[str, Any]) -> None:
    """Party, office, unit, union, for whom and when."""
    found = _read("referat.txt", f"Referat fra møte i Nordre råd\n\nDato: 4.3.2026\n\nTil stede:\n{line}\n").record

    assert found["deltakere"][0]["personer"] == [{"oppmoete": "møtt", **person}]


@pytest.mark.parametrize(
    ("told", "person"),
    [
        ("leder, observatør med talerett", {"funksjon": "leder, observatør", "talerett": True}),
        ("talerett", {"talerett": True}),
        ("med talerett, uten stemmerett", {"stemmerett": False, "talerett": True}),
    ],
)
@pytest.mark.parametrize("names", ["| Navn | Rolle |\n| --- | --- |\n| Kari Moe |", "| Kari Moe |"])
def test_a_right_in_the_column_of_offices_is_no_office(names: str, told: str, person: dict[str, Any]) -> None:
    """It is told as a right, beside the office where there is one."""
    rule = "" if "---" in names else "| --- | --- |\n"
    paper = f"# Referat fra møte i Nordre råd\n\nDato: 4.3.2026\n\n## Til stede\n\n{names} styreleder |\n{rule}"
    (group,) = _read("referat.md", f"{paper}| Per Lie | {told} |\n").record["deltakere"]

    assert group["personer"][1] == {"navn": "Per Lie", "oppmoete": "møtt", **person}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Kari, Per Ivar, Mohamed og Anne.", ["Kari", "Per Ivar", "Mohamed", "Anne"]),
        ("Monica (styrer), Jørn (kasserer)", ["Monica", "Jørn"]),
        ("Kari Moe – Ola Lie – Siv Nes", ["Kari Moe", "Ola Lie", "Siv Nes"]),
        ("Kari Moe (leder, sak 1 og 2), Ola Lie", ["Kari Moe", "Ola Lie"]),
        ("Kari Moe, Nordby, Ola Lie, Vestby", ["Kari Moe", "Ola Lie"]),
    ],
)
def test_names_are_told_apart_however_they_are_set(line: str, names: list[str]) -> None:
    """By first name alone, or with dashes between them; a unit after a name is none."""
    found = _read("referat.txt", f"Referat fra møte i Nordre råd\n\nDato: 4.3.2026\n\nTil stede: {line}\n").record

    assert [person["navn"] for person in found["deltakere"][0]["personer"]] == names


def test_who_met_for_somebody_may_stand_after_a_dash() -> None:
    """Both are on the list: one was away, the other came instead."""
    paper = "Referat fra møte i Nordre råd\n\nDato: 4.3.2026\n\nForfall:\nKari Moe – vara: Ola Lie møtte\n"
    (group,) = _read("referat.txt", paper).record["deltakere"]

    assert group["personer"] == [
        {"navn": "Kari Moe", "oppmoete": "forfall"},
        {"oppmoete": "møtt", "navn": "Ola Lie", "moette_for": "Kari Moe"},
    ]


def test_a_line_under_the_title_may_say_that_the_case_is_closed() -> None:
    """Nothing but that stands on it; a sentence about what is exempt closes no case."""
    paper = "Møtereferat – Nordre råd\n\nDato: 4.3.2026\n\n"
    closed = "Sak 1/26 Tilsetting\n\nUnntatt offentlighet, jf. offl. § 25\n\n"
    opened = "Sak 2/26 Rutiner\n\nUnntatt offentlighet er et begrep i § 13 som rådet drøftet.\n"
    first, second = _read("referat.txt", paper + closed + opened).record["saker"]

    assert first["lukket"] == {"hjemmel": "offl. § 25"}
    assert "lukket" not in second


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        ("Saken ble behandlet for lukkede dører. Protokolleres særskilt.", None),
        ("Behandlet i lukket møte. Egen protokoll.", None),
        ("Ola Lie deltok ikke.", "Ola Lie deltok ikke."),
    ],
)
def test_the_law_of_a_closed_case_ends_with_its_sentence(after: str, kept: str | None) -> None:
    """What follows on the line is none of the law."""
    paper = "Møtereferat – Nordre råd\n\nDato: 4.3.2026\n\nSak 1/26 Tilsetting\n\n"
    (case,) = _read("referat.txt", f"{paper}Unntatt offentlighet, offentleglova § 23 første ledd. {after}\n").record[
        "saker"
    ]

    assert case["lukket"] == {"hjemmel": "offentleglova § 23 første ledd"}
    assert (kept in case["referat"]) if kept else ("referat" not in case)


@pytest.mark.parametrize(
    ("told", "basis"),
    [
        (
            "Saken ble behandlet i lukket møte. Unntatt offentlighet etter offl. § 13.\n\nVedtak:\n\nSiv tilsettes.",
            "offl. § 13",
        ),
        ("Ola Lie orienterte.\n\nSaken er unntatt offentlighet, jf. offl. § 25.", "offl. § 25"),
        ("Unntatt offentlighet. Offl. § 25. Ola Lie deltok ikke.", "Offl. § 25"),
        ("Møtet ble lukket etter koml. § 11-5 andre ledd, jf. fvl. § 13.\n\nUnntatt offentlighet.", "koml. § 11-5"),
        ("Saken ble behandlet for lukkede dører, jf. koml. § 11-5 tredje ledd.", "koml. § 11-5 tredje ledd"),
        ("Møtet ble lukket etter koml. § 11-5. Dørene ble åpnet igjen.\n\nVedtak:\n\nTomten kjøpes.", None),
        ("Vedlegg 2 er unntatt offentlighet, jf. offl. § 13.\n\nVedtak:\n\nTomten kjøpes.", None),
    ],
)
def test_a_sentence_may_say_that_the_case_is_closed(told: str, basis: str | None) -> None:
    """Wherever it stands, and by the law that the closed doors are told with; doors alone are told in the report."""
    paper = f"Møtereferat – Nordre råd\n\nDato: 4.3.2026\n\nSak 1/26 Tilsetting\n\n{told}\n"
    (case,) = _read("referat.txt", paper).record["saker"]
    assert case.get("lukket", {}).get("hjemmel", "").startswith(basis or "")
    assert ("lukket" in case) is (basis is not None)


@pytest.mark.parametrize(
    ("written", "title", "basis"),
    [
        ("Personalsak (unntatt offentlighet, offl. § 13 jf. fvl. § 13)", "Personalsak", "offl. § 13 jf. fvl. § 13"),
        ("Personalsak – Unntatt offentlighet Offl § 13", "Personalsak", "Offl § 13"),
        ("Kjøp av tomt - u.off. koml. § 11-5", "Kjøp av tomt", "koml. § 11-5"),
        ("Personalsak - unnateke offentlegheit", "Personalsak", "unnateke offentlegheit"),
        ("Personalsak (u.off., jf. offl. § 13)", "Personalsak", "offl. § 13"),
        ("Personalsak – unntatt etter offentleglova § 13", "Personalsak", "offentleglova § 13"),
        ("(U.off. offl. § 23) Kjøp av tomt", "Kjøp av tomt", "offl. § 23"),
        ("U.off.: Kjøp av tomt", "Kjøp av tomt", "U.off"),
        ("Unntatt offentlighet – offl. § 23: Kjøp av tomt", "Kjøp av tomt", "offl. § 23"),
        ("Kjøp av tomt (lukket, jf. helseforetaksloven § 26 a)", "Kjøp av tomt", "helseforetaksloven § 26 a"),
        ("Kjøp av tomt (lukket møte)", "Kjøp av tomt (lukket møte)", None),
        ("Lukkede avdelinger, jf. § 3", "Lukkede avdelinger, jf. § 3", None),
        ("Rutiner for unntatt offentlighet", "Rutiner for unntatt offentlighet", None),
        ("Unntatt offentlighet – innføring i § 13", "Unntatt offentlighet – innføring i § 13", None),
    ],
)
def test_a_title_may_say_that_the_case_is_closed(written: str, title: str, basis: str | None) -> None:
    """Then the record has what is public of it: what it is called, and the reason."""
    paper = f"Møtereferat – Nordre råd\n\nDato: 4.3.2026\n\nSak 1/26 {written}\n\nVedtak:\n\nDet blir slik.\n"
    (case,) = _read("referat.txt", paper).record["saker"]
    assert (case["tittel"], case.get("lukket")) == (title, {"hjemmel": basis} if basis else None)


def test_a_comment_in_a_word_file_is_no_part_of_the_minutes() -> None:
    """Nor of the last case, where the file has it: the report tells it, unless it may be about a closed case."""
    document = docx.Document()
    for text in (
        "Møtereferat – Nordre råd",
        "Dato: 4.3.2026",
        "Sak 1/26 Ny bru",
        "Vedtak:",
        "Brua bygges.",
        "Sak 2/26 Vei",
    ):
        document.add_paragraph(text)
    document.add_comment(document.paragraphs[4].runs, "Spør Kari først", author="Eva Lund")
    stream = BytesIO()
    document.save(stream)
    source = read_document("mars.docx", stream.getvalue())
    reading = read_meeting(source, None)
    assert reading.record["saker"] == [
        {"saksnr": "1/26", "tittel": "Ny bru", "vedtak": ["Brua bygges."]},
        {"saksnr": "2/26", "tittel": "Vei"},
    ]
    assert [one.text for one in account(source, reading.ledger, reading.record).unplaced] == ["Spør Kari først"]
    reading.record["saker"][0]["lukket"] = {"hjemmel": "offl. § 13"}
    assert "Kari" not in f"{account(source, reading.ledger, reading.record).unplaced}"


def test_a_row_of_the_agenda_is_of_the_case_that_begins_alike() -> None:
    """Where cases have no numbers: the agenda may say more than the case, or less; a short beginning says nothing."""
    rows = (
        "Ny avtale om tilskudd (Vestby skole)",
        "Valg av leder og nestleder",
        "Valg av leder",
        "Besøk av rektor",
        "Valg av vara",
    )
    cases = (
        "Ny avtale om tilskudd",
        "Valg av leder",
        "Valg av leder og nestleder",
        "Besøk av rektor fra Vestby",
        "Valg",
    )
    lines = ["# Referat fra møte i Nordre råd", "Dato: 4.3.2026", "## Saksliste"]
    table = ["| Saksnr. | Saker |", "| --- | --- |", *(f"|  | {row} |" for row in rows)]
    parts = [
        f"## {case}\n\n- **Utvalg:** Nordre råd\n- **Dato:** 4.3.2026\n\n### Vedtak\n\n1. Vedtas." for case in cases
    ]
    paper = "\n\n".join([*lines, "\n".join(table), *parts])
    assert _read("referat.md", paper).record["saksliste"] == [
        {"sak": "+1", "tittel": "Ny avtale om tilskudd (Vestby skole)"},
        {"sak": "+3"},
        {"sak": "+2"},
        {"sak": "+4", "tittel": "Besøk av rektor"},
        {"tittel": "Valg av vara"},
    ]


def _row(number: int, lefts: tuple[float, ...], *texts: str) -> SourceLine:
    place = DocumentPlace(1, number)
    cells = tuple((SourceLine(place, text),) if text else () for text in texts)
    return SourceLine(place, kind="row", cells=cells, columns=lefts)


def test_a_mark_is_under_the_heading_that_it_stands_nearest_to() -> None:
    """A part of a table without lines in which everybody was away has two columns; a cross elsewhere says nothing."""
    lines = (
        _row(1, (50.0, 380.0, 450.0), "Kommunene", "Møtte", "Forfall"),
        _row(2, (50.0, 380.0, 450.0), "Ola Ruud, Nordby", "x", ""),
        _row(3, (50.0, 452.0), "Ann Lie, Sørby", "x"),
        _row(4, (50.0, 379.0), "Per Holt, Vestby", "x"),
        _row(5, (), "Eva Krog, Austby", "", "", "x"),
    )

    (group,) = read_attendance(lines, None, Ledger(lines))

    assert [person["oppmoete"] for person in group["personer"]] == ["møtt", "forfall", "møtt", "ukjent"]


def test_parts_beside_their_names_are_those_of_the_case() -> None:
    """Bold labels in a column of their own, one of which goes on below, and what each says on several rows."""
    rows = "".join(
        f"<tr><td><b>{name}</b></td><td>{text}</td></tr>"
        for name, text in (
            ("Kommunedirektørens innstilling", "Planen vedtas."),
            ("Behandling", "Ola Lie (Ap) fremmet følgende forslag:"),
            ("", "Saken utsettes til regnskapet er vedtatt."),
            ("Votering", "Forslaget fra Ola Lie falt med 2 mot 3 stemmer."),
            ("Vedtak", "Planen vedtas."),
        )
    )
    page = f"<h1>Møteprotokoll – Nordre råd</h1><p>Dato: 4.3.2026</p><h2>Sak 1/26 Plan</h2><table>{rows}</table>"
    (case,) = _read("referat.html", page).record["saker"]

    assert case == {
        "saksnr": "1/26",
        "tittel": "Plan",
        "innstilling_fra": "Kommunedirektøren",
        "forslag_til_vedtak": ["Planen vedtas."],
        "forslag": [
            {
                "id": "B",
                "type": "utsettelse",
                "forslagsstiller": ["Ola Lie"],
                "paa_vegne_av": ["Ap"],
                "punkter": ["Saken utsettes til regnskapet er vedtatt."],
            }
        ],
        "votering": [{"gjelder": ["B"], "resultat": "falt", "for": 2, "imot": 3}],
        "vedtak": ["Planen vedtas."],
    }


def test_marks_stand_under_the_words_that_tabs_set_over_them() -> None:
    """No guess is made from where a line ends: so many tabs are so many columns."""
    paper = "Møtereferat – Nordre råd\n\nDato: 4.3.2026\n\n\tMøtte\tForfall\nKari Moe, Nord\tx\nOla Lie, Sør\t\tx\n"
    (group,) = _read("referat.txt", paper).record["deltakere"]

    assert {one["navn"]: one["oppmoete"] for one in group["personer"]} == {"Kari Moe": "møtt", "Ola Lie": "forfall"}


def test_a_row_that_a_page_break_divides_is_one() -> None:
    """What has nothing in its first columns at the top of a page goes on with the row above."""
    above = _row(40, (), "11.10-11.50", "24/26", "Retningslinje", "Mina", "40")
    below = _row(2, (), "", "", "6", "Moe", "")
    below = replace(below, place=DocumentPlace(2, 2))
    last = _row(41, (), "", "", "Avslutning", "", "")
    ledger = Ledger((above, below, last))

    joined, apart = rows_over_pages((above, below, last), ledger)

    assert [" ".join(line.text for line in cell) for cell in joined.cells] == [
        *("11.10-11.50", "24/26", "Retningslinje 6", "Mina Moe", "40")
    ]
    assert apart is last


def test_what_was_said_of_a_case_goes_on_over_the_page() -> None:
    """What stands beside no number under a page break is of the case above, also where the columns are named again."""
    names = _row(1, (), "Saksnr.", "Sak")
    above = _told_row(DocumentPlace(1, 40), "25/26", "Felles vakt", "Siv Nes innledet, og hun", "foreslo at")
    again = replace(_row(1, (), "Saksnr.", "Sak"), place=DocumentPlace(2, 1), origin="header")
    below = _told_row(DocumentPlace(2, 2), "", "saken utsettes.", "Konklusjon: Rådet slutter seg til planen.")
    last = replace(_row(3, (), "26/26", "Eventuelt"), place=DocumentPlace(2, 3))

    for lines in ((names, above, again, below, last), (names, above, below, last)):
        first, joined, apart = rows_over_pages(lines, Ledger(lines))

        assert (first, apart) == (names, last)
        assert [[line.text for line in cell] for cell in joined.cells] == [
            ["25/26"],
            ["Felles vakt", "Siv Nes innledet, og hun", "foreslo at saken utsettes.", lines[-2].cells[1][1].text],
        ]


def test_a_group_that_goes_on_over_the_page_has_a_row_for_each() -> None:
    """Those who stand beside no name of a group at the top of a page are people of their own."""
    above = _told_row(DocumentPlace(1, 40), "Kommunene", "Kari Moe", "rådgiver")
    below = _told_row(DocumentPlace(2, 2), "", "Ola Lie", "overlege")

    assert rows_over_pages((above, below), Ledger((above, below))) == [above, below]


def _told_row(place: DocumentPlace, first: str, *texts: str) -> SourceLine:
    cells = ((SourceLine(place, first),) if first else (), tuple(SourceLine(place, text) for text in texts))
    return SourceLine(place, kind="row", cells=cells)


def test_the_end_of_a_time_at_the_top_of_a_page_goes_on_with_the_row_above() -> None:
    """Another time than that, or a row that has a number of its own, begins a row."""
    above = _row(40, (), "14.55-", "45/24", "Nytt samarbeid i", "Mina", "35")
    below = replace(_row(2, (), "15.30", "", "regionen", "", ""), place=DocumentPlace(2, 2))
    numbered = replace(_row(2, (), "15.30", "46/24", "Pause", "", ""), place=DocumentPlace(2, 2))
    whole = _row(40, (), "14.55-15.30", "", "Nytt samarbeid i", "", "")

    (joined,) = rows_over_pages((above, below), Ledger((above, below)))

    assert [" ".join(line.text for line in cell) for cell in joined.cells] == [
        *("14.55- 15.30", "45/24", "Nytt samarbeid i regionen", "Mina", "35")
    ]
    assert len(rows_over_pages((whole, numbered), Ledger((whole, numbered)))) == 2
    assert len(rows_over_pages((whole, below), Ledger((whole, below)))) == 2


def test_marks_that_lost_their_columns_say_nothing_of_who_met() -> None:
    """Names of columns above each other and marks on lines of their own are what a copied table leaves."""
    paper = (
        "Møtereferat – Nordre råd\n\nDato: 4.3.2026\n\nMøtte\n\nForfall\n\n"
        "Kommunene\nKari Moe, Nord\n\nx\n\nOla Lie, Sør\n\nx\n\nBrukerne\nSiv Nes, FFO\n\nx\n"
    )
    reading = _read("referat.txt", paper)

    assert reading.record["deltakere"] == [
        {
            "gruppe": "Kommunene",
            "personer": [
                {"navn": "Kari Moe", "oppmoete": "ukjent", "enhet": "Nord"},
                {"navn": "Ola Lie", "oppmoete": "ukjent", "enhet": "Sør"},
            ],
        },
        {"gruppe": "Brukerne", "personer": [{"navn": "Siv Nes", "oppmoete": "ukjent", "enhet": "FFO"}]},
    ]
    assert "kolonnene gikk tapt" in reading.ledger.guesses[0].why


def test_signs_between_names_are_the_headings_of_no_list() -> None:
    """A dash has no first word that could say whose list it is; the names are told."""
    row = "<tr><td>–</td><td>Siv Nes</td><td>–</td><td>Eva Aas</td></tr>"
    reading = _read(
        "a.html", f"<h1>Møte 4. mars 2026</h1><h2>Til stede</h2><table>{row}</table><h2>Sak 1/26 Grill</h2>"
    )

    assert "deltakere" not in reading.record
    told = " ".join(one.text for one in reading.ledger.unplaced())
    assert "Siv Nes" in told
    assert "Eva Aas" in told


@pytest.mark.parametrize(
    ("headings", "groups"),
    [
        ("Til stede:                    Vara:", ("Medlemmer", "Vara", "møtt")),
        ("Møtte                         Varamedlemmer", ("Medlemmer", "Varamedlemmer", "møtt")),
        ("Medlemmer:                    Fra administrasjonen:", ("Medlemmer", "Fra administrasjonen", "møtt")),
        ("Til stede:                    Forfall:", ("Medlemmer", "Medlemmer", "forfall")),
        (
            "Til stede:                    Følgende medlemmer hadde meldt forfall:",
            ("Medlemmer", "Medlemmer", "forfall"),
        ),
    ],
)
def test_lists_beside_each_other_are_lists_of_their_own(headings: str, groups: tuple[str, str, str]) -> None:
    """Nobody is the unit of whom they stand beside, or met for them, also where one list is longer."""
    paper = (
        f"Eldrerådet\n\nDato: 25.2.2026\n\n{headings}\n"
        "Inga Solbakken, leder         Ola Haug\nPer Dale for Ruth Myhre\nSiv Nes                       Eva Aas\n\n"
        "Sak 1/26 Budsjett\n\nVedtak: Budsjettet godkjennes.\n"
    )
    reading = _read("referat.txt", paper)

    first, second, mark = groups
    beside = [{"navn": name, "oppmoete": mark} for name in ("Ola Haug", "Eva Aas")]
    members = [
        {"navn": "Inga Solbakken", "oppmoete": "møtt", "funksjon": "leder"},
        {"navn": "Per Dale", "oppmoete": "møtt", "moette_for": "Ruth Myhre"},
        {"navn": "Siv Nes", "oppmoete": "møtt"},
    ]
    assert reading.record["deltakere"] == (
        [{"gruppe": first, "personer": members + beside}]
        if first == second
        else [{"gruppe": first, "personer": members}, {"gruppe": second, "personer": beside}]
    )
    assert reading.ledger.guesses == []


def test_a_unit_that_may_be_a_person_is_told() -> None:
    """What stands after a name is somebody who met for another, or one of the list: the report tells of it."""
    paper = (
        "Eldrerådet\n\nDato: 25.2.2026\n\nMedlemmer:\nKari Moe, leder\tPer Dale for Ida Ek\nSiv Nes, Norsk Folkehjelp\n"
        "Ola Lie – Siv Nes\nEva Aas, Bo Berg for Liv Ek\n\nSak 1/26 Budsjett\n\nVedtak: Budsjettet godkjennes.\n"
    )
    reading = _read("referat.txt", paper)

    assert [guess.made for guess in reading.ledger.guesses] == [
        "enhet: Per Dale for Ida Ek",
        "enhet: Siv Nes",
        "enhet: Bo Berg",
    ]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("Kari Moe (ikke sak 1/26)", {"ikke_sak": ["1/26"]}),
        ("Kari Moe (gikk 14.00)", {"gikk": "14:00"}),
        ("Kari Moe, forfall fra kl. 14.00", {"gikk": "14:00"}),
        ("Kari Moe, kom kl. 12:40", {"kom": "12:40"}),
        ("Kari Moe (gikk kl. 14, etter sak 1/26)", {"gikk": "14:00", "til_sak": "1/26"}),
        ("Kari Moe (kom kl. 14, sak 1/26)", {"kom": "14:00", "fra_sak": "1/26"}),
        ("Kari Moe    vara for Per Dale", {"moette_for": "Per Dale"}),
        ("Kari Moe (medlem fra 01.08)", {"funksjon": "medlem fra 01.08"}),
        ("Revisor: Kari Moe", {"funksjon": "Revisor"}),
        ("Rådgiver Kari Moe, sekretær", {"funksjon": "Rådgiver, sekretær"}),
    ],
)
def test_what_a_line_says_of_somebody_is_no_unit(listed: str, told: dict[str, Any]) -> None:
    """When they were there and what they are; a day is no time."""
    lines = [SourceLine(DocumentPlace(1, at), text) for at, text in enumerate(["Medlemmer:", listed], 1)]
    (group,) = read_attendance(lines, None, Ledger(lines))

    assert group["personer"] == [{"navn": "Kari Moe", "oppmoete": "møtt", **told}]


def test_others_below_those_who_were_away_were_there() -> None:
    """A heading stands beside "Forfall:" with its own names, and under one that has none; a party is no group."""
    for written, marks, parties in (
        ("Forfall:\nKari Moe\nAndre: Ola Lie", ["forfall", "møtt"], []),
        ("Forfall:\nAP: Kari Moe\nH: Ola Lie", ["forfall", "forfall"], ["AP", "H"]),
        ("Til stede: Kari Moe\nFra forretningsfører: Ola Lie", ["møtt", "møtt"], []),
    ):
        lines = [SourceLine(DocumentPlace(1, at), text) for at, text in enumerate(written.split("\n"), 1)]
        groups = read_attendance(lines, None, Ledger(lines))

        people = [person for group in groups for person in group["personer"]]
        assert [(person["navn"], person["oppmoete"]) for person in people] == [
            *zip(("Kari Moe", "Ola Lie"), marks, strict=True)
        ]
        assert [person["parti"] for person in people if "parti" in person] == parties


def test_a_substitute_beside_somebody_who_met_is_told() -> None:
    """Under «Vara» stands who came instead: beside a name without a mark that is so, beside a cross it is in doubt."""
    rows = ["| Medlem | Møtt | Vara |", "|---|---|---|", "| Kari Moe | x | Ola Lie |", "| Siv Nes | | Eva Aas |"]
    reading = _read("referat.md", "Dato: 4.3.2026\n\n" + "\n".join(rows) + "\n")

    (group,) = reading.record["deltakere"]
    assert group["personer"][1:] == [
        {"navn": "Siv Nes", "oppmoete": "forfall"},
        {"navn": "Eva Aas", "oppmoete": "møtt", "moette_for": "Siv Nes"},
    ]
    assert [guess.made for guess in reading.ledger.guesses if guess.text == "Ola Lie"] == ["moette_for: Ola Lie"]


def test_two_secretaries_of_one_meeting_are_told() -> None:
    """The last one is taken, and the report has the other."""
    reading = _read("referat.txt", "Dato: 4.3.2026\n\nSekretær: Siv Nes\nReferent: Eva Aas\n")

    assert reading.record["referent"] == "Eva Aas"
    assert [(guess.made, "Siv Nes" in guess.why) for guess in reading.ledger.guesses] == [("referent: Eva Aas", True)]


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        (
            "Dato: 4.3.2026\nTid: 10.00-12.00\n\nSak 1/26 Bil\n\nVedtak: Ja.\n\nMøtet ble hevet kl. 12.45.\n",
            "slutt: 12:45",
        ),
        (
            "Dato: 4.3.2026\nReferent: Siv Nes\n\nSak 1/26 Bil\n\nVedtak: Ja.\n\nReferent: Eva Aas\n",
            "referent: Siv Nes",
        ),
    ],
)
def test_the_end_of_a_paper_that_says_something_else_than_its_head_is_told(paper: str, told: str) -> None:
    """The report tells of the other: a head has when a meeting was to end, and a sentence when it did."""
    assert [guess.made for guess in _read("referat.txt", paper).ledger.guesses] == [told]


def test_hours_that_are_not_understood_are_left() -> None:
    """What no value was made of is placed nowhere."""
    reading = _read("referat.txt", "Dato: 4.3.2026\nTid: 10-12 (sak 1 fra 11)\n\nSak 1/26 Bil\n\nVedtak: Ja.\n")

    assert [one.text for one in reading.ledger.unplaced()] == ["10-12 (sak 1 fra 11)"]


def test_who_was_elected_in_the_last_case_is_no_signature() -> None:
    """Lines under a heading of the case are its own, also where they are all names and offices."""
    paper = "Dato: 4.3.2026\n\nSak 1/26 Valg\n\nVedtak:\nLeder: Kari Moe\nNestleder: Ola Lie\nVara: Siv Nes\n"
    (case,) = _read("referat.txt", paper).record["saker"]

    assert case["vedtak"] == ["Leder: Kari Moe", "Nestleder: Ola Lie", "Vara: Siv Nes"]


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("Vedtak: Ja.\nVedtatt mot stemmene til AP og H.\n", ["vedtak: Vedtatt mot stemmene til AP og H."]),
        ("Forslag til vedtak:\nJa.\nSaken ble utsatt.\n", ["forslag_til_vedtak: Saken ble utsatt."]),
        ("Forslag til vedtak: Ja.\n\nSaken ble utsatt.\n", ["vedtak"]),
        ("Vedtak: Saken utsettes. Rådet ber om en ny sak.\n", []),
    ],
)
def test_what_may_have_become_of_a_case_is_told_where_it_is_read_as_its_decision(case: str, told: list[str]) -> None:
    """A sentence after the first of a decision or a proposal that tells of votes is a guess."""
    reading = _read("referat.txt", f"Dato: 4.3.2026\n\nSak 1/26 Bil\n\n{case}\nSak 2/26 Buss\n\nVedtak: Nei.\n")

    assert [guess.made for guess in reading.ledger.guesses] == told


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (
            ["Til stede:\tVara:", "Inga Moe\tPer Dale for Ruth Myhre", "Olav Haug"],
            [
                {"navn": "Inga Moe", "oppmoete": "møtt"},
                {"navn": "Olav Haug", "oppmoete": "møtt"},
                {"navn": "Per Dale", "oppmoete": "møtt", "moette_for": "Ruth Myhre"},
            ],
        ),
        (
            ["Forfall:\tVara:", "Inga Moe\tPer Dale"],
            [
                {"navn": "Inga Moe", "oppmoete": "forfall"},
                {"navn": "Per Dale", "oppmoete": "møtt", "moette_for": "Inga Moe"},
            ],
        ),
    ],
)
def test_substitutes_stand_beside_those_who_met_or_those_they_met_for(
    rows: list[str], people: list[dict[str, Any]]
) -> None:
    """Beside those who were there they are a list; beside those who were away, each met for the one of the row."""
    lines = [SourceLine(DocumentPlace(1, at), text) for at, text in enumerate(rows, 1)]
    ledger = Ledger(lines)
    groups = read_attendance(lines, None, ledger)

    assert [person for group in groups for person in group["personer"]] == people
    assert ledger.guesses == []


@pytest.mark.parametrize(
    ("column", "mark", "told"),
    [
        ("Status", "Syk", ["oppmoete: møtt"]),
        ("Status", "Forfall, vara Per Dale", ["oppmoete: forfall"]),
        ("Status", "Møtte ikke", []),
        ("Til stede", "Delvis", ["oppmoete: møtt"]),
        ("Til stede", "X (Teams)", []),
        ("Merknad", "Syk", ["oppmoete: møtt"]),
        ("Merknad", "Gikk kl. 13", []),
        ("Merknad", "Forfall, vara ikke innkalt", []),
        ("Til stede", "Ja, fra kl. 13 (sak 1/26)", []),
        ("Avdeling | Rom", "Helse | 17", ["enhet: Helse"]),
    ],
)
def test_a_mark_that_says_more_than_is_read_is_told(column: str, mark: str, told: list[str]) -> None:
    """What the record says of somebody is a guess where the words beside their name are not understood wholly."""
    line = "|---" * (column.count("|") + 2)
    reading = _read("referat.md", f"Dato: 4.3.2026\n\n| Navn | {column} |\n{line}|\n| Olav Haug | {mark} |\n")

    assert [guess.made for guess in reading.ledger.guesses] == told


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Ikkje til stades: Siv Nes", [{"navn": "Siv Nes", "oppmoete": "forfall"}]),
        ("Mangla: Siv Nes", [{"navn": "Siv Nes", "oppmoete": "forfall"}]),
        (
            "Forfall:\nSiv Nes (H). Vararepresentant kunne ikkje møte.",
            [{"navn": "Siv Nes", "oppmoete": "forfall", "parti": "H"}],
        ),
        (
            "Forfall:\nSiv Nes (H), vararepresentant Bo Ek møtte.",
            [
                {"navn": "Siv Nes", "oppmoete": "forfall", "parti": "H"},
                {"navn": "Bo Ek", "oppmoete": "møtt", "moette_for": "Siv Nes"},
            ],
        ),
        (
            "Siv Nes hadde meldt forfall. For henne møtte varamedlem Bo Ek.",
            [
                {"navn": "Siv Nes", "oppmoete": "forfall"},
                {"navn": "Bo Ek", "oppmoete": "møtt", "funksjon": "varamedlem", "moette_for": "Siv Nes"},
            ],
        ),
        (
            "Rektor Bo Ek orienterte i sak 1/26.",
            [{"navn": "Bo Ek", "oppmoete": "møtt", "funksjon": "Rektor", "paa_sak": ["1/26"]}],
        ),
        ("Desse var med:\nSiv Nes", [{"navn": "Siv Nes", "oppmoete": "møtt"}]),
        ("Ikkje møtt:\tSiv Nes; Bo Ek", [{"navn": one, "oppmoete": "forfall"} for one in ("Siv Nes", "Bo Ek")]),
        ("Kopi til: Siv Nes", []),
        ("Til stede: Siv Nes (kom til sak 1/26)", [{"navn": "Siv Nes", "oppmoete": "møtt", "fra_sak": "1/26"}]),
        ("Siv Nes        Bo Ek", [{"navn": "Siv Nes", "oppmoete": "møtt"}, {"navn": "Bo Ek", "oppmoete": "møtt"}]),
    ],
)
def test_nobody_is_there_who_is_said_not_to_be(written: str, people: list[dict[str, Any]]) -> None:
    """Headings and remarks in the words that minutes have for it; two names with a gap between are two people."""
    lines = [
        SourceLine(DocumentPlace(1, at), text)
        for at, text in enumerate(["Til stede:", "Ola Lie", *written.split("\n")], 1)
    ]
    groups = read_attendance(lines, None, Ledger(lines))

    read = [person for group in groups for person in group["personer"]]
    assert [person for person in read if person["navn"] != "Ola Lie"] == people


def test_somebody_who_was_there_and_was_not_is_told() -> None:
    """Two lists that say each other's opposite are a guess."""
    reading = _read("referat.txt", "Dato: 4.3.2026\n\nTil stede: Kari Moe, Siv Nes\nForfall: Siv Nes\n")

    assert [(guess.text, guess.made) for guess in reading.ledger.guesses] == [("Siv Nes", "oppmoete: forfall")]


def test_who_was_called_and_did_not_come_is_one_person() -> None:
    """The list of those who were called has those who did not come too; an office stands before a name."""
    reading = _read(
        "referat.txt",
        "Dato: 4.3.2026\n\nInnkalt: Kari Moe (Ap), Siv Nes (H)\nForfall: Siv Nes\nAndre: Revisor Bo Ek\n"
        "       Kommuneoverlege Amir Hus, sak 2/26\n",
    )

    people = [one for group in reading.record["deltakere"] for one in group["personer"]]
    assert people == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "parti": "Ap"},
        {"navn": "Siv Nes", "oppmoete": "forfall", "parti": "H"},
        {"navn": "Bo Ek", "oppmoete": "møtt", "funksjon": "Revisor"},
        {"navn": "Amir Hus", "oppmoete": "møtt", "funksjon": "Kommuneoverlege", "paa_sak": ["2/26"]},
    ]


_TOP = "Dato: 4.3.2026\n\n"


@pytest.mark.parametrize(
    ("written", "people", "told"),
    [
        (
            "Innkalt: Kari Moe (KM), Siv Nes\nForfall: Siv Nes (sjuk)\n",
            [{"navn": "Kari Moe", "oppmoete": "møtt"}, {"navn": "Siv Nes", "oppmoete": "forfall"}],
            ["(KM)", "(sjuk)", "Kari Moe"],
        ),
        (
            "Innkalt: Kari Moe, Siv Nes\nTil stede: Kari Moe\n",
            [{"navn": "Kari Moe", "oppmoete": "møtt"}, {"navn": "Siv Nes", "oppmoete": "ukjent"}],
            ["Siv Nes"],
        ),
        (
            "Til stede: Kari Moe, tlf. 412 33 444, Siv Nes (siv@nes.no)\n",
            [{"navn": "Kari Moe", "oppmoete": "møtt"}, {"navn": "Siv Nes", "oppmoete": "møtt"}],
            ["tlf. 412 33 444", "siv@nes.no"],
        ),
        (
            "Til stede: Ola Lie (vara for Jan)\nForfall: Jan Dal (på kurs)\n",
            [
                {"navn": "Ola Lie", "oppmoete": "møtt", "moette_for": "Jan Dal"},
                {"navn": "Jan Dal", "oppmoete": "forfall"},
            ],
            ["(på kurs)", "Ola Lie"],
        ),
        (
            "Frå arbeidsgjevar:\nOla Lie, verneombod\nSiv Nes\n\nForfall:\nJan Dal\n",
            [
                {"navn": "Ola Lie", "oppmoete": "møtt", "funksjon": "verneombod"},
                {"navn": "Siv Nes", "oppmoete": "møtt"},
                {"navn": "Jan Dal", "oppmoete": "forfall"},
            ],
            [],
        ),
        (
            "Til stede:\n- Fyrbøter Ola Lie\n- Fyrvert Siv Nes\n",
            [
                {"navn": "Fyrbøter Ola Lie", "oppmoete": "møtt"},
                {"navn": "Siv Nes", "oppmoete": "møtt", "funksjon": "Fyrvert"},
            ],
            ["Fyrbøter Ola Lie"],
        ),
        (
            "Til stede: Ola Lie (syk), Siv Nes tlf. 99 88 77 66, Jan Dal\n",
            [
                {"navn": "Ola Lie", "oppmoete": "møtt"},
                {"navn": "Siv Nes", "oppmoete": "møtt"},
                {"navn": "Jan Dal", "oppmoete": "møtt"},
            ],
            ["(syk)", "tlf. 99 88 77 66"],
        ),
    ],
)
def test_what_stands_beside_a_name_and_is_no_part_of_it_is_told(
    written: str, people: list[dict[str, Any]], told: list[str]
) -> None:
    """Why somebody was away, how to reach them, and what may be an office, are guesses or left out, never silent."""
    reading = _read("referat.txt", f"{_TOP}{written}\nSak 1/26 Bil\n\nVedtak: Ja.\n")

    assert [person for group in reading.record["deltakere"] for person in group["personer"]] == people
    assert [guess.text for guess in reading.ledger.guesses] == told


@pytest.mark.parametrize(
    ("written", "case"),
    [
        (
            "Vedtak: Ja.\nAnsvar: Kari Moe. Frist: 1.4.2026\n",
            {"vedtak": [{"tekst": "Ja.", "frist": "2026-04-01", "ansvarlig": ["Kari Moe"]}]},
        ),
        ("Bil.\nVEDTAK: Ja.\nVEDTAK: Nei.\n", {"merking": "ingen", "vedtak": ["Ja.", "Nei."], "referat": "Bil."}),
        (
            "Vedtak: Bilen kjøpes for 4000 kr. Enstemmig.\n",
            {
                "vedtak": ["Bilen kjøpes for 4000 kr."],
                "votering": [{"enstemmig": True, "resultat": "vedtatt"}],
            },
        ),
        (
            "Vedtak: Ja. (5 for, 1 mot)\n",
            {"vedtak": ["Ja."], "votering": [{"for": 5, "imot": 1, "resultat": "vedtatt"}]},
        ),
        (
            "Vedtak: Ja. 5 mot 1 røyst.\n",
            {"vedtak": ["Ja."], "votering": [{"for": 5, "imot": 1, "resultat": "vedtatt"}]},
        ),
        ("Vedtak: Ja (mot 1 stemme)\n", {"vedtak": ["Ja"], "votering": [{"imot": 1, "resultat": "vedtatt"}]}),
        ("Vedtak: Ja, enst.\n", {"vedtak": ["Ja"], "votering": [{"enstemmig": True, "resultat": "vedtatt"}]}),
        (
            "Stemmer for: 2\nStemmer mot: 1\nVedtak: Ja.\n",
            {"vedtak": ["Ja."], "votering": [{"for": 2, "imot": 1, "resultat": "vedtatt"}]},
        ),
        (
            "Votering:\nFor: 6\nMot: 3\n\nVedtak: Forslaget falt.\n",
            {"vedtak": ["Forslaget falt."], "votering": [{"for": 6, "imot": 3, "resultat": "falt"}]},
        ),
        (
            "Avstemning: For: 6, imot: 3, blanke: 1.\n\nVedtak: Ja.\n",
            {"vedtak": ["Ja."], "votering": [{"for": 6, "imot": 3, "blanke": 1, "resultat": "vedtatt"}]},
        ),
        (
            "Leder orienterte. Møtet fattet enstemmig følgende vedtak:\n\n1. Ja.\n2. Nei.\n",
            {
                "votering": [{"enstemmig": True, "resultat": "vedtatt"}],
                "vedtak": ["Ja.", "Nei."],
                "referat": "Leder orienterte.",
            },
        ),
        (
            "Vedtak: Ja.\n\n| Sak | Oppgave | Hvem |\n|--|--|--|\n| 1/26 | Ringe | Kari |\n",
            {"vedtak": ["Ja."], "oppgaver": [{"tekst": "Ringe", "ansvarlig": ["Kari"]}]},
        ),
        (
            "Forslag fra museumsleder: Ja.\n\nMuseumslederens forslag ble enstemmig vedtatt.\n\nVedtak: Ja.\n",
            {
                "innstilling_fra": "museumsleder",
                "forslag_til_vedtak": ["Ja."],
                "votering": [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}],
                "vedtak": ["Ja."],
            },
        ),
        (
            "Bil.\nAksjon: Kari ringer. Frist 20.03.\n\nBuss.\nAksjon: Ola venter.\n",
            {"oppgaver": [{"tekst": "Kari ringer", "frist": "2026-03-20"}, "Ola venter."], "referat": "Bil.\n\nBuss."},
        ),
        (
            "Vedtak: Ja.\n\n| Nr | Tiltak | Hvem | Frist |\n|--|--|--|--|\n| 1 | Ringe | Kari og Ola | uke 12 |\n",
            {
                "vedtak": ["Ja."],
                "oppgaver": [{"tekst": "Ringe", "frist_tekst": "uke 12", "ansvarlig": ["Kari", "Ola"]}],
            },
        ),
    ],
)
def test_what_a_case_came_to_is_read_wherever_it_is_told(written: str, case: dict[str, Any]) -> None:
    """Several decisions, how many voted for one, and tasks on a line, in a table or beside the decision."""
    read = _read("referat.md" if "|--" in written else "referat.txt", f"{_TOP}Sak 1/26 Bil\n\n{written}").record

    assert read["saker"] == [{"saksnr": "1/26", "tittel": "Bil", **case}]


@pytest.mark.parametrize(
    ("decision", "elected"),
    [
        ("Som leder velges Ola Lie for perioden 2026–2027.", [("leder", ["Ola Lie"])]),
        ("Ola Lie vert vald til leiar.", [("leiar", ["Ola Lie"])]),
        ("Ola Lie er valgt.", [("leder", ["Ola Lie"])]),
        (
            "Som leder ble valgt Ola Lie. Som nestleder ble valgt Siv Nes. Begge ble valgt ved akklamasjon.",
            [("leder", ["Ola Lie"]), ("nestleder", ["Siv Nes"])],
        ),
        ("Som leder velges Ola Lie. Saken tas opp igjen i mai.", []),
        (
            "Som leder velges Ola Lie. Vara: Kari Moe. Som nestleder velges Siv Nes.",
            [("leder", ["Ola Lie"]), ("nestleder", ["Siv Nes"])],
        ),
    ],
)
def test_a_decision_says_who_was_elected(decision: str, elected: list[tuple[str, list[str]]]) -> None:
    """In a case that is an election, where each sentence names somebody; the agenda says what the archive calls it."""
    agenda = "Saksliste\n\n| Saksnr | Tittel | Arkivsak |\n|--|--|--|\n| 1/26 | Valg av leder | 2026/7 |\n"
    (case,) = _read("referat.md", f"{_TOP}{agenda}\n# Sak 1/26 Valg av leder\n\n**Vedtak:** {decision}\n").record[
        "saker"
    ]

    assert [(one["verv"], one["valgt"]) for one in case.get("valg", ())] == elected
    assert (case["vedtak"], case["arkivsak"]) == ([decision], "2026/7")


def test_a_sentence_about_somebody_of_the_list_is_nobody_more() -> None:
    """Who left during a case is one of those who are there already, and the report tells the rest."""
    listed = "Medlemmer:\nOla Lie (Ap)\n\nFra administrasjonen: Siv Nes\nOla Lie (Ap) forlot møtet under debatten.\n"
    reading = _read("referat.txt", _TOP + listed)

    names = [person["navn"] for group in reading.record["deltakere"] for person in group["personer"]]
    assert names == ["Ola Lie", "Siv Nes"]
    assert "forlot møtet under debatten" in " ".join(guess.text for guess in reading.ledger.guesses)


def test_headings_within_a_decision_stand_over_its_points() -> None:
    """«Drift» and «Investering» are no end of the decision; the points begin anew under each."""
    text = (
        "# Møte 4.3.2026\n\n## Sak 1/26 Budsjett\n\n### Vedtak\n\n"
        "**Drift**\n\n1. En.\n2. To.\n\n**Investering**\n\n1. Tre.\n"
    )
    reading = _read("referat.md", text)

    assert reading.record["saker"][0]["vedtak"] == [
        {"tekst": "Drift", "unummerert": True},
        "En.",
        "To.",
        {"tekst": "Investering", "unummerert": True},
        {"tekst": "Tre.", "merke": "1."},
    ]


def test_a_row_has_several_headings_with_their_names() -> None:
    """Those who were there, those who were away and who a paper is sent to stand beside each other in a row."""
    page = (
        "<h1>Referat 4.3.2026</h1><table><tr><td>Til stede</td><td>Kari Moe (Ap)<br>Siv Nes (H)</td>"
        "<td>Forfall</td><td>Bo Ek</td></tr><tr><td>Fra kommunen</td><td>Plan- og byggesjef Jo Li</td>"
        "<td>Kopi til</td><td>Ordfører</td></tr></table>"
    )
    reading = _read("referat.html", page)

    people = [one for group in reading.record["deltakere"] for one in group["personer"]]
    assert people == [
        {"navn": "Kari Moe", "oppmoete": "møtt", "parti": "Ap"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "parti": "H"},
        {"navn": "Bo Ek", "oppmoete": "forfall"},
        {"navn": "Jo Li", "oppmoete": "møtt", "funksjon": "Plan- og byggesjef"},
    ]


def test_what_the_head_does_not_say_is_read_where_it_is_told() -> None:
    """The hours may stand beside the place, and who led the meeting in the case that elected them."""
    paper = "Dato: 4.3.2026\nSted: Klubben, kl 19-21\n\nSak 1/26 Åpning\n\nOrdstyrer: Kari Moe\n\nVedtak: Ja.\n"
    record = _read("referat.txt", paper).record

    said = {key: record.get(key) for key in ("moetested", "start", "slutt", "moeteleder")}
    assert said == {"moetested": "Klubben", "start": "19:00", "slutt": "21:00", "moeteleder": "Kari Moe"}


@pytest.mark.parametrize("agenda", ["", "Saksliste\n\nSak 1/26 Skole\nSak 1/26 Vei\nSak 2/26 Bru\n\n"])
def test_two_cases_of_one_number_are_both_read(agenda: str) -> None:
    """The secretary has counted wrong; which number is right, the paper does not say."""
    text = (
        f"Møteprotokoll 4.3.2026\n\n{agenda}Sak 1/26 Skole\n\nVedtak:\nEn.\n\n"
        "Sak 1/26 Vei\n\nVedtak:\nTo.\n\nSak 2/26 Bru\n\nVedtak:\nTre.\n"
    )
    reading = _read("referat.txt", text)

    assert [(one["saksnr"], one["tittel"], one["vedtak"]) for one in reading.record["saker"]] == [
        ("1/26", "Skole", ["En."]),
        ("1/26", "Vei", ["To."]),
        ("2/26", "Bru", ["Tre."]),
    ]


def test_an_agenda_is_a_list_with_bullets() -> None:
    """The rows are those that begin with the number of a case; another is a point of the one above it."""
    page = (
        "<h1>Referat 4.3.2026</h1><h2>Saksliste</h2><ul><li>PS 1/26 Skole</li><li>Ta med kart</li>"
        "<li>PS 2/26 Vei</li></ul><h2>PS 1/26 Skole</h2><p>Vedtak: En.</p><h2>PS 2/26 Vei</h2><p>Vedtak: To.</p>"
    )

    assert _read("referat.html", page).record["saksliste"] == [
        {"sak": "PS 1/26", "punkter": ["Ta med kart"]},
        {"sak": "PS 2/26"},
    ]


def test_who_signed_may_stand_above_the_cases() -> None:
    """Those who signed are not those who came; "sak 2/26" beside somebody begins no case."""
    people = "Til stede:\nKari Moe, leder\n\nAndre møtende:\nOrdfører Ola Lie under sak 2/26\n"
    signed = "Underskrift:\nVi bekrefter at møteboka er rett.\n\nKari Moe          Siv Nes\n"
    cases = "Sak 1/26 Bil\n\nVedtak: Ja.\n\nSak 2/26 Buss\n\nVedtak: Nei.\n"

    record = _read("referat.txt", f"{_TOP}{people}\n{signed}\n{cases}").record

    assert record["underskrifter"] == ["Kari Moe", "Siv Nes"]
    assert [(one["navn"], one.get("paa_sak")) for group in record["deltakere"] for one in group["personer"]] == [
        ("Kari Moe", None),
        ("Ola Lie", ["2/26"]),
    ]
    assert [case["saksnr"] for case in record["saker"]] == ["1/26", "2/26"]


@pytest.mark.parametrize(
    "rows",
    [
        """<tr><td>Desse møtte:</td><td>Kari Moe<br>Siv Nes</td><td>Parti</td><td>Ap<br>H</td></tr>
        <tr><td>Forfall:</td><td>Bo Ek<br>Jo Li</td><td>Parti</td><td>Sp<br>BL</td></tr>
        <tr><td>Ugild:</td><td>Siv Nes</td><td>Sak</td><td>2/26</td></tr>""",
        """<tr><td>Desse møtte:<br>Kari Moe<br>Siv Nes</td><td>Parti<br>Ap<br>H</td></tr>
        <tr><td>Forfall:<br>Bo Ek<br>Jo Li</td><td>Parti<br>Sp<br>BL</td></tr>
        <tr><td>Utlevert:</td><td>Brev</td></tr>""",
        """<tr><td>Parti</td><td>Møtte</td><td>Forfall</td></tr><tr><td>Ap</td><td>Kari Moe</td><td></td></tr>
        <tr><td>H</td><td>Siv Nes</td><td></td></tr><tr><td>Sp</td><td></td><td>Bo Ek</td></tr>
        <tr><td>BL</td><td></td><td>Jo Li</td></tr>""",
        """<tr><td>Møtte</td><td>Parti</td><td>Forfall</td><td>Parti</td></tr>
        <tr><td>Kari Moe</td><td>Ap</td><td>Bo Ek</td><td>Sp</td></tr>
        <tr><td>Siv Nes</td><td>H</td><td>Jo Li</td><td>BL</td></tr>""",
    ],
)
def test_a_line_of_a_cell_is_beside_that_of_another(rows: str) -> None:
    """Parties stand a line each beside the names, which no party is; the case tells who was disqualified."""
    record = _read("referat.html", f"<h1>Møtebok 4.3.2026</h1><table>{rows}</table>").record

    people = [one for group in record["deltakere"] for one in group["personer"]]
    assert [tuple(one.values()) for one in people] == [
        ("Kari Moe", "møtt", "Ap"),
        ("Siv Nes", "møtt", "H"),
        ("Bo Ek", "forfall", "Sp"),
        ("Jo Li", "forfall", "BL"),
    ]


def test_what_case_systems_repeat_is_no_case_and_no_person() -> None:
    """The number before «VEDTAK», the committee and its day, a list of letters, and who met for somebody once more."""
    paper = (
        f"{_TOP}Til stede:\nKari Moe (Ap)\nSiv Nes (H)\n\nForfall:\nBo Ek (H)\n\n"
        "Varamedlemmer:\nSiv Nes (H) møtte for Bo Ek\n\nMøtet ble ledet av Kari Moe. Innkallingen ble godkjent.\n\n"
        "Saksliste\n\n1/26 Brev\n\n# 1/26 Brev\n\n**4.3.2026 Formannskapet**\n\nBil.\n\n**FS-1/26 VEDTAK:**\n\nJa.\n\n"
        "## Neste møte\n\nTirsdag 7. april 2026 kl. 10.\n"
    )
    record = _read("referat.md", paper).record

    assert record["saker"] == [{"saksnr": "1/26", "tittel": "Brev", "referat": "Bil.", "vedtak": ["Ja."]}]
    assert (record["moeteleder"], record["neste_moete"]) == ("Kari Moe", "2026-04-07")
    assert [(one["navn"], one.get("moette_for")) for group in record["deltakere"] for one in group["personer"]] == [
        ("Kari Moe", None),
        ("Siv Nes", "Bo Ek"),
        ("Bo Ek", None),
    ]


def test_what_a_case_system_sets_in_tables_is_of_the_case() -> None:
    """The facts stand under their labels, and the title of the agenda is that of the case where a cell broke it."""
    page = (
        "<h1>Referat 4.3.2026</h1><table><tr><th>Saksnr</th><th>Tittel</th></tr><tr><td>1/26</td>"
        "<td>Plan –<br>høring</td></tr></table><h2>1/26 Plan – høring</h2>"
        "<table><tr><td>Arkivsaksnr</td><td>Saksbehandler</td></tr><tr><td>26/9</td><td>Siv Nes</td></tr></table>"
    )
    record = _read("referat.html", page).record

    told = {"arkivsak": "26/9", "saksbehandler": ["Siv Nes"]}
    assert record["saksliste"] == [{"sak": "1/26"}]
    assert {key: record["saker"][0].get(key) for key in told} == told


def test_headings_with_people_below_are_groups_of_those_who_were_there() -> None:
    """No line says that they came; the report does, and who was away stands under a heading of its own."""
    paper = (
        "# Referat\n\nDato: 4.3.2026\n\n## Brukere\n\n- Kari Moe – FFO (leder)\n- Siv Nes – SAFO\n\n"
        "## Administrasjonen\n\n- Rådgiver Bo Ek\n\n## Forfall\n\n- Jo Li – H\n\n## Sak 1/26 Bil\n\nVedtak: Ja.\n"
    )
    reading = _read("referat.md", paper)

    assert [(one["navn"], one["oppmoete"]) for group in reading.record["deltakere"] for one in group["personer"]] == [
        ("Kari Moe", "møtt"),
        ("Siv Nes", "møtt"),
        ("Bo Ek", "møtt"),
        ("Jo Li", "forfall"),
    ]
    assert "oppmøte" in [guess.made for guess in reading.ledger.guesses]


def test_two_names_of_a_line_are_two_people_and_a_table_of_those_away_ends_with_itself() -> None:
    """How many came may stand in the heading; who is named below the table was there."""
    paper = (
        "Dato: 4.3.2026\n\nTil stede var 3 av 4 medlemmer:\nVaraordfører Kari Moe (Ap)\tSiv Nes (H)\nJo Li (Sp)\n\n"
        "Forfall og vara:\nForfall\tMøtende vara\nBo Ek (Ap)\tIngen\n\n"
        "Fra administrasjonen: rådgiver Per Vik og rådgiver Ida Bø, som førte protokollen.\n"
    )
    record = _read("referat.txt", paper).record

    assert [(one["navn"], one["oppmoete"]) for group in record["deltakere"] for one in group["personer"]] == [
        ("Kari Moe", "møtt"),
        ("Siv Nes", "møtt"),
        ("Jo Li", "møtt"),
        ("Bo Ek", "forfall"),
        ("Per Vik", "møtt"),
        ("Ida Bø", "møtt"),
    ]
    assert record["referent"] == "Ida Bø"


def test_headings_in_capitals_and_with_the_day_are_parts_of_the_case() -> None:
    """«FORSLAG FRA REP.», «VEDTAK 04.03.2026», and a recommendation that another body is to decide."""
    paper = (
        f"{_TOP}Saksliste\n\n- 1/26 Bil\n\n# 1/26 Bil\n\n**RÅDMANNENS FORSLAG TIL INNSTILLING:**\n\nJa.\n\n"
        "**BEHANDLING 04.03.2026 FORMANNSKAPET**\n\n**FORSLAG FRA REP. KARI MOE (AP):**\n\nNei.\n\n**VOTERING:**\n\n"
        "Rådmannens forslag: Enst. vedtatt.\n\n**VEDTAK 04.03.2026 FORMANNSKAPET**\n\nJa.\n"
    )
    (case,) = _read("referat.md", paper).record["saker"]

    assert (case["innstilling_fra"], case["forslag_til_vedtak"], case["vedtak"]) == ("Rådmannen", ["Ja."], ["Ja."])
    assert [one["punkter"] for one in case["forslag"]] == [["Nei."]]
    assert case["votering"] == [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}]


def test_a_remark_names_who_met_instead_and_a_row_below_says_more() -> None:
    """«Vara: Siv Nes» beside somebody who was not there; her own row has where she is from."""
    paper = (
        "Møtereferat\n\nDato: 4.3.2026\n\n| Namn | Representerer | Til stades | Merknad |\n|---|---|---|---|\n"
        "| Bo Ek | Arbeidsgjevar | Nei | Vara: Siv Nes |\n| Siv Nes | Arbeidsgjevar | Ja | |\n"
    )
    (group,) = _read("referat.md", paper).record["deltakere"]

    assert group["personer"] == [
        {"navn": "Bo Ek", "oppmoete": "forfall", "enhet": "Arbeidsgjevar"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "enhet": "Arbeidsgjevar", "moette_for": "Bo Ek"},
    ]


def test_who_met_instead_stands_beside_who_was_away_each_with_a_party() -> None:
    """«Forfall», «Parti», «Følgjande varamedl. møtte», «Parti»: those of a row belong together."""
    paper = (
        "Møtebok\n\nMøtedato: 4.3.2026\n\n"
        "| Følgjande medlemer møtte | Parti | Følgjande varamedl. møtte | Parti |\n"
        "|---|---|---|---|\n"
        "| Bo Ek | H | Siv Nes | V |\n\n"
        "| Forfall/møtte ikkje | Parti | Følgjande varamedl. møtte | Parti |\n"
        "|---|---|---|---|\n"
        "| Jo Li | SV | Siv Nes | V |\n| Per Dal | Ap | | |\n| Eva Bø | Sp | Ola Vik | MDG |\n"
    )
    people = [one for group in _read("referat.md", paper).record["deltakere"] for one in group["personer"]]

    assert sorted((one["navn"], one["oppmoete"], one["parti"], one.get("moette_for")) for one in people) == [
        ("Bo Ek", "møtt", "H", None),
        ("Eva Bø", "forfall", "Sp", None),
        ("Jo Li", "forfall", "SV", None),
        ("Ola Vik", "møtt", "MDG", "Eva Bø"),
        ("Per Dal", "forfall", "Ap", None),
        ("Siv Nes", "møtt", "V", "Jo Li"),
    ]


def test_whom_somebody_met_for_is_known_in_a_list_that_lost_its_columns() -> None:
    """One row is enough below the heading of a list."""
    paper = (
        "Møteprotokoll\nDato: 4.3.2026\n\nFølgende medlemmer hadde meldt forfall:\nNavn Funksjon Representerer\n"
        "Bo Ek Medlem H\nJo Li Medlem SV\n\nFølgende varamedlemmer møtte:\nNavn Møtte for Representerer\n"
        "Siv Nes Bo Ek H\n\nPS 1/26 Bil\nVedtak:\nJa.\n"
    )
    people = [one for group in _read("referat.txt", paper).record["deltakere"] for one in group["personer"]]

    assert [(one["navn"], one["oppmoete"], one["parti"], one.get("moette_for")) for one in people] == [
        ("Bo Ek", "forfall", "H", None),
        ("Jo Li", "forfall", "SV", None),
        ("Siv Nes", "møtt", "H", "Bo Ek"),
    ]


def test_a_row_of_a_party_has_all_of_it_beside_each_other() -> None:
    """Those who were there, away, and who met instead, in columns; offices before the names are a list too."""
    page = (
        "<h1>Referat 4.3.2026</h1><table><tr><td>Parti</td><td>Møtte</td><td>Forfall</td><td>Vara som møtte</td></tr>"
        "<tr><td>Ap</td><td>Kari Moe (leder), Siv Nes</td><td>Bo Ek</td><td>Jo Li</td></tr></table>"
    )
    other = "<h1>Referat 4.3.2026</h1><p>Leder: Kari Moe</p><p>Nestleder: Siv Nes</p><p>Medlemmer: Bo Ek og Jo Li</p>"

    told = {
        place: [tuple(one.values()) for group in _read("a.html", one).record["deltakere"] for one in group["personer"]]
        for place, one in enumerate((page, other))
    }
    assert told == {
        0: [
            ("Kari Moe", "møtt", "leder", "Ap"),
            ("Siv Nes", "møtt", "Ap"),
            ("Bo Ek", "forfall", "Ap"),
            ("Jo Li", "møtt", "Ap"),
        ],
        1: [("Kari Moe", "møtt", "Leder"), ("Siv Nes", "møtt", "Nestleder"), ("Bo Ek", "møtt"), ("Jo Li", "møtt")],
    }


def test_a_list_with_marks_by_blanks_has_what_its_lines_say() -> None:
    """Whom somebody met for, who met digitally, seats that nobody has, and cases and names that one mark stands for."""
    paper = [
        *("Kommunene: Møtte Forfall ", "Kari Moe, Nord  x ", "Vakant, Sør x  ", "Praksiskonsulent/fastlege:  "),
        *("Ola Lie  x ", "Vararepresentanter:   ", "Siv Nes møtte for Kari Moe Teams  ", "Andre til stades:  "),
        *("Per Dale i sak 1/26, Bo Ek i sak 2/26 x  ", "Sekretariat:  ", "Eva Aas, Tor Vik x  "),
        *("Sekretær:  ", "Ine Lid, leder for psykisk helse og rus x (deltok på Teams)  "),
        *("Gjester:  ", "Gry Bø (sak 1/26), Leif Ås og Kai Eng (sak 2/26) x  "),
    ]
    lines = [SourceLine(DocumentPlace(1, at), text) for at, text in enumerate(paper, 1)]
    ledger = Ledger(lines)

    assert [(group["gruppe"], group["personer"]) for group in read_attendance(lines, None, ledger)] == [
        ("Kommunene", [{"navn": "Kari Moe", "oppmoete": "forfall", "enhet": "Nord"}]),
        ("Praksiskonsulent/fastlege", [{"navn": "Ola Lie", "oppmoete": "forfall"}]),
        ("Vararepresentanter", [{"navn": "Siv Nes", "oppmoete": "digitalt", "moette_for": "Kari Moe"}]),
        (
            "Andre til stades",
            [
                {"navn": "Per Dale", "oppmoete": "møtt", "paa_sak": ["1/26"]},
                {"navn": "Bo Ek", "oppmoete": "møtt", "paa_sak": ["2/26"]},
            ],
        ),
        ("Sekretariat", [{"navn": "Eva Aas", "oppmoete": "møtt"}, {"navn": "Tor Vik", "oppmoete": "møtt"}]),
        (
            "Sekretær",
            [{"navn": "Ine Lid", "oppmoete": "digitalt", "funksjon": "leder for psykisk helse og rus"}],
        ),
        (
            "Gjester",
            [
                {"navn": "Gry Bø", "oppmoete": "møtt", "paa_sak": ["1/26"]},
                {"navn": "Leif Ås", "oppmoete": "møtt", "paa_sak": ["2/26"]},
                {"navn": "Kai Eng", "oppmoete": "møtt", "paa_sak": ["2/26"]},
            ],
        ),
    ]
    assert {"ingen", "Eva Aas, Tor Vik"} <= {guess.made for guess in ledger.guesses}


def test_the_column_of_units_may_say_something_else() -> None:
    """What somebody is, for whom they met, or in which case: none of it is a unit."""
    paper = (
        "Dato: 4.3.2026\n\n| Navn | Virksomhet | Møtte | Forfall |\n|---|---|---|---|\n"
        "| Kari Moe | fagdirektør | | x |\n| Siv Nes | møtte for Kari Moe | x | |\n"
        "| Per Dale | sak 1/26 | x (på Teams) | |\n| Bo Ek | Nord | x | |\n\n# Sak 1/26 Bil\n\nVedtak: Ja.\n"
    )
    (group,) = _read("referat.md", paper).record["deltakere"]

    assert group["personer"] == [
        {"navn": "Kari Moe", "oppmoete": "forfall", "funksjon": "fagdirektør"},
        {"navn": "Siv Nes", "oppmoete": "møtt", "moette_for": "Kari Moe"},
        {"navn": "Per Dale", "oppmoete": "digitalt", "paa_sak": ["1/26"]},
        {"navn": "Bo Ek", "oppmoete": "møtt", "enhet": "Nord"},
    ]


def test_a_row_of_a_printed_page_goes_on_with_the_cases_of_its_last_name() -> None:
    """A surname below the first name, before a case, is the rest of the row and no heading of a group."""
    paper = (
        "Møtedato: 4.3.2026           Lengd på møtet: 10.00 – 11.00\n\n"
        "Kommunene                               Møtte      Forfall\n"
        "Kari Moe, Nord                          x\nBo Ek, Sør                                         x\n"
        "Andre til stede\nSiv Nes på sak 1/26, Ola                x\nLie på sak 2/26\n"
        "Sekretariat\nEva Aas                                 x\n\fSak 1/26 Bil\n\nVedtak: Ja.\n\f"
    )
    record = _read("referat.txt", paper).record
    people = [(person["navn"], person.get("paa_sak")) for group in record["deltakere"] for person in group["personer"]]

    assert (record["start"], record["slutt"]) == ("10:00", "11:00")
    assert people == [
        *(("Kari Moe", None), ("Bo Ek", None), ("Siv Nes", ["1/26"]), ("Ola Lie", ["2/26"]), ("Eva Aas", None))
    ]


@pytest.mark.parametrize("day", ["22.10.26", "5.11.26", "04.12.26", "12.02.26"])
def test_a_day_on_a_line_of_its_own_is_no_label_of_a_list(day: str) -> None:
    """Also in the months whose numbers a list may count with, where the year is short."""
    paper = f"MØTEREFERAT\n\nMøtedato:\n\n{day}\n\nMøtested:\n\nNes\n\nSak 1/26 Bil\n\nVedtak: Ja.\n"
    found, month, year = (int(part) for part in day.split("."))

    assert _read("referat.txt", paper).record["moetedato"] == f"20{year}-{month:02}-{found:02}"


def test_a_copied_row_of_the_agenda_ends_with_who_answers_for_it() -> None:
    """Also on the line of the title; what stands over each case is no point of the last row."""
    paper = (
        "Møtedato: 4.3.2026 kl. 10.00 – 11.00\nMøteleder: Siv Nes\n\nSAKSLISTE\nTid Sak Tema Ansvarlig Min.\n"
        "10.00-\n10.30\n1/26 Ny bru Siv Nes 30\n10.30-\n11.00\n2/26 Eventuelt Siv Nes 30\nREFERAT\n"
        "Sak 1/26 Ny bru\nSaksansvarlig: Siv Nes\nSaka er unnateken frå offentlegheit, jf. offentleglova § 13\n"
        "REFERAT\nSak 2/26 Eventuelt\nIngen saker.\n"
    )
    reading = _read("referat.txt", paper)

    assert reading.record["saksliste"] == [
        {"start": "10:00", "slutt": "10:30", "sak": "1/26", "ansvarlig": ["Siv Nes"]},
        {"start": "10:30", "slutt": "11:00", "sak": "2/26", "ansvarlig": ["Siv Nes"]},
    ]
    assert reading.record["saker"][0]["lukket"] == {"hjemmel": "offentleglova § 13"}
    assert list(reading.ledger.unplaced()) == []


@pytest.mark.parametrize(
    "agenda",
    [
        "SAKSKART\t\t\tSide\n1/26\t26/31-2\tBrev\t3\n2/26\t26/40-1\tVei\t4\n",
        "Saksliste\nSide\n1/26\t26/31-2\tBrev\t3\n2/26\t26/40-1\tVei\t4\n",
        (
            "Saksnr.   Arkivsaksnr.\n          Tittel\n\n1/26      26/31-2\n          Brev\n\n"
            "2/26      26/40-1\n          Vei\n"
        ),
    ],
)
def test_an_agenda_says_what_the_archive_calls_the_cases_and_on_which_page_they_are(agenda: str) -> None:
    """A page is no length of time, and the name of a column no number in the archive."""
    signed = "Dal, 4. mars 2026\n\nKari Moe          Siv Nes\nordfører          sekretær\n"
    cases = "1/26 Brev\n\nVedtak\nJa.\n\n2/26 Vei\n\nVedtak\nNei.\n"

    record = _read("referat.txt", f"{_TOP}Til stede:\nKari Moe\nSiv Nes\n\n{agenda}\n{signed}\n{cases}").record

    assert record["saksliste"] == [{"sak": "1/26"}, {"sak": "2/26"}]
    assert [(case["tittel"], case["arkivsak"]) for case in record["saker"]] == [("Brev", "26/31-2"), ("Vei", "26/40-1")]
    assert record["underskrifter"] == ["Kari Moe", "Siv Nes"]
    assert "arkivsak" not in record


@pytest.mark.parametrize(
    ("told", "facts"),
    [
        ("Siv Nes (H) var ikke til stede under behandlingen av PS 2/26.", {"ikke_sak": ["PS 2/26"]}),
        ("Nes forlot møtet før behandling av PS 2/26.", {"gikk_foer": "PS 2/26"}),
        ("Siv Nes ble innvilget permisjon fra og med PS 2/26.", {"gikk_foer": "PS 2/26"}),
        ("Innkallingen ble godkjent. Siv Nes (H) kom til behandling av PS 2/26.", {"fra_sak": "PS 2/26"}),
        ("Kari Moe og Siv Nes forlot møtet kl. 20:30.", {"gikk": "20:30"}),
    ],
)
def test_remarks_under_the_list_say_when_somebody_was_there(told: str, facts: dict[str, Any]) -> None:
    """A number of a case counts nobody, and nobody is there twice."""
    people = "Faste medlemmer som møtte:\nKari Moe, leder, Ap\nSiv Nes, medlem, H\n\n"
    cases = "PS 1/26 Brev\n\nVedtak:\nJa.\n\nPS 2/26 Vei\n\nVedtak:\nNei.\n"

    record = _read("referat.txt", f"{_TOP}{people}Merknader\n{told}\n\n{cases}").record

    there = [one for group in record["deltakere"] for one in group["personer"]]
    assert [one["navn"] for one in there] == ["Kari Moe", "Siv Nes"]
    assert {key: value for key, value in there[1].items() if key in ("gikk", *_WHEN)} == facts


def test_how_the_notice_was_sent_is_not_whose_paper_it_is() -> None:
    """How it was sent stands under the list, and whose it is at the top."""
    top = "Møteprotokoll\n\nRåd for eldre\n\nMøtedato: 4.3.2026\n\nMedlemmer:\nKari Moe, leder\n\n"

    record = _read("referat.txt", f"{top}Innkalling:  E-post 1.3.2026\n\nSak 1/26 Brev\n\nVedtak: Ja.\n").record

    assert record["utvalg"] == "raad-for-eldre"


def test_the_name_and_the_party_after_it_are_one_person_where_a_line_breaks_between() -> None:
    """The lines of a cell of a printed page."""
    row = "<tr><td>Til stades:</td><td>Kari Moe (Sp), Siv Nes<br>(H), Bo Ek (Ap)</td></tr>"
    record = _read("referat.html", f"<h1>Møtebok 4.3.2026</h1><table>{row}</table>").record

    people = [one for group in record["deltakere"] for one in group["personer"]]
    assert [(one["navn"], one["parti"]) for one in people] == [("Kari Moe", "Sp"), ("Siv Nes", "H"), ("Bo Ek", "Ap")]


def test_the_table_of_who_treats_a_case_is_no_part_of_what_was_said() -> None:
    """What was treated before is an earlier case."""
    rows = (
        "<tr><td>Saksgang</td><td>Møtedato</td><td>Saknr</td></tr><tr><td>Formannskapet</td><td>1.2.2026</td>"
        "<td>7/26</td></tr><tr><td>Kommunestyret</td><td>4.3.2026</td><td>1/26</td></tr>"
    )
    page = f"<h1>Møtebok 4.3.2026</h1><h2>1/26 Vei</h2><table>{rows}</table><p>Behandling:</p><p>Drøftet.</p>"

    assert _read("referat.html", page).record["saker"] == [
        {"saksnr": "1/26", "tittel": "Vei", "tidligere": ["formannskapet:7/26"], "referat": "Drøftet."}
    ]


def test_points_that_a_paragraph_has_on_lines_of_its_own_are_points() -> None:
    """Numbers that count on, and one sign before each; a lead stands over them."""
    page = (
        "<h1>Møtebok 4.3.2026</h1><h2>1/26 Vei</h2><p><b>Vedtak:</b></p>"
        "<p>1. Veien bygges.<br>2. Den er åpen<br>hele året.</p>"
        "<h2>2/26 Bru</h2><p><b>Vedtak:</b></p><p>Kommunen bygger:<br>- en bru<br>- en kai</p>"
        "<h2>3/26 Kai</h2><p><b>Vedtak:</b></p><p>a) Kaia males.<br>b) Den får lys.</p>"
    )
    first, second, third = (case["vedtak"] for case in _read("referat.html", page).record["saker"])

    assert first == ["Veien bygges.", "Den er åpen hele året."]
    assert second == [{"tekst": "Kommunen bygger:", "unummerert": True}, "en bru", "en kai"]
    assert third == ["Kaia males.", "Den får lys."]


def test_a_number_that_a_line_has_left_alone_is_the_end_of_the_text_above() -> None:
    """No item is empty, but where it counts on from the one before it."""
    points = "Vedtak:\n\n1. Budsjettet endres slik det går fram av tabell\n1.\n2. Fondet tømmes.\n"

    (case,) = _read("referat.txt", f"{_TOP}Sak 1/26 Budsjett\n\n{points}").record["saker"]

    assert case["vedtak"] == ["Budsjettet endres slik det går fram av tabell 1.", "Fondet tømmes."]


def test_how_many_came_is_not_written_where_they_are_named() -> None:
    """As many as are on the list; more are of others."""
    people = "Følgende medlemmer møtte:\nKari Moe, Ap\nSiv Nes, H\n\n"
    case = "Sak 1/26 Brev\n\nVedtak: Ja.\n"
    top = f"{_TOP}Av utvalgets medlemmer møtte: {{}} av 7\n\n{people}{case}"

    named, more = (_read("referat.txt", top.format(count)).record["deltakere"] for count in (2, 5))

    assert [group.get("antall") for group in named] == [None]
    assert [group["antall"] for group in more if "antall" in group] == [{"moett": 5, "av": 7}]


@pytest.mark.parametrize("heading", ["Vararepresentanter:\n", "Vararepresentanter: "])
def test_each_of_two_on_a_line_met_for_one(heading: str) -> None:
    """Two names with a comma between them, and whom each met for."""
    absent = "Forfall: Bo Ek (Ap), Jo Li (H)\n\n"
    told = f"{_TOP}{absent}{heading}Kari Moe (Ap) for Bo Ek, Siv Nes (H) for Jo Li\n\nSak 1/26 Brev\n\nVedtak: Ja.\n"

    people = [one for group in _read("referat.txt", told).record["deltakere"] for one in group["personer"]]

    assert [(one["navn"], one.get("moette_for")) for one in people][2:] == [("Kari Moe", "Bo Ek"), ("Siv Nes", "Jo Li")]


def test_an_extract_of_a_case_system_has_its_title_among_the_facts_and_what_became_of_the_case() -> None:
    """«Resultat» above the archive's number is no heading of the decision."""
    extract = (
        "Dal kommune\nSaksprotokoll\n\nUtvalg: Kommunestyret\nMøtedato: 26.02.2026\nSak: PS 9/26\n\n"
        "Resultat: Innstilling vedtatt\n\nArkivsak: 25/1182\nTittel: SAKSPROTOKOLL: PLAN FOR DEMENSOMSORG\n\n"
        "Behandling:\nOrdføreren orienterte.\n\nVedtak:\n1. Planen vedtas.\n2. Den gjelder fra 1. mai.\n"
    )
    reading = read_meeting(read_document("saksprotokoll.txt", extract.encode()), None)

    assert reading.record["saker"] == [
        {
            "saksnr": "PS 9/26",
            "tittel": "PLAN FOR DEMENSOMSORG",
            "arkivsak": "25/1182",
            "referat": "Ordføreren orienterte.",
            "vedtak": ["Planen vedtas.", "Den gjelder fra 1. mai."],
        }
    ]
    assert [one.text for one in reading.ledger.guesses] == ["Resultat: Innstilling vedtatt"]
    assert not [*reading.ledger.unplaced()]


@pytest.mark.parametrize("names", ["Namn", "Medlemer"])
def test_a_column_says_who_was_there_in_words(names: str) -> None:
    """No mark is a name, and «Nei» is none of those who came."""
    rows = "".join(
        f"<tr><td>{name}</td><td>Medlem</td><td>{mark}</td></tr>"
        for name, mark in (("Kari Moe", "Ja"), ("Bo Ek", "Nei, forfall"), ("Siv Nes", "Ja (Teams)"))
    )
    table = f"<table><tr><td>{names}</td><td>Funksjon</td><td>Til stades</td></tr>{rows}</table>"

    record = _read("referat.html", f"<h1>Møtebok 4.3.2026</h1>{table}").record

    assert [(one["navn"], one["oppmoete"]) for group in record["deltakere"] for one in group["personer"]] == [
        ("Kari Moe", "møtt"),
        ("Bo Ek", "forfall"),
        ("Siv Nes", "digitalt"),
    ]


def test_a_decision_that_only_says_who_advises_whom_is_the_recommendation() -> None:
    """What was adopted without a word of what is proposal A; what is sent on is no part of the proposal above."""
    case = (
        "Sak 1/26 Rapport\n\nKommunedirektørens innstilling:\nRapporten tas til orientering.\n\nBehandling:\n"
        "Siv Nes (H) la fram følgende oversendelsesforslag:\nVeien asfalteres.\n"
        "Oversendelsesforslaget oversendes kommunedirektøren uten realitetsvotering.\n\nVotering:\nEnstemmig vedtatt."
        "\n\nVedtak:\nUtvalget rår kommunestyret til å gjøre slikt vedtak:\nRapporten tas til orientering.\n"
    )
    (found,) = _read("referat.txt", f"{_TOP}Til stede:\nKari Moe (Ap)\nSiv Nes (H)\n\n{case}").record["saker"]

    assert found["votering"] == [{"gjelder": ["A"], "enstemmig": True, "resultat": "vedtatt"}]
    assert [one["punkter"] for one in found["forslag"]] == [["Veien asfalteres."]]


def test_an_opinion_may_be_unanimous_in_its_heading() -> None:
    """As a decision may."""
    (found,) = _read("referat.txt", f"{_TOP}Sak 1/26 Høring\n\nEnstemmig uttalelse:\nRådet støtter planen.\n").record[
        "saker"
    ]

    assert (found["votering"], found["vedtak"]) == (
        [{"enstemmig": True, "resultat": "vedtatt"}],
        ["Rådet støtter planen."],
    )


def test_a_vote_told_in_the_heading_of_the_decision_is_on_what_was_decided_and_not_on_what_fell() -> None:
    """The proposal before it got two votes; the decision has other words, and no address."""
    text = (
        "STYREPROTOKOLL\n\nSelskap: Dal Renovasjon IKS\nDato: 22. april 2026\n\n"
        "Til stede: Ida Lie, Ola Vik, Siv Nes\n\nSak 15/26 Bil\n"
        "Forslag fra Ida Lie: Det hentes inn pris på gassbil.\nForslaget fikk 1 stemme og falt.\n"
        "Vedtak (2 mot 1 stemmer):\nStyret kjøper dieselbil.\n"
    )
    record = _read("referat.txt", text).record

    assert record["saker"][0]["votering"] == [
        {"gjelder": ["B"], "for": 1, "resultat": "falt"},
        {"for": 2, "imot": 1, "resultat": "vedtatt"},
    ]
    assert record["utvalg"] == "dal-renovasjon-iks"


def test_those_with_leave_and_an_end_between_days_are_what_they_are() -> None:
    """Leave that was granted is no presence, and the end of a day no part of a decision."""
    told = (
        f"{_TOP}Til stede:\nKari Moe (Ap)\n\nPermisjon var innvilget for: Bo Ek (Ap), Siv Nes (H)\n\n"
        "Sak 1/26 Brev\n\nVedtak:\n\nBrevet sendes.\n\nMøtet ble hevet 4. mars kl. 18.05 og satt igjen 5. mars.\n\n"
        "Sak 2/26 Vei\n\nVedtak:\n\nVeien bygges.\n"
    )
    record = _read("referat.txt", told).record

    assert [(one["navn"], one["oppmoete"]) for group in record["deltakere"] for one in group["personer"]] == [
        ("Kari Moe", "møtt"),
        ("Bo Ek", "permisjon"),
        ("Siv Nes", "permisjon"),
    ]
    assert [case["vedtak"] for case in record["saker"]] == [["Brevet sendes."], ["Veien bygges."]]


def test_what_the_archive_calls_a_case_may_stand_in_the_agenda_and_in_the_case() -> None:
    """The record says it once, and no word is left."""
    page = (
        "<h1>Møtebok 4.3.2026</h1><table><tr><th>Saksnr</th><th>Tittel</th><th>Arkivsak</th></tr><tr><td>1/26</td>"
        "<td>Vei</td><td>26/904</td></tr></table><h2>1/26 Vei</h2><p>Arkivsak: 26/904</p><p>Vedtak: Ja.</p>"
    )
    source = read_document("referat.html", page.encode())
    reading = read_meeting(source, None)

    assert reading.record["saker"][0]["arkivsak"] == "26/904"
    assert [one.text for one in account(source, reading.ledger, reading.record).unplaced] == []


def test_a_decision_above_a_fact_of_its_case_is_the_decision() -> None:
    """«Resultat» alone may be what became of a case; what was decided is kept, whatever stands below it."""
    text = f"{_TOP}Til stede: Ida Lie, Ola Vik\n\nSak 1/26 Bygg\nVedtak: Bygget selges.\nSaksbehandler: Per Dahl\n"
    (case,) = _read("referat.txt", text).record["saker"]

    assert case["vedtak"][0] == "Bygget selges."


@pytest.mark.parametrize(("named", "code"), [("Utvalg: Helseutvalget\n", "helseutvalget"), ("", "dal-hf")])
def test_an_organisation_is_whose_meeting_it_was_where_no_committee_is_named(named: str, code: str) -> None:
    """It stands above the committee in many heads."""
    head = f"PROTOKOLL\n\nForetak: Dal HF\n{named}Dato: 3. mars 2026\n\nTil stede: Ida Lie\n\n"

    assert _read("referat.txt", f"{head}Sak 1/26 Bygg\nVedtak: Ja.\n").record["utvalg"] == code


def test_paragraphs_that_no_line_of_goes_on_below_are_not_joined() -> None:
    """Where each paragraph is a line and a blank one stands between all, the longest is no line that was wrapped."""
    paper = """Dato: 4.3.2026

Sak 1/26 Budsjett

Forslag til vedtak:

Driftsbudsjettet for 2026 justeres i tråd med vedlagte tabell.

Siv Nes (SP) fremmet følgende tilleggsforslag:

Det settes av 200 000 kroner til nytt lekeutstyr.

Vedtak:

Driftsbudsjettet for 2026 justeres i tråd med vedlagte tabell.
"""
    (case,) = _read("referat.txt", paper).record["saker"]

    assert case["forslag_til_vedtak"] == case["vedtak"]
    assert [one["punkter"] for one in case["forslag"]] == [["Det settes av 200 000 kroner til nytt lekeutstyr."]]
