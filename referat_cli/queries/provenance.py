"""Where each part of a meeting stands on the paper that it was taken over from."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from referat_cli.model.problem import Where
from referat_cli.model.source_places import PartPlaces, recorded_places

# What a thing of the record is called by where it is no text itself: the first of these keys that it has.
_NAMES = ("tekst", "tittel", "navn", "verv", "sak", "saksnr")
# The keys of lists whose entries have numbers.
_POINTS = frozenset({"punkter", "forslag_til_vedtak", "vedtak", "oppgaver"})


class Provenance(NamedTuple):
    """A part of a meeting, or a point of it by its number, its page and line, and what it says.

    ``misfit`` is the sentence about a part whose places do not fit what stands in it; then it has no place.
    """

    part: str
    number: str
    place: str
    text: str
    misfit: str = ""


def provenance(meeting: Mapping[str, Any], case: str | None = None) -> Iterator[Provenance]:
    """What stands where on the paper, of a meeting or of one case of it, as the record lists it."""
    for _number, part in recorded_places(meeting):
        if part.entries and (case is None or part.name.partition("#")[0] == case):
            yield from _rows(meeting, part)


def _rows(meeting: Mapping[str, Any], part: PartPlaces) -> Iterator[Provenance]:
    if not part.fits:
        yield Provenance(part.name, "", "", "", part.misfit)
        return
    for where, place in part.placed():
        value, number = _found(meeting, where)
        yield Provenance(part.name, number, place, _text(value))


def _found(meeting: Mapping[str, Any], where: Where) -> tuple[Any, str]:
    """What stands at a place of the record, and its number where it is a point."""
    value: Any = meeting
    numbers: list[str] = []
    key = ""
    for step in where:
        if isinstance(step, int) and key in _POINTS:
            unnumbered = [isinstance(one, Mapping) and bool(one.get("unummerert")) for one in value[: step + 1]]
            numbers.append(f"{'u' * unnumbered[-1]}{unnumbered.count(unnumbered[-1])}")
        key = step if isinstance(step, str) else key
        value = value[step]
    return value, ".".join(numbers)


def _text(value: object) -> str:
    """What a thing of the record says, on one line."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in _NAMES if key in value), "")
    return " ".join(str(value).split())
