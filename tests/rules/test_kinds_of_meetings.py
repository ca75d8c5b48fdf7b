"""What a meeting must have, by how it was held and whether it was."""

from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, REGISTER, REGISTER_PATH, write
from tests.support.running import referat

HEAD = 'utvalg: prove\nmoetedato: "2026-03-04"\n'
PEOPLE = """\
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
      - {navn: Ola Hansen, oppmoete: møtt, enhet: Vestby}
"""
CASES = """\
saker:
  - saksnr: 1/26
    tittel: Valg av leder
    forslag_til_vedtak:
      - Kari Nordmann velges.
"""
DECIDED = "    vedtak:\n      - Kari Nordmann velges.\n"
OFFICERS = "moeteleder: Kari Nordmann\nreferent: Ola Hansen\n"
AGENDA = "saksliste:\n  - {sak: 1/26}\n"


def told(root: Path, text: str) -> list[str]:
    """What is said of a meeting: codes and sentences."""
    files: dict[str, str | bytes] = {REGISTER_PATH: REGISTER.replace("format: 1", "format: 2")}
    write(root, {**files, MEETING_PATH: text})
    out = referat(root, "validate", "--format", "concise").out
    return [line.split(" ", 1)[1] for line in out.splitlines()]


NIGHT = """\
start: "18:00"
slutt: "00:30"
saksliste:
  - {start: "18:00", slutt: "23:30", sak: 1/26}
  - {start: "23:30", slutt: "00:30", tittel: Orientering}
"""
TWO_DAYS = """\
dager: ["2026-03-04", "2026-03-05"]
start: "18:00"
slutt: "12:00"
neste_moete: "2026-03-06"
saksliste:
  - {dag: "2026-03-04", start: "18:00", slutt: "20:00", sak: 1/26}
  - {dag: "2026-03-05", start: "09:00", slutt: "12:00", tittel: Orientering}
underskrifter: [Kari Nordmann, Ola Hansen]
"""
HELD = "status: referat\n" + PEOPLE + CASES + DECIDED


@pytest.mark.parametrize(
    "text",
    [
        "status: avlyst\n",
        "status: avlyst\n" + CASES,
        "moeteform: sirkulasjon\nstatus: referat\n" + CASES + DECIDED,
        "moetenummer: '1'\nmoetetype: konstituerende\n" + HELD + OFFICERS + AGENDA,
        HELD + OFFICERS + NIGHT,
        HELD + OFFICERS + TWO_DAYS,
        HELD + AGENDA + "moeteleder: [{navn: Kari Nordmann}]\nreferent: [{navn: Ola Hansen}]\n",
    ],
    ids=["avlyst", "avlyst med saker", "sirkulasjon", "konstituerende", "over midnatt", "to dager", "liste av ledere"],
)
def test_a_meeting_of_any_kind_may_be_in_order(text: str, tmp_path: Path) -> None:
    """With no more than that kind has."""
    assert told(tmp_path, HEAD + text) == []


def test_the_days_of_a_meeting_must_hold_together(tmp_path: Path) -> None:
    """In order, from the day of the meeting, and with the agenda within them."""
    days = 'dager: ["2026-03-06", "2026-03-05"]\nneste_moete: "2026-03-06"\nstatus: innkalling\n'
    slots = (("06", "Åpning"), ("05", "Middag"), ("09", "Avreise"))
    agenda = "".join(f'  - {{dag: "2026-03-{day}", tittel: {title}}}\n' for day, title in slots)
    text = f"{HEAD}{days}saksliste:\n{agenda}"
    assert told(tmp_path, text) == [
        "REF620 møtet er ført 2026-03-04, men den første av «dager» er 2026-03-05",
        "REF620 2026-03-05 står etter 2026-03-06 i «dager»",
        "REF602 neste møte 2026-03-06 er ikke senere enn møtet 2026-03-04",
        "REF621 posten er satt til 2026-03-05, men posten før er 2026-03-06",
        "REF621 posten er satt til 2026-03-09, som ikke er en av dagene til møtet",
    ]


def test_a_signer_is_somebody_of_the_register(tmp_path: Path) -> None:
    """A name like any other."""
    text = HEAD + HELD + OFFICERS + AGENDA + "underskrifter: [Kari Nordman]\n"
    assert told(tmp_path, text) == ["REF301 «Kari Nordman» står ikke i registeret for prove; mente du «Kari Nordmann»?"]


def test_what_kind_of_meeting_it_was_is_shown(tmp_path: Path) -> None:
    """At its head, by day in the agenda, and who signed at the end."""
    told(
        tmp_path,
        HEAD
        + "moetenummer: '2'\nmoeteform: hybrid\nmoetetype: ekstraordinært\n"
        + 'dager: ["2026-03-04", "2026-03-05"]\nstart: "18:00"\nslutt: "12:00"\nstatus: referat\n'
        + 'saksliste:\n  - {dag: "2026-03-04", tittel: Åpning}\n  - {dag: "2026-03-05", tittel: Avreise}\n'
        + "underskrifter: [Kari Nordmann, Ola Hansen]\n",
    )
    assert referat(tmp_path, "show", "2026-03-04").out == (
        "Møtereferat – Prøveutvalget (prove)\n"
        "Møtenummer: 2\n"
        "Møtedato: 4. mars 2026 kl. 18:00 – 5. mars 2026 kl. 12:00\n"
        "Møteform: hybrid\n"
        "Møtetype: ekstraordinært\n"
        "Status: referat\n"
        "\n"
        "SAKSLISTE\n"
        "4. mars 2026\n"
        "Åpning\n"
        "5. mars 2026\n"
        "Avreise\n"
        "\n"
        "UNDERSKRIFTER\n"
        "- Kari Nordmann\n"
        "- Ola Hansen\n"
    )
