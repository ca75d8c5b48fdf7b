"""The words of a search as a query to the full-text index.

The answer is an expression for SQLite's full-text search and a way to find the same words in a text. Whatever is
written, the expression is made here, of words alone: nothing that a person types is ever read as SQLite's own syntax.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import product
from math import prod
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
# «e-post» is looked for in each form of both words beside each form of the other: five by five. More than this takes a
# noticeable time.
_MOST_PHRASES = 1000


class Term(NamedTuple):
    """Words that are looked for side by side, in this order: stems where any form will do."""

    words: tuple[str, ...]
    kind: TermKind

    def match(self, forms: Callable[[str], Sequence[str]]) -> str:
        """The term in SQLite's language. Words hold no quotation marks, so nothing in them needs an escape.

        ``forms`` are the words of the index that have a stem. Raises UserError where they make too many phrases.
        """
        if self.kind != "stamme":
            return _phrase(self.words) + (" *" if self.kind == "begynnelse" else "")
        places = list(map(forms, self.words))
        if prod(map(len, places)) > _MOST_PHRASES:
            raise UserError(
                _("Søket har ord skrevet i ett som kan stå i for mange former; sett dem i «anførselstegn».")
            )
        # What has no form is in no text, and neither is a phrase without words.
        phrases = product(*places) if all(places) else [()]
        return f"({' OR '.join(map(_phrase, phrases))})"


def _phrase(words: Iterable[str]) -> str:
    return f'"{" ".join(words)}"'


class MatchSpan(NamedTuple):
    """Where a term stands in a text, and which of the query's terms it is."""

    start: int
    end: int
    term: int


class Query(NamedTuple):
    """What is looked for: all of the terms, and none of those left out."""

    terms: tuple[Term, ...]
    left_out: tuple[Term, ...] = ()

    def match(self, forms: Callable[[str], Sequence[str]]) -> str:
        """The expression for an FTS5 table of texts by their words; ``forms`` as in `Term.match`."""
        wanted = " AND ".join(term.match(forms) for term in self.terms)
        if not self.left_out:
            return wanted
        return f"({wanted}) NOT ({' OR '.join(term.match(forms) for term in self.left_out)})"

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
    return Query(tuple(wanted), tuple(unwanted))


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
