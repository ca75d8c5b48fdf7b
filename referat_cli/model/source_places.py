"""Where in the paper the parts of a meeting stand: what `steder` names, and what each of its places is of.

A part of a meeting taken over from paper is named by its key ("deltakere", "moetested"), a case by what the meeting
calls it ("42/24", "+3"), and a part of a case by both ("42/24#vedtak", "42/24#forslag.B"). What stands in a part is
walked in reading order: each person, each row of the agenda and each point, those below a point after it.

Everything here works on a meeting as the file says it, and takes whatever shape it has.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from referat_cli.i18n import _, ngettext
from referat_cli.model.closed import references
from referat_cli.model.place_runs import PlaceRun, read_places
from referat_cli.model.problem import Where

# The keys of a meeting that are no part of what the paper says, or that have parts of their own.
_NOT_OF_PAPER = frozenset({"utvalg", "status", "godkjent", "kilde", "rettelser", "saker", "steder"})
# The keys of a case that have a place of their own; the others stand at its head.
_OF_CASE = (
    *("forslag_til_vedtak", "habilitet", "referat", "vedlegg", "foelger_opp", "votering", "vedtak", "valg"),
    *("protokolltilfoersler", "oppgaver", "eventuelt"),
)
_PROPOSALS, _BELOW, _PEOPLE = "forslag", "punkter", "personer"


class SourcePart(NamedTuple):
    """A part of a meeting: its name, and the places in the record of what stands in it, in reading order."""

    name: str
    entries: tuple[Where, ...]


def source_parts(meeting: object) -> Iterator[SourcePart]:
    """The parts of a meeting that may stand on its paper, in the order of the record."""
    if not isinstance(meeting, Mapping):
        return
    for key, value in meeting.items():
        if key not in _NOT_OF_PAPER:
            yield SourcePart(str(key), tuple(_entries(value, (key,))))
    cases = meeting.get("saker")
    for place, name in enumerate(references(meeting)):
        case = cases[place] if isinstance(cases, list) else None
        if isinstance(case, Mapping):
            yield from _parts_of_case(case, name, ("saker", place))


def _parts_of_case(case: Mapping[str, Any], name: str, where: Where) -> Iterator[SourcePart]:
    yield SourcePart(name, (where,))
    for key in case:
        if key in _OF_CASE:
            yield SourcePart(f"{name}#{key}", tuple(_entries(case[key], (*where, key))))
        elif key == _PROPOSALS and isinstance(case[key], list):
            yield from _parts_of_proposals(case[key], name, (*where, key))


def _parts_of_proposals(proposals: list[Any], name: str, where: Where) -> Iterator[SourcePart]:
    """A proposal's part is its points; of one without any the proposal itself."""
    for place, proposal in enumerate(proposals):
        if not isinstance(proposal, Mapping):
            continue
        points = tuple(_entries(proposal.get(_BELOW) or [], (*where, place, _BELOW)))
        yield SourcePart(f"{name}#{_PROPOSALS}.{proposal.get('id')}", points or ((*where, place),))


def _entries(value: object, where: Where) -> Iterator[Where]:
    """What stands in a value one by one; a group is its people."""
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from _entries(item, (*where, place))
    elif isinstance(value, Mapping) and value.get(_PEOPLE):
        yield from _entries(value[_PEOPLE], (*where, _PEOPLE))
    else:
        yield where
        if isinstance(value, Mapping) and value.get(_BELOW):
            yield from _entries(value[_BELOW], (*where, _BELOW))


class PartPlaces(NamedTuple):
    """A part with the places that the record gives for it; ``entries`` is empty where the record has no such part."""

    name: str
    entries: tuple[Where, ...]
    runs: tuple[PlaceRun, ...]

    @property
    def how_many(self) -> int:
        """How many places there are."""
        return sum(run.length for run in self.runs)

    def placed(self) -> Iterator[tuple[Where, str]]:
        """Each that stands in the part, with its place; of a part that fits."""
        return zip(self.entries, (place for run in self.runs for place in run.places()), strict=True)

    @property
    def fits(self) -> bool:
        """Whether there is a place for each that stands in the part, and no more."""
        return self.how_many == len(self.entries)

    @property
    def misfit(self) -> str:
        """The sentence about how many places there are, and how much stands in the part."""
        places = ngettext("{n} sted", "{n} steder", self.how_many).format(n=self.how_many)
        there = ngettext("{n} punkt", "{n} punkter", len(self.entries)).format(n=len(self.entries))
        return _("«{part}» har {places} i kilden, men {there} i møtet").format(
            part=self.name, places=places, there=there
        )


def recorded_places(meeting: object) -> Iterator[tuple[int, PartPlaces]]:
    """The parts that the record has places for, as it lists them, each with its number on the list."""
    listed = meeting.get("steder") if isinstance(meeting, Mapping) else None
    parts = {part.name: part.entries for part in source_parts(meeting)} if listed else {}
    for number, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, Mapping) and isinstance(entry.get("linjer"), str):
            name = str(entry.get("del"))
            yield number, PartPlaces(name, parts.get(name, ()), read_places(entry["linjer"]))
