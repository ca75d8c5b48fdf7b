"""A place found from a part of the file is the place that the tree of the whole file tells."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from referat_cli.document.document import Document
from referat_cli.document.fast_value import is_ordinary
from referat_cli.document.parser import read
from referat_cli.model.problem import Key, Place, Where, Within

EXAMPLES = sorted((Path(__file__).parents[1] / "minutes").glob("*/minutes/*/*/*.yaml"))[::6]

ODD = """\
# øverst
utvalg: asu
moetedato: "2026-03-04"
deltakere: [{gruppe: Leger, antall: 2},
  {gruppe: Brukere, antall: 1}]
saksliste: []
saker:
# før den første
- saksnr: 1/26
  tittel: Godkjenning
  referat: |
   - en strek
     - og en til

  vedtak:
  - Godkjent.
  # etter punktet

- saksnr: 2/26
  tittel: >-
    Samarbeid
    om legevakt
  saksansvarlig:
    - Kari Lie
      - ikke en til
    - - i en liste
      - av lister
  oppfoelging: {ansvarlig: Kari Lie,
       status: ny,
    frist: "2026-05-01"}
  status: >-
    status: ingen nøkkel
alias:
  Kari Lie: Kari Berg
status: referat
"""


def places(value: object, at: Where = ()) -> Iterator[Where]:
    """Every place in a value: what is there, each key, a word of each text, and what is not there."""
    yield at
    if isinstance(value, dict):
        yield (*at, "mangler")
        for key, below in value.items():
            yield (*at, Key(key))
            yield from places(below, (*at, key))
    elif isinstance(value, list):
        yield (*at, len(value))
        for number, below in enumerate(value):
            yield from places(below, (*at, number))
    elif isinstance(value, str) and value.split():
        yield (*at, Within(value.split()[-1]))


def told(document: Document, where: Where) -> tuple[Place, str]:
    """The place and what is written there."""
    return document.place(where), document.written(where)


@pytest.mark.parametrize("text", [ODD, *(text for path in EXAMPLES if is_ordinary(text := path.read_text("utf-8")))])
def test_a_part_of_the_file_tells_the_same_places_as_all_of_it(text: str) -> None:
    """Wherever something stands or is missing: at the top, in an entry, between brackets, in a text of its own."""
    by_parts, whole = read(text.encode(), "2026-03-04.yaml"), read(text.encode(), "2026-03-04.yaml")
    assert by_parts.ordinary
    whole.ordinary = False
    for where in places(whole.value):
        assert told(by_parts, where) == told(whole, where), where
        by_parts.forget_places()
