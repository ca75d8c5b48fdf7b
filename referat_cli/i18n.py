"""The language that the tool speaks to people: Norwegian at the source, through gettext.

Norwegian (bokmål) is the source language: a message is written in Norwegian in the code and passes through ``_``, so
that a catalogue in another language can be added without touching the code. The machine's locale changes nothing,
because the same commit must give the same answer on every machine.

A record in nynorsk is shown in nynorsk: what is said inside `speaking` has the words of `nynorsk.WORDS`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations
from typing import TypeVar

Name = TypeVar("Name", bound=str)

_translations = NullTranslations()
_words: ContextVar[Mapping[str, str] | None] = ContextVar("words", default=None)


def _(message: str) -> str:
    """The message in the language that is spoken."""
    words = _words.get()
    said = _translations.gettext(message)
    return words.get(message, said) if words else said


def marked(message: str) -> str:
    """The message itself, for a table that is made before anybody knows which language is spoken."""
    return message


class Messages(dict[Name, str]):
    """Messages by their names, each in the language that is spoken when it is looked up; made with `marked`."""

    def __getitem__(self, name: Name) -> str:
        """The message of that name."""
        return _(super().__getitem__(name))


def ngettext(one: str, several: str, number: int) -> str:
    """The message for one or for several, in the language that is spoken."""
    words = _words.get()
    said = _translations.ngettext(one, several, number)
    return words.get(said, said) if words else said


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say what is said inside in the written Norwegian of a record: "nb" or "nn"."""
    before = _words.set(_catalogue(language))
    try:
        yield
    finally:
        _words.reset(before)


def _catalogue(language: str) -> Mapping[str, str] | None:
    if language != "nn":
        return None
    from referat_cli.nynorsk import WORDS  # noqa: PLC0415 - few records are written in it

    return WORDS


def spoken() -> str:
    """The language that is spoken: "nb" or "nn"."""
    return "nn" if _words.get() else "nb"
