"""What is counted of attendance, and how; one rule a test, with an invented committee."""

import msgspec
import pytest

from referat_cli.queries.attendance.account import Account, find_person_ids, meetings_behind
from referat_cli.queries.attendance.rows import MeetingAttendanceRow
from referat_cli.queries.attendance.tables import rows
from tests.support.attendance import count, filled, marks, meeting, notes, people, register, seats

NORDBY = """
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {navn: Kari Nordmann, enhet: Nordby}
      - {navn: Ola Hansen, enhet: Vestby, fra: "2024-01-01"}
      - {navn: Per Moe, enhet: Vestby, vara: true}
  - gruppe: Ansatte
    rolle: observatør
    personer:
      - {navn: Nora Lie}
  - gruppe: Varaer
    rolle: vara
    personer:
      - {navn: Siri Vik}
  - gruppe: Gjester
    rolle: gjest
    personer:
      - {navn: Liv Berg}
alias: {K. Nordmann: Kari Nordmann}
"""
BOTH = """
- gruppe: Kommunene
  personer:
    - {navn: Kari Nordmann, oppmoete: møtt}
    - {navn: Ola Hansen, oppmoete: forfall}
"""


def meeting_rows(counted: Account) -> list[MeetingAttendanceRow]:
    """The rows by meeting."""
    return [row for row in rows(counted, "meeting") if isinstance(row, MeetingAttendanceRow)]


def test_absent_with_notice_without_and_not_recorded_are_three_things() -> None:
    """The share leaves out what was not recorded."""
    lists = [BOTH.replace("forfall", mark) for mark in ("møtt", "digitalt", "forfall", "uteblitt", "ukjent")]
    counted = count(register(NORDBY), *(meeting(f"2026-0{at}-01", text) for at, text in enumerate(lists, 1)))
    row = people(counted)["Ola Hansen"]
    assert marks(row) == {"moeter": 5, "moett": 1, "digitalt": 1, "forfall": 1, "uteblitt": 1, "ukjent": 1}
    assert row.share == 2 / 4


def test_where_nothing_was_recorded_there_is_no_share() -> None:
    """Nothing of nothing is not nil."""
    counted = count(register(NORDBY), meeting("2026-01-01", BOTH.replace("forfall", "ukjent")))
    assert people(counted)["Ola Hansen"].share is None


def test_a_dated_holder_is_counted_from_the_first_day_and_an_undated_one_only_where_listed() -> None:
    """Before 2024 Hansen had no seat, and after it he was expected; of Nordmann nobody knows but where she is named."""
    nobody = "- {gruppe: Ansatte, personer: [{navn: Nora Lie, oppmoete: møtt}]}"
    counted = count(
        register(NORDBY), meeting("2023-12-31", nobody), meeting("2024-01-01", nobody), meeting("2026-01-01", BOTH)
    )
    assert marks(people(counted)["Ola Hansen"]) == {"moeter": 2, "forfall": 1, "ukjent": 1}
    assert marks(people(counted)["Kari Nordmann"]) == {"moeter": 1, "moett": 1}
    assert notes(counted) == [
        (
            "minutes/prove/2024/2024-01-01.yaml",
            "«Ola Hansen» har plass i Kommunene for Vestby, men er ikke ført der; oppmøtet telles som ukjent",
        )
    ]


def test_the_role_is_that_of_the_day() -> None:
    """One who was an observer and became a member has a row for each."""
    known = register("""
grupper:
  - {gruppe: Kommunene, rolle: medlem, personer: [{navn: Kari, enhet: Nordby, fra: "2025-01-01"}]}
  - {gruppe: Ansatte, rolle: observatør, personer: [{navn: Kari, fra: "2020-01-01", til: "2024-12-31"}]}
""")
    before = "- {gruppe: Ansatte, personer: [{navn: Kari, oppmoete: forfall}]}"
    after = "- {gruppe: Kommunene, personer: [{navn: Kari, oppmoete: møtt}]}"
    counted = count(known, *(meeting(f"2024-0{at}-01", before) for at in (1, 2, 3)), meeting("2025-02-01", after))
    assert {role: marks(people(counted, role)["Kari"]) for role in ("medlem", "observatør")} == {
        "medlem": {"moeter": 1, "moett": 1}, "observatør": {"moeter": 3, "forfall": 3}
    }  # fmt: skip


def test_a_notice_and_a_meeting_without_a_list_are_no_meetings() -> None:
    """What was only called, and what nobody wrote down; the latter is told of."""
    counted = count(
        register(NORDBY), meeting("2026-01-01", BOTH, status="innkalling"), meeting("2026-02-01"),
        meeting("2026-03-01", BOTH, status="godkjent"),
    )  # fmt: skip
    assert marks(people(counted)["Ola Hansen"]) == {"moeter": 1, "forfall": 1}
    assert [note.place for note in notes(counted)] == ["minutes/prove/2026/2026-02-01.yaml"]


MET_FOR = BOTH + "- {gruppe: Varaer, personer: [{navn: Siri Vik, oppmoete: digitalt, moette_for: Ola Hansen}]}"


def test_a_substitute_fills_the_seat_but_is_not_the_holder() -> None:
    """The holder was away; the seat was not empty; the substitute is told of apart."""
    counted = count(register(NORDBY), meeting("2026-01-01", MET_FOR))
    assert marks(people(counted)["Ola Hansen"]) == {"moeter": 1, "forfall": 1}
    assert marks(people(counted)["Siri Vik"]) == {"som_vara": 1}
    assert people(counted)["Siri Vik"].role == "medlem"
    assert filled(seats(counted)["Vestby"]) == {"moeter": 1, "vara": 1}
    assert list(people(counted, "vara")) == ["Siri Vik"]


@pytest.mark.parametrize(
    ("change", "seat", "told"),
    [
        (("digitalt, moette_for", "forfall, moette_for"), {"moeter": 1, "tomt": 1}, "skulle møte for «Ola Hansen»"),
        (("Ola Hansen, oppmoete: forfall", "Ola Hansen, oppmoete: møtt"), {"moeter": 1, "moett": 1}, "som til stede"),
        (("moette_for: Ola Hansen", "moette_for: Liv Berg"), {"moeter": 1, "tomt": 1}, "ikke har noen plass"),
        (("moette_for: Ola Hansen", "moette_for: Siri Vik"), {"moeter": 1, "tomt": 1}, "vara for seg selv"),
        ((", moette_for: Ola Hansen", ""), {"moeter": 1, "tomt": 1}, "uten moette_for"),
    ],
)
def test_a_substitute_who_fills_no_seat_is_told_of(change: tuple[str, str], seat: dict[str, int], told: str) -> None:
    """One who did not come, met for one who was there, for one without a seat, for itself, or for nobody named."""
    counted = count(register(NORDBY), meeting("2026-01-01", MET_FOR.replace(*change)))
    assert filled(seats(counted)["Vestby"]) == seat
    assert any(told in note.text for note in notes(counted))


def test_a_vacant_seat_stays_in_the_count() -> None:
    """Between two dated holders the seat is there, and nobody fills it."""
    known = register("""
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {navn: Kari, enhet: Nordby, fra: "2020-01-01", til: "2020-06-30"}
      - {navn: Ola, enhet: Nordby, fra: "2021-01-01"}
      - {navn: Per, enhet: Vestby, fra: "2020-01-01"}
""")
    text = "- {gruppe: Kommunene, personer: [{navn: Per, oppmoete: møtt}]}"
    counted = count(known, meeting("2020-09-01", text))
    assert filled(seats(counted)["Nordby"]) == {"moeter": 1, "tomt": 1}
    assert seats(counted)["Nordby"].holders == ()
    assert set(people(counted)) == {"Per"}
    assert notes(counted) == []


def test_a_person_listed_twice_counts_once() -> None:
    """As present if either line says so; two marks are told of."""
    twice = BOTH + "- {gruppe: Gjester, personer: [{navn: Kari Nordmann, oppmoete: møtt}]}"
    counted = count(register(NORDBY), meeting("2026-01-01", twice))
    assert marks(people(counted)["Kari Nordmann"]) == {"moeter": 1, "moett": 1}
    assert people(counted, "gjest") == {}
    again = BOTH + "- {gruppe: Kommunene, personer: [{navn: K. Nordmann, oppmoete: forfall}]}"
    counted = count(register(NORDBY), meeting("2026-01-01", again))
    assert marks(people(counted)["Kari Nordmann"]) == {"moeter": 1, "moett": 1}
    assert [note.text for note in notes(counted)] == ["«Kari Nordmann» er ført med «møtt» og «forfall»"]


def test_a_member_who_was_there_for_a_case_has_the_seat_and_a_guest_was_not_at_the_meeting() -> None:
    """Single cases narrow presence, not membership."""
    text = BOTH.replace("oppmoete: forfall", "oppmoete: møtt, paa_sak: [2/26]")
    counted = count(register(NORDBY), meeting("2026-01-01", text))
    assert marks(people(counted)["Ola Hansen"]) == {"moeter": 1, "moett": 1, "paa_sak": 1}
    assert filled(seats(counted)["Vestby"]) == {"moeter": 1, "moett": 1}
    guest = "- {gruppe: Gjester, personer: [{navn: Liv Berg, oppmoete: møtt, paa_sak: [2/26]}]}"
    counted = count(register(NORDBY), meeting("2026-01-01", BOTH + guest))
    assert marks(people(counted, "gjest")["Liv Berg"]) == {"paa_sak": 1}
    (one,) = meetings_behind(counted, frozenset({"liv-berg"}))
    assert (one.presence.cases, one.presence.own) == (("2/26",), False)


def test_a_name_without_a_seat_is_counted_as_the_meeting_has_it_and_told_of() -> None:
    """A name that nobody knows, and one whom the register has elsewhere."""
    text = BOTH.replace("Ola Hansen", "Ole Hansen").replace("Kari Nordmann", "Nora Lie")
    counted = count(register(NORDBY), meeting("2023-01-01", text))
    assert {name: marks(row) for name, row in people(counted, "medlem").items() if row.meetings} == {
        "Nora Lie": {"moeter": 1, "moett": 1}, "Ole Hansen": {"moeter": 1, "forfall": 1}
    }  # fmt: skip
    assert [note.text for note in notes(counted)] == [
        "«Nora Lie» har etter registeret ikke plass i Kommunene denne dagen; telles slik møtet fører det",
        "«Ole Hansen» står ikke i registeret; telles i Kommunene, slik møtet fører det",
    ]


def test_one_who_is_only_a_substitute_there_holds_no_seat() -> None:
    """Moe stands among the members without having met for anybody: no seat is filled by guessing."""
    counted = count(register(NORDBY), meeting("2026-01-01", BOTH.replace("Kari Nordmann", "Per Moe")))
    assert "Per Moe" not in people(counted)
    assert marks(people(counted, "vara")["Per Moe"]) == {"moeter": 1, "moett": 1}
    assert filled(seats(counted)["Vestby"]) == {"moeter": 1, "tomt": 1}
    assert "«Per Moe» er ført som vara uten moette_for; telles ikke i noen plass" in [n.text for n in notes(counted)]


def test_without_a_register_people_are_counted_as_listed_and_have_no_role() -> None:
    """And it is said."""
    counted = count(None, meeting("2026-01-01", BOTH), meeting("2026-02-01", BOTH))
    row = people(counted)["Ola Hansen"]
    assert (row.person, row.role, marks(row)) == ("ola-hansen", None, {"moeter": 2, "forfall": 2})
    assert [note.place for note in notes(counted)] == ["prove"]


def test_an_unknown_group_has_no_role() -> None:
    """Its people are counted as listed, and it is said."""
    text = "- {gruppe: Komunene, personer: [{navn: Kari Nordmann, oppmoete: møtt}]}"
    counted = count(register(NORDBY), meeting("2023-01-01", text))
    assert people(counted)["Kari Nordmann"].role is None
    assert "«Komunene»" in notes(counted)[0].text


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (
            'fra: "2020-01-01", etter: Kari',
            "«Kari» og «Ola» har begge plassen i Kommunene for Nordby; den telles én gang",
        ),
        ('fra: "2025-01-01", til: "2020-01-01"', "«Ola» går ut 2020-01-01, før vedkommende går inn 2025-01-01"),
    ],
)
def test_a_register_that_contradicts_itself_is_counted_as_stated_and_told_of(dates: str, told: str) -> None:
    """Two holders of one seat are two people and one seat; dates in the wrong order prove nothing."""
    known = register(f"""
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {{navn: Kari, enhet: Nordby, fra: "2019-01-01"}}
      - {{navn: Ola, enhet: Nordby, {dates}}}
""")
    text = "- {gruppe: Kommunene, personer: [{navn: Kari, oppmoete: forfall}, {navn: Ola, oppmoete: møtt}]}"
    counted = count(known, meeting("2022-01-01", text))
    assert {name: row.meetings for name, row in people(counted).items()} == {"Kari": 1, "Ola": 1}
    assert filled(seats(counted)["Nordby"]) == {"moeter": 1, "moett": 1}
    assert any(note.text.startswith(told) for note in notes(counted))


def test_dates_in_the_wrong_order_make_no_seat() -> None:
    """Between a last day and a later first day of one and the same line nobody left and nobody came."""
    known = register("""
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {navn: Ola, enhet: Nordby, fra: "2025-01-01", til: "2020-01-01"}
      - {navn: Per, enhet: Vestby}
""")
    counted = count(known, meeting("2022-01-01", "- {gruppe: Kommunene, personer: [{navn: Per, oppmoete: møtt}]}"))
    assert [unit for unit, row in seats(counted).items() if row.meetings] == ["Vestby"]


def test_the_same_disagreement_in_many_meetings_is_told_once() -> None:
    """With the first of them, and how many more."""
    text = "- {gruppe: Ansatte, personer: [{navn: Nora Lie, oppmoete: møtt}]}"
    counted = count(register(NORDBY), *(meeting(f"2026-0{at}-01", text) for at in (3, 1, 2)))
    (note,) = notes(counted)
    assert note.place == "minutes/prove/2026/2026-01-01.yaml"
    assert note.text.endswith("telles som ukjent (og i 2 møter til)")


def test_two_people_of_one_name_are_told_apart_by_their_seats() -> None:
    """The register gives them ids, and each line belongs to the one who has that seat."""
    known = register("""
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {navn: Kari Vik, id: kari-1, enhet: Nordby}
      - {navn: Kari Vik, id: kari-2, enhet: Vestby}
""")
    text = """
- gruppe: Kommunene
  personer:
    - {navn: Kari Vik, oppmoete: møtt, enhet: Nordby}
    - {navn: Kari Vik, oppmoete: forfall, enhet: Vestby}
"""
    counted = count(known, meeting("2026-01-01", text))
    found = [msgspec.to_builtins(row) for row in rows(counted, "person")]
    assert [(row["person"], row["moett"], row["forfall"]) for row in found] == [("kari-1", 1, 0), ("kari-2", 0, 1)]
    assert notes(counted) == []


def test_two_people_of_one_name_and_no_unit_are_the_lines_in_their_order() -> None:
    """One line each is enough to tell that both are listed; one line alone may be either's, which is said."""
    known = register("grupper: [{gruppe: K, rolle: medlem, personer: [{navn: Kari}, {navn: Kari, id: kari-2}]}]")
    both = "- {gruppe: K, personer: [{navn: Kari, oppmoete: møtt}, {navn: Kari, oppmoete: forfall}]}"
    counted = count(known, meeting("2026-01-01", both))
    found = [msgspec.to_builtins(row) for row in rows(counted, "person")]
    assert [(row["person"], row["moett"], row["forfall"]) for row in found] == [("kari", 1, 0), ("kari-2", 0, 1)]
    assert len(seats(counted)) == 1  # by the name; there are two rows
    assert len(rows(counted, "seat")) == 2
    assert notes(counted) == []
    alone = count(known, meeting("2026-01-01", "- {gruppe: K, personer: [{navn: Kari, oppmoete: møtt}]}"))
    assert [note.text for note in notes(alone)] == [
        "flere heter «Kari», og listen viser ikke hvem; telles som den første"
    ]


@pytest.mark.parametrize(
    ("rule", "needed", "enough"),
    [("1/2", 1, True), ("over 1/2", 2, True), ('"2"', 2, True), ('"3"', 3, False)],
)
def test_quorum_is_counted_on_the_members_seats_that_were_filled(rule: str, needed: int, *, enough: bool) -> None:
    """One member and one substitute: two of two seats; the observer counts for nothing here."""
    text = MET_FOR + "\n- {gruppe: Ansatte, personer: [{navn: Nora Lie, oppmoete: møtt}]}"
    counted = count(register(f"{NORDBY}\nvedtaksfoer: {rule}"), meeting("2026-01-01", text))
    members, observers = meeting_rows(counted)
    assert (members.needed, members.quorate) == (needed, enough)
    assert (observers.needed, observers.quorate) == (None, None)
    one = rows(counted, "meeting", None, frozenset({"ola-hansen"}))[0]
    assert isinstance(one, MeetingAttendanceRow)
    assert (one.expected, one.quorate) == (1, enough)


def test_without_a_rule_nothing_is_said_of_quorum() -> None:
    """Nobody knows what the committee asks for."""
    row, _observers = meeting_rows(count(register(NORDBY), meeting("2026-01-01", BOTH)))
    assert (row.needed, row.quorate) == (None, None)


def test_a_person_is_found_by_name_alias_id_and_careless_spelling() -> None:
    """And two people are never made one."""
    counted = count(register(NORDBY), meeting("2026-01-01", BOTH))
    for written in ("Kari Nordmann", "K. Nordmann", "kari-nordmann", "kari nordmann"):
        assert find_person_ids([counted], written) == ("kari-nordmann",)
    assert find_person_ids([counted], "Kari") == ()


def test_the_meeting_behind_a_number_names_who_met_instead_and_the_place() -> None:
    """The mark, the seat, who met instead and where the line stands."""
    counted = count(register(NORDBY), meeting("2026-01-01", MET_FOR))
    ((_record, presence, _line),) = meetings_behind(counted, frozenset({"ola-hansen"}))
    assert presence.where == ("deltakere", 0, "personer", 1)
    assert (presence.mark, presence.unit, presence.substitutes) == ("forfall", "Vestby", ("Siri Vik",))
