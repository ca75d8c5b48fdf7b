"""The texts of a meeting that can be searched.

They are read from the record as it stands and not from the typed model: a search shows twenty of them, and to load the
model takes a tenth of its time.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple


class Text(NamedTuple):
    """A text of the case at a place in the meeting (from 0), and the key of the record that it stands under.

    Of several proposals each is a text by itself, "forslag/B".
    """

    place: int
    field: str
    text: str


# The fields with texts, in the order in which they stand.
FIELDS = (
    *("tittel", "forslag_til_vedtak", "forslag", "referat", "votering", "vedtak", "valg"),
    *("protokolltilfoersler", "oppgaver", "eventuelt"),
)


def texts_of(record: Mapping[str, Any]) -> Iterator[Text]:
    """Every text of a meeting's cases, from titles and proposals to decisions, statements and other business."""
    for place, case in enumerate(record.get("saker") or ()):
        yield from (Text(place, field, text) for field, text in texts_of_case(case).items())


def texts_of_case(case: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a case, by the names of their fields, in the order in which they stand."""
    proposals: dict[str, list[str]] = {}
    for one in _list(case, "forslag"):
        proposals.setdefault(f"forslag/{one['id']}", []).extend(_points(_list(one, "punkter")))
    texts = {
        "tittel": " ".join(filter(None, (case["tittel"], case.get("undertittel")))),
        "forslag_til_vedtak": "\n".join(_points(_list(case, "forslag_til_vedtak"))),
        **{field: "\n".join(points) for field, points in proposals.items()},
        "referat": case.get("referat"),
        "votering": "\n".join(one["tekst"] for one in _list(case, "votering") if "tekst" in one),
        "vedtak": "\n".join(_points(_list(case, "vedtak"))),
        "valg": "\n".join(map(_election, _list(case, "valg"))),
        "protokolltilfoersler": "\n".join(one["tekst"] for one in _list(case, "protokolltilfoersler")),
        "oppgaver": "\n".join(_points(_list(case, "oppgaver"))),
        "eventuelt": "\n".join(f"{one['tittel']}\n{one.get('referat', '')}" for one in _list(case, "eventuelt")),
    }
    return {field: text for field, text in texts.items() if text}


def _list(case: Mapping[str, Any], key: str) -> Sequence[Any]:
    return case.get(key) or ()


def _election(election: Mapping[str, Any]) -> str:
    """An election as a line: the office, who stood for it, and who was elected."""
    candidates = [one["navn"] for one in _list(election, "kandidater")]
    names = [*candidates, *_list(election, "valgt"), *_list(election, "varamedlemmer")]
    return ", ".join(dict.fromkeys([election["verv"], *names]))


def _points(points: Sequence[str | Mapping[str, Any]]) -> Iterator[str]:
    for point in points:
        if isinstance(point, str):
            yield point
        else:
            yield point["tekst"]
            yield from _points(point.get("punkter") or ())
