"""The places of a record in the document that it was read from, as `steder` has them."""

from typing import Any

from referat_cli.model.place_runs import written_places
from referat_cli.model.problem import Where
from referat_cli.model.source_places import source_parts
from referat_cli.paper.reading.source import DocumentPlace


def source_places(record: dict[str, Any], places: dict[Where, DocumentPlace]) -> list[dict[str, Any]]:
    """An entry for each part of a record that stands in the document, in the order in which they stand there.

    It has the place of each point and person in the part.
    """
    first = _first_places(places)
    found: list[tuple[DocumentPlace, dict[str, Any]]] = []
    for part in source_parts(record):
        known = [first[entry] for entry in part.entries if entry in first]
        if known:
            lines = written_places(first.get(entry) for entry in part.entries)
            found.append((min(known), {"del": part.name, "linjer": lines}))
    return [entry for _place, entry in sorted(found, key=lambda one: one[0])]


def _first_places(places: dict[Where, DocumentPlace]) -> dict[Where, DocumentPlace]:
    """Where each thing of the record begins, by its own place and those of all that stands in it."""
    first: dict[Where, DocumentPlace] = {}
    for where, place in places.items():
        for end in range(1, len(where) + 1):
            first[where[:end]] = min(place, first.get(where[:end], place))
    return first
