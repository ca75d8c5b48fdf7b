"""Names that have the surname first: "Moe, Siv", "Vik, Ola (leder)"."""

import re

from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import has_no_name, is_function, is_party, is_role
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.bodies import is_body, is_institution
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

_LAST, _FIRST = rf"{CAPITAL}[\w'-]+", rf"{CAPITAL}[\w.-]+(?: {CAPITAL}[\w.-]*){{0,2}}"
# What is said of somebody: what they are, a column, for whom or on what they met.
_SAID = r"(?:for|på|under|ved|til|fra|frå|i|møtte|møtt|møter|deltok|kom|gikk|gjekk|var)\b"
_MORE = rf"\s*[,(–-].*|\s*\t.*|\s{{2,}}.*|\s+{_SAID}.*"
_TURNED = phrase(rf"\s*(?P<last>{_LAST}), (?P<first>{_FIRST})(?P<more>{_MORE})?", re.NOFLAG)
_DOUBLE = phrase(rf"\s*(?P<last>{_LAST} {_LAST}), (?P<first>{_FIRST})(?P<more>{_MORE})?", re.NOFLAG)


def turned_name(text: str) -> re.Match[str] | None:
    """The surname, the first name and what stands behind, of a text that may be such a name."""
    return _people_only(_TURNED.fullmatch(text.rstrip()))


def turned_double_name(text: str) -> re.Match[str] | None:
    """The same of one with two surnames, "Moe Vik, Siv", which looks like somebody and where they are from."""
    return _people_only(_DOUBLE.fullmatch(text.rstrip()))


def _people_only(found: re.Match[str] | None) -> re.Match[str] | None:
    is_other = found is not None and any(
        says(found[part])
        for part in ("first", "last")
        for says in (is_party, is_function, is_role, is_body, is_institution, has_no_name)
    )
    return None if is_other else found


def with_first_name_first(name: Piece, found: re.Match[str], ledger: Ledger) -> SourceLine:
    """Such a name as others are written: "Ola Vik (leder)"; what stands in columns behind it stays where it is."""
    return ledger.joined([name.part(*found.span(one)) for one in ("first", "last", "more") if found[one]], name.line)
