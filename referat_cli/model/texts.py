"""The texts of a meeting that can be searched.

They are read from the record as it stands and not from the typed model: a search shows twenty of them, and to load the
model takes a tenth of its time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple


class Text(NamedTuple):
    """A text of the case at a place in the meeting (from 0), and the key of the record that it stands under.

    Of several proposals each is a text by itself, "forslag/B".
    """

    place: int
    field: str
    text: str


def texts_of(record: Mapping[str, Any]) -> Iterator[Text]:
    """Every text of a meeting's cases, from titles and proposals to decisions, statements and other business."""
    for place, case in enumerate(record.get("saker") or ()):
        yield from (Text(place, field, text) for field, text in texts_of_case(case).items())


def texts_of_case(case: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a case, by the names of their fields, in the order in which they stand."""
    texts = {"tittel": " ".join(filter(None, (case["tittel"], case.get("undertittel"))))}
    for field, as_text in _AS_TEXT.items():
        if not (value := case.get(field)):
            continue
        said = as_text(value)
        texts.update({field: said} if isinstance(said, str) else said)
    return {field: text for field, text in texts.items() if text}


def _proposals(proposals: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Each proposal by its letter; of two with one letter the texts are one."""
    points: dict[str, list[Any]] = {}
    for one in proposals:
        points.setdefault(f"forslag/{one['id']}", []).extend(one.get("punkter") or ())
    return {field: _points(own) for field, own in points.items()}


def _points(points: Sequence[str | Mapping[str, Any]]) -> str:
    """Points and those below them, a line each."""
    return "\n".join([point if isinstance(point, str) else _with_those_below(point) for point in points])


def _with_those_below(point: Mapping[str, Any]) -> str:
    below = point.get("punkter")
    return f"{point['tekst']}\n{_points(below)}" if below else str(point["tekst"])


def _texts(values: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join([one["tekst"] for one in values if "tekst" in one])


def _elections(elections: Sequence[Mapping[str, Any]]) -> str:
    """Elections, a line each: the office, who stood for it, and who was elected."""
    return "\n".join(map(_election, elections))


def _election(election: Mapping[str, Any]) -> str:
    candidates = [one["navn"] for one in election.get("kandidater") or ()]
    names = [*candidates, *(election.get("valgt") or ()), *(election.get("varamedlemmer") or ())]
    return ", ".join(dict.fromkeys([election["verv"], *names]))


def _other_business(matters: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join([f"{one['tittel']}\n{one.get('referat', '')}" for one in matters])


# The fields with texts, in the order in which they stand below the title, and what each says: a text, or several with
# names of their own.
_AS_TEXT: dict[str, Callable[[Any], str | dict[str, str]]] = {
    "forslag_til_vedtak": _points,
    "forslag": _proposals,
    "referat": str,
    "votering": _texts,
    "vedtak": _points,
    "valg": _elections,
    "protokolltilfoersler": _texts,
    "oppgaver": _points,
    "eventuelt": _other_business,
}
FIELDS = ("tittel", *_AS_TEXT)
