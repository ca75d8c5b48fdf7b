"""Doing what a message says leads to a clean file: each slip, what is said of it, what a secretary then writes."""

from pathlib import Path

import pytest

from referat_cli.rules.runner import judge
from referat_cli.store.archive import Archive
from referat_cli.store.paths import locate
from referat_cli.store.snapshot import Snapshot
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.running import TODAY

HELP = "      - Kommunene går sammen om legevakt i helgene.\n"
TALK = "      Ola Hansen var syk, og Ingrid Østby la fram saken.\n"

# What stands in the minutes, the slip that is made there, what the step holds that one is to write or do, and what the
# slip then becomes.
SLIPS: dict[str, tuple[str, str, str, str]] = {
    "a decision inside the minutes": (
        f"    vedtak:\n{HELP}",
        f"      vedtak:\n      {HELP.lstrip(' ')}",
        "rykk «vedtak:» og linjene under ut",
        f"    vedtak:\n{HELP}",
    ),
    "a decision that is missing": (
        f"    vedtak:\n{HELP}",
        "",
        "skriv «vedtak: []» hvis ingenting ble vedtatt",
        "    vedtak: []\n",
    ),
    "a list of attendance that is missing": (
        MINUTES[MINUTES.index("deltakere:") : MINUTES.index("saksliste:")],
        "",
        "legg til «deltakere»",
        MINUTES[MINUTES.index("deltakere:") : MINUTES.index("saksliste:")],
    ),
    "a number with a whole year": ("saksnr: 2/26", "saksnr: 2/2026", "skriv 2/26", "saksnr: 2/26"),
    "a whole year on the agenda": ("sak: 2/26", "sak: 2/2026", "skriv 2/26", "sak: 2/26"),
    "a colon in a point": (
        HELP,
        "      - Kommunene går sammen: legevakt i helgene\n",
        'skriv den i anførselstegn: "Kommunene går sammen: legevakt i helgene"',
        '      - "Kommunene går sammen: legevakt i helgene"\n',
    ),
    "a number sign in a place": (
        "moetested: Rådhuset\n",
        "moetested: Rådhuset, rom #4\n",
        'skriv "Rådhuset, rom #4"',
        'moetested: "Rådhuset, rom #4"\n',
    ),
    "a colon between brackets": (
        "enhet: Nordby}",
        "enhet: Nordby (vara: Ola)}",
        'skriv "Nordby (vara: Ola)"',
        'enhet: "Nordby (vara: Ola)"}',
    ),
    "a number for a place": ("Rådhuset", "2E10", 'skriv «moetested: "2E10"»', '"2E10"'),
    "a bracket that is not closed": (
        "enhet: Vestby}",
        "enhet: Vestby",
        "sett inn «}» der listen slutter",
        "enhet: Vestby}",
    ),
    "a day in the form of the paper": (
        '"2026-05-06"',
        "06.05.2026",
        'skriv «neste_moete: "2026-05-06"»',
        '"2026-05-06"',
    ),
    "a capital": ("forfall", "Forfall", "skriv «oppmoete: forfall»", "forfall"),
    "a wrong weekday": (
        TALK,
        "      Neste møte er mandag 6. mai 2026.\n",
        "rett ukedagen eller datoen",
        "      Neste møte er onsdag 6. mai 2026.\n",
    ),
    "a deadline that is not recorded": (
        HELP,
        "      - AU svarer innen 1. juni 2026.\n",
        'frist: "2026-06-01" og frist_tekst: innen 1. juni 2026',
        '      - {tekst: AU svarer innen 1. juni 2026., frist: "2026-06-01", frist_tekst: innen 1. juni 2026}\n',
    ),
    "a deadline of another day": (
        HELP,
        '      - {tekst: AU svarer innen 1/6-26., frist: "2026-06-02", frist_tekst: innen 1/6-26}\n',
        'skriv frist: "2026-06-01"',
        '      - {tekst: AU svarer innen 1/6-26., frist: "2026-06-01", frist_tekst: innen 1/6-26}\n',
    ),
    "a substitute for nobody": (
        "møtt, moette_for: Ola Hansen",
        "møtt",
        "legg til «moette_for»",
        "møtt, moette_for: Ola Hansen",
    ),
    "a substitute for somebody who came": (
        "forfall, enhet: Vestby",
        "møtt, enhet: Vestby",
        "rett oppmøtet til «Ola Hansen»",
        "forfall, enhet: Vestby",
    ),
    "a case that was not called": (
        '  - {start: "09:30", slutt: "11:00", sak: 2/26, ansvarlig: [Kari Nordmann]}\n',
        '  - {start: "09:30", slutt: "11:00", tittel: Legevakt}\n',
        "legg til en post med «sak: 2/26» under saksliste",
        '  - {start: "09:30", slutt: "11:00", sak: 2/26}\n',
    ),
    "a key of another form": (
        "moeteleder:",
        "møteleder:",
        "skriv «moeteleder» i stedet for «møteleder»",
        "moeteleder:",
    ),
}


def steps(root: Path, meeting: str) -> list[str]:
    """The next step of everything that is said of a meeting."""
    write(root, {REGISTER_PATH: REGISTER, MEETING_PATH: meeting})
    return [problem.step for problem in judge(Archive(Snapshot(locate(root))), MEETING_PATH, TODAY)]


@pytest.mark.parametrize("name", SLIPS)
def test_doing_what_the_message_says_leads_to_a_clean_file(name: str, tmp_path: Path) -> None:
    """The first step is what to do, there is no second mistake told beside it, and then nothing is left."""
    right, slip, step, done = SLIPS[name]
    assert MINUTES.count(right) >= 1
    (said,) = steps(tmp_path, MINUTES.replace(right, slip, 1))
    assert step in said
    left = steps(tmp_path, MINUTES.replace(right, done, 1))
    # A unit or a proposal that the register or the notice words otherwise is a matter for itself.
    assert [told for told in left if step in told] == []
    assert left == [] or name == "a colon between brackets"


@pytest.mark.parametrize(
    ("key", "step"),
    [
        ("noe_helt_annet: 1", "oppgrader referat, ellers slett den"),
    ],
)
def test_an_unknown_key_is_never_first_to_be_deleted(key: str, step: str, tmp_path: Path) -> None:
    """What another tool or a later version wrote is not thrown away."""
    (said,) = steps(tmp_path, MINUTES.replace("    forslag_til", f"    {key}\n    forslag_til", 1))
    assert said.endswith(step)
    assert not said.startswith("slett")
