"""Which committee's minutes a document is, by the registers that there are."""

import re
from collections.abc import Iterable, Sequence

from referat_cli.model.names import fold, slug
from referat_cli.model.register import Register
from referat_cli.paper.reading.source import SourceDocument
from referat_cli.paper.reading.words.bodies import is_body
from referat_cli.paper.reading.words.clock import dates_in

# The committee is named where the paper begins; further down it may be any.
_LINES = 80
# The longest that the code of a committee may be.
_LONGEST = 60
_MEETING = re.compile(r"(?<=[^\W\d_]{5})s?-?møtet?$", re.IGNORECASE)


def committees_named(document: SourceDocument, registers: Sequence[Register]) -> list[Register]:
    """The committees that the first line to name any of them names: by its name, else by its code."""
    texts = [line.text for each in document.lines for line in each.lines() if line.text.strip()][:_LINES]
    for naming in (_named, _coded):
        for text in texts:
            if found := naming(text, registers):
                return found
    return []


def _named(text: str, registers: Iterable[Register]) -> list[Register]:
    """Those whose name stands in a text; a name that is a part of another one's is not meant by it."""
    words = f" {fold(text)} "
    names = {one.committee.code: fold(one.committee.name) for one in registers}
    there = {code for code, name in names.items() if name and f" {name} " in words}
    longest = {code for code in there if not any(f" {names[code]} " in f" {names[o]} " for o in there - {code})}
    return [one for one in registers if one.committee.code in longest]


def _coded(text: str, registers: Iterable[Register]) -> list[Register]:
    """Those whose code stands in a text in capitals, as codes are written."""
    words = {*re.findall(r"[\w-]+", text)}
    return [one for one in registers if one.committee.code.upper() in words]


def code_of_first_line(document: SourceDocument) -> str:
    """A code for a committee that a document does not name: what it begins with, which is most often whose it is."""
    texts = (slug(_without_day(line.text)) for each in document.lines for line in each.lines())
    first = next(filter(None, texts), "")
    return first if len(first) <= _LONGEST else first[: _LONGEST + 1].rpartition("-")[0] or first[:_LONGEST]


def _without_day(text: str) -> str:
    """A first line without the day that it ends with, and whose meeting it is of: "Elevrådsmøte 12. februar 2026"."""
    days = dates_in(text, "2000")
    bare = text[: days[0].start].rstrip(" ,–-") if days and not text[days[-1].end :].strip(" .") else text
    return bare if is_body(bare) else _MEETING.sub("", bare)
