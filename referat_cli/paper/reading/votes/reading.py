"""What a sentence says of a vote, and that as keys of the record."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from referat_cli.model.meeting import Vote
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.counts import VoteCount
from referat_cli.render.labels import listed

Result = Literal["vedtatt", "falt"]


class VoteReading(NamedTuple):
    """What one sentence says of a vote: on what (addresses, or a piece with what has no address), and how it went.

    ``recalled`` is whether the sentence does not say what the vote was on.
    """

    on: tuple[str, ...]
    against: tuple[str, ...]
    matter: Piece | None
    counted: VoteCount
    result: Result | None
    trial: bool = False
    recalled: bool = False


def record_of(reading: VoteReading) -> Iterator[tuple[str, Any]]:
    """The keys of a vote with their values, names apart, in the order of the record."""
    values = dict(reading.counted.values)
    votes_for, votes_against = values.get("for"), values.get("imot")
    if is_turned(reading) and votes_for is not None:
        values["for"], values["imot"] = votes_against, votes_for
    if reading.on:
        yield "gjelder", list(reading.on)
    if reading.against:
        yield "satt_opp_mot", list(reading.against)
    if reading.matter:
        yield "tekst", reading.matter.text
    yield from ((key, value) for key, value in values.items() if value is not None)
    if reading.trial:
        yield "proeve", True
    if reading.result:
        yield "resultat", reading.result


def is_turned(reading: VoteReading) -> bool:
    """Whether the paper names those who won first, though what it is about fell: "falt med 27 mot 8 stemmer"."""
    values = reading.counted.values
    if (
        reading.result != "falt"
        or reading.counted.names_sides
        or "flertall" in values
        or None in (values.get("for"), values.get("imot"))
    ):
        return False
    return bool(values["for"] > values["imot"])


def has_numbers(vote: dict[str, Any], reading: VoteReading) -> bool:
    """Whether a vote is the one whose numbers the heading of the decision says again."""
    numbers = reading.counted.values
    turned = {{"for": "imot", "imot": "for"}.get(key, key): number for key, number in numbers.items()}
    if vote.get("resultat") == "falt":
        return "satt_opp_mot" in vote and turned.items() <= vote.items()
    return bool(numbers.items() <= vote.items())


def described(vote: dict[str, Any]) -> str:
    """A vote on one line, in the order of the record."""
    return ", ".join(f"{key}: {_written(vote[key])}" for key in Vote.__struct_encode_fields__ if key in vote)


def _written(value: object) -> str:
    if isinstance(value, list):
        return listed([str(one) for one in value])
    return "true" if value is True else str(value)
