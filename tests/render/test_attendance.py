"""How attendance is shown: as tables, as data, as signs on a terminal, and as a drawing."""

import csv
import html
import io
import json
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from referat_cli.model.user_error import UserError
from referat_cli.queries.attendance.account import Account, account, meetings_behind
from referat_cli.queries.attendance.chart import ChartedPart, chart, chart_by, in_seat_order
from referat_cli.queries.attendance.rows import By, SeatRow
from referat_cli.queries.attendance.tables import rows
from referat_cli.render.attendance import EXPLANATION, TABLES, percent
from referat_cli.render.attendance_chart import picture, years_at
from referat_cli.render.attendance_plot import along_time, plot
from referat_cli.render.screen import Screen
from tests.support.asu import ROOT
from tests.support.attendance import count, meeting, register
from tests.support.attendance_generator import made
from tests.support.output_schemas import check_answer
from tests.support.rows import each
from tests.support.running import environment

SCHEMA = json.loads((ROOT / "schema/output/attendance.schema.json").read_text(encoding="utf-8"))

REGISTER = """
vedtaksfoer: 1/2
grupper:
  - gruppe: Kommunene
    rolle: medlem
    personer:
      - {navn: Åse Aas, enhet: Nordby, fra: "2025-01-01", til: "2026-01-31"}
      - {navn: Anne Berg, enhet: Nordby, fra: "2026-02-01"}
      - {navn: Ola Hansen, enhet: Vestby, fra: "2025-01-01"}
  - gruppe: Ansatte
    rolle: observatør
    personer:
      - {navn: Nora Lie, fra: "2025-01-01"}
  - gruppe: Varaer
    rolle: vara
    personer:
      - {navn: Siri Vik}
"""
FIRST = """
- gruppe: Kommunene
  personer:
    - {navn: Åse Aas, oppmoete: møtt}
    - {navn: Ola Hansen, oppmoete: forfall}
- gruppe: Ansatte
  personer:
    - {navn: Nora Lie, oppmoete: uteblitt}
- gruppe: Varaer
  personer:
    - {navn: Siri Vik, oppmoete: møtt, moette_for: Ola Hansen}
"""
SECOND = """
- gruppe: Kommunene
  personer:
    - {navn: Anne Berg, oppmoete: forfall}
    - {navn: Ola Hansen, oppmoete: digitalt}
"""


@pytest.fixture(scope="module")
def small() -> Account:
    """Two meetings of three seats: one changes hands, one is met for, and one is not recorded the second time."""
    return count(register(REGISTER), meeting("2026-01-07", FIRST), meeting("2026-02-04", SECOND))


def test_members_and_observers_stand_apart_sorted_as_norwegians_sort(small: Account) -> None:
    """Columns that hold nothing are left out; the short words stand where there is little room."""
    assert TABLES["person"].render(rows(small, "person"), "table", Screen()).splitlines() == [
        "Medlemmer",
        "Navn        Møter  Møtt  Digitalt  Forfall  Andel  Som vara",
        "Anne Berg       1     0                  1    0 %",
        "Ola Hansen      2     0         1        1   50 %",
        "Siri Vik        0     0                         –         1",
        "Åse Aas         1     1                     100 %",
        "",
        "Observatører",
        "Navn      Møter  Møtt  Uteblitt  Ukjent     Andel",
        "Nora Lie      2     0         1       1  0 % av 1",
    ]
    assert "Dig.  Forf." in TABLES["person"].render(rows(small, "person"), "table", Screen(50, terminal=True))


def test_a_meeting_has_a_row_for_members_and_one_for_observers(small: Account) -> None:
    """Newest first, with what the rule of the committee asks for."""
    assert TABLES["meeting"].render(rows(small, "meeting"), "table", Screen(100)).splitlines() == [
        "Møte        Rolle       Til stede  Digitalt  Forfall  Uteblitt  Ukjent  Vara  Besatt  Vedtaksfør",
        "2026-02-04  medlem         1 av 2         1        1                          1 av 2  ja (1 kreves)",
        "2026-02-04  observatør          –                                    1        0 av 1",
        "2026-01-07  medlem         1 av 2                  1                       1  2 av 2  ja (1 kreves)",
        "2026-01-07  observatør     0 av 1                            1                0 av 1",
    ]


def test_seats_stand_under_their_groups_with_everybody_who_held_them(small: Account) -> None:
    """The seat comes first, and what was counted of it after."""
    assert TABLES["seat"].render(rows(small, "seat"), "table", Screen()).splitlines() == [
        "Medlemmer",
        "  Plass                       Møter  Møtt  Digitalt  Vara  Tomt",
        "Kommunene",
        "  Nordby: Åse Aas, Anne Berg      2     1                     1",
        "  Vestby: Ola Hansen              2     0         1     1",
        "",
        "Observatører",
        "  Plass     Møter  Møtt  Tomt",
        "Ansatte",
        "  Nora Lie      2     0     2",
    ]


def test_a_name_is_folded_before_the_numbers_stand_below_it(small: Account) -> None:
    """Every line fits the screen: folded where there is room for a part of the name, else a line of numbers."""
    table = TABLES["seat"].render(rows(small, "seat"), "table", Screen(58, terminal=True)).splitlines()
    assert table[3:6] == [
        "  Nordby: Åse Aas, Anne      2     1                     1",
        "  Berg",
        "  Vestby: Ola Hansen         2     0         1     1",
    ]
    assert TABLES["seat"].render(rows(small, "seat"), "table", Screen(36, terminal=True)).splitlines()[:6] == [
        "Medlemmer",
        "Kommunene",
        "  Nordby: Åse Aas, Anne Berg",
        "    møter 2, møtt 1, tomt 1",
        "  Vestby: Ola Hansen",
        "    møter 2, møtt 0, digitalt 1,",
    ]


@pytest.mark.parametrize("by", get_args(By))
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
@each("width", [30, 40, 60, 80])
def test_no_line_is_wider_than_the_screen(small: Account, by: By, width: int, *, terminal: bool) -> None:
    """Whatever the table and however narrow the screen, or the width of text in a pipe."""
    table = TABLES[by].render(rows(small, by), "table", Screen(width, terminal=terminal))
    assert max(map(len, table.splitlines())) <= width


@pytest.mark.parametrize("by", get_args(By))
def test_the_json_has_the_form_that_the_schema_promises(small: Account, by: By) -> None:
    """Exactly these keys, and the same rows as one a line, and as CSV."""
    table = rows(small, by)
    answer = json.loads(TABLES[by].render(table, "json", Screen()))
    check_answer(answer, "attendance")
    kind = {"person": "person", "seat": "plass", "group": "gruppe", "unit": "enhet", "meeting": "moete"}[by]
    assert all(list(row) == SCHEMA["$defs"][kind]["required"] for row in answer["rader"])
    assert [json.loads(line) for line in TABLES[by].render(table, "ndjson", Screen()).splitlines()] == answer["rader"]
    cells = list(csv.DictReader(io.StringIO(TABLES[by].render(table, "csv", Screen()))))
    assert [list(row) for row in cells] == [list(row) for row in answer["rader"]]
    assert TABLES[by].render(table, "markdown", Screen()).count("\n") == len(table) + 1


def test_the_markdown_names_the_role_of_each_row(small: Account) -> None:
    """There are no headings between its rows."""
    lines = TABLES["group"].render(rows(small, "group"), "markdown", Screen()).splitlines()
    assert lines[0].startswith("| Gruppe | Rolle | Møter | Til stede |")
    assert lines[2].startswith("| Kommunene | medlem | 2 | 2 av 4 |")


def test_the_explanation_tells_each_meeting_with_its_place(small: Account) -> None:
    """For people in words, for programs with the keys of the schema."""
    found = [one._replace(line=7) for one in meetings_behind(small, frozenset({"ola-hansen", "nora-lie"}))]
    assert EXPLANATION.render(found, "table", Screen()).splitlines() == [
        "Nora Lie (prove: nora-lie)",
        "2026-02-04  ukjent    observatør i Ansatte; ikke ført i listen",
        "                      minutes/prove/2026/2026-02-04.yaml:7",
        "2026-01-07  uteblitt  observatør i Ansatte",
        "                      minutes/prove/2026/2026-01-07.yaml:7",
        "",
        "Ola Hansen (prove: ola-hansen)",
        "2026-02-04  digitalt  medlem i Kommunene for Vestby",
        "                      minutes/prove/2026/2026-02-04.yaml:7",
        "2026-01-07  forfall   medlem i Kommunene for Vestby; Siri Vik møtte i stedet",
        "                      minutes/prove/2026/2026-01-07.yaml:7",
    ]
    answer = json.loads(EXPLANATION.render(found, "json", Screen()))
    check_answer(answer, "attendance")
    assert list(answer["moeter"][0]) == SCHEMA["$defs"]["forklaring"]["required"]


@pytest.mark.parametrize(
    ("share", "told"), [(None, "–"), (0.0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1.0, "100 %")]
)
def test_all_and_nothing_are_said_only_where_they_are_meant(share: float | None, told: str) -> None:
    """Rounding never makes one who was away once into one who was always there."""
    assert percent(share) == told


def test_the_picture_has_a_row_for_a_person_and_a_sign_for_a_meeting(small: Account) -> None:
    """Told apart without colour; a sign that is not used is not explained."""
    assert picture(chart(small), Screen()).splitlines() == [
        "Prøveutvalget: 2 møter, 2026-01-07 til 2026-02-04",
        "",
        "            2026-01-07  2026-02-04",
        "Medlemmer",
        "Anne Berg   ·           ○             0 av 1   0 %",
        "Ola Hansen  v           ◐             1 av 2  50 %",
        "Siri Vik    +           ·",
        "Åse Aas     ●           ·             1 av 1 100 %",
        "Observatører",
        "Nora Lie    ×           ?             0 av 1   0 %",
        "",
        "● møtt   ◐ digitalt   ○ forfall   × uteblitt   ? ukjent, regnes ikke med",
        "v vara møtte   + møtte for en annen   · ikke i listen",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_picture_shows_the_newest_meetings_that_fit_and_says_so(width: int) -> None:
    """No line is wider than the screen, and no name is cut."""
    truth = made(3, meetings=200)
    drawn = chart(account("prove", truth.records, truth.register))
    text = picture(drawn, Screen(width))
    assert max(map(len, text.splitlines())) <= width
    assert f"{len(drawn.dates)} møter" in " ".join(text.split())
    assert "nyeste av" in text
    last = [line for line in drawn.lines if line.signs[-1]]
    assert last
    assert all(line.row.name in text for line in last)


def test_years_over_the_meetings_do_not_run_into_each_other() -> None:
    """Where the first year has but one meeting, the next is told."""
    dates = ["2013-11-01", "2014-02-01", "2014-06-01", *(f"2015-0{month}-01" for month in range(1, 8)), "2016-01-01"]
    assert years_at(dates, 1) == [0, 1, 3, 10]
    assert years_at(dates, 3) == [0, 3, 10]
    assert years_at(dates[:4], 2) == [1, 3]


def test_an_empty_chart_is_an_empty_picture() -> None:
    """Nobody was counted."""
    assert picture(chart(count(register(REGISTER))), Screen()) == ""


def test_a_drawing_shows_only_those_come_and_gone_of_whom_the_register_says_so(small: Account) -> None:
    """Aas went and Berg came between the meetings; Hansen came before them, and of undated people nothing is said."""
    moves = {line.row.name: (line.came, line.went) for line in chart(small).lines}
    assert {name: move for name, move in moves.items() if any(move)} == {
        "Åse Aas": ((), (0,)),
        "Anne Berg": ((1,), ()),
    }
    undated = register("grupper: [{gruppe: Kommunene, rolle: medlem, personer: [{navn: Kari}, {navn: Ola}]}]")
    lists = ("Kari, oppmoete: møtt}, {navn: Ola", "Kari", "Ola")
    text = "- {{gruppe: Kommunene, personer: [{{navn: {}, oppmoete: møtt}}]}}"
    counted = count(undated, *(meeting(f"2026-0{at}-01", text.format(one)) for at, one in enumerate(lists, 1)))
    drawn = chart(counted)
    assert [(line.came, line.went) for line in drawn.lines] == [((), ()), ((), ())]
    assert [line.signs for line in drawn.lines] == [("møtt", "møtt", "ikke ført"), ("møtt", "ikke ført", "møtt")]
    assert "– ikke ført opp i møtet, regnes ikke med" in picture(drawn, Screen())


def test_successors_stand_beside_each_other_in_a_drawing(small: Account) -> None:
    """The one who left before the one who came, whatever their names."""
    assert [line.row.name for line in in_seat_order(small, chart(small)).lines] == [
        "Åse Aas", "Anne Berg", "Ola Hansen", "Siri Vik", "Nora Lie"
    ]  # fmt: skip


SVG = Path("plot.svg")


@pytest.mark.parametrize(("ending", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_a_drawing_is_the_same_every_time(small: Account, ending: str, start: bytes) -> None:
    """Of the kind that the ending names, and without the time of day in it."""
    drawn = in_seat_order(small, chart(small))
    one, other = (plot(drawn, Path(f"{name}{ending}")) for name in ("one", "other"))
    assert one == other
    assert one.startswith(start)


@pytest.mark.parametrize("meetings", [1, 2, 60])
def test_a_drawing_of_any_number_of_meetings_can_be_made(meetings: int) -> None:
    """One, two, and more than a drawing numbers one by one."""
    truth = made(5, meetings=meetings)
    counted = account("prove", truth.records, truth.register)
    drawing = plot(in_seat_order(counted, chart(counted)), SVG)
    assert b"Enhet" not in drawing[:200]


def test_a_name_is_drawn_as_it_is_written() -> None:
    """A dollar sign begins no formula, and a letter that the font lacks stops nothing."""
    known = register("""
grupper:
  - {gruppe: "A$ og B$", rolle: medlem, personer: [{navn: "Kari $x_2$ 王", fra: "2025-01-01"}]}
""")
    text = '- {gruppe: "A$ og B$", personer: [{navn: "Kari $x_2$ 王", oppmoete: møtt}]}'
    drawn = chart(count(known, meeting("2026-01-07", text)))
    assert {"Medlemmer: A$ og B$", "Kari $x_2$ 王"} <= texts_of_svg(plot(drawn, SVG))


def texts_of_svg(drawing: bytes) -> set[str]:
    """What stands as text in a drawing."""
    found = re.findall(r"<text[^>]*>([^<]*)</text>", drawing.decode())
    return {html.unescape(text) for text in found}


def test_text_is_text_in_a_drawing(small: Account) -> None:
    """It can be searched and read aloud: names, dates, numbers and the legend; in PDF the font is a real one."""
    drawn = in_seat_order(small, chart(small))
    seen = texts_of_svg(plot(drawn, SVG))
    assert {line.row.name for line in drawn.lines} <= seen
    assert {*drawn.dates, "møtt", "Andel over tid"} <= seen
    drawing = plot(drawn, Path("plot.pdf"))
    assert b"/Type3" not in drawing
    assert b"/CIDFontType2" in drawing


def test_meetings_stand_as_far_apart_as_in_time() -> None:
    """A gap is a gap; those of one week, or one day, are told apart all the same."""
    axis = along_time(["2023-01-01", "2023-01-31", "2023-03-02", "2024-05-25"])
    assert [round(at / axis.middles[-1] * 510) for at in axis.middles] == [0, 30, 60, 510]
    near = along_time(["2024-01-01", "2024-01-31", "2024-02-01", "2024-02-01-2", "2024-06-01"])
    assert [round(after - before, 2) for before, after in pairwise(near.middles)][1:3] == [0.5, 0.5]
    for made_of in (axis, near, along_time(["2024-01-01"]), along_time(["1925-03-04", "1925-05-01", "2025-03-04"])):
        for (_left, right), (left, _right) in pairwise(made_of.cells):
            assert right <= left
        assert all(left < at < right for at, (left, right) in zip(made_of.middles, made_of.cells, strict=True))
        assert 5 <= made_of.width <= 10


@pytest.mark.parametrize("by", ["seat", "group", "unit"])
def test_a_drawing_by_parts_has_the_numbers_of_the_table(by: ChartedPart) -> None:
    """The lines are the rows, and what is drawn of the meetings adds up to them."""
    truth = made(5, meetings=12)
    counted = account("prove", truth.records, truth.register)
    drawn = chart_by(counted, by)
    assert [line.row for line in drawn.lines] == rows(counted, by)
    for line in drawn.lines:
        row = line.row
        if isinstance(row, SeatRow):
            assert Counter(line.signs)["vara"] == row.substituted
            assert Counter(line.signs)["møtt"] == row.present
        else:
            assert sum(part for part, _whole in line.parts) == row.present + row.remote
            assert sum(whole for _part, whole in line.parts) == row.expected - row.unknown
    assert any("/" in text for text in texts_of_svg(plot(drawn, SVG))) == (by != "seat")


def test_what_cannot_be_drawn_is_a_wrong_call(small: Account) -> None:
    """An ending of no kind, and nobody to draw."""
    drawn = chart(small)
    with pytest.raises(UserError, match="må ende på"):
        plot(drawn, Path("plot.xlsx"))
    with pytest.raises(UserError, match="ingen møter"):
        plot(chart(count(register(REGISTER))), SVG)


def test_tables_and_pictures_load_no_drawing() -> None:
    """Only who draws pays for it."""
    program = (
        "import sys; import referat_cli.render.attendance_chart, referat_cli.render.attendance_plot;"
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], env=environment(), check=False).returncode == 0
