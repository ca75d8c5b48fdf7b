"""Each part of a meeting is led back to the line of the paper where it stands, in every format."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.places import source_places
from referat_cli.paper.reading.source import DocumentPlace
from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, write
from tests.support.running import referat

if TYPE_CHECKING:
    from referat_cli.model.problem import Where

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
        {"del": "1/26", "linjer": ["1:9"]},
        {"del": "1/26#vedtak", "linjer": ["2:4", "2:6", "2:6"]},
    ]
    del places["saker", 0, "vedtak", 1, "punkter", 0]
    assert source_places(record, places)[1] == {"del": "1/26#vedtak", "linjer": ["2:4", "-", "-"]}
