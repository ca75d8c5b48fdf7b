"""What stands beside those who were elected: how that went, and what the record has no place for."""

import re
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.elections.chosen import Chosen
from referat_cli.paper.reading.elections.offices import OfficeAbove
from referat_cli.paper.reading.elections.sentences import BLANK, ELECTED_BY, HEADING, LOT, ONLY_ELECTED
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.numerals import number


def write_beside(chosen: Chosen, entry: dict[str, Any]) -> None:
    """Write what stands beside the only one who was elected of how that went: "valgt med 5 stemmer og 1 blank"."""
    for one in [*chosen.beside]:
        blank, only = (form.fullmatch(one.raw) for form in (BLANK, ONLY_ELECTED))
        if write_own_votes(ELECTED_BY.fullmatch(one.raw), entry):
            pass
        elif blank:
            entry["blanke"] = number(blank["blank"])
        elif only and only["form"]:
            entry.setdefault("form", only["form"])
        else:
            continue
        chosen.beside.remove(one)


def write_own_votes(by: re.Match[str] | None, entry: dict[str, Any]) -> bool:
    """Write with how many votes the only one who was elected was, where no candidates are told yet."""
    if by is None or "kandidater" in entry or len(entry.get("valgt", ())) != 1:
        return False
    entry["kandidater"] = [{"navn": entry["valgt"][0], "stemmer": number(by["votes"])}]
    return True


def write_form(form: Piece | None, entry: dict[str, Any], place: Where, ledger: Ledger) -> None:
    """Write how somebody was elected."""
    if form is not None and LOT.search(form.text):
        entry["loddtrekning"] = True
    elif form is not None:
        entry["form"] = ledger.value((*place, "form"), form)


def tell_election(sentence: Piece, entry: dict[str, Any], ledger: Ledger) -> None:
    """Note what a sentence was read as."""
    made = f"valg: {entry['verv']}: {', '.join(entry.get('valgt', [])) or '–'}"
    ledger.guess(sentence, made, _("lest som et valg"))


def tell_beside(chosen: Chosen | None, ledger: Ledger) -> None:
    """Note what stands beside those who were elected, which the record has no place for."""
    for one in chosen.beside if chosen else ():
        why = _("står ved en som ble valgt, og er ikke tatt med i referatet")
        before = [name for name in chosen.names if name.start < one.start] if chosen else []
        ledger.guess(one, f"valgt: {before[-1].text if before else ''}", why)


def take_above(above: OfficeAbove, ledger: Ledger) -> None:
    """Take the line above, and note for how long the office is."""
    ledger.label(above.line)
    if above.term:
        tell_term(above.term, above.office.text, ledger)


def tell_term(term: Piece, office: str, ledger: Ledger) -> None:
    """Note for how long an office is, for which the record has no place."""
    ledger.guess(term, f"valg: {office}", _("står ved et verv, og er ikke tatt med i referatet"))


def tell_term_of_heading(heading: Piece, ledger: Ledger) -> None:
    """Note for how long all below a heading were elected: "Følgende ble valgt for to år:"."""
    found = HEADING.fullmatch(heading.raw)
    if found and found["term"]:
        tell_term(heading.part(*found.span("term")), heading.text, ledger)
