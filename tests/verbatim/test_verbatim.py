import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from tests.support.asu import MEETINGS, attendees, case_of, meeting_of, paper_of, register
from tests.verbatim.departures import differences
from tests.verbatim.paper import NO_OTHER_BUSINESS, SECTIONS, is_furniture, squeeze, unmarked
from tests.verbatim.recorded import Path, Record, leaves

each_meeting = pytest.mark.parametrize("day", MEETINGS)

# Not on paper: the record's own words for how far the meeting has come and for the kind of case.
OWN_WORDS = {"status", "sakstype"}
# Readings of a decision: the paper cannot say that one is missing. `test_commitments` does.
READINGS = {"frist_tekst", "ansvarlig"}


def noticed(day: str, change: Callable[[Record], object]) -> bool:
    """Is a change in a copy of the record found?"""
    meeting = json.loads(as_json(day))
    change(meeting)
    assert meeting != meeting_of(day), "the change changed nothing"
    return any(differences(paper_of(day), meeting, register()))


@cache
def as_json(day: str) -> str:
    """The record as JSON: read again, it is a copy, ten times as fast as one made object by object."""
    return json.dumps(meeting_of(day))


def within(document: Any, path: Path) -> Any:  # noqa: ANN401  values of any shape
    """The value at the end of a way through a document."""
    for step in path:
        document = document[step]
    return document


def replaced(path: Path, value: str) -> Callable[[Record], None]:
    """The change that puts the value at the end of the way."""

    def change(meeting: Record) -> None:
        within(meeting, path[:-1])[path[-1]] = value

    return change


def dropped(path: Path) -> Callable[[Record], None]:
    """The change that drops the key or the list item at the end of the way."""

    def change(meeting: Record) -> None:
        del within(meeting, path[:-1])[path[-1]]

    return change


def exchanged(one: Path, other: Path) -> Callable[[Record], None]:
    """The change that lets two values change places."""

    def change(meeting: Record) -> None:
        here, there = within(meeting, one[:-1]), within(meeting, other[:-1])
        here[one[-1]], there[other[-1]] = there[other[-1]], here[one[-1]]

    return change


def nodes(value: object, path: Path = ()) -> Iterator[Path]:
    """The way to every key and every list item of a document."""
    entries: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    for name, below in entries:
        yield (*path, name)
        yield from nodes(below, (*path, name))


def is_reading(path: Path) -> bool:
    """Is it a reading of a decision, or part of one?"""
    return "vedtak" in path and not READINGS.isdisjoint(path)


@each_meeting
def test_the_record_is_verbatim(day: str) -> None:
    """Everything on paper stands in its own place of the record, and nothing else stands there."""
    assert list(differences(paper_of(day), meeting_of(day), register())) == []


@each_meeting
def test_every_line_of_a_case_stands_in_that_case_of_the_record(day: str) -> None:
    """Line by line, whatever the readers of the paper make of lists and paragraphs, nothing below a heading is lost."""
    labels = {"", NO_OTHER_BUSINESS, *SECTIONS}
    for case in paper_of(day).cases:
        texts = [str(value) for _, value in leaves(case_of(meeting_of(day), case.number))]
        if case.number == "41/24":  # the matters it announces stand once, in 49/24
            texts += [matter["tittel"] for matter in case_of(meeting_of(day), "49/24")["eventuelt"]]
        record = squeeze(re.sub(r"^ *(?:[-#]+|\d+\.) ", "", "\n".join(texts), flags=re.MULTILINE))
        for line in case.lines:
            text = re.sub(r"^ *(?:\d+\.|-|o(?= |$))? *(?:[a-z][.)] |o )?", "", unmarked(line)).strip()
            if not is_furniture(line) and text.removesuffix(":") not in labels:
                assert squeeze(text) in record


@each_meeting
def test_a_changed_word_is_noticed_wherever_it_stands(day: str) -> None:
    """Every string of the record, and every line of its longer texts, ends in another word in turn."""
    for path, value in leaves(meeting_of(day)):
        lines = str(value).split("\n")
        for index in (index for index, line in enumerate(lines) if line and path[-1] not in OWN_WORDS):
            changed = [*lines[:index], re.sub(r"[^ ]+$", "annet", lines[index]), *lines[index + 1 :]]
            assert noticed(day, replaced(path, "\n".join(changed))), f"{path}: {lines[index]}"


@each_meeting
def test_whatever_is_dropped_is_noticed(day: str) -> None:
    """Every key and every list item is dropped in turn: points, people, slots, whole cases, empty lists."""
    for path in nodes(meeting_of(day)):
        if path[-1] not in OWN_WORDS and not is_reading(path):
            assert noticed(day, dropped(path)), path


@each_meeting
def test_a_dropped_line_of_a_text_is_noticed(day: str) -> None:
    """Every heading, paragraph and list item of the longer texts is dropped in turn."""
    for path, value in leaves(meeting_of(day)):
        lines = str(value).split("\n")
        for index in (index for index, line in enumerate(lines) if line and len(lines) > 1):
            kept = [*lines[:index], *lines[index + 1 :]]
            assert noticed(day, replaced(path, "\n".join(kept))), lines[index]


@each_meeting
def test_two_neighbours_that_change_places_are_noticed(day: str) -> None:
    """In every list of the record, each item in turn changes places with the next one, unless they are alike."""
    known = set(nodes(meeting_of(day)))
    for path in known:
        if not isinstance(path[-1], int) or is_reading(path):
            continue
        after = (*path[:-1], path[-1] + 1)
        if after in known and within(meeting_of(day), path) != within(meeting_of(day), after):
            assert noticed(day, exchanged(path, after)), path


@each_meeting
def test_two_marks_that_change_places_are_noticed(day: str) -> None:
    """Any two people with unlike marks, each with the other's."""
    marks = [(path, mark) for path, mark in leaves(meeting_of(day)) if path[-1] == "oppmoete"]
    for (one, mark), (other, unlike) in combinations(marks, 2):
        if mark != unlike:
            assert noticed(day, exchanged(one, other)), f"{one}, {other}"


def test_a_paragraph_moved_to_another_case_is_noticed() -> None:
    """The last paragraph of a case becomes the last of another."""

    def move(meeting: Record) -> None:
        giver, taker = case_of(meeting, "43/24"), case_of(meeting, "48/24")
        kept, moved = giver["referat"].rsplit("\n\n", 1)
        giver["referat"], taker["referat"] = kept + "\n", f"{taker['referat']}\n{moved}"

    assert noticed("2024-10-29", move)


def test_a_point_moved_from_proposal_to_decision_is_noticed() -> None:
    """The same words in the wrong field of the right case are wrong."""

    def move(meeting: Record) -> None:
        case = case_of(meeting, "33/23")
        case["vedtak"].append(case["forslag_til_vedtak"].pop())

    assert noticed("2023-09-06", move)


def test_a_point_said_twice_is_noticed() -> None:
    """Nothing may be added, not even what the paper says once in the same place."""
    assert noticed("2024-10-29", lambda meeting: case_of(meeting, "43/24").update(vedtak=_twice(meeting)))


def _twice(meeting: Record) -> list[str]:
    return [*case_of(meeting, "43/24")["vedtak"]] * 2


def test_words_under_a_key_that_the_form_does_not_have_are_noticed() -> None:
    """Whatever the key, its string must stand on its page of the paper."""
    assert noticed("2024-10-29", lambda meeting: case_of(meeting, "43/24").update(merknad="Godt arbeid."))


def test_two_spaces_are_noticed() -> None:
    """White space inside a text of the record is single spaces, whatever columns or NO-BREAK SPACEs the paper had."""

    def widen(meeting: Record) -> None:
        for _, line in attendees(meeting):
            line["navn"] = line["navn"].replace(" ", "  ", 1)

    assert noticed("2023-09-06", widen)
