"""What the public record holds of a closed case: its number, its title and the legal basis, and nothing else.

Everything here works on a meeting as the file says it, with the record's own keys, and takes whatever shape it has:
what does not fit the schema may be of a closed case too.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import compress
from typing import Any

from referat_cli.model.case_numbers import as_said, names_of

# The key that closes a case, and what else may stand in a case that has it.
CLOSED, BASIS = "lukket", "hjemmel"
_OF_CASE = frozenset({"saksnr", "tittel", CLOSED})
# What its slot of the agenda may say, an entry about it among the corrections, and one about what the paper says.
_OF_SLOT = frozenset({"sak", "dag", "start", "slutt", "minutter"})
_OF_CORRECTION = frozenset({"dato", "sak", "gjelder", "tekst"})
_OF_DEPARTURE = frozenset({"sak"})
# What a correction may say of one: that it was closed, and what was corrected of what is public.
CORRECTIONS = {
    "nb": ("Saken er lukket.", "Tittelen er rettet.", "Hjemmelen er rettet."),
    "nn": ("Saka er lukka.", "Tittelen er retta.", "Heimelen er retta."),
}
# What stands in the place of a text that is not shown.
LEFT_OUT = "…"
_SILENT = frozenset({LEFT_OUT, *(sentence for sentences in CORRECTIONS.values() for sentence in sentences)})

# The name of a case in its meeting, by which the rest of the file means it: its number, or "+3" for the third without.
Reference = str
# A closed case as the record has it: its number, its title and why it is closed.
PublicCase = Mapping[str, Any]
# Where something stands in the file.
Steps = tuple[str | int, ...]


def references(meeting: object) -> list[Reference]:
    """The name of each case of a meeting."""
    return list(names_of(_text(case, "saksnr") for case in _entries(meeting, "saker")))


def closed_cases(meeting: object) -> set[Reference]:
    """The names of the cases that the meeting says are closed."""
    closed = [isinstance(case, Mapping) and CLOSED in case for case in _entries(meeting, "saker")]
    return set(compress(references(meeting), closed)) if any(closed) else set()


def leaks(meeting: object) -> Iterator[Steps]:
    """The places of everything that the meeting says of a closed case and the public record must not hold."""
    closed = closed_cases(meeting)
    if not closed:
        return
    yield from _leaks_of_cases(meeting)
    closed = {as_said(name) for name in closed}  # what names a case may spell its number otherwise
    for place, slot in enumerate(_entries(meeting, "saksliste")):
        if as_said(_text(slot, "sak")) in closed:
            yield from (("saksliste", place, key) for key in slot if key not in _OF_SLOT)
    for place, entry in enumerate(_entries(meeting, "rettelser")):
        if closed.intersection(as_said(str(name)) for name in _entries(entry, "gjelder")):
            kept = _OF_CORRECTION if _text(entry, "tekst") in _SILENT else _OF_CORRECTION - {"tekst"}
            yield from (("rettelser", place, key) for key in entry if key not in kept)
    source = meeting.get("kilde") if isinstance(meeting, Mapping) else None
    for place, entry in enumerate(_entries(source, "avvik")):
        if as_said(_text(entry, "sak")) in closed:
            said = (key for key in entry if key not in _OF_DEPARTURE and entry[key] != LEFT_OUT)
            yield from (("kilde", "avvik", place, key) for key in said)


def _leaks_of_cases(meeting: object) -> Iterator[Steps]:
    for place, case in enumerate(_entries(meeting, "saker")):
        if isinstance(case, Mapping) and CLOSED in case:
            yield from (("saker", place, key) for key in case if key not in _OF_CASE)
            why = case[CLOSED] if isinstance(case[CLOSED], Mapping) else {}
            yield from (("saker", place, CLOSED, key) for key in why if key != BASIS)


def _entries(holder: object, key: str) -> list[Any]:
    """What is listed under a key, nothing where no list stands there."""
    found = holder.get(key) if isinstance(holder, Mapping) else None
    return found if isinstance(found, list) else []


def _text(holder: object, key: str) -> str:
    """The text under a key, "" where none stands there."""
    found = holder.get(key) if isinstance(holder, Mapping) else None
    return found if isinstance(found, str) else ""


def closed_later(meeting: Any, later: Mapping[Reference, PublicCase], *, shown: bool) -> Any:  # noqa: ANN401 - as below
    """An older version of a meeting, that says no more of the cases that have been closed since than is public today.

    Where it is ``shown``, they are closed in it; else they are not yet, so that the closing of one is a change.
    """
    names = references(meeting)
    since = [name in later and CLOSED not in case for name, case in zip(names, _entries(meeting, "saker"), strict=True)]
    if not any(since):
        return meeting
    cases = [later[name] if new else case for name, case, new in zip(names, meeting["saker"], since, strict=True)]
    found = without_leaks({**meeting, "saker": cases})
    if shown:
        return found
    open_again = [
        {key: value for key, value in case.items() if key != CLOSED} if new else case
        for case, new in zip(found["saker"], since, strict=True)
    ]
    return {**found, "saker": open_again}


def without_leaks(meeting: Any) -> Any:  # noqa: ANN401 - whatever the file says
    """The meeting as it is read: nothing is left of `leaks`; where nothing has to go it is the same value.

    Everything that stays keeps its place, and a text that must be there is `LEFT_OUT`.
    """
    places = list(leaks(meeting))
    if not places:
        return meeting
    found = _copied(meeting, places)
    for *above, key in places:
        holder = found
        for step in above:
            holder = holder[step]
        if above[0] in {"saker", "saksliste"}:
            del holder[key]
        else:
            holder[key] = LEFT_OUT
    return found


def _copied(value: Any, places: Collection[Steps]) -> Any:  # noqa: ANN401 - as above
    """A value in which what stands on the way to these places is a copy."""
    below: dict[str | int, list[Steps]] = {}
    for place in places:
        if place:
            below.setdefault(place[0], []).append(place[1:])
    if isinstance(value, dict):
        return {key: _copied(inner, below[key]) if key in below else inner for key, inner in value.items()}
    if isinstance(value, list):
        return [_copied(inner, below[at]) if at in below else inner for at, inner in enumerate(value)]
    return value
