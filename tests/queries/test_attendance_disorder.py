"""Lists and registers that nothing is right with: every question is answered, and the numbers still add up."""

import random
from collections import Counter
from typing import Any, get_args

import msgspec
import pytest

from referat_cli.model.committee import Committee, Role
from referat_cli.model.meeting import Attendee, AttendeeGroup
from referat_cli.model.register import Register
from referat_cli.queries.attendance.account import Account, account, meetings_behind
from referat_cli.queries.attendance.chart import chart, in_seat_order
from referat_cli.queries.attendance.model import MeetingRecord
from referat_cli.queries.attendance.rows import By, PersonRow, SeatRow
from referat_cli.queries.attendance.tables import rows
from referat_cli.render.attendance import TABLES
from referat_cli.render.attendance_chart import picture
from referat_cli.render.screen import Screen
from referat_cli.render.table import ListFormat
from tests.support.attendance import count, meeting, people, register, seats
from tests.support.effort import examples

NAMES = ["Kari", "Ola", "Per", "Nora", "K. N."]
GROUPS = ["Kommunene", "Ansatte", "Varaer", "Gjester", "Ukjent"]
UNITS = [None, "Nordby", "Vestby"]
DATES = [None, "2026-01-01", "2026-02-15", "2026-03-01"]
MARKS = ["møtt", "digitalt", "forfall", "uteblitt", "ukjent"]


def lines(chance: random.Random, **fields: list[Any]) -> list[dict[str, Any]]:
    """A few lines with a value by chance for each field; None leaves the field out."""
    made = [{key: chance.choice(values) for key, values in fields.items()} for _ in range(chance.randint(0, 5))]
    return [{key: value for key, value in line.items() if value is not None} for line in made]


def disorder(seed: int) -> Account:
    """A committee in which anybody may stand anywhere, twice, at any time."""
    chance = random.Random(seed)
    roles = dict(zip(GROUPS, get_args(Role), strict=True))
    groups = [
        {"gruppe": name, "rolle": roles[name], "personer": lines(
            chance, navn=NAMES[:4], enhet=UNITS, fra=DATES, til=DATES, vara=[None, None, True],
            vara_for=[None, None, None, *NAMES], id=[None, None, "en", "to"],
        )} for name in GROUPS[:4]
    ]  # fmt: skip
    document = {"format": 1, "kode": "prove", "navn": "P", "alias": {"K. N.": "Kari"}, "grupper": groups}
    records = []
    for at, day in enumerate(["2026-01-01", "2026-02-01", "2026-02-01", "2026-03-01"]):
        listed = [
            {"gruppe": chance.choice(GROUPS), "personer": lines(
                chance, navn=NAMES, enhet=UNITS, oppmoete=MARKS, moette_for=[None, None, *NAMES],
                paa_sak=[None, None, None, ["1/26"]],
            )} for _ in range(4)
        ]  # fmt: skip
        groups_of_day = msgspec.convert(listed, tuple[AttendeeGroup, ...])
        records.append(MeetingRecord("prove", day, f"minutes/prove/2026/{at}.yaml", "referat", groups_of_day))
    known = Register(msgspec.convert(document, Committee)) if chance.random() < 0.9 else None
    return account("prove", records, known)


def check(seed: int) -> Counter[str]:
    """The numbers of a disorder add up, and everything of it is shown; what there was of it."""
    everybody = frozenset(get_args(Role))
    tables: tuple[By, ...] = get_args(By)
    counted = disorder(seed)
    for roles in (None, everybody):
        found = rows(counted, "person", roles)
        for row in found:
            assert isinstance(row, PersonRow)
            assert row.present + row.remote + row.excused + row.absent + row.unknown == row.meetings
            assert row.meetings + row.as_substitute + row.for_cases + row.not_listed > 0
            assert row.meetings <= len(counted.meetings)
        ids = [(row.person, row.role) for row in found if isinstance(row, PersonRow)]
        assert len(set(ids)) == len(ids)
        for row in rows(counted, "seat", roles):
            assert isinstance(row, SeatRow)
            assert row.present + row.remote + row.substituted + row.empty == row.meetings
        for by in tables:
            shown = rows(counted, by, roles)
            for form in get_args(ListFormat):
                TABLES[by].render(shown, form, Screen())
        drawn = in_seat_order(counted, chart(counted, roles))
        assert len(drawn.lines) == len(ids)
        picture(drawn, Screen())
    for one in counted.meetings:
        once = [(presence.person, presence.role, presence.met_for) for presence in one.presences]
        assert len(once) == len(set(once))
    dates = [one.record.date for one in meetings_behind(counted, frozenset({"kari", "en"}))]
    assert dates == sorted(dates, reverse=True)
    return Counter({"people": len(ids), "notes": len(counted.notes)})


@pytest.mark.parametrize("seed", range(examples(15)))
def test_whatever_stands_there_the_numbers_add_up_and_everything_is_shown(seed: int) -> None:
    """Sixty kinds of disorder, and an answer to each; `python -m tests.long disorder` has thousands."""
    check(seed)


def test_a_mark_of_an_unknown_kind_is_not_recorded_and_told_of() -> None:
    """As a version of long ago may have it."""
    strange = Attendee(name="Kari", mark="kanskje")  # type: ignore[arg-type]
    groups = (AttendeeGroup(group="Kommunene", people=(strange,)),)
    known = register("grupper: [{gruppe: Kommunene, rolle: medlem, personer: [{navn: Kari}]}]")
    counted = count(known, meeting("2026-01-01")._replace(groups=groups))
    assert (people(counted)["Kari"].unknown, people(counted)["Kari"].share) == (1, None)
    assert seats(counted)["Kari"].empty == 1
    (note,) = counted.notes
    assert note.text == "«Kari» er ført med oppmøtet «kanskje», som er ukjent; telles som ikke ført"


def test_one_who_met_for_two_fills_two_seats_and_is_told_of() -> None:
    """Counted as stated; the person met as a substitute at one meeting in one role."""
    known = register("grupper: [{gruppe: Kommunene, rolle: medlem, personer: [{navn: Kari}, {navn: Ola}]}]")
    counted = count(known, meeting("2026-01-01", """
- gruppe: Kommunene
  personer:
    - {navn: Kari, oppmoete: forfall}
    - {navn: Ola, oppmoete: forfall}
- gruppe: Varaer
  personer:
    - {navn: Siri, oppmoete: møtt, moette_for: Kari}
    - {navn: Siri, oppmoete: møtt, moette_for: Ola}
"""))  # fmt: skip
    assert [row.substituted for row in seats(counted).values()] == [1, 1]
    assert people(counted)["Siri"].as_substitute == 1
    assert "«Siri» fyller 2 plasser; alle telles" in [note.text for note in counted.notes]


def test_one_who_was_met_for_and_not_listed_had_the_seat() -> None:
    """The meeting says that somebody met for him, so the seat was there; of himself nothing is recorded."""
    known = register("grupper: [{gruppe: Kommunene, rolle: medlem, personer: [{navn: Kari, enhet: Nordby}]}]")
    text = "- {gruppe: Kommunene, personer: [{navn: Siri, oppmoete: møtt, moette_for: Kari}]}"
    counted = count(known, meeting("2026-01-01", text))
    assert (seats(counted)["Nordby"].holders, seats(counted)["Nordby"].substituted) == (("Kari",), 1)
    assert [note.text for note in counted.notes] == ["«Kari» ble møtt for, men er ikke ført i plassen denne dagen"]


def test_a_substitute_may_fill_a_seat_that_was_left_vacant() -> None:
    """The list names the one who had left."""
    known = register("""
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {navn: Kari, enhet: Nordby, fra: "2020-01-01", til: "2020-06-30"}
      - {navn: Ola, enhet: Nordby, fra: "2021-01-01"}
""")
    text = "- {gruppe: Kommunene, personer: [{navn: Siri, oppmoete: møtt, moette_for: Kari}]}"
    counted = count(known, meeting("2020-09-01", text))
    assert (seats(counted)["Nordby"].substituted, seats(counted)["Nordby"].empty) == (1, 0)
    assert len(counted.notes) == 1


def test_one_who_changed_name_and_was_met_for_under_both_was_away_from_one_meeting() -> None:
    """Each name has a seat, both are filled, and the meeting counts once for the person."""
    known = register("""
grupper:
- {gruppe: Ansatte, rolle: observatør, personer: [{navn: Ola, id: en}, {navn: Nora, id: en, enhet: Nordby}]}
- {gruppe: Varaer, rolle: vara, personer: [{navn: Kari}, {navn: Per}]}
""")
    counted = count(known, meeting("2026-01-01", """
- gruppe: Ansatte
  personer:
    - {navn: Kari, oppmoete: møtt, moette_for: Ola}
    - {navn: Per, oppmoete: møtt, moette_for: Nora}
"""))  # fmt: skip
    (row,) = (row for row in rows(counted, "person", None) if isinstance(row, PersonRow) and row.person == "en")
    assert (row.meetings, row.unknown) == (1, 1)
