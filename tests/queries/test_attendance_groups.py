"""Groups of which only numbers are known, and those in which anybody may meet."""

from msgspec import to_builtins

from referat_cli.queries.attendance.chart import chart
from referat_cli.queries.attendance.rows import MeetingAttendanceRow, PersonRow
from referat_cli.queries.attendance.tables import rows
from referat_cli.render.attendance_chart import picture
from referat_cli.render.screen import Screen
from tests.support.attendance import count, meeting, register

ASSOCIATION = """
vedtaksfoer: "{rule}"
grupper:
  - {{gruppe: Medlemmene, rolle: medlem, aapen: true, personer: [{{navn: Kari Moe, fra: "2020-01-01"}}]}}
  - {{gruppe: Styret, rolle: observatør, personer: [{{navn: Ola Lie}}]}}
"""


def of_meeting(rule: str, text: str) -> dict[str, dict[str, object]]:
    """The row of each role at one meeting."""
    counted = count(register(ASSOCIATION.format(rule=rule)), meeting("2026-03-04", text))
    assert counted.notes == ()
    found = rows(counted, "meeting")
    return {str(row.role): to_builtins(row) for row in found if isinstance(row, MeetingAttendanceRow)}


NAMED = """
- {gruppe: Medlemmene, personer: [{navn: Per Vik, oppmoete: møtt}, {navn: Siv Nes, oppmoete: digitalt}]}
- {gruppe: Styret, personer: [{navn: Ola Lie, oppmoete: møtt}]}
"""
COUNTED = """
- {gruppe: Medlemmene, antall: {moett: 34, av: 75}}
- {gruppe: Styret, personer: [{navn: Ola Lie, oppmoete: møtt}]}
"""


def test_an_open_group_counts_who_came_and_has_no_seats() -> None:
    """Nobody in it need be registered, and nobody of the register is missed."""
    row = of_meeting("2", NAMED)["medlem"]
    assert {key: row[key] for key in ("forventet", "moett", "digitalt", "ukjent", "ikke_foert", "plasser")} == {
        "forventet": 2,
        "moett": 1,
        "digitalt": 1,
        "ukjent": 0,
        "ikke_foert": 0,
        "plasser": 0,
    }
    assert (row["kreves"], row["vedtaksfoer"]) == (2, True)
    assert of_meeting("3", NAMED)["medlem"]["vedtaksfoer"] is False
    # A share of nobody knows how many is no number.
    assert of_meeting("1/2", NAMED)["medlem"]["vedtaksfoer"] is None


def test_numbers_are_of_the_group_and_of_nobody() -> None:
    """34 of 75 were there; the board has its own row."""
    found = of_meeting("30", COUNTED)
    row = found["medlem"]
    assert (row["forventet"], row["moett"], row["andel"], row["vedtaksfoer"]) == (75, 34, 34 / 75, True)
    assert found["observatør"]["moett"] == 1
    counted = count(register(ASSOCIATION.format(rule="30")), meeting("2026-03-04", COUNTED))
    assert [row.name for row in rows(counted, "person") if isinstance(row, PersonRow)] == ["Ola Lie"]


def test_members_who_are_counted_fill_seats() -> None:
    """Of a council that the minutes only count, the register's dated members are not missed one by one."""
    known = register("""
vedtaksfoer: "1/2"
grupper:
  - gruppe: Kommunestyret
    rolle: medlem
    plasser: 5
    personer: [{navn: Kari Moe, fra: "2020-01-01"}, {navn: Ola Lie}]
""")
    counted = count(known, meeting("2026-03-04", "[{gruppe: Kommunestyret, antall: {moett: 3}}]"))
    (row,) = map(to_builtins, rows(counted, "meeting"))
    assert counted.notes == ()
    assert (row["moett"], row["plasser"], row["besatt"], row["tomt"]) == (3, 5, 3, 2)
    assert (row["kreves"], row["vedtaksfoer"]) == (3, True)


def test_a_substitute_who_takes_one_seat_after_another_fills_both() -> None:
    """First for Kari, and when she had come for Ola; nothing is wrong with that."""
    known = register("""
grupper:
  - {gruppe: Styret, rolle: medlem, personer: [{navn: Kari Moe}, {navn: Ola Lie}]}
  - {gruppe: Varaer, rolle: vara, personer: [{navn: Tor Dahl, vara: true}]}
""")
    text = """
- gruppe: Styret
  personer:
    - {navn: Kari Moe, oppmoete: møtt, fra_sak: 2/26}
    - {navn: Ola Lie, oppmoete: forfall}
- gruppe: Varaer
  personer:
    - {navn: Tor Dahl, oppmoete: møtt, moette_for: Kari Moe, til_sak: 1/26}
    - {navn: Tor Dahl, oppmoete: møtt, moette_for: Ola Lie, fra_sak: 2/26}
"""
    counted = count(known, meeting("2026-03-04", text))
    assert counted.notes == ()
    (row,) = map(to_builtins, rows(counted, "meeting"))
    assert (row["moett"], row["forfall"], row["besatt"], row["vara"]) == (1, 1, 2, 1)
    substitute = next(row for row in rows(counted, "person") if isinstance(row, PersonRow) and row.name == "Tor Dahl")
    assert substitute.as_substitute == 1


def test_leave_has_a_sign_of_its_own_on_the_screen() -> None:
    """It is read off the chart without colour, and the legend says what it is."""
    known = register("grupper: [{gruppe: Styret, rolle: medlem, personer: [{navn: Kari Moe}]}]")
    marks = ("møtt", "permisjon", "forfall")
    listed = "[{{gruppe: Styret, personer: [{{navn: Kari Moe, oppmoete: {}}}]}}]"
    counted = count(known, *(meeting(f"2026-0{at}-04", listed.format(mark)) for at, mark in enumerate(marks, 1)))
    drawn = picture(chart(counted), Screen(width=80))
    assert "●" in drawn
    assert "p permisjon" in drawn
    (row,) = map(to_builtins, rows(counted, "person"))
    assert (row["moeter"], row["moett"], row["forfall"], row["permisjon"], row["andel"]) == (3, 1, 1, 1, 1 / 3)
