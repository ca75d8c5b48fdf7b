"""The laws of the changes between two versions of a record, over records of every shape."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from referat_cli.compare.change import RecordChange
from referat_cli.compare.records import attendance_changes, meeting_changes, register_changes
from referat_cli.model.committee import Committee
from referat_cli.model.fields import as_json
from referat_cli.model.meeting import AttendeeGroup, Meeting
from tests.compare.applied import applied
from tests.support.effort import examples
from tests.support.random_records import ATTENDANCES, MEETING, MEETINGS, REGISTERS, distinct, meeting
from tests.support.schema_values import node_at

# Two spellings of one person, as a register would know them.
SPELLINGS = {"Kari N.": "Kari Nordmann"}

# Whole meetings take a while to make on a slow machine.
slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
law = settings(max_examples=examples(12), deadline=None, suppress_health_check=slow)
DISTINCT = MEETING.map(distinct)


def same(name: str) -> str:
    """The registered name."""
    return SPELLINGS.get(name, name)


@law
@given(MEETINGS, MEETINGS)
def test_the_changes_of_two_meetings_make_the_one_of_the_other(old: Meeting, new: Meeting) -> None:
    """Whatever the two have in common."""
    assert applied(old, new, meeting_changes(old, new, same), same) == new


@law
@given(MEETINGS, MEETINGS, st.data())
def test_the_changes_make_a_meeting_of_parts_of_another(old: Meeting, other: Meeting, data: st.DataObject) -> None:
    """Where lists keep some of their items, in any order, and get some from elsewhere."""

    def mixed(ours: tuple[Any, ...] | None, theirs: tuple[Any, ...] | None) -> tuple[Any, ...]:
        every = [*(ours or ()), *(theirs or ())]
        return tuple(data.draw(st.lists(st.sampled_from(every), max_size=6))) if every else ()

    new = msgspec.structs.replace(
        old,
        attendance=mixed(old.attendance, other.attendance),
        agenda=mixed(old.agenda, other.agenda),
        cases=tuple(
            msgspec.structs.replace(
                case,
                number=case.number if case.is_numbered else "",
                decision=mixed(case.decision, case.proposal),
                attachments=(),
            )
            for case in mixed(old.cases, other.cases)
        ),
    )
    assert applied(old, new, meeting_changes(old, new, same), same) == new
    assert applied(new, old, meeting_changes(new, old, same), same) == old


def spellings(old: Committee, new: Committee) -> Callable[[str], str]:
    """The registered name of a spelling in either register."""
    known = {**old.aliases, **new.aliases}
    return lambda name: known.get(name, name)


@law
@given(REGISTERS, REGISTERS)
def test_the_changes_of_two_registers_make_the_one_of_the_other(old: Committee, new: Committee) -> None:
    """Whatever the two have in common."""
    assert applied(old, new, register_changes(old, new), spellings(old, new)) == new


@law
@given(MEETINGS, REGISTERS)
def test_nothing_changed_gives_nothing(held: Meeting, register: Committee) -> None:
    """Also where the two are read from different files, and where there was no file at all."""
    assert meeting_changes(held, copy.deepcopy(held), same) == ()
    assert register_changes(register, copy.deepcopy(register)) == ()
    assert meeting_changes(None, None) == register_changes(None, None) == ()


@law
@given(MEETINGS, REGISTERS)
def test_a_file_that_came_or_went(held: Meeting, register: Committee) -> None:
    """The record is a change, and so is each of its cases."""
    none: Meeting | None = None
    assert applied(none, held, meeting_changes(None, held)) == held
    assert applied(held, none, meeting_changes(held, None)) is None
    assert [change.case for change in meeting_changes(None, held)[1:]] == [case.number for case in held.cases]
    no_register: Committee | None = None
    assert applied(no_register, register, register_changes(None, register)) == register
    assert applied(register, no_register, register_changes(register, None)) is None


@law
@given(ATTENDANCES, ATTENDANCES)
def test_the_attendance_alone_tells_what_the_meeting_tells(
    old: tuple[AttendeeGroup, ...], new: tuple[AttendeeGroup, ...]
) -> None:
    """So that a history of lists need not look at anything else."""
    before, after = (
        Meeting(committee="prove", date="2026-03-04", status="referat", attendance=groups) for groups in (old, new)
    )
    assert attendance_changes(old, new, same) == meeting_changes(before, after, same)


Path = tuple[str | int, ...]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - as it stands in a file
    """Every single value of a document, with its place."""
    if isinstance(value, dict | list):
        for step, held in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(held, (*path, step))
    else:
        yield path, value


def at(value: Any, path: Path) -> Any:  # noqa: ANN401 - as it stands in a file
    """What stands at a place."""
    for step in path:
        value = value[step]
    return value


def another(path: Path, value: object) -> object:
    """Another value that may stand at that place."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 7
    choices = node_at("moete", tuple(step if isinstance(step, str) else "[]" for step in path)).get("enum")
    return choices[choices.index(value) - 1] if choices else f"{value} uten forbehold"


def places(change: RecordChange) -> list[Path]:
    """The places that a change speaks of."""
    return [place for place in (change.was_at, change.is_at) if place is not None]


@settings(law, max_examples=examples(20))
@given(DISTINCT, st.data())
def test_one_other_value_is_told_and_nothing_else(written: Any, data: st.DataObject) -> None:  # noqa: ANN401
    """Whichever value of the record it is: the change says where it stood, and what stands there now.

    What a line is known by may be all that it says, so that another is another line: one is gone and one is new.
    """
    path, value = data.draw(st.sampled_from(list(leaves(written))))
    edited = copy.deepcopy(written)
    other = another(path, value)
    at(edited, path[:-1])[path[-1]] = other
    changes = meeting_changes(meeting(written), meeting(edited), same)
    key = next(step for step in reversed(path) if isinstance(step, str))
    if key in ("navn", "gruppe", "tittel", "sak", "id", "verv", "gjelder", "satt_opp_mot") and len(changes) > 1:
        assert {change.kind for change in changes} == {"stroeket", "tilfoeyd"}
        assert all(place[:-1] == path[: len(place) - 1] for change in changes for place in places(change))
        return
    (change,) = changes
    place = change.was_at or ()
    assert place == change.is_at
    assert path[: len(place)] == place
    if isinstance(change.before, str | int):
        assert (change.before, change.after) in ((value, other), (None, other), (value, None))


@settings(law, max_examples=examples(15))
@given(DISTINCT, st.data())
def test_one_item_taken_out_of_a_list_is_told_and_nothing_else(written: Any, data: st.DataObject) -> None:  # noqa: ANN401
    """Whichever list it is: what stood there is told, and nothing that stood beside it."""
    steps = [(path, number) for path, _ in leaves(written) for number, step in enumerate(path) if isinstance(step, int)]
    if not steps:
        return
    place, number = data.draw(st.sampled_from(steps))
    path = place[: number + 1]
    edited = copy.deepcopy(written)
    del at(edited, path[:-1])[path[-1]]
    old, new = meeting(written), meeting(edited)
    for before, after, back in ((old, new, False), (new, old, True)):
        for change in meeting_changes(before, after, same):
            place = (change.is_at if back else change.was_at) or ()
            assert place[: len(path)] == path or place == path[:-1]
            assert change.kind != "rekkefoelge"


@settings(law, max_examples=examples(12))
@given(DISTINCT, st.data())
def test_another_order_of_a_list_is_told_once(written: Any, data: st.DataObject) -> None:  # noqa: ANN401
    """Of people, cases and whatever else is known by what it says; points that changed places were moved."""
    lists = [("deltakere",), ("saksliste",), ("saker",), *(("deltakere", n, "personer") for n in range(3))]
    there = [path for path in lists if path[0] in written and len(at_or_nothing(written, path)) > 1]
    if not there:
        return
    path = data.draw(st.sampled_from(there))
    edited = copy.deepcopy(written)
    at(edited, path[:-1])[path[-1]] = data.draw(st.permutations(at(written, path)))
    if edited == written:
        return
    (change,) = meeting_changes(meeting(written), meeting(edited), same)
    assert (change.kind, change.was_at, change.is_at) == ("rekkefoelge", path, path)
    assert isinstance(change.before, list)
    assert isinstance(change.after, list)
    assert sorted(map(str, change.before)) == sorted(map(str, change.after))


@law
@given(MEETINGS, MEETINGS)
def test_every_change_knows_its_place_in_both_documents(old: Meeting, new: Meeting) -> None:
    """What is told stands there, so that whoever reads of it can be shown the line."""
    documents = as_json(old), as_json(new)
    for change in meeting_changes(old, new, same):
        is_list = change.kind == "rekkefoelge" or [] in (change.before, change.after)
        for document, place, value in zip(
            documents, (change.was_at, change.is_at), (change.before, change.after), strict=True
        ):
            if value is None or is_list:
                continue
            assert place is not None
            stands = at(document, place)
            if isinstance(stands, dict) and isinstance(value, str):
                stands = stands.get("tekst", stands.get("tittel"))
            if isinstance(stands, dict) and isinstance(value, dict):
                stands = {key: held for key, held in stands.items() if key != "personer"}
            assert stands == value


def at_or_nothing(value: Any, path: Path) -> Any:  # noqa: ANN401 - as it stands in a file
    """What stands at a place, [] where there is no such place."""
    try:
        return at(value, path)
    except (KeyError, IndexError):
        return []


def listing(*groups: list[str]) -> Meeting:
    """A meeting whose groups, all of one name, list these people."""
    listed = [
        {"gruppe": "Kommunene", "personer": [{"navn": name, "oppmoete": "møtt"} for name in names]} for names in groups
    ]
    return meeting({"utvalg": "prove", "moetedato": "2026-03-04", "status": "innkalling", "deltakere": listed})


@law
@example(
    listing(["Kari Nordmann"], ["Ola Nordmann"]),
    listing([], ["Kari Nordmann"]),
    meeting({"utvalg": "prove", "moetedato": "2026-03-04", "status": "innkalling"}),
)
@given(MEETINGS, MEETINGS, MEETINGS)
def test_changes_of_another_meeting_are_never_made_quietly(old: Meeting, new: Meeting, other: Meeting) -> None:
    """They are refused, or they happen to fit; they never end in anything but a meeting."""
    try:
        made = applied(other, new, meeting_changes(old, new, same), same)
    except ValueError:
        return
    assert isinstance(made, Meeting)


def test_changes_that_do_not_fit_are_refused() -> None:
    """Making changes is no way to make up a record."""
    old, new, other = (
        Meeting(committee="prove", date="2026-03-04", status=status) for status in ("innkalling", "referat", "godkjent")
    )
    with pytest.raises(ValueError, match="do not fit: status"):
        applied(other, new, meeting_changes(old, new))
