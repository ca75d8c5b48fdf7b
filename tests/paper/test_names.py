"""What is suggested for the register: people by the lines to paste, and a whole one where there is none."""

import pytest
from msgspec import convert

from referat_cli.document.parser import read
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.register import Register
from referat_cli.paper.reading.names import suggested_register, suggested_role
from referat_cli.paper.reading.source import DocumentPlace, SourceDocument, SourceLine
from referat_cli.paper.reading.whose import code_of_first_line, committees_named


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Kommunene", "medlem"),
        ("Varamedlemmer som møtte", "vara"),
        ("Ansatte representanter (observatører)", "observatør"),
        ("Sekretariatet/Teknisk arrangør", "sekretariat"),
        ("Andre til stede", "gjest"),
        ("Frå administrasjonen møtte", "sekretariat"),
    ],
)
def test_the_role_of_a_group_by_its_heading(heading: str, role: str) -> None:
    """A secretary looks it over."""
    assert suggested_role(heading) == role


@pytest.mark.parametrize(
    ("numbers", "form"),
    [
        (["PS 5/26", "PS 6/26"], "PS {nr}/{aar:2}"),
        (["12/2026"], "{nr}/{aar}"),
        (["1/26", "2/26"], None),
        (["PS 5/26", "RS 1/26"], None),
        (["157"], None),
    ],
)
def test_the_form_of_the_numbers_is_that_of_all(numbers: list[str], form: str | None) -> None:
    """The usual one, and several, are not written."""
    cases = [{"saksnr": number, "tittel": "Vei", "sakstype": "annet"} for number in numbers]
    record = {"utvalg": "raad", "moetedato": "2026-03-04", "status": "referat", "saker": cases}
    written = suggested_register("Rådet", convert(record, Meeting))
    assert read(written.encode(), "").value.get("saksnummer") == form


def document(*lines: str) -> SourceDocument:
    """A document of some lines."""
    found = (SourceLine(DocumentPlace(1, number), text) for number, text in enumerate(lines, 1))
    return SourceDocument("a.txt", "0" * 64, tuple(found))


def test_the_committee_is_the_first_that_is_named() -> None:
    """By its whole name, the longer of two that stand in one another; else by its code in capitals."""
    names = {"fs": "Formannskapet", "fsn": "Formannskapet i Nes", "au": "Utvalget"}
    some = [Register(Committee(format=1, code=code, name=name)) for code, name in names.items()]

    def named(*lines: str) -> list[str]:
        return [one.committee.code for one in committees_named(document(*lines), some)]

    assert named("Nes kommune", "Møte i formannskapet i Nes", "Utvalget har bedt om saken.") == ["fsn"]
    assert named("Formannskapet") == ["fs"]
    assert named("Referat fra AU", "au") == ["au"]
    assert named("Kommunestyret") == []


def test_the_code_of_a_paper_that_names_nobody_is_how_it_begins() -> None:
    """At most as long as a code may be."""
    assert code_of_first_line(document("", "Solbakken borettslag", "Protokoll")) == "solbakken-borettslag"
    assert code_of_first_line(document("Elevrådsmøte 12. februar 2026")) == "elevraad"
    assert len(code_of_first_line(document("Et " + "langt " * 30))) <= 60
