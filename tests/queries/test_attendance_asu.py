"""Who was at the two meetings that were taken over from paper, worked out by hand from the printed lists.

The marks below are read off tests/sources: in the minutes of 2023 the columns are lost, and a mark with two spaces
after it stood under «Møtte», one with a single space under «Forfall». Names are spelled as in the register.
"""

from typing import Any

import msgspec
import pytest

from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.register import Register
from referat_cli.queries.attendance.account import Account, account, meetings_behind
from referat_cli.queries.attendance.model import MeetingRecord
from referat_cli.queries.attendance.rows import GroupRow, MeetingAttendanceRow, PersonRow, SeatRow
from referat_cli.queries.attendance.tables import rows
from tests.support.asu import MEETINGS, ROOT, meeting_of, register

OLD, NEW = "2023-09-06", "2024-10-29"

# Who held a seat, in the order of the paper: m = møtt, t = Teams, f = forfall; for each of the two meetings, - = not in
# the committee as the list of that day has it.
MEMBERS = """\
mm Ingjerd Astad
ff Wenche P. Dehli
f- Tone Østvang
-m Albert Verhagen
mf Jan Roger Wold
tt Sissel Braseth
m- Leif Vonen
-m Ingjerd Tuseth
m- Tom Christian Martinsen
-m Merete Blokkum
mm Tone Shetelig Løvvik
f- Per Olav Østbyhaug
mm Vegard Vestvik
m- Paul Georg Skogen
tf Kjetil Andreas Høgnestad Karlsen
-f Britt-Elin Lurud
mm Arnfinn Seim
mm Tor Magne Johnsen
m- Ann-Mari Romul
-m Trine Wigtil
mm Toril Indergård
"""
OBSERVERS = """\
tf Torkild Skaar
tf Tone Merete Fjelly
f- Ingrid Berg Selfjord
-f Espen Lysø
f- Anniken van Lien Marion
-f Gørill Margrethe Rosten
mf Lars Erik Laugsand
fm Nina Burkeland
tt Vegard Strøm
m- Erlend Vandvik
-m Christoffer Strøm
f- Rut Naversen
-f Trine Hansen
fm Jan Vaage
mm Erik Eide
m- Roar Pedersen
-f Vigdis Espnes Landheim
ff Toril Forbord
-m Gunn Hege Marchand
"""
# «… møtte for …», with how many of the two meetings.
SUBSTITUTES = {
    ("Laura Steinsli", "medlem"): 2,
    ("Albert Verhagen", "medlem"): 1,
    ("Bente Kne Haugdahl", "observatør"): 1,
    ("Nina Nilsen", "observatør"): 1,
}


@pytest.fixture(scope="module")
def asu() -> Account:
    """The two meetings, counted."""
    records = []
    for day, path in MEETINGS.items():
        meeting = msgspec.convert(meeting_of(day), Meeting)
        where = str(path.relative_to(ROOT))
        records.append(MeetingRecord("asu", meeting.date, where, meeting.status, meeting.attendance))
    return account("asu", records, Register(msgspec.convert(register(), Committee)))


def by_meeting(asu: Account) -> dict[tuple[str, str | None], MeetingAttendanceRow]:
    """The rows by meeting, by date and role."""
    return {(row.date, row.role): row for row in rows(asu, "meeting") if isinstance(row, MeetingAttendanceRow)}


def test_present_themselves_and_seats_filled_are_two_numbers(asu: Account) -> None:
    """Members 13 of 16 and 11 of 15, seats filled 15 and 12; observers 7 of 13 and 6 of 14, a substitute at each."""
    found = by_meeting(asu)
    assert {key: (row.present + row.remote, row.expected) for key, row in found.items()} == {
        (OLD, "medlem"): (13, 16), (NEW, "medlem"): (11, 15), (OLD, "observatør"): (7, 13), (NEW, "observatør"): (6, 14)
    }  # fmt: skip
    assert {key: (row.substituted, row.filled, row.seats) for key, row in found.items()} == {
        (OLD, "medlem"): (2, 15, 16), (NEW, "medlem"): (1, 12, 15),
        (OLD, "observatør"): (1, 8, 13), (NEW, "observatør"): (1, 7, 14),
    }  # fmt: skip


def test_those_on_teams_are_told_apart_from_those_in_the_room(asu: Account) -> None:
    """2023: Braseth and Karlsen, Skaar, Fjelly and Strøm; 2024: Braseth, and Strøm."""
    remote = {key: row.remote for key, row in by_meeting(asu).items()}
    expected = {(OLD, "medlem"): 2, (OLD, "observatør"): 3, (NEW, "medlem"): 1, (NEW, "observatør"): 1}
    assert remote == expected


def test_nobody_of_the_employees_was_there_in_2024(asu: Account) -> None:
    """Nil of four, and nobody met for them."""
    newest = asu._replace(meetings=asu.meetings[-1:])
    (row,) = (row for row in rows(newest, "group") if isinstance(row, GroupRow) and row.group.startswith("Ansatte"))
    assert (row.present, row.remote, row.expected, row.excused) == (0, 0, 4, 4)
    assert (row.filled, row.seats, row.share) == (0, 4, 0.0)


@pytest.mark.parametrize(("role", "paper"), [("medlem", MEMBERS), ("observatør", OBSERVERS)])
def test_everybody_has_the_marks_of_the_paper(asu: Account, role: str, paper: str) -> None:
    """Person by person, and nobody else held a seat."""
    expected = {}
    for line in paper.splitlines():
        letters, name = line.split(" ", 1)
        met, remote, excused = (letters.count(letter) for letter in "mtf")
        total = met + remote + excused
        expected[name] = (total, met, remote, excused, (met + remote) / total)
    found = {
        row.name: (row.meetings, row.present, row.remote, row.excused, row.share)
        for row in rows(asu, "person")
        if isinstance(row, PersonRow) and row.role == role and row.meetings
    }
    assert found == expected


def test_nobody_stayed_away_and_nothing_was_left_unrecorded(asu: Account) -> None:
    """The form has only «Møtte» and «Forfall», and everybody on it has a mark; so there is nothing to be noted."""
    found = [row for row in rows(asu, "person") if isinstance(row, PersonRow)]
    assert not any(row.absent or row.unknown for row in found)
    assert asu.notes == ()


def test_a_substitute_has_the_role_of_the_one_met_for_and_no_meetings_of_its_own(asu: Account) -> None:
    """Haugdahl met for Vaage and Nilsen for Landheim, observers; Verhagen was Østvang's before he had the seat."""
    found = [row for row in rows(asu, "person") if isinstance(row, PersonRow) and row.as_substitute]
    assert {(row.name, row.role): row.as_substitute for row in found} == SUBSTITUTES
    assert {row.name: row.meetings for row in found} == {
        "Laura Steinsli": 0, "Albert Verhagen": 1, "Bente Kne Haugdahl": 0, "Nina Nilsen": 0
    }  # fmt: skip


def test_a_seat_passes_from_one_to_the_next(asu: Account) -> None:
    """Trondheimsområdet is one seat although it is spelled in two ways, and was filled by a substitute, then itself."""
    found = {row.unit: row for row in rows(asu, "seat") if isinstance(row, SeatRow) and row.group == "Kommunene"}
    assert {unit: (row.holders, row.meetings, row.present + row.remote, row.substituted, row.empty)
            for unit, row in found.items()} == {
        "Trøndelag sør-vest": (("Ingjerd Astad",), 2, 2, 0, 0),
        "Trondheim kommune": (("Wenche P. Dehli",), 2, 0, 2, 0),
        "Trondheimsområdet": (("Tone Østvang", "Albert Verhagen"), 2, 1, 1, 0),
        "Fjellregionen": (("Jan Roger Wold",), 2, 1, 0, 1),
        "Fosenregionen": (("Sissel Braseth",), 2, 2, 0, 0),
        "Værnesregionen": (("Leif Vonen", "Ingjerd Tuseth"), 2, 2, 0, 0),
    }  # fmt: skip


def test_one_who_is_also_listed_for_a_case_counts_once(asu: Account) -> None:
    """Laugsand was there as leader of a council and «på sak 31/23» the same day."""
    (row,) = (row for row in rows(asu, "person") if isinstance(row, PersonRow) and row.name == "Lars Erik Laugsand")
    assert (row.role, row.meetings, row.present, row.for_cases) == ("observatør", 2, 1, 0)


def test_guests_and_the_secretariat_are_counted_only_when_asked_for(asu: Account) -> None:
    """Four in the secretariat; the guests were all there for single cases, and for no meeting."""
    usual = {row.role for row in rows(asu, "person") if isinstance(row, PersonRow)}
    assert usual == {"medlem", "observatør"}
    staff = [row for row in rows(asu, "person", frozenset({"sekretariat"})) if isinstance(row, PersonRow)]
    assert {row.name: row.meetings for row in staff} == {
        "Johan Fredrik Skomsvoll": 1, "Karina Haus Steinshylla": 1, "Leena Stenkløv": 1, "Runar Asp": 2
    }  # fmt: skip
    guests = [row for row in rows(asu, "person", frozenset({"gjest"})) if isinstance(row, PersonRow)]
    assert {row.name: (row.meetings, row.for_cases) for row in guests} == {
        "Elin Ulleberg": (0, 1), "Elizabeth Kimbell": (0, 1), "Lene Stene Salberg": (0, 1), "Olaug Volden": (0, 1),
        "Vivian Sandberg Larsen": (0, 1),
    }  # fmt: skip


def test_the_meetings_behind_a_number_point_at_the_lines_of_the_files(asu: Account) -> None:
    """Dehli was away twice, Steinsli met instead, and each place is the person's own line."""
    found = meetings_behind(asu, frozenset({"wenche-p-dehli"}))
    assert [(one.record.date, one.presence.mark, one.presence.substitutes) for one in found] == [
        (NEW, "forfall", ("Laura Steinsli",)), (OLD, "forfall", ("Laura Steinsli",))
    ]  # fmt: skip
    for one in found:
        value: Any = meeting_of(one.record.date)
        for step in one.presence.where:
            value = value[step]
        assert value["navn"] == "Wenche P. Dehli"
