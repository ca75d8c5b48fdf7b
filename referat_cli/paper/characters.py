"""Characters that cannot stand on paper, and where in the record they are.

What nobody can see stands on no paper, whatever its format; what the fonts of a PDF lack, the PDF alone refuses.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec

from referat_cli.i18n import _
from referat_cli.model.case_numbers import has_number
from referat_cli.model.fields import as_json
from referat_cli.model.hidden_characters import HIDDEN
from referat_cli.model.meeting import Meeting
from referat_cli.model.user_error import UserError
from referat_cli.paper.printed import Printed
from referat_cli.paper.tree import Paper
from referat_cli.render.labels import label

_HIDDEN = re.compile(f"[{HIDDEN}]")

# Keys that only hold what is named by the one before them.
_HOLDERS = ("tekst", "personer", "punkter")
_POINTS = ("vedtak", "forslag_til_vedtak", "punkter")


class UnprintableCharacterError(UserError):
    """A text of a paper has a character that cannot stand there.

    ``sentence`` says so of {character}, and what to do; the place in the record comes before it (`saying_where`).
    """

    def __init__(self, character: str, sentence: str) -> None:
        super().__init__(sentence.format(character=_described(character)))
        self.character = character


def _described(character: str) -> str:
    number = f"U+{ord(character):04X}"
    return number if _HIDDEN.match(character) or not character.isprintable() else f"«{character}» ({number})"


def check_characters(paper: Paper) -> None:
    """Raise `UnprintableCharacterError` where a paper has a character that no format can show."""
    for text in texts(msgspec.to_builtins(paper)):
        if found := _HIDDEN.search(text):
            raise UnprintableCharacterError(
                found[0], _("tegnet {character} kan ikke stå på papir; se «referat validate», og skriv det om.")
            )


def texts(value: object) -> Iterator[str]:
    """Every text in a plain value."""
    yield from (text for _keys, text in _places(value, ()))


@contextmanager
def saying_where(printed: Printed) -> Iterator[None]:
    """Say of a character that cannot stand on the paper of a meeting where in the record it is."""
    try:
        yield
    except UnprintableCharacterError as error:
        where = _where(printed, error.character)
        sentence = f"{where}: {error}"
        raise UserError(sentence) from error


def _where(printed: Printed, character: str) -> str:
    """The first place in the meeting that has a character, else the register, which has the headings."""
    for keys, text in _places(as_json(printed.meeting), ()):
        if character in text:
            return _described_place(printed.meeting, keys)
    return _("Registeret (utvalg.yaml)")


Keys = tuple[str | int, ...]


def _places(value: object, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*keys, key))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _places(inner, (*keys, place))


def _described_place(meeting: Meeting, keys: Keys) -> str:
    """A place as people say it: "Sak 3/26, vedtak punkt 2.1", "Møtet 2026-03-04, deltakere, navn"."""
    if keys[0] == "saker" and isinstance(keys[1], int):
        case = meeting.cases[keys[1]]
        head = _("Sak {number}") if has_number(case.number) else _("Saken {number} i møtet")
        return ", ".join([head.format(number=case.number), *_described_keys(keys[2:])])
    return ", ".join([_("Møtet {date}").format(date=meeting.date), *_described_keys(keys)])


def _described_keys(keys: Sequence[str | int]) -> Iterator[str]:
    """Each key of a place, with the number of the point or of the one of several that it is in."""
    said = ""
    points: list[str] = []
    for place, key in enumerate(keys):
        before = keys[place - 1] if place else ""
        if isinstance(key, int):
            if before in _POINTS:
                points.append(str(key + 1))
            elif before not in _HOLDERS and before != "deltakere":
                said += f" {key + 1}"
        elif key not in _HOLDERS:
            if said:
                yield said
            said = label(key)
    number = ".".join(points)
    yield _("{part} punkt {number}").format(part=said, number=number) if points else said
