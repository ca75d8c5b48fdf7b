"""What cannot stand on paper is said with the place in the record where it is."""

from pathlib import Path

import msgspec
import pytest

from referat_cli.model.meeting import Meeting
from referat_cli.model.user_error import UserError
from referat_cli.paper.characters import check_characters, saying_where
from referat_cli.paper.layout import paper
from referat_cli.paper.printed import Printed
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, archive, write
from tests.support.running import referat

_LACKS = "finnes ikke i skriftene til PDF-en; skriv det med ord, eller velg html."


@pytest.mark.parametrize(
    ("text", "other", "where"),
    [
        ("Samarbeid om legevakt", "Samarbeid 😀", "Sak 2/26, tittel: tegnet «😀» (U+1F600)"),
        ("- Nordby ønsker vakt", "- 北 ønsker vakt", "Sak 2/26, referat: tegnet «北» (U+5317)"),
        ("legevakt i helgene.", "legevakt. 👍", "Sak 2/26, vedtak punkt 1: tegnet «👍» (U+1F44D)"),
        (
            "      - Kommunene går sammen om legevakt i helgene.",
            "      - En\n      - tekst: To\n        punkter:\n          - A\n          - B 👍",
            "Sak 2/26, vedtak punkt 2.2: tegnet «👍» (U+1F44D)",
        ),
        ("moetested: Rådhuset", "moetested: Rådhuset\ue000", "Møtet 2026-03-04, møtested: tegnet U+E000"),
        ("enhet: Nordby}", "enhet: 北}", "Møtet 2026-03-04, deltakere, enhet: tegnet «北» (U+5317)"),
    ],
)
def test_what_the_fonts_of_the_pdf_lack_is_said_with_its_place(
    tmp_path: Path, text: str, other: str, where: str
) -> None:
    """Nothing is written; another format may have it."""
    write(archive(tmp_path), {MEETING_PATH: MINUTES.replace(text, other)})
    done = referat(tmp_path, "render", "2026-03-04", "-o", "referat.pdf")
    assert (done.code, done.out, done.err) == (2, "", f"referat: {where} {_LACKS}\n")
    assert not (tmp_path / "referat.pdf").exists()
    assert referat(tmp_path, "render", "2026-03-04", "-f", "markdown").code == 0


def test_a_heading_of_the_register_may_have_it(tmp_path: Path) -> None:
    """It stands on the paper, and in no meeting."""
    write(archive(tmp_path), {REGISTER_PATH: REGISTER.replace("rolle: medlem", "rolle: medlem\n    overskrift: Vi 😀")})
    done = referat(tmp_path, "render", "2026-03-04", "-o", "referat.pdf")
    assert (done.code, done.err) == (2, f"referat: Registeret (utvalg.yaml): tegnet «😀» (U+1F600) {_LACKS}\n")


def test_the_letters_of_the_languages_of_the_country_are_there(tmp_path: Path) -> None:
    """Sámi, Polish, Ukrainian, Greek and French, the marks of forms, and letters in two parts."""
    letters = "Čáhppesáhpán Ŋuossut Łódź Київ Ωμέγα œuvre ☒ ☐ ✓ → ½ ² € ‰ − … “sitat” e\u0301 A\u030a"
    write(
        archive(tmp_path),
        {MEETING_PATH: MINUTES.replace("tittel: Samarbeid om legevakt", f"tittel: '{letters}'")},
    )
    done = referat(tmp_path, "render", "2026-03-04", "-o", "referat.pdf")
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x85", "\u200b", "\u202e", "\ufffe", "\ud800"])
def test_what_nobody_sees_stands_on_no_paper(character: str) -> None:
    """A record with it is not read from a file, so it is put in by hand here."""
    case = {"saksnr": "3/26", "tittel": "Sak", "vedtak": ["En", f"To{character}"]}
    record = {"utvalg": "prove", "moetedato": "2026-03-04", "status": "referat", "saker": [case]}
    printed = Printed(msgspec.convert(record, Meeting), MEETING_PATH, "Prøveutvalget")
    with pytest.raises(UserError) as raised, saying_where(printed):
        check_characters(paper(printed, "referat"))
    assert str(raised.value) == (
        f"Sak 3/26, vedtak punkt 2: tegnet U+{ord(character):04X} kan ikke stå på papir; "
        "se «referat validate», og skriv det om."
    )


def test_a_record_that_has_it_is_not_printed(tmp_path: Path) -> None:
    """The reading of the record says where: the file is not read, and the next step names it."""
    write(archive(tmp_path), {MEETING_PATH: MINUTES.replace("Rådhuset", '"Rådhuset\\a"')})
    done = referat(tmp_path, "render", "2026-03-04", "-o", "referat.pdf")
    assert done.code == 2
    assert f"se «referat validate {MEETING_PATH}»" in done.err
    assert not (tmp_path / "referat.pdf").exists()


def test_a_register_that_is_not_read_is_missed(tmp_path: Path) -> None:
    """It has the name of the committee and the headings of the list, so the paper lacks them, and says so."""
    write(archive(tmp_path), {REGISTER_PATH: REGISTER.replace("Prøveutvalget", '"Prøve\\autvalget"')})
    done = referat(tmp_path, "render", "2026-03-04", "-f", "markdown")
    told = f"{REGISTER_PATH} kan ikke leses og er ikke med i svaret; se «referat validate {REGISTER_PATH}»\n"
    assert (done.code, done.err) == (0, told)
