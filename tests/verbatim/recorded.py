"""How would the record of a meeting stand on the form, in the terms in which the paper is read?"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tests.verbatim.paper import Block, Person, Slot

Record = dict[str, Any]
Path = tuple[str | int, ...]

# The record's fields with the sections of a case.
SECTION_KEYS = ("forslag_til_vedtak", "referat", "vedtak", "eventuelt")


def head(meeting: Record, register: Record) -> Record:
    """The meeting's own fields; the form prints date, hours and committee twice."""
    same = ("utvalg", "moetedato", "start", "slutt", "moetested", "arkivsak", "moeteleder", "referent", "neste_moete")
    return {
        **{key: meeting.get(key) for key in same},
        "navn": register["navn"],
        "moetedato, second page": meeting.get("moetedato"),
        "hours, second page": (meeting.get("start"), meeting.get("slutt")),
        "dokument": meeting.get("kilde", {}).get("dokument"),
    }


def people(meeting: Record, register: Record) -> list[tuple[str, tuple[Person, ...]]]:
    """The attendance list under the headings that the register says the form prints."""
    headings = {group["gruppe"]: group.get("overskrift", group["gruppe"]) for group in register["grupper"]}
    return [
        (
            headings.get(group.get("gruppe"), "(unknown group)"),
            tuple(
                Person(
                    name=line.get("navn", ""),
                    mark=line.get("oppmoete", ""),
                    unit=line.get("enhet"),
                    union=line.get("forbund"),
                    substitute_for=line.get("moette_for"),
                    on_cases=tuple(line.get("paa_sak", ())),
                )
                for line in group.get("personer", [])
            ),
        )
        for group in meeting.get("deltakere", [])
    ]


def slot_of(slot: Record, titles: dict[str, str]) -> Slot:
    """A slot of the record as the form prints it: with the case's title where it has none of its own."""
    start, end, case = slot.get("start"), slot.get("slutt"), slot.get("sak")
    points = slot.get("punkter")
    return Slot(
        start=start,
        end=end,
        case=case,
        title=slot.get("tittel", titles.get(case, "") if case else ""),
        points=(Block("punkt", "", 0, "-"),) if points == [] else tuple(_points(points or [], "strek")),
        responsible=tuple(slot.get("ansvarlig", ())),
        minutes=_minutes(end) - _minutes(start) if start and end else None,
    )


def _minutes(time: str) -> int:
    found = re.fullmatch(r"(\d\d):(\d\d)", time)
    return int(found[1]) * 60 + int(found[2]) if found else 0


def _points(points: Sequence[Any], marking: str, depth: int = 0) -> Iterator[Block]:
    """A tree of points as list items, labelled as the record says; an open list is one empty item."""
    for index, entry in enumerate(points):
        point: Record = {"tekst": entry} if isinstance(entry, str) else entry
        mark = {"tall": str(index + 1), "bokstav": chr(ord("a") + index), "strek": "-"}.get(marking, marking)
        yield Block("punkt", point.get("tekst", ""), depth, mark)
        if (below := point.get("punkter")) is not None:
            yield from _points(below or [""], point.get("merking", "strek"), depth + 1)


def markdown(text: str, depth: int = 0) -> Iterator[Block]:
    """The blocks of a text of the record; each stands on a line of its own."""
    for line in filter(None, text.split("\n")):
        if found := re.fullmatch(r"####? (.+)", line):
            yield Block("overskrift", found[1])
        elif found := re.fullmatch(r"((?:  )*)(?:-|(\d+)\.) (.+)", line):
            yield Block("punkt", found[3], depth + len(found[1]) // 2, found[2] or "-")
        else:
            yield Block("avsnitt", line)


def _other_business(matters: Sequence[Record]) -> Iterator[Block]:
    """Other business as the form prints it: a list of titles, what was said of each a level below it."""
    for matter in matters:
        yield Block("punkt", matter.get("tittel", ""), 0, "-")
        yield from markdown(matter.get("referat", ""), depth=1)


def sections(case: Record) -> dict[str, tuple[Block, ...]]:
    """The sections that the record's case has."""
    found: dict[str, tuple[Block, ...]] = {}
    for key in SECTION_KEYS:
        if key not in case:
            continue
        if key == "referat":
            found[key] = tuple(markdown(case[key]))
        elif key == "eventuelt":
            found[key] = tuple(_other_business(case[key]))
        else:
            found[key] = tuple(_points(case[key], "tall"))
    return found


def fields(case: Record, register: Record) -> Record:
    """What stands between the heading of a case and its first section, and what the text of the case announces."""
    return {
        "tittel": case.get("tittel"),
        "undertittel": case.get("undertittel"),
        "saksansvarlig": tuple(case.get("saksansvarlig", ())),
        "saksbehandler": tuple(case.get("saksbehandler", ())),
        "vedlegg": case.get("vedlegg", []),
        "navn": register["navn"],
    }


def announced(cases: Sequence[Record]) -> tuple[Block, ...]:
    """The matters of other business that were announced, as the list of titles told of at the start of the meeting."""
    matters = [matter for case in cases for matter in case.get("eventuelt", []) if matter.get("meldt", True)]
    return tuple(Block("punkt", matter.get("tittel", ""), 0, "-") for matter in matters)


def points_of(case: Record, key: str) -> Iterator[tuple[str, Record]]:
    """Every point of a case's proposal or decision, with its address: "42/24#2.3"."""

    def below(points: Sequence[Any], address: str) -> Iterator[tuple[str, Record]]:
        for index, entry in enumerate(points, start=1):
            point: Record = {"tekst": entry} if isinstance(entry, str) else entry
            yield f"{address}{index}", point
            yield from below(point.get("punkter", []), f"{address}{index}.")

    yield from below(case.get(key, []), f"{case.get('saksnr')}#")


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value of a document that holds no other, with the way to it."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from leaves(below, (*path, index))
    else:
        yield path, value
