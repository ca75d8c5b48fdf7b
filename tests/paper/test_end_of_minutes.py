"""What stands under the last case: when the meeting ended, who vouches for the minutes, and what is neither."""

from typing import Any

import pytest

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting
from tests.paper.word import word_document

_ABOVE = """# Protokoll fra årsmøte i Havna velforening
Dato: 04.03.2026
Til stede: Kari Moe, Ola Lie, Siv Nes
Sak 1 Regnskap
Vedtak: Regnskapet godkjennes.
Sak 2 Brygga
Vedtak: Brygga males.
"""


def _read(words: str) -> dict[str, Any]:
    return read_meeting(read_document("referat.docx", word_document(_ABOVE + words)), None).record


@pytest.mark.parametrize(
    "words",
    [
        "Protokollen gjengir møtet riktig:",
        "Referatet er lest og godtatt:",
        "Protokollens innhold er i orden:",
        "Møteboka er rett førd:",
    ],
)
def test_what_is_said_of_the_minutes_over_those_who_sign_is_no_words_of_the_last_case(words: str) -> None:
    """However it is said that the minutes are right, the names below are those who stand for it."""
    record = _read(f"Møtet ble avsluttet kl. 20.15.\n{words}\nKari Moe\nOla Lie\n")

    assert record["slutt"] == "20:15"
    assert record["underskrifter"] == ["Kari Moe", "Ola Lie"]
    assert record["saker"][-1]["vedtak"] == ["Brygga males."]
    assert "referat" not in record["saker"][-1]


def test_minutes_that_a_decision_speaks_of_are_not_vouched_for_by_it() -> None:
    """The last case may be that the minutes were read aloud."""
    record = _read("Sak 3 Godkjenning av protokoll\nProtokollen ble lest opp og godkjent.\nKari Moe\nOla Lie\n")

    assert record["saker"][-1]["tittel"] == "Godkjenning av protokoll"
    assert "lest opp og godkjent" in str(record["saker"][-1])


@pytest.mark.parametrize("hour", ["kl.: 19.40", "kl: 19.40", "klokka 19.40", "kl. 19:40"])
def test_an_hour_has_a_colon_before_it_or_none(hour: str) -> None:
    """A form of minutes has a label there: «kl.:»."""
    record = _read(f"Møtet ble hevet {hour}. Protokollen signeres av\nKari Moe\nOla Lie\n")

    assert (record["slutt"], record["underskrifter"]) == ("19:40", ["Kari Moe", "Ola Lie"])


def test_the_offices_of_those_who_sign_stand_above_their_names() -> None:
    """Two columns: what each is, and the name below it."""
    record = _read("""Møtet ble hevet kl. 19.40. Protokollen signeres av
!plain
| Møteleder | Fører av protokollen |
| Kari Moe /s/ | Ola Lie /s/ |
| Protokollvitne | Protokollvitne |
| Siv Nes /s/ | Per Vik /s/ |
!end
""")

    assert (record["moeteleder"], record["referent"]) == ("Kari Moe", "Ola Lie")
    assert record["underskrifter"] == ["Kari Moe", "Ola Lie", "Siv Nes", "Per Vik"]


@pytest.mark.parametrize("words", ["Styret består etter valget av:", "Etter dette er tillitsvalgte i velforeningen:"])
def test_who_holds_an_office_now_has_not_signed(words: str) -> None:
    """A sentence that says nothing of signing leads on to the table."""
    record = _read(f"""Møtet ble hevet kl. 19.40. Protokollen signeres av
Kari Moe
Ola Lie
{words}
!plain
| Leder | Siv Nes | Havneveien 4 |
| Styremedlem | Per Vik | Havneveien 8 |
!end
""")

    assert record["underskrifter"] == ["Kari Moe", "Ola Lie"]
