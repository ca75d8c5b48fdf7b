"""The texts of a meeting that can be searched.

They are read from the record as it stands and not from the typed model: a search shows twenty of them, and to load the
model takes a tenth of its time.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple


class Text(NamedTuple):
    """A text of the case at a place in the meeting (from 0), and the key of the record that it stands under."""

    place: int
    field: str
    text: str


# The fields with texts, in the order in which they stand.
FIELDS = ("tittel", "forslag_til_vedtak", "referat", "vedtak", "eventuelt")


def texts_of(record: Mapping[str, Any]) -> Iterator[Text]:
    """Every text of a meeting's cases: titles, proposals, minutes, decisions and other business."""
    for place, case in enumerate(record.get("saker") or ()):
        yield Text(place, "tittel", " ".join(filter(None, (case["tittel"], case.get("undertittel")))))
        texts = {
            "forslag_til_vedtak": "\n".join(_points(case.get("forslag_til_vedtak") or ())),
            "referat": case.get("referat"),
            "vedtak": "\n".join(_points(case.get("vedtak") or ())),
            "eventuelt": "\n".join(f"{one['tittel']}\n{one.get('referat', '')}" for one in case.get("eventuelt") or ()),
        }
        yield from (Text(place, field, text) for field, text in texts.items() if text)


def _points(points: Sequence[str | Mapping[str, Any]]) -> Iterator[str]:
    for point in points:
        if isinstance(point, str):
            yield point
        else:
            yield point["tekst"]
            yield from _points(point.get("punkter") or ())
