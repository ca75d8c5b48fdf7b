"""Proposals that a table tells: a row each under the names of its columns, or a table of labels and values each."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Any, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.model.problem import Where
from referat_cli.paper.reading.columns import Cell, cells_of, take_cells
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.who import read_who
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.treatment.proposals import type_of_text
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.counts import VoteCount, read_count
from referat_cli.paper.reading.votes.reading import Result, VoteReading
from referat_cli.paper.reading.votes.sentences import read_vote
from referat_cli.paper.reading.words.labels import word_set
from referat_cli.paper.reading.words.phrases import BE, phrase
from referat_cli.paper.reading.words.vote_words import NOT_ADOPTED

_FIELDS = {
    "number": word_set("nr nummer forslag_nr forslagsnr forslagsnummer forslag_nummer framlegg_nr"),
    "by": word_set(
        "forslagsstiller forslagstiller forslagsstillar forslagsstillere innsender innsendar fremmet_av framsett_av "
        "foreslaatt_av framlegg_fraa forslag_fra"
    ),
    "type": word_set("type type_forslag forslagstype"),
    "text": word_set(
        "forslag framlegg forslagstekst tekst ordlyd forslag_til_vedtak endringsforslag forslag_til_ny_tekst"
    ),
    "votes": word_set("votering avstemning avstemming roeysting stemmer stemmetall"),
    "result": word_set("vedtak resultat utfall status voteringsresultat"),
}
_NAMED = re.compile(r"(?:\w*forslag|framlegg)(?: nr\.?)? (?P<label>\d{1,3}|[A-Z])", re.IGNORECASE)
_TYPES = {"endring": "endring", "tillegg": "tillegg", "alternativ": "alternativt", "utset": "utsettelse"}
_WITHDRAWN = re.compile(r"(?:ble |vart )?(?:trukket|trekt|trekkes)\.?", re.IGNORECASE)
_FELL = phrase(rf"(?:{BE} )?{NOT_ADOPTED}\.?")
_PAIR = 2
# No proposal has more labels.
_MOST_LABELS = 20


class ProposalTable(NamedTuple):
    """The proposals of a table, each with its cells by what they tell, and how many rows it has.

    ``is_whole`` is whether it tells nothing else.
    """

    proposals: list[dict[str, Cell]]
    length: int
    is_whole: bool


def proposal_table(lines: Sequence[SourceLine]) -> ProposalTable | None:
    """The table that the lines begin with, where it is one of proposals and of who put each of them forward."""
    if not lines or not lines[0].cells:
        return None
    width = len(lines[0].cells)
    rows = (cells_of(line) for line in takewhile(lambda line: len(line.cells) == width, lines))
    return _of_labels(islice(rows, _MOST_LABELS)) if width == _PAIR else _of_columns(next(rows), rows)


def rows_of_proposals(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The places of the rows of tables of proposals, which are no cases and no parts of one."""
    found: set[int] = set()
    for at in range(len(lines)):
        if at not in found and lines[at].cells and (table := proposal_table(lines[at:])):
            found |= {*range(at, at + table.length)}
    return frozenset(found)


def _field(text: str) -> str:
    """What a label or the name of a column says that stands beside or below it; empty where no field has that name."""
    words = "_".join(fold(text).split())
    return next((field for field, names in _FIELDS.items() if words in names), "")


def _of_columns(names: Sequence[Cell], below: Iterable[Sequence[Cell]]) -> ProposalTable | None:
    fields = [_field(cell.text) for cell in names]
    if not {"by", "text"} <= set(fields):
        return None
    rows = [*below]
    found = [{field: cell for field, cell in zip(fields, row, strict=True) if field and cell.text} for row in rows]
    if not found or not all("text" in one for one in found):
        return None
    others = [cell for row in rows for field, cell in zip(fields, row, strict=True) if not field and cell.text]
    return ProposalTable(found, len(rows) + 1, not others)


def _of_labels(rows: Iterable[Sequence[Cell]]) -> ProposalTable | None:
    """The proposal of a table whose rows have a label and a value; the next begins where a label comes again."""
    found: dict[str, Cell] = {}
    length, is_whole = 0, True
    for label, value in rows:
        named = _NAMED.fullmatch(label.text) if not value.text else None
        field = "number" if named else _field(label.text.rstrip(" :"))
        if field in found or (length and not field and not value.text):
            break
        if field:
            found[field] = label if named else value
        is_whole = is_whole and bool(field)
        length += 1
    return ProposalTable([found], length, is_whole) if {"by", "text"} <= found.keys() else None


def write_proposals(
    table: ProposalTable, proposals: ProposalsRead, where: Where, ledger: Ledger
) -> Iterator[tuple[VoteReading, Piece]]:
    """Write the proposals of a table into the case; the votes on them, each with where it stands."""
    for told in table.proposals:
        label = _label(told.get("number"))
        proposal: dict[str, Any] = {"id": proposals.letter_for(label)}
        place = (*where, "forslag", len(proposals.all))
        if label:
            proposals.labels.setdefault(label, proposal["id"])
        if "by" in told:
            proposal |= _whose(told["by"], place, proposals, ledger)
        if kind := _type(told):
            proposal["type"] = kind
        proposal["punkter"] = [
            ledger.value((*place, "punkter", at), piece) for at, piece in enumerate(told["text"].pieces)
        ]
        ledger.place(place, told["text"].pieces[0])
        if "result" in told and _WITHDRAWN.fullmatch(told["result"].text):
            proposal["utfall"] = "trukket"
        proposals.case.setdefault("forslag", []).append(proposal)
        ledger.guess(
            told["text"].pieces[0], f"forslag {proposal['id']}", _("lest som et forslag, fra en rad i en tabell")
        )
        if vote := _vote(told, proposals):
            yield vote._replace(on=(proposal["id"],)), (told.get("votes") or told["result"]).pieces[0]


def take_table(lines: Sequence[SourceLine], ledger: Ledger) -> None:
    """Take all the words of the rows of a table."""
    take_cells([cell for line in lines for cell in cells_of(line)], ledger)


def _label(number: Cell | None) -> str:
    """What a proposal is called by: of «Forslag 2» the number."""
    if number is None:
        return ""
    named = _NAMED.fullmatch(number.text)
    return named["label"] if named else number.text.rstrip(".")


def _whose(by: Cell, place: Where, proposals: ProposalsRead, ledger: Ledger) -> dict[str, Any]:
    """Who put a proposal forward; what is nobody's name is a body or a part of one."""
    who = read_who(by.pieces[0], proposals.known) if len(by.pieces) == 1 else None
    if who is None:
        key = "paa_vegne_av"
        return {key: [ledger.value((*place, key, at), piece) for at, piece in enumerate(by.pieces)]}
    keys = {"forslagsstiller": who.names, "paa_vegne_av": who.groups}
    return {
        key: [ledger.value((*place, key, at), one) for at, one in enumerate(pieces)]
        for key, pieces in keys.items()
        if pieces
    }


def _type(told: Mapping[str, Cell]) -> str | None:
    """What a proposal is: as its table says, or its own words."""
    said = fold(told["type"].text) if "type" in told else ""
    return next((kind for begins, kind in _TYPES.items() if said.startswith(begins)), type_of_text(told["text"].text))


def _vote(told: Mapping[str, Cell], proposals: ProposalsRead) -> VoteReading | None:
    """How it went with a proposal: what came of it, and by how many where that is understood."""
    result, votes = (told[key].pieces[0] if key in told else None for key in ("result", "votes"))
    said = read_vote(result, ProposalsRead({}, proposals.known)) if result else None
    outcome: Result | None = said.result if said else None
    if said is None and result and _FELL.fullmatch(result.text):
        outcome = "falt"
    found = read_vote(votes, ProposalsRead({}, proposals.known)) if votes else None
    count = found.counted if found else read_count(votes, proposals.known, outcome) if votes else None
    values = {**(said.counted.values if said else {}), **(count.values if count else {})}
    if outcome is None and (found and found.result):
        outcome = found.result
    if outcome is None and {"for", "imot"} <= values.keys() and values["for"] != values["imot"]:
        outcome = "vedtatt" if values["for"] > values["imot"] else "falt"
    return VoteReading((), (), None, VoteCount(values, names_sides=True), outcome) if outcome or values else None
