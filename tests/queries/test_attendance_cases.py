"""Every case of the table in docs/oppmoete.md is counted as the table says."""

from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

import referat_cli
from referat_cli.model.committee import Role
from referat_cli.queries.attendance.account import meetings_behind
from referat_cli.queries.attendance.rows import MeetingAttendanceRow, PersonRow, SeatRow
from referat_cli.queries.attendance.tables import rows
from referat_cli.render.attendance import EXPLANATION, TABLES
from referat_cli.render.screen import Screen
from tests.support.attendance import count, meeting, register

PAGE = Path(referat_cli.__file__).parent.parent / "docs" / "oppmoete.md"
KEYS = {"møter": "moeter", "møtt": "moett", "ikke ført": "ikke_foert", "som vara": "som_vara", "på sak": "paa_sak"}
EVERYBODY: frozenset[Role] = frozenset(("medlem", "observatør", "vara", "gjest", "sekretariat"))


class Case(NamedTuple):
    """The lines of the register and of the list, and whom and whose seat the row is about."""

    register: str
    listed: str
    holders: tuple[str, ...] = ("Kari",)
    person: str = "Kari"


OLA = "{navn: Ola}"
CASES = {
    "med datoer, ført": Case('{navn: Kari, fra: "2020-01-01"}', "{navn: Kari, oppmoete: forfall}"),
    "med datoer, ikke ført": Case(f'{{navn: Kari, fra: "2020-01-01"}}, {OLA}', "{navn: Ola, oppmoete: møtt}"),
    "uten datoer, ført": Case("{navn: Kari}", "{navn: Kari, oppmoete: møtt}"),
    "uten datoer, ikke ført": Case(f"{{navn: Kari}}, {OLA}", "{navn: Ola, oppmoete: møtt}"),
    "ledig plass": Case(
        f'{{navn: Kari, enhet: N, til: "2025-12-31"}}, {{navn: Liv, enhet: N, fra: "2027-01-01"}}, {OLA}',
        "{navn: Ola, oppmoete: møtt}",
        (),
    ),
    "gått ut": Case(f'{{navn: Kari, fra: "2020-01-01", til: "2025-12-31"}}, {OLA}', "{navn: Ola, oppmoete: møtt}"),
    "på én sak": Case("{navn: Kari}", "{navn: Kari, oppmoete: møtt, paa_sak: [1/26]}"),
    "gjest på én sak": Case(OLA, "{navn: Ola, oppmoete: møtt}", ("Gro",), "Gro"),
    "med vara": Case("{navn: Kari}", "{navn: Kari, oppmoete: forfall}, {navn: Siv, oppmoete: møtt, moette_for: Kari}"),
    "vara": Case(
        "{navn: Kari}",
        "{navn: Kari, oppmoete: forfall}, {navn: Siv, oppmoete: møtt, moette_for: Kari}",
        person="Siv",
    ),
    "bare møtt for": Case("{navn: Kari}", "{navn: Siv, oppmoete: møtt, moette_for: Kari}"),
    "to varaer for hver sin sak": Case(
        "{navn: Kari}",
        "{navn: Kari, oppmoete: forfall}, {navn: Siv, oppmoete: møtt, moette_for: Kari, paa_sak: [1/26]}, "
        "{navn: Tor, oppmoete: møtt, moette_for: Kari, paa_sak: [2/26]}",
    ),
    "på én sak, vara på en annen": Case(
        "{navn: Kari}",
        "{navn: Kari, oppmoete: møtt, paa_sak: [1/26]}, {navn: Siv, oppmoete: møtt, moette_for: Kari, paa_sak: [2/26]}",
    ),
    "to plasser i en enhet": Case(
        "{navn: Kari, enhet: N}, {navn: Ola, enhet: N}",
        "{navn: Kari, oppmoete: forfall}, {navn: Ola, oppmoete: møtt}",
    ),
    "én plass etter hverandre": Case(
        '{navn: Liv, enhet: N, fra: "2020-01-01", til: "2025-12-31"}, {navn: Kari, enhet: N, fra: "2026-01-01"}',
        "{navn: Kari, oppmoete: møtt}",
    ),
    "tok over plassen": Case(
        '{navn: Liv, parti: Ap, fra: "2020-01-01", til: "2025-12-31"}, '
        '{navn: Kari, parti: Ap, fra: "2026-01-01", etter: Liv}',
        "{navn: Kari, oppmoete: møtt, parti: Ap}",
    ),
    "observatør": Case("{navn: Kari}", "{navn: Kari, oppmoete: uteblitt}"),
    "parti": Case(
        "{navn: Kari, parti: Ap}, {navn: Ola, parti: Ap}",
        "{navn: Kari, oppmoete: møtt, parti: Ap}, {navn: Ola, oppmoete: forfall, parti: Ap}",
    ),
    "permisjon": Case("{navn: Kari}", "{navn: Kari, oppmoete: permisjon}"),
    "kom til en sak": Case("{navn: Kari}", "{navn: Kari, oppmoete: møtt, fra_sak: 2/26}"),
    "kom etter en vara": Case(
        "{navn: Kari}",
        "{navn: Kari, oppmoete: møtt, fra_sak: 2/26}, {navn: Siv, oppmoete: møtt, moette_for: Kari, til_sak: 1/26}",
    ),
    "oppmøtet er ukjent": Case("{navn: Kari}", "{navn: Kari, oppmoete: ukjent}"),
}


def numbers(cell: str) -> dict[str, int]:
    """What a cell of the table says, by the keys of the answer."""
    if cell == "–":
        return {}
    words = (part.rpartition(" ") for part in cell.split(", "))
    return {KEYS.get(name, name): int(number) for name, _, number in words}


def table() -> dict[str, tuple[str, str]]:
    """The cases of the page, each with what it says of the person and of the seat."""
    lines = PAGE.read_text(encoding="utf-8").partition("## Tilfellene")[2].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {row[0]: (row[3], row[4]) for row in cells[1:]}


def said(row: PersonRow | SeatRow) -> dict[str, int]:
    """The numbers of a row that are not nothing."""
    keys = (
        *("moeter", "moett", "digitalt", "forfall", "uteblitt", "permisjon", "ukjent"),
        *("ikke_foert", "som_vara", "paa_sak", "vara", "tomt"),
    )
    return {key: value for key, value in msgspec.to_builtins(row).items() if key in keys and value}


def test_the_page_and_the_tests_have_the_same_cases() -> None:
    """Neither has one that the other lacks."""
    assert list(table()) == list(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_counted_as_the_page_says(name: str) -> None:
    """For the person, and for the seat."""
    case = CASES[name]
    role = "observatør" if name == "observatør" else "medlem"
    known = register(f"""
grupper:
  - {{gruppe: Utvalget, rolle: {role}, personer: [{case.register}]}}
  - {{gruppe: Varaer, rolle: vara, personer: [{{navn: Siv}}, {{navn: Tor}}]}}
  - {{gruppe: Gjester, rolle: gjest, personer: [{{navn: Gro}}]}}
""")
    guest = "{gruppe: Gjester, personer: [{navn: Gro, oppmoete: møtt, paa_sak: [1/26]}]}"
    counted = count(known, meeting("2026-03-04", f"- {{gruppe: Utvalget, personer: [{case.listed}]}}\n- {guest}"))
    people = [row for row in rows(counted, "person", EVERYBODY) if isinstance(row, PersonRow)]
    seats = [row for row in rows(counted, "seat") if isinstance(row, SeatRow)]
    person = next((said(row) for row in people if row.name == case.person), {})
    seat = next((said(row) for row in seats if row.holders == case.holders), {})
    assert (person, seat) == tuple(map(numbers, table()[name]))
    assert counted.notes == () or name in ("med datoer, ikke ført", "bare møtt for")


def test_who_took_over_a_seat_has_the_one_that_was_left() -> None:
    """A party member who came after another is no second seat; without «etter» each has one."""
    lines = '{navn: Liv, parti: Ap, fra: "2020-01-01", til: "2025-12-31"}, {navn: Kari, parti: Ap, fra: "2026-01-01"'
    text = "- {{gruppe: Utvalget, personer: [{{navn: {}, oppmoete: møtt}}]}}"
    for after, expected in ((", etter: Liv}", [("Liv", "Kari")]), ("}", [("Kari",), ("Liv",)])):
        known = register(f"grupper: [{{gruppe: Utvalget, rolle: medlem, personer: [{lines}{after}]}}]")
        counted = count(known, meeting("2025-03-04", text.format("Liv")), meeting("2026-03-04", text.format("Kari")))
        assert [row.holders for row in rows(counted, "seat") if isinstance(row, SeatRow)] == expected


def test_the_meetings_behind_a_number_say_what_was_narrowed_and_what_is_not_known() -> None:
    """A member there for one case has a meeting; of one who is not listed it is said that nothing is known."""
    known = register("grupper: [{gruppe: Utvalget, rolle: medlem, personer: [{navn: Kari}, {navn: Ola}]}]")
    lines = (
        "{navn: Kari, oppmoete: møtt, paa_sak: [1/26]}, {navn: Siv, oppmoete: møtt, moette_for: Kari, paa_sak: [2/26]}"
    )
    counted = count(known, meeting("2026-03-04", f"- {{gruppe: Utvalget, personer: [{lines}]}}"))
    behind = meetings_behind(counted, frozenset({"kari", "ola"}))
    assert EXPLANATION.render(behind, "table", Screen(100)).splitlines() == [
        "Kari (prove: kari)",
        "2026-03-04  møtt       medlem i Utvalget; Siv møtte på andre saker; til stede på sak 1/26",
        "                       minutes/prove/2026/2026-03-04.yaml",
        "",
        "Ola (prove: ola)",
        "2026-03-04  ikke ført  medlem i Utvalget; ikke ført i listen",
        "                       minutes/prove/2026/2026-03-04.yaml",
    ]


QUORUM = """
vedtaksfoer: over 1/2
grupper: [{gruppe: Utvalget, rolle: medlem, personer: [{navn: Kari}, {navn: Ola}, {navn: Liv}]}]
"""


@pytest.mark.parametrize(
    ("listed", "answer"),
    [
        ("{navn: Kari, oppmoete: møtt}, {navn: Ola, oppmoete: møtt}", True),  # of three at most, two are enough
        ("{navn: Kari, oppmoete: møtt}, {navn: Ola, oppmoete: forfall}", None),  # Liv may have been there
        ("{navn: Kari, oppmoete: møtt}, {navn: Ola, oppmoete: ukjent}, {navn: Liv, oppmoete: forfall}", None),
        ("{navn: Kari, oppmoete: møtt}, {navn: Ola, oppmoete: forfall}, {navn: Liv, oppmoete: forfall}", False),
        ("{navn: Ola, oppmoete: forfall}, {navn: Liv, oppmoete: forfall}", False),  # Kari alone would not be enough
    ],
)
def test_a_quorum_is_said_to_be_there_or_not_only_where_it_is_known(listed: str, answer: bool | None) -> None:  # noqa: FBT001 - three answers
    """Whoever is not recorded may have been there, or not be a member any more."""
    counted = count(register(QUORUM), meeting("2026-03-04", f"- {{gruppe: Utvalget, personer: [{listed}]}}"))
    (row,) = (row for row in rows(counted, "meeting") if isinstance(row, MeetingAttendanceRow))
    assert (row.quorate, row.needed is not None) == (answer, True)
    table = TABLES["meeting"].render([row], "table", Screen())
    assert ("kan ikke avgjøres" in table, "kreves" in table) == (answer is None, answer is not None)


@pytest.mark.parametrize(
    ("rule", "marks", "numbers", "text"),
    [
        ("over 1/2", "møtt møtt møtt", (None, 2, True), "ja"),  # 2 of three are asked for, or 3 of four or five
        ("over 1/2", "møtt møtt forfall", (None, 2, None), "kan ikke avgjøres"),
        ("over 4/5", "møtt forfall forfall", (None, 3, False), "nei (minst 3 kreves)"),
        ('"2"', "møtt møtt forfall", (2, 2, True), "ja (2 kreves)"),  # whoever is a member
        ('"4"', "forfall forfall forfall", (4, 4, False), "nei (4 kreves)"),
    ],
)
def test_how_many_are_asked_for_is_said_only_where_the_number_of_members_is_known(
    rule: str, marks: str, numbers: tuple[int | None, int, bool | None], text: str
) -> None:
    """Two without dates are not listed, and may be members or not."""
    people = ("Kari", "Ola", "Liv", "Nora", "Tor")
    lines = ", ".join(f"{{navn: {name}}}" for name in people)
    known = register(f"vedtaksfoer: {rule}\ngrupper: [{{gruppe: Utvalget, rolle: medlem, personer: [{lines}]}}]\n")
    listed = ", ".join(f"{{navn: {name}, oppmoete: {mark}}}" for name, mark in zip(people, marks.split(), strict=False))
    counted = count(known, meeting("2026-03-04", f"- {{gruppe: Utvalget, personer: [{listed}]}}"))
    (row,) = (row for row in rows(counted, "meeting") if isinstance(row, MeetingAttendanceRow))
    assert (row.needed, row.at_least, row.quorate) == numbers
    assert TABLES["meeting"].render([row], "table", Screen(200)).splitlines()[-1].endswith(f"  {text}")
