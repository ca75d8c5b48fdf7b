"""What the generator of histories counts and tells is right: small records whose truth can be seen."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.histories.count import Seat, attendance
from tests.histories.model import (
    Case,
    Correction,
    Group,
    Line,
    Listed,
    Meeting,
    Other,
    Point,
    Register,
    Slot,
    Tenure,
    Tree,
)
from tests.histories.truth import Change, differences

KARI, OLA = Tenure(1, "Kari Lie", "Nordby", start="2020-01-01"), Tenure(2, "Ola Moe", "Vestby")
OLD, NEW = Tenure(3, "Per Rud", "Sørby", end="2020-02-29"), Tenure(4, "Liv Ås", "Sørby", start="2020-06-01")
REGISTER = Register(
    "prove",
    "Prøveutvalget",
    (
        Group("Kommunene", "medlem", (KARI, OLA, OLD, NEW)),
        Group("Gjester", "gjest", (Tenure(5, "Nils Vik"),)),
        Group("Vara", "vara", (Tenure(6, "Eva Dal"),)),
    ),
    (("Kari L.", "Kari Lie"), ("Nordby kommune", "Nordby")),
)
CASE = Case("1/20", "Legevakt", "beslutning", decision=(Point(1, "Ja."), Point(2, "Nei.")))


def _meeting(day: str, *listed: tuple[str, Line], status: str = "referat") -> Meeting:
    groups = dict.fromkeys(group for group, _line in listed)
    lines: Listed = tuple((group, tuple(line for g, line in listed if g == group)) for group in groups)
    return Meeting(int(day.replace("-", "")), "prove", day, "Rådhuset", (CASE,), (), status=status, attendance=lines)


def _line(name: str, mark: str, group: str = "Kommunene", **more: str | tuple[str, ...]) -> tuple[str, Line]:
    return group, replace(Line(0, name, mark), **more)  # type: ignore[arg-type]  # as named in `Line`


def _counted(*meetings: Meeting) -> tuple[dict[tuple[str, str], Counter[str]], dict[str, Counter[str]]]:
    tables = attendance({"utvalg.yaml": REGISTER, **{meeting.date: meeting for meeting in meetings}})
    return tables.people, {str(seat.unit): counted for seat, counted in tables.seats.items()}


def test_one_with_a_date_is_not_recorded_where_the_list_forgets_them_and_one_without_is_not_there() -> None:
    """Kari has sat since January: not recorded. When Ola began nobody knows: no meeting of his, nor of his seat."""
    people, seats = _counted(_meeting("2020-01-15", _line("Nils Vik", "møtt", "Gjester")))
    assert people == {
        ("Kari Lie", "medlem"): {"moeter": 1, "ukjent": 1},
        ("Nils Vik", "gjest"): {"moeter": 1, "moett": 1},
    }
    assert seats == {"Nordby": {"moeter": 1, "tomt": 1}}


def test_a_seat_between_two_holders_is_vacant_and_counted() -> None:
    """Sørby's seat stands empty in April; in February only a list could prove Per, whose first day is unknown."""
    _people, before = _counted(_meeting("2020-02-10"))
    assert "Sørby" not in before
    _people, between = _counted(_meeting("2020-04-10"))
    assert between["Sørby"] == {"moeter": 1, "tomt": 1}
    _people, listed = _counted(_meeting("2020-02-10", _line("Per Rud", "digitalt")))
    assert listed["Sørby"] == {"moeter": 1, "digitalt": 1}


def test_a_substitute_fills_the_seat_and_not_the_holders_own_numbers() -> None:
    """Eva met for Kari, who is written by another spelling: the seat was filled, Kari was away, Eva stood in."""
    lines = (_line("Kari L.", "forfall"), _line("Eva Dal", "møtt", "Vara", meets_for="Kari Lie"))
    people, seats = _counted(_meeting("2020-01-15", *lines))
    assert people["Kari Lie", "medlem"] == {"moeter": 1, "forfall": 1}
    assert people["Eva Dal", "medlem"] == {"som_vara": 1}
    assert seats["Nordby"] == {"moeter": 1, "vara": 1}


def test_listed_twice_counts_once() -> None:
    """Two lines of Ola are one meeting, and one seat filled."""
    people, seats = _counted(_meeting("2020-01-15", _line("Ola Moe", "møtt"), _line("Ola Moe", "møtt")))
    assert people["Ola Moe", "medlem"] == {"moeter": 1, "moett": 1}
    assert seats["Vestby"] == {"moeter": 1, "moett": 1}


def test_one_invited_to_single_cases_was_not_at_the_meeting() -> None:
    """Nils came for one case, and has no meeting of his own."""
    people, _seats = _counted(_meeting("2020-01-15", _line("Nils Vik", "møtt", "Gjester", on_cases=("1/20",))))
    assert people["Nils Vik", "gjest"] == {"paa_sak": 1}


def test_a_notice_is_not_held_and_an_interval_includes_its_ends() -> None:
    """Only what is more than a notice counts; the first and the last day belong to the interval."""
    notice = _meeting("2020-01-10", _line("Ola Moe", "møtt"), status="innkalling")
    days = [_meeting(f"2020-01-{day}", _line("Ola Moe", "møtt")) for day in (12, 14, 16)]
    tree: Tree = {"utvalg.yaml": REGISTER, "n": notice, **{m.date: m for m in days}}
    assert attendance(tree).people["Ola Moe", "medlem"]["moeter"] == 3
    assert attendance(tree, "2020-01-12", "2020-01-14").people["Ola Moe", "medlem"]["moeter"] == 2


def test_a_unit_by_another_spelling_is_the_same_seat() -> None:
    """«Nordby kommune» on the line is Nordby in the register."""
    _people, seats = _counted(_meeting("2020-01-15", _line("Kari Lie", "møtt", unit="Nordby kommune")))
    assert seats["Nordby"] == {"moeter": 1, "moett": 1}


def test_without_a_unit_the_seat_is_the_holders_own() -> None:
    """Two people of a group without units have a seat each."""
    register = Register("prove", "P", (Group("Sykehuset", "medlem", (Tenure(1, "A B"), Tenure(2, "C D"))),))
    lines = (_line("A B", "møtt", "Sykehuset"), _line("C D", "uteblitt", "Sykehuset"))
    seats = attendance({"utvalg.yaml": register, "m": _meeting("2020-01-15", *lines)}).seats
    assert seats == {
        Seat("Sykehuset", None, None, "A B"): {"moeter": 1, "moett": 1},
        Seat("Sykehuset", None, None, "C D"): {"moeter": 1, "tomt": 1},
    }


HELD = _meeting("2020-01-15", ("Kommunene", Line(8, "Ola Moe", "forfall")))


def _with_case(case: Case) -> Meeting:
    return replace(HELD, cases=(case,))


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (HELD, []),
        (replace(HELD, venue="Teams"), [(None, "moetested", "Rådhuset", "Teams")]),
        (
            replace(HELD, status="godkjent", approved=("2020-03-01", "4/20")),
            [
                (None, "status", "referat", "godkjent"),
                (None, "godkjent", None, {"dato": "2020-03-01", "sak": "4/20"}),
            ],
        ),
        (
            replace(HELD, attendance=(("Kommunene", (Line(8, "Ola Moe", "møtt"),)),)),
            [(None, "deltakere/Kommunene/Ola Moe/oppmoete", "forfall", "møtt")],
        ),
        (
            replace(HELD, attendance=()),
            [(None, "deltakere/Kommunene/Ola Moe", {"navn": "Ola Moe", "oppmoete": "forfall"}, None)],
        ),
        (
            replace(HELD, agenda=(Slot("09:00", "09:30", case="1/20"),)),
            [(None, "saksliste/1/20", None, {"start": "09:00", "slutt": "09:30", "sak": "1/20"})],
        ),
        (
            replace(HELD, corrections=(Correction("2020-03-01", "4/20", ("deltakere",), "Ola var der."),)),
            [
                (
                    None,
                    "rettelser/1",
                    None,
                    {"dato": "2020-03-01", "sak": "4/20", "gjelder": ["deltakere"], "tekst": "Ola var der."},
                )
            ],
        ),
        (replace(HELD, cases=()), [("1/20", "saker", "Legevakt", None)]),
        (_with_case(replace(CASE, title="Vakt")), [("1/20", "tittel", "Legevakt", "Vakt")]),
        # A point put in first: the others get other numbers, and nothing happened to them.
        (
            _with_case(replace(CASE, decision=(Point(3, "Kanskje."), *CASE.decision))),
            [("1/20", "vedtak/1", None, "Kanskje.")],
        ),
        (_with_case(replace(CASE, decision=CASE.decision[1:])), [("1/20", "vedtak/1", "Ja.", None)]),
        # The new number, where there is one.
        (
            _with_case(replace(CASE, decision=(Point(3, "Kanskje."), Point(1, "Jo."), Point(2, "Nei.")))),
            [("1/20", "vedtak/1", None, "Kanskje."), ("1/20", "vedtak/2", "Ja.", "Jo.")],
        ),
        (
            _with_case(
                replace(CASE, decision=(Point(1, "Ja.", (Point(4, "I mai."),), "2020-05-01"), Point(2, "Nei.")))
            ),
            [("1/20", "vedtak/1/frist", None, "2020-05-01"), ("1/20", "vedtak/1.1", None, "I mai.")],
        ),
    ],
)
def test_what_changed_in_a_meeting_is_told(after: Meeting, told: list[tuple[str | None, str, object, object]]) -> None:
    """Each change is told once, with the path that the record's own words give."""
    assert differences("sti", HELD, after) == [Change("sti", "2020-01-15", *change) for change in told]


def test_what_changed_in_a_register_is_told() -> None:
    """A seat that changed hands is the last day of one line, and another line."""
    gone, came = replace(OLA, end="2020-05-31", case="3/20"), Tenure(9, "Siv Hol", "Vestby", start="2020-06-01")
    group = replace(REGISTER.groups[0], people=(KARI, gone, OLD, NEW, came))
    after = replace(REGISTER, groups=(group, *REGISTER.groups[1:]), aliases=(*REGISTER.aliases, ("S. Hol", "Siv Hol")))
    assert differences("utvalg.yaml", REGISTER, after) == [
        Change("utvalg.yaml", None, None, "alias/S. Hol", None, "Siv Hol"),
        Change("utvalg.yaml", None, None, "grupper/Kommunene/Ola Moe/til", None, "2020-05-31"),
        Change("utvalg.yaml", None, None, "grupper/Kommunene/Ola Moe/sak", None, "3/20"),
        Change(
            "utvalg.yaml",
            None,
            None,
            "grupper/Kommunene/Siv Hol",
            None,
            {"navn": "Siv Hol", "enhet": "Vestby", "fra": "2020-06-01"},
        ),
    ]


def test_a_version_that_cannot_be_used_changes_nothing_and_is_mended_from_the_last_good_one() -> None:
    """Half a file tells of no change; the mended one tells what differs from before it was spoilt."""
    spoilt = Other("utvalg: [", "half a file", HELD)
    assert differences("sti", HELD, spoilt) == []
    assert differences("sti", spoilt, HELD) == []
    mended = replace(HELD, venue="Teams")
    assert [change.felt for change in differences("sti", spoilt, mended)] == ["moetested"]
