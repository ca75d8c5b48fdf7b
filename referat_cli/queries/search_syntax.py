"""The words of a search as a query to the full-text index.

The answer is an expression for SQLite's full-text search and a way to find the same words in a text. Whatever is
written, the expression is made here, of words alone: nothing that a person types is ever read as SQLite's own syntax.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Literal, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.store.stemming import places as places_of
from referat_cli.store.stemming import stem, words

# «stamme»: any form of the words; «ordrett»: as written; «begynnelse»: as written, the last a beginning.
TermKind = Literal["stamme", "ordrett", "begynnelse"]

# Quotation marks as keyboards and word processors set them. What opens without closing is a mark like any other.
_PART = re.compile(
    r'(?P<minus>[-−]?)(?:["“”„](?P<quoted>[^"“”„]*)["“”]|«(?P<guillemets>[^«»]*)»|(?P<plain>\S+))'
    r"(?P<star>\*?)"
)
_NOT = "IKKE"


class Term(NamedTuple):
    """Words that are looked for side by side, in this order: stems where any form will do."""

    words: tuple[str, ...]
    kind: TermKind

    @property
    def match(self) -> str:
        """The term in SQLite's language. Words hold no quotation marks, so nothing in them needs an escape."""
        column = "stammer" if self.kind == "stamme" else "ord"
        return f'{column}:"{" ".join(self.words)}"' + (" *" if self.kind == "begynnelse" else "")


class MatchSpan(NamedTuple):
    """Where a term stands in a text, and which of the query's terms it is."""

    start: int
    end: int
    term: int


class Query(NamedTuple):
    """What is looked for: all of the terms, and none of those left out.

    ``match`` is the expression for an FTS5 table with the columns ``ord`` and ``stammer`` (``record.stems.columns``).
    """

    match: str
    terms: tuple[Term, ...]

    def marks(self, text: str) -> list[MatchSpan]:
        """Where the terms stand in a ``composed`` text, from its beginning; they may overlap."""
        forms = words(text)
        stems = list(map(stem, forms))
        places = places_of(text)
        return sorted(
            MatchSpan(places[first][0], places[first + len(term.words) - 1][1], number)
            for number, term in enumerate(self.terms)
            for first in _found(term, stems if term.kind == "stamme" else forms)
        )


def _found(term: Term, side: list[str]) -> Iterator[int]:
    """The places in a list of words that the term begins at."""
    *before, last = term.words
    ends: Iterable[int]
    if term.kind == "begynnelse":
        ends = [index for index, word in enumerate(side) if word.startswith(last)]
    else:
        ends = _all(last, side)
    for end in ends:
        first = end - len(before)
        if first >= 0 and side[first:end] == before:
            yield first


def _all(word: str, side: list[str]) -> Iterator[int]:
    """Every place of a word in a list."""
    place = -1
    with suppress(ValueError):
        while True:
            place = side.index(word, place + 1)
            yield place


def understood(written: str) -> Query:
    """A person's words as a query.

    Plain words are found in any form, «phrases in quotation marks» word for word, ``samhandl*`` by its beginning. What
    is written together (42/24, e-post, kari@example.org) stands together. A minus sign before a word, or IKKE, leaves
    out what holds it. Raises UserError where there is nothing to look for.
    """
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for term, left_out in _terms(written):
        (unwanted if left_out else wanted)[term] = None
    if not wanted:
        if unwanted:
            raise UserError(
                _("Søket «{words}» sier bare hva som ikke skal finnes; skriv også et ord som skal finnes.").format(
                    words=written.strip()
                )
            )
        if written.strip():
            raise UserError(
                _("Søket «{words}» har ingen ord; skriv minst ett ord å lete etter.").format(words=written.strip())
            )
        raise UserError(_("Søket er tomt; skriv minst ett ord å lete etter."))
    match = " AND ".join(term.match for term in wanted)
    if unwanted:
        match = f"({match}) NOT ({' OR '.join(term.match for term in unwanted)})"
    return Query(match, tuple(wanted))


def _terms(written: str) -> Iterator[tuple[Term, bool]]:
    """The terms in the order they are written, and whether each is left out."""
    waiting = False
    for part in _PART.finditer(written):
        if part["plain"] == _NOT and not part["minus"] and not waiting:
            waiting = True
            continue
        term = _term(part)
        if term:
            yield term, waiting or bool(part["minus"])
            waiting = False
    if waiting:  # nothing follows that could be left out, so it is a word like any other
        yield Term((stem(_NOT.lower()),), "stamme"), False


def _term(part: re.Match[str]) -> Term | None:
    quoted = part["quoted"] if part["quoted"] is not None else part["guillemets"]
    found = words(part["plain"] if quoted is None else quoted)
    if not found:
        return None
    if part["star"] or (quoted is None and part["plain"].endswith("*")):
        return Term(tuple(found), "begynnelse")
    if quoted is not None:
        return Term(tuple(found), "ordrett")
    return Term(tuple(map(stem, found)), "stamme")
