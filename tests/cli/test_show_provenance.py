"""`referat show --provenance`: from each part of the minutes back to the page and line of the paper."""

import json
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.running import referat

SUM = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
SOURCE = f"""\
kilde:
  dokument: referat.docx
  sha256: {SUM}
"""
PLACES = """\
steder:
  - {del: moetested, linjer: "1:3"}
  - {del: deltakere, linjer: "1:8–9, 11, -"}
  - {del: 2/26, linjer: "2:1"}
  - {del: 2/26#forslag_til_vedtak, linjer: "2:5"}
  - {del: 2/26#forslag.B, linjer: "2:9–10"}
  - {del: 2/26#vedtak, linjer: "2:20–22"}
"""
PROPOSAL = """\
    forslag:
      - {id: B, forslagsstiller: [Ola Hansen], punkter: [Nordby tar kveldene., Vestby tar nettene.]}
    referat:"""
DECISION = """\
      - tekst: Kommunene går sammen om legevakt i helgene.
        punkter:
          - Nordby leder arbeidet.
      - Vaktene begynner i mai.
"""
TEXT = (
    (MINUTES + PLACES)
    .replace("status: referat\n", f"status: referat\n{SOURCE}")
    .replace("    referat:", PROPOSAL)
    .replace("      - Kommunene går sammen om legevakt i helgene.\n", DECISION)
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with a meeting that was taken over from paper."""
    return write(tmp_path, {REGISTER_PATH: REGISTER.replace("format: 1", "format: 2"), MEETING_PATH: TEXT})


def test_a_meeting_is_led_back_to_its_paper(archive: Path) -> None:
    """Part by part: people, the case itself, proposals, and points with those below them."""
    done = referat(archive, "show", "2026-03-04", "--provenance")
    assert (done.code, done.err) == (0, "")
    assert [line.rstrip() for line in done.out.splitlines()] == [
        "Dokument: referat.docx",
        f"SHA-256: {SUM}",
        "",
        "moetested",
        "Side:linje  Tekst",
        "1:3         Rådhuset",
        "",
        "deltakere",
        "Side:linje  Tekst",
        "1:8         Kari Nordmann",
        "1:9         Ola Hansen",
        "1:11        Ingrid Østby",
        "-           Åse Vik",
        "",
        "2/26",
        "Side:linje  Tekst",
        "2:1         Samarbeid om legevakt",
        "",
        "2/26#forslag_til_vedtak",
        "Punkt  Side:linje  Tekst",
        "1      2:5         Kommunene går sammen om legevakt.",
        "",
        "2/26#forslag.B",
        "Punkt  Side:linje  Tekst",
        "1      2:9         Nordby tar kveldene.",
        "2      2:10        Vestby tar nettene.",
        "",
        "2/26#vedtak",
        "Punkt  Side:linje  Tekst",
        "1      2:20        Kommunene går sammen om legevakt i helgene.",
        "1.1    2:21        Nordby leder arbeidet.",
        "2      2:22        Vaktene begynner i mai.",
    ]
    assert referat(archive, "validate").code == 0


@pytest.mark.parametrize(
    ("address", "part", "number", "place"),
    [
        ("2/26#1.1", "vedtak", "1.1", "2:21"),
        ("2/26#A.1", "forslag_til_vedtak", "1", "2:5"),
        ("2/26#B.2", "forslag.B", "2", "2:10"),
    ],
)
def test_a_point_is_led_back(archive: Path, address: str, part: str, number: str, place: str) -> None:
    """As data, with the sum of the document: of the decision, the recommendation, another proposal."""
    found = json.loads(referat(archive, "show", address, "--provenance", "--json").out)
    assert found["kilde"] == {"dokument": "referat.docx", "sha256": SUM, "sti": MEETING_PATH}
    assert [(one["del"], one["punkt"], one["sted"]) for one in found["steder"]] == [(f"2/26#{part}", number, place)]


def test_places_lead_nowhere_once_somebody_has_added_a_point(archive: Path) -> None:
    """Rather than to the wrong line; and the check says what to do."""
    write(archive, {MEETING_PATH: TEXT.replace("      - Vaktene begynner i mai.\n", "")})
    misfit = "«2/26#vedtak» har 3 steder i kilden, men 2 punkter i møtet"
    assert referat(archive, "show", "2/26#1.1", "--provenance").out.splitlines()[-1].strip() == misfit
    judged = referat(archive, "validate", "-f", "full").out
    assert f"REF624 advarsel: {misfit}" in judged
    assert "ta bort stedet til det som er tatt ut, eller slett linjen" in " ".join(judged.split())
    write(archive, {MEETING_PATH: TEXT.replace("er i mai.\n", "er i mai.\n      - Dette er nytt.\n")})
    judged = " ".join(referat(archive, "validate", "-f", "full").out.split())
    assert "sett inn «-» der det nye står, eller slett linjen" in judged
    as_told = TEXT.replace("er i mai.\n", "er i mai.\n      - Dette er nytt.\n").replace("20–22", "20–22, -")
    write(archive, {MEETING_PATH: as_told})
    assert referat(archive, "validate").out == ""


def test_what_is_not_led_back_says_so(archive: Path) -> None:
    """A case without places, and an archive where nothing was taken over from paper."""
    done = referat(archive, "show", "1/26", "--provenance")
    assert (done.code, done.out) == (1, "")
    assert done.err == "1/26: det er ikke ført hvor på papiret dette står.\n"
    write(archive, {MEETING_PATH: MINUTES})
    assert referat(archive, "show", "2026-03-04", "--provenance").code == 1
    assert referat(archive, "show", "2026-03-04", "--provenance", "-f", "html").code == 2
    assert referat(archive, "show", "2026-03-04", "--provenance", "--only", "vedtak").code == 2


def test_a_closed_case_is_led_back_by_its_title_alone(archive: Path) -> None:
    """What stood on the paper of it is not for the record to say, nor how many points it had."""
    case = TEXT[TEXT.index("  - saksnr: 2/26") : TEXT.index("steder:")]
    closed = "  - saksnr: 2/26\n    tittel: Personalsak\n    lukket: {hjemmel: offentleglova § 13}\n"
    write(archive, {MEETING_PATH: TEXT.replace(case, closed)})
    found = json.loads(referat(archive, "show", "2/26", "--provenance", "--json").out)
    assert [(one["del"], one["sted"], one["tekst"]) for one in found["steder"]] == [("2/26", "2:1", "Personalsak")]
    judged = [line.partition(": ")[2] for line in referat(archive, "validate").out.splitlines()]
    assert [line for line in judged if line.startswith("REF623")] == [
        f"REF623 «2/26#{part}» står ikke i møtet" for part in ("forslag_til_vedtak", "forslag.B", "vedtak")
    ]
