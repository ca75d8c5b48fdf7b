"""The labelled facts of a case, under its title or in a table: who prepared it, its number in the archive."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import Any, get_args

from referat_cli.i18n import _, speaking
from referat_cli.model.meeting import Outcome
from referat_cli.model.names import fold
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.part_headings import SEEN_TO, part_heading
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.cases.remarks import is_raised
from referat_cli.paper.reading.cases.task_columns import task_columns
from referat_cli.paper.reading.cases.tasks import read_told_task
from referat_cli.paper.reading.cases.types import type_named
from referat_cli.paper.reading.columns import Cell, cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.people.splitting import split_names
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.paper.reading.words.labels import CASE, HEAD, LabelFound, inner_label, label_of, names_column
from referat_cli.paper.reading.words.sentences import sentences
from referat_cli.render.labels import outcome_words

_ARCHIVED = re.compile(r"\d+(?:/\d+(?:[-–]\d+)?)?")
# Facts of a few words or a number, by what their labels mean.
_KEYS = {"archive": "arkivsak", "outcome": "utfall", "type": "sakstype", "proposer": "innstilling_fra"}
_EXTRACT = re.compile(r"saksprotokoll\s*[:–-]\s*", re.IGNORECASE)


def read_facts(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """The labelled lines under a title; the lines that remain."""
    rest: list[SourceLine] = []
    waiting: LabelFound | None = None
    over = False
    for line in _without_outcome(_values_beside_labels(lines, reading.ledger), case, where, reading):
        if over or task_columns(line) or (part_heading(line) and not waiting):
            over = True
            rest.append(line)
            continue
        if line.cells or "\t" in line.text:
            if not _read_fact_row(line, case, where, reading):
                rest.append(line)
            continue
        piece = whole(line).stripped("*")
        found = label_of(piece, CASE) or _day_of_meeting(piece)
        if is_raised(piece.text):
            case["tatt_opp_i_moetet"] = True
            reading.ledger.value((*where, "tatt_opp_i_moetet"), piece)
        elif found and (_is_bare(found) or _tells(found) or _is_other_type(found)):
            over = over or _tells(found)
            rest.append(line)
        elif found:
            for fact in _facts_on(found) if found.rest.text else ():
                _write_fact(fact.meaning, fact, case, where, reading)
            waiting = None if found.rest.text else found
        elif waiting and line.kind == "paragraph" and len(piece.text.split()) <= 12:  # noqa: PLR2004 - a value
            _write_fact(waiting.meaning, waiting._replace(rest=piece), case, where, reading)
            waiting = None
        else:
            over = True
            rest.append(line)
    return rest


def _day_of_meeting(piece: Piece) -> LabelFound | None:
    """The day of the meeting as the head of the paper calls it, a fact of the case too: "Tidspunkt: 3.3.2026"."""
    found = label_of(piece, HEAD)
    is_day = found is not None and found.meaning == "when" and bool(dates_in(found.rest.text))
    return found._replace(meaning="date") if found and is_day else None


def _without_outcome(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """The lines without one among the facts that says what became of the case: "Resultat: Innstilling vedtatt".

    The record has its own words for that; where the paper has others, the texts say it, and that is told.
    """
    rest: list[SourceLine] = []
    for line, below in zip_longest(lines, lines[1:]):
        found = label_of(whole(line), CASE) if not line.cells else None
        if not (found and found.meaning == "outcome" and found.rest.text and below and _is_fact(below)):
            rest.append(line)
            continue
        if fold(found.rest.text) in _outcomes():
            _write_fact(found.meaning, found, case, where, reading)
            continue
        reading.ledger.label(found.label, found.rest)
        reading.ledger.guess(whole(line), "utfall", _("utfallet følger av forslagene og vedtaket"))
    return rest


def _is_fact(line: SourceLine) -> bool:
    found = label_of(whole(line), CASE) if not line.cells else None
    return found is not None and found.meaning in ("archive", "title", "number", "workers", "date")


def without_responsible(
    sections: list[CasePart], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[CasePart]:
    """The parts of a case that decides nothing without who answers for it, which its last line says: "Ansvarlig: …"."""
    line = sections[-1].lines[-1] if sections and sections[-1].lines else None
    is_decided = "saksansvarlig" in case or any(one.meaning == "decision" for one in sections)
    found = _responsible(whole(line).stripped("*")) if line and not line.cells and not is_decided else None
    if found is None or found.meaning != "responsible" or not found.rest.text:
        return sections
    if not all(is_name(name.text) for name in split_names(found.rest, reading.register)):
        return sections  # a task: "Ansvar: Kari bestiller buss"
    _write_fact(found.meaning, found, case, where, reading)
    return [*sections[:-1], sections[-1]._replace(lines=sections[-1].lines[:-1])]


def _responsible(piece: Piece) -> LabelFound | None:
    """The label of a line that may say who answers for a case: "Ansvarlig: Kari Moe", "Oppfølging: Kari Moe"."""
    if seen := SEEN_TO.fullmatch(piece.raw):
        begin = seen.start("seen_to")
        return LabelFound("responsible", piece.part(0, begin).stripped(), piece.part(begin))
    return label_of(piece, CASE)


def without_late_facts(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """The lines of a part without those that say who prepared the case, or its number in the archive."""
    rest: list[SourceLine] = []
    for line in lines:
        found = label_of(whole(line).stripped("*"), CASE) if line.kind == "paragraph" and not line.cells else None
        if found and _is_late_fact(found, case, reading):
            _write_fact(found.meaning, found, case, where, reading)
        else:
            rest.append(line)
    return rest


def _is_late_fact(found: LabelFound, case: dict[str, Any], reading: CaseReading) -> bool:
    """Whether a label with its value is a fact wherever it stands, and the case has none of its kind yet."""
    if found.meaning == "workers" and found.rest.text and "saksbehandler" not in case:
        return all(is_name(name.text) for name in split_names(found.rest, reading.register))
    return found.meaning == "archive" and "arkivsak" not in case and _ARCHIVED.fullmatch(found.rest.text) is not None


def _values_beside_labels(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, a row of labels with its values in the row below as one row of labels and values."""
    found: list[SourceLine] = []
    for line in lines:
        above = found[-1] if found else None
        labels = above.cells if above and len(above.cells) == len(line.cells) else ()
        if above and labels and _are_labels(above) and not _are_labels(line):
            pairs = [(label, value) for label, value in zip(labels, line.cells, strict=True) if label and value]
            told = [cell for pair in pairs for cell in pair]
            ledger.label(*(piece for cell in cells_of(above) for piece in cell.pieces))
            found[-1] = replace(line, cells=tuple(told), spans=(1,) * len(told), columns=())
        else:
            found.append(line)
    return found


def _are_labels(line: SourceLine) -> bool:
    """Whether every cell of a row is a label of a case and nothing else."""
    cells = [cell for cell in cells_of(line) if cell.text]
    found = [label_of(cell.pieces[0], CASE) for cell in cells if len(cell.pieces) == 1]
    return len(cells) > 1 and len(found) == len(cells) and all(one and not one.rest.text for one in found)


def _is_bare(found: LabelFound) -> bool:
    """Whether a word that may be a label stands as a word alone."""
    return found.meaning in ("number", "title") and not found.rest.text and not found.label.raw.rstrip().endswith(":")


def _tells(found: LabelFound) -> bool:
    """Whether sentences stand after a label, and no name or day: "Ansvar: Kari ringer kommunen. Ola hjelper"."""
    return (
        found.meaning in ("responsible", "date")
        and len(sentences(found.rest)) > 1
        and not inner_label(found.rest, CASE)
    )


def _is_other_type(found: LabelFound) -> bool:
    """Whether the type of a case is one that the record has no word for: "Sakstype: Drøfting"."""
    return found.meaning == "type" and bool(found.rest.text) and not type_named(found.rest.text)


def _facts_on(first: LabelFound) -> list[LabelFound]:
    """The facts of a line that has several: "Saksansvarlig: Per Dahl   Arkivsak: 26/60"."""
    found = [first]
    while inner := inner_label(found[-1].rest, CASE):
        before = found[-1].rest
        found[-1] = found[-1]._replace(rest=before.part(0, inner.label.start - before.start).stripped(" ,;"))
        found.append(inner)
    return found


def _read_fact_row(line: SourceLine, case: dict[str, Any], where: Where, reading: CaseReading) -> bool:
    """Labels and values in the cells of a row."""
    cells = [cell for cell in cells_of(line) if cell.text]
    if _names_columns(cells):
        return False
    understood = False
    at = 0
    while at < len(cells):
        found = label_of(cells[at].pieces[0], CASE)
        if not found:
            return understood
        if not found.rest.text:
            following = cells[at].pieces[1:] or (cells[at + 1].pieces if at + 1 < len(cells) else ())
            at += 0 if cells[at].pieces[1:] else 1
            if not following:
                return understood
            found = found._replace(rest=following[0])
        if _is_other_type(found):
            return understood
        _write_fact(found.meaning, found, case, where, reading)
        understood = True
        at += 1
    return understood


def _names_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row is the head of a table, though it begins with what is a label: "Utvalg", "Representant", "Vara"."""
    others = [cell for cell in cells[1:] if not label_of(cell.pieces[0], CASE)]
    return len(cells) > 2 and bool(others) and all(names_column(cell.text) for cell in others)  # noqa: PLR2004 - no label with a value


def _write_fact(meaning: str, found: LabelFound, case: dict[str, Any], where: Where, reading: CaseReading) -> None:
    ledger, value = reading.ledger, found.rest
    if meaning == "responsible" and read_told_task(value, case, where, reading):
        ledger.label(found.label)
    elif meaning in ("responsible", "workers"):
        key = "saksansvarlig" if meaning == "responsible" else "saksbehandler"
        every = split_names(value, reading.register)
        names = [name for name in every if any(map(str.isalpha, name.text))]
        case[key] = [ledger.value((*where, key), name) for name in names]
        ledger.label(found.label, *([value] if names == every else []))  # a day among them is left for the report
    elif meaning == "date":
        _compare_date(found, case, reading)
    elif meaning == "closed":
        case["lukket"] = {"hjemmel": ledger.value((*where, "lukket", "hjemmel"), value)}
        ledger.label(found.label)
    elif meaning == "earlier":
        case["tidligere"] = [_address(part.text) for part in value.split(re.compile(r"\s*,\s*"))]
        ledger.value((*where, "tidligere"), value)
        ledger.label(found.label)
    elif meaning in _KEYS and (told := _told(meaning, value)):
        case[_KEYS[meaning]] = told
        ledger.value((*where, _KEYS[meaning]), value)
        ledger.label(found.label)
    elif meaning == "title" and not case["tittel"]:
        extract = _EXTRACT.match(value.raw)
        case["tittel"] = ledger.value((*where, "tittel"), value.part(extract.end() if extract else 0))
        ledger.label(found.label, *([value.part(0, extract.end())] if extract else []))
    elif meaning in ("committee", "presence", "number", "title"):
        ledger.label(found.label, value)


def _told(meaning: str, value: Piece) -> str | None:
    """What such a fact says in the record; nothing where that has no word for it."""
    if meaning in ("archive", "proposer"):
        return value.text
    return type_named(value.text) if meaning == "type" else _outcomes().get(fold(value.text))


def _address(text: str) -> str:
    """An address of a case as the record has it: "asu: 12/24", or "asu 12/24", is "asu:12/24"."""
    found = re.fullmatch(r"(?P<committee>[a-z0-9-]*[a-z][a-z0-9-]*)(?:: ?| )(?P<case>\S.*)", text)
    return f"{found['committee']}:{found['case']}" if found else text


@cache
def _outcomes() -> dict[str, Outcome]:
    """What papers say became of a case, in bokmål and in nynorsk, and the record's own words."""
    found: dict[str, Outcome] = {fold(outcome.replace("_", " ")): outcome for outcome in get_args(Outcome)}
    for language in ("nb", "nn"):
        with speaking(language):
            found |= {fold(outcome_words(outcome)): outcome for outcome in get_args(Outcome)}
    return found


def _compare_date(found: LabelFound, case: dict[str, Any], reading: CaseReading) -> None:
    """The date of a case is one of the meeting's; where the paper has another, the record says what was written."""
    reading.ledger.label(found.label, found.rest)
    dates = dates_in(found.rest.text, reading.known.date[:4])
    if dates and reading.known.date and dates[0].value not in (reading.known.date, *reading.known.days):
        written = found.rest.stripped(".").text
        reading.departures.append({"sak": case.get("saksnr", ""), "felt": "moetedato", "skrevet": written})
        reading.ledger.guess(
            found.rest, reading.known.date, _("saken har en annen dato enn møtet; referatet har møtets")
        )
