"""Slips of every kind are told at once: characters, keys, values, and what rules say beside them."""

from pathlib import Path

import pytest

from tests.support.archives import MINUTES, REGISTER, REGISTER_PATH
from tests.support.judging import changed, told

CHARACTER = ("moetested: Rådhuset", "moetested: Råd\u200bhuset")
HARD_SPACE = ("referent: Åse Vik", "referent: Åse\u00a0Vik")
KEY = ("neste_moete:", "neste_mote:")
WORD = ("oppmoete: forfall", "oppmoete: Forfall")
DATE = ('"2026-05-06"', "06.05.2026")
NAME = ("moeteleder: Kari Nordmann", "moeteleder: Kari Nordman")
TIME = ('start: "09:30"', 'start: "09:45"')
POINT = ("      - Kommunene går sammen om legevakt i helgene.\n", '      - Kommunene går sammen.\n      - ""\n')

SENTENCES = {
    CHARACTER: "6: REF104 teksten inneholder et usynlig tegn (U+200B)",
    HARD_SPACE: "8: REF104 «Åse Vik» har et hardt mellomrom (U+00A0), som bare ser ut som et vanlig mellomrom",
    KEY: "9: REF201 ukjent nøkkel «neste_mote»; mente du «neste_moete»?",
    WORD: (
        "15: REF205 «oppmoete» må være møtt, digitalt, forfall, permisjon, uteblitt eller ukjent (her står «Forfall»); "
        "mente du «forfall»?"
    ),
    NAME: "7: REF301 «Kari Nordman» står ikke i registeret for prove; mente du «Kari Nordmann»?",
    TIME: "24: REF405 det er et hull på 15 minutter mellom 09:30 (1/26 slutter) og 09:45 (2/26)",
    POINT: "46: REF508 punkt 2 i vedtak er tomt",
}


@pytest.mark.parametrize("left_out", [None, *SENTENCES], ids=["all", *(text[:7] for text in SENTENCES.values())])
def test_every_slip_is_told_in_the_first_round(left_out: tuple[str, str] | None, tmp_path: Path) -> None:
    """Whichever of them is not there, the others are told as each alone would be."""
    slips = [slip for slip in SENTENCES if slip != left_out]
    lines = told(tmp_path, changed(MINUTES, *slips))
    assert sorted(lines) == sorted(SENTENCES[slip] for slip in slips)


def test_a_form_that_nobody_can_guess_leaves_the_rest_for_later(tmp_path: Path) -> None:
    """What may follow from it is not told as a mistake of its own."""
    text = changed(MINUTES, NAME, ("oppmoete: forfall", "oppmoete: kanskje"))
    assert [line.split()[1] for line in told(tmp_path, text)] == ["REF205"]


def test_a_register_is_told_at_once_too(tmp_path: Path) -> None:
    """A key with a letter wrong does not hide an alias of nobody."""
    register = changed(REGISTER, ("rolle: medlem", "role: medlem"), (": Kari Nordmann\n", ": Kari Nordman\n"))
    lines = told(tmp_path, MINUTES, register, REGISTER_PATH)
    assert [line.split()[1] for line in lines] == ["REF701", "REF201"]
