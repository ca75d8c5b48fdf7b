"""Deadlines: what the text says, what is recorded of it, and what is told where the two differ (REF515–REF518)."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER
from tests.support.judging import changed, told

HELP = "      - Kommunene går sammen om legevakt i helgene.\n"


def judged(root: Path, point: str) -> list[str]:
    """What is said of the meeting of 4 March 2026 with that point in its last decision, without the line."""
    found = told(root, changed(MINUTES, (HELP, f"      - {point}\n")), REGISTER, MEETING_PATH)
    return [line.partition(": ")[2] for line in found]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("senest 15. desember", "2026-12-15", "2027-01-24"),
        ("30/6-26", "2026-06-30", "2026-06-29"),
        ("senest 2026-06-30", "2026-06-30", "2026-07-30"),
        ("10. jan. 2027", "2027-01-10", "2027-01-11"),
        ("innen utgangen av 2026", "2026-12-31", "2026-12-01"),
        ("1. kvartal 2027", "2027-03-31", "2027-04-01"),
        ("innan 1. mars 2027", "2027-03-01", "2027-03-02"),
        ("før 1.12.26", "2026-11-30", "2026-12-02"),
        ("i løpet av hausten 2026", "2026-11-01", "2027-02-01"),
        ("innan utgangen av mars", "2026-03-31", "2026-03-30"),
        ("til våren", "2026-05-31", "2026-09-01"),
        ("i juni 2026", "2026-06-01", "2026-07-01"),
        ("på første møte i 2027", "2027-02-03", None),
        ("når rapporten er klar", "2027-02-03", None),
    ],
)
def test_a_deadline_is_the_day_that_its_words_say(words: str, right: str, wrong: str | None, tmp_path: Path) -> None:
    """Words that only the archive or nobody can read bind to no day."""
    point = '{{tekst: "AU svarer {words}.", frist: "{day}", frist_tekst: {words}}}'
    assert judged(tmp_path, point.format(words=words, day=right)) == []
    if wrong:
        (found,) = judged(tmp_path, point.format(words=words, day=wrong))
        assert found == f"REF517 fristen er {wrong}, men teksten sier «{words}»"


def test_without_its_wording_the_deadline_is_held_against_the_point(tmp_path: Path) -> None:
    """The point itself says by when."""
    assert judged(tmp_path, '{tekst: "AU svarer innen 30/6-26.", frist: "2026-06-20"}') == [
        "REF517 fristen er 2026-06-20, men teksten sier «30/6-26»"
    ]
    assert judged(tmp_path, '{tekst: "AU svarer innen 30/6-26.", frist: "2026-06-30"}') == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AU svarer innan 1. mars 2027.", "innan 1. mars 2027"),
        ("AU svarer før 1.12.26.", "før 1.12.26"),
        ("AU svarer senest 15. desember.", "senest 15. desember"),
        ("AU svarer seinast 1/2-27.", "seinast 1/2-27"),
        ("Fristen er 2026-06-30.", "Fristen er 2026-06-30"),
        ("AU svarer innen utgangen av 2026.", "innen utgangen av 2026"),
        ("AU svarer innen 31. feb. 2027.", "innen 31. feb. 2027"),
    ],
)
def test_a_deadline_that_is_not_recorded_is_told(text: str, words: str, tmp_path: Path) -> None:
    """In both written languages, and with the words of the text."""
    found = [line for line in judged(tmp_path, f'"{text}"') if "REF518" in line]
    assert found == [f"REF518 «{words}» ser ut som en frist, men er ikke ført som det"]


@pytest.mark.parametrize(
    "text",
    [
        "Ordningen ble startet innen 01.01.20.",
        "Tiltak innen psykisk helse vurderes i møtet 6. mai 2026.",
        "Før møtet i mai ble planen sendt ut.",
        "Klimamålene nås innen 2030.",
    ],
)
def test_what_is_no_deadline_is_left_in_peace(text: str, tmp_path: Path) -> None:
    """A day before the meeting, a field of work, and an aim."""
    assert judged(tmp_path, f'"{text}"') == []


def test_a_second_deadline_in_a_point_is_not_lost(tmp_path: Path) -> None:
    """The wording that is recorded holds them all."""
    text = "AU svarer innen 1. juni 2026 og rapporterer innen 1. mars 2027."
    one = f'{{tekst: "{text}", frist: "2026-06-01", frist_tekst: innen 1. juni 2026}}'
    assert judged(tmp_path, one) == ["REF518 «innen 1. mars 2027» ser ut som en frist, men er ikke ført som det"]
    both = f'{{tekst: "{text}", frist: "2026-06-01", frist_tekst: {text[10:-1]}}}'
    assert judged(tmp_path, both) == []
