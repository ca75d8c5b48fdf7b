"""A copy of each of the two real meetings with twenty mistakes of a tired secretary is caught twenty times."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from referat_cli.model.problem import Problem
from tests.support.archives import write
from tests.support.asu import MEETINGS, REGISTER
from tests.support.judging import problems


@dataclass(frozen=True)
class Slip:
    """One mistake: what was to be written and what was, with ▸ where it should be told of.

    ``told_at`` is the text of that line where it is another one. A slip ``alone`` cannot stand in one file with others:
    it keeps the file from being read, or makes another meeting of it.
    """

    code: str
    meant: str
    written: str
    told_at: str = ""
    alone: bool = False


SLIPS = {
    "2024-10-29": [
        Slip("REF603", "status: referat", "status: ▸godkjent"),
        Slip("REF602", 'neste_moete: "2024-11-27"', 'neste_moete: ▸"2023-11-27"'),
        Slip("REF301", "referent: Karina Haus Steinshylla", "referent: ▸Karina Haus Steinshyla"),
        Slip(
            "REF303", "Ingjerd Astad, oppmoete: møtt", "Ingjerd Astad, oppmoete: forfall", "moeteleder: Ingjerd Astad"
        ),
        Slip(
            "REF305",
            "      - {navn: Gunn Hege Marchand, oppmoete: møtt, enhet: Helse Midt-Norge RHF}\n",
            "",
            "  - gruppe: Observatører",
        ),
        Slip("REF306", "{navn: Ingjerd Tuseth", "{navn: ▸Leif Vonen"),
        Slip("REF307", "møtt, enhet: KS Trøndelag", "møtt, enhet: ▸KS"),
        Slip("REF304", "moette_for: Wenche Dehli", "moette_for: ▸Sissel Braseth"),
        Slip(
            "REF302",
            "      - {navn: Nina Nilsen",
            "      - {navn: ▸Albert Verhagen, oppmoete: møtt}\n      - {navn: Nina Nilsen",
        ),
        Slip("REF501", "paa_sak: [44/24]", "paa_sak: [▸54/24]"),
        Slip("REF401", '{start: "14:25", slutt: "14:55", sak: 44/24', '{start: ▸"14:15", slutt: "14:55", sak: 44/24'),
        Slip("REF405", 'start: "15:45"', 'start: ▸"15:50"'),
        Slip("REF311", "[Albert Verhagen, Merete Blokkum]", '[▸"Albert Verhagen, Merete Blokkum"]'),
        Slip("REF403", "    sak: 48/24", "    sak: ▸84/24"),
        Slip(
            "REF408",
            "tittel: «Nytt samarbeidsforum i Helsefellesskapet»",
            "tittel: ▸Nytt samarbeidsforum i Helsefelleskapet",
        ),
        Slip("REF502", "saksnr: 46/24", "saksnr: ▸46/23"),
        Slip("REF515", 'frist: "2024-12-01"', 'frist: ▸"2023-12-01"'),
        Slip("REF516", "frist_tekst: på første møte i 2025", "frist_tekst: ▸på første møte i 2026"),
        Slip("REF519", "ansvarlig: [prosjektgruppen]", "ansvarlig: [▸prosjektgruppa]"),
        Slip("REF520", "    eventuelt:\n", "    eventuelt:\n      - tittel: ▸Lokaler neste år\n"),
    ],
    "2023-09-06": [
        Slip("REF601", 'moetedato: "2023-09-06"', 'moetedato: ▸"2022-09-06"', alone=True),
        Slip("REF203", "moetested: 1930, 30M11", "moetested: ▸1930", alone=True),
        Slip("REF116", 'start: "15:00"\nslutt', "start: ▸15:00\nslutt", alone=True),
        Slip("REF205", "Leif Vonen, oppmoete: møtt", "Leif Vonen, oppmoete: ▸tilstede", alone=True),
        Slip(
            "REF119",
            '"Fagråd forebygging, tidlig innsats, helsefremming, læring og mestring (3)"',
            "Fagråd forebygging▸, tidlig innsats, helsefremming, læring og mestring (3)",
            alone=True,
        ),
        Slip("REF201", "    saksbehandler: [Leena", "    ▸saksbehandlar: [Leena", alone=True),
        Slip(
            "REF117",
            "- >-\n            Laura Steinsli og Albert Verhagen fra kommunene (vara: Ingjerd Astad)",
            "- Laura Steinsli og Albert Verhagen fra kommunene ▸(vara: Ingjerd Astad)",
            alone=True,
        ),
        Slip("REF118", "referat: Avslutning av møtet.", "referat: Avslutning av møtet ▸#2.", alone=True),
        Slip("REF301", "moette_for: Jan Vaage", "moette_for: ▸Jan Våge Hansen"),
        Slip(
            "REF305",
            "      - {navn: Jan Roger Wold, oppmoete: møtt, enhet: Fjellregionen}\n",
            "",
            "  - gruppe: Kommunene",
        ),
        Slip("REF309", "gruppe: Fagrådsledere", "gruppe: ▸Fagrådsleder"),
        Slip("REF307", "enhet: Trøndelag Fylkeskommune", "enhet: ▸Trøndelag fylkeskommune"),
        Slip(
            "REF501",
            "Elizabeth Kimbell, oppmoete: møtt, paa_sak: [31/23]",
            "Elizabeth Kimbell, oppmoete: møtt, paa_sak: [▸41/23]",
        ),
        Slip("REF402", 'slutt: "17:00"\n    sak', 'slutt: ▸"17:30"\n    sak'),
        Slip("REF404", "sak: 33/23, ansvarlig", "tittel: Pause, ansvarlig", "  - saksnr: 33/23"),
        Slip("REF503", "  - saksnr: 34/23", "  - saksnr: ▸33/23"),
        Slip("REF509", "- Punkt 8 som", "- ▸Punkt 18 som"),
        Slip(
            "REF508", "          - Brukermedvirkning i pilot", '          - ▸""\n          - Brukermedvirkning i pilot'
        ),
        Slip(
            "REF513",
            "  - Dokumentasjon av prosessen og evaluering innarbeides i planene.",
            "  - ▸Brukermedvirkning i pilotprosjektet sikres.",
        ),
        Slip("REF505", "forutsetter at innholdet i prosjekt må beskrives tydelig.", "▸forutsetter at"),
    ],
}
EACH = [(day, slip) for day, slips in SLIPS.items() for slip in slips]


def path_of(day: str) -> str:
    """Where the day's meeting lies in the archive."""
    return f"minutes/asu/{day[:4]}/{day}.yaml"


def caught(root: Path, day: str, slips: list[Slip]) -> tuple[list[Problem], list[tuple[str, int]]]:
    """What is found in the day's meeting when these slips are made in it, and the code and line expected of each."""
    text = MEETINGS[day].read_text(encoding="utf-8")
    for number, slip in enumerate(slips):
        assert text.count(slip.meant) >= 1, slip
        text = text.replace(slip.meant, slip.written.replace("▸", f"▸{number}▸"), 1)
    expected = []
    for number, slip in enumerate(slips):
        at = text.index(f"\n{slip.told_at}") + 1 if slip.told_at else text.index(f"▸{number}▸")
        expected.append((slip.code, text.count("\n", 0, at) + 1))
    for number in range(len(slips)):
        text = text.replace(f"▸{number}▸", "")
    write(root, {"minutes/asu/utvalg.yaml": REGISTER.read_bytes(), path_of(day): text})
    return problems(root, path_of(day)), expected


@pytest.mark.parametrize("day", SLIPS)
def test_there_are_twenty_different_slips(day: str, tmp_path: Path) -> None:
    """Of twenty kinds, none of which the meeting has as it stands."""
    codes = {slip.code for slip in SLIPS[day]}
    assert len(SLIPS[day]) == len(codes) == 20
    found, _none = caught(tmp_path, day, [])
    assert codes.isdisjoint(problem.code for problem in found if problem.accepted is None)


@pytest.mark.parametrize(("day", "slip"), EACH, ids=[f"{day} {slip.code}" for day, slip in EACH])
def test_each_slip_is_caught_where_it_was_made(day: str, slip: Slip, tmp_path: Path) -> None:
    """By its own code, on its own line, with a sentence and what to do next."""
    found, [(code, line)] = caught(tmp_path, day, [slip])
    told = [p for p in found if p.code == code and p.place.line == line]
    assert told
    assert all(p.message and p.step and p.accepted is None for p in told)


@pytest.mark.parametrize("day", SLIPS)
def test_slips_made_all_at_once_do_not_hide_one_another(day: str, tmp_path: Path) -> None:
    """Everything that can stand together in one readable file is caught together."""
    found, expected = caught(tmp_path, day, [slip for slip in SLIPS[day] if not slip.alone])
    assert set(expected) <= {(p.code, p.place.line) for p in found}


@pytest.mark.parametrize("day", SLIPS)
def test_what_is_said_of_the_meetings_as_they_stand_fits_a_screen(day: str, tmp_path: Path) -> None:
    """Nothing that must be mended, no warning that is not accepted, and a few remarks."""
    found, _none = caught(tmp_path, day, [])
    told = [p for p in found if p.accepted is None]
    assert {p.severity for p in told} <= {"info"}
    assert len(told) <= 5
