"""First names alone, as short minutes have them, with what somebody is beside them: "rektor Mona", "Ove kasserer"."""

import re

from referat_cli.paper.reading.people.names_and_offices import (
    has_no_name,
    is_function,
    is_name,
    is_party,
    is_role,
)
from referat_cli.paper.reading.words.phrases import CAPITAL

# How an office of several ends: "foreldrekontaktene", "ledere", "lærarar".
_OF_SEVERAL = ("ene", "ane", "e", "ar")
# So many words are a first name: "Per Ivar".
MOST_FIRST_NAMES = 2
_FIRST_NAME = re.compile(rf"{CAPITAL}[^\W\d_A-ZÆØÅ]+(?:-{CAPITAL}[^\W\d_A-ZÆØÅ]+)?")
_BESIDE = re.compile(
    rf"(?P<before>(?:[a-zæøå]{{3,}} )?[a-zæøå]{{3,}}|[A-ZÆØÅ][a-zæøå]{{2,}}):? (?P<first>{_FIRST_NAME.pattern})"
    rf"|(?P<second>{_FIRST_NAME.pattern}) (?P<after>[a-zæøå]{{3,}})"
)


def beside_first_name(text: str) -> re.Match[str] | None:
    """A first name with a word before or after it; none of what belongs to a body: "Styrets medlem"."""
    found = _BESIDE.fullmatch(text)
    first = (found["first"] or found["second"]) if found else ""
    return found if first and not (has_no_name(first) or has_no_name(first.removesuffix("s"))) else None


def has_office_before(text: str) -> bool:
    """Whether a text is a first name after what somebody is, or what several are: "Foreldrekontaktene Mina"."""
    found = beside_first_name(text)
    return found is not None and found["before"] is not None and is_office(found["before"])


def is_office(word: str) -> bool:
    """Whether a word is what somebody is, or several are: "kontaktlærer", "foreldrekontaktene"."""
    return is_role(word) or any(is_function(word.removesuffix(end)) for end in _OF_SEVERAL if word.endswith(end))


def is_first_name_alone(text: str) -> bool:
    """Whether a text is a name without a surname, perhaps with what somebody is."""
    found = beside_first_name(text)
    office = (found["before"] or found["after"]) if found else ""
    name = (found["first"] or found["second"]) if found and is_office(office) else text
    words = name.split()
    return (
        0 < len(words) <= MOST_FIRST_NAMES
        and all(_FIRST_NAME.fullmatch(word) for word in words)
        and not (is_function(name) or is_party(name))
        and not has_no_name(name)
    )


def is_somebody(text: str) -> bool:
    """Whether a text is the name of a person, or a first name alone."""
    return is_name(text) or is_first_name_alone(text)
