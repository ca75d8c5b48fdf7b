"""Those who led a meeting or wrote its minutes, where only the list of attendance says it: "Siv Moe (ref.)"."""

from collections.abc import Iterator, Sequence
from typing import Any

from referat_cli.model.names import fold
from referat_cli.paper.reading.labels import word_set

_OFFICES = {
    "referent": word_set("referent ref moetereferent protokollfoerer protokollfoerar referatskriver skrivar"),
    "moeteleder": word_set("moeteleder moeteleiar ordstyrer ordstyrar"),
}


def read_officers(attendance: Sequence[dict[str, Any]], record: dict[str, Any]) -> None:
    """Write them into the record where it has nobody, and take the word from what they are in the committee.

    A leader of the committee is not said to have led the meeting.
    """
    for key, words in _OFFICES.items():
        if key in record:
            continue
        found = [(person, part) for person in _people(attendance) for part in _parts(person) if fold(part) in words]
        if len(found) != 1:
            continue
        person, told = found[0]
        record[key] = person["navn"]
        left = [part for part in _parts(person) if part != told]
        person.pop("funksjon")
        if left:
            person["funksjon"] = ", ".join(left)


def _people(attendance: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (person for group in attendance for person in group.get("personer", ()))


def _parts(person: dict[str, Any]) -> list[str]:
    return str(person.get("funksjon", "")).split(", ")
