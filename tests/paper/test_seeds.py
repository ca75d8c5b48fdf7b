"""The two papers that the record began with are read back as the record has them: every field, point and mark."""

import re
from functools import cache
from typing import Any

import pytest
from msgspec import convert

from referat_cli.model.committee import Committee
from referat_cli.model.register import Register
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.ledger import DocumentReading
from referat_cli.paper.reading.meeting import read_meeting
from tests.support.asu import MEETINGS, REGISTER, SOURCES, load

_PAPERS = {"2024-10-29": "000_d548a858d5856f65.txt", "2023-09-06": "003_5268803f6394f325.txt"}
# What the secretary added to the record and no paper says: what a case follows up, of what type it is where its title
# does not say so, and by whom and when a decision is to be followed up.
_ADDED = {"foelger_opp", "sakstype", "frist", "frist_tekst"}


@cache
def _reading(day: str) -> DocumentReading:
    name = _PAPERS[day]
    register = Register(convert(load(REGISTER), Committee))
    return read_meeting(read_document(name, (SOURCES / name).read_bytes()), register)


def _told(record: Any, above: str = "") -> Any:  # noqa: ANN401 - a record of any shape
    """A record without what the secretary added; a point with nothing but its text is its text."""
    if isinstance(record, list):
        return [_told(one, above) for one in record]
    if not isinstance(record, dict):
        return record.strip() if isinstance(record, str) else record
    added = (
        _ADDED | ({"ansvarlig"} if "tekst" in record else set()) | ({"punkter"} if not record.get("punkter") else set())
    )
    kept = {key: _told(value, key) for key, value in record.items() if key not in added}
    return kept["tekst"] if set(kept) == {"tekst"} else kept


@pytest.mark.parametrize("day", sorted(_PAPERS))
def test_a_paper_is_read_as_the_record_has_it(day: str) -> None:
    """All fields, points and marks, but for what no paper says."""
    found, truth = _told(_reading(day).record), _told(load(MEETINGS[day]))

    assert found["deltakere"] == truth["deltakere"]
    assert found["saksliste"] == truth["saksliste"]
    for case, wanted in zip(found["saker"], truth["saker"], strict=True):
        assert case == wanted
    head = {key: value for key, value in truth.items() if key not in ("deltakere", "saksliste", "saker", "kilde")}
    assert {key: value for key, value in found.items() if key in head} == head
    assert found["kilde"]["avvik"] == truth["kilde"]["avvik"]


@pytest.mark.parametrize("day", sorted(_PAPERS))
def test_every_word_of_a_paper_is_placed(day: str) -> None:
    """Nothing of either paper is left over."""
    assert list(_reading(day).ledger.unplaced()) == []


def test_types_are_those_that_a_title_says_beyond_doubt() -> None:
    """A title that says no type gives none."""
    types = {case["saksnr"]: case.get("sakstype") for case in _reading("2024-10-29").record["saker"]}

    assert {number: kind for number, kind in types.items() if kind} == {"41/24": "godkjenning", "49/24": "eventuelt"}


@pytest.mark.parametrize(("day", "columns", "left"), [("2023-09-06", r" +$", ""), ("2024-10-29", r"\t+", " ")])
def test_columns_that_an_editor_took_away_are_not_guessed(day: str, columns: str, left: str) -> None:
    """Where the blanks after the marks or the tabs before them are gone, only a mark that names its column tells."""
    name = _PAPERS[day]
    text = re.sub(columns, left, (SOURCES / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    register = Register(convert(load(REGISTER), Committee))

    groups = read_meeting(read_document(name, text.encode()), register).record["deltakere"]

    marks = {person["oppmoete"] for group in groups for person in group["personer"]}
    assert marks == {"ukjent", "digitalt"}
