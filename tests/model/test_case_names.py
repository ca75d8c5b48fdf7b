"""A case is called by its number, or by its place among those that have none, and never taken for another."""

import msgspec
import pytest

from referat_cli.compare.identity import with_names_of
from referat_cli.compare.records import meeting_changes
from referat_cli.model.case_names import case_called, case_name
from referat_cli.model.fields import as_json
from referat_cli.model.meeting import Meeting


def meeting(*cases: dict[str, object]) -> Meeting:
    """A meeting with these cases."""
    value = {"utvalg": "asu", "moetedato": "2026-03-04", "status": "referat", "saker": cases}
    return msgspec.convert(value, Meeting)


MIXED = meeting({"tittel": "Åpning"}, {"saksnr": "PS 5/26", "tittel": "Skole"}, {"tittel": "Vei"}, {"tittel": "Vann"})


def test_the_cases_without_number_are_counted_by_themselves() -> None:
    """The third of them is "+3", whatever stands between."""
    assert [case_name(MIXED, place) for place in range(4)] == ["+1", "PS 5/26", "+2", "+3"]


@pytest.mark.parametrize(
    ("written", "place"),
    [("PS 5/26", 1), ("ps5/26", 1), ("sak PS\u00a05/26", 1), ("+1", 0), ("+3", 3), ("+4", None), ("PS 6/26", None)],
)
def test_the_record_names_a_case_as_people_do(written: str, place: int | None) -> None:
    """Capitals and spaces do not matter."""
    assert case_called(MIXED, written) == place


def test_capitals_matter_where_they_alone_tell_two_cases_apart() -> None:
    """What is written exactly is meant; what may be either is none."""
    both = meeting({"saksnr": "12/26 b", "tittel": "En"}, {"saksnr": "12/26 B", "tittel": "To"})
    assert [case_called(both, written) for written in ("12/26 b", "12/26 B", "12/26B")] == [0, 1, None]


def test_the_record_does_not_get_a_number_that_it_has_not() -> None:
    """What a case is called is no part of what is written."""
    assert as_json(MIXED.cases[2]) == {"tittel": "Vei"}
    assert not MIXED.cases[2].is_numbered
    assert MIXED.cases[1].is_numbered


def test_a_case_without_number_is_found_again_by_its_title() -> None:
    """One more before it changes nothing in it, though it is the next one now."""
    old = meeting({"tittel": "Vei", "referat": "En.\n"}, {"tittel": "Vann"})
    new = meeting({"tittel": "Åpning"}, {"tittel": "Vei", "referat": "To.\n"}, {"tittel": "Vann"})
    changes = [(change.case, change.field, change.before, change.after) for change in meeting_changes(old, new)]
    assert changes == [("+1", "saker", None, "Åpning"), ("+2", "referat", "En.\n", "To.\n")]


def test_a_case_without_number_is_called_what_it_is_called_in_a_later_version() -> None:
    """So that versions are held against each other case by case; one that is gone is called as no other."""
    old = meeting({"tittel": "Vei", "referat": "En.\n"}, {"tittel": "Vann"}, {"saksnr": "1/26", "tittel": "Skole"})
    new = meeting({"tittel": "Åpning"}, {"saksnr": "1/26", "tittel": "Skole"}, {"tittel": "Vei", "referat": "To.\n"})
    renamed = with_names_of(old, new)
    assert [(case.number, case.title) for case in renamed.cases if case.number in {c.number for c in new.cases}] == [
        ("+2", "Vei"), ("1/26", "Skole"),
    ]  # fmt: skip
    assert [case.title for case in renamed.cases] == ["Vei", "Vann", "Skole"]
