"""Names that have the surname first: "Moe, Siv", "Vik, Ola (leder)"."""

import re

from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import has_no_name, is_function, is_party, is_role
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.bodies import is_body, is_institution
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

_TURNED = phrase(
    rf"\s*(?P<last>{CAPITAL}[\w'-]+), (?P<first>{CAPITAL}[\w.-]+(?: {CAPITAL}[\w.-]*){{0,2}})(?P<more>\s*[,(–-].*)?",
    re.NOFLAG,
)


def turned_name(text: str) -> re.Match[str] | None:
    """The surname, the first name and what stands behind, of a text that may be such a name."""
    found = _TURNED.fullmatch(text.rstrip())
    is_other = found is not None and any(
        says(found[part])
        for part in ("first", "last")
        for says in (is_party, is_function, is_role, is_body, is_institution, has_no_name)
    )
    return None if is_other else found


def with_first_name_first(name: Piece, found: re.Match[str], ledger: Ledger) -> SourceLine:
    """Such a name as others are written: "Ola Vik (leder)"."""
    parts = [name.part(*found.span(one)).stripped() for one in ("first", "last", "more") if found[one]]
    return ledger.joined(parts, name.line)
