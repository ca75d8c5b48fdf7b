"""Each part of a meeting is led back to the line of the paper where it stands, in every format."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_cli.document.schema import definitions
from referat_cli.model.place_runs import read_places, written_places
from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.places import source_places
from referat_cli.paper.reading.source import DocumentPlace
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.effort import examples
from tests.support.running import referat

if TYPE_CHECKING:
    from referat_cli.model.problem import Where

# What the schema lets stand as places.
_PLACES = re.compile(definitions("moete")["sted"]["properties"]["linjer"]["pattern"])
NEWEST = REGISTER.replace("format: 1", "format: 2")


@pytest.mark.parametrize("form", ["pdf", "html", "markdown"])
def test_a_place_is_that_of_the_line(tmp_path: Path, form: str) -> None:
    """The line that is named has the words of the point, and nothing is wrong with the file."""
    root = write(tmp_path, {REGISTER_PATH: NEWEST, MEETING_PATH: MINUTES})
    name = f"papir.{ {'markdown': 'md'}.get(form, form) }"
    assert referat(root, "render", "2026-03-04", "-f", form, "-o", name).code == 0
    (root / MEETING_PATH).unlink()
    done = referat(root, "import", name)
    assert done.code == 0, done.err
    assert referat(root, "validate").out == ""
    assert referat(root, "fmt", "--check").code == 0
    lines: dict[str, str] = {}
    for line in read_document(name, (root / name).read_bytes()).lines:
        words = " ".join(one.text for one in line.lines())
        lines[str(line.place)] = f"{lines.get(str(line.place), '')} {words}"
    found = json.loads(referat(root, "show", "2026-03-04", "--provenance", "--json").out)["steder"]
    told = [one for one in found if one["del"] == "deltakere" or one["del"].endswith("vedtak")]
    assert len(told) == 8
    for one in told:
        assert one["tekst"] in lines[one["sted"]], one
    (start,) = (one for one in found if one["del"] == "start")
    assert start["tekst"].replace(":", ".") in lines[start["sted"]]


@pytest.mark.parametrize(
    ("name", "head", "start", "end"),
    [
        ("a.txt", "Møtedato: 04.03.2026 kl. 09.00 – 11.00\n", "1:3", "1:3"),
        ("a.txt", "Møtedato: 04.03.2026\nStart: 09.00\nSlutt: 11.00\n", "1:4", "1:5"),
        ("a.txt", "Møtedato\tMøtevarighet\tMøtested\n04.03.2026\t09.00 – 11.00\tRådhuset\n", "1:4", "1:4"),
        ("a.txt", "Møtedato: 04.03.2026\n\nMøtet ble satt kl. 09.00 og hevet kl. 11.00.\n", "1:5", "1:5"),
    ],
)
def test_the_hours_have_a_place_of_their_own(tmp_path: Path, name: str, head: str, start: str, end: str) -> None:
    """Whether they stand beside the day, under their own labels, in a table or in a sentence."""
    paper = f"Møtereferat\n\n{head}\nTil stede: Kari Nordmann\n\nSak 1/26 Budsjett\n\nVedtak:\n1. Vedtas.\n"
    root = write(tmp_path, {REGISTER_PATH: NEWEST, name: paper})
    referat(root, "import", name)
    found = json.loads(referat(root, "show", "2026-03-04", "--provenance", "--json").out)["steder"]
    told = {one["del"]: (one["sted"], one["tekst"]) for one in found}
    assert (told["start"], told["slutt"]) == ((start, "09:00"), (end, "11:00"))


def test_what_stands_nowhere_has_no_place() -> None:
    """Neither a part of which nothing is known, nor a point beside others that are."""
    record = {
        "moetested": "Rådhuset",
        "saker": [{"saksnr": "1/26", "vedtak": ["A.", {"tekst": "B.", "punkter": ["C."]}]}],
    }
    places: dict[Where, DocumentPlace] = {
        ("saker", 0, "vedtak", 0): DocumentPlace(2, 4),
        ("saker", 0, "vedtak", 1, "punkter", 0): DocumentPlace(2, 6),
        ("saker", 0, "tittel"): DocumentPlace(1, 9),
    }
    assert source_places(record, places) == [
        {"del": "1/26", "linjer": "1:9"},
        {"del": "1/26#vedtak", "linjer": "2:4, 6 (2)"},
    ]
    del places["saker", 0, "vedtak", 1, "punkter", 0]
    assert source_places(record, places)[1] == {"del": "1/26#vedtak", "linjer": "2:4, - (2)"}


@pytest.mark.parametrize(
    ("places", "written"),
    [
        ([(3, 14)], "3:14"),
        ([(3, 14), (3, 15), (3, 16), (3, 18)], "3:14–16, 18"),
        ([(1, 9), (2, 10), (2, 11), (1, 1)], "1:9, 2:10–11, 1:1"),
        ([(1, 4), (1, 4), (1, 4), (1, 5), (1, 6)], "1:4 (3), 5–6"),
        ([None, (2, 3), None, None, (2, 4)], "-, 2:3, - (2), 4"),
        ([(1, 5), (1, 4)], "1:5, 4"),
    ],
)
def test_places_are_written_in_runs(places: list[tuple[int, int] | None], written: str) -> None:
    """The page where it changes, lines that follow each other as one; and read as what they were."""
    assert written_places(places) == written
    assert _PLACES.fullmatch(written)
    told = [place for run in read_places(written) for place in run.places()]
    assert told == [f"{one[0]}:{one[1]}" if one else "-" for one in places]


@given(st.lists(st.none() | st.tuples(st.integers(1, 3), st.integers(1, 4)), min_size=1))
@settings(max_examples=examples(25))
def test_any_places_come_back(places: list[tuple[int, int] | None]) -> None:
    """However they stand."""
    written = written_places(places)
    assert _PLACES.fullmatch(written)
    told = [place for run in read_places(written) for place in run.places()]
    assert told == [f"{one[0]}:{one[1]}" if one else "-" for one in places]


@pytest.mark.parametrize("written", ["", "14", "-, 14", "1:2:3", "1:2,3", "1:02", "1:2–3 (4)", "1:2 (0)", "1:9999999"])
def test_what_is_no_place_is_told_of(written: str) -> None:
    """By the check of the file, in an editor too."""
    assert not _PLACES.fullmatch(written)
